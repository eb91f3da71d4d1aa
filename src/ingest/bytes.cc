#include "ingest/bytes.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace bahi::ingest {
namespace {

constexpr size_t kBlock = 1u << 16;
constexpr size_t kBomb = 64u << 20;  // bytes that anything may grow to
constexpr size_t kGrowth = 200;      // and how many times its size beyond that

/// Watches how a pack grows.
struct Growth {
  size_t in = 0, out = 0;
  bool bomb() const { return out > kBomb && out / kGrowth > in; }
};
constexpr const char* kGrown = "grows more than 200-fold when it is unpacked; it is not read further";

Bytes::Source gunzip(std::shared_ptr<Bytes> packed) {
  struct State {
    std::shared_ptr<Bytes> packed;
    z_stream z{};
    Growth growth;
    bool begun = false;
    explicit State(std::shared_ptr<Bytes> p) : packed(std::move(p)) { inflateInit2(&z, 15 + 16); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { inflateEnd(&z); }
  };
  auto s = std::make_shared<State>(std::move(packed));
  return [s](char* to, size_t size, std::string& error) -> size_t {
    s->z.next_out = reinterpret_cast<Bytef*>(to);
    s->z.avail_out = static_cast<uInt>(size);
    while (s->z.avail_out == size) {
      const auto in = s->packed->peek(kBlock);
      if (in.empty()) {
        if (s->begun) error = "is cut short inside its gzip";
        if (!s->packed->error().empty()) error = s->packed->error();
        return 0;
      }
      s->begun = true;
      s->z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
      s->z.avail_in = static_cast<uInt>(in.size());
      const int rc = inflate(&s->z, Z_NO_FLUSH);
      const size_t used = in.size() - s->z.avail_in;
      s->growth.in += used;
      s->packed->skip(used);
      if (rc == Z_STREAM_END) {  // another member may follow
        inflateReset(&s->z);
        s->begun = false;
        if (!s->packed->peek(2).starts_with("\x1F\x8B")) {
          s->packed->skip(s->packed->peek(kBlock).size());  // padding
          if (s->packed->at_end()) break;
        }
      } else if (rc != Z_OK && rc != Z_BUF_ERROR) {
        error = "is damaged inside its gzip";
        break;
      }
    }
    const size_t got = size - s->z.avail_out;
    s->growth.out += got;
    if (s->growth.bomb()) {
      error = kGrown;
      return 0;
    }
    return got;
  };
}

Bytes::Source unzstd(std::shared_ptr<Bytes> packed) {
  struct State {
    std::shared_ptr<Bytes> packed;
    std::unique_ptr<ZSTD_DStream, size_t (*)(ZSTD_DStream*)> z{ZSTD_createDStream(), ZSTD_freeDStream};
    Growth growth;
    size_t wanted = 0;
  };
  auto s = std::make_shared<State>();
  s->packed = std::move(packed);
  return [s](char* to, size_t size, std::string& error) -> size_t {
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      const auto bytes = s->packed->peek(kBlock);
      if (bytes.empty() && s->wanted == 0) break;
      ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
      const size_t before = out.pos;
      s->wanted = ZSTD_decompressStream(s->z.get(), &out, &in);
      if (ZSTD_isError(s->wanted) != 0) {
        error = "is damaged inside its zstd";
        return 0;
      }
      s->growth.in += in.pos;
      s->packed->skip(in.pos);
      if (bytes.empty() && out.pos == before) {
        error = s->packed->error().empty() ? "is cut short inside its zstd" : s->packed->error();
        break;
      }
    }
    s->growth.out += out.pos;
    if (s->growth.bomb()) {
      error = kGrown;
      return 0;
    }
    return out.pos;
  };
}

}  // namespace

bool Bytes::fill() {
  if (ended_) return false;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const size_t have = buffer_.size();
  buffer_.resize(have + kBlock);
  const size_t got = source_(buffer_.data() + have, kBlock, error_);
  buffer_.resize(have + got);
  ended_ = got == 0;
  return !ended_;
}

std::string_view Bytes::peek(size_t size) {
  while (buffer_.size() - at_ < size && fill()) {
  }
  return std::string_view(buffer_).substr(at_, size);
}

void Bytes::skip(size_t size) {
  while (size > 0) {
    const size_t now = std::min(size, peek(1).empty() ? 0 : buffer_.size() - at_);
    if (now == 0) return;
    at_ += now;
    offset_ += now;
    size -= now;
  }
}

bool Bytes::line(std::string& line, size_t most, bool* cut) {
  line.clear();
  if (cut != nullptr) *cut = false;
  if (at_end()) return false;
  while (true) {
    const auto have = std::string_view(buffer_).substr(at_);
    const size_t end = have.find('\n');
    const auto part = have.substr(0, end);
    if (line.size() + part.size() <= most)
      line += part;
    else if (cut != nullptr)
      *cut = true;
    const size_t taken = end == std::string_view::npos ? part.size() : part.size() + 1;
    at_ += taken;
    offset_ += taken;
    if (end != std::string_view::npos || !fill()) break;
  }
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

std::string Bytes::take(size_t size) {
  std::string out;
  while (out.size() < size) {
    const auto next = peek(std::min(size - out.size(), kBlock));
    if (next.empty()) break;
    out += next;
    skip(next.size());
  }
  return out;
}

std::shared_ptr<Bytes> from_file(std::FILE* file) {
  return std::make_shared<Bytes>([file](char* to, size_t size, std::string& error) {
    const size_t got = std::fread(to, 1, size, file);
    if (got == 0 && std::ferror(file) != 0) error = std::string("cannot be read further: ") + std::strerror(errno);
    return got;
  });
}

std::shared_ptr<Bytes> from_memory(std::string_view bytes) {
  return std::make_shared<Bytes>([bytes](char* to, size_t size, std::string&) mutable {
    const size_t got = std::min(size, bytes.size());
    std::memcpy(to, bytes.data(), got);
    bytes.remove_prefix(got);
    return got;
  });
}

std::shared_ptr<Bytes> unpacked(std::shared_ptr<Bytes> packed) {
  if (packed->peek(2).starts_with("\x1F\x8B")) return std::make_shared<Bytes>(gunzip(std::move(packed)));
  if (packed->peek(4).starts_with("\x28\xB5\x2F\xFD")) return std::make_shared<Bytes>(unzstd(std::move(packed)));
  return packed;
}

std::string_view foreign_pack(std::string_view bytes) {
  if (bytes.starts_with("\xFD"
                        "7zXZ"))
    return "xz";
  if (bytes.starts_with("BZh")) return "bzip2";
  if (bytes.starts_with("PK\x03\x04")) return "zip";
  return {};
}

}  // namespace bahi::ingest
