// A phrase index: values found by a sequence of word symbols, longest match first.
#pragma once
#include <algorithm>
#include <bit>
#include <cassert>
#include <span>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "lexicon/flat.h"
#include "lexicon/symbols.h"

namespace bahi::lexicon {

/// A trie over word symbols. Built with add(), then only read, by any number of threads.
class PhraseTrie {
 public:
  using Node = uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0xffffffff;

  PhraseTrie() : nodes_(1), edges_(64) {}

  /// Makes room for about so many words of phrases.
  void reserve(size_t words) {
    nodes_.reserve(words);
    if (const size_t want = std::bit_ceil(words + words / 2); want > edges_.size()) rehash(want);
  }

  /// Adds `phrase` (NFC) with a value. Its words, cut as room token cuts running text, are interned as match keys.
  void add(SymbolTable& symbols, std::string_view phrase, uint32_t value) { add(path(symbols, phrase), value); }

  /// The node at the end of `phrase`, made if new. kRoot when the phrase has no word.
  Node path(SymbolTable& symbols, std::string_view phrase) {
    Node node = kRoot;
    symbols.for_each(phrase, [&](Symbol symbol) { node = step_or_make(node, symbol); });
    return node;
  }
  /// The node after `node` over `symbol`, made if new.
  Node step_or_make(Node node, Symbol symbol) {
    size_t i = place(node, symbol);
    for (; edges_[i] != 0; i = (i + 1) & (edges_.size() - 1))
      if (edges_[i] >> kBits == key(node, symbol)) return to(edges_[i]);
    const auto made = static_cast<Node>(nodes_.size());
    assert(made >> kBits == 0 && symbol >> kBits == 0);
    nodes_.push_back({});
    edges_[i] = key(node, symbol) << kBits | made;
    if (nodes_.size() * 3 > edges_.size() * 2) rehash(edges_.size() * 2);
    return made;
  }
  /// Adds a value at a node of path(); at kRoot nothing is kept.
  void add(Node node, uint32_t value) {
    if (node == kRoot) return;
    Values& v = nodes_[node];
    if (v.size == 0) {
      v = {value, 1};
      return;
    }
    // A list has room for as many as the next power of two; a longer one moves to the end of the pool.
    if ((v.size & (v.size - 1)) == 0) {
      const size_t at = values_.size();
      values_.resize(at + 2 * size_t{v.size});
      const auto old = values(node);
      std::copy(old.begin(), old.end(), &values_[at]);
      v.at = static_cast<uint32_t>(at);
    }
    values_[v.at + v.size++] = value;
  }

  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, nodes_, edges_, values_);
  }

  /// The node after `node` over `symbol`, or kNone.
  Node step(Node node, Symbol symbol) const {
    if (symbol == 0) return kNone;
    for (size_t i = place(node, symbol);; i = (i + 1) & (edges_.size() - 1)) {
      const uint64_t edge = edges_[i];
      if (edge == 0) return kNone;
      if (edge >> kBits == key(node, symbol)) return to(edge);
    }
  }
  /// Calls f(symbol, node) for each step from the root, in no order.
  template <typename F>
  void for_each_first(F f) const {
    for (const uint64_t edge : edges_)
      if (edge != 0 && from(edge) == kRoot) f(symbol(edge), to(edge));
  }
  /// What ends at `node`, in the order added.
  std::span<const uint32_t> values(Node node) const {
    const Values& v = nodes_[node];
    return {v.size == 1 ? &v.at : values_.data() + v.at, v.size};
  }

 private:
  struct Values {
    using Plain = void;
    uint32_t at = 0, size = 0;  // of one value, `at` is the value itself
  };
  // An edge is one number: from where, over which symbol, where to. 0 is an empty slot, for none leads to the root.
  static constexpr int kBits = 21;
  static constexpr uint64_t kMask = (uint64_t{1} << kBits) - 1;
  static uint64_t key(Node from, Symbol symbol) { return uint64_t{from} << kBits | symbol; }
  static Node from(uint64_t edge) { return static_cast<Node>(edge >> (2 * kBits)); }
  static Symbol symbol(uint64_t edge) { return static_cast<Symbol>(edge >> kBits & kMask); }
  static Node to(uint64_t edge) { return static_cast<Node>(edge & kMask); }

  size_t place(Node node, Symbol symbol) const { return mix((uint64_t{node} << 32) | symbol) & (edges_.size() - 1); }

  void rehash(size_t size) {
    const Flat<uint64_t> old = std::exchange(edges_, Flat<uint64_t>(size));
    for (const uint64_t edge : old) {
      if (edge == 0) continue;
      size_t i = place(from(edge), symbol(edge));
      while (edges_[i] != 0) i = (i + 1) & (size - 1);
      edges_[i] = edge;
    }
  }

  Flat<Values> nodes_;
  Flat<uint64_t> edges_;  // open addressing, power of two
  Flat<uint32_t> values_;
};

}  // namespace bahi::lexicon
