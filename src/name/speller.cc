#include "name/speller.h"

#include <cstring>

#include "lexicon/sound.h"

extern "C" {
extern const char bahi_spelling_model_begin[];
extern const char bahi_spelling_model_end[];
}

namespace bahi::name {
namespace {

// Most of the right spellings are known words, so they may be further behind; a wider search than this is right for
// 0.001 more of the words and takes twice the time.
constexpr Breadth kBreadth = {.ways = 6, .reach = 25'000, .known = 20, .known_reach = 65'000};

// A letter with a nukta that has a place of its own (U+0958…), by the letter without.
uint8_t with_nukta(uint8_t letter) {
  switch (letter) {
    case 0x15:
      return 0x58;
    case 0x16:
      return 0x59;
    case 0x17:
      return 0x5A;
    case 0x1C:
      return 0x5B;
    case 0x21:
      return 0x5C;
    case 0x22:
      return 0x5D;
    case 0x2B:
      return 0x5E;
    default:
      return letter;
  }
}

// From ा to ौ.
bool vowel_sign(uint8_t letter) {
  return letter >= 0x3E && letter <= 0x4C;
}

}  // namespace

std::vector<uint8_t> letters_of(std::string_view word) {
  constexpr uint8_t kChandrabindu = 0x01, kAnusvara = 0x02, kNukta = 0x3C;
  std::vector<uint8_t> out;
  for (size_t i = 0; i + 2 < word.size();) {
    const auto lead = static_cast<uint8_t>(word[i]), middle = static_cast<uint8_t>(word[i + 1]);
    if (lead != 0xE0 || (middle & 0xFEU) != 0xA4) {
      ++i;
      continue;
    }
    const auto c = static_cast<uint8_t>((middle & 1U) << 6 | (static_cast<uint8_t>(word[i + 2]) & 0x3FU));
    i += 3;
    if (c != kNukta)
      out.push_back(c == kChandrabindu ? kAnusvara : c);
    else if (!out.empty())
      out.back() = with_nukta(out.back());
  }
  return out;
}

Result<Speller> Speller::from_bytes(std::string_view bytes) {
  const auto refuse = [](std::string_view why) {
    return Error{"the model of spellings " + std::string(why), {}, 0, 0};
  };
  SpellingHeader header;
  const SpellingHeader expected;
  if (bytes.size() < sizeof header || std::memcmp(bytes.data(), expected.magic, sizeof expected.magic) != 0)
    return refuse("is none of Bahi's");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != kSpellingVersion)
    return refuse("is of version " + std::to_string(header.version) + ", this engine reads " +
                  std::to_string(kSpellingVersion));
  const size_t labels = size_t{header.labels} * sizeof(Label), index = 128 * 2 * sizeof(uint16_t),
               edges = size_t{header.edges} * sizeof(uint32_t);
  const size_t want = sizeof header + header.provenance + labels + index + header.choices + edges + kSpellingWeights;
  if (header.size != bytes.size() || want != bytes.size()) return refuse("is cut short or too long");
  if (header.provenance % 16 != 0 || header.choices % 4 != 0 || header.labels > SpellingFeatures::kNone ||
      reinterpret_cast<uintptr_t>(bytes.data()) % 8 != 0)
    return refuse("has another layout");
  if (checksum(bytes.substr(sizeof header)) != header.checksum) return refuse("is damaged (checksum)");

  Speller out;
  const char* at = bytes.data() + sizeof header;
  out.provenance_ = std::string_view(at, header.provenance);
  out.provenance_ = out.provenance_.substr(0, out.provenance_.find('\0'));
  at += header.provenance;
  out.labels_.all.resize(header.labels);
  std::memcpy(out.labels_.all.data(), at, labels);
  at += labels;
  std::array<uint16_t, 256> ranges;
  std::memcpy(ranges.data(), at, index);
  at += index;
  const auto* choices = reinterpret_cast<const uint8_t*>(at);
  for (size_t letter = 0; letter < 128; ++letter) {
    const size_t first = ranges[2 * letter], count = ranges[2 * letter + 1];
    if (first + count > header.choices) return refuse("has another layout");
    out.labels_.of[letter].assign(choices + first, choices + first + count);
    for (const uint8_t label : out.labels_.of[letter])
      if (label >= header.labels) return refuse("has another layout");
  }
  at += header.choices;
  out.known_ = KnownWords({reinterpret_cast<const uint32_t*>(at), header.edges});
  if (!out.known_.sound()) return refuse("has another layout");
  at += edges;
  out.weights_ = {reinterpret_cast<const int8_t*>(at), kSpellingWeights};
  out.comparison_ = header.comparison;
  return out;
}

const Speller& Speller::builtin() {
  static const Speller speller = [] {
    auto read = from_bytes(
        {bahi_spelling_model_begin, static_cast<size_t>(bahi_spelling_model_end - bahi_spelling_model_begin)});
    return read ? std::move(read).value() : Speller();  // a test reads it, so that no build ships without
  }();
  return speller;
}

std::string Speller::spell(std::string_view word) const {
  const std::vector<uint8_t> letters = letters_of(word);
  thread_local std::vector<std::vector<Spelling>> ways;
  if (weights_.empty() || !search_spellings(letters, labels_, weights_, known_, kBreadth, ways)) return {};
  // Of the best ways, one that is a word papers use is likelier than its letters say, and one that leaves out a
  // consonant of the word or the vowel at its end less likely («अड्डे» is no "add").
  const std::string key = lexicon::sound_key(word);
  const bool open_end = vowel_sign(letters.back());
  const Comparison& by = comparison_;
  std::string best, text;
  int32_t best_score = std::numeric_limits<int32_t>::min();
  const auto& ends = ways[letters.size() - 1];
  for (size_t k = 0; k < ends.size(); ++k) {
    text.clear();
    for (const uint8_t label : spelling_labels(ways, letters.size(), k)) text += labels_.all[label].view();
    const auto size = static_cast<int32_t>(text.size());
    int32_t score = ends[k].score + by.letter * size;
    if (const int level = KnownWords::level(ends[k].known); level >= 0)
      score += by.word + by.level * level + (by.word_letter + by.level_letter * level) * size;
    if (score <= best_score) continue;
    const bool same_key = lexicon::sound_key(text) == key;
    if (!same_key) score += by.other_key;
    if (!same_key || (open_end && text.find_last_of("aeiouyw") + 1 != text.size())) score += by.other_end;
    if (score > best_score) best = text, best_score = score;
  }
  return best;
}

}  // namespace bahi::name
