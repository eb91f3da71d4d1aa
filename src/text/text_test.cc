#include "text/text.h"

#include <gtest/gtest.h>

#include <random>

namespace bahi::text {
namespace {

const Tables& tables() {
  static const auto lexicon = lexicon::Lexicon::builtin();
  static const Tables all(**lexicon);
  return all;
}

Text read(const std::string& text) {
  return normalise(
      Document(Article{.text = text, .source = {}, .given_id = {}, .title = {}, .publisher = {}, .published = {}}),
      tables());
}

std::string_view label(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "p";
    case BlockKind::heading:
      return "h";
    case BlockKind::title:
      return "t";
    case BlockKind::dateline:
      return "d";
    case BlockKind::list_item:
      return "i";
  }
  return "";
}

/// The kinds of a text's blocks, one letter each.
std::string kinds(const Text& text) {
  std::string out;
  for (const Block& block : text.blocks) out += label(block.kind);
  return out;
}

std::string block(const Text& text, size_t i) {
  return text.utf8.substr(text.blocks[i].begin, text.blocks[i].end - text.blocks[i].begin);
}

TEST(Clean, Characters) {
  struct Row {
    std::string given, clean;
  };
  for (const Row& row : {
           Row{"भारत  और\tरूस", "भारत और रूस"},
           Row{"भारत\u00A0और\u2009रूस", "भारत और रूस"},
           Row{"  भारत \r\n  रूस  ", "भारत\nरूस"},
           Row{"क\rख\u2028ग", "क\nख\nग"},
           Row{"राष्\u200Dट्र\u200Cीय", "राष्ट्रीय"},
           Row{"\uFEFFभार\u00ADत\u202E", "भारत"},
           Row{"सड\u093Cक", "सड\u093Cक"},          // NFC leaves ड़ in two parts
           Row{"स\u095Cक", "सड\u093Cक"},           // and takes the single letter apart
           Row{"न\u093C", "\u0929"},               // but puts ऩ together
           Row{"क\u094D\u093C", "क\u093C\u094D"},  // and orders the signs
           Row{"Cafe\u0301", "Caf\u00E9"},
           Row{"दृष्टिï और naïve", "दृष्टि और naïve"},
           Row{"", ""},
           Row{" \n ", "\n"},
       })
    EXPECT_EQ(read(row.given).utf8, row.clean) << row.given;
}

// The text of a span, as text[start:end] in code points of what was given.
std::string slice(const std::string& given, Span span) {
  std::string out;
  int32_t at = -1;
  for (const char c : given) {
    at += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (at >= span.start && at < span.end) out += c;
  }
  return out;
}

TEST(Clean, MapsBack) {
  const std::string given = "\uFEFFस\u095Cक\u200D  पर  राष्\u200Dट्र\r\nचीन";
  const Text text = read(given);
  ASSERT_EQ(text.utf8, "सड\u093Cक पर राष्ट्र\nचीन");
  ASSERT_EQ(text.origin.size(), text.utf8.size() + 1);
  EXPECT_EQ(text.characters, 24);
  const auto span = [&](std::string_view word) {
    const auto at = static_cast<int32_t>(text.utf8.find(word));
    return slice(given, text.span(at, at + static_cast<int32_t>(word.size())));
  };
  EXPECT_EQ(span("सड\u093Cक"), "स\u095Cक");  // without the joiner behind it
  EXPECT_EQ(span("पर"), "पर");
  EXPECT_EQ(span("राष्ट्र"), "राष्\u200Dट्र");
  EXPECT_EQ(span("चीन"), "चीन");
}

TEST(Clean, MapsBackWhatChanceBrings) {
  const std::vector<std::string> parts = {"क",  "न",    "\u093C", "\u095C",  "्",  "\u200D", " ", "\u00A0", "\n",
                                          "\r", "\r\n", "a",      "e\u0301", "😀", "ï",      "।", "\uFEFF", "\t"};
  std::mt19937 random(5);
  for (int i = 0; i < 50000; ++i) {
    std::string given;
    for (size_t n = random() % 12; n-- > 0;) given += parts[random() % parts.size()];
    const Text text = read(given);
    ASSERT_EQ(text.origin.size(), text.utf8.size() + 1);
    ASSERT_EQ(text.origin.back(), text.characters);
    for (size_t k = 0; k + 1 < text.origin.size(); ++k) ASSERT_LE(text.origin[k], text.origin[k + 1]) << given;
    ASSERT_EQ(read(text.utf8).utf8, text.utf8) << given;
    int32_t last = 0;
    for (const Block& b : text.blocks) {
      ASSERT_GE(b.begin, last);
      ASSERT_LT(b.begin, b.end);
      ASSERT_LE(b.end, static_cast<int32_t>(text.utf8.size()));
      last = b.end;
    }
  }
}

TEST(Blocks, HeadingsAndSections) {
  const Text text = read(
      "भारत-जापान वार्ता में रक्षा पर जोर\n"
      "विदेश मंत्री ने टोक्यो में अपने जापानी समकक्ष से मुलाकात की और रक्षा सहयोग पर बात की।\n"
      "व्यापार पर भी बात\n"
      "दोनों पक्षों ने व्यापार घाटे पर चिंता जताई और एक कार्यदल बनाने का फैसला किया।\n"
      "अगली बैठक दिसंबर में होगी।\n"
      "चीन का रुख\n"
      "चीन ने इस मुलाकात पर कोई प्रतिक्रिया नहीं दी है, लेकिन उसके अखबारों ने इसे उकसावा कहा।\n");
  EXPECT_EQ(kinds(text), "tphpphp");
  ASSERT_EQ(text.sections.size(), 2U);
  EXPECT_EQ(text.sections[0].heading, 2);
  EXPECT_EQ(text.sections[0].first, 3);
  EXPECT_EQ(text.sections[0].last, 5);
  EXPECT_EQ(text.sections[1].heading, 5);
  EXPECT_EQ(text.sections[1].last, 7);
}

TEST(Blocks, HeadingMayEndWithAVerb) {
  EXPECT_EQ(kinds(read("रूस ने यूक्रेन के प्रस्ताव को ठुकरा दिया\n"
                       "रूस के विदेश मंत्रालय ने बुधवार को कहा कि यह प्रस्ताव उसकी शर्तों को पूरा नहीं करता है।\n")),
            "tp");
}

TEST(Blocks, ASentenceALineIsNoHeading) {
  EXPECT_EQ(
      kinds(read(
          "मंत्री आज आए।\nउन्होंने विदेश सचिव और सेना के प्रमुख अधिकारियों के साथ लंबी बैठक की।\nबैठक सफल रही।\nअगली बैठक कल होगी।\n")),
      "pppp");
  // Nor where sentences have no mark at all.
  EXPECT_EQ(
      kinds(read(
          "मंत्री आज सुबह काहिरा पहुंचे हैं\nउन्होंने विदेश सचिव और सेना के प्रमुख अधिकारियों के साथ लंबी बैठक की है\nबैठक बहुत सफल रही\n")),
      "ppp");
}

TEST(Blocks, LinesWithSentencesInsideAreNoHeadings) {
  EXPECT_EQ(kinds(read("समझौते पर हस्ताक्षर हुए। यहां पढ़ें पूरी\n"
                       "विदेश मंत्रालय ने बुधवार को कहा कि यह प्रस्ताव उसकी शर्तों को पूरा नहीं करता है।\n")),
            "pp");
}

TEST(Blocks, AQuestionMayBeAHeading) {
  EXPECT_EQ(
      kinds(read("भारत ने समझौते का स्वागत किया है।\n"
                 "आगे क्या होगा?\n"
                 "जानकारों का मानना है कि दोनों देश अगले महीने फिर बातचीत करेंगे और उसके बाद ही यह साफ होगा कि समझौते पर अमल कब "
                 "से शुरू होगा और उसकी निगरानी कौन करेगा।\n")),
      "php");
}

TEST(Blocks, Lists) {
  EXPECT_EQ(kinds(read("समझौते इस प्रकार हैं:\n• रक्षा\n- व्यापार समझौता\n1. ऊर्जा\n२) अंतरिक्ष\n(क) शिक्षा\n")), "piiiii");
}

TEST(Blocks, Datelines) {
  struct Row {
    std::string text, dateline, kinds;
  };
  for (const Row& row : {
           Row{"नई दिल्ली, 5 मई (भाषा)। सरकार ने समझौते को मंजूरी दे दी है।", "नई दिल्ली, 5 मई", "dp"},
           Row{"नई दिल्ली, 5 मई (भाषा) सरकार ने समझौते को मंजूरी दे दी है।", "नई दिल्ली, 5 मई", "dp"},
           Row{"अल्माटी, 12 जून : कजाखस्तान ने वार्ता की मेजबानी की।", "अल्माटी, 12 जून", "dp"},
           Row{"वाशिंगटन, तीन जनवरी (एपी)। अमेरिका ने चेतावनी दी।", "वाशिंगटन, तीन जनवरी", "dp"},
           Row{"काबुल (एएनआई)। तालिबान ने बयान जारी किया।", "काबुल", "dp"},
           Row{"एजेंसी, काबुल। तालिबान ने बयान जारी किया।", "काबुल", "dp"},
           Row{"काठमांडू।\nनेपाल की संसद ने प्रस्ताव पारित किया।", "काठमांडू", "dp"},
           Row{"संसद ने प्रस्ताव पारित किया\nकाठमांडू। नेपाल की संसद ने मंगलवार को एक अहम प्रस्ताव पारित किया।", "काठमांडू", "tdp"},
           Row{"संयुक्त राष्ट्र, 3 मार्च (रायटर)। सुरक्षा परिषद ने प्रस्ताव पारित किया।", "संयुक्त राष्ट्र, 3 मार्च", "dp"},
           Row{"कोलंबो, 30 मईः विश्व बैंक ने नया कर्ज मंजूर किया।", "कोलंबो, 30 मई", "dp"},
           Row{"नई दिल्लीः दोनों देशों ने समझौते पर हस्ताक्षर किए, जो अगले महीने लागू होगा।", "नई दिल्ली", "dp"},
           // None:
           Row{"India EU FTA: भारत और यूरोपीय संघ ने समझौते पर हस्ताक्षर किए।", "", "tp"},
           Row{"दिल्ली: 5 मामले\nसरकार ने कहा है कि स्थिति नियंत्रण में है और चिंता की कोई बात नहीं है।", "", "tp"},
           Row{"तीन मई।\nसरकार ने बयान दिया।", "", "pp"},
           Row{"सरकार ने समझौते को मंजूरी दे दी है।", "", "p"},
           Row{"मंत्री ने कहा: हम तैयार हैं।", "", "p"},
           Row{"एस. जयशंकर ने लावरोव से बात की।", "", "p"},
           Row{"हादसे का सबक (जनसत्ता)।\nसरकार को चेतना चाहिए।", "", "pp"},
           Row{"भारत-चीन वार्ता बेनतीजा रही।", "", "p"},
           Row{"विदेश मंत्री (जापान) ने कहा।", "", "p"},
       }) {
    const Text text = read(row.text);
    EXPECT_EQ(text.dateline, row.dateline) << row.text;
    EXPECT_EQ(kinds(text), row.kinds) << row.text;
  }
}

TEST(Blocks, JoinsBrokenLines) {
  const Text text = read(
      "विदेश मंत्री ने सोमवार को कहा कि दोनों देश जल्द ही एक नए\n"
      "समझौते पर हस्ताक्षर करेंगे जिससे व्यापार को बढ़ावा मिलेगा और\n"
      "सीमा के दोनों ओर रहने वाले लोगों के लिए आना-जाना पहले से\n"
      "आसान हो जाएगा। उन्होंने यह भी कहा कि अगली बैठक अगस्त में\n"
      "होगी और उसमें दोनों देशों के वित्त मंत्री भी भाग लेंगे।\n"
      "\n"
      "विपक्ष ने इस बयान की आलोचना करते हुए कहा कि सरकार को पहले\n"
      "संसद को भरोसे में लेना चाहिए था।\n");
  ASSERT_EQ(kinds(text), "pp");
  EXPECT_TRUE(block(text, 0).ends_with("भाग लेंगे।"));
}

TEST(Blocks, BlankText) {
  EXPECT_TRUE(read("\n\n \n").blocks.empty());
}

}  // namespace
}  // namespace bahi::text
