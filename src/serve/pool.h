// Threads that work through a queue.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace bahi::serve {

/// Each thread makes one `Tool` with `make` when it starts, and each job is given that of its thread.
template <typename Tool>
class Pool {
 public:
  using Job = std::function<void(Tool&)>;
  Pool(int threads, size_t most, std::function<Tool()> make) : most_(most) {
    for (int i = 0; i < threads; ++i)
      threads_.emplace_back([this, make] {
        Tool tool = make();
        while (true) {
          Job job;
          {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return ending_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
          }
          job(tool);
        }
      });
  }
  ~Pool() { end(); }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// False when the queue is full, or ends. `anyway`: even then (the rest of something that has begun).
  bool put(Job job, bool anyway = false) {
    {
      const std::lock_guard lock(mutex_);
      if (ending_ || (jobs_.size() >= most_ && !anyway)) return false;
      jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
  }
  /// Does what is in the queue, and nothing afterwards.
  void end() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    wake_.notify_all();
    for (auto& t : threads_) t.join();
    threads_.clear();
  }
  size_t waiting() {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
  }

 private:
  size_t most_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace bahi::serve
