// Who says what: verbs of saying with their clause, quotations, and sources («… के मुताबिक»).
#include <algorithm>

#include "event/draft.h"

namespace bahi::event {
namespace {

bool opens(std::string_view s) { return s == "‘" || s == "“" || s == "«"; }
bool closes(std::string_view s) { return s == "’" || s == "”" || s == "»"; }
bool plain_quote(std::string_view s) { return s == "'" || s == "\"" || s == "''" || s == "``"; }

/// Tokens between quotation marks, the marks left out; unbalanced ones end with their block.
std::vector<Range> quotations(const View& view) {
  std::vector<Range> out;
  const auto& tokens = view.document.tokens->tokens;
  const auto& sentences = view.document.tokens->sentences;
  int32_t start = -1;
  int32_t block = -1;
  for (int32_t i = 0; i < static_cast<int32_t>(tokens.size()); ++i) {
    const int32_t at_block = sentences[view.document.tokens->sentence_of[i]].block;
    if (start >= 0 && at_block != block) {
      start = -1;
    }
    const auto form = tokens[i].form;
    if (start < 0 && (opens(form) || plain_quote(form))) {
      start = i + 1;
      block = at_block;
    } else if (start >= 0 && (closes(form) || plain_quote(form))) {
      if (i > start) out.push_back({start, i});
      start = -1;
    }
  }
  return out;
}

std::string unnamed_source(const View& view, Range tokens) {
  for (const CueHit& hit : view.cues(tokens))
    if (view.cue(hit).kind == "unnamed") return std::string(view.cue(hit).value);
  return {};
}

std::string_view channel_in(const View& view, Range tokens) {
  for (const CueHit& hit : view.cues(tokens))
    if (view.cue(hit).kind == "channel") return view.cue(hit).value;
  return {};
}

const Speech* speech_for(const View& view, int32_t verb, int32_t* noun) {
  const Tables& tables = view.tables;
  const VerbGroup& v = view.verb(verb);
  const Speech* best = nullptr;
  int best_score = 0;
  const auto by_noun = [&](int32_t chunk) {
    const Chunk& c = view.chunk(chunk);
    for (const Symbol symbol : {view.document.word(c.head).lemma_symbol, view.document.token(c.head).symbol}) {
      const auto found = tables.speech_by_noun.find(symbol);
      if (symbol == 0 || found == tables.speech_by_noun.end()) continue;
      for (const int32_t si : found->second) {
        const Speech& s = tables.speeches[si];
        bool two = false;
        if (noun_start(view, c.head, s.noun) < 0 || !verb_matches(view, verb, s.verbs, chunk, &two)) continue;
        if (s.noun_marker != Marker::none ? c.marker != s.noun_marker : (c.marker != Marker::none && !two)) continue;
        const int score = 1000 + 100 * static_cast<int>(s.noun.size()) + (two ? 50 : 0);
        if (score > best_score) {
          best = &s;
          best_score = score;
          *noun = chunk;
        }
      }
    }
  };
  if (v.noun >= 0) by_noun(v.noun);
  for (const int32_t d : view.dependents(v.chunk))
    if (d != v.noun && (view.chunk(d).kind == ChunkKind::NP || view.chunk(d).kind == ChunkKind::JJP)) by_noun(d);
  if (best != nullptr) return best;
  if (const auto found = tables.speech_by_verb.find(v.lemma); v.lemma != 0 && found != tables.speech_by_verb.end()) {
    for (const int32_t si : found->second) {
      const Speech& s = tables.speeches[si];
      bool two = false;
      if (!verb_matches(view, verb, s.verbs, -1, &two)) continue;
      if (!two && v.noun >= 0 && v.lemma != tables.kah && v.lemma != tables.bata) continue;
      const int score = two ? 2 : 1;
      if (score > best_score) {
        best = &s;
        best_score = score;
      }
    }
  }
  return best;
}

bool is_punctuation(const View& view, int32_t token) { return view.document.token(token).kind == TokenKind::punctuation; }

Range trimmed(const View& view, Range r) {
  while (!r.empty() && is_punctuation(view, r.first)) ++r.first;
  while (!r.empty() && is_punctuation(view, r.last - 1)) --r.last;
  return r;
}

/// The noun group with all that hangs before it by genitives and conjunction.
Range full_group(const View& view, int32_t chunk) {
  Range r = view.chunk(chunk).phrase;
  for (const int32_t d : view.dependents(chunk)) {
    if (view.chunk(d).kind != ChunkKind::NP || d >= chunk) continue;
    r.first = std::min(r.first, full_group(view, d).first);
  }
  return r;
}

void find_content(const View& view, Utterance& u) {
  const VerbGroup& v = view.verb(u.verb);
  const Range sentence = view.sentence_tokens(u.sentence);
  const int32_t after = view.chunk(v.chunk).tokens.last;
  // कि after the verb, at most a few words on.
  for (int32_t i = after; i < sentence.last && i < after + 6; ++i) {
    if (view.document.token(i).symbol == view.tables.ki) {
      u.content = trimmed(view, {i + 1, sentence.last});
      return;
    }
    if (!is_punctuation(view, i) && view.document.word(i).tag != Tag::RP && view.document.word(i).tag != Tag::PRP && view.document.word(i).tag != Tag::DEM) break;
  }
  if (after < sentence.last && is_punctuation(view, after) && sentence.last - after > 4) {
    const auto form = view.document.token(after).form;
    const auto next = after + 1 < sentence.last ? view.document.token(after + 1).form : std::string_view{};
    if (form == ":" || form == "-" || opens(form) || plain_quote(form) || (form == "," && (opens(next) || plain_quote(next)))) {
      u.content = trimmed(view, {after, sentence.last});
      return;
    }
  }
}

}  // namespace

std::vector<Utterance> find_utterances(const View& view) {
  std::vector<Utterance> out;
  const auto& verbs = view.document.chunks->verbs;
  const auto quotes = quotations(view);
  for (int32_t vi = 0; vi < static_cast<int32_t>(verbs.size()); ++vi) {
    const VerbGroup& v = verbs[vi];
    const int32_t sentence = view.sentence_of_chunk(v.chunk);
    if (view.is_heading(sentence)) continue;
    int32_t noun = -1;
    const Speech* speech = speech_for(view, vi, &noun);
    if (speech == nullptr) continue;
    Utterance u;
    u.speech = static_cast<int32_t>(speech - view.tables.speeches.data());
    u.sentence = sentence;
    u.clause = view.chunk(v.chunk).clause;
    u.verb = vi;
    u.noun = noun;
    u.act = speech->act;
    u.negated = v.negated;
    u.where = view.chunk(v.chunk).tokens;
    if (noun >= 0) u.where.first = std::min(u.where.first, view.chunk(noun).tokens.first);
    find_content(view, u);
    for (size_t c = 0; c < view.document.chunks->clauses.size(); ++c) {
      const Clause& clause = view.document.chunks->clauses[c];
      if (clause.kind == ClauseKind::complement && clause.parent == u.clause && clause.parent >= 0) u.clauses.push_back(static_cast<int32_t>(c));
    }
    // Slots other than the content clause.
    std::vector<int32_t> around;
    for (const int32_t d : view.dependents(v.chunk)) around.push_back(d);
    const size_t of_verb = around.size();
    if (noun >= 0)
      for (const int32_t d : view.dependents(noun)) around.push_back(d);
    Range topic_extent;
    for (size_t k = 0; k < around.size(); ++k) {
      const int32_t d = around[k];
      if (d == noun || view.chunk(d).kind == ChunkKind::CCP) continue;
      const Chunk& c = view.chunk(d);
      Part part = Part::none;
      for (const Slot& slot : speech->slots) {
        const bool fits = slot.place == Place::genitive ? (c.genitive() && k >= of_verb)
                          : slot.place == Place::object ? (c.marker == Marker::none && c.role == Role::k2)
                          : slot.place == Place::marker && slot.marker == c.marker && c.marker != Marker::none;
        if (fits) part = slot.part;
      }
      if (part == Part::addressee || (part == Part::none && (c.marker == Marker::ko || c.marker == Marker::se || c.marker == Marker::samaksh) && k < of_verb)) {
        for (const Filler& f : view.fillers(d)) {
          const Entity& e = view.document.entity(f.entity);
          if (e.kind == EntityKind::person || e.kind == EntityKind::organization || e.kind == EntityKind::country || e.kind == EntityKind::group) u.addressees.push_back(f);
        }
      } else if (part == Part::topic || part == Part::content || c.marker == Marker::bare) {
        if (is_verbal(c.kind)) {
          topic_extent = topic_extent.empty() ? c.tokens : Range{std::min(topic_extent.first, c.tokens.first), std::max(topic_extent.last, c.tokens.last)};
          continue;
        }
        const Range group = full_group(view, d);
        u.topics.push_back({group, d});
        topic_extent = topic_extent.empty() ? group : Range{std::min(topic_extent.first, group.first), std::max(topic_extent.last, group.last)};
      }
    }
    if (u.content.empty() && !topic_extent.empty()) u.content = topic_extent;

    // The speaker.
    bool carried = false;
    if (v.passive) {
      for (const int32_t d : view.dependents(v.chunk)) {
        const Chunk& c = view.chunk(d);
        if (c.marker == Marker::dwara) u.speakers = view.fillers(d);
        if (c.marker == Marker::mein && u.speakers.empty() && !view.has_cue(c.tokens, "channel")) continue;
        if (c.marker == Marker::mein && u.speakers.empty()) {
          u.speakers = view.fillers(d, true);  // «मंत्रालय के बयान में कहा गया»
          if (u.speakers.empty()) u.unnamed = "a statement";
        }
      }
      u.hearsay = u.speakers.empty() && u.unnamed.empty();
    } else {
      u.speakers = subject_of(view, vi, &carried);
      u.inferred = carried;
    }
    if (!v.passive) {
      for (const int32_t d : view.dependents(v.chunk)) {
        const Chunk& c = view.chunk(d);
        if (c.marker != Marker::ne && c.role != Role::k1) continue;
        const bool named = std::any_of(u.speakers.begin(), u.speakers.end(), [&](const Filler& f) { return f.chunk == d && !view.document.entity(f.entity).nominal; });
        if (!named) u.unnamed = unnamed_source(view, c.tokens);
        if (c.marker == Marker::ne && !u.unnamed.empty() && carried) u.speakers.clear();
      }
    }
    std::erase_if(u.speakers, [&](const Filler& f) {
      const EntityKind kind = view.document.entity(f.entity).kind;
      return kind == EntityKind::place || kind == EntityKind::facility || kind == EntityKind::summit;
    });
    const Range clause = view.clause_tokens(u.clause);
    u.channel = channel_in(view, u.content.empty() ? clause : Range{clause.first, std::min(clause.last, std::max(u.where.last, clause.first))});
    out.push_back(std::move(u));
  }

  // Sources: «X के मुताबिक …» covers its sentence.
  const auto& chunks = view.chunks();
  for (int32_t ci = 0; ci < static_cast<int32_t>(chunks.size()); ++ci) {
    const Chunk& c = chunks[ci];
    if (c.kind != ChunkKind::NP || c.marker != Marker::anusar) continue;
    const int32_t sentence = view.sentence_of_chunk(ci);
    if (view.is_heading(sentence)) continue;
    Utterance u;
    u.sentence = sentence;
    u.clause = c.clause;
    u.act = "say";
    u.speakers = view.fillers(ci, false);
    const bool named = std::any_of(u.speakers.begin(), u.speakers.end(), [&](const Filler& f) { return !view.document.entity(f.entity).nominal; });
    if (!named) {
      u.unnamed = unnamed_source(view, full_group(view, ci));
      if (u.speakers.empty()) u.speakers = view.fillers(ci, true);
    }
    if (u.speakers.empty() && u.unnamed.empty()) continue;
    u.where = c.tokens;
    u.content = trimmed(view, {c.tokens.last, view.sentence_tokens(sentence).last});
    out.push_back(std::move(u));
  }

  // Quotations belong to the utterance of their sentence, or of the one before when the quotation runs on.
  for (const Range q : quotes) {
    const int32_t first = view.document.tokens->sentence_of[q.first];
    Utterance* owner = nullptr;
    for (Utterance& u : out) {
      if (u.content.empty() ? u.sentence == first : u.content.overlaps(q) || u.sentence == first) {
        if (owner == nullptr || (u.content.overlaps(q) && !owner->content.overlaps(q))) owner = &u;
      }
    }
    if (owner == nullptr) continue;
    if (owner->quote.empty() && (q.size() > 3 || owner->content.contains(q))) owner->quote = q;
    if (owner->content.empty() && q.size() > 3) owner->content = q;
    if (owner->content.overlaps(q) && q.last > owner->content.last) owner->content.last = q.last;
  }
  std::stable_sort(out.begin(), out.end(), [](const Utterance& a, const Utterance& b) { return a.where < b.where; });
  return out;
}

}  // namespace bahi::event
