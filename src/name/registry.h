// The registry as room name uses it: the rows of the tables, and one index of all their phrases.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "lexicon/flat.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrases.h"

namespace bahi::name {

using lexicon::Symbol;

/// What a phrase of the tables is. One phrase may be several things («दिल्ली»: capital, place).
enum class Class : uint8_t {
  state,
  demonym,
  capital,
  seat,
  place,
  adjective,
  body,
  acronym,
  summit,
  person,
  office,
  nominal,
  word
};

struct Entry {
  using Plain = void;
  Class cls = Class::word;
  uint32_t index = 0;  // row of its kind; for word: index into Registry::words
};

struct State {
  std::string_view iso, en, hi, wikidata, capital_hi, capital_en;
  double lat = 0, lon = 0;
  bool located = false;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, iso, en, hi, wikidata, capital_hi, capital_en, lat, lon, located);
  }
};
struct Place {
  std::string_view key;
  std::string_view kind, country, en, hi;
  double lat = 0, lon = 0;
  bool located = false;
  int32_t capital_of = -1;  // state
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, key, kind, country, en, hi, lat, lon, located, capital_of);
  }
};
struct Body {
  std::string_view key, kind, sector, country, en, hi;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, key, kind, sector, country, en, hi);
  }
};
struct Summit {
  std::string_view key, en, hi;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, key, en, hi);
  }
};
struct Tenure {
  uint32_t office = 0;  // index of the office's key
  std::string_view of;  // ISO country or a body's key
  std::string_view start, end;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, office, of, start, end);
  }
};
struct Person {
  std::string_view key, en, hi, country, gender;
  uint32_t tenures_first = 0, tenures_last = 0;
  uint64_t first = 0;  // hash of the key of its first word
  int words = 0;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, key, en, hi, country, gender, tenures_first, tenures_last, first, words);
  }
};
struct OfficeRow {
  std::string_view key, en, hi, sector, of;
  int rank = 9;
  uint32_t id = 0;  // index of the key
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, key, en, hi, sector, of, rank, id);
  }
};
struct Nominal {
  std::string_view hi, en, kind, sector, number;
  int32_t state = -1;  // «भारत सरकार» names its state
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, hi, en, kind, sector, number, state);
  }
};
struct NameWord {
  enum class Kind : uint8_t {
    tenure,
    honorific,
    suffix,
    particle,
    function,
    stance,
    facility,
    region,
    body,
    presided,
    money,
    motion,
    never
  };
  Kind kind = Kind::never;
  std::string_view value;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, kind, value);
  }
};

/// What a single word may be beside a name.
enum WordFlag : uint32_t {
  kGiven = 1,
  kSurname = 2,
  kMale = 4,
  kFemale = 8,
  kInitial = 16,
  kTenure = 32,
  kHonorific = 64,
  kSuffix = 128,
  kParticle = 256,
  kStance = 512,
  kNever = 1024,
  kNe = 1 << 11,
  kKo = 1 << 12,
  kSe = 1 << 13,
  kKa = 1 << 14,
  kMein = 1 << 15,
  kPar = 1 << 16,
  kAnd = 1 << 17,
  kWho = 1 << 18,
  kIs = 1 << 19,
  kWas = 1 << 20,
  kCalled = 1 << 21,
  kThis = 1 << 22,
  kOwn = 1 << 23,
  kFacility = 1 << 24,
  kRegion = 1 << 25,
  kBody = 1 << 26,
  kMuslim = 1 << 27,
  kForeign = 1 << 28,
  kPolity = 1 << 29,
  kAffairs = 1 << 30,
  kSide = 1u << 31,
  kFunction = kNe | kKo | kSe | kKa | kMein | kPar | kAnd | kWho | kIs | kWas | kCalled | kThis | kOwn,
  kNamePart = kGiven | kSurname | kInitial,
};

/// Lists of numbers by a key, all in one piece: made once, then only read.
class Lists {
 public:
  Lists() = default;
  /// Each list keeps the order of `pairs`.
  explicit Lists(std::span<const std::pair<uint64_t, uint32_t>> pairs);
  std::span<const uint32_t> operator[](uint64_t key) const {
    if (slots_.empty()) return {};
    const Slot& slot = slots_[place(key)];
    return {values_.data() + slot.first, slot.size};
  }
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, slots_, values_);
  }

 private:
  struct Slot {
    using Plain = void;
    uint64_t key = 0;
    uint32_t first = 0, size = 0;  // size 0: empty slot
  };
  size_t place(uint64_t key) const;
  lexicon::Flat<Slot> slots_;  // open addressing, power of two
  lexicon::Flat<uint32_t> values_;
};

class Registry {
 public:
  Registry() = default;
  explicit Registry(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, symbols_, made_, entries, states, places, bodies, summits, people, offices, nominals, words, trie_,
            first_, flags_, state_of_, office_id_, surname_, name_key_, spelling_, holders_, tenures_, leads_, numbers_,
            scratch_, hyphen_);
  }

  const lexicon::SymbolTable& symbols() const { return *symbols_; }
  /// A step into the index from its root without hashing.
  lexicon::PhraseTrie::Node first(Symbol symbol) const {
    return symbol < first_.size() ? first_[symbol] : lexicon::PhraseTrie::kNone;
  }
  lexicon::PhraseTrie::Node step(lexicon::PhraseTrie::Node node, Symbol symbol) const {
    return trie_.step(node, symbol);
  }
  std::span<const uint32_t> values(lexicon::PhraseTrie::Node node) const { return trie_.values(node); }
  uint32_t flags(Symbol symbol) const { return symbol < flags_.size() ? flags_[symbol] : 0; }

  /// Whether the word is a number («पच्चीस»), and so begins no name.
  bool counts(Symbol symbol) const { return symbol < numbers_.size() && numbers_[symbol]; }

  /// The state with this code, or -1.
  int32_t state(std::string_view iso) const;
  /// People whose last word has this hash of its match key.
  std::span<const uint32_t> by_surname(uint64_t key_hash) const;
  /// The one person with this loose name key; -1: none or several.
  int32_t by_name_key(uint64_t hash) const;
  std::span<const Tenure> tenures(const Person& person) const {
    return std::span(tenures_).subspan(person.tenures_first, person.tenures_last - person.tenures_first);
  }
  /// Whether the office is that of a head of state or government.
  bool leads(uint32_t office) const { return office < leads_.size() && leads_[office] == 2; }
  /// An office high enough in a state that a surname alone may mean its holder.
  bool high(uint32_t office) const { return office < leads_.size() && leads_[office] != 0; }
  /// How people of the table who bear this word write it in English; empty: nobody does.
  std::string_view spelling(Symbol word) const {
    const auto it = spelling_.find(word);
    return it == spelling_.end() ? std::string_view{} : it->second;
  }
  /// People with a tenure of this office of this state or body.
  std::span<const uint32_t> holders(uint32_t office, std::string_view of) const;

  lexicon::Flat<Entry> entries;
  std::vector<State> states;
  std::vector<Place> places;
  std::vector<Body> bodies;
  std::vector<Summit> summits;
  std::vector<Person> people;
  std::vector<OfficeRow> offices;
  std::vector<Nominal> nominals;
  std::vector<NameWord> words;

 private:
  void add(std::string_view phrase, Class cls, uint32_t index);
  void add(std::span<const Symbol> words, Class cls, uint32_t index);
  void put(lexicon::PhraseTrie::Node node, Class cls, uint32_t index);
  bool has(lexicon::PhraseTrie::Node node, Class cls) const;
  void states_of(const lexicon::Lexicon& lexicon);
  void places_of(const lexicon::Lexicon& lexicon);
  void bodies_of(const lexicon::Lexicon& lexicon);
  void offices_of(const lexicon::Lexicon& lexicon);
  void portfolios_of(const lexicon::Lexicon& lexicon);
  void people_of(const lexicon::Lexicon& lexicon);
  void spellings_of(const lexicon::Lexicon& lexicon);
  void nominals_of(const lexicon::Lexicon& lexicon);
  void words_of(const lexicon::Lexicon& lexicon);
  void numbers_of(const lexicon::Lexicon& lexicon);
  void flag(Symbol symbol, uint32_t flags);

  lexicon::SymbolTable* symbols_ = nullptr;
  Arena made_;  // keys and names that no table has
  lexicon::PhraseTrie trie_;
  lexicon::Flat<lexicon::PhraseTrie::Node> first_;
  lexicon::Flat<uint32_t> flags_;
  std::unordered_map<std::string_view, int32_t> state_of_;
  std::unordered_map<std::string, uint32_t> office_id_;
  Lists surname_, name_key_;
  std::unordered_map<Symbol, std::string_view> spelling_;
  Lists holders_;
  std::vector<Tenure> tenures_;
  lexicon::Flat<char> leads_;
  lexicon::Flat<char> numbers_;
  std::vector<Symbol> scratch_;  // the words of the phrase being added
  Symbol hyphen_ = 0;
};

}  // namespace bahi::name
