// bahi-bench-read FILE.jsonl[.xz] [JOBS]: articles and tokens a second through the whole engine, time per room,
// start-up time, peak memory. Throughput is measured over the file once, after one warm-up tenth; every figure comes
// from this one run. The time of the rooms is processor time: other programs on the machine hardly change it.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "bench.h"
#include "engine/engine.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bahi-bench-read FILE.jsonl[.xz] [JOBS]\n");
    return 2;
  }
  const int jobs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 2;
  const auto begin = Clock::now();
  auto reader = bahi::Reader::open();
  const double start_up = seconds(begin, Clock::now());
  if (!reader) {
    fmt::print(stderr, "{}\n", reader.error().text());
    return 1;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const long loaded = usage.ru_maxrss;
  const auto articles = bahi::bench::load(argv[1]);
  if (articles.empty()) {
    fmt::print(stderr, "{}: no articles\n", argv[1]);
    return 1;
  }
  getrusage(RUSAGE_SELF, &usage);
  const long with_input = usage.ru_maxrss;

  bahi::Profile profile;
  std::atomic<size_t> next{0};
  std::atomic<size_t> tokens{0};
  std::atomic<size_t> events{0};
  std::atomic<size_t> bytes{0};
  const auto work = [&] {
    for (size_t i = next++; i < articles.size(); i = next++) {
      bahi::Document document(articles[i]);
      auto claims = reader->impl().analyse(document, &profile);
      tokens += document.tokens->tokens.size();
      const auto record = bahi::record::assemble(document, std::move(claims));
      for (const auto& e : record.events) events += e.told == "main";
      bytes += bahi::to_json(record).size();
    }
  };
  next = articles.size() - articles.size() / 10;
  work();  // warm-up
  next = tokens = events = bytes = 0;
  for (auto& t : profile.spent) t = 0;
  const auto from = Clock::now();
  std::vector<std::thread> threads;
  for (int t = 0; t < jobs; ++t) threads.emplace_back(work);
  for (auto& t : threads) t.join();
  const double all = seconds(from, Clock::now());
  getrusage(RUSAGE_SELF, &usage);

  fmt::print("start-up          {:8.1f} ms\n", start_up * 1e3);
  fmt::print("articles          {:8}   in {:.2f} s with {} threads\n", articles.size(), all, jobs);
  fmt::print("articles a second {:8.0f}\n", static_cast<double>(articles.size()) / all);
  fmt::print("tokens a second   {:8.0f}\n", static_cast<double>(tokens) / all);
  fmt::print("main events       {:8}   {:.2f} an article\n", events.load(),
             static_cast<double>(events) / static_cast<double>(articles.size()));
  fmt::print("records           {:8.1f} MB\n", static_cast<double>(bytes) / 1e6);
  fmt::print("memory            {:8.1f} MB after start-up, {:.1f} MB more while reading (input apart)\n",
             static_cast<double>(loaded) / 1024, static_cast<double>(usage.ru_maxrss - with_input) / 1024);
  constexpr size_t kToGroups = 4;  // text, token, morph, chunk
  double sum = 0, to_groups = 0;
  for (size_t r = 0; r < profile.spent.size(); ++r) {
    sum += static_cast<double>(profile.spent[r]);
    if (r < kToGroups) to_groups += static_cast<double>(profile.spent[r]);
  }
  fmt::print("text to groups    {:8.0f} tokens a second and thread\n", static_cast<double>(tokens) / to_groups * 1e9);
  for (size_t r = 0; r < profile.spent.size(); ++r)
    fmt::print("  {:<8} {:5.1f} %  {:5.2f} µs a token\n", bahi::Profile::kRooms[r],
               100 * static_cast<double>(profile.spent[r]) / sum,
               static_cast<double>(profile.spent[r]) / 1e3 / static_cast<double>(tokens));
}
