// bahi-bench-language FILE: which language short texts are in (language, tab, text a line; «und» where it cannot be
// told).
#include "text/language.h"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: bahi-bench-language FILE\n");
    return 2;
  }
  const auto lexicon = bahi::lexicon::Lexicon::builtin();
  if (!lexicon) {
    fmt::print(stderr, "{}\n", lexicon.error().text());
    return 1;
  }
  const bahi::text::Languages languages(**lexicon);
  struct Count {
    int all = 0, right = 0;
  };
  std::map<std::string, Count> counts;
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);) {
    const size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
    const std::string want = line.substr(0, tab);
    const bool right = languages.guess(line.substr(tab + 1)).language == want;
    for (const auto& name : {want, std::string("all")}) {
      ++counts[name].all;
      counts[name].right += right;
    }
  }
  for (const auto& [name, count] : counts)
    fmt::print("{:8} {} of {} right ({:.3f})\n", name, count.right, count.all,
               static_cast<double>(count.right) / count.all);
  return 0;
}
