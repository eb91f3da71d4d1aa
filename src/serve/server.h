// The HTTP server over a ledger (docs/serve.md).
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "bahi/reader.h"
#include "bahi/result.h"
#include "serve/routes.h"

namespace bahi::serve {

struct Options {
  std::string ledger;
  std::string listen = "127.0.0.1:8420";  // address:port; port 0: any that is free
  std::string token_file;                 // empty: no token is needed (only on a loopback address)
  std::vector<std::string> hosts;         // names by which the server may be called, beside those of loopback
  bool read_only = false;                 // without tokens: nobody writes
  bool log = false;                       // a line for each request on standard error
  size_t body_mb = 8;                     // longest body
  int connections = 4096;                 // at once
  double rate = -1;                       // requests a second from one address; 0: any; -1: any on loopback, else 50
  int head_s = 20, body_s = 60;           // time for a request's head, and for its body
  int ask_s = 10;                         // time for a question
  size_t cache_mb = 64;                   // answers that are kept
  int threads = 0;                        // that answer questions; 0: one more than there are cores
  Headline headline;
};

/// Runs until it is destroyed. Its threads are its own; the program must ignore SIGPIPE.
class Server {
 public:
  /// Fails when the ledger, the tokens or the address cannot be opened, and when an address that others reach is to be
  /// listened to without tokens.
  static Result<std::unique_ptr<Server>> start(Options options);
  ~Server();

  /// Where it listens: «http://127.0.0.1:8420/».
  const std::string& url() const;
  /// Takes no more connections, lets what has begun end (at most so long), and stops.
  void stop(std::chrono::milliseconds grace);

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace bahi::serve
