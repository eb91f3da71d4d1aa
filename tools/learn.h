// What the trainers share: plain text as sentences of match keys, words and their classes, features as numbers, and the
// file of a model.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "morph/model.h"
#include "morph/tagger.h"

namespace bahi::train {

struct Sentence {
  std::vector<std::string> keys;
  std::vector<int> gold;
  std::vector<morph::Cue> cues;  // with two boundaries on each side
  size_t size() const { return keys.size(); }
};
using Corpus = std::vector<Sentence>;

/// The parts between `by`; spaces in a row are one.
std::vector<std::string_view> split(std::string_view text, char by);
/// Words of plain text (JSON Lines). Sentences end at a full stop.
Corpus read_pool(const std::string& path);

/// Words, their numbers by falling frequency, and what the model will know of them.
struct Vocabulary {
  std::unordered_map<std::string, int> number;
  std::vector<std::string> words;
  std::vector<int> count;
  std::vector<morph::WordEntry> entries;

  int find(const std::string& key) const {
    const auto it = number.find(key);
    return it == number.end() ? -1 : it->second;
  }
};

/// Those words that stand at least `least` times in the corpora.
Vocabulary count_words(const std::vector<const Corpus*>& corpora, int least);
/// Gives the words that the corpus shows three times and more their distributional classes, fine and coarse. They are
/// kept in the folder `cache` (empty: nowhere) between runs.
void add_classes(const std::string& cache, const std::string& set, const Corpus& pool, Vocabulary& vocabulary);

/// A set of labels with rough shares, as one small number; equal sets get equal numbers. Filled in order of first
/// sight.
class Profiles {
 public:
  explicit Profiles(size_t most) : most_(most) {}
  int of(std::span<const int> counts) {
    std::vector<std::pair<int, int>> order;
    int total = 0;
    for (const int n : counts) total += n;
    for (size_t t = 0; t < counts.size(); ++t)
      if (counts[t] * 33 >= total && counts[t] > 0) order.emplace_back(-counts[t], static_cast<int>(t));
    std::sort(order.begin(), order.end());
    uint64_t id = 0;
    for (size_t k = 0; k < order.size() && k < 3; ++k) {
      const int share = -order[k].first * 100 / total;
      id = id * 32 + static_cast<uint64_t>(order[k].second) + 1;
      if (k == 0) id = id * 4 + (share >= 97 ? 3U : share >= 80 ? 2U : share >= 55 ? 1U : 0U);
    }
    const auto [it, made] = ids_.emplace(id, ids_.size() + 1);
    (void)made;
    return it->second <= most_ ? static_cast<int>(it->second) : 0;
  }
  size_t size() const { return ids_.size(); }

 private:
  std::unordered_map<uint64_t, size_t> ids_;
  size_t most_;
};

/// Features as dense numbers.
class Features {
 public:
  Features() : slots_(1 << 22), ids_(1 << 22, -1) {}
  int add(uint64_t h) {
    if (size_ * 2 > slots_.size()) grow();
    size_t i = place(h);
    if (ids_[i] < 0) {
      slots_[i] = h;
      ids_[i] = static_cast<int>(size_++);
      hashes_.push_back(h);
    }
    return ids_[i];
  }
  int find(uint64_t h) const { return ids_[place(h)]; }
  size_t size() const { return size_; }
  uint64_t hash_of(size_t id) const { return hashes_[id]; }

 private:
  size_t place(uint64_t h) const {
    size_t i = mix(h) & (slots_.size() - 1);
    while (ids_[i] >= 0 && slots_[i] != h) i = (i + 1) & (slots_.size() - 1);
    return i;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    ids_.assign(slots_.size(), -1);
    for (size_t k = 0; k < size_; ++k) {
      const size_t i = place(hashes_[k]);
      slots_[i] = hashes_[k];
      ids_[i] = static_cast<int>(k);
    }
  }
  std::vector<uint64_t> slots_;
  std::vector<int> ids_;
  std::vector<uint64_t> hashes_;
  size_t size_ = 0;
};

/// A feature's weights for each of N labels, by FTRL-Proximal (McMahan and others 2013), which leaves most of them
/// zero.
template <size_t N>
struct Ftrl {
  static constexpr double kRate = 0.04, kFirst = 1, kSecond = 2;  // step size, penalties of size and of square
  std::array<float, N> z{}, n{};
  double weight(size_t t) const {
    const double size = std::fabs(z[t]) - kFirst;
    if (size <= 0) return 0;
    return (z[t] > 0 ? -size : size) / ((1 + std::sqrt(n[t])) / kRate + kSecond);
  }
  void step(size_t t, double gradient) {
    const double square = n[t] + gradient * gradient;
    z[t] += static_cast<float>(gradient - (std::sqrt(square) - std::sqrt(n[t])) / kRate * weight(t));
    n[t] = static_cast<float>(square);
  }
};

template <typename T>
void put(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Fills the slots of a file's table in the order of the hashes, so that equal models are equal bytes.
template <typename T>
std::vector<T> slots(std::vector<std::pair<uint64_t, T>> rows, size_t size) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<T> out(size);
  for (auto& [h, row] : rows) {
    row.print = morph::Slots<T>::print(h);
    size_t i = morph::Slots<T>::place(h, size);
    while (out[i].print != 0) i = i + 1 == size ? 0 : i + 1;
    out[i] = row;
  }
  return out;
}

/// A model's file. Weights are whole numbers of one unit, `scale` of them to the learner's 1; a row whose weights need
/// more than a byte has them in multiples of its own scale. Rows without a weight of `smallest` are left out.
/// `weights(id)`: a feature's weights, as many as a row has.
template <typename Row, typename Weights>
std::string write_model(morph::ModelHeader header, std::string provenance, const Vocabulary& vocabulary,
                        const Features& features, std::span<const int16_t> moves, float scale, float smallest,
                        Weights&& weights) {
  std::vector<std::pair<uint64_t, Row>> rows;
  float largest = 0;
  for (size_t k = 0; k < features.size(); ++k) {
    const std::span<const float> w = weights(k);
    Row row;
    float most = 0;
    for (const float x : w) most = std::max(most, std::fabs(x));
    largest = std::max(largest, most);
    if (most < smallest) continue;
    const int factor = std::clamp(static_cast<int>(std::ceil(most * scale / 127)), 1, 255);
    row.scale = static_cast<uint8_t>(factor);
    for (size_t t = 0; t < w.size(); ++t)
      row.weight[t] =
          static_cast<int8_t>(std::lround(std::clamp(w[t] * scale / static_cast<float>(factor), -127.0F, 127.0F)));
    rows.emplace_back(features.hash_of(k), row);
  }
  std::vector<std::pair<uint64_t, morph::WordEntry>> entries;
  for (size_t w = 0; w < vocabulary.words.size(); ++w) {
    const morph::WordEntry& e = vocabulary.entries[w];
    if (e.fine != 0 || e.ambiguity != 0 || e.guess != 0) entries.emplace_back(hash(vocabulary.words[w]), e);
  }
  const auto table = slots(rows, (rows.size() * 4 / 3 + 16) / 4 * 4);
  const auto words = slots(entries, (entries.size() * 3 / 2 + 16) / 4 * 4);  // keeps what follows aligned

  provenance.resize((provenance.size() + 16) / 16 * 16, '\0');
  header.provenance = static_cast<uint32_t>(provenance.size());
  header.words = static_cast<uint32_t>(words.size());
  header.rows = static_cast<uint32_t>(table.size());
  std::string body = std::move(provenance);
  for (const auto& w : words) put(body, w);
  for (const auto& r : table) put(body, r);
  for (const auto m : moves) put(body, m);
  body.append(16, '\0');
  header.size = sizeof header + body.size();
  header.checksum = checksum(body);
  std::string out;
  put(out, header);
  std::fprintf(stderr, "%zu rows, %zu words, largest weight %.1f, %.1f MB\n", rows.size(), entries.size(),
               static_cast<double>(largest), static_cast<double>(header.size) / 1e6);
  return out + body;
}

}  // namespace bahi::train
