#include "name/romanise.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "base/form_cache.h"
#include "base/hash.h"
#include "name/speller.h"

namespace bahi::name {
namespace {

// A syllable's parts: consonants with what vowel follows, or a vowel of its own.
struct Sound {
  std::string_view consonant;  // empty: an independent vowel
  std::string_view vowel;      // empty: none (virama, or a deleted schwa)
  bool schwa = false;          // the vowel is the inherent one
  std::string_view nasal;      // after the vowel
  char32_t letter = 0;
  char32_t sign = 0;  // the vowel's letter or sign
};

std::string_view consonant(char32_t c) {
  switch (c) {
    case U'क':
      return "k";
    case U'ख':
      return "kh";
    case U'ग':
      return "g";
    case U'घ':
      return "gh";
    case U'ङ':
      return "n";
    case U'च':
      return "ch";
    case U'छ':
      return "chh";
    case U'ज':
      return "j";
    case U'झ':
      return "jh";
    case U'ञ':
      return "n";
    case U'ट':
      return "t";
    case U'ठ':
      return "th";
    case U'ड':
      return "d";
    case U'ढ':
      return "dh";
    case U'ण':
      return "n";
    case U'त':
      return "t";
    case U'थ':
      return "th";
    case U'द':
      return "d";
    case U'ध':
      return "dh";
    case U'न':
      return "n";
    case U'प':
      return "p";
    case U'फ':
      return "f";
    case U'ब':
      return "b";
    case U'भ':
      return "bh";
    case U'म':
      return "m";
    case U'य':
      return "y";
    case U'र':
      return "r";
    case U'ल':
      return "l";
    case U'ळ':
      return "l";
    case U'व':
      return "v";
    case U'श':
      return "sh";
    case U'ष':
      return "sh";
    case U'स':
      return "s";
    case U'ह':
      return "h";
    case 0x958:
      return "q";
    case 0x959:
      return "kh";
    case 0x95A:
      return "gh";
    case 0x95B:
      return "z";
    case 0x95C:
      return "r";
    case 0x95D:
      return "rh";
    case 0x95E:
      return "f";
    default:
      return {};
  }
}

std::string_view independent(char32_t c) {
  switch (c) {
    case U'अ':
      return "a";
    case U'आ':
      return "a";
    case U'इ':
      return "i";
    case U'ई':
      return "i";
    case U'उ':
      return "u";
    case U'ऊ':
      return "u";
    case U'ऋ':
      return "ri";
    case U'ए':
      return "e";
    case U'ऐ':
      return "ai";
    case U'ओ':
      return "o";
    case U'औ':
      return "au";
    case U'ऑ':
      return "o";
    case U'ऍ':
      return "e";
    default:
      return {};
  }
}

std::string_view sign(char32_t c) {
  switch (c) {
    case U'ा':
      return "a";
    case U'ि':
      return "i";
    case U'ी':
      return "i";
    case U'ु':
      return "u";
    case U'ू':
      return "u";
    case U'ृ':
      return "ri";
    case U'े':
      return "e";
    case U'ै':
      return "ai";
    case U'ो':
      return "o";
    case U'ौ':
      return "au";
    case U'ॉ':
      return "o";
    case U'ॅ':
      return "e";
    default:
      return {};
  }
}

std::vector<Sound> sounds(std::string_view word) {
  std::vector<Sound> out;
  const auto* bytes = reinterpret_cast<const uint8_t*>(word.data());
  const auto size = static_cast<int32_t>(word.size());
  for (int32_t at = 0; at < size;) {
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) continue;
    const auto u = static_cast<char32_t>(c);
    if (const auto k = consonant(u); !k.empty()) {
      out.push_back({k, "a", true, {}, u, 0});
    } else if (const auto v = independent(u); !v.empty()) {
      out.push_back({{}, v, false, {}, 0, u});
    } else if (const auto s = sign(u); !s.empty()) {
      if (!out.empty()) out.back().vowel = s, out.back().schwa = false, out.back().sign = u;
    } else if (u == U'्') {
      if (!out.empty()) out.back().vowel = {}, out.back().schwa = false;
    } else if (u == U'ं' || u == U'ँ') {
      if (!out.empty()) out.back().nasal = "n";
    } else if (u == U'ः') {
      if (!out.empty()) out.back().nasal = "h";
    } else if (u == 0x93C) {  // nukta
      if (out.empty()) continue;
      Sound& last = out.back();
      if (last.letter == U'ज') last.consonant = "z";
      if (last.letter == U'फ') last.consonant = "f";
      if (last.letter == U'ड') last.consonant = "r";
      if (last.letter == U'ढ') last.consonant = "rh";
      if (last.letter == U'क') last.consonant = "q";
    }
  }
  return out;
}

// Hindi speaks no inherent vowel at a word's end, nor between a vowel and a consonant with a vowel.
void delete_schwas(std::vector<Sound>& s, Style style) {
  const size_t n = s.size();
  if (n < 2) return;
  const auto vowel = [&](size_t i) { return !s[i].vowel.empty(); };
  // At the end; but after a cluster that cannot be spoken without it («इंद्र», «मिश्र») Indian names keep it.
  if (Sound& last = s[n - 1]; last.schwa && last.nasal.empty()) {
    const bool cluster = !vowel(n - 2) && !s[n - 2].consonant.empty();
    const bool keep = cluster && style == Style::indian &&
                      (last.letter == U'र' || last.letter == U'य' || last.letter == U'व' || last.letter == U'म' ||
                       last.letter == U'न' || last.letter == U'ठ');
    if (!keep) last.vowel = {}, last.schwa = false;
  }
  for (size_t i = n - 1; i-- > 1;) {
    if (!s[i].schwa || !s[i].nasal.empty()) continue;
    const bool before = vowel(i - 1) && s[i - 1].nasal.empty();
    const bool after = i + 1 < n && !s[i + 1].consonant.empty() && vowel(i + 1);
    if (before && after) s[i].vowel = {}, s[i].schwa = false;
  }
}

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

std::string romanise_word(std::string_view word, Style style) {
  const bool foreign = style == Style::foreign;
  std::vector<Sound> s = sounds(word);
  delete_schwas(s, style);
  std::string out;
  const size_t n = s.size();
  for (size_t i = 0; i < n; ++i) {
    const bool last = i + 1 == n;
    const char32_t letter = s[i].letter, next = last ? 0 : s[i + 1].letter;
    const bool bare = s[i].vowel.empty();
    std::string_view c = s[i].consonant;
    if (letter == U'व') {
      // «स्वामी» swa, «नवाज» wa, «विजय» vi; the end of «राव» o.
      const bool cluster = i > 0 && s[i - 1].vowel.empty() && s[i - 1].letter != U'र';
      const bool open = !foreign && i > 0 && s[i].sign == U'ा';
      c = cluster || open ? "w" : "v";
      if (!foreign && last && bare && i > 0 && s[i - 1].sign == U'ा') c = "o";
      if (style == Style::muslim) c = "w";
    }
    if (letter == U'ज' && ((style == Style::muslim && i > 0) || (foreign && last && bare))) c = "z";
    if (letter == U'च' && bare && next == U'छ') c = "c";
    if (letter == U'छ' && i > 0 && s[i - 1].letter == U'च') c = "hh";
    if (letter == U'क' && bare && next == U'स' && foreign) {
      out += 'x';  // «एलेक्स»
      out += s[++i].vowel;
      continue;
    }
    if (letter == U'क' && bare && next == U'ष') {
      out += "ksh";
      out += s[++i].vowel;
      continue;
    }
    if (letter == U'ज' && bare && next == U'ञ') {
      out += "gy";
      out += s[++i].vowel;
      continue;
    }
    if (letter == U'ह' && last && bare && i > 0 && !s[i - 1].nasal.empty()) c = "gh";  // «सिंह»
    if (letter == U'य' && style != Style::indian && i > 0 && !bare && (s[i - 1].vowel == "i")) c = {};  // «मारिया»
    out += c;
    std::string_view v = s[i].vowel;
    if (foreign) {
      if (s[i].sign == U'ै' || s[i].sign == U'ऐ') v = "a";                 // «हैरिस»
      if (s[i].schwa && next == U'र' && s[i + 1].vowel.empty()) v = "e";  // «हर्बर्ट»
      if (s[i].sign == U'ौ') v = "ou";
      if (s[i].sign == U'ए' && i == 0 && !last && (next == U'न' || next == U'ल' || next == U'ड') &&
          s[i + 1].vowel.empty())
        v = "e";
      if (s[i].schwa && letter == U'स' && next == U'न' && i + 2 == n) v = "o";  // «जॉनसन»
      if (s[i].schwa && letter == U'ट' && next == U'न' && i + 2 == n) v = "o";  // «क्लिंटन»
    }
    if (style == Style::muslim && s[i].sign == U'ी' && !last && i + 2 == n && letter == U'र') v = "ee";
    out += v;
    if (!s[i].nasal.empty()) {
      std::string_view nasal = s[i].nasal;
      if (nasal == "n" && (next == U'प' || next == U'ब' || next == U'भ' || next == U'म' || next == U'फ')) nasal = "m";
      out += nasal;
    }
  }
  return out;
}

std::string romanise_word(std::string_view word) {
  // The search is long, and names come again.
  thread_local FormCache<std::string> spelt;
  static const uint64_t owner = new_owner();
  spelt.begin(owner, 1);
  return spelt.get(word, hash(word), 0, [&] { return Speller::builtin().spell(word); });
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
