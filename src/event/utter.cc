// Who says what: verbs of saying with their clause, quotations, and sources («… के मुताबिक»).
#include <algorithm>

#include "event/draft.h"

namespace bahi::event {
namespace {

constexpr int32_t kLongQuote = 3;  // tokens; a shorter quotation is a term, not somebody's words

bool may_speak(const Entity& e) {
  return e.kind != EntityKind::place && e.kind != EntityKind::facility && e.kind != EntityKind::summit;
}

class Finder {
 public:
  explicit Finder(const View& view) : view_(view), verbs_(view.document.chunks->verbs), quotes_(quotations(view)) {}

  std::vector<Utterance> run() {
    matches_.resize(verbs_.size());
    for (int32_t vi = 0; vi < static_cast<int32_t>(verbs_.size()); ++vi)
      if (!view_.is_heading(view_.sentence_of_chunk(verbs_[vi].chunk))) matches_[vi] = match(vi);
    for (int32_t vi = 0; vi < static_cast<int32_t>(verbs_.size()); ++vi)
      if (matches_[vi].speech != nullptr) of_verb(vi);
    of_sources();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Utterance& a, const Utterance& b) { return a.where < b.where; });
    give_quotations();
    interview();
    go_on();
    // Outermost first: who is quoted before who is quoted inside.
    std::stable_sort(out_.begin(), out_.end(), [](const Utterance& a, const Utterance& b) {
      if (a.sentence != b.sentence) return a.sentence < b.sentence;
      const int32_t x = a.content.empty() ? a.where.first : a.content.first;
      const int32_t y = b.content.empty() ? b.where.first : b.content.first;
      return x != y ? x < y : a.content.last > b.content.last;
    });
    return std::move(out_);
  }

 private:
  struct Match {
    const Speech* speech = nullptr;
    int32_t noun = -1;  // chunk
  };

  const Token& token(int32_t i) const { return view_.document.token(i); }
  bool is_punctuation(int32_t i) const { return token(i).kind == TokenKind::punctuation; }
  Range trimmed(Range r) const {
    while (!r.empty() && is_punctuation(r.first)) ++r.first;
    while (!r.empty() && is_punctuation(r.last - 1)) --r.last;
    return r;
  }

  // ------------------------------------------------------------------ the words of saying
  Match match(int32_t vi) const {
    const Tables& tables = view_.tables;
    const VerbGroup& v = verbs_[vi];
    Match best;
    int best_score = 0;
    const auto by_noun = [&](int32_t chunk) {
      const Chunk& c = view_.chunk(chunk);
      for (const Symbol symbol : {view_.document.word(c.head).lemma_symbol, token(c.head).symbol}) {
        for (const int32_t si : tables.speech_by_noun[symbol]) {
          const Speech& s = tables.speeches[si];
          bool two = false;
          if (noun_start(view_, c.head, s.noun) < 0 || !verb_matches(view_, vi, s.verbs, chunk, &two)) continue;
          if (s.noun_marker != Marker::none ? c.marker != s.noun_marker : (c.marker != Marker::none && !two)) continue;
          const int score = 1000 + 100 * static_cast<int>(s.noun.size()) + (two ? 50 : 0);
          if (score > best_score) {
            best = {&s, chunk};
            best_score = score;
          }
        }
      }
    };
    if (v.noun >= 0) by_noun(v.noun);
    for (const int32_t d : view_.dependents(v.chunk)) {
      const ChunkKind kind = view_.chunk(d).kind;
      if (d != v.noun && (kind == ChunkKind::NP || kind == ChunkKind::JJP || kind == ChunkKind::VGNN)) by_noun(d);
    }
    if (best.speech != nullptr) return best;
    for (const int32_t si : tables.speech_by_verb[v.lemma]) {
      const Speech& s = tables.speeches[si];
      bool two = false;
      if (!verb_matches(view_, vi, s.verbs, -1, &two)) continue;
      if (!two && v.noun >= 0 && v.lemma != tables.kah && v.lemma != tables.bata) continue;
      const int score = two ? 2 : 1;
      if (score > best_score) {
        best = {&s, -1};
        best_score = score;
      }
    }
    return best;
  }

  static bool has_slot(const Speech& s, Part part) {
    return std::any_of(s.slots.begin(), s.slots.end(), [&](const Slot& x) { return x.part == part; });
  }
  static bool takes_clause(const Speech& s) {
    return std::any_of(s.slots.begin(), s.slots.end(), [](const Slot& x) { return x.place == Place::clause; });
  }

  // Its own subject among the dependents; -1: none.
  int32_t own_subject(int32_t vi) const {
    const VerbGroup& v = verbs_[vi];
    int32_t bare = -1;
    for (const int32_t d : view_.dependents(v.chunk)) {
      const Chunk& c = view_.chunk(d);
      if (c.kind != ChunkKind::NP || d == v.noun) continue;
      if (c.marker == Marker::ne) return d;
      if (c.marker == Marker::none && c.role == Role::k1 && !v.passive && bare < 0) bare = d;
    }
    return bare;
  }

  // ------------------------------------------------------------------ what is said
  // Where a clause that began at `first` ends: with its sentence, or where the sentence goes on to somebody else's
  // words («X ने कहा कि …, लेकिन Y का कहना है कि …»).
  int32_t clause_end(int32_t vi, int32_t first, int32_t last) const {
    for (int32_t other = vi + 1; other < static_cast<int32_t>(verbs_.size()); ++other) {
      const int32_t at = view_.chunk(verbs_[other].chunk).tokens.first;
      if (at >= last) break;
      if (matches_[other].speech == nullptr || at < first || !verbs_[other].finite) continue;
      int32_t who = own_subject(other);
      if (matches_[other].noun >= 0 && has_slot(*matches_[other].speech, Part::speaker))
        for (const int32_t d : view_.dependents(matches_[other].noun))
          if (view_.chunk(d).genitive()) who = d;
      if (who < 0) continue;
      for (const int32_t k : view_.conjuncts(who)) who = std::min(who, k);
      // A conjunction between the finite verb before and this speaker.
      for (int32_t c = who - 1; c >= 0 && view_.chunk(c).tokens.first > first; --c) {
        const Chunk& x = view_.chunk(c);
        if (x.kind == ChunkKind::VGF) break;
        if (x.kind == ChunkKind::CCP && token(x.head).symbol != view_.tables.ki) {
          // «… कि अगर …, तो वह … स्वीकार नहीं करेगा»: the same words go on.
          const Word& subject = view_.document.word(view_.chunk(who).head);
          if (token(x.head).key == "तो" && subject.tag == Tag::PRP && subject.features.person != 1) break;
          const bool clauses =
              c > 0 && (view_.chunk(c - 1).kind == ChunkKind::VGF || view_.chunk(c - 1).kind == ChunkKind::BLK);
          if (clauses) return x.tokens.first;
          break;
        }
      }
    }
    return last;
  }

  bool finite_between(int32_t first, int32_t last) const {
    for (int32_t i = first; i < last; ++i) {
      const int32_t c = view_.document.chunks->chunk_of[i];
      if (c < 0) continue;
      if (view_.chunk(c).kind == ChunkKind::VGF) return true;
      i = std::max(i, view_.chunk(c).tokens.last - 1);
    }
    return false;
  }

  void clause_content(Utterance& u) const {
    const VerbGroup& v = verbs_[u.verb];
    const Range sentence = view_.sentence_tokens(u.sentence);
    const int32_t after = view_.chunk(v.chunk).tokens.last;
    // कि after the verb, at most a few words on.
    for (int32_t i = after; i < sentence.last && i < after + 6; ++i) {
      if (token(i).symbol == view_.tables.ki) {
        u.content = trimmed({i + 1, clause_end(u.verb, i + 1, sentence.last)});
        u.clausal = !u.content.empty();
        return;
      }
      const Tag tag = view_.document.word(i).tag;
      if (!is_punctuation(i) && tag != Tag::RP && tag != Tag::PRP && tag != Tag::DEM) break;
    }
    if (!v.finite) return;
    if (after + 1 < sentence.last && is_punctuation(after)) {
      const auto form = token(after).form;
      // «X ने कहा, … है।» «X ने कहा: …»
      const bool said = v.noun < 0 && u.noun < 0;
      if ((form == ":" || form == "-" || form == "–" || form == "—" || (form == "," && said)) &&
          finite_between(after + 1, sentence.last)) {
        u.content = trimmed({after, clause_end(u.verb, after + 1, sentence.last)});
        u.clausal = true;
        return;
      }
    }
    // «… है, X ने कहा।»
    if (sentence.last - after > 2) return;
    int32_t first = view_.chunk(v.chunk).tokens.first;
    if (u.noun >= 0) first = std::min(first, view_.chunk(u.noun).tokens.first);
    if (const int32_t who = own_subject(u.verb); who >= 0) {
      first = std::min(first, leftmost(who).first);
    } else {
      return;
    }
    // «…, जिसके बाद X ने सहमति जताई»: that comes after it, and does not say it.
    const int32_t own = view_.chunk(v.chunk).clause;
    if (own >= 0 && view_.clause(own).kind == ClauseKind::relative) return;
    const int32_t subject = first;
    while (first > sentence.first && !is_punctuation(first - 1)) {
      const int32_t c = view_.document.chunks->chunk_of[first - 1];
      if (c < 0 || view_.chunk(c).kind == ChunkKind::VGF || view_.chunk(c).kind == ChunkKind::CCP) return;
      --first;
    }
    if (u.noun >= 0 && first < subject) return;
    if (first <= sentence.first + 2 || !finite_between(sentence.first, first)) return;
    const int32_t before = view_.document.chunks->chunk_of[first - 2];
    const bool ends =
        token(first - 1).form != "," ||
        (before >= 0 && (view_.chunk(before).kind == ChunkKind::VGF || view_.chunk(before).kind == ChunkKind::BLK));
    if (!ends) return;
    const int32_t clause = before >= 0 ? view_.chunk(before).clause : -1;
    if (clause >= 0 &&
        (view_.clause(clause).kind == ClauseKind::conditional || view_.clause(clause).kind == ClauseKind::relative))
      return;
    u.content = trimmed({sentence.first, first});
    u.clausal = true;
    if (clause >= 0) u.clauses.push_back(clause);
  }

  // A chunk with all that hangs before it.
  Range leftmost(int32_t chunk) const {
    Range r = view_.chunk(chunk).tokens;
    for (const int32_t d : view_.dependents(chunk))
      if (d < chunk) r.first = std::min(r.first, leftmost(d).first);
    return r;
  }

  // From the topic back to where speaker, addressee, time or another clause stand: «… [समझौते को जल्द लागू करने की जरूरत] पर
  // जोर दिया».
  Range extent(const Utterance& u, int32_t topic) const {
    Range r = leftmost(topic);
    r.last = view_.chunk(topic).phrase.empty() ? view_.chunk(topic).tokens.last : view_.chunk(topic).phrase.last;
    const bool verbal = has_infinitive(topic);
    for (int32_t c = view_.document.chunks->chunk_of[r.first] - 1; verbal && c >= 0; --c) {
      const Chunk& x = view_.chunk(c);
      if (x.tokens.first < view_.sentence_tokens(u.sentence).first) break;
      if (x.kind == ChunkKind::BLK || x.kind == ChunkKind::VGF || x.marker == Marker::ne || x.role == Role::k7t ||
          x.role == Role::k1)
        break;
      if (x.marker == Marker::dauran || x.marker == Marker::baad || x.marker == Marker::anusar ||
          x.marker == Marker::itar || x.marker == Marker::samaksh)
        break;
      if (x.marker == Marker::se && view_.head_mention(c) != nullptr) break;
      if (x.kind == ChunkKind::CCP && c > 0 && view_.chunk(c - 1).kind != ChunkKind::VGNF &&
          view_.chunk(c - 1).kind != ChunkKind::VGNN && view_.chunk(c - 1).kind != ChunkKind::NP)
        break;
      if (std::any_of(u.addressees.begin(), u.addressees.end(), [&](const Filler& f) { return f.chunk == c; })) break;
      r.first = x.tokens.first;
    }
    return trimmed(r);
  }
  bool has_infinitive(int32_t chunk) const {
    if (is_verbal(view_.chunk(chunk).kind)) return true;
    const auto all = view_.dependents(chunk);
    return std::any_of(all.begin(), all.end(), [&](int32_t d) {
      return d < chunk && (is_verbal(view_.chunk(d).kind) || (view_.chunk(d).genitive() && has_infinitive(d)));
    });
  }

  void add_content(Utterance& u, Range more) const {
    u.content =
        u.content.empty() ? more : Range{std::min(u.content.first, more.first), std::max(u.content.last, more.last)};
  }

  // ------------------------------------------------------------------ speakers
  std::string unnamed_source(Range tokens) const {
    for (const CueHit& hit : view_.cues(tokens))
      if (view_.cue(hit).kind == "unnamed") return std::string(view_.cue(hit).value);
    return {};
  }
  std::string_view channel_in(Range tokens) const {
    for (const CueHit& hit : view_.cues(tokens))
      if (view_.cue(hit).kind == "channel") return view_.cue(hit).value;
    return {};
  }

  /// The noun group with all that hangs before it by genitives and conjunction.
  Range full_group(int32_t chunk) const {
    Range r = view_.chunk(chunk).phrase;
    for (const int32_t d : view_.dependents(chunk)) {
      if (view_.chunk(d).kind != ChunkKind::NP || d >= chunk) continue;
      r.first = std::min(r.first, full_group(d).first);
    }
    return r;
  }

  void speaks(Utterance& u, int32_t chunk, bool metonymy) const {
    for (Filler& f : view_.fillers(chunk, metonymy))
      if (may_speak(view_.document.entity(f.entity))) u.speakers.push_back(f);
    const bool named = std::any_of(u.speakers.begin(), u.speakers.end(), [&](const Filler& f) {
      return f.chunk == chunk && !view_.document.entity(f.entity).nominal;
    });
    if (!named) u.unnamed = unnamed_source(view_.chunk(chunk).tokens);
  }

  // Those who spoke last, for what goes on without a name.
  bool spoke_before(Utterance& u, int32_t sentences) const {
    for (auto it = out_.rbegin(); it != out_.rend(); ++it) {
      if (it->sentence < u.sentence - sentences) break;
      if (it->where.first >= u.where.first || it->speakers.empty() || it->hearsay) continue;
      u.speakers = it->speakers;
      u.unnamed = it->unnamed;
      u.inferred = true;
      return true;
    }
    return false;
  }

  // «मंत्रालय के बयान में कहा गया», «इस पत्र में लिखा गया», «जिसमें कहा गया है».
  void of_document(Utterance& u, int32_t chunk) const {
    const Chunk& c = view_.chunk(chunk);
    const Word& head = view_.document.word(c.head);
    const std::string kind = unnamed_source(c.tokens);
    const bool pronoun = head.tag == Tag::PRP;
    if (!pronoun && kind.empty() && !view_.has_cue(c.tokens, "channel")) return;
    if (!pronoun) {
      for (const int32_t d : view_.dependents(chunk))
        if (view_.chunk(d).genitive()) {
          for (Filler& f : view_.fillers(d, true))
            if (may_speak(view_.document.entity(f.entity))) u.speakers.push_back(f);
        }
      // «मंत्रालय द्वारा जारी बयान में»
      for (int32_t k = chunk - 1; u.speakers.empty() && k >= 0 && k + 3 >= chunk; --k)
        if (view_.chunk(k).marker == Marker::dwara || view_.chunk(k).marker == Marker::orse) speaks(u, k, false);
      if (u.speakers.empty())
        for (const int32_t i : view_.mentions_in(chunk)) {
          const Mention& m = view_.mention(i);
          if (m.tokens.contains(c.head) || view_.document.entity(m.entity).nominal ||
              !may_speak(view_.document.entity(m.entity)))
            continue;
          u.speakers.push_back({m.entity, chunk, m.confidence * 0.85, false, true});
        }
    }
    if (u.speakers.empty()) {
      const int32_t clause = u.clause;
      if (clause >= 0 && view_.clause(clause).kind == ClauseKind::relative && view_.clause(clause).parent >= 0 &&
          view_.clause(view_.clause(clause).parent).verb >= 0) {
        u.speakers = subject_of(view_, view_.clause(view_.clause(clause).parent).verb);
        u.inferred = true;
      } else if (pronoun || kind == "a statement" || view_.document.word(c.tokens.first).tag == Tag::DEM) {
        spoke_before(u, 2);
      }
    }
    if (u.speakers.empty()) u.unnamed = kind.empty() ? "a statement" : kind;
  }

  // «दुआर्ते को योजना की जानकारी दी गई»: who told him is not said; likely whoever did something in the sentence before.
  void apprised_by(Utterance& u) const {
    if (u.sentence > 0 && !view_.is_heading(u.sentence - 1)) {
      const Range chunks = view_.document.chunks->sentence_chunks[u.sentence - 1];
      for (int32_t c = chunks.last - 1; c >= chunks.first && u.speakers.empty(); --c) {
        const int32_t verb = view_.chunk(c).verb;
        if (verb < 0 || !view_.verb(verb).finite) continue;
        if (const int32_t who = own_subject(verb); who >= 0) speaks(u, who, false);
      }
    }
    std::erase_if(u.speakers, [&](const Filler& f) {
      return std::any_of(u.addressees.begin(), u.addressees.end(),
                         [&](const Filler& a) { return a.entity == f.entity; });
    });
    u.unnamed = u.speakers.empty() ? kNotStated : "";
    u.inferred = !u.speakers.empty();
    for (Filler& f : u.speakers) f.confidence *= 0.7;
  }

  void find_speaker(Utterance& u, const Speech& speech) const {
    const VerbGroup& v = verbs_[u.verb];
    if (has_slot(speech, Part::speaker)) {
      for (const int32_t d : view_.dependents(u.noun))
        if (view_.chunk(d).genitive()) speaks(u, d, true);
      if (!u.speakers.empty() || !u.unnamed.empty()) return;
      // «X का भी मानना है»: the genitive may hang on the verb; «X को उम्मीद है».
      const bool dative = std::any_of(speech.slots.begin(), speech.slots.end(),
                                      [](const Slot& x) { return x.part == Part::speaker && x.marker == Marker::ko; });
      for (const int32_t d : view_.dependents(v.chunk))
        if (d < u.noun && (view_.chunk(d).genitive() || (dative && view_.chunk(d).marker == Marker::ko)) &&
            view_.chunk(d).kind == ChunkKind::NP)
          speaks(u, d, true);
      return;
    }
    if (v.passive) {
      for (const int32_t d : view_.dependents(v.chunk)) {
        const Chunk& c = view_.chunk(d);
        if (c.marker == Marker::dwara || c.marker == Marker::orse) speaks(u, d, true);
      }
      for (const int32_t d : view_.dependents(v.chunk))
        if (u.speakers.empty() && u.unnamed.empty() && view_.chunk(d).marker == Marker::mein) of_document(u, d);
      // «कहा जा रहा है», «आरोप लगाया गया कि …»; «कहा जा सकता है», «बताया जाएगा» and «पूछा गया» claim nothing.
      const bool claims = (u.act == "say" && v.stem != "पूछ") || (u.act == "accuse" && u.clausal);
      u.hearsay = claims && v.finite && v.modality == Modality::none && v.tense != Tense::future &&
                  u.speakers.empty() && u.unnamed.empty();
      if (u.act == "apprise" && v.tense != Tense::future && u.speakers.empty() && u.unnamed.empty()) apprised_by(u);
      return;
    }
    if (const int32_t own = own_subject(u.verb); own >= 0 && (v.finite || view_.chunk(own).marker == Marker::ne)) {
      speaks(u, own, true);
      // Somebody speaks whom no table knows: nobody else is put in his place.
      if (view_.chunk(own).marker == Marker::ne || !u.speakers.empty() || !u.unnamed.empty()) return;
    }
    bool carried = false;
    u.speakers = subject_of(view_, u.verb, &carried);
    // «भारत … देने के साथ प्रस्ताव रख चुका है»: the subject of the sentence, drawn to a verb on its way.
    if (carried && !v.perfective_agent) {
      const Range chunks = view_.document.chunks->sentence_chunks[u.sentence];
      for (int32_t c = chunks.first; c < v.chunk && c < chunks.last; ++c) {
        const Chunk& x = view_.chunk(c);
        if (x.kind == ChunkKind::CCP) continue;
        if (x.kind != ChunkKind::NP || x.marker != Marker::none) break;
        Utterance first;
        speaks(first, c, false);
        if (!first.speakers.empty()) {
          u.speakers = first.speakers;
          carried = false;
        }
        break;
      }
    }
    u.inferred = carried;
  }

  // ------------------------------------------------------------------ an utterance by its verb
  // Words that only lead on («बता दें कि»), questions put to somebody, participles that name a thing said elsewhere.
  bool empty_saying(int32_t vi, const Match& m) const {
    const VerbGroup& v = verbs_[vi];
    const bool alone = m.noun < 0;
    if (alone && (v.mood == Mood::subjunctive || v.mood == Mood::imperative) && own_subject(vi) < 0) return true;
    if (!v.finite) {
      const int32_t over = view_.chunk(v.chunk).governor;
      const bool of_noun = over >= 0 && view_.chunk(over).kind == ChunkKind::NP && over > v.chunk;
      if (of_noun && v.form == VerbForm::perfective) return true;
      if (alone && v.form == VerbForm::infinitive) return true;
      if (v.form == VerbForm::infinitive && v.passive) return true;
      // «पूछे जाने पर कि …»
      if (m.speech->act == "say" && v.passive) return true;
    }
    return false;
  }

  // «राष्ट्रपति का स्वागत किया»: what is done to somebody; «फैसले का स्वागत किया» is said of a thing.
  bool of_somebody(const Match& m) const {
    const bool thing = m.speech->act == "praise" &&
                       std::any_of(m.speech->slots.begin(), m.speech->slots.end(),
                                   [](const Slot& x) { return x.place == Place::genitive && x.part == Part::content; });
    if (!thing || m.noun < 0) return false;
    const auto all = view_.dependents(m.noun);
    return std::any_of(all.begin(), all.end(), [&](int32_t d) {
      const Mention* who = view_.chunk(d).genitive() ? view_.head_mention(d) : nullptr;
      return who != nullptr && may_speak(view_.document.entity(who->entity));
    });
  }

  void of_verb(int32_t vi) {
    const VerbGroup& v = verbs_[vi];
    const auto& [speech, noun] = matches_[vi];
    if (empty_saying(vi, matches_[vi]) || of_somebody(matches_[vi])) return;
    // The verbal noun of «X का कहना है» is read with its verb.
    if (v.form == VerbForm::infinitive && view_.chunk(v.chunk).governor >= 0) {
      const int32_t over = view_.chunk(view_.chunk(v.chunk).governor).verb;
      if (over >= 0 && matches_[over].noun == v.chunk) return;
    }
    Utterance u;
    u.speech = static_cast<int32_t>(speech - view_.tables.speeches.data());
    u.sentence = view_.sentence_of_chunk(v.chunk);
    u.clause = view_.chunk(v.chunk).clause;
    // «X का कहना है कि …»: what is said hangs on the verbal noun.
    if (noun >= 0 && view_.chunk(noun).verb >= 0)
      for (const int32_t d : view_.dependents(noun))
        if (view_.chunk(d).kind == ChunkKind::VGF && d > v.chunk) u.clause = view_.chunk(noun).clause;
    u.verb = vi;
    u.noun = noun;
    u.act = speech->act;
    u.negated = v.negated;
    u.where = view_.chunk(v.chunk).tokens;
    if (noun >= 0) u.where.first = std::min(u.where.first, view_.chunk(noun).tokens.first);
    if (takes_clause(*speech)) clause_content(u);
    if (u.clausal && u.content.first >= u.where.last)
      for (int32_t c = u.clause + 1; c < static_cast<int32_t>(view_.document.chunks->clauses.size()) && u.clause >= 0;
           ++c) {
        const Clause& clause = view_.clause(c);
        if (clause.chunks.empty() || view_.chunk(clause.chunks.first).tokens.first >= u.content.last) break;
        if (clause.kind == ClauseKind::complement && clause.parent == u.clause) u.clauses.push_back(c);
      }
    slots(u, *speech);
    find_speaker(u, *speech);
    const Range clause = view_.clause_tokens(u.clause);
    u.channel = channel_in(
        u.content.empty() ? clause : Range{clause.first, std::min(clause.last, std::max(u.where.last, clause.first))});
    out_.push_back(std::move(u));
  }

  void slots(Utterance& u, const Speech& speech) const {
    const VerbGroup& v = verbs_[u.verb];
    std::vector<int32_t> around;
    for (const int32_t d : view_.dependents(v.chunk)) around.push_back(d);
    const size_t of_verb = around.size();
    if (u.noun >= 0)
      for (const int32_t d : view_.dependents(u.noun)) around.push_back(d);
    std::vector<int32_t> topics;
    for (size_t k = 0; k < around.size(); ++k) {
      const int32_t d = around[k];
      const Chunk& c = view_.chunk(d);
      if (d == u.noun || c.kind == ChunkKind::CCP || c.tokens.first >= u.where.last) continue;
      Part part = Part::none;
      for (const Slot& slot : speech.slots) {
        const bool fits = slot.place == Place::genitive ? (c.genitive() && k >= of_verb)
                          : slot.place == Place::object
                              ? (c.marker == Marker::none && c.role == Role::k2)
                              : slot.place == Place::marker && slot.marker == c.marker && c.marker != Marker::none;
        if (fits) part = slot.part;
      }
      if (part == Part::speaker || c.role == Role::k7t || c.marker == Marker::ne) continue;
      // «Y से/को … करने को कहा»
      if (is_verbal(c.kind) && c.marker == Marker::ko && v.lemma == view_.tables.kah && u.noun < 0 && !u.clausal) {
        u.act = "demand";
        topics.push_back(d);
        continue;
      }
      const bool marked = c.marker == Marker::ko || c.marker == Marker::se || c.marker == Marker::samaksh;
      if (part == Part::addressee || (part == Part::none && marked && k < of_verb && !is_verbal(c.kind))) {
        for (const Filler& f : view_.fillers(d)) {
          const Entity& e = view_.document.entity(f.entity);
          if (e.kind == EntityKind::person || e.kind == EntityKind::organization || e.kind == EntityKind::country ||
              e.kind == EntityKind::group)
            u.addressees.push_back(f);
        }
        // «Y को Z बताया»: who is called something, not who is told.
        if (part == Part::addressee && c.marker == Marker::ko && v.lemma == view_.tables.bata && u.noun < 0 &&
            !u.clausal && !is_verbal(c.kind))
          topics.push_back(d);
      } else if (part == Part::topic || part == Part::content || c.marker == Marker::bare ||
                 c.marker == Marker::khilaf) {
        topics.push_back(d);
      }
    }
    // «Y से … करने का आग्रह किया»: who is asked may hang on what is asked.
    if (u.addressees.empty() && (u.act == "demand" || u.act == "propose"))
      for (const int32_t d : topics) asked_inside(u, d);
    for (const int32_t d : topics) {
      Range whole = extent(u, d);
      // «‘स्टेप अप’ नीति पर जोर दिया»: the term before it is part of it.
      for (const Quotation& q : quotes_)
        if (q.closed && q.tokens.last + 1 == whole.first && q.tokens.size() <= kLongQuote &&
            q.tokens.first >= view_.sentence_tokens(u.sentence).first)
          whole.first = q.tokens.first;
      for (const Filler& f : u.addressees)
        if (view_.chunk(f.chunk).tokens.first == whole.first)
          whole.first = std::min(view_.chunk(f.chunk).tokens.last, whole.last - 1);
      if (!is_verbal(view_.chunk(d).kind))
        u.topics.push_back({has_infinitive(d) ? view_.chunk(d).phrase : full_group(d), d});
      if (!u.clausal) add_content(u, whole);
    }
    if (!u.clausal && !u.content.empty() && v.lemma == view_.tables.bata && u.noun < 0)
      u.content.last = std::max(u.content.last, u.where.first);
    // «Y के प्रति संवेदना जताई»: what is conveyed is the noun, and it is about whom it goes to.
    if (u.content.empty() && u.act == "convey" && u.noun >= 0 && !u.addressees.empty() &&
        u.addressees.front().chunk >= 0 && u.addressees.front().chunk < u.noun) {
      const int32_t to = u.addressees.front().chunk;
      u.topics.push_back({full_group(to), to});
      u.content = {full_group(to).first, view_.chunk(u.noun).tokens.last};
    }
    u.content = trimmed(u.content);
  }

  void asked_inside(Utterance& u, int32_t chunk) const {
    for (const int32_t d : view_.dependents(chunk)) {
      if (d >= chunk || !u.addressees.empty()) continue;
      const Chunk& c = view_.chunk(d);
      if (is_verbal(c.kind) && c.genitive()) asked_inside(u, d);
      if (!is_verbal(view_.chunk(chunk).kind) || (c.marker != Marker::se && c.marker != Marker::ko) ||
          c.role == Role::k7t)
        continue;
      for (const Filler& f : view_.fillers(d)) {
        const Entity& e = view_.document.entity(f.entity);
        if (may_speak(e)) u.addressees.push_back(f);
      }
    }
    // «Y से [… लगी] पाबंदियां हटाने को कहा»: it was hung on something inside.
    const bool nobody = u.addressees.empty() && is_verbal(view_.chunk(chunk).kind);
    if (const int32_t first = nobody ? foremost(view_, chunk, Marker::se) : -1; first >= 0)
      for (const Filler& f : view_.fillers(first))
        if (may_speak(view_.document.entity(f.entity))) u.addressees.push_back(f);
  }

  // ------------------------------------------------------------------ sources
  void of_sources() {
    const auto& chunks = view_.chunks();
    for (int32_t ci = 0; ci < static_cast<int32_t>(chunks.size()); ++ci) {
      const Chunk& c = chunks[ci];
      if (c.kind != ChunkKind::NP || c.marker != Marker::anusar) continue;
      const int32_t sentence = view_.sentence_of_chunk(ci);
      if (view_.is_heading(sentence)) continue;
      Utterance u;
      u.sentence = sentence;
      u.clause = c.clause;
      u.act = "say";
      speaks(u, ci, false);
      const bool named = std::any_of(u.speakers.begin(), u.speakers.end(),
                                     [&](const Filler& f) { return !view_.document.entity(f.entity).nominal; });
      if (!named && u.unnamed.empty()) u.unnamed = unnamed_source(full_group(ci));
      // «मंत्रालय के सूत्रों के मुताबिक», but not «समझौते के मुताबिक».
      if (u.speakers.empty() && !u.unnamed.empty()) {
        const std::string unnamed = u.unnamed;
        speaks(u, ci, true);
        u.unnamed = unnamed;
      }
      if (u.speakers.empty() && u.unnamed.empty()) continue;
      u.where = c.tokens;
      const Range all = view_.sentence_tokens(sentence);
      // At the head of the sentence it governs what follows; further on it breaks into what it governs.
      const bool leads = !finite_between(all.first, c.tokens.first);
      u.content = trimmed({leads ? c.tokens.last : all.first, all.last});
      u.clausal = true;
      if (!leads && c.clause >= 0) u.clauses.push_back(c.clause);
      // «Y के हवाले से बताया कि …»: what is told is the content of both.
      if (c.governor >= 0 && view_.chunk(c.governor).verb >= 0) {
        const auto same = std::find_if(out_.begin(), out_.end(), [&](const Utterance& x) {
          return x.verb == view_.chunk(c.governor).verb && x.clausal;
        });
        if (same != out_.end()) u.content = same->content;
      }
      out_.push_back(std::move(u));
    }
  }

  // ------------------------------------------------------------------ quotations
  bool long_enough(Range q) const { return q.size() > kLongQuote || finite_between(q.first, q.last); }

  // Whose words a quotation is: of the saying in its own sentence before or after it, or right after or before that.
  Utterance* owner_of(Range q) {
    const int32_t first = view_.document.tokens->sentence_of[q.first];
    const int32_t last = view_.document.tokens->sentence_of[q.last - 1];
    Utterance* best = nullptr;
    int best_score = 0;
    for (Utterance& u : out_) {
      if (u.sentence < first || u.sentence > last + 1 || q.overlaps(u.where)) continue;
      int score = 0;
      if (u.clausal && u.content.overlaps(q)) {
        score = 6;
      } else if (u.speech >= 0 && !takes_clause(view_.tables.speeches[u.speech])) {
        score = u.content.overlaps(q) ? 2 : 0;
      } else if (u.sentence == first && u.where.last <= q.first) {
        score = u.content.empty() || !u.clausal ? 5 : 2;
      } else if (u.where.first >= q.last && u.where.first - q.last < 12 && !u.clausal) {
        score = 4;
      } else if (u.content.overlaps(q)) {
        score = 3;
      }
      if (score > best_score ||
          (score == best_score && score > 0 && u.content.overlaps(q) && best->content.contains(u.content))) {
        best = &u;
        best_score = score;
      }
    }
    return best;
  }

  bool outermost(const Utterance& u) const {
    return std::none_of(out_.begin(), out_.end(), [&](const Utterance& x) {
      return x.clausal && x.sentence == u.sentence && x.content.contains(u.where);
    });
  }

  void give_quotations() {
    std::vector<Utterance> more;
    for (size_t k = 0; k < quotes_.size(); ++k) {
      const auto& quote = quotes_[k];
      const Range q = trimmed(quote.tokens);
      if (q.empty() || view_.is_heading(view_.document.tokens->sentence_of[q.first])) continue;
      Utterance* owner = owner_of(q);
      if (!long_enough(q) || quote.depth > 0) {
        if (owner != nullptr && owner->quote.empty() && owner->content.contains(q)) owner->quote = q;
        continue;
      }
      if (owner != nullptr) {
        const bool first = owner->quote.empty() || owner->quote.size() <= kLongQuote;
        if (owner->clausal && owner->content.overlaps(q)) {
          owner->content.last = std::max(owner->content.last, q.last);
          if (first) owner->quote = q;
          continue;
        }
        if (!owner->clausal && first) {
          owner->content = q;
          owner->clausal = true;
          owner->quote = q;
          continue;
        }
      }
      // Nobody in its own sentence: whoever was quoted, or spoke, right before goes on.
      Utterance u;
      u.sentence = view_.document.tokens->sentence_of[q.first];
      u.act = "say";
      u.content = u.quote = q;
      u.clausal = u.continued = true;
      u.where = q;
      const int32_t last = view_.document.tokens->sentence_of[q.last - 1];
      if (owner != nullptr) {
        u.speakers = owner->speakers;
        u.unnamed = owner->unnamed;
        u.where = owner->where;
        u.act = owner->act;
      } else if (last > u.sentence || finite_between(q.first, q.last)) {
        const Utterance* before = nullptr;
        for (const Utterance& x : out_)
          if (x.where.first < q.first && x.sentence >= u.sentence - 2 && x.sentence <= u.sentence &&
              !x.speakers.empty() && !x.hearsay && outermost(x))
            before = &x;
        if (before == nullptr) continue;
        u.speakers = before->speakers;
        u.unnamed = before->unnamed;
        u.where = before->where;
        u.inferred = true;
      } else {
        continue;
      }
      if (!u.speakers.empty()) more.push_back(std::move(u));
    }
    for (Utterance& u : more) out_.push_back(std::move(u));
  }

  // ------------------------------------------------------------------ interviews
  // «प्रश्न: …» «उत्तर: …»: what stands in an answer is said by whoever the answers' first person is, or was talked to
  // before them.
  void interview() {
    const auto& sentences = view_.document.tokens->sentences;
    const auto label = [&](size_t s) -> std::string_view {
      const Range r = sentences[s].tokens;
      if (r.size() < 3 || token(r.first + 1).form != ":") return {};
      for (const CueHit& hit : view_.cues({r.first, r.first + 1}))
        if (view_.cue(hit).kind == "turn") return view_.cue(hit).value;
      return {};
    };
    size_t first = 0;
    while (first < sentences.size() && label(first).empty()) ++first;
    if (first == sentences.size()) return;
    int32_t who = -1;
    bool talked_to = false;
    const int32_t begin = sentences[first].tokens.first;
    for (const Mention& m : view_.document.names->mentions) {
      if (m.tokens.first >= begin) break;
      const int32_t c = view_.document.chunks->chunk_of[m.tokens.last - 1];
      if (m.entity < 0 || c < 0 || !m.tokens.contains(view_.chunk(c).head)) continue;
      const Entity& e = view_.document.entity(m.entity);
      const bool se = view_.chunk(c).marker == Marker::se;
      if (e.kind != EntityKind::person || e.plural || (talked_to && !se)) continue;
      talked_to |= se;
      who = m.entity;
    }
    if (who < 0) return;
    bool answer = false;
    Range where;
    for (size_t s = first; s < sentences.size(); ++s) {
      const auto turn = label(s);
      if (s == 0 || sentences[s].block != sentences[s - 1].block) answer = turn == "answer";
      if (!turn.empty()) where = {sentences[s].tokens.first, sentences[s].tokens.first + 1};
      if (!answer) continue;
      Utterance u;
      u.sentence = static_cast<int32_t>(s);
      u.act = "say";
      u.speakers = {{who, -1, 0.85, true, false}};
      u.channel = "press";
      u.where = where;
      u.content =
          trimmed({turn.empty() ? sentences[s].tokens.first : sentences[s].tokens.first + 2, sentences[s].tokens.last});
      u.clausal = u.continued = u.inferred = true;
      if (u.content.size() > kLongQuote) out_.push_back(std::move(u));
    }
  }

  // ------------------------------------------------------------------ speech that goes on without a word of saying
  // «X ने कहा कि …। अगर …, तो … होगा।»: the sentences after a reported one, while they speak of what will, should or may
  // be, or of «हम», and nobody else speaks.
  bool goes_on(int32_t s, bool same_block) const {
    const Range chunks = view_.document.chunks->sentence_chunks[s];
    const Range words = view_.sentence_tokens(s);
    if (view_.has_cue({words.first, std::min(words.first + 3, words.last)}, "background"))
      return false;  // the paper's own
    bool ahead = false, first_person = false;
    for (int32_t c = chunks.first; c < chunks.last; ++c) {
      const Chunk& x = view_.chunk(c);
      if (x.kind == ChunkKind::NP && view_.document.word(x.head).tag == Tag::PRP &&
          view_.document.word(x.head).features.person == 1)
        first_person = true;
      if (x.verb < 0) continue;
      const VerbGroup& v = view_.verb(x.verb);
      if (!v.finite || x.clause < 0 || view_.clause(x.clause).kind == ClauseKind::relative) continue;
      const bool open = v.tense == Tense::future || v.mood == Mood::subjunctive || v.modality == Modality::should ||
                        v.modality == Modality::must || v.modality == Modality::may;
      if (v.aspect == Aspect::perfective && !open && view_.clause(x.clause).kind != ClauseKind::conditional)
        return first_person;
      ahead |= open;
    }
    const bool reason = !chunks.empty() &&
                        view_.has_cue({view_.sentence_tokens(s).first, view_.sentence_tokens(s).first + 2}, "reason");
    return first_person || reason || (ahead && same_block);
  }

  void go_on() {
    std::vector<const Utterance*> of_sentence(view_.document.tokens->sentences.size(), nullptr);
    std::vector<bool> spoken(of_sentence.size(), false);
    for (const Utterance& u : out_) {
      const auto& sentence_of = view_.document.tokens->sentence_of;
      if (u.verb >= 0 && verbs_[u.verb].tense == Tense::future) continue;  // «दबाव बनाएगा»: nobody has spoken yet
      spoken[u.sentence] = true;
      if (!u.content.empty())
        for (int32_t s = sentence_of[u.content.first]; s <= sentence_of[u.content.last - 1]; ++s) spoken[s] = true;
      const int32_t last = u.content.empty() ? u.sentence : std::max(u.sentence, sentence_of[u.content.last - 1]);
      const bool main = u.clausal && !u.hearsay && !u.speakers.empty() && u.speech >= 0;
      if (main && (of_sentence[last] == nullptr || u.content.contains(of_sentence[last]->content)))
        of_sentence[last] = &u;
    }
    std::vector<Utterance> more;
    for (size_t s = 0; s + 1 < of_sentence.size(); ++s) {
      if (of_sentence[s] == nullptr) continue;
      for (size_t k = s + 1; k < of_sentence.size() && k <= s + 3 && !spoken[k]; ++k) {
        const auto& sentences = view_.document.tokens->sentences;
        const bool same_block = sentences[k].block == sentences[s].block;
        if ((!same_block && sentences[k].block != sentences[s].block + 1) ||
            view_.is_heading(static_cast<int32_t>(k)) || !goes_on(static_cast<int32_t>(k), same_block))
          break;
        Utterance u;
        u.sentence = static_cast<int32_t>(k);
        u.act = "say";
        u.speakers = of_sentence[s]->speakers;
        u.unnamed = of_sentence[s]->unnamed;
        u.channel = of_sentence[s]->channel;
        u.where = of_sentence[s]->where;
        u.content = trimmed(sentences[k].tokens);
        u.clausal = u.continued = u.inferred = true;
        for (Filler& f : u.speakers) f.confidence *= 0.75;
        if (!u.content.empty()) more.push_back(std::move(u));
      }
    }
    for (Utterance& u : more) out_.push_back(std::move(u));
  }

  const View& view_;
  const std::vector<VerbGroup>& verbs_;
  std::vector<Quotation> quotes_;
  std::vector<Match> matches_;
  std::vector<Utterance> out_;
};

}  // namespace

std::vector<Utterance> find_utterances(const View& view) {
  return Finder(view).run();
}

}  // namespace bahi::event
