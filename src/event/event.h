// Room `event`: frames become claims: type, roles, status, voice, who claims it; statements; diagnostics; confidence.
//
//   view        the layers, indexed once an article
//   utter       who says what: speech verbs, quotations, sources («के मुताबिक»)
//   match       which words evoke which frame
//   roles       who did it, to whom, where, on what, on whose behalf
//   status      did it happen, is it planned, denied, only hoped for; whose claim is it
//   when        its time; history and habits
//   individuate what is told twice is one happening
//   state       statements
//   confidence  how sure, by the signs of the reading
//   diagnose    what an attentive sub-editor would query
#pragma once
#include "bahi/record.h"
#include "document/document.h"
#include "event/tables.h"

namespace bahi::event {

/// How an event came about, for `bahi explain`.
struct Explanation {
  std::string event;                  // its id
  const lexicon::Row* row = nullptr;  // the trigger's row; nullptr: a rule of the code
  std::vector<const Sign*> signs;     // what its confidence is the sum of
};

/// The claims in the record's own terms; entity ids are «e» + (entity number + 1), event ids «v1», «v2» ….
struct Claims {
  std::vector<RecordEvent> events;
  std::vector<RecordStatement> statements;
  std::vector<RecordDiagnostic> diagnostics;
  std::vector<Explanation> explanations;  // one per event, in their order
};

/// Reads all layers.
Claims claim(const Document& document, const Tables& tables);

}  // namespace bahi::event
