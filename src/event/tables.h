// The room's compiled view of the frames, triggers, speech verbs, contexts and cue words.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/grammar.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrases.h"
#include "lexicon/symbol_lists.h"
#include "time/numbers.h"

namespace bahi::event {

using lexicon::Symbol;

/// What a part of a clause is to the deed. docs/tables.md lists them.
enum class Part : uint8_t {
  none,
  actor,
  recipient,
  topic,
  place,
  content,
  occasion,
  principal,
  mediator,
  carrier,
  companion,
  source,
  goal,
  magnitude,
  addressee,
  speaker
};

/// Where a slot looks: a case marker, or one of the places that have none.
enum class Place : uint8_t { marker, subject, object, genitive, genitive2, destination, clause };

struct Slot {
  using Plain = void;
  Place place = Place::marker;
  Marker marker = Marker::none;
  Part part = Part::none;
};

struct Frame {
  std::string_view id, event, mode, act;
  bool mutual = false;
  std::vector<Slot> slots;
  std::vector<std::string_view> contexts;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, id, event, mode, act, mutual, slots, contexts);
  }
};

/// A verb that a trigger asks for: its stem, or host and stem («रद्द कर», «मार गिरा»).
struct VerbPattern {
  using Plain = void;
  Symbol first = 0;  // of two words: the host or the main verb; else 0
  Symbol stem = 0;
};

/// A row of triggers.tsv; or a noun (or the verbs alone) of a row of no_event.tsv, which evokes nothing where it fits
/// best.
struct Trigger {
  const lexicon::Row* row = nullptr;
  int32_t frame = -1;                 // -1: tells no event
  std::vector<Symbol> noun;           // its words in dictionary form; empty: a verb alone
  Marker noun_marker = Marker::none;  // the marker that the noun must carry
  std::vector<VerbPattern> verbs;
  bool bare = false;        // also an event without its verb
  std::vector<Slot> slots;  // the frame's with this row's laid over
  // «ko:recipient!»: the deed is told only when a party to politics fills the part.
  bool needs_actor = false, needs_recipient = false;
  std::string_view status;  // the status when the verb group says nothing else; or empty
  int32_t words() const { return static_cast<int32_t>(noun.size()); }
  /// Is each of its verbs two words («पीछे हट»)?
  bool of_two() const {
    return std::all_of(verbs.begin(), verbs.end(), [](const VerbPattern& p) { return p.first != 0; });
  }
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, row, frame, noun, noun_marker, verbs, bare, slots, needs_actor, needs_recipient, status);
  }
};

/// What an act of words is about gives its mode: a demand for a release is one to yield.
struct TopicMode {
  std::string_view event, topic, mode;  // topic: an event type or a frame
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, event, topic, mode);
  }
};

struct Speech {
  const lexicon::Row* row = nullptr;
  std::vector<Symbol> noun;
  Marker noun_marker = Marker::none;
  std::vector<VerbPattern> verbs;
  std::string_view act;
  std::vector<Slot> slots;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, row, noun, noun_marker, verbs, act, slots);
  }
};

/// A cue word or phrase of lang/hi/cues.tsv.
struct Cue {
  const lexicon::Row* row = nullptr;
  std::string_view kind, value;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, row, kind, value);
  }
};

/// A row of lang/hi/tenures.tsv.
struct Tenure {
  std::string_view person, office, of, start, end;
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, person, office, of, start, end);
  }
};

/// What tells for or against a reading: a row of ontology/confidence.tsv.
struct Sign {
  std::string_view name, why;
  int32_t weight = 0;  // thousandths of log-odds
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, name, why, weight);
  }
};

struct Tables {
  Tables() = default;
  explicit Tables(lexicon::Lexicon& lexicon);
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, symbols, frames, triggers, speeches, cues, topic_modes, cue_phrases, contexts, context_phrases,
            by_noun, noun_before, by_verb, speech_by_noun, speech_by_verb, numbers, tenures, third_person, intransitive,
            signs, common_verbs, ki, ho, kar, ja, aa, pahunch, apna, de, le, kah, bata, hai, tha, ye, yah, is_, do_,
            mil, karar, bhugat, chuka, kimat);
  }

  const lexicon::SymbolTable* symbols = nullptr;
  std::vector<Frame> frames;
  std::vector<Trigger> triggers;
  std::vector<Speech> speeches;
  std::vector<Cue> cues;
  std::vector<TopicMode> topic_modes;
  lexicon::PhraseTrie cue_phrases;  // value: index into cues
  std::vector<std::string_view> contexts;
  lexicon::PhraseTrie context_phrases;  // value: index into contexts
  lexicon::SymbolLists by_noun;         // last word of the noun → triggers
  lexicon::Flat<Symbol> noun_before;    // by trigger: the noun's last word but one, or 0
  lexicon::SymbolLists by_verb;         // stem → triggers without a noun
  lexicon::SymbolLists speech_by_noun, speech_by_verb;

  time::Numbers numbers;
  std::vector<Tenure> tenures;  // by person
  std::span<const Tenure> tenures_of(std::string_view person) const;
  std::unordered_set<Symbol> third_person;  // «वह», «उन्होंने» …: not «यह», which points at what follows too

  /// The mode of an event of type `event` that is about a deed of `topic`; empty: none.
  std::string_view mode_about(std::string_view event, const Frame& topic) const;
  int32_t frame_named(std::string_view id) const;  // -1: none

  std::unordered_set<Symbol>
      intransitive;  // stems of verbs whose subject only undergoes or moves; looked up, never walked

  std::vector<Sign> signs;
  const Sign* sign_named(std::string_view name) const;                 // nullptr: it has no weight
  int32_t log_odds(const std::vector<std::string_view>& names) const;  // thousandths; the sum of their weights

  std::vector<Symbol> common_verbs;  // verbs too common to speak of politics by themselves
  bool is_common(Symbol verb) const {
    return std::find(common_verbs.begin(), common_verbs.end(), verb) != common_verbs.end();
  }

  // Words that the code must know by name.
  Symbol ki = 0, ho = 0, kar = 0, ja = 0, aa = 0, pahunch = 0, apna = 0, de = 0, le = 0, kah = 0, bata = 0, hai = 0,
         tha = 0, ye = 0, yah = 0, is_ = 0, do_ = 0, mil = 0, karar = 0, bhugat = 0, chuka = 0, kimat = 0;
};

}  // namespace bahi::event
