#include "morph/tagger.h"

#include <cstring>

#include "morph/scaled.h"

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

/// Adds a feature's row. All bytes of it, print and scale too, so that this is three vector steps; their sums are not
/// looked at.
void add(const FeatureRow* row, int16_t* sum) {
  const auto* bytes = reinterpret_cast<const char*>(row);
  for (int k = 0; k < kLanes; k += 8) {
    const Eight both = eight_at(sum + k) + scaled(bytes + k, row->scale);
    std::memcpy(sum + k, &both, sizeof both);
  }
}

constexpr FeatureRow kNothing;  // where there is no row: adding it is faster than asking

struct EngineScorer {
  const Model& model;
  const Form* const* forms;                    // of the sentence's first word
  const std::vector<const FeatureRow*>& rows;  // of pairs of words
  const std::vector<size_t>& ends;             // of each word's rows

  void word(int i, int32_t* out) const {
    const Form* const* w = forms + i;
    alignas(64) int16_t sum[kLanes];
    for (size_t k = 0; k < kLanes; ++k)
      sum[k] = static_cast<int16_t>(w[0]->own[k] + w[-1]->to_next[k] + w[1]->to_last[k]);
    add(w[-2]->to_after_next, sum);
    add(w[2]->to_before_last, sum);
    const auto at = static_cast<size_t>(i);
    for (size_t k = i == 0 ? 0 : ends[at - 1]; k < ends[at]; ++k) add(rows[k], sum);
    for (int t = 1; t < kTags; ++t) out[t] = sum[t + kLead];
    out[0] = kNever;
  }
  void ahead(int i, int s, int t2, int t1) {
    uint64_t f[kTagFeatures];
    tag_features(forms[i]->look, forms[i + 1]->look, t2, t1, f);
    for (int k = 0; k < kTagFeatures; ++k) by_tags[s][k] = model.row_ahead(f[k], &kNothing);
  }
  void tags(int, int s, int t2, int t1, int32_t* out) const {
    alignas(64) int16_t sum[kLanes + 8] = {};
    std::memcpy(sum + kLead, model.transition(t2, t1), kTags * sizeof(int16_t));
    for (const FeatureRow* row : by_tags[s]) add(row, sum);
    for (int t = 1; t < kTags; ++t) out[t] += sum[t + kLead];
  }

  const FeatureRow* by_tags[kBeam][kTagFeatures] = {};
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
  cue.ending = cue.suffix[1];
  return cue;
}

Form form_of(const Model& model, const Cue& cue) {
  Form form;
  form.look = cue;
  const auto row = [&](int number, auto... values) {
    return model.row(feature(static_cast<uint64_t>(number), values...), &kNothing);
  };
  const auto into = [&](Form::Sum& sum) { return [&](auto... what) { add(row(what...), sum.data()); }; };
  own_features(cue, into(form.own));
  last_features(cue, into(form.to_next));
  next_features(cue, into(form.to_last));
  before_last_features(cue, [&](auto... what) { form.to_after_next = row(what...); });
  after_next_features(cue, [&](auto... what) { form.to_before_last = row(what...); });
  return form;
}

BAHI_ALSO_FOR_AVX2 void tag(const Model& model, std::span<const Form* const> forms, std::span<Tagged> out) {
  const int n = static_cast<int>(out.size());
  thread_local std::vector<const FeatureRow*> rows;
  thread_local std::vector<size_t> ends;
  rows.resize(static_cast<size_t>(n) * kPairFeatures);
  ends.resize(static_cast<size_t>(n));
  const Form* const* words = forms.data() + 2;
  size_t count = 0;
  for (int i = 0; i < n; ++i) {
    const Form* const* w = words + i;
    pair_features(w[-2]->look, w[-1]->look, w[0]->look, w[1]->look, w[2]->look, [&](int number, auto... values) {
      rows[count] = model.row_ahead(feature(static_cast<uint64_t>(number), values...));
      count += rows[count] != nullptr;
    });
    ends[static_cast<size_t>(i)] = count;
  }
  decode<int32_t>(EngineScorer{model, words, rows, ends, {}}, n, model.margin(), kWindow,
                  [&](int i, Tagged t) { out[static_cast<size_t>(i)] = t; });
}

}  // namespace bahi::morph
