#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "train.h"

namespace bahi::train {
namespace {

/// n log n, from a table for the small n that most counts are.
class Entropy {
 public:
  Entropy() : table_(1 << 16) {
    for (size_t n = 1; n < table_.size(); ++n)
      table_[n] = static_cast<float>(static_cast<double>(n) * std::log(static_cast<double>(n)));
  }
  double operator()(int64_t n) const {
    return static_cast<size_t>(n) < table_.size() ? table_[static_cast<size_t>(n)]
                                                  : static_cast<double>(n) * std::log(static_cast<double>(n));
  }

 private:
  std::vector<float> table_;
};

}  // namespace

std::vector<int> word_classes(const std::vector<int32_t>& text, int words, int classes, int rounds) {
  // One more word and class stand for the sentence's edge; their class is fixed.
  const int edge = words;
  const int all = classes + 1;
  const auto width = static_cast<size_t>(all);
  std::vector<int> cls(static_cast<size_t>(words) + 1);
  for (int w = 0; w < words; ++w) cls[static_cast<size_t>(w)] = w % classes;
  cls[static_cast<size_t>(edge)] = classes;

  struct Link {
    int32_t other;
    int32_t count;
  };
  std::vector<std::vector<Link>> after(static_cast<size_t>(words) + 1), before(static_cast<size_t>(words) + 1);
  {
    std::vector<uint64_t> pairs;
    pairs.reserve(text.size());
    int last = edge;
    for (const int32_t t : text) {
      const int w = t < 0 ? edge : t;
      if (!(w == edge && last == edge)) pairs.push_back(static_cast<uint64_t>(last) << 32 | static_cast<uint64_t>(w));
      last = w;
    }
    std::sort(pairs.begin(), pairs.end());
    for (size_t i = 0; i < pairs.size();) {
      size_t j = i;
      while (j < pairs.size() && pairs[j] == pairs[i]) ++j;
      const auto a = static_cast<int32_t>(pairs[i] >> 32), b = static_cast<int32_t>(pairs[i] & 0xffffffff);
      after[static_cast<size_t>(a)].push_back({b, static_cast<int32_t>(j - i)});
      before[static_cast<size_t>(b)].push_back({a, static_cast<int32_t>(j - i)});
      i = j;
    }
  }
  std::vector<int32_t> grid(width * width);    // bigrams of classes
  std::vector<int32_t> turned(width * width);  // the same, transposed, so that both scans run along memory
  std::vector<int64_t> left(width), right(width);
  const auto bump = [&](int a, int b, int32_t n) {
    grid[static_cast<size_t>(a) * width + static_cast<size_t>(b)] += n;
    turned[static_cast<size_t>(b) * width + static_cast<size_t>(a)] += n;
    left[static_cast<size_t>(a)] += n;
    right[static_cast<size_t>(b)] += n;
  };
  for (int w = 0; w <= words; ++w)
    for (const Link& link : after[static_cast<size_t>(w)])
      bump(cls[static_cast<size_t>(w)], cls[static_cast<size_t>(link.other)], link.count);

  const Entropy entropy;
  std::vector<int32_t> to(width), from(width);
  std::vector<int> to_seen, from_seen;
  std::vector<double> gain(width);
  for (int round = 0; round < rounds; ++round) {
    int moved = 0;
    for (int w = 0; w < words; ++w) {
      const auto at = static_cast<size_t>(w);
      const int old = cls[at];
      // Take the word out.
      int32_t self = 0;
      int64_t outs = 0, ins = 0;
      for (const Link& link : after[at]) {
        outs += link.count;
        if (link.other == w) {
          self += link.count;
          continue;
        }
        const int c = cls[static_cast<size_t>(link.other)];
        if (to[static_cast<size_t>(c)] == 0) to_seen.push_back(c);
        to[static_cast<size_t>(c)] += link.count;
      }
      for (const Link& link : before[at]) {
        ins += link.count;
        if (link.other == w) continue;
        const int c = cls[static_cast<size_t>(link.other)];
        if (from[static_cast<size_t>(c)] == 0) from_seen.push_back(c);
        from[static_cast<size_t>(c)] += link.count;
      }
      for (const int c : to_seen) bump(old, c, -to[static_cast<size_t>(c)]);
      for (const int c : from_seen) bump(c, old, -from[static_cast<size_t>(c)]);
      if (self > 0) bump(old, old, -self);
      // What each class would gain by it.
      for (int c = 0; c < classes; ++c) {
        const auto k = static_cast<size_t>(c);
        gain[k] = entropy(left[k]) - entropy(left[k] + outs) + entropy(right[k]) - entropy(right[k] + ins);
        if (self > 0) gain[k] += entropy(grid[k * width + k] + self) - entropy(grid[k * width + k]);
      }
      for (const int d : to_seen) {
        const int32_t n = to[static_cast<size_t>(d)];
        const int32_t* line = &turned[static_cast<size_t>(d) * width];
        for (int c = 0; c < classes; ++c) gain[static_cast<size_t>(c)] += entropy(line[c] + n) - entropy(line[c]);
      }
      for (const int d : from_seen) {
        const int32_t n = from[static_cast<size_t>(d)];
        const int32_t* line = &grid[static_cast<size_t>(d) * width];
        for (int c = 0; c < classes; ++c) gain[static_cast<size_t>(c)] += entropy(line[c] + n) - entropy(line[c]);
      }
      int best = old;
      for (int c = 0; c < classes; ++c)
        if (gain[static_cast<size_t>(c)] > gain[static_cast<size_t>(best)] + 1e-6) best = c;
      cls[at] = best;
      moved += best != old;
      for (const int c : to_seen) bump(best, c, to[static_cast<size_t>(c)]), to[static_cast<size_t>(c)] = 0;
      for (const int c : from_seen) bump(c, best, from[static_cast<size_t>(c)]), from[static_cast<size_t>(c)] = 0;
      if (self > 0) bump(best, best, self);
      to_seen.clear();
      from_seen.clear();
    }
    std::fprintf(stderr, "classes %d, round %d: %d of %d words moved\n", classes, round + 1, moved, words);
    if (moved * 200 < words) break;
  }
  cls.pop_back();
  return cls;
}

}  // namespace bahi::train
