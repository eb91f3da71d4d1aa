// Feeds and pages from the web into the ledger; the list of feeds that are kept.
#include "fetch/fetch.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "adder.h"
#include "fetching.h"
#include "stop.h"
#include "table.h"

namespace bahi::cli {
namespace {

using fetch::Fetcher;
using fetch::Page;
using store::Db;
using store::Store;

/// Could there be an article in it?
bool readable(const std::string& media) {
  return media.empty() || media.starts_with("text/") || media == "application/xhtml+xml" ||
         media == "application/octet-stream" || media.find("xml") != std::string::npos ||
         media.find("json") != std::string::npos || media.find("gzip") != std::string::npos ||
         media.find("zstd") != std::string::npos || media.find("warc") != std::string::npos;
}

/// One run over some addresses: the feeds, then the pages of those of their items that say little.
class Run {
 public:
  Run(const AddOptions& o, Store& store, Adder& adder)
      : store_(store),
        adder_(adder),
        options_{o.date, o.max_size_mb << 20},
        stop_(stop_on_signals()),
        fetcher_({options_.most_bytes, o.timeout, kRedirects, o.delay, o.allow_private, o.proxy}, stop_) {
    for (const auto& [name, host] : store_.hosts()) fetcher_.hosts()[name] = {host.first, host.second};
  }

  /// Addresses that could not be read.
  size_t go(const std::vector<std::string>& urls) {
    std::set<std::string> once(urls.begin(), urls.end());
    feeds_.reserve(once.size());
    for (const auto& url : once) {
      feeds_.push_back({store_.feed(url)});
      put({url, feeds_.size() - 1, std::nullopt});
    }
    while (!waiting_.empty() && !stop_) {
      // The host that may be asked soonest, so that one does not hold up the others.
      const auto next = std::min_element(waiting_.begin(), waiting_.end(), [&](const auto& a, const auto& b) {
        return fetcher_.ready(a.first) < fetcher_.ready(b.first);
      });
      const Task task = std::move(next->second.front());
      next->second.pop_front();
      if (next->second.empty()) waiting_.erase(next);
      if (!(task.item ? take_page(task) : take_feed(task))) break;
      if (++since_kept_ >= kKept && !keep()) break;
    }
    for (auto& [host, tasks] : waiting_)  // interrupted: another time
      for (const auto& task : tasks) feeds_[task.feed].later = true;
    keep();
    return failed_;
  }

  std::string summary() const {
    std::string out = fmt::format("{} of {} read", read_, feeds_.size());
    if (unchanged_ > 0) out += fmt::format(", {} as before", unchanged_);
    if (pages_ > 0) out += fmt::format("; {} {} fetched", pages_, pages_ == 1 ? "page" : "pages");
    if (missing_ > 0) out += fmt::format(", {} not", missing_);
    return out;
  }

 private:
  static constexpr int kRedirects = 5;
  static constexpr size_t kKept = 50;  // answers between two commits

  struct Task {
    std::string url;
    size_t feed;
    std::optional<Item> item;  // whose page this is
  };
  struct State {
    store::Feed feed;
    std::string etag = {}, modified = {};  // of this answer: kept when all that it brought is
    bool answered = false;
    bool later = false;  // a page of it could not be had now
    size_t pages = 0;    // still to be fetched
  };

  void put(Task task) {
    const auto url = fetch::parse_url(task.url);
    waiting_[url ? url->host : std::string()].push_back(std::move(task));
  }

  bool take_feed(const Task& task) {
    State& state = feeds_[task.feed];
    Page page = fetcher_.get(task.url, state.feed.etag, state.feed.modified);
    if (page.outcome == Page::Outcome::here && !readable(page.media)) {
      page.outcome = Page::Outcome::gone;
      page.why = fmt::format("is no text but {}", printable(page.media));
    }
    state.feed.trouble = page.why;
    switch (page.outcome) {
      case Page::Outcome::unchanged:
        ++read_;
        ++unchanged_;
        return true;
      case Page::Outcome::later:
      case Page::Outcome::gone:
        if (stop_) return true;
        ++failed_;
        adder_.complain(fmt::format("{}: {}", printable(task.url), page.why));
        return true;
      case Page::Outcome::here:
        break;
    }
    ++read_;
    state.answered = true;
    state.etag = std::move(page.etag);
    state.modified = std::move(page.modified);
    bool go_on = true;
    ingest::for_each_article_in(page.body, task.url, page.charset, options_, [&](Item item) {
      if (item.article && item.article->source != task.url) {
        if (state.feed.title.empty()) state.feed.title = item.article->publisher;
        if (item.brief && fetch::is_url(item.article->source)) {
          std::string url = item.article->source;
          if (!asked_.insert(url).second || store_.has_page(url)) return true;
          ++state.pages;
          put({std::move(url), task.feed, std::move(item)});
          return true;
        }
      }
      return go_on = adder_.put(std::move(item));
    });
    return go_on;
  }

  bool take_page(const Task& task) {
    State& state = feeds_[task.feed];
    --state.pages;
    Page page = fetcher_.get(task.url);
    if (page.outcome == Page::Outcome::later || stop_) {
      if (!stop_) adder_.complain(fmt::format("{}: {}", printable(task.url), page.why));
      state.later = true;
      ++missing_;
      return true;
    }
    Item item = *task.item;
    bool found = false;
    if (page.outcome == Page::Outcome::here && readable(page.media))
      ingest::for_each_article_in(page.body, task.url, page.charset, options_, [&](Item got) {
        if (found || !got.article || got.article->text.size() <= item.article->text.size()) return false;
        found = true;
        // The feed knows best what the article is called and when it came out.
        Article& article = *got.article;
        Article& summary = *item.article;
        article.source = summary.source;
        article.given_id = summary.given_id;
        if (!summary.title.empty()) article.title = summary.title;
        if (!summary.published.empty()) article.published = summary.published;
        if (article.publisher.empty()) article.publisher = summary.publisher;
        summary = std::move(article);
        return false;
      });
    ++(found ? pages_ : missing_);
    if (page.status != 0) done_.push_back(task.url);
    // What the feed itself says stands in for a page that cannot be read, unless that is the bare title.
    if (!found && item.article->text == item.article->title) return true;
    return adder_.put(std::move(item));
  }

  /// What has come in is kept, and after it what need not be fetched again.
  bool keep() {
    since_kept_ = 0;
    if (!adder_.keep() || !store_.begin()) return false;
    for (const auto& url : done_) store_.set_page(url);
    done_.clear();
    for (State& state : feeds_) {
      if (state.answered && state.pages == 0 && !state.later) {
        state.feed.etag = state.etag;
        state.feed.modified = state.modified;
      }
      store_.set_feed(state.feed);
    }
    for (const auto& [name, host] : fetcher_.hosts()) store_.set_host(name, host.not_before, host.failures);
    return store_.commit();
  }

  Store& store_;
  Adder& adder_;
  const InputOptions options_;
  const std::atomic<bool>& stop_;
  Fetcher fetcher_;
  std::vector<State> feeds_;
  std::map<std::string, std::deque<Task>> waiting_;  // by host
  std::set<std::string> asked_;                      // pages, in this run
  std::vector<std::string> done_;                    // pages that need not be fetched again
  size_t since_kept_ = 0;
  size_t read_ = 0, unchanged_ = 0, failed_ = 0, pages_ = 0, missing_ = 0;
};

}  // namespace

bool is_address(const std::string& input) {
  return fetch::is_url(input);
}

int fetch_into(const AddOptions& o, Store& store, Adder& adder, const std::vector<std::string>& urls) {
  Run run(o, store, adder);
  const size_t failed = run.go(urls);
  const int status = adder.finish();
  fmt::print(stderr, "{}\n", run.summary());
  return failed == 0 ? status : 1;
}

int fetch(const AddOptions& o) {
  static Result<Reader>* const kept = new Result<Reader>(Reader::open({o.model, o.tables}));
  if (!*kept) return complain(kept->error().text()), 1;
  for (const auto& url : o.inputs)
    if (!is_address(url)) {
      complain(fmt::format("{}: is no address of the web (https://…); bahi add reads files", url));
      return 2;
    }
  auto store = open_ledger(o, o.inputs.empty() ? Db::Mode::write : Db::Mode::create);
  if (store == nullptr) return 1;
  std::vector<std::string> urls = o.inputs;
  if (urls.empty())
    for (const auto& feed : store->feeds())
      if (feed.listed) urls.push_back(feed.url);
  if (urls.empty()) {
    complain("no feeds are kept here; bahi feeds add URL keeps one, bahi fetch URL reads one once");
    return 2;
  }
  Adder adder(o, **kept, *store, 0);
  return fetch_into(o, *store, adder, urls);
}

int feeds_add(const FeedsOptions& o) {
  for (const auto& text : o.urls)
    if (const auto url = fetch::parse_url(text); !url || !is_address(text)) {
      complain(url ? text + ": is no address (write https://…)" : url.error().text());
      return 2;
    }
  auto store = open_ledger(o, Db::Mode::create);
  if (store == nullptr) return 1;
  store->begin();
  for (const auto& url : o.urls) {
    auto feed = store->feed(url);
    if (feed.listed) fmt::print(stderr, "{}: is kept already\n", printable(url));
    feed.listed = true;
    store->set_feed(feed);
  }
  if (store->commit()) return 0;
  return failed(*store->db().error());
}

int feeds_remove(const FeedsOptions& o) {
  auto store = open_ledger(o, Db::Mode::write);
  if (store == nullptr) return 1;
  int status = 0;
  store->begin();
  for (const auto& url : o.urls) {
    auto feed = store->feed(url);
    if (!feed.listed) {
      complain(fmt::format("{}: is not among the feeds (bahi feeds list)", url));
      status = 1;
      continue;
    }
    feed.listed = false;
    store->set_feed(feed);
  }
  if (store->commit()) return status;
  return failed(*store->db().error());
}

int feeds_list(const FeedsOptions& o) {
  auto store = open_ledger(o, Db::Mode::read);
  if (store == nullptr) return 1;
  auto json = nlohmann::ordered_json::array();
  for (const auto& feed : store->feeds()) {
    if (!feed.listed) continue;
    if (o.format == "json") {
      json.push_back({{"url", feed.url}, {"title", feed.title}, {"trouble", feed.trouble}});
      continue;
    }
    print(printable(feed.url + (feed.title.empty() ? "" : "  " + feed.title) +
                    (feed.trouble.empty() ? "" : "  (" + feed.trouble + ")")) +
          "\n");
  }
  if (o.format == "json") print(json.dump(2) + "\n");
  return all_written() ? 0 : 1;
}

}  // namespace bahi::cli
