#include "lexicon/sound.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace bahi::lexicon {
namespace {

TEST(SoundKey, IsOneForBothScripts) {
  using Names = std::pair<const char*, const char*>;
  for (const auto& [latin, devanagari] : std::vector<Names>{{"Putin", "पुतिन"},           {"Zelensky", "ज़ेलेंस्की"},
                                                            {"Schulz", "शुल्ज"},           {"Xi", "शी"},
                                                            {"Jinping", "जिनपिंग"},       {"Gyan", "ज्ञान"},
                                                            {"Chhattisgarh", "छत्तीसगढ़"}, {"Chhattisgarh", "छत्तीसगढ"},
                                                            {"Wright", "राइट"},          {"Christie", "क्रिस्टी"},
                                                            {"Nation", "नेशन"},           {"Mutual", "म्यूचुअल"},
                                                            {"Potential", "पोटेंशियल"},    {"Design", "डिज़ाइन"},
                                                            {"Highlands", "हाइलैंड्स"},     {"Virginia", "वर्जीनिया"},
                                                            {"Angela", "एंजेला"},          {"Archimedes", "आर्किमिडीज"},
                                                            {"Archit", "अर्चित"},         {"Techmart", "टेकमार्ट"},
                                                            {"Vendor", "वेंड़र"},           {"Quetta", "क्वेटा"},
                                                            {"Harrison", "हैरिसन"},       {"Obama", "ओबामा"},
                                                            {"Krishna", "कृष्णा"},         {"Mugabe", "मुगाबे"}})
    EXPECT_EQ(sound_key(latin), sound_key(devanagari)) << latin;
}

TEST(SoundKey, TellsMostApart) {
  EXPECT_NE(sound_key("Putin"), sound_key("पुतीर"));
  EXPECT_NE(sound_key("Iran"), sound_key("इराक"));
  EXPECT_NE(sound_key("Hasina"), sound_key("सीना"));
}

TEST(SoundKey, OfNothing) {
  EXPECT_EQ(sound_key(""), "");
  EXPECT_EQ(sound_key("2024"), "");
  EXPECT_EQ(sound_key("\xE0\xA4"), "");  // cut short
}

}  // namespace
}  // namespace bahi::lexicon
