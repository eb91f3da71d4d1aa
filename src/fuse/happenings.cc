#include "fuse/happenings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash.h"

namespace bahi::fuse {
namespace {

constexpr int kMargin = 15;        // days around a claim within which others may speak of the same
constexpr int kPlanReach = 90;     // days ahead that an undated plan may be about
constexpr int kFarFromNews = 200;  // a date farther from publication is history or a distant plan: only it counts
constexpr int kLongest = 370;      // days; a longer date says too little

bool planned(Stage s) {
  return s == Stage::proposed || s == Stage::rumoured || s == Stage::announced || s == Stage::postponed;
}
bool happened(Stage s) {
  return s == Stage::occurred || s == Stage::under_way;
}
bool off(Stage s) {
  return s == Stage::cancelled || s == Stage::denied;
}

/// When the claim's deed was or will be, as wide as the claim leaves it; nothing when neither it nor the day of
/// publication is known.
std::optional<Interval> span_of(const Claim& c) {
  if (c.date) {
    const int wider = c.approximate ? 2 : 0;
    return Interval{c.date->start - wider, c.date->end + wider};
  }
  if (c.published == kUndated) return std::nullopt;
  const Stage s = stage_of(c);
  if (planned(s)) return Interval{c.published, c.published + kPlanReach};
  if (off(s)) return Interval{c.published - c.reach, c.published + kPlanReach};
  return Interval{c.published - c.reach, c.published};
}

bool overlap(const Interval& a, const Interval& b) {
  return a.start <= b.end && b.start <= a.end;
}
int gap(const Interval& a, const Interval& b) {
  return overlap(a, b) ? 0 : std::max(a.start - b.end, b.start - a.end);
}
bool exact(const Claim& c) {
  return c.date && !c.approximate && c.date->start == c.date->end;
}

using Entities = std::map<std::string, std::set<int64_t>>;  // by polity

bool has_role(Part p) {
  return p == Part::actor || p == Part::recipient || p == Part::host || p == Part::attendee ||
         p == Part::delegation_head;
}

/// Who by name has part in it, for each polity.
Entities people_of(const Claim& c) {
  Entities out;
  for (const Party& p : c.parties)
    if (p.kind == Party::Kind::person && has_role(p.part)) out[p.polity].insert(p.entity);
  return out;
}

constexpr size_t kTwo = 2;  // polities that a deed is between; those with more stand in one block

/// The polities that a claim's deed is between.
std::set<std::string> polities_of(const Claim& c) {
  std::set<std::string> out;
  std::string where;
  for (const Party& p : c.parties) {
    const bool party = p.part == Part::actor || p.part == Part::recipient || p.part == Part::host;
    if (party && p.kind != Party::Kind::crowd) out.insert(p.polity);
    if (p.part == Part::place && where.empty()) where = p.polity;
  }
  // Who meets, travels or attacks somewhere does so with, to or against those who are there, when nobody else is named.
  if (out.size() == 1 && (c.event == "CONSULT" || c.event == "ASSAULT") && !where.empty()) out.insert(where);
  return out;
}

/// What is known so far of a happening while claims are laid to it.
struct Cluster {
  std::vector<size_t> claims;
  Entities people;
  std::set<std::string> polities;
  std::set<int64_t> places;
  std::set<std::string> acts;
  std::optional<Interval> date;  // the latest that was told
  std::optional<Interval> span;  // while nobody has told a date
  Stage stage = Stage::proposed;
  Day last = kUndated;
};

class Fuser {
 public:
  Fuser(const std::vector<Claim>& claims, const Decisions& decisions) : claims_(claims), decisions_(decisions) {}

  std::vector<Happening> run() {
    std::vector<size_t> order;
    for (size_t i = 0; i < claims_.size(); ++i)
      if (!decisions_.rejected.contains(claims_[i].uid)) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return before(a, b); });
    for (const size_t i : order) place(i);
    std::vector<Happening> out;
    for (auto& c : clusters_)
      if (!c.claims.empty()) out.push_back(tell(c.claims));
    return out;
  }

 private:
  bool before(size_t a, size_t b) const {
    const Claim& x = claims_[a];
    const Claim& y = claims_[b];
    if (x.published != y.published) return x.published < y.published;
    // Of one day, those that say most come first, so that the others find something to join.
    const bool dated_x = x.date.has_value();
    const bool dated_y = y.date.has_value();
    if (dated_x != dated_y) return dated_x;
    if (x.parties.size() != y.parties.size()) return x.parties.size() > y.parties.size();
    return x.uid < y.uid;
  }

  void place(size_t i) {
    const Claim& c = claims_[i];
    Cluster* best = nullptr;
    for (const auto& [a, b] : decisions_.together) {
      if (a != c.uid && b != c.uid) continue;
      const uint64_t other = a == c.uid ? b : a;
      for (auto& cluster : clusters_)
        for (const size_t j : cluster.claims)
          if (claims_[j].uid == other) best = &cluster;
    }
    double score = 0;
    if (best == nullptr && !decisions_.alone.contains(c.uid)) {
      const auto between = polities_of(c);
      const auto people = people_of(c);
      for (auto& cluster : clusters_) {
        const double s = fit(cluster, c, between, people);
        if (s > score) {
          score = s;
          best = &cluster;
        }
      }
    }
    if (best == nullptr) best = &clusters_.emplace_back();
    add(*best, i);
  }

  void add(Cluster& cluster, size_t i) {
    const Claim& c = claims_[i];
    const bool first = cluster.claims.empty();
    cluster.claims.push_back(i);
    for (const auto& [polity, people] : people_of(c)) cluster.people[polity].insert(people.begin(), people.end());
    for (const Party& p : c.parties)
      if (p.part == Part::place && p.kind == Party::Kind::place) cluster.places.insert(p.entity);
    cluster.polities.merge(polities_of(c));
    cluster.acts.insert(c.act);
    const Stage s = stage_of(c);
    if (c.date && (!cluster.date || !overlap(*c.date, *cluster.date) ||
                   c.date->end - c.date->start <= cluster.date->end - cluster.date->start))
      cluster.date = c.date;
    if (!cluster.span) cluster.span = span_of(c);
    if (first || !happened(cluster.stage)) cluster.stage = s;
    cluster.last = std::max(cluster.last, c.published);
  }

  /// How well the claim, which is between these polities and people, fits; 0: it does not.
  double fit(const Cluster& cluster, const Claim& c, const std::set<std::string>& between,
             const Entities& people) const {
    const Claim& first = claims_[cluster.claims.front()];
    if (decisions_.alone.contains(first.uid)) return 0;
    const Stage stage = stage_of(c);
    // An article that tells two deeds of one kind tells two deeds; only another stage may be of the same.
    for (const size_t j : cluster.claims)
      if (claims_[j].article == c.article && stage_of(claims_[j]) == stage) return 0;
    // Deeds of words are many: only the same act is the same.
    if (first.reach <= 2 && !cluster.acts.contains(c.act)) return 0;

    // Of two that many take part in, more than half of the shorter list are the same.
    if (between.size() > kTwo) {
      const auto shared =
          std::count_if(between.begin(), between.end(), [&](const auto& p) { return cluster.polities.contains(p); });
      if (2 * static_cast<size_t>(shared) <= std::min(between.size(), cluster.polities.size())) return 0;
    }

    double score = 1;
    for (const auto& [polity, mine] : people) {
      const auto it = cluster.people.find(polity);
      if (it == cluster.people.end()) continue;
      const bool common = std::any_of(mine.begin(), mine.end(), [&](int64_t e) { return it->second.contains(e); });
      if (!common) return 0;
      score += 1;
    }

    const auto span = span_of(c);
    const auto theirs = cluster.date ? cluster.date : cluster.span;
    if (!span || !theirs) return c.wire == first.wire ? score : 0;
    const int apart = gap(*span, *theirs);
    if (c.date && cluster.date) {
      if (apart == 0) {
        score += c.date->start == cluster.date->start && c.date->end == cluster.date->end ? 3 : 2;
      } else if (happened(cluster.stage) || off(cluster.stage)) {
        // Two papers may err by a day; whoever meets again the next week meets anew.
        const bool same_people = score >= 3 || first.reach >= 5;
        if (!(happened(stage) || off(stage)) || apart > 2 || !same_people) return 0;
        if (c.published - cluster.last > 4) return 0;
        score -= 0.5;
      } else if (happened(stage)) {
        const int most = cluster.stage == Stage::postponed ? kPlanReach : 7;
        if (apart > most || c.date->start < cluster.date->start - 7) return 0;
        score -= 0.2;
      } else {
        // A plan whose date is moved; but who still speaks of the old one the same day speaks of another.
        if (apart > 120 || (c.published != kUndated && cluster.date->end < c.published - 5)) return 0;
        const bool moved = stage == Stage::postponed || cluster.stage == Stage::postponed || stage == Stage::cancelled;
        if (!moved && first.reach < 5) return 0;
      }
    } else {
      const bool later_plan = happened(cluster.stage) && planned(stage);
      if (later_plan && !(cluster.date && c.published != kUndated && cluster.date->end >= c.published - 2)) return 0;
      if (planned(cluster.stage) && happened(stage) && cluster.date == std::nullopt) {
        if (span->start < theirs->start - 7 || span->start > theirs->start + 2 * kPlanReach) return 0;
      } else if (apart > (happened(stage) ? 1 : 7)) {
        return 0;
      }
      score += 0.5;
    }
    for (const Party& p : c.parties)
      if (p.part == Part::place && cluster.places.contains(p.entity)) score += 0.6;
    if (cluster.acts.contains(c.act)) score += 0.4;
    return score;
  }

  std::string number_of(const Claim& c) const {
    std::string out;
    const auto put = [&](const char* name, const std::optional<double>& v) {
      if (v) out += fmt::format("{}{} {:.0f}", out.empty() ? "" : ", ", name, *v);
    };
    put("dead", c.dead);
    put("injured", c.injured);
    put("people", c.size);
    put(c.currency.empty() ? "amount" : c.currency.c_str(), c.amount);
    return out;
  }

  /// Do two claims give different figures for the same thing?
  static bool figures_differ(const Claim& a, const Claim& b) {
    const auto differ = [](const std::optional<double>& x, const std::optional<double>& y) {
      return x && y && *x != *y;
    };
    return differ(a.dead, b.dead) || differ(a.injured, b.injured) || differ(a.size, b.size) ||
           (a.currency == b.currency && differ(a.amount, b.amount));
  }

  Happening tell(const std::vector<size_t>& claims) const {
    Happening h;
    h.claims = claims;
    std::sort(h.claims.begin(), h.claims.end(), [&](size_t a, size_t b) {
      return std::pair(claims_[a].published, claims_[a].uid) < std::pair(claims_[b].published, claims_[b].uid);
    });
    const Claim* surest = &claims_[h.claims.front()];
    std::map<int64_t, double> wires;
    for (const size_t i : h.claims) {
      const Claim& c = claims_[i];
      if (std::pair(c.confidence, ~c.uid) > std::pair(surest->confidence, ~surest->uid)) surest = &c;
      double& w = wires[c.wire];
      w = std::max(w, c.confidence);
      h.last = std::max(h.last, c.published);
    }
    h.event = surest->event;
    h.mode = surest->mode;
    h.act = surest->act;
    h.first = claims_[h.claims.front()].published;
    h.sources = static_cast<int>(wires.size());
    double doubt = 1;
    for (const auto& [wire, confidence] : wires) doubt *= 1 - confidence;
    // Nothing that was read is certain; what a person has confirmed is.
    const bool confirmed =
        std::any_of(h.claims.begin(), h.claims.end(), [&](size_t i) { return claims_[i].confirmed; });
    h.confidence = confirmed ? 1 : std::round(std::min(0.99, 1 - doubt) * 1000) / 1000;
    live(h);
    for (const size_t i : h.claims) {
      if (claims_[i].date_decided) set_date(h, claims_[i]);
      if (claims_[i].status_decided) h.stage = stage_of(claims_[i]);
    }
    parties(h);
    conflicts(h);
    return h;
  }

  /// Its life, day by day: what most of a day's claims say is what is known that evening.
  void live(Happening& h) const {
    bool first = true;
    std::string number;
    for (size_t from = 0; from < h.claims.size();) {
      size_t to = from;
      const Day day = claims_[h.claims[from]].published;
      while (to < h.claims.size() && claims_[h.claims[to]].published == day) ++to;
      std::map<Stage, double> weight;
      for (size_t k = from; k < to; ++k) weight[stage_of(claims_[h.claims[k]])] += claims_[h.claims[k]].confidence;
      Stage stage = weight.begin()->first;
      for (const auto& [s, w] : weight)
        if (w > weight[stage] + 1e-9 || (std::abs(w - weight[stage]) < 1e-9 && s > stage)) stage = s;
      // What has happened stays so: a late «will» is an old text, a denial a conflict. What has been announced is no
      // rumour again.
      const bool stands =
          !first && ((happened(h.stage) && !(h.stage == Stage::under_way && stage == Stage::occurred)) ||
                     (h.stage == Stage::announced && stage <= Stage::rumoured) ||
                     (h.stage == Stage::rumoured && stage == Stage::proposed));
      if (stands) stage = h.stage;
      // The day's speaker: of the claims with that stage, the surest; its date the most precise.
      const Claim* speaker = nullptr;
      const Claim* dated = nullptr;
      size_t speaker_at = 0;
      size_t dated_at = 0;
      for (size_t k = from; k < to; ++k) {
        const Claim& c = claims_[h.claims[k]];
        if (speaker == nullptr || rank(c, stage) > rank(*speaker, stage)) {
          speaker = &c;
          speaker_at = h.claims[k];
        }
        if (c.date && (dated == nullptr || dated_rank(c, stage) > dated_rank(*dated, stage))) {
          dated = &c;
          dated_at = h.claims[k];
        }
      }
      const auto revise = [&](const char* what, size_t claim, std::string before, std::string after) {
        h.revisions.push_back({day, what, stage, h.date, h.precision, claim, std::move(before), std::move(after)});
      };
      const bool takes_date = dated != nullptr && !(stands && happened(h.stage) && !happened(stage_of(*dated)));
      if (first) {
        h.stage = stage;
        if (dated != nullptr) set_date(h, *dated);
        revise("told", speaker_at, "", std::string(label(stage)));
        number = number_of(*speaker);
      } else {
        if (stage != h.stage) {
          const std::string before(label(h.stage));
          h.stage = stage;
          if (takes_date && moves(h, *dated) == 2) {
            const std::string old = iso(*h.date);
            set_date(h, *dated);
            revise("stage", speaker_at, before, std::string(label(stage)));
            revise("date", dated_at, old, iso(*h.date));
          } else {
            if (takes_date && moves(h, *dated) == 1) set_date(h, *dated);
            revise("stage", speaker_at, before, std::string(label(stage)));
          }
        } else if (takes_date) {
          const int m = moves(h, *dated);
          if (m > 0 && !(m == 2 && happened(h.stage))) {
            const std::string old = h.date ? iso(*h.date) : "";
            set_date(h, *dated);
            revise(m == 2 ? "date" : "tightened", dated_at, old, iso(*h.date));
          }
        }
        for (size_t k = from; k < to; ++k) {
          const Claim& c = claims_[h.claims[k]];
          std::string now = number_of(c);
          if (now.empty() || now == number) continue;
          if (!number.empty()) revise("number", h.claims[k], number, now);
          number = std::move(now);
          break;
        }
      }
      first = false;
      from = to;
    }
  }
  static std::tuple<bool, double, uint64_t> rank(const Claim& c, Stage stage) {
    return {stage_of(c) == stage, c.confidence, ~c.uid};
  }
  static std::tuple<bool, int, double, uint64_t> dated_rank(const Claim& c, Stage stage) {
    return {stage_of(c) == stage, -(c.date->end - c.date->start) - (c.approximate ? 3 : 0), c.confidence, ~c.uid};
  }
  static void set_date(Happening& h, const Claim& c) {
    h.date = c.date;
    h.precision = c.precision;
    h.approximate = c.approximate;
  }
  /// 0: nothing new; 1: first or narrower; 2: another date.
  static int moves(const Happening& h, const Claim& c) {
    if (!h.date) return 1;
    if (!overlap(*h.date, *c.date)) return 2;
    const int old_length = h.date->end - h.date->start + (h.approximate ? 3 : 0);
    const int new_length = c.date->end - c.date->start + (c.approximate ? 3 : 0);
    return new_length < old_length ? 1 : 0;
  }

  /// Those of the claims that are the surest for their number of parties; a part is played once.
  void parties(Happening& h) const {
    std::vector<size_t> order = h.claims;
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      const auto key = [&](size_t i) { return std::tuple(-claims_[i].confidence, claims_[i].uid); };
      return key(a) < key(b);
    });
    std::set<std::pair<char, int64_t>> seen;
    std::set<int64_t> in_role;
    std::set<std::string> with_people;  // polities for which somebody by name has part in it
    bool placed = false;                // one claim says where: the surest that does
    for (const size_t i : order) {
      bool places = false;
      for (const Party& p : claims_[i].parties) {
        if (p.part == Part::claimant || p.part == Part::speaker || p.part == Part::addressee) continue;
        if (p.part == Part::place && placed) continue;
        places |= p.part == Part::place;
        const bool main = p.part == Part::actor || p.part == Part::recipient;
        if (main && in_role.contains(p.entity)) continue;
        if (main) in_role.insert(p.entity);
        if (main && p.kind == Party::Kind::person) with_people.insert(p.polity);
        if (seen.emplace(static_cast<char>(p.part), p.entity).second) h.parties.push_back(p);
      }
      placed |= places;
    }
    // «India met …» beside «Modi met …»: the state has part through its people.
    const auto states_too = [&](const Party& p) {
      return p.part == Part::actor && p.kind == Party::Kind::state && with_people.contains(p.polity);
    };
    std::erase_if(h.parties, states_too);
  }

  void conflicts(Happening& h) const {
    const auto add = [&](const char* field, size_t a, size_t b, std::string va, std::string vb) {
      for (const auto& c : h.conflicts)
        if (c.field == field && ((c.value_a == va && c.value_b == vb) || (c.value_a == vb && c.value_b == va))) return;
      h.conflicts.push_back({field, a, b, std::move(va), std::move(vb)});
    };
    std::vector<std::set<std::string>> between;
    std::vector<Entities> people;
    for (const size_t i : h.claims) {
      between.push_back(polities_of(claims_[i]));
      people.push_back(people_of(claims_[i]));
    }
    for (size_t x = 0; x < h.claims.size(); ++x)
      for (size_t y = x + 1; y < h.claims.size(); ++y) {
        const Claim& a = claims_[h.claims[x]];
        const Claim& b = claims_[h.claims[y]];
        if (a.wire == b.wire && a.article != b.article) continue;  // a copy adds no voice
        const Stage sa = stage_of(a);
        const Stage sb = stage_of(b);
        const size_t i = h.claims[x];
        const size_t j = h.claims[y];
        const bool same_day = a.published == b.published;
        const bool both_happened = happened(sa) && happened(sb);
        const bool both_planned =
            planned(sa) && planned(sb) && same_day && sa != Stage::postponed && sb != Stage::postponed;
        if ((both_happened || both_planned) && exact(a) && exact(b) && !overlap(*a.date, *b.date))
          add("date", i, j, iso(*a.date), iso(*b.date));
        if ((happened(sa) && off(sb)) || (off(sa) && happened(sb) && (same_day || sa == Stage::denied)))
          add("status", i, j, std::string(label(sa)), std::string(label(sb)));
        if (same_day && ((sa == Stage::announced && off(sb)) || (off(sa) && sb == Stage::announced)))
          add("status", i, j, std::string(label(sa)), std::string(label(sb)));
        if (both_happened) places(a, b, i, j, add);
        if (both_happened || both_planned) participants(h, {i, between[x], people[x]}, {j, between[y], people[y]}, add);
        if (figures_differ(a, b) && (same_day || a.claimant != b.claimant))
          add("number", i, j, number_of(a), number_of(b));
      }
  }

  struct Telling {
    size_t claim;
    const std::set<std::string>& between;
    const Entities& people;
  };
  /// Who took part: of a meeting of many as many parties, but others; for one state other people. Not when some claim
  /// names both: then each of the two left somebody out.
  template <typename Add>
  void participants(const Happening& h, const Telling& a, const Telling& b, const Add& add) const {
    const auto named_together = [&](const auto& has_a, const auto& has_b) {
      return std::any_of(h.claims.begin(), h.claims.end(), [&](size_t k) {
        const auto& parties = claims_[k].parties;
        return std::any_of(parties.begin(), parties.end(), has_a) && std::any_of(parties.begin(), parties.end(), has_b);
      });
    };
    const auto differ = [&](const auto& has_a, const auto& has_b) {
      const auto& of_a = claims_[a.claim].parties;
      const auto& of_b = claims_[b.claim].parties;
      const auto pa = std::find_if(of_a.begin(), of_a.end(), has_a);
      const auto pb = std::find_if(of_b.begin(), of_b.end(), has_b);
      if (pa == of_a.end() || pb == of_b.end() || named_together(has_a, has_b)) return;
      add("participants", a.claim, b.claim, fmt::format("#{}", pa->entity), fmt::format("#{}", pb->entity));
    };
    if (a.between.size() > kTwo && a.between.size() == b.between.size() && a.between != b.between) {
      const auto of = [](const std::set<std::string>& mine, const std::set<std::string>& theirs) {
        const auto known = [&](const std::string& p) { return !p.starts_with('~') && !theirs.contains(p); };
        const auto it = std::find_if(mine.begin(), mine.end(), known);
        return [polity = it == mine.end() ? std::string() : *it](const Party& p) { return p.polity == polity; };
      };
      differ(of(a.between, b.between), of(b.between, a.between));
    }
    for (const auto& [polity, mine] : a.people) {
      const auto theirs = b.people.find(polity);
      if (theirs == b.people.end()) continue;
      if (std::any_of(mine.begin(), mine.end(), [&](int64_t e) { return theirs->second.contains(e); })) continue;
      const auto one_of = [](const std::set<int64_t>& people) {
        return [&](const Party& p) { return has_role(p.part) && people.contains(p.entity); };
      };
      differ(one_of(mine), one_of(theirs->second));
    }
  }

  template <typename Add>
  static void places(const Claim& a, const Claim& b, size_t i, size_t j, const Add& add) {
    // Only towns against towns: a palace may lie in the town.
    const Party* pa = nullptr;
    const Party* pb = nullptr;
    for (const Party& p : a.parties)
      if (p.part == Part::place && p.kind == Party::Kind::place) pa = &p;
    for (const Party& p : b.parties)
      if (p.part == Part::place && p.kind == Party::Kind::place) pb = &p;
    if (pa == nullptr || pb == nullptr) return;
    for (const Party& p : a.parties)
      for (const Party& q : b.parties)
        if (p.part == Part::place && q.part == Part::place && p.kind == Party::Kind::place && p.entity == q.entity)
          return;
    add("place", i, j, fmt::format("#{}", pa->entity), fmt::format("#{}", pb->entity));
  }

  const std::vector<Claim>& claims_;
  const Decisions& decisions_;
  std::vector<Cluster> clusters_;
};

}  // namespace

namespace {
constexpr std::array<std::string_view, 8> kStages = {"proposed", "rumoured",  "announced", "under way",
                                                     "occurred", "postponed", "cancelled", "denied"};
}  // namespace

std::string_view label(Stage stage) {
  return kStages[static_cast<size_t>(stage)];
}

std::optional<Stage> stage_named(std::string_view label) {
  const auto* const it = std::find(kStages.begin(), kStages.end(), label);
  if (it == kStages.end()) return std::nullopt;
  return static_cast<Stage>(it - kStages.begin());
}

Stage stage_of(const Claim& c) {
  if (c.status_decided)
    if (const auto stage = stage_named(c.status)) return *stage;
  const bool rumour = c.unnamed || c.voice == "hearsay";
  if (c.status == "occurred") return Stage::occurred;
  if (c.status == "ongoing") return Stage::under_way;
  if (c.status == "scheduled" || c.status == "expected") return rumour ? Stage::rumoured : Stage::announced;
  if (c.status == "possible") return Stage::rumoured;
  if (c.status == "postponed") return Stage::postponed;
  if (c.status == "cancelled") return Stage::cancelled;
  if (c.status == "refused" || c.status == "did not occur") return Stage::denied;
  return Stage::proposed;
}

bool can_fuse(const Claim& c) {
  if (c.status == "demanded") return false;
  if (c.date && c.date->end - c.date->start > kLongest) return false;
  if (!c.date && c.published == kUndated) return false;
  if (c.told == "background" && !exact(c)) return false;
  if (c.told == "topic" && (c.status == "occurred" || c.status == "ongoing") && !exact(c)) return false;
  return std::any_of(c.parties.begin(), c.parties.end(), [](const Party& p) { return has_role(p.part); });
}

std::string block_of(const Claim& c) {
  const auto polities = polities_of(c);
  std::string out = c.family;
  if (polities.size() > kTwo) return out + "|*";
  for (const auto& p : polities) out += "|" + p;
  return out;
}

Reach reach_of(const Claim& c) {
  Reach r;
  const auto span = span_of(c);
  r.anchor = c.date ? c.date->start : c.published;
  if (!span) return r;
  r.lo = span->start;
  r.hi = span->end;
  if (c.published != kUndated) {
    const int away = std::max(span->start - c.published, c.published - span->end);
    if (away <= kFarFromNews) {
      r.lo = std::min(r.lo, c.published);
      r.hi = std::max(r.hi, c.published);
    }
  }
  r.lo -= kMargin;
  r.hi += kMargin;
  if (r.hi - r.lo > kReachMost) r.hi = r.lo + kReachMost;
  return r;
}

std::vector<Piece> cut(std::vector<Light> claims, const std::function<bool(Day lo, Day hi)>& wanted) {
  std::sort(claims.begin(), claims.end(), [](const Light& a, const Light& b) {
    return std::pair(a.reach.lo, a.claim) < std::pair(b.reach.lo, b.claim);
  });
  std::vector<Piece> out;
  const auto period = [](Day day, int level) -> int64_t {
    const time::Ymd d = time::ymd(day);
    switch (level) {
      case 0:
        return 0;
      case 1:
        return d.year;
      case 2:
        return d.year * 4 + (d.month - 1) / 3;
      case 3:
        return d.year * 12 + d.month;
      case 4:
        return time::week_of(day).start;
      default:
        return day;
    }
  };
  const auto split = [&](const auto& self, std::vector<Light> chain, int level, uint64_t label) -> void {
    if (chain.size() <= kChainMost || level == 5) {
      out.push_back({std::move(chain), label});
      return;
    }
    std::map<int64_t, std::vector<Light>> parts;
    for (const auto& c : chain) parts[period(c.reach.anchor, level + 1)].push_back(c);
    for (auto& [when, part] : parts)
      self(self, std::move(part), level + 1,
           combine(combine(label, static_cast<uint64_t>(level)), static_cast<uint64_t>(when)));
  };
  for (size_t from = 0; from < claims.size();) {
    size_t to = from;
    Day hi = claims[from].reach.hi;
    while (to < claims.size() && claims[to].reach.lo <= hi) hi = std::max(hi, claims[to++].reach.hi);
    if (!wanted || wanted(claims[from].reach.lo, hi))
      split(split,
            {claims.begin() + static_cast<std::ptrdiff_t>(from), claims.begin() + static_cast<std::ptrdiff_t>(to)}, 0,
            combine(static_cast<uint64_t>(claims[from].reach.lo), 1));
    from = to;
  }
  return out;
}

std::vector<Happening> happenings(const std::vector<Claim>& claims, const Decisions& decisions) {
  return Fuser(claims, decisions).run();
}

std::string iso(Day day) {
  if (day == kUndated) return {};
  const time::Ymd d = time::ymd(day);
  if (d.year < 0 || d.year > 9999) return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
  std::string out = "0000-00-00";  // answers have thousands
  const auto put = [&](size_t last, int n) {
    for (; n > 0; n /= 10) out[last--] = static_cast<char>('0' + n % 10);
  };
  put(3, d.year);
  put(6, d.month);
  put(9, d.day);
  return out;
}

Day day_of_iso(std::string_view s) {
  if (s.size() < 10) return kUndated;
  const auto number = [&](size_t at, size_t size) {
    int n = 0;
    for (size_t i = at; i < at + size; ++i) {
      if (s[i] < '0' || s[i] > '9') return -1;
      n = n * 10 + (s[i] - '0');
    }
    return n;
  };
  const int y = number(0, 4);
  const int m = number(5, 2);
  const int d = number(8, 2);
  if (y < 0 || m < 0 || d < 0 || !time::valid(y, m, d)) return kUndated;
  return time::day_of(y, m, d);
}

std::string iso(const Interval& i) {
  return i.start == i.end ? iso(i.start) : iso(i.start) + "…" + iso(i.end);
}

}  // namespace bahi::fuse
