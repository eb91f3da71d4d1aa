#include "chunk/chunk.h"

#include "chunk/parse.h"

namespace bahi::chunk {

Parse::Parse(const Document& document, const Tables& tables) : d_(document), t_(tables) {
  const size_t n = document.tokens->tokens.size();
  out_.chunk_of.assign(n, -1);
  out_.chunks.reserve(n * 2 / 3 + 8);
  out_.verbs.reserve(n / 8 + 4);
  notes_.reserve(n * 2 / 3 + 8);
  tags_.reserve(n);
  for (size_t i = 0; i < n; ++i) {
    Tag t = document.morph->words[i].tag;
    const bool wordlike =
        t == Tag::JJ || t == Tag::NN || t == Tag::NNP || t == Tag::UNK || t == Tag::QF || t == Tag::DEM;
    if (wordlike && tables.pronoun(document.tokens->tokens[i].symbol) != Marker::none) t = Tag::PRP;
    // «समीक्षा की जाएगी» with की taken for the postposition.
    if (t == Tag::PSP && i + 1 < n && document.tokens->tokens[i].symbol == tables.word.ki) {
      const Word& next = document.morph->words[i + 1];
      if ((next.tag == Tag::VM || next.tag == Tag::VAUX) && next.lemma_symbol == tables.word.ja) t = Tag::VM;
    }
    tags_.push_back(t);
  }
}

Chunks Parse::run() {
  for (const Sentence& sentence : d_.tokens->sentences) {
    const auto first = static_cast<int32_t>(out_.chunks.size());
    cut(sentence.tokens);
    const Range chunks{first, static_cast<int32_t>(out_.chunks.size())};
    settle(chunks);
    for (int32_t i = chunks.first; i < chunks.last; ++i)
      if (is_verbal(c(i).kind)) read_verb(i);
    attach(chunks);
    make_clauses(chunks);
    out_.sentence_chunks.push_back(chunks);
  }
  return std::move(out_);
}

Chunks group(const Document& document, const Tables& tables) {
  return Parse(document, tables).run();
}

}  // namespace bahi::chunk
