#include <utility>

#include "chunk/chunk.h"
#include "lexicon/key.h"

namespace bahi::chunk {
namespace {

struct Named {
  std::string_view kind;
  uint64_t bits;
};
constexpr Named kKinds[] = {
    {"relative", kRelative},
    {"join", kJoin},
    {"light", kLight},
    {"motion", kMotion},
    {"say", kSay},
    {"counterpart", kCounterpart},
    {"counterpart_noun", kCounterpartNoun},
    {"address_noun", kAddressNoun},
    {"recipient_noun", kRecipientNoun},
    {"experiencer", kExperiencer},
    {"host_noun", kHostNoun},
    {"host_adjective", kHostNoun | kAdjectiveHost},
    {"participial", kParticipial},
    {"manner", kManner},
    {"object_pronoun", kObjectPronoun},
    {"enclitic", kEnclitic},
    {"comparative", kComparative},
    {"number", kNumber},
    {"feminine", kFeminine},
    {"object_host", kObjectHost},
    {"source_verb", kSource},
    {"place", kPlace | kPlaceNoun},
    {"adverb", kAdverb},
    {"quantifier", kQuantifier},
    {"par_noun", kParNoun},
    {"bare_participial", kBareParticipial},
    {"person", kPerson},
    {"organization", kOrganization},
    {"compound_first", kCompoundFirst},
    {"name_too", kNameToo},
    {"crowd", kCrowd},
    {"authority", kAuthority},
    {"compound_last", kCompoundLast},
    {"before_noun", kBeforeNoun},
    {"et_cetera", kEtCetera},
};

std::string_view last_word(std::string_view phrase) {
  const size_t at = phrase.rfind(' ');
  return at == std::string_view::npos ? phrase : phrase.substr(at + 1);
}

}  // namespace

void Tables::add_class(lexicon::SymbolTable& table, std::string_view text, uint64_t bits) {
  if (text.empty()) return;
  const lexicon::Symbol s = table.word(text);
  classes_.grow(s) |= bits;
}

Tables::Tables(lexicon::Lexicon& lexicon, Joiner joiner_) : symbols(&lexicon.symbols()), joiner(std::move(joiner_)) {
  auto& table = lexicon.symbols();

  for (const auto& row : lexicon.table("markers").rows) {
    markers.add(table, row.cells[0], static_cast<uint32_t>(marker_of(row.cells[1])));
    for (const auto part : lexicon::split(row.cells[0], ' ')) add_class(table, part, kMarkerWord);
  }

  for (const auto& row : lexicon.table("grammar").rows) {
    const auto kind = row.cells[0];
    const auto value = row.cells[2];
    for (const auto text : lexicon::split(row.cells[1])) {
      if (kind == "pronoun") {
        const auto s = table.word(text);
        pronouns_.grow(s) = marker_of(value);
      } else if (kind == "clause") {
        add_class(table, text,
                  value == "complement"    ? kComplementiser
                  : value == "conditional" ? kConditional
                                           : kCoordinator);
      } else if (kind == "vector") {
        add_class(table, text, value == "ne" ? kVectorNe : kVectorNo);
      } else if (kind == "time") {
        add_class(table, text,
                  value == "definite" ? kTime | kDefiniteTime
                  : value == "marked" ? uint64_t{kMarkedTime}
                                      : uint64_t{kTime});
      } else {
        for (const auto& named : kKinds)
          if (named.kind == kind)
            add_class(table, text,
                      named.bits | (named.bits != kLight ? 0ull
                                    : value == "pure"    ? uint64_t{kPureLight}
                                    : value == "usual"   ? uint64_t{kUsualLight}
                                                         : 0ull));
      }
    }
  }
  for (const auto& row : lexicon.table("verbs").rows) {
    const auto t = row.cells[1];
    add_class(table, row.cells[0],
              t == "intr"   ? kIntransitive
              : t == "tr"   ? kTransitive
              : t == "ditr" ? kTransitive | kDitransitive
                            : kTransitive | kCausative);
  }
  // The registry says which names are places; a name of several words is known by its last.
  const auto& states = lexicon.table("states");
  const int hi = states.column("hi"), variants = states.column("variants"), capital = states.column("capital_hi");
  for (const auto& row : states.rows) {
    add_class(table, last_word(row.cells[hi]),
              last_word(row.cells[hi]) == row.cells[hi] ? kPlace | kCountry : uint64_t{kPlace});
    for (const auto v : lexicon::split(row.cells[variants]))
      add_class(table, last_word(v), last_word(v) == v ? kPlace | kCountry : uint64_t{kPlace});
    for (const auto v : lexicon::split(row.cells[capital])) add_class(table, last_word(v), kPlace);
  }
  const auto& places = lexicon.table("places");
  const int place_hi = places.column("hi"), place_variants = places.column("variants");
  for (const auto& row : places.rows) {
    add_class(table, last_word(row.cells[place_hi]), kPlace);
    for (const auto v : lexicon::split(row.cells[place_variants])) add_class(table, last_word(v), kPlace);
  }
  const auto persons = [&](std::string_view name, uint64_t bits) {
    const auto& from = lexicon.table(name);
    const int c = from.column("hi");
    for (const auto& row : from.rows) add_class(table, last_word(row.cells[c]), bits);
  };
  const auto& bodies = lexicon.table("bodies");
  const int acronyms = bodies.column("acronyms_hi");
  for (const auto& row : bodies.rows)
    for (const auto a : lexicon::split(row.cells[acronyms])) add_class(table, a, kOrganization);
  persons("offices", kPerson);
  const auto& nominals = lexicon.table("nominals");
  const int nominal = nominals.column("hi"), kind = nominals.column("kind");
  for (const auto& row : nominals.rows)
    add_class(table, last_word(row.cells[nominal]),
              row.cells[kind] == "person" || row.cells[kind] == "group" ? kPerson : kOrganization);
  persons("given_names", kGivenName);
  for (const auto& row : lexicon.table("name_words").rows)
    if (row.cells[1] == "honorific") add_class(table, last_word(row.cells[0]), kHonorific);
  for (const auto& row : lexicon.table("abbreviations").rows)
    if (const auto form = row.cells[0]; row.cells[2] == "initial" && form.find('.') + 1 == form.size())
      add_class(table, form.substr(0, form.size() - 1), kInitial);
  names.reserve(1 << 15);
  classes_.reserve(table.size() + 1024);
  for (const char* name : {"states", "places", "bodies", "summits", "people", "offices"}) {
    const auto& from = lexicon.table(name);
    const int written = from.column("hi"), others = from.column("variants");
    const auto know = [&](std::string_view phrase) {
      bool genitive = false;  // «संयुक्त आयोग की बैठक» has a structure of its own, «आंग सान सू की» has not
      const auto last = phrase.substr(phrase.rfind(' ') + 1);
      for (const auto part : lexicon::split(phrase, ' '))
        genitive |= part.data() != last.data() && (part == "का" || part == "की" || part == "के");
      if (!genitive && phrase.find(' ') != std::string_view::npos) names.add(table, phrase, 0);
    };
    for (const auto& row : from.rows) {
      know(row.cells[written]);
      for (const auto v : lexicon::split(row.cells[others])) know(v);
    }
  }
  for (const auto& row : lexicon.table("time_words").rows)  // «फ्लैग मार्च»: what is no month is one phrase
    if (row.cells[0] == "not")
      for (const auto phrase : lexicon::split(row.cells[1]))
        if (phrase.ends_with(" मार्च")) names.add(table, phrase, 0);
  names.for_each_first([&](lexicon::Symbol first, auto) { classes_.grow(first) |= kBeginsName; });
  // Nouns that evoke a frame are hosts of complex predicates and heads of their own arguments.
  const auto& triggers = lexicon.table("triggers");
  const int noun = triggers.column("noun");
  for (const auto& row : triggers.rows) add_class(table, last_word(row.cells[noun]), kEventNoun);

  const auto is = [&](std::string_view text) { return table.word(text); };
  word = {.kar = is("कर"),
          .ho = is("हो"),
          .hai = is("है"),
          .tha = is("था"),
          .ja = is("जा"),
          .rah = is("रह"),
          .sak = is("सक"),
          .chuk = is("चुक"),
          .pa = is("पा"),
          .pad = is("पड़"),
          .lag = is("लग"),
          .de = is("दे"),
          .chah = is("चाह"),
          .chhod = is("छोड़"),
          .chahie = is("चाहिए"),
          .ke = is("के"),
          .ki = is("की"),
          .ka = is("का"),
          .vala = is("वाला"),
          .hue = is("हुए"),
          .hua = is("हुआ"),
          .hui = is("हुई"),
          .to = is("तो"),
          .koi = is("कोई"),
          .kuch = is("कुछ"),
          .kisi = is("किसी"),
          .sab = is("सब"),
          .sabhi = is("सभी"),
          .open = is("("),
          .close = is(")"),
          .comma = is(","),
          .hyphen = is("-"),
          .danda = is("।"),
          .colon = is(":"),
          .semicolon = is(";"),
          .pahle = is("पहले"),
          .baad = is("बाद"),
          .purv = is("पूर्व"),
          .mil = is("मिल"),
          .samet = is("समेत"),
          .na = is("न"),
          .ek = is("एक"),
          .jaise = is("जैसे"),
          .jo = is("जो"),
          .bina = is("बिना"),
          .bagair = is("बगैर"),
          .atirikt = is("अतिरिक्त"),
          .saman = is("समान"),
          .viprit = is("विपरीत"),
          .is = is("इस"),
          .us = is("उस"),
          .in = is("इन"),
          .un = is("उन"),
          .kis = is("किस"),
          .jis = is("जिस"),
          .jin = is("जिन"),
          .isse = is("इससे"),
          .nahin = is("नहीं"),
          .va = is("व"),
          .evam = is("एवं"),
          .tatha = is("तथा"),
          .se = is("से"),
          .jaisa = is("जैसा"),
          .jaisi = is("जैसी")};
}

}  // namespace bahi::chunk
