// Verify and dump: what must hold, and what a ledger says whatever the order in which it was filled.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/sums.h"
#include "store/zip.h"

namespace bahi::store {

using fuse::Day;
using fuse::kUndated;
using Json = nlohmann::ordered_json;

namespace {

/// Queries that must give no row, and what it means when they do.
struct Rule {
  const char* sql;
  const char* says;
};
constexpr Rule kRules[] = {
    {"SELECT id FROM article WHERE id NOT IN (SELECT article FROM body)", "article {} has no text"},
    {"SELECT article FROM body WHERE article NOT IN (SELECT id FROM article)", "a text without its article: {}"},
    {"SELECT a.id FROM article a LEFT JOIN article w ON w.id=a.wire WHERE w.id IS NULL OR w.wire<>w.id",
     "article {} is a copy of nothing"},
    {"SELECT c.id FROM claim c WHERE NOT EXISTS (SELECT 1 FROM article WHERE id=c.id>>12)", "claim {} has no article"},
    {"SELECT id FROM claim WHERE block IS NOT NULL AND piece IS NULL", "claim {} was left out of the happenings"},
    {"SELECT c.id FROM claim c LEFT JOIN happening h ON h.id=c.happening WHERE c.happening IS NOT NULL AND h.id IS "
     "NULL",
     "claim {} belongs to a happening that is not there"},
    {"SELECT h.id FROM happening h WHERE h.claims<>(SELECT count(*) FROM claim WHERE happening=h.id)",
     "happening {} has not as many claims as it says"},
    {"SELECT h.id FROM happening h LEFT JOIN claim c ON c.id=h.id WHERE c.uid IS NULL OR c.uid<>h.uid OR "
     "c.happening<>h.id",
     "happening {} is not known by its founder"},
    {"SELECT h.id FROM happening h WHERE NOT EXISTS (SELECT 1 FROM revision WHERE happening=h.id)",
     "happening {} has no history"},
    {"SELECT happening FROM revision WHERE happening NOT IN (SELECT id FROM happening)", "a revision of nothing: {}"},
    {"SELECT happening FROM conflict WHERE happening NOT IN (SELECT id FROM happening)", "a conflict of nothing: {}"},
    {"SELECT happening FROM happening_entity WHERE happening NOT IN (SELECT id FROM happening)",
     "a part in nothing: {}"},
    {"SELECT happening FROM dyad WHERE happening NOT IN (SELECT id FROM happening)", "a dyad of nothing: {}"},
    {"SELECT count(*) c FROM dyad HAVING c<>(SELECT count(*) FROM dyad_of)", "the two lists of dyads differ ({})"},
    {"SELECT f.id FROM form f LEFT JOIN form e ON e.id=f.entity WHERE e.id IS NULL OR e.entity<>e.id",
     "form {} is of no entity"},
    {"SELECT id FROM form WHERE id NOT IN (SELECT form FROM mention)", "nothing mentions form {}"},
    {"SELECT form FROM mention WHERE form NOT IN (SELECT id FROM form) OR article NOT IN (SELECT id FROM article)",
     "a mention of form {} hangs in the air"},
    {"SELECT form FROM claim_form WHERE form NOT IN (SELECT id FROM form) OR claim NOT IN (SELECT id FROM claim)",
     "a part of form {} hangs in the air"},
    {"SELECT form FROM office WHERE form NOT IN (SELECT id FROM form) OR article NOT IN (SELECT id FROM article)",
     "an office of form {} hangs in the air"},
    {"SELECT form FROM spelling WHERE form NOT IN (SELECT id FROM form) OR article NOT IN (SELECT id FROM article)",
     "a spelling of form {} hangs in the air"},
    {"SELECT form FROM form_word WHERE form NOT IN (SELECT id FROM form)", "a word of form {} hangs in the air"},
    {"SELECT a FROM doubt WHERE a NOT IN (SELECT id FROM form) OR b NOT IN (SELECT id FROM form)",
     "a doubt about form {} hangs in the air"},
    {"SELECT article FROM band WHERE article NOT IN (SELECT id FROM article)", "a sketch of no article: {}"},
};

}  // namespace

std::vector<std::string> Store::verify(const std::function<void()>& progress) {
  constexpr size_t kMost = 50;
  std::vector<std::string> faults;
  const auto fault = [&](std::string text) {
    if (faults.size() < kMost) faults.push_back(std::move(text));
  };
  {
    Sql sql(*db_, "PRAGMA integrity_check(20)");
    while (sql.row())
      if (sql.text(0) != "ok") fault("SQLite: " + sql.string(0));
  }
  for (const Rule& rule : kRules) {
    Sql sql(*db_, rule.sql);
    for (int n = 0; n < 5 && sql.row(); ++n) fault(fmt::format(fmt::runtime(rule.says), sql.integer(0)));
    if (progress) progress();
  }
  {
    // Texts and records can be unpacked and are what they were.
    Sql sql(*db_, "SELECT uid, text_hash, text, record, words FROM article JOIN body ON body.article=id");
    while (sql.row()) {
      const auto text = unzip(sql.bytes(2));
      if (!text || fmt::format("{:016x}", hash(*text)) != sql.text(1))
        fault(fmt::format("the text of article {} is not what was read", sql.text(0)));
      if (!unzip(sql.bytes(3)) || !unzip(sql.bytes(4)))
        fault(fmt::format("the record of article {} cannot be unpacked", sql.text(0)));
      if (progress) progress();
    }
  }
  {
    Sql sql(*db_, "SELECT count(*) FROM article WHERE id NOT IN (SELECT id FROM word_docsize)");
    if (sql.row() && sql.integer(0) > 0) fault(fmt::format("{} articles are not in the word index", sql.integer(0)));
    Sql more(*db_, "SELECT count(*) FROM word_docsize WHERE id NOT IN (SELECT id FROM article)");
    if (more.row() && more.integer(0) > 0)
      fault(fmt::format("{} texts in the word index belong to no article", more.integer(0)));
  }
  // What is counted as the ledger is written is what counting it anew gives.
  for (const auto& [table, rows, of] :
       {std::tuple{"tally", std::string(kTallies), "what || ' ' || name"},
        std::tuple{"dyad_sum", dyad_sums(), "period || ' ' || event || ' ' || a || ' ' || b"},
        std::tuple{"day_sum", day_sums(), "b || ' ' || day"},
        std::tuple{"dyad_slice", dyad_slices(), "a || ' ' || b || ' ' || stage || ' ' || share"},
        std::tuple{"day_slice", day_slices(), "day || ' ' || stage || ' ' || share"},
        std::tuple{"gathering", gatherings(), "polity || ' ' || happening"}}) {
    Sql sql(*db_, fmt::format("SELECT {2} FROM (SELECT * FROM ({1}) EXCEPT SELECT * FROM {0}) UNION "
                              "SELECT {2} FROM (SELECT * FROM {0} EXCEPT SELECT * FROM ({1}))",
                              table, rows, of));
    while (sql.row()) fault(fmt::format("not as many as the ledger says ({}): {}", table, sql.text(0)));
    if (progress) progress();
  }
  if (db_->error()) {
    fault(db_->error()->message);
    db_->clear_error();
  }
  return faults;
}

bool Store::dump(const std::function<bool(const std::string&)>& line) {
  std::unordered_map<int64_t, std::string> ident;
  {
    Sql sql(*db_, "SELECT id, ident FROM form");
    while (sql.row()) ident[sql.integer(0)] = sql.string(1);
  }
  std::unordered_map<int64_t, std::string> claims;
  {
    Sql sql(*db_, "SELECT id, uid FROM claim");
    while (sql.row()) claims[sql.integer(0)] = hex(sql.integer(1));
  }
  const auto parts = [&](std::string_view text) {
    Json out = Json::array();
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find(' ', at), text.size());
      const auto it = ident.find(std::stoll(std::string(text.substr(at + 1, end - at - 1))));
      out.push_back(std::string(1, text[at]) + " " + (it == ident.end() ? "?" : it->second));
      at = end + 1;
    }
    return out;
  };
  const auto value = [&](const std::string& v) {  // «#12» is an entity
    if (!v.starts_with('#')) return v;
    const auto it = ident.find(std::stoll(v.substr(1)));
    return it == ident.end() ? v : it->second;
  };
  const auto day = [](const Sql& sql, int column) -> Json {
    if (sql.is_null(column) || sql.integer(column) == kUndated) return nullptr;
    return fuse::iso(static_cast<Day>(sql.integer(column)));
  };
  const auto give = [&](const Json& j) { return line(j.dump(-1, ' ', false, Json::error_handler_t::replace)); };

  Sql articles(
      *db_,
      "SELECT a.id, a.uid, a.text_hash, a.source, a.given_id, a.title, a.publisher, a.published, a.language, a.engine, "
      "w.uid FROM article a LEFT JOIN article w ON w.id=a.wire ORDER BY a.uid");
  while (articles.row()) {
    if (!give({{"article", articles.string(1)},
               {"text_hash", articles.string(2)},
               {"source", articles.string(3)},
               {"given_id", articles.string(4)},
               {"title", articles.string(5)},
               {"publisher", articles.string(6)},
               {"published", day(articles, 7)},
               {"language", articles.string(8)},
               {"engine", articles.string(9)},
               {"wire", articles.string(10)}}))
      return false;
    Sql sql(
        *db_,
        "SELECT uid, label, event, mode, act, told, status, voice, confidence, start, finish, precision, approximate, "
        "words_from, words_to, unnamed, parts, happening FROM claim WHERE id BETWEEN ? AND ? ORDER BY id");
    sql.bind(articles.integer(0) << 12).bind(articles.integer(0) << 12 | 4095);
    while (sql.row()) {
      const Json happening = sql.is_null(17) ? Json(nullptr) : Json(claims[sql.integer(17)]);
      if (!give({{"claim", hex(sql.integer(0))},
                 {"label", sql.string(1)},
                 {"event", sql.string(2)},
                 {"mode", sql.string(3)},
                 {"act", sql.string(4)},
                 {"told", sql.string(5)},
                 {"status", sql.string(6)},
                 {"voice", sql.string(7)},
                 {"confidence", sql.real(8)},
                 {"start", day(sql, 9)},
                 {"end", day(sql, 10)},
                 {"precision", sql.string(11)},
                 {"approximate", sql.integer(12)},
                 {"words", {sql.integer(13), sql.integer(14)}},
                 {"unnamed", sql.string(15)},
                 {"parts", parts(sql.text(16))},
                 {"happening", happening}}))
        return false;
    }
  }
  {
    Sql sql(*db_, "SELECT ident, kind, hi, en, polity, entity, id FROM form ORDER BY ident");
    while (sql.row()) {
      Json offices = Json::array();
      Sql o(*db_, "SELECT DISTINCT en, of, tenure FROM office WHERE form=? ORDER BY 1, 3");
      o.bind(sql.integer(6));
      std::vector<std::string> list;
      while (o.row())
        list.push_back(o.string(0) + "|" + (o.integer(1) == 0 ? "" : ident[o.integer(1)]) + "|" + o.string(2));
      std::sort(list.begin(), list.end());
      if (!give({{"form", sql.string(0)},
                 {"kind", sql.string(1)},
                 {"hi", sql.string(2)},
                 {"en", sql.string(3)},
                 {"polity", sql.string(4)},
                 {"entity", ident[sql.integer(5)]},
                 {"offices", list}}))
        return false;
    }
  }
  {
    std::vector<std::string> lines;
    Sql sql(*db_, "SELECT a, b, why FROM doubt");
    while (sql.row()) {
      const auto [a, b] = std::minmax(ident[sql.integer(0)], ident[sql.integer(1)]);
      lines.push_back(Json{{"doubt", {a, b}}, {"why", sql.string(2)}}.dump());
    }
    std::sort(lines.begin(), lines.end());
    for (const auto& l : lines)
      if (!line(l)) return false;
  }
  Sql sql(*db_,
          "SELECT id, uid, event, mode, act, stage, start, finish, precision, approximate, parts, confidence, sources, "
          "claims, "
          "first, last, decided FROM happening ORDER BY uid, id");
  while (sql.row()) {
    Json revisions = Json::array();
    Sql r(*db_,
          "SELECT day, what, stage, start, finish, claim, was, became FROM revision WHERE happening=? ORDER BY number");
    r.bind(sql.integer(0));
    while (r.row())
      revisions.push_back(
          {day(r, 0), r.string(1), r.string(2), day(r, 3), day(r, 4), claims[r.integer(5)], r.string(6), r.string(7)});
    Json conflicts = Json::array();
    Sql c(*db_, "SELECT day, field, a, b, value_a, value_b FROM conflict WHERE happening=? ORDER BY number");
    c.bind(sql.integer(0));
    while (c.row())
      conflicts.push_back(
          {day(c, 0), c.string(1), claims[c.integer(2)], claims[c.integer(3)], value(c.string(4)), value(c.string(5))});
    if (!give({{"happening", hex(sql.integer(1))},
               {"event", sql.string(2)},
               {"mode", sql.string(3)},
               {"act", sql.string(4)},
               {"stage", sql.string(5)},
               {"start", day(sql, 6)},
               {"end", day(sql, 7)},
               {"precision", sql.string(8)},
               {"approximate", sql.integer(9)},
               {"parts", parts(sql.text(10))},
               {"confidence", sql.real(11)},
               {"sources", sql.integer(12)},
               {"claims", sql.integer(13)},
               {"first", day(sql, 14)},
               {"last", day(sql, 15)},
               {"decided", sql.string(16)},
               {"revisions", revisions},
               {"conflicts", conflicts}}))
      return false;
  }
  Sql curation(*db_, "SELECT id, who, what, target, other, field, value, note, undone_by FROM curation ORDER BY id");
  while (curation.row())
    if (!give({{"curation", curation.integer(0)},
               {"who", curation.string(1)},
               {"what", curation.string(2)},
               {"target", curation.string(3)},
               {"other", curation.string(4)},
               {"field", curation.string(5)},
               {"value", curation.string(6)},
               {"note", curation.string(7)},
               {"undone_by", curation.is_null(8) ? Json(nullptr) : Json(curation.integer(8))}}))
      return false;
  // What a watch has seen depends on when it was asked.
  Sql watches(*db_, "SELECT name, question FROM watch ORDER BY name");
  while (watches.row())
    if (!give({{"watch", watches.string(0)}, {"question", watches.string(1)}})) return false;
  for (const Feed& f : feeds())
    if (f.listed && !give({{"feed", f.url}})) return false;
  return !db_->error();
}

}  // namespace bahi::store
