// The spine: one article through the rooms. Open this file first.
#include "engine/engine.h"

#include <chrono>

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

namespace {

/// Runs one room; its time goes to `profile` when there is one.
template <typename F>
auto timed(Profile* profile, size_t room, F&& run) {
  if (profile == nullptr) return run();
  const auto from = std::chrono::steady_clock::now();
  auto layer = run();
  profile->spent[room] += std::chrono::nanoseconds(std::chrono::steady_clock::now() - from).count();
  return layer;
}

}  // namespace

event::Claims Reader::Impl::analyse(Document& d, Profile* p) const {
  // From here on the text is NFC with plain spaces, and every byte of it knows its place in the input.
  d.text.set(timed(p, 0, [&] { return text::normalise(d, text_); }));
  // Now words and sentences are fixed: no later room moves a boundary.
  d.tokens.set(timed(p, 1, [&] { return token::tokenise(d, token_); }));
  d.morph.set(timed(p, 2, [&] { return morph::analyse(d, morph_); }));
  // Noun and verb groups, and which hangs on which.
  d.chunks.set(timed(p, 3, [&] { return chunk::group(d, chunk_); }));
  // Who and what is named; then what pronouns and «दोनों नेता» mean by it.
  d.names.set(timed(p, 4, [&] { return name::find(d, name_); }));
  d.coref.set(timed(p, 5, [&] { return coref::resolve(d, coref_); }));
  d.times.set(timed(p, 6, [&] { return time::find(d, time_); }));
  // Everything above is about words; only here does anybody do anything to anybody.
  return timed(p, 7, [&] { return event::claim(d, event_); });
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

std::string version() {
  return BAHI_VERSION;
}

}  // namespace bahi
