// Where a deed was: the places that its groups name.
#include <algorithm>

#include "event/arguments.h"

namespace bahi::event {
namespace {

/// «न्यूयॉर्क स्थित मुख्यालय में», «आबिदजान में हुए सम्मेलन में»: the group that says where this one is; -1: none.
int32_t site_of(const View& view, int32_t chunk) {
  std::vector<int32_t> before(view.dependents(chunk).begin(), view.dependents(chunk).end());
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
      const Mention* m = x.kind == ChunkKind::NP && where ? view.head_mention(e) : nullptr;
      if (m != nullptr && view.is_place(view.document.entity(m->entity))) return e;
    }
  }
  return -1;
}

/// What a group names: by its head, or by the name right before a word for a town («इस्तांबुल शहर में»).
const Mention* named_by(const View& view, int32_t chunk) {
  if (const Mention* m = view.head_mention(chunk); m != nullptr) return m;
  const int32_t head = view.chunk(chunk).head;
  if (!view.has_cue({head, head + 1}, "settlement")) return nullptr;
  for (const int32_t i : view.mentions_in(chunk))
    if (view.mention(i).tokens.last == head && view.is_place(view.document.entity(view.mention(i).entity)))
      return &view.mention(i);
  return nullptr;
}

}  // namespace

bool tells_where(const View& view, int32_t entity) {
  const Entity& e = view.document.entity(entity);
  return view.is_place(e) && !(e.nominal && e.kind == EntityKind::country && e.country.empty());
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
  if (view.head_mention(chunk) == nullptr && event_noun(view, chunk)) return false;  // «ओमान की मध्यस्थता में»
  for (int32_t c = chunk; c >= 0;) {
    const Mention* m = named_by(view, c);
    // «श्रीलंका पर दबाव»: on a state is not where.
    if (m != nullptr && view.chunk(chunk).marker == Marker::par &&
        view.document.entity(m->entity).kind == EntityKind::country)
      return false;
    if (m != nullptr && view.is_place(view.document.entity(m->entity))) return true;
    if (site_of(view, c) >= 0) return true;
    if (m != nullptr && m->form == MentionForm::name) return false;
    // «कतर की मध्यस्थता में», «अमेरिका की पहल पर»: what a state does is not where it lies.
    const bool room =
        view.chunk(c).genitive() || view.chunk(c).role == Role::k7p || view.has_cue(view.chunk(c).phrase, "gathering");
    if (!room) return false;
    int32_t outer = -1;
    for (const int32_t d : view.dependents(c))
      if (view.chunk(d).genitive()) outer = d;
    if (c != chunk && outer < 0) return false;
    // A hall or an office without a name of its own counts by the place it is in.
    c = outer;
    if (view.chunk(chunk).marker != Marker::mein && view.chunk(chunk).marker != Marker::par) return false;
  }
  return false;
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

}  // namespace bahi::event
