#include "serve/metrics.h"

#include <fmt/format.h>

namespace bahi::serve {

void Metrics::count(std::string_view route, std::string_view method, int status, std::chrono::duration<double> took) {
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), std::string(method), status}];
  Times& t = times_[std::string(route)];
  for (size_t i = 0; i < kBounds.size(); ++i)
    if (took.count() <= kBounds[i]) ++t.at_most[i];
  ++t.count;
  t.sum += took.count();
}

void Metrics::kept(bool hit) {
  const std::lock_guard lock(mutex_);
  ++(hit ? hits_ : misses_);
}

std::string Metrics::text(const std::map<std::string, double>& more) {
  const std::lock_guard lock(mutex_);
  std::string out = "# HELP bahi_http_requests_total Requests answered.\n# TYPE bahi_http_requests_total counter\n";
  for (const auto& [key, n] : requests_) {
    const auto& [route, method, status] = key;
    out += fmt::format("bahi_http_requests_total{{route=\"{}\",method=\"{}\",status=\"{}\"}} {}\n", route, method,
                       status, n);
  }
  out +=
      "# HELP bahi_http_request_duration_seconds From the request's head to its last byte handed over.\n"
      "# TYPE bahi_http_request_duration_seconds histogram\n";
  for (const auto& [route, t] : times_) {
    const auto line = [&out, &at = route](const std::string& bound, uint64_t n) {
      out += fmt::format("bahi_http_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", at, bound, n);
    };
    for (size_t i = 0; i < kBounds.size(); ++i) line(fmt::format("{}", kBounds[i]), t.at_most[i]);
    line("+Inf", t.count);
    out += fmt::format("bahi_http_request_duration_seconds_sum{{route=\"{}\"}} {}\n", route, t.sum);
    out += fmt::format("bahi_http_request_duration_seconds_count{{route=\"{}\"}} {}\n", route, t.count);
  }
  out += fmt::format(
      "# TYPE bahi_cache_hits_total counter\nbahi_cache_hits_total {}\n"
      "# TYPE bahi_cache_misses_total counter\nbahi_cache_misses_total {}\n",
      hits_, misses_);
  for (const auto& [name, value] : more) out += fmt::format("# TYPE {} gauge\n{} {}\n", name, name, value);
  return out;
}

}  // namespace bahi::serve
