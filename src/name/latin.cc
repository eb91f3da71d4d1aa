#include "name/latin.h"

#include <array>

#include "base/form_cache.h"
#include "base/hash.h"
#include "name/romanise.h"

namespace bahi::name {
namespace {

struct Rule {
  std::string_view letters, key;
};
// The first that fits is taken. What is written two ways in Hindi names stands under one key; an h after a consonant
// goes with it, since papers differ.
constexpr std::array<Rule, 35> kRules = {
    {{"tch", "c"}, {"chh", "c"}, {"ch", "c"},  {"sch", "s"}, {"sh", "s"}, {"ph", "f"}, {"kh", "k"},
     {"gh", "g"},  {"jh", "j"},  {"th", "t"},  {"dh", "d"},  {"bh", "b"}, {"zh", "j"}, {"ck", "k"},
     {"ce", "se"}, {"ci", "si"}, {"cy", "si"}, {"c", "k"},   {"q", "k"},  {"x", "ks"}, {"w", "v"},
     {"z", "j"},   {"aa", "a"},  {"ee", "i"},  {"ii", "i"},  {"oo", "u"}, {"ou", "u"}, {"uu", "u"},
     {"ai", "e"},  {"ay", "e"},  {"ei", "e"},  {"ey", "e"},  {"au", "o"}, {"aw", "o"}, {"y", "i"}}};

std::string once(std::string_view word) {
  std::string lower;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') lower += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) lower += c;
  }
  std::string out;
  for (size_t i = 0; i < lower.size();) {
    std::string_view put = std::string_view(lower).substr(i, 1);
    size_t taken = 1;
    for (const auto& [letters, key] : kRules) {
      if (letters[0] == lower[i] && std::string_view(lower).substr(i).starts_with(letters)) {
        put = key;
        taken = letters.size();
        break;
      }
    }
    for (const char c : put) {
      const bool digit = c >= '0' && c <= '9';
      if (out.empty() || out.back() != c || digit) out += c;
    }
    i += taken;
  }
  while (out.size() > 2 && (out.back() == 'h' || out.back() == 'a')) out.pop_back();
  return out;
}

}  // namespace

std::string latin_key(std::string_view word) {
  // A second pass may find a rule that the first has made («cia»); two are enough for all but nonsense.
  std::string key = once(word);
  for (int i = 0; i < 4; ++i) {
    std::string next = once(key);
    if (next == key) break;
    key = std::move(next);
  }
  return key;
}

std::string latin_key_of_hindi(std::string_view devanagari) {
  // Every noun of an article is asked for, and nouns come again.
  thread_local FormCache<std::string> keys;
  static const uint64_t owner = new_owner();
  keys.begin(owner, 1);
  return keys.get(devanagari, hash(devanagari), 0, [&] { return latin_key(romanise_word(devanagari, Style::indian)); });
}

}  // namespace bahi::name
