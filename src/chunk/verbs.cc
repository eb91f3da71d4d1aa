// Reading a verb group as a whole: tense, aspect, mood, modality, voice, polarity.
#include "chunk/parse.h"

namespace bahi::chunk {

void Parse::read_verb(int32_t id) {
  const auto& w = t_.word;
  Chunk& chunk = c(id);
  VerbGroup v;
  v.chunk = id;
  int32_t main = chunk.head;
  v.lemma = stem(main);
  v.form = form(main);
  // «समझा जाता है», «पता लगा है»: a participle in ा looks like the root of a causative; what follows tells.
  if (v.form == VerbForm::root) {
    int32_t next = main + 1;
    while (next < chunk.phrase.last && !is_verb(next)) ++next;
    const bool alone = next >= chunk.phrase.last;
    const bool before_ja = !alone && stem(next) == w.ja;
    const bool before_copula = !alone && stem(next) == w.ho && form(next) != VerbForm::perfective;
    const auto base = (alone && v.finite) || before_ja || before_copula ? causative_like(main) : lexicon::Symbol{0};
    if (base != 0 && (!before_ja || (t_.classes(base) & kTransitive))) {
      v.lemma = base;
      v.form = VerbForm::perfective;
    }
  }
  // «लगा दिए», «हटा लिया», «बढ़ा चुका»: before a vector stands a root, so the word in -ा is one, not a perfective.
  if (v.form == VerbForm::perfective && d_.token(main).key.ends_with("ा")) {
    int32_t next = main + 1;
    while (next < chunk.phrase.last && !is_verb(next)) ++next;
    const lexicon::Symbol root = t_.symbols->find(d_.token(main).key);
    const bool vector =
        next < chunk.phrase.last && (stem(next) == w.de || stem(next) == w.chuk || word(next).lemma == "ले");
    if (vector && root != 0 && (t_.classes(root) & (kTransitive | kIntransitive))) {
      v.lemma = root;
      v.form = VerbForm::root;
    }
  }
  v.stem = v.lemma != 0 ? t_.symbols->text(v.lemma) : word(main).lemma;
  const uint64_t classes = t_.classes(v.lemma);
  v.causative = (classes & kCausative) != 0;
  v.finite = chunk.kind == ChunkKind::VGF;

  // The verbal words after the main one, read left to right.
  int32_t before = main;  // the verbal word before the one in hand
  bool vector = false, vector_ne = false, blocked_ne = false, perfective_end = false;
  VerbForm end_form = v.form;
  bool copula = false;
  for (int32_t i = chunk.phrase.first; i < chunk.phrase.last; ++i) {
    if (tag(i) == Tag::NEG) v.negated = true;
    if (i <= main || !is_verb(i) || is_vala(i)) continue;
    const lexicon::Symbol s = stem(i);
    const VerbForm f = form(i), prior = before == main ? v.form : form(before);
    const uint64_t k = t_.classes(s);
    const bool after_infinitive = prior == VerbForm::infinitive;
    if (is(i, w.chahie)) {
      v.modality = Modality::should;
    } else if (s == w.sak) {
      v.modality = Modality::can;
      blocked_ne = true;
    } else if (s == w.pa && (prior == VerbForm::root || after_infinitive)) {
      v.modality = Modality::can;
      blocked_ne = true;
    } else if (s == w.chah && after_infinitive) {
      v.modality = Modality::want;
    } else if (s == w.pad && after_infinitive) {
      v.modality = Modality::must;
      blocked_ne = true;
    } else if (s == w.lag && after_infinitive) {
      v.modality = Modality::begin;
      blocked_ne = true;
    } else if (s == w.de && after_infinitive) {
      v.modality = Modality::let;
      vector_ne = true;
    } else if (s == w.chhod && after_infinitive) {
      v.modality = Modality::cease;
    } else if (s == w.chuk) {
      v.aspect = Aspect::perfective;
      blocked_ne = true;
    } else if (s == w.rah) {
      v.aspect = v.aspect == Aspect::prospective ? v.aspect : Aspect::progressive;
      blocked_ne = true;
    } else if (s == w.ja) {
      if (prior == VerbForm::perfective && (before != main || !(classes & kIntransitive))) {
        v.passive = true;
      } else if (after_infinitive) {
        v.aspect = Aspect::prospective;
      } else {
        vector = true;
        blocked_ne = true;
      }
    } else if (s == w.ho) {
      copula = f == VerbForm::present || f == VerbForm::past || f == VerbForm::future || f == VerbForm::subjunctive;
      if (after_infinitive && v.modality == Modality::none &&
          (f == VerbForm::present || f == VerbForm::past || f == VerbForm::future))
        v.modality = Modality::must;
    } else if (prior == VerbForm::root && (k & (kVectorNe | kVectorNo))) {
      vector = true;
      vector_ne = (k & kVectorNe) != 0;
      if (!vector_ne) blocked_ne = true;
    }
    if (s != w.ho || f == VerbForm::none) {
      if (f == VerbForm::habitual && s != w.sak && s != w.pa && v.aspect == Aspect::none) v.aspect = Aspect::habitual;
      if (f == VerbForm::perfective && v.aspect == Aspect::none) v.aspect = Aspect::perfective;
    }
    before = i;
    end_form = f;
  }
  // «करने वाला है»
  for (int32_t i = main + 1; i < chunk.phrase.last; ++i)
    if (is_vala(i)) {
      v.aspect = Aspect::prospective;
      if (v.modality == Modality::must) v.modality = Modality::none;
    }
  if (v.aspect == Aspect::prospective && v.modality == Modality::must) v.modality = Modality::none;
  if (v.aspect == Aspect::none) {
    if (v.form == VerbForm::habitual) v.aspect = Aspect::habitual;
    if (v.form == VerbForm::perfective && !v.passive) v.aspect = Aspect::perfective;
  }
  // «बनाए रखने का आग्रह», «किए जाने का निर्देश»: an infinitive by its last word.
  if (!v.finite && chunk.kind == ChunkKind::VGNN && end_form == VerbForm::infinitive &&
      v.form != VerbForm::infinitive) {
    v.form = VerbForm::infinitive;
    v.aspect = Aspect::none;
  }
  perfective_end = v.aspect == Aspect::perfective;

  if (v.finite) {
    switch (end_form) {
      case VerbForm::present:
        v.tense = Tense::present;
        break;
      case VerbForm::past:
        v.tense = Tense::past;
        break;
      case VerbForm::future:
        v.tense = Tense::future;
        if (copula &&
            (v.form == VerbForm::perfective || v.form == VerbForm::habitual || v.aspect == Aspect::progressive) &&
            before != main)
          v.mood = Mood::presumptive;
        break;
      case VerbForm::subjunctive:
        v.mood = Mood::subjunctive;
        break;
      case VerbForm::imperative:
        v.mood = Mood::imperative;
        break;
      case VerbForm::perfective:
        v.tense = Tense::past;
        break;
      case VerbForm::habitual:
        v.tense = v.negated ? Tense::present : Tense::past;  // «नहीं करता»: है is dropped
        if (!v.negated) v.mood = Mood::conditional;
        break;
      case VerbForm::root:
        v.mood = v.lemma == w.ho ? Mood::subjunctive : Mood::imperative;
        break;
      default:
        if (v.modality == Modality::should) v.tense = Tense::present;
        break;
    }
    if (v.modality == Modality::should && v.tense == Tense::none) v.tense = Tense::present;
  }
  // A negation that stands alone just before the group.
  if (id > 0 && out_.chunks[id - 1].kind == ChunkKind::NEGP && chunk.tokens.first == out_.chunks[id - 1].tokens.last)
    v.negated = true;

  const bool takes_ne =
      vector_ne || (!vector && (classes & kTransitive)) || (!vector && !(classes & kIntransitive) && v.lemma != w.ho);
  v.perfective_agent = perfective_end && takes_ne && !blocked_ne && !v.passive && v.modality != Modality::should;

  // «कि अमेरिका प्रतिबंध हटाए»: without ने before it a transitive in -ए is subjunctive, though it looks like a perfective.
  if (v.perfective_agent && v.finite && before == main && end_form == VerbForm::perfective && plural_ending(main) &&
      !agent_before(id)) {
    v.mood = Mood::subjunctive;
    v.tense = Tense::none;
    v.aspect = Aspect::none;
    v.form = VerbForm::subjunctive;
    v.perfective_agent = false;
  }

  for (int32_t i = chunk.phrase.last - 1; i >= main; --i) {
    if (!is_verb(i)) continue;
    const Features& f = word(i).features;
    if (v.gender == Gender::none) v.gender = f.gender;
    if (v.number == Number::none) v.number = f.number;
    if (v.person == 0) v.person = f.person;
  }
  chunk.verb = static_cast<int32_t>(out_.verbs.size());
  out_.verbs.push_back(v);
}

/// Does the word end as both a plural perfective and a subjunctive do (हटाए, रोके)?
bool Parse::plural_ending(int32_t token) const {
  const std::string_view key = d_.token(token).key;
  return key.ends_with("ए") || key.ends_with("े");
}

/// Is there a noun in ने between this verb group and the word that opens its clause?
bool Parse::agent_before(int32_t id) const {
  for (int32_t i = id - 1; i >= 0; --i) {
    const Chunk& x = out_.chunks[i];
    if (x.marker == Marker::ne) return true;
    if (x.kind == ChunkKind::CCP && (t_.classes(symbol(x.head)) & kComplementiser)) return false;
    if (tag(x.head) == Tag::SYM && is(x.head, t_.word.danda)) return false;
  }
  return false;
}

/// «रूस ने अमेरिकी प्रस्ताव किया खारिज», «राजदूत को किया तलब»: headings put the host last, after a light verb with its agent.
bool Parse::host_after(int32_t id, Range sentence) const {
  const VerbGroup& v = out_.verbs[static_cast<size_t>(out_.chunks[id].verb)];
  const int32_t host = id + 1;
  if (!v.finite || !v.perfective_agent || v.tense != Tense::past || host >= sentence.last ||
      !(t_.classes(v.lemma) & kPureLight))
    return false;
  const Chunk& x = out_.chunks[host];
  if (x.marker != Marker::none || x.tokens.first != out_.chunks[id].tokens.last) return false;
  if (host + 1 < sentence.last && out_.chunks[host + 1].kind != ChunkKind::BLK) return false;
  const bool noun = x.kind == ChunkKind::NP && tag(x.head) == Tag::NN && (notes_[host].classes & kHostNoun);
  return (noun || (x.kind == ChunkKind::JJP && tag(x.head) == Tag::JJ)) && agent_before(id);
}

/// The nominal or adjectival host of a complex predicate: unmarked, just before a light verb.
void Parse::find_host(int32_t id, Range sentence) {
  VerbGroup& v = verb_of(id);
  const auto& w = t_.word;
  const uint64_t light = t_.classes(v.lemma);
  if (!(light & kLight)) return;
  if (const int32_t after = id + 1; host_after(id, sentence)) {
    v.noun = after;
    v.noun_lemma = word(c(after).head).lemma_symbol;
    take(after, id, Role::pof);
    return;
  }
  int32_t host = id - 1;
  while (host >= sentence.first && (c(host).kind == ChunkKind::NEGP || c(host).kind == ChunkKind::RBP)) --host;
  if (host < sentence.first || c(host).marker != Marker::none || c(host).role != Role::none) return;
  // «[न] बातचीत होगी, [न] कोई समझौता होगा»: before the noun it denies the whole predicate.
  // («पैसा नहीं, समर्थन दिया» denies what stands before it.)
  const bool denied =
      host > sentence.first && c(host - 1).kind == ChunkKind::NEGP && d_.token(c(host - 1).head).key == "न";
  const Tag t = tag(c(host).head);
  const uint64_t n = notes_[host].classes;
  const bool copular = v.lemma == w.ho && (v.form == VerbForm::present || v.form == VerbForm::past);
  if (c(host).kind == ChunkKind::JJP) {
    v.noun = host;
    // «संबंध नहीं स्थापित किए», too: an adjective is no other thing than the one denied.
    v.negated |= denied || (host > sentence.first && c(host - 1).kind == ChunkKind::NEGP);
    v.noun_lemma = word(c(host).head).lemma_symbol;
    take(host, id, copular ? Role::k1s : Role::pof);
    return;
  }
  if (c(host).kind != ChunkKind::NP || (t != Tag::NN && t != Tag::UNK && t != Tag::NST)) return;
  if ((n & (kTime | kCountry)) || ((n & kPlace) && ((light & kMotion) || !(light & kPureLight)))) return;
  if ((n & kPerson) && !(n & kEventNoun)) return;
  v.noun = host;
  v.negated |= denied;
  v.noun_lemma = word(c(host).head).lemma_symbol;
  if (copular) return;
  const bool known =
      (n & (kHostNoun | kEventNoun | kRecipientNoun | kCounterpartNoun | kAddressNoun | kObjectHost)) != 0;
  if (v.lemma == w.ho ? known : (light & kPureLight) || ((light & kUsualLight) && known)) take(host, id, Role::pof);
}

}  // namespace bahi::chunk
