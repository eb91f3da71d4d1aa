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
  return !v.finite && view.chunk(v.chunk).governor == d.noun && v.lemma == view.tables.ho;
}

bool by_saying(const Frame& f) {
  for (const std::string_view event : {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
    if (f.event == event) return true;
  return false;
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
  }
  return false;
}

/// Does the time begin after the day of publication?
bool ahead(const View& view, const TimeExpression& t) {
  const std::string& published = view.document.article.published;
  return t.value && published.size() >= 10 && t.value->start > published.substr(0, 10);
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
    const int32_t its_clause = chunk >= 0 ? view.chunk(chunk).clause : -1;
    const bool inside = d.noun >= 0 && view.chunk(d.noun).tokens.contains(t.tokens);
    // «वर्ष 2030 तक के सहयोग के लिए … हस्ताक्षर किए»: what is done is not done in a time still to come.
    if (ahead(view, t) && (d.status == Status::occurred || d.status == Status::did_not_occur)) continue;
    const bool own =
        its_clause == d.clause || of_its_participle(view, d, its_clause) || of_the_saying(view, d, its_clause);
    if (own && !inside && belongs_between(view, t, d)) continue;
    if (!own && !inside) {
      // A clause that hangs on another shares its time when that stands at the sentence's head («सोमवार को X ने Y से
      // मिलकर …»).
      bool over = false;
      for (int32_t c = d.clause, hop = 0; c >= 0 && hop < 3; ++hop) {
        const ClauseKind kind = view.clause(c).kind;
        c = view.clause(c).parent;
        if (kind == ClauseKind::complement || kind == ClauseKind::relative || kind == ClauseKind::conditional) break;
        over |= c == its_clause && c >= 0;
      }
      if (!over) continue;
    }
    if (t.tokens.first > d.words.last + 12) continue;
    // Of several, the nearest, and of those side by side the more exact («अगले साल की शुरुआत में, जनवरी के दूसरे सप्ताह में»).
    const int vague = t.value ? 6 * static_cast<int>(t.value->precision) + (t.value->approximate ? 6 : 0) : 10;
    const int distance = std::abs(d.words.first - t.tokens.first) + (inside ? -1000 : 0) + (own ? 0 : 50) + vague;
    if (distance < best_distance) {
      best_distance = distance;
      d.time = i;
    }
  }
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
  const auto known = [&](const Filler& x, const Filler& y) {
    const Entity& e = view.document.entity(x.entity);
    const Entity& o = view.document.entity(y.entity);
    return x.entity == y.entity || (!e.country.empty() && e.country == o.country);
  };
  for (const auto* p : {&a.actors, &a.recipients})
    for (const auto* q : {&b.actors, &b.recipients})
      for (const Filler& x : *p)
        for (const Filler& y : *q)
          if (known(x, y)) return true;
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

/// What happened at a gathering happened when and where that was.
void share_with_occasion(std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.occasion < 0) continue;
    const Draft& o = drafts[d.occasion].joined >= 0 ? drafts[drafts[d.occasion].joined] : drafts[d.occasion];
    if (d.time < 0 && o.time >= 0) {
      d.time = o.time;
      d.carried_time = true;
    }
    if (d.places.empty()) d.places = o.places;
  }
}

/// «यात्रा के दौरान प्रतिनिधिमंडल X से मुलाकात करेगा»: whom a traveller meets while away is met there.
void meet_abroad(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    const Frame& f = view.tables.frames[d.frame];
    if (d.joined >= 0 || !d.places.empty() || f.event != "CONSULT" || !f.mutual || d.actors.empty()) continue;
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
      if ((any(d.actors, gone) && any(d.recipients, host)) || (any(d.recipients, gone) && any(d.actors, host)))
        d.places = trip.places;
    }
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
  carry_lead_day(view, drafts);
  share_with_occasion(drafts);
  meet_abroad(view, drafts);
}

/// History and habits are background: a date long before publication, «की थी» after the lead, «करता है» without a date.
void set_apart_history(const View& view, Draft& d) {
  if (d.told != Told::main || d.heading) return;
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
  if (d.earlier && (d.sentence > 1 || value != nullptr)) {
    d.told = Told::background;
  } else if (d.habit && value == nullptr && d.claims.empty()) {
    d.told = Told::background;
    d.sign("habit");
  }
}

}  // namespace bahi::event
