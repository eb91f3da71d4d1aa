// The progress line on a terminal's standard error: how many, how fast, how long still. Silent when standard error is
// no terminal.
#pragma once
#include <chrono>
#include <cstddef>

namespace bahi::cli {

class Progress {
 public:
  /// `total`: bytes of input, 0 when not known.
  explicit Progress(size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  void add(size_t bytes);
  /// Takes the line off the screen, for a message in its place; the next add draws it again.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool drawn_ = false;
  size_t total_, bytes_ = 0, articles_ = 0;
  Clock::time_point start_, last_;
};

}  // namespace bahi::cli
