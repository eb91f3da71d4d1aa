#include "name/name.h"

namespace bahi::name {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {}

Names find(const Document&, const Tables&) { return {}; }

}  // namespace bahi::name
