// Tables: rows of cells, read from tab-separated text and checked against a schema, or from the compiled image.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bahi/result.h"

namespace bahi::lexicon {

/// One row. Views point into the text or image the table was read from, which must outlive it.
struct Row {
  std::span<const std::string_view> cells;  // one per column of the schema; empty: not given; kept by the table
  std::string_view file;
  int line = 0;
  std::string_view provenance;  // "source=… author=… date=…" in force at the row
};

struct Column {
  std::string_view name;
  enum class Kind { text, list, key, country, date, number, choice } kind = Kind::text;
  std::string_view choices;  // for choice: separated by '|'
  bool required = false;
};

struct Schema {
  std::string_view table;       // its name: the file's, without ".tsv"
  std::string_view folder;      // "lang/hi" or "ontology"
  std::vector<Column> columns;
  std::vector<int> unique;      // columns that together must not repeat; empty: no such rule
};

/// The schema of every table that Bahi knows, in the order of the image.
const std::vector<Schema>& schemas();

struct Table {
  const Schema* schema = nullptr;
  std::vector<Row> rows;
  std::unique_ptr<std::string_view[]> cells = nullptr;  // of all rows
  /// Index of a column by name; asserts that it is there.
  int column(std::string_view name) const;
};

/// Reads one table's text. Every fault is reported (not only the first), with file, line and column of the cell.
/// `file` is the name to put into errors and rows; both views must outlive the table.
struct Parsed {
  Table table;
  std::vector<Error> errors;
};
Parsed parse_table(const Schema& schema, std::string_view file, std::string_view text);

/// The parts of a list cell: «a|b» gives a and b; an empty cell gives none.
std::vector<std::string_view> split(std::string_view cell, char by = '|');

}  // namespace bahi::lexicon
