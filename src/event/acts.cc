// Deeds done by speaking: what a speaker says others should do is a request to them.
#include <algorithm>

#include "event/draft.h"

namespace bahi::event {
namespace {

bool may_be_asked(const Entity& e) { return e.kind == EntityKind::country || e.kind == EntityKind::organization || e.kind == EntityKind::group || e.kind == EntityKind::person; }

std::vector<Filler> asked(const View& view, int32_t verb_chunk, const std::vector<Filler>& speakers) {
  std::vector<Filler> out;
  for (const int32_t d : view.dependents(verb_chunk)) {
    const Chunk& c = view.chunk(d);
    if (c.kind != ChunkKind::NP || c.marker != Marker::ko || c.role == Role::k7t) continue;
    for (const Filler& f : view.fillers(d, true)) {
      const bool speaker = std::any_of(speakers.begin(), speakers.end(), [&](const Filler& s) { return s.entity == f.entity; });
      if (!speaker && may_be_asked(view.document.entity(f.entity))) out.push_back(f);
    }
  }
  return out;
}

Draft request(const View& view, const Utterance& u, std::vector<Filler> recipients, int32_t verb, double confidence, const char* rule) {
  Draft draft;
  draft.frame = view.tables.frame_named("request.demand");
  draft.rule = rule;
  draft.sentence = u.sentence;
  draft.clause = u.clause;
  draft.verb = u.verb;
  draft.noun = u.noun;
  draft.words = view.chunk(view.verb(verb).chunk).tokens;
  draft.actors = u.speakers;
  draft.recipients = std::move(recipients);
  draft.status = Status::occurred;
  draft.channel = u.channel;
  draft.start = draft.confidence = confidence;
  return draft;
}

}  // namespace

void add_speech_acts(const View& view, const std::vector<Utterance>& utterances, std::vector<Draft>& drafts) {
  if (view.tables.frame_named("request.demand") < 0) return;
  std::vector<Draft> more;
  for (const Utterance& u : utterances) {
    if (u.speakers.empty() || u.verb < 0 || u.content.empty() || u.hearsay) continue;
    const auto& verbs = view.document.chunks->verbs;
    for (int32_t vi = 0; vi < static_cast<int32_t>(verbs.size()); ++vi) {
      const VerbGroup& v = verbs[vi];
      const int32_t head = view.chunk(v.chunk).head;
      if (!u.content.contains(head) || vi == u.verb) continue;
      if (v.modality != Modality::should && !(v.modality == Modality::must && v.tense == Tense::future)) continue;
      auto recipients = asked(view, v.chunk, u.speakers);
      if (v.noun >= 0 && recipients.empty()) recipients = asked(view, v.noun, u.speakers);
      if (recipients.empty()) continue;
      more.push_back(request(view, u, std::move(recipients), vi, 0.72, "request.should"));
      more.back().topics.push_back({view.clause_tokens(view.chunk(v.chunk).clause), -1});
    }
    // «विश्व समुदाय को … अपनाने की जरूरत पर जोर दिया»
    for (int32_t vi = 0; vi < static_cast<int32_t>(verbs.size()); ++vi) {
      const VerbGroup& v = verbs[vi];
      if (v.form != VerbForm::infinitive || view.sentence_of_chunk(v.chunk) != u.sentence) continue;
      const int32_t over = view.chunk(v.chunk).governor;
      if (over < 0 || view.chunk(over).kind != ChunkKind::NP) continue;
      const bool need = std::any_of(u.topics.begin(), u.topics.end(), [&](const Topic& t) { return t.chunk == over; });
      if (!need) continue;
      bool demanded = false;
      for (const CueHit& hit : view.cues(view.chunk(over).phrase)) demanded |= view.cue(hit).kind == "embed" && view.cue(hit).value.starts_with("demanded");
      if (!demanded) continue;
      auto recipients = asked(view, v.chunk, u.speakers);
      if (recipients.empty()) recipients = asked(view, view.verb(u.verb).chunk, u.speakers);
      if (recipients.empty()) continue;
      more.push_back(request(view, u, std::move(recipients), vi, 0.72, "request.need"));
    }
  }
  for (Draft& draft : more) {
    // A trigger that already tells this request is enough.
    const bool told = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
      return d.verb == draft.verb && d.trigger >= 0 && view.tables.frames[d.frame].event == "REQUEST" && !d.bare;
    });
    if (!told) drafts.push_back(std::move(draft));
  }
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) { return a.words < b.words; });
}

}  // namespace bahi::event
