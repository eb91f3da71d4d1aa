// The grammar of temporal expressions over the tokens of one sentence.
#pragma once
#include <optional>

#include "document/document.h"
#include "time/draft.h"
#include "time/time.h"

namespace bahi::time {

class Matcher {
 public:
  Matcher(const Document& document, const Tables& tables, Range sentence)
      : document_(document),
        tokens_(document.tokens->tokens),
        t_(tables),
        begin_(sentence.first),
        end_(sentence.last) {}

  /// Whether an expression may begin at this token: one look at its symbol, so that other words cost nothing.
  static bool may_begin(const Token& token, const Tables& tables);
  /// The longest expression that begins at `i`.
  std::optional<Found> at(int32_t i) const;
  /// The token after a phrase at `i` that looks like a time and is none, or `i`.
  int32_t skip(int32_t i) const;

 private:
  // Each reads what begins at `i` into `d` and returns the token after it, or kNo and leaves `d` in any state.
  static constexpr int32_t kNo = -1;
  int32_t point(int32_t i, Draft& d) const;
  int32_t numeric(int32_t i, Draft& d) const;
  int32_t framed(int32_t i, Draft& d) const;
  int32_t years(int32_t i, Draft& d) const;
  int32_t year_after(int32_t i, Draft& d) const;
  int32_t decade(int32_t i, Draft& d) const;
  int32_t day_month(int32_t i, Draft& d, bool framed) const;
  int32_t days(int32_t i, Draft& d) const;
  int32_t month(int32_t i, Draft& d, bool sure) const;
  int32_t weekday(int32_t i, Draft& d) const;
  int32_t today(int32_t i, Draft& d) const;
  int32_t amount(int32_t i, Draft& d) const;
  int32_t whole(int32_t i, Draft& d) const;
  int32_t repeated(int32_t i, Draft& d) const;
  int32_t named(int32_t i, Draft& d) const;
  int32_t hours(int32_t i, Draft& d) const;
  int32_t clock(int32_t i) const;
  /// What narrows a period: month and day, weekday, edge, part of the day.
  int32_t tail(int32_t i, Draft& d) const;
  int32_t edge(int32_t i, Draft& d) const;

  int32_t year_at(int32_t i, bool words) const;  // the year, or 0
  bool year_stands_alone(int32_t i, int year) const;
  bool march_is_month(int32_t i) const;
  bool is_age(int32_t first, int32_t last, double count) const;
  std::optional<Number> number(int32_t i) const {
    return i >= begin_ && i < end_ ? t_.numbers.read(tokens_, i, end_) : std::nullopt;
  }
  int day_number(int32_t i, int32_t& last) const;
  const Entry* find(int32_t i, Kind kind, int32_t& last) const { return t_.words.find(tokens_, i, end_, kind, last); }
  int32_t after(int32_t i, Kind kind) const {
    int32_t last = i;
    return find(i, kind, last) != nullptr ? last : i;
  }
  bool has(int32_t i, Kind kind) const { return after(i, kind) > i; }
  lexicon::Symbol symbol(int32_t i) const { return i >= begin_ && i < end_ ? tokens_[i].symbol : 0; }
  bool is(int32_t i, lexicon::Symbol s) const { return s != 0 && symbol(i) == s; }
  template <typename... S>
  bool any(int32_t i, S... s) const {
    return (is(i, s) || ...);
  }
  bool joined(int32_t i) const { return i < end_ && !tokens_[i].space_before; }

  const Document& document_;
  std::span<const Token> tokens_;
  const Tables& t_;
  int32_t begin_, end_;
};

/// ISO 8601 of so many units; empty when it cannot be said.
std::string iso_duration(double count, Unit unit);

}  // namespace bahi::time
