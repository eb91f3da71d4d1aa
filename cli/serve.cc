// bahi serve: the ledger over HTTP, and the tokens of those who may ask.
#include <fmt/format.h>

#include <csignal>

#include "commands.h"
#include "serve/auth.h"
#include "serve/server.h"
#include "table.h"

namespace bahi::cli {
namespace {

std::string token_path(const ServeOptions& o) {
  return o.token_file.empty() ? ledger_path(o) + ".tokens" : o.token_file;
}

}  // namespace

int serve(const ServeOptions& o) {
  // Before any thread is made, so that all of them leave these signals to this one.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);

  serve::Options options;
  options.ledger = ledger_path(o);
  options.listen = o.listen;
  options.token_file = o.token_file;
  options.hosts = o.hosts;
  options.read_only = o.read_only;
  options.log = o.log;
  options.body_mb = o.body_mb;
  options.cache_mb = o.cache_mb;
  options.connections = o.connections;
  options.rate = o.rate;
  options.ask_s = o.seconds;
  options.threads = o.threads;
  options.headline = headline;
  auto server = serve::Server::start(std::move(options));
  if (!server) return failed(server.error());
  fmt::print("{}\n", (*server)->url());
  std::fflush(stdout);
  fmt::print(stderr, "{} is served; Ctrl-C ends it\n", ledger_path(o));

  int signal = 0;
  sigwait(&ends, &signal);
  // A second one does not wait for what has begun.
  pthread_sigmask(SIG_UNBLOCK, &ends, nullptr);
  fmt::print(stderr, "stopping: what has begun may end\n");
  constexpr auto kGrace = std::chrono::seconds(10);
  (*server)->stop(kGrace);
  return 0;
}

int token_add(const ServeOptions& o) {
  const auto token =
      serve::Tokens::add(token_path(o), o.name, o.role == "editor" ? serve::Role::editor : serve::Role::reader);
  if (!token) return failed(token.error());
  print(*token + "\n");
  fmt::print(stderr, "{} may {} with it; keep it, for {} holds only its hash\n", printable(o.name),
             o.role == "editor" ? "ask, add and decide" : "ask", token_path(o));
  return all_written() ? 0 : 1;
}

int token_list(const ServeOptions& o) {
  const auto tokens = serve::Tokens::load(token_path(o));
  if (!tokens) return failed(tokens.error());
  for (const auto& t : tokens->all())
    print(fmt::format("{}  {}\n", printable(t.name), t.role == serve::Role::editor ? "editor" : "reader"));
  return all_written() ? 0 : 1;
}

int token_remove(const ServeOptions& o) {
  const auto gone = serve::Tokens::remove(token_path(o), o.name);
  if (!gone) return failed(gone.error());
  if (!*gone) complain(fmt::format("there is no token «{}»", o.name));
  return *gone ? 0 : 1;
}

}  // namespace bahi::cli
