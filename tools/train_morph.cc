// Trains the tagger: structured averaged perceptron over the engine's own features and search.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <numeric>
#include <unordered_map>

#include "base/hash.h"
#include "learn.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"
#include "morph/inflect.h"
#include "morph/model.h"
#include "morph/tagger.h"
#include "train.h"

namespace bahi::train {

namespace {

using bahi::morph::Cue;
using bahi::morph::FeatureRow;
using bahi::morph::Form;
using bahi::morph::kBoundary;
using bahi::morph::kLanes;
using bahi::morph::kStates;
using bahi::morph::kTagFeatures;
using bahi::morph::kWordFeatures;
using bahi::morph::ModelHeader;
using bahi::morph::Tagged;

/// Adds a word as the engine's tokeniser would see it: apart at hyphens, which are symbols.
void add_word(Sentence& sentence, std::string_view form, Tag tag) {
  const std::string key = lexicon::match_key(form);
  size_t at = 0;
  while (at < key.size()) {
    const size_t hyphen = key.size() > 1 ? key.find('-', at) : std::string::npos;
    if (hyphen != at) {
      sentence.keys.push_back(key.substr(at, hyphen == std::string::npos ? hyphen : hyphen - at));
      sentence.gold.push_back(static_cast<int>(tag));
    }
    if (hyphen == std::string::npos) break;
    sentence.keys.emplace_back("-");
    sentence.gold.push_back(static_cast<int>(Tag::SYM));
    at = hyphen + 1;
  }
}

/// The treebank's `word/TAG` lines. A few are damaged («।/SYMपुलिस», «'1»); these are mended.
Corpus read_tagged(const std::string& path) {
  Corpus corpus;
  const std::string text = read_file(path);
  for (const auto line : split(text, '\n')) {
    Sentence sentence;
    for (const auto item : split(line, ' ')) {
      const size_t slash = item.rfind('/');
      if (slash == std::string_view::npos || slash == 0) continue;
      std::string_view form = item.substr(0, slash), label = item.substr(slash + 1);
      while (!label.empty() && static_cast<unsigned char>(label.back()) >= 0x80) label.remove_suffix(1);
      if (label == "SYM" && form.ends_with("JOIN")) form = "-";
      if (label == "SYM" && form.size() == 2 && form[0] == '\'') form = "'";
      if (label == "PRPC" || label == "RBC" || label == "QFC") label.remove_suffix(1);
      const Tag tag = tag_of(label);
      // Tokens of the treebank are kept whole: the figures are on its tokens.
      sentence.keys.push_back(lexicon::match_key(form));
      sentence.gold.push_back(static_cast<int>(tag));
    }
    if (sentence.size() > 0) corpus.push_back(std::move(sentence));
  }
  return corpus;
}

/// PUD's tags as ours.
Tag tag_of_pud(std::string_view form, std::string_view upos, std::string_view xpos) {
  if (upos == "PUNCT" || upos == "SYM") return Tag::SYM;
  if (upos == "PROPN") return Tag::NNP;
  if (upos == "AUX") return Tag::VAUX;
  if (upos == "VERB") return Tag::VM;
  if (upos == "NUM") return Tag::QC;
  if (upos == "ADP") return Tag::PSP;
  if (upos == "CCONJ" || upos == "SCONJ") return Tag::CC;
  if (upos == "ADV") return Tag::RB;
  if (xpos == "NEG") return Tag::NEG;
  if (upos == "PART") return Tag::RP;
  if (xpos == "NST") return Tag::NST;
  if (upos == "NOUN") return Tag::NN;
  if (upos == "ADJ") return Tag::JJ;
  if (upos == "DET") return xpos == "QF" ? Tag::QF : Tag::DEM;
  if (upos == "PRON") return xpos == "WP" ? Tag::WQ : Tag::PRP;
  (void)form;
  return Tag::NN;
}

Corpus read_pud(const std::string& path) {
  Corpus corpus;
  const std::string text = read_file(path);
  Sentence sentence;
  for (const auto line : split(text, '\n')) {
    if (line.empty()) {
      if (sentence.size() > 0) corpus.push_back(std::move(sentence));
      sentence = {};
      continue;
    }
    if (line.front() == '#') continue;
    const auto cells = split(line, '\t');
    if (cells.size() < 5 || cells[0].find_first_of("-.") != std::string_view::npos) continue;
    add_word(sentence, cells[1], tag_of_pud(cells[1], cells[3], cells[4]));
  }
  return corpus;
}

void make_cues(Corpus& corpus, const Vocabulary& vocabulary, const std::vector<uint32_t>& says) {
  for (Sentence& s : corpus) {
    s.cues.assign(s.size() + 4, bahi::morph::boundary_cue());
    for (size_t i = 0; i < s.size(); ++i) {
      Cue cue = bahi::morph::cue_of(s.keys[i], hash(s.keys[i]));
      const int w = vocabulary.find(s.keys[i]);
      bahi::morph::add_entry(cue, w < 0 ? nullptr : &vocabulary.entries[static_cast<size_t>(w)]);
      if (w >= 0) cue.says = says[static_cast<size_t>(w)];
      s.cues[i + 2] = cue;
    }
  }
}

// The features that know the word itself.
constexpr int kLexical[] = {0, 5, 8, 9, 19, 23, 26, 27, 28, 29, 35};

constexpr float kAll = 1e9F;  // while learning no tag is given up early
constexpr float kSure = 20;   // a lead below this is no sure tag
constexpr int kLeast = 2;     // rarer features are left out
constexpr float kBonus = 4;   // margin by which the right tag must win
constexpr uint64_t kHidden =
    15;  // per cent of words whose identity is hidden in a round, so that their looks are learned too
constexpr float kSmallest = 0.05F;  // rows with no larger weight are left out

using Weights = std::array<float, kLanes>;

struct Learner {
  Features features;
  std::vector<Weights> weights, sums;     // sums: step × change, for the average
  std::vector<Weights> moves, move_sums;  // transitions
  double step = 1;

  Learner() : moves(kStates * kStates), move_sums(kStates * kStates) {}

  void change(std::vector<Weights>& w, std::vector<Weights>& s, size_t at, int t, float by) {
    w[at][static_cast<size_t>(t)] += by;
    s[at][static_cast<size_t>(t)] += by * static_cast<float>(step);
  }
};

struct LearnScorer {
  const Learner& learner;
  const Sentence& sentence;
  const std::vector<int>& ids;  // kWordFeatures a word; -1: not a feature
  const int* gold = nullptr;    // when learning: wrong tags get a bonus, so that the right one must win by a margin
  float bonus = 0;

  void word(int i, float* out) const {
    std::fill(out, out + kLanes, gold == nullptr ? 0.0F : bonus);
    if (gold != nullptr) out[gold[i]] = 0;
    for (int k = 0; k < kWordFeatures; ++k) {
      const int id = ids[static_cast<size_t>(i * kWordFeatures + k)];
      if (id < 0) continue;
      const Weights& w = learner.weights[static_cast<size_t>(id)];
      for (int t = 0; t < kLanes; ++t) out[t] += w[static_cast<size_t>(t)];
    }
  }
  void ahead(int, int, int, int) const {}
  void tags(int i, int, int t2, int t1, float* out) const {
    const Weights& m = learner.moves[static_cast<size_t>(t2 * kStates + t1)];
    for (int t = 0; t < kLanes; ++t) out[t] += m[static_cast<size_t>(t)];
    uint64_t f[kTagFeatures];
    bahi::morph::tag_features(sentence.cues[i + 2], sentence.cues[i + 3], t2, t1, f);
    for (const uint64_t h : f) {
      const int id = learner.features.find(h);
      if (id < 0) continue;
      const Weights& w = learner.weights[static_cast<size_t>(id)];
      for (int t = 0; t < kLanes; ++t) out[t] += w[static_cast<size_t>(t)];
    }
  }
};

std::vector<std::vector<int>> feature_ids(const Corpus& corpus, const Features& features) {
  std::vector<std::vector<int>> out;
  uint64_t f[kWordFeatures];
  for (const Sentence& s : corpus) {
    auto& ids = out.emplace_back();
    ids.reserve(s.size() * kWordFeatures);
    for (size_t i = 0; i < s.size(); ++i) {
      bahi::morph::word_features(s.cues.data() + 2 + i, f);
      for (const uint64_t h : f) ids.push_back(features.find(h));
    }
  }
  return out;
}

/// Those features of the corpus that it shows at least `least` times.
void collect(const Corpus& corpus, Features& features, int least) {
  std::unordered_map<uint64_t, int> counts;
  counts.reserve(1 << 22);
  uint64_t f[kWordFeatures];
  for (const Sentence& s : corpus) {
    for (size_t i = 0; i < s.size(); ++i) {
      bahi::morph::word_features(s.cues.data() + 2 + i, f);
      for (const uint64_t h : f)
        if (++counts[h] == least) features.add(h);
      const int t1 = i >= 1 ? s.gold[i - 1] : kBoundary, t2 = i >= 2 ? s.gold[i - 2] : kBoundary;
      bahi::morph::tag_features(s.cues[i + 2], s.cues[i + 3], t2, t1, f);
      for (int k = 0; k < kTagFeatures; ++k)
        if (++counts[f[k]] == least) features.add(f[k]);
    }
  }
}

double accuracy(const Learner& learner, const Corpus& corpus) {
  const auto ids = feature_ids(corpus, learner.features);
  int right = 0, all = 0;
  for (size_t k = 0; k < corpus.size(); ++k) {
    const Sentence& s = corpus[k];
    bahi::morph::decode<float>(LearnScorer{learner, s, ids[k]}, static_cast<int>(s.size()), 0.0F, kAll,
                               [&](int i, Tagged t) {
                                 right += static_cast<int>(t.tag) == s.gold[static_cast<size_t>(i)];
                                 ++all;
                               });
  }
  return 100.0 * right / all;
}

Learner averaged(const Learner& learner) {
  Learner out = learner;
  for (size_t k = 0; k < out.weights.size(); ++k)
    for (size_t t = 0; t < kTags; ++t) out.weights[k][t] -= out.sums[k][t] / static_cast<float>(learner.step);
  for (size_t k = 0; k < out.moves.size(); ++k)
    for (size_t t = 0; t < kTags; ++t) out.moves[k][t] -= out.move_sums[k][t] / static_cast<float>(learner.step);
  return out;
}

Learner learn(const Corpus& corpus, const Corpus& dev, int rounds, uint64_t seed) {
  Learner learner;
  collect(corpus, learner.features, kLeast);
  learner.weights.resize(learner.features.size());
  learner.sums.resize(learner.features.size());
  std::fprintf(stderr, "%zu features\n", learner.features.size());
  const auto ids = feature_ids(corpus, learner.features);
  std::vector<size_t> order(corpus.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::vector<int> guess, kept;
  for (int round = 1; round <= rounds; ++round) {
    for (size_t k = order.size(); k > 1; --k) {
      seed = mix(seed + k);
      std::swap(order[k - 1], order[seed % k]);
    }
    int wrong = 0, all = 0;
    for (const size_t k : order) {
      const Sentence& s = corpus[k];
      const int n = static_cast<int>(s.size());
      guess.assign(s.size(), 0);
      kept = ids[k];
      for (size_t i = 0; i < s.size(); ++i) {
        seed = mix(seed + i);
        if (seed % 100 >= kHidden) continue;
        for (const int f : kLexical) kept[i * kWordFeatures + static_cast<size_t>(f)] = -1;
      }
      bahi::morph::decode<float>(LearnScorer{learner, s, kept, s.gold.data(), kBonus}, n, 0.0F, kAll,
                                 [&](int i, Tagged t) { guess[static_cast<size_t>(i)] = static_cast<int>(t.tag); });
      const auto move = [&](const std::vector<int>& tags, int i, float by) {
        const auto at = static_cast<size_t>(i);
        const int t = tags[at], t1 = i >= 1 ? tags[at - 1] : kBoundary, t2 = i >= 2 ? tags[at - 2] : kBoundary;
        learner.change(learner.moves, learner.move_sums, static_cast<size_t>(t2 * kStates + t1), t, by);
        uint64_t f[kTagFeatures];
        bahi::morph::tag_features(s.cues[i + 2], s.cues[i + 3], t2, t1, f);
        for (const uint64_t h : f)
          if (const int id = learner.features.find(h); id >= 0)
            learner.change(learner.weights, learner.sums, static_cast<size_t>(id), t, by);
      };
      for (int i = 0; i < n; ++i) {
        const auto at = static_cast<size_t>(i);
        const bool here = guess[at] != s.gold[at];
        wrong += here;
        if (here) {
          for (int f = 0; f < kWordFeatures; ++f) {
            const int id = kept[at * kWordFeatures + static_cast<size_t>(f)];
            if (id < 0) continue;
            learner.change(learner.weights, learner.sums, static_cast<size_t>(id), s.gold[at], 1);
            learner.change(learner.weights, learner.sums, static_cast<size_t>(id), guess[at], -1);
          }
        }
        if (here || (i >= 1 && guess[at - 1] != s.gold[at - 1]) || (i >= 2 && guess[at - 2] != s.gold[at - 2])) {
          move(s.gold, i, 1);
          move(guess, i, -1);
        }
      }
      all += n;
      ++learner.step;
    }
    std::fprintf(stderr, "round %d: %.2f %% of the training tags right", round, 100.0 - 100.0 * wrong / all);
    if (round == rounds || round % 4 == 0)
      std::fprintf(stderr, ", development %.3f %%", accuracy(averaged(learner), dev));
    std::fprintf(stderr, "\n");
  }
  return averaged(learner);
}

/// How often a tagger gives each word each tag.
std::vector<std::array<int, kTags>> tags_in(const Corpus& corpus, const Vocabulary& vocabulary,
                                            const Learner& learner) {
  std::vector<std::array<int, kTags>> tags(vocabulary.words.size());
  std::vector<int> ids;
  uint64_t f[kWordFeatures];
  for (const Sentence& s : corpus) {
    ids.clear();
    for (size_t i = 0; i < s.size(); ++i) {
      bahi::morph::word_features(s.cues.data() + 2 + i, f);
      for (const uint64_t h : f) ids.push_back(learner.features.find(h));
    }
    bahi::morph::decode<float>(
        LearnScorer{learner, s, ids}, static_cast<int>(s.size()), 0.0F, kAll, [&](int i, Tagged t) {
          ++tags[static_cast<size_t>(vocabulary.find(s.keys[static_cast<size_t>(i)]))][static_cast<size_t>(t.tag)];
        });
  }
  return tags;
}

/// The model file of a learner.
std::string model_file(const Learner& learner, const Vocabulary& vocabulary, const std::string& provenance,
                       bool mapped) {
  constexpr float scale = bahi::morph::kUnit;
  std::vector<int16_t> moves(bahi::morph::Model::kTransitions);
  for (size_t k = 0; k < learner.moves.size(); ++k)
    for (size_t t = 0; t < kTags; ++t)
      moves[k * kTags + t] = static_cast<int16_t>(std::lround(learner.moves[k][t] * scale));
  ModelHeader header;
  header.mapped = mapped;
  header.margin = static_cast<uint32_t>(std::lround(scale * kSure));
  return write_model<FeatureRow>(
      header, provenance, vocabulary, learner.features, moves, scale, kSmallest,
      [&](size_t id) { return std::span<const float>(learner.weights[id]).subspan(1, kTags - 1); });
}

double accuracy(const bahi::morph::Model& model, const bahi::morph::Inflector& inflector,
                const lexicon::SymbolTable& symbols, const Corpus& corpus) {
  int right = 0, all = 0;
  std::vector<Tagged> out;
  std::vector<Form> forms;
  std::vector<const Form*> at;
  for (const Sentence& s : corpus) {
    out.resize(s.size());
    forms.assign(s.size() + 4, bahi::morph::form_of(model, bahi::morph::boundary_cue()));
    for (size_t i = 0; i < s.size(); ++i) {
      const uint64_t h = hash(s.keys[i]);
      Cue cue = bahi::morph::cue_of(s.keys[i], h);
      bahi::morph::add_entry(cue, model.word(h));
      cue.says = inflector.says(s.keys[i], symbols.find(s.keys[i], h));
      forms[i + 2] = bahi::morph::form_of(model, cue);
    }
    at.clear();
    for (const Form& form : forms) at.push_back(&form);
    bahi::morph::tag(model, at, out);
    for (size_t i = 0; i < s.size(); ++i) right += static_cast<int>(out[i].tag) == s.gold[i];
    all += static_cast<int>(s.size());
  }
  return 100.0 * right / all;
}

}  // namespace

int morph(const MorphOptions& options) {
  Corpus train, dev;
  std::string provenance;
  if (options.set == "hi") {
    train = read_tagged(options.data + "/hdtb_pos/hdtb_train.pos.txt.xz");
    dev = read_tagged(options.data + "/hdtb_pos/hdtb_dev.pos.txt.xz");
    provenance =
        "set=hi; trained by `bahi-train morph` on the Hindi Dependency Treebank, training part (CC BY-NC-SA 4.0); "
        "word classes from unannotated news (counts only)";
    // The treebank has few UNK; they are nouns and adjectives of English for us.
    for (Sentence& s : train)
      for (int& t : s.gold)
        if (t == static_cast<int>(Tag::UNK)) t = static_cast<int>(Tag::NN);
  } else if (options.set == "hi-free") {
    train = read_pud(options.data + "/ud/hi_pud-ud2-test.conllu.xz");
    train.resize(700);
    dev.assign(train.begin() + 600, train.end());  // with --hold-out not trained on; else a check of the program only
    if (options.hold_out) train.resize(600);
    provenance =
        "set=hi-free; trained by `bahi-train morph` on UD_Hindi-PUD, first 700 sentences (CC BY-SA 3.0); "
        "word classes from unannotated news (counts only)";
  } else {
    std::cerr << "--set: hi or hi-free\n";
    return 2;
  }
  Corpus pool = read_pool(options.data + "/pool/news_pool.jsonl.xz");
  size_t pool_words = 0;
  for (const auto& s : pool) pool_words += s.size();
  std::fprintf(stderr, "%zu training, %zu development sentences, pool of %zu sentences, %zu words\n", train.size(),
               dev.size(), pool.size(), pool_words);

  Vocabulary vocabulary = count_words({&pool, &train, &dev}, 1);
  auto lexicon = lexicon::Lexicon::builtin();
  if (!lexicon) {
    std::cerr << lexicon.error().text() << "\n";
    return 1;
  }
  const bahi::morph::Inflector inflector(**lexicon);
  std::vector<uint32_t> says;
  for (const auto& word : vocabulary.words) says.push_back(inflector.says(word, (*lexicon)->symbols().find(word)));
  add_classes(options.cache, options.set, pool, vocabulary);
  // What tags the training corpus gives to words it shows often enough that their own place does not give them away.
  {
    std::vector<std::array<int, kTags>> tags(vocabulary.words.size());
    for (const Sentence& s : train)
      for (size_t i = 0; i < s.size(); ++i)
        ++tags[static_cast<size_t>(vocabulary.find(s.keys[i]))][static_cast<size_t>(s.gold[i])];
    Profiles profiles(255);
    for (size_t w = 0; w < tags.size(); ++w)
      if (std::accumulate(tags[w].begin(), tags[w].end(), 0) >= 5)
        vocabulary.entries[w].ambiguity = static_cast<uint8_t>(profiles.of(tags[w]));
    std::fprintf(stderr, "%zu ambiguity classes\n", profiles.size());
  }
  // A tagger says how words are used in text that nobody tagged; the next one learns how far to believe it.
  make_cues(train, vocabulary, says);
  make_cues(dev, vocabulary, says);
  make_cues(pool, vocabulary, says);
  {
    const auto tags = tags_in(pool, vocabulary, learn(train, dev, 5, 0));
    Profiles profiles(65535);
    for (size_t w = 0; w < tags.size(); ++w)
      vocabulary.entries[w].guess = std::accumulate(tags[w].begin(), tags[w].end(), 0) >= 3
                                        ? static_cast<uint16_t>(profiles.of(tags[w]))
                                        : uint16_t{0};
    std::fprintf(stderr, "%zu profiles of use\n", profiles.size());
  }
  pool.clear();
  make_cues(train, vocabulary, says);
  make_cues(dev, vocabulary, says);
  // The mean of several learners that saw the sentences in other orders. Their features have the same numbers.
  Learner second = learn(train, dev, options.rounds, 1);
  for (int k = 1; k < options.learners; ++k) {
    const Learner other = learn(train, dev, options.rounds, 1 + static_cast<uint64_t>(k));
    for (size_t w = 0; w < second.weights.size(); ++w)
      for (size_t t = 0; t < kTags; ++t) second.weights[w][t] += other.weights[w][t];
    for (size_t w = 0; w < second.moves.size(); ++w)
      for (size_t t = 0; t < kTags; ++t) second.moves[w][t] += other.moves[w][t];
  }
  for (auto* all : {&second.weights, &second.moves})
    for (Weights& w : *all)
      for (float& x : w) x /= static_cast<float>(options.learners);
  const std::string bytes = model_file(second, vocabulary, provenance, options.set == "hi-free");
  const auto model = bahi::morph::Model::from_bytes(bytes, options.out);
  if (!model) {
    std::cerr << model.error().text() << "\n";
    return 1;
  }
  std::fprintf(stderr, "development, as written: %.3f %%\n", accuracy(*model, inflector, (*lexicon)->symbols(), dev));
  std::ofstream out(options.out, std::ios::binary);
  out << bytes;
  return out.flush() ? 0 : 1;
}

}  // namespace bahi::train
