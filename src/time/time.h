// Room `time`: dates, weekdays, ranges, hedges, durations and repetitions, against the publication date, never the clock.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::time {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
  const lexicon::SymbolTable* symbols;
};

/// Reads the layers tokens, morph and chunks (tense decides कल and परसों) and document.article.published.
Times find(const Document& document, const Tables& tables);

}  // namespace bahi::time
