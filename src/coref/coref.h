// Room `coref`: pronouns, honorific plurals, «दोनों नेता»: which entity they mean; surest sieve first
// (after Lee et al., 2013, "Deterministic coreference resolution based on entity-centric, precision-ranked rules").
#pragma once
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"

namespace bahi::coref {

/// What the room needs of the lexicon (lang/hi/pronouns.tsv).
struct Tables {
  Tables() = default;
  explicit Tables(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, symbols, pronouns, both, party, three, mediation, there, government, ask, say, orders, labels,
            saying, announcing, judging, warning, promising, own_state, group_nouns, sites);
  }

  enum class Kind : uint8_t { third, reflexive, relative, first };
  /// What a word for a place means: the town, province or state spoken of last, its capital, where one is told to be,
  /// or any house.
  enum class Site : uint8_t { none, town, region, state, capital, here, there, house };
  struct Pronoun {
    using Plain = void;
    Kind kind = Kind::third;
    bool plural = false, singular = false;  // both false: any
  };
  const lexicon::SymbolTable* symbols = nullptr;
  std::unordered_map<lexicon::Symbol, Pronoun> pronouns;
  lexicon::Symbol both = 0, party = 0, three = 0, mediation = 0, there = 0, government = 0, ask = 0,
                  say = 0;  // दोनों, पार्टी, तीनों, मध्यस्थता, वहां, सरकार, पूछ, कह
  std::vector<lexicon::Symbol> labels;  // प्रश्न, उत्तर: what opens a turn of an interview; answers last
  std::vector<lexicon::Symbol> saying;      // stems of verbs of saying
  std::vector<lexicon::Symbol> announcing;  // अपील, घोषणा: with करना a way to say something
  std::vector<lexicon::Symbol> orders;  // आदेश, अपील: with देना or करना they tell somebody to do something
  std::vector<lexicon::Symbol> judging;  // आरोप, प्रशंसा: what is said is of whom it is of
  std::vector<lexicon::Symbol> warning;  // चेतावनी, धमकी: the condition said is for whom it is for
  std::vector<lexicon::Symbol> promising;  // आश्वासन, वादा: what is theirs in it is the speaker's
  std::vector<lexicon::Symbol> own_state;  // देश, सरकार: with a possessive the state of whom it means
  std::unordered_map<lexicon::Symbol, EntityKind> group_nouns;  // नेता → person, देश → country, पक्ष → group (either)
  std::unordered_map<lexicon::Symbol, Site> sites;  // शहर → town, यहां → here, दफ्तर → house
};

/// Does the group's postposition say where: «में», «पर», «के बाहर»? No matter whether a place is named.
bool marks_place(const Document& document, int32_t chunk);

/// Reads the layers tokens, morph, chunks and names.
Coref resolve(const Document& document, const Tables& tables);

}  // namespace bahi::coref
