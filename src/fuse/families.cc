#include "fuse/families.h"

#include <cstdlib>

namespace bahi::fuse {

Families::Families(const lexicon::Lexicon& lexicon) {
  const auto& table = lexicon.table("families");
  const auto at = [&](std::string_view name) { return static_cast<size_t>(table.column(name)); };
  const size_t event = at("event");
  const size_t act = at("act");
  const size_t family = at("family");
  const size_t reach = at("reach");
  for (const auto& row : table.rows)
    families_[{std::string(row.cells[event]), std::string(row.cells[act])}] = {
        std::string(row.cells[family]), std::atoi(std::string(row.cells[reach]).c_str())};
}

const Family& Families::of(std::string_view event, std::string_view act) const {
  auto it = families_.find(std::pair{std::string(event), std::string(act)});
  if (it == families_.end()) it = families_.find(std::pair{std::string(event), std::string()});
  return it == families_.end() ? none_ : it->second;
}

}  // namespace bahi::fuse
