#include "morph/morph.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>

#include "base/hash.h"
#include "text/text.h"
#include "token/token.h"

namespace bahi::morph {
namespace {

struct Rooms {
  std::unique_ptr<lexicon::Lexicon> lexicon = std::move(lexicon::Lexicon::builtin()).value();
  text::Tables text{*lexicon};
  token::Tables token{*lexicon};
  Tables hi{*lexicon, Model::builtin("hi").value()};
  Tables free{*lexicon, Model::builtin("hi-free").value()};
  Tables none{*lexicon, Model::builtin("none").value()};
};

const Rooms& rooms() {
  static const Rooms all;
  return all;
}

/// «form/TAG/lemma» of every word, separated by spaces.
std::string read(const std::string& text, const Tables& tables) {
  Document document(Article{text, {}, {}, {}, {}, {}});
  document.text.set(text::normalise(document, rooms().text));
  document.tokens.set(token::tokenise(document, rooms().token));
  const Morph morph = analyse(document, tables);
  std::string out;
  for (size_t i = 0; i < morph.words.size(); ++i) {
    const Word& word = morph.words[i];
    out += (i > 0 ? " " : "") + std::string(document.tokens->tokens[i].form) + "/" + std::string(label(word.tag)) +
           "/" + std::string(word.lemma);
  }
  return out;
}

TEST(Morph, TagsAndLemmas) {
  EXPECT_EQ(read("विदेश मंत्रियों ने समझौते पर हस्ताक्षर किए।", rooms().hi),
            "विदेश/NN/विदेश मंत्रियों/NN/मंत्री ने/PSP/ने समझौते/NN/समझौता पर/PSP/पर हस्ताक्षर/NN/हस्ताक्षर किए/VM/कर ।/SYM/।");
  EXPECT_EQ(read("उन्होंने प्रस्ताव ठुकरा दिया था।", rooms().hi),
            "उन्होंने/PRP/वह प्रस्ताव/NN/प्रस्ताव ठुकरा/VM/ठुकरा दिया/VAUX/दे था/VAUX/था ।/SYM/।");
}

TEST(Morph, BothModelsAndNone) {
  const std::string want = "वे/PRP/वह दिल्ली/NNP/दिल्ली में/PSP/में बैठक/NN/बैठक करेंगे/VM/कर ।/SYM/।";
  EXPECT_EQ(read("वे दिल्ली में बैठक करेंगे।", rooms().hi), want);
  EXPECT_NE(read("वे दिल्ली में बैठक करेंगे।", rooms().free).find("में/PSP/में बैठक/NN/बैठक करेंगे/VM/कर"), std::string::npos);
  EXPECT_EQ(read("वे दिल्ली में बैठक करेंगे।", rooms().none), want);
}

TEST(Morph, WhatTheTablesKnowIsBelieved) {
  const auto tag = [](const std::string& sentence, size_t at) {
    Document document(Article{sentence, {}, {}, {}, {}, {}});
    document.text.set(text::normalise(document, rooms().text));
    document.tokens.set(token::tokenise(document, rooms().token));
    return analyse(document, rooms().free).words[at].tag;
  };
  EXPECT_EQ(tag("स्वीडन के प्रधानमंत्री पांच दिसंबर को रीगा जाएंगे।", 6), Tag::NNP);
  EXPECT_EQ(tag("प्रतिनिधिमंडल बगदाद पहुंचा और मंत्री से मिला।", 2), Tag::VM);
  EXPECT_EQ(tag("भारत ने की हमले की निंदा", 2), Tag::VM);
  EXPECT_EQ(tag("उन्होंने शाह से भेंट की तथा समझौते पर हस्ताक्षर किए।", 4), Tag::VM);
  EXPECT_EQ(tag("भारत की तथा चीन की सेना लौटी।", 1), Tag::PSP);
}

TEST(Morph, LemmasOfVerbs) {
  const auto lemma = [](const std::string& sentence, size_t at) {
    Document document(Article{sentence, {}, {}, {}, {}, {}});
    document.text.set(text::normalise(document, rooms().text));
    document.tokens.set(token::tokenise(document, rooms().token));
    return std::string(analyse(document, rooms().hi).words[at].lemma);
  };
  EXPECT_EQ(lemma("मिस्र ने योजना छुपाई।", 3), "छुपा");
  EXPECT_EQ(lemma("दूत काहिरा पहुंचे।", 2), "पहुंच");
  EXPECT_EQ(lemma("उसने चिट्ठियां दीं।", 2), "दे");
  EXPECT_EQ(lemma("उसने चिट्ठियां दीं।", 1), "चिट्ठी");
  EXPECT_EQ(lemma("वे नीति को अपनाने लगे।", 3), "अपना");
  EXPECT_EQ(lemma("सम्मेलन अगले साल होगा।", 3), "हो");
  EXPECT_EQ(lemma("सम्मेलन पिछले साल था।", 3), "था");
  EXPECT_EQ(lemma("उसे समर्थन मिला।", 2), "मिल");
  EXPECT_EQ(lemma("उन्होंने दोनों पक्षों को मिला दिया।", 4), "मिला");
  EXPECT_EQ(lemma("उसने यात्राएं रद्द कराईं।", 3), "करा");
  EXPECT_EQ(lemma("उसने यात्राएं रद्द कराईं।", 1), "यात्रा");
  EXPECT_EQ(lemma("उनके मुद्दे अलग हैं।", 1), "मुद्दा");
}

TEST(Morph, FirstVerbOfAGroupIsTheMainOne) {
  for (const Tables* tables : {&rooms().hi, &rooms().free})
    EXPECT_NE(read("मंत्री का कहना है कि वार्ता विफल हो गई थी।", *tables).find("कहना/VM/कह है/VM/है कि/CC/कि"),
              std::string::npos)
        << read("मंत्री का कहना है कि वार्ता विफल हो गई थी।", *tables);
}

/// «form/UPOS» of every word.
std::string universal(const std::string& text, const Tables& tables) {
  Document document(Article{text, {}, {}, {}, {}, {}});
  document.text.set(text::normalise(document, rooms().text));
  document.tokens.set(token::tokenise(document, rooms().token));
  const Morph morph = analyse(document, tables);
  std::string out;
  for (size_t i = 0; i < morph.words.size(); ++i)
    out += (i > 0 ? " " : "") + std::string(document.tokens->tokens[i].form) + "/" +
           std::string(label(morph.words[i].upos));
  return out;
}

TEST(Morph, UniversalTags) {
  // A copula after an adjective; who is «किसी» before a noun; postpositions; common words in a name.
  EXPECT_EQ(universal("हालात गंभीर हैं।", rooms().hi), "हालात/NOUN गंभीर/ADJ हैं/AUX ।/PUNCT");
  EXPECT_EQ(universal("किसी देश ने किसी से बात नहीं की।", rooms().hi),
            "किसी/DET देश/NOUN ने/ADP किसी/PRON से/ADP बात/NOUN नहीं/PART की/VERB ।/PUNCT");
  EXPECT_NE(universal("वे इसके बाद दो दिन पहले लौटे।", rooms().hi).find("बाद/ADP दो/NUM दिन/NOUN पहले/ADP"),
            std::string::npos);
  EXPECT_NE(universal("वे विश्व स्वास्थ्य संगठन से मिले।", rooms().hi).find("स्वास्थ्य/NOUN संगठन/NOUN"), std::string::npos);
}

TEST(Morph, TagsOfAnotherSchemeAreMended) {
  EXPECT_NE(read("जब वार्ता हुई तब वे साथ ही थे।", rooms().free).find("जब/PRP/जब"), std::string::npos);
  EXPECT_NE(read("देश में हालात सुधारने होंगे।", rooms().free).find("सुधारने/VM/सुधार होंगे/VAUX/हो"), std::string::npos);
  EXPECT_NE(read("उसने नाम लिए बिना पड़ोसी देश की आलोचना की।", rooms().free).find("लिए/VM/ले"), std::string::npos);
  EXPECT_NE(read("उसने नाम लिए बिना पड़ोसी देश की आलोचना की।", rooms().free).find("की/VM/कर"), std::string::npos);
}

TEST(Model, RefusesEveryDamage) {
  // A small whole model of one word and one feature, then each way to break it.
  std::string body(16, 'x');
  body[15] = '\0';
  body.append(sizeof(WordEntry) * 4 + sizeof(FeatureRow) * 2 + Model::kTransitions * sizeof(int16_t) + 16, '\0');
  ModelHeader header;
  header.provenance = 16;
  header.words = 4;
  header.rows = 2;
  header.size = sizeof header + body.size();
  header.checksum = checksum(body);
  alignas(16) static char bytes[1 << 16];
  const auto open = [&](const ModelHeader& h, size_t size) {
    std::memcpy(bytes, &h, sizeof h);
    std::memcpy(bytes + sizeof h, body.data(), body.size());
    return Model::from_bytes({bytes, size}, "x");
  };
  ASSERT_LT(header.size, sizeof bytes);
  EXPECT_TRUE(open(header, header.size).ok());
  EXPECT_NE(open(header, header.size - 8).error().message.find("cut short"), std::string::npos);
  ModelHeader other = header;
  other.rows = 4;
  EXPECT_NE(open(other, header.size).error().message.find("layout"), std::string::npos);
  body[100] ^= 1;
  EXPECT_NE(open(header, header.size).error().message.find("damaged"), std::string::npos);
  body[100] ^= 1;
  other = header;
  other.version = kModelVersion + 1;
  EXPECT_NE(open(other, header.size).error().message.find("version"), std::string::npos);
}

TEST(Model, RefusesWhatItCannotRead) {
  EXPECT_FALSE(Model::builtin("latest").ok());
  std::string bytes(128, '\0');
  EXPECT_NE(Model::from_bytes(bytes, "x").error().message.find("no tagger's model"), std::string::npos);
  ModelHeader header;
  header.version = kModelVersion - 1;
  std::memcpy(bytes.data(), &header, sizeof header);
  EXPECT_NE(Model::from_bytes(bytes, "x").error().message.find("version"), std::string::npos);
  header.version = kModelVersion;
  header.size = 4096;
  std::memcpy(bytes.data(), &header, sizeof header);
  EXPECT_NE(Model::from_bytes(bytes, "x").error().message.find("cut short"), std::string::npos);
}

}  // namespace
}  // namespace bahi::morph
