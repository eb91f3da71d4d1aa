// One article with its record, made ready for the ledger: all that needs no database, so that many threads can do it.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bahi/article.h"
#include "bahi/reader.h"
#include "bahi/record.h"
#include "fuse/claim.h"
#include "fuse/wires.h"

namespace bahi::store {

/// An entity as this article names it.
struct Form {
  std::string ident;                            // the same for every article that means the same form
  std::string kind, key, name, hi, en, polity;  // name: match key of hi
  std::optional<double> latitude, longitude;
  std::string wikidata, sector, block;
  std::set<std::string> surfaces;  // spellings that are no part of the name
};

struct Reading {
  Article article;
  Record record;
  std::string engine;
  std::string lemmas, latin;
  std::string text, record_json, words;  // Zstandard
  fuse::Sketch sketch;
  std::vector<Form> forms;  // one per entity of the record, in its order
};

/// `engine`: what made the record.
Reading make_reading(Article article, Record record, SearchWords words, std::string engine);

/// Is it in another language, so that nothing was read?
bool no_hindi(const Record& record);

/// Words by which a form is looked up: match keys, and keys in Latin letters.
std::set<std::string> lookup_words(std::string_view hi, std::string_view en);

/// The words of `text` in [from, to) code points.
std::string_view slice(std::string_view text, int64_t from, int64_t to);

}  // namespace bahi::store
