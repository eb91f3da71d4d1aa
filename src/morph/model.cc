#include "morph/model.h"

#include <bit>
#include <cstring>

#include "base/hash.h"

namespace bahi::morph {

static_assert(std::endian::native == std::endian::little,
              "models are read in place, so only on little-endian machines");

Result<Model> Model::from_bytes(std::string_view bytes, std::string_view name) {
  const auto refuse = [&](std::string_view why) {
    return Error{"model " + std::string(name) + " " + std::string(why), {}, 0, 0};
  };
  ModelHeader header;
  const ModelHeader expected;
  if (bytes.size() < sizeof header || std::memcmp(bytes.data(), expected.magic, sizeof expected.magic) != 0)
    return refuse("is no tagger's model of Bahi's");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != kModelVersion)
    return refuse("is of version " + std::to_string(header.version) + ", this engine reads " +
                  std::to_string(kModelVersion));
  if (header.tags != kTags) return refuse("has another tag set");
  if (header.size != bytes.size()) return refuse("is cut short or too long");
  const size_t words = size_t{header.words} * sizeof(WordEntry);
  const size_t rows = size_t{header.rows} * sizeof(FeatureRow);
  const size_t want = sizeof header + header.provenance + words + rows + kTransitions * sizeof(int16_t) + 16;
  if (want != bytes.size() || header.provenance % 16 != 0 || header.words == 0 || header.rows == 0 ||
      reinterpret_cast<uintptr_t>(bytes.data()) % 8 != 0)
    return refuse("has another layout");
  if (checksum(bytes.substr(sizeof header)) != header.checksum) return refuse("is damaged (checksum)");
  Model out;
  const char* at = bytes.data() + sizeof header;
  out.provenance_ = {at, header.provenance};
  out.provenance_ = out.provenance_.substr(0, out.provenance_.find('\0'));
  at += header.provenance;
  out.words_ = {reinterpret_cast<const WordEntry*>(at), header.words};
  at += words;
  out.rows_ = {reinterpret_cast<const FeatureRow*>(at), header.rows};
  at += rows;
  out.transitions_ = {reinterpret_cast<const int16_t*>(at), kTransitions};
  out.margin_ = static_cast<int32_t>(header.margin);
  out.mapped_ = header.mapped != 0;
  return out;
}

}  // namespace bahi::morph
