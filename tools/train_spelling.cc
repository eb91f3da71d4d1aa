// Trains the model of English spellings of Devanagari words: letters aligned by expectation maximisation, then a
// log-linear model over the best ways that the engine's own search finds.
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <unordered_map>
#include <utility>

#include "lexicon/lexicon.h"
#include "name/speller.h"
#include "spelling_pairs.h"
#include "train.h"

namespace bahi::train {
namespace {

using name::Label;
using name::Labels;
using name::Spelling;
using name::SpellingFeatures;

constexpr size_t kLongest = 4;  // Latin letters of one label
constexpr size_t kBeam = 16;
constexpr double kUnit = 13'000;  // of the model's scores to a nat: a weight is at most 1.24
// What counts beside the letters when ways are compared (name::Comparison), in nats: a log-linear model over the ways
// that models of four fifths of the words found for the rest.
constexpr double kLetter = 0.2, kWord = -1.7, kWordLetter = 0.6, kLevel = 0.07, kLevelLetter = 0.06, kOtherKey = -3.2,
                 kOtherEnd = -0.45;

struct Word {
  std::vector<uint8_t> letters, labels;
  std::string latin;
};

// How likely each letter is written as what.
using Table = std::array<std::unordered_map<std::string, double>, 128>;

double chance(const Table& table, const Word& w, size_t letter, size_t at, size_t size) {
  const auto& row = table[w.letters[letter]];
  const auto found = row.find(w.latin.substr(at, size));
  return found == row.end() ? 0 : found->second;
}

// Calls f(letter, at, size) for each way in which a letter of the word may stand for a piece of its spelling.
template <typename F>
void for_each_piece(const Word& w, F f) {
  for (size_t i = 0; i < w.letters.size(); ++i)
    for (size_t at = 0; at <= w.latin.size(); ++at)
      for (size_t size = 0; size <= kLongest && at + size <= w.latin.size(); ++size) f(i, at, size);
}

Table align(const std::vector<Word>& words) {
  Table table;
  constexpr int kRounds = 6;
  constexpr std::array<double, kLongest + 1> kFirst = {0.3, 1, 0.4, 0.1, 0.03};  // by size, before anything is known
  std::vector<std::vector<double>> before, after;
  for (int round = 0; round < kRounds; ++round) {
    Table count;
    for (const Word& w : words) {
      const size_t n = w.letters.size(), m = w.latin.size();
      const auto p = [&](size_t i, size_t at, size_t size) {
        return round == 0 ? kFirst[size] : chance(table, w, i, at, size);
      };
      before.assign(n + 1, std::vector<double>(m + 1, 0));
      after = before;
      before[0][0] = after[n][m] = 1;
      for_each_piece(w, [&](size_t i, size_t at, size_t size) {
        if (before[i][at] > 0) before[i + 1][at + size] += before[i][at] * p(i, at, size);
      });
      for (size_t i = n; i-- > 0;)
        for (size_t at = 0; at <= m; ++at)
          for (size_t size = 0; size <= kLongest && at + size <= m; ++size)
            if (after[i + 1][at + size] > 0) after[i][at] += p(i, at, size) * after[i + 1][at + size];
      const double all = before[n][m];
      if (all <= 0) continue;
      for_each_piece(w, [&](size_t i, size_t at, size_t size) {
        const double share = before[i][at] * p(i, at, size) * after[i + 1][at + size] / all;
        if (share > 1e-6) count[w.letters[i]][w.latin.substr(at, size)] += share;
      });
    }
    // At the end only labels that are met often enough stay.
    const bool last = round + 1 == kRounds;
    for (size_t letter = 0; letter < table.size(); ++letter) {
      double sum = 0;
      for (const auto& [text, n] : std::map<std::string, double>(count[letter].begin(), count[letter].end())) sum += n;
      table[letter].clear();
      for (const auto& [text, n] : count[letter])
        if (last ? n >= 5 && n >= 0.003 * sum : n > 0.05) table[letter][text] = n / sum;
    }
  }
  return table;
}

Labels labels_of(const Table& table) {
  Labels out;
  std::map<std::string, uint8_t> numbers;
  for (size_t letter = 0; letter < table.size(); ++letter) {
    std::set<std::string> texts;
    for (const auto& [text, p] : table[letter]) texts.insert(text);
    for (const auto& text : texts) {
      const auto [at, fresh] = numbers.emplace(text, static_cast<uint8_t>(out.all.size()));
      if (fresh) {
        Label label;
        std::memcpy(label.text, text.data(), text.size());
        label.size = static_cast<uint8_t>(text.size());
        out.all.push_back(label);
      }
      out.of[letter].push_back(at->second);
    }
  }
  if (out.all.size() >= SpellingFeatures::kNone) {
    std::cerr << "too many labels: " << out.all.size() << "\n";
    std::exit(1);
  }
  return out;
}

// The likeliest labels of each word; words that have none, or hardly likely ones, are noise and go.
void label(std::vector<Word>& words, const Table& table, const Labels& labels) {
  constexpr double kLeast = -3.0;  // log chance for each letter
  constexpr double kNever = -1e9;
  std::map<std::string, uint8_t> numbers;
  for (size_t k = 0; k < labels.all.size(); ++k) numbers[std::string(labels.all[k].view())] = static_cast<uint8_t>(k);
  for (Word& w : words) {
    const size_t n = w.letters.size(), m = w.latin.size();
    std::vector<std::vector<double>> best(n + 1, std::vector<double>(m + 1, kNever));
    std::vector<std::vector<size_t>> sizes(n + 1, std::vector<size_t>(m + 1, 0));
    best[0][0] = 0;
    for_each_piece(w, [&](size_t i, size_t at, size_t size) {
      const double p = best[i][at] > kNever ? chance(table, w, i, at, size) : 0;
      if (p <= 0 || best[i][at] + std::log(p) <= best[i + 1][at + size]) return;
      best[i + 1][at + size] = best[i][at] + std::log(p);
      sizes[i + 1][at + size] = size;
    });
    if (n == 0 || best[n][m] < kLeast * static_cast<double>(n)) continue;
    w.labels.resize(n);
    for (size_t i = n, at = m; i-- > 0;) {
      const size_t size = sizes[i + 1][at];
      at -= size;
      w.labels[i] = numbers.at(w.latin.substr(at, size));
    }
  }
  std::erase_if(words, [](const Word& w) { return w.labels.empty(); });
}

/// Calls f(slot) for every feature of writing the word's letters as `row`.
template <typename F>
void for_each_slot(const Word& w, const Labels& labels, const std::vector<uint8_t>& row, F f) {
  SpellingFeatures features;
  uint32_t tail = 0;
  for (size_t i = 0; i < row.size(); ++i) {
    features.look_around(w.letters, i);
    features.look_behind(i == 0 ? SpellingFeatures::kNone : row[i - 1], i < 2 ? SpellingFeatures::kNone : row[i - 2],
                         tail);
    for (const uint64_t feature : features.around) f(SpellingFeatures::slot(feature, row[i]));
    for (const uint64_t feature : features.behind) f(SpellingFeatures::slot(feature, row[i]));
    for (const char c : labels.all[row[i]].view()) tail = tail << 8 | static_cast<uint8_t>(c);
  }
}

/// Likelihood of the right spellings among the best ways of each word, by AdaGrad (Duchi and others 2011); the weights
/// are the mean over the rounds but the first.
std::vector<int8_t> learn(const std::vector<Word>& words, const Labels& labels, int rounds) {
  constexpr double kRate = 0.05;
  std::vector<int32_t> weights(name::kSpellingWeights, 0);  // in units of the model
  std::vector<double> exact(weights.size(), 0), sums(exact);
  std::vector<float> squares(weights.size(), 0);
  // A word may be spelt in several ways: any of them is right.
  std::map<std::vector<uint8_t>, std::set<std::string>> spellings;
  for (const Word& w : words) spellings[w.letters].insert(w.latin);
  std::vector<size_t> order(words.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(7);
  std::vector<std::vector<Spelling>> ways;
  std::vector<double> gradient(weights.size(), 0);
  std::vector<size_t> touched;
  struct Way {
    std::vector<uint8_t> row;
    double chance;
    bool right;
  };
  std::vector<Way> found;
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = order.size(); i-- > 1;) std::swap(order[i], order[random() % (i + 1)]);
    int wrong = 0;
    for (const size_t k : order) {
      const Word& w = words[k];
      const auto& right = spellings[w.letters];
      name::search_spellings<int32_t>(w.letters, labels, weights, {}, {.ways = kBeam}, ways);
      const auto& ends = ways[w.letters.size() - 1];
      found.clear();
      for (size_t e = 0; e < ends.size(); ++e) {
        auto row = name::spelling_labels(ways, w.letters.size(), e);
        std::string text;
        for (const uint8_t label : row) text += labels.all[label].view();
        found.push_back({std::move(row), ends[e].score / kUnit, right.contains(text)});
      }
      wrong += !found.front().right;
      if (std::none_of(found.begin(), found.end(), [](const Way& way) { return way.right; })) {
        double score = 0;
        for_each_slot(w, labels, w.labels, [&](size_t slot) { score += exact[slot]; });
        found.push_back({w.labels, score, true});
      }
      const double top = std::max_element(found.begin(), found.end(), [](const Way& a, const Way& b) {
                           return a.chance < b.chance;
                         })->chance;
      double all = 0, good = 0;
      for (Way& way : found) {
        way.chance = std::exp(std::max(way.chance - top, -50.0));
        all += way.chance;
        good += way.right ? way.chance : 0;
      }
      touched.clear();
      for (const Way& way : found) {
        const double by = way.chance / all - (way.right ? way.chance / good : 0);
        if (std::fabs(by) > 1e-3)
          for_each_slot(w, labels, way.row, [&](size_t slot) {
            if (gradient[slot] == 0) touched.push_back(slot);
            gradient[slot] += by;
          });
      }
      for (const size_t slot : touched) {
        const double by = std::exchange(gradient[slot], 0);
        squares[slot] += static_cast<float>(by * by);
        exact[slot] -= kRate * by / (1 + std::sqrt(squares[slot]));
        weights[slot] = static_cast<int32_t>(std::lround(exact[slot] * kUnit));
      }
    }
    for (size_t slot = 0; round > 0 && slot < sums.size(); ++slot) sums[slot] += exact[slot];
    std::cerr << "round " << round + 1 << ": " << wrong << " of " << words.size() << " words not as given\n";
  }
  std::vector<int8_t> out(weights.size());
  for (size_t k = 0; k < out.size(); ++k) {
    const double mean = sums[k] / (rounds - 1);
    out[k] = static_cast<int8_t>(std::lround(std::copysign(std::min(std::sqrt(std::abs(mean) * kUnit), 127.0), mean)));
  }
  return out;
}

/// The words of a list (word, tab, base-ten logarithm of how often it stands in 10⁹ words) and those of the pairs, with
/// how common they are. The pairs' own words are half a unit likelier than the list says.
std::map<std::string, int> levels(const std::string& list, const std::set<std::string>& paired) {
  std::map<std::string, int> out;
  for (const auto& word : paired) out[word] = 0;
  std::istringstream in(list);
  std::string word;
  for (double common = 0; in >> word >> common;)
    out[word] = std::clamp(static_cast<int>((common - 1) * 2) + (paired.contains(word) ? 1 : 0), 0,
                           name::KnownWords::kLevels - 1);
  return out;
}

// The edges of the least automaton that reads the words: states with one future are one.
class WordGraph {
 public:
  explicit WordGraph(const std::map<std::string, int>& levels) : words_(levels.begin(), levels.end()) {
    std::vector<Edge> root = below(0, words_.size(), 0);
    edges_.resize(1 + root.size());
    put(root, 1);
    for (const auto& [edges, at] : order_) put(edges, at);
  }
  const std::vector<uint32_t>& edges() const { return edges_; }

 private:
  using Edge = std::pair<char, uint32_t>;  // letter and state

  // What follows in the words [begin, end), which share their first `depth` letters.
  std::vector<Edge> below(size_t begin, size_t end, size_t depth) {
    std::vector<Edge> out;
    while (begin < end) {
      const char letter = words_[begin].first[depth];
      size_t next = begin;
      while (next < end && words_[next].first[depth] == letter) ++next;
      out.emplace_back(letter, state(begin, next, depth + 1));
      begin = next;
    }
    return out;
  }
  uint32_t state(size_t begin, size_t end, size_t depth) {
    const bool ends = words_[begin].first.size() == depth;
    const int level = ends ? words_[begin].second : -1;
    const std::vector<Edge> edges = below(begin + (ends ? 1 : 0), end, depth);
    if (edges.empty()) return name::KnownWords::state(0, level);
    const auto [at, fresh] = places_.emplace(edges, next_);
    if (fresh) {
      order_.emplace_back(edges, next_);
      next_ += static_cast<uint32_t>(edges.size());
    }
    return name::KnownWords::state(at->second, level);
  }
  void put(const std::vector<Edge>& edges, size_t at) {
    edges_.resize(std::max(edges_.size(), at + edges.size()));
    for (size_t k = 0; k < edges.size(); ++k)
      edges_[at + k] = name::KnownWords::edge(edges[k].first, k + 1 == edges.size(), edges[k].second);
  }

  std::vector<std::pair<std::string, int>> words_;
  std::map<std::vector<Edge>, uint32_t> places_;
  std::vector<std::pair<std::vector<Edge>, uint32_t>> order_;
  uint32_t next_ = 1 + 26;  // the root may have all letters
  std::vector<uint32_t> edges_;
};

// Names of the registry, word by word where both sides have as many.
void add_registry(std::vector<SpellingPair>& pairs) {
  const auto lexicon = lexicon::Lexicon::builtin();
  std::string text;
  const auto words = [](std::string_view phrase) {
    std::vector<std::string> out(1);
    for (const char c : phrase)
      if (c == ' ' || c == '-')
        out.emplace_back();
      else
        out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  };
  for (const char* name : {"people", "places", "states", "spellings"}) {
    const auto& table = (*lexicon)->table(name);
    const bool whole = std::string_view(name) == "spellings";
    for (const auto& row : table.rows) {
      const size_t en = table.column("en"), hi = table.column("hi");
      std::string all(row.cells[hi]);
      if (!whole) all += "|" + std::string(row.cells[table.column("variants")]);
      const auto english = words(row.cells[en]);
      std::istringstream in(all);
      for (std::string form; std::getline(in, form, '|');) {
        const auto hindi = words(form);
        if (hindi.size() != english.size()) continue;
        for (size_t i = 0; i < hindi.size(); ++i) text += english[i] + '\t' + hindi[i] + '\n';
      }
    }
  }
  for (SpellingPair& pair : spelling_pairs(text)) {
    pair.held_out = false;
    pairs.push_back(std::move(pair));
  }
}

}  // namespace

int spelling(const SpellingOptions& options) {
  std::vector<SpellingPair> pairs = spelling_pairs(read_file(options.pairs));
  add_registry(pairs);
  std::vector<Word> words;
  std::set<std::string> paired;
  std::set<std::pair<std::string, std::string>> seen;
  for (const SpellingPair& pair : pairs) {
    if (pair.held_out || !seen.emplace(pair.latin, pair.devanagari).second) continue;
    if (options.hold_out && hash(pair.devanagari) % 10 == 0) continue;
    if (lexicon::sound_key(pair.latin) != lexicon::sound_key(pair.devanagari)) continue;
    words.push_back({name::letters_of(pair.devanagari), {}, pair.latin});
    paired.insert(pair.latin);
  }
  const auto known = levels(read_file(options.words), paired);
  const Table table = align(words);
  const Labels labels = labels_of(table);
  const size_t all = words.size();
  label(words, table, labels);
  std::cerr << words.size() << " words, " << all - words.size() << " left out as noise, " << labels.all.size()
            << " labels, " << known.size() << " known words\n";
  const std::vector<int8_t> weights = learn(words, labels, options.rounds);

  std::string body =
      "trained by `bahi-train spelling` on pairs of spellings mined from running text (MIT) and on Bahi's tables; "
      "frequencies of English words from wordfreq (CC BY-SA 4.0)";
  body.resize((body.size() + 15) / 16 * 16, '\0');
  name::SpellingHeader header;
  header.provenance = static_cast<uint32_t>(body.size());
  const auto append = [&](const auto& values) {
    body.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
  };
  append(labels.all);
  std::vector<uint16_t> ranges;
  std::vector<uint8_t> choices;
  for (const auto& of : labels.of) {
    ranges.push_back(static_cast<uint16_t>(choices.size()));
    ranges.push_back(static_cast<uint16_t>(of.size()));
    choices.insert(choices.end(), of.begin(), of.end());
  }
  choices.resize((choices.size() + 3) / 4 * 4);
  const WordGraph graph(known);
  append(ranges);
  append(choices);
  append(graph.edges());
  append(weights);
  header.labels = static_cast<uint32_t>(labels.all.size());
  header.choices = static_cast<uint32_t>(choices.size());
  header.edges = static_cast<uint32_t>(graph.edges().size());
  const auto units = [](double nats) { return static_cast<int32_t>(nats * kUnit); };
  header.comparison = {units(kLetter),      units(kWord),     units(kWordLetter), units(kLevel),
                       units(kLevelLetter), units(kOtherKey), units(kOtherEnd)};
  header.checksum = checksum(body);
  header.size = sizeof header + body.size();
  std::ofstream out(options.out, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(body.data(), static_cast<std::streamsize>(body.size()));
  if (!out) {
    std::cerr << options.out << ": cannot be written\n";
    return 1;
  }
  return 0;
}

}  // namespace bahi::train
