// JSON as it is written: records and answers. By hand rather than through a JSON library, because the contract fixes
// the order of fields and the decimals of numbers («confidence» of records: three), and an archive has millions of
// them.
#pragma once
#include <fmt/format.h>

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "bahi/span.h"

namespace bahi {

/// Strings must be valid UTF-8.
class JsonWriter {
 public:
  /// `indent`: spaces a level; negative: all on one line.
  explicit JsonWriter(int indent) : indent_(indent) {}

  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    out_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    item();
    string(name);
    out_ += indent_ < 0 ? ":" : ": ";
  }
  void item() {
    if (!first_) out_ += ',';
    first_ = false;
    line();
  }
  void string(std::string_view text) {
    out_ += '"';
    size_t from = 0;  // of what can be written as it stands
    for (size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
      out_ += text.substr(from, i - from);
      from = i + 1;
      switch (c) {
        case '"':
          out_ += "\\\"";
          break;
        case '\\':
          out_ += "\\\\";
          break;
        case '\n':
          out_ += "\\n";
          break;
        case '\r':
          out_ += "\\r";
          break;
        case '\t':
          out_ += "\\t";
          break;
        default:
          fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<int>(c));
      }
    }
    out_ += text.substr(from);
    out_ += '"';
  }
  void raw(std::string_view text) { out_ += text; }

  // Fields that are left out when empty.
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void flag(std::string_view name, bool value) {
    key(name);
    raw(value ? "true" : "false");
  }
  template <typename T>
  requires std::is_arithmetic_v<T>
  void number(std::string_view name, T value) {
    key(name);
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  void number(std::string_view name, const std::optional<double>& value) {
    if (value) number(name, *value);
  }
  void decimals(std::string_view name, double value) {
    key(name);
    fmt::format_to(std::back_inserter(out_), "{:.3f}", value);
  }
  // Stretches of text, as [start,end].
  void span(Span s) { fmt::format_to(std::back_inserter(out_), "[{},{}]", s.start, s.end); }
  void span(std::string_view name, Span s) {
    key(name);
    span(s);
  }
  void span(std::string_view name, const std::optional<Span>& s) {
    if (s) span(name, *s);
  }
  void spans(std::string_view name, const std::vector<Span>& all) {
    key(name);
    out_ += '[';
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out_ += ',';
      span(all[i]);
    }
    out_ += ']';
  }
  void texts(std::string_view name, const std::vector<std::string>& all) {
    key(name);
    out_ += '[';
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out_ += ',';
      string(all[i]);
    }
    out_ += ']';
  }
  template <typename T, typename F>
  void objects(std::string_view name, const std::vector<T>& all, F&& fields) {
    key(name);
    open('[');
    for (const T& x : all) {
      item();
      open('{');
      fields(x);
      close('}');
    }
    close(']');
  }
  template <typename F>
  void object(std::string_view name, F&& fields) {
    key(name);
    open('{');
    fields();
    close('}');
  }

  std::string take() { return std::move(out_); }

 private:
  void line() {
    if (indent_ < 0) return;
    out_ += '\n';
    out_.append(static_cast<size_t>(depth_) * indent_, ' ');
  }
  std::string out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;
};

}  // namespace bahi
