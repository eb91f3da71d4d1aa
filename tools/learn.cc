#include "learn.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "lexicon/key.h"
#include "train.h"

namespace bahi::train {

std::string read_file(const std::string& path) {
  std::string out;
  char buffer[1 << 16];
  if (path.ends_with(".xz")) {
    std::FILE* pipe = popen(("xz -dc '" + path + "'").c_str(), "r");
    size_t n = 0;
    while (pipe != nullptr && (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0) out.append(buffer, n);
    if (pipe == nullptr || pclose(pipe) != 0) {
      std::cerr << path << ": cannot be unpacked\n";
      std::exit(1);
    }
    return out;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << path << ": cannot be read\n";
    std::exit(1);
  }
  out.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  return out;
}

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(by, at), text.size());
    if (end > at || by != ' ') parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

Corpus read_pool(const std::string& path) {
  Corpus corpus;
  const std::string text = read_file(path);
  for (const auto line : split(text, '\n')) {
    if (line.empty()) continue;
    const auto article = nlohmann::json::parse(line);
    const std::string body = article.at("text").get<std::string>();
    Sentence sentence;
    const auto close = [&] {
      if (sentence.size() > 2) corpus.push_back(std::move(sentence));
      sentence = {};
    };
    for (size_t at = 0; at < body.size();) {
      const lexicon::Piece piece = lexicon::scan(body, at);
      const auto form = std::string_view(body).substr(at, piece.end - at);
      at = piece.end;
      if (piece.kind == lexicon::PieceKind::space) {
        if (form.find('\n') != std::string_view::npos) close();
        continue;
      }
      if (auto key = lexicon::match_key(form); !key.empty()) sentence.keys.push_back(std::move(key));
      if (form == "।" || form == "?" || form == "!") close();
    }
    close();
  }
  return corpus;
}

Vocabulary count_words(const std::vector<const Corpus*>& corpora, int least) {
  std::unordered_map<std::string, int> counts;
  for (const Corpus* corpus : corpora)
    for (const Sentence& s : *corpus)
      for (const auto& key : s.keys) ++counts[key];
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [key, n] : counts)
    if (n >= least) order.emplace_back(-n, key);
  std::sort(order.begin(), order.end());
  Vocabulary out;
  for (auto& [n, key] : order) {
    out.number.emplace(key, static_cast<int>(out.words.size()));
    out.words.push_back(key);
    out.count.push_back(-n);
  }
  out.entries.resize(out.words.size());
  return out;
}

namespace {

std::vector<int> classes_of(const std::string& cache, const std::string& set, const Corpus& pool,
                            const Vocabulary& vocabulary, int words, int classes) {
  const std::string path = cache.empty() ? "" : cache + "/classes-" + set + "-" + std::to_string(classes);
  if (!path.empty()) {
    std::ifstream in(path);
    std::vector<int> out;
    for (int c; in >> c;) out.push_back(c);
    if (static_cast<int>(out.size()) == words) return out;
  }
  std::vector<int32_t> text;
  for (const Sentence& s : pool) {
    for (const auto& key : s.keys) {
      const int w = vocabulary.find(key);
      text.push_back(w >= 0 && w < words ? w : words - 1);
    }
    text.push_back(-1);
  }
  const auto out = word_classes(text, words, classes, 8);
  if (!path.empty()) {
    std::ofstream file(path);
    for (const int c : out) file << c << '\n';
  }
  return out;
}

}  // namespace

void add_classes(const std::string& cache, const std::string& set, const Corpus& pool, Vocabulary& vocabulary) {
  int clustered = 0;
  while (clustered < static_cast<int>(vocabulary.words.size()) && vocabulary.count[static_cast<size_t>(clustered)] >= 3)
    ++clustered;
  const auto fine = classes_of(cache, set, pool, vocabulary, clustered, 400);
  const auto coarse = classes_of(cache, set, pool, vocabulary, clustered, 64);
  for (int w = 0; w + 1 < clustered; ++w) {
    vocabulary.entries[static_cast<size_t>(w)].fine = static_cast<uint16_t>(fine[static_cast<size_t>(w)] + 1);
    vocabulary.entries[static_cast<size_t>(w)].coarse = static_cast<uint8_t>(coarse[static_cast<size_t>(w)] + 1);
  }
}

}  // namespace bahi::train
