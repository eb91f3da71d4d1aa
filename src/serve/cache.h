// Answers that are kept while the ledger stays as it is.
#pragma once
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "serve/message.h"

namespace bahi::serve {

/// A whole answer as it is sent.
struct Answer {
  Response response;
  std::string etag;
  std::string packed;  // the body in gzip, instead of the plain one
};

/// The answers asked for last, up to so many bytes. Keys hold the state of the ledger, so that nothing stale is found.
/// For any number of threads.
class Cache {
 public:
  explicit Cache(size_t bytes) : most_(bytes) {}
  std::shared_ptr<const Answer> get(const std::string& key);
  void put(const std::string& key, std::shared_ptr<const Answer> answer);

 private:
  struct Item {
    std::string key;
    std::shared_ptr<const Answer> answer;
  };
  size_t most_, used_ = 0;
  std::mutex mutex_;
  std::list<Item> items_;  // used last first
  std::unordered_map<std::string_view, std::list<Item>::iterator> index_;
};

}  // namespace bahi::serve
