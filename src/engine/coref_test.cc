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

TEST(Coref, WhomIsAccusedDidIt) {
  EXPECT_EQ(meant("ईरान ने इराक पर आरोप लगाया कि उसने सीमा पर हमला किया है।", "उसने"), "इराक");
  EXPECT_EQ(meant("एंजेला मर्केल की प्रशंसा करते हुए इमैनुएल मैक्रों ने कहा कि उन्होंने यूरोप को संभाला है।", "उन्होंने"), "एंजेला मर्केल");
}

TEST(Coref, AWishIsForAnother) {
  EXPECT_EQ(meant("पाकिस्तान ने अफगानिस्तान से कहा कि वह आतंकियों पर लगाम लगाए।", "वह"), "अफगानिस्तान");
  EXPECT_EQ(meant("पाकिस्तान ने अफगानिस्तान से कहा कि वह सीमा की चौकियां बंद कर देगा।", "वह"), "पाकिस्तान");
}

TEST(Coref, TheConditionOfAWarningIsForTheWarned) {
  const char* text = "तुर्की ने ग्रीस को चेतावनी दी कि अगर उसने द्वीप पर सेना भेजी तो वह जवाब देगा।";
  EXPECT_EQ(meant(text, "उसने"), "यूनान");
  EXPECT_EQ(meant(text, "वह"), "तुर्की");
}

TEST(Coref, APromiseIsOfOnesOwn) {
  EXPECT_EQ(meant("एंजेला मर्केल ने इमैनुएल मैक्रों को आश्वासन दिया कि उनकी सेना माली से नहीं हटेगी।", "उनकी"), "एंजेला मर्केल");
}

TEST(Coref, ThePlaceOfAnAttackIsNotItsDoer) {
  EXPECT_EQ(meant("फ्रांस ने सीरिया में हवाई हमले किए। उसने कहा कि अभियान जारी रहेगा।", "उसने"), "फ्रांस");
}

TEST(Coref, RelativeAndItsAnswer) {
  EXPECT_EQ(meant("चीन चुप रहा। जिन देशों ने संधि पर हस्ताक्षर किए, वे अगले महीने जिनेवा में मिलेंगे।", "वे"), "देशों");
}

TEST(Coref, WhomItSpeaksOfIsNotWhoSpeaks) {
  EXPECT_EQ(meant("एंजेला मर्केल इमैनुएल मैक्रों के साथ आईं। उन्होंने कहा कि मर्केल यूरोप की आवाज हैं।", "उन्होंने"), "इमैनुएल मैक्रों");
}

TEST(Coref, WhoSaidItGoesOnSaying) {
  EXPECT_EQ(meant("एंजेला मर्केल ने कहा कि बातचीत जारी रहेगी। बाजार शांत रहे। सड़कें खाली थीं। दुकानें बंद थीं। बारिश हो रही थी। "
                  "स्कूल खुले थे। उन्होंने जोर देकर कहा कि डरने की जरूरत नहीं है।",
                  "उन्होंने"),
            "एंजेला मर्केल");
}

TEST(Coref, ReflexiveOfWhomIsToldToDoIt) {
  EXPECT_EQ(meant("रूस ने सीरिया को अपने सैनिक हटाने का आदेश दिया।", "अपने"), "सीरिया");
  EXPECT_EQ(meant("रूस ने सीरिया को अपने सैनिक दिए।", "अपने"), "रूस");
}

TEST(Coref, ReflexiveOfWhoHasToDoIt) {
  EXPECT_EQ(meant("शिंजो आबे टोक्यो लौटे। एंजेला मर्केल को अपने पद से हटना पड़ा।", "अपने"), "एंजेला मर्केल");
}

TEST(Coref, IGoesOnAsLongAsOneSpeaks) {
  EXPECT_EQ(meant("इमैनुएल मैक्रों ने कहा, “मैं कीव जाऊंगा। मैं डरता नहीं हूं। सब जानते हैं। मैं फिर आऊंगा।”", "मैं", 2), "इमैनुएल मैक्रों");
}

}  // namespace
}  // namespace bahi
