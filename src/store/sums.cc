#include "store/sums.h"

#include <fmt/format.h>

#include <algorithm>

namespace bahi::store {

bool cooperative(std::string_view event) {
  return event == "AGREE" || event == "CONSULT" || event == "SUPPORT" || event == "COOPERATE" || event == "AID" ||
         event == "CONCEDE" || event == "RETREAT";
}
bool happened(std::string_view stage) {
  return stage == "occurred" || stage == "under way";
}

// The lists of the two functions above stand here too.
const char* const kSums =
    "sum(stage IN ('occurred','under way') AND event IN "
    "('AGREE','CONSULT','SUPPORT','COOPERATE','AID','CONCEDE','RETREAT')), "
    "sum(stage IN ('occurred','under way') AND event NOT IN "
    "('AGREE','CONSULT','SUPPORT','COOPERATE','AID','CONCEDE','RETREAT')), "
    "sum(stage NOT IN ('occurred','under way'))";

std::string dyad_sums() {
  return fmt::format(
      "SELECT -1 period, a, b, event, {0} FROM dyad WHERE day>-100000 GROUP BY a, b, event "
      "UNION ALL SELECT CAST(strftime('%Y', day*86400, 'unixepoch') AS INTEGER)*100 period, a, b, event, {0} FROM dyad "
      "WHERE day>-100000 GROUP BY period, a, b, event "
      "UNION ALL SELECT CAST(strftime('%Y%m', day*86400, 'unixepoch') AS INTEGER) period, a, b, event, {0} FROM dyad "
      "WHERE "
      "day>-100000 GROUP BY period, a, b, event",
      kSums);
}

std::string day_sums() {
  return fmt::format(
      "SELECT b, day, {0} FROM dyad WHERE a='' AND day>-100000 GROUP BY b, day "
      "UNION ALL SELECT '', day, {0} FROM happening WHERE day>-100000 GROUP BY day",
      kSums);
}

Periods periods_of(time::Day since, time::Day until) {
  Periods out;
  for (time::Day day = since; day <= until;) {
    const auto [y, m, d] = time::ymd(day);
    const auto year = time::year_of(y);
    const auto month = time::month_of(y, m);
    if (day == year.start && year.end <= until) {
      out.whole.push_back(period_of_year(y));
      day = year.end + 1;
    } else if (day == month.start && month.end <= until) {
      out.whole.push_back(period_of_month(y, m));
      day = month.end + 1;
    } else {
      out.rest.push_back({day, std::min(month.end, until)});
      day = month.end + 1;
    }
  }
  return out;
}

}  // namespace bahi::store
