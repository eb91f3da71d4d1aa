// From the web into the ledger.
#pragma once
#include <string>
#include <vector>

#include "adder.h"

namespace bahi::cli {

bool is_address(const std::string& input);

/// Fetches these addresses, and the pages that feeds among them name, into the ledger; says what came of it. The exit
/// status.
int fetch_into(const AddOptions& options, store::Store& store, Adder& adder, const std::vector<std::string>& urls);

}  // namespace bahi::cli
