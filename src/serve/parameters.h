// The parameters that a query may have: one table for reading them and for describing them.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bahi/questions.h"
#include "bahi/result.h"
#include "serve/message.h"

namespace bahi::serve {

enum class Kind : uint8_t { text, day, count, share, yes, choice, cursor };

struct Parameter {
  std::string_view name;
  Kind kind;
  std::string_view what;                    // for the description of the API
  bool several = false;                     // may be given more than once
  std::vector<std::string_view> choices{};  // of Kind::choice
  bool required = false;
};

/// The one of that name, which must be in the table.
const Parameter& parameter(std::string_view name);
/// «state», «person», … : the parameters that make a Filter.
const std::vector<std::string_view>& filter_names();

/// What was asked, read and checked.
struct Asked {
  query::Filter filter;
  query::Page page;
  std::string q, name, kind, a, b, day;
  bool all = false;
};
/// Fails when a parameter is not among `names`, or its value is no such thing; the error says what would be.
Result<Asked> asked_of(const Request& request, const std::vector<std::string_view>& names);

inline constexpr int kMostItems = 500;    // in one answer
inline constexpr size_t kMostText = 400;  // bytes of a value

}  // namespace bahi::serve
