#include "text/text.h"

namespace bahi::text {

Tables::Tables(lexicon::Lexicon&) {}

Text normalise(const Document& document, const Tables&) {
  Text out;
  out.utf8 = document.article.text;
  return out;
}

}  // namespace bahi::text
