#include "fetch/http.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "fetch/address.h"

namespace bahi::fetch {
namespace {

/// The functions of libcurl that are called.
struct Curl {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_reset) easy_reset = nullptr;
  decltype(&curl_easy_setopt) setopt = nullptr;
  decltype(&curl_easy_perform) perform = nullptr;
  decltype(&curl_easy_getinfo) getinfo = nullptr;
  decltype(&curl_easy_cleanup) cleanup = nullptr;
  decltype(&curl_easy_strerror) strerror = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
  decltype(&curl_url) url = nullptr;
  decltype(&curl_url_set) url_set = nullptr;
  decltype(&curl_url_get) url_get = nullptr;
  decltype(&curl_url_cleanup) url_cleanup = nullptr;
  decltype(&curl_free) free = nullptr;
  std::string error;  // why there is none
};

const Curl& curl() {
  static const Curl kept = [] {
    Curl c;
    void* library = dlopen("libcurl.so.4", RTLD_NOW);
    if (library == nullptr) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW);
    if (library == nullptr) {
      c.error = "libcurl is not installed (Debian: libcurl4), without which nothing is fetched";
      return c;
    }
    const auto load = [&](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
      if (function == nullptr) c.error = fmt::format("libcurl is too old: it has no {}", name);
    };
    load(c.global_init, "curl_global_init");
    load(c.easy_init, "curl_easy_init");
    load(c.easy_reset, "curl_easy_reset");
    load(c.setopt, "curl_easy_setopt");
    load(c.perform, "curl_easy_perform");
    load(c.getinfo, "curl_easy_getinfo");
    load(c.cleanup, "curl_easy_cleanup");
    load(c.strerror, "curl_easy_strerror");
    load(c.slist_append, "curl_slist_append");
    load(c.slist_free_all, "curl_slist_free_all");
    load(c.url, "curl_url");
    load(c.url_set, "curl_url_set");
    load(c.url_get, "curl_url_get");
    load(c.url_cleanup, "curl_url_cleanup");
    load(c.free, "curl_free");
    if (c.error.empty() && c.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) c.error = "libcurl cannot be started";
    return c;
  }();
  return kept;
}

/// What the callbacks of one request share.
struct Call {
  Response* response;
  const Limits* limits;
  const std::atomic<bool>* stop;
  size_t most_bytes;
  size_t header_bytes = 0;
  bool refused = false, too_large = false;
};

bool checked(const Call& call) {
  return !call.limits->allow_private && call.limits->proxy.empty();
}

/// The address is looked at where the connection is made, so that no name and no redirect can lead to another.
curl_socket_t open_socket(void* data, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& call = *static_cast<Call*>(data);
  if (checked(call) && is_private(&address->addr)) {
    call.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Once more before each request, for connections that are used again.
int before_request(void* data, char* address, char* /*local*/, int /*port*/, int /*local_port*/) {
  auto& call = *static_cast<Call*>(data);
  if (!checked(call) || !is_private(std::string(address))) return CURL_PREREQFUNC_OK;
  call.refused = true;
  return CURL_PREREQFUNC_ABORT;
}

size_t take_body(char* bytes, size_t size, size_t count, void* data) {
  auto& call = *static_cast<Call*>(data);
  if (call.response->body.size() + size * count > call.most_bytes) {
    call.too_large = true;
    return 0;
  }
  call.response->body.append(bytes, size * count);
  return size * count;
}

size_t take_header(char* bytes, size_t size, size_t count, void* data) {
  constexpr size_t kMost = 256u << 10;
  auto& call = *static_cast<Call*>(data);
  std::string_view line(bytes, size * count);
  call.header_bytes += line.size();
  if (call.header_bytes > kMost) {
    call.too_large = true;
    return 0;
  }
  const auto value = [&](std::string_view name) -> std::optional<std::string> {
    if (line.size() <= name.size() || line[name.size()] != ':') return std::nullopt;
    for (size_t i = 0; i < name.size(); ++i)
      if ((line[i] | 32) != name[i]) return std::nullopt;
    auto v = line.substr(name.size() + 1);
    while (!v.empty() && (v.front() == ' ' || v.front() == '\t')) v.remove_prefix(1);
    while (!v.empty() && (v.back() == ' ' || v.back() == '\r' || v.back() == '\n')) v.remove_suffix(1);
    return std::string(v);
  };
  if (auto etag = value("etag")) call.response->etag = std::move(*etag);
  if (auto modified = value("last-modified")) call.response->modified = std::move(*modified);
  return size * count;
}

int progress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<Call*>(data)->stop ? 1 : 0;
}

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// «text/html; charset=utf-8» into its parts.
void set_media(const std::string& type, Response& response) {
  const std::string all = lower(type);
  const size_t end = all.find(';');
  response.media = all.substr(0, end);
  while (response.media.ends_with(' ')) response.media.pop_back();
  const size_t at = all.find("charset=");
  if (at == std::string::npos) return;
  size_t from = at + 8;
  if (from < all.size() && (all[from] == '"' || all[from] == '\'')) ++from;
  response.charset = all.substr(from, all.find_first_of("\"'; ", from) - from);
}

}  // namespace

bool is_url(std::string_view text) {
  const std::string head = lower(text.substr(0, 8));
  return head.starts_with("http://") || head.starts_with("https://");
}

Result<Url> parse_url(const std::string& text) {
  const Curl& c = curl();
  if (!c.error.empty()) return Error{c.error, {}, 0, 0};
  CURLU* handle = c.url();
  const struct Free {
    CURLU* handle;
    ~Free() { curl().url_cleanup(handle); }
  } free{handle};
  const auto part = [&](CURLUPart what, unsigned flags = 0) {
    char* value = nullptr;
    std::string out;
    if (c.url_get(handle, what, &value, flags) == CURLUE_OK) out = value;
    c.free(value);
    return out;
  };
  if (c.url_set(handle, CURLUPART_URL, text.c_str(), CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return Error{"is no address (write https://…)", text, 0, 0};
  const std::string scheme = part(CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return Error{"is neither http nor https", text, 0, 0};
  if (!part(CURLUPART_USER).empty() || !part(CURLUPART_PASSWORD).empty())
    return Error{"has a name or password in it; such addresses are not fetched", text, 0, 0};
  c.url_set(handle, CURLUPART_FRAGMENT, nullptr, 0);
  Url url;
  url.host = lower(part(CURLUPART_HOST));
  c.url_set(handle, CURLUPART_HOST, url.host.c_str(), 0);
  if (const auto port = part(CURLUPART_PORT, CURLU_NO_DEFAULT_PORT); !port.empty()) url.host += ":" + port;
  url.origin = scheme + "://" + url.host;
  url.path = part(CURLUPART_PATH);
  if (url.path.empty()) url.path = "/";
  if (const auto query = part(CURLUPART_QUERY); !query.empty()) url.path += "?" + query;
  url.whole = part(CURLUPART_URL);
  return url;
}

Http::Http(const Limits& limits, const std::atomic<bool>& stop) : limits_(limits), stop_(stop) {}

Http::~Http() {
  if (handle_ != nullptr) curl().cleanup(handle_);
}

Response Http::get(const Url& url, const std::string& etag, const std::string& modified, size_t most_bytes) {
  Response response;
  const Curl& c = curl();
  if (!c.error.empty()) {
    response.error = c.error;
    response.final = true;
    return response;
  }
  if (handle_ == nullptr) handle_ = c.easy_init();
  c.easy_reset(handle_);
  Call call{&response, &limits_, &stop_, most_bytes};
  const auto set = [&](CURLoption option, auto value) { c.setopt(handle_, option, value); };
  set(CURLOPT_URL, url.whole.c_str());
#if CURL_AT_LEAST_VERSION(7, 85, 0)
  set(CURLOPT_PROTOCOLS_STR, "http,https");
#else
  set(CURLOPT_PROTOCOLS, long{CURLPROTO_HTTP | CURLPROTO_HTTPS});
#endif
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT, long{limits_.timeout});
  set(CURLOPT_CONNECTTIMEOUT, long{std::min(limits_.timeout, 15)});
  set(CURLOPT_ACCEPT_ENCODING, "");  // all that the library unpacks
  set(CURLOPT_USERAGENT, "Bahi/" BAHI_VERSION " (reader of Hindi news; respects robots.txt)");
  set(CURLOPT_PROXY, limits_.proxy.c_str());
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &call);
  set(CURLOPT_PREREQFUNCTION, before_request);
  set(CURLOPT_PREREQDATA, &call);
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &call);
  set(CURLOPT_HEADERFUNCTION, take_header);
  set(CURLOPT_HEADERDATA, &call);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, progress);
  set(CURLOPT_XFERINFODATA, &call);
  curl_slist* headers = nullptr;
  if (!etag.empty()) headers = c.slist_append(headers, ("If-None-Match: " + etag).c_str());
  if (!modified.empty()) headers = c.slist_append(headers, ("If-Modified-Since: " + modified).c_str());
  set(CURLOPT_HTTPHEADER, headers);
  const CURLcode code = c.perform(handle_);
  c.slist_free_all(headers);
  if (code != CURLE_OK) {
    response.final = call.refused || call.too_large;
    response.error = call.refused ? "has an address in a private network (--allow-private lets it be read)"
                     : call.too_large
                         ? fmt::format("is larger than {} MB (--max-size)", std::max<size_t>(1, most_bytes >> 20))
                     : stop_ ? "was interrupted"
                     : code == CURLE_OPERATION_TIMEDOUT
                         ? fmt::format("did not answer in full within {} s (--timeout)", limits_.timeout)
                         : c.strerror(code);
    response.body.clear();
    return response;
  }
  long status = 0;
  c.getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  response.status = static_cast<int>(status);
  const char* text = nullptr;
  if (c.getinfo(handle_, CURLINFO_REDIRECT_URL, &text) == CURLE_OK && text != nullptr) response.location = text;
  text = nullptr;
  if (c.getinfo(handle_, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text != nullptr) set_media(text, response);
  curl_off_t wait = 0;
  if (c.getinfo(handle_, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK) response.retry_after = wait;
  return response;
}

}  // namespace bahi::fetch
