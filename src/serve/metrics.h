// Counters in the text format of Prometheus.
#pragma once
#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>

namespace bahi::serve {

/// For any number of threads.
class Metrics {
 public:
  void count(std::string_view route, std::string_view method, int status, std::chrono::duration<double> took);
  void kept(bool hit);
  /// `more`: gauges that others know, a name and a value each.
  std::string text(const std::map<std::string, double>& more);

 private:
  static constexpr std::array<double, 10> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5};
  struct Times {
    std::array<uint64_t, kBounds.size()> at_most{};
    uint64_t count = 0;
    double sum = 0;
  };
  std::mutex mutex_;
  std::map<std::tuple<std::string, std::string, int>, uint64_t> requests_;
  std::map<std::string, Times> times_;
  uint64_t hits_ = 0, misses_ = 0;
};

}  // namespace bahi::serve
