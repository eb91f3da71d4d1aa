// The commands of `bahi`. Each gives the exit status: 0 all went well, 1 some input failed, 2 wrong use.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bahi::cli {

struct Common {
  std::vector<std::string> inputs;
  std::string date;
  std::string model = "hi-free";
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

/// "bahi: " and the message on standard error.
void complain(const std::string& message);

/// Writes to standard output; false once that has failed.
bool print(std::string_view text);

/// Flushes standard output; complains and gives false when anything could not be written.
bool all_written();

}  // namespace bahi::cli
