// The same person across articles.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bahi::fuse {

/// A person as one or several articles name them in one way.
struct Person {
  std::string key;                // of the registry; empty: not in it
  std::string name;               // Hindi
  std::string polity;             // state or body; empty: not known
  std::set<std::string> offices;  // titles in English
};

enum class Verdict : uint8_t { different, doubtful, same };

struct Judgement {
  Verdict verdict = Verdict::different;
  const char* why = "";
};

/// Symmetric. «Same» only when name and polity agree and nothing speaks against it; a surname alone needs an office in
/// common.
Judgement same_person(const Person& a, const Person& b);

/// People whose blocks differ are hardly the same: the key of the last word of the name.
std::string block_of(std::string_view name);

/// Which of `people` are one: for each the index of the one that stands for it, and the pairs left in doubt. A pure
/// function of the set: the order of `people` decides nothing but the indexes (they must be sorted by what names them).
struct Identities {
  std::vector<size_t> of;
  struct Doubt {
    size_t a, b;
    const char* why;
  };
  std::vector<Doubt> doubts;
};
Identities identify(const std::vector<Person>& people);

}  // namespace bahi::fuse
