// Figures beside a deed: the dead and injured of an attack, the money of an aid.
#pragma once
#include <string_view>
#include <vector>

#include "event/draft.h"
#include "event/view.h"

namespace bahi::event {

/// A figure of dead or injured.
struct Toll {
  double number = 0;
  std::string_view what;  // dead|injured
  Range tokens;           // from the figure to the word
};
std::vector<Toll> tolls_in(const View& view, Range tokens);

/// What the deed's sentence says of its extent; of an attack also the sentence after it, when nothing else of the
/// article's (`drafts`) is told there.
RecordMagnitude magnitude_of(const View& view, const std::vector<Draft>& drafts, const Draft& draft);

}  // namespace bahi::event
