#include "lexicon/lexicon.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <functional>
#include <string>
#include <unordered_map>

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
  std::string_view text() { return bytes(number(4)); }
  std::string_view bytes(size_t size) {
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
  std::vector<CutWords::Word> words;
  std::vector<std::string> keys(1);
  std::unordered_map<std::string, Symbol> symbols;
  const auto word = [&](size_t at, size_t size, std::string_view key) {
    if (key.empty()) {
      words.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(size), 0});
      return;
    }
    const auto [it, made] = symbols.try_emplace(std::string(key), static_cast<Symbol>(keys.size()));
    if (made) keys.push_back(it->first);
    words.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(size), it->second});
  };
  // Cuts a cell that stands at `at` into the words of its phrases. Cells without a letter beyond ASCII are no phrases
  // to be found.
  const auto cut = [&](size_t at, std::string_view cell) {
    if (std::all_of(cell.begin(), cell.end(), [](unsigned char c) { return c < 0x80; })) return;
    std::string buffer;
    for (const auto phrase : split(cell)) {
      const size_t begin = at + static_cast<size_t>(phrase.data() - cell.data());
      if (phrase.data() != cell.data()) words.push_back({static_cast<uint32_t>(begin - 1), 1, 0});
      for_each_piece(phrase, [&](size_t from, size_t to) {
        word(begin + from, to - from, key_view(phrase.substr(from, to - from), buffer));
      });
    }
  };
  for (const Table& table : tables) {
    put(body, std::string(table.schema->folder) + "/" + std::string(table.schema->table) + ".tsv");
    std::vector<std::string_view> provenances;
    std::string origins, ends, text;
    const size_t columns = table.schema->columns.size();
    for (const Row& row : table.rows) {
      if (provenances.empty() || provenances.back() != row.provenance()) provenances.push_back(row.provenance());
      put(origins, provenances.size() - 1, 4);
      for (size_t c = 0; c < columns; ++c) {
        text += row.cells[c];
        put(ends, text.size(), 4);
      }
    }
    put(body, provenances.size(), 4);
    for (const auto provenance : provenances) put(body, provenance);
    put(body, table.rows.size(), 4);
    for (const Row& row : table.rows) put(body, static_cast<uint64_t>(row.line()), 4);
    body += origins;
    put(body, 0, 4);  // where the first cell begins
    body += ends;
    put(body, text);
    size_t at = body.size() - text.size();
    for (const Row& row : table.rows)
      for (size_t c = 0; c < columns; ++c) {
        cut(at, row.cells[c]);
        at += row.cells[c].size();
      }
  }
  const size_t size = body.size();
  put(body, keys.size() - 1, 4);
  std::vector<Keys::Slot> slots(std::bit_ceil(keys.size() * 2));
  put(body, slots.size(), 4);
  for (size_t i = 1; i < keys.size(); ++i) {
    const uint64_t key_hash = hash(keys[i]);
    size_t at = key_hash & (slots.size() - 1);
    while (slots[at].symbol != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = {Keys::print_of(key_hash), static_cast<Symbol>(i)};
  }
  for (const auto& slot : slots) {
    put(body, slot.print, 4);
    put(body, slot.symbol, 4);
  }
  for (const auto& key : keys) put(body, key.empty() ? 0 : hash(key), 8);
  std::string text;
  for (const auto& key : keys) {
    put(body, text.size(), 4);
    text += key;
  }
  put(body, text.size(), 4);
  put(body, text);
  put(body, size, 4);
  put(body, words.size(), 4);
  for (const auto& w : words) {
    put(body, w.at, 4);
    put(body, w.size, 4);
    put(body, w.symbol, 4);
  }
  for (size_t i = 0, next = 0; i <= size / CutWords::kStride; ++i) {
    while (next < words.size() && words[next].at < i * CutWords::kStride) ++next;
    put(body, next, 4);
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
    return Error{
        "the tables are of version " + std::to_string(version) + ", this engine reads " + std::to_string(kImageVersion),
        {},
        0,
        0};
  const uint64_t sum = in.number(8);
  if (!in.good || sum != bahi::checksum(in.left)) return Error{"the tables are damaged (checksum)", {}, 0, 0};
  const Error cut_short{"the tables are cut short", {}, 0, 0};
  auto out = std::make_unique<Lexicon>();
  out->image_ = image;
  out->checksum_ = sum;
  const std::string_view body = in.left;
  const size_t count = in.number(4);
  if (count != schemas().size()) return Error{"the tables are of another make", {}, 0, 0};
  for (size_t t = 0; t < count && in.good; ++t) {
    Table table;
    table.schema = &schemas()[t];
    table.store = std::make_unique<Store>();
    Store& store = *table.store;
    store.file = in.text();
    store.columns = table.schema->columns.size();
    const size_t provenances = in.number(4);
    if (provenances > in.left.size() / 4) return cut_short;
    for (size_t i = 0; i < provenances; ++i) store.provenances.push_back(in.text());
    const size_t rows = in.number(4);
    if (rows > in.left.size() / 8) return cut_short;
    store.lines = in.bytes(rows * 4).data();
    store.origins = in.bytes(rows * 4).data();
    store.cells = in.bytes((rows * store.columns + 1) * 4).data();
    const auto text = in.text();
    store.text = text.data();
    if (!in.good) return cut_short;
    table.rows.reserve(rows);
    // Whole loops without a branch, which the compiler makes vectors of.
    bool good = true;
    for (size_t i = 0; i < rows * store.columns; ++i)
      good &= Store::number(store.cells, i) <= Store::number(store.cells, i + 1);
    for (size_t i = 0; i < rows; ++i) good &= Store::number(store.origins, i) < provenances;
    in.good = good && Store::number(store.cells, rows * store.columns) == text.size();
    for (uint32_t i = 0; i < rows; ++i) table.rows.push_back({Cells(&store, i)});
    out->tables_.push_back(std::move(table));
  }
  const size_t size = body.size() - in.left.size();
  Keys keys;
  keys.count = in.number(4);
  keys.slot_count = in.number(4);
  if (!std::has_single_bit(keys.slot_count) || keys.slot_count <= keys.count) return cut_short;
  keys.slots = in.bytes(keys.slot_count * sizeof(Keys::Slot)).data();
  keys.hashes = in.bytes((keys.count + 1) * 8).data();
  keys.begins = in.bytes((keys.count + 2) * 4).data();
  const auto key_text = in.text();
  keys.text = key_text.data();
  if (!in.good) return cut_short;
  bool good = Keys::at<uint32_t>(keys.begins, keys.count + 1) == key_text.size();
  for (size_t i = 0; i <= keys.count; ++i)
    good &= Keys::at<uint32_t>(keys.begins, i) <= Keys::at<uint32_t>(keys.begins, i + 1);
  size_t taken = 0;
  for (size_t i = 0; i < keys.slot_count; ++i) {
    const auto slot = Keys::at<Keys::Slot>(keys.slots, i);
    good &= slot.symbol <= keys.count;
    taken += slot.symbol != 0;
  }
  good &= taken == keys.count;  // so that a search ends
  if (in.number(4) != size) in.good = false;
  const auto words = in.bytes(in.number(4) * sizeof(CutWords::Word));
  const auto index = in.bytes((size / CutWords::kStride + 1) * 4);
  const CutWords cut(body.substr(0, size), words, index);
  for (size_t i = 0; i < cut.size(); ++i) good &= cut[i].symbol <= keys.count;
  in.good = in.good && good;
  if (!in.good || !in.left.empty()) return cut_short;
  out->symbols_.adopt(keys, cut);
  return out;
}

std::pair<size_t, size_t> Lexicon::place(const Row* row) const {
  for (size_t t = 0; t < tables_.size(); ++t) {
    const auto& rows = tables_[t].rows;
    if (!rows.empty() && !std::less<>()(row, rows.data()) && std::less<>()(row, rows.data() + rows.size()))
      return {t, static_cast<size_t>(row - rows.data())};
  }
  assert(false && "a row of no table");
  return {};
}

const Table& Lexicon::table(std::string_view name) const {
  for (const Table& table : tables_)
    if (table.schema->table == name) return table;
  assert(false && "no such table");
  return tables_.front();
}

}  // namespace bahi::lexicon
