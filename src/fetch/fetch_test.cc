#include "fetch/fetch.h"

#include <gtest/gtest.h>

#include "fetch/address.h"

namespace bahi::fetch {
namespace {

TEST(Address, WhatIsPrivate) {
  for (const char* address : {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "0.0.0.0",
                              "224.0.0.1",
                              "255.255.255.255",
                              "198.19.0.1",
                              "::1",
                              "::",
                              "fe80::1",
                              "fd00::1",
                              "::ffff:10.0.0.1",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "2001:db8::1",
                              "2001::1",
                              "ff02::1",
                              "",
                              "localhost"})
    EXPECT_TRUE(is_private(std::string(address))) << address;
  for (const char* address : {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "192.169.0.1", "2a00:1450:4001::8a",
                              "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"})
    EXPECT_FALSE(is_private(std::string(address))) << address;
}

TEST(Robots, TheGroupOfTheProgramElseThatOfAll) {
  const Robots all("User-agent: *\nDisallow: /admin # nobody\nCrawl-delay: 2.5\n", "Bahi");
  EXPECT_FALSE(all.allows("/admin/x"));
  EXPECT_TRUE(all.allows("/news"));
  EXPECT_EQ(all.delay(), 2.5);
  const Robots own("User-agent: *\nDisallow: /\n\nUSER-AGENT: bahi/1.0\r\nUser-agent: other\r\nDisallow: /x\r\n",
                   "Bahi");
  EXPECT_TRUE(own.allows("/news"));
  EXPECT_FALSE(own.allows("/x"));
  EXPECT_TRUE(Robots("User-agent: Bahi\nDisallow:\n", "Bahi").allows("/"));
  EXPECT_TRUE(Robots("<html>no robots here</html>", "Bahi").allows("/"));
  EXPECT_TRUE(Robots("User-agent: Bahinabai\nDisallow: /\n", "Bahi").allows("/"));
}

TEST(Robots, TheLongestRuleDecides) {
  const Robots r(
      "User-agent: *\nDisallow: /p\nAllow: /p/open\nDisallow: /*.pdf$\nDisallow: /s?q=*&all\nAllow: /same\nDisallow: "
      "/same\nDisallow: /%E0%A4%95\n",
      "Bahi");
  EXPECT_FALSE(r.allows("/page"));
  EXPECT_TRUE(r.allows("/p/open/1"));
  EXPECT_FALSE(r.allows("/a/b.pdf"));
  EXPECT_TRUE(r.allows("/a/b.pdf.html"));
  EXPECT_FALSE(r.allows("/s?q=x&all"));
  EXPECT_TRUE(r.allows("/s?q=x"));
  EXPECT_TRUE(r.allows("/same"));
  EXPECT_FALSE(r.allows("/क"));
  EXPECT_FALSE(r.allows("/%e0%a4%95ख"));
}

TEST(Robots, ManyStarsCostLittle) {
  std::string rule = "User-agent: *\nDisallow: ";
  for (int i = 0; i < 2000; ++i) rule += "*a";
  EXPECT_TRUE(Robots(rule + "b", "Bahi").allows(std::string(8000, 'a')));
}

TEST(Url, Parts) {
  const auto url = parse_url("HTTPS://Example.org:8443/ख?x=1#top");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->host, "example.org:8443");
  EXPECT_EQ(url->origin, "https://example.org:8443");
  EXPECT_EQ(url->path, "/%e0%a4%96?x=1");
  EXPECT_EQ(url->whole, "https://example.org:8443/%e0%a4%96?x=1");
  EXPECT_EQ(parse_url("https://example.org:443")->host, "example.org");
  EXPECT_EQ(parse_url("https://example.org")->path, "/");
  for (const char* wrong : {"", "news.txt", "ftp://example.org/", "file:///etc/passwd", "http://",
                            "https://a:b@example.org/", "javascript:alert(1)"})
    EXPECT_FALSE(parse_url(wrong)) << wrong;
}

}  // namespace
}  // namespace bahi::fetch
