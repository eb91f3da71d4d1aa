// Compiled tables as bytes: what the rooms make of the lexicon is packed when Bahi is built, and unpacked, most of it
// only looked at where it lies, when an engine starts.
//
// A struct says once what it is made of, for both ways:
//     template <typename Archive> void fields(Archive& archive) { archive(*this, names, rows, by_key); }
// Packing fails when a member was left out. Structs of numbers alone are copied whole when they say `using Plain =
// void;`.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "lexicon/flat.h"
#include "lexicon/lexicon.h"

namespace bahi::lexicon {

template <typename T>
inline constexpr bool kPlain = std::is_arithmetic_v<T> || std::is_enum_v<T> || requires {
  typename T::Plain;
};
template <typename T, size_t N>
inline constexpr bool kPlain<std::array<T, N>> = kPlain<T>;

/// Writes. What is packed must be views of `lexicon`'s image, or own its text.
class Packer {
 public:
  explicit Packer(const Lexicon& lexicon) : lexicon_(lexicon) { one(lexicon.checksum()); }
  std::string take() { return std::move(out_); }

  template <typename T, typename... Fields>
  void operator()(T& whole, Fields&... fields) {
    cover<T>(&whole, {{reinterpret_cast<const char*>(&fields), reinterpret_cast<const char*>(&fields + 1),
                       alignof(Fields)}...});
    (one(fields), ...);
  }
  /// Fields of a struct that does not pack all of itself.
  template <typename... Fields>
  void only(const Fields&... fields) {
    (one(fields), ...);
  }

 private:
  struct Part {
    const char *at, *end;
    size_t align;
  };
  // Every byte of the struct but padding belongs to a field that is packed.
  template <typename T>
  void cover(const T* whole, std::vector<Part> parts) {
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.at < b.at; });
    const char* at = reinterpret_cast<const char*>(whole);
    const char* const end = at + sizeof(T);
    bool whole_packed = true;
    for (const Part& part : parts) {
      whole_packed = whole_packed && static_cast<size_t>(part.at - at) < part.align;
      at = part.end;
    }
    if (whole_packed && static_cast<size_t>(end - at) < alignof(T)) return;
    std::fprintf(stderr, "%s: fields() leaves a member out\n", typeid(T).name());
    std::exit(1);
  }

  template <typename T>
  void one(const T& value) {
    if constexpr (kPlain<T>) {
      static_assert(std::is_trivially_copyable_v<T>);
      bytes(&value, sizeof value);
    } else {
      const_cast<T&>(value).fields(*this);  // which only reads it
    }
  }
  void one(std::string_view text) {
    const std::string_view image = lexicon_.image();
    const bool inside = !text.empty() && std::less_equal<>()(image.data(), text.data()) &&
                        std::less<>()(text.data(), image.data() + image.size());
    count(inside ? static_cast<size_t>(text.data() - image.data()) : 0);
    count(text.size());
    if (!inside) bytes(text.data(), text.size());
  }
  void one(const std::string& text) { one(std::string_view(text)); }
  void one(const SymbolTable*) {}
  void one(SymbolTable*) {}
  void one(const Arena&) {}  // its texts are packed where they are viewed
  void one(const Row* row) {
    const auto [table, index] = lexicon_.place(row);  // never null
    count(table);
    count(index);
  }
  template <typename A, typename B>
  void one(const std::pair<A, B>& pair) {
    one(pair.first);
    one(pair.second);
  }
  template <typename T>
  void one(std::span<const T> values) {
    static_assert(kPlain<T>);
    count(values.size());
    out_.resize((out_.size() + alignof(T) - 1) / alignof(T) * alignof(T));
    bytes(values.data(), values.size_bytes());
  }
  template <typename T>
  void one(const Flat<T>& values) {
    one(std::span<const T>(values.data(), values.size()));
  }
  template <typename T>
  void one(const std::vector<T>& values) {
    if constexpr (kPlain<T>) {
      one(std::span<const T>(values));
    } else {
      each(values);
    }
  }
  template <typename T>
  void one(const std::unordered_set<T>& values) {
    each(values);
  }
  template <typename K, typename V>
  void one(const std::unordered_map<K, V>& values) {
    each(values);
  }
  template <typename T>
  void each(const T& values) {
    count(values.size());
    for (const auto& value : values) one(value);
  }
  void count(size_t n) {
    const auto number = static_cast<uint32_t>(n);
    bytes(&number, sizeof number);
  }
  void bytes(const void* from, size_t size) { out_.append(static_cast<const char*>(from), size); }

  const Lexicon& lexicon_;
  std::string out_;
};

/// Reads what Packer wrote, of the same build. Texts and flat arrays stay views of `packed` (aligned to 8) and of the
/// lexicon's image; both must outlive what is read.
class Unpacker {
 public:
  Unpacker(Lexicon& lexicon, std::string_view packed) : lexicon_(lexicon), at_(packed.data()), begin_(at_) {
    uint64_t checksum = 0;
    one(checksum);
    good_ = checksum == lexicon.checksum();
  }
  /// Whether it was packed from the tables of this lexicon.
  bool good() const { return good_; }

  template <typename T, typename... Fields>
  void operator()(T&, Fields&... fields) {
    (one(fields), ...);
  }
  template <typename... Fields>
  void only(Fields&... fields) {
    (one(fields), ...);
  }

 private:
  template <typename T>
  void one(T& value) {
    if constexpr (kPlain<T>) {
      std::memcpy(&value, at_, sizeof value);
      at_ += sizeof value;
    } else {
      value.fields(*this);
    }
  }
  void one(std::string_view& text) {
    const size_t at = count(), size = count();
    if (at != 0) {
      text = lexicon_.image().substr(at, size);
    } else {
      text = {at_, size};
      at_ += size;
    }
  }
  void one(std::string& text) {
    std::string_view view;
    one(view);
    text = view;
  }
  void one(Arena&) {}
  void one(SymbolTable*& symbols) { symbols = &lexicon_.symbols(); }
  void one(const SymbolTable*& symbols) { symbols = &lexicon_.symbols(); }
  void one(const Row*& row) {
    const size_t table = count(), index = count();
    row = lexicon_.row(table, index);
  }
  template <typename A, typename B>
  void one(std::pair<A, B>& pair) {
    one(pair.first);
    one(pair.second);
  }
  template <typename T>
  void one(std::span<const T>& values) {
    const size_t size = count();
    at_ = begin_ + (static_cast<size_t>(at_ - begin_) + alignof(T) - 1) / alignof(T) * alignof(T);
    values = {reinterpret_cast<const T*>(at_), size};
    at_ += values.size_bytes();
  }
  template <typename T>
  void one(Flat<T>& values) {
    std::span<const T> view;
    one(view);
    values.look_at(view);
  }
  template <typename T>
  void one(std::vector<T>& values) {
    if constexpr (kPlain<T>) {
      std::span<const T> view;
      one(view);
      values.assign(view.begin(), view.end());
    } else {
      values.resize(count());
      for (T& value : values) one(value);
    }
  }
  template <typename T>
  void one(std::unordered_set<T>& values) {
    const size_t size = count();
    values.reserve(size);
    for (size_t i = 0; i < size; ++i) {
      T value;
      one(value);
      values.insert(std::move(value));
    }
  }
  template <typename K, typename V>
  void one(std::unordered_map<K, V>& values) {
    const size_t size = count();
    values.reserve(size);
    for (size_t i = 0; i < size; ++i) {
      std::pair<K, V> value;
      one(value);
      values.insert(std::move(value));
    }
  }
  size_t count() {
    uint32_t number;
    std::memcpy(&number, at_, sizeof number);
    at_ += sizeof number;
    return number;
  }

  Lexicon& lexicon_;
  const char* at_;
  const char* const begin_;
  bool good_ = false;
};

}  // namespace bahi::lexicon
