#include "bahi/ledger.h"

#include <algorithm>
#include <atomic>
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

std::vector<std::string> Ledger::verify() {
  return impl_->store->verify();
}

Result<bool> Ledger::backup(const std::string& path) {
  if (!impl_->store->backup(path)) return impl_->failed();
  return true;
}

}  // namespace bahi
