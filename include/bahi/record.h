// The record: what Bahi says about one article. One struct per object of the contract (docs/record.md), fields in its
// order. A string that is empty, an optional without value and a `none` are left out when the record is written.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bahi/span.h"

namespace bahi {

struct RecordSection {
  Span heading, body;
};

struct RecordDocument {
  std::string id, text_hash, given_id, source, title, publisher, published, language;
  int32_t characters = 0;
  std::vector<RecordSection> sections;
};

struct RecordMention {
  Span span;
  std::string form;  // name|title|pronoun|nominal|abbreviation
};

struct RecordName {
  std::string hi, en;
};

struct RecordEntity {
  std::string id, kind, key;
  RecordName name;
  std::string country;  // ISO 3166-1 alpha-3
  std::optional<double> latitude, longitude;
  std::string wikidata, sector;
  std::vector<RecordMention> mentions;
};

struct RecordOffice {
  std::string person;
  RecordName title;
  std::string of, tenure;
  std::vector<Span> evidence;
  std::string basis, why;  // basis: stated|inferred
};

struct RecordDate {
  std::string start, end;  // ISO 8601 days, inclusive
  std::string precision;   // day|week|month|season|year
  bool approximate = false;
  std::string basis;  // stated|relative|published
  std::optional<Span> span;
};

struct RecordParticipant {
  std::string entity, role;
};

struct RecordTopic {
  RecordName name;
  std::optional<Span> span;
  std::string event_id;
};

struct RecordMagnitude {
  std::optional<double> dead, injured, size, amount;
  std::string currency;  // ISO 4217
  bool any() const { return dead || injured || size || amount; }
};

struct RecordClaim {
  std::string entity, unnamed, channel;
  std::optional<Span> span;
};

struct RecordAlternative {
  std::string role;
  std::vector<std::string> candidates;
};

struct RecordEvent {
  std::string id, uid;
  std::string told = "main";  // main|occasion|topic|background
  std::string event, mode, act;
  std::vector<std::string> contexts, actor, recipient;
  std::vector<RecordParticipant> participants;
  bool complete = true;
  std::vector<std::string> inferred;
  std::string status = "occurred", recurs;
  std::optional<RecordDate> date;
  std::string weekday;
  std::vector<std::string> place;
  std::string occasion;
  std::vector<RecordTopic> topics;
  RecordMagnitude magnitude;
  std::string degree, on_behalf_of, channel;
  std::vector<RecordClaim> claimed_by;
  std::vector<RecordAlternative> alternatives;
  std::string voice = "fact";  // fact|evaluation|hearsay
  std::vector<Span> evidence;
  Span trigger;
  std::string rule;
  double confidence = 0;  // 0–1
};

struct RecordProposition {
  Span span;
  bool negated = false;
  std::string modality;  // cannot|must|should|will|may
};

struct RecordStance {
  std::string toward, polarity;  // polarity: for|against|neutral
};

struct RecordStatement {
  std::string id, speaker, addressee, act;
  std::string unnamed;  // a source without a name («सूत्र»), when speaker is empty
  Span content;
  std::optional<Span> quote;
  std::vector<RecordName> topics;
  std::optional<RecordStance> stance;
  std::vector<RecordProposition> propositions;
  std::string occasion, channel;
  std::optional<RecordDate> date;
  std::vector<Span> evidence;
  std::string rule;
  double confidence = 0;
};

struct RecordTime {
  Span span;
  std::string type;  // DATE|TIME|DURATION|SET
  std::optional<RecordDate> value;
  std::string duration, basis;
};

struct RecordDiagnostic {
  std::string code, message;
  std::vector<Span> spans;
};

/// Version of the contract that this library writes.
inline constexpr int kRecordVersion = 1;

struct Record {
  RecordDocument document;
  std::vector<RecordEntity> entities;
  std::vector<RecordOffice> offices;
  std::vector<RecordEvent> events;
  std::vector<RecordStatement> statements;
  std::vector<RecordTime> times;
  std::vector<RecordDiagnostic> diagnostics;
};

/// The record as JSON in the order of the contract, numbers as it says; the same bytes everywhere. `indent` < 0: one
/// line, no line break at the end. `text`: when not null, added as "text" to the document (--with-text).
std::string to_json(const Record& record, int indent = -1, const std::string* text = nullptr);

}  // namespace bahi
