// Half-open ranges of positions.
#pragma once
#include <compare>
#include <cstdint>

#include "bahi/span.h"

namespace bahi {

/// [first, last) in indexes of a layer (tokens, chunks). Empty when first == last.
struct Range {
  int32_t first = 0;
  int32_t last = 0;
  auto operator<=>(const Range&) const = default;
  bool empty() const { return last <= first; }
  int32_t size() const { return last - first; }
  bool contains(int32_t index) const { return first <= index && index < last; }
  bool contains(Range other) const { return first <= other.first && other.last <= last; }
  bool overlaps(Range other) const { return first < other.last && other.first < last; }
};

}  // namespace bahi
