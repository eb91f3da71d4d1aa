// Days of publication as the web writes them.
#include <array>
#include <chrono>
#include <cstdio>

#include "ingest/parts.h"

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

}  // namespace bahi::ingest
