#include "serve/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace bahi::serve {

bool takes_gzip(std::string_view accept) {
  for (size_t at = 0; at < accept.size();) {
    const size_t end = std::min(accept.find(',', at), accept.size());
    auto one = accept.substr(at, end - at);
    at = end + 1;
    while (one.starts_with(' ')) one.remove_prefix(1);
    const auto name = one.substr(0, one.find_first_of("; "));
    if (name != "gzip" && name != "*") continue;
    const size_t q = one.find("q=");
    if (q == std::string_view::npos) return true;
    return one.substr(q + 2).find_first_of("123456789") != std::string_view::npos;  // «q=0» and «q=0.0» forbid it
  }
  return false;
}

struct Gzip::Stream {
  z_stream z{};
};

Gzip::Gzip(int level) : stream_(std::make_unique<Stream>()) {
  constexpr int kGzip = 15 + 16;
  deflateInit2(&stream_->z, level, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
}
Gzip::~Gzip() {
  deflateEnd(&stream_->z);
}

std::string Gzip::put(std::string_view bytes, bool last) {
  z_stream& z = stream_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib does not write there
  z.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 1 << 14> buffer{};
  do {
    z.next_out = reinterpret_cast<Bytef*>(buffer.data());
    z.avail_out = buffer.size();
    deflate(&z, last ? Z_FINISH : Z_SYNC_FLUSH);
    out.append(buffer.data(), buffer.size() - z.avail_out);
  } while (z.avail_out == 0);
  return out;
}

std::string gzip(std::string_view bytes) {
  return Gzip().put(bytes, true);
}

}  // namespace bahi::serve
