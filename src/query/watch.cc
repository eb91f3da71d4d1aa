// Watches: saved questions, and what is new to them.
#include <fmt/format.h>

#include <algorithm>

#include "query/impl.h"

namespace bahi::query {

using store::Sql;

Result<std::vector<Watch>> Questions::watches() {
  auto& m = *impl_;
  std::vector<Watch> out;
  Sql sql(m.db, "SELECT name, question, seen FROM watch ORDER BY name");
  while (sql.row()) {
    auto filter = question_of_json(sql.text(1));
    if (!filter) return Error{fmt::format("the question of watch «{}» is damaged", sql.text(0)), m.db.path(), 0, 0};
    out.push_back({sql.string(0), std::move(*filter), sql.integer(2)});
  }
  return m.done(std::move(out));
}

Result<News> Questions::news(const Filter& filter, int64_t after) {
  auto& m = *impl_;
  News out;
  m.db.exec("BEGIN");  // one state of the ledger, though another process may add to it meanwhile
  {
    Sql last(m.db, "SELECT coalesce(max(added), 0) FROM article");
    if (last.row()) out.upto = std::max(after, last.integer(0));
    Filter rest{filter.states, filter.people, filter.types, {}, filter.place, "", "", filter.min_confidence};
    const auto s = m.sieve(rest);
    if (!s.wrong) {
      // The happenings that new articles tell of; what of them is by the words of a new one. CROSS JOIN keeps the
      // order: left to itself, SQLite would go over every claim of the ledger.
      constexpr const char* kRevisions =
          "SELECT r.happening, r.day, r.what, r.stage, r.start, r.finish, r.precision, r.claim, r.was, r.became "
          "FROM (SELECT DISTINCT c.happening FROM article a CROSS JOIN claim c ON c.id BETWEEN a.id<<12 AND "
          "a.id<<12|4095 WHERE a.added>?1 AND c.happening IS NOT NULL) n CROSS JOIN revision r ON "
          "r.happening=n.happening CROSS JOIN article t ON t.id=r.claim>>12 WHERE t.added>?1 "
          "ORDER BY r.day, r.happening, r.number";
      constexpr const char* kConflicts =
          "SELECT k.happening, x.added>?1 AND y.added<=?1, k.day, k.field, k.a, k.b, k.value_a, k.value_b "
          "FROM (SELECT DISTINCT c.happening FROM article a CROSS JOIN claim c ON c.id BETWEEN a.id<<12 AND "
          "a.id<<12|4095 WHERE a.added>?1 AND c.happening IS NOT NULL) n CROSS JOIN conflict k ON "
          "k.happening=n.happening "
          "CROSS JOIN article x ON x.id=k.a>>12 CROSS JOIN article y ON y.id=k.b>>12 WHERE x.added>?1 OR y.added>?1 "
          "ORDER BY k.day, k.happening, k.number";
      Sql revisions(m.db, kRevisions);
      revisions.bind(after);
      while (revisions.row()) {
        const auto what = revisions.text(2);
        if (!filter.stages.empty() &&
            ((what != "told" && what != "stage") ||
             std::find(filter.stages.begin(), filter.stages.end(), revisions.text(3)) == filter.stages.end()))
          continue;
        if (auto h = m.passing(s, revisions.integer(0)))
          out.changes.push_back({std::move(*h), m.revision(revisions, 1)});
      }
      Sql conflicts(m.db, kConflicts);
      conflicts.bind(after);
      while (filter.stages.empty() && conflicts.row()) {
        auto h = m.passing(s, conflicts.integer(0));
        if (!h) continue;
        Conflict c = m.conflict(conflicts, 2);
        if (conflicts.integer(1) != 0) {  // the other was there before
          std::swap(c.a, c.b);
          std::swap(c.value_a, c.value_b);
        }
        Revision disputed{c.day, "disputed", h->stage, c.value_a, c.value_b, {}, std::move(c.b)};
        out.changes.push_back({std::move(*h), std::move(disputed)});
      }
      std::stable_sort(out.changes.begin(), out.changes.end(),
                       [](const Change& x, const Change& y) { return x.revision.day < y.revision.day; });
    }
  }
  m.db.exec("COMMIT");
  return m.done(std::move(out));
}

}  // namespace bahi::query
