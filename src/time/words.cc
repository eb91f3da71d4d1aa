#include "time/words.h"

#include <array>
#include <charconv>
#include <utility>

namespace bahi::time {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, kKinds> kNames = {{
    {"month", Kind::month},
    {"doubtful", Kind::doubtful},
    {"weekday", Kind::weekday},
    {"day", Kind::day},
    {"yesterday", Kind::yesterday},
    {"unit", Kind::unit},
    {"era", Kind::era},
    {"ad", Kind::ad},
    {"bc", Kind::bc},
    {"part", Kind::part},
    {"noon", Kind::noon},
    {"clock", Kind::clock},
    {"minute", Kind::minute},
    {"last", Kind::last},
    {"next", Kind::next},
    {"this", Kind::this_},
    {"that", Kind::that},
    {"each", Kind::each},
    {"some", Kind::some},
    {"only", Kind::only},
    {"edge", Kind::edge},
    {"about", Kind::about},
    {"around", Kind::around},
    {"perhaps", Kind::perhaps},
    {"ago", Kind::ago},
    {"after", Kind::after},
    {"each_of", Kind::each_of},
    {"date", Kind::date},
    {"full", Kind::full},
    {"times", Kind::times},
    {"set", Kind::set},
    {"duration", Kind::duration},
    {"daylong", Kind::daylong},
    {"yearlong", Kind::yearlong},
    {"monthlong", Kind::monthlong},
    {"term", Kind::term},
    {"vague", Kind::vague},
    {"dayname", Kind::dayname},
    {"season", Kind::season},
    {"aged", Kind::aged},
    {"person", Kind::person},
    {"past_deed", Kind::past_deed},
    {"future_deed", Kind::future_deed},
    {"scheduled", Kind::scheduled},
    {"issued", Kind::issued},
    {"procession", Kind::procession},
    {"counted", Kind::counted},
    {"notyear", Kind::notyear},
    {"not", Kind::not_},
}};

int16_t number(std::string_view s) {
  int value = 0;
  std::from_chars(s.data(), s.data() + s.size(), value);
  return static_cast<int16_t>(value);
}

/// «05-21» as 521.
int16_t month_day(std::string_view s) {
  return static_cast<int16_t>(number(s.substr(0, 2)) * 100 + number(s.substr(3, 2)));
}

Unit unit_of(std::string_view s) {
  constexpr std::pair<std::string_view, Unit> kUnits[] = {{"s", Unit::second},
                                                          {"m", Unit::minute},
                                                          {"h", Unit::hour},
                                                          {"D", Unit::day},
                                                          {"weekend", Unit::weekend},
                                                          {"W", Unit::week},
                                                          {"fortnight", Unit::fortnight},
                                                          {"M", Unit::month},
                                                          {"quarter", Unit::quarter},
                                                          {"half", Unit::half},
                                                          {"Y", Unit::year},
                                                          {"fiscal", Unit::fiscal},
                                                          {"decade", Unit::decade},
                                                          {"century", Unit::century}};
  for (const auto& [name, unit] : kUnits)
    if (name == s) return unit;
  return Unit::none;
}

void read_edge(std::string_view value, Entry& entry) {
  const size_t space = value.rfind(' ');
  const std::string_view count = space == std::string_view::npos ? std::string_view{} : value.substr(space + 1);
  if (value == "start") entry.edge = Edge::start;
  if (value == "mid") entry.edge = Edge::mid;
  if (value == "end") entry.edge = Edge::end;
  if (value == "first half") entry.edge = Edge::first_half;
  if (value == "second half") entry.edge = Edge::second_half;
  if (value.starts_with("quarter")) entry.edge = Edge::quarter;
  if (value.starts_with("week")) entry.edge = count == "last" ? Edge::last_week : Edge::week;
  if (value.starts_with("fortnight")) entry.edge = Edge::fortnight;
  entry.number = number(count);
}

}  // namespace

Words::Words(lexicon::Lexicon& lexicon) {
  for (const auto& row : lexicon.table("time_words").rows) {
    Entry entry;
    for (const auto& [name, kind] : kNames)
      if (name == row.cells[0]) entry.kind = kind;
    const std::string_view value = row.cells[2];
    switch (entry.kind) {
      case Kind::unit:
        entry.unit = unit_of(value);
        break;
      case Kind::era:
        entry.unit = unit_of(value);
        break;
      case Kind::edge:
        read_edge(value, entry);
        break;
      case Kind::dayname:
        if (value.size() == 5) entry.number = month_day(value);
        if (value.size() == 10) {
          entry.number = month_day(value.substr(5));
          entry.number2 = number(value.substr(0, 4));
        }
        break;
      case Kind::season:
        entry.number = month_day(value.substr(0, 5));
        entry.number2 = month_day(value.substr(6));
        break;
      case Kind::set:
      case Kind::duration:
      case Kind::part:
        entry.text = value;
        break;
      default:
        entry.number = number(value);
    }
    for (const std::string_view phrase : lexicon::split(row.cells[1])) {
      entry.plural = entry.kind == Kind::unit && phrase.ends_with("ों");
      trie_.add(lexicon.symbols(), phrase, static_cast<uint32_t>(entries_.size()));
      entries_.push_back(entry);
      bool first = true;
      lexicon.symbols().for_each(phrase, [&](lexicon::Symbol s) {
        if (!std::exchange(first, false)) return;
        masks_.grow(s) |= uint64_t{1} << static_cast<int>(entry.kind);
      });
    }
  }
}

const Entry* Words::find(std::span<const Token> tokens, int32_t at, int32_t end, Kind kind, int32_t& last) const {
  if (at < 0 || at >= end || !may(tokens[at].symbol, kind)) return nullptr;
  const Entry* best = nullptr;
  auto node = lexicon::PhraseTrie::kRoot;
  for (int32_t i = at; i < end; ++i) {
    node = trie_.step(node, tokens[i].symbol);
    if (node == lexicon::PhraseTrie::kNone) break;
    for (const uint32_t value : trie_.values(node))
      if (entries_[value].kind == kind) {
        best = &entries_[value];
        last = i + 1;
        break;
      }
  }
  return best;
}

}  // namespace bahi::time
