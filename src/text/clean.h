// The characters of a text, made plain: first step of the room.
#pragma once
#include <string_view>

#include "document/layers.h"

namespace bahi::text {

/// Fills out.utf8, out.origin and out.characters from `given` (valid UTF-8): NFC; zero-width joiners, byte order marks,
/// soft hyphens, directional and other invisible controls dropped, and the stray ï that old font converters leave
/// inside Hindi words; each run of spaces one plain space, none at a line's edges; every kind of line break a line
/// feed.
void clean(std::string_view given, Text& out);

}  // namespace bahi::text
