#include "record/record.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "text/text.h"
#include "token/token.h"

namespace bahi::record {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

Article article(std::string text) {
  return {.text = std::move(text), .source = "a.txt", .given_id = {}, .title = {}, .publisher = {}, .published = {}};
}

/// A document with its words, and layers of names that the test sets.
void prepare(Document& document, Names names, Coref coref = {}) {
  static const auto lexicon = lexicon::Lexicon::builtin();
  static const text::Tables texts(**lexicon);
  static const token::Tables tokens(**lexicon);
  document.text.set(text::normalise(document, texts));
  document.tokens.set(token::tokenise(document, tokens));
  document.names.set(std::move(names));
  document.coref.set(std::move(coref));
  document.times.set({});
}

Entity person(std::string name) {
  Entity e;
  e.hi = std::move(name);
  return e;
}

Mention mention(int32_t entity, int32_t first) {
  Mention m;
  m.entity = entity;
  m.tokens = {first, first + 1};
  return m;
}

RecordEvent event(std::string actor, std::string recipient, Span trigger = {0, 4}) {
  RecordEvent e;
  e.event = "CONSULT";
  e.actor = {std::move(actor)};
  e.recipient = {std::move(recipient)};
  e.trigger = trigger;
  return e;
}

constexpr const char* kText = "मोदी ने पुतिन और मैक्रों से मुलाकात की और उनसे व्यापार पर बात की।";

// ---------------------------------------------------------------- JSON

TEST(Json, EscapesWhatMustBeAndNothingElse) {
  Record r;
  r.document.title = "\"क\\ख\"\n\r\t\b\f\x01\x1F\x7F/é";
  const std::string json = to_json(r);
  EXPECT_NE(json.find(R"("title":"\"क\\ख\"\n\r\t\u0008\u000c\u0001\u001f)"
                      "\x7F/é\""),
            std::string::npos)
      << json;
  EXPECT_EQ(Json::parse(json)["document"]["title"], r.document.title);
}

TEST(Json, HoldsNulCharacters) {
  const std::string text("क\0ख", 7);
  EXPECT_EQ(Json::parse(to_json({}, -1, &text))["document"]["text"], text);
}

TEST(Json, OneLineUnlessIndented) {
  Record r;
  r.document.title = "पहली\nदूसरी";
  r.events.resize(2);
  EXPECT_EQ(to_json(r).find('\n'), std::string::npos);
  EXPECT_EQ(Json::parse(to_json(r)), Json::parse(to_json(r, 2)));
  EXPECT_TRUE(to_json(r, 2).starts_with("{\n  \"record\": 1,\n  \"document\": {\n    \"title\""));
}

TEST(Json, EmptyScalarsAreLeftOutAndListsAreThere) {
  const Json j = Json::parse(to_json({}));
  EXPECT_EQ(keys(j), (std::vector<std::string>{"record", "document", "entities", "offices", "events", "statements",
                                               "times", "diagnostics"}));
  EXPECT_EQ(keys(j["document"]), (std::vector<std::string>{"characters", "sections"}));
  Record r;
  r.events.emplace_back();
  r.entities.emplace_back();
  const Json e = Json::parse(to_json(r))["events"][0];
  EXPECT_EQ(keys(e), (std::vector<std::string>{"told", "contexts", "actor", "recipient", "participants", "complete",
                                               "inferred", "status", "place", "topics", "claimed_by", "alternatives",
                                               "voice", "evidence", "trigger", "confidence"}));
}

TEST(Json, FieldsStandInTheOrderOfTheContract) {
  Record r;
  r.document = {"id", "hash", "given", "source", "title", "publisher", "2025-11-18", "hi", 3, {}};
  RecordEvent e = event("e1", "e2");
  e.id = "v1";
  e.uid = "u";
  e.mode = "visit";
  e.act = "meet";
  e.recurs = "P1Y";
  e.date = RecordDate{"2025-11-18", "2025-11-18", "day", false, "stated", Span{1, 2}};
  e.weekday = "Tuesday";
  e.occasion = "v2";
  e.magnitude.amount = 2.5e9;
  e.magnitude.currency = "USD";
  e.degree = "fully";
  e.on_behalf_of = "e3";
  e.channel = "phone";
  e.rule = "consult.meet";
  r.events.push_back(e);
  const std::string text = "क";
  const Json j = Json::parse(to_json(r, -1, &text));
  EXPECT_EQ(keys(j["document"]),
            (std::vector<std::string>{"id", "text_hash", "given_id", "source", "title", "publisher", "published",
                                      "language", "characters", "sections", "text"}));
  EXPECT_EQ(
      keys(j["events"][0]),
      (std::vector<std::string>{"id",           "uid",       "told",      "event",        "mode",     "act",
                                "contexts",     "actor",     "recipient", "participants", "complete", "inferred",
                                "status",       "recurs",    "date",      "weekday",      "place",    "occasion",
                                "topics",       "magnitude", "degree",    "on_behalf_of", "channel",  "claimed_by",
                                "alternatives", "voice",     "evidence",  "trigger",      "rule",     "confidence"}));
  EXPECT_EQ(keys(j["events"][0]["date"]),
            (std::vector<std::string>{"start", "end", "precision", "approximate", "basis", "span"}));
}

TEST(Json, ConfidenceHasThreeDecimals) {
  const auto printed = [](double confidence) {
    Record r;
    r.events.emplace_back().confidence = confidence;
    const std::string json = to_json(r);
    const size_t at = json.find("\"confidence\":") + 13;
    return json.substr(at, json.find('}', at) - at);
  };
  EXPECT_EQ(printed(0.9), "0.900");
  EXPECT_EQ(printed(1), "1.000");
  EXPECT_EQ(printed(0), "0.000");
  EXPECT_EQ(printed(0.86449), "0.864");
  EXPECT_EQ(printed(0.8646), "0.865");
}

TEST(Json, NumbersAreShortestAndExact) {
  Record r;
  r.events.emplace_back().magnitude.amount = 2.5e9;
  r.events.back().magnitude.dead = 3;
  r.entities.emplace_back().latitude = 55.75;
  const std::string json = to_json(r);
  EXPECT_NE(json.find("\"latitude\":55.75"), std::string::npos);
  EXPECT_NE(json.find("\"dead\":3,"), std::string::npos);
  EXPECT_EQ(Json::parse(json)["events"][0]["magnitude"]["amount"], 2.5e9);
}

// ---------------------------------------------------------------- assemble

TEST(Assemble, NumbersEntitiesByFirstMentionAndDropsTheUnmentioned) {
  Document d(article(kText));
  Names names;
  names.entities = {person("किसी ने नहीं कहा"), person("मैक्रों"), person("मोदी"), person("पुतिन")};
  names.mentions = {mention(2, 0), mention(3, 2), mention(1, 4)};
  prepare(d, names);
  event::Claims claims;
  claims.events = {event("e3", "e4"), event("e3", "e2", {5, 9})};
  claims.events[0].alternatives = {{"recipient", {"e4", "e2"}}, {"occasion", {"v1", "v2"}}};
  claims.statements.emplace_back().speaker = "e2";
  const Record r = assemble(d, claims);
  ASSERT_EQ(r.entities.size(), 3U);
  EXPECT_EQ(r.entities[0].name.hi, "मोदी");
  EXPECT_EQ(r.entities[1].name.hi, "पुतिन");
  EXPECT_EQ(r.entities[2].name.hi, "मैक्रों");
  EXPECT_EQ(r.entities[2].id, "e3");
  EXPECT_EQ(r.events[0].actor, std::vector<std::string>{"e1"});
  EXPECT_EQ(r.events[0].recipient, std::vector<std::string>{"e2"});
  EXPECT_EQ(r.events[1].recipient, std::vector<std::string>{"e3"});
  EXPECT_EQ(r.events[0].alternatives[0].candidates, (std::vector<std::string>{"e2", "e3"}));
  EXPECT_EQ(r.events[0].alternatives[1].candidates, (std::vector<std::string>{"v1", "v2"}));
  EXPECT_EQ(r.statements[0].speaker, "e3");
}

TEST(Assemble, JoinsWhatIsTheSame) {
  Document d(article(kText));
  Names names;
  names.entities = {person("मोदी"), person("पुतिन"), person("व्लादिमीर पुतिन")};
  names.mentions = {mention(0, 0), mention(1, 2)};
  Coref coref;
  coref.same = {{1, 2}};
  coref.mentions = {mention(2, 9)};
  prepare(d, names, coref);
  event::Claims claims;
  claims.events = {event("e1", "e2")};
  claims.events[0].recipient.push_back("e3");  // the same person under both numbers
  const Record r = assemble(d, claims);
  ASSERT_EQ(r.entities.size(), 2U);
  EXPECT_EQ(r.entities[1].name.hi, "व्लादिमीर पुतिन");
  EXPECT_EQ(r.entities[1].mentions.size(), 2U);
  EXPECT_EQ(r.events[0].recipient, std::vector<std::string>{"e2"});
}

TEST(Assemble, IdsHangOnSourceAndTextAlone) {
  const auto document = [](std::string source, std::string text, std::string title = {}) {
    Article a = article(std::move(text));
    a.source = std::move(source);
    a.title = std::move(title);
    Document d(std::move(a));
    prepare(d, {});
    return assemble(d, {}).document;
  };
  const auto first = document("a", kText);
  EXPECT_EQ(document("a", kText, "शीर्षक").id, first.id);
  EXPECT_EQ(document("b", kText).text_hash, first.text_hash);
  EXPECT_NE(document("b", kText).id, first.id);
  EXPECT_NE(document("a", std::string(kText) + " ").text_hash, first.text_hash);
  EXPECT_EQ(first.id.size(), 16U);
}

TEST(Assemble, UidsAreStableAndTellTwinsApart) {
  const auto uids = [](std::vector<RecordEvent> events) {
    Document d(article(kText));
    Names names;
    names.entities = {person("मोदी"), person("पुतिन")};
    prepare(d, names);
    event::Claims claims;
    claims.events = std::move(events);
    std::vector<std::string> out;
    for (const auto& e : assemble(d, claims).events) out.push_back(e.uid);
    return out;
  };
  const auto one = uids({event("e1", "e2", {3, 9})});
  RecordEvent better = event("e2", "e1", {3, 9});
  better.status = "scheduled";
  better.confidence = 0.5;
  EXPECT_EQ(uids({better}), one);                                                        // read better later
  EXPECT_EQ(uids({event("e1", "e2", {20, 25}), event("e1", "e2", {3, 9})})[1], one[0]);  // one more before it
  const auto twins = uids({event("e1", "e2", {3, 9}), event("e2", "e1", {3, 9})});
  EXPECT_EQ(twins[0], one[0]);
  EXPECT_NE(twins[0], twins[1]);
}

TEST(Assemble, CarriesTheDocument) {
  Article a = article("बैठक\n\nमोदी ने पुतिन से मुलाकात की।\n");
  a.given_id = "7";
  a.title = "शीर्षक";
  a.publisher = "दैनिक";
  a.published = "2025-11-18";
  Document d(std::move(a));
  prepare(d, {});
  const auto doc = assemble(d, {}).document;
  EXPECT_EQ(doc.given_id, "7");
  EXPECT_EQ(doc.title, "शीर्षक");
  EXPECT_EQ(doc.publisher, "दैनिक");
  EXPECT_EQ(doc.published, "2025-11-18");
  EXPECT_EQ(doc.source, "a.txt");
  EXPECT_EQ(doc.characters, 35);
}

TEST(Assemble, SectionsAreSpansOfTheTextAsItCame) {
  // A nukta that is typed as two characters moves nothing.
  const std::string head = "फ\u093Cैसले का स्वागत";
  const std::string body = "रूस ने भारत के फैसले का स्वागत किया है और कहा है कि वह बातचीत चाहता है।";
  Document d(
      article("भारत ने सोमवार को रूस के साथ समझौते पर हस्ताक्षर किए और बातचीत जारी रखी।\n" + head + "\n" + body + "\n"));
  prepare(d, {});
  const auto r = assemble(d, {});
  ASSERT_EQ(r.document.sections.size(), 1U);
  const auto s = r.document.sections[0];
  EXPECT_EQ(s.heading.end - s.heading.start, 16);
  EXPECT_EQ(s.body.start, s.heading.end + 1);
  EXPECT_EQ(s.body.end, r.document.characters - 1);
}

TEST(Assemble, AnotherLanguageHasNoClaims) {
  Document d(article("The foreign minister of France met his counterpart in the capital and they talked about trade."));
  Names names;
  names.entities = {person("x")};
  names.mentions = {mention(0, 0)};
  prepare(d, names);
  event::Claims claims;
  claims.events = {event("e1", "e1")};
  const Record r = assemble(d, claims);
  EXPECT_TRUE(r.events.empty());
  EXPECT_TRUE(r.entities.empty());
  ASSERT_EQ(r.diagnostics.size(), 1U);
  EXPECT_EQ(r.diagnostics[0].code, "no-hindi");
}

}  // namespace
}  // namespace bahi::record
