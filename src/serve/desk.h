// The desk's files, which stand inside the program.
#pragma once
#include <span>
#include <string_view>

namespace bahi::serve {

/// A file of web/dist as CMake embeds it. `packed`: in gzip; empty when it is not smaller.
struct DeskFile {
  std::string_view path;  // «/assets/index-3f2a.js»
  std::string_view type, etag;
  std::string_view bytes, packed;
};
/// None when the desk was not built.
std::span<const DeskFile> desk_files();

/// The file of this path; for pages of the desk (paths without a dot in their last part) its index. nullptr: none.
const DeskFile* desk_file(std::string_view path);

/// What stands at «/» when the desk was not built.
extern const std::string_view kNoDesk;
/// What pages of the desk may do: run and show what comes from here, and nothing else.
extern const std::string_view kDeskPolicy;

}  // namespace bahi::serve
