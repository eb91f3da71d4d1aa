// The spine: one article through the rooms. Open this file first.
#include "engine/engine.h"

#include <fmt/format.h>

#include <chrono>
#include <ctime>

#include "lexicon/key.h"
#include "lexicon/overlay.h"
#include "lexicon/pack.h"
#include "name/latin.h"

extern "C" {
extern const char bahi_rooms_image_begin[];
extern const char bahi_rooms_image_end[];
}

namespace bahi {

Reader::Impl::Impl(std::string image, std::unique_ptr<lexicon::Lexicon> lexicon, Rooms rooms, morph::Model model,
                   name::Recogniser recogniser, const std::string& model_name)
    : image_(std::move(image)),
      lexicon_(std::move(lexicon)),
      text_(std::move(rooms.text)),
      token_(std::move(rooms.token)),
      morph_(std::move(rooms.inflector), std::move(model)),
      chunk_(std::move(rooms.chunk)),
      name_(std::move(rooms.registry), std::move(recogniser)),
      coref_(std::move(rooms.coref)),
      time_(std::move(rooms.time)),
      event_(std::move(rooms.event)),
      engine_(fmt::format("{} {} {:08x}", BAHI_VERSION, model_name, lexicon_->checksum() >> 32)) {}

namespace {

/// Processor time of this thread, in nanoseconds.
int64_t now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1'000'000'000 + t.tv_nsec;
}

/// Runs one room; its time goes to `profile` when there is one.
template <typename F>
auto timed(Profile* profile, size_t room, F&& run) {
  if (profile == nullptr) return run();
  const int64_t from = now();
  auto layer = run();
  profile->spent[room] += now() - from;
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
  std::string image;
  Rooms rooms;
  if (options.tables.empty()) {
    // As tools/bahi_rooms.cc packed them.
    lexicon::Unpacker in(**lexicon, {bahi_rooms_image_begin, bahi_rooms_image_end});
    if (!in.good()) return Error{"the rooms were made from other tables than those of this program", {}, 0, 0};
    (*lexicon)->symbols().fields(in);
    rooms.fields(in);
  } else {
    auto laying = lexicon::lay_over(**lexicon, options.tables);
    if (!laying.errors.empty()) {
      Error all = laying.errors.front();
      for (size_t i = 1; i < laying.errors.size(); ++i) all.message += "\n" + laying.errors[i].text();
      return all;
    }
    image = std::move(laying.image);
    lexicon = lexicon::Lexicon::from_image(image);
    if (!lexicon) return lexicon.error();
    rooms = Rooms(**lexicon);
  }
  const auto model = morph::Model::builtin(options.model);
  if (!model) return model.error();
  auto joiner = chunk::Joiner::builtin(options.model, *model);
  if (!joiner) return joiner.error();
  rooms.chunk.joiner = std::move(joiner).value();
  const auto recogniser = name::Recogniser::builtin(options.model);
  if (!recogniser) return recogniser.error();
  return Reader(std::make_unique<Impl>(std::move(image), std::move(lexicon).value(), std::move(rooms), *model,
                                       *recogniser, options.model));
}

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

namespace {

void put(std::string& words, std::string_view word) {
  if (word.empty()) return;
  if (!words.empty()) words += ' ';
  words += word;
}

SearchWords search_words(const Document& d, const Record& record) {
  SearchWords out;
  out.lemmas.reserve(d.text->utf8.size());
  for (size_t i = 0; i < d.tokens->tokens.size(); ++i) {
    const Token& token = d.tokens->tokens[i];
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) continue;
    const Word& word = d.morph->words[i];
    put(out.lemmas, word.lemma.empty() ? token.key : word.lemma);
    if (token.kind == TokenKind::latin) put(out.latin, name::latin_key(token.key));
    if (token.kind == TokenKind::word && (word.upos == Upos::NOUN || word.upos == Upos::PROPN))
      put(out.latin, name::latin_key_of_hindi(word.lemma.empty() ? token.key : word.lemma));
  }
  for (const auto& entity : record.entities)
    lexicon::for_each_word(entity.name.en, [&](std::string_view word) { put(out.latin, name::latin_key(word)); });
  return out;
}

}  // namespace

Record Reader::read(const Article& article, SearchWords* words) const {
  Document document(article);
  auto claims = impl_->analyse(document);
  Record record = record::assemble(document, std::move(claims));
  if (words != nullptr) *words = search_words(document, record);
  return record;
}

const std::string& Reader::engine() const {
  return impl_->engine();
}

std::string version() {
  return BAHI_VERSION;
}

}  // namespace bahi
