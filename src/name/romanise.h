// Names in Devanagari as an English-language newspaper would spell them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace bahi::name {

/// Whose names: the papers write a Hindi ज or ै of a foreign name by other letters.
enum class Style : uint8_t { indian, muslim, foreign };

/// One word by rules of sound alone, without capitals: the same letters for the same sounds, as keys need them.
std::string romanise_word(std::string_view word, Style style);

/// One word in Latin letters, without capitals («गुटेरेस» → "guteres").
std::string romanise_word(std::string_view word);

/// Initials written as one word («केपी» → "K.P."); empty when the word is no row of letters.
std::string initials(std::string_view word);

/// A whole name, each word with a capital letter («के. नटवर» → "K. Natwar"); words that lang/hi/spellings.tsv knows are
/// not asked here. Initials are spoken letters («एस.» → "S.").
std::string romanise(std::string_view name);

}  // namespace bahi::name
