// Statements: positions, demands, promises, praise — what somebody says, in which words.
#include <algorithm>
#include <string>

#include "event/draft.h"

namespace bahi::event {
namespace {

std::string text_of(const View& view, Range r) {
  const auto& tokens = view.document.tokens->tokens;
  return view.document.text->utf8.substr(tokens[r.first].begin, tokens[r.last - 1].end - tokens[r.first].begin);
}

std::string_view modality_of(const VerbGroup& v) {
  switch (v.modality) {
    case Modality::can: return v.negated ? "cannot" : "may";
    case Modality::must: return "must";
    case Modality::should: return "should";
    case Modality::may: return "may";
    default: break;
  }
  return v.tense == Tense::future ? "will" : "";
}

/// «नजरअंदाज या छुपाया नहीं जा सकता»: one verb group, two hosts; the negation covers both.
void coordinated_hosts(const View& view, const VerbGroup& v, std::vector<RecordProposition>& out) {
  const int32_t c = v.chunk;
  if (c < 2 || view.chunk(c - 1).kind != ChunkKind::CCP) return;
  const Chunk& host = view.chunk(c - 2);
  if (host.marker != Marker::none || (host.kind != ChunkKind::NP && host.kind != ChunkKind::JJP && !is_verbal(host.kind))) return;
  if (is_verbal(host.kind) && view.verb(host.verb).finite) return;
  out.push_back({view.document.span(host.tokens), v.negated, std::string(modality_of(v))});
}

std::vector<RecordName> topics_of(const View& view, const Utterance& u) {
  std::vector<RecordName> out;
  for (const Topic& t : u.topics) out.push_back({text_of(view, t.tokens), {}});
  if (!out.empty() || u.content.empty()) return out;
  // The noun groups of the content that lead it: its subject, and what it is about.
  const int32_t first = view.document.chunks->chunk_of[u.content.first];
  for (int32_t c = std::max(first, 0); c < static_cast<int32_t>(view.chunks().size()) && out.size() < 4; ++c) {
    const Chunk& x = view.chunk(c);
    if (x.tokens.first >= u.content.last) break;
    if (x.kind != ChunkKind::NP || x.phrase.empty() || x.tokens.first < u.content.first) continue;
    const Tag tag = view.document.word(x.head).tag;
    if (tag != Tag::NN && tag != Tag::NNP) continue;
    if (x.role == Role::k7t) continue;
    out.push_back({text_of(view, x.phrase), {}});
  }
  return out;
}

}  // namespace

std::vector<RecordStatement> make_statements(const View& view, const std::vector<Utterance>& utterances, const std::vector<Draft>&) {
  std::vector<RecordStatement> out;
  std::vector<Range> contents;
  for (const Utterance& u : utterances) {
    if (u.content.empty() || u.hearsay) continue;
    if (u.speakers.empty() && u.unnamed.empty()) continue;
    if (u.speakers.empty()) continue;  // a position needs a holder; unnamed sources own claims only
    // «… कहते हुए बताया कि»: the fuller telling of the same words is enough.
    if (std::find(contents.begin(), contents.end(), u.content) != contents.end()) continue;
    contents.push_back(u.content);
    const auto speaker_count = std::min<size_t>(u.speakers.size(), 3);
    for (size_t k = 0; k < speaker_count; ++k) {
      RecordStatement s;
      s.speaker = entity_id(u.speakers[k].entity);
      s.unnamed = u.unnamed;
      if (!u.addressees.empty()) s.addressee = entity_id(u.addressees.front().entity);
      s.act = u.negated && u.act == "say" ? "deny" : std::string(u.act);
      s.content = view.document.span(u.content);
      if (!u.quote.empty()) s.quote = view.document.span(u.quote);
      s.topics = topics_of(view, u);
      for (const VerbGroup& v : view.document.chunks->verbs) {
        const Chunk& c = view.chunk(v.chunk);
        if (!u.content.contains(c.head) || !v.finite) continue;
        coordinated_hosts(view, v, s.propositions);
        Range r = c.clause >= 0 ? view.clause_tokens(c.clause) : c.tokens;
        r = {std::max(r.first, u.content.first), std::min(r.last, u.content.last)};
        if (r.empty()) r = c.tokens;
        s.propositions.push_back({view.document.span(r), v.negated, std::string(modality_of(v))});
      }
      if (s.act == "praise" || s.act == "accuse" || s.act == "deny") {
        if (!s.topics.empty()) s.stance = RecordStance{s.topics.front().hi, s.act == "praise" ? "for" : "against"};
      } else {
        for (int32_t c = 0; c < static_cast<int32_t>(view.chunks().size()); ++c) {
          const Chunk& x = view.chunk(c);
          if (x.tokens.first >= u.content.last) break;
          if (!u.content.contains(x.tokens) || x.marker != Marker::khilaf) continue;
          s.stance = RecordStance{text_of(view, x.phrase), "against"};
          break;
        }
      }
      s.channel = u.channel;
      s.evidence.push_back(view.document.span(view.sentence_tokens(u.sentence)));
      s.rule = u.speech >= 0 ? "speech." + std::string(u.act) : "speech.source";
      double confidence = u.speech >= 0 ? 0.88 : 0.75;
      confidence *= u.speakers[k].confidence;
      if (u.inferred) confidence *= 0.85;
      s.confidence = confidence;
      out.push_back(std::move(s));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const RecordStatement& a, const RecordStatement& b) { return a.content.start < b.content.start; });
  for (size_t i = 0; i < out.size(); ++i) out[i].id = "s" + std::to_string(i + 1);
  return out;
}

}  // namespace bahi::event
