// What can be tested without a socket; tests/cli/serve_test.py does the rest against a server.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "serve/auth.h"
#include "serve/cache.h"
#include "serve/desk.h"
#include "serve/events.h"
#include "serve/gzip.h"
#include "serve/limits.h"
#include "serve/parameters.h"
#include "serve/pool.h"
#include "serve/routes.h"
#include "serve/url.h"

namespace bahi::serve {
namespace {

Request asking(std::string target, std::map<std::string, std::string> headers = {}) {
  Request r;
  r.method = "GET";
  r.target = target;
  const auto t = target_of(target);
  r.path = t->path;
  r.query = t->query;
  r.headers = std::move(headers);
  return r;
}

TEST(Url, DecodesAndRefusesWhatIsNoText) {
  const auto t = target_of("/api/v1/who?name=%E0%A4%AE+b&x&y=%2B");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->path, "/api/v1/who");
  EXPECT_EQ(t->query, (std::vector<std::pair<std::string, std::string>>{{"name", "म b"}, {"x", ""}, {"y", "+"}}));
  for (const char* wrong :
       {"", "x", "*", "/%", "/%2", "/%zz", "/%00", "/%ff", "/a?b=%C0%80", "/a?b=%ED%A0%80", "/a?%0d%0a=1"})
    EXPECT_FALSE(target_of(wrong)) << wrong;
  EXPECT_EQ(escaped("म a/b"), "%E0%A4%AE%20a%2Fb");
  EXPECT_EQ(unescaped(escaped("क ख/%?&"), false), "क ख/%?&");
}

TEST(Routes, AreFoundByMethodAndPath) {
  EXPECT_EQ(route_of("GET", "/api/v1/timeline").route->path, "/api/v1/timeline");
  const auto one = route_of("GET", "/api/v1/happenings/1b7b");
  ASSERT_NE(one.route, nullptr);
  EXPECT_EQ(one.captured, std::vector<std::string>{"1b7b"});
  const auto news = route_of("GET", "/api/v1/watches/a/b/news");
  ASSERT_NE(news.route, nullptr);
  EXPECT_EQ(news.route->path, "/api/v1/watches/{name}/news");
  EXPECT_EQ(news.captured, std::vector<std::string>{"a/b"});
  EXPECT_EQ(route_of("GET", "/api/v1/read").route, nullptr);
  EXPECT_EQ(route_of("GET", "/api/v1/read").allow, "POST");
  EXPECT_EQ(route_of("GET", "/api/v1/happenings/").route, nullptr);
  EXPECT_TRUE(route_of("GET", "/api/v1/nothing").allow.empty());
}

TEST(Routes, AreAllDescribed) {
  const auto doc = nlohmann::json::parse(openapi());
  size_t operations = 0;
  std::set<std::string> ids;
  for (const auto& [path, methods] : doc["paths"].items())
    for (const auto& [method, operation] : methods.items()) {
      ++operations;
      EXPECT_TRUE(ids.insert(operation["operationId"]).second) << operation["operationId"];
    }
  EXPECT_EQ(operations, routes().size());
  // Each schema that is spoken of is there.
  const std::string text = doc.dump();
  const std::string prefix = "#/components/schemas/";
  for (size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1)) {
    const size_t from = at + prefix.size();
    const auto name = text.substr(from, text.find_first_of("\"/", from) - from);
    EXPECT_TRUE(doc["components"]["schemas"].contains(name)) << name;
  }
  for (const Route& r : routes()) EXPECT_EQ(r.kept && r.method != "GET", false) << r.path;
}

TEST(Parameters, AreReadAndChecked) {
  const auto names = filter_names();
  auto asked = asked_of(asking("/?state=India&state=Japan&type=CONSULT&since=2024-02-29&min_confidence=0.5"), names);
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->filter.states, (std::vector<std::string>{"India", "Japan"}));
  EXPECT_EQ(asked->filter.since, "2024-02-29");
  EXPECT_DOUBLE_EQ(asked->filter.min_confidence, 0.5);
  for (const char* wrong : {"/?since=2023-02-29", "/?min_confidence=2", "/?min_confidence=nan", "/?type=x", "/?more=1",
                            "/?place=a&place=b"})
    EXPECT_FALSE(asked_of(asking(wrong), names)) << wrong;
  EXPECT_FALSE(asked_of(asking("/?limit=501"), {"limit"}));
  EXPECT_FALSE(asked_of(asking("/?limit=-1"), {"limit"}));
  EXPECT_FALSE(asked_of(asking("/?cursor=1:x"), {"cursor"}));
  EXPECT_TRUE(asked_of(asking("/?cursor=-1:22"), {"cursor"}));
  EXPECT_FALSE(asked_of(asking("/"), {"name"}));
}

TEST(Tokens, AreKeptAsHashes) {
  const std::string path = testing::TempDir() + "bahi-tokens-" + std::to_string(::getpid());
  std::filesystem::remove(path);
  EXPECT_FALSE(Tokens::load(path));
  const auto token = Tokens::add(path, "आशा", Role::editor);
  ASSERT_TRUE(token) << token.error().text();
  EXPECT_EQ(token->size(), 48U);
  EXPECT_FALSE(Tokens::add(path, "आशा", Role::reader));
  EXPECT_FALSE(Tokens::add(path, "two words", Role::reader));
  auto all = Tokens::load(path);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->caller(*token).name, "आशा");
  EXPECT_EQ(all->caller(*token).role, Role::editor);
  EXPECT_EQ(all->caller(*token + "x").role, Role::nobody);
  EXPECT_EQ(all->caller("").role, Role::nobody);
  EXPECT_EQ(all->caller(all->all()[0].sha256).role, Role::nobody);
  std::filesystem::permissions(path, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_FALSE(Tokens::load(path));
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_FALSE(*Tokens::remove(path, "रवि"));
  EXPECT_TRUE(*Tokens::remove(path, "आशा"));
  std::filesystem::remove(path);
}

TEST(Guard, KnowsItsNamesAndOrigins) {
  const std::vector<std::string> loopback{"localhost", "127.0.0.1", "[::1]"};
  for (const char* host : {"localhost", "LOCALHOST:8420", "127.0.0.1:1", "[::1]:8420", "localhost."})
    EXPECT_FALSE(refused(asking("/", {{"host", host}}), loopback)) << host;
  for (const char* host :
       {"", "evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "localhost, evil.example", "[::2]"})
    EXPECT_TRUE(refused(asking("/", {{"host", host}}), loopback)) << host;
  Request post = asking("/", {{"host", "localhost:8420"}, {"origin", "http://localhost:8420"}});
  post.method = "POST";
  EXPECT_FALSE(refused(post, loopback));
  for (const char* origin : {"null", "http://localhost", "http://localhost:84200", "https://evil.example", "x"}) {
    post.headers["origin"] = origin;
    EXPECT_TRUE(refused(post, loopback)) << origin;
  }
  EXPECT_EQ(token_of(asking("/", {{"authorization", "bearer abc"}})), "abc");
  EXPECT_EQ(token_of(asking("/", {{"cookie", "a=1; bahi_token=abc; b=2"}})), "abc");
  EXPECT_EQ(token_of(asking("/", {{"cookie", "xbahi_token=abc"}})), "");
}

TEST(Rate, LetsBurstsThroughAndNoMore) {
  Rate rate(5);
  auto now = Rate::Clock::now();
  int passed = 0;
  for (int i = 0; i < 100; ++i) passed += rate.allows("a", now) ? 1 : 0;
  EXPECT_EQ(passed, 10);
  EXPECT_TRUE(rate.allows("b", now));
  now += std::chrono::seconds(1);
  passed = 0;
  for (int i = 0; i < 100; ++i) passed += rate.allows("a", now) ? 1 : 0;
  EXPECT_EQ(passed, 5);
  EXPECT_TRUE(Rate(0).allows("a", now));
}

TEST(Gzip, IsTakenWhenAllowed) {
  EXPECT_TRUE(takes_gzip("deflate, gzip"));
  EXPECT_TRUE(takes_gzip("gzip;q=0.5"));
  EXPECT_TRUE(takes_gzip("*"));
  EXPECT_FALSE(takes_gzip("gzip;q=0"));
  EXPECT_FALSE(takes_gzip("gzip; q=0.0"));
  EXPECT_FALSE(takes_gzip("br"));
  EXPECT_FALSE(takes_gzip(""));
  EXPECT_LT(gzip(std::string(10000, 'a')).size(), 100U);
}

TEST(Cache, KeepsWhatWasUsedLast) {
  Cache cache(100000);
  for (int i = 0; i < 20; ++i) {
    auto answer = std::make_shared<Answer>();
    answer->response.body = std::string(10000, 'x');
    cache.put(std::to_string(i), answer);
    EXPECT_NE(cache.get("0"), nullptr) << i;
  }
  EXPECT_EQ(cache.get("1"), nullptr);
  EXPECT_NE(cache.get("19"), nullptr);
}

TEST(Subscription, WakesWhoWaits) {
  int woken = 0;
  Subscription s([&] { ++woken; });
  char bytes[10];
  size_t taken = 0;
  const auto wait = [] { return true; };
  EXPECT_EQ(s.take(bytes, 10, taken, wait), Subscription::State::waiting);
  s.add("twelve bytes");
  s.add("!", true);
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(s.take(bytes, 10, taken, wait), Subscription::State::data);
  EXPECT_EQ(taken, 10U);
  EXPECT_EQ(s.take(bytes, 10, taken, wait), Subscription::State::data);
  EXPECT_EQ(taken, 3U);
  EXPECT_EQ(s.take(bytes, 10, taken, wait), Subscription::State::ended);
}

TEST(Pool, DoesAllAndRefusesTooMuch) {
  std::atomic<int> done = 0;
  int refused = 0;
  {
    Pool<int> pool(2, 50, [] { return 0; });
    for (int i = 0; i < 1000; ++i)
      if (!pool.put([&](int&) { ++done; })) ++refused;
  }
  EXPECT_EQ(done + refused, 1000);
}

TEST(Desk, HasPagesAndNoOtherFiles) {
  if (desk_files().empty()) GTEST_SKIP() << "the desk was not built";
  ASSERT_NE(desk_file("/"), nullptr);
  EXPECT_EQ(desk_file("/")->path, "/index.html");
  EXPECT_EQ(desk_file("/../etc/passwd.txt"), nullptr);
}

}  // namespace
}  // namespace bahi::serve
