// The ledger for programs that fill it themselves; bahi/questions.h asks it.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bahi/article.h"
#include "bahi/questions.h"
#include "bahi/reader.h"
#include "bahi/result.h"

namespace bahi {

/// What became of articles that were given.
struct Added {
  size_t added = 0;
  size_t already = 0;   // the same article was there
  size_t bettered = 0;  // it was there without its day of publication, say
  size_t no_hindi = 0;  // another language: left
};

/// Writes a ledger (docs/ledger.md): one SQLite file. For one thread at a time; any number of processes and threads may
/// ask it meanwhile, each with Questions of its own. What another process writes is waited for, `wait_ms` at most; then
/// the error says who holds it. Each call is kept whole or, when it fails, not at all.
class Ledger {
 public:
  /// Opens the file, or makes it. Fails when it is no ledger, or of a newer version.
  static Result<Ledger> open(const std::string& path, int wait_ms = 5000);
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// Reads the articles with `reader` (on `threads` threads) and adds them, in one transaction. Idempotent, and the
  /// ledger is the same in whatever order and portions articles come.
  Result<Added> add(const Reader& reader, const std::vector<Article>& articles, int threads = 1);

  /// Takes the article of that id (or its first letters, or its source) out, with all that only it supports.
  Result<bool> remove(const std::string& article);

  /// Keeps a question under a name; what is in the ledger by then is no news to it (query::Questions::news). False when
  /// the name is taken.
  Result<bool> watch(const std::string& name, const query::Filter& filter);
  /// False when there is no watch of that name.
  Result<bool> unwatch(const std::string& name);
  /// That news has been told; `upto` as it came with it. Telling it again takes nothing back.
  Result<bool> told(const std::string& name, int64_t upto);

  /// Writes what a person has decided into the log; the numbers there. `decision.what`: confirm, reject, split (target:
  /// a happening, or a claim), correct (field date or status, and its value), merge (target and other: happenings),
  /// same, different (target and other: people by name or id), undo (target: a number of the log). `by` says who.
  Result<std::vector<int64_t>> curate(const query::Decided& decision);

  /// Everything that must hold, each violation as a sentence; empty: all is well.
  std::vector<std::string> verify();

  /// A copy to a file that is not there yet.
  Result<bool> backup(const std::string& path);

 private:
  class Impl;
  explicit Ledger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace bahi
