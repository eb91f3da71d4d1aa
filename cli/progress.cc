#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <string>

namespace bahi::cli {
namespace {

std::string duration(double seconds) {
  const auto s = std::lround(seconds);
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{}:{:02} min", s / 60, s % 60);
  return fmt::format("{}:{:02} h", s / 3600, s % 3600 / 60);
}

}  // namespace

Progress::Progress(size_t total)
    : on_(isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0),
      total_(total),
      start_(Clock::now()),
      last_(start_) {}

Progress::~Progress() {
  clear();
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

void Progress::add(size_t bytes) {
  bytes_ += bytes;
  ++articles_;
  if (!on_) return;
  const auto now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line =
      fmt::format("\r\033[K{} articles, {:.0f} a second", articles_, static_cast<double>(articles_) / seconds);
  if (total_ > 0 && bytes_ > 0) {
    const double share = std::min(1.0, static_cast<double>(bytes_) / static_cast<double>(total_));
    line += fmt::format(", {:.0f} %, {} left", share * 100, duration(seconds * (1 - share) / share));
  }
  std::fputs(line.c_str(), stderr);
  drawn_ = true;
}

}  // namespace bahi::cli
