// Did it happen? Tense, aspect, mood and negation of the verb group, what embeds it, hedges; and whose claim it is.
#include <algorithm>
#include <array>

#include "event/draft.h"

namespace bahi::event {

namespace {
constexpr std::array<std::string_view, 11> kStatuses = {"occurred",  "ongoing",  "scheduled",    "expected",
                                                        "possible",  "proposed", "demanded",     "postponed",
                                                        "cancelled", "refused",  "did not occur"};
constexpr std::array<std::string_view, 4> kTold = {"main", "occasion", "topic", "background"};
}  // namespace

std::string_view label(Status status) {
  return kStatuses[static_cast<size_t>(status)];
}
std::string_view label(Told told) {
  return kTold[static_cast<size_t>(told)];
}
Status status_named(std::string_view name) {
  for (size_t i = 0; i < kStatuses.size(); ++i)
    if (kStatuses[i] == name) return static_cast<Status>(i);
  return Status::occurred;
}

bool by_saying(const Frame& f) {
  for (const std::string_view event : {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
    if (f.event == event) return true;
  return false;
}

namespace {

Status of_finite(const VerbGroup& v) {
  const bool ahead = v.tense == Tense::future || v.mood == Mood::subjunctive || v.mood == Mood::imperative;
  if (v.negated) {
    if (v.tense == Tense::future || v.modality == Modality::can) return Status::refused;
    if (v.modality == Modality::should || v.mood == Mood::subjunctive || v.mood == Mood::imperative)
      return Status::demanded;
    return Status::did_not_occur;
  }
  switch (v.modality) {
    case Modality::can:
      if (v.tense == Tense::past && v.aspect == Aspect::perfective) return Status::occurred;  // कर सका
      return Status::possible;
    case Modality::may:
      return Status::possible;
    case Modality::must:
      if (v.tense == Tense::past || v.aspect == Aspect::perfective) return Status::occurred;  // करना पड़ा
      return v.tense == Tense::future ? Status::demanded : Status::scheduled;                 // करना है
    case Modality::should:
      return Status::demanded;
    case Modality::want:
      return Status::possible;
    default:
      break;
  }
  if (v.mood == Mood::conditional || v.mood == Mood::presumptive) return Status::possible;
  if (v.aspect == Aspect::prospective) return Status::scheduled;
  if (v.mood == Mood::subjunctive) return Status::proposed;
  if (v.mood == Mood::imperative) return Status::demanded;
  if (ahead) return Status::scheduled;
  if (v.aspect == Aspect::progressive) return v.tense == Tense::past ? Status::occurred : Status::ongoing;
  if (v.aspect == Aspect::habitual) return v.tense == Tense::past ? Status::occurred : Status::ongoing;
  if (v.aspect == Aspect::perfective) return Status::occurred;
  if (v.tense == Tense::present) return Status::ongoing;
  return Status::occurred;
}

/// The embedding cue of a word, or nullptr.
const Cue* embed_cue(const View& view, int32_t token, std::string_view kind) {
  for (const CueHit& hit : view.cues({token, token + 1}))
    if (view.cue(hit).kind == kind) return &view.cue(hit);
  return nullptr;
}

/// «निंदा करते नहीं थकता», «हमला करने से नहीं चूका»: the negation says that he does it.
bool unfailing(const View& view, const Chunk& deed, int32_t over) {
  const int32_t verb = view.chunk(over).verb;
  return verb >= 0 && view.verb(verb).finite && view.verb(verb).negated &&
         (deed.marker == Marker::se || view.verb(deed.verb).form == VerbForm::habitual) &&
         deed.tokens.last < view.chunk(over).tokens.last &&
         view.has_cue({deed.tokens.last, view.chunk(over).tokens.last}, "unfailing");
}

/// «[मध्यस्थता के] प्रयास खत्म कर दिए»
bool given_up(const View& view, int32_t verb) {
  // «हमला करने के फैसले से पीछे हट गया», «… कदम पीछे खींच लिए»
  if (verb >= 0 && !view.verb(verb).negated && of_finite(view.verb(verb)) == Status::occurred) {
    const int32_t at = view.verb(verb).chunk;
    for (const int32_t d : view.dependents(at))
      if (d < at && view.chunk(d).marker == Marker::none && view.has_cue(view.chunk(d).phrase, "backward") &&
          view.has_cue({view.chunk(at).head, view.chunk(at).head + 1}, "move-off"))
        return true;
  }
  return verb >= 0 && view.verb(verb).noun >= 0 && !view.verb(verb).negated &&
         of_finite(view.verb(verb)) == Status::occurred &&
         view.has_cue(view.chunk(view.verb(verb).noun).tokens, "ended");
}

bool among(const std::vector<Filler>& side, const Filler& who) {
  return std::any_of(side.begin(), side.end(), [&](const Filler& f) { return f.entity == who.entity; });
}

void apply(const View& view, const Cue& cue, int32_t matrix_verb, Draft& draft) {
  const auto space = cue.value.rfind(' ');
  const auto status = cue.value.substr(0, space);
  const auto told = cue.value.substr(space + 1);
  if (told == "topic") draft.told = Told::topic;
  if (status == "attempt") {
    draft.status =
        matrix_verb >= 0 && view.verb(matrix_verb).finite ? of_finite(view.verb(matrix_verb)) : Status::ongoing;
    draft.sign("attempt");
    if (given_up(view, matrix_verb)) draft.status = Status::cancelled;
    // «सहमति बनाने की कोशिश»: who tries to agree has not yet agreed.
    if (view.tables.frames[draft.frame].event == "AGREE" && draft.status != Status::cancelled) {
      draft.status = Status::possible;
      draft.told = Told::topic;
    }
  } else if (status == "claimed") {
    // «जहाज पर मिसाइल दागने का दावा किया»: what one says of oneself is told as one's word.
    const auto claims = matrix_verb >= 0 && told == "main" ? subject_of(view, matrix_verb) : std::vector<Filler>{};
    const bool own = !claims.empty() && among(draft.actors, claims.front());
    if (own && draft.claims.empty()) {
      RecordClaim claim;
      claim.entity = entity_id(claims.front().entity);
      claim.span = view.document.span(view.chunk(view.verb(matrix_verb).chunk).tokens);
      draft.claims.push_back(std::move(claim));
    }
    // «पनाह देने का आरोप»: the deed is only alleged.
    if (draft.verb >= 0 && !draft.bare && !view.verb(draft.verb).finite && !own) {
      draft.told = Told::topic;
      // Who accuses claims it.
      if (matrix_verb >= 0 && !view.verb(matrix_verb).passive)
        for (const Filler& f : subject_of(view, matrix_verb))
          if (draft.claims.empty() && !among(draft.actors, f)) {
            RecordClaim claim;
            claim.entity = entity_id(f.entity);
            claim.span = view.document.span(view.chunk(view.verb(matrix_verb).chunk).tokens);
            draft.claims.push_back(std::move(claim));
          }
    }
    draft.sign("alleged");
  } else if (status == "denied") {
    draft.status = Status::did_not_occur;
  } else if (status == "questioned") {
    // «प्रतिबंध हटाने का सवाल ही नहीं उठता»: what is out of the question is refused.
    const bool refused =
        matrix_verb >= 0 && view.verb(matrix_verb).negated && view.verb(matrix_verb).aspect == Aspect::habitual;
    draft.status = refused ? Status::refused : Status::possible;
    if (refused) {
      draft.told = Told::main;
      draft.ruled_out = true;
    }
  } else {
    draft.status = status_named(status);
    draft.failed = draft.status == Status::did_not_occur;
    if (draft.status == Status::scheduled && given_up(view, matrix_verb)) {
      draft.status = Status::cancelled;
      return;
    }
    // «सैनिक भेजने की संभावना से इनकार किया»
    if (matrix_verb >= 0 && (draft.status == Status::expected || draft.status == Status::possible) &&
        !view.verb(matrix_verb).negated && view.verb(matrix_verb).noun >= 0 &&
        view.has_cue(view.chunk(view.verb(matrix_verb).noun).tokens, "denial")) {
      draft.status = Status::refused;
      draft.told = Told::topic;
    }
    // «हमले की योजना नहीं है»
    if (draft.verb >= 0 && !draft.bare && !view.verb(draft.verb).finite && view.verb(draft.verb).negated &&
        (draft.status == Status::scheduled || draft.status == Status::expected))
      draft.status = Status::refused;
    if (matrix_verb >= 0 && view.verb(matrix_verb).negated &&
        (draft.status == Status::scheduled || draft.status == Status::expected || told == "main")) {
      // «वार्ता की संभावना से इनकार नहीं किया»: what nobody rules out may be.
      const int32_t noun = view.verb(matrix_verb).noun;
      draft.status =
          noun >= 0 && view.has_cue(view.chunk(noun).tokens, "denial") ? Status::possible : Status::did_not_occur;
    }
  }
}

int32_t finite_over(const View& view, int32_t chunk) {
  for (int32_t c = chunk, hop = 0; c >= 0 && hop < 8; c = view.chunk(c).governor, ++hop)
    if (view.chunk(c).verb >= 0 && view.verb(view.chunk(c).verb).finite) return view.chunk(c).verb;
  return -1;
}

/// What a «कि» clause hangs on decides too: «डर है कि सरकार … भंग कर देगी», «निर्देश दिया कि वह … पहुंचाए».
void of_complement(const View& view, Draft& draft) {
  int32_t c = draft.clause;
  for (int32_t hop = 0; c >= 0 && hop < 4; ++hop) {
    while (c >= 0 && view.clause(c).kind != ClauseKind::complement) c = view.clause(c).parent;
    if (c < 0) return;
    c = view.clause(c).parent;
    if (c < 0 || view.clause(c).verb < 0) return;
    const int32_t over = view.clause(c).verb;
    const VerbGroup& v = view.verb(over);
    // «कोई नहीं मानता कि X ने …», «नहीं कहा जा सकता कि …»: nobody says so.
    const bool says = v.lemma == view.tables.kah;
    if (v.negated && ((says && v.modality == Modality::can) ||
                      (!says && view.has_cue(view.chunk(v.noun >= 0 ? v.noun : v.chunk).tokens, "belief")))) {
      draft.status = Status::possible;
      draft.told = Told::topic;
      draft.sign("unasserted");
      return;
    }
    // «संदेश देना चाहता है कि हमने … मजबूर कर दिया है»: what somebody would have others believe.
    if (v.modality == Modality::want && !v.negated) {
      draft.status = Status::possible;
      draft.told = Told::topic;
      draft.sign("unasserted");
      return;
    }
    const Cue* cue = v.noun >= 0 ? embed_cue(view, view.chunk(v.noun).head, "embed") : nullptr;
    for (const int32_t d : view.dependents(v.chunk)) {
      const ChunkKind kind = view.chunk(d).kind;
      if (cue == nullptr && (kind == ChunkKind::NP || kind == ChunkKind::JJP) && view.chunk(d).marker != Marker::ne)
        cue = embed_cue(view, view.chunk(d).head, "embed");
    }
    if (cue == nullptr && v.lemma != view.tables.kah) cue = embed_cue(view, view.chunk(v.chunk).head, "embed-verb");
    if (cue == nullptr || cue->value.starts_with("claimed") || cue->value.starts_with("attempt")) continue;
    const bool told_as_done =
        draft.status == Status::occurred || draft.status == Status::did_not_occur || draft.status == Status::ongoing;
    // «जरूरी है कि प्रशासन … कसे»: -ए is subjunctive there, though it looks like a perfective.
    const auto key = view.document.token(view.chunk(view.verb(draft.verb).chunk).head).key;
    const bool optative = view.chunk(view.verb(draft.verb).chunk).tokens.size() == 1 &&
                          (key.ends_with("े") || key.ends_with("ए") || key.ends_with("ें") || key.ends_with("एं"));
    const bool wished = cue->value.starts_with("demanded") || cue->value.starts_with("proposed");
    if (told_as_done && cue->value != "possible topic" && !(wished && optative)) return;
    const bool refused = draft.status == Status::refused;  // «भरोसा दिया कि हमला नहीं करेगा»
    apply(view, *cue, over, draft);
    if (refused && (draft.status == Status::scheduled || draft.status == Status::expected))
      draft.status = Status::refused;
    draft.sign("unasserted");
    return;
  }
}

/// «की थी», «हुए थे»: before what the article tells.
bool pluperfect(const View& view, const VerbGroup& v) {
  if (v.aspect != Aspect::perfective || v.tense != Tense::past) return false;
  const Range group = view.chunk(v.chunk).tokens;
  for (int32_t t = view.chunk(v.chunk).head + 1; t < group.last; ++t)
    if (view.document.word(t).lemma_symbol == view.tables.tha || view.document.token(t).symbol == view.tables.tha)
      return true;
  return false;
}

/// «कर लेता», «होती»: an imperfective participle without «है» or «था» tells what was not so.
bool contrary(const View& view, const VerbGroup& v) {
  if (!v.finite || v.negated) return false;
  if (v.mood == Mood::conditional) return true;
  return v.aspect == Aspect::habitual && v.tense == Tense::none && view.chunk(v.chunk).tokens.size() <= 2;
}

/// «क्या सैनिक नेतृत्व … भागीदार था।»: «क्या» at the head of the deed's clause asks, whatever ends the sentence.
bool asks(const View& view, const Draft& draft) {
  const Range sentence = view.sentence_tokens(draft.sentence);
  for (int32_t t = sentence.first; t < draft.words.first; ++t) {
    if (view.document.token(t).key != "क्या") continue;
    if (t == sentence.first) return true;
    const auto before = view.document.token(t - 1).key;
    if (before == "कि" || before == "," || before == "तो" || before == "और" || before == "आखिर" || before == "फिर")
      return true;
  }
  return false;
}

/// «X ने शुल्क घटाया, क्या Y मानेगा?»: told first, then something asked about it.
bool asked_after(const View& view, const Draft& draft) {
  if (draft.bare || draft.verb < 0 || !view.verb(draft.verb).finite) return false;
  const Range sentence = view.sentence_tokens(draft.sentence);
  const int32_t told = std::max(draft.words.last, view.chunk(view.verb(draft.verb).chunk).tokens.last);
  for (int32_t t = sentence.first; t < told; ++t)
    if (view.has_cue({t, t + 1}, "question")) return false;
  for (int32_t t = told; t + 1 < sentence.last; ++t)
    if (view.document.token(t).kind == TokenKind::punctuation) return view.has_cue({t + 1, sentence.last}, "question");
  return false;
}

/// «न तो मिले और न ही बात की»: the «न» stands away from the verb that it negates.
bool neither(const View& view, const VerbGroup& v, int32_t own) {
  if (v.negated || own < 0) return false;
  const Range clause = view.clause_tokens(own);
  for (int32_t t = clause.first; t + 1 < view.chunk(v.chunk).tokens.first; ++t) {
    const auto key = view.document.token(t).key;
    const auto next = view.document.token(t + 1).key;
    if ((key == "न" || key == "ना") && (next == "तो" || next == "ही")) return true;
  }
  return false;
}

/// «बात किए बिना», «बिना बात किए», «अनुमति के बिना».
bool without(const View& view, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  if (c.marker == Marker::bina) return true;
  if (c.kind != ChunkKind::VGNF || c.verb < 0 || view.verb(c.verb).aspect != Aspect::perfective) return false;
  for (int32_t i = chunk - 1; i >= 0 && !is_verbal(view.chunk(i).kind) && i + 5 > chunk; --i) {
    if (view.sentence_of_chunk(i) != view.sentence_of_chunk(chunk) || view.chunk(i).marker == Marker::bina)
      return false;
    for (int32_t t = view.chunk(i).tokens.first; t < view.chunk(i).tokens.last; ++t) {
      const auto key = view.document.token(t).key;
      if (key == "बिना" || key == "बगैर") return true;
    }
  }
  return false;
}

/// «मिलकर», «मुलाकात कर»: the conjunctive, with कर or the bare stem.
bool conjunctive(const View& view, const Chunk& c) {
  const VerbForm form = view.verb(c.verb).form;
  return form == VerbForm::conjunctive || form == VerbForm::root;
}

/// «संधि स्थगित करने के निर्णय का विरोध किया», «… के ऐलान पर नाराजगी जताई»: is the decision that a deed hangs on what
/// somebody else speaks of? A decision that is announced is not.
bool answered(const View& view, int32_t decision, const Cue& cue) {
  const Chunk& c = view.chunk(decision);
  if (!cue.value.starts_with("scheduled")) return false;
  if (c.genitive()) {
    if (c.governor < 0 || view.chunk(c.governor).kind != ChunkKind::NP) return false;
    const Cue* over = embed_cue(view, view.chunk(c.governor).head, "embed");
    return over == nullptr || !over->value.starts_with("scheduled");
  }
  return c.marker == Marker::ko || c.marker == Marker::par || c.marker == Marker::bare;
}

/// What a non-finite verb or a bare noun hangs on decides.
void of_embedded(const View& view, int32_t chunk, Draft& draft) {
  // «संसद भंग करने और चुनाव कराने की घोषणा»: a list of infinitives hangs by its last.
  if (view.chunk(chunk).kind == ChunkKind::VGNN && view.chunk(chunk).role == Role::ccof)
    if (const int32_t last = view.document.chunks->last_conjunct(chunk, ChunkKind::VGNN); last != chunk)
      return of_embedded(view, last, draft);
  const Chunk& c = view.chunk(chunk);
  const int32_t over = c.governor;
  const int32_t finite = finite_over(view, chunk);
  if (without(view, chunk)) {
    // «बात किए बिना कदम नहीं उठाएगा»: what must come first may come.
    draft.status = finite >= 0 && view.verb(finite).negated ? Status::possible : Status::did_not_occur;
    draft.told = Told::topic;
    return;
  }
  // «निष्कासित करने के कुछ घंटों बाद»
  const bool hours_after =
      c.genitive() && over >= 0 && view.is_time(over) && view.chunk(over).marker == Marker::baad && is_verbal(c.kind);
  if (c.marker == Marker::baad || hours_after) {
    const bool ahead = finite >= 0 && view.verb(finite).tense == Tense::future;
    draft.status = ahead ? Status::scheduled : Status::occurred;
    return;
  }
  // «मुलाकात करने की उम्मीद है»: the word right after it, whatever it was hung on.
  if (is_verbal(c.kind) && c.marker != Marker::none && !conjunctive(view, c) &&
      chunk + 1 < static_cast<int32_t>(view.chunks().size())) {
    const Chunk& next = view.chunk(chunk + 1);
    if ((next.kind == ChunkKind::NP || next.kind == ChunkKind::JJP) &&
        view.sentence_of_chunk(chunk + 1) == draft.sentence) {
      if (const Cue* cue = embed_cue(view, next.head, "embed"); cue != nullptr) {
        apply(view, *cue, finite, draft);
        if (answered(view, chunk + 1, *cue)) draft.told = Told::topic;
        return;
      }
    }
  }
  // «बारूदी सुरंग फटने से तीन सैनिक मारे गए»: so it did.
  if (c.marker == Marker::se && is_verbal(c.kind) && over >= 0 && view.chunk(over).verb >= 0 &&
      view.tables.frames[draft.frame].event == "ASSAULT" && !draft.recipients.empty() &&
      view.has_cue(view.chunk(over).phrase, "toll")) {
    draft.status = finite >= 0 ? of_finite(view.verb(finite)) : Status::occurred;
    return;
  }
  // «विस्फोट करने की जिम्मेदारी ली»: so he did, as he says.
  if (is_verbal(c.kind) && view.tables.frames[draft.frame].event == "ASSAULT" && verb_of_owner(view, chunk) >= 0) {
    draft.status = Status::occurred;
    draft.owned_up = true;
    return;
  }
  // «X की हत्या में [शामिल होने का] आरोप लगाया»: the infinitive hangs on the charge.
  // «[आदेश का उल्लंघन कर] एकत्र होने के आरोप में गिरफ्तार किया»
  if ((draft.bare || (is_verbal(c.kind) && conjunctive(view, c))) && over >= 0 &&
      view.chunk(over).kind == ChunkKind::VGNN && view.chunk(over).genitive() && view.chunk(over).governor >= 0)
    if (const Cue* cue = embed_cue(view, view.chunk(view.chunk(over).governor).head, "embed");
        cue != nullptr && cue->value.starts_with("claimed")) {
      draft.told = Told::topic;
      draft.sign("alleged");
      return;
    }
  if (over >= 0 && is_verbal(c.kind) && unfailing(view, c, over)) {
    VerbGroup v = view.verb(view.chunk(over).verb);
    v.negated = false;
    draft.status = of_finite(v);
    return;
  }
  if (over >= 0) {
    const Chunk& g = view.chunk(over);
    if (g.kind == ChunkKind::NP || g.kind == ChunkKind::JJP) {
      for (int32_t up = over, hop = 0; up >= 0 && hop < 3 && !is_verbal(view.chunk(up).kind);
           up = view.chunk(up).governor, ++hop) {
        if (const Cue* cue = embed_cue(view, view.chunk(up).head, "embed"); cue != nullptr) {
          apply(view, *cue, finite, draft);
          if (is_verbal(c.kind) && answered(view, up, *cue)) draft.told = Told::topic;
          return;
        }
      }
    } else if (g.verb >= 0) {
      const VerbGroup& v = view.verb(g.verb);
      const int32_t host = v.noun;
      if (host >= 0 && host != draft.noun) {
        if (const Cue* cue = embed_cue(view, view.chunk(host).head, "embed");
            cue != nullptr && (is_verbal(c.kind) ? view.verb(c.verb).form == VerbForm::infinitive
                                                 : c.marker != Marker::none && c.marker != Marker::mein)) {
          apply(view, *cue, g.verb, draft);
          return;
        }
      }
      // «शरणार्थियों को निर्वासित करना शुरू कर दिया»
      if (host >= 0 && is_verbal(c.kind) && c.marker == Marker::none && v.finite && !v.negated &&
          view.verb(c.verb).form == VerbForm::infinitive && view.has_cue(view.chunk(host).tokens, "start")) {
        draft.status = of_finite(v) == Status::occurred ? Status::ongoing : of_finite(v);
        return;
      }
      if (is_verbal(c.kind)) {
        if (const Cue* cue = embed_cue(view, g.head, "embed-verb"); cue != nullptr) {
          apply(view, *cue, g.verb, draft);
          return;
        }
      }
      if (c.marker == Marker::liye) {
        // «मिलने के लिए गए»: gone to meet, not yet met.
        // «हमले करने के लिए तैयार रहने का आह्वान»: what that hangs on decides.
        if (is_verbal(c.kind) && v.form == VerbForm::infinitive && !v.finite &&
            view.chunk(over).marker != Marker::liye) {
          of_embedded(view, over, draft);
          if (draft.told == Told::topic) return;
        }
        draft.status = Status::expected;
        draft.purpose = true;
        draft.sign("purpose");
        // «पिछले माह वार्ता के लिए चीन गए थे»: as old as the journey.
        if (finite >= 0 && pluperfect(view, view.verb(finite))) draft.earlier = true;
        // «मध्यस्थता करने के लिए ट्रंप की पेशकश ठुकराई»: what an offer after it is for.
        for (const int32_t d : view.dependents(over))
          if (const Cue* cue = d > chunk && view.chunk(d).kind == ChunkKind::NP && is_verbal(c.kind)
                                   ? embed_cue(view, view.chunk(d).head, "embed")
                                   : nullptr;
              cue != nullptr && (cue->value.starts_with("proposed") || cue->value.starts_with("demanded"))) {
            apply(view, *cue, g.verb, draft);
            return;
          }
        // «इस्तीफा देने के लिए समय दिया», «जांच रोकने के लिए वीटो किया»: what is done for it is told, not itself.
        const auto event = view.tables.frames[draft.frame].event;
        const bool goes = view.tables.intransitive.contains(v.lemma) || v.lemma == view.tables.ja;
        const bool sends = view.has_cue({view.chunk(v.chunk).head, view.chunk(v.chunk).head + 1}, "sending");
        const bool force = event == "ASSAULT" || event == "COERCE";  // «हमला करने के लिए युद्धपोत भेजे»
        if (((!goes && !sends) || force) && is_verbal(c.kind) && event != "CONSULT") draft.told = Told::topic;
        return;
      }
      if (is_verbal(c.kind) && view.verb(c.verb).form == VerbForm::infinitive && c.marker == Marker::none &&
          (v.lemma == view.tables.ja || v.lemma == view.tables.aa || v.lemma == view.tables.pahunch)) {
        // «मिलने पहुंचे»: told as done when the arrival is.
        const Status arrival = v.finite ? of_finite(v) : Status::occurred;
        draft.status = arrival == Status::occurred || arrival == Status::ongoing ? Status::expected : arrival;
        draft.purpose = true;
        draft.sign("purpose");
        return;
      }
    }
  }
  if (c.marker == Marker::pahle && finite >= 0 && contrary(view, view.verb(finite))) {
    draft.status = Status::possible;  // «चाहती तो … करने से पहले … कर लेती»
    draft.told = Told::topic;
    return;
  }
  if (c.marker == Marker::pahle) {
    draft.status = finite >= 0 && view.verb(finite).tense == Tense::past ? Status::occurred : Status::scheduled;
    draft.sign("before");
    return;
  }
  if (is_verbal(c.kind)) {
    const VerbGroup& v = view.verb(c.verb);
    if (v.form == VerbForm::agentive) {
      draft.status = Status::scheduled;
      return;
    }
    if (v.negated) {
      draft.status = Status::did_not_occur;
      return;
    }
    if (v.form == VerbForm::infinitive) {
      const int32_t host = finite >= 0 ? view.verb(finite).noun : -1;
      const bool discussed =
          c.marker == Marker::par && host >= 0 && view.has_cue(view.chunk(host).tokens, "discussion");
      const bool real = !discussed && (c.marker == Marker::par || c.marker == Marker::karan ||
                                       c.marker == Marker::mein || c.marker == Marker::dauran);
      if (finite >= 0 && view.verb(finite).aspect == Aspect::perfective && real) {
        draft.status = Status::occurred;
        draft.sign("infinitive");
      } else {
        draft.status = Status::possible;
        draft.told = Told::topic;
        draft.sign("infinitive-open");
      }
      return;
    }
    // «दौरा कर रही टीमों के साथ सहयोग नहीं किया»: what becomes of the noun is not what it does.
    const bool goes = v.lemma == view.tables.ja || v.lemma == view.tables.aa;  // «यात्रा पर जा रहे X मिलेंगे»: not yet
    if (c.role == Role::nmod && v.form != VerbForm::conjunctive && v.aspect == Aspect::progressive && !goes) {
      draft.status = finite >= 0 && view.verb(finite).tense == Tense::past ? Status::occurred : Status::ongoing;
      return;
    }
    if (v.form == VerbForm::conjunctive || v.form == VerbForm::root || v.form == VerbForm::habitual) {
      draft.status = finite >= 0 ? of_finite(view.verb(finite)) : Status::occurred;
      if (draft.status == Status::did_not_occur && !view.verb(finite).negated) draft.status = Status::occurred;
      return;
    }
    draft.status = Status::occurred;  // perfective participle
  }
}

/// «कल होने वाली बातचीत», «सोमवार से शुरू हो रही यात्रा»: the participle that says when the noun will be.
bool to_come(const View& view, int32_t noun, int depth = 0) {
  for (const int32_t d : view.dependents(noun)) {
    const Chunk& c = view.chunk(d);
    if (d > noun) continue;
    // «होने वाली [भारत और नेपाल की] बैठक»: hung on the first of the genitives.
    if (c.kind == ChunkKind::NP && (c.genitive() || c.role == Role::ccof) && depth < 3 && to_come(view, d, depth + 1))
      return true;
    if (!is_verbal(c.kind) || c.verb < 0 || c.role != Role::nmod || view.verb(c.verb).lemma != view.tables.ho) continue;
    if (view.has_cue(c.tokens, "ahead") || view.verb(c.verb).aspect == Aspect::prospective) return true;
    if (view.verb(c.verb).aspect == Aspect::progressive && c.head > 0 &&
        view.has_cue({c.tokens.first - 1, c.tokens.last}, "start"))
      return true;
  }
  return false;
}

/// A bare event noun: what stands around it says whether it is told or only spoken of.
void of_bare(const View& view, Draft& draft) {
  const Chunk& c = view.chunk(draft.noun);
  const Frame& frame = view.tables.frames[draft.frame];
  const bool motion = frame.act == "visit" || frame.act == "travel";
  const int32_t over = c.governor;
  const int32_t finite = finite_over(view, draft.noun);
  draft.sign("bare");
  draft.status = Status::occurred;
  if (c.marker == Marker::dauran || c.marker == Marker::itar) {
    draft.told = Told::occasion;
    if (finite >= 0 && (view.verb(finite).tense == Tense::future || of_finite(view.verb(finite)) == Status::scheduled))
      draft.status = Status::scheduled;
    if (motion) draft.told = Told::main;
    return;
  }
  // «होने वाली वार्ता में [मछली पकड़ने का] मामला उठ सकता है»: whatever it was hung on.
  if (c.marker == Marker::mein && to_come(view, draft.noun)) {
    draft.status = Status::scheduled;
    draft.sign("setting");
    return;
  }
  // «… की बैठक के अंत में», «वार्ता की समाप्ति पर»: a part of it is in it.
  if (over >= 0 && c.genitive() && view.has_cue(view.chunk(over).tokens, "part") &&
      (view.chunk(over).marker == Marker::mein || view.chunk(over).marker == Marker::par) && finite >= 0) {
    draft.status = of_finite(view.verb(finite));
    draft.sign("setting");
    return;
  }
  of_embedded(view, draft.noun, draft);
  if (draft.ruled_out) return;
  // «वार्ता में लौटने का आग्रह किया»: in what is asked for, it is only spoken of.
  if (over >= 0 && view.chunk(over).verb >= 0 && view.verb(view.chunk(over).verb).form == VerbForm::infinitive &&
      (c.marker == Marker::mein || c.marker == Marker::par)) {
    Draft asked = draft;
    of_embedded(view, over, asked);
    if (asked.told == Told::topic && (asked.status == Status::demanded || asked.status == Status::proposed)) {
      draft.status = asked.status;
      draft.told = Told::topic;
      return;
    }
  }
  for (const CueHit& hit : view.cues({c.tokens.first, draft.words.first}))
    if (view.cue(hit).kind == "ahead") draft.status = status_named(view.cue(hit).value);  // «आगामी भारत यात्रा»
  if (to_come(view, draft.noun) && draft.status == Status::occurred) draft.status = Status::scheduled;
  // A journey to come with traveller and goal is news wherever it is mentioned.
  const bool announced = motion && !draft.actors.empty() && !draft.recipients.empty() &&
                         (draft.status == Status::scheduled || draft.status == Status::expected);
  if (announced) draft.told = Told::main;
  if (draft.told != Told::main || announced) return;
  switch (c.marker) {
    case Marker::baad:
      return;
    case Marker::pahle:
      return;
    case Marker::par:
      if (motion && over >= 0 && view.chunk(over).verb >= 0) {
        const VerbGroup& v = view.verb(view.chunk(over).verb);
        draft.status = v.finite ? of_finite(v) : Status::occurred;
        return;
      }
      [[fallthrough]];
    case Marker::bare:
    case Marker::anusar:
    case Marker::karan:
    case Marker::khilaf:
    case Marker::prati:
    case Marker::tahat:
      draft.told = Told::topic;
      draft.sign("spoken-of");
      return;
    case Marker::mein:
      draft.sign("setting");
      return;
    case Marker::liye:
      draft.status = Status::expected;
      return;
    default:
      break;
  }
  if (over >= 0 && view.chunk(over).verb >= 0) {
    const VerbGroup& v = view.verb(view.chunk(over).verb);
    const bool copula = is_copula(view, v);
    if (c.marker == Marker::none && v.finite) {
      draft.status = of_finite(v);
      if (copula && draft.status == Status::ongoing && v.noun < 0) draft.status = Status::occurred;
      if (!copula) draft.sign("other-verb");
    }
  } else if (over >= 0) {
    // «मध्यस्थता की कोशिश शुरू की»: who tries to mediate mediates.
    if (frame.act == "mediate" && embed_cue(view, view.chunk(over).head, "embed") != nullptr && finite >= 0) {
      if (given_up(view, finite)) draft.status = Status::cancelled;
      return;
    }
    draft.told = Told::topic;  // «यात्रा का महत्व», «वार्ता की मेज»
    draft.sign("noun-on-noun");
  }
}

}  // namespace

namespace {

/// «विपक्ष ने सरकार पर हमला किया»: between politicians an attack is one of words.
void attack_in_words(const View& view, Draft& d) {
  const Frame& f = view.tables.frames[d.frame];
  const int32_t words = view.tables.frame_named("accuse.target");
  if (f.event != "ASSAULT" || f.act != "attack" || words < 0 || d.actors.empty() || d.recipients.empty()) return;
  const auto politician = [&](const Filler& x) {
    const Entity& e = view.document.entity(x.entity);
    if (e.kind == EntityKind::person)
      return !e.nominal || e.sector == "PTY" || e.sector == "OPP" || e.sector == "LEG" || e.sector == "GOV";
    return e.kind != EntityKind::country && e.kind != EntityKind::place &&
           (e.sector == "PTY" || e.sector == "OPP" || e.sector == "LEG" || e.sector == "GOV" || e.sector == "NGO");
  };
  const auto all = [&](const std::vector<Filler>& side) { return std::all_of(side.begin(), side.end(), politician); };
  // «चीन पर ताजा हमला सांसद राकेश सिन्हा ने किया है»: nor does a member of a house or a party attack a state by force.
  const bool member = std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& x) {
    const Entity& e = view.document.entity(x.entity);
    return e.kind == EntityKind::person && !e.nominal && (e.sector == "PTY" || e.sector == "OPP" || e.sector == "LEG");
  });
  const bool states = std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& x) {
    return view.document.entity(x.entity).kind == EntityKind::country;
  });
  if (!(member && states) && (!all(d.actors) || !all(d.recipients))) return;
  d.frame = words;
  d.sign("words-attack");
}

/// «कांग्रेस और भाजपा के बीच लड़ाई है», «पार्टी को अगवा कर लिया», «कांग्रेस का सफाया कर रहे हैं»: no force between those who bear no
/// arms, and none that kills a body.
void fight_in_words(const View& view, Draft& d) {
  const Frame& f = view.tables.frames[d.frame];
  // «एक तरह से देश के खिलाफ युद्ध छेड़ रखा है»
  if (f.event == "ASSAULT" && d.clause >= 0 && view.has_cue(view.clause_tokens(d.clause), "so to speak")) {
    d.figurative = true;
    d.actors.clear();
    d.recipients.clear();
    return;
  }
  // «लोगों की मदद के लिए सड़कों पर उतर आए»: and not to protest.
  if (f.event == "PROTEST" && d.verb >= 0 && !d.bare && d.trigger >= 0) {
    const auto parts = view.dependents(view.verb(d.verb).chunk);
    const auto against = [&](int32_t c) { return view.chunk(c).marker == Marker::khilaf; };
    if (std::none_of(parts.begin(), parts.end(), against) && std::any_of(parts.begin(), parts.end(), [&](int32_t c) {
          return view.chunk(c).marker == Marker::liye && view.has_cue(view.chunk(c).tokens, "errand");
        })) {
      d.figurative = true;
      d.actors.clear();
      d.recipients.clear();
    }
    return;
  }
  if (f.event != "ASSAULT" || d.trigger < 0) return;
  const auto unarmed = [&](const Filler& x) {
    const Entity& e = view.document.entity(x.entity);
    return e.sector == "PTY" || e.sector == "OPP" || e.sector == "LEG" ||
           (e.kind == EntityKind::person && !e.nominal && (e.sector == "GOV" || e.sector.empty()));
  };
  const auto body = [&](const Filler& x) {
    const Entity& e = view.document.entity(x.entity);
    return e.kind == EntityKind::organization && (e.sector == "PTY" || e.sector == "OPP" || e.sector == "BUS");
  };
  const auto all = [](const std::vector<Filler>& side, const auto& test) {
    return !side.empty() && std::all_of(side.begin(), side.end(), test);
  };
  // «राज्यसभा में मायावती और स्मृति ईरानी के बीच झड़प हुई»: members of a house clash in words.
  if (f.act == "clash") {
    const auto house = [&](const Filler& x) {
      const Entity& e = view.document.entity(x.entity);
      return e.kind == EntityKind::organization && e.sector == "LEG" && x.chunk >= 0 &&
             view.chunk(x.chunk).marker == Marker::mein;
    };
    const auto at = std::find_if(d.actors.begin(), d.actors.end(), house);
    if (at != d.actors.end()) {
      d.actors.erase(at);
      if (d.actors.size() == 2 && d.recipients.empty()) {
        d.recipients = {d.actors.back()};
        d.actors.pop_back();
      }
      if (all(d.actors, unarmed)) d.frame = view.tables.frame_named("accuse.criticise");
      return;
    }
  }
  const bool struggle = f.act == "clash" && view.has_cue(d.words, "struggle") && all(d.actors, unarmed);
  const bool ended = (f.act == "kill" || f.act == "abduct") && all(d.recipients, body);
  if (!struggle && !ended) return;
  d.recipients.clear();
  d.figurative = true;
}

/// «सेना ने गोलीबारी का मुंहतोड़ जवाब दिया», «आतंकियों ने शिविर पर हमला बोला», «सेना और विद्रोहियों के बीच हिंसा हुई», «विद्रोहियों ने
/// शहर की ओर कूच किया»: who bears arms does it with them.
void words_in_arms(const View& view, const std::vector<Draft>& drafts, Draft& d) {
  const auto& frames = view.tables.frames;
  const bool answer = frames[d.frame].id == "accuse.rebuke";
  const bool riot = frames[d.frame].act == "riot", march = frames[d.frame].act == "march";
  // «सैनिकों ने विद्रोहियों के खिलाफ कार्रवाई शुरू कर दी»: of one armed side against another.
  if (frames[d.frame].id == "coerce.restrict" && d.noun >= 0 && !d.actors.empty() && !d.recipients.empty() &&
      view.document.word(view.chunk(d.noun).head).lemma == "कार्रवाई") {
    const auto sector = [&](const Filler& f) -> const std::string& { return view.document.entity(f.entity).sector; };
    const bool army =
        std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& f) { return sector(f) == "MIL"; });
    const bool rebels = std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& f) {
      return sector(f) == "REB" || sector(f) == "UAF" || sector(f) == "PRM";
    });
    if (army && rebels) d.frame = view.tables.frame_named("assault.operation");
    return;
  }
  if ((!answer && !riot && !march && frames[d.frame].id != "accuse.target") || d.actors.empty() || d.trigger < 0)
    return;
  const auto armed = [&](const Filler& f) {
    const std::string& sector = view.document.entity(f.entity).sector;
    return sector == "MIL" || sector == "REB" || sector == "PRM" || sector == "UAF";
  };
  // «ईरान ने इजरायल पर पलटवार किया»: so do states at war.
  const auto fights = [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    return e.kind == EntityKind::country && std::any_of(drafts.begin(), drafts.end(), [&](const Draft& o) {
             return frames[o.frame].event == "ASSAULT" && o.told == Told::main && !o.bare &&
                    std::abs(o.sentence - d.sentence) <= 3 &&
                    std::any_of(o.actors.begin(), o.actors.end(),
                                [&](const Filler& a) { return view.document.entity(a.entity).country == e.country; });
           });
  };
  // «ईरान ने इजरायल पर हमला बोल दिया»: a state that does so to the end does it with arms; «पाकिस्तान पर हमला बोला» may be
  // in words.
  bool outright = false;
  if (d.verb >= 0)
    for (int32_t t = view.chunk(view.verb(d.verb).chunk).tokens.first + 1;
         t < view.chunk(view.verb(d.verb).chunk).tokens.last; ++t)
      outright |= view.document.word(t).lemma == "दे" && view.document.token(t - 1).key == "बोल";
  const auto state = [&](const Filler& f) {
    return outright && view.document.entity(f.entity).kind == EntityKind::country;
  };
  if (!std::all_of(d.actors.begin(), d.actors.end(),
                   [&](const Filler& f) { return armed(f) || fights(f) || state(f); }))
    return;
  // «सैनिकों ने राष्ट्रपति भवन को घेर लिया»
  if (d.noun < 0 && !answer && view.has_cue(d.words, "surround")) {
    d.frame = view.tables.frame_named("coerce.blockade");
    return;
  }
  if (!riot && !march && !view.has_cue(d.words, answer ? "answer" : "strike")) return;
  d.frame = view.tables.frame_named(answer  ? "assault.operation"
                                    : riot  ? "assault.clash"
                                    : march ? "mobilize.advance"
                                            : "assault.attack");
}

}  // namespace

namespace {

/// Does a deed that is only spoken of hang on an act's noun or verb, or stand in its «कि» clause?
bool hangs_on(const View& view, const Draft& deed, const Draft& act) {
  if (&deed == &act || act.bare || act.verb < 0 || act.sentence != deed.sentence) return false;
  int32_t up = deed.verb >= 0 && !deed.bare ? view.verb(deed.verb).chunk : deed.noun;
  for (int32_t hop = 0; hop < 3 && up >= 0; ++hop) {
    up = view.chunk(up).governor;
    if (up >= 0 && (up == act.noun || up == view.verb(act.verb).chunk)) return true;
  }
  for (int32_t c = deed.clause, hop = 0; c >= 0 && c != act.clause && hop < 3; c = view.clause(c).parent, ++hop) {
    const Clause& clause = view.clause(c);
    const bool opens = clause.kind == ClauseKind::complement || clause.kind == ClauseKind::conditional ||
                       clause.kind == ClauseKind::relative;  // «कि अगर …», «कि जब तक …»
    if (opens && clause.parent == act.clause) return deed.words.first > act.words.first;
    if (clause.kind == ClauseKind::complement) return false;
  }
  return false;
}

/// «गोलाबारी शुरू करने की तैयारी की»: who makes ready to use force moves it.
void prepare_force(const View& view, Draft& d) {
  if (view.tables.frames[d.frame].event != "ASSAULT" || d.told != Told::main || d.verb < 0 || d.bare) return;
  const Chunk& c = view.chunk(view.verb(d.verb).chunk);
  const int32_t over = view.verb(d.verb).form == VerbForm::infinitive && c.genitive() ? c.governor : -1;
  if (over < 0 || !view.has_cue(view.chunk(over).tokens, "preparation")) return;
  const int32_t finite = finite_over(view, over);
  if (finite < 0 || view.verb(finite).negated || view.verb(finite).tense == Tense::future) return;
  d.frame = view.tables.frame_named("mobilize.alert");
  d.status = of_finite(view.verb(finite));
}

/// «चुनाव का बहिष्कार करने की चेतावनी दी», «कसम खाई कि वे लड़ते रहेंगे»: who warns of harm that he will do himself, or vows it,
/// threatens.
void vow_harm(const View& view, const Draft& deed, std::vector<Draft>& drafts) {
  const auto event = view.tables.frames[deed.frame].event;
  if (event != "PROTEST" && event != "SANCTION" && event != "COERCE" && event != "ASSAULT") return;
  for (Draft& act : drafts) {
    const Frame& f = view.tables.frames[act.frame];
    const bool warns = f.id == "threaten.warn" && act.recipients.empty();
    const bool vows = f.event == "AGREE" && view.has_cue(act.words, "vow");
    if ((!warns && !vows) || act.told != Told::main || !hangs_on(view, deed, act)) continue;
    // «बर्ड फ्लू से मिलकर लड़ने का संकल्प लिया»: against a thing, but not «कसम खाई कि वे लड़ते रहेंगे».
    if (vows && event == "ASSAULT" && deed.recipients.empty() && deed.verb >= 0 &&
        view.has_cue(deed.words, "struggle")) {
      bool thing = false;
      const int32_t verb = view.verb(deed.verb).chunk;
      for (int32_t c = verb - 1; c >= 0 && c + 5 > verb && view.sentence_of_chunk(c) == deed.sentence; --c)
        thing |= view.chunk(c).marker == Marker::se || view.chunk(c).marker == Marker::khilaf;
      if (thing) continue;
    }
    if (!std::any_of(act.actors.begin(), act.actors.end(), [&](const Filler& a) { return among(deed.actors, a); }))
      continue;
    act.frame = view.tables.frame_named("threaten.menace");
    if (vows) act.recipients.clear();
    const auto own = [&](const Filler& whom) {  // «जरीफ ने चेतावनी दी कि … ईरान …»: his own side
      const Entity& e = view.document.entity(whom.entity);
      return std::any_of(act.actors.begin(), act.actors.end(), [&](const Filler& a) {
        return a.entity == whom.entity ||
               (e.kind == EntityKind::country && view.document.entity(a.entity).country == e.country);
      });
    };
    for (const Filler& whom : deed.recipients)
      if (!own(whom) && !among(act.recipients, whom)) act.recipients.push_back(whom);
  }
}

}  // namespace

void embed_in_acts(const View& view, const std::vector<Utterance>& utterances, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    attack_in_words(view, d);
    words_in_arms(view, drafts, d);
    fight_in_words(view, d);
    // «… को तैयार नहीं», «सहमत नहीं हुए», «अनुमति नहीं दी»: not to agree is to refuse; not to have offered or promised is
    // not.
    const Frame& frame = view.tables.frames[d.frame];
    // «तारीख को लेकर कोई समझौता नहीं हुआ», «सहमति नहीं बन पाई»: none has been found; nobody has refused, as in «नहीं हो
    // सकता».
    const bool found = d.status == Status::did_not_occur && d.noun >= 0 && d.verb >= 0 && !d.bare &&
                       view.chunk(d.noun).kind == ChunkKind::NP && view.chunk(d.noun).marker == Marker::none &&
                       view.tables.intransitive.contains(view.verb(d.verb).lemma);
    const bool willing =
        frame.event == "AGREE" && frame.act != "offer" && frame.act != "promise" && !d.failed && !found;
    if ((willing || frame.act == "permit") && d.told == Told::main &&
        (d.status == Status::did_not_occur || d.status == Status::refused)) {
      if (const int32_t refuse = view.tables.frame_named("reject.refuse"); refuse >= 0) {
        d.frame = refuse;
        // «कह सकता है कि वह … नहीं दे सकता»: he may refuse.
        int32_t said = d.clause;
        while (said >= 0 && view.clause(said).kind != ClauseKind::complement) said = view.clause(said).parent;
        const int32_t over =
            said >= 0 && view.clause(said).parent >= 0 ? view.clause(view.clause(said).parent).verb : -1;
        d.status = over >= 0 && view.verb(over).modality == Modality::can && !view.verb(over).negated
                       ? Status::possible
                       : Status::occurred;
      }
    }
    // «प्रधानमंत्री ने अपने नेताओं को आगाह किया», «सरकार ने अपने नागरिकों को चेतावनी दी»: one's own are advised.
    if (frame.id == "threaten.warn" && !d.recipients.empty() &&
        std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& f) {
          return view.document.entity(f.entity).nominal && is_own(view, f);  // not «अपने पड़ोसी पाकिस्तान को»
        }))
      d.frame = view.tables.frame_named("request.advise");
    // «नाविकों की रिहाई के लिए धन्यवाद दिया», «… पर खुशी जताई»: what one is thanked for is not told anew.
    if (d.bare && d.noun >= 0 && d.told == Told::main && view.chunk(d.noun).marker == Marker::liye)
      for (const Draft& act : drafts) {
        const Frame& f = view.tables.frames[act.frame];
        if (act.sentence == d.sentence && !act.bare && (f.act == "thank" || f.act == "praise" || f.act == "honour") &&
            view.chunk(d.noun).governor >= 0 &&
            (view.chunk(d.noun).governor == act.noun ||
             (act.verb >= 0 && view.chunk(d.noun).governor == view.verb(act.verb).chunk))) {
          d.told = Told::topic;
          d.actors.clear();
        }
      }
    // «प्रस्ताव पारित कर X की निंदा की», «पत्र लिखकर … की अपील की»: how it was done, and no deed of its own.
    if ((frame.act == "accept" || frame.act == "approve" || frame.act == "write") && d.verb >= 0 && !d.bare &&
        d.clause >= 0 && view.clause(d.clause).kind == ClauseKind::conjunctive && d.told == Told::main)
      for (const Draft& main : drafts) {
        const std::string_view event = view.tables.frames[main.frame].event;
        const int32_t over = view.clause(d.clause).parent;
        const bool through =
            over >= 0 && view.clause(over).kind == ClauseKind::infinitival && view.clause(over).parent == main.clause;
        if (&main != &d && !main.bare && (over == main.clause || through) && main.told == Told::main &&
            (event == "REQUEST" || event == "ACCUSE" || event == "THREATEN" || event == "REJECT"))
          d.way = true;
      }
    // «दिल्ली जाकर मोदी से मिलेंगे»: where they meet, and no journey of its own.
    if (frame.act == "travel" && d.trigger >= 0 && d.verb >= 0 && !d.bare && d.noun < 0 && d.clause >= 0 &&
        view.clause(d.clause).kind == ClauseKind::conjunctive)
      for (Draft& meets : drafts) {
        if (view.tables.frames[meets.frame].act != "meet" || meets.clause != view.clause(d.clause).parent ||
            meets.bare || meets.recipients.empty())
          continue;
        for (const int32_t place : d.places)
          if (std::find(meets.places.begin(), meets.places.end(), place) == meets.places.end())
            meets.places.push_back(place);
        d.told = Told::topic;
        d.actors.clear();
        d.recipients.clear();
      }
    // «मुंहतोड़ जवाब देगा»: an answer to come is a threat.
    if (frame.id == "accuse.rebuke" && (d.status == Status::scheduled || d.status == Status::expected)) {
      d.frame = view.tables.frame_named("threaten.retaliate");
      d.status = Status::occurred;
    }
    // «कैदियों को रिहा करने का आदेश दिया»: whom the deed is done to is not who is told to do it.
    // «पुलिस को [अपराधियों के खिलाफ कार्रवाई] करने का निर्देश दिया»: who stands first is, when the deed has another to be done
    // to.
    if (d.told == Told::topic && d.status == Status::demanded && d.verb >= 0 && !view.verb(d.verb).finite)
      for (Draft& act : drafts)
        if (act.sentence == d.sentence && view.tables.frames[act.frame].event == "REQUEST") {
          const auto told = std::find_if(d.recipients.begin(), d.recipients.end(), [&](const Filler& f) {
            return f.chunk >= 0 && view.chunk(f.chunk).marker == Marker::ko && among(act.recipients, f) &&
                   std::any_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& x) {
                     return x.chunk > f.chunk && view.chunk(x.chunk).marker != Marker::ko;
                   });
          });
          if (told != d.recipients.end()) {
            if (d.actors.empty()) d.actors.push_back(*told);
            d.recipients.erase(told);
            continue;
          }
          std::erase_if(act.recipients, [&](const Filler& f) {
            return view.chunk(f.chunk).marker == Marker::ko &&
                   std::any_of(d.recipients.begin(), d.recipients.end(),
                               [&](const Filler& x) { return x.chunk == f.chunk && x.entity == f.entity; });
          });
        }
    if (d.told == Told::topic || d.status == Status::scheduled) vow_harm(view, d, drafts);
    prepare_force(view, d);
    // «हमास द्वारा बंधक बनाए गए नागरिकों को रिहा किया»: what was done before to those to whom the news is done tells who
    // they are.
    const auto harm = frame.event == "ASSAULT" || frame.event == "COERCE" || frame.event == "SANCTION";
    if (harm && d.told == Told::main && d.status == Status::occurred && d.verb >= 0 && !d.bare &&
        !view.verb(d.verb).finite && view.chunk(view.verb(d.verb).chunk).role == Role::nmod)
      for (const Draft& news : drafts) {
        const auto modified = [&](const Filler& f) { return f.chunk == view.chunk(view.verb(d.verb).chunk).governor; };
        if (&news != &d && news.sentence == d.sentence && news.told == Told::main && !news.bare && news.verb >= 0 &&
            view.verb(news.verb).finite &&
            (std::any_of(news.recipients.begin(), news.recipients.end(), modified) ||
             std::any_of(news.actors.begin(), news.actors.end(), modified)))
          d.told = Told::background;
      }
    // «दो नागरिकों को ब्रिटेन के हवाले करने की पेशकश की»: offered to whom the deed reaches.
    if (d.told == Told::topic && d.verb >= 0 && !view.verb(d.verb).finite && !d.recipients.empty())
      for (Draft& act : drafts) {
        const auto inside = [&](const Filler& f) {
          return view.chunk(f.chunk).governor == view.verb(d.verb).chunk && !among(d.recipients, f);
        };
        if (act.sentence == d.sentence && view.tables.frames[act.frame].act == "offer" && !act.recipients.empty() &&
            std::all_of(act.recipients.begin(), act.recipients.end(), inside))
          act.recipients = d.recipients;
        // «मोर्चे पर लगा प्रतिबंध हटाने को तैयार हैं»: so does being ready for it.
        if (act.sentence == d.sentence && view.tables.frames[act.frame].act == "be ready" && act.recipients.empty() &&
            hangs_on(view, d, act))
          for (Filler f : d.recipients) {
            f.confidence *= 0.9;
            if (!among(act.actors, f)) act.recipients.push_back(f);
          }
      }
    // «कर्ज देने को मंजूरी दी», «मदद देने का वादा किया»: the act of agreeing is the news, what is agreed its topic.
    if (d.told == Told::main && d.status == Status::scheduled && d.verb >= 0 && !d.bare && !view.verb(d.verb).finite)
      for (const Draft& act : drafts) {
        if (&act == &d || act.bare || act.verb < 0 || act.sentence != d.sentence ||
            view.tables.frames[act.frame].event != "AGREE" || view.tables.frames[act.frame].mutual)
          continue;
        int32_t up = view.chunk(view.verb(d.verb).chunk).governor;
        for (int hop = 0; hop < 2 && up >= 0 && up != act.noun && up != view.verb(act.verb).chunk; ++hop)
          up = view.chunk(up).governor;
        if (up >= 0 && (up == act.noun || up == view.verb(act.verb).chunk)) d.told = Told::topic;
      }
    if (d.clause < 0 || d.verb < 0 || !view.verb(d.verb).finite) continue;
    // The complement clause that the deed stands in, and what stands over it.
    int32_t c = d.clause;
    for (int32_t hop = 0; c >= 0 && view.clause(c).kind != ClauseKind::complement && hop < 3; ++hop)
      c = view.clause(c).parent;
    if (c < 0 || view.clause(c).kind != ClauseKind::complement) continue;
    const int32_t over = view.clause(c).parent;
    const VerbGroup& v = view.verb(d.verb);
    const bool wish = v.mood == Mood::subjunctive || v.mood == Mood::imperative || v.modality == Modality::should ||
                      v.tense == Tense::future;
    for (const Draft& act : drafts) {
      if (&act == &d || act.clause != over || act.bare || over < 0) continue;
      const auto event = view.tables.frames[act.frame].event;
      // «आश्वस्त किया कि वह … नहीं देगा»: what is promised is its topic.
      if (v.tense == Tense::future && view.tables.frames[act.frame].act == "promise") d.told = Told::topic;
      if (!wish || (event != "REQUEST" && event != "THREATEN")) continue;
      // «मांग की कि X … करे»: what is asked is only spoken of.
      d.told = Told::topic;
      d.status = event == "THREATEN" ? Status::possible : Status::demanded;
    }
    for (const Utterance& u : utterances) {
      if (u.clause != over || u.verb < 0 || over < 0) continue;
      if (u.noun >= 0 && d.status == Status::scheduled) {
        for (const CueHit& hit : view.cues(view.chunk(u.noun).phrase))
          if (view.cue(hit).kind == "embed" &&
              (view.cue(hit).value.starts_with("expected") || view.cue(hit).value == "possible main"))
            d.status = status_named(view.cue(hit).value.substr(0, view.cue(hit).value.find(' ')));
      }
      if (wish && (u.act == "demand" || u.act == "propose")) {
        d.told = Told::topic;
        d.status = u.act == "demand" ? Status::demanded : Status::proposed;
      }
    }
  }
}

namespace {

bool status_real(Status s) {
  return s == Status::occurred || s == Status::ongoing;
}

/// What is said in a relative clause of what another denies: who denies it.
const Utterance* denied_by(const View& view, const std::vector<Utterance>& utterances, const Utterance& said) {
  if (said.clause < 0 || view.clause(said.clause).kind != ClauseKind::relative) return nullptr;
  const int32_t over = view.clause(said.clause).parent;
  for (const Utterance& u : utterances)
    if (u.act == "deny" && !u.negated && u.clause >= 0 && u.clause == over) return &u;
  return nullptr;
}

/// «A और B के बीच बैठक होने की खबर का खंडन किया», «… संबंधी रिपोर्ट को खारिज किया»: the report is denied, and what it tells.
void of_denied_report(const View& view, const std::vector<Utterance>& utterances, Draft& draft) {
  if (!status_real(draft.status)) return;
  if (draft.bare ? draft.noun < 0 || !view.chunk(draft.noun).genitive()
                 : draft.verb < 0 || view.verb(draft.verb).finite)
    return;
  const int32_t chunk = draft.bare ? draft.noun : view.verb(draft.verb).chunk;
  for (const Utterance& u : utterances) {
    if (u.act != "deny" || u.negated || u.verb < 0 || u.sentence != draft.sentence || u.verb == draft.verb) continue;
    // Right before the report: hung on it, or on the verb that denies.
    const int32_t report = chunk + 1;
    if (report >= static_cast<int32_t>(view.chunks().size()) || view.chunk(report).kind != ChunkKind::NP ||
        report >= view.verb(u.verb).chunk)
      continue;
    const Cue* cue = embed_cue(view, view.chunk(report).head, "embed");
    const bool told = (cue != nullptr && cue->value.starts_with("claimed main")) ||
                      view.has_cue({view.chunk(report).head, view.chunk(report).head + 1}, "unnamed");
    if (!told) continue;
    draft.status = Status::did_not_occur;
    if (!draft.actors.empty()) draft.told = Told::main;
    if (draft.claims.empty())
      if (auto claim = claim_of(view, u)) draft.claims.push_back(std::move(*claim));
    return;
  }
}

/// «चीन के इस आरोप को खारिज कर दिया कि भारत ने …»: what is denied is another's claim.
void of_denied_claim(const View& view, Draft& draft) {
  int32_t c = draft.clause;
  while (c >= 0 && view.clause(c).kind != ClauseKind::complement) c = view.clause(c).parent;
  const int32_t over = c >= 0 ? view.clause(c).parent : -1;
  if (over < 0 || view.clause(over).verb < 0) return;
  const VerbGroup& v = view.verb(view.clause(over).verb);
  const bool denies = view.has_cue(view.chunk(v.chunk).tokens, "denial") ||
                      (v.noun >= 0 && view.has_cue(view.chunk(v.noun).tokens, "denial"));
  if (!denies || v.negated) return;
  for (const int32_t d : view.dependents(v.chunk)) {
    const Cue* cue = view.chunk(d).kind == ChunkKind::NP ? embed_cue(view, view.chunk(d).head, "embed") : nullptr;
    if (cue == nullptr || !cue->value.starts_with("claimed")) continue;
    draft.told = Told::topic;
    draft.sign("alleged");
    for (const int32_t g : view.dependents(d)) {
      if (!view.chunk(g).genitive()) continue;
      for (const Filler& f : view.fillers(g)) {
        RecordClaim claim;
        claim.entity = entity_id(f.entity);
        claim.span = view.document.span(view.chunk(g).phrase);
        draft.claims.push_back(std::move(claim));
      }
    }
    return;
  }
}

}  // namespace

bool is_said_in(const Utterance& u, const Draft& draft) {
  if (u.verb >= 0 && u.verb == draft.verb) return false;  // the saying itself
  if (u.content.empty() || !u.content.contains(draft.words.first)) return false;
  if (u.verb >= 0 && draft.noun >= 0 && u.noun == draft.noun) return false;
  // «… की मांग की»: what is asked is no claim.
  return u.speech < 0 || !u.clauses.empty() || u.content.first >= u.where.last || !u.quote.empty();
}

std::optional<RecordClaim> claim_of(const View& view, const Utterance& u) {
  if (u.speakers.empty() && u.unnamed.empty()) return std::nullopt;
  RecordClaim claim;
  claim.unnamed = u.unnamed;
  if (!u.speakers.empty()) claim.entity = entity_id(u.speakers.front().entity);
  claim.channel = u.channel;
  if (claim.channel.empty() && !u.speakers.empty() && view.document.entity(u.speakers.front().entity).sector == "JRN")
    claim.channel = "press";  // «समाचार एजेंसी सना के मुताबिक»
  claim.span = view.document.span(u.where);
  return claim;
}

void find_status(const View& view, const std::vector<Utterance>& utterances, Draft& draft) {
  const Trigger* trigger = draft.trigger >= 0 ? &view.tables.triggers[draft.trigger] : nullptr;
  if (draft.bare) {
    of_bare(view, draft);
    // «विदेश मंत्री का भारत दौरा रद्द»: in a heading, without its verb.
    const Range sentence = view.document.tokens->sentences[draft.sentence].tokens;
    const Range after = {draft.words.last, std::min(draft.words.last + 1, sentence.last)};
    for (const CueHit& hit : view.cues(after))
      if (view.cue(hit).kind == "called off") draft.status = status_named(view.cue(hit).value);
    // «हत्या की साजिश»: a plot is no deed, with or without its verb.
    if (trigger != nullptr && trigger->status == "possible" && draft.status == Status::occurred) {
      draft.status = Status::possible;
      draft.told = Told::topic;
    }
  } else if (draft.verb >= 0) {
    const VerbGroup& v = view.verb(draft.verb);
    if (v.finite) {
      draft.status = of_finite(v);
      // «बात हुई या नहीं, यह साफ नहीं»
      if (const int32_t next = view.chunk(v.chunk).tokens.last;
          next + 1 < static_cast<int32_t>(view.document.tokens->tokens.size()) &&
          view.document.token(next).key == "या" &&
          (view.document.token(next + 1).key == "नहीं" || view.document.token(next + 1).key == "न")) {
        draft.status = Status::possible;
        draft.told = Told::topic;
      }
      // «कोई समझौता नहीं होना चाहिए», «हमले न हों»: what is not wanted is neither wanted nor done.
      if (v.negated && draft.status == Status::demanded) {
        draft.status = Status::refused;
        draft.told = Told::topic;
      }
      if (neither(view, v, draft.clause) && (draft.status == Status::occurred || draft.status == Status::ongoing))
        draft.status = Status::did_not_occur;
      of_complement(view, draft);
      if (pluperfect(view, v)) {
        draft.earlier = true;
      } else if (v.aspect == Aspect::habitual && v.tense == Tense::present && v.modality == Modality::none) {
        draft.habit = true;
      }
    } else {
      of_embedded(view, v.chunk, draft);
    }
    if (trigger != nullptr && !trigger->status.empty()) {
      // The trigger's own status holds for a plain telling («टल गई» is postponed, «वार्ता शुरू हुई» ongoing); but «बैठक दो
      // घंटे चली» is over.
      const bool over = v.finite && v.aspect == Aspect::perfective && v.tense != Tense::present &&
                        trigger->status == "ongoing" &&
                        view.has_cue({view.chunk(v.chunk).head, view.chunk(v.chunk).head + 1}, "lasting");
      if (!over && (draft.status == Status::occurred || draft.status == Status::ongoing))
        draft.status = status_named(trigger->status);
    }
    // «ताकि वह दबाव बना सके»: a purpose.
    const Range own = draft.clause >= 0 ? view.clause_tokens(draft.clause) : Range{};
    for (int32_t t = std::max(own.first - 1, 0); t < own.first + 2 && t < own.last; ++t) {
      if (view.document.token(t).key != "ताकि") continue;
      draft.status = Status::possible;
      draft.told = Told::topic;
    }
    const bool real = draft.status == Status::occurred || draft.status == Status::ongoing;
    // «जब से तुर्की ने विमान गिराया है, …»: since when something else is so.
    if (real && view.has_cue({own.first, std::min(own.first + 3, own.last)}, "since")) draft.since = true;
    // «शायद ही सहमति बन पाई», «शायद ही मिलेंगे»
    if (own.first < draft.words.first && view.has_cue({own.first, draft.words.first}, "hardly")) {
      draft.status = real ? Status::did_not_occur : Status::possible;
      draft.failed = true;
      if (!real) draft.told = Told::topic;
    }
    // «जो देश शुल्क लगाएगा, उसे …», «जो कोई बाधा डालेगा»: whoever may do it.
    for (int32_t t = own.first; v.finite && v.tense == Tense::future && t + 1 < own.last && t < own.first + 2; ++t) {
      const int32_t chunk = view.document.chunks->chunk_of[t];
      if (view.document.token(t).key != "जो" || (chunk >= 0 && view.head_mention(chunk) != nullptr &&
                                                 !view.document.entity(view.head_mention(chunk)->entity).nominal))
        continue;
      draft.status = Status::possible;
      draft.told = Told::topic;
      draft.sign("condition");
    }
    // «वह तभी समझौता करेंगे जब …»
    for (int32_t t = own.first; v.finite && v.tense == Tense::future && t < draft.words.first; ++t)
      if (view.document.token(t).key == "तभी") {
        draft.status = Status::possible;
        draft.told = Told::topic;
        draft.sign("condition");
        break;
      }
    // «जब तक इजरायल हमले नहीं रोकता, …»: what is waited for has not come.
    for (int32_t t = own.first; t + 1 < own.last && t < own.first + 2; ++t) {
      if (view.document.token(t).key != "जब" || view.document.token(t + 1).key != "तक") continue;
      bool first = v.finite;  // of the clause's verbs: what then happens stands after it
      for (int32_t c = view.document.chunks->chunk_of[t] + 1; c < v.chunk; ++c)
        first &= view.chunk(c).kind != ChunkKind::VGF;
      if (!first) continue;
      draft.status = Status::possible;
      draft.told = Told::topic;
      draft.sign("condition");
    }
    // A condition: «अगर … तो».
    for (int32_t c = draft.clause, hop = 0; c >= 0 && hop < 4; c = view.clause(c).parent, ++hop) {
      if (view.clause(c).kind == ClauseKind::conditional) {
        draft.status = Status::possible;
        draft.told = Told::topic;
        draft.sign("condition");
      }
    }
    // «यदि … तो X हटा देगा»: what follows from a condition is no plan.
    // The clauses of a sentence stand together, so that those around this one are looked at, not all of a long text.
    const auto clauses = static_cast<int32_t>(view.document.chunks->clauses.size());
    const auto here = [&](int32_t c) {
      return view.clause(c).chunks.empty() || view.sentence_of_chunk(view.clause(c).chunks.first) == draft.sentence;
    };
    int32_t first = draft.clause < 0 ? clauses : draft.clause;
    while (first > 0 && first < clauses && here(first - 1)) --first;
    for (int32_t i = first; i < clauses && here(i); ++i) {
      const Clause& c = view.clause(i);
      if (c.kind != ClauseKind::conditional || c.chunks.empty()) continue;
      if (c.parent != draft.clause && view.clause(draft.clause).parent != i) continue;
      if (draft.status == Status::occurred || draft.status == Status::ongoing || draft.status == Status::did_not_occur)
        continue;
      draft.status = Status::possible;
      draft.conditional = true;
    }
  }

  // «कभी संबंध नहीं रखे»: what never was is no news.
  if (draft.status == Status::did_not_occur && draft.told == Told::main && draft.clause >= 0) {
    const Range own = view.clause_tokens(draft.clause);
    for (int32_t t = own.first; t < own.last; ++t)
      if (view.document.token(t).key == "कभी") draft.told = Told::background;
  }

  // «घुसने नहीं दिया»: that is the refusal.
  if (draft.rule == "reject.passage" && (draft.status == Status::did_not_occur || draft.status == Status::refused))
    draft.status = Status::occurred;

  // Questions assert nothing.
  const Range sentence = view.sentence_tokens(draft.sentence);
  if (!sentence.empty() &&
      ((view.document.token(sentence.last - 1).form == "?" && !asked_after(view, draft)) || asks(view, draft))) {
    draft.told = Told::topic;
    draft.status = Status::possible;
    draft.sign("question");
  }

  // Hedges of the clause make a plan or a forecast weaker; they never make a fact.
  Range clause = draft.clause >= 0 ? view.clause_tokens(draft.clause) : sentence;
  if (clause.empty()) clause = sentence;
  const bool future =
      draft.status == Status::scheduled || draft.status == Status::expected || draft.status == Status::proposed;
  for (const CueHit& hit : view.cues(clause)) {
    const Cue& cue = view.cue(hit);
    if (cue.kind == "hedge") {
      // «[सैनिकों द्वारा कथित रूप से … मारे जाने के बाद] परिषद बैठक करेगी»: it weakens what it stands in.
      const int32_t from = view.document.chunks->chunk_of[hit.tokens.first];
      const int32_t to = view.document.chunks->chunk_of[draft.words.first];
      bool elsewhere = false;
      for (int32_t c = from; from >= 0 && c < to; ++c)
        elsewhere |= view.chunk(c).kind == ChunkKind::VGNN && view.chunk(c).marker == Marker::baad;
      if (elsewhere) continue;
      if (future) draft.status = status_named(cue.value);
      // «संभवतः क्रोएशिया ने हथियार दिए»: even what is past may be a guess; «कथित» is another's word, not a doubt.
      const auto word = view.document.token(hit.tokens.first).key;
      if (!future && draft.status == Status::occurred && draft.told == Told::main &&
          hit.tokens.first < draft.words.first && (word.starts_with("संभव") || word == "शायद" || word == "कदाचित"))
        draft.status = Status::possible;
      if (!future && draft.status != Status::did_not_occur && draft.noun >= 0 &&
          view.chunk(draft.noun).tokens.contains(hit.tokens))
        draft.status = Status::possible;  // «संभावित यात्रा»
    } else if (cue.kind == "degree" && draft.degree.empty()) {
      draft.degree = cue.value;
    } else if (cue.kind == "channel" && draft.channel.empty() && !draft.bare) {
      // «सहमति पत्र», «आरोप पत्र»: papers, not letters.
      const int32_t before = hit.tokens.first - 1;
      const bool compound = cue.value == "letter" && before >= 0 && view.document.word(before).tag == Tag::NN;
      if (!compound) draft.channel = cue.value;
    } else if (cue.kind == "evaluation") {
      draft.voice = "evaluation";
    }
  }
  if (!clause.empty() && view.has_cue({sentence.first, std::min(sentence.first + 6, sentence.last)}, "background")) {
    if (draft.status == Status::occurred) draft.told = draft.told == Told::main ? Told::background : draft.told;
  }

  // Whose claim: the speakers of the complement clauses and quotations it stands in, outermost first.
  for (const Utterance& u : utterances) {
    if (!is_said_in(u, draft)) continue;
    // Who says so refuses it: «… का सवाल ही नहीं उठता», «जब तक …, बंधकों को रिहा नहीं किया जाएगा».
    const bool refuses = draft.status == Status::refused && !draft.bare && draft.verb >= 0 &&
                         view.verb(draft.verb).passive && view.tables.frames[draft.frame].event == "RETREAT";
    if ((draft.ruled_out || refuses) && draft.actors.empty()) draft.actors = u.speakers;
    // «इस बात से इनकार किया कि उसने … किया है»: what is denied did not occur, says he; what is not denied may have.
    if (u.act == "deny" && !u.clauses.empty() && status_real(draft.status))
      draft.status = u.negated ? Status::possible : Status::did_not_occur;
    // «उन खबरों का खंडन किया जिनमें कहा गया था कि …»: what others said is denied.
    if (const Utterance* denial = denied_by(view, utterances, u); denial != nullptr) {
      if (status_real(draft.status)) draft.status = Status::did_not_occur;
      if (auto claim = claim_of(view, *denial)) draft.claims.push_back(std::move(*claim));
      continue;
    }
    if (u.hearsay) {
      draft.voice = "hearsay";
      if (draft.status == Status::occurred) draft.sign("said-by-nobody");
      continue;
    }
    if (auto claim = claim_of(view, u)) draft.claims.push_back(std::move(*claim));
  }
  if (draft.owned_up && !draft.actors.empty()) {
    RecordClaim claim;
    claim.entity = entity_id(draft.actors.front().entity);
    claim.span = view.document.span(draft.words);
    draft.claims.push_back(std::move(claim));
  }
  of_denied_claim(view, draft);
  of_denied_report(view, utterances, draft);
  if (view.has_cue(sentence, "hearsay") && draft.voice == "fact") {
    for (const CueHit& hit : view.cues(sentence))
      if (view.cue(hit).kind == "hearsay" && hit.tokens.first < draft.words.last) draft.voice = "hearsay";
  }
  if (draft.voice == "hearsay" && draft.status == Status::scheduled)
    draft.status = Status::expected;  // «माना जा रहा है कि … मांगेगी»
  // «कहा कि वे पेशकश का स्वागत करते हैं»: what is done by saying is done when it is said.
  // So is what he says that his state does.
  const auto speaks_for = [&](const Filler& actor) {
    const std::string& speaker = draft.claims.back().entity;
    if (speaker == entity_id(actor.entity)) return true;
    const Entity& e = view.document.entity(actor.entity);
    const auto& all = view.document.names->entities;
    if (e.kind != EntityKind::country || e.country.empty()) return false;
    for (size_t i = 0; i < all.size(); ++i)
      if (all[i].country == e.country && entity_id(static_cast<int32_t>(i)) == speaker) return true;
    return false;
  };
  if (draft.habit && !draft.claims.empty() && draft.status == Status::ongoing && draft.actors.size() == 1 &&
      speaks_for(draft.actors.front())) {
    const auto event = view.tables.frames[draft.frame].event;
    if (event == "SUPPORT" || event == "ACCUSE" || event == "REQUEST" || event == "REJECT") {
      draft.status = Status::occurred;
      draft.habit = false;
    }
  }
  // «जहर दिए जाने के मामले में … को गिरफ्तार किया», «समझौते से हटने के बाद यह पहली वार्ता है»: what the news goes back to.
  if (draft.told == Told::main && draft.verb >= 0 && !draft.bare && !view.verb(draft.verb).finite) {
    const Chunk& v = view.chunk(view.verb(draft.verb).chunk);
    const bool of_case = v.marker == Marker::bare && view.has_cue(v.tokens, "case");
    const int32_t over = v.marker == Marker::baad ? v.governor : -1;
    const bool since = over >= 0 && view.chunk(over).verb >= 0 && is_copula(view, view.verb(view.chunk(over).verb)) &&
                       view.has_cue(sentence, "first");
    if (of_case || since) draft.told = Told::background;
  }
  // In the outlet's own voice «चाहिए», «करे», «सकता है» are the writer's opinion and nobody's plan; a meeting of named
  // parties may be a rumour.
  if (draft.verb >= 0 && !draft.bare && view.verb(draft.verb).finite && draft.told == Told::main &&
      draft.claims.empty() && draft.voice == "fact") {
    const VerbGroup& v = view.verb(draft.verb);
    const bool opinion = v.modality == Modality::should || v.modality == Modality::may ||
                         (v.modality == Modality::can && draft.status == Status::possible) ||
                         v.mood == Mood::subjunctive || v.mood == Mood::conditional || v.mood == Mood::presumptive;
    const bool rumour = v.modality == Modality::can && view.tables.frames[draft.frame].event == "CONSULT";
    if ((opinion && !rumour) || draft.conditional) {
      draft.told = Told::topic;
      draft.sign("opinion");
    }
  }
}

}  // namespace bahi::event
