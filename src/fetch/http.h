// One request by HTTP, through libcurl. The library is loaded when the first request is made: what reads no addresses
// does not pay for it (10 ms a start).
#pragma once
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "bahi/result.h"

namespace bahi::fetch {

struct Limits {
  size_t most_bytes = 32u << 20;  // of an answer, unpacked
  int timeout = 30;               // seconds for an answer, all of it
  int redirects = 5;
  double delay = 1;            // seconds between two requests to one host, at least
  bool allow_private = false;  // also addresses of this machine and of private networks
  std::string proxy;           // that opens the connections, so that addresses are its affair; empty: none
};

/// What came of a request: an answer with its status, or why there is none.
struct Response {
  int status = 0;  // 0: no answer
  std::string body;
  std::string media, charset;  // as the answer says
  std::string etag, modified;
  std::string location;     // of a redirect, absolute
  int64_t retry_after = 0;  // seconds; 0: not said
  std::string error;        // without an answer, or where it was cut off
  bool final = false;       // the error will be the same next time: a private address, too large
};

/// The parts of an address, as far as they matter here.
struct Url {
  std::string host;    // with its port, where that is not the usual one
  std::string origin;  // scheme and host
  std::string path;    // with its query
  std::string whole;   // without its fragment
};
/// An error when it is no address of http or https, or has a name and password in it.
Result<Url> parse_url(const std::string& text);

/// Does the input begin as an address of the web does?
bool is_url(std::string_view text);

/// For one thread at a time.
class Http {
 public:
  /// `stop`: when it becomes true, a request ends early.
  Http(const Limits& limits, const std::atomic<bool>& stop);
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;
  ~Http();
  /// Follows no redirects. `etag`, `modified`: of the last answer, so that the same one need not be sent again.
  Response get(const Url& url, const std::string& etag, const std::string& modified, size_t most_bytes);

 private:
  const Limits& limits_;
  const std::atomic<bool>& stop_;
  void* handle_ = nullptr;
};

}  // namespace bahi::fetch
