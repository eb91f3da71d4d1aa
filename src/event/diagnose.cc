// What an attentive sub-editor would query. What can be checked by counting stands in consistency.cc.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "event/draft.h"

namespace bahi::event {
namespace {

constexpr double kDoubtful = 0.6;  // a pronoun less sure than this is queried

/// The state an entity belongs to: its own country, or that of an office it holds.
std::string state_of(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  if (!e.country.empty()) return e.country;
  for (const Office& o : view.document.names->offices)
    if (o.person == entity && o.of >= 0 && !view.document.entity(o.of).country.empty())
      return view.document.entity(o.of).country;
  return {};
}

std::string state_of(const View& view, const std::vector<Filler>& all) {
  for (const Filler& f : all)
    if (auto s = state_of(view, f.entity); !s.empty()) return s;
  return {};
}

bool happened(const Draft& d) {
  return d.status == Status::occurred || d.status == Status::ongoing;
}
bool failed(const Draft& d) {
  return d.status == Status::did_not_occur || d.status == Status::cancelled || d.status == Status::refused;
}

/// Why the text below contradicts what the heading `h` tells; empty: it does not. `where`: the words that do.
std::string_view contradiction(const View& view, const std::vector<Draft>& drafts, const Draft& h, Range& where) {
  const Frame& f = view.tables.frames[h.frame];
  const auto from = state_of(view, h.actors);
  const auto to = state_of(view, h.recipients);
  const Draft* fails = nullptr;
  const Draft* receives = nullptr;
  bool borne_out = false;  // some line of the text tells it as the heading does
  bool gives = false;
  for (const Draft& b : drafts) {
    if (b.heading || b.joined >= 0) continue;
    const Frame& g = view.tables.frames[b.frame];
    const auto actor = state_of(view, b.actors);
    const auto recipient = state_of(view, b.recipients);
    if (f.act == g.act) {
      if (failed(b) && (from.empty() || actor.empty() || from == actor) && fails == nullptr) fails = &b;
      borne_out |= !failed(b);
    }
    if (f.event != g.event || f.mutual || g.mutual || from.empty()) continue;
    if (!to.empty() && from != to && actor == to && recipient == from) {
      where = b.words;
      return "the heading tells it the other way round than the text below it; the record follows the text";
    }
    gives |= actor == from;
    if (recipient == from && !actor.empty() && actor != from && receives == nullptr) receives = &b;
  }
  if (to.empty() && receives != nullptr && !gives) {
    where = receives->words;
    return "in the heading this one does it, in the text below it is done to him; the record follows the text";
  }
  if (happened(h) && fails != nullptr && !borne_out) {
    where = fails->words;
    return "the heading says that it happened, the text below it that it did not; the record follows the text";
  }
  return {};
}

void headings(const View& view, const std::vector<Draft>& drafts, std::vector<RecordDiagnostic>& out) {
  for (const Draft& h : drafts) {
    if (!h.heading || h.frame < 0) continue;
    Range where;
    if (const auto why = contradiction(view, drafts, h, where); !why.empty())
      out.push_back(
          {"heading-contradicts-body", std::string(why), {view.document.span(h.words), view.document.span(where)}});
  }
}

/// Words that point at somebody whom the article does not name.
void dangling(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  int32_t persons = 0;
  int32_t parties = 0;
  for (const Entity& e : d.names->entities) {
    persons += e.kind == EntityKind::person || e.plural;
    parties += e.kind == EntityKind::country || e.kind == EntityKind::organization || e.kind == EntityKind::group;
  }
  const auto named = static_cast<int32_t>(d.names->entities.size());
  for (const Mention& m : d.coref->mentions)
    if (m.entity >= named && d.entity(m.entity).members.empty() && persons < 2 && parties < 2)
      out.push_back({"dangling-reference", "the article does not name the two whom this means", {d.span(m.tokens)}});
  // A pronoun with which the text begins: nobody stands before it, unless in a heading.
  for (size_t s = 0; s < d.tokens->sentences.size(); ++s) {
    const auto kind = d.text->blocks[d.tokens->sentences[s].block].kind;
    if (kind == BlockKind::dateline) continue;
    const Range words = d.tokens->sentences[s].tokens;
    if (kind != BlockKind::paragraph) {
      if (std::any_of(d.names->mentions.begin(), d.names->mentions.end(), [&](const Mention& m) {
            return words.contains(m.tokens) && m.entity >= 0 && can_act(d.entity(m.entity));
          }))
        break;
      continue;
    }
    const int32_t first = words.first;
    if (view.tables.third_person.contains(d.token(first).symbol))
      out.push_back({"dangling-reference",
                     "the article begins with a pronoun; whom it means is not said before",
                     {d.span({first, first + 1})}});
    break;
  }
}

/// Where this entity was last named before the token; -1: nowhere.
int32_t last_named(const View& view, int32_t entity, int32_t before) {
  int32_t at = -1;
  for (const Mention& m : view.document.names->mentions)
    if (m.entity == entity && m.tokens.last <= before) at = std::max(at, m.tokens.first);
  return at;
}

/// Is a reader torn between two people, too? Both are named in this sentence or the one before, apart from each other
/// («क और ख … उनके» means both), and nothing but people competes: between a person and a thing sense decides.
bool torn(const View& view, const Mention& m) {
  const Document& d = view.document;
  if (m.alternatives.size() < 2 || m.confidence >= kDoubtful) return false;
  for (const int32_t e : m.alternatives)
    if (d.entity(e).kind != EntityKind::person || d.entity(e).nominal || d.entity(e).plural) return false;
  // «वे कारोबारी» points at the noun it stands with.
  if (m.chunk >= 0 && d.chunk(m.chunk).head != m.tokens.last - 1 && !d.chunk(m.chunk).genitive()) return false;
  const int32_t a = last_named(view, m.alternatives[0], m.tokens.first);
  const int32_t b = last_named(view, m.alternatives[1], m.tokens.first);
  const auto near = [&](int32_t at) {
    return at >= 0 && d.tokens->sentence_of[at] + 1 >= d.tokens->sentence_of[m.tokens.first];
  };
  constexpr int32_t kApart = 8;  // tokens: closer ones are members of one list
  return near(a) && near(b) && std::abs(a - b) > kApart;
}

void references(const View& view, const std::vector<Draft>& drafts, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  for (const Draft& draft : drafts) {
    if (!draft.heading && draft.joined < 0 && draft.anaphoric && draft.bare && draft.actors.empty() &&
        draft.recipients.empty() && view.tables.frames[draft.frame].event == "CONSULT")
      out.push_back({"ambiguous-reference", "it is not clear which meeting or deed this means", {d.span(draft.words)}});
    for (const std::string& note : draft.alternatives)
      out.push_back({"ambiguous-reference", note, {d.span(draft.words)}});
  }
  // Whom a pronoun means, once for the same candidates.
  std::vector<std::vector<int32_t>> asked;
  for (const Mention& m : d.coref->mentions) {
    if (!torn(view, m)) continue;
    auto key = m.alternatives;
    std::sort(key.begin(), key.end());
    if (std::find(asked.begin(), asked.end(), key) != asked.end()) continue;
    asked.push_back(std::move(key));
    out.push_back(
        {"ambiguous-reference", "this may mean any of: " + names_of(view, m.alternatives), {d.span(m.tokens)}});
  }
}

/// Does nobody own this claim: no speaker, no source, no document («रिपोर्ट में कहा गया है»)?
bool unowned(const View& view, const Utterance& u) {
  if (!u.hearsay || u.content.empty() || !u.clausal || u.negated || u.verb < 0) return false;
  const VerbGroup& v = view.verb(u.verb);
  if (v.negated || v.mood != Mood::indicative) return false;
  for (const int32_t c : view.dependents(v.chunk)) {
    const Chunk& chunk = view.chunk(c);
    if (chunk.marker != Marker::mein && chunk.marker != Marker::par && chunk.marker != Marker::anusar) continue;
    const Mention* m = view.head_mention(c);
    const bool place = m != nullptr && m->entity >= 0 && view.is_place(view.document.entity(m->entity));
    if (!place && !view.is_time(c)) return false;
  }
  return true;
}

/// «X ने कहा कि …। डेनमार्क इस लक्ष्य के लिए प्रतिबद्ध है।»: a state's will, told as if the paper knew it. Whose words they
/// likely are: who spoke for that state last.
void commitments(const View& view, const std::vector<Draft>& drafts, const std::vector<Utterance>& utterances,
                 std::vector<RecordDiagnostic>& out) {
  for (const Draft& d : drafts) {
    const Frame& f = view.tables.frames[d.frame];
    if (d.heading || d.joined >= 0 || d.told != Told::main || !d.claims.empty() || d.actors.empty() || d.verb < 0 ||
        f.event != "AGREE" || (f.act != "commit" && f.act != "be ready") || view.verb(d.verb).tense != Tense::present)
      continue;
    const Entity& holder = view.document.entity(d.actors.front().entity);
    if (holder.kind != EntityKind::country && holder.kind != EntityKind::organization) continue;
    std::string message = "no speaker is named for what it wills";
    for (const Utterance& u : utterances)
      if (u.sentence < d.sentence && !u.speakers.empty() && !holder.country.empty() &&
          state_of(view, u.speakers) == holder.country)
        message = "no speaker is named for what it wills; likely " + names_of(view, {u.speakers.front().entity});
    out.push_back({"unattributed-claim", std::move(message), {view.document.span(d.words)}});
  }
}

// ------------------------------------------------------------------ names, marks
/// Letters to add, drop or change to make one word of the other.
int distance(std::string_view a, std::string_view b) {
  const auto letters = [](std::string_view s) {
    std::vector<std::string_view> out;
    for (size_t i = 0, n = 0; i < s.size(); i = n) {
      for (n = i + 1; n < s.size() && (static_cast<unsigned char>(s[n]) & 0xC0) == 0x80;) ++n;
      out.push_back(s.substr(i, n - i));
    }
    return out;
  };
  const auto x = letters(a);
  const auto y = letters(b);
  std::vector<int> row(y.size() + 1);
  for (size_t k = 0; k < row.size(); ++k) row[k] = static_cast<int>(k);
  for (size_t i = 1; i <= x.size(); ++i) {
    int before = row[0]++;
    for (size_t k = 1; k < row.size(); ++k) {
      const int change = before + (x[i - 1] == y[k - 1] ? 0 : 1);
      before = row[k];
      row[k] = std::min({row[k] + 1, row[k - 1] + 1, change});
    }
  }
  return row.back();
}

/// Are these two spellings of one surname? `same`: known to be one person's; else of two whose other names are the
/// same.
bool variants(std::string_view a, std::string_view b, bool same) {
  if (a == b || a.size() < 9 || b.size() < 9) return false;  // three letters: too short to tell
  if (lexicon::name_key(a) == lexicon::name_key(b)) return true;
  return a.substr(0, 3) == b.substr(0, 3) && std::min(a.size(), b.size()) >= 12 && distance(a, b) <= (same ? 2 : 1);
}

void names(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  std::map<int32_t, std::vector<Range>> spelt;  // person → where he is named
  for (const Mention& m : d.names->mentions)
    if (m.form == MentionForm::name && m.entity >= 0 && d.entity(m.entity).kind == EntityKind::person &&
        !d.entity(m.entity).nominal)
      spelt[m.entity].push_back(m.tokens);
  const auto last = [&](Range r) { return d.token(r.last - 1).key; };
  const auto query = [&](Range a, Range b) {
    out.push_back({"name-variant", "the same name is spelt two ways", {d.span(a), d.span(b)}});
  };
  for (auto it = spelt.begin(); it != spelt.end(); ++it) {
    const Range first = it->second.front();
    const auto other = std::find_if(it->second.begin(), it->second.end(), [&](Range r) {
      return r.size() == first.size() ? variants(last(first), last(r), true)
                                      : (r.size() == 1 || first.size() == 1) && variants(last(first), last(r), true);
    });
    if (other != it->second.end()) query(first, *other);
    // Two people whom no table tells apart.
    for (auto next = std::next(it); next != spelt.end(); ++next) {
      const Range second = next->second.front();
      // «योश्का फिशर», «योश्का फिशेर»; «फैसल बिन फरहान», «फैज़ल बिन फरहान»: alike but for one word, which is nearly the same.
      if (first.size() < 2 || first.size() != second.size() ||
          !(d.entity(it->first).key.empty() || d.entity(next->first).key.empty()))
        continue;
      int32_t differ = -1;
      int32_t count = 0;
      for (int32_t i = 0; i < first.size(); ++i)
        if (d.token(first.first + i).key != d.token(second.first + i).key) differ = i, ++count;
      if (count == 1 && variants(d.token(first.first + differ).key, d.token(second.first + differ).key, false))
        query(first, second);
    }
  }
}

/// Is this the mark that closes a quotation of an earlier paragraph?
bool closes(std::string_view form) {
  return form == "”" || form == "»" || form == "’";
}

void marks(const View& view, std::vector<RecordDiagnostic>& out) {
  const Document& d = view.document;
  const auto all = quotations(view);
  std::vector<bool> inside(d.tokens->tokens.size());
  for (const Quotation& q : all)
    if (q.closed)
      std::fill(inside.begin() + q.tokens.first - 1,
                inside.begin() + std::min(q.tokens.last + 1, static_cast<int32_t>(inside.size())), true);
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].closed) continue;
    // One that runs over several paragraphs may open each of them, and is closed in the last; «‘‘ … ’» is closed too.
    const auto end =
        i + 1 < all.size() && !all[i + 1].closed ? all[i + 1].tokens.first : static_cast<int32_t>(inside.size());
    const auto& sentences = d.tokens->sentences;
    const auto block = [&](int32_t token) { return sentences[d.tokens->sentence_of[token]].block; };
    bool closed = false;
    for (int32_t t = all[i].tokens.first; t < end && !closed; ++t) closed = !inside[t] && closes(d.token(t).form);
    // Plain marks look alike: two that nothing closes are a pair when nothing else stands between them.
    const auto plain = [&](size_t k) {
      const auto form = d.token(all[k].tokens.first - 1).form;
      return form == "\"" || form == "'" || form == "''";
    };
    if (!closed && i + 1 < all.size() && !all[i + 1].closed && plain(i) && plain(i + 1)) {
      ++i;
      continue;
    }
    const bool runs_on = i + 1 < all.size() && block(all[i + 1].tokens.first) == block(all[i].tokens.first) + 1 &&
                         all[i + 1].tokens.first <= all[i].tokens.last + 2;
    if (!closed && !runs_on)
      out.push_back({"unclosed-quotation",
                     "this quotation is opened and never closed",
                     {d.span({all[i].tokens.first - 1, all[i].tokens.first})}});
  }
}

}  // namespace

std::string names_of(const View& view, const std::vector<int32_t>& entities) {
  std::string out;
  for (const int32_t e : entities) out += (out.empty() ? "" : ", ") + view.document.entity(e).hi;
  return out;
}

std::vector<RecordDiagnostic> diagnose(const View& view, const std::vector<Draft>& drafts,
                                       const std::vector<Utterance>& utterances) {
  std::vector<RecordDiagnostic> out;
  headings(view, drafts, out);
  check_dates(view, out);
  dangling(view, out);
  references(view, drafts, out);
  for (const Utterance& u : utterances)
    if (unowned(view, u))
      out.push_back({"unattributed-claim", "nobody is named who says this", {view.document.span(u.where)}});
  commitments(view, drafts, utterances, out);
  names(view, out);
  check_titles(view, out);
  check_numbers(view, out);
  marks(view, out);
  std::stable_sort(out.begin(), out.end(), [](const RecordDiagnostic& a, const RecordDiagnostic& b) {
    const int32_t x = a.spans.empty() ? -1 : a.spans.front().start;
    const int32_t y = b.spans.empty() ? -1 : b.spans.front().start;
    return x < y;
  });
  return out;
}

}  // namespace bahi::event
