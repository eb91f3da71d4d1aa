// What the server answers: one table of routes. Each is a function of a request over the ledger and knows nothing of
// HTTP libraries, threads or caches.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bahi/ledger.h"
#include "bahi/questions.h"
#include "bahi/reader.h"
#include "serve/message.h"
#include "serve/parameters.h"

namespace bahi::serve {

class Tokens;

/// «Fumio Kishida visited India»: how a happening is told in a line, in Hindi or English.
using Headline = std::function<std::string(const query::Happening&, bool hindi)>;

/// What routes may use. One for each thread, but for what is shared and may be called from several.
struct Tools {
  query::Questions* ask = nullptr;
  const Reader* reader = nullptr;
  Ledger* ledger = nullptr;  // for routes that write
  const Tokens* tokens = nullptr;
  const Headline* headline = nullptr;
};

/// Who does the work: reading and writing must not keep questions waiting.
enum class Where : uint8_t { ask, work, write };

struct Route {
  std::string_view method, path;  // «/api/v1/happenings/{id}»
  Role role;                      // who may
  Where where;
  Response (*answer)(const Request&, Tools&);
  std::vector<std::string_view> parameters;
  std::string_view schema;  // of the answer (a name in schema/api.json), or its media type
  std::string_view body;    // schema of what is sent; empty: nothing
  std::string_view what;    // one sentence
  bool kept = true;         // the answer depends on the ledger and the target alone, so that it may be kept
};

std::span<const Route> routes();

struct Found {
  const Route* route = nullptr;
  std::vector<std::string> captured;
  std::string allow;  // methods that the path has, when it has not this one
};
Found route_of(std::string_view method, std::string_view path);

/// The OpenAPI 3.1 document: the table above, with the schemas of schema/api.json.
const std::string& openapi();

// The answers, by file.
Response get_stats(const Request&, Tools&);
Response get_sources(const Request&, Tools&);
Response get_timeline(const Request&, Tools&);
Response get_upcoming(const Request&, Tools&);
Response get_changes(const Request&, Tools&);
Response get_conflicts(const Request&, Tools&);
Response get_proposals(const Request&, Tools&);
Response get_find(const Request&, Tools&);
Response get_resolve(const Request&, Tools&);
Response get_who(const Request&, Tools&);
Response get_dyad(const Request&, Tools&);
Response get_happening(const Request&, Tools&);
Response get_network(const Request&, Tools&);
Response get_places(const Request&, Tools&);
Response get_days(const Request&, Tools&);
Response get_articles(const Request&, Tools&);
Response get_article(const Request&, Tools&);
Response get_curation(const Request&, Tools&);
Response get_watches(const Request&, Tools&);
Response get_news(const Request&, Tools&);
Response get_export(const Request&, Tools&);
Response get_calendar(const Request&, Tools&);
Response get_feed(const Request&, Tools&);
Response get_events(const Request&, Tools&);
Response get_session(const Request&, Tools&);
Response post_read(const Request&, Tools&);
Response post_explain(const Request&, Tools&);
Response post_articles(const Request&, Tools&);
Response post_curation(const Request&, Tools&);
Response post_watch(const Request&, Tools&);
Response post_told(const Request&, Tools&);
Response delete_watch(const Request&, Tools&);
Response post_session(const Request&, Tools&);
Response delete_session(const Request&, Tools&);

/// An answer that failed, as a response: what was asked is wrong (`status`), or the ledger cannot be read or written.
Response failure(const Error& error, int status = 422);

}  // namespace bahi::serve
