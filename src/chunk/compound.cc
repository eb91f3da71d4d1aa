// Whether two nouns side by side make one group («विदेश नीति», «राष्ट्रपति व्लादिमीर पुतिन») or two («मंत्री | मंगलवार को»).
#include <span>

#include "chunk/parse.h"

namespace bahi::chunk {
namespace {

// Evidence for one group in tenths of a logit, by the classes of the words and the tags around them. Weighed (logistic
// regression, most weights held at nothing) on the treebank's documents apart from those that figures are taken from,
// with its own tags and with those of both models.

// Common nouns or names: which of the two, left and right.
enum Pair : uint8_t { kCommonCommon, kCommonName, kNameCommon, kNameName };
// By Pair, in its order.
using Weights = int8_t[4];

constexpr uint64_t kUnknown = 0;  // a word of no class
constexpr uint64_t kAny = ~0ull;
struct ClassWeight {
  uint64_t of;
  Weights weight;
};
struct ClassPair {
  uint64_t left, right;
  int8_t weight;
};
struct TagWeight {
  Tag tag;
  Weights weight;
};

// With nothing else known.
constexpr Weights kStart = {9, -3, 19, 23};
// The noun on the left.
constexpr ClassWeight kFirst[] = {
    {kTime, {-25, -6, 0, 0}},         {kDefiniteTime, {2, -10, 0, 0}}, {kPlace, {0, 12, 0, 0}},
    {kCountry, {0, 0, 0, -6}},        {kPerson, {-9, 13, 0, 0}},       {kCounterpartNoun, {-1, 0, 0, 0}},
    {kEventNoun, {-3, -10, 0, 0}},    {kGivenName, {6, 9, -9, -10}},   {kHostNoun, {-7, -19, 0, 0}},
    {kOrganization, {-6, -1, 0, -2}}, {kCompoundFirst, {18, 1, 0, 0}}, {kCompoundLast, {-5, -1, 0, -4}},
    {kNumber, {0, 0, 0, 13}},         {kPlaceNoun, {1, 0, 0, 5}},      {kMarkedTime, {-3, 0, 0, 0}},
    {kUnknown, {15, 4, 2, 4}},
};
// The noun on the right.
constexpr ClassWeight kSecond[] = {
    {kTime, {-22, -26, -26, -14}},      {kPlace, {0, -7, 1, 0}},
    {kCountry, {0, 0, 0, -31}},         {kPerson, {-4, -10, 0, 0}},
    {kCounterpartNoun, {-2, 0, 0, 0}},  {kRecipientNoun, {3, 0, 0, 0}},
    {kEventNoun, {3, 0, 1, 8}},         {kGivenName, {-6, 0, 0, 8}},
    {kHostNoun, {0, 0, -2, 0}},         {kOrganization, {1, 0, 0, 0}},
    {kCompoundFirst, {-5, -12, -7, 0}}, {kCompoundLast, {10, 0, 6, 13}},
    {kAdjectiveHost, {-11, 0, 0, 0}},   {kObjectHost, {-14, 0, 0, 0}},
    {kNumber, {-26, 0, 0, 0}},          {kParNoun, {-9, 0, 0, 0}},
    {kPlaceNoun, {-7, -4, 0, 5}},       {kUnknown, {0, 7, 0, 8}},
};
// The word that opens the group, when it is not the noun on the left.
constexpr ClassWeight kOpening[] = {
    {kPlace, {1, 0, 1, -1}},
    {kPerson, {2, 0, 0, 0}},
    {kGivenName, {0, 0, 0, 3}},
};
// The noun on the right, before a verb.
constexpr ClassPair kBeforeVerb[] = {
    {kTime, kAny, 5},         {kPlace, kAny, -1},        {kEventNoun, kAny, 7},     {kHostNoun, kAny, -14},
    {kOrganization, kAny, 6}, {kCompoundFirst, kAny, 4}, {kCompoundLast, kAny, 11}, {kAdjectiveHost, kAny, -16},
};
// A third noun, after the two.
constexpr ClassPair kThird[] = {
    {kTime, kAny, -16},
    {kEventNoun, kAny, 1},
    {kOrganization, kAny, -6},
};
// A class on the left with one on the right.
constexpr ClassPair kTogether[] = {
    {kCompoundFirst, kCompoundLast, 1},
    {kCountry, kPlace, -1},
    {kGivenName, kGivenName, 15},
    {kGivenName, kPlace, -4},
    {kOrganization, kGivenName, -6},
    {kOrganization, kPerson, 9},
    {kPerson, kGivenName, 5},
    {kPerson, kPlace, -2},
    {kPlace, kOrganization, 5},
    {kPlace, kPlace, 7},
    {kTime, kTime, 33},
};
// What stands before the noun on the left in its group; SYM: nothing.
constexpr TagWeight kBefore[] = {
    {Tag::SYM, {1, 0, 0, -3}}, {Tag::NN, {0, 7, 0, 8}},  {Tag::NNP, {6, 6, -10, 0}}, {Tag::JJ, {2, 2, 0, 0}},
    {Tag::QF, {-2, -7, 0, 0}}, {Tag::QC, {1, -8, 0, 0}}, {Tag::QO, {-8, 0, 0, 0}},   {Tag::DEM, {-14, -25, 0, 0}},
};
// What follows the two; SYM: nothing or a mark.
constexpr TagWeight kAfter[] = {
    {Tag::SYM, {0, 0, 0, 12}}, {Tag::VM, {0, 0, -2, 0}}, {Tag::NNP, {7, 6, 9, 4}},
    {Tag::CC, {-2, -3, 0, 0}}, {Tag::RP, {-8, 0, 0, 0}},
};

int sum(std::span<const ClassWeight> table, uint64_t classes, Pair pair) {
  int out = 0;
  for (const auto& row : table)
    if (row.of == kUnknown ? classes == 0 : (classes & row.of) != 0) out += row.weight[pair];
  return out;
}

int sum(std::span<const ClassPair> table, uint64_t left, uint64_t right) {
  int out = 0;
  for (const auto& row : table)
    if ((left & row.left) != 0 && (right & row.right) != 0) out += row.weight;
  return out;
}

int sum(std::span<const TagWeight> table, Tag tag, Pair pair) {
  for (const auto& row : table)
    if (row.tag == tag) return row.weight[pair];
  return 0;
}

}  // namespace

/// Whether two nouns side by side belong to different groups. `first` opens the group that `last` ends so far.
bool Parse::parts(int32_t first, int32_t last, int32_t next, int32_t end) const {
  const uint64_t a = noun_classes(last), b = noun_classes(next);
  const bool left_name = tag(last) == Tag::NNP, right_name = tag(next) == Tag::NNP;
  const Pair pair = left_name ? (right_name ? kNameName : kNameCommon) : right_name ? kCommonName : kCommonCommon;
  const int32_t after = next + 1;
  // What is sure: «आज सुबह», «27 फरवरी 2002», «सुबह 10 बजे»; «प्रधानमंत्री | मंगलवार को»; «विदेश मंत्री»; «नेता | दिल्ली पहुंचे».
  const bool counted = d_.token(last).kind == TokenKind::number || (a & kNumber) != 0;
  if ((a & kTime) && ((b & kTime) || d_.token(next).kind == TokenKind::number)) return false;
  if ((b & kDefiniteTime) && !(a & kTime)) return !counted;
  if ((a & kDefiniteTime) && !(b & kTime)) return true;
  if ((a & kCompoundFirst) && (b & kCompoundLast)) return false;
  if ((b & kCountry) && inside_[last]) return true;  // «संयुक्त राष्ट्र | लाइबेरिया के»: a known name ends where it ends
  // «ब्रिटेन | मजबूती के साथ», but «भारत सरकार», «भारत यात्रा», «भारत-पाक शांति वार्ता».
  const bool pair_of_states =
      last > first + 1 && is(last - 1, t_.word.hyphen) && (noun_classes(last - 2) & kCountry) != 0;
  if (pair == kNameCommon && (a & kCountry) && !pair_of_states &&
      !(b & (kPerson | kOrganization | kCompoundFirst | kCompoundLast | kEventNoun | kHostNoun | kCounterpartNoun |
             kPlace)))
    return true;
  int32_t main = after;
  while (main < end && (tag(main) == Tag::NEG || tag(main) == Tag::RP)) ++main;
  const uint64_t verb = main < end && tag(main) == Tag::VM ? t_.classes(stem(main)) : 0;
  if ((verb & kLight) && (b & kAdjectiveHost)) return true;
  if ((verb & kMotion) && (b & kPlace) && !(a & kPlace)) return true;
  const Tag follows = after < end ? tag(after) : Tag::SYM;
  int score = kStart[pair] + sum(kFirst, a, pair) + sum(kSecond, b, pair) + sum(kTogether, a, b) +
              sum(kBefore, last > first ? tag(last - 1) : Tag::SYM, pair) + sum(kAfter, follows, pair);
  if (last > first) score += sum(kOpening, noun_classes(first), pair);
  if (last > first + 2) score -= 4;
  if (follows == Tag::VM) {
    score += sum(kBeforeVerb, b, kAny);
    if (verb & kLight) score -= 9;
    if (verb & kTransitive) score -= 7;
  } else if (follows == Tag::NN || follows == Tag::NNP) {
    score += sum(kThird, noun_classes(after), kAny);
  } else if (follows == Tag::PSP) {
    const std::string_view marker = d_.token(after).key;
    score += marker == "ने"                                                             ? 10
             : marker == "से"                                                           ? -6
             : is(after, t_.word.ka) || is(after, t_.word.ke) || is(after, t_.word.ki) ? -1
                                                                                       : 0;
  }
  // What modifies a noun from within a compound is not inflected.
  const std::string_view left = d_.token(last).key, right = d_.token(next).key;
  const auto plural = [](std::string_view key) {
    return key.ends_with("ों") || key.ends_with("ें") || key.ends_with("एं") || key.ends_with("ियां");
  };
  const auto number = [](std::string_view key) { return !key.empty() && key[0] >= '0' && key[0] <= '9'; };
  if (left_name)
    score -= !plural(left) && (left.ends_with("ा") || left.ends_with("ी")) ? 2 : 0;
  else
    score -= plural(left) ? 17 : left.ends_with("े") && word(last).lemma.ends_with("ा") ? 10 : 0;
  if (plural(right)) score -= 4;
  if (number(left)) score += 19;
  if (number(right)) score += 2;
  return score <= 0;
}

}  // namespace bahi::chunk
