// Lemma and features of a tagged word: closed classes, irregular forms and endings, all from tables.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "document/layers.h"
#include "lexicon/flat.h"
#include "lexicon/lexicon.h"

namespace bahi::morph {

/// What the words beside a word say about it.
struct Beside {
  Tag before = Tag::SYM, after = Tag::SYM;
  bool genitive_before = false;  // a genitive or से, or a pronoun that holds one («के», «इसके», «उनसे»)
  bool after_is_conjunctive = false;  // कर or के follows: a stem before it is one verb with it
  uint32_t after_lemma = 0;           // symbol of the lemma of the word after
};

class Inflector {
 public:
  Inflector() = default;
  explicit Inflector(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, symbols_, genitive_, do_, be_, after_stem_, after_infinitive_, auxiliaries_, kinds_, closed_,
            closed_at_, irregular_, endings_, slots_, longest_);
  }
  /// Sets upos, lemma and features of a word whose tag is set. `arena` keeps lemmas that stand nowhere else.
  void read(const Token& token, const Beside& beside, Word& word, Arena& arena) const;
  /// What the tables say of a form, for the tagger: bits of Say, and above them the closed class it is first in.
  uint32_t says(std::string_view key, uint32_t symbol) const;
  /// Before read(): a word that the tables know well is not taken for what it cannot be («[उप] विदेश मंत्री», «बगदाद
  /// [पहुंचा] और», «[रीगा] जाएंगे»). `said(i)` is what they say of word i. With `sure_too` a listed name that is no noun
  /// of the tables is no noun, though the tagger was sure of one.
  void believe_tables(std::span<const Token> tokens, std::span<const uint32_t> said, std::span<Word> words,
                      bool sure_too) const;
  /// Before read(), for a model that learned from another scheme: tags as the treebank has them, where the word and its
  /// neighbours leave no doubt («साथ», «जब», «अगर» of closed classes; «भाग लिए», «कोशिश की।» no postpositions).
  void mend(std::span<const Token> tokens, std::span<Word> words) const;
  /// Sets tags by what stands around them, after read(): the first verb of a group is VM, what serves it VAUX; a closed
  /// class has only its own words. With `sure_too` also those that the tagger was sure of.
  void group(std::span<const Token> tokens, std::span<Word> words, bool sure_too) const;
  /// The tag that the closed classes give a form first, or UNK.
  Tag closed_tag(uint32_t symbol) const;
  /// Whether a form is an irregular verb form or a known stem with an ending of verbs.
  bool is_verb_form(const Token& token, Arena& arena) const;

 private:
  enum Kind : uint16_t {
    verb = 1,
    noun_m = 2,
    noun_f = 4,
    adjective = 8,
    name = 16,     // a name of one word: a state, city, person, body
    in_name = 32,  // a word of longer names
    given = 64,
    surname = 128,
    demonym = 256,  // «रूसी»
    actor = 512,    // an office or a noun that stands for an actor, one word
    irregular_form = 1024,
    relational = 1 << 15,  // «बाद», «सामने»: NST after a genitive; the tagger is not told
  };
  enum Say : uint32_t { verb_form = 1 << 11, noun_form = 1 << 12, adjective_form = 1 << 13, closed_class = 1 << 14 };
  struct Closed {
    using Plain = void;
    uint32_t symbol = 0, tags = 0, lemma = 0;
    Tag first = Tag::UNK;
    Upos upos = Upos::X;
    Features features;
  };
  struct Irregular {
    using Plain = void;
    uint32_t symbol = 0, lemma = 0;
    Features features;
  };
  enum class EndingKind : uint8_t { verb, consonant, vowel, noun, adjective };
  struct Ending {
    EndingKind kind = EndingKind::verb;
    std::string_view text;
    std::vector<std::string_view> lemmas;
    Features features;
    template <typename Archive>
    void fields(Archive& archive) {
      archive(*this, kind, text, lemmas, features.gender, features.number, features.case_, features.person,
              features.form);
    }
  };
  static constexpr unsigned kVerbal = 7, kNominal = 8, kAdjectival = 16;  // sets of EndingKind
  struct Found {
    std::string_view lemma;
    uint32_t symbol = 0;
    const Features* features = nullptr;
  };

  bool is(uint32_t symbol, unsigned kinds) const { return symbol < kinds_.size() && (kinds_[symbol] & kinds) != 0; }
  void mark(uint32_t symbol, unsigned kinds);
  /// Calls f(ending, stem, tail, symbol of stem and tail, or 0) for each lemma that a form may have by the table of
  /// endings for the kinds in `set` (bits of EndingKind, which f may change), the longest ending first, until f says
  /// that it is enough.
  template <typename F>
  void each_lemma(std::string_view key, const unsigned& set, F f) const;
  /// The best reading by the table of endings for the kinds in `set`: a lemma that is known as one of `known`, else,
  /// when there is an arena to keep it, a guess.
  Found by_ending(std::string_view key, unsigned set, unsigned known, Arena* arena) const;
  void read_verb(const Token& token, const Beside& beside, Word& word, Arena& arena) const;
  void read_noun(const Token& token, const Beside& beside, Word& word, Arena& arena) const;
  void read_adjective(const Token& token, const Beside& beside, Word& word, Arena& arena) const;

  const lexicon::SymbolTable* symbols_ = nullptr;
  /// The first row of the closed classes for a form, or null.
  const Closed* closed(uint32_t symbol) const;
  /// All tags that the closed classes give a form, as bits.
  unsigned closed_tags(uint32_t symbol) const;

  uint32_t genitive_ = 0, do_ = 0, be_ = 0;
  std::vector<uint32_t> after_stem_;  // auxiliaries that follow a bare stem: दे in «ठुकरा दिया»
  std::vector<uint32_t> after_infinitive_;  // लग in «होने लगे»
  std::vector<uint32_t> auxiliaries_;       // verbs that serve another right before them
  lexicon::Flat<uint16_t> kinds_;           // per symbol
  std::vector<Closed> closed_;              // by symbol
  lexicon::Flat<uint16_t> closed_at_;       // per symbol: one more than the first of closed_, or 0
  std::vector<Irregular> irregular_;        // by symbol
  std::vector<Ending> endings_;
  struct Slot {
    using Plain = void;
    uint64_t hash = 0;
    uint16_t first = 0, last = 0;  // of endings_; empty: first == last
  };
  static constexpr size_t kSlots = 512;
  std::vector<Slot> slots_;  // kSlots: endings by the hash of their letters from the last
  size_t longest_ = 0;       // ending, in letters
  const Slot* slot(uint64_t hash) const;
};

/// Gender of a noun by its last letters, where no table says it.
Gender gender_by_form(std::string_view lemma);

}  // namespace bahi::morph
