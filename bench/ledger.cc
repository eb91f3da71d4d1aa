// The ledger's cost. bahi-bench-ledger read POOL.jsonl[.xz] [threads]: a whole archive read and kept, articles a
// second. bahi-bench-ledger grow ARTICLES [FILE]: a generated ledger (about four claims an article); at each power
// of ten, latency of adding one more, and of questions. ask FILE: the same of a ledger that grow has made. more FILE
// ARTICLES: how fast it takes so many more.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <thread>

#include "bahi/questions.h"
#include "base/hash.h"
#include "lexicon/key.h"
#include "store/store.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using bahi::store::Db;
using bahi::store::Store;

double since(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}

void drop(const std::string& path) {
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(path + end);
}

int64_t size_of(const std::string& path) {
  int64_t sum = 0;
  for (const char* end : {"", "-wal"})
    if (fs::exists(path + end)) sum += static_cast<int64_t>(fs::file_size(path + end));
  return sum;
}

/// Runs `bahi add` itself, so that reading, packing and writing are all in it.
int read(const std::string& pool, int threads) {
  const std::string db = "/tmp/bahi-bench.db";
  const std::string plain = "/tmp/bahi-bench.jsonl";
  drop(db);
  const bool packed = pool.ends_with(".xz");
  if (packed && std::system(fmt::format("xz -dc '{}' > {}", pool, plain).c_str()) != 0) return 1;
  const std::string& input = packed ? plain : pool;
  size_t articles = 0;
  {
    std::ifstream in(input);
    for (std::string line; std::getline(in, line);) ++articles;
  }
  const auto start = Clock::now();
  const int status =
      std::system(fmt::format("build/release/bahi add --db {} --jobs {} '{}'", db, threads, input).c_str());
  const double seconds = since(start);
  fmt::print("{} articles in {:.1f} s: {:.0f} a second, {} threads; the text {:.1f} MB, the ledger {:.1f} MB\n",
             articles, seconds, static_cast<double>(articles) / seconds, threads,
             static_cast<double>(fs::file_size(input)) / 1e6, static_cast<double>(size_of(db)) / 1e6);
  drop(db);
  if (packed) fs::remove(plain);
  return status == 0 ? 0 : 1;
}

/// Articles with the shape of news: few states and people are spoken of much, many a little; words likewise.
class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {
    constexpr const char* kSyllables[] = {"का", "रे", "मि", "न",  "सू",  "ता", "ली", "बो",
                                          "दे",  "गु", "पा", "शि", "वा", "जो", "है",  "र"};
    for (int i = 0; i < 20000; ++i) {
      std::string word;
      for (int n = i + 16; n > 0; n /= 16) word += kSyllables[n % 16];
      vocabulary_.push_back(word);
    }
    constexpr const char* kCodes =
        "INDRUSUSACHNPAKBGDNPLLKAGBRFRADEUJPNIRNISRUKRTURSAUAREAFGAUSCANBRAZAFEGYIDNMYSTHAVNMKORPRKMMRMDVBTNITAESP";
    for (size_t i = 0; kCodes[i] != '\0'; i += 3) states_.emplace_back(kCodes + i, 3);
  }

  bahi::store::Reading article(int64_t n) {
    bahi::Article a;
    bahi::SearchWords words;
    for (int i = 0; i < 220; ++i) {
      const auto& w = vocabulary_[zipf(vocabulary_.size())];
      a.text += w + (i % 14 == 13 ? "। " : " ");
      words.lemmas += w + " ";
    }
    a.source = fmt::format("generated/{}", n);
    a.publisher = fmt::format("अखबार {}", zipf(40));
    const auto day = bahi::time::day_of(2010, 1, 1) + static_cast<bahi::time::Day>(random_() % 5500);
    a.published = bahi::fuse::iso(day);
    bahi::Record r;
    r.document = {fmt::format("{:016x}", bahi::hash(a.source)),
                  fmt::format("{:016x}", bahi::hash(a.text)),
                  "",
                  a.source,
                  "",
                  a.publisher,
                  a.published,
                  "hi",
                  1500,
                  {}};
    for (int i = 0; i < 4; ++i) state(r);
    for (int i = 0; i < 5; ++i) person(r, r.entities[random_() % 4].country);
    constexpr std::pair<const char*, const char*> kDeeds[] = {
        {"CONSULT", "meet"}, {"CONSULT", "visit"},  {"CONSULT", "talk"},    {"SUPPORT", "praise"},
        {"AGREE", "agree"},  {"REQUEST", "demand"}, {"ACCUSE", "allege"},   {"COOPERATE", "trade"},
        {"AID", "fund"},     {"REJECT", "refuse"},  {"SANCTION", "impose"}, {"ASSAULT", "attack"}};
    constexpr const char* kStatuses[] = {"occurred",  "occurred", "occurred", "occurred",
                                         "scheduled", "possible", "ongoing",  "did not occur"};
    for (int i = 0; i < 4; ++i) {
      bahi::RecordEvent e;
      e.id = fmt::format("v{}", i + 1);
      e.uid = fmt::format("{:016x}", bahi::hash(r.document.id + e.id));
      const auto& deed = kDeeds[random_() % std::size(kDeeds)];
      e.event = deed.first;
      e.act = deed.second;
      e.status = kStatuses[random_() % std::size(kStatuses)];
      e.actor = {r.entities[4 + random_() % 5].id};
      e.recipient = {r.entities[random_() % 4].id};
      if (random_() % 2 == 0) e.place = {r.entities[random_() % 4].id};
      if (random_() % 2 == 0) {
        const auto when =
            day + static_cast<bahi::time::Day>(random_() % 9) - (e.status == std::string("scheduled") ? 0 : 6);
        e.date = bahi::RecordDate{bahi::fuse::iso(when), bahi::fuse::iso(when), "day", false, "relative", std::nullopt};
      }
      e.evidence = {{static_cast<int32_t>(i * 40), static_cast<int32_t>(i * 40 + 60)}};
      e.confidence = 0.5 + static_cast<double>(random_() % 450) / 1000;
      r.events.push_back(std::move(e));
    }
    words.latin = "putin modi";
    return bahi::store::make_reading(std::move(a), std::move(r), std::move(words), "generated");
  }
  const std::string& word(size_t rank) const { return vocabulary_[rank]; }
  const std::string& state_code(size_t rank) const { return states_[rank]; }
  static std::string person_name(size_t i) { return fmt::format("person/p{}", i); }
  size_t zipf(size_t n) {
    const double u = std::uniform_real_distribution<>(0, 1)(random_);
    return std::min(n - 1, static_cast<size_t>(std::pow(static_cast<double>(n), u)) - 1);
  }

 private:
  void state(bahi::Record& r) {
    bahi::RecordEntity e;
    e.id = fmt::format("e{}", r.entities.size() + 1);
    e.kind = "country";
    e.country = states_[zipf(states_.size())];
    e.key = "country/";
    for (const char c : e.country) e.key += static_cast<char>(c - 'A' + 'a');
    e.name = {e.country, e.country};
    r.entities.push_back(std::move(e));
  }
  void person(bahi::Record& r, const std::string& country) {
    bahi::RecordEntity e;
    e.id = fmt::format("e{}", r.entities.size() + 1);
    e.kind = "person";
    e.country = country;
    const size_t n = zipf(60000);
    if (n < 1200) e.key = person_name(n);
    e.name = {vocabulary_[n % 7001] + " " + vocabulary_[n % 19997], fmt::format("Person {}", n)};
    r.entities.push_back(std::move(e));
    r.offices.push_back(
        {e.id, {"मंत्री", n % 3 == 0 ? "foreign minister" : "minister"}, r.entities[0].id, "current", {}, "stated", ""});
    r.offices.back().person = r.entities.back().id;
  }

  std::mt19937 random_;
  std::vector<std::string> vocabulary_, states_;
};

/// Seconds of processor time that this process has used: on a busy machine the clock tells of the others' work.
double processor() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

/// How long something took each time, in milliseconds.
struct Times {
  std::vector<double> clock, cpu;
  template <typename F>
  void add(const F& f) {
    const auto start = Clock::now();
    const double before = processor();
    f();
    cpu.push_back((processor() - before) * 1000);
    clock.push_back(since(start) * 1000);
  }
  void add(const Times& o) {
    clock.insert(clock.end(), o.clock.begin(), o.clock.end());
    cpu.insert(cpu.end(), o.cpu.begin(), o.cpu.end());
  }
};

void percentiles(const std::string& what, Times times) {
  const auto at = [](std::vector<double>& ms, double share) {
    std::sort(ms.begin(), ms.end());
    return ms[std::min(ms.size() - 1, static_cast<size_t>(share * static_cast<double>(ms.size())))];
  };
  fmt::print("  {:<22} median {:7.2f} ms  95 % {:7.2f}  most {:7.2f}   processor {:7.2f}  95 % {:7.2f}   ({})\n", what,
             at(times.clock, 0.5), at(times.clock, 0.95), at(times.clock, 1), at(times.cpu, 0.5), at(times.cpu, 0.95),
             times.clock.size());
  std::fflush(stdout);
}

int failed(Store& store) {
  std::cerr << store.db().error()->text() << '\n';
  return 1;
}

/// Times the adding of single articles, and questions, on the ledger as it is. `next`: number of the next article.
int ask(Store& store, Generator& make, int64_t next) {
  constexpr int kAdds = 200;
  Times adding;
  for (int64_t n = next; n < next + kAdds; ++n) {
    const auto r = make.article(n);
    adding.add([&] {
      store.begin();
      store.add(r);
      store.commit();
    });
  }
  if (store.db().error()) return failed(store);
  percentiles("add one article", adding);

  auto asked = bahi::query::Questions::open(store.db().path());
  if (!asked) return 1;
  auto& ask = **asked;
  Times all;
  const auto time_it = [&](const std::string& what, const auto& question, int times = 100) {
    Times each;
    for (int i = 0; i < times; ++i) each.add(question);
    all.add(each);
    percentiles(what, std::move(each));
  };
  const auto word = [&] { return make.word(make.zipf(20000)); };
  const auto state = [&] { return make.state_code(make.zipf(30)); };
  time_it("find a word", [&] { (void)ask.find(word(), {}, {}); });
  time_it("find two words", [&] { (void)ask.find(word() + " " + word(), {}, {}); });
  time_it("find a phrase", [&] { (void)ask.find("\"" + word() + " " + word() + "\"", {}, {}); });
  time_it("find, state and type", [&] { (void)ask.find(word(), {{state()}, {}, {"CONSULT"}, {}, "", "", "", 0}, {}); });
  time_it("who", [&] { (void)ask.who(Generator::person_name(make.zipf(1200))); });
  time_it("dyad", [&] { (void)ask.dyad(state(), state(), {}, {}); });
  time_it("timeline of a state", [&] { (void)ask.timeline({{state()}, {}, {}, {}, "", "", "", 0.6}, {}); });
  time_it("upcoming", [&] { (void)ask.upcoming("", {}, {}); });
  time_it("changes", [&] { (void)ask.changes({{}, {}, {}, {}, "", "2020-01-01", "", 0}, false, {}); });
  time_it("conflicts", [&] { (void)ask.conflicts({}, {}); });
  percentiles("these ten", all);

  // What is not in the aim of these ten: wide and narrow questions, some of which find nothing near the latest day.
  constexpr int kFew = 20;
  const auto of = [](std::vector<std::string> states, std::vector<std::string> people, std::vector<std::string> types,
                     std::vector<std::string> stages, double sure = 0) {
    return bahi::query::Filter{
        std::move(states), std::move(people), std::move(types), std::move(stages), "", "", "", sure};
  };
  const auto between = [](std::string since, std::string until) {
    bahi::query::Filter f;
    f.since = std::move(since);
    f.until = std::move(until);
    return f;
  };
  const auto person = [&] { return Generator::person_name(make.zipf(1200)); };
  const auto rare = [&] { return make.state_code(25 + make.zipf(9)); };
  bahi::query::Filter there;
  there.place = "NPL";
  time_it(
      "find a phrase, filtered",
      [&] {
        (void)ask.find("\"" + make.word(make.zipf(50)) + " " + make.word(make.zipf(50)) + "\"",
                       of({state()}, {}, {"AID"}, {}), {});
      },
      kFew);
  time_it(
      "find, two states",
      [&] {
        (void)ask.find(word(), of({rare(), rare()}, {}, {}, {}), {});
      },
      kFew);
  time_it(
      "find, a person", [&] { (void)ask.find(word(), of({}, {person()}, {}, {}), {}); }, kFew);
  time_it(
      "find, a stage", [&] { (void)ask.find(word(), of({rare()}, {}, {}, {"cancelled"}), {}); }, kFew);
  time_it(
      "find, a place", [&] { (void)ask.find(word(), there, {}); }, kFew);
  time_it(
      "who, in all names", [&] { (void)ask.who("Person"); }, kFew);
  time_it(
      "who, two words", [&] { (void)ask.who(fmt::format("Person {}", make.zipf(60000))); }, kFew);
  time_it(
      "who, spoken of most", [&] { (void)ask.who(Generator::person_name(1)); }, kFew);
  time_it(
      "complete a name", [&] { (void)ask.complete("Pers", {}); }, kFew);
  time_it(
      "timeline, rare type", [&] { (void)ask.timeline(of({rare()}, {}, {"SANCTION"}, {"denied"}), {}); }, kFew);
  time_it(
      "timeline, type, stage", [&] { (void)ask.timeline(of({}, {}, {"SANCTION"}, {"cancelled"}), {}); }, kFew);
  time_it(
      "timeline, two people",
      [&] {
        (void)ask.timeline(of({}, {person(), person()}, {}, {}), {});
      },
      kFew);
  time_it(
      "timeline, three states",
      [&] {
        (void)ask.timeline(of({state(), rare(), rare()}, {}, {}, {}), {});
      },
      kFew);
  time_it(
      "timeline, a place", [&] { (void)ask.timeline(there, {}); }, kFew);
  time_it(
      "timeline, sure", [&] { (void)ask.timeline(of({}, {}, {}, {}, 0.999), {}); }, kFew);
  time_it(
      "timeline, a state, sure", [&] { (void)ask.timeline(of({state()}, {}, {}, {}, 0.98), {}); }, kFew);
  time_it(
      "upcoming, long ago", [&] { (void)ask.upcoming("2012-05-05", {}, {}); }, kFew);
  time_it(
      "upcoming, a state", [&] { (void)ask.upcoming("", of({rare()}, {}, {}, {}), {}); }, kFew);
  time_it(
      "upcoming, ago, a state", [&] { (void)ask.upcoming("2012-05-05", of({rare()}, {}, {}, {}), {}); }, kFew);
  time_it(
      "upcoming, ago, a person", [&] { (void)ask.upcoming("2012-05-05", of({}, {person()}, {}, {}), {}); }, kFew);
  time_it(
      "changes, a state, type", [&] { (void)ask.changes(of({rare()}, {}, {"SANCTION"}, {}), false, {}); }, kFew);
  time_it(
      "changes, a person", [&] { (void)ask.changes(of({}, {person()}, {}, {}), true, {}); }, kFew);
  time_it(
      "changes, a stage", [&] { (void)ask.changes(of({}, {}, {}, {"postponed"}), false, {}); }, kFew);
  time_it(
      "conflicts, a state", [&] { (void)ask.conflicts(of({rare()}, {}, {"AID"}, {}), {}); }, kFew);
  time_it(
      "conflicts, a person", [&] { (void)ask.conflicts(of({}, {person()}, {}, {}), {}); }, kFew);
  time_it(
      "claims, a state, type", [&] { (void)ask.claims(of({rare()}, {}, {"SANCTION"}, {"denied"}), {}); }, kFew);
  time_it(
      "claims, a person", [&] { (void)ask.claims(of({}, {person()}, {}, {}), {}); }, kFew);
  time_it(
      "network", [&] { (void)ask.network({}); }, kFew);
  time_it(
      "network, eleven years", [&] { (void)ask.network(between("2012-03-10", "2023-07-20")); }, kFew);
  time_it(
      "network, a state", [&] { (void)ask.network(of({state()}, {}, {}, {})); }, kFew);
  time_it(
      "network, a person", [&] { (void)ask.network(of({}, {person()}, {}, {})); }, kFew);
  time_it(
      "network, sure", [&] { (void)ask.network(of({}, {}, {}, {}, 0.95)); }, kFew);
  time_it(
      "network, a stage", [&] { (void)ask.network(of({}, {}, {}, {"rumoured"})); }, kFew);
  time_it(
      "places", [&] { (void)ask.places({}); }, kFew);
  time_it(
      "days", [&] { (void)ask.days({}); }, kFew);
  time_it(
      "days, a state, type", [&] { (void)ask.days(of({state()}, {}, {"CONSULT"}, {})); }, kFew);
  time_it(
      "days, a stage, sure", [&] { (void)ask.days(of({}, {}, {}, {"rumoured"}, 0.8)); }, kFew);
  time_it(
      "days, a person", [&] { (void)ask.days(of({}, {person()}, {}, {})); }, kFew);
  time_it(
      "proposals", [&] { (void)ask.proposals({}); }, kFew);
  time_it(
      "watch, the last 200", [&] { (void)ask.news(of({state()}, {}, {}, {}), ask.last_added() - 200); }, kFew);
  time_it(
      "stats", [&] { (void)ask.stats(); }, kFew);
  time_it(
      "sources", [&] { (void)ask.sources({}); }, kFew);
  time_it(
      "sources, eleven years", [&] { (void)ask.sources(between("2012-03-10", "2023-07-20")); }, kFew);
  return 0;
}

/// How long transactions took in which articles were added, as articles a second.
std::string rate(const Times& writing, int64_t each) {
  const auto of = [&](const std::vector<double>& ms) {
    return static_cast<double>(ms.size()) * static_cast<double>(each) / std::accumulate(ms.begin(), ms.end(), 0.0) *
           1000;
  };
  return fmt::format("{:.0f} articles a second by the clock, {:.0f} by the processor (one thread, {} a transaction)",
                     of(writing.clock), of(writing.cpu), each);
}

constexpr int64_t kBatch = 500;

/// Adds as many articles as stand in one transaction, from number `n` on.
bool add_batch(Store& store, Generator& make, int64_t n, Times& writing) {
  std::vector<bahi::store::Reading> batch;
  for (int64_t k = 0; k < kBatch; ++k) batch.push_back(make.article(n + k));
  writing.add([&] {
    store.begin();
    for (const auto& r : batch) store.add(r);
    store.commit();
  });
  return !store.db().error();
}

int grow(int64_t articles, const std::string& path) {
  const std::string db = path.empty() ? "/tmp/bahi-bench-grow.db" : path;
  drop(db);
  Generator make(1);
  auto opened = Store::open(db, Db::Mode::create);
  if (!opened) {
    std::cerr << opened.error().text() << '\n';
    return 1;
  }
  Store& store = **opened;
  Times writing;
  int64_t told = 1000;
  for (int64_t n = 0; n < articles;) {
    if (!add_batch(store, make, n, writing)) return failed(store);
    n += kBatch;
    if (n != told && n < articles) continue;
    fmt::print("{} articles, {} claims, {:.1f} KB an article; since the last line written at {}\n", n, n * 4,
               static_cast<double>(size_of(db)) / static_cast<double>(n) / 1000, rate(writing, kBatch));
    writing = {};
    told *= 10;
    constexpr int64_t kApart = 1 << 30;  // numbers of articles that no batch reaches
    if (const int status = ask(store, make, kApart + n); status != 0) return status;
  }
  if (path.empty()) drop(db);
  return 0;
}

/// On a ledger that `grow` has made: adds so many articles more, or else single ones and questions.
int go_on(const std::string& path, int64_t articles) {
  int64_t n = Clock::now().time_since_epoch().count();
  Generator make(static_cast<uint32_t>(n));
  auto opened = Store::open(path, Db::Mode::write);
  if (!opened) {
    std::cerr << opened.error().text() << '\n';
    return 1;
  }
  Store& store = **opened;
  if (articles == 0) return ask(store, make, n);
  Times writing;
  for (const int64_t end = n + articles; n < end; n += kBatch)
    if (!add_batch(store, make, n, writing)) return failed(store);
  fmt::print("{} articles more, written at {}\n", articles, rate(writing, kBatch));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "read" && argc > 2) return read(argv[2], argc > 3 ? std::atoi(argv[3]) : 2);
  if (what == "grow" && argc > 2) return grow(std::atoll(argv[2]), argc > 3 ? argv[3] : "");
  if (what == "ask" && argc > 2) return go_on(argv[2], 0);
  if (what == "more" && argc > 3) return go_on(argv[2], std::atoll(argv[3]));
  std::cerr << "usage: bahi-bench-ledger read POOL [threads] | grow ARTICLES [FILE] | ask FILE | more FILE ARTICLES\n";
  return 2;
}
