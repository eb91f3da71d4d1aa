// Match keys: one spelling for all the ways a paper may write the same word.
#pragma once
#include <string>
#include <string_view>

namespace bahi::lexicon {

/// The orthographic match key of one word or phrase in NFC. What it makes equal (and nothing else):
/// nukta (ज़/ज), chandrabindu and anusvara (हाँ/हां), a half nasal before a consonant of its own class (हिन्दी/हिंदी,
/// मुम्बई/मुंबई), ZWJ and ZWNJ, ये/ए and यी/ई after a vowel sign at a word's end (गये/गए, नयी/नई), digits of both scripts, case of Latin
/// letters, long and short dash. Idempotent.
std::string match_key(std::string_view nfc);

/// match_key written into `out` (cleared first): the form for hot loops. Returns true when it differs from `nfc`.
bool match_key(std::string_view nfc, std::string& out);

/// A looser key for names only, over a match key: vowel length of i and u, ॉ/ा/ो, ए/ऐ/ये, व/ब, श/ष/स, doubled consonants and
/// final ा fall together (मॉस्को/मास्को, अहमदीनेजाद/अहमदिनेजाद). Names with one loose key are near matches, never proof of identity.
std::string name_key(std::string_view match_key);

}  // namespace bahi::lexicon
