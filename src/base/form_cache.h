// What is computed of a word's form alone, kept by a thread for the next time that it meets the form.
#pragma once
#include <algorithm>
#include <atomic>
#include <bit>
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
  /// Before a stretch of text of so many words: values handed out earlier may go or move, values of another owner do
  /// go.
  void begin(uint64_t owner, size_t words) {
    if (owner == owner_ && entries_.size() + words <= entries_.capacity()) return;
    if (owner != owner_ || entries_.capacity() >= kMost) {
      keys_ = {};
      entries_.clear();
    }
    owner_ = owner;
    // Room grows by and by, so that a short text costs little.
    entries_.reserve(std::max(entries_.size() + words, std::clamp(4 * entries_.capacity(), kLeast, kMost)));
    slots_.assign(std::bit_ceil(2 * entries_.capacity()), 0);
    for (size_t i = 0; i < entries_.size(); ++i) slots_[place(entries_[i].key, entries_[i].hash)] = index(i);
  }
  /// The value of a form, which stays where it is until the next begin(); made by make() when it is new.
  template <typename Make>
  const Value& get(std::string_view key, uint64_t key_hash, Make make) {
    const size_t at = place(key, key_hash);
    if (slots_[at] == 0) {
      entries_.push_back({keys_.keep(key), key_hash, make()});
      slots_[at] = index(entries_.size() - 1);
    }
    return entries_[slots_[at] - 1].value;
  }

 private:
  static constexpr size_t kLeast = 1 << 8, kMost = 1 << 13;
  struct Entry {
    std::string_view key;
    uint64_t hash;
    Value value;
  };
  static uint32_t index(size_t entry) { return static_cast<uint32_t>(entry + 1); }
  /// The slot of a key, or the empty one where it belongs.
  size_t place(std::string_view key, uint64_t key_hash) const {
    size_t i = key_hash & (slots_.size() - 1);
    for (; slots_[i] != 0; i = (i + 1) & (slots_.size() - 1))
      if (const Entry& entry = entries_[slots_[i] - 1]; entry.hash == key_hash && entry.key == key) break;
    return i;
  }
  uint64_t owner_ = 0;
  Arena keys_;
  std::vector<Entry> entries_;   // never more than there is room for, so that none moves
  std::vector<uint32_t> slots_;  // open addressing, power of two: 0 when empty, else index()
};

}  // namespace bahi
