#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "bahi/questions.h"
#include "lexicon/key.h"
#include "name/latin.h"
#include "query/impl.h"

namespace bahi::query {

using fuse::Day;
using fuse::kUndated;
using store::Sql;

namespace {

std::string in_quotes(std::string_view word) {
  std::string out = "\"";
  for (const char c : word) out += c == '"' ? ' ' : c;
  return out + "\"";
}

/// What is asked for, word by word.
struct Term {
  std::vector<std::string> words;  // several: a phrase
  bool without = false;
};

std::vector<Term> terms_of(std::string_view text) {
  std::vector<Term> out;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    Term term;
    if (text[at] == '-' && at + 1 < text.size() && text[at + 1] != ' ') {
      term.without = true;
      ++at;
    }
    size_t end;
    std::string_view inside;
    if (text[at] == '"') {
      end = std::min(text.find('"', at + 1), text.size());
      inside = text.substr(at + 1, end - at - 1);
      ++end;
    } else {
      end = std::min(text.find(' ', at), text.size());
      inside = text.substr(at, end - at);
    }
    at = std::min(end, text.size());
    lexicon::for_each_piece(inside, [&](size_t from, size_t to) {
      const auto word = inside.substr(from, to - from);
      if (word != "-") term.words.emplace_back(word);
    });
    if (!term.words.empty()) out.push_back(std::move(term));
  }
  return out;
}

/// The term in FTS5's language; `lemmas` are set to the keys that its words are looked up by, for the snippet.
std::string match_of(const Term& term, const Reader* reader, std::vector<std::string>& keys) {
  std::string as_written;
  std::string lemma;
  std::string latin;
  std::string joined;
  for (const auto& w : term.words) joined += (joined.empty() ? "" : " ") + w;
  const auto add = [](std::string& to, std::string_view word) {
    if (!word.empty()) to += (to.empty() ? "" : " ") + std::string(word);
  };
  for (const auto& w : term.words) {
    const std::string key = lexicon::match_key(w);
    add(as_written, key);
    keys.push_back(key);
    if (!devanagari(key)) {
      add(latin, name::latin_key(w));
      keys.push_back(name::latin_key(w));
    }
  }
  if (reader != nullptr && devanagari(joined)) {
    Article article;
    article.text = joined;
    SearchWords words;
    (void)reader->read(article, &words);
    lemma = words.lemmas;
    for (size_t at = 0; at < lemma.size();) {
      const size_t end = std::min(lemma.find(' ', at), lemma.size());
      keys.push_back(lemma.substr(at, end - at));
      at = end + 1;
    }
  }
  std::string out = "lemma:" + in_quotes(as_written);
  if (!lemma.empty() && lemma != as_written) out += " OR lemma:" + in_quotes(lemma);
  if (!latin.empty()) out += " OR latin:" + in_quotes(latin);
  return "(" + out + ")";
}

/// The sentence of the text in which most of what was asked for stands.
std::string snippet_of(std::string_view text, const std::vector<std::string>& keys) {
  constexpr size_t kMost = 280;  // bytes, about a hundred letters of Devanagari
  std::string buffer;
  size_t best_at = 0;
  int best = -1;
  size_t sentence = 0;
  int score = 0;
  const auto close = [&](size_t next) {
    if (score > best) {
      best = score;
      best_at = sentence;
    }
    sentence = next;
    score = 0;
  };
  std::vector<char> seen(keys.size(), 0);
  for (size_t at = 0; at < text.size();) {
    const auto piece = lexicon::scan(text, at);
    const auto form = text.substr(at, piece.end - at);
    if (piece.kind == lexicon::PieceKind::word || piece.kind == lexicon::PieceKind::latin ||
        piece.kind == lexicon::PieceKind::number) {
      const auto key = lexicon::key_view(form, buffer);
      for (size_t k = 0; k < keys.size(); ++k) {
        if (seen[k] != 0 || keys[k].empty()) continue;
        // A form begins as its lemma does; a name in Latin letters sounds like it.
        const size_t common = static_cast<size_t>(
            std::mismatch(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(std::min(key.size(), keys[k].size())),
                          keys[k].begin())
                .first -
            key.begin());
        const bool same = key == keys[k] || (common >= 6 && common * 3 >= keys[k].size() * 2);
        if (same || (!devanagari(keys[k]) && devanagari(key) && name::latin_key_of_hindi(key) == keys[k])) {
          seen[k] = 1;
          score += key == keys[k] ? 3 : 2;
          break;
        }
      }
    }
    at = piece.end;
    if (form.find('\n') != std::string_view::npos || form == "।" || form == "?" || form == "!") {
      close(at);
      std::fill(seen.begin(), seen.end(), 0);
    }
  }
  close(text.size());
  std::string out;
  for (size_t i = best_at; i < text.size() && out.size() < kMost; ++i) {
    if (text[i] == '\n') break;
    out += text[i];
    if (std::string_view(out).ends_with("।")) return out;
  }
  if (out.size() >= kMost) {
    while (!out.empty() && out.back() != ' ') out.pop_back();
    out += "…";
  }
  const size_t first = out.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : out.substr(first);
}

}  // namespace

Result<Listing<Hit>> Questions::find(const std::string& words, const Filter& filter, const Page& page,
                                     const Reader* reader) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  std::string match;
  std::string without;
  std::vector<std::string> keys;
  for (const Term& term : terms_of(words)) {
    std::vector<std::string> own;
    const std::string one = match_of(term, reader, own);
    if (term.without) {
      without += " NOT " + one;
    } else {
      match += (match.empty() ? "" : " AND ") + one;
      keys.insert(keys.end(), own.begin(), own.end());
    }
  }
  const auto facet = [&](const std::vector<std::string>& any) {
    if (any.empty()) return;
    std::string one;
    for (const auto& f : any) one += (one.empty() ? "facet:" : " OR facet:") + in_quotes(f);
    match += (match.empty() ? "(" : " AND (") + one + ")";
  };
  for (const auto& p : s.polities) facet({"c_" + p});
  const auto one_of = [&](const std::set<int64_t>& entities) {
    std::vector<std::string> forms;
    for (const int64_t e : entities) {
      Sql sql(m.db, "SELECT id FROM form WHERE entity=? LIMIT 200");
      sql.bind(e);
      while (sql.row()) forms.push_back(fmt::format("f_{}", sql.integer(0)));
    }
    facet(forms);
  };
  for (const auto& people : s.people) one_of(people);
  one_of(s.places);
  std::vector<std::string> types;
  for (const auto& t : s.types) types.push_back("t_" + t);
  facet(types);
  const bool sieved = !s.polities.empty() || !s.people.empty() || !s.types.empty() || !s.stages.empty() ||
                      s.min_confidence > 0 || !s.places.empty();
  if (match.empty() && !without.empty())
    return Error{"words that must not stand in it are asked for, but none that must", {}, 0, 0};

  const int64_t from = s.since == kUndated ? 0 : id_of_day(s.since);
  const int64_t to =
      std::min(s.until == (1 << 30) ? kEnd : id_of_day(s.until + 1) - 1, cursor_of(page.cursor, {0, kEnd}).second);
  Listing<Hit> out;
  const bool all = match.empty();
  if (!without.empty()) match = "(" + match + ")" + without;
  Sql sql(m.db, all ? "SELECT id FROM article WHERE id BETWEEN ? AND ? ORDER BY id DESC"
                    : "SELECT rowid FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC");
  if (!all) sql.bind(match);
  sql.bind(from).bind(to);
  // When not many of the latest pass: the articles that tell of one of few happenings, if only such can.
  constexpr int kLook = 200;
  int looked = 0;
  std::optional<std::unordered_set<int64_t>> only;
  while (sql.row()) {
    const int64_t id = sql.integer(0);
    if (sieved && ++looked == kLook)
      if (const auto few = m.few(s)) {
        only.emplace();
        const std::string list = json_list(*few);
        Sql told(m.db, "SELECT c.id>>12 FROM json_each(?) x CROSS JOIN claim c ON c.happening=x.value");
        told.bind(list);
        while (told.row()) only->insert(told.integer(0));
        if (only->empty()) break;
      }
    if (only && !only->contains(id)) continue;
    Hit hit;
    std::vector<int64_t> seen;
    {
      Sql claims(m.db,
                 "SELECT DISTINCT happening FROM claim WHERE id BETWEEN ? AND ? AND happening IS NOT NULL ORDER BY id");
      claims.bind(id << 12).bind(id << 12 | 4095);
      while (claims.row()) seen.push_back(claims.integer(0));
    }
    for (const int64_t h : seen)
      if (auto happening = m.passing(s, h)) hit.happenings.push_back(std::move(*happening));
    if (sieved && hit.happenings.empty()) continue;
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(0, id);
      break;
    }
    Sql a(m.db,
          "SELECT uid, source, title, publisher, published, wire, (SELECT count(*) FROM article WHERE wire=a.wire) "
          "FROM article a WHERE id=?");
    if (!a.bind(id).row()) continue;
    hit.article = a.string(0);
    hit.source = a.string(1);
    hit.title = a.string(2);
    hit.publisher = a.string(3);
    hit.published = a.is_null(4) ? "" : fuse::iso(static_cast<Day>(a.integer(4)));
    hit.copies = static_cast<int>(a.integer(6)) - 1;
    hit.snippet = snippet_of(m.text(id), keys);
    out.items.push_back(std::move(hit));
  }
  return m.done(std::move(out));
}

Result<Dossier> Questions::who(const std::string& text, int limit) {
  auto& m = *impl_;
  std::vector<int64_t> found = m.resolve(text, "person");
  if (found.empty()) found = m.resolve(text, "");
  if (found.empty()) return Error{fmt::format("nobody in the ledger is called «{}»", text), {}, 0, 0};
  const int64_t entity = found.front();
  Dossier d;
  d.who = m.name(entity);
  for (size_t i = 1; i < found.size() && i <= 8; ++i) d.others.push_back(m.name(found[i]));
  std::vector<int64_t> forms;
  std::set<std::string> variants;
  {
    Sql sql(m.db, "SELECT id, hi FROM form WHERE entity=?");
    sql.bind(entity);
    while (sql.row()) {
      forms.push_back(sql.integer(0));
      if (sql.text(1) != d.who.hi) variants.insert(sql.string(1));
    }
  }
  struct Span {
    std::string hi, first, last;
    int articles = 0;
  };
  std::map<std::tuple<std::string, int64_t, std::string>, Span> offices;
  std::map<int64_t, int> maybe;
  for (const int64_t form : forms) {
    {
      Sql sql(
          m.db,
          "SELECT surface, count(*) n FROM spelling WHERE form=? GROUP BY surface ORDER BY n DESC, surface LIMIT 20");
      sql.bind(form);
      while (sql.row()) variants.insert(sql.string(0));
    }
    {
      Sql sql(m.db, "SELECT count(*) FROM mention WHERE form=?");
      if (sql.bind(form).row()) d.articles += static_cast<int>(sql.integer(0));
    }
    {
      Sql sql(m.db, "SELECT en, of, tenure, count(*) FROM office WHERE form=? GROUP BY en, of, tenure");
      sql.bind(form);
      while (sql.row()) {
        // The first and the last article that say so: their ids begin with the day.
        Sql ends(m.db,
                 "SELECT hi, published, (SELECT published FROM office WHERE form=?1 AND en=?2 AND of=?3 AND tenure=?4 "
                 "AND article>=?5 ORDER BY article LIMIT 1) FROM office WHERE form=?1 AND en=?2 AND of=?3 AND "
                 "tenure=?4 ORDER BY article DESC LIMIT 1");
        ends.bind(form).bind(sql.text(0)).bind(sql.integer(1)).bind(sql.text(2)).bind(kFirstDated);
        if (!ends.row()) continue;
        const int64_t of = sql.integer(1);
        int64_t of_entity = 0;
        if (of != 0) {
          Sql e(m.db, "SELECT entity FROM form WHERE id=?");
          if (e.bind(of).row()) of_entity = e.integer(0);
        }
        Span& s = offices[{sql.string(0), of_entity, sql.string(2)}];
        s.hi = ends.string(0);
        const std::string first = ends.is_null(2) ? "" : fuse::iso(static_cast<Day>(ends.integer(2)));
        const std::string last = ends.is_null(1) ? "" : fuse::iso(static_cast<Day>(ends.integer(1)));
        if (!first.empty() && (s.first.empty() || first < s.first)) s.first = first;
        s.last = std::max(s.last, last);
        s.articles += static_cast<int>(sql.integer(3));
      }
    }
    Sql sql(m.db, "SELECT a, b FROM doubt WHERE a=?1 UNION SELECT a, b FROM doubt WHERE b=?1");
    sql.bind(form);
    while (sql.row()) ++maybe[sql.integer(0) == form ? sql.integer(1) : sql.integer(0)];
  }
  for (const auto& [form, n] : maybe)
    if (const Name& other = m.name(form); other.id != d.who.id && d.maybe.size() < 8) d.maybe.push_back(other);
  d.variants.assign(variants.begin(), variants.end());
  for (const auto& [key, s] : offices) {
    Tenure t{s.hi, std::get<0>(key), std::get<2>(key), s.first, s.last, std::nullopt, s.articles};
    if (std::get<1>(key) != 0) t.of = m.name(std::get<1>(key));
    d.offices.push_back(std::move(t));
  }
  std::sort(d.offices.begin(), d.offices.end(),
            [](const Tenure& a, const Tenure& b) { return a.articles > b.articles; });
  if (d.offices.size() > 12) d.offices.resize(12);

  {
    Sql sql(m.db,
            "SELECT count(*), min(day), max(day) FROM (SELECT DISTINCT day, happening FROM happening_entity WHERE "
            "entity=? AND day>-100000)");
    if (sql.bind(entity).row() && sql.integer(0) > 0) {
      d.happenings = static_cast<int>(sql.integer(0));
      d.first = fuse::iso(static_cast<Day>(sql.integer(1)));
      d.last = fuse::iso(static_cast<Day>(sql.integer(2)));
    }
  }
  constexpr int kLook = 400;  // latest happenings that say with whom one has to do
  std::map<std::string, Count> with;
  std::vector<int64_t> ids;
  {
    Sql sql(m.db,
            "SELECT DISTINCT day, happening FROM happening_entity WHERE entity=? ORDER BY day DESC, happening DESC "
            "LIMIT ?");
    sql.bind(entity).bind(kLook);
    while (sql.row()) ids.push_back(sql.integer(1));
  }
  for (const int64_t id : ids) {
    Sql sql(m.db, "SELECT stage, parts FROM happening WHERE id=?");
    if (!sql.bind(id).row()) continue;
    const auto stage = sql.text(0);
    const bool past = happened(stage);
    std::set<int64_t> once;
    if (past)
      store::for_each_part(sql.text(1), [&](fuse::Part part, int64_t other) {
        const Name& n = m.name(other);
        if (n.id == d.who.id || n.kind == "place" || part == fuse::Part::place || n.polity.empty() ||
            !once.insert(other).second)
          return;
        auto& c = with[n.id];
        if (c.count++ == 0) c.who = n;
      });
    auto& list = past || stage == "denied" || stage == "cancelled" ? d.recent : d.ahead;
    if (static_cast<int>(list.size()) >= limit) continue;
    if (auto h = m.happening(id)) list.push_back(std::move(*h));
  }
  for (auto& [id, c] : with) d.with.push_back(std::move(c));
  std::stable_sort(d.with.begin(), d.with.end(), [](const Count& a, const Count& b) { return a.count > b.count; });
  if (d.with.size() > 12) d.with.resize(12);
  std::vector<int64_t> said;
  for (const int64_t form : forms) {
    Sql sql(m.db, "SELECT claim FROM claim_form WHERE form=? AND part='s' ORDER BY claim DESC LIMIT ?");
    sql.bind(form).bind(limit);
    while (sql.row()) said.push_back(sql.integer(0));
    Sql n(m.db, "SELECT count(*) FROM (SELECT 1 FROM claim_form WHERE form=? AND part='s' LIMIT 50000)");
    if (n.bind(form).row()) d.statements += static_cast<int>(n.integer(0));
  }
  std::sort(said.rbegin(), said.rend());
  std::set<std::string> words;
  for (const int64_t claim : said) {
    if (static_cast<int>(d.positions.size()) >= limit) break;
    Quote q = m.quote(claim);
    if (words.insert(q.words).second) d.positions.push_back(std::move(q));  // the copies of a wire say it once
  }
  return m.done(std::move(d));
}

Result<Listing<Happening>> Questions::timeline(const Filter& filter, const Page& page) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  const auto [day, id] = cursor_of(page.cursor, {s.until, kEnd});
  // By the narrowest index there is: a person, two states, one, or all; the last three also say type and stage.
  const bool by_person = !s.people.empty() || !s.places.empty();
  const bool by_state = !by_person && !s.polities.empty();
  Sieve sure;
  sure.min_confidence = s.min_confidence;
  const auto few =
      (by_person ? s.people.size() + s.polities.size() > 1 : s.very_sure()) ? m.few(by_state ? sure : s) : std::nullopt;
  const bool some = few && !by_state;       // the list itself; of states, what dyad has of it
  const bool by_row = !some && !by_person;  // of happening or dyad
  auto rest = s;                            // what no index says
  std::string sql_text = some        ? "SELECT h.day, h.id FROM json_each(?) x CROSS JOIN happening h ON h.id=x.value "
                                       "WHERE h.day BETWEEN ? AND ? AND (h.day<?3 OR h.id<=?4)"
                         : by_person ? "SELECT DISTINCT day, happening FROM happening_entity WHERE entity=? AND day "
                                       "BETWEEN ? AND ? AND (day<?3 OR happening<=?4)"
                         : by_state  ? "SELECT day, happening FROM dyad WHERE a=? AND b=? AND day BETWEEN ? AND ? AND "
                                       "(day<?4 OR happening<=?5)"
                                     : "SELECT day, id FROM happening WHERE day BETWEEN ? AND ? AND (day<?2 OR id<=?3)";
  // Two who are both spoken of much: where their two lists, each in order, meet.
  const size_t lists = by_person && !some ? s.people.size() : 0;
  for (size_t i = 1; i < lists; ++i)
    sql_text += fmt::format(
        " INTERSECT SELECT day, happening FROM happening_entity WHERE entity=?{} AND day BETWEEN ?2 AND ?3", 4 + i);
  if (by_row) {
    if (!s.types.empty()) sql_text += fmt::format(" AND event IN ({})", marks(s.types.size()));
    if (!s.stages.empty()) sql_text += fmt::format(" AND stage IN ({})", marks(s.stages.size()));
  }
  if (by_row && !by_state && s.min_confidence > 0) sql_text += " AND confidence>=?";
  if (by_state && few) sql_text += " AND happening IN (SELECT value FROM json_each(?))";
  Sql sql(m.db, sql_text + " ORDER BY 1 DESC, 2 DESC");
  std::string a;
  std::string b;
  const std::string list = few ? json_list(*few) : std::string();
  if (some) {
    sql.bind(list);
  } else if (by_person) {
    sql.bind(s.people.empty() ? *s.places.begin() : *s.people.front().begin());
  } else if (by_state) {
    b = s.polities[0];
    rest.polities.erase(rest.polities.begin());
    if (!rest.polities.empty() && rest.polities[0] != b) {
      a = rest.polities[0];
      rest.polities.erase(rest.polities.begin());
    }
    if (a > b) std::swap(a, b);
    sql.bind(a).bind(b);
  }
  sql.bind(int64_t{s.since}).bind(day).bind(id);
  for (size_t i = 1; i < lists; ++i) sql.bind(s.people[i].empty() ? 0 : *s.people[i].begin());
  if (by_row) {
    for (const auto& type : s.types) sql.bind(type);
    for (const auto& stage : s.stages) sql.bind(stage);
  }
  if (by_row && !by_state && s.min_confidence > 0) sql.bind(s.min_confidence - kSlack);
  if (by_state && few) sql.bind(list);
  Listing<Happening> out;
  while (sql.row()) {
    auto h = m.passing(rest, sql.integer(1));
    if (!h) continue;
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(sql.integer(0), sql.integer(1));
      break;
    }
    out.items.push_back(std::move(*h));
  }
  return m.done(std::move(out));
}

Result<Dyad> Questions::dyad(const std::string& a, const std::string& b, const Filter& filter, const Page& page) {
  auto& m = *impl_;
  Dyad d;
  Filter both = filter;
  both.states = {a, b};
  const auto s = m.sieve(both);
  if (s.wrong) return *s.wrong;
  if (s.polities[0] == s.polities[1]) return Error{fmt::format("«{}» and «{}» are the same", a, b), {}, 0, 0};
  d.a = m.polity_name(s.polities[0]);
  d.b = m.polity_name(s.polities[1]);
  auto [x, y] = std::minmax(s.polities[0], s.polities[1]);
  std::map<int, Tally> quarters;
  std::map<std::string, int> types;
  Sql sql(m.db, "SELECT day, event, stage FROM dyad WHERE a=? AND b=? AND day BETWEEN ? AND ?");
  sql.bind(x).bind(y).bind(int64_t{std::max(s.since, kUndated + 1)}).bind(int64_t{s.until});
  while (sql.row()) {
    const auto when = time::ymd(static_cast<Day>(sql.integer(0)));
    auto& q = quarters[when.year * 4 + (when.month - 1) / 3];
    const auto event = sql.text(1);
    if (!happened(sql.text(2))) {
      ++q.planned;
    } else {
      ++(cooperative(event) ? q.cooperation : q.conflict);
      ++types[std::string(event)];
    }
  }
  // Quarters without anything between others stand too, but not centuries of them.
  constexpr int kMost = 24;
  if (!quarters.empty()) {
    const int last = quarters.rbegin()->first;
    for (int q = std::max(quarters.begin()->first, last - kMost + 1); q <= last; ++q) {
      Tally row = quarters.contains(q) ? quarters[q] : Tally{};
      row.name = fmt::format("{}-Q{}", q / 4, q % 4 + 1);
      d.quarters.push_back(std::move(row));
    }
  }
  d.types.assign(types.begin(), types.end());
  std::stable_sort(d.types.begin(), d.types.end(), [](const auto& l, const auto& r) { return l.second > r.second; });
  auto recent = timeline(both, page);
  if (!recent) return recent.error();
  d.recent = std::move(recent).value();
  return m.done(std::move(d));
}

Result<Listing<Happening>> Questions::upcoming(const std::string& as_of_day, const Filter& filter, const Page& page) {
  auto& m = *impl_;
  const auto s = m.sieve(filter);
  if (s.wrong) return *s.wrong;
  auto any_stage = s;  // the stage is the one that was known on that day
  any_stage.stages.clear();
  const Day today = as_of_day.empty() ? m.last_day() : fuse::day_of_iso(as_of_day);
  constexpr int kOpen = 45;  // days that a plan without a date stays of interest
  constexpr const char* kOpenStages[] = {"proposed", "rumoured", "announced", "postponed"};
  const auto before = cursor_of(page.cursor, {kUndated, -1});
  std::vector<std::pair<std::pair<int64_t, int64_t>, Happening>> found;
  const int64_t from = std::max<int64_t>(today - kOpen, before.first);
  const bool now = today >= m.last_day();
  const auto few = now ? std::nullopt : m.few(any_stage);  // what is still to come now is little
  const std::string list = few ? json_list(*few) : std::string();
  const bool by_person = !few && !s.people.empty();
  const char* rows = few ? "json_each(?) x CROSS JOIN happening h ON h.id=x.value WHERE h.day>=?"
                     : by_person
                         ? "happening_entity x JOIN happening h ON h.id=x.happening WHERE x.entity=? AND x.day>=?"
                         : "happening h WHERE h.day>=?";
  const auto take = [&](const char* condition, const auto&... values) {
    Sql sql(m.db, fmt::format("SELECT {}h.day, h.id, h.stage, h.finish, h.last FROM {} AND {} ORDER BY 1, 2",
                              by_person ? "DISTINCT " : "", rows, condition));
    if (few) sql.bind(list);
    if (by_person) sql.bind(*s.people.front().begin());
    sql.bind(from);
    (sql.bind(values), ...);
    for (int taken = 0; taken <= page.limit && sql.row();) {
      const std::pair<int64_t, int64_t> at{sql.integer(0), sql.integer(1)};
      if (at <= before || !m.passes(any_stage, at.second)) continue;
      // What was told after that day was not known on it.
      Sql known(
          m.db,
          "SELECT day, stage, start, finish, precision FROM revision WHERE happening=? AND day<=? ORDER BY number "
          "DESC LIMIT 1");
      if (!known.bind(at.second).bind(int64_t{today}).row()) continue;
      const bool later = sql.integer(4) > today;
      const auto as_known = later ? known.text(1) : sql.text(2);
      if (std::find(std::begin(kOpenStages), std::end(kOpenStages), as_known) == std::end(kOpenStages)) continue;
      const bool dated = later ? !known.is_null(3) : !sql.is_null(3);
      if (dated ? (later ? known.integer(3) : sql.integer(3)) < today : known.integer(0) < today - kOpen) continue;
      auto h = m.happening(at.second);
      if (!h) continue;
      if (later) {
        h->stage = as_known;
        h->date = m.date(known, 2);
      }
      if (!s.stages.empty() && !s.stages.contains(h->stage)) continue;
      found.emplace_back(at, std::move(*h));
      ++taken;
    }
  };
  if (now) {
    for (const std::string_view stage : kOpenStages) take("h.stage=?", stage);
  } else if (few || by_person) {
    take("h.first<=?", int64_t{today});
  } else {
    // What was told by that day is of days soon after it, or is in the index happening_far.
    constexpr int kFar = 60;
    take("h.day<=? AND h.first<=?", int64_t{today + kFar}, int64_t{today});
    take("h.day>h.first+60 AND h.day>? AND h.first<=?", int64_t{today + kFar}, int64_t{today});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::string as_of = fuse::iso(today);
  Listing<Happening> out;
  for (auto& [at, h] : found) {
    if (static_cast<int>(out.items.size()) == page.limit) break;
    h.revisions = m.revisions(at.second);
    h.disagreements = m.disagreements(at.second);
    std::erase_if(h.revisions, [&](const Revision& r) { return r.day > as_of; });
    std::erase_if(h.disagreements, [&](const Conflict& c) { return c.day > as_of; });
    if (h.last > as_of) h.conflicts = static_cast<int>(h.disagreements.size());
    out.items.push_back(std::move(h));
    out.next = cursor_at(at.first, at.second);
  }
  if (found.size() <= out.items.size()) out.next.clear();
  return m.done(std::move(out));
}

/// What rows of a table tell of the happenings that pass, latest first; their columns begin with happening, number and
/// day. `skip`: rows to leave out; `make`: what a row says. The filter's days are those of the rows.
template <typename Item, typename Impl, typename Skip, typename Make>
Result<Listing<Item>> latest_first(Impl& m, const Filter& filter, const Page& page, const char* columns,
                                   const char* table, const Skip& skip, const Make& make) {
  Filter rest = filter;
  rest.since.clear();
  rest.until.clear();
  const auto s = m.sieve(rest);
  if (s.wrong) return *s.wrong;
  const Day since = filter.since.empty() ? kUndated : fuse::day_of_iso(filter.since);
  const Day until = filter.until.empty() ? (1 << 30) : fuse::day_of_iso(filter.until);
  // The cursor names a row: its day, and its happening with the number in the last eight bits.
  const auto [day, at] = cursor_of(page.cursor, {until, kEnd});
  Listing<Item> out;
  const auto few = m.few(s);
  const std::string list = few ? json_list(*few) : std::string();
  Sql sql(m.db,
          fmt::format("SELECT {} FROM {}{} r{} WHERE day BETWEEN ? AND ? ORDER BY day DESC, happening DESC, "
                      "number DESC",
                      columns, few ? "json_each(?) x CROSS JOIN " : "", table, few ? " ON r.happening=x.value" : ""));
  if (few) sql.bind(list);
  sql.bind(int64_t{since}).bind(day);
  while (sql.row()) {
    const int64_t key = sql.integer(0) << 8 | std::min<int64_t>(sql.integer(1), 255);
    if ((sql.integer(2) == day && key > at) || skip(sql)) continue;
    auto h = m.passing(s, sql.integer(0));
    if (!h) continue;
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(sql.integer(2), key);
      break;
    }
    out.items.push_back({std::move(*h), make(sql)});
  }
  return m.done(std::move(out));
}

Result<Listing<Change>> Questions::changes(const Filter& filter, bool all, const Page& page) {
  auto& m = *impl_;
  return latest_first<Change>(
      m, filter, page, "happening, number, day, what, stage, start, finish, precision, claim, was, became", "revision",
      [&](Sql& row) { return !all && row.text(3) == "told" && happened(row.text(4)); },
      [&](Sql& row) { return m.revision(row, 2); });
}

Result<Listing<Disagreement>> Questions::conflicts(const Filter& filter, const Page& page) {
  auto& m = *impl_;
  return latest_first<Disagreement>(
      m, filter, page, "happening, number, day, field, a, b, value_a, value_b", "conflict", [](Sql&) { return false; },
      [&](Sql& row) { return m.conflict(row, 2); });
}

Result<std::vector<Source>> Questions::sources(const Filter& filter) {
  auto& m = *impl_;
  std::vector<Source> out;
  std::map<std::string, size_t> index;
  const auto of = [&](const std::string& publisher) -> Source& {
    const auto [it, fresh] = index.emplace(publisher, out.size());
    if (fresh) out.push_back({publisher, 0, 0, 0, 0, "", ""});
    return out[it->second];
  };
  constexpr size_t kMonth = std::string_view("2025-03 ").size();
  const auto take = [](Sql& sql, auto source) {
    while (sql.row()) {
      Source& s = source(sql.string(1));
      const auto what = sql.text(0);
      (what.starts_with("article") ? s.articles
       : what.starts_with("copy")  ? s.copies
       : what.starts_with("event") ? s.claims
                                   : s.firsts) += static_cast<int>(sql.integer(2));
    }
  };
  // By articles' ids, which begin with the day; those of undated articles come before all.
  const auto count = [&](int64_t from, int64_t to) {
    Sql sql(m.db,
            "SELECT publisher, count(*), sum(wire<>id), sum((SELECT count(*) FROM claim c WHERE c.id BETWEEN a.id<<12 "
            "AND (a.id<<12)+4095 AND c.event<>'')), sum((SELECT count(*) FROM claim c WHERE c.id BETWEEN a.id<<12 AND "
            "(a.id<<12)+4095 AND c.happening=c.id)) FROM article a WHERE id BETWEEN ? AND ? GROUP BY publisher");
    sql.bind(from).bind(to);
    while (sql.row()) {
      Source& s = of(sql.string(0));
      s.articles += static_cast<int>(sql.integer(1));
      s.copies += static_cast<int>(sql.integer(2));
      s.claims += static_cast<int>(sql.integer(3));
      s.firsts += static_cast<int>(sql.integer(4));
    }
  };
  const auto [first, last] = m.dated();
  const Day since = filter.since.empty() ? first : std::max(first, fuse::day_of_iso(filter.since));
  const Day until = filter.until.empty() ? last : std::min(last, fuse::day_of_iso(filter.until));
  if (filter.since.empty() && filter.until.empty()) {
    Sql sql(m.db, "SELECT what, name, n FROM tally WHERE what IN ('article of','copy of','event of','first of')");
    take(sql, of);
  } else {
    if (filter.since.empty()) count(0, kFirstDated - 1);
    const auto periods = store::periods_of(since, until);
    for (const auto& part : periods.rest) count(id_of_day(part.start), id_of_day(part.end + 1) - 1);
    if (!periods.whole.empty()) {
      // Whole months, and years, which follow one another.
      const int64_t from = periods.whole.front() + (periods.whole.front() % 100 == 0 ? 1 : 0);
      const int64_t to = periods.whole.back() + (periods.whole.back() % 100 == 0 ? 12 : 0);
      Sql sql(m.db,
              "SELECT what, name, n FROM tally WHERE what IN ('article of month','copy of month','event of month',"
              "'first of month') AND name>=? AND name<?");
      const std::string begin = fmt::format("{}-{:02}", from / 100, from % 100);
      const std::string end = fmt::format("{}-{:02}!", to / 100, to % 100);  // «!» comes after the blank
      sql.bind(begin).bind(end);
      take(sql, [&](const std::string& name) -> Source& { return of(name.substr(kMonth)); });
    }
  }
  for (auto& s : out)
    for (const char* end :
         {"SELECT published FROM article WHERE publisher=? AND id BETWEEN ? AND ? ORDER BY id LIMIT 1",
          "SELECT published FROM article WHERE publisher=? AND id BETWEEN ? AND ? ORDER BY id DESC "
          "LIMIT 1"}) {
      Sql day(m.db, end);
      day.bind(s.publisher).bind(std::max(kFirstDated, id_of_day(since))).bind(id_of_day(until + 1) - 1);
      if (day.row() && !day.is_null(0))
        (s.first.empty() ? s.first : s.last) = fuse::iso(static_cast<Day>(day.integer(0)));
    }
  std::sort(out.begin(), out.end(), [](const Source& a, const Source& b) {
    return std::pair(-a.articles, a.publisher) < std::pair(-b.articles, b.publisher);
  });
  return m.done(std::move(out));
}

Result<Stats> Questions::stats() {
  constexpr size_t kMonthsMost = 36;
  auto& m = *impl_;
  Stats s;
  using Counts = std::vector<std::pair<std::string, int>>;
  std::map<std::string, Counts> tally;
  {
    Sql sql(m.db,
            "SELECT what, name, n FROM tally WHERE what IN ('article','copy','claim','happening','entity','revision',"
            "'conflict','stage','month') ORDER BY what, n DESC, name");
    while (sql.row()) tally[sql.string(0)].emplace_back(sql.string(1), static_cast<int>(sql.integer(2)));
  }
  const auto sum = [&](const char* what, std::string_view name = {}) {
    int64_t n = 0;
    for (const auto& [which, count] : tally[what])
      if (name.empty() || which == name) n += count;
    return n;
  };
  const auto number = [&](const char* text) -> int64_t {
    Sql sql(m.db, text);
    return sql.row() ? sql.integer(0) : 0;
  };
  s.articles = sum("article");
  s.copies = sum("copy");
  s.claims = sum("claim");
  s.happenings = sum("happening");
  s.entities = sum("entity");
  s.people = sum("entity", "person");
  s.revisions = sum("revision");
  s.conflicts = sum("conflict");
  s.doubts = number("SELECT count(*) FROM doubt");
  s.bytes = number("SELECT page_count*page_size FROM pragma_page_count(), pragma_page_size()");
  if (const auto [first, last] = m.dated(); first <= last) {
    s.first = fuse::iso(first);
    s.last = fuse::iso(last);
  }
  s.types = std::move(tally["happening"]);
  s.stages = std::move(tally["stage"]);
  s.months = std::move(tally["month"]);
  std::sort(s.months.begin(), s.months.end());
  if (s.months.size() > kMonthsMost)
    s.months.erase(s.months.begin(), s.months.end() - static_cast<std::ptrdiff_t>(kMonthsMost));
  return m.done(std::move(s));
}

Result<Happening> Questions::happening(const std::string& id) {
  auto& m = *impl_;
  // Ids are hexadecimal; by its first letters the numbers from …000 to …fff, which are two ranges when the sign
  // changes.
  if (id.empty() || id.size() > 16 || id.find_first_not_of("0123456789abcdef") != std::string::npos)
    return Error{fmt::format("«{}» is no id of a happening", id), {}, 0, 0};
  const int64_t low = store::unhex(id + std::string(16 - id.size(), '0'));
  const int64_t high = store::unhex(id + std::string(16 - id.size(), 'f'));
  const auto whole = [&](int64_t happening) {
    auto h = m.happening(happening, true);
    if (h) h->quotes = m.quotes(happening);
    return h;
  };
  Sql sql(m.db, "SELECT id FROM claim WHERE uid BETWEEN ? AND ? AND happening=id LIMIT 2");
  sql.bind(std::min(low, high)).bind(std::max(low, high));
  if (sql.row()) {
    const int64_t found = sql.integer(0);
    if (sql.row()) return Error{fmt::format("«{}» fits several happenings; give more letters", id), {}, 0, 0};
    if (auto h = whole(found)) return m.done(std::move(*h));
  }
  // Any claim of it will do.
  Sql claim(m.db, "SELECT happening FROM claim WHERE uid BETWEEN ? AND ? AND happening IS NOT NULL LIMIT 1");
  if (claim.bind(std::min(low, high)).bind(std::max(low, high)).row())
    if (auto h = whole(claim.integer(0))) return m.done(std::move(*h));
  return Error{fmt::format("there is no happening «{}»", id), {}, 0, 0};
}

Result<Listing<Proposal>> Questions::proposals(const Page& page) {
  auto& m = *impl_;
  Listing<Proposal> out;
  const auto [a, b] = cursor_of(page.cursor, {-1, -1});
  Sql sql(m.db, "SELECT a, b, why FROM doubt WHERE (a, b) > (?, ?) ORDER BY a, b");
  sql.bind(a).bind(b);
  std::pair<int64_t, int64_t> last{-1, -1};
  while (sql.row()) {
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = cursor_at(last.first, last.second);
      break;
    }
    last = {sql.integer(0), sql.integer(1)};
    out.items.push_back({m.name(last.first), m.name(last.second), sql.string(2)});
  }
  return m.done(std::move(out));
}

}  // namespace bahi::query
