// bahi-tables ROOT IMAGE: checks every table under ROOT and writes them as one image. Names every bad row and fails
// then.
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "lexicon/lexicon.h"

int main(int argc, char** argv) {
  namespace lx = bahi::lexicon;
  if (argc != 3) {
    std::cerr << "usage: bahi-tables ROOT IMAGE\n";
    return 2;
  }
  const std::filesystem::path root = argv[1];
  std::deque<std::string> texts;  // rows are views into these
  std::deque<std::string> names;
  std::vector<lx::Table> tables;
  int faults = 0;
  for (const lx::Schema& schema : lx::schemas()) {
    names.push_back(std::string(schema.folder) + "/" + std::string(schema.table) + ".tsv");
    std::ifstream in(root / names.back(), std::ios::binary);
    if (!in) {
      std::cerr << names.back() << ": cannot be read\n";
      ++faults;
      continue;
    }
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    auto parsed = lx::parse_table(schema, names.back(), texts.back());
    for (const auto& error : parsed.errors) std::cerr << error.text() << "\n";
    faults += static_cast<int>(parsed.errors.size());
    tables.push_back(std::move(parsed.table));
  }
  if (faults > 0) {
    std::cerr << faults << (faults == 1 ? " fault" : " faults") << " in the tables\n";
    return 1;
  }
  const std::string image = lx::write_image(tables);
  std::ofstream out(argv[2], std::ios::binary);
  out << image;
  return out.flush() ? 0 : 1;
}
