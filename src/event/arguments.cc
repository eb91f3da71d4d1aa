// Which groups belong to a deed: its dependents, and those that the parse hung on something beside it.
#include "event/arguments.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace bahi::event {

void add(std::vector<Filler>& to, const std::vector<Filler>& from) {
  for (const Filler& f : from) {
    const bool there = std::any_of(to.begin(), to.end(), [&](const Filler& x) { return x.entity == f.entity; });
    if (!there) to.push_back(f);
  }
}

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

Part part_for(const std::vector<Slot>& slots, Place place, Marker marker) {
  for (const Slot& s : slots)
    if (s.place == place && (place != Place::marker || s.marker == marker)) return s.part;
  return Part::none;
}

bool event_noun(const View& view, int32_t chunk) {
  const auto named = view.tables.by_noun[view.head_lemma(chunk)];
  return std::any_of(named.begin(), named.end(), [&](int32_t t) {
    const Trigger& trigger = view.tables.triggers[t];
    return trigger.frame >= 0 && trigger.bare && trigger.words() == 1;
  });
}

namespace {

/// «… को तैयार हैं, लेकिन नेताओं के साथ नहीं»: what a conjunction sets against the deed after its verb.
bool afterthought(const View& view, int32_t verb, int32_t chunk) {
  for (int32_t c = verb + 1; c < chunk; ++c)
    if (view.chunk(c).kind == ChunkKind::CCP) return true;
  return false;
}

Arguments dependents_of(const View& view, const Draft& draft) {
  Arguments out;
  const int32_t verb_chunk = draft.verb >= 0 ? view.verb(draft.verb).chunk : -1;
  const int32_t host = draft.verb >= 0 ? view.host(draft.verb) : -1;
  if (verb_chunk >= 0 && !draft.bare) {
    for (const int32_t d : view.dependents(verb_chunk))
      if (d != draft.noun && d != host && view.chunk(d).kind == ChunkKind::NP && !afterthought(view, verb_chunk, d))
        out.of_verb.push_back(d);
  }
  // «[सेना के कंप्यूटर] हैक करने की कोशिश की»: the object of an infinitive that was hung on the verb over it.
  if (verb_chunk >= 0 && !draft.bare && view.verb(draft.verb).form == VerbForm::infinitive) {
    const int32_t before = (draft.noun >= 0 ? draft.noun : host >= 0 ? host : verb_chunk) - 1;
    if (before >= 0 && view.chunk(before).kind == ChunkKind::NP && view.chunk(before).marker == Marker::none &&
        view.chunk(before).role == Role::k2 && view.chunk(before).governor > verb_chunk &&
        view.sentence_of_chunk(before) == draft.sentence)
      out.of_verb.push_back(before);
  }
  // «X और Y के बीच [व्यापार समझौते पर] सहमति बनी»: hung on a group that is an argument itself.
  for (size_t i = 0, n = out.of_verb.size(); i < n; ++i) {
    // «X के साथ बैठक के बाद»: with whom that was.
    const Marker when = view.chunk(out.of_verb[i]).marker;
    if (when == Marker::baad || when == Marker::pahle) continue;
    for (const int32_t e : view.dependents(out.of_verb[i])) {
      const Chunk& x = view.chunk(e);
      const bool argument = x.marker == Marker::beech || x.marker == Marker::saath || x.marker == Marker::khilaf ||
                            x.marker == Marker::samaksh;
      if (x.kind == ChunkKind::NP && argument && x.role != Role::ccof && e != draft.noun) out.of_verb.push_back(e);
    }
  }
  const auto noun_side = [&](int32_t noun) {
    std::vector<int32_t> inside(view.dependents(noun).begin(), view.dependents(noun).end());
    // «विद्रोहियों को दी जाने वाली [हर तरह की] सहायता»: what hangs on a word for its kind hangs on the noun.
    for (const int32_t d : view.dependents(noun))
      if (view.chunk(d).genitive() &&
          (view.has_cue(view.chunk(d).tokens, "kind") || view.has_cue(view.chunk(d).tokens, "money")))
        inside.insert(inside.end(), view.dependents(d).begin(), view.dependents(d).end());
    for (const int32_t d : inside) {
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
  int32_t participle = -1;
  for (int32_t c = draft.noun - 1; c >= 0; --c) {
    const Chunk& x = view.chunk(c);
    // «पुतिन से [फोन पर] बातचीत में», «पुतिन के साथ [फोन पर हुई] बातचीत में»: past the trigger's own words, and past a
    // participle.
    if (draft.words.contains(x.head)) continue;
    if (x.kind == ChunkKind::VGNF && x.governor == draft.noun) {
      participle = c;
      continue;
    }
    if (participle >= 0 && x.governor == participle && x.marker == Marker::par) continue;
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
  // «X ने [A और B के बीच बनी] हॉटलाइन पर Y से बात की»: whom he talked to is told; the pair has to do with something else.
  const bool paired = std::any_of(args.of_verb.begin(), args.of_verb.end(), [&](int32_t c) {
    return (view.chunk(c).marker == Marker::se || view.chunk(c).marker == Marker::saath) &&
           view.head_mention(c) != nullptr;
  });
  for (int32_t c = std::max(end - 8, 0); c < end; ++c) {
    const Chunk& x = view.chunk(c);
    const bool companion = x.marker == Marker::saath || x.marker == Marker::beech || x.marker == Marker::khilaf;
    if (x.marker == Marker::beech && paired) continue;
    // «X के साथ [बैठक के बाद] Y और Z राजी हुए»: with whom that was.
    if (x.governor >= 0 && view.chunk(x.governor).kind == ChunkKind::NP &&
        (view.chunk(x.governor).marker == Marker::baad || view.chunk(x.governor).marker == Marker::pahle))
      continue;
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
    return (marker == Marker::par || marker == Marker::se || marker == Marker::ko) &&
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
    // «मंत्री पर [दिए बयान] के लिए आपत्ति जताई»: of whom something was said.
    if (x.marker == Marker::par && over.kind == ChunkKind::VGNF && over.role == Role::nmod && over.governor >= 0 &&
        view.has_cue(view.chunk(over.governor).tokens, "assertion"))
      continue;
    // «मछुआरों को [सद्भावना दिखाते हुए] रिहा किया»: a participle that has an object of its own.
    if (x.marker == Marker::ko) {
      // «मिशनरी को [साठगांठ करने के आरोप में] गिरफ्तार किया»: an infinitive of what he is charged with.
      const int32_t charge = over.kind == ChunkKind::VGNN && over.genitive() ? over.governor : -1;
      if (charge >= 0 && charge < end && view.chunk(charge).marker == Marker::mein &&
          view.chunk(charge).governor == end && party && !view.is_time(c)) {
        args.of_verb.push_back(c);
        return;
      }
      const bool object =
          over.kind == ChunkKind::VGNF && x.governor < end && over.clause >= 0 &&
          view.clause(over.clause).kind == ClauseKind::participial &&
          std::any_of(view.dependents(x.governor).begin(), view.dependents(x.governor).end(), [&](int32_t d) {
            return d > c && view.chunk(d).kind == ChunkKind::NP && view.chunk(d).marker == Marker::none;
          });
      if (!object || !party || view.is_time(c)) continue;
      args.of_verb.push_back(c);
      return;
    }
    if (over.role != Role::nmod || (over.kind != ChunkKind::JJP && !is_verbal(over.kind))) continue;
    // «तालिबान से [जुड़े] लोगों के लिए नोटिस»: it is the participle's own.
    if (x.marker == Marker::se && view.has_cue(over.tokens, "takes from")) continue;
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
  for (int32_t c = draft.noun - 1, steps = 0; c >= 0 && steps < 6; --c) {
    const Chunk& x = view.chunk(c);
    steps += x.role != Role::ccof && x.kind != ChunkKind::CCP;  // a list is one
    // «ओबामा की मोदी ने [प्रोटोकॉल तोड़कर] अगवानी की»
    // «मोदी की मुख्यमंत्रियों के साथ [हुई] बैठक»
    const bool aside =
        x.kind == ChunkKind::VGNF && x.verb >= 0 &&
        (view.verb(x.verb).form == VerbForm::conjunctive || (x.role == Role::nmod && x.governor == draft.noun));
    if (view.sentence_of_chunk(c) != draft.sentence || (is_verbal(x.kind) && !aside)) return;
    if (x.kind != ChunkKind::NP || !x.genitive() || x.governor < 0 || x.governor >= draft.noun) continue;
    // «पैटरसन की [बारबाडोस के प्रधानमंत्री] के साथ»: past the genitives of the other argument to itself.
    int32_t other = x.governor;
    while (view.chunk(other).genitive() && view.chunk(other).governor > other &&
           view.chunk(other).governor < draft.noun)
      other = view.chunk(other).governor;
    const Chunk& over = view.chunk(other);
    // «ओबामा की [प्रधानमंत्री मोदी ने] अगवानी की»: «की» belongs to no man.
    const bool agent = over.marker == Marker::ne;
    const Mention* office = view.head_mention(other);
    const bool man = office != nullptr &&
                     (office->form == MentionForm::title || office->form == MentionForm::nominal) &&
                     view.document.word(over.head).features.gender == Gender::masculine;
    const bool no_mans = (agent || man) && ending(view, c) == "की" &&
                         view.document.word(over.head).features.gender != Gender::feminine &&
                         view.document.word(view.chunk(draft.noun).head).features.gender == Gender::feminine;
    if (over.kind != ChunkKind::NP || over.marker == Marker::none || over.genitive() || (agent && !no_mans) ||
        view.has_cue(over.phrase, "mediation"))
      continue;
    const Mention* who = view.head_mention(c);
    // «यूपी सरकार के इस कदम की [गहलोत ने] प्रशंसा की»
    if (who == nullptr && no_mans && agent) {
      const auto of = view.dependents(c);
      if (std::any_of(of.begin(), of.end(),
                      [&](int32_t d) { return view.chunk(d).genitive() && view.head_mention(d) != nullptr; })) {
        args.of_noun.push_back(c);
        return;
      }
    }
    if (who == nullptr || !can_act(view.document.entity(who->entity)) || !agrees(view, c, draft.noun)) continue;
    // «ट्रंप के [कड़े कदम] की आशंका के चलते»: it is of the noun that it hangs on.
    if (other != x.governor && view.head_mention(x.governor) == nullptr && agrees(view, c, x.governor)) continue;
    const Mention* beside = view.head_mention(other);
    const bool names = beside != nullptr && beside->form == MentionForm::name &&
                       (other != x.governor || beside->tokens.first == over.phrase.first) &&
                       view.document.entity(who->entity).kind == EntityKind::person;
    if (!names && !no_mans && agrees(view, c, other) && !odd_one(view, c, other)) continue;
    args.of_noun.push_back(c);
    return;
  }
}

}  // namespace

Arguments arguments_of(const View& view, const Draft& draft, const std::vector<Slot>& slots) {
  Arguments out = dependents_of(view, draft);
  lend_neighbours(view, draft, out);
  lend_detached_genitives(view, draft, out);
  lend_detached_companions(view, draft, out);
  lend_detached_targets(view, draft, slots, out);
  return out;
}

}  // namespace bahi::event
