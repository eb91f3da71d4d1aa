// A phrase index: values found by a sequence of word symbols, longest match first.
#pragma once
#include <bit>
#include <span>
#include <string_view>
#include <vector>

#include "base/hash.h"
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
    values_.reserve(words);
    if (const size_t want = std::bit_ceil(words * 2); want > edges_.size()) rehash(want);
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
    for (; edges_[i].symbol != 0; i = (i + 1) & (edges_.size() - 1))
      if (edges_[i].from == node && edges_[i].symbol == symbol) return edges_[i].to;
    const auto made = static_cast<Node>(nodes_.size());
    nodes_.emplace_back();
    edges_[i] = {symbol, node, made};
    if (nodes_.size() * 3 > edges_.size() * 2) rehash(edges_.size() * 2);
    return made;
  }
  /// Adds a value at a node of path(); at kRoot nothing is kept.
  void add(Node node, uint32_t value) {
    if (node == kRoot) return;
    Values& v = nodes_[node];
    // A list has room for as many as the next power of two; a longer one moves to the end of the pool.
    if ((v.size & (v.size - 1)) == 0) {
      const size_t at = values_.size();
      values_.resize(at + (v.size == 0 ? 1 : 2 * size_t{v.size}));
      for (uint32_t i = 0; i < v.size; ++i) values_[at + i] = values_[v.at + i];
      v.at = static_cast<uint32_t>(at);
    }
    values_[v.at + v.size++] = value;
  }

  /// The node after `node` over `symbol`, or kNone.
  Node step(Node node, Symbol symbol) const {
    if (symbol == 0) return kNone;
    for (size_t i = place(node, symbol);; i = (i + 1) & (edges_.size() - 1)) {
      const Edge& edge = edges_[i];
      if (edge.from == node && edge.symbol == symbol) return edge.to;
      if (edge.symbol == 0) return kNone;
    }
  }
  /// Calls f(symbol, node) for each step from the root, in no order.
  template <typename F>
  void for_each_first(F f) const {
    for (const Edge& edge : edges_)
      if (edge.symbol != 0 && edge.from == kRoot) f(edge.symbol, edge.to);
  }
  /// What ends at `node`, in the order added.
  std::span<const uint32_t> values(Node node) const { return {values_.data() + nodes_[node].at, nodes_[node].size}; }

 private:
  struct Values {
    uint32_t at = 0, size = 0;
  };
  struct Edge {
    Symbol symbol = 0;  // 0: empty slot
    Node from = 0, to = 0;
  };

  size_t place(Node node, Symbol symbol) const { return mix((uint64_t{node} << 32) | symbol) & (edges_.size() - 1); }

  void rehash(size_t size) {
    std::vector<Edge> old(size);
    old.swap(edges_);
    for (const Edge& edge : old) {
      if (edge.symbol == 0) continue;
      size_t i = place(edge.from, edge.symbol);
      while (edges_[i].symbol != 0) i = (i + 1) & (size - 1);
      edges_[i] = edge;
    }
  }

  std::vector<Values> nodes_;
  std::vector<Edge> edges_;  // open addressing, power of two
  std::vector<uint32_t> values_;
};

}  // namespace bahi::lexicon
