// The commands of `bahi`. Each gives the exit status: 0 all went well, 1 some input failed, 2 wrong use.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bahi/questions.h"

namespace bahi::cli {

struct Common {
  std::vector<std::string> inputs;
  std::string date;
  std::string model = "hi-free";
  std::string tables;  // folder of tables laid over the built-in ones
  size_t max_size_mb = 32;
};

struct ReadOptions : Common {
  std::string format;           // table|json|jsonl; empty: table on a terminal, jsonl otherwise
  std::string language = "en";  // of the table
  int jobs = 0;                 // 0: as many as there are cores
  bool with_text = false;
  double min_confidence = 0;
  bool profile = false;  // tell on standard error where the time went
};
int read(const ReadOptions& options);

struct ExplainOptions : Common {
  std::string article;
  std::vector<std::string> ids;
};
int explain(const ExplainOptions& options);

int layers(const Common& options);

struct LintOptions : Common {
  std::string format = "text";        // text|json|sarif
  std::string language = "en";        // of the messages
  std::vector<std::string> disabled;  // codes that are not reported
  bool exit_zero = false;             // findings are no failure
};
/// Exit status: 0 nothing found, 1 something found, 2 wrong use or an input that cannot be read.
int lint(const LintOptions& options);
/// Whether a diagnostic has this code.
bool is_code(const std::string& code);

// ---------------------------------------------------------------- the ledger
struct LedgerOptions {
  std::string db;  // empty: what BAHI_DB names, else bahi.db here
  int wait = 10;   // seconds for another writer
};
std::string ledger_path(const LedgerOptions& options);

struct FetchOptions {
  bool allow_private = false;  // also addresses of this machine and of private networks
  int timeout = 30;            // seconds for one answer
  double delay = 1;            // seconds between two requests to one host
  std::string proxy;
};

struct AddOptions : Common, LedgerOptions, FetchOptions {
  int jobs = 0;
  bool list = false;   // a line for each article, once it is kept
  int batch = 500;     // articles a transaction
  bool watch = false;  // go on with what comes into the folders
  double every = 2;    // seconds between two looks at them
};
/// Files, folders and addresses.
int add(const AddOptions& options);
/// Addresses; without any the feeds that are kept.
int fetch(const AddOptions& options);

struct FeedsOptions : LedgerOptions {
  std::vector<std::string> urls;
  std::string format;  // text|json
};
int feeds_add(const FeedsOptions& options);
int feeds_remove(const FeedsOptions& options);
int feeds_list(const FeedsOptions& options);

struct RemoveOptions : LedgerOptions {
  std::vector<std::string> articles;
};
int remove(const RemoveOptions& options);

struct RereadOptions : LedgerOptions {
  std::string model = "hi-free";
  std::string tables;  // as for Common
  int jobs = 0;
  bool list = false;
  bool dry = false;  // only say what would change
};
int reread(const RereadOptions& options);

int verify(const LedgerOptions& options);

struct BackupOptions : LedgerOptions {
  std::string to;
};
int backup(const BackupOptions& options);

int dump(const LedgerOptions& options);

struct CurateOptions : LedgerOptions {
  std::vector<std::string> arguments;  // what to decide, and about what
  std::string by, note;
};
int curate(const CurateOptions& options);

// ---------------------------------------------------------------- questions to the ledger
struct QuestionOptions : LedgerOptions {
  std::string format;           // table|json|csv; empty: table on a terminal, json otherwise
  std::string language = "en";  // of the table
  std::vector<std::string> words, states, people, types, stages;
  std::string place, since, until, day;
  double min_confidence = 0;
  int limit = 20;
  std::string cursor;  // where the last answer ended
  bool all = false;
};
int find(const QuestionOptions& options);
int who(const QuestionOptions& options);
int dyad(const QuestionOptions& options);
int timeline(const QuestionOptions& options);
int upcoming(const QuestionOptions& options);
int changes(const QuestionOptions& options);
int conflicts(const QuestionOptions& options);
int sources(const QuestionOptions& options);
int stats(const QuestionOptions& options);
int show(const QuestionOptions& options);
int proposals(const QuestionOptions& options);

struct WatchOptions : QuestionOptions {
  std::string name;               // run: empty means all
  std::vector<std::string> dyad;  // two states or bodies
  std::string command;            // given the news on its standard input
};
int watch_add(const WatchOptions& options);
int watch_list(const WatchOptions& options);
int watch_remove(const WatchOptions& options);
int watch_run(const WatchOptions& options);

struct ServeOptions : LedgerOptions {
  std::string listen = "127.0.0.1:8420";
  std::string token_file;
  std::vector<std::string> hosts;
  bool read_only = false, log = false;
  size_t body_mb = 8, cache_mb = 64;
  int connections = 4096, seconds = 10, threads = 0;
  double rate = -1;
  std::string name, role;  // of a token
};
int serve(const ServeOptions& options);
int token_add(const ServeOptions& options);
int token_list(const ServeOptions& options);
int token_remove(const ServeOptions& options);

/// What a happening is, in one sentence.
std::string headline(const query::Happening& happening, bool hindi);
/// The table of changes, and one of them in a line; without a ledger nothing.
std::string news_text(const QuestionOptions& options, const std::vector<query::Change>& changes);
std::string news_title(const QuestionOptions& options, const query::Change& change);

/// "bahi: " and the message on standard error.
void complain(const std::string& message);
/// The same of an error; gives 1, the exit status.
int failed(const Error& error);

/// Writes to standard output; false once that has failed.
bool print(std::string_view text);

/// Flushes standard output; complains and gives false when anything could not be written.
bool all_written();

}  // namespace bahi::cli
