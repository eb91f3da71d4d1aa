// Days of the calendar, without a clock.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bahi::time {

/// Days since 1970-01-01.
using Day = int32_t;

struct Interval {
  Day start = 0, end = 0;  // inclusive
};

struct Ymd {
  int year = 0, month = 0, day = 0;
};

inline Day day_of(int year, int month, int day) {
  using namespace std::chrono;
  return static_cast<Day>(sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                                   std::chrono::day(static_cast<unsigned>(day)))
                              .time_since_epoch()
                              .count());
}
inline int days_in(int year, int month) {
  using namespace std::chrono;
  return static_cast<int>(
      static_cast<unsigned>((std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / last).day()));
}
inline bool valid(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}
inline Ymd ymd(Day day) {
  using namespace std::chrono;
  const year_month_day d{sys_days(days(day))};
  return {static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
          static_cast<int>(static_cast<unsigned>(d.day()))};
}
/// 1 Monday … 7 Sunday.
inline int weekday(Day day) {
  using namespace std::chrono;
  return static_cast<int>(std::chrono::weekday(sys_days(days(day))).iso_encoding());
}
inline Interval month_of(int year, int month) {
  // Months beyond the year's: 13 is January of the next.
  year += month > 0 ? (month - 1) / 12 : (month - 12) / 12;
  month = ((month - 1) % 12 + 12) % 12 + 1;
  return {day_of(year, month, 1), day_of(year, month, days_in(year, month))};
}
inline Interval year_of(int year) {
  return {day_of(year, 1, 1), day_of(year, 12, 31)};
}
inline Interval week_of(Day day) {
  const Day monday = day - (weekday(day) - 1);
  return {monday, monday + 6};
}
/// India's fiscal year that begins in April of `year`.
inline Interval fiscal_of(int year) {
  return {day_of(year, 4, 1), day_of(year + 1, 3, 31)};
}
/// The same day of a month `months` later, or that month's last day.
inline Day add_months(Day day, int months) {
  const Ymd d = ymd(day);
  const Interval m = month_of(d.year, d.month + months);
  return std::min(m.end, m.start + d.day - 1);
}

inline std::string iso(Day day) {
  const Ymd d = ymd(day);
  const auto digits = [](int n, int width) {
    std::string s = std::to_string(n);
    return std::string(static_cast<size_t>(std::max(0, width - static_cast<int>(s.size()))), '0') + s;
  };
  return digits(d.year, 4) + "-" + digits(d.month, 2) + "-" + digits(d.day, 2);
}

/// A day as ISO 8601 has it; nothing when it is none.
inline std::optional<Day> parse_iso(std::string_view s) {
  if (s.size() < 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
  int field[3] = {};
  for (int i = 0; i < 10; ++i) {
    if (i == 4 || i == 7) continue;
    if (s[i] < '0' || s[i] > '9') return std::nullopt;
    int& f = field[i < 4 ? 0 : i < 7 ? 1 : 2];
    f = f * 10 + (s[i] - '0');
  }
  if (!valid(field[0], field[1], field[2])) return std::nullopt;
  return day_of(field[0], field[1], field[2]);
}

}  // namespace bahi::time
