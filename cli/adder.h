// Articles on their way into the ledger: read by many threads, written by one, some hundreds a transaction.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bahi/reader.h"
#include "commands.h"
#include "inputs.h"
#include "ordered.h"
#include "progress.h"
#include "store/store.h"

namespace bahi::cli {

/// The ledger, or nothing and a complaint.
std::unique_ptr<store::Store> open_ledger(const LedgerOptions& options, store::Db::Mode mode);

class Adder {
 public:
  /// All of them must outlive it. `total`: bytes of input, for the progress line; 0: not known.
  Adder(const AddOptions& options, const Reader& reader, store::Store& store, size_t total);

  /// Takes an article, or complains of why there is none. False once the ledger has failed: nothing more is kept.
  bool put(Item item);
  /// All that was put is in the ledger when this gives true; what --list tells is told.
  bool keep();
  /// A message in the place of the progress line.
  void complain(const std::string& message);
  /// Keeps what is left, says what has come in and what watches have news; the exit status.
  int finish();

 private:
  struct In {
    Item item;
    bool held = false;  // it is there already
  };
  struct Out {
    Result<store::Reading> reading = Error{};
    std::string held;  // the line that tells so, without reading it
    size_t bytes = 0;
  };
  Out read(In in) const;
  void write(Out out);
  void commit();
  void tell_watches();

  const AddOptions& o_;
  const Reader& reader_;
  store::Store& store_;
  int64_t told_;  // order number of the last article that watches have been told of
  Progress progress_;
  std::map<store::Outcome, size_t> count_;
  size_t failed_ = 0, no_hindi_ = 0;
  std::vector<std::string> acknowledged_;  // told once they are kept
  std::optional<Error> broken_;
  size_t articles_ = 0, bytes_ = 0;  // in the open transaction
  bool open_ = false;
  Ordered<In, Out> ordered_;  // last: its threads end first
};

}  // namespace bahi::cli
