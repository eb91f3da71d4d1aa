#include "event/event.h"

#include <algorithm>
#include <set>

#include "event/draft.h"
#include "event/magnitude.h"

namespace bahi::event {
namespace {

/// Fillers of another event that this one takes over: understood, not said, and so less sure.
void lend(std::vector<Filler>& to, const std::vector<Filler>& from, double weight) {
  for (Filler f : from) {
    f.inferred = true;
    f.confidence *= weight;
    to.push_back(f);
  }
}

bool is_sector(const View& view, const std::vector<Filler>& all, std::string_view sector) {
  return !all.empty() && std::all_of(all.begin(), all.end(),
                                     [&](const Filler& f) { return view.document.entity(f.entity).sector == sector; });
}

/// «वार्ता की संभावना से इनकार नहीं किया»: not to rule out refuses nobody.
bool left_open(const View& view, const Draft& d) {
  if (view.tables.frames[d.frame].event != "REJECT" || d.verb < 0 || !view.verb(d.verb).negated) return false;
  for (const int32_t c : view.dependents(view.verb(d.verb).chunk))
    for (const CueHit& hit : view.cues(view.chunk(c).tokens))
      if (view.cue(hit).kind == "embed" &&
          (view.cue(hit).value.starts_with("expected") || view.cue(hit).value == "possible main"))
        return true;
  return false;
}

/// Is somebody told by the adjective or the genitive of a state other than the paper's («तीन इराकी नागरिक»)?
/// Indians are so only where it happens abroad («लीबिया में सात भारतीय अगवा»).
bool of_named_state(const View& view, const Draft& deed, const Filler& f) {
  const Entity& e = view.document.entity(f.entity);
  bool abroad = false;
  const Range sentence = view.document.chunks->sentence_chunks[deed.sentence];
  for (int32_t c = sentence.first; c < sentence.last; ++c)
    if (const Mention* m = view.chunk(c).marker == Marker::mein ? view.head_mention(c) : nullptr; m != nullptr) {
      const Entity& there = view.document.entity(m->entity);
      abroad |= view.is_place(there) && !there.country.empty() && there.country != e.country;
    }
  if (!e.nominal || e.country.empty() || (e.country == "IND" && !abroad) || f.chunk < 0) return false;
  if (e.kind == EntityKind::group && e.plural) return true;  // «भारतीयों»
  const auto state = [&](int32_t chunk) {
    const auto all = view.mentions_in(chunk);
    return std::any_of(all.begin(), all.end(), [&](int32_t i) {
      const Entity& s = view.document.entity(view.mention(i).entity);
      return (s.kind == EntityKind::country || s.kind == EntityKind::place) && s.country == e.country;
    });
  };
  const auto parts = view.dependents(f.chunk);
  return state(f.chunk) ||
         std::any_of(parts.begin(), parts.end(), [&](int32_t d) { return view.chunk(d).genitive() && state(d); });
}

/// «बैठक से अलग हुए», «कार से बाहर निकले», «रूस छोड़ने को कहा»: only a body of states is left for good.
bool leaves_nothing(const View& view, const Draft& d) {
  return view.tables.frames[d.frame].act == "leave" &&
         std::none_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& r) {
           const Entity& e = view.document.entity(r.entity);
           return !e.nominal && (e.sector == "IGO" || e.sector == "UNO" || e.sector == "EUR");
         });
}

/// «काबुल में आत्मघाती हमला हुआ», «पाकिस्तान में एक बस पर हमला किया गया»: an attack that is told with its place, by whomever on
/// whomever.
bool struck_somewhere(const View& view, const Draft& d) {
  if (view.tables.frames[d.frame].event != "ASSAULT" || d.bare || d.noun < 0 || d.verb < 0 || d.places.empty() ||
      !view.verb(d.verb).finite)
    return false;
  // «प्रदर्शनकारियों ने संसद भवन में आग लगा दी»: who does so, though no party to politics.
  if (view.tables.frames[d.frame].act == "arson") return !d.actors.empty();
  if (!view.has_cue(d.words, "attack")) return false;
  return d.status == Status::occurred && (view.verb(d.verb).passive || view.verb(d.verb).lemma == view.tables.ho);
}

/// «कर्मचारियों ने वेतन बढ़ाने की मांग की», «प्रदर्शनकारियों को गिरफ्तार किया गया»: people who stand together for something.
/// `active`: by what they are called, or by courting it («किसानों ने गिरफ्तारी दी»); «दो किसानों को गिरफ्तार किया गया» may
/// be for anything.
bool movement(const View& view, const Draft& d, const std::vector<Filler>& all, bool active) {
  const bool many = d.verb >= 0 && view.verb(d.verb).number == Number::plural;  // «प्रदर्शनकारी मांग कर रहे थे»
  return !all.empty() && std::all_of(all.begin(), all.end(), [&](const Filler& f) {
    const Entity& e = view.document.entity(f.entity);
    return f.chunk >= 0 && e.nominal &&
           (e.plural || view.document.word(view.chunk(f.chunk).head).features.number == Number::plural ||
            (many && view.chunk(f.chunk).marker == Marker::none)) &&
           view.has_cue(view.chunk(f.chunk).tokens,
                        active && view.chunk(f.chunk).marker != Marker::ne ? "activist" : "movement");
  });
}

/// «तीन जिलों में कर्फ्यू लगा दिया गया», «शहर में सेना तैनात कर दी गई»: what a power does over a place, whichever it is.
bool ruled_somewhere(const View& view, const Draft& d) {
  const Frame& f = view.tables.frames[d.frame];
  return (f.act == "curfew" || f.act == "emergency" || f.act == "deploy" || f.act == "deploy police") && !d.bare &&
         d.noun >= 0 && d.verb >= 0 && view.verb(d.verb).finite && view.verb(d.verb).passive;
}

/// Can this draft stand as an event of its own?
bool stands(const View& view, const Draft& d, bool near_politics) {
  const Frame& f = view.tables.frames[d.frame];
  if (d.actors.empty() && d.recipients.empty()) {
    // «शांति सम्मेलन तीन मई को अदन में होगा»: a gathering told with its place or day stands without its guests.
    const bool gathering = f.event == "CONSULT" && (f.act == "summit" || f.act == "meeting" || f.act == "negotiate");
    return (gathering && !d.bare && d.verb >= 0 && view.verb(d.verb).finite && (!d.places.empty() || d.time >= 0) &&
            d.status != Status::occurred && d.status != Status::did_not_occur && d.status != Status::refused) ||
           struck_somewhere(view, d) || ruled_somewhere(view, d);
  }
  if (d.way) return false;
  // «जरूरत इस बात की है कि …»: a word that is pointed at is not exchanged.
  if (f.id == "consult.talk" && d.noun >= 0 && !d.bare && view.document.token(view.chunk(d.noun).head).key == "बात" &&
      view.document.word(view.chunk(d.noun).phrase.first).tag == Tag::DEM)
    return false;
  const int actors = parties(view, d.actors);
  const int recipients = parties(view, d.recipients);
  if (d.trigger >= 0) {
    const Trigger& t = view.tables.triggers[d.trigger];
    // «मोल्दोवा ने यूक्रेनी शरणार्थियों को दवाएं दीं»: a crowd of another state will do where its party is asked for.
    const bool others =
        !d.recipients.empty() && actors > 0 && (f.event == "AID" || f.act == "deport" || f.act == "expel") &&
        of_named_state(view, d, d.recipients.front()) &&
        std::none_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) {
          return view.document.entity(a.entity).country == view.document.entity(d.recipients.front().entity).country;
        });
    if ((t.needs_actor && actors == 0) || (t.needs_recipient && recipients == 0 && !others)) return false;
    // «सेना प्रमुख को हटा दिया»: with a verb alone one person is dismissed; troops and goods are taken away.
    if (f.act == "dismiss" && t.noun.empty() &&
        std::any_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& r) {
          const Entity& e = view.document.entity(r.entity);
          return e.kind != EntityKind::person || e.plural;
        }))
      return false;
    // «विदेश मंत्री को ओमान भेजा»: one who holds an office; troops and goods are sent otherwise.
    if (f.act == "send" && t.noun.empty() &&
        std::none_of(d.participants.begin(), d.participants.end(), [&](const Companion& c) {
          const Entity& e = view.document.entity(c.who.entity);
          return e.kind == EntityKind::person && !e.plural && e.sector == "GOV";
        }))
      return false;
    // «नमूने जांच के लिए भेजे»: who is sent investigates; a thing is looked at.
    if (f.act == "investigate" && t.noun_marker == Marker::liye && d.participants.empty()) return false;
    // «स्वास्थ्य विभाग ने लोगों की जांच की»: who heals looks for disease.
    if (f.act == "investigate" && !d.actors.empty() &&
        std::all_of(
            d.actors.begin(), d.actors.end(),
            [&](const Filler& a) { return a.chunk >= 0 && view.has_cue(view.chunk(a.chunk).tokens, "medical"); }) &&
        std::all_of(d.recipients.begin(), d.recipients.end(),
                    [&](const Filler& r) { return view.document.entity(r.entity).nominal; }))
      return false;
  }
  // People detained or hurt belong to politics when the article around them does.
  const bool suffered = (f.event == "COERCE" || f.event == "ASSAULT") && near_politics && !d.recipients.empty() &&
                        view.document.entity(d.recipients.front().entity).plural;
  // «एक अमेरिकी नागरिक के खिलाफ जांच», «तीन इराकी नागरिक मारे गए»: who belongs to a state that is named.
  const bool foreigner = (f.event == "COERCE" || f.event == "ASSAULT" || f.event == "ACCUSE" || f.event == "SANCTION" ||
                          f.act == "release" || f.act == "give back") &&
                         !d.recipients.empty() && of_named_state(view, d, d.recipients.front());
  const bool asked =
      (f.event == "REQUEST" || f.event == "ACCUSE" || f.event == "THREATEN" || f.act == "end pressure") && !d.bare &&
      d.noun >= 0 && d.verb >= 0 && view.verb(d.verb).finite && d.recipients.empty() &&
      movement(view, d, d.actors, false);
  const bool held = (f.event == "COERCE" || f.act == "crowd control") && !d.bare && d.verb >= 0 &&
                    view.verb(d.verb).finite && d.actors.empty() && movement(view, d, d.recipients, true);
  if (actors + recipients == 0 && f.event != "PROTEST" && !suffered && !foreigner && !asked && !held &&
      !struck_somewhere(view, d) && !ruled_somewhere(view, d))
    return false;
  // «सरकार ने अपनी एजेंसियों को रुपये दिए»: one's own are not aided.
  if (f.event == "AID" && f.act != "rescue" && f.act != "relief" && !d.recipients.empty() &&
      std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& r) {
        const Entity& e = view.document.entity(r.entity);
        return e.kind == EntityKind::organization && e.nominal && is_own(view, r);
      }))
    return false;
  // «विमान राहत सामग्री लेकर नेपाल पहुंचा», «राहत सामग्री नेपाल पहुंची»: whose it is, and for whom.
  if (f.event == "AID" && d.verb >= 0 && !d.bare && goes(view, d.verb) && (actors == 0 || recipients == 0))
    return false;
  const bool verb_alone = d.noun < 0 && d.trigger >= 0;
  if (f.mutual && (f.act == "shake hands" || f.act == "relations") && d.actors.size() + d.recipients.size() < 2)
    return false;
  const bool motion = f.act == "visit" || f.act == "travel" || f.act == "depart";
  if (f.event == "CONSULT") {
    // A word to the press is no consultation.
    if (is_sector(view, d.recipients, "JRN") || is_sector(view, d.actors, "JRN")) return false;
    // It takes two to talk; only gatherings may leave open who came.
    const bool gathering =
        f.act == "meeting" || f.act == "summit" || f.act == "convene" || f.act == "chair" || f.act == "attend";
    size_t people = d.actors.size() + d.recipients.size();
    for (const auto* side : {&d.actors, &d.recipients})
      for (const Filler& x : *side)
        people += view.document.entity(x.entity).plural ||
                  (x.chunk >= 0 && view.document.entity(x.entity).nominal &&
                   view.document.word(view.chunk(x.chunk).head).features.number == Number::plural);
    // «सुरक्षा परिषद ने हालात पर चर्चा की»: a body of many talks within itself.
    const bool council = d.actors.size() == 1 && f.act == "talk" && !d.bare &&
                         view.document.entity(d.actors.front().entity).kind == EntityKind::organization &&
                         (is_sector(view, d.actors, "UNO") || is_sector(view, d.actors, "IGO"));
    if (f.mutual && !gathering && !council && people < 2) return false;
    // Somebody goes somewhere: «मामला अदालत में गया», «सरकार सत्ता में आई» are no journeys.
    if (motion) {
      // «अपनी यात्रा के दौरान», «यह उनकी पहली विदेश यात्रा है»: nobody says where to.
      // «नेपाल में यह उनकी तीसरी यात्रा है»: that it is one was told before.
      const bool is_one =
          d.verb >= 0 && !d.bare && is_copula(view, view.verb(d.verb)) && view.verb(d.verb).aspect == Aspect::none;
      if (!verb_alone && d.recipients.empty() && (is_one || (d.bare && d.places.empty()))) return false;
      // «अपने देश के लिए रवाना हो गए»: home is nobody's other side.
      const bool home = !d.recipients.empty() && !d.actors.empty() &&
                        std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& r) {
                          const Entity& to = view.document.entity(r.entity);
                          return to.kind == EntityKind::country && !to.country.empty() &&
                                 std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) {
                                   return view.document.entity(a.entity).country == to.country;
                                 });
                        });
      if (home) return false;
      const bool travels = std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& x) {
        const EntityKind k = view.document.entity(x.entity).kind;
        return k == EntityKind::person || k == EntityKind::group || k == EntityKind::organization;
      });
      if (verb_alone && (!travels || d.recipients.empty())) return false;
      // Pilgrims, patients and passengers travel without any politics; and whom only the sentence before names may not
      // have gone anywhere.
      if (actors == 0) return false;
      const bool carried = std::any_of(d.actors.begin(), d.actors.end(), [](const Filler& x) { return x.inferred; });
      if (verb_alone && carried && view.tables.is_common(view.verb(d.verb).lemma)) return false;
      // «राजनीति में आए», «बाढ़ की चपेट में आए», «900 पर पहुंची»: no place, so no journey.
      if (verb_alone) {
        for (const int32_t c : view.dependents(view.verb(d.verb).chunk)) {
          const Chunk& x = view.chunk(c);
          if (x.marker == Marker::par && view.has_cue(x.phrase, "call")) continue;  // «शिराक के न्योते पर भारत आए»
          if (x.kind == ChunkKind::NP && view.document.word(x.head).tag == Tag::QC && !view.is_time(c))
            return false;  // «978 पहुंची»
          if (x.kind != ChunkKind::NP || x.role == Role::k7t ||
              (x.marker != Marker::mein && x.marker != Marker::par && x.marker != Marker::tak))
            continue;
          const Mention* m = view.head_mention(c);
          if ((m == nullptr || !view.is_place(view.document.entity(m->entity))) &&
              !view.has_cue(x.phrase, "gathering") && !view.has_cue(x.phrase, "lead") &&
              view.document.word(x.head).tag == Tag::NN)
            return false;
        }
      }
      // «जाने के लिए वीज़ा», «न आने की सलाह»: an infinitive of going is nobody's journey yet.
      // «… के आने की संभावना है» says that he may.
      if (verb_alone && view.verb(d.verb).form == VerbForm::infinitive && !view.verb(d.verb).finite &&
          ((d.status != Status::expected && d.status != Status::possible && d.status != Status::postponed) ||
           (d.purpose && d.status != Status::postponed)))
        return false;
      if (d.actors.empty() && d.recipients.empty()) return false;
    }
  }
  // A common verb alone speaks of politics only between parties to it; a rarer one when one side is a party or many.
  if (verb_alone && f.event == "ASSAULT") return recipients > 0 || (actors > 0 && !d.recipients.empty());
  if (verb_alone) {
    // «पीछे हटे»: two words say what a common verb alone leaves open.
    // «ईरान के दो जासूसों को पकड़ा गया»: whose they are says it too.
    const bool seized = f.event == "COERCE" && view.verb(d.verb).passive && d.recipients.size() == 1 &&
                        (d.clause < 0 || view.clause(d.clause).kind != ClauseKind::relative) &&
                        (recipients > 0 || !view.document.entity(d.recipients.front().entity).country.empty());
    if (!seized && !view.tables.triggers[d.trigger].of_two() && view.tables.is_common(view.verb(d.verb).lemma) &&
        (actors == 0 || (f.event != "CONSULT" && recipients == 0)))
      return false;
  }
  // «विस्फोट में तीन लोग मारे गए»: gas or a bomb; who did it or what went off says which.
  if (f.act == "bomb" && d.actors.empty() && !view.has_cue(view.sentence_tokens(d.sentence), "explosive") &&
      !is_sector(view, d.recipients, "MIL"))
    return false;
  if (d.bare) {
    if (f.mutual) return actors + recipients >= 2;
    // «इमरान खान की गिरफ्तारी के बाद»: what was done to a party, whoever did it.
    const Marker m = view.chunk(d.noun).marker;
    const bool victim = (f.event == "COERCE" || f.event == "SANCTION" || f.event == "RETREAT") && recipients > 0 &&
                        (m == Marker::baad || m == Marker::khilaf || m == Marker::par);
    // «बम हमले में तीन नागरिक मारे गए»: an attack told by its dead.
    const bool war = f.act == "air strike" || f.act == "drone strike" || f.act == "fire missiles" || f.act == "shell" ||
                     f.act == "suicide attack";
    const int32_t over = view.chunk(d.noun).governor;
    const bool by = m == Marker::se && over >= 0 && view.chunk(over).verb >= 0 &&
                    (view.has_cue(view.chunk(over).tokens, "toll") ||
                     (view.verb(view.chunk(over).verb).noun >= 0 &&
                      view.has_cue(view.chunk(view.verb(view.chunk(over).verb).noun).tokens, "toll")));
    const bool dead = f.event == "ASSAULT" && (m == Marker::mein || by) && !d.recipients.empty() &&
                      (war || recipients > 0 || !view.document.entity(d.recipients.front().entity).country.empty());
    return victim || dead || (actors > 0 && (!d.recipients.empty() || f.event == "CONSULT"));
  }
  // «मंशा जाहिर कर दी है कि किसके साथ है»: what it is said to be is no plan.
  // «भरोसा दिलाया कि कोई खतरा पैदा नहीं हुआ»: nor is what has been so a promise.
  if ((f.act == "intend" || f.act == "promise") && d.verb >= 0 && d.clause >= 0)
    for (const Clause& c : view.document.chunks->clauses)
      if (c.kind == ClauseKind::complement && c.parent == d.clause && c.verb >= 0 &&
          (f.act == "intend"
               ? view.verb(c.verb).tense != Tense::future
               : view.verb(c.verb).aspect == Aspect::perfective && view.verb(c.verb).tense != Tense::future))
        return false;
  // «जिस विकल्प की बात कर रहे हैं»: to speak of something is no talk with one another.
  if (f.act == "talk" && d.noun >= 0 && d.recipients.empty() &&
      view.document.word(view.chunk(d.noun).head).lemma == "बात") {
    const auto parts = view.dependents(d.noun);
    const auto of = [&](int32_t c) { return view.chunk(c).genitive() && view.head_mention(c) == nullptr; };
    if (std::any_of(parts.begin(), parts.end(), of)) return false;
  }
  // «आतंकवादियों से निपटने की बात की», «चीन से संबंध सुधारने की बात की»: nor is to speak of dealing with somebody.
  if (f.act == "talk" && d.noun >= 0 && !d.recipients.empty() &&
      view.document.word(view.chunk(d.noun).head).lemma == "बात")
    for (const int32_t part : view.dependents(d.noun))
      if (view.chunk(part).kind == ChunkKind::VGNN && view.chunk(part).genitive() &&
          std::all_of(d.recipients.begin(), d.recipients.end(),
                      [&](const Filler& r) { return r.chunk >= 0 && view.chunk(r.chunk).governor == part; }))
        return false;
  // «लगातार मिल रही धमकियों का»: what is got.
  if (verb_alone && f.act == "meet" && !view.verb(d.verb).finite) {
    const Chunk& v = view.chunk(view.verb(d.verb).chunk);
    if (v.role == Role::nmod && v.governor >= 0 && view.head_mention(v.governor) == nullptr && d.recipients.empty())
      return false;
  }
  // «कमी देखने को मिली»: to get to see.
  if (verb_alone && f.act == "meet")
    for (const int32_t c : view.dependents(view.verb(d.verb).chunk))
      if (view.chunk(c).kind == ChunkKind::VGNN && view.chunk(c).marker == Marker::ko) return false;
  // «मिलकर काम किया», «मिल-जुलकर»: together; who meets nobody says so with a plain verb of two.
  if (verb_alone && f.act == "meet" && d.recipients.empty() && (!view.verb(d.verb).finite || d.actors.size() < 2))
    return false;
  // «काले धन पर हमला», «सीरीज पर कब्जा»: figures of speech.
  if ((f.event == "ASSAULT" || f.act == "occupy") && d.figurative && d.recipients.empty()) return false;
  // «कुछ गलत नहीं कहा»: nobody's word or deed was called so.
  if (d.trigger >= 0 && d.verb >= 0 && (f.id == "accuse.denounce" || f.id == "reject.belie")) {
    bool judged = view.verb(d.verb).passive;
    for (int32_t c = d.noun - 1; c >= 0 && c + 10 > d.noun && view.sentence_of_chunk(c) == d.sentence; --c)
      judged |= view.chunk(c).marker == Marker::ko;
    if (!judged || view.verb(d.verb).negated) return false;
  }
  // A warning to nobody is a statement.
  const Range sentence = view.sentence_tokens(d.sentence);
  const bool conditional = std::any_of(view.document.tokens->tokens.begin() + sentence.first,
                                       view.document.tokens->tokens.begin() + sentence.last,
                                       [](const Token& t) { return t.key == "अगर" || t.key == "यदि"; });
  // «चेतावनी दी कि काम ठप कर देंगे», «… कि सेना कार्रवाई करेगी»: harm that he or his will do.
  const auto harm = [&] {
    for (const CueHit& hit : view.cues({d.words.last, std::max(d.words.last, sentence.last)})) {
      const int32_t c = view.document.chunks->chunk_of[hit.tokens.last - 1];
      const int32_t verb = c >= 0 ? view.chunk(c).verb : -1;
      if (view.cue(hit).kind == "menace" && verb >= 0 && view.verb(verb).tense == Tense::future) return true;
    }
    return false;
  };
  if (f.id == "threaten.warn" && !conditional && (d.recipients.empty() || d.recipients.front().metonym) &&
      (!d.recipients.empty() || !harm()))
    return false;
  // «उपभोक्तावाद के खतरों से आगाह किया»: of a danger that is not his.
  const auto power = [&](const Filler& r) {  // not «रूस ने नाटो को युद्ध के खतरे से आगाह किया»
    const Entity& e = view.document.entity(r.entity);
    return !e.nominal && (e.kind == EntityKind::country || e.sector == "IGO");
  };
  if (f.id == "threaten.warn" && d.verb >= 0 && std::none_of(d.recipients.begin(), d.recipients.end(), power)) {
    const auto parts = view.dependents(view.verb(d.verb).chunk);
    if (std::any_of(parts.begin(), parts.end(), [&](int32_t c) {
          return view.chunk(c).marker == Marker::se && view.has_cue(view.chunk(c).tokens, "danger");
        }))
      return false;
  }
  // «स्वास्थ्य संगठन ने दुनिया को महामारी से आगाह किया»: nor is one of what nature does by those who have no power over
  // anybody.
  if (f.id == "threaten.warn" && view.has_cue(sentence, "nature") &&
      std::all_of(d.actors.begin(), d.actors.end(),
                  [&](const Filler& a) { return view.document.entity(a.entity).country.empty(); }))
    return false;
  // «स्वास्थ्य संगठन ने लोगों को चेताया»: nor of anything, when such a body tells people at large.
  if (f.id == "threaten.warn" && !d.recipients.empty() && !d.actors.empty() &&
      std::all_of(d.actors.begin(), d.actors.end(),
                  [&](const Filler& a) {
                    const Entity& e = view.document.entity(a.entity);
                    return e.country.empty() && (e.sector == "IGO" || e.sector == "UNO" || e.sector == "HLH");
                  }) &&
      std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& r) {
        const Entity& e = view.document.entity(r.entity);
        return e.nominal && e.sector == "CVL";
      }))
    return false;
  // «सरकार का प्रदर्शन निराशाजनक रहा»: a government performs, and does not take to the streets.
  if (f.id == "protest.demo" && d.recipients.empty() && !d.actors.empty() &&
      std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) {
        const Entity& e = view.document.entity(a.entity);
        return e.kind == EntityKind::country || (e.sector == "GOV" && e.kind != EntityKind::person);
      }))
    return false;
  // Just people, to nobody in particular: no political deed, unless they take to the streets or suffer force.
  const bool crowd = f.event == "PROTEST" || f.act == "end pressure" || f.event == "ASSAULT" || f.event == "COERCE" ||
                     f.event == "AID";
  if (!crowd && !asked && d.recipients.empty() && is_sector(view, d.actors, "CVL")) return false;
  return true;
}

/// «A ने B को बधाई दी लेकिन C ने उनको बधाई नहीं दी», «पुलिस ने X को पकड़ा। उसे हिरासत में लिया गया»: the pronoun of a second
/// telling is who was there in the same part, not who did the first.
void keep_parallel(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.bare || d.heading || d.recipients.size() != 1 || d.recipients.front().chunk < 0) continue;
    const Mention* m = view.head_mention(d.recipients.front().chunk);
    if (m == nullptr || m->form != MentionForm::pronoun) continue;
    for (const Draft& a : drafts) {
      const bool wishes = view.tables.frames[a.frame].event == "SUPPORT" &&
                          view.tables.frames[d.frame].event == "SUPPORT";  // «बधाई दी … शुभकामनाएं दीं»
      if ((a.frame != d.frame && !wishes) || a.bare || a.heading || !(a.words < d.words) ||
          d.sentence - a.sentence > 1 || a.actors.size() != 1 || a.recipients.size() != 1 ||
          a.actors.front().entity != d.recipients.front().entity)
        continue;
      const int32_t other = a.recipients.front().entity;
      const bool back =
          std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& f) { return f.entity == other; });
      const bool force = view.tables.frames[d.frame].event == "COERCE";
      // «मोदी ने लूला को बधाई दी। बाइडन ने भी उन्हें बधाई दी»
      const int32_t who = d.actors.empty() ? -1 : d.actors.front().chunk;
      bool too = false;
      for (int32_t t = who < 0 ? d.words.first : view.chunk(who).head; t < d.words.first && !too; ++t)
        too = view.document.token(t).key == "भी";
      if (back || (d.sentence != a.sentence && !force && !too)) continue;
      d.recipients.front().entity = other;
      d.recipients.front().confidence *= 0.9;
      break;
    }
  }
}

/// «[जिनमें] आठ लोगों की मौत हो गई», not «जिसके बाद … की मौत की खबर आई», «जिसमें पायलट की मौत नहीं हुई».
bool died_in_it(const View& view, int32_t clause) {
  const int32_t v = view.clause(clause).verb;
  if (v < 0 || !view.verb(v).finite || view.verb(v).negated) return false;
  const auto parts = view.dependents(view.verb(v).chunk);
  return std::any_of(parts.begin(), parts.end(), [&](int32_t c) {
    const std::string_view key = view.document.token(view.chunk(c).tokens.first).key;
    return view.chunk(c).marker == Marker::mein && (key.starts_with("जिस") || key.starts_with("जिन"));
  });
}

/// «गोलियां चलाईं, जिनमें आठ लोगों की मौत हो गई», «झड़प में एक किसान की मौत हो गई»: whose death it was.
void count_the_dead(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].event != "ASSAULT" || !d.recipients.empty() || d.heading) continue;
    const Range chunks = view.document.chunks->sentence_chunks[d.sentence];
    for (int32_t c = chunks.first; c < chunks.last; ++c) {
      const Chunk& x = view.chunk(c);
      if (x.kind != ChunkKind::NP || x.tokens.first < d.words.last || !view.has_cue({x.head, x.head + 1}, "death"))
        continue;
      // In the relative clause, or of the noun in the same clause.
      const bool inside = d.bare && d.noun >= 0 && view.chunk(d.noun).marker == Marker::mein && x.clause == d.clause;
      const bool relative = x.clause >= 0 && x.clause != d.clause &&
                            view.clause(x.clause).kind == ClauseKind::relative && died_in_it(view, x.clause);
      if (!inside && !relative) continue;
      for (const int32_t of : view.dependents(c))
        if (view.chunk(of).genitive() && d.recipients.empty())
          for (const Filler& f : view.fillers(of))
            if (view.document.entity(f.entity).kind != EntityKind::country) d.recipients.push_back(f);
      break;
    }
  }
}

/// «X ने Y और Z से अलग-अलग मुलाकात की»: two meetings.
void split_apart(const View& view, std::vector<Draft>& drafts) {
  for (size_t i = 0, n = drafts.size(); i < n; ++i) {
    if (view.tables.frames[drafts[i].frame].event != "CONSULT" || drafts[i].bare || drafts[i].verb < 0 ||
        drafts[i].recipients.size() < 2 || drafts[i].actors.empty())
      continue;
    const int32_t from = drafts[i].recipients.back().chunk;
    if (from < 0) continue;
    const Range between{view.chunk(from).tokens.last, view.chunk(view.verb(drafts[i].verb).chunk).tokens.last};
    if (between.empty() || !view.has_cue(between, "apart")) continue;
    for (size_t k = 1; k < drafts[i].recipients.size(); ++k) {
      Draft other = drafts[i];
      other.recipients = {drafts[i].recipients[k]};
      drafts.push_back(std::move(other));
    }
    drafts[i].recipients.resize(1);
  }
}

/// «ईरान ने [विद्रोहियों की मदद करने पर] ब्रिटेन की निंदा की», «[निष्कासित करने के फैसले के] विरोध में Y के राजदूत को तलब किया»: what
/// one is judged for is the deed of whoever is judged.
void judged_for_it(const View& view, std::vector<Draft>& drafts) {
  for (Draft& a : drafts) {
    if (a.bare || a.verb < 0 || a.actors.empty() || view.verb(a.verb).finite ||
        view.verb(a.verb).form != VerbForm::infinitive)
      continue;
    const int32_t own = view.verb(a.verb).chunk;
    Marker why = view.chunk(own).marker;
    int32_t over = view.chunk(own).governor;
    if (over >= 0 && view.chunk(over).kind == ChunkKind::NP && view.chunk(own).genitive()) {
      why = view.chunk(over).marker;
      over = view.chunk(over).governor;
    }
    const bool reason = why == Marker::par || why == Marker::karan || why == Marker::bare || why == Marker::khilaf;
    if (over < 0 || (!reason && why != Marker::liye)) continue;
    for (const Draft& d : drafts) {
      const Frame& f = view.tables.frames[d.frame];
      const bool words = f.event == "ACCUSE" || f.act == "praise" || f.act == "thank" || f.act == "congratulate";
      if (d.bare || d.verb < 0 || d.sentence != a.sentence || d.actors.empty() || d.recipients.empty() ||
          (view.verb(d.verb).chunk != over && d.noun != over) || &d == &a)
        continue;
      if (!words && !(reason && (f.event == "SANCTION" || f.event == "COERCE"))) continue;
      const auto judge = [&](const Filler& x) {
        return std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& y) { return x.entity == y.entity; });
      };
      const auto suffers = [&](const Filler& x) {  // of one «को» beside both verbs
        return std::any_of(a.recipients.begin(), a.recipients.end(),
                           [&](const Filler& y) { return x.entity == y.entity; });
      };
      if (!std::all_of(a.actors.begin(), a.actors.end(), judge) ||
          std::any_of(d.recipients.begin(), d.recipients.end(), suffers))
        continue;
      std::vector<Filler> doers;
      lend(doers, d.recipients, 0.9);
      if (f.act == "summon")  // the envoy, for his state
        for (Filler& x : doers)
          for (size_t i = 0; i < view.document.names->entities.size(); ++i)
            if (const Entity& e = view.document.names->entities[i];
                e.kind == EntityKind::country && e.country == view.document.entity(x.entity).country)
              x.entity = static_cast<int32_t>(i);
      a.actors = std::move(doers);
      if (why == Marker::liye && a.status == Status::expected) a.status = Status::occurred;
      break;
    }
  }
}

/// «नॉर्वे ने अफगानिस्तान को मदद दी। अफगानिस्तान ने इसके लिए आभार जताया»: who gave is thanked.
void thank_givers(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].act != "thank" || !d.recipients.empty() || d.actors.size() != 1 || d.heading)
      continue;
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
      const Draft& a = *it;
      const Frame& f = view.tables.frames[a.frame];
      const bool kind = f.event == "AID" || f.event == "SUPPORT" || f.event == "COOPERATE" || f.act == "release";
      if (&a == &d || !kind || a.actors.empty() || a.heading || !(a.words < d.words) || d.sentence - a.sentence > 1)
        continue;
      const bool given = std::any_of(a.recipients.begin(), a.recipients.end(),
                                     [&](const Filler& x) { return same_party(view, x, d.actors.front()); });
      if (!given) continue;
      lend(d.recipients, a.actors, 0.9);
      break;
    }
  }
}

/// «संयुक्त राष्ट्र ने रिपोर्ट जारी की। श्रीलंका ने इस रिपोर्ट को खारिज किया»: whose words they were.
void answer_reports(const View& view, std::vector<Draft>& drafts) {
  const auto words = [&](int32_t c) {
    return view.chunk(c).kind == ChunkKind::NP &&
           view.has_cue({view.chunk(c).head, view.chunk(c).head + 1}, "assertion");
  };
  for (Draft& d : drafts) {
    const Frame& f = view.tables.frames[d.frame];
    if (f.event != "REJECT" || !d.recipients.empty() || d.actors.size() != 1 || d.bare || d.verb < 0 || d.heading)
      continue;
    int32_t report = -1;  // «इस रिपोर्ट को», «इसे»
    bool named = false;
    for (const int32_t c : view.dependents(view.verb(d.verb).chunk)) {
      const Chunk& x = view.chunk(c);
      if (x.kind != ChunkKind::NP) continue;
      const bool pointed = x.phrase.size() > 1 && view.document.word(x.phrase.first).tag == Tag::DEM && words(c);
      const bool it = view.document.word(x.head).lemma_symbol == view.tables.yah && x.marker == Marker::ko;
      if (!pointed && !it) continue;
      report = c;
      named = pointed;
    }
    if (report < 0) continue;
    for (int32_t s = d.sentence; s >= 0 && s >= d.sentence - 2 && d.recipients.empty() && !view.is_heading(s); --s) {
      const Range chunks = view.document.chunks->sentence_chunks[s];
      for (int32_t c = chunks.first; c < std::min(chunks.last, report) && d.recipients.empty(); ++c) {
        if (!words(c) || (named && view.head_lemma(c) != view.head_lemma(report))) continue;
        std::vector<Filler> who;
        for (const int32_t of : view.dependents(c))
          if (view.chunk(of).genitive()) lend(who, view.fillers(of, true), 1);
        const int32_t verb = view.chunk(c).governor >= 0 ? view.chunk(view.chunk(c).governor).verb : -1;
        if (who.empty() && s < d.sentence && verb >= 0 && view.verb(verb).finite) {
          bool carried = false;
          who = subject_of(view, verb, &carried);
          if (carried) who.clear();
        }
        std::erase_if(who, [&](const Filler& x) {
          return same_party(view, x, d.actors.front()) || view.document.entity(x.entity).kind == EntityKind::place;
        });
        lend(d.recipients, who, 0.85);
      }
    }
  }
}

/// «रूस ने कीव पर हमले किए। यूक्रेन ने हमलों की निंदा की»: whose attack it was.
void condemn_attackers(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    const Frame& f = view.tables.frames[d.frame];
    // «नौसेना द्वारा मछुआरे को गोली मारे जाने की घटना की निंदा की»: whose deed it is that hangs on the blame.
    if (f.event == "ACCUSE" && !d.actors.empty() && !d.bare && d.noun >= 0)
      for (const Draft& a : drafts) {
        const std::string_view deed = view.tables.frames[a.frame].event;
        if ((deed != "ASSAULT" && deed != "COERCE") || a.sentence != d.sentence || a.actors.empty() ||
            !(a.words < d.words) || (a.verb < 0 && a.noun < 0))
          continue;
        int32_t up = a.bare || a.verb < 0 ? a.noun : view.verb(a.verb).chunk;
        for (int hop = 0; hop < 4 && up >= 0 && up != d.noun; ++hop) up = view.chunk(up).governor;
        const bool party = std::any_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& r) {
          return std::any_of(a.actors.begin(), a.actors.end(), [&](const Filler& x) { return x.entity == r.entity; });
        });
        const bool own = std::any_of(a.actors.begin(), a.actors.end(), [&](const Filler& x) {
          return std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& y) { return x.entity == y.entity; });
        });
        if (up != d.noun || party || own) continue;
        d.recipients.clear();
        lend(d.recipients, a.actors, 0.85);
        break;
      }
    if (f.event != "ACCUSE" || !d.recipients.empty() || d.actors.empty() || d.heading || d.bare || d.noun < 0) continue;
    const auto of = view.dependents(d.noun);
    const bool attack = std::any_of(of.begin(), of.end(), [&](int32_t c) {
      return view.chunk(c).genitive() && view.chunk(c).tokens.size() <= 3 &&
             view.has_cue(view.chunk(c).phrase, "attack");
    });
    if (!attack) continue;
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
      const Draft& a = *it;
      if (view.tables.frames[a.frame].event != "ASSAULT" || a.actors.empty() || a.heading || !(a.words < d.words) ||
          a.sentence == d.sentence || d.sentence - a.sentence > 2)
        continue;
      const bool own = std::any_of(a.actors.begin(), a.actors.end(), [&](const Filler& x) {
        return std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& y) { return x.entity == y.entity; });
      });
      if (!own) lend(d.recipients, a.actors, 0.8);
      break;
    }
  }
}

/// Of the one को beside an order and what is ordered: «कैदियों को सरकार ने रिहा करने का आदेश दिया» frees them, «अदालत ने
/// सरकार को मुआवजा देने का निर्देश दिया» orders the government to pay.
void settle_ordered(const View& view, std::vector<Draft>& drafts) {
  const auto same = [](const std::vector<Filler>& a, const std::vector<Filler>& b) {
    return a.size() == 1 && b.size() == 1 && a.front().entity == b.front().entity;
  };
  // «Y को इस्तीफा देने की सलाह दी»: Y is told, and to resign.
  for (Draft& d : drafts)
    for (Draft& a : drafts)
      if (view.tables.frames[d.frame].event == "REQUEST" && view.tables.frames[a.frame].act == "resign" && !d.bare &&
          !a.bare && a.sentence == d.sentence && a.words < d.words && a.verb >= 0 && !view.verb(a.verb).finite &&
          a.actors.empty() && a.recipients.size() == 1) {
        std::swap(a.actors, a.recipients);
        if (d.recipients.empty()) d.recipients = a.actors;
      }
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].act != "order" || d.bare || d.heading || d.noun < 0) continue;
    for (Draft& a : drafts) {
      if (a.sentence != d.sentence || a.status != Status::demanded || a.verb < 0 || view.verb(a.verb).finite ||
          !(a.words < d.words))
        continue;
      const Frame& f = view.tables.frames[a.frame];
      if (f.act == "release" && a.recipients.empty() && same(a.actors, d.recipients)) {
        std::swap(a.actors, a.recipients);
        d.recipients.clear();
      } else if (f.event == "AID" && d.recipients.empty() && a.actors.empty() && a.recipients.size() == 1) {
        const Entity& payer = view.document.entity(a.recipients.front().entity);
        if (payer.sector != "GOV" || payer.kind == EntityKind::person) continue;
        d.recipients = a.recipients;
        std::swap(a.actors, a.recipients);
      }
    }
  }
}

/// «Y को निशाना बनाते हुए नए प्रतिबंध लगाए»: at whom a measure is aimed is hit by the measure.
void aim_measures(const View& view, std::vector<Draft>& drafts) {
  for (Draft& aim : drafts) {
    if (view.tables.frames[aim.frame].event != "ASSAULT" || aim.verb < 0 || aim.bare || view.verb(aim.verb).finite ||
        !view.has_cue(aim.words, "aim"))
      continue;
    for (Draft& d : drafts) {
      const std::string_view event = view.tables.frames[d.frame].event;
      if (&d == &aim || d.sentence != aim.sentence || !(aim.words < d.words) || d.bare || d.verb < 0 ||
          (event != "SANCTION" && event != "ACCUSE" && event != "REQUEST" && event != "THREATEN"))
        continue;
      if (d.recipients.empty()) d.recipients = aim.recipients;
      aim.figurative = true;
      aim.recipients.clear();
      break;
    }
  }
}

/// «X ने Y के राजदूत को निष्कासित किया तो Z ने भी संबंध तोड़ दिए»: who does so too does it to the same one. Who is there too
/// meets nobody for that.
void do_so_too(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].event == "CONSULT") continue;
    if (!d.recipients.empty() || d.actors.empty() || d.bare || d.heading || d.verb < 0) continue;
    const int32_t subject = d.actors.back().chunk;
    if (subject < 0 || view.sentence_of_chunk(subject) != d.sentence) continue;
    bool too = false;
    for (int32_t t = view.chunk(subject).head; t <= view.chunk(subject).tokens.last; ++t)
      too |= t < d.words.first && view.document.token(t).key == "भी";
    if (!too) continue;
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
      const Draft& a = *it;
      if (a.heading || a.recipients.empty() || !(a.words < d.words) || d.sentence - a.sentence > 1 ||
          view.tables.frames[a.frame].event != view.tables.frames[d.frame].event)
        continue;
      // «A ने B पर शुल्क लगाया, B ने भी शुल्क लगाया»: back at A.
      const bool back = std::any_of(a.recipients.begin(), a.recipients.end(), [&](const Filler& r) {
        return std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& x) { return x.entity == r.entity; });
      });
      lend(d.recipients, back ? a.actors : a.recipients, 0.8);
      break;
    }
  }
}

/// «… को गिरफ्तार कर लिया और उनकी नावें भी जब्त कर ली गईं», «X ने कहा कि Y के सामने विरोध दर्ज किया गया है», «भारत ने कदम उठाया है।
/// कनाडा के राजनयिकों को निष्कासित किया गया है»: who did what the passive leaves without its agent.
void carry_agents(const View& view, const std::vector<Utterance>& utterances, std::vector<Draft>& drafts) {
  const auto event = [&](const Draft& d) { return view.tables.frames[d.frame].event; };
  const auto material = [&](const Draft& d) {
    return event(d) == "COERCE" || event(d) == "SANCTION" || event(d) == "ASSAULT";
  };
  const auto shared = [&](const std::vector<Filler>& a, const std::vector<Filler>& b) {
    return std::any_of(a.begin(), a.end(), [&](const Filler& x) {
      return std::any_of(b.begin(), b.end(), [&](const Filler& y) { return same_party(view, x, y); });
    });
  };
  for (Draft& d : drafts) {
    if (d.bare || d.heading || d.verb < 0 || !d.actors.empty() || d.recipients.empty() || !view.verb(d.verb).passive ||
        !view.verb(d.verb).finite)
      continue;
    std::vector<Filler> who;
    for (const Draft& a : drafts)
      if (&a != &d && a.sentence == d.sentence && a.words < d.words && material(a) && material(d) && !a.bare &&
          a.told == Told::main && shared(a.recipients, d.recipients))
        who = a.actors;
    const std::string_view act = view.tables.frames[d.frame].act;
    // «ट्रंप ने कहा कि ईरान पर प्रतिबंध लगाए जाएंगे»: who may impose them says so.
    const bool imposes = (act == "impose" || act == "tariff") && view.verb(d.verb).tense == Tense::future;
    if (who.empty() && (act == "object" || act == "summon" || act == "demand" || act == "appeal" || imposes))
      for (const Utterance& u : utterances)
        if (u.content.contains(d.words.first) && !u.negated && parties(view, u.speakers) > 0 &&
            !shared(u.speakers, d.recipients))
          who = u.speakers;
    // «X ने … तलब किया गया है»: who stands with ने did it, whatever the verb says; «विदेश मंत्रालय में राजदूत को तलब किया गया».
    for (const int32_t c : view.dependents(view.verb(d.verb).chunk)) {
      const bool ministry =
          view.chunk(c).marker == Marker::mein && view.document.word(view.chunk(c).head).lemma == "मंत्रालय";
      const bool agent = view.chunk(c).marker == Marker::ne && (act == "summon" || act == "expel");
      if (who.empty() && (agent || (act == "summon" && ministry))) who = view.fillers(c);
    }
    if (who.empty() && (act == "expel" || act == "summon") && d.sentence > 0 && d.clause >= 0 &&
        view.clause(d.clause).kind == ClauseKind::main) {
      const Range before = view.document.chunks->sentence_chunks[d.sentence - 1];
      for (int32_t c = before.first; c < before.last; ++c)
        if (view.chunk(c).marker == Marker::ne)
          for (const Filler& f : view.fillers(c))
            if (view.document.entity(f.entity).kind == EntityKind::country && !shared({f}, d.recipients)) who = {f};
    }
    lend(d.actors, who, 0.75);
  }
}

/// «वेनेजुएला ने इन आरोपों को खारिज किया», «मैक्रों ने यह न्योता स्वीकार कर लिया»: who denies, declines or accepts answers
/// whoever accused, asked or offered just before.
void answer_askers(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    const Frame& f = view.tables.frames[d.frame];
    const bool denies = f.event == "REJECT" && f.act != "quit" && f.act != "veto";
    const bool accepts = f.act == "accept" || f.act == "give in";
    if ((!denies && !accepts) || !d.recipients.empty() || d.actors.empty() || d.heading) continue;
    const bool of_words = accepts || f.act == "decline" || f.act == "deny";
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
      const Draft& a = *it;
      const Frame& asked = view.tables.frames[a.frame];
      const bool accuses = denies && asked.event == "ACCUSE";
      const bool asks = of_words && f.act != "deny" && a.told == Told::main && (d.noun >= 0 || d.anaphoric) &&
                        (asked.event == "REQUEST" || asked.act == "offer");
      if ((!accuses && !asks) || a.heading || a.actors.empty() || a.sentence > d.sentence ||
          d.sentence - a.sentence > 3 || !(a.words < d.words))
        continue;
      const auto touched = [&](const Filler& x) {
        return std::any_of(a.recipients.begin(), a.recipients.end(),
                           [&](const Filler& y) { return same_party(view, x, y); });
      };
      const bool own = std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& x) {
        return std::any_of(a.actors.begin(), a.actors.end(), [&](const Filler& y) { return x.entity == y.entity; });
      });
      // «Y ने X के गुटों को जिम्मेदार ठहराया, X ने इस आरोप को नकारा»
      const bool pointed = d.anaphoric && d.sentence - a.sentence <= 1 && !touched(a.actors.front());
      if (own || (!pointed && !std::any_of(d.actors.begin(), d.actors.end(), touched))) continue;
      lend(d.recipients, a.actors, 0.8);
      break;
    }
  }
}

/// «सेना ने जवाबी कार्रवाई की», «गोलीबारी का मुंहतोड़ जवाब दिया»: against whoever attacked just before.
void answer_attackers(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].event != "ASSAULT" || !d.recipients.empty() || d.actors.empty() || d.heading ||
        d.bare || !view.has_cue(d.words, "answer"))
      continue;
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
      const Draft& a = *it;
      if (view.tables.frames[a.frame].event != "ASSAULT" || a.heading || a.actors.empty() || !(a.words < d.words) ||
          d.sentence - a.sentence > 3 || a.told == Told::topic)
        continue;
      const auto own = [&](const Filler& x) {
        return std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& y) {
          const Entity& e = view.document.entity(x.entity);
          const Entity& o = view.document.entity(y.entity);
          return x.entity == y.entity || (!e.country.empty() && e.country == o.country && e.sector == o.sector);
        });
      };
      if (std::any_of(a.actors.begin(), a.actors.end(), own)) continue;
      lend(d.recipients, a.actors, 0.85);
      break;
    }
  }
}

/// «रूस ने रातभर में दो मिसाइलें दागीं»: where the article tells of an attack by the same side, missiles at nobody are part of
/// it.
void no_test_in_war(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.trigger < 0 || view.tables.frames[d.frame].act != "test" ||
        view.tables.frames[view.tables.triggers[d.trigger].frame].act != "fire missiles")
      continue;
    const bool attacks = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& a) {
      return view.tables.frames[a.frame].event == "ASSAULT" && !a.recipients.empty() && a.told == Told::main &&
             std::any_of(a.actors.begin(), a.actors.end(), [&](const Filler& x) {
               return std::any_of(d.actors.begin(), d.actors.end(),
                                  [&](const Filler& y) { return x.entity == y.entity; });
             });
    });
    // «हमास ने 50 रॉकेट दागे»: armed groups test nothing.
    const bool rebels = !d.actors.empty() && std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& f) {
      const std::string& sector = view.document.entity(f.entity).sector;
      return sector == "REB" || sector == "UAF" || sector == "PRM";
    });
    if (attacks || rebels) d.frame = view.tables.triggers[d.trigger].frame;
  }
}

/// «पुतिन से मुलाकात की और बधाई दी»: words to whom one has just met, in a clause joined to that one.
bool met_before(const View& view, const Draft& met, const Draft& said) {
  const Frame& words = view.tables.frames[said.frame];
  if (words.event != "SUPPORT" && words.event != "REQUEST" && words.act != "promise") return false;
  if (met.bare || met.verb < 0 || met.sentence != said.sentence || !(met.words < said.words) || met.clause < 0 ||
      said.clause < 0 || said.actors.empty() || view.tables.frames[met.frame].event != "CONSULT")
    return false;
  const Clause& c = view.clause(said.clause);
  const bool joined = c.kind == ClauseKind::coordinate && (c.parent == met.clause || c.parent < 0);
  return joined && std::all_of(said.actors.begin(), said.actors.end(), [&](const Filler& f) {
           return std::any_of(met.actors.begin(), met.actors.end(),
                              [&](const Filler& m) { return m.entity == f.entity; });
         });
}

/// «पुतिन को फोन करके बधाई दी»: the conjunctive took the recipient, the deed it leads to has the same.
void share_recipients(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.trigger < 0 || d.bare || d.verb < 0 || !view.verb(d.verb).finite) continue;
    const std::string_view event = view.tables.frames[d.frame].event;
    // «राज्यपाल को पत्र लिखकर मंत्रिमंडल की बर्खास्तगी की मांग की»: asked of whom the letter goes to.
    const bool of_content =
        event == "REQUEST" && std::all_of(d.recipients.begin(), d.recipients.end(), [&](const Filler& f) {
          return f.metonym || (f.chunk >= 0 && view.chunk(f.chunk).genitive());
        });
    if (!d.recipients.empty() && !of_content) continue;
    const auto& slots = view.tables.triggers[d.trigger].slots;
    const bool takes = std::any_of(slots.begin(), slots.end(), [](const Slot& s) {
      return s.place == Place::marker && s.part == Part::recipient &&
             (s.marker == Marker::ko || s.marker == Marker::se);
    });
    for (const Draft& e : drafts) {
      // «पत्र लिखकर [कर्ज माफ करने की] मांग की»: it may hang on what is demanded.
      const int32_t over = e.clause >= 0 ? view.clause(e.clause).parent : -1;
      const bool through = over >= 0 && over != d.clause && view.clause(over).kind == ClauseKind::infinitival &&
                           view.clause(over).parent == d.clause;
      const bool leads = e.verb >= 0 && !e.bare && e.clause >= 0 && e.clause != d.clause &&
                         (over == d.clause || through) &&
                         (view.clause(e.clause).kind == ClauseKind::conjunctive ||
                          view.clause(e.clause).kind == ClauseKind::participial);
      // «Y के आरोपों को झूठा बताते हुए खारिज किया»
      const bool alike = view.tables.frames[e.frame].event == view.tables.frames[d.frame].event;
      const std::string_view way = view.tables.frames[e.frame].act;
      const bool message = way == "write" || way == "call";  // «मेनन को फोन कर खेद जताया»
      const bool said = message && (event == "CONCEDE" || event == "SUPPORT" || event == "REQUEST");
      const bool given = leads ? takes || alike || said : takes && met_before(view, e, d);
      if (!given || e.recipients.empty() || (!d.recipients.empty() && (!leads || !message))) continue;
      d.recipients.clear();
      for (Filler f : e.recipients) {
        f.confidence *= 0.92;
        const bool actor =
            std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) { return a.entity == f.entity; });
        if (!actor) d.recipients.push_back(f);
      }
      break;
    }
  }
}

/// «एलिस ने लिखा, “मैं … की निंदा करता हूं”»: what the verb says of the first person, the speaker does.
void speak_for_oneself(const View& view, const std::vector<Utterance>& utterances, Draft& d) {
  // «रामफोसा ने ट्वीट किया कि शी के साथ बेहतरीन मीटिंग हुई», «कहा कि लावरोव का स्वागत करते हुए खुशी हो रही है»: with whom, but not
  // who.
  const Frame& frame = view.tables.frames[d.frame];
  if (!d.bare && d.verb >= 0 && d.actors.empty() && d.recipients.size() == 1 && d.clause >= 0 &&
      ((frame.event == "CONSULT" && frame.mutual) || frame.act == "welcome")) {
    int32_t clause = d.clause;
    if (view.clause(clause).kind == ClauseKind::participial && view.clause(clause).parent >= 0)
      clause = view.clause(clause).parent;
    if (view.clause(clause).kind == ClauseKind::complement)
      for (const Utterance& u : utterances)
        if (u.clause == view.clause(clause).parent && u.speakers.size() == 1) {
          const Entity& who = view.document.entity(u.speakers.front().entity);
          const Entity& whom = view.document.entity(d.recipients.front().entity);
          const bool spokesman = who.nominal || (!who.country.empty() && who.country == whom.country);
          if (who.kind == EntityKind::person && !spokesman &&
              u.speakers.front().entity != d.recipients.front().entity) {
            lend(d.actors, u.speakers, 0.85);
            return;
          }
        }
  }
  if (d.bare || d.verb < 0 || !view.verb(d.verb).finite || view.verb(d.verb).passive) return;
  const Range words = view.chunk(view.verb(d.verb).chunk).tokens;
  const auto key = view.document.token(words.last - 1).key;
  if (key != "हूं" && !key.ends_with("ूंगा") && !key.ends_with("ूंगी")) return;
  for (const Utterance& u : utterances)
    if (u.content.contains(words.first) && !u.speakers.empty()) {
      d.actors = u.speakers;
      std::erase_if(d.recipients, [&](const Filler& f) { return f.entity == u.speakers.front().entity; });
      // «मैं सबसे अपील करूंगा कि …»: whoever says so does so.
      if (by_saying(view.tables.frames[d.frame]) && (d.status == Status::scheduled || d.status == Status::ongoing))
        d.status = Status::occurred;
      return;
    }
}

/// «… की मांग करते हुए Y को पत्र लिखा»: who is written or spoken to is asked.
void share_counterparts(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].event != "REQUEST" || d.bare || d.clause < 0 || !d.recipients.empty()) continue;
    const Clause& c = view.clause(d.clause);
    if (c.kind != ClauseKind::conjunctive && c.kind != ClauseKind::participial) continue;
    for (const Draft& e : drafts) {
      const Frame& f = view.tables.frames[e.frame];
      const bool speaks = f.act == "write" || f.act == "meet" || f.act == "talk" || f.act == "call";
      if (e.clause != c.parent || e.bare || e.clause < 0 || !speaks) continue;
      for (Filler who : e.recipients) {
        who.confidence *= 0.9;
        d.recipients.push_back(who);
      }
    }
  }
}

/// «सुरक्षा परिषद की बैठक बुलाने की गुहार लगाई»: who would convene is asked.
void ask_who_convenes(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].event != "REQUEST" || d.bare || !d.recipients.empty() || d.actors.empty()) continue;
    for (const Draft& e : drafts) {
      const std::string_view act = view.tables.frames[e.frame].act;
      if (e.sentence != d.sentence || e.told != Told::topic || e.status != Status::demanded ||
          (act != "convene" && act != "meeting"))
        continue;
      for (const auto* side : {&e.recipients, &e.actors})
        for (Filler f : *side) {
          const bool actor =
              std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) { return a.entity == f.entity; });
          if (actor || view.document.entity(f.entity).kind != EntityKind::organization) continue;
          f.metonym = true;
          f.confidence *= 0.85;
          d.recipients.push_back(f);
        }
    }
  }
}

/// «पुतिन के साथ [फोन पर हुई] बातचीत में», «टेलीफोन के जरिए बातचीत की»: talks by what they were held over.
void by_channel(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].id != "consult.talk") continue;
    const auto look = [&](int32_t c) {
      const Marker m = view.chunk(c).marker;
      if (m != Marker::par && m != Marker::zariye) return;
      for (const CueHit& hit : view.cues(view.chunk(c).phrase)) {
        if (view.cue(hit).kind != "channel") continue;
        if (view.cue(hit).value == "phone") d.frame = view.tables.frame_named("consult.phone");
        if (view.cue(hit).value == "video") d.frame = view.tables.frame_named("consult.video");
      }
    };
    if (!d.bare && d.verb >= 0)
      for (const int32_t c : view.dependents(view.verb(d.verb).chunk)) look(c);
    if (d.noun < 0) continue;
    for (const int32_t c : view.dependents(d.noun)) {
      look(c);
      if (view.chunk(c).kind == ChunkKind::VGNF)
        for (const int32_t e : view.dependents(c)) look(e);
    }
  }
}

/// «मंत्री ने बैठक बुलाई है, जिसमें … पर चर्चा की जाएगी»: it is still to come.
void convened_ahead(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].act != "convene" || d.bare || d.verb < 0 || d.clause < 0 ||
        d.status != Status::occurred)
      continue;
    for (const Clause& c : view.document.chunks->clauses)
      if (c.kind == ClauseKind::relative && c.parent == d.clause && c.verb >= 0 &&
          view.verb(c.verb).tense == Tense::future)
        d.status = Status::scheduled;
  }
}

/// «… की मांग के लिए Y को पत्र लिखा», «… की मांग को लेकर Y को चिट्ठी लिखी»: the letter asks.
void letters_that_ask(const View& view, std::vector<Draft>& drafts) {
  const int32_t frame = view.tables.frame_named("request.demand");
  for (size_t i = 0, n = drafts.size(); i < n; ++i) {
    const Draft letter = drafts[i];
    if (view.tables.frames[letter.frame].act != "write" || letter.bare || letter.heading || letter.recipients.empty() ||
        letter.actors.empty() || letter.told != Told::main)
      continue;
    for (const int32_t c : view.dependents(view.verb(letter.verb).chunk)) {
      const Marker m = view.chunk(c).marker;
      if (m != Marker::liye && m != Marker::bare) continue;
      bool demand = false;
      for (const CueHit& hit : view.cues({view.chunk(c).head, view.chunk(c).head + 1}))
        demand |= view.cue(hit).kind == "control" && view.cue(hit).value == "se";
      if (!demand) continue;
      Draft asks = letter;
      asks.trigger = -1;
      asks.frame = frame;
      asks.rule = "request.letter";
      asks.words = view.chunk(c).tokens;
      asks.topics = {{view.chunk(c).phrase, c}};
      asks.sign("rule");
      drafts.push_back(std::move(asks));
      break;
    }
    // «पत्र लिखा है कि … की जानी चाहिए»
    for (const Clause& c : view.document.chunks->clauses)
      if (c.kind == ClauseKind::complement && c.parent == letter.clause && c.verb >= 0 &&
          view.verb(c.verb).modality == Modality::should) {
        Draft& asks = drafts[i];
        asks.trigger = -1;
        asks.frame = frame;
        asks.rule = "request.letter";
        asks.sign("rule");
        break;
      }
  }
}

/// «भारत ने नेपाल को टीके भेजे। एक दिन पहले भूटान को वैक्सीन भेजी गई थी»: the same gave it.
void same_giver(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    const Frame& frame = view.tables.frames[d.frame];
    if (frame.event != "AID" || d.bare || d.verb < 0 || !view.verb(d.verb).passive || !d.actors.empty() ||
        d.recipients.empty() || d.heading)
      continue;
    for (auto it = drafts.rbegin(); it != drafts.rend(); ++it) {
      const Draft& a = *it;
      if (a.frame != d.frame || a.bare || a.heading || a.actors.empty() || a.sentence >= d.sentence ||
          d.sentence - a.sentence > 3)
        continue;
      lend(d.actors, a.actors, 0.85);
      break;
    }
  }
}

/// «ब्रिटेन ने रूसी राजनयिक के निष्कासन की घोषणा की», «रूस ने 30 कैदियों की रिहाई का ऐलान किया»: a deed of power by its noun is
/// the deed of who announces it.
void announce(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    const std::string_view event = view.tables.frames[d.frame].event;
    if (!d.bare || d.noun < 0 || d.heading || !d.actors.empty() || d.recipients.empty() ||
        !view.chunk(d.noun).genitive() ||
        (event != "RETREAT" && event != "SANCTION" && event != "COERCE" && event != "MOBILIZE" && event != "AID"))
      continue;
    const int32_t said = view.chunk(d.noun).governor;
    const int32_t over = said >= 0 ? view.chunk(said).governor : -1;
    if (over < 0 || view.chunk(over).verb < 0 || !view.verb(view.chunk(over).verb).finite) continue;
    const VerbGroup& v = view.verb(view.chunk(over).verb);
    bool announces = false;
    for (const CueHit& hit : view.cues({view.chunk(said).head, view.chunk(said).head + 1}))
      announces |= view.cue(hit).kind == "embed" && view.cue(hit).value == "scheduled main";
    if (!announces || v.negated || v.passive || v.tense == Tense::future || v.aspect != Aspect::perfective) continue;
    bool carried = false;
    auto who = subject_of(view, view.chunk(over).verb, &carried);
    std::erase_if(who, [&](const Filler& f) {
      const Entity& e = view.document.entity(f.entity);
      return e.kind == EntityKind::place ||
             (e.sector != "GOV" && e.sector != "REB" && e.sector != "MIL" && e.kind != EntityKind::country);
    });
    if (who.empty() || carried) continue;
    lend(d.actors, who, 0.9);
    d.told = Told::main;
    d.status = event == "SANCTION" || event == "COERCE" ? Status::occurred : Status::scheduled;
  }
}

/// «अर्जेंटीना से अपनी राजदूत X को वापस बुला लिया», «अमेरिका में अपने राजदूत को वापस बुलाने का फैसला किया», «राजदूत को बुलाया वापस»: an
/// envoy called home, from the state in which he was.
void recall_envoys(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    const std::string_view act = view.tables.frames[d.frame].act;
    if (d.bare || d.verb < 0 || (act != "withdraw" && act != "recall" && act != "invite")) continue;
    const int32_t verb = view.verb(d.verb).chunk;
    std::vector<int32_t> parts(view.dependents(verb).begin(), view.dependents(verb).end());
    int32_t envoy = -1;
    bool home = act != "invite";
    for (const int32_t c : parts) {
      home |= view.chunk(c).kind == ChunkKind::RBP && view.has_cue(view.chunk(c).phrase, "back");
      if (view.chunk(c).kind == ChunkKind::NP && c != d.noun && view.chunk(c).marker == Marker::ko &&
          (view.has_cue(view.chunk(c).tokens, "posted") || view.has_cue(view.chunk(c).tokens, "envoy")))
        envoy = c;
    }
    if (!home || (envoy < 0 && act != "recall")) continue;
    if (act != "recall") {
      d.frame = view.tables.frame_named("sanction.recall");
      d.recipients.clear();
    }
    if (!d.recipients.empty()) continue;
    const int32_t whom = envoy >= 0 ? envoy : d.noun;
    if (whom >= 0) parts.insert(parts.end(), view.dependents(whom).begin(), view.dependents(whom).end());
    for (const int32_t c : parts)
      if (view.chunk(c).marker == Marker::se || view.chunk(c).marker == Marker::mein)
        for (const Filler& f : view.fillers(c)) {
          const Entity& e = view.document.entity(f.entity);
          const bool own = std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) {
            return view.document.entity(a.entity).country == e.country;
          });
          if (e.kind == EntityKind::country && !own) lend(d.recipients, {f}, 0.95);
        }
  }
}

/// «राजनयिकों को रूस छोड़ने का आदेश दिया»: an envoy of another state who is told to leave is expelled; one who is called in
/// is summoned.
void send_envoys_home(const View& view, std::vector<Draft>& drafts) {
  const auto leaves = [&](int32_t verb) {  // «रूस छोड़ने», «देश से जाने»
    const auto parts = view.dependents(verb);
    return view.has_cue(view.chunk(verb).tokens, "leaving") ||
           (view.has_cue(view.chunk(verb).tokens, "going") &&
            std::any_of(parts.begin(), parts.end(), [&](int32_t c) { return view.chunk(c).marker == Marker::se; }));
  };
  for (Draft& d : drafts) {
    const std::string_view act = view.tables.frames[d.frame].act;
    if (d.bare || d.recipients.empty() || d.verb < 0 || (act != "order" && act != "demand" && act != "invite"))
      continue;
    const auto envoy = [&](const Filler& f) {
      if (f.chunk < 0) return false;
      const Range words = view.chunk(f.chunk).tokens;
      if (view.has_cue(words, "posted") || view.has_cue(words, "envoy")) return true;
      // «उच्चायोग के दो अधिकारियों को»; «एक अधिकारी को अवांछित घोषित किया और उसे … छोड़ने का आदेश दिया»
      const auto parts = view.dependents(f.chunk);
      return std::any_of(parts.begin(), parts.end(),
                         [&](int32_t p) {
                           return view.chunk(p).genitive() && view.has_cue(view.chunk(p).tokens, "mission");
                         }) ||
             std::any_of(drafts.begin(), drafts.end(), [&](const Draft& a) {
               return view.tables.frames[a.frame].act == "expel" && a.sentence <= d.sentence &&
                      a.sentence + 1 >= d.sentence &&
                      std::any_of(a.recipients.begin(), a.recipients.end(),
                                  [&](const Filler& x) { return x.entity == f.entity; });
             });
    };
    if (!std::all_of(d.recipients.begin(), d.recipients.end(), envoy)) continue;
    // «अपने राजनयिकों को सूडान छोड़ने का आदेश दिया»: one's own are called home.
    const auto own = [&](const Filler& f) { return is_own(view, f); };
    if (act != "invite" && std::any_of(d.recipients.begin(), d.recipients.end(), own)) continue;
    // «राजदूत को बुलाकर विरोध जताया»: called in for it.
    if (act == "invite" && d.clause >= 0 && std::any_of(drafts.begin(), drafts.end(), [&](const Draft& a) {
          return view.tables.frames[a.frame].event == "ACCUSE" && a.clause == view.clause(d.clause).parent;
        }))
      d.frame = view.tables.frame_named("accuse.summon");
    if (act == "invite") continue;
    const int32_t verb = view.verb(d.verb).chunk;
    for (int32_t c = verb - 1; c >= 0 && c + 5 > verb && view.sentence_of_chunk(c) == d.sentence; --c)
      // «छोड़ने का आदेश», «छोड़कर चले जाने का आदेश», «देश से जाने का आदेश», but not «काबुल जाने का आदेश»
      if (view.chunk(c).verb >= 0 && !view.verb(view.chunk(c).verb).finite && leaves(c)) {
        d.frame = view.tables.frame_named("sanction.expel");
        // «राजनयिकों को रूस छोड़ने के लिए कहा गया»: the state to be left says so.
        for (const int32_t left : view.dependents(c))
          for (Filler f : d.actors.empty() ? view.fillers(left) : std::vector<Filler>{})
            if (view.document.entity(f.entity).kind == EntityKind::country && view.chunk(left).marker == Marker::none) {
              f.inferred = true;
              f.confidence *= 0.8;
              d.actors.push_back(f);
            }
        break;
      }
  }
}

/// «सरकार ने टिकटॉक पर प्रतिबंध लगाने का आदेश दिया», «पुतिन ने सैनिकों को सीमा पर तैनात करने का आदेश दिया»: a measure of power that
/// is ordered of nobody by name is the deed of who orders it.
void decree(const View& view, std::vector<Draft>& drafts) {
  for (size_t i = 0; i < drafts.size(); ++i) {
    const Draft& d = drafts[i];
    if (view.tables.frames[d.frame].act != "order" || d.bare || d.verb < 0 || d.heading || d.actors.empty() ||
        !view.has_cue(d.words, "decree"))
      continue;
    const auto state = [&](const Filler& f) {
      const Entity& e = view.document.entity(f.entity);
      return e.kind == EntityKind::country || e.sector == "GOV" || e.sector == "MIL";
    };
    if (!std::all_of(d.actors.begin(), d.actors.end(), state)) continue;
    for (Draft& a : drafts) {
      const Frame& f = view.tables.frames[a.frame];
      const bool measure = (f.event == "COERCE" && f.act != "arrest" && f.id != "coerce.restrict") ||
                           f.event == "SANCTION" || f.act == "deploy";
      if (!measure || a.bare || a.verb < 0 || a.sentence != d.sentence || a.status != Status::demanded ||
          view.verb(a.verb).form != VerbForm::infinitive || !(a.words < d.words))
        continue;
      int32_t up = view.verb(a.verb).chunk;
      for (int32_t hop = 0; up >= 0 && hop < 2 && up != d.noun && up != view.verb(d.verb).chunk; ++hop)
        up = view.chunk(up).governor;
      if (up < 0 || (up != d.noun && up != view.verb(d.verb).chunk)) continue;
      const auto within = [&](const Filler& x) {
        // «सैनिकों को … तैनात करने», «शरणार्थियों को देश से निकालने»: who is moved or hit was not told to do it.
        const bool asked = x.chunk >= 0 && view.chunk(x.chunk).marker == Marker::se;
        if (view.document.entity(x.entity).nominal) return true;
        return !asked && std::any_of(a.recipients.begin(), a.recipients.end(),
                                     [&](const Filler& y) { return y.entity == x.entity; });
      };
      const auto orders = [&](const Filler& x) {
        return std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& y) { return y.entity == x.entity; });
      };
      if (!std::all_of(d.recipients.begin(), d.recipients.end(), within) ||
          !std::all_of(a.actors.begin(), a.actors.end(), orders))
        continue;
      a.actors = d.actors;
      a.status = d.status;
      a.told = d.told;
      a.claims = d.claims;
      if (a.time < 0) a.time = d.time;
      drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i--));
      break;
    }
  }
}

/// «सेना को सड़कों पर गश्त करने का आदेश दिया», «अखबार को प्रकाशन बंद करने का आदेश दिया»: an order to one's own forces moves them,
/// and one to press or parties to stop is force.
void enforce_orders(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].act != "order" || d.bare || d.noun < 0 || d.recipients.empty()) continue;
    Range ordered;  // the words of what is ordered
    for (const int32_t c : view.dependents(d.noun))
      if (view.chunk(c).verb >= 0 && view.verb(view.chunk(c).verb).form == VerbForm::infinitive)
        ordered = view.clause_tokens(view.chunk(c).clause);
    if (ordered.empty()) continue;
    const auto all = [&](const auto& test) {
      return std::all_of(d.recipients.begin(), d.recipients.end(),
                         [&](const Filler& f) { return test(view.document.entity(f.entity)); });
    };
    const auto own = [&](const Entity& e) {
      const bool force = e.sector == "MIL" || e.sector == "COP" || e.sector == "PRM";
      return force && std::all_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) {
               const std::string& state = view.document.entity(a.entity).country;
               return state.empty() || e.country.empty() || state == e.country;
             });
    };
    const auto press = [](const Entity& e) { return e.sector == "JRN" || e.sector == "MED"; };
    const auto party = [](const Entity& e) { return e.sector == "PTY" || e.sector == "OPP" || e.sector == "NGO"; };
    if (view.has_cue(ordered, "muster") && all(own)) {
      d.frame = view.tables.frame_named("mobilize.deploy");
      d.recipients.clear();
    } else if (view.has_cue(ordered, "ended") && all(press)) {
      d.frame = view.tables.frame_named("coerce.censor");
    } else if (view.has_cue(ordered, "ended") && all(party)) {
      d.frame = view.tables.frame_named("coerce.restrict");
    }
  }
}

/// «भारत पर हमला करने की धमकी दी», «धमकी दी कि वह भारत पर हमला करेगा»: who would suffer the deed is threatened.
void threaten_victims(const View& view, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (view.tables.frames[d.frame].event != "THREATEN" || !d.recipients.empty() || d.actors.empty() || d.noun < 0)
      continue;
    for (const Draft& e : drafts) {
      if (&e == &d || e.sentence != d.sentence || e.recipients.empty() || e.told != Told::topic) continue;
      int32_t up = e.verb >= 0 && !e.bare ? view.verb(e.verb).chunk : e.noun;
      for (int32_t hop = 0; up >= 0 && hop < 3 && up != d.noun; ++hop) up = view.chunk(up).governor;
      const bool said = e.clause >= 0 && view.clause(e.clause).kind == ClauseKind::complement &&
                        view.clause(e.clause).parent == d.clause;
      if (up != d.noun && !said) continue;
      for (Filler f : e.recipients) {
        f.confidence *= 0.92;
        const bool actor =
            std::any_of(d.actors.begin(), d.actors.end(), [&](const Filler& a) { return a.entity == f.entity; });
        if (!actor) d.recipients.push_back(f);
      }
      break;
    }
  }
}

/// The time expression that ends in this chunk, or -1.
int32_t time_in(const View& view, int32_t chunk) {
  const auto& times = view.document.times->expressions;
  for (size_t i = 0; i < times.size(); ++i)
    if (view.chunk(chunk).tokens.contains(times[i].tokens.last - 1)) return static_cast<int32_t>(i);
  return -1;
}

/// «सोमवार को A से और मंगलवार को B से मुलाकात की», «मार्च में और फिर अगस्त में … से मुलाकात की»: one verb tells two deeds,
/// each with a time of its own.
void split_by_time(const View& view, std::vector<Draft>& drafts) {
  for (size_t i = 0, n = drafts.size(); i < n; ++i) {
    if (drafts[i].bare || drafts[i].verb < 0 || drafts[i].clause < 0) continue;
    const int32_t verb = view.verb(drafts[i].verb).chunk;
    std::vector<std::pair<int32_t, std::vector<Filler>>> parts;  // time, and to whom after it
    bool again = false;                                          // «फिर» between two times
    for (int32_t c = view.document.chunks->sentence_chunks[drafts[i].sentence].first; c < verb; ++c) {
      if (view.chunk(c).clause != drafts[i].clause) continue;
      if (const int32_t t = view.is_time(c) ? time_in(view, c) : -1; t >= 0) parts.push_back({t, {}});
      for (const Filler& f : drafts[i].recipients)
        if (f.chunk == c && !parts.empty()) parts.back().second.push_back(f);
      again |= parts.size() == 1 && view.has_cue(view.chunk(c).tokens, "again");
    }
    if (parts.size() < 2 || parts.back().second.empty()) continue;
    size_t told = 0;
    bool gapped = true;  // every time has its own
    for (const auto& [time, whom] : parts) {
      told += whom.size();
      gapped = gapped && !whom.empty();
    }
    gapped = gapped && told == drafts[i].recipients.size();
    if (!gapped && !(again && parts.size() == 2 && parts[0].second.empty())) continue;
    drafts[i].time = parts.back().first;
    // «गुरुवार को काहिरा और शुक्रवार को रियाद जाएंगे»: each is where it leads.
    const auto leads_elsewhere = [&](Draft& d, size_t own) {
      for (size_t k = 0; k < parts.size(); ++k)
        if (k != own)
          for (const Filler& f : parts[k].second) std::erase(d.places, f.entity);
    };
    for (size_t k = 0; k + 1 < parts.size(); ++k) {
      Draft other = drafts[i];
      other.time = parts[k].first;
      if (gapped) {
        other.recipients = parts[k].second;
        leads_elsewhere(other, k);
      }
      drafts.push_back(std::move(other));
    }
    if (gapped) {
      drafts[i].recipients = parts.back().second;
      leads_elsewhere(drafts[i], parts.size() - 1);
    }
  }
}

/// The session or summit during which something happened, where no trigger told of it.
void add_occasions(const View& view, std::vector<Draft>& drafts) {
  const int32_t frame = view.tables.frame_named("consult.meeting");
  if (frame < 0) return;
  for (size_t i = 0, n = drafts.size(); i < n; ++i) {
    const int32_t chunk = drafts[i].occasion_chunk;
    if (chunk < 0 || drafts[i].heading || !view.has_cue(view.chunk(chunk).phrase, "gathering")) continue;
    if (std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.noun == chunk; })) continue;
    Draft d;
    d.frame = frame;
    d.rule = "consult.occasion";
    d.told = Told::occasion;
    d.sentence = drafts[i].sentence;
    d.clause = drafts[i].clause;
    d.noun = chunk;
    d.bare = true;
    d.words = view.chunk(chunk).phrase;
    d.sign("rule");
    for (const int32_t g : view.dependents(chunk))
      if (view.chunk(g).genitive())
        for (const Filler& f : view.fillers(g)) d.actors.push_back(f);
    drafts.push_back(std::move(d));
  }
}

void find_occasions(std::vector<Draft>& drafts) {
  for (size_t i = 0; i < drafts.size(); ++i) {
    Draft& d = drafts[i];
    if (d.occasion_chunk < 0) continue;
    for (size_t k = 0; k < drafts.size(); ++k)
      if (k != i && drafts[k].noun == d.occasion_chunk) d.occasion = static_cast<int32_t>(k);
  }
}

/// «इस अवसर पर राजदूत X भी मौजूद थे», «उनके साथ मंत्री Y भी थे»: who came along to the deed told before, and no deed of their
/// own.
void attach_companions(const View& view, std::vector<Draft>& drafts) {
  for (const VerbGroup& v : view.document.chunks->verbs) {
    if (!v.finite || v.negated || !is_copula(view, v)) continue;
    const int32_t sentence = view.sentence_of_chunk(v.chunk);
    if (view.is_heading(sentence)) continue;
    bool there = false;
    bool meeting = false;
    bool gathering = false;
    for (const int32_t d : view.dependents(v.chunk)) {
      const Chunk& c = view.chunk(d);
      if (view.has_cue(c.tokens, "occasion")) {
        there = true;
        const Tag tag = view.document.word(c.head).tag;
        const auto lemma = view.document.word(c.head).lemma;
        meeting |= tag == Tag::NN && lemma != "अवसर" && lemma != "मौका" && lemma != "दौरान";  // «मुलाकात के समय»
      }
      there |= c.marker == Marker::saath && view.document.word(c.head).tag == Tag::PRP;
      gathering |= view.has_cue(c.phrase, "gathering");
    }
    if (!there || gathering) continue;
    Draft* told = nullptr;
    for (Draft& d : drafts)
      if (!d.heading && d.joined < 0 && d.told == Told::main && d.sentence < sentence &&
          (!meeting || view.tables.frames[d.frame].event == "CONSULT") && sentence - d.sentence <= (meeting ? 5 : 2) &&
          !d.actors.empty())
        told = &d;
    if (told == nullptr) continue;
    for (const int32_t d : view.dependents(v.chunk)) {
      if (view.chunk(d).kind != ChunkKind::NP || view.chunk(d).marker != Marker::none || d == v.noun) continue;
      for (const Filler& f : view.fillers(d)) {
        const auto is = [&](const Filler& x) { return x.entity == f.entity; };
        if (view.document.entity(f.entity).kind != EntityKind::person ||
            std::any_of(told->actors.begin(), told->actors.end(), is) ||
            std::any_of(told->recipients.begin(), told->recipients.end(), is))
          continue;
        told->participants.push_back({f, "accompanying"});
      }
    }
  }
}

int32_t really(const std::vector<Draft>& drafts, int32_t i) {
  while (i >= 0 && drafts[i].joined >= 0) i = drafts[i].joined;
  return i;
}

/// Contexts of the words beside a deed: its topics and the rest of its clause, but not who did it to whom.
void add_contexts(const View& view, const Draft& d, RecordEvent& e) {
  std::vector<bool> found(view.tables.contexts.size(), false);
  const auto look = [&](Range tokens) {
    for (int32_t i = tokens.first; i < tokens.last; ++i) {
      const int32_t chunk = view.document.chunks->chunk_of[i];
      const auto party = [&](const Filler& f) { return f.chunk == chunk; };
      if (std::any_of(d.actors.begin(), d.actors.end(), party) ||
          std::any_of(d.recipients.begin(), d.recipients.end(), party))
        continue;
      int32_t end = i;
      for (const uint32_t context : view.phrase_at(view.tables.context_phrases, i, tokens.last, &end))
        found[context] = true;
    }
  };
  look(view.clause_tokens(d.clause));
  for (const Topic& t : d.topics) look(t.tokens);
  for (size_t i = 0; i < found.size(); ++i)
    if (found[i] && std::find(e.contexts.begin(), e.contexts.end(), view.tables.contexts[i]) == e.contexts.end())
      e.contexts.emplace_back(view.tables.contexts[i]);
}

RecordEvent record_event(const View& view, const std::vector<Draft>& drafts, size_t index,
                         const std::vector<std::string>& ids) {
  const Draft& d = drafts[index];
  const Document& document = view.document;
  const Frame& frame = view.tables.frames[d.frame];
  RecordEvent e;
  e.id = ids[index];
  e.told = label(d.told);
  e.event = frame.event;
  e.mode = frame.mode;
  e.act = frame.act;
  for (const auto c : frame.contexts) e.contexts.emplace_back(c);
  const auto side = [&](const std::vector<Filler>& from, std::vector<std::string>& to, const char* role) {
    bool inferred = false;
    for (const Filler& f : from) {
      to.push_back(entity_id(f.entity));
      inferred |= f.inferred;
    }
    if (inferred) e.inferred.emplace_back(role);
  };
  side(d.actors, e.actor, "actor");
  side(d.recipients, e.recipient, "recipient");
  std::set<std::pair<int32_t, std::string_view>> seen;
  for (const Companion& c : d.participants)
    if (seen.emplace(c.who.entity, c.role).second)
      e.participants.push_back({entity_id(c.who.entity), std::string(c.role)});
  e.complete = !d.open_list;
  e.status = label(d.status);
  e.recurs = d.recurs;
  if (d.time >= 0) {
    const TimeExpression& t = document.times->expressions[d.time];
    if (!d.carried_time) e.weekday = t.weekday;
    if (t.value)
      e.date = RecordDate{t.value->start,
                          t.value->end,
                          std::string(label(t.value->precision)),
                          t.value->approximate,
                          std::string(label(d.carried_time ? Basis::published : t.basis)),
                          document.span(t.tokens)};
  }
  for (const int32_t p : d.places) e.place.push_back(entity_id(p));
  if (const int32_t o = really(drafts, d.occasion); o >= 0 && o != static_cast<int32_t>(index) && !ids[o].empty())
    e.occasion = ids[o];
  std::set<Range> topics;
  for (const Topic& t : d.topics) {
    if (t.tokens.empty() || !topics.insert(t.tokens).second) continue;
    const auto pointing = [](const Word& w) { return w.tag == Tag::PRP || w.tag == Tag::DEM; };
    const auto* words = &document.word(t.tokens.first);
    if (std::all_of(words, words + t.tokens.size(), pointing)) continue;  // «इस पर», «अपने»: names nothing
    RecordTopic topic;
    topic.name.hi = text_of(view, t.tokens);
    topic.span = document.span(t.tokens);
    for (size_t k = 0; k < drafts.size(); ++k)
      if (k != index && t.chunk >= 0 && drafts[k].noun == t.chunk &&
          !ids[really(drafts, static_cast<int32_t>(k))].empty())
        topic.event_id = ids[really(drafts, static_cast<int32_t>(k))];
    if (topic.event_id == e.id) topic.event_id.clear();
    e.topics.push_back(std::move(topic));
    for (size_t k = 0; e.mode.empty() && k < drafts.size(); ++k)
      if (k != index && drafts[k].told == Told::topic && t.tokens.contains(drafts[k].words))
        e.mode = view.tables.mode_about(frame.event, view.tables.frames[drafts[k].frame]);
  }
  add_contexts(view, d, e);
  e.degree = d.degree;
  e.channel = frame.mode == "phone" ? (frame.act == "video"   ? "video"
                                       : frame.act == "write" ? "letter"
                                                              : "phone")
                                    : std::string(d.channel);
  if (!d.principals.empty()) e.on_behalf_of = entity_id(d.principals.front().entity);
  e.magnitude = magnitude_of(view, drafts, d);
  e.claimed_by = d.claims;
  e.voice = d.voice;
  e.trigger = document.span(d.words);
  std::set<Range> evidence;
  for (size_t k = 0; k < drafts.size(); ++k)
    if (!drafts[k].heading && really(drafts, static_cast<int32_t>(k)) == static_cast<int32_t>(index))
      evidence.insert(view.sentence_tokens(drafts[k].sentence));
  e.evidence.push_back(document.span(view.sentence_tokens(d.sentence)));
  for (const Range r : evidence)
    if (document.span(r) != e.evidence.front()) e.evidence.push_back(document.span(r));
  e.rule = d.trigger >= 0 ? std::string(frame.id) : d.rule;
  return e;
}

}  // namespace

Claims claim(const Document& document, const Tables& tables) {
  Claims out;
  const View view(document, tables);
  const auto utterances = find_utterances(view);
  auto drafts = match_triggers(view, utterances);
  for (Draft& d : drafts) {
    if (d.trigger >= 0) fill_roles(view, utterances, d);
    find_status(view, utterances, d);
    speak_for_oneself(view, utterances, d);
  }
  embed_in_acts(view, utterances, drafts);
  add_speech_acts(view, utterances, drafts);
  find_dates(view, drafts);
  find_sayings(view, drafts);
  split_by_time(view, drafts);
  split_apart(view, drafts);
  count_the_dead(view, drafts);
  // From here on a draft's own words are read; now tellings are compared with one another.
  same_giver(view, drafts);
  share_recipients(view, drafts);
  share_counterparts(view, drafts);
  ask_who_convenes(view, drafts);
  letters_that_ask(view, drafts);
  by_channel(view, drafts);
  convened_ahead(view, drafts);
  announce(view, drafts);
  recall_envoys(view, drafts);
  send_envoys_home(view, drafts);
  settle_ordered(view, drafts);
  enforce_orders(view, drafts);
  decree(view, drafts);
  threaten_victims(view, drafts);
  keep_parallel(view, drafts);
  aim_measures(view, drafts);
  judged_for_it(view, drafts);
  thank_givers(view, drafts);
  answer_reports(view, drafts);
  condemn_attackers(view, drafts);
  carry_agents(view, utterances, drafts);
  answer_askers(view, drafts);
  answer_attackers(view, drafts);
  no_test_in_war(view, drafts);
  do_so_too(view, drafts);
  add_occasions(view, drafts);
  find_occasions(drafts);
  individuate(view, drafts);
  carry_dates(view, drafts);

  attach_companions(view, drafts);

  // A title that is nothing but itself may speak; under it, its body does.
  bool only_headings = true;
  for (size_t s = 0; s < document.tokens->sentences.size(); ++s)
    only_headings &= view.is_heading(static_cast<int32_t>(s));
  for (Draft& d : drafts) set_apart_history(view, d);
  const auto of_article = article_signs(view);
  std::vector<std::string> ids(drafts.size());
  int number = 0;
  const auto near_politics = [&](const Draft& d) {
    return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& o) {
      return &o != &d && !o.heading && std::abs(o.sentence - d.sentence) <= 1 &&
             (parties(view, o.actors) > 0 || view.tables.frames[o.frame].event == "PROTEST");
    });
  };
  for (size_t i = 0; i < drafts.size(); ++i) {
    const Draft& d = drafts[i];
    if (d.joined >= 0 || (d.heading && !only_headings) || left_open(view, d) || leaves_nothing(view, d)) continue;
    if (d.told == Told::occasion || d.told == Told::topic
            ? (d.actors.empty() && d.recipients.empty() && d.occasion < 0 && d.told == Told::topic)
            : !stands(view, d, near_politics(d)))
      continue;
    ids[i] = "v" + std::to_string(++number);
  }
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (ids[i].empty()) continue;
    Draft& d = drafts[i];
    d.signs.insert(d.signs.end(), of_article.begin(), of_article.end());
    add_signs(view, d);
    out.events.push_back(record_event(view, drafts, i, ids));
    out.events.back().confidence = confidence(view, d);
    Explanation& why = out.explanations.emplace_back();
    why.event = ids[i];
    why.row = d.trigger >= 0 ? tables.triggers[d.trigger].row : nullptr;
    for (const auto name : d.signs)
      if (const Sign* s = tables.sign_named(name); s != nullptr) why.signs.push_back(s);
  }
  out.statements = make_statements(view, utterances, drafts);
  out.diagnostics = diagnose(view, drafts, utterances);
  return out;
}

}  // namespace bahi::event
