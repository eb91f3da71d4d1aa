#include "lexicon/key.h"

#include <unicode/utf8.h>

#include <vector>

namespace bahi::lexicon {
namespace {

bool is_consonant(char32_t c) { return c >= 0x0915 && c <= 0x0939; }
bool is_vowel_sign(char32_t c) { return (c >= 0x093E && c <= 0x094C) || c == 0x0902; }
bool is_vowel(char32_t c) { return c >= 0x0904 && c <= 0x0914; }
constexpr char32_t kVirama = 0x094D;

// The nasal of each consonant's class (varga): ङ for क–घ, ञ for च–झ, ण for ट–ढ, न for त–ध, म for प–भ.
char32_t class_nasal(char32_t c) {
  if (c >= 0x0915 && c <= 0x0918) return 0x0919;
  if (c >= 0x091A && c <= 0x091D) return 0x091E;
  if (c >= 0x091F && c <= 0x0922) return 0x0923;
  if (c >= 0x0924 && c <= 0x0927) return 0x0928;
  if (c >= 0x092A && c <= 0x092D) return 0x092E;
  return 0;
}

void append(std::string& out, char32_t c) {
  char buffer[4];
  int32_t n = 0;
  U8_APPEND_UNSAFE(buffer, n, c);
  out.append(buffer, n);
}

char32_t letter(char32_t c) {
  switch (c) {
    case 0x0958: return 0x0915;  // precomposed nukta letters
    case 0x0959: return 0x0916;
    case 0x095A: return 0x0917;
    case 0x095B: return 0x091C;
    case 0x095C: return 0x0921;
    case 0x095D: return 0x0922;
    case 0x095E: return 0x092B;
    case 0x095F: return 0x092F;
    case 0x0901: return 0x0902;  // chandrabindu
    case 0x0929: return 0x0928;
    case 0x0931: return 0x0930;
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: return U'-';
    case 0x2018: case 0x2019: return U'\'';
    default: break;
  }
  if (c >= 0x0966 && c <= 0x096F) return U'0' + (c - 0x0966);
  if (c >= U'A' && c <= U'Z') return c + 32;
  return c;
}

thread_local std::vector<char32_t> scratch;

}  // namespace

bool match_key(std::string_view nfc, std::string& out) {
  out.clear();
  scratch.clear();
  const auto* s = reinterpret_cast<const uint8_t*>(nfc.data());
  const auto n = static_cast<int32_t>(nfc.size());
  for (int32_t i = 0; i < n;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, i, n, c);
    if (c == 0x093C || c == 0x200C || c == 0x200D || c == 0xFEFF) continue;
    scratch.push_back(letter(static_cast<char32_t>(c)));
  }
  const size_t size = scratch.size();
  const auto at = [&](size_t k) { return k < size ? scratch[k] : char32_t{0}; };
  const auto ends_word = [&](size_t k) { return k >= size || scratch[k] == U' ' || scratch[k] == U'-'; };
  for (size_t k = 0; k < size; ++k) {
    const char32_t c = scratch[k];
    const char32_t next = at(k + 2);
    if (at(k + 1) == kVirama && is_consonant(next) && k > 0 && c == class_nasal(next) && !(k > 0 && scratch[k - 1] == kVirama)) {
      append(out, 0x0902);
      ++k;  // the virama goes too
      continue;
    }
    // गये → गए, नयी → नई, चाहिये → चाहिए, आयी → आई: y between vowels at the end of a word.
    if (c == 0x092F && k > 0 && (at(k + 1) == 0x0947 || at(k + 1) == 0x0940)) {
      const size_t after = at(k + 2) == 0x0902 ? k + 3 : k + 2;
      const char32_t before = scratch[k - 1];
      if (ends_word(after) && (is_vowel_sign(before) || is_vowel(before) || (is_consonant(before) && k + 1 < size && k >= 1))) {
        append(out, at(k + 1) == 0x0947 ? 0x090F : 0x0908);
        ++k;
        continue;
      }
    }
    append(out, c);
  }
  return out != nfc;
}

std::string match_key(std::string_view nfc) {
  std::string out;
  match_key(nfc, out);
  return out;
}

std::string name_key(std::string_view key) {
  std::string out;
  const auto* s = reinterpret_cast<const uint8_t*>(key.data());
  const auto n = static_cast<int32_t>(key.size());
  char32_t last = 0;
  std::vector<char32_t> letters;
  for (int32_t i = 0; i < n;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, i, n, c);
    auto x = static_cast<char32_t>(c);
    switch (x) {
      case U'.': case U'-': case U'\'': continue;
      case 0x0908: x = 0x0907; break;                          // ई
      case 0x090A: x = 0x0909; break;                          // ऊ
      case 0x0940: x = 0x093F; break;                          // ी
      case 0x0942: x = 0x0941; break;                          // ू
      case 0x0949: case 0x094B: case 0x094C: x = 0x093E; break;  // ॉ ो ौ → ा
      case 0x0911: case 0x0913: case 0x0914: x = 0x0906; break;  // ऑ ओ औ → आ
      case 0x0948: x = 0x0947; break;                          // ै → े
      case 0x0910: x = 0x090F; break;                          // ऐ → ए
      case 0x0936: case 0x0937: x = 0x0938; break;             // श ष → स
      case 0x0923: x = 0x0928; break;                          // ण → न
      case 0x0935: x = 0x092C; break;                          // व → ब
      default: break;
    }
    if (x == last && is_consonant(x)) continue;
    if (is_consonant(x) && letters.size() >= 2 && letters.back() == kVirama && letters[letters.size() - 2] == x) {
      letters.pop_back();  // a doubled consonant
      last = x;
      continue;
    }
    letters.push_back(x);
    last = x;
  }
  while (letters.size() > 3 && letters.back() == 0x093E) letters.pop_back();
  for (const char32_t x : letters) append(out, x);
  return out;
}

}  // namespace bahi::lexicon
