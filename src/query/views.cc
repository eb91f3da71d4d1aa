// The ledger as a whole: who deals with whom, where, on which days; and single things as they are kept.
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "query/impl.h"
#include "store/zip.h"

namespace bahi::query {

using fuse::Day;
using fuse::kUndated;
using store::Sql;

namespace {

/// Cooperation, conflict and plans among rows with event and stage (cooperative() and happened() in SQL). Summed rather
/// than grouped by event and stage, so that rows come in the order of the key and nothing is sorted.
constexpr const char* kSums =
    "sum(stage IN ('occurred','under way') AND event IN "
    "('AGREE','CONSULT','SUPPORT','COOPERATE','AID','CONCEDE','RETREAT')), "
    "sum(stage IN ('occurred','under way') AND event NOT IN "
    "('AGREE','CONSULT','SUPPORT','COOPERATE','AID','CONCEDE','RETREAT')), "
    "sum(stage NOT IN ('occurred','under way'))";

/// What of a filter holds of a row that has the columns happening, day, event, stage; and the values it is bound to.
class Condition {
 public:
  Condition(const Sieve& s, const char* happening) : happening_(happening) {
    add("day BETWEEN ? AND ?", {int64_t{std::max(s.since, kUndated + 1)}, int64_t{s.until}});
    add("event IN ({})", s.types);
    add("stage IN ({})", s.stages);
    for (const auto& polity : s.polities) with("SELECT happening FROM dyad WHERE a='' AND b=?", Values{polity});
    for (const auto& people : s.people) with("SELECT happening FROM happening_entity WHERE entity IN ({})", people);
    if (!s.places.empty()) with("SELECT happening FROM happening_entity WHERE entity IN ({}) AND part='p'", s.places);
    if (s.min_confidence > 0) with("SELECT id FROM happening WHERE confidence>=?", Values{s.min_confidence - 1e-9});
  }
  const std::string& sql() const { return sql_; }
  void bind(Sql& sql) const {
    for (const auto& v : values_) std::visit([&](const auto& value) { sql.bind(value); }, v);
  }

 private:
  using Values = std::vector<std::variant<int64_t, double, std::string>>;
  void add(const std::string& condition, Values values) {
    sql_ += (sql_.empty() ? "" : " AND ") + condition;
    for (auto& v : values) values_.push_back(std::move(v));
  }
  /// With a mark for each of the values, of which it must be one; none: any.
  template <typename T>
  void add(const char* condition, const std::set<T>& any) {
    if (any.empty()) return;
    std::string marks;
    for (size_t i = 0; i < any.size(); ++i) marks += i == 0 ? "?" : ",?";
    add(fmt::format(fmt::runtime(condition), marks), Values(any.begin(), any.end()));
  }
  void with(const std::string& happenings, Values values) {
    add(fmt::format("{} IN ({})", happening_, happenings), std::move(values));
  }
  void with(const char* happenings, const std::set<int64_t>& any) {
    const std::string condition = fmt::format("{} IN ({})", happening_, happenings);
    add(condition.c_str(), any);
  }

  const char* happening_;
  std::string sql_;
  Values values_;
};

}  // namespace

std::vector<Quote> Questions::Impl::quotes(int64_t happening) {
  std::vector<Quote> out;
  Sql sql(db, "SELECT id FROM claim WHERE happening=? ORDER BY id LIMIT 200");
  sql.bind(happening);
  while (sql.row()) out.push_back(quote(sql.integer(0)));
  return out;
}

Result<Kept> Questions::article(const std::string& name) {
  auto& m = *impl_;
  const int64_t id = m.store->find_article(name);
  if (id < 0) return Error{fmt::format("«{}» fits several articles; give more letters", name), {}, 0, 0};
  Kept out;
  Article article;
  if (id == 0 || !m.store->load_article(id, article, &out.record, nullptr)) {
    if (m.db.error()) return m.done(std::move(out));
    return Error{fmt::format("there is no article «{}»", name), {}, 0, 0};
  }
  out.source = std::move(article.source);
  out.given_id = std::move(article.given_id);
  out.title = std::move(article.title);
  out.publisher = std::move(article.publisher);
  out.published = std::move(article.published);
  out.text = std::move(article.text);
  Sql sql(m.db, "SELECT a.uid, w.uid FROM article a LEFT JOIN article w ON w.id=a.wire WHERE a.id=?");
  if (sql.bind(id).row()) {
    out.id = sql.string(0);
    if (sql.text(1) != out.id) out.copies_of = sql.string(1);
  }
  return m.done(std::move(out));
}

Result<Listing<Claimed>> Questions::claims(const Filter& filter, const Page& page) {
  auto& m = *impl_;
  Filter rest = filter;
  rest.since.clear();
  rest.until.clear();
  const auto s = m.sieve(rest);
  if (s.wrong) return *s.wrong;
  const Day since = filter.since.empty() ? kUndated : fuse::day_of_iso(filter.since);
  const Day until = filter.until.empty() ? kUndated : fuse::day_of_iso(filter.until);
  const int64_t end = cursor_of(page.cursor, {0, kEnd}).second;
  const int64_t from = since == kUndated ? 0 : id_of_day(since) << 12;
  const int64_t to = until == kUndated ? end : std::min(end, (id_of_day(until + 1) << 12) - 1);
  Listing<Claimed> out;
  Sql sql(m.db,
          "SELECT c.id, c.event, c.mode, c.act, c.start, c.finish, c.precision, c.approximate, c.parts, c.confidence, "
          "h.uid, h.stage FROM claim c LEFT JOIN happening h ON h.id=c.happening WHERE c.id BETWEEN ? AND ? AND "
          "c.event<>'' ORDER BY c.id DESC");
  sql.bind(from).bind(to);
  while (sql.row()) {
    Happening h;  // as much of one as the filter looks at
    h.event = sql.string(1);
    h.roles = m.roles(sql.text(8));
    h.confidence = sql.real(9);
    h.stage = sql.string(11);
    if (!m.passes(s, h)) continue;
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(0, sql.integer(0));
      break;
    }
    Claimed c;
    c.quote = m.quote(sql.integer(0));
    c.event = h.event;
    c.mode = sql.string(2);
    c.act = sql.string(3);
    if (!sql.is_null(4))
      c.date = {fuse::iso(static_cast<Day>(sql.integer(4))), fuse::iso(static_cast<Day>(sql.integer(5))), sql.string(6),
                sql.integer(7) != 0};
    c.roles = std::move(h.roles);
    if (!sql.is_null(10)) c.happening = store::hex(sql.integer(10));
    out.items.push_back(std::move(c));
  }
  return m.done(std::move(out));
}

Result<Listing<Count>> Questions::entities(const Page& page) {
  auto& m = *impl_;
  Listing<Count> out;
  int64_t last = cursor_of(page.cursor, {0, 0}).second;
  Sql sql(m.db, "SELECT id FROM form WHERE id>? AND entity=id ORDER BY id");
  sql.bind(last);
  while (sql.row()) {
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(0, last);
      break;
    }
    last = sql.integer(0);
    Sql n(m.db, "SELECT count(DISTINCT article) FROM mention WHERE form IN (SELECT id FROM form WHERE entity=?)");
    n.bind(last);
    const int articles = n.row() ? static_cast<int>(n.integer(0)) : 0;
    out.items.push_back({m.name(last), articles});
  }
  return m.done(std::move(out));
}

Result<Network> Questions::network(const Filter& filter, int limit) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  const Condition where(s, "happening");
  const auto deals = [&](const std::string& polity) {  // a place is no party
    return polity.size() == 3 || m.polity_name(polity).kind == "organization";
  };
  std::map<std::pair<std::string, std::string>, Link> links;
  std::map<std::string, int> counts;
  {
    Sql sql(m.db, fmt::format("SELECT a, b, {} FROM dyad WHERE {} GROUP BY a, b", kSums, where.sql()));
    where.bind(sql);
    while (sql.row()) {
      const auto n = [&](int column) { return static_cast<int>(sql.integer(column)); };
      if (sql.text(0).empty()) {
        counts[sql.string(1)] = n(2) + n(3) + n(4);
      } else {
        links[{sql.string(0), sql.string(1)}] = {"", "", n(2), n(3), n(4)};
      }
    }
  }
  std::vector<std::pair<int, std::string>> order;
  order.reserve(counts.size());
  for (const auto& [polity, n] : counts) order.emplace_back(-n, polity);
  std::sort(order.begin(), order.end());
  Network out;
  std::map<std::string, std::string> ids;
  for (const auto& [n, polity] : order) {
    if (static_cast<int>(out.nodes.size()) == limit) break;
    if (!deals(polity)) continue;
    out.nodes.push_back({m.polity_name(polity), -n});
    ids[polity] = out.nodes.back().who.id;
  }
  for (auto& [pair, link] : links) {
    const auto a = ids.find(pair.first);
    const auto b = ids.find(pair.second);
    if (a == ids.end() || b == ids.end() || a == b) continue;
    link.a = a->second;
    link.b = b->second;
    out.links.push_back(std::move(link));
  }
  return m.done(std::move(out));
}

Result<std::vector<Tally>> Questions::places(const Filter& filter) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  const Condition where(s, "happening");
  std::vector<Tally> out;
  Sql sql(m.db, fmt::format("SELECT b, {} FROM dyad WHERE a='' AND length(b)=3 AND {} GROUP BY b", kSums, where.sql()));
  where.bind(sql);
  while (sql.row())
    out.push_back({sql.string(0), static_cast<int>(sql.integer(1)), static_cast<int>(sql.integer(2)),
                   static_cast<int>(sql.integer(3))});
  return m.done(std::move(out));
}

Result<std::vector<Tally>> Questions::days(const Filter& filter) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  const Condition where(s, "id");
  std::vector<Tally> out;
  Sql sql(m.db, fmt::format("SELECT day, {} FROM happening WHERE {} GROUP BY day", kSums, where.sql()));
  where.bind(sql);
  while (sql.row())
    out.push_back({fuse::iso(static_cast<Day>(sql.integer(0))), static_cast<int>(sql.integer(1)),
                   static_cast<int>(sql.integer(2)), static_cast<int>(sql.integer(3))});
  return m.done(std::move(out));
}

Result<Listing<Decided>> Questions::decisions(const Page& page) {
  auto& m = *impl_;
  Listing<Decided> out;
  const auto before = cursor_of(page.cursor, {0, kEnd}).second;
  Sql sql(
      m.db,
      "SELECT id, who, what, target, other, field, value, note, undone_by FROM curation WHERE id<? ORDER BY id DESC");
  sql.bind(before);
  while (sql.row()) {
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(0, out.items.back().number);
      break;
    }
    out.items.push_back({sql.integer(0), sql.string(1), sql.string(2), sql.string(3), sql.string(4), sql.string(5),
                         sql.string(6), sql.string(7), sql.integer(8)});
  }
  return m.done(std::move(out));
}

}  // namespace bahi::query
