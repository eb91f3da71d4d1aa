// What can be checked by counting: weekdays against dates, offices against the registry, figures against one another.
#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "event/draft.h"
#include "event/magnitude.h"

namespace bahi::event {
namespace {

using std::chrono::sys_days;

constexpr std::chrono::days kMargin{30};  // papers and the registry may differ about a handover by so much
constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};

int number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + (c - '0');
  return n;
}

/// The day of an ISO 8601 date; of one that is only a year or a month, its first day, or its last with `last`.
std::optional<sys_days> day_of(std::string_view iso, bool last = false) {
  using namespace std::chrono;
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  const year y{number(iso.substr(0, 4))};
  const month m{iso.size() > 4 ? static_cast<unsigned>(number(iso.substr(5, 2))) : last ? 12U : 1U};
  if (!m.ok()) return std::nullopt;
  if (iso.size() == 10) {
    const year_month_day day{y, m, std::chrono::day{static_cast<unsigned>(number(iso.substr(8, 2)))}};
    return day.ok() ? std::optional(sys_days(day)) : std::nullopt;
  }
  return last ? sys_days(y / m / std::chrono::last) : sys_days(y / m / 1);
}

}  // namespace

void check_dates(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  if (d.article.published.empty() && d.text->dateline.empty() && !d.tokens->tokens.empty())
    out.push_back(
        {"no-dateline", "neither the text nor its metadata says when it was published; relative dates stay open", {}});
  const auto& times = d.times->expressions;
  std::map<std::string_view, size_t> undated;  // weekday → index into out: one query a weekday
  for (const TimeExpression& t : times) {
    if (t.weekday.empty() || t.value) continue;
    const auto [at, fresh] = undated.emplace(t.weekday, out.size());
    if (fresh) out.push_back({"undated-weekday", "a weekday that no publication date resolves", {}});
    out[at->second].spans.push_back(d.span(t.tokens));
  }
  const auto stated = [](const TimeExpression& t) {
    return t.value && t.value->precision == Precision::day && t.basis == Basis::stated &&
           t.value->start == t.value->end && !t.value->approximate;
  };
  for (size_t i = 0; i < times.size(); ++i) {
    const TimeExpression& t = times[i];
    // «सोमवार, 5 मई»: in one expression or in two beside each other.
    for (const size_t k : {i, i + 1}) {
      if (k >= times.size()) continue;
      const TimeExpression& u = times[k];
      if (k != i && (u.tokens.first > t.tokens.last + 1 ||
                     d.tokens->sentence_of[u.tokens.first] != d.tokens->sentence_of[t.tokens.first]))
        continue;
      const TimeExpression& date = stated(t) ? t : u;
      const TimeExpression& day = &date == &t ? u : t;
      if (!stated(date) || day.weekday.empty() || (k != i && !date.weekday.empty())) continue;
      const auto on = day_of(date.value->start);
      if (!on) continue;
      const std::string_view real = kWeekdays[std::chrono::weekday(*on).c_encoding()];
      if (real == day.weekday) continue;
      out.push_back({"weekday-date-conflict",
                     date.value->start + " was a " + std::string(real),
                     {d.span({std::min(t.tokens.first, u.tokens.first), std::max(t.tokens.last, u.tokens.last)})}});
    }
  }
}

namespace {

/// Offices that one person at a time holds.
bool unique(const Office& o) {
  return o.key == "office/president" || o.key == "office/prime-minister" || o.key == "office/chief-minister" ||
         o.key == "office/king";
}

/// When the article is dated well before its own news: «1999 में प्रधानमंत्री …» tells history.
bool tells_history(const View& view, Range words, sys_days published) {
  const Document& d = view.document;
  const int32_t sentence = d.tokens->sentence_of[words.first];
  return std::any_of(d.times->expressions.begin(), d.times->expressions.end(), [&](const TimeExpression& t) {
    const int32_t there = d.tokens->sentence_of[t.tokens.first];
    if (!t.value || there > sentence || there + 2 < sentence) return false;
    const auto end = day_of(t.value->end, true);
    return end && (*end + std::chrono::days{180} < published || *end > published + kMargin);
  });
}

/// What the registry says against this office on the day of publication; empty: nothing.
std::string against_registry(const View& view, const Office& o, sys_days day) {
  const Document& d = view.document;
  const Entity& of = d.entity(o.of);
  const std::string_view owner = of.kind == EntityKind::country ? of.country : of.key;
  const Entity& person = d.entity(o.person);
  std::string terms;
  bool in_term = false;
  for (const Tenure& t : view.tables.tenures_of(person.key)) {
    if (t.office != o.key || t.of != owner) continue;
    const auto start = day_of(t.start);
    const auto end = day_of(t.end, true);
    if (!start) return {};  // the registry does not know since when
    in_term |= *start <= day + kMargin && (!end || day <= *end + kMargin);
    // «पूर्व»: only one who is well inside a term that is known to end later is none.
    if (o.tenure == "former" && *start + kMargin <= day && end && day + kMargin <= *end)
      return "on that day the registry has this person in the office: " + std::string(t.start) + " – " +
             std::string(t.end);
    terms += (terms.empty() ? "" : ", ") + std::string(t.start) + " – " + std::string(t.end);
  }
  if (o.tenure != "current" || in_term || terms.empty()) return {};
  return "the registry has this person in this office at another time: " + terms;
}

void conflicting_titles(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  const auto& offices = d.names->offices;
  const auto said = [](const Office& o) { return !o.evidence.empty() && o.of >= 0 && !o.key.empty(); };
  for (size_t i = 0; i < offices.size(); ++i) {
    const Office& a = offices[i];
    if (!said(a)) continue;
    for (size_t k = i + 1; k < offices.size(); ++k) {
      const Office& b = offices[k];
      if (!said(b) || a.key != b.key || a.of != b.of) continue;
      const bool in_and_out = a.person == b.person && ((a.tenure == "current" && b.tenure == "former") ||
                                                       (a.tenure == "former" && b.tenure == "current"));
      const bool two = a.person != b.person && unique(a) && a.tenure == "current" && b.tenure == "current" &&
                       !a.inferred && !b.inferred;
      if (in_and_out)
        out.push_back({"title-conflict",
                       "the same person holds the office here and is its former holder there",
                       {d.span(a.evidence.front()), d.span(b.evidence.front())}});
      if (two)
        out.push_back(
            {"title-conflict",
             "two people are called " + a.hi + " of " + d.entity(a.of).hi + ": " + names_of(view, {a.person, b.person}),
             {d.span(a.evidence.front()), d.span(b.evidence.front())}});
    }
  }
}

}  // namespace

void check_titles(const View& view, std::vector<RecordDiagnostic>& out) {
  conflicting_titles(view, out);
  const Document& d = view.document;
  const auto published = day_of(d.article.published);
  if (!published) return;
  for (const Office& o : d.names->offices) {
    if (o.evidence.empty() || o.of < 0 || o.key.empty() || o.inferred || d.entity(o.person).key.empty() ||
        tells_history(view, o.evidence.front(), *published))
      continue;
    if (auto why = against_registry(view, o, *published); !why.empty())
      out.push_back({"title-registry-conflict", std::move(why), {d.span(o.evidence.front())}});
  }
}

namespace {

/// The figure of dead or injured that a heading gives and the text below it does not.
void tolls(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  std::vector<Toll> in_heading, in_body;
  const auto& sentences = d.tokens->sentences;
  for (size_t s = 0; s < sentences.size(); ++s)
    for (const Toll& toll : tolls_in(view, sentences[s].tokens))
      (view.is_heading(static_cast<int32_t>(s)) ? in_heading : in_body).push_back(toll);
  for (const Toll& h : in_heading) {
    const Toll* other = nullptr;
    bool same = false;
    for (const Toll& b : in_body) {
      if (b.what != h.what) continue;
      same |= b.number == h.number;
      if (other == nullptr) other = &b;
    }
    if (other != nullptr && !same) {
      out.push_back({"number-conflict",
                     "the heading and the text give different figures",
                     {d.span(h.tokens), d.span(other->tokens)}});
      return;
    }
  }
}

/// «पांच (6)», «6 (पांच)»: the number in words and in digits.
void words_and_digits(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  const auto& tokens = d.tokens->tokens;
  const auto count = static_cast<int32_t>(tokens.size());
  for (int32_t i = 1; i + 2 < count; ++i) {
    if (tokens[i].form != "(") continue;
    const auto inner = view.tables.numbers.read(tokens, i + 1, count);
    if (!inner || inner->ordinal || inner->last >= count || tokens[inner->last].form != ")") continue;
    // The longest number that ends where the bracket opens.
    for (int32_t at = std::max(0, i - 6); at < i; ++at) {
      const auto outer = view.tables.numbers.read(tokens, at, i);
      if (!outer || outer->last != i || outer->ordinal) continue;
      const bool words_first = tokens[at].kind == TokenKind::word;
      const bool words_inside = tokens[i + 1].kind == TokenKind::word;
      if (words_first != words_inside && outer->value != inner->value)
        out.push_back({"number-conflict",
                       "the number in words and the number in digits differ",
                       {d.span({at, inner->last + 1})}});
      break;
    }
  }
}

/// «चार देशों (भारत, रूस और चीन)»: a count and the list that follows it.
void counts_and_lists(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  const auto& tokens = d.tokens->tokens;
  const auto count = static_cast<int32_t>(tokens.size());
  constexpr int32_t kLongest = 40;  // tokens of a list
  constexpr int32_t kItem = 4;      // tokens of one of its items
  for (int32_t i = 2; i + 4 < count; ++i) {
    if (tokens[i].form != "(" || tokens[i - 1].kind != TokenKind::word) continue;
    const auto number = view.tables.numbers.read(tokens, i - 2, i - 1);
    if (!number || number->last != i - 1 || number->ordinal || !number->whole() || number->value < 2 ||
        number->value > 12)
      continue;
    if (view.document.word(i - 1).features.number == Number::singular) continue;
    int items = 1;
    int commas = 0;
    int32_t length = 0;
    bool plain = true;
    int32_t end = i + 1;
    for (; end < count && end < i + kLongest && tokens[end].form != ")"; ++end) {
      const auto& t = tokens[end];
      const bool comma = t.form == ",";
      const bool joins = d.word(end).tag == Tag::CC;
      if (comma || joins) {
        commas += comma ? 1 : 0;
        plain &= length > 0;
        length = 0;
        ++items;
        continue;
      }
      // A list of names and nouns: no number, no clause, no «आदि».
      plain &= ++length <= kItem && t.kind == TokenKind::word &&
               (d.word(end).upos == Upos::PROPN || d.word(end).upos == Upos::NOUN);
    }
    if (end >= count || tokens[end].form != ")" || !plain || commas == 0 || length == 0 ||
        items == static_cast<int>(number->value))
      continue;
    out.push_back({"number-conflict", "the count and the list that follows it differ", {d.span({i - 2, end + 1})}});
  }
}

}  // namespace

void check_numbers(const View& view, std::vector<RecordDiagnostic>& out) {
  tolls(view, out);
  words_and_digits(view, out);
  counts_and_lists(view, out);
}

}  // namespace bahi::event
