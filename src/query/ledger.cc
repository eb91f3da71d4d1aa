#include "bahi/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <thread>

#include "query/impl.h"
#include "store/store.h"

namespace bahi {

class Ledger::Impl {
 public:
  explicit Impl(std::unique_ptr<store::Store> opened) : store(std::move(opened)) {}
  std::unique_ptr<store::Store> store;

  Error failed() {
    Error e = store->db().error() ? *store->db().error() : Error{"failed", {}, 0, 0};
    store->rollback();
    store->db().clear_error();
    return e;
  }
  /// What `work` gives, in a transaction.
  template <typename Work>
  Result<bool> change(const Work& work) {
    if (!store->begin()) return failed();
    const bool done = work(*store);
    if (!store->commit()) return failed();
    return done;
  }
};

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::string& path, int wait_ms) {
  auto store = store::Store::open(path, store::Db::Mode::create, wait_ms);
  if (!store) return store.error();
  return Ledger(std::make_unique<Impl>(std::move(store).value()));
}

Result<Added> Ledger::add(const Reader& reader, const std::vector<Article>& articles, int threads) {
  std::vector<store::Reading> readings(articles.size());
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < articles.size(); i = next++) {
      SearchWords words;
      Record record = reader.read(articles[i], &words);
      readings[i] = store::make_reading(articles[i], std::move(record), std::move(words), reader.engine());
    }
  };
  std::vector<std::thread> helpers;
  for (int i = 1; i < threads; ++i) helpers.emplace_back(work);
  work();
  for (auto& t : helpers) t.join();

  Added out;
  if (!impl_->store->begin()) return impl_->failed();
  for (const auto& r : readings) {
    if (store::no_hindi(r.record)) {
      ++out.no_hindi;
      continue;
    }
    switch (impl_->store->add(r)) {
      case store::Outcome::added:
        ++out.added;
        break;
      case store::Outcome::bettered:
        ++out.bettered;
        break;
      case store::Outcome::failed:
        return impl_->failed();
      default:
        ++out.already;
    }
  }
  if (!impl_->store->commit()) return impl_->failed();
  return out;
}

Result<bool> Ledger::remove(const std::string& article) {
  return impl_->change([&](store::Store& s) {
    const int64_t id = s.find_article(article);
    return id > 0 && s.remove(id);
  });
}

Result<bool> Ledger::watch(const std::string& name, const query::Filter& filter) {
  return impl_->change([&](store::Store& s) { return s.watch(name, query::question_json(filter)); });
}
Result<bool> Ledger::unwatch(const std::string& name) {
  return impl_->change([&](store::Store& s) { return s.unwatch(name); });
}
Result<bool> Ledger::told(const std::string& name, int64_t upto) {
  return impl_->change([&](store::Store& s) { return s.told(name, upto); });
}

Result<std::vector<int64_t>> Ledger::curate(const query::Decided& d) {
  auto asked = query::Questions::open(impl_->store->db().path());
  if (!asked) return asked.error();
  query::Questions& ask = **asked;
  const auto wrong = [](std::string message) { return Error{std::move(message), {}, 0, 0}; };
  /// The claims of a happening, the founder first.
  const auto claims = [&](const std::string& happening) {
    std::vector<std::string> uids{happening};
    store::Sql sql(
        impl_->store->db(),
        "SELECT uid FROM claim WHERE happening=(SELECT id FROM claim WHERE uid=? AND happening=id) ORDER BY id");
    sql.bind(store::unhex(happening));
    while (sql.row())
      if (auto uid = store::hex(sql.integer(0)); uid != happening) uids.push_back(std::move(uid));
    return uids;
  };
  std::vector<store::Decision> all;
  int64_t undo = 0;
  if (d.by.empty()) return wrong("who decides?");
  if (d.what == "undo") {
    const char* end = d.target.data() + d.target.size();
    if (const auto [at, bad] = std::from_chars(d.target.data(), end, undo); bad != std::errc() || at != end || undo < 1)
      return wrong(fmt::format("'{}' is no number of a decision", d.target));
  } else if (d.what == "same" || d.what == "different") {
    std::vector<std::string> ids;
    for (const auto& name : {d.target, d.other}) {
      const auto found = ask.resolve(name);
      if (found.empty()) return wrong(fmt::format("nobody in the ledger is called «{}»", name));
      ids.push_back(found.front().id);
    }
    if (ids[0] == ids[1]) return wrong(fmt::format("«{}» and «{}» are one already", d.target, d.other));
    all.push_back({d.by, d.what, ids[0], ids[1], "", "", d.note});
  } else if (d.what == "confirm" || d.what == "reject" || d.what == "split" || d.what == "correct" ||
             d.what == "merge") {
    const auto first = ask.happening(d.target);
    if (!first) return first.error();
    if (d.what == "correct") {
      if (d.field != "date" && d.field != "status") return wrong("what can be corrected: date, status");
      if (d.value.empty()) return wrong("correct it to what?");
      if (d.field == "date" && fuse::day_of_iso(d.value) == fuse::kUndated)
        return wrong(fmt::format("'{}' is no day of the calendar (write YYYY-MM-DD)", d.value));
      if (d.field == "status" && !fuse::stage_named(d.value))
        return wrong(
            fmt::format("'{}' is no status; there are proposed, rumoured, announced, under way, occurred, "
                        "postponed, cancelled, denied",
                        d.value));
      all.push_back({d.by, d.what, first->id, "", d.field, d.value, d.note});
    } else if (d.what == "merge") {
      const auto second = ask.happening(d.other);
      if (!second) return second.error();
      if (second->id == first->id) return wrong("they are one already");
      for (const auto& uid : claims(second->id)) all.push_back({d.by, d.what, first->id, uid, "", "", d.note});
    } else if (d.what == "reject") {
      for (const auto& uid : claims(first->id)) all.push_back({d.by, d.what, uid, "", "", "", d.note});
    } else {
      // What is split off is the claim itself, where its own id was given.
      std::string uid = first->id;
      store::Sql sql(impl_->store->db(), "SELECT 1 FROM claim WHERE uid=?");
      if (d.what == "split" && d.target.size() == 16 && sql.bind(store::unhex(d.target)).row()) uid = d.target;
      all.push_back({d.by, d.what, uid, "", "", "", d.note});
    }
  } else {
    return wrong(fmt::format(
        "'{}' is nothing to decide; there are confirm, reject, correct, merge, split, same, different, undo", d.what));
  }
  std::vector<int64_t> numbers;
  const auto done = impl_->change([&](store::Store& s) {
    if (d.what == "undo") return s.undo(undo, d.by);
    for (const auto& decision : all) numbers.push_back(s.decide(decision));
    return true;
  });
  if (!done) return done.error();
  if (!*done) return wrong(fmt::format("there is no decision {} to undo", d.target));
  return numbers;
}

std::vector<std::string> Ledger::verify() {
  return impl_->store->verify();
}

Result<bool> Ledger::backup(const std::string& path) {
  if (!impl_->store->backup(path)) return impl_->failed();
  return true;
}

}  // namespace bahi
