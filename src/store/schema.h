// The ledger's tables (docs/ledger.md), by version.
#pragma once
#include <cstdint>

#include "store/db.h"

namespace bahi::store {

/// Version that this library writes.
inline constexpr int kSchema = 9;
/// SQLite's application_id of a ledger: "Bahi".
inline constexpr int32_t kApplication = 0x42616869;

/// A query for all that table `tally` must hold: what is counted, a name within it, how many.
extern const char* const kTallies;

/// Makes the tables when the file is new, brings those of an older version up to date. Sets db.error() when the file
/// is somebody else's, or from a newer version. `create`: an empty file becomes a ledger.
bool prepare_schema(Db& db, bool create);

}  // namespace bahi::store
