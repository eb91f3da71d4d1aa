// Roles: a trigger's slots name case markers; here the noun groups that carry them are found and read.
#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "event/arguments.h"

namespace bahi::event {

bool done_to(const View& view, int32_t infinitive, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  const int32_t verb = view.chunk(infinitive).verb;
  if (verb < 0 || c.marker != Marker::ko || c.role != Role::k2 || c.governor != infinitive) return false;
  // «अमेरिका को [प्रतिबंधों को] हटाने का आग्रह»: of two the first is asked.
  for (int32_t k = chunk + 1; k < infinitive; ++k)
    if (view.chunk(k).marker == Marker::ko && view.chunk(k).governor == infinitive && !view.is_time(k)) return false;
  const int32_t host = view.verb(verb).noun;
  if (host < 0) return view.has_cue(view.chunk(infinitive).tokens, "does to");
  return view.chunk(host).kind == ChunkKind::JJP || view.has_cue(view.chunk(host).tokens, "does to");
}

namespace {

const Trigger* trigger_of(const View& view, const Draft& draft) {
  return draft.trigger >= 0 ? &view.tables.triggers[draft.trigger] : nullptr;
}

/// Is what the group is about such a word («नियंत्रण रेखा पर», but not «नियंत्रण रेखा की चौकी पर»)?
bool head_of(const View& view, int32_t chunk, std::string_view cue) {
  const int32_t head = view.chunk(chunk).head;
  for (const CueHit& hit : view.cues(view.chunk(chunk).phrase))
    if (view.cue(hit).kind == cue && hit.tokens.contains(head)) return true;
  return false;
}

void give(const View& view, Draft& draft, Part part, int32_t chunk, bool metonymy) {
  switch (part) {
    case Part::actor: {
      auto who = actors_of(view, chunk, metonymy);
      if (view.chunk(chunk).marker == Marker::mein)  // «लड़ाई कसाला और गेदारेफ प्रांतों में हो रही है»: a place fights nobody
        std::erase_if(who, [&](const Filler& f) {
          const Entity& e = view.document.entity(f.entity);
          if (e.kind == EntityKind::place) return true;
          const auto inside = f.chunk >= 0 ? view.mentions_in(f.chunk) : std::span<const int32_t>{};
          return e.nominal && std::any_of(inside.begin(), inside.end(), [&](int32_t i) {
                   return view.document.entity(view.mention(i).entity).kind == EntityKind::place;
                 });
        });
      if (who.empty() && view.chunk(chunk).marker == Marker::mein) add_places(view, chunk, draft);
      add(draft.actors, who);
      break;
    }
    case Part::recipient: {
      // «हमलावर ने खुद को उड़ा लिया»
      if (const auto self = view.document.token(view.chunk(chunk).head).key; self == "खुद" || self == "स्वयं") break;
      // «सूत्रों से मिली जानकारी के अनुसार»: from whom a paper has it.
      if (view.has_cue({view.chunk(chunk).head, view.chunk(chunk).head + 1}, "source")) break;
      const auto who = actors_of(view, chunk, metonymy);
      // «प्रतिबंधों में कंपनियों को निशाना बनाया»: firms are hit in their trade.
      const Mention* head = view.head_mention(chunk);
      if (head != nullptr && view.tables.frames[draft.frame].act == "attack" &&
          view.document.entity(head->entity).sector == "BUS") {
        draft.figurative = true;
        break;
      }
      // «नियंत्रण रेखा के साथ स्थिति की समीक्षा की»: along it.
      // «एलओसी से लेकर सीमा पर गोलीबारी की»: nor is it hit.
      if (const auto event = view.tables.frames[draft.frame].event;
          (event == "CONSULT" || (event == "ASSAULT" && head_of(view, chunk, "border"))) &&
          view.has_cue(view.chunk(chunk).phrase, "border"))
        break;
      const bool abstract = view.has_cue(view.chunk(chunk).phrase, "abstract");
      if (who.empty() && abstract) draft.figurative = true;
      // «पड़ोसी की सोच पर वार किया»: nor is its owner.
      // «भारत के लोकतंत्र को नष्ट किया»
      const std::string_view act = view.tables.frames[draft.frame].act;
      if (abstract && act == "destroy") draft.figurative = true;
      if (abstract && (act == "attack in words" || act == "destroy")) break;
      add(draft.recipients, who);
      // «भाजपा कार्यालय को नोटिस जारी किया»: an office is its body's.
      const auto event = view.tables.frames[draft.frame].event;
      if (who.empty() && head != nullptr && view.document.entity(head->entity).kind == EntityKind::facility &&
          (event == "REQUEST" || event == "ACCUSE" || event == "THREATEN"))
        for (const int32_t i : view.mentions_in(chunk))
          if (const Mention& m = view.mention(i);
              view.document.entity(m.entity).kind == EntityKind::organization && m.entity != head->entity)
            add(draft.recipients, {{m.entity, chunk, m.confidence * 0.9, false, true}});
      // «भारतीय चौकियों पर गोलीबारी»: a post is its state's.
      if (who.empty() && head != nullptr && view.document.entity(head->entity).kind == EntityKind::facility &&
          (view.tables.frames[draft.frame].event == "ASSAULT" || act == "occupy" || act == "seize"))
        for (const int32_t i : view.mentions_in(chunk))
          if (const Mention& m = view.mention(i); view.document.entity(m.entity).kind == EntityKind::country)
            add(draft.recipients, {{m.entity, chunk, m.confidence * 0.9, false, true}});
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

/// Does the sentence name it?
bool named_in(const View& view, int32_t sentence, int32_t entity) {
  const Range chunks = view.document.chunks->sentence_chunks[sentence];
  for (int32_t c = chunks.first; c < chunks.last; ++c)
    for (const int32_t i : view.mentions_in(c))
      if (view.mention(i).entity == entity) return true;
  return false;
}

bool shelling(const Frame& f) {
  return f.act == "shell" || f.act == "fire missiles" || f.act == "air strike" || f.act == "drone strike" ||
         f.act == "invade";
}

// «भारत की रूस यात्रा»: the goal stands inside the noun group, so the genitive is who travels.
bool place_inside(const View& view, const Draft& draft) {
  for (const int32_t i : view.mentions_in(draft.noun)) {
    const Mention& m = view.mention(i);
    if (m.tokens.last <= draft.words.first && view.is_place(view.document.entity(m.entity))) return true;
  }
  return false;
}

/// «X के साथ-साथ Y से», «X के साथ ही Y पर»: X too.
bool additive(const View& view, int32_t chunk) {
  const bool beside = chunk + 1 < static_cast<int32_t>(view.chunks().size()) &&
                      view.chunk(chunk + 1).kind == ChunkKind::NP && view.chunk(chunk + 1).marker != Marker::none;
  if (beside && view.document.token(view.chunk(chunk).tokens.last - 1).key == "ही") return true;
  int together = 0;
  for (int32_t t = view.chunk(chunk).tokens.first; t < view.chunk(chunk).tokens.last; ++t)
    together += view.document.token(t).key == "साथ";
  return together >= 2;
}

/// The infinitives that hang on the deed's noun, its host or its verb: «… से … करने की अपील की».
std::vector<int32_t> infinitives_of(const View& view, const Draft& draft) {
  std::vector<int32_t> infinitives;
  // «Y से मिलने से पहले निंदा की»: when it was done, not what it was about.
  const auto when = [&](int32_t d) {
    const Marker m = view.chunk(d).marker;
    return m == Marker::pahle || m == Marker::baad || m == Marker::dauran || m == Marker::bhitar ||
           m == Marker::anusar || m == Marker::bajay;
  };
  const auto look = [&](int32_t chunk) {
    if (chunk < 0) return;
    for (const int32_t d : view.dependents(chunk))
      if (view.chunk(d).verb >= 0 && view.verb(view.chunk(d).verb).form == VerbForm::infinitive && !when(d))
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

/// Does a person act, marked as agent, in this verb's clause?
bool acts_himself(const View& view, int32_t verb) {
  const auto all = view.dependents(view.verb(verb).chunk);
  return std::any_of(all.begin(), all.end(), [&](int32_t d) {
    const Mention* m = view.chunk(d).marker == Marker::ne ? view.head_mention(d) : nullptr;
    return m != nullptr && view.document.entity(m->entity).kind == EntityKind::person;
  });
}

void borrow_from_infinitive(const View& view, Draft& draft, const std::vector<Slot>& slots) {
  const std::vector<int32_t> infinitives = infinitives_of(view, draft);
  // «A पर … करने, … करने और … देने का आरोप», «A से [म्यांमार की सेना पर लगी] रोक हटाने की मांग»: it begins all that hangs on
  // them.
  const auto begins = [&](int32_t infinitive) {
    for (const Marker marker : {Marker::se, Marker::par, Marker::saath}) {
      if (part_for(slots, Place::marker, marker) != Part::recipient) continue;
      const int32_t first = foremost(view, infinitive, marker);
      const Mention* who = first >= 0 ? view.head_mention(first) : nullptr;
      if (who == nullptr || view.document.entity(who->entity).kind == EntityKind::place) continue;
      add(draft.recipients, actors_of(view, first, false));
    }
    return !draft.recipients.empty();
  };
  const bool listed = infinitives.size() > 1;
  if (listed && std::any_of(infinitives.begin(), infinitives.end(), begins)) return;
  // «नाटो द्वारा यूक्रेन को हथियार देने का विरोध करता है»: who does what is blamed.
  if (view.tables.frames[draft.frame].event == "ACCUSE")
    for (const int32_t i : infinitives) {
      std::vector<Filler> agents;
      for (const int32_t d : view.dependents(i))
        if (view.chunk(d).marker == Marker::dwara || view.chunk(d).marker == Marker::orse)
          add(agents, without(actors_of(view, d, true), draft.actors));
      if (agents.empty()) continue;
      add(draft.recipients, agents);
      return;
    }
  for (const int32_t i : infinitives) {
    const int32_t host = view.verb(view.chunk(i).verb).noun;
    std::vector<int32_t> inside(view.dependents(i).begin(), view.dependents(i).end());
    if (host >= 0) inside.insert(inside.end(), view.dependents(host).begin(), view.dependents(host).end());
    for (const int32_t d : inside) {
      const Chunk& c = view.chunk(d);
      if (c.kind != ChunkKind::NP || c.marker == Marker::none || view.is_time(d)) continue;
      const Part part = c.marker == Marker::mein ? Part::none : part_for(slots, Place::marker, c.marker);
      if (part != Part::recipient && !(part == Part::actor && c.marker == Marker::beech)) continue;
      // «Y को इस्तीफा देने की सलाह दी», «Y को पद छोड़ने का सुझाव दिया»: nobody is given that.
      const bool steps_down =
          c.marker == Marker::ko && ((host >= 0 && view.has_cue(view.chunk(host).phrase, "stepping down")) ||
                                     std::any_of(inside.begin(), inside.end(), [&](int32_t e) {
                                       return view.chunk(e).marker == Marker::none &&
                                              view.has_cue(view.chunk(e).phrase, "stepping down");
                                     }));
      if (steps_down) {
        add(draft.recipients, actors_of(view, d, false));
        if (!draft.recipients.empty()) return;
      }
      // «भारत को हिंदू राष्ट्र बनाने का आह्वान», «पार्टियों को नोटिस भेजने का सुझाव»: it is what the infinitive is done to.
      if (c.marker == Marker::ko && part_for(slots, Place::marker, Marker::se) == Part::recipient &&
          view.has_cue(view.chunk(i).tokens, "does to"))
        continue;
      if (done_to(view, i, d)) continue;
      // «X ने [दोनों देशों के बीच संबंध मजबूत करने पर] चर्चा की»: X talks; the pair is what he talks about.
      if (part == Part::actor && draft.verb >= 0 && !draft.bare && acts_himself(view, draft.verb)) continue;
      auto who = actors_of(view, d, false);
      std::erase_if(who, [&](const Filler& f) { return view.document.entity(f.entity).kind == EntityKind::place; });
      for (Filler& f : who) f.confidence *= 0.92;
      if (who.empty()) continue;
      add(part == Part::actor ? draft.actors : draft.recipients, who);
      return;
    }
    if (!listed && begins(i)) return;
    // «सोमालिया को [सीमा पर लगाए गए] प्रतिबंधों को हटाने का आदेश»: who is asked was hung on what is told of the object.
    if (part_for(slots, Place::marker, Marker::ko) != Part::recipient) continue;
    const int32_t first = foremost(view, i, Marker::ko);
    const bool object = std::any_of(inside.begin(), inside.end(), [&](int32_t d) {
      return d > first && view.chunk(d).marker == Marker::ko && !view.is_time(d);
    });
    if (first < 0 || !object || view.head_mention(first) == nullptr || view.is_time(first)) continue;
    add(draft.recipients, actors_of(view, first, false));
    if (!draft.recipients.empty()) return;
  }
}

/// The party inside a group: what it belongs to, or whom it is asked of, however deep («राष्ट्रपति के इस्तीफे की मांग»).
std::vector<Filler> party_inside(const View& view, int32_t chunk, int depth) {
  std::vector<Filler> out;
  for (const int32_t d : view.dependents(chunk)) {
    const Chunk& c = view.chunk(d);
    if (!c.genitive() && c.marker != Marker::se && c.marker != Marker::ko) continue;
    // «[कार्यवाहक सरकार के] गठन की मांग»: what is wanted is asked of somebody else.
    const bool wanted = c.genitive() && view.has_cue({view.chunk(chunk).head, view.chunk(chunk).head + 1}, "wanted");
    if (c.kind == ChunkKind::NP && !wanted)
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

/// «बम हमले में तीन नागरिक मारे गए», «धमाके से दो सैनिकों की मौत हो गई», «सुरंग फटने से …»: who suffered an attack that is told by
/// its dead and wounded.
std::vector<Filler> victims_of(const View& view, const Draft& draft) {
  const Chunk& attack = view.chunk(draft.bare ? draft.noun : view.verb(draft.verb).chunk);
  const int32_t over = attack.governor;
  if ((attack.marker != Marker::mein && attack.marker != Marker::se) || over < 0 || view.chunk(over).verb < 0)
    return {};
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
  if (toll(v.noun))
    for (const int32_t d : view.dependents(v.noun))
      if (view.chunk(d).genitive()) take(d);
  for (const int32_t d : view.dependents(v.chunk))
    if (out.empty() && view.chunk(d).kind == ChunkKind::NP && (d != v.noun || !toll(d)) &&
        view.chunk(d).marker == Marker::none)
      take(d);
  return out;
}

/// «भारत से», «भारत के हिंडन वायुसेना स्टेशन से»: the state that what comes from there comes from.
std::vector<Filler> senders(const View& view, int32_t chunk) {
  std::vector<Filler> out;
  const auto take = [&](int32_t c) {
    for (Filler f : actors_of(view, c, true))
      if (out.empty() && view.document.entity(f.entity).kind == EntityKind::country) {
        f.metonym = c != chunk;
        out.push_back(f);
      }
  };
  take(chunk);
  for (const int32_t d : view.dependents(chunk))
    if (view.chunk(d).genitive()) take(d);
  // «भारत के वायुसेना स्टेशन | हिंडन से»: the name after its kind is a group of its own.
  if (chunk > 0 && view.chunk(chunk - 1).kind == ChunkKind::NP && view.chunk(chunk - 1).marker == Marker::none &&
      view.chunk(chunk - 1).governor == view.chunk(chunk).governor && view.head_mention(chunk - 1) == nullptr)
    for (const int32_t d : view.dependents(chunk - 1))
      if (view.chunk(d).genitive()) take(d);
  return out;
}

/// «दो पड़ोसी देशों नेपाल और भूटान का दौरा»: those who are named beside it are the group.
void drop_apposed(const View& view, std::vector<Filler>& side) {
  const auto named = [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    return e.kind == EntityKind::country && !e.nominal;
  };
  if (std::count_if(side.begin(), side.end(), named) < 2) return;
  std::erase_if(side, [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    if (!e.nominal || !e.plural || e.kind != EntityKind::country || f.chunk < 0) return false;
    return std::any_of(side.begin(), side.end(),
                       [&](const Filler& x) { return named(x) && (x.chunk == f.chunk || x.chunk == f.chunk + 1); });
  });
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

/// Whom a deed of words touches when no marker says it: «बेलारूस की अपील नामंजूर की», «मांग की कि X …», «लेबनान से सैनिक बुलाने
/// को तैयार».
void recipient_from_content(const View& view, Draft& draft, const Frame& frame) {
  const auto touched = [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    const bool party = e.kind == EntityKind::country || e.kind == EntityKind::organization ||
                       e.kind == EntityKind::person || (e.kind == EntityKind::group && !e.sector.empty());
    // «[सैनिकों की] वापसी की खबरों का खंडन»: a crowd in what is denied has said nothing.
    if (frame.act == "deny" && e.nominal && e.kind != EntityKind::organization) return false;
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
    // «अनुचित बताया है, साथ ही कहा कि …»: what another verb tells is not told by this one.
    for (int32_t t = after; t < sentence.last && t < after + 6 && from < 0 && view.document.word(t).tag != Tag::VM; ++t)
      if (view.document.token(t).symbol == view.tables.ki) from = t + 1;
    // «स्पष्टीकरण मांगा कि कैसे पुलिस …»: who is spoken of is not who has to explain.
    for (const bool acting : {true, false}) {
      if (from < 0 || frame.act == "ask to explain") break;
      // «आरोप लगाया कि हत्या में X का हाथ है»: whose hand it was.
      for (int32_t c = view.document.chunks->chunk_of[from - 1] + 1;
           acting && c < view.document.chunks->sentence_chunks[draft.sentence].last; ++c)
        if (view.chunk(c).kind == ChunkKind::NP && view.has_cue(view.chunk(c).tokens, "involvement") &&
            take(view.fillers(c, true), 0.85))
          return;
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
        // «आदेश दिया कि [देश के] सिनेमाघरों में …»: where.
        const Marker m = x.genitive() && x.governor >= 0 ? view.chunk(x.governor).marker : x.marker;
        if ((acting ? acts : m != Marker::mein && m != Marker::par) &&
            take(view.fillers(c, false), acting ? 0.88 : 0.75))
          return;
      }
    }
  }
  // «भारत की जरूरतों को पूरा करने का प्रस्ताव»: but to whose good something is proposed, it is proposed to.
  const bool asks = frame.event == "REQUEST" && frame.act != "propose";
  for (const Topic& t : draft.topics) {
    if (t.chunk < 0) continue;
    const int32_t over = view.chunk(t.chunk).governor;
    if (asks && over >= 0 && done_to(view, over, t.chunk)) continue;
    // «[परिवारों के] बच्चों को लेकर एडवाइजरी»: whom it is about, nobody that is told.
    if (const Mention* m = view.head_mention(t.chunk); asks && m != nullptr &&
                                                       view.chunk(t.chunk).marker == Marker::bare &&
                                                       view.document.entity(m->entity).kind == EntityKind::person)
      continue;
    // «नेपाल के [विकास में] सहयोग के लिए प्रतिबद्धता»: in whose affairs, right before it.
    if (frame.event == "AGREE" && t.chunk > 0 && view.chunk(t.chunk - 1).marker == Marker::mein)
      for (const int32_t d : view.dependents(t.chunk - 1))
        if (view.chunk(d).genitive() && take(view.fillers(d, false), 0.8)) return;
    // «रूसी तेल के आयात पर रोक»: a state's goods.
    if (frame.act == "stop trade" && take(view.fillers(t.chunk, true), 0.8)) return;
    // «अमेरिकी आरोपों को सिरे से खारिज किया», «दिल्ली द्वारा संधि स्थगित करने के निर्णय को अस्वीकार किया»
    if (frame.act == "decline") {
      auto owners = view.fillers(t.chunk, true);
      std::erase_if(owners, [](const Filler& f) { return !f.metonym; });
      if (take(owners, 0.8)) return;
    }
    for (const int32_t d : view.dependents(t.chunk)) {
      const Marker m = view.chunk(d).marker;
      // «आतंकियों के खिलाफ लड़ाई जारी रखने का संकल्प»: against whom something is resolved, it is not resolved with.
      const bool against = m == Marker::khilaf && frame.event != "AGREE";
      if ((view.chunk(d).genitive() || m == Marker::se || m == Marker::ko || against) &&
          !(asks && done_to(view, t.chunk, d)) && take(view.fillers(d, true), 0.85))
        return;
      // «जनता से किए वादे से मुकर गए»: to whom the word was given.
      if (is_verbal(view.chunk(d).kind) && view.chunk(d).role == Role::nmod && frame.event == "REJECT")
        for (const int32_t e : view.dependents(d)) {
          const Marker to = view.chunk(e).marker;
          if ((to == Marker::se || to == Marker::ko || to == Marker::saath) && take(view.fillers(e, false), 0.85))
            return;
        }
      // «मोदी के [अरुणाचल प्रदेश के] दौरे को लेकर», «कतर के [मध्यस्थता के] प्रस्ताव»
      for (const int32_t e : view.chunk(d).genitive() ? view.dependents(d) : std::span<const int32_t>{})
        if (view.chunk(e).genitive() && take(view.fillers(e, true), 0.8)) return;
    }
  }
  for (const int32_t i : infinitives_of(view, draft)) {
    std::vector<int32_t> inside(view.dependents(i).begin(), view.dependents(i).end());
    // «भारत के साथ वार्ता शुरू करने पर सहमति जताई», «फिलीपींस के साथ संबंधों को मजबूत करने की प्रतिबद्धता दोहराई»: with whom, of
    // the noun that it is done to.
    for (size_t k = 0, n = inside.size(); k < n; ++k)
      if (view.chunk(inside[k]).kind == ChunkKind::NP &&
          (view.chunk(inside[k]).marker == Marker::none || view.chunk(inside[k]).marker == Marker::ko))
        for (const int32_t e : view.dependents(inside[k]))
          if (view.chunk(e).marker == Marker::saath) inside.push_back(e);
    for (const int32_t d : inside) {
      const Chunk& c = view.chunk(d);
      const bool against = c.marker == Marker::khilaf && frame.event != "AGREE";
      const bool marked = c.marker == Marker::ko || c.marker == Marker::se || c.marker == Marker::saath || against;
      if (c.kind != ChunkKind::NP || view.is_time(d) || !marked) continue;
      // «सैनिकों को हटाने का वादा»; but «कर्मचारियों को पक्का करने का वादा» is made to them.
      const bool promised = frame.event == "AGREE" && view.has_cue(view.chunk(i).tokens, "does to");
      if ((asks || promised) && done_to(view, i, d)) continue;
      // «बच्चों को [सहायता देने के लिए] धन मांगा»: for whose good, not of whom.
      if (asks && c.marker == Marker::ko && view.chunk(i).marker == Marker::liye) continue;
      if (take(view.fillers(d, true), 0.8)) return;
    }
  }
  // «X के दबाव के बावजूद इनकार किया»: whose wish is refused.
  if (frame.event == "REJECT" && draft.verb >= 0 && !draft.bare)
    for (const int32_t d : view.dependents(view.verb(draft.verb).chunk)) {
      if (view.chunk(d).kind != ChunkKind::NP || !view.has_cue(view.chunk(d).tokens, "despite")) continue;
      for (const CueHit& hit : view.cues(view.chunk(d).phrase))
        if (view.cue(hit).kind == "embed" &&
            (view.cue(hit).value.starts_with("demanded") || view.cue(hit).value.starts_with("proposed")))
          for (const int32_t e : view.dependents(d))
            if (view.chunk(e).genitive() && take(view.fillers(e, true), 0.85)) return;
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

/// «सीबीआई से जांच कराने की मांग की», «विशेष जांच दल से जांच के आदेश दिए»: who is to inquire is neither asked nor accused.
void spare_who_inquires(const View& view, Draft& draft, const Frame& frame) {
  if (frame.event != "REQUEST" && frame.act != "investigate") return;
  std::erase_if(draft.recipients, [&](const Filler& f) {
    if (f.chunk < 0 || view.chunk(f.chunk).marker != Marker::se) return false;
    const Entity& who = view.document.entity(f.entity);
    if (who.sector != "COP" && !who.en.ends_with("commission")) return false;
    const auto last = static_cast<int32_t>(view.chunks().size());
    for (int32_t c = f.chunk + 1; c < last && c <= f.chunk + 3 && view.sentence_of_chunk(c) == draft.sentence; ++c)
      if (view.has_cue(view.chunk(c).tokens, "inquiry")) return true;
    return false;
  });
}

/// «पाकिस्तानी सेना द्वारा संघर्ष विराम के उल्लंघन पर विरोध जताया», «चीनी जहाजों की घुसपैठ में नागरिकों के घायल होने पर …»: a protest
/// is to whoever did it, not to one's own people who suffered it.
void blame_who_did_it(const View& view, Draft& draft, const Frame& frame) {
  if (frame.event != "ACCUSE" || (frame.act != "object" && frame.act != "show displeasure") || draft.verb < 0 ||
      draft.bare || draft.actors.size() != 1)
    return;
  // «[मोदी के पाकिस्तान की] निंदा करने पर चीन ने ऐतराज जताया»: not to whom it was done either.
  for (const int32_t i : view.dependents(view.verb(draft.verb).chunk)) {
    if (view.chunk(i).kind != ChunkKind::VGNN || view.chunk(i).marker != Marker::par) continue;
    if (view.tables.intransitive.contains(view.verb(view.chunk(i).verb).lemma)) continue;  // «नागरिकों के घायल होने पर»
    std::vector<Filler> doers;
    for (const Filler& f : subject_of(view, view.chunk(i).verb))
      if (f.chunk >= 0 && f.chunk < i && view.chunk(f.chunk).genitive()) add(doers, without({f}, draft.actors));
    if (doers.empty()) continue;
    draft.recipients = std::move(doers);
    return;
  }
  const std::string& own = view.document.entity(draft.actors.front().entity).country;
  const auto foreign = [&](const Entity& e) { return !e.country.empty() && e.country != own; };
  if (own.empty()) return;
  std::erase_if(draft.recipients, [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    const bool suffers = f.chunk >= 0 && view.chunk(f.chunk).genitive();  // «नागरिकों के घायल होने पर»
    return e.nominal && e.plural && (e.country == own || (e.country.empty() && suffers));
  });
  if (!draft.recipients.empty()) return;
  std::vector<Filler> states;
  for (int32_t c = view.document.chunks->sentence_chunks[draft.sentence].first; c < view.verb(draft.verb).chunk; ++c) {
    if (view.chunk(c).kind != ChunkKind::NP || view.is_time(c)) continue;
    if (view.chunk(c).marker == Marker::dwara)
      for (const Filler& f : actors_of(view, c, false))
        if (foreign(view.document.entity(f.entity))) draft.recipients = {f};
    for (const int32_t i : view.mentions_in(c)) {
      const Mention& m = view.mention(i);
      const Entity& e = view.document.entity(m.entity);
      if (e.kind == EntityKind::country && foreign(e)) add(states, {{m.entity, c, m.confidence * 0.75, false, true}});
    }
  }
  if (draft.recipients.empty() && states.size() == 1) draft.recipients = states;
}

/// «भारत से आने वाले सामान पर», «अमेरिका से आयातित इस्पात पर», «चीन में बनी कारों पर», «अमेरिकी मोटरसाइकिल और जींस समेत कई उत्पादों
/// पर»: what comes from a state stands for it.
std::vector<Filler> whose_goods(const View& view, int32_t chunk) {
  std::vector<Filler> out;
  const auto take = [&](const std::vector<Filler>& from) {
    for (Filler f : from) {
      f.metonym = true;
      f.confidence *= 0.85;
      if (view.document.entity(f.entity).kind == EntityKind::country) add(out, {f});
    }
  };
  std::vector<int32_t> goods = view.conjuncts(chunk);
  if (chunk > 0 && view.chunk(chunk - 1).marker == Marker::sahit) {
    take(view.fillers(chunk - 1, true));
    const auto examples = view.conjuncts(chunk - 1);
    goods.insert(goods.end(), examples.begin(), examples.end());
  }
  for (const int32_t g : goods)
    for (const int32_t d : view.dependents(g))
      if ((is_verbal(view.chunk(d).kind) || view.chunk(d).kind == ChunkKind::JJP) && view.chunk(d).role == Role::nmod)
        for (const int32_t e : view.dependents(d))
          if (view.chunk(e).marker == Marker::se || view.chunk(e).marker == Marker::mein)
            take(actors_of(view, e, false));
  return out;
}

/// «फ्रांस की ओर से दिए गए प्रस्ताव को ठुकरा दिया», «रूस द्वारा पेश मसौदे को खारिज किया»: whose it is that is refused, taken or
/// blamed.
std::vector<Filler> whose_proposal(const View& view, const Draft& draft) {
  std::vector<Filler> out;
  const auto look = [&](int32_t object) {
    const Chunk& c = view.chunk(object);
    if (c.kind != ChunkKind::NP || view.head_mention(object) != nullptr ||
        (c.marker != Marker::ko && c.marker != Marker::none && c.marker != Marker::par && !c.genitive()))
      return;
    for (const int32_t told : view.dependents(object)) {
      const ChunkKind kind = view.chunk(told).kind;
      if (view.chunk(told).role != Role::nmod || (!is_verbal(kind) && kind != ChunkKind::JJP)) continue;
      for (const int32_t by : view.dependents(told))
        if (view.chunk(by).marker == Marker::orse || view.chunk(by).marker == Marker::dwara)
          add(out, actors_of(view, by, true));
    }
  };
  if (draft.noun >= 0) look(draft.noun);
  for (const int32_t over : {draft.noun, draft.verb >= 0 && !draft.bare ? view.verb(draft.verb).chunk : -1})
    if (over >= 0)
      for (const int32_t object : view.dependents(over))
        if (object != draft.noun) look(object);
  for (Filler& f : out) f.confidence *= 0.95;
  return out;
}

/// «रूस के साथ समझौते को मंजूरी दी», «भारत और ओमान के बीच समझौते को मंजूरी दी», «केन्या के लिए कर्ज को मंजूरी दी»: the other side of
/// what is approved.
std::vector<Filler> other_side_of(const View& view, const Draft& draft, const Arguments& args) {
  std::vector<Filler> out;
  const auto take = [&](int32_t c) {
    const Marker m = view.chunk(c).marker;
    const bool approves = view.tables.frames[draft.frame].act == "approve";
    if (view.chunk(c).kind != ChunkKind::NP ||
        (m != Marker::saath && !(approves && m == Marker::beech) && !(approves && m == Marker::liye)))
      return;
    for (const Filler& f : view.fillers(c)) {
      const Entity& e = view.document.entity(f.entity);
      const bool own = std::any_of(draft.actors.begin(), draft.actors.end(),
                                   [&](const Filler& a) { return same_party(view, a, f); });
      if (!own && !e.nominal && (e.kind == EntityKind::country || e.kind == EntityKind::organization)) add(out, {f});
    }
  };
  for (const auto* side : {&args.of_verb, &args.of_noun})
    for (const int32_t object : *side) {
      const Marker m = view.chunk(object).marker;
      if (m != Marker::ko && m != Marker::liye && m != Marker::prati && !view.chunk(object).genitive()) continue;
      for (const int32_t d : view.dependents(object)) {
        take(d);
        if (view.chunk(d).kind == ChunkKind::JJP)  // «[के बीच] मुक्त व्यापार समझौते को»
          for (const int32_t e : view.dependents(d)) take(e);
      }
    }
  // «भारत और ओमान के बीच … को [भारत के] मंत्रिमंडल ने»: of two, none of whom approves, both.
  for (Filler& f : out) f.confidence *= 0.9;
  return out;
}

/// «विदेश मंत्रालय के बयान में अमेरिका की निंदा की गई», «… की ओर से जारी बयान में»: who put out the paper that says so.
std::vector<Filler> issuer(const View& view, const Draft& draft, const Arguments& args) {
  // «एमनेस्टी ने रिपोर्ट जारी की जिसमें चीन पर आरोप लगाया गया है», «एमनेस्टी की उस रिपोर्ट पर टिप्पणी की, जिसमें …»
  if (draft.clause >= 0 && view.clause(draft.clause).kind == ClauseKind::relative) {
    const int32_t begin = view.clause(draft.clause).chunks.first;
    for (int32_t c = begin - 1; c >= 0 && c + 8 > begin && view.sentence_of_chunk(c) == draft.sentence; --c) {
      if (view.chunk(c).kind != ChunkKind::NP ||
          !view.has_cue({view.chunk(c).head, view.chunk(c).head + 1}, "assertion"))
        continue;
      for (const int32_t d : view.dependents(c))
        if (view.chunk(d).genitive())
          if (auto who = actors_of(view, d, true); !who.empty()) return who;
      const int32_t over = view.chunk(c).governor >= 0 ? view.chunk(view.chunk(c).governor).verb : -1;
      if (over < 0 || !view.verb(over).finite) return {};
      bool carried = false;
      auto who = subject_of(view, over, &carried);
      return carried ? std::vector<Filler>{} : who;
    }
  }
  std::vector<int32_t> papers = args.of_verb;
  for (int32_t c = view.verb(draft.verb).chunk - 1; c >= 0 && view.sentence_of_chunk(c) == draft.sentence; --c)
    if (view.chunk(c).kind == ChunkKind::VGF)
      break;
    else if (view.chunk(c).kind == ChunkKind::NP)
      papers.push_back(c);  // it may hang on an infinitive: «बयान में … रिहा करने की मांग की गई»
  for (const int32_t paper : papers) {
    const Chunk& c = view.chunk(paper);
    if (c.marker != Marker::mein || view.head_mention(paper) != nullptr || !view.has_cue(c.phrase, "assertion"))
      continue;
    for (const int32_t d : view.dependents(paper)) {
      if (view.chunk(d).genitive())
        if (auto who = actors_of(view, d, true); !who.empty()) return who;
      if (view.chunk(d).role == Role::nmod)
        for (const int32_t by : view.dependents(d))
          if (view.chunk(by).marker == Marker::orse || view.chunk(by).marker == Marker::dwara)
            if (auto who = actors_of(view, by, true); !who.empty()) return who;
    }
  }
  return {};
}

/// The parts of one deed, step by step: what its slots take, then what grammar hung elsewhere, then what is understood.
struct Roles {
  Roles(const View& of, const Trigger& of_trigger, Draft& of_draft);
  void fill();

 private:
  const View& view;
  const Trigger& trigger;
  Draft& draft;
  const Frame& frame;  // as the trigger has it; the draft's own may become another
  const std::vector<Slot>& slots;
  Arguments args;
  bool passive = false, agentive = false, has_se = false;

  void leave_the_topics_pair();
  void read(int32_t chunk, bool of_noun);
  void read_genitive(int32_t chunk);
  void read_marked(int32_t chunk, bool of_noun);
  void read_arguments();
  void find_left_recipients();
  void find_subject();
  void find_senders();
  void share_subject_above();
  void name_states_inside();
  void settle_sides();
  void aim_protest();
  void change_frame();
  void find_places();
  void take_places_for_victims();
};

Roles::Roles(const View& of, const Trigger& of_trigger, Draft& of_draft)
    : view(of),
      trigger(of_trigger),
      draft(of_draft),
      frame(view.tables.frames[draft.frame]),
      slots(trigger.slots),
      args(arguments_of(view, draft, slots)) {
  // Who is asked to do it is no other party of it as well.
  if (draft.verb >= 0 && !draft.bare) {
    bool applies = false;
    for (const Filler& f : controller(view, view.verb(draft.verb), &applies)) {
      std::erase(args.of_verb, f.chunk);
      std::erase(args.of_noun, f.chunk);
    }
  }

  passive = draft.verb >= 0 && !draft.bare && view.verb(draft.verb).passive;
  leave_the_topics_pair();
  agentive = draft.verb >= 0 && !draft.bare && !passive &&
             part_for(slots, Place::subject, Marker::none) == Part::actor &&
             std::any_of(args.of_verb.begin(), args.of_verb.end(),
                         [&](int32_t c) { return view.chunk(c).marker == Marker::ne; });
  has_se =
      std::any_of(args.of_verb.begin(), args.of_verb.end(),
                  [&](int32_t c) { return view.chunk(c).marker == Marker::se && view.head_mention(c) != nullptr; }) ||
      std::any_of(args.of_noun.begin(), args.of_noun.end(),
                  [&](int32_t c) { return view.chunk(c).marker == Marker::se && view.head_mention(c) != nullptr; });
}

void Roles::leave_the_topics_pair() {
  // «X भारत और बांग्लादेश के बीच संबंधों पर चर्चा करने के लिए …»: X talks; the pair belongs to what he talks about.
  if (frame.mutual && draft.verb >= 0 && !draft.bare && !passive) {
    const auto of_topic = [&](int32_t c) {
      // «[भारत और चीन के बीच] मौजूदा स्थिति पर»: it may have been hung on the noun of talking.
      const bool high = view.chunk(c).governor == draft.noun || view.chunk(c).governor == view.verb(draft.verb).chunk;
      const bool before = high && c + 1 < draft.noun && view.chunk(c + 1).kind == ChunkKind::NP &&
                          view.chunk(c + 1).marker == Marker::par;
      const int32_t over = before ? c + 1 : view.chunk(c).governor;
      return view.chunk(c).marker == Marker::beech && over >= 0 && over != draft.noun &&
             view.chunk(over).kind == ChunkKind::NP && view.head_mention(over) == nullptr &&
             (view.chunk(over).marker == Marker::par || view.chunk(over).marker == Marker::bare ||
              view.chunk(over).genitive());
    };
    if (std::any_of(args.of_verb.begin(), args.of_verb.end(), of_topic) ||
        std::any_of(args.of_noun.begin(), args.of_noun.end(), of_topic)) {
      bool carried = false;  // «दोनों देशों के बीच वार्ता को लेकर बातचीत होगी»: nobody else is there
      const auto who = subject_of(view, draft.verb, &carried);
      const bool person = !carried && std::any_of(who.begin(), who.end(), [&](const Filler& f) {
        const Entity& e = view.document.entity(f.entity);  // «परिषद ने A और B के बीच हालात पर चर्चा की»
        return e.kind == EntityKind::person ||
               (e.kind == EntityKind::organization && f.chunk >= 0 && view.chunk(f.chunk).marker == Marker::ne);
      });
      if (person) std::erase_if(args.of_verb, of_topic);
      if (person) std::erase_if(args.of_noun, of_topic);
    }
  }
}

/// A group that hangs on the deed, by its marker.
void Roles::read(int32_t chunk, bool of_noun) {
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
    if (of_noun) read_genitive(chunk);
  } else {
    read_marked(chunk, of_noun);
  }
}

void Roles::read_genitive(int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  Part part = part_for(slots, Place::genitive, Marker::none);
  // «उसने कमांडर की हत्या के जवाब में मिसाइलें दागीं»: a deed with its agent has no other in the genitive.
  if (part == Part::actor && agentive && !frame.mutual) return;
  // «इसका विरोध किया»: what was told, not who.
  if (part == Part::recipient && view.document.word(c.head).lemma_symbol == view.tables.yah) return;
  // «अपना समर्थन दोहराया»: one's own praise or threat touches somebody else.
  if (part == Part::recipient && draft.verb >= 0 && view.document.word(c.head).lemma_symbol == view.tables.apna) return;
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
}

void Roles::read_marked(int32_t chunk, bool of_noun) {
  const Chunk& c = view.chunk(chunk);
  // «राजदूत के माध्यम से नोटिस भेजा»: who brings it is no party.
  if (c.marker == Marker::zariye) {
    for (const Filler& f : actors_of(view, chunk, false)) draft.participants.push_back({f, "carrier"});
    return;
  }
  // «भारत और नेपाल में बातचीत होगी»: between two states, not in them.
  if (c.marker == Marker::mein && trigger.bare && frame.mutual && frame.event == "CONSULT") {
    const auto pair = view.fillers(chunk);
    const bool states = std::all_of(pair.begin(), pair.end(), [&](const Filler& f) {
      return view.document.entity(f.entity).kind == EntityKind::country;
    });
    if (pair.size() == 2 && states) {
      add(draft.actors, pair);
      return;
    }
  }
  Marker marker = c.marker;
  if (marker == Marker::saath && additive(view, chunk)) {
    if (!has_se) return;  // «जांच के साथ-साथ इलाज की समीक्षा की»: that too, and nobody's other side
    marker = Marker::se;
  }
  if (marker == Marker::saath && has_se) {
    // A companion is not a counterpart: «पुतिन के साथ लावरोव से मिले».
    for (const Filler& f : actors_of(view, chunk, false)) draft.participants.push_back({f, "accompanying"});
    return;
  }
  Part part = part_for(slots, Place::marker, marker);
  // «पुलिस के साथ अर्धसैनिक बलों ने फ्लैग मार्च किया»: with one another, nobody is the other side.
  // Not «पाकिस्तान के साथ तनाव के बीच सैनिक तैनात किए».
  if (marker == Marker::saath && part == Part::none && frame.event == "MOBILIZE") {
    const Mention* m = view.head_mention(chunk);
    const std::string_view arm = m != nullptr ? view.document.entity(m->entity).sector : std::string_view{};
    if (frame.act == "exercise" || arm == "MIL" || arm == "COP") part = Part::actor;
  }
  // «Y के साथ [शिखर बैठक] में हिस्सा लेंगे»: with whom the meeting is, right before it, not with whom one goes there.
  if (part == Part::companion && of_noun && c.governor == chunk + 1 && c.governor != draft.noun &&
      draft.words.contains(view.chunk(c.governor).head))
    part = Part::recipient;
  // «रूस की बमबारी के बीच नाटो की बैठक हुई»: amid a deed, not between parties.
  if (marker == Marker::beech && view.head_mention(chunk) == nullptr && event_noun(view, chunk) &&
      view.conjuncts(chunk).size() == 1)
    return;
  if (marker == Marker::beech && part == Part::none && (frame.mutual || frame.event == "ASSAULT"))
    part = Part::actor;  // «X और Y के बीच गोलीबारी»
  // «यूपीए सरकार द्वारा नियुक्त X»: an agent only where the deed has no subject of its own.
  const bool infinitive = draft.verb >= 0 && view.verb(draft.verb).form == VerbForm::infinitive;
  if (marker == Marker::dwara && !passive && !draft.bare && !infinitive) return;
  // «X द्वारा प्रस्तावित मसौदे को खारिज किया गया»: the agent of an adjective; a draft is refused to who made it.
  const int32_t next = chunk + 1 < static_cast<int32_t>(view.chunks().size()) ? chunk + 1 : -1;
  if (marker == Marker::dwara && next >= 0 && view.has_cue({c.tokens.last, c.tokens.last + 1}, "done by") &&
      (view.chunk(next).kind == ChunkKind::JJP ? view.chunk(next).role == Role::nmod
                                               : view.chunk(next).head > c.tokens.last)) {
    if (frame.event == "REJECT" && of_noun) give(view, draft, Part::recipient, chunk, false);
    return;
  }
  // «मेनेम को [इक्वाडोर को] हथियारों की बिक्री की जांच के लिए पेश होने का आदेश दिया»: one is ordered, what comes after is about
  // something else.
  if (part == Part::recipient && marker == Marker::ko && frame.event == "REQUEST" &&
      std::any_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
        return f.chunk >= 0 && f.chunk < chunk && view.chunk(f.chunk).marker == Marker::ko &&
               view.chunk(f.chunk).role != Role::ccof && view.chunk(f.chunk).governor == c.governor;
      }))
    return;
  // «थाना प्रभारी की शिकायत पर … के खिलाफ मामला दर्ज किया»: whose complaint it is has done nothing.
  const bool legal = frame.event == "COERCE" || frame.event == "SANCTION" || frame.act == "sue" ||
                     frame.act == "charge" || frame.act == "investigate";
  if (marker == Marker::par && legal && (part == Part::recipient || part == Part::actor) &&
      view.has_cue(c.tokens, "complaint"))
    return;
  // «ट्विटर पर [प्रधानमंत्री पर] निशाना साधा»: where it was said.
  if (marker == Marker::par && part == Part::recipient && view.has_cue(c.tokens, "channel") &&
      std::any_of(args.of_verb.begin(), args.of_verb.end(), [&](int32_t other) {
        return other != chunk && view.head_mention(other) != nullptr && view.chunk(other).marker != Marker::ne &&
               part_for(slots, Place::marker, view.chunk(other).marker) == Part::recipient;
      }))
    return;
  // «इजराइल-हमास युद्ध के बीच हूती विद्रोहियों ने …»: amid it; its sides have no part in the deed.
  if (marker == Marker::beech && part == Part::actor && frame.event == "ASSAULT" && view.head_mention(chunk) == nullptr)
    return;
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
      // «नियंत्रण रेखा पर गोलीबारी», «खार्तूम में लड़ाई»: where, and no side of it.
      const bool where = frame.event == "ASSAULT" && (part == Part::actor || view.has_cue(c.tokens, "border"));
      if (!where && (frame.event == "ASSAULT" || frame.act == "visit" || frame.act == "travel"))
        give(view, draft, part, chunk, true);
    } else if (!view.is_time(chunk)) {
      give(view, draft, part, chunk, owners);
      // «जमान पार्क के फार्महाउस पर छापेमारी», «शहर के सैन्य अड्डे पर कब्जा»: a house that is seized or hit is where it was.
      const Mention* on = view.head_mention(chunk);
      const bool house = on == nullptr || view.is_place(view.document.entity(on->entity));
      if (house && marker == Marker::par && (frame.event == "COERCE" || frame.event == "ASSAULT") &&
          names_place(view, chunk))
        add_places(view, chunk, draft);
      if (who.empty() && frame.event == "SANCTION" && marker == Marker::par)
        add(draft.recipients, without(whose_goods(view, chunk), draft.actors));
    }
    return;
  }
  // «सुरक्षा परिषद में प्रस्ताव रखा», «सुप्रीम कोर्ट में अपील की»: a body that decides is asked to.
  if ((frame.act == "propose" || frame.act == "appeal") && marker == Marker::mein && !of_noun)
    if (const Mention* m = view.head_mention(chunk); m != nullptr) {
      const Entity& e = view.document.entity(m->entity);
      const bool decides = frame.act == "propose" ? e.sector == "UNO" || e.sector == "IGO" : e.sector == "JUD";
      if (e.kind == EntityKind::organization && !e.nominal && decides) {
        give(view, draft, Part::recipient, chunk, false);
        return;
      }
    }
  // «कश्मीर पर चर्चा की»: on what, where the frame has such a slot; «हवाई अड्डे पर»: where.
  const Mention* on = marker == Marker::par && part == Part::topic ? view.head_mention(chunk) : nullptr;
  const bool subject = on != nullptr && view.document.entity(on->entity).kind != EntityKind::facility &&
                       view.is_place(view.document.entity(on->entity));
  // «मंदिर पर चर्चा की»: nor is a house that nobody names.
  const bool house = marker == Marker::par && part == Part::topic && view.head_mention(chunk) == nullptr &&
                     view.site(chunk) != nullptr;
  if (!subject && !house && (part == Part::place || marker == Marker::mein || marker == Marker::par)) {
    if (names_place(view, chunk)) {
      if (!posting(view, chunk) && !inside_content(view, chunk, draft) && !of_occasion(view, chunk, draft))
        add_places(view, chunk, draft);
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
}

void Roles::read_arguments() {
  // «भारत भेज रहा है नेपाल के लिए टीके»: beside for whom it is, the unmarked one is who sends.
  const auto beneficiary = [&](int32_t c) {
    return view.chunk(c).marker == Marker::liye && view.head_mention(c) != nullptr &&
           part_for(slots, Place::marker, Marker::liye) == Part::recipient;
  };
  const bool for_whom = frame.event == "AID" && std::any_of(args.of_verb.begin(), args.of_verb.end(), beneficiary);

  // «बंधकों को रिहा किया»: the trigger's own noun names whom.
  if (draft.noun >= 0 && !draft.bare && view.chunk(draft.noun).marker == Marker::ko &&
      trigger.noun_marker != Marker::none && part_for(slots, Place::marker, Marker::ko) == Part::recipient)
    give(view, draft, Part::recipient, draft.noun, false);

  for (const int32_t c : args.of_noun) read(c, true);
  for (const int32_t c : args.of_verb) {
    const Chunk& x = view.chunk(c);
    if (x.marker == Marker::sahit) {
      // «इन दोनों के अलावा वे Y से भी मिले»: of those the sentence before told.
      const Tag points = view.document.word(x.tokens.first).tag;
      if (points == Tag::PRP || points == Tag::DEM) continue;
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
    if (motion_goal && for_whom && c == args.of_verb.front() && draft.verb >= 0 && !goes(view, draft.verb)) continue;
    if (motion_goal) {
      const Part goal = part_for(slots, Place::destination, Marker::none);
      give(view, draft, goal, c, false);
      add_places(view, c, draft);
      // «नई दिल्ली पहुंचे … यहां पहुंचे»: here is where he went.
      if (const Mention* here = view.site(c);
          goal == Part::recipient && draft.recipients.empty() && here != nullptr && here->form == MentionForm::pronoun)
        add(draft.recipients, {{here->entity, c, 0.8, true, false}});
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
}

/// Who was hung on a verb or a noun beside the deed.
void Roles::find_left_recipients() {
  // «कांग्रेस को संबोधित करते हुए … की अपील की», «राज्यों को चिट्ठी लिखकर … का आदेश दिया»: to whom one speaks or writes when one
  // asks.
  const auto letter = [&](Range tokens) {
    for (const CueHit& hit : view.cues(tokens))
      if (view.cue(hit).kind == "channel" && view.cue(hit).value == "letter") return true;
    return false;
  };
  if (draft.recipients.empty() && draft.verb >= 0 && !draft.bare &&
      (frame.event == "REQUEST" || frame.event == "ACCUSE" || frame.event == "THREATEN" || frame.act == "promise")) {
    const auto hears = [&](int32_t over) {
      for (const int32_t d : view.dependents(over)) {
        const int32_t v = view.chunk(d).kind == ChunkKind::VGNF ? view.chunk(d).verb : -1;
        const Range said = {view.chunk(d).tokens.first - 1, view.chunk(d).tokens.last};
        if (v < 0 || !(view.has_cue(said, "address") || letter(said))) continue;
        for (const int32_t to : view.dependents(d))
          if (view.chunk(to).marker == Marker::ko && view.head_mention(to) != nullptr)
            give(view, draft, Part::recipient, to, false);
      }
    };
    hears(view.verb(draft.verb).chunk);
    for (const int32_t i : infinitives_of(view, draft)) hears(i);
  }
  // «X ने Y से [हिंसा रोकने] की अपील की»: Y stands inside the infinitive's clause but is the one who is asked.
  if (draft.recipients.empty()) borrow_from_infinitive(view, draft, slots);

  // «Y को [20 करोड़ डॉलर जारी करने की] योजना बना रहा है»: it was hung on the verb over a plan to give.
  if (frame.event == "AID" && draft.recipients.empty() && draft.verb >= 0 && !draft.bare &&
      view.verb(draft.verb).form == VerbForm::infinitive && !view.verb(draft.verb).finite) {
    bool ordered = false;
    controller(view, view.verb(draft.verb), &ordered);
    const int32_t over = view.chunk(view.verb(draft.verb).chunk).governor;
    int32_t verb = over >= 0 ? view.chunk(over).verb : -1;
    if (over >= 0 && verb < 0 && view.chunk(over).governor >= 0) verb = view.chunk(view.chunk(over).governor).verb;
    if (!ordered && verb >= 0)
      for (const int32_t d : view.dependents(view.verb(verb).chunk))
        if (view.chunk(d).marker == Marker::ko && d < view.verb(draft.verb).chunk && !view.is_time(d))
          give(view, draft, Part::recipient, d, false);
  }

  // «श्रीलंका को संकट से उबारने के लिए ऋण सहायता दी»: whom the aid is to get out of it.
  if (frame.event == "AID" && draft.recipients.empty() && draft.verb >= 0 && !draft.bare)
    for (int32_t d = view.document.chunks->sentence_chunks[draft.sentence].first; d < view.verb(draft.verb).chunk;
         ++d) {
      const Chunk& purpose = view.chunk(d);
      if (purpose.kind != ChunkKind::VGNN || purpose.marker != Marker::liye ||
          !view.has_cue({purpose.head, purpose.head + 1}, "recovery"))
        continue;
      for (const int32_t k : view.dependents(d))
        if (view.chunk(k).marker == Marker::ko && !view.is_time(k)) give(view, draft, Part::recipient, k, false);
    }

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

  // «राजग की ओर से प्रस्ताव लाने की संभावना के बीच आडवाणी ने …»: before an infinitive who does it, hung on the main verb.
  if (draft.verb >= 0 && !draft.bare && draft.actors.empty() && view.verb(draft.verb).form == VerbForm::infinitive &&
      !view.verb(draft.verb).finite && part_for(slots, Place::subject, Marker::none) == Part::actor) {
    const int32_t verb = view.verb(draft.verb).chunk;
    for (int32_t c = verb - 1; c >= 0 && c + 6 > verb && view.sentence_of_chunk(c) == draft.sentence; --c) {
      const Chunk& x = view.chunk(c);
      // «X द्वारा [हथियार बेचने की] मंजूरी देने पर Y ने …»
      if (x.verb >= 0 && view.verb(x.verb).form == VerbForm::infinitive && !view.verb(x.verb).finite) continue;
      if (x.kind == ChunkKind::RBP || x.kind == ChunkKind::JJP) continue;  // «सरकार से समर्थन वापस लेने»
      if (x.kind != ChunkKind::NP || x.marker == Marker::ne) break;
      if (x.marker != Marker::orse && x.marker != Marker::dwara) continue;
      draft.actors = actors_of(view, c, false);
      draft.principals = without(draft.principals, draft.actors);
      break;
    }
  }
  // «दोनों नेताओं की बातचीत में समझौते पर सहमति बनी»: those who talked agreed.
  if (frame.event == "AGREE" && draft.actors.empty() && draft.verb >= 0 && !draft.bare &&
      view.tables.intransitive.contains(view.verb(draft.verb).lemma))
    for (const int32_t c : args.of_verb) {
      if (view.chunk(c).marker != Marker::mein || !event_noun(view, c) ||
          view.has_cue(view.chunk(c).tokens, "mediation"))
        continue;
      for (const int32_t of : view.dependents(c))
        if (view.chunk(of).genitive() || view.chunk(of).marker == Marker::beech)
          add(draft.actors, actors_of(view, of, false));
    }
  // «पुलिसकर्मियों पर [मुकदमा दर्ज करने का] ऐलान किया»: it was hung on the verb over a decision.
  if (draft.recipients.empty() && draft.verb >= 0 && !draft.bare && draft.noun >= 0 &&
      view.verb(draft.verb).form == VerbForm::infinitive && !view.verb(draft.verb).finite) {
    const int32_t over = view.chunk(view.verb(draft.verb).chunk).governor;
    bool decided = false;
    if (over >= 0 && view.chunk(over).kind == ChunkKind::NP)
      for (const CueHit& hit : view.cues({view.chunk(over).head, view.chunk(over).head + 1}))
        decided |= view.cue(hit).kind == "embed" && view.cue(hit).value.starts_with("scheduled");
    const int32_t main = decided ? view.chunk(over).governor : -1;
    if (main >= 0 && view.chunk(main).verb >= 0)
      for (const int32_t d : view.dependents(main)) {
        const Marker m = view.chunk(d).marker;
        if (d < draft.noun && view.chunk(d).kind == ChunkKind::NP && !view.is_time(d) && !names_place(view, d) &&
            (m == Marker::par || m == Marker::khilaf) && part_for(slots, Place::marker, m) == Part::recipient)
          give(view, draft, Part::recipient, d, true);
      }
  }
  // «X को [बुलाकर] आपत्ति जताई», «X को [तलब कर] चेतावनी दी»: whom one has called hears it.
  if (draft.recipients.empty() && draft.verb >= 0 && !draft.bare &&
      (frame.event == "ACCUSE" || frame.event == "THREATEN" || frame.event == "REQUEST"))
    for (int32_t c = view.verb(draft.verb).chunk - 1;
         c >= 0 && view.sentence_of_chunk(c) == draft.sentence && view.chunk(c).kind != ChunkKind::VGF; --c) {
      if (view.chunk(c).kind != ChunkKind::VGNF || view.chunk(c).verb < 0 ||
          view.verb(view.chunk(c).verb).form != VerbForm::conjunctive ||
          !view.has_cue({view.chunk(c).tokens.first - 1, view.chunk(c).tokens.last}, "summons"))
        continue;
      for (const int32_t d : view.dependents(c))
        if (view.chunk(d).marker == Marker::ko && view.head_mention(d) != nullptr)
          give(view, draft, Part::recipient, d, false);
    }
  // «[भीड़ को तितर-बितर करने के लिए] आंसू गैस का इस्तेमाल किया»: whom it was to drive away.
  if (frame.id == "assault.crowd" && draft.recipients.empty() && draft.verb >= 0 && !draft.bare)
    for (const int32_t d : view.dependents(view.verb(draft.verb).chunk))
      if (view.chunk(d).kind == ChunkKind::VGNN && view.chunk(d).marker == Marker::liye)
        for (const int32_t who : view.dependents(d))
          if (view.chunk(who).marker == Marker::ko && !view.is_time(who))
            give(view, draft, Part::recipient, who, false);
  // «द्वीप पर [पेरू की संप्रभुता] मानने से इनकार किया»: whose it is that is refused.
  if (draft.recipients.empty() && draft.noun >= 0 && (frame.act == "refuse" || frame.act == "decline"))
    for (const int32_t d : view.dependents(view.verb(draft.verb).chunk)) {
      if (draft.bare || view.chunk(d).kind != ChunkKind::VGNN || view.chunk(d).marker != Marker::se) continue;
      // «अदालत का आदेश मानने से», «अदालत के आदेश का पालन करने से», «X के वारंट वापस लेने से»
      const auto whose = [&](int32_t object) {
        for (const int32_t of : view.dependents(object))
          if (view.chunk(of).genitive())
            for (const Filler& f : view.fillers(of)) {
              const Entity& e = view.document.entity(f.entity);
              const bool own = std::any_of(draft.actors.begin(), draft.actors.end(),
                                           [&](const Filler& a) { return a.entity == f.entity; });
              if (!own && (e.kind == EntityKind::country || e.sector == "GOV" || e.sector == "JUD" ||
                           (e.kind == EntityKind::person && !e.nominal)))
                add(draft.recipients, {f});
            }
      };
      for (const int32_t object : view.dependents(d)) {
        const Marker m = view.chunk(object).marker;
        if (view.chunk(object).kind != ChunkKind::NP || (m != Marker::none && m != Marker::ko && m != Marker::ka))
          continue;
        whose(object);
        for (const int32_t inner : view.dependents(object))
          if (draft.recipients.empty() && view.chunk(inner).genitive() && view.head_mention(inner) == nullptr)
            whose(inner);
      }
    }
  const bool at_law = frame.act == "sue" || frame.act == "investigate" || frame.act == "charge";
  if (draft.recipients.empty() &&
      (frame.event == "REJECT" || (frame.event == "ACCUSE" && !at_law) || frame.act == "accept"))
    draft.recipients = without(whose_proposal(view, draft), draft.actors);
  if (draft.recipients.empty() && (frame.act == "approve" || frame.act == "commit"))
    draft.recipients = other_side_of(view, draft, args);
  // «रूसी राजनयिकों के शामिल होने का आरोप लगाया»: who is said to have been in it.
  if (frame.event == "ACCUSE" && draft.recipients.empty() && draft.noun >= 0)
    for (const int32_t i : infinitives_of(view, draft))
      for (const int32_t d : view.dependents(i))
        if (draft.recipients.empty() && view.chunk(d).genitive() && view.chunk(d).role == Role::k1)
          add(draft.recipients, without(actors_of(view, d, true), draft.actors));
  // «[Y के निधन की] खबर सुनकर दुख जताया»: for whom one mourns.
  if (frame.act == "condole" && draft.recipients.empty() && draft.verb >= 0 && !draft.bare)
    for (int32_t c = view.verb(draft.verb).chunk - 1;
         c >= 0 && view.sentence_of_chunk(c) == draft.sentence && draft.recipients.empty(); --c)
      if (view.chunk(c).kind == ChunkKind::NP && c != draft.noun &&
          view.has_cue({view.chunk(c).head, view.chunk(c).head + 1}, "passing"))
        for (const int32_t d : view.dependents(c))
          if (view.chunk(d).genitive()) add(draft.recipients, without(actors_of(view, d, false), draft.actors));
  // «X के परिवार के लिए शोक संदेश भेजा»
  if (frame.act == "convey" && draft.recipients.empty())
    for (const int32_t c : args.of_verb)
      if (view.chunk(c).marker == Marker::liye) give(view, draft, Part::recipient, c, true);
  // «वियतनाम की राजधानी पहुंचे»: to the state.
  if ((frame.act == "visit" || frame.act == "travel") && draft.recipients.empty())
    for (const int32_t c : args.of_verb)
      if (view.chunk(c).role == Role::k2p && view.has_cue({view.chunk(c).head, view.chunk(c).head + 1}, "capital city"))
        for (const int32_t d : view.dependents(c))
          if (view.chunk(d).genitive()) give(view, draft, Part::recipient, d, false);
  // «डेवलपरों द्वारा गरीबों के साथ भेदभाव करने पर नाराजगी जताई»: who does what displeases.
  if (frame.event == "ACCUSE" && !at_law && draft.recipients.empty() && draft.verb >= 0 && !draft.bare)
    for (const int32_t i : view.dependents(view.verb(draft.verb).chunk)) {
      const Marker m = view.chunk(i).marker;
      if (view.chunk(i).kind != ChunkKind::VGNN || (m != Marker::par && m != Marker::karan && m != Marker::bare))
        continue;
      for (const int32_t d : view.dependents(i))
        if (view.chunk(d).marker == Marker::dwara || view.chunk(d).marker == Marker::orse)
          add(draft.recipients, without(actors_of(view, d, true), draft.actors));
    }
  // «Y से शिकायत की»: where nobody is complained of, to whom.
  if (frame.act == "complain" && draft.recipients.empty())
    for (const int32_t c : args.of_verb)
      if (view.chunk(c).marker == Marker::se) add(draft.recipients, actors_of(view, c, false));
}

/// The agent of the slot `ne`.
void Roles::find_subject() {
  // «नक्सलियों के [बिछाए] आईईडी की चपेट में आकर जवान शहीद हुए»: whose participle tells of what killed.
  if (frame.event == "ASSAULT" && draft.actors.empty() && draft.verb >= 0 && !draft.bare) {
    const Range chunks = view.document.chunks->sentence_chunks[draft.sentence];
    for (int32_t c = chunks.first; c < view.verb(draft.verb).chunk && draft.actors.empty(); ++c) {
      const Chunk& x = view.chunk(c);
      if (x.kind != ChunkKind::VGNF || x.role != Role::nmod || x.governor < 0 ||
          !view.has_cue(view.chunk(x.governor).tokens, "explosive"))
        continue;
      for (int32_t k = c - 1; k >= chunks.first && k + 3 > c; --k) {
        const Marker m = view.chunk(k).marker;
        if (view.chunk(k).kind != ChunkKind::NP ||
            (!view.chunk(k).genitive() && m != Marker::dwara && m != Marker::orse))
          continue;
        for (const Filler& f : view.fillers(k)) {
          const std::string& sector = view.document.entity(f.entity).sector;
          if (sector == "REB" || sector == "UAF" || sector == "PRM" || sector == "MIL") add(draft.actors, {f});
        }
      }
    }
  }
  // «[मोदी और शरीफ के बीच] पिछले साल … बैठक होने संबंधी रिपोर्ट को खारिज किया»: the two were hung on the verb over it.
  if (frame.mutual && draft.actors.empty() && draft.recipients.empty() && draft.verb >= 0 && !draft.bare &&
      view.verb(draft.verb).form == VerbForm::infinitive && view.verb(draft.verb).lemma == view.tables.ho) {
    const int32_t verb = view.verb(draft.verb).chunk;
    for (int32_t c = verb - 1; c >= 0 && c + 12 > verb && view.sentence_of_chunk(c) == draft.sentence; --c)
      if (view.chunk(c).kind == ChunkKind::NP && view.chunk(c).marker == Marker::beech &&
          view.chunk(c).role != Role::ccof && view.chunk(c).governor > verb) {
        add(draft.actors, actors_of(view, c, false));
        break;
      }
  }
  if (const Part part = part_for(slots, Place::subject, Marker::none);
      part != Part::none && draft.verb >= 0 && !draft.bare && !passive &&
      // «दिल्ली द्वारा संधि स्थगित करने के निर्णय को …»: it has its agent.
      // Nor is «पुतिन और ट्रंप के बीच मुलाकात होने की खबर का खंडन किया» of who denies it.
      !(view.verb(draft.verb).form == VerbForm::infinitive && !draft.actors.empty() &&
        (!frame.mutual || view.verb(draft.verb).lemma == view.tables.ho))) {
    bool carried = false;
    std::vector<Filler> subject = subject_of(view, draft.verb, &carried);
    // «फ्रांस अपने सैनिक वापस बुला चुका है»: what the trigger names is no subject, unless it moves itself («चीनी सैनिक हट गए»).
    const bool moves = view.tables.intransitive.contains(view.verb(draft.verb).lemma) && draft.actors.empty();
    std::erase_if(subject, [&](const Filler& f) { return draft.noun >= 0 && f.chunk == draft.noun && !moves; });
    if (subject.empty() && draft.noun >= 0)
      for (const int32_t c : args.of_verb)
        if (subject.empty() && c < draft.noun && view.chunk(c).marker == Marker::none && !view.is_time(c) &&
            view.chunk(c).role != Role::pof)
          subject = actors_of(view, c, false);
    // «तुर्की और राहत सामग्री भेजेगा»: more of the thing; who gives it is not given with it.
    if ((subject.empty() || carried) && draft.noun >= 0 && !frame.mutual)
      for (const int32_t c : view.conjuncts(draft.noun)) {
        const Mention* who = c < draft.noun ? view.head_mention(c) : nullptr;
        if (who == nullptr || who->form != MentionForm::name || view.chunk(c).marker != Marker::none ||
            view.document.entity(who->entity).kind != EntityKind::country)
          continue;
        subject = {{who->entity, c, who->confidence * 0.85, false, false}};
        carried = false;
      }
    // «मुलाकात हुई» has no agent: its subject is the meeting itself.
    const bool eventive = draft.noun >= 0 && (view.verb(draft.verb).lemma == view.tables.ho ||
                                              view.verb(draft.verb).lemma == view.tables.hai ||
                                              (trigger.bare && view.chunk(draft.noun).marker == Marker::none &&
                                               view.chunk(draft.noun).role == Role::k1));  // «हमले जारी रहे»
    // «पड़ोसी देश म्यांमार में तख्तापलट हो गया»: nor is what stands beside it.
    const bool beside = eventive && trigger.bare && !frame.mutual && part == Part::actor;
    if (!(eventive && carried) && !beside) {
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
}

void Roles::find_senders() {
  // «पाकिस्तान की ओर से की गई गोलाबारी में …»
  if (passive && draft.actors.empty() && frame.event == "ASSAULT")
    for (const auto* side : {&args.of_verb, &args.of_noun})
      for (const int32_t c : *side)
        if (view.chunk(c).marker == Marker::orse) add(draft.actors, actors_of(view, c, true));
  if (passive && draft.actors.empty() &&
      (frame.event == "ACCUSE" || frame.event == "REQUEST" || frame.event == "THREATEN" || frame.event == "REJECT" ||
       frame.act == "praise"))
    draft.actors = issuer(view, draft, args);
  // «चीन से राहत सामग्री नेपाल भेजी गई»: what is sent from a state is sent by it.
  if (passive && draft.actors.empty() && frame.act != "rescue")
    for (const int32_t c : args.of_verb)
      if (view.chunk(c).marker == Marker::se && part_for(slots, Place::marker, Marker::se) == Part::source)
        for (const Filler& f : senders(view, c)) add(draft.actors, {f});
}

void Roles::share_subject_above() {
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
        // «X से मुलाकात के बाद विदेश मंत्रालय ने बताया»: who tells of a meeting of people was not at it.
        const Entity& e = view.document.entity(f.entity);
        if (frame.act == "meet" && e.kind == EntityKind::organization && e.sector == "GOV") continue;
        // «ओबामा से मुलाकात के बाद दोनों नेताओं ने …»: one of the two is ओबामा; nobody says who the other is.
        if (e.kind == EntityKind::group && e.members.empty() &&
            f.entity >= static_cast<int32_t>(view.document.names->entities.size()))
          continue;
        f.confidence *= 0.9;
        add(draft.actors, {f});
      }
      break;
    }
  }
}

void Roles::name_states_inside() {
  // States inside the noun group: «भारत यात्रा», «भारत-रूस शिखर सम्मेलन», «अमेरिकी हमला».
  if (draft.noun >= 0) {
    const Part dest = part_for(slots, Place::destination, Marker::none);
    std::vector<Filler> inside;
    for (const int32_t i : view.mentions_in(draft.noun)) {
      const Mention& m = view.mention(i);
      // «चुनावी गठबंधन» names the deed; but «अतिरिक्त सुरक्षा बल तैनात किए».
      const bool deed = m.tokens.last > draft.words.first && m.tokens.first < draft.words.last;
      if (deed && (frame.event != "MOBILIZE" || draft.words.first <= m.tokens.first)) continue;
      if (can_act(view.document.entity(m.entity)))
        inside.push_back({m.entity, draft.noun, m.confidence * 0.95, false, false});
    }
    if (!inside.empty()) {
      const Entity& first = view.document.entity(inside.front().entity);
      if (dest != Part::none && view.is_place(first)) {
        // «भारत यात्रा पर नई दिल्ली पहुंचे»: the state beside its town.
        const bool town = std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
          const Entity& e = view.document.entity(f.entity);
          return e.kind == EntityKind::place && e.country == first.country;
        });
        if (town) add(draft.recipients, inside);
        for (const Filler& f : inside)
          if (tells_where(view, f.entity)) draft.places.push_back(f.entity);
      } else if (frame.mutual) {
        add(draft.actors, without(inside, draft.recipients));
      } else if (draft.actors.empty() &&
                 !(passive && trigger.noun_marker == Marker::ko) &&  // «इसराइली बंधकों को रिहा किया गया»
                 part_for(slots, Place::subject, Marker::none) == Part::actor) {
        add(draft.actors, without(inside, draft.recipients));
      } else if (draft.recipients.empty() && part_for(slots, Place::genitive, Marker::none) == Part::recipient) {
        add(draft.recipients, without(inside, draft.actors));  // «अमेरिकी प्रस्ताव को स्वीकार किया»
      }
    }
  }
}

void Roles::settle_sides() {
  // Who conveys speaks for another: sender, carrier, recipient.
  // «शी ने चीन सरकार और जनता की ओर से बधाई दी»: a statesman for his own state does so himself.
  const bool own_state =
      !draft.actors.empty() && std::all_of(draft.principals.begin(), draft.principals.end(), [&](const Filler& p) {
        const Entity& e = view.document.entity(p.entity);
        const Entity& who = view.document.entity(draft.actors.front().entity);
        return e.kind != EntityKind::person && who.kind == EntityKind::person &&
               (e.country.empty() ? e.nominal : e.country == who.country);
      });
  // «अपने भाई का निजी पत्र सौंपा»: somebody whom the article does not name.
  const bool unnamed = std::all_of(draft.principals.begin(), draft.principals.end(), [&](const Filler& p) {
    const Entity& e = view.document.entity(p.entity);
    return e.kind == EntityKind::person && e.nominal && e.country.empty();
  });
  if (!draft.principals.empty() && frame.event == "SUPPORT" && !own_state && !unnamed) {
    for (const Filler& f : draft.actors) draft.participants.push_back({f, "carrier"});
    draft.actors = draft.principals;
  }
  // «कीव को हथियार देने पर सहमति जताई»: one alone agrees to do something for another.
  const bool alone = frame.event == "AGREE" && draft.actors.size() == 1;
  if (draft.recipients.empty() && (!frame.mutual || alone) && frame.event != "CONSULT")
    recipient_from_content(view, draft, frame);
  blame_who_did_it(view, draft, frame);
  spare_who_inquires(view, draft, frame);
  draft.recipients = without(draft.recipients, frame.mutual ? std::vector<Filler>{} : draft.actors);
  draft.actors = frame.mutual ? without(draft.actors, draft.recipients) : draft.actors;

  // A journey's goal is also where it went; who goes abroad does not go to his own state.
  if (frame.act == "visit" || frame.act == "travel") {
    const auto country = [&](const Filler& f) -> const std::string& { return view.document.entity(f.entity).country; };
    const auto own = [&](const Filler& f) {
      return std::any_of(draft.actors.begin(), draft.actors.end(),
                         [&](const Filler& a) { return !country(a).empty() && country(a) == country(f); });
    };
    if (std::any_of(draft.recipients.begin(), draft.recipients.end(),
                    [&](const Filler& f) { return !country(f).empty() && !own(f); }))
      std::erase_if(draft.recipients, own);
    for (const Filler& f : draft.recipients)
      if (tells_where(view, f.entity) &&
          std::find(draft.places.begin(), draft.places.end(), f.entity) == draft.places.end())
        draft.places.push_back(f.entity);
  }
  // «पोलैंड के लिए रवाना हुए»
  if (frame.act == "depart" && draft.places.empty())
    for (const Filler& f : draft.recipients)
      if (f.chunk >= 0 && tells_where(view, f.entity) &&
          (view.chunk(f.chunk).marker == Marker::liye || view.chunk(f.chunk).role == Role::k2p))
        draft.places.push_back(f.entity);
}

void Roles::aim_protest() {
  // «नेता की गिरफ्तारी के खिलाफ प्रदर्शन»: not against whom that befell.
  // «कार्यकर्ता की गिरफ्तारी को बदले की राजनीति बताया»: nor is he blamed.
  if (frame.event == "PROTEST" || frame.act == "denounce" || frame.act == "condemn" || frame.act == "object")
    std::erase_if(draft.recipients, [&](const Filler& f) {
      const int32_t over = f.chunk >= 0 && view.chunk(f.chunk).genitive() ? view.chunk(f.chunk).governor : -1;
      return over >= 0 && view.has_cue(view.chunk(over).phrase, "fate");
    });
  // «पाकिस्तान विरोधी प्रदर्शन»: against whom, in one word with it.
  if (frame.event == "PROTEST" && draft.recipients.empty() && draft.noun >= 0) {
    const int32_t at = view.chunk(draft.noun).head;
    for (int32_t t = at - 1; t > 0 && t + 4 > at; --t) {
      if (view.document.token(t).key != "विरोधी") continue;
      for (int32_t c = std::max(draft.noun - 2, 0); c <= draft.noun; ++c)
        for (const int32_t i : view.mentions_in(c)) {
          const Mention& m = view.mention(i);
          const int32_t last = view.document.token(t - 1).key == "-" ? t - 1 : t;
          if (m.form == MentionForm::name && m.tokens.last == last)
            add(draft.recipients, {{m.entity, c, m.confidence, true, false}});
        }
    }
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
}

/// What the parties make of the deed.
void Roles::change_frame() {
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
      !view.has_cue(draft.words, "attack") && std::none_of(args.of_verb.begin(), args.of_verb.end(), [&](int32_t c) {
        return view.chunk(c).marker == Marker::par && !view.is_time(c);
      }))
    draft.frame = view.tables.frame_named("mobilize.test");
  // «प्रस्ताव को 83 देशों का समर्थन था», «यूक्रेन को पोलैंड का समर्थन है»: whose support it is gives it.
  if (frame.id == "support.back" && draft.verb >= 0 && !draft.bare && draft.actors.empty() &&
      is_copula(view, view.verb(draft.verb))) {
    const auto whose = std::stable_partition(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
      return f.chunk >= 0 && view.chunk(f.chunk).marker == Marker::ko;
    });
    const bool to_somebody = std::any_of(args.of_verb.begin(), args.of_verb.end(), [&](int32_t c) {
      return view.chunk(c).marker == Marker::ko && !view.is_time(c);
    });
    if (to_somebody) draft.actors.assign(whose, draft.recipients.end());
    if (to_somebody) draft.recipients.erase(whose, draft.recipients.end());
  }
  // «राजदूत को समन भेजा»: an envoy who is summoned hears a protest; «प्रबंधकों को तलब किया»: one's own people are ordered to
  // come.
  if ((frame.id == "request.order" || frame.id == "accuse.summon") && !draft.bare && !draft.recipients.empty() &&
      view.has_cue(draft.words, "summons")) {
    const bool envoy = std::any_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
      return f.chunk >= 0 &&
             (view.has_cue(view.chunk(f.chunk).phrase, "posted") || view.has_cue(view.chunk(f.chunk).phrase, "envoy"));
    });
    const bool own =
        !draft.actors.empty() && std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
          const Entity& e = view.document.entity(f.entity);
          const std::string& home = view.document.entity(draft.actors.front().entity).country;
          return e.nominal && e.plural && (e.country.empty() || e.country == home);
        });
    if (envoy && frame.id == "request.order") draft.frame = view.tables.frame_named("accuse.summon");
    if (!envoy && own && frame.id == "accuse.summon") draft.frame = view.tables.frame_named("request.order");
  }
  // «शरणार्थियों के लिए सीमा खोली»: opened to people in need, it shelters them.
  if (frame.act == "transport link" && !draft.recipients.empty() &&
      std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
        const Entity& e = view.document.entity(f.entity);
        return e.nominal && e.plural && e.kind != EntityKind::country;
      }))
    draft.frame = view.tables.frame_named("aid.asylum");
  // «बुलडोजर से मकान ढहा दिए»: what is pulled down by order is taken.
  if (frame.act == "destroy" && !draft.bare && view.has_cue(view.clause_tokens(draft.clause), "demolition"))
    draft.frame = view.tables.frame_named("coerce.demolish");
  // «भारत और रूस ने युद्धाभ्यास किया»: states that exercise together threaten nobody.
  if (frame.id == "mobilize.exercise" && states_of(view, draft).size() > 1)
    draft.frame = view.tables.frame_named("cooperate.exercise");

  // «लोगों के इकट्ठा होने पर प्रतिबंध लगाया»: to forbid people to do something is no sanction against them.
  if (frame.id == "sanction.impose" && !draft.bare && draft.verb >= 0) {
    const auto parts = view.dependents(view.verb(draft.verb).chunk);
    const bool forbids = std::any_of(parts.begin(), parts.end(), [&](int32_t c) {
      return view.chunk(c).kind == ChunkKind::VGNN && view.chunk(c).marker == Marker::par;
    });
    const bool at_home = draft.recipients.empty() && std::any_of(parts.begin(), parts.end(), [&](int32_t c) {
                           return view.chunk(c).marker == Marker::par && view.has_cue(view.chunk(c).tokens, "activity");
                         });
    if (at_home) draft.frame = view.tables.frame_named("coerce.restrict");
    if (forbids && !draft.recipients.empty() &&
        std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
          const Entity& e = view.document.entity(f.entity);
          return e.nominal && e.kind != EntityKind::country;
        }))
      draft.frame = view.tables.frame_named("coerce.restrict");
  }
  // «संसद ने रूस के खिलाफ प्रस्ताव पारित किया»: what a house passes against somebody blames him.
  if (frame.act == "accept" && !draft.bare && draft.recipients.empty())
    for (const int32_t c : args.of_verb)
      if (view.chunk(c).marker == Marker::khilaf)
        for (const Filler& f : actors_of(view, c, false))
          if (political(view, f.entity)) {
            draft.frame = view.tables.frame_named("accuse.condemn");
            add(draft.recipients, {f});
          }
  // «उग्रवादियों को भारत को सौंपा»: of two with को the first is handed over to the second.
  if (frame.act == "extradite" && draft.noun < 0 && !draft.bare) {
    std::vector<int32_t> to;
    for (const int32_t c : args.of_verb)
      if (view.chunk(c).marker == Marker::ko && !view.is_time(c)) to.push_back(c);
    draft.recipients.clear();
    if (to.size() == 2) give(view, draft, Part::recipient, to.back(), false);
    if (draft.recipients.empty()) draft.actors.clear();
  }
  // «अपने नागरिकों को वापस बुला लिया»: who calls home people who bear no arms brings them to safety.
  if (frame.act == "withdraw" && !draft.bare && draft.noun < 0)
    for (const int32_t c : args.of_verb) {
      if (view.chunk(c).marker != Marker::ko && view.chunk(c).marker != Marker::none) continue;
      const Mention* who = view.head_mention(c);
      if (who == nullptr || !view.document.entity(who->entity).nominal ||
          view.document.entity(who->entity).sector != "CVL")
        continue;
      draft.frame = view.tables.frame_named("aid.rescue");
      give(view, draft, Part::recipient, c, false);
    }
  // «एक कार्यबल की अध्यक्षता की»: who heads a body meets nobody.
  if (frame.act == "chair" && !draft.bare && draft.noun >= 0) {
    const auto& of = args.of_noun;
    const auto gathering = [&](int32_t c) {
      const Mention* m = view.head_mention(c);
      return event_noun(view, c) || view.has_cue(view.chunk(c).phrase, "gathering") || m == nullptr ||
             view.document.entity(m->entity).kind != EntityKind::organization;
    };
    if (!of.empty() && std::none_of(of.begin(), of.end(), gathering)) {
      draft.figurative = true;
      draft.actors.clear();
      draft.recipients.clear();
    }
  }
  // «वेनेजुएला ने सीमा पर टैंक भेजे»: arms that are given to nobody are moved.
  if (frame.act == "arm" && draft.recipients.empty() && draft.verb >= 0 && !draft.bare && !passive &&
      view.has_cue(view.chunk(view.verb(draft.verb).chunk).tokens, "sending") && !draft.actors.empty())
    draft.frame = view.tables.frame_named("mobilize.weapons");
  // «अमेरिका ने रूस के बैंकों पर पाबंदियां लगाईं»: of what belongs to another state a ban is a sanction.
  if (frame.id == "coerce.ban" && !draft.actors.empty() && !draft.recipients.empty() &&
      view.has_cue(draft.words, "embargo")) {
    const std::string& own = view.document.entity(draft.actors.front().entity).country;
    const bool abroad =
        !own.empty() && std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
          const Entity& e = view.document.entity(f.entity);
          return !e.country.empty() && e.country != own && e.kind != EntityKind::place;
        });
    if (abroad) draft.frame = view.tables.frame_named("sanction.impose");
  }
  // «शरणार्थियों को देश से निकाल दिया»: envoys are expelled, a crowd is deported.
  if (frame.id == "sanction.expel" && parties(view, draft.actors) > 0 && !draft.recipients.empty() &&
      std::all_of(draft.recipients.begin(), draft.recipients.end(), [&](const Filler& f) {
        const Entity& e = view.document.entity(f.entity);
        return e.nominal && e.plural && (e.sector == "CVL" || e.sector == "REF" || e.sector == "LAB");
      }))
    draft.frame = view.tables.frame_named("coerce.deport");

  // «नेता ने मंत्री को दोषी ठहराया»: who is no court finds nobody guilty, but blames.
  if (frame.act == "convict" && !draft.actors.empty() &&
      std::none_of(draft.actors.begin(), draft.actors.end(),
                   [&](const Filler& f) { return view.document.entity(f.entity).sector == "JUD"; }))
    draft.frame = view.tables.frame_named("accuse.hold");
  // «फैसले को गलत बताया»: words are denied, deeds are blamed.
  if (frame.id == "reject.belie") {
    const auto deed = [&](int32_t c) {
      return view.chunk(c).marker == Marker::ko && view.document.word(view.chunk(c).head).tag == Tag::NN &&
             !view.has_cue(view.chunk(c).phrase, "assertion");
    };
    if (std::any_of(args.of_verb.begin(), args.of_verb.end(), deed))
      draft.frame = view.tables.frame_named("accuse.denounce");
  }
}

void Roles::find_places() {
  // «[न्यूयॉर्क में] X की गिरफ्तारी के विरोध में Y ने [यहां] प्रदर्शन किया»: here is where, and no other place.
  int32_t here = -1;
  if (draft.verb >= 0 && !draft.bare && frame.act != "visit" && frame.act != "travel")
    for (const int32_t d : view.dependents(view.verb(draft.verb).chunk))
      if (view.chunk(d).marker == Marker::none && view.has_cue(view.chunk(d).tokens, "here")) here = d;
  if (here >= 0) draft.places.clear();
  // Sentence-level places: a place at the head of the clause holds for its deed; «[यहां] राष्ट्रपति भवन में», what
  // comes after is in it.
  if (draft.places.empty() && draft.verb >= 0) {
    for (const int32_t d : view.dependents(view.verb(draft.verb).chunk)) {
      if (d < here) continue;
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
          !posting(view, d) && !inside_content(view, d, draft) && !of_occasion(view, d, draft))
        add_places(view, d, draft);
    }
  }
  // «[कानो में] … बंदूकधारियों ने एक थाने पर हमला किया»: where a house stands that nobody names.
  const auto unnamed = [&](int32_t e) {
    return view.document.entity(e).nominal && view.document.entity(e).kind == EntityKind::facility;
  };
  if (std::all_of(draft.places.begin(), draft.places.end(), unnamed)) {
    std::vector<int32_t> houses;
    std::swap(houses, draft.places);
    find_scene(view, draft);
    for (const int32_t e : draft.places)
      if (std::find(houses.begin(), houses.end(), e) == houses.end()) houses.push_back(e);
    draft.places = houses;
  }
  std::stable_partition(draft.places.begin(), draft.places.end(), unnamed);  // innermost first
  // «गाजा पट्टी से इजरायल पर रॉकेट दागे»: a state that is fired at is where they fall.
  if (draft.places.empty() && shelling(frame))
    for (const Filler& f : draft.recipients)
      if (f.chunk >= 0 && view.chunk(f.chunk).marker == Marker::par && tells_where(view, f.entity))
        draft.places.push_back(f.entity);
}

/// Where it was stands for who suffered or got it, where the sentence itself names it.
void Roles::take_places_for_victims() {
  const bool named = !draft.places.empty() && named_in(view, draft.sentence, draft.places.front());
  // «चीन ने लाओस में अस्पताल के लिए दस लाख डॉलर दिए»: what is given in another state is given to it; what is given no more
  // in a town, to that.
  const bool no_more = frame.act == "stop aid";
  if ((frame.act == "fund" || frame.act == "relief" || frame.act == "medical aid" || no_more) && !draft.bare &&
      draft.recipients.empty() && !draft.places.empty() && !draft.actors.empty()) {
    const Entity& where = view.document.entity(draft.places.back());
    if ((where.kind == EntityKind::country || no_more) &&
        where.country != view.document.entity(draft.actors.front().entity).country)
      draft.recipients.push_back({draft.places.back(), draft.noun, 0.8, true, true});
  }
  // «[तुर्की में आए] भूकंप के बाद जापान ने राहत सामग्री भेजी»: whom disaster struck, relief goes to.
  if ((frame.act == "relief" || frame.act == "medical aid" || frame.act == "help" || frame.act == "fund") &&
      !draft.bare && draft.recipients.empty() && !draft.actors.empty()) {
    const std::string& own = view.document.entity(draft.actors.front().entity).country;
    const Range chunks = view.document.chunks->sentence_chunks[draft.sentence];
    for (int32_t c = chunks.first; c < chunks.last && draft.recipients.empty(); ++c) {
      if (view.chunk(c).kind != ChunkKind::NP || !view.has_cue(view.chunk(c).tokens, "disaster")) continue;
      const auto struck = [&](int32_t at) {
        for (const Filler& f : view.fillers(at))
          if (const Entity& e = view.document.entity(f.entity); e.kind == EntityKind::country && e.country != own)
            add(draft.recipients, {{f.entity, at, f.confidence * 0.8, true, true}});
      };
      for (const int32_t d : view.dependents(c)) {
        if (view.chunk(d).genitive()) struck(d);
        if (view.chunk(d).kind == ChunkKind::VGNF && view.chunk(d).role == Role::nmod)
          for (const int32_t e : view.dependents(d))
            if (view.chunk(e).marker == Marker::mein) struck(e);
      }
    }
  }
  // «भारत मॉरीशस में भवन के निर्माण में सहयोग करेगा»
  if (frame.act == "cooperate" && !draft.bare && draft.recipients.empty() && draft.actors.size() == 1 &&
      draft.places.size() == 1) {
    const Entity& where = view.document.entity(draft.places.front());
    const Entity& who = view.document.entity(draft.actors.front().entity);
    if (where.kind == EntityKind::country && !who.country.empty() && where.country != who.country)
      draft.recipients.push_back({draft.places.front(), draft.noun, 0.8, true, true});
  }
  if (frame.event == "ASSAULT" && draft.recipients.empty() &&
      (draft.bare || (draft.verb >= 0 && view.verb(draft.verb).form == VerbForm::infinitive)))
    draft.recipients = victims_of(view, draft);
  // «शहर में कर्फ्यू लगाया», «जेरिको में ठिकानों पर गोले दागे»: the place is what suffers it.
  const bool on_border =
      draft.verb >= 0 && !draft.bare && std::any_of(args.of_verb.begin(), args.of_verb.end(), [&](int32_t c) {
        return view.chunk(c).marker == Marker::par && view.has_cue(view.chunk(c).tokens, "border");
      });
  const bool shelled = shelling(frame);
  if (draft.recipients.empty() && named && !on_border &&
      (frame.act == "curfew" || frame.act == "emergency" ||
       ((frame.act == "ease" || frame.act == "revoke") && view.has_cue(draft.words, "rule")) ||
       frame.act == "overthrow" || frame.act == "blockade" || (shelled && !draft.bare)))
    // «नेपीता में तख्तापलट»: in a city, of the state.
    if (view.document.entity(draft.places.front()).kind == EntityKind::country || frame.act != "overthrow")
      draft.recipients.push_back({draft.places.front(), draft.noun, 0.85, false, true});
}

void Roles::fill() {
  read_arguments();
  find_left_recipients();
  find_subject();
  find_senders();
  share_subject_above();
  name_states_inside();
  // «मंगलवार को मैक्रों और बुधवार को शोल्ज से मिले»: after each time its own; the marker stands with the last.
  for (size_t k = 0; k < draft.recipients.size() && draft.verb >= 0 && !draft.bare; ++k) {
    const int32_t last = draft.recipients[k].chunk, before = last - 3;
    if (before < 1 || view.sentence_of_chunk(before - 1) != draft.sentence || !view.is_time(last - 1) ||
        view.chunk(last - 2).kind != ChunkKind::CCP || view.chunk(before).kind != ChunkKind::NP ||
        !view.is_time(before - 1) || view.chunk(before).governor != last - 1)
      continue;
    add(draft.recipients, without(actors_of(view, before, false), draft.actors));
  }
  // «प्रशासन की ओर से प्रस्ताव दिया गया»: the agent of a passive.
  if (passive && draft.actors.empty() && !draft.principals.empty()) {
    draft.actors = std::move(draft.principals);
    draft.principals.clear();
  }
  settle_sides();
  aim_protest();
  change_frame();
  find_places();
  take_places_for_victims();
  // «दो यूक्रेनी ड्रोन मॉस्को में मार गिराए गए»: whose they were, and where they fell.
  if (passive && (frame.act == "drone strike" || frame.act == "air strike") && draft.verb >= 0 &&
      view.document.token(view.chunk(view.verb(draft.verb).chunk).head).key.starts_with("मार") &&
      std::all_of(draft.actors.begin(), draft.actors.end(), [](const Filler& f) { return f.metonym; })) {
    draft.recipients = draft.actors;
    draft.actors.clear();
  }
  // «ओली को इस्तीफा देना पड़ा»: who must is who does.
  if (frame.act == "resign" && draft.actors.empty() && !draft.recipients.empty() && draft.verb >= 0 && !draft.bare &&
      view.verb(draft.verb).modality == Modality::must)
    std::swap(draft.actors, draft.recipients);
  // «तीन बंधकों को छोड़ दिया»: whom the trigger itself names is let go.
  if (frame.act == "release" && draft.recipients.empty() && draft.noun >= 0 && !draft.bare)
    for (const Filler& f : without(actors_of(view, draft.noun, false), draft.actors))
      if (view.document.entity(f.entity).kind != EntityKind::country) add(draft.recipients, {f});
  // «तालिबान अपने कब्जे से एक हजार कैदी रिहा करेंगे»: of two without a mark the first acts.
  if (draft.verb >= 0 && !draft.bare && !passive && draft.actors.size() == 1 && draft.recipients.size() == 1 &&
      part_for(slots, Place::object, Marker::none) == Part::recipient) {
    const int32_t actor = draft.actors.front().chunk, object = draft.recipients.front().chunk;
    const auto unmarked = [&](int32_t c) {
      return c >= 0 && view.chunk(c).marker == Marker::none && view.chunk(c).governor == view.verb(draft.verb).chunk;
    };
    if (unmarked(actor) && unmarked(object) && object < actor && actor < view.verb(draft.verb).chunk)
      std::swap(draft.actors, draft.recipients);
  }
  // «पेरिस से अपने राजदूत को वापस बुला लिया»: from its state.
  if (frame.act == "recall")
    for (Filler& f : draft.recipients)
      if (const Entity& city = view.document.entity(f.entity);
          city.kind == EntityKind::place && !city.country.empty()) {
        const auto& all = view.document.names->entities;
        if (draft.places.empty()) draft.places.push_back(f.entity);
        for (size_t k = 0; k < all.size(); ++k)
          if (all[k].kind == EntityKind::country && all[k].country == city.country) f.entity = static_cast<int32_t>(k);
      }
  drop_apposed(view, draft.actors);
  drop_apposed(view, draft.recipients);
  read_leaders(view, draft, args);
  read_open_list(view, draft);
}

}  // namespace

void fill_roles(const View& view, const std::vector<Utterance>&, Draft& draft) {
  if (const Trigger* trigger = trigger_of(view, draft); trigger != nullptr) Roles(view, *trigger, draft).fill();
}

}  // namespace bahi::event
