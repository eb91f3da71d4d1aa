// One key for the spellings of a name in Devanagari and in Latin letters.
#pragma once
#include <string>
#include <string_view>

namespace bahi::lexicon {

/// The cross-script key of one word (NFC): its consonants by rough class, the same for both scripts («पुतिन» and
/// "Putin": "ptn"), after `a` or `h` when it begins with a vowel or h. Vowels, y and h inside, aspiration, doubling and
/// what tells ज from ज़, ब from व, म from न are not in it. Much falls together (one key stands for some words of any
/// list): for finding candidates in the other script, never proof of identity. Other letters and marks are left out.
std::string sound_key(std::string_view word);

}  // namespace bahi::lexicon
