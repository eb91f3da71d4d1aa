// Records as JSON.
#include "base/json.h"

#include <fmt/format.h>

#include "bahi/record.h"

namespace bahi {
namespace {

void write_name(JsonWriter& w, const RecordName& name) {
  w.text("hi", name.hi);
  w.text("en", name.en);
}

void write_date(JsonWriter& w, const RecordDate& d) {
  w.text("start", d.start);
  w.text("end", d.end);
  w.text("precision", d.precision);
  w.flag("approximate", d.approximate);
  w.text("basis", d.basis);
  w.span("span", d.span);
}

void write_event(JsonWriter& w, const RecordEvent& e) {
  w.text("id", e.id);
  w.text("uid", e.uid);
  w.text("told", e.told);
  w.text("event", e.event);
  w.text("mode", e.mode);
  w.text("act", e.act);
  w.texts("contexts", e.contexts);
  w.texts("actor", e.actor);
  w.texts("recipient", e.recipient);
  w.objects("participants", e.participants, [&](const RecordParticipant& p) {
    w.text("entity", p.entity);
    w.text("role", p.role);
  });
  w.flag("complete", e.complete);
  w.texts("inferred", e.inferred);
  w.text("status", e.status);
  w.text("recurs", e.recurs);
  if (e.date) w.object("date", [&] { write_date(w, *e.date); });
  w.text("weekday", e.weekday);
  w.texts("place", e.place);
  w.text("occasion", e.occasion);
  w.objects("topics", e.topics, [&](const RecordTopic& t) {
    write_name(w, t.name);
    w.span("span", t.span);
    w.text("event_id", t.event_id);
  });
  if (e.magnitude.any()) {
    w.object("magnitude", [&] {
      w.number("dead", e.magnitude.dead);
      w.number("injured", e.magnitude.injured);
      w.number("size", e.magnitude.size);
      w.number("amount", e.magnitude.amount);
      w.text("currency", e.magnitude.currency);
    });
  }
  w.text("degree", e.degree);
  w.text("on_behalf_of", e.on_behalf_of);
  w.text("channel", e.channel);
  w.objects("claimed_by", e.claimed_by, [&](const RecordClaim& c) {
    w.text("entity", c.entity);
    w.text("unnamed", c.unnamed);
    w.text("channel", c.channel);
    w.span("span", c.span);
  });
  w.objects("alternatives", e.alternatives, [&](const RecordAlternative& a) {
    w.text("role", a.role);
    w.texts("candidates", a.candidates);
  });
  w.text("voice", e.voice);
  w.spans("evidence", e.evidence);
  w.span("trigger", e.trigger);
  w.text("rule", e.rule);
  w.decimals("confidence", e.confidence);
}

void write_statement(JsonWriter& w, const RecordStatement& s) {
  w.text("id", s.id);
  w.text("speaker", s.speaker);
  w.text("unnamed", s.unnamed);
  w.text("addressee", s.addressee);
  w.text("act", s.act);
  w.span("content", s.content);
  w.span("quote", s.quote);
  w.objects("topics", s.topics, [&](const RecordName& t) { write_name(w, t); });
  if (s.stance) {
    w.object("stance", [&] {
      w.text("toward", s.stance->toward);
      w.text("polarity", s.stance->polarity);
    });
  }
  w.objects("propositions", s.propositions, [&](const RecordProposition& p) {
    w.span("span", p.span);
    w.flag("negated", p.negated);
    w.text("modality", p.modality);
  });
  w.text("occasion", s.occasion);
  w.text("channel", s.channel);
  if (s.date) w.object("date", [&] { write_date(w, *s.date); });
  w.spans("evidence", s.evidence);
  w.text("rule", s.rule);
  w.decimals("confidence", s.confidence);
}

}  // namespace

std::string to_json(const Record& r, int indent, const std::string* text) {
  JsonWriter w(indent);
  w.open('{');
  w.number("record", kRecordVersion);
  w.object("document", [&] {
    const RecordDocument& d = r.document;
    w.text("id", d.id);
    w.text("text_hash", d.text_hash);
    w.text("given_id", d.given_id);
    w.text("source", d.source);
    w.text("title", d.title);
    w.text("publisher", d.publisher);
    w.text("published", d.published);
    w.text("language", d.language);
    w.number("characters", static_cast<int64_t>(d.characters));
    w.objects("sections", d.sections, [&](const RecordSection& s) {
      w.span("heading", s.heading);
      w.span("body", s.body);
    });
    if (text != nullptr) {
      w.key("text");
      w.string(*text);
    }
  });
  w.objects("entities", r.entities, [&](const RecordEntity& e) {
    w.text("id", e.id);
    w.text("kind", e.kind);
    w.text("key", e.key);
    w.object("name", [&] { write_name(w, e.name); });
    w.text("country", e.country);
    w.number("latitude", e.latitude);
    w.number("longitude", e.longitude);
    if (!e.wikidata.empty()) w.object("ids", [&] { w.text("wikidata", e.wikidata); });
    w.text("sector", e.sector);
    w.objects("mentions", e.mentions, [&](const RecordMention& m) {
      w.span("span", m.span);
      w.text("form", m.form);
    });
  });
  w.objects("offices", r.offices, [&](const RecordOffice& o) {
    w.text("person", o.person);
    w.object("title", [&] { write_name(w, o.title); });
    w.text("of", o.of);
    w.text("tenure", o.tenure);
    w.spans("evidence", o.evidence);
    w.text("basis", o.basis);
    w.text("why", o.why);
  });
  w.objects("events", r.events, [&](const RecordEvent& e) { write_event(w, e); });
  w.objects("statements", r.statements, [&](const RecordStatement& s) { write_statement(w, s); });
  w.objects("times", r.times, [&](const RecordTime& t) {
    w.span("span", t.span);
    w.text("type", t.type);
    if (t.value) w.object("value", [&] { write_date(w, *t.value); });
    w.text("duration", t.duration);
    w.text("basis", t.basis);
  });
  w.objects("diagnostics", r.diagnostics, [&](const RecordDiagnostic& d) {
    w.text("code", d.code);
    w.text("message", d.message);
    w.spans("spans", d.spans);
  });
  w.close('}');
  return w.take();
}

}  // namespace bahi
