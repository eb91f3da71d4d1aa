// Apart from lexicon.cc, so that the program which makes the image links without it.
#include "lexicon/lexicon.h"

extern "C" {
extern const char bahi_tables_image_begin[];
extern const char bahi_tables_image_end[];
}

namespace bahi::lexicon {

Result<std::unique_ptr<Lexicon>> Lexicon::builtin() {
  return from_image({bahi_tables_image_begin, static_cast<size_t>(bahi_tables_image_end - bahi_tables_image_begin)});
}

}  // namespace bahi::lexicon
