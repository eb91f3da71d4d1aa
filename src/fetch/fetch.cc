#include "fetch/fetch.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <thread>
#include <utility>

namespace bahi::fetch {
namespace {

constexpr int64_t kFirstPause = 60;           // seconds after the first failure; then twice as long each time
constexpr int64_t kLongestPause = 24 * 3600;  // also when a host asks for more
constexpr size_t kRobotsBytes = 2u << 20;     // of robots.txt, most of which nobody would read

int64_t now() {
  return static_cast<int64_t>(std::time(nullptr));
}

std::string moment(int64_t seconds) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

bool redirects(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Page gone(std::string why) {
  Page page;
  page.outcome = Page::Outcome::gone;
  page.why = std::move(why);
  return page;
}

Page later(std::string why) {
  Page page;
  page.outcome = Page::Outcome::later;
  page.why = std::move(why);
  return page;
}

}  // namespace

bool Fetcher::pause(Clock::time_point until) const {
  constexpr auto kStep = std::chrono::milliseconds(50);
  while (!stop_ && Clock::now() < until)
    std::this_thread::sleep_for(std::min<Clock::duration>(kStep, until - Clock::now()));
  return !stop_;
}

Fetcher::Clock::time_point Fetcher::ready(const std::string& host) const {
  const auto it = next_.find(host);
  return it == next_.end() ? Clock::time_point{} : it->second;
}

Response Fetcher::ask(const Url& url, const std::string& etag, const std::string& modified, size_t most_bytes) {
  auto& next = next_[url.host];
  if (!pause(next)) {
    Response response;
    response.error = "was interrupted";
    return response;
  }
  Response response = http_.get(url, etag, modified, most_bytes);
  const double seconds = std::max(limits_.delay, delays_[url.host]);
  next = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  return response;
}

Page Fetcher::judged(const Url& url, Response r) {
  Host& host = hosts_[url.host];
  const bool busy = r.status == 429 || r.status >= 500 || r.status == 408 || (r.status == 0 && !r.final && !stop_);
  if (busy) {
    ++host.failures;
    int64_t wait = std::min(kLongestPause, kFirstPause << std::min(host.failures - 1, 20));
    if (r.retry_after > 0) wait = std::min(kLongestPause, r.retry_after);
    host.not_before = now() + wait;
  } else if (r.status != 0) {
    host = {};
  }
  Page page;
  page.status = r.status;
  const auto without = [&](Page::Outcome outcome, std::string why) {
    page.outcome = outcome;
    page.why = std::move(why);
    return page;
  };
  if (r.status == 0) return without(r.final ? Page::Outcome::gone : Page::Outcome::later, std::move(r.error));
  if (r.status == 304) return without(Page::Outcome::unchanged, {});
  if (r.status == 429)
    return without(Page::Outcome::later, fmt::format("asks to be left alone until {} (429)", moment(host.not_before)));
  if (busy)
    return without(Page::Outcome::later,
                   fmt::format("is out of order ({}); asked again after {}", r.status, moment(host.not_before)));
  if (r.status == 404 || r.status == 410)
    return without(Page::Outcome::gone, fmt::format("is not there ({})", r.status));
  if (r.status == 401 || r.status == 402 || r.status == 403 || r.status == 451)
    return without(Page::Outcome::gone, fmt::format("may not be read ({})", r.status));
  if (r.status != 200) return without(Page::Outcome::gone, fmt::format("answers with status {}", r.status));
  page.outcome = Page::Outcome::here;
  page.body = std::move(r.body);
  page.media = std::move(r.media);
  page.charset = std::move(r.charset);
  page.etag = std::move(r.etag);
  page.modified = std::move(r.modified);
  return page;
}

const Fetcher::Site& Fetcher::site(const Url& url) {
  Site& site = sites_[url.origin];
  if (site.known) return site;
  auto at = parse_url(url.origin + "/robots.txt");
  // Missing: all is allowed. Out of order: nothing is, for now (RFC 9309, 2.3.1).
  for (int hop = 0; at && hop <= limits_.redirects; ++hop) {
    Response r = ask(*at, {}, {}, kRobotsBytes);
    if (redirects(r.status) && !r.location.empty()) {
      at = parse_url(r.location);
      continue;
    }
    if (r.status == 200) site.robots = Robots(r.body, "Bahi");
    if (r.status == 0 && r.final && r.body.empty() && r.error.find("larger") == std::string::npos) {
      site.later = std::move(r.error);  // a private address
      site.known = true;
      return site;
    }
    const Page page = judged(*at, std::move(r));
    if (page.outcome == Page::Outcome::later) {
      site.later = fmt::format("{}/robots.txt {}", at->origin, page.why);
      return site;
    }
    break;
  }
  delays_[url.host] = site.robots.delay();
  site.known = true;
  return site;
}

Page Fetcher::get(const std::string& address, const std::string& etag, const std::string& modified) {
  std::string at = address;
  for (int hop = 0; hop <= limits_.redirects; ++hop) {
    const auto url = parse_url(at);
    if (!url)
      return gone(hop == 0 ? url.error().message : fmt::format("leads to {}, which {}", at, url.error().message));
    const Host& host = hosts_[url->host];
    if (host.not_before > now()) return later(fmt::format("is left alone until {}", moment(host.not_before)));
    const Site& s = site(*url);
    if (!s.later.empty()) return s.known ? gone(s.later) : later(s.later);
    if (!s.robots.allows(url->path)) return gone(fmt::format("{}/robots.txt forbids programs to read it", url->origin));
    Response r = ask(*url, hop == 0 ? etag : std::string(), hop == 0 ? modified : std::string(), limits_.most_bytes);
    if (redirects(r.status) && !r.location.empty()) {
      at = r.location;
      continue;
    }
    return judged(*url, std::move(r));
  }
  return gone(fmt::format("leads from one address to another, more than {} times", limits_.redirects));
}

}  // namespace bahi::fetch
