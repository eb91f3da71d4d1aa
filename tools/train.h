// The trainers behind bahi-train.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bahi::train {

struct MorphOptions {
  std::string set, data, out, cache;
  int rounds = 8, learners = 4;
  bool hold_out = false;
};
/// Trains, reports accuracy on the development data and writes the model. Returns the program's exit status.
int morph(const MorphOptions& options);

struct NamesOptions {
  std::string set, data, tagger, groups, out, cache;
  int rounds = 12;
  bool hold_out = false;
};
/// Trains the recogniser of names, reports F1 on the development data and writes the model. Returns the exit status.
int names(const NamesOptions& options);

struct GroupsOptions {
  std::string set, data, tagger, out;
  int rounds = 6;
  bool hold_out = false;
};
/// Trains what tells where noun groups end, reports accuracy on the development data and writes the model. Returns the
/// exit status.
int groups(const GroupsOptions& options);

struct SpellingOptions {
  std::string pairs, words, out;
  int rounds = 6;
  bool hold_out = false;
};
/// Trains the model of English spellings and writes it. Returns the program's exit status.
int spelling(const SpellingOptions& options);

/// A file's text, unpacked with `xz -dc` when its name ends in .xz. Exits with a message when it cannot be read.
std::string read_file(const std::string& path);

/// Distributional classes of words: `text` holds word numbers (from 0, frequent first; -1 ends a sentence). Exchange
/// algorithm (Martin, Liermann, Ney 1998) on bigrams in both directions. Deterministic.
std::vector<int> word_classes(const std::vector<int32_t>& text, int words, int classes, int rounds);

}  // namespace bahi::train
