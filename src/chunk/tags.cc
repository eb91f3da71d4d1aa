// Corrects parts of speech where the word itself leaves no doubt: the tagger guesses names into closed classes
// («जयशंकर» a postposition), and misses verbs that only their auxiliary shows («की जाएगी», «छुपाया नहीं जा सकता»).
#include "chunk/parse.h"

namespace bahi::chunk {

void Parse::correct_tags() {
  const auto& w = t_.word;
  const auto n = static_cast<int32_t>(d_.tokens->tokens.size());
  tags_.resize(n);
  const auto verbal = [](Tag t) { return t == Tag::VM || t == Tag::VAUX; };
  const auto open_class = [](Tag t) {
    return t == Tag::JJ || t == Tag::NN || t == Tag::NNP || t == Tag::UNK || t == Tag::QF;
  };
  const auto letter = [&](int32_t i) {  // «जी» is also said after a name
    return i >= 0 && (t_.classes(symbol(i)) & (kInitial | kHonorific)) == kInitial;
  };
  // «मुख्यमंत्री एम के स्टालिन», «के के शैलजा»: behind a letter that stands after an office or begins the clause.
  const auto initial_ke = [&](int32_t i) {
    if (symbol(i) != w.ke || i + 1 >= n) return false;
    int32_t first = i;
    while (letter(first - 1)) --first;
    int32_t last = i;
    while (last + 1 < n && letter(last + 1)) ++last;
    if (first == last || last + 1 >= n || d_.morph->words[last + 1].tag != Tag::NNP) return false;
    const bool begins = first == 0 || d_.tokens->sentence_of[first - 1] != d_.tokens->sentence_of[i] ||
                        d_.tokens->tokens[first - 1].kind == TokenKind::punctuation;
    return begins || (t_.classes(symbol(first - 1)) & kPerson) != 0;
  };
  // The direct form stands before no noun with a case marker.
  const auto direct_pronoun = [&](int32_t i) {
    const std::string_view key = d_.tokens->tokens[i].key;
    if (key != "वो" && key != "वह" && key != "वे") return false;
    int32_t k = i + 1;
    while (k < n && k < i + 4 && open_class(d_.morph->words[k].tag)) ++k;
    return k > i + 1 && k < n && d_.morph->words[k].tag == Tag::PSP;
  };
  for (int32_t i = 0; i < n; ++i) {
    Tag t = d_.morph->words[i].tag;
    const lexicon::Symbol s = symbol(i);
    const uint64_t classes = t_.classes(s);
    const bool word = d_.tokens->tokens[i].kind == TokenKind::word;
    const Tag next = i + 1 < n ? d_.morph->words[i + 1].tag : Tag::SYM;
    const Tag before = i > 0 && d_.tokens->sentence_of[i] == d_.tokens->sentence_of[i - 1] ? tags_[i - 1] : Tag::SYM;
    if (t == Tag::PSP && initial_ke(i)) {
      t = Tag::NNP;
    } else if (t == Tag::NN && next == Tag::RP && t_.pronoun(s) == Marker::none &&
               (d_.tokens->tokens[i].key == "दोनों" || d_.tokens->tokens[i].key == "तीनों")) {
      t = Tag::PRP;  // «दोनों ही पक्ष»
    } else if (t == Tag::DEM && before == Tag::CC && direct_pronoun(i)) {
      t = Tag::PRP;  // «कहा कि वो गठबंधन का समर्थन करते हैं»
    } else if (t == Tag::NN && d_.tokens->tokens[i].key == "मार" && verbal(next) &&
               d_.tokens->tokens[i + 1].key.starts_with("गिरा")) {
      t = Tag::VM;  // «मार गिराए गए»
    } else if (t == Tag::PSP && (classes & kComplementiser)) {
      t = Tag::CC;  // «बताया की …»
    } else if (s == w.nahin || (s == w.na && open_class(t))) {
      t = Tag::NEG;
    } else if (t == Tag::NEG && before == Tag::PSP && verbal(next) && d_.tokens->tokens[i].key == "मत" &&
               d_.morph->words[i + 1].lemma_symbol == w.de && d_.tokens->tokens[i + 1].key != "दो") {
      t = Tag::NN;  // «प्रस्ताव के पक्ष में मत देगा»: a vote
    } else if ((classes & kConditional) && (open_class(t) || t == Tag::RP || t == Tag::PRP || t == Tag::RB)) {
      t = Tag::CC;
    } else if ((classes & kQuantifier) && (open_class(t) || t == Tag::PRP) &&
               (next == Tag::NN || next == Tag::JJ || next == Tag::NNP || next == Tag::QC)) {
      t = Tag::QF;
    } else if (t == Tag::RB && (classes & kDefiniteTime) && !(classes & kAdverb)) {
      t = Tag::NN;  // «आज», «कल»
    } else if (t == Tag::CC && s == w.to && (open_class(before) || before == Tag::PSP || before == Tag::NST)) {
      t = Tag::RP;  // «पुष्टि तो नहीं हुई»
    } else if (t == Tag::PSP && d_.tokens->tokens[i].form.ends_with(".")) {
      t = Tag::NNP;  // «के. नटवर सिंह»
    } else if ((classes & kAdverb) && open_class(t)) {
      t = Tag::RB;
    } else if (t == Tag::CC && before == Tag::QC && (next == Tag::NN || next == Tag::JJ) &&
               d_.tokens->tokens[i].key == "और") {
      t = Tag::QF;  // «एक और खेप», «दो और अधिकारी»: more of them
    } else if (verbal(t) && (before == Tag::NN || before == Tag::NNP) &&
               (next == Tag::NN || next == Tag::JJ || next == Tag::CC) &&
               (d_.tokens->tokens[i].key == "भरा" || d_.tokens->tokens[i].key == "भरे" ||
                d_.tokens->tokens[i].key == "भरी")) {
      t = Tag::JJ;  // «गर्मजोशी भरे माहौल में»: full of it
    } else if (t == Tag::JJ && before == Tag::QC && d_.tokens->tokens[i - 1].key != "एक" &&
               !(classes & kAdjectiveHost) &&
               (next == Tag::VM || (next == Tag::JJ && (t_.classes(symbol(i + 1)) & kAdjectiveHost)))) {
      t = Tag::NN;  // «20 इराकी मारे गए», «पांच भारतीय घायल हो गए»: counted, and nothing after it to belong to
    } else if (s == w.va || s == w.evam || s == w.tatha) {
      t = Tag::CC;
    } else if ((open_class(t) || t == Tag::DEM || t == Tag::CC) && t_.pronoun(s) != Marker::none) {
      t = Tag::PRP;
    } else if (word && (t == Tag::PSP || t == Tag::CC) &&
               (classes & (kMarkerWord | kJoin | kComplementiser | kConditional | kCoordinator)) == 0 &&
               !d_.tokens->tokens[i].key.starts_with("वाल")) {
      // Closed classes are closed: what they do not know is a name, or something before a noun («उप प्रधानमंत्री»).
      t = t == Tag::PSP && (classes & kCompoundFirst) ? Tag::JJ : Tag::NNP;
    } else if (t == Tag::JJ && word && (classes & kGivenName) && !(classes & kNameToo)) {
      t = Tag::NNP;  // «मोदी», «अखिलेश»
    } else if (t != Tag::NNP && t != Tag::NN && (classes & kCountry) && (open_class(t) || t == Tag::NEG)) {
      t = Tag::NNP;
    } else if (t == Tag::PSP && s == w.ki && verbal(next) && d_.morph->words[i + 1].lemma_symbol == w.ja) {
      t = Tag::VM;  // «समीक्षा की जाएगी»
    } else if (t == Tag::PSP && s == w.ki && i + 1 < n && (t_.classes(symbol(i + 1)) & kComplementiser)) {
      t = Tag::VM;  // «मांग की कि …»: no noun follows that the postposition could join
    } else if (t == Tag::PSP && s == w.ki && i + 1 < n && before == Tag::NN &&
               (t_.classes(symbol(i + 1)) & kRelative)) {
      t = Tag::VM;  // «गोलीबारी की जिसमें …»: nor does one before a relative clause
    } else if (t == Tag::PSP && s == w.ki && before == Tag::NN && i + 1 < n &&
               (t_.classes(symbol(i + 1)) & kCoordinator) && (next == Tag::CC || next == Tag::PRP || next == Tag::RB)) {
      t = Tag::VM;  // «निंदा की वहीं …», «अपील की जबकि …»
    } else if (t == Tag::VM && next == Tag::PSP && (before == Tag::DEM || before == Tag::QF) &&
               !d_.tokens->tokens[i].key.ends_with("ने")) {
      t = Tag::NN;  // «बिना किसी उकसावे के»
    } else if (t == Tag::VM && next == Tag::PSP && d_.morph->words[i].features.form == VerbForm::root &&
               symbol(i + 1) != w.ke && symbol(i + 1) != w.kar) {
      t = Tag::NN;  // «बस पर», «मार से»: no bare stem stands before a postposition but के
    } else if (t == Tag::VM && d_.tokens->tokens[i].key == "बताओ" && i > 0 && d_.tokens->tokens[i - 1].key == "कारण") {
      t = Tag::NN;  // «कारण बताओ नोटिस»
    } else if (t == Tag::VM && d_.tokens->tokens[i].key == "धरने" && next == Tag::PSP) {
      t = Tag::NN;  // «धरने पर बैठे हैं»
    } else if (t == Tag::PRP && (before == Tag::SYM || verbal(before)) && (classes & kCoordinator)) {
      t = Tag::CC;  // «वहीं दूसरी ओर …», «हमला किया वहीं …»
    } else if (t == Tag::PRP &&
               (s == w.is || s == w.us || s == w.in || s == w.un || s == w.kis || s == w.jis || s == w.jin) &&
               (next == Tag::NN || next == Tag::JJ || next == Tag::NNP || next == Tag::QC)) {
      t = Tag::DEM;
    } else if (t == Tag::PRP && (s == w.is || s == w.us) && i + 1 < n && d_.tokens->tokens[i + 1].key == "दौरान") {
      t = Tag::DEM;
    } else if ((t == Tag::NST || t == Tag::PSP) && before == Tag::DEM && d_.tokens->tokens[i].key == "दौरान") {
      t = Tag::NN;  // «इस दौरान»
    } else if (t == Tag::PRP && s == w.jo && next == Tag::NN) {
      t = Tag::DEM;
    } else if ((t == Tag::NN || t == Tag::JJ) && word) {
      // «छुपाया नहीं जा सकता»: a participle of a known verb before जा.
      int32_t k = i + 1;
      while (k < n && k < i + 3 && (d_.morph->words[k].tag == Tag::NEG || d_.morph->words[k].tag == Tag::RP)) ++k;
      if (k < n && verbal(d_.morph->words[k].tag) && d_.morph->words[k].lemma_symbol == w.ja && participle_stem(i) != 0)
        t = Tag::VM;
    }
    tags_[i] = t;
  }
  inside_.assign(n, false);
  // «कम से कम तीन नागरिक», «ज्यादा से ज्यादा»: one word of measure before what it measures.
  for (int32_t i = 0; i + 3 < n; ++i) {
    const std::string_view key = d_.tokens->tokens[i].key;
    if (symbol(i + 1) == w.se && symbol(i) == symbol(i + 2) && (key == "कम" || key == "ज्यादा" || key == "अधिक"))
      tags_[i] = tags_[i + 1] = tags_[i + 2] = Tag::QF, inside_[i + 1] = inside_[i + 2] = true;
  }
  // «एक-एक कर मुलाकात की», «बारी-बारी करके»: how, and no deed of its own.
  for (int32_t i = 0; i + 3 < n; ++i) {
    const std::string_view then = d_.tokens->tokens[i + 3].key;
    if (is(i + 1, w.hyphen) && symbol(i) == symbol(i + 2) && (then == "कर" || then == "करके") && tags_[i] != Tag::VM)
      for (int32_t k = i; k < i + 4; ++k) tags_[k] = Tag::RB, inside_[k] = k > i;
  }
  // «मैक्रों बार-बार रूस को …», «घर-घर जाकर»: a noun said twice tells how often or where, and belongs to no group.
  for (int32_t i = 0; i + 3 < n; ++i)
    if (is(i + 1, w.hyphen) && symbol(i) != 0 && symbol(i) == symbol(i + 2) && tags_[i] == Tag::NN &&
        tags_[i + 2] == Tag::NN && tags_[i + 3] != Tag::PSP && tags_[i + 3] != Tag::NST &&
        ((t_.classes(symbol(i)) & (kTime | kPlaceNoun)) || tags_[i + 3] != Tag::VM))  // «खरी-खरी सुनाई»
      for (int32_t k = i; k < i + 3; ++k) tags_[k] = Tag::RB, inside_[k] = k > i;
  for (int32_t i = 0; i + 2 < n; ++i) {
    const std::string_view key = d_.tokens->tokens[i].key, third = d_.tokens->tokens[i + 2].key;
    // «दक्षिण-पूर्वी तुर्की»: two quarters of the sky with a hyphen are one adjective.
    const auto quarter = [](std::string_view k) {
      return k.starts_with("दक्षिण") || k.starts_with("उत्तर") || k.starts_with("पूर्व") || k.starts_with("पश्चिम");
    };
    if (is(i + 1, w.hyphen) && quarter(key) && quarter(third)) {
      const bool adjective = third.ends_with("ी");
      tags_[i] = tags_[i + 1] = Tag::JJ;
      tags_[i + 2] = adjective ? Tag::JJ : tags_[i + 2];
    }
    // «निकट भविष्य में»: beside nothing, so no postposition.
    if (key == "निकट" && i > 0 && (tags_[i + 1] == Tag::NN) && tags_[i - 1] != Tag::PSP) tags_[i] = Tag::JJ;
  }
  // Names that the registry knows are one whatever the tagger thinks of their parts.
  for (int32_t i = 0; i < n; ++i) {
    if ((t_.classes(symbol(i)) & kBeginsName) == 0) continue;
    auto node = t_.names.step(lexicon::PhraseTrie::kRoot, symbol(i));
    int32_t end = i;
    for (int32_t k = i + 1; node != lexicon::PhraseTrie::kNone; ++k) {
      if (!t_.names.values(node).empty()) end = k;
      if (k >= n || d_.tokens->sentence_of[k] != d_.tokens->sentence_of[i]) break;
      node = t_.names.step(node, symbol(k));
    }
    for (int32_t k = i; k < end; ++k) {
      if (k > i) inside_[k] = true;
      if (tags_[k] != Tag::NN && tags_[k] != Tag::NNP && tags_[k] != Tag::JJ) tags_[k] = Tag::NNP;
    }
    if (end > i) {
      if (tags_[end - 1] == Tag::JJ) tags_[end - 1] = Tag::NNP;
      i = end - 1;
    }
  }
}

/// The transitive stem of a perfective participle that morphology did not see, or 0.
lexicon::Symbol Parse::participle_stem(int32_t i) const {
  const std::string_view key = d_.tokens->tokens[i].key;
  for (const std::string_view ending : {"या", "ए", "ई", "ा", "े", "ी"}) {
    if (!key.ends_with(ending) || key.size() <= ending.size()) continue;
    const auto stem = t_.symbols->find(key.substr(0, key.size() - ending.size()));
    if (stem != 0 && (t_.classes(stem) & kTransitive)) return stem;
  }
  return 0;
}

}  // namespace bahi::chunk
