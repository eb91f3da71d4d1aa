#include "fuse/people.h"

#include <algorithm>
#include <numeric>

#include "lexicon/key.h"
#include "lexicon/lexicon.h"
#include "name/latin.h"
#include "name/romanise.h"

namespace bahi::fuse {
namespace {

struct Word {
  std::string key, loose, latin;
  std::string bones;    // consonants of the Latin key; t and d, b and v as one
  std::string initial;  // of a word that is only an initial: the letters it may stand for, in Latin
  bool is_initial = false;
};

/// Latin letters that a row of spoken letters stands for («एस.» → s).
std::string letters_of(std::string_view word) {
  // One letter alone is no row to name::initials; twice the same is.
  std::string out;
  for (const char c : name::initials(std::string(word) + std::string(word)))
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
  out.resize(out.size() / 2);
  return out;
}

std::string bones_of(std::string_view latin) {
  std::string out;
  for (size_t i = 0; i < latin.size(); ++i) {
    char c = latin[i];
    if (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u') {
      if (i > 0) continue;
      c = '*';
    }
    if (c == 'd') c = 't';
    if (c == 'b') c = 'v';
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

std::vector<Word> words_of(std::string_view name) {
  std::vector<Word> out;
  lexicon::for_each_piece(name, [&](size_t from, size_t to) {
    const std::string_view form = name.substr(from, to - from);
    if (form == "-" || form == "." || form == "'") return;
    Word w;
    w.key = lexicon::match_key(form);
    if (w.key.empty()) return;
    w.initial = letters_of(w.key);
    w.is_initial = !w.initial.empty() && (form.ends_with('.') || w.initial.size() > 1 || w.key.size() <= 9);
    w.loose = lexicon::name_key(w.key);
    w.latin = static_cast<unsigned char>(w.key[0]) < 0x80 ? name::latin_key(w.key) : name::latin_key_of_hindi(w.key);
    w.bones = bones_of(w.latin);
    out.push_back(std::move(w));
  });
  return out;
}

/// Letters to be changed, put in or left out (Levenshtein), as far as `most`.
size_t distance(std::string_view a, std::string_view b, size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return most + 1;
  std::vector<size_t> row(a.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (size_t j = 1; j <= b.size(); ++j) {
    size_t diagonal = row[0]++;
    for (size_t i = 1; i <= a.size(); ++i) {
      const size_t up = row[i];
      row[i] = std::min({up + 1, row[i - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  return row[a.size()];
}

bool near(const Word& a, const Word& b) {
  const size_t most = std::min(a.latin.size(), b.latin.size()) >= 6 ? 2 : 1;
  return distance(a.latin, b.latin, most) <= most;
}

/// How much two words may differ: not at all but for spelling; in vowels; in a letter or two.
enum class Strictness : uint8_t { spelling, vowels, letters };

bool equal(const Word& a, const Word& b, Strictness strict) {
  if (a.key == b.key || (!a.loose.empty() && a.loose == b.loose) || (a.latin.size() > 2 && a.latin == b.latin))
    return true;
  if (strict == Strictness::spelling || a.is_initial || b.is_initial) return false;
  if (a.bones.size() >= 3 && a.bones == b.bones && near(a, b)) return true;
  return strict == Strictness::letters && std::min(a.latin.size(), b.latin.size()) >= 4 && near(a, b);
}

/// May an initial stand for that word, or both be the same initials?
bool may_stand_for(const Word& initial, const Word& word) {
  if (!initial.is_initial) return false;
  if (word.is_initial) return initial.initial == word.initial;
  return !word.latin.empty() && !initial.initial.empty() &&
         (word.latin[0] == initial.initial[0] || name::latin_key(initial.initial)[0] == word.latin[0]);
}

struct Match {
  size_t equal = 0, initials = 0, left = 0;  // left: words of one that the other lacks
  bool fits = false;
};

/// Words of the shorter name in order in the longer; the last words must be equal.
Match match(const std::vector<Word>& a, const std::vector<Word>& b, Strictness strict) {
  Match m;
  if (a.empty() || b.empty() || !equal(a.back(), b.back(), strict)) return m;
  const auto& s = a.size() <= b.size() ? a : b;
  const auto& l = a.size() <= b.size() ? b : a;
  m.equal = 1;
  size_t j = 0;
  for (size_t i = 0; i + 1 < s.size(); ++i) {
    bool found = false;
    for (; j + 1 < l.size() && !found; ++j) {
      if (equal(s[i], l[j], strict)) {
        ++m.equal;
        found = true;
      } else if (may_stand_for(s[i], l[j]) || may_stand_for(l[j], s[i])) {
        ++m.initials;
        found = true;
      }
    }
    if (!found) return m;
  }
  m.left = l.size() - s.size();
  m.fits = true;
  return m;
}

/// Offices that many hold at one time (ontology/shared_offices.tsv).
const std::set<std::string, std::less<>>& held_by_many() {
  static const auto* kept = [] {
    auto* all = new std::set<std::string, std::less<>>;
    if (const auto lexicon = lexicon::Lexicon::builtin())
      for (const auto& row : (*lexicon)->table("shared_offices").rows) all->emplace(row.cells[0]);
    return all;
  }();
  return *kept;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& x) { return b.contains(x) && !held_by_many().contains(x); });
}

/// «पुष्प कमल» and «पुष्पकमल»: the same letters, cut otherwise.
Match squeezed(const std::vector<Word>& a, const std::vector<Word>& b) {
  Match m;
  std::string x;
  std::string y;
  for (const auto& w : a) x += w.key;
  for (const auto& w : b) y += w.key;
  m.fits = a.size() != b.size() && x == y;
  m.equal = std::min(a.size(), b.size());
  return m;
}

using Words = std::vector<Word>;

Judgement judge(const Person& a, const Words& words_a, const Person& b, const Words& words_b) {
  if (!a.key.empty() && !b.key.empty())
    return a.key == b.key ? Judgement{Verdict::same, "one entry of the registry"} : Judgement{};
  const bool polities = !a.polity.empty() && !b.polity.empty();
  const bool office = share(a.offices, b.offices);
  // The more else agrees, the more the spelling may differ.
  const bool agree = polities && a.polity == b.polity;
  Match m = match(words_a, words_b,
                  agree && office ? Strictness::letters
                  : agree         ? Strictness::vowels
                                  : Strictness::spelling);
  if (!m.fits && agree && office) m = squeezed(words_a, words_b);
  if (!m.fits) return {};
  const bool whole = m.left == 0 && m.initials == 0;
  if (polities && a.polity != b.polity)
    return whole && words_a.size() > 1 ? Judgement{Verdict::doubtful, "one name, two states"} : Judgement{};
  if (whole && words_a.size() > 1)
    return polities || office ? Judgement{Verdict::same, "one name, one state"}
                              : Judgement{Verdict::doubtful, "one name, the state is not known of both"};
  if (polities && office) {
    if (m.left == 0 || m.equal > 1 || m.initials > 0) return {Verdict::same, "one office, names that fit"};
    return {Verdict::same, "one office, one surname"};
  }
  if (polities && m.equal > 1) return {Verdict::same, "one state, names that nest"};
  if (polities || office || m.equal > 1) return {Verdict::doubtful, "names that fit"};
  return {};
}

}  // namespace

Judgement same_person(const Person& a, const Person& b) {
  return judge(a, words_of(a.name), b, words_of(b.name));
}

std::string block_of(std::string_view name) {
  const auto words = words_of(name);
  // Names whose last words differ in a consonant are not compared: too many would be.
  return words.empty() ? std::string() : words.back().bones;
}

Identities identify(const std::vector<Person>& people) {
  Identities out;
  const size_t n = people.size();
  std::vector<size_t> root(n);
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](size_t i) {
    while (root[i] != i) i = root[i];
    return i;
  };
  struct Edge {
    size_t a, b;
    const char* why;
  };
  std::vector<Words> words;
  words.reserve(n);
  for (const auto& p : people) words.push_back(words_of(p.name));
  std::vector<Edge> edges;
  for (size_t i = 0; i < n; ++i)
    for (size_t j = i + 1; j < n; ++j) {
      const auto [verdict, why] = judge(people[i], words[i], people[j], words[j]);
      if (verdict == Verdict::same) edges.push_back({i, j, why});
      // A surname fits too many to ask about each.
      if (verdict == Verdict::doubtful && words[i].size() > 1 && words[j].size() > 1) out.doubts.push_back({i, j, why});
    }
  // First those whom the registry does not know, among themselves; then each group to the one entry it fits.
  for (const auto& [a, b, why] : edges)
    if (people[a].key.empty() && people[b].key.empty()) root[std::max(find(a), find(b))] = std::min(find(a), find(b));
  std::vector<std::set<std::string>> keys(n);
  for (const auto& [a, b, why] : edges)
    if (people[a].key.empty() != people[b].key.empty()) {
      const size_t unknown = people[a].key.empty() ? a : b;
      keys[find(unknown)].insert(people[unknown == a ? b : a].key);
    }
  std::vector<size_t> entry(n, n);
  for (const auto& [a, b, why] : edges) {
    if (people[a].key.empty() == people[b].key.empty()) continue;
    const size_t unknown = people[a].key.empty() ? a : b;
    const size_t known = unknown == a ? b : a;
    if (keys[find(unknown)].size() == 1) {
      size_t& e = entry[find(unknown)];
      e = std::min(e, known);
    } else {
      out.doubts.push_back({a, b, "fits several entries of the registry"});
    }
  }
  out.of.resize(n);
  for (size_t i = 0; i < n; ++i) out.of[i] = entry[find(i)] < n ? entry[find(i)] : find(i);
  std::erase_if(out.doubts, [&](const Identities::Doubt& d) { return out.of[d.a] == out.of[d.b]; });
  return out;
}

}  // namespace bahi::fuse
