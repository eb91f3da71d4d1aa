#include "event/tables.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <unordered_map>
#include <utility>

namespace bahi::event {
namespace {

using lexicon::Row;
using lexicon::split;
using lexicon::Table;

Part part_of(std::string_view name) {
  constexpr std::array<std::string_view, 16> kNames = {
      "none",     "actor",   "recipient", "topic",  "place", "content",   "occasion",  "principal",
      "mediator", "carrier", "companion", "source", "goal",  "magnitude", "addressee", "speaker"};
  for (size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Part>(i);
  return Part::none;
}

Slot slot_of(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const auto where = text.substr(0, colon);
  Slot slot;
  auto part = text.substr(colon + 1);
  if (part.ends_with('!')) part.remove_suffix(1);
  slot.part = part_of(part);
  if (where == "ne") {
    slot.place = Place::subject;
  } else if (where == "obj") {
    slot.place = Place::object;
  } else if (where == "gen") {
    slot.place = Place::genitive;
  } else if (where == "gen2") {
    slot.place = Place::genitive2;
  } else if (where == "dest") {
    slot.place = Place::destination;
  } else if (where == "clause") {
    slot.place = Place::clause;
  } else {
    slot.marker = marker_of(where);
  }
  return slot;
}

// The slots of `text` laid over `base`: the same place is replaced, «:-» removes it.
std::vector<Slot> overlay(std::vector<Slot> base, std::string_view text) {
  for (const auto part : split(text, ' ')) {
    if (part.empty()) continue;
    const Slot slot = slot_of(part);
    std::erase_if(base, [&](const Slot& s) { return s.place == slot.place && s.marker == slot.marker; });
    if (slot.part != Part::none) base.push_back(slot);
  }
  return base;
}

void read_needs(std::string_view slots, Trigger& trigger) {
  trigger.needs_actor |= slots.find(":actor!") != std::string_view::npos;
  trigger.needs_recipient |= slots.find(":recipient!") != std::string_view::npos;
}

// «दौरा par» is the word दौरा that must carry the marker par.
void read_noun(lexicon::SymbolTable& symbols, std::string_view cell, std::vector<Symbol>& noun, Marker& marker) {
  std::string key = lexicon::match_key(cell);
  // The tokeniser gives a hyphen a token of its own.
  std::string spaced;
  spaced.reserve(key.size() + 8);
  for (const char c : key) {
    if (c == '-') {
      spaced += " - ";
    } else {
      spaced += c;
    }
  }
  for (const auto word : split(spaced, ' ')) {
    if (word.empty()) continue;
    if (const Marker m = marker_of(word);
        m != Marker::none && !noun.empty() && static_cast<unsigned char>(word.front()) < 0x80) {
      marker = m;
    } else {
      noun.push_back(symbols.intern(word));
    }
  }
}

void read_verbs(lexicon::SymbolTable& symbols, std::string_view cell, std::vector<VerbPattern>& verbs, bool* bare) {
  for (const auto verb : split(cell)) {
    if (verb.starts_with('@')) continue;  // a family: the caller's
    if (verb == "*") {
      if (bare != nullptr) *bare = true;
      continue;
    }
    const std::string key = lexicon::match_key(verb);
    const std::vector<std::string_view> words = split(key, ' ');
    if (words.empty()) continue;
    VerbPattern pattern;
    pattern.stem = symbols.intern(words.back());
    if (words.size() >= 2) pattern.first = symbols.intern(words[words.size() - 2]);
    verbs.push_back(pattern);
  }
}

}  // namespace

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()), numbers(lexicon) {
  auto& sy = lexicon.symbols();
  const Table& frame_rows = lexicon.table("frames");
  std::unordered_map<std::string_view, int32_t> frame_of;
  for (const Row& row : frame_rows.rows) {
    Frame frame;
    frame.id = row.cells[0];
    frame.event = row.cells[1];
    frame.mode = row.cells[2];
    frame.act = row.cells[3];
    frame.mutual = row.cells[4] == "yes";
    frame.slots = overlay({}, row.cells[5]);
    frame.contexts = split(row.cells[6]);
    frame_of.emplace(frame.id, static_cast<int32_t>(frames.size()));
    frames.push_back(std::move(frame));
  }
  triggers.reserve(lexicon.table("triggers").rows.size());
  std::vector<std::pair<Symbol, int32_t>> nouns, verbs;
  const auto add = [&](Trigger trigger) {
    const auto index = static_cast<int32_t>(triggers.size());
    noun_before.push_back(trigger.noun.size() < 2 ? 0 : trigger.noun[trigger.noun.size() - 2]);
    if (!trigger.noun.empty()) {
      nouns.emplace_back(trigger.noun.back(), index);
    } else {
      for (const VerbPattern& verb : trigger.verbs) verbs.emplace_back(verb.stem, index);
    }
    triggers.push_back(std::move(trigger));
  };
  for (const Row& row : lexicon.table("triggers").rows) {
    const auto frame = frame_of.find(row.cells[0]);
    if (frame == frame_of.end()) continue;  // the table's test names it
    Trigger trigger;
    trigger.row = &row;
    trigger.frame = frame->second;
    read_noun(sy, row.cells[1], trigger.noun, trigger.noun_marker);
    read_verbs(sy, row.cells[2], trigger.verbs, &trigger.bare);
    const Table& families = lexicon.table("light_verbs");
    for (const auto name : split(row.cells[2]))
      if (name.starts_with('@'))
        for (const Row& family : families.rows)
          if (family.cells[0] == name.substr(1) && family.cells[2].empty())
            read_verbs(sy, family.cells[1], trigger.verbs, nullptr);
    trigger.slots = overlay(frames[trigger.frame].slots, row.cells[3]);
    read_needs(row.cells[3], trigger);
    trigger.status = row.cells[4];
    add(trigger);
    // The other voice of its light verbs: «मंजूरी दी» – «मंजूरी मिली».
    for (const auto name : split(row.cells[2]))
      if (name.starts_with('@'))
        for (const Row& family : families.rows)
          if (family.cells[0] == name.substr(1) && !family.cells[2].empty()) {
            Trigger other = trigger;
            other.bare = false;
            other.verbs.clear();
            read_verbs(sy, family.cells[1], other.verbs, nullptr);
            other.slots = overlay(trigger.slots, family.cells[2]);
            read_needs(family.cells[2], other);
            add(std::move(other));
          }
  }
  for (const Row& row : lexicon.table("no_event").rows) {
    Trigger nothing;
    nothing.row = &row;
    read_verbs(sy, row.cells[1], nothing.verbs, &nothing.bare);
    for (const auto noun : split(row.cells[0])) {
      Trigger one = nothing;
      read_noun(sy, noun, one.noun, one.noun_marker);
      add(std::move(one));
    }
    if (row.cells[0].empty()) add(std::move(nothing));
  }
  by_noun = lexicon::SymbolLists(std::exchange(nouns, {}));
  by_verb = lexicon::SymbolLists(std::exchange(verbs, {}));
  speeches.reserve(lexicon.table("speech").rows.size());
  for (const Row& row : lexicon.table("speech").rows) {
    Speech speech;
    speech.row = &row;
    read_noun(sy, row.cells[0], speech.noun, speech.noun_marker);
    read_verbs(sy, row.cells[1], speech.verbs, nullptr);
    speech.act = row.cells[2];
    speech.slots = overlay({}, row.cells[3]);
    const auto index = static_cast<int32_t>(speeches.size());
    if (!speech.noun.empty()) {
      nouns.emplace_back(speech.noun.back(), index);
    } else {
      for (const VerbPattern& verb : speech.verbs) verbs.emplace_back(verb.stem, index);
    }
    speeches.push_back(std::move(speech));
  }
  speech_by_noun = lexicon::SymbolLists(nouns);
  speech_by_verb = lexicon::SymbolLists(verbs);
  for (const Row& row : lexicon.table("cues").rows) {
    cue_phrases.add(sy, row.cells[0], static_cast<uint32_t>(cues.size()));
    cues.push_back({&row, row.cells[1], row.cells[2]});
  }
  for (const Row& row : lexicon.table("contexts").rows) {
    for (const auto word : split(row.cells[1])) context_phrases.add(sy, word, static_cast<uint32_t>(contexts.size()));
    contexts.push_back(row.cells[0]);
  }
  tenures.reserve(lexicon.table("tenures").rows.size());
  for (const Row& row : lexicon.table("tenures").rows)
    tenures.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3], row.cells[4]});
  std::stable_sort(tenures.begin(), tenures.end(),
                   [](const Tenure& a, const Tenure& b) { return a.person < b.person; });
  for (const auto form : {"उन्होंने", "उन्होने", "उन्होनें", "उनके", "उनकी", "उनका", "उन्हें", "उसने", "उसके", "उसकी", "उनसे"})
    third_person.insert(sy.word(form));
  for (const Row& row : lexicon.table("confidence").rows) {
    Sign sign{row.cells[0], row.cells[3], 0};
    const std::string_view weight = row.cells[1];
    std::from_chars(weight.data(), weight.data() + weight.size(), sign.weight);
    signs.push_back(sign);
  }
  std::sort(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) { return a.name < b.name; });
  for (const Row& row : lexicon.table("topic_modes").rows)
    topic_modes.push_back({row.cells[0], row.cells[1], row.cells[2]});
  const auto word = [&](std::string_view text) { return sy.word(text); };
  for (const Row& row : lexicon.table("verbs").rows)
    if (row.cells[1] == "intr") intransitive.insert(word(lexicon::match_key(row.cells[0])));
  // «लड़ेंगे», «बोलेंगे»: intransitive by grammar, yet done by will.
  for (const auto verb : {"लड़", "बोल", "मिल", "जूझ"}) intransitive.erase(word(verb));
  for (const auto verb :
       {"मिल", "आ", "जा", "पहुंच", "मांग", "बुला", "बेच", "खरीद", "लड़", "मार", "पकड़", "घेर", "रोक", "हट", "लौट"})
    common_verbs.push_back(word(verb));
  ki = word("कि");
  ho = word("हो");
  kar = word("कर");
  ja = word("जा");
  aa = word("आ");
  pahunch = word("पहुंच");
  apna = word("अपना");
  de = word("दे");
  le = word("ले");
  kah = word("कह");
  bata = word("बता");
  hai = word("है");
  tha = word("था");
  ye = word("ये");
  yah = word("यह");
  is_ = word("इस");
  do_ = word("दोनों");
  mil = word("मिल");
  karar = word("करार");
  bhugat = word("भुगत");
  chuka = word("चुका");
  kimat = word("कीमत");
}

std::span<const Tenure> Tables::tenures_of(std::string_view person) const {
  const auto first = std::lower_bound(tenures.begin(), tenures.end(), person,
                                      [](const Tenure& t, std::string_view key) { return t.person < key; });
  const auto last = std::upper_bound(first, tenures.end(), person,
                                     [](std::string_view key, const Tenure& t) { return key < t.person; });
  return {first, last};
}

const Sign* Tables::sign_named(std::string_view name) const {
  const auto at =
      std::lower_bound(signs.begin(), signs.end(), name, [](const Sign& s, std::string_view n) { return s.name < n; });
  return at != signs.end() && at->name == name ? &*at : nullptr;
}

int32_t Tables::log_odds(const std::vector<std::string_view>& names) const {
  int32_t sum = 0;
  for (const auto name : names)
    if (const Sign* s = sign_named(name); s != nullptr) sum += s->weight;
  return sum;
}

std::string_view Tables::mode_about(std::string_view event, const Frame& topic) const {
  for (const auto name : {topic.id, topic.event})
    for (const TopicMode& row : topic_modes)
      if (row.event == event && row.topic == name) return row.mode;
  return {};
}

int32_t Tables::frame_named(std::string_view id) const {
  for (size_t i = 0; i < frames.size(); ++i)
    if (frames[i].id == id) return static_cast<int32_t>(i);
  return -1;
}

}  // namespace bahi::event
