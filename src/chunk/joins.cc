// Where a noun group ends among words that may all be part of one: evidence that a trained model weighs.
#include <bit>

#include "chunk/joiner.h"
#include "chunk/parse.h"

namespace bahi::chunk {

/// Calls f(feature) for what tells whether token `next` goes on with the group of [first, next).
template <typename F>
void Parse::look_at(int32_t first, int32_t next, F&& f) const {
  const Range s = d_.tokens->sentences[d_.tokens->sentence_of[next]].tokens;
  const int32_t last = next - 1;
  uint64_t number = 0;
  const auto put = [&](uint64_t a, uint64_t b = 0) {
    f(mix(a * 0x9e3779b97f4a7c15ULL ^ std::rotl(b * 0xc2b2ae3d27d4eb4fULL, 31) ^ ++number << 40));
  };
  const auto inside = [&](int32_t i) { return i >= s.first && i < s.last; };
  const auto tag_at = [&](int32_t i) { return inside(i) ? static_cast<uint64_t>(tag(i)) : kTags; };
  const auto key = [&](int32_t i) { return inside(i) ? d_.token(i).key_hash : 0; };
  const auto kind = [&](int32_t i) { return static_cast<uint64_t>(d_.token(i).kind); };
  const auto grammar = [&](int32_t i) {
    const Features& g = word(i).features;
    return static_cast<uint64_t>(g.gender) << 8 | static_cast<uint64_t>(g.number) << 4 | static_cast<uint64_t>(g.case_);
  };
  const auto ending = [&](int32_t i, size_t bytes) {
    const std::string_view form = d_.token(i).key;
    return hash(form.substr(form.size() - std::min(form.size(), bytes)));
  };
  // The postposition at `i`, or the tag of what stands there.
  const auto closer = [&](int32_t i) { return inside(i) && tag(i) == Tag::PSP ? key(i) : tag_at(i); };
  const int32_t stop = nouns_end(next + 1, s.last);
  int32_t after = next + 1;
  while (after < s.last && (tag(after) == Tag::NEG || tag(after) == Tag::RP)) ++after;
  const bool before_verb = after < s.last && tag(after) == Tag::VM;
  const uint64_t stem_after = before_verb ? hash(word(after).lemma) : 0;
  const uint64_t where = before_verb ? 1 : after >= s.last ? 2 : tag(after) == Tag::PSP ? 3 : may_join(after) ? 4 : 5;
  const uint64_t ender = closer(stop);

  const uint64_t a = tag_at(last), b = tag_at(next), l = tag_at(last - 1), r = tag_at(next + 1);
  const uint64_t ab = a << 5 | b;
  put(0);
  put(ab);
  put(ab << 5 | r);
  put(l << 10 | ab);
  put(l << 15 | ab << 5 | r);
  put(ab << 10 | r << 5 | tag_at(next + 2));
  put(tag_at(last - 2) << 15 | l << 10 | ab);
  put(ab, ender);
  put(ab, closer(first - 1));
  put(ab << 8 | kind(last) << 4, kind(next));
  put(ab, grammar(last));
  put(ab, grammar(next));
  put(grammar(last), grammar(next));
  put(ab << 2 | static_cast<uint64_t>(word(last).sure) << 1 | static_cast<uint64_t>(word(next).sure));
  put(ab << 3 | static_cast<uint64_t>(symbol(last) != 0) << 2 | static_cast<uint64_t>(symbol(next) != 0) << 1 |
      static_cast<uint64_t>(inside_[last]));
  put(ab, ending(last, 3));
  put(ab, ending(last, 6));
  put(ab, stem_after);
  put(ab, static_cast<uint64_t>(word(last).upos) << 5 | static_cast<uint64_t>(word(next).upos));
  put(ab << 5 | r, static_cast<uint64_t>(word(last).upos));
  // The words.
  put(key(last));
  put(key(next));
  put(key(last), b);
  put(a, key(next));
  put(key(last), key(next));
  put(ab, key(next + 1));
  put(ab, key(last - 1));
  put(key(next), key(next + 1));
  put(key(last - 1), key(last));
  put(key(next), stem_after);
  // How they are used in news.
  const auto entry = [&](int32_t i) { return inside(i) ? t_.joiner.word(d_.token(i).key_hash) : morph::WordEntry{}; };
  const morph::WordEntry u = entry(last - 1), v = entry(last), w = entry(next), x = entry(next + 1);
  const auto both = [](uint64_t p, uint64_t q) { return p << 8 | q; };
  put(both(v.coarse, w.coarse), ab);
  put(v.coarse, ab);
  put(w.coarse, ab);
  put(v.fine, b);
  put(w.fine, a);
  put(v.fine, w.coarse);
  put(v.coarse, w.fine);
  put(both(w.coarse, x.coarse), ab);
  put(both(u.coarse, v.coarse), ab);
  put(w.fine, r);
  put(v.fine, l);
  put(w.fine, x.coarse);
  put(v.guess, w.guess);
  put(v.guess, b);
  put(w.guess, a);
  put(both(both(v.coarse, w.coarse), x.coarse));
  // What the tables say of them.
  const auto each = [](uint64_t classes, auto&& g) {
    for (; classes != 0; classes &= classes - 1) g(static_cast<uint64_t>(std::countr_zero(classes)));
  };
  const uint64_t left = noun_classes(last), right = noun_classes(next);
  const uint64_t verb = before_verb ? t_.classes(stem(after)) & (kLight | kMotion | kSay | kTransitive) : 0;
  const auto classes_of = [&](int32_t i) { return inside(i) && may_join(i) ? noun_classes(i) : 0; };
  each(left, [&](uint64_t c) {
    number = 100;
    put(c);
    put(c, ab);
    put(c, ender);
    put(c, ab << 5 | r);
    put(c, ab << 3 | where);
    each(right, [&](uint64_t d) {
      number = 110;
      put(both(c, d));
      put(both(c, d), where);
      put(both(c, d), ab);
    });
  });
  each(right, [&](uint64_t c) {
    number = 120;
    put(c);
    put(c, ab);
    put(c, ender);
    put(c, ab << 3 | where);
    each(verb, [&](uint64_t d) {
      number = 130;
      put(both(c, d));
    });
  });
  const auto beside = [&](uint64_t classes, uint64_t from) {
    each(classes, [&](uint64_t c) {
      number = from;
      put(c, ab);
    });
  };
  if (first != last) {
    beside(noun_classes(first), 140);
    each(noun_classes(first), [&](uint64_t c) {
      number = 180;
      put(c, ab << 5 | r);
      put(c, ab << 1 | static_cast<uint64_t>(symbol(next) != 0));
      each(right, [&](uint64_t d) {
        number = 190;
        put(both(c, d), ab);
      });
    });
  }
  beside(verb, 150);
  beside(stop > next + 1 ? noun_classes(stop - 1) : 0, 160);
  beside(classes_of(next + 1), 170);
}

/// Whether it is a noun, or what may stand before or after one in its group.
bool Parse::may_join(int32_t i) const {
  switch (tag(i)) {
    case Tag::NN:
    case Tag::NNP:
    case Tag::UNK:
    case Tag::JJ:
    case Tag::QC:
    case Tag::QO:
    case Tag::QF:
    case Tag::DEM:
    case Tag::INTF:
    case Tag::WQ:
    case Tag::PRP:
    case Tag::RDP:
      return true;
    default:
      return false;
  }
}

/// What grammar alone settles, where it does: a time begins or ends («प्रधानमंत्री | मंगलवार को», «किम | अगले महीने»,
/// «इस बार | चुनाव»), two states stand side by side, or what hangs on the verb after it («आयोग | रद्द किया»).
std::optional<bool> Parse::settled(int32_t first, int32_t next) const {
  const int32_t end = d_.tokens->sentences[d_.tokens->sentence_of[next]].tokens.last, last = next - 1;
  if (inside_[next]) return true;
  const auto number = [&](int32_t i) {  // «तीन मई»: the treebank tags the number of a day as a name
    return d_.token(i).kind == TokenKind::number || tag(i) == Tag::QC ||
           (tag(i) == Tag::NNP && (noun_classes(i) & kNumber));
  };
  // What counts or measures belongs to what comes: «कम से कम 50 दौर», «सभी 184 देश».
  if ((tag(last) == Tag::QF || tag(last) == Tag::QC || tag(last) == Tag::QO || tag(last) == Tag::INTF) &&
      tag(next) != Tag::PRP && noun_ahead(next, end))
    return true;
  if (tag(last) == Tag::PRP && open_ended(last) && noun_ahead(next, end)) return true;
  if (tag(last) == Tag::PRP && tag(next) == Tag::PRP && (is(last, t_.word.ek) || is(last, t_.word.sab))) return true;
  // «वो | गठबंधन का समर्थन करते हैं»
  if (tag(last) == Tag::PRP && first == last && d_.token(last).key == "वो" && tag(next) != Tag::PRP) return false;
  // «हम लोगों को», «अपने आप»
  if (tag(last) == Tag::PRP && first == last) {
    const std::string_view who = d_.token(last).key, with = d_.token(next).key;
    if ((who == "हम" || who == "आप" || who == "तुम") && (with == "लोग" || with == "लोगों")) return true;
    if ((who == "अपने" || who == "अपना" || who == "अपनी") && with == "आप") return true;
  }
  // «250 रुपये प्रतिमाह»
  if (tag(first) == Tag::QC && d_.token(next).key.starts_with("प्रति") &&
      (d_.token(next).key.ends_with("माह") || d_.token(next).key.ends_with("दिन") ||
       d_.token(next).key.ends_with("वर्ष")))
    return true;
  // «आरोपों को निराधार करार दिया»: what it is called goes with the word for calling it so.
  if (d_.token(next).key == "करार" && next + 1 < end && tag(next + 1) == Tag::VM && stem(next + 1) == t_.word.de)
    return true;
  const uint64_t a = noun_classes(last), b = noun_classes(next);
  // «भारतीय सेना | जवाबी कार्रवाई कर रही है»: a body before what is done.
  if ((a & kOrganization) && (tag(next) == Tag::JJ || tag(next) == Tag::NN) &&
      !(b & (kPerson | kOrganization | kHostNoun | kEventNoun | kCompoundFirst | kCompoundLast)) && next + 1 < end &&
      tag(next + 1) == Tag::NN && (noun_classes(next + 1) & (kHostNoun | kEventNoun)) && next + 2 < end &&
      tag(next + 2) == Tag::VM)
    return false;
  const bool time = (a & kTime) != 0 && is_noun(last);
  if (time && is_noun(next) && (b & kTime) && last == first) return true;  // «आज सुबह»
  // «इस वर्ष | 30 नवंबर को», «पिछले साल | 8 मई को»: a day is named by its own.
  if (last > first && time && !(a & kDefiniteTime) && d_.token(next).kind == TokenKind::number && next + 1 < end &&
      (noun_classes(next + 1) & kDefiniteTime))
    return false;
  if (time && number(next)) {
    int32_t counted = next + 1;
    while (counted < end && number(counted)) ++counted;
    if (counted < end && is_noun(counted)) return (noun_classes(counted) & kTime) != 0;  // «सुबह 10 बजे», «साल | दो लोग»
    return d_.token(next).kind == TokenKind::number;                                     // «27 फरवरी 2002»
  }
  if (is_noun(last) && !time) {
    int32_t noun = next;
    while (noun < end && may_join(noun) && (!is_noun(noun) || number(noun))) ++noun;
    if (noun < end && is_noun(noun) && (noun_classes(noun) & (noun > next ? kTime : kDefiniteTime)) && !number(last) &&
        !(a & kNumber))
      return false;
  }
  if (is_noun(last) && (a & kDefiniteTime) && !(b & kTime)) return false;
  if (time && last > first && !(b & kTime)) return false;
  // «रविवार की शाम | प्रधानमंत्री», «अगली सुबह | विदेश मंत्री»: no office is part of a time.
  if (time && ((b & kPerson) || ((b & kCompoundFirst) && next + 1 < end && (noun_classes(next + 1) & kPerson))))
    return false;
  // «दोनों पक्ष | समझौते पर», «दोनों देश | संबंधों को»: who they are is complete.
  const int32_t counts = last - 1 > first && tag(last - 1) == Tag::RP ? last - 2 : last - 1;  // «दोनों ही पक्ष»
  if (last > first && counts >= first && (counts < last - 1 || tag(counts) == Tag::QF || tag(counts) == Tag::QC) &&
      (tag(next) == Tag::NN || counts < last - 1) &&
      (d_.token(counts).key == "दोनों" || d_.token(counts).key == "तीनों")) {
    const std::string_view who = d_.token(last).key;
    if (who == "पक्ष" || who == "देश" || who == "नेता" || who == "राष्ट्र" || who == "मुल्क") return false;
  }
  // «राष्ट्रपति प्रबोवो सुबियांतो | समारोह से पहले»: a full name with its title is complete before any noun but an office or
  // a body.
  if (tag(last) == Tag::NNP && last > first + 1 && (noun_classes(first) & kPerson) &&
      !(a & (kPlace | kCountry | kOrganization)) && is_noun(next) && tag(next) != Tag::NNP &&
      !(b & (kPerson | kOrganization | kPlace)))
    return false;
  // «सोलाना | अल्बानिया के»: after a person's name no country belongs to it.
  if (tag(last) == Tag::NNP && (b & kCountry) && !(a & (kPlace | kCountry | kOrganization)) &&
      ((a & kGivenName) || (last > first && ((noun_classes(first) | noun_classes(last - 1)) & kPerson))))
    return false;
  // «मोदी | राष्ट्रपति शी जिनपिंग से»: after a name an office that has its own.
  if (tag(last) == Tag::NNP && (a & kGivenName) && !(a & kPerson) && tag(next) == Tag::NN && (b & kPerson) &&
      next + 1 < end && tag(next + 1) == Tag::NNP)
    return false;
  // «एनसीपी प्रमुख शरद पवार»: before a name it is the word for a chief.
  if (is_noun(last) && !time && next + 1 < end && tag(next + 1) == Tag::NNP &&
      (d_.token(next).key == "प्रमुख" || d_.token(next).key == "सुप्रीमो"))
    return true;
  // «शहर बातुमी», «राजधानी तालिन», «समाचार एजेंसी शिन्हुआ»
  if (tag(last) == Tag::NN && tag(next) == Tag::NNP && !(b & kCountry)) {
    if ((a & kPlaceNoun) && ((b & kPlace) || symbol(next) == 0)) return true;
    if ((a & kOrganization) && last > first && tag(last - 1) == Tag::NN && !(b & (kPlace | kGivenName | kPerson)))
      return true;
  }
  // «प्रतिनिधिमंडल | व्यापार मंत्री अब्दुल रहमान»
  if (tag(last) == Tag::NN && (a & (kPerson | kOrganization)) && (b & kCompoundFirst) && next + 1 < end &&
      (noun_classes(next + 1) & kPerson))
    return false;
  // «पड़ोसी देश नेपाल», «सीरिया का करीबी देश रूस»: which one it is.
  if (tag(last) == Tag::NN && (a & kPlaceNoun) && (a & kPerson) && last > first && tag(next) == Tag::NNP &&
      (b & kCountry) && (tag(last - 1) == Tag::JJ || (noun_classes(last - 1) & kCompoundFirst)) &&
      word(last).features.number != Number::plural)
    return true;
  // «भारत | श्रीलंका की अखंडता को», «भारत | मजबूती के साथ», but «भारत सरकार», «भारत यात्रा», «फिलिस्तीनी गुट».
  if (is_noun(last) && (a & (kCountry | kOrganization | kPerson)) && (b & kCountry) && is_noun(next) &&
      next + 1 < end && tag(next + 1) == Tag::PSP)
    return false;
  // «ईरान | दुनिया भर के», «भारत | विश्व के»: a state is no part of the world's name.
  if (tag(last) == Tag::NNP && (a & kCountry) && (b & kPlaceNoun) && (b & kPerson) && next + 1 < end &&
      (tag(next + 1) == Tag::PSP || tag(next + 1) == Tag::RP))
    return false;
  const bool pair = last > first + 1 && is(last - 1, t_.word.hyphen) && (noun_classes(last - 2) & kCountry);
  // «रूस और ईरान | प्रतिबंधों के खिलाफ»: two states that are listed are no part of a compound, as «रूस-ईरान» would be.
  const int32_t start = d_.tokens->sentences[d_.tokens->sentence_of[next]].tokens.first;
  const bool listed =
      first == last && last - 2 >= start && tag(last - 1) == Tag::CC && (noun_classes(last - 2) & kCountry);
  if (listed && tag(last) == Tag::NNP && (a & kCountry) && tag(next) == Tag::NN && next + 1 < end &&
      tag(next + 1) == Tag::PSP && !(b & (kPerson | kOrganization | kCompoundLast | kPlace)))
    return false;
  if (tag(last) == Tag::NNP && word(last).upos != Upos::ADJ && (a & kCountry) && tag(next) == Tag::NN && !pair &&
      !(b & (kPerson | kOrganization | kCompoundFirst | kCompoundLast | kEventNoun | kHostNoun | kCounterpartNoun |
             kPlace)))
    return false;
  // Before a light verb a host that is no noun, before one of motion the goal: «राष्ट्रपति | दिल्ली पहुंचकर».
  const bool place = (b & (kPlace | kCountry)) != 0 && !(a & (kPlace | kCountry));
  if (is_noun(last) && ((b & kAdjectiveHost) || place)) {
    int32_t after = next + 1;
    while (after < end && (tag(after) == Tag::NEG || tag(after) == Tag::RP)) ++after;
    const uint64_t verb = after < end && tag(after) == Tag::VM ? t_.classes(stem(after)) : 0;
    // «पहली खेप | तुर्की रवाना की»: an adjective with its light verb may tell of motion too.
    const bool sent = after + 1 < end && (noun_classes(after) & kAdjectiveHost) && tag(after + 1) == Tag::VM &&
                      (t_.classes(stem(after + 1)) & kLight);
    if (((b & kAdjectiveHost) && (verb & kLight)) || (place && ((verb & kMotion) || (sent && !(b & kPlaceNoun)))))
      return false;
  }
  return std::nullopt;
}

bool Parse::joins(int32_t first, int32_t next) const {
  if (const auto known = settled(first, next)) return *known;
  if (t_.joiner.empty()) return tag(next - 1) != Tag::PRP && (is_noun(next) || !is_noun(next - 1));
  int32_t sum = 0;
  look_at(first, next, [&](uint64_t feature) { sum += t_.joiner.weight(feature); });
  return sum > 0 && !lacks_subject(first, next);
}

void Parse::junctures(const std::vector<bool>& begins, std::vector<Juncture>& out) const {
  for (const Sentence& s : d_.tokens->sentences)
    for (int32_t i = s.tokens.first, first = i; i < s.tokens.last; ++i) {
      if (i > s.tokens.first && may_join(i - 1) && may_join(i) && !settled(first, i)) {
        Juncture& j = out.emplace_back();
        j.joined = !begins[i];
        look_at(first, i, [&](uint64_t feature) { j.features.push_back(feature); });
      }
      if (begins[i]) first = i;
    }
}

std::vector<Juncture> junctures(const Document& document, const Tables& tables, const std::vector<bool>& begins) {
  std::vector<Juncture> out;
  Parse(document, tables).junctures(begins, out);
  return out;
}

}  // namespace bahi::chunk
