// What the rooms make of the lexicon, but for the trained models.
#pragma once
#include "chunk/chunk.h"
#include "coref/coref.h"
#include "event/tables.h"
#include "lexicon/lexicon.h"
#include "morph/inflect.h"
#include "name/registry.h"
#include "text/text.h"
#include "time/time.h"
#include "token/token.h"

namespace bahi {

/// Compiled from a lexicon, or unpacked (lexicon/pack.h) where that was done when Bahi was built.
struct Rooms {
  Rooms() = default;
  explicit Rooms(lexicon::Lexicon& lexicon)
      : text(lexicon),
        token(lexicon),
        inflector(lexicon),
        chunk(lexicon),
        registry(lexicon),
        coref(lexicon),
        time(lexicon),
        event(lexicon) {}
  template <typename Archive>
  void fields(Archive& archive) {
    archive(*this, text, token, inflector, chunk, registry, coref, time, event);
  }

  text::Tables text;
  token::Tables token;
  morph::Inflector inflector;
  chunk::Tables chunk;
  name::Registry registry;
  coref::Tables coref;
  time::Tables time;
  event::Tables event;
};

}  // namespace bahi
