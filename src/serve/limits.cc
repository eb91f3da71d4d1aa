#include "serve/limits.h"

#include <algorithm>

namespace bahi::serve {

Rate::Rate(double per_second) : rate_(per_second), most_(std::max(10.0, per_second * 2)) {}

bool Rate::allows(const std::string& client, Clock::time_point now) {
  if (rate_ <= 0) return true;
  constexpr size_t kClients = 10000;
  const std::lock_guard lock(mutex_);
  const auto filled = [&](const Bucket& b) {
    return std::min(most_, b.left + std::chrono::duration<double>(now - b.at).count() * rate_);
  };
  // Full ones are as good as none.
  if (buckets_.size() > kClients) std::erase_if(buckets_, [&](const auto& b) { return filled(b.second) >= most_; });
  Bucket& b = buckets_.try_emplace(client, Bucket{most_, now}).first->second;
  b = {filled(b), now};
  if (b.left < 1) return false;
  b.left -= 1;
  return true;
}

}  // namespace bahi::serve
