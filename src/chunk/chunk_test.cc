#include "chunk/chunk.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>

#include "morph/morph.h"
#include "text/text.h"
#include "token/token.h"

namespace bahi::chunk {
namespace {

struct Rooms {
  std::unique_ptr<lexicon::Lexicon> lexicon = std::move(lexicon::Lexicon::builtin()).value();
  text::Tables text{*lexicon};
  token::Tables token{*lexicon};
  morph::Tables morph{*lexicon, morph::Model::builtin("hi").value()};
  Tables chunk{*lexicon, Joiner::builtin("hi", morph.model).value()};
};

const Rooms& rooms() {
  static const Rooms all;
  return all;
}

/// One text read as far as this room.
struct Reading {
  std::unique_ptr<Document> document;

  explicit Reading(const std::string& text) : document(std::make_unique<Document>(Article{text, {}, {}, {}, {}, {}})) {
    Document& d = *document;
    d.text.set(text::normalise(d, rooms().text));
    d.tokens.set(token::tokenise(d, rooms().token));
    d.morph.set(morph::analyse(d, rooms().morph));
    d.chunks.set(group(d, rooms().chunk));
  }

  std::string text(Range range) const {
    std::string out;
    for (int32_t i = range.first; i < range.last; ++i) {
      if (i > range.first && document->token(i).space_before) out += " ";
      out += document->token(i).form;
    }
    return out;
  }
  /// The chunk whose tokens contain the word.
  int32_t at(const std::string& form) const {
    for (size_t i = 0; i < document->tokens->tokens.size(); ++i)
      if (document->tokens->tokens[i].form == form) return document->chunks->chunk_of[i];
    ADD_FAILURE() << form << " is not there";
    return 0;
  }
  const Chunk& chunk(const std::string& form) const { return document->chunk(at(form)); }
  const VerbGroup& verb(const std::string& form) const { return document->chunks->verbs[chunk(form).verb]; }
  /// «phrase:marker» of the group of a word.
  std::string phrase(const std::string& form) const {
    return text(chunk(form).phrase) + ":" + std::string(label(chunk(form).marker));
  }
  /// «role of head» of the group of a word.
  std::string role(const std::string& form) const {
    const Chunk& c = chunk(form);
    return std::string(label(c.role)) +
           (c.governor < 0 ? "" : " of " + std::string(document->token(document->chunk(c.governor).head).form));
  }
  std::string reading(const std::string& form) const {
    if (!is_verbal(chunk(form).kind)) return "no verb";
    const VerbGroup& v = verb(form);
    std::string out;
    const auto add = [&](std::string_view s) {
      if (!s.empty()) out += (out.empty() ? "" : " ") + std::string(s);
    };
    add(v.noun >= 0 ? document->word(document->chunk(v.noun).head).lemma : "");
    add(v.stem);
    add(label(v.tense));
    add(label(v.aspect));
    if (v.mood != Mood::indicative) add(label(v.mood));
    add(label(v.modality));
    if (v.passive) add("passive");
    if (v.causative) add("causative");
    if (v.negated) add("negated");
    if (!v.finite) add("non-finite");
    if (v.perfective_agent) add("ne");
    return out;
  }
  /// «kind of clause», with its opening word.
  std::string clause(const std::string& form) const {
    const Clause& c = document->chunks->clauses[chunk(form).clause];
    return std::string(label(c.kind)) +
           (c.marker_token < 0 ? "" : " " + std::string(document->token(c.marker_token).form));
  }
  std::string parent(const std::string& form) const {
    const Clause& c = document->chunks->clauses[chunk(form).clause];
    if (c.parent < 0) return "-";
    const Clause& p = document->chunks->clauses[c.parent];
    return p.verb < 0 ? ""
                      : std::string(document->token(document->chunk(document->chunks->verbs[p.verb].chunk).head).form);
  }
};

TEST(Groups, NounsWithTheirMarkers) {
  const Reading r("मिस्र के विदेश मंत्री बद्र अब्देलती ने सोमवार को काहिरा में अपने तुर्क समकक्ष से बातचीत की।");
  EXPECT_EQ(r.phrase("मिस्र"), "मिस्र:gen");
  EXPECT_EQ(r.phrase("अब्देलती"), "विदेश मंत्री बद्र अब्देलती:ne");
  EXPECT_EQ(r.phrase("सोमवार"), "सोमवार:ko");
  EXPECT_EQ(r.phrase("काहिरा"), "काहिरा:mein");
  EXPECT_EQ(r.phrase("अपने"), "अपने:gen");
  EXPECT_EQ(r.phrase("समकक्ष"), "तुर्क समकक्ष:se");
  EXPECT_EQ(r.document->token(r.chunk("बद्र").head).form, "अब्देलती");
}

TEST(Groups, PostpositionsOfSeveralWords) {
  const struct {
    const char* words;
    const char* marker;
  } all[] = {{"के साथ", "saath"},     {"के संग", "saath"},      {"की ओर से", "orse"},    {"की तरफ से", "orse"},
             {"के दौरान", "dauran"},  {"के मौके पर", "dauran"}, {"के बारे में", "bare"},    {"के संबंध में", "bare"},
             {"को लेकर", "bare"},     {"के मुद्दे पर", "bare"},   {"के खिलाफ", "khilaf"},  {"के विरोध में", "khilaf"},
             {"के प्रति", "prati"},    {"के लिए", "liye"},      {"के जरिए", "zariye"},   {"के मुताबिक", "anusar"},
             {"के हवाले से", "anusar"}, {"के बीच", "beech"},     {"के समक्ष", "samaksh"},  {"से पहले", "pahle"},
             {"के बाद", "baad"},      {"के भीतर", "bhitar"},   {"के कारण", "karan"},    {"की वजह से", "karan"},
             {"के अलावा", "sahit"},   {"के बजाय", "bajay"},    {"की तुलना में", "tulna"}, {"के तहत", "tahat"},
             {"के पास", "paas"},      {"की ओर", "or"},        {"के बिना", "bina"}};
  for (const auto& one : all) {
    const Reading r("जापान ने चीन " + std::string(one.words) + " कदम उठाया।");
    EXPECT_EQ(r.phrase("चीन"), "चीन:" + std::string(one.marker)) << one.words;
    EXPECT_EQ(r.phrase("जापान"), "जापान:ne") << one.words;
  }
}

TEST(Groups, PronounsHoldTheirMarker) {
  EXPECT_EQ(Reading("उन्होंने समझौते की सराहना की।").phrase("उन्होंने"), "उन्होंने:ne");
  EXPECT_EQ(Reading("सरकार ने उन्हें बुलाया।").phrase("उन्हें"), "उन्हें:ko");
  EXPECT_EQ(Reading("मंत्री ने उनसे मुलाकात की।").phrase("उनसे"), "उनसे:se");
  EXPECT_EQ(Reading("उनकी यात्रा सफल रही।").phrase("उनकी"), "उनकी:gen");
  EXPECT_EQ(Reading("इसके बाद वे लौट गए।").phrase("इसके"), "इसके:baad");
  EXPECT_EQ(Reading("उनके साथ एक दल भी गया।").phrase("उनके"), "उनके:saath");
  EXPECT_EQ(Reading("उनकी ओर से बयान आया।").phrase("उनकी"), "उनकी:orse");
}

TEST(Groups, NamesAndCompounds) {
  const Reading r("पांच दिसंबर को भारत-रूस शिखर सम्मेलन में केन्या के राष्ट्रपति विलियम रुटो भी मौजूद थे।");
  EXPECT_EQ(r.phrase("सम्मेलन"), "भारत-रूस शिखर सम्मेलन:mein");
  EXPECT_EQ(r.phrase("रुटो"), "राष्ट्रपति विलियम रुटो:none");
  EXPECT_EQ(r.phrase("दिसंबर"), "पांच दिसंबर:ko");
  const Reading q("प्रधानमंत्री मंगलवार को विदेश मंत्री के साथ रवाना होंगे।");
  EXPECT_EQ(q.phrase("प्रधानमंत्री"), "प्रधानमंत्री:none");
  EXPECT_EQ(q.phrase("विदेश"), "विदेश मंत्री:saath");
}

TEST(Groups, BracketedShortFormStaysInside) {
  const Reading r("अफ्रीकी संघ (एयू) की बैठक नैरोबी में हुई।");
  EXPECT_EQ(r.phrase("संघ"), "अफ्रीकी संघ:gen");
  EXPECT_EQ(r.role("संघ"), "r6 of बैठक");
  EXPECT_EQ(r.at("एयू"), r.at("संघ"));
}

TEST(Groups, TwoNounsSideBySide) {
  EXPECT_EQ(Reading("लाखों लोग युद्ध के खिलाफ सड़कों पर उतरे।").phrase("लोग"), "लाखों लोग:none");
  EXPECT_EQ(Reading("संयुक्त राष्ट्र सोमालिया के विस्थापितों को राहत देगा।").phrase("सोमालिया"), "सोमालिया:gen");
  EXPECT_EQ(Reading("स्पेन मजबूती के साथ वार्ता में उतरा।").phrase("स्पेन"), "स्पेन:none");
  EXPECT_EQ(Reading("सूचना प्रौद्योगिकी मंत्रालय ने बयान दिया।").phrase("सूचना"), "सूचना प्रौद्योगिकी मंत्रालय:ne");
}

TEST(Groups, NamesOfTheRegistryAreNeverCut) {
  const Reading r("संयुक्त राष्ट्र सुरक्षा परिषद ने उत्तर कोरिया पर नए प्रतिबंध लगाए।");
  EXPECT_EQ(r.phrase("परिषद"), "संयुक्त राष्ट्र सुरक्षा परिषद:ne");
  EXPECT_EQ(r.phrase("कोरिया"), "उत्तर कोरिया:par");
}

TEST(Groups, DatesAndTimes) {
  EXPECT_EQ(Reading("सम्मेलन 17 नवंबर, 2018 को दोहा में हुआ।").phrase("नवंबर"), "17 नवंबर, 2018:ko");
  EXPECT_EQ(Reading("बैठक सुबह 10 बजे शुरू हुई।").phrase("सुबह"), "सुबह 10 बजे:none");
  EXPECT_EQ(Reading("उन्होंने सोमवार शाम बयान दिया।").role("शाम"), "k7t of दिया");
  EXPECT_EQ(Reading("रविवार की शाम प्रधानमंत्री मोदी ने बयान दिया।").phrase("शाम"), "शाम:none");
  EXPECT_EQ(Reading("अगली सुबह विदेश मंत्री लावरोव ने बयान दिया।").phrase("सुबह"), "अगली सुबह:none");
}

TEST(Groups, TitlesBeforeNames) {
  EXPECT_EQ(Reading("पाकिस्तान के उप प्रधानमंत्री इशाक डार ने विरोध जताया।").phrase("डार"), "उप प्रधानमंत्री इशाक डार:ne");
  EXPECT_EQ(Reading("राष्ट्रपति लूला डी सिल्वा ने निमंत्रण भेजा।").phrase("लूला"), "राष्ट्रपति लूला डी सिल्वा:ne");
  EXPECT_EQ(Reading("गृह मंत्रालय के अतिरिक्त सचिव ने जवाब दिया।").phrase("मंत्रालय"), "गृह मंत्रालय:gen");
}

TEST(Verbs, TenseAspectMood) {
  EXPECT_EQ(Reading("राजदूत ने चीन की निंदा की।").reading("की"), "no verb");  // the postposition
  EXPECT_EQ(Reading("राजदूत ने घटना पर चिंता जताई है।").reading("जताई"), "चिंता जता present perfective ne");
  EXPECT_EQ(Reading("वे अगले महीने इटली जाएंगे।").reading("जाएंगे"), "जा future");
  EXPECT_EQ(Reading("दोनों पक्ष बातचीत कर रहे हैं।").reading("कर"), "बातचीत कर present progressive");
  EXPECT_EQ(Reading("वह हर साल सम्मेलन में भाग लेते हैं।").reading("लेते"), "भाग ले present habitual");
  EXPECT_EQ(Reading("सेना ने शहर छोड़ दिया था।").reading("छोड़"), "छोड past perfective ne");
  EXPECT_EQ(Reading("सरकार समझौते पर हस्ताक्षर कर चुकी है।").reading("कर"), "हस्ताक्षर कर present perfective");
  EXPECT_EQ(Reading("राष्ट्रपति शुक्रवार को रवाना होने वाले हैं।").reading("होने"), "रवाना हो present prospective");
  EXPECT_EQ(Reading("मंत्री घोषणा करने जा रहे हैं।").reading("करने"), "घोषणा कर present prospective");
}

TEST(Verbs, Modality) {
  EXPECT_EQ(Reading("भारत मध्यस्थता कर सकता है।").reading("कर"), "मध्यस्थता कर present can");
  EXPECT_EQ(Reading("दोनों देशों को संयम बरतना चाहिए।").reading("बरतना"), "संयम बरत present should");
  EXPECT_EQ(Reading("सरकार को इस्तीफा देना पड़ा।").reading("देना"), "इस्तीफा दे past perfective must");
  EXPECT_EQ(Reading("मंत्री को इसका जवाब देना होगा।").reading("देना"), "जवाब दे future must");
  EXPECT_EQ(Reading("सैनिक सीमा की ओर बढ़ने लगे हैं।").reading("बढ़ने"), "बढ present perfective begin");
  EXPECT_EQ(Reading("सेना ने पत्रकारों को जाने दिया।").reading("जाने"), "जा past perfective let ne");
  EXPECT_EQ(Reading("ईरान बातचीत करना चाहता है।").reading("करना"), "बातचीत कर present habitual want");
}

TEST(Verbs, PassiveAndNegation) {
  EXPECT_EQ(Reading("समझौते पर हस्ताक्षर किए गए।").reading("किए"), "हस्ताक्षर कर past perfective passive");
  EXPECT_EQ(Reading("राजदूत को तलब किया जाएगा।").reading("किया"), "तलब कर future passive");
  EXPECT_EQ(Reading("इस मामले की जांच की जानी चाहिए।").reading("जानी"), "जांच कर present should passive");
  EXPECT_EQ(Reading("सच को छुपाया नहीं जा सकता।").reading("छुपाया"), "छुपा present can passive negated");
  EXPECT_EQ(Reading("राष्ट्रपति विदेश चले गए।").reading("चले"), "चल past perfective");
  EXPECT_EQ(Reading("मंत्री काबुल पहुंच गए हैं।").reading("पहुंच"), "पहुंच present perfective");
  EXPECT_EQ(Reading("सरकार ने अनुमति नहीं दी।").reading("दी"), "अनुमति दे past perfective negated ne");
  EXPECT_EQ(Reading("सरकार ने दूतावास खाली करवाया।").reading("करवाया"), "खाली करवा past perfective causative ne");
}

TEST(Roles, CaseRolesOfAFiniteVerb) {
  const Reading r("कनाडा की प्रधानमंत्री ने बुधवार को ओटावा में पत्रकारों को समझौते की जानकारी दी।");
  EXPECT_EQ(r.role("कनाडा"), "r6 of प्रधानमंत्री");
  EXPECT_EQ(r.role("प्रधानमंत्री"), "k1 of दी");
  EXPECT_EQ(r.role("बुधवार"), "k7t of दी");
  EXPECT_EQ(r.role("ओटावा"), "k7p of दी");
  EXPECT_EQ(r.role("पत्रकारों"), "k4 of दी");
  EXPECT_EQ(r.role("समझौते"), "r6 of जानकारी");
  EXPECT_EQ(r.role("जानकारी"), "pof of दी");
}

TEST(Roles, CounterpartCompanionSource) {
  EXPECT_EQ(Reading("सुल्तान ने अमीर से मुलाकात की।").role("अमीर"), "k2 of की");
  EXPECT_EQ(Reading("राजा अपने बेटे के साथ पेरिस पहुंचे।").role("बेटे"), "ras-k1 of पहुंचे");
  EXPECT_EQ(Reading("राजा अपने बेटे के साथ पेरिस पहुंचे।").role("पेरिस"), "k2p of पहुंचे");
  EXPECT_EQ(Reading("सैनिक सीरिया से लौट आए।").role("सीरिया"), "k5 of लौट");
  EXPECT_EQ(Reading("इराक ने कुवैत से माफी मांगी।").role("कुवैत"), "k4 of मांगी");
  EXPECT_EQ(Reading("इस फैसले से तनाव के कारण व्यापार घटा।").role("तनाव"), "rh of घटा");
}

TEST(Roles, ObjectsThatLookLikeSubjects) {
  EXPECT_EQ(Reading("सेना ने नागरिकों के मारे जाने की पुष्टि की।").role("नागरिकों"), "k2 of मारे");
  const Reading r("समझौते का मसौदा इस बार राष्ट्रपति लिखेंगे।");
  EXPECT_EQ(r.role("मसौदा"), "k2 of लिखेंगे");
  EXPECT_EQ(r.role("राष्ट्रपति"), "k1 of लिखेंगे");
  EXPECT_EQ(Reading("उन्हें समिति में शामिल नहीं किया जाना चाहिए।").role("उन्हें"), "k2 of किया");
}

TEST(Roles, MeanwhileIsATime) {
  EXPECT_EQ(Reading("इस बीच मंत्री ने बयान दिया।").role("इस"), "k7t of दिया");
}

TEST(Roles, AgentSkipsAnEmbeddedClause) {
  const Reading r("पोलैंड के राष्ट्रपति ने चांसलर से मिलने के बाद पत्रकारों को संबोधित किया।");
  EXPECT_EQ(r.role("राष्ट्रपति"), "k1 of किया");
  EXPECT_EQ(r.role("चांसलर"), "k2 of मिलने");
  EXPECT_EQ(r.role("मिलने"), "k7t of किया");
  EXPECT_EQ(r.role("पत्रकारों"), "k2 of किया");
}

TEST(Roles, GenitivesAgree) {
  const Reading r("वियतनाम के चीन के साथ संबंध सुधर रहे हैं।");
  EXPECT_EQ(r.role("वियतनाम"), "r6 of संबंध");
  const Reading q("क्यूबा की अमेरिका के साथ बातचीत शुरू हुई।");
  EXPECT_EQ(q.role("क्यूबा"), "r6 of बातचीत");
}

TEST(Roles, ConjunctsShareTheMarker) {
  const Reading r("ब्राजील के राष्ट्रपति लूला, चिली के राष्ट्रपति बोरिच और पेरू के राष्ट्रपति गार्सिया ने घोषणा की।");
  EXPECT_EQ(r.role("लूला"), "ccof of गार्सिया");
  EXPECT_EQ(r.phrase("लूला"), "राष्ट्रपति लूला:ne");
  const Reading q("भारत, जापान और ऑस्ट्रेलिया ने नौसैनिक अभ्यास किया।");
  EXPECT_EQ(q.role("भारत"), "ccof of ऑस्ट्रेलिया");
  EXPECT_EQ(q.phrase("जापान"), "जापान:ne");
  EXPECT_EQ(q.role("ऑस्ट्रेलिया"), "k1 of किया");
  const Reading s("यूनान और तुर्की के बीच समझौता हुआ।");
  EXPECT_EQ(s.phrase("यूनान"), "यूनान:beech");
}

TEST(Roles, PassiveAgent) {
  const Reading r("संयुक्त राष्ट्र द्वारा एक प्रस्ताव पारित किया गया।");
  EXPECT_EQ(r.role("राष्ट्र"), "k1 of किया");
  EXPECT_EQ(r.role("प्रस्ताव"), "k2 of किया");
}

TEST(Roles, OfTheChargeNotOfTheDeed) {
  const Reading r("कोलंबिया ने वेनेजुएला पर विद्रोहियों को पनाह देने का आरोप लगाया।");
  EXPECT_EQ(r.role("वेनेजुएला"), "k7p of लगाया");
  EXPECT_EQ(r.role("विद्रोहियों"), "k4 of देने");
  EXPECT_EQ(r.role("देने"), "r6 of आरोप");
}

TEST(Roles, AGroupWithParOfANounThatWantsOne) {
  const Reading r("पेरू ने पत्रकारों पर हमले को लेकर चिली पर आरोप लगाया।");
  EXPECT_EQ(r.role("पत्रकारों"), "other of हमले");
  EXPECT_EQ(r.role("चिली"), "k7p of लगाया");
  const Reading verb("फ्रांस ने बेलारूस पर कार्रवाई के लिए दबाव डाला।");
  EXPECT_EQ(verb.role("बेलारूस"), "k7p of डाला");
}

TEST(Roles, NounsAndAdjectivesTakeTheirOwn) {
  const Reading r("नॉर्वे के साथ बातचीत के बाद मंत्री ने बयान जारी किया।");
  EXPECT_EQ(r.role("नॉर्वे"), "ras-k1 of बातचीत");
  EXPECT_EQ(r.role("बातचीत"), "k7t of किया");
  const Reading q("जिनेवा में आयोजित सम्मेलन में सौ देशों ने भाग लिया।");
  EXPECT_EQ(q.role("जिनेवा"), "k7p of आयोजित");
  EXPECT_EQ(q.role("आयोजित"), "nmod of सम्मेलन");
}

TEST(Roles, WhatIsSaidHangsOnTheSaying) {
  const Reading r("विश्लेषकों का कहना है कि युद्ध लंबा चलेगा।");
  EXPECT_EQ(r.role("विश्लेषकों"), "k1 of कहना");
  EXPECT_EQ(r.role("चलेगा"), "k2 of कहना");
  EXPECT_EQ(r.reading("कहना"), "कह non-finite");
}

TEST(Groups, WhereOneEndsAmongNouns) {
  const Reading day("वाणिज्य मंत्री हेलेना ओस्टबर्ग मंगलवार को तालिन पहुंचीं।");
  EXPECT_EQ(day.phrase("ओस्टबर्ग").find("वाणिज्य मंत्री हेलेना ओस्टबर्ग:"), 0U);
  EXPECT_EQ(day.phrase("तालिन").find("तालिन:"), 0U);
  const Reading month("एस्तोनिया के नेता मार्टिन काल्डा अगले महीने हेलसिंकी में उद्योग परिषद की बैठक में बोलेंगे।");
  EXPECT_EQ(month.phrase("काल्डा").find("नेता मार्टिन काल्डा:"), 0U);
  EXPECT_EQ(month.phrase("परिषद"), "उद्योग परिषद:gen");
  const Reading states("जापान फिलीपींस की मदद करेगा।");
  EXPECT_EQ(states.phrase("फिलीपींस"), "फिलीपींस:gen");
  EXPECT_EQ(Reading("पिछले सप्ताह दो बैठकों में फैसला हुआ।").phrase("बैठकों"), "दो बैठकों:mein");
  EXPECT_EQ(Reading("मंत्री ने कम से कम 40 जहाजों को रोका।").phrase("जहाजों"), "कम से कम 40 जहाजों:ko");
  EXPECT_EQ(Reading("कोई भी देश इस समझौते से अलग नहीं हुआ।").phrase("देश").find("कोई भी देश:"), 0U);
}

TEST(Clauses, Kinds) {
  const Reading r("प्रवक्ता ने कहा कि सरकार इस हमले की जांच करेगी।");
  EXPECT_EQ(r.clause("कहा"), "main");
  EXPECT_EQ(r.clause("सरकार"), "complement कि");
  EXPECT_EQ(r.parent("करेगी"), "कहा");
  EXPECT_EQ(r.clause("प्रवक्ता"), "main");

  const Reading q("अगर ईरान हमला करेगा तो अमेरिका प्रतिबंध लगाएगा।");
  EXPECT_EQ(q.clause("करेगा"), "conditional अगर");
  EXPECT_EQ(q.parent("करेगा"), "लगाएगा");

  const Reading s("राष्ट्रपति दिल्ली पहुंचकर प्रधानमंत्री से मिलेंगे।");
  EXPECT_EQ(s.clause("पहुंचकर"), "conjunctive");
  EXPECT_EQ(s.role("राष्ट्रपति"), "k1 of मिलेंगे");
  EXPECT_EQ(s.role("दिल्ली"), "k2p of पहुंचकर");

  const Reading t("भारत आए विदेश मंत्री ने समझौते का स्वागत किया।");
  EXPECT_EQ(t.clause("आए"), "participial");
  EXPECT_EQ(t.role("आए"), "nmod of मंत्री");
  EXPECT_EQ(t.role("भारत"), "k2p of आए");

  const Reading u("सरकार ने विद्रोहियों से हथियार डालने की मांग की।");
  EXPECT_EQ(u.clause("डालने"), "infinitival");
  EXPECT_EQ(u.role("डालने"), "r6 of मांग");

  const Reading v("मंत्री लंदन गए और उन्होंने नए समझौते पर हस्ताक्षर किए।");
  EXPECT_EQ(v.clause("किए"), "coordinate और");
  EXPECT_EQ(v.parent("किए"), "गए");
}

TEST(Clauses, WhatIsAskedAndWhatMustBeDone) {
  const Reading r("अमेरिका ने मांग की कि ईरान समझौता माने।");
  EXPECT_EQ(r.clause("की"), "main");
  EXPECT_EQ(r.parent("माने"), "की");

  const Reading s("जापान को कड़े कदम उठाने होंगे।");
  EXPECT_EQ(s.clause("उठाने"), "main");
}

TEST(Clauses, RelativeClauseInsideAnother) {
  const Reading r("एक नेता, जिसने विद्रोह का नेतृत्व किया था, अब निर्वासन में रहता है।");
  EXPECT_EQ(r.clause("नेतृत्व"), "relative जिसने");
  EXPECT_EQ(r.role("नेता"), "k1 of रहता");
  EXPECT_EQ(r.role("किया"), "relc of नेता");
}

TEST(Clauses, HeadingWithoutVerb) {
  const Reading r("मोदी की रूस यात्रा");
  ASSERT_EQ(r.document->chunks->clauses.size(), 1u);
  EXPECT_EQ(r.document->chunks->clauses[0].verb, -1);
  EXPECT_EQ(r.role("मोदी"), "r6 of यात्रा");
}

TEST(Chunks, EveryTokenHasAChunk) {
  const Reading r("‘शांति’ की अपील: \"युद्ध रोकें\" — पोप (वेटिकन) ने 5,000 लोगों से कहा... नहीं? हां!");
  for (const int32_t c : r.document->chunks->chunk_of) EXPECT_GE(c, 0);
  for (const Chunk& c : r.document->chunks->chunks) EXPECT_GE(c.clause, 0);
}

// Whatever the tagger says: chunks cover the tokens without gap or overlap, and governors and clauses form no cycle.
TEST(Chunks, AnyTagsWhatever) {
  const Reading seed("और कि जो नहीं (एससीओ) के साथ मंत्री ने 5 मई, 2014 को - करना करने हुए जा रहा है, भारत की बातचीत से पहले।");
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    Document d(Article{});
    d.text.set(Text{});
    Tokens tokens;
    Morph morph;
    const size_t n = random() % 24;
    for (size_t i = 0; i < n; ++i) {
      const size_t pick = random() % seed.document->tokens->tokens.size();
      tokens.tokens.push_back(seed.document->tokens->tokens[pick]);
      tokens.sentence_of.push_back(0);
      Word word = seed.document->morph->words[pick];
      if (random() % 2 == 0) word.tag = static_cast<Tag>(random() % kTags);
      if (random() % 3 == 0) word.features.form = static_cast<VerbForm>(random() % 11);
      morph.words.push_back(word);
    }
    tokens.sentences.push_back({{0, static_cast<int32_t>(n)}, 0});
    d.tokens.set(std::move(tokens));
    d.morph.set(std::move(morph));
    const Chunks out = group(d, rooms().chunk);
    int32_t at = 0;
    for (const Chunk& c : out.chunks) {
      ASSERT_EQ(c.tokens.first, at);
      ASSERT_TRUE(c.tokens.contains(c.head) && c.tokens.contains(c.phrase) && c.clause >= 0);
      at = c.tokens.last;
      int steps = 0;
      for (int32_t g = c.governor; g >= 0; g = out.chunks[g].governor) ASSERT_LT(++steps, 64);
      steps = 0;
      for (int32_t k = c.clause; k >= 0; k = out.clauses[k].parent) ASSERT_LT(++steps, 64);
    }
    ASSERT_EQ(at, static_cast<int32_t>(n));
  }
}

}  // namespace
}  // namespace bahi::chunk
