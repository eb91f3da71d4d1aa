#include "serve/cache.h"

namespace bahi::serve {
namespace {

size_t bytes_of(const std::string& key, const Answer& a) {
  constexpr size_t kRest = 500;  // of structs and lists
  return key.size() + a.response.body.size() + a.packed.size() + kRest;
}

}  // namespace

std::shared_ptr<const Answer> Cache::get(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto it = index_.find(key);
  if (it == index_.end()) return nullptr;
  items_.splice(items_.begin(), items_, it->second);
  return it->second->answer;
}

void Cache::put(const std::string& key, std::shared_ptr<const Answer> answer) {
  const size_t bytes = bytes_of(key, *answer);
  if (bytes > most_ / 4) return;
  const std::lock_guard lock(mutex_);
  if (index_.contains(key)) return;
  items_.push_front({key, std::move(answer)});
  index_[items_.front().key] = items_.begin();
  used_ += bytes;
  while (used_ > most_) {
    const Item& last = items_.back();
    used_ -= bytes_of(last.key, *last.answer);
    index_.erase(last.key);
    items_.pop_back();
  }
}

}  // namespace bahi::serve
