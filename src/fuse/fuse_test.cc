#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include "fuse/families.h"
#include "fuse/happenings.h"
#include "fuse/people.h"
#include "fuse/wires.h"
#include "lexicon/lexicon.h"

namespace bahi::fuse {
namespace {

TEST(People, PairsOfTheTable) {
  std::ifstream in(std::string(BAHI_SOURCE_DIR) + "/tests/identity/pairs.tsv");
  int right = 0;
  int wrong = 0;
  int missed = 0;
  int doubtful = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#') || line.starts_with("verdict")) continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell == "-" ? "" : cell);
    ASSERT_EQ(cells.size(), 7U) << line;
    const auto person = [&](size_t at) {
      Person p{"", cells[at], cells[at + 1], {}};
      if (!cells[at + 2].empty()) p.offices.insert(cells[at + 2]);
      return p;
    };
    const Person a = person(1);
    const Person b = person(4);
    const auto verdict = same_person(a, b).verdict;
    ASSERT_EQ(verdict, same_person(b, a).verdict) << line;
    const bool same = cells[0] == "same";
    doubtful += verdict == Verdict::doubtful ? 1 : 0;
    if (verdict == Verdict::same) {
      ++(same ? right : wrong);
      if (!same) std::cout << "wrongly one: " << line << '\n';
    } else if (same) {
      ++missed;
      std::cout << (verdict == Verdict::doubtful ? "doubtful: " : "missed: ") << line << '\n';
    }
  }
  const double precision = static_cast<double>(right) / (right + wrong);
  const double recall = static_cast<double>(right) / (right + missed);
  std::cout << "precision " << precision << ", recall " << recall << ", left to a person " << doubtful << '\n';
  EXPECT_GE(right + missed, 300);
  EXPECT_GE(precision, 0.95);
  EXPECT_GE(recall, 0.90);
}

TEST(People, ASurnameAloneNeedsItsOffice) {
  const Person whole{"", "विक्रम मिसरी", "IND", {"foreign secretary"}};
  EXPECT_EQ(same_person(whole, {"", "मिसरी", "IND", {"foreign secretary"}}).verdict, Verdict::same);
  EXPECT_EQ(same_person(whole, {"", "मिसरी", "IND", {}}).verdict, Verdict::doubtful);
  EXPECT_EQ(same_person(whole, {"", "मिसरी", "PAK", {}}).verdict, Verdict::different);
}

TEST(People, GroupsDoNotDependOnTheOrder) {
  std::vector<Person> people = {{"person/x", "हसन महमूद", "BGD", {"foreign minister"}},
                                {"", "हसन महमुद", "BGD", {"foreign minister"}},
                                {"", "महमूद", "BGD", {"foreign minister"}},
                                {"", "खालिद महमूद", "BGD", {"minister"}}};
  const auto found = identify(people);
  EXPECT_EQ(found.of[1], 0U);
  EXPECT_EQ(found.of[2], 0U);
  EXPECT_EQ(found.of[3], 3U);
}

std::string words(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) out += "शब्द" + std::to_string(i * 7919 % 1000) + " ";
  return out;
}

TEST(Wires, ACopyIsToldFromAnotherText) {
  const auto wire = sketch(words(0, 200));
  EXPECT_GE(likeness(wire, sketch("नई दिल्ली " + words(0, 190) + "पाठक लिखें")), kCopy);
  EXPECT_LT(likeness(wire, sketch(words(150, 350))), kCopy);
  EXPECT_TRUE(sketch(words(0, 10)).empty);
}

/// A claim that persons 1 and 2 of two states meet or visit.
Claim claim(uint64_t uid, const char* day, const char* status, const char* date = nullptr) {
  Claim c;
  c.id = static_cast<int64_t>(uid);
  c.uid = uid;
  c.article = c.wire = static_cast<int64_t>(uid);
  c.published = day_of_iso(day);
  c.event = "CONSULT";
  c.act = c.family = "visit";
  c.reach = 7;
  c.told = "main";
  c.status = status;
  c.voice = "fact";
  c.confidence = 0.8;
  if (date != nullptr) {
    c.date = Interval{day_of_iso(date), day_of_iso(date)};
    c.precision = "day";
  }
  c.parties = {{Part::actor, 1, "RUS", Party::Kind::person}, {Part::recipient, 2, "IND", Party::Kind::state}};
  return c;
}

std::string told(const std::vector<Claim>& claims, const Happening& h) {
  std::string out(label(h.stage));
  if (h.date) out += " " + iso(*h.date);
  for (const auto& r : h.revisions) out += "; " + iso(r.day) + " " + r.what + " " + r.before + ">" + r.after;
  for (const auto& c : h.conflicts) out += "; conflict " + c.field + " " + c.value_a + "/" + c.value_b;
  (void)claims;
  return out;
}

TEST(Happenings, APlanHasALife) {
  const std::vector<Claim> claims = {
      claim(1, "2025-11-01", "possible"), claim(2, "2025-11-10", "scheduled", "2025-12-05"),
      claim(3, "2025-11-20", "postponed", "2025-12-11"), claim(4, "2025-12-12", "occurred", "2025-12-11")};
  const auto all = happenings(claims);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(told(claims, all[0]),
            "occurred 2025-12-11; 2025-11-01 told >rumoured; 2025-11-10 stage rumoured>announced; 2025-11-20 stage "
            "announced>postponed; 2025-11-20 date 2025-12-05>2025-12-11; 2025-12-12 stage postponed>occurred");
  EXPECT_EQ(all[0].sources, 4);
}

TEST(Happenings, TheNextVisitIsAnother) {
  const std::vector<Claim> claims = {claim(1, "2025-03-03", "occurred", "2025-03-02"),
                                     claim(2, "2025-06-10", "occurred", "2025-06-09")};
  EXPECT_EQ(happenings(claims).size(), 2U);
}

/// A claim that these states meet.
Claim among(uint64_t uid, const std::vector<const char*>& states) {
  Claim c = claim(uid, "2025-11-22", "occurred", "2025-11-22");
  c.parties.clear();
  for (size_t i = 0; i < states.size(); ++i)
    c.parties.push_back({Part::actor, static_cast<int64_t>(uid * 10 + i), states[i], Party::Kind::state});
  return c;
}

TEST(Happenings, WhoTookPartCanBeDisputed) {
  const Claim a = among(1, {"IND", "JPN", "AUS"});
  const Claim b = among(2, {"IND", "JPN", "USA"});
  const auto all = happenings({a, b});
  ASSERT_EQ(all.size(), 1U);
  ASSERT_EQ(all[0].conflicts.size(), 1U);
  EXPECT_EQ(all[0].conflicts[0].field, "participants");
  EXPECT_EQ(all[0].conflicts[0].value_a, "#12");
  EXPECT_EQ(all[0].conflicts[0].value_b, "#22");
  const auto conflicts = [](const std::vector<Claim>& claims) {
    const auto found = happenings(claims);
    EXPECT_EQ(found.size(), 1U);
    return found[0].conflicts.size();
  };
  // One list is shorter; both are, as a third article shows; the two are one wire.
  EXPECT_EQ(conflicts({a, among(2, {"IND", "JPN", "AUS", "USA"})}), 0U);
  EXPECT_EQ(conflicts({a, b, among(3, {"IND", "JPN", "AUS", "USA"})}), 0U);
  Claim copy = b;
  copy.wire = a.wire;
  EXPECT_EQ(conflicts({a, copy}), 0U);
}

TEST(Happenings, OtherPeopleForOneStateAreAConflictOnceMerged) {
  const Claim a = claim(1, "2025-03-03", "occurred", "2025-03-02");
  Claim b = claim(2, "2025-03-03", "occurred", "2025-03-02");
  b.parties[0].entity = 3;
  EXPECT_EQ(happenings({a, b}).size(), 2U);  // two who met somebody that day
  Decisions one;
  one.together.emplace_back(1, 2);
  const auto merged = happenings({a, b}, one);
  ASSERT_EQ(merged.size(), 1U);
  ASSERT_EQ(merged[0].conflicts.size(), 1U);
  EXPECT_EQ(merged[0].conflicts[0].field, "participants");
}

TEST(Happenings, ManyWhoMeetMustBeMostlyTheSame) {
  EXPECT_EQ(happenings({among(1, {"IND", "AUS", "CAN"}), among(2, {"UKR", "GBR", "FRA", "DEU"})}).size(), 2U);
  EXPECT_EQ(happenings({among(1, {"IND", "AUS", "CAN"}), among(2, {"IND", "BRA", "ZAF"})}).size(), 2U);
  EXPECT_EQ(happenings({among(1, {"IND", "BRA", "ZAF"}), among(2, {"IND", "BRA", "ZAF", "CHN", "RUS"})}).size(), 1U);
}

TEST(Happenings, ADayApartIsAConflict) {
  const std::vector<Claim> claims = {claim(1, "2025-03-03", "occurred", "2025-03-02"),
                                     claim(2, "2025-03-04", "occurred", "2025-03-03")};
  const auto all = happenings(claims);
  ASSERT_EQ(all.size(), 1U);
  ASSERT_EQ(all[0].conflicts.size(), 1U);
  EXPECT_EQ(all[0].conflicts[0].field, "date");
}

TEST(Happenings, CopiesAreOneSource) {
  std::vector<Claim> claims = {claim(1, "2025-03-03", "occurred", "2025-03-02"),
                               claim(2, "2025-03-03", "occurred", "2025-03-02")};
  claims[1].wire = 1;
  ASSERT_EQ(happenings(claims).size(), 1U);
  EXPECT_EQ(happenings(claims)[0].sources, 1);
  EXPECT_NEAR(happenings(claims)[0].confidence, 0.8, 1e-9);
}

TEST(Happenings, TheOrderOfClaimsDoesNotMatter) {
  std::mt19937 random(7);
  std::vector<Claim> claims;
  const char* statuses[] = {"possible", "scheduled", "postponed", "occurred", "did not occur", "ongoing"};
  for (uint64_t i = 1; i <= 60; ++i) {
    Claim c = claim(i, "2025-03-01", statuses[random() % 6]);
    c.published += static_cast<Day>(random() % 90);
    if (random() % 3 != 0) {
      const Day day = c.published + static_cast<Day>(random() % 30) - 5;
      c.date = Interval{day, day + static_cast<Day>(random() % 2)};
      c.precision = "day";
    }
    if (random() % 4 == 0) c.parties[0].entity = 3;
    if (random() % 5 == 0) c.dead = static_cast<double>(random() % 3 + 1);
    claims.push_back(std::move(c));
  }
  const auto tell = [](const std::vector<Claim>& all) {
    std::string out;
    for (const auto& h : happenings(all)) {
      out += told(all, h);
      for (const size_t i : h.claims) out += " " + std::to_string(all[i].uid);
      out += "\n";
    }
    return out;
  };
  const std::string first = tell(claims);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(claims.begin(), claims.end(), random);
    ASSERT_EQ(tell(claims), first);
  }
}

TEST(Happenings, DecisionsWin) {
  const std::vector<Claim> claims = {claim(1, "2025-03-03", "occurred", "2025-03-02"),
                                     claim(2, "2025-06-10", "occurred", "2025-06-09"),
                                     claim(3, "2025-06-11", "occurred", "2025-06-09")};
  EXPECT_EQ(happenings(claims).size(), 2U);
  Decisions together;
  together.together = {{1, 2}};
  EXPECT_EQ(happenings(claims, together).size(), 1U);
  Decisions alone;
  alone.alone = {3};
  EXPECT_EQ(happenings(claims, alone).size(), 3U);
  Decisions rejected;
  rejected.rejected = {1};
  EXPECT_EQ(happenings(claims, rejected).size(), 1U);
}

TEST(Happenings, WhatIsConfirmedKeepsItsWords) {
  std::vector<Claim> claims = {claim(1, "2025-03-03", "occurred", "2025-03-02"),
                               claim(2, "2025-03-03", "occurred", "2025-03-02")};
  claims[0].act = "talk";
  claims[0].confidence = 0.6;
  const auto before = happenings(claims);
  claims[0].confirmed = true;
  const auto after = happenings(claims);
  ASSERT_EQ(before.size(), 1U);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0].act, before[0].act);
  EXPECT_LT(before[0].confidence, 1);
  EXPECT_EQ(after[0].confidence, 1);
}

TEST(Chains, AreCutWhereNothingOverlapsAndWhereTheyAreLong) {
  std::vector<Light> all;
  for (int i = 0; i < 1000; ++i) {
    const Day day = day_of_iso("2020-01-01") + i;
    all.push_back({i, {day - 10, day + 10, day}, {}});
  }
  all.push_back({5000, {day_of_iso("2030-01-01"), day_of_iso("2030-01-02"), day_of_iso("2030-01-01")}, {}});
  const auto pieces = cut(all);
  size_t n = 0;
  for (const auto& p : pieces) {
    EXPECT_LE(p.claims.size(), kChainMost);
    n += p.claims.size();
  }
  EXPECT_EQ(n, 1001U);
  EXPECT_GE(pieces.size(), 5U);
  std::mt19937 random(3);
  std::shuffle(all.begin(), all.end(), random);
  EXPECT_EQ(cut(all).size(), pieces.size());
  const auto last = cut(all, [](Day lo, Day) { return lo >= day_of_iso("2030-01-01"); });
  ASSERT_EQ(last.size(), 1U);
  EXPECT_EQ(last.front().claims.front().claim, 5000);
  EXPECT_EQ(last.front().label, pieces.back().label);
}

TEST(Families, ComeFromTheTable) {
  const auto lexicon = lexicon::Lexicon::builtin();
  ASSERT_TRUE(lexicon.ok());
  const Families families(**lexicon);
  EXPECT_EQ(families.of("CONSULT", "travel").name, families.of("CONSULT", "visit").name);
  EXPECT_NE(families.of("CONSULT", "call").name, families.of("CONSULT", "visit").name);
  EXPECT_EQ(families.of("ASSAULT", "bomb").name, "assault");
}

}  // namespace
}  // namespace bahi::fuse
