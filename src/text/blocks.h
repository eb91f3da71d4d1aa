// The blocks of a text: paragraphs, headings, list items, the dateline.
#pragma once
#include "text/text.h"

namespace bahi::text {

/// Fills out.blocks, out.sections and out.dateline from out.utf8.
void find_blocks(Text& out, const Tables& tables);

}  // namespace bahi::text
