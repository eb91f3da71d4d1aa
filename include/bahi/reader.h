// The reader: an article in, its record out.
#pragma once
#include <memory>
#include <string>

#include "bahi/article.h"
#include "bahi/record.h"
#include "bahi/result.h"

namespace bahi {

struct ReaderOptions {
  std::string model = "hi-free";  // model set: "hi-free", "hi", or "none"
  std::string tables = {};        // a folder of tables that are laid over the built-in ones; empty: none
};

/// What full-text search looks for in an article, with spaces between.
struct SearchWords {
  std::string lemmas;  // of every word and number, in the order of the text, as match keys
  std::string latin;   // keys of nouns and names in Latin letters, then of the English names of all entities
};

/// Reads articles. Making one loads tables and models (some 10 ms); afterwards it is immutable, and read() may be
/// called from any number of threads at once. Neither the clock, the locale nor the network is looked at: the same
/// article gives the same record.
class Reader {
 public:
  static Result<Reader> open(const ReaderOptions& options = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// Never fails: text without Hindi gives a record without claims and a diagnostic that says so.
  /// `words`: when not null, set to what search needs of the article.
  Record read(const Article& article, SearchWords* words = nullptr) const;

  /// What makes the records: version, model set and state of the tables. Another one may read an article otherwise.
  const std::string& engine() const;

  class Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The engine's version, as in `bahi --version`.
std::string version();

}  // namespace bahi
