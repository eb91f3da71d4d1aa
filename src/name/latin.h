// Keys by which a name typed in Latin letters finds the Hindi word.
#pragma once
#include <string>
#include <string_view>

namespace bahi::name {

/// One key for the ways of writing a word in Latin letters: Jaishankar, jayshankar; Modi, Modee; Lavrov, Lawrow.
/// Letters that are not Latin are left out; an empty key: nothing was left. Idempotent.
std::string latin_key(std::string_view word);

/// The key of a Hindi word, as latin_key would give it for what an English-language paper writes.
std::string latin_key_of_hindi(std::string_view devanagari);

}  // namespace bahi::name
