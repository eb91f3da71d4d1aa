// What belongs to what: states and bodies to offices and nominals, offices to the names beside them, capitals to their
// use.
#include <algorithm>

#include "lexicon/key.h"
#include "name/finder.h"

namespace bahi::name {

// Nothing between but a conjunction or a comma.
bool Finder::joins(int32_t from, int32_t to) const {
  if (to - from < 1 || to - from > 2) return false;
  for (int32_t i = from; i < to; ++i)
    if (!(flags(i) & kAnd) && !is(i, ",")) return false;
  return true;
}

// Both in one noun group.
bool Finder::together(int32_t a, int32_t b) const {
  if (!document_.chunks.ready() || document_.chunks->chunk_of.empty()) return false;
  const int32_t chunk = document_.chunks->chunk_of[a];
  return chunk >= 0 && chunk == document_.chunks->chunk_of[b];
}

// An adjective, number or demonym before the head belongs to what is mentioned.
void Finder::widen(size_t first_item, size_t k) {
  Item& item = items_[k];
  const int32_t begin = document_.tokens->sentences[item.sentence].tokens.first;
  const bool marked = beside_people(item);
  int32_t first = item.core.first;
  while (first > begin) {
    const int32_t i = first - 1;
    const uint32_t f = flags(i);
    if (f & kThis) {
      item.demonstrative = tag(i) == Tag::DEM || together(i, item.core.last - 1);  // «वे | इसराइली मंत्री से मिले»
      break;
    }
    if (f & (kTenure | kHonorific)) {
      if (item.kind == Item::Kind::nominal && (f & kTenure)) {
        first = i;
        continue;
      }
      break;
    }
    if (f & (kFunction | kNever)) break;
    const Tag t = tag(i);
    bool demonym = false;
    if (const int32_t s = segment_at_[i]; s >= 0) {
      for (size_t p = k; p-- > first_item;) {
        const Item& other = items_[p];
        if (other.core.last == first &&
            (other.kind == Kind::demonym || other.kind == Kind::adjective ||
             (item.kind == Kind::nominal && first == item.core.first && !(marked && other.kind == Kind::state) &&
              (other.kind == Kind::state || other.kind == Kind::place || other.kind == Kind::body)))) {
          demonym = true;
          first = other.core.first;
          break;
        }
      }
      if (demonym) continue;
    }
    // «मुख्य शांति वार्ताकार»: a noun that makes one group with the office.
    if (item.kind == Kind::office && t == Tag::NN && segment_at_[i] < 0 && !(f & kStance) &&
        together(i, item.core.last - 1)) {
      first = i;
      continue;
    }
    // «अमेरिकी महिला नागरिक», «जर्मन तेल मजदूर»: a noun between the state's adjective and whom it tells of.
    const auto of_state = [&](const Item& x) { return x.kind == Kind::demonym && x.core.last == i; };
    if (item.kind == Kind::nominal && t == Tag::NN && together(i, item.core.last - 1) &&
        std::any_of(items_.begin() + static_cast<std::ptrdiff_t>(first_item),
                    items_.begin() + static_cast<std::ptrdiff_t>(k), of_state)) {
      first = i;
      continue;
    }
    if (t == Tag::QF && i > 1 && (flags(i - 1) & kSe) && tokens_[i - 2].symbol == tokens_[i].symbol)
      break;  // «कम से कम»: how many, and no part of the name
    if (t == Tag::JJ || t == Tag::QF || t == Tag::QC || t == Tag::QO) {
      if ((t == Tag::QC && !is(i, "एक")) || (words_ && words_[i].lemma == "कई")) item.plural = true;
      first = i;
      continue;
    }
    break;
  }
  item.tokens = {first, item.core.last};
}

// «पाकिस्तान आतंकियों को पनाह दे रहा है»: people in the plural with a case marker take the adjective of a state («पाकिस्तानी
// आतंकियों»), so its bare name before them is a group of its own.
bool Finder::beside_people(const Item& item) const {
  if (item.kind != Kind::nominal || !item.plural || !tokens_[item.core.last - 1].form.ends_with("ों")) return false;
  const std::string_view kind = registry_.nominals[static_cast<size_t>(item.index)].kind;
  return (kind == "person" || kind == "group") && (flags(item.core.last) & (kKo | kSe | kKa | kPar));
}

void Finder::owners(size_t first, size_t last) {
  for (size_t k = first; k < last; ++k) {
    Item& item = items_[k];
    const bool takes = item.kind == Kind::office || item.kind == Kind::nominal || item.kind == Kind::body ||
                       item.kind == Kind::facility;
    if (!takes) continue;
    if (item.kind == Kind::office || item.kind == Kind::nominal) widen(first, k);
    // How an office is held stands before it, or before the state before it.
    if (item.kind == Kind::office) {
      for (int32_t i = item.tokens.first - 1, steps = 0; i >= 0 && steps < 2; --i, ++steps) {
        if (!(flags(i) & kTenure)) break;
        if (const auto node = registry_.first(tokens_[i].symbol); node != lexicon::PhraseTrie::kNone)
          for (const uint32_t v : registry_.values(node))
            if (registry_.entries[v].cls == Class::word &&
                registry_.words[registry_.entries[v].index].kind == NameWord::Kind::tenure) {
              const bool before = is(i, "पूर्व") && i > 0 && (flags(i - 1) & (kSe | kKa));  // «से पूर्व»: before it
              if (!before || (flags(i - 1) & kKa)) item.tenure = registry_.words[registry_.entries[v].index].value;
            }
      }
    }
    // The item before it: adjacent, or with a genitive and adjectives between.
    int32_t from = item.tokens.first;
    while (from > 0 && (flags(from - 1) & kTenure)) --from;
    if (item.kind == Kind::office) {
      // «… के शरणार्थी मामलों के आयुक्त», «सरकार की ओर से वार्ताकार»: the owner stands before it.
      if (from > 2 && (flags(from - 1) & kKa) && (flags(from - 2) & kAffairs)) {
        int32_t at = from - 2;
        while (at > 0 &&
               (tag(at - 1) == Tag::NN || tag(at - 1) == Tag::JJ || is(at - 1, ",") || (flags(at - 1) & kAnd)))
          --at;  // «के राजनीतिक, कानूनी और सुरक्षा मामलों के»
        if (at > 0 && (flags(at - 1) & kKa)) from = at;
      } else if (from > 3 && (flags(from - 1) & kSe) && (flags(from - 2) & kSide) && (flags(from - 3) & kKa)) {
        from -= 2;
      }
    }
    // «नेपाल के शिक्षा एवं [खेल मंत्री]», «कृषि, सिंचाई और [वन मंत्री]»: one office with several portfolios.
    for (int hop = 0; item.kind == Kind::office && hop < 3 && from > 2; ++hop) {
      if (!(flags(from - 1) & kAnd) && !is(from - 1, ",")) break;
      const int32_t start = portfolio_before(from - 1, tokens_[item.core.last - 1].symbol);
      if (start < 0) break;
      from = start;
    }
    for (size_t p = k; p-- > first;) {
      Item& left = items_[p];
      if (left.core.last > item.core.first || (left.kind == Kind::run && runs_[left.index].tokens.empty())) continue;
      // «रूस के राष्ट्रपति … के विशेष दूत»: his, so of his state.
      if (left.kind == Kind::run && item.kind == Kind::office && left.core.last + 1 == from &&
          (flags(from - 1) & kKa) && registry_.offices[static_cast<size_t>(item.index)].of == "any")
        for (size_t o = first; o < p; ++o)
          if (items_[o].kind == Kind::office && items_[o].core.last == left.core.first) item.owner = items_[o].owner;
      const bool thing = left.kind == Kind::state || left.kind == Kind::demonym || left.kind == Kind::place ||
                         left.kind == Kind::adjective || left.kind == Kind::body || left.kind == Kind::seat ||
                         left.kind == Kind::summit || left.kind == Kind::nominal || left.kind == Kind::office;
      if (!thing) break;
      if (left.core.first >= from && left.core.last <= item.tokens.first) continue;  // within «शरणार्थी मामलों»
      const bool inside = left.core.first >= item.tokens.first && left.core.last <= item.core.first;
      int32_t end = left.core.last;
      if (is(end, "("))  // its short form in brackets
        for (int32_t i = end + 1; i < std::min(end + 5, count_); ++i)
          if (is(i, ")")) {
            end = i + 1;
            break;
          }
      if (is(end, ")") && is(left.core.first - 1, "(")) ++end;  // or it is the short form itself
      if (inside && left.kind == Kind::nominal) continue;  // «अमेरिकी [महिला] नागरिक»
      const bool adjacent = (end == from && !(left.kind == Kind::state && beside_people(item))) || inside;
      const bool genitive = end + 1 == from && (flags(from - 1) & kKa);
      if (adjacent && (left.kind == Kind::office || left.kind == Kind::nominal)) break;
      if (genitive && item.kind == Kind::facility && left.kind == Kind::office) break;
      if (!adjacent && !genitive) break;
      item.owner = static_cast<int32_t>(p);
      // «रूस और चीन के विदेश मंत्री»: both own it; holders() looks at the chain. «रूस के उप विदेश मंत्री …» needs no more.
      if (item.kind == Kind::office && !item.tenure.size()) {
        const int32_t i = left.core.first - 1;
        if (i >= 0 && (flags(i) & kTenure) && !(i > 0 && (flags(i - 1) & (kSe | kKa))) &&
            (left.kind == Kind::demonym || left.kind == Kind::body || left.kind == Kind::state)) {
          if (const auto node = registry_.first(tokens_[i].symbol); node != lexicon::PhraseTrie::kNone)
            for (const uint32_t v : registry_.values(node))
              if (registry_.entries[v].cls == Class::word &&
                  registry_.words[registry_.entries[v].index].kind == NameWord::Kind::tenure)
                item.tenure = registry_.words[registry_.entries[v].index].value;
        }
      }
      break;
    }
  }
}

// Where the portfolio begins that ends before this token and makes an office with `head` («शिक्षा» with «मंत्री»); -1:
// none does.
int32_t Finder::portfolio_before(int32_t end, Symbol head) const {
  for (int32_t start = std::max(end - 3, 1); start < end; ++start) {
    auto node = registry_.first(tokens_[start].symbol);
    for (int32_t i = start + 1; i < end && node != lexicon::PhraseTrie::kNone; ++i)
      node = registry_.step(node, tokens_[i].symbol);
    if (node != lexicon::PhraseTrie::kNone) node = registry_.step(node, head);
    if (node == lexicon::PhraseTrie::kNone) continue;
    for (const uint32_t v : registry_.values(node))
      if (registry_.entries[v].cls == Class::office) return start;
  }
  return -1;
}

// Whether the head of the body is a president in English: its last word says so, for its short forms too.
bool Finder::presided(const Item& owner, std::string_view kind) const {
  Symbol head = tokens_[owner.core.last - 1].symbol;
  if (owner.kind == Kind::body && !owner.fresh && owner.index >= 0) {
    std::string last;
    lexicon::for_each_word(registry_.bodies[static_cast<size_t>(owner.index)].hi,
                           [&](std::string_view word) { last = word; });
    head = registry_.symbols().find(last);
  }
  const auto node = registry_.first(head);
  if (node == lexicon::PhraseTrie::kNone) return false;
  for (const uint32_t v : registry_.values(node)) {
    if (registry_.entries[v].cls != Class::word) continue;
    const NameWord& word = registry_.words[registry_.entries[v].index];
    if (word.kind == NameWord::Kind::presided && (word.value == "any" || word.value == kind)) return true;
  }
  return false;
}

// «अध्यक्ष» of a party and of a commission are two rows of the table: what the office belongs to says which.
void Finder::rows(size_t first, size_t last) {
  for (size_t k = first; k < last; ++k) {
    Item& office = items_[k];
    if (office.kind != Kind::office || office.owner < 0) continue;
    const Item& owner = items_[static_cast<size_t>(office.owner)];
    std::string_view of, body = "any";
    if (owner.kind == Kind::state || owner.kind == Kind::demonym || owner.kind == Kind::seat) {
      of = "state";
    } else if (owner.kind == Kind::place || owner.kind == Kind::adjective) {
      of = "region";
    } else if (owner.kind == Kind::body && owner.index >= 0) {
      if (owner.fresh) {
        const std::string_view sector = registry_.words[static_cast<size_t>(owner.index)].value;
        of = sector == "PTY" ? "party" : sector == "LEG" ? "legislature" : "body";
      } else {
        const std::string_view kind = registry_.bodies[static_cast<size_t>(owner.index)].kind;
        of = kind == "party" || kind == "ministry" || kind == "court" || kind == "legislature" || kind == "military"
                 ? kind
                 : "body";
        body = kind;
      }
    } else if (owner.kind == Kind::nominal && owner.index >= 0) {
      const std::string_view sector = registry_.nominals[static_cast<size_t>(owner.index)].sector;
      of = sector == "PTY" ? "party" : sector == "LEG" ? "legislature" : "body";
    } else {
      continue;
    }
    const auto choose = [&](std::string_view what) {
      for (const int32_t other : office.rows)
        if (other >= 0 && registry_.offices[static_cast<size_t>(other)].of == what) {
          office.index = other;
          return true;
        }
      return false;
    };
    if (of != "party" && of != "legislature" && presided(owner, body) && choose("presided")) continue;
    if (registry_.offices[static_cast<size_t>(office.index)].of != of) choose(of);
  }
}

void Finder::holders(size_t first, size_t last) {
  const auto next_to = [&](size_t k) -> Item* {  // the item that begins where this one ends, honorifics skipped
    int32_t at = items_[k].core.last;
    if (is(at, "("))  // «अतिरिक्त सचिव (आपदा प्रबंधन) …»
      for (int32_t i = at + 1; i < std::min(at + 6, count_); ++i)
        if (is(i, ")")) {
          at = i + 1;
          break;
        }
    while (at < count_ && (flags(at) & kHonorific) && segment_at_[at] >= 0 && at - items_[k].core.last < 3) {
      bool item_here = false;
      for (size_t n = k + 1; n < last; ++n) item_here |= items_[n].core.first == at;
      if (item_here) break;
      ++at;
    }
    for (size_t n = k + 1; n < last; ++n) {
      if (items_[n].core.first > at) return nullptr;
      if (items_[n].core.first == at && !(items_[n].kind == Kind::run && runs_[items_[n].index].tokens.empty()))
        return &items_[n];
    }
    return nullptr;
  };
  const auto attach = [&](size_t office, int32_t run) {
    Run& r = runs_[run];
    if (items_[office].run >= 0 || r.offices_count == static_cast<int>(r.offices.size())) return;
    items_[office].run = run;
    r.offices[static_cast<size_t>(r.offices_count++)] = static_cast<int32_t>(office);
  };
  // Before the name, the nearest office first: «सेना प्रमुख जनरल …» has both.
  for (size_t k = last; k-- > first;) {
    if (items_[k].kind != Kind::office || items_[k].plural) continue;
    Item* next = next_to(k);
    if (!next) continue;
    if (next->kind == Kind::run) {
      attach(k, next->index);
    } else if (next->kind == Kind::office && next->run >= 0) {
      attach(k, next->run);
    }
  }
  // Two offices of one: «उप प्रधानमंत्री एवं विदेश मंत्री इशाक डार». «और» joins two people, unless the registry has him in
  // both; a head of state or government stands apart.
  for (size_t k = last; k-- > first;) {
    Item& office = items_[k];
    if (office.kind != Kind::office || office.plural || office.run >= 0 || office.core.last >= count_) continue;
    const int32_t at = office.core.last;
    const bool one = is(at, "एवं") || is(at, "सह");
    if (!one && !(flags(at) & kAnd)) continue;
    for (size_t n = k + 1; n < last && items_[n].core.first == at + 1; ++n) {
      if (items_[n].kind != Kind::office || items_[n].run < 0) continue;
      const Run& run = runs_[static_cast<size_t>(items_[n].run)];
      bool holds = false;
      if (run.known >= 0)
        for (const Tenure& t : registry_.tenures(registry_.people[static_cast<size_t>(run.known)]))
          for (const int32_t row : office.rows)
            holds |= row >= 0 && t.office == registry_.offices[static_cast<size_t>(row)].id;
      if (holds || (one && !registry_.leads(registry_.offices[static_cast<size_t>(office.index)].id))) {
        attach(k, items_[n].run);
        if (items_[n].owner < 0) items_[n].owner = office.owner;
      }
      break;
    }
  }
  // After it: «…, रूस के विदेश मंत्री», «… रूस के राष्ट्रपति हैं», «… जो रूस के राष्ट्रपति हैं».
  for (size_t k = first; k < last; ++k) {
    Item& office = items_[k];
    if (office.kind != Kind::office || office.run >= 0 || office.plural) continue;
    int32_t from = office.tokens.first;
    while (from > 0 && (flags(from - 1) & kTenure)) --from;
    for (int32_t owner = office.owner, steps = 0; owner >= 0 && steps < 3; ++steps) {
      from = std::min(from, items_[owner].tokens.first);
      while (from > 0 && (flags(from - 1) & kTenure)) --from;
      owner = items_[owner].owner;
    }
    const int32_t end = office.core.last;
    const bool copula = flags(end) & (kIs | kWas);
    const bool closed = is(end, ",") || is(end, "।") || is(end, ")") || (flags(end) & kFunction & ~(kAnd | kKa));
    for (size_t p = k; p-- > first;) {
      if (items_[p].kind != Kind::run) {
        if (items_[p].core.last <= from) break;
        continue;
      }
      Run& r = runs_[items_[p].index];
      if (r.tokens.empty() || items_[p].core.last > from) continue;
      const int32_t gap = from - items_[p].core.last;
      const int32_t at = items_[p].core.last;
      const bool comma = gap == 1 && (is(at, ",") || is(at, "("));
      const bool relative = (gap == 1 && (flags(at) & kWho)) || (gap == 2 && is(at, ",") && (flags(at + 1) & kWho)) ||
                            (gap == 2 && (flags(at) & kWho) && is(at + 1, "कि"));
      if (((comma && closed) || ((gap == 0 || relative) && copula))) {
        attach(k, items_[p].index);
        if (copula && (flags(end) & kWas) && office.tenure.empty()) office.tenure = "former";
      }
      break;
    }
  }
}

// «रूस के राष्ट्रपति … और प्रधानमंत्री …»: the second is Russia's too.
void Finder::coordinated(size_t first, size_t last) {
  for (size_t k = first + 1; k < last; ++k) {
    Item& office = items_[k];
    if (office.kind != Kind::office || office.owner >= 0 || office.index < 0) continue;
    const auto& row = registry_.offices[static_cast<size_t>(office.index)];
    if (row.of != "state" && row.of != "ministry" && row.of != "military") continue;
    int32_t from = office.tokens.first;
    while (from > 0 && (flags(from - 1) & kTenure)) --from;
    for (size_t p = k; p-- > first;) {
      const Item& left = items_[p];
      if (left.core.last > from) continue;
      if (left.kind != Kind::run && left.kind != Kind::office) break;
      if (!joins(left.core.last, from)) break;
      const Item* other = left.kind == Kind::office ? &left : nullptr;
      if (left.kind == Kind::run && runs_[left.index].offices_count > 0)
        other = &items_[static_cast<size_t>(runs_[left.index].offices[0])];
      if (other && other->owner >= 0 && other->index >= 0) {
        const Kind kind = items_[static_cast<size_t>(other->owner)].kind;
        if (kind != Kind::state && kind != Kind::demonym && kind != Kind::seat) break;
        office.owner = other->owner;
        office.inherited = true;
      }
      break;
    }
  }
}

// «मॉस्को को चेतावनी दी», «बर्लिन से मांग की», «कोलंबो से [जांच कराने] को कहा»: who is asked, warned or accused is no city.
bool Finder::addressed(const Item& item) const {
  if (!document_.chunks.ready() || document_.chunks->chunk_of.empty()) return false;
  const int32_t state =
      item.kind == Kind::seat ? item.index : registry_.places[static_cast<size_t>(item.index)].capital_of;
  // At home «दिल्ली» may well be the city.
  if (registry_.states[static_cast<size_t>(state)].iso == "IND" && item.core.size() == 1) return false;
  const auto& chunks = document_.chunks->chunks;
  const int32_t c = document_.chunks->chunk_of[item.core.last - 1];
  const int32_t over = c >= 0 ? chunks[static_cast<size_t>(c)].governor : -1;
  if (over < 0) return false;
  const Chunk& governor = chunks[static_cast<size_t>(over)];
  const auto stance = [&](int32_t chunk) {
    return chunk >= 0 && (lemma_flags(chunks[static_cast<size_t>(chunk)].head) & kStance) != 0;
  };
  if (stance(over)) return true;
  if (governor.verb < 0) return false;
  const VerbGroup& verb = document_.chunks->verbs[static_cast<size_t>(governor.verb)];
  // «कीव को हथियार देगा»
  if (words_ && (flags(item.core.last) & kKo) && words_[governor.head].lemma == "दे") return true;
  // «बीजिंग को [दूतावास बंद करने को] कहा», «वाशिंगटन से [पुनर्विचार करने को] कहा»
  const auto tells = [&](int32_t chunk) {
    return words_ && chunk >= 0 && words_[chunks[static_cast<size_t>(chunk)].head].lemma == "कह";
  };
  if (tells(over)) return true;
  return stance(verb.noun) || (verb.noun >= 0 && verb.form == VerbForm::infinitive &&
                               (stance(governor.governor) || tells(governor.governor)));
}

// A capital or seat of government stands for its state when it acts: «क्रेमलिन ने», «इस्लामाबाद का कहना है».
void Finder::metonyms(size_t first, size_t last) {
  for (size_t k = last; k-- > first;) {
    Item& item = items_[k];
    const bool capital = item.kind == Kind::place && item.index >= 0 &&
                         registry_.places[static_cast<size_t>(item.index)].capital_of >= 0;
    if (!capital && item.kind != Kind::seat) continue;
    if (item.fresh) continue;
    const int32_t at = item.core.last;
    const uint32_t f = flags(at);
    if (f & kNe) item.actor = true;
    if ((f & kKa) && ((flags(at + 1) & kStance) || (lemma_flags(at + 1) & kStance))) item.actor = true;
    if (!item.actor && (f & (kKo | kSe | kPar))) item.actor = addressed(item);
    if ((f & (kAnd)) || is(at, ",") || is(at, "-")) {
      if (k + 1 < last && items_[k + 1].core.first == at + 1) {
        const Item& next = items_[k + 1];
        if (next.kind == Kind::place || next.kind == Kind::seat) item.actor = next.actor;
        if (next.kind == Kind::state && (flags(next.core.last) & kKa) && (flags(next.core.last + 1) & kStance))
          item.actor = true;
      }
    }
    if (!item.actor && document_.chunks.ready() && !document_.chunks->chunk_of.empty() && !(f & kFunction)) {
      const int32_t c = document_.chunks->chunk_of[at - 1];
      if (c >= 0) {
        const Chunk& chunk = document_.chunks->chunks[static_cast<size_t>(c)];
        if (chunk.role == Role::k1 && chunk.marker == Marker::none && chunk.head == at - 1) item.actor = true;
      }
    }
  }
}

// «बुश कांग्रेस से अपील करेंगे», «अमेरिकी राष्ट्रपति ने कांग्रेस में»: of several bodies of one name the one of the state whose people
// are named last before it; else the first of the table.
void Finder::homonyms(size_t first, size_t last) {
  std::string_view state;
  for (size_t k = first; k < last; ++k) {
    Item& item = items_[k];
    if (item.kind == Kind::office && item.owner >= 0)
      if (const int32_t s = state_of(items_[static_cast<size_t>(item.owner)]); s >= 0)
        state = registry_.states[static_cast<size_t>(s)].iso;
    if (item.kind == Kind::run) {
      const Run& run = runs_[static_cast<size_t>(item.index)];
      const int32_t known = run.known < 0 && run.words == 1 ? single_from_registry(run) : run.known;
      if (known >= 0) state = registry_.people[static_cast<size_t>(known)].country;
    }
    if (item.kind != Kind::body || item.index < 0 || item.fresh || state.empty()) continue;
    auto node = lexicon::PhraseTrie::kRoot;
    for (int32_t i = item.core.first; i < item.core.last && node != lexicon::PhraseTrie::kNone; ++i)
      node = registry_.step(node, tokens_[i].symbol);
    if (node == lexicon::PhraseTrie::kNone) continue;
    for (const uint32_t v : registry_.values(node)) {
      const auto& entry = registry_.entries[v];
      if (entry.cls != Class::body || registry_.bodies[entry.index].country != state) continue;
      item.index = static_cast<int32_t>(entry.index);
      break;
    }
  }
}

void Finder::link(size_t first, size_t last) {
  owners(first, last);
  rows(first, last);
  holders(first, last);
  coordinated(first, last);
  metonyms(first, last);
  homonyms(first, last);
}

}  // namespace bahi::name
