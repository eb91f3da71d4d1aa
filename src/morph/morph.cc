#include "morph/morph.h"

#include <utility>

#include "base/form_cache.h"
#include "base/hash.h"

namespace bahi::morph {
namespace {

/// A tag without a model: closed classes, then endings, then noun.
Tag plain_tag(const Token& token, const Inflector& inflector, Arena& arena) {
  if (token.kind == TokenKind::number) return Tag::QC;
  if (token.kind == TokenKind::latin) return Tag::NNP;
  if (token.kind != TokenKind::word) return Tag::SYM;
  if (const Tag tag = inflector.closed_tag(token.symbol); tag != Tag::UNK) return tag;
  return inflector.is_verb_form(token, arena) ? Tag::VM : Tag::NN;
}

void plain_tags(std::span<const Token> tokens, const Inflector& inflector, Arena& arena, std::span<Tagged> out) {
  for (size_t i = 0; i < tokens.size(); ++i) {
    Tag& tag = out[i].tag;
    tag = plain_tag(tokens[i], inflector, arena);
    out[i].sure = false;
    if (tag == Tag::VM && i > 0 && out[i - 1].tag == Tag::VM) tag = Tag::VAUX;
  }
}

}  // namespace

Tables::Tables(Inflector inflector_, Model model_)
    : model(std::move(model_)), inflector(std::move(inflector_)), owner(new_owner()) {}

std::span<const Form* const> forms_of(const Tables& tables, std::span<const Token> tokens) {
  thread_local FormCache<Form> cache;
  thread_local std::vector<const Form*> forms;
  cache.begin(tables.owner, tokens.size() + 1);
  constexpr std::string_view kLineBreak = "\n";  // the key of no word
  forms.assign(tokens.size() + 4,
               &cache.get(kLineBreak, hash(kLineBreak), 0, [&] { return form_of(tables.model, boundary_cue()); }));
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    forms[i + 2] = &cache.get(token.key, token.key_hash, token.symbol, [&] {
      Cue cue = cue_of(token.key, token.key_hash);
      add_entry(cue, tables.model.word(token.key_hash));
      cue.says = tables.inflector.says(token.key, token.symbol);
      return form_of(tables.model, cue);
    });
  }
  return forms;
}

Morph analyse(const Document& document, const Tables& tables) {
  const auto& tokens = document.tokens->tokens;
  Morph out;
  out.words.resize(tokens.size());
  thread_local std::vector<Tagged> tagged;
  thread_local std::vector<uint32_t> said;
  for (const Sentence& sentence : document.tokens->sentences) {
    const auto first = static_cast<size_t>(sentence.tokens.first), n = static_cast<size_t>(sentence.tokens.size());
    const auto here = std::span(tokens).subspan(first, n);
    const auto words = std::span(out.words).subspan(first, n);
    const auto forms = forms_of(tables, here);
    tagged.assign(n, {});
    if (tables.model.empty())
      plain_tags(here, tables.inflector, document.arena, tagged);
    else
      tag(tables.model, forms, tagged);
    said.clear();
    for (size_t i = 0; i < n; ++i) {
      words[i].tag = tagged[i].tag;
      words[i].sure = tagged[i].sure;
      said.push_back(forms[i + 2]->look.says);
    }
    tables.inflector.believe_tables(here, said, words, tables.model.mapped());
    if (tables.model.mapped()) tables.inflector.mend(here, words);
    // From the end, since auxiliaries tell what the verb before them is.
    for (int32_t i = sentence.tokens.last - 1; i >= sentence.tokens.first; --i) {
      Beside beside;
      if (i > sentence.tokens.first) {
        beside.before = out.words[static_cast<size_t>(i) - 1].tag;
        const auto before = tokens[static_cast<size_t>(i) - 1].key;
        beside.genitive_before = (beside.before == Tag::PSP || beside.before == Tag::PRP) &&
                                 (before.ends_with("के") || before.ends_with("की") || before.ends_with("से"));
      }
      if (i + 1 < sentence.tokens.last) {
        beside.after = out.words[static_cast<size_t>(i) + 1].tag;
        beside.after_lemma = out.words[static_cast<size_t>(i) + 1].lemma_symbol;
        const auto after = tokens[static_cast<size_t>(i) + 1].key;
        beside.after_is_conjunctive =
            after == "कर" || (after == "के" && (beside.after == Tag::VAUX || beside.after == Tag::VM));
      }
      Word& word = out.words[static_cast<size_t>(i)];
      // «तोड़ लिए हैं»: after a verb it is no postposition.
      const auto key = tokens[static_cast<size_t>(i)].key;
      if (word.tag == Tag::PSP && beside.before == Tag::VM && (key == "लिए" || key == "लिये")) word.tag = Tag::VAUX;
      tables.inflector.read(tokens[static_cast<size_t>(i)], beside, word, document.arena);
    }
    tables.inflector.group(here, words, tables.model.mapped());
  }
  return out;
}

}  // namespace bahi::morph
