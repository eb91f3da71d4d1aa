// A phrase index: values found by a sequence of word symbols, longest match first.
#pragma once
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/key.h"
#include "lexicon/symbols.h"

namespace bahi::lexicon {

/// A trie over word symbols. Built with add(), then only read, by any number of threads.
class PhraseTrie {
 public:
  using Node = uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0xffffffff;

  PhraseTrie() : values_(1) {}

  /// Adds `phrase` (NFC) with a value. Its words, cut as room token cuts running text, are interned as match keys.
  void add(SymbolTable& symbols, std::string_view phrase, uint32_t value) {
    Node node = kRoot;
    for_each_word(phrase, [&](std::string_view key) {
      auto [it, made] = edges_.try_emplace(edge(node, symbols.intern(key)), static_cast<Node>(values_.size()));
      if (made) values_.emplace_back();
      node = it->second;
    });
    if (node != kRoot) values_[node].push_back(value);
  }

  /// The node after `node` over `symbol`, or kNone.
  Node step(Node node, Symbol symbol) const {
    if (symbol == 0) return kNone;
    const auto it = edges_.find(edge(node, symbol));
    return it == edges_.end() ? kNone : it->second;
  }
  /// What ends at `node`, in the order added.
  std::span<const uint32_t> values(Node node) const { return values_[node]; }

 private:
  static uint64_t edge(Node node, Symbol symbol) { return (uint64_t{node} << 32) | symbol; }
  std::unordered_map<uint64_t, Node> edges_;
  std::vector<std::vector<uint32_t>> values_;
};

}  // namespace bahi::lexicon
