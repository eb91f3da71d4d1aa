// Plain text, JSON Lines and CSV.
#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "bahi/decode.h"
#include "ingest/parts.h"

namespace bahi::ingest {
namespace {

/// The article of one line of JSON Lines.
Item from_json(const std::string& line, const Place& place, int number) {
  const std::string& source = place.source;
  const size_t bytes = line.size() + 1;
  // JSON is UTF-8 by its standard; say where it is not, before the parser says something less clear.
  auto text = decode(line, source);
  if (!text) {
    Error e = text.error();
    e.file = source;
    e.line = number;
    return {std::move(e), bytes};
  }
  nlohmann::json j;
  try {
    j = nlohmann::json::parse(*text);
  } catch (const nlohmann::json::parse_error& e) {
    return failed("is no JSON", source, bytes, number, static_cast<int>(std::min<size_t>(e.byte, 1u << 30)));
  }
  if (!j.is_object()) return failed("is no JSON object", source, bytes, number);
  const auto get = [&](const char* name) -> std::string {
    const auto it = j.find(name);
    if (it == j.end() || it->is_null()) return {};
    if (it->is_string()) return it->get<std::string>();
    if (it->is_number() || it->is_boolean()) return it->dump();
    return {};
  };
  if (!j.contains("text") || !j["text"].is_string()) return failed("has no \"text\"", source, bytes, number);
  Article a;
  a.text = get("text");
  a.given_id = get("id");
  a.title = get("title");
  a.publisher = get("publisher");
  a.source = get("source");
  if (a.source.empty()) a.source = number > 0 ? fmt::format("{}:{}", source, number) : source;
  const std::string published = get("published");
  a.published = day_of(published);
  if (!published.empty() && a.published.empty())
    return failed(fmt::format("\"published\" is no ISO 8601 day or moment: {}", published.substr(0, 40)), source, bytes,
                  number);
  return finished(std::move(a), place, bytes);
}

}  // namespace

Result<Article> from_json(const std::string& object, const std::string& source, const Options& options) {
  return from_json(object, Place{source, options}, 0).article;
}

namespace {

/// What a column of a table of articles is, by what people call it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kColumns = {{{"text", "text"},
                                                                                     {"body", "text"},
                                                                                     {"content", "text"},
                                                                                     {"article", "text"},
                                                                                     {"id", "id"},
                                                                                     {"title", "title"},
                                                                                     {"headline", "title"},
                                                                                     {"published", "published"},
                                                                                     {"date", "published"},
                                                                                     {"published_at", "published"},
                                                                                     {"publish_date", "published"},
                                                                                     {"publisher", "publisher"},
                                                                                     {"outlet", "publisher"},
                                                                                     {"source", "source"},
                                                                                     {"url", "source"},
                                                                                     {"link", "source"},
                                                                                     {"पाठ", "text"}}};

/// Reads one row of RFC 4180: quoted cells may hold separators, line breaks and doubled quotes. False at the end.
/// `lines`: how many lines it took; `whole`: false when a quote is never closed or the row is longer than `most`.
bool row_of(Bytes& in, char separator, size_t most, std::vector<std::string>& cells, int& lines, bool& whole) {
  cells.assign(1, {});
  lines = 0;
  whole = true;
  std::string line;
  bool quoted = false;
  size_t size = 0;
  while (true) {
    bool cut = false;
    if (!in.line(line, most, &cut)) {
      whole = whole && !quoted;
      return lines > 0;
    }
    ++lines;
    size += line.size();
    if (cut || size > most) whole = false;
    if (!whole && size > most + most / 2) return true;  // gives up inside an endless quote
    for (size_t i = 0; i < line.size() && whole; ++i) {
      const char c = line[i];
      if (quoted) {
        if (c != '"') {
          cells.back() += c;
        } else if (i + 1 < line.size() && line[i + 1] == '"') {
          cells.back() += '"';
          ++i;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cells.back().empty()) {
        quoted = true;
      } else if (c == separator) {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    if (!quoted || cut) return true;
    if (whole) cells.back() += '\n';
  }
}

}  // namespace

Item failed(std::string message, std::string file, size_t bytes, int line, int column) {
  return {Error{std::move(message), std::move(file), line, column}, bytes};
}

Item too_large(const Place& place, size_t bytes) {
  return failed(fmt::format("is larger than {} MB (--max-size), too long for one article; give archives as JSON Lines",
                            place.options.most_bytes >> 20),
                place.source, bytes);
}

Item finished(Article article, const Place& place, size_t bytes) {
  article.text = without_legacy_font(std::move(article.text));
  article.title = without_legacy_font(std::move(article.title));
  if (article.published.empty()) article.published = place.options.date;
  return {std::move(article), bytes};
}

Result<std::string> decoded(std::string_view bytes, const std::string& source, std::string_view charset) {
  auto text = decode(bytes, source);
  if (text) return text;
  // Old pages say what they are in; a font of Latin letters is mostly in windows-1252.
  const std::string name(charset.empty() ? "windows-1252" : charset);
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()), converter, status);
  ucnv_close(converter);
  if (U_FAILURE(status)) return text;
  std::string utf8;
  wide.toUTF8String(utf8);
  if (charset.empty() && !is_kruti_dev(utf8)) return text;
  return decode(utf8, source);
}

bool take_text(Bytes& in, const Place& place, const Take& take) {
  const std::string bytes = in.take(place.options.most_bytes + 1);
  if (!in.error().empty()) return take(failed(in.error(), place.source, bytes.size()));
  if (bytes.size() > place.options.most_bytes) return take(too_large(place, bytes.size()));
  if (bytes.empty()) return take(failed("is empty", place.source));
  auto text = decoded(bytes, place.source);
  if (!text) return take({text.error(), bytes.size()});
  Article a;
  a.text = std::move(text).value();
  a.source = place.source;
  return take(finished(std::move(a), place, bytes.size()));
}

bool take_lines(Bytes& in, const Place& place, const Take& take) {
  std::string line;
  bool cut = false;
  int number = 0;
  for (size_t from = in.offset(); in.line(line, place.options.most_bytes, &cut); from = in.offset()) {
    if (!in.error().empty()) break;  // half a line
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (cut) {
      if (!take(
              failed(fmt::format("a line of more than {} MB is too long (--max-size)", place.options.most_bytes >> 20),
                     place.source, in.offset() - from, number)))
        return false;
      continue;
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (!take(from_json(line, place, number))) return false;
  }
  if (!in.error().empty()) return take(failed(in.error(), place.source, 0, number + 1));
  return true;
}

bool take_csv(Bytes& in, const Place& place, char separator, const Take& take) {
  if (in.peek(3) == "\xEF\xBB\xBF") in.skip(3);
  // «;» is what spreadsheets write where the comma stands in numbers.
  const auto head = in.peek(4096);
  const auto first = head.substr(0, head.find('\n'));
  if (separator == ',' && first.find(',') == std::string_view::npos && first.find(';') != std::string_view::npos)
    separator = ';';
  std::vector<std::string> cells;
  int lines = 0;
  bool whole = true;
  int number = 1;
  if (!row_of(in, separator, place.options.most_bytes, cells, lines, whole))
    return take(failed("is empty", place.source));
  std::vector<std::string_view> columns;
  std::string named;
  for (const auto& cell : cells) {
    std::string name = cell;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto it = std::find_if(kColumns.begin(), kColumns.end(), [&](const auto& c) { return c.first == name; });
    columns.push_back(it == kColumns.end() ? std::string_view{} : it->second);
    named += (named.empty() ? "" : ", ") + cell;
  }
  if (std::find(columns.begin(), columns.end(), "text") == columns.end())
    return take(
        failed(fmt::format("has no column \"text\" (or body, content, article); it has: {}", named.substr(0, 200)),
               place.source, in.offset(), 1, 1));
  const size_t count = columns.size();
  for (number += lines;; number += lines) {
    const size_t from = in.offset();
    if (!row_of(in, separator, place.options.most_bytes, cells, lines, whole)) break;
    const size_t bytes = in.offset() - from;
    const auto fault = [&](std::string message) {
      return take(failed(std::move(message), place.source, bytes, number));
    };
    if (!whole) {
      if (!fault("a row whose quotation is not closed, or that is longer than --max-size")) return false;
      continue;
    }
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (cells.size() != count) {
      if (!fault(fmt::format("has {} cells instead of {}", cells.size(), count))) return false;
      continue;
    }
    const auto get = [&](std::string_view name) {
      for (size_t i = 0; i < count; ++i)
        if (columns[i] == name && !cells[i].empty()) return cells[i];
      return std::string();
    };
    auto text = decoded(get("text"), place.source);
    if (!text) {
      Error e = text.error();
      e.line = number;
      if (!take({std::move(e), bytes})) return false;
      continue;
    }
    Article a;
    a.text = std::move(text).value();
    a.given_id = get("id");
    a.title = get("title");
    a.publisher = get("publisher");
    a.source = get("source");
    if (a.source.empty()) a.source = fmt::format("{}:{}", place.source, number);
    const std::string published = get("published");
    a.published = day_of(published);
    if (!published.empty() && a.published.empty()) {
      if (!fault(fmt::format("its date is no day: {}", published.substr(0, 40)))) return false;
      continue;
    }
    if (!take(finished(std::move(a), place, bytes))) return false;
  }
  if (!in.error().empty()) return take(failed(in.error(), place.source, 0, number));
  return true;
}

}  // namespace bahi::ingest
