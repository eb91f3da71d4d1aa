// bahi: reads Hindi news and tells who did what to whom, who says so, and how sure that is.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

#include "bahi/reader.h"
#include "commands.h"
#include "inputs.h"

namespace {

void add_common(CLI::App& command, bahi::cli::Common& o) {
  command
      .add_option("-d,--date", o.date,
                  "Publication day for articles that bring none (YYYY-MM-DD). Without it relative dates stay open: the "
                  "clock is never looked at")
      ->check([](const std::string& s) {
        return bahi::cli::is_day(s) ? std::string() : "'" + s + "' is no day of the calendar (write YYYY-MM-DD)";
      });
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

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (argc > 1 && argv[1][0] != '-' && !is_command(app, argv[1])) {
      bahi::cli::complain("there is no command '" + std::string(argv[1]) +
                          "'; there are read, explain, layers and lint (bahi --help)");
      return 2;
    }
    return app.exit(e) == 0 ? 0 : 2;
  }
  if (*c_read) return bahi::cli::read(read);
  if (*c_explain) return bahi::cli::explain(explain);
  if (*c_lint) return bahi::cli::lint(lint);
  return bahi::cli::layers(layers);
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const std::exception& e) {  // out of memory, in practice
  std::fprintf(stderr, "bahi: %s\n", e.what());
  return 1;
}
