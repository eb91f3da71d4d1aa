// A trained model that tells whether two words side by side stand in one noun group: «विदेश मंत्री», but «नेता | दिल्ली
// पहुंचे».
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "bahi/result.h"
#include "base/hash.h"
#include "morph/model.h"

namespace bahi::chunk {

/// Features are hashed into this many weights.
inline constexpr size_t kJoinerWeights = size_t{1} << 16;

/// Raise it with every change of features or layout.
inline constexpr uint32_t kJoinerVersion = 1;

/// File format, little-endian: JoinerHeader, provenance (padded with zeros to 16 bytes), kJoinerWeights weights of a
/// byte. `checksum` is over everything after the header.
struct JoinerHeader {
  char magic[8] = {'B', 'A', 'H', 'I', 'J', 'O', 'I', 'N'};
  uint32_t version = kJoinerVersion;
  uint32_t provenance = 0;  // bytes, padding included
  uint64_t checksum = 0;
  uint64_t size = 0;  // of the file
};
static_assert(sizeof(JoinerHeader) == 32);

/// A view of a model's bytes, which must outlive it, with the tagger of its set, whose classes of words it uses; may be
/// shared by threads. A default-made one is empty.
class Joiner {
 public:
  Joiner() = default;
  /// Refuses what is foreign, cut short, damaged or of another version, with `name` in the message.
  static Result<Joiner> from_bytes(std::string_view bytes, std::string_view name, const morph::Model& tagger);
  /// That of a set which is compiled into the library; "none" gives an empty one.
  static Result<Joiner> builtin(std::string_view set, const morph::Model& tagger);
  /// One without weights, to learn with.
  explicit Joiner(const morph::Model& tagger) : tagger_(tagger) {}

  /// Nothing of it is packed with the tables: an engine adds that of its set.
  template <typename Archive>
  void fields(Archive& archive) {
    archive.only();
  }

  bool empty() const { return weights_.empty(); }
  std::string_view provenance() const { return provenance_; }

  /// The weight that a feature has; `feature` is any hash.
  static size_t slot(uint64_t feature) { return feature >> 48; }
  int32_t weight(uint64_t feature) const { return weights_[slot(feature)]; }
  morph::WordEntry word(uint64_t key_hash) const {
    const morph::WordEntry* entry = tagger_.word(key_hash);
    return entry == nullptr ? morph::WordEntry{} : *entry;
  }

 private:
  morph::Model tagger_;
  std::string_view provenance_;
  std::span<const int8_t> weights_;
};

}  // namespace bahi::chunk
