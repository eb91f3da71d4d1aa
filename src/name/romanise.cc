#include "name/romanise.h"

namespace bahi::name {
std::string romanise_word(std::string_view word) {
  return std::string(word);
}
std::string romanise(std::string_view name) {
  return std::string(name);
}
}  // namespace bahi::name
