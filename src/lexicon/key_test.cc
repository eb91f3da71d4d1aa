#include "lexicon/key.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace bahi::lexicon {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

TEST(MatchKey, MakesSpellingsEqual) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"ज़मीन", "जमीन"},  // nukta, decomposed
           {"सड़क", "सडक"},
           {"अफ़ग़ानिस्तान", "अफगानिस्तान"},
           {"हाँ", "हां"},
           {"पाँच", "पांच"},
           {"हिन्दी", "हिंदी"},
           {"मुम्बई", "मुंबई"},
           {"गङ्गा", "गंगा"},
           {"पञ्जाब", "पंजाब"},
           {"पण्डित", "पंडित"},
           {"सम्बन्ध", "संबंध"},
           {"नरेन्द्र", "नरेंद्र"},
           {"सेन्ट्रल", "सेंट्रल"},
           {"फ्रान्स", "फ्रांस"},
           {"वाशिन्गटन", "वाशिंगटन"},
           {"विद्\u200Dयालय", "विद्यालय"},
           {"राष्\u200Cट्र", "राष्ट्र"},
           {"गये", "गए"},
           {"गयी", "गई"},
           {"गयीं", "गईं"},
           {"नये", "नए"},
           {"नयी", "नई"},
           {"रुपये", "रुपए"},
           {"किये", "किए"},
           {"लिये", "लिए"},
           {"हुये", "हुए"},
           {"हुयी", "हुई"},
           {"आये", "आए"},
           {"आयी", "आई"},
           {"चाहिये", "चाहिए"},
           {"आयें", "आएं"},
           {"जायेगा", "जाएगा"},
           {"जायेंगे", "जाएंगे"},
           {"करायेगी", "कराएगी"},
           {"गये थे", "गए थे"},
           {"२०२४", "2024"},
           {"१०वीं", "10वीं"},
           {"NATO", "nato"},
           {"2019–20", "2019-20"},
           {"भारत—रूस", "भारत-रूस"},
           {"ओ’ब्रायन", "ओ'ब्रायन"},
           {"अाज", "आज"},
           {"कोरिया", "काेरिया"},
           {"गर्इ", "गई"},
           {"दु:ख", "दुःख"},
           {"एस.", "एस"},
           {"डॉ.", "डॉ"},
           {"डॉ॰", "डॉ"},
           {"डा0", "डा"},
           {"उ०प्र०", "उप्र"},
           {"हैै", "है"},
           {"यू.एस.", "यूएस"},
           {"ए.पी.जे. अब्दुल कलाम", "एपीजे अब्दुल कलाम"},
           {"U.S.", "us"},
       })
    EXPECT_EQ(match_key(a), match_key(b)) << a;
}

TEST(MatchKey, KeepsWordsApart) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"ये", "ए"},  // no vowel before it
           {"यी", "ई"},          {"ये लोग", "ए लोग"}, {"भारत-ये", "भारत-ए"}, {"संख्ये", "संख्ए"},
           {"येन", "एन"},         {"रुपयों", "रुपओं"},    {"यमन", "अमन"},       {"जन्म", "जंम"},  // म is no stop
           {"कन्या", "कंया"},      {"अन्न", "अंन"},      {"उन्होंने", "उंहोंने"},    {"निम्न", "निंन"},
           {"मास्को", "मॉस्को"},  // another vowel is another word
           {"अमेरिका", "अमरीका"}, {"दिन", "दीन"},     {"3.5", "35"},        {"जी20", "जी2"},
           {"क05", "क5"},        {"क0५", "क5"},      {"...", ""},          {"example.com", "examplecom"},
           {"10:30", "10ः30"},
       })
    EXPECT_NE(match_key(a), match_key(b)) << a;
}

TEST(MatchKey, SaysWhetherItDiffers) {
  std::string out;
  EXPECT_FALSE(match_key("भारत", out));
  EXPECT_EQ(out, "भारत");
  EXPECT_TRUE(match_key("हिन्दी", out));
  EXPECT_EQ(out, "हिंदी");
  EXPECT_FALSE(match_key("", out));
  EXPECT_EQ(out, "");
}

// Strings of what the rules look at, in every order that chance brings.
std::string some_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {"क", "ग", "न", "म",      "ण", "य", "द",  "प",  "स",  "ट", "अ", "आ",
                                                 "ए", "इ", "ा", "े",       "ै",  "ी", "ि",  "ु",   "ो",  "ं",  "ँ",  "्",
                                                 "्",  "़",  "ः", ":",      ".", ".", "-",  " ",  "5",  "१", "a", "B",
                                                 "'", "’", "॰", "\u200D", "।", "ये", "यी", "न्द", "गा", "गे"};
  std::string out;
  for (size_t n = random() % 9; n-- > 0;) out += parts[random() % parts.size()];
  return out;
}

TEST(MatchKey, IsIdempotent) {
  std::mt19937 random(7);
  for (int i = 0; i < 300000; ++i) {
    const std::string text = some_text(random);
    const std::string key = match_key(text);
    ASSERT_EQ(match_key(key), key) << text;
  }
}

TEST(MatchKey, QuickLookAgreesWithTheRules) {
  // A capital letter in the text makes match_key go through all of it.
  std::mt19937 random(5);
  std::string buffer;
  for (int i = 0; i < 300000; ++i) {
    const std::string text = some_text(random);
    ASSERT_EQ(match_key(text) + " a", match_key(text + " A")) << text;
    ASSERT_EQ(key_view(text, buffer), match_key(text)) << text;
  }
}

TEST(NameKey, BringsNearNamesTogether) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"मॉस्को", "मास्को"},
           {"अहमदीनेजाद", "अहमदिनेजाद"},
           {"बीजिंग", "बिजिंग"},
           {"वाशिंगटन", "वॉशिंगटन"},
           {"ज़ेलेंस्की", "जेलेंस्कि"},
           {"शोल्ज", "सोल्ज"},
           {"मुहम्मद", "मुहमद"},
           {"कैमरून", "केमरुन"},
           {"वेनेजुएला", "वेनेजुएल"},
           {"पोरोशेंको", "पोरोशेन्को"},
           {"अल-कायदा", "अलकायदा"},
           {"ओ'ब्रायन", "ओब्रायन"},
       })
    EXPECT_EQ(name_key(match_key(a)), name_key(match_key(b))) << a;
}

TEST(NameKey, KeepsOthersApart) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"ईरान", "इराक"}, {"मोदी", "मेदी"}, {"पुतिन", "पुतन"}, {"चीन", "चिली"}, {"माली", "मलय"}, {"का", "क"}})
    EXPECT_NE(name_key(match_key(a)), name_key(match_key(b))) << a;
}

TEST(NameKey, IsIdempotent) {
  std::mt19937 random(11);
  for (int i = 0; i < 300000; ++i) {
    const std::string key = name_key(match_key(some_text(random)));
    ASSERT_EQ(name_key(key), key);
  }
}

std::vector<std::string> words(std::string_view phrase) {
  std::vector<std::string> out;
  for_each_word(phrase, [&](std::string_view key) { out.emplace_back(key); });
  return out;
}

TEST(Words, OfPhrases) {
  using List = std::vector<std::string>;
  EXPECT_EQ(words("संयुक्त राष्ट्र"), (List{"संयुक्त", "राष्ट्र"}));
  EXPECT_EQ(words("भारत-रूस"), (List{"भारत", "-", "रूस"}));
  EXPECT_EQ(words("जी-20"), (List{"जी", "-", "20"}));
  EXPECT_EQ(words("एस. जयशंकर"), (List{"एस", "जयशंकर"}));
  EXPECT_EQ(words("यू.एस. कांग्रेस"), (List{"यूएस", "कांग्रेस"}));
  EXPECT_EQ(words("ओ'ब्रायन"), (List{"ओ'ब्रायन"}));
  EXPECT_EQ(words("एससीओ (संगठन)"), (List{"एससीओ", "(", "संगठन", ")"}));
  EXPECT_EQ(words("G-7"), (List{"g", "-", "7"}));
  EXPECT_EQ(words("  "), List{});
}

struct Cut {
  std::string_view text;
  size_t end;
  PieceKind kind;
};

TEST(Scan, Pieces) {
  for (const Cut& cut : {
           Cut{"1,200 लोग", 5, PieceKind::number},
           Cut{"1,00,000", 8, PieceKind::number},
           Cut{"2004,5", 4, PieceKind::number},
           Cut{"3.5 ", 3, PieceKind::number},
           Cut{"25. ", 2, PieceKind::number},
           Cut{"10:30", 5, PieceKind::number},
           Cut{"26/11", 5, PieceKind::number},
           Cut{"5G", 2, PieceKind::number},
           Cut{"https://example.com/a?b=1, ", 25, PieceKind::latin},
           Cut{"example.co.in.", 13, PieceKind::latin},
           Cut{"a.b@example.com", 15, PieceKind::latin},
           Cut{"@PMOIndia ", 9, PieceKind::latin},
           Cut{"#G20 ", 4, PieceKind::latin},
           Cut{"# ", 1, PieceKind::symbol},
           Cut{"...", 3, PieceKind::punctuation},
           Cut{"%", 1, PieceKind::symbol},
           Cut{"O'Brien", 7, PieceKind::latin},
           Cut{"AIभारत", 2, PieceKind::latin},
           Cut{" \n ", 3, PieceKind::space},
       }) {
    const Piece piece = scan(cut.text, 0);
    EXPECT_EQ(piece.end, cut.end) << cut.text;
    EXPECT_EQ(piece.kind, cut.kind) << cut.text;
  }
}

TEST(Scan, AlwaysMovesOn) {
  std::mt19937 random(3);
  for (int i = 0; i < 100000; ++i) {
    const std::string text = some_text(random);
    for (size_t at = 0; at < text.size();) {
      const size_t end = scan(text, at).end;
      ASSERT_GT(end, at) << text;
      ASSERT_LE(end, text.size()) << text;
      at = end;
    }
  }
}

}  // namespace
}  // namespace bahi::lexicon
