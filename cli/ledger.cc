// Filling and keeping the ledger: add, remove, reread, verify, backup, dump.
#include "bahi/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <thread>

#include "adder.h"
#include "bahi/questions.h"
#include "bahi/reader.h"
#include "commands.h"
#include "fetching.h"
#include "inputs.h"
#include "ordered.h"
#include "progress.h"
#include "stop.h"
#include "store/store.h"
#include "table.h"

namespace bahi::cli {
namespace {

using store::Db;
using store::Outcome;
using store::Reading;
using store::Store;

constexpr size_t kBatch = 500;  // articles a transaction

std::string plural(size_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

/// Goes on reading what comes into folders, until it is told to stop. A file is read once it has not changed between
/// two looks, so that one is not read while it is written.
void watch_folders(const AddOptions& o, Adder& adder) {
  using Stamp = std::pair<std::uintmax_t, std::filesystem::file_time_type>;
  struct Seen {
    Stamp stamp;
    bool read = false;
  };
  const auto& stop = stop_on_signals();
  std::map<std::string, Seen> seen;
  while (!stop) {
    std::vector<std::string> ready;
    for (const auto& input : o.inputs) {
      std::error_code error;
      const bool folder = std::filesystem::is_directory(input, error);
      for (const auto& file : folder ? ingest::files_in(input) : std::vector<std::string>{input}) {
        const Stamp stamp{std::filesystem::file_size(file, error), std::filesystem::last_write_time(file, error)};
        if (error || stamp.first == 0) continue;  // gone again, or not yet written
        const auto [it, fresh] = seen.try_emplace(file, Seen{stamp});
        if (fresh || it->second.stamp != stamp) {
          it->second = {stamp};
        } else if (!it->second.read) {
          it->second.read = true;
          ready.push_back(file);
        }
      }
    }
    if (!ready.empty()) {
      bool go_on = true;
      for_each_article(ready, {o.date, o.max_size_mb << 20}, [&](Item item) {
        go_on = adder.put(std::move(item));
        return go_on && !stop;
      });
      if (!adder.keep() || !go_on) return;
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(o.every);
    while (!stop && std::chrono::steady_clock::now() < until)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

}  // namespace

std::string ledger_path(const LedgerOptions& o) {
  if (!o.db.empty()) return o.db;
  const char* env = std::getenv("BAHI_DB");
  return env != nullptr && *env != '\0' ? env : "bahi.db";
}

int add(const AddOptions& o) {
  std::vector<std::string> urls;
  std::vector<std::string> paths;
  for (const auto& input : o.inputs) (is_address(input) ? urls : paths).push_back(input);
  if (o.watch && (!urls.empty() || std::find(paths.begin(), paths.end(), "-") != paths.end())) {
    complain("only folders and files can be watched");
    return 2;
  }
  for (const auto& path : paths)
    if (std::error_code error; o.watch && !std::filesystem::exists(path, error)) {
      complain(path + ": there is no such folder to watch");
      return 2;
    }
  static Result<Reader>* const kept = new Result<Reader>(Reader::open({o.model, o.tables}));
  if (!*kept) return failed(kept->error());
  auto store = open_ledger(o, Db::Mode::create);
  if (store == nullptr) return 1;
  Adder adder(o, **kept, *store, o.watch || !urls.empty() ? 0 : total_bytes(paths));
  if (o.watch) {
    watch_folders(o, adder);
  } else {
    bool go_on = true;
    for_each_article(paths, {o.date, o.max_size_mb << 20},
                     [&](Item item) { return go_on = adder.put(std::move(item)); });
    if (go_on && !urls.empty()) return fetch_into(o, *store, adder, urls);
  }
  return adder.finish();
}

int remove(const RemoveOptions& o) {
  auto store = open_ledger(o, Db::Mode::write);
  if (store == nullptr) return 1;
  if (!store->begin()) return failed(*store->db().error());
  int status = 0;
  size_t n = 0;
  for (const auto& name : o.articles) {
    const int64_t id = store->find_article(name);
    if (id <= 0) {
      complain(
          fmt::format("{}: {}", name,
                      id < 0 ? "several articles; give the id (bahi find shows it)" : "no such article in the ledger"));
      status = 1;
      continue;
    }
    if (!store->remove(id)) break;
    ++n;
  }
  if (!store->commit()) return failed(*store->db().error());
  fmt::print(stderr, "{}: {} removed, with all that only {} supported\n", ledger_path(o),
             plural(n, "article", "articles"), n == 1 ? "it" : "they");
  return status;
}

int reread(const RereadOptions& o) {
  static Result<Reader>* const kept = new Result<Reader>(Reader::open({o.model, o.tables}));
  if (!*kept) return failed(kept->error());
  const Reader& reader = **kept;
  auto store = open_ledger(o, Db::Mode::write);
  if (store == nullptr) return 1;
  std::vector<int64_t> ids;
  {
    store::Sql sql(store->db(), "SELECT id FROM article ORDER BY id");
    while (sql.row()) ids.push_back(sql.integer(0));
  }
  size_t same = 0;
  size_t other = 0;
  std::map<std::string, size_t> kinds;
  Progress progress(0);
  size_t at = 0;
  while (at < ids.size() && !store->db().error()) {
    const size_t end = std::min(at + kBatch, ids.size());
    std::vector<Article> articles;
    for (; at < end; ++at) {
      Article article;
      if (store->load_article(ids[at], article, nullptr, nullptr)) articles.push_back(std::move(article));
    }
    if (!store->begin()) break;  // also to try it: the transaction is taken back
    const auto work = [&](Article article) {
      SearchWords words;
      Record record = reader.read(article, &words);
      return store::make_reading(std::move(article), std::move(record), std::move(words), reader.engine());
    };
    const auto emit = [&](const Reading& r) {
      std::vector<store::ReadingChange> changes;
      const Outcome outcome = store->reread(r, changes);
      outcome == Outcome::reread ? ++other : ++same;
      for (const auto& c : changes) {
        ++kinds[c.what];
        if (o.list)
          print(fmt::format("{}  {}  {}  {}{}{}\n", printable(r.record.document.source), c.label, c.what, c.was,
                            c.was.empty() || c.became.empty() ? "" : " → ", c.became));
      }
      progress.add(r.article.text.size());
    };
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    {
      Ordered<Article, Reading> ordered(o.jobs > 0 ? o.jobs : cores, work, emit);
      for (auto& a : articles) ordered.put(std::move(a));
      ordered.finish();
    }
    if (o.dry) {
      store->rollback();
    } else if (!store->commit()) {
      break;
    }
  }
  progress.clear();
  if (store->db().error()) return failed(*store->db().error());
  fmt::print(stderr, "{}: {} read as before, {} otherwise ({} new, {} changed, {} gone){}\n", ledger_path(o),
             plural(same, "article", "articles"), other, plural(kinds["new"], "event", "events"), kinds["changed"],
             kinds["gone"], o.dry ? "; nothing was written" : "");
  return all_written() ? 0 : 1;
}

int verify(const LedgerOptions& o) {
  auto store = open_ledger(o, Db::Mode::read);
  if (store == nullptr) return 1;
  Progress progress(0);
  const auto faults = store->verify([&] { progress.add(0); });
  progress.clear();
  for (const auto& f : faults) complain(fmt::format("{}: {}", ledger_path(o), f));
  if (faults.empty()) fmt::print(stderr, "{}: all that must hold holds\n", ledger_path(o));
  return faults.empty() ? 0 : 1;
}

int backup(const BackupOptions& o) {
  auto store = open_ledger(o, Db::Mode::read);
  if (store == nullptr) return 1;
  std::error_code error;
  if (std::filesystem::exists(o.to, error)) {
    complain(o.to + ": is there already; a backup never overwrites");
    return 1;
  }
  if (!store->backup(o.to)) return failed(*store->db().error());
  fmt::print(stderr, "{}: copied to {}\n", ledger_path(o), o.to);
  return 0;
}

int dump(const LedgerOptions& o) {
  auto store = open_ledger(o, Db::Mode::read);
  if (store == nullptr) return 1;
  store->dump([](const std::string& line) { return print(line) && print("\n"); });
  if (store->db().error()) return failed(*store->db().error());
  return all_written() ? 0 : 1;
}

int curate(const CurateOptions& o) {
  const auto& a = o.arguments;
  const std::string& what = a.at(0);
  if (what == "log") {
    auto asked = query::Questions::open(ledger_path(o));
    if (!asked) return failed(asked.error());
    const auto log = (*asked)->decisions({std::numeric_limits<int>::max(), ""});
    if (!log) return failed(log.error());
    for (auto d = log->items.rbegin(); d != log->items.rend(); ++d) {
      std::string line = fmt::format("{:>4}  {}  {} {}", d->number, d->by, d->what, d->target);
      for (const auto* more : {&d->other, &d->field, &d->value, &d->note})
        if (!more->empty()) line += " " + *more;
      if (d->undone_by != 0) line += fmt::format("  (undone by {})", d->undone_by);
      print(printable(line) + "\n");
    }
    return all_written() ? 0 : 1;
  }
  struct Need {
    const char* what;
    size_t arguments;
    const char* how;
  };
  constexpr Need kNeeds[] = {{"confirm", 2, "confirm HAPPENING"},
                             {"reject", 2, "reject HAPPENING"},
                             {"correct", 4, "correct HAPPENING date|status VALUE"},
                             {"merge", 3, "merge HAPPENING HAPPENING"},
                             {"split", 2, "split CLAIM"},
                             {"same", 3, "same PERSON PERSON"},
                             {"different", 3, "different PERSON PERSON"},
                             {"undo", 2, "undo NUMBER"}};
  const Need* need = nullptr;
  for (const auto& n : kNeeds)
    if (what == n.what) need = &n;
  std::string wrong;
  if (need == nullptr) {
    wrong = fmt::format(
        "'{}' is nothing to decide; there are confirm, reject, correct, merge, split, same, different, undo, log",
        what);
  } else if (a.size() != need->arguments) {
    wrong = fmt::format("write: bahi curate {}", need->how);
  } else if (o.by.empty()) {
    wrong = "who decides? (--by NAME)";
  } else if (what == "correct" && a[2] != "date" && a[2] != "status") {
    wrong = "what can be corrected: date, status";
  } else if (what == "correct" && a[2] == "date" && !is_day(a[3].substr(0, 10))) {
    wrong = fmt::format("'{}' is no day of the calendar (write YYYY-MM-DD)", a[3]);
  }
  if (!wrong.empty()) {
    complain(wrong);
    return 2;
  }
  auto there = query::Questions::open(ledger_path(o));  // so that no ledger is made
  if (!there) return failed(there.error());
  auto ledger = Ledger::open(ledger_path(o), o.wait * 1000);
  if (!ledger) return failed(ledger.error());
  query::Decided decision;
  decision.by = o.by;
  decision.what = what;
  decision.target = a[1];
  decision.note = o.note;
  if (a.size() == 3) decision.other = a[2];
  if (a.size() == 4) {
    decision.field = a[2];
    decision.value = a[3];
  }
  const auto numbers = ledger->curate(decision);
  if (!numbers) {
    complain(numbers.error().text() + (what == "undo" ? " (bahi curate log)" : ""));
    return 1;
  }
  if (what == "undo") fmt::print(stderr, "{}: took back decision {}\n", ledger_path(o), a[1]);
  for (const int64_t n : *numbers) fmt::print(stderr, "{}: decision {}\n", ledger_path(o), n);
  return 0;
}

}  // namespace bahi::cli
