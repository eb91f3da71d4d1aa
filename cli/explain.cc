#include "commands.h"

namespace bahi::cli {

int explain(const ExplainOptions&) { return 0; }

int layers(const Common&) { return 0; }

}  // namespace bahi::cli
