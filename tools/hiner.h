// HiNER's sentences (a word and its IOB2 label a line, sentences apart by a blank line), for the trainer and the
// benchmark of names.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "bahi/span.h"
#include "base/hash.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"

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

  /// The words of a part of the text.
  std::string words(Span part) const {
    std::string out;
    int32_t at = -1;
    for (const char c : text) {
      at += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
      if (part.start <= at && at < part.end) out += c;
    }
    return out;
  }
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

/// Words of address and rank around a person's name («श्री», «डॉ.», «जनरल»; «जी», «साहब»), as match keys. HiNER has them
/// now inside a name and now outside; the record has them outside.
struct Titles {
  std::unordered_set<std::string> before, after;

  /// Of Bahi's tables. `part_of_names`: those too that may be part of a name («शेख हसीना», «सैयद अता»).
  static Titles of(lexicon::Lexicon& lexicon, bool part_of_names) {
    Titles out;
    const auto add = [](std::unordered_set<std::string>& set, std::string_view words) {
      for (const std::string_view word : lexicon::split(words, ' ')) set.insert(lexicon::match_key(word));
    };
    for (const auto& row : lexicon.table("name_words").rows) {
      if (row.cells[1] == "honorific") add(out.before, row.cells[0]);
      if (row.cells[1] == "suffix") add(out.after, row.cells[0]);
    }
    const auto& names = lexicon.table("given_names").rows;
    for (const auto& row : names)
      if (row.cells[1] == "honorific") add(out.before, row.cells[0]);
    for (const auto& row : names) {
      const std::string_view kind = row.cells[1], origin = row.cells[3];
      const bool given = kind == "given" || kind == "either";  // «युवराज सिंह»
      if (given || (kind == "honorific" && origin == "muslim" && !part_of_names))
        out.before.erase(lexicon::match_key(row.cells[0]));
    }
    return out;
  }
  /// A name without the titles around it; one word stays.
  Name bare(const Sentence& sentence, Name name) const {
    const std::string text = sentence.words({name.start, name.end});
    const std::vector<std::string_view> words = lexicon::split(text, ' ');
    size_t first = 0, last = words.size();
    for (; last - first > 1 && after.contains(lexicon::match_key(words[last - 1])); --last)
      name.end -= code_points(words[last - 1]) + 1;
    for (; last - first > 1 && before.contains(lexicon::match_key(words[first])); ++first)
      name.start += code_points(words[first]) + 1;
    return name;
  }
};

/// The sentences of a file's text. Marks that are glued to a name («.यूसुफ», «त्रिपाठी,») are no part of it. With `titles`
/// the labels are made even:
/// - two persons side by side with nothing between are one, whose words were labelled one by one;
/// - marks labelled with a name («भाजपा .») or half around it («(नासा») are no part of it;
/// - nor are titles around a person.
inline std::vector<Sentence> read(std::string_view file, const Titles* titles) {
  struct Piece {
    Name name;          // the last word's glued marks taken off
    int32_t whole = 0;  // where it ends with them
  };
  std::vector<Sentence> out;
  Sentence sentence;
  std::vector<Piece> pieces;
  int32_t at = 0;
  bool open = false;  // a name that may go on
  const auto even = [&](Name name) {
    const auto text = [&] { return sentence.words({name.start, name.end}); };
    constexpr std::string_view marks = ".,;:!?\"'-| ";
    for (std::string t = text(); t.size() > 1 && t.find(' ') != t.npos; t = text()) {
      // A last word of nothing but marks.
      const size_t last = t.rfind(' ');
      if (t.find_first_not_of(marks, last) != t.npos) break;
      name.end -= code_points(t.substr(last));
    }
    const std::string t = text();
    if (t.size() > 2 && t.front() == '(' && t.find(')') >= t.size() - 1) ++name.start;
    if (t.size() > 2 && t.back() == ')' && (t.rfind('(') == t.npos || t.rfind('(') == 0)) --name.end;
    return name.kind == 0 ? titles->bare(sentence, name) : name;
  };
  const auto finish = [&] {
    for (size_t k = 0; k < pieces.size(); ++k) {
      Name name = pieces[k].name;
      for (; titles && name.kind == 0 && k + 1 < pieces.size() && pieces[k + 1].name.kind == 0 &&
             pieces[k].whole == name.end && pieces[k + 1].name.start == name.end + 1;
           ++k)
        name.end = pieces[k + 1].name.end;
      sentence.names.push_back(titles ? even(name) : name);
    }
    if (!sentence.text.empty()) out.push_back(std::move(sentence));
    sentence = {};
    pieces.clear();
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
      pieces.push_back({{begin, close, kind}, end});
      sentence.frame += "\x01 ";
      open = true;
    } else if (label.starts_with("I-") && open) {
      pieces.back().name.end = close;
      pieces.back().whole = end;
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
