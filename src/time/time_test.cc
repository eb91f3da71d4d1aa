#include "time/time.h"

#include <gtest/gtest.h>

#include <string>

#include "../tests/time/phrasings.h"

namespace bahi::time {
namespace {

const Reading& reading() {
  static const Reading all;
  return all;
}

const TimeExpression* first(const Document& d) {
  return d.times->expressions.empty() ? nullptr : &d.times->expressions.front();
}

double number(const std::string& words) {
  const auto d = reading().read(words, "");
  const auto n = reading().tables().numbers.read(d->tokens->tokens, 0, static_cast<int32_t>(d->tokens->tokens.size()));
  return n ? n->value : -1;
}

TEST(Numbers, Words) {
  EXPECT_EQ(number("पांच"), 5);
  EXPECT_EQ(number("पाँच"), 5);
  EXPECT_EQ(number("निन्यानबे"), 99);
  EXPECT_EQ(number("साढ़े तीन हजार"), 3500);
  EXPECT_EQ(number("डेढ़ सौ"), 150);
  EXPECT_EQ(number("ढाई लाख"), 250000);
  EXPECT_EQ(number("सवा लाख"), 125000);
  EXPECT_EQ(number("पौने दो"), 1.75);
  EXPECT_EQ(number("दो हजार चार"), 2004);
  EXPECT_EQ(number("उन्नीस सौ सैंतालीस"), 1947);
  EXPECT_EQ(number("एक करोड़ बीस लाख"), 12000000);
  EXPECT_EQ(number("5 लाख 20 हजार"), 520000);
  EXPECT_EQ(number("१,२५०"), 1250);
  EXPECT_EQ(number("1.5 अरब"), 1.5e9);
  EXPECT_EQ(number("10वीं"), 10);
  EXPECT_EQ(number("इक्कीसवीं"), 21);
  EXPECT_EQ(number("तीसरा"), 3);
  EXPECT_EQ(number("बैठक"), -1);
}

TEST(Phrasings, AreReadExactly) {
  const auto rows = load_phrasings("tests/time/phrasings.tsv");
  int good = 0;
  for (const Phrasing& p : rows) {
    ASSERT_FALSE(p.sentence.empty()) << "line " << p.line << " has not ten cells";
    ASSERT_TRUE(p.sentence.find(p.expression) != std::string::npos) << "line " << p.line;
    if (p.part == "held-out") {
      good += found(reading(), p) == wanted(p);
      continue;
    }
    EXPECT_EQ(found(reading(), p), wanted(p)) << "line " << p.line << ": " << p.expression << " in " << p.sentence;
  }
  int held_out = 0;
  for (const Phrasing& p : rows) held_out += p.part == "held-out";
  EXPECT_GE(good, held_out * 95 / 100);
}

TEST(Times, WithoutPublicationNothingIsInvented) {
  const auto d = reading().read("विदेश मंत्री सोमवार को काठमांडू पहुंचे।", "");
  const auto* e = first(*d);
  ASSERT_NE(e, nullptr);
  EXPECT_FALSE(e->value);
  EXPECT_EQ(e->weekday, "Monday");
  EXPECT_TRUE(e->deictic);
  EXPECT_EQ(e->basis, Basis::relative);
}

TEST(Times, BasisSaysWhetherTheTextIsEnough) {
  const auto stated = reading().read("समझौता 7 सितंबर 1977 को हुआ था।", "2001-03-02");
  ASSERT_NE(first(*stated), nullptr);
  EXPECT_EQ(first(*stated)->basis, Basis::stated);
  EXPECT_FALSE(first(*stated)->deictic);
  const auto relative = reading().read("समझौता 7 सितंबर को हुआ था।", "2001-03-02");
  ASSERT_NE(first(*relative), nullptr);
  EXPECT_EQ(first(*relative)->basis, Basis::relative);
}

TEST(Times, TheDatelinesWholeDateServes) {
  const auto d = reading().read("ढाका, 12 मार्च 2011 (वार्ता)\n\nदोनों पक्षों ने कल समझौता किया।", "");
  ASSERT_FALSE(d->times->expressions.empty());
  const auto& e = d->times->expressions.back();
  ASSERT_TRUE(e.value);
  EXPECT_EQ(e.value->start, "2011-03-11");
}

TEST(Times, SpansHoldNoCaseMarker) {
  const auto d = reading().read("वे 5 से 7 मई तक ओस्लो में रहेंगे।", "2009-05-01");
  ASSERT_NE(first(*d), nullptr);
  EXPECT_EQ(words_of(*d, first(*d)->tokens), "5 से 7 मई");
}

}  // namespace
}  // namespace bahi::time
