// Symbols: words of the tables as small integers, so that rooms compare and look up words without touching bytes.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "lexicon/flat.h"
#include "lexicon/key.h"

namespace bahi::lexicon {

/// A word known to the tables; 0 is "no such word".
using Symbol = uint32_t;

/// The words of the tables' cells, cut and keyed when the image was made, so that no cell need be cut when an engine
/// starts. A view of the image; without one it finds nothing.
class CutWords {
 public:
  struct Word {
    uint32_t at = 0, size = 0;  // bytes of the tables
    Symbol symbol = 0;          // 0: no word but the bar between two phrases of a cell, or nothing that counts
  };
  /// The index has one entry for each so many bytes of the tables: the first word that begins there or later.
  static constexpr size_t kStride = 32;

  CutWords() = default;
  CutWords(std::string_view tables, std::string_view words, std::string_view index)
      : tables_(tables), words_(words), index_(index), count_(words.size() / sizeof(Word)) {}

  size_t size() const { return count_; }
  Word operator[](size_t i) const {
    Word word;
    std::memcpy(&word, words_.data() + i * sizeof word, sizeof word);
    return word;
  }
  /// The words that `phrase` is made of, [first, last); none when it is no view of a cell or begins or ends inside a
  /// word.
  std::pair<size_t, size_t> find(std::string_view phrase) const;

 private:
  std::string_view tables_, words_, index_;
  size_t count_ = 0;
};

/// The match keys of an image by symbol, with their index: symbol 0 has an empty one. A view of the image.
struct Keys {
  struct Slot {
    using Plain = void;
    uint32_t print = 0;  // upper half of the key's hash
    Symbol symbol = 0;   // 0: empty
  };
  static uint32_t print_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

  static constexpr char kNothing[8] = {};
  size_t count = 0, slot_count = 0;  // without symbol 0; of slots: a power of two, more than there are keys
  const char* slots = nullptr;       // open addressing
  const char* hashes = kNothing;     // per symbol u64; of symbol 0: 0
  const char* begins = kNothing;     // per symbol u32: where its key begins in `text`; and where the last one ends
  const char* text = nullptr;

  template <typename T>
  static T at(const char* array, size_t i) {
    T value;
    std::memcpy(&value, array + i * sizeof value, sizeof value);
    return value;
  }
  std::string_view key(Symbol symbol) const {
    const auto begin = at<uint32_t>(begins, symbol);
    return {text + begin, at<uint32_t>(begins, size_t{symbol} + 1) - begin};
  }
  uint64_t hash(Symbol symbol) const { return at<uint64_t>(hashes, symbol); }
  /// The symbol of a key, or 0.
  Symbol find(std::string_view key, uint64_t key_hash) const;
};

/// Interns match keys (key.h). Grows while the engine is built; after that it is only read, from any number of threads.
class SymbolTable {
 public:
  SymbolTable();
  /// Takes over the keys and the words of an image, which must outlive the table; nothing was interned before. A key is
  /// found only once it was interned, so that what rooms ask for decides what is a known word.
  void adopt(const Keys& keys, const CutWords& cut);

  /// The symbol of `key`, made if new. `key` must be a match key.
  Symbol intern(std::string_view key);
  /// The symbol of the match key of `text`.
  Symbol word(std::string_view text) {
    const auto [first, last] = cut_.find(text);
    return last - first == 1 ? use(cut_[first].symbol) : intern(match_key(text));
  }
  /// The symbol of a phrase of one word; 0 when it has several, and then none is interned.
  Symbol only_word(std::string_view phrase);
  /// The symbol of the match key of `text`, or 0 when it was not interned.
  Symbol known(std::string_view text) const;
  /// Interns the words of a phrase, cut as running text is, and calls f(symbol) for each.
  template <typename F>
  void for_each(std::string_view phrase, F f) {
    const auto [first, last] = cut_.find(phrase);
    if (first == last) {
      for_each_word(phrase, [&](std::string_view key) { f(intern(key)); });
    } else {
      for (size_t i = first; i < last; ++i) f(use(cut_[i].symbol));
    }
  }
  /// The symbol of `key`, or 0. O(1).
  Symbol find(std::string_view key, uint64_t key_hash) const;
  Symbol find(std::string_view key) const;
  std::string_view text(Symbol symbol) const {
    return symbol <= keys_.count ? keys_.key(symbol) : texts_[symbol - keys_.count];
  }
  uint64_t key_hash(Symbol symbol) const {
    return symbol <= keys_.count ? keys_.hash(symbol) : hashes_[symbol - keys_.count];
  }
  /// What rooms interned (pack.h). The keys and words of the image are adopted before; texts_ hold what arena_ kept.
  template <typename Archive>
  void fields(Archive& archive) {
    archive.only(slots_, texts_, hashes_, used_);
  }
  /// One more than the highest symbol.
  size_t size() const { return keys_.count + texts_.size(); }

 private:
  using Slot = Keys::Slot;
  Symbol use(Symbol symbol) {
    used_[symbol] = 1;
    return symbol;
  }
  void place(Symbol symbol);
  void resize(size_t slots);
  Keys keys_;
  // The keys that are none of those: their index, and by symbol less keys_.count. Nothing stands at 0.
  Flat<Slot> slots_;  // open addressing, power of two
  std::vector<std::string_view> texts_;
  Flat<uint64_t> hashes_;
  Flat<uint8_t> used_;  // by symbol: interned, not only adopted
  CutWords cut_;
  Arena arena_;
};

}  // namespace bahi::lexicon
