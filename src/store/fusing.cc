// What a commit brings up to date: people who are one, and the happenings of the chains of claims that were touched.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "fuse/people.h"
#include "store/store.h"

namespace bahi::store {

using fuse::Day;
using fuse::kUndated;
using fuse::Part;

namespace {

constexpr const char* kClaimColumns =
    "SELECT c.id, c.uid, c.event, c.mode, c.act, c.told, c.status, c.voice, c.confidence, c.start, c.finish, "
    "c.precision, "
    "c.approximate, c.unnamed, c.dead, c.injured, c.size, c.amount, c.currency, c.parts, a.id, a.wire, a.published, "
    "c.happening, c.piece, h.digest "
    "FROM claim c JOIN article a ON a.id = c.id >> 12 LEFT JOIN happening h ON h.id = c.id WHERE c.id=?";

std::optional<double> real(const Sql& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.real(column);
}

/// Adds what has been summed since the last flush to a table, and takes rows out that have come to nothing. `add` and
/// `drop` are literals, bound to the columns of the key (and `add` then to the sums).
template <typename Key>
void flush_sums(Db& db, std::map<Key, Sums>& sums, const char* add, const char* drop) {
  Sql adding(db, add);
  Sql dropping(db, drop);
  for (const auto& row : sums) {
    const Key& key = row.first;
    const Sums& s = row.second;
    if (s.cooperation == 0 && s.conflict == 0 && s.planned == 0) continue;
    const auto bind = [&](Sql& sql) { std::apply([&](const auto&... column) { (sql.bind(column), ...); }, key); };
    bind(adding);
    adding.bind(s.cooperation).bind(s.conflict).bind(s.planned).run();
    if (s.cooperation >= 0 && s.conflict >= 0 && s.planned >= 0) continue;
    bind(dropping);
    dropping.run();
  }
  sums.clear();
}

}  // namespace

void Store::touch(int64_t block, int64_t lo, int64_t hi) {
  touched_[block].emplace_back(lo, hi);
}

/// Claims in which a form stands are told anew: it has become another entity.
void Store::touch_form(int64_t form) {
  std::vector<int64_t> claims;
  {
    Sql sql(*db_, "SELECT DISTINCT claim FROM claim_form WHERE form=?");
    sql.bind(form);
    while (sql.row()) claims.push_back(sql.integer(0));
  }
  for (auto& c : load_claims(claims)) place(c);
}

/// Works out block and reach of a claim again, and has its chain told anew.
void Store::place(fuse::Claim& c) {
  std::optional<int64_t> was;
  {
    Sql sql(*db_, "SELECT block, lo, hi, happening FROM claim WHERE id=?");
    if (sql.bind(c.id).row() && !sql.is_null(0)) {
      touch(sql.integer(0), sql.integer(1), sql.integer(2));
      if (!sql.is_null(3)) was = sql.integer(3);
    }
  }
  if (was) {
    stale_.insert(*was);
    Sql(*db_, "UPDATE claim SET piece=NULL WHERE happening=? AND piece IS NOT NULL").bind(*was).run();
  }
  if (c.event.empty() || !fuse::can_fuse(c)) return;
  auto block = static_cast<int64_t>(hash(fuse::block_of(c)) >> 1);
  auto reach = fuse::reach_of(c);
  // What a person has merged stands in the block of the one that it was merged with, and its reach meets it there.
  for (const auto& [first, second] : decisions_.together) {
    if (second != c.uid) continue;
    Sql sql(*db_, "SELECT block, lo, hi FROM claim WHERE uid=? AND block IS NOT NULL");
    if (!sql.bind(static_cast<int64_t>(first)).row()) continue;
    block = sql.integer(0);
    reach.lo = static_cast<Day>(std::min<int64_t>(reach.lo, sql.integer(2)));
    reach.hi = static_cast<Day>(std::max<int64_t>(reach.hi, sql.integer(1)));
    reach.lo = std::max(reach.lo, reach.hi - fuse::kReachMost);
  }
  Sql(*db_, "UPDATE claim SET block=?, lo=?, hi=?, anchor=?, piece=NULL WHERE id=?")
      .bind(block)
      .bind(int64_t{reach.lo})
      .bind(int64_t{reach.hi})
      .bind(int64_t{reach.anchor})
      .bind(c.id)
      .run();
  touch(block, reach.lo, reach.hi);
}

int64_t Store::decide(const Decision& d) {
  {
    Sql sql(*db_, "INSERT INTO curation (who, what, target, other, field, value, note) VALUES (?,?,?,?,?,?,?)");
    sql.bind(d.who).bind(d.what).bind(d.target).bind(d.other).bind(d.field).bind(d.value).bind(d.note).run();
  }
  const int64_t id = sqlite3_last_insert_rowid(db_->handle());
  after(d);
  return id;
}

bool Store::undo(int64_t id, const std::string& who) {
  Decision d;
  {
    Sql sql(*db_,
            "SELECT what, target, other, field, value FROM curation WHERE id=? AND undone_by IS NULL AND what<>'undo'");
    if (!sql.bind(id).row()) return false;
    d = {who, sql.string(0), sql.string(1), sql.string(2), sql.string(3), sql.string(4), ""};
  }
  Sql(*db_, "INSERT INTO curation (who, what, target, other, field, value, note) VALUES (?,'undo',?,'','','','')")
      .bind(who)
      .bind(std::to_string(id))
      .run();
  Sql(*db_, "UPDATE curation SET undone_by=last_insert_rowid() WHERE id=?").bind(id).run();
  after(d);
  return !db_->error();
}

/// What a decision is about is told anew.
void Store::after(const Decision& d) {
  load_decisions();
  if (d.what == "same" || d.what == "different") {
    for (const auto& ident : {d.target, d.other}) {
      Sql sql(*db_, "SELECT block FROM form WHERE ident=?");
      if (sql.bind(ident).row() && !sql.text(0).empty()) people_.insert(sql.string(0));
    }
    return;
  }
  std::vector<int64_t> ids;
  for (const auto& uid : {d.target, d.other}) {
    if (uid.empty()) continue;
    Sql sql(*db_, "SELECT id FROM claim WHERE uid=?");
    sql.bind(unhex(uid));
    while (sql.row()) ids.push_back(sql.integer(0));
  }
  for (auto& c : load_claims(ids)) place(c);
}

fuse::Claim Store::load_claim(const Sql& row) {
  fuse::Claim c;
  c.id = row.integer(0);
  c.uid = static_cast<uint64_t>(row.integer(1));
  c.event = row.string(2);
  c.mode = row.string(3);
  c.act = row.string(4);
  c.told = row.string(5);
  c.status = row.string(6);
  c.voice = row.string(7);
  c.confidence = row.real(8);
  if (!row.is_null(9)) c.date = fuse::Interval{static_cast<Day>(row.integer(9)), static_cast<Day>(row.integer(10))};
  c.precision = row.string(11);
  c.approximate = row.integer(12) != 0;
  c.unnamed = !row.text(13).empty();
  c.dead = real(row, 14);
  c.injured = real(row, 15);
  c.size = real(row, 16);
  c.amount = real(row, 17);
  c.currency = row.string(18);
  c.article = row.integer(20);
  c.wire = row.integer(21);
  c.published = row.is_null(22) ? kUndated : static_cast<Day>(row.integer(22));
  const auto& family = families_->of(c.event, c.act);
  c.family = family.name;
  c.reach = family.reach;
  for_each_part(row.text(19), [&](Part part, int64_t form) {
    const FormInfo& i = info(form);
    c.parties.push_back({part, i.entity, i.polity, i.kind});
    if (part == Part::claimant && c.claimant == 0) c.claimant = i.entity;
  });
  if (!corrections_.empty()) {
    const auto corrected = [&](const char* field) -> const std::string* {
      const auto it = corrections_.find(hex(static_cast<int64_t>(c.uid)) + field);
      return it == corrections_.end() ? nullptr : &it->second.first;
    };
    if (const auto* v = corrected("status")) {
      c.status = *v;
      c.status_decided = true;
    }
    if (const auto* v = corrected("confidence")) {
      const double confidence = std::stod(*v);
      c.confirmed = confidence >= 1;
      if (!c.confirmed)
        c.confidence = confidence;  // as it was read, or the confirmed claim's words would win over others
    }
    if (const auto* v = corrected("date")) {
      const Day a = fuse::day_of_iso(*v);
      const Day b = v->size() > 10 ? fuse::day_of_iso(std::string_view(*v).substr(v->size() - 10)) : a;
      if (a != kUndated && b != kUndated) {
        c.date = fuse::Interval{a, b};
        c.precision = "day";
        c.approximate = false;
        c.date_decided = true;
      }
    }
  }
  return c;
}

std::vector<fuse::Claim> Store::load_claims(const std::vector<int64_t>& ids, std::vector<Standing>* standing) {
  std::vector<fuse::Claim> out;
  out.reserve(ids.size());
  for (const int64_t id : ids) {
    Sql sql(*db_, kClaimColumns);
    if (!sql.bind(id).row()) continue;
    out.push_back(load_claim(sql));
    if (standing == nullptr) continue;
    standing->push_back({sql.maybe(23), sql.maybe(24), sql.maybe(25)});
  }
  return out;
}

void Store::load_decisions() {
  decisions_ = {};
  corrections_.clear();
  same_.clear();
  different_.clear();
  Sql sql(*db_,
          "SELECT what, target, other, field, value, who FROM curation WHERE undone_by IS NULL AND what<>'undo' ORDER "
          "BY id");
  while (sql.row()) {
    const std::string what = sql.string(0);
    const std::string target = sql.string(1);
    const std::string other = sql.string(2);
    const auto uid = static_cast<uint64_t>(unhex(target));
    if (what == "reject") decisions_.rejected.insert(uid);
    if (what == "confirm") corrections_[target + "confidence"] = {"1", sql.string(5)};
    if (what == "correct") corrections_[target + sql.string(3)] = {sql.string(4), sql.string(5)};
    if (what == "merge") decisions_.together.emplace_back(uid, static_cast<uint64_t>(unhex(other)));
    if (what == "split") decisions_.alone.insert(uid);
    if (what == "same") same_.emplace(target, other);
    if (what == "different") different_.emplace(target, other);
  }
}

void Store::flush() {
  flush_people();
  flush_blocks();
  flush_words();
  flush_tally();
}

void Store::flush_tally() {
  Sql add(*db_,
          "INSERT INTO tally (what, name, n) VALUES (?,?,?) ON CONFLICT (what, name) DO UPDATE SET n=n+excluded.n");
  for (const auto& [key, by] : tally_) {
    if (by != 0) add.bind(key.first).bind(key.second).bind(by).run();
    if (by < 0) Sql(*db_, "DELETE FROM tally WHERE what=? AND name=? AND n=0").bind(key.first).bind(key.second).run();
  }
  tally_.clear();
  flush_sums(*db_, dyad_sums_,
             "INSERT INTO dyad_sum (period, event, a, b, cooperation, conflict, planned) VALUES (?,?,?,?,?,?,?) ON "
             "CONFLICT (period, event, a, b) DO UPDATE SET cooperation=cooperation+excluded.cooperation, "
             "conflict=conflict+excluded.conflict, planned=planned+excluded.planned",
             "DELETE FROM dyad_sum WHERE period=? AND event=? AND a=? AND b=? AND cooperation+conflict+planned=0");
  flush_sums(*db_, day_sums_,
             "INSERT INTO day_sum (b, day, cooperation, conflict, planned) VALUES (?,?,?,?,?) ON CONFLICT (b, day) DO "
             "UPDATE SET cooperation=cooperation+excluded.cooperation, conflict=conflict+excluded.conflict, "
             "planned=planned+excluded.planned",
             "DELETE FROM day_sum WHERE b=? AND day=? AND cooperation+conflict+planned=0");
  flush_sums(*db_, dyad_slices_,
             "INSERT INTO dyad_slice (a, b, stage, share, cooperation, conflict, planned) VALUES (?,?,?,?,?,?,?) ON "
             "CONFLICT (a, b, stage, share) DO UPDATE SET cooperation=cooperation+excluded.cooperation, "
             "conflict=conflict+excluded.conflict, planned=planned+excluded.planned",
             "DELETE FROM dyad_slice WHERE a=? AND b=? AND stage=? AND share=? AND cooperation+conflict+planned=0");
  flush_sums(*db_, day_slices_,
             "INSERT INTO day_slice (day, stage, share, cooperation, conflict, planned) VALUES (?,?,?,?,?,?) ON "
             "CONFLICT (day, stage, share) DO UPDATE SET cooperation=cooperation+excluded.cooperation, "
             "conflict=conflict+excluded.conflict, planned=planned+excluded.planned",
             "DELETE FROM day_slice WHERE day=? AND stage=? AND share=? AND cooperation+conflict+planned=0");
}

void Store::sum(const Summed* was, const Summed* now) {
  // Mostly a further source has made it surer, and nothing else is new.
  const auto all_but_share = [](const Summed& s) { return std::tie(s.day, s.event, s.stage, s.pairs); };
  const bool same = was != nullptr && now != nullptr && all_but_share(*was) == all_but_share(*now);
  if (same && was->share == now->share) return;
  for (const auto& [what, by] : {std::pair(was, -1), std::pair(now, 1)}) {
    if (what == nullptr || what->day <= kUndated) continue;  // nor what happened before that day, in 1696
    const auto& [day, event, stage, share, pairs] = *what;
    const auto add = [&event = event, &stage = stage, by = by](Sums& sums) { sums.add(event, stage, by); };
    add(day_slices_[{day, stage, share}]);
    for (const auto& [a, b] : pairs) add(dyad_slices_[{a, b, stage, share}]);
    if (same) continue;
    const auto [year, month, of_month] = time::ymd(day);
    for (const auto& whom : {std::string(), "=" + event}) add(day_sums_[{whom, day}]);
    for (const auto& [a, b] : pairs) {
      add(dyad_sums_[{period_of_month(year, month), "", a, b}]);
      for (const int64_t period : {kAllTime, period_of_year(year)})
        for (const auto& of : {std::string(), event}) add(dyad_sums_[{period, of, a, b}]);
      if (a.empty()) add(day_sums_[{b, day}]);
    }
  }
}

void Store::flush_words() {
  // In the order of rowids, or the index would write a part of its own for each.
  std::sort(words_.begin(), words_.end(), [](const Words& a, const Words& b) { return a.article < b.article; });
  Sql sql(*db_, "INSERT INTO word (rowid, lemma, latin, facet) VALUES (?,?,?,?)");
  for (const auto& w : words_) sql.bind(w.article).bind(w.lemmas).bind(w.latin).bind(w.facets).run();
  words_.clear();
}

void Store::flush_people() {
  for (const std::string& block : people_) {
    std::vector<int64_t> ids;
    std::vector<int64_t> entities;
    std::vector<std::string> kinds;
    std::vector<std::string> idents;
    std::vector<fuse::Person> people;
    {
      Sql sql(*db_,
              "SELECT id, ident, key, hi, polity, entity, kind FROM form WHERE block=? AND block<>'' ORDER BY ident");
      sql.bind(block);
      while (sql.row()) {
        ids.push_back(sql.integer(0));
        idents.push_back(sql.string(1));
        people.push_back({sql.string(2), sql.string(3), sql.string(4), {}});
        entities.push_back(sql.integer(5));
        kinds.push_back(sql.string(6));
      }
    }
    for (size_t i = 0; i < ids.size(); ++i) {
      Sql sql(*db_, "SELECT DISTINCT en FROM office WHERE form=? AND tenure<>'candidate'");
      sql.bind(ids[i]);
      while (sql.row()) people[i].offices.insert(sql.string(0));
    }
    auto found = fuse::identify(people);
    // What a person has decided wins.
    for (size_t i = 0; i < ids.size(); ++i)
      for (const auto& [a, b] : different_)
        if (idents[i] == b && found.of[i] != i && idents[found.of[i]] == a) found.of[i] = i;
    std::vector<int64_t> now(ids.size());
    for (size_t i = 0; i < ids.size(); ++i) now[i] = ids[found.of[i]];
    for (size_t i = 0; i < ids.size(); ++i)
      for (const auto& [a, b] : same_)
        if (idents[found.of[i]] == b || idents[i] == b) {
          Sql sql(*db_, "SELECT entity FROM form WHERE ident=?");
          if (sql.bind(a).row()) now[i] = sql.integer(0);
        }
    std::vector<int64_t> changed;
    for (size_t i = 0; i < ids.size(); ++i)
      if (now[i] != entities[i]) {
        Sql(*db_, "UPDATE form SET entity=? WHERE id=?").bind(now[i]).bind(ids[i]).run();
        if (const int by = (now[i] == ids[i] ? 1 : 0) - (entities[i] == ids[i] ? 1 : 0); by != 0)
          count("entity", kinds[i], by);
        infos_.erase(ids[i]);
        changed.push_back(ids[i]);
      }
    for (const int64_t id : ids) Sql(*db_, "DELETE FROM doubt WHERE a=?").bind(id).run();
    for (const auto& d : found.doubts) {
      const bool decided = std::any_of(different_.begin(), different_.end(), [&](const auto& pair) {
        return (pair.first == idents[d.a] && pair.second == idents[d.b]) ||
               (pair.first == idents[d.b] && pair.second == idents[d.a]);
      });
      if (!decided && now[d.a] != now[d.b])
        Sql(*db_, "INSERT OR REPLACE INTO doubt (a, b, why) VALUES (?,?,?)")
            .bind(ids[d.a])
            .bind(ids[d.b])
            .bind(std::string_view(d.why))
            .run();
    }
    for (const int64_t id : changed) touch_form(id);
  }
  people_.clear();
}

void Store::flush_blocks() {
  auto touched = std::move(touched_);
  touched_.clear();
  std::vector<int64_t> blocks;
  blocks.reserve(touched.size());
  for (const auto& [block, reaches] : touched) blocks.push_back(block);
  std::sort(blocks.begin(), blocks.end());  // so that a run is like another
  for (const int64_t block : blocks) flush_block(block, touched[block]);
  for (const int64_t id : stale_) {
    // One that was told anew, or that nothing has touched, still has the claim that it was founded on.
    Sql sql(*db_, "SELECT happening FROM claim WHERE id=?");
    if (!sql.bind(id).row() || sql.integer(0) != id) drop_happening(id);
  }
  stale_.clear();
}

void Store::flush_block(int64_t block, const std::vector<std::pair<int64_t, int64_t>>& reaches) {
  std::vector<fuse::Light> light;
  {
    Sql sql(*db_, "SELECT id, lo, hi, anchor, piece FROM claim WHERE block=? ORDER BY lo");
    sql.bind(block);
    while (sql.row())
      light.push_back(
          {sql.integer(0),
           {static_cast<Day>(sql.integer(1)), static_cast<Day>(sql.integer(2)), static_cast<Day>(sql.integer(3))},
           sql.maybe(4)});
  }
  const auto touched = [&](Day lo, Day hi) {
    return std::any_of(reaches.begin(), reaches.end(), [&](const auto& r) { return r.first <= hi && lo <= r.second; });
  };
  for (const auto& piece : fuse::cut(std::move(light), touched)) {
    const auto label = static_cast<int64_t>(piece.label >> 1);
    // Nothing in it is new: what it tells stands.
    if (std::all_of(piece.claims.begin(), piece.claims.end(), [&](const auto& c) { return c.piece == label; }))
      continue;
    std::vector<int64_t> ids;
    ids.reserve(piece.claims.size());
    for (const auto& c : piece.claims) ids.push_back(c.claim);
    std::vector<Standing> standing;
    const auto claims = load_claims(ids, &standing);
    write(claims, standing, fuse::happenings(claims, decisions_), label);
  }
}

namespace {

/// All that a happening's rows hold, as one number, so that what has not changed is not written.
int64_t digest_of(const std::vector<fuse::Claim>& claims, const fuse::Happening& h) {
  uint64_t d = hash(h.event);
  const auto text = [&](std::string_view s) { d = combine(d, hash(s)); };
  const auto number = [&](int64_t n) { d = combine(d, static_cast<uint64_t>(n)); };
  const auto date = [&](const std::optional<fuse::Interval>& i) {
    number(i ? i->start : -1);
    number(i ? i->end : -1);
  };
  text(h.mode);
  text(h.act);
  number(static_cast<int64_t>(h.stage));
  date(h.date);
  text(h.precision);
  number(h.approximate ? 1 : 0);
  number(std::lround(h.confidence * 1000));
  number(h.sources);
  for (const size_t i : h.claims) number(claims[i].id);
  for (const auto& p : h.parties) {
    number(static_cast<int64_t>(p.part));
    number(p.entity);
    text(p.polity);
  }
  for (const auto& r : h.revisions) {
    number(r.day);
    text(r.what);
    number(claims[r.claim].id);
    date(r.date);
    text(r.before);
    text(r.after);
  }
  for (const auto& c : h.conflicts) {
    text(c.field);
    number(claims[c.a].id);
    number(claims[c.b].id);
    text(c.value_a);
    text(c.value_b);
  }
  return static_cast<int64_t>(d >> 1);
}

}  // namespace

void Store::write(const std::vector<fuse::Claim>& claims, const std::vector<Standing>& standing,
                  const std::vector<fuse::Happening>& list, int64_t label) {
  std::vector<std::optional<int64_t>> now(claims.size());
  for (const auto& h : list)
    for (const size_t i : h.claims) now[i] = claims[h.claims.front()].id;
  for (size_t i = 0; i < claims.size(); ++i) {
    const Standing& was = standing[i];
    if (was.happening && was.happening != now[i]) stale_.insert(*was.happening);
    if (was.happening == now[i] && was.piece == label) continue;
    Sql update(*db_, "UPDATE claim SET happening=?, piece=? WHERE id=?");
    update.bind(now[i]).bind(label).bind(claims[i].id).run();
  }
  for (const auto& h : list) {
    // What a person has decided of it is part of what its row holds.
    const auto digest =
        static_cast<int64_t>(combine(static_cast<uint64_t>(digest_of(claims, h)), hash(decided_of(claims, h))) >> 1);
    if (standing[h.claims.front()].digest != digest) {
      write_happening(claims, h, digest);
    } else if (const int64_t id = claims[h.claims.front()].id; unfounded_.erase(id) > 0) {
      count_first(id, 1);
    }
  }
}

namespace {

/// A happening as the indexes by state, pair of states, and entity have it.
struct Indexed : Summed {
  int64_t uid = 0;
  std::set<std::pair<int64_t, char>> entities;  // with their parts
  /// Polities that take part, when they are three or more (table gathering).
  std::set<std::string> gathered() const {
    constexpr int kMany = 3;
    const auto single = [](const auto& pair) { return pair.first.empty(); };  // they stand first
    const auto end = std::find_if_not(pairs.begin(), pairs.end(), single);
    std::set<std::string> out;
    if (std::distance(pairs.begin(), end) < kMany) return out;
    for (auto it = pairs.begin(); it != end; ++it) out.insert(it->second);
    return out;
  }
};

std::optional<Indexed> indexed_of(Db& db, int64_t id) {
  Sql sql(db, "SELECT uid, day, confidence, event, stage, parts FROM happening WHERE id=?");
  if (!sql.bind(id).row()) return std::nullopt;
  Indexed out{
      {static_cast<Day>(sql.integer(1)), sql.string(3), sql.string(4), share_of(sql.real(2)), {}}, sql.integer(0), {}};
  for_each_part(sql.text(5), [&](Part part, int64_t e) { out.entities.emplace(e, static_cast<char>(part)); });
  Sql pairs(db, "SELECT a, b FROM dyad_of WHERE happening=?");
  pairs.bind(id);
  while (pairs.row()) out.pairs.emplace(pairs.string(0), pairs.string(1));
  return out;
}

/// Makes of rows that are as `was` says rows as `now` says. What is in both is not touched: each row is on another
/// page.
void index(Db& db, int64_t id, const Indexed& was, const Indexed& now) {
  const auto change = [](const auto& from, const auto& to, bool all, const auto& f) {
    for (const auto& row : from)
      if (all || !to.contains(row)) f(row);
  };
  const bool other_day = was.day != now.day;
  const bool other = other_day || was.event != now.event || was.stage != now.stage;
  change(was.pairs, now.pairs, other, [&](const auto& pair) {
    Sql sql(db, "DELETE FROM dyad WHERE a=? AND b=? AND day=? AND happening=?");
    sql.bind(pair.first).bind(pair.second).bind(int64_t{was.day}).bind(id).run();
  });
  change(now.pairs, was.pairs, other, [&](const auto& pair) {
    Sql sql(db, "INSERT INTO dyad (a, b, day, happening, event, stage) VALUES (?,?,?,?,?,?)");
    sql.bind(pair.first).bind(pair.second).bind(int64_t{now.day}).bind(id).bind(now.event).bind(now.stage).run();
  });
  change(was.pairs, now.pairs, false, [&](const auto& pair) {
    Sql sql(db, "DELETE FROM dyad_of WHERE happening=? AND a=? AND b=?");
    sql.bind(id).bind(pair.first).bind(pair.second).run();
  });
  change(now.pairs, was.pairs, false, [&](const auto& pair) {
    Sql sql(db, "INSERT INTO dyad_of (happening, a, b) VALUES (?,?,?)");
    sql.bind(id).bind(pair.first).bind(pair.second).run();
  });
  const auto were = was.gathered();
  const auto are = now.gathered();
  change(were, are, other, [&](const std::string& polity) {
    Sql sql(db, "DELETE FROM gathering WHERE polity=? AND day=? AND happening=?");
    sql.bind(polity).bind(int64_t{was.day}).bind(id).run();
  });
  change(are, were, other, [&](const std::string& polity) {
    Sql sql(db, "INSERT INTO gathering (polity, day, happening, event, stage) VALUES (?,?,?,?,?)");
    sql.bind(polity).bind(int64_t{now.day}).bind(id).bind(now.event).bind(now.stage).run();
  });
  const auto entity = [&](const char* what, Day day) {
    return [&db, id, what, day](const std::pair<int64_t, char>& row) {
      Sql sql(db, what);
      sql.bind(row.first).bind(int64_t{day}).bind(id).bind(std::string_view(&row.second, 1)).run();
    };
  };
  change(was.entities, now.entities, other_day,
         entity("DELETE FROM happening_entity WHERE entity=? AND day=? AND happening=? AND part=?", was.day));
  change(now.entities, was.entities, other_day,
         entity("INSERT INTO happening_entity (entity, day, happening, part) VALUES (?,?,?,?)", now.day));
}

}  // namespace

/// Takes the happening out of what is counted, and its history and conflicts out.
void Store::uncount_happening(int64_t id, const std::string& event, const std::string& stage) {
  count("happening", event, -1);
  count("stage", stage, -1);
  Sql(*db_, "DELETE FROM revision WHERE happening=?").bind(id).run();
  count("revision", "", -sqlite3_changes64(db_->handle()));
  Sql(*db_, "DELETE FROM conflict WHERE happening=?").bind(id).run();
  count("conflict", "", -sqlite3_changes64(db_->handle()));
}

void Store::drop_happening(int64_t id) {
  const auto was = indexed_of(*db_, id);
  if (!was) return;
  sum(&*was, nullptr);
  uncount_happening(id, was->event, was->stage);
  if (unfounded_.erase(id) == 0) count_first(id, -1);
  index(*db_, id, *was, {});
  Sql(*db_, "DELETE FROM happening WHERE id=?").bind(id).run();
}

std::string Store::decided_of(const std::vector<fuse::Claim>& claims, const fuse::Happening& h) const {
  std::string decided;
  const auto decide = [&](const char* what) {
    if (decided.find(what) == std::string::npos) decided += (decided.empty() ? "" : " ") + std::string(what);
  };
  for (const size_t i : h.claims) {
    const std::string uid = hex(static_cast<int64_t>(claims[i].uid));
    for (auto it = corrections_.lower_bound(uid); it != corrections_.end() && it->first.starts_with(uid); ++it)
      decide(it->first.ends_with("confidence") ? "confirmed" : "corrected");
    for (const auto& [a, b] : decisions_.together)
      if (a == claims[i].uid || b == claims[i].uid) decide("merged");
    if (decisions_.alone.contains(claims[i].uid)) decide("split");
  }
  return decided;
}

void Store::write_happening(const std::vector<fuse::Claim>& claims, const fuse::Happening& h, int64_t digest) {
  constexpr size_t kPairsMost = 8;  // polities; more of them, and only who did it to whom makes pairs
  const fuse::Claim& founder = claims[h.claims.front()];
  const int64_t id = founder.id;
  const Day day = h.date ? h.date->start : h.first;
  std::string parts;
  std::set<std::string> all;
  std::set<std::string> actors;
  std::set<std::string> recipients;
  for (const auto& p : h.parties) {
    parts += fmt::format("{}{}{}", parts.empty() ? "" : " ", static_cast<char>(p.part), p.entity);
    if (p.polity.starts_with('~')) continue;
    if (p.part == Part::actor || p.part == Part::recipient || p.part == Part::host || p.part == Part::attendee)
      all.insert(p.polity);
    if (p.part == Part::actor) actors.insert(p.polity);
    if (p.part == Part::recipient) recipients.insert(p.polity);
  }
  if (all.size() == 1 && h.event == "CONSULT")
    for (const auto& p : h.parties)
      if (p.part == Part::place && !p.polity.starts_with('~') && all.size() == 1) all.insert(p.polity);
  // Each polity also by itself, with nobody: what concerns one state is found as quickly as what concerns two.
  all.insert("");
  Indexed now{{day, h.event, std::string(fuse::label(h.stage)), share_of(h.confidence), {}},
              static_cast<int64_t>(founder.uid),
              {}};
  const auto pair = [&](const std::string& a, const std::string& b) {
    if (a != b) now.pairs.emplace(std::min(a, b), std::max(a, b));  // the same: who did it to itself
  };
  if (all.size() <= kPairsMost + 1) {
    for (auto a = all.begin(); a != all.end(); ++a)
      for (auto b = std::next(a); b != all.end(); ++b) pair(*a, *b);
  } else {
    for (const auto& a : all) pair("", a);
    for (const auto& a : actors)
      for (const auto& b : recipients) pair(a, b);
  }
  for (const auto& p : h.parties) now.entities.emplace(p.entity, static_cast<char>(p.part));

  const auto was = indexed_of(*db_, id);
  sum(was ? &*was : nullptr, &now);
  if (was) uncount_happening(id, was->event, was->stage);
  index(*db_, id, was.value_or(Indexed{}), now);
  count("happening", now.event);
  count("stage", now.stage);
  count("revision", "", static_cast<int64_t>(h.revisions.size()));
  count("conflict", "", static_cast<int64_t>(h.conflicts.size()));
  if (unfounded_.erase(id) > 0 || !was) count_first(id, 1);
  {
    // Its indexes are touched only when what they hold changes.
    const bool update = was && was->uid == now.uid && was->day == now.day && was->stage == now.stage;
    if (was && !update) Sql(*db_, "DELETE FROM happening WHERE id=?").bind(id).run();
    Sql sql(*db_,
            update ? "UPDATE happening SET event=?4, mode=?5, act=?6, start=?7, finish=?8, precision=?9, "
                     "approximate=?10, parts=?11, confidence=?12, sources=?13, claims=?14, first=?15, last=?16, "
                     "conflicts=?17, decided=?18, digest=?19 WHERE id=?1"
                   : "INSERT INTO happening (id, uid, day, stage, event, mode, act, start, finish, precision, "
                     "approximate, parts, confidence, sources, claims, first, last, conflicts, decided, digest) VALUES "
                     "(?1,?2,?3,?20,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)");
    sql.bind(id).bind(now.uid).bind(int64_t{day}).bind(h.event).bind(h.mode).bind(h.act);
    if (h.date) {
      sql.bind(int64_t{h.date->start}).bind(int64_t{h.date->end});
    } else {
      sql.null().null();
    }
    const std::string decided = decided_of(claims, h);
    sql.bind(h.precision).bind(h.approximate ? 1 : 0).bind(parts).bind(h.confidence).bind(h.sources);
    sql.bind(static_cast<int64_t>(h.claims.size())).bind(int64_t{h.first}).bind(int64_t{h.last});
    sql.bind(static_cast<int64_t>(h.conflicts.size())).bind(decided).bind(digest);
    if (!update) sql.bind(now.stage);
    sql.run();
  }
  int64_t n = 0;
  for (const auto& r : h.revisions) {
    Sql sql(*db_,
            "INSERT INTO revision (happening, number, day, what, stage, start, finish, precision, claim, was, became) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    sql.bind(id).bind(n++).bind(int64_t{r.day}).bind(r.what).bind(fuse::label(r.stage));
    if (r.date) {
      sql.bind(int64_t{r.date->start}).bind(int64_t{r.date->end});
    } else {
      sql.null().null();
    }
    sql.bind(r.precision).bind(claims[r.claim].id).bind(r.before).bind(r.after).run();
  }
  n = 0;
  for (const auto& c : h.conflicts) {
    const Day when = std::max(claims[c.a].published, claims[c.b].published);
    Sql sql(*db_,
            "INSERT INTO conflict (happening, number, day, field, a, b, value_a, value_b) VALUES (?,?,?,?,?,?,?,?)");
    sql.bind(id)
        .bind(n++)
        .bind(int64_t{when})
        .bind(c.field)
        .bind(claims[c.a].id)
        .bind(claims[c.b].id)
        .bind(c.value_a)
        .bind(c.value_b)
        .run();
  }
}

}  // namespace bahi::store
