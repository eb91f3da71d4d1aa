// bahi-bench-name FILE [dev|test|all] [MODEL]: names of persons, places and bodies against HiNER's labels, by exact
// span and kind. Each sentence is read as an article of its own, so names that need the article around them are missed.
// Sentences are split by template (tools/hiner.h): a fifth is `test`, another `dev`; stubs about villages are left out.
//
// Where the record's contract is not HiNER's, neither side counts:
// - titles, nominals and pronouns are no names of the record; a gold name that the record holds as a nominal of the
// same
//   words and kind («अमरीकी सेना», «भारत सरकार»: a common noun and whose it is) is left out;
// - a state or people inside a longer gold name is a mention of its own in the record, and so is a demonym («भारतीय»),
// which
//   HiNER labels MISC or not at all: places inside or equal to another gold name and demonyms are left out;
// - marks that are glued to a gold name («.यूसुफ») are taken off.
// A seat that stands for its state is a country in the record, a place in HiNER: both are LOCATION here.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "bench.h"
#include "hiner.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"

namespace {

using bahi::hiner::kKinds;
using bahi::hiner::Name;

int kind_of(const bahi::RecordEntity& e) {
  if (e.kind == "person") return 0;
  if (e.kind == "organization") return 2;
  return e.kind == "place" || e.kind == "facility" || e.kind == "country" ? 1 : -1;
}

// The words of a name, for --list.
std::string words(const std::string& text, const Name& n) {
  std::string out;
  int32_t at = -1;
  for (const char c : text) {
    at += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (at >= n.start && at < n.end) out += c;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const auto run = bahi::bench::start("bahi-bench-name FILE [dev|test|all] [MODEL]", argc, argv);
  const auto lexicon = bahi::lexicon::Lexicon::builtin();
  if (!lexicon) return 1;
  std::set<std::string> demonyms;
  const auto& states = (*lexicon)->table("states");
  for (const auto& row : states.rows) {
    std::istringstream cell{std::string(row.cells[4])};
    for (std::string one; std::getline(cell, one, '|');) demonyms.insert(bahi::lexicon::match_key(one));
  }
  std::array<int, 3> right{}, found{}, gold{};
  int sentences = 0, nominals = 0;
  for (const auto& s : bahi::hiner::read(bahi::bench::file_text(argv[1]))) {
    if (s.village() || (run.part != "all" && s.fifth() != (run.part == "test" ? 0 : 1))) continue;
    ++sentences;
    bahi::Article article;
    article.text = s.text;
    const bahi::Record record = run.reader.read(article);
    std::vector<Name> names, common;
    for (const auto& e : record.entities) {
      const int kind = kind_of(e);
      if (kind < 0) continue;
      for (const auto& m : e.mentions) {
        if (m.form == "name" || m.form == "abbreviation") names.push_back({m.span.start, m.span.end, kind});
        if (m.form == "nominal") common.push_back({m.span.start, m.span.end, kind});
      }
    }
    const auto among = [](const std::vector<Name>& all, const Name& n) {
      return std::find(all.begin(), all.end(), n) != all.end();
    };
    for (const Name& g : s.names) {
      if (g.kind > 2) continue;
      const bool nominal = among(common, g) && !among(names, g);
      nominals += nominal;
      gold[static_cast<size_t>(g.kind)] += !nominal;
    }
    for (const Name& n : names) {
      const bool good = among(s.names, n);
      const bool inside = !good && n.kind == 1 && std::any_of(s.names.begin(), s.names.end(), [&](const Name& g) {
        return g.kind != 1 && g.start <= n.start && n.end <= g.end;
      });
      if (inside || (!good && n.kind == 1 && demonyms.contains(bahi::lexicon::match_key(words(s.text, n))))) continue;
      ++found[static_cast<size_t>(n.kind)];
      right[static_cast<size_t>(n.kind)] += good;
      if (run.list && !good)
        fmt::print("false {} {} | {}\n", kKinds[static_cast<size_t>(n.kind)], words(s.text, n), s.text);
    }
    for (const Name& g : s.names)
      if (run.list && g.kind < 3 && !among(names, g) && !among(common, g))
        fmt::print("missed {} {} | {}\n", kKinds[static_cast<size_t>(g.kind)], words(s.text, g), s.text);
  }
  fmt::print("{} sentences, {}; {} gold names are nominals of the record\n", sentences, run.model, nominals);
  double mean = 0;
  for (size_t k = 0; k < kKinds.size(); ++k) {
    const double p = found[k] ? static_cast<double>(right[k]) / found[k] : 0,
                 r = gold[k] ? static_cast<double>(right[k]) / gold[k] : 0;
    const double f = p + r > 0 ? 2 * p * r / (p + r) : 0;
    mean += f / 3;
    fmt::print("{:13} precision {:.3f} recall {:.3f} F1 {:.3f} ({} gold)\n", kKinds[k], p, r, f, gold[k]);
  }
  fmt::print("mean F1 of the three {:.3f}\n", mean);
  return 0;
}
