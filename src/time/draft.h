// What an expression says, before the publication date and the sentence's tense give it a value.
#pragma once
#include <optional>
#include <string>

#include "document/layers.h"
#include "time/words.h"

namespace bahi::time {

/// Which way from the publication date.
enum class Way : uint8_t { by_tense, past, future };

/// What relative units are counted from.
enum class Base : uint8_t { publication, text };  // text: an earlier date of the article («उसी दिन»)

/// One point or stretch: a period (a stated year, or a unit counted from a base), narrowed by month, day, weekday,
/// edge.
struct Draft {
  Range tokens;
  TimeType type = TimeType::date;
  std::string duration;
  bool valued = true;  // false: never has a value («हाल में», «दिवाली»)

  int year = 0, year_end = 0;  // stated; year_end: of a range, decade or century
  bool fiscal = false;         // the stated year begins in April
  Unit unit = Unit::none;      // the unit counted, when no year is stated
  double count = 0;            // how many: -1 last, 0 this, 1 next; «तीन दिन पहले» -3
  double count_least = 0;      // of «दो-तीन दिन पहले» the nearer one; else as count
  bool stretch = false;        // «पिछले तीन दिन»: all of it, not the day at its end
  bool counted = false;        // count is a number that the text has («तीन दिन पहले»)
  bool either = false;         // count's sign is the tense's (कल)
  Base base = Base::publication;

  int month = 0, month_end = 0, day = 0, day_end = 0;
  int weekday = 0;
  int nth = 0;                     // of a month: «पहले रविवार»
  int season = 0, season_end = 0;  // month * 100 + day
  Edge edge = Edge::none;
  int edge_count = 0;
  bool date_of_month = false;  // «5 तारीख»: day without month
  Way way = Way::by_tense;     // «बीते 5 मई को», «अगले सोमवार»
  bool approximate = false;
  int widen = 0;          // days
  bool of_event = false;  // «बैठक के दो दिन बाद»
  int32_t of_date = -1;   // token at which the date ends that «के दो दिन बाद» counts from

  bool day_level() const { return day != 0 || weekday != 0 || unit == Unit::day; }
  bool empty_period() const { return year == 0 && unit == Unit::none; }
};

/// An expression: a point, or a range of two.
struct Found {
  Draft from;
  std::optional<Draft> to;
  Range tokens;
};

}  // namespace bahi::time
