#include "morph/morph.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>

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
  EXPECT_EQ(read("वे दिल्ली में बैठक करेंगे।", rooms().none), "वे/PRP/वह दिल्ली/NN/दिल्ली में/PSP/में बैठक/NN/बैठक करेंगे/VM/कर ।/SYM/।");
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
