#include "time/resolve.h"

#include <algorithm>
#include <cstdlib>

namespace bahi::time {
namespace {

// Days that a date may lie on the other side of publication than the tense says, rather than 11 months off: «20 जून को
// बैठक बुलाई गई है» is to come.
constexpr int kNearAhead = 45;
constexpr int kNearBack = 3;
constexpr int kFar = 320;

Interval shifted(Unit unit, Day base, int count) {
  const Ymd d = ymd(base);
  switch (unit) {
    case Unit::week:
      return week_of(base + 7 * count);
    case Unit::weekend: {
      // On a weekday «पिछले» is the one before, «अगले» the next week's.
      const Interval week = week_of(base + 7 * count);
      return {week.start + 5, week.start + 6};
    }
    case Unit::month:
      return month_of(d.year, d.month + count);
    case Unit::quarter: {
      const int first = (d.month - 1) / 3 * 3 + 1 + 3 * count;
      return {month_of(d.year, first).start, month_of(d.year, first + 2).end};
    }
    case Unit::half: {
      const int first = (d.month - 1) / 6 * 6 + 1 + 6 * count;
      return {month_of(d.year, first).start, month_of(d.year, first + 5).end};
    }
    case Unit::year:
      return year_of(d.year + count);
    case Unit::fiscal:
      return fiscal_of(d.year - (d.month < 4 ? 1 : 0) + count);
    case Unit::decade:
      return {day_of(d.year / 10 * 10 + 10 * count, 1, 1), day_of(d.year / 10 * 10 + 10 * count + 9, 12, 31)};
    case Unit::century: {
      const int first = (d.year - 1) / 100 * 100 + 1 + 100 * count;
      return {day_of(first, 1, 1), day_of(first + 99, 12, 31)};
    }
    default:
      return {base + count, base + count};
  }
}

Precision precision_of(Unit unit) {
  switch (unit) {
    case Unit::week:
      return Precision::week;
    case Unit::month:
      return Precision::month;
    case Unit::quarter:
    case Unit::half:
      return Precision::season;
    case Unit::year:
    case Unit::fiscal:
    case Unit::decade:
    case Unit::century:
      return Precision::year;
    default:
      return Precision::day;
  }
}

/// `base` moved by whole units; the day itself, not its unit.
Day moved(Day base, Unit unit, int count) {
  switch (unit) {
    case Unit::week:
      return base + 7 * count;
    case Unit::fortnight:
      return base + 15 * count;
    case Unit::month:
      return add_months(base, count);
    case Unit::quarter:
      return add_months(base, 3 * count);
    case Unit::half:
      return add_months(base, 6 * count);
    case Unit::year:
    case Unit::fiscal:
      return add_months(base, 12 * count);
    case Unit::decade:
      return add_months(base, 120 * count);
    case Unit::century:
      return add_months(base, 1200 * count);
    default:
      return base + count;
  }
}

/// Of an occurrence a year the one that is meant: by `way`, but not one 11 months off when the other is at hand.
int choose(Interval last, Interval next, Day published, Way way, bool sure, bool strict) {
  const int back = std::max(0, published - last.end), ahead = std::max(0, next.start - published);
  if (strict) return way == Way::past ? -1 : 1;
  if (way == Way::by_tense || !sure) return back <= ahead ? -1 : 1;
  if (way == Way::past) return back > kFar && ahead < kNearAhead ? 1 : -1;
  return ahead > kFar && back < kNearBack ? -1 : 1;
}

}  // namespace

// The tense that decides which way a date lies: of the verb that governs it, or of the next one up that has a tense.
Resolver::Lean Resolver::lean(Range tokens) const {
  const Chunks& chunks = *document_.chunks;
  const auto& words = document_.tokens->tokens;
  const int32_t at = tokens.last - 1;
  const auto symbol = [&](int32_t i) { return i < static_cast<int32_t>(words.size()) ? words[i].symbol : 0; };
  const bool genitive =
      symbol(tokens.last) == t_.f.ka || symbol(tokens.last) == t_.f.ki || symbol(tokens.last) == t_.f.ke;
  const bool until =
      symbol(tokens.last) == t_.f.tak;  // «31 मार्च तक बंद किया»: a deed that is done, a date that may be to come
  const bool since = symbol(tokens.last) == t_.f.se;

  const int32_t sentence = document_.tokens->sentence_of[at];
  const int32_t end = document_.tokens->sentences[sentence].tokens.last;
  const auto issued = [&] {
    int32_t last = 0;
    for (int32_t k = tokens.last; k < std::min(end, tokens.last + 6); ++k)
      if (t_.words.find(words, k, end, Kind::issued, last) != nullptr && last < end &&
          document_.word(last).tag != Tag::VM && document_.word(last).tag != Tag::VAUX)
        return true;
    return false;
  };
  // «सोमवार को बैठक बुलाई गई है», «तय है»: done by now, but for a day to come.
  const auto scheduled = [&](const VerbGroup& v) {
    if (!v.passive && v.aspect == Aspect::perfective) return false;  // «तय किया था»: the deciding itself
    const Range group = chunks.chunks[v.chunk].tokens;
    int32_t last = 0;
    for (int32_t k = std::max(tokens.last, group.first - 2); k < group.last; ++k)
      if (t_.words.find(words, k, end, Kind::scheduled, last) != nullptr) return true;
    return false;
  };
  const auto finite = [&](const VerbGroup& v) -> Lean {
    const bool sure = !genitive && !until;
    if (v.mood == Mood::subjunctive && v.aspect == Aspect::perfective) return {Way::past, false};  // «आया हो»
    // «चला», «सुना»: the perfective of one verb, the stem of its causative, and no news gives orders.
    if (v.mood == Mood::imperative && v.form == VerbForm::root && v.stem.ends_with("ा")) return {Way::past, false};
    if (v.mood == Mood::subjunctive || v.mood == Mood::imperative) return {Way::future, sure};
    if (v.mood == Mood::presumptive) return {Way::past, sure};
    if (v.mood == Mood::conditional) return {Way::by_tense, false};
    const bool to_come = v.aspect == Aspect::prospective || v.modality == Modality::must;
    switch (v.tense) {
      case Tense::past:
        return to_come ? Lean{Way::by_tense, false} : Lean{Way::past, sure && !scheduled(v)};
      case Tense::future:
        return {Way::future, sure};
      case Tense::present:
        if (since && to_come) return {Way::future, sure};  // «बुधवार से शुरू होने वाला है»
        if (since) return {Way::past, sure};
        if (scheduled(v)) return {Way::future, sure};
        if (v.aspect == Aspect::perfective) return {Way::past, sure};
        if (to_come || v.aspect == Aspect::progressive || v.modality != Modality::none) return {Way::future, sure};
        // «मंगलवार को जारी विज्ञप्ति के अनुसार … सहमत हैं», «कोई रिपोर्ट नहीं है»
        if (v.negated || issued()) return {Way::past, false};
        return {Way::future, false};
      default:
        return {Way::by_tense, false};
    }
  };

  // «आने की घोषणा» is to come, «हमला करने का आरोप» was.
  const auto deed = [&](const VerbGroup& v) -> std::optional<Lean> {
    const Range group = chunks.chunks[v.chunk].tokens;
    const auto of = [&](int32_t i) { return symbol(i) == t_.f.ka || symbol(i) == t_.f.ki || symbol(i) == t_.f.ke; };
    if (!of(group.last - 1) && !of(group.last)) return std::nullopt;
    int32_t last = 0;
    for (int32_t k = group.last; k < std::min(end, group.last + 4); ++k) {
      if (t_.words.find(words, k, end, Kind::past_deed, last) != nullptr) return Lean{Way::by_tense, false};
      if (t_.words.find(words, k, end, Kind::future_deed, last) != nullptr) return Lean{Way::future, true};
    }
    return Lean{Way::future, false};
  };
  // Whether another date stands nearer to the verb: «शुक्रवार को … सोमवार को लाए जाने वाले प्रस्ताव पर सहमति दी».
  const auto nearer = [&](const VerbGroup& v) {
    for (int32_t i = tokens.last; i < chunks.chunks[v.chunk].tokens.first; ++i)
      if (t_.words.may(symbol(i), Kind::weekday) || t_.words.may(symbol(i), Kind::month) ||
          t_.words.may(symbol(i), Kind::day))
        return true;
    return false;
  };

  const int32_t chunk = at < static_cast<int32_t>(chunks.chunk_of.size()) ? chunks.chunk_of[at] : -1;
  int32_t clause = chunk >= 0 ? chunks.chunks[chunk].clause : -1;
  // «X ने रविवार को राहत भेजने वाले देशों का आभार जताया», «X ने सोमवार देर रात … तोड़ने की घोषणा की»: right after the agent a
  // weekday tells when he acted.
  const int32_t first =
      tokens.first < static_cast<int32_t>(chunks.chunk_of.size()) ? chunks.chunk_of[tokens.first] : -1;
  const auto after_agent = [&] {
    if (first <= 0 || chunks.chunks[first - 1].marker != Marker::ne ||
        !t_.words.may(symbol(tokens.first), Kind::weekday) ||
        document_.tokens->sentence_of[chunks.chunks[first - 1].head] != sentence)
      return false;
    // «X ने मंगलवार को होने वाली वार्ता रद्द की»: that is when the talks were to be.
    const bool verb_next = first + 1 < chunks.sentence_chunks[sentence].last && chunks.chunks[first + 1].verb >= 0;
    return !verb_next && (symbol(tokens.last) == t_.f.ko || tokens.size() > 1);
  };
  if (after_agent()) return {Way::past, true};
  // The next verb first, when it is such an infinitive: it may be no clause of its own.
  for (int32_t k = chunk + 1; chunk >= 0 && k < chunks.sentence_chunks[sentence].last; ++k) {
    const int32_t verb = chunks.chunks[k].verb;
    if (verb < 0) continue;
    const VerbGroup& v = chunks.verbs[verb];
    if (v.form == VerbForm::infinitive && !v.finite && !nearer(v))
      if (const auto lean = deed(v); lean && lean->sure) return *lean;
    break;
  }
  for (int hop = 0; clause >= 0 && hop < 6; ++hop, clause = chunks.clauses[clause].parent) {
    const Clause& c = chunks.clauses[clause];
    if (c.verb < 0) continue;
    const VerbGroup& v = chunks.verbs[c.verb];
    if (v.finite) {
      const Lean lean = finite(v);
      // «यदि कल मतदान हुआ»: a perfective that has not happened.
      return c.kind == ClauseKind::conditional && lean.way == Way::past ? Lean{} : lean;
    }
    if (hop == 0 && nearer(v)) continue;
    const Chunk& group = chunks.chunks[v.chunk];
    const lexicon::Symbol next = symbol(group.tokens.last);
    bool agent = v.form == VerbForm::agentive || next == t_.f.vale || next == t_.f.vali || next == t_.f.vala;
    for (int32_t i = group.tokens.first; i < group.tokens.last; ++i)
      agent |= symbol(i) == t_.f.vale || symbol(i) == t_.f.vali || symbol(i) == t_.f.vala;
    if (agent || v.aspect == Aspect::prospective) {
      // «दस साल बाद वापसी करने वाले X ने शपथ ली»: no future, when the doer has acted.
      const int32_t noun = v.chunk + 1;
      const bool acted = noun < static_cast<int32_t>(chunks.chunks.size()) && chunks.chunks[noun].marker == Marker::ne;
      return {Way::future, !genitive && !acted};
    }
    if (v.form == VerbForm::perfective && hop == 0 && c.kind == ClauseKind::participial) return {Way::past, !genitive};
    if (v.form == VerbForm::infinitive && hop == 0)
      if (const auto lean = deed(v)) return *lean;
  }
  // No clause says: the sentence's first finite verb after it, else the last before it.
  const Range range = chunks.sentence_chunks[sentence];
  const VerbGroup* last = nullptr;
  for (int32_t i = range.first; i < range.last; ++i) {
    const Chunk& c = chunks.chunks[i];
    if (c.verb < 0 || !chunks.verbs[c.verb].finite) continue;
    last = &chunks.verbs[c.verb];
    if (c.head > at) break;
  }
  if (last == nullptr) return {};
  Lean out = finite(*last);
  out.sure = false;
  return out;
}

const Earlier* Resolver::before(int32_t token, bool day) const {
  const int32_t sentence = document_.tokens->sentence_of[token];
  for (auto it = earlier_.rbegin(); it != earlier_.rend(); ++it) {
    if (it->last > token) continue;
    if (sentence - it->sentence > 1) return nullptr;
    if (!it->anchors) continue;
    if (!day || it->value.precision == Precision::day) return &*it;
  }
  return nullptr;
}

// Narrowing a period to its start, middle, end, quarter or week.
void Resolver::narrow(const Draft& draft, Value& value) {
  if (draft.edge == Edge::none) return;
  Interval& d = value.days;
  const Ymd start = ymd(d.start);
  const int length = d.end - d.start + 1;
  const auto months = [&](int first, int last) {
    d = {month_of(start.year, start.month + first).start, month_of(start.year, start.month + last).end};
    value.precision = Precision::season;
  };
  const auto days = [&](int first, int last) {
    d = {d.start + first, std::min(d.end, d.start + last)};
    value.precision = value.precision == Precision::week ? Precision::day : Precision::week;
  };
  const bool year = length >= 365 && length <= 366;
  if (length > 366) {  // decade, century: thirds
    const int years = (length + 1) / 365;
    const int third = years / 3;
    const int first = draft.edge == Edge::start ? 0 : draft.edge == Edge::mid ? third : years - third;
    const int count = draft.edge == Edge::mid ? years - 2 * third : third;
    if (draft.edge == Edge::first_half || draft.edge == Edge::second_half) {
      const int half = years / 2, from = draft.edge == Edge::first_half ? 0 : half;
      d = {day_of(start.year + from, 1, 1), day_of(start.year + from + half - 1, 12, 31)};
    } else {
      d = {day_of(start.year + first, 1, 1), day_of(start.year + first + count - 1, 12, 31)};
    }
    value.approximate = true;
    return;
  }
  value.approximate |= draft.edge <= Edge::end;
  switch (draft.edge) {
    case Edge::start:
      return year ? months(0, 2) : length > 7 ? days(0, 9) : days(0, 1);
    case Edge::mid:
      return year ? months(4, 7) : length > 7 ? days(10, 19) : days(2, 3);
    case Edge::end:
      return year ? months(9, 11) : length > 7 ? days(20, 31) : days(4, 6);
    case Edge::first_half:
      return months(0, 5);
    case Edge::second_half:
      return months(6, 11);
    case Edge::quarter:
      return months(3 * (draft.edge_count - 1), 3 * draft.edge_count - 1);
    case Edge::week:
      return days(7 * (draft.edge_count - 1), 7 * draft.edge_count - 1);
    case Edge::last_week:
      return days(length - 7, length - 1);
    case Edge::fortnight:
      return draft.edge_count == 1 ? days(0, 14) : days(15, 31);
    case Edge::none:
      return;
  }
}

std::optional<Value> Resolver::on_weekday(const Draft& draft, Lean lean) const {
  if (!published_) return std::nullopt;
  const Way way = draft.way != Way::by_tense ? draft.way : lean.way;
  const bool strict = draft.way != Way::by_tense;
  Day day = *published_;
  const int back = (weekday(day) - draft.weekday + 7) % 7, ahead = (draft.weekday - weekday(day) + 7) % 7;
  if (way == Way::past) {
    day -= strict && back == 0 ? 7 : back;
  } else if (way == Way::future) {
    day += strict && ahead == 0 ? 7 : ahead;
  } else if (back != 0) {
    return std::nullopt;
  }
  return Value{{day, day}, Precision::day, false, false};
}

// A day and month, or a month or season, whose year the text leaves out.
std::optional<Value> Resolver::month_of_text(const Draft& draft, Lean lean) const {
  const auto in = [&](int year) -> Interval {
    if (draft.season != 0) {
      const int end_year = draft.season_end < draft.season ? year + 1 : year;
      return {day_of(year, draft.season / 100, draft.season % 100),
              draft.season_end == 228 ? month_of(end_year, 2).end
                                      : day_of(end_year, draft.season_end / 100, draft.season_end % 100)};
    }
    const Interval m = month_of(year, draft.month);
    if (draft.day != 0) {
      const int last = draft.day_end != 0 ? draft.day_end : draft.day;
      return {std::min(m.start + draft.day - 1, m.end), std::min(m.start + last - 1, m.end)};
    }
    if (draft.month_end == 0) return m;
    return {m.start, month_of(draft.month_end < draft.month ? year + 1 : year, draft.month_end).end};
  };
  Value out;
  out.precision = draft.day != 0 ? Precision::day : draft.season != 0 ? Precision::season : Precision::month;
  out.approximate = draft.season != 0;
  if (draft.year != 0) {
    if (draft.day > days_in(draft.year, draft.month == 0 ? 1 : draft.month)) return std::nullopt;
    out.days = in(draft.year);
    return out;
  }
  // «पिछले साल दिसंबर में»
  if (draft.unit == Unit::year || draft.unit == Unit::fiscal) {
    Draft year = draft;
    year.month = year.month_end = year.day = year.day_end = year.season = 0;
    const auto frame = counted(year, lean);
    if (!frame) return std::nullopt;
    out.days = in(ymd(frame->days.start).year);
    out.stated = frame->stated;
    out.approximate |= frame->approximate;
    return out;
  }
  const Way way = draft.way != Way::by_tense ? draft.way : lean.way;
  const bool strict = draft.way != Way::by_tense;
  // The year of the story: «1971 में … 3 दिसंबर को».
  if (way != Way::future && !strict) {
    const Earlier* e = before(draft.tokens.first, false);
    if (e != nullptr && e->value.stated && ymd(e->value.days.start).year == ymd(e->value.days.end).year) {
      const int year = ymd(e->value.days.start).year;
      if (!published_ || year < ymd(*published_).year - 1) {
        out.days = in(year);
        return out;
      }
    }
  }
  if (!published_) return std::nullopt;
  out.stated = false;
  const int year = ymd(*published_).year;
  Interval last = in(year), next = in(year);
  if (last.start > *published_ || (strict && last.end >= *published_)) last = in(year - 1);
  if (last.start > *published_) last = in(year - 2);
  if (next.end < *published_ || (strict && next.start <= *published_)) next = in(year + 1);
  out.days = choose(last, next, *published_, way, lean.sure || strict, strict) < 0 ? last : next;
  return out;
}

std::optional<Value> Resolver::calendar(const Draft& draft, Lean lean) const {
  if (draft.date_of_month) {  // «5 तारीख»
    if (!published_) return std::nullopt;
    const Ymd d = ymd(*published_);
    const Way way = lean.way;
    const int month = way == Way::past && draft.day > d.day     ? d.month - 1
                      : way == Way::future && draft.day < d.day ? d.month + 1
                                                                : d.month;
    const Interval m = month_of(d.year, month);
    if (m.start + draft.day - 1 > m.end) return std::nullopt;
    return Value{{m.start + draft.day - 1, m.start + draft.day - 1}, Precision::day, false, false};
  }
  if (draft.month != 0 || draft.season != 0) return month_of_text(draft, lean);
  if (draft.year != 0) {
    Value out;
    out.precision = Precision::year;
    out.days = draft.fiscal ? fiscal_of(draft.year)
                            : Interval{day_of(draft.year, 1, 1),
                                       day_of(draft.year_end != 0 ? draft.year_end : draft.year, 12, 31)};
    return out;
  }
  if (draft.weekday != 0 && draft.unit == Unit::none) return on_weekday(draft, lean);
  return counted(draft, lean);
}

// Units counted from publication or from an earlier date.
std::optional<Value> Resolver::counted(const Draft& draft, Lean lean) const {
  Value out;
  out.stated = false;
  out.precision = precision_of(draft.unit);
  out.approximate = draft.approximate;
  int count = static_cast<int>(draft.count);
  Day base = 0;
  if (draft.of_event) {
    const Earlier* e = nullptr;
    for (const Earlier& x : earlier_)
      if (x.last == draft.of_date) e = &x;
    if (e == nullptr || e->value.days.start != e->value.days.end) return std::nullopt;
    base = e->value.days.start;
    out.stated = e->value.stated;
  } else if (draft.base == Base::text) {
    const Earlier* e = before(draft.tokens.first, draft.unit == Unit::day);
    if (e == nullptr) return std::nullopt;
    base = count >= 0 ? e->value.days.end : e->value.days.start;
    out.stated = e->value.stated;
  } else if (draft.unit == Unit::year && draft.count == 1 && !draft.counted && lean.way == Way::past && lean.sure) {
    // «अगले साल शिमला समझौता हुआ»: after the year of the story.
    const Earlier* e = before(draft.tokens.first, false);
    if (e == nullptr || !e->value.stated) return std::nullopt;
    base = e->value.days.end;
    out.stated = true;
  } else {
    if (!published_) return std::nullopt;
    base = *published_;
  }
  if (draft.either) {
    if (lean.way == Way::by_tense) return std::nullopt;
    if (lean.way == Way::past) count = -count;
  }
  if (draft.stretch) {
    if (draft.unit < Unit::day) {
      const int hours = std::abs(count);
      if (draft.unit != Unit::hour || hours % 24 != 0) return std::nullopt;
      count = count / 24;
      out.precision = Precision::day;
    } else if (draft.count != count) {
      return std::nullopt;
    }
    const Unit unit = draft.unit < Unit::day ? Unit::day : draft.unit;
    const Day far = moved(base, unit, count);
    out.days = count < 0 ? Interval{far, base} : Interval{base, far};
    return out;
  }
  if (draft.counted) {
    // «दो हफ्ते बाद» from now only when it is to come.
    if (draft.count > 0 && !draft.of_event && draft.base != Base::text && draft.way != Way::future &&
        !(lean.way == Way::future && lean.sure))
      return std::nullopt;
    if (draft.count != count) {  // «डेढ़ साल पहले»
      if (draft.unit != Unit::year) return std::nullopt;
      out.days = shifted(Unit::month, add_months(base, static_cast<int>(draft.count * 12)), 0);
      out.precision = Precision::month;
      out.approximate = true;
      return out;
    }
    Unit unit = draft.unit;
    if (unit == Unit::fortnight) {
      out.days = {moved(base, unit, count) - 2, moved(base, unit, count) + 2};
      out.approximate = true;
      return out;
    }
    if (unit == Unit::decade || unit == Unit::century) {
      out.approximate = true;
      out.days = shifted(Unit::year, moved(base, unit, count), 0);
      return out;
    }
    out.days = shifted(unit, moved(base, unit, count), 0);
    if (draft.count_least != draft.count && draft.count_least != 0) {
      const Interval other = shifted(unit, moved(base, unit, static_cast<int>(draft.count_least)), 0);
      out.days = {std::min(out.days.start, other.start), std::max(out.days.end, other.end)};
    }
    return out;
  }
  if (draft.unit == Unit::decade && count != 0) return std::nullopt;
  out.days = shifted(draft.unit, base, count);
  // «साल के अंत में … हुआ»: last year's, when this year's has not come.
  if (draft.edge != Edge::none && count == 0 && draft.way == Way::by_tense && lean.way == Way::past && lean.sure) {
    Value edge = out;
    narrow(draft, edge);
    if (edge.days.start > base) out.days = shifted(draft.unit, base, -1);
  }
  return out;
}

std::optional<Value> Resolver::point(const Draft& draft, Lean lean) const {
  if (!draft.valued) return std::nullopt;
  auto out = calendar(draft, lean);
  if (!out) return out;
  if (draft.nth != 0) {
    const Day first = out->days.start + (draft.weekday - weekday(out->days.start) + 7) % 7;
    const Day day = first + 7 * (draft.nth - 1);
    if (day > out->days.end) return std::nullopt;
    out->days = {day, day};
    out->precision = Precision::day;
  } else if (draft.unit == Unit::week && draft.weekday != 0) {
    out->days.start = out->days.end = out->days.start + draft.weekday - 1;
    out->precision = Precision::day;
  } else if (draft.unit == Unit::month && draft.day != 0 && draft.month == 0) {
    const Day day = out->days.start + draft.day - 1;
    if (day > out->days.end) return std::nullopt;
    out->days = {day, day};
    out->precision = Precision::day;
  }
  narrow(draft, *out);
  out->approximate |= draft.approximate;
  return out;
}

std::optional<Value> Resolver::value(const Found& found) const {
  Draft from = found.from;
  from.tokens = found.tokens;
  if (!from.valued && !(found.to && found.to->valued)) return std::nullopt;
  const Lean when = lean(found.tokens);
  std::optional<Value> out;
  if (!found.to) {
    out = point(from, when);
  } else {
    Draft to = *found.to;
    // What one end leaves unsaid the other says.
    if (to.year == 0 && from.year != 0 && to.month != 0 && to.unit == Unit::none)
      to.year = from.year + (to.month < from.month ? 1 : 0);
    if (from.year == 0 && to.year != 0 && from.month != 0 && from.unit == Unit::none)
      from.year = to.year - (from.month > to.month ? 1 : 0);
    if (from.unit == Unit::year && to.month != 0 && to.empty_period()) to.unit = from.unit, to.count = from.count;
    to.tokens = found.tokens;
    out = point(from, when);
    auto end = point(to, when);
    if (!out || !end) return std::nullopt;
    if (end->days.end < out->days.start && to.weekday != 0) end->days.end += 7;  // «शनिवार से सोमवार तक»
    if (end->days.end < out->days.start && to.month != 0 && to.year == 0) end->days.end = add_months(end->days.end, 12);
    if (from.weekday != 0 && to.weekday != 0 && end->days.end - out->days.start >= 7) out->days.start += 7;
    if (from.month != 0 && from.year == 0 && end->days.end - out->days.start > 366)
      out->days.start = add_months(out->days.start, 12);
    if (end->days.end < out->days.start) return std::nullopt;
    out->days.end = end->days.end;
    out->approximate |= end->approximate;
    out->stated &= end->stated;
    out->precision = std::min(out->precision, end->precision);
  }
  if (out && out->precision == Precision::day && from.widen > 0) {
    out->days.start -= from.widen;
    out->days.end += from.widen;
  }
  return out;
}

std::optional<Value> Resolver::within(const Found& found) const {
  const std::string& length = found.from.duration;  // P2M
  const auto& words = document_.tokens->tokens;
  const int32_t at = found.tokens.last;
  if (!published_ || found.to || found.from.type != TimeType::duration || length.size() < 3 || length[1] == 'T' ||
      at + 1 >= static_cast<int32_t>(words.size()) || words[at].symbol != t_.f.ke ||
      (words[at + 1].key != "भीतर" && words[at + 1].key != "अंदर") || lean(found.tokens).way != Way::future)
    return std::nullopt;
  int count = 0;
  for (size_t i = 1; i + 1 < length.size(); ++i) {
    if (length[i] < '0' || length[i] > '9') return std::nullopt;
    count = count * 10 + (length[i] - '0');
    if (count > 1000) return std::nullopt;
  }
  const Unit unit = length.back() == 'D'   ? Unit::day
                    : length.back() == 'W' ? Unit::week
                    : length.back() == 'M' ? Unit::month
                                           : Unit::year;
  Value out;
  out.days = {*published_, moved(*published_, unit, count)};
  out.precision = unit == Unit::week || unit == Unit::day ? Precision::day : Precision::month;
  out.approximate = true;
  out.stated = false;
  return out;
}

void Resolver::remember(const Found& found, const Value& value) {
  const int32_t sentence = document_.tokens->sentence_of[found.tokens.first];
  const auto& words = document_.tokens->tokens;
  const lexicon::Symbol next =
      found.tokens.last < static_cast<int32_t>(words.size()) ? words[found.tokens.last].symbol : 0;
  const bool anchors = found.from.type != TimeType::duration && next != t_.f.se && next != t_.f.tak &&
                       next != t_.f.ka && next != t_.f.ki && next != t_.f.ke;
  earlier_.push_back({found.tokens.last, sentence, value, anchors || value.precision == Precision::day});
}

}  // namespace bahi::time
