// Ending in good order: what runs until it is told to stop looks at a flag that SIGINT and SIGTERM set.
#pragma once
#include <atomic>

namespace bahi::cli {

/// From now on the first of these signals sets the flag; the second ends the program as ever.
const std::atomic<bool>& stop_on_signals();

}  // namespace bahi::cli
