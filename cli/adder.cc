#include "adder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <thread>
#include <utility>

#include "bahi/questions.h"
#include "record/record.h"
#include "table.h"

namespace bahi::cli {
namespace {

using store::Outcome;

constexpr size_t kBatchBytes = 8 << 20;  // of text in a transaction, whatever the number of articles

/// The greatest order number of an article.
int64_t last_added(store::Store& store) {
  store::Sql sql(store.db(), "SELECT coalesce(max(added), 0) FROM article");
  return sql.row() ? sql.integer(0) : 0;
}

int threads(int jobs) {
  return jobs > 0 ? jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

std::unique_ptr<store::Store> open_ledger(const LedgerOptions& o, store::Db::Mode mode) {
  auto store = store::Store::open(ledger_path(o), mode, o.wait * 1000);
  if (store) return std::move(store).value();
  complain(store.error().text());
  return nullptr;
}

Adder::Adder(const AddOptions& o, const Reader& reader, store::Store& store, size_t total)
    : o_(o),
      reader_(reader),
      store_(store),
      told_(last_added(store)),
      progress_(isatty(STDERR_FILENO) == 1 ? total : 0),
      ordered_(
          threads(o.jobs), [this](In in) { return read(std::move(in)); }, [this](Out out) { write(std::move(out)); }) {}

void Adder::complain(const std::string& message) {
  progress_.clear();
  cli::complain(message);
}

bool Adder::put(Item item) {
  const bool held = item.article && !broken_ && store_.holds(*item.article);
  ordered_.put({std::move(item), held});
  return !broken_;
}

Adder::Out Adder::read(In in) const {
  Out out;
  out.bytes = in.item.bytes;
  if (!in.item.article) {
    out.reading = in.item.article.error();
    return out;
  }
  Article article = std::move(in.item.article).value();
  if (in.held) {
    out.held = fmt::format("there  {}  {}\n", record::document_id(article), printable(article.source));
    return out;
  }
  SearchWords words;
  Record record = reader_.read(article, &words);
  out.reading = store::make_reading(std::move(article), std::move(record), std::move(words), reader_.engine());
  return out;
}

void Adder::write(Out out) {
  progress_.add(out.bytes);
  if (broken_) return;
  if (!out.held.empty()) {
    ++count_[Outcome::already];
    if (o_.list) acknowledged_.push_back(std::move(out.held));
    return;
  }
  if (!out.reading) {
    complain(out.reading.error().text());
    ++failed_;
    return;
  }
  const store::Reading& r = *out.reading;
  if (store::no_hindi(r.record)) {
    ++no_hindi_;
    return;
  }
  if (!open_) {
    if (!store_.begin()) {
      broken_ = store_.db().error();
      return;
    }
    open_ = true;
  }
  const Outcome outcome = store_.add(r);
  if (outcome == Outcome::failed) {
    broken_ = store_.db().error();
    store_.rollback();
    open_ = false;
    return;
  }
  ++count_[outcome];
  if (o_.list)
    acknowledged_.push_back(fmt::format("{}  {}  {}\n", outcome == Outcome::already ? "there" : "added",
                                        r.record.document.id, printable(r.record.document.source)));
  bytes_ += r.article.text.size();
  if (++articles_ >= static_cast<size_t>(o_.batch) || bytes_ >= kBatchBytes) commit();
}

void Adder::commit() {
  if (broken_) return;
  if (open_) {
    open_ = false;
    if (!store_.commit()) {
      broken_ = store_.db().error();
      return;
    }
  }
  for (const auto& line : acknowledged_) print(line);
  if (o_.list) std::fflush(stdout);
  acknowledged_.clear();
  articles_ = bytes_ = 0;
}

bool Adder::keep() {
  ordered_.wait();
  commit();
  if (!broken_) tell_watches();
  return !broken_;
}

/// A line for each watch to which what came since the last time brought news.
void Adder::tell_watches() {
  const int64_t before = std::exchange(told_, last_added(store_));
  if (told_ == before || !store::Sql(store_.db(), "SELECT 1 FROM watch LIMIT 1").row()) return;
  auto asked = query::Questions::open(ledger_path(o_));
  if (!asked) return;
  const auto watches = (*asked)->watches();
  if (!watches) return complain(watches.error().text());
  for (const auto& w : *watches) {
    const auto news = (*asked)->news(w.filter, std::max(before, w.seen));
    if (!news) return complain(news.error().text());
    if (news->changes.empty()) continue;
    progress_.clear();
    fmt::print(stderr, "{}: {} new (bahi watch run {})\n", printable(w.name), news->changes.size(), printable(w.name));
  }
}

int Adder::finish() {
  ordered_.wait();
  commit();
  progress_.clear();
  if (broken_) complain(broken_->text());
  const size_t added = count_[Outcome::added];
  std::string line = fmt::format("{}: {} {} added", ledger_path(o_), added, added == 1 ? "article" : "articles");
  if (count_[Outcome::bettered] > 0) line += fmt::format(", {} known better now", count_[Outcome::bettered]);
  if (count_[Outcome::already] > 0) line += fmt::format(", {} already there", count_[Outcome::already]);
  if (no_hindi_ > 0) line += fmt::format(", {} not in Hindi and left", no_hindi_);
  if (failed_ > 0) line += fmt::format(", {} could not be read", failed_);
  if (!broken_) {
    fmt::print(stderr, "{}\n", line);
    tell_watches();
  }
  return all_written() && failed_ == 0 && !broken_ ? 0 : 1;
}

}  // namespace bahi::cli
