// Questions to the ledger. Answers are plain structs, and JSON when asked for (docs/ledger.md).
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bahi/reader.h"
#include "bahi/result.h"

namespace bahi::query {

/// Somebody or something across articles. `id` is stable: a key of the registry, or what identifies the name.
struct Name {
  std::string id, kind, hi, en, polity;  // polity: ISO 3166-1 alpha-3 or a body's key
};

/// The words of one article.
struct Quote {
  std::string article, source, title, publisher, published;  // article: its id
  std::string label, claim;                                  // «v1»; the claim's id
  std::string words;
  std::string status;
  double confidence = 0;
  std::string copies_of;  // the first article of the same wire, where it is another one
};

struct Role {
  std::string role;  // actor, recipient, place, host, attendee, …
  Name who;
};

struct Date {
  std::string start, end, precision;  // empty: not known
  bool approximate = false;
};

struct Revision {
  std::string day, what, stage, before, after;
  Date date;
  Quote quote;
};

struct Conflict {
  std::string field, day;
  std::string value_a, value_b;  // days, stages, figures, or names in English
  std::string value_a_hi, value_b_hi;
  Quote a, b;
};

struct Happening {
  std::string id, event, mode, act, stage;
  Date date;
  std::string day;  // its date, or when it was first told of
  std::vector<Role> roles;
  double confidence = 0;
  int sources = 0, claims = 0, conflicts = 0;
  std::string first, last, decided;
  std::vector<Revision> revisions;      // when asked for
  std::vector<Conflict> disagreements;  // when asked for
  std::vector<Quote> quotes;            // the words of its claims, earliest first; when asked for, at most 200
};

/// Some of an answer. `next`: where the rest begins, for Page::cursor; empty: that was all.
template <typename T>
struct Listing {
  std::vector<T> items;
  std::string next;
};
struct Page {
  int limit = 20;
  std::string cursor;
};

struct Filter {
  std::vector<std::string> states, people, types, stages;  // states and people by name or id; all must hold
  std::string place;
  std::string since, until;  // ISO 8601 days, of the happening or of publication
  double min_confidence = 0;
};

struct Hit {
  std::string article, source, title, publisher, published, snippet;
  int copies = 0;  // others of the same wire
  std::vector<Happening> happenings;
};

struct Tenure {
  std::string hi, en, tenure, first, last;
  std::optional<Name> of;
  int articles = 0;
};
struct Count {
  Name who;
  int count = 0;
};
struct Dossier {
  Name who;
  std::vector<std::string> variants;
  std::vector<Tenure> offices;
  int articles = 0, happenings = 0, statements = 0;
  std::string first, last;
  std::vector<Count> with;  // most often met, told of together, or spoken about
  std::vector<Happening> recent, ahead;
  std::vector<Quote> positions;  // words of theirs; `status` is the act: say, demand, deny, …
  std::vector<Name> maybe;       // who may be the same
  std::vector<Name> others;      // other people whom the name fits
};

/// How many happenings were cooperation, how many conflict, how many are planned or came to nothing.
struct Tally {
  std::string name;  // what they are counted by: a quarter «2025-Q4», a day, a state
  int cooperation = 0, conflict = 0, planned = 0;
};
struct Dyad {
  Name a, b;
  std::vector<Tally> quarters;
  std::vector<std::pair<std::string, int>> types;
  Listing<Happening> recent;
};

struct Change {
  Happening happening;
  Revision revision;
};
struct Disagreement {
  Happening happening;
  Conflict conflict;
};

/// A question that is kept in the ledger (Ledger::watch). `seen`: greatest order number of an article when it was told.
struct Watch {
  std::string name;
  Filter filter;
  int64_t seen = 0;
};
/// What is new to a watch, earliest first; also where a new article contradicts another («disputed», from what the
/// other says to what it says), unless the watch asks for stages. `upto`: for Ledger::told, once it has been told.
struct News {
  std::vector<Change> changes;
  int64_t upto = 0;
};

struct Source {
  std::string publisher;
  int articles = 0, copies = 0, claims = 0, firsts = 0;  // firsts: happenings that it told first
  std::string first, last;
};

struct Stats {
  int64_t articles = 0, copies = 0, claims = 0, happenings = 0, entities = 0, people = 0, revisions = 0, conflicts = 0,
          doubts = 0, bytes = 0;
  std::string first, last;
  std::vector<std::pair<std::string, int>> types, stages, months;
};

/// One article as the ledger keeps it. `record`: JSON (docs/record.md); `copies_of`: id of the first of its wire, empty
/// when it is that itself.
struct Kept {
  std::string id, source, given_id, title, publisher, published, copies_of, text, record;
};

/// What one article says happened, as it was read. `happening`: what it was put into, if it was.
struct Claimed {
  Quote quote;
  std::string event, mode, act, happening;
  Date date;
  std::vector<Role> roles;
};

/// States and bodies that deal with one another. Links by the ids of their nodes, each pair once.
struct Link {
  std::string a, b;
  int cooperation = 0, conflict = 0, planned = 0;
};
struct Network {
  std::vector<Count> nodes;  // count: happenings that it has part in
  std::vector<Link> links;
};

/// What a person has decided (docs/ledger.md). `target`, `other`: ids of claims or people; `undone_by`: number of the
/// decision that took it back, 0 when it stands.
struct Decided {
  int64_t number = 0;
  std::string by, what, target, other, field, value, note;
  int64_t undone_by = 0;
};

/// A doubt about two names, to be decided by a person.
struct Proposal {
  Name a, b;
  std::string why;
};

/// Asks. For one thread at a time; any number of them may ask one ledger while another process writes.
class Questions {
 public:
  static Result<std::unique_ptr<Questions>> open(const std::string& path);
  ~Questions();

  /// A number that is greater whenever the ledger has changed, whoever changed it. Whoever keeps Questions for long
  /// calls this before each question: what was remembered of an earlier state is forgotten.
  int64_t state();
  /// The order number of the article that came last; 0: there is none.
  int64_t last_added();
  /// Questions from now on give an error once they have taken so long; 0: never.
  void most_ms(int ms);

  /// The day up to which the ledger knows: of its latest article. Never the clock's.
  std::string as_of();
  /// Whom a name may mean, most spoken of first: Hindi or Latin letters, any spelling, or an id. `kind`: when not
  /// empty, only of that kind.
  std::vector<Name> resolve(const std::string& name, const std::string& kind = {});
  /// The same for a name that is still being typed: its last word may be the beginning of one.
  std::vector<Name> complete(const std::string& name, const std::string& kind = {}, int limit = 20);
  /// The ISO code of a state, or the key of a body; empty: none.
  std::string polity(const std::string& name);

  /// Articles with all the words (a phrase in quotation marks as a phrase, words after «-» not), latest first.
  /// `reader`: finds the dictionary form of Hindi words; without it they are looked up as they stand.
  Result<Listing<Hit>> find(const std::string& words, const Filter& filter, const Page& page,
                            const Reader* reader = nullptr);
  Result<Dossier> who(const std::string& name, int limit = 10);
  Result<Dyad> dyad(const std::string& a, const std::string& b, const Filter& filter, const Page& page);
  /// Latest first.
  Result<Listing<Happening>> timeline(const Filter& filter, const Page& page);
  /// What was planned or rumoured on that day for that day or later; soonest first. Empty: as_of().
  Result<Listing<Happening>> upcoming(const std::string& day, const Filter& filter, const Page& page);
  /// What has changed from that day on, latest first. `all`: also what was told as having happened.
  Result<Listing<Change>> changes(const Filter& filter, bool all, const Page& page);
  Result<std::vector<Watch>> watches();
  /// What the words of articles whose order number is greater than `after` have told for the first time or changed.
  /// `filter` as for changes(), but its stages are those into which something came, and somebody who is not yet in the
  /// ledger is no error. The clock and days of publication have no part in it.
  Result<News> news(const Filter& filter, int64_t after);
  Result<Listing<Disagreement>> conflicts(const Filter& filter, const Page& page);
  Result<std::vector<Source>> sources(const Filter& filter);
  Result<Stats> stats();
  /// One happening with its revisions, conflicts and words; by its id or the first letters.
  Result<Happening> happening(const std::string& id);
  Result<Listing<Proposal>> proposals(const Page& page);
  /// One article by its id, the first letters of it, or its source.
  Result<Kept> article(const std::string& id);
  /// Events as articles tell them, latest articles first; the filter's days are those of publication.
  Result<Listing<Claimed>> claims(const Filter& filter, const Page& page);
  /// All people, states, bodies, places; each with the number of articles that name it.
  Result<Listing<Count>> entities(const Page& page);
  /// What passes the filter, counted: between states and bodies (at most `limit`, those with most happenings), by state
  /// that takes part (ISO 3166-1 alpha-3), by day.
  Result<Network> network(const Filter& filter, int limit = 60);
  Result<std::vector<Tally>> places(const Filter& filter);
  Result<std::vector<Tally>> days(const Filter& filter);
  /// What has been decided, latest first.
  Result<Listing<Decided>> decisions(const Page& page);

 private:
  class Impl;
  explicit Questions(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Answers as JSON, field by field as above; what is empty is left out.
/// `indent` < 0: one line.
std::string to_json(const Listing<Hit>& answer, int indent = -1);
std::string to_json(const Listing<Happening>& answer, int indent = -1);
std::string to_json(const Listing<Change>& answer, int indent = -1);
std::string to_json(const std::vector<Watch>& answer, int indent = -1);
/// With the name of the watch that it is news to.
std::string to_json(const std::string& watch, const Change& change, int indent = -1);
std::string to_json(const Listing<Disagreement>& answer, int indent = -1);
std::string to_json(const Listing<Proposal>& answer, int indent = -1);
std::string to_json(const Happening& answer, int indent = -1);
std::string to_json(const Dossier& answer, int indent = -1);
std::string to_json(const Dyad& answer, int indent = -1);
std::string to_json(const std::vector<Source>& answer, int indent = -1);
std::string to_json(const Stats& answer, int indent = -1);
std::string to_json(const Kept& answer, int indent = -1);
std::string to_json(const Network& answer, int indent = -1);
std::string to_json(const Listing<Decided>& answer, int indent = -1);
std::string to_json(const std::vector<Name>& answer, int indent = -1);
/// `by`: what each is counted by, the name of its field («day»).
std::string to_json(const std::vector<Tally>& answer, const std::string& by, int indent = -1);
/// One line of an export (JSON Lines).
std::string to_json(const Claimed& answer);
std::string to_json(const Count& answer);

}  // namespace bahi::query
