// Deeds done by speaking: what a speaker says others should do is a request to them.
#include <algorithm>
#include <optional>

#include "event/arguments.h"

namespace bahi::event {
namespace {

bool may_be_asked(const Entity& e) {
  return e.kind == EntityKind::country || e.kind == EntityKind::organization || e.kind == EntityKind::group ||
         e.kind == EntityKind::person;
}

/// «मोदी ने कहा कि भारत को …», «देश को …», «हर व्यक्ति को …»: nobody but the speaker's own side, or anybody.
bool asks_nobody(const View& view, const Entity& e, const std::vector<Filler>& speakers) {
  if (e.nominal && !e.plural && (e.kind == EntityKind::country || e.sector == "CVL")) return true;
  return e.kind == EntityKind::country && std::any_of(speakers.begin(), speakers.end(), [&](const Filler& s) {
           const Entity& speaker = view.document.entity(s.entity);
           return speaker.country == e.country && speaker.sector == "GOV";
         });
}

/// The group that names who should: the first with को of the clause, though it was hung on a participle before the verb
/// («भारत को [बिना देर किए] बुश को आमंत्रित करना चाहिए»).
int32_t obliged(const View& view, int32_t verb_chunk) {
  const auto named = [&](int32_t c) {
    const Chunk& x = view.chunk(c);
    return x.kind == ChunkKind::NP && x.marker == Marker::ko && x.role != Role::k7t && x.role != Role::ccof &&
           !view.fillers(c, true).empty();
  };
  int32_t first = -1;
  for (const int32_t d : view.dependents(verb_chunk))
    if (first < 0 && named(d)) first = d;
  const int32_t end = first >= 0 ? first : verb_chunk;
  for (int32_t d = end - 1; d >= 0 && d + 6 > end && view.sentence_of_chunk(d) == view.sentence_of_chunk(end); --d) {
    const Chunk& x = view.chunk(d);
    if (x.kind != ChunkKind::VGNF || x.governor < 0 || (x.governor != verb_chunk && x.governor != first)) continue;
    const auto inside = view.dependents(d);
    const bool object = std::any_of(inside.begin(), inside.end(), [&](int32_t e) {
      return view.chunk(e).kind == ChunkKind::NP && view.chunk(e).marker == Marker::none;
    });
    for (const int32_t e : inside)
      if ((object || view.verb(x.verb).noun >= 0) && named(e)) return e;
  }
  return first;
}

std::vector<Filler> asked(const View& view, int32_t verb_chunk, const std::vector<Filler>& speakers) {
  std::vector<Filler> out;
  if (const int32_t first = obliged(view, verb_chunk); first >= 0)
    for (const Filler& f : view.fillers(first, true)) {
      const bool speaker =
          std::any_of(speakers.begin(), speakers.end(), [&](const Filler& s) { return s.entity == f.entity; });
      const Entity& e = view.document.entity(f.entity);
      if (!speaker && may_be_asked(e) && !asks_nobody(view, e, speakers)) out.push_back(f);
    }
  return out;
}

bool is_actor(const Draft& draft, std::string_view id) {
  return std::any_of(draft.actors.begin(), draft.actors.end(),
                     [&](const Filler& f) { return entity_id(f.entity) == id; });
}

Draft act(const View& view, const Utterance& u, std::string_view frame, std::vector<Filler> recipients, int32_t verb,
          const char* rule) {
  Draft draft;
  draft.frame = view.tables.frame_named(frame);
  draft.rule = rule;
  draft.sentence = u.sentence;
  draft.clause = u.clause;
  draft.verb = u.verb;
  draft.noun = u.noun;
  draft.words = view.chunk(view.verb(verb).chunk).tokens;
  draft.actors = u.speakers;
  draft.recipients = std::move(recipients);
  draft.status = Status::occurred;
  draft.channel = u.channel;
  draft.sign("speech-act");
  return draft;
}

/// «Y को सदस्य होना», «Y को सीट मिलनी»: what somebody is or gets, and does not do.
bool falls_to(const View& view, const VerbGroup& v) {
  if (v.lemma == view.tables.mil) return true;
  const auto parts = view.dependents(v.chunk);
  return is_copula(view, v) && std::any_of(parts.begin(), parts.end(), [&](int32_t d) {
           return view.chunk(d).marker == Marker::none && view.has_cue(view.chunk(d).tokens, "standing");
         });
}

/// The verb groups whose head lies in these tokens.
std::vector<int32_t> verbs_in(const View& view, Range tokens) {
  std::vector<int32_t> out;
  const auto& chunks = view.chunks();
  for (int32_t c = std::max(view.document.chunks->chunk_of[tokens.first], 0);
       c < static_cast<int32_t>(chunks.size()) && chunks[c].tokens.first < tokens.last; ++c)
    if (chunks[c].verb >= 0 && tokens.contains(chunks[c].head)) out.push_back(chunks[c].verb);
  return out;
}

/// The clause of a verb without the word that opens it and the stop after it.
Range said_clause(const View& view, int32_t verb) {
  Range r = view.clause_tokens(view.chunk(view.verb(verb).chunk).clause);
  const auto edge = [&](int32_t t) {
    return view.document.token(t).symbol == view.tables.ki || view.document.token(t).kind == TokenKind::punctuation;
  };
  while (!r.empty() && edge(r.first)) ++r.first;
  while (!r.empty() && edge(r.last - 1)) --r.last;
  return r;
}

std::vector<Filler> others(const View& view, int32_t chunk, const std::vector<Filler>& speakers) {
  std::vector<Filler> out;
  for (const Filler& f : view.fillers(chunk, true)) {
    const bool speaker =
        std::any_of(speakers.begin(), speakers.end(), [&](const Filler& s) { return s.entity == f.entity; });
    if (!speaker && may_be_asked(view.document.entity(f.entity))) out.push_back(f);
  }
  return out;
}

/// «कि [ईरान दुनिया के लिए] खतरा है», «कि [चीन उत्तर कोरिया पर] दबाव बनाए»: the name that opens a clause, where it grew
/// together with the group after it.
std::vector<Filler> opener(const View& view, const Utterance& u, int32_t clause) {
  if (clause < 0) return {};
  for (int32_t c = view.clause(clause).chunks.first; c < view.clause(clause).chunks.last; ++c) {
    const Chunk& x = view.chunk(c);
    if (x.kind == ChunkKind::CCP) continue;
    const auto inside = view.mentions_in(c);
    if (x.kind != ChunkKind::NP || inside.empty()) return {};
    const Mention& m = view.mention(inside.front());
    const Entity& e = view.document.entity(m.entity);
    const bool party = e.kind == EntityKind::country || e.kind == EntityKind::organization;
    const bool apart = m.tokens.first == x.tokens.first && m.tokens.last <= x.head && m.form == MentionForm::name;
    const bool speaker =
        std::any_of(u.speakers.begin(), u.speakers.end(), [&](const Filler& s) { return s.entity == m.entity; });
    if (!party || !apart || speaker || demonym(view, m)) return {};
    return {{m.entity, c, m.confidence * 0.8, false, false}};
  }
  return {};
}

/// «… कि Y बातचीत शुरू करे», «… कि Y पनाह न दे»: the subject of a subjunctive right under the saying.
std::vector<Filler> let(const View& view, const Utterance& u, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  const int32_t clause = view.chunk(v.chunk).clause;
  const bool direct =
      clause >= 0 && view.clause(clause).kind == ClauseKind::complement && view.clause(clause).parent == u.clause;
  // «हटाए», «दे» are also a perfective and an imperative; beside an unmarked subject they are the subjunctive.
  const auto key = view.document.token(view.chunk(v.chunk).tokens.last - 1).key;
  const bool optative = view.chunk(v.chunk).tokens.size() == 1 &&
                        (key.ends_with("े") || key.ends_with("ए") || key.ends_with("ें") || key.ends_with("एं"));
  const bool mood = v.mood == Mood::subjunctive || v.mood == Mood::imperative ||
                    (v.perfective_agent && v.aspect == Aspect::perfective && optative);
  if (!mood || v.passive || !v.finite || !direct || v.modality != Modality::none) return {};
  if ((v.lemma == view.tables.ho && v.noun < 0) || v.lemma == view.tables.hai) return {};
  if (view.document.word(view.chunk(v.chunk).head).lemma == "छोड") return {};  // «कि वे भारत छोड़ दें»: what is left
  for (const int32_t d : view.dependents(v.chunk)) {
    const Chunk& c = view.chunk(d);
    if (c.kind != ChunkKind::NP || c.marker != Marker::none || c.role != Role::k1) continue;
    // «X ने Y से कहा कि वह हथियार न दे»: who is told is who should.
    if (view.document.word(c.head).tag == Tag::PRP && view.document.word(c.head).features.person != 1) {
      std::vector<Filler> told;
      for (const Filler& f : u.addressees)
        if (may_be_asked(view.document.entity(f.entity)) && view.document.entity(f.entity).sector != "JRN")
          told.push_back(f);
      if (!told.empty()) return told;
    }
    return others(view, d, u.speakers);
  }
  const auto parts = view.dependents(v.chunk);
  const bool done =
      std::any_of(parts.begin(), parts.end(), [&](int32_t d) { return view.chunk(d).marker == Marker::ne; });
  return done ? std::vector<Filler>{} : opener(view, u, clause);
}

/// «… तो Y को परिणाम भुगतने होंगे»: who will bear it, or who does what calls for it («अगर Y ने हमला किया, तो …»).
std::vector<Filler> warned(const View& view, const Utterance& u, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  const auto parts = view.dependents(v.chunk);
  const bool price = v.lemma == view.tables.chuka && std::any_of(parts.begin(), parts.end(), [&](int32_t d) {
                       return view.head_lemma(d) == view.tables.kimat;
                     });
  if (!v.finite || v.negated || (v.lemma != view.tables.bhugat && !price)) return {};
  if (v.tense != Tense::future && v.modality != Modality::must) return {};
  for (const int32_t d : view.dependents(v.chunk)) {
    const Chunk& c = view.chunk(d);
    if (c.kind != ChunkKind::NP || (c.marker != Marker::ko && !(c.marker == Marker::none && c.role == Role::k1)))
      continue;
    if (auto who = others(view, d, u.speakers); !who.empty()) return who;
  }
  for (const int32_t other : verbs_in(view, {u.content.first, view.chunk(v.chunk).tokens.first})) {
    const int32_t clause = view.chunk(view.verb(other).chunk).clause;
    if (clause < 0 || view.clause(clause).kind != ClauseKind::conditional) continue;
    for (const int32_t d : view.dependents(view.verb(other).chunk)) {
      const Chunk& c = view.chunk(d);
      if (c.kind == ChunkKind::NP && (c.marker == Marker::ne || (c.marker == Marker::none && c.role == Role::k1)))
        if (auto who = others(view, d, u.speakers); !who.empty()) return who;
    }
  }
  return {};
}

/// «… कि Y से सख्ती से निपटा जाएगा», «… कि Y को बख्शा नहीं जाएगा»: whom a speaker says that he will deal with harshly.
/// Nobody: «… कि हिंसा बर्दाश्त नहीं की जाएगी». Not a value: he says nothing of the kind.
std::optional<std::vector<Filler>> menaced(const View& view, const Utterance& u, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  const int32_t clause = view.chunk(v.chunk).clause;
  if (!v.finite || v.tense != Tense::future || v.modality != Modality::none || clause < 0) return std::nullopt;
  const Range words{view.clause_tokens(clause).first, view.chunk(v.chunk).tokens.last};
  bool harsh = false;
  for (const CueHit& hit : words.empty() ? std::vector<CueHit>{} : view.cues(words))
    harsh |= view.cue(hit).kind == "menace" && view.chunk(v.chunk).tokens.contains(hit.tokens.last - 1) &&
             v.negated == (view.cue(hit).value == "not");
  if (!harsh) return std::nullopt;
  const auto look = [&](int32_t over) {
    std::vector<Filler> out;
    for (const int32_t d : view.dependents(over)) {
      const Marker m = view.chunk(d).marker;
      if (view.chunk(d).kind == ChunkKind::NP && out.empty() && !view.is_time(d) &&
          (m == Marker::se || m == Marker::saath || m == Marker::ko || m == Marker::khilaf))
        out = others(view, d, u.speakers);
    }
    return out;
  };
  auto who = look(v.chunk);
  if (who.empty() && v.noun >= 0) who = look(v.noun);
  // «दोषियों को बख्शा नहीं जाएगा»: somebody, though no party.
  const auto people = [&](int32_t over) {
    const auto parts = view.dependents(over);
    return std::any_of(parts.begin(), parts.end(), [&](int32_t d) {
      return view.chunk(d).marker == Marker::ko && view.document.token(view.chunk(d).head).key.ends_with("ों");
    });
  };
  if (who.empty() && people(v.chunk)) return std::nullopt;
  return who;
}

bool said_outright(const View& view, const Utterance& u, int32_t verb, int32_t* condition);

/// «… कि Y के आरोप निराधार हैं», «… कि Y का कदम अवैध है», «… कि Y समझौते का उल्लंघन कर रहा है»: whose words a speaker calls
/// false, or whose deed bad. `frame`: what that makes of it; empty: nothing of the kind.
std::vector<Filler> judged(const View& view, const Utterance& u, int32_t verb, std::string_view* frame) {
  const VerbGroup& v = view.verb(verb);
  const auto& t = view.tables;
  const bool copula = is_copula(view, v);
  int32_t condition = -1;
  if (!v.finite || v.negated || v.passive || (!copula && v.lemma != t.kar) || v.tense == Tense::future ||
      v.modality != Modality::none || !said_outright(view, u, verb, &condition))
    return {};
  int32_t predicate = -1;
  std::string_view what;
  const auto look = [&](int32_t chunk) {
    if (chunk < 0 || view.chunk(chunk).marker != Marker::none) return;
    for (const int32_t i : t.by_noun[view.head_lemma(chunk)]) {
      const Trigger& x = t.triggers[i];
      if (x.frame < 0 || x.words() != 1) continue;
      const std::string_view id = t.frames[x.frame].id;
      if (id != "reject.belie" && id != "accuse.denounce") continue;
      predicate = chunk;
      what = id;
      return;
    }
  };
  look(v.noun);
  for (const int32_t d : view.dependents(v.chunk))
    if (predicate < 0 && d < v.chunk) look(d);
  // Of deeds only a breach is told with a verb of doing.
  if (predicate < 0 || (!copula && view.document.word(view.chunk(predicate).head).lemma != "उल्लंघन")) return {};
  // «यह प्रतिबंध हमारी कूटनीतिक विफलता है»: whose failure it is.
  if (view.has_cue(view.chunk(predicate).tokens, "failure"))
    for (const int32_t d : view.dependents(predicate))
      if (view.chunk(d).genitive()) {
        auto of = others(view, d, u.speakers);
        std::erase_if(of,
                      [&](const Filler& f) { return asks_nobody(view, view.document.entity(f.entity), u.speakers); });
        if (!of.empty()) *frame = "accuse.denounce";
        return of;
      }
  std::vector<Filler> whose;
  bool words = false;
  for (const int32_t d : view.dependents(v.chunk)) {
    const Chunk& c = view.chunk(d);
    const bool subject = c.marker == Marker::none || c.marker == Marker::ne;
    if (c.kind != ChunkKind::NP || d >= predicate || !subject || view.is_time(d) || !whose.empty()) continue;
    words |= view.has_cue(c.phrase, "assertion");
    whose = others(view, d, u.speakers);
  }
  if (whose.empty() && !words) whose = opener(view, u, view.chunk(v.chunk).clause);
  std::erase_if(whose, [&](const Filler& f) { return asks_nobody(view, view.document.entity(f.entity), u.speakers); });
  *frame = what == "reject.belie" && words ? "reject.belie" : "accuse.denounce";
  if (whose.empty() && *frame == "accuse.denounce") *frame = {};
  return whose;
}

/// Does a clause hang on the saying, or stand by itself in a quotation or in speech that goes on?
/// `condition`: the clause that what is said depends on, or left.
bool said_outright(const View& view, const Utterance& u, int32_t verb, int32_t* condition) {
  int32_t clause = view.chunk(view.verb(verb).chunk).clause;
  for (int32_t hop = 0; clause >= 0 && hop < 4; ++hop) {
    const Clause& c = view.clause(clause);
    if (c.kind == ClauseKind::complement) return c.parent == u.clause;
    if (c.kind == ClauseKind::conditional && hop > 0) {  // «कि अगर …, तो [वह … करेगा]»
      *condition = clause;
      return c.parent == u.clause;
    }
    if (c.kind == ClauseKind::main) return u.continued || !u.quote.empty() || u.content.last <= u.where.first;
    if (c.kind != ClauseKind::coordinate) return false;
    clause = c.parent;
  }
  return false;
}

/// «… कि Y आतंकवाद को बढ़ावा दे रहा है», «… कि Y के कदमों से तनाव बढ़ा है»: who does the harm that a speaker tells of, when that
/// is not his own side.
std::vector<Filler> charged(const View& view, const Utterance& u, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  int32_t condition = -1;
  if (!v.finite || v.passive || is_copula(view, v) || v.tense == Tense::future || v.mood != Mood::indicative ||
      v.modality != Modality::none || !said_outright(view, u, verb, &condition) || condition >= 0)
    return {};
  const int32_t clause = view.chunk(v.chunk).clause;
  if (clause < 0) return {};
  // In the verb's own words, or in what it tries to do («अशांति फैलाने की कोशिश कर रहा है»).
  const auto tried = [&](int32_t chunk) {
    if (view.chunk(chunk).verb < 0 || view.verb(view.chunk(chunk).verb).form != VerbForm::infinitive) return false;
    for (const CueHit& hit : view.cues(view.chunk(chunk + 1).tokens))
      if (view.cue(hit).kind == "embed" && view.cue(hit).value.starts_with("attempt")) return !v.negated;
    return false;
  };
  int32_t harm = -1;
  bool himself = false;  // «नाकाम रही»: not when a thing of his did
  const Range tokens{view.clause_tokens(clause).first, view.chunk(v.chunk).tokens.last};
  for (const CueHit& hit : tokens.empty() ? std::vector<CueHit>{} : view.cues(tokens)) {
    if (view.cue(hit).kind != "misdeed") continue;
    const int32_t last = view.document.chunks->chunk_of[hit.tokens.last - 1];
    const bool says_not = view.cue(hit).value == "not";
    if (last == v.chunk ? v.negated == says_not : last >= 0 && last < v.chunk && tried(last)) {
      harm = hit.tokens.first;
      himself = view.cue(hit).value == "self";
    }
  }
  if (harm < 0) return {};
  bool carried = false;
  std::vector<Filler> who = subject_of(view, verb, &carried);
  if (carried) return {};
  if (who.empty())
    for (const int32_t d : view.dependents(v.chunk)) {
      const Chunk& c = view.chunk(d);
      if (!who.empty() || c.kind != ChunkKind::NP || c.marker != Marker::se || c.head >= harm) continue;
      for (const Filler& f : view.fillers(d, true))
        if (f.metonym) who.push_back(f);
    }
  std::erase_if(who, [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    const bool own = std::any_of(u.speakers.begin(), u.speakers.end(), [&](const Filler& s) {
      const Entity& speaker = view.document.entity(s.entity);
      return s.entity == f.entity || (e.kind == EntityKind::country && e.country == speaker.country);
    });
    return own || (himself && f.metonym) || !may_be_asked(e) || !political(view, f.entity);
  });
  return who;
}

/// Is the saying itself told as done («अगर सरकार चाहती है कि …», «वे कहेंगे कि …», «समझना चाहिए था कि …» are not)?
bool asserted(const View& view, const Utterance& u) {
  const VerbGroup& v = view.verb(u.verb);
  if (v.finite && (v.tense == Tense::future || v.mood != Mood::indicative || v.modality == Modality::should ||
                   v.modality == Modality::can || v.modality == Modality::may))
    return false;
  for (int32_t c = u.clause, hop = 0; c >= 0 && hop < 4; c = view.clause(c).parent, ++hop)
    if (view.clause(c).kind == ClauseKind::conditional) return false;
  return true;
}

/// «… कि वह समीक्षा करेगा», «हम समीक्षा करेंगे», «… कि ब्रिटेन समीक्षा करेगा»: who will do it, when that is the speaker or
/// whom he speaks for; else nobody.
std::vector<Filler> own_will(const View& view, const Utterance& u, int32_t verb, int32_t* condition) {
  const VerbGroup& v = view.verb(verb);
  if (!v.finite || v.tense != Tense::future || v.passive || v.modality != Modality::none ||
      v.mood != Mood::indicative || v.lemma == view.tables.hai || view.tables.intransitive.contains(v.lemma))
    return {};
  // «मैं देखूंगा», «उम्मीद है कि … करेंगे»: no promise.
  if ((v.noun < 0 && view.has_cue({view.chunk(v.chunk).head, view.chunk(v.chunk).head + 1}, "perceives")) ||
      view.has_cue(u.where, "hopes") || view.document.word(view.chunk(v.chunk).head).lemma == "मिल")  // «बल मिलेगा»
    return {};
  if (!said_outright(view, u, verb, condition)) return {};
  const auto& clauses = view.document.chunks->clauses;
  for (size_t i = 0; i < clauses.size(); ++i)
    if (clauses[i].kind == ClauseKind::conditional && clauses[i].parent == view.chunk(v.chunk).clause)
      *condition = static_cast<int32_t>(i);
  for (const int32_t d : view.dependents(v.chunk)) {
    const Chunk& c = view.chunk(d);
    if (c.kind != ChunkKind::NP || c.marker != Marker::none) continue;
    const Word& head = view.document.word(c.head);
    if (head.features.person == 1) return u.speakers;
    // «वे», which nobody before explains: the speaker, in indirect speech.
    if (head.tag == Tag::PRP && c.role == Role::k1 && view.head_mention(d) == nullptr &&
        (view.document.token(c.head).key == "वे" || view.document.token(c.head).key == "वह"))
      return u.speakers;
    // «सहयोग का दायरा बढ़ेगा»: a thing, not its owner, will.
    if (c.role == Role::k1 && d != v.noun && view.fillers(d).empty()) return {};
  }
  const auto speaks_for = [&](const Entity& e) {
    return std::any_of(u.speakers.begin(), u.speakers.end(), [&](const Filler& s) {
      const Entity& speaker = view.document.entity(s.entity);
      return !speaker.country.empty() && speaker.country == e.country &&
             (e.kind == EntityKind::country || (e.kind == EntityKind::organization && e.sector == "GOV"));
    });
  };
  bool carried = false;
  auto subject = subject_of(view, verb, &carried);
  if (carried) return {};
  for (const Filler& f : subject) {
    const bool speaker =
        std::any_of(u.speakers.begin(), u.speakers.end(), [&](const Filler& s) { return s.entity == f.entity; });
    if (speaker || speaks_for(view.document.entity(f.entity))) return subject;
  }
  return {};
}

/// Whom a promise touches: those to, with or for whom the deed will be done, or whose thing it is done to.
std::vector<Filler> promised_to(const View& view, int32_t verb, const std::vector<Filler>& promising) {
  const VerbGroup& v = view.verb(verb);
  std::vector<Filler> out;
  const auto look = [&](int32_t chunk) {
    for (const int32_t d : view.dependents(chunk)) {
      const Chunk& c = view.chunk(d);
      const bool marked = c.marker == Marker::ko || c.marker == Marker::saath || c.marker == Marker::liye ||
                          c.marker == Marker::se || c.genitive() || (c.marker == Marker::none && c.role == Role::k2);
      if (c.kind != ChunkKind::NP || !marked || view.is_time(d) || d == v.noun || !out.empty()) continue;
      out = others(view, d, promising);
    }
  };
  // «डॉक्टरों की एक टीम को इटली भेजेगा»: where it is sent, not what.
  if (view.has_cue({view.chunk(v.chunk).head, view.chunk(v.chunk).head + 1}, "sending"))
    for (const int32_t d : view.dependents(v.chunk))
      if (const Mention* m = view.chunk(d).marker == Marker::none ? view.head_mention(d) : nullptr;
          m != nullptr && m->form == MentionForm::name && out.empty() && view.is_place(view.document.entity(m->entity)))
        out = others(view, d, promising);
  if (out.empty()) look(v.chunk);
  if (v.noun >= 0) look(v.noun);
  // «भारत के साथ संबंधों को मजबूत बनाना सुनिश्चित करेंगे»: with whom, inside what he will see to.
  if (out.empty())
    for (const int32_t d : view.dependents(v.chunk)) {
      if (view.chunk(d).verb < 0 || view.verb(view.chunk(d).verb).form != VerbForm::infinitive) continue;
      for (const int32_t e : view.dependents(d))
        for (const int32_t with : view.dependents(e))
          if (out.empty() && view.chunk(with).marker == Marker::saath) out = others(view, with, promising);
    }
  return out;
}

/// Who does what a condition speaks of, or is named in it.
std::vector<Filler> conditioned(const View& view, int32_t condition, const std::vector<Filler>& speakers) {
  for (const bool acting : {true, false})
    for (int32_t c = view.clause(condition).chunks.first; c < view.clause(condition).chunks.last; ++c) {
      const Chunk& x = view.chunk(c);
      if (x.kind != ChunkKind::NP || view.is_time(c)) continue;
      if (acting && x.marker != Marker::ne && !(x.marker == Marker::none && x.role == Role::k1)) continue;
      if (auto who = others(view, c, speakers); !who.empty()) return who;
    }
  return {};
}

/// What the speaker says that he will do: a promise, a refusal, or under a condition a threat. False: no such thing.
bool add_will(const View& view, const Utterance& u, int32_t verb, std::vector<Draft>& drafts,
              std::vector<Draft>& more) {
  Draft* deed = nullptr;
  for (Draft& d : drafts) {
    const auto event = view.tables.frames[d.frame].event;
    if (d.bare || d.heading) continue;
    // The saying is already told as a promise, a refusal, a threat.
    if (d.verb == u.verb && (event == "AGREE" || event == "REJECT" || event == "THREATEN" || event == "REQUEST"))
      return false;
    if (d.verb == verb) deed = &d;
  }
  // «समीक्षा करेगा»: alone one deliberates with nobody.
  if (deed != nullptr && view.tables.frames[deed->frame].event == "CONSULT" && view.tables.frames[deed->frame].mutual &&
      deed->actors.size() + deed->recipients.size() < 2)
    deed = nullptr;
  int32_t condition = -1;
  auto who = own_will(view, u, verb, &condition);
  // What a trigger tells stands by itself as a plan, unless it hangs on a condition.
  if (who.empty() || (deed != nullptr && condition < 0)) return false;
  const bool negated = view.verb(verb).negated;
  std::string_view frame = negated ? "reject.refuse" : "agree.promise";
  auto whom = promised_to(view, verb, who);
  if (deed != nullptr) {
    const auto event = view.tables.frames[deed->frame].event;
    const std::string_view act = view.tables.frames[deed->frame].act;
    const bool hostile = event == "PROTEST" || event == "SANCTION" || event == "COERCE" || event == "ASSAULT" ||
                         event == "MOBILIZE" || act == "withdraw" || act == "resign";
    const bool kind = event == "CONSULT" || event == "SUPPORT" || event == "COOPERATE" || event == "AID" ||
                      event == "CONCEDE" || event == "RETREAT";
    if (!hostile && !kind) return false;
    if (hostile && negated) return false;
    if (hostile) frame = "threaten.warn";
    whom = deed->recipients;
  }
  if (condition >= 0 && whom.empty()) whom = conditioned(view, condition, who);
  const char* rule = frame == "threaten.warn" ? "threaten.will" : negated ? "reject.will" : "agree.will";
  more.push_back(act(view, u, frame, std::move(whom), verb, rule));
  more.back().actors = std::move(who);
  more.back().topics.push_back({said_clause(view, verb), -1});
  RecordClaim claim;  // what somebody will do is his word, and nobody else's
  claim.entity = entity_id(u.speakers.front().entity);
  claim.unnamed = u.unnamed;
  claim.channel = u.channel;
  claim.span = view.document.span(u.where);
  more.back().claims.push_back(std::move(claim));
  return true;
}

}  // namespace

namespace {

/// «न्योता दिया, जिसे उन्होंने स्वीकार कर लिया», «प्रस्ताव रखा। ईरान ने इसे मान लिया»: who accepts what was just asked or
/// offered. From whom that came is found where answers are (event.cc).
void add_acceptances(const View& view, std::vector<Draft>& drafts, std::vector<Draft>& more) {
  const auto& verbs = view.document.chunks->verbs;
  for (int32_t vi = 0; vi < static_cast<int32_t>(verbs.size()); ++vi) {
    const VerbGroup& v = verbs[vi];
    const int32_t head = view.chunk(v.chunk).head;
    if (!v.finite || v.negated || v.aspect != Aspect::perfective || !takes_what_was_told(view, vi) ||
        !view.has_cue({v.noun >= 0 ? view.chunk(v.noun).head : head, head + 1}, "assent"))
      continue;
    const int32_t sentence = view.sentence_of_chunk(v.chunk);
    const Draft* offer = nullptr;
    for (const Draft& d : drafts) {
      const Frame& f = view.tables.frames[d.frame];
      const bool asks = (f.event == "REQUEST" || f.act == "offer") && d.told == Told::main && !d.heading;
      if (asks && d.words.first < head && sentence - d.sentence <= 1) offer = &d;
    }
    if (offer == nullptr) continue;
    auto who = subject_of(view, vi);
    // Of «X ने Y को … जिसे उन्होंने स्वीकार किया» the one who was asked.
    const auto parts = view.dependents(v.chunk);
    const bool pronoun = std::any_of(parts.begin(), parts.end(), [&](int32_t d) {
      return view.chunk(d).marker == Marker::ne && view.document.word(view.chunk(d).head).tag == Tag::PRP;
    });
    if (pronoun && offer->recipients.size() == 1) who = offer->recipients;
    if (who.empty()) continue;
    const auto told = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return d.verb == vi && !d.bare && view.tables.frames[d.frame].event == "AGREE";
    });
    Draft draft;
    if (told == drafts.end()) {
      draft.rule = "agree.accept-offer";
      draft.sentence = sentence;
      draft.clause = view.chunk(v.chunk).clause;
      draft.verb = vi;
      draft.noun = v.noun;
      draft.words = {v.noun >= 0 ? view.chunk(v.noun).tokens.first : view.chunk(v.chunk).tokens.first,
                     view.chunk(v.chunk).tokens.last};
      draft.sign("rule");
    }
    Draft& accepts = told != drafts.end() ? *told : draft;  // «मंजूर कर लिया» has a trigger of its own
    accepts.frame = view.tables.frame_named("agree.accept");
    accepts.actors = std::move(who);
    accepts.anaphoric = true;
    if (told == drafts.end()) more.push_back(std::move(draft));
  }
}

}  // namespace

void add_speech_acts(const View& view, const std::vector<Utterance>& utterances, std::vector<Draft>& drafts) {
  std::vector<Draft> more;
  for (const Utterance& u : utterances) {
    if (u.speakers.empty() || u.verb < 0 || u.content.empty() || u.hearsay || !asserted(view, u)) continue;
    // «जैसा कि इस समाचार पत्र ने कहा है, सरकार को …»: the press has opinions and asks nobody.
    if (std::all_of(u.speakers.begin(), u.speakers.end(),
                    [&](const Filler& f) { return view.document.entity(f.entity).sector == "JRN"; }))
      continue;
    const bool asks = u.act == "demand" || u.act == "stress" || u.act == "propose" || (u.act == "say" && u.noun < 0);
    for (const int32_t vi : verbs_in(view, u.content)) {
      if (vi == u.verb) continue;
      const VerbGroup& v = view.verb(vi);
      if (auto who = warned(view, u, vi); !who.empty()) {
        more.push_back(act(view, u, "threaten.warn", std::move(who), vi, "threaten.consequence"));
        continue;
      }
      const bool told_already = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
        const bool not_done = d.verb == vi && d.status == Status::did_not_occur;  // «सहयोग नहीं कर रहा है»
        // «कहा कि भाजपा ने परिवारों को तबाह कर दिया»: a party ruins nobody by force.
        const bool figure = view.tables.frames[d.frame].event == "ASSAULT" && !d.actors.empty() &&
                            std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) {
                              return view.document.entity(a.entity).sector == "PTY";
                            });
        return !d.bare && d.told == Told::main && !figure &&
               ((d.verb == vi && !not_done) || (d.verb == u.verb && d.noun >= 0));
      });
      // «चेतावनी दी कि प्योंगयांग को इसका करारा जवाब मिलेगा»: whom the warning is for.
      if (u.clausal && told_already)
        for (Draft& d : drafts)
          if (d.verb == u.verb && d.noun >= 0 && !d.bare && d.recipients.empty() &&
              view.tables.frames[d.frame].event == "THREATEN")
            if (auto who = menaced(view, u, vi)) d.recipients = std::move(*who);
      if (u.clausal && !told_already && parties(view, u.speakers) > 0) {
        // «हिंसा बर्दाश्त नहीं की जाएगी»: nobody in particular; what one says that one will do oneself is weighed below.
        if (auto who = menaced(view, u, vi); who && (!who->empty() || v.passive)) {
          const bool nobody = who->empty();
          more.push_back(
              act(view, u, nobody ? "threaten.menace" : "threaten.warn", std::move(*who), vi, "threaten.harshly"));
          more.back().topics.push_back({said_clause(view, vi), -1});
          continue;
        }
      }
      if (u.clausal && !u.inferred && (u.act == "say" || u.act == "deny" || u.act == "stress" || u.act == "accuse")) {
        std::string_view frame;
        auto whose = judged(view, u, vi, &frame);
        if (!frame.empty()) {
          more.push_back(act(view, u, frame, std::move(whose), vi, "speech.judge"));
          more.back().topics.push_back({said_clause(view, vi), -1});
          continue;
        }
      }
      if (u.clausal && !u.inferred && !told_already && parties(view, u.speakers) > 0 &&
          (u.act == "say" || u.act == "stress" || u.act == "accuse")) {
        if (auto who = charged(view, u, vi); !who.empty()) {
          for (Draft& d : drafts)
            if (d.verb == vi && !d.bare) d.told = Told::topic;
          more.push_back(act(view, u, "accuse.blame", std::move(who), vi, "speech.charge"));
          more.back().topics.push_back({said_clause(view, vi), -1});
          continue;
        }
      }
      if (asks && u.clausal) {
        if (auto who = let(view, u, vi); !who.empty()) {
          for (Draft& d : drafts) {
            if (d.verb != vi || d.bare) continue;
            d.told = Told::topic;
            d.status = Status::demanded;
            d.actors = who;
          }
          more.push_back(act(view, u, "request.demand", std::move(who), vi, "request.let"));
          more.back().topics.push_back({said_clause(view, vi), -1});
          continue;
        }
      }
      if ((u.act == "say" || u.act == "stress" || u.act == "promise") && u.clausal && !u.inferred &&
          add_will(view, u, vi, drafts, more))
        continue;
      if (v.modality != Modality::should && !(v.modality == Modality::must && v.tense == Tense::future)) continue;
      // «वही कहा, जो किसी मंत्री को कहना चाहिए»: what it says of a noun is not what is said.
      if (const int32_t c = view.chunk(v.chunk).clause; c >= 0 && view.clause(c).kind == ClauseKind::relative) continue;
      // «बात करनी चाहिए थी»: what should have been done is a reproach.
      if (v.tense == Tense::past) continue;
      if (u.act == "warn" && v.modality == Modality::must) continue;  // what one will have to suffer is not asked
      // «भारत को सदस्य बनाया जाना चाहिए», «भारत को सीट मिलनी चाहिए»: what should become of Y is not asked of Y.
      if (v.passive || falls_to(view, v)) continue;
      auto recipients = asked(view, v.chunk, u.speakers);
      if (v.noun >= 0 && recipients.empty()) recipients = asked(view, v.noun, u.speakers);
      if (recipients.empty()) continue;
      more.push_back(act(view, u, "request.demand", std::move(recipients), vi, "request.should"));
      more.back().topics.push_back({said_clause(view, vi), -1});
      // What is asked is only spoken of.
      for (Draft& d : drafts) {
        if (d.verb != vi || d.bare || d.told != Told::main) continue;
        d.told = Told::topic;
        d.status = Status::demanded;
      }
    }
    // «विश्व समुदाय को … अपनाने की जरूरत पर जोर दिया»
    for (const int32_t vi : verbs_in(view, view.sentence_tokens(u.sentence))) {
      const VerbGroup& v = view.verb(vi);
      if (v.form != VerbForm::infinitive) continue;
      const int32_t over = view.chunk(v.chunk).governor;
      if (over < 0 || view.chunk(over).kind != ChunkKind::NP) continue;
      const bool need = std::any_of(u.topics.begin(), u.topics.end(), [&](const Topic& t) { return t.chunk == over; });
      if (!need) continue;
      bool demanded = false;
      for (const CueHit& hit : view.cues(view.chunk(over).phrase))
        demanded |= view.cue(hit).kind == "embed" && view.cue(hit).value.starts_with("demanded");
      if (!demanded) continue;
      auto recipients = asked(view, v.chunk, u.speakers);
      if (recipients.empty()) recipients = asked(view, view.verb(u.verb).chunk, u.speakers);
      // «उत्तर कोरिया से परीक्षण बंद करने की जरूरत पर जोर दिया»
      for (const int32_t d : view.dependents(v.chunk))
        if (recipients.empty() && view.chunk(d).kind == ChunkKind::NP && view.chunk(d).marker == Marker::se)
          for (const Filler& f : actors_of(view, d, false))
            if (view.document.entity(f.entity).kind != EntityKind::place) recipients.push_back(f);
      if (recipients.empty()) continue;
      more.push_back(act(view, u, "request.demand", std::move(recipients), vi, "request.need"));
    }
  }
  add_acceptances(view, drafts, more);
  for (Draft& draft : more) {
    // «उन्होंने बताया कि मंत्रालय ने दावा किया कि … ने हमला किया»: that the ministry accuses is what he says.
    for (const Utterance& u : utterances)
      if (!u.hearsay && is_said_in(u, draft))
        if (auto claim = claim_of(view, u); claim && !is_actor(draft, claim->entity))
          draft.claims.push_back(std::move(*claim));
    // A trigger that already tells this deed is enough.
    const std::string_view event = view.tables.frames[draft.frame].event;
    const bool told = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return d.verb == draft.verb && view.tables.frames[d.frame].event == event && !d.bare;
    });
    if (!told) drafts.push_back(std::move(draft));
  }
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) { return a.words < b.words; });
}

}  // namespace bahi::event
