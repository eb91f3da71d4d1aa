// A user's own tables, laid over the built-in ones (docs/tables.md, "Your own tables").
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"

namespace bahi::lexicon {

/// An image of `base` with rows added, corrected and retired; or every fault, with file, line and column.
struct Laying {
  std::string image;
  std::vector<Error> errors;
};
Laying lay_over(const Lexicon& base, const std::filesystem::path& folder);

/// Where a row stands, also one that was laid over: «file:line  provenance».
std::string origin_of(const Row& row);

}  // namespace bahi::lexicon
