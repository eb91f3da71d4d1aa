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

/// What features see of a word beside others.
struct Look {
  uint64_t word = 0;    // numbers of one pattern are one word
  uint64_t ending = 0;  // its last two letters
  uint32_t shape = 0;
  uint32_t says = 0;  // what the tables say of it
  uint16_t fine = 0, guess = 0;
  uint8_t coarse = 0, ambiguity = 0;
};
/// What features see of a word.
struct Cue : Look {
  std::array<uint64_t, 5> suffix{};
  std::array<uint64_t, 4> prefix{};
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
inline void add_entry(Look& cue, const WordEntry* entry) {
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

/// Features that do not look at tags, by the words that they look at: `f(number, value)` or `f(number, value, value)`
/// is called for each. What hangs on one word alone is summed once for each form (`Form`).
template <typename F>
void own_features(const Cue& w, F&& f) {
  f(1, w.word);
  f(7, w.suffix[1]);
  f(8, w.suffix[2]);
  f(9, w.suffix[3]);
  f(10, w.suffix[4]);
  f(11, w.prefix[0]);
  f(12, w.prefix[1]);
  f(13, w.prefix[2]);
  f(14, w.shape, w.suffix[1]);
  f(15, w.fine);
  f(20, w.ambiguity);
  f(27, w.guess);
  f(30, w.suffix[2], w.guess);
  f(31, w.says);
  f(36, w.says, w.guess);
}
/// Of the words before and after, and of those beyond them.
template <typename F>
void last_features(const Look& l1, F&& f) {
  f(2, l1.word);
  f(22, l1.ambiguity);
  f(33, l1.says);
}
template <typename F>
void next_features(const Look& r1, F&& f) {
  f(3, r1.word);
  f(21, r1.ambiguity);
  f(32, r1.says);
}
template <typename F>
void before_last_features(const Look& l2, F&& f) {
  f(4, l2.word);
}
template <typename F>
void after_next_features(const Look& r2, F&& f) {
  f(5, r2.word);
}
inline constexpr int kPairFeatures = 13;
template <typename F>
void pair_features(const Look& l2, const Look& l1, const Look& w, const Look& r1, const Look& r2, F&& f) {
  f(6, w.word, r1.word);
  f(16, l2.fine, l1.fine);
  f(17, r1.fine, r2.fine);
  f(18, l1.fine, w.fine);
  f(19, w.fine, r1.fine);
  f(23, r1.ambiguity, r2.ambiguity);
  f(24, w.ambiguity, l1.word);
  f(25, w.ending, r1.ending);
  f(26, w.ending, l1.ending);
  f(28, w.guess, r1.guess);
  f(29, l1.guess, w.guess);
  f(34, w.says, r1.says);
  f(35, l1.says, w.says);
}
/// All of them, for learning: feature k at out[k - 1]. `c` points at the word; two cues before and after it are there.
inline constexpr int kWordFeatures = 36;
inline void word_features(const Cue* c, uint64_t* out) {
  const auto put = [&](int number, auto... values) {
    out[number - 1] = feature(static_cast<uint64_t>(number), values...);
  };
  own_features(c[0], put);
  last_features(c[-1], put);
  next_features(c[1], put);
  before_last_features(c[-2], put);
  after_next_features(c[2], put);
  pair_features(c[-2], c[-1], c[0], c[1], c[2], put);
}

/// Features that look at the tag of the word before (`t1`) and before that (`t2`).
inline constexpr int kTagFeatures = 4;
inline void tag_features(const Look& w, const Look& r1, int t2, int t1, uint64_t* out) {
  const auto last = static_cast<uint64_t>(t1) + 1;
  const uint64_t both = last * 32 + static_cast<uint64_t>(t2);
  out[0] = feature(101, w.word, last);
  out[1] = feature(102, r1.word, last);
  out[2] = feature(103, w.fine, both);
  out[3] = feature(104, w.ambiguity * 4096U + r1.ambiguity, last);
}

/// The search keeps this many different last tags.
inline constexpr int kBeam = 4;
inline constexpr int kLanes = 24;  // tags, padded for vector registers

struct Tagged {
  Tag tag = Tag::UNK;
  bool sure = true;
};

/// Left to right over `n` words, keeping for each of the kBeam best last tags the best way to it. `scorer.ahead(i, s,
/// t2, t1)` tells that tags(i, s, t2, t1, …) will be asked for, with s < kBeam; `scorer.word(i, out)` sets the scores
/// of word i's tags (kLanes of them), `scorer.tags(i, s, t2, t1, out)` adds those that look at the tags before. Tags
/// that lag the best by more than `window` are given up, which leaves two or three of most words.
template <typename Score, typename Scorer, typename Out>
void decode(Scorer scorer, int n, Score margin, Score window, Out&& out) {
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
  alignas(64) Score local[kLanes];
  alignas(64) Score best[kLanes];  // of each tag, and the state from which it is reached
  alignas(64) int32_t by[kLanes];
  for (int i = 0; i < n; ++i) {
    const auto& from = beams[i];
    const int states = sizes[i];
    for (int s = 0; s < states; ++s) scorer.ahead(i, s, from[s].before, from[s].tag);
    scorer.word(i, base);
    for (int s = 0; s < states; ++s) {
      for (int t = 0; t < kLanes; ++t) local[t] = base[t] + from[s].score;
      scorer.tags(i, s, from[s].before, from[s].tag, local);
      if (s == 0) {
        for (int t = 0; t < kTags; ++t) best[t] = local[t], by[t] = 0;
        continue;
      }
      for (int t = 0; t < kTags; ++t) {
        by[t] = local[t] > best[t] ? s : by[t];
        best[t] = local[t] > best[t] ? local[t] : best[t];
      }
    }
    Score top = best[0];
    for (int t = 1; t < kTags; ++t) top = best[t] > top ? best[t] : top;
    // Gathered without a branch, which would be guessed wrong as often as not.
    uint8_t near[kTags];
    int count = 0;
    for (int t = 0; t < kTags; ++t) {
      near[count] = static_cast<uint8_t>(t);
      count += top - best[t] <= window;
    }
    auto& to = beams[i + 1];
    int size = 0;
    for (int c = 0; c < count; ++c) {
      const uint8_t t = near[c];
      if (size == kBeam && best[t] <= to[size - 1].score) continue;
      int k = size < kBeam ? size++ : kBeam - 1;
      for (; k > 0 && to[k - 1].score < best[t]; --k) to[k] = to[k - 1];
      to[k] = {best[t], by[t], t, from[by[t]].tag};
    }
    sizes[i + 1] = size;
    // Keep scores small: only differences matter.
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

/// What a model makes of a word form: how it looks, and what it adds to the scores of the word's own tags and of those
/// of the words around it. Read as rows are: tag t at t + kLead. Three lines of a cache.
struct alignas(64) Form {
  using Sum = std::array<int16_t, kLanes>;
  Look look;
  Sum own{}, to_next{}, to_last{};
  const FeatureRow *to_after_next = nullptr, *to_before_last = nullptr;  // never null
};
static_assert(sizeof(Form) == 192);
Form form_of(const Model& model, const Cue& cue);

/// Tags the words whose forms are `forms[2, n + 2)`; the two before and after are boundaries.
void tag(const Model& model, std::span<const Form* const> forms, std::span<Tagged> out);

}  // namespace bahi::morph
