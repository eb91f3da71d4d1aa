// The engine inside Reader, for programs that want the layers too (`bahi layers`, `bahi explain`, tests, benchmarks).
#pragma once
#include <memory>

#include "bahi/reader.h"
#include "chunk/chunk.h"
#include "coref/coref.h"
#include "document/document.h"
#include "event/event.h"
#include "lexicon/lexicon.h"
#include "morph/morph.h"
#include "name/name.h"
#include "record/record.h"
#include "text/text.h"
#include "time/time.h"
#include "token/token.h"

namespace bahi {

class Reader::Impl {
 public:
  Impl(std::unique_ptr<lexicon::Lexicon> lexicon, morph::Model model);

  /// Sets every layer of `document`, in the order of src/ROOMS.
  event::Claims analyse(Document& document) const;

  const lexicon::Lexicon& lexicon() const { return *lexicon_; }

 private:
  std::unique_ptr<lexicon::Lexicon> lexicon_;  // first: the tables below are views of it
  text::Tables text_;
  token::Tables token_;
  morph::Tables morph_;
  chunk::Tables chunk_;
  name::Tables name_;
  coref::Tables coref_;
  time::Tables time_;
  event::Tables event_;
};

}  // namespace bahi
