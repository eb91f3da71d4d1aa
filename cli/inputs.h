// Where articles come from: room `ingest`, under the names that the commands use.
#pragma once
#include "ingest/ingest.h"

namespace bahi::cli {

using InputOptions = ingest::Options;
using ingest::for_each_article;
using ingest::is_day;
using ingest::Item;
using ingest::total_bytes;

}  // namespace bahi::cli
