// The room has only headers so far; this file gives it an object to link.
#include "base/arena.h"
#include "base/hash.h"
#include "base/span.h"
