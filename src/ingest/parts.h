// The kinds of input, one function each; what they share.
#pragma once
#include <string>
#include <string_view>

#include "ingest/bytes.h"
#include "ingest/ingest.h"

namespace bahi::ingest {

/// With its Latin letters small.
std::string lower(std::string_view s);

/// Where something is read from.
struct Place {
  std::string source;  // file, or URL of the page inside an archive
  const Options& options;
  std::string_view charset = {};  // as came with it
};

Item failed(std::string message, std::string file, size_t bytes = 0, int line = 0, int column = 0);
/// An article as it is handed on: its text in Unicode (legacy fonts converted), a day from the options when it has
/// none.
Item finished(Article article, const Place& place, size_t bytes);
Item too_large(const Place& place, size_t bytes);
/// The bytes as UTF-8: by their mark, as UTF-8, or by `charset` when that is given and known («windows-1252»).
Result<std::string> decoded(std::string_view bytes, const std::string& source, std::string_view charset = {});

bool take_text(Bytes& in, const Place& place, const Take& take);
bool take_lines(Bytes& in, const Place& place, const Take& take);
bool take_csv(Bytes& in, const Place& place, char separator, const Take& take);
bool take_html(Bytes& in, const Place& place, const Take& take);
bool take_feed(Bytes& in, const Place& place, const Take& take);
bool take_warc(Bytes& in, const Place& place, const Take& take);

enum class Kind { text, lines, comma, tab, html, feed, warc };
/// By its first bytes; text when they say nothing.
Kind kind_of(std::string_view head);

/// The article in a page: its body without menus and boxes; title, date, publisher and id from JSON-LD, OpenGraph and
/// <time>. `html` is UTF-8 of at most a few tens of megabytes.
Result<Article> from_html(std::string_view html, const std::string& source);
/// The text of a piece of HTML, a paragraph a block.
std::string text_of_html(std::string_view html);
/// The charset that a page's first kilobyte names; empty: none.
std::string charset_of_html(std::string_view html);

/// The day of an ISO 8601 day or moment, or of an RFC 822 date («Tue, 18 Nov 2025 10:00:00 +0530»), as it is written
/// there: the paper's own day, whatever the time zone. Empty when it is neither.
std::string day_of(std::string_view text);

/// The first whole date in a text for people («मंगलवार, 6 मई 2025», «May 6, 2025, 10:30 IST», «06-05-2025»: the day
/// before the month); empty: none. A date without its year is none.
std::string day_in(std::string_view text);

/// Text in the letters of the font Kruti Dev (or DevLys, which has the same keys), in Unicode; other text as it is.
std::string without_legacy_font(std::string text);
bool is_kruti_dev(std::string_view text);

}  // namespace bahi::ingest
