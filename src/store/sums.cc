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

namespace {

/// The three sums of a group of rows that have columns event and stage. The lists of the two functions above stand here
/// too.
constexpr const char* kSums =
    "sum(stage IN ('occurred','under way') AND event IN "
    "('AGREE','CONSULT','SUPPORT','COOPERATE','AID','CONCEDE','RETREAT')), "
    "sum(stage IN ('occurred','under way') AND event NOT IN "
    "('AGREE','CONSULT','SUPPORT','COOPERATE','AID','CONCEDE','RETREAT')), "
    "sum(stage NOT IN ('occurred','under way'))";
/// share_of(confidence) as SQL.
constexpr const char* kShare = "CAST(confidence*20+2e-8 AS INTEGER)";

}  // namespace

std::string dyad_sums() {
  std::string out;
  for (const auto& [period, by_type] : std::initializer_list<std::pair<const char*, bool>>{
           {"-1", true},
           {"CAST(strftime('%Y', day*86400, 'unixepoch') AS INTEGER)*100", true},
           {"CAST(strftime('%Y%m', day*86400, 'unixepoch') AS INTEGER)", false}})
    for (const char* type : {"''", "event"}) {
      if (type[0] == 'e' && !by_type) continue;
      out += fmt::format("{}SELECT {} period, {} event, a, b, {} FROM dyad WHERE day>-100000 GROUP BY 1, 2, a, b",
                         out.empty() ? "" : " UNION ALL ", period, type, kSums);
    }
  return out;
}

std::string day_sums() {
  return fmt::format(
      "SELECT b, day, {0} FROM dyad WHERE a='' AND day>-100000 GROUP BY b, day "
      "UNION ALL SELECT '', day, {0} FROM happening WHERE day>-100000 GROUP BY day "
      "UNION ALL SELECT '=' || event e, day, {0} FROM happening WHERE day>-100000 GROUP BY e, day",
      kSums);
}

std::string dyad_slices() {
  return fmt::format(
      "SELECT a, b, stage, {} share, {} FROM (SELECT d.*, h.confidence FROM dyad d CROSS JOIN happening h ON "
      "h.id=d.happening WHERE d.day>-100000) GROUP BY a, b, stage, share",
      kShare, kSums);
}

std::string day_slices() {
  return fmt::format("SELECT day, stage, {} share, {} FROM happening WHERE day>-100000 GROUP BY day, stage, share",
                     kShare, kSums);
}

std::string gatherings() {
  return "SELECT b polity, day, happening, event, stage FROM dyad WHERE a='' AND happening IN (SELECT happening FROM "
         "dyad_of WHERE a='' GROUP BY happening HAVING count(*)>2)";
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
