#include "event/event.h"

namespace bahi::event {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {}

Claims claim(const Document&, const Tables&) { return {}; }

}  // namespace bahi::event
