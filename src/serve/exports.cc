// All of it: exports as streams, a calendar, a feed.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "query/formats.h"
#include "serve/routes.h"

namespace bahi::serve {
namespace {

using query::Page;
using query::Questions;

constexpr int kPage = 200;  // items a piece

/// A stream of pages: `ask` gives one, `write` appends one item.
template <typename Ask, typename Write>
Next pages(std::string head, const Ask& ask, const Write& write) {
  return [page = Page{kPage, ""}, head = std::move(head), ask, write](Questions& questions, std::string& out) mutable {
    out += head;
    head.clear();
    const auto items = ask(questions, page);
    if (!items) return false;  // the stream ends short; what a client had is whole lines
    for (const auto& item : items->items) write(questions, item, out);
    page.cursor = items->next;
    return !page.cursor.empty();
  };
}

std::string name_of(const query::Name& n) {
  return n.en.empty() ? n.hi : n.en;
}
std::string names_of(const std::vector<query::Role>& roles, std::string_view role) {
  std::string out;
  for (const auto& r : roles)
    if (r.role == role) out += (out.empty() ? "" : "; ") + name_of(r.who);
  return out;
}

Next happenings(const query::Filter& f, bool csv) {
  return pages(
      csv ? query::csv_row(query::csv_columns()) : "",
      [f](Questions& ask, const Page& page) { return ask.timeline(f, page); },
      [csv](Questions&, const query::Happening& h, std::string& out) {
        out += csv ? query::csv_row(query::csv_cells(h, false)) : query::to_json(h) + "\n";
      });
}

Next claims(const query::Filter& f, bool csv) {
  return pages(
      csv ? query::csv_row({"claim", "article", "label", "event", "act", "status", "start", "end", "actors",
                            "recipients", "place", "confidence", "happening", "publisher", "published", "words"})
          : "",
      [f](Questions& ask, const Page& page) { return ask.claims(f, page); },
      [csv](Questions&, const query::Claimed& c, std::string& out) {
        const auto& q = c.quote;
        out += csv ? query::csv_row({q.claim, q.article, q.label, c.event, c.act, q.status, c.date.start, c.date.end,
                                     names_of(c.roles, "actor"), names_of(c.roles, "recipient"),
                                     names_of(c.roles, "place"), fmt::format("{:.3f}", q.confidence), c.happening,
                                     q.publisher, q.published, q.words})
                   : query::to_json(c) + "\n";
      });
}

/// As `bahi add` takes them.
Next articles(const query::Filter& f, bool csv) {
  return pages(
      csv ? query::csv_row({"id", "source", "title", "publisher", "published", "text"}) : "",
      [f](Questions& ask, const Page& page) { return ask.find("", f, page); },
      [csv](Questions& ask, const query::Hit& hit, std::string& out) {
        const auto a = ask.article(hit.article);
        if (!a) return;
        if (csv) {
          out += query::csv_row({a->given_id, a->source, a->title, a->publisher, a->published, a->text});
          return;
        }
        nlohmann::ordered_json j;
        const std::pair<const char*, const std::string*> fields[] = {
            {"id", &a->given_id},         {"source", &a->source},       {"title", &a->title},
            {"publisher", &a->publisher}, {"published", &a->published}, {"text", &a->text}};
        for (const auto& [name, value] : fields)
          if (!value->empty()) j[name] = *value;
        out += j.dump() + "\n";
      });
}

Next entities(bool csv) {
  return pages(
      csv ? query::csv_row({"id", "kind", "hi", "en", "polity", "articles"}) : "",
      [](Questions& ask, const Page& page) { return ask.entities(page); },
      [csv](Questions&, const query::Count& c, std::string& out) {
        const auto& n = c.who;
        out += csv ? query::csv_row({n.id, n.kind, n.hi, n.en, n.polity, std::to_string(c.count)})
                   : query::to_json(c) + "\n";
      });
}

/// «hi» when the client prefers Hindi.
bool wants_hindi(const Request& r) {
  return r.header("accept-language").starts_with("hi");
}

}  // namespace

Response get_export(const Request& r, Tools& t) {
  const std::string& file = r.captured.at(0);
  const size_t dot = file.rfind('.');
  const std::string what = file.substr(0, dot);
  const std::string end = dot == std::string::npos ? "" : file.substr(dot + 1);
  const bool known = what == "happenings" || what == "claims" || what == "articles" || what == "entities";
  if (!known || (end != "jsonl" && end != "csv"))
    return problem(404, "there are exports of happenings, claims, articles and entities, as .jsonl and .csv");
  const auto asked = asked_of(r, what == "entities" ? std::vector<std::string_view>{} : filter_names());
  if (!asked) return problem(400, asked.error().message);
  // A question that cannot be asked is answered here and now, not in the middle of a stream.
  if (const auto first = t.ask->timeline(asked->filter, {1, ""}); !first) return failure(first.error());
  const bool csv = end == "csv";
  Response out;
  out.type = csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
  out.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file));
  out.next = what == "happenings" ? happenings(asked->filter, csv)
             : what == "claims"   ? claims(asked->filter, csv)
             : what == "articles" ? articles(asked->filter, csv)
                                  : entities(csv);
  return out;
}

Response get_calendar(const Request& r, Tools& t) {
  const auto asked = asked_of(r, filter_names());
  if (!asked) return problem(400, asked.error().message);
  const auto list = t.ask->upcoming("", asked->filter, {kMostItems, ""});
  if (!list) return failure(list.error());
  std::vector<query::CalendarEntry> entries;
  for (const auto& h : list->items) {
    std::string words = h.stage;
    for (const auto& revision : h.revisions)
      words += fmt::format("\n{}: {} ({})", revision.day, revision.after,
                           revision.quote.publisher.empty() ? revision.quote.source : revision.quote.publisher);
    entries.push_back({&h, (*t.headline)(h, wants_hindi(r)), names_of(h.roles, "place"), std::move(words)});
  }
  Response out;
  out.type = "text/calendar; charset=utf-8";
  out.headers.emplace_back("Vary", "Accept-Language");
  out.body = query::calendar("Bahi", entries);
  return out;
}

Response get_feed(const Request& r, Tools& t) {
  const auto asked = asked_of(r, route_of(r.method, r.path).route->parameters);
  if (!asked) return problem(400, asked.error().message);
  constexpr int kEntries = 100;
  const auto list = t.ask->changes(asked->filter, asked->all, {kEntries, ""});
  if (!list) return failure(list.error());
  std::vector<query::AtomEntry> entries;
  for (const auto& c : list->items) {
    const auto& rev = c.revision;
    entries.push_back({&c,
                       fmt::format("{}: {}",
                                   rev.what == "told"    ? rev.stage
                                   : rev.what == "stage" ? rev.after
                                                         : rev.what,
                                   (*t.headline)(c.happening, wants_hindi(r))),
                       ""});
  }
  Response out;
  out.type = "application/atom+xml; charset=utf-8";
  out.headers.emplace_back("Vary", "Accept-Language");
  out.body = query::atom("changes " + r.target, "Bahi", t.ask->as_of(), entries);
  return out;
}

}  // namespace bahi::serve
