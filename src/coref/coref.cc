#include "coref/coref.h"

namespace bahi::coref {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {}

Coref resolve(const Document&, const Tables&) { return {}; }

}  // namespace bahi::coref
