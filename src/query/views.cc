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

/// The happenings that pass a filter, as SQL: rows that have columns day, event and stage.
class Rows {
 public:
  explicit Rows(const Sieve& s) : days_{int64_t{std::max(s.since, kUndated + 1)}, int64_t{s.until}} {
    // What concerns a state is read from its rows in dyad, which say all but how sure it is.
    const bool of_state = !s.polities.empty() && s.min_confidence <= 0;
    const bool of_all = s.polities.empty() && s.people.empty() && s.places.empty();
    from_ = of_state ? "dyad h" : of_all && s.very_sure() ? "happening h INDEXED BY happening_sure" : "happening h";
    id_ = of_state ? "h.happening" : "h.id";
    if (of_state) add("h.a='' AND h.b=?", Values{s.polities.front()});
    add("h.day BETWEEN ? AND ?", days_);
    add("h.event IN ({})", s.types);
    add("h.stage IN ({})", s.stages);
    for (size_t i = of_state ? 1 : 0; i < s.polities.size(); ++i)
      with("dyad WHERE a='' AND b=?", Values{s.polities[i]});
    for (const auto& people : s.people) with("happening_entity WHERE entity IN ({})", people);
    if (!s.places.empty()) with("happening_entity WHERE part='p' AND entity IN ({})", s.places);
    if (s.min_confidence > 0) add("h.confidence>=?", Values{s.min_confidence - kSlack});
    if (s.very_sure()) where_ += " AND h.confidence>0.899";  // so that the index can be used
  }
  const std::string& from() const { return from_; }
  const std::string& id() const { return id_; }
  const std::string& where() const { return where_; }
  void bind(Sql& sql) const {
    for (const auto& v : values_) std::visit([&](const auto& value) { sql.bind(value); }, v);
  }

 private:
  using Values = std::vector<std::variant<int64_t, double, std::string>>;
  void add(const std::string& condition, Values values) {
    where_ += (where_.empty() ? "" : " AND ") + condition;
    for (auto& v : values) values_.push_back(std::move(v));
  }
  /// With a mark for each of the values, of which it must be one; none: any.
  template <typename Set>
  void add(const char* condition, const Set& any) {
    if (any.empty()) return;
    add(fmt::format(fmt::runtime(condition), marks(any.size())), Values(any.begin(), any.end()));
  }
  /// One of the happenings that are in that index, whose columns are the values' and the day.
  void with(const std::string& rows, Values values) {
    values.insert(values.end(), days_.begin(), days_.end());
    add(fmt::format("{} IN (SELECT happening FROM {} AND day BETWEEN ? AND ?)", id_, rows), std::move(values));
  }
  void with(const char* rows, const std::set<int64_t>& any) {
    with(fmt::format(fmt::runtime(rows), marks(any.size())), Values(any.begin(), any.end()));
  }

  Values days_;
  std::string from_, id_, where_;
  Values values_;
};

/// Does the filter ask for nothing but states, types, stages and days?
bool no_names(const Sieve& s) {
  return s.people.empty() && s.places.empty() && s.min_confidence <= 0;
}

/// The share from which on happenings pass that are at a stage of the filter, if it asks for stages or for what is so
/// sure, and for nothing else but days; nothing when it asks for more, or for a part of a share.
std::optional<int> share_from(const Sieve& s) {
  if (!s.polities.empty() || !s.people.empty() || !s.places.empty() || !s.types.empty() ||
      (s.stages.empty() && s.min_confidence <= 0) || s.min_confidence > 1)
    return std::nullopt;
  const int share = store::share_of(s.min_confidence);
  if (s.min_confidence - static_cast<double>(share) / store::kShares > kSlack) return std::nullopt;
  return share;
}

/// SQL for that share and those stages.
std::string of_slices(const Sieve& s) {
  return "share>=?" + (s.stages.empty() ? std::string() : fmt::format(" AND stage IN ({})", marks(s.stages.size())));
}
void bind_slices(Sql& sql, const Sieve& s, int share) {
  sql.bind(share);
  for (const auto& stage : s.stages) sql.bind(stage);
}

void count_one(Tally& t, std::string_view event, std::string_view stage) {
  ++(!happened(stage) ? t.planned : cooperative(event) ? t.cooperation : t.conflict);
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
  const auto few = m.few_claims(s);
  const std::string list = few ? json_list(*few) : std::string();
  std::string text = fmt::format(
      "SELECT c.id, c.event, c.mode, c.act, c.start, c.finish, c.precision, c.approximate, c.parts, c.confidence, "
      "h.uid, h.stage FROM {} LEFT JOIN happening h ON h.id=c.happening WHERE c.id BETWEEN ? AND ? AND c.event<>''",
      few ? "json_each(?) x CROSS JOIN claim c ON c.id=x.value" : "claim c");
  if (!s.types.empty()) text += fmt::format(" AND c.event IN ({})", marks(s.types.size()));
  if (!s.stages.empty()) text += fmt::format(" AND coalesce(h.stage,'') IN ({})", marks(s.stages.size()));
  Sql sql(m.db, text + " ORDER BY c.id DESC");
  if (few) sql.bind(list);
  sql.bind(from).bind(to);
  for (const auto& type : s.types) sql.bind(type);
  for (const auto& stage : s.stages) sql.bind(stage);
  while (sql.row()) {
    if (!m.passes(s, sql.text(1), sql.text(11), sql.real(9), sql.text(8))) continue;
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(0, sql.integer(0));
      break;
    }
    Claimed c;
    c.quote = m.quote(sql.integer(0));
    c.event = sql.string(1);
    c.mode = sql.string(2);
    c.act = sql.string(3);
    c.date = m.date(sql, 4, true);
    c.roles = m.roles(sql.text(8));
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
  std::string key;
  const auto of = [&](const Sql& sql) -> Tally& {
    return sums[key.assign(sql.text(0)).append("\t").append(sql.text(1))];
  };
  // Rows of pairs with the type and stage of one happening each, or with sums.
  const auto count = [&](Sql& sql) {
    while (sql.row()) count_one(of(sql), sql.text(2), sql.text(3));
  };
  const auto take = [&](Sql& sql) {
    while (sql.row()) add_sums(of(sql), sql, 2);
  };
  // Polities by themselves are paired with the empty name, which comes first and is less than «!».
  constexpr const char* kLast = "\xF4\x8F\xBF\xBF";
  const std::string last = pairs ? kLast : "!";
  const int64_t since = std::max(s.since, kUndated + 1);
  const std::string of_type = s.types.empty() ? std::string() : fmt::format("event IN ({})", marks(s.types.size()));
  const auto types = [&](Sql& sql) {
    for (const auto& t : s.types) sql.bind(t);
  };

  Sql ends(db,
           "SELECT (SELECT day FROM day_sum WHERE b='' ORDER BY day LIMIT 1), day FROM day_sum WHERE b='' ORDER BY day "
           "DESC LIMIT 1");
  if (!ends.row()) return {};
  const auto first = static_cast<Day>(ends.integer(0));
  const auto latest = static_cast<Day>(ends.integer(1));
  const bool always = s.since <= first && s.until >= latest;
  const auto share = always ? share_from(s) : std::nullopt;
  // Of one polity there are the sums of the pairs that it is in, and what three or more take part in.
  const bool of_one = s.polities.size() == 1;

  if (share) {
    Sql sql(db,
            fmt::format("SELECT a, b, cooperation, conflict, planned FROM dyad_slice WHERE a<? AND {}", of_slices(s)));
    sql.bind(last);
    bind_slices(sql, s, *share);
    take(sql);
  } else if (no_names(s) && s.polities.empty() && !s.stages.empty()) {
    Sql sql(db,
            fmt::format("SELECT a, b, event, stage FROM dyad WHERE a<? AND day BETWEEN ? AND ? AND stage IN ({}){}{}",
                        marks(s.stages.size()), s.types.empty() ? "" : " AND ", of_type));
    sql.bind(last).bind(since).bind(int64_t{s.until});
    for (const auto& stage : s.stages) sql.bind(stage);
    types(sql);
    count(sql);
  } else if (!no_names(s) || s.polities.size() > 1 || !s.stages.empty()) {
    const Rows rows(s);
    Sql sql(db, fmt::format("SELECT o.a, o.b, h.event, h.stage FROM {} CROSS JOIN dyad_of o ON o.happening={} AND "
                            "o.a<? WHERE {}",
                            rows.from(), rows.id(), rows.where()));
    sql.bind(last);
    rows.bind(sql);
    count(sql);
  } else {
    // All that there is, when that is what is asked for; else by whole years, months, and days at the ends.
    const std::string one = of_one ? s.polities.front() : std::string();
    const std::string with_one = of_one ? " AND (s.a=? OR s.b=?)" : "";
    const auto bind = [&](Sql& sql) {
      sql.bind(of_one ? std::string_view(kLast) : std::string_view(last));
      if (of_one) sql.bind(one).bind(one);
    };
    store::Periods periods{{store::kAllTime}, {}};
    if (!always) periods = store::periods_of(std::max(s.since, first), std::min(s.until, latest));
    for (const int64_t period : periods.whole) {
      if (!s.types.empty() && store::is_month(period)) {  // months are summed for all types only
        periods.rest.push_back(time::month_of(static_cast<int>(period / 100), static_cast<int>(period % 100)));
        continue;
      }
      Sql sql(db, fmt::format("SELECT a, b, cooperation, conflict, planned FROM dyad_sum s WHERE period=? AND {} AND "
                              "a<?{}",
                              s.types.empty() ? "event=''" : of_type, with_one));
      sql.bind(period);
      types(sql);
      bind(sql);
      take(sql);
    }
    for (const auto& part : periods.rest) {
      const auto when = time::ymd(part.start);
      Sql sql(db, fmt::format("SELECT s.a, s.b, d.event, d.stage FROM dyad_sum s CROSS JOIN dyad d ON d.a=s.a AND "
                              "d.b=s.b AND d.day BETWEEN ? AND ? WHERE s.period=? AND s.event='' AND s.a<?{}{}{}",
                              with_one, s.types.empty() ? "" : " AND d.", of_type));
      sql.bind(int64_t{part.start}).bind(int64_t{part.end});
      sql.bind(store::period_of_month(when.year, when.month));
      bind(sql);
      types(sql);
      count(sql);
    }
    if (of_one) {
      // Who is in a pair with it takes part as often.
      std::vector<std::pair<std::string, Tally>> others;
      for (const auto& [pair, tally] : sums) {
        const size_t tab = pair.find('\t');
        if (tab == 0) continue;
        others.emplace_back(pair.compare(0, tab, one) == 0 ? pair.substr(tab) : "\t" + pair.substr(0, tab), tally);
      }
      for (auto& [other, tally] : others) sums[other] = std::move(tally);
      if (!pairs) std::erase_if(sums, [](const auto& row) { return row.first[0] != '\t'; });
      // Where it took part beside others: their pairs without it, and those who make no pair with it.
      Sql sql(db, fmt::format(
                      "SELECT o.a, o.b, g.event, g.stage FROM gathering g CROSS JOIN dyad_of o ON "
                      "o.happening=g.happening AND o.a<?1 WHERE g.polity=?2 AND g.day BETWEEN ?3 AND ?4 AND o.a<>?2 "
                      "AND o.b<>?2 AND (o.a<>'' OR NOT EXISTS (SELECT 1 FROM dyad_of w WHERE "
                      "w.happening=g.happening AND w.a=min(?2,o.b) AND w.b=max(?2,o.b))){}{}",
                      s.types.empty() ? "" : " AND g.", of_type));
      sql.bind(last).bind(one).bind(since).bind(int64_t{s.until});
      types(sql);
      count(sql);
    }
  }
  std::map<std::pair<std::string, std::string>, Tally> out;
  for (auto& [pair, tally] : sums) {
    const size_t tab = pair.find('\t');
    out[{pair.substr(0, tab), pair.substr(tab + 1)}] = std::move(tally);
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
  Day day = kUndated;
  const auto of = [&](const Sql& row) -> Tally& {  // rows come by day
    if (const auto next = static_cast<Day>(row.integer(0)); out.empty() || next != day) {
      day = next;
      out.push_back({fuse::iso(day), 0, 0, 0});
    }
    return out.back();
  };
  if (const auto share = share_from(s)) {
    Sql sql(m.db, fmt::format("SELECT day, cooperation, conflict, planned FROM day_slice WHERE day BETWEEN ? AND ? AND "
                              "{} ORDER BY day",
                              of_slices(s)));
    sql.bind(int64_t{s.since}).bind(int64_t{s.until});
    bind_slices(sql, s, *share);
    while (sql.row()) add_sums(of(sql), sql, 1);
  } else if (no_names(s) && s.stages.empty() && s.polities.size() + std::min<size_t>(s.types.size(), 1) <= 1) {
    // Sums are kept of all, of a state, of a type.
    std::vector<std::string> whose = s.polities;
    for (const auto& type : s.types) whose.push_back("=" + type);
    if (whose.empty()) whose.emplace_back();
    Sql sql(m.db, fmt::format("SELECT day, cooperation, conflict, planned FROM day_sum WHERE b IN ({}) AND day BETWEEN "
                              "? AND ? ORDER BY day",
                              marks(whose.size())));
    for (const auto& one : whose) sql.bind(one);
    sql.bind(int64_t{s.since}).bind(int64_t{s.until});
    while (sql.row()) add_sums(of(sql), sql, 1);
  } else {
    const Rows rows(s);
    Sql sql(m.db,
            fmt::format("SELECT h.day, h.event, h.stage FROM {} WHERE {} ORDER BY h.day", rows.from(), rows.where()));
    rows.bind(sql);
    while (sql.row()) count_one(of(sql), sql.text(1), sql.text(2));
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
