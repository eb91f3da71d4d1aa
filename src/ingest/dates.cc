// Days of publication as the web writes them.
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "ingest/parts.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"

namespace bahi::ingest {
namespace {

bool digit(std::string_view s, size_t i) {
  return i < s.size() && s[i] >= '0' && s[i] <= '9';
}
int number(std::string_view s) {
  int n = 0;
  for (const char c : s) n = n * 10 + (c - '0');
  return n;
}

}  // namespace

bool is_day(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
  for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (!digit(s, i)) return false;
  using namespace std::chrono;
  return year_month_day(year{number(s.substr(0, 4))}, month{static_cast<unsigned>(number(s.substr(5, 2)))},
                        day{static_cast<unsigned>(number(s.substr(8, 2)))})
      .ok();
}

std::string day_of(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\n' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n' || s.back() == '\t')) s.remove_suffix(1);
  if (const auto day = s.substr(0, 10); is_day(day)) {
    if (s.size() == 10) return std::string(day);
    const bool moment = (s[10] == 'T' || s[10] == 't' || s[10] == ' ') && digit(s, 11) && digit(s, 12) &&
                        s.size() > 13 && s[13] == ':' && digit(s, 14) && digit(s, 15);
    return moment ? std::string(day) : std::string();
  }
  // RFC 822: [weekday,] day month year …
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (const size_t comma = s.find(','); comma != std::string_view::npos && comma < 10) s.remove_prefix(comma + 1);
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  size_t at = digit(s, 1) ? 2 : 1;
  if (!digit(s, 0) || at >= s.size() || s[at] != ' ') return {};
  const int day = number(s.substr(0, at));
  s.remove_prefix(at + 1);
  for (size_t m = 0; m < kMonths.size(); ++m) {
    if (!s.starts_with(kMonths[m])) continue;
    at = s.find(' ');
    if (at == std::string_view::npos) return {};
    s.remove_prefix(at + 1);
    if (!(digit(s, 0) && digit(s, 1) && digit(s, 2) && digit(s, 3))) return {};
    char out[16];
    std::snprintf(out, sizeof out, "%.4s-%02d-%02d", s.data(), static_cast<int>(m) + 1, day);
    return is_day(out) ? std::string(out) : std::string();
  }
  return {};
}

namespace {

/// Months by their names (lang/hi/time_words.tsv), in Hindi and English.
const std::map<std::string, int, std::less<>>& months() {
  static const auto* kept = [] {
    auto* all = new std::map<std::string, int, std::less<>>;
    const auto lexicon = lexicon::Lexicon::builtin();
    if (!lexicon) return all;
    for (const auto& row : (*lexicon)->table("time_words").rows)
      if (row.cells[0] == "month")
        for (const auto name : lexicon::split(row.cells[1]))
          all->emplace(lexicon::match_key(name), number(row.cells[2]));
    return all;
  }();
  return *kept;
}

/// A run of letters or of digits; what stood before it.
struct Piece {
  std::string text;
  char before = ' ';
  int value = -1;  // of digits
};

std::vector<Piece> pieces_of(std::string_view text) {
  constexpr std::string_view kDevanagariZero = "\u0966";
  constexpr std::string_view kBetween = " \t\n,|:;()/-.[]";
  std::vector<Piece> out;
  char before = ' ';
  bool open = false;
  for (size_t i = 0; i < text.size();) {
    int digit_value = -1;
    size_t size = 1;
    if (digit(text, i)) {
      digit_value = text[i] - '0';
    } else if (text.substr(i, 2) == kDevanagariZero.substr(0, 2) && i + 2 < text.size()) {
      const int d = static_cast<unsigned char>(text[i + 2]) - static_cast<unsigned char>(kDevanagariZero[2]);
      if (d >= 0 && d < 10) {
        digit_value = d;
        size = 3;
      }
    }
    if (digit_value < 0 && kBetween.find(text[i]) != std::string_view::npos) {
      before = text[i] == ' ' && !open ? before : text[i];
      open = false;
      ++i;
      continue;
    }
    const bool digits = digit_value >= 0;
    if (!open || (out.back().value >= 0) != digits) out.push_back({{}, open ? ' ' : before, digits ? 0 : -1});
    open = true;
    out.back().text.append(text.substr(i, size));
    if (digits && out.back().value < 100000) out.back().value = out.back().value * 10 + digit_value;
    i += size;
  }
  return out;
}

}  // namespace

std::string day_in(std::string_view text) {
  const auto pieces = pieces_of(text);
  const auto made = [](int year, int month, int day) -> std::string {
    if (year < 1950 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    char out[16];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", year, month, day);
    return is_day(out) ? std::string(out) : std::string();
  };
  const auto month = [&](const Piece& p) {
    if (p.value >= 0) return 0;
    const auto it = months().find(lexicon::match_key(p.text));
    return it == months().end() ? 0 : it->second;
  };
  for (size_t i = 0; i + 2 < pieces.size(); ++i) {
    const Piece& a = pieces[i];
    const Piece& b = pieces[i + 1];
    const Piece& c = pieces[i + 2];
    std::string found;
    if (a.value >= 0 && month(b) > 0) found = made(c.value, month(b), a.value);
    if (found.empty() && month(a) > 0) found = made(c.value, month(a), b.value);
    const bool joined = b.before == c.before && (b.before == '/' || b.before == '-' || b.before == '.');
    if (found.empty() && joined && a.value >= 0 && b.value >= 0 && c.value >= 0) {
      found = made(a.value, b.value, c.value);
      if (found.empty()) found = made(c.value, b.value, a.value);
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace bahi::ingest
