// The words of time of lang/hi/time_words.tsv, found in running text by kind.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/layers.h"
#include "lexicon/flat.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrases.h"

namespace bahi::time {

/// The kinds of the table's rows, in no order that matters. docs/tables.md says what each means.
enum class Kind : uint8_t {
  month,
  doubtful,
  weekday,
  day,
  yesterday,
  unit,
  era,
  ad,
  bc,
  part,
  noon,
  clock,
  minute,
  last,
  next,
  this_,
  that,
  each,
  some,
  only,
  edge,
  about,
  around,
  perhaps,
  ago,
  after,
  each_of,
  date,
  full,
  times,
  set,
  duration,
  daylong,
  yearlong,
  monthlong,
  term,
  vague,
  dayname,
  season,
  aged,
  person,
  past_deed,
  future_deed,
  scheduled,
  issued,
  procession,
  counted,
  notyear,
  not_,
};
inline constexpr int kKinds = static_cast<int>(Kind::not_) + 1;
static_assert(kKinds <= 64, "kinds are bits of a mask");

enum class Unit : uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  fortnight,
  month,
  quarter,
  half,
  year,
  fiscal,
  decade,
  century
};

enum class Edge : uint8_t { none, start, mid, end, first_half, second_half, quarter, week, last_week, fortnight };

struct Entry {
  Kind kind = Kind::not_;
  int16_t number = 0;   // month, weekday, day: which; edge: its count; dayname, season: month * 100 + day; around: days
  int16_t number2 = 0;  // season: its end; dayname: its year, if it has one
  Unit unit = Unit::none;  // unit
  Edge edge = Edge::none;
  bool plural = false;    // unit: «दिनों»
  std::string_view text;  // set, duration, part: the value itself
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, kind, number, number2, unit, edge, plural, text);
  }
};

class Words {
 public:
  Words() = default;
  explicit Words(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, trie_, entries_, masks_);
  }

  /// Whether a phrase of this kind may begin with the symbol.
  bool may(lexicon::Symbol s, Kind kind) const { return (mask(s) >> static_cast<int>(kind)) & 1; }
  uint64_t mask(lexicon::Symbol s) const { return s < masks_.size() ? masks_[s] : 0; }
  /// The longest phrase of this kind at `at`; `last` becomes the token after it. Null: none.
  const Entry* find(std::span<const Token> tokens, int32_t at, int32_t end, Kind kind, int32_t& last) const;

 private:
  lexicon::PhraseTrie trie_;  // values are indexes of entries_
  std::vector<Entry> entries_;
  lexicon::Flat<uint64_t> masks_;  // by symbol: which kinds begin with it
};

}  // namespace bahi::time
