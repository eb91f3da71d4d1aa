// Room `token`: sentences and words.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::token {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
  const lexicon::SymbolTable* symbols;
};

/// Reads the layer text.
Tokens tokenise(const Document& document, const Tables& tables);

}  // namespace bahi::token
