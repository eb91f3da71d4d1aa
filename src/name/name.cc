#include "name/name.h"

#include <algorithm>

#include "name/finder.h"

namespace bahi::name {

Finder::Finder(const Document& document, const Registry& registry)
    : document_(document),
      registry_(registry),
      tokens_(document.tokens->tokens),
      count_(static_cast<int32_t>(tokens_.size())) {
  if (document.morph.ready() && document.morph->words.size() == tokens_.size()) words_ = document.morph->words.data();
}

Names Finder::run() {
  segment_at_.assign(tokens_.size(), -1);
  for (size_t s = 0; s < document_.tokens->sentences.size(); ++s) {
    scan(static_cast<int32_t>(s));
    const auto [first, last] = sentence_items_.back();
    for (int32_t k = first; k < last; ++k)
      if (items_[static_cast<size_t>(k)].kind == Kind::run)
        runs_[static_cast<size_t>(items_[static_cast<size_t>(k)].index)].item = k;
    link(static_cast<size_t>(first), static_cast<size_t>(last));
  }
  bodies_and_places();
  brackets();
  people();
  offices();
  titles();
  std::stable_sort(names_.mentions.begin(), names_.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
  return std::move(names_);
}

Names find(const Document& document, const Tables& tables) {
  return Finder(document, tables.registry).run();
}

}  // namespace bahi::name
