// Where a deed was: the places that its groups name.
#include <algorithm>

#include "coref/coref.h"
#include "event/arguments.h"

namespace bahi::event {

bool tells_where(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  return view.is_place(e) && !(e.nominal && e.kind == EntityKind::country && e.country.empty());
}

namespace {

/// «संसद में», «विश्व व्यापार संगठन में»: a house that sits is where one speaks.
bool house_sits(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  return e.kind == EntityKind::organization && (e.sector == "LEG" || e.sector == "UNO" || e.sector == "IGO");
}

/// «यहां», «वहां»: a word that by itself says where.
bool points(const View& view, int32_t chunk) {
  return view.site(chunk) != nullptr && view.site(chunk)->form == MentionForm::pronoun;
}

/// What a group names: by its head, by what its word for a place means, or by the name right before a word for a town
/// («इस्तांबुल शहर में»).
const Mention* named_by(const View& view, int32_t chunk) {
  const Mention* m = view.head_mention(chunk);
  // «राज्य में», «घर के सामने»: a state that nobody named, or nothing, by what the word means here.
  if (const Mention* site = view.site(chunk); site != nullptr && (m == nullptr || !tells_where(view, m->entity)) &&
                                              (m == nullptr || m->form == MentionForm::nominal))
    return site;
  const int32_t head = view.chunk(chunk).head;
  // «कडूना प्रांत में»: a province is called by the name before it.
  const bool province = m != nullptr && m->form == MentionForm::nominal && !tells_where(view, m->entity);
  if (m != nullptr && !(province && view.has_cue({head, head + 1}, "area"))) return m;
  if (!view.has_cue({head, head + 1}, "settlement") && !view.has_cue({head, head + 1}, "area")) return nullptr;
  for (const int32_t i : view.mentions_in(chunk))
    if (view.mention(i).tokens.last == head && view.is_place(view.document.entity(view.mention(i).entity)))
      return &view.mention(i);
  return m;
}

/// «न्यूयॉर्क स्थित मुख्यालय में», «आबिदजान में हुए सम्मेलन में»: the group that says where this one is; -1: none.
int32_t site_of(const View& view, int32_t chunk) {
  std::vector<int32_t> before(view.dependents(chunk).begin(), view.dependents(chunk).end());
  // «जमान पार्क स्थित [उनके] आवास से»: hung on whose it is.
  for (const int32_t d : view.dependents(chunk))
    if (view.chunk(d).genitive() && view.document.word(view.chunk(d).head).tag == Tag::PRP)
      before.insert(before.end(), view.dependents(d).begin(), view.dependents(d).end());
  // «लागोस स्थित संयुक्त आयोग | मुख्यालय में»: before a name of two groups.
  if (const Mention* m = view.head_mention(chunk); m != nullptr && m->tokens.first > 0)
    before.push_back(view.document.chunks->chunk_of[m->tokens.first - 1]);
  for (const int32_t d : before) {
    if (d < 0) continue;
    const Chunk& c = view.chunk(d);
    // «राष्ट्रपति भवन में आयोजित समारोह में»
    const bool event = c.kind == ChunkKind::VGNF || c.kind == ChunkKind::JJP ||
                       (c.kind == ChunkKind::VGNN && view.has_cue(c.tokens, "ahead"));
    const bool took_place = event && view.chunk(chunk).marker == Marker::mein;
    if (c.role != Role::nmod || (c.kind != ChunkKind::JJP && !took_place)) continue;
    for (const int32_t e : view.dependents(d)) {
      const Chunk& x = view.chunk(e);
      const bool where = (c.kind == ChunkKind::JJP && x.marker == Marker::none) ||
                         (took_place && (x.marker == Marker::mein || x.marker == Marker::par));
      const Mention* m = x.kind == ChunkKind::NP && where ? named_by(view, e) : nullptr;
      if (m != nullptr && view.is_place(view.document.entity(m->entity))) return e;
      // «यहां शुरू हुई वार्ता में»
      if (took_place && points(view, e)) return e;
      // «लाहौर के [जमान पार्क] स्थित आवास से»: in what nothing knows, by where that is.
      if (m == nullptr && where && c.kind == ChunkKind::JJP)
        for (const int32_t of : view.dependents(e))
          if (const Mention* town = view.chunk(of).genitive() ? view.head_mention(of) : nullptr;
              town != nullptr && view.is_place(view.document.entity(town->entity)))
            return e;
    }
  }
  return -1;
}

}  // namespace

bool says_where(const View& view, int32_t chunk) {
  return coref::marks_place(view.document, chunk);
}

void add_places(const View& view, int32_t chunk, Draft& draft) {
  // «ब्रिटेन, जर्मनी और इटली में»
  for (const int32_t other : view.conjuncts(chunk))
    if (const Mention* m = view.head_mention(other);
        other != chunk && m != nullptr && view.is_place(view.document.entity(m->entity)) &&
        std::find(draft.places.begin(), draft.places.end(), m->entity) == draft.places.end())
      draft.places.push_back(m->entity);
  // «क्रेमलिन के सीनेट पैलेस के प्रतिनिधि कार्यालय में»: the head first, then what it is part of.
  for (int32_t c = chunk; c >= 0;) {
    const Mention* m = named_by(view, c);
    if (m != nullptr && tells_where(view, m->entity)) {
      if (std::find(draft.places.begin(), draft.places.end(), m->entity) == draft.places.end())
        draft.places.push_back(m->entity);
      // «[दक्षिण अफ्रीका की] विदेश मंत्री X आबिदजान से लौटी हैं»: of the person in the same group.
      if (std::any_of(view.mentions_in(c).begin(), view.mentions_in(c).end(), [&](int32_t i) {
            return view.mention(i).form == MentionForm::name &&
                   view.document.entity(view.mention(i).entity).kind == EntityKind::person;
          }))
        break;
    } else if (m != nullptr && m->form == MentionForm::name && site_of(view, c) < 0) {
      break;  // «दक्षिण अफ्रीका के मंत्री X की अध्यक्षता में»: X's state is not where
    }
    int32_t outer = site_of(view, c);
    for (const int32_t d : view.dependents(c))
      if (view.chunk(d).genitive() && outer < 0) outer = d;
    c = outer;
  }
}

bool names_place(const View& view, int32_t chunk) {
  // «ओमान की मध्यस्थता में», but «यहां शुरू हुई वार्ता में»
  if (view.head_mention(chunk) == nullptr && event_noun(view, chunk) && site_of(view, chunk) < 0) return false;
  for (int32_t c = chunk; c >= 0;) {
    const Mention* m = named_by(view, c);
    // «श्रीलंका पर दबाव», «भारत के पास»: on a state is not where.
    const Marker marker = view.chunk(chunk).marker;
    if (m != nullptr && (marker == Marker::par || marker == Marker::paas || marker == Marker::samaksh) &&
        view.document.entity(m->entity).kind == EntityKind::country)
      return false;
    if (m != nullptr && view.is_place(view.document.entity(m->entity))) return true;
    if (site_of(view, c) >= 0) return true;
    if (m != nullptr && m->form == MentionForm::name) return false;
    // «कतर की मध्यस्थता में», «अमेरिका की पहल पर»: what a state does is not where it lies.
    const bool room = view.chunk(c).genitive() || view.chunk(c).role == Role::k7p ||
                      view.chunk(c).marker == Marker::se || view.has_cue(view.chunk(c).phrase, "gathering") ||
                      view.has_cue(view.chunk(c).phrase, "area");
    if (!room) return false;
    int32_t outer = -1;
    for (const int32_t d : view.dependents(c))
      if (view.chunk(d).genitive()) outer = d;
    if (c != chunk && outer < 0) return false;
    // A hall or an office without a name of its own counts by the place it is in («पटना के एक होटल से»).
    c = outer;
    if (!says_where(view, chunk) && view.chunk(chunk).marker != Marker::se) return false;
  }
  return false;
}

namespace {

/// Could it be in this place, by who does it? «मणिपुर में हिंसा के बाद मुख्यमंत्री ने …», not «गाजा में हमलों के बाद तुर्की ने …».
bool at_home(const View& view, const std::vector<Filler>& who, int32_t place) {
  const std::string& state = view.document.entity(place).country;
  return std::all_of(who.begin(), who.end(), [&](const Filler& f) {
    const std::string& own = view.document.entity(f.entity).country;
    return own.empty() || state.empty() || own == state;
  });
}

}  // namespace

/// «[गाजा में] हमलों के बाद तुर्की ने राजदूत वापस बुलाया»: where what went before was, abroad.
bool of_occasion(const View& view, int32_t chunk, const Draft& draft) {
  const int32_t next = chunk + 1;
  if (view.chunk(chunk).marker != Marker::mein || next >= static_cast<int32_t>(view.chunks().size()) ||
      draft.verb < 0 || view.sentence_of_chunk(next) != draft.sentence)
    return false;
  int32_t group = next;  // «गाजा में [इजरायल के] हमलों के बाद»
  while (group + 1 < static_cast<int32_t>(view.chunks().size()) && view.chunk(group).genitive()) ++group;
  const Chunk& x = view.chunk(group);
  if (x.kind != ChunkKind::NP || view.head_mention(group) != nullptr ||
      (x.marker != Marker::baad && x.marker != Marker::karan && x.marker != Marker::pahle))
    return false;
  const Mention* where = named_by(view, chunk);
  return where != nullptr && !at_home(view, subject_of(view, draft.verb), where->entity);
}

/// «[भारत में] अमेरिका के राजदूत X ने»: where somebody is posted, not where he acts.
bool posting(const View& view, int32_t chunk) {
  const int32_t first = view.chunk(chunk).tokens.last;
  const int32_t end = view.sentence_tokens(view.sentence_of_chunk(chunk)).last;
  for (int32_t c = chunk + 1; c < chunk + 4 && c < static_cast<int32_t>(view.chunks().size()); ++c) {
    const Chunk& x = view.chunk(c);
    if (x.kind != ChunkKind::NP || x.tokens.first >= end) return false;
    if (view.has_cue({first, x.tokens.last}, "posted")) return true;
    if (!x.genitive()) return false;
  }
  return false;
}

/// «पार्टी ने [बिहार में] चुनाव कराने की मांग की», «चीन ने [फालुजा में] हुए हमले की निंदा की»: where that is of which somebody
/// speaks; a town of his own state is where he speaks.
bool inside_content(const View& view, int32_t chunk, const Draft& draft) {
  const auto event = view.tables.frames[draft.frame].event;
  // «संसद में कानून वापस लेने की मांग की»
  if (const Mention* m = view.head_mention(chunk); m != nullptr && view.document.entity(m->entity).sector == "LEG")
    return false;
  // «प्राग में संधि पर हस्ताक्षर किए», «राजघाट पर श्रद्धांजलि दी»: where one stands to do it.
  const auto act = view.tables.frames[draft.frame].act;
  if (act == "sign" || act == "tribute" || act == "honour" || act == "shake hands") return false;
  if (event != "ACCUSE" && event != "REJECT" && event != "REQUEST" && event != "THREATEN" && event != "AGREE" &&
      event != "SUPPORT")
    return false;
  if (view.has_cue(view.chunk(chunk).phrase, "gathering")) return false;
  const auto in_sentence = [&](int32_t c) {
    return c < static_cast<int32_t>(view.chunks().size()) && view.sentence_of_chunk(c) == view.sentence_of_chunk(chunk);
  };
  const auto said = [&](int32_t c) { return draft.words.contains(view.chunk(c).head); };
  // What follows it before the words of the deed: the subject, whom he addresses, an occasion; else what he speaks of.
  int32_t c = chunk + 1;
  while (in_sentence(c) && (view.chunk(c).kind == ChunkKind::RBP || view.is_time(c))) ++c;
  if (!in_sentence(c) || said(c) || view.chunk(c).kind == ChunkKind::VGF) return false;
  for (int32_t k = c; in_sentence(k) && !said(k) && !is_verbal(view.chunk(k).kind); ++k)
    if (view.chunk(k).marker == Marker::ne) return false;  // «बीजिंग में दोनों देशों के मंत्रियों ने»
  int32_t group = c;
  while (in_sentence(group) && view.chunk(group).kind == ChunkKind::NP &&
         (view.chunk(group).genitive() || view.chunk(group).role == Role::ccof ||
          view.chunk(group).kind == ChunkKind::CCP))
    ++group;
  if (in_sentence(group) && view.chunk(group).kind == ChunkKind::NP) {
    const Marker m = view.chunk(group).marker;
    const Mention* whom = view.head_mention(group);
    if (m == Marker::dauran || m == Marker::itar || view.has_cue(view.chunk(group).tokens, "occasion") ||
        view.has_cue(view.chunk(group).phrase, "gathering"))
      return false;
    if (whom != nullptr && can_act(view.document.entity(whom->entity)) &&
        (m == Marker::se || m == Marker::ko || m == Marker::saath || m == Marker::beech || m == Marker::samaksh ||
         m == Marker::none))
      return false;
    // «[कोलकाता में] सरकार पर … का आरोप लगाया»: in a town or a house; in a state or a province it may be what he blames.
    const Mention* town = view.head_mention(chunk);
    const bool wide = town == nullptr || view.document.entity(town->entity).region ||
                      view.document.entity(town->entity).kind == EntityKind::country;
    if (!wide && event == "ACCUSE" && whom != nullptr && can_act(view.document.entity(whom->entity)) &&
        (m == Marker::par || m == Marker::khilaf) && at_home(view, subject_of(view, draft.verb), town->entity))
      return false;
    // «दिल्ली में पाकिस्तान की निंदा की»
    const Mention* of = view.head_mention(c);
    if (said(group) && view.chunk(c).genitive() && of != nullptr && of->form == MentionForm::name) return false;
  }
  // «टोक्यो में घटना की निंदा की», told of a Japanese, but not «कर्नाटक में संस्थान खोलने को मंजूरी दी».
  const Mention* where = view.head_mention(chunk);
  if (where == nullptr || draft.verb < 0 || !in_sentence(group) || !said(group)) return true;
  const Entity& town = view.document.entity(where->entity);
  const auto who = subject_of(view, draft.verb);
  return town.kind == EntityKind::country || town.country.empty() || who.empty() ||
         view.document.entity(who.front().entity).country != town.country;
}

namespace {

/// The first group of a chunk's sentence.
bool opens_sentence(const View& view, int32_t chunk) {
  const Range all = view.document.chunks->sentence_chunks[view.sentence_of_chunk(chunk)];
  int32_t c = all.first;
  // «इस बीच», «लेकिन», a day
  while (c < chunk && (view.chunk(c).kind != ChunkKind::NP || view.is_time(c) || view.chunk(c).genitive())) ++c;
  return c == chunk;
}

/// «चुनाव में जीत पर बधाई दी»: where that was of which one speaks is not where one speaks.
bool spoken_of(const View& view, int32_t chunk, const Draft& draft) {
  if (!by_saying(view.tables.frames[draft.frame])) return false;
  const Mention* m = named_by(view, chunk);
  return (m == nullptr || !tells_where(view, m->entity)) && !view.has_cue(view.chunk(chunk).phrase, "gathering");
}

/// Takes the places that hang on a chunk («[कराची में] प्रदर्शन कर रहे»); `opening`: only one that opens the sentence.
bool take_places(const View& view, int32_t over, Draft& draft, bool opening = false) {
  for (const int32_t d : view.dependents(over))
    if (view.chunk(d).kind == ChunkKind::NP && (points(view, d) || (says_where(view, d) && names_place(view, d))) &&
        !posting(view, d) && !of_occasion(view, d, draft) && !spoken_of(view, d, draft) &&
        (!opening || opens_sentence(view, d)))
      add_places(view, d, draft);
  return !draft.places.empty();
}

/// «वह [राजभवन] गए और …», «[साओ पाउलो] पहुंचकर …»: where somebody went to do it.
bool take_goal(const View& view, int32_t verb, Draft& draft) {
  if (!goes(view, verb) || view.verb(verb).negated) return false;
  for (const int32_t d : view.dependents(view.verb(verb).chunk)) {
    const Chunk& c = view.chunk(d);
    if (c.kind == ChunkKind::NP && (c.marker == Marker::none || c.marker == Marker::tak) &&
        (c.role == Role::k2p || goes_to(view, d) != nullptr) && names_place(view, d))
      add_places(view, d, draft);
  }
  return !draft.places.empty();
}

/// Does the verb have a subject of its own?
bool has_subject(const View& view, int32_t verb) {
  const VerbGroup& v = view.verb(verb);
  for (const int32_t d : view.dependents(v.chunk)) {
    const Chunk& c = view.chunk(d);
    if (c.kind != ChunkKind::NP) continue;
    if (c.marker == Marker::ne) return true;
    const Mention* m = view.head_mention(d);
    if (!v.perfective_agent && c.marker == Marker::none && c.role == Role::k1 && m != nullptr &&
        can_act(view.document.entity(m->entity)))
      return true;
  }
  return false;
}

bool journey(const Frame& f) {
  return f.act == "visit" || f.act == "travel" || f.act == "depart";
}

}  // namespace

/// A deed without a place of its own is where its clause plays: where those are whom it befalls, where the verb is that
/// it is joined to, what opens the sentence.
void find_scene(const View& view, Draft& draft) {
  const Frame& f = view.tables.frames[draft.frame];
  const bool bodily = !by_saying(f);
  if (draft.bare || draft.verb < 0) {
    // «पुलवामा में हुए [जैश के] हमले में»: the participle was hung on whose it is.
    if (draft.bare && draft.noun >= 0)
      for (const int32_t d : view.dependents(draft.noun))
        if (view.chunk(d).genitive())
          for (const int32_t p : view.dependents(d))
            if (view.chunk(p).verb >= 0 && view.chunk(p).role == Role::nmod &&
                view.verb(view.chunk(p).verb).lemma == view.tables.ho && take_places(view, p, draft))
              return;
    return;
  }
  const int32_t verb = view.verb(draft.verb).chunk;
  // «[थाने के बाहर] धरना दिया», «[यहां] मुलाकात की»
  for (const int32_t d : view.dependents(verb))
    if (points(view, d) || (bodily && view.chunk(d).kind == ChunkKind::NP && view.chunk(d).marker != Marker::mein &&
                            view.chunk(d).marker != Marker::par && says_where(view, d) && names_place(view, d)))
      add_places(view, d, draft);
  if (!draft.places.empty()) return;
  // «लोकसभा में … पर आरोप लगाया», «सदन से वॉकआउट किया»
  for (const int32_t d : view.dependents(verb)) {
    const Marker m = view.chunk(d).marker;
    const Mention* house = view.chunk(d).kind == ChunkKind::NP ? view.head_mention(d) : nullptr;
    if (house == nullptr || !house_sits(view, house->entity) ||
        (m != Marker::mein && !(m == Marker::se && f.act == "quit")))
      continue;
    const auto same = [&](const Filler& x) { return x.entity == house->entity; };
    if (std::any_of(draft.actors.begin(), draft.actors.end(), same) ||
        std::any_of(draft.recipients.begin(), draft.recipients.end(), same) || posting(view, d) ||
        inside_content(view, d, draft))
      continue;
    draft.places.push_back(house->entity);
    return;
  }
  // «[कराची में] प्रदर्शन कर रहे समर्थकों को पुलिस ने …», «[कानो में] मोटरसाइकिलों पर आए बंदूकधारियों ने …»: they are there
  // («लंदन में रह रहे X» lives there).
  for (const int32_t d : view.dependents(verb)) {
    const Chunk& c = view.chunk(d);
    if (!bodily || c.kind != ChunkKind::NP ||
        (c.marker != Marker::ne && c.marker != Marker::ko && c.marker != Marker::par && c.marker != Marker::none))
      continue;
    for (const int32_t p : view.dependents(d)) {
      if (view.chunk(p).verb < 0 || view.chunk(p).role != Role::nmod) continue;
      const VerbGroup& v = view.verb(view.chunk(p).verb);
      const bool now = (v.aspect == Aspect::progressive || v.aspect == Aspect::prospective) && v.stem != "रह" &&
                       !(v.noun >= 0 && view.document.word(view.chunk(v.noun).head).lemma == "काम");
      const bool came = v.aspect == Aspect::perfective && goes(view, view.chunk(p).verb);
      // «[घटनास्थल पर] पहुंची पुलिस पर पथराव किया»: it befell them there.
      const bool met = came && c.marker == Marker::par && f.event == "ASSAULT";
      if ((now || met || (came && c.marker == Marker::ne)) && take_places(view, p, draft, came && !met)) return;
    }
    for (const int32_t of : view.dependents(d))  // «पहुंची [पुलिस की] टीम पर»
      for (const int32_t p : view.chunk(of).genitive() ? view.dependents(of) : std::span<const int32_t>())
        if (c.marker == Marker::par && f.event == "ASSAULT" && view.chunk(p).role == Role::nmod &&
            view.chunk(p).verb >= 0 && goes(view, view.chunk(p).verb) && take_places(view, p, draft))
          return;
  }
  if (journey(f)) return;
  const Chunk& v = view.chunk(verb);
  const int32_t over = v.governor;
  // «[दिल्ली में] पुलिस ने दौरे का विरोध कर रहे छात्रों को गिरफ्तार किया»: those to whom the main deed is done do theirs there.
  if (v.role == Role::nmod && view.verb(draft.verb).aspect == Aspect::progressive && over >= 0 &&
      view.chunk(over).governor >= 0 && view.chunk(view.chunk(over).governor).kind == ChunkKind::VGF &&
      (view.chunk(over).marker == Marker::ko || view.chunk(over).marker == Marker::par) &&
      (bodily || f.event == "ACCUSE") && take_places(view, view.chunk(over).governor, draft))
    return;
  const int32_t other = over >= 0 ? view.chunk(over).verb : -1;
  // «[कल दिल्ली में] X से मिलेंगे तथा Y के साथ वार्ता करेंगे», «वह [राजभवन] गए और …»: two verbs of one subject.
  for (int32_t c = verb, hop = 0; hop < 3 && view.chunk(c).role == Role::ccof; ++hop) {
    const int32_t before = view.chunk(c).governor;
    // «अड्डे पर कब्जा किया और फिर …»: somewhere else, it may be.
    bool then = false;
    for (int32_t k = before + 1; before >= 0 && k < c; ++k)
      then |= view.document.token(view.chunk(k).head).key == "फिर" || view.chunk(k).marker == Marker::baad;
    if (then || before < 0 || before >= c || view.chunk(before).verb < 0 || has_subject(view, view.chunk(c).verb))
      break;
    if (take_places(view, before, draft) || take_goal(view, view.chunk(before).verb, draft)) return;
    c = before;
  }
  // «[दिल्ली में] X से मिलकर …», «[लाहौर] पहुंचकर …»: a step of the deed.
  for (const int32_t d : view.dependents(verb)) {
    const int32_t step = view.chunk(d).verb;
    if (step < 0 || view.chunk(d).clause < 0 || view.clause(view.chunk(d).clause).kind != ClauseKind::conjunctive)
      continue;
    if (take_places(view, d, draft) || take_goal(view, step, draft)) return;
  }
  // «[जिनेवा में] … के साथ बैठक कर समझौता तैयार किया»: and the deed of which it is a step.
  if (v.clause >= 0 && view.clause(v.clause).kind == ClauseKind::conjunctive && other >= 0 &&
      take_places(view, over, draft))
    return;
  // «गुरुद्वारे में घुसने नहीं दिया»: where one may not go.
  if (f.event == "COERCE")
    for (const int32_t d : view.dependents(verb))
      if (view.chunk(d).kind == ChunkKind::VGNN && d < verb && verb - d <= 2 && take_places(view, d, draft)) return;
  // «[सूडान में] सेना ने सरकार का तख्तापलट करने की कोशिश की», «सरकार ने [राज्य में] इंटरनेट बंद करने का आदेश दिया»: what is tried or
  // ordered is so there.
  if (v.genitive() && over >= 0 && view.verb_of_noun(over) >= 0) {
    const auto hits = view.cues(view.chunk(over).phrase);
    if (std::any_of(
            hits.begin(), hits.end(),
            [&](const CueHit& h) { return view.cue(h).kind == "embed" && view.cue(h).value.starts_with("attempt"); }) &&
        take_places(view, view.verb(view.verb_of_noun(over)).chunk, draft))
      return;
  }
  // «वह [हनोई] पहुंचे, जहां X ने उनका स्वागत किया», «[पटना में] … रोकीं, जिसके बाद पुलिस ने …»: where the main clause plays.
  if (v.role == Role::relc && v.clause >= 0 && view.clause(v.clause).parent >= 0) {
    const int32_t main = view.clause(view.clause(v.clause).parent).verb;
    bool where = false;
    for (const int32_t d : view.dependents(verb)) where |= view.document.token(view.chunk(d).head).key == "जहां";
    if (where && over >= 0 && view.chunk(over).kind == ChunkKind::NP && names_place(view, over))
      add_places(view, over, draft);
    if (draft.places.empty() && main >= 0 && view.verb(main).chunk < verb && (where || bodily) &&
        view.verb(main).tense == view.verb(draft.verb).tense)
      if (!take_places(view, view.verb(main).chunk, draft) && where) {
        take_goal(view, main, draft);
        for (const int32_t d : view.dependents(view.verb(main).chunk))  // «विधानसभा तक जुलूस निकाला, जहां …»
          if (draft.places.empty() && view.chunk(d).marker == Marker::tak && names_place(view, d))
            add_places(view, d, draft);
      }
    if (!draft.places.empty()) return;
  }
  // «[मणिपुर में] हफ्तों से जारी हिंसा के बाद मुख्यमंत्री ने इस्तीफा दिया»: what opens the sentence with its occasion.
  if (!bodily) return;
  for (const int32_t d : view.dependents(verb)) {
    const Marker m = view.chunk(d).marker;
    if ((m != Marker::baad && m != Marker::dauran && m != Marker::karan && m != Marker::beech) ||
        view.head_mention(d) != nullptr)
      continue;
    Draft there = draft;
    bool found = take_places(view, d, there, true);
    for (const int32_t p : view.dependents(d))
      found = found || (view.chunk(p).role == Role::nmod && take_places(view, p, there, true));
    if (!found || !at_home(view, draft.actors, there.places.front())) continue;
    draft.places = there.places;
    return;
  }
}

void find_sayings(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (!d.places.empty() || d.bare || d.verb < 0 || d.clause < 0 || !by_saying(view.tables.frames[d.frame])) continue;
    if (d.trigger < 0 && take_places(view, view.verb(d.verb).chunk, d)) continue;
    const Clause& own = view.clause(d.clause);
    if (own.kind != ClauseKind::complement || own.parent < 0 || d.claims.empty() || d.actors.size() != 1 ||
        d.claims.back().entity != entity_id(d.actors.front().entity))
      continue;
    if (const int32_t says = view.clause(own.parent).verb; says >= 0) take_places(view, view.verb(says).chunk, d);
  }
}

}  // namespace bahi::event
