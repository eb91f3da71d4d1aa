#include "time/time.h"

namespace bahi::time {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {}

Times find(const Document&, const Tables&) { return {}; }

}  // namespace bahi::time
