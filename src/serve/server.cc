// Between libmicrohttpd and the routes. Its threads only move bytes; what takes time is done by pools, while the
// connection is suspended.
#include "serve/server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <microhttpd.h>
#include <netdb.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "base/hash.h"
#include "query/formats.h"
#include "serve/auth.h"
#include "serve/cache.h"
#include "serve/desk.h"
#include "serve/events.h"
#include "serve/gzip.h"
#include "serve/limits.h"
#include "serve/metrics.h"
#include "serve/pool.h"
#include "serve/url.h"

namespace bahi::serve {

/// Where the server listens.
struct Address {
  sockaddr_storage bytes{};
  std::string host;  // as in a URL
  int family = AF_INET;
  bool loopback = false;
};

namespace {

using Clock = std::chrono::steady_clock;

Result<Address> address_of(const std::string& listen) {
  const auto wrong = [&](std::string_view why) {
    return Error{fmt::format("--listen '{}': {} (write ADDRESS:PORT, [::1]:8420)", listen, why), {}, 0, 0};
  };
  const size_t colon = listen.rfind(':');
  if (colon == std::string::npos) return wrong("has no port");
  std::string host = listen.substr(0, colon);
  const std::string port = listen.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos ||
      std::stoi(port) > 65535)
    return wrong("is no port");
  if (host == "localhost") host = "127.0.0.1";
  if (host.empty() || host == "*") host = "0.0.0.0";
  Address out;
  if (host.starts_with('[') && host.ends_with(']')) {
    auto* to = reinterpret_cast<sockaddr_in6*>(&out.bytes);
    out.family = to->sin6_family = AF_INET6;
    to->sin6_port = htons(static_cast<uint16_t>(std::stoi(port)));
    if (inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &to->sin6_addr) != 1)
      return wrong("is no address");
    out.loopback = IN6_IS_ADDR_LOOPBACK(&to->sin6_addr);
  } else {
    auto* to = reinterpret_cast<sockaddr_in*>(&out.bytes);
    to->sin_family = AF_INET;
    to->sin_port = htons(static_cast<uint16_t>(std::stoi(port)));
    if (inet_pton(AF_INET, host.c_str(), &to->sin_addr) != 1) return wrong("is no address of this machine");
    out.loopback = (ntohl(to->sin_addr.s_addr) >> 24) == 127;
  }
  out.host = host;
  return out;
}

/// So many files may be open, if the system lets us.
void allow_files(rlim_t n) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= n) return;
  limit.rlim_cur = std::min(n, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

double resident_bytes() {
  std::FILE* f = std::fopen("/proc/self/statm", "r");
  if (f == nullptr) return 0;
  long all = 0;
  long resident = 0;
  const int n = std::fscanf(f, "%ld %ld", &all, &resident);
  std::fclose(f);
  return n == 2 ? static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace

class Server::Impl {
 public:
  Impl(Options options, Address address, Reader reader)
      : o(std::move(options)),
        where(std::move(address)),
        reader_(std::move(reader)),
        cache_(o.cache_mb << 20),
        events_(static_cast<size_t>(std::max(1, o.connections / 4))),
        rate_(o.rate >= 0      ? o.rate
              : where.loopback ? 0
                               : 50) {}

  Options o;
  Address where;
  std::string url;

  Result<bool> start();
  void stop(std::chrono::milliseconds grace);

 private:
  /// One request and its answer.
  struct Exchange {
    Impl* server = nullptr;
    MHD_Connection* connection = nullptr;
    Request request;
    const Route* route = nullptr;
    std::string_view label = "-";  // of its route, for counters
    bool begun = false, too_large = false, head = false;
    std::shared_ptr<const Answer> answer;  // once it is there
    Clock::time_point since = Clock::now();
  };
  /// What the threads of the pools own.
  struct Tool {
    std::unique_ptr<query::Questions> ask;
    std::unique_ptr<Ledger> ledger;
  };
  enum class Phase : uint8_t { head, body, answer };
  struct Peer {
    int socket;
    Phase phase;
    Clock::time_point since;
  };

  Tool tool();
  static void* on_target(void* self, const char* target, MHD_Connection* connection);
  static MHD_Result on_request(void* self, MHD_Connection* connection, const char* url, const char* method,
                               const char* version, const char* data, size_t* size, void** context);
  static void on_completed(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode code);
  static void on_connection(void* self, MHD_Connection* connection, void** context,
                            MHD_ConnectionNotificationCode code);

  void fill(Exchange& x, const char* method);
  std::optional<Response> gate(Exchange& x);
  std::optional<Response> own(const Exchange& x);
  static std::string key_of(const Request& r, int64_t state);
  void hand_over(Exchange& x);
  std::shared_ptr<const Answer> answer(const Request& r, const Route& route, Tool& tool);
  MHD_Result send(Exchange& x, Response response);
  MHD_Result send(Exchange& x);
  MHD_Response* stream(Exchange& x, bool packed);
  void phase(MHD_Connection* connection, Phase phase);
  void look_after();
  std::string metrics();
  std::shared_ptr<const Tokens> tokens();

  Reader reader_;
  Cache cache_;
  Events events_;
  Rate rate_;
  Metrics metrics_;
  std::unique_ptr<Pool<Tool>> ask_, work_, write_;
  MHD_Daemon* daemon_ = nullptr;
  std::atomic<bool> stopping_ = false, stopped_ = false;
  std::atomic<int> active_ = 0;  // requests that are being answered
  std::atomic<int64_t> state_ = 0, told_ = 0;
  uint64_t identity_ = 0;  // of the ledger's file and of this version, in ETags
  std::thread looking_after_;
  std::mutex peers_mutex_;
  std::map<MHD_Connection*, Peer> peers_;
  std::mutex tokens_mutex_;
  std::shared_ptr<const Tokens> tokens_;
  timespec tokens_time_{};
};

// ---------------------------------------------------------------- starting and stopping

Server::Impl::Tool Server::Impl::tool() {
  Tool out;
  if (auto asked = query::Questions::open(o.ledger)) out.ask = std::move(asked).value();
  return out;
}

Result<bool> Server::Impl::start() {
  const auto wrong = [](std::string message) { return Error{std::move(message), {}, 0, 0}; };
  if (!where.loopback && o.token_file.empty())
    return wrong(
        fmt::format("{} can be reached from other machines, so that tokens are needed: --token-file FILE (bahi "
                    "serve tokens add NAME --role reader|editor makes one)",
                    where.host));
  if (sodium_init() < 0) return wrong("there is no source of random numbers");
  if (!o.token_file.empty()) {
    auto tokens = Tokens::load(o.token_file);
    if (!tokens) return tokens.error();
    tokens_ = std::make_shared<const Tokens>(std::move(tokens).value());
    struct stat about {};
    if (::stat(o.token_file.c_str(), &about) == 0) tokens_time_ = about.st_mtim;
  }
  // Only these names can be meant for a loopback address; another one is a trick of a page of another site.
  if (where.loopback)
    for (const char* name : {"localhost", "127.0.0.1", "[::1]"}) o.hosts.emplace_back(name);
  for (auto& h : o.hosts) h = host_of(h);

  auto asked = query::Questions::open(o.ledger);
  if (!asked) return asked.error();
  state_ = (*asked)->state();
  struct stat about {};
  if (::stat(o.ledger.c_str(), &about) == 0)
    identity_ = hash(fmt::format("{} {} {} {}", about.st_dev, about.st_ino, version(), reader_.engine()));

  constexpr rlim_t kOwnFiles = 200;
  allow_files(static_cast<rlim_t>(o.connections) + kOwnFiles);
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const auto make = [this] { return tool(); };
  constexpr size_t kWaiting = 1000;
  ask_ = std::make_unique<Pool<Tool>>(o.threads > 0 ? o.threads : cores + 1, kWaiting, make);
  work_ = std::make_unique<Pool<Tool>>(cores, kWaiting, make);
  write_ = std::make_unique<Pool<Tool>>(1, kWaiting / 10, make);

  constexpr int kLoops = 2;
  constexpr size_t kHeadBytes = 32 << 10;  // of a request; more is refused
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
  if (where.family == AF_INET6) flags |= MHD_USE_IPv6;
  constexpr auto kQuiet = [](void*, const char*, va_list) {};
  daemon_ = MHD_start_daemon(flags, 0, nullptr, nullptr, &on_request, this,  //
                             MHD_OPTION_EXTERNAL_LOGGER, static_cast<void (*)(void*, const char*, va_list)>(kQuiet),
                             nullptr,                                                                              //
                             MHD_OPTION_SOCK_ADDR, reinterpret_cast<sockaddr*>(&where.bytes),                      //
                             MHD_OPTION_THREAD_POOL_SIZE, static_cast<unsigned>(kLoops),                           //
                             MHD_OPTION_CONNECTION_LIMIT, static_cast<unsigned>(std::max(kLoops, o.connections)),  //
                             MHD_OPTION_CONNECTION_MEMORY_LIMIT, kHeadBytes,                                       //
                             MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(o.body_s),                       //
                             MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024U,                                                //
                             MHD_OPTION_LISTENING_ADDRESS_REUSE, 1U,                                               //
                             MHD_OPTION_STRICT_FOR_CLIENT, 1,                                                      //
                             MHD_OPTION_URI_LOG_CALLBACK, &on_target, this,                                        //
                             MHD_OPTION_NOTIFY_COMPLETED, &on_completed, this,                                     //
                             MHD_OPTION_NOTIFY_CONNECTION, &on_connection, this,                                   //
                             MHD_OPTION_END);
  if (daemon_ == nullptr) return wrong(fmt::format("{} cannot be listened to: {}", o.listen, std::strerror(errno)));
  const auto* info = MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT);
  url = fmt::format("http://{}:{}/", where.host, info == nullptr ? 0 : info->port);
  looking_after_ = std::thread([this] { look_after(); });
  return true;
}

void Server::Impl::stop(std::chrono::milliseconds grace) {
  if (stopped_ || daemon_ == nullptr) return;
  stopping_ = true;
  const MHD_socket listening = MHD_quiesce_daemon(daemon_);
  if (listening != MHD_INVALID_SOCKET) ::close(listening);
  events_.end();
  const auto until = Clock::now() + grace;
  while (active_ > 0 && Clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  stopped_ = true;
  looking_after_.join();
  // Their last jobs resume what waits for them: a daemon must not be stopped while connections are suspended.
  for (auto* pool : {&write_, &work_, &ask_}) (*pool)->end();
  MHD_stop_daemon(daemon_);
  daemon_ = nullptr;
}

std::shared_ptr<const Tokens> Server::Impl::tokens() {
  const std::lock_guard lock(tokens_mutex_);
  return tokens_;
}

/// Every fifth of a second: has the ledger changed, who is too slow, have tokens changed?
void Server::Impl::look_after() {
  auto asked = query::Questions::open(o.ledger);
  if (!asked) return;
  query::Questions& ask = **asked;
  int64_t told = ask.last_added();
  int64_t state = ask.state();
  constexpr auto kTick = std::chrono::milliseconds(200);
  constexpr int kBeat = 75;  // ticks: an empty comment every 15 seconds finds out who is gone
  for (int tick = 1; !stopped_; ++tick) {
    std::this_thread::sleep_for(kTick);
    const int64_t now = ask.state();
    if (now != state) {
      state = now;
      state_ = now;
      // First the number, then the telling: who begins to listen in between is told twice, not never.
      const bool listened = events_.listeners() > 0;
      const std::string text = listened ? events_after(ask, told, told) : "";
      if (!listened) told = ask.last_added();
      told_ = told;
      events_.tell(text + event_of_state(state));
    }
    if (tick % kBeat == 0) events_.tell(": \n\n");
    {
      const auto time = Clock::now();
      const std::lock_guard lock(peers_mutex_);
      for (auto& [connection, peer] : peers_) {
        const int most = peer.phase == Phase::head ? o.head_s : peer.phase == Phase::body ? o.body_s : 1 << 30;
        if (time - peer.since > std::chrono::seconds(most)) ::shutdown(peer.socket, SHUT_RDWR);
      }
    }
    struct stat about {};
    if (!o.token_file.empty() && ::stat(o.token_file.c_str(), &about) == 0 &&
        (about.st_mtim.tv_sec != tokens_time_.tv_sec || about.st_mtim.tv_nsec != tokens_time_.tv_nsec)) {
      tokens_time_ = about.st_mtim;
      if (auto fresh = Tokens::load(o.token_file)) {
        const std::lock_guard lock(tokens_mutex_);
        tokens_ = std::make_shared<const Tokens>(std::move(fresh).value());
      }
    }
  }
}

// ---------------------------------------------------------------- libmicrohttpd's calls

void Server::Impl::on_connection(void* self, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
  auto& s = *static_cast<Impl*>(self);
  const std::lock_guard lock(s.peers_mutex_);
  if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
    s.peers_.erase(connection);
    return;
  }
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info != nullptr) s.peers_[connection] = {info->connect_fd, Phase::head, Clock::now()};
}

void Server::Impl::phase(MHD_Connection* connection, Phase phase) {
  const std::lock_guard lock(peers_mutex_);
  if (const auto it = peers_.find(connection); it != peers_.end()) {
    it->second.phase = phase;
    it->second.since = Clock::now();
  }
}

void* Server::Impl::on_target(void* self, const char* target, MHD_Connection* connection) {
  auto* x = new Exchange;
  x->server = static_cast<Impl*>(self);
  x->connection = connection;
  x->request.target = target;
  ++x->server->active_;
  return x;
}

void Server::Impl::on_completed(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode) {
  auto& s = *static_cast<Impl*>(self);
  const std::unique_ptr<Exchange> x(static_cast<Exchange*>(*context));
  *context = nullptr;
  s.phase(connection, Phase::head);
  if (x == nullptr) return;
  --s.active_;
  const auto took = Clock::now() - x->since;
  const int status = x->answer ? x->answer->response.status : 0;
  s.metrics_.count(x->label, x->head ? "HEAD" : x->request.method, status, took);
  if (s.o.log)
    fmt::print(stderr, "{} {} {} {} {:.1f} ms\n", x->request.client, x->head ? "HEAD" : x->request.method,
               query::without_controls(x->request.target), status,
               std::chrono::duration<double, std::milli>(took).count());
}

MHD_Result Server::Impl::on_request(void* self, MHD_Connection* connection, const char*, const char* method,
                                    const char*, const char* data, size_t* size, void** context) {
  auto& s = *static_cast<Impl*>(self);
  auto* x = static_cast<Exchange*>(*context);
  if (x == nullptr) return MHD_NO;
  if (!x->begun) {
    x->begun = true;
    s.fill(*x, method);
    auto refused = s.gate(*x);
    s.phase(connection, refused ? Phase::answer : Phase::body);
    if (refused) return s.send(*x, std::move(*refused));
    return MHD_YES;
  }
  if (*size > 0) {
    const size_t most = s.o.body_mb << 20;
    x->too_large |= x->request.body.size() + *size > most;
    if (x->too_large) {
      x->request.body.clear();
    } else {
      x->request.body.append(data, *size);
    }
    *size = 0;
    return MHD_YES;
  }
  if (x->answer) return s.send(*x);
  s.phase(connection, Phase::answer);
  if (x->too_large) return s.send(*x, problem(413, fmt::format("the body is longer than {} MB", s.o.body_mb)));
  // What is kept needs no other thread. The state is a fifth of a second old at most.
  if (x->route->kept && (x->answer = s.cache_.get(key_of(x->request, s.state_)))) {
    s.metrics_.kept(true);
    return s.send(*x);
  }
  s.hand_over(*x);
  return MHD_YES;
}

void Server::Impl::fill(Exchange& x, const char* method) {
  Request& r = x.request;
  r.method = method;
  x.head = r.method == "HEAD";
  if (x.head) r.method = "GET";
  const auto take = [](void* to, MHD_ValueKind, const char* key, const char* value) {
    std::string name(key);
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    auto& all = static_cast<Request*>(to)->headers;
    const auto [it, first] = all.emplace(name, value == nullptr ? "" : value);
    if (!first) it->second += ", " + std::string(value == nullptr ? "" : value);  // two hosts are no host that is known
    return MHD_YES;
  };
  MHD_get_connection_values(x.connection, MHD_HEADER_KIND, take, &r);
  const auto* info = MHD_get_connection_info(x.connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info != nullptr) {
    char name[NI_MAXHOST] = "";
    const auto size = info->client_addr->sa_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    getnameinfo(info->client_addr, static_cast<socklen_t>(size), name, sizeof name, nullptr, 0, NI_NUMERICHOST);
    r.client = name;
  }
}

// ---------------------------------------------------------------- what a request must pass

std::optional<Response> Server::Impl::gate(Exchange& x) {
  Request& r = x.request;
  if (stopping_) return problem(503, "the server is stopping");
  auto target = target_of(r.target);
  if (!target) return problem(400, "the target of the request is no well-formed text (percent-encoded UTF-8)");
  r.path = std::move(target->path);
  r.query = std::move(target->query);
  if (auto no = refused(r, o.hosts)) return no;
  const auto known = tokens();
  r.caller = known ? known->caller(token_of(r)) : Caller{"", o.read_only ? Role::reader : Role::editor};
  if (!rate_.allows(r.caller.name.empty() ? r.client : "token " + r.caller.name, Clock::now())) {
    auto out = problem(429, "more requests a second than one client may send");
    out.headers.emplace_back("Retry-After", "1");
    return out;
  }
  if (auto ours = own(x)) return ours;
  auto found = route_of(r.method, r.path);
  if (found.route == nullptr) {
    if (found.allow.empty()) return problem(404, fmt::format("there is nothing at '{}'", r.path.substr(0, 200)));
    auto out = problem(405, fmt::format("'{}' takes {}", r.path.substr(0, 200), found.allow));
    out.headers.emplace_back("Allow", found.allow);
    return out;
  }
  x.route = found.route;
  x.label = found.route->path;
  r.captured = std::move(found.captured);
  if (r.caller.role < x.route->role) {
    if (r.caller.role != Role::nobody)
      return problem(403, known ? "this token may read, not write" : "this server only reads");
    auto out = problem(401, token_of(r).empty() ? "a token is needed" : "this token is not known");
    out.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"bahi\"");
    return out;
  }
  if (!x.route->body.empty()) {
    const auto type = r.header("content-type");
    if (type.substr(0, type.find_first_of("; ")) != "application/json") return problem(415, "send application/json");
    const std::string length(r.header("content-length"));
    if (length.size() > 12 || (!length.empty() && std::strtoull(length.c_str(), nullptr, 10) > (o.body_mb << 20)))
      return problem(413, fmt::format("the body is longer than {} MB", o.body_mb));
  }
  return std::nullopt;
}

/// What the server says of itself, and the desk.
std::optional<Response> Server::Impl::own(const Exchange& x) {
  const Request& r = x.request;
  const bool get = r.method == "GET";
  const auto only_get = [&] {
    auto out = problem(405, fmt::format("'{}' takes GET", r.path.substr(0, 200)));
    out.headers.emplace_back("Allow", "GET, HEAD");
    return out;
  };
  Response out;
  if (r.path == "/healthz" || r.path == "/metrics" || r.path == "/api/v1/openapi.json") {
    if (!get) return only_get();
    if (r.path == "/api/v1/openapi.json") {
      out.body = openapi();
    } else if (r.path == "/healthz") {
      out.body = fmt::format("{{\"status\":\"ok\",\"version\":\"{}\",\"state\":{}}}", version(), state_.load());
    } else {
      if (r.caller.role == Role::nobody) return problem(401, "a token is needed");
      out.type = "text/plain; version=0.0.4; charset=utf-8";
      out.body = metrics();
    }
    return out;
  }
  if (r.path.starts_with("/api/")) return std::nullopt;
  if (!get) return only_get();
  if (desk_files().empty() && r.path == "/") {
    out.type = "text/html; charset=utf-8";
    out.headers.emplace_back("Content-Security-Policy", kDeskPolicy);
    out.body = kNoDesk;
    return out;
  }
  const DeskFile* file = desk_file(r.path);
  if (file == nullptr) return std::nullopt;
  const bool packed = !file->packed.empty() && takes_gzip(r.header("accept-encoding"));
  out.type = file->type;
  out.headers.emplace_back("Content-Security-Policy", kDeskPolicy);
  out.headers.emplace_back("Cache-Control",
                           file->path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  out.headers.emplace_back("ETag", file->etag);
  out.headers.emplace_back("Vary", "Accept-Encoding");
  if (r.header("if-none-match").find(file->etag) != std::string_view::npos) {
    out.status = 304;
    return out;
  }
  if (packed) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = packed ? file->packed : file->bytes;
  return out;
}

std::string Server::Impl::metrics() {
  size_t peers = 0;
  {
    const std::lock_guard lock(peers_mutex_);
    peers = peers_.size();
  }
  return metrics_.text({{"bahi_connections", static_cast<double>(peers)},
                        {"bahi_event_listeners", static_cast<double>(events_.listeners())},
                        {"bahi_ledger_state", static_cast<double>(state_.load())},
                        {"bahi_waiting_questions", static_cast<double>(ask_->waiting())},
                        {"bahi_waiting_work", static_cast<double>(work_->waiting())},
                        {"bahi_waiting_writes", static_cast<double>(write_->waiting())},
                        {"process_resident_memory_bytes", resident_bytes()}});
}

// ---------------------------------------------------------------- answering

/// An answer is the same for the same target and language as long as the ledger is; packed ones are kept beside others.
std::string Server::Impl::key_of(const Request& r, int64_t state) {
  return fmt::format("{}{} {} {}", takes_gzip(r.header("accept-encoding")) ? "gzip " : "", state,
                     r.header("accept-language").starts_with("hi") ? "hi" : "en", r.target);
}

void Server::Impl::hand_over(Exchange& x) {
  auto& pool = x.route->where == Where::ask ? *ask_ : x.route->where == Where::work ? *work_ : *write_;
  MHD_suspend_connection(x.connection);
  const bool queued = pool.put([this, &x](Tool& t) {
    x.answer = answer(x.request, *x.route, t);
    MHD_resume_connection(x.connection);
  });
  if (queued) return;
  auto busy = std::make_shared<Answer>();
  busy->response = problem(503, "too much waits to be answered already");
  busy->response.headers.emplace_back("Retry-After", "2");
  x.answer = std::move(busy);
  MHD_resume_connection(x.connection);
}

std::shared_ptr<const Answer> Server::Impl::answer(const Request& r, const Route& route, Tool& tool) {
  constexpr size_t kWorthPacking = 600;  // bytes
  auto out = std::make_shared<Answer>();
  try {
    if (tool.ask == nullptr) tool = this->tool();
    if (tool.ask == nullptr) {
      out->response = problem(503, "the ledger cannot be opened");
      return out;
    }
    tool.ask->most_ms(o.ask_s * 1000);
    const std::string key = key_of(r, tool.ask->state());
    if (route.kept) {
      auto kept = cache_.get(key);
      metrics_.kept(kept != nullptr);
      if (kept) return kept;
    }
    if (route.where == Where::write && tool.ledger == nullptr) {
      auto ledger = Ledger::open(o.ledger);
      if (!ledger) {
        out->response = failure(ledger.error());
        return out;
      }
      tool.ledger = std::make_unique<Ledger>(std::move(ledger).value());
    }
    const auto known = tokens();
    Tools tools{tool.ask.get(), &reader_, tool.ledger.get(), known.get(), &o.headline};
    out->response = route.answer(r, tools);
    if (route.where == Where::write) state_ = tool.ask->state();
    const bool whole = !out->response.next && !out->response.events;
    if (whole && out->response.body.size() > kWorthPacking && takes_gzip(r.header("accept-encoding")))
      out->packed = gzip(std::exchange(out->response.body, {}));
    if (route.kept && out->response.status == 200) {
      out->etag = fmt::format("W/\"{:016x}\"", combine(hash(key), identity_));
      cache_.put(key, out);
    }
  } catch (const std::exception& e) {  // out of memory, in practice
    out->response = problem(500, e.what());
  }
  return out;
}

MHD_Result Server::Impl::send(Exchange& x, Response response) {
  auto answer = std::make_shared<Answer>();
  answer->response = std::move(response);
  x.answer = std::move(answer);
  return send(x);
}

MHD_Result Server::Impl::send(Exchange& x) {
  const Answer& a = *x.answer;
  const Request& r = x.request;
  int status = a.response.status;
  const bool streams = a.response.next || a.response.events;
  const bool unchanged = !a.etag.empty() && r.header("if-none-match").find(a.etag) != std::string_view::npos;
  if (unchanged) status = 304;
  const bool packed = takes_gzip(r.header("accept-encoding")) && (a.response.next ? true : !a.packed.empty());
  MHD_Response* out = nullptr;
  if (streams) {
    out = stream(x, packed);
  } else {
    const std::string& body = packed ? a.packed : a.response.body;
    auto* holder = new std::shared_ptr<const Answer>(x.answer);
    out = MHD_create_response_from_buffer_with_free_callback_cls(
        unchanged ? 0 : body.size(), const_cast<char*>(body.data()),  // NOLINT: it is only read
        [](void* kept) { delete static_cast<std::shared_ptr<const Answer>*>(kept); }, holder);
    if (out == nullptr) delete holder;
  }
  if (out == nullptr) return MHD_NO;
  bool cache_control = false;
  bool policy = false;
  const auto header = [&](const std::string& name, const std::string& value) {
    MHD_add_response_header(out, name.c_str(), value.c_str());
    cache_control |= name == "Cache-Control";
    policy |= name == "Content-Security-Policy";
  };
  for (const auto& [name, value] : a.response.headers) header(name, value);
  if (status != 204 && status != 304) header("Content-Type", a.response.type);
  if (packed && status != 304) header("Content-Encoding", "gzip");
  if (!a.etag.empty()) header("ETag", a.etag);
  if (!a.etag.empty() || packed) header("Vary", "Accept-Encoding");
  if (!cache_control) header("Cache-Control", a.etag.empty() ? "no-store" : "private, no-cache");
  if (!policy) header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  header("X-Content-Type-Options", "nosniff");
  header("Referrer-Policy", "no-referrer");
  header("Cross-Origin-Resource-Policy", "same-origin");
  header("Cross-Origin-Opener-Policy", "same-origin");
  header("X-Frame-Options", "DENY");
  if (stopping_) header("Connection", "close");
  const MHD_Result queued = MHD_queue_response(x.connection, static_cast<unsigned>(status), out);
  MHD_destroy_response(out);
  return queued;
}

/// A body whose pieces are made while it is sent.
MHD_Response* Server::Impl::stream(Exchange& x, bool packed) {
  struct Body {
    Impl* server;
    MHD_Connection* connection;
    std::shared_ptr<Subscription> pending;
    Next next;  // empty: events
    std::unique_ptr<Gzip> gzip;
  };
  auto* body = new Body{this, x.connection, nullptr, x.answer->response.next, nullptr};
  body->pending = std::make_shared<Subscription>([connection = x.connection] { MHD_resume_connection(connection); });
  if (packed && body->next) body->gzip = std::make_unique<Gzip>();
  if (x.answer->response.events) {
    if (!events_.join(body->pending)) {
      delete body;
      return nullptr;
    }
    body->pending->add(x.answer->response.body);
    // Something may have come since these words were written.
    if (told_ > *x.answer->response.events) body->pending->add(event_of_state(state_));
  }
  const auto more = [](void* self, uint64_t, char* to, size_t size) -> ssize_t {
    auto& b = *static_cast<Body*>(self);
    size_t taken = 0;
    const auto wait = [&b] {
      // The piece is made by a thread that works; it cannot be done before this one lets go of what is pending.
      if (b.next && !b.server->work_->put(
                        [&b](Tool& t) {
                          std::string piece;
                          bool goes_on = false;
                          if (t.ask != nullptr && !b.server->stopped_) {
                            t.ask->state();
                            t.ask->most_ms(b.server->o.ask_s * 1000);
                            do {
                              goes_on = b.next(*t.ask, piece);
                            } while (goes_on && piece.empty());
                          }
                          if (b.gzip) piece = b.gzip->put(piece, !goes_on);
                          b.pending->add(piece, !goes_on);
                        },
                        true))
        return false;
      MHD_suspend_connection(b.connection);
      return true;
    };
    switch (b.pending->take(to, size, taken, wait)) {
      case Subscription::State::data:
        return static_cast<ssize_t>(taken);
      case Subscription::State::waiting:
        return 0;
      default:
        return MHD_CONTENT_READER_END_OF_STREAM;
    }
  };
  constexpr size_t kBlock = 32 << 10;
  MHD_Response* out = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, kBlock, more, body, [](void* self) {
    auto* b = static_cast<Body*>(self);
    b->server->events_.leave(b->pending);
    delete b;
  });
  if (out == nullptr) delete body;
  return out;
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() {
  stop(std::chrono::milliseconds(0));
}

Result<std::unique_ptr<Server>> Server::start(Options options) {
  auto address = address_of(options.listen);
  if (!address) return address.error();
  auto reader = Reader::open();
  if (!reader) return reader.error();
  std::unique_ptr<Server> out(
      new Server(std::make_unique<Impl>(std::move(options), std::move(address).value(), std::move(reader).value())));
  if (auto started = out->impl_->start(); !started) return started.error();
  return out;
}

const std::string& Server::url() const {
  return impl_->url;
}
void Server::stop(std::chrono::milliseconds grace) {
  impl_->stop(grace);
}

}  // namespace bahi::serve
