#include "name/registry.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "base/hash.h"
#include "lexicon/key.h"

namespace bahi::name {
namespace {

using lexicon::Lexicon;
using lexicon::split;
using Node = lexicon::PhraseTrie::Node;

double number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::string slug(std::string_view en) {
  std::string out;
  for (const char c : en) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
      out += lower;
    else if (!out.empty() && out.back() != '-' && c != '\'')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

// Where the columns of these names stand.
template <typename... Names>
std::array<size_t, sizeof...(Names)> columns(const lexicon::Table& table, Names... names) {
  return {static_cast<size_t>(table.column(names))...};
}

// Adds a pair of a key and the newest value unless it is there.
void note(std::vector<std::pair<uint64_t, uint32_t>>& pairs, uint64_t key, uint32_t value) {
  for (size_t i = pairs.size(); i-- > 0 && pairs[i].second == value;)
    if (pairs[i].first == key) return;
  pairs.emplace_back(key, value);
}

uint64_t holding(uint32_t office, std::string_view of) {
  return combine(office, hash(of));
}

}  // namespace

Lists::Lists(std::span<const std::pair<uint64_t, uint32_t>> pairs)
    : slots_(std::bit_ceil(pairs.size() + pairs.size() / 8 + 1)), values_(pairs.size()) {
  for (const auto& [key, value] : pairs) {
    Slot& slot = slots_[place(key)];
    slot.key = key;
    ++slot.size;
  }
  uint32_t end = 0;
  slots_.change([&](std::vector<Slot>& slots) {
    for (Slot& slot : slots) slot.first = end += slot.size;
  });
  // Filled from their ends.
  for (size_t i = pairs.size(); i-- > 0;) values_[--slots_[place(pairs[i].first)].first] = pairs[i].second;
}

size_t Lists::place(uint64_t key) const {
  const size_t mask = slots_.size() - 1;
  size_t i = key & mask;
  while (slots_[i].size != 0 && slots_[i].key != key) i = (i + 1) & mask;
  return i;
}

Registry::Registry(Lexicon& lexicon) : symbols_(&lexicon.symbols()), hyphen_(symbols_->word("-")) {
  trie_.reserve(1 << 16);
  entries.reserve(1 << 16);
  states_of(lexicon);
  places_of(lexicon);
  bodies_of(lexicon);
  offices_of(lexicon);
  portfolios_of(lexicon);
  leads_.resize(office_id_.size());
  for (const OfficeRow& o : offices)
    leads_[o.id] = static_cast<char>(o.of != "state" || o.rank > 3 ? 0 : o.rank == 1 ? 2 : 1);
  people_of(lexicon);
  spellings_of(lexicon);
  nominals_of(lexicon);
  words_of(lexicon);
  numbers_of(lexicon);
  first_.resize(symbols_->size(), lexicon::PhraseTrie::kNone);
  trie_.for_each_first([&](Symbol symbol, Node node) { first_[symbol] = node; });
  office_id_.clear();  // only the tables' own rows are numbered by it
}

void Registry::add(std::string_view phrase, Class cls, uint32_t index) {
  scratch_.clear();
  symbols_->for_each(phrase, [&](Symbol word) { scratch_.push_back(word); });
  add(scratch_, cls, index);
}

void Registry::add(std::span<const Symbol> phrase, Class cls, uint32_t index) {
  // The same phrase with the same meaning twice (a variant that only its key makes equal) is added once.
  Node node = lexicon::PhraseTrie::kRoot;
  for (const Symbol word : phrase) node = trie_.step_or_make(node, word);
  for (const uint32_t value : trie_.values(node))
    if (entries[value].cls == cls && entries[value].index == index) return;
  put(node, cls, index);
  // «किम जोंग-उन» is also written without the hyphen.
  if (std::find(phrase.begin(), phrase.end(), hyphen_) == phrase.end()) return;
  std::vector<Symbol> spaced(phrase.begin(), phrase.end());
  std::erase(spaced, hyphen_);
  add(spaced, cls, index);
}

void Registry::put(Node node, Class cls, uint32_t index) {
  trie_.add(node, static_cast<uint32_t>(entries.size()));
  entries.push_back({cls, index});
}

bool Registry::has(Node node, Class cls) const {
  return std::any_of(trie_.values(node).begin(), trie_.values(node).end(),
                     [&](uint32_t value) { return entries[value].cls == cls; });
}

void Registry::flag(Symbol symbol, uint32_t flags) {
  flags_.grow(symbol) |= flags;
}

void Registry::states_of(const Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("states");
  const auto [iso3_at, en_at, hi_at, wikidata_at, capital_hi_at, capital_en_at, lat_at, lon_at, variants_at,
              demonyms_at, seats_at] = columns(table, "iso3", "en", "hi", "wikidata", "capital_hi", "capital_en", "lat",
                                               "lon", "variants", "demonyms", "seats");
  for (const auto& row : table.rows) {
    State s;
    s.iso = row.cells[iso3_at];
    s.en = row.cells[en_at];
    s.hi = row.cells[hi_at];
    s.wikidata = row.cells[wikidata_at];
    const auto capitals = split(row.cells[capital_hi_at]);
    s.capital_hi = capitals.empty() ? std::string_view{} : capitals.front();
    s.capital_en = row.cells[capital_en_at];
    s.located = !row.cells[lat_at].empty();
    s.lat = number(row.cells[lat_at]);
    s.lon = number(row.cells[lon_at]);
    const auto index = static_cast<uint32_t>(states.size());
    state_of_.emplace(s.iso, static_cast<int32_t>(index));
    add(s.hi, Class::state, index);
    for (const auto v : split(row.cells[variants_at])) add(v, Class::state, index);
    for (const auto v : split(row.cells[demonyms_at])) add(v, Class::demonym, index);
    for (const auto v : capitals) add(v, Class::capital, index);
    for (const auto v : split(row.cells[seats_at])) add(v, Class::seat, index);
    states.push_back(s);
  }
}

void Registry::places_of(const Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("places");
  const auto [key_at, kind_at, country_at, en_at, hi_at, lat_at, lon_at, variants_at, adjectives_at] =
      columns(table, "key", "kind", "country", "en", "hi", "lat", "lon", "variants", "adjectives");
  places.reserve(table.rows.size() + states.size());
  for (const auto& row : table.rows) {
    Place p;
    p.key = row.cells[key_at];
    p.kind = row.cells[kind_at];
    p.country = row.cells[country_at];
    p.en = row.cells[en_at];
    p.hi = row.cells[hi_at];
    p.located = !row.cells[lat_at].empty();
    p.lat = number(row.cells[lat_at]);
    p.lon = number(row.cells[lon_at]);
    const auto index = static_cast<uint32_t>(places.size());
    add(p.hi, Class::place, index);
    for (const auto v : split(row.cells[variants_at])) add(v, Class::place, index);
    for (const auto v : split(row.cells[adjectives_at])) add(v, Class::adjective, index);
    places.push_back(p);
  }
  // Every capital is a place; where the table has none under its name, one is made from the state's row.
  const lexicon::Table& state_table = lexicon.table("states");
  const auto state_capital_hi_at = static_cast<size_t>(state_table.column("capital_hi"));
  for (size_t i = 0; i < states.size(); ++i) {
    const State& s = states[i];
    if (s.capital_hi.empty()) continue;
    const std::string key = "place/" + slug(s.capital_en);
    const auto same = std::find_if(places.begin(), places.end(), [&](const Place& p) {
      return p.key == key && (p.country == s.iso || p.country.empty());
    });
    uint32_t index = static_cast<uint32_t>(same - places.begin());
    if (same == places.end()) {
      Place p;
      p.key = made_.keep(key);
      p.kind = "city";
      p.country = s.iso;
      p.en = s.capital_en;
      p.hi = s.capital_hi;
      p.lat = s.lat;
      p.lon = s.lon;
      p.located = s.located;
      places.push_back(p);
    }
    places[index].capital_of = static_cast<int32_t>(i);
    for (const auto v : split(state_table.rows[i].cells[state_capital_hi_at])) add(v, Class::place, index);
  }
}

void Registry::bodies_of(const Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("bodies");
  const auto [key_at, kind_at, sector_at, country_at, en_at, hi_at, variants_at, acronyms_hi_at, acronyms_en_at] =
      columns(table, "key", "kind", "sector", "country", "en", "hi", "variants", "acronyms_hi", "acronyms_en");
  bodies.reserve(table.rows.size() + lexicon.table("portfolios").rows.size());
  for (const auto& row : table.rows) {
    Body b;
    b.key = row.cells[key_at];
    b.kind = row.cells[kind_at];
    b.sector = row.cells[sector_at];
    b.country = row.cells[country_at];
    b.en = row.cells[en_at];
    b.hi = row.cells[hi_at];
    const auto index = static_cast<uint32_t>(bodies.size());
    add(b.hi, Class::body, index);
    for (const auto v : split(row.cells[variants_at])) add(v, Class::body, index);
    for (const auto v : split(row.cells[acronyms_hi_at])) add(v, Class::acronym, index);
    for (const auto v : split(row.cells[acronyms_en_at])) add(v, Class::acronym, index);
    bodies.push_back(b);
  }
  const lexicon::Table& summit_table = lexicon.table("summits");
  const auto [summit_key_at, summit_en_at, summit_hi_at, summit_variants_at] =
      columns(summit_table, "key", "en", "hi", "variants");
  for (const auto& row : summit_table.rows) {
    const auto index = static_cast<uint32_t>(summits.size());
    summits.push_back({row.cells[summit_key_at], row.cells[summit_en_at], row.cells[summit_hi_at]});
    add(row.cells[summit_hi_at], Class::summit, index);
    for (const auto v : split(row.cells[summit_variants_at])) add(v, Class::summit, index);
  }
}

void Registry::offices_of(const Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("offices");
  const auto [key_at, en_at, hi_at, sector_at, of_at, rank_at, variants_at] =
      columns(table, "key", "en", "hi", "sector", "of", "rank", "variants");
  offices.reserve(table.rows.size() + 4 * lexicon.table("portfolios").rows.size());
  for (const auto& row : table.rows) {
    OfficeRow o;
    o.key = row.cells[key_at];
    o.en = row.cells[en_at];
    o.hi = row.cells[hi_at];
    o.sector = row.cells[sector_at];
    o.of = row.cells[of_at];
    o.rank = static_cast<int>(number(row.cells[rank_at]));
    o.id = office_id_.try_emplace(std::string(o.key), static_cast<uint32_t>(office_id_.size())).first->second;
    const auto index = static_cast<uint32_t>(offices.size());
    add(o.hi, Class::office, index);
    for (const auto v : split(row.cells[variants_at])) add(v, Class::office, index);
    offices.push_back(o);
  }
}

void Registry::portfolios_of(const Lexicon& lexicon) {
  struct OfficeForm {
    const char* key;  // % stands for the portfolio
    const char* en;
    int rank;
    std::vector<const char*> hi;
  };
  // Stems of offices that a portfolio makes; the first is the one that stands in the record.
  static const std::vector<OfficeForm> forms = {
      {"%-minister", "% minister", 3, {"% मंत्री", "% मंत्रालय के मंत्री", "% के मंत्री", "% की मंत्री", "केंद्रीय % मंत्री", "%मंत्री"}},
      {"minister-of-state-for-%", "minister of state for %", 4, {"% राज्य मंत्री", "% राज्यमंत्री", "% मामलों के राज्य मंत्री"}},
      {"deputy-%-minister", "deputy % minister", 4, {"उप % मंत्री", "% उप मंत्री", "% उपमंत्री", "उप-% मंत्री"}},
      {"%-secretary", "% secretary", 5, {"% सचिव"}},
  };
  const auto fill = [](std::string_view pattern, std::string_view with) {
    const size_t at = pattern.find('%');
    std::string out(pattern.substr(0, at));
    return out.append(with).append(pattern.substr(at + 1));
  };
  // The words of a pattern around the portfolio's, where they are words of their own.
  struct Pattern {
    std::string_view text;
    bool apart = false;
    std::vector<Symbol> before, after;
  };
  const auto pattern_of = [&](std::string_view text) {
    Pattern out{text, false, {}, {}};
    const size_t at = text.find('%');
    const auto before = text.substr(0, at), after = text.substr(at + 1);
    out.apart =
        (before.empty() || before.ends_with(' ') || before.ends_with('-')) && (after.empty() || after.starts_with(' '));
    if (!out.apart) return out;
    symbols_->for_each(before, [&](Symbol word) { out.before.push_back(word); });
    symbols_->for_each(after, [&](Symbol word) { out.after.push_back(word); });
    return out;
  };
  std::vector<std::vector<Pattern>> patterns;
  for (const OfficeForm& form : forms) {
    patterns.emplace_back();
    for (const char* text : form.hi) patterns.back().push_back(pattern_of(text));
  }
  const Pattern heads[] = {pattern_of("% मंत्रालय"), pattern_of("% विभाग")};
  // Adds what the pattern makes of a portfolio unless the tables have such a thing; says whether it did.
  const auto add_new = [&](const Pattern& pattern, std::string_view with, Class cls, uint32_t index) {
    scratch_ = pattern.before;
    const auto word = [&](Symbol symbol) { scratch_.push_back(symbol); };
    if (pattern.apart) {
      symbols_->for_each(with, word);
      scratch_.insert(scratch_.end(), pattern.after.begin(), pattern.after.end());
    } else {
      symbols_->for_each(fill(pattern.text, with), word);
    }
    Node node = lexicon::PhraseTrie::kRoot;
    for (const Symbol symbol : scratch_) node = trie_.step_or_make(node, symbol);
    if (has(node, cls)) return false;
    add(scratch_, cls, index);
    return true;
  };
  const lexicon::Table& table = lexicon.table("portfolios");
  const auto [en_at, variants_at, hi_at] = columns(table, "en", "variants", "hi");
  for (const auto& row : table.rows) {
    const std::string_view en = row.cells[en_at];
    std::vector<std::string_view> names = split(row.cells[variants_at]);
    names.insert(names.begin(), row.cells[hi_at]);
    for (size_t f = 0; f < forms.size(); ++f) {
      const OfficeForm& form = forms[f];
      const std::string key = "office/" + fill(form.key, slug(en));
      const auto known = office_id_.find(key);
      uint32_t index = static_cast<uint32_t>(offices.size());
      if (known != office_id_.end()) {
        for (index = 0; offices[index].id != known->second;) ++index;
      } else {
        OfficeRow o;
        o.key = made_.keep(key);
        o.en = made_.keep(fill(form.en, en));
        o.hi = made_.keep(fill(form.hi.front(), row.cells[hi_at]));
        o.sector = "GOV";
        o.of = "state";
        o.rank = form.rank;
        o.id = office_id_.try_emplace(key, static_cast<uint32_t>(office_id_.size())).first->second;
        offices.push_back(o);
      }
      for (const Pattern& pattern : patterns[f])
        for (const auto name : names) add_new(pattern, name, Class::office, index);
    }
    // The ministry itself, of no country until the article names one.
    const auto ministry = static_cast<uint32_t>(bodies.size());
    bool used = false;
    for (const auto name : names)
      for (const Pattern& head : heads) used |= add_new(head, name, Class::body, ministry);
    if (used) {
      Body b;
      b.key = made_.keep("body/" + slug(en) + "-ministry");
      b.kind = "ministry";
      b.sector = "GOV";
      std::string title = std::string(en) + " ministry";
      title[0] = static_cast<char>(title[0] >= 'a' && title[0] <= 'z' ? title[0] - 32 : title[0]);
      b.en = made_.keep(title);
      b.hi = made_.keep(std::string(row.cells[hi_at]) + " मंत्रालय");
      bodies.push_back(b);
    }
  }
}

void Registry::people_of(const Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("people");
  const auto [key_at, en_at, hi_at, country_at, gender_at, variants_at] =
      columns(table, "key", "en", "hi", "country", "gender", "variants");
  std::unordered_map<std::string_view, uint32_t> by_key;
  std::string whole;
  std::vector<std::pair<uint64_t, uint32_t>> surnames, name_keys, holders;
  people.reserve(table.rows.size());
  surnames.reserve(table.rows.size() * 2);
  name_keys.reserve(table.rows.size() * 2);
  by_key.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    Person p;
    p.key = row.cells[key_at];
    p.en = row.cells[en_at];
    p.hi = row.cells[hi_at];
    p.country = row.cells[country_at];
    p.gender = row.cells[gender_at];
    const auto index = static_cast<uint32_t>(people.size());
    by_key.emplace(p.key, index);
    const auto add_name = [&](std::string_view name) {
      add(name, Class::person, index);
      if (scratch_.empty()) return;
      note(surnames, symbols_->key_hash(scratch_.back()), index);
      if (scratch_.size() < 2) return;
      whole.clear();
      for (const Symbol word : scratch_) {
        if (!whole.empty()) whole += ' ';
        whole += symbols_->text(word);
      }
      note(name_keys, hash(lexicon::name_key(whole)), index);
    };
    add_name(p.hi);
    p.words = static_cast<int>(scratch_.size());
    if (p.words > 0) p.first = symbols_->key_hash(scratch_.front());
    for (const auto name : split(row.cells[variants_at])) add_name(name);
    people.push_back(p);
  }
  surname_ = Lists(surnames);
  name_key_ = Lists(name_keys);
  // Tenures in the order of their people.
  struct Held {
    uint32_t person;
    Tenure tenure;
  };
  std::vector<Held> held;
  const lexicon::Table& tenure_table = lexicon.table("tenures");
  const auto [tenure_person_at, tenure_office_at, tenure_of_at, tenure_start_at, tenure_end_at] =
      columns(tenure_table, "person", "office", "of", "start", "end");
  held.reserve(tenure_table.rows.size());
  tenures_.reserve(tenure_table.rows.size());
  holders.reserve(tenure_table.rows.size());
  for (const auto& row : tenure_table.rows) {
    const auto person = by_key.find(row.cells[tenure_person_at]);
    if (person == by_key.end()) continue;
    const uint32_t office =
        office_id_.try_emplace(std::string(row.cells[tenure_office_at]), static_cast<uint32_t>(office_id_.size()))
            .first->second;
    held.push_back(
        {person->second, {office, row.cells[tenure_of_at], row.cells[tenure_start_at], row.cells[tenure_end_at]}});
  }
  std::stable_sort(held.begin(), held.end(), [](const Held& a, const Held& b) { return a.person < b.person; });
  size_t at = 0;
  for (uint32_t i = 0; i < people.size(); ++i) {
    people[i].tenures_first = static_cast<uint32_t>(at);
    for (; at < held.size() && held[at].person == i; ++at) {
      tenures_.push_back(held[at].tenure);
      note(holders, holding(held[at].tenure.office, held[at].tenure.of), i);
    }
    people[i].tenures_last = static_cast<uint32_t>(at);
  }
  holders_ = Lists(holders);
  // Words of names.
  const lexicon::Table& given_table = lexicon.table("given_names");
  const auto [given_kind_at, given_gender_at, given_origin_at, given_hi_at] =
      columns(given_table, "kind", "gender", "origin", "hi");
  for (const auto& row : given_table.rows) {
    const std::string_view kind = row.cells[given_kind_at], gender = row.cells[given_gender_at];
    uint32_t flags = kind == "surname"  ? kSurname
                     : kind == "given"  ? kGiven
                     : kind == "either" ? kGiven | kSurname
                                        : kHonorific;
    const std::string_view origin = row.cells[given_origin_at];
    static constexpr std::string_view muslim[] = {"muslim", "arabic", "persian", "afghan"};
    static constexpr std::string_view southern[] = {"indian", "nepali",    "sinhala",   "tamil",
                                                    "telugu", "kannada",   "malayalam", "sikh",
                                                    "parsi",  "christian", "bhutanese"};
    const auto among = [&](const auto& list) {
      return std::find(std::begin(list), std::end(list), origin) != std::end(list);
    };
    if (among(muslim))
      flags |= kMuslim;
    else if (!origin.empty() && !among(southern))
      flags |= kForeign;
    if (gender == "m") flags |= kMale;
    if (gender == "f") flags |= kFemale;
    if (const Symbol word = symbols_->only_word(row.cells[given_hi_at])) flag(word, flags);
  }
  const lexicon::Table& initial_table = lexicon.table("abbreviations");
  const auto [initial_kind_at, initial_form_at] = columns(initial_table, "kind", "form");
  for (const auto& row : initial_table.rows) {
    if (row.cells[initial_kind_at] != "initial") continue;
    if (const Symbol word = symbols_->only_word(row.cells[initial_form_at])) flag(word, kInitial);
  }
}

void Registry::spellings_of(const Lexicon& lexicon) {
  // Names whose words stand one to one in both scripts teach how each word is spelt; the most frequent spelling wins.
  std::vector<std::pair<Symbol, std::string_view>> seen;
  seen.reserve(people.size() * 3);
  const auto parts = [](std::string_view name) {
    std::vector<std::string_view> out;
    size_t at = 0;
    while (at < name.size()) {
      size_t end = name.find_first_of(" -", at);
      if (end == std::string_view::npos) end = name.size();
      if (end > at) out.push_back(name.substr(at, end - at));
      at = end + 1;
    }
    return out;
  };
  {
    const lexicon::Table& table = lexicon.table("people");
    const auto [hi_at, en_at] = columns(table, "hi", "en");
    for (const auto& row : table.rows) {
      const auto hi = parts(row.cells[hi_at]), en = parts(row.cells[en_at]);
      if (hi.size() != en.size()) continue;
      for (size_t i = 0; i < hi.size(); ++i)
        if (const Symbol s = symbols_->known(hi[i]);
            s && en[i].find('.') == std::string_view::npos && hi[i].find('.') == std::string_view::npos)
          seen.emplace_back(s, en[i]);
    }
  }
  std::sort(seen.begin(), seen.end());
  const lexicon::Table& spelt_table = lexicon.table("spellings");
  const auto [spelt_hi_at, spelt_en_at] = columns(spelt_table, "hi", "en");
  spelling_.reserve(seen.size() / 2 + spelt_table.rows.size());
  std::ptrdiff_t most = 0;  // times the best spelling of the word was seen
  for (auto at = seen.begin(); at != seen.end();) {
    const auto end = std::find_if(at, seen.end(), [&](const auto& other) { return other != *at; });
    if (at == seen.begin() || (at - 1)->first != at->first) most = 0;
    if (end - at > most) {
      most = end - at;
      spelling_[at->first] = at->second;
    }
    at = end;
  }
  for (const auto& row : spelt_table.rows)
    spelling_.insert_or_assign(symbols_->word(row.cells[spelt_hi_at]), row.cells[spelt_en_at]);
}

void Registry::nominals_of(const Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("nominals");
  const auto [hi_at, en_at, kind_at, sector_at, number_at] = columns(table, "hi", "en", "kind", "sector", "number");
  nominals.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    Nominal n{row.cells[hi_at], row.cells[en_at], row.cells[kind_at], row.cells[sector_at], row.cells[number_at], -1};
    const std::string_view head = n.hi.substr(0, n.hi.find(' '));
    if (head.size() < n.hi.size()) {
      std::string word;
      lexicon::for_each_word(head, [&](std::string_view key) { word = key; });
      const Node node = trie_.step(lexicon::PhraseTrie::kRoot, symbols_->find(word));
      if (node != lexicon::PhraseTrie::kNone)
        for (const uint32_t value : trie_.values(node))
          if (entries[value].cls == Class::state || entries[value].cls == Class::demonym) {
            n.state = static_cast<int32_t>(entries[value].index);
            break;
          }
    }
    add(n.hi, Class::nominal, static_cast<uint32_t>(nominals.size()));
    nominals.push_back(n);
  }
}

void Registry::words_of(const Lexicon& lexicon) {
  using Kind = NameWord::Kind;
  const lexicon::Table& table = lexicon.table("name_words");
  const auto [kind_at, value_at, words_at] = columns(table, "kind", "value", "words");
  for (const auto& row : table.rows) {
    const std::string_view kind = row.cells[kind_at], value = row.cells[value_at];
    uint32_t flags = 0;
    NameWord w{Kind::never, value};
    bool phrase = false;
    if (kind == "tenure") {
      w.kind = Kind::tenure, flags = kTenure, phrase = true;
    } else if (kind == "honorific") {
      w.kind = Kind::honorific,
      flags = kHonorific | (value == "m"   ? kMale
                            : value == "f" ? kFemale
                                           : 0u),
      phrase = true;
    } else if (kind == "suffix") {
      flags = kSuffix;
    } else if (kind == "particle") {
      flags = kParticle;
    } else if (kind == "polity") {
      flags = kPolity;
    } else if (kind == "stance") {
      flags = kStance;
    } else if (kind == "facility") {
      w.kind = Kind::facility, flags = kFacility, phrase = true;
    } else if (kind == "region") {
      w.kind = Kind::region, flags = kRegion, phrase = true;
    } else if (kind == "body") {
      w.kind = Kind::body, flags = kBody, phrase = true;
    } else if (kind == "presided") {
      w.kind = Kind::presided, phrase = true;
    } else if (kind == "money") {
      w.kind = Kind::money, phrase = true;
    } else if (kind == "function") {
      static constexpr std::pair<std::string_view, uint32_t> functions[] = {
          {"ne", kNe},         {"ko", kKo},     {"se", kSe},   {"ka", kKa},           {"mein", kMein},
          {"par", kPar},       {"and", kAnd},   {"who", kWho}, {"is", kIs},           {"was", kWas},
          {"called", kCalled}, {"this", kThis}, {"own", kOwn}, {"affairs", kAffairs}, {"side", kSide}};
      for (const auto& [name, bit] : functions)
        if (name == value) flags = bit;
    } else {
      flags = kNever;
    }
    if (phrase) {
      add(row.cells[words_at], Class::word, static_cast<uint32_t>(words.size()));
      words.push_back(w);
    }
    if (const Symbol word = symbols_->only_word(row.cells[words_at])) flag(word, flags);
  }
  const lexicon::Table& grammar = lexicon.table("grammar");
  const auto [use_at, listed_at] = columns(grammar, "kind", "words");
  for (const auto& row : grammar.rows) {
    if (row.cells[use_at] != "motion") continue;
    for (const auto verb : split(row.cells[listed_at])) {
      add(verb, Class::word, static_cast<uint32_t>(words.size()));
      words.push_back({Kind::motion, verb});
    }
  }
}

void Registry::numbers_of(const Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("numbers");
  const auto [kind_at, variants_at, word_at] = columns(table, "kind", "variants", "word");
  for (const auto& row : table.rows) {
    const std::string_view kind = row.cells[kind_at];
    if (kind != "cardinal" && kind != "scale" && kind != "ordinal") continue;
    std::vector<std::string_view> forms = split(row.cells[variants_at]);
    forms.insert(forms.begin(), row.cells[word_at]);
    for (const auto word : forms) {
      std::string key;
      int count = 0;
      lexicon::for_each_word(word, [&](std::string_view part) {
        key = part;
        ++count;
      });
      if (count != 1) continue;
      const Symbol symbol = symbols_->intern(key);
      if (flags(symbol) & kNamePart) continue;
      numbers_.grow(symbol) = 1;
    }
  }
}

int32_t Registry::state(std::string_view iso) const {
  const auto it = state_of_.find(iso);
  return it == state_of_.end() ? -1 : it->second;
}

std::span<const uint32_t> Registry::by_surname(uint64_t key_hash) const {
  return surname_[key_hash];
}

int32_t Registry::by_name_key(uint64_t name_hash) const {
  const auto bearers = name_key_[name_hash];
  return bearers.size() == 1 ? static_cast<int32_t>(bearers.front()) : -1;
}

std::span<const uint32_t> Registry::holders(uint32_t office, std::string_view of) const {
  return holders_[holding(office, of)];
}

}  // namespace bahi::name
