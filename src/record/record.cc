#include "record/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/hash.h"

namespace bahi::record {
namespace {

// Entity ids as rooms number them («e1» is entity 0) to the ids of the record; made as they are asked for.
class Ids {
 public:
  explicit Ids(const Document& document) {
    const size_t all = document.names->entities.size() + document.coref->groups.size();
    same_.resize(all);
    for (size_t i = 0; i < all; ++i) same_[i] = static_cast<int32_t>(i);
    for (const auto& [entity, really] : document.coref->same) same_[entity] = really;
    order_.assign(all, -1);
  }
  int32_t really(int32_t entity) const {
    while (same_[entity] != entity) entity = same_[entity];
    return entity;
  }
  /// Gives the entity its number in the record; the caller does so in the order of first mention.
  void number(int32_t entity) {
    entity = really(entity);
    if (order_[entity] < 0) {
      order_[entity] = static_cast<int32_t>(kept_.size());
      kept_.push_back(entity);
    }
  }
  std::string id(int32_t entity) const { return fmt::format("e{}", order_[really(entity)] + 1); }
  const std::vector<int32_t>& kept() const { return kept_; }
  int32_t order(int32_t entity) const { return order_[really(entity)]; }

  void rename(std::string& id) const {
    if (!id.empty()) id = this->id(std::stoi(id.substr(1)) - 1);
  }
  void rename(std::vector<std::string>& ids) const {
    for (auto& x : ids) rename(x);
    std::vector<std::string> once;
    for (auto& x : ids)
      if (std::find(once.begin(), once.end(), x) == once.end()) once.push_back(std::move(x));
    ids = std::move(once);
  }

 private:
  std::vector<int32_t> same_, order_, kept_;
};

void number_named(const event::Claims& claims, Ids& ids) {
  const auto take = [&](const std::string& id) {
    if (!id.empty()) ids.number(std::stoi(id.substr(1)) - 1);
  };
  for (const auto& e : claims.events) {
    for (const auto& x : e.actor) take(x);
    for (const auto& x : e.recipient) take(x);
    for (const auto& p : e.participants) take(p.entity);
    for (const auto& x : e.place) take(x);
    for (const auto& c : e.claimed_by) take(c.entity);
    take(e.on_behalf_of);
  }
  for (const auto& s : claims.statements) {
    take(s.speaker);
    take(s.addressee);
  }
}

RecordDate date_of(const TimeValue& value, Basis basis) {
  return {value.start, value.end, std::string(label(value.precision)), value.approximate, std::string(label(basis)),
          std::nullopt};
}

/// Stable across readings, whatever else of the event is read better later.
std::string uid(const RecordDocument& document, const RecordEvent& e, uint64_t ordinal) {
  const uint64_t place = combine(static_cast<uint64_t>(e.trigger.start), static_cast<uint64_t>(e.trigger.end));
  const uint64_t value = combine(combine(hash(document.id), hash(e.event)), place);
  return fmt::format("{:016x}", ordinal == 0 ? value : combine(value, ordinal));
}

bool has_devanagari(std::string_view utf8) {
  // U+0900 … U+097F is E0 A4 80 … E0 A5 BF.
  for (size_t i = utf8.find('\xE0'); i != std::string_view::npos && i + 1 < utf8.size(); i = utf8.find('\xE0', i + 1))
    if (utf8[i + 1] == '\xA4' || utf8[i + 1] == '\xA5') return true;
  return false;
}

/// Another language is not read as if it were Hindi. A few words in Devanagari may be too few to tell («und»): they are
/// read.
bool is_hindi(const Text& text) {
  return text.language == "hi" || (text.language == "und" && has_devanagari(text.utf8));
}

std::string_view language_name(std::string_view tag) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {{"en", "English"},
                                                                      {"mr", "Marathi"},
                                                                      {"ne", "Nepali"},
                                                                      {"sa", "Sanskrit"},
                                                                      {"bho", "Bhojpuri"},
                                                                      {"mai", "Maithili"},
                                                                      {"hi-Latn", "Hindi in Latin letters"}};
  for (const auto& [known, name] : kNames)
    if (known == tag) return name;
  return tag == "und" ? "" : tag;
}

RecordDiagnostic no_hindi(const Text& text) {
  const auto name = language_name(text.language);
  if (name.empty()) return {"no-hindi", "no Hindi is in it, so nothing was read", {}};
  return {"no-hindi", fmt::format("it is in another language ({}), so nothing was read", name), {}};
}

}  // namespace

std::string document_id(const Article& article) {
  return fmt::format("{:016x}", combine(hash(article.source), hash(article.text)));
}

Record assemble(const Document& document, event::Claims claims) {
  Record out;
  const Article& article = document.article;
  const Text& text = *document.text;
  out.document = {document_id(article), fmt::format("{:016x}", hash(article.text)),
                  article.given_id,     article.source,
                  article.title,        article.publisher,
                  article.published,    text.language,
                  text.characters,      {}};
  const auto block_span = [&](const Block& b) { return text.span(b.begin, b.end); };
  for (const auto& section : text.sections) {
    const Span heading = block_span(text.blocks[section.heading]);
    Span body{heading.end, heading.end};
    if (section.last > section.first)
      body = {block_span(text.blocks[section.first]).start, block_span(text.blocks[section.last - 1]).end};
    out.document.sections.push_back({heading, body});
  }

  if (!is_hindi(text)) {
    out.diagnostics.push_back(no_hindi(text));
    return out;
  }

  // Mentions of both layers in the order of the text; entities are numbered by it.
  std::vector<const Mention*> mentions;
  for (const Mention& m : document.names->mentions) mentions.push_back(&m);
  for (const Mention& m : document.coref->mentions) mentions.push_back(&m);
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention* a, const Mention* b) { return a->tokens.first < b->tokens.first; });
  Ids ids(document);
  for (const Mention* m : mentions)
    if (m->entity >= 0) ids.number(m->entity);
  for (const Office& o : document.names->offices) {
    ids.number(o.person);
    if (o.of >= 0) ids.number(o.of);
  }
  number_named(claims, ids);

  for (const int32_t id : ids.kept()) {
    const Entity& e = document.entity(id);
    RecordEntity entity;
    entity.id = ids.id(id);
    entity.kind = label(e.kind);
    entity.key = e.key;
    entity.name = {e.hi, e.en};
    entity.country = e.country;
    if (e.located) {
      entity.latitude = e.latitude;
      entity.longitude = e.longitude;
    }
    entity.wikidata = e.wikidata;
    entity.sector = e.sector;
    out.entities.push_back(std::move(entity));
  }
  // A word for a place is told of where something happens there.
  for (const Mention& m : document.coref->sites) {
    const bool other = std::any_of(mentions.begin(), mentions.end(),
                                   [&](const Mention* o) { return o->entity >= 0 && o->tokens == m.tokens; });
    if (ids.order(m.entity) >= 0 && !other) mentions.push_back(&m);
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention* a, const Mention* b) { return a->tokens.first < b->tokens.first; });
  for (const Mention* m : mentions)
    if (m->entity >= 0)
      out.entities[ids.order(m->entity)].mentions.push_back({document.span(m->tokens), std::string(label(m->form))});

  for (const Office& o : document.names->offices) {
    RecordOffice office;
    office.person = ids.id(o.person);
    office.title = {o.hi, o.en};
    if (o.of >= 0) office.of = ids.id(o.of);
    office.tenure = o.tenure;
    for (const Range r : o.evidence) office.evidence.push_back(document.span(r));
    office.basis = o.inferred ? "inferred" : "stated";
    office.why = o.why;
    out.offices.push_back(std::move(office));
  }

  for (auto& e : claims.events) {
    ids.rename(e.actor);
    ids.rename(e.recipient);
    for (auto& p : e.participants) ids.rename(p.entity);
    ids.rename(e.place);
    for (auto& c : e.claimed_by) ids.rename(c.entity);
    ids.rename(e.on_behalf_of);
    for (auto& a : e.alternatives)
      if (!a.candidates.empty() && a.candidates.front().front() == 'e') ids.rename(a.candidates);
    e.uid = uid(out.document, e, 0);
  }
  // Two events of one type on the same words («A और B ने अलग-अलग …») are told apart by their order.
  for (size_t i = 0; i < claims.events.size(); ++i) {
    const RecordEvent& e = claims.events[i];
    uint64_t before = 0;
    for (size_t j = 0; j < i; ++j)
      before += claims.events[j].event == e.event && claims.events[j].trigger == e.trigger ? 1 : 0;
    if (before > 0) claims.events[i].uid = uid(out.document, e, before);
  }
  for (auto& s : claims.statements) {
    ids.rename(s.speaker);
    ids.rename(s.addressee);
  }
  out.events = std::move(claims.events);
  out.statements = std::move(claims.statements);
  out.diagnostics = std::move(claims.diagnostics);

  constexpr const char* kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
  for (const TimeExpression& t : document.times->expressions) {
    RecordTime time;
    time.span = document.span(t.tokens);
    time.type = kTypes[static_cast<size_t>(t.type)];
    if (t.value) time.value = date_of(*t.value, t.basis);
    time.duration = t.duration;
    time.basis = label(t.basis);
    out.times.push_back(std::move(time));
  }
  return out;
}

}  // namespace bahi::record
