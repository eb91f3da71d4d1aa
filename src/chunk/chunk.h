// Room `chunk`: noun groups with their case markers, verb groups with auxiliaries, complex predicates, clauses, karaka
// roles.
#pragma once
#include <string>
#include <vector>

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrases.h"

namespace bahi::chunk {

/// Classes of words from lang/hi/grammar.tsv, verbs.tsv and the registry; a word may have several.
enum WordClass : uint32_t {
  // nouns
  kTime = 1u << 0,
  kDefiniteTime = 1u << 1,  // weekdays, months, आज, अब: no part of a compound
  kPlace = 1u << 2,
  kCountry = 1u << 3,
  kPerson = 1u << 4,  // titles and common nouns for who can act
  kCounterpartNoun = 1u << 5,
  kAddressNoun = 1u << 6,
  kRecipientNoun = 1u << 7,
  kEventNoun = 1u << 8,
  kGivenName = 1u << 9,
  kHostNoun = 1u << 10,
  // conjunctions, relatives
  kRelative = 1u << 11,
  kJoin = 1u << 12,
  kComplementiser = 1u << 13,
  kConditional = 1u << 14,
  kCoordinator = 1u << 15,
  kBeforeNoun = 1u << 16,
  // verbs
  kLight = 1u << 17,
  kPureLight = 1u << 18,
  kVectorNe = 1u << 19,
  kVectorNo = 1u << 20,
  kMotion = 1u << 21,
  kSay = 1u << 22,
  kCounterpart = 1u << 23,
  kExperiencer = 1u << 24,
  kIntransitive = 1u << 25,
  kTransitive = 1u << 26,
  kDitransitive = 1u << 27,
  kCausative = 1u << 28,
  // nouns again
  kOrganization = 1u << 29,
  kCompoundFirst = 1u << 30,
  kCompoundLast = 1u << 31,
};

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon);

  uint32_t classes(lexicon::Symbol s) const { return s < classes_.size() ? classes_[s] : 0; }
  /// The marker that a pronoun holds (उन्होंने: ne), or none.
  Marker pronoun(lexicon::Symbol s) const { return s < pronouns_.size() ? pronouns_[s] : Marker::none; }

  const lexicon::SymbolTable* symbols;
  lexicon::PhraseTrie markers;  // values are Markers

  /// Words that the rules name.
  struct Words {
    lexicon::Symbol kar, ho, hai, tha, ja, rah, sak, chuk, pa, pad, lag, de, chah, chhod, chahie, ke, ki, ka, vala, hue,
        hua, hui, to, yah, wah, ki_that, koi, kuch, kisi, sab, sabhi, kai, har, and_, open, close, comma, hyphen, danda,
        full_stop, bar, question, exclamation, colon, semicolon, pahle, baad, purv, aur_also, mat, mil, samet, sahit,
        na, bhi, hi, ek, dusre, apna, kya, jaise, pichhle, jo;
  } word;

 private:
  void add_class(lexicon::SymbolTable& symbols, std::string_view text, uint32_t bits);
  std::vector<uint32_t> classes_;
  std::vector<Marker> pronouns_;
};

/// Reads the layers tokens and morph.
Chunks group(const Document& document, const Tables& tables);

}  // namespace bahi::chunk
