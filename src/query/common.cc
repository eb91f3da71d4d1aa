#include <fmt/format.h>
#include <unicode/uloc.h>

#include <algorithm>

#include "lexicon/key.h"
#include "name/latin.h"
#include "query/impl.h"
#include "store/zip.h"

namespace bahi::query {

using fuse::Day;
using fuse::kUndated;
using store::Sql;

bool devanagari(std::string_view word) {
  return !word.empty() && static_cast<unsigned char>(word[0]) >= 0x80;
}

namespace {

constexpr std::pair<char, std::string_view> kRoles[] = {
    {'a', "actor"},           {'r', "recipient"}, {'p', "place"},   {'o', "on behalf of"}, {'c', "claimed by"},
    {'s', "speaker"},         {'d', "addressee"}, {'h', "host"},    {'t', "attendee"},     {'x', "accompanying"},
    {'g', "delegation head"}, {'m', "mediator"},  {'k', "carrier"}, {'e', "sender"},       {'w', "witness"}};

std::string phrase_key(std::string_view text) {
  std::string out;
  lexicon::for_each_word(text, [&](std::string_view word) {
    const std::string key = devanagari(word) ? std::string(word) : name::latin_key(word);
    if (!key.empty()) out += (out.empty() ? "" : " ") + key;
  });
  return out;
}

std::string day_text(const Sql& row, int column) {
  return row.is_null(column) || row.integer(column) == kUndated ? std::string()
                                                                : fuse::iso(static_cast<Day>(row.integer(column)));
}

}  // namespace

int64_t id_of_day(Day day) {
  constexpr int64_t kFirstDay = 25567;
  return (static_cast<int64_t>(day) + kFirstDay) << kArticleOfDay;
}

std::pair<int64_t, int64_t> cursor_of(const std::string& cursor, std::pair<int64_t, int64_t> otherwise) {
  const size_t colon = cursor.find(':');
  if (colon == std::string::npos) return otherwise;
  return {std::strtoll(cursor.c_str(), nullptr, 10), std::strtoll(cursor.c_str() + colon + 1, nullptr, 10)};
}
std::string cursor_at(int64_t day, int64_t id) {
  return fmt::format("{}:{}", day, id);
}

std::string marks(size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += i == 0 ? "?" : ",?";
  return out;
}

Date Questions::Impl::date(const Sql& row, int first, bool approximate) {
  Date d;
  if (row.is_null(first)) return d;
  d.start = fuse::iso(static_cast<Day>(row.integer(first)));
  d.end = fuse::iso(static_cast<Day>(row.integer(first + 1)));
  d.precision = row.string(first + 2);
  d.approximate = approximate && row.integer(first + 3) != 0;
  return d;
}

const Name& Questions::Impl::name(int64_t entity) {
  const auto it = names_.find(entity);
  if (it != names_.end()) return it->second;
  Name n;
  Sql sql(db, "SELECT e.ident, e.kind, e.hi, e.en, e.polity FROM form f JOIN form e ON e.id=f.entity WHERE f.id=?");
  if (sql.bind(entity).row()) n = {sql.string(0), sql.string(1), sql.string(2), sql.string(3), sql.string(4)};
  return names_.emplace(entity, std::move(n)).first->second;
}

int64_t Questions::Impl::entity(const std::string& id) {
  Sql sql(db, "SELECT entity FROM form WHERE ident=?");
  return sql.bind(id).row() ? sql.integer(0) : 0;
}

void Questions::Impl::load_states() {
  if (lexicon_) return;
  auto lexicon = lexicon::Lexicon::builtin();
  if (!lexicon) return;
  lexicon_ = std::move(lexicon).value();
  const auto& table = lexicon_->table("states");
  const auto at = [&](std::string_view column) { return static_cast<size_t>(table.column(column)); };
  const size_t columns[] = {at("en"), at("hi"), at("variants"), at("demonyms"), at("capital_en"), at("capital_hi")};
  // A state's own names win over another's demonym or capital.
  for (const size_t column : columns)
    for (const auto& row : table.rows)
      for (const auto part : lexicon::split(row.cells[column]))
        states_.emplace(phrase_key(part), row.cells[at("iso3")]);
  constexpr std::pair<const char*, const char*> kShort[] = {
      {"usa", "USA"}, {"us", "USA"}, {"uk", "GBR"}, {"uae", "ARE"}};
  for (const auto& [word, iso] : kShort) states_[name::latin_key(word)] = iso;
}

std::string Questions::Impl::polity(const std::string& text) {
  std::string upper;
  for (const char c : text) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  load_states();
  if (upper.size() == 3)
    for (const auto& [key, iso] : states_)
      if (iso == upper) return iso;
  const std::string key = phrase_key(text);
  if (const auto it = states_.find(key); it != states_.end()) return it->second;
  if (const int64_t e = state_of_code(text); e != 0) return name(e).polity;
  for (const int64_t e : resolve(text, "")) {
    const Name& n = name(e);
    if (n.kind == "organization" && !n.polity.empty()) return n.polity;
  }
  return {};
}

Name Questions::Impl::polity_name(const std::string& polity) {
  std::string lower;
  for (const char c : polity) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const int64_t e = entity(polity.size() == 3 ? "country/" + lower : polity);
  return e != 0 ? name(e) : Name{polity, "country", polity, polity, polity};
}

int64_t Questions::Impl::state_of_code(const std::string& code) {
  // In capitals only: «Ken» and «in» are words.
  if ((code.size() != 2 && code.size() != 3) ||
      !std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return 0;
  std::string iso3 = code.size() == 3 ? code : uloc_getISO3Country(("und_" + code).c_str());
  for (char& c : iso3) c = static_cast<char>(c - 'A' + 'a');
  return entity("country/" + iso3);
}

std::vector<int64_t> Questions::Impl::resolve(const std::string& text, const std::string& kind, bool beginning) {
  if (const int64_t e = entity(text)) return {e};
  if (!beginning && (kind.empty() || kind == "country"))
    if (const int64_t e = state_of_code(text); e != 0) return {e};
  std::vector<std::string> words;
  lexicon::for_each_word(text, [&](std::string_view word) {
    std::string key = devanagari(word) ? std::string(word) : name::latin_key(word);
    if (!key.empty()) words.push_back(std::move(key));
  });
  if (words.empty()) return {};
  const std::string asked = phrase_key(text);
  constexpr int kMost = 400;
  constexpr size_t kFirst = 50;
  std::vector<int64_t> forms;
  const auto look = [&](const std::vector<std::string>& keys) {
    // Of the many whose names begin so, those that came first into the ledger: they are spoken of most.
    const std::string end = keys.back() + "\xF4\x8F\xBF\xBF";  // U+10FFFF, after every letter
    std::string sql = beginning ? "SELECT form FROM form_word w WHERE word>=? AND word<?"
                                : "SELECT form FROM form_word w WHERE word=?";
    for (size_t i = 1; i < keys.size(); ++i)
      sql += " AND EXISTS (SELECT 1 FROM form_word o WHERE o.word=? AND o.form=w.form)";
    if (!beginning) sql += fmt::format(" LIMIT {}", kMost);
    Sql query(db, sql);
    query.bind(keys.back());
    if (beginning) query.bind(end);
    for (size_t i = 0; i + 1 < keys.size(); ++i) query.bind(keys[i]);
    std::set<int64_t> first;
    while (query.row()) {
      if (!beginning) {
        forms.push_back(query.integer(0));
      } else if (const int64_t form = query.integer(0); first.size() < kFirst || form < *first.rbegin()) {
        first.insert(form);
        if (first.size() > kFirst) first.erase(std::prev(first.end()));
      }
    }
    forms.insert(forms.end(), first.begin(), first.end());
  };
  look(words);
  if (forms.empty()) {  // the Hindi word may be spelt another way
    std::vector<std::string> latin;
    latin.reserve(words.size());
    for (const auto& w : words) latin.push_back(devanagari(w) ? name::latin_key_of_hindi(w) : w);
    if (latin != words) look(latin);
  }
  struct Found {
    int64_t entity;
    int64_t mentions;
    bool exact;
  };
  std::map<int64_t, Found> found;
  for (const int64_t form : forms) {
    Sql sql(db,
            "SELECT f.entity, e.kind, (SELECT count(*) FROM (SELECT 1 FROM mention WHERE form=f.id LIMIT 2000)), "
            "f.name, f.en FROM form f JOIN form e ON e.id=f.entity WHERE f.id=?");
    if (!sql.bind(form).row()) continue;
    if (!kind.empty() && sql.text(1) != kind) continue;
    auto& f = found.try_emplace(sql.integer(0), Found{sql.integer(0), 0, false}).first->second;
    f.mentions += sql.integer(2);
    f.exact = f.exact || phrase_key(sql.text(3)) == asked || phrase_key(sql.text(4)) == asked;
  }
  std::vector<Found> order;
  order.reserve(found.size());
  for (const auto& [id, f] : found) order.push_back(f);
  std::sort(order.begin(), order.end(), [&](const Found& a, const Found& b) {
    // The whole name before part of one, but for somebody who is spoken of much more.
    const auto weight = [](const Found& f) { return f.mentions * (f.exact ? 20 : 1); };
    if (weight(a) != weight(b)) return weight(a) > weight(b);
    return name(a.entity).id < name(b.entity).id;
  });
  std::vector<int64_t> out;
  out.reserve(order.size());
  for (const auto& f : order) out.push_back(f.entity);
  return out;
}

std::vector<Role> Questions::Impl::roles(std::string_view parts) {
  std::vector<Role> out;
  store::for_each_part(parts, [&](fuse::Part part, int64_t entity) {
    for (const auto& [letter, role] : kRoles)
      if (letter == static_cast<char>(part)) out.push_back({std::string(role), name(entity)});
  });
  return out;
}

const std::string& Questions::Impl::text(int64_t article) {
  const auto it = texts_.find(article);
  if (it != texts_.end()) return it->second;
  if (texts_.size() > 200) texts_.clear();
  std::string plain;
  Sql sql(db, "SELECT text FROM body WHERE article=?");
  if (sql.bind(article).row()) plain = store::unzip(sql.bytes(0)).value_or("");
  return texts_.emplace(article, std::move(plain)).first->second;
}

Quote Questions::Impl::quote(int64_t claim) {
  Quote q;
  Sql sql(db,
          "SELECT a.uid, a.source, a.title, a.publisher, a.published, c.label, c.uid, c.words_from, c.words_to, "
          "c.status, c.act, "
          "c.confidence, w.uid FROM claim c JOIN article a ON a.id=c.id>>12 LEFT JOIN article w ON w.id=a.wire AND "
          "w.id<>a.id WHERE c.id=?");
  if (!sql.bind(claim).row()) return q;
  q.article = sql.string(0);
  q.source = sql.string(1);
  q.title = sql.string(2);
  q.publisher = sql.string(3);
  q.published = day_text(sql, 4);
  q.label = sql.string(5);
  q.claim = store::hex(sql.integer(6));
  q.words = std::string(store::slice(text(claim >> 12), sql.integer(7), sql.integer(8)));
  q.status = sql.text(9).empty() ? sql.string(10) : sql.string(9);
  q.confidence = sql.real(11);
  q.copies_of = sql.string(12);
  return q;
}

std::optional<Happening> Questions::Impl::happening(int64_t id, bool whole) {
  Sql sql(
      db,
      "SELECT uid, event, mode, act, stage, start, finish, precision, approximate, parts, confidence, sources, claims, "
      "conflicts, first, last, decided, day FROM happening WHERE id=?");
  if (!sql.bind(id).row()) return std::nullopt;
  Happening h;
  h.id = store::hex(sql.integer(0));
  h.event = sql.string(1);
  h.mode = sql.string(2);
  h.act = sql.string(3);
  h.stage = sql.string(4);
  h.date = date(sql, 5, true);
  h.roles = roles(sql.text(9));
  h.confidence = sql.real(10);
  h.sources = static_cast<int>(sql.integer(11));
  h.claims = static_cast<int>(sql.integer(12));
  h.conflicts = static_cast<int>(sql.integer(13));
  h.first = day_text(sql, 14);
  h.last = day_text(sql, 15);
  h.decided = sql.string(16);
  h.day = day_text(sql, 17);
  if (whole) {
    h.revisions = revisions(id);
    h.disagreements = disagreements(id);
  }
  return h;
}

Revision Questions::Impl::revision(const Sql& row, int i) {
  Revision r;
  r.day = day_text(row, i);
  r.what = row.string(i + 1);
  r.stage = row.string(i + 2);
  r.date = date(row, i + 3);
  r.quote = quote(row.integer(i + 6));
  r.before = row.string(i + 7);
  r.after = row.string(i + 8);
  return r;
}

std::vector<Revision> Questions::Impl::revisions(int64_t id) {
  std::vector<Revision> out;
  Sql sql(db,
          "SELECT day, what, stage, start, finish, precision, claim, was, became FROM revision WHERE happening=? ORDER "
          "BY number");
  sql.bind(id);
  while (sql.row()) out.push_back(revision(sql, 0));
  return out;
}

Conflict Questions::Impl::conflict(const Sql& row, int i) {
  Conflict c;
  c.day = day_text(row, i);
  c.field = row.string(i + 1);
  c.a = quote(row.integer(i + 2));
  c.b = quote(row.integer(i + 3));
  const auto value = [&](int column, std::string& en, std::string& hi) {
    en = hi = row.string(column);
    if (!en.starts_with('#')) return;
    const Name& n = name(std::stoll(en.substr(1)));
    en = n.en.empty() ? n.hi : n.en;
    hi = n.hi;
  };
  value(i + 4, c.value_a, c.value_a_hi);
  value(i + 5, c.value_b, c.value_b_hi);
  return c;
}

std::vector<Conflict> Questions::Impl::disagreements(int64_t id) {
  std::vector<Conflict> out;
  Sql sql(db, "SELECT day, field, a, b, value_a, value_b FROM conflict WHERE happening=? ORDER BY number");
  sql.bind(id);
  while (sql.row()) out.push_back(conflict(sql, 0));
  return out;
}

Sieve Questions::Impl::sieve(const Filter& f) {
  Sieve s;
  const auto wrong = [&](std::string message) {
    if (!s.wrong) s.wrong = Error{std::move(message), {}, 0, 0};
  };
  for (const auto& state : f.states) {
    s.polities.push_back(polity(state));
    if (s.polities.back().empty()) wrong(fmt::format("no state or body is called «{}»", state));
  }
  for (const auto& person : f.people) {
    const auto found = resolve(person, "");
    if (found.empty()) wrong(fmt::format("nobody in the ledger is called «{}»", person));
    s.people.emplace_back();
    if (!found.empty()) s.people.back().insert(found.front());
  }
  if (!f.place.empty()) {
    const auto found = resolve(f.place, "");
    s.places.insert(found.begin(), found.end());
    if (found.empty()) wrong(fmt::format("no place in the ledger is called «{}»", f.place));
  }
  for (const auto& type : f.types) {
    std::string upper;
    for (const char c : type) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    s.types.insert(upper);
  }
  s.stages.insert(f.stages.begin(), f.stages.end());
  if (!f.since.empty()) s.since = fuse::day_of_iso(f.since);
  if (!f.until.empty()) s.until = fuse::day_of_iso(f.until);
  s.min_confidence = f.min_confidence;
  return s;
}

bool Questions::Impl::passes(const Sieve& s, std::string_view event, std::string_view stage, double confidence,
                             std::string_view parts) {
  if (confidence + kSlack < s.min_confidence) return false;
  if (!s.types.empty() && !s.types.contains(event)) return false;
  if (!s.stages.empty() && !s.stages.contains(stage)) return false;
  const auto any = [&](const auto& fits) {
    bool found = false;
    store::for_each_part(parts, [&](fuse::Part part, int64_t who) { found = found || fits(part, who); });
    return found;
  };
  // Claims have forms, of which one may stand for another.
  const auto is = [&](const std::set<int64_t>& one_of, int64_t who) {
    return one_of.contains(who) ||
           std::any_of(one_of.begin(), one_of.end(), [&](int64_t e) { return name(e).id == name(who).id; });
  };
  return std::all_of(
             s.polities.begin(), s.polities.end(),
             [&](const auto& p) { return any([&](fuse::Part, int64_t who) { return name(who).polity == p; }); }) &&
         std::all_of(
             s.people.begin(), s.people.end(),
             [&](const auto& people) { return any([&](fuse::Part, int64_t who) { return is(people, who); }); }) &&
         (s.places.empty() ||
          any([&](fuse::Part part, int64_t who) { return part == fuse::Part::place && is(s.places, who); }));
}

bool Questions::Impl::passes(const Sieve& s, int64_t happening) {
  Sql sql(db, "SELECT event, stage, confidence, parts FROM happening WHERE id=?");
  return sql.bind(happening).row() && passes(s, sql.text(0), sql.text(1), sql.real(2), sql.text(3));
}

std::optional<Happening> Questions::Impl::passing(const Sieve& s, int64_t id) {
  return passes(s, id) ? happening(id) : std::nullopt;
}

namespace {

/// The shortest of some lists of ids, of which each is read no further than the shortest before; nothing when all are
/// long. An id may stand in a list more than once.
class Shortest {
 public:
  static constexpr int64_t kFew = 10000;
  /// Rows of `sql`, which is bound but for its last parameter, the number of rows at most.
  void look(Sql& sql) {
    std::vector<int64_t> ids;
    const auto most = ids_ ? static_cast<int64_t>(ids_->size()) : kFew;
    sql.bind(most + 1);
    while (sql.row()) ids.push_back(sql.integer(0));
    if (static_cast<int64_t>(ids.size()) <= most) ids_ = std::move(ids);
  }
  std::optional<std::vector<int64_t>> ids() && {
    if (ids_) {
      std::sort(ids_->begin(), ids_->end());
      ids_->erase(std::unique(ids_->begin(), ids_->end()), ids_->end());
    }
    return std::move(ids_);
  }

 private:
  std::optional<std::vector<int64_t>> ids_;
};

}  // namespace

std::string json_list(const std::vector<int64_t>& ids) {
  return fmt::format("[{}]", fmt::join(ids, ","));
}

std::optional<std::vector<int64_t>> Questions::Impl::few(const Sieve& s) {
  Shortest out;
  for (const auto& people : s.people) {
    Sql sql(db, "SELECT happening FROM happening_entity WHERE entity=? LIMIT ?");
    sql.bind(people.empty() ? 0 : *people.begin());
    out.look(sql);
  }
  if (s.places.size() == 1) {
    Sql sql(db, "SELECT happening FROM happening_entity WHERE entity=? AND part='p' LIMIT ?");
    sql.bind(*s.places.begin());
    out.look(sql);
  }
  for (const auto& polity : s.polities) {
    Sql sql(db,
            "SELECT x.happening FROM form f CROSS JOIN happening_entity x ON x.entity=f.id WHERE f.polity=? "
            "LIMIT ?");
    sql.bind(polity);
    out.look(sql);
  }
  if (!s.stages.empty()) {
    Sql sql(db, fmt::format("SELECT id FROM happening WHERE stage IN ({}) LIMIT ?", marks(s.stages.size())));
    for (const auto& stage : s.stages) sql.bind(stage);
    out.look(sql);
  }
  if (s.very_sure()) {
    Sql sql(db, "SELECT id FROM happening WHERE confidence>=? AND confidence>0.899 LIMIT ?");
    sql.bind(s.min_confidence - kSlack);
    out.look(sql);
  }
  return std::move(out).ids();
}

std::optional<std::vector<int64_t>> Questions::Impl::few_claims(const Sieve& s) {
  Shortest out;
  for (const auto& people : s.people) {
    Sql sql(db, "SELECT x.claim FROM form f CROSS JOIN claim_form x ON x.form=f.id WHERE f.entity=? LIMIT ?");
    sql.bind(people.empty() ? 0 : *people.begin());
    out.look(sql);
  }
  if (s.places.size() == 1) {
    Sql sql(db,
            "SELECT x.claim FROM form f CROSS JOIN claim_form x ON x.form=f.id AND x.part='p' WHERE "
            "f.entity=? LIMIT ?");
    sql.bind(*s.places.begin());
    out.look(sql);
  }
  for (const auto& polity : s.polities) {
    Sql sql(db,
            "SELECT x.claim FROM form e CROSS JOIN form f ON f.entity=e.id CROSS JOIN claim_form x ON "
            "x.form=f.id WHERE e.polity=? LIMIT ?");
    sql.bind(polity);
    out.look(sql);
  }
  int64_t happenings = 0;  // at those stages; each has a claim
  for (const auto& stage : s.stages) {
    Sql sql(db, "SELECT n FROM tally WHERE what='stage' AND name=?");
    if (sql.bind(stage).row()) happenings += sql.integer(0);
  }
  if (!s.stages.empty() && happenings <= Shortest::kFew && !s.stages.contains("")) {  // «»: those of no happening
    Sql sql(db, fmt::format("SELECT c.id FROM happening h CROSS JOIN claim c ON c.happening=h.id WHERE h.stage IN ({}) "
                            "LIMIT ?",
                            marks(s.stages.size())));
    for (const auto& stage : s.stages) sql.bind(stage);
    out.look(sql);
  }
  return std::move(out).ids();
}

int64_t Questions::Impl::state() {
  constexpr size_t kNames = 100000;  // kept in memory
  Sql sql(db, "SELECT commits FROM state");
  const int64_t now = sql.row() ? sql.integer(0) : -1;
  if (now != state_ || names_.size() > kNames) {
    names_.clear();
    texts_.clear();
    state_ = now;
  }
  return now;
}

std::pair<Day, Day> Questions::Impl::dated() {
  std::pair<Day, Day> out{0, -1};
  Sql first(db, "SELECT published FROM article WHERE id>=? ORDER BY id LIMIT 1");
  Sql last(db, "SELECT published FROM article WHERE id>=? ORDER BY id DESC LIMIT 1");
  if (first.bind(kFirstDated).row() && last.bind(kFirstDated).row() && !first.is_null(0) && !last.is_null(0))
    out = {static_cast<Day>(first.integer(0)), static_cast<Day>(last.integer(0))};
  return out;
}

Day Questions::Impl::last_day() {
  Sql sql(db, "SELECT published FROM article WHERE id=(SELECT max(id) FROM article)");
  return sql.row() && !sql.is_null(0) ? static_cast<Day>(sql.integer(0)) : kUndated;
}

Questions::Questions(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Questions::~Questions() = default;

Result<std::unique_ptr<Questions>> Questions::open(const std::string& path) {
  auto store = store::Store::open(path, store::Db::Mode::read);
  if (!store) return store.error();
  return std::unique_ptr<Questions>(new Questions(std::make_unique<Impl>(std::move(store).value())));
}

int64_t Questions::state() {
  return impl_->state();
}
int64_t Questions::last_added() {
  Sql sql(impl_->db, "SELECT coalesce(max(added), 0) FROM article");
  return sql.row() ? sql.integer(0) : 0;
}
void Questions::most_ms(int ms) {
  impl_->db.most_ms(ms);
}

std::string Questions::as_of() {
  const Day day = impl_->last_day();
  return day == kUndated ? std::string() : fuse::iso(day);
}

std::vector<Name> Questions::resolve(const std::string& text, const std::string& kind) {
  std::vector<Name> out;
  for (const int64_t e : impl_->resolve(text, kind)) out.push_back(impl_->name(e));
  return out;
}

std::vector<Name> Questions::complete(const std::string& text, const std::string& kind, int limit) {
  std::vector<Name> out;
  for (const int64_t e : impl_->resolve(text, kind, true)) {
    if (static_cast<int>(out.size()) == limit) break;
    out.push_back(impl_->name(e));
  }
  return out;
}

std::string Questions::polity(const std::string& text) {
  return impl_->polity(text);
}

}  // namespace bahi::query
