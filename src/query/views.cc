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

/// What of a filter holds of rows of table happening, and the values that it is bound to.
class Condition {
 public:
  explicit Condition(const Sieve& s) : days_{int64_t{std::max(s.since, kUndated + 1)}, int64_t{s.until}} {
    add("day BETWEEN ? AND ?", days_);
    add("event IN ({})", s.types);
    add("stage IN ({})", s.stages);
    for (const auto& polity : s.polities) with("dyad WHERE a='' AND b=?", Values{polity});
    for (const auto& people : s.people) with("happening_entity WHERE entity IN ({})", people);
    if (!s.places.empty()) with("happening_entity WHERE part='p' AND entity IN ({})", s.places);
    if (s.min_confidence > 0) add("confidence>=?", Values{s.min_confidence - 1e-9});
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
    add(fmt::format(fmt::runtime(condition), marks(any.size())), Values(any.begin(), any.end()));
  }
  /// One of the happenings that are in that index, whose columns are the values' and the day.
  void with(const std::string& rows, Values values) {
    values.insert(values.end(), days_.begin(), days_.end());
    add(fmt::format("id IN (SELECT happening FROM {} AND day BETWEEN ? AND ?)", rows), std::move(values));
  }
  void with(const char* rows, const std::set<int64_t>& any) {
    with(fmt::format(fmt::runtime(rows), marks(any.size())), Values(any.begin(), any.end()));
  }
  static std::string marks(size_t n) {
    std::string out;
    for (size_t i = 0; i < n; ++i) out += i == 0 ? "?" : ",?";
    return out;
  }

  Values days_;
  std::string sql_;
  Values values_;
};

/// Does the filter ask for nothing but days?
bool only_days(const Sieve& s) {
  return s.people.empty() && s.types.empty() && s.stages.empty() && s.places.empty() && s.min_confidence <= 0;
}

void add_sums(Tally& t, const Sql& row, int column) {
  t.cooperation += static_cast<int>(row.integer(column));
  t.conflict += static_cast<int>(row.integer(column + 1));
  t.planned += static_cast<int>(row.integer(column + 2));
}

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
    c.date = m.date(sql, 4, true);
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

std::map<std::pair<std::string, std::string>, Tally> Questions::Impl::dealings(const Sieve& s, bool pairs) {
  std::unordered_map<std::string, Tally> sums;  // «a\tb»
  const auto take = [&](Sql& sql) {
    std::string key;
    while (sql.row()) {
      key.assign(sql.text(0)).append("\t").append(sql.text(1));
      add_sums(sums[key], sql, 2);
    }
  };
  // Polities by themselves are paired with the empty name, which comes first and is less than «!».
  const std::string last = pairs ? "\xF4\x8F\xBF\xBF" : "!";
  if (!only_days(s) || !s.polities.empty()) {
    const Condition where(s);
    Sql sql(db, fmt::format("SELECT a, b, {} FROM happening JOIN dyad_of ON dyad_of.happening=id WHERE a<? AND {} "
                            "GROUP BY a, b",
                            store::kSums, where.sql()));
    sql.bind(last);
    where.bind(sql);
    take(sql);
  } else {
    // All that there is, when that is what is asked for; else by whole years, months, and days at the ends.
    Sql days(db,
             "SELECT (SELECT day FROM day_sum WHERE b='' ORDER BY day LIMIT 1), day FROM day_sum WHERE b='' ORDER "
             "BY day DESC LIMIT 1");
    if (!days.row()) return {};
    const auto first = static_cast<Day>(days.integer(0));
    const auto latest = static_cast<Day>(days.integer(1));
    store::Periods periods{{store::kAllTime}, {}};
    if (s.since > first || s.until < latest)
      periods = store::periods_of(std::max(s.since, first), std::min(s.until, latest));
    for (const int64_t period : periods.whole) {
      Sql sql(db, "SELECT a, b, cooperation, conflict, planned FROM dyad_sum WHERE period=? AND a<?");
      sql.bind(period).bind(last);
      take(sql);
    }
    for (const auto& part : periods.rest) {
      const auto when = time::ymd(part.start);
      Sql sql(db, fmt::format("SELECT s.a, s.b, {} FROM dyad_sum s CROSS JOIN dyad d ON d.a=s.a AND d.b=s.b AND d.day "
                              "BETWEEN ? AND ? WHERE s.period=? AND s.a<? GROUP BY s.a, s.b",
                              store::kSums));
      sql.bind(int64_t{part.start}).bind(int64_t{part.end});
      sql.bind(store::period_of_month(when.year, when.month)).bind(last);
      take(sql);
    }
  }
  std::map<std::pair<std::string, std::string>, Tally> out;
  for (auto& [key, tally] : sums) {
    const size_t tab = key.find('\t');
    out[{key.substr(0, tab), key.substr(tab + 1)}] = std::move(tally);
  }
  return out;
}

Result<Network> Questions::network(const Filter& filter, int limit) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  const auto deals = [&](const std::string& polity) {  // a place is no party
    return polity.size() == 3 || m.polity_name(polity).kind == "organization";
  };
  const auto dealings = m.dealings(s, true);
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [pair, n] : dealings)
    if (pair.first.empty()) order.emplace_back(-(n.cooperation + n.conflict + n.planned), pair.second);
  std::sort(order.begin(), order.end());
  Network out;
  std::map<std::string, std::string> ids;
  for (const auto& [n, polity] : order) {
    if (static_cast<int>(out.nodes.size()) == limit) break;
    if (!deals(polity)) continue;
    out.nodes.push_back({m.polity_name(polity), -n});
    ids[polity] = out.nodes.back().who.id;
  }
  for (const auto& [pair, n] : dealings) {
    const auto a = ids.find(pair.first);
    const auto b = ids.find(pair.second);
    if (a != ids.end() && b != ids.end())
      out.links.push_back({a->second, b->second, n.cooperation, n.conflict, n.planned});
  }
  return m.done(std::move(out));
}

Result<std::vector<Tally>> Questions::places(const Filter& filter) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  std::vector<Tally> out;
  for (auto& [pair, tally] : m.dealings(s, false)) {
    if (pair.second.size() != 3) continue;
    out.push_back(tally);
    out.back().name = pair.second;
  }
  return m.done(std::move(out));
}

Result<std::vector<Tally>> Questions::days(const Filter& filter) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  std::vector<Tally> out;
  const auto take = [&](Sql& sql) {
    while (sql.row()) {
      out.push_back({fuse::iso(static_cast<Day>(sql.integer(0))), 0, 0, 0});
      add_sums(out.back(), sql, 1);
    }
  };
  if (only_days(s) && s.polities.size() <= 1) {
    const std::string polity = s.polities.empty() ? std::string() : s.polities.front();
    Sql sql(m.db, "SELECT day, cooperation, conflict, planned FROM day_sum WHERE b=? AND day BETWEEN ? AND ?");
    sql.bind(polity).bind(int64_t{s.since}).bind(int64_t{s.until});
    take(sql);
  } else {
    const Condition where(s);
    Sql sql(m.db, fmt::format("SELECT day, {} FROM happening WHERE {} GROUP BY day", store::kSums, where.sql()));
    where.bind(sql);
    take(sql);
  }
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
