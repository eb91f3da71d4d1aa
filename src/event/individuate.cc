// One happening is one event, however often an article tells it.
#include <algorithm>

#include "event/draft.h"

namespace bahi::event {
namespace {

int status_class(Status s) {
  if (s == Status::occurred || s == Status::ongoing) return 0;
  if (s == Status::refused || s == Status::did_not_occur || s == Status::cancelled) return 2;
  return 1;
}

/// Acts that papers use for one another when they tell the same deed again.
std::string_view family(const Frame& f) {
  if (f.event == "CONSULT") {
    for (const std::string_view act : {"visit", "travel", "depart", "host", "send"})
      if (f.act == act) return "visit";
    for (const std::string_view act : {"call", "video", "write"})
      if (f.act == act) return "phone";
    if (f.act == "attend") return "attend";
    return "meet";
  }
  if (f.event == "REQUEST" && f.act != "invite" && f.act != "propose") return "request";
  if (f.event == "ACCUSE")
    for (const std::string_view act : {"criticise", "condemn", "denounce", "oppose", "rebuke"})
      if (f.act == act) return "blame";
  if (f.event == "THREATEN") return "threaten";
  if (f.event == "REJECT" && (f.act == "deny" || f.act == "decline" || f.act == "call false")) return "deny";
  if (f.event == "PROTEST" && (f.act == "demonstrate" || f.act == "march" || f.act == "chant")) return "demonstrate";
  if (f.event == "ASSAULT") {
    // A paper that says «हमला» and one sentence later «गोलीबारी» or «बमबारी» tells one attack.
    for (const std::string_view act : {"attack", "shoot", "shell", "fire missiles", "air strike", "drone strike",
                                       "bomb", "suicide attack", "break truce"})
      if (f.act == act) return "strike";
  }
  if (f.event == "SUPPORT" && (f.act == "welcome" || f.act == "greet" || f.act == "shake hands")) return "welcome";
  return f.id;
}

bool has(const std::vector<Filler>& all, int32_t entity) {
  return std::any_of(all.begin(), all.end(), [&](const Filler& f) { return f.entity == entity; });
}

/// Every one of the smaller side is in the larger; an empty side fits anything.
bool nested(const std::vector<Filler>& a, const std::vector<Filler>& b) {
  const auto& small = a.size() <= b.size() ? a : b;
  const auto& large = a.size() <= b.size() ? b : a;
  return std::all_of(small.begin(), small.end(), [&](const Filler& f) { return has(large, f.entity); });
}

/// A state, its government, its officials: papers use them for one another.
bool acts_for_state(const Entity& e) {
  return !e.country.empty() && (e.kind == EntityKind::country || e.sector == "GOV") &&
         (e.kind == EntityKind::country || e.kind == EntityKind::organization || (e.nominal && e.plural));
}

/// As nested, where a state and those who act for it are one.
bool nested_states(const View& view, const std::vector<Filler>& a, const std::vector<Filler>& b) {
  const auto& small = a.size() <= b.size() ? a : b;
  const auto& large = a.size() <= b.size() ? b : a;
  return std::all_of(small.begin(), small.end(), [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    return std::any_of(large.begin(), large.end(), [&](const Filler& g) {
      const Entity& o = view.document.entity(g.entity);
      return f.entity == g.entity || (e.country == o.country && acts_for_state(e) && acts_for_state(o));
    });
  });
}

/// Are the recipients of one state, or is it not said of one of them, or of nobody in the same sentence?
bool one_mission(const View& view, const Draft& a, const Draft& b) {
  const auto state = [&](const Draft& d) {
    return d.recipients.size() == 1 ? std::string_view(view.document.entity(d.recipients.front().entity).country)
                                    : std::string_view();
  };
  if (a.recipients.empty() || b.recipients.empty()) return a.sentence == b.sentence;
  return a.recipients.size() == 1 && b.recipients.size() == 1 &&
         (state(a) == state(b) || state(a).empty() || state(b).empty());
}

/// «150 मछुआरों को रिहा किया … 150 भारतीय मछुआरों को»: groups of one name.
bool alike(const View& view, const std::vector<Filler>& a, const std::vector<Filler>& b) {
  if (a.size() != 1 || b.size() != 1 || a.front().chunk < 0 || b.front().chunk < 0) return false;
  const auto group = [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    return e.nominal && e.plural;
  };
  return group(a.front()) && group(b.front()) && view.head_lemma(a.front().chunk) == view.head_lemma(b.front().chunk);
}

/// «भारत और नेपाल के बीच समझौतों पर हस्ताक्षर हुए। इन समझौतों पर मोदी और देउबा ने हस्ताक्षर किए»: states, and who signed for each.
bool signed_for(const View& view, const Draft& states, const Draft& people) {
  const auto kind = [&](const Filler& f) { return view.document.entity(f.entity).kind; };
  if (states.actors.size() < 2 || people.actors.size() < 2) return false;
  return std::all_of(states.actors.begin(), states.actors.end(),
                     [&](const Filler& f) { return kind(f) == EntityKind::country; }) &&
         std::all_of(people.actors.begin(), people.actors.end(), [&](const Filler& f) {
           const std::string& state = view.document.entity(f.entity).country;
           return kind(f) == EntityKind::person && !state.empty() &&
                  std::any_of(states.actors.begin(), states.actors.end(),
                              [&](const Filler& s) { return view.document.entity(s.entity).country == state; });
         });
}

/// People at large («लोगों», «जनता»): whoever they are, they are the same from sentence to sentence.
bool crowd(const View& view, const std::vector<Filler>& all) {
  return !all.empty() && std::all_of(all.begin(), all.end(), [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    return e.nominal && e.plural && e.sector == "CVL";
  });
}

std::vector<Filler> both(const Draft& d) {
  std::vector<Filler> out = d.actors;
  out.insert(out.end(), d.recipients.begin(), d.recipients.end());
  return out;
}

const TimeValue* value_of(const View& view, const Draft& d) {
  if (d.time < 0) return nullptr;
  const auto& v = view.document.times->expressions[d.time].value;
  return v ? &*v : nullptr;
}

bool dates_agree(const View& view, const Draft& a, const Draft& b) {
  const TimeValue* x = value_of(view, a);
  const TimeValue* y = value_of(view, b);
  if (x == nullptr || y == nullptr) {
    if (a.time < 0 || b.time < 0) return true;
    const auto& u = view.document.times->expressions[a.time].weekday;
    const auto& w = view.document.times->expressions[b.time].weekday;
    return u.empty() || w.empty() || u == w;
  }
  return x->start <= y->end && y->start <= x->end;
}

/// «गले लगाकर X का स्वागत किया»: how it was done, in a conjunctive under the deed.
bool manner(const View& view, const Draft& how, const Draft& deed) {
  return how.clause >= 0 && how.clause != deed.clause && view.clause(how.clause).parent == deed.clause &&
         view.clause(how.clause).kind == ClauseKind::conjunctive && how.recipients.empty();
}

/// «पाकिस्तान … पाकिस्तानी सैनिकों ने»: a state and those who bear its arms are one side of a fight.
bool one_side(const View& view, const std::vector<Filler>& a, const std::vector<Filler>& b) {
  if (nested(a, b)) return true;
  const auto state = [&](const std::vector<Filler>& side) {
    std::string_view of;
    for (const Filler& f : side) {
      const Entity& e = view.document.entity(f.entity);
      const bool fights = e.kind == EntityKind::country || e.sector == "MIL" || e.sector == "PRM" || e.sector == "GOV";
      if (!fights || (e.kind == EntityKind::person && !e.nominal) || (!of.empty() && of != e.country))
        return std::string_view();
      of = e.country;
    }
    return of;
  };
  const std::string_view x = state(a);
  return !x.empty() && x == state(b);
}

/// «आतंकियों», «हमलावर»: nobody says who they are.
bool nameless(const View& view, const std::vector<Filler>& side) {
  return std::all_of(side.begin(), side.end(), [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    return e.nominal && e.sector != "MIL" && e.sector != "COP" && e.sector != "GOV";
  });
}

bool strikes(const View& view, const Draft& d) {
  return family(view.tables.frames[d.frame]) == "strike";
}

/// «पुलिस और नक्सलियों के बीच मुठभेड़ में तीन जवान शहीद हो गए», «हवाई हमले में दस नागरिक मारे गए»: who fell in a fight between two
/// sides, or in an attack.
bool fallen_in(const View& view, const Draft& dead, const Draft& fight) {
  const Frame& f = view.tables.frames[dead.frame];
  if ((f.act != "kill" && f.act != "wound") || dead.verb < 0 || !fight.bare || fight.noun < 0) return false;
  const Marker m = view.chunk(fight.noun).marker;
  const std::string_view act = view.tables.frames[fight.frame].act;
  if (!(act == "clash" && m == Marker::mein) &&
      !((strikes(view, fight) || act == "bomb") && (m == Marker::mein || m == Marker::se)))
    return false;
  return view.chunk(fight.noun).governor == view.verb(dead.verb).chunk && nested(dead.actors, both(fight));
}

/// «… गोलीबारी की जिसमें दो सैनिक मारे गए», «हमले में तीन लोगों की मौत हुई»: the dead and wounded of an attack told before.
bool toll_of(const View& view, const Draft& dead, const Draft& attack) {
  const std::string_view act = view.tables.frames[dead.frame].act;
  const bool told_by_noun = strikes(view, dead) && (dead.bare || act == "attack");
  // «रूस ने मिसाइलें दागीं। … कि रूसी हमले में दो लोगों की मौत हुई»
  const bool same_hand = dead.bare && told_by_noun && nested(dead.actors, attack.actors) && !dead.recipients.empty() &&
                         std::all_of(dead.recipients.begin(), dead.recipients.end(), [&](const Filler& f) {
                           const Entity& e = view.document.entity(f.entity);
                           return e.nominal && e.kind != EntityKind::country;
                         });
  if ((!dead.actors.empty() && !same_hand) || (act != "kill" && act != "wound" && !told_by_noun)) return false;
  if (!strikes(view, attack) || attack.actors.empty() || attack.bare || dead.sentence < attack.sentence ||
      dead.sentence - attack.sentence > 2 || status_class(dead.status) != status_class(attack.status) ||
      !dates_agree(view, attack, dead))
    return false;
  if (dead.sentence == attack.sentence)
    return dead.clause >= 0 && attack.words < dead.words && view.clause(dead.clause).kind == ClauseKind::relative;
  if (told_by_noun) return true;
  // «गोलीबारी में एक जवान शहीद हो गया»
  for (const int32_t c : dead.verb >= 0 ? view.dependents(view.verb(dead.verb).chunk) : std::span<const int32_t>{})
    if (view.chunk(c).marker == Marker::mein)
      for (const int32_t ti : view.tables.by_noun[view.head_lemma(c)])
        if (const int32_t frame = view.tables.triggers[ti].frame;
            frame >= 0 && view.tables.frames[frame].event == "ASSAULT")
          return true;
  return false;
}

/// «इराक में हवाई हमले»: no target is named but where it was.
bool only_where(const Draft& d) {
  return !d.recipients.empty() && std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& f) {
    return std::find(d.places.begin(), d.places.end(), f.entity) != d.places.end();
  });
}

/// Two tellings of one attack by one side: how it was done, or told again near by, one of them without its target.
bool one_attack(const View& view, const Draft& a, const Draft& b) {
  const auto destroys = [&](const Draft& d) { return view.tables.frames[d.frame].act == "destroy"; };
  if ((!strikes(view, a) && !destroys(a)) || (!strikes(view, b) && !destroys(b))) return false;
  // «काबुल में हमला हुआ। तालिबान ने हमले की जिम्मेदारी ली»
  const bool whose = (a.actors.empty() && b.owned_up) || (b.actors.empty() && a.owned_up);
  if (!whose && (a.actors.empty() || b.actors.empty())) return false;
  if (status_class(a.status) != status_class(b.status) || !dates_agree(view, a, b) ||
      std::abs(a.sentence - b.sentence) > 3)
    return false;
  // «आतंकियों ने हमला किया। तालिबान ने इसकी जिम्मेदारी ली»
  const bool owned =
      whose || (a.owned_up && (b.owned_up || nameless(view, b.actors))) || (b.owned_up && nameless(view, a.actors));
  if (!owned && !one_side(view, a.actors, b.actors)) return false;
  if (!a.places.empty() && !b.places.empty() && std::none_of(a.places.begin(), a.places.end(), [&](int32_t p) {
        return std::find(b.places.begin(), b.places.end(), p) != b.places.end();
      }))
    return false;
  // «हवाई हमले करके पीकेके के ठिकाने नष्ट किए»
  if (a.sentence == b.sentence && (only_where(a) || only_where(b))) return true;
  if (whose && (a.recipients.empty() || b.recipients.empty())) return true;
  // «यूक्रेन पर हमला किया। … कि रूस ने कीव पर हमला किया»: a town of the state.
  const auto in_state = [&](const std::vector<Filler>& town, const std::vector<Filler>& state) {
    return town.size() == 1 && state.size() == 1 &&
           view.document.entity(town.front().entity).kind == EntityKind::place &&
           view.document.entity(state.front().entity).kind == EntityKind::country &&
           view.document.entity(town.front().entity).country == view.document.entity(state.front().entity).country;
  };
  return in_state(a.recipients, b.recipients) || in_state(b.recipients, a.recipients) ||
         one_side(view, a.recipients, b.recipients);
}

/// «दोनों देशों के बीच चर्चा हुई»: are all its parties those two?
bool of_two(const View& view, const Draft& d) {
  const auto parties = both(d);
  return !parties.empty() && std::all_of(parties.begin(), parties.end(), [&](const Filler& f) {
    return f.chunk >= 0 && f.chunk == parties.front().chunk &&
           view.document.token(view.chunk(f.chunk).phrase.first).key == "दोनों";
  });
}

/// «बैठक में भारत और नेपाल के बीच व्यापार पर चर्चा हुई»: is it talk in a meeting that the article has told of?
bool in_a_meeting(const View& view, const Draft& d) {
  if (d.verb < 0 || d.bare) return false;
  const int32_t first = view.document.chunks->sentence_chunks[d.sentence].first;
  const Chunk& c = view.chunk(first);
  return c.kind == ChunkKind::NP && (c.marker == Marker::mein || c.marker == Marker::dauran) && c.tokens.size() <= 3 &&
         view.mentions_in(first).empty() && view.has_cue(c.phrase, "gathering");
}

/// «… के बीच फोन पर बातचीत के बाद दोनों देशों के विदेश मंत्रियों की यह चर्चा हुई»: a talk that is pointed at, between
/// states of which one told before has its parties.
/// Or «दोनों देशों के बीच व्यापार पर चर्चा हुई», right after the meeting of two.
bool points_back(const View& view, const Draft& before, const Draft& back) {
  const bool pair = of_two(view, back) && back.sentence - before.sentence <= 2 && back.earlier == before.earlier;
  if ((!back.anaphoric && !pair && !in_a_meeting(view, back)) || back.bare || before.anaphoric || before.heading ||
      !(before.words < back.words) || before.sentence == back.sentence ||
      view.tables.frames[back.frame].event != "CONSULT")
    return false;
  // Nobody says who the two are: those who have just met.
  if (pair && both(back).size() == 1 && view.document.entity(both(back).front().entity).members.empty())
    return both(before).size() >= 2;
  const auto states = [&](const Draft& d) {
    std::vector<std::string_view> out;
    for (const Filler& f : both(d))
      if (const std::string& c = view.document.entity(f.entity).country; !c.empty()) out.push_back(c);
    return out;
  };
  const auto old = states(before);
  const auto now = states(back);
  return old.size() >= 2 && !now.empty() && std::all_of(now.begin(), now.end(), [&](std::string_view c) {
           return std::find(old.begin(), old.end(), c) != old.end();
         });
}

/// «राजदूत को तलब कर विरोध जताया», «निंदा करते हुए इसे बर्बर बताया», «धरना दिया और नारे लगाए», «दोषी ठहराते हुए सजा सुनाई»: one
/// deed in two verbs of one sentence.
bool in_one_breath(const View& view, const Draft& a, const Draft& b) {
  if (a.sentence != b.sentence || a.bare || b.bare || a.verb < 0 || b.verb < 0 || a.clause < 0 || b.clause < 0 ||
      status_class(a.status) != status_class(b.status))
    return false;
  const Frame& f = view.tables.frames[a.frame];
  const Frame& g = view.tables.frames[b.frame];
  const auto on_the_way = [&](const Draft& d, const Draft& main) {
    const ClauseKind kind = view.clause(d.clause).kind;
    if ((kind != ClauseKind::conjunctive && kind != ClauseKind::participial) || view.verb(d.verb).finite) return false;
    // «पलटवार करते हुए [वार्ता तोड़ने का] आरोप लगाया»: it may hang on what the main verb is about.
    const int32_t over = view.clause(d.clause).parent;
    return over == main.clause ||
           (over >= 0 && view.clause(over).kind == ClauseKind::infinitival && view.clause(over).parent == main.clause);
  };
  const auto next = [&](const Draft& d, const Draft& main) {
    return view.clause(d.clause).kind == ClauseKind::coordinate && view.clause(d.clause).parent == main.clause;
  };
  const bool way = on_the_way(a, b) || on_the_way(b, a);
  const auto verdict = [](const Frame& x) { return x.act == "convict" || x.act == "sentence" || x.act == "fine"; };
  const auto in_words = [](const Frame& x) {
    return x.event == "ACCUSE" && x.act != "investigate" && x.act != "sue" && x.act != "charge" && x.act != "convict";
  };
  const bool one = (way && in_words(f) && in_words(g)) ||
                   (f.event == "PROTEST" && g.event == "PROTEST" && (way || next(a, b) || next(b, a))) ||
                   (verdict(f) && verdict(g));
  if (!one) return false;
  const auto within = [&](const std::vector<Filler>& p, const std::vector<Filler>& q) {
    if (p.empty() || q.empty() || nested_states(view, p, q)) return true;
    const auto& small = p.size() <= q.size() ? p : q;
    const auto& large = p.size() <= q.size() ? q : p;
    return std::all_of(small.begin(), small.end(), [&](const Filler& x) {
      const std::string& state = view.document.entity(x.entity).country;
      return !state.empty() && std::any_of(large.begin(), large.end(), [&](const Filler& y) {
        return view.document.entity(y.entity).country == state;
      });
    });
  };
  const bool summons = f.act == "summon" || g.act == "summon";  // the envoy, and his state
  return within(a.actors, b.actors) && (summons || within(a.recipients, b.recipients));
}

/// «X ने Y से बातचीत की। … [बातचीत के बाद] दोनों देशों ने समझौते पर हस्ताक्षर किए»: the talks told before, by a noun that has
/// nobody of its own.
bool after_those(const View& view, const Draft& before, const Draft& d) {
  if (!d.bare || d.noun < 0 || before.bare || before.heading || !(before.words < d.words) ||
      d.sentence - before.sentence > 3 || both(before).size() < 2)
    return false;
  const Marker m = view.chunk(d.noun).marker;
  const auto parts = view.dependents(d.noun);
  if ((m != Marker::baad && m != Marker::dauran) || std::any_of(parts.begin(), parts.end(), [&](int32_t c) {
        return view.chunk(c).kind == ChunkKind::NP && view.chunk(c).role != Role::ccof;
      }))
    return false;
  const auto parties = both(before);
  return std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& x) {
    return std::any_of(parties.begin(), parties.end(), [&](const Filler& y) { return same_party(view, x, y); });
  });
}

/// Of two parties, the one that is a person of the state that the other is: 1 for the first, 2 for the second, else 0.
int in_person(const View& view, const Filler& a, const Filler& b) {
  const Entity& x = view.document.entity(a.entity);
  const Entity& y = view.document.entity(b.entity);
  if (x.country.empty() || x.country != y.country) return 0;
  const auto holder = [](const Entity& e) { return e.kind == EntityKind::person && !e.nominal && e.sector == "GOV"; };
  if (holder(x) && y.kind == EntityKind::country) return 1;
  return holder(y) && x.kind == EntityKind::country ? 2 : 0;
}

/// «मिस्र और नेपाल के अपने समकक्षों से अलग-अलग बात की। … मिस्र के विदेश मंत्री शौकरी से बात की»: two met, one of them told as his
/// state, and then by name.
bool named_later(const View& view, const Draft& a, const Draft& b) {
  const auto p = both(a);
  const auto q = both(b);
  if (p.size() != 2 || q.size() != 2 || std::abs(a.sentence - b.sentence) > 6 || a.earlier != b.earlier) return false;
  for (const size_t i : {0, 1})
    for (const size_t j : {0, 1})
      if (p[i].entity == q[j].entity) return in_person(view, p[1 - i], q[1 - j]) != 0;
  return false;
}

bool same_happening(const View& view, const Draft& a, const Draft& b) {
  const Frame& f = view.tables.frames[a.frame];
  const Frame& g = view.tables.frames[b.frame];
  if (f.event != g.event) return false;
  if (f.event == "CONSULT" && family(f) == "meet" && family(g) == "meet" &&
      (after_those(view, a, b) || after_those(view, b, a)))
    return true;
  if (in_one_breath(view, a, b)) return true;
  if (f.event == "ASSAULT" && (toll_of(view, a, b) || toll_of(view, b, a) || fallen_in(view, a, b) ||
                               fallen_in(view, b, a) || one_attack(view, a, b)))
    return true;
  // «X ने Y को फोन किया … और व्यापार पर बात की»: what was talked of on the telephone.
  const bool by_phone = f.event == "CONSULT" && g.event == "CONSULT" &&
                        ((f.act == "call" && g.act == "talk") || (f.act == "talk" && g.act == "call")) &&
                        std::abs(a.sentence - b.sentence) <= 2 && both(a).size() == both(b).size() &&
                        both(a).size() >= 2 && nested(both(a), both(b));
  if (family(f) != family(g) && !by_phone) return false;
  // «बातचीत के लिए मिले»: the purpose of a telling in the same sentence is that telling.
  const auto purpose = [&](const Draft& d) {
    return d.bare && d.noun >= 0 && view.chunk(d.noun).marker == Marker::liye;
  };
  const bool one_sentence = a.sentence == b.sentence && (purpose(a) || purpose(b));
  const Draft& told = a.purpose ? b : a;
  const bool outcome = a.purpose != b.purpose &&  // went to meet; met, or did not
                       (a.sentence != b.sentence || (!told.bare && both(told).empty()));
  const bool same_breath = a.purpose != b.purpose && a.sentence == b.sentence && (a.bare || b.bare) &&
                           status_class(a.status) != status_class(b.status);
  // «ओली से मुलाकात की। ओली से मुलाकात के बाद वह … करेंगी»: what goes before a plan, when it has been told as done.
  const auto before_plan = [&](const Draft& d, const Draft& done) {
    return d.bare && d.noun >= 0 && view.chunk(d.noun).marker == Marker::baad && status_class(d.status) == 1 &&
           status_class(done.status) == 0 && !done.bare && done.words < d.words && !both(d).empty() &&
           nested(both(d), both(done)) && both(d).size() == both(done).size();
  };
  const bool had = before_plan(a, b) || before_plan(b, a);
  // «अगले सप्ताह नेपाल की यात्रा पर रहेंगे। … नेपाल का दौरा कर रहे हैं»: under way in words only.
  const auto as_planned = [&](const Draft& plan, const Draft& now) {
    return family(f) == "visit" && plan.status == Status::scheduled && now.status == Status::ongoing && now.time < 0 &&
           nested(plan.actors, now.actors) && !now.recipients.empty() && nested(plan.recipients, now.recipients);
  };
  // «पद से इस्तीफा दे दिया। … इस्तीफा देने का ऐलान किया», «निष्कासित किया। … निष्कासित करने का फैसला किया»: the same, announced.
  const auto announced = [&](const Draft& done, const Draft& said) {
    return (f.event == "RETREAT" || f.event == "SANCTION") && a.frame == b.frame && done.status == Status::occurred &&
           said.status == Status::scheduled && said.time < 0 && done.words < said.words && !done.bare &&
           !done.actors.empty() && nested(done.actors, said.actors) &&
           // «30 कैदियों को रिहा किया। … 50 और कैदियों को रिहा करने का ऐलान किया»: others.
           (f.act == "resign" || (!said.recipients.empty() && nested(done.recipients, said.recipients)) ||
            (f.act == "expel" && one_mission(view, done, said)));
  };
  const bool in_words = as_planned(a, b) || as_planned(b, a) || announced(a, b) || announced(b, a);
  if (status_class(a.status) != status_class(b.status) && !one_sentence && !outcome && !same_breath && !had &&
      !in_words)
    return false;
  if (!dates_agree(view, a, b)) return false;
  // «म्यूनिख सम्मेलन से इतर … पिछली बार आसियान बैठक से इतर मिले थे»: of two gatherings another is meant, and another meeting at
  // it.
  if (a.told == Told::occasion && b.told == Told::occasion && a.noun >= 0 && b.noun >= 0 &&
      view.head_lemma(a.noun) != view.head_lemma(b.noun))
    return false;
  const auto last_time = [](const Draft& d) { return d.earlier && d.told == Told::background && !d.bare; };
  if (last_time(a) != last_time(b)) return false;
  const auto p = both(a);
  const auto q = both(b);
  // «X से मिलने यांगून गए, लेकिन मुलाकात नहीं हो सकी»: how it went.
  if (outcome && both(told).empty() && !told.bare && std::abs(a.sentence - b.sentence) <= 1) return true;
  if (p.empty() || q.empty()) {
    // «12 अगस्त को बैठक में … पूर्व में सरकारें उनसे संपर्क करती थीं»: history says nothing of who met.
    if ((a.told == Told::background) != (b.told == Told::background)) return false;
    return p.empty() ? a.bare : b.bare;
  }
  if (f.act == "attend" && g.act == "attend") {
    // One gathering however many sentences list who came.
    return std::abs(a.sentence - b.sentence) <= 2 && a.occasion_chunk >= 0 && b.occasion_chunk >= 0 &&
           view.head_lemma(a.occasion_chunk) == view.head_lemma(b.occasion_chunk);
  }
  if (f.act == "sign" && g.act == "sign" && std::abs(a.sentence - b.sentence) <= 2 &&
      (signed_for(view, a, b) || signed_for(view, b, a)))
    return true;
  if (points_back(view, a, b) || points_back(view, b, a)) return true;
  if (f.event == "CONSULT" && family(f) == "meet" && named_later(view, a, b)) return true;
  if (f.mutual || g.mutual) {
    if (p.size() == 1 && q.size() == 1) return p.front().entity == q.front().entity && a.bare != b.bare;
    if (!nested(p, q)) return false;
    return true;
  }
  if (a.sentence == b.sentence && nested(a.actors, b.actors) && (manner(view, a, b) || manner(view, b, a))) return true;
  // «भारत ने राजनयिक को तलब किया। … विदेश मंत्रालय ने उप प्रमुख को तलब किया»: one state summons or expels another's envoy.
  if ((f.act == "summon" || f.act == "expel") && f.act == g.act && std::abs(a.sentence - b.sentence) <= 4 &&
      !a.actors.empty() && !b.actors.empty() && nested_states(view, a.actors, b.actors) && one_mission(view, a, b))
    return true;
  if (f.event == "RETREAT" && a.trigger == b.trigger && std::abs(a.sentence - b.sentence) <= 4 && !p.empty() &&
      nested_states(view, a.actors, b.actors) && (a.recipients.empty() || b.recipients.empty()))
    return true;
  // «लाठीचार्ज किया और आंसू गैस के गोले छोड़े»: one scene.
  if (f.act == "crowd control" && g.act == f.act && std::abs(a.sentence - b.sentence) <= 3 && !a.actors.empty() &&
      nested(a.actors, b.actors) &&
      (a.recipients.empty() || b.recipients.empty() || nested(a.recipients, b.recipients)))
    return true;
  if (f.event == "ASSAULT" && !a.bare && !b.bare && (a.recipients.empty() || b.recipients.empty())) return false;
  // «सरकार ने Y से … का अनुरोध किया। यह अनुरोध राष्ट्रपति ने किया»: the state's, and who spoke for it.
  const auto pointed = [&](const Draft& before, const Draft& back) {
    if (!back.anaphoric || back.bare || !back.recipients.empty() || !(before.words < back.words) ||
        back.sentence - before.sentence > 2 || before.actors.size() != 1 || back.actors.size() != 1)
      return false;
    const Entity& first = view.document.entity(before.actors.front().entity);
    return same_party(view, before.actors.front(), back.actors.front()) && acts_for_state(first) &&
           view.document.entity(back.actors.front().entity).sector == "GOV";
  };
  const bool of_words = f.event == "REQUEST" || f.event == "ACCUSE" || f.event == "THREATEN" || f.event == "REJECT";
  if (of_words && (pointed(a, b) || pointed(b, a))) return true;
  const bool given = f.event == "RETREAT" || f.event == "AID";
  const auto state = [&](const std::vector<Filler>& side) {
    return side.size() == 1 ? std::string_view(view.document.entity(side.front().entity).country) : std::string_view();
  };
  // «जापान के प्रधानमंत्री भारत की यात्रा पर आएंगे। … यह जापान की पहली भारत यात्रा होगी»: a state travels in its people.
  const auto itself = [&](const Filler& x) { return view.document.entity(x.entity).kind == EntityKind::country; };
  const bool journey = family(f) == "visit" && !state(a.actors).empty() && state(a.actors) == state(b.actors) &&
                       itself(a.actors.front()) != itself(b.actors.front());
  // «विदेश मंत्रालय ने रिपोर्ट को खारिज किया। प्रवक्ता X ने इसे निराधार बताया»: the ministry's, in the mouth of who speaks for
  // it.
  const auto mouth = [&](const std::vector<Filler>& of, const std::vector<Filler>& who) {
    if (of.size() != 1 || who.size() != 1) return false;
    const Entity& body = view.document.entity(of.front().entity);
    const Entity& person = view.document.entity(who.front().entity);
    if (!acts_for_state(body) || person.kind != EntityKind::person) return false;
    const auto& offices = view.document.names->offices;
    return std::any_of(offices.begin(), offices.end(), [&](const Office& o) {
      return o.person == who.front().entity && o.key.find("spokes") != std::string_view::npos &&
             (o.of == of.front().entity || person.country == body.country);
    });
  };
  const bool voiced = family(f) == "deny" && std::abs(a.sentence - b.sentence) <= 2 &&
                      (mouth(a.actors, b.actors) || mouth(b.actors, a.actors));
  // «भारत ने राजनयिक को निष्कासित किया। विदेश मंत्री X ने … निष्कासित किया», «भारत ने निंदा की। विदेश मंत्रालय ने हमले की निंदा की»: a
  // state, its ministry, or who speaks for it, against the same party.
  const auto of_state = [&](const std::vector<Filler>& side) {
    const Entity& e = view.document.entity(side.front().entity);
    return !e.country.empty() && (e.kind == EntityKind::country || e.sector == "GOV");
  };
  const auto is_person = [&](const std::vector<Filler>& side) {
    const Entity& e = view.document.entity(side.front().entity);
    return e.kind == EntityKind::person;
  };
  const bool one_voice = (f.event == "SANCTION" || f.event == "ACCUSE" || f.event == "REJECT") &&
                         a.actors.size() == 1 && b.actors.size() == 1 && a.recipients.size() == 1 &&
                         b.recipients.size() == 1 && std::abs(a.sentence - b.sentence) <= 3 && a.earlier == b.earlier &&
                         state(a.actors) == state(b.actors) && of_state(a.actors) && of_state(b.actors) &&
                         (f.event == "SANCTION" || !is_person(a.actors) || !is_person(b.actors)) &&
                         !state(a.recipients).empty() && state(a.recipients) == state(b.recipients);
  if (one_voice) return true;
  if (!journey && !voiced && !(given ? nested_states(view, a.actors, b.actors) : nested(a.actors, b.actors)))
    return false;
  // «ट्रूडो के आरोपों को खारिज किया। … कहा कि कनाडा के आरोप झूठे हैं»: the same state's.
  const bool spoken = a.rule == "speech.judge" || b.rule == "speech.judge";
  if (spoken && !state(a.recipients).empty() && state(a.recipients) == state(b.recipients)) return true;
  const bool freed = given && alike(view, a.recipients, b.recipients);
  if (!nested(a.recipients, b.recipients) && !freed && !(crowd(view, a.recipients) && crowd(view, b.recipients)))
    return false;
  // «… पर हमला किया। पिछले हफ्ते भी हमला हुआ था»: another one, before what the article tells.
  if (f.event == "ASSAULT" && a.earlier != b.earlier) return false;
  // Two deeds of one actor toward nobody in particular are one only when one of them is a bare noun.
  if (a.actors.empty() && b.actors.empty()) return !a.recipients.empty() && !b.recipients.empty();
  if (a.recipients.empty() || b.recipients.empty()) {
    const bool same_words = a.trigger >= 0 && a.trigger == b.trigger && !a.actors.empty() && !b.actors.empty() &&
                            std::abs(a.sentence - b.sentence) <= 4;
    // «Y पर विरोध जताया। … विरोध जताते हुए कहा कि …»: told again on the way to something else.
    const Draft& less = a.recipients.empty() ? a : b;
    const bool near = std::abs(a.sentence - b.sentence) <= 4 && !a.actors.empty() && !b.actors.empty();
    const bool on_the_way = f.event != "ASSAULT" && a.frame == b.frame && near && less.verb >= 0 && !less.bare &&
                            !view.verb(less.verb).finite;
    // «Y पर प्रतिबंध लगाए। … ये प्रतिबंध … के आधार पर लगाए हैं»: of what is said or decreed once a second telling leaves out
    // the other.
    const bool decreed = f.event == "PROTEST" || f.event == "SUPPORT" || f.event == "SANCTION" ||
                         f.event == "RETREAT" || f.event == "REJECT";
    // «आयोग ने आरोप को नकारा। आयोग ने आरोपों को बेबुनियाद बताया»: one denial in other words.
    const bool denial = family(f) == "deny" && std::abs(a.sentence - b.sentence) <= 2;
    const bool told_again =
        decreed && (a.frame == b.frame || f.event == "PROTEST" || denial) && near && a.earlier == b.earlier;
    return a.bare || b.bare || f.event == "CONSULT" || on_the_way || told_again ||
           (same_words && a.recipients.empty() && b.recipients.empty());
  }
  return true;
}

template <typename T>
void append_new(std::vector<T>& to, const std::vector<T>& from) {
  for (const T& x : from)
    if (std::find(to.begin(), to.end(), x) == to.end()) to.push_back(x);
}

void append_fillers(std::vector<Filler>& to, const std::vector<Filler>& from) {
  for (const Filler& f : from)
    if (!has(to, f.entity)) to.push_back(f);
}

void join(const View& view, Draft& main, Draft& other, int32_t index) {
  other.joined = index;
  // «आतंकियों के साथ मुठभेड़ में दो जवान शहीद हुए»: of one side alone, against those who fell.
  if (fallen_in(view, main, other) && other.actors.empty() && other.recipients.size() == 1 &&
      !main.recipients.empty()) {
    main.frame = other.frame;
    main.trigger = other.trigger;
    // «आतंकियों के साथ मुठभेड़ में दो आतंकी मारे गए»: their own.
    const auto sector = [&](const Filler& f) { return view.document.entity(f.entity).sector; };
    if (sector(other.recipients.front()) != sector(main.recipients.front())) main.actors = other.recipients;
  } else if (fallen_in(view, main, other)) {  // the sides of the fight, not who fell
    main.frame = other.frame;
    main.trigger = other.trigger;
    main.actors = other.actors;
    main.recipients = other.recipients;
  }
  const Frame& frame = view.tables.frames[main.frame];
  if (frame.act == "attend") {
    append_fillers(main.actors, other.actors);
  } else if (frame.mutual &&
             (other.anaphoric || of_two(view, other) || in_a_meeting(view, other) || after_those(view, main, other)) &&
             !nested(both(main), both(other))) {
    // What points back names the same parties in other words.
  } else if (frame.mutual && named_later(view, main, other)) {
    for (auto* side : {&main.actors, &main.recipients})
      for (Filler& old : *side)
        for (const Filler& f : both(other))
          if (in_person(view, f, old) == 1) old = f;
  } else if (frame.mutual) {
    // Keep sides: whoever is new joins the side he was on.
    for (const Filler& f : other.actors)
      if (!has(main.recipients, f.entity) && !has(main.actors, f.entity)) main.actors.push_back(f);
    for (const Filler& f : other.recipients)
      if (!has(main.recipients, f.entity) && !has(main.actors, f.entity)) main.recipients.push_back(f);
  } else {
    if (main.actors.empty() || (other.owned_up && nameless(view, main.actors))) {
      main.actors = other.actors;
      if (other.owned_up) main.claims = other.claims;
      main.owned_up |= other.owned_up;
    }
    if (main.recipients.empty() || (frame.event == "ASSAULT" && only_where(main) && !other.recipients.empty()))
      main.recipients = other.recipients;
  }
  if (main.purpose && !other.purpose) {
    main.purpose = false;
    main.status = other.status;
  }
  // «अगले हफ्ते भारत आने वाले थे। … उनकी यात्रा टल गई है»: what became of the plan.
  if (other.status == Status::postponed && status_class(main.status) == 1) main.status = other.status;
  append_new(main.places, other.places);
  if (main.time < 0) main.time = other.time;
  if (main.degree.empty()) main.degree = other.degree;
  if (main.channel.empty()) main.channel = other.channel;
  main.open_list |= other.open_list;
  for (const Topic& t : other.topics) main.topics.push_back(t);
  for (const Companion& c : other.participants) main.participants.push_back(c);
  if (main.occasion_chunk < 0) main.occasion_chunk = other.occasion_chunk;
  if (main.told != Told::main && other.told == Told::main) main.told = Told::main;
  // A plan has an owner, though one telling leaves him out; what happened the outlet says too.
  if (status_class(main.status) == 1) {
    if (main.claims.empty()) main.claims = other.claims;
  } else if (main.claims.empty() != other.claims.empty() && !main.bare && !other.bare) {
    main.claims.clear();
  }
  if (view.tables.log_odds(other.signs) > view.tables.log_odds(main.signs)) main.signs = other.signs;
}

/// «इस मुलाकात में पुनर्निर्माण पर चर्चा हुई»: talk without parties of its own is the talk of the meeting it was in.
void talk_inside(const View& view, std::vector<Draft>& drafts) {
  const auto meets = [&](const Draft& d) {
    const Frame& f = view.tables.frames[d.frame];
    return f.event == "CONSULT" && family(f) == "meet";
  };
  for (Draft& d : drafts) {
    if (d.joined >= 0 || d.bare || d.heading || d.verb < 0 || !meets(d) || !both(d).empty()) continue;
    const auto inside = view.dependents(view.verb(d.verb).chunk);
    for (size_t k = 0; k < drafts.size(); ++k) {
      const Draft& o = drafts[k];
      if (&o == &d || o.heading || !o.bare || o.noun < 0 || !meets(o) ||
          std::find(inside.begin(), inside.end(), o.noun) == inside.end())
        continue;
      const Marker m = view.chunk(o.noun).marker;
      if (m != Marker::mein && m != Marker::dauran && m != Marker::par) continue;
      const auto of = o.joined >= 0 ? o.joined : static_cast<int32_t>(k);
      if (status_class(drafts[of].status) != status_class(d.status) || !dates_agree(view, drafts[of], d)) continue;
      join(view, drafts[of], d, of);
      break;
    }
  }
}

/// «X और Y मिले। Z भी बैठक में मौजूद थे»: who was at a meeting told before met nobody by that.
void attend_what_was_told(const View& view, std::vector<Draft>& drafts) {
  for (int32_t i = 0; i < static_cast<int32_t>(drafts.size()); ++i) {
    Draft& d = drafts[i];
    if (d.heading || d.joined >= 0 || d.occasion_chunk < 0 || d.rule != "consult.presence") continue;
    // «A, B, C और D ने इस बैठक में हिस्सा लिया»: they made the gathering what it was.
    if (!is_copula(view, view.verb(d.verb)) || d.actors.size() > 2) continue;
    const auto of_gathering = view.dependents(d.occasion_chunk);
    const bool named = !view.mentions_in(d.occasion_chunk).empty() ||
                       std::any_of(of_gathering.begin(), of_gathering.end(),
                                   [&](int32_t c) { return view.chunk(c).kind == ChunkKind::NP; });
    if (named) continue;  // «सार्क की बैठक में»: a gathering of its own
    int32_t meeting = -1;
    for (int32_t k = 0; k < static_cast<int32_t>(drafts.size()); ++k) {
      const Draft& o = drafts[k];
      if (o.joined < 0 && !o.heading && !o.bare && o.words < d.words && d.sentence - o.sentence <= 4 &&
          o.told == Told::main && family(view.tables.frames[o.frame]) == "meet" && both(o).size() >= 2 &&
          status_class(o.status) == status_class(d.status) && (meeting < 0 || drafts[meeting].words < o.words))
        meeting = k;
    }
    if (meeting < 0) continue;
    Draft& o = drafts[meeting];
    for (const Filler& f : d.actors)
      if (!has(o.actors, f.entity) && !has(o.recipients, f.entity)) o.participants.push_back({f, "attendee"});
    d.joined = meeting;
    for (Draft& x : drafts)
      if (x.joined == i) x.joined = meeting;
  }
}

}  // namespace

void individuate(const View& view, std::vector<Draft>& drafts) {
  // Fuller tellings first, so that «इस मुलाकात» joins «… से मुलाकात की», wherever it stands.
  std::vector<int32_t> order;
  for (int32_t i = 0; i < static_cast<int32_t>(drafts.size()); ++i)
    if (!drafts[i].heading) order.push_back(i);
  const auto weight = [&](int32_t i) {
    const Draft& d = drafts[i];
    return (d.told == Told::main ? 100 : 0) + (d.bare ? 0 : 50) +
           10 * static_cast<int>(std::min<size_t>(d.actors.size() + d.recipients.size(), 4));
  };
  std::stable_sort(order.begin(), order.end(), [&](int32_t a, int32_t b) { return weight(a) > weight(b); });
  std::vector<int32_t> kept;
  for (const int32_t i : order) {
    Draft& d = drafts[i];
    const bool empty = d.actors.empty() && d.recipients.empty();
    int32_t best = -1;
    for (const int32_t k : kept) {
      const Draft& other = drafts[k];
      if (!same_happening(view, other, d)) continue;
      if (empty && other.words.first > d.words.first && !other.owned_up) continue;  // «इस बैठक» looks back
      // The nearest telling before it is the likeliest antecedent.
      if (best < 0 || std::abs(other.sentence - d.sentence) < std::abs(drafts[best].sentence - d.sentence)) best = k;
    }
    // The dead of an attack that is itself a telling of another.
    for (int32_t k = 0; best < 0 && k < static_cast<int32_t>(drafts.size()); ++k)
      if (drafts[k].joined >= 0 && toll_of(view, d, drafts[k])) best = drafts[k].joined;
    if (best >= 0 && d.anaphoric && empty) {
      // «इस बैठक»: two that it may mean, told in one sentence.
      for (const int32_t k : kept)
        if (k != best && drafts[k].sentence == drafts[best].sentence && drafts[k].words < d.words &&
            same_happening(view, drafts[k], d)) {
          d.alternatives.push_back(
              "this may mean either of two that the sentence before tells of; the nearer is taken");
          d.sign("ambiguous");
          break;
        }
    }
    if (best >= 0) {
      join(view, drafts[best], d, best);
    } else {
      kept.push_back(i);
    }
  }
  talk_inside(view, drafts);
  attend_what_was_told(view, drafts);
}

}  // namespace bahi::event
