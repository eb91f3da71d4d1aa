// Room `coref`: pronouns, honorific plurals, «दोनों नेता», titles used alone: which entity they mean; surest sieve first.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::coref {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
  const lexicon::SymbolTable* symbols;
};

/// Reads the layers tokens, morph, chunks and names.
Coref resolve(const Document& document, const Tables& tables);

}  // namespace bahi::coref
