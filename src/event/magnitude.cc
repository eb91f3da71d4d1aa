#include "event/magnitude.h"

#include <algorithm>
#include <optional>

namespace bahi::event {
namespace {

constexpr int32_t kTollReach = 5;  // tokens between a figure and «मारे गए»

/// Is this number a year or another time?
bool tells_time(const View& view, int32_t token) {
  const int32_t chunk = view.document.chunks->chunk_of[token];
  return chunk >= 0 && view.is_time(chunk);
}

}  // namespace

std::vector<Toll> tolls_in(const View& view, Range tokens) {
  std::vector<Toll> out;
  const Document& d = view.document;
  for (const CueHit& hit : view.cues(tokens)) {
    if (view.cue(hit).kind != "toll") continue;
    // The nearest number before it, a few words away at most.
    std::optional<time::Number> found;
    int32_t at = std::max(tokens.first, hit.tokens.first - kTollReach);
    for (int32_t i = at; i < hit.tokens.first; ++i) {
      if (d.token(i).kind == TokenKind::punctuation) found.reset();
      const auto n = view.tables.numbers.read(d.tokens->tokens, i, hit.tokens.first);
      if (!n) continue;
      if (!tells_time(view, i)) {
        found = n;
        at = i;
      }
      i = n->last - 1;
    }
    if (found && !found->ordinal) out.push_back({found->value, view.cue(hit).value, {at, hit.tokens.last}});
  }
  return out;
}

RecordMagnitude magnitude_of(const View& view, const std::vector<Draft>& drafts, const Draft& draft) {
  RecordMagnitude out;
  if (draft.status != Status::occurred && draft.status != Status::ongoing && draft.status != Status::scheduled)
    return out;
  const std::string_view event = view.tables.frames[draft.frame].event;
  if (event == "ASSAULT") {
    const auto take = [&](int32_t sentence) {
      for (const Toll& t : tolls_in(view, view.sentence_tokens(sentence))) {
        auto& number = t.what == "dead" ? out.dead : out.injured;
        if (!number) number = t.number;
      }
    };
    take(draft.sentence);
    const int32_t next = draft.sentence + 1;
    const auto there = [&](const Draft& d) { return d.sentence == next; };
    if (!out.any() && next < static_cast<int32_t>(view.document.tokens->sentences.size()) && !view.is_heading(next) &&
        std::none_of(drafts.begin(), drafts.end(), there))
      take(next);
  }
  if (event == "AID" || event == "AGREE" || event == "COOPERATE") {
    const Range tokens = draft.clause >= 0 ? view.clause_tokens(draft.clause) : view.sentence_tokens(draft.sentence);
    for (const CueHit& hit : view.cues(tokens)) {
      if (view.cue(hit).kind != "money") continue;
      // The longest number that ends where the money begins: «ढाई अरब डॉलर».
      for (int32_t at = tokens.first; at < hit.tokens.first && !out.amount; ++at) {
        const auto n = view.tables.numbers.read(view.document.tokens->tokens, at, hit.tokens.first);
        if (!n || n->ordinal || n->last != hit.tokens.first) continue;
        out.amount = n->value;
        out.currency = view.cue(hit).value;
      }
      if (out.amount) break;
    }
  }
  return out;
}

}  // namespace bahi::event
