// Room `ingest`: bytes become articles: text, JSON Lines, CSV, HTML, RSS and Atom, WARC; as they are or packed by gzip
// or zstd; in legacy font encodings too.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bahi/article.h"
#include "bahi/result.h"

namespace bahi::ingest {

struct Options {
  std::string date;               // for articles that bring none
  size_t most_bytes = 32u << 20;  // a longer article is refused, not cut
};

/// One article, or why there is none. `bytes` is how much input it took, for the progress line.
struct Item {
  Result<Article> article;
  size_t bytes = 0;
  bool brief = false;  // a feed's item that gives no more of its article than a few sentences
};
/// Takes an item; gives false to stop.
using Take = std::function<bool(Item)>;

/// Calls `take` with every article of `paths`, in their order («-»: standard input; folders by name, recursively). What
/// a file is, its name says, and where that says nothing its first bytes. Stops when `take` gives false. Never throws;
/// what cannot be read becomes an Error, and the rest is read.
void for_each_article(const std::vector<std::string>& paths, const Options& options, const Take& take);

/// The same of bytes that came from elsewhere: what they are, they say. `charset`: as came with them; empty: not known.
void for_each_article_in(std::string_view bytes, const std::string& source, const std::string& charset,
                         const Options& options, const Take& take);

/// The files in a folder, and below it, that would be read, by name.
std::vector<std::string> files_in(const std::string& folder);

/// Bytes of all files under `paths`, for the progress line; 0 when standard input is among them.
size_t total_bytes(const std::vector<std::string>& paths);

/// The article of a JSON object with the fields of a line of JSON Lines. `source`: of an article that names none.
Result<Article> from_json(const std::string& object, const std::string& source, const Options& options = {});

/// Is this a day that exists, written as ISO 8601?
bool is_day(std::string_view text);

}  // namespace bahi::ingest
