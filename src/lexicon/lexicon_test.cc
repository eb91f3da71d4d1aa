#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "lexicon/phrases.h"

namespace bahi::lexicon {
namespace {

const Schema& schema(std::string_view name) {
  for (const Schema& s : schemas())
    if (s.table == name) return s;
  ADD_FAILURE() << "no table " << name;
  return schemas().front();
}

std::string header(const Schema& s) {
  std::string out;
  for (const auto& column : s.columns) out += (out.empty() ? "" : "\t") + std::string(column.name);
  return out + "\n";
}

// The errors of a table's text, each as it is shown.
std::vector<std::string> errors(std::string_view table, const std::string& rows) {
  const std::string text = header(schema(table)) + rows;
  std::vector<std::string> out;
  for (const auto& error : parse_table(schema(table), "t.tsv", text).errors) out.push_back(error.text());
  return out;
}

using Texts = std::vector<std::string>;

TEST(Table, ReadsRows) {
  const std::string text = "# a comment\n" + header(schema("markers")) +
                           "#: source=own author=bahi date=2026-11-24\nके साथ\tsaath\r\n\n#:   source=other\nके बीच\t-\n";
  const auto parsed = parse_table(schema("markers"), "m.tsv", text);
  ASSERT_EQ(parsed.errors.size(), 1U);  // marker must not be empty
  ASSERT_EQ(parsed.table.rows.size(), 1U);
  const Row& row = parsed.table.rows[0];
  EXPECT_EQ(row.cells[0], "के साथ");
  EXPECT_EQ(row.cells[1], "saath");
  EXPECT_EQ(row.line(), 4);
  EXPECT_EQ(row.file(), "m.tsv");
  EXPECT_EQ(row.provenance(), "source=own author=bahi date=2026-11-24");
  EXPECT_EQ(parsed.table.column("marker"), 1);
}

TEST(Table, NamesBadCells) {
  EXPECT_EQ(errors("markers", "के साथ\n"), Texts{"t.tsv:2:1: has 1 cells instead of 2"});
  EXPECT_EQ(errors("markers", "के साथ\t\n"), Texts{"t.tsv:2:8: marker «» must not be empty"});
  EXPECT_EQ(errors("markers", "के साथ \tx\n"), Texts{"t.tsv:2:1: words has a space at its edge"});
  EXPECT_EQ(errors("markers", "को\tko\nको\tse\n"), Texts{"t.tsv:3:1: repeats line 2"});
  EXPECT_EQ(errors("markers", "\u0958\tko\n"), Texts{"t.tsv:2:1: is not in Unicode normal form C"});
  EXPECT_EQ(errors("verbs", "कर\tactive\t-\n"), Texts{"t.tsv:2:4: transitivity «active» is none of intr|tr|ditr|caus"});
  EXPECT_EQ(errors("people", "Person/X\tX\tएक्स\t-\tIND\tm\n"),
            Texts{"t.tsv:2:1: key «Person/X» a key has only a-z, 0-9, '-', '.' and '/'"});
  EXPECT_EQ(errors("people", "person/x\tX\tएक्स\t-\tIN\tm\n"),
            Texts{"t.tsv:2:19: country «IN» is no ISO 3166-1 alpha-3 code"});
  EXPECT_EQ(errors("tenures", "person/x\toffice/y\tIND\t2004-5\t-\n"),
            Texts{"t.tsv:2:23: start «2004-5» is no ISO 8601 date"});
  EXPECT_EQ(errors("languages", "hi\tहै\tx\n"), Texts{"t.tsv:2:7: weight «x» is no number"});
}

TEST(Table, ReportsEveryFault) {
  EXPECT_EQ(errors("markers", "के साथ\nको\t\nसे\tse\n").size(), 2U);
}

TEST(Table, NeedsItsColumns) {
  const auto parsed = parse_table(schema("markers"), "t.tsv", "word\tmarker\nको\tko\n");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_EQ(parsed.errors[0].text(), "t.tsv:1:1: the first line must name the columns: words marker");
}

TEST(Table, Splits) {
  using Views = std::vector<std::string_view>;
  EXPECT_EQ(Views(split("")), Views{});
  EXPECT_EQ(Views(split("a")), Views{"a"});
  EXPECT_EQ(Views(split("a||b")), (Views{"a", "", "b"}));
  EXPECT_EQ(Views(split("a b|", ' ')), (Views{"a", "b|"}));
  EXPECT_EQ(Views(split("|")), (Views{"", ""}));
}

// An image with one row in `markers` and nothing else.
std::string image() {
  static const std::string text = header(schema("markers")) + "के साथ\tsaath\n";
  std::vector<Table> tables;
  for (const Schema& s : schemas()) {
    if (s.table == "markers")
      tables.push_back(parse_table(s, "lang/hi/markers.tsv", text).table);
    else
      tables.push_back({&s, {}});
  }
  return write_image(tables);
}

std::string with_checksum(std::string bytes) {
  const uint64_t sum = checksum(std::string_view(bytes).substr(16));
  for (int i = 0; i < 8; ++i) bytes[8 + i] = static_cast<char>(sum >> (8 * i));
  return bytes;
}

TEST(Image, GivesTheTablesBack) {
  const std::string bytes = image();
  const auto lexicon = Lexicon::from_image(bytes);
  ASSERT_TRUE(lexicon.ok());
  const Table& table = (*lexicon)->table("markers");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].cells[0], "के साथ");
  EXPECT_EQ(table.rows[0].cells[1], "saath");
  EXPECT_EQ(table.rows[0].file(), "lang/hi/markers.tsv");
  EXPECT_EQ(table.rows[0].line(), 2);
  EXPECT_TRUE((*lexicon)->table("verbs").rows.empty());
}

TEST(Image, HoldsTheWordsOfItsCells) {
  const std::string bytes = image();
  auto lexicon = Lexicon::from_image(bytes);
  ASSERT_TRUE(lexicon.ok());
  SymbolTable& symbols = (*lexicon)->symbols();
  EXPECT_EQ(symbols.find("के"), 0U) << "nobody asked for it yet";
  const std::string_view cell = (*lexicon)->table("markers").rows[0].cells[0];
  std::vector<std::string> words;
  symbols.for_each(cell, [&](Symbol symbol) { words.emplace_back(symbols.text(symbol)); });
  EXPECT_EQ(words, (Texts{"के", "साथ"}));
  EXPECT_NE(symbols.find("के"), 0U);
  EXPECT_EQ(symbols.word(cell.substr(0, 6)), symbols.find("के"));
  EXPECT_EQ(symbols.word("के"), symbols.find("के"));
  EXPECT_EQ(symbols.known("साथ"), symbols.find("साथ"));
  EXPECT_EQ(symbols.known("बीच"), 0U);
  EXPECT_EQ(symbols.only_word(cell), 0U);
  EXPECT_EQ(symbols.only_word(cell.substr(7)), symbols.find("साथ"));
  EXPECT_EQ(symbols.only_word("कें साथ"), 0U);
  EXPECT_EQ(symbols.find("कें"), 0U);
  EXPECT_EQ(symbols.key_hash(symbols.word("बीच")), hash("बीच"));
  // A part of a word is a word of its own, and is cut when it is asked for.
  EXPECT_EQ(symbols.text(symbols.word(cell.substr(0, 3))), "क");
}

TEST(Image, RefusesWhatIsDamaged) {
  const std::string good = image();
  EXPECT_FALSE(Lexicon::from_image("").ok());
  EXPECT_FALSE(Lexicon::from_image("something else altogether").ok());
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x20);
    ASSERT_FALSE(Lexicon::from_image(bad).ok()) << "byte " << i;
  }
}

TEST(Image, RefusesWhatIsCutShort) {
  const std::string good = image();
  for (size_t size = 0; size < good.size(); ++size)
    ASSERT_FALSE(Lexicon::from_image(std::string_view(good).substr(0, size)).ok()) << size;
  // Even when the checksum fits.
  for (size_t size = 20; size < good.size(); ++size)
    ASSERT_FALSE(Lexicon::from_image(with_checksum(good.substr(0, size))).ok()) << size;
}

TEST(Image, RefusesAbsurdCounts) {
  std::string bad = image();
  for (size_t i = 20; i < 24; ++i) bad[i] = '\xFF';  // rows of the first table
  EXPECT_FALSE(Lexicon::from_image(with_checksum(bad)).ok());
}

TEST(Image, RefusesAnotherVersion) {
  std::string bad = image();
  bad[4] = 99;
  const auto lexicon = Lexicon::from_image(bad);
  ASSERT_FALSE(lexicon.ok());
  EXPECT_NE(lexicon.error().message.find("version 99"), std::string::npos);
}

TEST(Symbols, InternAndFind) {
  SymbolTable symbols;
  EXPECT_EQ(symbols.intern(""), 0U);
  const Symbol a = symbols.intern("भारत"), b = symbols.intern("रूस");
  EXPECT_NE(a, 0U);
  EXPECT_NE(a, b);
  EXPECT_EQ(symbols.intern("भारत"), a);
  EXPECT_EQ(symbols.find("भारत"), a);
  EXPECT_EQ(symbols.find("चीन"), 0U);
  EXPECT_EQ(symbols.text(b), "रूस");
  EXPECT_EQ(symbols.text(0), "");
}

TEST(Symbols, GrowWithoutLosing) {
  SymbolTable symbols;
  std::vector<Symbol> made;
  constexpr int kMany = 200000;
  for (int i = 0; i < kMany; ++i) made.push_back(symbols.intern("w" + std::to_string(i)));
  for (int i = 0; i < kMany; ++i) {
    const std::string word = "w" + std::to_string(i);
    ASSERT_EQ(symbols.find(word), made[i]);
    ASSERT_EQ(symbols.text(made[i]), word);
  }
  EXPECT_EQ(symbols.size(), static_cast<size_t>(kMany) + 1);
}

TEST(Phrases, FindBySymbols) {
  SymbolTable symbols;
  PhraseTrie trie;
  trie.add(symbols, "संयुक्त राष्ट्र", 1);
  trie.add(symbols, "संयुक्त राष्ट्र महासभा", 2);
  trie.add(symbols, "सँयुक्त राष्ट्र", 3);  // the same key
  trie.add(symbols, "भारत-रूस", 4);
  trie.add(symbols, " ", 5);
  auto node = trie.step(PhraseTrie::kRoot, symbols.find("संयुक्त"));
  ASSERT_NE(node, PhraseTrie::kNone);
  EXPECT_TRUE(trie.values(node).empty());
  node = trie.step(node, symbols.find("राष्ट्र"));
  ASSERT_EQ(trie.values(node).size(), 2U);
  EXPECT_EQ(trie.values(node)[0], 1U);
  EXPECT_EQ(trie.values(node)[1], 3U);
  EXPECT_EQ(trie.values(trie.step(node, symbols.find("महासभा")))[0], 2U);
  EXPECT_EQ(trie.step(node, symbols.find("भारत")), PhraseTrie::kNone);
  EXPECT_EQ(trie.step(PhraseTrie::kRoot, 0), PhraseTrie::kNone);
  node = trie.step(PhraseTrie::kRoot, symbols.find("भारत"));
  node = trie.step(node, symbols.find("-"));
  EXPECT_EQ(trie.values(trie.step(node, symbols.find("रूस")))[0], 4U);
  EXPECT_TRUE(trie.values(PhraseTrie::kRoot).empty());
}

}  // namespace
}  // namespace bahi::lexicon
