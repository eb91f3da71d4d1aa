#include <nlohmann/json.hpp>

#include "bahi/questions.h"
#include "query/impl.h"

namespace bahi::query {
namespace {

using Json = nlohmann::ordered_json;

/// Leaves out what is empty.
class Object {
 public:
  Object& put(const char* name, const std::string& value) {
    if (!value.empty()) json_[name] = value;
    return *this;
  }
  Object& put(const char* name, int64_t value) {
    json_[name] = value;
    return *this;
  }
  Object& put(const char* name, double value) {
    json_[name] = value;
    return *this;
  }
  Object& put(const char* name, Json value) {
    if (!value.empty()) json_[name] = std::move(value);
    return *this;
  }
  operator Json() { return std::move(json_); }  // NOLINT(google-explicit-constructor)

 private:
  Json json_ = Json::object();
};

Json json(const std::string& text) {
  return text;
}
Json json(const Name& n) {
  return Object().put("id", n.id).put("kind", n.kind).put("hi", n.hi).put("en", n.en).put("polity", n.polity);
}
Json json(const Date& d) {
  if (d.start.empty()) return Json::object();
  Json out = Object().put("start", d.start).put("end", d.end).put("precision", d.precision);
  if (d.approximate) out["approximate"] = true;
  return out;
}
Json json(const Quote& q) {
  Json out = Object()
                 .put("article", q.article)
                 .put("source", q.source)
                 .put("title", q.title)
                 .put("publisher", q.publisher)
                 .put("published", q.published)
                 .put("label", q.label)
                 .put("claim", q.claim)
                 .put("words", q.words)
                 .put("status", q.status)
                 .put("confidence", q.confidence);
  if (!q.copies_of.empty()) out["copies_of"] = q.copies_of;
  return out;
}

Json json(const Role& r);
Json json(const Revision& r);
Json json(const Conflict& c);
Json json(const Happening& h);
Json json(const Hit& h);
Json json(const Change& c);
Json json(const Disagreement& d);
Json json(const Proposal& p);
Json json(const Tenure& t);
Json json(const Count& c);
Json json(const Source& s);
Json json(const Tally& t);
Json json(const Link& l);
Json json(const Decided& d);

/// The question of a watch.
Json json(const Filter& f) {
  Json out = Object()
                 .put("states", Json(f.states))
                 .put("people", Json(f.people))
                 .put("types", Json(f.types))
                 .put("stages", Json(f.stages))
                 .put("place", f.place);
  if (f.min_confidence > 0) out["min_confidence"] = f.min_confidence;
  return out;
}

template <typename T>
Json list(const std::vector<T>& all) {
  Json out = Json::array();
  for (const auto& x : all) out.push_back(json(x));
  return out;
}

Json json(const Role& r) {
  return Object().put("role", r.role).put("who", json(r.who));
}
Json json(const Revision& r) {
  return Object()
      .put("day", r.day)
      .put("what", r.what)
      .put("stage", r.stage)
      .put("before", r.before)
      .put("after", r.after)
      .put("date", json(r.date))
      .put("quote", json(r.quote));
}
Json json(const Conflict& c) {
  Object o;
  o.put("field", c.field).put("day", c.day).put("value_a", c.value_a).put("value_b", c.value_b);
  if (c.value_a_hi != c.value_a) o.put("value_a_hi", c.value_a_hi).put("value_b_hi", c.value_b_hi);
  return o.put("a", json(c.a)).put("b", json(c.b));
}
Json json(const Happening& h) {
  return Object()
      .put("id", h.id)
      .put("event", h.event)
      .put("mode", h.mode)
      .put("act", h.act)
      .put("stage", h.stage)
      .put("date", json(h.date))
      .put("day", h.day)
      .put("roles", list(h.roles))
      .put("confidence", h.confidence)
      .put("sources", int64_t{h.sources})
      .put("claims", int64_t{h.claims})
      .put("conflicts", int64_t{h.conflicts})
      .put("first", h.first)
      .put("last", h.last)
      .put("decided", h.decided)
      .put("revisions", list(h.revisions))
      .put("disagreements", list(h.disagreements))
      .put("quotes", list(h.quotes));
}
Json json(const Hit& h) {
  return Object()
      .put("article", h.article)
      .put("source", h.source)
      .put("title", h.title)
      .put("publisher", h.publisher)
      .put("published", h.published)
      .put("copies", int64_t{h.copies})
      .put("snippet", h.snippet)
      .put("happenings", list(h.happenings));
}
Json json(const Change& c) {
  return Object().put("happening", json(c.happening)).put("revision", json(c.revision));
}
Json json(const Disagreement& c) {
  return Object().put("happening", json(c.happening)).put("conflict", json(c.conflict));
}
Json json(const Proposal& p) {
  return Object().put("a", json(p.a)).put("b", json(p.b)).put("why", p.why);
}
Json json(const Tenure& t) {
  return Object()
      .put("hi", t.hi)
      .put("en", t.en)
      .put("tenure", t.tenure)
      .put("of", t.of ? json(*t.of) : Json::object())
      .put("first", t.first)
      .put("last", t.last)
      .put("articles", int64_t{t.articles});
}
Json json(const Count& c) {
  return Object().put("who", json(c.who)).put("count", int64_t{c.count});
}
Json json(const Source& s) {
  return Object()
      .put("publisher", s.publisher)
      .put("articles", int64_t{s.articles})
      .put("copies", int64_t{s.copies})
      .put("claims", int64_t{s.claims})
      .put("firsts", int64_t{s.firsts})
      .put("first", s.first)
      .put("last", s.last);
}
Json tally(const Tally& t, const char* by) {
  return Object()
      .put(by, t.name)
      .put("cooperation", int64_t{t.cooperation})
      .put("conflict", int64_t{t.conflict})
      .put("planned", int64_t{t.planned});
}
Json json(const Tally& t) {
  return tally(t, "name");
}
Json json(const Link& l) {
  Json out{{"a", l.a}, {"b", l.b}};
  out.update(tally({{}, l.cooperation, l.conflict, l.planned}, ""));
  return out;
}
Json json(const Decided& d) {
  Json out = Object()
                 .put("number", d.number)
                 .put("by", d.by)
                 .put("what", d.what)
                 .put("target", d.target)
                 .put("other", d.other)
                 .put("field", d.field)
                 .put("value", d.value)
                 .put("note", d.note);
  if (d.undone_by != 0) out["undone_by"] = d.undone_by;
  return out;
}
Json counts(const std::vector<std::pair<std::string, int>>& all) {
  Json out = Json::object();
  for (const auto& [name, n] : all) out[name] = n;
  return out;
}

template <typename T>
Json listing(const Listing<T>& l) {
  Json out = Json::object();
  out["items"] = list(l.items);
  if (!l.next.empty()) out["next"] = l.next;
  return out;
}

std::string write(const Json& j, int indent) {
  return j.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const Listing<Hit>& a, int indent) {
  return write(listing(a), indent);
}
std::string to_json(const Listing<Happening>& a, int indent) {
  return write(listing(a), indent);
}
std::string to_json(const Listing<Change>& a, int indent) {
  return write(listing(a), indent);
}
std::string to_json(const Listing<Disagreement>& a, int indent) {
  return write(listing(a), indent);
}
std::string to_json(const Listing<Proposal>& a, int indent) {
  return write(listing(a), indent);
}
std::string to_json(const Happening& a, int indent) {
  return write(json(a), indent);
}
std::string to_json(const std::vector<Source>& a, int indent) {
  return write(list(a), indent);
}
std::string to_json(const Dossier& d, int indent) {
  return write(Object()
                   .put("who", json(d.who))
                   .put("variants", list(d.variants))
                   .put("offices", list(d.offices))
                   .put("articles", int64_t{d.articles})
                   .put("happenings", int64_t{d.happenings})
                   .put("statements", int64_t{d.statements})
                   .put("first", d.first)
                   .put("last", d.last)
                   .put("with", list(d.with))
                   .put("ahead", list(d.ahead))
                   .put("recent", list(d.recent))
                   .put("positions", list(d.positions))
                   .put("maybe", list(d.maybe))
                   .put("others", list(d.others)),
               indent);
}
std::string to_json(const Dyad& d, int indent) {
  return write(Object()
                   .put("a", json(d.a))
                   .put("b", json(d.b))
                   .put("quarters", list(d.quarters))
                   .put("types", counts(d.types))
                   .put("recent", listing(d.recent)),
               indent);
}
std::string to_json(const std::vector<Watch>& all, int indent) {
  Json out = Json::array();
  for (const auto& w : all)
    out.push_back(Object().put("name", w.name).put("question", json(w.filter)).put("seen", w.seen));
  return write(out, indent);
}
std::string to_json(const std::string& watch, const Change& change, int indent) {
  Json out{{"watch", watch}};
  out.update(json(change));
  return write(out, indent);
}
std::string question_json(const Filter& f) {
  return write(json(f), -1);
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
  Json out;
  out["article"] = Object()
                       .put("id", a.id)
                       .put("source", a.source)
                       .put("given_id", a.given_id)
                       .put("title", a.title)
                       .put("publisher", a.publisher)
                       .put("published", a.published)
                       .put("copies_of", a.copies_of);
  out["text"] = a.text;
  out["record"] = Json::parse(a.record, nullptr, false);
  return write(out, indent);
}
std::string to_json(const Network& n, int indent) {
  Json out;
  out["nodes"] = Json::array();
  for (const auto& node : n.nodes) {
    Json one = json(node.who);
    one["count"] = node.count;
    out["nodes"].push_back(std::move(one));
  }
  out["links"] = list(n.links);
  return write(out, indent);
}
std::string to_json(const Listing<Decided>& a, int indent) {
  return write(listing(a), indent);
}
std::string to_json(const std::vector<Name>& a, int indent) {
  return write(list(a), indent);
}
std::string to_json(const std::vector<Tally>& a, const std::string& by, int indent) {
  Json out = Json::array();
  for (const auto& t : a) out.push_back(tally(t, by.c_str()));
  return write(out, indent);
}
std::string to_json(const Claimed& c) {
  Json out = json(c.quote);
  out.update(Json(Object()
                      .put("event", c.event)
                      .put("mode", c.mode)
                      .put("act", c.act)
                      .put("date", json(c.date))
                      .put("roles", list(c.roles))
                      .put("happening", c.happening)));
  return write(out, -1);
}
std::string to_json(const Count& c) {
  Json out = json(c.who);
  out["articles"] = c.count;
  return write(out, -1);
}
std::string to_json(const Stats& s, int indent) {
  return write(Object()
                   .put("articles", s.articles)
                   .put("copies", s.copies)
                   .put("claims", s.claims)
                   .put("happenings", s.happenings)
                   .put("entities", s.entities)
                   .put("people", s.people)
                   .put("revisions", s.revisions)
                   .put("conflicts", s.conflicts)
                   .put("doubts", s.doubts)
                   .put("bytes", s.bytes)
                   .put("first", s.first)
                   .put("last", s.last)
                   .put("types", counts(s.types))
                   .put("stages", counts(s.stages))
                   .put("months", counts(s.months)),
               indent);
}

}  // namespace bahi::query
