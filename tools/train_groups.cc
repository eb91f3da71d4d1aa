// Trains what tells whether two words side by side stand in one noun group: logistic regression over the engine's own
// features, on groups of a treebank with the engine's own tags.
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <set>

#include "chunk/chunk.h"
#include "learn.h"
#include "morph/morph.h"
#include "ssf.h"
#include "train.h"

namespace bahi::train {
namespace {

using chunk::Joiner;
using chunk::Juncture;
using chunk::kJoinerWeights;

/// A sentence of a treebank: its words, and which of them begin a group.
struct Sample {
  std::vector<std::string> words;
  std::vector<bool> symbol, begins;
  void add(const std::string& word, bool is_symbol, bool begin) {
    words.push_back(word);
    symbol.push_back(is_symbol);
    begins.push_back(begin);
  }
};
using Samples = std::vector<Sample>;

/// The files of a tar archive, by name.
std::map<std::string, std::string> unpack(const std::string& archive) {
  constexpr size_t kBlock = 512, kSize = 124, kKind = 156;
  std::map<std::string, std::string> out;
  for (size_t at = 0; at + kBlock <= archive.size() && archive[at] != '\0';) {
    const std::string name(archive.c_str() + at);
    const size_t size = std::strtoull(archive.c_str() + at + kSize, nullptr, 8);
    const char kind = archive[at + kKind];
    at += kBlock;
    if (kind == '0' && at + size <= archive.size()) out[name] = archive.substr(at, size);
    at += (size + kBlock - 1) / kBlock * kBlock;
  }
  return out;
}

std::set<std::string> fingerprints(const std::string& path) {
  return ssf::fingerprints(read_file(path));
}

Sample sample_of(const ssf::Sentence& s) {
  Sample out;
  std::vector<bool> joined(s.chunks.size(), false);
  for (size_t k = 0; k + 1 < s.chunks.size(); ++k) joined[k + 1] = ssf::title_and_name(s, k);
  int before = -1;
  for (const ssf::Token& t : s.tokens) {
    const bool fresh = t.chunk < 0 || t.chunk != before;
    if (t.form != "NULL")
      out.add(t.form, t.tag == "SYM", fresh && (t.chunk < 0 || !joined[static_cast<size_t>(t.chunk)]));
    before = t.chunk;
  }
  return out;
}

/// Documents that share a sentence with none of `kept`; those that share one with `dev` go there.
void read_ssf(const std::string& path, const std::set<std::string>& kept, const std::string& gold,
              const std::set<std::string>& of_dev, Samples& train, Samples& dev) {
  std::set<std::string> seen;
  for (const auto& [name, text] : unpack(read_file(path))) {
    if (!name.ends_with(".ssf")) continue;
    Samples samples;
    std::vector<std::string> prints;
    bool touches = false, touches_dev = false;
    for (const auto& sentence : ssf::read(text)) {
      samples.push_back(sample_of(sentence));
      prints.push_back(ssf::fingerprint(samples.back().words));
      touches |= kept.contains(prints.back());
      touches_dev |= of_dev.contains(prints.back());
      touches |= !prints.back().empty() && gold.find(prints.back()) != std::string::npos;
    }
    if (touches) continue;
    for (size_t k = 0; k < samples.size(); ++k)
      if (prints[k].empty() || seen.insert(prints[k]).second)
        (touches_dev ? dev : train).push_back(std::move(samples[k]));
  }
}

/// The keys of the words of a text, each with a space after it, as a fingerprint has them.
std::string keys_of(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const lexicon::Piece piece = lexicon::scan(text, at);
    if (piece.kind != lexicon::PieceKind::space) out += lexicon::match_key(text.substr(at, piece.end - at)) + ' ';
    at = piece.end;
  }
  return out;
}

/// Groups of a UD tree: a noun with what modifies it from within, and the parts of a name.
Samples read_ud(const std::string& path) {
  struct Node {
    std::string form, upos, relation;
    size_t head = 0;
  };
  Samples out;
  std::vector<Node> nodes(1);
  const auto close = [&] {
    Sample sample;
    std::vector<bool> argued(nodes.size(), false);  // has arguments of its own: «इंग्लैंड से संबंधित»
    for (const Node& n : nodes)
      if (n.relation.starts_with("obl") || n.relation == "obj" || n.relation.starts_with("nmod") ||
          n.relation.starts_with("nsubj"))
        argued[n.head] = true;
    // Whether a word belongs to its head's group.
    const auto inner = [&](size_t i) {
      const std::string &r = nodes[i].relation, &head = nodes[nodes[i].head].upos;
      if (nodes[i].head == 0 || head == "VERB" || head == "AUX") return false;
      if (r == "amod" || r == "advmod") return !argued[i];
      return r == "det" || r == "nummod" || r == "compound" || r == "compound:redup" || r == "appos" ||
             r.starts_with("flat");
    };
    const auto top = [&](size_t i) {
      for (size_t hop = 0; hop < nodes.size() && inner(i); ++hop) i = nodes[i].head;
      return i;
    };
    for (size_t i = 1; i < nodes.size(); ++i) {
      bool begin = i == 1 || top(i) != top(i - 1);
      // As the tokeniser does, apart at hyphens.
      const std::string& form = nodes[i].form;
      const bool symbol = nodes[i].upos == "PUNCT" || nodes[i].upos == "SYM";
      for (size_t at = 0; at < form.size();) {
        const size_t hyphen = form.size() > 1 ? form.find('-', at) : std::string::npos;
        if (hyphen != at) {
          sample.add(form.substr(at, hyphen == std::string::npos ? hyphen : hyphen - at), symbol, begin);
          begin = false;
        }
        if (hyphen == std::string::npos) break;
        sample.add("-", true, false);
        at = hyphen + 1;
      }
    }
    if (nodes.size() > 1) out.push_back(std::move(sample));
    nodes.resize(1);
  };
  const std::string text = read_file(path);
  for (const auto line : split(text, '\n')) {
    if (line.empty()) {
      close();
      continue;
    }
    const auto cells = split(line, '\t');
    if (line.front() == '#' || cells.size() < 8 || cells[0].find_first_of("-.") != std::string_view::npos) continue;
    nodes.push_back({std::string(cells[1]), std::string(cells[3]), std::string(cells[7]),
                     std::strtoull(std::string(cells[6]).c_str(), nullptr, 10)});
  }
  return out;
}

struct Rooms {
  Rooms(lexicon::Lexicon& lexicon_, const morph::Model& tagger)
      : lexicon(lexicon_), morph(lexicon, tagger), chunk(lexicon, chunk::Joiner(tagger)) {}
  std::vector<Juncture> junctures(const Sample& sample) const {
    Document document(Article{});
    Tokens tokens;
    for (size_t i = 0; i < sample.words.size(); ++i)
      tokens.tokens.push_back(ssf::token(document, lexicon.symbols(), sample.words[i], sample.symbol[i]));
    const auto n = static_cast<int32_t>(tokens.tokens.size());
    tokens.sentences.push_back({{0, n}, 0});
    tokens.sentence_of.assign(sample.words.size(), 0);
    document.tokens.set(std::move(tokens));
    document.morph.set(morph::analyse(document, morph));
    return chunk::junctures(document, chunk, sample.begins);
  }
  lexicon::Lexicon& lexicon;
  morph::Tables morph;
  chunk::Tables chunk;
};

std::vector<Juncture> junctures_of(const Rooms& rooms, const Samples& samples) {
  std::vector<Juncture> out;
  for (const Sample& s : samples) {
    auto js = rooms.junctures(s);
    out.insert(out.end(), std::make_move_iterator(js.begin()), std::make_move_iterator(js.end()));
  }
  return out;
}

constexpr int kLeast = 2;     // rarer features are left out
constexpr float kUnit = 100;  // a weight of the model counts the learner's times this: at most 1.27

std::vector<int8_t> learn(const std::vector<Juncture>& train, int rounds) {
  std::vector<Ftrl<1>> weights(kJoinerWeights);
  std::vector<int> count(kJoinerWeights, 0);
  for (const Juncture& j : train)
    for (const uint64_t f : j.features) ++count[Joiner::slot(f)];
  std::vector<size_t> order(train.size());
  std::iota(order.begin(), order.end(), size_t{0});
  uint64_t seed = 1;
  for (int round = 0; round < rounds; ++round) {
    for (size_t k = order.size(); k > 1; --k) {
      seed = mix(seed + k);
      std::swap(order[k - 1], order[seed % k]);
    }
    for (const size_t k : order) {
      double sum = 0;
      for (const uint64_t f : train[k].features) sum += weights[Joiner::slot(f)].weight(0);
      const double gradient = 1 / (1 + std::exp(-sum)) - (train[k].joined ? 1 : 0);
      if (std::fabs(gradient) < 1e-4) continue;
      for (const uint64_t f : train[k].features)
        if (count[Joiner::slot(f)] >= kLeast) weights[Joiner::slot(f)].step(0, gradient);
    }
  }
  std::vector<int8_t> out(weights.size());
  for (size_t k = 0; k < weights.size(); ++k)
    out[k] = static_cast<int8_t>(std::lround(std::clamp(weights[k].weight(0) * kUnit, -127.0, 127.0)));
  return out;
}

double accuracy(const std::vector<int8_t>& weights, const std::vector<Juncture>& junctures) {
  size_t right = 0;
  for (const Juncture& j : junctures) {
    int sum = 0;
    for (const uint64_t f : j.features) sum += weights[Joiner::slot(f)];
    right += (sum > 0) == j.joined;
  }
  return 100.0 * static_cast<double>(right) / static_cast<double>(junctures.size());
}

}  // namespace

int groups(const GroupsOptions& options) {
  auto lexicon = lexicon::Lexicon::builtin();
  if (!lexicon) return std::cerr << lexicon.error().text() << "\n", 1;
  const std::string tagger_bytes = read_file(options.tagger);
  const auto tagger = morph::Model::from_bytes(tagger_bytes, options.tagger);
  if (!tagger) return std::cerr << tagger.error().text() << "\n", 1;
  const Rooms rooms(**lexicon, *tagger);
  Samples train, dev;
  std::string provenance = "set=" + options.set + "; trained by `bahi-train groups` on ";
  if (options.set == "hi") {
    const std::string ud = options.data + "/ud/hi_hdtb-ud1-";
    std::string gold;  // what is written about those articles is measured
    for (const auto& entry : std::filesystem::directory_iterator(options.data + "/gold"))
      if (entry.path().extension() == ".txt") gold += keys_of(read_file(entry.path().string()));
    read_ssf(options.data + "/hdtb_ssf.tar.xz", fingerprints(ud + "test.conllu.xz"), gold,
             fingerprints(ud + "dev.conllu.xz"), train, dev);
    provenance += "documents of the Hindi Dependency Treebank outside its test and development parts (CC BY-NC-SA 4.0)";
  } else if (options.set == "hi-free") {
    train = read_ud(options.data + "/ud/hi_pud-ud2-test.conllu.xz");
    train.resize(700);
    dev.assign(train.begin() + 600, train.end());
    if (options.hold_out) train.resize(600);
    provenance += "UD_Hindi-PUD, first 700 sentences (CC BY-SA 3.0)";
  } else {
    return std::cerr << "--set: hi or hi-free\n", 2;
  }
  const auto learned = junctures_of(rooms, train), held = junctures_of(rooms, dev);
  const auto weights = learn(learned, options.rounds);
  std::fprintf(stderr, "%zu sentences, %zu junctures, %.2f %% right; %zu of development, %.2f %% right\n", train.size(),
               learned.size(), accuracy(weights, learned), held.size(), accuracy(weights, held));

  std::string body = provenance;
  body.resize((body.size() + 16) / 16 * 16, '\0');
  chunk::JoinerHeader header;
  header.provenance = static_cast<uint32_t>(body.size());
  body.append(reinterpret_cast<const char*>(weights.data()), weights.size());
  header.size = sizeof header + body.size();
  header.checksum = checksum(body);
  std::ofstream out(options.out, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out << body;
  return out.flush() ? 0 : 1;
}

}  // namespace bahi::train
