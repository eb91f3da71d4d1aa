// What goes in and what comes out. Entities and happenings follow in fusing.cc, when the transaction is committed.
#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/hash.h"
#include "fuse/people.h"
#include "lexicon/key.h"
#include "record/record.h"
#include "store/schema.h"
#include "store/zip.h"

namespace bahi::store {

using fuse::Day;
using fuse::kUndated;
using fuse::Part;

std::string hex(int64_t uid) {
  return fmt::format("{:016x}", static_cast<uint64_t>(uid));
}
int64_t unhex(const std::string& text) {
  return static_cast<int64_t>(std::strtoull(text.c_str(), nullptr, 16));
}

namespace {

/// The day of publication as articles' rows hold it: null when it is not known.
std::optional<int64_t> day_or_null(Day day) {
  if (day == kUndated) return std::nullopt;
  return day;
}

std::string_view bytes_of(const fuse::Sketch& sketch) {
  if (sketch.empty) return "";
  return {reinterpret_cast<const char*>(sketch.slots.data()), sizeof sketch.slots};
}

fuse::Sketch sketch_of(std::string_view bytes) {
  fuse::Sketch s;
  if (bytes.size() != sizeof s.slots) return s;
  s.empty = false;
  std::memcpy(s.slots.data(), bytes.data(), bytes.size());
  return s;
}

Part part_of(std::string_view role) {
  constexpr std::pair<std::string_view, Part> kParts[] = {{"host", Part::host},
                                                          {"attendee", Part::attendee},
                                                          {"accompanying", Part::accompanying},
                                                          {"delegation head", Part::delegation_head},
                                                          {"mediator", Part::mediator},
                                                          {"carrier", Part::carrier},
                                                          {"sender", Part::sender},
                                                          {"witness", Part::witness}};
  for (const auto& [name, part] : kParts)
    if (name == role) return part;
  return Part::attendee;
}

constexpr int64_t kFirstDay = 25567;  // 1900-01-01, before 1970-01-01

constexpr int kDayBits = 24;  // of an article's id, below its day

/// The first id that an article of this day, so many days later, can have. Undated articles have the first of all.
int64_t first_id(Day day, int later = 0) {
  if (day == kUndated) return 0;
  return static_cast<int64_t>((day + later + kFirstDay) & 0xFFFF) << kDayBits;
}

struct Meta {
  std::optional<int64_t> published;
  std::string title, publisher, given_id;
  /// One that knows the day is better; then the smaller in order, so that the order of arrival decides nothing.
  bool better_than(const Meta& o) const {
    if (published.has_value() != o.published.has_value()) return published.has_value();
    const auto full = [](const Meta& m) {
      return std::tuple(m.published.value_or(0), m.title.empty(), m.title, m.publisher.empty(), m.publisher,
                        m.given_id.empty(), m.given_id);
    };
    return full(*this) < full(o);
  }
};

constexpr const char* kMetaOfUid = "SELECT id, published, title, publisher, given_id, added FROM article WHERE uid=?";

Meta meta_of(const Sql& sql) {
  return {sql.is_null(1) ? std::nullopt : std::optional(sql.integer(1)), sql.string(2), sql.string(3), sql.string(4)};
}

}  // namespace

Store::Store(std::unique_ptr<Db> db) : db_(std::move(db)) {}

Result<std::unique_ptr<Store>> Store::open(const std::string& path, Db::Mode mode, int wait_ms) {
  auto db = Db::open(path, mode, wait_ms);
  if (!db) return db.error();
  std::unique_ptr<Store> store(new Store(std::move(db).value()));
  Db& d = *store->db_;
  if (!prepare_schema(d, mode == Db::Mode::create)) return *d.error();
  d.exec("PRAGMA cache_size=-262144");
  d.exec("PRAGMA mmap_size=1073741824");
  d.exec("PRAGMA temp_store=MEMORY");
  if (mode == Db::Mode::read) {
    d.exec("PRAGMA query_only=1");  // from here on: an older schema was brought up to date before
  } else {
    d.exec("PRAGMA synchronous=FULL");  // what was said to be kept is kept, even when the power fails
    d.exec("PRAGMA wal_autocheckpoint=65536");
  }
  auto lexicon = lexicon::Lexicon::builtin();
  if (!lexicon) return lexicon.error();
  store->families_ = std::make_unique<fuse::Families>(**lexicon);
  if (d.error()) return *d.error();
  return store;
}

void Store::forget() {
  form_ids_.clear();
  infos_.clear();
  seen_.clear();
}

bool Store::begin() {
  if (!db_->begin()) return false;
  int64_t version = 0;
  {
    Sql sql(*db_, "PRAGMA data_version");
    if (sql.row()) version = sql.integer(0);
  }
  if (version != data_version_) {  // another process has written
    forget();
    data_version_ = version;
    // A number that a watch has seen is not given again, though its article may be gone.
    Sql sql(*db_,
            "SELECT max(coalesce((SELECT max(added) FROM article), 0), coalesce((SELECT max(seen) FROM watch), 0))");
    if (sql.row()) next_added_ = sql.integer(0) + 1;
    Sql form(*db_, "SELECT coalesce(max(id), 0) FROM form");
    if (form.row()) next_form_ = form.integer(0) + 1;
  }
  load_decisions();
  return !db_->error();
}

bool Store::commit() {
  flush();
  Sql(*db_, "UPDATE state SET commits=commits+1").run();
  if (db_->error() || !db_->commit()) {
    rollback();
    return false;
  }
  return true;
}

void Store::rollback() {
  db_->rollback();
  forget();
  touched_.clear();
  people_.clear();
  stale_.clear();
  words_.clear();
  unfounded_.clear();
  tally_.clear();
  dyad_sums_.clear();
  day_sums_.clear();
  dyad_slices_.clear();
  day_slices_.clear();
  data_version_ = -1;
}

int64_t Store::article_id(const RecordDocument& document, Day day) {
  const int64_t first = first_id(day);
  int64_t low = static_cast<int64_t>(hash(document.id) & 0xFFFFFF);
  while (true) {
    const int64_t id = first | low;
    Sql there(*db_, "SELECT 1 FROM article WHERE id=?");
    if (!there.bind(id).row()) return id;
    low = (low + 1) & 0xFFFFFF;
  }
}

void Store::count(std::string_view what, std::string_view name, int64_t by) {
  tally_[{std::string(what), std::string(name)}] += by;
}

void Store::count_of(std::string_view what, std::string_view publisher, Day day, int64_t by) {
  count(fmt::format("{} of", what), publisher, by);
  if (day != kUndated)
    count(fmt::format("{} of month", what), fmt::format("{} {}", fuse::iso(day).substr(0, 7), publisher), by);
}

void Store::count_first(int64_t happening, int64_t by) {
  const auto origin = origin_of(happening >> 12);
  count_of("first", origin.publisher, origin.day, by);
}

void Store::count_article(std::string_view publisher, Day day, int64_t by) {
  count("article", "", by);
  count_of("article", publisher, day, by);
  if (day != kUndated) count("month", fuse::iso(day).substr(0, 7), by);
}

Store::Origin Store::origin_of(int64_t article) {
  Sql sql(*db_, "SELECT publisher, published FROM article WHERE id=?");
  if (!sql.bind(article).row()) return {};
  return {sql.string(0), sql.is_null(1) ? kUndated : static_cast<Day>(sql.integer(1))};
}

bool Store::holds(const Article& a) {
  Sql sql(*db_, kMetaOfUid);
  const Meta now{day_or_null(fuse::day_of_iso(a.published)), a.title, a.publisher, a.given_id};
  return sql.bind(record::document_id(a)).row() && !now.better_than(meta_of(sql));
}

Outcome Store::add(const Reading& r) {
  const auto& d = r.record.document;
  const Day day = fuse::day_of_iso(d.published);
  int64_t old = -1;
  int64_t added = -1;
  {
    Sql sql(*db_, kMetaOfUid);
    if (sql.bind(d.id).row()) {
      const Meta now{day_or_null(day), d.title, d.publisher, d.given_id};
      if (!now.better_than(meta_of(sql))) return Outcome::already;
      old = sql.integer(0);
      added = sql.integer(5);
    }
  }
  if (db_->error()) return Outcome::failed;
  if (old >= 0) remove(old);
  put(r, article_id(d, day), added >= 0 ? added : next_added_++);
  if (db_->error()) return Outcome::failed;
  return old >= 0 ? Outcome::bettered : Outcome::added;
}

void Store::put(const Reading& r, int64_t id, int64_t added) {
  const auto& d = r.record.document;
  const Day day = fuse::day_of_iso(d.published);
  {
    Sql sql(*db_,
            "INSERT INTO article (id, uid, text_hash, source, given_id, title, publisher, published, language, "
            "characters, engine, added, wire) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    sql.bind(id).bind(d.id).bind(d.text_hash).bind(d.source).bind(d.given_id).bind(d.title).bind(d.publisher);
    sql.bind(day_or_null(day)).bind(d.language).bind(d.characters).bind(r.engine).bind(added).bind(id).run();
  }
  count_article(d.publisher, day, 1);
  const auto forms = put_forms(r, id, day);
  put_wire(r, id, day);
  std::set<std::string> facets;
  put_claims(r, id, forms, facets);
  std::string facet;
  for (const auto& f : facets) facet += (facet.empty() ? "" : " ") + f;
  {
    Sql sql(*db_, "INSERT INTO body (article, text, record, words, sketch, facets) VALUES (?,?,?,?,?,?)");
    sql.bind(id).blob(r.text).blob(r.record_json).blob(r.words).blob(bytes_of(r.sketch)).bind(facet).run();
  }
  words_.push_back({id, r.lemmas, r.latin, std::move(facet)});
}

void Store::put_words(int64_t form, std::string_view hi, std::string_view en) {
  Sql sql(*db_, "INSERT OR IGNORE INTO form_word (word, form) VALUES (?,?)");
  for (const auto& word : lookup_words(hi, en)) sql.bind(word).bind(form).run();
}

bool Store::fresh(int64_t form, std::string_view text) {
  if (seen_.size() > 500000) seen_.clear();
  return seen_.insert(combine(static_cast<uint64_t>(form), hash(text))).second;
}

std::vector<int64_t> Store::put_forms(const Reading& r, int64_t article, Day day) {
  std::vector<int64_t> ids;
  for (const Form& f : r.forms) {
    int64_t id = -1;
    const uint64_t spelt = combine(combine(hash(f.hi), hash(f.en)), hash(f.sector));
    if (const auto it = form_ids_.find(f.ident); it != form_ids_.end() && it->second.spelt == spelt) id = it->second.id;
    if (id < 0) {
      // Of several spellings with one match key the first in order is kept, whichever came first.
      std::optional<std::tuple<std::string, std::string, std::string>> was;
      Sql sql(*db_, "SELECT id, hi, en, sector FROM form WHERE ident=?");
      if (sql.bind(f.ident).row()) {
        id = sql.integer(0);
        was = {sql.string(1), sql.string(2), sql.string(3)};
      }
      if (was && std::tuple(f.hi, f.en, f.sector) < *was) {
        Sql(*db_, "UPDATE form SET hi=?, en=?, sector=? WHERE id=?")
            .bind(f.hi)
            .bind(f.en)
            .bind(f.sector)
            .bind(id)
            .run();
        put_words(id, f.hi, f.en);
      }
    }
    if (id < 0) {
      id = next_form_++;
      Sql sql(*db_,
              "INSERT INTO form (ident, kind, key, name, hi, en, polity, latitude, longitude, wikidata, sector, block, "
              "id, entity) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?13,?13)");
      sql.bind(f.ident).bind(f.kind).bind(f.key).bind(f.name).bind(f.hi).bind(f.en).bind(f.polity).bind(f.latitude);
      sql.bind(f.longitude).bind(f.wikidata).bind(f.sector).bind(f.block).bind(id).run();
      count("entity", f.kind);
      put_words(id, f.hi, f.en);
      if (!f.block.empty()) people_.insert(f.block);
    }
    if (form_ids_.size() > 200000) form_ids_.clear();
    form_ids_[f.ident] = {id, spelt};
    ids.push_back(id);
    Sql(*db_, "INSERT OR IGNORE INTO mention (form, article) VALUES (?,?)").bind(id).bind(article).run();
    for (const auto& surface : f.surfaces) {
      Sql(*db_, "INSERT OR IGNORE INTO spelling (form, surface, article) VALUES (?,?,?)")
          .bind(id)
          .bind(surface)
          .bind(article)
          .run();
      if (fresh(id, surface)) put_words(id, surface, "");
    }
  }
  std::map<std::string, size_t> index;
  for (size_t i = 0; i < r.record.entities.size(); ++i) index[r.record.entities[i].id] = i;
  for (const auto& o : r.record.offices) {
    const auto person = index.find(o.person);
    if (person == index.end()) continue;
    const auto of = index.find(o.of);
    const int64_t form = ids[person->second];
    if (!r.forms[person->second].block.empty() && fresh(form, o.title.en)) {
      Sql known(*db_, "SELECT 1 FROM office WHERE form=? AND en=? LIMIT 1");
      if (!known.bind(form).bind(o.title.en).row()) people_.insert(r.forms[person->second].block);
    }
    Sql sql(*db_, "INSERT OR IGNORE INTO office (form, en, hi, of, tenure, published, article) VALUES (?,?,?,?,?,?,?)");
    sql.bind(form)
        .bind(o.title.en)
        .bind(o.title.hi)
        .bind(of == index.end() ? int64_t{0} : ids[of->second])
        .bind(o.tenure);
    sql.bind(day_or_null(day)).bind(article).run();
  }
  return ids;
}

void Store::put_claims(const Reading& r, int64_t article, const std::vector<int64_t>& forms,
                       std::set<std::string>& facets) {
  constexpr size_t kMost = 4000;
  std::map<std::string, int64_t> form_of;
  for (size_t i = 0; i < r.record.entities.size(); ++i) {
    form_of[r.record.entities[i].id] = forms[i];
    facets.insert(fmt::format("f_{}", forms[i]));
  }
  const auto& d = r.record.document;
  const Day day = fuse::day_of_iso(d.published);
  int64_t wire = article;
  {
    Sql sql(*db_, "SELECT wire FROM article WHERE id=?");
    if (sql.bind(article).row()) wire = sql.integer(0);
  }
  int64_t n = 0;
  std::vector<std::pair<Part, int64_t>> parts;
  const auto part = [&](Part p, const std::string& entity) {
    const auto it = form_of.find(entity);
    if (it == form_of.end()) return;
    if (std::find(parts.begin(), parts.end(), std::pair(p, it->second)) == parts.end())
      parts.emplace_back(p, it->second);
    const auto& polity = infos_.find(it->second) == infos_.end() ? info(it->second).polity : infos_[it->second].polity;
    if (!polity.starts_with('~')) facets.insert("c_" + polity);
  };
  const auto date = [](fuse::Claim& c, const std::optional<RecordDate>& from) {
    if (!from) return;
    const Day a = fuse::day_of_iso(from->start);
    const Day b = fuse::day_of_iso(from->end);
    if (a == kUndated || b == kUndated || b < a) return;
    c.date = fuse::Interval{a, b};
    c.precision = from->precision;
    c.approximate = from->approximate;
  };
  const auto words = [](const std::vector<Span>& evidence, Span otherwise) {
    return evidence.empty() ? otherwise : evidence.front();
  };
  for (const auto& e : r.record.events) {
    if (static_cast<size_t>(n) >= kMost) break;
    parts.clear();
    for (const auto& x : e.actor) part(Part::actor, x);
    for (const auto& x : e.recipient) part(Part::recipient, x);
    for (const auto& p : e.participants) part(part_of(p.role), p.entity);
    for (const auto& x : e.place) part(Part::place, x);
    part(Part::principal, e.on_behalf_of);
    for (const auto& c : e.claimed_by) part(Part::claimant, c.entity);
    fuse::Claim c;
    c.uid = static_cast<uint64_t>(unhex(e.uid));
    c.article = article;
    c.wire = wire;
    c.published = day;
    c.event = e.event;
    c.mode = e.mode;
    c.act = e.act;
    c.told = e.told;
    c.status = e.status;
    c.voice = e.voice;
    c.confidence = e.confidence;
    date(c, e.date);
    c.dead = e.magnitude.dead;
    c.injured = e.magnitude.injured;
    c.size = e.magnitude.size;
    c.amount = e.magnitude.amount;
    c.currency = e.magnitude.currency;
    std::string unnamed;
    for (const auto& by : e.claimed_by)
      if (by.entity.empty() && unnamed.empty()) unnamed = by.unnamed;
    count_of("event", d.publisher, day, 1);
    facets.insert("t_" + e.event);
    std::string act = e.act;
    std::replace(act.begin(), act.end(), ' ', '_');
    facets.insert("a_" + act);
    std::string status = e.status;
    std::replace(status.begin(), status.end(), ' ', '_');
    facets.insert("s_" + status);
    put_claim(article << 12 | n++, c, e.id, unnamed, words(e.evidence, e.trigger), parts);
  }
  for (const auto& s : r.record.statements) {
    if (static_cast<size_t>(n) >= kMost) break;
    parts.clear();
    part(Part::speaker, s.speaker);
    part(Part::addressee, s.addressee);
    fuse::Claim c;
    c.uid = combine(combine(hash(d.id), hash(s.act)),
                    combine(static_cast<uint64_t>(s.content.start), static_cast<uint64_t>(s.content.end)));
    c.article = article;
    c.wire = wire;
    c.published = day;
    c.act = s.act;
    c.told = "statement";
    c.confidence = s.confidence;
    date(c, s.date);
    put_claim(article << 12 | n++, c, s.id, s.unnamed, s.quote ? *s.quote : s.content, parts);
  }
  if (n > 0) count("claim", "", n);
}

void Store::put_claim(int64_t id, fuse::Claim& c, const std::string& label, const std::string& unnamed, Span words,
                      const std::vector<std::pair<Part, int64_t>>& parts) {
  c.id = id;
  c.unnamed = !unnamed.empty();
  std::string text;
  for (const auto& [part, form] : parts) {
    text += fmt::format("{}{}{}", text.empty() ? "" : " ", static_cast<char>(part), form);
    const FormInfo& i = info(form);
    c.parties.push_back({part, i.entity, i.polity, i.kind});
    if (part == Part::claimant && c.claimant == 0) c.claimant = i.entity;
  }
  std::optional<int64_t> block;
  fuse::Reach reach;
  const auto& family = families_->of(c.event, c.act);
  c.family = family.name;
  c.reach = family.reach;
  if (!c.event.empty() && fuse::can_fuse(c)) {
    block = static_cast<int64_t>(hash(fuse::block_of(c)) >> 1);
    reach = fuse::reach_of(c);
    touch(*block, reach.lo, reach.hi);
  }
  Sql sql(
      *db_,
      "INSERT INTO claim (id, uid, label, event, mode, act, told, status, voice, confidence, start, finish, precision, "
      "approximate, words_from, words_to, unnamed, dead, injured, size, amount, currency, parts, block, lo, hi, "
      "anchor) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  sql.bind(id).bind(static_cast<int64_t>(c.uid)).bind(label).bind(c.event).bind(c.mode).bind(c.act).bind(c.told);
  sql.bind(c.status).bind(c.voice).bind(c.confidence);
  if (c.date) {
    sql.bind(int64_t{c.date->start}).bind(int64_t{c.date->end});
  } else {
    sql.null().null();
  }
  sql.bind(c.precision).bind(c.approximate ? 1 : 0).bind(words.start).bind(words.end).bind(unnamed).bind(c.dead);
  sql.bind(c.injured).bind(c.size).bind(c.amount).bind(c.currency).bind(text).bind(block);
  if (block) {
    sql.bind(int64_t{reach.lo}).bind(int64_t{reach.hi}).bind(int64_t{reach.anchor});
  } else {
    sql.null().null().null();
  }
  sql.run();
  Sql forms(*db_, "INSERT OR IGNORE INTO claim_form (form, claim, part) VALUES (?,?,?)");
  for (const auto& [part, form] : parts) {
    const char letter = static_cast<char>(part);
    forms.bind(form).bind(id).bind(std::string_view(&letter, 1)).run();
  }
}

// ---------------------------------------------------------------- copies of one wire

void Store::put_wire(const Reading& r, int64_t id, Day day) {
  if (r.sketch.empty) return;
  std::set<int64_t> candidates;
  Sql put(*db_, "INSERT OR IGNORE INTO band (day, hash, article) VALUES (?,?,?)");
  for (const int64_t band : r.sketch.bands) {
    const int near = day == kUndated ? 0 : fuse::kCopyDays;
    for (int away = -near; away <= near; ++away) {
      Sql find(*db_, "SELECT article FROM band WHERE day=? AND hash=?");
      find.bind(first_id(day, away) >> kDayBits).bind(band);
      while (find.row()) candidates.insert(find.integer(0));
    }
    put.bind(id >> kDayBits).bind(band).bind(id).run();
  }
  std::set<int64_t> all;
  for (const int64_t other : candidates) {
    Sql sql(*db_,
            "SELECT sketch, published, wire FROM body JOIN article ON article.id=body.article WHERE body.article=?");
    if (!sql.bind(other).row()) continue;
    const Day theirs = sql.is_null(1) ? kUndated : static_cast<Day>(sql.integer(1));
    if (std::abs(theirs - day) > fuse::kCopyDays || fuse::likeness(r.sketch, sketch_of(sql.bytes(0))) < fuse::kCopy)
      continue;
    all.insert(sql.integer(2));
  }
  if (all.empty()) return;
  if (all.size() == 1 && *all.begin() < id) {  // one more copy of one wire
    set_wire(id, *all.begin());
    return;
  }
  std::set<int64_t> members{id};
  for (const int64_t wire : all) {
    Sql sql(*db_, "SELECT id FROM article WHERE wire=?");
    sql.bind(wire);
    while (sql.row()) members.insert(sql.integer(0));
  }
  set_wires(members);
}

void Store::set_wire(int64_t article, int64_t wire) {
  bool was_copy = false;
  {
    Sql sql(*db_, "SELECT wire<>id FROM article WHERE id=?");
    if (!sql.bind(article).row()) return;
    was_copy = sql.integer(0) != 0;
  }
  Sql(*db_, "UPDATE article SET wire=? WHERE id=?").bind(wire).bind(article).run();
  if (const int by = (wire != article ? 1 : 0) - (was_copy ? 1 : 0); by != 0) {
    const auto origin = origin_of(article);
    count("copy", "", by);
    count_of("copy", origin.publisher, origin.day, by);
  }
}

/// Makes these articles copies of one wire; claims of those for which that is new are told anew.
void Store::set_wires(const std::set<int64_t>& articles) {
  const int64_t wire = *articles.begin();
  for (const int64_t a : articles) {
    {
      Sql sql(*db_, "SELECT wire FROM article WHERE id=?");
      if (!sql.bind(a).row() || sql.integer(0) == wire) continue;
    }
    set_wire(a, wire);
    Sql claims(*db_, "SELECT block, lo, hi FROM claim WHERE id BETWEEN ? AND ? AND block IS NOT NULL");
    claims.bind(a << 12).bind(a << 12 | 4095);
    while (claims.row()) touch(claims.integer(0), claims.integer(1), claims.integer(2));
    Sql(*db_, "UPDATE claim SET piece=NULL WHERE id BETWEEN ? AND ? AND piece IS NOT NULL")
        .bind(a << 12)
        .bind(a << 12 | 4095)
        .run();
  }
}

void Store::take_wire(int64_t article) {
  struct Member {
    int64_t id;
    Day day;
    fuse::Sketch sketch;
  };
  std::vector<Member> members;
  int64_t wire = 0;
  {
    Sql sql(*db_, "SELECT wire FROM article WHERE id=?");
    if (sql.bind(article).row()) wire = sql.integer(0);
  }
  {
    Sql sql(
        *db_,
        "SELECT id, published, sketch FROM article JOIN body ON body.article=id WHERE wire=? AND id<>? ORDER BY id");
    sql.bind(wire).bind(article);
    while (sql.row())
      members.push_back(
          {sql.integer(0), sql.is_null(1) ? kUndated : static_cast<Day>(sql.integer(1)), sketch_of(sql.bytes(2))});
  }
  {
    Sql sql(*db_, "SELECT words FROM body WHERE article=?");
    if (sql.bind(article).row())
      if (const auto words = unzip(sql.bytes(0))) {
        const auto sketch = fuse::sketch(std::string_view(*words).substr(0, words->find('\n')));
        if (!sketch.empty)
          for (const int64_t band : sketch.bands)
            Sql(*db_, "DELETE FROM band WHERE day=? AND hash=? AND article=?")
                .bind(article >> kDayBits)
                .bind(band)
                .bind(article)
                .run();
      }
  }
  // Without this one the others may be copies of one another no more.
  std::vector<char> done(members.size(), 0);
  for (size_t i = 0; i < members.size(); ++i) {
    if (done[i] != 0) continue;
    std::vector<size_t> group{i};
    done[i] = 1;
    for (size_t k = 0; k < group.size(); ++k)
      for (size_t j = 0; j < members.size(); ++j) {
        const Member& a = members[group[k]];
        const Member& b = members[j];
        if (done[j] != 0 || std::abs(a.day - b.day) > fuse::kCopyDays ||
            fuse::likeness(a.sketch, b.sketch) < fuse::kCopy)
          continue;
        done[j] = 1;
        group.push_back(j);
      }
    std::set<int64_t> ids;
    for (const size_t k : group) ids.insert(members[k].id);
    set_wires(ids);
  }
}

// ---------------------------------------------------------------- out again

void Store::take_claims(int64_t article) {
  const int64_t first = article << 12;
  const int64_t last = first | 4095;
  std::vector<std::pair<int64_t, std::string>> claims;
  const auto origin = origin_of(article);
  {
    Sql sql(*db_, "SELECT id, parts, block, lo, hi, happening, event<>'' FROM claim WHERE id BETWEEN ? AND ?");
    sql.bind(first).bind(last);
    while (sql.row()) {
      count("claim", "", -1);
      if (sql.integer(6) != 0) count_of("event", origin.publisher, origin.day, -1);
      if (!sql.is_null(5) && sql.integer(5) == sql.integer(0)) {
        count_of("first", origin.publisher, origin.day, -1);
        unfounded_.insert(sql.integer(0));
      }
      claims.emplace_back(sql.integer(0), sql.string(1));
      if (!sql.is_null(2)) touch(sql.integer(2), sql.integer(3), sql.integer(4));
      if (!sql.is_null(5)) stale_.insert(sql.integer(5));
    }
  }
  Sql drop(*db_, "DELETE FROM claim_form WHERE form=? AND claim=? AND part=?");
  for (const auto& [claim, parts] : claims)
    for_each_part(parts, [&, id = claim](Part part, int64_t form) {
      const char letter = static_cast<char>(part);
      drop.bind(form).bind(id).bind(std::string_view(&letter, 1)).run();
    });
  Sql(*db_, "DELETE FROM claim WHERE id BETWEEN ? AND ?").bind(first).bind(last).run();
  for (const int64_t h : stale_)
    Sql(*db_, "UPDATE claim SET piece=NULL WHERE happening=? AND piece IS NOT NULL").bind(h).run();
}

void Store::take_forms(const std::vector<int64_t>& forms, int64_t article) {
  for (const int64_t form : forms) {
    std::string block;
    std::string hi;
    std::string en;
    std::string ident;
    std::string stands_for;  // its kind, when it is the entity itself
    {
      Sql sql(*db_, "SELECT block, hi, en, ident, CASE WHEN entity=id THEN kind ELSE '' END FROM form WHERE id=?");
      if (!sql.bind(form).row()) continue;
      stands_for = sql.string(4);
      block = sql.string(0);
      hi = sql.string(1);
      en = sql.string(2);
      ident = sql.string(3);
    }
    Sql(*db_, "DELETE FROM mention WHERE form=? AND article=?").bind(form).bind(article).run();
    Sql(*db_, "DELETE FROM office WHERE form=? AND article=?").bind(form).bind(article).run();
    std::set<std::string> words = lookup_words(hi, en);
    std::set<std::string> gone;
    {
      Sql sql(*db_, "SELECT surface, article FROM spelling WHERE form=?");
      sql.bind(form);
      while (sql.row())
        for (const auto& w : lookup_words(sql.text(0), "")) (sql.integer(1) == article ? gone : words).insert(w);
    }
    Sql(*db_, "DELETE FROM spelling WHERE form=? AND article=?").bind(form).bind(article).run();
    bool used = false;
    {
      Sql sql(*db_, "SELECT 1 FROM mention WHERE form=? LIMIT 1");
      used = sql.bind(form).row();
    }
    if (!used) gone.insert(words.begin(), words.end());
    for (const auto& w : gone)
      if (!used || !words.contains(w))
        Sql(*db_, "DELETE FROM form_word WHERE word=? AND form=?").bind(w).bind(form).run();
    if (!used) {
      Sql(*db_, "DELETE FROM form WHERE id=?").bind(form).run();
      Sql(*db_, "DELETE FROM doubt WHERE a=?1 OR b=?1").bind(form).run();
      if (!stands_for.empty()) count("entity", stands_for, -1);
      form_ids_.erase(ident);
      infos_.erase(form);
    }
    if (!block.empty()) people_.insert(block);
  }
}

bool Store::remove(int64_t article) {
  flush_words();
  seen_.clear();
  std::vector<int64_t> forms;
  std::string words;
  std::string facets;
  {
    Sql sql(*db_, "SELECT words, facets FROM body WHERE article=?");
    if (!sql.bind(article).row()) return false;
    auto plain = unzip(sql.bytes(0));
    if (!plain) {
      db_->fail("is damaged: the words of an article cannot be unpacked");
      return false;
    }
    words = std::move(*plain);
    facets = sql.string(1);
  }
  for (size_t at = 0; at < facets.size();) {
    const size_t end = std::min(facets.find(' ', at), facets.size());
    if (facets.compare(at, 2, "f_") == 0) forms.push_back(std::stoll(facets.substr(at + 2, end - at - 2)));
    at = end + 1;
  }
  take_claims(article);
  take_wire(article);
  {
    const std::string_view all = words;
    const size_t cut = all.find('\n');
    Sql sql(*db_, "INSERT INTO word (word, rowid, lemma, latin, facet) VALUES ('delete', ?, ?, ?, ?)");
    sql.bind(article)
        .bind(all.substr(0, cut))
        .bind(cut == std::string_view::npos ? "" : all.substr(cut + 1))
        .bind(facets)
        .run();
  }
  Sql(*db_, "DELETE FROM body WHERE article=?").bind(article).run();
  {
    Sql sql(*db_, "SELECT publisher, published, wire<>id FROM article WHERE id=?");
    if (sql.bind(article).row()) {
      const Day day = sql.is_null(1) ? kUndated : static_cast<Day>(sql.integer(1));
      count_article(sql.text(0), day, -1);
      if (sql.integer(2) != 0) {
        count("copy", "", -1);
        count_of("copy", sql.text(0), day, -1);
      }
    }
  }
  Sql(*db_, "DELETE FROM article WHERE id=?").bind(article).run();
  take_forms(forms, article);
  return !db_->error();
}

Outcome Store::reread(const Reading& r, std::vector<ReadingChange>& changes) {
  const auto& d = r.record.document;
  int64_t id = -1;
  int64_t added = 0;
  std::string was;
  std::string engine;
  {
    Sql sql(*db_, "SELECT id, added, engine, record FROM article JOIN body ON body.article=article.id WHERE uid=?");
    if (!sql.bind(d.id).row()) return Outcome::failed;
    id = sql.integer(0);
    added = sql.integer(1);
    engine = sql.string(2);
    if (const auto json = unzip(sql.bytes(3))) was = *json;
  }
  const auto tell = [](const std::string& event, const std::string& act, const std::string& status, double confidence) {
    return fmt::format("{}{} {} {:.3f}", event.empty() ? "" : event + " ", act, status, confidence);
  };
  if (was == to_json(r.record)) {
    if (engine != r.engine) Sql(*db_, "UPDATE article SET engine=? WHERE id=?").bind(r.engine).bind(id).run();
    return db_->error() ? Outcome::failed : Outcome::already;
  }
  std::map<std::string, std::string> before;  // by uid of the claim
  {
    Sql sql(*db_,
            "SELECT uid, label, event, act, status, confidence FROM claim WHERE id BETWEEN ? AND ? AND event<>''");
    sql.bind(id << 12).bind(id << 12 | 4095);
    while (sql.row()) before[hex(sql.integer(0))] = tell(sql.string(2), sql.string(3), sql.string(4), sql.real(5));
  }
  for (const auto& e : r.record.events) {
    const std::string now = tell(e.event, e.act, e.status, e.confidence);
    const auto it = before.find(e.uid);
    if (it == before.end()) {
      changes.push_back({e.id, "new", "", now});
    } else {
      if (it->second != now) changes.push_back({e.id, "changed", it->second, now});
      before.erase(it);
    }
  }
  for (const auto& [uid, text] : before) changes.push_back({uid, "gone", text, ""});
  if (!remove(id)) return Outcome::failed;
  put(r, id, added);
  return db_->error() ? Outcome::failed : Outcome::reread;
}

// ---------------------------------------------------------------- looking up

const FormInfo& Store::info(int64_t form) {
  const auto it = infos_.find(form);
  if (it != infos_.end()) return it->second;
  if (infos_.size() > 500000) infos_.clear();
  FormInfo i;
  i.entity = form;
  Sql sql(*db_, "SELECT e.id, e.polity, e.ident, e.kind FROM form f JOIN form e ON e.id=f.entity WHERE f.id=?");
  if (sql.bind(form).row()) {
    i.entity = sql.integer(0);
    i.polity = sql.string(1);
    if (i.polity.empty()) i.polity = "~" + sql.string(2);
    const auto kind = sql.text(3);
    i.kind = kind == "person"                               ? fuse::Party::Kind::person
             : kind == "country"                            ? fuse::Party::Kind::state
             : kind == "place"                              ? fuse::Party::Kind::place
             : kind == "group" && i.polity.starts_with('~') ? fuse::Party::Kind::crowd
                                                            : fuse::Party::Kind::other;
  }
  return infos_.emplace(form, std::move(i)).first->second;
}

int64_t Store::find_article(const std::string& name) {
  Sql sql(*db_, "SELECT id FROM article WHERE source=?1 OR (length(?1)>=4 AND uid>=?1 AND uid<?1||'g') LIMIT 2");
  if (!sql.bind(name).row()) return 0;
  const int64_t id = sql.integer(0);
  return sql.row() ? -1 : id;
}

bool Store::load_article(int64_t id, Article& a, std::string* record, std::string* engine) {
  Sql sql(*db_,
          "SELECT text, source, given_id, title, publisher, published, record, engine FROM article JOIN body ON "
          "body.article=id WHERE id=?");
  if (!sql.bind(id).row()) return false;
  auto text = unzip(sql.bytes(0));
  if (!text) return false;
  a.text = std::move(*text);
  a.source = sql.string(1);
  a.given_id = sql.string(2);
  a.title = sql.string(3);
  a.publisher = sql.string(4);
  a.published = sql.is_null(5) ? "" : fuse::iso(static_cast<Day>(sql.integer(5)));
  if (record != nullptr) *record = unzip(sql.bytes(6)).value_or("");
  if (engine != nullptr) *engine = sql.string(7);
  return true;
}

std::vector<Feed> Store::feeds() {
  std::vector<Feed> out;
  Sql sql(*db_, "SELECT url, listed, title, etag, modified, trouble FROM feed ORDER BY url");
  while (sql.row())
    out.push_back({sql.string(0), sql.integer(1) != 0, sql.string(2), sql.string(3), sql.string(4), sql.string(5)});
  return out;
}

Feed Store::feed(const std::string& url) {
  Sql sql(*db_, "SELECT listed, title, etag, modified, trouble FROM feed WHERE url=?");
  if (!sql.bind(url).row()) return {url, false, "", "", "", ""};
  return {url, sql.integer(0) != 0, sql.string(1), sql.string(2), sql.string(3), sql.string(4)};
}

bool Store::set_feed(const Feed& f) {
  Sql sql(*db_, "INSERT OR REPLACE INTO feed (url, listed, title, etag, modified, trouble) VALUES (?,?,?,?,?,?)");
  sql.bind(f.url).bind(f.listed ? 1 : 0).bind(f.title).bind(f.etag).bind(f.modified).bind(f.trouble);
  return sql.run();
}

bool Store::has_page(const std::string& url) {
  Sql sql(*db_,
          "SELECT 1 WHERE EXISTS (SELECT 1 FROM page WHERE url=?1) OR EXISTS (SELECT 1 FROM article WHERE source=?1)");
  return sql.bind(url).row();
}

bool Store::set_page(const std::string& url) {
  return Sql(*db_, "INSERT OR IGNORE INTO page (url) VALUES (?)").bind(url).run();
}

std::map<std::string, std::pair<int64_t, int>> Store::hosts() {
  std::map<std::string, std::pair<int64_t, int>> out;
  Sql sql(*db_, "SELECT name, not_before, failures FROM host");
  while (sql.row()) out[sql.string(0)] = {sql.integer(1), static_cast<int>(sql.integer(2))};
  return out;
}

bool Store::set_host(const std::string& name, int64_t not_before, int failures) {
  if (failures == 0) return Sql(*db_, "DELETE FROM host WHERE name=?").bind(name).run();
  Sql sql(*db_, "INSERT OR REPLACE INTO host (name, not_before, failures) VALUES (?,?,?)");
  return sql.bind(name).bind(not_before).bind(failures).run();
}

bool Store::watch(const std::string& name, const std::string& question) {
  Sql sql(*db_,
          "INSERT OR IGNORE INTO watch (name, question, seen) VALUES (?,?,(SELECT coalesce(max(added), 0) FROM "
          "article))");
  sql.bind(name).bind(question).run();
  return !db_->error() && sqlite3_changes(db_->handle()) == 1;
}

bool Store::unwatch(const std::string& name) {
  Sql(*db_, "DELETE FROM watch WHERE name=?").bind(name).run();
  return !db_->error() && sqlite3_changes(db_->handle()) == 1;
}

bool Store::told(const std::string& name, int64_t upto) {
  return Sql(*db_, "UPDATE watch SET seen=max(seen, ?) WHERE name=?").bind(upto).bind(name).run();
}

bool Store::backup(const std::string& path) {
  sqlite3* to = nullptr;
  if (sqlite3_open_v2(path.c_str(), &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE, nullptr) !=
      SQLITE_OK) {
    db_->fail(fmt::format("{}: cannot be made: {}", path, std::strerror(sqlite3_system_errno(to))));
    sqlite3_close(to);
    return false;
  }
  sqlite3_backup* work = sqlite3_backup_init(to, "main", db_->handle(), "main");
  int code = SQLITE_ERROR;
  if (work != nullptr) {
    code = sqlite3_backup_step(work, -1);
    sqlite3_backup_finish(work);
  }
  if (code != SQLITE_DONE) db_->fail(fmt::format("{}: {}", path, sqlite3_errmsg(to)));
  sqlite3_close(to);
  return code == SQLITE_DONE;
}

}  // namespace bahi::store
