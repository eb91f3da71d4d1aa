// How much a client may ask.
#pragma once
#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace bahi::serve {

/// A bucket for each client that fills with `per_second` requests a second up to twice as many (at least 10); each
/// request takes one out. For any number of threads.
class Rate {
 public:
  using Clock = std::chrono::steady_clock;
  /// 0: no limit.
  explicit Rate(double per_second);
  bool allows(const std::string& client, Clock::time_point now);

 private:
  struct Bucket {
    double left;
    Clock::time_point at;
  };
  double rate_, most_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace bahi::serve
