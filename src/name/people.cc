// Who is who: full names first, then surnames and given names alone, then titles that stand for somebody.
#include <algorithm>

#include "base/hash.h"
#include "lexicon/key.h"
#include "name/finder.h"

namespace bahi::name {
namespace {

constexpr int32_t kGoesOn = 40;     // items by which who did something is nearer to a title that does something
constexpr int32_t kForward = 2;     // sentences that a foreigner's title may stand before his name
constexpr int32_t kLoneLead = 100;  // lead of the recogniser that makes one unlisted word alone a person

Gender gender_of(std::string_view letter) {
  return letter == "m" ? Gender::masculine : letter == "f" ? Gender::feminine : Gender::none;
}

Gender gender_of(uint32_t flags) {
  const bool m = flags & kMale, f = flags & kFemale;
  return m == f ? Gender::none : m ? Gender::masculine : Gender::feminine;
}

// Whether the fewer words are the first or the last of the more: «किम जोंग» of «किम जोंग उन».
bool part_of(const std::vector<uint64_t>& fewer, const std::vector<uint64_t>& more) {
  return fewer.size() > 1 && fewer.size() < more.size() &&
         (std::equal(fewer.begin(), fewer.end(), more.begin()) ||
          std::equal(fewer.rbegin(), fewer.rend(), more.rbegin()));
}

}  // namespace

bool Finder::current(const Tenure& tenure) const {
  const std::string_view day = document_.article.published;
  if (day.empty()) return false;
  // Dates are as precise as known: comparing the common prefix lets «2004» hold for all of it.
  const auto before = [](std::string_view a, std::string_view b) {
    const size_t n = std::min(a.size(), b.size());
    return a.substr(0, n) < b.substr(0, n);
  };
  return !before(day, tenure.start) && (tenure.end.empty() || !before(tenure.end, day));
}

std::string Finder::of_key(int32_t entity) const {
  if (entity < 0) return {};
  const Entity& e = names_.entities[static_cast<size_t>(entity)];
  if (e.kind == EntityKind::organization && !e.nominal && e.country.empty()) return e.key;
  return e.country;
}

// Whether what stands beside the run fits what the registry knows; `named`: something stands there at all.
bool Finder::agrees(const Person& person, const Run& run, bool& named) const {
  named = false;
  bool good = true;
  for (int k = 0; k < run.offices_count; ++k) {
    const Item& office = items_[static_cast<size_t>(run.offices[static_cast<size_t>(k)])];
    const std::string of = of_key(office.owner_entity);
    const uint32_t id = registry_.offices[static_cast<size_t>(office.index)].id;
    bool held = false, country = false;
    for (const Tenure& t : registry_.tenures(person))
      if (t.office == id && (of.empty() || t.of == of)) held = true;
    country = !of.empty() && of == person.country;
    named = true;
    if (!held && !country) {
      if (!of.empty())
        good = false;
      else if (registry_.offices[static_cast<size_t>(office.index)].rank <= 3)
        good = false;
    } else {
      return true;
    }
  }
  return good;
}

int32_t Finder::registry_person(const Run& run) const {
  if (run.known >= 0) {
    // Several people of the table may bear the name: the one that fits.
    for (int32_t i = run.whole; i < run.tokens.last; ++i) {
      lexicon::PhraseTrie::Node node = registry_.first(tokens_[i].symbol);
      int32_t j = i + 1;
      for (; node != lexicon::PhraseTrie::kNone && j < run.tokens.last; ++j) {
        const auto next = registry_.step(node, tokens_[j].symbol);
        if (next != lexicon::PhraseTrie::kNone || !glued(j)) node = next;  // as Finder::segment() reads hyphens
      }
      if (node == lexicon::PhraseTrie::kNone) continue;
      int32_t best = -1;
      for (const uint32_t v : registry_.values(node)) {
        if (registry_.entries[v].cls != Class::person) continue;
        const auto p = static_cast<int32_t>(registry_.entries[v].index);
        bool named;
        if (agrees(registry_.people[static_cast<size_t>(p)], run, named) && (best < 0 || named)) {
          best = p;
          if (named) return p;
        }
      }
      return best;
    }
    return -1;
  }
  if (run.words < 2) return -1;
  std::string name;
  for (int32_t i = run.tokens.first; i < run.tokens.last; ++i) {
    if (!name.empty()) name += ' ';
    name += tokens_[i].key;
  }
  const int32_t near = registry_.by_name_key(hash(lexicon::name_key(name)));
  if (near < 0) {
    // The same first and last word beside an office that fits: «जॉर्ज डब्लू बुश».
    int32_t one = -1;
    size_t best = 0;
    for (const uint32_t p : registry_.by_surname(tokens_[run.tokens.last - 1].key_hash)) {
      bool named;
      const Person& person = registry_.people[p];
      if (person.first != tokens_[run.tokens.first].key_hash || !agrees(person, run, named) || !named) continue;
      // «सैयद हैदर शाह» is not «सैयद यूसुफ शाह», whom the table calls by another surname.
      if (run.words > 2 && !lexicon::match_key(person.hi).ends_with(tokens_[run.tokens.last - 1].key)) continue;
      // Of several the one that is written most like it.
      const std::string theirs = lexicon::match_key(person.hi);
      const size_t alike = static_cast<size_t>(
          std::mismatch(theirs.begin(), theirs.end(), name.begin(), name.end()).first - theirs.begin());
      if (alike > best)
        one = static_cast<int32_t>(p), best = alike;
      else if (alike == best)
        one = -1;
    }
    return one;
  }
  bool named;
  return agrees(registry_.people[static_cast<size_t>(near)], run, named) && (named || run.words > 2 || run.listed > 0)
             ? near
             : -1;
}

bool Finder::is_person(const Run& run) const {
  if (run.tokens.empty()) return false;
  if (run.known >= 0 || run.offices_count > 0 || run.honorific) return true;
  if (run.words < 2) return false;
  // «मंगोलियाई समकक्ष …»: a noun of some state's people before it.
  if (run.described >= 0 && items_[static_cast<size_t>(run.described)].owner >= 0) return true;
  if (run.guessed) return true;
  const bool agent = flags(run.tokens.last) & kNe;
  if (run.refused && !run.apart && !agent && !(flags(run.tokens.first) & kInitial)) return false;
  if (run.listed >= (run.words > 2 ? 2 : 1) && (run.proper || run.listed == run.words)) return true;
  if (run.apart) return true;
  if (run.listed > 0 && agent) return true;
  // Unlisted proper nouns: two of them that make a whole group with ने, so no part of a longer name.
  if (!run.proper || run.tokens.size() != run.words || run.words > 3) return false;
  if (!document_.chunks.ready() || document_.chunks->chunk_of.empty()) return false;
  const int32_t c = document_.chunks->chunk_of[run.tokens.first];
  return c >= 0 && document_.chunks->chunks[static_cast<size_t>(c)].tokens.first == run.tokens.first && agent;
}

bool Finder::conflicts(const Someone& someone, const Run& run) const {
  // A different office at the top of the same or another state makes another person of the same surname.
  for (int k = 0; k < run.offices_count; ++k) {
    const Item& office = items_[static_cast<size_t>(run.offices[static_cast<size_t>(k)])];
    const OfficeRow& row = registry_.offices[static_cast<size_t>(office.index)];
    if (row.rank > 4) continue;
    const std::string of = of_key(office.owner_entity);
    bool same = false, any = false;
    for (const auto& held : someone.held) {
      any = true;
      const std::string theirs = of_key(held.of);
      if (held.office == row.id && (of.empty() || theirs.empty() || of == theirs)) same = true;
      if (!of.empty() && !theirs.empty() && of != theirs) return true;
    }
    if (same) return false;
    if (someone.registry >= 0) {
      const Person& p = registry_.people[static_cast<size_t>(someone.registry)];
      bool held = false;
      for (const Tenure& t : registry_.tenures(p)) held |= t.office == row.id && (of.empty() || t.of == of);
      if (held) return false;
      if (!of.empty() && of != p.country) return true;
      if (row.rank <= 3) return true;
      continue;
    }
    if (any && row.rank <= 2) return true;
  }
  return false;
}

Someone* Finder::same_full(const Run& run, int32_t registry) {
  std::vector<uint64_t> words;
  for (int32_t i = run.tokens.first; i < run.tokens.last; ++i)
    if (!is(i, "-")) words.push_back(tokens_[i].key_hash);
  std::string name;
  for (int32_t i = run.tokens.first; i < run.tokens.last; ++i) {
    if (!name.empty()) name += ' ';
    name += tokens_[i].key;
  }
  const std::string loose = lexicon::name_key(name);
  for (Someone& s : someones_) {
    if (registry >= 0 && s.registry == registry) return &s;
    if (registry >= 0 && s.registry >= 0) continue;
    if (s.words == words) return &s;
    if (s.words.size() < 2 || words.size() < 2) continue;
    const bool ends = s.words.front() == words.front() && s.words.back() == words.back();
    if (s.words.size() != words.size() && (ends || part_of(words, s.words) || part_of(s.words, words)) &&
        !conflicts(s, run))
      return &s;
    // «एस. जयशंकर» and «सुब्रह्मण्यम जयशंकर» are one when nothing speaks against it.
    if (run.apart && s.words.back() == words.back() && !conflicts(s, run) && run.words == 2) {
      const bool initials = words.front() != s.words.front();
      if (initials && s.name.starts_with(tokens_[run.tokens.first].key.substr(0, 3))) return &s;
    }
    if (s.words.size() == words.size() && s.registry < 0 && s.loose == loose && !conflicts(s, run)) return &s;
  }
  return nullptr;
}

// The run is the name of somebody so far: the fullest of those that the recogniser finds just so.
void Finder::name_in_full(Someone& s, const Run& run) {
  s.exact = run.exact;
  s.name.clear();
  s.words.clear();
  for (int32_t i = run.tokens.first; i < run.tokens.last; ++i) {
    if (!s.name.empty()) s.name += ' ';
    s.name += tokens_[i].key;
    if (!is(i, "-")) s.words.push_back(tokens_[i].key_hash);
  }
  s.loose = lexicon::name_key(s.name);
  Entity& e = names_.entities[static_cast<size_t>(s.entity)];
  e.hi = text(run.tokens);
  e.en = english(run.tokens);
  e.gender = gender_of(run.flags);
}

Someone& Finder::make_person(Run& run, int32_t registry) {
  Someone s;
  s.entity = static_cast<int32_t>(names_.entities.size());
  s.registry = registry;
  s.first_item = run.item;
  names_.entities.emplace_back().kind = EntityKind::person;
  name_in_full(s, run);
  Entity& e = names_.entities.back();
  if (registry >= 0) {
    const Person& p = registry_.people[static_cast<size_t>(registry)];
    e.key = p.key;
    e.hi = p.hi;
    e.en = p.en;
    e.country = p.country;
    e.gender = gender_of(p.gender);
    // The full name of the registry says which surnames and given names mean this person.
    std::vector<uint64_t> full;
    lexicon::for_each_word(p.hi, [&](std::string_view word) {
      if (word != "-") full.push_back(hash(word));
    });
    if (full.size() > s.words.size()) s.words = full;
  }
  someones_.push_back(std::move(s));
  return someones_.back();
}

void Finder::hold(Someone& someone, Run& run) {
  run.entity = someone.entity;
  someone.last_item = run.item;
  for (int k = 0; k < run.offices_count; ++k) {
    const Item& office = items_[static_cast<size_t>(run.offices[static_cast<size_t>(k)])];
    someone.held.push_back(
        {registry_.offices[static_cast<size_t>(office.index)].id, office.owner_entity, office.tenure});
  }
}

int32_t Finder::single_from_registry(const Run& run) const {
  const int32_t last = run.tokens.last - 1;
  const Token& token = tokens_[last];
  std::vector<uint32_t> candidates(registry_.by_surname(token.key_hash).begin(),
                                   registry_.by_surname(token.key_hash).end());
  std::vector<uint32_t> said;  // people of whom the table lists this very form
  if (run.tokens.size() == 1) {
    if (const auto node = registry_.first(token.symbol); node != lexicon::PhraseTrie::kNone)
      for (const uint32_t v : registry_.values(node))
        if (registry_.entries[v].cls == Class::person) said.push_back(registry_.entries[v].index);
    for (const uint32_t p : said)
      if (std::find(candidates.begin(), candidates.end(), p) == candidates.end()) candidates.push_back(p);
  }
  if (candidates.empty()) return -1;
  const bool dated = !document_.article.published.empty();
  if (run.offices_count > 0) {
    // The office beside the name decides, the date between several who held it.
    std::vector<uint32_t> fit, now;
    for (const uint32_t p : candidates)
      for (int k = 0; k < run.offices_count; ++k) {
        const Item& office = items_[static_cast<size_t>(run.offices[static_cast<size_t>(k)])];
        const std::string of = of_key(office.owner_entity);
        const uint32_t id = registry_.offices[static_cast<size_t>(office.index)].id;
        for (const Tenure& t : registry_.tenures(registry_.people[p]))
          if (t.office == id && (of.empty() || office.inherited || t.of == of)) {
            if (fit.empty() || fit.back() != p) fit.push_back(p);
            if (current(t) && (now.empty() || now.back() != p)) now.push_back(p);
          }
      }
    if (now.size() == 1) return static_cast<int32_t>(now.front());
    if (fit.size() == 1) return static_cast<int32_t>(fit.front());
    if (fit.empty() || dated) return -1;
    // Undated and several: the one whose own short form the table lists.
    int32_t one = -1;
    for (const uint32_t p : fit)
      if (std::find(said.begin(), said.end(), p) != said.end()) one = one < 0 ? static_cast<int32_t>(p) : -2;
    return one >= 0 ? one : -1;
  }
  if (dated) {
    // The one in office; of several the head of state or government («ओबामा», not his wife), else the one whose own
    // short form the table lists. Nobody in office: the one who leads at another time.
    const auto listed = [&](uint32_t p) { return std::find(said.begin(), said.end(), p) != said.end(); };
    std::vector<uint32_t> now, leading, called, led, abroad;
    for (const uint32_t p : candidates) {
      bool holds = false, leads = false, ever = false, known = false;
      for (const Tenure& t : registry_.tenures(registry_.people[p])) {
        holds |= current(t);
        leads |= current(t) && registry_.leads(t.office);
        ever |= registry_.leads(t.office);
        known |= registry_.leads(t.office) && t.start.substr(0, 4) <= document_.article.published.substr(0, 4);
      }
      if (holds) now.push_back(p);
      if (leads) leading.push_back(p);
      if (holds && listed(p)) called.push_back(p);
      if (ever && listed(p)) led.push_back(p);
      if (known && registry_.people[p].country != "IND") abroad.push_back(p);
    }
    for (const auto* only : {&now, &leading, &called})
      if (only->size() == 1) return static_cast<int32_t>(only->front());
    if (!now.empty()) return -1;
    if (led.size() == 1) return static_cast<int32_t>(led.front());
    // «ट्रंप» between his terms: the one foreigner of that surname who led before; at home namesakes are many.
    return abroad.size() == 1 && run.proper && token.form.size() > 9 ? static_cast<int32_t>(abroad.front()) : -1;
  }
  if (said.size() == 1 && candidates.size() == 1) return static_cast<int32_t>(said.front());
  // A surname that one foreigner of the registry has is his; at home namesakes are many.
  if (candidates.size() == 1 && run.proper && token.form.size() > 12 &&
      registry_.people[candidates.front()].country != "IND")
    return static_cast<int32_t>(candidates.front());
  // Without a date the surname of the one head of state or government who bears it is enough.
  int32_t one = -1;
  for (const uint32_t p : candidates)
    for (const Tenure& t : registry_.tenures(registry_.people[p]))
      if (registry_.leads(t.office)) {
        if (one >= 0 && one != static_cast<int32_t>(p)) return -1;
        one = static_cast<int32_t>(p);
      }
  return run.proper && token.form.size() > 9 ? one : -1;  // «मे» and «ली» are too short to go by
}

// Whether the article calls somebody by the first word of the name alone.
bool Finder::by_given_name(const Someone& s) const {
  return std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) {
    return run.tokens.size() == 1 && tokens_[run.tokens.first].key_hash == s.words.front();
  });
}

void Finder::join_single(Run& run) {
  std::vector<uint64_t> words;
  for (int32_t i = run.tokens.first; i < run.tokens.last; ++i)
    if (!is(i, "-")) words.push_back(tokens_[i].key_hash);
  struct Candidate {
    int32_t someone;
    int score;
  };
  std::vector<Candidate> candidates;
  for (size_t k = 0; k < someones_.size(); ++k) {
    const Someone& s = someones_[k];
    if (s.words.empty()) continue;
    bool surname = s.words.back() == words.back();
    bool given = s.words.front() == words.front() && words.size() == 1;
    bool inner = false;
    for (size_t w = 1; w + 1 < s.words.size(); ++w) inner |= words.size() == 1 && s.words[w] == words.front();
    if (!surname && !given && !inner) continue;
    if (words.size() > 1 && s.words.size() > 1 && s.words != words) continue;
    if (conflicts(s, run)) continue;
    // «श्रीमती गांधी» is no man.
    const Gender address = gender_of(run.flags & (run.honorific ? ~0u : 0u));
    const Gender known = names_.entities[static_cast<size_t>(s.entity)].gender;
    if (address != Gender::none && known != Gender::none && address != known) continue;
    int score = surname ? 100 : given ? 60 : 30;
    // Of a family the bare surname means none who is called by the given name: «ट्रंप» is not «इवांका».
    if (surname && words.size() == 1 && s.words.size() > 1 && by_given_name(s)) score -= 25;
    int office = 0;  // the same office weighs more when it is held the same way: «पूर्व» or not
    for (int j = 0; j < run.offices_count; ++j) {
      const Item& said = items_[static_cast<size_t>(run.offices[static_cast<size_t>(j)])];
      for (const auto& held : s.held)
        if (held.office == registry_.offices[static_cast<size_t>(said.index)].id)
          office = std::max(office, (held.tenure == "former") == (said.tenure == "former") ? 300 : 100);
    }
    score += office;
    // The one who was named last before it; else the one who will be named soonest.
    const int32_t distance =
        s.first_item <= run.item ? run.item - std::min(run.item, s.last_item) : 400 + s.first_item - run.item;
    score = score * 1000 - distance;
    candidates.push_back({static_cast<int32_t>(k), score});
  }
  if (!candidates.empty()) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    const bool close = candidates.size() > 1 && candidates[0].score / 1000 == candidates[1].score / 1000;
    for (size_t c = 1; c < candidates.size(); ++c)
      if (candidates[c].score / 1000 >= candidates[0].score / 1000 - 50)
        run.alternatives.push_back(someones_[static_cast<size_t>(candidates[c].someone)].entity);
    run.confidence = close ? 0.6 : 0.9;
    hold(someones_[static_cast<size_t>(candidates.front().someone)], run);
    return;
  }
  // «ली», «मे»: too short to be known by.
  const bool short_word = run.words == 1 && tokens_[run.tokens.first].form.size() <= 6;
  if (short_word && run.offices_count == 0 && !run.honorific) return;
  const int32_t known = single_from_registry(run);
  if (known >= 0) {
    for (Someone& s : someones_)
      if (s.registry == known) return hold(s, run);
    run.confidence = 0.85;
    hold(make_person(run, known), run);
    return;
  }
  if (run.offices_count == 0 && !run.honorific) {
    // A lone name is a person only when the recogniser says so, or it is listed as one, tagged as one and acts.
    if (!(run.guessed && run.proper && ((run.flags & kNamePart) || run.lead >= kLoneLead)) &&
        !((run.flags & kNamePart) && run.proper && (flags(run.tokens.last) & kNe)))
      return;
    run.confidence = 0.6;
  }
  hold(make_person(run, -1), run);
}

// Words that no table knows, but that end the name of somebody in this article.
void Finder::surnames() {
  if (someones_.empty()) return;
  std::vector<std::pair<uint64_t, int32_t>> bearers;  // last word → the first of its bearers
  for (const Someone& s : someones_)
    if (s.words.size() > 1) bearers.emplace_back(s.words.back(), s.entity);
  std::stable_sort(bearers.begin(), bearers.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  std::vector<char> covered(tokens_.size(), 0);
  for (const Item& item : items_)
    if (item.kind != Kind::run || runs_[static_cast<size_t>(item.index)].entity >= 0)
      std::fill(covered.begin() + item.core.first, covered.begin() + item.core.last, 1);
  for (int32_t i = 0; i < count_; ++i) {
    if (covered[static_cast<size_t>(i)] || tokens_[i].kind != TokenKind::word || tokens_[i].form.size() < 6) continue;
    if (flags(i) & (kFunction | kNever | kTenure | kSuffix | kParticle)) continue;
    const Tag t = tag(i);
    const bool surname = flags(i) & kSurname;
    if (t != Tag::NNP && t != Tag::UNK && !(t == Tag::NN && (tokens_[i].symbol == 0 || surname)) &&
        !(t == Tag::JJ && surname))
      continue;
    const auto it = std::lower_bound(bearers.begin(), bearers.end(), tokens_[i].key_hash,
                                     [](const auto& x, uint64_t word) { return x.first < word; });
    if (it != bearers.end() && it->first == tokens_[i].key_hash)
      mention(it->second, {i, i + 1}, MentionForm::name, 0.85);
  }
}

// «चंद्रमोहन उर्फ चांद मोहम्मद»: who bears the other of two names, when that is known; nullptr: no such name.
Someone* Finder::otherwise_called(size_t r) {
  if (runs_[r].tokens.empty() || runs_[r].known >= 0) return nullptr;
  for (const size_t second : {r, r + 1}) {
    if (second == 0 || second >= runs_.size()) continue;
    const Run &before = runs_[second - 1], &after = runs_[second];
    const int32_t between = after.tokens.first - 1;
    if (before.tokens.last != between || tokens_[between].key != "उर्फ") continue;
    for (Someone& s : someones_)
      if (s.entity == (second == r ? before : after).entity) return &s;
  }
  return nullptr;
}

void Finder::people() {
  for (Item& item : items_)
    if (item.kind == Kind::office) owner_of(item);
  for (size_t r = 0; r < runs_.size(); ++r) {
    Run& run = runs_[r];
    if (Someone* other = otherwise_called(r)) {
      hold(*other, run);
      continue;
    }
    if (!is_person(run) || (run.words < 2 && run.known < 0)) continue;
    // «श्री सिंह», «के. सिंह»: not yet a full name.
    if (run.known < 0 && run.words == 1) continue;
    const int32_t registry = registry_person(run);
    Someone* someone = same_full(run, registry);
    if (!someone) {
      someone = &make_person(run, registry);
    } else if (registry < 0 && someone->registry < 0 && run.exact &&
               (run.words > static_cast<int>(someone->words.size()) || !someone->exact)) {
      name_in_full(*someone, run);
    } else if (registry >= 0 && someone->registry < 0) {
      const Person& p = registry_.people[static_cast<size_t>(registry)];
      Entity& e = names_.entities[static_cast<size_t>(someone->entity)];
      someone->registry = registry;
      e.key = p.key;
      e.hi = p.hi;
      e.en = p.en;
      e.country = p.country;
      e.gender = gender_of(p.gender);
    }
    if (run.known < 0 && registry < 0 && run.offices_count == 0 && !run.honorific)
      run.confidence = run.listed ? 0.9 : 0.6;
    hold(*someone, run);
  }
  for (size_t r = 0; r < runs_.size(); ++r) {
    Run& run = runs_[r];
    if (run.entity >= 0 || run.tokens.empty() || run.words > 2 || (run.words > 1 && !is_person(run))) continue;
    if (Someone* other = otherwise_called(r))
      hold(*other, run);
    else
      join_single(run);
  }
  surnames();
  for (const Run& run : runs_) {
    if (run.entity >= 0 && !run.tokens.empty()) {
      mention(run.entity, run.tokens, MentionForm::name, run.confidence);
      names_.mentions.back().alternatives = run.alternatives;
    }
    if (run.described >= 0) describe(run);
  }
}

// «ईरानी समकक्ष …», «बेटी …»: what the noun before a name tells of its bearer; a mention of its own when that is nobody.
void Finder::describe(const Run& run) {
  Item& noun = items_[static_cast<size_t>(run.described)];
  if (run.entity < 0 || run.tokens.empty()) return nominal(noun);
  noun.entity = run.entity;
  Entity& e = names_.entities[static_cast<size_t>(run.entity)];
  if (const std::string country = country_of(owner_of(noun)); e.country.empty()) e.country = country;
  const std::string_view sector = registry_.nominals[static_cast<size_t>(noun.index)].sector;
  if (e.sector.empty() && run.offices_count == 0 && sector != "UNK") e.sector = sector;
}

// Whether another state is named before it in its sentence.
bool Finder::foreign_before(const Item& item) const {
  const auto [first, last] = sentence_items_[static_cast<size_t>(item.sentence)];
  for (int32_t k = first; k < last; ++k) {
    const Item& other = items_[static_cast<size_t>(k)];
    if (other.core.first >= item.core.first) break;
    if (other.kind == Kind::state || other.kind == Kind::demonym || other.kind == Kind::seat) return true;
  }
  return false;
}

void Finder::offices() {
  // Offices of one person whose owner is said somewhere in the article.
  std::vector<std::pair<int32_t, uint32_t>> owned;
  for (const Item& item : items_)
    if (item.kind == Kind::office && item.run >= 0 && item.owner_entity >= 0 && !item.inherited)
      owned.emplace_back(runs_[static_cast<size_t>(item.run)].entity,
                         registry_.offices[static_cast<size_t>(item.index)].id);
  std::sort(owned.begin(), owned.end());

  for (size_t k = 0; k < items_.size(); ++k) {
    Item& item = items_[k];
    if (item.kind != Kind::office || item.run < 0) continue;
    const Run& run = runs_[static_cast<size_t>(item.run)];
    if (run.entity < 0) continue;
    const OfficeRow& row = registry_.offices[static_cast<size_t>(item.index)];
    Entity& person = names_.entities[static_cast<size_t>(run.entity)];
    Office office;
    office.person = run.entity;
    office.key = row.key;
    office.region = row.of == "region";
    office.hi = row.hi;
    office.en = row.en;
    office.of = item.owner_entity;
    if (!item.tenure.empty()) office.tenure = item.tenure;
    if (item.owner >= 0 && !item.tokens.contains(items_[static_cast<size_t>(item.owner)].core))
      office.evidence.push_back(items_[static_cast<size_t>(item.owner)].core);
    office.evidence.push_back(item.tokens);
    const Person* known = nullptr;
    for (const Someone& s : someones_)
      if (s.entity == run.entity && s.registry >= 0) known = &registry_.people[static_cast<size_t>(s.registry)];
    const bool of_state = row.of == "state" || row.of == "ministry" || row.of == "mission" || row.of == "military" ||
                          row.of == "legislature" || row.of == "court" || row.rank <= 3;
    if (office.of >= 0) {
      const Entity& owner = names_.entities[static_cast<size_t>(office.of)];
      // «केंद्र सरकार के मंत्री» is a minister of the state; «देश के मंत्री», «पार्टी के अध्यक्ष» of one that is not named.
      if (of_state && (owner.nominal || owner.key.starts_with("body/government"))) {
        const int32_t s = registry_.state(owner.country);
        office.of = s >= 0 ? state_entity(s) : -1;
      } else if (known && owner.nominal && owner.kind == EntityKind::organization) {
        for (const Tenure& t : registry_.tenures(*known))
          if (t.office == row.id) office.of = -1;
      }
    }
    if (item.inherited && office.of >= 0) {
      office.inferred = true;
      office.why = "shares the state of the office it is coordinated with";
      // Unless the registry has this person in that office elsewhere: «इजरायली मंत्री … और प्रधानमंत्री मोदी».
      bool here = false, elsewhere = false;
      if (known)
        for (const Tenure& t : registry_.tenures(*known))
          if (t.office == row.id) (t.of == of_key(office.of) ? here : elsewhere) = true;
      if (elsewhere && !here) office.of = -1;
    }
    if (office.of < 0) {
      // The same office of this person with its owner said elsewhere in the article needs no inference.
      const bool said = std::binary_search(owned.begin(), owned.end(), std::pair{run.entity, row.id});
      if (said) continue;
      int32_t found = -1;
      if (known) {
        const Tenure* best = nullptr;
        for (const Tenure& t : registry_.tenures(*known))
          if (t.office == row.id && (!best || current(t))) best = &t;
        std::string of = best ? std::string(best->of) : of_state ? std::string(known->country) : std::string();
        if (const int32_t s = registry_.state(of); s >= 0) {
          office.of = state_entity(s);
          office.why = (row.of == "region" ? "no state is named; the registry has this person in such an office in "
                                           : "no state is named; the registry has this person in the office of ") +
                       std::string(registry_.states[static_cast<size_t>(s)].en);
          if (!best)
            office.why = "no state is named; the registry has this person as a citizen of " +
                         std::string(registry_.states[static_cast<size_t>(s)].en);
        } else if (best) {
          for (size_t b = 0; b < registry_.bodies.size(); ++b)
            if (registry_.bodies[b].key == of) {
              office.of = body_entity(static_cast<int32_t>(b), -1);
              office.why = "no body is named; the registry has this person in this office of it";
              break;
            }
        }
      } else if (std::string why;
                 (row.of == "state" || row.of == "ministry" || row.of == "mission") && (found = side(item, why)) >= 0) {
        office.of = state_entity(found);
        office.why = std::move(why);
      } else if ((row.of == "state" || row.of == "ministry" || row.of == "military") &&
                 ((run.flags & kForeign) != 0 || run.listed == 0) && (found = only_state()) >= 0 &&
                 found != domestic()) {
        office.of = state_entity(found);
        office.why = "no state is named with the office; the article speaks of no other";
      } else if ((row.of == "state" || row.of == "ministry") && row.rank > 2) {
        // No other state governs the sentence: the paper speaks of its own.
        bool foreign = false;
        for (int o = 0; o < run.offices_count; ++o) {
          const int32_t other = items_[static_cast<size_t>(run.offices[static_cast<size_t>(o)])].owner_entity;
          foreign |= other >= 0 && !names_.entities[static_cast<size_t>(other)].nominal;
        }
        foreign |= foreign_before(item);
        // «रक्षा मंत्री विलियम पेरी»: by the name, no minister of a state where such names are foreign.
        const int32_t home = domestic();
        foreign |= home >= 0 && registry_.states[static_cast<size_t>(home)].iso == "IND" && (run.flags & kForeign) != 0;
        if (home >= 0 && !foreign) {
          office.of = state_entity(home);
          office.why = "no state is named; the paper speaks of its own";
        }
      }
      office.inferred = office.of >= 0;
    }
    Entity& holder = names_.entities[static_cast<size_t>(run.entity)];
    (void)person;
    if (holder.country.empty() && office.of >= 0) {
      const Entity& of = names_.entities[static_cast<size_t>(office.of)];
      if (of.kind != EntityKind::organization || !of.country.empty()) holder.country = of.country;
    }
    if (holder.sector.empty() || row.rank <= 4) holder.sector = row.sector;
    bool again = false;
    for (Office& o : names_.offices) {
      if (o.person != office.person || o.key != office.key) continue;
      if (o.of == office.of || office.of < 0) {
        again = o.tenure == office.tenure || item.tenure.empty();
      } else if (o.of < 0 || (o.inferred && !office.inferred)) {
        o = office;
        again = true;
      }
    }
    if (!again) names_.offices.push_back(std::move(office));
  }
  // The officer of an international body speaks for no state.
  for (Someone& s : someones_) {
    bool body = false, state = false;
    for (const Office& o : names_.offices) {
      if (o.person != s.entity || o.of < 0) continue;
      const Entity& of = names_.entities[static_cast<size_t>(o.of)];
      (of.kind == EntityKind::organization && of.country.empty() && !of.nominal ? body : state) = true;
    }
    if (body && !state) names_.entities[static_cast<size_t>(s.entity)].country.clear();
  }
  // Who is known by name alone has the country and sector of the registry.
  for (const Someone& s : someones_) {
    if (s.registry < 0) continue;
    Entity& e = names_.entities[static_cast<size_t>(s.entity)];
    if (!e.sector.empty()) continue;
    const Tenure* best = nullptr;
    for (const Tenure& t : registry_.tenures(registry_.people[static_cast<size_t>(s.registry)]))
      if (!best || current(t)) best = &t;
    if (!best) continue;
    for (const OfficeRow& row : registry_.offices)
      if (row.id == best->office) {
        e.sector = row.sector;
        break;
      }
  }
}

// Whether the title only modifies the noun after it: «राष्ट्रपति चुनाव», «विदेश मंत्री स्तर».
bool Finder::modifies(const Item& item) const {
  const int32_t next = item.core.last;
  if (next >= count_ || tokens_[next].kind != TokenKind::word || document_.tokens->sentence_of[next] != item.sentence)
    return false;
  if (flags(next) & kFunction) return false;
  const bool never = (flags(next) & kNever) != 0;
  if (tag(next) != Tag::NN && !(never && (tag(next) == Tag::JJ || tag(next) == Tag::NNP))) return false;
  if (!document_.chunks.ready() || document_.chunks->chunk_of.empty()) return never;
  // «विदेश मंत्री | सोमवार को»: a group of its own tells nothing of the office.
  const int32_t chunk = document_.chunks->chunk_of[next];
  return chunk >= 0 && chunk == document_.chunks->chunk_of[next - 1];
}

// A title alone that means somebody named says, with the registry, which office that is.
void Finder::add_title(const Item& item, const OfficeRow& row, int32_t owner) {
  if (owner < 0) return;
  for (const Office& o : names_.offices)
    if (o.person == item.entity && o.key == row.key) return;
  Office office;
  office.person = item.entity;
  office.key = row.key;
  office.region = row.of == "region";
  office.hi = row.hi;
  office.en = row.en;
  office.of = owner;
  if (!item.tenure.empty()) office.tenure = item.tenure;
  office.evidence.push_back(item.tokens);
  office.inferred = true;
  office.why = "the title stands alone; the registry has this person in the office";
  names_.offices.push_back(std::move(office));
}

// Who holds this office of this state here: somebody named, or whoever it may be.
int32_t Finder::holder(const OfficeRow& row, int32_t owner) {
  const std::string of = of_key(owner);
  for (const Someone& s : someones_)
    for (const auto& held : s.held)
      if (held.office == row.id && of_key(held.of) == of) return s.entity;
  bool made;
  const int32_t id = entity_of(combine(combine(combine(kTitles, row.id), hash(of)), 0), made);
  if (made) {
    Entity& e = names_.entities[static_cast<size_t>(id)];
    e.kind = EntityKind::person;
    e.nominal = true;
    e.country = of;
    e.sector = row.sector;
    e.hi = names_.entities[static_cast<size_t>(owner)].hi + " के " + std::string(row.hi);
    e.en = std::string(row.en) + " of " + names_.entities[static_cast<size_t>(owner)].en;
  }
  return id;
}

// «एर्दोगान ने कहा कि उनके विदेश मंत्री और रक्षा मंत्री …»: the state of whoever is named last before the possessive; -1:
// there is no possessive, or nobody.
int32_t Finder::possessor(int32_t k) const {
  const Item& item = items_[static_cast<size_t>(k)];
  const int32_t before = item.tokens.first - 1;
  if (before < document_.tokens->sentences[static_cast<size_t>(item.sentence)].tokens.first) return -1;
  if (!(flags(before) & kOwn)) {
    // A further one of the list that a possessive opens.
    const bool listed = k > 0 && (is(before, ",") || (flags(before) & kAnd));
    if (!listed) return -1;
    const Item& left = items_[static_cast<size_t>(k - 1)];
    const bool office = left.kind == Kind::office && left.run < 0 && left.owner < 0;
    return office && left.sentence == item.sentence && left.tokens.last == before ? possessor(k - 1) : -1;
  }
  const auto state = [&](int32_t j) -> int32_t {
    const Item& other = items_[static_cast<size_t>(j)];
    if (other.kind == Kind::state) return other.index;
    if (other.kind == Kind::run && runs_[static_cast<size_t>(other.index)].entity >= 0)
      return registry_.state(country_of(runs_[static_cast<size_t>(other.index)].entity));
    return -1;
  };
  // «फ्रांस नाइजर से अपने सैनिक …»: one's own are the subject's, who mostly comes first.
  const bool own = is(before, "अपने") || is(before, "अपनी") || is(before, "अपना");
  const int32_t first = sentence_items_[static_cast<size_t>(item.sentence)].first;
  for (int32_t n = 0; n < k - first; ++n)
    if (const int32_t s = state(own ? first + n : k - 1 - n); s >= 0) return s;
  return -1;
}

// Whether somebody belongs to another state than the paper's.
bool Finder::abroad(int32_t person) {
  const std::string country = country_of(person);
  const int32_t home = domestic();
  return !country.empty() && home >= 0 && country != registry_.states[static_cast<size_t>(home)].iso;
}

// Whether the office is that of a minister of something, whose short title is «मंत्री».
bool Finder::minister_by(uint32_t office) const {
  return std::any_of(registry_.offices.begin(), registry_.offices.end(), [&](const OfficeRow& row) {
    return row.id == office && row.rank > 1 && row.key.ends_with("-minister");
  });
}

// Whether a name or a title is marked as the one who does something.
bool Finder::does(const Item& item) const {
  if (!document_.chunks.ready() || document_.chunks->chunk_of.empty()) return false;
  const int32_t c = document_.chunks->chunk_of[item.tokens.last - 1];
  return c >= 0 && document_.chunks->chunks[static_cast<size_t>(c)].marker == Marker::ne;
}

// Titles without a name: «नेपाली विदेश मंत्री ने कहा».
void Finder::titles() {
  for (size_t k = 0; k < items_.size(); ++k) {
    Item& item = items_[k];
    if (item.kind == Kind::office && item.run >= 0 && (flags(item.core.last) & kAnd))  // «[प्रधानमंत्री] एवं विदेश मंत्री X»
      if (const int32_t who = runs_[static_cast<size_t>(item.run)].entity; who >= 0)
        mention(who, item.core, MentionForm::title, 0.9);
    if (item.kind != Kind::office || item.run >= 0) continue;
    if (item.demonstrative || modifies(item))
      continue;  // «दोनों नेता» is for coreference, «राष्ट्रपति चुनाव» nobody's title
    const OfficeRow& row = registry_.offices[static_cast<size_t>(item.index)];
    int32_t owner = owner_of(item);
    if (owner < 0 && (row.of == "state" || row.of == "ministry"))  // «अपने सहयोगी» is another's
      if (const int32_t theirs = possessor(static_cast<int32_t>(k)); theirs >= 0)
        owner = item.owner_entity = state_entity(theirs);
    const std::string of = of_key(owner);
    if (item.core.size() == 1) {
      // «शाह» is a king, but in this article it is somebody's surname.
      const Someone* bearer = nullptr;
      for (const Someone& s : someones_)
        if (s.words.size() > 1 && s.words.back() == tokens_[item.core.first].key_hash) bearer = &s;
      if (bearer) {
        item.entity = bearer->entity;
        mention(item.entity, item.core, MentionForm::name, 0.85);
        continue;
      }
    }
    // A calling («लेखक», «डॉक्टर») is many people's; with nothing that says whose it is, it is nobody's name.
    // «महाराष्ट्र के स्वास्थ्य मंत्री»: a minister of a part of the state is not that of the state.
    const bool regional = owner >= 0 && names_.entities[static_cast<size_t>(owner)].kind == EntityKind::place &&
                          (row.of == "state" || row.of == "ministry");
    // «पश्चिम बंगाल की मुख्यमंत्री», «कांग्रेस अध्यक्ष»: whoever holds it elsewhere is not meant. Of a region the registry knows
    // the country alone.
    const Entity* whose = owner >= 0 ? &names_.entities[static_cast<size_t>(owner)] : nullptr;
    const bool placed = whose != nullptr && row.of == "region" && whose->kind == EntityKind::place;
    const bool bodied = whose != nullptr && whose->kind == EntityKind::organization && !whose->nominal;
    const std::string body = bodied ? whose->key : std::string();
    const auto elsewhere = [&](int32_t of_whom) {
      if (!(placed || bodied) || of_whom < 0 || of_whom == owner) return false;
      const Entity& theirs = names_.entities[static_cast<size_t>(of_whom)];
      return theirs.kind == (placed ? EntityKind::place : EntityKind::organization) && !theirs.nominal;
    };
    if (!item.plural && (row.rank < 7 || owner >= 0)) {
      // Somebody of this article who holds it.
      const Someone* best = nullptr;
      int by_registry = 0;  // of a place: how many hold it only as far as the registry knows
      bool best_by_registry = false;
      int best_distance = 0, fits = 0;
      bool alike = false;  // one of them is said to hold it just so («पूर्व»)
      std::vector<int32_t> others;
      for (const Someone& s : someones_) {
        bool holds = false, stated = false;
        // «पूर्व प्रधानमंत्री X … प्रधानमंत्री ने»: who is said to have held it is not who holds it.
        if (item.tenure.empty() && row.rank <= 4) {
          const auto past = [&](const auto& held) { return held.office == row.id && held.tenure == "former"; };
          const auto now = [&](const auto& held) { return held.office == row.id && held.tenure != "former"; };
          if (std::any_of(s.held.begin(), s.held.end(), past) && std::none_of(s.held.begin(), s.held.end(), now))
            continue;
        }
        for (const auto& held : s.held) {
          const std::string theirs = of_key(held.of);
          // «अमेरिकी मंत्री» is the foreign minister of whom the article speaks.
          const bool minister = row.key == "office/minister" && !of.empty() && minister_by(held.office);
          if (held.office == row.id && elsewhere(held.of)) stated = true;
          if ((held.office == row.id || minister) && (!regional || held.of == owner) && !elsewhere(held.of) &&
              (of.empty() || theirs == of || (theirs.empty() && country_of(s.entity) == of))) {
            holds = true;
            alike |= held.tenure == item.tenure;
          }
        }
        // Whose it is goes without saying at home.
        const bool told = holds;
        if (!holds && !stated && s.registry >= 0 && !regional)
          for (const Tenure& t : registry_.tenures(registry_.people[static_cast<size_t>(s.registry)]))
            if (t.office == row.id && (of.empty() ? !abroad(s.entity) && current(t)
                                                  : (t.of == of || (!body.empty() && t.of == body)) &&
                                                        (current(t) || document_.article.published.empty())))
              holds = true;
        if (!holds) continue;
        const int32_t here = static_cast<int32_t>(k);
        if (placed && !told) ++by_registry;
        // A foreigner's title without his state means him once he has been named, or right before he is.
        const Item& named = items_[static_cast<size_t>(s.first_item)];
        if (of.empty() && s.first_item > here && named.sentence > item.sentence + kForward && abroad(s.entity))
          continue;
        // «प्रधानमंत्री ने मॉरीशस के प्रधानमंत्री … की सराहना की»: nor the one whom his sentence goes on to name with an
        // office.
        if (of.empty() && s.first_item > here && named.sentence == item.sentence && abroad(s.entity)) continue;
        ++fits;
        int32_t distance = s.first_item <= here ? here - std::min(s.last_item, here) : 1000 + s.first_item - here;
        // «जयशंकर ने लावरोव से बात की। विदेश मंत्री ने …»: who did something goes on doing.
        if (of.empty() && s.first_item <= here && s.last_item < here && does(item) &&
            does(items_[static_cast<size_t>(s.last_item)]))
          distance -= kGoesOn;
        if (!best || distance < best_distance) {
          if (best) others.push_back(best->entity);
          best = &s;
          best_distance = distance;
          best_by_registry = placed && !told;
        } else {
          others.push_back(s.entity);
        }
      }
      if (best_by_registry && by_registry > 1) best = nullptr;  // which of them governs there is not known
      if (best && (item.tenure != "former" || alike)) {
        item.entity = best->entity;
        mention(item.entity, item.tokens, MentionForm::title, fits == 1 ? 0.9 : 0.5);
        if (fits == 1) add_title(item, row, owner);
        names_.mentions.back().alternatives = std::move(others);
        continue;
      }
      // Nobody is named: who held it that day, when the text says whose it is.
      if (!of.empty() && !regional && row.rank <= 4 && item.tenure.empty() && !document_.article.published.empty()) {
        int32_t one = -1;
        for (const uint32_t p : registry_.holders(row.id, of))
          for (const Tenure& t : registry_.tenures(registry_.people[p]))
            if (t.office == row.id && t.of == of && current(t))
              one = one < 0 || one == static_cast<int32_t>(p) ? static_cast<int32_t>(p) : -2;
        if (one >= 0) {
          const Someone* known = nullptr;
          for (const Someone& s : someones_)
            if (s.registry == one) known = &s;
          if (!known) {
            Run run;
            run.tokens = {item.core.first, item.core.first};
            run.item = static_cast<int32_t>(k);
            Someone& s = make_person(run, one);
            s.held.push_back({row.id, owner, {}});
            s.last_item = static_cast<int32_t>(k);
            names_.entities[static_cast<size_t>(s.entity)].sector = row.sector;
            known = &s;
          }
          item.entity = known->entity;
          mention(item.entity, item.tokens, MentionForm::title, 0.8);
          continue;
        }
      }
    }
    if (item.plural && item.owner >= 0) {
      // «रूस और चीन के विदेश मंत्री»: one of each.
      std::vector<int32_t> owners;
      for (int32_t p = item.owner; p >= 0;) {
        const Item& left = items_[static_cast<size_t>(p)];
        if (left.kind != Kind::state && left.kind != Kind::demonym && left.kind != Kind::seat) break;
        owners.push_back(state_entity(left.index));
        const bool more = p > 0 && items_[static_cast<size_t>(p - 1)].sentence == item.sentence &&
                          joins(items_[static_cast<size_t>(p - 1)].core.last, left.core.first);
        p = more ? p - 1 : -1;
      }
      if (owners.size() > 1) {
        std::reverse(owners.begin(), owners.end());
        uint64_t group = combine(kOfficers, row.id);
        for (const int32_t one : owners) group = combine(group, static_cast<uint64_t>(one));
        bool fresh;
        item.entity = entity_of(group, fresh);
        if (fresh) {
          std::vector<int32_t> members;
          members.reserve(owners.size());
          for (const int32_t one : owners) members.push_back(holder(row, one));
          Entity& e = names_.entities[static_cast<size_t>(item.entity)];
          e.kind = EntityKind::person;
          e.nominal = e.plural = true;
          e.sector = row.sector;
          e.hi = text(item.tokens);
          e.en = std::string(row.en) + "s";
          e.members = std::move(members);
        }
        mention(item.entity, item.tokens, MentionForm::title, 0.9);
        continue;
      }
    }
    // A person known by the office alone.
    std::string country = country_of(owner);
    if (country.empty() && owner < 0 && row.rank <= 3 && (row.of == "state" || row.of == "ministry") && !item.plural) {
      std::string why;
      const int32_t found = side(item, why);
      const bool foreign = found >= 0 || foreign_before(item);
      if (found >= 0) country = registry_.states[static_cast<size_t>(found)].iso;
      if (const int32_t home = domestic(); home >= 0 && !foreign)
        country = registry_.states[static_cast<size_t>(home)].iso;
    }
    bool made;
    uint64_t signature = combine(combine(combine(kTitles, row.id), hash(country)), item.plural);
    if (owner >= 0 && names_.entities[static_cast<size_t>(owner)].kind == EntityKind::organization)
      signature = combine(signature, static_cast<uint64_t>(owner));
    item.entity = entity_of(signature, made);
    if (made) {
      Entity& e = names_.entities[static_cast<size_t>(item.entity)];
      e.kind = EntityKind::person;
      e.nominal = true;
      e.plural = item.plural;
      e.country = country;
      e.sector = row.sector;
      e.en = row.en;
      e.hi = text(item.tokens);
      const bool inside = item.owner >= 0 && item.tokens.contains(items_[static_cast<size_t>(item.owner)].core);
      if (item.owner >= 0 && !inside) {
        const Item& left = items_[static_cast<size_t>(item.owner)];
        e.hi = text({left.tokens.first, item.tokens.last});
      }
      if (owner >= 0) e.en = std::string(row.en) + " of " + names_.entities[static_cast<size_t>(owner)].en;
    }
    mention(item.entity, item.tokens, MentionForm::title, 0.8);
  }
}

}  // namespace bahi::name
