// What the questions have in common: names, happenings and quotations as answers hold them.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bahi/questions.h"
#include "fuse/happenings.h"
#include "lexicon/lexicon.h"
#include "store/store.h"

namespace bahi::query {

/// The question of a watch as the ledger keeps it, and back; nothing when it is damaged.
std::string question_json(const Filter& filter);
std::optional<Filter> question_of_json(std::string_view text);

inline constexpr int64_t kEnd = int64_t{1} << 62;  // greater than every id
/// The first article id of a day.
int64_t id_of_day(fuse::Day day);
constexpr int64_t kArticleOfDay = 24;                         // bits below the day in an article's id
constexpr int64_t kFirstDated = int64_t{1} << kArticleOfDay;  // articles without a day come before

using store::cooperative;
using store::happened;

/// Whether a word is written in Devanagari (in anything but Latin letters).
bool devanagari(std::string_view word);

/// «day:id», where the last page ended.
std::pair<int64_t, int64_t> cursor_of(const std::string& cursor, std::pair<int64_t, int64_t> otherwise);
std::string cursor_at(int64_t day, int64_t id);

/// «?,?,?»: a mark for each of so many values.
std::string marks(size_t n);

/// Ids for json_each.
std::string json_list(const std::vector<int64_t>& ids);

inline constexpr double kSlack = 1e-9;  // by which something may be less sure than a filter asks for

/// A filter whose names are looked up.
struct Sieve {
  std::vector<std::string> polities;
  std::vector<std::set<int64_t>> people;
  std::set<std::string, std::less<>> types, stages;
  std::set<int64_t> places;
  fuse::Day since = fuse::kUndated, until = 1 << 30;
  double min_confidence = 0;
  std::optional<Error> wrong;
  /// Is there an index of what is as sure?
  bool very_sure() const { return min_confidence - kSlack > store::kSure; }
};

class Questions::Impl {
 public:
  explicit Impl(std::unique_ptr<store::Store> opened) : store(std::move(opened)), db(store->db()) {}

  std::unique_ptr<store::Store> store;
  store::Db& db;

  /// The answer, unless the database has failed meanwhile.
  template <typename T>
  Result<T> done(T answer) {
    if (!db.error()) return answer;
    Error e = *db.error();
    db.clear_error();
    return e;
  }

  const Name& name(int64_t entity);
  int64_t entity(const std::string& id);
  std::string polity(const std::string& text);
  /// `beginning`: the last word may be the beginning of one.
  std::vector<int64_t> resolve(const std::string& text, const std::string& kind, bool beginning = false);
  /// The state of an ISO 3166-1 code in capitals («IN», «IND»), if the ledger knows it; else 0.
  int64_t state_of_code(const std::string& code);
  Name polity_name(const std::string& polity);

  /// From columns start, finish, precision, and then whether it is approximate.
  static Date date(const store::Sql& row, int first, bool approximate = false);
  std::vector<Role> roles(std::string_view parts);
  Quote quote(int64_t claim);
  std::optional<Happening> happening(int64_t id, bool whole = false);
  /// The same, if it passes. One that does not costs little: nothing of it is put together.
  std::optional<Happening> passing(const Sieve& s, int64_t id);
  std::vector<Revision> revisions(int64_t happening);
  std::vector<Conflict> disagreements(int64_t happening);
  std::vector<Quote> quotes(int64_t happening);
  Revision revision(const store::Sql& row, int first);
  Conflict conflict(const store::Sql& row, int first);

  /// How many happenings that pass there are of each two polities (as in table dyad) and of each by itself, which is
  /// paired with the empty name; not `pairs`: only these.
  std::map<std::pair<std::string, std::string>, Tally> dealings(const Sieve& s, bool pairs);

  Sieve sieve(const Filter& filter);
  /// Does a happening, or a claim, of this type, stage and confidence and with these parts (as its row has them) pass?
  bool passes(const Sieve& s, std::string_view event, std::string_view stage, double confidence,
              std::string_view parts);
  bool passes(const Sieve& s, int64_t happening);
  /// All happenings in which a person, the places or a state of the filter have part, that are at one of its stages, or
  /// as sure as it asks for: those of whichever has the fewest. Nothing when there is none of which there are few, so
  /// that reading what is latest and looking at each finds a page of answers sooner.
  std::optional<std::vector<int64_t>> few(const Sieve& s);
  /// The same of claims (but for how sure they are).
  std::optional<std::vector<int64_t>> few_claims(const Sieve& s);

  fuse::Day last_day();
  /// Days of the first and the last article whose day is known; when there is none, the last is before the first.
  std::pair<fuse::Day, fuse::Day> dated();
  int64_t state();

 private:
  std::unordered_map<int64_t, Name> names_;
  std::unique_ptr<lexicon::Lexicon> lexicon_;
  std::map<std::string, std::string> states_;  // match or Latin key of every name of a state: its code
  std::unordered_map<int64_t, std::string> texts_;
  int64_t state_ = -1;
  void load_states();

 public:
  const std::string& text(int64_t article);
};

}  // namespace bahi::query
