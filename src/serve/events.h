// Bodies that are sent as they come to be, and server-sent events: what comes into the ledger, as it comes.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "bahi/questions.h"

namespace bahi::serve {

/// What one client has not been sent yet. `wake` is called when there is something for a client that waits.
class Subscription {
 public:
  enum class State : uint8_t { data, waiting, ended };
  /// Moves up to `size` bytes to `to`. When there are none and the stream goes on, `wait` is called before anything can
  /// be added.
  /// `wait` gives false when nothing more can come.
  State take(char* to, size_t size, size_t& taken, const std::function<bool()>& wait);
  /// `last`: the stream ends with it.
  void add(const std::string& text, bool last = false);
  /// `wake` may be called by any thread.
  explicit Subscription(std::function<void()> wake) : wake_(std::move(wake)) {}

 private:
  std::mutex mutex_;
  std::string pending_;
  bool waiting_ = false, ended_ = false;
  std::function<void()> wake_;
};

/// All who listen. For any number of threads.
class Events {
 public:
  explicit Events(size_t most) : most_(most) {}
  /// False when too many listen.
  bool join(const std::shared_ptr<Subscription>& one);
  void leave(const std::shared_ptr<Subscription>& one);
  void tell(const std::string& text);
  /// Ends all streams; nobody joins afterwards.
  void end();
  size_t listeners();

 private:
  size_t most_;
  std::mutex mutex_;
  bool ended_ = false;
  std::set<std::shared_ptr<Subscription>> all_;
};

/// The events for what came after article number `after`, and the number up to which they tell: `articles`, then
/// `changes` when there are any.
std::string events_after(query::Questions& ask, int64_t after, int64_t& upto);
/// The event that the ledger was changed otherwise: by a decision, say, or by reading anew.
std::string event_of_state(int64_t state);

}  // namespace bahi::serve
