// Whom a pronoun means, as the room says it of a whole text.
#include "coref/coref.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "chunk/chunk.h"
#include "morph/morph.h"
#include "name/name.h"
#include "text/text.h"
#include "token/token.h"

namespace bahi::coref {
namespace {

struct Rooms {
  std::unique_ptr<lexicon::Lexicon> lexicon = std::move(lexicon::Lexicon::builtin()).value();
  text::Tables text{*lexicon};
  token::Tables token{*lexicon};
  morph::Tables morph{*lexicon, std::move(morph::Model::builtin("hi-free")).value()};
  chunk::Tables chunk{*lexicon, chunk::Joiner::builtin("hi-free", morph.model).value()};
  name::Tables name{*lexicon};
  Tables coref{*lexicon};
};

struct Reading {
  explicit Reading(const std::string& text)
      : document(Article{.text = text, .source = {}, .given_id = {}, .title = {}, .publisher = {}, .published = {}}) {
    static const Rooms rooms;
    document.text.set(text::normalise(document, rooms.text));
    document.tokens.set(token::tokenise(document, rooms.token));
    document.morph.set(morph::analyse(document, rooms.morph));
    document.chunks.set(chunk::group(document, rooms.chunk));
    document.names.set(name::find(document, rooms.name));
    document.coref.set(resolve(document, rooms.coref));
  }
  /// English names of what the words mean (its first mention), members joined with «+»; empty: it stays open.
  std::string means(const std::string& words) const {
    for (const Mention& m : document.coref->mentions) {
      std::string phrase;
      for (int32_t i = m.tokens.first; i < m.tokens.last; ++i)
        phrase += std::string(phrase.empty() ? "" : " ") + std::string(document.token(i).form);
      if (phrase != words) continue;
      const Entity& e = document.entity(m.entity);
      if (e.members.empty()) return std::string(e.en);
      std::string out;
      for (const int32_t member : e.members) out += (out.empty() ? "" : "+") + std::string(document.entity(member).en);
      return out;
    }
    return {};
  }
  Document document;
};

TEST(Coref, RespectMeansAPerson) {
  const Reading r("पेरू के राष्ट्रपति अलेजांद्रो तोलेदो ने जापान की कंपनियों को न्योता दिया। उन्होंने कहा कि खनन में निवेश बढ़ेगा।");
  EXPECT_EQ(r.means("उन्होंने"), "Alejandro Toledo");
}

TEST(Coref, ReflexiveIsTheSubjectOfItsClause) {
  const Reading r("अपने भाषण में घाना के राष्ट्रपति जॉन कुफूर ने टोगो की आलोचना की।");
  EXPECT_NE(r.means("अपने").find("John"), std::string::npos);
}

TEST(Coref, BothStatesOfTwoMinisters) {
  const Reading r("ताजिकिस्तान और किर्गिस्तान के विदेश मंत्री ओश में मिले। दोनों देशों ने साझा आयोग बनाया।");
  EXPECT_EQ(r.means("दोनों देशों"), "Tajikistan+Kyrgyzstan");
}

TEST(Coref, WhoActsOnTheTwoIsNotAmongThem) {
  const Reading r("सऊदी अरब और कतर ने दोनों पक्षों से संयम बरतने का आग्रह किया।");
  EXPECT_EQ(r.means("दोनों पक्षों"), "");
  const Reading known("इरिट्रिया और जिबूती में झड़पें हुईं। केन्या ने दोनों देशों से संयम बरतने की अपील की।");
  EXPECT_EQ(known.means("दोनों देशों"), "Eritrea+Djibouti");
  const Reading within("संयुक्त राष्ट्र महासचिव ने सूडान के दोनों पक्षों से युद्धविराम की अपील की।");
  EXPECT_EQ(within.means("दोनों पक्षों"), "");
}

TEST(Coref, SidesThatNoSentenceNamesTogetherAreThoseOfBefore) {
  const Reading r(
      "तंजानिया और बुरुंडी के बीच समझौता हुआ। अंगोला की सेना ने घुसपैठियों को खदेड़ा। अफ्रीकी संघ की अध्यक्ष ने संयम की बात "
      "कही। मोजाम्बिक ने दोनों पक्षों को बधाई दी।");
  EXPECT_EQ(r.means("दोनों पक्षों"), "Tanzania+Burundi");
}

TEST(Coref, WhereTheyMetIsNoSide) {
  const Reading r("पेरू ने चिली की शर्त मान ली। उरुग्वे की राजधानी मोंटेवीडियो में हुई बैठक के बाद दोनों देशों ने बयान दिया।");
  EXPECT_EQ(r.means("दोनों देशों"), "Peru+Chile");
}

TEST(Coref, WhoSaysInTheGenitiveIsWhoActs) {
  const Reading r("मंत्रालय ने आंकड़े जारी किए। थाई सेना का कहना है कि उसने सीमा पर चौकियां हटाईं।");
  EXPECT_EQ(r.means("उसने"), "Royal Thai Army");
}

TEST(Coref, APartyOfTheDeedIsNotTheOtherParty) {
  const Reading r("नरेंद्र मोदी ने रियो में भाषण दिया। इटली की प्रधानमंत्री जॉर्जिया मेलोनी से भी उनकी मुलाकात हुई।");
  EXPECT_EQ(r.means("उनकी"), "Narendra Modi");
}

TEST(Coref, WhoSharesTheSubjectOfAClauseIsNotMeantInIt) {
  const Reading r("इटली के राष्ट्रपति ने ग्रीस के प्रधानमंत्री को फोन कर बधाई दी और उनके देश की मदद करने का भरोसा दिलाया।");
  EXPECT_EQ(r.means("उनके"), "prime minister of Greece");
}

TEST(Coref, TheirStateAndGovernment) {
  const Reading r("कतर के प्रधानमंत्री ने कहा कि उनका देश मध्यस्थता करेगा।");
  EXPECT_EQ(r.means("देश"), "Qatar");
  const Reading g("चिली की राष्ट्रपति मिशेल बैचलेट ने कहा कि उनकी सरकार बोलीविया से बात करेगी।");
  EXPECT_EQ(g.means("सरकार"), "Chile");
  const Reading own("केन्या के राष्ट्रपति विलियम रूटो ने अपने देश की सेना को सूडान से वापस बुलाया।");
  EXPECT_EQ(own.means("देश"), "Kenya");
}

TEST(Coref, ASettingBeforeIsNoSideWhenTwoOthersAre) {
  const Reading r("पेरू के विदेश मंत्री और उनके चिली के समकक्ष के बीच पनामा में बैठक हुई। दोनों देशों ने सहयोग पर जोर दिया।");
  EXPECT_EQ(r.means("दोनों देशों"), "Peru+Chile");
  const Reading host("रूस के राष्ट्रपति व्लादिमीर पुतिन सोमवार को भारत में होंगे। दोनों देश समझौते करेंगे।");
  EXPECT_EQ(host.means("दोनों देश"), "Russia+India");
}

TEST(Coref, AnotherStateThanTheirOwnStaysOpen) {
  const Reading r("कतर के प्रधानमंत्री ने कहा कि उनके पड़ोसी देश चिंतित हैं।");
  EXPECT_EQ(r.means("देश"), "");
  const Reading many("ब्राजील के राष्ट्रपति ने कहा कि मंत्री अपने देशों को लौटेंगे।");
  EXPECT_EQ(many.means("देशों"), "");
}

TEST(Coref, AfterThatIsNobody) {
  const Reading r("लाओस के प्रधानमंत्री ने संसद को संबोधित किया। उसके बाद वे सिंगापुर गए।");
  EXPECT_EQ(r.means("उसके"), "");
}

}  // namespace
}  // namespace bahi::coref
