// What stands on the page: phrases of the registry, and runs of words that may be a name.
#include <algorithm>

#include "name/finder.h"

namespace bahi::name {
namespace {

using Node = lexicon::PhraseTrie::Node;
constexpr Node kNone = lexicon::PhraseTrie::kNone;

// Classes that inflect, and so are also found by the lemma of their last word.
constexpr uint16_t kInflected = bit(Class::office) | bit(Class::nominal) | bit(Class::demonym) | bit(Class::word) |
                                bit(Class::adjective) | bit(Class::body);

bool plural_form(std::string_view form) {
  return form.ends_with("ों") || form.ends_with("ओं") || form.ends_with("एं") || form.ends_with("यां") ||
         form.ends_with("याँ");
}

}  // namespace

int32_t Finder::value(const Segment& segment, Class cls) const {
  for (const Node node : {segment.node, segment.lemma}) {
    if (node == kNone) continue;
    for (const uint32_t v : registry_.values(node))
      if (registry_.entries[v].cls == cls) return static_cast<int32_t>(registry_.entries[v].index);
  }
  return -1;
}

// Its row among the words around names that is of this kind; -1: none.
int32_t Finder::word_of(const Segment& segment, NameWord::Kind kind) const {
  for (const Node node : {segment.node, segment.lemma}) {
    if (node == kNone) continue;
    for (const uint32_t v : registry_.values(node)) {
      const auto& entry = registry_.entries[v];
      if (entry.cls == Class::word && registry_.words[entry.index].kind == kind)
        return static_cast<int32_t>(entry.index);
    }
  }
  return -1;
}

void Finder::segment(Range sentence) {
  segments_.clear();
  const auto mask_of = [&](Node node) {
    uint16_t mask = 0;
    for (const uint32_t v : registry_.values(node)) mask |= bit(registry_.entries[v].cls);
    return mask;
  };
  for (int32_t i = sentence.first; i < sentence.last;) {
    Segment best;
    const auto take = [&](Node node, int32_t last, bool lemma) {
      const uint16_t mask = static_cast<uint16_t>(mask_of(node) & (lemma ? kInflected : 0xffff));
      if (mask == 0) return;
      if (best.last != last) best = {i, last, kNone, kNone, 0};
      (lemma ? best.lemma : best.node) = node;
      best.mask |= mask;
    };
    Node node = kNone;
    for (int32_t j = i; j < sentence.last; ++j) {
      const Symbol symbol = tokens_[j].symbol;
      Node next = j == i ? registry_.first(symbol) : registry_.step(node, symbol);
      if (next == kNone && j > i && glued(j)) continue;  // «जम्मू-कश्मीर» where the table has a space
      if (words_ && words_[j].lemma_symbol != symbol && words_[j].lemma_symbol != 0) {
        const Node by_lemma =
            j == i ? registry_.first(words_[j].lemma_symbol) : registry_.step(node, words_[j].lemma_symbol);
        if (by_lemma != kNone && !registry_.values(by_lemma).empty()) take(by_lemma, j + 1, true);
      }
      if (next == kNone) break;
      if (!registry_.values(next).empty()) take(next, j + 1, false);
      node = next;
    }
    if (best.mask == 0) {
      ++i;
      continue;
    }
    // A dot-less «के» opens no name unless an office or title stands before it.
    if (best.mask == bit(Class::person) && (flags(i) & kKa) && !is(i, "के.") && best.last - best.first > 1) {
      const bool titled = !segments_.empty() && segments_.back().last == i &&
                          (segments_.back().mask & (bit(Class::office) | bit(Class::word)));
      if (!titled) {
        ++i;
        continue;
      }
    }
    for (int32_t j = best.first; j < best.last; ++j) segment_at_[j] = static_cast<int32_t>(segments_.size());
    segments_.push_back(best);
    i = best.last;
  }
}

// How much a word looks like part of a name: 0 not at all, 1 an unknown word, 2 listed as a name or tagged as one, 3
// both.
int Finder::strength(int32_t i, bool called) const {
  const Token& token = tokens_[i];
  if (token.kind != TokenKind::word) return 0;
  const uint32_t f = flags(i);
  const bool dotted = token.form.back() == '.';
  if (dotted && (f & kInitial)) return 3;
  // Inside a full name of the registry any word is part of it: «बान की मून».
  if (const int32_t g = segment_at_[i];
      g >= 0 && segments_[g].mask == bit(Class::person) && segments_[g].last - segments_[g].first > 1)
    return 3;
  if ((f & (kFunction | kNever | kTenure | kSuffix | kStance)) || registry_.counts(token.symbol)) return 0;
  const Tag t = tag(i);
  const bool listed = f & kNamePart;
  if (const int32_t s = segment_at_[i]; s >= 0) {
    const Segment& segment = segments_[s];
    if (segment.mask & bit(Class::person)) {
      if (segment.last - segment.first > 1) return 3;
    } else {
      // A word that means something else is part of a name only when it is listed as one and tagged as one.
      if (segment.last - segment.first > 1 || (segment.mask & kHard)) return 0;
      if (!(listed && t == Tag::NNP)) return 0;
      return (segment.mask & (bit(Class::place) | bit(Class::capital) | bit(Class::seat))) ? 1 : 2;
    }
  }
  if (t == Tag::NNP) {
    // A common word of the tables, doubtfully tagged: «वोल्कर रिपोर्ट».
    if (!listed && token.symbol != 0 && words_ && !words_[i].sure && segment_at_[i] < 0) return 0;
    return listed ? 3 : 2;
  }
  if (listed && (t == Tag::VM || t == Tag::PSP || t == Tag::CC || t == Tag::RB || t == Tag::INTF))
    return words_ && words_[i].sure ? 0 : 1;
  if (t != Tag::UNK && t != Tag::NN && t != Tag::JJ) return 0;
  if (f & kHonorific) return 0;
  if (listed || segment_at_[i] >= 0)
    return t == Tag::NN && words_ && !words_[i].sure ? 2 : 1;  // «आशा», «प्रकाश» are words too
  if (f & (kFacility | kRegion | kBody)) return 0;
  if (lemma_flags(i) & (kNever | kStance | kFacility | kRegion | kBody)) return 0;
  if (!called || token.symbol != 0 || t == Tag::JJ) return 0;
  if (!words_ || !words_[i].sure) return 1;
  // A sure noun that no table has, before a listed name: «कप्तान ग्रैम स्मिथ».
  return i + 1 < count_ && tag(i + 1) == Tag::NNP && (flags(i + 1) & kNamePart) ? 1 : 0;
}

// A calling that is a surname after a given name: «रजनीकांत वैद्य को».
bool Finder::surname_calling(int32_t i) const {
  const int32_t s = segment_at_[i];
  if (s < 0 || segments_[s].last - segments_[s].first != 1 || !(flags(i) & kSurname)) return false;
  if (!(segments_[s].mask & bit(Class::office)) || (segments_[s].mask & kHard & ~bit(Class::office))) return false;
  return i > 0 && (flags(i - 1) & kGiven) &&
         (i + 1 >= count_ || (flags(i + 1) & kFunction) || tokens_[i + 1].kind == TokenKind::punctuation ||
          tag(i + 1) == Tag::RP);
}

// Two people whom the registry knows by one word each: «ओबामा मोदी से मिले». The first of them begins at `first`.
bool Finder::two_people(int32_t first, int32_t i) const {
  const auto short_form = [&](int32_t token) {
    const int32_t s = segment_at_[token];
    return s >= 0 && segments_[s].mask == bit(Class::person) && segments_[s].last - segments_[s].first == 1;
  };
  if (short_form(i - 1) && short_form(i) && !(flags(i - 1) & kGiven)) return true;
  // «राजनाथ सिंह लॉयड ऑस्टिन से», «पुतिन डोनाल्ड ट्रंप से»: a full name of the registry after another, or after a surname of
  // it.
  const bool foreign = !(flags(i) & kSurname) || (flags(i) & kForeign);  // «जयशंकर लावरोव»
  const auto led_by = [&](int32_t token) {
    if (((flags(token) & kGiven) && !(foreign && short_form(token))) || tokens_[token].form.size() < 9) return false;
    for (const uint32_t p : registry_.by_surname(tokens_[token].key_hash))
      for (const Tenure& t : registry_.tenures(registry_.people[p]))
        if (registry_.high(t.office)) return true;
    return false;
  };
  if (const int32_t n = segment_at_[i];
      n >= 0 && segments_[n].mask == bit(Class::person) && segments_[n].first == i && segments_[n].last - i > 1) {
    const int32_t b = segment_at_[i - 1];
    const bool full = b >= 0 && segments_[b].mask == bit(Class::person) && segments_[b].last == i;
    if (full || (i - first == 1 && led_by(first))) return true;
  }
  // «जेलेंस्की ट्रंप से»: two surnames of those who lead.
  // «मोदी-पुतिन ने»
  if (i - first == 1 && is(i, "-") && i + 1 < count_ && led_by(first) && led_by(i + 1)) return true;
  const int32_t over = segment_at_[first];
  bool one_name = over >= 0 && segments_[over].last > i;                  // «बराक ओबामा»
  for (const uint32_t p : registry_.by_surname(tokens_[first].key_hash))  // «मार्कोस जूनियर»
    for (const uint32_t q : registry_.by_surname(tokens_[i].key_hash)) one_name |= p == q;
  if (i - first == 1 && !one_name && led_by(first) && led_by(i)) return true;
  // «इमैनुएल मैक्रों पुतिन से मिले»: a full name of the registry, and a surname of it after that.
  const int32_t s = segment_at_[i - 1];
  const bool whole = s >= 0 && segments_[s].mask == bit(Class::person) && segments_[s].last == i &&
                     segments_[s].last - segments_[s].first > 1;
  if (whole) return short_form(i) || !registry_.by_surname(tokens_[i].key_hash).empty();
  // «एस के सिन्हा मुशर्रफ के …»: a name with its surname, and that of one who leads and bears no name as common as «यादव».
  if (i - first < 2 || !(flags(i - 1) & kSurname) || (flags(i - 1) & kGiven)) return false;
  if ((flags(i) & kSurname) && !(flags(i) & kForeign)) return false;
  for (const uint32_t p : registry_.by_surname(tokens_[i].key_hash))
    for (const Tenure& t : registry_.tenures(registry_.people[p]))
      if (registry_.leads(t.office)) return true;
  return false;
}

// A common noun that ends a name of two words after an office, the first of which no table has as a word: «सचिव
// स्टर्गोमेना टैक्स ने». Before ने or से it can be nothing else.
bool Finder::closes(int32_t i) const {
  const uint32_t f = flags(i);
  if (tokens_[i].kind != TokenKind::word || tag(i) == Tag::PSP || tag(i) == Tag::VM || segment_at_[i] >= 0)
    return false;
  if (f & (kFunction | kNever | kTenure | kStance | kSuffix | kHonorific | kFacility | kRegion | kBody)) return false;
  const bool foreign = tokens_[i - 1].symbol == 0 || (flags(i - 1) & kNamePart);
  return foreign && (flags(i + 1) & kNe);
}

// What follows an initial is the name, or one more initial though it looks like a postposition: «एस के लांबा», «के.
// पद्मनाभैया».
bool Finder::after_initial(int32_t i, int32_t end) const {
  const bool dotted = tokens_[i - 1].form.back() == '.';
  if (!(flags(i - 1) & kInitial) || tokens_[i].kind != TokenKind::word) return false;
  if (is(i, "के") && i + 1 < end) return tag(i + 1) == Tag::NNP || (flags(i + 1) & kSurname);
  return dotted && tokens_[i].symbol == 0;
}

int32_t Finder::run_end(int32_t first, int32_t end, bool called) const {
  int32_t last = first;  // after the last word of the name
  int words = 0;
  for (int32_t i = first; i < end && words < 8;) {
    // «राजदूत रजा अमीरी मोघदम»: a common word between a listed name and one that no table has.
    const bool between = called && words == 1 && (flags(i - 1) & kGiven) && i + 1 < end && segment_at_[i] < 0 &&
                         tag(i) == Tag::NN && tokens_[i + 1].symbol == 0 &&
                         (tag(i + 1) == Tag::NNP || tag(i + 1) == Tag::NN) &&
                         !(flags(i) & (kFunction | kNever | kTenure | kStance | kSuffix | kFacility | kRegion | kBody));
    // «डोनाल्ड ट्रंप सपरिवार»: after a whole name of the registry a common word is none of it.
    if (words > 1 && full_name(first, i) && strength(i, false) < 2) break;
    const int s =
        words > 0 && (surname_calling(i) || after_initial(i, end) || between || (called && words == 1 && closes(i)))
            ? 2
            : strength(i, called || words > 0);
    if (s > 0) {
      last = ++i;
      ++words;
      if (words > 1 && i + 1 < end && dashed(i)) return i + 2;
      // A name goes on over a hyphen («जोंग-उन»), a particle («बिन») or both («अल-असद»).
      int32_t next = i;
      if (next < end && glued(next)) ++next;
      if (next < end && (flags(next) & kParticle) && tag(next) != Tag::VM) {
        ++next;
        if (next < end && glued(next)) ++next;
      }
      const bool two = next == i + 1 && words == 1 && (flags(i - 1) & kSurname) && (flags(next) & kSurname) &&
                       !(flags(i - 1) & kGiven);  // «ओबामा-मोदी»
      if (next > i && next < end && !two && strength(next, true) > 0) i = next;
      continue;
    }
    if (words == 0 && (flags(i) & kParticle) && i + 2 < end && glued(i + 1) && strength(i + 2, true) > 1) {
      i += 2;
      continue;
    }
    break;
  }
  while (last > first + 1 && (flags(last - 1) & kParticle)) --last;
  return last;
}

// After an office or title, whatever words no table knows, up to a marker of the agent or counterpart, a comma or a
// conjunction, are the name, however they are tagged: «राष्ट्रपति डॉ. … से मुलाकात», «राजदूत … और …».
int32_t Finder::called_end(int32_t first, int32_t end) const {
  int32_t i = first;
  bool sure = true;
  for (; i < end && i - first < 5; ++i) {
    if (glued(i)) continue;
    if (i > first + 1 && i + 1 < end && dashed(i)) return i + 2;
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::word) break;
    const uint32_t f = flags(i);
    if (token.form.back() == '.' && (f & kInitial)) continue;
    if (f & (kFunction | kNever | kTenure | kStance | kSuffix | kHonorific | kFacility | kRegion | kBody)) break;
    if (registry_.counts(token.symbol)) break;
    const bool listed = f & (kNamePart | kParticle);
    if (i > first && (surname_calling(i) || after_initial(i, end))) continue;
    if (const int32_t s = segment_at_[i]; s >= 0 && !(segments_[s].mask & bit(Class::person))) {
      const bool alone = segments_[s].last - segments_[s].first == 1 && !(segments_[s].mask & kHard);
      if (!listed || !alone) break;
    }
    if (!listed && tag(i) != Tag::NNP) {
      const Tag t = tag(i);
      if (token.symbol != 0) break;
      if (t == Tag::QC || t == Tag::QF || t == Tag::QO || t == Tag::NST) break;
      if ((t == Tag::VM || t == Tag::VAUX || t == Tag::JJ || t == Tag::RB) && (!words_ || words_[i].sure)) break;
      if (lemma_flags(i) & (kNever | kStance | kFacility | kRegion | kBody)) break;
      if (words_ && words_[i].lemma_symbol != 0) break;
      sure = false;
    }
  }
  if (i == first || glued(i - 1) || glued(first)) return first;
  if (sure) return i;
  if (i == end) return first;
  if (i - first == 1 && !(flags(i) & kNe)) return first;  // one unknown word alone
  const bool closed = (flags(i) & (kNe | kKo | kSe | kAnd | kSuffix)) || tokens_[i].kind == TokenKind::punctuation ||
                      tag(i) == Tag::RP || ((flags(i) & kNever) && tag(i) == Tag::PSP);
  return closed ? i : first;
}

// Whether a name begins here without a title: one word that is surely of one, or two that are listed.
bool Finder::starts(int32_t i, int32_t end) const {
  const int s = strength(i, false);
  if (s >= 2) return true;
  const uint32_t f = flags(i);
  if ((f & kParticle) && glued(i + 1)) return true;
  if (tokens_[i].kind != TokenKind::word || !(f & (kGiven | kSurname)) ||
      (f & (kFunction | kNever | kTenure | kSuffix | kStance)) || i + 1 >= end)
    return false;
  if (const int32_t g = segment_at_[i]; g >= 0 && segments_[g].mask != bit(Class::person)) return false;
  if (flags(i + 1) & kNe) return true;
  // A listed word and unknown ones up to ने: «पार्क …-… ने कहा».
  if (const int32_t last = called_end(i, end); last - i > 1 && (flags(last) & kNe)) return true;
  if (const int32_t g = segment_at_[i + 1]; g >= 0 && segments_[g].mask != bit(Class::person)) return false;
  const bool pair = (flags(i + 1) & kSurname) || ((flags(i + 1) & kGiven) && (flags(i + 2) & (kNe | kKo)));
  // Without a tag that says so, two listed words are a name only as a whole group: «लक्ष्मण रेखा पार की» has none.
  const bool tagged = tag(i) == Tag::NNP || tag(i + 1) == Tag::NNP;
  const bool whole =
      i + 2 < end && ((flags(i + 2) & kFunction & ~(kMein | kPar)) || tokens_[i + 2].kind == TokenKind::punctuation);
  return (f & kGiven) && pair && (tagged || whole) &&
         !(flags(i + 1) & (kFunction | kNever | kTenure | kStance | kSuffix));
}

// Whether a whole name of the registry ends a run that begins here.
bool Finder::full_name(int32_t first, int32_t end) const {
  if (end <= first) return false;
  const int32_t s = segment_at_[end - 1];
  return s >= 0 && segments_[s].first >= first && segments_[s].last - segments_[s].first > 1 &&
         (segments_[s].mask & bit(Class::person));
}

// The office with which a name of the registry begins, held by that person: «राजा बीरेंद्र»; -1: none.
int32_t Finder::crowned(Range tokens) const {
  const int32_t s = segment_at_[tokens.first];
  if (s < 0 || segments_[s].mask != bit(Class::person) || segments_[s].first != tokens.first || tokens.size() < 2)
    return -1;
  const int32_t person = value(segments_[s], Class::person);
  const Node node = registry_.first(tokens_[tokens.first].symbol);
  if (person < 0 || node == kNone) return -1;
  for (const uint32_t v : registry_.values(node)) {
    if (registry_.entries[v].cls != Class::office) continue;
    const auto office = static_cast<int32_t>(registry_.entries[v].index);
    for (const Tenure& t : registry_.tenures(registry_.people[static_cast<size_t>(person)]))
      if (t.office == registry_.offices[static_cast<size_t>(office)].id) return office;
  }
  return -1;
}

void Finder::add_run(Range tokens, int32_t sentence) {
  while (tokens.size() > 1 && (flags(tokens.last - 1) & kSuffix)) --tokens.last;  // «… जी»
  Run run;
  run.whole = tokens.first;
  if (const int32_t office = crowned(tokens); office >= 0) {
    Item title;
    title.kind = Kind::office;
    title.core = title.tokens = {tokens.first, tokens.first + 1};
    title.index = title.rows[0] = office;
    title.sentence = sentence;
    items_.push_back(title);
    ++tokens.first;
  }
  run.tokens = tokens;
  run.item = static_cast<int32_t>(items_.size());
  run.proper = true;
  for (int32_t i = tokens.first; i < tokens.last; ++i) {
    if (is(i, "-")) continue;
    ++run.words;
    const uint32_t f = flags(i);
    run.flags |= f;
    if (f & kNamePart) ++run.listed;
    if (tokens_[i].form.back() == '.') run.apart = true;
    if (tag(i) != Tag::NNP && !(f & kParticle)) run.proper = false;
  }
  // Letters alone are no name.
  bool letters = true;
  for (int32_t i = tokens.first; i < tokens.last; ++i) letters &= (flags(i) & kInitial) || is(i, "-");
  if (letters) return;
  for (int32_t i = run.whole; i < tokens.last; ++i) {
    const int32_t s = segment_at_[i];
    if (s < 0 || !(segments_[s].mask & bit(Class::person))) continue;
    const Segment& segment = segments_[s];
    if (segment.last - segment.first > 1 && segment.last == tokens.last) run.known = value(segment, Class::person);
    i = segment.last - 1;
  }
  run.honorific = tokens.first > 0 && (flags(tokens.first - 1) & kHonorific) &&
                  document_.tokens->sentence_of[tokens.first - 1] == sentence;
  if (run.honorific) run.flags |= flags(tokens.first - 1) & (kMale | kFemale);
  if (flags(tokens.last) & kSuffix) run.honorific = true;
  for (const Found& found : guesses_) {
    if (found.guess != Guess::person || !found.words.overlaps(tokens)) continue;
    run.guessed = true;
    run.exact |= found.words == tokens;
    run.lead = std::max(run.lead, found.lead);
  }
  run.refused = !recogniser_.empty() && !run.guessed;
  Item item;
  item.kind = Kind::run;
  item.core = item.tokens = tokens;
  item.index = static_cast<int32_t>(runs_.size());
  item.sentence = sentence;
  items_.push_back(item);
  runs_.push_back(std::move(run));
}

bool Finder::add_segment(const Segment& segment, int32_t sentence) {
  Item item;
  item.core = item.tokens = {segment.first, segment.last};
  item.sentence = sentence;
  const auto as = [&](Kind kind, Class cls) {
    item.kind = kind;
    item.index = value(segment, cls);
    items_.push_back(item);
    return true;
  };
  const uint16_t m = segment.mask;
  if (m & bit(Class::state)) {
    if (flags(segment.last) & kPolity) item.core.last = ++item.tokens.last;  // «सिंगापुर गणराज्य»
    return as(Kind::state, Class::state);
  }
  if (m & bit(Class::demonym)) {
    item.plural = segment.node == kNone && plural_form(tokens_[segment.last - 1].form);
    return as(Kind::demonym, Class::demonym);
  }
  if ((m & bit(Class::nominal)) && (m & bit(Class::place)) &&
      registry_.nominals[static_cast<size_t>(value(segment, Class::nominal))].kind == "country") {
    item.plural = plural_form(tokens_[segment.last - 1].form);
    return as(Kind::nominal, Class::nominal);  // «पश्चिमी देश» act; they are no spot on the map
  }
  if (m & bit(Class::seat)) return as(Kind::seat, Class::seat);
  if (m & bit(Class::body)) return as(Kind::body, Class::body);
  if (m & bit(Class::acronym)) {
    item.abbreviation = true;
    return as(Kind::body, Class::acronym);
  }
  if (m & bit(Class::summit)) return as(Kind::summit, Class::summit);
  if (m & bit(Class::place)) return as(Kind::place, Class::place);
  const bool plural = plural_form(tokens_[segment.last - 1].form);
  if ((m & bit(Class::adjective)) && !((m & bit(Class::nominal)) && plural))  // «कुर्दों» are people
    return as(Kind::adjective, Class::adjective);
  if (m & bit(Class::office)) {
    item.plural = plural;
    size_t rows = 0;
    for (const Node node : {segment.node, segment.lemma}) {
      if (node == kNone) continue;
      for (const uint32_t v : registry_.values(node))
        if (registry_.entries[v].cls == Class::office && rows < item.rows.size())
          item.rows[rows++] = static_cast<int32_t>(registry_.entries[v].index);
    }
    return as(Kind::office, Class::office);
  }
  if (m & bit(Class::nominal)) {
    item.plural = plural || (words_ && words_[segment.last - 1].features.number == Number::plural);
    return as(Kind::nominal, Class::nominal);
  }
  return false;
}

// Whether an office stands before the token, or a noun that tells who somebody of a state is: «मंगोलियाई समकक्ष …».
bool Finder::titled(int32_t token, size_t first_item) const {
  if (items_.size() <= first_item) return false;
  const Item& title = items_.back();
  if (title.core.last != token || title.plural) return false;
  if (title.kind == Kind::office) return true;
  if (title.kind != Kind::nominal || registry_.nominals[static_cast<size_t>(title.index)].kind != "person")
    return false;
  if (items_.size() < first_item + 2) return false;
  const Item& state = items_[items_.size() - 2];
  return state.kind == Kind::demonym && state.core.last == title.core.first;
}

void Finder::scan(int32_t sentence) {
  const Range range = document_.tokens->sentences[sentence].tokens;
  recognise(range);
  const size_t first_item = items_.size();
  for (int32_t i = range.first; i < range.last;) {
    const bool called = titled(i, first_item) || (i > range.first && (flags(i - 1) & kHonorific));
    const Found* found = guess(i);
    const bool proposed = found && found->words.first == i && person_here(*found);
    if (called ? proposed || strength(i, true) >= 1 || called_end(i, range.last) > i ||
                     ((flags(i) & kParticle) && glued(i + 1))
               : proposed || starts(i, range.last)) {
      int32_t end = run_end(i, range.last, called);
      if (const int32_t last = called_end(i, range.last); called || (flags(last) & kNe)) end = std::max(end, last);
      if (proposed && (called || found->lead >= kSureLead))
        end = std::max(end, found->words.last);
      else if (!full_name(i, end))
        end = person_end(i, end);
      if (end == i && !called) end = i + 1;
      for (int32_t k = i + 1; k < end; ++k)
        if (two_people(i, k)) end = k;
      if (end > i) {
        add_run({i, end}, sentence);
        i = end;
        continue;
      }
    }
    if (const int32_t s = segment_at_[i]; s >= 0 && segments_[s].first == i) {
      const Segment& segment = segments_[s];
      if (segment.mask != bit(Class::person)) {
        add_segment(segment, sentence);
        i = std::max(segment.last, items_.size() > first_item ? items_.back().core.last : segment.last);
        continue;
      }
    }
    ++i;
  }
  structures(first_item, sentence);
  adopt(first_item, sentence);
  sentence_items_.emplace_back(static_cast<int32_t>(first_item), static_cast<int32_t>(items_.size()));
}

// Names made by their last word: «सीनेट पैलेस», «हेरात प्रांत», «… मोर्चा (…)».
void Finder::structures(size_t first_item, int32_t sentence) {
  const Range range = document_.tokens->sentences[sentence].tokens;
  const auto before = [&](int32_t token) -> Item* {
    for (size_t k = first_item; k < items_.size(); ++k)
      if (items_[k].core.last == token) return &items_[k];
    return nullptr;
  };
  for (size_t s = 0; s < segments_.size(); ++s) {
    const Segment segment = segments_[s];
    if (!(segment.mask & bit(Class::word))) continue;
    const NameWord& word = registry_.words[value(segment, Class::word)];
    Item* left = before(segment.first);
    if (word.kind == NameWord::Kind::money) {
      if (left && (left->kind == Kind::demonym || left->kind == Kind::state || left->kind == Kind::place))
        items_.erase(items_.begin() + (left - items_.data()));
      continue;
    }
    if (word.kind == NameWord::Kind::facility) {
      Range whole{segment.first, segment.last};
      // «कैलिफोर्निया विश्वविद्यालय ने»: a body, where the recogniser finds one.
      if (const Found* found = guess(segment.first); found && found->guess == Guess::body &&
                                                     found->words.last == segment.last && found->words.size() > 1 &&
                                                     word_of(segment, NameWord::Kind::body) >= 0) {
        add_fresh_body(segment.first, segment.last, sentence);
        continue;
      }
      if (left && (left->kind == Kind::run || left->kind == Kind::place || left->kind == Kind::seat ||
                   left->kind == Kind::office)) {
        whole.first = left->core.first;
        if (left->kind == Kind::run) runs_[left->index].tokens = {0, 0};
        left->kind = Kind::facility;
        left->index = value(segment, Class::word);
        left->core = left->tokens = whole;
        left->fresh = true;
        for (size_t k = first_item; k < items_.size(); ++k)
          if (&items_[k] != left && whole.contains(items_[k].core))
            items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k--));
        continue;
      }
      const bool noun = segment.first > range.first && (!left || left->kind == Kind::nominal) &&
                        (tag(segment.first - 1) == Tag::NN || tag(segment.first - 1) == Tag::NNP ||
                         (left && left->core.size() == 1)) &&
                        !(flags(segment.first - 1) & (kFunction | kNever));
      const bool owned = left && (left->kind == Kind::demonym || left->kind == Kind::state || left->kind == Kind::body);
      // Where something happens, a common adjective or a word that no table has is name enough («मुख्य सभागार में»,
      // «कारोंदेलेट पैलेस में»), and so is whose it is («अरब लीग के मुख्यालय में»).
      const bool located = flags(segment.last) & (kMein | kPar | kKa);
      const int32_t at = segment.first - 1;
      const bool venue =
          located && (word.value == "venue" || word.value == "office") && !plural_form(tokens_[segment.last - 1].form);
      const bool unknown = at >= range.first && tokens_[at].symbol == 0 && (tag(at) == Tag::NN || tag(at) == Tag::UNK);
      const bool common = located && word.value != "embassy" && !left && at >= range.first &&
                          tokens_[at].kind == TokenKind::word && !registry_.counts(tokens_[at].symbol) &&
                          !(flags(at) & (kFunction | kNever | kTenure)) &&
                          (tag(at) == Tag::NNP || unknown || (venue && tag(at) == Tag::JJ));
      const Item* whose =
          segment.first - 1 > range.first && (flags(segment.first - 1) & kKa) ? before(segment.first - 1) : nullptr;
      const bool genitive =
          (segment.first - 1 > range.first && (flags(segment.first - 1) & kKa) && word.value == "embassy") ||
          (venue && whose && (whose->kind == Kind::state || whose->kind == Kind::place || whose->kind == Kind::body));
      if (!noun && !owned && !genitive && !common) continue;
      if (noun && word.value != "office" && !common) continue;
      if (noun || common) {
        whole.first = left ? left->core.first : segment.first - 1;
        if (left) items_.erase(items_.begin() + (left - items_.data()));
      }
      for (size_t k = first_item; k < items_.size(); ++k)
        if (whole.contains(items_[k].core)) items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k--));
      Item item;
      item.kind = Kind::facility;
      item.core = item.tokens = whole;
      item.index = value(segment, Class::word);
      item.sentence = sentence;
      item.fresh = true;
      items_.insert(std::find_if(items_.begin() + static_cast<std::ptrdiff_t>(first_item), items_.end(),
                                 [&](const Item& x) { return x.core.first >= whole.first; }),
                    item);
    } else if (word.kind == NameWord::Kind::region) {
      // An unknown name before «प्रांत» or after «राजधानी» is a place.
      Item* run = left && left->kind == Kind::run ? left : nullptr;
      if (!run && word.value == "city" && tokens_[segment.first].form == "राजधानी")
        for (size_t k = first_item; k < items_.size(); ++k)
          if (items_[k].kind == Kind::run && items_[k].core.first == segment.last && items_[k].core.size() <= 2)
            run = &items_[k];
      if (!run || runs_[run->index].known >= 0) continue;
      runs_[run->index].tokens = {0, 0};
      run->kind = Kind::place;
      run->index = -1;
      run->fresh = true;
      // «मांडवी नदी», «अर्जुन नगर»: what it is belongs to many a name.
      if (const Found* found = guess(run->core.first);
          found && found->guess == Guess::place && found->words == Range{run->core.first, segment.last})
        run->core = run->tokens = found->words;
    } else if (word.kind == NameWord::Kind::motion) {
      add_destination(segment.first, first_item, sentence);
    } else if (word.kind == NameWord::Kind::body) {
      add_fresh_body(segment.first, segment.last, sentence);
    }
  }
}

// «राष्ट्रपति … 12 अप्रैल को राबात जाएंगे», «विदेश मंत्री रूबियो नसाउ रवाना»: a name without a mark right before going or
// coming is a place, when somebody else stands unmarked before it.
void Finder::add_destination(int32_t verb, size_t first_item, int32_t sentence) {
  const int32_t at = verb - 1;
  if (at <= document_.tokens->sentences[sentence].tokens.first || tokens_[at].kind != TokenKind::word || !words_)
    return;
  const bool unknown = tokens_[at].symbol == 0 && tag(at) == Tag::NN;  // to every table
  if ((tag(at) != Tag::NNP && !unknown) || (flags(at) & (kFunction | kNever | kTenure | kSuffix))) return;
  const auto unmarked = [&](int32_t end) { return end < verb && tag(end) != Tag::PSP && !(flags(end) & kNe); };
  bool traveller = false;
  for (size_t k = first_item; k < items_.size(); ++k) {
    Item& item = items_[k];
    if (item.core.last > at) {
      if (item.kind != Kind::run || item.core.last != verb) return;
      // A name that the tables know ends before it: «मार्को रूबियो | नसाउ».
      Run& run = runs_[static_cast<size_t>(item.index)];
      if (item.core.first < at) {
        if (run.known >= 0 || !full_name(item.core.first, at)) return;
        item.core.last = item.tokens.last = run.tokens.last = at;
        --run.words;
        run.known = value(segments_[static_cast<size_t>(segment_at_[at - 1])], Class::person);
        traveller = true;
        continue;
      }
      if (!traveller || run.known >= 0 || run.honorific || (flags(at) & (kGiven | kSurname))) return;
      run.tokens = {0, 0};
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k--));
      continue;
    }
    traveller |= (item.kind == Kind::run || item.kind == Kind::office || item.kind == Kind::nominal) &&
                 item.core.last < at && unmarked(item.core.last);
  }
  if (!traveller || segment_at_[at] >= 0) return;
  Item item;
  item.kind = Kind::place;
  item.core = item.tokens = {at, verb};
  item.sentence = sentence;
  item.fresh = true;
  items_.insert(std::find_if(items_.begin() + static_cast<std::ptrdiff_t>(first_item), items_.end(),
                             [&](const Item& x) { return x.core.first >= verb; }),
                item);
}

void Finder::add_fresh_body(int32_t head_first, int32_t head_last, int32_t sentence) {
  const Range range = document_.tokens->sentences[sentence].tokens;
  const auto [first_item, _] =
      std::pair{sentence_items_.empty() ? size_t{0} : static_cast<size_t>(sentence_items_.back().second), 0};
  // Inside a body that a table has there is nothing to make.
  for (size_t k = first_item; k < items_.size(); ++k)
    if (items_[k].kind == Kind::body && items_[k].core.contains(head_first)) return;
  // A short word in brackets after it says that the group is a name.
  const bool bracket = is(head_last, "(") && head_last + 2 < range.last &&
                       (is(head_last + 2, ")") || (head_last + 3 < range.last && is(head_last + 3, ")")));
  const auto office_before = [&](int32_t token, size_t from) {
    for (size_t k = from; k < items_.size(); ++k)
      if (items_[k].kind == Kind::office && items_[k].core.last == token) return true;
    return false;
  };
  int32_t first = head_first;
  bool proper = false, common = false;
  for (int32_t i = head_first - 1; i >= range.first && head_first - i <= 6; --i) {
    const Tag t = tag(i);
    if (flags(i) & (kFunction | kTenure | kHonorific)) break;
    if (is(i, "-") && glued(i)) continue;
    if (tokens_[i].kind != TokenKind::word) break;
    bool office = false;
    for (size_t k = first_item; k < items_.size(); ++k) {
      if (!items_[k].core.contains(i)) continue;
      office = items_[k].kind == Kind::office || items_[k].kind == Kind::body;
      if (items_[k].kind == Kind::run) {
        // The name of a person ends before the body's begins.
        const Run& run = runs_[static_cast<size_t>(items_[k].index)];
        office |= run.known >= 0 || run.apart ||
                  (items_[k].core.first > range.first && office_before(items_[k].core.first, first_item));
      }
      if (items_[k].kind == Kind::run || items_[k].kind == Kind::place) proper = true;
    }
    if (office) break;
    if (t != Tag::NN && t != Tag::NNP && t != Tag::JJ && t != Tag::UNK) break;
    if (t == Tag::UNK && !bracket) break;
    bool item_here = false;
    for (size_t k = first_item; k < items_.size(); ++k)
      item_here |= items_[k].core.contains(i) && items_[k].kind != Kind::nominal;
    if (!bracket && t != Tag::NNP && !item_here) break;
    if (t == Tag::NNP && segment_at_[i] < 0) proper = true;
    if (t == Tag::NN) common = true;
    first = i;
  }
  if (first == head_first) return;
  if (!bracket && !(proper && (!common || head_first - first >= 1))) return;
  Item item;
  item.kind = Kind::body;
  item.core = item.tokens = {first, head_last};
  item.index = word_of(segments_[segment_at_[head_first]], NameWord::Kind::body);
  item.sentence = sentence;
  item.fresh = true;
  for (size_t k = first_item; k < items_.size(); ++k)
    if (items_[k].core.overlaps(item.core)) {
      // The state or people that it begins with stays an item: «भारतीय किसान यूनियन» is India's.
      if (items_[k].kind == Kind::run) runs_[items_[k].index].tokens = {0, 0};
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k--));
    }
  items_.insert(std::find_if(items_.begin() + static_cast<std::ptrdiff_t>(first_item), items_.end(),
                             [&](const Item& x) { return x.core.first >= first; }),
                item);
}

}  // namespace bahi::name
