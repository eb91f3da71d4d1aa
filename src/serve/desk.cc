#include "serve/desk.h"

namespace bahi::serve {

const DeskFile* desk_file(std::string_view path) {
  const auto last = path.substr(path.rfind('/') + 1);
  if (last.find('.') == std::string_view::npos) path = "/index.html";
  for (const auto& file : desk_files())
    if (file.path == path) return &file;
  return nullptr;
}

const std::string_view kNoDesk =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Bahi</title>\n"
    "<h1>Bahi</h1>\n<p>This build has no desk. To have one: <code>tools/setup desk</code>, then build again.</p>\n"
    "<p>The API is at <a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>; docs/serve.md tells of "
    "it.</p></html>\n";

const std::string_view kDeskPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

}  // namespace bahi::serve
