// Which words evoke which frame: triggers found by their noun, then by their verb.
#include <algorithm>
#include <numeric>

#include "event/arguments.h"

namespace bahi::event {

/// «संघर्ष विराम का [पाकिस्तान ने] उल्लंघन किया»: the token before an agent that stands inside a phrase; else `at`.
int32_t past_agent(const View& view, int32_t at) {
  if (at < 1 || view.document.word(at).tag != Tag::PSP || view.document.token(at).key != "ने") return at;
  const int32_t chunk = view.document.chunks->chunk_of[at];
  return chunk < 0 ? at : view.chunk(chunk).tokens.first - 1;
}

int32_t noun_start(const View& view, int32_t last_token, const std::vector<Symbol>& noun) {
  int32_t at = last_token;
  for (size_t k = noun.size(); k-- > 0; --at) {
    if (k + 1 < noun.size()) at = past_agent(view, at);
    if (at < 0) return -1;
    if (noun[k] != view.document.token(at).symbol && noun[k] != view.document.word(at).lemma_symbol) return -1;
  }
  return at + 1;
}

namespace {

/// «भूख हड़ताल जारी रखी», «वार्ता शुरू हुई»: the deed's noun with a word for its phase, for every noun that is an event by
/// itself.
bool phase_matches(const View& view, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  const int32_t head = view.chunk(v.chunk).head;
  const int32_t host = v.noun >= 0 ? view.chunk(v.noun).head : head - 1;
  return host >= 0 && view.has_cue({host, host + 1}, "phase");
}

}  // namespace

namespace {

/// «हमले को अंजाम दिया»: the deed's noun carries the object's marker, and the verb only says that it was done.
bool carries_out(const View& view, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  const int32_t head = view.chunk(v.chunk).head;
  const int32_t host = v.noun >= 0 ? view.chunk(v.noun).head : head - 1;
  return v.lemma == view.tables.de && host >= 0 && view.has_cue({host, host + 1}, "perform");
}

}  // namespace

bool goes(const View& view, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  const auto& t = view.tables;
  if (v.lemma == t.ja || v.lemma == t.aa || v.lemma == t.pahunch) return true;
  const int32_t before = v.noun >= 0 ? view.chunk(v.noun).head : view.chunk(v.chunk).head - 1;
  return v.lemma == t.ho && before >= 0 && view.has_cue({before, before + 1}, "departure");
}

bool takes_what_was_told(const View& view, int32_t verb) {
  const auto parts = view.dependents(view.verb(verb).chunk);
  return std::any_of(parts.begin(), parts.end(), [&](int32_t d) {
    const Word& head = view.document.word(view.chunk(d).head);
    return view.chunk(d).marker == Marker::ko && head.tag == Tag::PRP && (head.lemma == "जो" || head.lemma == "यह");
  });
}

bool verb_matches(const View& view, int32_t verb, const std::vector<VerbPattern>& patterns, int32_t noun_chunk,
                  bool* two_words) {
  const VerbGroup& v = view.verb(verb);
  const Document& d = view.document;
  *two_words = false;
  bool single = false;
  for (const VerbPattern& p : patterns) {
    if (p.first == 0) {
      // «सहायता रोक दी»: a stem before its vector may be read as a noun.
      if ((v.lemma == view.tables.de || v.lemma == view.tables.le) && noun_chunk >= 0) {
        const int32_t before = view.chunk(v.chunk).head - 1;
        if (before >= view.chunk(noun_chunk).head && d.token(before).symbol == p.stem) return *two_words = true;
      }
      if (p.stem != v.lemma) continue;
      // Another noun between ours and the verb is its host («मुलाकात रद्द की» is no «मुलाकात की»).
      if (noun_chunk >= 0 && v.noun >= 0 && v.noun != noun_chunk) continue;
      single = true;
    } else if (p.stem == v.lemma) {
      // Host and verb: «रद्द कर».
      const int32_t head = view.chunk(v.chunk).head;
      const int32_t host = v.noun >= 0 ? view.chunk(v.noun).head : head - 1;
      if (host >= 0 && (d.word(host).lemma_symbol == p.first || d.token(host).symbol == p.first))
        return *two_words = true;
      if (head > 0 && d.token(head - 1).symbol == p.first) return *two_words = true;
    } else if (p.first == v.lemma) {
      // Main verb and vector: «मार गिरा».
      const Range group = view.chunk(v.chunk).tokens;
      for (int32_t i = view.chunk(v.chunk).head + 1; i < group.last; ++i)
        if (d.word(i).lemma_symbol == p.stem) return *two_words = true;
    }
  }
  return single;
}

namespace {

struct Candidate {
  int32_t trigger = -1;
  int32_t verb = -1;
  int32_t first_token = 0;
  bool bare = false;
  bool owned = false;
  int score = 0;
};

// The verb group that a noun chunk is an argument or the host of; -1: it hangs on another noun.
int32_t verb_over(const View& view, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  if (const int32_t verb = view.verb_of_noun(chunk); verb >= 0) return verb;
  if (c.governor >= 0 && is_verbal(view.chunk(c.governor).kind)) return view.chunk(c.governor).verb;
  if (c.governor >= 0 && view.chunk(c.governor).kind == ChunkKind::JJP) {
    const int32_t up = view.chunk(c.governor).governor;
    if (up >= 0 && is_verbal(view.chunk(up).kind)) return view.chunk(up).verb;
  }
  return -1;
}

/// «वार्ता का अगला दौर होगा», «बातचीत का सिलसिला शुरू हुआ», «अभ्यास की शुरुआत की»: the verb of a round or of the beginning of
/// what the genitive names; -1: none.
int32_t verb_of_round(const View& view, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  if (!c.genitive() || c.governor < 0) return -1;
  const Chunk& round = view.chunk(c.governor);
  const bool begins = view.has_cue(round.tokens, "beginning");
  if (!begins && !view.has_cue(round.tokens, "round")) return -1;
  const int32_t verb = verb_over(view, c.governor);
  if (round.marker != Marker::none || verb < 0 || !view.verb(verb).finite) return -1;
  const uint32_t lemma = view.verb(verb).lemma;
  const bool happens = lemma == view.tables.ho || phase_matches(view, verb) || (begins && lemma == view.tables.kar);
  return happens ? verb : -1;
}

/// «राहत सामग्री की दूसरी खेप भेजी», «टीकों की दस लाख खुराक दीं»: what holds or measures the thing named by the genitive, with
/// which the same is done; -1: none.
int32_t container_of(const View& view, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  if (!c.genitive() || c.governor < 0 || view.chunk(c.governor).kind != ChunkKind::NP) return -1;
  const int32_t head = view.chunk(c.governor).head;
  return view.has_cue({head, head + 1}, "container") ? c.governor : -1;
}

/// «विमान राहत सामग्री लेकर नेपाल पहुंचा»: the verb of going over the conjunctive that takes the thing along; -1: none.
int32_t carried_by(const View& view, int32_t chunk, int32_t verb) {
  if (verb < 0 || view.chunk(chunk).marker != Marker::none) return -1;
  const VerbGroup& v = view.verb(verb);
  if (v.lemma != view.tables.le || v.finite) return -1;
  const int32_t clause = view.chunk(v.chunk).clause;
  if (clause < 0 || view.clause(clause).kind != ClauseKind::conjunctive || view.clause(clause).parent < 0) return -1;
  const int32_t over = view.clause(view.clause(clause).parent).verb;
  return over >= 0 && goes(view, over) ? over : -1;
}

// Is a marker between noun and verb one that the trigger allows?
bool marker_fits(const View& view, const Chunk& c, const Trigger& t, bool two_words) {
  if (t.noun_marker != Marker::none) return c.marker == t.noun_marker;
  if (c.marker == Marker::none) return true;
  // «चिकित्सा दलों को तुर्की भेजा गया»: who is sent, where for whom is told otherwise.
  if (c.marker == Marker::ko && t.words() > 1 && t.frame >= 0 && view.tables.frames[t.frame].event == "AID")
    return true;
  // «वार्ता को टाल दिया»
  if (c.marker == Marker::ko && t.status == "postponed") return true;
  // A definite object: «यात्रा को रद्द किया», «हमले की निंदा» is no such case.
  return two_words && (c.marker == Marker::ko || c.marker == Marker::se);
}

Draft begin(const View& view, const Candidate& best, int32_t chunk) {
  Draft draft;
  draft.trigger = best.trigger;
  draft.frame = view.tables.triggers[best.trigger].frame;
  draft.verb = best.verb;
  draft.noun = chunk;
  draft.bare = best.bare;
  draft.owned_up = best.owned;
  const int32_t anchor = chunk >= 0 ? chunk : view.verb(best.verb).chunk;
  draft.sentence = view.sentence_of_chunk(anchor);
  draft.heading = view.is_heading(draft.sentence);
  draft.clause = view.chunk(best.verb >= 0 ? view.verb(best.verb).chunk : anchor).clause;
  if (chunk >= 0) {
    draft.words = {best.first_token, view.chunk(chunk).head + 1};
    if (best.verb >= 0 && !best.bare)
      draft.words.last = std::max(draft.words.last, view.chunk(view.verb(best.verb).chunk).tokens.last);
  } else {
    draft.words = view.chunk(view.verb(best.verb).chunk).tokens;
  }
  return draft;
}

/// «इस बैठक में X, Y और Z शामिल थे», «X भी बैठक में उपस्थित थे»: who was there. Being there is no meeting with those listed
/// beside one.
void find_presences(const View& view, std::vector<Draft>& drafts) {
  const int32_t frame = view.tables.frame_named("consult.attend");
  if (frame < 0) return;
  const auto& verbs = view.document.chunks->verbs;
  for (int32_t vi = 0; vi < static_cast<int32_t>(verbs.size()); ++vi) {
    const VerbGroup& v = verbs[vi];
    // «शामिल हुए», «मौजूद थे»; «शिरकत की», «भाग लिया».
    const auto& t = view.tables;
    const bool copula = is_copula(view, v);
    if (v.noun < 0 || !v.finite || v.negated || (!copula && v.lemma != t.kar && v.lemma != t.le)) continue;
    if (!view.has_cue(view.chunk(v.noun).tokens, "presence")) continue;
    int32_t gathering = -1;
    for (const int32_t d : view.dependents(v.chunk)) {
      const Chunk& c = view.chunk(d);
      if ((c.marker == Marker::mein || c.marker == Marker::par || c.marker == Marker::dauran) &&
          view.has_cue(c.phrase, "gathering"))
        gathering = d;
    }
    if (gathering < 0) continue;
    const bool told =
        std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.verb == vi && !d.bare; });
    if (told) continue;
    Draft draft;
    draft.frame = frame;
    draft.rule = "consult.presence";
    draft.verb = vi;
    draft.noun = v.noun;
    draft.occasion_chunk = gathering;
    draft.sentence = view.sentence_of_chunk(v.chunk);
    draft.heading = view.is_heading(draft.sentence);
    draft.clause = view.chunk(v.chunk).clause;
    draft.words = {view.chunk(v.noun).tokens.first, view.chunk(v.chunk).tokens.last};
    draft.sign("rule");
    for (const int32_t d : view.dependents(v.chunk)) {
      const Chunk& c = view.chunk(d);
      const bool who = c.marker == Marker::none || c.marker == Marker::sahit || c.marker == Marker::ne;
      if (c.kind != ChunkKind::NP || !who || view.is_time(d)) continue;
      for (const Filler& f : view.fillers(d)) {
        const bool there = std::any_of(draft.actors.begin(), draft.actors.end(),
                                       [&](const Filler& x) { return x.entity == f.entity; });
        if (!there && can_act(view.document.entity(f.entity))) draft.actors.push_back(f);
      }
      if (c.marker == Marker::sahit) draft.open_list = true;
    }
    if (!draft.actors.empty()) drafts.push_back(std::move(draft));
  }
}

/// «X ने Y को चेतावनी वापस लेने को कहा»: told to do it, so asked. The clause after «कहा कि» is no such thing.
void find_tellings(const View& view, std::vector<Draft>& drafts) {
  const int32_t frame = view.tables.frame_named("request.demand");
  const auto& verbs = view.document.chunks->verbs;
  for (int32_t vi = 0; frame >= 0 && vi < static_cast<int32_t>(verbs.size()); ++vi) {
    const VerbGroup& v = verbs[vi];
    if (v.lemma != view.tables.kah || v.noun >= 0) continue;
    for (const int32_t d : view.dependents(v.chunk)) {
      const Chunk& c = view.chunk(d);
      if (c.verb < 0 || view.verb(c.verb).form != VerbForm::infinitive ||
          (c.marker != Marker::ko && c.marker != Marker::liye))
        continue;
      Draft draft;
      draft.frame = frame;
      draft.rule = "request.tell";
      draft.verb = vi;
      draft.sentence = view.sentence_of_chunk(v.chunk);
      draft.heading = view.is_heading(draft.sentence);
      draft.clause = view.chunk(v.chunk).clause;
      draft.words = view.chunk(v.chunk).tokens;
      draft.sign("rule");
      draft.topics.push_back({c.tokens, d});
      if (!v.passive) draft.actors = subject_of(view, vi);
      const auto ask = [&](int32_t of) {
        for (const int32_t e : view.dependents(of)) {
          const Chunk& x = view.chunk(e);
          if (x.kind != ChunkKind::NP || (x.marker != Marker::ko && x.marker != Marker::se) || x.role == Role::k7t ||
              !draft.recipients.empty() || done_to(view, d, e))
            continue;
          for (const Filler& f : view.fillers(e, true))
            if (can_act(view.document.entity(f.entity))) draft.recipients.push_back(f);
        }
      };
      ask(v.chunk);
      // «Y से [शीत युद्ध की मानसिकता] छोड़ने को कहा», «Y से [जेल में बंद] पत्रकारों को छोड़ने को कहा»: it was hung on something
      // inside.
      if (const int32_t first = draft.recipients.empty() ? foremost(view, d, Marker::se) : -1; first >= 0)
        for (const Filler& f : view.fillers(first))
          if (can_act(view.document.entity(f.entity)) && view.document.entity(f.entity).kind != EntityKind::place)
            draft.recipients.push_back(f);
      ask(d);
      // «Y को [संबोधन देने] से रुकने को कहा»
      if (const int32_t first = draft.recipients.empty() ? foremost(view, d, Marker::ko) : -1; first >= 0)
        for (const Filler& f : view.fillers(first))
          if (can_act(view.document.entity(f.entity)) && view.document.entity(f.entity).kind != EntityKind::place)
            draft.recipients.push_back(f);
      // «X ने Y से बातचीत में … करने को कहा»: whom he talked to he asked.
      for (const int32_t over : {v.chunk, d})
        for (const int32_t talk : view.dependents(over)) {
          const Chunk& x = view.chunk(talk);
          const bool during = x.marker == Marker::mein || x.marker == Marker::dauran || x.marker == Marker::par;
          const auto named = view.tables.by_noun[view.head_lemma(talk)];
          if (!draft.recipients.empty() || !during || named.empty()) continue;
          const int32_t told = view.tables.triggers[named.front()].frame;  // -1: no event
          if (told < 0 || view.tables.frames[told].event != "CONSULT") continue;
          for (const int32_t e : view.dependents(talk)) {
            const Marker m = view.chunk(e).marker;
            if (m != Marker::se && m != Marker::saath) continue;
            for (const Filler& f : view.fillers(e))
              if (can_act(view.document.entity(f.entity))) draft.recipients.push_back(f);
          }
        }
      if (!draft.recipients.empty()) drafts.push_back(std::move(draft));
      break;
    }
  }
}

/// «निरीक्षकों को देश में आने दिया», «दूत को शहर में घुसने नहीं दिया», «जहाजों को गुजरने से रोका»: somebody lets others go somewhere,
/// or does not.
void find_passages(const View& view, std::vector<Draft>& drafts) {
  const int32_t lets = view.tables.frame_named("retreat.access"), bars = view.tables.frame_named("reject.bar");
  const auto& verbs = view.document.chunks->verbs;
  for (int32_t vi = 0; lets >= 0 && bars >= 0 && vi < static_cast<int32_t>(verbs.size()); ++vi) {
    const VerbGroup& v = verbs[vi];
    // «आने दिया» is one group, «आने नहीं दिया» two; «जाने से रोक दिया» has its host between.
    const Chunk& group = view.chunk(v.chunk);
    const bool one = v.modality == Modality::let && view.has_cue({group.head, group.head + 1}, "passage");
    const int32_t host = v.noun >= 0 ? view.chunk(v.noun).head : group.head;
    const bool stops = !one && view.has_cue({host, host + 1}, "hindrance");
    const int32_t go = one ? v.chunk : (stops && v.noun >= 0 ? v.noun : v.chunk) - 1;
    if ((!one && !stops && v.lemma != view.tables.de) || v.passive || go < 0 ||
        (!one && (view.chunk(go).kind != ChunkKind::VGNN || !view.has_cue(view.chunk(go).tokens, "passage") ||
                  view.chunk(go).marker != (stops ? Marker::se : Marker::none))) ||
        view.sentence_of_chunk(go) != view.sentence_of_chunk(v.chunk))
      continue;
    Draft draft;
    draft.frame = stops || v.negated ? bars : lets;
    draft.rule = stops || v.negated ? "reject.passage" : "retreat.passage";
    draft.verb = vi;
    draft.sentence = view.sentence_of_chunk(v.chunk);
    draft.heading = view.is_heading(draft.sentence);
    draft.clause = view.chunk(v.chunk).clause;
    draft.words = {view.chunk(go).tokens.first, group.tokens.last};
    draft.sign("rule");
    draft.actors = subject_of(view, vi);
    for (const int32_t over : {v.chunk, go})
      for (const int32_t d : view.dependents(over))
        if (view.chunk(d).kind == ChunkKind::NP && view.chunk(d).marker == Marker::ko && !view.is_time(d) &&
            draft.recipients.empty())
          for (const Filler& f : view.fillers(d, true))
            if (can_act(view.document.entity(f.entity)) && view.document.entity(f.entity).kind != EntityKind::country)
              draft.recipients.push_back(f);
    // «पुलिस ने बच्चों को स्कूल जाने दिया»: a power does it to another, or to people of another state.
    const auto own = [&](const Filler& f) {
      const std::string& state = view.document.entity(f.entity).country;
      return std::any_of(draft.actors.begin(), draft.actors.end(), [&](const Filler& a) {
        return state.empty() || state == view.document.entity(a.entity).country;
      });
    };
    if (parties(view, draft.actors) == 0 || draft.recipients.empty() || !v.finite) continue;
    if (parties(view, draft.recipients) == 0 && std::all_of(draft.recipients.begin(), draft.recipients.end(), own))
      continue;
    // Whose passage it is goes nowhere in another line of the record.
    std::erase_if(drafts, [&](const Draft& d) {
      return !d.bare && d.verb == view.chunk(go).verb && view.tables.frames[d.frame].act == "travel";
    });
    drafts.push_back(std::move(draft));
  }
}

bool demonstrative_before(const View& view, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  for (int32_t i = c.tokens.first; i < c.head; ++i) {
    const Tag tag = view.document.word(i).tag;
    if (tag == Tag::DEM || (tag == Tag::PRP && view.document.token(i).symbol == view.tables.is_)) return true;
  }
  if (c.tokens.first > 0 && view.document.word(c.tokens.first - 1).tag == Tag::DEM) return true;
  // «दोनों देशों के बीच यह पहली वार्ता थी»: told before, and here only called so.
  const int32_t verb = verb_over(view, chunk);
  if (verb < 0 || !is_copula(view, view.verb(verb))) return false;
  for (const int32_t d : view.dependents(view.verb(verb).chunk))
    if (d < chunk && view.chunk(d).marker == Marker::none &&
        view.document.word(view.chunk(d).head).lemma_symbol == view.tables.yah)
      return true;
  return false;
}

}  // namespace

int32_t verb_of_owner(const View& view, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  if (!c.genitive() || c.governor < 0 || !view.has_cue(view.chunk(c.governor).tokens, "responsibility")) return -1;
  const int32_t verb = verb_over(view, c.governor);
  if (verb < 0 || !view.verb(verb).finite || view.verb(verb).negated) return -1;
  const Chunk& v = view.chunk(view.verb(verb).chunk);
  return view.has_cue({v.head - 1, v.tokens.last}, "own-up") ? verb : -1;
}

std::vector<Draft> match_triggers(const View& view, const std::vector<Utterance>&) {
  const Tables& tables = view.tables;
  const auto& chunks = view.chunks();
  std::vector<Draft> drafts;
  std::vector<bool> verb_taken(view.document.chunks->verbs.size(), false);

  for (int32_t ci = 0; ci < static_cast<int32_t>(chunks.size()); ++ci) {
    const Chunk& c = chunks[ci];
    if (is_verbal(c.kind) || c.kind == ChunkKind::CCP || c.kind == ChunkKind::BLK) continue;
    const int32_t verb = verb_over(view, ci);
    const int32_t container = container_of(view, ci);
    const int32_t verb_of_container = container >= 0 ? verb_over(view, container) : -1;
    const int32_t carriage =
        container >= 0 ? carried_by(view, container, verb_of_container) : carried_by(view, ci, verb);
    Candidate best;
    const auto violent = [&](const Trigger& t) { return t.frame >= 0 && tables.frames[t.frame].event == "ASSAULT"; };
    const auto consider = [&](Symbol symbol, int32_t last, bool before_host) {
      const auto here = [&](Symbol word, int32_t token) {
        return token >= 0 &&
               (word == view.document.token(token).symbol || word == view.document.word(token).lemma_symbol);
      };
      for (const int32_t ti : tables.by_noun[symbol]) {
        // Half of them fail at this, before anything of theirs has to be fetched.
        if (const Symbol before = tables.noun_before[ti]; before != 0 && !here(before, past_agent(view, last - 1)))
          continue;
        const Trigger& t = tables.triggers[ti];
        const int32_t start = noun_start(view, last, t.noun);
        if (start < 0 || start < view.sentence_tokens(view.sentence_of_chunk(ci)).first) continue;
        Candidate x{ti, verb, start, false, false, 0};
        bool two = false;
        if (verb >= 0 && !t.verbs.empty() && verb_matches(view, verb, t.verbs, ci, &two) &&
            marker_fits(view, c, t, two) && (two || !before_host)) {
          x.score = 1000 + 100 * t.words() + (two ? 50 : 0) + (t.noun_marker != Marker::none ? 20 : 0);
        } else if (verb >= 0 && view.verb(verb).noun != ci &&
                   (c.marker == Marker::none ? t.bare && phase_matches(view, verb)
                                             : c.marker == Marker::ko && (t.bare || violent(t)) &&
                                                   t.noun_marker == Marker::none && carries_out(view, verb))) {
          x.score = 900 + 100 * t.words();
        } else if (const int32_t of_round = t.bare ? verb_of_round(view, ci) : -1; of_round >= 0) {
          x.verb = of_round;
          x.score = 900 + 100 * t.words();
        } else if (const int32_t owner = violent(t) && t.noun_marker == Marker::none ? verb_of_owner(view, ci) : -1;
                   owner >= 0) {
          x.verb = owner;
          x.score = 900 + 100 * t.words();
          x.owned = true;
        } else if (!before_host && verb_of_container >= 0 &&
                   verb_matches(view, verb_of_container, t.verbs, container, &two) &&
                   marker_fits(view, view.chunk(container), t, two)) {
          x.verb = verb_of_container;
          x.score = 900 + 100 * t.words();
        } else if (!before_host && carriage >= 0 && t.frame >= 0 && !t.verbs.empty() &&
                   tables.frames[t.frame].event == "AID") {
          x.verb = carriage;
          x.score = 900 + 100 * t.words();
        } else if (!before_host && t.bare && (t.noun_marker == Marker::none || t.noun_marker == c.marker)) {
          x.bare = true;
          x.score = 100 * t.words();
        } else {
          continue;
        }
        if (x.score > best.score) best = x;
      }
    };
    const auto consider_token = [&](int32_t token, bool before_host) {
      const Symbol lemma = view.document.word(token).lemma_symbol;
      const Symbol form = view.document.token(token).symbol;
      consider(lemma, token, before_host);
      if (form != lemma) consider(form, token, before_host);
    };
    consider_token(c.head, false);
    // «संघर्षविराम लागू हुआ», «गैस रोक दी»: noun and host, or noun and stem, may stand in one group.
    const auto vector = [&](Symbol lemma) { return lemma == tables.de || lemma == tables.le; };
    if (verb >= 0 && c.head > c.tokens.first && (view.verb(verb).noun == ci || vector(view.verb(verb).lemma)))
      consider_token(c.head - 1, true);
    if (best.trigger < 0) continue;
    if (tables.triggers[best.trigger].frame < 0) {
      if (!best.bare) verb_taken[best.verb] = true;
      continue;
    }
    Draft draft = begin(view, best, ci);
    draft.anaphoric = demonstrative_before(view, ci);
    if (!draft.bare) verb_taken[best.verb] = true;
    drafts.push_back(std::move(draft));
  }

  const auto& verbs = view.document.chunks->verbs;
  for (int32_t vi = 0; vi < static_cast<int32_t>(verbs.size()); ++vi) {
    if (verb_taken[vi]) continue;
    const VerbGroup& v = verbs[vi];
    Candidate best;
    const auto consider = [&](Symbol symbol) {
      for (const int32_t ti : tables.by_verb[symbol]) {
        const Trigger& t = tables.triggers[ti];
        bool two = false;
        if (!verb_matches(view, vi, t.verbs, -1, &two)) continue;
        // A verb alone is not meant when it only carries a noun («हाथ मिला», «बधाई मिली»); what is asked for is no such
        // noun.
        if (!two && view.host(vi) >= 0 &&
            !view.has_cue({view.chunk(v.chunk).head, view.chunk(v.chunk).head + 1}, "asking"))
          continue;
        const int score = two ? 1050 : 1000;
        if (score > best.score) best = {ti, vi, 0, false, false, score};
      }
    };
    consider(v.lemma);
    // «मार गिरा»: the trigger stands under the vector's stem.
    const Range group = view.chunk(v.chunk).tokens;
    for (int32_t i = view.chunk(v.chunk).head + 1; i < group.last; ++i) consider(view.document.word(i).lemma_symbol);
    if (best.trigger < 0 || tables.triggers[best.trigger].frame < 0) continue;
    Draft draft = begin(view, best, -1);
    draft.anaphoric = takes_what_was_told(view, vi);
    drafts.push_back(std::move(draft));
  }
  find_presences(view, drafts);
  find_tellings(view, drafts);
  find_passages(view, drafts);
  // A longer trigger silences what stands inside its words («युद्धविराम का उल्लंघन» is no युद्धविराम), and a verb tells one
  // deed.
  std::vector<bool> silenced(drafts.size(), false);
  const auto noun_words = [&](const Draft& d) {
    return d.trigger < 0 ? 0 : static_cast<int32_t>(tables.triggers[d.trigger].noun.size());
  };
  const auto marked = [&](const Draft& d) {
    return d.trigger >= 0 && tables.triggers[d.trigger].noun_marker != Marker::none;
  };
  std::vector<size_t> order(drafts.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t x, size_t y) { return drafts[x].sentence < drafts[y].sentence; });
  size_t from = 0;  // of the sentence at hand, in `order`
  for (size_t x = 0; x < order.size(); ++x) {
    const size_t i = order[x];
    if (drafts[order[from]].sentence != drafts[i].sentence) from = x;
    for (size_t y = from; y < order.size() && drafts[order[y]].sentence == drafts[i].sentence; ++y) {
      const size_t k = order[y];
      if (i == k || silenced[i] || silenced[k]) continue;
      const Draft& a = drafts[i];
      const Draft& b = drafts[k];
      const int32_t b_head = view.chunk(b.noun >= 0 ? b.noun : view.verb(b.verb).chunk).head;
      // «[शिखर बैठक] में हिस्सा लेंगे»: taking part in it tells it.
      const bool part = !a.bare && b.bare && a.words.contains(b_head) &&
                        view.tables.frames[a.frame].event == view.tables.frames[b.frame].event;
      const bool inside =
          part || (a.words.contains(b_head) && noun_words(a) > noun_words(b) && a.words.first <= b.words.first);
      // «सेना [वार्ता से] हट गई»: of two nouns the one that has to be marked says more.
      const bool alike = noun_words(a) == noun_words(b) && marked(a) == marked(b);
      const bool more = noun_words(a) > noun_words(b) || (noun_words(a) == noun_words(b) && marked(a) && !marked(b));
      const bool same_verb =
          !a.bare && !b.bare && a.verb >= 0 && a.verb == b.verb &&
          (more || (alike && (a.frame == b.frame || a.words.contains(b.words)) && (a.words != b.words || i < k)));
      if (inside || same_verb) silenced[k] = true;
    }
  }
  std::vector<Draft> kept;
  for (size_t i = 0; i < drafts.size(); ++i)
    if (!silenced[i]) kept.push_back(std::move(drafts[i]));
  std::stable_sort(kept.begin(), kept.end(), [](const Draft& a, const Draft& b) { return a.words < b.words; });
  return kept;
}

}  // namespace bahi::event
