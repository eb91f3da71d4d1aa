// Apart from recogniser.cc, so that the program which makes the models links without them.
#include "name/recogniser.h"

extern "C" {
extern const char bahi_names_hi_begin[];
extern const char bahi_names_hi_end[];
extern const char bahi_names_hi_free_begin[];
extern const char bahi_names_hi_free_end[];
}

namespace bahi::name {

Result<Recogniser> Recogniser::builtin(std::string_view set) {
  const auto read = [&](const char* begin, const char* end) {
    return from_bytes({begin, static_cast<size_t>(end - begin)}, set);
  };
  if (set == "none") return Recogniser();
  if (set == "hi") return read(bahi_names_hi_begin, bahi_names_hi_end);
  if (set == "hi-free") return read(bahi_names_hi_free_begin, bahi_names_hi_free_end);
  return Error{"there is no model set «" + std::string(set) + "»; there are hi-free, hi and none", {}, 0, 0};
}

}  // namespace bahi::name
