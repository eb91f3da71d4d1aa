// Match keys: one spelling for all the ways a paper may write the same word; and where a word ends.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bahi::lexicon {

/// The orthographic match key of one word or phrase in NFC. What it makes equal (and nothing else):
/// nukta (ज़/ज), chandrabindu and anusvara (हाँ/हां), a half nasal before a consonant of its own class (हिन्दी/हिंदी,
/// मुम्बई/मुंबई) and half न before any stop or sibilant (सेन्ट्रल/सेंट्रल, फ्रान्स/फ्रांस), ZWJ and ZWNJ, ये/ए and यी/ई at a word's
/// end after a vowel, an inherent one included (गये/गए, रुपये/रुपए, नयी/नई), and in futures (जायेगा/जाएगा), sequences that
/// look like one vowel (अा/आ, ाे/ो, र्इ/ई), a colon for visarga inside a word (दु:ख/दुःख), dots, ॰ and a zero in
/// its place after letters (एस./एस, यू.एस./यूएस, डॉ॰/डॉ, डा0/डा), a vowel sign typed twice, digits of both scripts, case
/// of Latin letters, long and short dash, curly and straight apostrophe. Idempotent.
std::string match_key(std::string_view nfc);

/// match_key written into `out` (cleared first): the form for hot loops. Returns true when it differs from `nfc`.
bool match_key(std::string_view nfc, std::string& out);

/// The match key as a view: of `nfc` when that is its own key, as most words are, otherwise of `buffer`.
std::string_view key_view(std::string_view nfc, std::string& buffer);

/// A looser key for names only, over a match key: vowel length of i and u, ॉ/ा/ो, ए/ऐ, व/ब, श/ष/स, ण/न, doubled
/// consonants, hyphens and final ा fall together (मॉस्को/मास्को, अहमदीनेजाद/अहमदिनेजाद). Names with one loose key are near
/// matches, never proof of identity. Idempotent.
std::string name_key(std::string_view match_key);

enum class PieceKind : uint8_t { space, word, number, latin, punctuation, symbol };

/// A stretch of text that is one token but for the question whether a dot after it belongs to it.
struct Piece {
  PieceKind kind = PieceKind::space;
  size_t end = 0;       // byte after it
  bool joined = false;  // has dots or colons inside («यू.एस», «है.उन्होंने», «दु:ख»): whether they cut, room token says
};

/// The piece of `text` (NFC) that begins at byte `at` < text.size(). Spaces and line breaks: one piece a run. Words are
/// cut at hyphens and slashes always; an apostrophe after a short first part (ओ'ब्रायन), and a colon inside a word are
/// part of it. A web address, a @handle or a #tag is one piece; so are a number with its separators (1,200; 3.5; 10:30;
/// 26/11) and letters written on to it (10वीं, जी20, एस400).
Piece scan(std::string_view text, size_t at);

/// Calls f(first byte, byte after the last) for each word of a phrase of the tables, cut just as running text is:
/// «भारत-रूस» is भारत, -, रूस.
template <typename F>
void for_each_piece(std::string_view phrase, F f) {
  for (size_t at = 0; at < phrase.size();) {
    Piece piece = scan(phrase, at);
    const bool letters = piece.kind == PieceKind::word || piece.kind == PieceKind::latin;
    if (letters && piece.end < phrase.size() && phrase[piece.end] == '.')
      ++piece.end;  // no sentence ends inside a name
    if (piece.kind != PieceKind::space) f(at, piece.end);
    at = piece.end;
  }
}

/// Calls f(match key) for each word of a phrase.
template <typename F>
void for_each_word(std::string_view phrase, F f) {
  std::string buffer;
  for_each_piece(phrase, [&](size_t from, size_t to) { f(key_view(phrase.substr(from, to - from), buffer)); });
}

}  // namespace bahi::lexicon
