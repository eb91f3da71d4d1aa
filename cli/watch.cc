// Watches: questions that are kept in the ledger, and what is new to them.
#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "bahi/ledger.h"
#include "bahi/questions.h"
#include "commands.h"
#include "query/formats.h"
#include "table.h"

namespace bahi::cli {
namespace {

using query::Change;
using query::News;
using query::Questions;
using query::Watch;
using Told = std::pair<Watch, News>;

/// One way to write a question, as the command line would.
std::string question_text(const query::Filter& f) {
  std::string out;
  const auto put = [&](const char* option, const std::string& value) {
    out += fmt::format("{}{} {}", out.empty() ? "" : " ", option, value);
  };
  for (const auto& x : f.people) put("--who", x);
  for (const auto& x : f.states) put("--state", x);
  for (const auto& x : f.types) put("--type", x);
  for (const auto& x : f.stages) put("--stage", x);
  if (!f.place.empty()) put("--place", f.place);
  return out;
}

std::string atom(const WatchOptions& o, Questions& ask, const std::vector<Told>& all) {
  std::string names;
  std::vector<query::AtomEntry> entries;
  for (const auto& [watch, news] : all) {
    names += (names.empty() ? "" : ", ") + watch.name;
    for (const Change& c : news.changes) entries.push_back({&c, news_title(o, c), watch.name});
  }
  return query::atom("watch " + names, "Bahi: " + names, ask.as_of(), entries);
}

std::string written(const WatchOptions& o, Questions& ask, const std::vector<Told>& all) {
  if (o.format == "atom") return atom(o, ask, all);
  std::string out;
  for (const auto& [watch, news] : all) {
    if (news.changes.empty()) continue;
    if (o.format == "jsonl") {
      for (const Change& c : news.changes) out += query::to_json(watch.name, c) + "\n";
    } else {
      out += fmt::format("{}{}\n{}", out.empty() ? "" : "\n", printable(watch.name), news_text(o, news.changes));
    }
  }
  return out;
}

/// Gives the text to a command of the shell; false, and a complaint, when that fails.
bool run(const std::string& command, const std::string& watch, const std::string& text) {
  ::setenv("BAHI_WATCH", watch.c_str(), 1);
  std::FILE* to = ::popen(command.c_str(), "w");
  if (to == nullptr) {
    complain(command + ": cannot be run");
    return false;
  }
  // A command need not read all of it; its exit status tells.
  (void)std::fwrite(text.data(), 1, text.size(), to);
  const int status = ::pclose(to);
  if (status == 0) return true;
  complain(fmt::format("{}: {} {}; its news will be told again", command,
                       WIFEXITED(status) ? "exit status" : "ended by signal",
                       WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status)));
  return false;
}

}  // namespace

int watch_add(const WatchOptions& o) {
  query::Filter f{o.states, o.people, o.types, o.stages, o.place, "", "", 0};
  f.states.insert(f.states.end(), o.dyad.begin(), o.dyad.end());
  if (question_text(f).empty()) {
    complain("what is to be watched? (--who, --dyad, --state, --type, --place, --stage)");
    return 2;
  }
  auto ledger = Ledger::open(ledger_path(o), o.wait * 1000);
  if (!ledger) return failed(ledger.error());
  auto asked = Questions::open(ledger_path(o));
  if (!asked) return failed(asked.error());
  for (const auto& state : f.states)
    if ((*asked)->polity(state).empty()) {
      complain(fmt::format("no state or body is called «{}»", state));
      return 1;
    }
  const auto kept = ledger->watch(o.name, f);
  if (!kept) return failed(kept.error());
  if (!*kept) {
    complain(fmt::format("there is a watch «{}» already (bahi watch remove)", o.name));
    return 1;
  }
  return 0;
}

int watch_list(const WatchOptions& o) {
  auto asked = Questions::open(ledger_path(o));
  if (!asked) return failed(asked.error());
  const auto all = (*asked)->watches();
  if (!all) return failed(all.error());
  if (o.format == "json") {
    print(query::to_json(*all, 2) + "\n");
  } else {
    for (const auto& w : *all) print(printable(fmt::format("{}  {}", w.name, question_text(w.filter))) + "\n");
  }
  return all_written() ? 0 : 1;
}

int watch_remove(const WatchOptions& o) {
  auto asked = Questions::open(ledger_path(o));  // so that no ledger is made
  if (!asked) return failed(asked.error());
  auto ledger = Ledger::open(ledger_path(o), o.wait * 1000);
  if (!ledger) return failed(ledger.error());
  const auto gone = ledger->unwatch(o.name);
  if (!gone) return failed(gone.error());
  if (!*gone) complain(fmt::format("there is no watch «{}» (bahi watch list)", o.name));
  return *gone ? 0 : 1;
}

int watch_run(const WatchOptions& o) {
  auto asked = Questions::open(ledger_path(o));
  if (!asked) return failed(asked.error());
  auto watches = (*asked)->watches();
  if (!watches) return failed(watches.error());
  std::vector<Told> all;
  for (auto& w : *watches) {
    if (!o.name.empty() && w.name != o.name) continue;
    auto news = (*asked)->news(w.filter, w.seen);
    if (!news) return failed(news.error());
    all.emplace_back(std::move(w), std::move(news).value());
  }
  if (!o.name.empty() && all.empty()) {
    complain(fmt::format("there is no watch «{}» (bahi watch list)", o.name));
    return 1;
  }
  int status = 0;
  if (o.command.empty()) {
    print(written(o, **asked, all));
    if (!all_written()) return 1;
  } else {
    std::erase_if(all, [&](const Told& told) {
      if (told.second.changes.empty() || run(o.command, told.first.name, written(o, **asked, {told}))) return false;
      status = 1;
      return true;
    });
  }
  // Only now: what could not be told is told again.
  std::erase_if(all, [](const Told& told) { return told.second.upto <= told.first.seen; });
  if (all.empty()) return status;
  auto ledger = Ledger::open(ledger_path(o), o.wait * 1000);
  if (!ledger) return failed(ledger.error());
  for (const auto& [watch, news] : all)
    if (const auto told = ledger->told(watch.name, news.upto); !told) return failed(told.error());
  return status;
}

}  // namespace bahi::cli
