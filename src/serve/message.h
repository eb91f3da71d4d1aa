// Requests and responses, apart from any HTTP library.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bahi/questions.h"

namespace bahi::serve {

/// What a caller may do; each may what those before it may.
enum class Role : uint8_t { nobody, reader, editor };

/// Who asks: the name of the token, or empty when none is needed.
struct Caller {
  std::string name;
  Role role = Role::nobody;
};

struct Request {
  std::string method;                                      // HEAD comes as GET
  std::string target;                                      // as it was sent
  std::string path;                                        // decoded; begins with «/»
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  std::map<std::string, std::string> headers;              // names in lower case
  std::string body;
  std::string client;  // address
  Caller caller;
  std::vector<std::string> captured;  // what stands for {…} in the route's path

  std::string_view header(const std::string& name) const {
    const auto it = headers.find(name);
    return it == headers.end() ? std::string_view() : std::string_view(it->second);
  }
};

/// A body that is made piece by piece. Appends the next piece; false when it was the last.
using Next = std::function<bool(query::Questions&, std::string& out)>;

struct Response {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  Next next;                      // when set: the rest of the body
  std::optional<int64_t> events;  // a stream of events follows, from this order number on
};

/// RFC 9457.
Response problem(int status, std::string_view detail);
/// «Not Found»
std::string_view reason(int status);

}  // namespace bahi::serve
