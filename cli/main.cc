// bahi: reads Hindi news and tells who did what to whom, who says so, and how sure that is.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>

#include "bahi/reader.h"
#include "commands.h"
#include "inputs.h"
#include "table.h"

namespace {

void add_common(CLI::App& command, bahi::cli::Common& o) {
  command.fallthrough();  // so that --config may stand anywhere
  command
      .add_option("-d,--date", o.date,
                  "Publication day for articles that bring none (YYYY-MM-DD). Without it relative dates stay open: the "
                  "clock is never looked at")
      ->check([](const std::string& s) {
        return bahi::cli::is_day(s) ? std::string() : "'" + s + "' is no day of the calendar (write YYYY-MM-DD)";
      });
  command.add_option(
      "--tables", o.tables,
      "A folder of tables that are laid over the built-in ones: people, bodies, offices, places, frames …");
  command.add_option("--model", o.model, "Model set: hi-free (default), hi, or none")
      ->check(CLI::IsMember({"hi-free", "hi", "none"}));
  command
      .add_option("--max-size", o.max_size_mb, "Longest article in MB (default 32); a longer one is refused, not cut")
      ->check(CLI::Range(1, 2047));
}

bool is_command(const CLI::App& app, const std::string& name) {
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  return std::any_of(commands.begin(), commands.end(), [&](const CLI::App* c) { return c->get_name() == name; });
}

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error that write() reports
  CLI::App app{
      "Bahi reads Hindi news and keeps the ledger of diplomacy: who met, accused, asked or aided whom;\nwhen, where, "
      "who says so, and how sure that is."};
  app.set_version_flag("--version", "bahi " + bahi::version());
  app.set_config("--config", "",
                 "A file that gives options, in TOML or INI: a section a command, [read] tables = \"mine\"");
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.require_subcommand(1);
  app.fallthrough(false);
  app.footer(
      "Examples:\n  bahi read article.txt\n  bahi read --date 2025-11-18 --format jsonl news/ > records.jsonl\n  bahi "
      "explain article.txt v1\nExit status: 0 all read, 1 some inputs failed, 2 wrong use.");

  bahi::cli::ReadOptions read;
  CLI::App* c_read = app.add_subcommand("read", "Read articles and print their records");
  c_read
      ->add_option("INPUT", read.inputs,
                   "Files (.txt, .md: one article each; .jsonl: one a line), folders, or - for standard input")
      ->required();
  add_common(*c_read, read);
  c_read
      ->add_option("-f,--format", read.format,
                   "table (default on a terminal), json (one array), jsonl (default otherwise)")
      ->check(CLI::IsMember({"table", "json", "jsonl"}));
  c_read->add_option("--language", read.language, "Language of the table: en (default) or hi")
      ->check(CLI::IsMember({"en", "hi"}));
  c_read->add_option("-j,--jobs", read.jobs, "Threads (default: one a core); the output is the same with any number")
      ->check(CLI::Range(1, 256));
  c_read->add_flag("--with-text", read.with_text, "Put the article's text into its record");
  c_read->add_option("--min-confidence", read.min_confidence, "Leave out events and statements below this")
      ->check(CLI::Range(0.0, 1.0));

  c_read->add_flag("--profile", read.profile, "Tell at the end, on standard error, how long each room took");

  bahi::cli::ExplainOptions explain;
  CLI::App* c_explain =
      app.add_subcommand("explain", "Say why: the words, their layers, the rule with its file and row, the confidence");
  c_explain->add_option("ARTICLE", explain.article, "The article's file, or -")->required();
  c_explain
      ->add_option(
          "ID", explain.ids,
          "Events (v1), statements (s1), people and other entities (e1, or a name), dates (t1, or their words)")
      ->required();
  add_common(*c_explain, explain);

  bahi::cli::Common layers;
  CLI::App* c_layers = app.add_subcommand("layers", "Print what every room says of an article (words as CoNLL-U)");
  c_layers->add_option("INPUT", layers.inputs, "Files, folders, or -")->required();
  add_common(*c_layers, layers);

  bahi::cli::LintOptions lint;
  CLI::App* c_lint = app.add_subcommand(
      "lint", "Say what a sub-editor would query: contradictions, dangling references, names spelt two ways, …");
  c_lint->add_option("INPUT", lint.inputs, "Files, folders, or -")->required();
  add_common(*c_lint, lint);
  c_lint->add_option("-f,--format", lint.format, "text (default), json, or sarif (SARIF 2.1.0)")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  c_lint->add_option("--language", lint.language, "Language of the messages: en (default) or hi")
      ->check(CLI::IsMember({"en", "hi"}));
  c_lint->add_option("--disable", lint.disabled, "Leave out this code (may be given several times)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check([](const std::string& s) {
        return bahi::cli::is_code(s) ? std::string() : "'" + s + "' is no code of a diagnostic (docs/lint.md)";
      });
  c_lint->add_flag("--exit-zero", lint.exit_zero, "Exit status 0 whatever is found");
  c_lint->footer("Exit status: 0 nothing found, 1 something found, 2 wrong use or an input that cannot be read.");

  const auto ledger = [&](CLI::App* command, bahi::cli::LedgerOptions& o) {
    command->add_option("--db", o.db, "The ledger's file (default: BAHI_DB, else bahi.db in this folder)");
    command->add_option("--wait", o.wait, "Seconds to wait while another process writes (default 10)")
        ->check(CLI::Range(0, 3600));
  };
  const auto jobs = [&](CLI::App* command, int& n) {
    command
        ->add_option("-j,--jobs", n, "Threads that read (default: one a core); the ledger is the same with any number")
        ->check(CLI::Range(1, 256));
  };

  bahi::cli::AddOptions add;
  CLI::App* c_add = app.add_subcommand("add", "Read articles into the ledger; what is there already is left as it is");
  c_add->add_option("INPUT", add.inputs, "Files, folders, or -, as for read; addresses (https://…), as for fetch")
      ->required();
  add_common(*c_add, add);
  ledger(c_add, add);
  jobs(c_add, add.jobs);
  const auto fetching = [&](CLI::App* command, bahi::cli::AddOptions& o) {
    command
        ->add_option("--batch", o.batch,
                     "Articles that are kept at a time, all or none (default 500); fewer are kept sooner")
        ->check(CLI::Range(1, 100000));
    command->add_flag("--list", o.list, "Print a line for each article, once it is kept");
    command->add_flag("--allow-private", o.allow_private,
                      "Fetch also from addresses of this machine and of private networks");
    command->add_option("--timeout", o.timeout, "Seconds for one answer (default 30)")->check(CLI::Range(1, 3600));
    command
        ->add_option("--delay", o.delay,
                     "Seconds between two requests to one host (default 1; robots.txt may ask for more)")
        ->check(CLI::Range(0.0, 3600.0));
    command->add_option("--proxy", o.proxy, "A proxy that opens the connections (http://host:port, socks5h://…)");
  };
  fetching(c_add, add);
  c_add->add_flag("--watch", add.watch,
                  "Go on: read new and changed files as they come into the folders, until SIGINT or SIGTERM");
  c_add->add_option("--every", add.every, "Seconds between two looks at them (default 2)")
      ->check(CLI::Range(0.05, 86400.0))
      ->needs("--watch");

  bahi::cli::AddOptions fetch;
  CLI::App* c_fetch = app.add_subcommand(
      "fetch", "Fetch feeds and pages from the web into the ledger; what has not changed is not sent again");
  c_fetch->add_option("URL", fetch.inputs, "Feeds or pages (default: the feeds that are kept, bahi feeds)");
  add_common(*c_fetch, fetch);
  ledger(c_fetch, fetch);
  jobs(c_fetch, fetch.jobs);
  fetching(c_fetch, fetch);

  bahi::cli::FeedsOptions feeds;
  CLI::App* c_feeds = app.add_subcommand("feeds", "Keep a list of feeds, which bahi fetch reads");
  c_feeds->require_subcommand(1);
  const auto of_feeds = [&](const char* name, const char* what) {
    CLI::App* command = c_feeds->add_subcommand(name, what);
    ledger(command, feeds);
    return command;
  };
  CLI::App* c_feeds_add = of_feeds("add", "Keep some; nothing is fetched yet");
  c_feeds_add->add_option("URL", feeds.urls, "Their addresses")->required();
  CLI::App* c_feeds_remove = of_feeds("remove", "Forget some; their articles stay");
  c_feeds_remove->add_option("URL", feeds.urls, "Their addresses")->required();
  CLI::App* c_feeds_list = of_feeds("list", "List them, and why one could not be read");
  c_feeds_list->add_option("-f,--format", feeds.format, "text (default) or json")
      ->check(CLI::IsMember({"text", "json"}));

  bahi::cli::RemoveOptions remove;
  CLI::App* c_remove = app.add_subcommand("remove", "Take articles out of the ledger, with all that only they support");
  c_remove->add_option("ARTICLE", remove.articles, "Source, or id, or its first letters")->required();
  ledger(c_remove, remove);

  bahi::cli::RereadOptions reread;
  CLI::App* c_reread =
      app.add_subcommand("reread", "Read the ledger's articles anew with this engine, and say what changed");
  ledger(c_reread, reread);
  jobs(c_reread, reread.jobs);
  c_reread->add_option("--model", reread.model, "Model set: hi-free (default), hi, or none")
      ->check(CLI::IsMember({"hi-free", "hi", "none"}));
  c_reread->add_option("--tables", reread.tables, "A folder of tables that are laid over the built-in ones");
  c_reread->add_flag("--list", reread.list, "Print every change");
  c_reread->add_flag("--dry-run", reread.dry, "Change nothing");

  bahi::cli::LedgerOptions verify;
  CLI::App* c_verify = app.add_subcommand("verify", "Check everything that must hold in the ledger");
  ledger(c_verify, verify);

  bahi::cli::BackupOptions backup;
  CLI::App* c_backup = app.add_subcommand("backup", "Copy the ledger to a new file, while others may use it");
  c_backup->add_option("FILE", backup.to, "The new file")->required();
  ledger(c_backup, backup);

  bahi::cli::LedgerOptions dump;
  CLI::App* c_dump =
      app.add_subcommand("dump", "Print the whole ledger as lines of JSON, the same whatever the order it came in");
  ledger(c_dump, dump);

  bahi::cli::CurateOptions curate;
  CLI::App* c_curate = app.add_subcommand(
      "curate",
      "Decide: confirm, reject, correct, merge, split, same, different; undo N; log. It wins over what is read");
  c_curate
      ->add_option("WHAT", curate.arguments,
                   "For example: confirm 3f2a91c0, correct 3f2a91c0 date 2025-12-05, same A B")
      ->required();
  c_curate->add_option("--by", curate.by, "Who decides");
  c_curate->add_option("--note", curate.note, "Why");
  ledger(c_curate, curate);

  const auto stage =
      CLI::IsMember({"proposed", "rumoured", "announced", "under way", "occurred", "postponed", "cancelled", "denied"});
  const CLI::Validator type(
      [](std::string& s) {
        std::string upper = s;
        std::transform(s.begin(), s.end(), upper.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        if (bahi::cli::gloss(upper, true) == upper)  // it has no word in Hindi
          return "'" + s + "' is no type of event (CONSULT, AGREE, …)";
        s = upper;
        return std::string();
      },
      "");
  bahi::cli::QuestionOptions question;
  const auto ask = [&](const char* name, const char* what, bool filters) {
    CLI::App* command = app.add_subcommand(name, what);
    ledger(command, question);
    command->add_option("-f,--format", question.format, "table (default on a terminal), json (default otherwise), csv")
        ->check(CLI::IsMember({"table", "json", "csv"}));
    command->add_option("--language", question.language, "Language of the table: en (default) or hi")
        ->check(CLI::IsMember({"en", "hi"}));
    command->add_option("-n,--limit", question.limit, "Most lines of an answer (default 20)")
        ->check(CLI::Range(1, 100000));
    command->add_option("--cursor", question.cursor, "Go on where the last answer ended («next» in JSON)");
    if (!filters) return command;
    const auto day = [](const std::string& s) {
      return bahi::cli::is_day(s) ? std::string() : "'" + s + "' is no day (write YYYY-MM-DD)";
    };
    command->add_option("--state", question.states, "A state or body that has part in it; may be given twice");
    command->add_option("--person", question.people, "A person who has part in it");
    command->add_option("--type", question.types, "PLOVER's event type: CONSULT, AGREE, …; several: any of them")
        ->transform(type);
    command
        ->add_option("--status", question.stages,
                     "proposed, rumoured, announced, under way, occurred, postponed, cancelled, denied")
        ->check(stage);
    command->add_option("--place", question.place, "Where it is");
    command->add_option("--since", question.since, "From this day on (YYYY-MM-DD)")->check(day);
    command->add_option("--until", question.until, "Up to this day")->check(day);
    command->add_option("--min-confidence", question.min_confidence, "Leave out what is less sure")
        ->check(CLI::Range(0.0, 1.0));
    return command;
  };
  CLI::App* c_find = ask("find", "Find articles: words in Hindi or Latin letters, \"a phrase\", -not", true);
  c_find->add_option("WORDS", question.words, "What must stand in them");
  CLI::App* c_who = ask("who", "Tell what is known of somebody: offices, meetings, plans, words", false);
  c_who->add_option("NAME", question.words, "In Hindi or Latin letters, in any spelling")->required();
  CLI::App* c_dyad = ask("dyad", "Tell how two states or bodies stand: cooperation and conflict by quarter", true);
  c_dyad->add_option("STATES", question.words, "Two names")->required()->expected(2);
  CLI::App* c_timeline = ask("timeline", "Tell what happened, in order", true);
  CLI::App* c_upcoming = ask("upcoming", "Tell what is planned and rumoured, and how that has changed", true);
  c_upcoming->add_option("--on", question.day, "As known on that day (default: that of the latest article)")
      ->check([](const std::string& s) {
        return bahi::cli::is_day(s) ? std::string() : "'" + s + "' is no day (write YYYY-MM-DD)";
      });
  CLI::App* c_changes = ask("changes", "Tell what has changed: dates, places, figures, what became of plans", true);
  c_changes->add_flag("--all", question.all, "Also what is told for the first time and has happened");
  CLI::App* c_conflicts = ask("conflicts", "Tell where articles contradict one another", true);
  CLI::App* c_sources = ask("sources", "Tell whose articles these are, and who copies", true);
  CLI::App* c_stats = ask("stats", "Tell what the ledger holds", false);
  CLI::App* c_show = ask("show", "Tell all of one happening: its history, conflicts, words", false);
  c_show->add_option("HAPPENING", question.words, "Its id or the first letters of it")->required()->expected(1);
  CLI::App* c_proposals = ask("proposals", "List names that may be of one person, to be decided", false);

  bahi::cli::WatchOptions watch;
  CLI::App* c_watch = app.add_subcommand("watch", "Keep questions in the ledger, and tell what is new to them");
  c_watch->require_subcommand(1);
  const auto watching = [&](const char* name, const char* what) {
    CLI::App* command = c_watch->add_subcommand(name, what);
    ledger(command, watch);
    return command;
  };
  CLI::App* c_watch_add = watching("add", "Keep a question; what is in the ledger already is no news to it");
  c_watch_add->add_option("NAME", watch.name, "A name for it")->required();
  c_watch_add->add_option("--who", watch.people, "A person or anything else that has part in it")
      ->allow_extra_args(false);
  c_watch_add->add_option("--dyad", watch.dyad, "Two states or bodies that have part in it")->expected(2);
  c_watch_add->add_option("--state", watch.states, "A state or body that has part in it")->allow_extra_args(false);
  c_watch_add->add_option("--type", watch.types, "PLOVER's event type: CONSULT, AGREE, …; several: any of them")
      ->allow_extra_args(false)
      ->transform(type);
  c_watch_add->add_option("--place", watch.place, "Where it is");
  c_watch_add->add_option("--stage", watch.stages, "What it becomes: postponed, denied, …; several: any of them")
      ->allow_extra_args(false)
      ->check(stage);
  CLI::App* c_watch_list = watching("list", "List them");
  c_watch_list->add_option("-f,--format", watch.format, "text (default) or json")
      ->check(CLI::IsMember({"text", "json"}));
  CLI::App* c_watch_remove = watching("remove", "Forget one");
  c_watch_remove->add_option("NAME", watch.name, "Its name")->required();
  CLI::App* c_watch_run = watching("run", "Tell what is new since it was last asked, and mark it as told");
  c_watch_run->add_option("NAME", watch.name, "Its name (default: all)");
  c_watch_run->add_option("-f,--format", watch.format, "text (default), jsonl, or atom")
      ->check(CLI::IsMember({"text", "jsonl", "atom"}));
  c_watch_run->add_option("--language", watch.language, "Language of text and titles: en (default) or hi")
      ->check(CLI::IsMember({"en", "hi"}));
  c_watch_run->add_option(
      "--exec", watch.command,
      "Run this by the shell for each watch with news, which it reads on standard input; BAHI_WATCH "
      "names the watch. What it fails on is told again");

  bahi::cli::ServeOptions serve;
  CLI::App* c_serve =
      app.add_subcommand("serve", "Serve the ledger over HTTP: an API for programs, and the desk for people");
  ledger(c_serve, serve);
  c_serve->add_option("--listen", serve.listen,
                      "ADDRESS:PORT (default 127.0.0.1:8420; port 0: any that is free). An address that other machines "
                      "reach needs --token-file");
  c_serve->add_option("--token-file", serve.token_file,
                      "Who may ask: a token is needed, from this file (bahi serve tokens)");
  c_serve
      ->add_option("--host", serve.hosts,
                   "A name by which the server may be called, behind a proxy; may be given twice")
      ->allow_extra_args(false);
  c_serve->add_flag("--read-only", serve.read_only, "Without tokens: let nobody add or decide");
  c_serve->add_flag("--log", serve.log, "Print a line for each request on standard error");
  c_serve->add_option("--max-body", serve.body_mb, "Longest body of a request in MB (default 8)")
      ->check(CLI::Range(1, 1024));
  c_serve->add_option("--connections", serve.connections, "Most connections at once (default 4096)")
      ->check(CLI::Range(2, 100000));
  c_serve
      ->add_option("--rate", serve.rate,
                   "Most requests a second from one address or token (default: 50; on loopback any)")
      ->check(CLI::Range(0.0, 1e6));
  c_serve->add_option("--time", serve.seconds, "Seconds that a question may take (default 10)")
      ->check(CLI::Range(1, 3600));
  c_serve->add_option("--cache", serve.cache_mb, "MB of answers that are kept (default 64)")
      ->check(CLI::Range(0, 65536));
  c_serve->add_option("-j,--jobs", serve.threads, "Threads that answer (default: one more than there are cores)")
      ->check(CLI::Range(1, 256));
  c_serve->require_subcommand(0, 1);
  CLI::App* c_tokens = c_serve->add_subcommand("tokens", "Who may ask: make, list and remove tokens");
  c_tokens->require_subcommand(1);
  const auto tokens = [&](const char* name, const char* what) {
    CLI::App* command = c_tokens->add_subcommand(name, what);
    command->add_option("--token-file", serve.token_file, "The file (default: the ledger's name with .tokens)");
    command->add_option("--db", serve.db, "The ledger's file (default: BAHI_DB, else bahi.db in this folder)");
    return command;
  };
  CLI::App* c_token_add = tokens("add", "Make a token and print it: the only time that it is seen");
  c_token_add->add_option("NAME", serve.name, "Whose it is; decisions carry this name")->required();
  c_token_add->add_option("--role", serve.role, "reader: asks; editor: also adds and decides")
      ->required()
      ->check(CLI::IsMember({"reader", "editor"}));
  CLI::App* c_token_list = tokens("list", "List names and roles");
  CLI::App* c_token_remove = tokens("remove", "Remove one; a server that runs knows it within a second");
  c_token_remove->add_option("NAME", serve.name, "Whose")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (argc > 1 && argv[1][0] != '-' && !is_command(app, argv[1])) {
      bahi::cli::complain("there is no command '" + std::string(argv[1]) + "'; bahi --help lists them");
      return 2;
    }
    return app.exit(e) == 0 ? 0 : 2;
  }
  if (*c_read) return bahi::cli::read(read);
  if (*c_explain) return bahi::cli::explain(explain);
  if (*c_lint) return bahi::cli::lint(lint);
  if (*c_add) return bahi::cli::add(add);
  if (*c_fetch) return bahi::cli::fetch(fetch);
  if (*c_feeds_add) return bahi::cli::feeds_add(feeds);
  if (*c_feeds_remove) return bahi::cli::feeds_remove(feeds);
  if (*c_feeds_list) return bahi::cli::feeds_list(feeds);
  if (*c_remove) return bahi::cli::remove(remove);
  if (*c_reread) return bahi::cli::reread(reread);
  if (*c_verify) return bahi::cli::verify(verify);
  if (*c_backup) return bahi::cli::backup(backup);
  if (*c_dump) return bahi::cli::dump(dump);
  if (*c_curate) return bahi::cli::curate(curate);
  if (*c_watch_add) return bahi::cli::watch_add(watch);
  if (*c_watch_list) return bahi::cli::watch_list(watch);
  if (*c_watch_remove) return bahi::cli::watch_remove(watch);
  if (*c_watch_run) return bahi::cli::watch_run(watch);
  if (*c_token_add) return bahi::cli::token_add(serve);
  if (*c_token_list) return bahi::cli::token_list(serve);
  if (*c_token_remove) return bahi::cli::token_remove(serve);
  if (*c_serve) return bahi::cli::serve(serve);
  const std::pair<CLI::App*, int (*)(const bahi::cli::QuestionOptions&)> questions[] = {
      {c_find, bahi::cli::find},           {c_who, bahi::cli::who},
      {c_dyad, bahi::cli::dyad},           {c_timeline, bahi::cli::timeline},
      {c_upcoming, bahi::cli::upcoming},   {c_changes, bahi::cli::changes},
      {c_conflicts, bahi::cli::conflicts}, {c_sources, bahi::cli::sources},
      {c_stats, bahi::cli::stats},         {c_show, bahi::cli::show},
      {c_proposals, bahi::cli::proposals}};
  for (const auto& [command, run_it] : questions)
    if (*command) return run_it(question);
  return bahi::cli::layers(layers);
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const std::exception& e) {  // out of memory, in practice
  std::fprintf(stderr, "bahi: %s\n", e.what());
  return 1;
}
