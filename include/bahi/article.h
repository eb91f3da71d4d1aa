// One article as it comes in.
#pragma once
#include <string>

namespace bahi {

/// What a reader is given. `text` is valid UTF-8 (bahi/decode.h makes it so). Empty strings: not known.
struct Article {
  std::string text;
  std::string source;    // path or URL as given
  std::string given_id;  // the id that came with it
  std::string title;
  std::string publisher;
  std::string published;  // ISO 8601 day
};

}  // namespace bahi
