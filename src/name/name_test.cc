#include "name/name.h"

#include <gtest/gtest.h>

#include <cstring>

#include "chunk/chunk.h"
#include "morph/morph.h"
#include "name/romanise.h"
#include "name/speller.h"
#include "text/text.h"
#include "token/token.h"

namespace bahi::name {
namespace {

struct Rooms {
  std::unique_ptr<lexicon::Lexicon> lexicon = std::move(lexicon::Lexicon::builtin()).value();
  text::Tables text{*lexicon};
  token::Tables token{*lexicon};
  morph::Tables morph{*lexicon, std::move(morph::Model::builtin("hi-free")).value()};
  chunk::Tables chunk{*lexicon, chunk::Joiner::builtin("hi-free", morph.model).value()};
  Tables name{*lexicon, std::move(Recogniser::builtin("hi-free")).value()};
};

const Rooms& rooms() {
  static const Rooms all;
  return all;
}

struct Reading {
  explicit Reading(const std::string& text, const std::string& published = "")
      : document(
            Article{.text = text, .source = {}, .given_id = {}, .title = {}, .publisher = {}, .published = published}) {
    document.text.set(text::normalise(document, rooms().text));
    document.tokens.set(token::tokenise(document, rooms().token));
    document.morph.set(morph::analyse(document, rooms().morph));
    document.chunks.set(chunk::group(document, rooms().chunk));
    names = find(document, rooms().name);
  }
  std::string words(Range tokens) const {
    std::string out;
    for (int32_t i = tokens.first; i < tokens.last; ++i) {
      if (i > tokens.first && document.token(i).space_before) out += ' ';
      out += document.token(i).form;
    }
    return out;
  }
  /// The entity of the n-th mention with these words, or a null pointer.
  const Entity* entity(const std::string& mention, int n = 0) const {
    const Mention* m = find_mention(mention, n);
    return m ? &names.entities[m->entity] : nullptr;
  }
  const Mention* find_mention(const std::string& mention, int n = 0) const {
    for (const Mention& m : names.mentions)
      if (words(m.tokens) == mention && n-- == 0) return &m;
    return nullptr;
  }
  int32_t id(const std::string& mention, int n = 0) const {
    const Mention* m = find_mention(mention, n);
    return m ? m->entity : -1;
  }
  /// «title of owner, tenure», every office of the person, joined with «; ».
  std::string offices(const std::string& mention) const {
    std::string out;
    for (const Office& o : names.offices) {
      if (o.person != id(mention)) continue;
      if (!out.empty()) out += "; ";
      out += o.en + " of " + (o.of >= 0 ? names.entities[o.of].en : "-");
      if (o.tenure != "current") out += ", " + o.tenure;
      if (o.inferred) out += " (inferred)";
    }
    return out;
  }
  Document document;
  Names names;
};

TEST(Name, HyphenBetweenSpaces) {
  const Reading r("दक्षिण कोरिया के राष्ट्रपति मून जेइ - इन ने बुधवार को बैठक की।");
  EXPECT_EQ(r.offices("मून जेइ - इन"), "president of South Korea");
}

TEST(Name, OfficeStateAndName) {
  const Reading r("नॉर्वे के प्रधानमंत्री जेन्स स्टोल्टेनबर्ग ने बुधवार को ओस्लो में श्रीलंका के पूर्व राष्ट्रपति महिंदा राजपक्षे से मुलाकात की।");
  EXPECT_EQ(r.offices("जेन्स स्टोल्टेनबर्ग"), "prime minister of Norway");
  EXPECT_EQ(r.offices("महिंदा राजपक्षे"), "president of Sri Lanka, former");
  ASSERT_TRUE(r.entity("ओस्लो"));
  EXPECT_EQ(r.entity("ओस्लो")->kind, EntityKind::place);
  EXPECT_EQ(r.entity("ओस्लो")->country, "NOR");
  EXPECT_EQ(r.entity("महिंदा राजपक्षे")->key, "person/mahinda-rajapaksa");
}

TEST(Name, PeopleNobodyKnows) {
  const Reading r(
      "जॉर्जिया की विदेश मंत्री ताको लोमिद्ज़े ने भारतीय राजदूत रजनीकांत वैद्य को तलब किया। लोमिद्ज़े ने विरोध जताया। वैद्य चुप रहे।");
  EXPECT_EQ(r.offices("ताको लोमिद्ज़े"), "foreign minister of Georgia");
  EXPECT_EQ(r.offices("रजनीकांत वैद्य"), "ambassador of India");
  EXPECT_EQ(r.id("लोमिद्ज़े"), r.id("ताको लोमिद्ज़े"));
  EXPECT_EQ(r.id("वैद्य"), r.id("रजनीकांत वैद्य"));
  EXPECT_TRUE(r.entity("ताको लोमिद्ज़े")->key.empty());
  EXPECT_EQ(r.entity("ताको लोमिद्ज़े")->country, "GEO");
}

TEST(Name, InitialsAndHonorifics) {
  const Reading r(
      "विदेश मंत्री एस. एम. कृष्णा ने डॉ. प्रकाश मेहरोत्रा और श्रीमती लता सेठी को बधाई दी। श्री मेहरोत्रा ने धन्यवाद दिया।");
  ASSERT_TRUE(r.entity("एस. एम. कृष्णा"));
  EXPECT_EQ(r.offices("एस. एम. कृष्णा"), "foreign minister of India (inferred)");
  EXPECT_EQ(r.id("मेहरोत्रा"), r.id("प्रकाश मेहरोत्रा"));
  EXPECT_EQ(r.entity("लता सेठी")->gender, Gender::feminine);
}

TEST(Name, OfficeAfterTheName) {
  const Reading r("जर्मनी की चांसलर और इमैनुएल मैक्रों, फ्रांस के राष्ट्रपति, ब्रसेल्स पहुंचे।");
  EXPECT_EQ(r.offices("इमैनुएल मैक्रों"), "president of France");
}

TEST(Name, Roster) {
  const Reading r(
      "बैठक में किर्गिस्तान के विदेश मंत्री रुस्लान काजाकबाएव, ताजिकिस्तान के उपराष्ट्रपति फिरदौस नजरोव, मंगोलिया के रक्षा मंत्री गुरसेद "
      "साइखानबयार सहित कई नेता शामिल हुए।");
  EXPECT_EQ(r.offices("रुस्लान काजाकबाएव"), "foreign minister of Kyrgyzstan");
  EXPECT_EQ(r.offices("फिरदौस नजरोव"), "vice president of Tajikistan");
  EXPECT_EQ(r.offices("गुरसेद साइखानबयार"), "defence minister of Mongolia");
}

TEST(Name, CoordinatedOfficesShareTheState) {
  const Reading r("ईरान के राष्ट्रपति बहराम शीराजी और विदेश मंत्री कामरान तेहरानी ने स्वागत किया।");
  EXPECT_EQ(r.offices("बहराम शीराजी"), "president of Iran");
  EXPECT_EQ(r.offices("कामरान तेहरानी"), "foreign minister of Iran (inferred)");
}

TEST(Name, OfficerOfABody) {
  const Reading r("आसियान महासचिव ले लुओंग मिन्ह और रूसी विदेश मंत्रालय की प्रवक्ता मारिया जखारोवा ने बयान दिए।");
  EXPECT_EQ(r.offices("ले लुओंग मिन्ह").substr(0, 20), "secretary general of");
  EXPECT_EQ(r.offices("मारिया जखारोवा"), "spokesperson of Foreign Ministry of Russia");
  EXPECT_EQ(r.entity("विदेश मंत्रालय")->country, "RUS");
}

TEST(Name, TwoOfOneSurname) {
  const Reading r(
      "पाकिस्तान के प्रधानमंत्री शहबाज शरीफ ने अपने भाई और पूर्व प्रधानमंत्री नवाज शरीफ से सलाह ली। प्रधानमंत्री शरीफ ने बाद में बयान "
      "दिया।");
  EXPECT_NE(r.id("शहबाज शरीफ"), r.id("नवाज शरीफ"));
  EXPECT_EQ(r.id("शरीफ"), r.id("शहबाज शरीफ"));
}

TEST(Name, ShortFormsOfALongerName) {
  const Reading r(
      "उत्तर कोरिया के नेता किम जोंग उन सिंगापुर पहुंचे। किम जोंग ने वहां के प्रधानमंत्री से बात की। फिलीपींस के राष्ट्रपति फर्डिनेंड आर "
      "मार्कोस "
      "जूनियर ने स्वागत किया। मार्कोस जूनियर ने भोज दिया। कतर के प्रधानमंत्री मोहम्मद बिन अब्दुलरहमान अल-थानी भी आए। अल-थानी ने भाषण "
      "दिया।");
  EXPECT_EQ(r.id("किम जोंग"), r.id("किम जोंग उन"));
  EXPECT_EQ(r.id("मार्कोस जूनियर"), r.id("फर्डिनेंड आर मार्कोस जूनियर"));
  EXPECT_EQ(r.id("अल-थानी"), r.id("मोहम्मद बिन अब्दुलरहमान अल-थानी"));
  EXPECT_EQ(r.entity("अल-थानी")->key, "person/mohammed-bin-abdulrahman-al-thani");
}

TEST(Name, SurnameOfAFamily) {
  const Reading r(
      "अमेरिका के राष्ट्रपति डोनाल्ड ट्रंप सपरिवार जयपुर पहुंचे। राज्यपाल ने ट्रंप, उनकी पत्नी मेलानिया और बेटी इवांका की अगवानी की। ट्रंप "
      "ने धन्यवाद "
      "दिया।");
  EXPECT_EQ(r.id("ट्रंप", 1), r.id("डोनाल्ड ट्रंप"));
  EXPECT_EQ(r.entity("डोनाल्ड ट्रंप")->hi, "डोनाल्ड ट्रंप");
  EXPECT_EQ(r.find_mention("बेटी"), nullptr);  // that is Ivanka
}

TEST(Name, NounBeforeAName) {
  const Reading r("विदेश मंत्री ने अपनी मंगोलियाई समकक्ष बत्मुंख ओयुन से और समाचार एजेंसी शिन्हुआ से बात की।");
  ASSERT_TRUE(r.entity("बत्मुंख ओयुन"));
  EXPECT_EQ(r.entity("बत्मुंख ओयुन")->country, "MNG");
  EXPECT_EQ(r.find_mention("मंगोलियाई समकक्ष"), nullptr);
  EXPECT_EQ(r.find_mention("समाचार एजेंसी"), nullptr);
}

TEST(Name, EnvoyOfSomebody) {
  const Reading r("रूस के राष्ट्रपति व्लादिमीर पुतिन के विशेष दूत इगोर बेलोव ने सीरिया के पक्ष में बयान दिया।");
  EXPECT_EQ(r.offices("इगोर बेलोव"), "special envoy of Russia");
  EXPECT_EQ(r.find_mention("पक्ष"), nullptr);
}

TEST(Name, HeadOfABodyAlone) {
  const Reading r(
      "संयुक्त राष्ट्र सुरक्षा परिषद ने आपात बैठक की। परिषद ने हिंसा की निंदा की। रूस के विदेश मंत्रालय ने विरोध किया। मंत्रालय ने बयान "
      "दिया।");
  EXPECT_EQ(r.id("परिषद"), r.id("संयुक्त राष्ट्र सुरक्षा परिषद"));
  EXPECT_EQ(r.id("मंत्रालय"), r.id("विदेश मंत्रालय"));
}

TEST(Name, MinistryOfAStateThatIsNotNamed) {
  EXPECT_EQ(Reading("पेरू ने बोलीविया से राजदूत बुला लिया। विदेश मंत्रालय ने इसकी पुष्टि की।").entity("विदेश मंत्रालय")->country, "");
  EXPECT_EQ(Reading("विदेश मंत्रालय ने कहा कि दिल्ली में वार्ता होगी।").entity("विदेश मंत्रालय")->country, "IND");
}

TEST(Name, TitlesAlone) {
  const Reading r("नेपाल के प्रधानमंत्री शेर बहादुर देउबा काठमांडू लौट आए। नेपाली प्रधानमंत्री ने कहा कि जापानी विदेश मंत्री भी आएंगे।");
  EXPECT_EQ(r.id("नेपाली प्रधानमंत्री"), r.id("शेर बहादुर देउबा"));
  const Entity* minister = r.entity("जापानी विदेश मंत्री");
  ASSERT_TRUE(minister);
  EXPECT_TRUE(minister->nominal);
  EXPECT_EQ(minister->country, "JPN");
  EXPECT_EQ(r.find_mention("जापानी विदेश मंत्री")->form, MentionForm::title);
}

TEST(Name, MinisterIsShortForTheMinisterOfSomething) {
  const Reading r(
      "केन्या की रक्षा मंत्री आइशा ओटिएनो कंपाला पहुंचीं। वे युगांडा के विदेश मंत्री से मिलीं। केन्याई मंत्री ने सहयोग का वादा किया।");
  EXPECT_EQ(r.id("केन्याई मंत्री"), r.id("आइशा ओटिएनो"));
  ASSERT_TRUE(r.entity("विदेश मंत्री"));  // «वे» before it points at nobody's title
  EXPECT_EQ(r.entity("विदेश मंत्री")->country, "UGA");
}

TEST(Name, TitleOfTwoInOneSentence) {
  const Reading r("प्रधानमंत्री ने मॉरीशस के प्रधानमंत्री प्रविंद जगन्नाथ के नेतृत्व की सराहना की।");
  EXPECT_NE(r.id("प्रधानमंत्री"), r.id("प्रविंद जगन्नाथ"));
}

TEST(Name, TitleOfAnotherPlaceOrBodyIsAnother) {
  const Reading r(
      "गुजरात के मुख्यमंत्री भूपेंद्र पटेल सूरत पहुंचे। केरल के मुख्यमंत्री ने बैठक बुलाई। भाजपा अध्यक्ष नितिन नबीन ने रैली की। "
      "कांग्रेस अध्यक्ष ने बयान दिया।");
  ASSERT_GE(r.id("मुख्यमंत्री"), 0);
  EXPECT_NE(r.id("मुख्यमंत्री"), r.id("भूपेंद्र पटेल"));
  ASSERT_GE(r.id("अध्यक्ष"), 0);
  EXPECT_NE(r.id("अध्यक्ष"), r.id("नितिन नबीन"));
}

TEST(Name, TitleAloneOnADate) {
  const Reading r("जापान के प्रधानमंत्री ने हिरोशिमा में भाषण दिया।", "2023-05-19");
  ASSERT_TRUE(r.entity("प्रधानमंत्री"));
  EXPECT_EQ(r.entity("प्रधानमंत्री")->key, "person/fumio-kishida");
}

TEST(Name, TitleThatModifiesIsNobody) {
  const Reading r("राष्ट्रपति चुनाव अगले साल होंगे। विदेश मंत्री स्तर की वार्ता टल गई।");
  for (const Mention& m : r.names.mentions)
    EXPECT_NE(r.names.entities[m.entity].kind, EntityKind::person) << r.words(m.tokens);
}

TEST(Name, BothOfThem) {
  const Reading r("ब्राजील और अर्जेंटीना के वित्त मंत्रियों ने समझौते पर दस्तखत किए।");
  const Entity* both = r.entity("वित्त मंत्रियों");
  ASSERT_TRUE(both);
  ASSERT_EQ(both->members.size(), 2u);
  EXPECT_EQ(r.names.entities[both->members[0]].country, "BRA");
  EXPECT_EQ(r.names.entities[both->members[1]].country, "ARG");
}

TEST(Name, CapitalsAndSeats) {
  const Reading r("तेहरान ने आरोप खारिज किया। प्रतिनिधि तेहरान में मिले। क्रेमलिन ने चुप्पी साधी।");
  EXPECT_EQ(r.entity("तेहरान", 0)->key, "country/irn");
  EXPECT_EQ(r.entity("तेहरान", 1)->kind, EntityKind::place);
  EXPECT_EQ(r.entity("क्रेमलिन")->key, "country/rus");
}

TEST(Name, BracketsTeachShortForms) {
  const Reading r(
      "पीआरएफ ने धमकी दी। हिमालयी जनजागरण मोर्चा (पीआरएफ) के अध्यक्ष सोनम दोरजी ने इनकार किया। पीआरएफ की बैठक कल होगी।");
  const int32_t body = r.id("हिमालयी जनजागरण मोर्चा");
  ASSERT_GE(body, 0);
  EXPECT_EQ(r.id("पीआरएफ", 0), body);
  EXPECT_EQ(r.id("पीआरएफ", 2), body);
  EXPECT_EQ(r.offices("सोनम दोरजी"), "chairman of " + r.names.entities[body].en);
  ASSERT_EQ(r.names.aliases.size(), 1u);
  EXPECT_EQ(r.names.aliases[0].entity, body);
}

TEST(Name, Nominals) {
  const Reading r(
      "सैकड़ों प्रदर्शनकारी सड़क पर उतरे। घाना की सेना ने गोलीबारी की। घाना की सेना पर आरोप लगे। पश्चिमी देशों ने निंदा की।");
  ASSERT_TRUE(r.entity("सैकड़ों प्रदर्शनकारी"));
  EXPECT_TRUE(r.entity("सैकड़ों प्रदर्शनकारी")->nominal);
  EXPECT_EQ(r.id("सेना", 0), r.id("सेना", 1));
  ASSERT_TRUE(r.entity("सेना"));
  EXPECT_EQ(r.entity("सेना")->country, "GHA");
  EXPECT_EQ(r.entity("पश्चिमी देशों")->kind, EntityKind::country);
}

TEST(Name, Facilities) {
  const Reading r("वार्ता मास्को के सीनेट पैलेस के प्रतिनिधि कार्यालय में हुई।");
  ASSERT_TRUE(r.entity("सीनेट पैलेस"));
  EXPECT_EQ(r.entity("सीनेट पैलेस")->kind, EntityKind::facility);
  ASSERT_TRUE(r.entity("प्रतिनिधि कार्यालय"));
  EXPECT_EQ(r.entity("प्रतिनिधि कार्यालय")->kind, EntityKind::facility);
}

TEST(Name, BuildingsOfCommonWords) {
  const Reading r("लीमा के तोरे पैलेस में मेहमान जुटे। वार्ता ओपेक के मुख्यालय में हुई और भोज शाही महल में। शाही महल ने खबर का खंडन किया।");
  for (const char* name : {"तोरे पैलेस", "मुख्यालय", "शाही महल"}) {
    ASSERT_TRUE(r.entity(name)) << name;
    EXPECT_EQ(r.entity(name)->kind, EntityKind::facility) << name;
  }
  EXPECT_EQ(r.entity("शाही महल", 1)->kind, EntityKind::organization);
}

TEST(Name, PresidentsAndChairmen) {
  EXPECT_EQ(Reading("एशियाई विकास बैंक के अध्यक्ष तादाओ चिनो ने मनीला में बैठक की।").offices("तादाओ चिनो"),
            "president of Asian Development Bank");
  EXPECT_EQ(Reading("यूरोपीय आयोग के अध्यक्ष रोमानो प्रोदी ने अपील की।").offices("रोमानो प्रोदी"),
            "president of European Commission");
  EXPECT_EQ(Reading("लोकसभा के अध्यक्ष मीरा कुमार ढाका पहुंचीं।").offices("मीरा कुमार"), "speaker of Lok Sabha");
  EXPECT_EQ(Reading("रेलवे बोर्ड के अध्यक्ष विनय मित्तल ने इस्तीफा दिया।").offices("विनय मित्तल").substr(0, 8), "chairman");
}

TEST(Name, KingsByOneName) {
  EXPECT_EQ(Reading("नेपाल के राजा ज्ञानेंद्र ने संसद भंग की।").offices("ज्ञानेंद्र"), "king of Nepal");
  EXPECT_TRUE(Reading("राजा परवेज अशरफ ने बैठक की।").entity("राजा परवेज अशरफ"));
}

TEST(Name, NumbersAreNoNames) {
  const Reading r("प्रधानमंत्री सत्ताईस जून को हनोई जाएंगे।");
  EXPECT_FALSE(r.entity("सत्ताईस"));
}

TEST(Name, ASideThatIsNotNamed) {
  EXPECT_EQ(Reading("विदेश मंत्री तिन ऊ ने यांगून में कहा कि म्यांमार बातचीत के लिए तैयार है।").offices("तिन ऊ"),
            "foreign minister of Myanmar (inferred)");
  EXPECT_EQ(Reading("किर्गिस्तान के प्रधानमंत्री बख्त सादिकोव ने ताशकंद में उज्बेकिस्तान के राष्ट्रपति से भेंट की। इस अवसर पर राजदूत "
                    "दानियार तोकतोव भी मौजूद थे।")
                .offices("दानियार तोकतोव"),
            "ambassador of Kyrgyzstan (inferred)");
  EXPECT_EQ(Reading("घाना में सुरक्षा बलों ने जुलूस रोका।").entity("सुरक्षा बलों")->country, "GHA");
  EXPECT_EQ(Reading("माली में विदेशी सैनिकों ने जुलूस रोका।").entity("विदेशी सैनिकों")->country, "");
}

TEST(Name, AGroupIsOfTheStateItsClauseIsSetIn) {
  EXPECT_EQ(Reading("छात्रों ने सोमवार को नैरोबी में जुलूस निकाला।").entity("छात्रों")->country, "KEN");
  EXPECT_EQ(Reading("चाड में किसानों ने जुलूस निकाला। नाइजर में किसानों ने धरना दिया।").entity("किसानों")->country, "");
}

TEST(Name, PhrasesWithTheirShortForm) {
  const Reading r("तेल निर्यातक देशों के संगठन (ओपेक) ने उत्पादन घटाया। ओपेक ने रूस से बात की।");
  EXPECT_EQ(r.id("ओपेक"), r.id("ओपेक", 1));
  EXPECT_EQ(r.entity("तेल निर्यातक देशों के संगठन"), r.entity("ओपेक"));
  const Reading s("दजला के तटवर्ती देशों की परिषद (दतदेप) ने इराक से अपील की। दतदेप के महासचिव ने बयान दिया।");
  EXPECT_EQ(s.id("दतदेप"), s.id("दतदेप", 1));
  EXPECT_EQ(s.entity("दतदेप")->country, "");
}

TEST(Name, NoPeopleOfCommonWords) {
  const Reading r("सोमवार को दिसंबर की ठंड बढ़ी। आशा है कि शांति वार्ता सफल होगी और विजय मिलेगी।");
  for (const Mention& m : r.names.mentions)
    EXPECT_NE(r.names.entities[m.entity].kind, EntityKind::person) << r.words(m.tokens);
}

TEST(Name, MentionsStandInOrder) {
  const Reading r("भारतीय सेना ने कहा कि नेपाली सेना के प्रमुख प्रभुराम शर्मा अगले हफ्ते दिल्ली आएंगे।");
  for (size_t i = 1; i < r.names.mentions.size(); ++i)
    EXPECT_LE(r.names.mentions[i - 1].tokens.first, r.names.mentions[i].tokens.first);
  for (const Mention& m : r.names.mentions) {
    EXPECT_GE(m.entity, 0);
    EXPECT_LT(m.tokens.first, m.tokens.last);
  }
}

TEST(Name, OneWordAloneThatNoTableHas) {
  const Reading r("मैच के बाद गिलक्रिस्ट ने कहा कि टीम अच्छा खेली।");
  ASSERT_NE(r.entity("गिलक्रिस्ट"), nullptr);
  EXPECT_EQ(r.entity("गिलक्रिस्ट")->kind, EntityKind::person);
}

TEST(Name, WhereTheRecogniserOutweighsTheTables) {
  const Reading surnames("निरंजन शाह भारतीय क्रिकेट बोर्ड के सचिव हैं। बोमन ईरानी हिन्दी फिल्मों के अभिनेता हैं।");
  EXPECT_TRUE(surnames.entity("निरंजन शाह"));
  EXPECT_TRUE(surnames.entity("बोमन ईरानी"));
  const Reading university("कैलिफ़ोर्निया विश्वविद्यालय ने यह रिपोर्ट तैयार की है।");
  ASSERT_TRUE(university.entity("कैलिफ़ोर्निया विश्वविद्यालय"));
  EXPECT_EQ(university.entity("कैलिफ़ोर्निया विश्वविद्यालय")->kind, EntityKind::organization);
  EXPECT_EQ(university.entity("कैलिफ़ोर्निया विश्वविद्यालय")->sector, "EDU");
  const Reading quarter("दक्षिणी चीन के एक शहर में बैठक हुई।");
  ASSERT_TRUE(quarter.entity("दक्षिणी चीन"));
  EXPECT_EQ(quarter.entity("दक्षिणी चीन")->key, "country/chn");
}

TEST(Name, TwoNamesOfOnePerson) {
  const Reading r("पूर्व उप मुख्यमंत्री चंद्रमोहन उर्फ चांद मोहम्मद ने कहा कि वे लौटेंगे।");
  ASSERT_GE(r.id("चंद्रमोहन"), 0);
  EXPECT_EQ(r.id("चंद्रमोहन"), r.id("चांद मोहम्मद"));
}

TEST(Romanise, Words) {
  EXPECT_EQ(romanise("मनमोहन"), "Manmohan");
  EXPECT_EQ(romanise("राजेश कुमार"), "Rajesh Kumar");
  EXPECT_EQ(romanise("के. नटवर"), "K. Natwar");
  EXPECT_EQ(initials("केपी"), "K.P.");
  EXPECT_EQ(initials("सीमा"), "");
  EXPECT_EQ(romanise("मारिया"), "Maria");
  EXPECT_EQ(romanise("नवाज"), "Nawaz");
  EXPECT_EQ(romanise("हर्बर्ट"), "Herbert");
}

TEST(Romanise, NothingToSpell) {
  EXPECT_EQ(romanise_word(""), "");
  EXPECT_EQ(romanise_word("abc"), "");
  EXPECT_EQ(romanise("B52"), "B52");
}

TEST(Speller, TakesANuktaIntoItsLetter) {
  EXPECT_EQ(letters_of("ज़"), letters_of("\u095B"));
  EXPECT_NE(letters_of("ज़"), letters_of("ज"));
  EXPECT_EQ(letters_of("हाँ"), letters_of("हां"));
}

TEST(KnownWords, AreWalkedLetterByLetter) {
  // "as" (level 2) and "at" (level 0), "i" (level 7).
  using K = KnownWords;
  const std::vector<uint32_t> edges = {0, K::edge('a', false, K::state(3, -1)), K::edge('i', true, K::state(0, 7)),
                                       K::edge('s', false, K::state(0, 2)), K::edge('t', true, K::state(0, 0))};
  const K words(edges);
  EXPECT_TRUE(words.sound());
  EXPECT_EQ(K::level(words.walk(K::kStart, "i")), 7);
  EXPECT_EQ(K::level(words.walk(words.walk(K::kStart, "a"), "s")), 2);
  EXPECT_EQ(K::level(words.walk(K::kStart, "at")), 0);
  const uint32_t begun = words.walk(K::kStart, "a");
  EXPECT_NE(begun, K::kNowhere);
  EXPECT_EQ(K::level(begun), -1);
  for (const char* none : {"b", "is", "ass", "au"}) EXPECT_EQ(words.walk(K::kStart, none), K::kNowhere) << none;
  EXPECT_FALSE(K(std::span(edges).first(4)).sound());
}

TEST(Speller, RefusesBadModels) {
  EXPECT_FALSE(Speller::builtin().provenance().empty());
  std::string bytes(4096, '\0');
  EXPECT_FALSE(Speller::from_bytes(bytes));
  SpellingHeader header;
  header.size = bytes.size();
  std::memcpy(bytes.data(), &header, sizeof header);
  const auto damaged = Speller::from_bytes(bytes);
  ASSERT_FALSE(damaged);
  EXPECT_NE(damaged.error().text().find("cut short"), std::string::npos) << damaged.error().text();
  header.version = kSpellingVersion + 1;
  std::memcpy(bytes.data(), &header, sizeof header);
  const auto newer = Speller::from_bytes(bytes);
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().text().find("version"), std::string::npos) << newer.error().text();
}

// In an article of thousands of names, the number of a name must not be taken for a row of the bodies.
TEST(Name, ShortFormOfABodyAtTheEndOfALongArticle) {
  std::string text;
  for (int k = 0; k < 4000; ++k) text += "श्री रमेश वर्मा ने कहा।\n";
  const Reading r(text + "राष्ट्रीय मत्स्य आयोग (रामआ) ने मंगलवार को रिपोर्ट दी। रामआ के अध्यक्ष ने बैठक बुलाई।\n");
  ASSERT_NE(r.entity("राष्ट्रीय मत्स्य आयोग"), nullptr);
  EXPECT_EQ(r.entity("रामआ", 1), r.entity("राष्ट्रीय मत्स्य आयोग"));
}

}  // namespace
}  // namespace bahi::name
