// Trains the recogniser of names: a linear-chain conditional random field over the engine's own features.
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <numeric>

#include "chunk/chunk.h"
#include "hiner.h"
#include "learn.h"
#include "morph/morph.h"
#include "name/finder.h"
#include "text/text.h"
#include "token/token.h"
#include "train.h"

namespace bahi::train {
namespace {

using name::Cue;
using name::kFeatures;
using name::kLabels;
using Weights = std::array<float, kLabels>;

/// The rooms up to names.
struct Rooms {
  Rooms(lexicon::Lexicon& lexicon, const morph::Model& tagger, const chunk::Joiner& joiner)
      : text(lexicon), token(lexicon), morph(lexicon, tagger), chunk(lexicon, joiner), name(lexicon) {}
  void read(Document& document) const {
    document.text.set(text::normalise(document, text));
    document.tokens.set(token::tokenise(document, token));
    document.morph.set(morph::analyse(document, morph));
    document.chunks.set(chunk::group(document, chunk));
  }
  text::Tables text;
  token::Tables token;
  morph::Tables morph;
  chunk::Tables chunk;
  name::Tables name;
};

struct Instance {
  std::vector<Cue> cues;  // with two boundaries on each side
  std::vector<morph::Cue> spelt;
  std::vector<uint64_t> words;  // hashes of match keys
  std::vector<int> gold;
  std::vector<int> ids;  // kFeatures a word
  size_t size() const { return gold.size(); }
};
using Instances = std::vector<Instance>;

// Labels of HiNER that are names, but of no kind of ours, are `misc`; numbers and times, nothing.
void add_instances(const Rooms& rooms, const hiner::Sentence& sentence, Instances& out) {
  Article article;
  article.text = sentence.text;
  Document document(article);
  rooms.read(document);
  name::Finder finder(document, rooms.name);
  for (const auto& s : document.tokens->sentences) {
    Instance instance;
    finder.cues(s.tokens, instance.cues);
    for (int32_t i = s.tokens.first; i < s.tokens.last; ++i) {
      const Span span = document.token(i).span;
      int label = 0;
      for (const auto& n : sentence.names) {
        if (span.start < n.start || span.start >= n.end || n.kind > hiner::kMisc) continue;
        const bool first = i == s.tokens.first || document.token(i - 1).span.start < n.start;
        label = name::first_label(n.kind) + (first ? 0 : 1);
      }
      instance.gold.push_back(label);
      const Token& token = document.token(i);
      instance.words.push_back(token.key_hash);
      instance.spelt.push_back(morph::cue_of(token.key, token.key_hash));
    }
    out.push_back(std::move(instance));
  }
}

/// The words' classes, by the hash of their keys.
using Entries = std::unordered_map<uint64_t, const morph::WordEntry*>;
Entries entries_of(const Vocabulary& vocabulary) {
  Entries out;
  for (size_t w = 0; w < vocabulary.words.size(); ++w) out.emplace(hash(vocabulary.words[w]), &vocabulary.entries[w]);
  return out;
}
void set_entries(Instances& instances, const Entries& entries) {
  for (Instance& instance : instances)
    for (size_t i = 0; i < instance.size(); ++i) {
      const auto it = entries.find(instance.words[i]);
      if (it == entries.end()) continue;
      morph::add_entry(instance.cues[i + 2], it->second);
      morph::add_entry(instance.spelt[i], it->second);
    }
}

constexpr int kLeast = 2;           // rarer features are left out
constexpr uint64_t kHidden = 15;    // per cent of words whose identity is hidden in a round
constexpr float kSmallest = 0.03F;  // rows with no larger weight are left out

struct Learner {
  Features features;
  std::vector<Ftrl<kLabels>> weights;
  std::array<Ftrl<kLabels>, kLabels + 1> moves;
};

using Row = std::array<double, kLabels>;

/// One step along the gradient of a sentence's likelihood.
void learn_from(Learner& learner, const Instance& s, const std::vector<int>& ids) {
  const size_t n = s.size();
  std::array<Row, kLabels + 1> moves;
  for (size_t a = 0; a < moves.size(); ++a)
    for (size_t t = 0; t < kLabels; ++t)
      moves[a][t] = std::exp(name::may_follow(a == kLabels ? 0 : static_cast<int>(a), static_cast<int>(t))
                                 ? learner.moves[a].weight(t)
                                 : -1e9);
  std::vector<Row> own(n), forward(n), backward(n);
  for (size_t i = 0; i < n; ++i) {
    Row sum{};
    for (size_t k = i * kFeatures; k < (i + 1) * kFeatures; ++k)
      if (ids[k] >= 0)
        for (size_t t = 0; t < kLabels; ++t) sum[t] += learner.weights[static_cast<size_t>(ids[k])].weight(t);
    for (size_t t = 0; t < kLabels; ++t) own[i][t] = std::exp(sum[t]);
  }
  const auto norm = [](Row& row) {
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (double& x : row) x /= sum;
  };
  for (size_t i = 0; i < n; ++i) {
    for (size_t t = 0; t < kLabels; ++t) {
      double sum = 0;
      if (i == 0) sum = moves[kLabels][t];
      for (size_t a = 0; i > 0 && a < kLabels; ++a) sum += forward[i - 1][a] * moves[a][t];
      forward[i][t] = sum * own[i][t];
    }
    norm(forward[i]);
  }
  backward[n - 1].fill(1);
  for (size_t i = n - 1; i > 0; --i) {
    for (size_t a = 0; a < kLabels; ++a) {
      backward[i - 1][a] = 0;
      for (size_t t = 0; t < kLabels; ++t) backward[i - 1][a] += moves[a][t] * own[i][t] * backward[i][t];
    }
    norm(backward[i - 1]);
  }
  for (size_t i = 0; i < n; ++i) {
    Row likely;
    for (size_t t = 0; t < kLabels; ++t) likely[t] = forward[i][t] * backward[i][t];
    norm(likely);
    const auto gold = static_cast<size_t>(s.gold[i]);
    for (size_t t = 0; t < kLabels; ++t) {
      const double gradient = likely[t] - (t == gold ? 1 : 0);
      if (std::fabs(gradient) < 1e-4) continue;
      for (size_t k = i * kFeatures; k < (i + 1) * kFeatures; ++k)
        if (ids[k] >= 0) learner.weights[static_cast<size_t>(ids[k])].step(t, gradient);
    }
    if (i == 0) {
      for (size_t t = 0; t < kLabels; ++t) learner.moves[kLabels].step(t, likely[t] - (t == gold ? 1 : 0));
      continue;
    }
    std::array<Row, kLabels> pairs;
    double all = 0;
    for (size_t a = 0; a < kLabels; ++a)
      for (size_t t = 0; t < kLabels; ++t)
        all += pairs[a][t] = forward[i - 1][a] * moves[a][t] * own[i][t] * backward[i][t];
    for (size_t a = 0; a < kLabels; ++a)
      for (size_t t = 0; t < kLabels; ++t) {
        const bool right = a == static_cast<size_t>(s.gold[i - 1]) && t == gold;
        const double gradient = pairs[a][t] / all - (right ? 1 : 0);
        if (std::fabs(gradient) > 1e-4) learner.moves[a].step(t, gradient);
      }
  }
}

Learner learn(Instances& train, int rounds, uint64_t seed) {
  Learner learner;
  uint64_t f[kFeatures];
  std::unordered_map<uint64_t, int> counts;
  for (const Instance& s : train)
    for (size_t i = 0; i < s.size(); ++i) {
      name::features(s.cues.data() + 2 + i, s.spelt[i], f);
      for (const uint64_t h : f)
        if (++counts[h] == kLeast) learner.features.add(h);
    }
  for (Instance& s : train) {
    s.ids.clear();
    for (size_t i = 0; i < s.size(); ++i) {
      name::features(s.cues.data() + 2 + i, s.spelt[i], f);
      for (const uint64_t h : f) s.ids.push_back(learner.features.find(h));
    }
  }
  learner.weights.resize(learner.features.size());
  std::vector<size_t> order(train.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::vector<int> ids;
  for (int round = 0; round < rounds; ++round) {
    for (size_t k = order.size(); k > 1; --k) {
      seed = mix(seed + k);
      std::swap(order[k - 1], order[seed % k]);
    }
    for (const size_t k : order) {
      ids = train[k].ids;
      for (size_t i = 0; i < train[k].size(); ++i) {
        seed = mix(seed + i);
        if (seed % 100 < kHidden) std::fill_n(ids.begin() + static_cast<ptrdiff_t>(i * kFeatures), name::kLexical, -1);
      }
      learn_from(learner, train[k], ids);
    }
  }
  return learner;
}

std::string model_file(const Learner& learner, const Vocabulary& vocabulary, const std::string& provenance) {
  constexpr float scale = morph::kUnit;
  std::vector<int16_t> moves(name::kMoves);
  for (size_t a = 0; a <= kLabels; ++a)
    for (size_t t = 0; t < kLabels; ++t)
      moves[a * kLabels + t] = static_cast<int16_t>(std::lround(learner.moves[a].weight(t) * scale));
  Weights row;
  return write_model<name::LabelRow>(name::recogniser_header(), provenance, vocabulary, learner.features, moves, scale,
                                     kSmallest, [&](size_t id) {
                                       for (size_t t = 0; t < kLabels; ++t)
                                         row[t] = static_cast<float>(learner.weights[id].weight(t));
                                       return std::span<const float>(row);
                                     });
}

/// Prints precision, recall and F1 of the whole names of each kind.
void measure(const name::Recogniser& recogniser, const Instances& dev) {
  std::array<int, name::kGuesses> right{}, found{}, gold{};
  std::vector<name::Found> names;
  std::vector<name::Form> forms;
  const name::Form boundary = recogniser.form(morph::boundary_cue());
  for (const Instance& s : dev) {
    forms.clear();
    for (const morph::Cue& spelt : s.spelt) forms.push_back(recogniser.form(spelt));
    auto cues = s.cues;
    for (Cue& cue : cues) cue.form = &boundary;
    for (size_t i = 0; i < forms.size(); ++i) cues[i + 2].form = &forms[i];
    recogniser.find(cues, names);
    for (const auto& n : names) ++found[static_cast<size_t>(n.guess)];
    for (size_t i = 0; i < s.size(); ++i) {
      const int label = s.gold[i];
      if (label == 0 || name::inner_label(label)) continue;
      size_t end = i + 1;
      while (end < s.size() && s.gold[end] == label + 1) ++end;
      const auto kind = static_cast<size_t>((label - 1) / 2);
      ++gold[kind];
      for (const auto& n : names)
        right[kind] += n.words == Range{static_cast<int32_t>(i), static_cast<int32_t>(end)} &&
                       static_cast<size_t>(n.guess) == kind;
    }
  }
  double sum = 0;
  for (size_t k = 0; k < name::kGuesses; ++k) {
    const double p = 1.0 * right[k] / std::max(1, found[k]), r = 1.0 * right[k] / std::max(1, gold[k]);
    const double f = p + r > 0 ? 2 * p * r / (p + r) : 0;
    std::fprintf(stderr, "  %s P %.3f R %.3f F1 %.3f (%d)", k < 3 ? hiner::kKinds[k].data() : "other", p, r, f,
                 gold[k]);
    if (k < 3) sum += f / 3;
  }
  std::fprintf(stderr, "  mean of the three %.4f\n", sum);
}

}  // namespace

int names(const NamesOptions& options) {
  auto lexicon = lexicon::Lexicon::builtin();
  if (!lexicon) return std::cerr << lexicon.error().text() << "\n", 1;
  const std::string tagger_bytes = read_file(options.tagger);
  const auto tagger = morph::Model::from_bytes(tagger_bytes, options.tagger);
  if (!tagger) return std::cerr << tagger.error().text() << "\n", 1;
  const std::string joiner_bytes = read_file(options.groups);
  const auto joiner = chunk::Joiner::from_bytes(joiner_bytes, options.groups, *tagger);
  if (!joiner) return std::cerr << joiner.error().text() << "\n", 1;
  Rooms rooms(**lexicon, *tagger, *joiner);

  Instances train, dev;
  std::unordered_map<std::string, int> seen;
  for (const auto& sentence : hiner::read(read_file(options.data + "/hiner/hiner_visible.conll.xz"), nullptr)) {
    const int fifth = sentence.fifth();
    if (fifth == 0 || (fifth == 1 && sentence.village())) continue;
    if (fifth == 1) add_instances(rooms, sentence, dev);
    if (fifth == 1 && options.hold_out) continue;
    if (++seen[sentence.frame] <= 3) add_instances(rooms, sentence, train);  // of one template three are enough
  }
  const Corpus pool = read_pool(options.data + "/pool/news_pool.jsonl.xz");
  Vocabulary vocabulary = count_words({&pool}, 3);
  add_classes(options.cache, "names", pool, vocabulary);
  std::fprintf(stderr, "%zu training, %zu development sentences, %zu words\n", train.size(), dev.size(),
               vocabulary.words.size());
  const Entries entries = entries_of(vocabulary);
  const std::string provenance = "set=" + options.set +
                                 "; trained by `bahi-train names` on HiNER, four fifths by template (CC BY-SA 4.0); "
                                 "word classes from unannotated news (counts only)";
  set_entries(train, entries);
  set_entries(dev, entries);
  const std::string bytes = model_file(learn(train, options.rounds, 1), vocabulary, provenance);
  const auto recogniser = name::Recogniser::from_bytes(bytes, options.out);
  if (!recogniser) return std::cerr << recogniser.error().text() << "\n", 1;
  measure(*recogniser, dev);
  std::ofstream out(options.out, std::ios::binary);
  out << bytes;
  return out.flush() ? 0 : 1;
}

}  // namespace bahi::train
