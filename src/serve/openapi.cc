#include <nlohmann/json.hpp>

#include "bahi/reader.h"
#include "serve/parameters.h"
#include "serve/routes.h"

extern "C" {
extern const char bahi_api_schema_begin[], bahi_api_schema_end[];
extern const char bahi_record_schema_begin[], bahi_record_schema_end[];
}

namespace bahi::serve {
namespace {

using Json = nlohmann::ordered_json;

Json ref(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

Json schema_of(const Parameter& p) {
  Json one;
  switch (p.kind) {
    case Kind::text:
      one = {{"type", "string"}, {"maxLength", kMostText / 4}};  // characters have at most four bytes
      if (p.required) one["minLength"] = 1;
      break;
    case Kind::day:
      one = {{"type", "string"}, {"format", "date"}};
      break;
    case Kind::count:
      one = {{"type", "integer"}, {"minimum", 1}, {"maximum", kMostItems}};
      break;
    case Kind::share:
      one = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
      break;
    case Kind::yes:
      one = {{"type", "boolean"}, {"default", false}};
      break;
    case Kind::choice:
      one = {{"type", "string"}, {"enum", p.choices}};
      break;
    case Kind::cursor:
      one = {{"type", "string"}, {"pattern", "^-?[0-9]{1,18}:-?[0-9]{1,18}$"}};
      break;
  }
  return p.several ? Json{{"type", "array"}, {"items", one}, {"maxItems", 8}} : one;
}

Json operation(const Route& r) {
  Json out{{"summary", r.what}, {"operationId", ""}};
  // «get happenings id»: unique, and what generators make names of
  std::string id(r.method == "GET" ? "get" : r.method == "POST" ? "post" : "delete");
  bool upper = true;
  for (const char c : r.path.substr(std::string_view("/api/v1/").size())) {
    if (c == '/' || c == '{' || c == '}' || c == '.') {
      upper = true;
    } else {
      id += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  out["operationId"] = id;
  Json parameters = Json::array();
  if (const size_t open = r.path.find('{'); open != std::string_view::npos) {
    const auto name = r.path.substr(open + 1, r.path.find('}') - open - 1);
    Json schema{{"type", "string"}, {"minLength", 1}, {"maxLength", kMostText / 4}};
    if (name == "file")
      schema = {{"type", "string"},
                {"enum",
                 {"happenings.jsonl", "happenings.csv", "claims.jsonl", "claims.csv", "articles.jsonl", "articles.csv",
                  "entities.jsonl", "entities.csv"}}};
    parameters.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", schema}});
  }
  for (const auto& name : r.parameters) {
    const Parameter& p = parameter(name);
    Json one{{"name", p.name}, {"in", "query"}, {"description", p.what}, {"schema", schema_of(p)}};
    if (p.required) one["required"] = true;
    parameters.push_back(std::move(one));
  }
  if (!parameters.empty()) out["parameters"] = std::move(parameters);
  if (!r.body.empty())
    out["requestBody"] = {{"required", true}, {"content", {{"application/json", {{"schema", ref(r.body)}}}}}};
  Json& answers = out["responses"];
  const bool media = r.schema.find('/') != std::string_view::npos;
  if (r.schema.empty()) {
    answers["204"] = {{"description", "Done"}};
  } else {
    Json content;
    if (media) {
      content[std::string(r.schema)] = {{"schema", {{"type", "string"}}}};
      if (r.schema == "application/x-ndjson") content["text/csv"] = {{"schema", {{"type", "string"}}}};
    } else {
      content["application/json"] = {{"schema", ref(r.schema)}};
    }
    answers[r.schema == "Watch" ? "201" : "200"] = {{"description", "The answer"}, {"content", content}};
  }
  if (r.kept) answers["304"] = {{"description", "Unchanged since the ETag that was sent"}};
  answers["default"] = {{"description", "What went wrong (RFC 9457)"},
                        {"content", {{"application/problem+json", {{"schema", ref("Problem")}}}}}};
  if (r.role == Role::editor) out["description"] = "For tokens of editors.";
  return out;
}

std::string document() {
  Json doc{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Bahi"},
        {"version", version()},
        {"description",
         "The ledger of diplomacy over HTTP: the questions of the command line, as JSON. docs/serve.md tells more."},
        {"license", {{"name", "Apache License 2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", {{{"url", "/"}}}},
      {"security", {Json::object(), {{"token", Json::array()}}}}};
  for (const Route& r : routes()) {
    std::string method(r.method);
    for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
    doc["paths"][std::string(r.path)][method] = operation(r);
  }
  doc["components"] = Json::parse(bahi_api_schema_begin, bahi_api_schema_end);
  std::string record(bahi_record_schema_begin, bahi_record_schema_end);
  const std::string from = "#/$defs/";
  const std::string to = "#/components/schemas/Record/$defs/";
  for (size_t at = record.find(from); at != std::string::npos; at = record.find(from, at + to.size()))
    record.replace(at, from.size(), to);
  Json schema = Json::parse(record);
  schema.erase("$schema");
  schema.erase("$id");
  doc["components"]["schemas"]["Record"] = std::move(schema);
  doc["components"]["securitySchemes"]["token"] = {{"type", "http"}, {"scheme", "bearer"}};
  return doc.dump(1);
}

}  // namespace

const std::string& openapi() {
  static const auto* const text = new std::string(document());
  return *text;
}

}  // namespace bahi::serve
