#include "time/time.h"

#include <array>

#include "time/match.h"
#include "time/resolve.h"

namespace bahi::time {
namespace {

constexpr std::array<std::string_view, 8> kWeekdays = {"",         "Monday", "Tuesday",  "Wednesday",
                                                       "Thursday", "Friday", "Saturday", "Sunday"};

/// Whether a draft is counted from the day of publication by its words.
bool is_deictic(const Draft& d) {
  if (d.base == Base::text || d.of_event || d.year != 0) return false;
  if (d.type == TimeType::set) return false;
  return d.weekday != 0
             ? d.month == 0
             : d.unit != Unit::none && (d.valued || d.counted) && (d.type != TimeType::duration || d.stretch);
}

/// Whether the words are part of a longer name that the registry knows («साप्ताहिक हिंदुस्तान»).
bool in_name(const Document& document, Range tokens) {
  if (!document.names.ready()) return false;
  for (const Mention& m : document.names->mentions) {
    if (m.tokens.first > tokens.first) break;
    if (!m.tokens.contains(tokens) || m.tokens == tokens) continue;
    const Entity& e = document.names->entities[m.entity];
    if (!e.key.empty() && e.kind != EntityKind::summit) return true;
  }
  return false;
}

/// The day of the dateline; without a year the last such day before publication.
std::optional<Day> dateline(const Document& document, const Tables& tables, std::optional<Day> published) {
  for (const Sentence& sentence : document.tokens->sentences) {
    if (document.text->blocks[sentence.block].kind != BlockKind::dateline) continue;
    const Matcher matcher(document, tables, sentence.tokens);
    for (int32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const auto found = matcher.at(i);
      if (!found || found->to || found->from.day == 0 || found->from.month == 0) continue;
      const auto day = [&](int year) -> std::optional<Day> {
        if (!valid(year, found->from.month, found->from.day)) return std::nullopt;
        return day_of(year, found->from.month, found->from.day);
      };
      if (found->from.year != 0) {
        if (const auto whole = day(found->from.year)) return whole;
      } else if (published) {
        const int year = ymd(*published).year;
        for (const int y : {year, year - 1})  // «29 दिसंबर», published in January
          if (const auto d = day(y); d && *d <= *published) return d;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()), numbers(lexicon), words(lexicon) {
  const auto word = [&](std::string_view text) { return lexicon.symbols().word(text); };
  f.mein = word("में");
  f.ke = word("के");
  f.ki = word("की");
  f.ka = word("का");
  f.se = word("से");
  f.tak = word("तक");
  f.ko = word("को");
  f.aur = word("और");
  f.v = word("व");
  f.evam = word("एवं");
  f.tatha = word("तथा");
  f.ya = word("या");
  f.comma = word(",");
  f.hyphen = word("-");
  f.open = word("(");
  f.close = word(")");
  f.slash = word("/");
  f.isse = word("इससे");
  f.iske = word("इसके");
  f.usse = word("उससे");
  f.uske = word("उसके");
  f.beech = word("बीच");
  f.madhya = word("मध्य");
  f.dauran = word("दौरान");
  f.aaj = word("आज");
  f.ab = word("अब");
  f.vale = word("वाले");
  f.vali = word("वाली");
  f.vala = word("वाला");
  f.prati = word("प्रति");
  f.pahle = word("पहले");
  f.is = word("इस");
  f.isi = word("इसी");
  f.us = word("उस");
  f.usi = word("उसी");
  f.lekar = word("लेकर");
}

Times find(const Document& document, const Tables& tables) {
  Times out;
  const auto published = parse_iso(document.article.published);
  const auto written = dateline(document, tables, published);
  // An agency's «आज» is the day it wrote, though papers print it the day after; a dateline weeks off is no such day.
  const bool near = written && (!published || (*written <= *published && *published - *written <= 7));
  Resolver resolver(document, tables, near ? written : published);
  const auto& tokens = document.tokens->tokens;
  for (const Sentence& sentence : document.tokens->sentences) {
    const Matcher matcher(document, tables, sentence.tokens);
    for (int32_t i = sentence.tokens.first; i < sentence.tokens.last;) {
      if (!Matcher::may_begin(tokens[i], tables)) {
        ++i;
        continue;
      }
      if (const int32_t after = matcher.skip(i); after > i) {
        i = after;
        continue;
      }
      const auto found = matcher.at(i);
      if (!found || in_name(document, found->tokens)) {
        ++i;
        continue;
      }
      const Draft& d = found->from;
      TimeExpression e;
      e.tokens = found->tokens;
      e.type = d.type;
      e.duration = d.duration;
      e.weekday = std::string(kWeekdays[static_cast<size_t>(d.weekday)]);
      e.deictic = is_deictic(d);
      if (const auto value = resolver.value(*found)) {
        e.value = TimeValue{iso(value->days.start), iso(value->days.end), value->precision, value->approximate};
        e.basis = value->stated ? Basis::stated : Basis::relative;
        resolver.remember(*found, *value);
      } else if (const auto until = resolver.within(*found)) {
        e.value = TimeValue{iso(until->days.start), iso(until->days.end), until->precision, until->approximate};
        e.basis = Basis::relative;
      } else if (e.deictic || d.base == Base::text) {
        e.basis = Basis::relative;
      }
      out.expressions.push_back(std::move(e));
      i = found->tokens.last;
    }
  }
  return out;
}

}  // namespace bahi::time
