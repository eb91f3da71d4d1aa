#include "token/token.h"

#include <gtest/gtest.h>

#include <random>

#include "base/hash.h"
#include "lexicon/key.h"
#include "text/text.h"

namespace bahi::token {
namespace {

lexicon::Lexicon& lexicon() {
  static const auto all = lexicon::Lexicon::builtin();
  return **all;
}
const text::Tables& text_tables() {
  static const text::Tables all(lexicon());
  return all;
}
const Tables& tables() {
  static const Tables all(lexicon());
  return all;
}

struct Reading {
  explicit Reading(const std::string& text)
      : document(Article{.text = text, .source = {}, .given_id = {}, .title = {}, .publisher = {}, .published = {}}) {
    document.text.set(text::normalise(document, text_tables()));
    document.tokens.set(tokenise(document, tables()));
  }
  Document document;
};

/// The tokens of a text with spaces between, sentences with « / ».
std::string cut(const std::string& text) {
  const Reading reading(text);
  std::string out;
  for (const Sentence& sentence : reading.document.tokens->sentences) {
    if (!out.empty()) out += " / ";
    for (int32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      if (i > sentence.tokens.first) out += ' ';
      out += reading.document.token(i).form;
    }
  }
  return out;
}

struct Row {
  std::string text, cut;
};

TEST(Words, AreCut) {
  for (const Row& row : {
           Row{"भारत-रूस संबंध", "भारत - रूस संबंध"},
           Row{"अल-कायदा, जी-20", "अल - कायदा , जी - 20"},
           Row{"5.2% और 1,20,000 लोग", "5.2 % और 1,20,000 लोग"},
           Row{"$5,000 या ₹300", "$ 5,000 या ₹ 300"},
           Row{"10वीं बैठक, १२ देश", "10वीं बैठक , १२ देश"},
           Row{"72घंटे में 2004में", "72 घंटे में 2004 में"},
           Row{"एस400 और 5G", "एस400 और 5G"},
           Row{"26/11 का हमला 10:30 बजे", "26/11 का हमला 10:30 बजे"},
           Row{"यह दु:ख की बात है", "यह दु:ख की बात है"},
           Row{"अत: वे गए", "अत: वे गए"},
           Row{"उन्होंने कहा: हम", "उन्होंने कहा : हम"},
           Row{"उन्होंने कहा:हम", "उन्होंने कहा : हम"},
           Row{"‘जीरो टॉलरेंस’ नीति", "‘ जीरो टॉलरेंस ’ नीति"},
           Row{"ओ'ब्रायन और डि’सूजा", "ओ'ब्रायन और डि’सूजा"},
           Row{"@PMOIndia ने https://example.org/a?b=1 पर #जी20 लिखा",
               "@PMOIndia ने https://example.org/a?b=1 पर #जी20 लिखा"},
           Row{"(एससीओ) की", "( एससीओ ) की"},
           Row{"भारत/रूस", "भारत / रूस"},
           Row{"वे... शायद", "वे ... शायद"},
       })
    EXPECT_EQ(cut(row.text), row.cut);
}

TEST(Dots, OfInitialsAndAbbreviations) {
  for (const Row& row : {
           Row{"विदेश मंत्री एस. जयशंकर गए। वे लौटे।", "विदेश मंत्री एस. जयशंकर गए । / वे लौटे ।"},
           Row{"एस.जयशंकर और ए.पी.जे. अब्दुल कलाम मिले।", "एस. जयशंकर और ए.पी.जे. अब्दुल कलाम मिले ।"},
           Row{"डॉ.एस.जयशंकर और डा.एस जयशंकर मिले।", "डॉ. एस. जयशंकर और डा. एस जयशंकर मिले ।"},
           Row{"डॉ. के. पी. सिंह ने कहा।", "डॉ. के. पी. सिंह ने कहा ।"},
           Row{"यू.एस. ने 50 कि.मी. की सीमा मानी।", "यू.एस. ने 50 कि.मी. की सीमा मानी ।"},
           Row{"भा.ज.पा. ने कहा।", "भा.ज.पा. ने कहा ।"},
           Row{"पीएच.डी. के छात्र", "पीएच.डी. के छात्र"},
           Row{"डा0 राय उ0प्र0 गए।", "डा0 राय उ0प्र0 गए ।"},
           Row{"ले. जनरल राय ने कहा।", "ले. जनरल राय ने कहा ।"},
           Row{"जॉर्ज डब्ल्यू. बुश आए।", "जॉर्ज डब्ल्यू. बुश आए ।"},
           Row{"U.S. और Mr. Smith", "U.S. और Mr. Smith"},
           Row{"नवभारत.कॉम पर पढ़ें", "नवभारत . कॉम पर पढ़ें"},
       })
    EXPECT_EQ(cut(row.text), row.cut);
}

TEST(Dots, AsSentenceEnds) {
  for (const Row& row : {
           Row{"संसद ने समझौते को दी मंजूरी, जानें अब क्या होगा", "संसद ने समझौते को दी मंजूरी , / जानें अब क्या होगा"},
           Row{"मंत्री एस. जयशंकर गए. वे लौटे.", "मंत्री एस. जयशंकर गए . / वे लौटे ."},
           Row{"बात हुई है.उन्होंने कहा.", "बात हुई है . / उन्होंने कहा ."},
           Row{"वे भारत आई. उन्होंने बात की.", "वे भारत आई . / उन्होंने बात की ."},
           Row{"सरकार फैसला ले. सेना तैयार है.", "सरकार फैसला ले . / सेना तैयार है ."},
           Row{"आई. के. गुजराल आए. वे रुके.", "आई. के. गुजराल आए . / वे रुके ."},
           Row{"मंत्री जी. किशन रेड्डी बोले. सभा हुई.", "मंत्री जी. किशन रेड्डी बोले . / सभा हुई ."},
           Row{"सीमा 50 कि.मी. दूर है. सेना वहां है.", "सीमा 50 कि.मी. दूर है . / सेना वहां है ."},
           Row{"वे 50 कि.मी. चले. फिर रुके.", "वे 50 कि.मी. चले . / फिर रुके ."},
           Row{"दूरी है 50 कि.मी. उन्होंने नापी.", "दूरी है 50 कि.मी. / उन्होंने नापी ."},
           Row{"मांगें ये हैं: 1. रिहाई 2. जांच", "मांगें ये हैं : 1 . रिहाई 2 . जांच"},
           Row{"दर 3.5 रही. अगले साल बढ़ेगी.", "दर 3.5 रही . / अगले साल बढ़ेगी ."},
       })
    EXPECT_EQ(cut(row.text), row.cut);
}

TEST(Sentences, EndWithTheirMarks) {
  for (const Row& row : {
           Row{"वे आए। बात हुई॥ फिर गए।", "वे आए । / बात हुई ॥ / फिर गए ।"},
           Row{"वे आए | बात हुई |", "वे आए | / बात हुई |"},
           Row{"वे आए|| बात हुई||", "वे आए | | / बात हुई | |"},
           Row{"खेल | क्रिकेट", "खेल | क्रिकेट"},
           Row{"क्या वे आएंगे? हां! देखिए।", "क्या वे आएंगे ? / हां ! / देखिए ।"},
           Row{"क्या?! सच।", "क्या ? ! / सच ।"},
           Row{"पहला\nदूसरा", "पहला / दूसरा"},
           Row{"वे चले गए... फिर लौटे।", "वे चले गए ... / फिर लौटे ।"},
       })
    EXPECT_EQ(cut(row.text), row.cut);
}

TEST(Sentences, KeepQuotationsWithTheirSpeaker) {
  for (const Row& row : {
           Row{"“हम तैयार हैं।” राष्ट्रपति ने कहा।", "“ हम तैयार हैं । ” राष्ट्रपति ने कहा ।"},
           Row{"\"क्या यह सच है?\" उन्होंने पूछा।", "\" क्या यह सच है ? \" उन्होंने पूछा ।"},
           Row{"‘हम लड़ेंगे।’ उन्होंने कहा कि जीत होगी।", "‘ हम लड़ेंगे । ’ / उन्होंने कहा कि जीत होगी ।"},
           Row{"‘हम लड़ेंगे।’ अगले दिन युद्ध शुरू हो गया।", "‘ हम लड़ेंगे । ’ / अगले दिन युद्ध शुरू हो गया ।"},
           Row{"“हम लड़ेंगे। ” सभा हुई।", "“ हम लड़ेंगे । ” / सभा हुई ।"},
           Row{"‘अब बस!’ के नारे लगे।", "‘ अब बस ! ’ के नारे लगे ।"},
           Row{"‘हम लड़ेंगे।’, उन्होंने कहा।", "‘ हम लड़ेंगे । ’ , उन्होंने कहा ।"},
           Row{"उन्होंने कहा, “हम आएंगे। हम जीतेंगे।” सभा हुई।", "उन्होंने कहा , “ हम आएंगे । / हम जीतेंगे । ” / सभा हुई ।"},
       })
    EXPECT_EQ(cut(row.text), row.cut);
}

TEST(Tokens, CarryKeysAndSpans) {
  const Reading reading("\uFEFFहि\u200Dन्दी  में डॉ. राय, अत: गए।");
  const auto& tokens = reading.document.tokens->tokens;
  ASSERT_EQ(tokens.size(), 8U);
  EXPECT_EQ(tokens[0].form, "हिन्दी");
  EXPECT_EQ(tokens[0].key, "हिंदी");
  EXPECT_EQ(tokens[0].span, (Span{1, 8}));
  EXPECT_EQ(tokens[1].span, (Span{10, 13}));
  EXPECT_TRUE(tokens[1].space_before);
  EXPECT_EQ(tokens[2].form, "डॉ.");
  EXPECT_EQ(tokens[2].key, "डॉ");
  EXPECT_FALSE(tokens[4].space_before);
  EXPECT_EQ(tokens[4].kind, TokenKind::punctuation);
  EXPECT_EQ(tokens[5].key, "अतः");
  for (const Token& token : tokens) {
    EXPECT_EQ(token.key_hash, hash(token.key));
    EXPECT_EQ(token.symbol, lexicon().symbols().find(token.key));
    EXPECT_EQ(token.form.data(), reading.document.text->utf8.data() + token.begin);
  }
}

// Whatever the text: tokens in order cover all but spaces, sentences partition them, and none crosses a block.
TEST(Tokens, CoverWhatChanceBrings) {
  const std::vector<std::string> parts = {"भारत", "है",   "एस.", "यू.एस.", "अत:",    "5", "10.5", "।",   "।",    ".",
                                          ".",    "?",   "!",   "“",     "”",      "’", "\"",   " ",   " ",    " ",
                                          "\n",   "कहा", "कि",  "ने",     "-",      "|", "…",    "...", "ab.c", "@x",
                                          ",",    "(",   ")",   "उन्होंने", "x@y.in", ":", "का",   "۔",   "😀"};
  std::mt19937 random(9);
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    for (size_t n = random() % 20; n-- > 0;) text += parts[random() % parts.size()];
    const Reading reading(text);
    const auto& layer = *reading.document.tokens;
    const auto& clean = reading.document.text->utf8;
    std::string seen, want;
    for (const Token& token : layer.tokens) seen += clean.substr(token.begin, token.end - token.begin);
    for (const char c : clean)
      if (c != ' ' && c != '\n') want += c;
    ASSERT_EQ(seen, want) << text;
    int32_t next = 0;
    for (size_t s = 0; s < layer.sentences.size(); ++s) {
      const Sentence& sentence = layer.sentences[s];
      ASSERT_EQ(sentence.tokens.first, next) << text;
      ASSERT_GT(sentence.tokens.last, next) << text;
      const Block& block = reading.document.text->blocks[sentence.block];
      for (int32_t t = next; t < sentence.tokens.last; ++t) {
        ASSERT_EQ(layer.sentence_of[t], static_cast<int32_t>(s)) << text;
        ASSERT_GE(layer.tokens[t].begin, block.begin) << text;
        ASSERT_LE(layer.tokens[t].end, block.end) << text;
      }
      next = sentence.tokens.last;
    }
    ASSERT_EQ(next, static_cast<int32_t>(layer.tokens.size())) << text;
  }
}

// A name of the tables is cut in running text just as in the tables, so that rooms find it.
TEST(Tokens, AgreeWithTheTables) {
  int all = 0;
  for (const auto& [table, columns] : std::vector<std::pair<std::string_view, std::vector<std::string_view>>>{
           {"states", {"hi", "variants", "demonyms", "capital_hi", "seats"}},
           {"places", {"hi", "variants", "adjectives"}},
           {"bodies", {"hi", "variants", "acronyms_hi", "acronyms_en"}},
           {"summits", {"hi", "variants"}},
           {"offices", {"hi", "variants"}},
           {"people", {"hi", "variants"}},
           {"nominals", {"hi"}},
           {"markers", {"words"}}}) {
    const auto& rows = lexicon().table(table);
    for (const auto& row : rows.rows)
      for (const auto column : columns)
        for (const auto name : lexicon::split(row.cells[rows.column(column)])) {
          std::vector<std::string> want, got;
          lexicon::for_each_word(name, [&](std::string_view key) { want.emplace_back(key); });
          const Reading reading("कल " + std::string(name) + " में।");
          const auto& tokens = reading.document.tokens->tokens;
          for (size_t i = 1; i + 2 < tokens.size(); ++i) got.emplace_back(tokens[i].key);
          EXPECT_EQ(got, want) << row.file() << ":" << row.line() << ": " << name;
          ++all;
        }
  }
  EXPECT_GT(all, 500);
}

TEST(Abbreviations, AreMany) {
  EXPECT_GE(lexicon().table("abbreviations").rows.size(), 250U);
}

}  // namespace
}  // namespace bahi::token
