#include "serve/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "ingest/ingest.h"

namespace bahi::serve {
namespace {

const std::vector<Parameter>& parameters() {
  static const auto* const all = new std::vector<Parameter>{
      {"state", Kind::text,
       "A state or body that has part in it, by name in Hindi or English or by code; all must hold", true},
      {"person", Kind::text, "A person who has part in it, by name or id; all must hold", true},
      {"type",
       Kind::choice,
       "PLOVER's event type; any of them",
       true,
       {"ACCUSE", "AGREE", "AID", "ASSAULT", "CONCEDE", "CONSULT", "COERCE", "COOPERATE", "MOBILIZE", "PROTEST",
        "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"}},
      {"stage",
       Kind::choice,
       "How far it has come; any of them",
       true,
       {"proposed", "rumoured", "announced", "under way", "occurred", "postponed", "cancelled", "denied"}},
      {"place", Kind::text, "Where it is"},
      {"since", Kind::day, "From this day on (YYYY-MM-DD)"},
      {"until", Kind::day, "Up to this day"},
      {"min_confidence", Kind::share, "Leave out what is less sure"},
      {"limit", Kind::count, "Most items of an answer (default 20)"},
      {"cursor", Kind::cursor, "«next» of the last answer: go on where it ended"},
      {"q", Kind::text, "Words in Hindi or Latin letters, \"a phrase\", -without"},
      {"name", Kind::text, "A name in Hindi or Latin letters, in any spelling, or an id", false, {}, true},
      {"kind",
       Kind::choice,
       "Only names of this kind",
       false,
       {"person", "country", "place", "organization", "facility", "group", "summit"}},
      {"a", Kind::text, "A state or body", false, {}, true},
      {"b", Kind::text, "Another one", false, {}, true},
      {"day", Kind::day, "As known on this day (default: that of the latest article)"},
      {"all", Kind::yes, "Also what is told for the first time and has happened"},
  };
  return *all;
}

Error wrong(std::string message) {
  return {std::move(message), {}, 0, 0};
}

template <typename Number>
bool number(const std::string& text, Number& out) {
  const char* end = text.data() + text.size();
  const auto [at, bad] = std::from_chars(text.data(), end, out);
  return bad == std::errc() && at == end;
}

bool is_cursor(const std::string& text) {
  const size_t colon = text.find(':');
  int64_t part = 0;
  return colon != std::string::npos && number(text.substr(0, colon), part) && number(text.substr(colon + 1), part);
}

/// Empty when the value is what the parameter takes.
std::string fault(const Parameter& p, const std::string& value) {
  switch (p.kind) {
    case Kind::text:
      if (value.size() > kMostText) return fmt::format("is longer than {} bytes", kMostText);
      return p.required && value.empty() ? "is empty" : "";
    case Kind::day:
      return ingest::is_day(value) ? "" : "is no day (write YYYY-MM-DD)";
    case Kind::count: {
      int n = 0;
      return number(value, n) && n >= 1 && n <= kMostItems ? "" : fmt::format("is no number from 1 to {}", kMostItems);
    }
    case Kind::share: {
      double n = 0;
      return number(value, n) && n >= 0 && n <= 1 ? "" : "is no number from 0 to 1";
    }
    case Kind::yes:
      return value == "true" || value == "false" ? "" : "is neither true nor false";
    case Kind::choice:
      return std::find(p.choices.begin(), p.choices.end(), value) != p.choices.end()
                 ? ""
                 : fmt::format("is none of {}", fmt::join(p.choices, ", "));
    case Kind::cursor:
      return is_cursor(value) ? "" : "is no cursor (take «next» of the last answer as it is)";
  }
  return {};
}

}  // namespace

const Parameter& parameter(std::string_view name) {
  for (const auto& p : parameters())
    if (p.name == name) return p;
  std::abort();  // a route names one that is not in the table
}

const std::vector<std::string_view>& filter_names() {
  static const auto* const names = new std::vector<std::string_view>{"state", "person", "type",  "stage",
                                                                     "place", "since",  "until", "min_confidence"};
  return *names;
}

Result<Asked> asked_of(const Request& request, const std::vector<std::string_view>& names) {
  Asked out;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : request.query) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      return wrong(names.empty()
                       ? fmt::format("there is no parameter '{}' here", name)
                       : fmt::format("there is no parameter '{}' here; there are {}", name, fmt::join(names, ", ")));
    const Parameter& p = parameter(name);
    if (std::find(seen.begin(), seen.end(), name) != seen.end() && !p.several)
      return wrong(fmt::format("'{}' is given twice", name));
    seen.push_back(name);
    if (const std::string what = fault(p, value); !what.empty())
      return wrong(fmt::format("{}: '{}' {}", name, value.substr(0, kMostText), what));
    constexpr size_t kMostNames = 8;
    const auto put = [&given = value](std::vector<std::string>& to) { to.push_back(given); };
    if (name == "state") put(out.filter.states);
    if (name == "person") put(out.filter.people);
    if (name == "type") put(out.filter.types);
    if (name == "stage") put(out.filter.stages);
    if (out.filter.states.size() + out.filter.people.size() > kMostNames)
      return wrong(fmt::format("more than {} states and people", kMostNames));
    if (name == "place") out.filter.place = value;
    if (name == "since") out.filter.since = value;
    if (name == "until") out.filter.until = value;
    if (name == "min_confidence") number(value, out.filter.min_confidence);
    if (name == "limit") number(value, out.page.limit);
    if (name == "cursor") out.page.cursor = value;
    if (name == "q") out.q = value;
    if (name == "name") out.name = value;
    if (name == "kind") out.kind = value;
    if (name == "a") out.a = value;
    if (name == "b") out.b = value;
    if (name == "day") out.day = value;
    if (name == "all") out.all = value == "true";
  }
  for (const auto& name : names)
    if (parameter(name).required && std::find(seen.begin(), seen.end(), name) == seen.end())
      return wrong(fmt::format("'{}' is missing: {}", name, parameter(name).what));
  return out;
}

}  // namespace bahi::serve
