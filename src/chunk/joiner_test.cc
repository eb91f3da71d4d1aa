#include "chunk/joiner.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

extern "C" {
extern const char bahi_groups_hi_begin[];
extern const char bahi_groups_hi_end[];
extern const char bahi_names_hi_begin[];
extern const char bahi_names_hi_end[];
}

namespace bahi::chunk {
namespace {

std::string whole() {
  return {bahi_groups_hi_begin, bahi_groups_hi_end};
}

std::string refusal(const std::string& bytes) {
  const auto out = Joiner::from_bytes(bytes, "x", morph::Model());
  return out ? "" : out.error().message;
}

TEST(Joiner, ReadsItsModels) {
  EXPECT_EQ(refusal(whole()), "");
  EXPECT_NE(Joiner::builtin("hi", morph::Model()).value().provenance().find("Treebank"), std::string_view::npos);
  EXPECT_NE(Joiner::builtin("hi-free", morph::Model()).value().provenance().find("PUD"), std::string_view::npos);
  EXPECT_TRUE(Joiner::builtin("none", morph::Model()).value().empty());
  EXPECT_FALSE(Joiner::builtin("latest", morph::Model()).ok());
}

TEST(Joiner, RefusesEveryDamage) {
  const std::string good = whole();
  EXPECT_NE(refusal(good.substr(0, good.size() - 16)).find("cut short"), std::string::npos);
  EXPECT_NE(refusal(good.substr(0, 20)).find("no model of groups"), std::string::npos);
  EXPECT_NE(refusal({bahi_names_hi_begin, bahi_names_hi_end}).find("no model of groups"), std::string::npos);
  std::string bytes = good;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  EXPECT_NE(refusal(bytes).find("damaged"), std::string::npos);
  JoinerHeader header;
  std::memcpy(&header, good.data(), sizeof header);
  const auto with_header = [&] {
    std::string out = good;
    std::memcpy(out.data(), &header, sizeof header);
    return out;
  };
  ++header.version;
  EXPECT_NE(refusal(with_header()).find("version"), std::string::npos);
  --header.version;
  header.provenance += 16;
  EXPECT_NE(refusal(with_header()).find("layout"), std::string::npos);
}

}  // namespace
}  // namespace bahi::chunk
