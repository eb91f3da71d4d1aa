// Room `record`: the layers and claims of one article as its public record.
#pragma once
#include "bahi/record.h"
#include "document/document.h"
#include "event/event.h"

namespace bahi::record {

/// By what an article is known: its source and text.
std::string document_id(const Article& article);

/// Reads all layers; takes the claims over. Entities that nothing mentions are left out, the others numbered anew («e1»
/// …) in the order of their first mention.
Record assemble(const Document& document, event::Claims claims);

}  // namespace bahi::record
