#include "record/record.h"

namespace bahi::record {

Record assemble(const Document& document, event::Claims claims) {
  Record out;
  out.document.source = document.article.source;
  out.events = std::move(claims.events);
  out.statements = std::move(claims.statements);
  out.diagnostics = std::move(claims.diagnostics);
  return out;
}

}  // namespace bahi::record
