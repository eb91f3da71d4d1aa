// Pronouns and groups through the whole engine: whom they mean.
#include <gtest/gtest.h>

#include <string>

#include "bahi/reader.h"

namespace bahi {
namespace {

std::string words(const std::string& text, Span s) {
  std::string out;
  int32_t at = -1;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++at;
    if (at >= s.start && at < s.end) out += c;
  }
  return out;
}

/// The Hindi name of whom the n-th pronoun of this form means; members of a group joined by «+»; empty: nobody.
std::string meant(const std::string& text, const std::string& pronoun, int n = 0) {
  static const auto reader = Reader::open({.model = "hi"});
  Article article;
  article.text = text;
  const Record r = reader->read(article);
  std::string best;
  int32_t at = -1;
  for (int k = 0; k <= n; ++k) {
    int32_t next = 1 << 30;
    for (const auto& e : r.entities)
      for (const auto& m : e.mentions)
        if (m.span.start > at && m.span.start < next && words(text, m.span) == pronoun) {
          next = m.span.start;
          best = e.name.hi;
        }
    at = next;
  }
  return best;
}

TEST(Coref, SpeakerOfTheClauseAbove) {
  EXPECT_EQ(meant("एंजेला मर्केल ने इमैनुएल मैक्रों से कहा कि वह बर्लिन में ही रहेंगी।", "वह"), "एंजेला मर्केल");
}

TEST(Coref, MainSubjectOverTheOneInsideASaying) {
  EXPECT_EQ(meant("एंजेला मर्केल ने कहा कि व्लादिमीर पुतिन ने वादा तोड़ा है। उन्होंने प्रतिबंध बढ़ाने की मांग की।", "उन्होंने"),
            "एंजेला मर्केल");
}

TEST(Coref, GenderOfTheVerb) {
  EXPECT_EQ(meant("शेख हसीना ने शी जिनपिंग से मुलाकात की। वे बुधवार को ढाका लौट आईं।", "वे"), "शेख हसीना");
}

TEST(Coref, ReflexiveMayComeBeforeItsSubject) {
  EXPECT_EQ(meant("अपने भाषण में इमैनुएल मैक्रों ने यूरोप की एकता की बात की।", "अपने"), "इमैनुएल मैक्रों");
}

TEST(Coref, FirstPersonIsTheSpeaker) {
  EXPECT_EQ(meant("इमैनुएल मैक्रों ने कहा, “मैं कीव जाऊंगा।”", "मैं"), "इमैनुएल मैक्रों");
}

TEST(Coref, PossessiveAfterItsConjunct) {
  EXPECT_EQ(meant("बराक ओबामा से पहले एंजेला मर्केल और उनके पति मंच पर पहुंचे।", "उनके"), "एंजेला मर्केल");
}

TEST(Coref, AfterThatIsNobody) {
  EXPECT_EQ(meant("ईरान ने मिसाइल दागी। उसके बाद बाजार बंद हो गए।", "उसके"), "");
}

TEST(Coref, StateTakesTheSingular) {
  EXPECT_EQ(meant("राष्ट्रपति व्लादिमीर पुतिन ने ईरान का साथ दिया है। उसने मिसाइलों का परीक्षण रोक दिया है।", "उसने"), "ईरान");
}

}  // namespace
}  // namespace bahi
