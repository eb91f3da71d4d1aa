// `bahi lint`: what a sub-editor would query, where editors and their tools look for it.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "bahi/reader.h"
#include "commands.h"
#include "inputs.h"
#include "table.h"

namespace bahi::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What a code means, for the rules of SARIF. docs/lint.md explains each; a test keeps the two together.
struct Rule {
  std::string_view code, level, meaning;
};
// clang-format off
constexpr std::array<Rule, 13> kRules = {{
    {"ambiguous-reference", "note", "A pronoun, or «इस बैठक», that may mean several."},
    {"dangling-reference", "warning", "A pronoun, or «दोनों नेता», for which the text names nobody."},
    {"heading-contradicts-body", "warning", "The heading tells it otherwise than the text below it."},
    {"name-variant", "warning", "One name is spelt two ways."},
    {"no-dateline", "note", "Neither the text nor its metadata says when it was published."},
    {"no-hindi", "note", "The text is not Hindi; nothing was read."},
    {"number-conflict", "warning", "Heading and text, words and digits, or a count and its list differ."},
    {"title-conflict", "warning", "Two people in one office, or one person in it and out of it."},
    {"title-registry-conflict", "warning", "The registry gives this person this office at another time."},
    {"unattributed-claim", "warning", "Nobody is named who says this."},
    {"unclosed-quotation", "warning", "A quotation is opened and never closed."},
    {"undated-weekday", "note", "A weekday that nothing resolves to a date."},
    {"weekday-date-conflict", "warning", "A date that was another weekday."},
}};
// clang-format on

/// Where a code point of a text stands. Lines and columns count from 1, columns in code points.
struct Position {
  int32_t line = 1, column = 1, offset = 0;
};

/// The lines of one text.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    int32_t at = 0;
    begin_line(0, 0);
    for (size_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++at;
      if (text[i] == '\n') begin_line(i + 1, at);
    }
  }
  Position position(int32_t offset) const {
    const auto it = std::upper_bound(starts_.begin(), starts_.end(), offset,
                                     [](int32_t o, const Start& s) { return o < s.offset; });
    const auto line = static_cast<int32_t>(it - starts_.begin());
    return {line, offset - starts_[line - 1].offset + 1, offset};
  }
  std::string_view line(int32_t number) const {
    const size_t begin = starts_[number - 1].byte;
    auto line = text_.substr(begin, text_.find('\n', begin) - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
  }

 private:
  struct Start {
    size_t byte;
    int32_t offset;
  };
  void begin_line(size_t byte, int32_t offset) { starts_.push_back({byte, offset}); }
  std::string_view text_;
  std::vector<Start> starts_;
};

/// One place of a diagnostic.
struct Place {
  Position from, to;  // to: after the last code point; never on a later line than its words
};

struct Finding {
  std::string file, code, message;
  std::vector<Place> places;  // the first is the place; the others belong to it. Empty: the whole text
};

Place place(const Lines& lines, Span s) {
  return {lines.position(s.start), lines.position(std::max(s.end, s.start + 1))};
}

/// Bytes of the first `points` code points.
size_t bytes_of(std::string_view text, int32_t points) {
  size_t i = 0;
  for (; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && points-- == 0) break;
  return i;
}

/// Does a mark of the letter before it, or a letter joined to it by a virama, stand at `at`? A line is not cut there.
bool inside_letter(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  UChar32 c = 0;
  auto i = static_cast<int32_t>(at);
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  U8_NEXT_OR_FFFD(s, i, static_cast<int32_t>(text.size()), c);
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR ||
         (at >= 3 && text.substr(at - 3, 3) == "\xE0\xA5\x8D");
}

/// The words in their line, cut to `width` columns, and a caret under them.
std::string caret(std::string_view line, const Place& p, int width, const char* on, const char* off) {
  const auto text = printable(line);  // as long as the line, but for U+0080 … U+009F
  const size_t begin = bytes_of(text, p.from.column - 1);
  const bool same = p.to.line == p.from.line;
  const size_t end = same ? bytes_of(text, p.to.column - 1) : text.size();
  const int before = width / 3;
  size_t left = begin;
  while (left > 0) {
    size_t next = left - 1;
    while (next > 0 && ((static_cast<unsigned char>(text[next]) & 0xC0) == 0x80 || inside_letter(text, next))) --next;
    if (columns(std::string_view(text).substr(next, begin - next)) > before) break;
    left = next;
  }
  size_t right = std::max(end, begin);
  const auto shown = [&](size_t to) { return columns(std::string_view(text).substr(left, to - left)); };
  while (shown(right) > width && right > begin) {  // the words alone are wider
    --right;
    while (right > begin && ((static_cast<unsigned char>(text[right]) & 0xC0) == 0x80 || inside_letter(text, right)))
      --right;
  }
  while (right < text.size()) {
    size_t next = right + 1;
    while (next < text.size() && ((static_cast<unsigned char>(text[next]) & 0xC0) == 0x80 || inside_letter(text, next)))
      ++next;
    if (shown(next) > width) break;
    right = next;
  }
  const std::string_view head = left > 0 ? "… " : "";
  const int pad = columns(head) + columns(std::string_view(text).substr(left, begin - left));
  const int wide = std::max(1, columns(std::string_view(text).substr(begin, std::min(end, right) - begin)));
  return fmt::format("    {}{}{}\n    {:{}}{}^{:~<{}}{}\n", head, std::string_view(text).substr(left, right - left),
                     right < text.size() ? " …" : "", "", pad, on, "", wide - 1, off);
}

std::string as_text(const Finding& f, const Lines& lines, const TableStyle& style) {
  const auto colour = [&](const char* code) { return style.colour ? fmt::format("\033[{}m", code) : std::string(); };
  const std::string off = style.colour ? "\033[0m" : "";
  const auto where = [&](const Place& p) {
    return fmt::format("{}{}:{}:{}:{}", colour("1"), printable(f.file), p.from.line, p.from.column, off);
  };
  const Place first = f.places.empty() ? Place{} : f.places.front();
  std::string out = fmt::format("{} {}{}{}: {}\n", where(first), colour("33"), f.code, off, f.message);
  const int width = std::max(style.width - 8, 40);
  for (size_t i = 0; i < f.places.size(); ++i) {
    if (i > 0) out += fmt::format("{} {}\n", where(f.places[i]), style.hindi ? "और यहां" : "and here");
    out += caret(lines.line(f.places[i].from.line), f.places[i], width, colour("33").c_str(), off.c_str());
  }
  return out;
}

Json as_json(const Place& p) {
  return {{"line", p.from.line},       {"column", p.from.column}, {"end_line", p.to.line},
          {"end_column", p.to.column}, {"offset", p.from.offset}, {"length", p.to.offset - p.from.offset}};
}

Json as_json(const Finding& f) {
  Json j = {{"file", f.file}, {"code", f.code}, {"message", f.message}};
  j.update(as_json(f.places.empty() ? Place{} : f.places.front()));
  j["related"] = Json::array();
  for (size_t i = 1; i < f.places.size(); ++i) j["related"].push_back(as_json(f.places[i]));
  return j;
}

/// A path as a relative reference of RFC 3986.
std::string uri(const std::string& path) {
  if (path.find("://") != std::string::npos) return path;
  std::string out;
  for (const char c : path) {
    const auto u = static_cast<unsigned char>(c);
    const bool plain = (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", u);
  }
  return out;
}

Json sarif_location(const Finding& f, const Place& p) {
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", uri(f.file)}}},
            {"region",
             {{"startLine", p.from.line},
              {"startColumn", p.from.column},
              {"endLine", p.to.line},
              {"endColumn", p.to.column},
              {"charOffset", p.from.offset},
              {"charLength", p.to.offset - p.from.offset}}}}}};
}

Json sarif(const std::vector<Finding>& findings) {
  Json rules = Json::array();
  for (const Rule& r : kRules)
    rules.push_back(
        {{"id", r.code}, {"shortDescription", {{"text", r.meaning}}}, {"defaultConfiguration", {{"level", r.level}}}});
  Json results = Json::array();
  for (const Finding& f : findings) {
    const auto rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& r) { return r.code == f.code; });
    Json j = {{"ruleId", f.code},
              {"ruleIndex", rule - kRules.begin()},
              {"level", rule->level},
              {"message", {{"text", f.message}}},
              {"locations", Json::array({sarif_location(f, f.places.empty() ? Place{} : f.places.front())})}};
    Json related = Json::array();
    for (size_t i = 1; i < f.places.size(); ++i) related.push_back(sarif_location(f, f.places[i]));
    if (!related.empty()) j["relatedLocations"] = std::move(related);
    results.push_back(std::move(j));
  }
  const Json driver = {{"name", "bahi"}, {"version", version()}, {"rules", std::move(rules)}};
  return {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array(
           {{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}}})}};
}

}  // namespace

bool is_code(const std::string& code) {
  return std::any_of(kRules.begin(), kRules.end(), [&](const Rule& r) { return r.code == code; });
}

int lint(const LintOptions& options) {
  auto reader = Reader::open({options.model, options.tables});
  if (!reader) {
    complain(reader.error().text());
    return 2;
  }
  const TableStyle style = table_style(options.language, isatty(STDOUT_FILENO) == 1);
  bool failed = false;
  bool found = false;
  std::vector<Finding> all;  // for the formats that are one document
  for_each_article(options.inputs, {options.date, options.max_size_mb << 20}, [&](Item item) {
    if (!item.article) {
      complain(item.article.error().text());
      failed = true;
      return true;
    }
    const Article& article = *item.article;
    const Record record = reader->read(article);
    const Lines lines(article.text);
    for (const RecordDiagnostic& d : record.diagnostics) {
      if (std::find(options.disabled.begin(), options.disabled.end(), d.code) != options.disabled.end()) continue;
      found = true;
      Finding f{article.source, d.code, query(record, d, style.hindi), {}};
      for (const Span s : d.spans) f.places.push_back(place(lines, s));
      if (options.format != "text") {
        all.push_back(std::move(f));
      } else if (!print(as_text(f, lines, style))) {
        return false;
      }
    }
    return true;
  });
  if (options.format == "sarif") {
    print(sarif(all).dump(2) + "\n");
  } else if (options.format == "json") {
    Json j = Json::array();
    for (const Finding& f : all) j.push_back(as_json(f));
    print(j.dump(2) + "\n");
  }
  if (!all_written() || failed) return 2;
  return found && !options.exit_zero ? 1 : 0;
}

}  // namespace bahi::cli
