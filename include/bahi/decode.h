// From bytes to text.
#pragma once
#include <string>
#include <string_view>

#include "bahi/result.h"

namespace bahi {

/// The text in `bytes` as valid UTF-8, as Article::text wants it. A byte order mark is taken off; UTF-16 that begins
/// with one is converted. Fails, with the offset of the first bad byte, when the bytes are no UTF-8, or no text (NUL
/// bytes, or more than one byte in twenty a control character). `source` is named in the error, together with line and
/// column.
Result<std::string> decode(std::string_view bytes, std::string_view source);

}  // namespace bahi
