// Room `name`: people, offices, states, bodies, places and groups: found, linked to the registry, romanised.
#pragma once
#include "document/document.h"
#include "lexicon/lexicon.h"
#include "name/registry.h"

namespace bahi::name {

struct Tables {
  explicit Tables(lexicon::Lexicon& lexicon) : registry(lexicon) {}
  Registry registry;
};

/// Reads the layers text, tokens, morph and chunks.
Names find(const Document& document, const Tables& tables);

}  // namespace bahi::name
