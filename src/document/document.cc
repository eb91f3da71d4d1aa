#include "document/document.h"

#include <array>

namespace bahi {

std::string_view label(EntityKind k) {
  return std::array<std::string_view, 7>{
      "person", "organization", "country", "place", "facility", "group", "summit"}[static_cast<size_t>(k)];
}
std::string_view label(MentionForm f) {
  return std::array<std::string_view, 5>{"name", "title", "pronoun", "nominal", "abbreviation"}[static_cast<size_t>(f)];
}
std::string_view label(Precision p) {
  return std::array<std::string_view, 6>{"", "day", "week", "month", "season", "year"}[static_cast<size_t>(p)];
}
std::string_view label(Basis b) {
  return std::array<std::string_view, 3>{"stated", "relative", "published"}[static_cast<size_t>(b)];
}

}  // namespace bahi
