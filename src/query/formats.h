// Answers in the formats of other programs: CSV (RFC 4180), Atom (RFC 4287), iCalendar (RFC 5545).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bahi/questions.h"

namespace bahi::query {

/// One row, with its line break.
std::string csv_row(const std::vector<std::string>& cells);
/// The columns of a table of happenings, and one of its rows. `hindi`: names in Hindi.
std::vector<std::string> csv_columns();
std::vector<std::string> csv_cells(const Happening& h, bool hindi);

/// Characters that XML and terminals cannot take become spaces.
std::string without_controls(std::string_view text);

struct AtomEntry {
  const Change* change;
  std::string title, category;
};
/// `name`: identifies the feed; `day`: when it was last brought up to date (never the clock's).
std::string atom(const std::string& name, const std::string& title, const std::string& day,
                 const std::vector<AtomEntry>& entries);

struct CalendarEntry {
  const Happening* happening;
  std::string title, place, description;
};
/// Happenings with a date, as days of a calendar; those without one are left out.
std::string calendar(const std::string& name, const std::vector<CalendarEntry>& entries);

}  // namespace bahi::query
