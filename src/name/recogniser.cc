#include "name/recogniser.h"

#include <algorithm>

namespace bahi::name {
namespace {

using Scores = std::array<int32_t, kLabels>;
constexpr int32_t kWorst = -100'000'000;

}  // namespace

Result<Recogniser> Recogniser::from_bytes(std::string_view bytes, std::string_view name) {
  auto parts = morph::open_model<LabelRow>(bytes, name, recogniser_header(), "model of names", kMoves);
  if (!parts) return parts.error();
  Recogniser out;
  out.parts_ = *parts;
  return out;
}

void Recogniser::find(std::span<const Cue> cues, std::vector<Found>& out) const {
  out.clear();
  const size_t n = cues.size() - 4;
  const Cue* words = cues.data() + 2;
  if (empty() || std::all_of(words, words + n, [](const Cue& cue) { return cue.closed; })) return;
  thread_local std::vector<uint64_t> hashes;
  thread_local std::vector<Scores> own, before, after;  // before, after: best way to a label and from it
  hashes.resize(n * kFeatures);
  own.resize(n);
  before.resize(n);
  after.resize(n);
  for (size_t i = 0; i < n; ++i) {
    if (words[i].closed) continue;
    features(words + i, &hashes[i * kFeatures]);
    for (size_t k = i * kFeatures; k < (i + 1) * kFeatures; ++k) parts_.rows.prefetch(hashes[k]);
  }
  const auto moves = [&](int label) { return parts_.transitions + static_cast<ptrdiff_t>(label) * kLabels; };
  for (size_t i = 0; i < n; ++i) {
    own[i].fill(words[i].closed ? kWorst : 0);
    own[i][0] = 0;
    if (!words[i].closed)
      for (size_t k = i * kFeatures; k < (i + 1) * kFeatures; ++k)
        if (const LabelRow* row = parts_.rows.find(hashes[k]))
          for (int t = 0; t < kLabels; ++t) own[i][static_cast<size_t>(t)] += row->scale * row->weight[t];
    for (int t = 0; t < kLabels; ++t) {
      const auto to = static_cast<size_t>(t);
      int32_t best = i == 0 ? (inner_label(t) ? kWorst : moves(kLabels)[t]) : kWorst;
      for (int s = 0; i > 0 && s < kLabels; ++s)
        if (may_follow(s, t)) best = std::max(best, before[i - 1][static_cast<size_t>(s)] + moves(s)[t]);
      before[i][to] = std::max(kWorst, best + own[i][to]);
    }
  }
  after[n - 1].fill(0);
  for (size_t i = n - 1; i > 0; --i)
    for (int s = 0; s < kLabels; ++s) {
      int32_t best = kWorst;
      for (int t = 0; t < kLabels; ++t) {
        const auto to = static_cast<size_t>(t);
        if (may_follow(s, t)) best = std::max(best, moves(s)[t] + own[i][to] + after[i][to]);
      }
      after[i - 1][static_cast<size_t>(s)] = std::max(kWorst, best);
    }
  int last = 0;  // the best label of the word before
  for (size_t i = 0; i < n; ++i) {
    // The best whole reading through each label; given the labels so far, ties go to the first.
    int best = -1;
    int32_t top = 0;
    Scores through;
    for (int t = 0; t < kLabels; ++t) {
      const auto at = static_cast<size_t>(t);
      through[at] = before[i][at] + after[i][at];
      const bool here = may_follow(i == 0 ? 0 : last, t) && (i > 0 || !inner_label(t));
      const int32_t ahead = own[i][at] + after[i][at] + moves(i == 0 ? kLabels : last)[t];
      if (here && (best < 0 || ahead > top)) best = t, top = ahead;
    }
    int32_t second = kWorst;
    for (int t = 0; t < kLabels; ++t)
      if (t != best) second = std::max(second, through[static_cast<size_t>(t)]);
    const int32_t lead = through[static_cast<size_t>(best)] - second;
    const auto word = static_cast<int32_t>(i);
    if (best > 0 && !inner_label(best)) {
      out.push_back({{word, word + 1}, static_cast<Guess>((best - 1) / 2), lead});
    } else if (best > 0) {
      out.back().words.last = word + 1;
      out.back().lead = std::min(out.back().lead, lead);
    } else if (!out.empty() && out.back().words.last == word) {
      out.back().lead = std::min(out.back().lead, lead);  // that it ends here
    }
    last = best;
  }
}

}  // namespace bahi::name
