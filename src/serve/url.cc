#include "serve/url.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

namespace bahi::serve {
namespace {

int digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

bool is_text(const std::string& s) {
  for (int32_t at = 0, size = static_cast<int32_t>(s.size()); at < size;) {
    UChar32 c = 0;
    U8_NEXT(s.data(), at, size, c);
    if (c < ' ' || c == 0x7F) return false;  // U8_NEXT gives a negative value for what is no UTF-8
  }
  return true;
}

}  // namespace

std::optional<std::string> unescaped(std::string_view text, bool plus) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = digit(text[i + 1]);
      const int low = digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (!is_text(out)) return std::nullopt;
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::optional<Target> target_of(std::string_view text) {
  Target out;
  if (!text.starts_with('/')) return std::nullopt;
  const size_t mark = std::min(text.find('?'), text.size());
  auto path = unescaped(text.substr(0, mark), false);
  if (!path) return std::nullopt;
  out.path = std::move(*path);
  for (size_t at = mark + 1; at < text.size();) {
    const size_t end = std::min(text.find('&', at), text.size());
    const auto part = text.substr(at, end - at);
    at = end + 1;
    if (part.empty()) continue;
    const size_t is = std::min(part.find('='), part.size());
    auto name = unescaped(part.substr(0, is), true);
    auto value = unescaped(is < part.size() ? part.substr(is + 1) : std::string_view(), true);
    if (!name || !value) return std::nullopt;
    out.query.emplace_back(std::move(*name), std::move(*value));
  }
  return out;
}

}  // namespace bahi::serve
