#include "morph/model.h"

#include <bit>
#include <cstring>

#include "base/hash.h"

namespace bahi::morph {

static_assert(std::endian::native == std::endian::little,
              "models are read in place, so only on little-endian machines");

Result<ModelHeader> check_model(std::string_view bytes, std::string_view name, const ModelHeader& expected,
                                std::string_view what, size_t row_size, size_t transitions) {
  const auto refuse = [&](const std::string& why) { return Error{"model " + std::string(name) + " " + why, {}, 0, 0}; };
  ModelHeader header;
  if (bytes.size() < sizeof header || std::memcmp(bytes.data(), expected.magic, sizeof expected.magic) != 0)
    return refuse("is no " + std::string(what) + " of Bahi's");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != expected.version)
    return refuse("is of version " + std::to_string(header.version) + ", this engine reads " +
                  std::to_string(expected.version));
  if (header.tags != expected.tags) return refuse("has another tag set");
  if (header.size != bytes.size()) return refuse("is cut short or too long");
  const size_t words = size_t{header.words} * sizeof(WordEntry);
  const size_t rows = size_t{header.rows} * row_size;
  const size_t want = sizeof header + header.provenance + words + rows + transitions * sizeof(int16_t) + 16;
  if (want != bytes.size() || header.provenance % 16 != 0 || header.words == 0 || header.rows == 0 ||
      reinterpret_cast<uintptr_t>(bytes.data()) % 8 != 0)
    return refuse("has another layout");
  if (checksum(bytes.substr(sizeof header)) != header.checksum) return refuse("is damaged (checksum)");
  return header;
}

Result<Model> Model::from_bytes(std::string_view bytes, std::string_view name) {
  auto parts = open_model<FeatureRow>(bytes, name, ModelHeader{}, "tagger's model", kTransitions);
  if (!parts) return parts.error();
  Model out;
  out.parts_ = *parts;
  return out;
}

}  // namespace bahi::morph
