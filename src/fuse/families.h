// Which acts are tellings of one kind of happening (ontology/families.tsv).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "lexicon/lexicon.h"

namespace bahi::fuse {

struct Family {
  std::string name;
  int reach = 3;
};

class Families {
 public:
  explicit Families(const lexicon::Lexicon& lexicon);
  /// Of an act, else of its event type.
  const Family& of(std::string_view event, std::string_view act) const;

 private:
  std::map<std::pair<std::string, std::string>, Family, std::less<>> families_;
  Family none_{"other", 2};
};

}  // namespace bahi::fuse
