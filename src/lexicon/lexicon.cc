#include "lexicon/lexicon.h"

#include <cassert>
#include <cstring>

#include "base/hash.h"

namespace bahi::lexicon {
namespace {

void put(std::string& out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}
void put(std::string& out, std::string_view text) {
  put(out, text.size(), 4);
  out += text;
}

/// Reads the image's numbers and strings; after the end of the bytes it gives zeros and `good` is false.
struct In {
  std::string_view left;
  bool good = true;
  uint64_t number(size_t bytes) {
    if (left.size() < bytes) return good = false, 0;
    uint64_t value = 0;
    std::memcpy(&value, left.data(), bytes);  // little-endian, as checksum() makes sure
    left.remove_prefix(bytes);
    return value;
  }
  std::string_view text() {
    const size_t size = number(4);
    if (left.size() < size) return good = false, std::string_view{};
    const auto out = left.substr(0, size);
    left.remove_prefix(size);
    return out;
  }
};

}  // namespace

std::string write_image(const std::vector<Table>& tables) {
  std::string body;
  put(body, tables.size(), 4);
  for (const Table& table : tables) {
    put(body, table.rows.size(), 4);
    put(body, std::string(table.schema->folder) + "/" + std::string(table.schema->table) + ".tsv");
    for (const Row& row : table.rows) {
      put(body, static_cast<uint64_t>(row.line), 4);
      put(body, row.provenance);
      for (const auto cell : row.cells) put(body, cell);
    }
  }
  std::string out = "BAHI";
  put(out, kImageVersion, 4);
  put(out, checksum(body), 8);
  return out + body;
}

Result<std::unique_ptr<Lexicon>> Lexicon::from_image(std::string_view image) {
  In in{image};
  if (!image.starts_with("BAHI")) return Error{"these are no tables of Bahi's", {}, 0, 0};
  in.left.remove_prefix(4);
  if (const auto version = in.number(4); version != kImageVersion)
    return Error{"the tables are of version " + std::to_string(version) + ", this engine reads " + std::to_string(kImageVersion), {}, 0, 0};
  if (const uint64_t want = in.number(8); !in.good || want != checksum(in.left)) return Error{"the tables are damaged (checksum)", {}, 0, 0};
  auto out = std::make_unique<Lexicon>();
  const size_t count = in.number(4);
  if (count != schemas().size()) return Error{"the tables are of another make", {}, 0, 0};
  for (size_t t = 0; t < count && in.good; ++t) {
    Table table;
    table.schema = &schemas()[t];
    const size_t rows = in.number(4);
    const auto file = in.text();
    const size_t columns = table.schema->columns.size();
    if (rows > in.left.size() / (4 * (columns + 2))) return Error{"the tables are cut short", {}, 0, 0};  // what the lengths alone take
    table.cells = std::make_unique_for_overwrite<std::string_view[]>(rows * columns);
    std::string_view* next = table.cells.get();
    table.rows.resize(rows);
    for (Row& row : table.rows) {
      row.line = static_cast<int>(in.number(4));
      row.provenance = in.text();
      row.file = file;
      row.cells = {next, columns};
      for (const auto* end = next + columns; next != end; ++next) *next = in.text();
    }
    out->tables_.push_back(std::move(table));
  }
  if (!in.good) return Error{"the tables are cut short", {}, 0, 0};
  return out;
}

const Table& Lexicon::table(std::string_view name) const {
  for (const Table& table : tables_)
    if (table.schema->table == name) return table;
  assert(false && "no such table");
  return tables_.front();
}

}  // namespace bahi::lexicon
