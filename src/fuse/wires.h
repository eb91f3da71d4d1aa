// Near-copies of one wire: MinHash of word shingles (Broder 1997), with bands for looking copies up.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace bahi::fuse {

/// Of an article's words: the share of equal slots of two sketches estimates the share of shingles (five words each)
/// that the articles have in common.
struct Sketch {
  static constexpr size_t kSlots = 48;
  static constexpr size_t kRows = 3;  // slots a band
  static constexpr size_t kBands = 8;
  std::array<uint16_t, kSlots> slots{};
  std::array<int64_t, kBands> bands{};  // copies have at least one band in common, most likely
  bool empty = true;                    // too short to tell a copy
};

/// `words`: match keys or lemmas, with spaces between them.
Sketch sketch(std::string_view words);

/// Estimated share of common shingles, 0 to 1.
double likeness(const Sketch& a, const Sketch& b);

/// At this likeness two articles are copies of one wire, when they were published at most kCopyDays apart.
inline constexpr double kCopy = 0.6;
inline constexpr int kCopyDays = 4;

}  // namespace bahi::fuse
