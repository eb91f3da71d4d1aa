// The recogniser at work on the article: what it sees of each word, and what becomes of what it finds.
#include <algorithm>

#include "base/form_cache.h"
#include "base/hash.h"
#include "name/finder.h"

namespace bahi::name {
namespace {

// Names by a smaller lead are nobody's: kUnit is one nat.
constexpr int32_t kLead = 50;

}  // namespace

// No word of a name: grammar and marks.
bool Finder::closed(int32_t i) const {
  const Token& token = tokens_[i];
  if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) return !glued(i);
  if (token.key == "उर्फ") return true;  // between two names of one person
  if (!words_) return false;
  switch (tag(i)) {
    case Tag::PSP:
    case Tag::VAUX:
    case Tag::PRP:
    case Tag::DEM:
    case Tag::RP:
    case Tag::NEG:
    case Tag::WQ:
    case Tag::SYM:
      return true;
    case Tag::VM:
      return words_[i].sure;
    default:
      return false;
  }
}

void Finder::cues(Range sentence, std::vector<Cue>& out) {
  thread_local FormCache<Form> forms;
  forms.begin(owner_, static_cast<size_t>(sentence.size()) + 1);
  Cue boundary = boundary_cue();
  constexpr std::string_view kLineBreak = "\n";  // the key of no word
  boundary.form = &forms.get(kLineBreak, hash(kLineBreak), 0, [&] { return recogniser_.form(morph::boundary_cue()); });
  out.assign(static_cast<size_t>(sentence.size()) + 4, boundary);
  for (int32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tokens_[i];
    out[static_cast<size_t>(i - sentence.first) + 2].form = &forms.get(
        token.key, token.key_hash, token.symbol, [&] { return recogniser_.form(token.key, token.key_hash); });
  }
  segment(sentence);
  constexpr uint32_t seen = kGiven | kSurname | kInitial | kTenure | kHonorific | kSuffix | kParticle | kStance |
                            kNever | kFacility | kRegion | kBody | kMuslim | kForeign | kPolity | kFunction;
  const bool grouped = document_.chunks.ready() && !document_.chunks->chunk_of.empty();
  for (int32_t i = sentence.first; i < sentence.last; ++i) {
    Cue& cue = out[static_cast<size_t>(i - sentence.first) + 2];
    static_cast<morph::Look&>(cue) = cue.form->look;
    cue.tag = static_cast<uint32_t>(tag(i));
    cue.flags = flags(i) & seen;
    if (const int32_t s = segment_at_[i]; s >= 0) {
      const Segment& segment = segments_[static_cast<size_t>(s)];
      const uint32_t where = segment.last - segment.first == 1 ? 0
                             : i == segment.first              ? 1
                             : i + 1 < segment.last            ? 2
                                                               : 3;
      cue.phrase = segment.mask * 4U + where + 1;
    }
    if (grouped)
      if (const int32_t c = document_.chunks->chunk_of[i]; c >= 0) {
        const Chunk& chunk = document_.chunks->chunks[static_cast<size_t>(c)];
        const int32_t rest = std::clamp(chunk.phrase.last - 1 - i, -1, 2);
        cue.marker = static_cast<uint32_t>(chunk.marker) * 4 + static_cast<uint32_t>(rest + 1) + 1;
      }
    cue.closed = closed(i);
  }
}

void Finder::recognise(Range sentence) {
  guesses_.clear();
  if (recogniser_.empty()) return segment(sentence);
  thread_local std::vector<Cue> seen;
  cues(sentence, seen);
  recogniser_.find(seen, guesses_);
  std::erase_if(guesses_, [](const Found& found) { return found.lead < kLead; });
  for (Found& found : guesses_) {
    found.words.first += sentence.first;
    found.words.last += sentence.first;
  }
}

const Found* Finder::guess(int32_t token) const {
  for (const Found& found : guesses_)
    if (found.words.contains(token)) return &found;
  return nullptr;
}

// Whether nothing that the tables know says that this is no person.
bool Finder::person_here(const Found& found) const {
  if (found.guess != Guess::person) return false;
  const uint32_t f = flags(found.words.first);
  // «सैयद» and «युवराज» may be part of the name.
  if ((f & (kTenure | kSuffix)) || ((f & kHonorific) && !(f & (kMuslim | kGiven)))) return false;
  for (int32_t i = found.words.first; i < found.words.last; ++i) {
    if ((tokens_[i].kind != TokenKind::word && !glued(i)) || (flags(i) & kNever)) return false;
    if (const int32_t s = segment_at_[i]; s >= 0) {
      const uint16_t mask = segments_[static_cast<size_t>(s)].mask;
      // «साजिदा शाह», «बोमन ईरानी», «युवराज सिंह»: a king, an Iranian and a prince are names too.
      const bool listed = (flags(i) & (i > found.words.first ? kSurname : kGiven)) && found.lead >= kSureLead &&
                          segments_[static_cast<size_t>(s)].last - segments_[static_cast<size_t>(s)].first == 1;
      if ((mask & kHard) && !(mask & bit(Class::person)) && !listed) return false;
      if (!(mask & (bit(Class::person) | bit(Class::word))) && !(flags(i) & kNamePart)) return false;
    }
  }
  return true;
}

// Where the person ends that the recogniser finds in [first, end); `end` when it has nothing to say. Words that are
// listed as names are not cut off: structure is surer of them.
int32_t Finder::person_end(int32_t first, int32_t end) const {
  const auto listed = [&](int32_t i) { return (flags(i) & (kNamePart | kParticle)) && !(flags(i) & kHonorific); };
  const Found* here = guess(first);
  if (here && here->guess == Guess::person && here->words.first == first)
    return person_here(*here) && (here->words.last >= end || !listed(here->words.last)) ? here->words.last : end;
  for (const Found& found : guesses_)
    if (!here && found.guess == Guess::person && first < found.words.first && found.words.first < end &&
        (tokens_[first].symbol != 0 || found.lead >= kSureLead) && !listed(first))
      return found.words.first;  // «गुरुवार … »: a common word before it
  return end;
}

// Places and bodies that no table and no structure has found.
void Finder::adopt(size_t first_item, int32_t sentence) {
  for (const Found& found : guesses_) {
    if (found.guess != Guess::place && found.guess != Guess::body) continue;
    const bool body = found.guess == Guess::body;
    bool taken = false;
    // «तूबिंजेन विश्वविद्यालय»: a common noun that ends the names of bodies, with a name of its own.
    const int32_t end = found.words.last - 1;
    const int32_t noun = segment_at_[end];
    bool headed = body && found.lead >= kSureLead && noun >= 0 &&
                  segments_[static_cast<size_t>(noun)].first > found.words.first &&
                  word_of(segments_[static_cast<size_t>(noun)], NameWord::Kind::body) >= 0;
    for (size_t k = first_item; headed && k < items_.size(); ++k)
      headed =
          !(items_[k].core.overlaps(found.words) && (items_[k].kind == Kind::state || items_[k].kind == Kind::demonym));
    for (size_t k = first_item; k < items_.size() && !taken; ++k) {
      Item& item = items_[k];
      if (!item.core.overlaps(found.words)) continue;
      if (headed && item.kind == Kind::nominal && item.core.last == found.words.last) continue;
      // «पश्चिम लंदन»: a quarter of the sky is no power.
      if (!body && item.kind == Kind::nominal && k + 1 < items_.size() && items_[k + 1].core.first == item.core.last &&
          (items_[k + 1].kind == Kind::place || items_[k + 1].kind == Kind::state) &&
          found.words == Range{item.core.first, items_[k + 1].core.last}) {
        items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k--));
        continue;
      }
      // «दक्षिण वज़ीरिस्तान», «जाफ़ना प्रायद्वीप», «दक्षिणी चीन»: a known place under a longer name.
      if (!body && found.words.contains(item.core) &&
          ((item.kind == Kind::place && !item.fresh) ||
           (item.kind == Kind::state && item.core.last == found.words.last)))
        item.tokens = found.words;
      // «पंजाब | प्रांत»: what the place is need not be part of its name.
      if (!body && item.kind == Kind::place && !item.fresh && (flags(item.core.last - 1) & kRegion) &&
          found.words == Range{item.core.first, item.core.last - 1})
        item.tokens = found.words;
      // «जामिया मिल्लिया यूनिवर्सिटी»: nor need the table have all of it.
      // «सीबीआई | अदालत» is another kind of body.
      const auto kind_of = [&](int32_t word) {
        const int32_t at = segment_at_[word];
        const int32_t w = at < 0 ? -1 : word_of(segments_[static_cast<size_t>(at)], NameWord::Kind::body);
        return w < 0 ? std::string_view() : registry_.words[static_cast<size_t>(w)].value;
      };
      if (body && item.kind == Kind::body && !item.fresh && item.core.first == found.words.first &&
          found.words.contains(item.core) && found.lead >= kSureLead && (flags(found.words.last - 1) & kBody) &&
          (kind_of(found.words.last - 1) != "JUD" || registry_.bodies[static_cast<size_t>(item.index)].sector == "JUD"))
        item.tokens = found.words;
      if (item.kind == Kind::run) {
        const Run& run = runs_[static_cast<size_t>(item.index)];
        if (run.tokens.empty()) continue;
        const bool titled =
            k > first_item && items_[k - 1].kind == Kind::office && items_[k - 1].core.last == item.core.first;
        taken = run.known >= 0 || run.honorific || titled || !found.words.contains(item.core);
      } else {
        const bool part = item.kind == Kind::state || item.kind == Kind::demonym || item.kind == Kind::place ||
                          item.kind == Kind::adjective;
        taken = !(part && body && found.words.contains(item.core) &&
                  (item.core.last < found.words.last || (item.kind == Kind::place && found.words.size() > 2)));
      }
    }
    for (int32_t i = found.words.first; i < found.words.last; ++i)
      taken |= segment_at_[i] >= 0 && !(headed && segment_at_[i] == noun) &&
               (segments_[static_cast<size_t>(segment_at_[i])].mask & (bit(Class::office) | bit(Class::nominal))) != 0;
    if (taken) continue;
    for (size_t k = first_item; k < items_.size(); ++k) {
      if (!items_[k].core.overlaps(found.words)) continue;
      if (items_[k].kind == Kind::run) runs_[static_cast<size_t>(items_[k].index)].tokens = {0, 0};
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k--));
    }
    Item item;
    item.kind = body ? Kind::body : Kind::place;
    item.core = item.tokens = found.words;
    item.sentence = sentence;
    item.fresh = true;
    if (headed) item.index = word_of(segments_[static_cast<size_t>(noun)], NameWord::Kind::body);
    items_.insert(std::find_if(items_.begin() + static_cast<std::ptrdiff_t>(first_item), items_.end(),
                               [&](const Item& x) { return x.core.first >= found.words.first; }),
                  item);
  }
}

}  // namespace bahi::name
