// Bytes read forwards, unpacked on the way.
#pragma once
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace bahi::ingest {

/// A buffered stream. Once it cannot be read further it is at its end, and error() says why.
class Bytes {
 public:
  /// Gives up to `size` bytes into `to`; 0 at the end. May set `error`.
  using Source = std::function<size_t(char* to, size_t size, std::string& error)>;
  explicit Bytes(Source source) : source_(std::move(source)) {}

  /// The next bytes without taking them: `size`, or fewer at the end.
  std::string_view peek(size_t size);
  void skip(size_t size);
  /// Takes a line without its end («\n», «\r\n») into `line`, of which no more than `most` bytes are kept; false at the
  /// end.
  bool line(std::string& line, size_t most, bool* cut = nullptr);
  /// Takes up to `size` bytes.
  std::string take(size_t size);
  bool at_end() { return peek(1).empty(); }
  /// Bytes taken so far.
  size_t offset() const { return offset_; }
  const std::string& error() const { return error_; }

 private:
  bool fill();
  Source source_;
  std::string buffer_;
  size_t at_ = 0, offset_ = 0;
  bool ended_ = false;
  std::string error_;
};

std::shared_ptr<Bytes> from_file(std::FILE* file);
/// `bytes` must outlive it.
std::shared_ptr<Bytes> from_memory(std::string_view bytes);
/// What these bytes are packed in, unpacked: gzip (all its members) or zstd; others give themselves. A pack that grows
/// more than 200-fold over 64 MB is not read further (no text does, bombs do).
std::shared_ptr<Bytes> unpacked(std::shared_ptr<Bytes> packed);
/// What packs the input that begins so and is not read («xz», …); empty: nothing.
std::string_view foreign_pack(std::string_view bytes);

}  // namespace bahi::ingest
