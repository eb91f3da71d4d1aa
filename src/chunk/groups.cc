// Cutting a sentence into noun groups, verb groups and the rest, by part of speech and a few words.
#include <algorithm>

#include "chunk/parse.h"

namespace bahi::chunk {
namespace {

bool ends(std::string_view key, std::string_view tail) {
  return key.size() > tail.size() && key.ends_with(tail);
}

bool before_head(Tag t) {
  return t == Tag::DEM || t == Tag::QF || t == Tag::QC || t == Tag::QO || t == Tag::JJ || t == Tag::INTF ||
         t == Tag::WQ;
}

}  // namespace

lexicon::Symbol Parse::stem(int32_t i) const {
  const lexicon::Symbol s = word(i).lemma_symbol;
  const auto& w = t_.word;
  if (s == w.ka) return w.kar;  // «की» after all
  if (tags_[i] == Tag::VM && word(i).tag != Tag::VM && word(i).tag != Tag::VAUX) return participle_stem(i);
  return s == w.hai || s == w.tha ? w.ho : s;
}

/// The form that morphology found, or a guess by the ending where it found none.
VerbForm Parse::form(int32_t i) const {
  if (tags_[i] == Tag::VM && word(i).tag != Tag::VM && word(i).tag != Tag::VAUX) return VerbForm::perfective;
  const VerbForm known = word(i).features.form;
  if (known != VerbForm::none) return known;
  const std::string_view k = d_.token(i).key;
  if (ends(k, "कर") || ends(k, "के")) return VerbForm::conjunctive;
  if (ends(k, "ना") || ends(k, "ने") || ends(k, "नी")) return VerbForm::infinitive;
  if (ends(k, "ता") || ends(k, "ते") || ends(k, "ती") || ends(k, "तीं")) return VerbForm::habitual;
  if (ends(k, "गा") || ends(k, "गे") || ends(k, "गी")) return VerbForm::future;
  if (ends(k, "ें") || ends(k, "एं")) return VerbForm::subjunctive;
  if (ends(k, "ा") || ends(k, "े") || ends(k, "ी") || ends(k, "ए") || ends(k, "ई") || ends(k, "ीं") || ends(k, "ईं"))
    return VerbForm::perfective;
  return VerbForm::root;
}

bool Parse::is_vala(int32_t i) const {
  return word(i).lemma_symbol == t_.word.vala || d_.token(i).key.starts_with("वाल");
}

Chunk& Parse::push(ChunkKind kind, int32_t first, int32_t last, int32_t head) {
  const auto id = static_cast<int32_t>(out_.chunks.size());
  Chunk chunk;
  chunk.kind = kind;
  chunk.tokens = {first, last};
  chunk.phrase = chunk.tokens;
  chunk.head = head;
  for (int32_t i = first; i < last; ++i) out_.chunk_of[i] = id;
  out_.chunks.push_back(chunk);
  notes_.emplace_back();
  return out_.chunks.back();
}

/// The stem whose participle in ा the root at `i` may really be (चला: चल), or 0.
lexicon::Symbol Parse::causative_like(int32_t i) const {
  constexpr std::string_view aa = "ा";
  const std::string_view key = d_.token(i).key;
  if (!key.ends_with(aa)) return 0;
  const auto base = t_.symbols->find(key.substr(0, key.size() - aa.size()));
  return (t_.classes(base) & (kTransitive | kIntransitive)) != 0 ? base : 0;
}

void Parse::cut(Range sentence) {
  const auto& w = t_.word;
  const int32_t end = sentence.last;
  const auto first_chunk = out_.chunks.size();
  for (int32_t i = sentence.first; i < end;) {
    const Tag t = tag(i);
    switch (t) {
      case Tag::SYM:
      case Tag::INJ:
        if (out_.chunks.size() > first_chunk && (is(i, t_.word.comma) || is(i, t_.word.semicolon)))
          notes_.back().comma_after = true;
        push(ChunkKind::BLK, i, i + 1, i);
        ++i;
        break;
      case Tag::CC:
        push(ChunkKind::CCP, i, i + 1, i);
        ++i;
        break;
      case Tag::VM:
      case Tag::VAUX:
        i = cut_verb_group(i, end);
        break;
      case Tag::NEG: {
        int32_t k = i + 1;
        while (k < end && tag(k) == Tag::RP) ++k;
        if (k < end && is_verb(k)) {
          i = cut_verb_group(i, end);
        } else {
          push(ChunkKind::NEGP, i, k, i);
          i = k;
        }
        break;
      }
      case Tag::RB: {
        int32_t k = i + 1;
        while (k < end &&
               (tag(k) == Tag::RP || tag(k) == Tag::RB || tag(k) == Tag::RDP || (tag(k) == Tag::PSP && is(k, w.se))))
          ++k;  // «फिर से»
        push(ChunkKind::RBP, i, k, i);
        i = k;
        break;
      }
      case Tag::RP:
        if (!trails(i, end) || out_.chunks.size() == first_chunk) {
          i = noun_ahead(i + 1, end) || (i + 1 < end && tag(i + 1) == Tag::PRP && leads(i))
                  ? cut_noun_group(i, end)
                  : (push(ChunkKind::RBP, i, i + 1, i), i + 1);
        } else if (out_.chunks.size() > first_chunk && out_.chunks.back().kind != ChunkKind::BLK) {
          out_.chunk_of[i] = static_cast<int32_t>(out_.chunks.size()) - 1;
          out_.chunks.back().tokens.last = ++i;
        } else {
          push(ChunkKind::RBP, i, i + 1, i);
          ++i;
        }
        break;
      case Tag::PSP: {
        // A postposition left alone belongs to the noun group before it («… (एससीओ)» के).
        if (out_.chunks.size() > first_chunk && nominal(static_cast<int32_t>(out_.chunks.size()) - 1)) {
          Chunk& before = out_.chunks.back();
          Marker marker = before.marker;
          const int32_t k = read_marker(i, end, marker, notes_.back(), 0);
          if (before.marker == Marker::none) before.marker = marker;
          for (int32_t j = i; j < k; ++j) out_.chunk_of[j] = static_cast<int32_t>(out_.chunks.size()) - 1;
          before.tokens.last = k;
          i = k;
        } else {
          push(ChunkKind::BLK, i, i + 1, i);
          ++i;
        }
        break;
      }
      default:
        i = cut_noun_group(i, end);
    }
  }
}

/// Whether a noun follows before anything that ends a noun group.
bool Parse::noun_ahead(int32_t at, int32_t end) const {
  for (int32_t i = at; i < end; ++i) {
    if (is_noun(i) || tag(i) == Tag::QC) return true;
    if (!before_head(tag(i)) && tag(i) != Tag::RP && tag(i) != Tag::RDP) return false;
  }
  return false;
}

bool Parse::is_year(int32_t i) const {
  const std::string_view key = d_.token(i).key;
  return d_.token(i).kind == TokenKind::number && key.size() == 4 && (key.starts_with("1") || key.starts_with("20"));
}

/// Whether a particle belongs to what stands before it (भी, ही, तो), not to a noun after it (केवल, लगभग).
bool Parse::trails(int32_t at, int32_t end) const {
  return (t_.classes(symbol(at)) & kEnclitic) != 0 ||
         !(noun_ahead(at + 1, end) || (at + 1 < end && tag(at + 1) == Tag::PRP));
}

/// Whether a particle belongs even to a pronoun after it: «केवल अपने», «बिना किसी सहायता के».
bool Parse::leads(int32_t at) const {
  return (t_.classes(symbol(at)) & kBeforeNoun) != 0 || is(at, t_.word.bina) || is(at, t_.word.bagair);
}

/// Whether a pronoun may stand before a noun as well: «कोई व्यक्ति», «कुछ लोग».
bool Parse::open_ended(int32_t pronoun) const {
  const auto& w = t_.word;
  const lexicon::Symbol s = symbol(pronoun);
  return s == w.koi || s == w.kuch || s == w.kisi || s == w.sabhi || s == w.sab;
}

/// The token after a short bracket that opens at `at`, or `at`.
int32_t Parse::bracket(int32_t at, int32_t end) const {
  if (at >= end || !is(at, t_.word.open)) return at;
  for (int32_t i = at + 1; i < end && i < at + 9; ++i) {
    if (is(i, t_.word.close)) return i + 1;
    if (is_verb(i)) return at;
  }
  return at;
}

int32_t Parse::cut_noun_group(int32_t at, int32_t end) {
  const auto& w = t_.word;
  int32_t i = at, head = -1, last = at;
  bool pronoun = false, place_word = false, meanwhile = false;
  while (i < end) {
    const Tag t = tag(i);
    if (i > at && inside_[i]) {
      if (is_noun(i)) head = i;
      last = ++i;
    } else if (i > at && i == last && may_join(i - 1) && may_join(i)) {
      if (!joins(at, i)) break;
      if (is_noun(i) || (t == Tag::RDP && head >= 0)) head = i, pronoun = false;
      if (t == Tag::PRP && head < 0) head = i, pronoun = true;
      last = ++i;
    } else if (is_noun(i) || (t == Tag::RDP && i > at)) {
      head = i;
      last = ++i;
    } else if (before_head(t)) {
      if (head >= 0) break;
      last = ++i;
      // «100 से | अधिक | लोग», «वापस | दिल्ली»
      if (i == at + 1 && (noun_classes(at) & kComparative) && !out_.chunks.empty() &&
          out_.chunks.back().tokens.last == at && out_.chunks.back().marker == Marker::se)
        break;
      if (t == Tag::JJ && i < end && tag(i) == Tag::NNP && (noun_classes(i - 1) & kAdjectiveHost)) break;
      // «दिल्ली में आयोजित | सम्मेलन»
      if (t == Tag::JJ && i == at + 1 && !out_.chunks.empty() &&
          nominal(static_cast<int32_t>(out_.chunks.size()) - 1) && out_.chunks.back().tokens.last == at &&
          out_.chunks.back().marker != Marker::ne && !out_.chunks.back().genitive() &&
          (noun_classes(at) & kParticipial))
        break;
    } else if (t == Tag::PRP) {
      if (head >= 0 || (i > at && tag(i - 1) != Tag::RP)) break;
      head = i;
      pronoun = true;
      last = ++i;
      int32_t k = i;
      while (k < end && tag(k) == Tag::RP) ++k;
      const std::string_view counted = d_.token(i - 1).key;
      const bool all = counted == "दोनों" || counted == "तीनों" || counted == "चारों";
      if ((open_ended(i - 1) || all) && k > i && noun_ahead(k, end)) {  // «कोई भी व्यक्ति», «दोनों ही पक्ष»
        i = k;
        head = -1;
        pronoun = false;
        continue;
      }
      if (i < end && may_join(i)) continue;
      if (!(i + 1 < end && is(i, w.hyphen) && tag(i + 1) == Tag::PRP)) break;
    } else if (t == Tag::NST) {
      if (head >= 0 || (i > at && !before_head(tag(i - 1)))) break;
      meanwhile = i == at + 1 && tag(at) == Tag::DEM && d_.token(i).key == "बीच";  // «इस बीच» tells when
      head = meanwhile ? at : i;
      last = ++i;
      place_word = true;
      break;
    } else if (t == Tag::RP && head == i - 1 && i > at && d_.token(i).key == "प्रति" && tag(at) == Tag::QC &&
               (noun_ahead(i + 1, end) || (i + 2 < end && tag(i + 1) == Tag::QC && noun_ahead(i + 2, end)))) {
      head = -1;  // «225 रुपये प्रति महीना»
      ++i;
    } else if (t == Tag::RP) {
      if (head >= 0 || !(noun_ahead(i + 1, end) || (i + 1 < end && tag(i + 1) == Tag::PRP && leads(i)))) break;
      ++i;

    } else if (t == Tag::SYM && is(i, w.comma) && head == i - 1 && i > at && (noun_classes(head) & kDefiniteTime) &&
               i + 1 < end && is_year(i + 1)) {
      last = i += 2;  // «5 मई, 2014 को»
    } else if (t == Tag::SYM && is(i, w.hyphen) && i > at && i + 1 < end &&
               (tag(i + 1) == Tag::RDP || symbol(i - 1) == symbol(i + 1) ||
                (tag(i - 1) == Tag::PRP && tag(i + 1) == Tag::PRP))) {
      if (head == i - 1) head = i + 1;
      i += 2;
      last = i;
      if (pronoun) break;
    } else if (t == Tag::SYM && is(i, w.hyphen) && i > at && i + 1 < end &&
               (is_noun(i + 1) || tag(i + 1) == Tag::JJ || tag(i + 1) == Tag::QC)) {
      i += 1;
      if (head >= 0) {
        if (tag(i) == Tag::JJ) break;
        head = i;
        last = ++i;
      } else {
        last = ++i;
      }
    } else {
      break;
    }
  }
  if (i == at) {  // nothing we know: the token alone
    push(ChunkKind::BLK, at, at + 1, at);
    return at + 1;
  }
  i = last;
  const bool adjectival = head < 0;
  if (adjectival) {
    head = last - 1;
    while (head > at && (tag(head) == Tag::RP || tag(head) == Tag::INTF)) --head;
  }
  // A name's bracketed short form stands inside its group when a postposition follows.
  int32_t k = i;
  if (const int32_t past = bracket(i, end); past > i && past < end && (tag(past) == Tag::PSP || tag(past) == Tag::NST))
    k = past;
  else if (i < end && tag(i) == Tag::SYM && !is(i, w.comma) && !is(i, w.danda) && !is(i, w.hyphen) && !is(i, w.open) &&
           i + 1 < end && tag(i + 1) == Tag::PSP)
    k = i + 1;

  Note note;
  note.classes = noun_classes(head);
  note.relative =
      (t_.classes(symbol(at)) & kRelative) && (tag(at) == Tag::PRP || tag(at) == Tag::DEM || tag(at) == Tag::WQ);
  Marker marker = pronoun || place_word ? t_.pronoun(symbol(head)) : Marker::none;
  lexicon::Symbol fused = 0;
  if (marker == Marker::ka)
    fused = ends(d_.token(head).key, "ी") ? w.ki : ends(d_.token(head).key, "े") ? w.ke : w.ka;
  else if (marker == Marker::se)
    fused = symbol(head);
  const int32_t stop = read_marker(k, end, marker, note, fused);
  const int32_t close = stop > k ? stop : i;
  if (marker != Marker::none && ((note.classes & kMarkedTime) || is_year(head))) note.classes |= kTime;
  if (meanwhile) note.classes |= kTime;
  if (pronoun && is(head, w.to)) note.classes |= kTime;  // «तो» as «then»
  bool jjp = adjectival && marker == Marker::none;
  if (jjp)
    for (int32_t j = at; j < last; ++j)
      // «तीन घायल», «किसने», «जो | भारत में»: a number or a pronoun alone stands for a noun.
      if (tag(j) == Tag::QC || tag(j) == Tag::DEM ||
          (tag(j) == Tag::WQ && (word(j).features.person == 3 || (noun_classes(j) & kObjectPronoun))))
        jjp = false;
  Chunk& chunk = push(jjp ? ChunkKind::JJP : ChunkKind::NP, at, close, head);
  chunk.phrase = {at, last};
  chunk.marker = marker;
  notes_.back() = note;
  return close;
}

/// Reads particles and postpositions from `at`; returns the token after them. `fused` is the postposition that a
/// pronoun holds.
int32_t Parse::read_marker(int32_t at, int32_t end, Marker& marker, Note& note, lexicon::Symbol fused) const {
  const auto& w = t_.word;
  using Trie = lexicon::PhraseTrie;
  int32_t i = at;
  const auto particles = [&](int32_t k) {
    while (k < end && tag(k) == Tag::RP && trails(k, end)) ++k;
    return k;
  };
  const auto longest = [&](Trie::Node node, int32_t from, Marker& found) {
    int32_t best = from;
    for (int32_t k = from; k < end;) {
      if (k > from && tag(k) == Tag::RP && !is(k, w.samet)) {
        ++k;
        continue;
      }
      // A verb inside a postposition is a conjunctive («को लेकर»); an adjective there belongs to a noun («के पूर्व सैनिक»).
      if (tag(k) == Tag::VM && form(k) != VerbForm::conjunctive) break;
      if (tag(k) == Tag::JJ && (is(k, w.purv) || is(k, w.saman) || is(k, w.viprit)) && noun_ahead(k + 1, end)) break;
      // «के पूर्व राष्ट्रपति», «के अतिरिक्त सचिव»
      if (k > from && k + 1 < end && (is(k, w.purv) || is(k, w.atirikt)) &&
          ((noun_classes(k + 1) & kPerson) || (k + 2 < end && is_noun(k + 1) && (noun_classes(k + 2) & kPerson))))
        break;
      node = t_.markers.step(node, symbol(k));
      if (node == Trie::kNone) break;
      ++k;
      if (const auto values = t_.markers.values(node); !values.empty()) {
        found = static_cast<Marker>(values.front());
        best = k;
      }
    }
    return best;
  };
  const auto opens = [&](int32_t k) {
    if (k >= end) return false;
    const Tag t = tag(k);
    return t == Tag::PSP || t == Tag::NST || (t == Tag::VAUX && is_vala(k)) ||
           (t == Tag::RP && marker == Marker::ka && (is(k, w.bina) || is(k, w.bagair)));
  };
  bool first = true;
  if (fused != 0) {
    const int32_t k = particles(i);
    Marker found = Marker::none;
    Trie::Node node =
        fused == w.ka || fused == w.ke || fused == w.ki ? t_.markers.step(Trie::kRoot, fused) : Trie::kNone;
    if (marker == Marker::se) node = t_.markers.step(Trie::kRoot, w.se);
    if (node != Trie::kNone && k < end && !is_noun(k)) {
      if (const int32_t stop = longest(node, k, found); stop > k) {
        marker = found;
        i = stop;
      }
    } else if (node != Trie::kNone && k < end && is_noun(k)) {
      // «उनकी ओर से» with ओर read as a noun: only chains of two words and more.
      if (const int32_t stop = longest(node, k, found); stop > k + 1) {
        marker = found;
        i = stop;
      }
    }
    first = false;
  }
  for (;;) {
    const int32_t k = particles(i);
    if (!opens(k)) {
      // «सोमवार शाम पहले», «एक दिन पहले»
      i = k;
      break;
    }
    Marker found = Marker::none;
    int32_t stop = longest(Trie::kRoot, k, found);
    if (stop == k) {
      if (tag(k) == Tag::NST && !(first && (note.classes & kTime))) {
        i = k;
        break;
      }
      stop = k + 1;
      found = is(k, w.pahle) || is(k, w.purv) ? Marker::pahle : is(k, w.baad) ? Marker::baad : Marker::other;
    }
    if (tag(k) == Tag::NST && !first && stop == k + 1 && marker != Marker::ka && marker != Marker::se) {
      i = k;
      break;
    }
    if (is_vala(k)) note.vala = true;
    if (is(k, w.jaise) || is(k, w.jaisa) || is(k, w.jaisi)) note.trailing_genitive = true;  // «आतंकवाद जैसे मुद्दे»
    if (first || marker == Marker::none) {
      marker = found;
    } else if (note.vala) {
      marker = found;  // «करने वालों ने»
    } else if (found == Marker::ka) {
      note.trailing_genitive = true;
    } else if (marker == Marker::ka || (found != Marker::other && marker == Marker::other)) {
      marker = found;
    }
    first = false;
    i = stop;
  }
  return i;
}

/// «करना होगा», «उठाने होंगे», «करना पड़ा»: an infinitive and its verb of duty, also where that was taken for a main verb.
bool Parse::duty(int32_t infinitive, int32_t after) const {
  const auto& w = t_.word;
  if (form(infinitive) != VerbForm::infinitive) return false;
  return is(after, w.chahie) || stem(after) == w.pad || (stem(after) == w.ho && form(after) == VerbForm::future);
}

int32_t Parse::cut_verb_group(int32_t at, int32_t end) {
  const auto& w = t_.word;
  int32_t head = at;
  while (head < end && !is_verb(head)) ++head;
  int32_t last = head;  // last verbal token
  int32_t i = head + 1;
  while (i < end) {
    const Tag t = tag(i);
    if (t == Tag::VAUX) {
      if (is_vala(i) || (form(last) == VerbForm::conjunctive && form(i) == VerbForm::infinitive)) break;
      // «मंत्री का कहना | है»: with a genitive subject the infinitive is a noun, and है the verb.
      if (last == head && stem(i) == w.ho && form(head) == VerbForm::infinitive && !out_.chunks.empty() &&
          out_.chunks.back().tokens.last == at && out_.chunks.back().genitive() && ends(d_.token(head).key, "ना"))
        break;
      last = i++;
      continue;
    }
    if (t == Tag::SYM && is(i, w.hyphen) && i + 1 < end && tag(i + 1) == Tag::RDP) {  // «देखते-देखते»
      i += 2;
      continue;
    }
    if (t == Tag::VM) {
      const lexicon::Symbol s = stem(i);
      const VerbForm before = form(last);
      const uint64_t v = t_.classes(s);
      const bool vector =
          before == VerbForm::root && last == head && ((v & (kVectorNe | kVectorNo)) || s == w.sak || s == w.pa);
      const bool wants = before == VerbForm::infinitive && s == w.chah;
      const bool going =
          before == VerbForm::infinitive && s == w.ja && i + 1 < end && is_verb(i + 1) && stem(i + 1) == w.rah;
      const bool must = duty(last, i);
      // «आया है» with है taken for a main verb
      const VerbForm now = form(i);
      const bool passive =
          s == w.ja && before == VerbForm::perfective && last == head && (t_.classes(stem(head)) & kTransitive);
      const bool participle = s == w.ho && (is(i, w.hue) || is(i, w.hua) || is(i, w.hui)) &&
                              (before == VerbForm::perfective || before == VerbForm::habitual);
      const bool copula = s == w.ho && (before == VerbForm::perfective || before == VerbForm::habitual) &&
                          (now == VerbForm::present || now == VerbForm::past || now == VerbForm::future);
      if (!vector && !wants && !going && !must && !copula && !participle && !passive) break;
      last = i++;
      continue;
    }
    if (t == Tag::NEG || t == Tag::RP) {
      int32_t k = i;
      while (k < end && (tag(k) == Tag::NEG || (tag(k) == Tag::RP && trails(k, end)))) ++k;
      const bool goes_on =
          k < end &&
          ((tag(k) == Tag::VM && stem(k) == w.ja && form(last) == VerbForm::perfective) ||
           (tag(k) == Tag::VM && stem(k) == w.ho &&
            (form(last) == VerbForm::perfective || form(last) == VerbForm::habitual) &&
            (form(k) == VerbForm::present || form(k) == VerbForm::past)) ||
           (tag(k) == Tag::VM && duty(last, k)) ||
           (tag(k) == Tag::VAUX || (tag(k) == Tag::VM && form(last) == VerbForm::infinitive && stem(k) == w.chah)));
      const bool after = t == Tag::NEG && (k >= end || tag(k) == Tag::SYM || tag(k) == Tag::CC);  // «आया नहीं ।»
      if (!goes_on && !after) break;
      i = k;
      continue;
    }
    break;
  }
  Note note;
  Marker marker = Marker::none;
  // Postpositions make it a verbal noun; «करने वाला है» goes on as one group.
  const VerbForm ending = form(last);
  const bool noun_like = ending != VerbForm::present && ending != VerbForm::past && ending != VerbForm::future &&
                         ending != VerbForm::subjunctive;
  int32_t stop = noun_like ? read_marker(i, end, marker, note, 0) : i;
  if (stop < end && ending == VerbForm::perfective && marker == Marker::none &&
      (is(stop, w.bina) || is(stop, w.bagair))) {  // «बताए बिना»
    marker = Marker::bina;
    ++stop;
  }
  bool prospective = false;
  if (note.vala && stop < end && is_verb(stop) && stem(stop) == w.ho &&
      (tag(stop) == Tag::VAUX || stem(head) != w.rah)) {
    prospective = true;
    while (stop < end && is_verb(stop) && stem(stop) == w.ho) last = stop++;
    marker = Marker::none;
    note.vala = false;
  }
  if (stop > i && marker == Marker::none && !prospective) {  // only particles: keep them inside
    while (i < stop) ++i;
  }
  const VerbForm f = form(last);
  ChunkKind kind = ChunkKind::VGF;
  if (marker != Marker::none) {
    kind = ChunkKind::VGNN;
    if ((f == VerbForm::perfective || f == VerbForm::habitual) && !note.vala && marker != Marker::bina)
      kind = ChunkKind::VGNF;
  } else if (!prospective) {
    const bool lone = last == head;
    switch (f) {
      case VerbForm::infinitive:
        kind = ChunkKind::VGNN;
        break;
      case VerbForm::agentive:
        kind = ChunkKind::VGNN;
        note.vala = true;
        break;
      case VerbForm::conjunctive:
        kind = ChunkKind::VGNF;
        break;
      case VerbForm::root: {
        const int32_t k = stop;
        const bool closing = k >= end || tag(k) == Tag::SYM || tag(k) == Tag::CC;
        kind = !lone && stem(last) == w.kar      ? ChunkKind::VGNF
               : (stem(last) == w.ho && closing) ? ChunkKind::VGF
                                                 : ChunkKind::VGNF;
        // «… त्याग दे।», «… डाल दे वरना …», «… लौट जा नहीं तो …»: a subjunctive that looks like a root.
        const bool vector = !lone && stem(last) == w.de && form(head) == VerbForm::root;
        const bool or_else = k + 1 < end && symbol(k) == w.nahin && symbol(k + 1) == w.to;
        if (closing && (k + 1 >= end || vector)) kind = ChunkKind::VGF;
        if (or_else) kind = ChunkKind::VGF;
        if (closing && lone && causative_like(last) != 0) kind = ChunkKind::VGF;  // «पता चला कि»
        break;
      }
      case VerbForm::habitual:
      case VerbForm::perfective:
        note.undecided = true;
        break;
      default:
        break;
    }
    if (is(last, w.chahie)) kind = ChunkKind::VGF;
  }
  Chunk& chunk = push(kind, at, std::max(stop, last + 1), head);
  chunk.phrase = {at, last + 1};
  chunk.marker = marker;
  note.classes = t_.classes(stem(head));
  notes_.back() = note;
  return chunk.tokens.last;
}

/// Decides bare participles: «X आए ।» is finite, «भारत आए विदेश मंत्री» and «करते हुए» are not.
void Parse::settle(Range range) {
  const auto& w = t_.word;
  for (int32_t i = range.first; i < range.last; ++i) {
    Note& note = notes_[i];
    if (!note.undecided) continue;
    note.undecided = false;
    Chunk& chunk = c(i);
    int32_t last = chunk.phrase.last - 1;
    while (!is_verb(last)) --last;
    const VerbForm f = form(last);
    const std::string_view key = d_.token(last).key;
    const bool lone = last == chunk.head;
    if (!lone && (is(last, w.hue) || is(last, w.hua) || is(last, w.hui)) && form(chunk.head) != VerbForm::root) {
      chunk.kind = ChunkKind::VGNF;  // करते हुए, मारे हुए
      continue;
    }
    const int32_t next = i + 1;
    const bool closed = next >= range.last || c(next).kind == ChunkKind::BLK || c(next).kind == ChunkKind::CCP;
    if (f == VerbForm::habitual) {
      const bool oblique = ends(key, "ते");
      if (next < range.last && symbol(c(next).tokens.first) == w.to) continue;  // «अगर वे राजी नहीं होते तो …»
      // «जब तक वे नहीं हटते, …», «जब तक … नहीं रोकता तब तक …»
      bool until = false;
      for (int32_t k = i; k-- > range.first && c(k).kind != ChunkKind::VGF && !until;)
        until = d_.token(c(k).tokens.first).key == "जब";
      if (until && (closed || d_.token(c(next).tokens.first).key == "तब")) continue;
      if (closed) {
        if (oblique && next < range.last && c(next).kind == ChunkKind::BLK && !is(c(next).head, w.comma)) continue;
        if (!oblique) continue;
      }
      bool finite_later = false;
      for (int32_t k = next; k < range.last && !finite_later; ++k) finite_later = c(k).kind == ChunkKind::VGF;
      if (finite_later && (oblique || !closed)) chunk.kind = ChunkKind::VGNF;
      continue;
    }
    if (closed) continue;
    if (symbol(c(next).tokens.first) == w.to) continue;
    // «इस्तीफा दे दिया जब …», «बताया जिसमें …»: a relative word opens a clause, so the one before it is closed.
    const std::string_view opener = d_.token(c(next).tokens.first).key;
    if (opener == "जब" || opener == "जहां" || opener == "जबकि" || opener == "जो" || opener.starts_with("जिस") ||
        opener.starts_with("जिन"))
      continue;
    // «रूस ने … हमला किया वहीं अमेरिका ने … लगाए»: two with «ने» are the subjects of two verbs.
    const auto agent = [&](int32_t k) { return c(k).kind == ChunkKind::NP && c(k).marker == Marker::ne; };
    bool before = false, after = false;
    for (int32_t k = i; k-- > range.first && c(k).kind != ChunkKind::VGF && !before;) before = agent(k);
    for (int32_t k = next; k < range.last && c(k).kind != ChunkKind::VGF && !after; ++k) after = agent(k);
    if (before && after) continue;
    // A participle before a noun: needs a finite verb that is still to come, and agreement with the noun.
    bool finite_later = false;
    for (int32_t k = next; k < range.last; ++k) {
      if (c(k).kind == ChunkKind::CCP && (t_.classes(symbol(c(k).head)) & kComplementiser)) break;
      if (c(k).kind == ChunkKind::VGF) {
        finite_later = true;
        break;
      }
    }
    if (!finite_later) continue;
    int32_t noun = next;
    while (noun < range.last && c(noun).kind == ChunkKind::NP && c(noun).marker == Marker::ka) ++noun;
    if (noun >= range.last) continue;
    // It says something of one of these: «आए [भारत के] विदेश मंत्री», «किए गए [हमले की] निंदा».
    const bool feminine = ends(key, "ी") || ends(key, "ई") || ends(key, "ीं") || ends(key, "ईं");
    const bool direct = ends(key, "ा") || ends(key, "या");
    const auto agrees_with = [&](int32_t k) {
      if (c(k).kind != ChunkKind::NP) return true;
      const Gender g = gender(c(k).head);
      if (feminine) return g != Gender::masculine;
      if (direct) return g != Gender::feminine && c(k).marker == Marker::none;
      return g != Gender::feminine;
    };
    for (int32_t k = next; k <= noun && chunk.kind != ChunkKind::VGNF; ++k)
      if (agrees_with(k)) chunk.kind = ChunkKind::VGNF;
  }
}

}  // namespace bahi::chunk
