// How an act of the record is told in a sentence, in both languages.
#pragma once
#include <string_view>

namespace bahi::cli {

/// One act of ontology/frames.tsv. English: «A <past> <link> B», «A to <base> <link> B». Hindi: «A ने B <case> <past>»,
/// «A का B <case> <infinitive>». An empty link means that the verb takes its object bare.
struct Phrase {
  std::string_view act;
  std::string_view base, past, link;                          // English
  std::string_view hindi_case, hindi_past, hindi_infinitive;  // Hindi; all take ने, so that they agree with no actor
  std::string_view hindi_negated;                             // «नहीं» stands before the light verb
};

/// The phrase of this act; nullptr when it is not known.
const Phrase* phrase_of(std::string_view act);

}  // namespace bahi::cli
