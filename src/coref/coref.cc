#include "coref/coref.h"

#include <algorithm>
#include <set>
#include <string>

namespace bahi::coref {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {
  auto& sy = lexicon.symbols();
  for (const auto& row : lexicon.table("pronouns").rows) {
    Pronoun p;
    p.kind = row.cells[1] == "third"       ? Kind::third
             : row.cells[1] == "reflexive" ? Kind::reflexive
             : row.cells[1] == "relative"  ? Kind::relative
                                           : Kind::first;
    p.plural = row.cells[2] == "pl";
    p.singular = row.cells[2] == "sg";
    pronouns.emplace(sy.word(row.cells[0]), p);
  }
  const auto word = [&](std::string_view text) { return sy.word(text); };
  for (const auto w : {"प्रश्न", "सवाल", "उत्तर", "जवाब"}) labels.push_back(word(w));
  both = word("दोनों");
  party = word("पार्टी");
  mediation = word("मध्यस्थता");
  three = word("तीनों");
  there = word("वहां");
  government = word("सरकार");
  ask = word("पूछ");
  say = word("कह");
  for (const auto w : {"आदेश", "निर्देश", "आग्रह", "अनुरोध", "अपील", "सलाह", "अनुमति", "इजाजत", "मजबूर", "न्योता", "प्रेरित"})
    orders.push_back(word(w));
  for (const auto w : {"कह", "बता", "बोल", "लिख", "मान", "पूछ", "दोहरा", "चेता"}) saying.push_back(word(w));
  for (const auto w :
       {"आरोप", "इल्जाम", "दोष", "प्रशंसा", "तारीफ", "सराहना", "आलोचना", "निंदा", "बचाव", "जिक्र", "उल्लेख", "याद"})
    judging.push_back(word(w));
  for (const auto w : {"अपील", "आग्रह", "अनुरोध", "मांग", "आरोप", "घोषणा", "ऐलान", "आलोचना", "निंदा", "दावा", "वादा",
                       "चेतावनी", "धमकी", "खंडन", "टिप्पणी", "जवाब", "आह्वान", "स्वागत", "जिक्र"})
    announcing.push_back(word(w));
  for (const auto w : {"आश्वासन", "भरोसा", "वादा", "वचन"}) promising.push_back(word(w));
  for (const auto w : {"चेतावनी", "धमकी", "आश्वासन", "भरोसा"}) warning.push_back(word(w));
  for (const auto w : {"नेता", "मंत्री", "राष्ट्रपति", "प्रधानमंत्री", "राष्ट्राध्यक्ष", "शासनाध्यक्ष", "राजनेता", "राजनयिक",
                       "अधिकारी", "सचिव", "समकक्ष"})
    group_nouns.emplace(word(w), EntityKind::person);
  for (const auto w : {"देश", "राष्ट्र", "मुल्क", "पड़ोसी", "सरकार", "सेना", "राजधानी"})
    group_nouns.emplace(word(w), EntityKind::country);
  for (const auto w : {"देश", "राष्ट्र", "मुल्क", "वतन", "सरकार"}) own_state.push_back(word(w));
  for (const auto& row : lexicon.table("grammar").rows) {
    if (row.cells[0] != "site") continue;
    const auto value = row.cells[2];
    const Site site = value == "town"      ? Site::town
                      : value == "region"  ? Site::region
                      : value == "state"   ? Site::state
                      : value == "capital" ? Site::capital
                      : value == "here"    ? Site::here
                      : value == "there"   ? Site::there
                                           : Site::house;
    for (const auto w : lexicon::split(row.cells[1])) sites.emplace(sy.word(w), site);
  }
  for (const auto w : {"पक्ष", "दल", "पार्टी", "ओर", "तरफ"}) group_nouns.emplace(word(w), EntityKind::group);
}

bool marks_place(const Document& document, int32_t chunk) {
  const Chunk& c = document.chunk(chunk);
  switch (c.marker) {
    case Marker::mein:
    case Marker::par:
    case Marker::bhitar:
    case Marker::paas:
    case Marker::samaksh:
      return true;
    case Marker::other:
      for (int32_t t = c.phrase.last; t < c.tokens.last; ++t)
        if (document.token(t).key == "बाहर" || document.token(t).key == "किनारे") return true;
      return false;
    default:
      return false;
  }
}

namespace {

// What speaks for and against a candidate, in tenths of a nat of how likely it is meant. Set by hand: a log-linear fit
// on the treebank's chains (bench/coref.cc), the held-out documents apart, told which signs count and about how much;
// where news of states differs from it (states in the singular, people in office, conditions, warnings), news decided.
//   What it is:
constexpr int kPronoun = -10;      // itself a pronoun, which may have been read wrong
constexpr int kName = 7;           // a name, no common noun
constexpr int kHerName = 7;        // … for a possessive
constexpr int kOften = 1;          // for each time the article names it, up to six
constexpr int kNominal = -4;       // «मंत्री», by title alone, for «उन्होंने»
constexpr int kGroup = -5;         // no person, for «उन्होंने»
constexpr int kMany = -8;          // people in the plural, for a pronoun that does something
constexpr int kThing = -12;        // no person, for «उसने»
constexpr int kNoWoman = -10;      // not known to be a woman, for «वह मिलेंगी»
constexpr int kWrongGender = -21;  // known to be the other
constexpr int kRespect = -18;      // spoken of with respect, for «उसने»
constexpr int kOffice = -24;       // in office, likewise
constexpr int kNoRespect = -5;  // not spoken of with respect for «उन्होंने», or perhaps so for «उसने»
constexpr int kOwnSide = -16;  // of the state of whoever does it, for «उनसे»
//   Where it stands:
constexpr int kTens = -5;          // for each ten words between, up to six
constexpr int kSame = 17;          // in the sentence of the pronoun
constexpr int kSameSubject = -10;  // … and a subject there, for another part than a subject
constexpr int kRival = -7;         // … for a subject
constexpr int kAbove = 10;         // … and in a clause over its own, for a subject
constexpr int kBeside = 5;         // … the subject of the clause that «और» hangs its own on
constexpr int kSetting = -10;      // … a state that says where
constexpr int kCorrelative = 25;   // «जिन देशों ने …, वे …»
constexpr int kBefore = -9;        // not in what was said, in a sentence before, for one in what is said
constexpr int kOpens = 9;          // subject in the sentence before that which the pronoun opens
constexpr int kTopic = 6;          // a pronoun that was the subject in the sentence before, for another part
//   The part it had:
constexpr int kSubject = 10;       // who does it
constexpr int kObject = 6;         // with «को», «से», «के साथ»
constexpr int kPartner = -11;      // with «से», «के साथ», for one that does something, or whose it is
constexpr int kPartnerOver = -12;  // … in a clause over its own
constexpr int kBareWhose = 8;      // no marker and no subject, for a possessive
constexpr int kBareObject = -11;   // … for an object
constexpr int kElse = 10;          // another part, for an object
constexpr int kSays = 24;          // who says something, for one that says something
constexpr int kSpeaks = 14;        // who asks, blames or announces, likewise
constexpr int kSaysSubject = 13;   // a subject, for the subject of a verb of saying
constexpr int kSaysElse = -10;     // another part, for the subject of a verb of saying
constexpr int kSpeaker = 7;        // who says what the pronoun stands in, for a subject
constexpr int kSpeakerWhose = -9;  // … for a possessive
constexpr int kPromised = 20;  // … and promises: «X ने Y को आश्वासन दिया कि उनकी सेना हटेगी»
constexpr int kThen = 10;  // … behind a condition: «X ने कहा कि अगर Y …, तो वह …»
constexpr int kIf = 15;  // does what the condition says, for one that does not do the rest: «अगर Y …, तो X उससे …»
constexpr int kWithin = 5;      // in what is said, as the pronoun, for a possessive
constexpr int kUndergoes = 11;  // in what is said, for «उन्हें … करना पड़ा»
constexpr int kConjunct = 15;   // «X और उनकी पत्नी»
constexpr int kToldOf = 25;     // «Y पर आरोप लगाया कि वह …»
constexpr int kWished = -30;  // who says what the pronoun should do: «चाहता है कि वह … करे»
constexpr int kMerit = 3;          // for each further mention
constexpr double kSurer = 0.022;   // what a point of lead over the next adds to confidence
constexpr int kClose = 6;          // a smaller lead leaves it open who is meant
constexpr int32_t kSentences = 4;  // how far back a pronoun looks

/// A mention, or a pronoun already resolved, as a possible antecedent.
struct Candidate {
  int32_t entity = -1;
  int32_t token = 0;   // its first
  int32_t chunk = -1;  // of its last token
  bool pronoun = false;
  bool head = false;  // stands for its chunk
  bool subject = false;
  bool inside = false;  // in the complement of a saying
  bool holder = false;  // the subject of a verb that has such a complement
};

class Resolver {
 public:
  Resolver(const Document& d, const Tables& t) : d_(d), t_(t) {
    const auto& clauses = d.chunks->clauses;
    holds_.assign(clauses.size(), false);
    inside_.assign(clauses.size(), false);
    for (const Clause& c : clauses)
      if (c.kind == ClauseKind::complement && c.parent >= 0) holds_[c.parent] = true;
    for (size_t i = 0; i < clauses.size(); ++i)
      for (int32_t c = static_cast<int32_t>(i), hop = 0; c >= 0 && hop < 8 && !inside_[i]; c = clauses[c].parent, ++hop)
        inside_[i] = clauses[c].kind == ClauseKind::complement;
    has_subject_.assign(clauses.size(), false);
    for (const Chunk& c : d.chunks->chunks)
      if (c.clause >= 0 && c.kind == ChunkKind::NP &&
          (c.marker == Marker::ne || (c.role == Role::k1 && c.marker == Marker::none)))
        has_subject_[c.clause] = true;
    count_.assign(d.names->entities.size(), 0);
    respect_.assign(d.names->entities.size(), 0);
    for (const Mention& m : d.names->mentions) {
      if (m.entity < 0 || m.tokens.empty()) continue;
      ++count_[m.entity];
      if (filed_from_ < 0 && entity(m.entity).kind == EntityKind::place &&
          d_.text->blocks[d_.tokens->sentences[sentence(m.tokens.first)].block].kind == BlockKind::dateline)
        filed_from_ = m.entity;
      named_.push_back(candidate(m.entity, m.tokens));
      respect(named_.back());
    }
    find_interviewee();
  }

  Coref run() {
    const auto tokens = static_cast<int32_t>(d_.tokens->tokens.size());
    size_t next = 0;
    for (int32_t i = 0; i < tokens; ++i) {
      for (; next < named_.size() && named_[next].token < i; ++next)
        if (!is_heading(sentence(named_[next].token))) seen_.push_back(named_[next]);
      const lexicon::Symbol symbol = d_.token(i).symbol;
      if (symbol == 0) continue;
      site(i);
      if (symbol == t_.both || symbol == t_.three) {
        group(i, symbol == t_.both ? 2 : 3);
        continue;
      }
      if (symbol == t_.there) {
        there(i);
        continue;
      }
      const auto found = t_.pronouns.find(symbol);
      if (found == t_.pronouns.end()) continue;
      // «उस बैठक», «उन देशों»: before a noun of its own group it points, it does not stand for anyone.
      const int32_t c = d_.chunks->chunk_of[i];
      if (c < 0 || (d_.word(i).tag == Tag::DEM && d_.chunk(c).head != i)) continue;
      const bool alone =
          d_.chunk(c).head == i || d_.chunk(c).phrase.last - 1 == i || found->second.kind == Tables::Kind::reflexive;
      if (!alone) continue;
      if (is_heading(sentence(i))) continue;
      next_ = next;
      const size_t before = out_.mentions.size();
      pronoun(i, c, found->second);
      if (out_.mentions.size() > before) own_state(i);
    }
    return std::move(out_);
  }

 private:
  // «उत्तर: हमने …»: in an interview the answers are those of whom the introduction named last, «X से बात की» before all.
  bool answers(int32_t sentence) const {
    const int32_t block = d_.tokens->sentences[sentence].block;
    while (sentence > 0 && d_.tokens->sentences[sentence - 1].block == block) --sentence;
    return label_of(sentence) >= 2;
  }
  // Which label opens this sentence; -1: none.
  int label_of(int32_t sentence) const {
    const Range r = d_.tokens->sentences[sentence].tokens;
    if (r.size() < 3 || d_.token(r.first + 1).form != ":") return -1;
    const auto found = std::find(t_.labels.begin(), t_.labels.end(), d_.token(r.first).symbol);
    return found == t_.labels.end() ? -1 : static_cast<int>(found - t_.labels.begin());
  }
  void find_interviewee() {
    int32_t first = -1;
    bool answered = false;
    for (int32_t s = 0; s < static_cast<int32_t>(d_.tokens->sentences.size()) && !answered; ++s) {
      const int label = label_of(s);
      if (label >= 0 && first < 0) first = d_.tokens->sentences[s].tokens.first;
      answered = label >= 2;
    }
    if (!answered) return;
    bool talked_to = false;
    for (const Candidate& c : named_) {
      if (c.token >= first) break;
      if (c.chunk < 0 || !c.head || !personal(entity(c.entity)) || entity(c.entity).plural) continue;
      const bool se = d_.chunk(c.chunk).marker == Marker::se;
      if (talked_to && !se) continue;
      talked_to |= se;
      interviewee_ = c.entity;
    }
  }

  int32_t sentence(int32_t token) const { return d_.tokens->sentence_of[token]; }
  const Entity& entity(int32_t id) const {
    const auto named = static_cast<int32_t>(d_.names->entities.size());
    return id < named ? d_.names->entities[id] : out_.groups[id - named];
  }
  int count(int32_t id) const { return id < static_cast<int32_t>(count_.size()) ? count_[id] : 0; }
  bool is_heading(int32_t sentence) const {
    const BlockKind k = d_.text->blocks[d_.tokens->sentences[sentence].block].kind;
    return k == BlockKind::heading || k == BlockKind::title;
  }
  bool is_subject(int32_t chunk) const {
    const Chunk& c = d_.chunk(chunk);
    // «सेना का कहना है कि उसने …»: the genitive is who says.
    return c.marker == Marker::ne || (c.role == Role::k1 && (c.marker == Marker::none || c.genitive()));
  }
  // The verb group that a chunk depends on; -1: none.
  int32_t verb_over(int32_t chunk) const {
    const int32_t g = d_.chunk(chunk).governor;
    return g >= 0 ? d_.chunk(g).verb : -1;
  }

  Candidate candidate(int32_t entity, Range tokens) const {
    Candidate c;
    c.entity = entity;
    c.token = tokens.first;
    c.chunk = d_.chunks->chunk_of[tokens.last - 1];
    if (c.chunk < 0) return c;
    const Chunk& chunk = d_.chunk(c.chunk);
    c.head = tokens.contains(chunk.head) || chunk.head == tokens.last - 1;
    c.subject = c.head && is_subject(top(c.chunk));
    c.inside = chunk.clause >= 0 && inside_[chunk.clause];
    c.holder = c.subject && chunk.clause >= 0 && holds_[chunk.clause];
    return c;
  }

  // The last conjunct of a coordination, which carries its marker and role.
  int32_t top(int32_t chunk) const { return chunk < 0 ? chunk : d_.chunks->last_conjunct(chunk, ChunkKind::NP); }

  // A verb in the plural for one person is respect; one in the singular is its absence.
  void respect(const Candidate& c) {
    if (!c.subject || c.chunk < 0 || d_.chunk(c.chunk).marker != Marker::none || top(c.chunk) != c.chunk) return;
    const int32_t v = verb_over(c.chunk);
    if (v < 0 || d_.names->entities[c.entity].kind != EntityKind::person) return;
    const Number n = d_.chunks->verbs[v].number;
    if (n != Number::none) respect_[c.entity] += n == Number::plural ? 1 : -1;
  }

  void emit(int32_t token, int32_t entity, double confidence, std::vector<int32_t> alternatives = {}) {
    Mention m;
    m.entity = entity;
    m.tokens = {token, token + 1};
    m.chunk = d_.chunks->chunk_of[token];
    m.form = MentionForm::pronoun;
    m.confidence = confidence;
    m.alternatives = std::move(alternatives);
    seen_.push_back(candidate(entity, m.tokens));
    seen_.back().pronoun = true;
    out_.mentions.push_back(std::move(m));
  }

  // ------------------------------------------------------------------ pronouns
  void pronoun(int32_t token, int32_t chunk, const Tables::Pronoun& p) {
    switch (p.kind) {
      case Tables::Kind::reflexive:
        return reflexive(token, chunk);
      case Tables::Kind::relative:
        return relative(token, chunk, p);
      case Tables::Kind::first:
        return first(token, p);
      case Tables::Kind::third:
        return third(token, chunk, p);
    }
  }

  static bool personal(const Entity& e) { return e.kind == EntityKind::person; }
  static bool acts(const Entity& e) {
    return e.kind == EntityKind::person || e.kind == EntityKind::organization || e.kind == EntityKind::country ||
           e.kind == EntityKind::group;
  }

  /// अपना: the subject of its clause, or of the clause that one hangs on; it may follow («अपने भाषण में X ने …»).
  void reflexive(int32_t token, int32_t chunk) {
    const int32_t here = sentence(token);
    // «पार्टी को अपना राजनीतिक विरोधी मानते हैं»: not what it stands before.
    const auto doer = [&](const Candidate& s) {
      return s.chunk >= 0 && s.chunk != chunk && s.chunk != d_.chunk(chunk).governor && acts(entity(s.entity));
    };
    const auto of_clause = [&](int32_t clause, const auto& is) -> int32_t {
      for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) == here; ++it)
        if (doer(*it) && d_.chunk(it->chunk).clause == clause && is(*it)) return it->entity;
      for (size_t k = next_; k < named_.size() && sentence(named_[k].token) == here; ++k)
        if (doer(named_[k]) && d_.chunk(named_[k].chunk).clause == clause && is(named_[k])) return named_[k].entity;
      return -1;
    };
    const auto subject = [](const Candidate& s) { return s.subject; };
    // «X को अपने पद से हटना पड़ा», «X द्वारा अपने पद से»: in place of a subject.
    const auto undergoer = [&](const Candidate& s) {
      const Chunk& c = d_.chunk(top(s.chunk));
      if (!s.head) return false;
      const int32_t v = verb_over(top(s.chunk));
      return c.marker == Marker::dwara || (c.marker == Marker::ko && v >= 0 && d_.chunks->verbs[v].chunk > chunk &&
                                           undergoes(c, d_.chunks->verbs[v]));
    };
    // «X ने Y को अपने सैनिक हटाने का आदेश दिया»: Y's, when the order stands over the infinitive.
    const auto ordered = [&](const Candidate& s) {
      const Chunk& c = d_.chunk(top(s.chunk));
      const int32_t v = verb_over(top(s.chunk));
      return s.head && (c.marker == Marker::ko || c.marker == Marker::se) && v >= 0 && is_order(d_.chunks->verbs[v]);
    };
    bool infinitive = false;
    for (int32_t c = d_.chunk(chunk).clause, hop = 0; c >= 0 && hop < 6; c = d_.chunks->clauses[c].parent, ++hop) {
      if (infinitive)
        if (const int32_t who = of_clause(c, ordered); who >= 0) return emit(token, who, 0.7);
      if (const int32_t who = of_clause(c, subject); who >= 0) return emit(token, who, 0.88);
      if (const int32_t who = of_clause(c, undergoer); who >= 0) return emit(token, who, 0.75);
      const ClauseKind kind = d_.chunks->clauses[c].kind;
      infinitive = kind == ClauseKind::infinitival;
      if (kind == ClauseKind::complement || kind == ClauseKind::relative) {
        // A complement without its own subject goes on with whoever speaks.
        if (d_.chunks->clauses[c].parent < 0) break;
      }
    }
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) >= here - 1; ++it)
      if (it->subject && doer(*it)) return emit(token, it->entity, sentence(it->token) == here ? 0.75 : 0.6);
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) == here; ++it)
      if (it->head && doer(*it)) return emit(token, it->entity, 0.5);
  }
  /// «कहना», «आदेश देना», «की अपील करना»: does the verb tell somebody to do something?
  bool is_order(const VerbGroup& verb) const {
    if (verb.lemma == t_.say && !verb.passive) return true;
    return verb.noun >= 0 && std::find(t_.orders.begin(), t_.orders.end(),
                                       d_.word(d_.chunk(verb.noun).head).lemma_symbol) != t_.orders.end();
  }

  /// «उनका देश», «अपनी सरकार», «हमारे मुल्क»: the state of whom the possessive before it, resolved last, means.
  void own_state(int32_t token) {
    const int32_t noun = token + 1;
    if (noun >= static_cast<int32_t>(d_.tokens->tokens.size()) || sentence(noun) != sentence(token)) return;
    const Word& w = d_.word(noun);
    const int32_t c = d_.chunks->chunk_of[noun];
    if (w.features.number == Number::plural || c < 0 || d_.chunk(c).head != noun ||
        std::find(t_.own_state.begin(), t_.own_state.end(), w.lemma_symbol) == t_.own_state.end())
      return;
    const Mention& owner = out_.mentions.back();
    if (const int32_t state = state_of(owner.entity); state >= 0) means_state(noun, state, owner.confidence);
  }
  void means_state(int32_t noun, int32_t state, double confidence) {
    Mention m;
    m.entity = state;
    m.tokens = {noun, noun + 1};
    m.chunk = d_.chunks->chunk_of[noun];
    m.form = MentionForm::nominal;
    m.confidence = confidence;
    seen_.push_back(candidate(state, m.tokens));
    out_.mentions.push_back(std::move(m));
  }
  /// «सिंगापुर से खबर आई है … वहां की सरकार»: of the state named last.
  void there(int32_t token) {
    const int32_t noun = token + 2;
    if (noun >= static_cast<int32_t>(d_.tokens->tokens.size()) || sentence(noun) != sentence(token) ||
        d_.token(token + 1).key != "की" || d_.word(noun).lemma_symbol != t_.government)
      return;
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) >= sentence(token) - 2; ++it) {
      const Entity& e = entity(it->entity);
      if ((e.kind != EntityKind::country && e.kind != EntityKind::place) || e.nominal || e.country.empty()) continue;
      if (e.kind == EntityKind::place && e.region) return;  // «कश्मीर में … वहां की सरकार केंद्र से»: not the state's
      if (const int32_t state = state_of(it->entity); state >= 0) means_state(noun, state, 0.75);
      return;
    }
  }

  // ------------------------------------------------------------------ «राजधानी में», «यहां», «दफ्तर के बाहर»
  Tables::Site site_word(int32_t token) const {
    auto found = t_.sites.find(d_.token(token).symbol);
    if (found == t_.sites.end()) found = t_.sites.find(d_.word(token).lemma_symbol);
    return found == t_.sites.end() ? Tables::Site::none : found->second;
  }
  /// Does the group say where, or whose something there is («राज्य के कई हिस्सों में»)?
  bool locates(int32_t chunk) const {
    const Chunk& c = d_.chunk(chunk);
    switch (c.marker) {
      case Marker::se:
      case Marker::tak:
        return true;
      case Marker::ka:
        return c.governor > chunk && d_.chunk(c.governor).kind == ChunkKind::NP && !d_.chunk(c.governor).genitive() &&
               locates(c.governor);
      case Marker::none:
        return c.role == Role::k2p;
      default:
        return marks_place(d_, chunk);
    }
  }
  void site(int32_t token) {
    const Tables::Site what = site_word(token);
    if (what == Tables::Site::none || is_heading(sentence(token))) return;
    const int32_t c = d_.chunks->chunk_of[token];
    if (c < 0 || d_.chunk(c).kind != ChunkKind::NP || d_.chunk(c).head != token) return;
    const bool adverb =
        what == Tables::Site::here || (what == Tables::Site::there && d_.chunk(c).marker == Marker::none);
    if (!adverb && !locates(c)) return;
    if (what != Tables::Site::house && d_.chunk(c).marker == Marker::paas) return;  // «राजधानी के पास»: elsewhere
    const Range phrase = d_.chunk(c).phrase;
    if (what != Tables::Site::house && !adverb) {
      // «पड़ोसी देश में», «दो राज्यों में», «असम के शहर में»: one of its own.
      if (d_.word(token).features.number == Number::plural || d_.token(token).form.ends_with("ों")) return;
      for (int32_t t = phrase.first; t < token; ++t) {
        const auto key = d_.token(t).key;
        if (key != "पूरे" && key != "समूचे" && key != "सारे" && key != "इस" && key != "उस" && key != "इसी" && key != "उसी" &&
            key != "उक्त")
          return;
      }
      for (int32_t k = c - 1; k >= 0 && d_.chunk(k).governor == c; --k) {
        if (!d_.chunk(k).genitive()) continue;
        // «केन्या की राजधानी में»
        const auto owner = std::find_if(seen_.rbegin(), seen_.rend(), [&](const Candidate& s) { return s.chunk == k; });
        if (what == Tables::Site::capital && owner != seen_.rend() && owner->head &&
            entity(owner->entity).kind == EntityKind::country)
          return site_means(capital(owner->entity), {token, token + 1}, false);
        return;
      }
    }
    // «सूरत शहर में», «भारतीय दूतावास के बाहर»: what has a name is that.
    auto named = std::partition_point(named_.begin(), named_.end(),
                                      [&](const Candidate& s) { return s.token < d_.chunk(c).tokens.first; });
    if (named != named_.begin()) --named;  // one that begins in the group before
    for (; named != named_.end() && named->token < d_.chunk(c).tokens.last; ++named)
      if (named->chunk == c && !entity(named->entity).nominal) return;
    const bool house = what == Tables::Site::house;
    site_means(house ? house_of(phrase) : meant(what, token), house ? phrase : Range{token, token + 1}, adverb);
  }
  void site_means(int32_t place, Range tokens, bool adverb) {
    if (place < 0) return;
    Mention m;
    m.entity = place;
    m.tokens = tokens;
    m.chunk = d_.chunks->chunk_of[tokens.last - 1];
    m.form = adverb ? MentionForm::pronoun : MentionForm::nominal;
    m.confidence = 0.7;
    out_.sites.push_back(std::move(m));
  }
  /// A house that only a common noun names: the same words are the same house.
  int32_t house_of(Range phrase) {
    const auto named = static_cast<int32_t>(d_.names->entities.size());
    Entity e;
    e.kind = EntityKind::facility;
    e.nominal = true;
    e.hi = d_.text->utf8.substr(d_.token(phrase.first).begin,
                                d_.token(phrase.last - 1).end - d_.token(phrase.first).begin);
    for (size_t g = 0; g < out_.groups.size(); ++g)
      if (out_.groups[g].kind == e.kind && out_.groups[g].hi == e.hi) return named + static_cast<int32_t>(g);
    out_.groups.push_back(std::move(e));
    return named + static_cast<int32_t>(out_.groups.size()) - 1;
  }
  bool is_town(const Candidate& c) const {
    const Entity& e = entity(c.entity);
    if (e.kind != EntityKind::place || e.nominal || e.region) return false;
    const int32_t next = d_.chunks->chunk_of[c.token] >= 0 ? c.token + 1 : -1;
    return next < 0 || next >= static_cast<int32_t>(d_.tokens->tokens.size()) ||
           site_word(next) != Tables::Site::region;
  }
  bool is_region(const Candidate& c) const {
    const Entity& e = entity(c.entity);
    return e.kind == EntityKind::place && !e.nominal && !is_town(c);
  }
  /// The entity that a word for a place means here; -1: nothing surely.
  int32_t meant(Tables::Site what, int32_t token) {
    const int32_t here = sentence(token);
    const auto last = [&](int32_t back, const auto& is) {
      for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) >= here - back; ++it)
        if (is(*it)) return it->entity;
      return -1;
    };
    switch (what) {
      case Tables::Site::town:
        return last(kSentences, [&](const Candidate& s) { return is_town(s); });
      case Tables::Site::region:
        return last(2 * kSentences, [&](const Candidate& s) { return is_region(s); });
      case Tables::Site::state:
        return home(token);
      case Tables::Site::capital: {
        if (last(kSentences, [&](const Candidate& s) { return is_region(s); }) >= 0) return -1;  // or of that province
        const int32_t state = home(token);
        return state >= 0 ? capital(state) : -1;
      }
      case Tables::Site::here:
        if (filed_from_ >= 0) return filed_from_;
        for (const bool town : {true, false})  // «नाइजीरिया में …। यहां …»
          if (const int32_t place = last(2,
                                         [&](const Candidate& s) {
                                           const Entity& e = entity(s.entity);
                                           const bool fits =
                                               town ? is_town(s)
                                                    : is_region(s) || (e.kind == EntityKind::country && !e.nominal);
                                           // «[सिडनी में] हमले के विरोध में … यहां …»: not there.
                                           const int32_t c = d_.chunks->chunk_of[token];
                                           return fits && s.chunk >= 0 && s.head && locates(s.chunk) &&
                                                  d_.chunk(s.chunk).clause != d_.chunk(c).clause;
                                         });
              place >= 0)
            return place;
        return -1;
      case Tables::Site::there: {
        // «… प्रधानमंत्री आवास में घुस गए और वहां …»: where one is told to be, a house too.
        const int32_t named = last(kSentences, [&](const Candidate& s) {
          const EntityKind k = entity(s.entity).kind;
          return s.chunk >= 0 && s.head && !entity(s.entity).nominal && locates(s.chunk) &&
                 (k == EntityKind::place || k == EntityKind::facility || k == EntityKind::country);
        });
        return named;
      }
      default:
        return -1;
    }
  }
  /// «देश में»: of whom the clause tells, else the one state that has been spoken of.
  int32_t home(int32_t token) const {
    const int32_t here = sentence(token);
    const int32_t clause = d_.chunk(d_.chunks->chunk_of[token]).clause;
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) == here; ++it)
      if (it->subject && it->chunk >= 0 && d_.chunk(it->chunk).clause == clause)
        if (const int32_t state = state_of(it->entity); state >= 0) return state;
    int32_t only = -1;
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) >= here - 2; ++it) {
      const Entity& e = entity(it->entity);
      if (e.kind != EntityKind::country && e.kind != EntityKind::person && e.kind != EntityKind::place) continue;
      const int32_t state = state_of(it->entity);
      if (state < 0 || entity(state).country.empty()) continue;
      if (only >= 0 && entity(only).country != entity(state).country) return -1;
      only = state;
    }
    return only;
  }
  int32_t capital(int32_t state) {
    const Entity& s = entity(state);
    if (s.capital_hi.empty()) return -1;
    for (size_t i = 0; i < d_.names->entities.size(); ++i)
      if (const Entity& e = d_.names->entities[i];
          e.kind == EntityKind::place && e.country == s.country && e.hi == s.capital_hi)
        return static_cast<int32_t>(i);
    const auto named = static_cast<int32_t>(d_.names->entities.size());
    for (size_t g = 0; g < out_.groups.size(); ++g)
      if (out_.groups[g].kind == EntityKind::place && out_.groups[g].hi == s.capital_hi)
        return named + static_cast<int32_t>(g);
    Entity e;
    e.kind = EntityKind::place;
    e.hi = s.capital_hi;
    e.en = s.capital_en;
    e.country = s.country;
    out_.groups.push_back(std::move(e));
    return named + static_cast<int32_t>(out_.groups.size()) - 1;
  }

  /// जो, जिसने: the noun group before it.
  void relative(int32_t token, int32_t chunk, const Tables::Pronoun& p) {
    const int32_t here = sentence(token);
    int passed = 0;
    for (int32_t c = chunk - 1; c >= 0 && passed < 3 && sentence(d_.chunk(c).head) == here; --c) {
      const Chunk& x = d_.chunk(c);
      if (x.kind != ChunkKind::NP) continue;
      for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) == here; ++it) {
        if (it->chunk != c || !it->head) continue;
        const Entity& e = entity(it->entity);
        if (!(p.plural ? personal(e) || e.plural || e.kind == EntityKind::group : acts(e))) break;
        return emit(token, it->entity, passed == 0 ? 0.85 : 0.65);
      }
      // The noun right before it is what it means, known to us or not; behind a verb others may be.
      if (passed == 0 && c == chunk - 1) return;
      ++passed;
    }
  }

  /// मैं: who speaks; हम: the speaker's state or body, or the speaker.
  void first(int32_t token, const Tables::Pronoun& p) {
    const int32_t here = sentence(token);
    int32_t who = interviewee_ >= 0 && answers(here) ? interviewee_ : -1;
    const auto may = [&](int32_t id) { return p.plural ? acts(entity(id)) : personal(entity(id)); };
    for (auto it = seen_.rbegin(); who < 0 && it != seen_.rend() && sentence(it->token) >= here - 3; ++it) {
      // Whoever said «मैं» before goes on.
      if (said_by_.entity >= 0 && it->token == said_by_.token && sentence(it->token) < here && may(said_by_.entity))
        who = said_by_.entity;
      if (who >= 0 || !it->subject || !may(it->entity)) continue;
      if (sentence(it->token) == here ? it->holder || !it->inside : it->holder || speaks(it->chunk)) who = it->entity;
    }
    for (size_t k = next_; who < 0 && k < named_.size() && sentence(named_[k].token) <= here + 1; ++k)
      if (named_[k].subject && speaks(named_[k].chunk) && may(named_[k].entity)) who = named_[k].entity;
    if (who < 0) return;
    said_by_ = candidate(who, {token, token + 1});
    if (!p.plural) {
      if (personal(entity(who))) emit(token, who, 0.7);
      return;
    }
    // A chief minister of no state that is named speaks for his own government, not for the country.
    const auto of_region = [&](const Office& o) { return o.region && entity(o.of).kind == EntityKind::country; };
    if (personal(entity(who)))
      for (const Office& o : d_.names->offices)
        if (o.person == who && o.of >= 0 && !of_region(o)) return emit(token, o.of, 0.5);
    emit(token, who, 0.45);
  }
  /// Is this chunk the subject of a verb of saying, if only by way of another: «[उन्होंने] जोर देकर कहा»?
  bool speaks(int32_t chunk) const {
    int32_t g = chunk < 0 ? -1 : d_.chunk(top(chunk)).governor;
    for (int hop = 0; g >= 0 && d_.chunk(g).verb >= 0 && hop < 3; g = d_.chunk(g).governor, ++hop) {
      const lexicon::Symbol verb = d_.chunks->verbs[d_.chunk(g).verb].lemma;
      if (std::find(t_.saying.begin(), t_.saying.end(), verb) != t_.saying.end()) return true;
      if (d_.chunk(g).kind != ChunkKind::VGNF) break;
    }
    return false;
  }
  /// Is this chunk the subject of a verb like «अपील करना»?
  bool announces(int32_t chunk) const {
    const int32_t v = verb_over(top(chunk));
    const int32_t noun = v < 0 ? -1 : d_.chunks->verbs[v].noun;
    return noun >= 0 && std::find(t_.announcing.begin(), t_.announcing.end(),
                                  d_.word(d_.chunk(noun).head).lemma_symbol) != t_.announcing.end();
  }

  /// `many`: it is named in the plural («हूती विद्रोहियों»).
  bool agrees(const Entity& e, bool plural, bool singular, bool many) const {
    if (e.kind == EntityKind::place || e.kind == EntityKind::facility || e.kind == EntityKind::summit) return false;
    if (plural) return personal(e) || e.plural || many || !e.members.empty();
    if (singular) return !(e.plural || !e.members.empty());
    return true;
  }

  void third(int32_t token, int32_t chunk, const Tables::Pronoun& p) {
    const int32_t here = sentence(token);
    const Chunk& own = d_.chunk(chunk);
    const bool possessive = own.genitive() || own.head != token;
    const bool subject = is_subject(chunk) && own.head == token;
    // «उसके बाद», «उसके कारण»: after what happened, not after whom.
    if (p.singular && (own.marker == Marker::baad || own.marker == Marker::pahle || own.marker == Marker::karan ||
                       own.marker == Marker::tahat))
      return;
    // «Y से कहा कि वह हथियार डाल दे वरना उस पर …»: who was told to.
    if (!subject && bidden_.entity >= 0 && sentence(bidden_.token) == here && or_else(bidden_.token, token))
      return emit(token, bidden_.entity, 0.85);
    // «X से उनकी मुलाकात हुई»: a party of the deed that the verb tells, beside X.
    const int32_t host = own.genitive() ? own.governor : -1;
    const int32_t deed = host >= 0 && d_.chunk(host).role == Role::pof ? host : -1;
    const int32_t over = verb_over(chunk);
    bool plural = p.plural;
    bool singular = p.singular;
    Gender gender = Gender::none;
    if (subject && own.marker == Marker::none && over >= 0) {
      // «वह … करेंगे»: respect; a woman or a man by the verb.
      const VerbGroup& v = d_.chunks->verbs[over];
      // «मांग की कि वह अपने सैनिक हटाए»: what looks like a plural of the past is one in a wish.
      const bool one = v.mood == Mood::subjunctive && !d_.token(d_.chunk(v.chunk).tokens.last - 1).key.ends_with("ं");
      if (v.number == Number::plural && singular && !one) {
        singular = false;
        plural = true;
      }
      gender = one ? Gender::none : v.gender;
    }
    // Who holds the saying that this clause is the content of: «X ने कहा कि वह …».
    int32_t speaker_clause = -1;
    for (int32_t c = own.clause, hop = 0; c >= 0 && hop < 8; c = d_.chunks->clauses[c].parent, ++hop)
      if (d_.chunks->clauses[c].kind == ClauseKind::complement || (c != own.clause && condition_said(c))) {
        speaker_clause = d_.chunks->clauses[c].parent;
        // «X का कहना है कि अगर …»: X speaks in the verbal noun.
        if (const int32_t verb = speaker_clause >= 0 ? d_.chunks->clauses[speaker_clause].verb : -1; verb >= 0) {
          const int32_t is = d_.chunks->verbs[verb].chunk;
          if (is > 0 && d_.chunk(is - 1).kind == ChunkKind::VGNN && d_.chunk(is - 1).governor == is &&
              d_.chunk(is - 1).clause >= 0)
            speaker_clause = d_.chunk(is - 1).clause;
        }
        break;
      }
    const int32_t said_in = speaker_clause < 0 && own.clause >= 0 && condition_said(own.clause)
                                ? d_.chunks->clauses[own.clause].parent
                                : speaker_clause;
    int32_t condition = -1;  // the clause before «तो»
    for (int32_t c = own.clause, hop = 0; c >= 0 && c != speaker_clause && hop < 8;
         c = d_.chunks->clauses[c].parent, ++hop)
      if (c != own.clause && d_.chunks->clauses[c].kind == ClauseKind::conditional) condition = c;
    const bool saying = subject && own.clause >= 0 && holds_[own.clause];
    // «विदेश मंत्री ने उनसे मुलाकात की»: rather the guest than her own prime minister.
    std::string_view beside;
    if (own.head == token && (own.marker == Marker::se || own.marker == Marker::saath))
      for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) == here && beside.empty(); ++it)
        if (it->subject && it->chunk >= 0 && d_.chunk(it->chunk).clause == own.clause)
          beside = entity(it->entity).country;

    struct Scored {
      int32_t entity;
      int score;
      const Candidate* best;
    };
    // «X ने Y को … घोषित किया और उसे … का निर्देश दिया», «X ने खुद को … करते हुए उस पर … लगाया»: not the subject of its clause,
    // nor the one that its clause shares, by whatever word that is named.
    std::vector<int32_t> bound;
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) == here; ++it) {
      if (subject || !it->subject || it->chunk < 0) continue;
      const Chunk& its = d_.chunk(it->chunk);
      if (possessive ? (its.clause == own.clause && !conjoined(it->chunk, chunk)) || shared(own.clause, its.clause)
                     : its.clause == own.clause || shared(own.clause, its.clause) || leads_to(its, own.clause))
        bound.push_back(it->entity);
    }
    // «उन्हें मोदी ने बधाई दी»: the subject may follow. Nor is it whom what it does or says names later: «उन्होंने मोदी से
    // मुलाकात की», «उन्होंने कहा कि मोदी …».
    for (size_t k = next_; k < named_.size() && sentence(named_[k].token) == here; ++k) {
      if (named_[k].chunk < 0 || own.clause < 0) continue;
      const int32_t its = d_.chunk(named_[k].chunk).clause;
      if (subject && !possessive ? named_[k].head && holds_in(own.clause, its) : named_[k].subject && its == own.clause)
        bound.push_back(named_[k].entity);
    }
    // «उन्हें … करना पड़ा», «उन्हें … बुलाया गया»: who undergoes it.
    const bool object_mark = !possessive && !subject &&
                             (own.marker == Marker::ko || own.marker == Marker::se || own.marker == Marker::saath);
    const bool undergoer =
        !possessive && !subject && own.marker == Marker::ko && over >= 0 && undergoes(own, d_.chunks->verbs[over]);
    const bool object_here = object_mark && !undergoer;
    const bool says = subject && speaks(chunk);
    const bool opens = token - d_.tokens->sentences[here].tokens.first <= 3;
    const bool wish = subject && own.clause >= 0 && over >= 0 &&
                      d_.chunks->clauses[own.clause].kind == ClauseKind::complement &&
                      d_.chunks->verbs[over].mood == Mood::subjunctive;
    std::vector<Scored> scored;
    for (auto it = seen_.rbegin(); it != seen_.rend(); ++it) {
      const Candidate& s = *it;
      const int32_t at = sentence(s.token);
      if (at < here - (says ? 2 * kSentences : kSentences)) break;
      const Entity& e = entity(s.entity);
      if (s.chunk < 0) continue;
      if (at < here - kSentences && (!s.subject || s.inside || !(s.holder || speaks(s.chunk))))
        continue;  // who said something goes on
      const bool many = s.head && (e.kind == EntityKind::organization || e.kind == EntityKind::group) &&
                        d_.tokens->tokens[d_.chunk(s.chunk).head].key.ends_with("ों");
      if (!agrees(e, plural, singular, many)) continue;
      const Chunk& its = d_.chunk(s.chunk);
      if (std::find(bound.begin(), bound.end(), s.entity) != bound.end()) continue;
      // In one clause a pronoun does not mean the subject (that would be अपने), nor another part of the same verb.
      if (at == here && own.clause >= 0 && its.clause == own.clause) {
        if ((s.subject || is_subject(s.chunk)) && !(possessive && conjoined(s.chunk, chunk))) continue;
        if (!possessive && its.governor == own.governor) continue;
        if (deed >= 0 && s.head && its.governor == d_.chunk(deed).governor) continue;
        if (subject && !possessive) continue;
      }
      if (at == here && s.subject && shared(own.clause, its.clause)) continue;
      // «X के मुताबिक लोग जमा हुए, लेकिन उन्होंने पथराव किया»: whose word it is did not do it.
      if (at == here && its.marker == Marker::anusar && !saying) continue;
      // «X से मुलाकात के बाद उन्होंने कहा»: who met X is not X.
      if (at == here && subject && !possessive && s.head && met_before(its, own)) continue;
      const bool told = at == here && (subject || possessive) && told_of(s.chunk, chunk, said_in, wish);
      int score = 0;
      const auto sign = [&](int points, bool holds) {
        if (holds) score += points;
      };
      const Marker part = d_.chunk(top(s.chunk)).marker;
      const bool agent = s.subject || part == Marker::dwara || part == Marker::orse;
      const bool partner = s.head && !agent && (part == Marker::se || part == Marker::saath);
      // «ईरान का साथ दिया»: with the noun of a verb a genitive is its object.
      const bool patient = its.genitive() && its.governor >= 0 && d_.chunk(its.governor).role == Role::pof;
      const bool object =
          s.head && (its.marker == Marker::ko || its.marker == Marker::se || its.marker == Marker::saath || patient);
      const bool bare = s.head && !agent && part == Marker::none;
      const bool elsewise = s.head && !agent && part != Marker::none && part != Marker::ka && part != Marker::ko &&
                            part != Marker::se && part != Marker::saath && part != Marker::par &&
                            part != Marker::anusar;
      const bool speaker = at == here && s.subject && its.clause == speaker_clause && speaker_clause >= 0;
      const bool above = speaker || (at == here && its.clause != own.clause && over_clause(its.clause, own.clause));
      sign(kPronoun, s.pronoun);
      sign(kName, !e.nominal);
      sign(kHerName, !e.nominal && possessive);
      score += kOften * std::min(count(s.entity), 6);
      sign(kNominal, plural && e.nominal && personal(e));
      sign(kGroup, plural && !personal(e));
      sign(kMany, e.plural && subject);
      sign(kThing, singular && !personal(e));
      if (gender != Gender::none && personal(e) && e.gender != gender) {
        // A woman is mostly known to be one; a man often is not known to be one.
        // «वह मिलेंगी» is no man of the registry; other names tell less.
        if (e.gender == Gender::masculine && gender == Gender::feminine && !e.key.empty()) continue;
        sign(kWrongGender, e.gender != Gender::none);
        sign(kNoWoman, e.gender == Gender::none && gender == Gender::feminine);
      }
      if (personal(e) && s.entity < static_cast<int32_t>(respect_.size())) {
        const bool office = in_office(s.entity);
        const bool shown = respect_[s.entity] > 0 || office;
        const bool missing = singular && respect_[s.entity] >= 0 && !e.nominal;
        sign(office ? kOffice : kRespect, missing && shown);
        sign(kNoRespect, (missing && !shown) || (plural && respect_[s.entity] < 0));
      }
      sign(kOwnSide, !beside.empty() && e.country == beside);
      score += kTens * std::min(token - s.token, 60) / 10;
      sign(kSame, at == here);
      sign(kSameSubject, at == here && agent && !subject);
      sign(kRival, at == here && agent && subject);
      sign(kBeside, above && subject && agent && d_.chunks->clauses[own.clause].kind == ClauseKind::coordinate &&
                        d_.chunks->clauses[own.clause].parent == its.clause);
      sign(kSetting,
           !told && e.kind == EntityKind::country && s.head && (marks_place(d_, s.chunk) || its.role == Role::k2p));
      sign(kAbove, above && subject);
      sign(kCorrelative, at == here && correlates(s.chunk, chunk));
      sign(kBefore, at < here && speaker_clause >= 0 && !s.inside);
      sign(kOpens, opens && at == here - 1 && s.subject && !s.inside && tells_alone(its.clause));
      sign(kTopic, at == here - 1 && s.subject && s.pronoun && !subject && !possessive);
      sign(kSubject, s.subject);
      sign(kObject, object);
      sign(kPartner, partner && (subject || possessive));
      sign(kPartnerOver, partner && above);
      sign(kBareWhose, bare && possessive);
      sign(kBareObject, bare && object_here);
      sign(kElse, elsewise && object_here);
      sign(kSays, saying && s.holder);
      sign(kSpeaks, saying && s.subject && !s.holder && (speaks(s.chunk) || announces(s.chunk)));
      sign(kSaysSubject, says && agent);
      sign(kSaysElse, says && elsewise);
      sign(kSpeaker, speaker && subject);
      sign(kSpeakerWhose, speaker && possessive);
      sign(kPromised, speaker && possessive && promises(speaker_clause));
      sign(kThen, speaker && subject && condition >= 0);
      sign(kIf, condition >= 0 && its.clause == condition && s.subject && !subject && !possessive);
      sign(kWithin, s.inside && at == here && speaker_clause >= 0 && possessive);
      sign(kUndergoes, s.inside && undergoer);
      sign(kConjunct, possessive && conjoined(s.chunk, chunk));
      sign(kToldOf, told);
      sign(kWished, speaker && wish);
      const auto known =
          std::find_if(scored.begin(), scored.end(), [&](const Scored& x) { return x.entity == s.entity; });
      if (known == scored.end()) {
        scored.push_back({s.entity, score, &s});
      } else if (score > known->score) {
        *known = {s.entity, score + kMerit, &s};
      } else {
        known->score += kMerit;
      }
    }
    // «भारतीय सेना ने बताया कि उन्होंने …»: a body in the plural, when nobody else is there.
    if (plural && subject && speaker_clause >= 0 &&
        std::none_of(scored.begin(), scored.end(), [&](const Scored& x) { return sentence(x.best->token) == here; }))
      for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) == here; ++it)
        if (it->subject && it->chunk >= 0 && d_.chunk(it->chunk).clause == speaker_clause &&
            entity(it->entity).kind == EntityKind::organization)
          return emit(token, it->entity, 0.7);
    if (scored.empty()) return;
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    const int lead = scored.size() > 1 ? scored[0].score - scored[1].score : 18;
    const double confidence = std::clamp(0.55 + kSurer * lead, 0.45, 0.92);
    std::vector<int32_t> alternatives;
    if (lead < kClose)
      for (size_t k = 0; k < scored.size() && k < 3; ++k) alternatives.push_back(scored[k].entity);
    // «X और Y ने …। उन्होंने …»: both.
    if (plural && scored[0].best->subject && sentence(scored[0].best->token) < here) {
      const auto both = coordinated(scored[0].best->chunk);
      if (both.size() >= 2) return emit(token, group_of(both, {token, token + 1}), 0.6);
    }
    if (subject && told_of(scored[0].best->chunk, chunk, said_in, wish))
      bidden_ = candidate(scored[0].entity, {token, token + 1});
    emit(token, scored[0].entity, confidence, std::move(alternatives));
  }

  /// Does «वरना», «अन्यथा» or «नहीं तो» stand between these?
  bool or_else(int32_t from, int32_t to) const {
    for (int32_t i = from; i < to; ++i) {
      const std::string_view key = d_.token(i).key;
      if (key == "वरना" || key == "अन्यथा" || (key == "तो" && d_.token(i - 1).key == "नहीं")) return true;
    }
    return false;
  }

  /// «X ने कहा कि अगर Y …, तो वह …», «X ने कहा कि जब तक …, वह …»: does the clause open what is said with a condition or a
  /// time?
  bool condition_said(int32_t clause) const {
    const Clause& c = d_.chunks->clauses[clause];
    if (c.parent < 0 || (c.kind != ClauseKind::conditional && c.kind != ClauseKind::relative)) return false;
    const bool said =
        c.kind == ClauseKind::conditional || (c.marker_token > 0 && d_.token(c.marker_token - 1).key == "कि");
    return said && d_.chunks->clauses[c.parent].chunks.first < c.chunks.first;
  }

  /// «[X ने … करते हुए] उस पर … लगाया»: is a ने noun, hung on a participle, the subject of the clause that this leads to?
  bool leads_to(const Chunk& subject, int32_t clause) const {
    const auto& clauses = d_.chunks->clauses;
    if (subject.marker != Marker::ne || subject.clause < 0 || clause < 0) return false;
    const Clause& c = clauses[subject.clause];
    return c.parent == clause && (c.kind == ClauseKind::conjunctive || c.kind == ClauseKind::participial);
  }

  /// «A ने B का स्वागत किया और उनसे कहा», «… उनकी मदद करने का वादा किया»: whether a clause without a subject of its own has
  /// that of the other.
  bool shared(int32_t clause, int32_t of) const {
    for (int hop = 0; clause >= 0 && hop < 6 && !has_subject_[clause]; ++hop) {
      const ClauseKind kind = d_.chunks->clauses[clause].kind;
      if (kind == ClauseKind::complement || kind == ClauseKind::relative || kind == ClauseKind::conditional) break;
      clause = d_.chunks->clauses[clause].parent;
      if (clause >= 0 && clause == of) return true;
    }
    return false;
  }

  /// Is this the counterpart in a deed after, before or during which somebody else acts?
  bool met_before(const Chunk& counterpart, const Chunk& actor) const {
    if (counterpart.marker != Marker::se && counterpart.marker != Marker::saath && counterpart.marker != Marker::ko)
      return false;
    const int32_t deed = counterpart.governor;
    if (deed < 0 || d_.chunk(deed).governor != actor.governor) return false;
    const Marker m = d_.chunk(deed).marker;
    return m == Marker::baad || m == Marker::pahle || m == Marker::dauran;
  }

  /// Does «को» mark who undergoes what the verb tells: «उन्हें … करना पड़ा», «उन्हें … बुलाया गया»?
  bool undergoes(const Chunk& chunk, const VerbGroup& verb) const {
    return chunk.role == Role::k4a || chunk.role == Role::k1 || verb.passive || verb.modality == Modality::must ||
           verb.modality == Modality::should;
  }
  /// Is the one clause the other or part of what it tells, not one beside it?
  bool holds_in(int32_t whole, int32_t clause) const {
    for (int hop = 0; clause >= 0 && hop < 8; clause = d_.chunks->clauses[clause].parent, ++hop) {
      if (clause == whole) return true;
      if (d_.chunks->clauses[clause].kind == ClauseKind::coordinate) return false;
    }
    return false;
  }
  /// Does the clause promise something?
  bool promises(int32_t clause) const {
    const int32_t v = d_.chunks->clauses[clause].verb;
    const int32_t noun = v < 0 ? -1 : d_.chunks->verbs[v].noun;
    return noun >= 0 && std::find(t_.promising.begin(), t_.promising.end(),
                                  d_.word(d_.chunk(noun).head).lemma_symbol) != t_.promising.end();
  }
  /// Is it a clause that tells something by itself?
  bool tells_alone(int32_t clause) const {
    if (clause < 0) return false;
    const ClauseKind kind = d_.chunks->clauses[clause].kind;
    return kind != ClauseKind::infinitival && kind != ClauseKind::participial && kind != ClauseKind::relative;
  }
  /// Does the clause hang on the other, near or far? Not on a condition: «अगर Y …, तो वह …».
  bool over_clause(int32_t above, int32_t clause) const {
    if (above < 0 || d_.chunks->clauses[above].kind == ClauseKind::conditional) return false;
    for (int hop = 0; clause >= 0 && hop < 8; clause = d_.chunks->clauses[clause].parent, ++hop)
      if (clause == above) return true;
    return false;
  }
  /// «[जिन देशों ने] …, वे …»: does the first open a relative clause, and the pronoun the clause that this belongs to?
  bool correlates(int32_t opening, int32_t chunk) const {
    const Chunk& c = d_.chunk(opening);
    const int32_t own = d_.chunk(chunk).clause;
    if (c.clause < 0 || own < 0 || c.clause == own || d_.chunks->clauses[c.clause].kind != ClauseKind::relative ||
        !d_.token(c.tokens.first).key.starts_with("जि"))
      return false;
    for (int32_t k = chunk - 1; k > opening; --k)  // nothing of its own clause stands before the pronoun
      if (d_.chunk(k).clause == own && d_.chunk(k).kind == ChunkKind::NP) return false;
    return true;
  }
  /// «X ने Y पर आरोप लगाया कि वह …», «Y की प्रशंसा करते हुए X ने कहा कि उन्होंने …», «Y को चेतावनी दी कि अगर उसने …»: is Y the one
  /// of whom, or to whom, the clause over the saying tells it?
  bool told_of(int32_t chunk, int32_t pronoun, int32_t speaker_clause, bool wish) const {
    const Chunk& c = d_.chunk(top(chunk));
    if (speaker_clause < 0 || chunk > pronoun || c.clause < 0 || c.marker == Marker::ne || c.marker == Marker::none)
      return false;
    const Clause& clause = d_.chunks->clauses[c.clause];
    if (c.clause != speaker_clause && !(clause.parent == speaker_clause && (clause.kind == ClauseKind::conjunctive ||
                                                                            clause.kind == ClauseKind::participial)))
      return false;
    // «Y से कहा कि वह … करे»
    if (wish && c.clause == speaker_clause && (c.marker == Marker::se || c.marker == Marker::ko)) return true;
    const auto is = [&](const std::vector<lexicon::Symbol>& words, int32_t at) {
      return at >= 0 && std::find(words.begin(), words.end(), d_.word(d_.chunk(at).head).lemma_symbol) != words.end();
    };
    const bool condition =
        d_.chunk(pronoun).clause >= 0 && d_.chunks->clauses[d_.chunk(pronoun).clause].kind == ClauseKind::conditional;
    const auto& words = condition ? t_.warning : t_.judging;
    if (is(words, c.governor)) return true;
    const int32_t v = c.governor >= 0 ? d_.chunk(c.governor).verb : -1;
    if (v >= 0 && c.marker == Marker::se && d_.chunks->verbs[v].lemma == t_.ask) return true;
    return v >= 0 && is(words, d_.chunks->verbs[v].noun);
  }

  bool in_office(int32_t person) const {
    return std::any_of(d_.names->offices.begin(), d_.names->offices.end(),
                       [&](const Office& o) { return o.person == person; });
  }

  /// «X और उनकी पत्नी»: is the candidate's chunk the conjunct right before the group that the possessive opens?
  bool conjoined(int32_t before, int32_t chunk) const {
    return before + 2 == chunk && d_.chunk(before + 1).kind == ChunkKind::CCP && d_.chunk(before).role == Role::ccof;
  }

  /// May the candidate be a side of its own? One of a list; or a name that does not say where («थाईलैंड की राजधानी में»).
  bool stands_alone(const Candidate& s) const {
    if (d_.chunk(s.chunk).role == Role::ccof || has_conjunct(s.chunk)) return true;
    const Chunk& c = d_.chunk(owner(top(s.chunk)));
    return !(entity(s.entity).nominal || c.marker == Marker::mein || c.marker == Marker::par);
  }
  /// What a genitive belongs to; any other chunk is its own.
  int32_t owner(int32_t chunk) const {
    for (int hop = 0; hop < 4 && d_.chunk(chunk).genitive() && d_.chunk(chunk).governor >= 0; ++hop)
      chunk = d_.chunk(chunk).governor;
    return chunk;
  }

  /// Is the chunk the last of a coordination?
  bool has_conjunct(int32_t chunk) const { return chunk >= 1 && d_.chunk(chunk - 1).kind == ChunkKind::CCP; }

  /// The persons of a coordination, in the order of the text.
  std::vector<int32_t> coordinated(int32_t chunk) const {
    const int32_t root = top(chunk);
    std::vector<int32_t> out;
    int32_t taken = -1;
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) >= sentence(d_.chunk(root).head); ++it)
      if (it->chunk >= 0 && it->chunk != taken && it->head && personal(entity(it->entity)) &&
          !entity(it->entity).plural && top(it->chunk) == root &&
          std::find(out.begin(), out.end(), it->entity) == out.end()) {
        out.push_back(it->entity);
        taken = it->chunk;  // «मुख्यमंत्री X» is one
      }
    std::reverse(out.begin(), out.end());
    return out;
  }

  // ------------------------------------------------------------------ «दोनों नेता»
  int32_t state_of(int32_t id) const {
    const Entity& e = entity(id);
    if (e.kind == EntityKind::country) return id;
    for (const Office& o : d_.names->offices)
      if (o.person == id && o.of >= 0 && d_.names->entities[o.of].kind == EntityKind::country) return o.of;
    if (!e.country.empty()) {
      for (size_t i = 0; i < d_.names->entities.size(); ++i)
        if (d_.names->entities[i].kind == EntityKind::country && d_.names->entities[i].country == e.country)
          return static_cast<int32_t>(i);
    }
    return -1;
  }

  /// One group however often it is spoken of. Without members: it is not clear who is meant.
  int32_t group_of(std::vector<int32_t> members, Range phrase) {
    const auto named = static_cast<int32_t>(d_.names->entities.size());
    Entity e;
    e.hi = d_.text->utf8.substr(d_.token(phrase.first).begin,
                                d_.token(phrase.last - 1).end - d_.token(phrase.first).begin);
    for (size_t g = 0; g < out_.groups.size(); ++g)
      if (out_.groups[g].kind == EntityKind::group && out_.groups[g].members == members &&
          (!members.empty() || out_.groups[g].hi == e.hi))
        return named + static_cast<int32_t>(g);
    e.kind = EntityKind::group;
    e.nominal = true;
    e.plural = true;
    for (const int32_t m : members) e.en += (e.en.empty() ? "" : " and ") + entity(m).en;
    e.members = std::move(members);
    out_.groups.push_back(std::move(e));
    return named + static_cast<int32_t>(out_.groups.size()) - 1;
  }

  /// The sides of whom the article spoke as such before this sentence, or named as one coordination, last first; at
  /// most `back` sentences before; empty: none.
  std::vector<int32_t> pair_before(size_t size, int32_t here, int32_t back) const {
    for (auto it = seen_.rbegin(); it != seen_.rend() && sentence(it->token) >= here - back; ++it) {
      if (sentence(it->token) >= here) continue;
      const auto& members = entity(it->entity).members;
      if (members.size() == size && !personal(entity(members.front()))) return {members.rbegin(), members.rend()};
      if (it->chunk < 0 || !it->head || top(it->chunk) == it->chunk) continue;
      std::vector<int32_t> sides;
      for (auto o = seen_.rbegin(); o != seen_.rend() && sentence(o->token) >= sentence(it->token); ++o)
        if (sentence(o->token) == sentence(it->token) && o->chunk >= 0 && o->head && top(o->chunk) == top(it->chunk) &&
            !personal(entity(o->entity)) && std::find(sides.begin(), sides.end(), o->entity) == sides.end())
          sides.push_back(o->entity);
      if (sides.size() == size) return sides;
    }
    return {};
  }

  /// The members of the last list of exactly so many states or people in the sentences before, the last first; or
  /// nobody.
  std::vector<int32_t> listed_before(EntityKind kind, size_t size, int32_t here) const {
    for (size_t i = seen_.size(); i-- > 0;) {
      const Candidate& s = seen_[i];
      const int32_t at = sentence(s.token);
      if (at < here - kSentences) break;
      if (at >= here || s.chunk < 0 || !s.head || top(s.chunk) != s.chunk) continue;
      std::vector<int32_t> out;
      bool others = false;
      for (size_t k = i + 1; k-- > 0 && sentence(seen_[k].token) == at;) {
        const Candidate& o = seen_[k];
        if (!o.head || o.chunk < 0 || top(o.chunk) != s.chunk) continue;
        const Entity& e = entity(o.entity);
        others |= e.kind != kind || e.nominal;
        if (std::find(out.begin(), out.end(), o.entity) == out.end()) out.push_back(o.entity);
      }
      if (!others && out.size() == size) return out;
    }
    return {};
  }

  /// How many a list has whose last member is this chunk.
  size_t listed(int32_t chunk) const {
    return 1 +
           static_cast<size_t>(std::count_if(d_.chunks->chunks.begin(), d_.chunks->chunks.end(), [&](const Chunk& x) {
             return x.role == Role::ccof && x.governor == chunk && x.kind == ChunkKind::NP;
           }));
  }

  void group(int32_t token, size_t size) {
    const int32_t c = d_.chunks->chunk_of[token];
    if (c < 0) return;
    const int32_t head = d_.chunk(c).head;
    EntityKind kind = EntityKind::group;
    if (head != token) {
      const auto found = t_.group_nouns.find(d_.word(head).lemma_symbol);
      if (found == t_.group_nouns.end()) return;
      kind = found->second;
    }
    const bool parties = head != token && d_.word(head).lemma_symbol == t_.party;
    std::vector<int32_t> members;
    std::set<int32_t> told_in;  // the sentences that name them
    int32_t at = -1;
    bool acting = true, acted = true;  // is the one at hand a subject; were all
    const auto take = [&](int32_t id) {
      if (id < 0 || members.size() >= size || std::find(members.begin(), members.end(), id) != members.end()) return;
      members.push_back(id);
      told_in.insert(at);
      acted = acted && acting;
    };
    const int32_t here = sentence(token);
    // «A और B ने दोनों पक्षों से संयम बरतने का आग्रह किया»: whoever does it stands beside the two, not among them.
    const auto beside = [&](const Candidate& s) {
      const Marker m = d_.chunk(c).marker;
      // «X-Y के रिश्ते सुधारने के लिए Z दोनों देशों के बीच मध्यस्थता करेगा»: as many others are named with it.
      const auto others = [&] {
        return std::count_if(seen_.begin(), seen_.end(), [&](const Candidate& o) {
          const Entity& e = entity(o.entity);
          return sentence(o.token) == here && o.entity != s.entity && e.kind == EntityKind::country && !e.nominal;
        });
      };
      if (m != Marker::se && m != Marker::ko && m != Marker::saath &&
          (m != Marker::beech || others() < static_cast<std::ptrdiff_t>(size)))
        return false;
      if (sentence(s.token) != here || s.chunk < 0) return false;
      // «कतर और मिस्र के मध्यस्थों ने दोनों पक्षों से बात की»: whose they are stands beside as well.
      const int32_t whole = top(owner(top(s.chunk)));
      if (!s.subject && !is_subject(whole)) return false;
      const int32_t verb = d_.chunk(whole).governor;
      for (int32_t k = d_.chunk(c).governor; k >= 0; k = d_.chunk(k).governor) {
        if (k == verb) return true;
        if (d_.chunk(k).kind == ChunkKind::VGF) break;
      }
      return false;
    };
    // «X ने बताया कि दोनों नेताओं के बीच …»: X tells of them.
    const auto tells = [&](int32_t teller) {
      const int32_t named = d_.chunks->chunk_of[teller];
      const int32_t chunk = named < 0 ? -1 : owner(named);
      if (sentence(teller) != here || chunk < 0 || d_.chunk(chunk).role != Role::k1) return false;
      // «रूस और यूक्रेन ने घोषणा की कि दोनों पक्षों के बीच …»: as many who tell tell of themselves.
      if (listed(chunk) == size) return false;
      // «प्रवक्ता X ने कहा, दोनों नेताओं ने …»: or without «कि».
      if (speaks(chunk) && d_.chunk(chunk).governor < c && d_.chunk(chunk).governor > chunk) return true;
      for (int32_t k = d_.chunk(c).clause; k >= 0; k = d_.chunks->clauses[k].parent) {
        const Clause& clause = d_.chunks->clauses[k];
        if (clause.kind != ClauseKind::complement || clause.parent < 0) continue;
        const int32_t verb = d_.chunks->clauses[clause.parent].verb;
        if (verb >= 0 && d_.chunks->verbs[verb].chunk == d_.chunk(chunk).governor) return true;
      }
      return false;
    };
    // «मंत्रालय के बयान के मुताबिक दोनों पक्षों ने»: a source is no side.
    const auto source = [&](const Candidate& s) {
      if (s.chunk < 0 || sentence(s.token) != here) return false;
      // «कतर की मध्यस्थता में दोनों पक्ष …»: nor is who mediates.
      const int32_t whose = owner(top(s.chunk));
      if (whose != s.chunk && d_.chunk(whose).marker == Marker::mein &&
          d_.word(d_.chunk(whose).head).lemma_symbol == t_.mediation)
        return true;
      for (int32_t k = s.chunk, hop = 0; k >= 0 && hop < 4; k = d_.chunk(k).governor, ++hop)
        if (d_.chunk(k).marker == Marker::anusar || d_.chunk(k).marker == Marker::orse) return true;
      return false;
    };
    // «सऊदी अरब के शहर जेद्दा में दोनों देशों ने»: nor is where they are; nor where a sentence before is set, when it names
    // enough others.
    bool anywhere = true;
    const auto setting = [&](const Candidate& s) {
      if (s.chunk < 0 || (sentence(s.token) != here && !anywhere)) return false;
      const int32_t whole = owner(top(s.chunk));
      const Marker m = d_.chunk(whole).marker;
      const bool goal = m == Marker::none && d_.chunk(whole).role == Role::k2p;  // «मिलने फ्रांस जा रही हैं»
      // «ओबामा ने ट्रंप के शपथ ग्रहण से पहले मोदी से बात की। दोनों नेताओं ने …»: nor whose day only tells when.
      if (m == Marker::pahle && whole != s.chunk && sentence(s.token) != here && d_.chunk(s.chunk).role != Role::ccof &&
          top(s.chunk) == s.chunk)
        return true;
      if (m != Marker::mein && m != Marker::par && !goal) return false;
      return std::any_of(named_.begin(), named_.end(), [&](const Candidate& o) {
        return o.chunk == whole && o.head &&
               (entity(o.entity).kind == EntityKind::place || entity(o.entity).kind == EntityKind::facility ||
                (whole == s.chunk && entity(o.entity).kind == EntityKind::country));
      });
    };
    // Two of one government are one side.
    const auto of_one_state = [&](const Entity& e) {
      return e.sector == "GOV" && std::any_of(members.begin(), members.end(), [&](int32_t m) {
               return !e.country.empty() && entity(m).country == e.country;
             });
    };
    // «ट्रंप ने गांधी को श्रद्धांजलि दी। दोनों नेताओं ने …»: those who hold an office before others; who speaks for one is none.
    const auto spokesman = [&](int32_t person) {
      return std::any_of(d_.names->offices.begin(), d_.names->offices.end(),
                         [&](const Office& o) { return o.person == person && o.key.ends_with("spokesperson"); });
    };
    const auto leads = [&](int32_t person) {
      return (in_office(person) || entity(person).nominal) && !spokesman(person);
    };
    bool officers = kind == EntityKind::person;
    int32_t own = -1;  // the state of who stands beside them
    const auto look = [&] {
      for (auto it = seen_.rbegin();
           it != seen_.rend() && members.size() < size && sentence(it->token) >= here - kSentences; ++it) {
        const Entity& e = entity(it->entity);
        at = sentence(it->token);
        acting = it->subject;
        if (beside(*it)) own = state_of(it->entity);
        if (tells(it->token) || beside(*it) || source(*it) || it->entity == own || setting(*it)) continue;
        if (it->chunk >= 0 && it->chunk != c && owner(top(it->chunk)) == c)
          continue;  // «सूडान के दोनों पक्ष»: whose they are
        if (!e.members.empty()) {
          if (e.members.size() == size)
            for (auto m = e.members.rbegin(); m != e.members.rend(); ++m)
              take(kind == EntityKind::country ? state_of(*m) : *m);
          continue;
        }
        if (kind == EntityKind::person && e.kind == EntityKind::person && !e.plural &&
            (officers ? leads(it->entity) : !spokesman(it->entity)))
          take(it->entity);
        if (kind == EntityKind::country && e.kind == EntityKind::country && e.nominal) continue;  // «देश छोड़ने का आदेश»
        if (kind == EntityKind::country)
          take(e.kind == EntityKind::country ? it->entity : e.kind == EntityKind::person ? state_of(it->entity) : -1);
        // «प्रधानमंत्री ने घाना के राष्ट्रपति से मुलाकात की। दोनों देशों …»: one side is a state that nobody names, and none told
        // of before.
        if (kind == EntityKind::country && at < here && it->subject && members.size() < size && e.nominal &&
            e.kind == EntityKind::person && e.sector == "GOV" && state_of(it->entity) < 0)
          break;
        // «सूडान सरकार और दक्षिणी विद्रोही»: sides are what stands for its group, not a state named inside one.
        // «कांग्रेस और माकपा ने … दोनों पार्टियां»: nor a state, nor one for whom a person speaks.
        if (parties && (e.kind != EntityKind::organization || e.sector == "GOV")) continue;
        if (kind == EntityKind::group && head != token && e.kind == EntityKind::person && !e.plural && !e.nominal) {
          // «X ने Y से मुलाकात की। दोनों पक्षों ने …»: the sides that they speak for.
          if (const int32_t state = state_of(it->entity); state >= 0 && !of_one_state(entity(state))) take(state);
          continue;
        }
        if (kind == EntityKind::group && it->head && stands_alone(*it) && !of_one_state(e) &&
            (e.kind == EntityKind::country || e.kind == EntityKind::organization ||
             (e.kind == EntityKind::person && (head == token) != e.plural)))
          take(it->entity);
      }
    };
    const auto again = [&] {
      if (members.size() == size) return;
      members.clear();
      told_in.clear();
      acted = true;
      look();
    };
    look();
    if (officers) {
      officers = false;
      again();
    }
    anywhere = false;
    again();
    // «मर्केल और मोदी ने वार्ता की। दोनों देशों ने …»: the two who speak for states that nobody names.
    if (members.size() < size && kind == EntityKind::country) {
      kind = EntityKind::person;
      again();
      const auto state = [&](int32_t m) -> const std::string& { return entity(m).country; };
      if (members.size() != size || told_in.size() != 1 || state(members[0]).empty() ||
          std::any_of(members.begin() + 1, members.end(),
                      [&](int32_t m) { return state(m).empty() || state(m) == state(members[0]); }))
        members.clear();
      kind = EntityKind::country;
    }
    // «भारत और पाकिस्तान के बीच तनाव बढ़ा। अमेरिका ने … दोनों देशों …»: rather those of one list than two of different
    // sentences.
    if (told_in.size() > 1 && (kind == EntityKind::country || kind == EntityKind::person))
      if (auto listed = listed_before(kind, size, here); !listed.empty()) {
        members = std::move(listed);
        told_in = {here};
      }
    // «कांग्रेस और वाम मोर्चा, दोनों को … तृणमूल को चुनौती देने के लिए दोनों ने …»
    if (told_in.size() > 1 && kind == EntityKind::group && head == token)
      if (auto pair = pair_before(size, here, kSentences); !pair.empty()) members = std::move(pair);
    const Range phrase{std::min(token, head), std::max(token, head) + 1};
    // Sides that no sentence names together are no pair, unless both are states or both act: an army, and a commission
    // that only has a president, are none.
    const bool states =
        std::all_of(members.begin(), members.end(), [&](int32_t m) { return entity(m).kind == EntityKind::country; });
    if (kind == EntityKind::group && head != token && told_in.size() > 1 && !states && !acted) members.clear();
    if (members.size() < size) {
      if (head == token) return;
      members = kind == EntityKind::group ? pair_before(size, here, here) : std::vector<int32_t>{};
    }
    std::reverse(members.begin(), members.end());
    Mention m;
    m.confidence = members.empty() ? 0.6 : 0.85;
    m.entity = group_of(std::move(members), phrase);
    m.tokens = phrase;
    m.chunk = c;
    m.form = MentionForm::nominal;
    seen_.push_back(candidate(m.entity, m.tokens));
    out_.mentions.push_back(std::move(m));
  }

  const Document& d_;
  const Tables& t_;
  std::vector<bool> holds_, inside_, has_subject_;  // per clause: has a complement; lies in one; has a subject
  std::vector<Candidate> named_;                    // mentions of room name, in the order of the text
  std::vector<Candidate> seen_;                     // those before the token that is read, with what was resolved
  int32_t interviewee_ = -1;                        // entity
  Candidate bidden_;         // whom the last «Y से कहा कि वह … करे» tells to do something
  Candidate said_by_;        // whose word the last «मैं» or «हम» is, and where it stands
  int32_t filed_from_ = -1;  // entity: the town of the dateline
  size_t next_ = 0;          // index into named_: the first after that token
  std::vector<int> count_, respect_;  // per entity of room name
  Coref out_;
};

}  // namespace

Coref resolve(const Document& document, const Tables& tables) {
  return Resolver(document, tables).run();
}

}  // namespace bahi::coref
