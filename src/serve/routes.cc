#include "serve/routes.h"

namespace bahi::serve {
namespace {

using Names = std::vector<std::string_view>;

Names filter_and(Names more) {
  Names out = filter_names();
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

const std::vector<Route>& all_routes() {
  const Names page{"limit", "cursor"};
  const Names listing = filter_and(page);
  static const auto* const all = new std::vector<Route>{
      // clang-format off
      {"GET", "/api/v1/stats", Role::reader, Where::ask, get_stats, {}, "Stats", "", "What the ledger holds"},
      {"GET", "/api/v1/sources", Role::reader, Where::ask, get_sources, {"since", "until"}, "Sources", "", "Whose articles these are, and who copies"},
      {"GET", "/api/v1/timeline", Role::reader, Where::ask, get_timeline, listing, "Happenings", "", "What happened, latest first"},
      {"GET", "/api/v1/upcoming", Role::reader, Where::ask, get_upcoming, filter_and({"day", "limit", "cursor"}), "Happenings", "", "What is planned and rumoured, soonest first, with its revisions"},
      {"GET", "/api/v1/changes", Role::reader, Where::ask, get_changes, filter_and({"all", "limit", "cursor"}), "Changes", "", "What has become of plans, dates and figures, latest first"},
      {"GET", "/api/v1/conflicts", Role::reader, Where::ask, get_conflicts, listing, "Disagreements", "", "Where articles contradict one another"},
      {"GET", "/api/v1/proposals", Role::reader, Where::ask, get_proposals, page, "Proposals", "", "Names that may be of one person, to be decided"},
      {"GET", "/api/v1/find", Role::reader, Where::ask, get_find, filter_and({"q", "limit", "cursor"}), "Hits", "", "Articles in which words stand, latest first"},
      {"GET", "/api/v1/resolve", Role::reader, Where::ask, get_resolve, {"name", "kind", "limit"}, "Names", "", "Whom a name, or the beginning of one, may mean"},
      {"GET", "/api/v1/who", Role::reader, Where::ask, get_who, {"name", "limit"}, "Dossier", "", "What is known of somebody: offices, meetings, plans, words"},
      {"GET", "/api/v1/dyad", Role::reader, Where::ask, get_dyad, filter_and({"a", "b", "limit", "cursor"}), "Dyad", "", "How two states or bodies stand: cooperation and conflict by quarter"},
      {"GET", "/api/v1/happenings/{id}", Role::reader, Where::ask, get_happening, {}, "Happening", "", "One happening: its revisions, conflicts and words"},
      {"GET", "/api/v1/network", Role::reader, Where::ask, get_network, filter_and({"limit"}), "Network", "", "Who deals with whom"},
      {"GET", "/api/v1/places", Role::reader, Where::ask, get_places, filter_names(), "Places", "", "Happenings by state that takes part"},
      {"GET", "/api/v1/days", Role::reader, Where::ask, get_days, filter_names(), "Days", "", "Happenings by day"},
      {"GET", "/api/v1/articles", Role::reader, Where::ask, get_articles, listing, "Hits", "", "Articles, latest first"},
      {"POST", "/api/v1/articles", Role::editor, Where::write, post_articles, {}, "Added", "NewArticles", "Reads articles into the ledger", false},
      {"GET", "/api/v1/articles/{id}", Role::reader, Where::ask, get_article, {}, "Kept", "", "One article with its text and record"},
      {"POST", "/api/v1/read", Role::reader, Where::work, post_read, {}, "Record", "Text", "The record of a text; nothing is kept", false},
      {"POST", "/api/v1/explain", Role::reader, Where::work, post_explain, {}, "Explanations", "Text", "Why each event of a text is read so: rule, row, signs of confidence", false},
      {"GET", "/api/v1/curation", Role::reader, Where::ask, get_curation, page, "Decisions", "", "What people have decided, latest first"},
      {"POST", "/api/v1/curation", Role::editor, Where::write, post_curation, {}, "Numbers", "Decide", "Decides; it wins over what is read", false},
      {"GET", "/api/v1/watches", Role::reader, Where::ask, get_watches, {}, "Watches", "", "Questions that are kept"},
      {"POST", "/api/v1/watches", Role::editor, Where::write, post_watch, {}, "Watch", "NewWatch", "Keeps a question; what is in the ledger is no news to it", false},
      {"DELETE", "/api/v1/watches/{name}", Role::editor, Where::write, delete_watch, {}, "", "", "Forgets a question", false},
      {"GET", "/api/v1/watches/{name}/news", Role::reader, Where::ask, get_news, {}, "News", "", "What is new since it was last told"},
      {"POST", "/api/v1/watches/{name}/told", Role::editor, Where::write, post_told, {}, "", "Told", "Its news have been told", false},
      {"GET", "/api/v1/export/{file}", Role::reader, Where::work, get_export, filter_names(), "application/x-ndjson", "", "All that passes the filter, as a stream: happenings, claims, articles or entities; .jsonl or .csv", false},
      {"GET", "/api/v1/upcoming.ics", Role::reader, Where::ask, get_calendar, filter_names(), "text/calendar", "", "What is planned, to subscribe to in a calendar"},
      {"GET", "/api/v1/changes.atom", Role::reader, Where::ask, get_feed, filter_and({"all"}), "application/atom+xml", "", "What has changed, as a feed"},
      {"GET", "/api/v1/events", Role::reader, Where::ask, get_events, {}, "text/event-stream", "", "Tells of what comes into the ledger as it comes", false},
      {"GET", "/api/v1/session", Role::nobody, Where::ask, get_session, {}, "Session", "", "Who is asking, and what they may do", false},
      {"POST", "/api/v1/session", Role::nobody, Where::ask, post_session, {}, "", "Login", "Keeps a token in a cookie, for browsers", false},
      {"DELETE", "/api/v1/session", Role::nobody, Where::ask, delete_session, {}, "", "", "Forgets the cookie", false},
      // clang-format on
  };
  return *all;
}

/// Does the path fit? What stands for {…} is appended to `captured`; it may hold slashes only at the end of the path.
bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& captured) {
  while (!pattern.empty()) {
    const size_t open = pattern.find('{');
    if (open == std::string_view::npos) return pattern == path;
    if (path.substr(0, open) != pattern.substr(0, open) || path.size() < open) return false;
    const size_t close = pattern.find('}', open);
    pattern.remove_prefix(close + 1);
    path.remove_prefix(open);
    if (pattern.empty()) {
      if (path.empty()) return false;
      captured.emplace_back(path);
      return true;
    }
    if (!path.ends_with(pattern) || path.size() == pattern.size()) return false;  // one {…} a path
    captured.emplace_back(path.substr(0, path.size() - pattern.size()));
    return true;
  }
  return path.empty();
}

}  // namespace

std::span<const Route> routes() {
  return all_routes();
}

Found route_of(std::string_view method, std::string_view path) {
  Found out;
  const Route* other = nullptr;
  for (const Route& r : all_routes()) {
    std::vector<std::string> captured;
    if (!fits(r.path, path, captured)) continue;
    // Whole paths come before those with a name in them, of which the longer fits better.
    if (r.method == method && (out.route == nullptr || r.path.size() > out.route->path.size())) {
      out.route = &r;
      out.captured = std::move(captured);
    }
    other = &r;
    if (out.allow.find(r.method) == std::string::npos)
      out.allow += (out.allow.empty() ? "" : ", ") + std::string(r.method);
  }
  if (out.allow.find("GET") != std::string::npos) out.allow += ", HEAD";
  (void)other;
  return out;
}

}  // namespace bahi::serve
