#include <fstream>
#include <iostream>
#include <iterator>

#include <nlohmann/json.hpp>

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
    if (a == "-") {
      std::string line;
      while (std::getline(std::cin, line)) {
        auto j = nlohmann::json::parse(line);
        bahi::Article article;
        article.text = j.value("text", "");
        article.given_id = j.value("id", "");
        if (j.contains("published") && j["published"].is_string()) article.published = j["published"];
        std::cout << bahi::to_json(reader->read(article)) << "\n";
      }
      continue;
    }
    std::ifstream in(a, std::ios::binary);
    bahi::Article article;
    article.text.assign(std::istreambuf_iterator<char>(in), {});
    article.source = a;
    article.published = date;
    std::cout << bahi::to_json(reader->read(article)) << "\n";
  }
}
