// The program of README.md: docs_test.py looks that the README shows these lines, ctest runs them.
#include <iostream>

#include "bahi/reader.h"

int main() {
  auto reader = bahi::Reader::open();
  if (!reader) return std::cerr << reader.error().text() << '\n', 1;

  bahi::Article article;
  article.text = "विदेश मंत्री एस. जयशंकर ने सोमवार को रूस के विदेश मंत्री सर्गेई लावरोव से मुलाकात की।";
  article.published = "2025-11-18";

  const bahi::Record record = reader->read(article);
  for (const auto& event : record.events)
    std::cout << event.event << ' ' << event.status << ' ' << event.confidence << '\n';
  std::cout << bahi::to_json(record, 2) << '\n';
  return record.events.empty() ? 1 : 0;
}
