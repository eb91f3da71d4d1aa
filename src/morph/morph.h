// Room `morph`: part of speech, lemma and features of every word: a trained tagger over a lexicon.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::morph {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
  const lexicon::SymbolTable* symbols;
};

/// Reads the layer tokens.
Morph analyse(const Document& document, const Tables& tables);

}  // namespace bahi::morph
