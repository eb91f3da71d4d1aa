#include "store/schema.h"

#include <fmt/format.h>

#include "store/sums.h"

namespace bahi::store {
namespace {

// Each step brings a ledger from version i to i + 1, in one transaction.
constexpr const char* kSteps[] = {
    R"sql(
-- Ids grow with the day of publication: articles (day + 25567) << 24 | part of their hash, claims article << 12 | number.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,        -- the record's document id
  text_hash TEXT NOT NULL,
  source TEXT NOT NULL, given_id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
  published INTEGER,               -- days since 1970-01-01
  language TEXT NOT NULL, characters INTEGER NOT NULL,
  engine TEXT NOT NULL,            -- that made the reading
  added INTEGER NOT NULL,          -- order number
  wire INTEGER NOT NULL            -- first article of the copies of one wire; its own id when there are none
);
CREATE INDEX article_wire ON article (wire);
CREATE INDEX article_added ON article (added);
CREATE TABLE body (                -- Zstandard
  article INTEGER PRIMARY KEY, text BLOB NOT NULL, record BLOB NOT NULL, words BLOB NOT NULL,
  sketch BLOB NOT NULL,
  facets TEXT NOT NULL             -- what filters look for: c_IND t_CONSULT s_scheduled f_12 (a form)
);
CREATE TABLE band (hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (lemma, latin, facet, content='', tokenize="ascii tokenchars '_'");

-- A form is an entity as articles name it; the one whose id is its entity's stands for all.
CREATE TABLE form (
  id INTEGER PRIMARY KEY,
  ident TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, hi TEXT NOT NULL, en TEXT NOT NULL, polity TEXT NOT NULL,
  latitude REAL, longitude REAL, wikidata TEXT NOT NULL, sector TEXT NOT NULL,
  block TEXT NOT NULL,             -- people who may be one
  entity INTEGER NOT NULL
);
CREATE INDEX form_block ON form (block) WHERE block <> '';
CREATE INDEX form_entity ON form (entity);
CREATE INDEX form_name ON form (name);
CREATE TABLE form_word (word TEXT NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (word, form)) WITHOUT ROWID;
CREATE TABLE mention (form INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (form, article)) WITHOUT ROWID;
CREATE TABLE spelling (form INTEGER NOT NULL, surface TEXT NOT NULL, article INTEGER NOT NULL,
  PRIMARY KEY (form, surface, article)) WITHOUT ROWID;
CREATE TABLE office (form INTEGER NOT NULL, en TEXT NOT NULL, of INTEGER NOT NULL, tenure TEXT NOT NULL, article INTEGER NOT NULL,
  hi TEXT NOT NULL, published INTEGER, PRIMARY KEY (form, en, of, tenure, article)) WITHOUT ROWID;
CREATE TABLE doubt (a INTEGER NOT NULL, b INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  uid INTEGER NOT NULL,
  label TEXT NOT NULL,             -- v1 … and s1 … within the record
  event TEXT NOT NULL, mode TEXT NOT NULL, act TEXT NOT NULL, told TEXT NOT NULL, status TEXT NOT NULL, voice TEXT NOT NULL,
  confidence REAL NOT NULL,
  start INTEGER, finish INTEGER, precision TEXT NOT NULL, approximate INTEGER NOT NULL,
  words_from INTEGER NOT NULL, words_to INTEGER NOT NULL,  -- code points
  unnamed TEXT NOT NULL,
  dead REAL, injured REAL, size REAL, amount REAL, currency TEXT NOT NULL,
  parts TEXT NOT NULL,             -- «a12 r7»: part and form
  block INTEGER, lo INTEGER, hi INTEGER, anchor INTEGER, piece INTEGER, happening INTEGER
);
CREATE INDEX claim_uid ON claim (uid);
CREATE INDEX claim_block ON claim (block, lo, hi, anchor, piece) WHERE block IS NOT NULL;
CREATE INDEX claim_happening ON claim (happening) WHERE happening IS NOT NULL;
CREATE TABLE claim_form (form INTEGER NOT NULL, claim INTEGER NOT NULL, part TEXT NOT NULL,
  PRIMARY KEY (form, claim, part)) WITHOUT ROWID;

CREATE TABLE happening (
  id INTEGER PRIMARY KEY,          -- of the founding claim
  uid INTEGER NOT NULL,
  event TEXT NOT NULL, mode TEXT NOT NULL, act TEXT NOT NULL, stage TEXT NOT NULL,
  start INTEGER, finish INTEGER, precision TEXT NOT NULL, approximate INTEGER NOT NULL,
  day INTEGER NOT NULL,            -- its date, or when it was first told of; -100000: neither is known
  parts TEXT NOT NULL,             -- as in claim, of entities
  confidence REAL NOT NULL, sources INTEGER NOT NULL, claims INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, conflicts INTEGER NOT NULL, decided TEXT NOT NULL, digest INTEGER NOT NULL
);
CREATE INDEX happening_uid ON happening (uid);
CREATE INDEX happening_day ON happening (day);
CREATE INDEX happening_stage ON happening (stage, day);
CREATE TABLE happening_entity (entity INTEGER NOT NULL, day INTEGER NOT NULL, happening INTEGER NOT NULL, part TEXT NOT NULL,
  PRIMARY KEY (entity, day, happening, part)) WITHOUT ROWID;
CREATE INDEX happening_entity_of ON happening_entity (happening);
CREATE TABLE dyad (a TEXT NOT NULL, b TEXT NOT NULL, day INTEGER NOT NULL, happening INTEGER NOT NULL, event TEXT NOT NULL,
  stage TEXT NOT NULL, PRIMARY KEY (a, b, day, happening)) WITHOUT ROWID;
CREATE TABLE dyad_of (happening INTEGER NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (happening, a, b)) WITHOUT ROWID;
CREATE TABLE revision (happening INTEGER NOT NULL, number INTEGER NOT NULL, day INTEGER NOT NULL, what TEXT NOT NULL, stage TEXT NOT NULL,
  start INTEGER, finish INTEGER, precision TEXT NOT NULL, claim INTEGER NOT NULL, was TEXT NOT NULL, became TEXT NOT NULL,
  PRIMARY KEY (happening, number)) WITHOUT ROWID;
CREATE INDEX revision_day ON revision (day);
CREATE TABLE conflict (happening INTEGER NOT NULL, number INTEGER NOT NULL, day INTEGER NOT NULL, field TEXT NOT NULL, a INTEGER NOT NULL,
  b INTEGER NOT NULL, value_a TEXT NOT NULL, value_b TEXT NOT NULL, PRIMARY KEY (happening, number)) WITHOUT ROWID;
CREATE INDEX conflict_day ON conflict (day);

CREATE TABLE curation (id INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT NOT NULL, what TEXT NOT NULL, target TEXT NOT NULL,
  other TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL, undone_by INTEGER);
)sql",
    R"sql(
CREATE TABLE watch (               -- saved questions
  name TEXT PRIMARY KEY,
  question TEXT NOT NULL,          -- JSON
  seen INTEGER NOT NULL            -- greatest order number of an article when it was last told
) WITHOUT ROWID;
)sql",
    R"sql(
DROP INDEX form_name;              -- nobody asked it
CREATE INDEX article_source ON article (source);
CREATE INDEX article_publisher ON article (publisher);
CREATE TABLE tally (               -- how many there are (kTallies), so that nobody need count
  what TEXT NOT NULL, name TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, name)
) WITHOUT ROWID;
-- What was fetched, and how hosts have behaved: the only tables that hold moments.
CREATE TABLE feed (
  url TEXT PRIMARY KEY,
  listed INTEGER NOT NULL,         -- 1: bahi fetch reads it
  title TEXT NOT NULL,
  etag TEXT NOT NULL, modified TEXT NOT NULL,  -- of the last answer
  trouble TEXT NOT NULL            -- why it was not read the last time; empty: it was
) WITHOUT ROWID;
CREATE TABLE page (url TEXT PRIMARY KEY) WITHOUT ROWID;  -- pages of feeds' items that need not be fetched again
CREATE TABLE host (name TEXT PRIMARY KEY, not_before INTEGER NOT NULL, failures INTEGER NOT NULL) WITHOUT ROWID;
)sql",
    R"sql(
CREATE TABLE state (commits INTEGER NOT NULL);  -- one row: how often the ledger has been written
INSERT INTO state VALUES (0);
)sql",
    R"sql(
-- Happenings by what has become of them (src/store/sums.h), so that nobody need count.
CREATE TABLE dyad_sum (
  period INTEGER NOT NULL,         -- -1: all time; 202500: that year; 202503: that month
  a TEXT NOT NULL, b TEXT NOT NULL,  -- as in dyad
  cooperation INTEGER NOT NULL, conflict INTEGER NOT NULL, planned INTEGER NOT NULL, PRIMARY KEY (period, a, b)
) WITHOUT ROWID;
CREATE TABLE day_sum (             -- of a day; b: who takes part, empty: all happenings
  b TEXT NOT NULL, day INTEGER NOT NULL,
  cooperation INTEGER NOT NULL, conflict INTEGER NOT NULL, planned INTEGER NOT NULL, PRIMARY KEY (b, day)
) WITHOUT ROWID;
)sql",
    R"sql(
DROP INDEX happening_entity_of;    -- a happening's own row names its entities
-- By day first, so that the bands of an article stand together.
ALTER TABLE band RENAME TO old_band;
CREATE TABLE band (day INTEGER NOT NULL, hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (day, hash, article)) WITHOUT ROWID;
INSERT INTO band SELECT article >> 24, hash, article FROM old_band;
DROP TABLE old_band;
)sql",
    R"sql(
DROP INDEX happening_uid;          -- its founder's claim has the same
DROP INDEX happening_day;
CREATE INDEX happening_day ON happening (day, event, stage);  -- all that counting by day and type reads
DROP TABLE dyad_sum;
CREATE TABLE dyad_sum (
  period INTEGER NOT NULL,         -- -1: all time; 202500: that year; 202503: that month
  event TEXT NOT NULL,             -- of that type (all time and years only); empty: of all
  a TEXT NOT NULL, b TEXT NOT NULL,  -- as in dyad
  cooperation INTEGER NOT NULL, conflict INTEGER NOT NULL, planned INTEGER NOT NULL, PRIMARY KEY (period, event, a, b)
) WITHOUT ROWID;
DELETE FROM day_sum;               -- has days of «=CONSULT» now: of all happenings of that type
DELETE FROM tally;
)sql",
    R"sql(
CREATE INDEX form_polity ON form (polity);  -- all that concerns a state or body
-- What is told of long before its day: for what was known on a day, the others are found by theirs.
CREATE INDEX happening_far ON happening (day) WHERE day > first + 60;
INSERT INTO word (word, rank) VALUES ('hashsize', 8388608);  -- a transaction's words are one part of the index, not many
)sql",
    R"sql(
CREATE INDEX happening_sure ON happening (confidence, day) WHERE confidence > 0.899;  -- kSure
-- Happenings of three polities or more, by each: the others' pairs all have the polity in them.
CREATE TABLE gathering (polity TEXT NOT NULL, day INTEGER NOT NULL, happening INTEGER NOT NULL, event TEXT NOT NULL,
  stage TEXT NOT NULL, PRIMARY KEY (polity, day, happening)) WITHOUT ROWID;
-- Happenings by stage and by how sure they are (share_of: 19 from 0.95 on). These come last in the keys, so that
-- what a happening touches stands together.
CREATE TABLE dyad_slice (
  a TEXT NOT NULL, b TEXT NOT NULL,  -- as in dyad
  stage TEXT NOT NULL, share INTEGER NOT NULL,
  cooperation INTEGER NOT NULL, conflict INTEGER NOT NULL, planned INTEGER NOT NULL, PRIMARY KEY (a, b, stage, share)
) WITHOUT ROWID;
CREATE TABLE day_slice (
  day INTEGER NOT NULL, stage TEXT NOT NULL, share INTEGER NOT NULL,
  cooperation INTEGER NOT NULL, conflict INTEGER NOT NULL, planned INTEGER NOT NULL, PRIMARY KEY (day, stage, share)
) WITHOUT ROWID;
DELETE FROM dyad_sum;              -- had happenings of days before all days, too
DELETE FROM day_sum;
)sql"};
static_assert(std::size(kSteps) == kSchema);
// The steps after which tables of what is counted are filled from the tables that are there.
constexpr size_t kTallyStep = 6;
constexpr size_t kSumStep = 8;

}  // namespace

const char* const kTallies = R"sql(
SELECT 'article' what, '' name, count(*) n FROM article HAVING count(*) > 0
UNION ALL SELECT 'copy', '', count(*) FROM article WHERE wire <> id HAVING count(*) > 0
UNION ALL SELECT 'month', strftime('%Y-%m', published * 86400, 'unixepoch') m, count(*) FROM article
  WHERE published IS NOT NULL GROUP BY m
UNION ALL SELECT 'article of', publisher, count(*) FROM article GROUP BY publisher
UNION ALL SELECT 'copy of', publisher, count(*) FROM article WHERE wire <> id GROUP BY publisher
UNION ALL SELECT 'claim', '', count(*) FROM claim HAVING count(*) > 0
UNION ALL SELECT 'event of', a.publisher, count(*) FROM claim c JOIN article a ON a.id = c.id >> 12
  WHERE c.event <> '' GROUP BY a.publisher
UNION ALL SELECT 'first of', a.publisher, count(*) FROM happening h JOIN article a ON a.id = h.id >> 12 GROUP BY a.publisher
UNION ALL SELECT 'article of month', strftime('%Y-%m ', published * 86400, 'unixepoch') || publisher m, count(*)
  FROM article WHERE published IS NOT NULL GROUP BY m
UNION ALL SELECT 'copy of month', strftime('%Y-%m ', published * 86400, 'unixepoch') || publisher m, count(*)
  FROM article WHERE published IS NOT NULL AND wire <> id GROUP BY m
UNION ALL SELECT 'event of month', strftime('%Y-%m ', a.published * 86400, 'unixepoch') || a.publisher m, count(*)
  FROM claim c JOIN article a ON a.id = c.id >> 12 WHERE a.published IS NOT NULL AND c.event <> '' GROUP BY m
UNION ALL SELECT 'first of month', strftime('%Y-%m ', a.published * 86400, 'unixepoch') || a.publisher m, count(*)
  FROM happening h JOIN article a ON a.id = h.id >> 12 WHERE a.published IS NOT NULL GROUP BY m
UNION ALL SELECT 'happening', event, count(*) FROM happening GROUP BY event
UNION ALL SELECT 'stage', stage, count(*) FROM happening GROUP BY stage
UNION ALL SELECT 'revision', '', count(*) FROM revision HAVING count(*) > 0
UNION ALL SELECT 'conflict', '', count(*) FROM conflict HAVING count(*) > 0
UNION ALL SELECT 'entity', kind, count(*) FROM form WHERE entity = id GROUP BY kind
)sql";

bool prepare_schema(Db& db, bool create) {
  // WAL before anything is written. Pages of 4096 bytes, which is the default: an article touches some 140 of them, and
  // with larger ones so much more is written for each.
  int64_t application = 0;
  int64_t version = 0;
  bool empty = true;
  {
    Sql sql(db, "PRAGMA application_id");
    if (sql.row()) application = sql.integer(0);
  }
  {
    Sql sql(db, "PRAGMA user_version");
    if (sql.row()) version = sql.integer(0);
  }
  {
    Sql sql(db, "SELECT 1 FROM sqlite_master LIMIT 1");
    empty = !sql.row();
  }
  if (db.error()) return false;
  if (!empty && application != kApplication) {
    db.fail("is no ledger (a database of another program)");
    return false;
  }
  if (version > kSchema) {
    db.fail(fmt::format("was written by a newer version (schema {}; this one knows up to {})", version, kSchema));
    return false;
  }
  if (empty && !create) {
    db.fail("is empty; bahi add makes a ledger of it");
    return false;
  }
  if (version == kSchema) return true;
  db.exec("PRAGMA journal_mode=WAL");
  if (!db.begin()) return false;
  // Another process may have done it meanwhile.
  {
    Sql sql(db, "PRAGMA user_version");
    if (sql.row()) version = sql.integer(0);
  }
  for (auto step = static_cast<size_t>(version); step < std::size(kSteps); ++step) {
    db.exec(kSteps[step]);
    if (step == kTallyStep) db.exec((std::string("INSERT INTO tally ") + kTallies).c_str());
    if (step == kSumStep) {
      db.exec(("INSERT INTO dyad_sum " + dyad_sums()).c_str());
      db.exec(("INSERT INTO day_sum " + day_sums()).c_str());
      db.exec(("INSERT INTO dyad_slice " + dyad_slices()).c_str());
      db.exec(("INSERT INTO day_slice " + day_slices()).c_str());
      db.exec(("INSERT INTO gathering " + gatherings()).c_str());
    }
  }
  db.exec(fmt::format("PRAGMA application_id={}", kApplication).c_str());
  db.exec(fmt::format("PRAGMA user_version={}", kSchema).c_str());
  if (db.error()) {
    db.rollback();
    return false;
  }
  return db.commit();
}

}  // namespace bahi::store
