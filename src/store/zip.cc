#include "store/zip.h"

#include <zstd.h>

#include <memory>

namespace bahi::store {

std::string zip(std::string_view bytes) {
  constexpr int kLevel = 3;
  thread_local const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compressCCtx(context.get(), out.data(), out.size(), bytes.data(), bytes.size(), kLevel));
  return out;
}

std::optional<std::string> unzip(std::string_view bytes) {
  constexpr unsigned long long kMost = 1ULL << 30;
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size > kMost) return std::nullopt;  // not known, an error, or no text of ours
  std::string out(size, '\0');
  if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != size) return std::nullopt;
  return out;
}

}  // namespace bahi::store
