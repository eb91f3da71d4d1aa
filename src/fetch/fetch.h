// Room `fetch`: pages and feeds from the web, politely: robots.txt, a pause between requests to one host, back-off
// where it errs or asks for it, limits of size and time, no addresses of private networks.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "fetch/http.h"
#include "fetch/robots.h"

namespace bahi::fetch {

/// How a host has behaved; kept between runs by the caller.
struct Host {
  int64_t not_before = 0;  // seconds since 1970; until then it is left alone
  int failures = 0;        // one after another
};

/// What came of an address.
struct Page {
  enum class Outcome : uint8_t {
    here,       // body holds it
    unchanged,  // as when etag and modified were given
    later,      // not now: an error that may pass, or the host is to be left alone
    gone        // not at all: missing, refused, forbidden to programs
  };
  Outcome outcome = Outcome::later;
  std::string body, media, charset;
  std::string etag, modified;
  int status = 0;   // of the last answer; 0: there was none
  std::string why;  // of later and gone
};

/// For one thread at a time. The clock is looked at for pauses and back-off only.
class Fetcher {
 public:
  using Clock = std::chrono::steady_clock;
  /// `stop`: when it becomes true, requests and pauses end early.
  Fetcher(Limits limits, const std::atomic<bool>& stop)
      : limits_(std::move(limits)), stop_(stop), http_(limits_, stop) {}

  /// Gets a page, over redirects. `etag`, `modified`: as the last answer of this address gave them.
  Page get(const std::string& address, const std::string& etag = {}, const std::string& modified = {});

  /// When a host may be asked next; long ago, when it has not been asked.
  Clock::time_point ready(const std::string& host) const;

  std::map<std::string, Host>& hosts() { return hosts_; }

 private:
  struct Site {
    bool known = false;
    Robots robots;
    std::string later;  // why robots.txt could not be read
  };
  Response ask(const Url& url, const std::string& etag, const std::string& modified, size_t most_bytes);
  /// Sets what robots.txt says; false when that is not known now.
  const Site& site(const Url& url);
  /// What an answer that is no page means, for its host too; empty: a page.
  Page judged(const Url& url, Response response);
  bool pause(Clock::time_point until) const;

  const Limits limits_;
  const std::atomic<bool>& stop_;
  Http http_;
  std::map<std::string, Host> hosts_;              // by Url::host
  std::map<std::string, Clock::time_point> next_;  // by Url::host
  std::map<std::string, Site> sites_;              // by Url::origin
  std::map<std::string, double> delays_;           // by Url::host: as robots.txt asks
};

}  // namespace bahi::fetch
