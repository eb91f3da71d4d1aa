// Room `name`: people, offices, states, bodies, places and groups: found, linked to the registry, romanised.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::name {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
  const lexicon::SymbolTable* symbols;
};

/// Reads the layers tokens, morph and chunks.
Names find(const Document& document, const Tables& tables);

}  // namespace bahi::name
