// The engine inside Reader, for programs that want the layers too (`bahi layers`, `bahi explain`, tests, benchmarks).
#pragma once
#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "bahi/reader.h"
#include "chunk/chunk.h"
#include "coref/coref.h"
#include "document/document.h"
#include "engine/rooms.h"
#include "event/event.h"
#include "lexicon/overlay.h"
#include "morph/morph.h"
#include "name/name.h"
#include "record/record.h"
#include "text/text.h"
#include "time/time.h"
#include "token/token.h"

namespace bahi {

/// Processor time spent in each room from text to event, in nanoseconds. May be shared by threads.
struct Profile {
  static constexpr std::array<std::string_view, 8> kRooms = {"text", "token", "morph", "chunk",
                                                             "name", "coref", "time",  "event"};
  std::array<std::atomic<int64_t>, 8> spent{};
};

class Reader::Impl {
 public:
  /// `image`: what the lexicon was made from, when that is not the built-in one.
  Impl(std::string image, std::unique_ptr<lexicon::Lexicon> lexicon, Rooms rooms, morph::Model model,
       name::Recogniser recogniser, const std::string& model_name);

  /// Sets every layer of `document`, in the order of src/ROOMS. `profile`: where the time went is added there.
  event::Claims analyse(Document& document, Profile* profile = nullptr) const;

  const lexicon::Lexicon& lexicon() const { return *lexicon_; }
  const event::Tables& events() const { return event_; }
  const std::string& engine() const { return engine_; }

 private:
  const std::string image_;
  std::unique_ptr<lexicon::Lexicon>
      lexicon_;  // a view of it; first of these: the tables below are views of the lexicon
  text::Tables text_;
  token::Tables token_;
  morph::Tables morph_;
  chunk::Tables chunk_;
  name::Tables name_;
  coref::Tables coref_;
  time::Tables time_;
  event::Tables event_;
  std::string engine_;
};

}  // namespace bahi
