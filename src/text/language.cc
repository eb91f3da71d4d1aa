#include "text/language.h"

#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/hash.h"
#include "lexicon/key.h"

namespace bahi::text {
namespace {

using lexicon::Piece;
using lexicon::PieceKind;

constexpr size_t kSampleBytes = 16000;
constexpr int kSampleWords = 400;  // of each script: enough to be sure

// Scripts that mean one language to us; Arabic letters are looked at more closely.
struct ScriptLanguage {
  UScriptCode script;
  std::string_view language;
};
constexpr ScriptLanguage kScripts[] = {
    {USCRIPT_BENGALI, "bn"},  {USCRIPT_GURMUKHI, "pa"},  {USCRIPT_GUJARATI, "gu"}, {USCRIPT_ORIYA, "or"},
    {USCRIPT_TAMIL, "ta"},    {USCRIPT_TELUGU, "te"},    {USCRIPT_KANNADA, "kn"},  {USCRIPT_MALAYALAM, "ml"},
    {USCRIPT_SINHALA, "si"},  {USCRIPT_THAI, "th"},      {USCRIPT_HANGUL, "ko"},   {USCRIPT_HIRAGANA, "ja"},
    {USCRIPT_KATAKANA, "ja"}, {USCRIPT_HAN, "zh"},       {USCRIPT_GREEK, "el"},    {USCRIPT_HEBREW, "he"},
    {USCRIPT_ARMENIAN, "hy"}, {USCRIPT_GEORGIAN, "ka"},  {USCRIPT_TIBETAN, "bo"},  {USCRIPT_MYANMAR, "my"},
    {USCRIPT_ARABIC, "und"},  {USCRIPT_CYRILLIC, "und"},
};

// Letters that Urdu writes and neither Arabic nor Persian does: ٹ ڈ ڑ ں ے ہ ھ.
bool is_urdu(UChar32 c) {
  return c == 0x0679 || c == 0x0688 || c == 0x0691 || c == 0x06BA || c == 0x06D2 || c == 0x06C1 || c == 0x06BE;
}

}  // namespace

Languages::Languages(const lexicon::Lexicon& lexicon) : rows_(1) {
  const auto& table = lexicon.table("languages");
  size_t slots = 64;
  while (slots < table.rows.size() * 3) slots *= 2;
  index_.resize(slots);
  for (const auto& row : table.rows) {
    auto name = std::find(names_.begin(), names_.end(), row.cells[0]);
    std::string_view word = row.cells[1];
    if (name == names_.end()) {
      name = names_.emplace(names_.end(), row.cells[0]);
      is_latin_.push_back(static_cast<unsigned char>(word.front()) < 0xE0);
    }
    int weight = 1;
    const auto cell = row.cells[2];
    std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    if (word.size() > 1 && word.front() == '-')
      add("-" + lexicon::match_key(word.substr(1)), static_cast<uint32_t>(name - names_.begin()),
          static_cast<float>(weight));
    else
      add(lexicon::match_key(word), static_cast<uint32_t>(name - names_.begin()), static_cast<float>(weight));
  }
}

void Languages::add(std::string_view key, uint32_t language, float weight) {
  const uint64_t h = hash(key);
  const size_t mask = index_.size() - 1;
  size_t i = h & mask;
  while (index_[i] != 0 && rows_[index_[i]].hash != h) i = (i + 1) & mask;
  rows_.push_back({h, language, weight, index_[i]});
  index_[i] = static_cast<uint32_t>(rows_.size() - 1);
}

uint32_t Languages::find(uint64_t h) const {
  const size_t mask = index_.size() - 1;
  for (size_t i = h & mask; index_[i] != 0; i = (i + 1) & mask)
    if (rows_[index_[i]].hash == h) return index_[i];
  return 0;
}

Languages::Guess Languages::guess(std::string_view utf8) const {
  // A long text is judged by its beginning, up to a whole character.
  std::string_view text = utf8.substr(0, kSampleBytes);
  while (!text.empty() && text.size() < utf8.size() && (static_cast<unsigned char>(utf8[text.size()]) & 0xC0) == 0x80)
    text.remove_suffix(1);

  std::vector<double> scores(names_.size(), 0);
  std::array<int, std::size(kScripts)> others{};
  int devanagari = 0, latin = 0, urdu = 0;
  std::string key, ending;
  for (size_t at = 0; at < text.size();) {
    const Piece piece = lexicon::scan(text, at);
    const std::string_view word = text.substr(at, piece.end - at);
    at = piece.end;
    if (piece.kind != PieceKind::word && piece.kind != PieceKind::latin) continue;
    const auto lead = static_cast<unsigned char>(word.front());
    if (piece.kind == PieceKind::word && !(lead == 0xE0 && (static_cast<unsigned char>(word[1]) & 0xFE) == 0xA4)) {
      for (size_t i = 0; i < word.size();) {
        auto next = static_cast<int32_t>(i);
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(word.data()), next, static_cast<int32_t>(word.size()), c);
        i = static_cast<size_t>(next);
        urdu += is_urdu(c);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &status);
        for (size_t k = 0; k < std::size(kScripts); ++k) others[k] += kScripts[k].script == script;
      }
      continue;
    }
    if (word.front() == '@' || word.front() == '#') continue;
    int& count = piece.kind == PieceKind::latin ? latin : devanagari;
    if (++count > kSampleWords) continue;
    lexicon::match_key(word, key);
    uint32_t row = find(hash(key));
    if (row == 0) {
      // No word that we know: the longest ending that we do.
      constexpr size_t kLongest = 18;  // bytes
      const size_t from = key.size() > kLongest ? key.size() - kLongest : 1;
      for (size_t i = from; i < key.size() && row == 0; ++i) {
        if ((static_cast<unsigned char>(key[i]) & 0xC0) == 0x80) continue;
        ending.assign(1, '-').append(key, i);
        row = find(hash(ending));
      }
    }
    for (; row != 0; row = rows_[row].next) scores[rows_[row].language] += rows_[row].weight;
  }

  // Letters of other scripts, some four to a word.
  const auto most = std::max_element(others.begin(), others.end());
  const int words = devanagari + latin;
  if (*most > 4 * words && *most >= 8) {
    const auto& script = kScripts[most - others.begin()];
    std::string language(script.language);
    if (script.script == USCRIPT_HAN && others[11] + others[12] > 0) language = "ja";
    if (script.script == USCRIPT_ARABIC && urdu * 40 > *most) language = "ur";
    const double share = static_cast<double>(*most) / (*most + 4 * words);
    return {language, language == "und" ? 0 : share};
  }
  if (words == 0) return {"und", 0};

  // Devanagari speaks first: a Hindi article may hold many English words, hardly the other way round.
  const bool by_devanagari = devanagari * 4 >= words;
  const int counted = std::min(by_devanagari ? devanagari : latin, kSampleWords);
  size_t best = names_.size();
  double second = 0;
  for (size_t k = 0; k < names_.size(); ++k) {
    if (is_latin_[k] == by_devanagari) continue;
    if (best == names_.size()) {
      best = k;
    } else if (scores[k] > scores[best]) {
      second = scores[best];
      best = k;
    } else {
      second = std::max(second, scores[k]);
    }
  }
  if (best == names_.size()) return {"und", 0};
  // Sure when there is much evidence, when it stands thick, and when no other language has nearly as much.
  const double sum = scores[best];
  if (sum < 3 || sum < 0.3 * counted) return {"und", 0};
  const double sure = (1 - second / sum) * (1 - std::exp(-sum / 5));
  const double confidence = sure * (by_devanagari ? static_cast<double>(devanagari) / words : 1);
  if (confidence < 0.08) return {"und", confidence};
  // A few words are seldom enough to call it another language: a Hindi flash of ten words may hold «ने» twice.
  if (names_[best] != "hi" && sure < 0.3 && counted < 25) return {"und", confidence};
  return {names_[best], confidence};
}

}  // namespace bahi::text
