// The recogniser: labels every word as outside a name or as the first or a later word of one, by a linear-chain
// conditional random field over the tags, the tables and the words around. It knows no article, only sentences.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "bahi/result.h"
#include "base/span.h"
#include "morph/model.h"
#include "morph/tagger.h"

namespace bahi::name {

/// `misc`: what is named but is nobody and nowhere for us (a people, a language, a faith, a work).
enum class Guess : uint8_t { person, place, body, misc };
inline constexpr int kGuesses = 4;
/// Labels: 0 outside, then for each Guess its first word and its later words.
inline constexpr int kLabels = 1 + 2 * kGuesses;
inline constexpr int first_label(int guess) {
  return 1 + 2 * guess;
}
inline constexpr bool inner_label(int label) {
  return label > 0 && label % 2 == 0;
}
/// Whether a name's later word may follow what stands before it.
inline constexpr bool may_follow(int before, int label) {
  return !inner_label(label) || before == label || before == label - 1;
}

/// What features see of a word: as the tagger does, with the classes of this model, and what tables and groups say.
struct Cue : morph::Cue {
  uint32_t tag = 0;
  uint32_t flags = 0;   // what the word may be in a name
  uint32_t phrase = 0;  // classes of the phrase of the registry in which it stands, and where in it
  uint32_t marker = 0;  // case marker of its group, and how far from the end of the group
  bool closed = false;  // no word of a name
};
inline Cue boundary_cue() {
  Cue cue;
  static_cast<morph::Cue&>(cue) = morph::boundary_cue();
  cue.closed = true;
  return cue;
}

/// Features of the word at `c`; two cues before and after it are there.
inline constexpr int kFeatures = 43;
inline void features(const Cue* c, uint64_t* out) {
  using morph::feature;
  const Cue &l2 = c[-2], &l1 = c[-1], &w = c[0], &r1 = c[1], &r2 = c[2];
  uint64_t* at = out;
  uint64_t pattern = 1;
  const auto one = [&](uint64_t value) { *at++ = feature(pattern++, value); };
  const auto two = [&](uint64_t a, uint64_t b) { *at++ = feature(pattern++, a, b); };
  // 0: those that know the word itself
  one(w.word);
  two(w.word, r1.word);
  two(l1.word, w.word);
  one(w.suffix[1]);
  one(w.suffix[2]);
  one(w.suffix[3]);
  one(w.prefix[1]);
  one(w.prefix[2]);
  one(w.prefix[3]);
  // 9: those around it
  one(l1.word);
  one(r1.word);
  one(l2.word);
  one(r2.word);
  two(l2.word, l1.word);
  two(r1.word, r2.word);
  one(w.fine);
  one(l1.fine);
  one(r1.fine);
  two(l1.fine, w.fine);
  two(w.fine, r1.fine);
  two(w.coarse + 128U * l1.coarse, r1.coarse);
  // 21
  two(w.shape, w.tag);
  two(l1.tag, w.tag);
  two(w.tag, r1.tag);
  two(l1.tag * 32 + w.tag, r1.tag);
  two(l2.tag * 32 + l1.tag, w.tag);
  two(w.tag, r1.tag * 32 + r2.tag);
  one(w.flags);
  two(l1.flags, w.flags);
  two(w.flags, r1.flags);
  two(w.flags, w.tag);
  one(w.phrase);
  one(l1.phrase);
  one(r1.phrase);
  two(w.phrase, w.tag);
  two(w.phrase, l1.phrase);
  two(w.phrase, r1.phrase);
  two(l1.phrase, w.tag);
  two(w.phrase, r1.word);
  two(w.marker, w.fine);
  two(w.marker, w.flags);
  two(w.marker, w.tag * 65536 + w.phrase);
  two(l1.word, r1.word);
}
/// The first features know the word itself; a learner hides them at times, so that it learns from what stands around.
inline constexpr int kLexical = 9;

/// Weights of one feature for every label. A weight is `scale` times what stands here.
struct LabelRow {
  uint16_t print = 0;
  uint8_t scale = 1;
  int8_t weight[kLabels] = {};
};
static_assert(sizeof(LabelRow) == 12);

/// Raise it with every change of features or layout.
inline constexpr uint32_t kRecogniserVersion = 1;
/// After each label (kLabels: before the first word) the weights of the next.
inline constexpr size_t kMoves = static_cast<size_t>(kLabels + 1) * kLabels;

/// The header that a file of this version has, apart from its sizes.
inline morph::ModelHeader recogniser_header() {
  morph::ModelHeader header;
  constexpr std::string_view magic = "BAHINAME";
  for (size_t k = 0; k < magic.size(); ++k) header.magic[k] = magic[k];
  header.version = kRecogniserVersion;
  header.tags = kLabels;
  return header;
}

struct Found {
  Range words;  // of the sentence
  Guess guess = Guess::person;
  int32_t lead = 0;  // by how much the best reading without this name, somewhere in it, is worse; kUnit is one nat
};

/// A view of a model's bytes, which must outlive it; may be shared by threads. A default-made one finds nothing.
class Recogniser {
 public:
  Recogniser() = default;
  /// Refuses what is foreign, cut short, damaged or of another version, with `name` in the message.
  static Result<Recogniser> from_bytes(std::string_view bytes, std::string_view name);
  /// That of a set which is compiled into the library; "none" gives an empty one.
  static Result<Recogniser> builtin(std::string_view set);

  bool empty() const { return parts_.rows.empty(); }
  std::string_view provenance() const { return parts_.provenance; }
  const morph::WordEntry* word(uint64_t hash) const { return parts_.words.find(hash); }

  /// Names of the words whose cues are `cues[2, n + 2)`; the two before and after are boundaries.
  void find(std::span<const Cue> cues, std::vector<Found>& out) const;

 private:
  morph::ModelParts<LabelRow> parts_;
};

}  // namespace bahi::name
