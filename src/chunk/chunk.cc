#include "chunk/chunk.h"

namespace bahi::chunk {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {}

Chunks group(const Document&, const Tables&) { return {}; }

}  // namespace bahi::chunk
