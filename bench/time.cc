// The room `time`: exact values over tests/time/phrasings.tsv, and speed over a folder of articles.
// bahi-bench-time PHRASINGS.tsv [held-out] [show] | bahi-bench-time speed FILE… | bahi-bench-time list FILE…
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <map>

#include "../tests/time/phrasings.h"

using namespace bahi;

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bahi-bench-time PHRASINGS.tsv [held-out] [show] | bahi-bench-time speed|list FILE…\n");
    return 2;
  }
  const time::Reading reading;
  if (std::strcmp(argv[1], "speed") == 0 || std::strcmp(argv[1], "list") == 0) {
    double seconds = 0;
    size_t tokens = 0, expressions = 0;
    for (int i = 2; i < argc; ++i) {
      std::ifstream in(argv[i]);
      const std::string text((std::istreambuf_iterator<char>(in)), {});
      const auto d = reading.read(text, std::getenv("BAHI_PUB") ? std::getenv("BAHI_PUB") : "2015-06-10");
      if (std::strcmp(argv[1], "list") == 0) {
        // The text with its expressions in brackets, and what each means.
        size_t at = 0;
        for (const TimeExpression& e : d->times->expressions) {
          const auto begin = static_cast<size_t>(d->token(e.tokens.first).begin);
          const auto end = static_cast<size_t>(d->token(e.tokens.last - 1).end);
          std::printf("%s[%s | %s]", d->text->utf8.substr(at, begin - at).c_str(),
                      d->text->utf8.substr(begin, end - begin).c_str(), time::describe(e).c_str());
          at = end;
        }
        std::printf("%s\n", d->text->utf8.substr(at).c_str());
        continue;
      }
      const auto begin = std::chrono::steady_clock::now();
      for (int k = 0; k < 20; ++k) expressions += time::find(*d, reading.tables()).expressions.size();
      seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      tokens += 20 * d->tokens->tokens.size();
    }
    if (tokens > 0)
      std::printf("%zu tokens, %zu expressions, %.3f µs a token\n", tokens / 20, expressions / 20,
                  1e6 * seconds / static_cast<double>(tokens));
    return 0;
  }
  std::string part = "dev";
  bool show = false;
  for (int i = 2; i < argc; ++i) {
    if (std::strcmp(argv[i], "held-out") == 0) part = "held-out";
    if (std::strcmp(argv[i], "show") == 0) show = true;
  }
  int rows = 0, good = 0, silent = 0, silent_good = 0;
  for (const time::Phrasing& p : time::load_phrasings(argv[1])) {
    if (p.part != part) continue;
    const std::string want = time::wanted(p), got = time::found(reading, p);
    const bool right = want == got;
    ++(p.type == "none" ? silent : rows);
    if (right) ++(p.type == "none" ? silent_good : good);
    if (show && !right)
      std::printf("%d «%s»  want %s  got %s  (%s; %s)\n", p.line, p.expression.c_str(), want.c_str(), got.c_str(),
                  p.sentence.c_str(), p.published.c_str());
  }
  std::printf("%s: %d of %d exact (%.1f %%), %d of %d rightly not read\n", part.c_str(), good, rows,
              rows ? 100.0 * good / rows : 0.0, silent_good, silent);
  return 0;
}
