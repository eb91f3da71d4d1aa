#include "text/blocks.h"

#include <algorithm>

#include "base/hash.h"
#include "lexicon/key.h"

namespace bahi::text {
namespace {

using lexicon::Piece;
using lexicon::PieceKind;
using lexicon::scan;

constexpr std::string_view kDanda = "।";
constexpr std::string_view kDoubleDanda = "॥";

/// What is seen of one line.
struct Line {
  int32_t begin = 0, end = 0;
  int32_t characters = 0;
  bool ended = false;        // a sentence ends at its end
  bool open = false;         // ends with a comma, dash or conjunction: more must come
  bool after_blank = false;  // a blank line, or the text's begin, stands before it
};

int32_t count_characters(std::string_view s) {
  int32_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

// Cuts closing quotes and brackets off the end.
std::string_view without_closers(std::string_view s) {
  while (true) {
    bool cut = false;
    for (const std::string_view closer : {"”", "’", "»", "\"", "'", ")", "]", " "}) {
      if (s.ends_with(closer)) s.remove_suffix(closer.size()), cut = true;
    }
    if (!cut) return s;
  }
}

bool is_ended(std::string_view line) {
  const std::string_view s = without_closers(line);
  return s.ends_with(kDanda) || s.ends_with(kDoubleDanda) || s.ends_with(".") || s.ends_with("?") || s.ends_with("!") ||
         s.ends_with("|") || s.ends_with("…");
}

bool is_open(std::string_view line) {
  for (const std::string_view end : {",", ";", ":", ":-", "-", "–", "—", "("})
    if (line.ends_with(end)) return true;
  return false;
}

// Whether a sentence ends before the line's end: at a danda, or at a dot and space after more than an abbreviation's
// letters.
bool ends_inside(std::string_view line) {
  if (line.find(kDanda) < line.size() - kDanda.size()) return true;
  for (size_t dot = line.find(". "); dot != std::string_view::npos; dot = line.find(". ", dot + 1)) {
    const size_t space = line.rfind(' ', dot);
    const std::string_view word = line.substr(space == std::string_view::npos ? 0 : space + 1,
                                              dot - (space == std::string_view::npos ? 0 : space + 1));
    if (count_characters(word) > 3 && word.find('.') == std::string_view::npos) return true;
  }
  return false;
}

bool contains(const std::vector<uint64_t>& sorted, std::string_view key) {
  return std::binary_search(sorted.begin(), sorted.end(), hash(key));
}

// The match key of the last word of a line.
std::string last_word(std::string_view line) {
  const std::string_view s = without_closers(line);
  const size_t space = s.rfind(' ');
  return lexicon::match_key(space == std::string_view::npos ? s : s.substr(space + 1));
}

// Whether a line begins as an item of a list: a bullet, or a number or letter with a dot or bracket, and a space.
bool is_item(std::string_view line) {
  for (const std::string_view bullet :
       {"• ", "* ", "- ", "– ", "— ", "● ", "▪ ", "■ ", "◆ ", "➤ ", "► ", "· ", "→ ", "✓ ", "√ ", "o "})
    if (line.starts_with(bullet)) return true;
  std::string_view s = line;
  const bool bracket = s.starts_with("(");
  if (bracket) s.remove_prefix(1);
  if (s.empty()) return false;
  const Piece piece = scan(s, 0);
  if (piece.kind != PieceKind::number && piece.kind != PieceKind::word && piece.kind != PieceKind::latin) return false;
  if (count_characters(s.substr(0, piece.end)) > 2) return false;
  s.remove_prefix(piece.end);
  if (s.starts_with(")")) return s.starts_with(") ");
  return !bracket && piece.kind == PieceKind::number && s.starts_with(". ");
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    size_t last = end;
    while (last > at && text[last - 1] == ' ') --last;
    if (last > at) {
      const std::string_view line = text.substr(at, last - at);
      lines.push_back({static_cast<int32_t>(at), static_cast<int32_t>(last), count_characters(line), is_ended(line),
                       is_open(line), blank});
      blank = false;
    } else {
      blank = true;
    }
    at = end + 1;
  }
  return lines;
}

// A text whose lines were broken at a width: long lines that end nothing and go on in the next. Their lines are joined.
void join_broken(std::vector<Line>& lines, std::string_view text) {
  int32_t long_lines = 0, broken = 0, longest = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank || lines[i].characters < 40) continue;
    ++long_lines;
    longest = std::max(longest, lines[i].characters);
    if (!lines[i].ended && !is_item(text.substr(lines[i + 1].begin, lines[i + 1].end - lines[i + 1].begin))) ++broken;
  }
  if (long_lines < 4 || broken * 10 < long_lines * 6 || longest > 140) return;
  std::vector<Line> joined;
  for (const Line& line : lines) {
    // A short line may end its paragraph though no blank follows: «… कहा।» and a new line.
    const bool goes_on = !joined.empty() && !line.after_blank && !joined.back().ended &&
                         !is_item(text.substr(line.begin, line.end - line.begin));
    const bool full = goes_on || (!joined.empty() && !line.after_blank && joined.back().characters * 10 >= longest * 7);
    if (full && !joined.empty() && !line.after_blank) {
      joined.back().end = line.end;
      joined.back().ended = line.ended;
      joined.back().open = line.open;
      joined.back().characters = line.characters;  // of its last line
    } else {
      joined.push_back(line);
    }
  }
  for (Line& line : joined) line.characters = count_characters(text.substr(line.begin, line.end - line.begin));
  lines = std::move(joined);
}

/// A dateline at the start of a line: «नई दिल्ली, 5 मई (भाषा)।», «काठमांडू।», «संयुक्त राष्ट्र: ».
struct Dateline {
  size_t end = 0;                       // after its closing mark; 0: none
  size_t said_begin = 0, said_end = 0;  // place and date, without agency
};

Dateline dateline_of(std::string_view line, const Tables& tables) {
  constexpr std::string_view kVisarga = "ः";
  constexpr size_t kPieces = 24;
  struct Part {
    std::string_view text;
    bool bracketed;
  };
  std::vector<Part> parts;
  size_t begin = 0, closing = 0, at = 0, pieces = 0;
  bool bracketed = false;
  const auto cut = [&](size_t end) {
    std::string_view part = line.substr(begin, end - begin);
    while (part.starts_with(" ")) part.remove_prefix(1);
    while (part.ends_with(" ")) part.remove_suffix(1);
    if (!part.empty()) parts.push_back({part, bracketed});
  };
  while (at < line.size() && closing == 0 && ++pieces <= kPieces) {
    const Piece piece = scan(line, at);
    const std::string_view s = line.substr(at, piece.end - at);
    if (s == kDanda || s == ":" || s == "|" || s == "." || s == "–" || s == "—" || s == "-" || s == "::" || s == "//") {
      cut(at);
      closing = piece.end;
      if (s == "-" && closing < line.size() && line[closing] != ' ' && at > 0 && line[at - 1] != ' ')
        return {};  // within a word
      while (closing < line.size() && (line[closing] == ':' || line[closing] == '-' || line[closing] == ' ')) ++closing;
      for (const std::string_view more : {kDanda, std::string_view("–"), std::string_view("—")})
        if (line.substr(closing).starts_with(more)) closing += more.size();
    } else if (s == "," || s == "/" || s == "(" || s == ")" || s == "[" || s == "]") {
      cut(at);
      if (s == ")" || s == "]") {
        bracketed = false;
        // «वाशिंगटन, 3 जनवरी (एपी) अमेरिका ने …»: the bracket closes it.
        const std::string_view rest = line.substr(piece.end);
        const std::string_view next = rest.starts_with(" ") ? rest.substr(1) : rest;
        if (!next.starts_with(kDanda) && !next.starts_with(":") && !next.starts_with(".") && !next.starts_with("-") &&
            !next.starts_with("–") && !next.starts_with("—") && !next.starts_with("|") && !next.starts_with(","))
          closing = piece.end;
      } else if (s == "(" || s == "[") {
        bracketed = true;
      }
      begin = piece.end;
    } else if (piece.kind == PieceKind::punctuation || piece.kind == PieceKind::symbol) {
      return {};
    } else if (s.ends_with(kVisarga) && piece.end < line.size() && line[piece.end] == ' ') {
      cut(piece.end - kVisarga.size());  // «नई दिल्लीः», «30 मईः»: a visarga typed for the colon
      closing = piece.end;
    }
    at = piece.end;
  }
  if (closing == 0 || parts.empty() || parts.size() > 5) return {};
  bool place = false, date = false, agency = false;
  size_t said_begin = line.size(), said_end = 0;
  int unknown = 0, unknown_words = 0;
  const auto say = [&](const Part& part) {
    if (part.bracketed) return;
    const auto start = static_cast<size_t>(part.text.data() - line.data());
    said_begin = std::min(said_begin, start);
    said_end = start + part.text.size();
  };
  for (const Part& part : parts) {
    const std::string key = lexicon::match_key(part.text);
    bool month = false, number = false, wire = false;
    int words = 0;
    for (const auto word : lexicon::split(key, ' ')) {
      ++words;
      month |= contains(tables.months, word);
      wire |= contains(tables.agencies, word);
      number |= !word.empty() && word.front() >= '0' && word.front() <= '9';
    }
    if (words > 4) return {};
    if (month || (date && number)) {
      if (part.bracketed) return {};
      date = true;
      say(part);
    } else if (wire) {
      agency = true;
    } else if (contains(tables.places, key)) {
      place = true;
      say(part);
    } else if (part.bracketed && date && words <= 3) {
      agency = true;  // «नई दिल्ली, 2 सितंबर (वीएनआई)»: beside a day, whoever filed it
    } else {
      // A place that the tables do not know, perhaps.
      if (part.bracketed || words > 3 || ++unknown > 1) return {};
      unknown_words = words;
      say(part);
    }
  }
  const std::string_view rest = line.substr(std::min(line.find_first_not_of(' ', closing), line.size()));
  const std::string_view mark = line.substr(0, closing);
  // A place alone must be known, and more than a label before a few words («दिल्ली: 5 मामले»); one that is not known
  // needs a date or an agency beside it.
  const bool danda = mark.find(kDanda) != std::string_view::npos || mark.ends_with(".") || mark.ends_with("|");
  const bool label = !date && !agency && !danda && count_characters(rest) < 40;
  const bool good = place  ? !label && (unknown == 0 || date || agency)
                    : date ? unknown == 1 && !rest.empty()
                           : agency && unknown == 1 && unknown_words <= 2 && !rest.empty();
  if (!good || said_end == 0) return {};
  return {closing, said_begin, said_end};
}

/// «G20 Summit 2023: प्रधानमंत्री …»: a label in Latin letters before a line in Devanagari; its end after the colon, 0:
/// none.
size_t label_end(std::string_view line) {
  constexpr size_t kLongest = 60;
  const size_t colon = line.substr(0, kLongest).find(": ");
  if (colon == std::string_view::npos || line[0] < 'A' || line[0] > 'Z') return 0;
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), ascii)) return 0;
  return line.substr(colon + 2).starts_with("\xE0\xA4") ? colon + 1 : 0;
}

}  // namespace

void find_blocks(Text& out, const Tables& tables) {
  const std::string_view text = out.utf8;
  std::vector<Line> lines = lines_of(text);
  join_broken(lines, text);
  int32_t ended = 0, long_lines = 0;
  for (const Line& line : lines) {
    if (line.characters < 60) continue;
    ++long_lines;
    ended += line.ended;
  }
  // Where the paper ends its sentences with a mark, a line without one is no sentence, whatever its last word.
  const bool marks = ended * 10 >= long_lines * 6;
  const auto body_follows = [&](size_t i) {
    // A longer line, or one that ends a sentence, in the next two lines: a heading may have a subheading under it.
    for (size_t k = i + 1; k < lines.size() && k <= i + 2; ++k)
      if (lines[k].ended || lines[k].characters > lines[i].characters * 3 / 2) return true;
    return false;
  };
  // Of a text in Devanagari, lines in Latin letters are bylines and dates, no headings.
  const bool devanagari = text.substr(0, 4096).find("\xE0\xA4") != std::string_view::npos;
  const auto is_heading = [&](size_t i) {
    const Line& line = lines[i];
    const std::string_view s = text.substr(line.begin, line.end - line.begin);
    if (line.characters > 120 || line.open || s.find(' ') == std::string_view::npos || ends_inside(s)) return false;
    if (devanagari && s.find("\xE0\xA4") == std::string_view::npos) return false;
    // A question may stand over a paragraph: «क्या बदलेगा?».
    if (line.ended)
      return s.ends_with("?") && line.characters <= 60 && i + 1 < lines.size() && lines[i + 1].characters >= 120;
    return body_follows(i) && (marks || !contains(tables.finite, last_word(s)));
  };
  bool dateline_possible = true;  // until the first paragraph
  int32_t heading = -1;
  const auto close_section = [&] {
    const auto last = static_cast<int32_t>(out.blocks.size());
    if (heading >= 0 && last > heading + 1) out.sections.push_back({heading, heading + 1, last});
    heading = -1;
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const std::string_view s = text.substr(line.begin, line.end - line.begin);
    Block block{BlockKind::paragraph, line.begin, line.end};
    if (is_item(s)) {
      block.kind = BlockKind::list_item;
    } else if (is_heading(i)) {
      block.kind = out.blocks.empty() ? BlockKind::title : BlockKind::heading;
    }
    if (dateline_possible && block.kind != BlockKind::list_item) {
      const Dateline dateline = dateline_of(s, tables);
      if (dateline.end > 0) {
        out.dateline = s.substr(dateline.said_begin, dateline.said_end - dateline.said_begin);
        size_t end = dateline.end;
        while (end > 0 && s[end - 1] == ' ') --end;
        out.blocks.push_back({BlockKind::dateline, line.begin, line.begin + static_cast<int32_t>(end)});
        block.begin = line.begin + static_cast<int32_t>(dateline.end);
        while (block.begin < block.end && text[block.begin] == ' ') ++block.begin;
        if (block.kind != BlockKind::paragraph) block.kind = BlockKind::paragraph;
        dateline_possible = false;
        if (block.begin >= block.end) continue;
      } else if (block.kind == BlockKind::paragraph) {
        dateline_possible = false;
      }
    }
    if (const size_t label =
            block.kind == BlockKind::paragraph ? label_end(text.substr(block.begin, block.end - block.begin)) : 0;
        label > 0) {
      const BlockKind kind = out.blocks.empty() ? BlockKind::title : BlockKind::heading;
      out.blocks.push_back({kind, block.begin, block.begin + static_cast<int32_t>(label)});
      block.begin += static_cast<int32_t>(label) + 1;
    }
    if (block.kind == BlockKind::heading) {
      close_section();
      heading = static_cast<int32_t>(out.blocks.size());
    }
    out.blocks.push_back(block);
  }
  close_section();
}

}  // namespace bahi::text
