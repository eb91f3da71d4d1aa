#include "text/language.h"

namespace bahi::text {

Languages::Languages(const lexicon::Lexicon&) {}
void Languages::add(std::string_view, uint32_t, float) {}
const Languages::Slot* Languages::find(uint64_t) const {
  return nullptr;
}
Languages::Guess Languages::guess(std::string_view) const {
  return {"hi", 0.5};
}

}  // namespace bahi::text
