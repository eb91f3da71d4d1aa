// bahi-bench-chunk DIR [own] [hi-free] [show] [groups] [touch|apart FILE.conllu]: how well chunks and case roles are
// found in a treebank in SSF (Shakti Standard Format), of either of two kinds: chunks in brackets, or chunkId/chunkType
// on tokens. Gold tokens; gold tags, or with `own` those of room morph. With `touch` only documents that have a
// sentence (of six words and more) of that file, which a tagger may not have seen; with `apart` only the others, to
// develop on.
#include "chunk/chunk.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "bench.h"
#include "lexicon/key.h"
#include "lexicon/lexicon.h"
#include "morph/morph.h"
#include "ssf.h"

namespace {

using namespace bahi;

bool group_kind(const std::string& kind, bool& verbal) {
  verbal = kind == "VGF" || kind == "VGNF" || kind == "VGNN";
  return verbal || kind == "NP";
}

VerbForm form_of(const ssf::Token& t) {
  const std::string& a = t.tam;
  if (a == "या" || a == "एं") return a == "या" ? VerbForm::perfective : VerbForm::none;
  if (a == "ता") return VerbForm::habitual;
  if (a == "ना") return VerbForm::infinitive;
  if (a == "है") return VerbForm::present;
  if (a == "था") return VerbForm::past;
  if (a == "गा" || a == "एगा") return VerbForm::future;
  if (a == "कर") return VerbForm::conjunctive;
  return VerbForm::none;
}

struct Count {
  int good = 0, mine = 0, gold = 0;
  double p() const { return mine ? 100.0 * good / mine : 0; }
  double r() const { return gold ? 100.0 * good / gold : 0; }
  double f() const { return p() + r() > 0 ? 2 * p() * r() / (p() + r()) : 0; }
};

void print(const char* name, const Count& c) {
  std::printf("%-10s P %5.2f  R %5.2f  F1 %5.2f  n %d\n", name, c.p(), c.r(), c.f(), c.gold);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bahi-bench-chunk DIR [own] [hi-free] [show|groups] [touch|apart FILE.conllu]\n");
    return 2;
  }
  bool own = false, free = false, show = false, groups = false, apart = false;
  std::set<std::string> touched;
  for (int i = 2; i < argc; ++i) {
    const bool others = std::strcmp(argv[i], "apart") == 0;
    if ((others || std::strcmp(argv[i], "touch") == 0) && i + 1 < argc) {
      apart = others;
      touched = ssf::fingerprints(bench::file_text(argv[++i]));
      if (touched.empty()) {
        std::fprintf(stderr, "%s: no sentences\n", argv[i]);
        return 1;
      }
    }
    own |= std::strcmp(argv[i], "own") == 0;
    free |= std::strcmp(argv[i], "hi-free") == 0;
    show |= std::strcmp(argv[i], "show") == 0;
    groups |= std::strcmp(argv[i], "groups") == 0;
  }
  auto lexicon = lexicon::Lexicon::builtin();
  if (!lexicon) {
    std::fprintf(stderr, "%s\n", lexicon.error().text().c_str());
    return 1;
  }
  auto lex = std::move(lexicon).value();
  const char* set = free ? "hi-free" : "hi";
  const auto model = morph::Model::builtin(set);
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().text().c_str());
    return 1;
  }
  const morph::Tables morph_tables(*lex, *model);
  const auto joiner = chunk::Joiner::builtin(set, *model);
  if (!joiner) {
    std::fprintf(stderr, "%s\n", joiner.error().text().c_str());
    return 1;
  }
  const chunk::Tables tables(*lex, *joiner);

  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
    if (entry.path().extension() == ".ssf") files.push_back(entry.path());
  std::sort(files.begin(), files.end());

  const std::vector<std::string> labels = {"k1", "k2", "k4", "k5", "k7p", "k7t", "r6", "rt", "ras-k1"};
  std::map<std::string, Count> roles;
  Count noun_groups, verb_groups, strict_groups, micro, attached, pof;
  std::map<std::string, int> confusion;
  double seconds = 0;
  size_t tokens_read = 0, read_files = 0;

  for (const auto& file : files) {
    auto gold = ssf::read(bench::file_text(file));
    const auto touches = [&](const ssf::Sentence& sentence) {
      std::vector<std::string> forms;
      for (const auto& t : sentence.tokens)
        if (t.form != "NULL") forms.push_back(t.form);
      return touched.count(ssf::fingerprint(forms)) != 0;
    };
    if (!touched.empty() && std::none_of(gold.begin(), gold.end(), touches) != apart) continue;
    ++read_files;
    auto document = std::make_unique<Document>(Article{});
    document->text.set(Text{});
    Tokens tokens;
    Morph morph;
    std::vector<std::vector<int>> index;  // gold token → document token
    for (const auto& sentence : gold) {
      index.emplace_back(sentence.tokens.size(), -1);
      const auto first = static_cast<int32_t>(tokens.tokens.size());
      for (size_t k = 0; k < sentence.tokens.size(); ++k) {
        const ssf::Token& g = sentence.tokens[k];
        if (g.form == "NULL") continue;
        index.back()[k] = static_cast<int>(tokens.tokens.size());
        tokens.tokens.push_back(ssf::token(*document, lex->symbols(), g.form, g.tag == "SYM"));
        Word w;
        w.tag = tag_of(g.tag);
        w.lemma = document->arena.keep(lexicon::match_key(g.lemma.empty() ? g.form : g.lemma));
        w.lemma_symbol = lex->symbols().find(w.lemma);
        w.features.gender = g.gender == "m" ? Gender::masculine : g.gender == "f" ? Gender::feminine : Gender::none;
        w.features.number = g.number == "sg" ? Number::singular : g.number == "pl" ? Number::plural : Number::none;
        w.features.case_ = g.case_ == "d" ? Case::direct : g.case_ == "o" ? Case::oblique : Case::none;
        if (w.tag == Tag::VM || w.tag == Tag::VAUX) w.features.form = form_of(g);
        morph.words.push_back(w);
      }
      tokens.sentences.push_back({{first, static_cast<int32_t>(tokens.tokens.size())}, 0});
      for (size_t k = first; k < tokens.tokens.size(); ++k)
        tokens.sentence_of.push_back(static_cast<int32_t>(tokens.sentences.size()) - 1);
    }
    tokens_read += tokens.tokens.size();
    document->tokens.set(std::move(tokens));
    document->morph.set(own ? morph::analyse(*document, morph_tables) : std::move(morph));
    const auto begin = std::chrono::steady_clock::now();
    const Chunks out = chunk::group(*document, tables);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

    for (size_t s = 0; s < gold.size(); ++s) {
      auto& g = gold[s];
      const auto& at = index[s];
      // Gold heads by document token.
      std::map<std::string, int> by_name;
      for (size_t k = 0; k < g.chunks.size(); ++k) by_name[g.chunks[k].name] = static_cast<int>(k);
      for (auto& ch : g.chunks) {
        if (ch.first > ch.last) continue;
        bool verbal = false;
        group_kind(ch.kind, verbal);
        if (ch.head < 0) {
          for (int k = ch.first; k < ch.last && verbal && ch.head < 0; ++k)
            if (g.tokens[k].tag == "VM") ch.head = k;
          for (int k = ch.last - 1; k >= ch.first && ch.head < 0; --k) {
            const auto& t = g.tokens[k].tag;
            if (t != "PSP" && t != "RP" && t != "SYM" && (t != "NST" || k == ch.first)) ch.head = k;
          }
          if (ch.head < 0) ch.head = ch.first;
        }
      }
      std::vector<int> stands(g.chunks.size());
      for (size_t k = 0; k < g.chunks.size(); ++k) stands[k] = static_cast<int>(k);
      const auto governor = [&](size_t k) {
        const auto& r = g.chunks[k].relation;
        const size_t colon = r.find(':');
        if (colon == std::string::npos) return -1;
        const auto it = by_name.find(r.substr(colon + 1));
        return it == by_name.end() ? -1 : it->second;
      };
      const auto label_of = [&](size_t k) { return g.chunks[k].relation.substr(0, g.chunks[k].relation.find(':')); };
      for (size_t k = 0; k < g.chunks.size(); ++k)
        if (label_of(k) == "ccof") {
          const int head = governor(k);
          // A chain of clauses is headed by its first, a list of nouns by its last.
          if (head >= 0 && g.chunks[head].kind.find("CCP") != std::string::npos) {
            const bool clause =
                stands[head] != head && g.chunks[stands[head]].kind != "NP" && g.chunks[stands[head]].kind != "JJP";
            if (!clause) stands[head] = static_cast<int>(k);
          }
        }
      const auto resolve = [&](int k) {
        for (int step = 0; step < 5 && k >= 0 && stands[k] != k; ++step) k = stands[k];
        return k;
      };
      // Ours differs by design in two things: a title and the name after it are one group, and so are a noun and a
      // compound postposition that has a noun in it («के विरोध में»).
      const auto postposition = [&](const ssf::Chunk& a, const ssf::Chunk& b) {
        int k = a.last - 1;
        if (g.tokens[k].tag != "PSP") return false;
        auto node = lexicon::PhraseTrie::kRoot;
        for (; k < b.last && node != lexicon::PhraseTrie::kNone; ++k)
          if (at[k] >= 0 && g.tokens[k].tag != "RP") node = tables.markers.step(node, document->token(at[k]).symbol);
        return node != lexicon::PhraseTrie::kNone && !tables.markers.values(node).empty();
      };
      std::vector<int> reach(g.chunks.size());
      for (size_t k = 0; k < g.chunks.size(); ++k) reach[k] = g.chunks[k].last;
      std::vector<bool> skip(g.chunks.size(), false);
      std::vector<bool> joined(g.chunks.size(), false);
      for (size_t k = g.chunks.size(); k-- > 0;) {
        if (k + 1 >= g.chunks.size()) continue;
        const auto &a = g.chunks[k], &b = g.chunks[k + 1];
        // A name and its bracketed short form, where a postposition follows the bracket.
        if (k + 2 < g.chunks.size() && g.chunks[k + 2].kind == "FRAGP" && a.kind == "NP" && b.kind == "NP" &&
            b.last > b.first && b.first == a.last + 1) {
          reach[k] = g.chunks[k + 2].last;
          joined[k + 1] = true;
          continue;
        }
        if (a.last == b.first && a.last > a.first && b.last > b.first && postposition(a, b)) {
          reach[k] = reach[k + 1];
          joined[k + 1] = true;
          stands[k + 1] = static_cast<int>(k);
          skip[k] = true;
          continue;
        }
        if (!ssf::title_and_name(g, k)) continue;
        reach[k] = reach[k + 1];
        joined[k + 1] = true;
        stands[k] = static_cast<int>(k) + 1;
        skip[k] = true;
      }
      // «करना चाहता है» is one group.
      for (size_t k = 0; k + 1 < g.chunks.size(); ++k) {
        const auto &a = g.chunks[k], &b = g.chunks[k + 1];
        if (a.kind != "VGNN" || b.kind != "VGF" || a.head < 0 || b.head < 0 || at[a.head] < 0 || at[b.head] < 0)
          continue;
        if (out.chunk_of[at[a.head]] != out.chunk_of[at[b.head]] || g.tokens[b.head].lemma != "चाह") continue;
        reach[k] = reach[k + 1];
        joined[k + 1] = true;
        stands[k + 1] = static_cast<int>(k);
        skip[k] = true;
      }
      std::set<std::tuple<int, int, bool>> want, have, strict;
      std::map<int, std::pair<std::string, int>> want_role, have_role;
      for (size_t k = 0; k < g.chunks.size(); ++k) {
        const auto& ch = g.chunks[k];
        bool verbal = false;
        if (ch.first < ch.last && group_kind(ch.kind, verbal) && at[ch.first] >= 0 && at[reach[k] - 1] >= 0) {
          if (!joined[k]) want.insert({at[ch.first], at[reach[k] - 1] + 1, verbal});
          strict.insert({at[ch.first], at[ch.last - 1] + 1, verbal});
        }
        const int gov = resolve(governor(k)), self = resolve(static_cast<int>(k));
        if (gov < 0 || label_of(k) == "ccof" || skip[k]) continue;
        if (g.chunks[self].head < 0 || g.chunks[gov].head < 0) continue;
        const int a = at[g.chunks[self].head], b = at[g.chunks[gov].head];
        if (a < 0 || b < 0) continue;
        std::string label = label_of(k);
        if (label.starts_with("r6")) label = "r6";
        want_role[a] = {label, b};
      }
      const Range range = out.sentence_chunks[s];
      for (int32_t i = range.first; i < range.last; ++i) {
        const Chunk& ch = out.chunks[i];
        int32_t first = ch.tokens.first, last = ch.tokens.last;
        while (last > first && document->word(last - 1).tag == Tag::SYM) --last;
        while (last > first && document->word(first).tag == Tag::SYM) ++first;
        if (ch.kind == ChunkKind::NP || is_verbal(ch.kind)) have.insert({first, last, is_verbal(ch.kind)});
        if (ch.governor >= 0 && ch.role != Role::ccof)
          have_role[ch.head] = {std::string(label(ch.role)), out.chunks[ch.governor].head};
      }
      bool wrong = false;
      for (const auto& x : want) {
        Count& count = std::get<2>(x) ? verb_groups : noun_groups;
        ++count.gold;
        if (have.count(x))
          ++count.good;
        else
          wrong = true;
      }
      for (const auto& x : strict)
        if (!std::get<2>(x)) {
          ++strict_groups.gold;
          if (have.count(x)) ++strict_groups.good;
        }
      for (const auto& x : have) ++(std::get<2>(x) ? verb_groups : noun_groups).mine;
      const auto form = [&](int i) { return std::string(document->token(i).form); };
      if (groups && wrong) {
        for (const auto& x : want)
          if (!have.count(x)) {
            std::string text;
            for (int i = std::get<0>(x); i < std::get<1>(x); ++i)
              text += form(i) + "/" + std::string(label(document->word(i).tag)) + " ";
            std::string mine;
            int32_t shown = -1;
            for (int i = std::get<0>(x); i < std::get<1>(x); ++i) {
              const int32_t ch = out.chunk_of[i];
              if (ch == shown || ch < 0) continue;
              shown = ch;
              mine += "[" + std::string(label(out.chunks[ch].kind)) + " ";
              for (int j = out.chunks[ch].tokens.first; j < out.chunks[ch].tokens.last; ++j)
                mine += form(j) + "/" + std::string(label(document->word(j).tag)) + " ";
              mine += "] ";
            }
            const int next = std::get<1>(x);
            std::printf("%s  %s   <<  %s  >> %s\n", std::get<2>(x) ? "VG" : "NP", text.c_str(), mine.c_str(),
                        next < static_cast<int>(document->tokens->tokens.size()) ? form(next).c_str() : "");
          }
      }
      for (const auto& [a, x] : want_role) {
        const auto it = have_role.find(a);
        const bool same_head = it != have_role.end() && it->second.second == x.second;
        if (std::find(labels.begin(), labels.end(), x.first) != labels.end()) {
          ++roles[x.first].gold;
          ++attached.gold;
          if (same_head) ++attached.good;
          const std::string got = it == have_role.end() ? "-" : it->second.first;
          if (same_head && got == x.first)
            ++roles[x.first].good;
          else {
            ++confusion[x.first + " → " + (same_head ? got : got == x.first ? "(head)" : got + " (head)")];
            if (show)
              std::printf("%s:%zu %d %d  %s(%s, %s)  got %s(%s)\n", file.stem().c_str(), s + 1, x.second,
                          it == have_role.end() ? -1 : it->second.second, x.first.c_str(), form(a).c_str(),
                          form(x.second).c_str(), got.c_str(),
                          it == have_role.end() ? "" : form(it->second.second).c_str());
          }
        }
        if (x.first == "pof") {
          ++pof.gold;
          if (same_head && it->second.first == "pof") ++pof.good;
        }
      }
      for (const auto& [a, x] : have_role) {
        if (std::find(labels.begin(), labels.end(), x.first) != labels.end()) ++roles[x.first].mine;
        if (x.first == "pof") ++pof.mine;
        if (show && std::find(labels.begin(), labels.end(), x.first) != labels.end()) {
          const auto it = want_role.find(a);
          if (it == want_role.end() || it->second != x)
            std::printf("false %s:%zu  %s(%s, %s)  gold %s(%s)\n", file.stem().c_str(), s + 1, x.first.c_str(),
                        form(a).c_str(), form(x.second).c_str(), it == want_role.end() ? "-" : it->second.first.c_str(),
                        it == want_role.end() ? "" : form(it->second.second).c_str());
        }
      }
    }
  }
  Count both;
  for (const Count* c : {&noun_groups, &verb_groups}) both.good += c->good, both.mine += c->mine, both.gold += c->gold;
  strict_groups.mine = noun_groups.mine;
  print("NP strict", strict_groups);
  print("NP", noun_groups);
  print("VG", verb_groups);
  print("groups", both);
  for (const auto& l : labels) {
    print(l.c_str(), roles[l]);
    micro.good += roles[l].good;
    micro.mine += roles[l].mine;
    micro.gold += roles[l].gold;
  }
  print("roles", micro);
  print("pof", pof);
  std::printf("right head %.1f %% of %d\n", attached.r(), attached.gold);
  std::printf("%zu files, %zu tokens, %.0f tokens/s\n", read_files, tokens_read,
              static_cast<double>(tokens_read) / seconds);
  std::vector<std::pair<int, std::string>> worst;
  for (const auto& [k, n] : confusion) worst.emplace_back(n, k);
  std::sort(worst.rbegin(), worst.rend());
  if (show)
    for (size_t i = 0; i < worst.size() && i < 30; ++i)
      std::printf("%5d  %s\n", worst[i].first, worst[i].second.c_str());
}
