// The travelling article: the input and one write-once layer per room.
#pragma once
#include <cassert>
#include <optional>
#include <string>
#include <utility>

#include "bahi/article.h"
#include "base/arena.h"
#include "document/layers.h"

namespace bahi {

/// A layer that is set once, by engine, and read by later rooms.
template <typename T>
class Layer {
 public:
  void set(T value) {
    assert(!value_ && "a layer is written once");
    value_.emplace(std::move(value));
  }
  bool ready() const { return value_.has_value(); }
  const T& operator*() const { return *value_; }
  const T* operator->() const { return &*value_; }

 private:
  std::optional<T> value_;
};

/// One article on its way through the rooms. Layers hold views into `text` and `arena`: move a Document only before its
/// first layer is set; it is owned by one thread at a time.
struct Document {
  explicit Document(Article input) : article(std::move(input)) {}
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const Article article;
  mutable Arena arena;  // rooms keep the strings of their layers here

  Layer<Text> text;
  Layer<Tokens> tokens;
  Layer<Morph> morph;
  Layer<Chunks> chunks;
  Layer<Names> names;
  Layer<Coref> coref;
  Layer<Times> times;

  /// Conveniences over layers that are there.
  const Token& token(int32_t i) const { return tokens->tokens[i]; }
  const Word& word(int32_t i) const { return morph->words[i]; }
  const Chunk& chunk(int32_t i) const { return chunks->chunks[i]; }
  Span span(Range tokens_) const {
    return {tokens->tokens[tokens_.first].span.start, tokens->tokens[tokens_.last - 1].span.end};
  }
  /// The entity with this id: one of Names, or a group that Coref made.
  const Entity& entity(int32_t id) const {
    const auto named = static_cast<int32_t>(names->entities.size());
    return id < named ? names->entities[id] : coref->groups[id - named];
  }
};

}  // namespace bahi
