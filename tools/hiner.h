// HiNER's sentences (a word and its IOB2 label a line, sentences apart by a blank line), for the trainer and the
// benchmark of names.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace bahi::hiner {

inline constexpr std::array<std::string_view, 3> kKinds = {"PERSON", "LOCATION", "ORGANIZATION"};
inline constexpr int kMisc = 3;   // named, but nobody and nowhere: MISC, LANGUAGE, RELIGION, GAME …
inline constexpr int kOther = 4;  // no name: NUMEX, TIMEX

struct Name {
  int32_t start = 0, end = 0;  // code points of Sentence::text
  int kind = kOther;           // index into kKinds, or kMisc, kOther
  auto operator<=>(const Name&) const = default;
};

struct Sentence {
  std::string text;   // its words with spaces between
  std::string frame;  // its template: every name made one word
  std::vector<Name> names;

  /// Fifths by template: 0 is measured and never trained on, 1 is for choosing.
  int fifth() const { return static_cast<int>(hash(frame) % 5); }
  /// «… का एक गाँव है»: a quarter of all sentences and most of the places, but one sentence.
  bool village() const {
    for (const std::string_view stub : {"एक गाँव है", "एक गांव है", "एक ग्राम है"})
      if (text.find(stub) != std::string::npos) return true;
    return false;
  }
};

inline int32_t code_points(std::string_view s) {
  return static_cast<int32_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The sentences of a file's text. Marks that are glued to a name («.यूसुफ», «त्रिपाठी,») are no part of it.
inline std::vector<Sentence> read(std::string_view file) {
  std::vector<Sentence> out;
  Sentence sentence;
  int32_t at = 0;
  bool open = false;  // a name that may go on
  const auto finish = [&] {
    if (!sentence.text.empty()) out.push_back(std::move(sentence));
    sentence = {};
    at = 0;
    open = false;
  };
  for (size_t from = 0; from < file.size();) {
    const size_t stop = std::min(file.find('\n', from), file.size());
    const std::string_view line = file.substr(from, stop - from);
    from = stop + 1;
    const size_t cut = line.find_last_of("\t ");
    if (cut == std::string_view::npos) {
      finish();
      continue;
    }
    const std::string_view word = line.substr(0, line.find_first_of("\t ")), label = line.substr(cut + 1);
    if (!sentence.text.empty()) sentence.text += ' ', ++at;
    sentence.text += word;
    const int32_t end = at + code_points(word);
    // Marks are one byte and one code point each. «एस.» keeps its dot.
    const std::string_view behind = code_points(word) <= 4 ? ",;:!?\"'(-" : ".,;:!?\"'(-";
    const size_t first = word.find_first_not_of(".,;:!?\"')-"), last = word.find_last_not_of(behind);
    const bool marks = first == std::string_view::npos || last == std::string_view::npos;
    const int32_t begin = at + (marks ? 0 : static_cast<int32_t>(first));
    const int32_t close = end - (marks ? 0 : static_cast<int32_t>(word.size() - last - 1));
    if (label.starts_with("B-")) {
      auto kind = static_cast<int>(std::find(kKinds.begin(), kKinds.end(), label.substr(2)) - kKinds.begin());
      if (kind == kMisc && label.ends_with("EX")) kind = kOther;
      sentence.names.push_back({begin, close, kind});
      sentence.frame += "\x01 ";
      open = true;
    } else if (label.starts_with("I-") && open) {
      sentence.names.back().end = close;
    } else {
      sentence.frame += word;
      sentence.frame += ' ';
      open = false;
    }
    at = end;
  }
  finish();
  return out;
}

}  // namespace bahi::hiner
