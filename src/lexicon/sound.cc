#include "lexicon/sound.h"

#include <cstdint>

namespace bahi::lexicon {
namespace {

class Key {
 public:
  void consonant(char c) {
    if (out_.empty() || out_.back() != c) out_ += c;
  }
  /// A vowel counts only where the word begins; `c` is its mark.
  void beginning(char c) {
    if (out_.empty()) out_ = c;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// Classes: k velars, s palatals and sibilants, t dentals and retroflexes, p labials and v, n nasals, r, l.
// By the low seven bits of the letter, from क (0x15) to ह (0x39); «-»: य and ह, not counted.
constexpr std::string_view kDevanagari =
    "kkkkn"
    "ssssn"
    "ttttn"
    "ttttnn"
    "ppppn"
    "-rrlll"
    "psss-";
static_assert(kDevanagari.size() == 0x39 - 0x15 + 1);

constexpr uint8_t kNuktaLow = 0x3C, kViramaLow = 0x4D;

void devanagari(std::string_view word, Key& key) {
  uint8_t letters[64];
  size_t n = 0;
  for (size_t i = 0; i + 2 < word.size() && n < sizeof letters; i += 3)
    letters[n++] = static_cast<uint8_t>((static_cast<uint8_t>(word[i + 1]) & 1U) << 6 |
                                        (static_cast<uint8_t>(word[i + 2]) & 0x3FU));
  const auto at = [&](size_t i) { return i < n ? letters[i] : uint8_t{0}; };
  for (size_t i = 0; i < n; ++i) {
    const uint8_t c = letters[i], next = at(i + 1);
    if (c == 0x01 || c == 0x02) {
      key.consonant('n');
    } else if (c >= 0x04 && c <= 0x14) {
      key.beginning('a');
      if (c == 0x0B) key.consonant('r');  // ऋ
    } else if (c == 0x43) {
      key.consonant('r');  // ृ
    } else if (c == 0x5C || c == 0x5D) {
      key.consonant('r');
    } else if (c >= 0x58 && c <= 0x5E) {
      key.consonant("kkks--p"[c - 0x58]);
    } else if (c >= 0x15 && c <= 0x39) {
      char sound = kDevanagari[c - 0x15];
      const bool after_half = i > 0 && letters[i - 1] == kViramaLow;
      // ड़ and ढ़, and «गढ»: ढ within is nearly always ढ़. After a nasal and a half letter none can be spoken: «वेंड़र».
      const bool flap = i > 0 && !after_half && letters[i - 1] != 0x01 && letters[i - 1] != 0x02;
      if (flap && (c == 0x22 || (c == 0x21 && next == kNuktaLow))) sound = 'r';
      if (c == 0x1C && next == kViramaLow && at(i + 2) == 0x1E) sound = 'k', i += 2;                // ज्ञ
      if (c == 0x35 && after_half && i > 1 && kDevanagari[letters[i - 2] - 0x15] == 'k') continue;  // «क्वामे»
      if (c == 0x39 && next == kViramaLow && at(i + 2) == 0x35) continue;  // «ह्वाइट»
      if (sound == '-') {
        key.beginning(c == 0x39 ? 'h' : 'a');
        continue;
      }
      key.consonant(sound);
    }
  }
}

bool one_of(char c, std::string_view all) {
  return c != '\0' && all.find(c) != std::string_view::npos;
}

// Whether a g is spoken as in "range", "logic", "Virginia", not as in "Girish" and "Ganges"; '\0': the word's edge. As
// mined pairs of spellings have it more often than not.
bool soft_g(char before, char next, char after) {
  if (before == 'g') return false;
  if (next == 'e')
    return after == '\0' || one_of(after, "nsomtdi") || (after == 'r' && before != 'n') ||
           (after == 'a' && before != '\0') || (after == 'l' && (before == 'n' || before == '\0'));
  if (next == 'y') return after == '\0' || after == 'p' || (before == '\0' && one_of(after, "mnr"));
  if (next == 'i')
    return one_of(after, "caoue") || (before != '\0' && one_of(after, "stm")) || (before == 'n' && after == 'n') ||
           (before == 'r' && one_of(after, "nl"));
  return false;
}

// Whether the t before `after` is spoken as in "nation", "potential", "patient", "culture", "mutual".
bool spoken_sh(std::string_view after) {
  for (const std::string_view rest : {"ion", "ial", "ient", "ience", "ious", "ure", "ural", "ua"})
    if (after.starts_with(rest)) return true;
  return false;
}

// Whether the ch before `after` is spoken as in "chronic", "chloride", "technical", "chemist", "architect".
bool hard_ch(std::string_view before, std::string_view after) {
  if (after.starts_with('r') || after.starts_with('n')) return true;
  if (after.starts_with(before.empty() ? 'l' : 'o') || after.starts_with("emi")) return true;
  if (before.ends_with("te")) return after.empty() || !one_of(after[0], "aeiouy");
  if (!before.ends_with("ar")) return false;
  for (const std::string_view rest : {"ae", "ea", "im", "ip", "ite", "iv"})
    if (after.starts_with(rest)) return true;
  return false;
}

void latin(std::string_view as_written, Key& key) {
  std::string small(as_written);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  const std::string_view word = small;
  const size_t n = word.size();
  const auto at = [&](size_t i) { return i < n ? word[i] : '\0'; };
  for (size_t i = 0; i < n; ++i) {
    const char c = at(i), next = at(i + 1);
    switch (c) {
      case 'a':
      case 'e':
      case 'i':
      case 'o':
      case 'u':
      case 'y':
        key.beginning('a');
        break;
      case 'h':
        key.beginning('h');
        break;
      case 'b':
      case 'f':
        key.consonant('p');
        break;
      case 'p':
        if (i == 0 && next == 's') break;  // "psycho"
        key.consonant('p');
        break;
      case 'v':
      case 'w':
        if (i == 0 && c == 'w' && next == 'r') break;                              // "wright"
        if (c == 'w' && (i + 1 == n || !one_of(next, "aeiouhy")) && i > 0) break;  // "brown": part of the vowel
        if (i > 0 && (one_of(at(i - 1), "kgq") || (at(i - 1) == 'h' && i > 1 && one_of(at(i - 2), "kg")))) break;
        key.consonant('p');
        break;
      case 'c':
        if (next == 'h') {
          key.consonant(hard_ch(word.substr(0, i), word.substr(i + 2)) ? 'k' : 's');
          ++i;
        } else if (one_of(next, "eiy")) {
          key.consonant('s');
        } else {
          key.consonant('k');
        }
        break;
      case 'g':
        if (i > 1 && at(i - 1) == 'i' && next == 'h' && !one_of(at(i + 2), "aeiouy")) break;              // "knight"
        if (i > 1 && at(i - 1) == 'i' && next == 'n' && (i + 2 == n || one_of(at(i + 2), "ems"))) break;  // "design"
        key.consonant(soft_g(at(i - 1), next, at(i + 2)) ? 's' : 'k');
        break;
      case 'j':
        if (next == 'n') {
          key.consonant('k'), ++i;  // "jnan": ज्ञ
        } else {
          key.consonant('s');
        }
        break;
      case 'k':
        if (i == 0 && next == 'n') break;  // "knight"
        key.consonant('k');
        break;
      case 'q':
        key.consonant('k');
        break;
      case 'd':
        if (next == 'g' && one_of(at(i + 2), "ei")) {
          key.consonant('s'), ++i;  // "bridge"
        } else if (next != 'j') {
          key.consonant('t');
        }
        break;
      case 't':
        if (next == 'c' && at(i + 2) == 'h') break;  // "match"
        if (i == 0 && next == 's') break;            // "tsunami"
        if (i > 0 && spoken_sh(word.substr(i + 1))) {
          key.consonant('s');
        } else {
          key.consonant('t');
        }
        break;
      case 'l':
      case 'r':
        key.consonant(c);
        break;
      case 'm':
      case 'n':
        key.consonant('n');
        break;
      case 's':
        if (next == 'c' && at(i + 2) == 'h' && at(i + 3) != 'o') ++i;  // "schulz"
        key.consonant('s');
        break;
      case 'x':
        if (i > 0) key.consonant('k');
        key.consonant('s');
        break;
      case 'z':
        key.consonant('s');
        break;
      default:
        break;
    }
  }
}

}  // namespace

std::string sound_key(std::string_view word) {
  Key key;
  for (size_t i = 0; i < word.size();) {
    const auto is_devanagari = [&](size_t k) {
      return k + 2 < word.size() && static_cast<uint8_t>(word[k]) == 0xE0 &&
             (static_cast<uint8_t>(word[k + 1]) & 0xFE) == 0xA4;
    };
    size_t end = i;
    if (is_devanagari(i)) {
      while (is_devanagari(end)) end += 3;
      devanagari(word.substr(i, end - i), key);
    } else {
      while (end < word.size() && !is_devanagari(end)) ++end;
      latin(word.substr(i, end - i), key);
    }
    i = end;
  }
  return key.take();
}

}  // namespace bahi::lexicon
