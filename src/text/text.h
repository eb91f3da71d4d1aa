// Room `text`: normalises an article's text, with a map back to its own offsets, and finds its blocks.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::text {

/// What the room needs of the lexicon.
struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
};

/// Reads document.article.text (valid UTF-8).
Text normalise(const Document& document, const Tables& tables);

}  // namespace bahi::text
