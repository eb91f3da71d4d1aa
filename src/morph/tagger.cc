#include "morph/tagger.h"

#include <cstring>

namespace bahi::morph {
namespace {

/// Code points of `key`, at most `room` of them from its end, last first.
int code_points_from_end(std::string_view key, uint32_t* out, int room) {
  int n = 0;
  size_t end = key.size();
  while (end > 0 && n < room) {
    size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(key[begin]) & 0xC0) == 0x80) --begin;
    uint32_t c = 0;
    for (size_t k = begin; k < end; ++k) c = c << 8 | static_cast<unsigned char>(key[k]);
    out[n++] = c;
    end = begin;
  }
  return n;
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr int32_t kWindow = 60 * kUnit;
constexpr int32_t kNever = -1'000'000;  // no word is UNK

struct EngineScorer {
  const Model& model;
  const Cue* cues;
  const uint64_t* features;  // kWordFeatures a word

  static void add(const FeatureRow* row, int16_t* sum) {
    if (row == nullptr) return;
    // All bytes of the row, print and scale too, so that this is three vector steps; their sums are not looked at.
    const auto* bytes = reinterpret_cast<const int8_t*>(row);
    const int16_t scale = row->scale;
    for (int k = 0; k < kLanes; ++k) sum[k] = static_cast<int16_t>(sum[k] + bytes[k] * scale);
  }
  void word(int i, int32_t* out) const {
    alignas(64) int16_t sum[kLanes + 8] = {};
    const uint64_t* f = features + static_cast<size_t>(i) * kWordFeatures;
    for (int k = 0; k < kWordFeatures; ++k) add(model.row(f[k]), sum);
    for (int t = 1; t < kTags; ++t) out[t] = sum[t + kLead];
    out[0] = kNever;
  }
  void tags(int i, int t2, int t1, int32_t* out) const {
    alignas(64) int16_t sum[kLanes + 8] = {};
    std::memcpy(sum + kLead, model.transition(t2, t1), kTags * sizeof(int16_t));
    uint64_t f[kTagFeatures];
    tag_features(cues + i, t2, t1, f);
    for (const uint64_t h : f) add(model.row(h), sum);
    for (int t = 1; t < kTags; ++t) out[t] += sum[t + kLead];
  }
};

}  // namespace

Cue cue_of(std::string_view key, uint64_t key_hash) {
  Cue cue;
  cue.word = key_hash;
  if (key.empty()) return cue;
  const auto first = static_cast<unsigned char>(key.front());
  if (key == "।" || key == "॥" || key == "." || key == "|") {
    cue.word = 1;  // one full stop, however written
    cue.shape = 1;
    return cue;
  }
  if (key == "“" || key == "”" || key == "\"" || key == "'" || key == "''" || key == "``" || key == "«" || key == "»") {
    cue.word = 2;
    cue.shape = 1;
    return cue;
  }
  bool digits = false, letters = false;
  for (const char c : key) {
    digits |= digit(c);
    letters |= static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
  }
  if (digits && !letters) {
    // Numbers by length and punctuation: 2014, 5.7, 1,200, 10:30.
    uint64_t pattern = 3;
    int n = 0;
    for (const char c : key) {
      if (digit(c))
        ++n;
      else
        pattern = pattern * 31 + static_cast<unsigned char>(c);
    }
    const bool year = n == 4 && key.size() == 4 && (key.starts_with("19") || key.starts_with("20"));
    cue.word = pattern * 64 + static_cast<uint64_t>(year ? 40 : std::min(n, 6)) + 16;
    cue.shape = year ? 3 : 2;
    return cue;
  }
  const bool latin = (first >= 'a' && first <= 'z');
  uint32_t c[12];
  const int n = code_points_from_end(key, c, 12);
  cue.shape = (latin ? 16U : 32U) + (digits ? 8U : 0U) + static_cast<uint32_t>(n < 4 ? n : n < 7 ? 5 : 6);
  if (!letters) cue.shape = 4;
  uint64_t h = 7;
  for (int k = 0; k < 5 && k < n; ++k) cue.suffix[static_cast<size_t>(k)] = h = h * 0x100000001b3ULL + c[k];
  h = 11;
  size_t at = 0;
  for (size_t k = 0; k < 4 && at < key.size(); ++k) {
    do {
      h = h * 0x100000001b3ULL + static_cast<unsigned char>(key[at++]);
    } while (at < key.size() && (static_cast<unsigned char>(key[at]) & 0xC0) == 0x80);
    cue.prefix[k] = h;
  }
  return cue;
}

void tag(const Model& model, std::span<const Cue> cues, std::span<Tagged> out) {
  const int n = static_cast<int>(out.size());
  thread_local std::vector<uint64_t> features;
  const size_t want = static_cast<size_t>(n) * kWordFeatures;
  if (features.size() < want) features.resize(want);
  for (int i = 0; i < n; ++i) {
    uint64_t* f = features.data() + static_cast<size_t>(i) * kWordFeatures;
    word_features(cues.data() + 2 + i, f);
    for (int k = 0; k < kWordFeatures; ++k) model.prefetch(f[k]);
  }
  decode<int32_t>(EngineScorer{model, cues.data() + 2, features.data()}, n, model.margin(), kWindow,
                  [&](int i, Tagged t) { out[static_cast<size_t>(i)] = t; });
}

}  // namespace bahi::morph
