#include "coref/coref.h"

#include <algorithm>
#include <string>

namespace bahi::coref {

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {
  auto& sy = lexicon.symbols();
  for (const auto& row : lexicon.table("pronouns").rows) {
    Pronoun p;
    p.kind = row.cells[1] == "third" ? Kind::third : row.cells[1] == "reflexive" ? Kind::reflexive : row.cells[1] == "relative" ? Kind::relative : Kind::first;
    p.plural = row.cells[2] == "pl";
    p.singular = row.cells[2] == "sg";
    pronouns.emplace(sy.intern(lexicon::match_key(row.cells[0])), p);
  }
  const auto word = [&](std::string_view text) { return sy.intern(lexicon::match_key(text)); };
  both = word("दोनों");
  three = word("तीनों");
  ki = word("कि");
  for (const auto w : {"नेता", "मंत्री", "राष्ट्रपति", "प्रधानमंत्री", "राष्ट्राध्यक्ष", "शासनाध्यक्ष", "राजनेता", "राजनयिक", "अधिकारी", "सचिव", "समकक्ष"})
    group_nouns.emplace(word(w), EntityKind::person);
  for (const auto w : {"देश", "राष्ट्र", "मुल्क", "पड़ोसी", "सरकार", "सेना", "राजधानी"}) group_nouns.emplace(word(w), EntityKind::country);
  for (const auto w : {"पक्ष", "दल", "पार्टी", "ओर", "तरफ"}) group_nouns.emplace(word(w), EntityKind::group);
}

namespace {

struct Candidate {
  const Mention* mention = nullptr;
  int32_t sentence = 0;
};

class Resolver {
 public:
  Resolver(const Document& d, const Tables& t) : d_(d), t_(t) {
    for (const Mention& m : d.names->mentions)
      if (m.entity >= 0) all_.push_back({&m, d.tokens->sentence_of[m.tokens.first]});
    count_.assign(d.names->entities.size(), 0);
    for (const Candidate& c : all_) ++count_[c.mention->entity];
  }

  Coref run() {
    const auto tokens = static_cast<int32_t>(d_.tokens->tokens.size());
    for (int32_t i = 0; i < tokens; ++i) {
      const lexicon::Symbol symbol = d_.token(i).symbol;
      if (symbol == 0) continue;
      if (symbol == t_.both || symbol == t_.three) {
        group(i, symbol == t_.both ? 2 : 3);
        continue;
      }
      const auto found = t_.pronouns.find(symbol);
      if (found == t_.pronouns.end()) continue;
      const Tag tag = d_.word(i).tag;
      if (tag == Tag::DEM) continue;
      // «उस बैठक», «उन देशों»: before a noun of its own group it points, it does not stand for anyone.
      const int32_t c = d_.chunks->chunk_of[i];
      if (c < 0 || (d_.chunk(c).head != i && d_.chunk(c).phrase.last - 1 != i && !(found->second.kind == Tables::Kind::reflexive))) {
        if (c < 0 || d_.chunk(c).marker == Marker::none || d_.chunk(c).head > i + 1) continue;
        if (d_.chunk(c).head != i) continue;
      }
      pronoun(i, c, found->second);
    }
    return std::move(out_);
  }

 private:
  bool subject(const Mention& m) const {
    const int32_t c = d_.chunks->chunk_of[m.tokens.last - 1];
    if (c < 0 || !m.tokens.contains(d_.chunk(c).head)) return false;
    return d_.chunk(c).marker == Marker::ne || (d_.chunk(c).marker == Marker::none && d_.chunk(c).role == Role::k1);
  }
  int32_t clause_of(int32_t token) const {
    const int32_t c = d_.chunks->chunk_of[token];
    return c < 0 ? -1 : d_.chunk(c).clause;
  }
  bool is_heading(int32_t sentence) const {
    const BlockKind k = d_.text->blocks[d_.tokens->sentences[sentence].block].kind;
    return k == BlockKind::heading || k == BlockKind::title;
  }

  void emit(int32_t token, int32_t entity, double confidence, std::vector<int32_t> alternatives = {}) {
    Mention m;
    m.entity = entity;
    m.tokens = {token, token + 1};
    m.chunk = d_.chunks->chunk_of[token];
    m.form = MentionForm::pronoun;
    m.confidence = confidence;
    m.alternatives = std::move(alternatives);
    out_.mentions.push_back(std::move(m));
    resolved_.push_back({token, entity});
  }

  // A pronoun that was resolved counts as a mention of what it means.
  struct Seen {
    int32_t entity, token;
    bool subject;
  };
  void before(int32_t token, int32_t sentences, std::vector<Seen>& out) const {
    const int32_t here = d_.tokens->sentence_of[token];
    for (const Candidate& c : all_) {
      if (c.mention->tokens.first >= token) break;
      if (c.sentence < here - sentences || is_heading(c.sentence)) continue;
      out.push_back({c.mention->entity, c.mention->tokens.first, subject(*c.mention)});
    }
    for (const auto& [at, entity] : resolved_) {
      if (at >= token || d_.tokens->sentence_of[at] < here - sentences) continue;
      const int32_t c = d_.chunks->chunk_of[at];
      out.push_back({entity, at, c >= 0 && (d_.chunk(c).marker == Marker::ne || d_.chunk(c).role == Role::k1)});
    }
    std::stable_sort(out.begin(), out.end(), [](const Seen& a, const Seen& b) { return a.token < b.token; });
  }

  bool agrees(const Entity& e, const Tables::Pronoun& p) const {
    if (e.kind == EntityKind::place || e.kind == EntityKind::facility || e.kind == EntityKind::summit) return false;
    if (p.plural) return e.kind == EntityKind::person || (e.kind == EntityKind::group && e.plural);
    if (p.singular) return e.kind == EntityKind::country || e.kind == EntityKind::organization || (e.kind == EntityKind::group && !e.plural) || (e.kind == EntityKind::person && e.nominal);
    return true;
  }

  void pronoun(int32_t token, int32_t chunk, const Tables::Pronoun& p) {
    const int32_t here = d_.tokens->sentence_of[token];
    if (is_heading(here)) return;
    std::vector<Seen> seen;
    switch (p.kind) {
      case Tables::Kind::reflexive: {
        // The subject of its clause, or of the clause that one hangs on.
        before(token, 0, seen);
        for (auto it = seen.rbegin(); it != seen.rend(); ++it)
          if (it->subject) return emit(token, it->entity, 0.85);
        return;
      }
      case Tables::Kind::relative: {
        before(token, 0, seen);
        if (!seen.empty() && token - seen.back().token < 8) emit(token, seen.back().entity, 0.75);
        return;
      }
      case Tables::Kind::first: {
        if (p.plural) return;  // हम: the speaker's side, whoever that is
        before(token, 2, seen);
        for (auto it = seen.rbegin(); it != seen.rend(); ++it)
          if (it->subject && d_.names->entities[it->entity].kind == EntityKind::person) return emit(token, it->entity, 0.7);
        return;
      }
      case Tables::Kind::third: break;
    }
    before(token, 4, seen);
    const int32_t clause = clause_of(token);
    const bool possessive = chunk >= 0 && (d_.chunk(chunk).marker == Marker::ka || d_.chunk(chunk).head != token);
    const bool is_subject = chunk >= 0 && (d_.chunk(chunk).marker == Marker::ne || (d_.chunk(chunk).marker == Marker::none && d_.chunk(chunk).role == Role::k1));
    struct Scored {
      int32_t entity;
      double score;
    };
    std::vector<Scored> scored;
    for (const Seen& s : seen) {
      const Entity& e = d_.names->entities[s.entity];
      if (!agrees(e, p)) continue;
      const int32_t at = d_.tokens->sentence_of[s.token];
      const bool same_clause = at == here && clause >= 0 && clause_of(s.token) == clause;
      // In one clause a pronoun does not mean the subject (that would be अपने), nor may the subject pronoun mean its fellow.
      if (same_clause && (s.subject || is_subject) && !(possessive && !s.subject)) continue;
      double score = 10.0 - 3.0 * (here - at);
      if (s.subject) score += 4;
      if (at == here) score += s.subject && is_subject ? 1 : 0;
      score += std::min(count_[s.entity], 6) * 0.25;
      score -= 0.02 * std::min(token - s.token, 50);
      if (e.nominal && e.kind == EntityKind::person) score -= 1.5;
      if (p.plural && e.kind == EntityKind::group) score -= 2;
      if (p.singular && e.kind == EntityKind::person) score -= 2;
      const auto it = std::find_if(scored.begin(), scored.end(), [&](const Scored& x) { return x.entity == s.entity; });
      if (it == scored.end()) {
        scored.push_back({s.entity, score});
      } else {
        it->score = std::max(it->score, score) + 0.3;
      }
    }
    if (scored.empty()) return;
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    const double margin = scored.size() > 1 ? scored[0].score - scored[1].score : 5;
    const double confidence = std::clamp(0.55 + 0.08 * margin, 0.45, 0.92);
    std::vector<int32_t> alternatives;
    if (margin < 1.5)
      for (size_t k = 0; k < scored.size() && k < 3; ++k) alternatives.push_back(scored[k].entity);
    emit(token, scored[0].entity, confidence, std::move(alternatives));
  }

  int32_t state_of(int32_t entity) const {
    const Entity& e = d_.names->entities[entity];
    if (e.kind == EntityKind::country) return entity;
    for (const Office& o : d_.names->offices)
      if (o.person == entity && o.of >= 0 && d_.names->entities[o.of].kind == EntityKind::country) return o.of;
    if (!e.country.empty()) {
      for (size_t i = 0; i < d_.names->entities.size(); ++i)
        if (d_.names->entities[i].kind == EntityKind::country && d_.names->entities[i].country == e.country) return static_cast<int32_t>(i);
    }
    return -1;
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
    std::vector<Seen> seen;
    before(token, 4, seen);
    std::vector<int32_t> members;
    const auto take = [&](int32_t entity) {
      if (entity >= 0 && members.size() < size && std::find(members.begin(), members.end(), entity) == members.end()) members.push_back(entity);
    };
    for (auto it = seen.rbegin(); it != seen.rend() && members.size() < size; ++it) {
      const Entity& e = d_.names->entities[it->entity];
      if (kind == EntityKind::person && e.kind == EntityKind::person) take(it->entity);
      if (kind == EntityKind::country) take(e.kind == EntityKind::country ? it->entity : e.kind == EntityKind::person ? state_of(it->entity) : -1);
      if (kind == EntityKind::group && (e.kind == EntityKind::country || e.kind == EntityKind::organization || (head == token && e.kind == EntityKind::person))) take(it->entity);
    }
    if (members.size() < size) return;
    std::reverse(members.begin(), members.end());
    // One group however often it is spoken of.
    int32_t id = -1;
    for (size_t g = 0; g < out_.groups.size(); ++g)
      if (out_.groups[g].members == members) id = static_cast<int32_t>(d_.names->entities.size() + g);
    if (id < 0) {
      Entity e;
      e.kind = EntityKind::group;
      e.nominal = true;
      e.plural = true;
      const Range phrase = d_.chunk(c).phrase;
      e.hi = d_.text->utf8.substr(d_.token(phrase.first).begin, d_.token(phrase.last - 1).end - d_.token(phrase.first).begin);
      for (const int32_t m : members) e.en += (e.en.empty() ? "" : " and ") + d_.names->entities[m].en;
      e.members = members;
      id = static_cast<int32_t>(d_.names->entities.size() + out_.groups.size());
      out_.groups.push_back(std::move(e));
    }
    Mention m;
    m.entity = id;
    m.tokens = {std::min(token, head), std::max(token, head) + 1};
    m.chunk = c;
    m.form = MentionForm::nominal;
    m.confidence = 0.85;
    out_.mentions.push_back(std::move(m));
  }

  const Document& d_;
  const Tables& t_;
  std::vector<Candidate> all_;
  std::vector<int> count_;
  std::vector<std::pair<int32_t, int32_t>> resolved_;  // (token, entity) of pronouns
  Coref out_;
};

}  // namespace

Coref resolve(const Document& document, const Tables& tables) { return Resolver(document, tables).run(); }

}  // namespace bahi::coref
