// Numbers in words and digits (lang/hi/numbers.tsv): «तीन», «साढ़े पांच», «दो हजार चार», «5 लाख 20 हजार», «21वीं», «पांचवां».
#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "document/layers.h"
#include "lexicon/flat.h"
#include "lexicon/lexicon.h"

namespace bahi::time {

struct Number {
  double value = 0;
  int32_t last = 0;      // token after it
  bool ordinal = false;  // «तीसरा», «10वीं»
  bool digits = false;   // one token of digits alone, no separators: «2004»

  bool whole() const { return value == static_cast<int64_t>(value); }
};

class Numbers {
 public:
  Numbers() = default;
  explicit Numbers(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, symbols_, kinds_, values_);
  }

  /// Whether a number may begin with this token. «एक» and «दो» are numbers too: what follows decides.
  bool begins(const Token& token) const { return is_digit(token) || kind(token.symbol) != Kind::none; }
  /// The longest number in tokens [at, end). A number whose parts a hyphen or से joins («दो-तीन») is two numbers.
  std::optional<Number> read(std::span<const Token> tokens, int32_t at, int32_t end) const;

 private:
  enum class Kind : uint8_t { none, cardinal, scale, fraction, more, ordinal, ending };
  static bool is_digit(const Token& token) {
    return !token.key.empty() && token.key.front() >= '0' && token.key.front() <= '9';
  }
  Kind kind(lexicon::Symbol s) const { return s < kinds_.size() ? kinds_[s] : Kind::none; }
  std::optional<Number> digits(const Token& token) const;

  const lexicon::SymbolTable* symbols_ = nullptr;
  lexicon::Flat<Kind> kinds_;  // by symbol
  lexicon::Flat<double> values_;
};

}  // namespace bahi::time
