// Sentences with the temporal expression that must be read from them (tests/time/phrasings.tsv), for the test and the
// bench.
#pragma once
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "chunk/chunk.h"
#include "morph/morph.h"
#include "text/text.h"
#include "time/time.h"
#include "token/token.h"

namespace bahi::time {

struct Phrasing {
  int line = 0;
  std::string part, sentence, published, expression, type, start, end, precision, approximate, duration;
};

inline std::vector<Phrasing> load_phrasings(const std::string& path) {
  std::vector<Phrasing> out;
  std::ifstream in(path);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#' || line.starts_with("part\t")) continue;
    Phrasing p;
    p.line = number;
    std::string* const cells[] = {&p.part,  &p.sentence, &p.published, &p.expression,  &p.type,
                                  &p.start, &p.end,      &p.precision, &p.approximate, &p.duration};
    const std::vector<std::string_view> row = lexicon::split(line, '\t');
    if (row.size() != std::size(cells)) {
      p.sentence.clear();  // the test says so
      out.push_back(p);
      continue;
    }
    for (size_t i = 0; i < row.size(); ++i)
      if (row[i] != "-") *cells[i] = row[i];
    out.push_back(p);
  }
  return out;
}

/// The rooms up to this one.
class Reading {
 public:
  std::unique_ptr<Document> read(const std::string& sentence, const std::string& published) const {
    Article article;
    article.text = sentence;
    article.published = published;
    auto d = std::make_unique<Document>(article);
    d->text.set(text::normalise(*d, text_));
    d->tokens.set(token::tokenise(*d, token_));
    d->morph.set(morph::analyse(*d, morph_));
    d->chunks.set(chunk::group(*d, chunk_));
    d->times.set(find(*d, time_));
    return d;
  }
  const Tables& tables() const { return time_; }

 private:
  std::unique_ptr<lexicon::Lexicon> lexicon_ = std::move(lexicon::Lexicon::builtin()).value();
  text::Tables text_{*lexicon_};
  token::Tables token_{*lexicon_};
  morph::Tables morph_{*lexicon_, morph::Model::builtin("hi-free").value()};
  chunk::Tables chunk_{*lexicon_, chunk::Joiner::builtin("hi-free", morph_.model).value()};
  Tables time_{*lexicon_};
};

inline std::string words_of(const Document& d, Range tokens) {
  const auto& all = d.tokens->tokens;
  return d.text->utf8.substr(static_cast<size_t>(all[tokens.first].begin),
                             static_cast<size_t>(all[tokens.last - 1].end - all[tokens.first].begin));
}

inline std::string describe(const TimeExpression& e) {
  constexpr const char* kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
  std::string out = kTypes[static_cast<int>(e.type)];
  if (e.value)
    out += " " + e.value->start + ".." + e.value->end + " " + std::string(label(e.value->precision)) +
           (e.value->approximate ? " approximate" : "");
  return out + (e.duration.empty() ? "" : " " + e.duration);
}

/// What the row wants, in the form of describe(); "none": nothing may be read from those words.
inline std::string wanted(const Phrasing& p) {
  if (p.type == "none") return "none";
  std::string out = p.type;
  if (!p.start.empty())
    out += " " + p.start + ".." + p.end + " " + p.precision + (p.approximate == "yes" ? " approximate" : "");
  return out + (p.duration.empty() ? "" : " " + p.duration);
}

/// What the room reads from the row's words: as describe(), "none", or that of another stretch of words that overlaps
/// them.
inline std::string found(const Reading& reading, const Phrasing& p) {
  const auto d = reading.read(p.sentence, p.published);
  std::string other = "none";
  const size_t at = d->text->utf8.find(p.expression);
  const auto& all = d->tokens->tokens;
  for (const TimeExpression& e : d->times->expressions) {
    if (words_of(*d, e.tokens) == p.expression) return describe(e);
    const auto begin = static_cast<size_t>(all[e.tokens.first].begin),
               end = static_cast<size_t>(all[e.tokens.last - 1].end);
    if (p.expression.empty() || (begin < at + p.expression.size() && at < end))
      other = "«" + words_of(*d, e.tokens) + "» " + describe(e);
  }
  return other;
}

}  // namespace bahi::time
