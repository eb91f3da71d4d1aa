#include "lexicon/key.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <vector>

namespace bahi::lexicon {
namespace {

bool is_consonant(char32_t c) {
  return c >= 0x0915 && c <= 0x0939;
}
bool is_vowel_sign(char32_t c) {
  return (c >= 0x093E && c <= 0x094C) || c == 0x0902;
}
bool is_vowel(char32_t c) {
  return c >= 0x0904 && c <= 0x0914;
}
bool is_devanagari_letter(char32_t c) {
  return c >= 0x0900 && c <= 0x0963;
}
constexpr char32_t kVirama = 0x094D;

// The nasals that are written as anusvara before `c`: the nasal of its class (varga), ङ for क–घ, ञ for च–झ, ण for ट–ढ,
// न for त–ध, म for प–भ; and न before every stop and sibilant, as loan words have it (सेन्ट्रल, फ्रान्स).
bool is_half_nasal(char32_t nasal, char32_t c) {
  if (nasal == 0x0928)
    return (c >= 0x0915 && c <= 0x092D && c != 0x0919 && c != 0x091E && c != 0x0923 && c != 0x0928 && c != 0x0929) ||
           (c >= 0x0936 && c <= 0x0938);
  if (c >= 0x0915 && c <= 0x0918) return nasal == 0x0919;
  if (c >= 0x091A && c <= 0x091D) return nasal == 0x091E;
  if (c >= 0x091F && c <= 0x0922) return nasal == 0x0923;
  if (c >= 0x092A && c <= 0x092D) return nasal == 0x092E;
  return false;
}

void append(std::string& out, char32_t c) {
  if (c >= 0x0900 && c < 0x0980) {
    const char letter[] = {'\xE0', static_cast<char>(0xA4 | (c >> 6 & 1)), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(letter, 3);
    return;
  }
  char buffer[4];
  int32_t n = 0;
  U8_APPEND_UNSAFE(buffer, n, c);
  out.append(buffer, n);
}

char32_t letter(char32_t c) {
  switch (c) {
    case 0x0958:
      return 0x0915;  // precomposed nukta letters
    case 0x0959:
      return 0x0916;
    case 0x095A:
      return 0x0917;
    case 0x095B:
      return 0x091C;
    case 0x095C:
      return 0x0921;
    case 0x095D:
      return 0x0922;
    case 0x095E:
      return 0x092B;
    case 0x095F:
      return 0x092F;
    case 0x0901:
      return 0x0902;  // chandrabindu
    case 0x0929:
      return 0x0928;
    case 0x0931:
      return 0x0930;
    case 0x0934:
      return 0x0933;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return U'-';
    case 0x2018:
    case 0x2019:
    case 0x2032:
      return U'\'';
    default:
      break;
  }
  if (c >= 0x0966 && c <= 0x096F) return U'0' + (c - 0x0966);
  if (c >= U'A' && c <= U'Z') return c + 32;
  return c;
}

// One vowel for a sequence that looks like it: अ + ा is drawn as आ. 0: no such sequence.
char32_t look_alike(char32_t first, char32_t second) {
  if (first == 0x0905) {
    switch (second) {
      case 0x093E:
        return 0x0906;  // आ
      case 0x0949:
        return 0x0911;  // ऑ
      case 0x094B:
        return 0x0913;  // ओ
      case 0x094C:
        return 0x0914;  // औ
      default:
        return 0;
    }
  }
  if (first == 0x0906 && second == 0x0947) return 0x0913;  // आ + े: ओ
  if (first == 0x0906 && second == 0x0948) return 0x0914;
  if (first == 0x090F && second == 0x0947) return 0x0910;  // ए + े: ऐ
  if (first == 0x093E && second == 0x0947) return 0x094B;  // ा + े: ो
  if (first == 0x093E && second == 0x0948) return 0x094C;
  if (first == 0x093E && second == 0x0945) return 0x0949;
  // A sign typed twice.
  return first == second && is_vowel_sign(first) ? first : 0;
}

thread_local std::vector<char32_t> scratch;

bool is_letter_or_sign(char32_t c) {
  return is_devanagari_letter(c) || (c >= U'a' && c <= U'z') || (c >= 0x0971 && c <= 0x097F);
}

// How a Devanagari letter may change a key: not at all; always; or by what stands beside it (marked below).
enum class Effect : uint8_t { none, always, nasal, virama, anusvara, ya, i, sign, vowel };

constexpr std::array<Effect, 128> kEffects = [] {
  std::array<Effect, 128> out{};
  for (const int c : {0x01, 0x29, 0x31, 0x34, 0x3C, 0x70}) out[c] = Effect::always;
  for (int c = 0x58; c <= 0x5F; ++c) out[c] = Effect::always;
  for (int c = 0x66; c <= 0x6F; ++c) out[c] = Effect::always;
  for (const int c : {0x19, 0x1E, 0x23, 0x28, 0x2E}) out[c] = Effect::nasal;
  for (int c = 0x3E; c <= 0x4C; ++c) out[c] = Effect::sign;
  for (const int c : {0x05, 0x06, 0x0F}) out[c] = Effect::vowel;
  out[0x02] = Effect::anusvara;
  out[0x4D] = Effect::virama;
  out[0x2F] = Effect::ya;
  out[0x07] = Effect::i;
  return out;
}();

// Whether `text` is surely its own key. Most words are, and then nothing need be decoded; «false» only means «look
// closely».
bool is_key(std::string_view text) {
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  const size_t n = text.size();
  Effect before = Effect::none;
  uint8_t last = 0;  // low seven bits of the Devanagari letter before
  for (size_t i = 0; i < n;) {
    if (s[i] < 0x80) {
      const uint8_t c = s[i++];
      if ((c >= 'A' && c <= 'Z') || c == '.' || c == ':' || (c == '0' && last != 0)) return false;
      before = Effect::none;
      last = 0;
      continue;
    }
    if (s[i] != 0xE0 || i + 2 >= n || (s[i + 1] & 0xFE) != 0xA4 || (s[i + 2] & 0xC0) != 0x80) return false;
    const auto c = static_cast<uint8_t>((s[i + 1] & 1U) << 6 | (s[i + 2] & 0x3FU));
    i += 3;
    const Effect effect = kEffects[c];
    switch (effect) {
      case Effect::none:
      case Effect::nasal:
      case Effect::ya:
      case Effect::vowel:
        break;
      case Effect::always:
        return false;
      case Effect::virama:
        if (before == Effect::nasal && i + 2 < n && s[i] == 0xE0 && s[i + 1] == 0xA4 &&
            is_half_nasal(0x0900U + last, 0x0900U + (s[i + 2] & 0x3FU)))
          return false;
        break;
      case Effect::i:
        if (before == Effect::virama) return false;
        break;
      case Effect::sign:
        // A sign on an independent vowel or on another sign, ये and यी: seldom, and then to be looked at.
        if (before == Effect::vowel || before == Effect::sign) return false;
        if (before == Effect::ya && (c == 0x47 || c == 0x40)) return false;
        break;
      case Effect::anusvara:
        if (before == Effect::anusvara) return false;
        break;
    }
    before = effect;
    last = c;
  }
  return true;
}

}  // namespace

bool match_key(std::string_view nfc, std::string& out) {
  if (is_key(nfc)) {
    out.assign(nfc);
    return false;
  }
  out.clear();
  scratch.clear();
  const auto* s = reinterpret_cast<const uint8_t*>(nfc.data());
  const auto n = static_cast<int32_t>(nfc.size());
  for (int32_t i = 0; i < n;) {
    UChar32 raw = 0;
    U8_NEXT_OR_FFFD(s, i, n, raw);
    if (raw == 0x093C || raw == 0x200C || raw == 0x200D || raw == 0xFEFF) continue;
    const char32_t c = letter(static_cast<char32_t>(raw));
    const char32_t last = scratch.empty() ? 0 : scratch.back();
    if (c == 0x0970 && is_letter_or_sign(last)) continue;
    if (c == U'0' && is_devanagari_letter(last)) {
      // A zero for ॰: «डा0», «उ0प्र0»; not in «क05».
      const bool digit = (i < n && s[i] >= '0' && s[i] <= '9') ||
                         (i + 2 < n && s[i] == 0xE0 && s[i + 1] == 0xA5 && s[i + 2] >= 0xA6 && s[i + 2] <= 0xAF);
      if (!digit) continue;
    }
    if (c == U'.' && is_letter_or_sign(last)) {
      // Of a dot: «डॉ.», «यू.एस.»; kept in an ellipsis, before a digit, and in «example.com», where no letter stands
      // alone.
      const char next = i < n ? nfc[i] : ' ';
      const bool alone = scratch.size() < 2 || !is_letter_or_sign(scratch[scratch.size() - 2]);
      const bool latin = next >= 'A' && next <= 'z' && last < 0x80 && !alone;
      if (next != '.' && !(next >= '0' && next <= '9') && !latin) continue;
    }
    // «गर्इ»: a half र before इ is how old fonts drew ई.
    if (c == 0x0907 && last == kVirama && scratch.size() > 1 && scratch[scratch.size() - 2] == 0x0930) {
      scratch.pop_back();
      scratch.back() = 0x0908;
      continue;
    }
    if (last == U':' && is_devanagari_letter(c) && scratch.size() > 1 &&
        is_devanagari_letter(scratch[scratch.size() - 2]))
      scratch.back() = 0x0903;
    scratch.push_back(c);
    for (size_t k = scratch.size(); k >= 2; --k) {
      const char32_t one = look_alike(scratch[k - 2], scratch[k - 1]);
      if (one == 0) break;
      scratch.pop_back();
      scratch.back() = one;
    }
  }
  const size_t size = scratch.size();
  const auto at = [&](size_t k) { return k < size ? scratch[k] : char32_t{0}; };
  const auto ends_word = [&](size_t k) { return k >= size || scratch[k] == U' ' || scratch[k] == U'-'; };
  // Whether the word ends at k, or with the future's गा, गे, गी there.
  const auto ends_verb = [&](size_t k) {
    return ends_word(k) ||
           (at(k) == 0x0917 && (at(k + 1) == 0x093E || at(k + 1) == 0x0947 || at(k + 1) == 0x0940) && ends_word(k + 2));
  };
  for (size_t k = 0; k < size; ++k) {
    const char32_t c = scratch[k];
    const char32_t before = k > 0 ? scratch[k - 1] : 0;
    if (at(k + 1) == kVirama && is_half_nasal(c, at(k + 2)) && is_devanagari_letter(before) && before != kVirama) {
      if (before != 0x0902) append(out, 0x0902);
      ++k;  // the virama goes too
      continue;
    }
    // गये → गए, नयी → नई, रुपये → रुपए, जायेंगे → जाएंगे: a glide between vowels at the end of a word or verb. Not ये itself, and
    // not after a half consonant (संख्ये).
    if (c == 0x092F && (at(k + 1) == 0x0947 || at(k + 1) == 0x0940) &&
        (is_vowel_sign(before) || is_vowel(before) || is_consonant(before))) {
      const size_t after = at(k + 2) == 0x0902 ? k + 3 : k + 2;
      if (at(k + 1) == 0x0947 ? ends_verb(after) : ends_word(after)) {
        append(out, at(k + 1) == 0x0947 ? 0x090F : 0x0908);
        ++k;
        continue;
      }
    }
    append(out, c);
  }
  return out != nfc;
}

std::string_view key_view(std::string_view nfc, std::string& buffer) {
  if (is_key(nfc)) return nfc;
  match_key(nfc, buffer);
  return buffer;
}

std::string match_key(std::string_view nfc) {
  std::string out;
  match_key(nfc, out);
  return out;
}

namespace {

// Devanagari letters that fall together in names, by their low seven bits; 0: itself.
constexpr std::array<uint8_t, 128> kLoose = [] {
  std::array<uint8_t, 128> out{};
  out[0x08] = 0x07;                                      // ई → इ
  out[0x0A] = 0x09;                                      // ऊ → उ
  out[0x40] = 0x3F;                                      // ी → ि
  out[0x42] = 0x41;                                      // ू → ु
  for (const int c : {0x49, 0x4B, 0x4C}) out[c] = 0x3E;  // ॉ ो ौ → ा
  for (const int c : {0x11, 0x13, 0x14}) out[c] = 0x06;  // ऑ ओ औ → आ
  out[0x48] = 0x47;                                      // ै → े
  out[0x10] = 0x0F;                                      // ऐ → ए
  for (const int c : {0x36, 0x37}) out[c] = 0x38;        // श ष → स
  out[0x23] = 0x28;                                      // ण → न
  out[0x35] = 0x2C;                                      // व → ब
  return out;
}();

}  // namespace

std::string name_key(std::string_view key) {
  std::string out;
  const auto* s = reinterpret_cast<const uint8_t*>(key.data());
  const auto n = static_cast<int32_t>(key.size());
  if (scratch.size() < key.size()) scratch.resize(key.size());
  char32_t* const letters = scratch.data();
  size_t count = 0;
  for (int32_t i = 0; i < n;) {
    UChar32 c = 0;
    if (n - i >= 3 && s[i] == 0xE0 && (s[i + 1] & 0xFE) == 0xA4) {  // Devanagari, nearly always
      const uint32_t low = (s[i + 1] & 1U) << 6 | (s[i + 2] & 0x3FU);
      c = static_cast<UChar32>(0x0900U + (kLoose[low] != 0 ? kLoose[low] : low));
      i += 3;
    } else {
      U8_NEXT_OR_FFFD(s, i, n, c);
    }
    if (c == U'.' || c == U'-' || c == U'\'') continue;
    const auto x = static_cast<char32_t>(c);
    // A doubled consonant: क्क is one क.
    if (is_consonant(x) && count >= 2 && letters[count - 1] == kVirama && letters[count - 2] == x) {
      --count;
      continue;
    }
    letters[count++] = x;
  }
  while (count > 3 && letters[count - 1] == 0x093E) --count;
  out.reserve(key.size());
  for (size_t k = 0; k < count; ++k) append(out, letters[k]);
  return out;
}

namespace {

enum class Class : uint8_t { space, devanagari, digit, latin, letter, mark, punctuation, symbol };

struct Char {
  char32_t c = 0;
  uint32_t size = 0;
  Class kind = Class::space;
};

Class class_of(char32_t c) {
  if (c < 0x80) {
    if (c <= 0x20 || c == 0x7F) return Class::space;
    if (c >= U'0' && c <= U'9') return Class::digit;
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return Class::latin;
    switch (c) {
      case U'$':
      case U'%':
      case U'+':
      case U'<':
      case U'=':
      case U'>':
      case U'^':
      case U'|':
      case U'~':
      case U'&':
      case U'#':
      case U'@':
        return Class::symbol;
      default:
        return Class::punctuation;
    }
  }
  if (c >= 0x0900 && c <= 0x097F) {
    if (c == 0x0964 || c == 0x0965) return Class::punctuation;
    return c >= 0x0966 && c <= 0x096F ? Class::digit : Class::devanagari;
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return c < 0x0250 || (c >= 0x1E00 && c < 0x1F00) ? Class::latin : Class::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return Class::mark;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
      return Class::digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return Class::space;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return Class::punctuation;
    default:
      return c == 0x2032 ? Class::punctuation : Class::symbol;
  }
}

Char char_at(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  if (s[at] < 0x80) return {s[at], 1, class_of(s[at])};
  if (s[at] == 0xE0 && at + 2 < text.size() && (s[at + 1] & 0xFE) == 0xA4) {
    const char32_t c = 0x0900 + ((s[at + 1] & 1U) << 6) + (s[at + 2] & 0x3FU);
    return {c, 3, class_of(c)};
  }
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(s, i, static_cast<int32_t>(text.size()), c);
  return {static_cast<char32_t>(c), static_cast<uint32_t>(i - static_cast<int32_t>(at)),
          class_of(static_cast<char32_t>(c))};
}

// The end of a run of Devanagari letters and signs, which most words are from end to end.
size_t letters_end(std::string_view text, size_t at) {
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  for (; at + 2 < text.size() && s[at] == 0xE0 && (s[at + 1] & 0xFE) == 0xA4; at += 3) {
    const unsigned c = (s[at + 1] & 1U) << 6 | (s[at + 2] & 0x3FU);
    if (c >= 0x64 && c <= 0x6F) break;  // dandas and digits
  }
  return at;
}

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// The end of a web address or mail address that begins at `at` with a Latin letter; `at` when there is none.
size_t address_end(std::string_view text, size_t at) {
  size_t end = at;
  bool address = text.substr(at).starts_with("http://") || text.substr(at).starts_with("https://");
  if (address) {
    while (end < text.size() && static_cast<unsigned char>(text[end]) > 0x20 &&
           static_cast<unsigned char>(text[end]) < 0x80 && text[end] != '"' && text[end] != '\'' && text[end] != ')' &&
           text[end] != '<')
      ++end;
  } else {
    // name.domain or name@name.domain: a dot between Latin word characters, two letters or more after the last one.
    size_t dot = std::string_view::npos;
    while (end < text.size() && (is_ascii_word(text[end]) || ((text[end] == '.' || text[end] == '@') &&
                                                              end + 1 < text.size() && is_ascii_word(text[end + 1])))) {
      if (text[end] == '.') dot = end;
      if (text[end] == '@') address = true;
      ++end;
    }
    if (dot == std::string_view::npos) return at;
    const std::string_view last = text.substr(dot + 1, end - dot - 1);
    for (const char c : last)
      if (c < 'a' || c > 'z') return at;
    if (last.size() < 2 || (dot - at < 2)) return at;
    if (end < text.size() && text[end] == '/')
      while (end < text.size() && static_cast<unsigned char>(text[end]) > 0x20 &&
             static_cast<unsigned char>(text[end]) < 0x80 && text[end] != ')' && text[end] != '"')
        ++end;
  }
  while (end > at && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == '?' || text[end - 1] == '!' ||
                      text[end - 1] == ';' || text[end - 1] == ':'))
    --end;
  return end;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019;
}

// The end of a number's digits with their separators: 1,200; 3.5; 10:30; 26/11; 5.5.2024.
size_t number_end(std::string_view text, size_t at) {
  for (Char c = char_at(text, at); c.kind == Class::digit;) {
    at += c.size;
    c = char_at(text, at);
    if (c.kind == Class::digit) continue;
    const char32_t by = c.c;
    if (by != U'.' && by != U',' && by != U':' && by != U'/') break;
    size_t next = at + 1;
    int count = 0;
    for (Char d = char_at(text, next); d.kind == Class::digit; d = char_at(text, next)) next += d.size, ++count;
    if (count == 0 || (by == U',' && count != 2 && count != 3)) break;
    ++at;
    c = char_at(text, at);
  }
  return at;
}

}  // namespace

Piece scan(std::string_view text, size_t at) {
  Char c = char_at(text, at);
  const size_t begin = at;
  const auto piece = [&](PieceKind kind, bool joined = false) { return Piece{kind, at, joined}; };
  switch (c.kind) {
    case Class::space:
      while (at < text.size() && c.kind == Class::space) {
        at += c.size;
        c = char_at(text, at);
      }
      return piece(PieceKind::space);
    case Class::symbol:
      at += c.size;
      if (c.c == U'@' || c.c == U'#') {
        // @handle, #टैग
        for (Char d = char_at(text, at);
             d.kind == Class::latin || d.kind == Class::digit || d.kind == Class::devanagari || d.c == U'_';
             d = char_at(text, at))
          at += d.size;
        if (at > begin + 1) return piece(PieceKind::latin);
      }
      return piece(PieceKind::symbol);
    case Class::punctuation:
      at += c.size;
      if (c.c == U'.' || c.c == U'-')
        while (at < text.size() && text[at] == static_cast<char>(c.c)) ++at;
      return piece(PieceKind::punctuation);
    case Class::digit: {
      at = number_end(text, at);
      c = char_at(text, at);
      // Letters of one script written on to it: 10वीं, 25ए, 5G.
      const Class suffix = c.kind;
      if (suffix == Class::devanagari || suffix == Class::latin)
        while (c.kind == suffix) {
          at += c.size;
          c = char_at(text, at);
        }
      return piece(PieceKind::number);
    }
    case Class::latin: {
      if (const size_t end = address_end(text, at); end > at) {
        at = end;
        return piece(PieceKind::latin);
      }
      bool joined = false;
      while (true) {
        if (c.kind == Class::latin || c.kind == Class::digit || c.kind == Class::mark) {
          at += c.size;
        } else if (is_apostrophe(c.c) && char_at(text, at + c.size).kind == Class::latin) {
          at += c.size;
        } else if (c.c == U'.' && char_at(text, at + 1).kind == Class::latin) {
          at += 1;
          joined = true;
        } else {
          break;
        }
        c = char_at(text, at);
      }
      return piece(PieceKind::latin, joined);
    }
    case Class::devanagari: {
      bool joined = false;
      at = letters_end(text, at + c.size);
      c = char_at(text, at);
      while (true) {
        if (c.kind == Class::devanagari || c.kind == Class::mark) {
          at += c.size;
        } else if (c.kind == Class::digit) {
          at = number_end(text, at);
        } else if (is_apostrophe(c.c) && at - begin <= 9 && char_at(text, at + c.size).kind == Class::devanagari) {
          at += c.size;
        } else if (c.c == U':' && char_at(text, at + 1).kind == Class::devanagari) {
          at += 1;
          joined = true;
        } else if (c.c == U'.' && char_at(text, at + 1).kind == Class::devanagari) {
          at += 1;
          joined = true;
        } else {
          break;
        }
        c = char_at(text, at);
      }
      return piece(PieceKind::word, joined);
    }
    case Class::letter:
    case Class::mark:
      while (c.kind == Class::letter || c.kind == Class::mark) {
        at += c.size;
        c = char_at(text, at);
      }
      return piece(PieceKind::word);
  }
  return piece(PieceKind::symbol);
}

}  // namespace bahi::lexicon
