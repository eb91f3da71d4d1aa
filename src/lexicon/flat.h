// An array that is filled while tables are compiled, and read where it lies in the image when they were compiled
// before.
#pragma once
#include <cassert>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace bahi::lexicon {

/// Grows like a vector, or is a view of an image, which must outlive it; then it is only read. Of plain values
/// (pack.h).
template <typename T>
class Flat {
 public:
  Flat() = default;
  explicit Flat(std::vector<T> values) : own_(std::move(values)), view_(own_) {}
  explicit Flat(size_t size) : Flat(std::vector<T>(size)) {}
  Flat(Flat&& other) noexcept : own_(std::move(other.own_)), view_(std::exchange(other.view_, {})) {}
  Flat& operator=(Flat&& other) noexcept {
    own_ = std::move(other.own_);
    view_ = std::exchange(other.view_, {});
    return *this;
  }

  size_t size() const { return view_.size(); }
  bool empty() const { return view_.empty(); }
  const T* data() const { return view_.data(); }
  const T* begin() const { return view_.data(); }
  const T* end() const { return view_.data() + view_.size(); }
  const T& operator[](size_t i) const { return view_[i]; }
  const T& back() const { return view_.back(); }

  /// What the change leaves is what is read from then on.
  template <typename F>
  void change(F f) {
    assert(own_.size() == view_.size());
    f(own_);
    view_ = own_;
  }
  T& operator[](size_t i) { return own_[i]; }
  void push_back(const T& value) {
    change([&](auto& own) { own.push_back(value); });
  }
  void resize(size_t size, const T& value = {}) {
    change([&](auto& own) { own.resize(size, value); });
  }
  void reserve(size_t size) { own_.reserve(size), view_ = own_; }
  /// The value at `i`, made (with all before it) if there is none.
  T& grow(size_t i) {
    if (i >= own_.size()) resize(i + 1);
    return own_[i];
  }
  void look_at(std::span<const T> image) { view_ = image; }

 private:
  std::vector<T> own_;
  std::span<const T> view_;
};

}  // namespace bahi::lexicon
