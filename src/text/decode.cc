#include "bahi/decode.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace bahi {
namespace {

Error fault(std::string_view source, std::string_view good, size_t offset, const std::string& what) {
  // Line and column of the fault, in code points of the good text before it.
  int line = 1, column = 1;
  for (const char c : good) {
    if (c == '\n')
      ++line, column = 1;
    else
      column += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }
  return {what + " at byte " + std::to_string(offset), std::string(source), line, column};
}

std::string hex(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'0', 'x', digits[byte >> 4], digits[byte & 15]};
}

// The offset of the first byte that is no UTF-8, or s.size(). Runs of ASCII go by eight bytes, Devanagari (E0 A4, E0 A5
// and one more) by three; the rest is ICU's.
size_t valid_prefix(std::string_view bytes) {
  const auto* s = reinterpret_cast<const uint8_t*>(bytes.data());
  const size_t n = bytes.size();
  size_t i = 0;
  while (i < n) {
    if (s[i] < 0x80) {
      uint64_t eight = 0;
      while (i + 8 <= n) {
        std::memcpy(&eight, s + i, 8);
        if ((eight & 0x8080808080808080ULL) != 0) break;
        i += 8;
      }
      while (i < n && s[i] < 0x80) ++i;
      continue;
    }
    if (i + 2 < n && s[i] == 0xE0 && (s[i + 1] & 0xFE) == 0xA4 && (s[i + 2] & 0xC0) == 0x80) {
      i += 3;
      continue;
    }
    int32_t next = 0;
    UChar32 c = 0;
    const auto left = static_cast<int32_t>(n - i < 4 ? n - i : 4);
    U8_NEXT(s + i, next, left, c);
    if (c < 0) return i;
    i += static_cast<size_t>(next);
  }
  return n;
}

// Of no use in a text. Without a branch, so that sixteen are looked at at once.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool blank = static_cast<unsigned char>(byte - 0x08) <= 0x0D - 0x08;
  return (byte < 0x20) & !blank & (byte != 0x1B);
}

// UTF-16 (after its byte order mark) as UTF-8.
Result<std::string> from_utf16(std::string_view bytes, bool big, std::string_view source) {
  std::string out;
  out.reserve(bytes.size() * 3 / 2);
  const auto unit = [&](size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char16_t>(big ? (a << 8) | b : (b << 8) | a);
  };
  for (size_t i = 2; i < bytes.size(); i += 2) {
    if (i + 1 == bytes.size()) return fault(source, out, i, "is no UTF-16: half a character");
    UChar32 c = unit(i);
    if (c == 0) return fault(source, out, i, "is no text: NUL");
    if (U16_IS_SURROGATE(c)) {
      if (!U16_IS_SURROGATE_LEAD(c) || i + 3 >= bytes.size() || !U16_IS_TRAIL(unit(i + 2)))
        return fault(source, out, i, "is no UTF-16: a surrogate without its pair");
      c = U16_GET_SUPPLEMENTARY(c, unit(i + 2));
      i += 2;
    }
    char buffer[4];
    int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, c);
    out.append(buffer, static_cast<size_t>(length));
  }
  return out;
}

}  // namespace

Result<std::string> decode(std::string_view bytes, std::string_view source) {
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, false, source);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, true, source);
  const size_t mark = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view text = bytes.substr(mark);
  if (const void* nul = std::memchr(text.data(), 0, text.size()); nul != nullptr) {
    const auto at = static_cast<size_t>(static_cast<const char*>(nul) - text.data());
    return fault(source, text.substr(0, at), at + mark, "is no text: NUL");
  }
  if (const size_t good = valid_prefix(text); good < text.size())
    return fault(source, text.substr(0, good), good + mark,
                 "is no UTF-8: " + hex(static_cast<unsigned char>(text[good])));
  size_t controls = 0;
  for (const char c : text) controls += is_control(c);
  if (controls * 20 > text.size()) {
    const auto first = static_cast<size_t>(std::find_if(text.begin(), text.end(), is_control) - text.begin());
    return fault(source, text.substr(0, first), first + mark, "is no text: control characters");
  }
  return std::string(text);
}

}  // namespace bahi
