// Files, folders and standard input; what each of them is.
#include "ingest/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "ingest/parts.h"

namespace bahi::ingest {

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* f) const { std::fclose(f); }
};
using File = std::unique_ptr<std::FILE, Close>;

/// The name's last part, without that of a pack: «news.jsonl.gz» is «.jsonl».
std::string extension(const fs::path& path) {
  auto name = path.filename();
  if (name.extension() == ".gz" || name.extension() == ".zst") name = name.stem();
  return lower(name.extension().string());
}

struct Named {
  std::string_view extension;
  Kind kind;
};
constexpr Named kNamed[] = {{".txt", Kind::text},    {".text", Kind::text},    {".md", Kind::text},
                            {".jsonl", Kind::lines}, {".ndjson", Kind::lines}, {".csv", Kind::comma},
                            {".tsv", Kind::tab},     {".html", Kind::html},    {".htm", Kind::html},
                            {".xhtml", Kind::html},  {".rss", Kind::feed},     {".atom", Kind::feed},
                            {".xml", Kind::feed},    {".warc", Kind::warc},    {".wet", Kind::warc}};

const Named* named(const fs::path& path) {
  const auto e = extension(path);
  const auto* it = std::find_if(std::begin(kNamed), std::end(kNamed), [&](const Named& n) { return n.extension == e; });
  return it == std::end(kNamed) ? nullptr : it;
}

bool take_bytes(std::shared_ptr<Bytes> raw, const Place& place, const Named* name, const Take& take) {
  const auto in = unpacked(std::move(raw));
  const auto head = in->peek(4096);
  if (head.empty()) return take(failed(in->error().empty() ? "is empty" : in->error(), place.source));
  if (const auto pack = foreign_pack(head); !pack.empty())
    return take(failed(fmt::format("is compressed ({}), which is not read; unpack it first and give it as a file or on "
                                   "standard input",
                                   pack),
                       place.source, head.size()));
  const Kind kind = name != nullptr ? name->kind : kind_of(head);
  switch (kind) {
    case Kind::text:
      return take_text(*in, place, take);
    case Kind::lines:
      return take_lines(*in, place, take);
    case Kind::comma:
      return take_csv(*in, place, ',', take);
    case Kind::tab:
      return take_csv(*in, place, '\t', take);
    case Kind::html:
      return take_html(*in, place, take);
    case Kind::feed:
      return kind_of(head) == Kind::html ? take_html(*in, place, take) : take_feed(*in, place, take);
    case Kind::warc:
      return take_warc(*in, place, take);
  }
  return true;
}

bool take_file(const fs::path& path, const Options& options, const Take& take) {
  const std::string source = path.string();
  if (source.starts_with("http://") || source.starts_with("https://"))
    return take(failed("is an address of the web; bahi add reads those", source));
  const File in(std::fopen(source.c_str(), "rb"));
  if (!in) return take(failed(std::strerror(errno), source));
  return take_bytes(from_file(in.get()), {source, options}, named(path), take);
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
    if (it->is_regular_file(error) && named(it->path()) != nullptr) out.push_back(it->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Kind kind_of(std::string_view head) {
  if (head.starts_with("WARC/")) return Kind::warc;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Kind::text;
  head.remove_prefix(first);
  if (head.front() == '{') return Kind::lines;
  if (head.front() != '<') return Kind::text;
  const std::string start = lower(head.substr(0, 1024));
  const bool xml = start.starts_with("<?xml");
  if (start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos) return Kind::html;
  if (start.find("<rss") != std::string::npos || start.find("<feed") != std::string::npos ||
      start.find("<rdf:rdf") != std::string::npos || xml)
    return Kind::feed;
  return Kind::text;
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& path : files_under(folder)) out.push_back(path.string());
  return out;
}

void for_each_article_in(std::string_view bytes, const std::string& source, const std::string& charset,
                         const Options& options, const Take& take) {
  take_bytes(from_memory(bytes), {source, options, charset}, nullptr, take);
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

void for_each_article(const std::vector<std::string>& paths, const Options& options, const Take& take) {
  for (const auto& path : paths) {
    std::error_code error;
    bool go_on = true;
    if (path == "-") {
      go_on = take_bytes(from_file(stdin), {"-", options}, nullptr, take);
    } else if (fs::is_directory(path, error)) {
      const auto files = files_under(path);
      if (files.empty())
        go_on = take(failed("a folder with nothing to read in it (.txt, .md, .jsonl, .csv, .html, .xml, .warc)", path));
      for (const auto& file : files)
        if (!(go_on = take_file(file, options, take))) break;
    } else {
      go_on = take_file(path, options, take);
    }
    if (!go_on) return;
  }
}

}  // namespace bahi::ingest
