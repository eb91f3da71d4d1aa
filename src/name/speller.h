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
inline constexpr size_t kSpellingWeights = size_t{1} << 21;

/// What a weight counts. The learner's count as they are; the model keeps the root of each, so that eight bits hold
/// large and small ones.
inline int32_t worth(int32_t weight) {
  return weight;
}
inline int32_t worth(int8_t weight) {
  return int32_t{weight} * (weight < 0 ? -weight : weight);
}

/// Words as papers in English write them, with how common they are: the least automaton that reads them letter by
/// letter. An edge holds a letter (bits 0 to 4), whether it is the last of its state (bit 5) and the state it leads to;
/// a state is its word's level plus one, 0 if no word ends there (four bits), and its first edge, 0 if it has none.
class KnownWords {
 public:
  static constexpr int kLevels = 8;
  /// The state before any letter, whose edges come first, and the one where no known word begins like this.
  static constexpr uint32_t kStart = 1 << 4, kNowhere = 0;

  KnownWords() = default;
  explicit KnownWords(std::span<const uint32_t> edges) : edges_(edges) {}

  static constexpr uint32_t state(uint32_t first_edge, int level) {
    return first_edge << 4 | static_cast<uint32_t>(level + 1);
  }
  static constexpr uint32_t edge(char letter, bool last, uint32_t state) {
    return state << 6 | (last ? 32U : 0U) | static_cast<uint32_t>(letter - 'a');
  }

  uint32_t walk(uint32_t state, std::string_view letters) const {
    for (const char letter : letters) {
      const auto want = static_cast<uint32_t>(letter - 'a');
      uint32_t k = state >> 4;
      state = kNowhere;
      for (bool more = k > 0; more && state == kNowhere; ++k) {
        if ((edges_[k] & 31U) == want) state = edges_[k] >> 6;
        more = (edges_[k] & 32U) == 0;
      }
      if (state == kNowhere) break;
    }
    return state;
  }
  /// From 0, the rarest, to kLevels - 1; -1: no word ends here.
  static int level(uint32_t state) { return static_cast<int>(state & 15U) - 1; }
  /// Whether every edge leads to edges that are there.
  bool sound() const {
    const auto leads_out = [&](uint32_t edge) { return edge >> 10 >= edges_.size(); };
    return edges_.size() > 1 && (edges_.back() & 32U) != 0 && std::none_of(edges_.begin(), edges_.end(), leads_out);
  }

 private:
  std::span<const uint32_t> edges_;
};

/// One way to write the letters so far.
struct Spelling {
  int32_t score = 0;
  int32_t from = -1;                      // the way it goes on, of the letter before
  uint32_t tail = 0;                      // its last four Latin letters
  uint32_t known = KnownWords::kNowhere;  // the state of known words
  uint8_t label = 0, label_before = 0;
};

/// The slots of the features of writing the letter at `at`: `around` by the letters beside it, `behind` by what was
/// written before it. A slot is of a feature and a label.
class SpellingFeatures {
 public:
  static constexpr size_t kAround = 14, kBehind = 8;

  std::array<uint64_t, kAround> around{};
  std::array<uint64_t, kBehind> behind{};

  void look_around(std::span<const uint8_t> letters, size_t at) {
    const auto letter = [&](int k) -> uint64_t {
      const auto i = static_cast<int64_t>(at) + k;
      if (i < 0 || i > static_cast<int64_t>(letters.size())) return 0;
      return i == static_cast<int64_t>(letters.size()) ? 1 : letters[static_cast<size_t>(i)] + uint64_t{2};
    };
    // From which neighbour to which.
    constexpr std::array<std::pair<int, int>, 12> kWindows = {
        {{0, 0}, {-1, 0}, {0, 1}, {-1, 1}, {-2, 0}, {0, 2}, {-2, 1}, {-1, 2}, {-2, 2}, {-3, 0}, {0, 3}, {-3, 1}}};
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

  /// The labels of a feature lie within 256 weights, so that the cache is asked for few lines.
  static size_t slot(uint64_t feature, uint8_t label) {
    return (feature & (kSpellingWeights - 256)) | ((feature >> 32) + label) % 256;
  }

 private:
  uint64_t here_ = 0, next_ = 0;
};

/// The labels of a model: all, and by letter which of them it may have.
struct Labels {
  std::vector<Label> all;
  std::array<std::vector<uint8_t>, 128> of;
};

/// How many ways a search keeps at each letter and how much worse than the best they may be; beside them, how many more
/// that known words begin with (at the last letter: that are known words), and how much worse those may be.
struct Breadth {
  size_t ways = 0;
  int32_t reach = std::numeric_limits<int32_t>::max() / 2;
  size_t known = 0;
  int32_t known_reach = 0;
};

/// Searches the best rows of labels for `letters` by the sum of `weights` and leaves the ways of each letter in `ways`
/// (best first, then the further ones of known words). False when a letter has no label.
template <typename Weight>
bool search_spellings(std::span<const uint8_t> letters, const Labels& labels, std::span<const Weight> weights,
                      const KnownWords& words, const Breadth& breadth, std::vector<std::vector<Spelling>>& ways) {
  ways.resize(std::max(ways.size(), letters.size()));
  SpellingFeatures features;
  std::vector<int32_t> base;
  Spelling start;
  start.known = breadth.known > 0 ? KnownWords::kStart : KnownWords::kNowhere;
  start.label = start.label_before = SpellingFeatures::kNone;
  for (size_t i = 0; i < letters.size(); ++i) {
    const auto& choices = labels.of[letters[i]];
    if (choices.empty()) return false;
    features.look_around(letters, i);
    base.assign(choices.size(), 0);
    for (const uint64_t f : features.around)
      for (size_t c = 0; c < choices.size(); ++c) base[c] += worth(weights[SpellingFeatures::slot(f, choices[c])]);
    auto& out = ways[i];
    out.clear();
    int32_t best = std::numeric_limits<int32_t>::min();
    const std::span<const Spelling> before = i == 0 ? std::span(&start, 1) : std::span<const Spelling>(ways[i - 1]);
    const bool last = i + 1 == letters.size();
    const auto reach = [&](uint32_t state) {
      return state == KnownWords::kNowhere ? breadth.reach : std::max(breadth.reach, breadth.known_reach);
    };
    // What is out of reach before the letters behind it count is hardly ever made good by them.
    const int64_t top = int64_t{before[0].score} + *std::max_element(base.begin(), base.end());
    for (size_t k = 0; k < before.size(); ++k) {
      bool looked = false;
      for (size_t c = 0; c < choices.size(); ++c) {
        Spelling s = before[k];
        s.score += base[c];
        s.from = static_cast<int32_t>(k);
        s.label_before = std::exchange(s.label, choices[c]);
        if (s.score < top - reach(s.known)) continue;
        const std::string_view text = labels.all[choices[c]].view();
        s.known = words.walk(s.known, text);
        if (last && KnownWords::level(s.known) < 0) s.known = KnownWords::kNowhere;
        if (s.score < top - reach(s.known)) continue;
        if (!std::exchange(looked, true)) features.look_behind(before[k].label, before[k].label_before, before[k].tail);
        for (const uint64_t f : features.behind) s.score += worth(weights[SpellingFeatures::slot(f, choices[c])]);
        for (const char letter : text) s.tail = s.tail << 8 | static_cast<uint8_t>(letter);
        best = std::max(best, s.score);
        out.push_back(s);
      }
    }
    std::erase_if(out, [&](const Spelling& s) { return s.score < best - reach(s.known); });
    // Ties by order, so that every machine keeps the same ways.
    const auto better = [](const Spelling& a, const Spelling& b) {
      return a.score != b.score ? a.score > b.score : a.from != b.from ? a.from < b.from : a.label < b.label;
    };
    const auto first = [](auto from, auto end, size_t most) {
      return from + std::min(static_cast<std::ptrdiff_t>(most), end - from);
    };
    auto kept = first(out.begin(), out.end(), breadth.ways);
    std::partial_sort(out.begin(), kept, out.end(), better);
    const auto others =
        std::partition(kept, out.end(), [](const Spelling& s) { return s.known != KnownWords::kNowhere; });
    const auto from = kept;
    kept = first(from, others, breadth.known);
    std::partial_sort(from, kept, others, better);
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

/// Raise it with every change of features or layout.
inline constexpr uint32_t kSpellingVersion = 4;

/// What counts beside the letters when the best ways are compared, in the model's units.
struct Comparison {
  // For each letter, because the model likes short spellings too well.
  int32_t letter = 0;
  // For being a known word, and for each letter of it, because short words are more often known by chance.
  int32_t word = 0, word_letter = 0;
  // For each level of it, and for each letter at that level.
  int32_t level = 0, level_letter = 0;
  // For another cross-script key, and for that or a vowel that is missing at the end.
  int32_t other_key = 0, other_end = 0;
};

/// File format, little-endian: this header, provenance (padded with zeros to 16 bytes), labels, 128 pairs of first and
/// number of a letter's choices (uint16), choices (uint8, padded to 4), edges of the known words (uint32), weights
/// (int8, roots). `checksum` is over everything after the header.
struct SpellingHeader {
  char magic[8] = {'B', 'A', 'H', 'I', 'S', 'P', 'E', 'L'};
  uint32_t version = kSpellingVersion;
  uint32_t provenance = 0;  // bytes, padding included
  uint64_t checksum = 0;
  uint64_t size = 0;  // of the file
  uint32_t labels = 0, choices = 0, edges = 0;
  Comparison comparison;
};
static_assert(sizeof(SpellingHeader) == 72);

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
  Comparison comparison_;
};

}  // namespace bahi::name
