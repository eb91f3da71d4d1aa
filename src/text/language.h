// Which language a text is in.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/flat.h"
#include "lexicon/lexicon.h"

namespace bahi::text {

/// Function words and endings of the languages written in Devanagari, and of romanised Hindi and English
/// (lang/hi/languages.tsv), ready for lookups.
class Languages {
 public:
  Languages() = default;
  explicit Languages(const lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, names_, is_latin_, rows_, index_);
  }

  struct Guess {
    std::string language;  // BCP 47; "und" when unsure
    double confidence = 0;
  };
  /// Looks at the beginning of a normalised text, at most some thousand words of it.
  Guess guess(std::string_view utf8) const;

 private:
  struct Row {
    using Plain = void;
    uint64_t hash = 0;
    uint32_t language = 0;
    float weight = 0;
    uint32_t next = 0;  // the next row of the same word; 0: none
  };
  void add(std::string_view key, uint32_t language, float weight);
  uint32_t find(uint64_t hash) const;  // the first row of a word, or 0

  std::vector<std::string> names_;
  std::vector<char> is_latin_;     // per name: written in Latin letters
  lexicon::Flat<Row> rows_;        // from 1
  lexicon::Flat<uint32_t> index_;  // open addressing, power of two, into rows_
};

}  // namespace bahi::text
