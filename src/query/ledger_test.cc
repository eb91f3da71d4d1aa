// The whole ledger over our own story: in any order, with interruptions, and what it answers.
#include "bahi/ledger.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "bahi/questions.h"
#include "store/schema.h"
#include "store/store.h"

namespace bahi {
namespace {

namespace fs = std::filesystem;
using store::Db;
using store::Outcome;
using store::Reading;
using store::Store;

const Reader& reader() {
  static const auto* kept = new Result<Reader>(Reader::open());
  return **kept;
}

Reading read(Article article) {
  SearchWords words;
  Record record = reader().read(article, &words);
  return store::make_reading(std::move(article), std::move(record), std::move(words), reader().engine());
}

/// The articles of a story, read once.
const std::vector<Reading>& story() {
  static const auto* kept = [] {
    auto* all = new std::vector<Reading>;
    std::ifstream in(std::string(BAHI_SOURCE_DIR) + "/stories/kishida/articles.jsonl");
    for (std::string line; std::getline(in, line);) {
      const auto j = nlohmann::json::parse(line);
      Article a;
      a.text = j["text"];
      a.source = j["source"];
      a.given_id = j["id"];
      a.title = j["title"];
      a.publisher = j["publisher"];
      a.published = j["published"];
      all->push_back(read(std::move(a)));
    }
    return all;
  }();
  return *kept;
}

class Ledger : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/bahi-ledger-XXXXXX";
    folder_ = mkdtemp(name);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name = "bahi.db") const { return folder_ + "/" + name; }

  std::unique_ptr<Store> open(const std::string& name = "bahi.db") {
    auto store = Store::open(path(name), Db::Mode::create);
    EXPECT_TRUE(store.ok()) << (store ? "" : store.error().text());
    return std::move(store).value();
  }
  /// Adds in this order, `batch` a transaction.
  static void add(Store& store, const std::vector<size_t>& order, size_t batch = 100) {
    for (size_t i = 0; i < order.size();) {
      ASSERT_TRUE(store.begin());
      for (size_t k = 0; k < batch && i < order.size(); ++k) ASSERT_NE(store.add(story()[order[i++]]), Outcome::failed);
      ASSERT_TRUE(store.commit()) << store.db().error()->text();
    }
  }
  static std::string dump(Store& store) {
    std::string out;
    store.dump([&](const std::string& line) {
      out += line + "\n";
      return true;
    });
    return out;
  }
  static std::vector<size_t> in_order() {
    std::vector<size_t> all(story().size());
    for (size_t i = 0; i < all.size(); ++i) all[i] = i;
    return all;
  }

  std::string folder_;
};

TEST_F(Ledger, IsTheSameInAnyOrder) {
  auto first = open("first.db");
  add(*first, in_order());
  EXPECT_EQ(first->verify(), std::vector<std::string>{});
  const std::string want = dump(*first);
  EXPECT_NE(want.find("\"happening\""), std::string::npos);
  std::mt19937 random(11);
  for (int round = 0; round < 12; ++round) {
    auto order = in_order();
    std::shuffle(order.begin(), order.end(), random);
    const std::string name = "shuffled" + std::to_string(round) + ".db";
    auto store = open(name);
    add(*store, order, 1 + random() % 5);
    ASSERT_EQ(dump(*store), want) << "round " << round;
    ASSERT_EQ(store->verify(), std::vector<std::string>{});
  }
}

TEST_F(Ledger, TheSameArticleTwiceIsThereOnce) {
  auto store = open();
  add(*store, in_order());
  const std::string want = dump(*store);
  ASSERT_TRUE(store->begin());
  for (const auto& r : story()) EXPECT_EQ(store->add(r), Outcome::already);
  ASSERT_TRUE(store->commit());
  EXPECT_EQ(dump(*store), want);
}

TEST_F(Ledger, WhatIsRemovedWasNeverThere) {
  auto whole = open("whole.db");
  add(*whole, in_order());
  for (size_t gone = 0; gone < story().size(); ++gone) {
    auto without = in_order();
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(gone));
    auto fresh = open("fresh" + std::to_string(gone) + ".db");
    add(*fresh, without);
    ASSERT_TRUE(whole->begin());
    ASSERT_TRUE(whole->remove(whole->find_article(story()[gone].record.document.id)));
    ASSERT_TRUE(whole->commit());
    ASSERT_EQ(dump(*whole), dump(*fresh)) << story()[gone].article.given_id;
    ASSERT_EQ(whole->verify(), std::vector<std::string>{});
    add(*whole, {gone});
  }
  ASSERT_TRUE(whole->begin());
  for (const auto& r : story()) ASSERT_TRUE(whole->remove(whole->find_article(r.record.document.id)));
  ASSERT_TRUE(whole->commit());
  EXPECT_EQ(dump(*whole), "");
  EXPECT_EQ(whole->verify(), std::vector<std::string>{});
}

TEST_F(Ledger, WhatIsCountedStaysRight) {
  auto store = open();
  std::mt19937 random(5);
  const auto one_of = [&](const char* column) {  // of the claims that are there
    store::Sql sql(store->db(), column);
    std::vector<std::string> all;
    while (sql.row()) all.push_back(store::hex(sql.integer(0)));
    return all.empty() ? std::string() : all[random() % all.size()];
  };
  std::vector<int64_t> decided;
  for (int round = 0; round < 60; ++round) {
    ASSERT_TRUE(store->begin());
    for (int n = 0; n < 4; ++n) {
      const auto& r = story()[random() % story().size()];
      const int64_t there = store->find_article(r.record.document.id);
      store::Decision d;
      d.who = "asha";
      d.target = one_of("SELECT uid FROM claim WHERE happening IS NOT NULL");
      const auto dice = random() % 8;
      if (dice < 3 || d.target.empty()) {
        ASSERT_NE(store->add(r), Outcome::failed);
        continue;
      }
      if (dice == 3) {
        if (there != 0) {
          ASSERT_TRUE(store->remove(there));
        }
        continue;
      }
      if (dice == 4) {  // another engine reads less
        Reading other = r;
        if (!other.record.events.empty()) other.record.events.pop_back();
        std::vector<store::ReadingChange> changes;
        if (there != 0) {
          ASSERT_NE(store->reread(other, changes), Outcome::failed);
        }
        continue;
      }
      if (dice == 5 && !decided.empty()) {
        store->undo(decided[random() % decided.size()], "ravi");  // it may be undone already
        continue;
      }
      constexpr const char* kWhat[] = {"reject", "merge", "split", "correct"};
      d.what = kWhat[random() % std::size(kWhat)];
      if (d.what == "merge") d.other = one_of("SELECT uid FROM claim WHERE happening IS NOT NULL");
      if (d.what == "correct") {
        d.field = random() % 2 == 0 ? "date" : "status";
        d.value = d.field == "date" ? "2023-04-0" + std::to_string(1 + random() % 9) : "cancelled";
      }
      decided.push_back(store->decide(d));
    }
    ASSERT_TRUE(store->commit()) << store->db().error()->text();
    ASSERT_EQ(store->verify(), std::vector<std::string>{}) << "round " << round;
  }
}

TEST_F(Ledger, TheDayIsLearnedLater) {
  Article undated = story()[7].article;
  undated.published.clear();
  auto store = open();
  ASSERT_TRUE(store->begin());
  EXPECT_EQ(store->add(read(undated)), Outcome::added);
  EXPECT_EQ(store->add(story()[7]), Outcome::bettered);
  EXPECT_EQ(store->add(read(undated)), Outcome::already);
  ASSERT_TRUE(store->commit());
  auto other = open("other.db");
  add(*other, {7});
  EXPECT_EQ(dump(*store), dump(*other));
}

TEST_F(Ledger, ARollbackLeavesNothing) {
  auto store = open();
  add(*store, {0, 1, 2});
  const std::string want = dump(*store);
  ASSERT_TRUE(store->begin());
  for (const auto& r : story()) (void)store->add(r);
  store->rollback();
  EXPECT_EQ(dump(*store), want);
  add(*store, in_order());
  auto other = open("other.db");
  add(*other, in_order());
  EXPECT_EQ(dump(*store), dump(*other));
}

TEST_F(Ledger, AFullDiskLosesNothingThatWasKept) {
  auto store = open();
  add(*store, {0, 1, 2});
  const std::string want = dump(*store);
  int64_t pages = 0;
  {
    store::Sql sql(store->db(), "PRAGMA page_count");
    ASSERT_TRUE(sql.row());
    pages = sql.integer(0);
  }
  store->db().exec(("PRAGMA max_page_count=" + std::to_string(pages + 2)).c_str());
  ASSERT_TRUE(store->begin());
  bool failed = false;
  for (const auto& r : story()) failed |= store->add(r) == Outcome::failed;
  failed |= !store->commit();
  ASSERT_TRUE(failed);
  ASSERT_TRUE(store->db().error());
  EXPECT_NE(store->db().error()->message.find("full"), std::string::npos) << store->db().error()->message;
  store->rollback();
  store->db().clear_error();
  EXPECT_EQ(dump(*store), want);
  EXPECT_EQ(store->verify(), std::vector<std::string>{});
}

TEST_F(Ledger, ReadersSeeAWholeLedgerWhileOneWrites) {
  auto writer = open();
  add(*writer, {0, 1, 2});
  auto reading = Store::open(path(), Db::Mode::read);
  auto another = Store::open(path(), Db::Mode::read);
  ASSERT_TRUE(reading.ok() && another.ok());
  const std::string before = dump(**reading);
  ASSERT_TRUE(writer->begin());
  for (const auto& r : story()) (void)writer->add(r);
  EXPECT_EQ(dump(**reading), before);
  EXPECT_EQ(dump(**another), before);
  auto second = Store::open(path(), Db::Mode::write, 50);
  ASSERT_TRUE(second.ok());
  EXPECT_FALSE((*second)->begin());
  EXPECT_NE((*second)->db().error()->message.find("is writing to it"), std::string::npos);
  ASSERT_TRUE(writer->commit());
  EXPECT_NE(dump(**reading), before);
}

TEST_F(Ledger, OtherFilesAreRefused) {
  std::ofstream(path("text.db")) << std::string(4096, 'x');
  const auto text = Store::open(path("text.db"), Db::Mode::create);
  ASSERT_FALSE(text.ok());
  EXPECT_NE(text.error().message.find("no ledger"), std::string::npos);
  {
    auto db = Db::open(path("other.db"), Db::Mode::create);
    ASSERT_TRUE(db.ok());
    (*db)->exec("CREATE TABLE t (x)");
  }
  EXPECT_NE(Store::open(path("other.db"), Db::Mode::create).error().message.find("another program"), std::string::npos);
  { (void)open("newer.db")->db().exec("PRAGMA user_version=99"); }
  EXPECT_NE(Store::open(path("newer.db"), Db::Mode::write).error().message.find("newer version"), std::string::npos);
  EXPECT_NE(Store::open(path("none.db"), Db::Mode::read).error().message.find("no ledger here"), std::string::npos);
}

TEST_F(Ledger, AnOldLedgerIsBroughtUpToDate) {
  for (const auto mode : {Db::Mode::write, Db::Mode::read}) {
    const std::string name = mode == Db::Mode::read ? "asked.db" : "written.db";
    std::string want;
    {
      auto store = open(name);
      add(*store, in_order());
      want = dump(*store);
      // As version 1 was.
      store->db().exec(
          "DROP INDEX form_polity; DROP INDEX happening_far; DROP INDEX happening_sure; DROP TABLE gathering; "
          "DROP TABLE dyad_slice; DROP TABLE day_slice; DROP TABLE watch; DROP TABLE state; DROP TABLE tally; "
          "DROP TABLE feed; DROP TABLE page; DROP TABLE host; "
          "DROP TABLE dyad_sum; DROP TABLE day_sum; CREATE INDEX happening_entity_of ON happening_entity (happening); "
          "ALTER TABLE band RENAME TO day_band; CREATE TABLE band (hash INTEGER NOT NULL, article INTEGER NOT NULL, "
          "PRIMARY KEY (hash, article)) WITHOUT ROWID; INSERT INTO band SELECT hash, article FROM day_band; DROP TABLE "
          "day_band; "
          "DROP INDEX happening_day; CREATE INDEX happening_day ON happening (day); CREATE INDEX happening_uid ON "
          "happening (uid); "
          "DROP INDEX article_source; DROP INDEX article_publisher; CREATE INDEX form_name ON form (name)");
      store->db().exec("PRAGMA user_version=1");
    }
    auto store = Store::open(path(name), mode);
    ASSERT_TRUE(store.ok()) << store.error().text();
    EXPECT_EQ(dump(**store), want);
    EXPECT_EQ((*store)->verify(), std::vector<std::string>{});
    {
      store::Sql sql((*store)->db(), "PRAGMA user_version");
      ASSERT_TRUE(sql.row());
      EXPECT_EQ(sql.integer(0), store::kSchema);
    }
    EXPECT_EQ((*store)->db().exec("INSERT INTO watch VALUES ('x', '{}', 0)"), mode == Db::Mode::write);
  }
}

class Story : public Ledger {
 protected:
  void SetUp() override {
    Ledger::SetUp();
    auto store = open();
    add(*store, in_order());
    store.reset();
    auto asked = query::Questions::open(path());
    ASSERT_TRUE(asked.ok());
    ask_ = std::move(asked).value();
  }
  void TearDown() override {
    ask_.reset();
    Ledger::TearDown();
  }
  std::unique_ptr<query::Questions> ask_;
};

/// A happening's life as one line.
std::string life(const query::Happening& h) {
  std::string out;
  for (const auto& r : h.revisions)
    out += (out.empty() ? "" : "; ") + r.day + " " + r.what + " " + r.before + ">" + r.after;
  return out;
}

TEST_F(Story, TheVisitIsOneHappening) {
  query::Filter filter;
  filter.states = {"Japan", "भारत"};
  filter.people = {"kishida"};
  const auto visits = ask_->timeline(filter, {});
  ASSERT_TRUE(visits.ok());
  std::vector<query::Happening> found;
  for (const auto& h : visits->items)
    if (h.act == "visit" || h.act == "travel") found.push_back(*ask_->happening(h.id));
  ASSERT_EQ(found.size(), 1U);
  const auto& visit = found.front();
  EXPECT_EQ(visit.stage, "occurred");
  EXPECT_EQ(visit.date.start, "2023-03-20");
  const std::string text = life(visit);
  EXPECT_TRUE(text.starts_with("2023-02-10 told >rumoured; 2023-02-17 stage rumoured>announced")) << text;
  EXPECT_NE(text.find("2023-02-27 stage announced>postponed"), std::string::npos) << text;
  EXPECT_NE(text.find("date 2023-03-10>2023-03-20"), std::string::npos) << text;
  EXPECT_NE(text.find(">occurred"), std::string::npos) << text;
}

TEST_F(Story, TheRumourOfDhakaIsDenied) {
  const auto page = ask_->timeline({{"Bangladesh"}, {"Kishida"}, {}, {}, "", "", "", 0}, {});
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].stage, "denied");
}

TEST_F(Story, PapersContradictOneAnother) {
  const auto page = ask_->conflicts({}, {});
  ASSERT_TRUE(page.ok());
  std::vector<std::string> fields;
  for (const auto& d : page->items)
    fields.push_back(d.conflict.field + " " + d.conflict.value_a + "/" + d.conflict.value_b);
  EXPECT_NE(std::find(fields.begin(), fields.end(), "date 2023-03-20/2023-03-21"), fields.end())
      << testing::PrintToString(fields);
}

TEST_F(Ledger, WhoTookPartIsDisputed) {
  const auto article = [](const char* id, const char* text) {
    Article a;
    a.source = std::string("stories/") + id;
    a.publisher = id;
    a.published = "2024-07-30";
    a.text = text;
    return read(std::move(a));
  };
  const Reading all[] = {article("देशकाल", "भारत, जापान और ऑस्ट्रेलिया के विदेश मंत्रियों ने सोमवार को तोक्यो में बैठक की।"),
                         article("नवप्रभात", "तोक्यो में सोमवार को भारत, जापान और अमेरिका के विदेश मंत्रियों ने बैठक की।")};
  std::string want;
  for (const bool turned : {false, true}) {
    const std::string name = turned ? "turned.db" : "straight.db";
    auto store = open(name);
    for (const int i : {0, 1}) {
      ASSERT_TRUE(store->begin());
      ASSERT_EQ(store->add(all[turned ? 1 - i : i]), Outcome::added);
      ASSERT_TRUE(store->commit());
    }
    EXPECT_EQ(store->verify(), std::vector<std::string>{});
    if (want.empty()) want = dump(*store);
    EXPECT_EQ(dump(*store), want);
    const auto asked = query::Questions::open(path(name));
    const auto page = (*asked)->conflicts({}, {});
    ASSERT_TRUE(page.ok());
    ASSERT_EQ(page->items.size(), 1U);
    const auto& c = page->items.front().conflict;
    EXPECT_EQ(c.field, "participants");
    EXPECT_EQ(std::set<std::string>({c.value_a, c.value_b}), std::set<std::string>({"Australia", "United States"}));
    EXPECT_NE(c.a.words, c.b.words);
  }
}

TEST_F(Story, CopiesAreCounted) {
  const auto sources = ask_->sources({});
  ASSERT_TRUE(sources.ok());
  int copies = 0;
  for (const auto& s : *sources) copies += s.copies;
  EXPECT_EQ(copies, 2);
}

TEST_F(Story, WhatWasComingOnADay) {
  const auto page = ask_->upcoming("2023-03-01", {}, {});
  ASSERT_TRUE(page.ok());
  std::vector<std::string> visits;
  for (const auto& h : page->items)
    if (h.act == "visit") visits.push_back(h.stage + " " + h.date.start);
  std::sort(visits.begin(), visits.end());
  EXPECT_EQ(visits, (std::vector<std::string>{"postponed 2023-03-20", "rumoured 2023-03-01"}));  // India, Dhaka
}

TEST_F(Story, WordsAreFoundInBothScripts) {
  const auto find = [&](const std::string& words, const query::Filter& filter = {}) {
    const auto page = ask_->find(words, filter, {}, &reader());
    EXPECT_TRUE(page.ok()) << words;
    return page.ok() ? page->items.size() : 0;
  };
  EXPECT_GE(find("किशिदा"), 8U);
  EXPECT_GE(find("kishida"), 8U);
  EXPECT_EQ(find("हिरोशिमा"), 3U);
  EXPECT_EQ(find("hiroshima"), 3U);
  EXPECT_GE(find("परियोजना"), 1U);  // «परियोजनाओं»
  EXPECT_EQ(find("\"चंदन का पौधा\""), 2U);
  EXPECT_EQ(find("\"पौधा चंदन\""), 0U);
  EXPECT_EQ(find("हिरोशिमा -चंदन"), 1U);
  EXPECT_GE(find("", {{"Afghanistan"}, {}, {"ASSAULT"}, {}, "", "", "", 0}), 0U);
  EXPECT_EQ(find("किशिदा", {{}, {}, {}, {}, "", "2023-03-20", "", 0}), 3U);
}

TEST_F(Story, PagesGoOnWhereTheyEnded) {
  std::vector<std::string> all;
  query::Page page{3, ""};
  do {
    const auto part = ask_->timeline({}, page);
    ASSERT_TRUE(part.ok());
    for (const auto& h : part->items) all.push_back(h.id);
    page.cursor = part->next;
  } while (!page.cursor.empty());
  const auto whole = ask_->timeline({}, {1000, ""});
  ASSERT_EQ(all.size(), whole->items.size());
  for (size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], whole->items[i].id);
}

TEST_F(Story, APersonIsKnownByAnySpelling) {
  for (const char* name : {"किशिदा", "kishida", "Fumio Kishida", "फुमियो किशिदा", "Kisida"}) {
    const auto d = ask_->who(name);
    ASSERT_TRUE(d.ok()) << name;
    EXPECT_EQ(d->who.polity, "JPN") << name;
    EXPECT_GE(d->articles, 8);
  }
  EXPECT_FALSE(ask_->who("नामालूम").ok());
}

TEST_F(Story, AWatchTellsWhatItsArticlesSay) {
  auto writer = ::bahi::Ledger::open(path());
  ASSERT_TRUE(writer.ok());
  const query::Filter kishida{{"Japan"}, {"किशिदा"}, {}, {}, "", "", "", 0};
  EXPECT_TRUE(*writer->watch("k", kishida));
  EXPECT_FALSE(*writer->watch("k", {}));
  const auto watches = ask_->watches();
  ASSERT_TRUE(watches.ok());
  ASSERT_EQ(watches->size(), 1U);
  EXPECT_EQ(watches->front().filter.people, kishida.people);
  EXPECT_TRUE(ask_->news(watches->front().filter, watches->front().seen)->changes.empty());
  const auto all = ask_->news(kishida, 0);
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->upto, watches->front().seen);
  EXPECT_EQ(all->changes.size(), ask_->changes(kishida, true, {1000, ""})->items.size() +
                                     ask_->conflicts(kishida, {1000, ""})->items.size());
  // What came by one article, and by those after it, is what came by both.
  size_t sum = 0;
  for (int64_t n = 0; n < all->upto; ++n)
    sum += ask_->news(kishida, n)->changes.size() - ask_->news(kishida, n + 1)->changes.size();
  EXPECT_EQ(sum, all->changes.size());
  EXPECT_TRUE(*writer->unwatch("k"));
  EXPECT_FALSE(*writer->unwatch("k"));
}

TEST_F(Story, IsCountedByPairStateAndDay) {
  const auto network = ask_->network({});
  ASSERT_TRUE(network.ok());
  int together = 0;
  for (const auto& link : network->links)
    if ((link.a == "country/ind" && link.b == "country/jpn") || (link.a == "country/jpn" && link.b == "country/ind"))
      together += link.cooperation + link.conflict + link.planned;
  query::Filter both;
  both.states = {"India", "Japan"};
  both.since = "2000-01-01";
  EXPECT_EQ(together, static_cast<int>(ask_->timeline(both, {500, ""})->items.size()));
  EXPECT_EQ(ask_->network({}, 2)->nodes.size(), 2U);
  query::Filter surer;
  surer.since = "2000-01-01";
  surer.min_confidence = 0.8;
  surer.people = {"kishida"};
  surer.types = {"consult"};
  int days = 0;
  const auto by_day = ask_->days(surer);
  for (const auto& d : *by_day) days += d.cooperation + d.conflict + d.planned;
  EXPECT_EQ(days, static_cast<int>(ask_->timeline(surer, {500, ""})->items.size()));
  EXPECT_GT(days, 0);
  const auto places = ask_->places({});
  EXPECT_TRUE(std::any_of(places->begin(), places->end(), [](const auto& t) { return t.name == "JPN"; }));
  EXPECT_FALSE(ask_->places({{"Atlantis"}, {}, {}, {}, "", "", "", 0}).ok());
}

TEST_F(Story, SumsThatAreKeptAreWhatCountingGives) {
  const auto told = [](const auto& all) {
    std::string out;
    for (const auto& t : all) out += fmt::format("{} {} {} {}\n", t.name, t.cooperation, t.conflict, t.planned);
    return out;
  };
  for (const auto& [since, until] :
       std::initializer_list<std::pair<const char*, const char*>>{{"", ""},
                                                                  {"2023-01-01", ""},
                                                                  {"", "2023-03-20"},
                                                                  {"2023-03-02", "2023-03-20"},
                                                                  {"2022-11-15", "2024-02-03"},
                                                                  {"2023-02-28", "2023-04-01"},
                                                                  {"2023-03-20", "2023-03-20"},
                                                                  {"2023-03-21", "2023-03-20"}}) {
    const query::Filter kept{{}, {}, {}, {}, "", since, until, 0};
    query::Filter counted = kept;
    counted.min_confidence = 1e-6;  // no sums are kept by parts of a share
    EXPECT_EQ(told(*ask_->places(kept)), told(*ask_->places(counted))) << since << " " << until;
    EXPECT_EQ(told(*ask_->days(kept)), told(*ask_->days(counted))) << since << " " << until;
    EXPECT_EQ(query::to_json(*ask_->network(kept)), query::to_json(*ask_->network(counted))) << since << " " << until;
    for (const std::vector<std::string>& types :
         {std::vector<std::string>{"CONSULT"}, {"CONSULT", "AGREE"}, std::vector<std::string>{"ACCUSE"}})
      for (const std::vector<std::string>& stages : {std::vector<std::string>{}, {"occurred", "postponed"}})
        for (const std::vector<std::string>& states : {std::vector<std::string>{}, {"India"}, {"India", "Japan"}}) {
          query::Filter one = kept;
          one.types = types;
          one.stages = stages;
          one.states = states;
          query::Filter other = one;
          other.min_confidence = 1e-6;
          EXPECT_EQ(told(*ask_->places(one)), told(*ask_->places(other)));
          EXPECT_EQ(told(*ask_->days(one)), told(*ask_->days(other)));
          EXPECT_EQ(query::to_json(*ask_->network(one)), query::to_json(*ask_->network(other)));
        }
    for (const double share : {0.5, 0.7, 0.95})
      for (const std::vector<std::string>& stages :
           {std::vector<std::string>{}, {"announced"}, {"denied", "occurred"}}) {
        query::Filter one{{}, {}, {}, stages, "", since, until, share};
        query::Filter other = one;
        other.min_confidence -= 1e-7;
        EXPECT_EQ(told(*ask_->places(one)), told(*ask_->places(other)));
        EXPECT_EQ(told(*ask_->days(one)), told(*ask_->days(other)));
        EXPECT_EQ(query::to_json(*ask_->network(one)), query::to_json(*ask_->network(other)));
      }
    for (const char* state : {"Japan", "India", "Bangladesh"})
      for (const std::vector<std::string>& types : {std::vector<std::string>{}, {"CONSULT"}}) {
        query::Filter one{{state}, {}, types, {}, "", since, until, 0};
        query::Filter other = one;
        other.min_confidence = 1e-6;
        EXPECT_EQ(told(*ask_->places(one)), told(*ask_->places(other))) << state;
        EXPECT_EQ(query::to_json(*ask_->network(one)), query::to_json(*ask_->network(other))) << state;
      }
    auto of_japan = kept;
    of_japan.states = {"Japan"};
    counted.states = {"Japan"};
    EXPECT_EQ(told(*ask_->days(of_japan)), told(*ask_->days(counted))) << since << " " << until;
  }
}

TEST_F(Ledger, WhatWasBeforeAllDaysIsInNoSum) {
  const auto article = [] {
    Article a;
    a.source = "stories/old";
    a.publisher = "देशकाल";
    a.published = "2024-07-30";
    a.text = "भारत ने चीन के साथ समझौता किया।";
    SearchWords words;
    Record record = reader().read(a, &words);
    for (auto& e : record.events)
      e.date = RecordDate{"1647-01-01", "1647-12-31", "year", false, "stated", std::nullopt};
    return store::make_reading(std::move(a), std::move(record), std::move(words), reader().engine());
  }();
  ASSERT_FALSE(article.record.events.empty());
  auto store = open();
  ASSERT_TRUE(store->begin());
  ASSERT_EQ(store->add(article), Outcome::added);
  ASSERT_TRUE(store->commit());
  EXPECT_EQ(store->verify(), std::vector<std::string>{});
}

TEST_F(Story, SourcesAreCountedByMonthAndByDay) {
  // What months and days give together is what is kept of all.
  const auto told = [](const std::vector<query::Source>& all) {
    std::map<std::string, std::vector<int>> out;
    for (const auto& s : all) out[s.publisher] = {s.articles, s.copies, s.claims, s.firsts};
    return out;
  };
  const auto all = told(*ask_->sources({}));
  for (const char* day : {"2023-02-01", "2023-02-17", "2023-02-28", "2023-03-01", "2023-03-19", "2023-03-31"}) {
    query::Filter until;
    until.until = day;
    query::Filter since;
    since.since = fuse::iso(fuse::day_of_iso(day) + 1);
    auto sum = told(*ask_->sources(until));
    for (const auto& [publisher, counts] : told(*ask_->sources(since))) {
      auto& to = sum[publisher];
      to.resize(counts.size());
      for (size_t i = 0; i < counts.size(); ++i) to[i] += counts[i];
    }
    EXPECT_EQ(sum, all) << day;
  }
}

TEST_F(Story, CodesOfStatesAreNames) {
  for (const char* code : {"IN", "IND", "JP", "JPN"}) {
    const auto found = ask_->resolve(code, "");
    ASSERT_EQ(found.size(), 1U) << code;
    EXPECT_EQ(found.front().kind, "country");
    EXPECT_EQ(found.front().polity.substr(0, 2), std::string(code).substr(0, 2) == "JP" ? "JP" : "IN");
  }
  EXPECT_EQ(ask_->polity("JP"), "JPN");
}

TEST_F(Story, ArticlesClaimsAndNamesAreAllThere) {
  const auto hits = ask_->find("", {}, {100, ""});
  ASSERT_EQ(hits->items.size(), story().size());
  const auto one = ask_->article(hits->items.front().article);
  ASSERT_TRUE(one.ok()) << one.error().text();
  EXPECT_EQ(one->id, hits->items.front().article);
  EXPECT_NE(one->record.find(one->id), std::string::npos);
  EXPECT_FALSE(ask_->article("no such").ok());
  std::set<std::string> seen;
  std::string cursor;
  do {
    const auto page = ask_->claims({}, {3, cursor});
    for (const auto& c : page->items) EXPECT_TRUE(seen.insert(c.quote.article + c.quote.label).second);
    cursor = page->next;
  } while (!cursor.empty());
  EXPECT_EQ(seen.size(), ask_->claims({}, {1000, ""})->items.size());
  EXPECT_EQ(static_cast<int64_t>(ask_->entities({10000, ""})->items.size()), ask_->stats()->entities);
  const auto names = ask_->complete("फुमियो कि", "person", 5);
  ASSERT_FALSE(names.empty());
  EXPECT_EQ(names.front().en, "Fumio Kishida");
}

TEST_F(Story, DecisionsAreMadeAndTakenBack) {
  auto writer = bahi::Ledger::open(path());
  ASSERT_TRUE(writer.ok());
  query::Filter filter;
  filter.states = {"Japan", "भारत"};
  filter.people = {"kishida"};
  const auto happening = ask_->timeline(filter, {1, ""})->items.front();
  const int64_t before = ask_->state();
  query::Decided decision;
  decision.what = "correct";
  decision.target = happening.id.substr(0, 10);
  decision.field = "date";
  decision.value = "2023-03-21";
  EXPECT_FALSE(writer->curate(decision).ok());  // by nobody
  decision.by = "asha";
  const auto numbers = writer->curate(decision);
  ASSERT_TRUE(numbers.ok()) << numbers.error().text();
  EXPECT_GT(ask_->state(), before);
  EXPECT_EQ(ask_->happening(happening.id)->date.start, "2023-03-21");
  EXPECT_EQ(ask_->decisions({})->items.front().number, numbers->front());
  query::Decided undo;
  undo.by = "asha";
  undo.what = "undo";
  undo.target = std::to_string(numbers->front());
  EXPECT_TRUE(writer->curate(undo).ok());
  EXPECT_FALSE(writer->curate(undo).ok());
  EXPECT_EQ(ask_->happening(happening.id)->date.start, happening.date.start);
  EXPECT_EQ(ask_->decisions({1, ""})->items.front().what, "undo");
  EXPECT_EQ(writer->verify(), std::vector<std::string>{});
}

TEST_F(Story, AStatusIsDecidedAsItIsShown) {
  auto writer = bahi::Ledger::open(path());
  ASSERT_TRUE(writer.ok());
  const auto id = ask_->timeline({}, {1, ""})->items.front().id;
  query::Decided decision;
  decision.by = "asha";
  decision.what = "correct";
  decision.target = id;
  decision.field = "status";
  for (const char* stage : {"rumoured", "announced", "under way", "denied"}) {
    decision.value = stage;
    EXPECT_TRUE(writer->curate(decision).ok());
    EXPECT_EQ(ask_->happening(id)->stage, stage);
  }
  decision.value = "scheduled";  // a word of records
  EXPECT_FALSE(writer->curate(decision).ok());
  query::Decided same;
  same.by = "asha";
  same.what = "same";
  same.target = "kishida";
  same.other = "किशिदा";
  EXPECT_FALSE(writer->curate(same).ok());  // they are one
}

TEST_F(Story, AFilterTakesFromAllWhatPasses) {
  // Whichever index is read, the answer is what looking at everything gives.
  constexpr int kAll = 1000;
  const auto of = [](const query::Happening& h, const query::Filter& f) {
    const auto has = [&](const auto& fits) { return std::any_of(h.roles.begin(), h.roles.end(), fits); };
    return std::all_of(f.states.begin(), f.states.end(),
                       [&](const auto& s) { return has([&](const query::Role& r) { return r.who.polity == s; }); }) &&
           std::all_of(f.people.begin(), f.people.end(),
                       [&](const auto& p) { return has([&](const query::Role& r) { return r.who.id == p; }); }) &&
           (f.types.empty() || f.types.front() == h.event);
  };
  const auto kishida = ask_->resolve("kishida").front().id;
  size_t passed = 0;
  for (const query::Filter& filter : {query::Filter{{"JPN"}, {}, {}, {}, "", "", "", 0},
                                      {{"JPN", "IND", "AUS"}, {}, {}, {}, "", "", "", 0},
                                      {{"IND"}, {kishida}, {}, {}, "", "", "", 0},
                                      {{}, {}, {"CONSULT"}, {}, "", "", "", 0},
                                      {{"IND"}, {}, {"CONSULT"}, {}, "", "", "", 0}}) {
    const auto same = [&](const auto& some, const auto& all, const auto& happening) {
      std::vector<std::string> got;
      std::vector<std::string> want;
      for (const auto& item : some) got.push_back(happening(item).id);
      for (const auto& item : all)
        if (of(happening(item), filter)) want.push_back(happening(item).id);
      EXPECT_EQ(got, want);
      passed += want.size();
    };
    const auto itself = [](const query::Happening& h) { return h; };
    const auto its = [](const auto& item) { return item.happening; };
    for (const char* day : {"2022-12-01", "2023-02-01", "2023-03-01", "2023-03-19", ""})
      same(ask_->upcoming(day, filter, {kAll, ""})->items, ask_->upcoming(day, {}, {kAll, ""})->items, itself);
    same(ask_->changes(filter, true, {kAll, ""})->items, ask_->changes({}, true, {kAll, ""})->items, its);
    same(ask_->conflicts(filter, {kAll, ""})->items, ask_->conflicts({}, {kAll, ""})->items, its);
    if (filter.states.empty() || !filter.people.empty())
      same(ask_->timeline(filter, {kAll, ""})->items, ask_->timeline({}, {kAll, ""})->items, itself);
  }
  EXPECT_GT(passed, 50U);
}

TEST_F(Story, AnswersAreJson) {
  EXPECT_TRUE(nlohmann::json::accept(query::to_json(*ask_->who("kishida"))));
  EXPECT_TRUE(nlohmann::json::accept(query::to_json(*ask_->dyad("Japan", "India", {}, {}))));
  EXPECT_TRUE(nlohmann::json::accept(query::to_json(*ask_->stats())));
  EXPECT_TRUE(nlohmann::json::accept(query::to_json(*ask_->changes({}, true, {}))));
}

}  // namespace
}  // namespace bahi
