// Percent-encoding of request targets.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bahi::serve {

/// Decoded; nothing when a «%» is not followed by two hexadecimal digits, or when the result is no UTF-8 or holds
/// control characters. `plus`: «+» is a space.
std::optional<std::string> unescaped(std::string_view text, bool plus);
/// For a path or a value of a query.
std::string escaped(std::string_view text);

struct Target {
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
};
/// Nothing when it is none.
std::optional<Target> target_of(std::string_view text);

}  // namespace bahi::serve
