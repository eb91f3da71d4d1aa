// Rows of the registry, and phrases that no table has, as entities of the article.
#include <algorithm>

#include "base/hash.h"
#include "name/finder.h"
#include "name/romanise.h"

namespace bahi::name {
namespace {

EntityKind kind_of(std::string_view nominal) {
  if (nominal == "person") return EntityKind::person;
  if (nominal == "organization") return EntityKind::organization;
  if (nominal == "country") return EntityKind::country;
  if (nominal == "place") return EntityKind::place;
  if (nominal == "facility") return EntityKind::facility;
  return EntityKind::group;
}

}  // namespace

int32_t Finder::entity_of(uint64_t signature, bool& made) {
  const auto [it, fresh] = signatures_.try_emplace(signature, static_cast<int32_t>(names_.entities.size()));
  made = fresh;
  if (fresh) names_.entities.emplace_back();
  return it->second;
}

std::string Finder::text(Range tokens) const {
  std::string out;
  for (int32_t i = tokens.first; i < tokens.last; ++i) {
    if (i > tokens.first && tokens_[i].space_before && !is(i, "-") && !is(i - 1, "-")) out += ' ';
    out += tokens_[i].form;
  }
  // «हिंद महासागर रिम संघ (आईओआरए) की मंत्रिपरिषद»: what is left of a bracket is no name.
  if (const size_t bracket = out.find(')'); bracket != std::string::npos && out.find('(') == std::string::npos)
    out.erase(bracket, 1);
  return out;
}

void Finder::mention(int32_t entity, Range tokens, MentionForm form, double confidence) {
  Mention m;
  m.entity = entity;
  m.tokens = tokens;
  m.form = form;
  m.confidence = confidence;
  if (document_.chunks.ready() && !document_.chunks->chunk_of.empty())
    m.chunk = document_.chunks->chunk_of[tokens.last - 1];
  names_.mentions.push_back(std::move(m));
}

std::string Finder::country_of(int32_t entity) const {
  return entity < 0 ? std::string() : names_.entities[static_cast<size_t>(entity)].country;
}

int32_t Finder::state_entity(int32_t state) {
  bool made;
  const int32_t id = entity_of(combine(kStates, static_cast<uint64_t>(state)), made);
  if (made) {
    const State& s = registry_.states[static_cast<size_t>(state)];
    Entity& e = names_.entities[static_cast<size_t>(id)];
    e.kind = EntityKind::country;
    e.key = "country/" + std::string(s.iso);
    std::transform(e.key.begin() + 8, e.key.end(), e.key.begin() + 8,
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    e.hi = s.hi;
    e.en = s.en;
    e.capital_hi = s.capital_hi;
    e.capital_en = s.capital_en;
    e.country = s.iso;
    e.sector = "GOV";
    e.wikidata = s.wikidata;
    e.located = s.located;
    e.latitude = s.lat;
    e.longitude = s.lon;
  }
  return id;
}

int32_t Finder::place_entity(int32_t place) {
  bool made;
  const int32_t id = entity_of(combine(kPlaces, static_cast<uint64_t>(place)), made);
  if (made) {
    const Place& p = registry_.places[static_cast<size_t>(place)];
    Entity& e = names_.entities[static_cast<size_t>(id)];
    e.kind = p.kind == "facility" ? EntityKind::facility : EntityKind::place;
    e.region = p.kind == "region";
    e.key = p.key;
    e.hi = p.hi;
    e.en = p.en;
    e.country = p.country;
    e.located = p.located;
    e.latitude = p.lat;
    e.longitude = p.lon;
  }
  return id;
}

int32_t Finder::body_entity(int32_t body, int32_t owner) {
  const Body& b = registry_.bodies[static_cast<size_t>(body)];
  // A ministry or chamber that many states have is each state's own.
  std::string country(b.country);
  const bool shared =
      country.empty() && (b.kind == "ministry" || b.kind == "court" || b.kind == "legislature" ||
                          b.kind == "government" || b.kind == "military" || b.kind == "police" || b.kind == "agency");
  if (shared) {
    country = country_of(owner);
    if (country.empty()) {
      // The same body named before with its state.
      for (const auto& e : names_.entities)
        if (e.key == b.key && !e.country.empty()) country = e.country;
      if (country.empty() && b.kind == "ministry" && names_home())
        if (const int32_t home = domestic(); home >= 0) country = registry_.states[static_cast<size_t>(home)].iso;
    }
  }
  bool made;
  const int32_t id =
      entity_of(combine(combine(kBodies, static_cast<uint64_t>(body)), shared ? hash(country) : 0), made);
  if (made) {
    Entity& e = names_.entities[static_cast<size_t>(id)];
    e.kind = EntityKind::organization;
    e.key = b.key;
    e.hi = b.hi;
    e.en = b.en;
    e.country = country;
    e.sector = b.sector;
    if (shared && b.kind == "ministry" && !country.empty())
      if (const int32_t s = registry_.state(country); s >= 0) {
        e.en += " of " + std::string(registry_.states[static_cast<size_t>(s)].en);
      }
  }
  return id;
}

// «बोस्नियाई सर्ब», «इजरायली अरब»: a people named without the ending of an adjective, of the state whose adjective stands
// before it; any other is its own state's.
int32_t Finder::homeland(const Item& demonym) const {
  const auto at = static_cast<size_t>(&demonym - items_.data());
  const std::string_view key = tokens_[demonym.core.last - 1].key;
  const bool adjective = key.ends_with("ी") || key.ends_with("ई") || key.ends_with("ियों") || key.ends_with("इयों");
  if (at == 0 || adjective) return demonym.index;
  const Item& before = items_[at - 1];
  const bool pair = before.kind == Kind::demonym && !before.plural && before.core.last == demonym.core.first;
  return pair ? before.index : demonym.index;
}

// «तुर्की के सीमावर्ती शहर सिज्रे में», «माली के किदाल शहर में»: the state in which a place lies that no table has; -1: not said.
int32_t Finder::lies_in(const Item& place) const {
  int32_t at = place.core.first;
  const int32_t begin = document_.tokens->sentences[static_cast<size_t>(place.sentence)].tokens.first;
  if (at > begin && (flags(at - 1) & kRegion)) {
    --at;
  } else if (place.core.last >= count_ || !(flags(place.core.last) & kRegion)) {
    return -1;
  }
  while (at > begin && tag(at - 1) == Tag::JJ) --at;
  if (at <= begin || !(flags(at - 1) & kKa)) return -1;
  for (const Item& owner : items_)
    if (owner.sentence == place.sentence && owner.core.last == at - 1) return state_of(owner);
  return -1;
}

int32_t Finder::owner_of(Item& item) {
  if (item.owner < 0) return -1;
  if (item.owner_entity >= 0) return item.owner_entity;
  Item& left = items_[static_cast<size_t>(item.owner)];
  switch (left.kind) {
    case Kind::state:
      item.owner_entity = state_entity(left.index);
      break;
    case Kind::demonym:
      item.owner_entity = state_entity(homeland(left));
      break;
    case Kind::seat:
      item.owner_entity = state_entity(left.index);
      break;
    case Kind::place:
    case Kind::adjective:
    case Kind::body:
    case Kind::summit:
    case Kind::facility:
    case Kind::nominal:
      make_entity(left);
      item.owner_entity = left.entity;
      break;
    case Kind::office:
      item.owner_entity = owner_of(left);
      break;
    case Kind::run:
      break;
  }
  return item.owner_entity;
}

// «नाइजर के सैनिकों ने राष्ट्रपति भवन पर …»: a house that many states have is not the registry's where others are spoken of
// and its own is not.
bool Finder::elsewhere(const Item& item) const {
  const Place& p = registry_.places[static_cast<size_t>(item.index)];
  if (p.kind != "facility" || item.core.size() != 2 || tag(item.core.first) != Tag::NN ||
      !(flags(item.core.last - 1) & kFacility))
    return false;
  const int32_t own = registry_.state(p.country);
  bool other = false;
  for (const Item& i : items_) {
    const int32_t s = state_of(i);
    if (s >= 0 && s == own && !(i.kind == item.kind && i.index == item.index)) return false;
    other |= s >= 0 && s != own;
  }
  return other;
}

// The state whose paper this reads like: that of the dateline, else India.
int32_t Finder::domestic() {
  if (domestic_ != -2) return domestic_;
  domestic_ = registry_.state("IND");
  if (!document_.text->dateline.empty()) {
    // The dateline is a block of its own, so its places are items of the first sentences.
    for (const Item& item : items_) {
      const Sentence& sentence = document_.tokens->sentences[static_cast<size_t>(item.sentence)];
      if (document_.text->blocks[static_cast<size_t>(sentence.block)].kind != BlockKind::dateline) continue;
      if (item.kind != Kind::place || item.index < 0) continue;
      const int32_t s = registry_.state(registry_.places[static_cast<size_t>(item.index)].country);
      if (s >= 0) domestic_ = s;
      break;
    }
  }
  return domestic_;
}

int32_t Finder::nationality(const Item& item) const {
  if (item.kind == Kind::body && !item.fresh && item.index >= 0)
    return registry_.state(registry_.bodies[static_cast<size_t>(item.index)].country);
  if (item.kind == Kind::run && runs_[static_cast<size_t>(item.index)].known >= 0)
    return registry_.state(registry_.people[static_cast<size_t>(runs_[static_cast<size_t>(item.index)].known)].country);
  return state_of(item);
}

// Whether the article names the state whose paper it reads like, or no other: else «विदेश मंत्रालय» may be anybody's.
bool Finder::names_home() {
  bool other = false;
  for (const Item& item : items_) {
    const int32_t s = nationality(item);
    if (s >= 0 && s == domestic()) return true;
    other |= s >= 0;
  }
  return !other;
}

// A place or body that no table has: the same words are the same thing.
void Finder::fresh(Item& item, EntityKind kind) {
  uint64_t signature = combine(kFresh, static_cast<uint64_t>(kind));
  for (int32_t i = item.core.first; i < item.core.last; ++i) signature = combine(signature, tokens_[i].key_hash);
  bool made;
  item.entity = entity_of(signature, made);
  if (made) {
    Entity& e = names_.entities[static_cast<size_t>(item.entity)];
    e.kind = kind;
    e.hi = text(item.core);
    e.en = english(item.core);
    if (kind == EntityKind::place)
      if (const int32_t state = lies_in(item); state >= 0)
        names_.entities[static_cast<size_t>(item.entity)].country = registry_.states[static_cast<size_t>(state)].iso;
    if (kind == EntityKind::organization) {
      if (item.index >= 0) e.sector = registry_.words[static_cast<size_t>(item.index)].value;
      const int32_t owner = owner_of(item);
      names_.entities[static_cast<size_t>(item.entity)].country = country_of(owner);
    }
  }
  mention(item.entity, item.tokens, MentionForm::name, 0.8);
}

void Finder::make_entity(Item& item) {
  if (item.entity >= 0) return;
  bool made;
  if (item.alias >= 0) {
    make_entity(items_[static_cast<size_t>(item.alias)]);
    item.entity = items_[static_cast<size_t>(item.alias)].entity;
    if (item.entity >= 0)
      mention(item.entity, item.tokens, item.long_form ? MentionForm::name : MentionForm::abbreviation, 0.95);
    return;
  }
  switch (item.kind) {
    case Kind::state:
      item.entity = state_entity(item.index);
      mention(item.entity, item.tokens, MentionForm::name);
      break;
    case Kind::demonym: {
      const int32_t home = homeland(item);
      if (!item.plural) {
        item.entity = state_entity(home);
        mention(item.entity, item.tokens, MentionForm::name, 0.9);
        break;
      }
      // «भारतीयों ने»: its people.
      uint64_t people = combine(combine(kNominals, hash("people")), static_cast<uint64_t>(item.index));
      if (home != item.index) people = combine(people, static_cast<uint64_t>(home));
      item.entity = entity_of(people, made);
      if (made) {
        Entity& e = names_.entities[static_cast<size_t>(item.entity)];
        e.kind = EntityKind::group;
        e.hi = text(item.tokens);
        e.en = "people of " + std::string(registry_.states[static_cast<size_t>(home)].en);
        e.country = registry_.states[static_cast<size_t>(home)].iso;
        // A people inside another state is a party to its politics: «बोस्नियाई सर्ब», «जातीय अल्बानियाई».
        if (home == item.index && !is(item.core.first - 1, "जातीय")) e.sector = "CVL";
        e.nominal = e.plural = true;
      }
      mention(item.entity, item.tokens, MentionForm::nominal, 0.8);
      break;
    }
    case Kind::seat: {
      const State& s = registry_.states[static_cast<size_t>(item.index)];
      const bool place = (flags(item.core.last) & (kMein | kPar | kSe)) && !item.actor;
      if (!place) {
        item.entity = state_entity(item.index);
        mention(item.entity, item.tokens, MentionForm::name, item.actor ? 0.95 : 0.7);
        break;
      }
      item.entity = entity_of(
          combine(combine(kSeats, static_cast<uint64_t>(item.index)), tokens_[item.core.first].key_hash), made);
      if (made) {
        Entity& e = names_.entities[static_cast<size_t>(item.entity)];
        e.kind = EntityKind::facility;
        e.hi = text(item.core);
        e.en = english(item.core);
        e.country = s.iso;
        e.located = s.located;
        e.latitude = s.lat;
        e.longitude = s.lon;
      }
      mention(item.entity, item.tokens, MentionForm::name);
      break;
    }
    case Kind::place:
      if (item.fresh) {
        fresh(item, EntityKind::place);
        break;
      }
      if (elsewhere(item)) {
        fresh(item, EntityKind::facility);
      } else if (item.actor) {
        item.entity = state_entity(registry_.places[static_cast<size_t>(item.index)].capital_of);
        mention(item.entity, item.tokens, MentionForm::name, 0.9);
      } else {
        item.entity = place_entity(item.index);
        mention(item.entity, item.tokens, MentionForm::name);
      }
      break;
    case Kind::adjective:
      item.entity = place_entity(item.index);
      mention(item.entity, item.tokens, MentionForm::name, 0.8);
      break;
    case Kind::summit:
      item.entity = entity_of(combine(kSummits, static_cast<uint64_t>(item.index)), made);
      if (made) {
        const Summit& s = registry_.summits[static_cast<size_t>(item.index)];
        Entity& e = names_.entities[static_cast<size_t>(item.entity)];
        e.kind = EntityKind::summit;
        e.key = s.key;
        e.hi = s.hi;
        e.en = s.en;
      }
      mention(item.entity, item.tokens, MentionForm::name);
      break;
    case Kind::body:
      if (item.fresh) {
        fresh(item, EntityKind::organization);
        break;
      }
      // «लोकसभा सीट», «विधानसभा चुनाव»: the house is only part of the word.
      if (registry_.bodies[static_cast<size_t>(item.index)].kind == "legislature" && modifies(item)) break;
      // «पाकिस्तान के विदेश विभाग»: by its short name another state's than the one of the table.
      if (const int32_t s = item.owner >= 0 ? state_of(items_[static_cast<size_t>(item.owner)]) : -1; s >= 0) {
        const auto& body = registry_.bodies[static_cast<size_t>(item.index)];
        const std::string iso(registry_.states[static_cast<size_t>(s)].iso);
        if (!body.country.empty() && body.country != iso && (body.kind == "ministry" || body.kind == "agency") &&
            text(item.core) != body.hi) {
          uint64_t signature = combine(kFacilities, hash(iso));
          for (int32_t i = item.core.first; i < item.core.last; ++i)
            signature = combine(signature, tokens_[i].key_hash);
          item.entity = entity_of(signature, made);
          if (made) {
            Entity& e = names_.entities[static_cast<size_t>(item.entity)];
            e.kind = EntityKind::organization;
            e.hi = text(item.core);
            e.en = english(item.core);
            e.country = iso;
            e.sector = body.sector;
          }
          mention(item.entity, item.tokens, MentionForm::name, 0.85);
          break;
        }
      }
      item.entity = body_entity(item.index, owner_of(item));
      mention(item.entity, item.tokens, item.abbreviation ? MentionForm::abbreviation : MentionForm::name);
      break;
    case Kind::facility: {
      const int32_t owner = owner_of(item);
      const std::string country = country_of(owner);
      const bool embassy = item.index >= 0 && registry_.words[static_cast<size_t>(item.index)].value == "embassy";
      const bool place = !embassy || (flags(item.core.last) & (kMein | kPar));
      uint64_t signature = combine(combine(kFacilities, place), hash(country));
      for (int32_t i = item.core.first; i < item.core.last; ++i) signature = combine(signature, tokens_[i].key_hash);
      item.entity = entity_of(signature, made);
      if (made) {
        Entity& e = names_.entities[static_cast<size_t>(item.entity)];
        e.kind = place ? EntityKind::facility : EntityKind::organization;
        e.hi = text(item.core);
        e.en = english(item.core);
        e.country = country;
        if (embassy) e.sector = "GOV";
      }
      // «अमेरिकी दूतावास»: whose it is belongs to what it is called.
      if (embassy && item.owner >= 0)
        if (const Item& left = items_[static_cast<size_t>(item.owner)];
            left.kind == Kind::demonym && left.core.last == item.core.first)
          item.tokens.first = left.core.first;
      mention(item.entity, item.tokens, MentionForm::name, 0.9);
      break;
    }
    case Kind::nominal:
      if (const Item* name = apposed(item); name == nullptr)
        nominal(item);
      else if (name->kind == Kind::run)  // who that is is settled with all the people
        runs_[static_cast<size_t>(name->index)].described = static_cast<int32_t>(&item - items_.data());
      break;
    case Kind::office:
    case Kind::run:
      break;
  }
}

// The state that an item names or lies in, or -1.
int32_t Finder::state_of(const Item& item) const {
  switch (item.kind) {
    case Kind::state:
    case Kind::demonym:
    case Kind::seat:
      return item.index;
    case Kind::place:
    case Kind::adjective:
      return item.index < 0 ? -1 : registry_.state(registry_.places[static_cast<size_t>(item.index)].country);
    default:
      return -1;
  }
}

// A common noun for people or a body of some state, which the text need not name: not those who are there from
// elsewhere.
bool Finder::domestic_group(const Item& item) const {
  const Nominal& n = registry_.nominals[static_cast<size_t>(item.index)];
  static constexpr std::string_view own[] = {"GOV", "MIL", "COP", "REB", "UAF", "CVL", "EDU", "LAB", "AGR",
                                             "JUD", "OPP", "PTY", "LEG", "ELI", "SOC", "REL", "PRM"};
  if (std::find(std::begin(own), std::end(own), n.sector) == std::end(own)) return false;
  if (n.kind == "country" || item.demonstrative) return false;
  for (const std::string_view word : {"foreign", "peace", "coalition", "international", "allied", "observer", "west",
                                      "delegation", "envoy", "diplomat", "refugee", "tourist", "migrant", "world"})
    if (n.en.find(word) != std::string_view::npos) return false;
  for (int32_t i = item.tokens.first; i < item.core.first; ++i)
    if (is(i, "विदेशी")) return false;
  return true;
}

// «गिनी में सुरक्षा बलों ने», «दिली की एक जेल में कैदियों ने»: a group that is of no state by name is of the one state in which
// its clause is set.
int32_t Finder::around(const Item& item) const {
  if (!domestic_group(item)) return -1;
  const std::string_view sector = registry_.nominals[static_cast<size_t>(item.index)].sector;
  const bool force = sector == "GOV" || sector == "MIL";
  for (int32_t i = item.tokens.first; i < item.core.first; ++i)
    if (force && (tag(i) == Tag::JJ || tag(i) == Tag::NN || tag(i) == Tag::NNP)) return -1;
  const auto [first, last] = sentence_items_[static_cast<size_t>(item.sentence)];
  const Range sentence = document_.tokens->sentences[static_cast<size_t>(item.sentence)].tokens;
  const auto closes_clause = [&](int32_t i) {
    if (is(i, "कि") || is(i, "जबकि")) return true;
    const bool chunked = document_.chunks.ready() && !document_.chunks->chunk_of.empty();
    const int32_t c = chunked ? document_.chunks->chunk_of[i] : -1;
    return c >= 0 && document_.chunks->chunks[static_cast<size_t>(c)].kind == ChunkKind::VGF;
  };
  int32_t begin = item.tokens.first;
  while (begin > sentence.first && !closes_clause(begin - 1)) --begin;
  int32_t end = item.core.last;
  while (end < sentence.last && !closes_clause(end)) ++end;
  // «में» right after the name, or after what the name owns: «दिली की एक जेल में».
  const auto located = [&](const Item& at) {
    if (at.kind != Kind::state && at.kind != Kind::place && at.kind != Kind::adjective && at.kind != Kind::demonym)
      return false;
    int32_t i = at.core.last;
    if (at.kind == Kind::state || at.kind == Kind::place) {
      if (is(i, "में")) return true;
      if (!(flags(i) & kKa)) return false;
      ++i;
    }
    for (int32_t k = i; k < i + 4 && k < end; ++k) {
      if (is(k, "में")) return true;
      const Tag t = tag(k);
      if (t != Tag::NN && t != Tag::NNP && t != Tag::JJ && t != Tag::DEM && t != Tag::QC) return false;
    }
    return false;
  };
  int32_t one = -1;
  bool in = false;
  for (int32_t k = first; k < last; ++k) {
    const Item& other = items_[static_cast<size_t>(k)];
    if (other.core.first < begin || &other == &item || item.core.overlaps(other.core)) continue;
    if (other.core.first >= item.core.last && (in || force)) break;
    if (other.core.first >= end) break;
    const int32_t s = state_of(other);
    // A body of that very state changes nothing: «काबुल में तालिबान और सेना».
    if (other.kind == Kind::body && !other.fresh && other.index >= 0 && one >= 0 &&
        registry_.bodies[static_cast<size_t>(other.index)].country == registry_.states[static_cast<size_t>(one)].iso)
      continue;
    if (force && (other.kind == Kind::body || other.kind == Kind::office || (s < 0 && other.kind == Kind::place)))
      return -1;
    if (s < 0) continue;
    const bool here = located(other);
    if (other.core.first >= item.core.last && !here) continue;
    if (one >= 0 && s != one) return -1;
    one = s;
    in |= here;
  }
  return in ? one : -1;
}

// The state for which a minister or envoy of none acts, by his sentence or the one before it.
int32_t Finder::side(const Item& item, std::string& why) {
  const auto [first, last] = sentence_items_[static_cast<size_t>(item.sentence)];
  const Range range = document_.tokens->sentences[static_cast<size_t>(item.sentence)].tokens;
  // «… ने कोलंबो में कहा कि श्रीलंका …»: he speaks in a state of what it will do.
  int32_t here = -1;
  for (int32_t k = first; k < last; ++k) {
    const Item& other = items_[static_cast<size_t>(k)];
    const int32_t s = state_of(other);
    if (s < 0) continue;
    if (other.core.first < item.core.first && other.kind != Kind::place) return -1;
    if (other.kind == Kind::place && is(other.core.last, "में") && here < 0) here = s;
    const int32_t at = other.core.last;
    if (s == here && other.kind == Kind::state && other.core.first > item.core.last && is(other.core.first - 1, "कि") &&
        (!(flags(at) & kFunction) || (flags(at) & kNe))) {
      why = "no state is named; speaks in " + std::string(registry_.states[static_cast<size_t>(s)].en) + " and for it";
      return s;
    }
  }
  // «इस अवसर पर राजदूत … भी मौजूद थे», «उनके साथ गृह मंत्री … भी थे»: of the side that leads the sentence before.
  if (item.sentence == 0) return -1;
  bool company = false, present = false;
  for (int32_t i = range.first; i < range.last; ++i) {
    if (i < item.core.first && (is(i, "साथ") || is(i, "अवसर") || is(i, "मौके") || is(i, "दौरान"))) {
      const uint32_t f = flags(i - 1) | (i > range.first + 1 ? flags(i - 2) : 0);
      company |= (f & (kOwn | kThis)) || is(i, "दौरान");
    }
    if (i >= item.core.last)
      present |= is(i, "भी") || is(i, "मौजूद") || is(i, "उपस्थित") || is(i, "साथ") || is(i, "शामिल") || (flags(i) & kWas);
    if (i < item.core.first && (is(i, "साथ") && i > range.first && (flags(i - 1) & kOwn))) present = true;
  }
  if (!company || !present) return -1;
  const auto [from, to] = sentence_items_[static_cast<size_t>(item.sentence - 1)];
  for (int32_t k = from; k < to; ++k) {
    const Item& leader = items_[static_cast<size_t>(k)];
    int32_t s = -1;
    if (leader.kind == Kind::state || leader.kind == Kind::demonym) s = leader.index;
    if (leader.kind == Kind::run && runs_[static_cast<size_t>(leader.index)].entity >= 0)
      s = registry_.state(country_of(runs_[static_cast<size_t>(leader.index)].entity));
    if (s < 0) continue;
    why = "no state is named; accompanies the side of " + std::string(registry_.states[static_cast<size_t>(s)].en) +
          " in the sentence before";
    return s;
  }
  return -1;
}

// The one state that the article names, by itself, a place, a body or a known person; -1: none, -2: several.
int32_t Finder::only_state() const {
  int32_t one = -1;
  for (const Item& item : items_) {
    const int32_t s = nationality(item);
    if (s < 0 || s == one) continue;
    if (one >= 0) return -2;
    one = s;
  }
  return one;
}

// Groups that no clause sets anywhere are of the one state of which the article speaks, unless that state deals with
// them as with others («चीन ने विद्रोहियों को …»).
void Finder::settle_groups() {
  for (const auto& [entity, state] : settings_)
    if (state >= 0)
      names_.entities[static_cast<size_t>(entity)].country = registry_.states[static_cast<size_t>(state)].iso;
  const int32_t one = only_state();
  if (one < 0) return;
  bool apart = false;
  for (const Item& item : items_)
    if (state_of(item) == one && item.kind != Kind::place)
      apart |= (flags(item.core.last) & (kNe | kKo | kSe)) != 0 && item.kind != Kind::demonym;
  for (const Item& item : items_) {
    if (item.kind != Kind::nominal || item.entity < 0 || !domestic_group(item)) continue;
    Entity& e = names_.entities[static_cast<size_t>(item.entity)];
    const auto set = settings_.find(item.entity);
    const bool armed = e.sector == "REB" || e.sector == "UAF" || e.sector == "MIL";
    if (!e.country.empty() || (apart && armed) || (set != settings_.end() && set->second < 0)) continue;
    if (item.owner >= 0 && items_[static_cast<size_t>(item.owner)].kind != Kind::nominal) continue;
    e.country = registry_.states[static_cast<size_t>(one)].iso;
  }
}

// The name in one group with a noun before it that tells who that is: «ईरानी समकक्ष …», «समाचार एजेंसी …»; nullptr: none.
Item* Finder::apposed(const Item& noun) {
  const Nominal& n = registry_.nominals[static_cast<size_t>(noun.index)];
  const bool body = n.kind == "organization" && n.sector != "GOV" && n.sector != "MIL";
  if (noun.plural || (n.kind != "person" && !body)) return nullptr;
  const auto next = static_cast<size_t>(&noun - items_.data()) + 1;
  if (next >= items_.size()) return nullptr;
  Item& name = items_[next];
  const bool fits = n.kind == "person" ? name.kind == Kind::run : name.kind == Kind::body;
  if (!fits || name.sentence != noun.sentence || name.core.first != noun.core.last) return nullptr;
  return together(noun.core.last - 1, name.core.first) ? &name : nullptr;
}

// «परिषद» after «सुरक्षा परिषद», «मंत्रालय» after «विदेश मंत्रालय»: the body named last whose name ends so; -1: none.
int32_t Finder::short_for(const Item& noun) const {
  if (noun.core.size() != 1 || noun.plural || noun.owner >= 0 || !words_) return -1;
  for (int32_t i = noun.tokens.first; i < noun.core.first; ++i)
    if (!(flags(i) & kThis)) return -1;
  const int32_t head = noun.core.first;
  for (auto k = static_cast<size_t>(&noun - items_.data()); k-- > 0;) {
    const Item& body = items_[k];
    if (body.kind != Kind::body || body.abbreviation || body.entity < 0) continue;
    if (body.core.size() > 1 && tokens_[body.core.last - 1].key_hash == tokens_[head].key_hash) return body.entity;
  }
  return -1;
}

// «के पक्ष में», «के नेतृत्व में»: part of what marks the group before it.
bool Finder::in_postposition(const Item& item) const {
  if (!document_.chunks.ready() || document_.chunks->chunk_of.empty()) return false;
  const int32_t c = document_.chunks->chunk_of[item.core.first];
  if (c < 0) return false;
  const Chunk& chunk = document_.chunks->chunks[static_cast<size_t>(c)];
  return !chunk.phrase.empty() && item.core.first >= chunk.phrase.last;
}

void Finder::nominal(Item& item) {
  if (modifies(item)) return;  // «युवा आबादी»
  // «अमेरिका के नेतृत्व वाले गठबंधन ने»: it tells of what follows.
  if (item.core.last < count_ && tokens_[item.core.last].key.starts_with("वाल")) return;
  // «अल शबाब नामक संगठन», «अल शबाब नाम के संगठन»: the name before it says which.
  const int32_t called = item.tokens.first - 1;
  const int32_t name_ends = called >= 0 && is(called, "नामक")                               ? called
                            : called >= 1 && (flags(called) & kKa) && is(called - 1, "नाम") ? called - 1
                                                                                            : -1;
  for (auto i = static_cast<size_t>(&item - items_.data()); name_ends > 0 && i > 0 && !item.plural;) {
    const Item& left = items_[--i];
    if (left.tokens.last < name_ends) break;
    if (left.kind != Kind::body || left.tokens.last != name_ends || left.entity < 0) continue;
    item.entity = left.entity;
    return mention(item.entity, item.tokens, MentionForm::nominal, 0.9);
  }
  const Nominal& n = registry_.nominals[static_cast<size_t>(item.index)];
  bool made;
  int32_t owner = n.state >= 0 ? state_entity(n.state) : owner_of(item);
  // «रूस के मंत्रालय ने कहा कि उसके सैनिकों ने»; but «अपने सहयोगी» is another's.
  if (owner < 0 && (n.sector == "MIL" || n.sector == "GOV" || n.sector == "COP"))
    if (const int32_t theirs = possessor(static_cast<int32_t>(&item - items_.data())); theirs >= 0)
      owner = item.owner_entity = state_entity(theirs);
  std::string country = country_of(owner);
  const bool unowned = owner < 0 || (country.empty() && names_.entities[static_cast<size_t>(owner)].nominal);
  // «नवाज शरीफ सरकार», «इंदिरा गांधी की सरकार»: the government of that person's state.
  Range whole = item.tokens;
  if (owner < 0 && n.sector == "GOV" && n.kind == "organization")
    for (const Run& run : runs_) {
      const int32_t gap = item.core.first - run.tokens.last;
      if (run.tokens.empty() || gap < 0 || gap > 1 || (gap == 1 && !(flags(run.tokens.last) & kKa))) continue;
      // «नीतीश सरकार»: or by the one name that he is known by.
      const int32_t known = run.known >= 0 ? run.known : gap == 0 && run.words == 1 ? single_from_registry(run) : -1;
      if (known < 0) continue;
      country = registry_.people[static_cast<size_t>(known)].country;
      whole.first = std::min(whole.first, run.tokens.first);
    }
  // «असद सरकार», «मादुरो प्रशासन»: the surname of one who leads, which stands like an adjective.
  if (country.empty() && owner < 0 && n.sector == "GOV" && n.kind == "organization" && item.core.first > 0) {
    Run lone;
    lone.tokens = {item.core.first - 1, item.core.first};
    lone.words = 1;
    lone.proper = true;
    if (const int32_t known = single_from_registry(lone); known >= 0) {
      const Person& leader = registry_.people[static_cast<size_t>(known)];
      const auto tenures = registry_.tenures(leader);
      if (std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& t) { return registry_.leads(t.office); })) {
        country = leader.country;
        whole.first = std::min(whole.first, lone.tokens.first);
      }
    }
  }
  // «शिन्हुआ समाचार एजेंसी»: the name, and what it names.
  if (item.owner >= 0 && n.kind == "organization" && !item.plural) {
    const Item& left = items_[static_cast<size_t>(item.owner)];
    if (left.kind == Kind::body && left.core.last == item.core.first &&
        names_.entities[static_cast<size_t>(owner)].sector == n.sector && n.sector != "GOV" && n.sector != "MIL") {
      item.entity = owner;
      return;
    }
  }
  if (n.kind == "organization" && n.sector != "MIL" && whole == item.tokens)
    if (item.entity = short_for(item); item.entity >= 0)
      return mention(item.entity, item.core, MentionForm::nominal, 0.7);
  // «इस देश», «दोनों देश», «उनके देश» are for coreference to say.
  const int32_t before = item.tokens.first - 1;
  const bool own = before >= 0 && (flags(before) & kOwn) && document_.tokens->sentence_of[before] == item.sentence;
  if (n.kind == "country" && (item.demonstrative || (own && !item.plural))) return;
  // «पड़ोसी देश नेपाल»: the name right after it says which.
  const auto following = static_cast<size_t>(&item - items_.data()) + 1;
  if (n.kind == "country" && !item.plural && following < items_.size() && items_[following].kind == Kind::state &&
      items_[following].tokens.first == item.tokens.last && tag(item.core.first) != Tag::QF &&
      (item.core.first == 0 || tag(item.core.first - 1) != Tag::QF))
    return;
  if (in_postposition(item)) return;
  const bool named_owner = owner >= 0 && names_.entities[static_cast<size_t>(owner)].kind != EntityKind::country;
  // «शाही महल» is the court when it acts, and a building when something happens in it.
  const bool building = (flags(item.core.last - 1) & kFacility) && (flags(item.core.last) & (kMein | kPar | kKa));
  uint64_t signature = combine(combine(combine(kNominals, hash(n.en)), building ? 1 : hash(n.kind)), hash(country));
  if (named_owner) signature = combine(signature, static_cast<uint64_t>(owner));
  // «रईसी के परिवार», «ट्रंप के समर्थकों»: whose they are, when that is a person.
  Range whose;
  if (owner < 0 && n.sector != "GOV" && n.kind != "country" && item.tokens.first > 1 &&
      (flags(item.tokens.first - 1) & kKa) && !(item.plural && is(item.tokens.first - 1, "का")))
    for (const Run& run : runs_)
      if (!run.tokens.empty() && run.tokens.last + 1 == item.tokens.first) whose = run.tokens;
  if (!whose.empty()) signature = combine(signature, tokens_[whose.last - 1].key_hash);
  // «सरकारों» are not «सरकार»; «देश» may be one or many, «देशों» are many.
  if (item.plural &&
      (n.kind == "organization" || (n.kind == "country" && tokens_[item.core.last - 1].form.ends_with("ों"))))
    signature = combine(signature, 1);
  // «चार लोगों की मौत … लोगों से अपील की», «17 राज्यों में … राज्यों से कहा»: some of the public or of the states are not all of
  // them.
  if (n.sector == "CVL" || n.kind == "country")
    for (int32_t i = item.tokens.first; i < item.core.first; ++i)
      if (tag(i) == Tag::QC && !is(i, "एक")) {
        signature = combine(signature, 2);
        break;
      }
  // «एक पूर्व सैनिक ने … पूर्व सैनिकों से»: one of them is not all of them.
  if (n.kind == "person" && !item.plural)
    for (int32_t i = item.tokens.first; i < item.core.first; ++i)
      if (is(i, "एक")) {
        signature = combine(signature, 3);
        break;
      }
  // Adjectives tell groups apart; other numbers and the owner, already known, do not.
  for (int32_t i = item.tokens.first; i < item.core.first; ++i)
    if (tag(i) == Tag::JJ && !(flags(i) & kTenure) && words_ && words_[i].lemma_symbol + tokens_[i].key_hash != 0) {
      bool owned = false;
      if (item.owner >= 0) owned = items_[static_cast<size_t>(item.owner)].core.contains(i);
      if (!owned) signature = combine(signature, hash(words_[i].lemma.empty() ? tokens_[i].key : words_[i].lemma));
    }
  item.entity = entity_of(signature, made);
  if (made) {
    Entity& e = names_.entities[static_cast<size_t>(item.entity)];
    e.kind = building ? EntityKind::facility : kind_of(n.kind);
    // «श्रीलंका की सेना», «बोको हराम के लड़ाके»: common nouns say little without whose they are.
    const int32_t left = item.owner >= 0 ? items_[static_cast<size_t>(item.owner)].core.last : item.tokens.first;
    bool near = left + 3 >= item.tokens.first;
    for (int32_t i = left + 1; i < item.tokens.first; ++i) near = near && !(flags(i) & kFunction);
    const bool genitive = left < item.tokens.first && (e.kind == EntityKind::organization || (item.plural && near));
    e.hi = text(genitive        ? Range{items_[static_cast<size_t>(item.owner)].tokens.first, item.tokens.last}
                : whose.empty() ? whole
                                : Range{whose.first, item.tokens.last});
    e.en = n.en;
    if (!whose.empty()) e.en += " of " + english(whose);
    if (owner >= 0) e.en += " of " + names_.entities[static_cast<size_t>(owner)].en;
    e.country = country;
    e.sector = n.sector == "UNK" ? std::string_view{} : n.sector;
    e.nominal = true;
    e.plural = item.plural && n.number != "sg";
  }
  mention(item.entity, item.tokens, MentionForm::nominal, 0.9);
  // Set somewhere in one sentence and nowhere in another it is still one group; set in two states it is of neither.
  if (unowned && country.empty())
    if (const int32_t s = around(item); s >= 0) {
      const auto [it, fresh] = settings_.try_emplace(item.entity, s);
      if (!fresh && it->second != s) it->second = -1;
    }
}

// «दक्षिण-पूर्व एशियाई देशों के संगठन (आसियान)»: a common noun with a genitive is the long form of the body whose short
// form follows in brackets.
void Finder::phrases() {
  for (size_t k = 1; k < items_.size(); ++k) {
    Item& item = items_[k];
    const int32_t at = item.core.last;
    const bool fresh = item.kind == Kind::body && item.fresh;
    if (!is(at, "(") || (item.kind != Kind::nominal && !fresh)) continue;
    if (!((flags(at - 1) | lemma_flags(at - 1)) & kBody)) continue;
    int32_t close = at + 1;
    while (close < count_ && close - at < 5 && !is(close, ")")) ++close;
    if (close >= count_ || close - at < 2 || close - at > 4 || !is(close, ")")) continue;
    // The genitive phrase before it, back to the last marker or comma.
    const int32_t begin = document_.tokens->sentences[static_cast<size_t>(item.sentence)].tokens.first;
    int32_t first = item.core.first;
    bool genitive = false;
    while (first > begin && item.core.first - first < 7) {
      // A thing known by more than one word is taken whole: «दक्षिण-पूर्व एशियाई देशों».
      const Item* left = nullptr;
      for (size_t n = k; n-- > 0 && items_[n].core.last >= first && !left;)
        if (items_[n].core.last == first) left = &items_[n];
      if (left && (left->kind == Kind::office || left->kind == Kind::run)) break;
      // «नेपाल की पार्टी (…)»: a named owner is itself, and no description.
      if (left && left->kind != Kind::nominal && first + 1 == item.core.first) break;
      if (left && left->core.size() > 1) {
        first = left->core.first;
        continue;
      }
      const uint32_t f = flags(first - 1);
      const Tag t = tag(first - 1);
      if (f & kKa) {
        if (genitive && t != Tag::PSP) break;
        genitive = true;
      } else if ((f & (kFunction | kNever | kTenure) & ~kAnd) ||
                 (tokens_[first - 1].kind != TokenKind::word && !glued(first - 1)) ||
                 (t != Tag::NN && t != Tag::NNP && t != Tag::JJ && t != Tag::QC && t != Tag::UNK && !(f & kAnd) &&
                  !is(first - 1, "-"))) {
        break;
      }
      --first;
    }
    while (first < item.core.first && (flags(first) & (kKa | kAnd))) ++first;
    if (!genitive || first >= item.core.first - 1) continue;
    // A body with a name of its own is described only by those it unites: «… देशों के आर्थिक समुदाय (…)».
    if (fresh && !tokens_[item.core.first - 2].form.ends_with("ों")) continue;
    int32_t named = -1;
    for (size_t n = k + 1; n < items_.size() && items_[n].core.first < close; ++n)
      if (items_[n].kind == Kind::body && items_[n].core == Range{at + 1, close}) named = static_cast<int32_t>(n);
    const bool unknown =
        named < 0 && (k + 1 >= items_.size() || items_[k + 1].core.first >= close || items_[k + 1].kind == Kind::run);
    if (named < 0 && (!unknown || fresh)) continue;
    // An acronym may be another body's too; what the article calls so by a name of its own is that.
    if (fresh && items_[static_cast<size_t>(named)].abbreviation) continue;
    item.kind = Kind::body;
    item.core.first = item.tokens.first = first;
    item.fresh = true;
    item.index = -1;
    item.plural = false;
    item.long_form = named >= 0;
    if (named >= 0) {
      item.alias = named;
      item.fresh = false;
    }
    // What the phrase is made of is no actor of its own.
    size_t gone = k;
    while (gone > 0 && items_[gone - 1].core.first >= first && items_[gone - 1].sentence == item.sentence) --gone;
    for (size_t n = gone; n < k; ++n)
      if (items_[n].kind == Kind::run) runs_[static_cast<size_t>(items_[n].index)].tokens = {0, 0};
    const auto dropped = static_cast<int32_t>(k - gone);
    if (dropped == 0) continue;
    if (item.alias >= 0) item.alias -= dropped;
    const int32_t sentence = item.sentence;
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(gone), items_.begin() + static_cast<std::ptrdiff_t>(k));
    for (Item& other : items_)
      if (&other != &items_[gone] && other.alias >= static_cast<int32_t>(k)) other.alias -= dropped;
    for (size_t s = 0; s < sentence_items_.size(); ++s) {
      if (static_cast<int32_t>(s) > sentence) sentence_items_[s].first -= dropped;
      if (static_cast<int32_t>(s) >= sentence) sentence_items_[s].second -= dropped;
    }
    k = gone;
  }
}

// «शंघाई सहयोग संगठन (एससीओ)»: what stands in the brackets is another name of it, here and anywhere in the article.
void Finder::learn_aliases() {
  struct Learnt {
    std::array<uint64_t, 3> words{};
    int32_t count = 0;
    int32_t source = -1;
    Range tokens;
  };
  std::vector<Learnt> learnt;
  for (size_t k = 0; k < items_.size(); ++k) {
    const Item& item = items_[k];
    if (item.kind != Kind::body && item.kind != Kind::summit && item.kind != Kind::facility) continue;
    if (!is(item.core.last, "(") || item.long_form) continue;
    const int32_t first = item.core.last + 1;
    int32_t last = first;
    while (last < count_ && last - first < 4 &&
           (tokens_[last].kind == TokenKind::word || tokens_[last].kind == TokenKind::latin))
      ++last;
    if (last == first || last - first > 3 || !is(last, ")")) continue;
    if ((flags(first) & (kFunction | kNever)) || tokens_[first].form.size() < 2) continue;
    Learnt l;
    l.source = static_cast<int32_t>(k);
    l.tokens = {first, last};
    for (int32_t i = first; i < last; ++i) l.words[static_cast<size_t>(l.count++)] = tokens_[i].key_hash;
    // A state or an office in brackets is no alias; nor is a paper, which names itself after a headline.
    bool other = false;
    for (size_t n = k + 1; n < items_.size() && items_[n].core.first < last; ++n) {
      const Item& inner = items_[n];
      const bool paper = inner.kind == Kind::body && !inner.fresh && inner.index >= 0 &&
                         registry_.bodies[static_cast<size_t>(inner.index)].kind == "media";
      if (paper || (inner.kind != Kind::body && inner.kind != Kind::run && inner.kind != Kind::summit)) other = true;
    }
    if (!other) learnt.push_back(l);
  }
  if (learnt.empty()) return;
  // By their first word, so that one pass over the article finds them all.
  std::stable_sort(learnt.begin(), learnt.end(),
                   [](const Learnt& x, const Learnt& y) { return x.words[0] < y.words[0]; });
  std::vector<Item> more;
  size_t near = 0;  // the first item that may reach the word at hand
  for (int32_t i = 0; i < count_; ++i) {
    while (near < items_.size() && items_[near].core.last <= i) ++near;
    auto l = std::lower_bound(learnt.begin(), learnt.end(), tokens_[i].key_hash,
                              [](const Learnt& x, uint64_t word) { return x.words[0] < word; });
    for (; l != learnt.end() && l->words[0] == tokens_[i].key_hash; ++l) {
      if (i + l->count > count_) continue;
      bool same = true;
      for (int32_t j = 1; same && j < l->count; ++j) same = tokens_[i + j].key_hash == l->words[static_cast<size_t>(j)];
      if (!same) continue;
      const Range here{i, i + l->count};
      bool taken = false;
      for (size_t n = near; n < items_.size() && items_[n].core.first < here.last; ++n) {
        Item& item = items_[n];
        if (!item.core.overlaps(here)) continue;
        taken = true;
        // What teaches a short form is none itself: «अ (ब)» and «ब (अ)» would go round for ever.
        const bool teaches = std::any_of(learnt.begin(), learnt.end(),
                                         [&](const Learnt& x) { return x.source == static_cast<int32_t>(n); });
        if (teaches) continue;
        const bool run = item.kind == Kind::run && here.contains(item.core);
        if (run) runs_[static_cast<size_t>(item.index)].tokens = {0, 0};
        // The registry may know this short form as another body: here it is the one that the article says.
        if (run || (item.kind == Kind::body && item.core == here && item.alias < 0)) {
          if (run) item.index = -1;
          item.kind = Kind::body;
          item.core = item.tokens = here;
          item.alias = l->source;
        }
      }
      if (taken) break;
      Item item;
      item.kind = Kind::body;
      item.core = item.tokens = here;
      item.sentence = document_.tokens->sentence_of[i];
      item.alias = l->source;
      more.push_back(item);
      break;
    }
  }
  if (more.empty()) return;
  // Merged in the order of the text; sources keep pointing at their items.
  std::vector<int32_t> moved(items_.size());
  std::vector<Item> all;
  all.reserve(items_.size() + more.size());
  std::stable_sort(more.begin(), more.end(), [](const Item& a, const Item& b) { return a.core.first < b.core.first; });
  size_t m = 0;
  for (size_t k = 0; k < items_.size(); ++k) {
    while (m < more.size() && more[m].core.first < items_[k].core.first) all.push_back(more[m++]);
    moved[k] = static_cast<int32_t>(all.size());
    all.push_back(items_[k]);
  }
  while (m < more.size()) all.push_back(more[m++]);
  for (Item& item : all)
    if (item.alias >= 0) item.alias = moved[static_cast<size_t>(item.alias)];
  items_ = std::move(all);
  size_t at = 0;
  for (size_t s = 0; s < sentence_items_.size(); ++s) {
    const size_t first = at;
    while (at < items_.size() && items_[at].sentence == static_cast<int32_t>(s)) ++at;
    sentence_items_[s] = {static_cast<int32_t>(first), static_cast<int32_t>(at)};
  }
}

std::string Finder::english(Range tokens) const {
  std::string out;
  for (int32_t i = tokens.first; i < tokens.last; ++i) {
    if (i > tokens.first && tokens_[i].space_before && !is(i, "-") && !is(i - 1, "-")) out += ' ';
    const std::string_view known = registry_.spelling(tokens_[i].symbol);
    if (i > tokens.first && (flags(i) & kKa) && tag(i) == Tag::PSP) {
      out += is(i, "का") ? "ka" : is(i, "की") ? "ki" : "ke";
      continue;
    }
    if (i == tokens.first && i + 1 < tokens.last && known.empty()) {
      if (const std::string letters = initials(tokens_[i].form); !letters.empty()) {
        out += letters;
        continue;
      }
    }
    if ((flags(i) & kInitial) && i + 1 < tokens.last && tokens_[i].form.back() != '.') {
      out += romanise(std::string(tokens_[i].form) + ".");  // «एम एम जोशी»
      continue;
    }
    if (!known.empty() && tokens_[i].form.back() != '.')
      out += known;
    else
      out += romanise(tokens_[i].form);
  }
  return out;
}

}  // namespace bahi::name
