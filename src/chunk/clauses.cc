// Clauses: one for each verb group, read off the finished attachment.
#include <algorithm>

#include "chunk/parse.h"

namespace bahi::chunk {

void Parse::make_clauses(Range range) {
  if (range.empty()) return;
  const auto first_clause = static_cast<int32_t>(out_.clauses.size());
  for (int32_t i = range.first; i < range.last; ++i) {
    if (!is_verbal(c(i).kind)) continue;
    Clause clause;
    clause.verb = c(i).verb;
    clause.chunks = {i, i + 1};
    const Note& note = notes_[i];
    clause.marker_token = note.opener;
    switch (c(i).kind) {
      case ChunkKind::VGF:
        clause.kind = note.opens;
        break;
      case ChunkKind::VGNN:
        clause.kind = ClauseKind::infinitival;
        break;
      default: {
        const VerbForm f = form(c(i).head);
        clause.kind =
            f == VerbForm::perfective || f == VerbForm::habitual ? ClauseKind::participial : ClauseKind::conjunctive;
      }
    }
    c(i).clause = static_cast<int32_t>(out_.clauses.size());
    out_.clauses.push_back(clause);
  }
  if (static_cast<int32_t>(out_.clauses.size()) == first_clause) {  // a heading, a name
    Clause clause;
    clause.chunks = range;
    out_.clauses.push_back(clause);
    for (int32_t i = range.first; i < range.last; ++i) c(i).clause = first_clause;
    return;
  }
  // A chunk is in the clause of the verb that it hangs on, however far up; a verb's clause hangs on its governor's.
  for (int32_t i = range.first; i < range.last; ++i) {
    if (is_verbal(c(i).kind)) continue;
    int32_t g = i, steps = 0;
    while (g >= 0 && !is_verbal(c(g).kind) && ++steps < 64) g = c(g).governor;
    if (g >= 0 && is_verbal(c(g).kind)) c(i).clause = c(g).clause;
  }
  for (int32_t i = range.first; i < range.last; ++i) {
    if (c(i).clause < 0) {  // punctuation and conjunctions: with what follows, else with what precedes
      for (int32_t j = i + 1; j < range.last && c(i).clause < 0; ++j)
        if (c(i).kind == ChunkKind::CCP && (is_verbal(c(j).kind) || c(j).role != Role::none)) c(i).clause = c(j).clause;
      if (c(i).clause < 0) c(i).clause = i > range.first ? c(i - 1).clause : first_clause;
    }
    if (!is_verbal(c(i).kind)) continue;
    int32_t g = c(i).governor, steps = 0;
    while (g >= 0 && !is_verbal(c(g).kind) && ++steps < 64) g = c(g).governor;
    if (g >= 0 && g != i) out_.clauses[c(i).clause].parent = c(g).clause;
  }
  // The extent of a clause covers its chunks and the clauses inside it.
  for (int32_t i = range.first; i < range.last; ++i) {
    int32_t k = c(i).clause, steps = 0;
    while (k >= 0 && ++steps < 64) {
      Clause& clause = out_.clauses[k];
      clause.chunks.first = std::min(clause.chunks.first, i);
      clause.chunks.last = std::max(clause.chunks.last, i + 1);
      if (clause.kind == ClauseKind::coordinate || clause.kind == ClauseKind::conditional)
        break;  // beside its parent, not inside
      k = clause.parent;
    }
  }
}

}  // namespace bahi::chunk
