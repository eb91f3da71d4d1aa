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
    if (owner == owner_ && values_.size() + words <= values_.capacity()) return;
    if (owner != owner_ || values_.capacity() >= kMost) {
      texts_ = {};
      keys_.clear();
      values_.clear();
    }
    owner_ = owner;
    // Room grows by and by, so that a short text costs little.
    values_.reserve(std::max(values_.size() + words, std::clamp(4 * values_.capacity(), kLeast, kMost)));
    slots_.assign(std::bit_ceil(2 * values_.capacity()), Slot{});
    for (size_t i = 0; i < keys_.size(); ++i) slots_[free_slot(keys_[i].hash)] = {keys_[i].print, index(i)};
  }
  /// The value of a form, which stays where it is until the next begin(); made by make() when it is new. A symbol is
  /// the form's number in the tables, or 0 when it has none; it saves looking at the text. The memory is asked to bring
  /// the value near, since most callers ask for those of a whole sentence before they look at one.
  template <typename Make>
  const Value& get(std::string_view key, uint64_t key_hash, uint32_t symbol, Make make) {
    const uint32_t print = symbol != 0 ? symbol : kByText | static_cast<uint32_t>(key_hash >> 32);
    size_t i = key_hash & (slots_.size() - 1);
    for (; slots_[i].index != 0; i = (i + 1) & (slots_.size() - 1))
      if (slots_[i].print == print && (symbol != 0 || keys_[slots_[i].index - 1].text == key))
        return near(values_[slots_[i].index - 1]);
    values_.push_back(make());
    keys_.push_back({key_hash, symbol != 0 ? std::string_view() : texts_.keep(key), print});
    slots_[i] = {print, index(values_.size() - 1)};
    return values_.back();
  }

 private:
  static constexpr size_t kLeast = 1 << 8, kMost = 1 << 14;
  static constexpr uint32_t kByText = 1U << 31;  // no symbol is as large
  struct Slot {
    uint32_t print = 0;  // the symbol, or bits of the hash
    uint32_t index = 0;  // 0: empty
  };
  struct Key {
    uint64_t hash;
    std::string_view text;  // of a form without a symbol
    uint32_t print;
  };
  static const Value& near(const Value& value) {
    constexpr size_t kLine = 64;
    for (size_t at = 0; at < sizeof(Value); at += kLine) __builtin_prefetch(reinterpret_cast<const char*>(&value) + at);
    return value;
  }
  static uint32_t index(size_t value) { return static_cast<uint32_t>(value + 1); }
  size_t free_slot(uint64_t key_hash) const {
    size_t i = key_hash & (slots_.size() - 1);
    while (slots_[i].index != 0) i = (i + 1) & (slots_.size() - 1);
    return i;
  }
  uint64_t owner_ = 0;
  Arena texts_;
  std::vector<Value> values_;  // never more than there is room for, so that none moves
  std::vector<Key> keys_;      // of each value, apart, since most are found without
  std::vector<Slot> slots_;    // open addressing, power of two
};

}  // namespace bahi
