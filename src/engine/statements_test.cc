// Who says what, in whose words: statements, owners of claims, speech acts and diagnostics through the whole engine.
#include <gtest/gtest.h>

#include <algorithm>

#include "bahi/reader.h"

namespace bahi {
namespace {

struct Reading {
  std::string text;
  Record record;

  std::string words(Span s) const {
    // Spans are code points.
    std::string out;
    int32_t at = -1;
    for (const char c : text) {
      if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++at;
      if (at >= s.start && at < s.end) out += c;
    }
    return out;
  }
  std::string name(const std::string& id) const {
    for (const auto& e : record.entities)
      if (e.id == id) return e.name.hi;
    return {};
  }
  const RecordStatement* said(const std::string& speaker, const std::string& content) const {
    for (const auto& s : record.statements)
      if (name(s.speaker).find(speaker) != std::string::npos && words(s.content).find(content) != std::string::npos)
        return &s;
    return nullptr;
  }
  bool queried(const std::string& code) const {
    return std::any_of(record.diagnostics.begin(), record.diagnostics.end(),
                       [&](const RecordDiagnostic& d) { return d.code == code; });
  }
};

Reading read(const std::string& text, const std::string& published = {}) {
  static const auto reader = Reader::open({.model = "hi"});
  Article article;
  article.text = text;
  article.published = published;
  return {text, reader->read(article)};
}

TEST(Statements, VerbalNounWithItsGenitive) {
  const auto r = read("जापान का कहना है कि द्वीपों पर उसका अधिकार है।");
  ASSERT_NE(r.said("जापान", "द्वीपों पर उसका अधिकार है"), nullptr);
}

TEST(Statements, HopeOfADative) {
  const auto r = read("नॉर्वे को उम्मीद है कि शांति वार्ता फिर शुरू होगी।");
  EXPECT_NE(r.said("नॉर्वे", "शांति वार्ता"), nullptr);
}

TEST(Statements, ContentBeforeTheVerb) {
  const auto r = read("समझौते की शर्तें साफ नहीं हैं, जर्मनी के विदेश मंत्री ने कहा।");
  const auto* s = r.said("विदेश मंत्री", "शर्तें साफ नहीं हैं");
  ASSERT_NE(s, nullptr);
  ASSERT_FALSE(s->propositions.empty());
  EXPECT_TRUE(s->propositions.front().negated);
}

TEST(Statements, WholeInfinitiveIsTheContent) {
  const auto r = read("ब्राजील के राष्ट्रपति ने वर्षावन की कटाई रोकने की जरूरत पर जोर दिया।");
  const auto* s = r.said("राष्ट्रपति", "वर्षावन की कटाई रोकने");
  ASSERT_NE(s, nullptr);
  EXPECT_EQ(s->act, "stress");
}

TEST(Statements, AskedToDo) {
  const auto r = read("तुर्की ने ग्रीस से नौसेना हटाने को कहा।");
  const auto* s = r.said("तुर्की", "नौसेना हटाने");
  ASSERT_NE(s, nullptr);
  EXPECT_EQ(s->act, "demand");
  EXPECT_EQ(r.name(s->addressee), "यूनान");
}

TEST(Statements, QuotationOverSentences) {
  const auto r = read("केन्या के राष्ट्रपति ने कहा, “हम सीमा बंद नहीं करेंगे। शरणार्थी हमारे मेहमान हैं।” इसके बाद वह लौट गए।");
  const auto* first = r.said("राष्ट्रपति", "सीमा बंद नहीं करेंगे");
  const auto* second = r.said("राष्ट्रपति", "मेहमान हैं");
  ASSERT_NE(first, nullptr);
  ASSERT_NE(second, nullptr);
  ASSERT_TRUE(second->quote.has_value());
  EXPECT_EQ(r.words(*second->quote), "शरणार्थी हमारे मेहमान हैं।");
  EXPECT_EQ(r.said("राष्ट्रपति", "लौट गए"), nullptr);
}

TEST(Statements, QuotationInsideAQuotation) {
  const auto r = read("मंत्री ने कहा, “वे हमें ‘पुराना मित्र’ मानते हैं और हम उन्हें।”");
  const auto* s = r.said("मंत्री", "पुराना मित्र");
  ASSERT_NE(s, nullptr);
  ASSERT_TRUE(s->quote.has_value());
  EXPECT_NE(r.words(*s->quote).find("और हम उन्हें"), std::string::npos);
}

TEST(Statements, AnotherSpeakerEndsTheContent) {
  const auto r = read("ईरान ने कहा कि जहाज उसके जलक्षेत्र में था, लेकिन ब्रिटेन का कहना है कि जहाज ओमान के पास था।");
  const auto* s = r.said("ईरान", "जलक्षेत्र");
  ASSERT_NE(s, nullptr);
  EXPECT_EQ(r.words(s->content).find("ओमान"), std::string::npos);
  EXPECT_NE(r.said("ब्रिटेन", "ओमान"), nullptr);
}

TEST(Statements, GoesOnWithoutAWordOfSaying) {
  const auto r = read("फिनलैंड के प्रधानमंत्री ने कहा कि सीमा पर बाड़ बनेगी। इस पर अगले साल काम शुरू होगा।");
  EXPECT_NE(r.said("प्रधानमंत्री", "अगले साल काम"), nullptr);
}

TEST(Statements, AnswersOfAnInterview) {
  const auto r = read(
      "हमारे संवाददाता ने नॉर्वे के विदेश मंत्री एस्पेन बार्थ से बात की।\n\nप्रश्न: क्या समझौता होगा?\n\nउत्तर: समझौते में अभी समय लगेगा। मैं "
      "ओस्लो में फिर वार्ता करूंगा।");
  EXPECT_NE(r.said("बार्थ", "अभी समय लगेगा"), nullptr);
  EXPECT_NE(r.said("बार्थ", "फिर वार्ता करूंगा"), nullptr);
  EXPECT_EQ(r.said("बार्थ", "क्या समझौता होगा"), nullptr);
}

TEST(Statements, NobodyTakesAnUnknownSpeakersPlace) {
  const auto r = read("पोलैंड के राष्ट्रपति ने सेना बढ़ाई। ज्ञ्क्षत्र ने कहा कि यह गलत है।");
  EXPECT_EQ(r.said("राष्ट्रपति", "गलत"), nullptr);
}

TEST(Claims, NestedSayingOutermostFirst) {
  const auto r = read("मलेशिया ने कहा कि इंडोनेशिया ने आरोप लगाया है कि थाईलैंड ने नाव पर हमला किया।");
  const auto* outer = r.said("मलेशिया", "आरोप लगाया");
  const auto* inner = r.said("इंडोनेशिया", "नाव पर हमला");
  EXPECT_NE(outer, nullptr);
  EXPECT_NE(inner, nullptr);
}

TEST(Claims, UnnamedSource) {
  const auto r = read("सूत्रों के मुताबिक अमेरिका ने यमन पर हमला किया।");
  const auto e = std::find_if(r.record.events.begin(), r.record.events.end(),
                              [](const RecordEvent& x) { return x.event == "ASSAULT"; });
  ASSERT_NE(e, r.record.events.end());
  ASSERT_FALSE(e->claimed_by.empty());
  EXPECT_EQ(e->claimed_by.front().unnamed, "sources");
}

TEST(SpeechActs, ConsequencesAreAThreat) {
  const auto r = read("तुर्की के राष्ट्रपति ने कहा कि सीरिया को इसके परिणाम भुगतने होंगे।");
  EXPECT_TRUE(std::any_of(r.record.events.begin(), r.record.events.end(),
                          [](const RecordEvent& e) { return e.event == "THREATEN"; }));
}

TEST(Diagnostics, QuotationNeverClosed) {
  EXPECT_TRUE(read("मंत्री ने कहा, “हम तैयार हैं।").queried("unclosed-quotation"));
  EXPECT_FALSE(read("मंत्री ने कहा, “हम तैयार हैं।”").queried("unclosed-quotation"));
}

TEST(Diagnostics, HearsayHasNoOwner) {
  EXPECT_TRUE(read("कहा जा रहा है कि राजा जल्द गद्दी छोड़ेंगे।").queried("unattributed-claim"));
  EXPECT_FALSE(read("यह नहीं कहा जा सकता कि राजा गद्दी छोड़ेंगे।").queried("unattributed-claim"));
}

TEST(Diagnostics, HeadingAndTextGiveDifferentTolls) {
  EXPECT_TRUE(
      read("काबुल में धमाका, 12 की मौत\n\nकाबुल के बाजार में हुए धमाके में 15 लोगों की मौत हो गई।").queried("number-conflict"));
  EXPECT_FALSE(
      read("काबुल में धमाका, 12 की मौत\n\nकाबुल के बाजार में हुए धमाके में 12 लोगों की मौत हो गई।").queried("number-conflict"));
}

TEST(Diagnostics, QuotationClosedInALaterParagraph) {
  EXPECT_FALSE(read("मंत्री ने कहा, ‘हम तैयार हैं।\n\nपीछे हटने का सवाल नहीं।’").queried("unclosed-quotation"));
  EXPECT_FALSE(read("मंत्री ने कहा, ‘‘हम तैयार हैं।’’ फिर वह चले गए।").queried("unclosed-quotation"));
  EXPECT_FALSE(read("मंत्री ने ‘‘नई नीति’ की बात की।").queried("unclosed-quotation"));
  EXPECT_TRUE(read("मंत्री ने कहा, ‘हम तैयार हैं।\n\nराजदूत ने ‘नई नीति’ की बात की।").queried("unclosed-quotation"));
}

TEST(Diagnostics, DocumentsAndThoughtsAreNoHearsay) {
  EXPECT_FALSE(read("रिपोर्ट में कहा गया है कि राजा जल्द गद्दी छोड़ेंगे।").queried("unattributed-claim"));
  EXPECT_FALSE(read("इस बारे में सोचा नहीं गया था।").queried("unattributed-claim"));
}

TEST(Diagnostics, NumberInWordsAndInDigits) {
  EXPECT_TRUE(read("पेरू और चिली ने पांच (6) समझौतों पर दस्तखत किए।").queried("number-conflict"));
  EXPECT_FALSE(read("पेरू और चिली ने पांच (5) समझौतों पर दस्तखत किए।").queried("number-conflict"));
  EXPECT_FALSE(read("पेरू के राष्ट्रपति दो बार (2011) चिली गए।").queried("number-conflict"));
}

TEST(Diagnostics, CountAndList) {
  EXPECT_TRUE(read("चार देशों (पेरू, चिली और ब्राजील) ने बातचीत की।").queried("number-conflict"));
  EXPECT_FALSE(read("तीन देशों (पेरू, चिली और ब्राजील) ने बातचीत की।").queried("number-conflict"));
  EXPECT_FALSE(read("चार देशों (पेरू, चिली आदि) ने बातचीत की।").queried("number-conflict"));
}

TEST(Diagnostics, TollsAreComparedByValue) {
  EXPECT_FALSE(
      read("काबुल में धमाका, 12 की मौत\n\nकाबुल के बाजार में हुए धमाके में बारह लोगों की मौत हो गई।").queried("number-conflict"));
  EXPECT_TRUE(
      read("काबुल में धमाका, 12 की मौत\n\nकाबुल के बाजार में हुए धमाके में पंद्रह लोगों की मौत हो गई।").queried("number-conflict"));
}

TEST(Diagnostics, OfficeOfAnotherTime) {
  const std::string in_office = "भारत के प्रधानमंत्री मनमोहन सिंह ने फ्रांस के साथ समझौते पर दस्तखत किए।";
  EXPECT_TRUE(read(in_office, "2019-05-07").queried("title-registry-conflict"));
  EXPECT_FALSE(read(in_office, "2010-05-07").queried("title-registry-conflict"));
  EXPECT_FALSE(read(in_office).queried("title-registry-conflict")) << "no day to compare with";
  EXPECT_FALSE(read("2008 में " + in_office, "2019-05-07").queried("title-registry-conflict")) << "history";
  const std::string out_of_office = "भारत के पूर्व प्रधानमंत्री मनमोहन सिंह ने समझौते का स्वागत किया।";
  EXPECT_TRUE(read(out_of_office, "2010-05-07").queried("title-registry-conflict"));
  EXPECT_FALSE(read(out_of_office, "2019-05-07").queried("title-registry-conflict"));
}

TEST(Diagnostics, DanglingReference) {
  EXPECT_TRUE(read("उन्होंने समझौते का स्वागत किया।").queried("dangling-reference"));
  EXPECT_FALSE(read("पेरू की राष्ट्रपति लीमा पहुंचीं। उन्होंने समझौते का स्वागत किया।").queried("dangling-reference"));
  EXPECT_FALSE(read("शिंजो आबे बीजिंग में\n\nउन्होंने समझौते का स्वागत किया।").queried("dangling-reference"));
  EXPECT_TRUE(read("दोनों नेताओं ने आतंकवाद पर बातचीत की।").queried("dangling-reference"));
  EXPECT_FALSE(read("शिंजो आबे ने शी जिनपिंग से मुलाकात की। दोनों नेताओं ने आतंकवाद पर बातचीत की।").queried("dangling-reference"));
}

TEST(Diagnostics, HeadingSaysThatItHappened) {
  const std::string failed = "पेरू के राष्ट्रपति ने चिली के राष्ट्रपति से मुलाकात नहीं की।";
  EXPECT_TRUE(read("पेरू के राष्ट्रपति ने चिली के राष्ट्रपति से मुलाकात की\n\n" + failed).queried("heading-contradicts-body"));
  EXPECT_FALSE(read("पेरू और चिली\n\n" + failed).queried("heading-contradicts-body"));
}

TEST(Diagnostics, NameSpeltTwoWays) {
  EXPECT_TRUE(read("तुर्की के राजदूत मेहमत यिलमाज ने बातचीत की। मेहमत यिल्माज ने कहा कि काम होगा।").queried("name-variant"));
  EXPECT_FALSE(read("तुर्की के राजदूत मेहमत यिलमाज ने बातचीत की। यिलमाज ने कहा कि काम होगा।").queried("name-variant"));
}

TEST(Diagnostics, TornBetweenTwoPeople) {
  EXPECT_FALSE(read("राम बहादुर और श्याम थापा काठमांडू पहुंचे। उनके साथ राजदूत भी थे।").queried("ambiguous-reference"));
}

}  // namespace
}  // namespace bahi
