// Zstandard (RFC 8878).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bahi::store {

std::string zip(std::string_view bytes);
/// Nothing when the bytes are damaged.
std::optional<std::string> unzip(std::string_view bytes);

}  // namespace bahi::store
