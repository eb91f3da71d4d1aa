#include "fuse/wires.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/hash.h"

namespace bahi::fuse {

Sketch sketch(std::string_view words) {
  constexpr size_t kShingle = 5;
  constexpr size_t kLeast = 20;  // words; shorter articles are alike without being copies
  std::vector<uint64_t> hashes;
  for (size_t at = 0; at < words.size();) {
    const size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) hashes.push_back(hash(words.substr(at, end - at)));
    at = end + 1;
  }
  Sketch out;
  if (hashes.size() < kLeast) return out;
  out.empty = false;
  std::array<uint64_t, Sketch::kSlots> least;
  least.fill(std::numeric_limits<uint64_t>::max());
  for (size_t i = 0; i + kShingle <= hashes.size(); ++i) {
    uint64_t h = 0;
    for (size_t k = 0; k < kShingle; ++k) h = combine(h, hashes[i + k]);
    for (size_t s = 0; s < Sketch::kSlots; ++s) {
      // One hash gives all: multiplied by odd numbers of our own and folded.
      const uint64_t v = mix(h + 0x9e3779b97f4a7c15ULL * (s + 1));
      least[s] = std::min(least[s], v);
    }
  }
  for (size_t s = 0; s < Sketch::kSlots; ++s) out.slots[s] = static_cast<uint16_t>(least[s]);
  for (size_t b = 0; b < Sketch::kBands; ++b) {
    uint64_t h = b;
    for (size_t r = 0; r < Sketch::kRows; ++r) h = combine(h, least[b * Sketch::kRows + r]);
    out.bands[b] = static_cast<int64_t>(h >> 1);
  }
  return out;
}

double likeness(const Sketch& a, const Sketch& b) {
  if (a.empty || b.empty) return 0;
  size_t same = 0;
  for (size_t s = 0; s < Sketch::kSlots; ++s) same += a.slots[s] == b.slots[s] ? 1 : 0;
  return static_cast<double>(same) / Sketch::kSlots;
}

}  // namespace bahi::fuse
