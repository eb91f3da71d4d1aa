#include "name/registry.h"

#include <algorithm>
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

// The cells of one table by the names of its columns.
struct Reader {
  const lexicon::Table& table;
  std::string_view operator()(const lexicon::Row& row, std::string_view column) const {
    return row.cells[table.column(column)];
  }
};

uint64_t holding(uint32_t office, std::string_view of) {
  return combine(office, hash(of));
}

}  // namespace

Registry::Registry(Lexicon& lexicon) : symbols_(&lexicon.symbols()) {
  trie_.reserve(1 << 16);
  entries.reserve(1 << 16);
  states_of(lexicon);
  places_of(lexicon);
  bodies_of(lexicon);
  offices_of(lexicon);
  portfolios_of(lexicon);
  leads_.resize(office_id_.size());
  for (const OfficeRow& o : offices) leads_[o.id] = o.rank == 1 && o.of == "state";
  people_of(lexicon);
  spellings_of(lexicon);
  nominals_of(lexicon);
  words_of(lexicon);
  numbers_of(lexicon);
  first_.assign(symbols_->size(), lexicon::PhraseTrie::kNone);
  for (Symbol s = 1; s < first_.size(); ++s) first_[s] = trie_.step(lexicon::PhraseTrie::kRoot, s);
}

void Registry::add(std::string_view phrase, Class cls, uint32_t index) {
  // The same phrase with the same meaning twice (a variant that only its key makes equal) is added once.
  const Node node = trie_.path(*symbols_, phrase);
  for (const uint32_t value : trie_.values(node))
    if (entries[value].cls == cls && entries[value].index == index) return;
  put(node, cls, index);
  // «किम जोंग-उन» is also written without the hyphen.
  if (phrase.find('-') != std::string_view::npos) {
    std::string spaced(phrase);
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    add(spaced, cls, index);
  }
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
  if (flags_.size() <= symbol) flags_.resize(symbol + 1);
  flags_[symbol] |= flags;
}

void Registry::states_of(const Lexicon& lexicon) {
  const Reader cell{lexicon.table("states")};
  for (const auto& row : cell.table.rows) {
    State s;
    s.iso = cell(row, "iso3");
    s.en = cell(row, "en");
    s.hi = cell(row, "hi");
    s.wikidata = cell(row, "wikidata");
    const auto capitals = split(cell(row, "capital_hi"));
    s.capital_hi = capitals.empty() ? std::string_view{} : capitals.front();
    s.capital_en = cell(row, "capital_en");
    s.located = !cell(row, "lat").empty();
    s.lat = number(cell(row, "lat"));
    s.lon = number(cell(row, "lon"));
    const auto index = static_cast<uint32_t>(states.size());
    state_of_.emplace(s.iso, static_cast<int32_t>(index));
    add(s.hi, Class::state, index);
    for (const auto v : split(cell(row, "variants"))) add(v, Class::state, index);
    for (const auto v : split(cell(row, "demonyms"))) add(v, Class::demonym, index);
    for (const auto v : capitals) add(v, Class::capital, index);
    for (const auto v : split(cell(row, "seats"))) add(v, Class::seat, index);
    states.push_back(s);
  }
}

void Registry::places_of(const Lexicon& lexicon) {
  const Reader cell{lexicon.table("places")};
  for (const auto& row : cell.table.rows) {
    Place p;
    p.key = cell(row, "key");
    p.kind = cell(row, "kind");
    p.country = cell(row, "country");
    p.en = cell(row, "en");
    p.hi = cell(row, "hi");
    p.located = !cell(row, "lat").empty();
    p.lat = number(cell(row, "lat"));
    p.lon = number(cell(row, "lon"));
    const auto index = static_cast<uint32_t>(places.size());
    add(p.hi, Class::place, index);
    for (const auto v : split(cell(row, "variants"))) add(v, Class::place, index);
    for (const auto v : split(cell(row, "adjectives"))) add(v, Class::adjective, index);
    places.push_back(std::move(p));
  }
  // Every capital is a place; where the table has none under its name, one is made from the state's row.
  const Reader state{lexicon.table("states")};
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
      p.key = key;
      p.kind = "city";
      p.country = s.iso;
      p.en = s.capital_en;
      p.hi = s.capital_hi;
      p.lat = s.lat;
      p.lon = s.lon;
      p.located = s.located;
      places.push_back(std::move(p));
    }
    places[index].capital_of = static_cast<int32_t>(i);
    for (const auto v : split(state(state.table.rows[i], "capital_hi"))) add(v, Class::place, index);
  }
}

void Registry::bodies_of(const Lexicon& lexicon) {
  const Reader cell{lexicon.table("bodies")};
  for (const auto& row : cell.table.rows) {
    Body b;
    b.key = cell(row, "key");
    b.kind = cell(row, "kind");
    b.sector = cell(row, "sector");
    b.country = cell(row, "country");
    b.en = cell(row, "en");
    b.hi = cell(row, "hi");
    const auto index = static_cast<uint32_t>(bodies.size());
    add(b.hi, Class::body, index);
    for (const auto v : split(cell(row, "variants"))) add(v, Class::body, index);
    for (const auto v : split(cell(row, "acronyms_hi"))) add(v, Class::acronym, index);
    for (const auto v : split(cell(row, "acronyms_en"))) add(v, Class::acronym, index);
    bodies.push_back(std::move(b));
  }
  const Reader summit{lexicon.table("summits")};
  for (const auto& row : summit.table.rows) {
    const auto index = static_cast<uint32_t>(summits.size());
    summits.push_back({summit(row, "key"), summit(row, "en"), summit(row, "hi")});
    add(summit(row, "hi"), Class::summit, index);
    for (const auto v : split(summit(row, "variants"))) add(v, Class::summit, index);
  }
}

void Registry::offices_of(const Lexicon& lexicon) {
  const Reader cell{lexicon.table("offices")};
  for (const auto& row : cell.table.rows) {
    OfficeRow o;
    o.key = cell(row, "key");
    o.en = cell(row, "en");
    o.hi = cell(row, "hi");
    o.sector = cell(row, "sector");
    o.of = cell(row, "of");
    o.rank = static_cast<int>(number(cell(row, "rank")));
    o.id = office_id_.try_emplace(o.key, static_cast<uint32_t>(office_id_.size())).first->second;
    const auto index = static_cast<uint32_t>(offices.size());
    add(o.hi, Class::office, index);
    for (const auto v : split(cell(row, "variants"))) add(v, Class::office, index);
    offices.push_back(std::move(o));
  }
}

void Registry::portfolios_of(const Lexicon& lexicon) {
  struct Form {
    const char* key;  // % stands for the portfolio
    const char* en;
    int rank;
    std::vector<const char*> hi;
  };
  // Stems of offices that a portfolio makes; the first is the one that stands in the record.
  static const std::vector<Form> forms = {
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
    out.apart = (before.empty() || before.ends_with(' ')) && (after.empty() || after.starts_with(' '));
    if (!out.apart) return out;
    symbols_->for_each(before, [&](Symbol word) { out.before.push_back(word); });
    symbols_->for_each(after, [&](Symbol word) { out.after.push_back(word); });
    return out;
  };
  std::vector<std::vector<Pattern>> patterns;
  for (const Form& form : forms) {
    patterns.emplace_back();
    for (const char* text : form.hi) patterns.back().push_back(pattern_of(text));
  }
  const Pattern heads[] = {pattern_of("% मंत्रालय"), pattern_of("% विभाग")};
  // Adds what the pattern makes of a portfolio unless the tables have such a thing; says whether it did.
  const auto add_new = [&](const Pattern& pattern, std::string_view with, Class cls, uint32_t index) {
    const bool apart = pattern.apart && with.find('-') == std::string_view::npos;
    std::string phrase;
    Node node = lexicon::PhraseTrie::kRoot;
    const auto step = [&](Symbol word) { node = trie_.step_or_make(node, word); };
    if (apart) {
      std::for_each(pattern.before.begin(), pattern.before.end(), step);
      symbols_->for_each(with, step);
      std::for_each(pattern.after.begin(), pattern.after.end(), step);
    } else {
      phrase = fill(pattern.text, with);
      node = trie_.path(*symbols_, phrase);
    }
    if (has(node, cls)) return false;
    if (apart) {
      put(node, cls, index);
    } else {
      add(phrase, cls, index);
    }
    return true;
  };
  const Reader cell{lexicon.table("portfolios")};
  for (const auto& row : cell.table.rows) {
    const std::string_view en = cell(row, "en");
    std::vector<std::string_view> names = split(cell(row, "variants"));
    names.insert(names.begin(), cell(row, "hi"));
    for (size_t f = 0; f < forms.size(); ++f) {
      const Form& form = forms[f];
      const std::string key = "office/" + fill(form.key, slug(en));
      const auto known = office_id_.find(key);
      uint32_t index = static_cast<uint32_t>(offices.size());
      if (known != office_id_.end()) {
        for (index = 0; offices[index].id != known->second;) ++index;
      } else {
        OfficeRow o;
        o.key = key;
        o.en = fill(form.en, en);
        o.hi = fill(form.hi.front(), cell(row, "hi"));
        o.sector = "GOV";
        o.of = "state";
        o.rank = form.rank;
        o.id = office_id_.try_emplace(key, static_cast<uint32_t>(office_id_.size())).first->second;
        offices.push_back(std::move(o));
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
      b.key = "body/" + slug(en) + "-ministry";
      b.kind = "ministry";
      b.sector = "GOV";
      b.en = std::string(en) + " ministry";
      b.en[0] = static_cast<char>(b.en[0] >= 'a' && b.en[0] <= 'z' ? b.en[0] - 32 : b.en[0]);
      b.hi = std::string(cell(row, "hi")) + " मंत्रालय";
      bodies.push_back(std::move(b));
    }
  }
}

void Registry::people_of(const Lexicon& lexicon) {
  const Reader cell{lexicon.table("people")};
  std::unordered_map<std::string_view, uint32_t> by_key;
  std::string whole;
  for (const auto& row : cell.table.rows) {
    Person p;
    p.key = cell(row, "key");
    p.en = cell(row, "en");
    p.hi = cell(row, "hi");
    p.country = cell(row, "country");
    p.gender = cell(row, "gender");
    const auto index = static_cast<uint32_t>(people.size());
    by_key.emplace(p.key, index);
    std::vector<std::string_view> names = split(cell(row, "variants"));
    names.insert(names.begin(), p.hi);
    for (const auto name : names) {
      add(name, Class::person, index);
      Symbol last = 0;
      int count = 0;
      whole.clear();
      symbols_->for_each(name, [&](Symbol word) {
        last = word;
        if (count++ > 0) whole += ' ';
        whole += symbols_->text(word);
      });
      auto& same = surname_[symbols_->key_hash(last)];
      if (std::find(same.begin(), same.end(), index) == same.end()) same.push_back(index);
      if (count > 1) {
        const auto [it, made] = name_key_.try_emplace(hash(lexicon::name_key(whole)), static_cast<int32_t>(index));
        if (!made && it->second != static_cast<int32_t>(index)) it->second = -1;
      }
    }
    symbols_->for_each(p.hi, [&](Symbol word) {
      if (p.words++ == 0) p.first = symbols_->key_hash(word);
    });
    people.push_back(p);
  }
  // Tenures in the order of their people.
  struct Held {
    uint32_t person;
    Tenure tenure;
  };
  std::vector<Held> held;
  const Reader tenure{lexicon.table("tenures")};
  for (const auto& row : tenure.table.rows) {
    const auto person = by_key.find(tenure(row, "person"));
    if (person == by_key.end()) continue;
    const uint32_t office =
        office_id_.try_emplace(std::string(tenure(row, "office")), static_cast<uint32_t>(office_id_.size()))
            .first->second;
    held.push_back({person->second, {office, tenure(row, "of"), tenure(row, "start"), tenure(row, "end")}});
  }
  std::stable_sort(held.begin(), held.end(), [](const Held& a, const Held& b) { return a.person < b.person; });
  size_t at = 0;
  for (uint32_t i = 0; i < people.size(); ++i) {
    people[i].tenures_first = static_cast<uint32_t>(at);
    for (; at < held.size() && held[at].person == i; ++at) {
      tenures_.push_back(held[at].tenure);
      auto& list = holders_[holding(held[at].tenure.office, held[at].tenure.of)];
      if (list.empty() || list.back() != i) list.push_back(i);
    }
    people[i].tenures_last = static_cast<uint32_t>(at);
  }
  // Words of names.
  const Reader given{lexicon.table("given_names")};
  for (const auto& row : given.table.rows) {
    const std::string_view kind = given(row, "kind"), gender = given(row, "gender");
    uint32_t flags = kind == "surname"  ? kSurname
                     : kind == "given"  ? kGiven
                     : kind == "either" ? kGiven | kSurname
                                        : kHonorific;
    const std::string_view origin = given(row, "origin");
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
    if (const Symbol word = symbols_->only_word(given(row, "hi"))) flag(word, flags);
  }
  const Reader initial{lexicon.table("abbreviations")};
  for (const auto& row : initial.table.rows) {
    if (initial(row, "kind") != "initial") continue;
    if (const Symbol word = symbols_->only_word(initial(row, "form"))) flag(word, kInitial);
  }
}

void Registry::spellings_of(const Lexicon& lexicon) {
  // Names whose words stand one to one in both scripts teach how each word is spelt; the most frequent spelling wins.
  std::vector<std::pair<Symbol, std::string_view>> seen;
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
    const Reader cell{lexicon.table("people")};
    for (const auto& row : cell.table.rows) {
      const auto hi = parts(cell(row, "hi")), en = parts(cell(row, "en"));
      if (hi.size() != en.size()) continue;
      for (size_t i = 0; i < hi.size(); ++i)
        if (const Symbol s = symbols_->known(hi[i]);
            s && en[i].find('.') == std::string_view::npos && hi[i].find('.') == std::string_view::npos)
          seen.emplace_back(s, en[i]);
    }
  }
  std::sort(seen.begin(), seen.end());
  const Reader spelt{lexicon.table("spellings")};
  spelling_.reserve(seen.size() / 2 + spelt.table.rows.size());
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
  for (const auto& row : spelt.table.rows)
    spelling_.insert_or_assign(symbols_->word(spelt(row, "hi")), spelt(row, "en"));
}

void Registry::nominals_of(const Lexicon& lexicon) {
  const Reader cell{lexicon.table("nominals")};
  for (const auto& row : cell.table.rows) {
    Nominal n{cell(row, "hi"), cell(row, "en"), cell(row, "kind"), cell(row, "sector"), cell(row, "number"), -1};
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
  const Reader cell{lexicon.table("name_words")};
  for (const auto& row : cell.table.rows) {
    const std::string_view kind = cell(row, "kind"), value = cell(row, "value");
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
      add(cell(row, "words"), Class::word, static_cast<uint32_t>(words.size()));
      words.push_back(w);
    }
    if (const Symbol word = symbols_->only_word(cell(row, "words"))) flag(word, flags);
  }
}

void Registry::numbers_of(const Lexicon& lexicon) {
  const Reader cell{lexicon.table("numbers")};
  for (const auto& row : cell.table.rows) {
    const std::string_view kind = cell(row, "kind");
    if (kind != "cardinal" && kind != "scale" && kind != "ordinal") continue;
    std::vector<std::string_view> forms = split(cell(row, "variants"));
    forms.insert(forms.begin(), cell(row, "word"));
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
      if (numbers_.size() <= symbol) numbers_.resize(symbol + 1);
      numbers_[symbol] = 1;
    }
  }
}

int32_t Registry::state(std::string_view iso) const {
  const auto it = state_of_.find(iso);
  return it == state_of_.end() ? -1 : it->second;
}

std::span<const uint32_t> Registry::by_surname(uint64_t key_hash) const {
  const auto it = surname_.find(key_hash);
  return it == surname_.end() ? std::span<const uint32_t>{} : std::span<const uint32_t>(it->second);
}

int32_t Registry::by_name_key(uint64_t name_hash) const {
  const auto it = name_key_.find(name_hash);
  return it == name_key_.end() ? -1 : it->second;
}

std::span<const uint32_t> Registry::holders(uint32_t office, std::string_view of) const {
  const auto it = holders_.find(holding(office, of));
  return it == holders_.end() ? std::span<const uint32_t>{} : std::span<const uint32_t>(it->second);
}

}  // namespace bahi::name
