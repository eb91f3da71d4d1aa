#include "token/token.h"

namespace bahi::token {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {}

Tokens tokenise(const Document&, const Tables&) { return {}; }

}  // namespace bahi::token
