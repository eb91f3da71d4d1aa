#include <fstream>
#include <iostream>
#include <iterator>

#include "bahi/reader.h"

int main(int argc, char** argv) {
  auto reader = bahi::Reader::open();
  if (!reader) {
    std::cerr << reader.error().text() << "\n";
    return 1;
  }
  std::string date;
  for (int i = 2; i < argc; ++i) {
    std::string a = argv[i];
    if (a == "--format") { ++i; continue; }
    if (a == "--date") { date = argv[++i]; continue; }
    std::ifstream in(a, std::ios::binary);
    bahi::Article article;
    article.text.assign(std::istreambuf_iterator<char>(in), {});
    article.source = a;
    article.published = date;
    std::cout << bahi::to_json(reader->read(article)) << "\n";
  }
}
