// How one article is read for names: phrases of the registry and runs of name words become items; items are linked to
// what stands beside them; then, with the whole article known, they become entities.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "name/name.h"
#include "name/recogniser.h"

namespace bahi::name {

/// Longest phrase of the registry at a place.
struct Segment {
  int32_t first = 0, last = 0;
  lexicon::PhraseTrie::Node node = lexicon::PhraseTrie::kNone;
  lexicon::PhraseTrie::Node lemma = lexicon::PhraseTrie::kNone;  // the phrase with its last word's lemma
  uint16_t mask = 0;                                             // classes, one bit each
};

struct Item {
  enum class Kind : uint8_t { state, demonym, place, seat, adjective, body, summit, office, nominal, run, facility };
  Kind kind = Kind::state;
  Range core;          // the phrase or run itself
  Range tokens;        // what is mentioned: the core with its adjectives and demonym, for a title or nominal
  int32_t index = -1;  // row of its kind; of runs_ for a run
  std::array<int32_t, 4> rows{-1, -1, -1, -1};  // office: every row that the phrase may be
  int32_t sentence = 0;
  int32_t owner = -1;  // item that says whose it is: state, body, place
  int32_t owner_entity = -1;
  int32_t run = -1;    // office: the run that holds it
  int32_t alias = -1;  // the item whose short form this is, learnt in the article
  int32_t entity = -1;
  std::string_view tenure;  // office: how it is held
  bool plural = false;
  bool abbreviation = false;
  bool actor = false;      // a capital or seat that stands for its state
  bool fresh = false;      // a body or facility that no table has
  bool long_form = false;  // a phrase whose alias is the short form after it
  bool inherited = false;  // owner taken over from the office it is coordinated with
  bool demonstrative = false;
};

struct Run {
  Range tokens;
  int32_t item = -1;
  std::array<int32_t, 4> offices{};  // items
  int offices_count = 0;
  int32_t whole = 0;  // where its phrase of the registry begins: «राजा» of «राजा बीरेंद्र» is an office too
  int words = 0;
  uint32_t flags = 0;   // of all its words together
  int listed = 0;       // how many of its words the gazetteer of names has
  bool proper = false;  // all its words are tagged as proper nouns
  bool honorific = false;
  bool apart = false;      // an initial stands in it
  int32_t lead = 0;        // the recogniser's
  bool guessed = false;    // the recogniser finds a person here
  bool exact = false;      // of just these words
  bool refused = false;    // it finds something else, or nobody
  int32_t known = -1;      // registry person whose full name it is
  int32_t described = -1;  // item of the noun right before it that tells who this is
  int32_t entity = -1;
  double confidence = 1;
  std::vector<int32_t> alternatives;
};

// Spaces of signatures: entities of one space and row are one entity.
enum Space : uint64_t {
  kStates = 1,
  kPlaces,
  kBodies,
  kSummits,
  kFresh,
  kNominals,
  kTitles,
  kOfficers,
  kSeats,
  kFacilities
};

/// A person of this article.
struct Someone {
  int32_t entity = -1;
  int32_t registry = -1;
  std::vector<uint64_t> words;  // hashes of the match keys of the fullest name
  std::string name;             // its match keys
  std::string loose;            // its loose key
  bool exact = false;           // the recogniser finds just that name
  int32_t first_item = 0, last_item = 0;
  struct Held {
    uint32_t office;
    int32_t of;
    std::string_view tenure;
  };
  std::vector<Held> held;
};

class Finder {
 public:
  Finder(const Document& document, const Tables& tables);
  Names run();
  /// What the recogniser sees of a sentence's words, with two boundaries on each side.
  void cues(Range sentence, std::vector<Cue>& out);

 private:
  using Kind = Item::Kind;

  // scan.cc: what stands on the page
  void segment(Range sentence);
  bool closed(int32_t token) const;
  void recognise(Range sentence);
  const Found* guess(int32_t token) const;
  bool person_here(const Found& found) const;
  int32_t person_end(int32_t first, int32_t end) const;
  void adopt(size_t first_item, int32_t sentence);
  bool titled(int32_t token, size_t first_item) const;
  void scan(int32_t sentence);
  int strength(int32_t token, bool called) const;
  int32_t run_end(int32_t first, int32_t end, bool called) const;
  int32_t called_end(int32_t first, int32_t end) const;
  bool surname_calling(int32_t token) const;
  bool two_people(int32_t first, int32_t token) const;
  bool beside_people(const Item& item) const;
  bool closes(int32_t token) const;
  bool after_initial(int32_t token, int32_t end) const;
  bool starts(int32_t token, int32_t end) const;
  bool full_name(int32_t first, int32_t end) const;
  int32_t crowned(Range tokens) const;
  void add_run(Range tokens, int32_t sentence);
  bool add_segment(const Segment& segment, int32_t sentence);
  void structures(size_t first_item, int32_t sentence);
  void add_destination(int32_t verb, size_t first_item, int32_t sentence);
  void add_fresh_body(int32_t head_first, int32_t head_last, int32_t sentence);
  int32_t value(const Segment& segment, Class cls) const;
  int32_t word_of(const Segment& segment, NameWord::Kind kind) const;

  // link.cc: what belongs to what
  void link(size_t first, size_t last);
  void owners(size_t first, size_t last);
  void widen(size_t first_item, size_t k);
  void rows(size_t first, size_t last);
  int32_t portfolio_before(int32_t end, Symbol head) const;
  bool presided(const Item& owner, std::string_view kind) const;
  void holders(size_t first, size_t last);
  void metonyms(size_t first, size_t last);
  void coordinated(size_t first, size_t last);
  bool joins(int32_t from, int32_t to) const;
  bool together(int32_t a, int32_t b) const;

  // entities.cc: registry rows and phrases as entities
  void phrases();
  void learn_aliases();
  void make_entity(Item& item);
  void fresh(Item& item, EntityKind kind);
  bool in_postposition(const Item& item) const;
  void nominal(Item& item);
  Item* apposed(const Item& noun);
  int32_t short_for(const Item& noun) const;
  bool domestic_group(const Item& item) const;
  int32_t around(const Item& item) const;
  // The state that an item names or lies in, or that a known body or person belongs to; -1: none.
  int32_t nationality(const Item& item) const;
  int32_t only_state() const;
  void settle_groups();
  int32_t side(const Item& item, std::string& why);
  int32_t state_of(const Item& item) const;
  int32_t possessor(int32_t item) const;
  bool addressed(const Item& item) const;
  void homonyms(size_t first, size_t last);
  int32_t state_entity(int32_t state);
  int32_t place_entity(int32_t place);
  int32_t body_entity(int32_t body, int32_t owner);
  int32_t owner_of(Item& item);
  int32_t homeland(const Item& demonym) const;
  int32_t lies_in(const Item& place) const;
  std::string country_of(int32_t entity) const;
  int32_t entity_of(uint64_t signature, bool& made);
  std::string text(Range tokens) const;
  std::string english(Range tokens) const;

  // people.cc
  void people();
  void surnames();
  bool minister_by(uint32_t office) const;
  void titles();
  void add_title(const Item& item, const OfficeRow& row, int32_t owner);
  int32_t holder(const OfficeRow& row, int32_t owner);
  void offices();
  bool is_person(const Run& run) const;
  int32_t registry_person(const Run& run) const;
  int32_t single_from_registry(const Run& run) const;
  Someone* otherwise_called(size_t run);
  Someone* same_full(const Run& run, int32_t registry);
  bool by_given_name(const Someone& someone) const;
  void join_single(Run& run);
  Someone& make_person(Run& run, int32_t registry);
  void name_in_full(Someone& someone, const Run& run);
  void describe(const Run& run);
  void hold(Someone& someone, Run& run);
  bool agrees(const Person& person, const Run& run, bool& named) const;
  bool conflicts(const Someone& someone, const Run& run) const;
  bool current(const Tenure& tenure) const;
  int32_t domestic();
  bool names_home();
  bool elsewhere(const Item& item) const;
  bool abroad(int32_t person);
  bool does(const Item& item) const;
  bool modifies(const Item& item) const;
  bool foreign_before(const Item& item) const;
  std::string of_key(int32_t entity) const;

  // small readings of tokens
  uint32_t flags(int32_t token) const {
    return token >= 0 && token < count_ ? registry_.flags(tokens_[token].symbol) : 0;
  }
  uint32_t lemma_flags(int32_t token) const { return words_ ? registry_.flags(words_[token].lemma_symbol) : 0; }
  Tag tag(int32_t token) const { return words_ ? words_[token].tag : Tag::UNK; }
  bool is(int32_t token, std::string_view form) const {
    return token >= 0 && token < count_ && tokens_[token].form == form;
  }
  bool glued(int32_t token) const {  // a hyphen without space on either side
    return is(token, "-") && !tokens_[token].space_before && token + 1 < count_ && !tokens_[token + 1].space_before;
  }
  // «मून जेइ - इन ने»: a hyphen with spaces between what no table knows, up to a postposition.
  bool dashed(int32_t token) const {
    return is(token, "-") && token > 0 && token + 2 < count_ && tokens_[token].space_before &&
           tokens_[token + 1].space_before && tag(token + 1) == Tag::NNP && tag(token + 2) == Tag::PSP &&
           segment_at_[token - 1] < 0 && segment_at_[token + 1] < 0;
  }
  void mention(int32_t entity, Range tokens, MentionForm form, double confidence = 1);

  const Document& document_;
  const Registry& registry_;
  const Recogniser& recogniser_;
  uint64_t owner_;  // of the forms that the thread keeps
  const std::vector<Token>& tokens_;
  const Word* words_ = nullptr;
  int32_t count_ = 0;
  std::vector<Segment> segments_;    // of the sentence at hand
  std::vector<int32_t> segment_at_;  // per token of the article: index into segments_, or -1
  std::vector<Found> guesses_;       // what the recogniser finds in the sentence at hand, in tokens of the article
  std::vector<Item> items_;
  std::vector<std::pair<int32_t, int32_t>> sentence_items_;
  std::vector<Run> runs_;
  std::vector<Someone> someones_;
  std::unordered_map<uint64_t, int32_t> signatures_;  // looked up only, never walked
  std::map<int32_t, int32_t> settings_;  // entity of no state by name: the state it is set in; -1: in several
  int32_t domestic_ = -2;
  Names names_;
};

constexpr uint16_t bit(Class cls) {
  return static_cast<uint16_t>(1u << static_cast<unsigned>(cls));
}

/// Lead of the recogniser that outweighs what tables and structure say: kUnit is one nat.
inline constexpr int32_t kSureLead = 150;

// Classes whose words are no part of a person's name.
inline constexpr uint16_t kHard = bit(Class::state) | bit(Class::demonym) | bit(Class::body) | bit(Class::acronym) |
                                  bit(Class::summit) | bit(Class::office);

}  // namespace bahi::name
