#include "text/clean.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/utf8.h>

namespace bahi::text {
namespace {

enum class Treatment : uint8_t { keep, drop, space, line };

Treatment treatment(char32_t c) {
  switch (c) {
    case 0x0085:
    case 0x2028:
    case 0x2029:
      return Treatment::line;
    case 0x00A0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return Treatment::space;
    case 0x00AD:
    case 0x034F:
    case 0x061C:
    case 0x180E:
    case 0xFEFF:
      return Treatment::drop;
    default:
      break;
  }
  if (c < 0x20) return c == 0x09 ? Treatment::space : c >= 0x0A && c <= 0x0D ? Treatment::line : Treatment::drop;
  if (c >= 0x7F && c <= 0x9F) return Treatment::drop;
  if (c >= 0x2000 && c <= 0x200A) return Treatment::space;
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F))
    return Treatment::drop;
  if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE01EF)) return Treatment::drop;
  return Treatment::keep;
}

/// Whether a text of this character, kept, may not be in NFC or may lose it with its neighbours. Devanagari needs a
/// look only at nukta (which composes with न, र, ळ and must stand before virama), the precomposed nukta letters, and
/// accents.
bool composes(char32_t c) {
  if (c < 0x0300) return false;
  if (c >= 0x0900 && c <= 0x097F) return c == 0x093C || (c >= 0x0951 && c <= 0x0954) || (c >= 0x0958 && c <= 0x095F);
  return c < 0x2010 || (c > 0x2027 && c != 0x20B9);
}

bool is_devanagari(char32_t c) {
  return c >= 0x0900 && c <= 0x097F;
}

const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

// Brings out.utf8 to NFC; a replaced stretch gets the origin of its first character.
void compose(Text& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece source(out.utf8.data(), static_cast<int32_t>(out.utf8.size()));
  if (nfc()->isNormalizedUTF8(source, status) && U_SUCCESS(status)) return;
  std::string composed;
  composed.reserve(out.utf8.size() + 64);
  icu::StringByteSink<std::string> sink(&composed);
  icu::Edits edits;
  nfc()->normalizeUTF8(0, source, sink, &edits, status);
  if (U_FAILURE(status)) return;
  std::vector<int32_t> origin;
  origin.reserve(composed.size() + 1);
  auto it = edits.getCoarseIterator();
  while (it.next(status)) {
    const auto from = out.origin.begin() + it.sourceIndex();
    if (it.hasChange())
      origin.insert(origin.end(), static_cast<size_t>(it.newLength()), *from);
    else
      origin.insert(origin.end(), from, from + it.oldLength());
  }
  origin.push_back(out.origin.back());
  out.utf8 = std::move(composed);
  out.origin = std::move(origin);
}

}  // namespace

void clean(std::string_view given, Text& out) {
  const auto* s = reinterpret_cast<const uint8_t*>(given.data());
  const size_t n = given.size();
  // Written by position into what is surely enough, and cut at the end.
  out.utf8.resize(n);
  out.origin.resize(n + 1);
  char* text = out.utf8.data();
  int32_t* origin = out.origin.data();
  size_t w = 0;
  int32_t at = 0;        // code point
  int32_t kept_end = 0;  // the code point after the last one kept
  bool space = false;    // one is due before the next character
  bool composing = false;
  char32_t last = 0;
  const auto gap = [&] {
    // A space's origin follows the last character kept, so that what was dropped before it belongs to no word.
    if (w > 0 && text[w - 1] != '\n') text[w] = ' ', origin[w++] = kept_end;
    space = false;
  };
  for (size_t i = 0; i < n; ++at) {
    const uint8_t lead = s[i];
    if (lead > 0x20 && lead < 0x7F) {
      if (space) gap();
      text[w] = static_cast<char>(lead);
      origin[w++] = at;
      kept_end = at + 1;
      last = lead;
      ++i;
      continue;
    }
    if (lead == 0xE0 && i + 2 < n && (s[i + 1] & 0xFE) == 0xA4) {
      if (space) gap();
      last = 0x0900 + ((s[i + 1] & 1U) << 6) + (s[i + 2] & 0x3FU);
      composing |= composes(last);
      text[w] = static_cast<char>(lead);
      text[w + 1] = static_cast<char>(s[i + 1]);
      text[w + 2] = static_cast<char>(s[i + 2]);
      origin[w] = origin[w + 1] = origin[w + 2] = at;
      w += 3;
      kept_end = at + 1;
      i += 3;
      continue;
    }
    if (lead == 0x20) {
      space = true;
      ++i;
      continue;
    }
    int32_t next = static_cast<int32_t>(i);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, next, static_cast<int32_t>(n), c);
    const auto size = static_cast<size_t>(next) - i;
    switch (treatment(static_cast<char32_t>(c))) {
      case Treatment::drop:
        break;
      case Treatment::space:
        space = true;
        break;
      case Treatment::line:
        if (c == 0x0D && i + 1 < n && s[i + 1] == 0x0A) break;  // the line feed follows
        space = false;
        text[w] = '\n';
        origin[w++] = kept_end == at ? at : kept_end;
        kept_end = at + 1;
        last = 0;
        break;
      case Treatment::keep:
        if (c == 0x00EF && is_devanagari(last)) break;
        if (space) gap();
        composing |= composes(static_cast<char32_t>(c));
        for (size_t k = 0; k < size; ++k) text[w] = static_cast<char>(s[i + k]), origin[w++] = at;
        kept_end = at + 1;
        last = static_cast<char32_t>(c);
        break;
    }
    i += size;
  }
  origin[w] = at;
  out.utf8.resize(w);
  out.origin.resize(w + 1);
  out.characters = at;
  if (composing) compose(out);
}

}  // namespace bahi::text
