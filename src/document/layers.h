// The layers that the rooms add to an article, one plain struct a room. Strings are views into the document's text or
// arena.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/grammar.h"

namespace bahi {

// ---------------------------------------------------------------- text
enum class BlockKind : uint8_t { paragraph, heading, title, dateline, list_item };

/// A stretch of text between line breaks. Sentences never cross blocks.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  int32_t begin = 0, end = 0;  // bytes of Text::utf8
};

enum class Script : uint8_t { devanagari, latin, mixed, other };

struct Text {
  std::string utf8;             // normalised: NFC, ZWJ/ZWNJ and bidirectional controls dropped, spaces made plain
  std::vector<int32_t> origin;  // for each byte of utf8 its code point offset in the decoded text; one more at the end
  int32_t characters = 0;       // code points of the decoded text
  std::vector<Block> blocks;    // in order; between them only line breaks and space
  struct Section {
    int32_t heading;      // block index
    int32_t first, last;  // body blocks [first, last)
  };
  std::vector<Section> sections;
  std::string dateline;  // «नई दिल्ली, 5 मई» when the first paragraph opens with one; else empty
  std::string language;  // BCP 47: "hi", "mr", "ne", "sa", "bho", "mai", "hi-Latn", "en", … ; "und": unsure
  double language_confidence = 0;
  Span span(int32_t begin, int32_t end) const { return {origin[begin], origin[end]}; }
};

// ---------------------------------------------------------------- token
enum class TokenKind : uint8_t { word, number, latin, punctuation, symbol };

struct Token {
  std::string_view form;       // as written, normalised
  std::string_view key;        // match key of form (lexicon/key.h)
  uint64_t key_hash = 0;       // hash(key), for lookups and the tagger's features
  uint32_t symbol = 0;         // lexicon symbol of key; 0: in no table
  Span span;                   // in the decoded text
  int32_t begin = 0, end = 0;  // bytes of Text::utf8
  TokenKind kind = TokenKind::word;
  bool space_before = false;
};

struct Sentence {
  Range tokens;
  int32_t block = 0;
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<int32_t> sentence_of;  // per token
};

// ---------------------------------------------------------------- morph
struct Word {
  Tag tag = Tag::UNK;
  Upos upos = Upos::X;
  std::string_view
      lemma;  // a match key; verbs by stem («कर», «जा», «हो»), nouns in singular direct («मंत्री», «घोड़ा» → «घोडा»)
  uint32_t lemma_symbol = 0;  // lexicon symbol of lemma, or 0
  Features features;
  bool sure = true;  // false: the tagger's margin was small
};

struct Morph {
  std::vector<Word> words;  // one per token
};

// ---------------------------------------------------------------- chunk
struct Chunk {
  ChunkKind kind = ChunkKind::NP;
  Range tokens;      // with its postpositions, particles and auxiliaries
  int32_t head = 0;  // token: the noun, the main verb, the conjunction
  Range phrase;      // NP: tokens without postpositions and particles
  Marker marker = Marker::none;
  int32_t governor = -1;  // chunk; -1: root of the sentence
  Role role = Role::none;
  int32_t clause = -1;  // index into Chunks::clauses
  int32_t verb = -1;    // index into Chunks::verbs for verbal chunks
  bool genitive() const { return marker == Marker::ka; }
};

/// A verb group read as a whole: «नहीं किया जा सकता था» is कर, passive, can, past, negated.
struct VerbGroup {
  int32_t chunk = -1;
  uint32_t lemma = 0;       // symbol of the main verb's stem; 0 when in no table
  std::string_view stem;    // its text
  int32_t noun = -1;        // chunk of the nominal host of a complex predicate (pof), or -1
  uint32_t noun_lemma = 0;  // symbol of the host's head lemma
  Tense tense = Tense::none;
  Aspect aspect = Aspect::none;
  Mood mood = Mood::indicative;
  Modality modality = Modality::none;
  bool passive = false;
  bool causative = false;
  bool negated = false;
  bool finite = false;
  VerbForm form = VerbForm::none;  // of the last verbal word that is no auxiliary, for non-finite groups
  bool perfective_agent = false;   // its agent takes ने
  Gender gender = Gender::none;    // agreement of the finite part
  Number number = Number::none;
  uint8_t person = 0;
};

struct Clause {
  ClauseKind kind = ClauseKind::main;
  Range chunks;               // its outermost extent; embedded clauses lie inside
  int32_t verb = -1;          // index into Chunks::verbs; -1: verbless
  int32_t parent = -1;        // clause
  int32_t marker_token = -1;  // कि, जो, अगर, और … ; -1: none
};

struct Chunks {
  std::vector<Chunk> chunks;
  std::vector<VerbGroup> verbs;
  std::vector<Clause> clauses;
  std::vector<int32_t> chunk_of;       // per token
  std::vector<Range> sentence_chunks;  // per sentence

  /// The conjunct of this kind that carries marker and role of the coordination the chunk is in: the last; itself when
  /// in none.
  int32_t last_conjunct(int32_t chunk, ChunkKind kind) const {
    for (int32_t hop = 0; hop < 12 && chunks[chunk].role == Role::ccof; ++hop) {
      int32_t next = chunks[chunk].governor;
      if (next >= 0 && chunks[next].kind == ChunkKind::CCP) next = chunks[next].governor;
      if (next < 0 || chunks[next].kind != kind) break;
      chunk = next;
    }
    return chunk;
  }
};

// ---------------------------------------------------------------- name, coref
enum class EntityKind : uint8_t { person, organization, country, place, facility, group, summit };
std::string_view label(EntityKind kind);
enum class MentionForm : uint8_t { name, title, pronoun, nominal, abbreviation };
std::string_view label(MentionForm form);

struct Entity {
  EntityKind kind = EntityKind::person;
  std::string key;      // registry key, or empty
  std::string hi, en;   // canonical name; en romanised when unknown
  std::string country;  // ISO 3166-1 alpha-3
  std::string sector;   // PLOVER sector
  std::string wikidata;
  double latitude = 0, longitude = 0;
  bool located = false;
  bool nominal = false;  // known only by a common noun («प्रदर्शनकारी»): not a name
  bool plural = false;   // stands for many
  bool region = false;   // of a place: a state or a province, no town
  std::string_view capital_hi, capital_en;  // of a state
  Gender gender = Gender::none;
  std::vector<int32_t> members;  // of a nominal group («दोनों नेता»): entities; else empty
};

struct Mention {
  int32_t entity = -1;
  Range tokens;        // the name or the head group alone
  int32_t chunk = -1;  // the chunk of its last token
  MentionForm form = MentionForm::name;
  double confidence = 1;
  std::vector<int32_t> alternatives;  // other entities that a pronoun may mean, best first
};

struct Office {
  int32_t person = -1;             // entity
  std::string key, hi, en;         // office key when known; title
  int32_t of = -1;                 // entity: state or body; -1: not known
  bool region = false;             // of a part of a state, as a chief minister's or a mayor's
  std::string tenure = "current";  // current|former|acting|elect|candidate
  std::vector<Range> evidence;     // tokens
  bool inferred = false;           // of was not said
  std::string why;
};

struct Alias {
  int32_t entity = -1;
  Range tokens;  // «(एससीओ)»
};

struct Names {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;  // in order of tokens; none overlaps another of the same layer except nested states
                                  // («भारतीय» in «भारतीय सेना»)
  std::vector<Office> offices;
  std::vector<Alias> aliases;
};

/// Coreference adds to Names: groups it makes («दोनों नेता») follow Names' entities in numbering; mentions are added.
struct Coref {
  std::vector<Entity> groups;     // entity id = names.entities.size() + index
  std::vector<Mention> mentions;  // pronouns and definite nominals, in order of tokens
  std::vector<Mention>
      sites;  // words for a place («राजधानी में», «यहां», «दफ्तर के बाहर»): what they mean, or a house of their own
  std::vector<std::pair<int32_t, int32_t>> same;  // (entity, entity it really is): name variants joined late
};

// ---------------------------------------------------------------- time
enum class TimeType : uint8_t { date, time, duration, set };
enum class Precision : uint8_t { none, day, week, month, season, year };
std::string_view label(Precision p);
enum class Basis : uint8_t { stated, relative, published };
std::string_view label(Basis b);

struct TimeValue {
  std::string start, end;  // ISO 8601 days, inclusive
  Precision precision = Precision::none;
  bool approximate = false;
};

struct TimeExpression {
  Range tokens;
  TimeType type = TimeType::date;
  std::optional<TimeValue> value;
  std::string duration;  // ISO 8601, for duration and the step of a set
  Basis basis = Basis::stated;
  std::string weekday;   // "Monday" … when one is named
  bool deictic = false;  // counted from the publication date («कल», «सोमवार को»)
};

struct Times {
  std::vector<TimeExpression> expressions;
};

}  // namespace bahi
