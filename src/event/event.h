// Room `event`: frames become claims: type, roles, status, voice, who claims it; statements; diagnostics; confidence.
#pragma once
#include "bahi/record.h"
#include "document/document.h"
#include "lexicon/lexicon.h"

namespace bahi::event {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);
  const lexicon::SymbolTable* symbols;
};

/// The claims in the record's own terms; entity ids are «e» + (entity number + 1), event ids «v1», «v2» ….
struct Claims {
  std::vector<RecordEvent> events;
  std::vector<RecordStatement> statements;
  std::vector<RecordDiagnostic> diagnostics;
};

/// Reads all layers.
Claims claim(const Document& document, const Tables& tables);

}  // namespace bahi::event
