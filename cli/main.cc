#include <iostream>

#include "bahi/reader.h"

int main() {
  auto reader = bahi::Reader::open();
  if (!reader) {
    std::cerr << reader.error().text() << "\n";
    return 1;
  }
  std::cout << bahi::version() << "\n";
}
