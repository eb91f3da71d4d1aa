// The work on one document, shared by the steps of this room: groups, verbs, attachment, clauses.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "chunk/chunk.h"

namespace bahi::chunk {

/// What the steps know of a chunk beyond the layer.
struct Note {
  bool comma_after = false;  // a comma or quotation mark follows
  bool trailing_genitive = false;  // «बैठक के बाद के …»: modifies the next noun in spite of its marker
  bool vala = false;               // «करने वाले», «चेहरे वाला»
  bool undecided = false;               // a bare participle: finite, or a modifier of the next noun
  bool relative = false;                // opens a relative clause
  ClauseKind opens = ClauseKind::main;  // a finite verb: how its clause was opened, and by which token
  int32_t opener = -1;
  uint64_t classes = 0;  // of the head noun, or of the main verb's stem
};

class Parse {
 public:
  Parse(const Document& document, const Tables& tables);
  Chunks run();
  void junctures(const std::vector<bool>& begins, std::vector<Juncture>& out) const;

 private:
  // tags.cc
  void correct_tags();
  lexicon::Symbol participle_stem(int32_t i) const;

  // groups.cc: cuts a sentence into chunks.
  void cut(Range sentence);
  int32_t cut_noun_group(int32_t at, int32_t end);
  int32_t cut_verb_group(int32_t at, int32_t end);
  bool duty(int32_t infinitive, int32_t after) const;
  int32_t read_marker(int32_t at, int32_t end, Marker& marker, Note& note, lexicon::Symbol fused) const;
  bool is_year(int32_t i) const;

  bool trails(int32_t at, int32_t end) const;
  bool leads(int32_t at) const;
  bool open_ended(int32_t pronoun) const;
  bool noun_ahead(int32_t at, int32_t end) const;
  int32_t bracket(int32_t at, int32_t end) const;
  Chunk& push(ChunkKind kind, int32_t first, int32_t last, int32_t head);
  void settle(Range chunks);

  // joins.cc: where a group ends among nouns and what modifies them.
  template <typename F>
  void look_at(int32_t first, int32_t next, F&& f) const;
  bool may_join(int32_t i) const;
  std::optional<bool> settled(int32_t first, int32_t next) const;
  bool joins(int32_t first, int32_t next) const;

  // subject.cc: whether a clause would be left without a subject.
  int32_t nouns_end(int32_t next, int32_t end) const;
  int32_t main_verb_after(int32_t at, int32_t end, bool past_lists) const;
  bool lacks_subject(int32_t first, int32_t next) const;

  // verbs.cc: reads each verb group.
  void read_verb(int32_t chunk);
  bool plural_ending(int32_t token) const;
  bool agent_before(int32_t chunk) const;
  bool subject_after(int32_t verb, int32_t chunk, Range range) const;
  bool host_after(int32_t verb_chunk, Range sentence) const;
  void find_host(int32_t chunk, Range sentence);

  // attach.cc: governors and roles.
  void attach(Range chunks);
  void attach_genitives(Range chunks);
  void attach_modifiers(Range chunks);
  void coordinate(Range chunks);
  void absorb(int32_t verb, size_t base);
  void absorb_all(int32_t verb, size_t base);
  bool supposes(int32_t verb, Range range) const;
  void hang(Range chunks);
  void lend(int32_t chunk, size_t base);
  bool wanted_later(int32_t i, Marker marker) const;
  bool over(int32_t above, int32_t below) const;
  bool object_of(int32_t verb, int32_t first) const;
  void take(int32_t chunk, int32_t verb, Role role);
  Role role_of(int32_t chunk, int32_t verb) const;
  bool agrees(int32_t genitive, int32_t noun) const;
  int likeness(int32_t a, int32_t b) const;

  // clauses.cc: clauses over the finished attachment.
  void make_clauses(Range chunks);

  // Shorthands.
  const Word& word(int32_t i) const { return d_.morph->words[i]; }
  Tag tag(int32_t i) const { return tags_[i]; }
  lexicon::Symbol symbol(int32_t i) const { return d_.tokens->tokens[i].symbol; }
  bool is(int32_t i, lexicon::Symbol s) const { return symbol(i) == s; }
  uint64_t noun_classes(int32_t i) const {
    return (t_.classes(symbol(i)) | t_.classes(word(i).lemma_symbol)) &
           ~uint64_t{kBeginsName | kHonorific | kNameToo | kCrowd | kInitial | kAuthority | kEtCetera};
  }
  lexicon::Symbol stem(int32_t i) const;
  VerbForm form(int32_t i) const;
  /// The gender of a noun: what the tables say, else what morphology says.
  Gender gender(int32_t i) const {
    const uint64_t n = noun_classes(i);
    return (n & kFeminine) != 0 ? Gender::feminine : (n & kPerson) != 0 ? Gender::none : word(i).features.gender;
  }
  bool is_vala(int32_t i) const;
  lexicon::Symbol causative_like(int32_t i) const;
  bool is_noun(int32_t i) const {
    const Tag t = tag(i);
    return t == Tag::NN || t == Tag::NNP || t == Tag::UNK;
  }
  bool is_verb(int32_t i) const { return tag(i) == Tag::VM || tag(i) == Tag::VAUX; }
  std::vector<Chunk>& chunks() { return out_.chunks; }
  Chunk& c(int32_t i) { return out_.chunks[i]; }
  const Chunk& c(int32_t i) const { return out_.chunks[i]; }
  VerbGroup& verb_of(int32_t chunk) { return out_.verbs[out_.chunks[chunk].verb]; }
  const VerbGroup& verb_of(int32_t chunk) const { return out_.verbs[out_.chunks[chunk].verb]; }
  bool nominal(int32_t i) const { return c(i).kind == ChunkKind::NP; }
  bool free(int32_t i) const { return c(i).governor < 0 && c(i).role == Role::none; }

  const Document& d_;
  const Tables& t_;
  Chunks out_;
  std::vector<Tag> tags_;     // morphology's, corrected where the form leaves no doubt
  std::vector<bool> inside_;  // per token: goes on with a name that began before it
  std::vector<Note> notes_;
  std::vector<int32_t> pending_;  // chunks that wait for a verb to their right
};

}  // namespace bahi::chunk
