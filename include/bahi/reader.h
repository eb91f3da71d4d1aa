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
  Record read(const Article& article) const;

  class Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The engine's version, as in `bahi --version`.
std::string version();

}  // namespace bahi
