// A record as a person reads it.
#pragma once
#include <string>

#include "bahi/record.h"

namespace bahi::cli {

struct TableStyle {
  bool hindi = false;   // labels
  bool colour = false;
  int width = 100;      // columns of the terminal
};

/// `language`: "hi" or "en". Colour on a terminal unless NO_COLOR is set.
TableStyle table_style(const std::string& language, bool terminal);

/// People with their offices; what happened; who said what; what is planned; what the article leaves open.
std::string table(const Record& record, const std::string& text, const TableStyle& style);

/// Columns that this text takes on a terminal: combining signs take none, wide characters two (UAX #11 by ICU).
int columns(std::string_view utf8);

}  // namespace bahi::cli
