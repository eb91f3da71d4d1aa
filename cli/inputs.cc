#include "inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "bahi/decode.h"

namespace bahi::cli {
namespace {

namespace fs = std::filesystem;
using Take = std::function<bool(Item)>;

struct Close {
  void operator()(std::FILE* f) const {
    if (f != stdin) std::fclose(f);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

bool is_lines(const fs::path& path) {
  return path.extension() == ".jsonl" || path.extension() == ".ndjson";
}
bool is_text(const fs::path& path) {
  const auto e = path.extension();
  return e == ".txt" || e == ".text" || e == ".md" || is_lines(path);
}

Item failed(std::string message, std::string file, size_t bytes = 0, int line = 0, int column = 0) {
  return {Error{std::move(message), std::move(file), line, column}, bytes};
}

/// What compresses the input that begins so; empty when nothing does.
std::string_view compression(std::string_view bytes) {
  if (bytes.starts_with("\x1F\x8B")) return "gzip";
  if (bytes.starts_with("\x28\xB5\x2F\xFD")) return "zstd";
  if (bytes.starts_with("\xFD"
                        "7zXZ"))
    return "xz";
  if (bytes.starts_with("BZh")) return "bzip2";
  if (bytes.starts_with("PK\x03\x04")) return "zip";
  return {};
}

std::string unpack_first(std::string_view kind) {
  return fmt::format(
      "is compressed ({}), which is not read; unpack it first and give it as a file or on standard input", kind);
}

/// The day of an ISO 8601 day or moment, as it is written there: the paper's own day, whatever the time zone. Empty
/// when it is neither.
std::string day_of(const std::string& s) {
  std::string day = s.substr(0, 10);
  if (!is_day(day)) return {};
  if (s.size() == 10) return day;
  const auto digit = [&](size_t i) { return i < s.size() && s[i] >= '0' && s[i] <= '9'; };
  const bool moment = (s[10] == 'T' || s[10] == 't' || s[10] == ' ') && digit(11) && digit(12) && s.size() > 13 &&
                      s[13] == ':' && digit(14) && digit(15);
  return moment ? day : std::string();
}

/// The article of one line of JSON Lines.
Item from_json(const std::string& line, const std::string& source, int number, const InputOptions& options) {
  using Json = nlohmann::json;
  const size_t bytes = line.size() + 1;
  if (line.size() > options.most_bytes)
    return failed(fmt::format("a line of {} MB is too long (--max-size)", line.size() >> 20), source, bytes, number);
  // JSON is UTF-8 by its standard; say where it is not, before the parser says something less clear.
  auto text = decode(line, source);
  if (!text) {
    Error e = text.error();
    e.file = source;
    e.line = number;
    return {std::move(e), bytes};
  }
  Json j;
  try {
    j = Json::parse(*text);
  } catch (const Json::parse_error& e) {
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
  if (a.source.empty()) a.source = fmt::format("{}:{}", source, number);
  const std::string published = get("published");
  a.published = published.empty() ? options.date : day_of(published);
  if (!published.empty() && a.published.empty())
    return failed(fmt::format("\"published\" is no ISO 8601 day or moment: {}", published.substr(0, 40)), source, bytes,
                  number);
  return {std::move(a), bytes};
}

bool take_lines(std::FILE* in, const std::string& source, const InputOptions& options, std::string rest,
                const Take& take) {
  std::string buffer = std::move(rest);
  int number = 0;
  size_t at = 0;
  char block[1 << 16];
  const auto give = [&](std::string line) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(" \t") == std::string::npos) return true;
    return take(from_json(line, source, number, options));
  };
  bool skipping = false;  // inside a line that is longer than any article may be
  while (true) {
    const size_t end = buffer.find('\n', at);
    if (end == std::string::npos) {
      buffer.erase(0, at);
      at = 0;
      if (buffer.size() > options.most_bytes + 4096) {
        if (!skipping &&
            !take(failed(fmt::format("a line of more than {} MB is too long (--max-size)", options.most_bytes >> 20),
                         source, buffer.size(), number + 1)))
          return false;
        skipping = true;
        buffer.clear();
      }
      const size_t got = std::fread(block, 1, sizeof block, in);
      if (got == 0) break;
      if (number == 0 && buffer.empty())
        if (const auto kind = compression({block, got}); !kind.empty())
          return take(failed(unpack_first(kind), source, got));
      buffer.append(block, got);
      continue;
    }
    std::string line = buffer.substr(at, end - at);
    at = end + 1;
    if (skipping) {
      skipping = false;
      ++number;
      continue;
    }
    if (!give(std::move(line))) return false;
  }
  if (std::ferror(in) != 0)
    return take(failed(fmt::format("cannot be read further: {}", std::strerror(errno)), source, 0, number + 1));
  if (!skipping && !buffer.empty()) return give(std::move(buffer));
  return true;
}

bool take_text(std::FILE* in, const std::string& source, const InputOptions& options, std::string bytes,
               const Take& take) {
  char block[1 << 16];
  size_t got = 0;
  while (bytes.size() <= options.most_bytes && (got = std::fread(block, 1, sizeof block, in)) > 0)
    bytes.append(block, got);
  const size_t size = bytes.size();
  if (std::ferror(in) != 0) return take(failed(fmt::format("cannot be read: {}", std::strerror(errno)), source));
  if (size > options.most_bytes)
    return take(
        failed(fmt::format("is larger than {} MB (--max-size), too long for one article; give archives as JSON Lines",
                           options.most_bytes >> 20),
               source, size));
  if (size == 0) return take(failed("is empty", source));
  if (const auto kind = compression(bytes); !kind.empty()) return take(failed(unpack_first(kind), source, size));
  auto text = decode(bytes, source);
  if (!text) return take({text.error(), size});
  Article a;
  a.text = std::move(text).value();
  a.source = source;
  a.published = options.date;
  return take({std::move(a), size});
}

bool take_file(const fs::path& path, const InputOptions& options, const Take& take) {
  const std::string source = path.string();
  File in(std::fopen(source.c_str(), "rb"));
  if (!in) return take(failed(std::strerror(errno), source));
  return is_lines(path) ? take_lines(in.get(), source, options, {}, take)
                        : take_text(in.get(), source, options, {}, take);
}

std::vector<fs::path> files_under(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && it != end; it.increment(error)) {
    if (it->path().filename().string().starts_with(".")) {
      if (it->is_directory(error)) it.disable_recursion_pending();
      continue;
    }
    if (it->is_regular_file(error) && is_text(it->path())) out.push_back(it->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool take_standard_input(const InputOptions& options, const Take& take) {
  // JSON Lines begins with an object; anything else is one article.
  std::string head(4096, '\0');
  head.resize(std::fread(head.data(), 1, head.size(), stdin));
  const size_t first = head.find_first_not_of(" \t\r\n", head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  const bool lines = first != std::string::npos && head[first] == '{';
  return lines ? take_lines(stdin, "-", options, std::move(head), take)
               : take_text(stdin, "-", options, std::move(head), take);
}

}  // namespace

bool is_day(const std::string& s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
  for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (s[i] < '0' || s[i] > '9') return false;
  const int y = std::stoi(s.substr(0, 4));
  const int m = std::stoi(s.substr(5, 2));
  const int d = std::stoi(s.substr(8, 2));
  if (m < 1 || m > 12 || d < 1) return false;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  return d <= kDays[m - 1] + (m == 2 && leap ? 1 : 0);
}

size_t total_bytes(const std::vector<std::string>& paths) {
  size_t sum = 0;
  for (const auto& path : paths) {
    if (path == "-") return 0;
    std::error_code error;
    if (fs::is_directory(path, error)) {
      for (const auto& file : files_under(path)) sum += fs::file_size(file, error);
    } else if (const auto size = fs::file_size(path, error); !error) {
      sum += size;
    }
  }
  return sum;
}

void for_each_article(const std::vector<std::string>& paths, const InputOptions& options, const Take& take) {
  for (const auto& path : paths) {
    std::error_code error;
    bool go_on = true;
    if (path == "-") {
      go_on = take_standard_input(options, take);
    } else if (fs::is_directory(path, error)) {
      const auto files = files_under(path);
      if (files.empty()) go_on = take(failed("a folder with nothing to read in it (.txt, .md, .jsonl)", path));
      for (const auto& file : files)
        if (!(go_on = take_file(file, options, take))) break;
    } else {
      go_on = take_file(path, options, take);
    }
    if (!go_on) return;
  }
}

}  // namespace bahi::cli
