// bahi-train: makes the models that stand in models/ from data that does not ship with Bahi.
#include <CLI/CLI.hpp>
#include <iostream>

#include "train.h"

int main(int argc, char** argv) {
  CLI::App app{"Trains Bahi's models"};
  app.require_subcommand(1);
  bahi::train::MorphOptions morph;
  auto* command = app.add_subcommand("morph", "the tagger");
  command->add_option("--set", morph.set, "hi (HDTB) or hi-free (PUD's first 700 sentences)")->required();
  command->add_option("--data", morph.data, "folder of the training data")->required();
  command->add_option("--out", morph.out, "the model file")->required();
  command->add_option("--rounds", morph.rounds, "passes over the training sentences");
  command->add_option("--learners", morph.learners, "learners whose mean the model is");
  command->add_flag("--hold-out", morph.hold_out, "hi-free: leave the last hundred training sentences for development");
  command->add_option("--cache", morph.cache, "folder to keep word classes in between runs");
  bahi::train::NamesOptions names;
  auto* recogniser = app.add_subcommand("names", "the recogniser of names");
  recogniser->add_option("--set", names.set, "hi or hi-free: whose tags it learns from")->required();
  recogniser->add_option("--data", names.data, "folder of the training data")->required();
  recogniser->add_option("--tagger", names.tagger, "the set's morph.model")->required();
  recogniser->add_option("--groups", names.groups, "the set's groups.model")->required();
  recogniser->add_option("--out", names.out, "the model file")->required();
  recogniser->add_option("--rounds", names.rounds, "passes over the training sentences");
  recogniser->add_flag("--hold-out", names.hold_out, "leave the development fifth out of training, to choose by it");
  recogniser->add_option("--cache", names.cache, "folder to keep word classes in between runs");
  bahi::train::GroupsOptions groups;
  auto* joiner = app.add_subcommand("groups", "where noun groups end");
  joiner->add_option("--set", groups.set, "hi (HDTB) or hi-free (PUD's first 700 sentences)")->required();
  joiner->add_option("--data", groups.data, "folder of the training data")->required();
  joiner->add_option("--tagger", groups.tagger, "the set's morph.model")->required();
  joiner->add_option("--out", groups.out, "the model file")->required();
  joiner->add_option("--rounds", groups.rounds, "passes over the training sentences");
  joiner->add_flag("--hold-out", groups.hold_out, "hi-free: leave the last hundred training sentences for development");
  bahi::train::SpellingOptions spelling;
  auto* spell = app.add_subcommand("spelling", "English spellings of words in Devanagari");
  spell->add_option("--pairs", spelling.pairs, "pairs of spellings, Latin, tab, Devanagari")->required();
  spell->add_option("--words", spelling.words, "frequencies of English words, as tools/english_words writes them")
      ->required();
  spell->add_option("--out", spelling.out, "the model file")->required();
  spell->add_option("--rounds", spelling.rounds, "passes over the pairs");
  spell->add_flag("--hold-out", spelling.hold_out, "leave a tenth of the training words for development");
  CLI11_PARSE(app, argc, argv);
  if (command->parsed()) return bahi::train::morph(morph);
  if (recogniser->parsed()) return bahi::train::names(names);
  if (joiner->parsed()) return bahi::train::groups(groups);
  if (spell->parsed()) return bahi::train::spelling(spelling);
  return 2;
}
