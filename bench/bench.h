// What the benchmarks share: the command line and reader of those that read annotated data, and how news is loaded.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bahi/reader.h"

namespace bahi::bench {

struct Run {
  Reader reader;
  std::string part, model;  // part: dev, test or all
  bool list = false;        // BAHI_BENCH_LIST is set: each error is printed
};

/// FILE-OR-DIR [dev|test|all] [MODEL]; ends the program when it is used wrongly or a model cannot be read.
inline Run start(const char* usage, int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: {}\n", usage);
    std::exit(2);
  }
  ReaderOptions options;
  if (argc > 3) options.model = argv[3];
  auto reader = Reader::open(options);
  if (!reader) {
    fmt::print(stderr, "{}\n", reader.error().text());
    std::exit(1);
  }
  return {std::move(reader).value(), argc > 2 ? argv[2] : "dev", options.model,
          std::getenv("BAHI_BENCH_LIST") != nullptr};
}

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// The articles of a JSON Lines file, packed by xz or not; none when it cannot be read.
inline std::vector<Article> load(const std::string& path) {
  const bool packed = path.ends_with(".xz");
  std::FILE* in = packed ? popen(("xz -dc '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "r");
  std::vector<Article> out;
  if (in == nullptr) return out;
  std::string line;
  std::array<char, 1 << 16> buffer;
  while (std::fgets(buffer.data(), buffer.size(), in) != nullptr) {
    line += buffer.data();
    if (line.back() != '\n') continue;
    const auto j = nlohmann::json::parse(line);
    Article& a = out.emplace_back();
    a.text = j.value("text", "");
    if (j.contains("published") && j["published"].is_string()) a.published = j["published"];
    line.clear();
  }
  packed ? pclose(in) : std::fclose(in);
  return out;
}

inline int32_t code_points(const std::string& s) {
  return static_cast<int32_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace bahi::bench
