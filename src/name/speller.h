// A small trained model that spells a word of Devanagari as English-language papers do.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bahi/result.h"
#include "base/hash.h"

namespace bahi::name {

/// The letters and signs of a word by their low seven bits; a nukta is drawn into its letter, other characters are left
/// out.
std::vector<uint8_t> letters_of(std::string_view word);

/// What a letter may be written as: none to four Latin letters.
struct Label {
  char text[7] = {};
  uint8_t size = 0;
  std::string_view view() const { return {text, size}; }
};
static_assert(sizeof(Label) == 8);

/// Features are hashed into this many weights.
inline constexpr size_t kSpellingWeights = size_t{1} << 20;

/// What a weight counts. The learner's count as they are; the model keeps the root of each, so that eight bits hold
/// large and small ones.
inline int32_t worth(int32_t weight) {
  return weight;
}
inline int32_t worth(int8_t weight) {
  return int32_t{weight} * (weight < 0 ? -weight : weight);
}

/// One way to write the letters so far.
struct Spelling {
  int32_t score = 0;
  int32_t from = -1;  // the way it goes on, of the letter before
  uint32_t tail = 0;  // its last four Latin letters
  uint8_t label = 0, label_before = 0;
};

/// The slots of the features of writing the letter at `at`: `around` by the letters beside it, `behind` by what was
/// written before it. A slot is hash(feature) mixed with the label.
class SpellingFeatures {
 public:
  static constexpr size_t kAround = 18, kBehind = 8;

  std::array<uint64_t, kAround> around{};
  std::array<uint64_t, kBehind> behind{};

  void look_around(std::span<const uint8_t> letters, size_t at) {
    const auto letter = [&](int k) -> uint64_t {
      const auto i = static_cast<int64_t>(at) + k;
      if (i < 0 || i > static_cast<int64_t>(letters.size())) return 0;
      return i == static_cast<int64_t>(letters.size()) ? 1 : letters[static_cast<size_t>(i)] + uint64_t{2};
    };
    // From which neighbour to which.
    constexpr std::array<std::pair<int, int>, 16> kWindows = {{{0, 0},
                                                               {-1, 0},
                                                               {0, 1},
                                                               {-1, 1},
                                                               {-2, 0},
                                                               {0, 2},
                                                               {-2, 1},
                                                               {-1, 2},
                                                               {-2, 2},
                                                               {-3, 0},
                                                               {0, 3},
                                                               {-3, 1},
                                                               {-1, 3},
                                                               {-3, 3},
                                                               {0, 4},
                                                               {-4, 0}}};
    size_t k = 0;
    for (const auto& [first, last] : kWindows) {
      uint64_t h = k + 1;
      for (int i = first; i <= last; ++i) h = h << 8 ^ letter(i) ^ h >> 56;
      around[k] = combine(k, h);
      ++k;
    }
    around[k] = combine(k, letter(-2) << 8 | letter(0)), ++k;
    around[k] = combine(k, letter(0) << 8 | letter(2));
    here_ = letter(0);
    next_ = letter(1);
  }

  /// After look_around. `label`, the label before it and `tail`: of what was written before; kNone at the beginning.
  void look_behind(uint64_t label, uint64_t label_before, uint64_t tail) {
    behind[0] = combine(20, label);
    behind[1] = combine(21, label << 8 | here_);
    behind[2] = combine(22, label << 16 | here_ << 8 | next_);
    behind[3] = combine(23, tail);
    behind[4] = combine(24, (tail & 0xFFFFFF) << 8 | here_);
    behind[5] = combine(25, (tail & 0xFFFF) << 16 | here_ << 8 | next_);
    behind[6] = combine(26, label << 8 | label_before);
    behind[7] = combine(27, label << 16 | label_before << 8 | here_);
  }
  static constexpr uint8_t kNone = 255;

  static size_t slot(uint64_t feature, uint8_t label) {
    return mix(feature + uint64_t{label} * 0x9e3779b97f4a7c15ULL) & (kSpellingWeights - 1);
  }

 private:
  uint64_t here_ = 0, next_ = 0;
};

/// The labels of a model: all, and by letter which of them it may have.
struct Labels {
  std::vector<Label> all;
  std::array<std::vector<uint8_t>, 128> of;
};

/// Searches the best rows of labels for `letters` by the sum of `weights`, at most `beam` ways at a time and none that
/// is worse than the best by more than `reach`, and leaves the ways of each letter in `ways` (best first). False when a
/// letter has no label.
template <typename Weight>
bool search_spellings(std::span<const uint8_t> letters, const Labels& labels, std::span<const Weight> weights,
                      size_t beam, int32_t reach, std::vector<std::vector<Spelling>>& ways) {
  ways.resize(std::max(ways.size(), letters.size()));
  SpellingFeatures features;
  std::vector<int32_t> base;
  const Spelling start{0, -1, 0, SpellingFeatures::kNone, SpellingFeatures::kNone};
  for (size_t i = 0; i < letters.size(); ++i) {
    const auto& choices = labels.of[letters[i]];
    if (choices.empty()) return false;
    features.look_around(letters, i);
    base.clear();
    for (const uint8_t label : choices) {
      int32_t score = 0;
      for (const uint64_t f : features.around) score += worth(weights[SpellingFeatures::slot(f, label)]);
      base.push_back(score);
    }
    auto& out = ways[i];
    out.clear();
    int32_t best = std::numeric_limits<int32_t>::min();
    const std::span<const Spelling> before = i == 0 ? std::span(&start, 1) : std::span<const Spelling>(ways[i - 1]);
    // What is out of reach before the letters behind it count is hardly ever made good by them.
    const int64_t least = int64_t{before[0].score} + *std::max_element(base.begin(), base.end()) - reach;
    for (size_t k = 0; k < before.size(); ++k) {
      features.look_behind(before[k].label, before[k].label_before, before[k].tail);
      for (size_t c = 0; c < choices.size(); ++c) {
        if (before[k].score + base[c] < least) continue;
        Spelling s{before[k].score + base[c], static_cast<int32_t>(k), before[k].tail, choices[c], before[k].label};
        for (const uint64_t f : features.behind) s.score += worth(weights[SpellingFeatures::slot(f, choices[c])]);
        for (const char letter : labels.all[choices[c]].view()) s.tail = s.tail << 8 | static_cast<uint8_t>(letter);
        best = std::max(best, s.score);
        out.push_back(s);
      }
    }
    std::erase_if(out, [&](const Spelling& s) { return s.score < best - reach; });
    // Ties by order, so that every machine keeps the same ways.
    const auto better = [](const Spelling& a, const Spelling& b) {
      return a.score != b.score ? a.score > b.score : a.from != b.from ? a.from < b.from : a.label < b.label;
    };
    const auto kept = out.begin() + static_cast<std::ptrdiff_t>(std::min(beam, out.size()));
    std::partial_sort(out.begin(), kept, out.end(), better);
    out.erase(kept, out.end());
  }
  return !letters.empty();
}

/// The labels of the way `k` of the last letter.
inline std::vector<uint8_t> spelling_labels(std::span<const std::vector<Spelling>> ways, size_t letters, size_t k) {
  std::vector<uint8_t> out(letters);
  for (size_t i = letters; i-- > 0;) {
    const Spelling& s = ways[i][k];
    out[i] = s.label;
    k = static_cast<size_t>(s.from);
  }
  return out;
}

/// Words as papers in English write them, by fingerprints: a bucket of words has the same first bits of their hash, and
/// each word there thirteen further bits and, in the last three, how common it is.
class KnownWords {
 public:
  static constexpr size_t kBuckets = size_t{1} << 15;
  static constexpr int kLevels = 8;

  /// `starts`: of each bucket the first word, and the end of the last.
  KnownWords() = default;
  KnownWords(std::span<const uint32_t> starts, std::span<const uint16_t> words) : starts_(starts), words_(words) {}

  static size_t bucket(uint64_t word_hash) { return word_hash >> 49; }
  static uint16_t entry(uint64_t word_hash, int level) {
    return static_cast<uint16_t>((word_hash >> 33 & 0xFFF8U) | static_cast<uint32_t>(level));
  }

  /// From 0, the rarest, to kLevels - 1; -1: not among them.
  int level(std::string_view word) const {
    const uint64_t h = hash(word);
    for (uint32_t k = starts_[bucket(h)]; k < starts_[bucket(h) + 1]; ++k)
      if ((words_[k] ^ entry(h, 0)) < kLevels) return words_[k] % kLevels;
    return -1;
  }

 private:
  std::span<const uint32_t> starts_;
  std::span<const uint16_t> words_;
};

/// Raise it with every change of features or layout.
inline constexpr uint32_t kSpellingVersion = 3;

/// File format, little-endian: this header, provenance (padded with zeros to 16 bytes), labels, 128 pairs of first and
/// number of a letter's choices (uint16), choices (uint8, padded to 4), starts of the buckets of known words (uint32),
/// known words (uint16), weights (int8, roots). `checksum` is over everything after the header.
struct SpellingHeader {
  char magic[8] = {'B', 'A', 'H', 'I', 'S', 'P', 'E', 'L'};
  uint32_t version = kSpellingVersion;
  uint32_t provenance = 0;  // bytes, padding included
  uint64_t checksum = 0;
  uint64_t size = 0;  // of the file
  uint32_t labels = 0, choices = 0, known = 0;
  int32_t word = 0, level = 0;  // what a spelling gains by being a known word, and for each level of it
  int32_t letter = 0;           // and for each letter, because short words are more often known by chance
};
static_assert(sizeof(SpellingHeader) == 56);

/// Thread-safe: spelling changes nothing.
class Speller {
 public:
  /// A view of a model's bytes, which must outlive it. Refuses what is foreign, cut short, damaged or of another
  /// version.
  static Result<Speller> from_bytes(std::string_view bytes);
  /// The model that is compiled into the library.
  static const Speller& builtin();

  /// The word in small Latin letters; empty when it has a letter that the model never saw, or none.
  std::string spell(std::string_view word) const;
  std::string_view provenance() const { return provenance_; }

 private:
  std::string_view provenance_;
  Labels labels_;
  KnownWords known_;
  std::span<const int8_t> weights_;
  int32_t word_ = 0, level_ = 0, letter_ = 0;
};

}  // namespace bahi::name
