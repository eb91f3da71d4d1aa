// Models: word classes and feature weights, used as they stand in the file, without a copy. The tagger's is `Model`;
// room name has another of the same layout.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "bahi/result.h"
#include "document/grammar.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace bahi::morph {

/// What the model knows of one word form, found by the hash of its match key.
struct WordEntry {
  uint32_t print = 0;     // upper half of the key's hash, never 0; 0: empty slot
  uint16_t fine = 0;      // distributional class; 0: none
  uint8_t coarse = 0;     // the same with few classes
  uint8_t ambiguity = 0;  // which tags the training corpus gives it; 0: not seen often enough
  uint16_t guess = 0;     // which tags a first tagger gave it in unannotated text; 0: not seen often enough
  uint16_t unused = 0;
};
static_assert(sizeof(WordEntry) == 12);

/// The weights of one feature for every tag but UNK, which is never given. A weight is `scale` times what stands here.
struct FeatureRow {
  uint16_t print = 0;  // some bits of the feature's hash, never 0; 0: empty slot
  uint8_t scale = 1;
  int8_t weight[kTags - 1] = {};
};
/// Whole-number weights are the learner's times this.
inline constexpr int kUnit = 100;
/// A row read as bytes has tag t at t + kLead.
inline constexpr int kLead = 2;
static_assert(sizeof(FeatureRow) == 24);

/// Tags before the sentence's first word are kBoundary.
inline constexpr int kBoundary = kTags;
inline constexpr int kStates = kTags + 1;

/// Read by this version of the engine only; raise it with every change of features or layout.
inline constexpr uint32_t kModelVersion = 2;

/// File format, little-endian: ModelHeader, provenance (padded with zeros to 16 bytes), words, rows, transitions, 16
/// zeros. `checksum` is over everything after the header.
struct ModelHeader {
  char magic[8] = {'B', 'A', 'H', 'I', 'M', 'O', 'R', 'F'};  // another model has other letters
  uint32_t version = kModelVersion;
  uint16_t tags = kTags;
  uint16_t mapped = 0;  // 1: learned from tags of another scheme, which do not tell all that ours do
  uint64_t checksum = 0;
  uint64_t size = 0;        // of the file
  uint32_t provenance = 0;  // bytes, padding included
  uint32_t words = 0;       // slots
  uint32_t rows = 0;        // slots
  uint32_t margin = 0;      // a word whose best tag leads by less than this is not sure
};
static_assert(sizeof(ModelHeader) == 48);

/// Entries or rows by hash: open addressing over a piece of the file. `print` of an empty slot is 0. Most searches pass
/// several slots and find nothing, so prints are drawn out into an array of their own, small enough for a near cache,
/// and looked at 32 bytes at a time, so that seldom a branch has to be guessed.
template <typename T>
class Slots {
 public:
  using Print = decltype(T::print);

  Slots() = default;
  explicit Slots(std::span<const T> slots)
      : slots_(slots), prints_(std::make_shared_for_overwrite<Print[]>(slots.size() + kAtOnce)) {
    for (size_t i = 0; i < slots.size(); ++i) prints_[i] = slots[i].print;
    for (size_t i = 0; i < kAtOnce; ++i) prints_[slots.size() + i] = prints_[i % slots.size()];
  }

  bool empty() const { return slots_.empty(); }
  static Print print(uint64_t hash) { return static_cast<Print>((sizeof(Print) == 4 ? hash >> 32 : hash) | 1U); }
  static size_t place(uint64_t hash, size_t slots) {
    return static_cast<size_t>(((hash >> 16 & 0xffffffffU) * slots) >> 32);
  }
  /// `none` when there is none.
  const T* find(uint64_t hash, const T* none = nullptr) const {
    if (slots_.empty()) return none;
    const Print wanted = print(hash);
    for (size_t i = place(hash, slots_.size());;) {
      const uint32_t ends = ends_at(i, wanted) | ends_at(i + kAtOnce / 2, wanted) << 16;
      if (ends != 0) {
        i += static_cast<size_t>(std::countr_zero(ends)) / sizeof(Print);
        const T* slot = &slots_[i < slots_.size() ? i : i - slots_.size()];
        return prints_[i] == wanted ? slot : none;
      }
      i += kAtOnce;
      if (i >= slots_.size()) i -= slots_.size();
    }
  }
  /// The same, and has the memory bring it near, for use soon.
  const T* look_ahead(uint64_t hash, const T* none = nullptr) const {
    const T* found = find(hash, none);
    __builtin_prefetch(found);  // nullptr does no harm
    return found;
  }

 private:
  static constexpr size_t kAtOnce = 32 / sizeof(Print);

  /// A bit for each of 16 bytes of prints, set where a print is wanted or none.
  uint32_t ends_at(size_t i, Print wanted) const {
    using Prints [[gnu::vector_size(16)]] = Print;
    Prints here;
    std::memcpy(&here, &prints_[i], sizeof here);
    const auto ends = (here == wanted) | (here == 0);  // lanes of ones
#ifdef __SSE2__
    return static_cast<uint32_t>(_mm_movemask_epi8(reinterpret_cast<__m128i>(ends)));
#else
    uint32_t bits = 0;
    for (size_t k = 0; k < sizeof ends; ++k) bits |= static_cast<uint32_t>(ends[k / sizeof(Print)] & 1) << k;
    return bits;
#endif
  }

  std::span<const T> slots_;
  std::shared_ptr<Print[]> prints_;  // and the first ones again behind the last
};

/// What a model's file is made of.
template <typename Row>
struct ModelParts {
  ModelHeader header;
  std::string_view provenance;
  Slots<WordEntry> words;
  Slots<Row> rows;
  const int16_t* transitions = nullptr;
};

/// Checks a file against the header that it must have, with `transitions` of them and rows of `row_size` bytes; `what`
/// is said of a foreign one («a tagger's model»). Returns its header.
Result<ModelHeader> check_model(std::string_view bytes, std::string_view name, const ModelHeader& expected,
                                std::string_view what, size_t row_size, size_t transitions);

template <typename Row>
Result<ModelParts<Row>> open_model(std::string_view bytes, std::string_view name, const ModelHeader& expected,
                                   std::string_view what, size_t transitions) {
  const auto header = check_model(bytes, name, expected, what, sizeof(Row), transitions);
  if (!header) return header.error();
  ModelParts<Row> out;
  out.header = *header;
  const char* at = bytes.data() + sizeof(ModelHeader);
  out.provenance = {at, header->provenance};
  out.provenance = out.provenance.substr(0, out.provenance.find('\0'));
  at += header->provenance;
  out.words = Slots<WordEntry>({reinterpret_cast<const WordEntry*>(at), header->words});
  at += header->words * sizeof(WordEntry);
  out.rows = Slots<Row>({reinterpret_cast<const Row*>(at), header->rows});
  at += header->rows * sizeof(Row);
  out.transitions = reinterpret_cast<const int16_t*>(at);
  return out;
}

/// A view of a model's bytes, which must outlive it. A default-made model knows nothing.
class Model {
 public:
  Model() = default;
  /// Refuses what is foreign, cut short, damaged or of another version, with `name` in the message.
  static Result<Model> from_bytes(std::string_view bytes, std::string_view name);
  /// The model of a set that is compiled into the library; "none" gives an empty one.
  static Result<Model> builtin(std::string_view set);

  bool empty() const { return parts_.rows.empty(); }
  std::string_view provenance() const { return parts_.provenance; }
  int32_t margin() const { return static_cast<int32_t>(parts_.header.margin); }
  bool mapped() const { return parts_.header.mapped != 0; }

  const WordEntry* word(uint64_t hash) const { return parts_.words.find(hash); }
  const FeatureRow* row(uint64_t hash, const FeatureRow* none) const { return parts_.rows.find(hash, none); }
  const FeatureRow* row_ahead(uint64_t hash, const FeatureRow* none = nullptr) const {
    return parts_.rows.look_ahead(hash, none);
  }
  /// Weights of the tags after (before_last, last).
  const int16_t* transition(int before_last, int last) const {
    return parts_.transitions + static_cast<ptrdiff_t>(before_last * kStates + last) * kTags;
  }
  static constexpr size_t kTransitions = static_cast<size_t>(kStates) * kStates * kTags;

 private:
  ModelParts<FeatureRow> parts_;
};

}  // namespace bahi::morph
