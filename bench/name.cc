// bahi-bench-name FILE [dev|test|all] [MODEL]: names of persons, places and bodies against HiNER's labels, by exact
// span and kind. Each sentence is read as an article of its own, so names that need the article around them are missed.
// Sentences are split by template (tools/hiner.h): a fifth is `test`, another `dev`; stubs about villages are left out.
//
// Where the record's contract is not HiNER's, neither side counts:
// - titles, nominals and pronouns are no names of the record; a gold name that the record holds as a nominal of the
//   same words and kind («अमरीकी सेना», «भारत सरकार», «भारतीय टीम»: a common noun and whose it is) is left out; a group
//   of people is a body here;
// - a state or people inside a longer gold name is a mention of its own in the record, and so is an adjective of a
//   state or place («भारतीय», «तिब्बती»), which HiNER labels MISC or not at all: places inside or equal to another gold
//   name and such adjectives are left out.
// HiNER's labels are made even by fixed rules (tools/hiner.h): titles are taken off persons, marks off all names, and a
// person whose words are labelled one by one is one. Titles are taken off the record's persons too («शेख हसीना»). The
// last line tells the same measure by the labels as they stand, of which only glued marks («.यूसुफ») are taken off. A
// seat that stands for its state is a country in the record, a place in HiNER: both are LOCATION here.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
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
  if (e.kind == "organization" || e.kind == "group") return 2;
  return e.kind == "place" || e.kind == "facility" || e.kind == "country" ? 1 : -1;
}

struct Counts {
  std::array<int, 3> right{}, found{}, gold{};

  double precision(size_t k) const { return found[k] ? static_cast<double>(right[k]) / found[k] : 0; }
  double recall(size_t k) const { return gold[k] ? static_cast<double>(right[k]) / gold[k] : 0; }
  double f1(size_t k) const {
    const double p = precision(k), r = recall(k);
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
  }
  double mean() const { return (f1(0) + f1(1) + f1(2)) / 3; }
};

// Counts the record's names of a sentence against the gold ones; returns how many of these are its nominals.
int compare(const bahi::hiner::Sentence& s, const std::vector<Name>& names, const std::vector<Name>& common,
            const std::set<std::string>& demonyms, bool list, Counts& counts) {
  int nominals = 0;
  const auto among = [](const std::vector<Name>& all, const Name& n) {
    return std::find(all.begin(), all.end(), n) != all.end();
  };
  for (const Name& g : s.names) {
    if (g.kind > 2) continue;
    const bool nominal = among(common, g) && !among(names, g);
    nominals += nominal;
    counts.gold[static_cast<size_t>(g.kind)] += !nominal;
  }
  for (const Name& n : names) {
    const bool good = among(s.names, n);
    const bool inside = !good && n.kind == 1 && std::any_of(s.names.begin(), s.names.end(), [&](const Name& g) {
      return g.kind != 1 && g.start <= n.start && n.end <= g.end;
    });
    if (inside || (!good && n.kind == 1 && demonyms.contains(bahi::lexicon::match_key(s.words({n.start, n.end})))))
      continue;
    ++counts.found[static_cast<size_t>(n.kind)];
    counts.right[static_cast<size_t>(n.kind)] += good;
    if (list && !good)
      fmt::print("false {} {} | {}\n", kKinds[static_cast<size_t>(n.kind)], s.words({n.start, n.end}), s.text);
  }
  for (const Name& g : s.names)
    if (list && g.kind < 3 && !among(names, g) && !among(common, g))
      fmt::print("missed {} {} | {}\n", kKinds[static_cast<size_t>(g.kind)], s.words({g.start, g.end}), s.text);
  return nominals;
}

}  // namespace

int main(int argc, char** argv) {
  const auto run = bahi::bench::start("bahi-bench-name FILE [dev|test|all] [MODEL]", argc, argv);
  const auto lexicon = bahi::lexicon::Lexicon::builtin();
  if (!lexicon) return 1;
  std::set<std::string> demonyms;
  for (const auto& [table, column] : {std::pair{"states", 4}, std::pair{"places", 6}})
    for (const auto& row : (*lexicon)->table(table).rows)
      for (const std::string_view one : bahi::lexicon::split(row.cells[column]))
        demonyms.insert(bahi::lexicon::match_key(one));
  const auto titles = bahi::hiner::Titles::of(**lexicon, true);
  const std::string file = bahi::bench::file_text(argv[1]);
  const auto plain = bahi::hiner::read(file, nullptr), even = bahi::hiner::read(file, &titles);
  Counts as_they_stand, made_even;
  int sentences = 0, nominals = 0;
  for (size_t k = 0; k < even.size(); ++k) {
    const auto& s = even[k];
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
        const bool name = (m.form == "name" || m.form == "abbreviation") && e.kind != "group";
        if (name) names.push_back({m.span.start, m.span.end, kind});
        if (m.form == "nominal") common.push_back({m.span.start, m.span.end, kind});
      }
    }
    std::vector<Name> bare = names;
    for (Name& n : bare)
      if (n.kind == 0) n = titles.bare(s, n);
    compare(plain[k], names, common, demonyms, false, as_they_stand);
    nominals += compare(s, bare, common, demonyms, run.list, made_even);
  }
  fmt::print("{} sentences, {}; {} gold names are nominals of the record\n", sentences, run.model, nominals);
  for (size_t k = 0; k < kKinds.size(); ++k)
    fmt::print("{:13} precision {:.3f} recall {:.3f} F1 {:.3f} ({} gold)\n", kKinds[k], made_even.precision(k),
               made_even.recall(k), made_even.f1(k), made_even.gold[k]);
  fmt::print("mean F1 of the three {:.3f}; by the labels as they stand {:.3f}\n", made_even.mean(),
             as_they_stand.mean());
  return 0;
}
