// The spine: one article through the rooms. Open this file first.
#include "engine/engine.h"

namespace bahi {

Reader::Impl::Impl(std::unique_ptr<lexicon::Lexicon> lexicon, morph::Model model)
    : lexicon_(std::move(lexicon)),
      text_(*lexicon_),
      token_(*lexicon_),
      morph_(*lexicon_, model),
      chunk_(*lexicon_),
      name_(*lexicon_),
      coref_(*lexicon_),
      time_(*lexicon_),
      event_(*lexicon_) {}

event::Claims Reader::Impl::analyse(Document& document) const {
  // From here on the text is NFC with plain spaces, and every byte of it knows its place in the input.
  document.text.set(text::normalise(document, text_));
  // Now words and sentences are fixed: no later room moves a boundary.
  document.tokens.set(token::tokenise(document, token_));
  document.morph.set(morph::analyse(document, morph_));
  // Noun and verb groups, and which hangs on which.
  document.chunks.set(chunk::group(document, chunk_));
  // Who and what is named; then what pronouns and «दोनों नेता» mean by it.
  document.names.set(name::find(document, name_));
  document.coref.set(coref::resolve(document, coref_));
  document.times.set(time::find(document, time_));
  // Everything above is about words; only here does anybody do anything to anybody.
  return event::claim(document, event_);
}

Result<Reader> Reader::open(const ReaderOptions& options) {
  auto lexicon = lexicon::Lexicon::builtin();
  if (!lexicon) return lexicon.error();
  const auto model = morph::Model::builtin(options.model);
  if (!model) return model.error();
  return Reader(std::make_unique<Impl>(std::move(lexicon).value(), *model));
}

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Record Reader::read(const Article& article) const {
  Document document(article);
  auto claims = impl_->analyse(document);
  return record::assemble(document, std::move(claims));
}

std::string version() { return BAHI_VERSION; }

}  // namespace bahi
