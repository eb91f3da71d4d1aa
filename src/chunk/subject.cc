// Whether a clause would be left without a subject if two nouns were one group: in «चीन वार्ता के लिए तैयार है» China is
// ready, since nobody else is; in «वे चीन यात्रा के लिए तैयार हैं» the journey is to China.
#include "chunk/parse.h"

namespace bahi::chunk {
namespace {

constexpr uint64_t kCanAct = kCountry | kPerson | kOrganization | kGivenName;

}  // namespace

/// Where a run of words that may be one group ends.
int32_t Parse::nouns_end(int32_t next, int32_t end) const {
  while (next < end && may_join(next)) ++next;
  return next;
}

/// The finite, active verb that ends the clause: the first of its words; -1: none, or one of a subordinate clause
/// first.
int32_t Parse::main_verb_after(int32_t at, int32_t end, bool past_lists) const {
  for (int32_t i = at; i < end; ++i) {
    // «रिहाई और बहाली की मांग»: before any verb a conjunction joins nouns.
    if (past_lists && tag(i) == Tag::CC && (t_.classes(symbol(i)) & kJoin)) continue;
    if (tag(i) == Tag::CC || symbol(i) == t_.word.danda || symbol(i) == t_.word.semicolon) return -1;
    if (tag(i) == Tag::PRP && (t_.classes(symbol(i)) & (kRelative | kJoin))) return -1;
    if (tag(i) != Tag::VM) continue;
    int32_t stop = i + 1;
    while (stop < end && (tag(stop) == Tag::VAUX || tag(stop) == Tag::NEG || tag(stop) == Tag::RP)) ++stop;
    const VerbForm last = form(stop - 1);
    const bool bound = last == VerbForm::infinitive || last == VerbForm::conjunctive || last == VerbForm::agentive ||
                       last == VerbForm::root || is(stop - 1, t_.word.hue) || is(stop - 1, t_.word.hui);
    const bool goes_on = stop < end && (may_join(stop) || tag(stop) == Tag::PSP || tag(stop) == Tag::NST);
    if (bound || goes_on) {
      i = stop - 1;
      continue;
    }
    for (int32_t k = i + 1; k < stop; ++k)
      if (stem(k) == t_.word.ja && form(i) == VerbForm::perfective && (t_.classes(stem(i)) & kTransitive)) return -1;
    return i;
  }
  return -1;
}

bool Parse::lacks_subject(int32_t first, int32_t next) const {
  const Range s = d_.tokens->sentences[d_.tokens->sentence_of[next]].tokens;
  const int32_t last = next - 1;
  const uint64_t who = noun_classes(last);
  // «प्रदर्शनकारी | आंग सान सू ची की रिहाई की मांग कर रहे थे», «हजारों सैनिक | प्रधानमंत्री आवास में घुस गए»
  const bool counted = last > first && (tag(last - 1) == Tag::QC || tag(last - 1) == Tag::QF);
  const bool crowd =
      tag(last) == Tag::NN && is_noun(next) &&
      ((((t_.classes(symbol(last)) | t_.classes(word(last).lemma_symbol)) & kCrowd) &&
        (counted || !(t_.classes(symbol(next)) & kCompoundLast) || !(noun_classes(next) & kOrganization))) ||
       (counted && (who & kPerson) && !(who & kCompoundFirst)));
  // «भारतीय उच्चायोग | मछुआरों को मदद दे रहा है»: but «कांग्रेस समर्थकों को», of whom the body may tell.
  const bool people = !crowd && tag(next) == Tag::NN && (who & (kOrganization | kCountry)) && next + 1 < s.last &&
                      tag(next + 1) == Tag::PSP && d_.token(next).key.ends_with("ों") &&
                      ((t_.classes(word(next).lemma_symbol) & kCrowd) || (t_.classes(symbol(last)) & kAuthority)) &&
                      !(noun_classes(last) & kCompoundFirst) && d_.token(next).key != "समर्थकों" &&
                      d_.token(next).key != "कर्मचारियों";
  if (!is_noun(last) || (!crowd && (!(who & kCanAct) || tag(next) != Tag::NN))) return false;
  // «आतंकवादी हमले में», «नागरिक इस्तेमाल के»: somebody by common noun, of whom the next word may be told.
  if (!crowd && (who & kCompoundFirst) && !(who & (kCountry | kOrganization | kGivenName))) return false;
  // «1950 में हुए कोरिया युद्ध को»; but «जब तक ईरान ऐसा करेगा | अमेरिका दबाव बनाता रहेगा»
  if (first > s.first && is_verb(first - 1) && form(first - 1) != VerbForm::future &&
      form(first - 1) != VerbForm::present)
    return false;
  const int32_t stop = nouns_end(next, s.last), head = stop - 1;
  for (int32_t i = next; i < stop && !crowd && !people; ++i)
    if (tag(i) != Tag::NN || (noun_classes(i) & kCanAct) || (i < head && !(noun_classes(i) & kCompoundFirst)))
      return false;
  if (!crowd && !people &&
      (!(noun_classes(head) & (kEventNoun | kCounterpartNoun | kHostNoun)) ||
       (noun_classes(head) & (kPlace | kPlaceNoun))))
    return false;
  if (stop >= s.last || (tag(stop) != Tag::PSP && tag(stop) != Tag::VM)) return false;
  // «रूस | हमले कर रहा है», but «मोदी चीन यात्रा करेंगे», and «पुलिस कार्रवाई करेगी» may be either.
  if (tag(stop) == Tag::VM && crowd) return false;
  if (tag(stop) == Tag::VM) {
    if (!(who & kCountry) && !((who & kGivenName) && tag(last) == Tag::NNP)) return false;
    for (int32_t i = first; i < last; ++i)
      if (is_noun(i) && (who & kCountry) && (noun_classes(i) & kCanAct) && !(noun_classes(i) & kPlaceNoun))
        return false;
  }
  const int32_t verb = main_verb_after(stop, s.last, crowd);
  if (verb < 0) return false;
  // «यह पहली भारत यात्रा है»
  if (verb == stop && (!(t_.classes(stem(verb)) & kLight) || stem(verb) == t_.word.ho)) return false;
  const uint64_t v = t_.classes(stem(verb));
  // «भारत यात्रा पर आए», «चीन दौरे पर हैं»: where somebody is who was told of before.
  const bool copula = stem(verb) == t_.word.ho || stem(verb) == t_.word.rah;
  if (((v & kMotion) || copula) && d_.token(stop).key == "पर") return false;

  // Does anybody else do it?
  const auto ends_bare = [&](int32_t i) {  // a group of nouns that ends here without a postposition
    if (!(is_noun(i) || tag(i) == Tag::PRP) || (noun_classes(i) & (kTime | kMarkedTime))) return false;
    return i + 1 >= s.last || (!may_join(i + 1) && tag(i + 1) != Tag::PSP && tag(i + 1) != Tag::NST);
  };
  for (int32_t i = stop; i < verb; ++i) {
    if (d_.token(i).key == "ने") return false;
    // «कतर विवाद में [कुवैत मध्यस्थता] कर रहा है»: before the host of the verb.
    if (const int32_t run = nouns_end(i, verb);
        run > i + 1 && is_noun(i) && (noun_classes(i) & kCanAct) && ends_bare(run - 1))
      return false;
    if (!ends_bare(i)) continue;
    if (tag(i) == Tag::PRP && !(t_.classes(symbol(i)) & kObjectPronoun)) return false;
    const uint64_t n = noun_classes(i);
    if ((v & kMotion) && (n & (kPlace | kCountry))) continue;      // where to
    if ((v & (kTransitive | kLight)) && !(n & kCanAct)) continue;  // what
    return false;
  }
  const bool several = first > s.first && tag(first - 1) == Tag::CC;  // «भारत, नेपाल और …»
  auto c = static_cast<int32_t>(out_.chunks.size()) - 1;
  if (several)
    for (; c >= 0 && out_.chunks[c].tokens.last > s.first && out_.chunks[c].tokens.last >= first - 1;) --c;
  for (; c >= 0 && out_.chunks[c].tokens.first >= s.first; --c) {
    const Chunk& before = out_.chunks[c];
    const int32_t after = before.tokens.last;
    if (before.kind == ChunkKind::VGF && (after >= first || !may_join(after))) break;  // but not «हाल में हुए …»
    if (before.kind != ChunkKind::NP) continue;
    const bool listed = after < first && tag(after) == Tag::CC;  // «वाणिज्य [और उद्योग मंत्री के] नेतृत्व में»
    if (before.marker == Marker::ne || (ends_bare(before.head) && !listed)) return false;
  }

  // Do they agree?
  int32_t tail = verb;
  while (tail + 1 < s.last && tag(tail + 1) == Tag::VAUX) ++tail;
  Gender gender = Gender::none;
  for (int32_t k = tail; k >= verb && gender == Gender::none; --k) gender = word(k).features.gender;
  const bool plural_verb = word(tail).features.number == Number::plural;
  const bool honoured = (who & (kPerson | kGivenName)) && !(who & kOrganization);
  // «महिला विकास मंत्री … कर रहे थे»: no crowd of women.
  if (crowd && this->gender(last) == Gender::feminine && gender == Gender::masculine) return false;
  if (several || crowd) return plural_verb;
  if (!honoured && plural_verb != (word(last).features.number == Number::plural)) return false;
  if ((who & kCountry) && gender == Gender::feminine) return false;
  if (!honoured && !(who & kCountry) && this->gender(last) != Gender::none && gender != Gender::none &&
      this->gender(last) != gender)
    return false;
  return true;
}

}  // namespace bahi::chunk
