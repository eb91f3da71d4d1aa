#include "serve/message.h"

#include <nlohmann/json.hpp>

namespace bahi::serve {

std::string_view reason(int status) {
  constexpr std::pair<int, std::string_view> kReasons[] = {{200, "OK"},
                                                           {201, "Created"},
                                                           {204, "No Content"},
                                                           {304, "Not Modified"},
                                                           {400, "Bad Request"},
                                                           {401, "Unauthorized"},
                                                           {403, "Forbidden"},
                                                           {404, "Not Found"},
                                                           {405, "Method Not Allowed"},
                                                           {408, "Request Timeout"},
                                                           {409, "Conflict"},
                                                           {413, "Content Too Large"},
                                                           {415, "Unsupported Media Type"},
                                                           {421, "Misdirected Request"},
                                                           {422, "Unprocessable Content"},
                                                           {429, "Too Many Requests"},
                                                           {500, "Internal Server Error"},
                                                           {503, "Service Unavailable"}};
  for (const auto& [number, words] : kReasons)
    if (number == status) return words;
  return "Error";
}

Response problem(int status, std::string_view detail) {
  const nlohmann::ordered_json j{
      {"type", "about:blank"}, {"title", reason(status)}, {"status", status}, {"detail", detail}};
  Response out;
  out.status = status;
  out.type = "application/problem+json; charset=utf-8";
  out.body = j.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return out;
}

}  // namespace bahi::serve
