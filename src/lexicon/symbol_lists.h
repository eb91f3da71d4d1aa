// Numbers, such as those of rows, listed by a word.
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "lexicon/flat.h"
#include "lexicon/symbols.h"

namespace bahi::lexicon {

/// Made once, then only read. A word that has none has an empty list, and so has symbol 0.
class SymbolLists {
 public:
  SymbolLists() = default;
  /// Each list keeps the order of `pairs`.
  explicit SymbolLists(const std::vector<std::pair<Symbol, int32_t>>& pairs) : values_(pairs.size()) {
    for (const auto& pair : pairs) ++begins_.grow(pair.first);
    uint32_t end = 0;
    for (size_t s = 0; s < begins_.size(); ++s) begins_[s] = end += begins_[s];
    // Filled from their ends, which become their beginnings.
    for (size_t i = pairs.size(); i-- > 0;) values_[--begins_[pairs[i].first]] = pairs[i].second;
    begins_.push_back(end);
  }
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, begins_, values_);
  }

  std::span<const int32_t> operator[](Symbol symbol) const {
    if (symbol == 0 || symbol + size_t{1} >= begins_.size()) return {};
    return {values_.data() + begins_[symbol], begins_[symbol + 1] - begins_[symbol]};
  }

 private:
  Flat<uint32_t> begins_;  // by symbol; and where the last list ends
  Flat<int32_t> values_;
};

}  // namespace bahi::lexicon
