// When: the time that a deed's clause names, or that it shares with the lead or its occasion; and what is history.
#include <algorithm>
#include <chrono>

#include "event/draft.h"

namespace bahi::event {
namespace {

/// «बृहस्पतिवार को उदयपुर में हुई बातचीत»: the time of the participle that says the noun happened.
bool of_its_participle(const View& view, const Draft& d, int32_t clause) {
  if (clause < 0 || d.noun < 0 || view.clause(clause).verb < 0) return false;
  const VerbGroup& v = view.verb(view.clause(clause).verb);
  if (v.finite || (v.lemma != view.tables.ho && v.stem != "चल")) return false;  // «गुरुवार को छह घंटे चली बातचीत»
  int32_t noun = view.chunk(v.chunk).governor;
  // «मंगलवार को होने वाली [भारत और नेपाल की] बैठक»: hung on the first of the genitives.
  for (int32_t hop = 0; noun >= 0 && noun != d.noun && hop < 3; ++hop) {
    const Chunk& c = view.chunk(noun);
    if (c.kind != ChunkKind::NP || (!c.genitive() && c.role != Role::ccof)) return false;
    noun = c.governor;
  }
  return noun == d.noun;
}

/// «X ने शुक्रवार को कहा कि वह … का समर्थन करेगा»: what is done by saying it is done when it is said.
bool of_the_saying(const View& view, const Draft& d, int32_t clause) {
  if (clause < 0 || d.clause < 0 || d.claims.empty() || d.actors.size() != 1 ||
      !by_saying(view.tables.frames[d.frame]) || view.clause(d.clause).kind != ClauseKind::complement)
    return false;
  return view.clause(d.clause).parent == clause && d.claims.back().entity == entity_id(d.actors.front().entity);
}

/// «X ने जनवरी में यात्रा के दौरान पौधा देने पर धन्यवाद दिया»: a month or a year before another deed of the clause is that
/// deed's; a day that the paper counts from its own («मंगलवार को») is the news's.
bool belongs_between(const View& view, const TimeExpression& t, const Draft& d) {
  if (t.deictic || t.tokens.last > d.words.first) return false;
  const auto& chunk_of = view.document.chunks->chunk_of;
  const int32_t last = std::min(d.noun >= 0 ? d.noun : chunk_of[d.words.first], chunk_of[d.words.first]);
  for (int32_t c = chunk_of[t.tokens.last - 1] + 1; c < last; ++c) {
    const Chunk& x = view.chunk(c);
    if (x.marker == Marker::dauran && view.has_cue(x.phrase, "gathering")) return true;
    if (x.verb >= 0 && view.verb(x.verb).form == VerbForm::infinitive && x.marker == Marker::par) return true;
    // «X ने [11 सितंबर 1906 को गांधी द्वारा शुरू किए गए] आंदोलन …»: another's deed, with its agent.
    if (x.marker == Marker::dwara && x.governor > c && x.governor < last && view.chunk(x.governor).verb >= 0 &&
        !view.verb(view.chunk(x.governor).verb).finite && view.chunk(x.governor).role == Role::nmod &&
        std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& f) {
          return f.chunk >= 0 && f.chunk < chunk_of[t.tokens.first] && view.sentence_of_chunk(f.chunk) == d.sentence;
        }))
      return true;
  }
  return false;
}

/// «गुरुवार को हुए सम्मेलन में … हिस्सा लिया», «मंगलवार को शुरू हुई बैठक के दौरान»: the time of the gathering that a deed was
/// done at.
bool of_its_setting(const View& view, const Draft& d, int32_t clause) {
  if (clause < 0 || d.verb < 0 || view.clause(clause).verb < 0) return false;
  const VerbGroup& v = view.verb(view.clause(clause).verb);
  const int32_t setting = view.chunk(v.chunk).governor;
  const bool participle = v.form != VerbForm::infinitive || view.has_cue(view.chunk(v.chunk).tokens, "ahead");
  if (v.finite || !participle || setting < 0 || view.chunk(setting).kind != ChunkKind::NP) return false;
  const Chunk& c = view.chunk(setting);
  // «सोमवार को हुई मुठभेड़ में … मार गिराया», but «पिछले साल हुए चुनाव में धांधली का आरोप लगाया».
  // «गुरुवार को छह घंटे चली बातचीत में सहमति बनी»
  const bool talks = v.stem == "चल" && view.has_cue(c.phrase, "occasion");
  const bool inside =
      view.has_cue(c.phrase, "gathering") || talks ||
      (v.lemma == view.tables.ho && c.marker == Marker::mein && !by_saying(view.tables.frames[d.frame]));
  return (c.marker == Marker::mein || c.marker == Marker::dauran) && inside &&
         (c.governor == view.verb(d.verb).chunk || (d.noun >= 0 && c.governor == d.noun));
}

/// «X ने रविवार को [एक ग्रामीण की] गोली मारकर हत्या की»: the time of a step of the deed; «बुधवार को झटका लगा जब … खारिज
/// की».
bool of_one_moment(const View& view, const Draft& d, int32_t clause) {
  if (clause < 0 || d.clause < 0) return false;
  const Clause& its = view.clause(clause);
  const Clause& own = view.clause(d.clause);
  if (its.kind == ClauseKind::conjunctive && its.parent == d.clause && its.verb >= 0 && d.verb >= 0) {
    // «धमाके कर लोगों को निशाना बनाने वाले आतंकी फिर हमला कर सकते हैं»: a step of the participle before the deed.
    const int32_t verb = view.verb(d.verb).chunk;
    for (int32_t c = view.verb(its.verb).chunk + 1; c < verb; ++c)
      if (is_verbal(view.chunk(c).kind)) return false;
    return true;
  }
  return own.kind == ClauseKind::relative && own.parent == clause && own.marker_token >= 0 &&
         view.document.token(own.marker_token).key == "जब";
}

/// «X ने रविवार को [राहत भेजने वाले] देशों का आभार जताया»: a day right after the subject, or at the head of the sentence,
/// is the main verb's, though it was hung on a verb on the way.
bool of_the_main_verb(const View& view, const TimeExpression& t, const Draft& d, int32_t clause) {
  const bool day = t.value ? t.value->precision == Precision::day : !t.weekday.empty();
  const Marker marker = view.chunk(view.document.chunks->chunk_of[t.tokens.last - 1]).marker;
  if (marker == Marker::se || marker == Marker::tak) return false;  // «आज से जिले सील करने का आदेश दिया»
  if (clause < 0 || d.verb < 0 || d.clause < 0 || d.bare || !t.deictic || !day) return false;
  // «X ने बुधवार को [अमेरिका से आने वाले] सामान पर शुल्क लगाने का ऐलान किया»: and of what hangs on that verb.
  int32_t main = d.clause;
  while (main >= 0 && view.clause(main).verb >= 0 && !view.verb(view.clause(main).verb).finite &&
         view.clause(main).kind != ClauseKind::complement)
    main = view.clause(main).parent;
  if (main < 0 || view.clause(main).verb < 0 || !view.verb(view.clause(main).verb).finite) return false;
  if (main != d.clause && d.told != Told::main) return false;
  const Clause& its = view.clause(clause);
  if (its.verb < 0 || view.verb(its.verb).finite) return false;
  // «X ने रविवार को काबुल में हुए हमले की निंदा की»: what happened then is the noun.
  if (view.verb(its.verb).form == VerbForm::perfective && view.verb(its.verb).lemma == view.tables.ho) return false;
  bool under = false;
  for (int32_t c = its.parent, hop = 0; c >= 0 && hop < 3; c = view.clause(c).parent, ++hop) {
    under |= c == main;
    if (view.clause(c).kind == ClauseKind::complement) break;
  }
  if (!under) return false;
  const int32_t verb = view.verb(view.clause(main).verb).chunk;
  int32_t before = view.document.chunks->chunk_of[t.tokens.first] - 1;
  while (before >= 0 && view.sentence_of_chunk(before) == d.sentence && view.is_time(before)) --before;
  if (before < 0 || view.sentence_of_chunk(before) != d.sentence) return false;
  const Chunk& c = view.chunk(before);
  return c.kind == ChunkKind::NP && c.governor == verb && c.marker == Marker::ne;
}

/// «[मंगलवार की रात जुलूस निकाल रहे] कार्यकर्ताओं पर पुलिस ने लाठियां बरसाईं»: what those are doing to whom it is done, or who do
/// it, they are doing then.
bool of_what_they_were_at(const View& view, const TimeExpression& t, const Draft& d, int32_t clause) {
  if (clause < 0 || d.verb < 0 || d.bare || !t.deictic || by_saying(view.tables.frames[d.frame]) ||
      view.clause(clause).verb < 0)
    return false;
  const VerbGroup& v = view.verb(view.clause(clause).verb);
  const int32_t who = view.chunk(v.chunk).governor;
  if (v.finite || v.aspect != Aspect::progressive || view.chunk(v.chunk).role != Role::nmod || who < 0) return false;
  const Chunk& party = view.chunk(who);
  return party.kind == ChunkKind::NP && party.governor == view.verb(d.verb).chunk &&
         (party.marker == Marker::ne || party.marker == Marker::ko || party.marker == Marker::par);
}

/// «वह बुधवार को हनोई पहुंचे, [जहां X ने उनका स्वागत किया]»: a relative clause after its main verb, in its tense, goes on with
/// it.
bool goes_on(const View& view, int32_t clause) {
  const Clause& c = view.clause(clause);
  if (c.kind != ClauseKind::relative || c.verb < 0 || c.parent < 0 || view.clause(c.parent).verb < 0) return false;
  const VerbGroup& v = view.verb(c.verb);
  const VerbGroup& main = view.verb(view.clause(c.parent).verb);
  if (!v.finite || !main.finite || v.chunk < main.chunk || v.tense != main.tense || v.aspect != main.aspect)
    return false;
  const bool was = view.document.word(view.chunk(v.chunk).tokens.last - 1).lemma_symbol == view.tables.hai ||
                   view.document.token(view.chunk(v.chunk).tokens.last - 1).symbol == view.tables.tha;
  return !was;
}

/// Is the time a deadline or a stretch up to one («31 मार्च तक», «दो महीने के भीतर»)?
bool until(const View& view, const TimeExpression& t) {
  const int32_t chunk = view.document.chunks->chunk_of[t.tokens.last - 1];
  return chunk >= 0 && (view.chunk(chunk).marker == Marker::tak ||
                        (view.chunk(chunk).marker == Marker::bhitar && t.type == TimeType::duration));
}

/// «31 मार्च तक रोक लगाने का निर्णय»: how long a measure holds is not when it is taken.
bool how_long(const View& view, const TimeExpression& t, const Draft& d) {
  const Frame& f = view.tables.frames[d.frame];
  const int32_t chunk = view.document.chunks->chunk_of[t.tokens.last - 1];
  return chunk >= 0 && view.chunk(chunk).marker == Marker::tak && t.value &&
         (f.event == "COERCE" || f.event == "SANCTION") && f.act != "deport" && f.act != "expel";
}

/// «X ने [गुरुवार को ब्रिटेन जाने की वजह से] दौरा रद्द किया»: the day may be that of the reason right after it.
bool may_be_the_reasons(const View& view, const TimeExpression& t, const Draft& d) {
  if (d.status == Status::occurred) return false;  // «दाखिल होने के कारण गिरफ्तार किया»: within the day
  const auto& chunk_of = view.document.chunks->chunk_of;
  const int32_t own = chunk_of[t.tokens.last - 1];
  if (own < 0) return false;
  const int32_t end = d.verb >= 0 ? view.verb(d.verb).chunk : chunk_of[d.words.first];
  for (int32_t c = own + 1; c < end; ++c) {
    const Chunk& x = view.chunk(c);
    if (x.verb >= 0) return x.marker == Marker::karan && view.verb(x.verb).form == VerbForm::infinitive;
    if (x.marker == Marker::ne || x.governor < c) return false;
  }
  return false;
}

/// Days since a fixed day, for comparing ISO days; 0 when the text is no day.
int32_t day_number(std::string_view iso) {
  if (iso.size() != 10) return 0;
  const auto number = [&](size_t at, size_t n) {
    int x = 0;
    for (size_t i = at; i < at + n; ++i) x = x * 10 + (iso[i] - '0');
    return x;
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  return day.ok() ? std::chrono::sys_days(day).time_since_epoch().count() : 0;
}

std::string_view published(const View& view) {
  const std::string& day = view.document.article.published;
  return day.size() >= 10 ? std::string_view(day).substr(0, 10) : std::string_view{};
}

/// «इस वर्ष के अंत तक»: no more than a last day, not «12 से 14 मई तक».
bool deadline(const View& view, const TimeExpression& t) {
  for (int32_t i = t.tokens.first; i < t.tokens.last; ++i)
    if (view.document.token(i).key == "से") return false;
  return until(view, t);
}

/// Does the time begin after the day of publication?
bool ahead(const View& view, const TimeExpression& t) {
  return t.value && !published(view).empty() && t.value->start > published(view);
}

/// Does it end after the day of publication?
bool lasts_beyond(const View& view, const TimeExpression& t) {
  return t.value && !published(view).empty() && t.value->end > published(view);
}

/// Is it over before the day of publication?
bool over_by(const View& view, const TimeExpression& t) {
  return t.value && !published(view).empty() && t.value->end < published(view);
}

/// «पिछले तीन साल से लड़ रहा है और हत्या करवाना चाहता है»: did it begin more than a month before the day of publication?
bool long_begun(const View& view, const TimeExpression& t) {
  constexpr int32_t kMonth = 31;
  return t.value && !published(view).empty() && day_number(published(view)) - day_number(t.value->start) > kMonth;
}

/// «सातवीं शताब्दी की पाण्डुलिपि भेंट की», «1960 की संधि», «2001 के युद्ध के दौरान हुए अपराधों की जांच»: a time in the genitive is of
/// what it stands before; the deed has it where that is the deed itself, another time or a gathering.
bool dates_a_thing(const View& view, const Draft& d, int32_t chunk) {
  const Chunk& c = view.chunk(chunk);
  if (!c.genitive() || c.governor < 0 || view.chunk(c.governor).kind != ChunkKind::NP) return false;
  // «शुक्रवार की [दोनों नेताओं की] बैठक»: past whose it is, to what it is.
  int32_t of = c.governor;
  for (int hop = 0; hop < 2 && view.chunk(of).genitive() && view.head_mention(of) != nullptr; ++hop) {
    const int32_t up = view.chunk(of).governor;
    if (up < 0 || view.chunk(up).kind != ChunkKind::NP) break;
    of = up;
  }
  const Chunk& g = view.chunk(of);
  const bool when = view.is_time(of) && g.marker != Marker::dauran;
  return of != d.noun && !d.words.contains(g.head) && !when && !view.has_cue(g.phrase, "gathering");
}

void find_date(const View& view, Draft& d) {
  const auto& times = view.document.times->expressions;
  const Range sentence = view.sentence_tokens(d.sentence);
  Range clause = d.clause >= 0 ? view.clause_tokens(d.clause) : sentence;
  if (clause.empty()) clause = sentence;
  int best_distance = 1 << 20;
  for (int32_t i = 0; i < static_cast<int32_t>(times.size()); ++i) {
    const TimeExpression& t = times[i];
    if (!sentence.contains(t.tokens)) continue;
    if (t.type == TimeType::set) {
      // «वार्षिक शिखर सम्मेलन», «हर दो साल पर होने वाला सम्मेलन»: right before its noun.
      if (d.noun >= 0 && t.tokens.first < d.words.last && d.words.first - t.tokens.last <= 5) d.recurs = t.duration;
      continue;
    }
    if ((t.type == TimeType::duration || t.type == TimeType::time) && !t.value) continue;
    const int32_t chunk = view.document.chunks->chunk_of[t.tokens.last - 1];
    // «[मंगलवार की रात] अन्ना हजारे के समर्थन में»: joined to a group that it says nothing of.
    const bool before_it =
        chunk >= 0 && t.tokens.first < view.chunk(chunk).tokens.first && !t.tokens.contains(view.chunk(chunk).head);
    if (chunk >= 0 && !before_it && dates_a_thing(view, d, chunk)) continue;
    const int32_t its_clause = chunk >= 0 ? view.chunk(chunk).clause : -1;
    const bool inside = d.noun >= 0 && view.chunk(d.noun).tokens.contains(t.tokens);
    // «वर्ष 2030 तक के सहयोग के लिए … हस्ताक्षर किए»: what is done is not done in a time still to come.
    const bool done = d.status == Status::occurred || d.status == Status::did_not_occur;
    if (done && (ahead(view, t) || (until(view, t) && lasts_beyond(view, t)))) continue;
    // «X ने शनिवार को … जाने की घोषणा की»: what is to come is not on a day that is past.
    const bool said_then = of_the_saying(view, d, its_clause);
    const bool plan = d.status == Status::scheduled || d.status == Status::proposed;
    const bool open =
        plan || d.status == Status::expected || d.status == Status::possible || d.status == Status::demanded;
    if (!said_then && ((plan && over_by(view, t)) || (open && d.told == Told::main && long_begun(view, t)))) continue;
    const bool own = its_clause == d.clause || said_then || of_its_participle(view, d, its_clause) ||
                     of_one_moment(view, d, its_clause) || of_the_main_verb(view, t, d, its_clause) ||
                     of_what_they_were_at(view, t, d, its_clause);
    if (!inside && (how_long(view, t, d) || may_be_the_reasons(view, t, d))) continue;
    if (own && !inside && belongs_between(view, t, d)) continue;
    if (!own && !inside) {
      // A clause that hangs on another shares its time when that stands at the sentence's head («सोमवार को X ने Y से
      // मिलकर …»).
      bool over = false;
      // «भारत का दौरा कर रहे X गुरुवार को आगरा जाएंगे»: what goes on is not put off to the day of the main verb.
      if (d.status == Status::ongoing && ahead(view, t)) continue;
      for (int32_t c = d.clause, hop = 0; c >= 0 && hop < 3; ++hop) {
        const ClauseKind kind = view.clause(c).kind;
        if (kind == ClauseKind::complement || kind == ClauseKind::conditional) break;
        if (kind == ClauseKind::relative && !goes_on(view, c)) break;
        c = view.clause(c).parent;
        over |= c == its_clause && c >= 0;
      }
      if (!over && !of_its_setting(view, d, its_clause)) continue;
    }
    if (t.tokens.first > d.words.last + 12) continue;
    // Of several, the nearest, and of those side by side the more exact («अगले साल की शुरुआत में, जनवरी के दूसरे सप्ताह में»).
    const int vague = t.value             ? 6 * static_cast<int>(t.value->precision) + (t.value->approximate ? 6 : 0)
                      : t.weekday.empty() ? 40
                                          : 10;
    const int distance = std::abs(d.words.first - t.tokens.first) + (inside ? -1000 : 0) + (own ? 0 : 50) + vague;
    if (distance < best_distance) {
      best_distance = distance;
      d.time = i;
    }
  }
}

const TimeValue* value_of(const View& view, int32_t time) {
  if (time < 0) return nullptr;
  const auto& value = view.document.times->expressions[time].value;
  return value ? &*value : nullptr;
}

template <typename Is>
bool in_sentence(const View& view, int32_t sentence, const Is& is) {
  const Range tokens = view.sentence_tokens(sentence);
  const auto& times = view.document.times->expressions;
  return std::any_of(times.begin(), times.end(),
                     [&](const TimeExpression& t) { return tokens.contains(t.tokens) && is(t); });
}

bool same_side(const View& view, const Draft& a, const Draft& b) {
  for (const auto* p : {&a.actors, &a.recipients})
    for (const auto* q : {&b.actors, &b.recipients})
      for (const Filler& x : *p)
        for (const Filler& y : *q)
          if (same_party(view, x, y)) return true;
  return false;
}

bool told_plainly(const View& view, const Draft& d) {
  if (d.joined >= 0 || d.heading || d.told != Told::main || d.status != Status::occurred || d.earlier || d.habit ||
      d.bare || d.verb < 0 || d.voice != "fact")
    return false;
  const VerbGroup& v = view.verb(d.verb);
  return v.finite && v.aspect == Aspect::perfective;
}

/// The news of the day: «X ने शनिवार को … वकालत की। उन्होंने … का प्रस्ताव भी रखा है।» What a dated lead goes on to tell
/// of the same parties, plainly and with no other time, is of its day.
void carry_lead_day(const View& view, std::vector<Draft>& drafts) {
  const int32_t published = day_number(view.document.article.published);
  if (published == 0) return;
  const Draft* lead = nullptr;
  for (const Draft& d : drafts) {
    const TimeValue* value = value_of(view, d.time);
    if (value == nullptr || !told_plainly(view, d) || d.sentence > 1) continue;
    const TimeExpression& t = view.document.times->expressions[d.time];
    const int32_t ago = published - day_number(value->start);
    if (!t.deictic || value->start != value->end || ago < 0 || ago > 3) continue;
    if (lead == nullptr || d.words < lead->words) lead = &d;
  }
  if (lead == nullptr) return;
  for (Draft& d : drafts) {
    const bool own_words = d.claims.empty() || (d.actors.size() == 1 && by_saying(view.tables.frames[d.frame]) &&
                                                d.claims.back().entity == entity_id(d.actors.front().entity));
    if (d.time >= 0 || &d == lead || !told_plainly(view, d) || !own_words || d.words < lead->words ||
        !same_side(view, *lead, d))
      continue;
    // Whom else one meets, one meets when one does; and a time before the verb is the deed's own.
    const int32_t verb = view.chunk(view.verb(d.verb).chunk).tokens.first;
    const bool other_time =
        in_sentence(view, d.sentence, [&](const TimeExpression& t) { return t.tokens.first < verb; });
    if (view.tables.frames[d.frame].event == "CONSULT" || other_time ||
        view.has_cue(view.sentence_tokens(d.sentence), "background"))
      continue;
    d.time = lead->time;
    d.carried_time = true;
  }
}

/// The draft that this one is a telling of.
const Draft& root(const std::vector<Draft>& drafts, const Draft& d) {
  const Draft* r = &d;
  while (r->joined >= 0) r = &drafts[r->joined];
  return *r;
}

/// Is it a day, and no day to come?
bool past_day(const View& view, int32_t time) {
  const TimeValue* value = value_of(view, time);
  return value != nullptr && value->precision == Precision::day && value->start == value->end &&
         !until(view, view.document.times->expressions[time]) && !ahead(view, view.document.times->expressions[time]);
}

/// The one day of all deeds that a sentence tells as done; -1: none, or several.
int32_t day_of(const View& view, const std::vector<Draft>& drafts, int32_t sentence) {
  int32_t day = -1;
  for (const Draft& d : drafts) {
    if (d.sentence != sentence || d.heading || d.status != Status::occurred || d.earlier) continue;
    const int32_t time = root(drafts, d).time >= 0 ? root(drafts, d).time : d.time;
    if (!past_day(view, time)) continue;
    if (day >= 0 && value_of(view, day)->start != value_of(view, time)->start) return -1;
    day = time;
  }
  return day;
}

/// «शाम को», «देर रात» alone: a part of the day, which the clause names without the day.
bool part_of_day(const View& view, const Draft& d) {
  for (const TimeExpression& t : view.document.times->expressions) {
    const int32_t chunk = view.document.chunks->chunk_of[t.tokens.first];
    if (t.type == TimeType::time && !t.value && chunk >= 0 && view.chunk(chunk).clause == d.clause &&
        view.chunk(chunk).role == Role::k7t && view.chunk(chunk).tokens.first < d.words.first &&
        (view.chunk(chunk).marker == Marker::ko || view.chunk(chunk).marker == Marker::none ||
         view.chunk(chunk).marker == Marker::mein))
      return true;
  }
  return false;
}

/// Is whom it was with one of the other's parties? «वार्ता के बाद मोदी ने [मैक्रों से] मुलाकात की» may be elsewhere.
bool no_others(const View& view, const Draft& d, const Draft& other) {
  return std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& x) {
    const auto same = [&](const Filler& y) { return same_party(view, x, y); };
    return std::any_of(other.actors.begin(), other.actors.end(), same) ||
           std::any_of(other.recipients.begin(), other.recipients.end(), same);
  });
}

/// Is it a day of the last three before the article?
bool fresh(const View& view, int32_t time) {
  const TimeValue* t = value_of(view, time);
  const int32_t day = t != nullptr ? day_number(t->start) : 0, now = day_number(published(view));
  return day > 0 && now > 0 && now - day <= 3;
}

/// «X गुरुवार को … पहुंचे। इसके तुरंत बाद …», «वार्ता के बाद … हस्ताक्षर किए», «शाम को … भोज दिया»: what follows a deed within the
/// day, or goes before it by hours, is of its day; «वार्ता के बाद» of its place too, when people do it together.
void follow_on(const View& view, std::vector<Draft>& drafts) {
  const auto close = [&](Range tokens) {
    for (int32_t t = tokens.first; t < tokens.last; ++t) {
      const auto key = view.document.token(t).key;
      if (key == "घंटे" || key == "घंटा" || key == "मिनट" || key == "तुरंत" || key == "फौरन" || key == "देर") return true;
    }
    return false;
  };
  for (Draft& d : drafts) {
    const bool done = d.status == Status::occurred ||
                      (d.status == Status::scheduled && d.verb >= 0 && view.verb(d.verb).form == VerbForm::infinitive);
    if (d.joined >= 0 || d.heading || d.bare || d.verb < 0 || d.sentence == 0 || !done || d.told != Told::main)
      continue;
    if (view.is_heading(d.sentence - 1)) continue;
    // The day of the sentence before, or of the one before that when nothing between tells of time.
    const auto told_day = [&] {
      const auto any = [](const TimeExpression&) { return true; };
      const int32_t day = day_of(view, drafts, d.sentence - 1);
      const bool over =
          day < 0 && d.sentence > 1 && !view.is_heading(d.sentence - 2) &&
          view.document.tokens->sentences[d.sentence - 2].block == view.document.tokens->sentences[d.sentence].block &&
          !in_sentence(view, d.sentence - 1, any);
      return over ? day_of(view, drafts, d.sentence - 2) : day;
    };
    if (d.time < 0 && part_of_day(view, d)) {
      if (const int32_t day = told_day(); day >= 0) d.time = day, d.carried_time = true;
      continue;
    }
    // «इसके तुरंत बाद Y ने X को [निष्कासित करने] की घोषणा की»: hung on the verb over it.
    int32_t main = d.clause;
    while (main >= 0 && view.clause(main).verb >= 0 && !view.verb(view.clause(main).verb).finite &&
           view.clause(main).kind != ClauseKind::complement)
      main = view.clause(main).parent;
    const VerbGroup& verb =
        main >= 0 && view.clause(main).verb >= 0 ? view.verb(view.clause(main).verb) : view.verb(d.verb);
    for (const int32_t c : view.dependents(verb.chunk)) {
      const Chunk& x = view.chunk(c);
      if (x.kind != ChunkKind::NP || (x.marker != Marker::baad && x.marker != Marker::pahle)) continue;
      const auto opens = view.document.token(x.tokens.first).key;
      // «इसके तुरंत बाद», «इसके बाद», «इससे कुछ घंटे पहले»
      int32_t first = x.tokens.first;
      for (int32_t k = c - 1; k >= 0 && view.sentence_of_chunk(k) == d.sentence && c - k <= 2; --k)
        if (const auto key = view.document.token(view.chunk(k).head).key; key == "इस" || key == "इसके" || key == "इससे")
          first = view.chunk(k).tokens.first;
      const auto word = view.document.token(first).key;
      if (word == "इसके" || word == "इससे" || opens == "इसके" || opens == "इससे") {
        const bool at_once = close({first, x.tokens.last});
        const bool plain = x.tokens.last - first <= 2 && x.marker == Marker::baad;  // «इसके बाद»
        if (d.time >= 0 || (!at_once && !plain)) continue;
        if (in_sentence(view, d.sentence, [](const TimeExpression& t) { return t.value.has_value(); })) continue;
        // «इसके बाद» may be weeks after: within the day only in what is fresh.
        if (const int32_t day = told_day(); day >= 0 && (at_once || fresh(view, day)))
          d.time = day, d.carried_time = true;
        continue;
      }
      // «[वार्ता] के बाद»: the deed that the noun takes up.
      const Draft* of = nullptr;
      for (const Draft& k : drafts)
        if (k.bare && k.noun == c && root(drafts, k).sentence < d.sentence) of = &root(drafts, k);
      if (of == nullptr && x.phrase.size() == 1)
        for (const Draft& k : drafts) {
          const auto named = view.tables.by_noun[view.head_lemma(c)];
          const bool same = std::any_of(named.begin(), named.end(), [&](int32_t t) {
            const int32_t frame = view.tables.triggers[t].frame;
            return frame >= 0 && view.tables.triggers[t].words() == 1 &&
                   view.tables.frames[frame].act == view.tables.frames[k.frame].act;
          });
          if (same && k.sentence < d.sentence && d.sentence - k.sentence <= 2 && !k.heading && !k.bare &&
              k.told == Told::main && (of == nullptr || root(drafts, k).time >= 0 || of->time < 0))
            of = &root(drafts, k);
        }
      if (of == nullptr || of->status != Status::occurred || of == &d || d.verb < 0) continue;
      if (d.time < 0 && past_day(view, of->time) && fresh(view, of->time)) d.time = of->time, d.carried_time = true;
      const Frame& f = view.tables.frames[d.frame];
      if (d.places.empty() && (f.act == "sign" || (f.event == "CONSULT" && f.mutual && f.mode != "phone")) &&
          same_side(view, d, *of) && no_others(view, d, *of))
        d.places = of->places;
    }
  }
}

/// «[पहले पूर्व एशिया शिखर सम्मेलन में] … संकल्प लिया। … पुतिन भी [सम्मेलन में] शामिल हुए»: a gathering that is named by its bare noun
/// is the one that the article has told of, when it has told of one.
void at_the_gathering(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.joined >= 0 || d.heading || d.bare || d.verb < 0 || d.status != Status::occurred || d.sentence == 0 ||
        (d.time >= 0 && !d.places.empty()))
      continue;
    if (in_sentence(view, d.sentence, [](const TimeExpression& t) { return t.value.has_value(); })) continue;
    for (int32_t c = view.document.chunks->chunk_of[d.words.first], hop = 0;
         c >= 0 && hop < 8 && view.sentence_of_chunk(c) == d.sentence; --c, ++hop) {
      const Chunk& x = view.chunk(c);
      if (x.kind != ChunkKind::NP || x.phrase.size() != 1 || !view.has_cue(x.phrase, "gathering") ||
          (x.marker != Marker::mein && x.marker != Marker::itar && x.marker != Marker::dauran && !x.genitive()))
        continue;
      int32_t told = -1;  // the chunk that tells which
      bool one = true;
      for (int32_t k = 0; k < c && one; ++k) {
        const Chunk& o = view.chunk(k);
        if (o.kind != ChunkKind::NP || view.head_lemma(k) != view.head_lemma(c) || o.phrase.size() == 1 ||
            view.is_heading(view.sentence_of_chunk(k)))
          continue;
        one = told < 0;
        told = k;
      }
      if (told < 0 || !one) continue;
      const int32_t sentence = view.sentence_of_chunk(told);
      if (sentence == d.sentence) continue;
      // After another place it may be another.
      if (std::any_of(drafts.begin(), drafts.end(), [&](const Draft& k) {
            return k.sentence > sentence && k.sentence < d.sentence && !root(drafts, k).places.empty();
          }))
        continue;
      if (d.time < 0)
        if (const int32_t day = day_of(view, drafts, sentence); day >= 0) d.time = day, d.carried_time = true;
      if (d.places.empty())
        for (const Draft& k : drafts)
          if (k.sentence == sentence && k.told == Told::main && !root(drafts, k).places.empty() && d.places.empty())
            d.places = root(drafts, k).places;
      break;
    }
  }
}

/// What happened at a gathering happened when and where that was.
void share_with_occasion(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.occasion < 0) continue;
    const Draft& o = drafts[d.occasion].joined >= 0 ? drafts[drafts[d.occasion].joined] : drafts[d.occasion];
    if (d.time < 0 && o.time >= 0 && !deadline(view, view.document.times->expressions[o.time])) {
      d.time = o.time;
      d.carried_time = true;
    }
    if (d.places.empty()) d.places = o.places;
  }
}

/// «… ने पिछले सप्ताह बर्लिन में प्रस्ताव पारित किया। इस बैठक में भारत ने भी शिरकत की»: what the sentence before says of when and
/// where holds for a gathering that only points back to it.
void look_back(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.joined >= 0 || d.heading || d.verb < 0 || d.bare || d.sentence == 0 || (d.time >= 0 && !d.places.empty()))
      continue;
    const auto& sentences = view.document.tokens->sentences;
    if (sentences[d.sentence - 1].block != sentences[d.sentence].block || view.is_heading(d.sentence - 1)) continue;
    bool points = false;
    for (const int32_t c : view.dependents(view.verb(d.verb).chunk)) {
      const Chunk& x = view.chunk(c);
      const bool setting = x.marker == Marker::mein || x.marker == Marker::dauran || x.marker == Marker::par;
      const auto key = view.document.token(x.tokens.first).key;  // not «उस बैठक में …, जिसमें»
      points |= setting && (key == "इस" || key == "इसी" || key == "उक्त") && view.has_cue(x.tokens, "gathering");
    }
    if (!points) continue;
    const Range before = view.sentence_tokens(d.sentence - 1);
    int32_t time = -1, times = 0;
    for (size_t i = 0; i < view.document.times->expressions.size(); ++i) {
      const TimeExpression& t = view.document.times->expressions[i];
      if (!before.contains(t.tokens) || !t.value || t.type != TimeType::date) continue;
      time = static_cast<int32_t>(i);
      ++times;
    }
    if (d.time < 0 && times == 1 &&
        !(d.status == Status::occurred && ahead(view, view.document.times->expressions[time]))) {
      d.time = time;
      d.carried_time = true;
    }
    std::vector<int32_t> places;
    const Range chunks = view.document.chunks->sentence_chunks[d.sentence - 1];
    for (int32_t c = chunks.first; c < chunks.last; ++c) {
      const Mention* m = view.chunk(c).marker == Marker::mein ? view.head_mention(c) : nullptr;
      if (m != nullptr && m->form == MentionForm::name && view.is_place(view.document.entity(m->entity)))
        places.push_back(m->entity);
    }
    if (d.places.empty() && places.size() == 1) d.places = places;
  }
}

/// «यात्रा के दौरान प्रतिनिधिमंडल X से मुलाकात करेगा»: whom a traveller meets while away is met there, and then.
void meet_abroad(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    const Frame& f = view.tables.frames[d.frame];
    if (d.joined >= 0 || (!d.places.empty() && d.time >= 0) || f.event != "CONSULT" || !f.mutual || d.actors.empty())
      continue;
    for (const Draft& trip : drafts) {
      const Frame& g = view.tables.frames[trip.frame];
      if (trip.joined >= 0 || g.event != "CONSULT" || (g.act != "visit" && g.act != "travel") || trip.places.empty() ||
          trip.actors.empty() || trip.words > d.words || trip.status != d.status)
        continue;
      const auto gone = [&](const Filler& x) {
        return std::any_of(trip.actors.begin(), trip.actors.end(),
                           [&](const Filler& y) { return x.entity == y.entity; });
      };
      const std::string& there = view.document.entity(trip.places.back()).country;
      const auto host = [&](const Filler& x) {
        return !there.empty() && view.document.entity(x.entity).country == there;
      };
      const auto any = [](const std::vector<Filler>& side, const auto& is) {
        return std::any_of(side.begin(), side.end(), is);
      };
      if (!(any(d.actors, gone) && any(d.recipients, host)) && !(any(d.recipients, gone) && any(d.actors, host)))
        continue;
      if (d.places.empty()) d.places = trip.places;
      if (d.time < 0 && trip.time >= 0 && !deadline(view, view.document.times->expressions[trip.time])) {
        d.time = trip.time;
        d.carried_time = true;
      }
    }
  }
}

/// The town of the dateline; -1: none.
int32_t filed_from(const View& view) {
  if (view.document.text->dateline.empty()) return -1;
  for (const Mention& m : view.document.names->mentions) {
    const int32_t block = view.document.tokens->sentences[view.document.tokens->sentence_of[m.tokens.first]].block;
    if (m.entity >= 0 && view.document.text->blocks[block].kind == BlockKind::dateline &&
        view.document.entity(m.entity).kind == EntityKind::place)
      return m.entity;
  }
  return -1;
}

/// «काठमांडू, 5 मई। X ने यहां Y से मुलाकात की»: here is the town of the dateline, and so is the meeting or the march that the
/// lead tells without a place, unless somebody is told to travel elsewhere.
void at_dateline(const View& view, std::vector<Draft>& drafts) {
  const int32_t town = filed_from(view);
  if (town < 0) return;
  const bool elsewhere = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
    const Frame& f = view.tables.frames[d.frame];
    return (f.act == "visit" || f.act == "travel" || f.act == "depart") && !d.places.empty() &&
           view.document.entity(d.places.back()).country != view.document.entity(town).country;
  });
  int32_t lead = 0;
  while (lead < static_cast<int32_t>(view.document.tokens->sentences.size()) &&
         view.document.text->blocks[view.document.tokens->sentences[lead].block].kind != BlockKind::paragraph)
    ++lead;
  for (Draft& d : drafts) {
    if (d.joined >= 0 || d.heading || d.verb < 0) continue;
    const Frame& f = view.tables.frames[d.frame];
    // «इस्लामाबाद: … यात्रा पर आए जरीफ»: who comes on a journey from elsewhere comes here.
    const bool foreign = std::none_of(d.actors.begin(), d.actors.end(), [&](const Filler& x) {
      const std::string& state = view.document.entity(x.entity).country;
      return state.empty() || state == view.document.entity(town).country;
    });
    if (f.act == "visit" && view.verb(d.verb).lemma == view.tables.aa && d.recipients.empty() && d.places.empty() &&
        !d.actors.empty() && foreign) {
      d.recipients.push_back({town, view.verb(d.verb).chunk, 0.8, true, false});
      d.places = {town};
    }
    if ((!d.places.empty() && d.places.front() != town) || !d.claims.empty()) continue;
    bool here = false;
    for (const int32_t c : view.dependents(view.verb(d.verb).chunk))
      here |= view.chunk(c).marker == Marker::none && view.has_cue(view.chunk(c).tokens, "here");
    const bool face_to_face = (f.event == "CONSULT" && f.mutual && f.mode != "phone" && d.channel.empty()) ||
                              (f.event == "PROTEST" && f.mode != "strike") || f.act == "sign";
    const bool real = d.status == Status::occurred || d.status == Status::ongoing;
    // «वावुनिया में करार पर हस्ताक्षर किए»: in a place that nothing knows.
    bool unknown = d.earlier;
    for (const int32_t c : view.dependents(view.verb(d.verb).chunk)) {
      const Chunk& x = view.chunk(c);
      unknown |= x.kind == ChunkKind::NP && x.marker == Marker::mein && x.role == Role::k7p &&
                 view.head_mention(c) == nullptr && view.site(c) == nullptr &&
                 view.document.word(x.head).tag != Tag::PRP && !view.has_cue(x.phrase, "gathering");
    }
    if (d.places.empty() && (here || (face_to_face && real && !unknown && !elsewhere && d.sentence <= lead + 1)))
      d.places = {town};
    // «X यात्रा पर यहां पहुंचे»: here is where he went.
    if (here && d.recipients.empty() && (f.act == "visit" || f.act == "travel"))
      d.recipients.push_back({town, view.verb(d.verb).chunk, 0.8, true, false});
  }
}

/// The day from which the article looks back: that of publication, else the latest that its text states; 0: neither.
int32_t present(const View& view) {
  if (const int32_t published = day_number(view.document.article.published); published != 0) return published;
  int32_t latest = 0;
  for (const TimeExpression& t : view.document.times->expressions)
    if (t.value && t.basis == Basis::stated) latest = std::max(latest, day_number(t.value->end));
  return latest;
}

constexpr int32_t kTwoYears = 730;  // days
constexpr int32_t kNewsDays = 60;   // what lies further back is history,
constexpr int32_t kLeadDays = 365;  // in the lead after a year

/// Is it the first sentence under the headings?
bool leads(const View& view, int32_t sentence) {
  for (int32_t s = 0; s < sentence; ++s)
    if (!view.is_heading(s)) return false;
  return !view.is_heading(sentence);
}

}  // namespace

void find_dates(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    find_date(view, d);
    // «सोमवार को काठमांडू पहुंच रहे हैं»: the present of a day to come is a plan.
    if (d.status == Status::ongoing && d.time >= 0 && !d.bare && ahead(view, view.document.times->expressions[d.time]))
      d.status = Status::scheduled;
  }
}

void carry_dates(const View& view, std::vector<Draft>& drafts) {
  follow_on(view, drafts);
  carry_lead_day(view, drafts);
  share_with_occasion(view, drafts);
  look_back(view, drafts);
  at_the_gathering(view, drafts);
  meet_abroad(view, drafts);
  at_dateline(view, drafts);
}

/// «महासचिव इस हमले की निंदा करते हैं»: what is pointed at is no habit, nor what one says for oneself.
bool points_at(const View& view, const Draft& d) {
  if (d.verb < 0 || d.bare || !by_saying(view.tables.frames[d.frame])) return false;
  for (const int32_t c : view.dependents(view.verb(d.verb).chunk))  // «हम आरोपों को खारिज करते हैं»
    if (view.document.word(view.chunk(c).head).features.person == 1 && view.chunk(c).marker == Marker::none)
      return true;
  if (d.actors.size() != 1) return false;
  const Entity& who = view.document.entity(d.actors.front().entity);
  if (who.kind != EntityKind::person || who.nominal) return false;
  for (const int32_t over : {d.noun, view.verb(d.verb).chunk})
    if (over >= 0)
      for (const int32_t c : view.dependents(over))
        if (view.chunk(c).kind == ChunkKind::NP && view.chunk(c).phrase.size() > 1 &&
            view.document.word(view.chunk(c).phrase.first).tag == Tag::DEM)
          return true;
  return false;
}

/// History and habits are background: a date long before publication, «की थी» weeks ago, «करता है» without a date.
void set_apart_history(const View& view, Draft& d) {
  // «सर्वदलीय बैठक बुलाई है»: it is still to come.
  if (d.status == Status::occurred && view.tables.frames[d.frame].act == "convene" && d.time < 0 && d.verb >= 0 &&
      !d.bare && view.verb(d.verb).tense == Tense::present && view.verb(d.verb).aspect == Aspect::perfective)
    d.status = Status::scheduled;
  // «23 मार्च को सर्वदलीय बैठक बुलाई है», told on the 22nd: called for a day to come.
  if (d.status == Status::occurred && view.tables.frames[d.frame].event == "CONSULT" && d.time >= 0 && d.verb >= 0 &&
      view.verb(d.verb).tense == Tense::present)
    if (const auto& when = view.document.times->expressions[d.time].value;
        when && day_number(view.document.article.published) != 0 &&
        day_number(when->start) > day_number(view.document.article.published))
      d.status = Status::scheduled;
  if (d.told != Told::main || d.heading) return;
  if (d.earlier && d.purpose) d.told = Told::background;  // «पिछले माह वार्ता के लिए गए थे»
  const bool real = d.status == Status::occurred || d.status == Status::ongoing || d.status == Status::did_not_occur;
  if (!real) return;
  const TimeValue* value = d.time >= 0 && view.document.times->expressions[d.time].value
                               ? &*view.document.times->expressions[d.time].value
                               : nullptr;
  const int32_t published = day_number(view.document.article.published);
  if (value != nullptr && published != 0) {
    const int32_t end = day_number(value->end);
    if (end != 0 && published - end > (leads(view, d.sentence) ? kLeadDays : kNewsDays)) {
      d.told = Told::background;
      return;
    }
    if (published - end <= 14) return;
  } else if (value != nullptr && published == 0 && d.time >= 0 && value->precision == Precision::year) {
    d.told = Told::background;  // a stated year in an undated piece is history
    return;
  }
  // «सन 1993 में … बना। इस गुट ने … को ज्ञापन सौंपा»: and what goes on from there without a time of its own.
  const auto past_year = [&](const TimeExpression& t) {
    if (!t.value || t.basis != Basis::stated || t.value->precision != Precision::year) return false;
    const int32_t chunk = view.document.chunks->chunk_of[t.tokens.first];
    const int32_t clause = chunk >= 0 ? view.chunk(chunk).clause : -1;
    const int32_t verb = clause >= 0 ? view.clause(clause).verb : -1;
    return verb >= 0 && view.verb(verb).aspect == Aspect::perfective && view.verb(verb).tense != Tense::future;
  };
  const auto any_time = [](const TimeExpression&) { return true; };
  if (published == 0 && d.sentence > 0 && d.verb >= 0 && !d.bare && view.verb(d.verb).tense != Tense::present &&
      in_sentence(view, d.sentence - 1, past_year) && !in_sentence(view, d.sentence, any_time)) {
    d.told = Told::background;
    return;
  }
  const int32_t now = present(view);
  const auto old = [&](const TimeExpression& t) {
    return t.value && t.basis == Basis::stated && day_number(t.value->end) + kTwoYears < now;
  };
  if (value != nullptr && published != 0 && old(view.document.times->expressions[d.time])) {
    d.told = Told::background;
    return;
  }
  if (in_sentence(view, d.sentence, old) || (d.sentence > 0 && d.time < 0 && in_sentence(view, d.sentence - 1, old)))
    d.sign("old-year");
  if (d.since ||
      (d.earlier && value != nullptr)) {  // «12 जनवरी को … की थी»; without a day it is as often this week's news
    d.told = Told::background;
  } else if (d.habit && value == nullptr && d.claims.empty() && !points_at(view, d)) {
    d.told = Told::background;
    d.sign("habit");
  }
}

}  // namespace bahi::event
