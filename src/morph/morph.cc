#include "morph/morph.h"

namespace bahi::morph {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {}

Morph analyse(const Document&, const Tables&) { return {}; }

}  // namespace bahi::morph
