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

struct Form;

/// What features see of a word: its look as the tagger sees it, with the classes of this model, and what tables and
/// groups say. How it is spelt (morph::Cue) only its own features see.
struct Cue : morph::Look {
  uint32_t tag = 0;
  uint32_t flags = 0;          // what the word may be in a name
  uint32_t phrase = 0;         // classes of the phrase of the registry in which it stands, and where in it
  uint32_t marker = 0;         // case marker of its group, and how far from the end of the group
  bool closed = false;         // no word of a name
  const Form* form = nullptr;  // of the model that is to find names; a learner has none
};
inline Cue boundary_cue() {
  Cue cue;
  static_cast<morph::Look&>(cue) = morph::boundary_cue();
  cue.closed = true;
  return cue;
}

/// Features by what they look at: `f(number, value)` or `f(number, value, value)` is called for each. What hangs on one
/// word alone is summed once for each form (`Form`), and what hangs on its grammar alone once for each kind.
template <typename F>
void own_features(const morph::Cue& w, F&& f) {
  f(1, w.word);
  f(4, w.suffix[1]);
  f(5, w.suffix[2]);
  f(6, w.suffix[3]);
  f(7, w.prefix[1]);
  f(8, w.prefix[2]);
  f(9, w.prefix[3]);
  f(16, w.fine);
}
/// Of the words before and after, and of those beyond them.
template <typename F>
void last_features(const morph::Look& l1, F&& f) {
  f(10, l1.word);
  f(17, l1.fine);
}
template <typename F>
void next_features(const morph::Look& r1, F&& f) {
  f(11, r1.word);
  f(18, r1.fine);
}
template <typename F>
void before_last_features(const morph::Look& l2, F&& f) {
  f(12, l2.word);
}
template <typename F>
void after_next_features(const morph::Look& r2, F&& f) {
  f(13, r2.word);
}
/// Of what a word and its neighbours may be in a name, and of the phrases of the registry in which they stand. Most are
/// nothing and stand in none, and then only the word's tag tells.
template <typename F>
void flag_features(const Cue& l1, const Cue& w, const Cue& r1, F&& f) {
  f(28, w.flags);
  f(29, l1.flags, w.flags);
  f(30, w.flags, r1.flags);
  f(31, w.flags, w.tag);
}
template <typename F>
void phrase_features(const Cue& l1, const Cue& w, const Cue& r1, F&& f) {
  f(32, w.phrase);
  f(33, l1.phrase);
  f(34, r1.phrase);
  f(35, w.phrase, w.tag);
  f(36, w.phrase, l1.phrase);
  f(37, w.phrase, r1.phrase);
  f(38, l1.phrase, w.tag);
}
inline constexpr int kFlagFeatures = 4, kPhraseFeatures = 7;
/// What is left. Two cues before `c` and after it are there.
inline constexpr int kOtherFeatures = 19;
template <typename F>
void other_features(const Cue* c, F&& f) {
  const Cue &l2 = c[-2], &l1 = c[-1], &w = c[0], &r1 = c[1], &r2 = c[2];
  f(2, w.word, r1.word);
  f(3, l1.word, w.word);
  f(14, l2.word, l1.word);
  f(15, r1.word, r2.word);
  f(19, l1.fine, w.fine);
  f(20, w.fine, r1.fine);
  f(21, w.coarse + 128U * l1.coarse, r1.coarse);
  f(22, w.shape, w.tag);
  f(23, l1.tag, w.tag);
  f(24, w.tag, r1.tag);
  f(25, l1.tag * 32 + w.tag, r1.tag);
  f(26, l2.tag * 32 + l1.tag, w.tag);
  f(27, w.tag, r1.tag * 32 + r2.tag);
  f(39, w.phrase, r1.word);
  f(40, w.marker, w.fine);
  f(41, w.marker, w.flags);
  f(42, w.marker, w.tag * 65536 + w.phrase);
  f(43, l1.word, r1.word);
}
/// All of them, for learning: feature k at out[k - 1]. `spelt` is the word at `c`.
inline constexpr int kFeatures = 43;
inline void features(const Cue* c, const morph::Cue& spelt, uint64_t* out) {
  const auto put = [&](int number, auto... values) {
    out[number - 1] = morph::feature(static_cast<uint64_t>(number), values...);
  };
  name::own_features(spelt, put);
  name::last_features(c[-1], put);
  name::next_features(c[1], put);
  name::before_last_features(c[-2], put);
  name::after_next_features(c[2], put);
  flag_features(c[-1], c[0], c[1], put);
  phrase_features(c[-1], c[0], c[1], put);
  other_features(c, put);
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
inline constexpr LabelRow kNoRow;  // adding it is faster than asking
/// A row read as bytes has label t at t + kRowLead.
inline constexpr size_t kRowLead = 3;

/// What a model makes of a word form: how it looks, and what it adds to the scores of the word's own labels and of
/// those of the words around it. Read as rows are. Three lines of a cache.
struct alignas(64) Form {
  using Sum = std::array<int32_t, sizeof(LabelRow)>;
  morph::Look look;
  Sum own{}, to_next{}, to_last{};
  const LabelRow *to_after_next = nullptr, *to_before_last = nullptr;  // never null
};
static_assert(sizeof(Form) == 192);

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
  /// Of a match key.
  Form form(std::string_view key, uint64_t key_hash) const;
  /// Of a cue that has its classes already.
  Form form(const morph::Cue& cue) const;

  /// Names of the words whose cues are `cues[2, n + 2)`; the two before and after are boundaries. All have this model's
  /// form.
  void find(std::span<const Cue> cues, std::vector<Found>& out) const;

 private:
  /// Scores of labels, padded for vector registers; the padding is never reached.
  using Scores = std::array<int32_t, sizeof(LabelRow)>;

  template <typename... Values>
  const LabelRow* row(int number, Values... values) const {
    return parts_.rows.find(morph::feature(static_cast<uint64_t>(number), values...), &kNoRow);
  }
  morph::ModelParts<LabelRow> parts_;
  // The weights of the next label by label, and the other way round; what may not follow is out of reach.
  std::array<Scores, kLabels + 1> moves_{};
  std::array<Scores, kLabels> moves_to_{};
  // What flag_features and phrase_features add where there is none of either, by the word's tag.
  std::array<Form::Sum, kTags> no_flags_{}, no_phrase_{};
};

}  // namespace bahi::name
