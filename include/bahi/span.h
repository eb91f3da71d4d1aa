// Spans of text.
#pragma once
#include <compare>
#include <cstdint>

namespace bahi {

/// [start, end) in Unicode code points of the decoded text, before any normalising (the record's spans).
struct Span {
  int32_t start = 0;
  int32_t end = 0;
  auto operator<=>(const Span&) const = default;
  bool empty() const { return end <= start; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }
  bool overlaps(Span other) const { return start < other.end && other.start < end; }
};

}  // namespace bahi
