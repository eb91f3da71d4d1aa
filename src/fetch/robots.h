// robots.txt (RFC 9309).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bahi::fetch {

/// What a host's robots.txt lets a program of one name do.
class Robots {
 public:
  /// Everything is allowed.
  Robots() = default;
  /// `agent`: the program's name («Bahi»); where no group names it, that for * holds. Only the first 500 KB count.
  Robots(std::string_view text, std::string_view agent);
  /// `path`: with its query, as in the URL. The longest rule that fits decides; of two, the one that allows.
  bool allows(std::string_view path) const;
  /// Seconds between two requests that the host asks for (Crawl-delay, which many write); 0: none.
  double delay() const { return delay_; }

 private:
  struct Rule {
    std::string path;  // with * and a final $
    bool allow;
  };
  std::vector<Rule> rules_;
  double delay_ = 0;
};

}  // namespace bahi::fetch
