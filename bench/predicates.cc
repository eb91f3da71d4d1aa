// bahi-bench-predicates FILE.jsonl[.xz] [TOP] [LIST]: how much of what news says of political actors the tables have an
// answer for. Counts every predicate in sentences that name a party to politics: a verb, a noun with its light verb, a
// noun of doing with a party in the genitive («भारत की मांग»; its verb is `*`). A telling is decided when a row of
// triggers.tsv or speech.tsv (a frame) or of no_event.tsv fits it; a bare noun also when a row codes it with verbs
// alone. Prints the share decided by token, over all predicates and over the TOP (2,500) most frequent ones, and LIST
// lines of what is undecided: tellings, noun, verb, one sentence.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bench.h"
#include "engine/engine.h"
#include "event/draft.h"

namespace {

using bahi::Chunk;
using bahi::ChunkKind;
using bahi::event::View;

enum class Verdict : uint8_t { undecided, frame, no_event };

struct Telling {
  int32_t noun = -1;  // chunk
  int32_t verb = -1;  // index into Chunks::verbs; -1: the noun alone
  Verdict verdict = Verdict::undecided;
};

struct Count {
  int all = 0;
  std::array<int, 3> by{};  // by Verdict
  std::string sentence;     // of one that is undecided
};

/// Nouns that stand with «कर» so often in the file that they name a deed or a doing of some kind.
constexpr int kDoings = 5;

template <typename Rows>
bool fits(const View& view, const Rows& rows, std::span<const int32_t> indices, const Telling& t) {
  return std::any_of(indices.begin(), indices.end(), [&](int32_t i) {
    const auto& row = rows[i];
    if (t.noun >= 0 && bahi::event::noun_start(view, view.chunk(t.noun).head, row.noun) < 0) return false;
    bool two = false;
    return t.verb < 0 || bahi::event::verb_matches(view, t.verb, row.verbs, t.noun, &two);
  });
}

Verdict verdict_of(const View& view, const Telling& t) {
  const auto& tables = view.tables;
  std::vector<uint32_t> keys;
  if (t.noun >= 0) {
    const int32_t head = view.chunk(t.noun).head;
    keys = {view.document.word(head).lemma_symbol, view.document.token(head).symbol};
  } else {
    keys = {view.verb(t.verb).lemma};
    const Chunk& group = view.chunk(view.verb(t.verb).chunk);
    for (int32_t i = group.head + 1; i < group.tokens.last; ++i) keys.push_back(view.document.word(i).lemma_symbol);
  }
  Verdict out = Verdict::undecided;
  for (const uint32_t key : keys) {
    for (const int32_t i : t.noun >= 0 ? tables.by_noun[key] : tables.by_verb[key]) {
      if (!fits(view, tables.triggers, {&i, 1}, t)) continue;
      if (tables.triggers[i].frame >= 0 && (t.verb >= 0 || tables.triggers[i].bare)) return Verdict::frame;
      out = Verdict::no_event;
    }
    if (fits(view, tables.speeches, t.noun >= 0 ? tables.speech_by_noun[key] : tables.speech_by_verb[key], t))
      return Verdict::frame;
  }
  return out;
}

/// What the verb says with its host, or with another noun of its clause that a row knows; else alone.
Telling telling_of(const View& view, int32_t verb) {
  const bahi::VerbGroup& v = view.verb(verb);
  Telling t{v.noun, verb, Verdict::undecided};
  t.verdict = verdict_of(view, t);
  // «बैठक में भाग लिया», «मौजूद थे»: a rule of its own reads who was there.
  if (t.verdict == Verdict::undecided && t.noun >= 0 && view.has_cue(view.chunk(t.noun).tokens, "presence"))
    t.verdict = Verdict::frame;
  if (t.noun >= 0) return t;
  for (const int32_t c : view.dependents(v.chunk)) {
    if (view.chunk(c).kind != ChunkKind::NP) continue;
    Telling with{c, verb, Verdict::undecided};
    with.verdict = verdict_of(view, with);
    if (with.verdict != Verdict::undecided) return with;
  }
  return t;
}

std::string sentence_text(const View& view, int32_t sentence) {
  const bahi::Range r = view.sentence_tokens(sentence);
  const auto& tokens = view.document.tokens->tokens;
  return view.document.text->utf8.substr(tokens[r.first].begin, tokens[r.last - 1].end - tokens[r.first].begin);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bahi-bench-predicates FILE.jsonl[.xz] [TOP] [LIST]\n");
    return 2;
  }
  const size_t top = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 2500;
  const size_t list = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 0;
  auto reader = bahi::Reader::open();
  if (!reader) {
    fmt::print(stderr, "{}\n", reader.error().text());
    return 1;
  }
  const auto& engine = reader->impl();
  const auto& tables = engine.events();

  using Key = std::pair<std::string, std::string>;
  std::map<Key, Count> counts;
  std::map<std::string, int> doings;  // noun → how often with «कर»
  int sentences = 0;
  const auto count = [&](const View& view, const Telling& t, int32_t sentence) {
    const Key key{t.noun >= 0 ? std::string(view.document.word(view.chunk(t.noun).head).lemma) : "-",
                  t.verb >= 0 ? std::string(view.verb(t.verb).stem) : "*"};
    Count& c = counts[key];
    ++c.all;
    ++c.by[static_cast<size_t>(t.verdict)];
    if (t.verdict == Verdict::undecided && c.by[0] % 7 == 1 && list > 0) c.sentence = sentence_text(view, sentence);
  };
  for (const bahi::Article& article : bahi::bench::load(argv[1])) {
    bahi::Document d(article);
    engine.analyse(d);
    const View view(d, tables);
    std::vector<bool> about(d.tokens->sentences.size(), false);
    std::set<int32_t> parties;  // chunks
    for (size_t c = 0; c < view.chunks().size(); ++c)
      for (const int32_t m : view.mentions_in(static_cast<int32_t>(c)))
        if (bahi::event::political(view, view.mention(m).entity)) {
          about[view.sentence_of_chunk(static_cast<int32_t>(c))] = true;
          parties.insert(static_cast<int32_t>(c));
        }
    sentences += static_cast<int>(std::count(about.begin(), about.end(), true));
    std::set<int32_t> hosts;
    for (int32_t v = 0; v < static_cast<int32_t>(d.chunks->verbs.size()); ++v) {
      const bahi::VerbGroup& group = view.verb(v);
      if (group.noun >= 0) {
        hosts.insert(group.noun);
        if (group.lemma == tables.kar) ++doings[std::string(d.word(view.chunk(group.noun).head).lemma)];
      }
      const int32_t sentence = view.sentence_of_chunk(group.chunk);
      if (!about[sentence]) continue;
      const Telling t = telling_of(view, v);
      hosts.insert(t.noun);
      count(view, t, sentence);
    }
    for (int32_t c = 0; c < static_cast<int32_t>(view.chunks().size()); ++c) {
      const Chunk& noun = view.chunk(c);
      if (noun.kind != ChunkKind::NP || hosts.contains(c) || d.word(noun.head).tag != bahi::Tag::NN) continue;
      const auto& below = view.dependents(c);
      if (std::none_of(below.begin(), below.end(),
                       [&](int32_t b) { return view.chunk(b).genitive() && parties.contains(b); }))
        continue;
      Telling t{c, -1, Verdict::undecided};
      t.verdict = verdict_of(view, t);
      count(view, t, view.sentence_of_chunk(c));
    }
  }
  std::erase_if(counts,
                [&](const auto& entry) { return entry.first.second == "*" && doings[entry.first.first] < kDoings; });

  std::vector<std::pair<Key, const Count*>> order;
  for (const auto& [key, c] : counts) order.emplace_back(key, &c);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second->all > b.second->all; });
  const auto share = [&](size_t n, const char* what) {
    std::array<int64_t, 3> by{};
    size_t decided = 0;
    n = std::min(n, order.size());
    for (size_t i = 0; i < n; ++i) {
      for (size_t k = 0; k < 3; ++k) by[k] += order[i].second->by[k];
      decided += 2 * order[i].second->by[0] < order[i].second->all;
    }
    const auto all = static_cast<double>(by[0] + by[1] + by[2]);
    fmt::print("{}: {} predicates, {} decided; {:.0f} tellings: frame {:.3f}, no event {:.3f}, decided {:.3f}\n", what,
               n, decided, all, by[1] / all, by[2] / all, (by[1] + by[2]) / all);
  };
  fmt::print("{} sentences that name a party to politics\n", sentences);
  share(top, "the most frequent");
  share(order.size(), "all");
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second->by[0] > b.second->by[0]; });
  for (size_t i = 0; i < std::min(list, order.size()) && order[i].second->by[0] > 0; ++i)
    fmt::print("{}\t{}\t{}\t{}\n", order[i].second->by[0], order[i].first.first, order[i].first.second,
               order[i].second->sentence);
  return 0;
}
