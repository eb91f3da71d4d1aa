#include "name/name.h"

#include <algorithm>

#include "name/finder.h"

namespace bahi::name {

Finder::Finder(const Document& document, const Tables& tables)
    : document_(document),
      registry_(tables.registry),
      recogniser_(tables.recogniser),
      owner_(tables.owner),
      tokens_(document.tokens->tokens),
      count_(static_cast<int32_t>(tokens_.size())) {
  if (document.morph.ready() && document.morph->words.size() == tokens_.size()) words_ = document.morph->words.data();
  segment_at_.assign(tokens_.size(), -1);
}

Names Finder::run() {
  for (size_t s = 0; s < document_.tokens->sentences.size(); ++s) scan(static_cast<int32_t>(s));
  phrases();
  learn_aliases();
  for (size_t k = 0; k < items_.size(); ++k)
    if (items_[k].kind == Kind::run) runs_[static_cast<size_t>(items_[k].index)].item = static_cast<int32_t>(k);
  for (const auto& [first, last] : sentence_items_) link(static_cast<size_t>(first), static_cast<size_t>(last));
  for (Item& item : items_) make_entity(item);
  settle_groups();
  for (const Item& item : items_)
    if (item.alias >= 0 && is(item.core.first - 1, "(") &&
        items_[static_cast<size_t>(item.alias)].core.last == item.core.first - 1)
      names_.aliases.push_back({item.entity, item.core});
  people();
  offices();
  titles();
  std::stable_sort(names_.mentions.begin(), names_.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
  return std::move(names_);
}

Names find(const Document& document, const Tables& tables) {
  return Finder(document, tables).run();
}

}  // namespace bahi::name
