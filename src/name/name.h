// Room `name`: people, offices, states, bodies, places and groups: found, linked to the registry, romanised.
#pragma once
#include <utility>

#include "base/form_cache.h"
#include "document/document.h"
#include "lexicon/lexicon.h"
#include "name/recogniser.h"
#include "name/registry.h"

namespace bahi::name {

struct Tables {
  /// `recogniser`: of the same set as the tagger's model; empty: names come from tables and structure alone.
  explicit Tables(lexicon::Lexicon& lexicon, Recogniser recogniser_ = {})
      : Tables(Registry(lexicon), std::move(recogniser_)) {}
  Tables(Registry registry_, Recogniser recogniser_)
      : registry(std::move(registry_)), recogniser(std::move(recogniser_)), owner(new_owner()) {}
  Registry registry;
  Recogniser recogniser;
  uint64_t owner;  // of the forms that threads keep
};

/// Reads the layers text, tokens, morph and chunks.
Names find(const Document& document, const Tables& tables);

}  // namespace bahi::name
