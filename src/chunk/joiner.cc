#include "chunk/joiner.h"

#include <cstring>
#include <string>

namespace bahi::chunk {

Result<Joiner> Joiner::from_bytes(std::string_view bytes, std::string_view name, const morph::Model& tagger) {
  const auto refuse = [&](const std::string& why) { return Error{"model " + std::string(name) + " " + why, {}, 0, 0}; };
  JoinerHeader header;
  const JoinerHeader expected;
  if (bytes.size() < sizeof header || std::memcmp(bytes.data(), expected.magic, sizeof expected.magic) != 0)
    return refuse("is no model of groups of Bahi's");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != expected.version)
    return refuse("is of version " + std::to_string(header.version) + ", this engine reads " +
                  std::to_string(expected.version));
  if (header.size != bytes.size()) return refuse("is cut short or too long");
  if (header.provenance % 16 != 0 || sizeof header + header.provenance + kJoinerWeights != bytes.size())
    return refuse("has another layout");
  if (checksum(bytes.substr(sizeof header)) != header.checksum) return refuse("is damaged (checksum)");
  Joiner out(tagger);
  out.provenance_ = bytes.substr(sizeof header, header.provenance);
  out.provenance_ = out.provenance_.substr(0, out.provenance_.find('\0'));
  out.weights_ = {reinterpret_cast<const int8_t*>(bytes.data() + sizeof header + header.provenance), kJoinerWeights};
  return out;
}

}  // namespace bahi::chunk
