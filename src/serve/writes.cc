// What is sent: texts to be read, articles to be kept, decisions, watches.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/engine.h"
#include "ingest/ingest.h"
#include "lexicon/overlay.h"
#include "serve/auth.h"
#include "serve/routes.h"
#include "store/reading.h"

namespace bahi::serve {
namespace {

Response json(int status, std::string body) {
  Response out;
  out.status = status;
  out.body = std::move(body);
  return out;
}
Response nothing() {
  return json(204, "");
}

/// The object that was sent, with no other fields than these; else what is wrong with it.
Result<nlohmann::json> object_of(const Request& r, const std::vector<std::string_view>& fields) {
  const auto wrong = [](std::string what) { return Error{std::move(what), {}, 0, 0}; };
  if (!r.query.empty()) return wrong(fmt::format("there is no parameter '{}' here", r.query.front().first));
  nlohmann::json j = nlohmann::json::parse(r.body, nullptr, false);
  if (j.is_discarded()) return wrong("the body is no JSON");
  if (!j.is_object()) return wrong("the body is no JSON object");
  for (const auto& [name, value] : j.items())
    if (std::find(fields.begin(), fields.end(), name) == fields.end())
      return wrong(fmt::format("there is no field '{}' here; there are {}", name, fmt::join(fields, ", ")));
  return j;
}

/// A field that is text, or is not there; else what is wrong is said.
bool text_of(const nlohmann::json& j, const char* name, std::string& to, std::string& wrong) {
  const auto it = j.find(name);
  if (it == j.end() || it->is_null()) return true;
  if (it->is_string()) {
    to = it->get<std::string>();
    return true;
  }
  if (wrong.empty()) wrong = fmt::format("'{}' is no text", name);
  return false;
}
bool texts_of(const nlohmann::json& j, const char* name, std::vector<std::string>& to, std::string& wrong) {
  const auto it = j.find(name);
  if (it == j.end() || it->is_null()) return true;
  for (const auto& value : it->is_array() ? *it : nlohmann::json::array({nullptr})) {
    if (!value.is_string()) {
      if (wrong.empty()) wrong = fmt::format("'{}' is no list of texts", name);
      return false;
    }
    to.push_back(value.get<std::string>());
  }
  return true;
}

}  // namespace

Response post_read(const Request& r, Tools& t) {
  const auto j = object_of(r, {"text", "published", "title", "publisher", "source", "id"});
  if (!j) return problem(400, j.error().message);
  auto article = ingest::from_json(j->dump(), "api");
  if (!article) return problem(422, article.error().message);
  if (!j->contains("source")) article->source.clear();
  return json(200, to_json(t.reader->read(*article)));
}

/// Why each event of a text was read so: what `bahi explain` tells of rule and confidence.
Response post_explain(const Request& r, Tools& t) {
  const auto j = object_of(r, {"text", "published", "title", "publisher", "source", "id"});
  if (!j) return problem(400, j.error().message);
  auto article = ingest::from_json(j->dump(), "api");
  if (!article) return problem(422, article.error().message);
  if (!j->contains("source")) article->source.clear();
  Document document(std::move(*article));
  const auto claims = t.reader->impl().analyse(document);
  nlohmann::ordered_json events = nlohmann::ordered_json::object();
  for (size_t i = 0; i < claims.events.size() && i < claims.explanations.size(); ++i) {
    const auto& why = claims.explanations[i];
    nlohmann::ordered_json one{{"rule", claims.events[i].rule}};
    if (why.row != nullptr) {
      one["origin"] = lexicon::origin_of(*why.row);
      for (const auto cell : why.row->cells) one["row"].push_back(cell);
    }
    one["signs"] = nlohmann::json::array();
    for (const event::Sign* sign : why.signs)
      one["signs"].push_back({{"name", sign->name}, {"weight", sign->weight}, {"why", sign->why}});
    events[claims.events[i].id] = std::move(one);
  }
  return json(200, nlohmann::ordered_json{{"events", std::move(events)}}.dump());
}

Response post_articles(const Request& r, Tools& t) {
  constexpr size_t kMost = 1000;  // in one request
  nlohmann::json j = nlohmann::json::parse(r.body, nullptr, false);
  if (!r.query.empty()) return problem(400, fmt::format("there is no parameter '{}' here", r.query.front().first));
  if (j.is_discarded()) return problem(400, "the body is no JSON");
  const bool several = j.is_object() && j.contains("articles");
  if (several && (!j["articles"].is_array() || j.size() > 1))
    return problem(400, "write one article, or {\"articles\": [ … ]}");
  if (!several) j = nlohmann::json{{"articles", nlohmann::json::array({j})}};
  if (j["articles"].size() > kMost) return problem(413, fmt::format("more than {} articles in one request", kMost));
  std::vector<Article> articles;
  for (const auto& one : j["articles"]) {
    auto article = ingest::from_json(one.dump(), "api");
    if (!article)
      return problem(422, several ? fmt::format("article {}: {}", articles.size() + 1, article.error().message)
                                  : article.error().message);
    articles.push_back(std::move(*article));
  }
  const auto added = t.ledger->add(*t.reader, articles);
  if (!added) return failure(added.error());
  return json(200, fmt::format("{{\"added\":{},\"already\":{},\"bettered\":{},\"no_hindi\":{}}}", added->added,
                               added->already, added->bettered, added->no_hindi));
}

Response post_curation(const Request& r, Tools& t) {
  auto j = object_of(r, {"what", "target", "other", "field", "value", "note", "by"});
  if (!j) return problem(400, j.error().message);
  query::Decided d;
  std::string wrong;
  if (j->contains("target") && (*j)["target"].is_number_integer()) (*j)["target"] = (*j)["target"].dump();  // of undo
  text_of(*j, "what", d.what, wrong);
  text_of(*j, "target", d.target, wrong);
  text_of(*j, "other", d.other, wrong);
  text_of(*j, "field", d.field, wrong);
  text_of(*j, "value", d.value, wrong);
  text_of(*j, "note", d.note, wrong);
  text_of(*j, "by", d.by, wrong);
  if (!wrong.empty()) return problem(400, wrong);
  if (!r.caller.name.empty()) {
    if (!d.by.empty() && d.by != r.caller.name)
      return problem(403, fmt::format("this token decides as «{}»", r.caller.name));
    d.by = r.caller.name;
  }
  if (d.by.empty()) return problem(422, "who decides? Give \"by\"");
  const auto numbers = t.ledger->curate(d);
  if (!numbers) return failure(numbers.error());
  return json(200, fmt::format("{{\"numbers\":[{}]}}", fmt::join(*numbers, ",")));
}

Response post_watch(const Request& r, Tools& t) {
  const auto j = object_of(r, {"name", "states", "people", "types", "stages", "place", "min_confidence"});
  if (!j) return problem(400, j.error().message);
  std::string name;
  std::string wrong;
  query::Filter f;
  text_of(*j, "name", name, wrong);
  text_of(*j, "place", f.place, wrong);
  texts_of(*j, "states", f.states, wrong);
  texts_of(*j, "people", f.people, wrong);
  texts_of(*j, "types", f.types, wrong);
  texts_of(*j, "stages", f.stages, wrong);
  if (j->contains("min_confidence")) {
    const auto& value = (*j)["min_confidence"];
    if (value.is_number()) f.min_confidence = value.get<double>();
    if (!value.is_number() || f.min_confidence < 0 || f.min_confidence > 1)
      wrong = "'min_confidence' is no number from 0 to 1";
  }
  if (!wrong.empty()) return problem(400, wrong);
  if (name.empty() || name.size() > kMostText) return problem(422, "a watch needs a name of at most 400 bytes");
  if (f.states.empty() && f.people.empty() && f.types.empty() && f.stages.empty() && f.place.empty())
    return problem(422, "what is to be watched? Give states, people, types, stages or a place");
  const auto known = [&](const char* parameter_name, const std::vector<std::string>& values) {
    const auto& choices = parameter(parameter_name).choices;
    for (const auto& v : values)
      if (std::find(choices.begin(), choices.end(), v) == choices.end())
        wrong = fmt::format("'{}' is none of {}", v, fmt::join(choices, ", "));
  };
  known("type", f.types);
  known("stage", f.stages);
  for (const auto& s : f.states)
    if (t.ask->polity(s).empty()) wrong = fmt::format("no state or body is called «{}»", s);
  if (!wrong.empty()) return problem(422, wrong);
  const auto kept = t.ledger->watch(name, f);
  if (!kept) return failure(kept.error());
  if (!*kept) return problem(409, fmt::format("there is a watch «{}» already", name));
  const auto all = t.ask->watches();
  if (!all) return failure(all.error());
  for (const auto& w : *all)
    if (w.name == name) {
      const std::string list = query::to_json(std::vector<query::Watch>{w});
      return json(201, list.substr(1, list.size() - 2));
    }
  return nothing();
}

Response delete_watch(const Request& r, Tools& t) {
  if (const auto what = asked_of(r, {}); !what) return problem(400, what.error().message);
  const auto gone = t.ledger->unwatch(r.captured.at(0));
  if (!gone) return failure(gone.error());
  return *gone ? nothing() : problem(404, fmt::format("there is no watch «{}»", r.captured.at(0)));
}

Response post_told(const Request& r, Tools& t) {
  const auto j = object_of(r, {"upto"});
  if (!j) return problem(400, j.error().message);
  if (!j->contains("upto") || !(*j)["upto"].is_number_unsigned() || (*j)["upto"].get<uint64_t>() > INT64_MAX)
    return problem(400, "'upto' is missing or no number: give that of the news");
  const auto all = t.ask->watches();
  if (!all) return failure(all.error());
  if (std::none_of(all->begin(), all->end(), [&](const query::Watch& w) { return w.name == r.captured.at(0); }))
    return problem(404, fmt::format("there is no watch «{}»", r.captured.at(0)));
  const auto told = t.ledger->told(r.captured.at(0), (*j)["upto"].get<int64_t>());
  return told ? nothing() : failure(told.error());
}

Response post_session(const Request& r, Tools& t) {
  const auto j = object_of(r, {"token"});
  if (!j) return problem(400, j.error().message);
  std::string token;
  std::string wrong;
  if (!text_of(*j, "token", token, wrong) || token.empty()) return problem(400, "'token' is missing");
  if (t.tokens == nullptr) return problem(422, "no token is needed here");
  if (t.tokens->caller(token).role == Role::nobody) return problem(401, "this token is not known");
  auto out = nothing();
  out.headers.emplace_back("Set-Cookie", cookie(token, r.header("x-forwarded-proto") == "https"));
  return out;
}

Response delete_session(const Request& r, Tools&) {
  if (const auto what = asked_of(r, {}); !what) return problem(400, what.error().message);
  auto out = nothing();
  out.headers.emplace_back("Set-Cookie", cookie("", false));
  return out;
}

}  // namespace bahi::serve
