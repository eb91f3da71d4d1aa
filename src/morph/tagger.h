// The tagger: features of a sentence's words, and the search for the best tags. The trainer and the engine share it.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "document/grammar.h"
#include "morph/model.h"

namespace bahi::morph {

/// What features see of a word.
struct Cue {
  uint64_t word = 0;  // numbers of one pattern are one word
  std::array<uint64_t, 5> suffix{};
  std::array<uint64_t, 4> prefix{};
  uint32_t shape = 0;
  uint32_t says = 0;  // what the tables say of it
  uint16_t fine = 0, guess = 0;
  uint8_t coarse = 0, ambiguity = 0;
};

/// The cue of a match key, without what a model adds.
Cue cue_of(std::string_view key, uint64_t key_hash);
/// What stands before the first word and after the last.
inline Cue boundary_cue() {
  Cue cue;
  cue.word = 5;
  cue.shape = 7;
  return cue;
}
inline void add_entry(Cue& cue, const WordEntry* entry) {
  if (entry == nullptr) return;
  cue.fine = entry->fine;
  cue.coarse = entry->coarse;
  cue.ambiguity = entry->ambiguity;
  cue.guess = entry->guess;
}

inline uint64_t feature(uint64_t pattern, uint64_t value) {
  uint64_t h = (value + pattern * 0x9e3779b97f4a7c15ULL) * 0xff51afd7ed558ccdULL;
  h ^= h >> 32;
  return h * 0xc4ceb9fe1a85ec53ULL;
}
inline uint64_t feature(uint64_t pattern, uint64_t a, uint64_t b) {
  return feature(pattern, (a * 0xd6e8feb86659fd93ULL) ^ (b + (b >> 29)));
}

/// Features that do not look at tags. `c` points at the word; two cues before and after it are there.
inline constexpr int kWordFeatures = 36;
inline void word_features(const Cue* c, uint64_t* out) {
  const Cue &l2 = c[-2], &l1 = c[-1], &w = c[0], &r1 = c[1], &r2 = c[2];
  uint64_t* at = out;
  uint64_t pattern = 1;
  const auto one = [&](uint64_t value) { *at++ = feature(pattern++, value); };
  const auto two = [&](uint64_t a, uint64_t b) { *at++ = feature(pattern++, a, b); };
  one(w.word);
  one(l1.word);
  one(r1.word);
  one(l2.word);
  one(r2.word);
  two(w.word, r1.word);
  one(w.suffix[1]);
  one(w.suffix[2]);
  one(w.suffix[3]);
  one(w.suffix[4]);
  one(w.prefix[0]);
  one(w.prefix[1]);
  one(w.prefix[2]);
  two(w.shape, w.suffix[1]);
  one(w.fine);
  two(l2.fine, l1.fine);
  two(r1.fine, r2.fine);
  two(l1.fine, w.fine);
  two(w.fine, r1.fine);
  one(w.ambiguity);
  one(r1.ambiguity);
  one(l1.ambiguity);
  two(r1.ambiguity, r2.ambiguity);
  two(w.ambiguity, l1.word);
  two(w.suffix[1], r1.suffix[1]);
  two(w.suffix[1], l1.suffix[1]);
  one(w.guess);
  two(w.guess, r1.guess);
  two(l1.guess, w.guess);
  two(w.suffix[2], w.guess);
  one(w.says);
  one(r1.says);
  one(l1.says);
  two(w.says, r1.says);
  two(l1.says, w.says);
  two(w.says, w.guess);
}

/// Features that look at the tag of the word before (`t1`) and before that (`t2`).
inline constexpr int kTagFeatures = 4;
inline void tag_features(const Cue* c, int t2, int t1, uint64_t* out) {
  const auto last = static_cast<uint64_t>(t1) + 1;
  const uint64_t both = last * 32 + static_cast<uint64_t>(t2);
  out[0] = feature(101, c[0].word, last);
  out[1] = feature(102, c[1].word, last);
  out[2] = feature(103, c[0].fine, both);
  out[3] = feature(104, c[0].ambiguity * 4096U + c[1].ambiguity, last);
}

/// The search keeps this many different last tags.
inline constexpr int kBeam = 4;
inline constexpr int kLanes = 24;  // tags, padded for vector registers

struct Tagged {
  Tag tag = Tag::UNK;
  bool sure = true;
};

/// Left to right over `n` words, keeping for each of the kBeam best last tags the best way to it. `scorer.word(i, out)`
/// sets the scores of word i's tags (kLanes of them), `scorer.tags(i, t2, t1, out)` adds those that look at the tags
/// before. Tags that lag the best by more than `window` are given up, which leaves one or two of most words.
template <typename Score, typename Scorer, typename Out>
void decode(const Scorer& scorer, int n, Score margin, Score window, Out&& out) {
  struct State {
    Score score;
    int32_t back;
    uint8_t tag, before;
  };
  thread_local std::vector<std::array<State, kBeam>> beams;
  thread_local std::vector<int> sizes;
  if (static_cast<int>(beams.size()) < n + 1)
    beams.resize(static_cast<size_t>(n) + 1), sizes.resize(static_cast<size_t>(n) + 1);
  beams[0][0] = {Score{0}, -1, kBoundary, kBoundary};
  sizes[0] = 1;
  alignas(64) Score base[kLanes];
  alignas(64) Score local[kBeam][kLanes];
  for (int i = 0; i < n; ++i) {
    scorer.word(i, base);
    const auto& from = beams[i];
    const int states = sizes[i];
    for (int s = 0; s < states; ++s) {
      for (int t = 0; t < kLanes; ++t) local[s][t] = base[t] + from[s].score;
      scorer.tags(i, from[s].before, from[s].tag, local[s]);
    }
    auto& to = beams[i + 1];
    int size = 0;
    for (int t = 0; t < kTags; ++t) {
      int best = 0;
      for (int s = 1; s < states; ++s)
        if (local[s][t] > local[best][t]) best = s;
      const Score score = local[best][t];
      if (size == kBeam && score <= to[size - 1].score) continue;
      int k = size < kBeam ? size++ : kBeam - 1;
      for (; k > 0 && to[k - 1].score < score; --k) to[k] = to[k - 1];
      to[k] = {score, best, static_cast<uint8_t>(t), from[best].tag};
    }
    // Keep scores small: only differences matter.
    const Score top = to[0].score;
    while (size > 1 && top - to[size - 1].score > window) --size;
    sizes[i + 1] = size;
    for (int k = 0; k < size; ++k) to[k].score -= top;
  }
  int s = 0;
  for (int i = n; i > 0; --i) {
    const State& state = beams[i][s];
    const Score second = sizes[i] > 1 ? beams[i][s == 0 ? 1 : 0].score : std::numeric_limits<Score>::lowest() / 2;
    out(i - 1, Tagged{static_cast<Tag>(state.tag), state.score - second >= margin});
    s = state.back;
  }
}

/// Tags the words whose cues are `cues[2, n + 2)`; the two before and after are boundaries.
void tag(const Model& model, std::span<const Cue> cues, std::span<Tagged> out);

}  // namespace bahi::morph
