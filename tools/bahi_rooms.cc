// bahi-rooms IMAGE: writes what the rooms make of the built-in tables, as an engine takes it up when it starts.
#include <fstream>
#include <iostream>

#include "engine/rooms.h"
#include "lexicon/pack.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: bahi-rooms IMAGE\n";
    return 2;
  }
  auto lexicon = bahi::lexicon::Lexicon::builtin();
  if (!lexicon) {
    std::cerr << lexicon.error().text() << "\n";
    return 1;
  }
  bahi::Rooms rooms(**lexicon);
  bahi::lexicon::Packer packer(**lexicon);
  (*lexicon)->symbols().fields(packer);
  rooms.fields(packer);
  std::ofstream out(argv[1], std::ios::binary);
  out << packer.take();
  return out.flush() ? 0 : 1;
}
