// How sure: the signs of a reading, weighed by ontology/confidence.tsv.
#include <algorithm>
#include <array>

#include "event/draft.h"

namespace bahi::event {

int parties(const View& view, const std::vector<Filler>& all) {
  int n = 0;
  for (const Filler& f : all) n += political(view, f.entity);
  return n;
}

namespace {

bool crowd(const Entity& e) {
  return e.sector == "CVL" || e.sector == "SOC" || e.sector == "EDU" || e.sector == "LAB" || e.sector == "MED";
}

/// The names of the signs of one side.
struct SideSigns {
  std::string_view unsure, doubtful, inferred, metonym, unknown, nominal, crowd, place, far, many, lent, pronoun;
};
constexpr SideSigns kActor = {.unsure = "actor-unsure",
                              .doubtful = "actor-doubtful",
                              .inferred = "actor-inferred",
                              .metonym = "actor-metonym",
                              .unknown = "actor-unknown",
                              .nominal = "actor-nominal",
                              .crowd = "actor-crowd",
                              .place = "actor-place",
                              .far = "actor-far",
                              .many = "actor-many",
                              .lent = "actor-lent",
                              .pronoun = "actor-pronoun"};
constexpr SideSigns kRecipient = {.unsure = "recipient-unsure",
                                  .doubtful = "recipient-doubtful",
                                  .inferred = "recipient-inferred",
                                  .metonym = "recipient-metonym",
                                  .unknown = "recipient-unknown",
                                  .nominal = "recipient-nominal",
                                  .crowd = "recipient-crowd",
                                  .place = "recipient-place",
                                  .far = "recipient-far",
                                  .many = "recipient-many",
                                  .lent = "recipient-lent",
                                  .pronoun = "recipient-pronoun"};

bool has_office(const View& view, int32_t entity) {
  const auto& offices = view.document.names->offices;
  return std::any_of(offices.begin(), offices.end(), [&](const Office& o) { return o.person == entity; });
}

void sign_side(const View& view, const std::vector<Filler>& side, const SideSigns& s, Draft& d) {
  if (side.empty()) return;
  double worst = 1;
  bool lent = false, pronoun = false, inferred = false, metonym = false, unknown = false, nominal = false,
       crowds = false, place = false, far = false;
  for (const Filler& f : side) {
    const Entity& e = view.document.entity(f.entity);
    worst = std::min(worst, f.confidence);
    inferred |= f.inferred;
    metonym |= f.metonym;
    unknown |= e.kind == EntityKind::person && !e.nominal && e.key.empty() && !has_office(view, f.entity);
    nominal |= e.nominal;
    crowds |= crowd(e);
    place |= e.kind == EntityKind::place || e.kind == EntityKind::facility;
    if (f.chunk >= 0) {
      const Range at = view.chunk(f.chunk).tokens;
      const int32_t over = view.chunk(f.chunk).governor;
      const Mention* m = view.head_mention(f.chunk);
      pronoun |= m != nullptr && m->form == MentionForm::pronoun;
      const bool of_retelling = view.sentence_of_chunk(f.chunk) != d.sentence && !f.inferred;
      lent |= !of_retelling && over != d.noun && !(d.verb >= 0 && over == view.verb(d.verb).chunk) &&
              f.chunk != d.noun && view.chunk(f.chunk).role != Role::ccof;
      far |= at.last + 12 < d.words.first || view.sentence_of_chunk(f.chunk) != d.sentence;
    }
  }
  if (worst < 0.65) {
    d.sign(s.doubtful);
  } else if (worst < 0.85) {
    d.sign(s.unsure);
  }
  if (lent) d.sign(s.lent);
  if (pronoun) d.sign(s.pronoun);
  if (inferred) d.sign(s.inferred);
  if (metonym) d.sign(s.metonym);
  if (unknown) d.sign(s.unknown);
  if (nominal) d.sign(s.nominal);
  if (crowds) d.sign(s.crowd);
  if (place) d.sign(s.place);
  if (far) d.sign(s.far);
  if (side.size() > 2) d.sign(s.many);
}

/// «कोरोना ने … मजबूर किया», «इस हमले ने …»: the verb has a subject, and that is no actor.
bool done_by_a_thing(const View& view, const Draft& d) {
  if (d.verb < 0 || d.bare || view.verb(d.verb).passive) return false;
  const VerbGroup& v = view.verb(d.verb);
  for (const int32_t c : view.dependents(v.chunk)) {
    const Chunk& x = view.chunk(c);
    if (c == d.noun || c == v.noun || x.kind != ChunkKind::NP || view.is_time(c)) continue;
    if (x.marker != Marker::ne && !(x.marker == Marker::none && x.role == Role::k1 && v.finite)) continue;
    const auto who = view.fillers(c, true);
    if (std::none_of(who.begin(), who.end(), [&](const Filler& f) { return can_act(view.document.entity(f.entity)); }))
      return view.document.word(x.head).tag == Tag::NN;
  }
  return false;
}

/// Who stands in the deed's own clause with a marker of doing or suffering, and is given no part in it.
void sign_left_over(const View& view, Draft& d) {
  const auto given = [&](int32_t chunk, int32_t entity) {
    const auto is = [&](const Filler& f) { return f.entity == entity || f.chunk == chunk; };
    return std::any_of(d.actors.begin(), d.actors.end(), is) ||
           std::any_of(d.recipients.begin(), d.recipients.end(), is) ||
           std::any_of(d.principals.begin(), d.principals.end(), is) ||
           std::any_of(d.participants.begin(), d.participants.end(), [&](const Companion& c) { return is(c.who); }) ||
           std::find(d.places.begin(), d.places.end(), entity) != d.places.end();
  };
  bool agent = false;
  bool patient = false;
  // Also what stands between the subject and the deed and was hung on an infinitive or a participle in between.
  const Range clause = d.clause >= 0 ? view.clause_tokens(d.clause) : Range{};
  const Range chunks = view.document.chunks->sentence_chunks[d.sentence];
  for (int32_t c = chunks.first; c < chunks.last; ++c) {
    const Chunk& x = view.chunk(c);
    if (x.kind != ChunkKind::NP || x.head >= d.words.first || !clause.contains(x.head) || view.is_time(c)) continue;
    const bool does = x.marker == Marker::ne || x.marker == Marker::dwara || x.marker == Marker::orse;
    const bool suffers = x.marker == Marker::ko || x.marker == Marker::se || x.marker == Marker::khilaf;
    if (!does && !suffers) continue;
    const Mention* m = view.head_mention(c);
    if (m == nullptr || !can_act(view.document.entity(m->entity)) || given(c, m->entity)) continue;
    agent |= does;
    patient |= suffers;
  }
  if (agent) d.sign("left-agent");
  if (patient) d.sign("left-patient");
}

void sign_telling(const View& view, Draft& d) {
  const Range sentence = view.sentence_tokens(d.sentence);
  if (d.sentence <= 1) d.sign("lead");
  if (sentence.size() > 32) d.sign("long-sentence");
  if (sentence.size() > 50) d.sign("very-long-sentence");
  if (view.has_cue(sentence, "irreal")) d.sign("irreal-word");
  if (view.has_cue(sentence, "then")) d.sign("then-word");
  if (view.has_cue(sentence, "often")) d.sign("often-word");
  if (d.status == Status::refused || d.status == Status::did_not_occur || d.status == Status::cancelled) {
    d.sign("negated");
  } else if (d.status == Status::ongoing) {
    d.sign("ongoing");
  } else if (d.status != Status::occurred) {
    d.sign("ahead");
  }
  if (done_by_a_thing(view, d)) d.sign("thing");
  if (d.earlier) d.sign("earlier");
  if (d.figurative) d.sign("figurative");
  if (d.time >= 0 && !d.carried_time) d.sign("dated");
  if (!d.claims.empty()) d.sign("claimed");
  if (d.voice == "hearsay") d.sign("hearsay");
  if (d.voice == "evaluation") d.sign("gloss");
  if (d.clause >= 0) {
    const ClauseKind kind = view.clause(d.clause).kind;
    if (kind == ClauseKind::relative) d.sign("relative");
    if (kind == ClauseKind::complement && d.claims.empty()) d.sign("complement");
  }
  if (d.verb >= 0 && !d.bare) {
    const VerbGroup& v = view.verb(d.verb);
    if (!v.finite) d.sign(v.form == VerbForm::conjunctive ? "conjunctive" : "non-finite");
    if (v.passive) d.sign("passive");
    if (v.finite && (v.lemma == view.tables.hai || v.lemma == view.tables.tha)) d.sign("copula");
    if (v.negated) d.sign("negated-verb");
    if (v.finite && v.aspect == Aspect::habitual) d.sign("habitual");
    if (v.finite && v.aspect == Aspect::perfective && v.tense == Tense::present) d.sign("perfect");
    if (v.modality != Modality::none) d.sign("modal");
    if (d.noun < 0 && d.trigger >= 0) {
      d.sign("verb-alone");
      if (view.tables.is_common(v.lemma) && !view.tables.triggers[d.trigger].of_two()) d.sign("common-verb");
    }
  }
}

}  // namespace

std::vector<std::string_view> article_signs(const View& view) {
  const auto tokens = static_cast<int32_t>(view.document.tokens->tokens.size());
  std::vector<std::string_view> out = {"start"};
  if (tokens < 40) return out;
  int sport = 0;
  int opinion = 0;
  for (const CueHit& hit : view.cues({0, tokens})) {
    const auto kind = view.cue(hit).kind;
    sport += kind == "sport";
    opinion += kind == "obligation" || kind == "opinion";
  }
  if (sport * 1000 >= tokens * 12) out.emplace_back("sport");
  if (opinion * 1000 >= tokens * 8) {
    out.emplace_back("opinion-piece");
  } else if (opinion * 1000 >= tokens * 3) {
    out.emplace_back("some-opinion");
  }
  if (view.document.article.published.empty() && view.document.text->dateline.empty() && tokens > 250)
    out.emplace_back("undated-piece");
  return out;
}

void add_signs(const View& view, Draft& d) {
  const Frame& f = view.tables.frames[d.frame];
  d.sign(f.event);
  if (f.act != f.event) d.sign(f.act);
  sign_side(view, d.actors, kActor, d);
  sign_side(view, d.recipients, kRecipient, d);
  if (d.actors.empty()) d.sign("actor-none");
  const bool one_sided = f.mutual || f.event == "PROTEST" || f.event == "AGREE" || f.event == "RETREAT" ||
                         f.event == "MOBILIZE" || f.act == "break truce";
  if (d.recipients.empty()) d.sign(one_sided ? "one-sided" : "recipient-none");
  const int known = parties(view, d.actors) + parties(view, d.recipients);
  if (known == 0) d.sign("no-party");
  if (known >= 2) d.sign("two-parties");
  const bool police = std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& x) {
    const std::string& sector = view.document.entity(x.entity).sector;
    return sector == "COP" || sector == "JUD";
  });
  if (!d.actors.empty() && police && parties(view, d.recipients) == 0) d.sign("police-routine");
  const bool same = std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) {
    return std::any_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& r) { return a.entity == r.entity; });
  });
  if (same) d.sign("own-recipient");
  sign_left_over(view, d);
  sign_telling(view, d);
}

double confidence(const View& view, const Draft& draft) {
  // The logistic at every 250 thousandths of log-odds, in thousandths; between them a straight line.
  constexpr std::array<int32_t, 25> kLogistic = {500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924, 940, 953,
                                                 963, 971, 977, 982, 986, 989, 991, 993, 995, 996, 997, 998};
  constexpr int32_t kStep = 250;
  const int32_t sum = view.tables.log_odds(draft.signs);
  const int32_t size = std::min(std::abs(sum), kStep * 24 - 1);
  const int32_t low = kLogistic[size / kStep];
  const int32_t high = kLogistic[size / kStep + 1];
  const int32_t upper = low + ((high - low) * (size % kStep) + kStep / 2) / kStep;
  int32_t thousandths = std::clamp(sum < 0 ? 1000 - upper : upper, 20, 990);
  if (view.is_heading(draft.sentence)) thousandths = std::min(thousandths, 500);
  return thousandths / 1000.0;
}

}  // namespace bahi::event
