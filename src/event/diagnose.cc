// What an attentive sub-editor would query.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "event/draft.h"

namespace bahi::event {
namespace {

constexpr double kDoubtful = 0.6;  // a pronoun less sure than this is queried
constexpr int32_t kTollReach = 5;  // tokens between a figure and «मारे गए»

/// The state an entity belongs to: its own country, or that of an office it holds.
std::string state_of(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  if (!e.country.empty()) return e.country;
  for (const Office& o : view.document.names->offices)
    if (o.person == entity && o.of >= 0 && !view.document.entity(o.of).country.empty())
      return view.document.entity(o.of).country;
  return {};
}

std::string state_of(const View& view, const std::vector<Filler>& all) {
  for (const Filler& f : all)
    if (auto s = state_of(view, f.entity); !s.empty()) return s;
  return {};
}

void headings(const View& view, const std::vector<Draft>& drafts, std::vector<RecordDiagnostic>& out) {
  for (const Draft& h : drafts) {
    if (!h.heading || h.actors.empty() || h.recipients.empty()) continue;
    const auto from = state_of(view, h.actors);
    const auto to = state_of(view, h.recipients);
    if (from.empty() || to.empty() || from == to) continue;
    for (const Draft& b : drafts) {
      if (b.heading || b.joined >= 0) continue;
      const Frame& f = view.tables.frames[h.frame];
      const Frame& g = view.tables.frames[b.frame];
      if (f.event != g.event || f.mutual || g.mutual) continue;
      if (state_of(view, b.actors) == to && state_of(view, b.recipients) == from) {
        out.push_back({"heading-contradicts-body",
                       "the heading tells it the other way round than the text below it; the record follows the text",
                       {view.document.span(h.words), view.document.span(b.words)}});
        break;
      }
    }
  }
}

std::string names_of(const View& view, const std::vector<int32_t>& entities) {
  std::string out;
  for (const int32_t e : entities) out += (out.empty() ? "" : ", ") + view.document.entity(e).hi;
  return out;
}

void references(const View& view, const std::vector<Draft>& drafts, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  for (const Draft& draft : drafts) {
    if (!draft.heading && draft.joined < 0 && draft.anaphoric && draft.bare && draft.actors.empty() &&
        draft.recipients.empty())
      out.push_back({"ambiguous-reference", "it is not clear which meeting or deed this means", {d.span(draft.words)}});
    for (const std::string& note : draft.alternatives)
      out.push_back({"ambiguous-reference", note, {d.span(draft.words)}});
  }
  // Whom a pronoun means, once for the same candidates.
  std::vector<std::vector<int32_t>> asked;
  for (const Mention& m : d.coref->mentions) {
    if (m.alternatives.size() < 2 || m.confidence >= kDoubtful) continue;
    auto key = m.alternatives;
    std::sort(key.begin(), key.end());
    if (std::find(asked.begin(), asked.end(), key) != asked.end()) continue;
    asked.push_back(std::move(key));
    out.push_back(
        {"ambiguous-reference", "this may mean any of: " + names_of(view, m.alternatives), {d.span(m.tokens)}});
  }
}

// ------------------------------------------------------------------ dates
constexpr std::array<std::string_view, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};

/// The weekday of an ISO 8601 day (Sakamoto's method); empty: no full date.
std::string_view weekday_of(std::string_view iso) {
  if (iso.size() != 10) return {};
  const auto number = [&](size_t at, size_t length) {
    int n = 0;
    for (size_t i = at; i < at + length; ++i) n = n * 10 + (iso[i] - '0');
    return n;
  };
  constexpr std::array<int, 12> kShift = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  int y = number(0, 4);
  const int m = number(5, 2);
  const int day = number(8, 2);
  if (m < 1 || m > 12) return {};
  if (m < 3) --y;
  return kWeekdays[(y + y / 4 - y / 100 + y / 400 + kShift[m - 1] + day) % 7];
}

void dates(const View& view, std::vector<RecordDiagnostic>& out) {
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
      const auto real = weekday_of(date.value->start);
      if (real.empty() || real == day.weekday) continue;
      out.push_back({"weekday-date-conflict",
                     date.value->start + " was a " + std::string(real),
                     {d.span({std::min(t.tokens.first, u.tokens.first), std::max(t.tokens.last, u.tokens.last)})}});
    }
  }
}

// ------------------------------------------------------------------ names, titles, numbers, marks
void names(const View& view, std::vector<RecordDiagnostic>& out) {
  // Mentions of one person whose forms differ in more than a title.
  const Document& d = view.document;
  std::map<int32_t, std::vector<Range>> spelt;
  for (const Mention& m : d.names->mentions)
    if (m.form == MentionForm::name && m.entity >= 0 && d.entity(m.entity).kind == EntityKind::person)
      spelt[m.entity].push_back(m.tokens);
  for (const auto& [entity, all] : spelt) {
    for (const Range r : all) {
      const auto last = d.token(all.front().last - 1).key;
      const auto other = d.token(r.last - 1).key;
      if (last != other && lexicon::name_key(last) == lexicon::name_key(other)) {
        out.push_back({"name-variant", "the same name is spelt two ways", {d.span(all.front()), d.span(r)}});
        break;
      }
    }
  }
}

/// Offices that one person at a time holds.
bool unique(const Office& o) {
  return o.key == "office/president" || o.key == "office/prime-minister" || o.key == "office/chief-minister" ||
         o.key == "office/king";
}

void titles(const View& view, std::vector<RecordDiagnostic>& out) {
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

/// The figure of dead or injured that a heading gives and the text below it does not.
void numbers(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  struct Toll {
    std::string_view number, what;
    Range tokens;
  };
  std::vector<Toll> in_heading, in_body;
  const auto& sentences = d.tokens->sentences;
  for (size_t s = 0; s < sentences.size(); ++s) {
    for (const CueHit& hit : view.cues(sentences[s].tokens)) {
      if (view.cue(hit).kind != "toll") continue;
      // The nearest number before it, a few words away at most.
      for (int32_t i = hit.tokens.first - 1; i >= sentences[s].tokens.first && i >= hit.tokens.first - kTollReach;
           --i) {
        if (d.token(i).kind == TokenKind::punctuation) break;
        if (d.token(i).kind != TokenKind::number) continue;
        (view.is_heading(static_cast<int32_t>(s)) ? in_heading : in_body)
            .push_back({d.token(i).key, view.cue(hit).value, {i, hit.tokens.last}});
        break;
      }
    }
  }
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

void marks(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  const auto all = quotations(view);
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].closed) continue;
    // A quotation of several paragraphs opens each of them and closes the last.
    const int32_t block = d.tokens->sentences[d.tokens->sentence_of[all[i].tokens.first]].block;
    const bool runs_on = i + 1 < all.size() &&
                         d.tokens->sentences[d.tokens->sentence_of[all[i + 1].tokens.first]].block == block + 1 &&
                         all[i + 1].tokens.first <= all[i].tokens.last + 2;
    if (!runs_on)
      out.push_back({"unclosed-quotation",
                     "this quotation is opened and never closed",
                     {d.span({all[i].tokens.first - 1, all[i].tokens.first})}});
  }
}

}  // namespace

std::vector<RecordDiagnostic> diagnose(const View& view, const std::vector<Draft>& drafts,
                                       const std::vector<Utterance>& utterances) {
  std::vector<RecordDiagnostic> out;
  headings(view, drafts, out);
  dates(view, out);
  references(view, drafts, out);
  for (const Utterance& u : utterances)
    if (u.hearsay && !u.content.empty())
      out.push_back({"unattributed-claim", "nobody is named who says this", {view.document.span(u.where)}});
  names(view, out);
  titles(view, out);
  numbers(view, out);
  marks(view, out);
  std::stable_sort(out.begin(), out.end(), [](const RecordDiagnostic& a, const RecordDiagnostic& b) {
    const int32_t x = a.spans.empty() ? -1 : a.spans.front().start;
    const int32_t y = b.spans.empty() ? -1 : b.spans.front().start;
    return x < y;
  });
  return out;
}

}  // namespace bahi::event
