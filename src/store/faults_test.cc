// Full disk and errors of input and output, at every single call: a clear error, the ledger whole, and the same command
// completes it. A virtual file system of SQLite's (sqlite.org/vfs.html) stands between and fails on demand.
#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bahi/reader.h"
#include "store/store.h"

namespace bahi::store {
namespace {

namespace fs = std::filesystem;

/// What fails: the nth call of one of these kinds, and then all that follow when it lasts (a full disk stays full).
struct Fault {
  enum Kind { none, read, write, full, sync, truncate, open } kind = none;
  int at = 0;  // from 1
  bool lasting = false;
  int calls = 0;
  bool struck = false;

  bool now(Kind called) {
    if (called != kind && !(kind == full && called == write)) return false;
    ++calls;
    const bool fails = calls == at || (lasting && calls > at);
    struck |= fails;
    return fails;
  }
};
Fault fault;

struct File {
  sqlite3_file base;
  sqlite3_file* real;  // behind it, in the same memory
};
sqlite3_vfs* real_vfs = nullptr;

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real;
}

// Without xFetch, so that every page is read by xRead.
const sqlite3_io_methods kMethods = {
    2,
    [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); },
    [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
      if (fault.now(Fault::read)) return SQLITE_IOERR_READ;
      return real(f)->pMethods->xRead(real(f), to, size, at);
    },
    [](sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
      if (fault.now(Fault::write)) {
        // A disk that fills up takes a part.
        if (fault.kind == Fault::full) real(f)->pMethods->xWrite(real(f), from, size / 2, at);
        return fault.kind == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
      }
      return real(f)->pMethods->xWrite(real(f), from, size, at);
    },
    [](sqlite3_file* f, sqlite3_int64 size) {
      if (fault.now(Fault::truncate)) return SQLITE_IOERR_TRUNCATE;
      return real(f)->pMethods->xTruncate(real(f), size);
    },
    [](sqlite3_file* f, int flags) {
      (void)f, (void)flags;  // no power fails here, and a real one takes long
      return fault.now(Fault::sync) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    },
    [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    [](sqlite3_file* f, int op, void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
    [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
      return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
      return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
    },
    [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    nullptr,
    nullptr};

int open_file(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* f = reinterpret_cast<File*>(file);
  f->base.pMethods = nullptr;
  if (fault.now(Fault::open)) return SQLITE_CANTOPEN;
  f->real = reinterpret_cast<sqlite3_file*>(f + 1);
  const int code = real_vfs->xOpen(real_vfs, name, f->real, flags, out);
  if (f->real->pMethods != nullptr) f->base.pMethods = &kMethods;
  return code;
}

/// Registered as the one that SQLite uses, for as long as it lives.
class Shim {
 public:
  Shim() {
    real_vfs = sqlite3_vfs_find(nullptr);
    vfs_ = *real_vfs;
    vfs_.zName = "faulty";
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
    vfs_.xOpen = open_file;
    sqlite3_vfs_register(&vfs_, 1);
  }
  Shim(const Shim&) = delete;
  Shim& operator=(const Shim&) = delete;
  ~Shim() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_vfs, 1);
  }

 private:
  sqlite3_vfs vfs_;
};

const std::vector<Reading>& articles() {
  static const auto* kept = [] {
    auto* all = new std::vector<Reading>;
    const auto reader = Reader::open();
    std::ifstream in(std::string(BAHI_SOURCE_DIR) + "/stories/kishida/articles.jsonl");
    for (std::string line; all->size() < 4 && std::getline(in, line);) {
      const auto j = nlohmann::json::parse(line);
      Article a;
      a.text = j["text"];
      a.source = j["source"];
      a.publisher = j["publisher"];
      a.published = j["published"];
      SearchWords words;
      Record record = reader->read(a, &words);
      all->push_back(make_reading(std::move(a), std::move(record), std::move(words), reader->engine()));
    }
    return all;
  }();
  return *kept;
}

std::string dump(Store& store) {
  std::string out;
  store.dump([&](const std::string& line) {
    out += line + "\n";
    return true;
  });
  return out;
}

/// Adds the articles from `from` on, two a transaction. `kept`: how many are acknowledged.
std::optional<Error> add(const std::string& path, size_t from, size_t* kept) {
  auto opened = Store::open(path, Db::Mode::create, 0);
  if (!opened) return opened.error();
  Store& store = **opened;
  for (size_t i = from; i < articles().size(); i += 2) {
    if (!store.begin()) return *store.db().error();
    for (size_t k = i; k < std::min(i + 2, articles().size()); ++k)
      if (store.add(articles()[k]) == Outcome::failed) {
        const Error error = *store.db().error();
        store.rollback();
        return error;
      }
    if (!store.commit()) return *store.db().error();
    if (kept != nullptr) *kept = i + 2;
  }
  return std::nullopt;
}

class Faults : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/bahi-faults-XXXXXX";
    folder_ = mkdtemp(name);
    ASSERT_FALSE(add(path("want.db"), 0, nullptr));
    ASSERT_FALSE(add(path("base.db"), 2, nullptr));
    want_ = dump(**Store::open(path("want.db"), Db::Mode::read));
  }
  void TearDown() override {
    fault = {};
    fs::remove_all(folder_);
  }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  /// Lets every nth call fail, until none is left that could.
  void everywhere(Fault::Kind kind, bool lasting, bool fresh) {
    const std::string db = path("x.db");
    for (int n = 1;; ++n) {
      for (const char* end : {"", "-wal", "-shm", "-journal"}) fs::remove(db + end);
      if (!fresh) fs::copy(path("base.db"), db);
      size_t kept = 0;
      fault = {kind, n, lasting};
      const std::optional<Error> error = add(db, 0, &kept);
      const bool struck = fault.struck;
      fault = {};
      if (error) {
        ASSERT_TRUE(struck) << error->text();
        ASSERT_EQ(error->file, db);
        const bool clear = error->message.find("disk is full") != std::string::npos ||
                           error->message.find("cannot be") != std::string::npos ||
                           error->message.find("there is no ledger") != std::string::npos;
        ASSERT_TRUE(clear) << "call " << n << ": " << error->message;
      }
      // What was acknowledged is there, all holds, and the same again completes it.
      if (fs::exists(db) && (fs::file_size(db) > 0 || fs::exists(db + "-wal"))) {
        auto opened = Store::open(db, Db::Mode::create, 0);
        ASSERT_TRUE(opened) << "call " << n << ": " << opened.error().text();
        ASSERT_EQ((*opened)->verify(), std::vector<std::string>{}) << "call " << n;
        for (size_t i = 0; i < kept; ++i)
          ASSERT_GT((*opened)->find_article(articles()[i].record.document.id), 0) << "call " << n;
      }
      ASSERT_FALSE(add(db, 0, nullptr)) << "call " << n;
      auto opened = Store::open(db, Db::Mode::read, 0);
      ASSERT_TRUE(opened);
      ASSERT_EQ(dump(**opened), want_) << "call " << n;
      if (!struck) {
        RecordProperty("calls", n - 1);
        ASSERT_GT(n, 1);
        return;
      }
    }
  }

  const Shim shim_;
  std::string folder_, want_;
};

TEST_F(Faults, FullDisk) {
  everywhere(Fault::full, true, true);
}
TEST_F(Faults, DiskFullForAMoment) {
  everywhere(Fault::full, false, false);
}
TEST_F(Faults, Reading) {
  everywhere(Fault::read, false, false);
}
TEST_F(Faults, Writing) {
  everywhere(Fault::write, false, false);
}
TEST_F(Faults, WritingFromThenOn) {
  everywhere(Fault::write, true, false);
}
TEST_F(Faults, Flushing) {
  everywhere(Fault::sync, false, true);
}
TEST_F(Faults, Truncating) {
  everywhere(Fault::truncate, false, true);
}
TEST_F(Faults, Opening) {
  everywhere(Fault::open, false, true);
}

}  // namespace
}  // namespace bahi::store
