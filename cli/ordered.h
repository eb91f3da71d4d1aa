// Work on many threads whose results come out in the order the work went in.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace bahi::cli {

/// Runs `work` on `jobs` threads and hands results to `emit`, on the thread that calls put() or finish(), in the order
/// of put(). At most a few items a thread wait at a time, so memory stays bounded however long the input is.
template <typename In, typename Out>
class Ordered {
 public:
  Ordered(int jobs, std::function<Out(In)> work, std::function<void(Out)> emit)
      : work_(std::move(work)), emit_(std::move(emit)), most_(static_cast<size_t>(jobs) * 16) {
    if (jobs > 1)
      for (int i = 0; i < jobs; ++i) threads_.emplace_back([this] { run(); });
  }
  Ordered(const Ordered&) = delete;
  Ordered& operator=(const Ordered&) = delete;
  ~Ordered() { finish(); }

  void put(In in) {
    if (threads_.empty()) {
      emit_(work_(std::move(in)));
      return;
    }
    {
      std::lock_guard lock(mutex_);
      slots_.push_back(std::make_shared<Slot>());
      slots_.back()->in.emplace(std::move(in));
      todo_.push_back(slots_.back());
    }
    ready_.notify_one();
    drain(most_);
  }

  /// Waits for all that was put and hands it out; more may be put afterwards.
  void wait() { drain(0); }

  /// The same, and the threads end. Called once at the end; the destructor calls it too.
  void finish() {
    if (threads_.empty()) return;
    drain(0);
    {
      std::lock_guard lock(mutex_);
      done_ = true;
    }
    ready_.notify_all();
    for (auto& t : threads_) t.join();
    threads_.clear();
  }

 private:
  struct Slot {
    std::optional<In> in;
    std::optional<Out> out;
  };

  void drain(size_t keep) {
    while (true) {
      std::shared_ptr<Slot> slot;
      {
        std::unique_lock lock(mutex_);
        if (slots_.empty()) return;
        if (!slots_.front()->out) {
          if (slots_.size() <= keep) return;
          finished_.wait(lock, [&] { return slots_.front()->out.has_value(); });
        }
        slot = std::move(slots_.front());
        slots_.pop_front();
      }
      emit_(std::move(*slot->out));
    }
  }

  void run() {
    while (true) {
      std::shared_ptr<Slot> slot;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] { return done_ || !todo_.empty(); });
        if (todo_.empty()) return;
        slot = std::move(todo_.front());
        todo_.pop_front();
      }
      Out out = work_(std::move(*slot->in));
      {
        std::lock_guard lock(mutex_);
        slot->in.reset();
        slot->out.emplace(std::move(out));
      }
      finished_.notify_one();
    }
  }

  std::function<Out(In)> work_;
  std::function<void(Out)> emit_;
  size_t most_;
  std::mutex mutex_;
  std::condition_variable ready_, finished_;
  std::deque<std::shared_ptr<Slot>> slots_;  // in order of put, not yet handed out
  std::deque<std::shared_ptr<Slot>> todo_;
  bool done_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace bahi::cli
