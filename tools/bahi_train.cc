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
  CLI11_PARSE(app, argc, argv);
  if (command->parsed()) return bahi::train::morph(morph);
  return 2;
}
