#include "query/formats.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "fuse/happenings.h"

namespace bahi::query {
namespace {

std::string names(const Happening& h, std::string_view role, bool hindi) {
  std::string out;
  for (const auto& r : h.roles)
    if (r.role == role) {
      const std::string& name = (hindi || r.who.en.empty()) && !r.who.hi.empty() ? r.who.hi : r.who.en;
      out += (out.empty() ? "" : "; ") + without_controls(name);
    }
  return out;
}

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// A name-based UUID (version 8 of RFC 9562).
std::string urn(std::string_view name) {
  const uint64_t a = (hash(name) & 0xFFFFFFFFFFFF0FFFULL) | 0x8000ULL;
  const uint64_t b = (hash(name, 1) & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL;
  return fmt::format("urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", a >> 32, (a >> 16) & 0xFFFF, a & 0xFFFF, b >> 48,
                     b & 0xFFFFFFFFFFFFULL);
}

/// Never the clock's: the day of publication, and 1970-01-01 where none is known.
std::string moment(const std::string& day) {
  return (day.empty() ? "1970-01-01" : day) + "T00:00:00Z";
}

/// A line of iCalendar, folded so that none is longer than 75 bytes, between characters.
std::string line(std::string_view name, std::string_view value) {
  constexpr size_t kMost = 74;
  std::string out;
  size_t width = 0;
  const std::string whole = std::string(name) + ":" + std::string(value);
  for (size_t at = 0; at < whole.size();) {
    size_t end = at + 1;
    while (end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0U) == 0x80U) ++end;
    if (width + (end - at) > kMost) {
      out += "\r\n ";
      width = 1;
    }
    out.append(whole, at, end - at);
    width += end - at;
    at = end;
  }
  return out + "\r\n";
}

std::string ical_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return out;
}

std::string ical_day(const std::string& iso) {
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2);
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
      out += cells[i];
      continue;
    }
    out += '"';
    for (const char c : cells[i]) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  return out + "\r\n";
}

std::vector<std::string> csv_columns() {
  return {"id",         "event", "act",        "stage",   "start",     "end",   "precision", "actors",
          "recipients", "place", "confidence", "sources", "conflicts", "first", "last"};
}
std::vector<std::string> csv_cells(const Happening& h, bool hindi) {
  return {h.id,
          h.event,
          h.act,
          h.stage,
          h.date.start,
          h.date.end,
          h.date.precision,
          names(h, "actor", hindi),
          names(h, "recipient", hindi),
          names(h, "place", hindi),
          fmt::format("{:.3f}", h.confidence),
          std::to_string(h.sources),
          std::to_string(h.conflicts),
          h.first,
          h.last};
}

std::string without_controls(std::string_view text) {
  std::string out(text);
  for (size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    const bool c1 = c == 0xC2 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) < 0xA0;
    if (c1) out.erase(i--, 1);
    if (c < 0x20 || c == 0x7F) out[i] = ' ';
    if (c1) out[i + 1] = ' ';
  }
  return out;
}

std::string atom(const std::string& name, const std::string& title, const std::string& day,
                 const std::vector<AtomEntry>& entries) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      "  <id>{}</id>\n  <title>{}</title>\n  <updated>{}</updated>\n  <author><name>Bahi</name></author>\n",
      urn(name), xml(without_controls(title)), moment(day));
  for (const auto& e : entries) {
    const auto& r = e.change->revision;
    const auto& q = r.quote;
    const std::string id = fmt::format("{} {} {} {} {}", e.change->happening.id, r.what, r.before, r.after, q.claim);
    const std::string category = xml(without_controls(e.category));
    out += fmt::format(
        "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n    <updated>{}</updated>\n"
        "    <author><name>{}</name></author>\n{}    <summary>{}</summary>\n  </entry>\n",
        urn(id), xml(without_controls(e.title)), moment(r.day),
        xml(without_controls(q.publisher.empty() ? q.source : q.publisher)),
        category.empty() ? "" : fmt::format("    <category term=\"{}\"/>\n", category), xml(without_controls(q.words)));
  }
  return out + "</feed>\n";
}

std::string calendar(const std::string& name, const std::vector<CalendarEntry>& entries) {
  std::string out = line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") + line("PRODID", "-//Bahi//Bahi//EN") +
                    line("CALSCALE", "GREGORIAN") + line("X-WR-CALNAME", ical_text(name));
  for (const auto& e : entries) {
    const Happening& h = *e.happening;
    if (h.date.start.empty()) continue;
    const bool off = h.stage == "cancelled" || h.stage == "denied";
    const bool sure = h.stage == "announced" || h.stage == "under way" || h.stage == "occurred";
    out += line("BEGIN", "VEVENT") + line("UID", h.id + "@bahi");
    out += line("DTSTAMP", ical_day(h.last.empty() ? h.date.start : h.last) + "T000000Z");
    out += line("DTSTART;VALUE=DATE", ical_day(h.date.start));
    out += line("DTEND;VALUE=DATE", ical_day(fuse::iso(fuse::day_of_iso(h.date.end) + 1)));  // the day after
    out += line("SUMMARY", ical_text(e.title));
    if (!e.place.empty()) out += line("LOCATION", ical_text(e.place));
    if (!e.description.empty()) out += line("DESCRIPTION", ical_text(e.description));
    out += line("STATUS", off ? "CANCELLED" : sure ? "CONFIRMED" : "TENTATIVE");
    out += line("CATEGORIES", ical_text(h.event));
    out += line("TRANSP", "TRANSPARENT") + line("END", "VEVENT");
  }
  return out + line("END", "VCALENDAR");
}

}  // namespace bahi::query
