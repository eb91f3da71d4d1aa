// Room `store`: the ledger in one SQLite file (docs/ledger.md).
#pragma once
#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "bahi/result.h"
#include "fuse/families.h"
#include "fuse/happenings.h"
#include "store/db.h"
#include "store/reading.h"
#include "store/sums.h"

namespace bahi::store {

/// What became of an article that was given.
enum class Outcome : uint8_t {
  added,
  already,   // the same article is there
  bettered,  // it was there with less about it (no day of publication); now with this
  reread,    // read anew, and the reading differs
  failed
};

/// An entity as the other tables see a form.
struct FormInfo {
  int64_t entity = 0;
  std::string polity;  // its entity's; «~ident» when it is not known
  fuse::Party::Kind kind = fuse::Party::Kind::other;
};

/// A difference between two readings of an article.
struct ReadingChange {
  std::string label, what;  // what: gone, new, changed
  std::string was, became;
};

/// What a person has decided. It is kept apart from readings, wins over them, and survives a new one.
struct Decision {
  std::string who;
  std::string what;          // confirm, reject, correct, merge, split (claims); same, different (people)
  std::string target;        // uid of a claim (hex), or ident of a person
  std::string other;         // of merge, same, different
  std::string field, value;  // of correct: status, date, confidence
  std::string note;
};

/// What is known of an address that is fetched again and again.
struct Feed {
  std::string url;
  bool listed = false;  // one of those that `bahi fetch` reads
  std::string title;
  std::string etag, modified;  // of the last answer
  std::string trouble;         // why it could not be read the last time
};

/// Writes and checks a ledger. Everything that changes it happens between begin() and commit(), and is kept whole or
/// not at all; commit() also brings entities and happenings up to date for what was touched. For one thread at a time.
class Store {
 public:
  static Result<std::unique_ptr<Store>> open(const std::string& path, Db::Mode mode, int wait_ms = 5000);

  Db& db() { return *db_; }

  bool begin();
  bool commit();
  void rollback();

  /// Idempotent: the same article twice is there once, whatever the order.
  Outcome add(const Reading& reading);
  /// Puts a reading in the place of the one that is there; `changes` says how they differ. Nothing is written when they
  /// do not.
  Outcome reread(const Reading& reading, std::vector<ReadingChange>& changes);
  /// Takes the article and all that only it supports out; false when it is not there.
  bool remove(int64_t article);
  /// Writes what a person has decided into the log, and has what it is about told anew; its number there.
  int64_t decide(const Decision& decision);
  /// Takes a decision back (the log keeps both); false when there is none of that number.
  bool undo(int64_t decision, const std::string& who);
  /// Keeps a question (JSON) under a name; articles that are there are no news to it. False when the name is taken.
  bool watch(const std::string& name, const std::string& question);
  /// False when there is none of that name.
  bool unwatch(const std::string& name);
  /// What articles up to that order number say has been told.
  bool told(const std::string& name, int64_t upto);

  // What was fetched. Writes stand between begin() and commit(), as all do.
  std::vector<Feed> feeds();
  Feed feed(const std::string& url);
  bool set_feed(const Feed& feed);
  /// Is there an article of that source, or has the page been fetched and was none?
  bool has_page(const std::string& url);
  bool set_page(const std::string& url);
  /// How hosts have behaved, as room `fetch` understands it: the moment until which they are left alone, failures.
  std::map<std::string, std::pair<int64_t, int>> hosts();
  bool set_host(const std::string& name, int64_t not_before, int failures);

  /// Is this article there already, so that adding it would change nothing? Needs no reading of it.
  bool holds(const Article& article);

  /// Everything that must hold, each violation as a sentence. `progress`: called now and then.
  std::vector<std::string> verify(const std::function<void()>& progress = {});
  /// The ledger as lines of JSON that depend only on what is in it, not on the order in which it came. False when
  /// `line` gives false.
  bool dump(const std::function<bool(const std::string&)>& line);
  /// A copy of the whole ledger as it is now, while others may go on.
  bool backup(const std::string& path);

  /// The article with that uid, a beginning of it, or that source; 0: none; -1: several.
  int64_t find_article(const std::string& name);
  /// Its text, record (JSON) and what came with it.
  bool load_article(int64_t id, Article& article, std::string* record, std::string* engine);

 private:
  explicit Store(std::unique_ptr<Db> db);
  int64_t article_id(const RecordDocument& document, fuse::Day day);
  void put(const Reading& reading, int64_t id, int64_t added);
  void put_claims(const Reading& reading, int64_t id, const std::vector<int64_t>& forms, std::set<std::string>& facets);
  void put_claim(int64_t id, fuse::Claim& claim, const std::string& label, const std::string& unnamed, Span words,
                 const std::vector<std::pair<fuse::Part, int64_t>>& parts);
  void put_words(int64_t form, std::string_view hi, std::string_view en);
  /// Has this spelling or office of the form not been seen lately? Then it may be new to the ledger.
  bool fresh(int64_t form, std::string_view text);
  std::vector<int64_t> put_forms(const Reading& reading, int64_t article, fuse::Day day);
  void put_wire(const Reading& reading, int64_t id, fuse::Day day);
  void set_wires(const std::set<int64_t>& articles);
  void take_claims(int64_t article);
  void take_wire(int64_t article);
  void take_forms(const std::vector<int64_t>& forms, int64_t article);
  const FormInfo& info(int64_t form);
  void place(fuse::Claim& claim);  // block and reach
  void touch(int64_t block, int64_t lo, int64_t hi);
  void touch_form(int64_t form);
  fuse::Claim load_claim(const Sql& row);
  /// Where a claim stands among happenings, and the digest of the one that it founded, as the tables have it.
  struct Standing {
    std::optional<int64_t> happening, piece, digest;
  };
  std::vector<fuse::Claim> load_claims(const std::vector<int64_t>& ids, std::vector<Standing>* standing = nullptr);
  void flush();
  void flush_people();
  void flush_blocks();
  void flush_block(int64_t block, const std::vector<std::pair<int64_t, int64_t>>& reaches);
  void write(const std::vector<fuse::Claim>& claims, const std::vector<Standing>& standing,
             const std::vector<fuse::Happening>& list, int64_t label);
  /// What a person has decided of a happening: «confirmed corrected», say.
  std::string decided_of(const std::vector<fuse::Claim>& claims, const fuse::Happening& h) const;
  void write_happening(const std::vector<fuse::Claim>& claims, const fuse::Happening& h, int64_t digest);
  void drop_happening(int64_t id);
  void uncount_happening(int64_t id, const std::string& event, const std::string& stage);
  void flush_words();
  void flush_tally();
  void load_decisions();
  void forget();
  /// So many more of these (kTallies), at the next flush.
  void count(std::string_view what, std::string_view name, int64_t by = 1);
  /// At the next flush a happening stands in the sums as `now` says, and no longer as `was` does; null: it is not
  /// there.
  void sum(const Summed* was, const Summed* now);
  /// The same of a publisher, in all and by month.
  void count_of(std::string_view what, std::string_view publisher, fuse::Day day, int64_t by);
  void count_first(int64_t happening, int64_t by);
  void count_article(std::string_view publisher, fuse::Day day, int64_t by);
  void set_wire(int64_t article, int64_t wire);
  struct Origin {
    std::string publisher;
    fuse::Day day = fuse::kUndated;
  };
  Origin origin_of(int64_t article);
  void after(const Decision& decision);

  std::unique_ptr<Db> db_;
  std::unique_ptr<fuse::Families> families_;
  int64_t data_version_ = -1;
  int64_t next_added_ = 0, next_form_ = 1;
  fuse::Decisions decisions_;
  std::map<std::string, std::pair<std::string, std::string>> corrections_;  // uid and field: value, who
  std::set<std::pair<std::string, std::string>> same_, different_;          // idents of people
  struct Known {
    int64_t id;
    uint64_t spelt;  // hash of how it was spelt
  };
  std::unordered_map<std::string, Known> form_ids_;  // by ident
  std::unordered_map<int64_t, FormInfo> infos_;
  std::unordered_set<uint64_t> seen_;  // forms with spellings and offices that the ledger has
  std::unordered_map<int64_t, std::vector<std::pair<int64_t, int64_t>>> touched_;
  std::set<std::string> people_;  // blocks to identify anew
  std::set<int64_t> stale_;       // happenings that lost a claim
  std::set<int64_t> unfounded_;   // and those whose founder is gone, so that they are no longer its publisher's
  std::map<std::pair<std::string, std::string>, int64_t> tally_;
  // In the order of the tables' keys.
  std::map<std::tuple<int64_t, std::string, std::string, std::string>, Sums> dyad_sums_;
  std::map<std::pair<std::string, int64_t>, Sums> day_sums_;
  std::map<std::tuple<std::string, std::string, std::string, int>, Sums> dyad_slices_;
  std::map<std::tuple<int64_t, std::string, int>, Sums> day_slices_;
  struct Words {
    int64_t article;
    std::string lemmas, latin, facets;
  };
  std::vector<Words> words_;  // not yet in the index
};

/// Parts as claims and happenings hold them («a12 r7»): f(part, form or entity) for each.
template <typename F>
void for_each_part(std::string_view parts, F f) {
  for (size_t at = 0; at < parts.size();) {
    const size_t end = std::min(parts.find(' ', at), parts.size());
    int64_t id = 0;
    std::from_chars(parts.data() + at + 1, parts.data() + end, id);
    f(static_cast<fuse::Part>(parts[at]), id);
    at = end + 1;
  }
}

/// A row's id as others know it: 16 hexadecimal digits.
std::string hex(int64_t uid);
int64_t unhex(const std::string& hex);

}  // namespace bahi::store
