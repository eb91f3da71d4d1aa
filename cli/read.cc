#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <thread>

#include "commands.h"
#include "engine/engine.h"
#include "inputs.h"
#include "ordered.h"
#include "progress.h"
#include "table.h"

namespace bahi::cli {
namespace {

struct Done {
  std::string text;  // what to print; empty when it failed
  std::string error;
  size_t bytes = 0;
};

void drop_below(Record& record, double least) {
  const auto below = [&](double confidence) {
    return std::lround(confidence * 1000) < std::lround(least * 1000);
  };  // as printed
  std::erase_if(record.events, [&](const RecordEvent& e) { return below(e.confidence); });
  std::erase_if(record.statements, [&](const RecordStatement& s) { return below(s.confidence); });
  // Links to what is gone go too.
  const auto there = [&](const std::string& id) {
    return std::any_of(record.events.begin(), record.events.end(), [&](const RecordEvent& e) { return e.id == id; });
  };
  for (auto& e : record.events) {
    if (!there(e.occasion)) e.occasion.clear();
    for (auto& t : e.topics)
      if (!there(t.event_id)) t.event_id.clear();
    for (auto& a : e.alternatives)
      std::erase_if(a.candidates, [&](const std::string& id) { return id.starts_with('v') && !there(id); });
    std::erase_if(e.alternatives, [](const RecordAlternative& a) { return a.candidates.size() < 2; });
  }
  for (auto& s : record.statements)
    if (!there(s.occasion)) s.occasion.clear();
}

Record read_timed(const Reader& reader, const Article& article, Profile& profile) {
  Document document(article);
  auto claims = reader.impl().analyse(document, &profile);
  return record::assemble(document, std::move(claims));
}

/// Time by room, over all threads, on standard error.
void tell(const Profile& profile, size_t articles, const std::string& engine) {
  int64_t sum = 0;
  for (const auto& t : profile.spent) sum += t;
  fmt::print(stderr, "{} article{} read by {}; time in each room, all threads together:\n", articles,
             articles == 1 ? "" : "s", engine);
  for (size_t r = 0; r < profile.spent.size(); ++r) {
    const auto spent = static_cast<double>(profile.spent[r]);
    fmt::print(stderr, "  {:<6} {:10.1f} ms {:5.1f} %\n", Profile::kRooms[r], spent / 1e6,
               sum == 0 ? 0.0 : 100 * spent / static_cast<double>(sum));
  }
  fmt::print(stderr, "  {:<6} {:10.1f} ms\n", "all", static_cast<double>(sum) / 1e6);
}

}  // namespace

void complain(const std::string& message) {
  fmt::print(stderr, "bahi: {}\n", message);
}

int failed(const Error& error) {
  complain(error.text());
  return 1;
}

namespace {
int output_error = 0;
}

bool print(std::string_view text) {
  if (output_error != 0) return false;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return true;
  output_error = errno != 0 ? errno : EIO;
  return false;
}

bool all_written() {
  errno = 0;
  if (output_error == 0 && std::fflush(stdout) != 0) output_error = errno != 0 ? errno : EIO;
  if (output_error == 0) return true;
  complain(fmt::format("standard output: {}",
                       output_error == EPIPE ? "closed before everything was written" : std::strerror(output_error)));
  return false;
}

int read(const ReadOptions& options) {
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const std::string format = !options.format.empty() ? options.format : terminal ? "table" : "jsonl";
  // Never taken down: the end of the process does that faster.
  static Result<Reader>* const kept = new Result<Reader>(Reader::open({options.model, options.tables}));
  const Result<Reader>& reader = *kept;
  if (!reader) {
    complain(reader.error().text());
    return 1;
  }
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const int jobs = options.jobs > 0 ? options.jobs : cores;
  const TableStyle style = table_style(options.language, terminal);

  Profile profile;
  Progress progress(isatty(STDERR_FILENO) == 1 ? total_bytes(options.inputs) : 0);
  bool failed = false;
  bool closed = false;
  size_t written = 0;
  // A record goes out in one piece; a pipe that was closed stops the reading, not the program.
  const auto out = [&](std::string_view text) {
    if (closed) return;
    closed = !print(text);
  };

  const auto work = [&](Item item) {
    Done done;
    done.bytes = item.bytes;
    if (!item.article) {
      done.error = item.article.error().text();
      return done;
    }
    Record record = options.profile ? read_timed(*reader, *item.article, profile) : reader->read(*item.article);
    if (options.min_confidence > 0) drop_below(record, options.min_confidence);
    const std::string* text = options.with_text ? &item.article->text : nullptr;
    if (format == "jsonl") {
      done.text = to_json(record, -1, text) + "\n";
    } else if (format == "json") {
      done.text = to_json(record, 2, text);
    } else {
      done.text = table(record, item.article->text, style);
    }
    return done;
  };
  const auto emit = [&](const Done& done) {
    if (!done.error.empty()) {
      progress.clear();
      complain(done.error);
      failed = true;
    } else {
      if (format == "json") out(written == 0 ? "[\n" : ",\n");
      if (format == "table" && written > 0) out("\n");
      out(done.text);
      ++written;
    }
    progress.add(done.bytes);
  };
  {
    Ordered<Item, Done> ordered(jobs, work, emit);
    for_each_article(options.inputs, {options.date, options.max_size_mb << 20}, [&](Item item) {
      ordered.put(std::move(item));
      return !closed;
    });
    ordered.finish();
  }
  if (format == "json") out(written == 0 ? "[]\n" : "\n]\n");
  if (format == "table" && terminal && written > 0 && !options.inputs.empty() && options.inputs.front() != "-")
    out(fmt::format("\n{}\n", table_hint(options.inputs.front(), style)));
  progress.clear();
  if (options.profile) tell(profile, written, reader->engine());
  return all_written() && !failed ? 0 : 1;
}

}  // namespace bahi::cli
