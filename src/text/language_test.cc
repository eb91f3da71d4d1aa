#include "text/language.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

namespace bahi::text {
namespace {

const Languages& languages() {
  static const auto lexicon = lexicon::Lexicon::builtin();
  static const Languages all(**lexicon);
  return all;
}

TEST(Language, TellsShortTexts) {
  std::ifstream in(BAHI_SOURCE_DIR "/tests/language/languages.tsv");
  int all = 0, right = 0, hindi_wrong = 0;
  std::string wrong;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t tab = line.find('\t');
    const std::string want = line.substr(0, tab), text = line.substr(tab + 1);
    const auto guess = languages().guess(text);
    ++all;
    right += guess.language == want;
    if (guess.language != want) {
      wrong += want + " as " + guess.language + ": " + text + "\n";
      hindi_wrong += want == "hi" || guess.language == "hi";
    }
    EXPECT_GE(guess.confidence, 0);
    EXPECT_LE(guess.confidence, 1);
  }
  EXPECT_GE(all, 400);
  EXPECT_GE(right, all * 97 / 100) << wrong;
  // What matters most: Hindi is read as Hindi, and nothing else is.
  EXPECT_LE(hindi_wrong, all * 2 / 100) << wrong;
}

TEST(Language, KeepsHindiAmongEnglish) {
  const auto guess = languages().guess(
      "भारत ने कहा है कि वह इस प्रस्ताव का समर्थन नहीं करेगा। Read more: India abstains from the vote at the United Nations. "
      "Follow us on "
      "Twitter. Download the app now.");
  EXPECT_EQ(guess.language, "hi");
  EXPECT_LT(guess.confidence, 0.8);
}

TEST(Language, IsSurerOfMore) {
  const std::string one = "सरकार ने प्रस्ताव को मान लिया है। ";
  std::string many;
  for (int i = 0; i < 20; ++i) many += one;
  EXPECT_GT(languages().guess(many).confidence, languages().guess(one).confidence);
}

TEST(Language, OfNothing) {
  EXPECT_EQ(languages().guess("").language, "und");
  EXPECT_EQ(languages().guess("।।।").language, "und");
}

}  // namespace
}  // namespace bahi::text
