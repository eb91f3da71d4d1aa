#include "text/text.h"

#include <algorithm>

#include "base/hash.h"
#include "lexicon/key.h"
#include "text/blocks.h"
#include "text/clean.h"

namespace bahi::text {

Tables::Tables(lexicon::Lexicon& lexicon) : languages(lexicon) {
  const auto add = [](std::vector<uint64_t>& set, std::string_view phrase) {
    if (!phrase.empty()) set.push_back(hash(lexicon::match_key(phrase)));
  };
  const auto& sentence = lexicon.table("sentence");
  for (const auto& row : sentence.rows) {
    const auto kind = row.cells[1];
    if (kind == "finite") add(finite, row.cells[0]);
    if (kind == "agency") add(agencies, row.cells[0]);
    if (kind == "month") add(months, row.cells[0]);
  }
  const auto names = [&](std::string_view table, std::initializer_list<std::string_view> columns,
                         std::string_view kind = {}) {
    const auto& rows = lexicon.table(table);
    for (const auto& row : rows.rows) {
      if (!kind.empty() && row.cells[rows.column("kind")] != kind) continue;
      for (const auto column : columns)
        for (const auto name : lexicon::split(row.cells[rows.column(column)])) add(places, name);
    }
  };
  names("places", {"hi", "variants"}, "city");
  names("states", {"capital_hi"});
  for (auto* set : {&finite, &agencies, &months, &places}) std::sort(set->begin(), set->end());
}

Text normalise(const Document& document, const Tables& tables) {
  Text out;
  clean(document.article.text, out);
  find_blocks(out, tables);
  auto guess = tables.languages.guess(out.utf8);
  out.language = std::move(guess.language);
  out.language_confidence = guess.confidence;
  return out;
}

}  // namespace bahi::text
