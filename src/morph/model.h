// A tagger's model: word classes and feature weights, used as they stand in the file, without a copy.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "bahi/result.h"
#include "document/grammar.h"

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
  char magic[8] = {'B', 'A', 'H', 'I', 'M', 'O', 'R', 'F'};
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

/// A view of a model's bytes, which must outlive it. A default-made model knows nothing.
class Model {
 public:
  Model() = default;
  /// Refuses what is foreign, cut short, damaged or of another version, with `name` in the message.
  static Result<Model> from_bytes(std::string_view bytes, std::string_view name);
  /// The model of a set that is compiled into the library; "none" gives an empty one.
  static Result<Model> builtin(std::string_view set);

  bool empty() const { return rows_.empty(); }
  std::string_view provenance() const { return provenance_; }
  int32_t margin() const { return margin_; }
  bool mapped() const { return mapped_; }

  static uint32_t word_print(uint64_t hash) { return static_cast<uint32_t>(hash >> 32) | 1U; }
  static uint16_t row_print(uint64_t hash) { return static_cast<uint16_t>(hash) | 1U; }
  static size_t place(uint64_t hash, size_t slots) {
    return static_cast<size_t>(((hash >> 16 & 0xffffffffU) * slots) >> 32);
  }

  const WordEntry* word(uint64_t hash) const {
    if (words_.empty()) return nullptr;
    const uint32_t print = word_print(hash);
    for (size_t i = place(hash, words_.size());;) {
      const WordEntry& entry = words_[i];
      if (entry.print == print) return &entry;
      if (entry.print == 0) return nullptr;
      if (++i == words_.size()) i = 0;
    }
  }
  const FeatureRow* row(uint64_t hash) const {
    const uint16_t print = row_print(hash);
    for (size_t i = place(hash, rows_.size());;) {
      const FeatureRow& row = rows_[i];
      if (row.print == print) return &row;
      if (row.print == 0) return nullptr;
      if (++i == rows_.size()) i = 0;
    }
  }
  void prefetch(uint64_t hash) const { __builtin_prefetch(&rows_[place(hash, rows_.size())]); }
  /// Weights of the tags after (before_last, last).
  const int16_t* transition(int before_last, int last) const {
    return &transitions_[(before_last * kStates + last) * kTags];
  }
  static constexpr size_t kTransitions = static_cast<size_t>(kStates) * kStates * kTags;

 private:
  std::string_view provenance_;
  std::span<const WordEntry> words_;
  std::span<const FeatureRow> rows_;
  std::span<const int16_t> transitions_;
  int32_t margin_ = 0;
  bool mapped_ = false;
};

}  // namespace bahi::morph
