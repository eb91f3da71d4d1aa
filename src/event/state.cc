// Statements: positions, demands, promises, praise — what somebody says, in which words.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "event/draft.h"

namespace bahi::event {
namespace {

constexpr size_t kTopics = 5;
constexpr int32_t kLongTopic = 6;  // tokens
constexpr size_t kPieces = 6;      // sentences of one speech that become statements
constexpr int32_t kShort = 4;      // tokens; what is shorter and goes on is no position

std::string_view modality_of(const VerbGroup& v) {
  switch (v.modality) {
    case Modality::can:
      return v.negated ? "cannot" : "may";
    case Modality::must:
      return "must";
    case Modality::should:
      return "should";
    case Modality::may:
      return "may";
    default:
      break;
  }
  return v.tense == Tense::future ? "will" : "";
}

/// «नजरअंदाज या छुपाया नहीं जा सकता»: one verb group, two hosts; the negation covers both.
void coordinated_hosts(const View& view, const VerbGroup& v, std::vector<RecordProposition>& out) {
  const int32_t c = v.chunk;
  if (c < 2 || view.chunk(c - 1).kind != ChunkKind::CCP) return;
  const Chunk& host = view.chunk(c - 2);
  if (host.marker != Marker::none ||
      (host.kind != ChunkKind::NP && host.kind != ChunkKind::JJP && !is_verbal(host.kind)))
    return;
  if (is_verbal(host.kind) && view.verb(host.verb).finite) return;
  out.push_back({view.document.span(host.tokens), v.negated, std::string(modality_of(v))});
}

/// The noun groups that lead a piece of content: its subject, and what it is about.
void leading_groups(const View& view, Range piece, std::vector<RecordName>& out) {
  const auto& chunks = view.chunks();
  for (int32_t c = std::max(view.document.chunks->chunk_of[piece.first], 0);
       c < static_cast<int32_t>(chunks.size()) && out.size() < kTopics; ++c) {
    const Chunk& x = chunks[c];
    if (x.tokens.first >= piece.last) break;
    if (x.kind != ChunkKind::NP || x.phrase.empty() || x.tokens.first < piece.first || x.role == Role::k7t ||
        x.role == Role::pof)
      continue;
    const Tag tag = view.document.word(x.head).tag;
    if (tag != Tag::NN && tag != Tag::NNP) continue;
    const std::string name = text_of(view, x.phrase);
    if (std::none_of(out.begin(), out.end(), [&](const RecordName& n) { return n.hi.find(name) != std::string::npos; }))
      out.push_back({name, {}});
  }
}

std::vector<RecordName> topics_of(const View& view, const Utterance& u, Range piece) {
  std::vector<RecordName> out;
  for (const Topic& t : u.topics) {
    if (u.clausal && !piece.contains(t.tokens)) continue;
    // Long chains of genitives say it by their head.
    const Range r = t.tokens.size() > kLongTopic && t.chunk >= 0 ? view.chunk(t.chunk).phrase : t.tokens;
    out.push_back({text_of(view, r), {}});
  }
  leading_groups(view, piece, out);
  return out;
}

/// What is said, sentence by sentence.
std::vector<Range> pieces(const View& view, const Utterance& u) {
  if (!u.clausal) return {u.content};
  std::vector<Range> out;
  const auto& sentence_of = view.document.tokens->sentence_of;
  for (int32_t s = sentence_of[u.content.first]; s <= sentence_of[u.content.last - 1] && out.size() < kPieces; ++s) {
    const Range all = view.sentence_tokens(s);
    Range r{std::max(all.first, u.content.first), std::min(all.last, u.content.last)};
    while (!r.empty() && view.document.token(r.first).kind == TokenKind::punctuation) ++r.first;
    while (!r.empty() && view.document.token(r.last - 1).kind == TokenKind::punctuation) --r.last;
    if (r.size() >= (out.empty() ? 1 : kShort)) out.push_back(r);
  }
  return out;
}

Range common(Range a, Range b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

void add_propositions(const View& view, Range piece, std::vector<RecordProposition>& out) {
  const auto& chunks = view.chunks();
  for (int32_t c = std::max(view.document.chunks->chunk_of[piece.first], 0);
       c < static_cast<int32_t>(chunks.size()) && chunks[c].tokens.first < piece.last; ++c) {
    const Chunk& x = chunks[c];
    if (x.verb < 0 || !piece.contains(x.head) || !view.verb(x.verb).finite) continue;
    const VerbGroup& v = view.verb(x.verb);
    coordinated_hosts(view, v, out);
    Range r = common(x.clause >= 0 ? view.clause_tokens(x.clause) : x.tokens, piece);
    if (r.empty()) r = x.tokens;
    out.push_back({view.document.span(r), v.negated, std::string(modality_of(v))});
  }
}

std::optional<RecordStance> stance_of(const View& view, const RecordStatement& s, Range piece) {
  if (s.act == "praise" || s.act == "accuse" || s.act == "deny") {
    if (s.topics.empty()) return std::nullopt;
    return RecordStance{s.topics.front().hi, s.act == "praise" ? "for" : "against"};
  }
  const auto& chunks = view.chunks();
  for (int32_t c = std::max(view.document.chunks->chunk_of[piece.first], 0);
       c < static_cast<int32_t>(chunks.size()) && chunks[c].tokens.first < piece.last; ++c)
    if (piece.contains(chunks[c].tokens) && chunks[c].marker == Marker::khilaf && !chunks[c].phrase.empty())
      return RecordStance{text_of(view, chunks[c].phrase), "against"};
  return std::nullopt;
}

/// The words inside the quotation marks, with the danda or mark that ends them there.
Range with_ender(const View& view, Range quote) {
  const auto& tokens = view.document.tokens->tokens;
  const auto count = static_cast<int32_t>(tokens.size());
  constexpr std::array<std::string_view, 4> kEnders = {"।", ".", "?", "!"};
  constexpr std::array<std::string_view, 6> kClosers = {"”", "’", "\"", "'", "''", "»"};
  const auto is = [&](int32_t t, const auto& all) {
    return t < count && std::find(all.begin(), all.end(), tokens[t].form) != all.end();
  };
  if (is(quote.last, kEnders) && is(quote.last + 1, kClosers)) ++quote.last;
  return quote;
}

}  // namespace

std::vector<RecordStatement> make_statements(const View& view, const std::vector<Utterance>& utterances,
                                             const std::vector<Draft>&) {
  std::vector<RecordStatement> out;
  std::vector<std::pair<Range, int32_t>> told;  // what is said, and by whom
  for (const Utterance& u : utterances) {
    // A position needs a holder; hearsay and unnamed sources own claims only. That somebody was told something stands
    // without him who told it.
    const bool told_by_nobody = u.unnamed == kNotStated && !u.addressees.empty();
    if (u.content.empty() || u.hearsay || (u.speakers.empty() && !told_by_nobody)) continue;
    const std::vector<Filler> speakers = told_by_nobody ? std::vector<Filler>(1) : u.speakers;
    const auto all = pieces(view, u);
    for (size_t p = 0; p < all.size(); ++p) {
      const Range piece = all[p];
      for (size_t k = 0; k < std::min<size_t>(speakers.size(), 3); ++k) {
        const Filler& speaker = speakers[k];
        // «… कहते हुए बताया कि»: one telling of the same words is enough.
        const bool again = std::any_of(told.begin(), told.end(), [&](const auto& t) {
          return t.first == piece && (t.second == speaker.entity || speaker.inferred);
        });
        if (again) continue;
        told.emplace_back(piece, speaker.entity);
        RecordStatement s;
        if (speaker.entity >= 0) s.speaker = entity_id(speaker.entity);
        s.unnamed = u.unnamed;
        if (!u.addressees.empty() && u.addressees.front().entity != speaker.entity)
          s.addressee = entity_id(u.addressees.front().entity);
        s.act = p > 0 ? "say" : u.negated && u.act == "say" ? "deny" : std::string(u.act);
        s.content = view.document.span(piece);
        if (const Range quote = common(u.quote, piece); !u.quote.empty() && !quote.empty())
          s.quote = view.document.span(with_ender(view, quote));
        s.topics = topics_of(view, u, piece);
        add_propositions(view, piece, s.propositions);
        s.stance = stance_of(view, s, piece);
        s.channel = u.channel;
        const int32_t here = view.document.tokens->sentence_of[piece.first];
        const int32_t said = view.document.tokens->sentence_of[u.where.first];
        s.evidence.push_back(view.document.span(view.sentence_tokens(here)));
        if (said != here) s.evidence.push_back(view.document.span(view.sentence_tokens(said)));
        s.rule = u.speech >= 0 ? "speech." + std::string(u.act) : u.continued ? "speech.continued" : "speech.source";
        double confidence = u.speech >= 0 ? 0.88 : 0.75;
        confidence *= speaker.confidence;
        if (u.inferred) confidence *= 0.85;
        s.confidence = confidence;
        out.push_back(std::move(s));
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const RecordStatement& a, const RecordStatement& b) {
    return a.content.start < b.content.start;
  });
  for (size_t i = 0; i < out.size(); ++i) out[i].id = "s" + std::to_string(i + 1);
  return out;
}

}  // namespace bahi::event
