// Where articles come from: files, folders, standard input, JSON Lines.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "bahi/article.h"
#include "bahi/result.h"

namespace bahi::cli {

struct InputOptions {
  std::string date;               // for articles that bring none
  size_t most_bytes = 32u << 20;  // a longer article is refused, not cut
};

/// One article, or why there is none. `bytes` is how much input it took, for the progress line.
struct Item {
  Result<Article> article;
  size_t bytes = 0;
};

/// Calls `take` with every article of `paths`, in their order («-»: standard input; folders by name, recursively;
/// .jsonl and .ndjson as JSON Lines, anything else as one article). Stops when `take` gives false. Never throws; what
/// cannot be read becomes an Error.
void for_each_article(const std::vector<std::string>& paths, const InputOptions& options,
                      const std::function<bool(Item)>& take);

/// Bytes of all files under `paths`, for the progress line; 0 when standard input is among them.
size_t total_bytes(const std::vector<std::string>& paths);

/// Is this a day that exists, written as ISO 8601?
bool is_day(const std::string& text);

}  // namespace bahi::cli
