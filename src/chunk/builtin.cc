// Apart from joiner.cc, so that the program which makes the models links without them.
#include "chunk/joiner.h"

extern "C" {
extern const char bahi_groups_hi_begin[];
extern const char bahi_groups_hi_end[];
extern const char bahi_groups_hi_free_begin[];
extern const char bahi_groups_hi_free_end[];
}

namespace bahi::chunk {

Result<Joiner> Joiner::builtin(std::string_view set, const morph::Model& tagger) {
  const auto read = [&](const char* begin, const char* end) {
    return from_bytes({begin, static_cast<size_t>(end - begin)}, set, tagger);
  };
  if (set == "none") return Joiner();
  if (set == "hi") return read(bahi_groups_hi_begin, bahi_groups_hi_end);
  if (set == "hi-free") return read(bahi_groups_hi_free_begin, bahi_groups_hi_free_end);
  return Error{"there is no model set «" + std::string(set) + "»; there are hi-free, hi and none", {}, 0, 0};
}

}  // namespace bahi::chunk
