// Sums of happenings that the ledger keeps as it is written (tables dyad_sum, day_sum, dyad_slice, day_slice), so that
// questions over everything need not count.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "time/calendar.h"

namespace bahi::store {

/// Acts that bring two parties nearer, by event type; those of the others set them against one another.
bool cooperative(std::string_view event);
/// Stages of what has happened or goes on; others are plans, or came to nothing.
bool happened(std::string_view stage);

/// Happenings by what has become of them.
struct Sums {
  int64_t cooperation = 0, conflict = 0, planned = 0;
  void add(std::string_view event, std::string_view stage, int64_t by) {
    (!happened(stage) ? planned : cooperative(event) ? cooperation : conflict) += by;
  }
};

/// A happening as the sums know it.
struct Summed {
  time::Day day = 0;
  std::string event, stage;
  int share = 0;                                        // share_of its confidence
  std::set<std::pair<std::string, std::string>> pairs;  // as in dyad
};

/// Stretches of time for which pairs are summed: all, a year, a month.
inline constexpr int64_t kAllTime = -1;
constexpr int64_t period_of_year(int year) {
  return int64_t{year} * 100;
}
constexpr int64_t period_of_month(int year, int month) {
  return period_of_year(year) + month;
}
constexpr bool is_month(int64_t period) {
  return period > 0 && period % 100 != 0;
}

/// [since, until] as periods that lie in it, and what is left at its ends: parts of one month each.
struct Periods {
  std::vector<int64_t> whole;
  std::vector<time::Interval> rest;
};
Periods periods_of(time::Day since, time::Day until);

/// How sure a happening is in steps of a twentieth, rounded down: 19 from 0.95 on. What differs from a step by less
/// than 1e-9 is on it.
constexpr int kShares = 20;
constexpr int share_of(double confidence) {
  return static_cast<int>(confidence * kShares + kShares * 1e-9);
}
/// What is surer has an index of its own (happening_sure).
constexpr double kSure = 0.899;

/// Queries for all that dyad_sum and day_sum must hold, column by column. Happenings of no known day are in neither.
std::string dyad_sums();
std::string day_sums();
/// The same for dyad_slice, day_slice and gathering.
std::string dyad_slices();
std::string day_slices();
std::string gatherings();

}  // namespace bahi::store
