// Who may ask: tokens with roles, and the guard against pages of other sites.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bahi/result.h"
#include "serve/message.h"

namespace bahi::serve {

/// A token as the file keeps it: never itself, only its SHA-256 (tokens are 256 random bits, so that no slower function
/// is needed).
struct Token {
  std::string name;
  Role role = Role::reader;
  std::string sha256;  // hexadecimal
};

/// A file of tokens, a line each: NAME ROLE SHA256. Readable by its owner alone.
class Tokens {
 public:
  /// Fails when the file is not there, is damaged, or may be read by others.
  static Result<Tokens> load(const std::string& path);

  /// Makes a token, writes it into the file (which is made when it is not there), and gives it: the only time that it
  /// is seen.
  static Result<std::string> add(const std::string& path, const std::string& name, Role role);
  /// False when there is none of that name.
  static Result<bool> remove(const std::string& path, const std::string& name);

  /// Nobody when the token is not known. Takes the same time whichever it is.
  Caller caller(std::string_view token) const;
  const std::vector<Token>& all() const { return all_; }

 private:
  static Result<bool> save(const std::string& path, const std::vector<Token>& all);
  std::vector<Token> all_;
};

/// The token that a request brings, as bearer or in the cookie; empty: none.
std::string token_of(const Request& request);
/// The cookie that holds a token; an empty token takes it away. `secure`: only over TLS.
std::string cookie(std::string_view token, bool secure);

/// A host as «Host» names it, without its port, in lower case; «[::1]» keeps its brackets.
std::string host_of(std::string_view header);
bool is_loopback_host(std::string_view host);

/// What is wrong with where a request comes from: a name that the server is not known by (DNS rebinding), a page of
/// another site that writes. `hosts`: names that are allowed; empty: any.
std::optional<Response> refused(const Request& request, const std::vector<std::string>& hosts);

}  // namespace bahi::serve
