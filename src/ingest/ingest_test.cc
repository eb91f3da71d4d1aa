// Bytes that become articles, and those that must not. Every page, feed and archive here is ours.
#include <gtest/gtest.h>

#include <cstdio>

#include "ingest/parts.h"

namespace bahi::ingest {
namespace {

const Options kOptions;

struct Taken {
  std::vector<Article> articles;
  std::vector<Error> errors;
};

template <typename F>
Taken taken(std::string_view bytes, F&& take, const Options& options = kOptions) {
  Taken out;
  const auto in = unpacked(from_memory(bytes));
  take(*in, Place{"in", options}, [&](Item item) {
    if (item.article)
      out.articles.push_back(std::move(*item.article));
    else
      out.errors.push_back(item.article.error());
    return true;
  });
  return out;
}

constexpr std::string_view kPage =
    R"(<!doctype html><html><head><meta charset="utf-8"><title>लीमा: मुलाकात | दैनिक</title>
<meta property="og:site_name" content="दैनिक पहाड़">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "पेरू और चिली में बातचीत",
"datePublished": "2026-02-10T09:30:00+05:30", "publisher": {"@type": "Organization", "name": "दैनिक पहाड़"}}]}</script></head>
<body><nav><ul><li><a href="/">मुखपृष्ठ</a></li><li><a href="/d">दुनिया की सारी खबरें एक ही जगह पर पढ़िए</a></li></ul></nav>
<div class="story"><h1>पेरू और चिली में बातचीत</h1><time datetime="2026-02-11">11 फरवरी</time>
<p>पेरू की विदेश मंत्री ने मंगलवार को लीमा में चिली के विदेश मंत्री से मुलाकात की और व्यापार पर बात की।</p>
<div class="related-links"><p>यह भी पढ़ें: चिली के राष्ट्रपति का पेरू दौरा टला, अब अगले महीने होगी यात्रा</p></div>
<p>दोनों मंत्रियों ने कहा कि सीमा पर&nbsp;आवाजाही <b>आसान</b> होगी और अगली बैठक सैंटियागो में होगी।<script>x()</script></p></div>
<aside><p>सबसे ज्यादा पढ़ी गई खबरें देखने के लिए यहां क्लिक कीजिए और हमसे जुड़िए, रोज पढ़िए</p></aside>
<footer><p>सर्वाधिकार सुरक्षित, इस सामग्री का बिना अनुमति उपयोग वर्जित है, संपर्क करें</p></footer></body></html>)";

TEST(Html, TheDayThatAPageTellsItsReaders) {
  const auto day = [](const std::string& head, const std::string& body) {
    const auto a = from_html("<html><head>" + head + "</head><body>" + body +
                                 "<article><p>पेरू और चिली के विदेश मंत्रियों ने लीमा में मुलाकात की और व्यापार पर बात की।</p>"
                                 "</article></body></html>",
                             "x");
    return a ? a->published : a.error().text();
  };
  EXPECT_EQ(day("", "<span class='post_date'>प्रकाशित: मंगलवार, 6 मई 2025 10:30 IST</span>"), "2025-05-06");
  EXPECT_EQ(day("", "<div class='author byline'>संवाददाता | May 6, 2025</div>"), "2025-05-06");
  EXPECT_EQ(day("", "<time>०६-०५-२०२५</time>"), "2025-05-06");
  EXPECT_EQ(day("", "<p id='dateline'>Updated: 06 May 2025, 08:00 AM</p>"), "2025-05-06");
  EXPECT_EQ(day("", "<p>6 मई 2025 को क्या होगा</p>"), "");          // says no day of its own
  EXPECT_EQ(day("", "<span class='date'>6 मई</span>"), "");        // the year is not told
  EXPECT_EQ(day("", "<span class='date'>31/02/2025</span>"), "");  // no day
  EXPECT_EQ(
      day("<meta property='article:published_time' content='2025-05-05T23:00:00Z'>", "<i class='date'>6 मई 2025</i>"),
      "2025-05-05");
  const auto a = from_html(
      "<html><body><article><p>लीमा, 6 मई 2025 (वार्ता)। पेरू और चिली के विदेश मंत्रियों ने मुलाकात "
      "की।</p></article></body></html>",
      "x");
  EXPECT_EQ(a->published, "2025-05-06");
}

TEST(Html, ArticleWithoutMenusAndBoxes) {
  const auto t = taken(kPage, take_html);
  ASSERT_EQ(t.articles.size(), 1U);
  const Article& a = t.articles[0];
  EXPECT_EQ(a.text,
            "पेरू और चिली में बातचीत\n\nपेरू की विदेश मंत्री ने मंगलवार को लीमा में चिली के विदेश मंत्री से मुलाकात की और व्यापार पर बात "
            "की।\n\nदोनों "
            "मंत्रियों ने कहा कि सीमा पर आवाजाही आसान होगी और अगली बैठक सैंटियागो में होगी।\n");
  EXPECT_EQ(a.title, "पेरू और चिली में बातचीत");
  EXPECT_EQ(a.published, "2026-02-10");
  EXPECT_EQ(a.publisher, "दैनिक पहाड़");
}

TEST(Html, WhatThePageSaysInOtherWays) {
  const auto t = taken(
      R"(<html><head><title>एक</title><meta property="article:published_time" content="2026-02-09T23:00:00Z"></head>
<body><article><p>पेरू की विदेश मंत्री ने लीमा में चिली के विदेश मंत्री से मुलाकात की।</p></article></body></html>)",
      take_html);
  ASSERT_EQ(t.articles.size(), 1U);
  EXPECT_EQ(t.articles[0].title, "एक");
  EXPECT_EQ(t.articles[0].published, "2026-02-09");
}

TEST(Html, ABodyOnlyInTheJson) {
  const auto t = taken(
      R"(<html><script type="application/ld+json">{"@type":"NewsArticle","headline":"ब","articleBody":"पेरू की विदेश मंत्री लीमा पहुंचीं।"}</script><body><div id="app"></div></body></html>)",
      take_html);
  ASSERT_EQ(t.articles.size(), 1U);
  EXPECT_EQ(t.articles[0].text, "पेरू की विदेश मंत्री लीमा पहुंचीं।\n");
}

TEST(Html, NestedTooDeep) {
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "<div>";
  const auto t = taken("<html><body>" + deep + "पेरू", take_html);
  ASSERT_EQ(t.errors.size(), 1U);
  EXPECT_NE(t.errors[0].message.find("nested more than"), std::string::npos);
  // Paragraphs and list items that nobody closes nest nothing.
  std::string flat = "<html><body>";
  for (int i = 0; i < 10000; ++i) flat += "<p>पेरू की विदेश मंत्री लीमा पहुंचीं और वहां उन्होंने बातचीत की।";
  EXPECT_EQ(taken(flat, take_html).articles.size(), 1U);
}

TEST(Html, TooLargeOrWithoutAnArticle) {
  Options small;
  small.most_bytes = 1000;
  EXPECT_EQ(taken(kPage, take_html, small).errors.size(), 1U);
  EXPECT_EQ(taken("<html><body><nav>मेनू</nav></body></html>", take_html).errors.size(), 1U);
}

constexpr std::string_view kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>दैनिक पहाड़</title>
<item><title>पहली</title><link>https://example.org/1</link><guid>g1</guid><pubDate>Tue, 10 Feb 2026 10:00:00 +0530</pubDate>
<description>छोटा</description><content:encoded><![CDATA[<p>पेरू की विदेश मंत्री <b>लीमा</b> पहुंचीं।</p><p>बातचीत हुई।</p>]]></content:encoded></item>
<item><title>दूसरी</title><link>https://example.org/2</link><description>&lt;p&gt;चिली ने प्रस्ताव ठुकराया।&lt;/p&gt;</description></item>
</channel></rss>)";

TEST(Feed, Rss) {
  const auto t = taken(kRss, take_feed);
  EXPECT_TRUE(t.errors.empty());
  ASSERT_EQ(t.articles.size(), 2U);
  EXPECT_EQ(t.articles[0].text, "पेरू की विदेश मंत्री लीमा पहुंचीं।\n\nबातचीत हुई।\n");
  EXPECT_EQ(t.articles[0].given_id, "g1");
  EXPECT_EQ(t.articles[0].published, "2026-02-10");
  EXPECT_EQ(t.articles[0].publisher, "दैनिक पहाड़");
  EXPECT_EQ(t.articles[0].source, "https://example.org/1");
  EXPECT_EQ(t.articles[1].text, "चिली ने प्रस्ताव ठुकराया।\n");
}

TEST(Feed, Atom) {
  const auto t = taken(
      R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>दैनिक</title><entry><id>a1</id><title>ब</title><link rel="self" href="https://example.org/x"/>
<link href="https://example.org/a"/><published>2026-02-10T00:10:00+05:30</published><content type="html">&lt;p&gt;चिली ने प्रस्ताव ठुकराया।&lt;/p&gt;</content></entry></feed>)",
      take_feed);
  ASSERT_EQ(t.articles.size(), 1U);
  EXPECT_EQ(t.articles[0].source, "https://example.org/a");
  EXPECT_EQ(t.articles[0].published, "2026-02-10");
}

TEST(Feed, BrokenOnesGiveWhatStandsBeforeTheBreak) {
  std::string broken(kRss);
  broken.resize(broken.find("चिली"));
  const auto t = taken(broken, take_feed);
  EXPECT_EQ(t.articles.size(), 1U);
  ASSERT_EQ(t.errors.size(), 1U);
  EXPECT_EQ(t.errors[0].line, 5);
  EXPECT_NE(t.errors[0].message.find("1 item before that is read"), std::string::npos);
  EXPECT_EQ(taken("<?xml version=\"1.0\"?><note/>", take_feed).errors.size(), 1U);
}

Taken csv(std::string_view text) {
  return taken(text, [](Bytes& in, const Place& place, const Take& take) { return take_csv(in, place, ',', take); });
}

TEST(Csv, QuotedCellsAndColumnsInAnyOrder) {
  const auto t = csv("id,Date,body,extra\r\n7,2026-02-10,\"पेरू ने कहा, \"\"हां\"\"।\nफिर चुप।\",x\r\n8,,चिली ने कहा।,\r\n");
  EXPECT_TRUE(t.errors.empty());
  ASSERT_EQ(t.articles.size(), 2U);
  EXPECT_EQ(t.articles[0].text, "पेरू ने कहा, \"हां\"।\nफिर चुप।");
  EXPECT_EQ(t.articles[0].given_id, "7");
  EXPECT_EQ(t.articles[0].published, "2026-02-10");
  EXPECT_EQ(t.articles[1].source, "in:4");
}

TEST(Csv, Faults) {
  EXPECT_NE(csv("id,name\n1,पेरू\n").errors.at(0).message.find("has no column \"text\""), std::string::npos);
  const auto t = csv("id,text\n1,पेरू,अधिक\n2,चिली\n3,\"खुला\n");
  EXPECT_EQ(t.articles.size(), 1U);
  ASSERT_EQ(t.errors.size(), 2U);
  EXPECT_EQ(t.errors[0].line, 2);
  EXPECT_EQ(t.errors[1].line, 4);
  EXPECT_EQ(csv("text;id\nपेरू;1\n").articles.at(0).given_id, "1");
}

std::string record(std::string_view type, std::string_view block, std::string_view uri = "https://example.org/p") {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(uri) +
         "\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}
std::string page(std::string_view more = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + std::string(more) + "\r\n";
}

TEST(Warc, PagesOfResponses) {
  const std::string html(kPage);
  const auto t = taken(record("warcinfo", "x") + record("response", page() + html) +
                           record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + html) +
                           record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
                       take_warc);
  EXPECT_TRUE(t.errors.empty());
  ASSERT_EQ(t.articles.size(), 1U);
  EXPECT_EQ(t.articles[0].source, "https://example.org/p");
  EXPECT_EQ(t.articles[0].given_id, "<urn:uuid:1>");
  EXPECT_EQ(t.articles[0].published, "2026-02-10");
}

TEST(Warc, BodiesInChunks) {
  const std::string html = "<html><p>पेरू की विदेश मंत्री मंगलवार को लीमा पहुंचीं और बातचीत की।</p></html>";
  const auto chunk = [](std::string_view part) {
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", part.size());
    return size + std::string(part) + "\r\n";
  };
  const auto body =
      chunk(std::string_view(html).substr(0, 20)) + chunk(std::string_view(html).substr(20)) + "0\r\n\r\n";
  const auto t = taken(record("response", page("Transfer-Encoding: chunked\r\n") + body), take_warc);
  ASSERT_EQ(t.articles.size(), 1U);
  EXPECT_EQ(t.articles[0].text, "पेरू की विदेश मंत्री मंगलवार को लीमा पहुंचीं और बातचीत की।\n");
}

TEST(Warc, CutInTheMiddleOfARecord) {
  std::string bytes = record("response", page() + std::string(kPage));
  const size_t whole = bytes.size();
  bytes += bytes;
  bytes.resize(whole + 500);
  const auto t = taken(bytes, take_warc);
  EXPECT_EQ(t.articles.size(), 1U);
  ASSERT_EQ(t.errors.size(), 1U);
  EXPECT_EQ(t.errors[0].message, "record 2 at byte " + std::to_string(whole) + " is cut short");
}

TEST(LegacyFont, KrutiDevInUnicode) {
  EXPECT_EQ(without_legacy_font("Hkkjr ds iz/kkuea=h us dgk gS fd og vkSj ckr ugha djsaxs"),
            "भारत के प्रधानमंत्री ने कहा है कि वह और बात नहीं करेंगे");
  EXPECT_EQ(without_legacy_font("ea=h us fons'k uhfr dk leFkZu fd;k vkSj fLFkfr ds ckjs esa crk;k"),
            "मंत्री ने विदेश नीति का समर्थन किया और स्थिति के बारे में बताया");
}

TEST(LegacyFont, OtherTextStaysAsItIs) {
  for (const std::string text :
       {"भारत के प्रधानमंत्री ने कहा है कि", "The minister told us that he is to go.", "", "ds dh dk भारत"})
    EXPECT_EQ(without_legacy_font(text), text);
}

TEST(Dates, OfTheWeb) {
  EXPECT_EQ(day_of("2026-02-10"), "2026-02-10");
  EXPECT_EQ(day_of("2026-02-10T23:59:00-08:00"), "2026-02-10");
  EXPECT_EQ(day_of("Tue, 10 Feb 2026 10:00:00 +0530"), "2026-02-10");
  EXPECT_EQ(day_of("5 Feb 2026"), "2026-02-05");
  for (const char* bad : {"", "10", "yesterday", "2026-02-30", "31 Feb 2026", "2026-02-10x", "Tue,"})
    EXPECT_EQ(day_of(bad), "") << bad;
}

TEST(Kinds, ByTheFirstBytes) {
  EXPECT_EQ(kind_of("WARC/1.0\r\n"), Kind::warc);
  EXPECT_EQ(kind_of("\xEF\xBB\xBF  {\"text\""), Kind::lines);
  EXPECT_EQ(kind_of("<?xml version=\"1.0\"?><rss>"), Kind::feed);
  EXPECT_EQ(kind_of("<!DOCTYPE html><html>"), Kind::html);
  EXPECT_EQ(kind_of("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC"), Kind::html);
  EXPECT_EQ(kind_of("पेरू"), Kind::text);
}

}  // namespace
}  // namespace bahi::ingest
