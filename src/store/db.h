// SQLite, as thin as can be: statements that are prepared once, and an error that stays until it is looked at.
#pragma once
#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bahi/result.h"

namespace bahi::store {

/// One connection. After a failure every further statement does nothing until clear_error(), so that a piece of work is
/// checked once, at its end. For one thread at a time.
class Db {
 public:
  enum class Mode : uint8_t { read, write, create };
  /// `wait_ms`: how long to wait for another writer.
  static Result<std::unique_ptr<Db>> open(const std::string& path, Mode mode, int wait_ms = 5000);
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;
  ~Db();

  /// Runs statements that give no rows.
  bool exec(const char* sql);
  /// Begins a transaction that may write; false when another process writes, and then error() says who.
  bool begin();
  bool commit();
  void rollback();

  /// From now on a statement that runs when so many milliseconds have passed fails; 0: none does.
  void most_ms(int ms);

  const std::optional<Error>& error() const { return error_; }
  void clear_error() { error_.reset(); }
  void fail(std::string message);
  sqlite3* handle() { return db_; }
  const std::string& path() const { return path_; }

 private:
  friend class Sql;
  explicit Db(std::string path) : path_(std::move(path)) {}
  void fail_sqlite(const char* doing);
  sqlite3* db_ = nullptr;
  std::string path_;
  std::optional<Error> error_;
  std::chrono::steady_clock::time_point deadline_;
  std::unordered_map<const char*, std::vector<sqlite3_stmt*>> idle_;       // by the SQL, which is a literal
  std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle_made_;  // by SQL that was put together
};

/// A statement at work; goes back to the connection when it is destroyed.
class Sql {
 public:
  /// `sql` is a literal (it must outlive the connection).
  Sql(Db& db, const char* sql);
  /// Of SQL that was put together.
  Sql(Db& db, const std::string& sql);
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;
  ~Sql();

  Sql& bind(int64_t value);
  Sql& bind(int value) { return bind(static_cast<int64_t>(value)); }
  Sql& bind(double value);
  Sql& bind(std::string_view text);  // must live until the row is done
  Sql& blob(std::string_view bytes);
  Sql& null();
  template <typename T>
  Sql& bind(const std::optional<T>& value) {
    return value ? bind(*value) : null();
  }

  /// The next row; false at the end, and after an error.
  bool row();
  /// A statement without rows; may be bound and run again.
  bool run();

  int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::optional<int64_t> maybe(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
  std::string_view text(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  std::string_view bytes(int column) const;

 private:
  Db& db_;
  const char* literal_ = nullptr;
  std::string made_;
  sqlite3_stmt* statement_ = nullptr;
  int next_ = 1;
};

}  // namespace bahi::store
