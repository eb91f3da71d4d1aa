// bahi-bench-coref DIR [dev|test|all] [MODEL] [EXCLUDE...]: how often a pronoun is given the right antecedent, against
// the nearest name before it, on a treebank with coreference chains in SSF (cref='i7%1:t2': token of mention i7, chain
// t2). The engine reads the plain text, gold tokens joined by spaces. Documents are split by file name: every third one
// in order is `test`. EXCLUDE: texts that must not be measured on; a document that shares a long stretch with one of
// them is left out.
//
// A pronoun counts when the engine's table knows it and its chain has a noun before it. It is right when the entity
// given to it has a mention, no pronoun, that covers a noun of the chain. `human`: chains of which some word is marked
// as human. With BAHI_BENCH_LIST in the environment each one that is wrong is printed with its cause: `unknown` (no
// word before it in its chain is a mention of ours), `open` (nobody was given), `wrong`.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "bench.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"

namespace {

struct GoldToken {
  std::string form, tag;
  std::vector<std::string> chains;
  bool human = false;
  bahi::Span span;  // code points
};

std::vector<GoldToken> load(const std::filesystem::path& path, std::string& text) {
  std::vector<GoldToken> out;
  std::ifstream in(path);
  std::string line;
  int32_t at = 0;
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string number, form, tag, fs;
    if (!std::getline(cells, number, '\t') || !std::getline(cells, form, '\t') || !std::getline(cells, tag, '\t') ||
        !std::getline(cells, fs))
      continue;
    if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) continue;
    GoldToken t;
    t.form = form;
    t.tag = tag;
    t.human = fs.find("semprop='h'") != std::string::npos;
    if (const size_t cref = fs.find(" cref='"); cref != std::string::npos) {
      std::istringstream all(fs.substr(cref + 7, fs.find('\'', cref + 7) - cref - 7));
      std::string one;
      while (std::getline(all, one, ','))
        if (const size_t colon = one.find(":t"); colon != std::string::npos) t.chains.push_back(one.substr(colon + 1));
    }
    const int32_t length = bahi::bench::code_points(form);
    t.span = {at, at + length};
    at += length + 1;
    text += form + " ";
    out.push_back(std::move(t));
  }
  return out;
}

bool noun(const GoldToken& t) {
  return t.tag != "PRP" && t.tag != "DEM" && t.tag != "PSP" && t.tag != "SYM";
}
bool overlap(bahi::Span a, bahi::Span b) {
  return a.start < b.end && b.start < a.end;
}

// Letters alone, so that spacing and marks do not hide that two texts are one.
std::string letters(const std::string& s) {
  std::string out;
  for (const char c : s)
    if (static_cast<unsigned char>(c) >= 0x80) out += c;
  return out;
}

struct Figure {
  int count = 0, given = 0, right = 0, nearest = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const auto run = bahi::bench::start("bahi-bench-coref DIR [dev|test|all] [MODEL] [EXCLUDE...]", argc, argv);
  std::vector<std::string> excluded;
  for (int i = 4; i < argc; ++i) {
    excluded.push_back(letters(bahi::bench::file_text(argv[i])));
  }
  const auto lexicon = bahi::lexicon::Lexicon::builtin();
  if (!lexicon) return 1;
  std::map<std::string, std::string> kind_of;  // pronoun → kind
  for (const auto& row : (*lexicon)->table("pronouns").rows)
    kind_of[bahi::lexicon::match_key(row.cells[0])] = std::string(row.cells[1]);

  std::vector<std::filesystem::path> paths;
  for (const auto& f : std::filesystem::directory_iterator(argv[1]))
    if (f.path().extension() == ".ssf") paths.push_back(f.path());
  std::sort(paths.begin(), paths.end());
  std::map<std::string, Figure> figures;
  int documents = 0;
  for (size_t n = 0; n < paths.size(); ++n) {
    if (run.part != "all" && (n % 3 == 2) != (run.part == "test")) continue;
    std::string text;
    const auto tokens = load(paths[n], text);
    const std::string plain = letters(text);
    const bool known = plain.size() > 1000 && std::any_of(excluded.begin(), excluded.end(), [&](const std::string& e) {
                         return e.find(plain.substr(300, 150)) != std::string::npos ||
                                e.find(plain.substr(700, 150)) != std::string::npos;
                       });
    if (known) continue;
    ++documents;
    bahi::Article article;
    article.text = text;
    const auto record = run.reader.read(article);

    std::map<std::string, std::vector<size_t>> chains;
    std::set<std::string> human;
    for (size_t i = 0; i < tokens.size(); ++i)
      for (const auto& c : tokens[i].chains) {
        chains[c].push_back(i);
        if (tokens[i].human) human.insert(c);
      }
    struct Mention {
      bahi::Span span;
      size_t entity;
      bool pronoun, actor;
    };
    std::vector<Mention> mentions;
    for (size_t e = 0; e < record.entities.size(); ++e)
      for (const auto& m : record.entities[e].mentions) {
        const auto& kind = record.entities[e].kind;
        mentions.push_back({m.span, e, m.form == "pronoun",
                            kind == "person" || kind == "organization" || kind == "country" || kind == "group"});
      }
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });

    for (size_t i = 0; i < tokens.size(); ++i) {
      const GoldToken& t = tokens[i];
      if (t.tag != "PRP" || t.chains.empty()) continue;
      const auto kind = kind_of.find(bahi::lexicon::match_key(t.form));
      if (kind == kind_of.end()) continue;
      const auto& chain = chains[t.chains.front()];
      if (std::none_of(chain.begin(), chain.end(), [&](size_t k) { return k < i && noun(tokens[k]); })) continue;
      const auto right = [&](size_t entity) {
        return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
          return m.entity == entity && !m.pronoun && std::any_of(chain.begin(), chain.end(), [&](size_t k) {
                   return k != i && tokens[k].tag != "PRP" && overlap(tokens[k].span, m.span);
                 });
        });
      };
      bool given = false, hit = false;
      const Mention* nearest = nullptr;
      for (const Mention& m : mentions) {
        if (m.pronoun && overlap(m.span, t.span)) {
          given = true;
          hit |= right(m.entity);
        }
        if (!m.pronoun && m.actor && m.span.end <= t.span.start) nearest = &m;
      }
      if (run.list && !hit) {
        const bool told = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
          return !m.pronoun && m.span.start < t.span.start && right(m.entity);
        });
        std::string chosen, gold, context;
        for (const Mention& m : mentions)
          if (m.pronoun && overlap(m.span, t.span)) chosen = record.entities[m.entity].name.hi;
        for (const size_t k : chain)
          if (k < i) gold += tokens[k].form + " ";
        for (size_t k = i > 45 ? i - 45 : 0; k < std::min(i + 12, tokens.size()); ++k)
          context += k == i ? "[" + tokens[k].form + "] " : tokens[k].form + " ";
        fmt::print("{}\t{}\t{}\t{}\t{}\n    chosen: {}\n    chain: {}\n    {}\n", paths[n].stem().string(),
                   human.contains(t.chains.front()) ? "human" : "other", kind->second, t.form,
                   !told   ? "unknown"
                   : given ? "wrong"
                           : "open",
                   chosen, gold, context);
      }
      const bool by_nearest = nearest != nullptr && right(nearest->entity);
      for (const std::string& key :
           {std::string("all"), std::string(human.contains(t.chains.front()) ? "human" : "other"),
            (human.contains(t.chains.front()) ? "human " : "other ") + kind->second}) {
        Figure& f = figures[key];
        ++f.count;
        f.given += given;
        f.right += hit;
        f.nearest += by_nearest;
      }
    }
  }
  fmt::print("{} documents\n{:<18}{:>8}{:>8}{:>10}{:>10}\n", documents, "", "count", "given", "accuracy", "nearest");
  for (const auto& [key, f] : figures)
    fmt::print("{:<18}{:>8}{:>8.3f}{:>10.3f}{:>10.3f}\n", key, f.count, 1.0 * f.given / f.count,
               1.0 * f.right / f.count, 1.0 * f.nearest / f.count);
  return 0;
}
