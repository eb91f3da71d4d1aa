#include "lexicon/symbols.h"

#include "base/hash.h"

namespace bahi::lexicon {

SymbolTable::SymbolTable() : slots_(1 << 16) {
  texts_.reserve(slots_.size() / 2);
  texts_.emplace_back();
}

Symbol SymbolTable::intern(std::string_view key) {
  if (key.empty()) return 0;
  if (texts_.size() * 2 > slots_.size()) grow();
  const uint64_t h = hash(key);
  const size_t mask = slots_.size() - 1;
  for (size_t i = h & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.symbol == 0) {
      slot = {print_of(h), static_cast<Symbol>(texts_.size())};
      texts_.push_back(arena_.keep(key));
      return slot.symbol;
    }
    if (slot.print == print_of(h) && texts_[slot.symbol] == key) return slot.symbol;
  }
}

Symbol SymbolTable::find(std::string_view key, uint64_t key_hash) const {
  const size_t mask = slots_.size() - 1;
  for (size_t i = key_hash & mask; slots_[i].symbol != 0; i = (i + 1) & mask) {
    if (slots_[i].print == print_of(key_hash) && texts_[slots_[i].symbol] == key) return slots_[i].symbol;
  }
  return 0;
}

Symbol SymbolTable::find(std::string_view key) const { return find(key, hash(key)); }

void SymbolTable::grow() {
  slots_.assign(slots_.size() * 2, {});
  const size_t mask = slots_.size() - 1;
  for (Symbol symbol = 1; symbol < texts_.size(); ++symbol) {
    const uint64_t h = hash(texts_[symbol]);
    size_t i = h & mask;
    while (slots_[i].symbol != 0) i = (i + 1) & mask;
    slots_[i] = {print_of(h), symbol};
  }
}

}  // namespace bahi::lexicon
