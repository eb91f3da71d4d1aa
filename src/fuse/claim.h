// What the ledger knows of one event that one article tells, as room fuse weighs it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/calendar.h"

namespace bahi::fuse {

using time::Day;
using time::Interval;

/// Articles without a day of publication come before all others.
inline constexpr Day kUndated = -100000;

/// The part that an entity has in a claim, as one letter: the ledger stores it so.
enum class Part : char {
  actor = 'a',
  recipient = 'r',
  place = 'p',
  principal = 'o',
  claimant = 'c',
  speaker = 's',
  addressee = 'd',
  host = 'h',
  attendee = 't',
  accompanying = 'x',
  delegation_head = 'g',
  mediator = 'm',
  carrier = 'k',
  sender = 'e',
  witness = 'w'
};

struct Party {
  Part part = Part::actor;
  int64_t entity = 0;  // across articles
  std::string polity;  // the state or body it acts for: ISO 3166-1 alpha-3 or a body's key; its own name when unknown
  /// A crowd («12 लोग») is nobody that another article could name.
  enum class Kind : uint8_t { person, state, place, crowd, other } kind = Kind::other;
};

struct Claim {
  int64_t id = 0;       // of the store; grows with the day of publication
  uint64_t uid = 0;     // of the record
  int64_t article = 0;  // of the store
  int64_t wire = 0;     // the first article of the copies of one wire
  Day published = kUndated;
  std::string event, mode, act, family, told, status, voice;
  int reach = 3;         // days before publication to which an undated telling reaches
  bool unnamed = false;  // only a source without a name says so
  int64_t claimant = 0;  // entity that says so; 0: the outlet
  double confidence = 0;
  std::optional<Interval> date;
  std::string precision;  // of the date: day|week|month|season|year
  bool approximate = false;
  std::vector<Party> parties;
  std::optional<double> dead, injured, size, amount;
  std::string currency;
  // Decided by a person: date and status hold whatever other claims say; what is confirmed is certain.
  bool date_decided = false, status_decided = false, confirmed = false;
};

}  // namespace bahi::fuse
