// Room `time`: dates, weekdays, ranges, hedges, durations and repetitions, against the publication date, never the
// clock.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"
#include "time/numbers.h"
#include "time/words.h"

namespace bahi::time {

struct Tables {
  Tables() = default;
  explicit Tables(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, symbols, numbers, words, f);
  }
  const lexicon::SymbolTable* symbols = nullptr;
  Numbers numbers;
  Words words;

  /// Function words that the grammar names.
  struct Function {
    using Plain = void;
    lexicon::Symbol mein, ke, ki, ka, se, tak, ko, aur, v, evam, tatha, ya, comma, hyphen, open, close, slash, isse,
        iske, usse, uske, beech, madhya, dauran, aaj, ab, vale, vali, vala, prati, pahle, is, isi, us, usi, lekar;
  } f{};
};

/// Reads the layers tokens, morph and chunks (tense decides कल and परसों) and document.article.published. When that is
/// empty, the full date of a dateline serves; a dateline of the week before it is the day that «आज» means. How values
/// are made:
/// - Weeks run from Monday to Sunday; the fiscal year from April to March; the 21st century from 2001 to 2100.
/// - A weekday is the last on or before publication with a past verb, the first on or after with a future one; «पिछले»
/// and
///   «अगले» exclude the day of publication.
/// - A day and month, or a month, without a year: the last or next one by tense; without a tense to go by, the nearest.
///   A past verb may still mean a date within 45 days ahead, when the last one is 11 months off («बैठक 20 जून को बुलाई गई
///   है»).
/// - Start, middle and end of a year: January–March, May–August, October–December; of a month: its three thirds; of a
/// week:
///   Monday–Tuesday, Wednesday–Thursday, Friday–Sunday. All approximate.
/// - «के आसपास» widens a day by 5 days either way, any other hedge by 2.
/// - «पिछले तीन दिन»: a duration whose value reaches back from publication.
Times find(const Document& document, const Tables& tables);

}  // namespace bahi::time
