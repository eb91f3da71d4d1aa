// Hashes whose values are part of our formats: the same on every machine and in every version.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bahi {

/// Finalising mix of MurmurHash3 (Appleby, public domain): spreads every input bit over the output.
constexpr uint64_t mix(uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

/// FNV-1a over bytes, then mixed (Fowler, Noll, Vo).
constexpr uint64_t hash(std::string_view bytes, uint64_t seed = 0xcbf29ce484222325ULL) {
  uint64_t h = seed;
  for (const char c : bytes) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001b3ULL;
  }
  return mix(h);
}

constexpr uint64_t combine(uint64_t a, uint64_t b) {
  return mix(a * 0x9e3779b97f4a7c15ULL + b);
}

/// Of many bytes, to know whether they are damaged: four lanes, so that several megabytes take about a millisecond.
inline uint64_t checksum(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little, "checked in place, so only on little-endian machines");
  uint64_t lanes[4] = {1, 2, 3, 4};
  size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (size_t k = 0; k < 4; ++k) {
      uint64_t word;
      std::memcpy(&word, bytes.data() + at + 8 * k, 8);
      lanes[k] = (std::rotl(lanes[k], 23) ^ word) * 0x9e3779b97f4a7c15ULL;
    }
  }
  return combine(combine(lanes[0], lanes[1]), combine(combine(lanes[2], lanes[3]), hash(bytes.substr(at))));
}

}  // namespace bahi
