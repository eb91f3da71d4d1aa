#include "store/db.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>

namespace bahi::store {
namespace {

/// Who holds the lock for writing: in WAL mode it is one byte of the shared-memory file (sqlite.org/walformat.html).
/// Only for a connection that gives up: closing any descriptor of the file drops this process's own locks on it.
std::string holder(const std::string& path) {
  constexpr off_t kWriteLock = 120;
  const int fd = ::open((path + "-shm").c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return {};
  struct flock lock {};
  lock.l_type = F_RDLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = kWriteLock;
  lock.l_len = 1;
  const bool asked = ::fcntl(fd, F_GETLK, &lock) == 0;
  ::close(fd);
  if (!asked || lock.l_type == F_UNLCK) return {};
  std::string command;
  std::ifstream in(fmt::format("/proc/{}/cmdline", lock.l_pid));
  std::getline(in, command);
  std::replace(command.begin(), command.end(), '\0', ' ');
  while (!command.empty() && command.back() == ' ') command.pop_back();
  return command.empty() ? fmt::format("process {}", lock.l_pid)
                         : fmt::format("process {} ({})", lock.l_pid, command.substr(0, 80));
}

}  // namespace

Result<std::unique_ptr<Db>> Db::open(const std::string& path, Mode mode, int wait_ms) {
  std::unique_ptr<Db> db(new Db(path));
  const int flags = mode == Mode::read    ? SQLITE_OPEN_READWRITE  // a reader of a WAL writes its shared memory
                    : mode == Mode::write ? SQLITE_OPEN_READWRITE
                                          : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  int code = sqlite3_open_v2(path.c_str(), &db->db_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code == SQLITE_CANTOPEN && mode == Mode::read) {
    sqlite3_close(db->db_);
    code = sqlite3_open_v2(path.c_str(), &db->db_, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  }
  if (code != SQLITE_OK) {
    if (::access(path.c_str(), F_OK) != 0 && mode != Mode::create)
      return Error{"there is no ledger here; bahi add makes one (--db FILE names another)", path, 0, 0};
    return Error{fmt::format("cannot be opened: {}", std::strerror(sqlite3_system_errno(db->db_))), path, 0, 0};
  }
  sqlite3_extended_result_codes(db->db_, 1);
  sqlite3_busy_timeout(db->db_, wait_ms);
  return db;
}

Db::~Db() {
  for (auto& [sql, all] : idle_)
    for (auto* s : all) sqlite3_finalize(s);
  for (auto& [sql, all] : idle_made_)
    for (auto* s : all) sqlite3_finalize(s);
  sqlite3_close(db_);
}

void Db::fail(std::string message) {
  if (!error_) error_ = Error{std::move(message), path_, 0, 0};
}

void Db::fail_sqlite(const char* doing) {
  const int code = sqlite3_extended_errcode(db_);
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return fail("is no ledger (not a database of Bahi's)");
    case SQLITE_FULL:
      return fail("the disk is full; nothing of what was being added has been kept");
    case SQLITE_CORRUPT:
      return fail("is damaged; bahi verify says more");
    case SQLITE_INTERRUPT:
      return fail("the question takes too long; ask for less (fewer days, fewer names, a smaller limit)");
    case SQLITE_READONLY:
      return fail("cannot be written (read-only)");
    case SQLITE_BUSY: {
      const std::string who = holder(path_);
      return fail(who.empty() ? "another process is writing to it" : fmt::format("{} is writing to it", who));
    }
    case SQLITE_CANTOPEN:
      return fail("cannot be opened: it or one of the files beside it (-wal, -shm)");
    case SQLITE_IOERR: {
      const int system = sqlite3_system_errno(db_);
      return fail(
          fmt::format("cannot be read or written: {}", system != 0 ? std::strerror(system) : sqlite3_errmsg(db_)));
    }
    default:
      return fail(fmt::format("{}: {}", doing, sqlite3_errmsg(db_)));
  }
}

void Db::most_ms(int ms) {
  constexpr int kInstructions = 20000;  // of SQLite's machine, between two looks at the clock
  deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
  const auto passed = [](void* self) {
    return std::chrono::steady_clock::now() > static_cast<Db*>(self)->deadline_ ? 1 : 0;
  };
  if (ms > 0) {
    sqlite3_progress_handler(db_, kInstructions, passed, this);
  } else {
    sqlite3_progress_handler(db_, 0, nullptr, nullptr);
  }
}

bool Db::exec(const char* sql) {
  if (error_) return false;
  if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return true;
  fail_sqlite("SQLite");
  return false;
}

bool Db::begin() {
  return exec("BEGIN IMMEDIATE");
}
bool Db::commit() {
  return exec("COMMIT");
}
void Db::rollback() {
  // After some errors SQLite has rolled back by itself.
  if (sqlite3_get_autocommit(db_) == 0) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
}

Sql::Sql(Db& db, const char* sql) : db_(db), literal_(sql) {
  if (db_.error_) return;
  auto& idle = db_.idle_[literal_];
  if (!idle.empty()) {
    statement_ = idle.back();
    idle.pop_back();
    return;
  }
  if (sqlite3_prepare_v3(db_.db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK)
    db_.fail_sqlite(sql);
}

Sql::Sql(Db& db, const std::string& sql) : db_(db), made_(sql) {
  if (db_.error_) return;
  auto& idle = db_.idle_made_[made_];
  if (!idle.empty()) {
    statement_ = idle.back();
    idle.pop_back();
    return;
  }
  if (sqlite3_prepare_v3(db_.db_, made_.c_str(), -1, 0, &statement_, nullptr) != SQLITE_OK)
    db_.fail_sqlite(made_.c_str());
}

Sql::~Sql() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  if (literal_ != nullptr) {
    db_.idle_[literal_].push_back(statement_);
  } else {
    db_.idle_made_[made_].push_back(statement_);
  }
}

Sql& Sql::bind(int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, next_++, value);
  return *this;
}
Sql& Sql::bind(double value) {
  if (statement_ != nullptr) sqlite3_bind_double(statement_, next_++, value);
  return *this;
}
Sql& Sql::bind(std::string_view text) {
  if (statement_ != nullptr)
    sqlite3_bind_text64(statement_, next_++, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
  return *this;
}
Sql& Sql::blob(std::string_view bytes) {
  if (statement_ != nullptr) sqlite3_bind_blob64(statement_, next_++, bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}
Sql& Sql::null() {
  if (statement_ != nullptr) sqlite3_bind_null(statement_, next_++);
  return *this;
}

bool Sql::row() {
  if (db_.error_ || statement_ == nullptr) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) db_.fail_sqlite("SQLite");
  return false;
}

bool Sql::run() {
  if (db_.error_ || statement_ == nullptr) return false;
  int code = sqlite3_step(statement_);
  while (code == SQLITE_ROW) code = sqlite3_step(statement_);
  if (code != SQLITE_DONE) db_.fail_sqlite("SQLite");
  sqlite3_reset(statement_);
  next_ = 1;
  return code == SQLITE_DONE;
}

std::string_view Sql::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Sql::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace bahi::store
