// bahi-bench-name FILE [dev|test|all] [MODEL]: names against a CoNLL file (a word and its IOB2 label a line, sentences
// apart by a blank line; labels PERSON, LOCATION, ORGANIZATION), by exact span and kind. Each sentence is read as an
// article of its own, so names that need the article around them are missed. Sentences are split by template (their
// words with every name made one): a fifth is `test`. Titles, nominals and pronouns are no names and are left out; so
// are states inside a longer gold name.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include "bahi/reader.h"
#include "base/hash.h"

namespace {

struct Name {
  int32_t start = 0, end = 0;
  int kind = -1;  // index into kKinds
};
constexpr std::array<const char*, 3> kKinds = {"PERSON", "LOCATION", "ORGANIZATION"};

struct Sentence {
  std::string text, words;  // words: its template
  std::vector<Name> names;
};

int32_t code_points(const std::string& s) {
  return static_cast<int32_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

int kind_of(const std::string& label) {
  for (size_t k = 0; k < kKinds.size(); ++k)
    if (label == kKinds[k]) return static_cast<int>(k);
  return -1;
}

int kind_of(const bahi::RecordEntity& e) {
  if (e.kind == "person") return 0;
  if (e.kind == "organization") return 2;
  return e.kind == "place" || e.kind == "facility" || e.kind == "country" ? 1 : -1;
}

std::vector<Sentence> load(const char* path) {
  std::vector<Sentence> out;
  Sentence sentence;
  int32_t at = 0;
  bool open = false;  // a name that may go on
  const auto finish = [&] {
    if (!sentence.text.empty()) out.push_back(std::move(sentence));
    sentence = {};
    at = 0;
    open = false;
  };
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    const size_t cut = line.find_last_of("\t ");
    if (cut == std::string::npos) {
      finish();
      continue;
    }
    const std::string word = line.substr(0, line.find_first_of("\t ")), label = line.substr(cut + 1);
    if (!sentence.text.empty()) sentence.text += ' ', ++at;
    sentence.text += word;
    const int32_t end = at + code_points(word);
    if (label.starts_with("B-")) {
      sentence.names.push_back({at, end, kind_of(label.substr(2))});
      sentence.words += "\x01 ";
      open = true;
    } else if (label.starts_with("I-") && open) {
      sentence.names.back().end = end;
    } else {
      sentence.words += word + " ";
      open = false;
    }
    at = end;
  }
  finish();
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bahi-bench-name FILE [dev|test|all] [MODEL]\n");
    return 2;
  }
  const std::string part = argc > 2 ? argv[2] : "dev";
  bahi::ReaderOptions options;
  if (argc > 3) options.model = argv[3];
  auto reader = bahi::Reader::open(options);
  if (!reader) {
    fmt::print(stderr, "{}\n", reader.error().text());
    return 1;
  }
  std::array<int, 3> right{}, found{}, gold{};
  int sentences = 0;
  for (const Sentence& s : load(argv[1])) {
    if (part != "all" && (bahi::hash(s.words) % 5 == 0) != (part == "test")) continue;
    ++sentences;
    bahi::Article article;
    article.text = s.text;
    const bahi::Record record = reader.value().read(article);
    const auto is_gold = [&](const Name& n) {
      return std::any_of(s.names.begin(), s.names.end(),
                         [&](const Name& g) { return g.start == n.start && g.end == n.end && g.kind == n.kind; });
    };
    for (const Name& g : s.names)
      if (g.kind >= 0) ++gold[static_cast<size_t>(g.kind)];
    for (const auto& e : record.entities) {
      const int kind = kind_of(e);
      if (kind < 0) continue;
      for (const auto& m : e.mentions) {
        if (m.form != "name" && m.form != "abbreviation") continue;
        const Name n{m.span.start, m.span.end, kind};
        const bool good = is_gold(n);
        const bool inside = !good && kind == 1 && std::any_of(s.names.begin(), s.names.end(), [&](const Name& g) {
          return g.kind != 1 && g.start <= n.start && n.end <= g.end;
        });
        if (inside) continue;
        ++found[static_cast<size_t>(kind)];
        right[static_cast<size_t>(kind)] += good;
      }
    }
  }
  fmt::print("{} sentences, {}\n", sentences, options.model);
  for (size_t k = 0; k < kKinds.size(); ++k) {
    const double p = found[k] ? static_cast<double>(right[k]) / found[k] : 0,
                 r = gold[k] ? static_cast<double>(right[k]) / gold[k] : 0;
    fmt::print("{:13} precision {:.3f} recall {:.3f} F1 {:.3f} ({} gold)\n", kKinds[k], p, r,
               p + r > 0 ? 2 * p * r / (p + r) : 0.0, gold[k]);
  }
  return 0;
}
