// Compression of bodies.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace bahi::serve {

/// Does «Accept-Encoding» allow gzip?
bool takes_gzip(std::string_view accept_encoding);

/// A body in gzip, piece by piece.
class Gzip {
 public:
  /// `level`: zlib's, 1 (quick) to 9 (small). Of answers, 4 takes twice the time of 1 for a seventh less.
  explicit Gzip(int level = 1);
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  /// What comes out when this goes in. `last`: the end.
  std::string put(std::string_view bytes, bool last);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

std::string gzip(std::string_view bytes);

}  // namespace bahi::serve
