// The rooms stand in one direction (src/ROOMS): none includes a later one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace {

namespace fs = std::filesystem;

TEST(Rooms, NoneIncludesALaterOne) {
  const fs::path src = fs::path(BAHI_SOURCE_DIR) / "src";
  std::map<std::string, int> order;
  std::ifstream list(src / "ROOMS");
  for (std::string room; std::getline(list, room);) {
    order.emplace(room, static_cast<int>(order.size()));
    EXPECT_TRUE(fs::is_directory(src / room)) << room;
  }
  ASSERT_GT(order.size(), 8U);
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    const fs::path path = entry.path();
    if (path.extension() != ".cc" && path.extension() != ".h") continue;
    const std::string room = fs::relative(path, src).begin()->string();
    ASSERT_TRUE(order.contains(room)) << path << " stands in a folder that src/ROOMS does not list";
    ++files;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include \"")) continue;
      const std::string other = line.substr(10, line.find('/') - 10);
      if (const auto it = order.find(other); it != order.end()) {
        EXPECT_LE(it->second, order[room]) << path << " includes " << line;
      }
    }
  }
  EXPECT_GT(files, 20);
}

}  // namespace
