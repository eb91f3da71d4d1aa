#include "fetch/robots.h"

#include <algorithm>
#include <cstdlib>

namespace bahi::fetch {
namespace {

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool hexadecimal(char c) {
  c = lower(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// One way to write a path: letters outside ASCII as %XX, in capitals, and those that need no %XX as they are.
std::string normal(std::string_view path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    auto c = static_cast<unsigned char>(path[i]);
    if (c == '%' && i + 2 < path.size() && hexadecimal(path[i + 1]) && hexadecimal(path[i + 2])) {
      c = static_cast<unsigned char>(std::strtoul(std::string(path.substr(i + 1, 2)).c_str(), nullptr, 16));
      i += 2;
      const bool plain = (lower(static_cast<char>(c)) >= 'a' && lower(static_cast<char>(c)) <= 'z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
      if (plain) {
        out += static_cast<char>(c);
        continue;
      }
    } else if (c > ' ' && c < 0x7F) {
      out += static_cast<char>(c);
      continue;
    }
    out += '%';
    out += kDigits[c >> 4];
    out += kDigits[c & 15];
  }
  return out;
}

/// Does the path begin so? * stands for any letters, a final $ for the end. Without recursion: a rule of many * costs
/// no more than its length times the path's.
bool fits(std::string_view rule, std::string_view path) {
  const bool whole = rule.ends_with('$');
  if (whole) rule.remove_suffix(1);
  size_t r = 0;
  size_t p = 0;
  size_t star = std::string_view::npos;
  size_t from = 0;
  while (true) {
    if (r == rule.size() && (!whole || p == path.size())) return true;
    if (r < rule.size() && rule[r] == '*') {
      star = ++r;
      from = p;
    } else if (r < rule.size() && p < path.size() && rule[r] == path[p]) {
      ++r;
      ++p;
    } else {
      if (star == std::string_view::npos || from >= path.size()) return false;
      r = star;
      p = ++from;
    }
  }
}

}  // namespace

Robots::Robots(std::string_view text, std::string_view agent) {
  constexpr size_t kMost = 500u << 10;
  constexpr double kMostDelay = 60;
  text = text.substr(0, kMost);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // Groups for the agent, taken together; else those for *.
  struct Group {
    std::vector<Rule> rules;
    double delay = 0;
    bool there = false;
  } own, any;
  bool in_own = false;
  bool in_any = false;
  bool naming = false;  // the last line named an agent
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trimmed(line.substr(0, line.find('#')));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto name = trimmed(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (same(name, "user-agent")) {
      if (!naming) in_own = in_any = false;
      naming = true;
      const bool mine = same(value.substr(0, value.find_first_of("/ ")), agent);
      in_own |= mine;
      in_any |= value == "*";
      own.there |= mine;
      continue;
    }
    const auto give = [&](const auto& to) {
      if (in_own) to(own);
      if (in_any) to(any);
    };
    if (same(name, "allow") || same(name, "disallow")) {
      naming = false;
      if (!value.empty()) give([&](Group& g) { g.rules.push_back({normal(value), same(name, "allow")}); });
    } else if (same(name, "crawl-delay")) {
      naming = false;
      const double seconds = std::atof(std::string(value).c_str());
      give([&](Group& g) { g.delay = std::clamp(seconds, 0.0, kMostDelay); });
    }
  }
  Group& chosen = own.there ? own : any;
  rules_ = std::move(chosen.rules);
  delay_ = chosen.delay;
}

bool Robots::allows(std::string_view path) const {
  const std::string wanted = normal(path);
  bool allow = true;
  size_t longest = 0;
  for (const Rule& rule : rules_)
    if (rule.path.size() >= longest && fits(rule.path, wanted)) {
      allow = rule.allow || (rule.path.size() == longest && longest > 0 && allow);
      longest = rule.path.size();
    }
  return allow;
}

}  // namespace bahi::fetch
