// From the claims of many articles to happenings: what they are about, how that has changed, where they disagree.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fuse/claim.h"

namespace bahi::fuse {

/// The life of a happening. In the order in which news of it usually comes; those from `postponed` on may come at any
/// time before it has happened.
enum class Stage : uint8_t { proposed, rumoured, announced, under_way, occurred, postponed, cancelled, denied };
std::string_view label(Stage stage);
std::optional<Stage> stage_named(std::string_view label);

/// What a claim says of its happening's life: a possibility, and a plan that only a source without a name tells, is a
/// rumour; what is fixed or expected is announced. What a person has decided is a stage itself.
Stage stage_of(const Claim& claim);

/// Does the claim tell of something that can be the same as what another article tells? Demands, history without a
/// day, and deeds of nobody do not.
bool can_fuse(const Claim& claim);

/// Claims of different blocks are never of one happening: family of acts, and the two polities it is between (one,
/// when the text names no more; many are one block of their own).
std::string block_of(const Claim& claim);

/// When the claim's happening may be told of: claims that do not overlap are never compared. At most kReachMost days.
struct Reach {
  Day lo = 0, hi = 0;
  Day anchor = 0;  // the day that decides when a long chain of claims is cut
};
inline constexpr int kReachMost = 420;
Reach reach_of(const Claim& claim);

/// A block's claims fall into chains whose reaches overlap. A chain with more than kChainMost claims is cut by year,
/// then quarter, month, week and day of their anchors, as far as needed.
inline constexpr size_t kChainMost = 256;
struct Light {
  int64_t claim = 0;
  Reach reach;
  std::optional<int64_t> piece;  // label of the one that it stood in, as the store has it
};
struct Piece {
  std::vector<Light> claims;
  uint64_t label = 0;  // changes when the chain that it was cut from begins elsewhere, or is cut more finely
};
/// `wanted`: does a chain of that reach matter? Others are left out.
std::vector<Piece> cut(std::vector<Light> claims, const std::function<bool(Day lo, Day hi)>& wanted = {});

/// What one article made new about a happening. `what`: told (the first), stage, date, tightened (the same date, more
/// precisely), place, number.
struct Revision {
  Day day = kUndated;
  std::string what;
  Stage stage = Stage::occurred;
  std::optional<Interval> date;
  std::string precision;
  size_t claim = 0;  // index into the claims given
  std::string before, after;
};

/// Two claims that cannot both be right: date, place, participants, status, number.
struct Conflict {
  std::string field;
  size_t a = 0, b = 0;  // indexes into the claims given
  std::string value_a, value_b;
};

struct Happening {
  std::vector<size_t> claims;  // in the order of publication; the first is the founder, by which it is known
  std::string event, mode, act;
  Stage stage = Stage::occurred;
  std::optional<Interval> date;
  std::string precision;
  bool approximate = false;
  std::vector<Party> parties;  // of the surest claims, each once
  double confidence = 0;
  int sources = 0;  // independent ones: copies of one wire count once
  Day first = kUndated, last = kUndated;
  std::vector<Revision> revisions;
  std::vector<Conflict> conflicts;
};

/// What a person has decided, by the uid of claims; it wins over what the engine read.
struct Decisions {
  std::set<uint64_t> rejected;                          // these claims are wrong
  std::set<uint64_t> alone;                             // split off: a happening of its own
  std::vector<std::pair<uint64_t, uint64_t>> together;  // one happening
  bool empty() const { return rejected.empty() && alone.empty() && together.empty(); }
};

/// The happenings of one piece of a block. A pure function of the set of claims: their order does not matter. A
/// happening's claims come back in the order of publication, happenings in the order of their founders.
std::vector<Happening> happenings(const std::vector<Claim>& claims, const Decisions& decisions = {});

/// A day as ISO 8601, and back; an interval as «2025-12-05» or «2025-12-05…2025-12-06».
std::string iso(Day day);
Day day_of_iso(std::string_view iso);  // kUndated when it is none
std::string iso(const Interval& interval);

}  // namespace bahi::fuse
