// Room `chunk`: noun groups with their case markers, verb groups with auxiliaries, complex predicates, clauses, karaka roles.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::chunk {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
  const lexicon::SymbolTable* symbols;
};

/// Reads the layers tokens and morph.
Chunks group(const Document& document, const Tables& tables);

}  // namespace bahi::chunk
