// Values of drafts: counted from the publication date, by the tense of the clause, or from an earlier date of the text.
#pragma once
#include <optional>
#include <vector>

#include "document/document.h"
#include "time/calendar.h"
#include "time/draft.h"
#include "time/time.h"

namespace bahi::time {

/// What a draft comes to.
struct Value {
  Interval days;
  Precision precision = Precision::day;
  bool approximate = false;
  bool stated = true;  // false: counted from the publication date
};

/// An expression that has its value, for those that count from it.
struct Earlier {
  int32_t last = 0;  // token after it
  int32_t sentence = 0;
  Value value;
  bool anchors = false;  // names a year of its own («5 मई 2004», «1971 में»), or is a day
};

class Resolver {
 public:
  Resolver(const Document& document, const Tables& tables, std::optional<Day> published)
      : document_(document), t_(tables), published_(published) {}

  std::optional<Value> value(const Found& found) const;
  /// «दो महीने के भीतर … खोलेंगे»: from now to then, of what is to come.
  std::optional<Value> within(const Found& found) const;
  void remember(const Found& found, const Value& value);

 private:
  struct Lean {
    Way way = Way::by_tense;
    bool sure = false;  // from a verb that governs it, not from what the deed probably is
  };
  Lean lean(Range tokens) const;
  std::optional<Value> point(const Draft& draft, Lean lean) const;
  std::optional<Value> counted(const Draft& draft, Lean lean) const;
  std::optional<Value> calendar(const Draft& draft, Lean lean) const;
  std::optional<Value> month_of_text(const Draft& draft, Lean lean) const;
  std::optional<Value> on_weekday(const Draft& draft, Lean lean) const;
  static void narrow(const Draft& draft, Value& value);
  const Earlier* before(int32_t token, bool day) const;

  const Document& document_;
  const Tables& t_;
  std::optional<Day> published_;
  std::vector<Earlier> earlier_;
};

}  // namespace bahi::time
