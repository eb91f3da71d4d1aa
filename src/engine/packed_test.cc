// What was packed when Bahi was built reads as what is compiled from the tables.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/engine.h"
#include "engine/rooms.h"
#include "lexicon/pack.h"

namespace bahi {
namespace {

TEST(Packed, ReadsAsCompiled) {
  const auto packed = Reader::open();
  ASSERT_TRUE(packed) << packed.error().text();
  auto lexicon = lexicon::Lexicon::builtin();
  ASSERT_TRUE(lexicon);
  Rooms rooms(**lexicon);
  rooms.chunk.joiner = *chunk::Joiner::builtin("hi-free", *morph::Model::builtin("hi-free"));
  const Reader::Impl compiled({}, std::move(lexicon).value(), std::move(rooms), *morph::Model::builtin("hi-free"),
                              *name::Recogniser::builtin("hi-free"), "hi-free");
  int articles = 0;
  for (const auto& folder : std::filesystem::directory_iterator(BAHI_SOURCE_DIR "/cases")) {
    std::ifstream in(folder.path() / "article.txt", std::ios::binary);
    Article article;
    article.text.assign(std::istreambuf_iterator<char>(in), {});
    if (article.text.empty()) continue;
    article.published = "2024-06-03";
    ++articles;
    Document other(article);
    auto claims = compiled.analyse(other);
    EXPECT_EQ(to_json(packed->read(article)), to_json(record::assemble(other, std::move(claims)))) << folder.path();
  }
  EXPECT_GT(articles, 10);
}

TEST(Packed, RefusesWhatOtherTablesMade) {
  auto lexicon = lexicon::Lexicon::builtin();
  ASSERT_TRUE(lexicon);
  alignas(8) const char other[16] = "of other tables";
  EXPECT_FALSE(lexicon::Unpacker(**lexicon, {other, sizeof other}).good());
}

}  // namespace
}  // namespace bahi
