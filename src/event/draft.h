// A draft: one telling of one deed, before tellings of the same happening are joined.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bahi/record.h"
#include "event/event.h"
#include "event/view.h"

namespace bahi::event {

enum class Status : uint8_t {
  occurred,
  ongoing,
  scheduled,
  expected,
  possible,
  proposed,
  demanded,
  postponed,
  cancelled,
  refused,
  did_not_occur
};
std::string_view label(Status status);
Status status_named(std::string_view name);

enum class Told : uint8_t { main, occasion, topic, background };
std::string_view label(Told told);

struct Companion {
  Filler who;
  std::string_view role;  // accompanying|carrier|host|mediator|attendee|witness
};

struct Topic {
  Range tokens;
  int32_t chunk = -1;
};

struct Draft {
  int32_t trigger = -1;  // index into Tables::triggers; -1: made by a rule of its own
  int32_t frame = -1;
  std::string rule;  // when trigger < 0
  int32_t sentence = -1;
  int32_t clause = -1;
  int32_t verb = -1;  // index into Chunks::verbs
  int32_t noun = -1;  // the trigger noun's chunk
  Range words;        // trigger tokens
  bool bare = false;  // a noun without its verb

  std::vector<Filler> actors, recipients;
  std::vector<Companion> participants;
  std::vector<Filler> principals;
  std::vector<int32_t> places;  // entities, innermost first
  std::vector<Topic> topics;
  std::vector<Range> dates;   // tokens of time expressions
  int32_t time = -1;          // index into Times::expressions
  bool carried_time = false;  // another deed's, which it shares
  bool open_list = false;
  bool owned_up = false;  // «हमले की जिम्मेदारी ली»: by who did it
  bool anaphoric = false;  // «इस बैठक», «यह मुलाकात», «इसे ठुकरा दिया»
  bool purpose = false;  // «मिलने गए», «मुलाकात के लिए गए»: later sentences say whether it came about
  bool earlier = false;  // «की थी»: before what the article tells
  bool since = false;    // «जब से …»: since when something else is so
  bool habit = false;    // «करता है»: what is done again and again
  bool failed = false;   // «सहमति बनाने में नाकाम रहे»: tried, and not done
  bool ruled_out = false;       // «… का सवाल ही नहीं उठता»
  bool conditional = false;     // follows from a condition
  bool figurative = false;      // done to a thing, not to a party («काले धन पर हमला»)
  bool way = false;             // how another deed was done («पत्र लिखकर मांग की»)
  bool heading = false;         // stands in a heading: weak context, never a claim of its own
  int32_t occasion_chunk = -1;  // «… की बैठक के दौरान»
  int32_t occasion = -1;        // index of the draft that it happened during

  Status status = Status::occurred;
  Told told = Told::main;
  std::string_view voice = "fact";
  std::vector<RecordClaim> claims;  // outermost first; entity ids as in Claims
  std::string_view degree, channel;
  std::string recurs;
  std::vector<std::string_view> signs;  // rows of ontology/confidence.tsv that hold for this reading
  void sign(std::string_view name) { signs.push_back(name); }
  std::vector<std::string> alternatives;  // notes for diagnostics

  int32_t joined = -1;  // the draft that this one is a telling of
};

/// Words inside quotation marks, the marks left out.
struct Quotation {
  Range tokens;
  int32_t depth = 0;   // 0: in no other quotation
  bool closed = true;  // false: nobody closed it; it ends with its paragraph
};

/// Utterance::unnamed of somebody who told another something, and is left out («उन्हें अवगत कराया गया»).
constexpr const char* kNotStated = "not stated";

/// One act of speech: its verb, its speaker, what is said.
struct Utterance {
  int32_t speech = -1;  // index into Tables::speeches; -1: a source phrase («के मुताबिक») or a bare quotation
  int32_t sentence = -1;
  int32_t clause = -1;
  int32_t verb = -1;
  int32_t noun = -1;
  std::vector<Filler> speakers;
  std::string unnamed;  // «sources», «officials» …; when no speaker is named
  std::vector<Filler> addressees;
  std::string_view act;
  std::string_view channel;
  bool hearsay = false;   // «कहा जा रहा है»
  bool inferred = false;  // the speaker was carried over
  bool negated = false;
  bool continued = false;  // goes on from the sentence before without a word of saying
  bool clausal = false;    // the content is a clause or a quotation, not what a noun or an infinitive names
  Range content;           // tokens; empty: none found
  Range quote;             // tokens inside quotation marks
  std::vector<Topic> topics;
  std::vector<int32_t> clauses;  // complement clauses directly under it
  Range where;                   // tokens of the words of saying
};

/// The verbs and nouns of a clause that can stand for one pattern of the tables.
bool verb_matches(const View& view, int32_t verb, const std::vector<VerbPattern>& patterns, int32_t noun_chunk,
                  bool* two_words);
/// «… का प्रस्ताव रखा, जिसे Y ने ठुकरा दिया», «Y ने इसे मान लिया»: is the verb's object what was told just before?
bool takes_what_was_told(const View& view, int32_t verb);
/// Does somebody or something go somewhere: «जाता», «पहुंचा», «रवाना हुआ»?
bool goes(const View& view, int32_t verb);
/// Do the words of `noun` end at this token, by form or by dictionary form? Gives the first token, or -1.
int32_t noun_start(const View& view, int32_t last_token, const std::vector<Symbol>& noun);

/// Is it done by saying so: agreed, praised, asked, blamed, refused, threatened?
bool by_saying(const Frame& frame);

/// In the order of the text, outer ones before those inside them.
std::vector<Quotation> quotations(const View& view);
std::vector<Utterance> find_utterances(const View& view);
/// «काबुल में हुए धमाके की जिम्मेदारी तालिबान ने ली»: the verb by which somebody owns up to what a chunk in the genitive names;
/// -1: none.
int32_t verb_of_owner(const View& view, int32_t chunk);
std::vector<Draft> match_triggers(const View& view, const std::vector<Utterance>& utterances);
void fill_roles(const View& view, const std::vector<Utterance>& utterances, Draft& draft);
/// Is a draft told in what is said there (and not the saying itself)?
bool is_said_in(const Utterance& u, const Draft& draft);
/// Who says it, as the owner of what is said; none where nobody is told of.
std::optional<RecordClaim> claim_of(const View& view, const Utterance& u);
void find_status(const View& view, const std::vector<Utterance>& utterances, Draft& draft);
/// What stands in the clause of a demand is told as its topic; what is not agreed is refused. After every draft has its
/// status.
void embed_in_acts(const View& view, const std::vector<Utterance>& utterances, std::vector<Draft>& drafts);
/// Deeds that a way of speaking makes: «X ने कहा कि Y को … करना चाहिए» asks Y for something; «… के लिए प्रतिबद्ध है»
/// promises.
void add_speech_acts(const View& view, const std::vector<Utterance>& utterances, std::vector<Draft>& drafts);
/// The time that its clause names for each deed, after find_status.
void find_dates(const View& view, std::vector<Draft>& drafts);
/// «X ने सिडनी में कहा कि Y को … करना चाहिए»: what is done by saying it is done where it is said.
void find_sayings(const View& view, std::vector<Draft>& drafts);
/// Times and places that a deed shares with the lead, its occasion or a journey, after individuate.
void carry_dates(const View& view, std::vector<Draft>& drafts);
/// Told as background: dates long before publication, «की थी» weeks ago, habits.
void set_apart_history(const View& view, Draft& draft);
/// What the whole article tells for or against each of its events.
std::vector<std::string_view> article_signs(const View& view);
/// The signs that hold for the draft as it stands at the end: who, when, how it is told.
void add_signs(const View& view, Draft& draft);
/// How likely the draft is right: the logistic of its signs' weights, in whole thousandths.
double confidence(const View& view, const Draft& draft);
/// How many of these are parties to politics: states, bodies, persons with an office or known to the registry, groups
/// that are no mere crowd.
int parties(const View& view, const std::vector<Filler>& all);
void individuate(const View& view, std::vector<Draft>& drafts);
std::vector<RecordStatement> make_statements(const View& view, const std::vector<Utterance>& utterances,
                                             const std::vector<Draft>& drafts);
std::vector<RecordDiagnostic> diagnose(const View& view, const std::vector<Draft>& drafts,
                                       const std::vector<Utterance>& utterances);
/// Steps of it: weekdays, offices, figures that do not agree.
void check_dates(const View& view, std::vector<RecordDiagnostic>& out);
void check_titles(const View& view, std::vector<RecordDiagnostic>& out);
void check_numbers(const View& view, std::vector<RecordDiagnostic>& out);
/// What these entities are called, separated by commas.
std::string names_of(const View& view, const std::vector<int32_t>& entities);

/// The subject of a verb group: its ने noun, or the unmarked one; carried over from the clause it hangs on or follows
/// when it has none. `carried`: set when the sentence itself does not say it.
std::vector<Filler> subject_of(const View& view, int32_t verb, bool* carried = nullptr);

/// One and the same, or of one state.
bool same_party(const View& view, const Filler& a, const Filler& b);

/// «[अपने] नागरिकों को»: the doer's own, by its words.
bool is_own(const View& view, const Filler& f);

/// The noun group with this marker that begins all that hangs on a chunk, however deep («[Y से] म्यांमार की सेना पर लगे
/// प्रतिबंध हटाने»); -1: what begins it is no such group.
int32_t foremost(const View& view, int32_t chunk, Marker marker);

inline std::string entity_id(int32_t entity) {
  return "e" + std::to_string(entity + 1);
}

}  // namespace bahi::event
