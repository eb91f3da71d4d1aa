// The layers as this room asks for them: dependents of a chunk, the entity a chunk stands for, cue words of a sentence.
#pragma once
#include <span>
#include <vector>

#include "document/document.h"
#include "event/tables.h"

namespace bahi::event {

/// An entity that fills a role, and where it stands.
struct Filler {
  int32_t entity = -1;
  int32_t chunk = -1;
  double confidence = 1;
  bool inferred = false;  // the text leaves it unsaid
  bool metonym = false;  // reached through a genitive («भारत के प्रयासों» for भारत)
};

struct CueHit {
  int32_t cue = -1;
  Range tokens;
};

/// Indexes one document. Holds references: lives no longer than the document and the tables.
class View {
 public:
  View(const Document& document, const Tables& tables);

  const Document& document;
  const Tables& tables;

  const std::vector<Chunk>& chunks() const { return document.chunks->chunks; }
  const Chunk& chunk(int32_t i) const { return document.chunks->chunks[i]; }
  const VerbGroup& verb(int32_t i) const { return document.chunks->verbs[i]; }
  const Clause& clause(int32_t i) const { return document.chunks->clauses[i]; }
  int32_t sentence_of_chunk(int32_t chunk) const { return document.tokens->sentence_of[document.chunk(chunk).head]; }

  /// Chunks whose governor is `chunk`, in the order of the text.
  std::span<const int32_t> dependents(int32_t chunk) const;
  /// The verb group whose noun the chunk is («बैठक» of «बैठक हुई»); -1: of none.
  int32_t verb_of_noun(int32_t chunk) const { return verb_of_noun_[chunk]; }
  /// Mentions (of both layers) whose last token lies in the chunk, in the order of the text.
  std::span<const int32_t> mentions_in(int32_t chunk) const;
  const Mention& mention(int32_t i) const { return *mentions_[i]; }
  /// The mention that the chunk's head belongs to; nullptr: none.
  const Mention* head_mention(int32_t chunk) const;
  /// What a group that only a word for a place heads means («राजधानी में», «दफ्तर के बाहर», «यहां»); nullptr: nothing known.
  const Mention* site(int32_t chunk) const;
  /// The noun that makes one predicate with a verb; -1: none. A place that it took for one («राबात जाएंगे») is a goal.
  int32_t host(int32_t verb) const;

  /// The entities a chunk stands for: its head's mention and those of its conjuncts. With `metonymy`, when the head
  /// names nobody, the possessor's («भारत की भूमिका»).
  std::vector<Filler> fillers(int32_t chunk, bool metonymy = false) const;
  /// The conjuncts of a coordination, the chunk itself included, in the order of the text.
  std::vector<int32_t> conjuncts(int32_t chunk) const;

  uint32_t head_lemma(int32_t chunk) const { return document.word(chunks()[chunk].head).lemma_symbol; }
  /// Cues that lie in these tokens, in the order of the text.
  std::vector<CueHit> cues(Range tokens) const;
  bool has_cue(Range tokens, std::string_view kind) const;
  /// The values of the longest phrase that begins at token `first`, by form or by dictionary form, and ends by `last`;
  /// `*end`: the token after it, set when there is one.
  std::span<const uint32_t> phrase_at(const lexicon::PhraseTrie& phrases, int32_t first, int32_t last,
                                      int32_t* end) const;
  const Cue& cue(const CueHit& hit) const { return tables.cues[hit.cue]; }

  Range sentence_tokens(int32_t sentence) const { return document.tokens->sentences[sentence].tokens; }
  /// The tokens of a clause, embedded ones included.
  Range clause_tokens(int32_t clause) const;
  bool is_heading(int32_t sentence) const;
  /// Does this group say when?
  bool is_time(int32_t chunk) const;
  /// «बंधकों में से»: a group of which some are meant.
  bool out_of(int32_t chunk) const;
  bool is_place(const Entity& e) const {
    return e.kind == EntityKind::place || e.kind == EntityKind::facility || e.kind == EntityKind::country;
  }

 private:
  const Mention* joined_adjective(int32_t chunk) const;

  std::vector<int32_t> first_dependent_, dependents_;
  std::vector<int32_t> verb_of_noun_;
  std::vector<const Mention*> mentions_;
  std::vector<int32_t> first_mention_, mention_list_;
  std::vector<const Mention*> sites_;  // by chunk
  std::vector<CueHit> cues_;           // by their first token
  std::span<const CueHit> cues_begun(Range tokens) const;
};

/// The words as the article has them.
std::string text_of(const View& view, Range tokens);
/// «है», «था», «होना»
bool is_copula(const View& view, const VerbGroup& verb);
/// Can this entity do or suffer a deed between political actors?
bool can_act(const Entity& e);
/// Is this a party to politics: a state, a body, a person with an office or known to the registry, a group that is no
/// mere crowd?
bool political(const View& view, int32_t entity);

}  // namespace bahi::event
