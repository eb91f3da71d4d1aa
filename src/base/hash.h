// Hashes whose values are part of our formats: the same on every machine and in every version.
#pragma once
#include <cstdint>
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

constexpr uint64_t combine(uint64_t a, uint64_t b) { return mix(a * 0x9e3779b97f4a7c15ULL + b); }

}  // namespace bahi
