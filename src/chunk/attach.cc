// Which chunk hangs on which, and as what. Hindi is head-final: what a verb governs stands to its left, so chunks wait
// on a stack until a verb takes them; a non-finite verb takes only what cannot belong to the finite verb after it.
#include <algorithm>

#include "chunk/parse.h"

namespace bahi::chunk {
namespace {

bool occasion(Marker m) {
  return m == Marker::dauran || m == Marker::baad || m == Marker::pahle || m == Marker::bhitar;
}

}  // namespace

void Parse::take(int32_t chunk, int32_t governor, Role role) {
  c(chunk).governor = governor;
  c(chunk).role = role;
}

/// Whether a genitive (का, के, की) can modify the noun: gender, number and case must match.
bool Parse::agrees(int32_t genitive, int32_t noun) const {
  const Chunk& g = c(genitive);
  int32_t last = g.tokens.last - 1;
  while (last > g.tokens.first && tag(last) == Tag::RP) --last;
  const std::string_view key = d_.token(last).key;
  const Features& f = word(c(noun).head).features;
  if (is_verbal(c(noun).kind)) {
    if (c(noun).kind != ChunkKind::VGNN || notes_[noun].vala) return false;
    return key.ends_with("के") || key.ends_with("े") || (key.ends_with("ा") && c(noun).marker == Marker::none);
  }
  const Gender noun_gender = gender(c(noun).head);
  if (key.ends_with("ी")) return noun_gender != Gender::masculine;
  if (noun_gender == Gender::feminine) return false;
  if (key.ends_with("ा")) return c(noun).marker == Marker::none && f.number != Number::plural;
  return true;
}

void Parse::attach_genitives(Range range) {
  for (int32_t i = range.last - 1; i >= range.first; --i) {
    const Note& note = notes_[i];
    if (!free(i) || !(nominal(i) || c(i).kind == ChunkKind::VGNN)) continue;
    const bool genitive = c(i).genitive();
    if (!genitive && !note.trailing_genitive && !(note.vala && c(i).marker == Marker::other)) continue;
    int32_t fallback = -1, found = -1, seen = 0;
    for (int32_t j = i + 1; j < range.last && seen < 5; ++j) {
      const ChunkKind k = c(j).kind;
      if (k == ChunkKind::VGF) break;
      if (k == ChunkKind::CCP) {
        if (c(j - 1).kind == ChunkKind::JJP) continue;  // «देश के गरीब और वंचित लोग»
        break;
      }
      if (k == ChunkKind::BLK) {
        if (is(c(j).head, t_.word.comma) && c(j - 1).kind == ChunkKind::JJP)
          continue;  // «देश की धार्मिक, सामाजिक समस्याएं»
        if (is(c(j).head, t_.word.comma) || is(c(j).head, t_.word.danda)) break;
        continue;
      }
      if (k == ChunkKind::VGNF) {
        if (form(c(j).head) == VerbForm::conjunctive || form(c(j).head) == VerbForm::root) break;
        continue;
      }
      if (k == ChunkKind::VGNN) {
        if (genitive && agrees(i, j)) {
          found = j;
          break;
        }
        if (!notes_[j].vala) ++seen;
        continue;
      }
      if (k != ChunkKind::NP) continue;
      ++seen;
      const Note& n = notes_[j];
      const bool pronoun = tag(c(j).head) == Tag::PRP;
      // «इंडोनेशिया की अपनी यात्रा»: a possessive owns nothing.
      if (pronoun && (!n.classes || c(j).genitive())) continue;
      if (c(j).role == Role::pof && (n.classes & kAdjectiveHost)) continue;  // «X के रवाना होने»
      if (fallback < 0) fallback = j;
      if ((n.classes & kDefiniteTime) && !c(j).genitive()) continue;
      // A bare state («भारत के चीन के साथ संबंध») is nobody's: look past it.
      if ((n.classes & kCountry) && c(j).phrase.size() == 1 && j + 1 < range.last && nominal(j + 1) && genitive &&
          agrees(i, j + 1) && c(j).marker != Marker::none)
        continue;
      if (!genitive || agrees(i, j)) {
        found = j;
        break;
      }
    }
    if (found < 0) found = fallback;
    // The genitive of a verbal noun is its subject: «सरकार के आने», «उनका कहना», but «बंदियों के छोड़े जाने».
    if (found >= 0)
      take(i, found,
           !genitive                   ? Role::nmod
           : !is_verbal(c(found).kind) ? Role::r6
           : verb_of(found).passive    ? Role::k2
                                       : Role::k1);
  }
}

/// Participles and adjectives before a noun.
void Parse::attach_modifiers(Range range) {
  const auto& w = t_.word;
  for (int32_t i = range.first; i < range.last; ++i) {
    if (!free(i)) continue;
    Chunk& chunk = c(i);
    if (chunk.kind == ChunkKind::JJP) {
      if (i + 1 < range.last && nominal(i + 1) && chunk.marker == Marker::none) take(i, i + 1, Role::nmod);
      continue;
    }
    // «राजनयिक रॉबर्टो कैलाजिला ने», «राजधानी अदिस अबाबा में»: a common noun that names what the name after it is.
    if (chunk.kind == ChunkKind::NP && chunk.marker == Marker::none && tag(chunk.head) == Tag::NN &&
        i + 1 < range.last && nominal(i + 1) && tag(c(i + 1).head) == Tag::NNP && !notes_[i].comma_after) {
      const uint64_t a = notes_[i].classes, b = notes_[i + 1].classes;
      const int32_t first = c(i + 1).phrase.first;
      if ((a & kPerson) && (t_.classes(symbol(first)) & kHonorific)) {  // «विदेश सचिव | श्री विजय गोखले»
        take(i, i + 1, Role::nmod);
        continue;
      }
      const bool bearer = tag(first) == Tag::NNP && c(i + 1).marker == Marker::ne &&
                          !(a & (kEventNoun | kHostNoun | kTime | kMarkedTime | kRecipientNoun | kCounterpartNoun |
                                 kAddressNoun | kPlace)) &&
                          !(b & kCountry);
      const bool site = (a & kPlaceNoun) && !(a & kOrganization) && (b & kPlace) && c(i + 1).marker != Marker::none &&
                        tag(first) == Tag::NNP;
      if (bearer || site) {
        take(i, i + 1, Role::nmod);
        continue;
      }
    }
    // «सचिव (पूर्व) अशोक गुप्ता ने», «निगम (डीवीसी)»
    if (chunk.kind == ChunkKind::NP && i + 3 < range.last && is(c(i + 1).tokens.first, w.open) && nominal(i + 2) &&
        is(c(i + 3).tokens.first, w.close)) {
      if (free(i + 2)) take(i + 2, i, Role::nmod);
      if (i + 4 < range.last && chunk.marker == Marker::none && (notes_[i].classes & kPerson) && nominal(i + 4) &&
          tag(c(i + 4).head) == Tag::NNP)
        take(i, i + 4, Role::nmod);
      continue;
    }
    if (chunk.kind != ChunkKind::VGNF || chunk.marker != Marker::none) continue;
    int32_t last = chunk.phrase.last - 1;
    while (!is_verb(last)) --last;
    const VerbForm f = form(last);
    if (f != VerbForm::perfective && f != VerbForm::habitual) continue;
    if (form(chunk.head) == VerbForm::habitual && last != chunk.head) continue;  // करते हुए
    if (form(chunk.head) == VerbForm::habitual && d_.token(last).key.ends_with("ते") && i + 1 < range.last &&
        c(i + 1).marker == Marker::ne)
      continue;
    const std::string_view key = d_.token(last).key;
    const bool feminine = key.ends_with("ी") || key.ends_with("ई");
    int32_t target = -1;
    for (int32_t j = i + 1; j < range.last; ++j) {
      if (!nominal(j)) {
        if (c(j).kind == ChunkKind::JJP || c(j).kind == ChunkKind::VGNF) continue;
        break;
      }
      if (c(j).genitive() && tag(c(j).head) == Tag::PRP) continue;  // «शुरू हो रही अपनी यात्रा»
      if (target < 0) target = j;
      const Gender g = gender(c(j).head);
      const bool fits = g == Gender::none || (g == Gender::feminine) == feminine;
      if (fits && !((notes_[j].classes & kCountry) && c(j).genitive())) {
        target = j;
        break;
      }
      if (!c(j).genitive()) break;
    }
    if (target >= 0 && tag(c(target).head) != Tag::PRP) take(i, target, Role::nmod);
  }
}

/// How alike two noun groups are as members of one list.
int Parse::likeness(int32_t a, int32_t b) const {
  const auto kind = [&](int32_t i) {
    const uint64_t n = notes_[i].classes;
    if (tag(c(i).head) == Tag::PRP) return 1;
    if (n & kTime) return 2;
    if (n & kCountry) return 3;
    // «प्रधानमंत्री नवाज शरीफ»: after a title no place, though one ends so («बिहार शरीफ»).
    if (tag(c(i).head) == Tag::NNP && c(i).head > c(i).phrase.first && (noun_classes(c(i).phrase.first) & kPerson))
      return 5;
    if (n & kPlace) return 4;
    if (n & kOrganization) return 6;  // «अफगान सरकार और ईरान की निंदा»
    if (n & kPerson) return 5;
    if (tag(c(i).head) == Tag::NNP) {
      for (int32_t k = c(i).phrase.first; k < c(i).phrase.last; ++k)
        if (noun_classes(k) & kPerson) return 5;
      return (n & kGivenName) ? 5 : 6;
    }
    return 7;
  };
  const int x = kind(a), y = kind(b);
  if (x == y) return 3;
  if ((x == 3 && y == 4) || (x == 4 && y == 3)) return 2;
  if ((x == 5 || x == 6) && (y == 5 || y == 6)) return 2;
  if (x == 6 || y == 6) return (x == 3 || y == 3 || x == 4 || y == 4) ? 2 : 1;
  return (x >= 5 && y >= 5) ? 1 : 0;
}

/// «A, B और C ने»: every conjunct hangs on the last, and takes its marker.
void Parse::coordinate(Range range) {
  const auto& w = t_.word;
  const auto start_of = [&](int32_t i) {  // the first of the modifiers that hang on i
    int32_t s = i;
    while (s > range.first) {
      const int32_t p = s - 1;
      const int32_t g = c(p).governor;
      if (g < 0 || g < s - 0 - 1 + 0 || g > i || c(p).role == Role::ccof) {
        if (g < s || g > i) break;
      }
      s = p;
    }
    return s;
  };
  const auto quoted = [&](int32_t i) {
    return c(i).kind == ChunkKind::BLK && !is(c(i).head, w.comma) && !is(c(i).head, w.danda) &&
           !is(c(i).head, w.semicolon) && !is(c(i).head, w.colon);
  };
  // The group on the right that `left` is a conjunct of: the nearest, or what the nearest is a genitive of.
  const auto partner = [&](int32_t left, int32_t from) {
    int32_t r = from;
    while (r < range.last && (c(r).kind == ChunkKind::RBP || c(r).kind == ChunkKind::JJP || quoted(r))) ++r;
    // «सोमवार को A से और मंगलवार को B से»: the time between is no member.
    if (r + 1 < range.last && (notes_[r].classes & kTime) && !(notes_[left].classes & kTime) &&
        c(left).marker != Marker::none && c(left).marker != c(r).marker)
      ++r;
    while (r < range.last && c(r).genitive() && c(left).marker != Marker::none && !c(left).genitive()) ++r;
    if (r >= range.last || !nominal(r)) return -1;
    int32_t best = -1, score = -1;
    const bool modified = left > range.first && c(left - 1).governor == left && c(left - 1).genitive();
    for (int32_t step = 0; step < 4; ++step) {
      int s = likeness(left, r) * 2;
      if (c(left).marker != Marker::none && c(left).marker != c(r).marker) s = -4;
      if (step > 0 && modified) s += 2;
      if (word(c(left).head).lemma_symbol == word(c(r).head).lemma_symbol)
        s += 2;  // «पुलिस अधिकारियों और विभाग के अधिकारियों»
      if (step == 0) s += 1;
      if (s > score) {
        score = s;
        best = r;
      }
      if (!c(r).genitive() || c(r).role != Role::r6 || !nominal(c(r).governor) || c(r).governor != r + 1) break;
      r = c(r).governor;
      while (c(r).role == Role::ccof) r = c(r).governor;  // «X तथा ईरान के सड़क एवं शहरी विकास मंत्री»
    }
    return score < 0 ? -1 : best;
  };
  // «जर्मनी और फ्रांस, यूक्रेन को …»: the conjunction closed the list that ends before the comma.
  const auto closed = [&](int32_t i) {
    const auto joins = [&](int32_t k) {
      return c(k).kind == ChunkKind::CCP && (t_.classes(symbol(c(k).head)) & kJoin) && nominal(k - 1) &&
             (c(k - 1).marker == Marker::none || c(k - 1).governor == i);
    };
    const int32_t s = start_of(i);
    for (int32_t k = s; k < i; ++k)
      if (k > range.first && joins(k) && c(k).governor == i) return true;
    return s > range.first + 1 && joins(s - 1);
  };
  for (int32_t i = range.last - 2; i > range.first; --i) {
    const bool join = c(i).kind == ChunkKind::CCP && (t_.classes(symbol(c(i).head)) & kJoin);
    if (!join) continue;
    int32_t left = i - 1;
    while (left > range.first && quoted(left)) --left;
    // «अमेरिका, जापान, और भारत ने»: a comma before the conjunction of a list.
    if (c(left).kind == ChunkKind::BLK && is(c(left).head, w.comma) && left - 2 > range.first &&
        c(left - 1).kind == ChunkKind::NP && c(left - 1).marker == Marker::none && c(left - 2).kind == ChunkKind::BLK &&
        is(c(left - 2).head, w.comma) && i + 1 < range.last && c(i + 1).kind == ChunkKind::NP)
      --left;
    const ChunkKind lk = c(left).kind;
    if (lk == ChunkKind::VGNN && free(left)) {
      int32_t r = i + 1;
      while (r < range.last && !is_verbal(c(r).kind) && c(r).kind != ChunkKind::CCP) ++r;
      if (r < range.last && c(r).kind == ChunkKind::VGNN &&
          (c(left).marker == Marker::none || c(left).marker == c(r).marker)) {
        take(left, r, Role::ccof);
        c(left).marker = c(r).marker;
        c(i).governor = r;
        c(i).role = Role::other;
      }
      continue;
    }
    if (lk == ChunkKind::JJP && i + 1 < range.last && c(left).role == Role::none) {
      if (c(i + 1).kind == ChunkKind::JJP) {
        take(left, i + 1, Role::ccof);
        c(i).governor = i + 1;
        c(i).role = Role::other;
      } else if (nominal(i + 1) && c(i + 1).phrase.size() > 1) {
        take(left, i + 1, Role::nmod);
        c(i).governor = i + 1;
        c(i).role = Role::other;
      }
      continue;
    }
    if (lk != ChunkKind::NP) continue;
    if (!free(left) && !(c(left).role == Role::r6 && c(left).genitive())) continue;
    const int32_t right = partner(left, i + 1);
    if (right < 0) continue;
    // «वह और शरणार्थियों को स्वीकार नहीं करेगा»: the direct form of a pronoun has no part in a marked group.
    if (d_.token(c(left).head).key == "वह" || d_.token(c(left).head).key == "वे")
      if (c(left).phrase.size() == 1 && c(right).marker != Marker::none && c(left).marker == Marker::none) continue;
    take(left, right, Role::ccof);
    c(left).marker = c(right).marker;
    c(i).governor = right;
    c(i).role = Role::other;
    // Further members before commas.
    int32_t first = start_of(left);
    while (first - 2 >= range.first && c(first - 1).kind == ChunkKind::BLK && is(c(first - 1).head, w.comma)) {
      const int32_t p = first - 2;
      if (!nominal(p) || !free(p) || (c(p).marker != Marker::none && c(p).marker != c(right).marker)) break;
      if (closed(p) && c(right).marker != Marker::ne && c(right).marker != Marker::ka &&
          c(right).marker != Marker::none)
        break;
      if ((notes_[p].classes & kTime) && !(notes_[right].classes & kTime)) break;
      take(p, right, Role::ccof);
      c(p).marker = c(right).marker;
      first = start_of(p);
    }
  }
  // Lists without a conjunction: «A, B, C सहित», «A, B को», «A, B आदि देशों को».
  for (int32_t i = range.last - 1; i > range.first; --i) {
    if (!nominal(i) || c(i).role == Role::ccof || c(i).marker == Marker::none) continue;
    int32_t first = start_of(i);
    int32_t last = i;  // of those that are named
    bool examples = c(i).marker == Marker::tulna && is(c(i).tokens.last - 1, w.jaise);
    for (int32_t k = c(i).phrase.first; k < c(i).phrase.last; ++k) examples |= (t_.classes(symbol(k)) & kEtCetera) != 0;
    // The word that closes them is the first of this group, or a group of its own before it.
    const auto closes = [&](int32_t k) { return (t_.classes(symbol(c(k).phrase.first)) & kEtCetera) != 0; };
    const bool apart = i - 1 > range.first && c(i - 1).marker == Marker::none && c(i - 1).phrase.size() == 1 &&
                       closes(i - 1) && free(i - 1);
    const int32_t named = apart ? i - 2 : i - 1;
    if ((apart || closes(i)) && first == i && nominal(named) && free(named) && c(named).marker == Marker::none) {
      examples = true;
      last = named;
      first = start_of(last);
      for (int32_t k = first; k < last; ++k)
        if (c(k).role == Role::ccof && c(k).governor == last) c(k).marker = c(i).marker;
      take(last, i, Role::ccof);
      c(last).marker = c(i).marker;
      if (apart) take(i - 1, i, Role::nmod);
    }
    while (first - 2 >= range.first && c(first - 1).kind == ChunkKind::BLK && is(c(first - 1).head, w.comma)) {
      const int32_t p = first - 2;
      if (!nominal(p) || !free(p) || c(p).marker != Marker::none || (closed(p) && c(i).marker != Marker::ne)) break;
      // Before «ने» nothing but its own members stands unmarked and before a comma; but «गृह मंत्री और भाजपा नेता, X ने».
      if (closed(p) && tag(c(p).head) == Tag::NN && tag(c(i).head) == Tag::NNP) break;
      const int alike = c(i).marker == Marker::ne || examples ? 1 : 3;
      if (c(i).marker != Marker::sahit && likeness(p, last) < alike) break;
      // «उमड़ा जनसैलाब, राजनाथ सिंह ने»: what a participle tells of is a heading's own clause.
      if (tag(c(p).head) == Tag::NN && tag(c(i).head) == Tag::NNP && p > range.first &&
          c(p - 1).kind == ChunkKind::VGNF && c(p - 1).governor == p)
        break;
      take(p, i, Role::ccof);
      c(p).marker = c(i).marker;
      first = start_of(p);
    }
  }
}

/// The role of a marked or adverbial chunk on its verb; the unmarked subject and object are left to absorb_all.
Role Parse::role_of(int32_t chunk, int32_t verb) const {
  const Chunk& p = c(chunk);
  Note n = notes_[chunk];
  if (is_verbal(p.kind)) n.classes = 0;  // those are classes of the stem, not of a noun
  const VerbGroup& v = verb_of(verb);
  const uint64_t vc = t_.classes(v.lemma);
  const uint64_t host = v.noun >= 0 ? notes_[v.noun].classes : 0;
  // «अवधि को बढ़ाया»: what lasts is no time when something is done to it; but «20 तारीख को».
  const bool lasts = p.marker == Marker::ko && (n.classes & kMarkedTime) && tag(p.tokens.first) != Tag::QC;
  const bool time = (n.classes & kTime) != 0 && !lasts;
  const bool place = (n.classes & kPlace) != 0;
  const bool person = tag(p.head) == Tag::PRP || (n.classes & (kPerson | kGivenName | kCountry | kOrganization)) ||
                      (tag(p.head) == Tag::NNP && !time && !place);
  switch (p.kind) {
    case ChunkKind::RBP:
      return Role::adv;
    case ChunkKind::NEGP:
      return Role::adv;
    case ChunkKind::CCP:
      return Role::other;
    case ChunkKind::JJP:
      return Role::k1s;
    case ChunkKind::VGNF:
      return Role::vmod;
    default:
      break;
  }
  switch (p.marker) {
    case Marker::ne:
      return Role::k1;
    case Marker::ko:
      if (time) return Role::k7t;
      if ((v.modality == Modality::must || v.modality == Modality::should) && !v.passive) return Role::k1;
      if (host & kObjectHost) return Role::k2;
      if (v.noun >= 0 && (host & kRecipientNoun)) return Role::k4;
      if ((vc & kDitransitive) && (person || v.lemma == t_.word.de)) return Role::k4;
      if (v.lemma == t_.word.mil) return Role::k4;
      if ((vc & kExperiencer) && !(vc & kTransitive)) return Role::k4a;
      if ((vc & kMotion) && place && !(vc & kTransitive)) return Role::k2p;
      return Role::k2;
    case Marker::se:
      if (time) return Role::k7t;
      if (n.classes & kManner) return Role::adv;
      if (p.kind == ChunkKind::VGNN && !((vc | host) & kSource)) return v.noun >= 0 ? Role::k2 : Role::rh;
      if (host & kCounterpartNoun) return Role::k2;
      if (host & kAddressNoun) return Role::k4;
      if ((vc & kCounterpart) && !v.passive) return Role::k2;
      if ((vc & kSay) && person) return Role::k4;
      return place || person || ((vc | host) & kSource) ? Role::k5 : Role::k3;
    case Marker::mein:
    case Marker::par:
    case Marker::paas:
      // «पलवल में»: what is in a name that nothing else is known of is in a place.
      if (p.marker == Marker::mein && tag(p.head) == Tag::NNP && !time &&
          !(n.classes & (kPerson | kGivenName | kOrganization | kEventNoun)))
        return Role::k7p;
      return time ? Role::k7t : place ? Role::k7p : Role::k7;
    case Marker::tak:
      return place ? Role::k2p : Role::k7t;
    case Marker::saath:
      return Role::rask1;
    case Marker::liye:
      return Role::rt;
    case Marker::karan:
      return Role::rh;
    case Marker::or_:
    case Marker::prati:
      return Role::rd;
    case Marker::orse:
      return Role::rd;
    case Marker::dwara:
      return v.passive || !v.finite ? Role::k1 : Role::k3;
    case Marker::zariye:
      return Role::k3;
    case Marker::dauran:
    case Marker::baad:
    case Marker::pahle:
    case Marker::bhitar:
      return Role::k7t;
    case Marker::beech:
    case Marker::samaksh:
    case Marker::bare:
    case Marker::anusar:
    case Marker::tahat:
      return Role::k7;
    case Marker::ka:
      return Role::r6;
    case Marker::none:
      break;
    default:
      return Role::other;
  }
  if (p.kind == ChunkKind::VGNN)
    return d_.token(p.head).key.ends_with("ने") && form(p.phrase.last - 1) == VerbForm::infinitive
               ? Role::rt
               : Role::none;  // «मिलने पहुंचे»
  if (time) return Role::k7t;
  if (place && (tag(p.head) == Tag::PRP || tag(p.head) == Tag::NST)) return (vc & kMotion) ? Role::k2p : Role::k7p;
  if (tag(p.head) == Tag::NST) return Role::k7;
  // «रूस ईरान को हथियार भेज रहा है»: who sends, before the one to whom.
  bool to_whom = false;
  for (int32_t k = chunk + 1; k < verb && (vc & kTransitive); ++k)
    to_whom |= c(k).kind == ChunkKind::NP && c(k).marker == Marker::ko && !(notes_[k].classes & kTime);
  if (place && (vc & kMotion) && (!(vc & kTransitive) || tag(p.head) == Tag::NNP) && !to_whom) return Role::k2p;
  return Role::none;
}

/// Whether a noun from `first` on is the object of the verb.
bool Parse::object_of(int32_t verb, int32_t first) const {
  for (int32_t i = first; i < verb; ++i)
    if (c(i).governor == verb && c(i).role == Role::k2 && tag(c(i).head) == Tag::PRP) return true;
  return false;
}

/// A non-finite verb takes what stands before it until something that must belong to a later verb.
void Parse::absorb(int32_t verb, size_t base) {
  const VerbGroup& v = verb_of(verb);
  const uint64_t vc = t_.classes(v.lemma);
  const bool participle = c(verb).role == Role::nmod;
  const bool conjunctive = c(verb).kind == ChunkKind::VGNF && !participle;
  // A noun that is part of the verb leaves no room for an object; an adjective does («नीति स्पष्ट करना»).
  const bool hosted = v.noun >= 0 && nominal(v.noun) && !(notes_[v.noun].classes & kAdjectiveHost);
  bool object = false;
  bool object_ko = false, core = false;
  while (pending_.size() > base) {
    const int32_t p = pending_.back();
    const Chunk& chunk = c(p);
    const Note& n = notes_[p];
    if (p == v.noun) {
      if (free(p)) {
        take(p, verb, (vc & kTransitive) || v.passive || v.noun < 0 ? Role::k2 : Role::k1);
        object = core = true;
      }
      pending_.pop_back();
      continue;
    }
    if (n.comma_after) break;
    if (chunk.kind == ChunkKind::RBP || chunk.kind == ChunkKind::NEGP) {
      if (chunk.tokens.last != c(verb).tokens.first && core) break;
      take(p, verb, Role::adv);
      pending_.pop_back();
      continue;
    }
    if (chunk.kind == ChunkKind::JJP) {
      take(p, verb, Role::k1s);
      pending_.pop_back();
      continue;
    }
    if (chunk.kind == ChunkKind::VGNF) {
      if (conjunctive && core) break;
      take(p, verb, Role::vmod);
      pending_.pop_back();
      continue;
    }
    Role role = role_of(p, verb);
    const bool person = tag(chunk.head) == Tag::PRP || (n.classes & (kPerson | kGivenName));
    if (chunk.marker == Marker::ne) break;
    if (chunk.kind == ChunkKind::VGNN && chunk.marker == Marker::none) {
      if (object || hosted || !(vc & kTransitive)) break;
      role = Role::k2;
      object = true;
    } else if (role == Role::none) {  // an unmarked noun
      if (participle && (vc & kTransitive) && v.form == VerbForm::perfective) break;
      if (object || object_ko || hosted) break;
      if (tag(chunk.head) == Tag::PRP && !(t_.classes(symbol(chunk.head)) & kObjectPronoun)) break;
      if (vc & kTransitive) {
        if (person && c(verb).kind == ChunkKind::VGNN && p > 0 && pending_.size() == base + 1) break;
        // «ईरान और ओमान [अवधि बढ़ाने] पर सहमत»: names that are joined do it.
        if (tag(chunk.head) == Tag::NNP && p > 1 && c(p - 2).governor == p && c(p - 2).role == Role::ccof &&
            c(verb).kind == ChunkKind::VGNN &&
            std::none_of(pending_.begin(), pending_.end(), [&](int32_t k) { return c(k).marker == Marker::ne; }))
          break;
        role = Role::k2;
        object = true;
      } else {
        if (conjunctive || core || (person && c(verb).marker != Marker::none)) break;
        if (participle) break;
        role = Role::k1;
        object = true;
      }
      core = true;
    } else if (role == Role::k7t) {
      if (chunk.marker == Marker::ko && !participle && core) break;
      if (!participle && (chunk.marker == Marker::none || occasion(chunk.marker)) && core) break;
    } else if (chunk.marker == Marker::ko) {
      if (object_ko || (object && role != Role::k4 && role != Role::k4a && role != Role::k1)) break;
      const bool given = participle && v.lemma == t_.word.mil && p + 1 == verb;  // «नेता को [मिली] जमानत»
      if (!(vc & kTransitive) && (role != Role::k4a || (vc & kMotion)) && role != Role::k1 && !given) break;
      object_ko = true;
      core = true;
    } else if (chunk.marker == Marker::par && c(verb).genitive() &&
               (person || (n.classes & (kCountry | kOrganization)) || tag(chunk.head) == Tag::NNP) &&
               !(v.noun >= 0 && (notes_[v.noun].classes & kParNoun))) {
      break;  // «भारत पर … करने का आरोप लगाया»: of the charge, not of the deed
    } else if (chunk.marker == Marker::anusar || (chunk.marker == Marker::orse && !participle)) {
      break;
    } else {
      core = true;
    }
    take(p, verb, role);
    pending_.pop_back();
  }
}

/// A finite verb takes all that waits; then subject and object are told apart.
void Parse::absorb_all(int32_t verb, size_t base) {
  const auto& w = t_.word;
  const VerbGroup& v = verb_of(verb);
  const uint64_t vc = t_.classes(v.lemma);
  bool agent = false, ko = false;
  int32_t plain[8];
  int count = 0;
  int32_t nearest_ne = -1;
  for (size_t k = base; k < pending_.size(); ++k)
    if (c(pending_[k]).marker == Marker::ne) nearest_ne = pending_[k];
  for (size_t k = base; k < pending_.size(); ++k) {
    const int32_t p = pending_[k];
    if (p == v.noun && c(p).role != Role::none) continue;
    if (c(p).marker == Marker::ne && p != nearest_ne) continue;  // an agent whose own verb was not seen
    const Role role = role_of(p, verb);
    if (role != Role::none) {
      take(p, verb, role == Role::k1 && agent && c(p).marker == Marker::ko ? Role::k2 : role);
      if (c(p).marker == Marker::ne || (c(p).marker == Marker::dwara && v.passive) ||
          (c(p).marker == Marker::ko && role == Role::k1))
        agent = true;
      if (role == Role::k2 && c(p).marker == Marker::ko) ko = true;
    } else if (count < 8) {
      plain[count++] = p;
    } else {
      take(p, verb, Role::other);
    }
  }
  pending_.resize(base);
  // «सेना को भेजा»: with nothing sent, whom it names is sent.
  if (count == 0 && v.noun < 0 && (vc & kMotion))
    for (int32_t p = verb - 1;
         p >= 0 && c(p).clause < 0 && d_.tokens->sentence_of[c(p).head] == d_.tokens->sentence_of[c(verb).head]; --p)
      if (c(p).governor == verb && c(p).role == Role::k4 && (vc & kDitransitive) && c(p).marker == Marker::ko)
        c(p).role = Role::k2;
  const bool copular = v.lemma == w.ho;
  const bool hosted = v.noun >= 0 && c(v.noun).role == Role::pof;
  if (agent) {
    for (int k = 0; k < count; ++k) take(plain[k], verb, Role::k2);
  } else if (v.passive) {
    for (int k = 0; k < count; ++k) take(plain[k], verb, Role::k2);
  } else if (vc & kTransitive) {
    const auto animate = [&](int32_t p) {
      return tag(c(p).head) == Tag::PRP || tag(c(p).head) == Tag::NNP ||
             (notes_[p].classes & (kPerson | kGivenName | kCountry | kOrganization)) != 0;
    };
    if (count == 1) {
      const int32_t p = plain[0];
      const Gender g = gender(c(p).head);
      const bool clash = g != Gender::none && v.gender != Gender::none && g != v.gender && v.perfective_agent;
      take(p, verb,
           c(p).kind == ChunkKind::VGNN || (v.perfective_agent && !clash) || (!animate(p) && !hosted && !ko)
               ? Role::k2
               : Role::k1);
    } else if (count == 2 && !animate(plain[0]) && animate(plain[1])) {
      take(plain[0], verb, Role::k2);  // «समझौते का मसौदा राष्ट्रपति लिखेंगे»
      take(plain[1], verb, Role::k1);
    } else {
      for (int k = 0; k < count; ++k)
        take(plain[k], verb,
             k == 0                                                  ? Role::k1
             : k + 1 == count || c(plain[k]).kind == ChunkKind::VGNN ? Role::k2
                                                                     : Role::other);
    }
  } else {
    for (int k = 0; k < count; ++k)
      take(plain[k], verb, k == 0 ? Role::k1 : copular || (vc & kLight) ? Role::k1s : Role::other);
  }
}

void Parse::attach(Range range) {
  for (int32_t i = range.first; i < range.last; ++i)
    if (is_verbal(c(i).kind)) find_host(i, range);
  attach_modifiers(range);
  attach_genitives(range);
  coordinate(range);
  hang(range);
}

/// A noun of doing and a participial adjective take what belongs to them from the stack: «चीन के साथ बातचीत के बाद»,
/// «दिल्ली में आयोजित सम्मेलन».
void Parse::lend(int32_t i, size_t base) {
  const Note& n = notes_[i];
  const bool adjective =
      c(i).kind == ChunkKind::JJP && (n.classes & (kParticipial | kComparative)) && c(i).role == Role::nmod;
  const bool noun = nominal(i) && c(i).marker != Marker::none && c(i).marker != Marker::ne &&
                    (n.classes & (kCounterpartNoun | kEventNoun | kAddressNoun | kParNoun)) &&
                    !(n.classes & (kPerson | kPlace | kTime));
  if (!adjective && !noun) return;
  int32_t before = i - 1;
  while (before >= 0 && c(before).governor == i) --before;
  while (pending_.size() > base && pending_.back() == before && nominal(before) && !notes_[before].comma_after) {
    const Marker m = c(before).marker;
    const bool time = (notes_[before].classes & kTime) != 0;
    const bool place = (notes_[before].classes & kPlace) != 0;
    bool mine = (adjective && m == Marker::none && (n.classes & kBareParticipial) && !time) || m == Marker::saath ||
                m == Marker::khilaf || m == Marker::beech || m == Marker::prati || m == Marker::dwara;
    // «नागरिकों पर हमले को लेकर», «… के खिलाफ»; but «[मुद्दे पर] समझौते पर पहुंचे».
    const Marker own = c(i).marker;
    if (noun && m == Marker::par && !time && !place && (n.classes & kParNoun) &&
        (c(i).genitive() || own == Marker::bare || own == Marker::liye || own == Marker::khilaf ||
         own == Marker::karan || own == Marker::baad))
      mine = !wanted_later(i, m);
    if (noun)
      mine = mine || (m == Marker::se && !time && !is(c(before).head, t_.word.isse) && !notes_[before].relative &&
                      (n.classes & (kCounterpartNoun | kAddressNoun)));
    if (adjective)
      mine = mine || m == Marker::mein || m == Marker::par || m == Marker::se || m == Marker::orse ||
             (m == Marker::ko && time);
    if (!mine) break;
    take(before, i,
         m == Marker::saath                        ? Role::rask1
         : time                                    ? Role::k7t
         : m == Marker::mein && place              ? Role::k7p
         : m == Marker::dwara || m == Marker::none ? Role::k1
                                                   : Role::other);
    pending_.pop_back();
    --before;
    while (before >= 0 && c(before).governor >= 0 && c(before).governor > before && c(before).governor <= i) --before;
  }
}

/// «X पर कार्रवाई के लिए दबाव डाला»: whether the noun of the verb ahead wants a group with पर, and none but those up to
/// chunk i has it.
bool Parse::wanted_later(int32_t i, Marker marker) const {
  for (int32_t k = i + 1; k < static_cast<int32_t>(out_.chunks.size()); ++k) {
    if (c(k).kind == ChunkKind::VGF) return nominal(k - 1) && k - 1 > i && (notes_[k - 1].classes & kParNoun) != 0;
    if (nominal(k) && c(k).marker == marker) return false;
  }
  return false;
}

/// Whether `above` governs `below`, however far up.
bool Parse::over(int32_t above, int32_t below) const {
  for (int32_t steps = 0; below >= 0 && steps < 64; below = c(below).governor, ++steps)
    if (below == above) return true;
  return false;
}

/// «यूक्रेन को टैंक देगा जर्मनी», «चीन जाएंगे ब्रिटेन के प्रधानमंत्री»: headings put the subject last, where none stands before.
bool Parse::subject_after(int32_t verb, int32_t chunk, Range range) const {
  const VerbGroup& v = out_.verbs[static_cast<size_t>(c(verb).verb)];
  const bool copula = v.lemma == t_.word.ho && (v.form == VerbForm::present || v.form == VerbForm::past);
  if (c(verb).kind != ChunkKind::VGF || v.passive || v.perfective_agent || copula || c(chunk).kind != ChunkKind::NP ||
      c(chunk).marker != Marker::none || (notes_[chunk].classes & kTime))
    return false;
  const bool animate =
      tag(c(chunk).head) == Tag::NNP || (notes_[chunk].classes & (kPerson | kGivenName | kCountry | kOrganization));
  if (!animate || (chunk + 1 < range.last && c(chunk + 1).kind != ChunkKind::BLK)) return false;
  for (int32_t k = verb + 1; k < chunk; ++k)
    if (!over(chunk, k)) return false;
  for (int32_t k = range.first; k < verb; ++k)
    if (c(k).governor == verb && (c(k).role == Role::k1 || c(k).marker == Marker::ne)) return false;
  return true;
}

/// «अमेरिका ने हमला किया तो वह जवाब देगा»: a condition without «अगर»: a plain perfective before «तो», and what would come
/// of it.
bool Parse::supposes(int32_t verb, Range range) const {
  int32_t then = verb + 1;
  if (then < range.last && c(then).kind == ChunkKind::BLK && is(c(then).head, t_.word.comma)) ++then;
  if (then >= range.last || c(then).kind != ChunkKind::CCP || symbol(c(then).head) != t_.word.to) return false;
  const VerbGroup& v = verb_of(verb);
  if (v.aspect != Aspect::perfective || form(c(verb).phrase.last - 1) != VerbForm::perfective) return false;
  for (int32_t k = then + 1; k < range.last; ++k)
    if (c(k).kind == ChunkKind::VGF) {
      const VerbGroup& w = verb_of(k);
      return w.tense == Tense::future || w.mood == Mood::subjunctive || w.mood == Mood::imperative ||
             w.modality == Modality::can || w.modality == Modality::should;
    }
  return false;
}

void Parse::hang(Range range) {
  pending_.clear();
  size_t bases[16];
  int depth = 0;
  int32_t finite = -1;      // the last finite verb
  int32_t antecedent = -1;  // the noun that an open relative clause is about
  ClauseKind opening = ClauseKind::main;
  int32_t opener = -1;
  const auto base = [&] { return depth > 0 ? bases[depth - 1] : size_t{0}; };
  for (int32_t i = range.first; i < range.last; ++i) {
    const Chunk& chunk = c(i);
    switch (chunk.kind) {
      case ChunkKind::BLK:
        break;
      case ChunkKind::CCP: {
        const uint64_t k = t_.classes(symbol(chunk.head));
        if (k & kComplementiser) {
          opening = ClauseKind::complement;
          opener = chunk.head;
          if (pending_.size() > base() && depth < 16) bases[depth++] = pending_.size();
        } else if (k & kConditional) {
          opening = ClauseKind::conditional;
          opener = chunk.head;
        } else if ((k & (kCoordinator | kJoin)) && chunk.governor < 0 && (opener < 0 || opening == ClauseKind::main)) {
          opening = ClauseKind::coordinate;
          opener = chunk.head;
        }
        break;
      }
      case ChunkKind::VGF: {
        absorb_all(i, base());
        if (depth > 0) --depth;
        if (opening != ClauseKind::conditional && opening != ClauseKind::relative && supposes(i, range))
          opening = ClauseKind::conditional;
        notes_[i].opens = opening;
        notes_[i].opener = opener;
        if (finite < 0) {
          if (opening == ClauseKind::relative && antecedent >= 0) take(i, antecedent, Role::relc);
        } else if (opening == ClauseKind::relative && antecedent >= 0) {
          take(i, antecedent, Role::relc);
        } else if (opening == ClauseKind::complement) {
          // «उनका कहना है कि …»: what follows is said, not «is».
          int32_t matrix = finite;
          if (verb_of(finite).lemma == t_.word.ho && finite > range.first && c(finite - 1).kind == ChunkKind::VGNN &&
              c(finite - 1).governor == finite)
            matrix = finite - 1;
          else if (verb_of(finite).lemma == t_.word.ho && verb_of(finite).noun >= 0)
            matrix = verb_of(finite).noun;  // «उम्मीद है कि …»
          // «यह कहा कि …»: the object is there already, and the clause only says what it is.
          take(i, matrix,
               nominal(matrix) || c(matrix).kind == ChunkKind::JJP ? Role::nmod
               : object_of(matrix, range.first)                    ? Role::other
                                                                   : Role::k2);
        } else {
          // A condition or a relative without antecedent hangs on what follows.
          const ClauseKind before = notes_[finite].opens;
          if (free(finite) && (before == ClauseKind::conditional || before == ClauseKind::relative)) {
            take(finite, i, before == ClauseKind::relative ? Role::relc : Role::vmod);
          } else {
            take(i, finite, Role::ccof);
            if (notes_[i].opens == ClauseKind::main) notes_[i].opens = ClauseKind::coordinate;
          }
        }
        if (!(opening == ClauseKind::relative && antecedent >= 0 && pending_.size() > base())) finite = i;
        opening = ClauseKind::main;
        opener = -1;
        antecedent = -1;
        break;
      }
      case ChunkKind::VGNF:
      case ChunkKind::VGNN:
        absorb(i, base());
        if (free(i)) pending_.push_back(i);
        break;
      default:
        if (notes_[i].relative && opening != ClauseKind::relative) {
          const bool comma =
              i > range.first && notes_[i - 1 - (c(i - 1).kind == ChunkKind::BLK && i - 1 > range.first)].comma_after;
          const bool about = pending_.size() > base() && c(pending_.back()).marker != Marker::ne;
          const bool inside =
              tag(chunk.tokens.first) == Tag::DEM && chunk.phrase.size() > 1;  // «जो तैयारियां …»: its noun is inside
          if (inside) {
            // nothing before it is meant
          } else if (pending_.size() > base() && depth < 16 && (comma || about)) {
            antecedent = pending_.back();
            bases[depth++] = pending_.size();
          } else if (comma && finite >= 0) {
            // «वह नेता है, जो …»: the last noun before the finite verb
            for (int32_t k = finite - 1; k >= range.first && antecedent < 0; --k)
              if (nominal(k) && c(k).governor == finite) antecedent = k;
          }
          opening = ClauseKind::relative;
          opener = chunk.tokens.first;
        }
        lend(i, base());
        if (free(i)) pending_.push_back(i);
    }
  }
  // What stands after the last finite verb belongs to it; without one, to the last verb at all.
  int32_t last = finite;
  if (last < 0)
    for (int32_t i = range.first; i < range.last; ++i)
      if (is_verbal(c(i).kind)) last = i;
  for (const int32_t p : pending_) {
    if (!free(p)) continue;
    if (last >= 0 && p != last && (p > last || finite < 0) && !over(p, last)) {
      Role role = role_of(p, last);
      if (role == Role::none) role = p < last || subject_after(last, p, range) ? Role::k1 : Role::other;
      take(p, last, role);
    }
  }
  // In a heading without a verb what is marked belongs to the noun at its end: «आतंकवाद के खिलाफ कड़ा रुख».
  if (last < 0) {
    int32_t head = -1;
    for (const int32_t p : pending_)
      if (nominal(p) && c(p).marker == Marker::none) head = p;
    for (const int32_t p : pending_)
      if (head >= 0 && p < head && nominal(p) && c(p).marker != Marker::none && free(p)) take(p, head, Role::nmod);
  }
  pending_.clear();
  for (int32_t i = range.first; i < range.last; ++i)
    if (c(i).kind == ChunkKind::VGF && c(i).governor < 0) c(i).role = Role::root;
}

}  // namespace bahi::chunk
