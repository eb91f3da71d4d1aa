// Tables: rows of cells, read from tab-separated text and checked against a schema, or from the compiled image.
#pragma once
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bahi/result.h"

namespace bahi::lexicon {

/// Where the rows of one table stand: arrays of 32-bit numbers and one text, views of an image or of `own`. Numbers are
/// read as they lie, at any address.
struct Store {
  std::string_view file;
  size_t columns = 0;
  const char* lines = nullptr;    // per row
  const char* origins = nullptr;  // per row: index into provenances
  const char* cells = nullptr;    // per cell: where it begins in `text`; and where the last one ends
  const char* text = nullptr;
  std::vector<std::string_view> provenances;
  struct Own {
    std::vector<uint32_t> lines, origins, cells;
    std::string text;
  };
  std::unique_ptr<Own> own = nullptr;

  static uint32_t number(const char* numbers, size_t i) {
    uint32_t value;
    std::memcpy(&value, numbers + i * sizeof value, sizeof value);
    return value;
  }
  std::string_view cell(size_t i) const {
    const uint32_t begin = number(cells, i);
    return {text + begin, number(cells, i + 1) - begin};
  }
};

/// The cells of a row, one per column of the schema; an empty one is not given.
class Cells {
 public:
  Cells(const Store* store, uint32_t row) : store_(store), row_(row) {}
  size_t size() const { return store_->columns; }
  std::string_view operator[](size_t column) const { return store_->cell(row_ * store_->columns + column); }
  std::string_view front() const { return (*this)[0]; }

  struct Iterator {
    const Cells* cells;
    size_t column;
    std::string_view operator*() const { return (*cells)[column]; }
    Iterator& operator++() { return ++column, *this; }
    bool operator!=(const Iterator& other) const { return column != other.column; }
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  friend struct Row;
  const Store* store_;
  uint32_t row_;
};

/// One row. It points into the table, and that into the image; both must outlive it.
struct Row {
  Cells cells;
  std::string_view file() const { return cells.store_->file; }
  int line() const { return static_cast<int>(Store::number(cells.store_->lines, cells.row_)); }
  /// "source=… author=… date=…" in force at the row.
  std::string_view provenance() const {
    return cells.store_->provenances[Store::number(cells.store_->origins, cells.row_)];
  }
};

struct Column {
  std::string_view name;
  enum class Kind { text, list, key, country, date, number, choice } kind = Kind::text;
  std::string_view choices;  // for choice: separated by '|'
  bool required = false;
};

struct Schema {
  std::string_view table;   // its name: the file's, without ".tsv"
  std::string_view folder;  // "lang/hi" or "ontology"
  std::vector<Column> columns;
  std::vector<int> unique;  // columns that together must not repeat; empty: no such rule
};

/// The schema of every table that Bahi knows, in the order of the image.
const std::vector<Schema>& schemas();

struct Table {
  const Schema* schema = nullptr;
  std::vector<Row> rows;
  std::unique_ptr<Store> store = nullptr;
  /// Index of a column by name; asserts that it is there.
  int column(std::string_view name) const;
};

/// Reads one table's text. Every fault is reported (not only the first), with file, line and column of the cell.
/// `file` is the name to put into errors and rows; both views must outlive the table (its provenances are views of the
/// text).
struct Parsed {
  Table table;
  std::vector<Error> errors;
};
Parsed parse_table(const Schema& schema, std::string_view file, std::string_view text);

/// The parts of a list cell, found while one goes through them.
class Parts {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string_view*;
    using reference = const std::string_view&;
    Iterator() = default;
    Iterator(std::string_view rest, char by) : rest_(rest), by_(by), left_(true) { cut(); }
    reference operator*() const { return part_; }
    pointer operator->() const { return &part_; }
    Iterator& operator++() {
      left_ = more_;
      if (left_) cut();
      return *this;
    }
    Iterator operator++(int) {
      Iterator old = *this;
      ++*this;
      return old;
    }
    bool operator==(const Iterator& other) const {
      return left_ == other.left_ && (!left_ || part_.data() == other.part_.data());
    }

   private:
    void cut() {
      const void* at = std::memchr(rest_.data(), by_, rest_.size());
      more_ = at != nullptr;
      const size_t size = more_ ? static_cast<size_t>(static_cast<const char*>(at) - rest_.data()) : rest_.size();
      part_ = rest_.substr(0, size);
      rest_.remove_prefix(more_ ? size + 1 : size);
    }
    std::string_view rest_, part_;
    char by_ = '|';
    bool left_ = false, more_ = false;
  };
  using iterator = Iterator;
  using const_iterator = Iterator;
  using value_type = std::string_view;

  Parts(std::string_view cell, char by) : cell_(cell), by_(by) {}
  bool empty() const { return cell_.empty(); }
  Iterator begin() const { return empty() ? Iterator() : Iterator(cell_, by_); }
  Iterator end() const { return {}; }
  std::string_view front() const { return *begin(); }
  /// These go through the list; where it is long or needed often, make it a vector.
  size_t size() const { return static_cast<size_t>(std::distance(begin(), end())); }
  std::string_view operator[](size_t i) const { return *std::next(begin(), static_cast<std::ptrdiff_t>(i)); }
  operator std::vector<std::string_view>() const { return {begin(), end()}; }

 private:
  std::string_view cell_;
  char by_;
};

/// The parts of a list cell: «a|b» gives a and b; an empty cell gives none.
inline Parts split(std::string_view cell, char by = '|') {
  return {cell, by};
}

}  // namespace bahi::lexicon
