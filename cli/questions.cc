// Questions to the ledger, and their answers as a person reads them.
#include "bahi/questions.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "commands.h"
#include "query/formats.h"
#include "table.h"

namespace bahi::cli {
namespace {

using query::Happening;
using query::Name;
using query::Questions;

bool happened(const Happening& h) {
  return h.stage == "occurred" || h.stage == "under way";
}

std::string name_of(const Name& n, bool hindi) {
  return printable(hindi || n.en.empty() ? (n.hi.empty() ? n.en : n.hi) : n.en);
}

std::string names_of(const Happening& h, std::string_view role, bool hindi) {
  std::vector<std::string> all;
  for (const auto& r : h.roles)
    if (r.role == role) {
      auto n = name_of(r.who, hindi);
      if (std::find(all.begin(), all.end(), n) == all.end()) all.push_back(std::move(n));
    }
  constexpr size_t kMost = 4;
  const size_t left = all.size() > kMost ? all.size() - (kMost - 1) : 0;
  if (left > 0) all.resize(kMost - 1);
  std::string out;
  for (size_t i = 0; i < all.size(); ++i)
    out += (i == 0 ? "" : i + 1 == all.size() && left == 0 ? (hindi ? " और " : " and ") : ", ") + all[i];
  if (left > 0) out += fmt::format(fmt::runtime(hindi ? " और {} अन्य" : " and {} others"), left);
  return out;
}

class Answer {
 public:
  explicit Answer(const QuestionOptions& o)
      : o_(o),
        terminal_(isatty(STDOUT_FILENO) == 1),
        style_(table_style(o.language, terminal_)),
        format_(!o.format.empty() ? o.format
                : terminal_       ? "table"
                                  : "json") {
    auto asked = Questions::open(ledger_path(o));
    if (asked) {
      questions_ = std::move(asked).value();
    } else {
      complain(asked.error().text());
    }
  }
  bool ready() const { return questions_ != nullptr; }
  Questions& ask() { return *questions_; }
  const std::string& format() const { return format_; }
  bool hindi() const { return style_.hindi; }
  const TableStyle& style() const { return style_; }

  query::Filter filter() const {
    query::Filter f{o_.states, o_.people, o_.types, o_.stages, o_.place, o_.since, o_.until, o_.min_confidence};
    return f;
  }
  query::Page page() const { return {o_.limit, o_.cursor}; }

  /// Says what is wrong with the question; exit status.
  static int wrong(const Error& e) {
    complain(e.text());
    return 1;
  }

  // -------------------------------------------------------------- pieces of a table
  std::string both(std::string_view english, std::string_view hindi_text) const {
    return std::string(style_.hindi ? hindi_text : english);
  }
  std::string colour(const char* code, std::string_view s) const {
    return style_.colour && !s.empty() ? fmt::format("\033[{}m{}\033[0m", code, s) : std::string(s);
  }
  std::string word(std::string_view w) const { return gloss(w, style_.hindi); }
  std::string name(const Name& n) const { return name_of(n, style_.hindi); }
  std::string names(const Happening& h, std::string_view role) const { return names_of(h, role, style_.hindi); }
  std::string sentence_of(const Happening& h) const { return headline(h, style_.hindi); }
  /// «5 December 2025», «in December 2025»; when no date is known, nothing.
  std::string date(const query::Date& d) const {
    if (d.start.empty()) return {};
    std::string s = date_text({d.start, d.end, d.precision, d.approximate, "", std::nullopt}, style_.hindi);
    if (s.starts_with("on ")) s.erase(0, 3);
    if (style_.hindi && s.ends_with(" को")) s.resize(s.size() - std::string(" को").size());
    return s;
  }
  std::string date(const Happening& h) const {
    std::string s = date(h.date);
    if (!s.empty() || h.first.empty()) return s;
    return both("told ", "खबर ") + day_text(h.first, style_.hindi);
  }
  std::string place(const Happening& h) const {
    std::string all = names(h, "place");
    return all.empty() ? all : fmt::format(fmt::runtime(both("in {}", "{} में")), all);
  }
  std::string details(const Happening& h) const {
    std::vector<std::string> all;
    const auto add = [&](std::string s) {
      if (!s.empty()) all.push_back(std::move(s));
    };
    add(place(h));
    if (const auto x = names(h, "accompanying"); !x.empty()) add(both("with ", "साथ में ") + x);
    if (h.sources > 1) add(fmt::format(fmt::runtime(both("{} sources", "{} स्रोत")), h.sources));
    if (h.conflicts > 0) add(colour("31", both("disputed", "विवादित")));
    if (!h.decided.empty()) add(colour("36", h.decided));
    add(h.id.substr(0, 8));
    std::string out;
    for (const auto& s : all) out += (out.empty() ? "" : " · ") + s;
    return out;
  }
  const char* stage_colour(const std::string& stage) const {
    return stage == "occurred" || stage == "under way" ? "32" : stage == "cancelled" || stage == "denied" ? "31" : "33";
  }

  void line(const std::string& text) { out_ += text + "\n"; }
  void section(const std::string& title) { out_ += "\n" + colour("1;36", title) + "\n"; }
  /// Cells with their widths, then text that wraps under itself.
  void row(const std::vector<std::pair<std::string, int>>& cells, const std::string& main, const std::string& more,
           const char* first_colour = nullptr) {
    std::string s = "  ";
    int used = 2;
    for (size_t i = 0; i < cells.size(); ++i) {
      const auto& [text, width] = cells[i];
      const int pad = std::max(1, width - columns(text));
      used += columns(text) + pad;
      s += i == 1 && first_colour != nullptr ? colour(first_colour, text) : text;
      s.append(static_cast<size_t>(pad), ' ');
    }
    const int room = std::max(24, style_.width - used);
    const std::string indent(static_cast<size_t>(used), ' ');
    bool first = true;
    const auto put = [&](const std::string& text, const char* code) {
      for (const auto& part : wrap(text, room)) {
        if (!first) s += "\n" + indent;
        s += code == nullptr ? part : colour(code, part);
        first = false;
      }
    };
    if (!more.empty() && columns(main) + columns(more) + 3 <= room) {
      put(main + colour("2", " · " + more), nullptr);
    } else {
      put(main, nullptr);
      put(more, "2");
    }
    while (!s.empty() && s.back() == ' ') s.pop_back();
    out_ += s + "\n";
  }
  void happenings(const std::vector<Happening>& all) {
    int when = 0;
    int stage = 0;
    for (const auto& h : all) {
      when = std::max(when, columns(date(h)));
      stage = std::max(stage, columns(word(h.stage)));
    }
    when = std::min(when, 28);
    for (const auto& h : all)
      row({{date(h), when + 2}, {word(h.stage), stage + 2}}, sentence_of(h), details(h), stage_colour(h.stage));
  }
  void quote(const query::Quote& q, const std::string& before = {}) {
    std::string where = q.published.empty() ? "" : day_text(q.published, style_.hindi);
    const std::string source = printable(!q.publisher.empty() ? q.publisher : q.source);
    if (!source.empty()) where += (where.empty() ? "" : ", ") + source;
    std::string words = printable(q.words);
    constexpr size_t kMost = 420;
    if (words.size() > kMost) {
      words.resize(kMost);
      while (!words.empty() && words.back() != ' ') words.pop_back();
      words += "…";
    }
    row({{before, columns(before) + (before.empty() ? 2 : 1)}}, "«" + words + "»", where);
  }
  /// A bar of eighths of a cell.
  static std::string bar(double share, int width) {
    constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const int eighths = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width * 8));
    std::string out;
    for (int i = 0; i < eighths / 8; ++i) out += "█";
    out += kEighths[eighths % 8];
    return out.empty() && share > 0 ? "▏" : out;
  }
  static std::string sparkline(const std::vector<int>& values) {
    constexpr const char* kLevels[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const int most = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
    std::string out;
    for (const int v : values)
      out += v == 0 ? "·" : kLevels[most == 0 ? 0 : static_cast<size_t>(v) * 7 / static_cast<size_t>(most)];
    return out;
  }
  void counts(const std::string& title, const std::vector<std::pair<std::string, int>>& all) {
    if (all.empty()) return;
    section(title);
    int width = 0;
    int most = 1;
    for (const auto& [what, n] : all) {
      width = std::max(width, columns(word(what)));
      most = std::max(most, n);
    }
    for (const auto& [what, n] : all)
      row({{word(what), width + 2}, {fmt::format("{:>6}", n), 8}}, bar(static_cast<double>(n) / most, 40), "");
  }
  void next(const std::string& cursor) {
    if (!cursor.empty()) out_ += colour("2", fmt::format("\n{} --cursor {}\n", both("More:", "और:"), cursor));
  }
  void nothing(bool empty) {
    if (empty) line(both("Nothing in the ledger answers that.", "बही में इसका कोई उत्तर नहीं।"));
  }

  // -------------------------------------------------------------- CSV (RFC 4180)
  void csv(const std::vector<std::string>& cells) { out_ += query::csv_row(cells); }
  void csv_of(const std::vector<Happening>& all) {
    csv(query::csv_columns());
    for (const auto& h : all) csv(query::csv_cells(h, style_.hindi));
  }

  void put(const std::string& text) { out_ += text; }
  const std::string& text() const { return out_; }
  int done() {
    print(out_);
    return all_written() ? 0 : 1;
  }

 private:
  const QuestionOptions& o_;
  bool terminal_;
  TableStyle style_;
  std::string format_;
  std::unique_ptr<Questions> questions_;
  std::string out_;
};

/// Asks, and prints the answer: as JSON by itself, as CSV or a table by the functions given.
template <typename Ask, typename Csv, typename Table>
int answer(const QuestionOptions& o, const Ask& ask, const Csv& csv, const Table& table) {
  Answer a(o);
  if (!a.ready()) return 1;
  const auto result = ask(a);
  if (!result) return Answer::wrong(result.error());
  if (a.format() == "json") {
    a.put(query::to_json(*result, 2) + "\n");
  } else if (a.format() == "csv") {
    csv(a, *result);
  } else {
    table(a, *result);
  }
  return a.done();
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& w : words) {
    const bool phrase = w.find(' ') != std::string::npos && w.find('"') == std::string::npos;
    out += (out.empty() ? "" : " ") + (phrase ? "\"" + w + "\"" : w);
  }
  return out;
}
std::string plain(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

}  // namespace

std::string headline(const Happening& h, bool hindi) {
  return sentence({h.event, h.act, names_of(h, "actor", hindi), names_of(h, "recipient", hindi), happened(h), false},
                  hindi);
}

int find(const QuestionOptions& o) {
  // Hindi words are looked up by their dictionary form, which the engine knows.
  std::optional<Result<Reader>> reader;
  const std::string words = joined(o.words);
  if (std::any_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    reader.emplace(Reader::open());
  const Reader* r = reader && reader->ok() ? &reader->value() : nullptr;
  return answer(
      o, [&](Answer& a) { return a.ask().find(words, a.filter(), a.page(), r); },
      [](Answer& a, const query::Listing<query::Hit>& l) {
        a.csv({"article", "source", "title", "publisher", "published", "copies", "snippet", "happenings"});
        for (const auto& h : l.items) {
          std::string ids;
          for (const auto& x : h.happenings) ids += (ids.empty() ? "" : " ") + x.id;
          a.csv({h.article, h.source, h.title, h.publisher, h.published, std::to_string(h.copies), h.snippet, ids});
        }
      },
      [](Answer& a, const query::Listing<query::Hit>& l) {
        a.nothing(l.items.empty());
        for (const auto& h : l.items) {
          std::string head = h.published.empty() ? "" : day_text(h.published, a.hindi()) + "  ";
          head += printable(h.title.empty() ? h.source : h.title);
          std::string rest =
              h.title.empty() ? h.publisher : h.publisher + (h.publisher.empty() ? "" : " · ") + h.source;
          if (h.copies > 0)
            rest += fmt::format(fmt::runtime(h.copies == 1 ? a.both(" · {} copy", " · {} प्रति")
                                                           : a.both(" · {} copies", " · {} प्रतियां")),
                                h.copies);
          a.line(a.colour("1", head) + (rest.empty() ? "" : "  " + a.colour("2", printable(rest))));
          a.row({}, printable(h.snippet), "");
          constexpr size_t kMost = 4;
          auto some = h.happenings;
          if (some.size() > kMost) some.resize(kMost);
          a.happenings(some);
          a.line("");
        }
        a.next(l.next);
      });
}

int who(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().who(plain(o.words), std::min(o.limit, 50)); },
      [](Answer& a, const query::Dossier& d) {
        auto all = d.ahead;
        all.insert(all.end(), d.recent.begin(), d.recent.end());
        a.csv_of(all);
      },
      [](Answer& a, const query::Dossier& d) {
        std::string head = a.name(d.who);
        const std::string& other = a.hindi() ? d.who.en : d.who.hi;
        if (!other.empty() && other != head) head += " (" + printable(other) + ")";
        a.line(a.colour("1", head) +
               a.colour("2", fmt::format(fmt::runtime(a.both("  {} articles, {} happenings, {} statements",
                                                             "  {} लेख, {} घटनाएं, {} कथन")),
                                         d.articles, d.happenings, d.statements)));
        if (!d.variants.empty()) {
          std::string all;
          for (const auto& v : d.variants) all += (all.empty() ? "" : ", ") + printable(v);
          a.row({}, a.both("also written: ", "और वर्तनी: ") + all, "");
        }
        if (!d.offices.empty()) {
          a.section(a.both("Offices", "पद"));
          int most = 1;
          int width = 0;
          for (const auto& t : d.offices) most = std::max(most, t.articles);
          std::vector<std::string> texts;
          for (const auto& t : d.offices) {
            std::string s = printable(a.hindi() || t.en.empty() ? t.hi : t.en);
            if (t.tenure != "current" && !t.tenure.empty()) s.insert(0, a.word(t.tenure) + " ");
            if (t.of) s += ", " + a.name(*t.of);
            width = std::max(width, columns(s));
            texts.push_back(std::move(s));
          }
          for (size_t i = 0; i < d.offices.size(); ++i) {
            const auto& t = d.offices[i];
            const std::string span = t.first.empty() ? ""
                                     : t.first == t.last
                                         ? day_text(t.first, a.hindi())
                                         : day_text(t.first, a.hindi()) + " – " + day_text(t.last, a.hindi());
            a.row({{texts[i], std::min(width, 50) + 2}, {fmt::format("{:>4}", t.articles), 6}},
                  Answer::bar(static_cast<double>(t.articles) / most, 12), span);
          }
        }
        if (!d.ahead.empty()) {
          a.section(a.both("Planned, rumoured, postponed", "योजना, अटकल, टला हुआ"));
          a.happenings(d.ahead);
        }
        if (!d.recent.empty()) {
          a.section(a.both("What happened, latest first", "क्या हुआ, ताज़ा पहले"));
          a.happenings(d.recent);
        }
        if (!d.with.empty()) {
          a.section(a.both("With whom", "किसके साथ"));
          int width = 0;
          for (const auto& c : d.with) width = std::max(width, columns(a.name(c.who)));
          for (const auto& c : d.with)
            a.row({{a.name(c.who), std::min(width, 40) + 2}, {fmt::format("{:>4}", c.count), 6}},
                  Answer::bar(static_cast<double>(c.count) / d.with.front().count, 20), "");
        }
        if (!d.positions.empty()) {
          a.section(a.both("In their words", "उनके शब्द"));
          for (const auto& q : d.positions) a.quote(q, a.word(q.status));
        }
        const auto list = [&](const std::string& title, const std::vector<Name>& all) {
          if (all.empty()) return;
          std::string text;
          for (const auto& n : all)
            text += (text.empty() ? "" : ", ") + a.name(n) + (n.polity.empty() ? "" : " (" + n.polity + ")");
          a.section(title);
          a.row({}, text, "");
        };
        list(a.both("Perhaps the same", "शायद यही व्यक्ति"), d.maybe);
        list(a.both("Others of that name", "इस नाम के अन्य"), d.others);
      });
}

int dyad(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().dyad(o.words.at(0), o.words.at(1), a.filter(), a.page()); },
      [](Answer& a, const query::Dyad& d) {
        a.csv({"quarter", "cooperation", "conflict", "planned"});
        for (const auto& q : d.quarters)
          a.csv({q.name, std::to_string(q.cooperation), std::to_string(q.conflict), std::to_string(q.planned)});
      },
      [](Answer& a, const query::Dyad& d) {
        a.line(a.colour("1", a.name(d.a) + " – " + a.name(d.b)));
        if (!d.quarters.empty()) {
          a.section(a.both("By quarter: cooperation and conflict", "तिमाही: सहयोग और टकराव"));
          int most = 1;
          for (const auto& q : d.quarters) most = std::max({most, q.cooperation, q.conflict});
          for (const auto& q : d.quarters) {
            std::string coop = Answer::bar(static_cast<double>(q.cooperation) / most, 24);
            const int pad = std::max(1, 26 - columns(coop));
            a.row({{q.name, 9}, {fmt::format("{:>4}", q.cooperation), 5}},
                  a.colour("32", coop) + std::string(static_cast<size_t>(pad), ' ') +
                      fmt::format("{:>4} ", q.conflict) +
                      a.colour("31", Answer::bar(static_cast<double>(q.conflict) / most, 24)),
                  "");
          }
        }
        a.counts(a.both("What kind", "किस तरह का"), d.types);
        a.section(a.both("Latest", "ताज़ा"));
        a.nothing(d.recent.items.empty());
        a.happenings(d.recent.items);
        a.next(d.recent.next);
      });
}

namespace {

const auto kHappeningsCsv = [](Answer& a, const query::Listing<Happening>& l) { a.csv_of(l.items); };

/// A happening with how it came to be what it is.
void history(Answer& a, const Happening& h) {
  std::string steps;
  for (const auto& r : h.revisions) {
    std::string s = r.day.empty() ? "" : day_text(r.day, a.hindi(), true, true, false) + " ";
    if (r.what == "told" || r.what == "stage") {
      s += a.word(r.stage);
      if (!r.date.start.empty()) s += " (" + a.date(r.date) + ")";
    } else {
      s += a.word(r.what) + ": " + (r.before.empty() ? "" : r.before + " → ") + r.after;
    }
    steps += (steps.empty() ? "" : "  →  ") + s;
  }
  if (h.revisions.size() > 1) a.row({{"", 2}}, steps, "");
}

}  // namespace

int timeline(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().timeline(a.filter(), a.page()); }, kHappeningsCsv,
      [](Answer& a, const query::Listing<Happening>& l) {
        a.nothing(l.items.empty());
        auto all = l.items;
        std::reverse(all.begin(), all.end());  // as it went
        std::string month;
        std::vector<Happening> part;
        const auto flush = [&] {
          if (part.empty()) return;
          a.section(month.empty() ? a.both("no date", "तारीख अज्ञात") : day_text(month + "-01", a.hindi(), false));
          a.happenings(part);
          part.clear();
        };
        for (auto& h : all) {
          if (h.day.substr(0, 7) != month) flush();
          month = h.day.substr(0, 7);
          part.push_back(std::move(h));
        }
        flush();
        a.next(l.next);
      });
}

int upcoming(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().upcoming(o.day, a.filter(), a.page()); }, kHappeningsCsv,
      [&](Answer& a, const query::Listing<Happening>& l) {
        const std::string day = o.day.empty() ? a.ask().as_of() : o.day;
        a.line(a.colour("2", a.both("As known on ", "इस दिन तक ज्ञात: ") + day_text(day, a.hindi())));
        a.nothing(l.items.empty());
        for (const auto& h : l.items) {
          a.happenings({h});
          history(a, h);
        }
        a.next(l.next);
      });
}

namespace {

/// What a revision did: «postponed», or «date» with what it was and became.
std::string revision_word(const Answer& a, const query::Revision& r) {
  return a.word(r.what == "told" ? r.stage : r.what);
}
std::string revision_values(const Answer& a, const query::Revision& r) {
  if (r.what == "told") return r.date.start.empty() ? "" : a.date(r.date);
  return a.word(r.before) + (r.before.empty() ? "" : " → ") + a.word(r.after);
}

void changes_table(Answer& a, const std::vector<query::Change>& all) {
  std::string day = "-";
  for (const auto& c : all) {
    const auto& r = c.revision;
    if (r.day != day) a.section(r.day.empty() ? a.both("no day", "दिन अज्ञात") : day_text(r.day, a.hindi()));
    day = r.day;
    const std::string change = revision_values(a, r);
    a.row({{revision_word(a, r), 16}},
          a.sentence_of(c.happening) + (change.empty() ? "" : ": " + a.colour("1", change)), a.details(c.happening));
    a.quote(r.quote, std::string(16, ' '));
  }
}

}  // namespace

std::string news_text(const QuestionOptions& o, const std::vector<query::Change>& all) {
  Answer a(o);
  if (a.ready()) changes_table(a, all);
  return a.text();
}

std::string news_title(const QuestionOptions& o, const query::Change& c) {
  const Answer a(o);
  const std::string values = revision_values(a, c.revision);
  return fmt::format("{}: {}{}", revision_word(a, c.revision), a.sentence_of(c.happening),
                     values.empty() ? "" : ": " + values);
}

int changes(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().changes(a.filter(), o.all, a.page()); },
      [](Answer& a, const query::Listing<query::Change>& l) {
        a.csv({"day", "what", "before", "after", "happening", "sentence", "source", "words"});
        for (const auto& c : l.items)
          a.csv({c.revision.day, c.revision.what, c.revision.before, c.revision.after, c.happening.id,
                 a.sentence_of(c.happening),
                 c.revision.quote.publisher.empty() ? c.revision.quote.source : c.revision.quote.publisher,
                 c.revision.quote.words});
      },
      [](Answer& a, const query::Listing<query::Change>& l) {
        a.nothing(l.items.empty());
        changes_table(a, l.items);
        a.next(l.next);
      });
}

int conflicts(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().conflicts(a.filter(), a.page()); },
      [](Answer& a, const query::Listing<query::Disagreement>& l) {
        a.csv({"day", "field", "value_a", "source_a", "words_a", "value_b", "source_b", "words_b", "happening",
               "sentence"});
        for (const auto& d : l.items) {
          const auto source = [](const query::Quote& q) { return q.publisher.empty() ? q.source : q.publisher; };
          const auto& c = d.conflict;
          a.csv({c.day, c.field, c.value_a, source(c.a), c.a.words, c.value_b, source(c.b), c.b.words, d.happening.id,
                 a.sentence_of(d.happening)});
        }
      },
      [](Answer& a, const query::Listing<query::Disagreement>& l) {
        a.nothing(l.items.empty());
        for (const auto& d : l.items) {
          const auto& c = d.conflict;
          a.line(a.colour("1", a.sentence_of(d.happening)) + "  " + a.colour("2", a.details(d.happening)));
          a.line("  " + a.colour("31", a.word(c.field)));
          a.quote(c.a, "  " + a.word(a.hindi() ? c.value_a_hi : c.value_a));
          a.quote(c.b, "  " + a.word(a.hindi() ? c.value_b_hi : c.value_b));
          a.line("");
        }
        a.next(l.next);
      });
}

int sources(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().sources(a.filter()); },
      [](Answer& a, const std::vector<query::Source>& all) {
        a.csv({"publisher", "articles", "copies", "claims", "firsts", "first", "last"});
        for (const auto& s : all)
          a.csv({s.publisher, std::to_string(s.articles), std::to_string(s.copies), std::to_string(s.claims),
                 std::to_string(s.firsts), s.first, s.last});
      },
      [](Answer& a, const std::vector<query::Source>& all) {
        a.nothing(all.empty());
        int width = 9;
        int most = 1;
        for (const auto& s : all) {
          width = std::max(width, columns(s.publisher));
          most = std::max(most, s.articles);
        }
        width = std::min(width, 36);
        a.row({{a.both("publisher", "प्रकाशक"), width + 2},
               {a.both("articles", "लेख"), 10},
               {a.both("copies", "प्रतियां"), 9},
               {a.both("claims", "दावे"), 9},
               {a.both("first", "पहले"), 9}},
              "", "");
        for (const auto& s : all)
          a.row({{s.publisher.empty() ? a.both("(not named)", "(अनाम)") : printable(s.publisher), width + 2},
                 {fmt::format("{:>8}", s.articles), 10},
                 {fmt::format("{:>6}", s.copies), 9},
                 {fmt::format("{:>6}", s.claims), 9},
                 {fmt::format("{:>6}", s.firsts), 9}},
                Answer::bar(static_cast<double>(s.articles) / most, 20), "");
      });
}

int stats(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().stats(); },
      [](Answer& a, const query::Stats& s) {
        a.csv({"what", "count"});
        for (const auto& [what, n] :
             std::initializer_list<std::pair<const char*, int64_t>>{{"articles", s.articles},
                                                                    {"copies", s.copies},
                                                                    {"claims", s.claims},
                                                                    {"happenings", s.happenings},
                                                                    {"entities", s.entities},
                                                                    {"people", s.people},
                                                                    {"revisions", s.revisions},
                                                                    {"conflicts", s.conflicts},
                                                                    {"doubts", s.doubts},
                                                                    {"bytes", s.bytes}})
          a.csv({what, std::to_string(n)});
      },
      [](Answer& a, const query::Stats& s) {
        std::string span = s.first.empty() ? "" : day_text(s.first, a.hindi()) + " – " + day_text(s.last, a.hindi());
        a.line(a.colour("1", fmt::format(fmt::runtime(a.both("{} articles", "{} लेख")), s.articles)) + "  " +
               a.colour("2", span));
        const auto n = [&](const char* en, const char* hi, int64_t v) {
          a.row({{a.both(en, hi), 26}}, fmt::format("{:>9}", v), "");
        };
        n("copies of a wire", "एजेंसी की प्रतियां", s.copies);
        n("claims", "दावे", s.claims);
        n("happenings", "घटनाएं", s.happenings);
        n("people", "लोग", s.people);
        n("people and things", "लोग और चीज़ें", s.entities);
        n("revisions", "बदलाव", s.revisions);
        n("conflicts", "विरोध", s.conflicts);
        n("doubts about names", "नामों पर संदेह", s.doubts);
        n("megabytes", "मेगाबाइट", s.bytes >> 20);
        if (s.months.size() > 1) {
          std::vector<int> values;
          for (const auto& [month, count] : s.months) values.push_back(count);
          a.section(a.both("Articles by month", "महीनेवार लेख"));
          a.line("  " + s.months.front().first + " " + Answer::sparkline(values) + " " + s.months.back().first);
        }
        a.counts(a.both("What kind of happenings", "किस तरह की घटनाएं"), s.types);
        a.counts(a.both("How far they have come", "कहां तक पहुंचीं"), s.stages);
      });
}

int show(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().happening(o.words.at(0)); },
      [](Answer& a, const Happening& h) { a.csv_of({h}); },
      [](Answer& a, const Happening& h) {
        a.line(a.colour("1", a.sentence_of(h)));
        a.row({{a.date(h), columns(a.date(h)) + 2}, {a.word(h.stage), columns(a.word(h.stage)) + 2}},
              fmt::format("{} {:.2f}", h.event, h.confidence), a.details(h), a.stage_colour(h.stage));
        a.section(a.both("How it came", "कैसे बदला"));
        for (const auto& r : h.revisions) {
          std::string what = a.word(r.what);
          if (!r.before.empty() || r.what != "told")
            what += ": " + a.word(r.before) + (r.before.empty() ? "" : " → ") + a.word(r.after);
          if (r.what == "told") what += ": " + a.word(r.stage) + (r.date.start.empty() ? "" : ", " + a.date(r.date));
          a.row({{r.day.empty() ? "" : day_text(r.day, a.hindi()), 20}}, what, "");
          a.quote(r.quote, std::string(18, ' '));
        }
        if (!h.disagreements.empty()) a.section(a.both("Where they disagree", "कहां मतभेद है"));
        for (const auto& c : h.disagreements) {
          a.line("  " + a.colour("31", a.word(c.field)));
          a.quote(c.a, "  " + a.word(a.hindi() ? c.value_a_hi : c.value_a));
          a.quote(c.b, "  " + a.word(a.hindi() ? c.value_b_hi : c.value_b));
        }
      });
}

int proposals(const QuestionOptions& o) {
  return answer(
      o, [&](Answer& a) { return a.ask().proposals(a.page()); },
      [](Answer& a, const query::Listing<query::Proposal>& l) {
        a.csv({"a", "name_a", "b", "name_b", "why"});
        for (const auto& p : l.items) a.csv({p.a.id, a.name(p.a), p.b.id, a.name(p.b), p.why});
      },
      [](Answer& a, const query::Listing<query::Proposal>& l) {
        a.nothing(l.items.empty());
        for (const auto& p : l.items)
          a.row({}, fmt::format("{} ({})  =?  {} ({})", a.name(p.a), p.a.id, a.name(p.b), p.b.id), p.why);
        a.next(l.next);
      });
}

}  // namespace bahi::cli
