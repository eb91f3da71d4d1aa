// What is computed of a word's form alone, kept by a thread for the next time that it meets the form.
#pragma once
#include <atomic>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"

namespace bahi {

/// Tells one set of tables or models from every other of this process, also from those that are gone.
inline uint64_t new_owner() {
  static std::atomic<uint64_t> last{0};
  return ++last;
}

/// Values by the text of a form. For one thread, so make it thread_local. News repeats its words: a few thousand forms
/// are most of any text, and a value is the same whether it was kept or is made anew.
template <typename Value>
class FormCache {
 public:
  /// Before a stretch of text of so many words: values handed out earlier may go, values of another owner do.
  void begin(uint64_t owner, size_t words) {
    if (owner == owner_ && entries_.size() + words <= entries_.capacity()) return;
    owner_ = owner;
    keys_ = {};
    entries_.clear();
    if (words > entries_.capacity() || entries_.capacity() < kMost) entries_.reserve(kMost + words);
    size_t slots = 1;
    while (slots < 2 * entries_.capacity()) slots *= 2;
    slots_.assign(slots, 0);
  }
  /// The value of a form, which stays where it is until the next begin(); made by make() when it is new.
  template <typename Make>
  const Value& get(std::string_view key, uint64_t key_hash, Make make) {
    size_t i = key_hash & (slots_.size() - 1);
    for (; slots_[i] != 0; i = (i + 1) & (slots_.size() - 1))
      if (const Entry& entry = entries_[slots_[i] - 1]; entry.key == key) return entry.value;
    entries_.push_back({keys_.keep(key), make()});
    slots_[i] = static_cast<uint32_t>(entries_.size());
    return entries_.back().value;
  }

 private:
  static constexpr size_t kMost = 1 << 13;
  struct Entry {
    std::string_view key;
    Value value;
  };
  uint64_t owner_ = 0;
  Arena keys_;
  std::vector<Entry> entries_;   // never more than there is room for, so that none moves
  std::vector<uint32_t> slots_;  // open addressing, power of two: index of the entry, plus one
};

}  // namespace bahi
