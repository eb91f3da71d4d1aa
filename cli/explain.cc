// `bahi explain` and `bahi layers`: the layers of an article, and why a line of its record stands there.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>

#include "commands.h"
#include "engine/engine.h"
#include "inputs.h"
#include "table.h"

namespace bahi::cli {
namespace {

std::string words(const Document& d, Range r) {
  if (r.empty()) return {};
  return d.text->utf8.substr(d.token(r.first).begin, d.token(r.last - 1).end - d.token(r.first).begin);
}

/// Features in UD's names, sorted as CoNLL-U wants them.
std::string conllu_features(const Features& f) {
  std::vector<std::string> out;
  if (f.case_ != Case::none) out.emplace_back(f.case_ == Case::direct ? "Case=Nom" : "Case=Acc");
  if (f.gender != Gender::none) out.emplace_back(f.gender == Gender::masculine ? "Gender=Masc" : "Gender=Fem");
  if (f.number != Number::none) out.emplace_back(f.number == Number::singular ? "Number=Sing" : "Number=Plur");
  if (f.person > 0) out.push_back(fmt::format("Person={}", f.person));
  switch (f.form) {
    case VerbForm::conjunctive:
      out.emplace_back("VerbForm=Conv");
      break;
    case VerbForm::habitual:
      out.emplace_back("Aspect=Imp");
      break;
    case VerbForm::perfective:
      out.emplace_back("Aspect=Perf");
      break;
    case VerbForm::infinitive:
      out.emplace_back("VerbForm=Inf");
      break;
    case VerbForm::future:
      out.emplace_back("Tense=Fut");
      break;
    case VerbForm::subjunctive:
      out.emplace_back("Mood=Sub");
      break;
    case VerbForm::imperative:
      out.emplace_back("Mood=Imp");
      break;
    case VerbForm::present:
      out.emplace_back("Tense=Pres");
      break;
    case VerbForm::past:
      out.emplace_back("Tense=Past");
      break;
    default:
      break;
  }
  std::sort(out.begin(), out.end());
  return out.empty() ? "_" : fmt::format("{}", fmt::join(out, "|"));
}

/// The words of one sentence as CoNLL-U. Heads are those of chunks: a word hangs on its chunk's head, a chunk's head on
/// the head of its governor, and what hangs on nothing on the sentence's root, the first finite verb that is free.
std::string conllu(const Document& d, int32_t sentence) {
  const Range r = d.tokens->sentences[sentence].tokens;
  int32_t root = -1;
  const Range chunks = d.chunks->sentence_chunks[sentence];
  for (int32_t c = chunks.first; c < chunks.last; ++c) {
    const Chunk& chunk = d.chunk(c);
    if (chunk.governor >= 0) continue;
    if (root < 0 || (chunk.kind == ChunkKind::VGF && d.chunk(d.chunks->chunk_of[root]).kind != ChunkKind::VGF))
      root = chunk.head;
  }
  if (root < 0) root = r.first;
  std::string out;
  for (int32_t i = r.first; i < r.last; ++i) {
    const Token& t = d.token(i);
    const Word& w = d.word(i);
    const int32_t c = d.chunks->chunk_of[i];
    int32_t head = root;
    std::string relation = w.upos == Upos::PUNCT ? "punct" : "dep";
    std::string misc;
    if (c >= 0) {
      const Chunk& chunk = d.chunk(c);
      if (chunk.head != i) {
        head = chunk.head;
      } else if (chunk.governor >= 0) {
        head = d.chunk(chunk.governor).head;
        relation = label(chunk.role);
      }
      misc = fmt::format("Chunk={}", label(chunk.kind));
      if (chunk.head == i && chunk.marker != Marker::none) misc += fmt::format("|Marker={}", label(chunk.marker));
    }
    if (i == root) {
      head = -1;
      relation = "root";
    }
    if (i + 1 < r.last && !d.token(i + 1).space_before) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", i - r.first + 1, t.form,
                       w.lemma.empty() ? t.key : w.lemma, label(w.upos), label(w.tag), conllu_features(w.features),
                       head < 0 ? 0 : head - r.first + 1, relation, misc.empty() ? "_" : misc);
  }
  return out + "\n";
}

std::string verb_group(const Document& d, const VerbGroup& v) {
  std::string out = fmt::format("{}", v.stem);
  if (v.noun >= 0) out = words(d, d.chunk(v.noun).phrase) + " + " + out;
  const auto add = [&](std::string_view s) {
    if (!s.empty()) out += fmt::format(" {}", s);
  };
  add(v.finite ? "finite" : "non-finite");
  add(label(v.tense));
  add(label(v.aspect));
  if (v.mood != Mood::indicative) add(label(v.mood));
  add(label(v.modality));
  if (v.passive) add("passive");
  if (v.causative) add("causative");
  if (v.negated) add("negated");
  return out;
}

std::string chunk_line(const Document& d, int32_t c) {
  const Chunk& x = d.chunk(c);
  std::string out = fmt::format("[{} {}", label(x.kind), words(d, x.tokens));
  if (x.marker != Marker::none) out += fmt::format(" :{}", label(x.marker));
  out += "]";
  if (x.role != Role::none && x.governor >= 0)
    out += fmt::format(
        " {} of «{}»", label(x.role),
        words(d, d.chunk(x.governor).phrase.empty() ? d.chunk(x.governor).tokens : d.chunk(x.governor).phrase));
  if (x.verb >= 0) out += "  " + verb_group(d, d.chunks->verbs[x.verb]);
  return out;
}

std::string entity_name(const Document& d, int32_t id) {
  const Entity& e = d.entity(id);
  return fmt::format("{} ({})", e.hi, e.en);
}

/// Every layer as CoNLL-U: what is no word stands in the comments before its sentence.
std::string all_layers(const Document& d) {
  std::string out = fmt::format("# newdoc id = {}\n# language = {} ({:.2f})\n", printable(d.article.source),
                                d.text->language, d.text->language_confidence);
  if (!d.text->dateline.empty()) out += fmt::format("# dateline = {}\n", d.text->dateline);
  for (const Office& o : d.names->offices)
    out += fmt::format("# office = {}: {} ({}){}, {}{}\n", entity_name(d, o.person), o.hi, o.en,
                       o.of >= 0 ? " of " + entity_name(d, o.of) : std::string(), o.tenure,
                       o.inferred ? "; inferred: " + o.why : std::string());
  for (size_t s = 0; s < d.tokens->sentences.size(); ++s) {
    const Sentence& sentence = d.tokens->sentences[s];
    const BlockKind kind = d.text->blocks[sentence.block].kind;
    out += fmt::format("# sent_id = {}\n# text = {}\n", s + 1, words(d, sentence.tokens));
    if (kind == BlockKind::heading || kind == BlockKind::title) out += "# heading\n";
    const Range chunks = d.chunks->sentence_chunks[s];
    for (int32_t c = chunks.first; c < chunks.last; ++c)
      if (d.chunk(c).kind != ChunkKind::BLK)
        out += fmt::format("# chunk = clause {}  {}\n", d.chunk(c).clause, chunk_line(d, c));
    const auto mention = [&](const Mention& m) {
      if (m.entity < 0 || !sentence.tokens.contains(m.tokens.first)) return;
      out += fmt::format("# mention = {} «{}» {} {}{}\n", label(m.form), words(d, m.tokens),
                         label(d.entity(m.entity).kind), entity_name(d, m.entity),
                         m.confidence < 1 ? fmt::format(" {:.2f}", m.confidence) : std::string());
    };
    for (const Mention& m : d.names->mentions) mention(m);
    for (const Mention& m : d.coref->mentions) mention(m);
    for (const TimeExpression& t : d.times->expressions) {
      if (!sentence.tokens.contains(t.tokens.first)) continue;
      out += fmt::format("# time = «{}»", words(d, t.tokens));
      if (t.value) out += fmt::format(" {}…{}{}", t.value->start, t.value->end, t.value->approximate ? " about" : "");
      if (!t.duration.empty()) out += " " + t.duration;
      if (!t.weekday.empty()) out += " " + t.weekday;
      out += "\n";
    }
    out += conllu(d, static_cast<int32_t>(s));
  }
  return out;
}

/// Words of the document that the span of code points covers.
Range tokens_at(const Document& d, Span s) {
  Range r{-1, -1};
  for (int32_t i = 0; i < static_cast<int32_t>(d.tokens->tokens.size()); ++i) {
    if (!d.token(i).span.overlaps(s)) continue;
    if (r.first < 0) r.first = i;
    r.last = i + 1;
  }
  return r.first < 0 ? Range{} : r;
}

class Explainer {
 public:
  Explainer(const Document& d, const Record& r, const std::vector<event::Explanation>& why,
            const lexicon::Lexicon& lexicon)
      : d_(d), r_(r), why_(why), lexicon_(lexicon) {}

  /// Everything of the record that goes by this id or name; empty when nothing does.
  std::string explain(const std::string& id) const {
    if (id.empty()) return {};
    for (size_t i = 0; i < r_.events.size(); ++i)
      if (r_.events[i].id == id) return event(r_.events[i], why_[i]);
    for (const auto& s : r_.statements)
      if (s.id == id) return statement(s);
    for (size_t i = 0; i < r_.times.size(); ++i)
      if (id == fmt::format("t{}", i + 1)) return time(r_.times[i], i);
    for (const auto& e : r_.entities)
      if (e.id == id) return entity(e);
    std::string out;
    const auto add = [&](std::string text) { out += (out.empty() ? "" : "\n") + std::move(text); };
    for (const auto& e : r_.entities)
      if (is_called(e, lower(id))) add(entity(e));
    for (size_t i = 0; i < r_.times.size(); ++i)
      if (words(d_, tokens_at(d_, r_.times[i].span)).find(id) != std::string::npos) add(time(r_.times[i], i));
    return out;
  }

  /// The ids there are, for a message.
  std::string ids() const {
    std::string out;
    const auto add = [&](const char* what, char letter, size_t n) {
      if (n > 0)
        out += fmt::format("{}{} {}1{}", out.empty() ? "" : ", ", what, letter,
                           n > 1 ? fmt::format("…{}{}", letter, n) : std::string());
    };
    add("events", 'v', r_.events.size());
    add("statements", 's', r_.statements.size());
    add("entities", 'e', r_.entities.size());
    add("times", 't', r_.times.size());
    return out.empty() ? "it is empty" : "it has " + out + ", and names";
  }

 private:
  static std::string lower(std::string s) {
    for (char& c : s)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return s;
  }
  /// By part of a name in either script, or as it is called somewhere in the article.
  bool is_called(const RecordEntity& e, const std::string& id) const {
    if (e.name.hi.find(id) != std::string::npos || lower(e.name.en).find(id) != std::string::npos || e.key == id)
      return true;
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const RecordMention& m) {
      return m.form != "pronoun" && lower(words(d_, tokens_at(d_, m.span))).find(id) != std::string::npos;
    });
  }
  std::string row_of(const lexicon::Row& row) const {
    std::string cells;
    for (const auto cell : row.cells) cells += (cells.empty() ? "" : " | ") + (cell.empty() ? "-" : std::string(cell));
    return fmt::format("  {}\n  {}\n", lexicon::origin_of(row), cells);
  }
  /// The row of the registry that has this key.
  const lexicon::Row* registry_row(const std::string& key) const {
    const bool state = key.starts_with("country/");
    for (const auto& schema : lexicon::schemas()) {
      if (schema.columns.front().name != (state ? "iso3" : "key")) continue;
      for (const auto& row : lexicon_.table(schema.table).rows)
        if (row.cells.front() == key || (state && lower(std::string(row.cells.front())) == key.substr(8))) return &row;
    }
    return nullptr;
  }
  std::string name(const std::string& id) const {
    for (const auto& e : r_.entities)
      if (e.id == id) return fmt::format("{} {} ({})", id, e.name.hi, e.name.en);
    return id;
  }
  std::string names(const std::vector<std::string>& ids) const {
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + name(id);
    return out.empty() ? "—" : out;
  }
  std::string sentence_of(Span s) const {
    std::string out;
    const Range r = tokens_at(d_, s);
    if (r.empty()) return out;
    const int32_t first = d_.tokens->sentence_of[r.first];
    const Range chunks = d_.chunks->sentence_chunks[first];
    for (int32_t c = chunks.first; c < chunks.last; ++c) {
      if (d_.chunk(c).kind == ChunkKind::BLK) continue;
      out += "    " + chunk_line(d_, c) + "\n";
    }
    return out;
  }
  std::string evidence(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span s : spans) out += fmt::format("  [{},{}] {}\n", s.start, s.end, words(d_, tokens_at(d_, s)));
    return out;
  }

  std::string event(const RecordEvent& e, const event::Explanation& why) const {
    std::string out = fmt::format("{}  {} {}  {}, told as {}\n", e.id, e.event, e.act, e.status, e.told);
    const auto inferred = [&](const char* role) {
      return std::find(e.inferred.begin(), e.inferred.end(), role) == e.inferred.end() ? ""
                                                                                       : "  (left unsaid, inferred)";
    };
    out += fmt::format("  actor      {}{}\n  recipient  {}{}\n", names(e.actor), inferred("actor"), names(e.recipient),
                       inferred("recipient"));
    for (const auto& p : e.participants) out += fmt::format("  {:<10} {}\n", p.role, name(p.entity));
    if (!e.on_behalf_of.empty()) out += fmt::format("  on behalf of {}\n", name(e.on_behalf_of));
    if (!e.occasion.empty()) out += fmt::format("  occasion   {}\n", e.occasion);
    for (const auto& t : e.topics)
      out += fmt::format("  topic      {}{}\n", t.event_id.empty() ? "" : t.event_id + " ",
                         t.span ? "«" + words(d_, tokens_at(d_, *t.span)) + "»" : t.name.hi);
    if (!e.place.empty()) out += fmt::format("  place      {}\n", names(e.place));
    if (e.date)
      out += fmt::format("  date       {} … {}{}, {} from «{}»\n", e.date->start, e.date->end,
                         e.date->approximate ? " (about)" : "", e.date->basis,
                         e.date->span ? words(d_, tokens_at(d_, *e.date->span)) : "");
    for (const auto& c : e.claimed_by)
      out += fmt::format("  claimed by {}{}\n", c.entity.empty() ? c.unnamed : name(c.entity),
                         c.channel.empty() ? "" : ", on " + c.channel);
    out += "\nWords\n" + evidence(e.evidence);
    out += fmt::format("  trigger    «{}»\n", words(d_, tokens_at(d_, e.trigger)));
    out += "\nIts sentence: groups, case markers and roles\n" + sentence_of(e.trigger);
    out += fmt::format("\nRule       {}\n", e.rule);
    if (why.row != nullptr) {
      out += row_of(*why.row);
    }
    for (const auto& a : e.alternatives) out += fmt::format("\nLeft open  {}: {}\n", a.role, names(a.candidates));
    out += fmt::format("\nConfidence {:.3f}: the log-odds of\n", e.confidence);
    for (const event::Sign* s : why.signs)
      out += fmt::format("  {:+.3f}  {}: {}\n", s->weight / 1000.0, s->name, s->why);
    return out;
  }

  std::string statement(const RecordStatement& s) const {
    std::string out = fmt::format("{}  {} {}\n  speaker    {}\n", s.id, s.act, s.rule, name(s.speaker));
    if (!s.addressee.empty()) out += fmt::format("  addressee  {}\n", name(s.addressee));
    out += fmt::format("  content    «{}»\n", words(d_, tokens_at(d_, s.content)));
    if (s.quote) out += fmt::format("  quote      «{}»\n", words(d_, tokens_at(d_, *s.quote)));
    for (const auto& p : s.propositions)
      out += fmt::format("  proposes   {}{}«{}»\n", p.negated ? "not " : "", p.modality.empty() ? "" : p.modality + " ",
                         words(d_, tokens_at(d_, p.span)));
    out += "\nWords\n" + evidence(s.evidence);
    if (!s.evidence.empty())
      out += "\nIts sentence: groups, case markers and roles\n" + sentence_of(s.evidence.front());
    out += fmt::format("\nConfidence {:.3f}\n", s.confidence);
    return out;
  }

  std::string entity(const RecordEntity& e) const {
    std::string out = fmt::format("{}  {}  {} ({})\n", e.id, e.kind, e.name.hi, e.name.en);
    if (!e.country.empty()) out += fmt::format("  country    {}\n", e.country);
    for (const auto& o : r_.offices) {
      if (o.person != e.id) continue;
      out += fmt::format("  office     {} ({}){}, {}, {}{}\n", o.title.hi, o.title.en,
                         o.of.empty() ? "" : " of " + name(o.of), o.tenure, o.basis, o.why.empty() ? "" : ": " + o.why);
      for (const Span x : o.evidence)
        out += fmt::format("             [{},{}] «{}»\n", x.start, x.end, words(d_, tokens_at(d_, x)));
    }
    for (const auto& v : r_.events) {
      const auto has = [&](const std::vector<std::string>& ids) {
        return std::find(ids.begin(), ids.end(), e.id) != ids.end();
      };
      if (const char* role = has(v.actor) ? "actor" : has(v.recipient) ? "recipient" : has(v.place) ? "place" : nullptr)
        out += fmt::format("  in {:<7} {} of {} {}, {}\n", v.id, role, v.event, v.act, v.status);
    }
    for (const auto& s : r_.statements)
      if (s.speaker == e.id || s.addressee == e.id)
        out += fmt::format("  in {:<7} {} of {}\n", s.id, s.speaker == e.id ? "speaker" : "addressee", s.act);
    out += "  mentions\n";
    for (const auto& m : e.mentions)
      out += fmt::format("    [{},{}] {} «{}»\n", m.span.start, m.span.end, m.form, words(d_, tokens_at(d_, m.span)));
    if (const auto* row = e.key.empty() ? nullptr : registry_row(e.key))
      out += fmt::format("\nRegistry   {}\n{}", e.key, row_of(*row));
    return out;
  }

  std::string time(const RecordTime& t, size_t index) const {
    std::string out = fmt::format("t{}  {} «{}»\n", index + 1, t.type, words(d_, tokens_at(d_, t.span)));
    if (t.value) {
      out +=
          fmt::format("  value      {} … {}, to the {}{}\n  basis      {}{}\n", t.value->start, t.value->end,
                      t.value->precision, t.value->approximate ? ", about" : "", t.basis,
                      t.basis == "relative" ? fmt::format(", counted from {}", d_.article.published) : std::string());
    } else {
      out += d_.article.published.empty() ? "  no value: the words need a publication date (--date)\n"
                                          : "  no value: the words do not fix one\n";
    }
    if (!t.duration.empty()) out += fmt::format("  duration   {}\n", t.duration);
    return out;
  }

  const Document& d_;
  const Record& r_;
  const std::vector<event::Explanation>& why_;
  const lexicon::Lexicon& lexicon_;
};

/// Opens the reader and calls `use` with each analysed article; the exit status.
int with_documents(const std::vector<std::string>& inputs, const Common& options,
                   const std::function<bool(Document&, const Reader&)>& use) {
  auto reader = Reader::open({options.model, options.tables});
  if (!reader) {
    complain(reader.error().text());
    return 1;
  }
  bool failed = false;
  for_each_article(inputs, {options.date, options.max_size_mb << 20}, [&](Item item) {
    if (!item.article) {
      complain(item.article.error().text());
      failed = true;
      return true;
    }
    Document document(std::move(*item.article));
    if (!use(document, *reader)) failed = true;
    return true;
  });
  return all_written() && !failed ? 0 : 1;
}

}  // namespace

int explain(const ExplainOptions& options) {
  return with_documents({options.article}, options, [&](Document& document, const Reader& reader) {
    auto claims = reader.impl().analyse(document);
    const auto why = claims.explanations;
    const Record record = record::assemble(document, std::move(claims));
    const Explainer explainer(document, record, why, reader.impl().lexicon());
    bool all = true;
    bool first = true;
    for (const auto& id : options.ids) {
      const std::string text = explainer.explain(id);
      if (text.empty()) {
        complain(
            fmt::format("{}: nothing in this record is called '{}'; {}", document.article.source, id, explainer.ids()));
        all = false;
        continue;
      }
      if (!print((first ? "" : "\n") + text)) return false;
      first = false;
    }
    return all;
  });
}

int layers(const Common& options) {
  return with_documents(options.inputs, options, [](Document& document, const Reader& reader) {
    (void)reader.impl().analyse(document);
    return print(all_layers(document));
  });
}

}  // namespace bahi::cli
