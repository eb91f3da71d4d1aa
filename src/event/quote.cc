// Quotation marks: which words stand inside them, nested and unbalanced ones too.
#include <algorithm>
#include <optional>

#include "event/draft.h"

namespace bahi::event {
namespace {

enum class Turn : uint8_t { open, close, plain };

struct Mark {
  bool twofold = false;  // “ ” " '' « », not ‘ ’ '
  Turn turn = Turn::plain;
  int32_t width = 1;  // tokens: '' are two
};

std::optional<Mark> mark_at(const View& view, int32_t i) {
  const auto form = view.document.token(i).form;
  if (form == "“" || form == "«" || form == "„" || form == "``") return Mark{true, Turn::open, 1};
  if (form == "”" || form == "»") return Mark{true, Turn::close, 1};
  const auto count = static_cast<int32_t>(view.document.tokens->tokens.size());
  const bool again =
      i + 1 < count && view.document.token(i + 1).form == form && !view.document.token(i + 1).space_before;
  if (form == "‘" || form == "`") return again ? Mark{true, Turn::open, 2} : Mark{false, Turn::open, 1};
  if (form == "’") return again ? Mark{true, Turn::close, 2} : Mark{false, Turn::close, 1};
  if (form == "\"" || form == "''") return Mark{true, Turn::plain, 1};
  if (form == "'") return again ? Mark{true, Turn::plain, 2} : Mark{false, Turn::plain, 1};
  return std::nullopt;
}

struct Open {
  bool twofold;
  bool sure;      // a mark that only opens
  int32_t start;  // the first token inside
};

}  // namespace

std::vector<Quotation> quotations(const View& view) {
  std::vector<Quotation> out;
  const auto& tokens = view.document.tokens->tokens;
  const auto& sentences = view.document.tokens->sentences;
  std::vector<Open> stack;
  int32_t block = -1;
  const auto leave_block = [&](int32_t end) {
    // Nobody closed it: it ends with its paragraph. A lone ' may be an apostrophe.
    if (!stack.empty() && end > stack.front().start && (stack.front().twofold || stack.front().sure))
      out.push_back({{stack.front().start, end}, 0, false});
    stack.clear();
  };
  const auto count = static_cast<int32_t>(tokens.size());
  for (int32_t i = 0; i < count; ++i) {
    if (const int32_t at = sentences[view.document.tokens->sentence_of[i]].block; at != block) {
      leave_block(i);
      block = at;
    }
    const auto mark = mark_at(view, i);
    if (!mark) continue;
    const auto same =
        std::find_if(stack.rbegin(), stack.rend(), [&](const Open& o) { return o.twofold == mark->twofold; });
    // «“… "…" …”»: a plain mark inside a sure one opens when it leans on the word after it.
    const bool leans = i + mark->width < count && tokens[i].space_before && !tokens[i + mark->width].space_before;
    const bool opens =
        mark->turn == Turn::open || (mark->turn == Turn::plain && (same == stack.rend() || (same->sure && leans)));
    if (opens) {
      stack.push_back({mark->twofold, mark->turn == Turn::open, i + mark->width});
    } else if (same != stack.rend()) {
      const auto depth = static_cast<int32_t>(stack.rend() - same) - 1;
      if (i > same->start) out.push_back({{same->start, i}, depth, true});
      stack.erase(stack.begin() + depth, stack.end());
    }
    i += mark->width - 1;
  }
  leave_block(count);
  std::stable_sort(out.begin(), out.end(), [](const Quotation& a, const Quotation& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
  return out;
}

}  // namespace bahi::event
