// Eight weights of a row at once. Left to itself the compiler makes vectors of sixteen and goes through the rest one by
// one.
#pragma once
#include <cstdint>
#include <cstring>

/// A function compiled once more, with all that it calls, for processors with vectors of sixteen weights; which one
/// runs is chosen when the program starts. Whole numbers only, so that both give the same.
#if defined(__x86_64__) && defined(__OPTIMIZE__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define BAHI_ALSO_FOR_AVX2 __attribute__((flatten, target_clones("default", "avx2")))
#else
#define BAHI_ALSO_FOR_AVX2
#endif

namespace bahi::morph {

using Eight [[gnu::vector_size(16)]] = uint16_t;

inline Eight eight_at(const void* from) {
  Eight out;
  std::memcpy(&out, from, sizeof out);
  return out;
}
/// Eight signed bytes times `scale`; modulo 2^16, as all sums of rows are.
inline Eight scaled(const void* bytes, uint8_t scale) {
  using Bytes [[gnu::vector_size(8)]] = int8_t;
  using Wide [[gnu::vector_size(16)]] = int16_t;
  Bytes narrow;
  std::memcpy(&narrow, bytes, sizeof narrow);
  return reinterpret_cast<Eight>(__builtin_convertvector(narrow, Wide)) * scale;
}

}  // namespace bahi::morph
