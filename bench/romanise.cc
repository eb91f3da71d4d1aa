// bahi-bench-romanise FILE: spellings in Latin letters against pairs mined from running text (Latin, tab, Devanagari;
// FILE may be packed with xz). tools/spelling_pairs.h says which pairs are left out as no spellings of one word and
// which fifth is held out. Prints for the held-out part:
// - how often both spellings of a pair have one cross-script key, and how many words share a key;
// - how often the spelling that is written for a Devanagari word is one that the pairs give for it: of words that the
// training
//   part does not hold, pairs with one key; apart for those whose Latin spelling the training part holds with another
//   Devanagari one.
#include "name/romanise.h"

#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <set>

#include "../tools/spelling_pairs.h"

namespace {

std::string read_file(const std::string& path) {
  std::string out;
  std::FILE* in = path.ends_with(".xz") ? popen(("xz -dc '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "r");
  char buffer[1 << 16];
  size_t n = 0;
  while (in != nullptr && (n = std::fread(buffer, 1, sizeof buffer, in)) > 0) out.append(buffer, n);
  return out;
}

double share(size_t part, size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace bahi;
  if (argc != 2 && argc != 3) {
    fmt::print(stderr, "usage: bahi-bench-romanise FILE [--list]\n");
    return 2;
  }
  const auto pairs = spelling_pairs(read_file(argv[1]));
  std::map<std::string, std::set<std::string>> spellings, keys;
  std::set<std::string> trained, known;
  size_t held = 0, same_key = 0, near = 0;
  for (const auto& p : pairs) {
    const std::string latin = lexicon::sound_key(p.latin), devanagari = lexicon::sound_key(p.devanagari);
    spellings[p.devanagari].insert(p.latin);
    keys[latin].insert(p.latin);
    if (!p.held_out) trained.insert(p.devanagari), known.insert(p.latin);
    if (p.held_out) ++held, same_key += latin == devanagari;
  }
  size_t words = 0, right = 0, known_words = 0, known_right = 0;
  std::set<std::string> seen;
  for (const auto& p : pairs) {
    if (!p.held_out || trained.contains(p.devanagari) || !seen.insert(p.devanagari).second) continue;
    if (lexicon::sound_key(p.latin) != lexicon::sound_key(p.devanagari)) continue;
    const auto& all = spellings[p.devanagari];
    const bool is_known = std::any_of(all.begin(), all.end(), [&](const auto& x) { return known.contains(x); });
    const std::string guess = name::romanise_word(p.devanagari);
    const bool good = all.contains(guess);
    const bool close = std::any_of(all.begin(), all.end(), [&](const auto& x) { return distance(x, guess) <= 1; });
    ++words, known_words += is_known;
    right += good, known_right += good && is_known, near += close;
    if (argc == 3 && !good) fmt::print("{}\t{}\t{}\n", p.devanagari, *all.begin(), guess);
  }
  fmt::print("same key {:.3f} of {} held-out pairs; {:.1f} words a key\n", share(same_key, held), held,
             share(known.size(), keys.size()));
  fmt::print(
      "right at first try {:.3f} of {} held-out words ({:.3f} of {} whose spelling is known, {:.3f} of the others); at "
      "most one "
      "letter off {:.3f}\n",
      share(right, words), words, share(known_right, known_words), known_words,
      share(right - known_right, words - known_words), share(near, words));
  return 0;
}
