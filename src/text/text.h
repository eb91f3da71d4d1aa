// Room `text`: normalises an article's text, with a map back to its own offsets, and finds its blocks and language.
#pragma once
#include <vector>

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "text/language.h"

namespace bahi::text {

/// What the room needs of the lexicon.
struct Tables {
  Tables() = default;
  explicit Tables(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, finite, agencies, months, places, languages);
  }

  // Sorted hashes of match keys: asked only of a heading's or dateline's few words.
  std::vector<uint64_t> finite;  // words that end a sentence's verb group (lang/hi/sentence.tsv)
  std::vector<uint64_t> agencies;
  std::vector<uint64_t> months;
  std::vector<uint64_t> places;  // whole names of cities and capitals
  Languages languages;
};

/// Reads document.article.text (valid UTF-8).
Text normalise(const Document& document, const Tables& tables);

}  // namespace bahi::text
