// Answers as JSON. What is empty is left out, but for the lists that are asked for.
#include <nlohmann/json.hpp>

#include "bahi/questions.h"
#include "base/json.h"
#include "query/impl.h"

namespace bahi::query {
namespace {

using Json = nlohmann::ordered_json;
using W = JsonWriter;

/// What a person typed may be no UTF-8.
std::string clean(const std::string& text) {
  return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

void fields(W& w, const Name& n) {
  w.text("id", n.id);
  w.text("kind", n.kind);
  w.text("hi", n.hi);
  w.text("en", n.en);
  w.text("polity", n.polity);
}
template <typename T>  // Quote, Hit, Kept
void origin(W& w, const T& article) {
  w.text("source", article.source);
  w.text("title", article.title);
  w.text("publisher", article.publisher);
  w.text("published", article.published);
}
void fields(W& w, const Quote& q) {
  w.text("article", q.article);
  origin(w, q);
  w.text("label", q.label);
  w.text("claim", q.claim);
  w.text("words", q.words);
  w.text("status", q.status);
  w.number("confidence", q.confidence);
  w.text("copies_of", q.copies_of);
}

void fields(W& w, const Role& r);
void fields(W& w, const Revision& r);
void fields(W& w, const Conflict& c);
void fields(W& w, const Happening& h);
void fields(W& w, const Hit& h);
void fields(W& w, const Change& c);
void fields(W& w, const Disagreement& d);
void fields(W& w, const Proposal& p);
void fields(W& w, const Tenure& t);
void fields(W& w, const Count& c);
void fields(W& w, const Source& s);
void fields(W& w, const Tally& t);
void fields(W& w, const Link& l);
void fields(W& w, const Decided& d);
void fields(W& w, const Watch& d);

template <typename T>
void object(W& w, std::string_view name, const T& one) {
  w.object(name, [&] { fields(w, one); });
}
void who(W& w, std::string_view name, const Name& n) {
  if (!n.id.empty()) object(w, name, n);
}
void date(W& w, const Date& d) {
  if (d.start.empty()) return;
  w.object("date", [&] {
    w.text("start", d.start);
    w.text("end", d.end);
    w.text("precision", d.precision);
    if (d.approximate) w.flag("approximate", true);
  });
}
/// Left out when empty.
template <typename T>
void list(W& w, std::string_view name, const std::vector<T>& all) {
  if (!all.empty()) w.objects(name, all, [&](const T& one) { fields(w, one); });
}
void strings(W& w, std::string_view name, const std::vector<std::string>& all) {
  if (all.empty()) return;
  w.key(name);
  w.open('[');
  for (const auto& one : all) {
    w.item();
    w.string(one);
  }
  w.close(']');
}
void counts(W& w, std::string_view name, const std::vector<std::pair<std::string, int>>& all) {
  if (all.empty()) return;
  w.object(name, [&] {
    for (const auto& [what, n] : all) w.number(what, n);
  });
}
template <typename T>
void page(W& w, const Listing<T>& l) {
  w.objects("items", l.items, [&](const T& one) { fields(w, one); });
  w.text("next", l.next);
}

/// The question of a watch.
void fields(W& w, const Filter& f) {
  strings(w, "states", f.states);
  strings(w, "people", f.people);
  strings(w, "types", f.types);
  strings(w, "stages", f.stages);
  w.text("place", f.place);
  if (f.min_confidence > 0) w.number("min_confidence", f.min_confidence);
}
void fields(W& w, const Watch& a) {
  w.text("name", clean(a.name));
  w.object("question", [&] { fields(w, a.filter); });
  w.number("seen", a.seen);
}
void fields(W& w, const Role& r) {
  w.text("role", r.role);
  who(w, "who", r.who);
}
void fields(W& w, const Revision& r) {
  w.text("day", r.day);
  w.text("what", r.what);
  w.text("stage", r.stage);
  w.text("before", r.before);
  w.text("after", r.after);
  date(w, r.date);
  object(w, "quote", r.quote);
}
void fields(W& w, const Conflict& c) {
  w.text("field", c.field);
  w.text("day", c.day);
  w.text("value_a", c.value_a);
  w.text("value_b", c.value_b);
  if (c.value_a_hi != c.value_a) {
    w.text("value_a_hi", c.value_a_hi);
    w.text("value_b_hi", c.value_b_hi);
  }
  object(w, "a", c.a);
  object(w, "b", c.b);
}
void fields(W& w, const Happening& h) {
  w.text("id", h.id);
  w.text("event", h.event);
  w.text("mode", h.mode);
  w.text("act", h.act);
  w.text("stage", h.stage);
  date(w, h.date);
  w.text("day", h.day);
  list(w, "roles", h.roles);
  w.number("confidence", h.confidence);
  w.number("sources", h.sources);
  w.number("claims", h.claims);
  w.number("conflicts", h.conflicts);
  w.text("first", h.first);
  w.text("last", h.last);
  w.text("decided", h.decided);
  list(w, "revisions", h.revisions);
  list(w, "disagreements", h.disagreements);
  list(w, "quotes", h.quotes);
}
void fields(W& w, const Hit& h) {
  w.text("article", h.article);
  origin(w, h);
  w.number("copies", h.copies);
  w.text("snippet", h.snippet);
  list(w, "happenings", h.happenings);
}
void fields(W& w, const Change& c) {
  object(w, "happening", c.happening);
  object(w, "revision", c.revision);
}
void fields(W& w, const Disagreement& c) {
  object(w, "happening", c.happening);
  object(w, "conflict", c.conflict);
}
void fields(W& w, const Proposal& p) {
  who(w, "a", p.a);
  who(w, "b", p.b);
  w.text("why", p.why);
}
void fields(W& w, const Tenure& t) {
  w.text("hi", t.hi);
  w.text("en", t.en);
  w.text("tenure", t.tenure);
  if (t.of) who(w, "of", *t.of);
  w.text("first", t.first);
  w.text("last", t.last);
  w.number("articles", t.articles);
}
void fields(W& w, const Count& c) {
  who(w, "who", c.who);
  w.number("count", c.count);
}
void fields(W& w, const Source& s) {
  w.text("publisher", s.publisher);
  w.number("articles", s.articles);
  w.number("copies", s.copies);
  w.number("claims", s.claims);
  w.number("firsts", s.firsts);
  w.text("first", s.first);
  w.text("last", s.last);
}
template <typename T>  // Tally, Link
void sums(W& w, const T& t) {
  w.number("cooperation", t.cooperation);
  w.number("conflict", t.conflict);
  w.number("planned", t.planned);
}
void fields(W& w, const Tally& t) {
  w.text("name", t.name);
  sums(w, t);
}
void fields(W& w, const Link& l) {
  w.text("a", l.a);
  w.text("b", l.b);
  sums(w, l);
}
void fields(W& w, const Decided& d) {
  w.number("number", d.number);
  w.text("by", clean(d.by));
  w.text("what", d.what);
  w.text("target", clean(d.target));
  w.text("other", clean(d.other));
  w.text("field", d.field);
  w.text("value", clean(d.value));
  w.text("note", clean(d.note));
  if (d.undone_by != 0) w.number("undone_by", d.undone_by);
}

template <typename Content>
std::string object(int indent, const Content& content) {
  W w(indent);
  w.open('{');
  content(w);
  w.close('}');
  return w.take();
}
template <typename T, typename Content>
std::string array(int indent, const std::vector<T>& all, const Content& content) {
  W w(indent);
  w.open('[');
  for (const T& one : all) {
    w.item();
    w.open('{');
    content(w, one);
    w.close('}');
  }
  w.close(']');
  return w.take();
}
template <typename T>
std::string array(int indent, const std::vector<T>& all) {
  return array(indent, all, [](W& w, const T& one) { fields(w, one); });
}
template <typename T>
std::string listing(int indent, const Listing<T>& l) {
  return object(indent, [&](W& w) { page(w, l); });
}

}  // namespace

std::string to_json(const Listing<Hit>& a, int indent) {
  return listing(indent, a);
}
std::string to_json(const Listing<Happening>& a, int indent) {
  return listing(indent, a);
}
std::string to_json(const Listing<Change>& a, int indent) {
  return listing(indent, a);
}
std::string to_json(const Listing<Disagreement>& a, int indent) {
  return listing(indent, a);
}
std::string to_json(const Listing<Proposal>& a, int indent) {
  return listing(indent, a);
}
std::string to_json(const Listing<Decided>& a, int indent) {
  return listing(indent, a);
}
std::string to_json(const Happening& a, int indent) {
  return object(indent, [&](W& w) { fields(w, a); });
}
std::string to_json(const std::vector<Source>& a, int indent) {
  return array(indent, a);
}
std::string to_json(const std::vector<Name>& a, int indent) {
  return array(indent, a);
}
std::string to_json(const std::vector<Watch>& a, int indent) {
  return array(indent, a);
}
std::string to_json(const std::vector<Tally>& a, const std::string& by, int indent) {
  return array(indent, a, [&](W& w, const Tally& t) {
    w.text(by, t.name);
    sums(w, t);
  });
}
std::string to_json(const Dossier& d, int indent) {
  return object(indent, [&](W& w) {
    who(w, "who", d.who);
    strings(w, "variants", d.variants);
    list(w, "offices", d.offices);
    w.number("articles", d.articles);
    w.number("happenings", d.happenings);
    w.number("statements", d.statements);
    w.text("first", d.first);
    w.text("last", d.last);
    list(w, "with", d.with);
    list(w, "ahead", d.ahead);
    list(w, "recent", d.recent);
    list(w, "positions", d.positions);
    list(w, "maybe", d.maybe);
    list(w, "others", d.others);
  });
}
std::string to_json(const Dyad& d, int indent) {
  return object(indent, [&](W& w) {
    who(w, "a", d.a);
    who(w, "b", d.b);
    list(w, "quarters", d.quarters);
    counts(w, "types", d.types);
    w.object("recent", [&] { page(w, d.recent); });
  });
}
std::string to_json(const std::string& watch, const Change& change, int indent) {
  return object(indent, [&](W& w) {
    w.text("watch", clean(watch));
    fields(w, change);
  });
}
std::string question_json(const Filter& f) {
  Filter kept = f;
  for (auto* all : {&kept.states, &kept.people, &kept.types, &kept.stages})
    for (auto& one : *all) one = clean(one);
  kept.place = clean(f.place);
  return object(-1, [&](W& w) { fields(w, kept); });
}
std::optional<Filter> question_of_json(std::string_view text) {
  const auto j = nlohmann::json::parse(text, nullptr, false);
  if (!j.is_object()) return std::nullopt;
  Filter f;
  for (const auto& [name, list] : std::initializer_list<std::pair<const char*, std::vector<std::string>*>>{
           {"states", &f.states}, {"people", &f.people}, {"types", &f.types}, {"stages", &f.stages}})
    for (const auto& value : j.value(name, nlohmann::json::array()))
      if (value.is_string()) list->push_back(value.get<std::string>());
  f.place = j.value("place", "");
  f.min_confidence = j.value("min_confidence", 0.0);
  return f;
}
std::string to_json(const Kept& a, int indent) {
  return object(indent, [&](W& w) {
    w.object("article", [&] {
      w.text("id", a.id);
      w.text("given_id", a.given_id);
      origin(w, a);
      w.text("copies_of", a.copies_of);
    });
    w.key("text");
    w.string(a.text);
    w.key("record");
    w.raw(a.record);  // as it was written: JSON on one line
  });
}
std::string to_json(const Network& n, int indent) {
  return object(indent, [&](W& w) {
    w.objects("nodes", n.nodes, [&](const Count& node) {
      fields(w, node.who);
      w.number("count", node.count);
    });
    w.objects("links", n.links, [&](const Link& link) { fields(w, link); });
  });
}
std::string to_json(const Claimed& c) {
  return object(-1, [&](W& w) {
    fields(w, c.quote);
    w.text("event", c.event);
    w.text("mode", c.mode);
    w.text("act", c.act);
    date(w, c.date);
    list(w, "roles", c.roles);
    w.text("happening", c.happening);
  });
}
std::string to_json(const Count& c) {
  return object(-1, [&](W& w) {
    fields(w, c.who);
    w.number("articles", c.count);
  });
}
std::string to_json(const Stats& s, int indent) {
  return object(indent, [&](W& w) {
    w.number("articles", s.articles);
    w.number("copies", s.copies);
    w.number("claims", s.claims);
    w.number("happenings", s.happenings);
    w.number("entities", s.entities);
    w.number("people", s.people);
    w.number("revisions", s.revisions);
    w.number("conflicts", s.conflicts);
    w.number("doubts", s.doubts);
    w.number("bytes", s.bytes);
    w.text("first", s.first);
    w.text("last", s.last);
    counts(w, "types", s.types);
    counts(w, "stages", s.stages);
    counts(w, "months", s.months);
  });
}

}  // namespace bahi::query
