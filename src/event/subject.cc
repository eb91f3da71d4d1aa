// Who does a deed: the subject of its verb, said or carried over, and who is asked to do it.
#include <algorithm>
#include <string_view>

#include "event/arguments.h"
#include "lexicon/key.h"

namespace bahi::event {
namespace {

bool is_subject(const View& view, const Chunk& c, const VerbGroup& v) {
  if (c.marker == Marker::ne) return true;
  // «दो पड़ोसी देशों A और B का दौरा करेंगे»: a plural in the oblique without a marker stands beside another noun.
  if (c.marker == Marker::none && view.document.word(c.head).tag == Tag::NN &&
      view.document.token(c.head).key.ends_with("ों"))
    return false;
  // «प्रशासन को बाजार बंद करना पड़ा», «भारत को बात करनी चाहिए»: who must is the one who does.
  if (c.marker == Marker::ko && (v.modality == Modality::must || v.modality == Modality::should))
    return c.role == Role::k1 || c.role == Role::k4a;
  if (c.marker != Marker::none || c.role == Role::pof || c.role == Role::k2 || c.role == Role::k2p ||
      c.role == Role::k7t || c.role == Role::k7p)
    return false;
  if (v.passive) return false;
  return c.role == Role::k1 || c.role == Role::k4a;
}

}  // namespace

bool demonym(const View& view, const Mention& m) {
  const Entity& e = view.document.entity(m.entity);
  if (e.kind != EntityKind::country) return false;
  const auto form = view.document.token(m.tokens.last - 1).key;
  return form.ends_with("ी") && lexicon::match_key(e.hi) != form;
}

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

namespace {

/// A subject without a mark that other rooms took for something else: «लॉयड ऑस्टिन … भारत आए», or grown together with
/// the group after it: «राष्ट्रपति मिंस्क में …», «न्यूजीलैंड प्रशांत द्वीपों की …».
std::vector<Filler> unmarked_subject(const View& view, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
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
  // «वायुसेना का विमान … नेपाल पहुंचा»: of two without a mark the first goes to the second.
  if (goes(view, verb)) {
    int32_t first = -1;
    for (const int32_t d : view.dependents(v.chunk)) {
      const Chunk& c = view.chunk(d);
      if (c.kind != ChunkKind::NP || c.marker != Marker::none || d == v.noun || d > v.chunk || view.is_time(d))
        continue;
      const Mention* m = view.head_mention(d);
      const bool place = m != nullptr && view.is_place(view.document.entity(m->entity));
      if (first >= 0 && place) return actors_of(view, first, true);
      if (first < 0 && !place) first = d;
    }
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
    const bool lent = leads && view.chunk(c).governor >= 0 &&
                      (view.chunk(view.chunk(c).governor).kind == ChunkKind::VGNN ||
                       view.chunk(view.chunk(c).governor).role == Role::nmod);
    if (view.chunk(c).kind != ChunkKind::NP || (view.chunk(c).clause != clause && !lent)) continue;
    const auto inside = view.mentions_in(c);
    // «ब्रिटेन [यूक्रेन से आने वाले] शरणार्थियों को शरण देगा», «इजरायल [राहत पहुंचाने में] बाधा डाल रहा है»: hung on what tells of
    // another group or on an infinitive, before another part of it.
    if (const int32_t over = view.chunk(c).governor; leads && !v.perfective_agent && its == Marker::none && over > c &&
                                                     over < v.chunk && view.chunk(over).governor > over) {
      const Chunk& x = view.chunk(over);
      const bool attribute = x.role == Role::nmod && x.governor < v.chunk;
      const bool infinitive = x.kind == ChunkKind::VGNN && x.marker != Marker::none && x.governor == v.chunk;
      const auto parts = view.dependents(over);
      const bool another = std::any_of(parts.begin(), parts.end(), [&](int32_t d) {
        return d > c && d < over && view.chunk(d).kind == ChunkKind::NP &&
               (infinitive || view.chunk(d).marker != Marker::none);
      });
      const Mention* m = view.head_mention(c);
      if ((attribute || infinitive) && another && m != nullptr && acts(view.document.entity(m->entity)) &&
          !view.is_time(c))
        return {{m->entity, c, m->confidence * 0.8, false, false}};
    }
    // «वियतनाम [अर्थव्यवस्था को] खोलेगा», «भारत और अमेरिका [विश्व संकट के विषयों पर] सहमत हुए»: a state before a noun of
    // which it is no part.
    if (inside.size() == 1 && leads && view.head_mention(c) == nullptr) {
      const Mention& m = view.mention(inside.front());
      const bool listed = view.conjuncts(c).size() > 1;
      // «इजरायल [राहत सामग्री] पहुंचाने में बाधा डाल रहा है»: what an infinitive is done to.
      const bool of_infinitive = its == Marker::none && lent && view.chunk(c).role == Role::k2;
      // «पुतिन सम्मेलन से इतर … बैठक करेंगे», «हमास युद्धविराम के लिए तैयार है»: people and armed groups before a gathering or a
      // deed.
      const Entity& first = view.document.entity(m.entity);
      const bool armed = first.kind == EntityKind::organization && (first.sector == "REB" || first.sector == "PRM");
      const bool apart = (its == Marker::itar && first.kind == EntityKind::person) ||
                         ((its == Marker::liye || its == Marker::ko) && armed && event_noun(view, c));
      if (apart && m.tokens.first == view.chunk(c).tokens.first && m.form == MentionForm::name)
        return {{m.entity, c, m.confidence * 0.75, false, false}};
      if (m.tokens.first == view.chunk(c).tokens.first && (its != Marker::none || of_infinitive) && its != Marker::ne &&
          (listed || !view.chunk(c).genitive()) && view.document.entity(m.entity).kind == EntityKind::country &&
          m.form == MentionForm::name && view.document.word(m.tokens.last - 1).tag == Tag::NNP && !demonym(view, m) &&
          !view.is_time(c) && !event_noun(view, c)) {
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
    if (first.form == MentionForm::nominal && view.document.token(first.tokens.last - 1).key.ends_with("ों")) continue;
    // «भारतीय विदेश मंत्री X»: an adjective or an office is part of the name after it.
    if (!acts(view.document.entity(first.entity)) || view.document.word(first.tokens.last - 1).tag == Tag::JJ) continue;
    bool apart = first.entity == last.entity || demonym(view, first);
    for (int32_t t = first.tokens.last; t < last.tokens.first; ++t)
      apart |= view.document.token(t).kind == TokenKind::punctuation;
    // «शिष्टमंडल [शी जिनपिंग से] मिलेगा»: a body of people is no title.
    const Entity& one = view.document.entity(first.entity);
    const bool many = (one.kind == EntityKind::group || one.kind == EntityKind::organization) &&
                      first.tokens.last == last.tokens.first && view.chunk(c).marker != Marker::none &&
                      view.document.entity(last.entity).kind == EntityKind::person;
    if (!many && !view.is_place(view.document.entity(last.entity)) && last.form == MentionForm::name &&
        first.form != MentionForm::name)
      apart = true;
    if (apart) continue;
    return {{first.entity, c, first.confidence * 0.8, false, false}};
  }
  return {};
}

}  // namespace

std::vector<Filler> controller(const View& view, const VerbGroup& v, bool* applies) {
  *applies = false;
  if (v.form != VerbForm::infinitive || v.finite) return {};
  // «… करने, … करने और … देने का आरोप»: they hang on the last.
  const int32_t last = view.document.chunks->last_conjunct(v.chunk, ChunkKind::VGNN);
  const int32_t over = view.chunk(last).governor;
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
  const auto begins = [&] {
    if (const int32_t first = foremost(view, last, control == "se" ? Marker::se : Marker::par); first >= 0)
      out = actors_of(view, first, false);
  };
  if (out.empty() && control != "ko" && last != v.chunk) begins();
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
  if (out.empty() && control != "ko") begins();
  for (Filler& f : out) f.confidence *= 0.95;
  return out;
}

int32_t foremost(const View& view, int32_t chunk, Marker marker) {
  int32_t first = -1;
  for (int32_t c = chunk - 1; c >= 0 && c + 12 > chunk && view.sentence_of_chunk(c) == view.sentence_of_chunk(chunk);
       --c) {
    int32_t up = c;
    for (int hop = 0; hop < 8 && up >= 0 && up != chunk; ++hop) up = view.chunk(up).governor;
    if (up != chunk) break;
    first = c;
  }
  // «[बांग्लादेश की] सरकार से»: whose it is goes with it.
  for (int hop = 0; hop < 3 && first >= 0 && view.chunk(first).genitive() && view.chunk(first).governor > first &&
                    view.chunk(first).governor < chunk;
       ++hop)
    first = view.chunk(first).governor;
  // «[यूक्रेन और रूस] से»: the last of them carries the marker and all hang on it.
  if (first >= 0) first = view.document.chunks->last_conjunct(first, ChunkKind::NP);
  return first >= 0 && view.chunk(first).kind == ChunkKind::NP && view.chunk(first).marker == marker ? first : -1;
}

bool same_party(const View& view, const Filler& a, const Filler& b) {
  const std::string& state = view.document.entity(a.entity).country;
  return a.entity == b.entity || (!state.empty() && state == view.document.entity(b.entity).country);
}

bool is_own(const View& view, const Filler& f) {
  if (f.chunk < 0) return false;
  const auto parts = view.dependents(f.chunk);
  return std::any_of(parts.begin(), parts.end(), [&](int32_t p) {
    return view.document.word(view.chunk(p).head).lemma_symbol == view.tables.apna;
  });
}

std::vector<Filler> subject_of(const View& view, int32_t verb, bool* carried) {
  if (carried != nullptr) *carried = false;
  // «वार्ता रद्द करने के [सरकार के] फैसले पर विपक्ष ने …»: whose decision it is does it.
  if (verb >= 0 && view.verb(verb).form == VerbForm::infinitive && !view.verb(verb).finite) {
    const int32_t own = view.verb(verb).chunk;
    const int32_t noun = view.chunk(own).genitive() ? view.chunk(own).governor : -1;
    if (noun >= 0 && view.chunk(noun).kind == ChunkKind::NP)
      for (const int32_t d : view.dependents(noun)) {
        if (d < own || !view.chunk(d).genitive() || view.chunk(d).kind != ChunkKind::NP) continue;
        if (auto who = actors_of(view, d, true); !who.empty()) return who;
      }
  }
  for (int32_t hop = 0, at = verb; at >= 0 && hop < 4; ++hop) {
    const VerbGroup& v = view.verb(at);
    std::vector<Filler> found;
    for (const int32_t d : view.dependents(v.chunk)) {
      if (view.chunk(d).kind != ChunkKind::NP) continue;
      if (const Mention* m = goes_to(view, d); m != nullptr && !v.passive) {
        add(found, {{m->entity, d, m->confidence * 0.9, false, false}});
      } else if (is_subject(view, view.chunk(d), v)) {
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
    // «पुतिन के [अगले महीने] शी से मिलने की संभावना», «ट्रंप के [भारत] आने की संभावना»: hung on the time or the goal after it.
    if (v.form == VerbForm::infinitive && !v.finite) {
      for (int32_t c = v.chunk - 1;
           c >= 0 && c + 8 > v.chunk && view.sentence_of_chunk(c) == view.sentence_of_chunk(v.chunk); --c) {
        const Chunk& x = view.chunk(c);
        if (is_verbal(x.kind)) break;
        if (x.kind != ChunkKind::NP || !x.genitive() || x.governor <= c || x.governor > v.chunk ||
            view.document.token(x.tokens.last - 1).key != "के")
          continue;
        const Mention* goal = view.head_mention(x.governor);
        const bool where = goal != nullptr && view.is_place(view.document.entity(goal->entity)) &&
                           view.chunk(x.governor).role == Role::k2p;
        // «पुतिन के [शी जिनपिंग से] मिलने», «संघ के [रूस पर] प्रतिबंध लगाने»: nobody owns whom a name calls.
        const bool named = goal != nullptr && goal->form == MentionForm::name &&
                           view.chunk(x.governor).marker != Marker::none && !view.chunk(x.governor).genitive() &&
                           (view.document.entity(goal->entity).kind == EntityKind::person ||
                            view.document.entity(goal->entity).kind == EntityKind::country ||
                            view.document.entity(goal->entity).sector == "PTY") &&
                           goal->tokens.first == view.chunk(x.governor).tokens.first;
        const bool bare = view.chunk(x.governor).marker == Marker::none && (where || view.is_time(x.governor));
        // «अमेरिका के [ईरान पर] प्रतिबंध लगाने के बाद», «ट्रंप के [ईरान की] आलोचना करने पर»: what is done stands between.
        const Mention* owner = view.head_mention(c);
        const bool done = x.governor == v.noun && c + 1 < v.noun && view.head_mention(c + 1) != nullptr &&
                          owner != nullptr &&
                          (view.document.entity(owner->entity).kind == EntityKind::person ||
                           view.document.entity(owner->entity).kind == EntityKind::country);
        const int32_t whom = x.governor;
        const bool whose = goal != nullptr && goal->form == MentionForm::name && view.chunk(whom).genitive() &&
                           v.noun >= 0 && view.chunk(whom).governor == v.noun &&
                           view.document.token(view.chunk(whom).tokens.last - 1).key != "के" &&
                           goal->tokens.first == view.chunk(whom).tokens.first &&
                           (view.document.entity(goal->entity).kind == EntityKind::person ||
                            view.document.entity(goal->entity).kind == EntityKind::country);
        if (!bare && !named && !done && !whose) continue;
        for (Filler f : actors_of(view, c, false)) {
          if (view.is_place(view.document.entity(f.entity)) &&
              view.document.entity(f.entity).kind != EntityKind::country)
            continue;
          f.confidence *= 0.85;
          found.push_back(f);
        }
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
    // «X ने … बताते हुए [वहां आए] अधिकारियों से कहा»: X did, whatever participle it was hung on.
    const bool adverbial = v.aspect == Aspect::habitual && v.form != VerbForm::infinitive && !v.finite &&
                           view.document.token(view.chunk(v.chunk).tokens.last - 1).key == "हुए";
    if (adverbial && view.chunk(v.chunk).governor >= 0 && is_verbal(view.chunk(view.chunk(v.chunk).governor).kind)) {
      int32_t up = view.chunk(v.chunk).governor;
      for (int k = 0; k < 6 && up >= 0 && (view.chunk(up).verb < 0 || !view.verb(view.chunk(up).verb).finite); ++k)
        up = view.chunk(up).governor;
      if (up >= 0 && view.chunk(up).verb >= 0) {
        at = view.chunk(up).verb;
        continue;
      }
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
        if (c.kind != ChunkKind::NP || d == v.noun || !is_subject(view, c, v)) continue;
        const Tag tag = view.document.word(c.head).tag;
        if (c.marker == Marker::ne || tag == Tag::PRP || tag == Tag::NNP) return {};
      }
    }
    found = unmarked_subject(view, at);
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
          if (view.chunk(d).kind == ChunkKind::NP && is_subject(view, view.chunk(d), view.verb(c.verb)))
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

}  // namespace bahi::event
