#include "time/numbers.h"

#include <charconv>
#include <string>

#include "lexicon/key.h"

namespace bahi::time {
namespace {

double value_of(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Numbers::Numbers(lexicon::Lexicon& lexicon) : symbols_(&lexicon.symbols()) {
  const lexicon::Table& table = lexicon.table("numbers");
  const auto add = [&](std::string_view word, Kind kind, double value) {
    const lexicon::Symbol s = lexicon.symbols().word(word);
    if (s >= kinds_.size()) {
      kinds_.resize(s + 1, Kind::none);
      values_.resize(s + 1, 0);
    }
    if (kinds_[s] != Kind::none) return;
    kinds_[s] = kind;
    values_[s] = value;
  };
  for (const auto& row : table.rows) {
    const std::string_view name = row.cells[2];
    const Kind kind = name == "cardinal"   ? Kind::cardinal
                      : name == "scale"    ? Kind::scale
                      : name == "fraction" ? Kind::fraction
                      : name == "more"     ? Kind::more
                      : name == "ordinal"  ? Kind::ordinal
                                           : Kind::ending;
    const double value = value_of(row.cells[3]);
    std::vector<std::string_view> forms = lexicon::split(row.cells[1]);
    forms.insert(forms.begin(), row.cells[0]);
    for (const std::string_view form : forms) {
      add(form, kind, value);
      if (kind != Kind::cardinal && kind != Kind::scale) continue;
      for (const std::string_view ending : {"वां", "वीं", "वें", "वा", "वी", "वे"})
        add(std::string(form) + std::string(ending), Kind::ordinal, value);
    }
  }
}

std::optional<Number> Numbers::digits(const Token& token) const {
  const std::string_view key = token.key;
  Number out;
  std::string plain;
  size_t at = 0;
  bool dot = false, comma = false;
  for (; at < key.size(); ++at) {
    const char c = key[at];
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if (c == ',' && !dot) {
      comma = true;
    } else if (c == '.' && !dot && at + 1 < key.size() && key[at + 1] >= '0' && key[at + 1] <= '9') {
      dot = true;
      plain += c;
    } else {
      break;
    }
  }
  out.value = value_of(plain);
  if (at < key.size()) {
    if (dot || comma || kind(symbols_->find(key.substr(at))) != Kind::ending) return std::nullopt;
    out.ordinal = true;
  } else {
    out.digits = !dot && !comma;
  }
  return out;
}

std::optional<Number> Numbers::read(std::span<const Token> tokens, int32_t at, int32_t end) const {
  const int32_t first = at;
  double total = 0, current = -1, more = 0, smallest = 1e18;
  bool any = false, hundred = false;
  Number out;
  for (; at < end; ++at) {
    const Token& token = tokens[at];
    if (is_digit(token)) {
      if (current >= 0) break;
      auto number = digits(token);
      if (!number) break;
      if (at > first && (number->ordinal || number->value >= smallest)) break;
      if (!number->ordinal && at + 1 < end && kind(tokens[at + 1].symbol) == Kind::ending &&
          tokens[at + 1].key.starts_with("व"))  // «21 वीं»
        number->ordinal = true, ++at;
      out.ordinal = number->ordinal;
      out.digits = number->digits && at == first;
      current = number->value + more;
      more = 0;
      any = true;
      if (out.ordinal) {
        ++at;
        break;
      }
      continue;
    }
    const Kind k = kind(token.symbol);
    const double v = k == Kind::none ? 0 : values_[token.symbol];
    if (k == Kind::cardinal || k == Kind::ordinal) {
      if (current >= 0 && (!hundred || v >= 100 || more != 0)) break;
      if (total > 0 && v >= smallest) break;
      if (k == Kind::ordinal && any && v >= 100) break;
      current = (current > 0 ? current : 0) + v + more;
      more = 0;
      hundred = false;
      any = true;
      if (k == Kind::ordinal) {
        out.ordinal = true;
        ++at;
        break;
      }
    } else if (k == Kind::fraction) {
      if (any || more != 0) break;
      current = v;
      any = true;
    } else if (k == Kind::more) {
      if (current >= 0 || more != 0) break;
      more = v;
    } else if (k == Kind::scale && v >= 12) {
      if (v >= smallest) break;
      if (current < 0) {
        if (total > 0) break;
        current = 1 + more;
        more = 0;
      }
      any = true;
      out.digits = false;
      if (v == 100) {
        if (hundred) break;
        current *= 100;
        hundred = true;
      } else {
        total += current * v;
        current = -1;
        smallest = v;
        hundred = false;
      }
    } else {
      break;
    }
  }
  if (more != 0) --at;  // «साढ़े» without a number
  if (!any) return std::nullopt;
  if (at > first + 1) out.digits = false;
  out.value = total + (current > 0 ? current : 0);
  if (out.value > 1e15) return std::nullopt;  // no number, and too large for whole ones
  out.last = at;
  return out;
}

}  // namespace bahi::time
