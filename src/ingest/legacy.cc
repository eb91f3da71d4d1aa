// Kruti Dev 010 and DevLys: fonts whose Latin letters are drawn as pieces of Devanagari, as old Hindi sites used them.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "ingest/parts.h"

namespace bahi::ingest {
namespace {

// Signs that Unicode writes elsewhere than the font does.
constexpr std::string_view kShortI = "\xEE\x80\x81";  // U+E001: ि, drawn before its consonants
constexpr std::string_view kReph = "\xEE\x80\x82";    // U+E002: र्, drawn after its syllable

// clang-format off
constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
    {"ñ", "॰"}, {"Q+", "फ़"}, {"d+", "क़"}, {"[+k", "ख़"}, {"[+", "ख़्"}, {"x+", "ग़"}, {"T+", "ज़्"}, {"t+", "ज़"}, {"M+", "ड़"}, {"<+", "ढ़"},
    {";+", "य़"}, {"j+", "ऱ"}, {"u+", "ऩ"}, {"¶+", "फ़्"}, {"å", "०"}, {"ƒ", "१"}, {"„", "२"}, {"…", "३"}, {"†", "४"}, {"‡", "५"}, {"ˆ", "६"},
    {"‰", "७"}, {"Š", "८"}, {"‹", "९"}, {"Ùk", "त्त"}, {"Ù", "त्त्"}, {"Dr", "क्त"}, {"–", "दृ"}, {"—", "कृ"}, {"é", "न्न"}, {"™", "न्न्"},
    {"à", "ह्न"}, {"á", "ह्य"}, {"â", "हृ"}, {"ã", "ह्म"}, {"ºz", "ह्र"}, {"º", "ह्"}, {"í", "द्द"}, {"{k", "क्ष"}, {"{", "क्ष्"}, {"=", "त्र"},
    {"«", "त्र्"}, {"Nî", "छ्य"}, {"Vî", "ट्य"}, {"Bî", "ठ्य"}, {"Mî", "ड्य"}, {"<î", "ढ्य"}, {"|", "द्य"}, {"K", "ज्ञ"}, {"}", "द्व"},
    {"J", "श्र"}, {"Vª", "ट्र"}, {"Mª", "ड्र"}, {"<ª", "ढ्र"}, {"Nª", "छ्र"}, {"Ø", "क्र"}, {"Ý", "फ्र"}, {"æ", "द्र"}, {"ç", "प्र"}, {"Á", "प्र"},
    {"#", "रु"}, {":", "रू"}, {"v‚", "ऑ"}, {"vks", "ओ"}, {"vkS", "औ"}, {"vk", "आ"}, {"v", "अ"}, {"b±", "ईं"}, {"Ã", "ई"}, {"bZ", "ई"}, {"b", "इ"},
    {"m", "उ"}, {"Å", "ऊ"}, {",s", "ऐ"}, {",", "ए"}, {"_", "ऋ"}, {"ô", "क्क"}, {"d", "क"}, {"Dk", "क"}, {"D", "क्"}, {"[k", "ख"}, {"[", "ख्"},
    {"x", "ग"}, {"Xk", "ग"}, {"X", "ग्"}, {"Ä", "घ"}, {"?k", "घ"}, {"?", "घ्"}, {"³", "ङ"}, {"p", "च"}, {"Pk", "च"}, {"P", "च्"}, {"N", "छ"},
    {"t", "ज"}, {"Tk", "ज"}, {"T", "ज्"}, {">", "झ"}, {"÷", "झ्"}, {"¥", "ञ"}, {"ê", "ट्ट"}, {"ë", "ट्ठ"}, {"V", "ट"}, {"B", "ठ"}, {"ì", "ड्ड"},
    {"ï", "ड्ढ"}, {"M", "ड"}, {"<", "ढ"}, {".k", "ण"}, {".", "ण्"}, {"r", "त"}, {"Rk", "त"}, {"R", "त्"}, {"Fk", "थ"}, {"F", "थ्"}, {")", "द्ध"},
    {"n", "द"}, {"/k", "ध"}, {"èk", "ध"}, {"/", "ध्"}, {"Ë", "ध्"}, {"è", "ध्"}, {"u", "न"}, {"Uk", "न"}, {"U", "न्"}, {"i", "प"}, {"Ik", "प"},
    {"I", "प्"}, {"Q", "फ"}, {"¶", "फ्"}, {"c", "ब"}, {"Ck", "ब"}, {"C", "ब्"}, {"Hk", "भ"}, {"H", "भ्"}, {"e", "म"}, {"Ek", "म"}, {"E", "म्"},
    {";", "य"}, {"¸", "य्"}, {"j", "र"}, {"y", "ल"}, {"Yk", "ल"}, {"Y", "ल्"}, {"G", "ळ"}, {"o", "व"}, {"Ok", "व"}, {"O", "व्"}, {"'k", "श"},
    {"'", "श्"}, {"Ük", "श"}, {"Ü", "श्"}, {"\"k", "ष"}, {"\"", "ष्"}, {"l", "स"}, {"Lk", "स"}, {"L", "स्"}, {"g", "ह"}, {"È", "ीं"}, {"z", "्र"},
    {"Ì", "द्द"}, {"Í", "ट्ट"}, {"Î", "ट्ठ"}, {"Ï", "ड्ड"}, {"Ñ", "कृ"}, {"Ò", "भ"}, {"Ó", "्य"}, {"Ö", "झ्"}, {"‚", "ॉ"}, {"ks", "ो"}, {"kS", "ौ"},
    {"k", "ा"}, {"h", "ी"}, {"q", "ु"}, {"w", "ू"}, {"`", "ृ"}, {"s", "े"}, {"S", "ै"}, {"a", "ं"}, {"¡", "ँ"}, {"%", "ः"}, {"W", "ॅ"}, {"•", "ऽ"},
    {"·", "ऽ"}, {"~", "्"}, {"+", "़"}, {"^", "‘"}, {"*", "’"}, {"Þ", "“"}, {"ß", "”"}, {"(", ";"}, {"¼", "("}, {"½", ")"}, {"¿", "{"}, {"À", "}"},
    {"¾", "="}, {"A", "।"}, {"-", "."}, {"&", "-"}, {"Œ", "॰"}, {"]", ","}, {"@", "/"}, {"\\", "?"}, {"‘", "\""}, {"’", "\""}, {"f", kShortI},
    {"Z", kReph}, {"±", "\xEE\x80\x82ं"}, {"Æ", "\xEE\x80\x82\xEE\x80\x81"}, {"Ê", "ी\xEE\x80\x82"}, {"É", "\xEE\x80\x81ं"}, {"i`", "पृ"}};

// The commonest Hindi words as the font writes them, none of them an English word: के की का में है और कि भी हैं लिए नहीं तथा इस उस हो गया
constexpr std::array<std::string_view, 18> kWords = {"ds", "dh", "dk", "esa", "gS", "vkSj", "fd", "Hkh", "gSa", "fy,", "ugha", "rFkk", "bl", "ml", "gks", "x;k", "dks", "gSA"};
// clang-format on

/// The length in bytes of the character that begins so.
size_t width(unsigned char c) {
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/// Code points, so that signs can be moved.
std::u32string points(std::string_view s) {
  std::u32string out;
  for (size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    const size_t n = std::min(width(c), s.size() - i);
    char32_t p = n == 1 ? c : n == 2 ? c & 0x1F : n == 3 ? c & 0x0F : c & 0x07;
    for (size_t k = 1; k < n; ++k) p = (p << 6) | (static_cast<unsigned char>(s[i + k]) & 0x3F);
    out += p;
    i += n;
  }
  return out;
}

void put(std::string& out, char32_t p) {
  if (p < 0x80) {
    out += static_cast<char>(p);
  } else if (p < 0x800) {
    out += {static_cast<char>(0xC0 | (p >> 6)), static_cast<char>(0x80 | (p & 0x3F))};
  } else if (p < 0x10000) {
    out += {static_cast<char>(0xE0 | (p >> 12)), static_cast<char>(0x80 | ((p >> 6) & 0x3F)),
            static_cast<char>(0x80 | (p & 0x3F))};
  } else {
    out += {static_cast<char>(0xF0 | (p >> 18)), static_cast<char>(0x80 | ((p >> 12) & 0x3F)),
            static_cast<char>(0x80 | ((p >> 6) & 0x3F)), static_cast<char>(0x80 | (p & 0x3F))};
  }
}

constexpr char32_t kVirama = U'्';
bool consonant(char32_t c) {
  return (c >= U'क' && c <= U'ह') || (c >= 0x0958 && c <= 0x095F);
}
bool vowel_sign(char32_t c) {
  return (c >= 0x093E && c <= 0x094C) || (c >= 0x0900 && c <= 0x0903) || c == 0x093C;
}

/// The end of the consonants that begin at `i`: «स्त्र».
size_t cluster_end(const std::u32string& s, size_t i) {
  while (i < s.size() && consonant(s[i])) {
    ++i;
    if (i < s.size() && s[i] == 0x093C) ++i;
    if (i + 1 < s.size() && s[i] == kVirama && consonant(s[i + 1]))
      ++i;
    else
      break;
  }
  return i;
}

/// Puts the signs where Unicode has them.
std::string in_order(const std::u32string& s) {
  std::u32string out;
  for (size_t i = 0; i < s.size(); ++i) {
    if (s[i] == 0xE001) {
      const size_t end = cluster_end(s, i + 1);
      out.append(s, i + 1, end - i - 1);
      out += U'ि';
      i = end - 1;
    } else if (s[i] == 0xE002) {
      size_t at = out.size();
      while (at > 0 && vowel_sign(out[at - 1])) --at;
      if (at > 0 && consonant(out[at - 1])) --at;
      while (at > 1 && out[at - 1] == kVirama && consonant(out[at - 2])) at -= 2;
      out.insert(at, {U'र', kVirama});
    } else {
      out += s[i];
    }
  }
  std::string utf8;
  for (const char32_t p : out) put(utf8, p);
  return utf8;
}

}  // namespace

bool is_kruti_dev(std::string_view text) {
  constexpr size_t kEnough = 40000;  // bytes that are looked at
  constexpr size_t kFewest = 2;
  size_t words = 0;
  size_t hits = 0;
  text = text.substr(0, kEnough);
  for (size_t i = 0; i < text.size();) {
    const size_t begin = text.find_first_not_of(" \t\r\n", i);
    if (begin == std::string_view::npos) break;
    i = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    const auto word = text.substr(begin, i - begin);
    if (word.find("\xE0\xA4") != std::string_view::npos || word.find("\xE0\xA5") != std::string_view::npos)
      return false;  // Devanagari
    ++words;
    hits += std::find(kWords.begin(), kWords.end(), word) != kWords.end() ? 1 : 0;
  }
  return hits >= kFewest && hits * 10 >= words;
}

std::string without_legacy_font(std::string text) {
  if (!is_kruti_dev(text)) return text;
  static const auto keys = [] {
    std::unordered_map<std::string_view, std::string_view> map;
    for (const auto& [key, value] : kKeys) map.emplace(key, value);
    return map;
  }();
  std::string raw;
  const std::string_view s = text;
  for (size_t i = 0; i < s.size();) {
    // The longest key: three, two or one characters.
    size_t ends[4] = {i, i, i, i};
    for (size_t k = 1; k <= 3; ++k)
      ends[k] = ends[k - 1] < s.size()
                    ? std::min(s.size(), ends[k - 1] + width(static_cast<unsigned char>(s[ends[k - 1]])))
                    : ends[k - 1];
    size_t k = 3;
    for (; k > 0; --k)
      if (const auto it = keys.find(s.substr(i, ends[k] - i)); ends[k] > ends[k - 1] && it != keys.end()) {
        raw += it->second;
        break;
      }
    if (k == 0) raw += s.substr(i, ends[k = 1] - i);
    i = ends[k];
  }
  return in_order(points(raw));
}

}  // namespace bahi::ingest
