// Questions: each asks the ledger as the command of that name does.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "serve/events.h"
#include "serve/parameters.h"
#include "serve/routes.h"

namespace bahi::serve {
namespace {

Response json(std::string body) {
  Response out;
  out.body = std::move(body);
  return out;
}

/// What `question` answers to the parameters of the route, as JSON. `missing`: status when what is asked for is not
/// there.
template <typename Question>
Response asked(const Request& r, const Question& question, int missing = 422) {
  const auto found = route_of(r.method, r.path);
  const auto what = asked_of(r, found.route->parameters);
  if (!what) return problem(400, what.error().message);
  const auto answer = question(*what);
  if (!answer) return failure(answer.error(), missing);
  return json(query::to_json(*answer));
}

}  // namespace

Response failure(const Error& error, int status) {
  // What SQLite says has the ledger's file with it; what is wrong with the question has not.
  if (error.file.empty()) return problem(status, error.message);
  auto out = problem(503, error.message);
  out.headers.emplace_back("Retry-After", "5");
  return out;
}

Response get_stats(const Request& r, Tools& t) {
  return asked(r, [&](const Asked&) { return t.ask->stats(); });
}
Response get_sources(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->sources(a.filter); });
}
Response get_timeline(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->timeline(a.filter, a.page); });
}
Response get_upcoming(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->upcoming(a.day, a.filter, a.page); });
}
Response get_changes(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->changes(a.filter, a.all, a.page); });
}
Response get_conflicts(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->conflicts(a.filter, a.page); });
}
Response get_proposals(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->proposals(a.page); });
}
Response get_find(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->find(a.q, a.filter, a.page, t.reader); });
}
Response get_articles(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->find("", a.filter, a.page); });
}
Response get_resolve(const Request& r, Tools& t) {
  const auto what = asked_of(r, {"name", "kind", "limit"});
  if (!what) return problem(400, what.error().message);
  auto names = t.ask->resolve(what->name, what->kind);
  const auto limit = static_cast<size_t>(what->page.limit);
  for (auto& more : t.ask->complete(what->name, what->kind, what->page.limit))
    if (std::none_of(names.begin(), names.end(), [&](const query::Name& n) { return n.id == more.id; }))
      names.push_back(std::move(more));
  if (names.size() > limit) names.resize(limit);
  return json(fmt::format("{{\"items\":{}}}", query::to_json(names)));
}
Response get_who(const Request& r, Tools& t) {
  return asked(
      r, [&](const Asked& a) { return t.ask->who(a.name, a.page.limit); }, 404);
}
Response get_dyad(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->dyad(a.a, a.b, a.filter, a.page); });
}
Response get_happening(const Request& r, Tools& t) {
  return asked(
      r, [&](const Asked&) { return t.ask->happening(r.captured.at(0)); }, 404);
}
Response get_article(const Request& r, Tools& t) {
  return asked(
      r, [&](const Asked&) { return t.ask->article(r.captured.at(0)); }, 404);
}
Response get_network(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) {
    const bool given = std::any_of(r.query.begin(), r.query.end(), [](const auto& q) { return q.first == "limit"; });
    constexpr int kNodes = 60;
    return t.ask->network(a.filter, given ? a.page.limit : kNodes);
  });
}
Response get_places(const Request& r, Tools& t) {
  const auto what = asked_of(r, filter_names());
  if (!what) return problem(400, what.error().message);
  const auto answer = t.ask->places(what->filter);
  return answer ? json(query::to_json(*answer, "state")) : failure(answer.error());
}
Response get_days(const Request& r, Tools& t) {
  const auto what = asked_of(r, filter_names());
  if (!what) return problem(400, what.error().message);
  const auto answer = t.ask->days(what->filter);
  return answer ? json(query::to_json(*answer, "day")) : failure(answer.error());
}
Response get_curation(const Request& r, Tools& t) {
  return asked(r, [&](const Asked& a) { return t.ask->decisions(a.page); });
}
Response get_watches(const Request& r, Tools& t) {
  return asked(r, [&](const Asked&) { return t.ask->watches(); });
}
Response get_news(const Request& r, Tools& t) {
  if (const auto what = asked_of(r, {}); !what) return problem(400, what.error().message);
  const auto all = t.ask->watches();
  if (!all) return failure(all.error());
  for (const auto& w : *all) {
    if (w.name != r.captured.at(0)) continue;
    auto news = t.ask->news(w.filter, w.seen);
    if (!news) return failure(news.error());
    const query::Listing<query::Change> items{std::move(news->changes), ""};
    std::string body = query::to_json(items);
    body.insert(body.size() - 1, fmt::format(",\"upto\":{}", news->upto));
    return json(std::move(body));
  }
  return problem(404, fmt::format("there is no watch «{}»", r.captured.at(0)));
}
Response get_session(const Request& r, Tools& t) {
  constexpr std::string_view kRoles[] = {"", "reader", "editor"};
  if (const auto what = asked_of(r, {}); !what) return problem(400, what.error().message);
  const nlohmann::ordered_json out{{"name", r.caller.name},
                                   {"role", kRoles[static_cast<size_t>(r.caller.role)]},
                                   {"token_needed", t.tokens != nullptr}};
  return json(out.dump());
}
Response get_events(const Request& r, Tools& t) {
  if (const auto what = asked_of(r, {}); !what) return problem(400, what.error().message);
  Response out;
  out.type = "text/event-stream";
  const std::string last(r.header("last-event-id"));
  int64_t after = -1;
  if (!last.empty() && last.size() < 16 && last.find_first_not_of("0123456789") == std::string::npos)
    after = std::stoll(last);
  int64_t upto = after;
  out.body = "retry: 3000\n\n";
  if (after >= 0) out.body += events_after(*t.ask, after, upto);
  upto = t.ask->last_added();
  out.body += fmt::format("id: {}\nevent: ready\ndata: {{\"upto\":{},\"state\":{}}}\n\n", upto, upto, t.ask->state());
  out.events = upto;
  return out;
}

}  // namespace bahi::serve
