// Roles: a trigger's slots name case markers; here the noun groups that carry them are found and read.
#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "event/draft.h"
#include "lexicon/key.h"

namespace bahi::event {
namespace {

const Trigger* trigger_of(const View& view, const Draft& draft) {
  return draft.trigger >= 0 ? &view.tables.triggers[draft.trigger] : nullptr;
}

bool is_subject(const Chunk& c, const VerbGroup& v) {
  if (c.marker == Marker::ne) return true;
  // «प्रशासन को बाजार बंद करना पड़ा», «भारत को बात करनी चाहिए»: who must is the one who does.
  if (c.marker == Marker::ko && (v.modality == Modality::must || v.modality == Modality::should))
    return c.role == Role::k1 || c.role == Role::k4a;
  if (c.marker != Marker::none || c.role == Role::pof || c.role == Role::k2 || c.role == Role::k2p ||
      c.role == Role::k7t || c.role == Role::k7p)
    return false;
  if (v.passive) return false;
  return c.role == Role::k1 || c.role == Role::k4a;
}

void add(std::vector<Filler>& to, const std::vector<Filler>& from) {
  for (const Filler& f : from) {
    const bool there = std::any_of(to.begin(), to.end(), [&](const Filler& x) { return x.entity == f.entity; });
    if (!there) to.push_back(f);
  }
}

// Fillers that can act; a place stands for those who sit there.
std::vector<Filler> actors_of(const View& view, int32_t chunk, bool metonymy) {
  std::vector<Filler> out;
  for (const Filler& f : view.fillers(chunk, metonymy))
    if (can_act(view.document.entity(f.entity))) out.push_back(f);
  return out;
}

std::vector<Filler> without(const std::vector<Filler>& from, const std::vector<Filler>& taken) {
  std::vector<Filler> out;
  for (const Filler& f : from)
    if (std::none_of(taken.begin(), taken.end(), [&](const Filler& x) { return x.entity == f.entity; }))
      out.push_back(f);
  return out;
}

// What hangs on the deed: dependents of its verb, of its noun, and of the noun's host.
struct Arguments {
  std::vector<int32_t> of_verb, of_noun;
};

Arguments arguments_of(const View& view, const Draft& draft) {
  Arguments out;
  const int32_t verb_chunk = draft.verb >= 0 ? view.verb(draft.verb).chunk : -1;
  const int32_t host = draft.verb >= 0 ? view.host(draft.verb) : -1;
  if (verb_chunk >= 0 && !draft.bare) {
    for (const int32_t d : view.dependents(verb_chunk))
      if (d != draft.noun && d != host && view.chunk(d).kind == ChunkKind::NP) out.of_verb.push_back(d);
  }
  // «X और Y के बीच [व्यापार समझौते पर] सहमति बनी»: hung on a group that is an argument itself.
  for (size_t i = 0, n = out.of_verb.size(); i < n; ++i) {
    for (const int32_t e : view.dependents(out.of_verb[i])) {
      const Chunk& x = view.chunk(e);
      const bool argument = x.marker == Marker::beech || x.marker == Marker::saath || x.marker == Marker::khilaf ||
                            x.marker == Marker::samaksh;
      if (x.kind == ChunkKind::NP && argument && x.role != Role::ccof && e != draft.noun) out.of_verb.push_back(e);
    }
  }
  const auto noun_side = [&](int32_t noun) {
    for (const int32_t d : view.dependents(noun)) {
      const Chunk& c = view.chunk(d);
      if (c.kind == ChunkKind::NP && c.role != Role::ccof) out.of_noun.push_back(d);
      // «हुर्रियत नेताओं के साथ चल रही वार्ता», «… की अध्यक्षता में आयोजित बैठक»: what hangs on the participle hangs on the
      // noun.
      if ((is_verbal(c.kind) || c.kind == ChunkKind::JJP) && c.role == Role::nmod) {
        for (const int32_t e : view.dependents(d))
          if (view.chunk(e).kind == ChunkKind::NP) out.of_noun.push_back(e);
      }
    }
  };
  if (draft.noun >= 0) {
    noun_side(draft.noun);
    // «इथियोपिया सरकार के फैसले का स्वागत»: the trigger's earlier words have dependents too.
    for (int32_t t = draft.words.first; t < view.chunk(draft.noun).tokens.first; ++t) {
      const int32_t c = view.document.chunks->chunk_of[t];
      if (c >= 0 && c != draft.noun && view.chunk(c).head == t && view.chunk(c).kind == ChunkKind::NP) noun_side(c);
    }
    std::erase_if(out.of_noun, [&](int32_t c) { return draft.words.contains(view.chunk(c).head) && c < draft.noun; });
    std::erase_if(out.of_verb, [&](int32_t c) { return draft.words.contains(view.chunk(c).head) && c < draft.noun; });
  }
  if (host >= 0 && host != draft.noun && !draft.bare) noun_side(host);
  return out;
}

// A bare noun's companions may hang on the verb over it («पुतिन से मुलाकात के बाद लौटे»): only those right before it count.
void lend_neighbours(const View& view, const Draft& draft, Arguments& args) {
  if (!draft.bare || draft.noun < 0) return;
  for (int32_t c = draft.noun - 1; c >= 0; --c) {
    const Chunk& x = view.chunk(c);
    if (x.kind != ChunkKind::NP || view.sentence_of_chunk(c) != draft.sentence) break;
    if (x.marker != Marker::se && x.marker != Marker::saath && x.marker != Marker::beech && x.marker != Marker::ka &&
        x.marker != Marker::khilaf && x.marker != Marker::dwara)
      break;
    if (x.genitive()) continue;
    if (std::find(args.of_noun.begin(), args.of_noun.end(), c) == args.of_noun.end()) args.of_noun.push_back(c);
    if (x.marker != Marker::ka) break;
  }
}

/// «ऑस्ट्रेलिया के साथ [नए रक्षा करार पर] चर्चा शुरू की»: a companion, a pair or an opponent that was hung on another group of
/// the clause.
void lend_detached_companions(const View& view, const Draft& draft, Arguments& args) {
  const int32_t end = draft.noun >= 0 ? draft.noun : draft.verb >= 0 ? view.verb(draft.verb).chunk : -1;
  if (end < 0 || draft.clause < 0) return;
  for (int32_t c = std::max(end - 8, 0); c < end; ++c) {
    const Chunk& x = view.chunk(c);
    const bool companion = x.marker == Marker::saath || x.marker == Marker::beech || x.marker == Marker::khilaf;
    if (x.kind != ChunkKind::NP || !companion || x.clause != draft.clause || x.role == Role::ccof || x.governor < 0)
      continue;
    const ChunkKind over = view.chunk(x.governor).kind;
    if ((over != ChunkKind::NP && over != ChunkKind::JJP) || view.head_mention(c) == nullptr) continue;
    const auto there = [&](const std::vector<int32_t>& all) {
      return std::find(all.begin(), all.end(), c) != all.end();
    };
    if (!there(args.of_noun) && !there(args.of_verb)) args.of_noun.push_back(c);
  }
}

/// «शिविर पर [गंडासों से लैस] लड़ाकों ने हमला किया», «राजदूत से [बंद] कमरे में बातचीत की»: a target or a counterpart that was hung
/// on an adjective or a participle after it.
void lend_detached_targets(const View& view, const Draft& draft, const std::vector<Slot>& slots, Arguments& args) {
  if (draft.verb < 0 || draft.bare) return;
  const auto wanted = [&](Marker marker) {
    return (marker == Marker::par || marker == Marker::se) &&
           std::any_of(slots.begin(), slots.end(), [&](const Slot& s) {
             return s.place == Place::marker && s.marker == marker && s.part == Part::recipient;
           });
  };
  for (const auto* side : {&args.of_verb, &args.of_noun})
    for (const int32_t c : *side)
      if (wanted(view.chunk(c).marker) && view.head_mention(c) != nullptr) return;
  const int32_t end = view.verb(draft.verb).chunk;
  for (int32_t c = end - 1; c >= 0 && c > end - 12 && view.sentence_of_chunk(c) == draft.sentence; --c) {
    const Chunk& x = view.chunk(c);
    if (x.kind == ChunkKind::VGF) return;
    if (x.kind != ChunkKind::NP || !wanted(x.marker) || x.governor < 0) continue;
    const Chunk& over = view.chunk(x.governor);
    const Mention* who = view.head_mention(c);
    const bool party = who != nullptr && view.document.entity(who->entity).kind != EntityKind::place;
    if (over.role != Role::nmod || (over.kind != ChunkKind::JJP && !is_verbal(over.kind))) continue;
    // A counterpart is somebody; a target may be a thing, before an adjective of the same clause.
    if (party || (over.kind == ChunkKind::JJP && x.marker == Marker::par && x.clause == draft.clause)) {
      args.of_verb.push_back(c);
      return;
    }
  }
}

/// The genitive's ending: «का», «के», «की»; empty: a pronoun's.
std::string_view ending(const View& view, int32_t genitive) {
  for (int32_t t = view.chunk(genitive).tokens.last - 1; t >= view.chunk(genitive).tokens.first; --t) {
    const auto key = view.document.token(t).key;
    if (key == "की" || key == "का" || key == "के") return key;
  }
  return {};
}

/// «पैटरसन [की] बारबाडोस [के] प्रधानमंत्री के साथ बैठक»: two genitives of one noun would end alike.
bool odd_one(const View& view, int32_t genitive, int32_t noun) {
  const auto mine = ending(view, genitive);
  for (const int32_t d : view.dependents(noun))
    if (d > genitive && d < noun && view.chunk(d).genitive())
      if (const auto other = ending(view, d); !other.empty() && !mine.empty()) return (other == "की") != (mine == "की");
  return false;
}

/// Does the genitive's ending agree with this noun («की» with a feminine, «का», «के» with a masculine)? Yes when the
/// gender is not known.
bool agrees(const View& view, int32_t genitive, int32_t noun) {
  const Gender g = view.document.word(view.chunk(noun).head).features.gender;
  const auto lemma = view.document.word(view.chunk(noun).head).lemma;
  // Only the ending -ा shows a masculine; any other may be a noun whose gender is not known.
  if (g == Gender::none || (g == Gender::masculine && !lemma.ends_with("ा"))) return true;
  const auto mine = ending(view, genitive);
  return mine.empty() || (mine == "की") == (g == Gender::feminine);
}

/// «मनमोहन सिंह की [इस मुद्दे पर] बातचीत», «पुतिन की [जयशंकर से] मुलाकात»: a genitive that stands before another argument of
/// the noun and was hung on that one. Told by agreement, or by two names side by side.
void lend_detached_genitives(const View& view, const Draft& draft, Arguments& args) {
  if (draft.noun < 0) return;
  for (const int32_t c : args.of_noun)
    if (view.chunk(c).genitive()) return;
  for (int32_t c = draft.noun - 1, steps = 0; c >= 0 && steps < 6; --c, ++steps) {
    const Chunk& x = view.chunk(c);
    if (view.sentence_of_chunk(c) != draft.sentence || is_verbal(x.kind)) return;
    if (x.kind != ChunkKind::NP || !x.genitive() || x.governor < 0 || x.governor >= draft.noun) continue;
    // «पैटरसन की [बारबाडोस के प्रधानमंत्री] के साथ»: past the genitives of the other argument to itself.
    int32_t other = x.governor;
    while (view.chunk(other).genitive() && view.chunk(other).governor > other &&
           view.chunk(other).governor < draft.noun)
      other = view.chunk(other).governor;
    const Chunk& over = view.chunk(other);
    if (over.kind != ChunkKind::NP || over.marker == Marker::none || over.genitive() || over.marker == Marker::ne ||
        view.has_cue(over.phrase, "mediation"))
      continue;
    const Mention* who = view.head_mention(c);
    if (who == nullptr || !can_act(view.document.entity(who->entity)) || !agrees(view, c, draft.noun)) continue;
    const Mention* beside = view.head_mention(other);
    const bool names = beside != nullptr && beside->form == MentionForm::name &&
                       (other != x.governor || beside->tokens.first == over.phrase.first) &&
                       view.document.entity(who->entity).kind == EntityKind::person;
    if (!names && agrees(view, c, other) && !odd_one(view, c, other)) continue;
    args.of_noun.push_back(c);
    return;
  }
}

/// «न्यूयॉर्क स्थित मुख्यालय में», «आबिदजान में हुए सम्मेलन में»: the group that says where this one is; -1: none.
int32_t site_of(const View& view, int32_t chunk) {
  std::vector<int32_t> before(view.dependents(chunk).begin(), view.dependents(chunk).end());
  // «लागोस स्थित संयुक्त आयोग | मुख्यालय में»: before a name of two groups.
  if (const Mention* m = view.head_mention(chunk); m != nullptr && m->tokens.first > 0)
    before.push_back(view.document.chunks->chunk_of[m->tokens.first - 1]);
  for (const int32_t d : before) {
    if (d < 0) continue;
    const Chunk& c = view.chunk(d);
    // «राष्ट्रपति भवन में आयोजित समारोह में»
    const bool event = c.kind == ChunkKind::VGNF || c.kind == ChunkKind::JJP ||
                       (c.kind == ChunkKind::VGNN && view.has_cue(c.tokens, "ahead"));
    const bool took_place = event && view.chunk(chunk).marker == Marker::mein;
    if (c.role != Role::nmod || (c.kind != ChunkKind::JJP && !took_place)) continue;
    for (const int32_t e : view.dependents(d)) {
      const Chunk& x = view.chunk(e);
      const bool where = (c.kind == ChunkKind::JJP && x.marker == Marker::none) ||
                         (took_place && (x.marker == Marker::mein || x.marker == Marker::par));
      const Mention* m = x.kind == ChunkKind::NP && where ? view.head_mention(e) : nullptr;
      if (m != nullptr && view.is_place(view.document.entity(m->entity))) return e;
    }
  }
  return -1;
}

/// «देश में», «राज्यों में»: a state that nobody named is no place to be found on a map.
bool tells_where(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  return view.is_place(e) && !(e.nominal && e.kind == EntityKind::country && e.country.empty());
}

void add_places(const View& view, int32_t chunk, Draft& draft) {
  // «ब्रिटेन, जर्मनी और इटली में»
  for (const int32_t other : view.conjuncts(chunk))
    if (const Mention* m = view.head_mention(other);
        other != chunk && m != nullptr && view.is_place(view.document.entity(m->entity)) &&
        std::find(draft.places.begin(), draft.places.end(), m->entity) == draft.places.end())
      draft.places.push_back(m->entity);
  // «क्रेमलिन के सीनेट पैलेस के प्रतिनिधि कार्यालय में»: the head first, then what it is part of.
  for (int32_t c = chunk; c >= 0;) {
    const Mention* m = view.head_mention(c);
    if (m != nullptr && tells_where(view, m->entity)) {
      if (std::find(draft.places.begin(), draft.places.end(), m->entity) == draft.places.end())
        draft.places.push_back(m->entity);
    } else if (m != nullptr && m->form == MentionForm::name && site_of(view, c) < 0) {
      break;  // «दक्षिण अफ्रीका के मंत्री X की अध्यक्षता में»: X's state is not where
    }
    int32_t outer = site_of(view, c);
    for (const int32_t d : view.dependents(c))
      if (view.chunk(d).genitive() && outer < 0) outer = d;
    c = outer;
  }
}

/// «यात्रा», «बैठक»: a noun that is an event by itself.
bool event_noun(const View& view, int32_t chunk) {
  const auto named = view.tables.by_noun[view.head_lemma(chunk)];
  return std::any_of(named.begin(), named.end(),
                     [&](int32_t t) { return view.tables.triggers[t].bare && view.tables.triggers[t].words() == 1; });
}

bool names_place(const View& view, int32_t chunk) {
  if (view.head_mention(chunk) == nullptr && event_noun(view, chunk)) return false;  // «ओमान की मध्यस्थता में»
  for (int32_t c = chunk; c >= 0;) {
    const Mention* m = view.head_mention(c);
    // «श्रीलंका पर दबाव»: on a state is not where.
    if (m != nullptr && view.chunk(chunk).marker == Marker::par &&
        view.document.entity(m->entity).kind == EntityKind::country)
      return false;
    if (m != nullptr && view.is_place(view.document.entity(m->entity))) return true;
    if (site_of(view, c) >= 0) return true;
    if (m != nullptr && m->form == MentionForm::name) return false;
    // «कतर की मध्यस्थता में», «अमेरिका की पहल पर»: what a state does is not where it lies.
    const bool room =
        view.chunk(c).genitive() || view.chunk(c).role == Role::k7p || view.has_cue(view.chunk(c).phrase, "gathering");
    if (!room) return false;
    int32_t outer = -1;
    for (const int32_t d : view.dependents(c))
      if (view.chunk(d).genitive()) outer = d;
    if (c != chunk && outer < 0) return false;
    // A hall or an office without a name of its own counts by the place it is in.
    c = outer;
    if (view.chunk(chunk).marker != Marker::mein && view.chunk(chunk).marker != Marker::par) return false;
  }
  return false;
}

/// «[भारत में] अमेरिका के राजदूत X ने»: where somebody is posted, not where he acts.
bool posting(const View& view, int32_t chunk) {
  const int32_t first = view.chunk(chunk).tokens.last;
  const int32_t end = view.sentence_tokens(view.sentence_of_chunk(chunk)).last;
  for (int32_t c = chunk + 1; c < chunk + 4 && c < static_cast<int32_t>(view.chunks().size()); ++c) {
    const Chunk& x = view.chunk(c);
    if (x.kind != ChunkKind::NP || x.tokens.first >= end) return false;
    if (view.has_cue({first, x.tokens.last}, "posted")) return true;
    if (!x.genitive()) return false;
  }
  return false;
}

/// «पार्टी ने [बिहार में] चुनाव कराने की मांग की», «चीन ने [फालुजा में] हुए हमले की निंदा की»: where that is of which somebody
/// speaks; a town of his own state is where he speaks.
bool inside_content(const View& view, int32_t chunk, const Draft& draft) {
  const auto event = view.tables.frames[draft.frame].event;
  if (event != "ACCUSE" && event != "REJECT" && event != "REQUEST" && event != "THREATEN" && event != "AGREE" &&
      event != "SUPPORT")
    return false;
  if (view.has_cue(view.chunk(chunk).phrase, "gathering")) return false;
  const auto in_sentence = [&](int32_t c) {
    return c < static_cast<int32_t>(view.chunks().size()) && view.sentence_of_chunk(c) == view.sentence_of_chunk(chunk);
  };
  const auto said = [&](int32_t c) { return draft.words.contains(view.chunk(c).head); };
  // What follows it before the words of the deed: the subject, whom he addresses, an occasion; else what he speaks of.
  int32_t c = chunk + 1;
  while (in_sentence(c) && (view.chunk(c).kind == ChunkKind::RBP || view.is_time(c))) ++c;
  if (!in_sentence(c) || said(c) || view.chunk(c).kind == ChunkKind::VGF) return false;
  for (int32_t k = c; in_sentence(k) && !said(k) && !is_verbal(view.chunk(k).kind); ++k)
    if (view.chunk(k).marker == Marker::ne) return false;  // «बीजिंग में दोनों देशों के मंत्रियों ने»
  int32_t group = c;
  while (in_sentence(group) && view.chunk(group).kind == ChunkKind::NP &&
         (view.chunk(group).genitive() || view.chunk(group).role == Role::ccof ||
          view.chunk(group).kind == ChunkKind::CCP))
    ++group;
  if (in_sentence(group) && view.chunk(group).kind == ChunkKind::NP) {
    const Marker m = view.chunk(group).marker;
    const Mention* whom = view.head_mention(group);
    if (m == Marker::dauran || m == Marker::itar || view.has_cue(view.chunk(group).tokens, "occasion") ||
        view.has_cue(view.chunk(group).phrase, "gathering"))
      return false;
    if (whom != nullptr && can_act(view.document.entity(whom->entity)) &&
        (m == Marker::se || m == Marker::ko || m == Marker::saath || m == Marker::beech || m == Marker::samaksh ||
         m == Marker::none))
      return false;
    // «दिल्ली में पाकिस्तान की निंदा की»
    const Mention* of = view.head_mention(c);
    if (said(group) && view.chunk(c).genitive() && of != nullptr && of->form == MentionForm::name) return false;
  }
  // «टोक्यो में घटना की निंदा की», told of a Japanese, but not «कर्नाटक में संस्थान खोलने को मंजूरी दी».
  const Mention* where = view.head_mention(chunk);
  if (where == nullptr || draft.verb < 0 || !in_sentence(group) || !said(group)) return true;
  const Entity& town = view.document.entity(where->entity);
  const auto who = subject_of(view, draft.verb);
  return town.kind == EntityKind::country || town.country.empty() || who.empty() ||
         view.document.entity(who.front().entity).country != town.country;
}

Part part_for(const std::vector<Slot>& slots, Place place, Marker marker) {
  for (const Slot& s : slots)
    if (s.place == place && (place != Place::marker || s.marker == marker)) return s.part;
  return Part::none;
}

void give(const View& view, Draft& draft, Part part, int32_t chunk, bool metonymy) {
  switch (part) {
    case Part::actor:
      add(draft.actors, actors_of(view, chunk, metonymy));
      break;
    case Part::recipient: {
      const auto who = actors_of(view, chunk, metonymy);
      // «प्रतिबंधों में कंपनियों को निशाना बनाया»: firms are hit in their trade.
      const Mention* head = view.head_mention(chunk);
      if (head != nullptr && view.tables.frames[draft.frame].act == "attack" &&
          view.document.entity(head->entity).sector == "BUS") {
        draft.figurative = true;
        break;
      }
      if (who.empty() && view.has_cue(view.chunk(chunk).phrase, "abstract")) draft.figurative = true;
      add(draft.recipients, who);
      break;
    }
    case Part::topic:
    case Part::content:
      draft.topics.push_back({view.chunk(chunk).phrase, chunk});
      break;
    case Part::place:
      add_places(view, chunk, draft);
      break;
    case Part::occasion:
      if (draft.occasion_chunk < 0) draft.occasion_chunk = chunk;
      break;
    case Part::principal:
      add(draft.principals, actors_of(view, chunk, false));
      break;
    case Part::carrier:
      for (const Filler& f : actors_of(view, chunk, false)) draft.participants.push_back({f, "carrier"});
      break;
    case Part::mediator:
      for (const Filler& f : actors_of(view, chunk, false)) draft.participants.push_back({f, "mediator"});
      break;
    case Part::companion:
      for (const Filler& f : actors_of(view, chunk, false)) draft.participants.push_back({f, "accompanying"});
      break;
    default:
      break;
  }
}

// «भारत की रूस यात्रा»: the goal stands inside the noun group, so the genitive is who travels.
bool place_inside(const View& view, const Draft& draft) {
  for (const int32_t i : view.mentions_in(draft.noun)) {
    const Mention& m = view.mention(i);
    if (m.tokens.last <= draft.words.first && view.is_place(view.document.entity(m.entity))) return true;
  }
  return false;
}

/// «X के साथ-साथ Y से»: X too.
bool additive(const View& view, int32_t chunk) {
  int together = 0;
  for (int32_t t = view.chunk(chunk).tokens.first; t < view.chunk(chunk).tokens.last; ++t)
    together += view.document.token(t).key == "साथ";
  return together >= 2;
}

/// The infinitives that hang on the deed's noun, its host or its verb: «… से … करने की अपील की».
std::vector<int32_t> infinitives_of(const View& view, const Draft& draft) {
  std::vector<int32_t> infinitives;
  const auto look = [&](int32_t chunk) {
    if (chunk < 0) return;
    for (const int32_t d : view.dependents(chunk))
      if (view.chunk(d).verb >= 0 && view.verb(view.chunk(d).verb).form == VerbForm::infinitive)
        infinitives.push_back(d);
    // «… करने या … देने से बचने का अनुरोध»: those inside it as well.
    for (size_t i = 0; i < infinitives.size() && i < 6; ++i)
      for (const int32_t d : view.dependents(infinitives[i]))
        if (view.chunk(d).verb >= 0 && view.verb(view.chunk(d).verb).form == VerbForm::infinitive &&
            std::find(infinitives.begin(), infinitives.end(), d) == infinitives.end())
          infinitives.push_back(d);
  };
  look(draft.noun);
  if (draft.verb >= 0 && !draft.bare) {
    look(view.verb(draft.verb).noun);
    look(view.verb(draft.verb).chunk);
  }
  return infinitives;
}

/// With whom the talk was in which the deed was done.
std::vector<Filler> partner_in_talk(const View& view, const Arguments& args) {
  std::vector<Filler> out;
  for (const int32_t c : args.of_verb) {
    const Marker m = view.chunk(c).marker;
    if ((m != Marker::mein && m != Marker::dauran) || !event_noun(view, c)) continue;
    const auto look = [&](int32_t over) {
      for (const int32_t d : view.dependents(over))
        if (view.chunk(d).marker == Marker::se || view.chunk(d).marker == Marker::saath)
          for (Filler f : actors_of(view, d, false)) {
            f.confidence *= 0.9;
            add(out, {f});
          }
    };
    look(c);
    for (const int32_t d : view.dependents(c))
      if (is_verbal(view.chunk(d).kind)) look(d);
  }
  return out;
}

void borrow_from_infinitive(const View& view, Draft& draft, const std::vector<Slot>& slots) {
  for (const int32_t i : infinitives_of(view, draft)) {
    const int32_t host = view.verb(view.chunk(i).verb).noun;
    std::vector<int32_t> inside(view.dependents(i).begin(), view.dependents(i).end());
    if (host >= 0) inside.insert(inside.end(), view.dependents(host).begin(), view.dependents(host).end());
    for (const int32_t d : inside) {
      const Chunk& c = view.chunk(d);
      if (c.kind != ChunkKind::NP || c.marker == Marker::none || view.is_time(d)) continue;
      const Part part = c.marker == Marker::mein ? Part::none : part_for(slots, Place::marker, c.marker);
      if (part != Part::recipient && !(part == Part::actor && c.marker == Marker::beech)) continue;
      auto who = actors_of(view, d, false);
      std::erase_if(who, [&](const Filler& f) { return view.document.entity(f.entity).kind == EntityKind::place; });
      for (Filler& f : who) f.confidence *= 0.92;
      if (who.empty()) continue;
      add(part == Part::actor ? draft.actors : draft.recipients, who);
      return;
    }
    const int32_t first = foremost(view, i);
    if (first < 0 || view.chunk(first).kind != ChunkKind::NP || view.chunk(first).marker != Marker::se ||
        part_for(slots, Place::marker, Marker::se) != Part::recipient)
      continue;
    const Mention* who = view.head_mention(first);
    if (who == nullptr || view.document.entity(who->entity).kind == EntityKind::place) continue;
    add(draft.recipients, actors_of(view, first, false));
    return;
  }
}

/// The party inside a group: what it belongs to, or whom it is asked of, however deep («राष्ट्रपति के इस्तीफे की मांग»).
std::vector<Filler> party_inside(const View& view, int32_t chunk, int depth) {
  std::vector<Filler> out;
  for (const int32_t d : view.dependents(chunk)) {
    const Chunk& c = view.chunk(d);
    if (!c.genitive() && c.marker != Marker::se && c.marker != Marker::ko) continue;
    if (c.kind == ChunkKind::NP)
      for (Filler f : view.fillers(d)) {
        const Entity& e = view.document.entity(f.entity);
        const bool power = e.kind == EntityKind::country || e.kind == EntityKind::organization ||
                           (e.kind == EntityKind::person && e.sector == "GOV");
        if (!power) continue;
        f.confidence *= 0.85;
        f.metonym = true;
        add(out, {f});
      }
    if (out.empty() && depth < 3) out = party_inside(view, d, depth + 1);
    if (!out.empty()) break;
  }
  return out;
}

/// Whom the demand behind a protest is addressed to.
std::vector<Filler> demanded_of(const View& view, const Draft& draft, const Arguments& args) {
  for (const auto* side : {&args.of_verb, &args.of_noun})
    for (const int32_t c : *side) {
      const Marker m = view.chunk(c).marker;
      if (m != Marker::bare && m != Marker::mein && m != Marker::liye && m != Marker::par && !view.chunk(c).genitive())
        continue;
      bool demand = false;
      for (const CueHit& hit : view.cues(view.chunk(c).phrase))
        demand |= view.cue(hit).kind == "embed" && view.cue(hit).value.starts_with("demanded");
      if (!demand) continue;
      auto who = without(party_inside(view, c, 0), draft.actors);
      if (!who.empty()) return who;
    }
  // «… की मांग करते हुए», «… की मांगों पर दबाव बनाने के लिए»
  if (draft.verb < 0 || draft.bare) return {};
  for (const int32_t d : view.dependents(view.verb(draft.verb).chunk)) {
    if (!is_verbal(view.chunk(d).kind)) continue;
    for (const int32_t c : view.dependents(d)) {
      bool demand = false;
      for (const CueHit& hit : view.cues(view.chunk(c).phrase))
        demand |= view.cue(hit).kind == "embed" && view.cue(hit).value.starts_with("demanded");
      if (!demand) continue;
      auto who = without(party_inside(view, c, 0), draft.actors);
      if (who.empty()) who = without(party_inside(view, d, 2), draft.actors);
      // «सरकार से ज्यादा आजादी की मांगों पर …»: asked of whom stands further off in the same clause.
      for (int32_t k = c - 1; who.empty() && k >= 0 && k + 8 > c && view.chunk(k).clause == view.chunk(c).clause; --k)
        if (view.chunk(k).marker == Marker::se)
          for (const Filler& f : actors_of(view, k, false))
            if (view.document.entity(f.entity).kind != EntityKind::place) who.push_back(f);
      if (!who.empty()) return who;
    }
  }
  return {};
}

/// «बम हमले में तीन नागरिक मारे गए», «हमले में दो सैनिकों की मौत हो गई»: who suffered an attack that is told by its dead and
/// wounded.
std::vector<Filler> victims_of(const View& view, const Draft& draft) {
  const int32_t over = view.chunk(draft.noun).governor;
  if (view.chunk(draft.noun).marker != Marker::mein || over < 0 || view.chunk(over).verb < 0) return {};
  const VerbGroup& v = view.verb(view.chunk(over).verb);
  const auto toll = [&](int32_t chunk) { return chunk >= 0 && view.has_cue(view.chunk(chunk).tokens, "toll"); };
  const bool dead = (v.passive && toll(v.chunk)) || toll(v.noun);
  if (!dead || v.negated || !v.finite) return {};
  std::vector<Filler> out;
  const auto take = [&](int32_t chunk) {
    for (Filler f : actors_of(view, chunk, false)) {
      f.confidence *= 0.95;
      add(out, {f});
    }
  };
  if (v.noun >= 0)
    for (const int32_t d : view.dependents(v.noun))
      if (view.chunk(d).genitive()) take(d);
  for (const int32_t d : view.dependents(v.chunk))
    if (out.empty() && view.chunk(d).kind == ChunkKind::NP && d != v.noun && view.chunk(d).marker == Marker::none)
      take(d);
  return out;
}

/// The states of all who do a deed.
std::set<std::string_view> states_of(const View& view, const Draft& draft) {
  std::set<std::string_view> out;
  for (const auto* side : {&draft.actors, &draft.recipients})
    for (const Filler& f : *side)
      if (const std::string& state = view.document.entity(f.entity).country; !state.empty()) out.insert(state);
  return out;
}

/// «X और Y की अध्यक्षता में बैठक», «X के नेतृत्व में प्रतिनिधिमंडल … मिला»: those who lead a meeting that names nobody else
/// meet; else they lead a side.
void read_leaders(const View& view, Draft& draft, const Arguments& args) {
  const Frame& frame = view.tables.frames[draft.frame];
  if (frame.event != "CONSULT") return;
  std::vector<Filler> leaders;
  const auto look = [&](int32_t c) {
    if (view.chunk(c).marker != Marker::mein || !view.has_cue(view.chunk(c).phrase, "lead")) return;
    for (const int32_t d : view.dependents(c))
      if (view.chunk(d).genitive()) add(leaders, actors_of(view, d, false));
  };
  for (const auto* side : {&args.of_verb, &args.of_noun})
    for (const int32_t c : *side) look(c);
  for (const auto* side : {&draft.actors, &draft.recipients})
    for (const Filler& f : *side)
      for (const int32_t d : f.chunk >= 0 ? view.dependents(f.chunk) : std::span<const int32_t>{}) look(d);
  leaders = without(without(leaders, draft.actors), draft.recipients);
  if (frame.mutual && draft.actors.empty() && draft.recipients.empty()) {
    for (Filler& f : leaders) f.confidence *= 0.9;
    draft.actors = leaders;
  } else {
    for (const Filler& f : leaders) draft.participants.push_back({f, "delegation head"});
  }
}

void read_open_list(const View& view, Draft& draft) {
  const Range tokens = view.clause_tokens(draft.clause);
  if (!tokens.empty() && view.has_cue(tokens, "open")) draft.open_list = true;
}

}  // namespace

namespace {

/// «भारतीय», «अमेरिकी»: the state named by its adjective, which never is a subject.
bool demonym(const View& view, const Mention& m) {
  const Entity& e = view.document.entity(m.entity);
  if (e.kind != EntityKind::country) return false;
  const auto form = view.document.token(m.tokens.last - 1).key;
  return form.ends_with("ी") && lexicon::match_key(e.hi) != form;
}

/// «प्रधानमंत्री मोदी जापान रवाना हुए»: who goes, where the group that he opens ends in the place he goes to; else nullptr.
const Mention* goes_to(const View& view, int32_t chunk) {
  const Mention* place = view.head_mention(chunk);
  if (view.chunk(chunk).marker != Marker::none || place == nullptr ||
      !view.is_place(view.document.entity(place->entity)))
    return nullptr;
  for (const int32_t i : view.mentions_in(chunk)) {
    const Mention& m = view.mention(i);
    const EntityKind kind = view.document.entity(m.entity).kind;
    if (m.tokens.last == place->tokens.first &&
        (kind == EntityKind::person || kind == EntityKind::organization || kind == EntityKind::group))
      return &m;
  }
  return nullptr;
}

/// A subject without a mark that other rooms took for something else: «लॉयड ऑस्टिन … भारत आए», or grown together with
/// the group after it: «राष्ट्रपति मिंस्क में …», «न्यूजीलैंड प्रशांत द्वीपों की …».
std::vector<Filler> unmarked_subject(const View& view, const VerbGroup& v) {
  if (v.passive || !v.finite) return {};
  const auto acts = [&](const Entity& e) {
    return e.kind == EntityKind::person || e.kind == EntityKind::organization || e.kind == EntityKind::group ||
           e.kind == EntityKind::country;
  };
  for (const int32_t d : view.dependents(v.chunk)) {
    const Chunk& c = view.chunk(d);
    // «पुतिन से मिले मोदी»: right after the verb in the manner of headings.
    if (c.kind != ChunkKind::NP || c.marker != Marker::none || d == v.noun || d > v.chunk + 1) continue;
    const Mention* m = view.head_mention(d);
    if (m != nullptr && view.document.entity(m->entity).kind == EntityKind::person && v.perfective_agent == false)
      return {{m->entity, d, m->confidence * 0.9, false, false}};
  }
  // «वेनेजुएला अपने राजदूत को वापस बुला सकता है»: a state at the head of its clause, where the verb goes nowhere.
  const auto& known = view.tables;
  if (!v.perfective_agent && v.lemma != known.ja && v.lemma != known.aa && v.lemma != known.pahunch) {
    for (const int32_t d : view.dependents(v.chunk)) {
      const Chunk& c = view.chunk(d);
      if (c.kind != ChunkKind::NP || d > v.chunk) continue;
      if (c.marker != Marker::none || d == v.noun) break;
      const Mention* m = view.head_mention(d);
      if (m != nullptr && acts(view.document.entity(m->entity)))
        return {{m->entity, d, m->confidence * 0.85, false, false}};
      break;
    }
  }
  // The first group of the clause, when it holds two names side by side.
  const int32_t clause = view.chunk(v.chunk).clause;
  if (clause < 0) return {};
  bool leading = true;
  for (int32_t c = view.clause(clause).chunks.first; c < view.clause(clause).chunks.last && c < v.chunk; ++c) {
    if (view.chunk(c).kind == ChunkKind::CCP) continue;
    // What begins the clause may have been taken by an infinitive in it.
    const bool leads = leading;
    const Marker its = view.chunk(c).marker;
    leading = leading && (view.chunk(c).role == Role::ccof || view.is_time(c) || view.chunk(c).genitive() ||
                          (view.head_mention(c) == nullptr && view.mentions_in(c).empty() &&
                           (its == Marker::mein || its == Marker::par || its == Marker::baad)));
    const bool lent =
        leads && view.chunk(c).governor >= 0 && view.chunk(view.chunk(c).governor).kind == ChunkKind::VGNN;
    if (view.chunk(c).kind != ChunkKind::NP || (view.chunk(c).clause != clause && !lent)) continue;
    const auto inside = view.mentions_in(c);
    // «वियतनाम [अर्थव्यवस्था को] खोलेगा», «भारत और अमेरिका [विश्व संकट के विषयों पर] सहमत हुए»: a state before a noun of
    // which it is no part.
    if (inside.size() == 1 && leads && view.head_mention(c) == nullptr) {
      const Mention& m = view.mention(inside.front());
      const bool listed = view.conjuncts(c).size() > 1;
      if (m.tokens.first == view.chunk(c).tokens.first && view.chunk(c).marker != Marker::none &&
          view.chunk(c).marker != Marker::ne && (listed || !view.chunk(c).genitive()) &&
          view.document.entity(m.entity).kind == EntityKind::country && m.form == MentionForm::name &&
          view.document.word(m.tokens.last - 1).tag == Tag::NNP && !demonym(view, m) && !view.is_time(c) &&
          !event_noun(view, c)) {
        std::vector<Filler> all = {{m.entity, c, m.confidence * 0.75, false, false}};
        if (listed)
          for (const Filler& f : view.fillers(c))
            if (f.chunk != c) all.push_back(f);
        return all;
      }
    }
    size_t from = 0;  // «अमेरिकी दूत X राष्ट्रपति Y से»: past the adjective of the first
    const auto adjective = [&](const Mention& m) {
      return demonym(view, m) || (view.document.entity(m.entity).kind == EntityKind::country &&
                                  view.document.word(m.tokens.last - 1).tag == Tag::JJ);
    };
    while (from + 2 < inside.size() && adjective(view.mention(inside[from]))) ++from;
    if (inside.size() < 2) continue;
    const Mention& first = view.mention(inside[from]);
    const Mention& last = view.mention(inside.back());
    if (first.tokens.last > last.tokens.first || first.tokens.contains(view.chunk(c).head) ||
        view.chunk(c).marker == Marker::ne)
      continue;
    // «भारतीय विदेश मंत्री X»: an adjective or an office is part of the name after it.
    if (!acts(view.document.entity(first.entity)) || view.document.word(first.tokens.last - 1).tag == Tag::JJ) continue;
    bool apart = first.entity == last.entity || demonym(view, first);
    for (int32_t t = first.tokens.last; t < last.tokens.first; ++t)
      apart |= view.document.token(t).kind == TokenKind::punctuation;
    if (!view.is_place(view.document.entity(last.entity)) && last.form == MentionForm::name &&
        first.form != MentionForm::name)
      apart = true;
    if (apart) continue;
    return {{first.entity, c, first.confidence * 0.8, false, false}};
  }
  return {};
}

}  // namespace

/// Object control: who is asked, ordered, let or accused does what the infinitive tells («A ने B से … करने की मांग की»: B;
/// «A ने B पर … करने का आरोप लगाया»: B). `applies`: the infinitive hangs on such a word, so that A does not do it.
std::vector<Filler> controller(const View& view, const VerbGroup& v, bool* applies) {
  *applies = false;
  if (v.form != VerbForm::infinitive || v.finite) return {};
  const int32_t over = view.chunk(v.chunk).governor;
  if (over < 0) return {};
  const bool on_noun = view.chunk(over).kind == ChunkKind::NP;
  if (!on_noun && view.chunk(over).verb < 0) return {};
  const int32_t noun = on_noun ? over : view.verb(view.chunk(over).verb).noun;
  std::string_view control;
  if (noun >= 0)
    for (const CueHit& hit : view.cues({view.chunk(noun).head, view.chunk(noun).head + 1}))
      if (view.cue(hit).kind == "control") control = view.cue(hit).value;
  if (control.empty()) return {};
  *applies = true;
  const auto wanted = [&](int32_t d) {
    const Chunk& c = view.chunk(d);
    if (c.kind != ChunkKind::NP || view.is_time(d)) return false;
    if (control == "par") return c.marker == Marker::par;
    return c.marker == Marker::ko || (control == "se" && c.marker == Marker::se);
  };
  std::vector<Filler> out;
  for (int32_t up = over, hop = 0; up >= 0 && hop < 3; up = view.chunk(up).governor, ++hop) {
    for (const int32_t d : view.dependents(up))
      if (out.empty() && d < v.chunk && wanted(d)) out = actors_of(view, d, true);
    if (is_verbal(view.chunk(up).kind)) break;
  }
  // It may have been taken by the infinitive or its noun; but whom an order releases is not the one who is ordered.
  std::vector<int32_t> own(view.dependents(v.chunk).begin(), view.dependents(v.chunk).end());
  if (v.noun >= 0) own.insert(own.end(), view.dependents(v.noun).begin(), view.dependents(v.noun).end());
  std::sort(own.begin(), own.end());
  const auto objects =
      std::count_if(own.begin(), own.end(), [&](int32_t d) { return view.chunk(d).marker == Marker::ko; });
  for (const int32_t d : own) {
    if (!out.empty()) break;
    if (view.chunk(d).kind != ChunkKind::NP || view.chunk(d).marker == Marker::none || view.is_time(d)) continue;
    // «Y को [लीमा की यात्रा] करने का न्योता»: the noun has its own object.
    const bool owned = v.noun >= 0 && std::any_of(own.begin(), own.end(), [&](int32_t e) {
                         return e > d && view.chunk(e).genitive() && view.chunk(e).governor == v.noun;
                       });
    if (wanted(d) && (view.chunk(d).marker != Marker::ko || objects > 1 || owned)) out = actors_of(view, d, true);
    break;
  }
  if (const int32_t first = out.empty() && control == "se" ? foremost(view, v.chunk) : -1;
      first >= 0 && view.chunk(first).kind == ChunkKind::NP && view.chunk(first).marker == Marker::se)
    out = actors_of(view, first, false);
  for (Filler& f : out) f.confidence *= 0.95;
  return out;
}

int32_t foremost(const View& view, int32_t chunk) {
  int32_t first = -1;
  for (int32_t c = chunk - 1; c >= 0 && c + 12 > chunk && view.sentence_of_chunk(c) == view.sentence_of_chunk(chunk);
       --c) {
    int32_t up = c;
    for (int hop = 0; hop < 8 && up >= 0 && up != chunk; ++hop) up = view.chunk(up).governor;
    if (up != chunk) break;
    first = c;
  }
  return first;
}

std::vector<Filler> subject_of(const View& view, int32_t verb, bool* carried) {
  if (carried != nullptr) *carried = false;
  for (int32_t hop = 0, at = verb; at >= 0 && hop < 4; ++hop) {
    const VerbGroup& v = view.verb(at);
    std::vector<Filler> found;
    for (const int32_t d : view.dependents(v.chunk)) {
      if (view.chunk(d).kind != ChunkKind::NP) continue;
      if (const Mention* m = goes_to(view, d); m != nullptr && !v.passive) {
        add(found, {{m->entity, d, m->confidence * 0.9, false, false}});
      } else if (is_subject(view.chunk(d), v)) {
        add(found, actors_of(view, d, true));
      }
    }
    if (!found.empty()) return found;
    // «A ने B को [दोषी ठहराकर] देश छोड़ने का आदेश दिया»: a conjunctive before the infinitive is A's.
    bool controlled = false;
    if (hop == 0 || view.verb(verb).form == VerbForm::infinitive) found = controller(view, v, &controlled);
    if (controlled && (hop == 0 || !found.empty())) return found;
    // «प्रधानमंत्री के अगले माह चीन जाने की संभावना»: के marks who does an infinitive.
    if (v.form == VerbForm::infinitive && !v.finite) {
      for (const int32_t d : view.dependents(v.chunk)) {
        const Chunk& c = view.chunk(d);
        if (c.kind != ChunkKind::NP || !c.genitive() || d == v.noun ||
            view.document.token(c.tokens.last - 1).key != "के")
          continue;
        found = actors_of(view, d, false);
        for (Filler& f : found) f.confidence *= 0.9;
        if (!found.empty()) return found;
      }
    }
    // «अमेरिका और ईरान समझौते पर पहुंचने में असफल रहे»: what stands unmarked beside a goal was taken for a second one.
    if (v.form == VerbForm::infinitive && !v.finite) {
      const auto all = view.dependents(v.chunk);
      const bool goal = std::any_of(all.begin(), all.end(), [&](int32_t d) {
        return view.chunk(d).kind == ChunkKind::NP &&
               (view.chunk(d).marker == Marker::par || view.chunk(d).marker == Marker::tak);
      });
      for (const int32_t d : all)
        if (goal && view.chunk(d).role == Role::k2p && view.chunk(d).marker == Marker::none)
          add(found, actors_of(view, d, false));
      if (!found.empty()) return found;
    }
    // A participle before its noun is that noun's deed: «भारत आए विदेश मंत्री».
    if (!v.finite && view.chunk(v.chunk).governor >= 0 &&
        view.chunk(view.chunk(v.chunk).governor).kind == ChunkKind::NP && view.chunk(v.chunk).marker == Marker::none) {
      return actors_of(view, view.chunk(v.chunk).governor, true);
    }
    if (hop == 0) {
      // A subject by form that names nobody we know (मैं, हम, आप, a name that was not found) is still the subject: nobody
      // else is.
      for (const int32_t d : view.dependents(v.chunk)) {
        const Chunk& c = view.chunk(d);
        if (c.kind != ChunkKind::NP || d == v.noun || !is_subject(c, v)) continue;
        const Tag tag = view.document.word(c.head).tag;
        if (c.marker == Marker::ne || tag == Tag::PRP || tag == Tag::NNP) return {};
      }
    }
    found = unmarked_subject(view, v);
    if (!found.empty()) return found;
    const int32_t clause = view.chunk(v.chunk).clause;
    if (clause < 0) break;
    const Clause& c = view.clause(clause);
    if (c.kind == ClauseKind::complement || c.kind == ClauseKind::relative || c.parent < 0) break;
    at = view.clause(c.parent).verb;
    if (v.passive && hop == 0 && c.kind == ClauseKind::coordinate) break;
  }
  if (verb >= 0 && !view.verb(verb).passive && view.verb(verb).finite) {
    // Dropped: «इसके अलावा … से भी मुलाकात की।» goes on with the subject of the sentence before.
    const int32_t clause = view.chunk(view.verb(verb).chunk).clause;
    if (clause >= 0 && view.clause(clause).kind != ClauseKind::main &&
        view.clause(clause).kind != ClauseKind::coordinate)
      return {};
    const int32_t sentence = view.sentence_of_chunk(view.verb(verb).chunk);
    for (int32_t s = sentence - 1; s >= 0 && s >= sentence - 2; --s) {
      if (view.is_heading(s)) break;
      const Range chunks = view.document.chunks->sentence_chunks[s];
      for (int32_t i = chunks.last - 1; i >= chunks.first; --i) {
        const Chunk& c = view.chunk(i);
        if (c.verb < 0 || !view.verb(c.verb).finite || c.clause < 0) continue;
        const ClauseKind kind = view.clause(c.clause).kind;
        if (kind != ClauseKind::main && kind != ClauseKind::coordinate) continue;
        std::vector<Filler> found;
        for (const int32_t d : view.dependents(i))
          if (view.chunk(d).kind == ChunkKind::NP && is_subject(view.chunk(d), view.verb(c.verb)))
            add(found, actors_of(view, d, false));
        if (found.empty()) continue;
        for (Filler& f : found) {
          f.inferred = true;
          f.confidence *= 0.75;
        }
        if (carried != nullptr) *carried = true;
        return found;
      }
    }
  }
  return {};
}

namespace {

/// Whom a deed of words touches when no marker says it: «बेलारूस की अपील नामंजूर की», «मांग की कि X …», «लेबनान से सैनिक बुलाने
/// को तैयार».
void recipient_from_content(const View& view, Draft& draft, const Frame& frame) {
  const auto touched = [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    const bool party = e.kind == EntityKind::country || e.kind == EntityKind::organization ||
                       e.kind == EntityKind::person || (e.kind == EntityKind::group && !e.sector.empty());
    return party && std::none_of(draft.actors.begin(), draft.actors.end(),
                                 [&](const Filler& a) { return a.entity == f.entity; });
  };
  const auto take = [&](const std::vector<Filler>& from, double factor) {
    for (Filler f : from) {
      if (!touched(f)) continue;
      f.confidence *= factor;
      f.metonym = true;
      add(draft.recipients, {f});
    }
    return !draft.recipients.empty();
  };
  const bool verbal = frame.event == "REQUEST" || frame.event == "ACCUSE" || frame.event == "THREATEN";
  if (verbal && draft.verb >= 0 && !draft.bare && view.verb(draft.verb).finite) {
    // «मांग की कि उत्तर कोरिया … त्याग दे», «धमकी दी कि अगर क्रेमलिन ने …»: the first there who acts, else the first who is
    // named.
    const int32_t after = view.chunk(view.verb(draft.verb).chunk).tokens.last;
    const Range sentence = view.sentence_tokens(draft.sentence);
    int32_t from = -1;
    for (int32_t t = after; t < sentence.last && t < after + 6 && from < 0; ++t)
      if (view.document.token(t).symbol == view.tables.ki) from = t + 1;
    for (const bool acting : {true, false}) {
      if (from < 0) break;
      for (int32_t c = view.document.chunks->chunk_of[from - 1] + 1;
           c < view.document.chunks->sentence_chunks[draft.sentence].last; ++c) {
        const Chunk& x = view.chunk(c);
        if (x.kind != ChunkKind::NP || view.is_time(c)) continue;
        const bool acts = x.marker == Marker::ne || (x.marker == Marker::none && x.role != Role::pof);
        // «हमास इस्राइल के खिलाफ …»: two names side by side.
        if (const auto both = view.mentions_in(c); acting && both.size() > 1 && !view.chunk(c).genitive()) {
          const Mention& m = view.mention(both.front());
          const Mention& next = view.mention(both.back());
          if (m.form == MentionForm::name && next.form == MentionForm::name && m.tokens.last == next.tokens.first &&
              view.document.word(m.tokens.last - 1).tag == Tag::NNP && m.entity != next.entity && !demonym(view, m) &&
              take({{m.entity, c, m.confidence, false, false}}, 0.8))
            return;
        }
        // «राष्ट्रपति मुगाबे जमीन …»: a name that grew together with the object after it.
        if (acting && acts && view.head_mention(c) == nullptr && !view.mentions_in(c).empty()) {
          const Mention& m = view.mention(view.mentions_in(c).front());
          if (m.form == MentionForm::name && take({{m.entity, c, m.confidence, false, false}}, 0.8)) return;
        }
        if ((acting ? acts : x.marker != Marker::mein && x.marker != Marker::par) &&
            take(view.fillers(c, false), acting ? 0.88 : 0.75))
          return;
      }
    }
  }
  for (const Topic& t : draft.topics) {
    if (t.chunk < 0) continue;
    for (const int32_t d : view.dependents(t.chunk)) {
      const Marker m = view.chunk(d).marker;
      if ((view.chunk(d).genitive() || m == Marker::se || m == Marker::ko || m == Marker::khilaf) &&
          take(view.fillers(d, true), 0.85))
        return;
    }
  }
  for (const int32_t i : infinitives_of(view, draft)) {
    for (const int32_t d : view.dependents(i)) {
      const Chunk& c = view.chunk(d);
      const bool marked =
          c.marker == Marker::ko || c.marker == Marker::se || c.marker == Marker::khilaf || c.marker == Marker::saath;
      if (c.kind != ChunkKind::NP || view.is_time(d) || !marked) continue;
      if (take(view.fillers(d, true), 0.8)) return;
    }
  }
  // «इराक में सैनिक तैनात करने से इनकार»: the state that would have had it.
  if (frame.event == "REJECT" || frame.event == "AGREE")
    for (const int32_t i : infinitives_of(view, draft))
      for (const int32_t d : view.dependents(i))
        if (view.chunk(d).marker == Marker::mein && view.head_mention(d) != nullptr &&
            view.document.entity(view.head_mention(d)->entity).kind == EntityKind::country &&
            take(view.fillers(d, false), 0.75))
          return;
}

}  // namespace

void fill_roles(const View& view, const std::vector<Utterance>&, Draft& draft) {
  const Trigger* trigger = trigger_of(view, draft);
  if (trigger == nullptr) return;
  const Frame& frame = view.tables.frames[draft.frame];
  const std::vector<Slot>& slots = trigger->slots;
  Arguments args = arguments_of(view, draft);
  lend_neighbours(view, draft, args);
  lend_detached_genitives(view, draft, args);
  lend_detached_companions(view, draft, args);
  lend_detached_targets(view, draft, slots, args);

  // Who is asked to do it is no other party of it as well.
  if (draft.verb >= 0 && !draft.bare) {
    bool applies = false;
    for (const Filler& f : controller(view, view.verb(draft.verb), &applies)) {
      std::erase(args.of_verb, f.chunk);
      std::erase(args.of_noun, f.chunk);
    }
  }

  const bool passive = draft.verb >= 0 && !draft.bare && view.verb(draft.verb).passive;
  const bool has_se =
      std::any_of(args.of_verb.begin(), args.of_verb.end(),
                  [&](int32_t c) { return view.chunk(c).marker == Marker::se && view.head_mention(c) != nullptr; }) ||
      std::any_of(args.of_noun.begin(), args.of_noun.end(),
                  [&](int32_t c) { return view.chunk(c).marker == Marker::se && view.head_mention(c) != nullptr; });

  const auto read = [&](int32_t chunk, bool of_noun) {
    const Chunk& c = view.chunk(chunk);
    if (c.marker == Marker::dauran || c.marker == Marker::itar) {
      if (draft.occasion_chunk < 0) draft.occasion_chunk = chunk;
      return;
    }
    // «नॉर्वे की मध्यस्थता से A और B के बीच सहमति बनी»: who mediates is no party.
    if (!c.genitive() && !draft.words.contains(c.head)) {
      const CueHit* brings = nullptr;
      const auto hits = view.cues(c.phrase);
      for (const CueHit& hit : hits)
        if (view.cue(hit).kind == "mediation") brings = &hit;
      if (brings != nullptr && view.cue(*brings).value == "mediator")
        for (const int32_t d : view.dependents(chunk))
          if (view.chunk(d).genitive())
            for (const Filler& f : actors_of(view, d, false)) draft.participants.push_back({f, "mediator"});
      if (brings != nullptr) return;
    }
    if (c.genitive()) {
      if (!of_noun) return;
      Part part = part_for(slots, Place::genitive, Marker::none);
      // «इसका विरोध किया»: what was told, not who.
      if (part == Part::recipient && view.document.word(c.head).lemma_symbol == view.tables.yah) return;
      // «अपना समर्थन दोहराया»: one's own praise or threat touches somebody else.
      if (part == Part::recipient && draft.verb >= 0 && view.document.word(c.head).lemma_symbol == view.tables.apna)
        return;
      // «भारत की यात्रा», but «पुतिन की भारत यात्रा», «राष्ट्रपति की यात्रा»: a person travels, a place is travelled to.
      if (frame.act == "visit" || frame.act == "travel") {
        const auto who = view.fillers(chunk, false);
        // «X ने स्कूल का दौरा किया»: who travels is the subject, and the genitive where he goes.
        const bool done = draft.verb >= 0 && !draft.bare && view.verb(draft.verb).lemma == view.tables.kar && !passive;
        const bool person = !who.empty() && view.document.entity(who.front().entity).kind == EntityKind::person;
        if (!who.empty() && !(done && !person) &&
            (!view.is_place(view.document.entity(who.front().entity)) || place_inside(view, draft)))
          part = Part::actor;
        else if (!who.empty())
          part = Part::recipient;
      }
      give(view, draft, part, chunk, true);
      // «अमेरिका के साथ संपर्क का बहिष्कार»: what is done to a relation is done to the other side of it.
      if (part == Part::recipient && draft.recipients.empty())
        for (const int32_t d : view.dependents(chunk))
          if (view.chunk(d).marker == Marker::saath) give(view, draft, part, d, false);
      // The genitive inside it: «भारत के विदेश मंत्री की» is one person; «X के Y की निंदा» names Y's owner only when Y is
      // nobody.
      return;
    }
    Marker marker = c.marker;
    if (marker == Marker::saath && has_se && additive(view, chunk)) marker = Marker::se;
    if (marker == Marker::saath && has_se) {
      // A companion is not a counterpart: «पुतिन के साथ लावरोव से मिले».
      for (const Filler& f : actors_of(view, chunk, false)) draft.participants.push_back({f, "accompanying"});
      return;
    }
    Part part = part_for(slots, Place::marker, marker);
    // «Y के साथ [शिखर बैठक] में हिस्सा लेंगे»: with whom the meeting is, right before it, not with whom one goes there.
    if (part == Part::companion && of_noun && c.governor == chunk + 1 && c.governor != draft.noun &&
        draft.words.contains(view.chunk(c.governor).head))
      part = Part::recipient;
    if (marker == Marker::beech && part == Part::none && (frame.mutual || frame.event == "ASSAULT"))
      part = Part::actor;  // «X और Y के बीच गोलीबारी»
    // «यूपीए सरकार द्वारा नियुक्त X»: an agent only where the deed has no subject of its own.
    if (marker == Marker::dwara && !passive && !draft.bare) return;
    if (part == Part::recipient || part == Part::actor) {
      const bool owners =
          part != Part::actor || marker != Marker::mein;  // «कतर की मध्यस्थता में दोनों पक्ष राजी हुए»: nobody's party to it
      const auto who = actors_of(view, chunk, owners);
      const bool only_place = !who.empty() && std::all_of(who.begin(), who.end(), [&](const Filler& f) {
        return view.document.entity(f.entity).kind == EntityKind::place;
      });
      // «गाजा से सैनिकों की वापसी की मांग»: what is asked is asked of no place.
      if (only_place && marker == Marker::se && frame.event == "REQUEST") return;
      if (only_place && (marker == Marker::mein || marker == Marker::par)) {
        add_places(view, chunk, draft);
        if (frame.event == "ASSAULT" || frame.act == "visit" || frame.act == "travel")
          give(view, draft, part, chunk, true);
      } else if (!view.is_time(chunk)) {
        give(view, draft, part, chunk, owners);
      }
      return;
    }
    // «कश्मीर पर चर्चा की»: on what, where the frame has such a slot; «हवाई अड्डे पर»: where.
    const Mention* on = marker == Marker::par && part == Part::topic ? view.head_mention(chunk) : nullptr;
    const bool subject = on != nullptr && view.document.entity(on->entity).kind != EntityKind::facility &&
                         view.is_place(view.document.entity(on->entity));
    if (!subject && (part == Part::place || marker == Marker::mein || marker == Marker::par)) {
      if (names_place(view, chunk)) {
        if (!posting(view, chunk) && !inside_content(view, chunk, draft)) add_places(view, chunk, draft);
        return;
      }
    }
    if (marker == Marker::orse) {
      give(view, draft, part == Part::none ? Part::principal : part, chunk, false);
      return;
    }
    if (marker == Marker::bare && part == Part::none) {
      draft.topics.push_back({c.phrase, chunk});
      return;
    }
    if (part != Part::none && part != Part::place) give(view, draft, part, chunk, false);
  };

  for (const int32_t c : args.of_noun) read(c, true);
  for (const int32_t c : args.of_verb) {
    const Chunk& x = view.chunk(c);
    if (x.marker == Marker::sahit) {
      // «मुशर्रफ के अलावा कसूरी से भी», «मंत्रियों समेत दर्जनों लोगों को»: the same part as the group after it.
      for (const int32_t next : args.of_verb) {
        if (next <= c || view.chunk(next).kind != ChunkKind::NP || view.chunk(next).marker == Marker::sahit ||
            view.chunk(next).genitive())
          continue;
        const Marker m = view.chunk(next).marker;
        Part part = m == Marker::ne || (m == Marker::none && view.chunk(next).role == Role::k1)
                        ? part_for(slots, Place::subject, Marker::none)
                        : part_for(slots, Place::marker, m);
        if (m == Marker::saath && part == Part::none) part = part_for(slots, Place::marker, Marker::se);
        if (part == Part::actor || part == Part::recipient) give(view, draft, part, c, false);
        break;
      }
      continue;
    }
    const bool motion_goal = x.marker == Marker::none &&
                             part_for(slots, Place::destination, Marker::none) != Part::none && names_place(view, c) &&
                             (x.role != Role::k1 || goes_to(view, c) != nullptr);
    if (motion_goal) {
      give(view, draft, part_for(slots, Place::destination, Marker::none), c, false);
      add_places(view, c, draft);
    } else if (x.marker == Marker::none || x.marker == Marker::ne) {
      if (passive && x.marker == Marker::none && (x.role == Role::k2 || x.role == Role::k1)) {
        const Part part = part_for(slots, Place::object, Marker::none);
        const Part as_ko = part_for(slots, Place::marker, Marker::ko);
        give(view, draft, part != Part::none ? part : as_ko == Part::recipient ? as_ko : Part::none, c, false);
      } else if (x.marker == Marker::none && x.role == Role::k2) {
        // «फिलिस्तीनियों के घर ढहा दिए»: harm to what is somebody's is harm to that one.
        const bool harm = frame.event == "ASSAULT" || frame.event == "COERCE";
        give(view, draft, part_for(slots, Place::object, Marker::none), c, harm);
      }
    } else {
      read(c, false);
    }
  }

  // «X ने Y से [हिंसा रोकने] की अपील की»: Y stands inside the infinitive's clause but is the one who is asked.
  if (draft.recipients.empty()) borrow_from_infinitive(view, draft, slots);

  // «Y से टेलीफोन पर हुई बातचीत में आगाह किया»: whom one talks to is warned, asked, promised.
  if (draft.recipients.empty() && (frame.event == "REQUEST" || frame.event == "THREATEN" || frame.act == "promise"))
    add(draft.recipients, partner_in_talk(view, args));

  // «विपक्षी उम्मीदवारों के [चुनाव में भाग लेने] पर रोक लगाई»: who may not do it.
  if (draft.recipients.empty() && draft.verb >= 0 && !draft.bare)
    for (int32_t d = view.document.chunks->sentence_chunks[draft.sentence].first; d < view.verb(draft.verb).chunk;
         ++d) {
      const Chunk& c = view.chunk(d);
      if (c.kind != ChunkKind::VGNN || draft.words.contains(c.head) ||
          part_for(slots, Place::marker, c.marker) != Part::recipient || c.governor < 0)
        continue;
      if (c.governor != view.verb(draft.verb).chunk && c.governor != draft.noun &&
          !draft.words.contains(view.chunk(c.governor).head))
        continue;
      const auto take = [&](int32_t over) {
        for (const int32_t e : view.dependents(over))
          if (view.chunk(e).genitive() && draft.recipients.empty()) add(draft.recipients, actors_of(view, e, true));
      };
      take(d);
      for (const int32_t e : view.dependents(d))
        if (view.chunk(e).kind == ChunkKind::NP) take(e);
    }

  // «राजदूत को तलब कर …»: what stands right before a conjunctive belongs to it, though it was hung on the verb after.
  if (draft.recipients.empty() && draft.verb >= 0 && !draft.bare && !view.verb(draft.verb).finite) {
    int32_t c = (draft.noun >= 0 ? draft.noun : view.verb(draft.verb).chunk) - 1;
    while (c >= 0 && view.chunk(c).kind == ChunkKind::RBP) --c;
    if (c >= 0 && view.chunk(c).kind == ChunkKind::NP && view.sentence_of_chunk(c) == draft.sentence &&
        view.chunk(c).marker != Marker::none && !view.is_time(c) &&
        part_for(slots, Place::marker, view.chunk(c).marker) == Part::recipient)
      give(view, draft, Part::recipient, c, true);
  }

  // «जयशंकर का [हाथ मिलाकर] स्वागत किया»: the genitive stands before a conjunctive and was taken by its noun.
  if (draft.recipients.empty() && draft.noun > 1 && part_for(slots, Place::genitive, Marker::none) == Part::recipient) {
    int32_t c = draft.noun - 1;
    while (c > 0 && view.chunk(c).kind == ChunkKind::NP && view.chunk(c).marker == Marker::se) --c;  // «गर्मजोशी से»
    if (view.chunk(c).verb >= 0 && !view.verb(view.chunk(c).verb).finite) {
      for (int32_t k = c - 1; k >= 0 && k >= c - 3; --k) {
        if (!view.chunk(k).genitive()) continue;
        give(view, draft, Part::recipient, k, true);
        for (Filler& f : draft.recipients) f.confidence *= 0.9;
        break;
      }
    }
  }

  // The subject: the agent of the slot `ne`.
  if (const Part part = part_for(slots, Place::subject, Marker::none);
      part != Part::none && draft.verb >= 0 && !draft.bare && !passive) {
    bool carried = false;
    std::vector<Filler> subject = subject_of(view, draft.verb, &carried);
    // «मुलाकात हुई» has no agent: its subject is the meeting itself.
    const bool eventive = draft.noun >= 0 && (view.verb(draft.verb).lemma == view.tables.ho ||
                                              view.verb(draft.verb).lemma == view.tables.hai);
    if (!(eventive && carried)) {
      subject = without(subject, draft.recipients);
      // «वायुसेना का विमान पहुंचा»: what belongs to a body travels, not the body.
      if (frame.act == "visit" || frame.act == "travel" || frame.act == "depart")
        std::erase_if(subject, [](const Filler& f) { return f.metonym; });
      if (part == Part::actor) {
        if (!(carried && !draft.actors.empty())) add(draft.actors, subject);
      } else if (part == Part::carrier) {
        for (const Filler& f : subject) draft.participants.push_back({f, "carrier"});
      } else if (part == Part::recipient) {
        add(draft.recipients, subject);
      }
    }
  }

  // «पुतिन से मुलाकात के बाद X ने कहा»: a noun that has its counterpart but nobody who meets takes the subject of the verb
  // over it.
  if (draft.bare && draft.actors.empty() && (!draft.recipients.empty() || frame.mutual) &&
      part_for(slots, Place::subject, Marker::none) == Part::actor) {
    const Chunk& c = view.chunk(draft.noun);
    const bool inside = c.marker == Marker::dauran || c.marker == Marker::mein ||
                        c.marker == Marker::par;  // «बैठक में उपस्थित» meets nobody
    // «हत्या में शामिल»: who stands in a deed need not have done it.
    const bool own = frame.mutual || frame.act == "visit" || frame.act == "travel" || c.marker == Marker::dauran;
    // «दलाई लामा से ओबामा की मुलाकात पर नाराजगी जताई»: another's deed, whoever that is.
    bool owned = false;
    for (const int32_t g : view.dependents(draft.noun))
      owned |= view.chunk(g).genitive() && view.chunk(g).kind == ChunkKind::NP &&
               view.document.word(view.chunk(g).head).tag == Tag::NNP;
    const bool tries = frame.act == "mediate" && c.genitive();  // «मध्यस्थता की कोशिश की»
    const bool beside = c.marker == Marker::baad || c.marker == Marker::pahle || c.marker == Marker::dauran ||
                        c.marker == Marker::liye || c.marker == Marker::mein || c.marker == Marker::par;
    // «राजदूत की हत्या के बाद तुर्की ने कहा»: who goes on to act did not do the deed for that.
    const bool harm = frame.event == "ASSAULT" || frame.event == "COERCE" || frame.event == "SANCTION" ||
                      frame.event == "PROTEST" || frame.event == "THREATEN";
    const bool controlled = tries || (beside && !owned && !harm && !(inside && (draft.recipients.empty() || !own)));
    for (int32_t up = c.governor, hop = 0; controlled && up >= 0 && hop < 3; up = view.chunk(up).governor, ++hop) {
      if (view.chunk(up).verb < 0) continue;
      bool carried = false;
      const auto subject = without(subject_of(view, view.chunk(up).verb, &carried), draft.recipients);
      // «अमेरिका और रूस के वार्ताकार बातचीत के लिए लौटे»: alone, a subject meets nobody.
      if (draft.recipients.empty() && subject.size() < 2) break;
      for (Filler f : subject) {
        f.confidence *= 0.9;
        add(draft.actors, {f});
      }
      break;
    }
  }

  // States inside the noun group: «भारत यात्रा», «भारत-रूस शिखर सम्मेलन», «अमेरिकी हमला».
  if (draft.noun >= 0) {
    const Part dest = part_for(slots, Place::destination, Marker::none);
    std::vector<Filler> inside;
    for (const int32_t i : view.mentions_in(draft.noun)) {
      const Mention& m = view.mention(i);
      if (m.tokens.last > draft.words.first && draft.words.first <= m.tokens.first) continue;
      if (can_act(view.document.entity(m.entity)))
        inside.push_back({m.entity, draft.noun, m.confidence * 0.95, false, false});
    }
    if (!inside.empty()) {
      const Entity& first = view.document.entity(inside.front().entity);
      if (dest != Part::none && view.is_place(first)) {
        if (draft.recipients.empty()) add(draft.recipients, inside);
        for (const Filler& f : inside)
          if (tells_where(view, f.entity)) draft.places.push_back(f.entity);
      } else if (frame.mutual) {
        add(draft.actors, without(inside, draft.recipients));
      } else if (draft.actors.empty() && part_for(slots, Place::subject, Marker::none) == Part::actor) {
        add(draft.actors, without(inside, draft.recipients));
      } else if (draft.recipients.empty() && part_for(slots, Place::genitive, Marker::none) == Part::recipient) {
        add(draft.recipients, without(inside, draft.actors));  // «अमेरिकी प्रस्ताव को स्वीकार किया»
      }
    }
  }
  // Who conveys speaks for another: sender, carrier, recipient.
  if (!draft.principals.empty() && frame.event == "SUPPORT") {
    for (const Filler& f : draft.actors) draft.participants.push_back({f, "carrier"});
    draft.actors = draft.principals;
  }
  // «कीव को हथियार देने पर सहमति जताई»: one alone agrees to do something for another.
  const bool alone = frame.event == "AGREE" && draft.actors.size() == 1;
  if (draft.recipients.empty() && (!frame.mutual || alone) && frame.event != "CONSULT")
    recipient_from_content(view, draft, frame);
  draft.recipients = without(draft.recipients, frame.mutual ? std::vector<Filler>{} : draft.actors);
  draft.actors = frame.mutual ? without(draft.actors, draft.recipients) : draft.actors;

  // A journey's goal is also where it went.
  if (frame.act == "visit" || frame.act == "travel") {
    for (const Filler& f : draft.recipients)
      if (tells_where(view, f.entity) &&
          std::find(draft.places.begin(), draft.places.end(), f.entity) == draft.places.end())
        draft.places.push_back(f.entity);
  }
  // «जापानी दूतावास के बाहर प्रदर्शन»: the house protested at stands for whose it is.
  const bool blast = draft.bare && (frame.act == "bomb" || frame.act == "suicide attack" || frame.act == "attack");
  if ((frame.event == "PROTEST" || blast) && draft.recipients.empty()) {
    for (const int32_t c : blast ? args.of_noun : args.of_verb) {
      const Marker m = view.chunk(c).marker;
      if (m != Marker::other && m != Marker::samaksh && m != Marker::par && m != Marker::paas && m != Marker::bhitar)
        continue;
      for (const Filler& f : view.fillers(c, true)) {
        const EntityKind kind = view.document.entity(f.entity).kind;
        if (kind == EntityKind::organization || kind == EntityKind::country) add(draft.recipients, {f});
      }
      for (const int32_t i : view.mentions_in(c)) {
        const Mention& m2 = view.mention(i);
        if (view.document.entity(m2.entity).kind == EntityKind::country)
          add(draft.recipients, {{m2.entity, c, 0.85, false, true}});
      }
    }
  }

  // «… के इस्तीफे की मांग को लेकर प्रदर्शन»: a protest is against whom its demand is addressed to.
  if (frame.event == "PROTEST" && draft.recipients.empty()) add(draft.recipients, demanded_of(view, draft, args));
  // «किसानों ने राजधानी की नाकेबंदी की»: a crowd that blocks protests.
  if (frame.act == "blockade" && !draft.actors.empty() &&
      std::all_of(draft.actors.begin(), draft.actors.end(), [&](const Filler& f) {
        const std::string& sector = view.document.entity(f.entity).sector;
        return sector == "CVL" || sector == "AGR" || sector == "LAB" || sector == "EDU";
      }))
    draft.frame = view.tables.frame_named("protest.obstruct");
  // «उत्तर कोरिया ने सागर की ओर मिसाइल दागी»: at nobody, and nowhere on land, it is a test.
  if (frame.act == "fire missiles" && !draft.bare)
    std::erase_if(draft.recipients, [&](const Filler& f) {  // a sea
      return view.document.entity(f.entity).kind == EntityKind::place && view.document.entity(f.entity).country.empty();
    });
  if (frame.act == "fire missiles" && !draft.bare && draft.recipients.empty() && draft.places.empty() &&
      std::none_of(args.of_verb.begin(), args.of_verb.end(),
                   [&](int32_t c) { return view.chunk(c).marker == Marker::par && !view.is_time(c); }))
    draft.frame = view.tables.frame_named("mobilize.test");
  // «भारत और रूस ने युद्धाभ्यास किया»: states that exercise together threaten nobody.
  if (frame.id == "mobilize.exercise" && states_of(view, draft).size() > 1)
    draft.frame = view.tables.frame_named("cooperate.exercise");

  // Sentence-level places: a place at the head of the clause holds for its deed.
  if (draft.places.empty() && draft.verb >= 0) {
    for (const int32_t d : view.dependents(view.verb(draft.verb).chunk)) {
      const Chunk& c = view.chunk(d);
      // «X ने अमेरिका पर आरोप लगाया»: a party, not where.
      const Mention* m = view.head_mention(d);
      const auto party = [&](const Filler& f) { return m != nullptr && f.entity == m->entity; };
      const auto topic = [&](const Topic& t) { return t.chunk == d; };
      if (std::any_of(draft.topics.begin(), draft.topics.end(), topic)) continue;
      if (c.marker == Marker::par && frame.event != "ASSAULT" &&
          (std::any_of(draft.actors.begin(), draft.actors.end(), party) ||
           std::any_of(draft.recipients.begin(), draft.recipients.end(), party)))
        continue;
      if (c.kind == ChunkKind::NP && (c.marker == Marker::mein || c.marker == Marker::par) && names_place(view, d) &&
          !posting(view, d) && !inside_content(view, d, draft))
        add_places(view, d, draft);
    }
  }
  if (frame.event == "ASSAULT" && draft.bare && draft.recipients.empty()) draft.recipients = victims_of(view, draft);
  // «शहर में कर्फ्यू लगाया», «जेरिको में ठिकानों पर गोले दागे»: the place is what suffers it.
  const bool shelled = frame.act == "shell" || frame.act == "fire missiles" || frame.act == "air strike" ||
                       frame.act == "drone strike" || frame.act == "invade";
  if (draft.recipients.empty() && !draft.places.empty() &&
      (frame.act == "curfew" || frame.act == "emergency" || frame.act == "blockade" || (shelled && !draft.bare)))
    draft.recipients.push_back({draft.places.front(), draft.noun, 0.85, false, true});
  read_leaders(view, draft, args);
  read_open_list(view, draft);
}

}  // namespace bahi::event
