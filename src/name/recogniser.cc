#include "name/recogniser.h"

#include <algorithm>

#include "morph/scaled.h"

namespace bahi::name {
namespace {

constexpr int32_t kWorst = -100'000'000;
constexpr int32_t kOutOfReach = 10 * kWorst;  // a sum of it and two of the worst still fits

/// Adds a feature's row. All bytes of it, print and scale too, so that this is three vector steps; their sums are not
/// looked at. A product fits 16 bits.
void add(const LabelRow* row, Form::Sum& sum) {
  const auto* bytes = reinterpret_cast<const char*>(row);
  const morph::Eight first = morph::scaled(bytes, row->scale), last = morph::scaled(bytes + 4, row->scale);
  for (size_t k = 0; k < 8; ++k) sum[k] += static_cast<int16_t>(first[k]);
  for (size_t k = 8; k < 12; ++k) sum[k] += static_cast<int16_t>(last[k - 4]);
}

}  // namespace

Result<Recogniser> Recogniser::from_bytes(std::string_view bytes, std::string_view name) {
  auto parts = morph::open_model<LabelRow>(bytes, name, recogniser_header(), "model of names", kMoves);
  if (!parts) return parts.error();
  Recogniser out;
  out.parts_ = *parts;
  for (Scores& row : out.moves_) row.fill(kOutOfReach);
  for (Scores& row : out.moves_to_) row.fill(kOutOfReach);
  for (int s = 0; s <= kLabels; ++s)
    for (int t = 0; t < kLabels; ++t) {
      if (!may_follow(s == kLabels ? 0 : s, t)) continue;
      const int32_t weight = out.parts_.transitions[s * kLabels + t];
      out.moves_[static_cast<size_t>(s)][static_cast<size_t>(t)] = weight;
      if (s < kLabels) out.moves_to_[static_cast<size_t>(t)][static_cast<size_t>(s)] = weight;
    }
  const auto into = [&](Form::Sum& sum) { return [&](auto... what) { add(out.row(what...), sum); }; };
  const Cue nothing;
  for (Cue word; word.tag < kTags; ++word.tag) {
    flag_features(nothing, word, nothing, into(out.no_flags_[word.tag]));
    phrase_features(nothing, word, nothing, into(out.no_phrase_[word.tag]));
  }
  return out;
}

Form Recogniser::form(const morph::Cue& cue) const {
  Form form;
  form.look = cue;
  const auto into = [&](Form::Sum& sum) { return [&](auto... what) { add(row(what...), sum); }; };
  name::own_features(cue, into(form.own));
  name::last_features(cue, into(form.to_next));
  name::next_features(cue, into(form.to_last));
  name::before_last_features(cue, [&](auto... what) { form.to_after_next = row(what...); });
  name::after_next_features(cue, [&](auto... what) { form.to_before_last = row(what...); });
  return form;
}

Form Recogniser::form(std::string_view key, uint64_t key_hash) const {
  morph::Cue cue = morph::cue_of(key, key_hash);
  morph::add_entry(cue, parts_.words.find(key_hash));
  return form(cue);
}

BAHI_ALSO_FOR_AVX2 void Recogniser::find(std::span<const Cue> cues, std::vector<Found>& out) const {
  out.clear();
  const size_t n = cues.size() - 4;
  const Cue* words = cues.data() + 2;
  if (empty() || std::all_of(words, words + n, [](const Cue& cue) { return cue.closed; })) return;
  thread_local std::vector<const LabelRow*> rows;
  thread_local std::vector<size_t> ends;                // of each word's rows
  thread_local std::vector<Scores> own, before, after;  // before, after: best way to a label and from it
  rows.resize(n * (kFlagFeatures + kPhraseFeatures + kOtherFeatures));
  ends.resize(n);
  own.resize(n);
  before.resize(n);
  after.resize(n);
  size_t count = 0;
  const auto look_up = [&](int number, auto... values) {
    rows[count] = parts_.rows.look_ahead(morph::feature(static_cast<uint64_t>(number), values...));
    count += rows[count] != nullptr;
  };
  const auto no_flags = [](const Cue* w) { return (w[-1].flags | w[0].flags | w[1].flags) == 0; };
  const auto no_phrase = [](const Cue* w) { return (w[-1].phrase | w[0].phrase | w[1].phrase) == 0; };
  for (size_t i = 0; i < n; ++i) {
    const Cue* w = words + i;
    if (!w->closed) {
      if (!no_flags(w)) flag_features(w[-1], w[0], w[1], look_up);
      if (!no_phrase(w)) phrase_features(w[-1], w[0], w[1], look_up);
      other_features(w, look_up);
    }
    ends[i] = count;
  }
  // A closed word is outside all names, so that all ways meet in its label 0, and nothing else of it is looked at.
  for (size_t i = 0; i < n; ++i) {
    Scores best;
    best.fill(kWorst);
    if (words[i].closed) {
      before[i].fill(kWorst);
      for (size_t s = 0; i > 0 && s < best.size(); ++s) best[s] = before[i - 1][s] + moves_to_[0][s];
      before[i][0] = i == 0 ? moves_[kLabels][0] : *std::max_element(best.begin(), best.end());
      continue;
    }
    const Cue* w = words + i;
    Form::Sum sum = w->form->own;
    const auto plus = [&](const Form::Sum& more) {
      for (size_t k = 0; k < sum.size(); ++k) sum[k] += more[k];
    };
    plus(w[-1].form->to_next);
    plus(w[1].form->to_last);
    add(w[-2].form->to_after_next, sum);
    add(w[2].form->to_before_last, sum);
    if (no_flags(w)) plus(no_flags_[w->tag]);
    if (no_phrase(w)) plus(no_phrase_[w->tag]);
    for (size_t k = i == 0 ? 0 : ends[i - 1]; k < ends[i]; ++k) add(rows[k], sum);
    own[i].fill(kWorst);
    std::copy_n(sum.begin() + kRowLead, kLabels, own[i].begin());
    const auto reach = [&](int32_t from, const Scores& moves) {
      for (size_t t = 0; t < best.size(); ++t) best[t] = std::max(best[t], from + moves[t]);
    };
    if (i == 0)
      reach(0, moves_[kLabels]);
    else if (words[i - 1].closed)
      reach(before[i - 1][0], moves_[0]);
    else
      for (size_t s = 0; s < kLabels; ++s) reach(before[i - 1][s], moves_[s]);
    for (size_t t = 0; t < best.size(); ++t) before[i][t] = std::max(kWorst, best[t] + own[i][t]);
  }
  after[n - 1].fill(0);
  for (size_t i = n - 1; i > 0; --i) {
    Scores& to = after[i - 1];
    to.fill(kWorst);
    const auto reach = [&](size_t t, int32_t from) {
      for (size_t s = 0; s < to.size(); ++s) to[s] = std::max(to[s], moves_to_[t][s] + from);
    };
    if (words[i].closed)
      reach(0, after[i][0]);
    else
      for (size_t t = 0; t < kLabels; ++t) reach(t, own[i][t] + after[i][t]);
  }
  int last = 0;  // the best label of the word before
  for (size_t i = 0; i < n; ++i) {
    if (words[i].closed) {
      last = 0;
      continue;
    }
    // The best whole reading through each label; given the labels so far, ties go to the first.
    int best = -1;
    int32_t top = 0;
    const Scores& move = moves_[i == 0 ? kLabels : static_cast<size_t>(last)];
    Scores through;
    for (int t = 0; t < kLabels; ++t) {
      const auto at = static_cast<size_t>(t);
      through[at] = before[i][at] + after[i][at];
      const bool here = may_follow(i == 0 ? 0 : last, t) && (i > 0 || !inner_label(t));
      const int32_t ahead = own[i][at] + after[i][at] + move[at];
      if (here && (best < 0 || ahead > top)) best = t, top = ahead;
    }
    int32_t second = kWorst;
    for (int t = 0; t < kLabels; ++t)
      if (t != best) second = std::max(second, through[static_cast<size_t>(t)]);
    const int32_t lead = through[static_cast<size_t>(best)] - second;
    const auto word = static_cast<int32_t>(i);
    if (best > 0 && !inner_label(best)) {
      out.push_back({{word, word + 1}, static_cast<Guess>((best - 1) / 2), lead});
    } else if (best > 0) {
      out.back().words.last = word + 1;
      out.back().lead = std::min(out.back().lead, lead);
    } else if (!out.empty() && out.back().words.last == word) {
      out.back().lead = std::min(out.back().lead, lead);  // that it ends here
    }
    last = best;
  }
}

}  // namespace bahi::name
