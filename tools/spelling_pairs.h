// Words in Latin letters with their Devanagari spellings, as a program mined them from running text: which pairs are
// plainly no spellings of one word, and which are held out. One rule for training and for measuring.
#pragma once
#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "lexicon/sound.h"
#include "name/romanise.h"

namespace bahi {

struct SpellingPair {
  std::string latin, devanagari;
  bool held_out = false;
};

/// Edits that turn one string into the other.
inline size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 0; i < a.size(); ++i) {
    size_t corner = row[0]++;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, corner + (a[i] == b[j] ? 0 : 1)});
      corner = above;
    }
  }
  return row.back();
}

/// The pairs of `text` (one a line: Latin, tab, Devanagari) without those that are no spellings of one word:
/// - the Latin side is not all of a–z, or either is shorter than two letters;
/// - one side is an inflected form of the other: the Devanagari ends like an oblique plural or plural (-ों, -ें, -यां, -एं),
///   or the cross-script key of one side only begins the other's;
/// - abbreviations: no vowel on the Latin side, or the Devanagari is a row of names of letters;
/// - the keys differ in more than a third of their letters.
/// A fifth of the pairs is held out.
inline std::vector<SpellingPair> spelling_pairs(const std::string& text) {
  std::vector<SpellingPair> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    SpellingPair pair{line.substr(0, tab), line.substr(tab + 1)};
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto vowel = [](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
    if (pair.latin.size() < 2 || pair.devanagari.size() < 6) continue;
    if (!std::all_of(pair.latin.begin(), pair.latin.end(), letter)) continue;
    if (std::none_of(pair.latin.begin(), pair.latin.end(), vowel)) continue;
    if (!name::initials(pair.devanagari).empty()) continue;
    const auto ends = [&](std::string_view end) { return pair.devanagari.ends_with(end); };
    if (ends("ों") || ends("ें") || ends("यां") || ends("याँ") || ends("एं") || ends("एँ")) continue;
    const std::string a = lexicon::sound_key(pair.latin), b = lexicon::sound_key(pair.devanagari);
    if (a != b && (a.starts_with(b) || b.starts_with(a))) continue;
    if (distance(a, b) * 3 > std::max(a.size(), b.size())) continue;
    pair.held_out = hash(line) % 5 == 0;
    out.push_back(std::move(pair));
  }
  return out;
}

}  // namespace bahi
