// Room `chunk`: noun groups with their case markers, verb groups with auxiliaries, complex predicates, clauses, karaka
// roles.
#pragma once
#include <string>
#include <vector>

#include "chunk/joiner.h"
#include "document/document.h"
#include "lexicon/flat.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrases.h"

namespace bahi::chunk {

/// Classes of words from lang/hi/grammar.tsv, verbs.tsv and the registry; a word may have several.
enum WordClass : uint64_t {
  // nouns
  kTime = 1ull << 0,
  kDefiniteTime = 1ull << 1,  // weekdays, months, आज, अब: no part of a compound
  kPlace = 1ull << 2,
  kCountry = 1ull << 3,
  kPerson = 1ull << 4,  // titles and common nouns for who can act
  kCounterpartNoun = 1ull << 5,
  kAddressNoun = 1ull << 6,
  kRecipientNoun = 1ull << 7,
  kEventNoun = 1ull << 8,
  kGivenName = 1ull << 9,
  kHostNoun = 1ull << 10,
  // conjunctions, relatives
  kRelative = 1ull << 11,
  kJoin = 1ull << 12,
  kComplementiser = 1ull << 13,
  kConditional = 1ull << 14,
  kCoordinator = 1ull << 15,
  kBeforeNoun = 1ull << 16,
  // verbs
  kLight = 1ull << 17,
  kPureLight = 1ull << 18,
  kVectorNe = 1ull << 19,
  kVectorNo = 1ull << 20,
  kMotion = 1ull << 21,
  kSay = 1ull << 22,
  kCounterpart = 1ull << 23,
  kExperiencer = 1ull << 24,
  kIntransitive = 1ull << 25,
  kTransitive = 1ull << 26,
  kDitransitive = 1ull << 27,
  kCausative = 1ull << 28,
  // nouns again
  kOrganization = 1ull << 29,
  kCompoundFirst = 1ull << 30,
  kCompoundLast = 1ull << 31,
  kParticipial = 1ull << 32,    // adjectives with arguments of their own (तैनात, आयोजित)
  kAdjectiveHost = 1ull << 33,  // hosts that are no noun (शुरू, लागू)
  kManner = 1ull << 34,
  kObjectHost = 1ull << 35,
  kSource = 1ull << 36,
  kUsualLight = 1ull << 37,
  kNumber = 1ull << 38,
  kFeminine = 1ull << 39,
  kEnclitic = 1ull << 41,  // particles that lean on the word before them
  kComparative = 1ull << 42,
  kObjectPronoun = 1ull << 43,
  kAdverb = 1ull << 45,
  kQuantifier = 1ull << 49,
  kParNoun = 1ull << 46,          // deeds done to the one with पर (हमला, दबाव)
  kEtCetera = 1ull << 56,         // closes a list of examples (आदि)
  kBareParticipial = 1ull << 47,  // with an unmarked agent (तुर्की समर्थित)
  kPlaceNoun = 1ull << 48,        // places by common noun
  kMarkerWord = 1ull << 44,       // occurs in a postposition
  kMarkedTime = 1ull << 40,       // times only with a marker («अंत में»)
  kHonorific = 1ull << 51,        // «श्री», «डॉ.»; the joiner was made without it
  kNameToo = 1ull << 52,  // adjectives that people are also called by («गंभीर», «विशाल»)
  kCrowd = 1ull << 53,  // people in numbers, no title before a name («प्रदर्शनकारी»); the joiner was made without it
  kInitial = 1ull << 55,  // letters that stand for a name («एम»); the joiner was made without it
  kAuthority =
      1ull << 54,  // powers that no plural after them belongs to («सरकार एजेंसियों का»); the joiner was made without it
  kBeginsName = 1ull << 50,  // one of Tables::names; for speed alone, and no class that the joiner weighs
};

struct Tables {
  Tables() = default;
  explicit Tables(lexicon::Lexicon& lexicon, Joiner joiner_ = {});
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, symbols, markers, names, joiner, word, classes_, pronouns_);
  }

  uint64_t classes(lexicon::Symbol s) const { return s < classes_.size() ? classes_[s] : 0; }
  /// The marker that a pronoun holds (उन्होंने: ne), or none.
  Marker pronoun(lexicon::Symbol s) const { return s < pronouns_.size() ? pronouns_[s] : Marker::none; }

  const lexicon::SymbolTable* symbols = nullptr;
  lexicon::PhraseTrie markers;  // values are Markers
  lexicon::PhraseTrie names;    // names of the registry of two words and more: never cut
  Joiner joiner;                // of the set that was asked for; empty: neighbouring nouns are one group

  /// Words that the rules name.
  struct Words {
    using Plain = void;
    lexicon::Symbol kar, ho, hai, tha, ja, rah, sak, chuk, pa, pad, lag, de, chah, chhod, chahie, ke, ki, ka, vala, hue,
        hua, hui, to, koi, kuch, kisi, sab, sabhi, open, close, comma, hyphen, danda, colon, semicolon, pahle, baad,
        purv, mil, samet, na, ek, jaise, jo, bina, bagair, atirikt, saman, viprit, is, us, in, un, kis, jis, jin, isse,
        nahin, va, evam, tatha, se, jaisa, jaisi;
  } word{};

 private:
  void add_class(lexicon::SymbolTable& symbols, std::string_view text, uint64_t bits);
  lexicon::Flat<uint64_t> classes_;
  lexicon::Flat<Marker> pronouns_;
};

/// A place between two words that may stand in one noun group, for learning.
struct Juncture {
  bool joined = false;
  std::vector<uint64_t> features;  // of Joiner
};
/// Those of a document with layers tokens and morph, where `begins` says which tokens begin a group.
std::vector<Juncture> junctures(const Document& document, const Tables& tables, const std::vector<bool>& begins);

/// Reads the layers tokens and morph.
Chunks group(const Document& document, const Tables& tables);

}  // namespace bahi::chunk
