// Symbols: words of the tables as small integers, so that rooms compare and look up words without touching bytes.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"

namespace bahi::lexicon {

/// A word known to the tables; 0 is "no such word".
using Symbol = uint32_t;

/// Interns match keys (key.h). Grows while the engine is built; after that it is only read, from any number of threads.
class SymbolTable {
 public:
  SymbolTable();
  /// The symbol of `key`, made if new. `key` must be a match key.
  Symbol intern(std::string_view key);
  /// The symbol of `key`, or 0. O(1).
  Symbol find(std::string_view key, uint64_t key_hash) const;
  Symbol find(std::string_view key) const;
  std::string_view text(Symbol symbol) const { return texts_[symbol]; }
  size_t size() const { return texts_.size(); }

 private:
  struct Slot {
    uint32_t print = 0;  // upper half of the key's hash
    Symbol symbol = 0;   // 0: empty
  };
  static uint32_t print_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }
  void grow();
  std::vector<Slot> slots_;  // open addressing, power of two
  std::vector<std::string_view> texts_;
  Arena arena_;
};

}  // namespace bahi::lexicon
