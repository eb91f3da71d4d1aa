#include "lexicon/overlay.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "document/grammar.h"

namespace bahi::lexicon {
namespace {

namespace fs = std::filesystem;

/// Tables that may be laid over: the registry and the frames. The others are Hindi's grammar, by which the models were
/// trained.
constexpr std::array<std::string_view, 16> kOpen = {
    "states",    "places",   "bodies",      "summits", "offices",  "portfolios", "people",   "tenures",
    "spellings", "nominals", "given_names", "frames",  "triggers", "speech",     "no_event", "contexts"};
constexpr std::array<std::string_view, 6> kPlaces = {"ne", "obj", "gen", "gen2", "dest", "clause"};
constexpr std::array<std::string_view, 15> kRoles = {"actor",    "recipient", "topic",     "place",     "content",
                                                     "occasion", "principal", "mediator",  "carrier",   "companion",
                                                     "source",   "goal",      "magnitude", "addressee", "speaker"};

template <typename List>
bool holds(const List& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

constexpr std::string_view kFile = "file=";  // begins the provenance of rows that were laid over

/// A line «#- cells»: rows that begin with these cells are taken out.
struct Retired {
  int line = 0;
  std::vector<std::string_view> cells;
};

struct Laid {
  std::string_view file, text;
  Table table;
  std::vector<Retired> retired;
};

bool begins_with(const Row& row, const std::vector<std::string_view>& cells) {
  if (cells.size() > row.cells.size()) return false;
  for (size_t i = 0; i < cells.size(); ++i)
    if (row.cells[i] != cells[i]) return false;
  return true;
}

std::vector<Retired> retired_in(std::string_view text) {
  std::vector<Retired> out;
  for (int line = 1; !text.empty(); ++line) {
    const size_t end = text.find('\n');
    auto row = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (!row.starts_with("#-")) continue;
    row.remove_prefix(2);
    if (row.ends_with('\r')) row.remove_suffix(1);
    row.remove_prefix(std::min(row.find_first_not_of(' '), row.size()));
    Retired r{line, split(row, '\t')};
    for (auto& cell : r.cells)
      if (cell == "-") cell = {};
    out.push_back(std::move(r));
  }
  return out;
}

/// The cells of its unique columns, or nothing when rows of this table need not differ.
std::string id_of(const Schema& schema, const Row& row) {
  std::string id;
  for (const int i : schema.unique) id += std::string(row.cells[static_cast<size_t>(i)]) + "\t";
  return id;
}

/// Where the cell stands in its line, in code points from 1.
int column_of(std::string_view text, int line, size_t cell) {
  for (int i = 1; i < line; ++i) text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
  int column = 1;
  for (const char c : text.substr(0, text.find('\n'))) {
    if (cell == 0) break;
    if (c == '\t') --cell;
    column += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }
  return column;
}

/// The rows of `base` with those of `laid` over them.
std::vector<Row> merged(const Table& base, const Laid& laid, std::vector<Error>& errors) {
  std::unordered_map<std::string, const Row*> corrected;
  if (!base.schema->unique.empty())
    for (const Row& row : laid.table.rows) corrected.emplace(id_of(*base.schema, row), &row);
  std::vector<bool> found(laid.retired.size());
  std::vector<Row> kept;
  std::unordered_set<const Row*> placed;
  for (const Row& row : base.rows) {
    bool out = false;
    for (size_t i = 0; i < laid.retired.size(); ++i)
      if (begins_with(row, laid.retired[i].cells)) out = found[i] = true;
    if (out) continue;
    const auto it = corrected.empty() ? corrected.end() : corrected.find(id_of(*base.schema, row));
    if (it != corrected.end()) placed.insert(it->second);
    kept.push_back(it == corrected.end() ? row : *it->second);
  }
  for (size_t i = 0; i < found.size(); ++i)
    if (!found[i])
      errors.push_back({"no row begins so, nothing is retired", std::string(laid.file), laid.retired[i].line, 1});
  // New rows come first: where the first wins, it is the user's.
  std::vector<Row> rows;
  rows.reserve(kept.size() + laid.table.rows.size());
  for (const Row& row : laid.table.rows)
    if (!placed.contains(&row)) rows.push_back(row);
  rows.insert(rows.end(), kept.begin(), kept.end());
  return rows;
}

/// Rows whose names lead in a circle: each has the other's name among its variants.
void check_aliases(const Laid& laid, const std::vector<Row>& rows, std::vector<Error>& errors) {
  const auto& columns = laid.table.schema->columns;
  const auto at = [&](std::string_view name) {
    for (size_t i = 0; i < columns.size(); ++i)
      if (columns[i].name == name) return i;
    return columns.size();
  };
  const size_t name = at("hi");
  const size_t variants = at("variants");
  if (name == columns.size() || variants == columns.size()) return;
  std::unordered_map<std::string_view, const Row*> named;
  for (const Row& row : rows) named.emplace(row.cells[name], &row);
  for (const Row& start : laid.table.rows) {
    std::vector<const Row*> path{&start};
    std::unordered_set<std::string_view> seen{start.cells[name]};
    bool circle = false;
    while (!path.empty() && !circle) {
      const Row& row = *path.back();
      path.pop_back();
      for (const auto variant : split(row.cells[variants])) {
        circle |= variant == start.cells[name];
        const auto next = named.find(variant);
        if (next != named.end() && seen.insert(variant).second) path.push_back(next->second);
      }
    }
    if (circle)
      errors.push_back({"cyclic alias: the variants of «" + std::string(start.cells[name]) + "» lead back to it",
                        std::string(laid.file), start.line(), column_of(laid.text, start.line(), variants)});
  }
}

class Checks {
 public:
  Checks(const std::map<std::string_view, std::vector<Row>>& tables, std::vector<Error>& errors)
      : tables_(tables), errors_(errors) {}

  void run(const Laid& laid) {
    const auto table = laid.table.schema->table;
    if (table == "tenures") {
      refers(laid, 0, "people", 0);
      offices(laid);
    } else if (table == "triggers") {
      refers(laid, 0, "frames", 0);
      slots(laid, 3);
    } else if (table == "frames") {
      slots(laid, 5);
    } else if (table == "speech") {
      slots(laid, 3);
    }
  }

 private:
  void fault(const Laid& laid, const Row& row, size_t cell, std::string message) {
    errors_.push_back({std::move(message), std::string(laid.file), row.line(), column_of(laid.text, row.line(), cell)});
  }
  void refers(const Laid& laid, size_t cell, std::string_view table, size_t key) {
    std::unordered_set<std::string_view> known;
    for (const Row& row : tables_.at(table)) known.insert(row.cells[key]);
    for (const Row& row : laid.table.rows)
      if (!known.contains(row.cells[cell]))
        fault(laid, row, cell, "«" + std::string(row.cells[cell]) + "» is in no row of " + std::string(table));
  }
  /// Offices are listed, or held by somebody, or made from a portfolio («office/steel-minister»).
  void offices(const Laid& laid) {
    std::unordered_set<std::string_view> known;
    for (const Row& row : tables_.at("offices")) known.insert(row.cells[0]);
    for (const Row& row : tables_.at("tenures"))
      if (!row.provenance().starts_with(kFile)) known.insert(row.cells[1]);
    for (const Row& row : laid.table.rows) {
      const auto office = row.cells[1];
      if (!known.contains(office) && !office.ends_with("-minister") && !office.ends_with("-secretary"))
        fault(laid, row, 1, "«" + std::string(office) + "» is in no row of offices");
    }
  }
  void slots(const Laid& laid, size_t cell) {
    for (const Row& row : laid.table.rows)
      for (const auto slot : split(row.cells[cell], ' ')) {
        const size_t colon = slot.find(':');
        const auto where = slot.substr(0, colon);
        auto role = colon == std::string_view::npos ? std::string_view{} : slot.substr(colon + 1);
        if (role.ends_with('!')) role.remove_suffix(1);
        if (!holds(kPlaces, where) && marker_of(where) == Marker::none)
          fault(laid, row, cell, "«" + std::string(slot) + "»: there is no marker «" + std::string(where) + "»");
        else if (role != "-" && !holds(kRoles, role))
          fault(laid, row, cell, "«" + std::string(slot) + "»: there is no role «" + std::string(role) + "»");
      }
  }

  const std::map<std::string_view, std::vector<Row>>& tables_;
  std::vector<Error>& errors_;
};

/// The .tsv files below a folder, by name.
std::vector<fs::path> files_of(const fs::path& folder, std::vector<Error>& errors) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == ".tsv" && !it->path().filename().string().starts_with("."))
      files.push_back(it->path());
  std::sort(files.begin(), files.end());
  if (error)
    errors.push_back({error.message(), folder.string()});
  else if (files.empty())
    errors.push_back({"no tables in it (.tsv)", folder.string()});
  return files;
}

}  // namespace

Laying lay_over(const Lexicon& base, const fs::path& folder) {
  Laying out;
  std::vector<Error>& errors = out.errors;
  std::deque<std::string> kept;  // names and texts of files
  std::vector<Laid> all;
  for (const fs::path& path : files_of(folder, errors)) {
    const std::string_view file = kept.emplace_back(path.string());
    const std::string& name = kept.emplace_back(path.stem().string());
    const auto fault = [&](std::string message) { errors.push_back({std::move(message), std::string(file)}); };
    if (!holds(kOpen, name)) {
      std::string open;
      for (const auto table : kOpen) open += " " + std::string(table);
      fault("is no table that can be laid over; these can:" + open);
      continue;
    }
    const auto schema =
        std::find_if(schemas().begin(), schemas().end(), [&](const Schema& s) { return s.table == name; });
    if (std::any_of(all.begin(), all.end(), [&](const Laid& l) { return l.table.schema == &*schema; })) {
      fault("this table is there twice");
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    const std::string_view text =
        kept.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    if (!in) {
      fault("cannot be read");
      continue;
    }
    auto parsed = parse_table(*schema, file, text);
    errors.insert(errors.end(), parsed.errors.begin(), parsed.errors.end());
    // In an image all rows of a table have one file; these keep theirs with their provenance.
    for (auto& provenance : parsed.table.store->provenances)
      provenance = kept.emplace_back(std::string(kFile) + std::string(file) + "\t" + std::string(provenance));
    all.push_back({file, text, std::move(parsed.table), retired_in(text)});
  }
  if (!errors.empty()) return out;

  std::map<std::string_view, std::vector<Row>> rows;
  for (const Schema& schema : schemas()) rows[schema.table] = base.table(schema.table).rows;
  for (const Laid& laid : all) {
    auto& there = rows[laid.table.schema->table];
    there = merged(base.table(laid.table.schema->table), laid, errors);
    check_aliases(laid, there, errors);
  }
  Checks checks(rows, errors);
  for (const Laid& laid : all) checks.run(laid);
  if (!errors.empty()) return out;

  std::vector<Table> tables;
  for (const Schema& schema : schemas()) {
    tables.emplace_back();
    tables.back().schema = &schema;
    tables.back().rows = std::move(rows[schema.table]);
  }
  out.image = write_image(tables);
  return out;
}

std::string origin_of(const Row& row) {
  auto provenance = row.provenance();
  auto file = row.file();
  if (provenance.starts_with(kFile)) {
    const size_t end = provenance.find('\t');
    file = provenance.substr(kFile.size(), end - kFile.size());
    provenance.remove_prefix(end + 1);
  }
  return std::string(file) + ":" + std::to_string(row.line()) + "  " + std::string(provenance);
}

}  // namespace bahi::lexicon
