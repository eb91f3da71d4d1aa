// The Hindi treebank in SSF (Shakti Standard Format), for the trainer and the benchmark of groups. Two kinds are read:
// chunks in brackets, and chunkId/chunkType on tokens.
#pragma once
#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "document/document.h"
#include "lexicon/key.h"
#include "lexicon/symbols.h"

namespace bahi::ssf {

struct Token {
  std::string form, tag, lemma, gender, number, person, case_, tam;
  int chunk = -1;
};
struct Chunk {
  std::string kind, name, relation;
  int first = 1 << 30, last = 0, head = -1;
};
struct Sentence {
  std::vector<Token> tokens;
  std::vector<Chunk> chunks;
};

inline std::string attribute(const std::string& fs, const char* name) {
  const std::string want = std::string(" ") + name + "='";
  size_t at = fs.find(want);
  if (at == std::string::npos) return {};
  at += want.size();
  return fs.substr(at, fs.find('\'', at) - at);
}

inline std::vector<std::string> split(const std::string& s, char by) {
  std::vector<std::string> out(1);
  for (const char ch : s)
    if (ch == by)
      out.emplace_back();
    else
      out.back() += ch;
  return out;
}

inline std::string fold(std::string tag) {
  if (tag.size() > 2 && tag.back() == 'C' && tag != "CC") tag.pop_back();
  return tag;
}

inline std::vector<Sentence> read(const std::string& text) {
  std::vector<Sentence> out;
  std::istringstream in(text);
  std::string line;
  Sentence now;
  int open = -1;
  bool flat = true;
  std::vector<std::string> ids, types;
  while (std::getline(in, line)) {
    if (line.starts_with("<Sentence")) {
      now = {};
      open = -1;
      flat = true;
      ids.clear();
      types.clear();
      continue;
    }
    if (line.starts_with("</Sentence")) {
      if (flat) {
        std::map<std::string, int> by_id;
        for (size_t k = 0; k < now.tokens.size(); ++k)
          if (types[k].starts_with("head:")) {
            Chunk chunk;
            std::string kind = ids[k];
            while (!kind.empty() && isdigit(static_cast<unsigned char>(kind.back()))) kind.pop_back();
            chunk.kind = kind;
            chunk.head = static_cast<int>(k);
            by_id[types[k].substr(5)] = static_cast<int>(now.chunks.size());
            now.chunks.push_back(chunk);
          }
        for (size_t k = 0; k < now.tokens.size(); ++k) {
          const size_t colon = types[k].find(':');
          if (colon == std::string::npos) continue;
          const auto it = by_id.find(types[k].substr(colon + 1));
          if (it != by_id.end()) now.tokens[k].chunk = it->second;
        }
        for (size_t k = 0; k < now.tokens.size(); ++k)
          if (types[k].starts_with("head:")) {
            Chunk& chunk = now.chunks[by_id[types[k].substr(5)]];
            chunk.name = now.tokens[k].person.substr(now.tokens[k].person.find('\x01') + 1);
          }
      }
      for (auto& t : now.tokens) t.person = t.person.substr(0, t.person.find('\x01'));
      for (size_t k = 0; k < now.tokens.size(); ++k) {
        if (now.tokens[k].chunk < 0) continue;
        Chunk& chunk = now.chunks[now.tokens[k].chunk];
        if (now.tokens[k].tag == "SYM" && chunk.kind != "BLK") continue;  // edges without punctuation
        chunk.first = std::min(chunk.first, static_cast<int>(k));
        chunk.last = std::max(chunk.last, static_cast<int>(k) + 1);
      }
      out.push_back(now);
      continue;
    }
    const auto parts = split(line, '\t');
    if (parts.size() >= 2 && parts[1] == "((") {
      flat = false;
      Chunk chunk;
      chunk.kind = parts.size() > 2 ? parts[2] : "";
      const std::string fs = parts.size() > 3 ? parts[3] : "";
      chunk.name = attribute(fs, "name");
      chunk.relation = attribute(fs, "drel");
      open = static_cast<int>(now.chunks.size());
      now.chunks.push_back(chunk);
      continue;
    }
    if (parts.size() < 4) continue;
    Token t;
    t.form = parts[1] == "-JOIN" ? "-" : parts[1];
    t.tag = fold(parts[2]);
    const auto af = split(attribute(parts[3], "af"), ',');
    if (af.size() >= 7) {
      t.lemma = af[0];
      t.gender = af[2];
      t.number = af[3];
      t.person = af[4];
      t.case_ = af[5];
      t.tam = af[6];
    }
    t.chunk = open;
    ids.push_back(attribute(parts[3], "chunkId"));
    types.push_back(attribute(parts[3], "chunkType"));
    t.person += '\x01' + attribute(parts[3], "name");
    now.tokens.push_back(t);
    if (open < 0) {
      // The relation of a flat chunk stands on its head.
      if (types.back().starts_with("head:")) now.tokens.back().person += "";
    }
  }
  // Relations of flat chunks: read again, by the head's token.
  in.clear();
  in.seekg(0);
  size_t s = 0, k = 0;
  while (std::getline(in, line)) {
    if (line.starts_with("<Sentence")) k = 0;
    if (line.starts_with("</Sentence")) ++s;
    const auto parts = split(line, '\t');
    if (parts.size() < 4 || parts[1] == "((" || s >= out.size()) continue;
    if (attribute(parts[3], "chunkType").starts_with("head:") && k < out[s].tokens.size() &&
        out[s].tokens[k].chunk >= 0)
      out[s].chunks[out[s].tokens[k].chunk].relation = attribute(parts[3], "drel");
    ++k;
  }
  return out;
}

/// Whether the chunks k and k + 1 are a title and the name after it, which are one group for us.
inline bool title_and_name(const Sentence& s, size_t k) {
  const Chunk &a = s.chunks[k], &b = s.chunks[k + 1];
  if (a.relation != "nmod:" + b.name) return false;
  if (a.kind != "NP" || b.kind != "NP" || a.last != b.first || a.last <= a.first) return false;
  const auto& t = s.tokens[static_cast<size_t>(a.last) - 1].tag;
  return (t == "NN" || t == "NNP") && s.tokens[static_cast<size_t>(b.first)].tag == "NNP";
}

/// A word of a treebank as the engine's tokeniser leaves it, but for its place in the text.
inline bahi::Token token(Document& document, const lexicon::SymbolTable& symbols, const std::string& form,
                         bool punctuation) {
  bahi::Token t;
  t.form = document.arena.keep(form);
  t.key = document.arena.keep(lexicon::match_key(form));
  t.key_hash = hash(t.key);
  t.symbol = symbols.find(t.key, t.key_hash);
  t.space_before = true;
  if (punctuation) t.kind = TokenKind::punctuation;
  if (!t.key.empty() && t.key[0] >= '0' && t.key[0] <= '9') t.kind = TokenKind::number;
  return t;
}

/// A sentence as the match keys of its words; empty when it is too short to be told by them.
inline std::string fingerprint(const std::vector<std::string>& forms) {
  std::string out;
  for (const auto& form : forms) out += lexicon::match_key(form) + ' ';
  return forms.size() < 6 ? std::string() : out;
}

/// Those of the sentences of a CoNLL-U text.
inline std::set<std::string> fingerprints(const std::string& conllu) {
  std::set<std::string> out;
  std::istringstream in(conllu);
  std::vector<std::string> forms;
  for (std::string line; std::getline(in, line);) {
    const auto cells = split(line, '\t');
    if (cells.size() > 1) forms.push_back(cells[1]);
    if (line.empty()) out.insert(fingerprint(forms)), forms.clear();
  }
  out.erase("");
  return out;
}

}  // namespace bahi::ssf
