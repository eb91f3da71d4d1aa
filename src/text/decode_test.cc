#include "bahi/decode.h"

#include <gtest/gtest.h>

namespace bahi {
namespace {

using namespace std::string_literals;

TEST(Decode, PassesUtf8) {
  EXPECT_EQ(decode("भारत ने कहा।\n", "a.txt").value(), "भारत ने कहा।\n");
  EXPECT_EQ(decode("", "a.txt").value(), "");
  EXPECT_EQ(decode("plain ASCII, longer than eight bytes", "a.txt").value(), "plain ASCII, longer than eight bytes");
  EXPECT_EQ(decode("😀 é क़", "a.txt").value(), "😀 é क़");
}

TEST(Decode, TakesOffByteOrderMark) {
  EXPECT_EQ(decode("\xEF\xBB\xBFरूस", "a.txt").value(), "रूस");
}

TEST(Decode, ReadsUtf16) {
  EXPECT_EQ(decode("\xFF\xFE\x28\x09\x47\x09\x0A\x00"s, "a.txt").value(), "ने\n");
  EXPECT_EQ(decode("\xFE\xFF\x09\x28\x09\x47\x00\x0A"s, "a.txt").value(), "ने\n");
  EXPECT_EQ(decode("\xFF\xFE\x3D\xD8\x00\xDE"s, "a.txt").value(), "😀");
}

struct Bad {
  std::string bytes;
  std::string error;
};

TEST(Decode, NamesTheBadByte) {
  for (const Bad& bad : {
           Bad{"क\n\xE0\xA4", "a.txt:2:1: is no UTF-8: 0xE0 at byte 4"},            // cut short
           Bad{"ab\xFFz", "a.txt:1:3: is no UTF-8: 0xFF at byte 2"},                // never in UTF-8
           Bad{"\xEF\xBB\xBFक\xC0\x80", "a.txt:1:2: is no UTF-8: 0xC0 at byte 6"},  // overlong
           Bad{"\xE0\x84\x85", "a.txt:1:1: is no UTF-8: 0xE0 at byte 0"},           // overlong
           Bad{"\xED\xA0\x80", "a.txt:1:1: is no UTF-8: 0xED at byte 0"},           // a surrogate
           Bad{"\x95\x96", "a.txt:1:1: is no UTF-8: 0x95 at byte 0"},               // a legacy encoding
           Bad{"क\0ख"s, "a.txt:1:2: is no text: NUL at byte 3"},
           Bad{"\xFF\xFE\x28\x09\x47"s, "a.txt:1:2: is no UTF-16: half a character at byte 4"},
           Bad{"\xFF\xFE\x3D\xD8\x28\x09"s, "a.txt:1:1: is no UTF-16: a surrogate without its pair at byte 2"},
           Bad{"\xFF\xFE\x00\xDE"s, "a.txt:1:1: is no UTF-16: a surrogate without its pair at byte 2"},
           Bad{"\xFF\xFE\x00\x00"s, "a.txt:1:1: is no text: NUL at byte 2"},
           Bad{"ab\x01\x02\x03\x04", "a.txt:1:3: is no text: control characters at byte 2"},
       }) {
    const auto result = decode(bad.bytes, "a.txt");
    ASSERT_FALSE(result.ok()) << bad.error;
    EXPECT_EQ(result.error().text(), bad.error);
  }
}

TEST(Decode, LeavesAFewControls) {
  EXPECT_TRUE(decode("भारत\fरूस\x02 और चीन के बीच बातचीत हुई", "a.txt").ok());
}

}  // namespace
}  // namespace bahi
