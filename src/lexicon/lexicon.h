// The lexicon: every table, and the symbols of their words. Built once, then only read.
#pragma once
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "bahi/result.h"
#include "lexicon/symbols.h"
#include "lexicon/table.h"

namespace bahi::lexicon {

/// Holds the tables of the embedded image (format below). Rooms build their own compiled views of it while the engine
/// is made (each calls intern); afterwards it is const and shared by all threads.
class Lexicon {
 public:
  /// The tables that are compiled into the library. Fails only when the image is damaged or of another version.
  static Result<std::unique_ptr<Lexicon>> builtin();
  /// Tables from an image's bytes, which must outlive the lexicon.
  static Result<std::unique_ptr<Lexicon>> from_image(std::string_view image);

  const Table& table(std::string_view name) const;
  SymbolTable& symbols() { return symbols_; }
  const SymbolTable& symbols() const { return symbols_; }
  /// Of the whole image: tells one state of the tables from another.
  uint64_t checksum() const { return checksum_; }
  std::string_view image() const { return image_; }

  /// A row by the numbers of its table and its place in it; and those of a row of any table.
  const Row* row(size_t table, size_t index) const { return &tables_[table].rows[index]; }
  std::pair<size_t, size_t> place(const Row* row) const;

 private:
  std::string_view image_;
  uint64_t checksum_ = 0;
  std::vector<Table> tables_;
  SymbolTable symbols_;
};

/// Image format, little-endian; a text is u32 length and bytes. "BAHI", u32 version, u64 checksum of all that follows,
/// u32 tables; per table: its file name, u32 provenances and each one's text, u32 rows, and the arrays and the text of
/// Store. Then the words of the cells: the arrays and the text of Keys, after u32 keys, u32 slots; u32 bytes of all
/// before the keys; u32 words; per word the numbers of CutWords::Word; and the index of CutWords.
inline constexpr uint32_t kImageVersion = 4;
std::string write_image(const std::vector<Table>& tables);

}  // namespace bahi::lexicon
