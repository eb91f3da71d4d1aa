// What an attentive sub-editor would query.
#include <algorithm>
#include <map>
#include <string>

#include "event/draft.h"

namespace bahi::event {
namespace {

/// The state an entity belongs to: its own country, or that of an office it holds.
std::string state_of(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  if (!e.country.empty()) return e.country;
  for (const Office& o : view.document.names->offices)
    if (o.person == entity && o.of >= 0 && !view.document.entity(o.of).country.empty()) return view.document.entity(o.of).country;
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

}  // namespace

std::vector<RecordDiagnostic> diagnose(const View& view, const std::vector<Draft>& drafts, const std::vector<Utterance>& utterances) {
  std::vector<RecordDiagnostic> out;
  const Document& d = view.document;
  headings(view, drafts, out);

  if (d.article.published.empty() && d.text->dateline.empty() && !d.tokens->tokens.empty())
    out.push_back({"no-dateline", "neither the text nor its metadata says when it was published; relative dates stay open", {}});
  for (const TimeExpression& t : d.times->expressions)
    if (!t.weekday.empty() && !t.value) out.push_back({"undated-weekday", "a weekday that no publication date resolves", {d.span(t.tokens)}});

  for (const Draft& draft : drafts)
    if (!draft.heading && draft.joined < 0 && draft.anaphoric && draft.bare && draft.actors.empty() && draft.recipients.empty())
      out.push_back({"ambiguous-reference", "it is not clear which meeting or deed this means", {d.span(draft.words)}});
  for (const Draft& draft : drafts)
    for (const std::string& note : draft.alternatives) out.push_back({"ambiguous-reference", note, {d.span(draft.words)}});
  for (const Mention& m : d.coref->mentions)
    if (m.alternatives.size() >= 2 && m.confidence < 0.6)
      out.push_back({"ambiguous-reference", "this may mean more than one of those named before", {d.span(m.tokens)}});

  for (const Utterance& u : utterances)
    if (u.hearsay && !u.content.empty()) out.push_back({"unattributed-claim", "nobody is named who says this", {d.span(u.where)}});

  // Names spelt two ways: mentions of one person whose forms differ in more than a title.
  std::map<int32_t, std::vector<Range>> spelt;
  for (const Mention& m : d.names->mentions)
    if (m.form == MentionForm::name && m.entity >= 0 && d.entity(m.entity).kind == EntityKind::person) spelt[m.entity].push_back(m.tokens);
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
  std::stable_sort(out.begin(), out.end(), [](const RecordDiagnostic& a, const RecordDiagnostic& b) {
    const int32_t x = a.spans.empty() ? -1 : a.spans.front().start;
    const int32_t y = b.spans.empty() ? -1 : b.spans.front().start;
    return x < y;
  });
  return out;
}

}  // namespace bahi::event
