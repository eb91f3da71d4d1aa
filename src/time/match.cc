#include "time/match.h"

#include <array>
#include <charconv>

#include "time/calendar.h"

namespace bahi::time {
namespace {

constexpr uint64_t bit(Kind k) {
  return uint64_t{1} << static_cast<int>(k);
}
constexpr uint64_t kBegins = bit(Kind::month) | bit(Kind::weekday) | bit(Kind::day) | bit(Kind::yesterday) |
                             bit(Kind::unit) | bit(Kind::era) | bit(Kind::bc) | bit(Kind::part) | bit(Kind::noon) |
                             bit(Kind::last) | bit(Kind::next) | bit(Kind::this_) | bit(Kind::that) | bit(Kind::each) |
                             bit(Kind::some) | bit(Kind::about) | bit(Kind::set) | bit(Kind::duration) |
                             bit(Kind::vague) | bit(Kind::dayname) | bit(Kind::season) | bit(Kind::not_);

/// The numbers of «5.5.2004», «26/11/2008»; how many there are.
int fields(std::string_view key, std::array<int, 3>& out) {
  int n = 0;
  for (size_t at = 0; at < key.size();) {
    size_t end = at;
    while (end < key.size() && key[end] >= '0' && key[end] <= '9') ++end;
    if (end == at || end - at > 4 || n == 3) return 0;
    std::from_chars(key.data() + at, key.data() + end, out[static_cast<size_t>(n++)]);
    if (end == key.size()) return n;
    if (key[end] != '.' && key[end] != '/') return 0;
    at = end + 1;
  }
  return 0;
}

/// A year written with two digits in a full date: of this century up to 50.
int full_year(int year) {
  return year >= 100 ? year : year <= 50 ? 2000 + year : 1900 + year;
}

bool yearly(const Draft& d) {
  return d.year != 0 || d.unit == Unit::year;
}
bool monthly(const Draft& d) {
  return d.day == 0 && (d.month != 0 || (d.unit == Unit::month && d.year == 0));
}

/// «दो हजार साल पहले»: no day of it can be told.
bool too_far(double count, Unit unit) {
  return count * (unit == Unit::century ? 100 : unit == Unit::decade ? 10 : 1) > 1000;
}

}  // namespace

std::string iso_duration(double count, Unit unit) {
  int factor = 1;
  char letter = 'D';
  bool clock = false;
  switch (unit) {
    case Unit::second:
      letter = 'S', clock = true;
      break;
    case Unit::minute:
      letter = 'M', clock = true;
      break;
    case Unit::hour:
      letter = 'H', clock = true;
      break;
    case Unit::day:
      break;
    case Unit::week:
      letter = 'W';
      break;
    case Unit::fortnight:
      factor = 15;
      break;
    case Unit::month:
      letter = 'M';
      break;
    case Unit::quarter:
      letter = 'M', factor = 3;
      break;
    case Unit::half:
      letter = 'M', factor = 6;
      break;
    case Unit::year:
    case Unit::fiscal:
      letter = 'Y';
      break;
    case Unit::decade:
      letter = 'Y', factor = 10;
      break;
    case Unit::century:
      letter = 'Y', factor = 100;
      break;
    default:
      return {};
  }
  double n = count * factor;
  // Halves in the next smaller unit, which has no fraction then: «ढाई साल» is P30M.
  if (n != static_cast<int64_t>(n)) {
    if (letter == 'Y') {
      letter = 'M', n *= 12;
    } else if (letter == 'H') {
      letter = 'M', n *= 60;
    } else if (letter == 'D') {
      letter = 'H', n *= 24, clock = true;
    }
  }
  std::string digits;
  if (n == static_cast<int64_t>(n)) {
    digits = std::to_string(static_cast<int64_t>(n));
  } else {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), n).ptr;
    digits.assign(buffer.data(), end);
  }
  return (clock ? "PT" : "P") + digits + letter;
}

bool Matcher::may_begin(const Token& token, const Tables& tables) {
  return (tables.words.mask(token.symbol) & kBegins) != 0 || tables.numbers.begins(token);
}

int32_t Matcher::skip(int32_t i) const {
  return after(i, Kind::not_);
}

int Matcher::day_number(int32_t i, int32_t& last) const {
  if (is(i, t_.f.pahle)) return 0;
  const auto n = number(i);
  if (!n || !n->whole() || n->value < 1 || n->value > 31) return 0;
  last = n->last;
  return static_cast<int>(n->value);
}

int32_t Matcher::year_at(int32_t i, bool words) const {
  const auto n = number(i);
  if (!n || n->ordinal || !n->whole() || n->value < 1000 || n->value > 2100) return 0;
  if (n->digits ? tokens_[i].key.size() != 4 : !words) return 0;
  return static_cast<int32_t>(n->value);
}

// «2004-05-30», «5.5.2004», «26/11/2008», «30-05-2004».
int32_t Matcher::numeric(int32_t i, Draft& d) const {
  std::array<int, 3> f{};
  int32_t last = i + 1;
  const int n = fields(tokens_[i].key, f);
  if (n == 1 && i + 4 < end_ && is(i + 1, t_.f.hyphen) && is(i + 3, t_.f.hyphen) && joined(i + 1) && joined(i + 2) &&
      joined(i + 3) && joined(i + 4)) {
    std::array<int, 3> g{}, h{};
    if (fields(tokens_[i + 2].key, g) != 1 || fields(tokens_[i + 4].key, h) != 1) return kNo;
    f = {f[0], g[0], h[0]};
    last = i + 5;
  } else if (n != 3) {
    return kNo;
  }
  if (f[0] >= 1000) std::swap(f[0], f[2]);
  f[2] = full_year(f[2]);
  if (f[2] < 1000 || f[2] > 2100 || !valid(f[2], f[1], f[0])) return kNo;
  d.year = f[2], d.month = f[1], d.day = f[0];
  return last;
}

// «5», «5-7», «5 से 7», «5 और 6», «5, 6 और 7» before a month. Of days that do not follow each other only the first is
// read.
int32_t Matcher::days(int32_t i, Draft& d) const {
  int32_t p = i;
  int previous = d.day = day_number(i, p);
  if (d.day == 0) return kNo;
  const int32_t first_end = p;
  bool range = false, consecutive = true, several = false;
  while (p < end_) {
    const bool dash = is(p, t_.f.hyphen), from = is(p, t_.f.se), either = is(p, t_.f.ya);
    if (!dash && !from && !either && !any(p, t_.f.aur, t_.f.v, t_.f.evam, t_.f.tatha, t_.f.comma, t_.f.slash)) break;
    int32_t q = p;
    const int next = day_number(p + 1, q);
    if (next == 0 || next <= previous) break;
    several = true;
    range |= dash || from || either;
    d.approximate |= either;
    consecutive &= next == previous + 1;
    previous = next;
    p = q;
  }
  if (!several) return p;
  int32_t q = p;
  if (const Entry* m = find(p, Kind::month, q)) {
    const bool between = is(q, t_.f.ke) && any(q + 1, t_.f.beech, t_.f.madhya);
    if (!range && !consecutive && !between) {
      d.month = m->number;
      return first_end;
    }
  }
  d.day_end = previous;
  return p;
}

// A month with what belongs to it: «मई महीने», «मई 2004», «मई, 2004», «मई-जून», «मई से जुलाई».
int32_t Matcher::month(int32_t i, Draft& d, bool sure) const {
  int32_t p = i;
  const Entry* m = find(i, Kind::month, p);
  if (m == nullptr || skip(i) > i) return kNo;
  d.month = m->number;
  // «मई-जून», «मई से जुलाई [तक]»
  if (d.day == 0 && (is(p, t_.f.hyphen) || is(p, t_.f.se) || (any(p, t_.f.aur, t_.f.v, t_.f.evam, t_.f.ya)))) {
    int32_t q = p;
    const Entry* n = find(p + 1, Kind::month, q);
    const bool between = is(q, t_.f.ke) && any(q + 1, t_.f.beech, t_.f.madhya);
    if (n != nullptr && (is(p, t_.f.hyphen) || is(p, t_.f.se) || is(p, t_.f.ya) || between)) {
      d.month_end = n->number;
      d.approximate |= is(p, t_.f.ya);
      p = q;
    }
  }
  const int32_t year = year_after(p, d);
  if (year == kNo && d.day == 0 && d.month_end == 0 && !sure && has(i, Kind::doubtful) && !march_is_month(i))
    return kNo;
  if (year != kNo) return year;
  // «मई के महीने», «मई माह», and a year after that
  if (d.day == 0 && d.month_end == 0) {
    const int32_t q = is(p, t_.f.ke) ? p + 1 : p;
    int32_t last = q;
    const Entry* u = find(q, Kind::unit, last);
    if (u != nullptr && u->unit == Unit::month && !u->plural) p = last;
  }
  return p;
}

// The year after a month: «2004», «, 2004», «सन् 2004», «-2004».
int32_t Matcher::year_after(int32_t i, Draft& d) const {
  if (d.year != 0) return kNo;
  int32_t p = is(i, t_.f.comma) || (is(i, t_.f.hyphen) && joined(i)) ? i + 1 : i;
  const int32_t era = after(p, Kind::era);
  const int32_t year = year_at(era, true);
  if (year == 0) return kNo;
  const int32_t last = number(era)->last;
  int32_t q = last;
  if (t_.numbers.begins(tokens_[std::min(last, end_ - 1)]) && last < end_) return kNo;  // «मई 2000 करोड़»
  if (find(last, Kind::unit, q) != nullptr) return kNo;
  d.year = year;
  return after(last, Kind::ad);
}

int32_t Matcher::day_month(int32_t i, Draft& d, bool framed) const {
  int32_t p = days(i, d);
  if (p != kNo) {
    if (d.month != 0) {  // the first of several days: the month stands after the others
      int32_t q = p;
      for (Draft rest; q < end_; ++q)
        if (int32_t r = q; find(q, Kind::month, r) != nullptr) {
          if (year_after(r, rest) != kNo) d.year = rest.year;
          break;
        }
      return p;
    }
    const int32_t q = is(p, t_.f.hyphen) && joined(p) && joined(p + 1) ? p + 1 : p;
    Draft with = d;
    p = month(q, with, true);
    if (p == kNo || d.day > days_in(2004, with.month) || d.day_end > days_in(2004, with.month)) return kNo;
    d = with;
  } else {
    d.day = d.day_end = 0;
    p = month(i, d, framed);
    if (p == kNo) return kNo;
    // «मई की 5 तारीख», «मई 5, 2004», «मई 5 को»
    if (d.month_end == 0 && d.year == 0) {
      const int32_t q = is(p, t_.f.ki) ? p + 1 : p;
      int32_t r = q;
      if (const int day = day_number(q, r); day != 0 && day <= days_in(2004, d.month)) {
        const int32_t dated = after(r, Kind::date);
        Draft full = d;
        full.day = day;
        if (dated > r) {
          p = dated;
          d = full;
        } else if (const int32_t y = q == p ? year_after(r, full) : kNo; y != kNo) {
          p = y;
          d = full;
        } else if (q == p && tokens_[q].kind == TokenKind::number && any(r, t_.f.ko, t_.f.tak, t_.f.se)) {
          p = r;
          d = full;
        }
      }
    }
  }
  // «5 मई (सोमवार)», «5 मई, सोमवार», «5 मई 2004 सोमवार»
  if (d.day != 0 && d.day_end == 0) {
    const int32_t q = any(p, t_.f.comma, t_.f.open) ? p + 1 : p;
    int32_t r = q;
    if (const Entry* w = find(q, Kind::weekday, r); w != nullptr && (!is(p, t_.f.open) || is(r, t_.f.close))) {
      d.weekday = w->number;
      p = is(p, t_.f.open) ? r + 1 : r;
    }
  }
  return p;
}

// «मार्च» is a month beside a case marker, after no noun of a march and no demonstrative.
bool Matcher::march_is_month(int32_t i) const {
  if (!any(i + 1, t_.f.mein, t_.f.tak, t_.f.se, t_.f.ke, t_.f.ki) && !has(i + 1, Kind::unit)) return false;
  int32_t last = i;
  const bool edged =
      is(i + 1, t_.f.ke) && (find(i + 2, Kind::edge, last) != nullptr || find(i + 2, Kind::unit, last) != nullptr);
  if ((any(i + 1, t_.f.ke, t_.f.ki)) && !edged) return false;
  if (i == begin_) return true;
  if (any(i - 1, t_.f.is, t_.f.us, t_.f.isi, t_.f.usi, t_.f.ke, t_.f.ki, t_.f.ka)) return false;
  // After a noun only what follows tells «चुनाव मार्च में होंगे» from «किसान मार्च में शामिल».
  const Tag tag = document_.word(i - 1).tag;
  if (tag != Tag::NN && tag != Tag::NNP && tag != Tag::JJ && tag != Tag::UNK) return true;
  for (int32_t k = i + 2; k < std::min(end_, i + 7); ++k)
    if (has(k, Kind::procession)) return false;
  return true;
}

// Whether a bare number of four digits is a year, by what stands around it.
bool Matcher::year_stands_alone(int32_t i, int year) const {
  int32_t before = i;
  for (int32_t k = 1; k <= 2; ++k)
    if (find(i - k, Kind::notyear, before) != nullptr && before == i) return false;
  if (i > begin_ && (is(i - 1, t_.f.hyphen) || tokens_[i - 1].kind == TokenKind::symbol)) return false;
  const int32_t p = i + 1;
  const bool modern = year >= 1900 && year <= 2060, round = year % 100 == 0;
  int32_t hedged = p;
  if (const Entry* e = find(p, Kind::around, hedged); e != nullptr && e->number > 2) {
    const Tag tag = hedged < end_ ? document_.word(hedged).tag : Tag::SYM;
    return modern && !round && tag != Tag::NN && tag != Tag::JJ && tag != Tag::UNK;
  }
  if (has(p, Kind::counted)) return false;
  if (is(p, t_.f.mein)) return year >= 1500;
  if (any(p, t_.f.se, t_.f.tak)) return modern && !round;
  if (any(p, t_.f.ke, t_.f.ki, t_.f.ka, t_.f.vale, t_.f.vali, t_.f.vala))
    return modern ? !round : year >= 1700 && year % 10 != 0;
  if (is(i - 1, t_.f.open) && is(p, t_.f.close)) return modern;
  // «2001, 2003 और 2005 में»
  if (any(p, t_.f.comma, t_.f.aur, t_.f.v, t_.f.evam, t_.f.ya, t_.f.tatha)) {
    const int32_t next = year_at(p + 1, false);
    return next > year && modern && year_stands_alone(p + 1, next);
  }
  return false;
}

// «साल 2015», «सन् 1971», «2004» beside a case marker, «2003-04», «1939-45», «वित्त वर्ष 2015-16», «2001 से 2004 तक».
int32_t Matcher::years(int32_t i, Draft& d) const {
  int32_t p = i;
  const Entry* era = find(i, Kind::era, p);
  const int32_t bc = after(p, Kind::bc);
  if (bc > p) {
    const auto n = number(bc);
    if (!n) return kNo;
    d.valued = false;
    return n->last;
  }
  const int32_t year = year_at(p, era != nullptr);
  if (year == 0) {
    const auto n = number(p);
    if (!n || !has(n->last, Kind::bc)) return kNo;
    d.valued = false;
    return after(n->last, Kind::bc);
  }
  d.year = year;
  int32_t last = number(p)->last;
  if (has(last, Kind::bc)) {
    d.valued = false;
    return after(last, Kind::bc);
  }
  if (is(last, t_.f.hyphen) && last + 1 < end_ && tokens_[p].kind == TokenKind::number) {
    std::array<int, 3> f{};
    const std::string_view key = tokens_[last + 1].key;
    if (fields(key, f) == 1 && (key.size() == 2 || key.size() == 4)) {
      const int second = key.size() == 2 ? year / 100 * 100 + f[0] + (f[0] == 0 && year % 100 == 99 ? 100 : 0) : f[0];
      if (second > year && second <= year + 100) {
        d.fiscal =
            second == year + 1 && (key.size() == 2 || (era != nullptr && era->unit == Unit::fiscal)) && year >= 1950;
        if (!d.fiscal) d.year_end = second;
        const bool sure = era != nullptr || d.fiscal || any(last + 2, t_.f.mein, t_.f.ke, t_.f.ki, t_.f.ka, t_.f.close);
        return sure && second <= 2100 ? last + 2 : kNo;
      }
    }
    if (era == nullptr) return kNo;
  }
  // «2001 से 2004 तक», «2001 और 2004 के बीच»
  if (any(last, t_.f.se, t_.f.aur)) {
    const int32_t q = after(last + 1, Kind::era);
    const int32_t second = year_at(q, false);
    if (second > year) {
      const int32_t r = q + 1;
      const bool between = is(r, t_.f.ke) && any(r + 1, t_.f.beech, t_.f.dauran, t_.f.madhya);
      if (between || (is(last, t_.f.se) && is(r, t_.f.tak) && year >= 1500)) {
        d.year_end = second;
        return r;
      }
    }
  }
  if (era != nullptr) {
    d.fiscal = era->unit == Unit::fiscal;
    if (d.fiscal) d.year = year - 1;  // «वित्त वर्ष 2016» ends in March 2016
    return after(last, Kind::ad);
  }
  const int32_t ad = after(last, Kind::ad);
  if (ad > last) return ad;
  return year_stands_alone(i, year) ? last : kNo;
}

// «नब्बे के दशक», «1990 के दशक», «21वीं सदी».
int32_t Matcher::decade(int32_t i, Draft& d) const {
  const int32_t from = after(i, Kind::era);
  const auto n = number(from);
  if (!n || !n->whole() || n->value > 3000 || (n->ordinal && n->value < 1)) return kNo;
  int32_t last = n->last;
  const int value = static_cast<int>(n->value);
  if (n->ordinal) {
    const Entry* u = find(last, Kind::unit, last);
    if (u == nullptr || u->plural) return kNo;
    if (u->unit == Unit::century && value <= 30) {
      d.year = (value - 1) * 100 + 1;
      d.year_end = value * 100;
      return last;
    }
    if (u->unit != Unit::decade) return kNo;
    d.valued = false;
    return last;
  }
  if (value % 10 != 0) return kNo;
  if (is(last, t_.f.aur)) {  // «1970 और 80 के दशक»
    Draft second;
    const int32_t end = decade(last + 1, second);
    const int first = value < 100 ? 1900 + value : value;
    if (end == kNo || second.year <= first || second.year > first + 50 || second.year_end == 0) return kNo;
    d.year = first;
    d.year_end = second.year_end;
    return end;
  }
  if (!is(last, t_.f.ke)) return kNo;
  const Entry* u = find(last + 1, Kind::unit, last);
  if (u == nullptr || u->unit != Unit::decade || u->plural) return kNo;
  if (value < 100) {
    if (value < 20) return kNo;
    d.year = 1900 + value;
  } else if (value >= 1000 && value <= 2100) {
    d.year = value;
  } else {
    return kNo;
  }
  d.year_end = d.year + 9;
  return last;
}

// «पिछले साल», «अगले तीन दिन», «इसी महीने», «उसी दिन», «बीते सोमवार», «आगामी 5 मई», «पिछली गर्मियों».
int32_t Matcher::framed(int32_t i, Draft& d) const {
  int32_t p = i;
  Kind frame = Kind::not_;
  for (const Kind k : {Kind::last, Kind::next, Kind::this_, Kind::that}) {
    int32_t q = i;
    if (find(i, k, q) != nullptr && q > p) {
      p = q;
      frame = k;
    }
  }
  if (p == i) return kNo;
  p = after(p, Kind::only);
  const int sign = frame == Kind::last ? -1 : frame == Kind::next ? 1 : 0;
  d.way = frame == Kind::last ? Way::past : frame == Kind::next ? Way::future : Way::by_tense;
  int32_t q = p;

  if (const Entry* u = find(p, Kind::unit, q)) {
    if (u->unit < Unit::day) return kNo;
    if (u->plural) {
      d.valued = false;
      return frame == Kind::this_ ? kNo : q;
    }
    d.unit = u->unit;
    d.count = sign;
    if (frame == Kind::that || u->unit == Unit::day) d.base = Base::text;
    if (u->unit == Unit::fortnight) d.valued = false;
    if ((u->unit == Unit::year || u->unit == Unit::fiscal) && frame != Kind::that)
      if (Draft stated; year_at(q, false) != 0) {
        const int32_t r = years(p, stated);  // «बीते वर्ष 2004»
        if (r != kNo) {
          stated.way = Way::by_tense;
          d = stated;
          return r;
        }
      }
    return q;
  }
  if (const Entry* w = find(p, Kind::weekday, q)) {
    d.weekday = w->number;
    if (frame == Kind::that) d.valued = false;
    return q;
  }
  if (const Entry* s = find(p, Kind::season, q)) {
    d.season = s->number, d.season_end = s->number2;
    if (frame == Kind::that) d.valued = false;
    return q;
  }
  if (const Entry* n = find(p, Kind::dayname, q)) {
    d.month = n->number / 100, d.day = n->number % 100;
    d.valued = n->number != 0 && n->number2 == 0 && frame != Kind::that;
    return q;
  }
  if (frame == Kind::that) return kNo;
  Draft date = d;
  if (q = day_month(p, date, frame != Kind::this_); q != kNo) {
    d = date;
    return q;
  }
  if (frame == Kind::this_) return kNo;
  // A stretch: «पिछले तीन दिन», «अगले कुछ महीनों»
  double least = 0, most = 0;
  if (q = after(p, Kind::some); q == p) {
    const auto n = number(p);
    if (!n || n->ordinal) return kNo;
    least = most = n->value;
    q = n->last;
    if (any(q, t_.f.hyphen, t_.f.se, t_.f.ya))
      if (const auto m = number(q + 1); m && !m->ordinal && m->value > most) most = m->value, q = m->last;
  }
  const Entry* u = find(q, Kind::unit, q);
  if (u == nullptr || too_far(most, u->unit)) return kNo;
  d.type = TimeType::duration;
  d.unit = u->unit;
  d.stretch = d.counted = true;
  d.count = sign * most;
  d.valued = most != 0;
  if (least == most && most != 0) d.duration = iso_duration(most, u->unit);
  d.approximate = least != most;
  return q;
}

// What the year's and the month's edges are called: «के अंत», «की शुरुआत», «के दूसरे सप्ताह», «की पहली तिमाही».
int32_t Matcher::edge(int32_t i, Draft& d) const {
  const bool linked = any(i, t_.f.ke, t_.f.ki, t_.f.ka);
  const int32_t p = linked ? i + 1 : i;
  int32_t q = p;
  const Entry* e = find(p, Kind::edge, q);
  if (e == nullptr) return kNo;
  if (!linked && !(any(q, t_.f.mein, t_.f.tak, t_.f.se) && e->edge <= Edge::end)) return kNo;
  switch (e->edge) {
    case Edge::first_half:
    case Edge::second_half:
    case Edge::quarter:
      if (d.month != 0 || !(yearly(d) || d.unit == Unit::fiscal)) return kNo;
      break;
    case Edge::week:
    case Edge::last_week:
    case Edge::fortnight:
      if (!monthly(d)) return kNo;
      break;
    default:
      break;
  }
  d.edge = e->edge;
  d.edge_count = e->number;
  return q;
}

int32_t Matcher::tail(int32_t i, Draft& d) const {
  int32_t p = i;
  if (d.type != TimeType::date || !d.valued) return p;
  if (yearly(d) && d.month == 0 && d.year_end == 0 && !d.fiscal) {
    for (const int32_t q : {p, p + 1}) {
      if (q > p && !any(p, t_.f.mein, t_.f.ke, t_.f.ki, t_.f.ka, t_.f.comma)) break;
      Draft date = d;
      const int32_t r = q < end_ ? day_month(q, date, true) : kNo;
      if (r != kNo) {
        if (d.year == 0 && date.year != 0) date.unit = Unit::none, date.counted = false;  // «पिछले साल मई 2014 में»
        d = date;
        p = r;
        break;
      }
      int32_t s = q;
      if (const Entry* season = find(q, Kind::season, s)) {
        d.season = season->number, d.season_end = season->number2;
        p = s;
        break;
      }
    }
  }
  if (monthly(d) && d.month_end == 0 && d.season == 0) {
    const int32_t q = any(p, t_.f.ki, t_.f.ke) ? p + 1 : p;
    int32_t r = q;
    if (const int day = day_number(q, r); day != 0 && has(r, Kind::date)) {
      d.day = day;
      p = after(r, Kind::date);
    }
  }
  if (monthly(d) && d.month_end == 0 && d.season == 0 && is(p, t_.f.ke)) {
    // «अप्रैल के पहले रविवार»
    const auto n = number(p + 1);
    int32_t r = p;
    if (n && n->ordinal && n->value <= 5)
      if (const Entry* w = find(n->last, Kind::weekday, r)) {
        d.weekday = w->number;
        d.nth = static_cast<int>(n->value);
        return r;
      }
  }
  if (d.unit == Unit::week && d.weekday == 0) {
    const int32_t q = any(p, t_.f.ke, t_.f.ko, t_.f.mein, t_.f.comma) ? p + 1 : p;
    int32_t r = q;
    if (const Entry* w = find(q, Kind::weekday, r)) {
      d.weekday = w->number;
      p = r;
    }
  }
  if (!d.day_level() && d.season == 0 && d.day_end == 0 && d.month_end == 0)
    if (const int32_t q = edge(p, d); q != kNo) p = q;
  if (d.day_level()) {
    // «5 मई की सुबह», «सोमवार शाम 5 बजे», «आज दोपहर»
    const int32_t q = any(p, t_.f.ki, t_.f.ke) ? p + 1 : p;
    if (Draft time; q < end_ && hours(q, time) != kNo) {
      p = hours(q, time);
      d.type = TimeType::time;
    }
  }
  return p;
}

int32_t Matcher::weekday(int32_t i, Draft& d) const {
  int32_t p = i;
  const Entry* w = find(i, Kind::weekday, p);
  if (w == nullptr) return kNo;
  d.weekday = w->number;
  // «महीने के पहले सोमवार», but not «इससे पहले सोमवार को»
  const bool since = i > begin_ + 1 && any(i - 2, t_.f.isse, t_.f.iske, t_.f.usse, t_.f.uske);
  if (i > begin_ && !since)
    if (const auto n = t_.numbers.read(tokens_, i - 1, i); n && n->ordinal) d.valued = false;
  // «सोमवार, 5 मई», «सोमवार (5 मई 2004)»
  const int32_t q = any(p, t_.f.comma, t_.f.open) ? p + 1 : p;
  Draft date = d;
  const int32_t r = q < end_ ? day_month(q, date, false) : kNo;
  if (r != kNo && date.day != 0 && date.day_end == 0 && date.weekday == d.weekday &&
      (!is(p, t_.f.open) || is(r, t_.f.close))) {
    d = date;
    return is(p, t_.f.open) ? r + 1 : r;
  }
  return p;
}

int32_t Matcher::today(int32_t i, Draft& d) const {
  int32_t p = i;
  const Entry* e = find(i, Kind::day, p);
  if (e != nullptr) {
    d.unit = Unit::day;
    d.count = e->number;
    d.either = e->number != 0;
    // «आज से तीन साल पहले»
    if (e->number == 0 && is(p, t_.f.se)) {
      Draft ago;
      const int32_t q = amount(p + 1, ago);
      if (q != kNo && ago.counted && ago.type == TimeType::date) {
        d = ago;
        d.of_event = false;
        if (d.count > 0) d.way = Way::future;
        return q;
      }
    }
    return p;
  }
  e = find(i, Kind::yesterday, p);
  if (e == nullptr) return kNo;
  d.unit = Unit::day;
  d.count = e->number;
  int32_t hour = i + 1;
  for (; hour < p; ++hour)
    if (has(hour, Kind::part)) d.type = TimeType::time;
  return p;
}

// Whether a number of years is somebody's age.
bool Matcher::is_age(int32_t first, int32_t last, double count) const {
  for (int32_t k = last; k < std::min(end_, last + 5); ++k)
    if (has(k, Kind::aged)) return true;
  for (int32_t k = std::max(begin_, first - 3); k < first; ++k)
    if (has(k, Kind::aged)) return true;
  if (is(last, t_.f.tak)) ++last;  // «14 वर्ष तक के बच्चे»
  if (!any(last, t_.f.ka, t_.f.ke, t_.f.ki)) return false;
  if (document_.names.ready())
    for (const Mention& m : document_.names->mentions)
      if (m.tokens.first > last && m.tokens.first <= last + 2 &&
          document_.names->entities[m.entity].kind == EntityKind::person)
        return true;
  for (int32_t k = last + 1; k < std::min(end_, last + 3); ++k) {
    if (has(k, Kind::person)) return true;
    const Tag tag = document_.word(k).tag;
    if (k == last + 1 && (tag == Tag::VM || tag == Tag::VAUX)) return true;
    if (tag == Tag::NNP && count >= 15) return true;
    if (tag == Tag::PSP) break;
  }
  return false;
}

// «तीन दिन», «दो-तीन हफ्ते», «तीन दिवसीय»; «तीन दिन पहले», «दो हफ्ते बाद»; «दो साल में एक बार».
int32_t Matcher::amount(int32_t i, Draft& d) const {
  if (i >= end_) return kNo;
  double least = 0, most = 0;
  int32_t p = after(i, Kind::some);
  const bool some = p > i;
  if (!some) {
    const auto n = number(i);
    if (!n || n->ordinal) return kNo;
    least = most = n->value;
    p = n->last;
    const bool linked = any(p, t_.f.hyphen, t_.f.se, t_.f.ya);
    if (const auto m = number(linked ? p + 1 : p);
        m && !m->ordinal && m->value > most && (linked || m->value == most + 1)) {
      most = m->value;
      p = m->last;
    }
  }
  p = after(p, Kind::only);
  int32_t q = is(p, t_.f.hyphen) ? p + 1 : p;
  if (!some) {
    Unit long_unit = Unit::none;
    int32_t r = q;
    if (find(q, Kind::daylong, r)) long_unit = Unit::day;
    if (find(q, Kind::monthlong, r)) long_unit = Unit::month;
    if (find(q, Kind::yearlong, r) && (has(r, Kind::term) || has(r + 1, Kind::term))) long_unit = Unit::year;
    if (long_unit != Unit::none) {
      d.type = TimeType::duration;
      d.valued = false;
      if (least == most) d.duration = iso_duration(most, long_unit);
      return r;
    }
  }
  const Entry* u = find(p, Kind::unit, p);
  if (u == nullptr || u->unit == Unit::weekend || (year_at(i, false) >= 1900 && most == least)) return kNo;
  const bool ages = too_far(most, u->unit);
  if (i > begin_ && is(i - 1, t_.f.prati)) return kNo;
  d.unit = u->unit;
  d.counted = true;
  q = after(p, Kind::full);
  q = after(q, Kind::only);
  int32_t end = q;
  const bool ago = find(q, Kind::ago, end) != nullptr;
  const bool later = !ago && find(q, Kind::after, end) != nullptr;
  if (ago || later) {
    d.valued = !some && !ages && u->unit >= Unit::day;
    d.count = ago ? -most : most;
    d.count_least = ago ? -least : least;
    d.approximate = least != most;
    int32_t before = i;
    for (int32_t k = 1; k <= 2; ++k)  // «बैठक के करीब दो दिन बाद»
      if (int32_t r = 0; find(i - k, Kind::about, r) != nullptr && r == i) before = i - k;
    if (any(before - 1, t_.f.ke, t_.f.se) && !any(before - 2, t_.f.ab, t_.f.aaj)) {
      d.of_event = true;
      d.of_date = before - 1;
    }
    if (any(before - 1, t_.f.isse, t_.f.iske, t_.f.usse, t_.f.uske)) d.base = Base::text;  // «इससे एक दिन पहले»
    d.way = ago ? Way::past : Way::by_tense;
    return end;
  }
  d.valued = false;
  if (u->unit == Unit::year && !some && is_age(i, p, most)) return kNo;
  if (!some && find(p, Kind::each_of, q) != nullptr) {
    const auto n = number(q);  // «दो साल में एक बार»
    if (n && !n->ordinal && n->value > 0 && has(n->last, Kind::times)) {
      d.type = TimeType::set;
      d.duration = iso_duration(most / n->value, u->unit);
      return after(n->last, Kind::times);
    }
  }
  d.type = TimeType::duration;
  if (!some && least == most) d.duration = iso_duration(most, u->unit);
  return p;
}

// A unit without a number: «साल के अंत», «महीने भर», «हफ्ते में दो बार».
int32_t Matcher::whole(int32_t i, Draft& d) const {
  int32_t p = i;
  const Entry* u = find(i, Kind::unit, p);
  if (u == nullptr || u->plural) return kNo;
  d.unit = u->unit;
  int32_t q = p;
  if (u->unit == Unit::weekend) return p;
  if (find(p, Kind::full, q) != nullptr) {
    int32_t end = q;
    const bool ago = find(q, Kind::ago, end) != nullptr;
    if (ago && u->unit >= Unit::day) {
      d.count = d.count_least = -1;
      d.counted = true;
      return end;
    }
    d.type = TimeType::duration;
    d.valued = false;
    d.duration = iso_duration(1, u->unit);
    return q;
  }
  if (u->unit >= Unit::day && find(p, Kind::each_of, q) != nullptr) {
    const auto n = number(q);
    if (n && !n->ordinal && n->value >= 1 && has(n->last, Kind::times)) {
      d.type = TimeType::set;
      d.valued = false;
      const int months = u->unit == Unit::year ? 12 : 1;
      const int times = static_cast<int>(std::min(n->value, 13.0));
      const int share = months % times == 0 ? months / times : 0;
      d.duration = share > 0 && times > 1 ? iso_duration(share, Unit::month) : iso_duration(1, u->unit);
      return after(n->last, Kind::times);
    }
  }
  if (u->unit == Unit::week || u->unit == Unit::month || u->unit == Unit::year || u->unit == Unit::fiscal ||
      u->unit == Unit::decade || u->unit == Unit::century)
    if (any(p, t_.f.ke, t_.f.ki)) return edge(p, d);
  return kNo;
}

// «हर साल», «प्रत्येक दो वर्ष», «हर सोमवार», «वार्षिक».
int32_t Matcher::repeated(int32_t i, Draft& d) const {
  d.type = TimeType::set;
  d.valued = false;
  int32_t p = i;
  int32_t best = kNo;
  if (const Entry* s = find(i, Kind::set, p)) {
    // «तिमाही नतीजे» is one, «तीसरी तिमाही में» is none.
    const bool unit = has(i, Kind::unit);
    const auto ordinal = unit ? number(i - 1) : std::nullopt;
    if (!(unit && ((ordinal && ordinal->last == i) || any(p, t_.f.mein, t_.f.ke, t_.f.ki, t_.f.se, t_.f.tak)))) {
      d.duration = s->text;
      best = p;
    }
  }
  p = after(i, Kind::each);
  if (p == i) return best;
  int32_t q = p;
  double count = 1;
  if (const auto n = number(p)) {
    count = n->value;
    q = n->last;
  }
  if (const Entry* u = find(q, Kind::unit, q);
      u != nullptr && (u->unit >= Unit::day || !is(i, t_.f.prati)) && count > 0) {
    if (q <= best) return best;
    d.duration = u->unit == Unit::weekend ? "P1W" : iso_duration(count, u->unit);
    // «हर साल 26 जनवरी»
    if (Draft date; u->unit == Unit::year && q < end_)
      if (const int32_t r = day_month(q, date, true); r != kNo && date.year == 0) return r;
    return q;
  }
  if (count != 1) return best;
  if (const Entry* w = find(p, Kind::weekday, q)) {
    d.weekday = w->number;
    d.duration = "P1W";
    return q;
  }
  if (find(p, Kind::month, q) != nullptr || find(p, Kind::season, q) != nullptr) {
    d.duration = "P1Y";
    return q;
  }
  if (find(p, Kind::part, q) != nullptr) {
    d.duration = "P1D";
    return q;
  }
  return best;
}

// Named days, seasons, and words that are vague or a duration of themselves.
int32_t Matcher::named(int32_t i, Draft& d) const {
  int32_t p = i;
  if (find(i, Kind::vague, p) != nullptr) {
    d.valued = false;
    return p;
  }
  if (const Entry* e = find(i, Kind::duration, p)) {
    d.type = TimeType::duration;
    d.duration = e->text;
    d.valued = false;
    return p;
  }
  if (const Entry* e = find(i, Kind::dayname, p)) {
    d.month = e->number / 100, d.day = e->number % 100;
    d.year = e->number2;
    d.valued = e->number != 0;
    if (d.valued && d.year == 0)
      if (const int32_t q = year_after(p, d); q != kNo) return q;
    return p;
  }
  if (const Entry* e = find(i, Kind::season, p)) {
    if (!any(p, t_.f.mein, t_.f.ke, t_.f.se, t_.f.tak, t_.f.ki)) return kNo;
    d.season = e->number, d.season_end = e->number2;
    d.valued = false;
    return p;
  }
  return kNo;
}

// «दस बजे», «5:30 बजे», «10 से 12 बजे», «9 बजकर 30 मिनट».
int32_t Matcher::clock(int32_t i) const {
  int32_t p = after(i, Kind::about);
  const auto one = [&](int32_t at) -> int32_t {
    if (at >= end_) return kNo;
    const std::string_view key = tokens_[at].key;
    const size_t colon = key.find(':');
    if (colon != std::string_view::npos && colon <= 2 && key.size() <= 5 && tokens_[at].kind == TokenKind::number)
      return at + 1;
    const auto n = number(at);
    return n && !n->ordinal && n->value > 0 && n->value <= 24 ? n->last : kNo;
  };
  p = one(p);
  if (p == kNo) return kNo;
  if (any(p, t_.f.se, t_.f.hyphen, t_.f.ya))
    if (const int32_t q = one(p + 1); q != kNo) p = q;
  int32_t q = p;
  if (find(p, Kind::clock, q) == nullptr) return kNo;
  const auto minutes = number(q);
  if (minutes && minutes->value < 60 && has(minutes->last, Kind::minute)) return after(minutes->last, Kind::minute);
  return q;
}

// Part of the day and clock time.
int32_t Matcher::hours(int32_t i, Draft& d) const {
  d.type = TimeType::time;
  d.valued = false;
  int32_t p = i;
  if (find(i, Kind::part, p) != nullptr || find(i, Kind::noon, p) != nullptr) {
    const int32_t q = any(p, t_.f.ke, t_.f.mein) ? p + 1 : p;
    if (const int32_t r = clock(q); r != kNo) return r;
    return find(i, Kind::part, p) != nullptr ? p : kNo;
  }
  p = clock(i);
  return p == kNo ? kNo : after(p, Kind::part);  // «दस बजे रात»
}

int32_t Matcher::point(int32_t i, Draft& out) const {
  using Rule = int32_t (Matcher::*)(int32_t, Draft&) const;
  static constexpr Rule kRules[] = {&Matcher::numeric, &Matcher::framed, &Matcher::years,    &Matcher::decade,
                                    &Matcher::weekday, &Matcher::today,  &Matcher::repeated, &Matcher::amount,
                                    &Matcher::whole,   &Matcher::named,  &Matcher::hours};
  int32_t best = kNo;
  const auto offer = [&](int32_t end, Draft& d) {
    if (end == kNo) return;
    end = tail(end, d);
    if (end <= best) return;
    best = end;
    out = std::move(d);
  };
  if (i >= end_) return kNo;
  Draft date;
  const int32_t end = day_month(i, date, false);
  offer(end, date);
  for (const Rule rule : kRules) {
    Draft d;
    const int32_t last = (this->*rule)(i, d);
    offer(last, d);
  }
  // «5 तारीख»
  Draft dated;
  int32_t p = i;
  if (dated.day = day_number(i, p);
      dated.day != 0 && has(p, Kind::date) &&
      (tokens_[i].kind == TokenKind::number || any(after(p, Kind::date), t_.f.ko, t_.f.se))) {  // not «सिर्फ एक तारीख»
    dated.date_of_month = true;
    offer(after(p, Kind::date), dated);
  }
  out.tokens = {i, best};
  return best;
}

std::optional<Found> Matcher::at(int32_t i) const {
  Found found;
  const int32_t p = after(i, Kind::about);  // «करीब तीन दिन पहले»
  int32_t end = point(p, found.from);
  if (end == kNo) return std::nullopt;
  Draft& from = found.from;
  // A range of two points: «5 मई से 7 जून», «सोमवार से बुधवार तक», «कल से शुक्रवार तक».
  const bool open = from.type == TimeType::date && from.day_end == 0 && from.month_end == 0 && from.year_end == 0 &&
                    (from.valued || from.weekday != 0) && !from.of_event;
  if (open && any(end, t_.f.se, t_.f.hyphen, t_.f.aur)) {
    Draft to;
    const int32_t from_at = end + 1 < end_ && is(end + 1, t_.f.lekar) ? end + 2 : end + 1;
    const int32_t last = point(from_at, to);
    if (last != kNo && (to.type == TimeType::date || (to.type == TimeType::time && to.weekday != 0)) &&
        (to.valued || to.weekday != 0) && to.year_end == 0 && to.day_end == 0) {
      const bool between = is(last, t_.f.ke) && any(last + 1, t_.f.beech, t_.f.madhya, t_.f.dauran);
      const bool dates = from.day != 0 && to.day != 0 && from.month != 0 && to.month != 0;
      const bool months = from.day == 0 && to.day == 0 && from.month != 0 && to.month != 0;
      const bool days = from.day_level() && to.day_level();
      const bool edges = from.year != 0 && to.year != 0;
      const bool accept = is(end, t_.f.se) ? dates || months || ((days || edges) && (between || is(last, t_.f.tak)))
                          : is(end, t_.f.hyphen) ? dates || months || (from.weekday != 0 && to.weekday != 0)
                                                 : between && (dates || months || days || edges);
      if (accept) {
        from.type = to.type;
        found.to = std::move(to);
        end = last;
      }
    }
  }
  // Hedges
  Draft& last = found.to ? *found.to : from;
  if (p > i) {
    from.approximate = true;
    if (last.day_level()) from.widen = 2;
  }
  int32_t q = end;
  if (const Entry* around = find(end, Kind::around, q); around != nullptr && !number(q) && from.type != TimeType::set) {
    from.approximate = true;
    if (last.day_level()) from.widen = around->number;
    end = q;
  }
  for (int32_t k = 1; k <= 3 && from.type == TimeType::date; ++k) {  // «संभवतः पांच दिसंबर»
    int32_t r = 0;
    if (i - k >= begin_ && find(i - k, Kind::perhaps, r) != nullptr && r == i) {
      from.approximate = true;
      if (last.day_level()) from.widen = std::max(from.widen, 2);
    }
  }
  found.tokens = {i, end};
  return found;
}

}  // namespace bahi::time
