// Records as JSON. Written by hand rather than through a JSON library, because the contract fixes the order of fields
// and the decimals of numbers («confidence»: three), and an archive has millions of them.
#include <fmt/format.h>

#include <cstdio>

#include "bahi/record.h"

namespace bahi {
namespace {

class Writer {
 public:
  explicit Writer(int indent) : indent_(indent) {}

  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    out_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    item();
    string(name);
    out_ += indent_ < 0 ? ":" : ": ";
  }
  void item() {
    if (!first_) out_ += ',';
    first_ = false;
    line();
  }
  void string(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
      switch (c) {
        case '"':
          out_ += "\\\"";
          break;
        case '\\':
          out_ += "\\\\";
          break;
        case '\n':
          out_ += "\\n";
          break;
        case '\r':
          out_ += "\\r";
          break;
        case '\t':
          out_ += "\\t";
          break;
        default:
          if (static_cast<unsigned char>(c) < 0x20) {
            fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<int>(c));
          } else {
            out_ += c;
          }
      }
    }
    out_ += '"';
  }
  void raw(std::string_view text) { out_ += text; }

  // Fields that are left out when empty.
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void flag(std::string_view name, bool value) {
    key(name);
    raw(value ? "true" : "false");
  }
  void number(std::string_view name, int64_t value) {
    key(name);
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  void number(std::string_view name, const std::optional<double>& value) {
    if (!value) return;
    key(name);
    fmt::format_to(std::back_inserter(out_), "{}", *value);
  }
  void decimals(std::string_view name, double value) {
    key(name);
    fmt::format_to(std::back_inserter(out_), "{:.3f}", value);
  }
  void span(Span s) { fmt::format_to(std::back_inserter(out_), "[{},{}]", s.start, s.end); }
  void span(std::string_view name, Span s) {
    key(name);
    span(s);
  }
  void span(std::string_view name, const std::optional<Span>& s) {
    if (s) span(name, *s);
  }
  void spans(std::string_view name, const std::vector<Span>& all) {
    key(name);
    out_ += '[';
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out_ += ',';
      span(all[i]);
    }
    out_ += ']';
  }
  void texts(std::string_view name, const std::vector<std::string>& all) {
    key(name);
    out_ += '[';
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out_ += ',';
      string(all[i]);
    }
    out_ += ']';
  }
  template <typename T, typename F>
  void objects(std::string_view name, const std::vector<T>& all, F&& fields) {
    key(name);
    open('[');
    for (const T& x : all) {
      item();
      open('{');
      fields(x);
      close('}');
    }
    close(']');
  }
  template <typename F>
  void object(std::string_view name, F&& fields) {
    key(name);
    open('{');
    fields();
    close('}');
  }

  std::string take() { return std::move(out_); }

 private:
  void line() {
    if (indent_ < 0) return;
    out_ += '\n';
    out_.append(static_cast<size_t>(depth_) * indent_, ' ');
  }
  std::string out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;
};

void write_name(Writer& w, const RecordName& name) {
  w.text("hi", name.hi);
  w.text("en", name.en);
}

void write_date(Writer& w, const RecordDate& d) {
  w.text("start", d.start);
  w.text("end", d.end);
  w.text("precision", d.precision);
  w.flag("approximate", d.approximate);
  w.text("basis", d.basis);
  w.span("span", d.span);
}

void write_event(Writer& w, const RecordEvent& e) {
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

void write_statement(Writer& w, const RecordStatement& s) {
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
  Writer w(indent);
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
