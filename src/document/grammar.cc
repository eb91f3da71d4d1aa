#include "document/grammar.h"

#include <array>

namespace bahi {
namespace {

constexpr std::array<std::string_view, kTags> kTagNames = {"UNK", "NN",  "NNP", "NST", "PRP", "DEM", "VM",   "VAUX",
                                                           "PSP", "JJ",  "QF",  "QC",  "QO",  "RB",  "INTF", "RP",
                                                           "CC",  "NEG", "WQ",  "RDP", "INJ", "SYM"};
constexpr std::array<std::string_view, 17> kUposNames = {"X",     "NOUN",  "PROPN", "PRON",  "DET", "VERB",
                                                         "AUX",   "ADP",   "ADJ",   "NUM",   "ADV", "PART",
                                                         "CCONJ", "SCONJ", "INTJ",  "PUNCT", "SYM"};
constexpr std::array<std::string_view, kMarkers> kMarkerNames = {
    "none",  "ne",     "ko",    "se",    "gen",   "mein",    "par",  "tak",    "saath", "beech",  "khilaf",
    "liye",  "prati",  "orse",  "or",    "dwara", "samaksh", "bare", "dauran", "itar",  "anusar", "baad",
    "pahle", "bhitar", "karan", "sahit", "bina",  "bajay",   "paas", "tahat",  "tulna", "zariye", "other"};
constexpr std::array<std::string_view, 9> kChunkNames = {"NP",  "VGF",  "VGNF", "VGNN", "JJP",
                                                         "RBP", "NEGP", "CCP",  "BLK"};
constexpr std::array<std::string_view, 23> kRoleNames = {"none", "root",   "k1",  "k1s",  "k2",   "k2p",  "k3",  "k4",
                                                         "k4a",  "k5",     "k7",  "k7p",  "k7t",  "r6",   "rt",  "rh",
                                                         "rd",   "ras-k1", "pof", "ccof", "vmod", "nmod", "relc"};

}  // namespace

std::string_view label(Tag tag) {
  return kTagNames[static_cast<size_t>(tag)];
}
Tag tag_of(std::string_view wanted) {
  for (size_t i = 0; i < kTagNames.size(); ++i)
    if (kTagNames[i] == wanted) return static_cast<Tag>(i);
  return Tag::UNK;
}
std::string_view label(Upos upos) {
  return kUposNames[static_cast<size_t>(upos)];
}
std::string_view label(Marker marker) {
  return kMarkerNames[static_cast<size_t>(marker)];
}
Marker marker_of(std::string_view wanted) {
  for (size_t i = 0; i < kMarkerNames.size(); ++i)
    if (kMarkerNames[i] == wanted) return static_cast<Marker>(i);
  return Marker::none;
}
std::string_view label(ChunkKind kind) {
  return kChunkNames[static_cast<size_t>(kind)];
}
std::string_view label(Role role) {
  if (role == Role::adv) return "adv";
  if (role == Role::other) return "other";
  return kRoleNames[static_cast<size_t>(role)];
}
std::string_view label(Tense t) {
  return std::array<std::string_view, 4>{"", "past", "present", "future"}[static_cast<size_t>(t)];
}
std::string_view label(Aspect a) {
  return std::array<std::string_view, 5>{"", "perfective", "habitual", "progressive",
                                         "prospective"}[static_cast<size_t>(a)];
}
std::string_view label(Mood m) {
  return std::array<std::string_view, 5>{"indicative", "subjunctive", "imperative", "conditional",
                                         "presumptive"}[static_cast<size_t>(m)];
}
std::string_view label(Modality m) {
  return std::array<std::string_view, 9>{
      "", "can", "must", "should", "may", "want", "begin", "let", "cease"}[static_cast<size_t>(m)];
}
std::string_view label(ClauseKind k) {
  return std::array<std::string_view, 8>{"main",        "complement",  "relative",    "conditional",
                                         "conjunctive", "participial", "infinitival", "coordinate"}[static_cast<size_t>(
      k)];
}

}  // namespace bahi
