#include "serve/auth.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace bahi::serve {
namespace {

constexpr std::string_view kCookie = "bahi_token";
constexpr std::string_view kPrefix = "bahi_";

std::string sha256(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string out;
  for (const unsigned char byte : digest) out += fmt::format("{:02x}", byte);
  return out;
}

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= 64 &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) { return c > ' ' && c != 0x7F; });
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

Result<Tokens> Tokens::load(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0)
    return Error{fmt::format("{} (bahi serve tokens add NAME --role reader|editor makes one)", std::strerror(errno)),
                 path, 0, 0};
  if ((about.st_mode & 077) != 0)
    return Error{fmt::format("may be read or written by others; chmod 600 '{}'", path), path, 0, 0};
  std::ifstream in(path);
  Tokens out;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    Token t;
    std::string role;
    std::string more;
    cells >> t.name >> role >> t.sha256 >> more;
    if ((role != "reader" && role != "editor") || t.sha256.size() != 64 || !more.empty())
      return Error{"is no line of a token: NAME reader|editor SHA256", path, number, 0};
    t.role = role == "editor" ? Role::editor : Role::reader;
    out.all_.push_back(std::move(t));
  }
  return out;
}

Result<bool> Tokens::save(const std::string& path, const std::vector<Token>& all) {
  // A new file in its place, so that a crash leaves the old one or the new one.
  const std::string next = path + ".new";
  const int fd = ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return Error{fmt::format("cannot be written: {}", std::strerror(errno)), path, 0, 0};
  std::string text = "# Tokens of bahi serve: name, role, SHA-256 of the token\n";
  for (const auto& t : all)
    text += fmt::format("{} {} {}\n", t.name, t.role == Role::editor ? "editor" : "reader", t.sha256);
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
  ::close(fd);
  if (!written || ::rename(next.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(next.c_str());
    return Error{fmt::format("cannot be written: {}", std::strerror(error)), path, 0, 0};
  }
  return true;
}

Result<std::string> Tokens::add(const std::string& path, const std::string& name, Role role) {
  if (!is_name(name)) return Error{"a name of a token has no spaces and at most 64 bytes", {}, 0, 0};
  if (sodium_init() < 0) return Error{"there is no source of random numbers", {}, 0, 0};
  Tokens tokens;
  if (::access(path.c_str(), F_OK) == 0) {
    auto there = load(path);
    if (!there) return there.error();
    tokens = std::move(*there);
  }
  for (const auto& t : tokens.all_)
    if (t.name == name) return Error{fmt::format("there is a token «{}» already", name), {}, 0, 0};
  std::array<unsigned char, 32> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  std::string token = std::string(kPrefix) + text.data();
  tokens.all_.push_back({name, role, sha256(token)});
  if (auto saved = save(path, tokens.all_); !saved) return saved.error();
  return token;
}

Result<bool> Tokens::remove(const std::string& path, const std::string& name) {
  auto tokens = load(path);
  if (!tokens) return tokens.error();
  if (std::erase_if(tokens->all_, [&](const Token& t) { return t.name == name; }) == 0) return false;
  return save(path, tokens->all_);
}

Caller Tokens::caller(std::string_view token) const {
  const std::string digest = sha256(token);
  Caller out;
  for (const auto& t : all_)
    if (sodium_memcmp(t.sha256.data(), digest.data(), digest.size()) == 0) out = {t.name, t.role};
  return out;
}

std::string token_of(const Request& r) {
  const auto bearer = r.header("authorization");
  constexpr std::string_view kBearer = "bearer ";
  if (bearer.size() > kBearer.size() && lower(bearer.substr(0, kBearer.size())) == kBearer)
    return std::string(bearer.substr(kBearer.size()));
  const auto cookies = r.header("cookie");
  for (size_t at = 0; at < cookies.size();) {
    const size_t end = std::min(cookies.find(';', at), cookies.size());
    auto one = cookies.substr(at, end - at);
    while (one.starts_with(' ')) one.remove_prefix(1);
    at = end + 1;
    if (one.starts_with(kCookie) && one.substr(kCookie.size()).starts_with('='))
      return std::string(one.substr(kCookie.size() + 1));
  }
  return {};
}

std::string cookie(std::string_view token, bool secure) {
  // What would end the cookie cannot be in a token that is known.
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", kCookie, token, secure ? "; Secure" : "",
                     token.empty() ? "; Max-Age=0" : "; Max-Age=31536000");
}

std::string host_of(std::string_view header) {
  std::string host = lower(header);
  const size_t bracket = host.rfind(']');
  const size_t colon = host.rfind(':');
  if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) host.resize(colon);
  if (host.ends_with('.')) host.pop_back();
  return host;
}

bool is_loopback_host(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::optional<Response> refused(const Request& r, const std::vector<std::string>& hosts) {
  const auto host = r.header("host");
  if (!hosts.empty()) {
    if (host.empty()) return problem(400, "the request names no host");
    if (std::find(hosts.begin(), hosts.end(), host_of(host)) == hosts.end())
      return problem(421, fmt::format("this server is not known as '{}' (bahi serve --host NAME allows a name)",
                                      host.substr(0, 100)));
  }
  if (r.method == "GET") return std::nullopt;
  const auto site = r.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none")
    return problem(403, "a page of another site may not write");
  const auto origin = r.header("origin");
  if (!origin.empty()) {
    const size_t slashes = origin.find("://");
    if (slashes == std::string_view::npos || lower(origin.substr(slashes + 3)) != lower(host))
      return problem(403, "a page of another site may not write");
  }
  return std::nullopt;
}

}  // namespace bahi::serve
