#include "name/romanise.h"

#include <utility>

#include "name/speller.h"

namespace bahi::name {
namespace {

constexpr std::pair<std::string_view, char> kLetters[] = {
    {"डब्ल्यू", 'W'}, {"डब्लू", 'W'}, {"एक्स", 'X'}, {"क्यू", 'Q'}, {"एफ", 'F'}, {"एच", 'H'}, {"आई", 'I'},
    {"आइ", 'I'},   {"एल", 'L'},  {"एम", 'M'},  {"एन", 'N'}, {"आर", 'R'}, {"एस", 'S'}, {"वाई", 'Y'},
    {"जेड", 'Z'},   {"बी", 'B'},  {"सी", 'C'},  {"डी", 'D'}, {"जी", 'G'}, {"जे", 'J'},  {"के", 'K'},
    {"पी", 'P'},   {"टी", 'T'},  {"यू", 'U'},   {"वी", 'V'}, {"ए", 'A'},  {"ई", 'E'},  {"ओ", 'O'}};

// The letter that an initial names: «एस.» S, «डब्ल्यू.» W.
char initial(std::string_view word) {
  for (const auto& [form, letter] : kLetters)
    if (form == word) return letter;
  return 0;
}

}  // namespace

std::string romanise_word(std::string_view word) {
  return Speller::builtin().spell(word);
}

std::string initials(std::string_view word) {
  std::string out;
  int letters = 0;
  while (!word.empty()) {
    bool found = false;
    for (const auto& [form, letter] : kLetters)
      if (word.starts_with(form)) {
        out += letter;
        out += '.';
        word.remove_prefix(form.size());
        found = true;
        ++letters;
        break;
      }
    if (!found) return {};
  }
  return letters > 1 ? out : std::string();
}

std::string romanise(std::string_view name) {
  std::string out;
  bool fresh = true;  // at a word's beginning
  for (size_t at = 0; at < name.size();) {
    const auto c = static_cast<unsigned char>(name[at]);
    if (c < 0x80) {
      out += name[at++];
      fresh = true;
      continue;
    }
    size_t end = at;
    while (end < name.size() && static_cast<unsigned char>(name[end]) >= 0x80) ++end;
    const std::string_view piece = name.substr(at, end - at);
    at = end;
    if (at < name.size() && name[at] == '.')
      if (const char letter = initial(piece)) {
        out += letter;
        fresh = false;
        continue;
      }
    std::string word = romanise_word(piece);
    if (fresh && !word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
    out += word;
    fresh = false;
  }
  return out;
}

}  // namespace bahi::name
