// bahi-bench-morph: accuracy of tags, universal tags, lemmas and features on tagged text, and speed.
#include "morph/morph.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "base/hash.h"
#include "document/document.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"
#include "morph/tagger.h"

namespace {

using namespace bahi;

struct Gold {
  std::string form, lemma, upos, tag, features;
};
using Sentences = std::vector<std::vector<Gold>>;

std::string read_file(const std::string& path) {
  std::string out;
  char buffer[1 << 16];
  std::FILE* in =
      path.ends_with(".xz") ? popen(("xz -dc '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "rb");
  size_t n = 0;
  while (in != nullptr && (n = std::fread(buffer, 1, sizeof buffer, in)) > 0) out.append(buffer, n);
  if (in == nullptr || (path.ends_with(".xz") ? pclose(in) : std::fclose(in)) != 0 || out.empty()) {
    std::cerr << path << ": cannot be read\n";
    std::exit(1);
  }
  return out;
}

/// The treebank's tags, compound ones folded.
std::string fold(std::string tag) {
  if (tag.size() > 2 && tag.back() == 'C' && tag_of(tag) == Tag::UNK) tag.pop_back();
  return tag == "nst" ? "NST" : tag;
}

/// `word/TAG` lines, or CoNLL-U.
Sentences read_gold(const std::string& path) {
  Sentences out(1);
  std::istringstream in(read_file(path));
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      if (!out.back().empty()) out.emplace_back();
      continue;
    }
    if (line.front() == '#') continue;
    if (line.find('\t') == std::string::npos) {
      std::istringstream words(line);
      for (std::string word; words >> word;) {
        const size_t slash = word.rfind('/');
        if (slash == std::string::npos || slash == 0) continue;
        std::string form = word.substr(0, slash), tag = word.substr(slash + 1);
        if (form.ends_with("JOIN")) form = "-";
        out.back().push_back({form, "", "", fold(tag), ""});
      }
      out.emplace_back();
      continue;
    }
    std::vector<std::string> cells;
    std::istringstream split(line);
    for (std::string cell; std::getline(split, cell, '\t');) cells.push_back(cell);
    if (cells.size() < 6 || cells[0].find_first_of("-.") != std::string::npos) continue;
    out.back().push_back({cells[1], cells[2], cells[3], fold(cells[4]), cells[5]});
  }
  while (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

/// A document whose words are the gold words.
void set_tokens(Document& document, const Sentences& gold, const lexicon::SymbolTable& symbols) {
  Tokens tokens;
  for (const auto& sentence : gold) {
    Sentence s;
    s.tokens.first = static_cast<int32_t>(tokens.tokens.size());
    for (const auto& word : sentence) {
      Token token;
      token.form = document.arena.keep(word.form);
      token.key = document.arena.keep(lexicon::match_key(word.form));
      token.key_hash = hash(token.key);
      token.symbol = symbols.find(token.key, token.key_hash);
      const auto kind = token.form.empty() ? lexicon::PieceKind::word : lexicon::scan(token.form, 0).kind;
      token.kind = kind == lexicon::PieceKind::number        ? TokenKind::number
                   : kind == lexicon::PieceKind::latin       ? TokenKind::latin
                   : kind == lexicon::PieceKind::punctuation ? TokenKind::punctuation
                   : kind == lexicon::PieceKind::symbol      ? TokenKind::symbol
                                                             : TokenKind::word;
      tokens.tokens.push_back(token);
      tokens.sentence_of.push_back(static_cast<int32_t>(tokens.sentences.size()));
    }
    s.tokens.last = static_cast<int32_t>(tokens.tokens.size());
    tokens.sentences.push_back(s);
  }
  document.tokens.set(std::move(tokens));
}

struct Score {
  int right = 0, all = 0;
  void add(bool good) { right += good, ++all; }
  double percent() const { return all == 0 ? 0 : 100.0 * right / all; }
};

/// The value of a feature, in the treebank's or UD's naming, as ours: M, F, Sg, Pl, D, O; empty: not said.
std::string value(const std::string& features, const std::string& name) {
  const size_t at = ("|" + features).find("|" + name + "=");
  if (at == std::string::npos) return "";
  const size_t begin = at + name.size() + 1;
  std::string v = features.substr(begin, features.find('|', begin) - begin);
  if (v == "Masc") v = "M";
  if (v == "Fem") v = "F";
  if (v == "Sing") v = "Sg";
  if (v == "Plur") v = "Pl";
  if (v == "Nom") v = "D";
  if (v == "Acc") v = "O";
  return v == "Any" ? "" : v;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Accuracy and speed of the room morph"};
  std::string set = "hi-free", file;
  int skip = 0, rounds = 20, errors = 0;
  bool by_tag = false;
  app.add_option("--model", set, "model set, or a model file");
  app.add_option("file", file, "word/TAG lines or CoNLL-U, also .xz")->required();
  app.add_option("--skip", skip, "leave out this many sentences at the start");
  app.add_option("--rounds", rounds, "how often to tag everything for the speed");
  app.add_option("--errors", errors, "print this many of the commonest errors");
  app.add_flag("--by-tag", by_tag, "print lemma accuracy by tag");
  CLI11_PARSE(app, argc, argv);

  auto lexicon = lexicon::Lexicon::builtin();
  const std::string bytes = set.find('/') != std::string::npos ? read_file(set) : "";
  const auto model = bytes.empty() ? morph::Model::builtin(set) : morph::Model::from_bytes(bytes, set);
  if (!lexicon.ok() || !model.ok()) {
    std::cerr << (lexicon.ok() ? model.error() : lexicon.error()).text() << "\n";
    return 1;
  }
  const morph::Tables tables(**lexicon, *model);
  Sentences gold = read_gold(file);
  gold.erase(gold.begin(), gold.begin() + std::min<long>(skip, static_cast<long>(gold.size())));
  Document document(Article{});
  set_tokens(document, gold, (*lexicon)->symbols());
  const Morph morph = analyse(document, tables);

  Score tags, universal, lemmas, gender, number, case_, verbs, unsure;
  std::map<std::string, int> wrong;
  std::map<std::string, Score> lemma_by_tag;
  size_t i = 0;
  for (const auto& sentence : gold) {
    for (const auto& g : sentence) {
      const Word& word = morph.words[i];
      const std::string tag(label(word.tag)), upos(label(word.upos)), key(document.tokens->tokens[i].key);
      ++i;
      tags.add(tag == g.tag);
      if (!word.sure) unsure.add(tag == g.tag);
      if (tag != g.tag) ++wrong["tag " + g.tag + " → " + tag], ++wrong["word " + key + " " + g.tag + " → " + tag];
      if (g.upos.empty()) continue;
      const std::string want = g.upos == "CONJ" ? "CCONJ" : g.upos == "nst" ? "X" : g.upos;
      universal.add(upos == want);
      if (upos != want) ++wrong["upos " + want + " → " + upos], ++wrong["uword " + key + " " + want + " → " + upos];
      if (g.lemma != "_" && want != "PUNCT") {
        const bool good = lexicon::match_key(g.lemma) == word.lemma;
        lemmas.add(good);
        lemma_by_tag[g.tag].add(good);
        if (!good)
          ++wrong["lemma " + key + "/" + g.tag + " " + lexicon::match_key(g.lemma) + " → " + std::string(word.lemma)];
      }
      const auto f = word.features;
      if (want == "NOUN" || want == "VERB" || want == "AUX") {
        if (const auto v = value(g.features, "Gender"); !v.empty())
          gender.add(v == (f.gender == Gender::masculine ? "M" : f.gender == Gender::feminine ? "F" : ""));
        if (const auto v = value(g.features, "Number"); !v.empty())
          number.add(v == (f.number == Number::singular ? "Sg" : f.number == Number::plural ? "Pl" : ""));
      }
      if (want == "NOUN")
        if (const auto v = value(g.features, "Case"); !v.empty())
          case_.add(v == (f.case_ == Case::direct ? "D" : f.case_ == Case::oblique ? "O" : ""));
    }
  }
  std::printf("%s, model %s: %zu sentences, %d words\n", file.c_str(), set.c_str(), gold.size(), tags.all);
  std::printf("tags %.2f %%; of %.1f %% unsure words %.1f %%\n", tags.percent(), 100.0 * unsure.all / tags.all,
              unsure.percent());
  if (universal.all > 0)
    std::printf("UPOS %.2f %%  lemma %.2f %%  gender %.1f %%  number %.1f %%  case %.1f %%\n", universal.percent(),
                lemmas.percent(), gender.percent(), number.percent(), case_.percent());
  if (by_tag)
    for (const auto& [tag, score] : lemma_by_tag)
      std::printf("  lemma of %s %.2f %% of %d\n", tag.c_str(), score.percent(), score.all);
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [what, n] : wrong) order.emplace_back(-n, what);
  std::sort(order.begin(), order.end());
  for (const std::string kind : {"tag ", "word ", "upos ", "uword ", "lemma "}) {
    int left = errors;
    for (const auto& [n, what] : order)
      if (what.starts_with(kind) && left-- > 0) std::printf("  %5d %s\n", -n, what.c_str());
  }
  if (rounds > 0) {
    // Processor time, and the best of the rounds: other programs only ever make one slower.
    const auto now = [] {
      timespec t{};
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
      return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
    };
    const auto best = [&](auto&& once) {
      double least = 1e9;
      for (int k = 0; k < rounds; ++k) {
        const double begin = now();
        once();
        least = std::min(least, now() - begin);
      }
      return static_cast<double>(tags.all) / least;
    };
    std::vector<morph::Tagged> out;
    const double whole = best([&] { (void)analyse(document, tables); });
    const double tagging = model->empty() ? 0 : best([&] {
      for (const Sentence& sentence : document.tokens->sentences) {
        const Range range = sentence.tokens;
        out.resize(static_cast<size_t>(range.size()));
        morph::tag(
            *model,
            forms_of(tables, std::span(document.tokens->tokens).subspan(static_cast<size_t>(range.first), out.size())),
            out);
      }
    });
    std::printf("speed, one thread: %.0f tokens/s; tagging alone %.0f\n", whole, tagging);
  }
  return 0;
}
