#include "event/view.h"

#include <algorithm>

namespace bahi::event {

std::string text_of(const View& view, Range words) {
  const auto& tokens = view.document.tokens->tokens;
  return view.document.text->utf8.substr(tokens[words.first].begin,
                                         tokens[words.last - 1].end - tokens[words.first].begin);
}

bool is_copula(const View& view, const VerbGroup& v) {
  return v.lemma == view.tables.hai || v.lemma == view.tables.ho || v.lemma == view.tables.tha;
}

bool can_act(const Entity& e) {
  return e.kind != EntityKind::facility && e.kind != EntityKind::summit;
}

bool political(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  const auto sector = [&] {
    constexpr std::array<std::string_view, 10> kPrivate = {"CVL", "JRN", "EDU", "MED", "AGR",
                                                           "BUS", "CRM", "LAB", "REF", "SOC"};
    return !e.sector.empty() &&
           std::find(kPrivate.begin(), kPrivate.end(), std::string_view(e.sector)) == kPrivate.end();
  };
  switch (e.kind) {
    case EntityKind::country:
      return true;
    case EntityKind::organization:
      return e.sector.empty() || sector();
    case EntityKind::person:
      if (!e.key.empty()) return true;
      for (const Office& o : view.document.names->offices)
        if (o.person == entity) return e.sector.empty() || sector();
      return e.nominal && sector();
    case EntityKind::group:
      if (entity >= static_cast<int32_t>(view.document.names->entities.size())) return true;  // «दोनों विदेश सचिव»
      return !e.members.empty() || sector() || (e.sector.empty() && !e.country.empty());
    case EntityKind::place:
      return false;
    default:
      return false;
  }
}

View::View(const Document& d, const Tables& t) : document(d), tables(t) {
  const auto& all = chunks();
  const size_t n = all.size();
  first_dependent_.assign(n + 2, 0);
  for (const Chunk& c : all)
    if (c.governor >= 0) ++first_dependent_[c.governor + 1];
  for (size_t i = 0; i <= n; ++i) first_dependent_[i + 1] += first_dependent_[i];
  dependents_.resize(n + 1);
  std::vector<int32_t> at = first_dependent_;
  for (size_t i = 0; i < n; ++i)
    if (all[i].governor >= 0) dependents_[at[all[i].governor]++] = static_cast<int32_t>(i);

  verb_of_noun_.assign(n, -1);
  for (size_t i = d.chunks->verbs.size(); i-- > 0;)  // the first of several
    if (d.chunks->verbs[i].noun >= 0) verb_of_noun_[d.chunks->verbs[i].noun] = static_cast<int32_t>(i);

  for (const Mention& m : d.names->mentions) mentions_.push_back(&m);
  for (const Mention& m : d.coref->mentions) mentions_.push_back(&m);
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const Mention* a, const Mention* b) { return a->tokens < b->tokens; });
  std::vector<int32_t> home(mentions_.size(), -1);
  first_mention_.assign(n + 2, 0);
  for (size_t i = 0; i < mentions_.size(); ++i) {
    const Mention& m = *mentions_[i];
    if (m.entity < 0 || m.tokens.empty()) continue;
    home[i] = d.chunks->chunk_of[m.tokens.last - 1];
    if (home[i] >= 0) ++first_mention_[home[i] + 1];
  }
  for (size_t i = 0; i <= n; ++i) first_mention_[i + 1] += first_mention_[i];
  mention_list_.resize(mentions_.size());
  at = first_mention_;
  for (size_t i = 0; i < mentions_.size(); ++i)
    if (home[i] >= 0) mention_list_[at[home[i]]++] = static_cast<int32_t>(i);

  sites_.assign(n + 1, nullptr);
  for (const Mention& m : d.coref->sites) sites_[m.chunk] = &m;

  const auto count = static_cast<int32_t>(d.tokens->tokens.size());
  for (int32_t i = 0; i < count; ++i) {
    int32_t end = i;
    const auto best = phrase_at(t.cue_phrases, i, count, &end);
    for (const uint32_t cue : best) cues_.push_back({static_cast<int32_t>(cue), {i, end}});
  }
}

std::span<const uint32_t> View::phrase_at(const lexicon::PhraseTrie& phrases, int32_t first, int32_t last,
                                          int32_t* end) const {
  auto node = lexicon::PhraseTrie::kRoot;
  std::span<const uint32_t> best;
  for (int32_t k = first; k < last; ++k) {
    auto next = phrases.step(node, document.token(k).symbol);
    if (next == lexicon::PhraseTrie::kNone) next = phrases.step(node, document.word(k).lemma_symbol);
    if (next == lexicon::PhraseTrie::kNone) break;
    node = next;
    if (!phrases.values(node).empty()) {
      best = phrases.values(node);
      *end = k + 1;
    }
  }
  return best;
}

std::span<const int32_t> View::dependents(int32_t chunk) const {
  return {dependents_.data() + first_dependent_[chunk],
          static_cast<size_t>(first_dependent_[chunk + 1] - first_dependent_[chunk])};
}

std::span<const int32_t> View::mentions_in(int32_t chunk) const {
  return {mention_list_.data() + first_mention_[chunk],
          static_cast<size_t>(first_mention_[chunk + 1] - first_mention_[chunk])};
}

const Mention* View::site(int32_t chunk) const {
  return sites_[chunk];
}

int32_t View::host(int32_t verb) const {
  const int32_t noun = this->verb(verb).noun;
  const Mention* m = noun >= 0 ? head_mention(noun) : nullptr;
  return m != nullptr && is_place(document.entity(m->entity)) ? -1 : noun;
}

const Mention* View::head_mention(int32_t chunk) const {
  const Mention* best = nullptr;
  bool resolved = false;
  for (const int32_t i : mentions_in(chunk)) {
    const Mention& m = *mentions_[i];
    if (!m.tokens.contains(this->chunk(chunk).head)) continue;
    // What a noun means in its text goes before what it says by itself: «दोनों देशों», «उनका देश».
    const bool means = !document.entity(m.entity).members.empty() ||
                       (m.form == MentionForm::nominal && !document.entity(m.entity).nominal);
    if (best == nullptr || means || (m.tokens.size() > best->tokens.size() && !resolved)) {
      best = &m;
      resolved = means;
    }
  }
  if (best != nullptr) return best;
  // The head may be a word after the name («जयशंकर जी», «पुतिन समेत», «दहल 'प्रचंड'»): the last name that ends the group.
  int32_t end = this->chunk(chunk).phrase.last;
  while (end > this->chunk(chunk).phrase.first && document.token(end - 1).kind == TokenKind::punctuation) --end;
  const int32_t head = std::min(this->chunk(chunk).head, end - 1);
  for (const int32_t i : mentions_in(chunk)) {
    const Mention& m = *mentions_[i];
    if (m.form == MentionForm::name && m.tokens.last >= end - 1 && m.tokens.last > head) best = &m;
  }
  return best;
}

std::vector<int32_t> View::conjuncts(int32_t chunk) const {
  std::vector<int32_t> out;
  const auto kind = [&](int32_t c) {
    const Mention* m = head_mention(c);
    return m == nullptr ? EntityKind::summit : document.entity(m->entity).kind;
  };
  // «राष्ट्रपति A और चिली की राष्ट्रपति B»: A was hung on चिली, but goes with B.
  if (kind(chunk) == EntityKind::person) {
    for (const int32_t d : dependents(chunk)) {
      if (!this->chunk(d).genitive() || kind(d) != EntityKind::country) continue;
      for (const int32_t e : dependents(d))
        if (this->chunk(e).role == Role::ccof && this->chunk(e).kind == ChunkKind::NP && kind(e) == EntityKind::person)
          out.push_back(e);
    }
  }
  if (kind(chunk) == EntityKind::person && chunk > 0) {
    const Chunk& before = this->chunk(chunk - 1);
    const auto take = [&](int32_t list) {
      for (const int32_t d : conjuncts(list))
        if (d != list && kind(d) == EntityKind::person) out.push_back(d);
    };
    // «A और कृषि एवं खाद्य आयुक्त B के साथ»: A was hung on words of B's title.
    if (before.kind == ChunkKind::NP && before.marker == Marker::none && head_mention(chunk - 1) == nullptr)
      take(chunk - 1);
    // «A और कृषि और खाद्य आयुक्त B की मेजबानी»: A was hung on what is B's.
    if (before.kind == ChunkKind::CCP && this->chunk(chunk).genitive() && before.governor >= 0 &&
        before.governor == this->chunk(chunk).governor)
      for (const int32_t d : dependents(before.governor))
        if (d < chunk && this->chunk(d).role == Role::ccof && this->chunk(d).kind == ChunkKind::NP) {
          take(d);
          if (kind(d) == EntityKind::person) out.push_back(d);
        }
  }
  const bool state = this->chunk(chunk).genitive() && kind(chunk) == EntityKind::country &&
                     this->chunk(chunk).governor >= 0 && kind(this->chunk(chunk).governor) == EntityKind::person;
  // «A और सांसदों के एक समूह ने»: A was hung on सांसदों, but goes with the group.
  if (kind(chunk) == EntityKind::group || kind(chunk) == EntityKind::organization) {
    for (const int32_t d : dependents(chunk)) {
      const Mention* m = head_mention(d);
      if (!this->chunk(d).genitive() || m == nullptr || !document.entity(m->entity).nominal) continue;
      for (const int32_t e : dependents(d)) {
        const Mention* who = this->chunk(e).role == Role::ccof ? head_mention(e) : nullptr;
        if (who != nullptr && who->form == MentionForm::name && document.entity(who->entity).kind == EntityKind::person)
          out.push_back(e);
      }
    }
  }
  // «शिवपाल यादव और उनके करीबी मंत्रियों को»: a name was hung on the possessive, but goes with whose it is.
  for (const int32_t d : dependents(chunk)) {
    if (!this->chunk(d).genitive() || document.word(this->chunk(d).head).tag != Tag::PRP) continue;
    for (const int32_t e : dependents(d)) {
      const Mention* who = this->chunk(e).role == Role::ccof ? head_mention(e) : nullptr;
      if (who != nullptr && who->form != MentionForm::pronoun) out.push_back(e);
    }
  }
  // «राज्यों और केंद्र | शासित प्रदेशों को»: a name that stands in two groups; the list was hung on the first.
  if (const Mention* m = head_mention(chunk); m != nullptr && m->tokens.first < this->chunk(chunk).tokens.first) {
    const int32_t begin = document.chunks->chunk_of[m->tokens.first];
    if (begin >= 0 && begin < chunk && this->chunk(begin).marker == Marker::none)
      for (const int32_t d : conjuncts(begin))
        if (d != begin) out.push_back(d);
  }
  for (const int32_t d : dependents(chunk)) {
    if (this->chunk(d).role != Role::ccof) continue;
    if (state && this->chunk(d).kind == ChunkKind::NP && kind(d) == EntityKind::person) continue;
    if (this->chunk(d).kind == ChunkKind::NP) {
      const auto more = conjuncts(d);
      out.insert(out.end(), more.begin(), more.end());
    } else if (this->chunk(d).kind == ChunkKind::CCP) {
      for (const int32_t e : dependents(d))
        if (this->chunk(e).kind == ChunkKind::NP && this->chunk(e).role == Role::ccof) out.push_back(e);
    }
  }
  out.push_back(chunk);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// The state whose adjective is joined to the adjective that begins a group («अमेरिकी और | ब्रिटिश सेनाओं»); nullptr: none.
const Mention* View::joined_adjective(int32_t chunk) const {
  const int32_t first = this->chunk(chunk).tokens.first;
  const bool state = this->chunk(chunk).genitive();  // «भारतीय और | कजाखस्तान की सेनाओं»
  if (first < 2 || document.word(first - 1).tag != Tag::CC || (document.word(first).tag != Tag::JJ && !state))
    return nullptr;
  const int32_t before = document.chunks->chunk_of[first - 2];
  if (before < 0 || this->chunk(before).marker != Marker::none) return nullptr;
  for (const int32_t i : mentions_in(before)) {
    const Mention& m = *mentions_[i];
    const EntityKind k = document.entity(m.entity).kind;
    const bool named = k == EntityKind::organization && m.form == MentionForm::name;  // «[तालिबान] और | दूसरे नेताओं ने»
    if (m.tokens.last == first - 1 && (k == EntityKind::country || named) &&
        (document.word(first - 2).tag == Tag::JJ || (named && this->chunk(before).kind == ChunkKind::JJP)))
      return &m;
  }
  return nullptr;
}

namespace {
/// «सेनाओं», «सैनिकों», «सेनाएं»: more than one by its ending alone.
bool plural_form(std::string_view key) {
  return key.ends_with("ों") || key.ends_with("ओं") || key.ends_with("एं");
}
}  // namespace

std::vector<Filler> View::fillers(int32_t chunk, bool metonymy) const {
  std::vector<Filler> out;
  bool officers = false;  // of several states stand for those
  const auto add = [&](Filler f) {
    for (const Filler& x : out)
      if (x.entity == f.entity) return;
    out.push_back(f);
  };
  // «19 बंधकों में से 12 को»: some of those before.
  if (chunk > 0 && head_mention(chunk) == nullptr && document.word(this->chunk(chunk).head).tag == Tag::QC &&
      out_of(chunk - 1))
    return fillers(chunk - 1, metonymy);
  int32_t last = -1;
  for (const int32_t c : conjuncts(chunk)) {
    const int32_t listed = last;
    last = c;
    if (const Mention* m = head_mention(c); m != nullptr) {
      const Entity& e = document.entity(m->entity);
      // «लोकसभा व विधानसभा चुनाव»: houses that are only voted for.
      if (c != chunk && m->tokens.last == this->chunk(c).phrase.last && has_cue(this->chunk(chunk).phrase, "poll") &&
          e.sector == "LEG" && e.kind == EntityKind::organization)
        continue;
      // «जापान, चीन आदि देशों को»: those who are named.
      const int32_t opens = this->chunk(c).phrase.first;
      if (e.nominal && listed >= 0 && !out.empty() && has_cue({opens - 1, opens + 1}, "et cetera")) continue;
      // «औषधि प्रशासन, उत्तर प्रदेश ने»: where the body is.
      if (e.kind == EntityKind::place && listed >= 0 &&
          this->chunk(c).phrase.first == this->chunk(listed).phrase.last + 1 &&
          document.token(this->chunk(listed).phrase.last).key == ",")
        if (const Mention* body = head_mention(listed);
            body != nullptr && document.entity(body->entity).kind == EntityKind::organization &&
            conjuncts(chunk).size() == 2)
          continue;
      // «मिस्र और सूडान के विदेश मंत्रियों»: several, one of each.
      const bool bodies = e.kind == EntityKind::organization && plural_form(document.token(this->chunk(c).head).key);
      const bool armies = bodies && m->tokens.first < this->chunk(c).tokens.first;
      // «किर्गिस्तान और ताजिकिस्तान के सीमा सुरक्षा बलों»: the namesakes of a body of another state.
      if (bodies && !armies && !e.country.empty()) {
        std::vector<int32_t> owners;
        for (const int32_t d : dependents(c))
          if (this->chunk(d).genitive() && d < c)
            for (const int32_t k : conjuncts(d))
              if (const Mention* s = head_mention(k);
                  s != nullptr && document.entity(s->entity).kind == EntityKind::country)
                owners.push_back(s->entity);
        if (!owners.empty() && std::none_of(owners.begin(), owners.end(),
                                            [&](int32_t s) { return document.entity(s).country == e.country; })) {
          for (const int32_t s : owners) add({s, c, m->confidence * 0.9, false, true});
          continue;
        }
      }
      // «फिलीपींस और अमेरिका के राष्ट्रपति से», of whom the article has named one.
      const bool known =
          m->form == MentionForm::title && e.kind == EntityKind::person && !e.nominal && !e.country.empty();
      if ((armies || e.nominal || known) &&
          (armies || e.plural || m->form == MentionForm::nominal ||
           document.word(this->chunk(c).head).features.number == Number::plural || m->form == MentionForm::title)) {
        std::vector<int32_t> states;
        bool own = false;  // «गृह मंत्रालय और [विदेश मंत्रालय के अधिकारियों]»: the last of whose they are is in their name
        for (const int32_t d : dependents(c)) {
          if (!this->chunk(d).genitive()) continue;
          if (const Mention* other = joined_adjective(d); other != nullptr) states.push_back(other->entity);
          for (const int32_t k : conjuncts(d)) {
            const Mention* s = head_mention(k);
            if (s == nullptr) continue;
            const Entity& of = document.entity(s->entity);
            states.insert(states.end(), of.members.begin(), of.members.end());  // «दोनों देशों के अधिकारी»
            if (of.kind == EntityKind::country ||
                (of.kind == EntityKind::organization && s->form != MentionForm::nominal))
              states.push_back(s->entity);
          }
          own |= conjuncts(d).size() > 1 && m->tokens.contains(this->chunk(d).head);
        }
        if (own && states.size() == 1 && !known) add({states.front(), c, m->confidence * 0.95, false, true});
        if (states.size() >= 2) {
          for (const int32_t s : states)
            add({known && document.entity(s).country == e.country ? m->entity : s, c, m->confidence * 0.95, false,
                 true});
          officers = true;
          continue;
        }
      }
      // «सांसदों-विधायकों को»: both.
      for (const int32_t i : mentions_in(c)) {
        const Mention& first = *mentions_[i];
        if (e.nominal && document.entity(first.entity).nominal && first.tokens.last + 1 == m->tokens.first &&
            document.token(first.tokens.last).key == "-" && plural_form(document.token(first.tokens.last - 1).key))
          add({first.entity, c, first.confidence, false, false});
      }
      // «भारत-पाकिस्तान के बीच», «इजरायल-हमास ने»: both.
      for (int32_t begins = m->tokens.first, hop = 0; hop < 3 && m->form == MentionForm::name; ++hop) {
        const Mention* before = nullptr;
        for (const int32_t i : mentions_in(c)) {
          const Mention& x = *mentions_[i];
          const EntityKind k = document.entity(x.entity).kind;
          const bool party = k == EntityKind::country || k == EntityKind::organization || k == EntityKind::person;
          if (party && x.form == MentionForm::name && x.tokens.last + 1 == begins &&
              document.token(x.tokens.last).key == "-")
            before = &x;
        }
        if (before == nullptr) break;
        add({before->entity, c, before->confidence * 0.95, false, false});
        begins = before->tokens.first;
      }
      // «अमेरिका, चीन और भारत जैसे देशों ने»: those who are named.
      bool named = false;
      for (const int32_t d : dependents(c))
        if (e.nominal && this->chunk(d).marker == Marker::tulna && this->chunk(d).role == Role::nmod && d + 1 == c)
          for (Filler f : fillers(d)) {
            f.confidence *= 0.95;
            add(f);
            named = true;
          }
      if (named) continue;
      if (!e.members.empty()) {
        for (const int32_t member : e.members) add({member, c, m->confidence, false, false});
      } else {
        add({m->entity, c, m->confidence, false, false});
      }
      // «अमेरिकी और ब्रिटिश सेनाओं ने»: the other state's as well.
      if (const Mention* other = joined_adjective(c); other != nullptr && other->entity != m->entity)
        add({other->entity, c, other->confidence * 0.85, false, true});
      continue;
    }
    if (!metonymy) continue;
    // «नेपाल के [शिक्षा] एवं [खेल मंत्री X]»: beside a person a thing's owner does not act.
    if (c != chunk)
      if (const Mention* m = head_mention(chunk); m != nullptr && document.entity(m->entity).kind == EntityKind::person)
        continue;
    bool found = false;
    const auto own = dependents(c);
    for (size_t k = own.size(); k-- > 0 && !found;) {  // «जी-20 की [भारत की अध्यक्षता]»: the nearest has it
      const int32_t d = own[k];
      if (!this->chunk(d).genitive() || d > c) continue;
      for (Filler f : fillers(d, true)) {
        f.metonym = true;
        f.confidence *= 0.85;
        add(f);
        found = true;
      }
    }
    // «[यरुशलम को इजरायल की राजधानी मानने के] अमेरिकी फैसले»: nor does it lie in what it is for when the group tells.
    const auto inside = mentions_in(c);
    const bool told = std::any_of(inside.begin(), inside.end(), [&](int32_t i) {
      return mentions_[i]->tokens.first == this->chunk(c).phrase.first &&
             document.entity(mentions_[i]->entity).kind == EntityKind::country;
    });
    // «मोदी की [जल्दी सीखने की] क्षमता»: who has it, before what it is for.
    for (const int32_t d : own) {
      if (found || told || this->chunk(d).kind != ChunkKind::VGNN || !this->chunk(d).genitive() || d > c) continue;
      int32_t first = d;  // of all that hangs on it
      for (bool more = true; more;) {
        const auto parts = dependents(first);
        more = !parts.empty() && parts.front() < first;
        if (more) first = parts.front();
      }
      if (first == d || this->chunk(first).kind != ChunkKind::NP || !this->chunk(first).genitive()) continue;
      for (Filler f : fillers(first, false)) {
        f.metonym = true;
        f.confidence *= 0.85;
        add(f);
        found = true;
      }
    }
    // «शरीफ द्वारा लगाए गए आरोप», «एर्दोगन की ओर से की गई टिप्पणी»: the agent in the participle before it.
    for (const int32_t d : own) {
      if (found || (!is_verbal(this->chunk(d).kind) && this->chunk(d).kind != ChunkKind::JJP) || d > c) continue;
      const auto agent = [&](int32_t e) {
        const Marker m = this->chunk(e).marker;
        if (found || (m != Marker::dwara && m != Marker::orse)) return;
        for (Filler f : fillers(e, false)) {
          f.metonym = true;
          f.confidence *= 0.85;
          add(f);
          found = true;
        }
      };
      for (const int32_t e : dependents(d)) {
        agent(e);
        for (const int32_t k : dependents(e)) agent(k);  // «भारत द्वारा [संधि को] निलंबित करने के निर्णय»: hung on its object
      }
    }
    if (found || has_cue(this->chunk(c).phrase, "level")) continue;  // «विदेश मंत्रालय स्तर की बातचीत»
    // «भारतीय पक्ष», «अमेरिकी रुख»: the state inside the group.
    for (const int32_t i : mentions_in(c)) {
      const Mention& m = *mentions_[i];
      if (can_act(document.entity(m.entity))) add({m.entity, c, m.confidence * 0.8, false, true});
    }
  }
  // «दोनों देशों के सुरक्षा सलाहकारों और विदेश सचिवों की»: the others on the list are theirs too.
  if (officers)
    std::erase_if(out, [&](const Filler& f) {
      const Entity& e = document.entity(f.entity);
      return !f.metonym && e.kind == EntityKind::person && e.nominal && e.plural && e.country.empty();
    });
  return out;
}

std::span<const CueHit> View::cues_begun(Range tokens) const {
  const auto before = [](const CueHit& hit, int32_t token) { return hit.tokens.first < token; };
  const auto first = std::lower_bound(cues_.begin(), cues_.end(), tokens.first, before);
  return {first, std::lower_bound(first, cues_.end(), tokens.last, before)};
}

std::vector<CueHit> View::cues(Range tokens) const {
  std::vector<CueHit> out;
  int32_t cut = -1;  // «उम्मीद | है»: of a phrase that goes on behind these tokens, what of it stands in them
  for (const CueHit& hit : cues_begun(tokens)) {
    if (hit.tokens.last <= tokens.last) {
      out.push_back(hit);
    } else if (hit.tokens.first != cut) {
      cut = hit.tokens.first;
      int32_t end = cut;
      for (const uint32_t cue : phrase_at(tables.cue_phrases, cut, tokens.last, &end))
        out.push_back({static_cast<int32_t>(cue), {cut, end}});
    }
  }
  return out;
}

bool View::has_cue(Range tokens, std::string_view kind) const {
  bool cut = false;
  for (const CueHit& hit : cues_begun(tokens)) {
    if (hit.tokens.last > tokens.last)
      cut = true;
    else if (cue(hit).kind == kind)
      return true;
  }
  if (!cut) return false;
  const auto all = cues(tokens);
  return std::any_of(all.begin(), all.end(), [&](const CueHit& hit) { return cue(hit).kind == kind; });
}

bool View::out_of(int32_t chunk) const {
  const Chunk& c = this->chunk(chunk);
  return c.kind == ChunkKind::NP && c.marker == Marker::mein && document.token(c.tokens.last - 1).key == "से";
}

bool View::is_time(int32_t chunk) const {
  int32_t last = chunk;  // «मार्च और [अगस्त में]»
  for (int32_t hop = 0; hop < 4 && this->chunk(last).role == Role::ccof && this->chunk(last).governor >= 0; ++hop)
    last = this->chunk(last).governor;
  if (this->chunk(last).role != Role::k7t) return false;
  const Mention* m = head_mention(chunk);  // «मैकी साल» is a person, not a year
  return m == nullptr || document.entity(m->entity).kind != EntityKind::person;
}

Range View::clause_tokens(int32_t clause) const {
  const Range c = this->clause(clause).chunks;
  if (c.empty()) return {};
  return {chunk(c.first).tokens.first, chunk(c.last - 1).tokens.last};
}

bool View::is_heading(int32_t sentence) const {
  const BlockKind kind = document.text->blocks[document.tokens->sentences[sentence].block].kind;
  return kind == BlockKind::heading || kind == BlockKind::title;
}

}  // namespace bahi::event
