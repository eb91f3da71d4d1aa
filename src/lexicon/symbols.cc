#include "lexicon/symbols.h"

#include <bit>

#include "base/hash.h"

namespace bahi::lexicon {

std::pair<size_t, size_t> CutWords::find(std::string_view phrase) const {
  constexpr std::pair<size_t, size_t> kNothing{0, 0};
  const auto at =
      static_cast<size_t>(reinterpret_cast<uintptr_t>(phrase.data()) - reinterpret_cast<uintptr_t>(tables_.data()));
  if (phrase.empty() || at >= tables_.size()) return kNothing;
  uint32_t from = 0;
  std::memcpy(&from, index_.data() + at / kStride * sizeof from, sizeof from);
  size_t first = from;
  while (first < count_ && (*this)[first].at < at) ++first;
  if (first >= count_ || (*this)[first].at != at) return kNothing;
  for (size_t i = first; i < count_; ++i) {
    const Word word = (*this)[i];
    const size_t end = size_t{word.at} + word.size;
    if (word.symbol == 0 || end > at + phrase.size()) return kNothing;
    if (end == at + phrase.size()) return {first, i + 1};
  }
  return kNothing;
}

SymbolTable::SymbolTable() : texts_(1), hashes_(1), used_(1) {
  resize(1 << 10);
}

void SymbolTable::adopt(const Keys& keys, const CutWords& cut) {
  keys_ = keys;
  cut_ = cut;
  used_.reserve(keys.count + 4096);  // rooms have words of their own too
  used_.resize(keys.count + 1);
}

Symbol Keys::find(std::string_view key_text, uint64_t key_hash) const {
  if (count == 0) return 0;
  const size_t mask = slot_count - 1;
  for (size_t i = key_hash & mask;; i = (i + 1) & mask) {
    const auto slot = at<Slot>(slots, i);
    if (slot.symbol == 0) return 0;
    if (slot.print == print_of(key_hash) && key(slot.symbol) == key_text) return slot.symbol;
  }
}

Symbol SymbolTable::intern(std::string_view key) {
  if (key.empty()) return 0;
  const uint64_t h = hash(key);
  if (const Symbol symbol = keys_.find(key, h)) return use(symbol);
  const size_t mask = slots_.size() - 1;
  for (size_t i = h & mask; slots_[i].symbol != 0; i = (i + 1) & mask)
    if (slots_[i].print == Keys::print_of(h) && text(slots_[i].symbol) == key) return slots_[i].symbol;
  const auto made = static_cast<Symbol>(size());
  texts_.push_back(arena_.keep(key));
  hashes_.push_back(h);
  used_.push_back(1);
  if (texts_.size() * 3 > slots_.size() * 2) {
    resize(slots_.size() * 2);
  } else {
    place(made);
  }
  return made;
}

Symbol SymbolTable::only_word(std::string_view phrase) {
  const auto [first, last] = cut_.find(phrase);
  if (first != last) return last - first == 1 ? use(cut_[first].symbol) : 0;
  std::string only;
  int count = 0;
  for_each_word(phrase, [&](std::string_view key) {
    only = key;
    ++count;
  });
  return count == 1 ? intern(only) : 0;
}

Symbol SymbolTable::known(std::string_view text) const {
  const auto [first, last] = cut_.find(text);
  if (last - first != 1) return find(match_key(text));
  const Symbol symbol = cut_[first].symbol;
  return used_[symbol] != 0 ? symbol : 0;
}

Symbol SymbolTable::find(std::string_view key, uint64_t key_hash) const {
  if (const Symbol symbol = keys_.find(key, key_hash)) return used_[symbol] != 0 ? symbol : 0;
  const size_t mask = slots_.size() - 1;
  for (size_t i = key_hash & mask; slots_[i].symbol != 0; i = (i + 1) & mask)
    if (slots_[i].print == Keys::print_of(key_hash) && text(slots_[i].symbol) == key) return slots_[i].symbol;
  return 0;
}

Symbol SymbolTable::find(std::string_view key) const {
  return find(key, hash(key));
}

void SymbolTable::place(Symbol symbol) {
  const size_t mask = slots_.size() - 1;
  size_t i = key_hash(symbol) & mask;
  while (slots_[i].symbol != 0) i = (i + 1) & mask;
  slots_[i] = {Keys::print_of(key_hash(symbol)), symbol};
}

void SymbolTable::resize(size_t slots) {
  slots_ = Flat<Slot>(slots);
  for (size_t i = 1; i < texts_.size(); ++i) place(static_cast<Symbol>(keys_.count + i));
}

}  // namespace bahi::lexicon
