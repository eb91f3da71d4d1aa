#include "lexicon/table.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

namespace bahi::lexicon {
namespace {

using Kind = Column::Kind;
constexpr std::string_view kEntityKinds = "person|organization|country|place|facility|group|summit";
constexpr std::string_view kTypes =
    "AGREE|CONSULT|SUPPORT|COOPERATE|AID|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|"
    "COERCE|ASSAULT";
constexpr std::string_view kActs = "say|stress|demand|propose|promise|deny|accuse|praise|warn|apprise|convey";
constexpr std::string_view kStatuses =
    "occurred|ongoing|scheduled|expected|possible|proposed|demanded|postponed|cancelled|refused|did not occur";
constexpr std::string_view kVerbForms =
    "root|conjunctive|habitual|perfective|infinitive|agentive|future|subjunctive|imperative|present|past";

Column text(std::string_view name) {
  return {name, Kind::text, {}, false};
}
Column need(std::string_view name) {
  return {name, Kind::text, {}, true};
}
Column list(std::string_view name) {
  return {name, Kind::list, {}, false};
}
Column key(std::string_view name) {
  return {name, Kind::key, {}, true};
}
Column country(std::string_view name) {
  return {name, Kind::country, {}, false};
}
Column date(std::string_view name) {
  return {name, Kind::date, {}, false};
}
Column number(std::string_view name) {
  return {name, Kind::number, {}, false};
}
Column choice(std::string_view name, std::string_view choices) {
  return {name, Kind::choice, choices, false};
}

bool digits(std::string_view s) {
  if (s.empty()) return false;
  for (const char c : s)
    if (c < '0' || c > '9') return false;
  return true;
}

std::string fault(const Column& column, std::string_view cell) {
  if (cell.empty()) return column.required ? "must not be empty" : "";
  switch (column.kind) {
    case Kind::text:
    case Kind::list:
      return "";
    case Kind::key:
      for (const char c : cell)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.' || c == '|'))
          return "a key has only a-z, 0-9, '-', '.' and '/'";
      return "";
    case Kind::country:
      if (cell.size() != 3) return "is no ISO 3166-1 alpha-3 code";
      for (const char c : cell)
        if (c < 'A' || c > 'Z') return "is no ISO 3166-1 alpha-3 code";
      return "";
    case Kind::date: {
      const std::vector<std::string_view> parts = split(cell, '-');
      if (parts.size() > 3 || !digits(parts[0]) || parts[0].size() != 4) return "is no ISO 8601 date";
      for (size_t i = 1; i < parts.size(); ++i)
        if (!digits(parts[i]) || parts[i].size() != 2) return "is no ISO 8601 date";
      return "";
    }
    case Kind::number: {
      std::string_view s = cell;
      if (s.front() == '-') s.remove_prefix(1);
      const std::vector<std::string_view> parts = split(s, '.');
      if (parts.size() > 2) return "is no number";
      for (const auto part : parts)
        if (!digits(part)) return "is no number";
      return "";
    }
    case Kind::choice:
      for (const auto c : split(column.choices))
        if (c == cell) return "";
      return "is none of " + std::string(column.choices);
  }
  return "";
}

bool is_nfc(std::string_view s) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) && nfc->isNormalizedUTF8(icu::StringPiece(s.data(), static_cast<int32_t>(s.size())), status);
}

}  // namespace

const std::vector<Schema>& schemas() {
  static const std::vector<Schema> all = {
      {"states",
       "lang/hi",
       {{"iso3", Kind::country, {}, true},
        need("en"),
        need("hi"),
        list("variants"),
        list("demonyms"),
        list("capital_hi"),
        text("capital_en"),
        number("lat"),
        number("lon"),
        list("seats"),
        text("wikidata")},
       {0}},
      {"places",
       "lang/hi",
       {key("key"), choice("kind", "city|region|facility|water|mountain|border"), country("country"), need("en"),
        need("hi"), list("variants"), list("adjectives"), number("lat"), number("lon")},
       {0}},
      {"bodies",
       "lang/hi",
       {key("key"),
        choice("kind",
               "igo|alliance|government|ministry|party|armed_group|military|police|court|legislature|agency|company|"
               "ngo|media|union|religious|think_tank|group"),
        text("sector"), country("country"), need("en"), need("hi"), list("variants"), list("acronyms_hi"),
        list("acronyms_en")},
       {0}},
      {"summits",
       "lang/hi",
       {key("key"), need("en"), need("hi"), list("variants"), list("bodies"), text("recurs")},
       {0}},
      {"offices",
       "lang/hi",
       {key("key"), need("en"), need("hi"), list("variants"), text("sector"), number("rank"),
        choice("of", "state|body|ministry|party|mission|military|court|legislature|region|presided|any")},
       {0}},
      {"portfolios", "lang/hi", {need("hi"), need("en"), list("variants")}, {0}},
      {"people",
       "lang/hi",
       {key("key"), need("en"), need("hi"), list("variants"), country("country"), choice("gender", "m|f")},
       {0}},
      {"tenures", "lang/hi", {key("person"), key("office"), text("of"), date("start"), date("end")}, {}},
      {"given_names",
       "lang/hi",
       {need("hi"), choice("kind", "given|surname|either|honorific"), choice("gender", "m|f|any"), text("origin")},
       {}},
      {"spellings", "lang/hi", {need("hi"), need("en")}, {0}},
      {"nominals",
       "lang/hi",
       {need("hi"), need("en"), choice("kind", kEntityKinds), text("sector"), choice("number", "sg|pl|any")},
       {0}},
      {"name_words",
       "lang/hi",
       {need("words"),
        choice("kind",
               "tenure|honorific|suffix|particle|function|stance|facility|region|body|polity|presided|money|never"),
        text("value")},
       {0, 1}},
      {"markers", "lang/hi", {need("words"), need("marker")}, {0}},
      {"grammar", "lang/hi", {need("kind"), {"words", Kind::list, {}, true}, text("value")}, {}},
      {"verbs", "lang/hi", {need("lemma"), choice("transitivity", "intr|tr|ditr|caus"), list("forms")}, {0}},
      {"closed",
       "lang/hi",
       {need("form"),
        {"tags", Kind::list, {}, true},
        need("upos"),
        need("lemma"),
        choice("case", "d|o"),
        choice("number", "sg|pl"),
        choice("person", "1|2|3"),
        choice("gender", "m|f")},
       {0, 1}},
      {"endings",
       "lang/hi",
       {choice("kind", "verb|consonant|vowel|noun|adjective"), need("ending"), list("lemma"), choice("as", kVerbForms),
        choice("gender", "m|f"), choice("number", "sg|pl"), choice("person", "1|2|3"), choice("case", "d|o")},
       {}},
      {"irregular",
       "lang/hi",
       {need("form"), need("lemma"), choice("as", kVerbForms), choice("gender", "m|f"), choice("number", "sg|pl"),
        choice("person", "1|2|3")},
       {}},
      {"nouns", "lang/hi", {need("lemma"), {"gender", Kind::choice, "m|f|any", true}}, {0}},
      {"adjectives", "lang/hi", {need("lemma")}, {0}},
      {"abbreviations",
       "lang/hi",
       {need("form"), text("meaning"), choice("kind", "initial|title|unit|body|place|other")},
       {0}},
      {"sentence",
       "lang/hi",
       {need("word"), choice("kind", "opener|bound|said|finite|visarga|teaser|agency|month")},
       {0, 1}},
      {"languages", "lang/hi", {need("language"), need("word"), number("weight")}, {0, 1}},
      {"pronouns",
       "lang/hi",
       {need("word"), choice("kind", "third|reflexive|relative|first"), choice("number", "sg|pl|any")},
       {0}},
      {"cues", "lang/hi", {need("words"), need("kind"), text("value")}, {}},
      {"numbers",
       "lang/hi",
       {need("word"),
        list("variants"),
        choice("kind", "cardinal|scale|fraction|more|ordinal|ending"),
        {"value", Kind::number, {}, true}},
       {0}},
      {"time_words", "lang/hi", {need("kind"), {"words", Kind::list, {}, true}, text("value")}, {}},
      {"frames",
       "ontology",
       {need("id"), choice("event", kTypes), text("mode"), text("act"), choice("mutual", "yes|no"), text("slots"),
        list("contexts")},
       {0}},
      {"triggers",
       "ontology",
       {need("frame"), text("noun"), list("verbs"), text("slots"), choice("status", kStatuses), need("example"),
        text("expect")},
       {}},
      {"speech",
       "ontology",
       {text("noun"), list("verbs"), choice("act", kActs), text("slots"), need("example"), text("expect")},
       {}},
      {"no_event",
       "ontology",
       {text("noun"),
        {"verbs", Kind::list, {}, true},
        choice("reason",
               "state|change|perception|work|economy|life|election|office|decision|court|idiom|sport|misread")},
       {}},
      {"contexts", "ontology", {need("context"), list("words")}, {0}},
      {"families",
       "ontology",
       {choice("event", kTypes), text("act"), need("family"), {"reach", Kind::number, {}, true}},
       {0, 1}},
      {"shared_offices", "ontology", {need("office")}, {0}},
      {"confidence",
       "ontology",
       {need("sign"), {"weight", Kind::number, {}, true}, {"prior", Kind::number, {}, true}, need("why")},
       {0}},
      {"light_verbs", "ontology", {need("family"), {"verbs", Kind::list, {}, true}, text("slots")}, {}},
      {"topic_modes", "ontology", {choice("event", kTypes), need("topic"), need("mode")}, {0, 1}},
  };
  return all;
}

int Table::column(std::string_view name) const {
  for (size_t i = 0; i < schema->columns.size(); ++i)
    if (schema->columns[i].name == name) return static_cast<int>(i);
  assert(false && "no such column");
  return 0;
}

Parsed parse_table(const Schema& schema, std::string_view file, std::string_view text) {
  Parsed out;
  out.table.schema = &schema;
  const auto error = [&](int line, int column, std::string message) {
    out.errors.push_back({std::move(message), std::string(file), line, column});
  };
  bool header = false;
  std::string_view provenance;
  out.table.store = std::make_unique<Store>();
  Store& store = *out.table.store;
  store.file = file;
  store.columns = schema.columns.size();
  store.own = std::make_unique<Store::Own>();
  Store::Own& own = *store.own;
  own.cells.push_back(0);
  std::map<std::string, int> seen;
  int line_number = 0;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.front() == '#') {
      if (line.starts_with("#:")) provenance = line.substr(std::min(line.find_first_not_of(' ', 2), line.size()));
      continue;
    }
    std::vector<std::string_view> cells = split(line, '\t');
    if (!header) {
      header = true;
      bool right = cells.size() == schema.columns.size();
      for (size_t i = 0; right && i < cells.size(); ++i) right = cells[i] == schema.columns[i].name;
      if (!right) {
        std::string want;
        for (const auto& column : schema.columns) want += (want.empty() ? "" : " ") + std::string(column.name);
        error(line_number, 1, "the first line must name the columns: " + want);
        return out;
      }
      continue;
    }
    if (cells.size() != schema.columns.size()) {
      error(line_number, 1,
            "has " + std::to_string(cells.size()) + " cells instead of " + std::to_string(schema.columns.size()));
      continue;
    }
    if (!is_nfc(line)) error(line_number, 1, "is not in Unicode normal form C");
    bool good = true;
    int column_at = 1;
    for (size_t i = 0; i < cells.size(); ++i) {
      const auto cell = cells[i];
      if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' ')) {
        error(line_number, column_at, std::string(schema.columns[i].name) + " has a space at its edge");
        good = false;
      }
      if (cell == "-") cells[i] = {};
      if (const std::string what = fault(schema.columns[i], cells[i]); !what.empty()) {
        error(line_number, column_at, std::string(schema.columns[i].name) + " «" + std::string(cell) + "» " + what);
        good = false;
      }
      for (const unsigned char c : cell) column_at += (c & 0xC0) != 0x80;
      ++column_at;
    }
    if (!good) continue;
    if (!schema.unique.empty()) {
      std::string id;
      for (const int i : schema.unique) id += std::string(cells[i]) + "\t";
      const auto [it, made] = seen.emplace(id, line_number);
      if (!made) {
        error(line_number, 1, "repeats line " + std::to_string(it->second));
        continue;
      }
    }
    out.table.rows.push_back({Cells(&store, static_cast<uint32_t>(own.lines.size()))});
    own.lines.push_back(static_cast<uint32_t>(line_number));
    if (store.provenances.empty() || store.provenances.back().data() != provenance.data())
      store.provenances.push_back(provenance);
    own.origins.push_back(static_cast<uint32_t>(store.provenances.size() - 1));
    for (const auto cell : cells) {
      own.text += cell;
      own.cells.push_back(static_cast<uint32_t>(own.text.size()));
    }
  }
  store.lines = reinterpret_cast<const char*>(own.lines.data());
  store.origins = reinterpret_cast<const char*>(own.origins.data());
  store.cells = reinterpret_cast<const char*>(own.cells.data());
  store.text = own.text.data();
  return out;
}

}  // namespace bahi::lexicon
