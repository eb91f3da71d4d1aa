// An arena of characters: strings made while reading one article live here and go with it.
#pragma once
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace bahi {

/// Copies strings into blocks that never move, so the views it hands out stay valid as long as the arena.
/// Movable, not copyable; not for use by two threads at once.
class Arena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) grow(text.size());
    char* at = next_;
    std::memcpy(at, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {at, text.size()};
  }

 private:
  void grow(size_t need) {
    const size_t size = need > kBlock ? need : kBlock;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }
  static constexpr size_t kBlock = 16 * 1024;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

}  // namespace bahi
