#include "morph/inflect.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/hash.h"
#include "lexicon/key.h"

namespace bahi::morph {
namespace {

constexpr std::array<std::string_view, 12> kForms = {"none",        "root",       "conjunctive", "habitual",
                                                     "perfective",  "infinitive", "agentive",    "future",
                                                     "subjunctive", "imperative", "present",     "past"};

VerbForm form_of(std::string_view name) {
  for (size_t i = 0; i < kForms.size(); ++i)
    if (kForms[i] == name) return static_cast<VerbForm>(i);
  return VerbForm::none;
}

Upos upos_of(std::string_view name) {
  for (int u = 0; u <= static_cast<int>(Upos::SYM); ++u)
    if (label(static_cast<Upos>(u)) == name) return static_cast<Upos>(u);
  return Upos::X;
}

Gender gender_of(std::string_view cell) {
  return cell == "m" ? Gender::masculine : cell == "f" ? Gender::feminine : Gender::none;
}
Number number_of(std::string_view cell) {
  return cell == "sg" ? Number::singular : cell == "pl" ? Number::plural : Number::none;
}
Case case_of(std::string_view cell) {
  return cell == "d" ? Case::direct : cell == "o" ? Case::oblique : Case::none;
}
uint8_t person_of(std::string_view cell) {
  return cell.empty() ? 0 : static_cast<uint8_t>(cell[0] - '0');
}

constexpr unsigned bit(Tag tag) {
  return 1U << static_cast<unsigned>(tag);
}

/// Tags of which any word may be.
constexpr unsigned kOpen =
    bit(Tag::NN) | bit(Tag::NNP) | bit(Tag::VM) | bit(Tag::VAUX) | bit(Tag::JJ) | bit(Tag::RDP) | bit(Tag::SYM);

/// What a copula joins to its subject, but for nouns.
constexpr unsigned kPredicative = bit(Tag::JJ) | bit(Tag::QF) | bit(Tag::QC) | bit(Tag::QO) | bit(Tag::VM);

/// The last code point of Devanagari text (three bytes each), as its offset in the block; 0 for anything else.
unsigned last_letter(std::string_view s) {
  if (s.size() < 3 || static_cast<unsigned char>(s[s.size() - 3]) != 0xE0) return 0;
  return (static_cast<unsigned char>(s[s.size() - 2]) & 1U) << 6 |
         (static_cast<unsigned char>(s[s.size() - 1]) & 0x3FU);
}
bool is_consonant(unsigned c) {
  return c >= 0x15 && c <= 0x39;
}
bool is_vowel(unsigned c) {
  return (c >= 0x05 && c <= 0x14) || (c >= 0x3E && c <= 0x4C);
}

bool among(const std::vector<uint32_t>& list, uint32_t symbol) {
  return symbol != 0 && std::find(list.begin(), list.end(), symbol) != list.end();
}

/// A hash of an ending's letters, from the last one on, so that all endings of a word are hashed in one go.
constexpr uint64_t kEndingSeed = 0x9e3779b97f4a7c15ULL;
uint64_t add_letter(uint64_t h, std::string_view s, size_t end) {
  return mix(h ^ (static_cast<uint64_t>(static_cast<unsigned char>(s[end - 2])) << 8 |
                  static_cast<unsigned char>(s[end - 1])));
}
uint64_t ending_hash(std::string_view s) {
  uint64_t h = kEndingSeed;
  for (size_t end = s.size(); end >= 3; end -= 3) h = add_letter(h, s, end);
  return h;
}

/// Universal tags where the closed classes say nothing.
Upos upos_by_tag(Tag tag) {
  switch (tag) {
    case Tag::NN:
      return Upos::NOUN;
    case Tag::NNP:
      return Upos::PROPN;
    case Tag::NST:
      return Upos::ADV;
    case Tag::PRP:
      return Upos::PRON;
    case Tag::DEM:
      return Upos::DET;
    case Tag::VM:
      return Upos::VERB;
    case Tag::VAUX:
      return Upos::AUX;
    case Tag::PSP:
      return Upos::ADP;
    case Tag::JJ:
      return Upos::ADJ;
    case Tag::QF:
      return Upos::DET;
    case Tag::QC:
      return Upos::NUM;
    case Tag::QO:
      return Upos::ADJ;
    case Tag::RB:
      return Upos::ADV;
    case Tag::INTF:
      return Upos::ADV;
    case Tag::RP:
      return Upos::PART;
    case Tag::CC:
      return Upos::CCONJ;
    case Tag::NEG:
      return Upos::PART;
    case Tag::WQ:
      return Upos::PRON;
    case Tag::INJ:
      return Upos::INTJ;
    case Tag::SYM:
      return Upos::PUNCT;
    case Tag::RDP:
    case Tag::UNK:
      return Upos::X;
  }
  return Upos::X;
}

}  // namespace

Gender gender_by_form(std::string_view lemma) {
  // Endings of agents and offices are masculine though they end like feminine nouns.
  for (const std::string_view m : {"मंत्री", "कारी", "चारी", "वादी", "वासी", "धारी", "यात्री", "पति", "भाई", "कर्मी", "पंथी",
                                   "ार्थी", "द्रोही", "रोगी", "ाहारी", "प्रेमी"})
    if (lemma.ends_with(m)) return Gender::masculine;
  for (const std::string_view f :
       {"ी", "ि", "ता", "हट", "वट", "ाई", "ना", "त्रा", "क्षा", "्या", "ष्टा", "षा", "णा", "िका", "शा"})
    if (lemma.ends_with(f)) return Gender::feminine;
  return Gender::masculine;
}

Inflector::Inflector(lexicon::Lexicon& lexicon) : symbols_(&lexicon.symbols()) {
  auto& symbols = lexicon.symbols();
  const auto intern = [&](std::string_view text) { return symbols.word(text); };
  for (const auto& row : lexicon.table("verbs").rows) mark(intern(row.cells[0]), verb);
  for (const auto& row : lexicon.table("adjectives").rows) mark(intern(row.cells[0]), adjective);
  for (const auto& row : lexicon.table("nouns").rows) {
    const auto symbol = intern(row.cells[0]);
    if (row.cells[1] != "f") mark(symbol, noun_m);
    if (row.cells[1] != "m") mark(symbol, noun_f);
  }
  for (const auto& row : lexicon.table("closed").rows) {
    Closed closed;
    closed.symbol = intern(row.cells[0]);
    for (const auto tag : lexicon::split(row.cells[1])) closed.tags |= bit(tag_of(tag));
    closed.first = tag_of(lexicon::split(row.cells[1]).front());
    closed.upos = upos_of(row.cells[2]);
    closed.lemma = intern(row.cells[3]);
    closed.features = {gender_of(row.cells[7]), number_of(row.cells[5]), case_of(row.cells[4]), person_of(row.cells[6]),
                       VerbForm::none};
    closed_.push_back(closed);
  }
  std::stable_sort(closed_.begin(), closed_.end(), [](const auto& a, const auto& b) { return a.symbol < b.symbol; });
  for (size_t i = closed_.size(); i-- > 0;) closed_at_.grow(closed_[i].symbol) = static_cast<uint16_t>(i + 1);
  for (const auto& row : lexicon.table("irregular").rows) {
    const auto lemma = intern(row.cells[1]);
    mark(lemma, verb);
    mark(intern(row.cells[0]), irregular_form);
    irregular_.push_back({intern(row.cells[0]),
                          lemma,
                          {gender_of(row.cells[3]), number_of(row.cells[4]), Case::none, person_of(row.cells[5]),
                           form_of(row.cells[2])}});
  }
  for (const auto& row : lexicon.table("grammar").rows) {
    if (row.cells[0] == "relational")
      for (const auto word : lexicon::split(row.cells[1])) mark(intern(word), relational);
    if (row.cells[0] != "auxiliary") continue;
    auto& list = row.cells[2] == "after_infinitive" ? after_infinitive_ : auxiliaries_;
    for (const auto word : lexicon::split(row.cells[1])) {
      list.push_back(intern(word));
      if (row.cells[2] == "after_stem") after_stem_.push_back(list.back());
    }
  }
  genitive_ = intern("का");
  do_ = intern("कर");
  be_ = intern("हो");
  std::stable_sort(irregular_.begin(), irregular_.end(),
                   [](const auto& a, const auto& b) { return a.symbol < b.symbol; });
  // Names and the words of names.
  std::vector<uint32_t> words;
  kinds_.reserve(symbols.size());
  const auto add_name = [&](std::string_view text, unsigned kinds) {
    words.clear();
    symbols.for_each(text, [&](uint32_t word) { words.push_back(word); });
    for (const auto word : words) mark(word, words.size() == 1 ? kinds : static_cast<unsigned>(in_name));
  };
  const auto add_names = [&](std::string_view table, std::initializer_list<std::string_view> columns, unsigned kinds) {
    const auto& t = lexicon.table(table);
    for (const auto column : columns) {
      const auto at = static_cast<size_t>(t.column(column));
      for (const auto& row : t.rows)
        for (const auto cell : lexicon::split(row.cells[at])) add_name(cell, kinds);
    }
  };
  add_names("states", {"hi", "variants", "capital_hi"}, name);
  add_names("states", {"demonyms"}, demonym);
  add_names("places", {"hi", "variants"}, name);
  add_names("places", {"adjectives"}, demonym);
  add_names("bodies", {"hi", "variants", "acronyms_hi"}, name);
  add_names("offices", {"hi", "variants"}, actor);
  add_names("nominals", {"hi"}, actor);
  for (const auto& row : lexicon.table("given_names").rows)
    add_name(row.cells[0], (row.cells[1] == "given" || row.cells[1] == "either" ? unsigned{given} : 0U) |
                               (row.cells[1] == "surname" || row.cells[1] == "either" ? unsigned{surname} : 0U));
  {
    const auto& people = lexicon.table("people");
    const auto hi = static_cast<size_t>(people.column("hi")), variants = static_cast<size_t>(people.column("variants"));
    for (const auto& row : people.rows) {
      for (const auto column : {hi, variants}) {
        for (const auto cell : lexicon::split(row.cells[column])) {
          words.clear();
          symbols.for_each(cell, [&](uint32_t word) { words.push_back(word); });
          for (size_t i = 0; i < words.size(); ++i)
            mark(words[i], static_cast<unsigned>(i + 1 == words.size() ? surname : given));
        }
      }
    }
  }
  std::vector<std::pair<uint64_t, Ending>> found;
  for (const auto& row : lexicon.table("endings").rows) {
    Ending ending;
    const auto kind = row.cells[0];
    ending.kind = kind == "verb"        ? EndingKind::verb
                  : kind == "consonant" ? EndingKind::consonant
                  : kind == "vowel"     ? EndingKind::vowel
                  : kind == "noun"      ? EndingKind::noun
                                        : EndingKind::adjective;
    ending.text = symbols.text(intern(row.cells[1]));
    ending.lemmas = lexicon::split(row.cells[2]);
    if (ending.lemmas.empty()) ending.lemmas.emplace_back();
    ending.features = {gender_of(row.cells[4]), number_of(row.cells[5]), case_of(row.cells[7]), person_of(row.cells[6]),
                       form_of(row.cells[3])};
    longest_ = std::max(longest_, ending.text.size() / 3);
    found.emplace_back(ending_hash(ending.text), std::move(ending));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  slots_.resize(kSlots);
  for (size_t i = 0; i < found.size(); ++i) {
    const uint64_t h = found[i].first;
    if (i == 0 || found[i - 1].first != h) {
      size_t at = h % kSlots;
      while (slots_[at].last != 0) at = (at + 1) % kSlots;
      slots_[at] = {h, static_cast<uint16_t>(i), static_cast<uint16_t>(i)};
    }
    size_t at = h % kSlots;
    while (slots_[at].hash != h) at = (at + 1) % kSlots;
    slots_[at].last = static_cast<uint16_t>(i + 1);
    endings_.push_back(std::move(found[i].second));
  }
}

const Inflector::Slot* Inflector::slot(uint64_t h) const {
  for (size_t at = h % kSlots; slots_[at].last != 0; at = (at + 1) % kSlots)
    if (slots_[at].hash == h) return &slots_[at];
  return nullptr;
}

void Inflector::mark(uint32_t symbol, unsigned kinds) {
  kinds_.grow(symbol) |= static_cast<uint16_t>(kinds);
}

template <typename F>
void Inflector::each_lemma(std::string_view key, const unsigned& set, F f) const {
  thread_local std::string scratch;
  std::array<uint64_t, 8> hashes;
  size_t letters = 0;
  uint64_t h = kEndingSeed;
  for (size_t end = key.size();
       set != 0 && end >= 6 && letters < longest_ && static_cast<unsigned char>(key[end - 3]) == 0xE0; end -= 3)
    hashes[letters++] = h = add_letter(h, key, end);
  for (; letters > 0; --letters) {
    const Slot* at = slot(hashes[letters - 1]);
    if (at == nullptr) continue;
    const std::string_view stem = key.substr(0, key.size() - letters * 3);
    const unsigned last = last_letter(stem);
    std::optional<uint32_t> stem_symbol;
    for (size_t e = at->first; e < at->last; ++e) {
      const Ending& ending = endings_[e];
      if ((set >> static_cast<unsigned>(ending.kind) & 1U) == 0) continue;
      if (ending.kind == EndingKind::vowel && !is_vowel(last)) continue;
      if (ending.kind == EndingKind::consonant && !is_consonant(last)) continue;
      for (const auto tail : ending.lemmas) {
        uint32_t symbol = 0;
        if (tail.empty()) {
          if (!stem_symbol) stem_symbol = symbols_->find(stem);
          symbol = *stem_symbol;
        } else {
          scratch.assign(stem);
          scratch += tail;
          symbol = symbols_->find(scratch);
        }
        if (f(ending, stem, tail, symbol)) return;
      }
    }
  }
}

uint32_t Inflector::says(std::string_view key, uint32_t symbol) const {
  uint32_t out = symbol < kinds_.size() ? kinds_[symbol] & ~unsigned{relational} : 0;
  if (const Closed* row = closed(symbol)) return out | closed_class | static_cast<uint32_t>(row->first) << 16;
  // Inflected forms of known words.
  unsigned open = ((out & (verb | irregular_form)) == 0 ? kVerbal : 0) |
                  ((out & (noun_m | noun_f)) == 0 ? kNominal : 0) | ((out & adjective) == 0 ? kAdjectival : 0);
  each_lemma(key, open, [&](const Ending& ending, std::string_view, std::string_view, uint32_t lemma) {
    const unsigned kind = 1U << static_cast<unsigned>(ending.kind);
    if ((kind & kVerbal) != 0 && is(lemma, verb)) out |= verb_form, open &= ~kVerbal;
    if ((kind & kNominal) != 0 && is(lemma, noun_m | noun_f)) out |= noun_form, open &= ~kNominal;
    if ((kind & kAdjectival) != 0 && is(lemma, adjective)) out |= adjective_form, open &= ~kAdjectival;
    return open == 0;
  });
  return out;
}

const Inflector::Closed* Inflector::closed(uint32_t symbol) const {
  return symbol < closed_at_.size() && closed_at_[symbol] != 0 ? &closed_[closed_at_[symbol] - size_t{1}] : nullptr;
}

Tag Inflector::closed_tag(uint32_t symbol) const {
  const Closed* first = closed(symbol);
  return first != nullptr ? first->first : Tag::UNK;
}

unsigned Inflector::closed_tags(uint32_t symbol) const {
  unsigned tags = 0;
  const Closed* const end = closed_.data() + closed_.size();
  for (const Closed* row = closed(symbol); row != nullptr && row != end && row->symbol == symbol; ++row)
    tags |= row->tags;
  return tags;
}

Inflector::Found Inflector::by_ending(std::string_view key, unsigned set, unsigned known, Arena* arena) const {
  Found found, guess;
  std::string_view guess_stem, guess_tail;
  // A known word ends the search, else the first that fits is the guess.
  each_lemma(key, set, [&](const Ending& ending, std::string_view stem, std::string_view tail, uint32_t symbol) {
    if (is(symbol, known)) {
      found = {symbols_->text(symbol), symbol, &ending.features};
    } else if (guess.features == nullptr && arena != nullptr) {
      guess = {{}, symbol, &ending.features};
      guess_stem = stem;
      guess_tail = tail;
    }
    return found.features != nullptr;
  });
  if (found.features != nullptr) return found;
  if (guess.features == nullptr) return guess;
  if (guess.symbol != 0) {
    guess.lemma = symbols_->text(guess.symbol);
  } else if (guess_tail.empty()) {
    guess.lemma = guess_stem;
  } else {
    guess.lemma = arena->keep(std::string(guess_stem).append(guess_tail));
  }
  return guess;
}

bool Inflector::is_verb_form(const Token& token, Arena& arena) const {
  Word word;
  word.tag = Tag::VM;
  word.lemma = token.key;
  word.lemma_symbol = token.symbol;
  read_verb(token, {}, word, arena);
  return is(word.lemma_symbol, verb);
}

void Inflector::read_verb(const Token& token, const Beside& beside, Word& word, Arena& arena) const {
  if (is(token.symbol, irregular_form)) {
    const auto it = std::lower_bound(irregular_.begin(), irregular_.end(), token.symbol,
                                     [](const Irregular& r, uint32_t s) { return r.symbol < s; });
    word.lemma_symbol = it->lemma;
    word.lemma = symbols_->text(it->lemma);
    word.features = it->features;
    return;
  }
  const bool stem_here = beside.after_is_conjunctive ||
                         (beside.after == Tag::VAUX &&
                          std::find(after_stem_.begin(), after_stem_.end(), beside.after_lemma) != after_stem_.end());
  // «मिला» is the stem of मिला (दिया) or the past of मिल.
  const bool ends_in_a = last_letter(token.key) == 0x3E;
  const Found past = ends_in_a ? by_ending(token.key, kVerbal, verb, nullptr) : Found{};
  const bool both = !stem_here && past.features != nullptr;
  // «करता रहा है»: no stem, though रह may follow one.
  const bool habitual = past.features != nullptr && past.features->form == VerbForm::habitual;
  if ((is(token.symbol, verb) && !both) || (stem_here && ends_in_a && !habitual)) {
    // A bare stem: before an auxiliary or कर it is just that; at a group's end «हो» is a subjunctive.
    word.features.form = beside.after_is_conjunctive ? VerbForm::conjunctive : VerbForm::root;
    return;
  }
  const Found found = by_ending(token.key, kVerbal, verb, &arena);
  if (found.features != nullptr) {
    word.lemma = found.lemma;
    word.lemma_symbol = found.symbol;
    word.features = *found.features;
    return;
  }
  word.features.form = VerbForm::root;
}

void Inflector::read_noun(const Token& token, const Beside& beside, Word& word, Arena& arena) const {
  const bool marked = beside.after == Tag::PSP || beside.after == Tag::NST;
  Features& f = word.features;
  f.person = 3;
  f.number = Number::singular;
  f.case_ = marked ? Case::oblique : Case::direct;
  const auto gender = [&] {
    if (is(word.lemma_symbol, noun_m) && is(word.lemma_symbol, noun_f)) return Gender::none;
    if (is(word.lemma_symbol, noun_m)) return Gender::masculine;
    if (is(word.lemma_symbol, noun_f)) return Gender::feminine;
    return word.tag == Tag::NNP ? Gender::none : gender_by_form(word.lemma);
  };
  if (!is(token.symbol, noun_m | noun_f)) {
    const Found found = by_ending(token.key, kNominal, noun_m | noun_f, &arena);
    const bool known = found.features != nullptr && is(found.symbol, noun_m | noun_f);
    // A name is not cut by guess: «लावरोव के», «मुखर्जे» stay as they are, but «अमेरिकियों» is plural.
    if (found.features != nullptr && (known || word.tag != Tag::NNP || found.features->case_ == Case::oblique)) {
      word.lemma = found.lemma;
      word.lemma_symbol = found.symbol;
      f.gender = found.features->gender != Gender::none ? found.features->gender : gender();
      if (found.features->case_ != Case::none) f.case_ = found.features->case_;
      if (found.features->number != Number::none)
        f.number = found.features->number;
      else
        f.number = marked ? Number::singular : Number::plural;  // मामले में, मामले सामने आए
      return;
    }
  }
  f.gender = gender();
}

void Inflector::read_adjective(const Token& token, const Beside&, Word& word, Arena& arena) const {
  if (is(token.symbol, adjective)) {
    word.features.gender = Gender::masculine;
    word.features.number = Number::singular;
    word.features.case_ = Case::direct;
    return;
  }
  const Found found = by_ending(token.key, kAdjectival, adjective, &arena);
  if (found.features == nullptr) return;
  const bool known = is(found.symbol, adjective);
  const bool ordinal = word.tag == Tag::QO;
  // -ी is mostly no ending («सरकारी»), -े nearly always is one.
  if (known || ordinal ||
      (found.features->gender == Gender::masculine && found.features->number == Number::none &&
       last_letter(token.key) == 0x47)) {
    word.lemma = found.lemma;
    word.lemma_symbol = found.symbol;
    word.features = *found.features;
  }
}

void Inflector::read(const Token& token, const Beside& beside, Word& word, Arena& arena) const {
  word.lemma = token.key;
  word.lemma_symbol = token.symbol;
  word.upos = upos_by_tag(word.tag);
  // What is no word is told by its letters: the treebank has numbers of dates as names, and signs under any tag.
  if (token.kind == TokenKind::number && (word.tag == Tag::NNP || word.tag == Tag::NN)) word.upos = Upos::NUM;
  if (token.kind == TokenKind::symbol) word.upos = Upos::SYM;
  if (token.kind == TokenKind::punctuation) word.upos = Upos::PUNCT;
  if (const Closed* row = closed(token.symbol)) {
    // «मॉस्को रवाना हुए»: an adjective that ends like an infinitive.
    if ((word.tag == Tag::VM || word.tag == Tag::NN) && row->tags == bit(Tag::JJ)) word.tag = Tag::JJ;
    // The treebank has an indefinite pronoun also before its noun («किसी देश»); universally it is a determiner there.
    constexpr unsigned kNounLike = bit(Tag::NN) | bit(Tag::NNP) | bit(Tag::JJ) | bit(Tag::QC) | bit(Tag::QO);
    unsigned wanted = bit(word.tag);
    if (word.tag == Tag::PRP && (kNounLike & bit(beside.after)) != 0)
      if ((closed_tags(token.symbol) & bit(Tag::QF)) != 0) wanted = bit(Tag::QF);
    for (const Closed* const end = closed_.data() + closed_.size(); row != end && row->symbol == token.symbol; ++row) {
      if ((row->tags & wanted) == 0) continue;
      word.upos = row->upos;
      word.lemma_symbol = row->lemma;
      word.lemma = symbols_->text(row->lemma);
      word.features = row->features;
      return;
    }
  }
  switch (word.tag) {
    case Tag::VM:
    case Tag::VAUX:
      read_verb(token, beside, word, arena);
      // «तैयार है»: after an adjective or a number surely the copula; after a noun it may as well say that there is one.
      if (word.tag == Tag::VM && (kPredicative & bit(beside.before)) != 0 &&
          (word.features.form == VerbForm::present || word.features.form == VerbForm::past))
        word.upos = Upos::AUX;
      break;
    case Tag::NN:
    case Tag::NNP:
      if (token.kind != TokenKind::word) break;
      read_noun(token, beside, word, arena);
      // Common words in a name stay what they are («विश्व स्वास्थ्य संगठन»).
      if (word.upos == Upos::PROPN && !is(token.symbol, name) &&
          !(beside.before == Tag::NNP && is(token.symbol, given | surname))) {
        if (is(token.symbol, demonym))
          word.upos = Upos::ADJ;
        else if (is(token.symbol, noun_m | noun_f | actor) || is(word.lemma_symbol, noun_m | noun_f))
          word.upos = Upos::NOUN;
      }
      break;
    case Tag::JJ:
    case Tag::QF:
    case Tag::QO:
      read_adjective(token, beside, word, arena);
      break;
    case Tag::NST:
      // After a genitive or a measure it is a postposition: «के सामने», «इससे पहले», «दो दिन बाद».
      if (beside.genitive_before || beside.before == Tag::NN) word.upos = Upos::ADP;
      break;
    default:
      break;
  }
}

void Inflector::believe_tables(std::span<const Token> tokens, std::span<const uint32_t> said, std::span<Word> words,
                               bool sure_too) const {
  constexpr unsigned kVerb = unsigned{verb} | irregular_form | unsigned{verb_form};
  constexpr unsigned kNoun = unsigned{noun_m} | noun_f | unsigned{noun_form};
  constexpr unsigned kListed = noun_m | noun_f | adjective | demonym | name | given | surname | in_name | actor;
  constexpr unsigned kAdjective = unsigned{adjective} | demonym | unsigned{adjective_form};
  constexpr unsigned kName = name | given | surname | in_name;
  for (size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    const bool verbal = word.tag == Tag::VM || word.tag == Tag::VAUX;
    if (!verbal && word.tag != Tag::NN && word.tag != Tag::NNP && word.tag != Tag::JJ) continue;
    const uint32_t says = said[i];
    if ((says & closed_class) != 0) continue;
    const Tag before = i > 0 ? words[i - 1].tag : Tag::SYM;
    const Tag after = i + 1 < words.size() ? words[i + 1].tag : Tag::SYM;
    if (verbal && (says & kVerb) == 0) {
      const bool beside_name = (says & (given | surname)) != 0 && (before == Tag::NNP || after == Tag::NNP);
      if ((says & name) != 0 || beside_name)
        word.tag = Tag::NNP;
      else if ((says & kNoun) != 0)
        word.tag = Tag::NN;
      else if ((says & kAdjective) != 0)
        word.tag = Tag::JJ;
      else if ((says & kName) != 0)
        word.tag = Tag::NNP;
    } else if (word.tag == Tag::NN && (sure_too || !word.sure) && (says & (given | surname | name)) != 0 &&
               (says & (kNoun | kAdjective | kVerb | actor)) == 0) {
      word.tag = Tag::NNP;
    } else if (!verbal && (says & kVerb) != 0 && (says & kListed) == 0 &&
               (word.tag == Tag::NNP || (says & (noun_form | adjective_form)) == 0)) {
      // A noun before it and the end of its clause after it: no attribute of anything.
      const bool ends = after == Tag::CC || after == Tag::VAUX || i + 1 == words.size() || tokens[i + 1].form == "।" ||
                        tokens[i + 1].form == ",";
      if (ends && (before == Tag::NN || before == Tag::NNP)) word.tag = Tag::VM;
    }
  }
}

void Inflector::mend(std::span<const Token> tokens, std::span<Word> words) const {
  constexpr unsigned kNounLike = bit(Tag::NN) | bit(Tag::NNP) | bit(Tag::JJ) | bit(Tag::QC);
  for (size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    const Token& token = tokens[i];
    const Tag before = i > 0 ? words[i - 1].tag : Tag::SYM, after = i + 1 < words.size() ? words[i + 1].tag : Tag::SYM;
    const bool noun_after = (bit(after) & kNounLike) != 0;
    const Tag first = closed_tag(token.symbol);
    const auto now = [&](Tag tag) { return word.tag == tag; };
    if (is(token.symbol, relational)) {
      if (now(Tag::PSP) || ((now(Tag::JJ) || now(Tag::RB) || now(Tag::NN)) && !noun_after)) word.tag = Tag::NST;
      continue;
    }
    if (first == Tag::UNK) {
      if (now(Tag::PSP) && is(token.symbol, noun_m | noun_f)) word.tag = Tag::NN;
      if (now(Tag::PSP) && is(token.symbol, adjective)) word.tag = Tag::JJ;
      if (now(Tag::JJ) && !word.sure && !is(token.symbol, adjective | demonym)) {
        const bool participle = by_ending(token.key, kVerbal, verb, nullptr).features != nullptr;
        if (is(token.symbol, given | surname) && after != Tag::NN &&
            by_ending(token.key, kAdjectival, adjective, nullptr).features == nullptr)
          word.tag = Tag::NNP;
        else if (participle && before == Tag::PSP && noun_after)
          word.tag = Tag::VM;  // «अभियान से जुड़े लोग»
      }
      continue;
    }
    const unsigned tags = closed_tags(token.symbol);
    if (now(Tag::PSP)) {
      // A form of a verb right after a noun is one: «नाम लिए», «सराहना की।», «सराहना की कि».
      // «भारत ने की निंदा», «पुतिन से की मुलाकात»: no genitive follows another marker.
      const auto last = i > 0 ? tokens[i - 1].form : std::string_view{};
      const bool after_marker =
          before == Tag::PSP && (last == "ने" || last == "से" || last == "को" || last == "पर" || last == "में");
      const bool verbal =
          is(token.symbol, irregular_form) || by_ending(token.key, kVerbal, verb, nullptr).features != nullptr;
      if (verbal && (before == Tag::NN || before == Tag::JJ || before == Tag::NEG || after_marker)) {
        const Closed* next = i + 1 < words.size() ? closed(tokens[i + 1].symbol) : nullptr;
        // «मुलाकात की तथा …», but «भारत की तथा चीन की …».
        bool another = false;
        for (size_t k = i + 2; k < words.size() && k < i + 5; ++k) another |= tokens[k].symbol == token.symbol;
        if (closed(token.symbol)->lemma != genitive_ || after == Tag::SYM || after_marker ||
            (next != nullptr &&
             (next->upos == Upos::SCONJ || (next->upos == Upos::CCONJ && before == Tag::NN && !another))))
          word.tag = Tag::VM;
      }
    } else if (first == Tag::PRP && (now(Tag::RB) || now(Tag::CC) || now(Tag::NST) || now(Tag::NN))) {
      word.tag = Tag::PRP;  // «जब», «अब», «यहां»
    } else if (first == Tag::INTF && now(Tag::JJ) && noun_after) {
      word.tag = Tag::INTF;  // «सबसे बड़ा»
    } else if (now(Tag::DEM) && (tags & bit(Tag::PRP)) != 0 && !noun_after &&
               (after == Tag::PSP || after == Tag::SYM)) {
      word.tag = Tag::PRP;
    } else if ((tags & bit(word.tag)) == 0 && !word.sure &&
               (now(Tag::JJ) || (now(Tag::VM) && !is(token.symbol, verb | irregular_form)))) {
      word.tag = first;
    }
  }
}

void Inflector::group(std::span<const Token> tokens, std::span<Word> words, bool sure_too) const {
  const auto verbal = [&](size_t i) { return words[i].tag == Tag::VM || words[i].tag == Tag::VAUX; };
  // «होने लगे», «करना होगा», «करना चाहिए»; «बुला कर»
  const auto serves = [&](VerbForm before, size_t i) {
    const Word& word = words[i];
    if (before == VerbForm::conjunctive) return tokens[i].symbol == do_;
    return before == VerbForm::infinitive &&
           (among(after_infinitive_, word.lemma_symbol) || among(after_infinitive_, tokens[i].symbol) ||
            (word.lemma_symbol == be_ && word.features.form == VerbForm::future));
  };
  for (size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    if (word.sure && !sure_too) continue;
    if (word.tag == Tag::VAUX) {
      size_t k = i;
      while (k > 0 && (words[k - 1].tag == Tag::NEG || words[k - 1].tag == Tag::RP || words[k - 1].tag == Tag::PRP))
        --k;
      const bool copula = word.features.form == VerbForm::present || word.features.form == VerbForm::past;
      if (k == 0 || !verbal(k - 1) || (copula && words[k - 1].features.form == VerbForm::infinitive))
        word.tag = Tag::VM;
    } else if (word.tag == Tag::VM && i > 0 && verbal(i - 1) && among(auxiliaries_, word.lemma_symbol) &&
               words[i - 1].features.form != VerbForm::infinitive) {  // «कहना है» is two verbs
      word.tag = Tag::VAUX;
    } else if (sure_too && word.tag == Tag::VM && i > 0 && verbal(i - 1) && serves(words[i - 1].features.form, i)) {
      word.tag = Tag::VAUX;
    } else if (word.tag == Tag::PSP && i > 0 && words[i - 1].tag == Tag::PSP && is(tokens[i].symbol, relational)) {
      word.tag = Tag::NST;
    } else if (tokens[i].symbol != 0 && (bit(word.tag) & kOpen) == 0) {
      // A closed class that does not have the word is wrong; the one that has it first is right.
      if (const unsigned tags = closed_tags(tokens[i].symbol); tags != 0 && (tags & bit(word.tag)) == 0)
        word.tag = closed_tag(tokens[i].symbol);
    }
  }
}

}  // namespace bahi::morph
