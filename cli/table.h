// A record as a person reads it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bahi/record.h"

namespace bahi::cli {

struct TableStyle {
  bool hindi = false;  // labels
  bool colour = false;
  int width = 100;  // columns of the terminal
};

/// `language`: "hi" or "en". Colour on a terminal unless NO_COLOR is set. Width: COLUMNS when it is set, else the
/// terminal's.
TableStyle table_style(const std::string& language, bool terminal);

/// People with their offices; what happened; who said what; what is planned; what the article leaves open.
std::string table(const Record& record, const std::string& text, const TableStyle& style);

/// What this diagnostic asks, in English or Hindi, with the names of those it means.
std::string query(const Record& record, const RecordDiagnostic& diagnostic, bool hindi);
/// A word of the record's closed sets («occurred», «CONSULT») as a reader wants it.
std::string gloss(std::string_view word, bool hindi);

/// «2025-11-18» as «18 November 2025», or less of it.
std::string day_text(const std::string& iso, bool hindi, bool with_day = true, bool with_month = true,
                     bool with_year = true);

/// «on 18 November 2025», «in November 2025», «about …».
std::string date_text(const RecordDate& date, bool hindi);

/// Who did what to whom, in one sentence. Empty `who`: somebody. `past`: it happened; `negated`: it did not.
struct Deed {
  std::string event, act, who, whom;
  bool past = true, negated = false;
};
std::string sentence(const Deed& deed, bool hindi);

/// Where to ask on, under the last table on a terminal.
std::string table_hint(const std::string& input, const TableStyle& style);

/// Columns that this text takes on a terminal: combining signs take none, wide characters two (UAX #11 by ICU).
int columns(std::string_view utf8);

/// Lines of at most `width` columns, broken at spaces.
std::vector<std::string> wrap(std::string_view text, int width);

/// Control characters become spaces: an article must not steer the terminal.
std::string printable(std::string_view text);

}  // namespace bahi::cli
