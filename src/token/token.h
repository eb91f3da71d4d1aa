// Room `token`: sentences and words.
#pragma once
#include <cstdint>

#include "base/form_cache.h"
#include "document/document.h"
#include "lexicon/flat.h"
#include "lexicon/lexicon.h"

namespace bahi::token {

struct Tables {
  Tables() = default;
  explicit Tables(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive.only(symbols, flags_);
  }
  const lexicon::SymbolTable* symbols = nullptr;
  uint64_t owner = new_owner();  // of the keys that threads keep

  /// What a word means for sentence ends (lang/hi/abbreviations.tsv, lang/hi/sentence.tsv), by symbol.
  enum Flag : uint16_t {
    kInitial = 1,    // ए. बी. … and short first names
    kTitle = 2,      // डॉ. प्रो.: never the end of a sentence
    kShort = 4,      // units, bodies, places and others: may stand at its end
    kPlain = 8,      // an abbreviation with one dot: डॉ.; without this bit only with inner dots: यू.एस.
    kOpener = 16,    // begins sentences
    kBound = 32,     // never begins one: postpositions, particles
    kSaid = 64,      // a verb or noun of saying
    kFinite = 128,   // ends a verb group
    kVisarga = 256,  // written with a visarga, often typed as a colon
    kTeaser = 512,   // after a comma it calls on who reads: a sentence of its own
  };
  uint16_t flags(uint32_t symbol) const { return symbol < flags_.size() ? flags_[symbol] : uint16_t{0}; }

 private:
  lexicon::Flat<uint16_t> flags_;
};

/// Reads the layer text. A token's form is a view into the text; its key is the same view where form and key are alike,
/// else it lies in the document's arena. The dot of an initial or abbreviation is part of its token.
Tokens tokenise(const Document& document, const Tables& tables);

}  // namespace bahi::token
