#include "serve/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace bahi::serve {

Subscription::State Subscription::take(char* to, size_t size, size_t& taken, const std::function<bool()>& wait) {
  const std::lock_guard lock(mutex_);
  taken = std::min(size, pending_.size());
  if (taken > 0) {
    std::memcpy(to, pending_.data(), taken);
    pending_.erase(0, taken);
    return State::data;
  }
  if (ended_) return State::ended;
  waiting_ = wait();
  if (waiting_) return State::waiting;
  ended_ = true;
  return State::ended;
}

void Subscription::add(const std::string& text, bool last) {
  constexpr size_t kMost = 64 << 20;  // a client that does not read is not kept in memory without end
  const std::lock_guard lock(mutex_);
  pending_ += text;
  ended_ |= last || pending_.size() > kMost;
  if (pending_.size() > kMost) pending_.clear();
  if (waiting_ && (ended_ || !pending_.empty())) {
    waiting_ = false;
    wake_();
  }
}

bool Events::join(const std::shared_ptr<Subscription>& one) {
  const std::lock_guard lock(mutex_);
  if (ended_ || all_.size() >= most_) return false;
  all_.insert(one);
  return true;
}
void Events::leave(const std::shared_ptr<Subscription>& one) {
  const std::lock_guard lock(mutex_);
  all_.erase(one);
}
void Events::tell(const std::string& text) {
  const std::lock_guard lock(mutex_);
  for (const auto& one : all_) one->add(text);
}
void Events::end() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  for (const auto& one : all_) one->add("", true);
}
size_t Events::listeners() {
  const std::lock_guard lock(mutex_);
  return all_.size();
}

std::string events_after(query::Questions& ask, int64_t after, int64_t& upto) {
  constexpr size_t kMost = 50;  // changes in one event
  upto = ask.last_added();
  if (upto <= after) return {};
  std::string out =
      fmt::format("id: {}\nevent: articles\ndata: {{\"added\":{},\"upto\":{}}}\n\n", upto, upto - after, upto);
  auto news = ask.news({}, after);
  if (!news || news->changes.empty()) return out;
  query::Listing<query::Change> latest;
  const size_t first = news->changes.size() > kMost ? news->changes.size() - kMost : 0;
  for (size_t i = news->changes.size(); i > first; --i) latest.items.push_back(std::move(news->changes[i - 1]));
  std::string data = query::to_json(latest);
  data.insert(data.size() - 1, fmt::format(",\"more\":{}", first > 0));
  return out + fmt::format("event: changes\ndata: {}\n\n", data);
}

std::string event_of_state(int64_t state) {
  return fmt::format("event: ledger\ndata: {{\"state\":{}}}\n\n", state);
}

}  // namespace bahi::serve
