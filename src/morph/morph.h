// Room `morph`: part of speech, lemma and features of every word: a trained tagger over a lexicon.
#pragma once
#include <string_view>
#include <utility>

#include "bahi/result.h"
#include "document/document.h"
#include "lexicon/lexicon.h"
#include "morph/inflect.h"
#include "morph/model.h"
#include "morph/tagger.h"

namespace bahi::morph {

struct Tables {
  Tables(lexicon::Lexicon& lexicon, Model model_) : Tables(Inflector(lexicon), std::move(model_)) {}
  Tables(Inflector inflector_, Model model_);
  Model model;  // of the set that was asked for; empty: tags come from closed classes and endings alone
  Inflector inflector;
  uint64_t owner;  // of the forms that threads keep
};

/// What the tagger knows of a sentence's words, with two boundaries on each side: kept by the thread, good until its
/// next call.
std::span<const Form* const> forms_of(const Tables& tables, std::span<const Token> tokens);

/// Reads the layer tokens.
Morph analyse(const Document& document, const Tables& tables);

}  // namespace bahi::morph
