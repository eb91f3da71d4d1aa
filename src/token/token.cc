#include "token/token.h"

#include "base/form_cache.h"
#include "base/hash.h"
#include "lexicon/key.h"

namespace bahi::token {
namespace {

using lexicon::Piece;
using lexicon::PieceKind;
using lexicon::scan;
using Flag = Tables::Flag;

constexpr std::string_view kDanda = "।";
constexpr std::string_view kDoubleDanda = "॥";

TokenKind kind_of(PieceKind kind) {
  switch (kind) {
    case PieceKind::number:
      return TokenKind::number;
    case PieceKind::latin:
      return TokenKind::latin;
    case PieceKind::punctuation:
      return TokenKind::punctuation;
    case PieceKind::symbol:
      return TokenKind::symbol;
    default:
      return TokenKind::word;
  }
}

bool is_closer(std::string_view s) {
  return s == "”" || s == "’" || s == "′" || s == "»" || s == "\"" || s == "'" || s == ")" || s == "]" || s == "}";
}
bool is_quote(std::string_view s) {
  return s == "”" || s == "’" || s == "′" || s == "»" || s == "\"" || s == "'";
}

int characters(std::string_view s) {
  int n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

// Whether `part` is one syllable: a consonant or vowel with its signs, as letters of a dotted abbreviation are
// (भा.ज.पा.).
bool is_syllable(std::string_view part) {
  int letters = 0;
  bool after_virama = false;
  for (size_t i = 0; i + 2 < part.size(); i += 3) {
    if (part[i] != '\xE0') return false;
    const auto c =
        ((static_cast<unsigned char>(part[i + 1]) & 1U) << 6) + (static_cast<unsigned char>(part[i + 2]) & 0x3FU);
    const bool letter = c >= 0x04 && c <= 0x39;
    if (letter && !after_virama) ++letters;
    after_virama = c == 0x4D;
  }
  return letters == 1;
}

// Whether `word` is one bare consonant or vowel letter, never a word at a sentence's end.
bool is_bare_letter(std::string_view word) {
  if (word.size() != 3 || word[0] != '\xE0' || word[1] != '\xA4') return false;
  const auto c = static_cast<unsigned char>(word[2]) & 0x3FU;
  return c >= 0x04 && c <= 0x39;
}

class Tokeniser {
 public:
  Tokeniser(const Document& document, const Tables& tables)
      : document_(document), text_(*document.text), all_(document.text->utf8), tables_(tables) {
    dots_end_ = all_.find(kDanda) == std::string_view::npos;
    out_.tokens.reserve(all_.size() / 11 + 8);
    out_.sentence_of.reserve(all_.size() / 11 + 8);
  }

  Tokens run() {
    for (size_t b = 0; b < text_.blocks.size(); ++b) read(static_cast<int32_t>(b));
    return std::move(out_);
  }

 private:
  void read(int32_t block) {
    block_ = block;
    // Pieces are cut within the block, but views and offsets are of the whole text.
    text_end_ = static_cast<size_t>(text_.blocks[block].end);
    view_ = all_.substr(0, text_end_);
    at_ = static_cast<size_t>(text_.blocks[block].begin);
    first_ = static_cast<int32_t>(out_.tokens.size());
    space_ = true;
    while (at_ < text_end_) {
      const Piece piece = scan(view_, at_);
      switch (piece.kind) {
        case PieceKind::space:
          space_ = true;
          at_ = piece.end;
          break;
        case PieceKind::word:
        case PieceKind::latin:
          word(piece);
          break;
        case PieceKind::number:
          number(piece.end);
          break;
        default:
          add(piece.end, piece.kind);
          mark();
          break;
      }
    }
    end_sentence();
  }

  // Adds the token [at_, end) and moves behind it.
  Token& add(size_t end, PieceKind kind) {
    Token& token = out_.tokens.emplace_back();
    token.form = all_.substr(at_, end - at_);
    token.begin = static_cast<int32_t>(at_);
    token.end = static_cast<int32_t>(end);
    token.span = text_.span(token.begin, token.end);
    token.kind = kind_of(kind);
    token.space_before = space_;
    if (kind == PieceKind::punctuation && (token.form.size() == 1 || token.form == kDanda)) {
      token.key = token.form;
      token.key_hash = hash(token.key);
      token.symbol = tables_.symbols->find(token.key, token.key_hash);
    } else {
      const Known& known = this->known(token.form);
      token.key = known.same ? token.form : document_.arena.keep(known.key);
      token.key_hash = known.key_hash;
      token.symbol = known.symbol;
    }
    const std::string_view meant = token.form == "दोनो" ? "दोनों" : token.form == "की" && mistyped_that() ? "कि" : "";
    if (!meant.empty()) {
      token.key = meant;
      token.key_hash = hash(token.key);
      token.symbol = tables_.symbols->find(token.key, token.key_hash);
    }
    out_.sentence_of.push_back(static_cast<int32_t>(out_.sentences.size()));
    space_ = false;
    at_ = end;
    return token;
  }

  /// «उन्होंने बताया की पुतिन …»: a case marker stands behind no finite verb; «कि» is meant.
  bool mistyped_that() const {
    if (out_.tokens.size() < 2 || static_cast<int32_t>(out_.tokens.size()) - 1 <= first_) return false;
    const std::string_view before = out_.tokens[out_.tokens.size() - 2].key;
    return before == "कहा" || before == "बताया" || before == "है" || before == "हैं";
  }

  struct Known {
    bool same = false;  // the form is its own key
    std::string key;    // else
    uint64_t key_hash = 0;
    lexicon::Symbol symbol = 0;
  };
  /// Good until the next call.
  const Known& known(std::string_view form) {
    thread_local FormCache<Known> forms;
    forms.begin(tables_.owner, 1);
    return forms.get(form, std::hash<std::string_view>()(form), 0, [&] {
      Known out;
      out.same = !lexicon::match_key(form, key_);
      out.key_hash = hash(key_);
      out.symbol = tables_.symbols->find(key_, out.key_hash);
      if (!out.same) out.key = key_;
      return out;
    });
  }

  uint16_t flags_of(std::string_view form) { return tables_.flags(known(form).symbol); }

  void end_sentence() {
    const auto last = static_cast<int32_t>(out_.tokens.size());
    if (last > first_) out_.sentences.push_back({{first_, last}, block_});
    first_ = last;
  }

  // The key flags of the next word after `at`, without moving; 0 for anything else.
  uint16_t next_flags(size_t at) {
    while (at < text_end_) {
      const Piece piece = scan(view_, at);
      if (piece.kind == PieceKind::word) return flags_of(all_.substr(at, piece.end - at));
      if (piece.kind != PieceKind::space) return 0;
      at = piece.end;
    }
    return 0;
  }

  bool dot_at(size_t at) const {
    return at < text_end_ && all_[at] == '.' && (at + 1 >= text_end_ || all_[at + 1] != '.');
  }

  void word(const Piece& piece) {
    if (piece.joined) {
      joined(piece);
      return;
    }
    const size_t dot = piece.end;
    if (!dot_at(dot)) {
      // अत: with a colon for its visarga, before a space.
      if (piece.kind == PieceKind::word && dot < text_end_ && all_[dot] == ':' &&
          (dot + 1 >= text_end_ || all_[dot + 1] == ' ') &&
          (flags_of(all_.substr(at_, dot - at_)) & Flag::kVisarga) != 0) {
        with_visarga(dot + 1);
        return;
      }
      add(piece.end, piece.kind);
      return;
    }
    const std::string_view form = all_.substr(at_, dot - at_);
    if (piece.kind == PieceKind::latin) {
      latin_before_dot(dot, form);
      return;
    }
    before_dot(dot, form, flags_of(form), false);
  }

  // A word that a dot follows: whether the dot is the word's, and whether it ends the sentence.
  void before_dot(size_t dot, std::string_view form, uint16_t flags, bool inner_dots) {
    if (!inner_dots && (flags & Flag::kPlain) == 0) flags = 0;
    const bool initial = (flags & Flag::kInitial) != 0 || is_bare_letter(form);
    bool abbreviation =
        initial || (flags & (Flag::kTitle | Flag::kShort)) != 0 || (inner_dots && is_short_letters(form));
    bool ends = false;
    if (abbreviation && dots_end_) {
      // In a paper that ends its sentences with dots, one dot may be both: «… 50 कि.मी. उन्होंने कहा». After a letter's
      // name that is also a word (आई, जी, के), an opener or the word's being a verb shows that the dot only ends: «वे
      // भारत आई. उन्होंने …».
      const size_t after = dot + 1;
      const bool title = (flags & Flag::kTitle) != 0;
      const bool opener = !title && after < text_end_ && all_[after] == ' ' && (next_flags(after) & Flag::kOpener) != 0;
      const bool verb = !inner_dots && (flags & Flag::kFinite) != 0 && !initial_at(after);
      const bool inside = static_cast<int32_t>(out_.tokens.size()) > first_ && !last_is_initial();
      if ((opener || verb) && inside) {
        ends = true;
        if (verb || (initial && !inner_dots && !is_bare_letter(form))) abbreviation = false;
      }
    }
    if (!abbreviation) {
      add(dot, PieceKind::word);
      return;  // the dot comes next, as a mark
    }
    add(dot + 1, PieceKind::word);
    if (ends) end_sentence();
  }

  void latin_before_dot(size_t dot, std::string_view form) {
    // «U.», «U.S.», «Mr.», «Dr.», «No.», «vs.» within a line keep their dot.
    const bool one = characters(form) == 1 || form.find('.') != std::string_view::npos;
    const bool known = form == "Mr" || form == "Mrs" || form == "Ms" || form == "Dr" || form == "Prof" ||
                       form == "St" || form == "No" || form == "vs" || form == "Lt" || form == "Gen" || form == "Inc" ||
                       form == "Ltd" || form == "Jr" || form == "Sr";
    add(one || known ? dot + 1 : dot, PieceKind::latin);
  }

  // Whether another initial comes at `at`: «आई. के. गुजराल».
  bool initial_at(size_t at) {
    while (at < text_end_ && all_[at] == ' ') ++at;
    if (at >= text_end_) return false;
    const Piece piece = scan(view_, at);
    return piece.kind == PieceKind::word && (piece.joined || dot_at(piece.end)) &&
           (flags_of(all_.substr(at, piece.end - at)) & Flag::kInitial) != 0;
  }

  bool last_is_initial() const {
    if (out_.tokens.empty()) return false;
    const Token& last = out_.tokens.back();
    return last.kind == TokenKind::word && last.form.ends_with('.');
  }

  // Letters of one syllable with dots: «भा.ज.पा», none of them a verb («है.तो»).
  bool is_short_letters(std::string_view form) {
    bool more = true;
    while (more) {
      const size_t end = form.find('.');
      more = end != std::string_view::npos;
      const std::string_view part = form.substr(0, end);
      const uint16_t flags = flags_of(part);
      if ((flags & Flag::kInitial) == 0 && (!is_syllable(part) || (flags & Flag::kFinite) != 0)) return false;
      if (more) form.remove_prefix(end + 1);
    }
    return true;
  }

  // A word with dots or colons inside: «यू.एस», «एस.जयशंकर», «है.उन्होंने», «दु:ख», «कहा:हम».
  void joined(const Piece& piece) {
    size_t end = at_;  // of the longest beginning that is one word
    size_t part = at_;
    while (part < piece.end) {
      size_t cut = part;
      while (cut < piece.end && all_[cut] != '.' && all_[cut] != ':') ++cut;
      if (cut < piece.end && all_[cut] == ':') {
        if ((flags_of(all_.substr(part, cut - part)) & Flag::kVisarga) == 0) {
          end = cut;
          break;
        }
        // The visarga's word goes on to the next mark.
        size_t rest = cut + 1;
        while (rest < piece.end && all_[rest] != '.' && all_[rest] != ':') ++rest;
        end = rest;
        break;
      }
      if (piece.kind == PieceKind::latin) {
        // Single letters («U.S», «e.g») and numbers of versions stay; «Mr.Modi» is cut.
        if (cut - part > 1 && part == at_) {
          latin_before_dot(cut, all_.substr(at_, cut - at_));
          if (at_ == cut && dot_at(cut)) dot_mark();
          return;
        }
        end = cut;
        if (cut - part > 1) {
          end = part;
          break;
        }
      } else {
        const std::string_view grown = all_.substr(at_, cut - at_);
        const uint16_t flags = flags_of(grown);
        const bool known = (flags & (Flag::kInitial | Flag::kTitle | Flag::kShort)) != 0;
        if (part == at_ || known || is_short_letters(grown)) {
          end = cut;
          // «डॉ.एस.जयशंकर», «डा.एस जयशंकर»: a title is no letter of the name after it.
          if (part == at_ && (flags & Flag::kTitle) != 0 && (flags & Flag::kInitial) == 0 && cut < piece.end &&
              !may_grow(piece, cut + 1))
            break;
        } else if (!may_grow(piece, cut)) {
          break;
        }
      }
      part = cut + 1;
    }
    const std::string_view form = all_.substr(at_, end - at_);
    if (form.find(':') != std::string_view::npos) {
      add(end, PieceKind::word);
      return;
    }
    if (end == at_) end = piece.end;
    if (piece.kind == PieceKind::latin) {
      add(end + (dot_at(end) ? 1 : 0), PieceKind::latin);
      return;
    }
    if (!dot_at(end)) {
      add(end, PieceKind::word);
      return;
    }
    const bool inner = form.find('.') != std::string_view::npos;
    before_dot(end, form, flags_of(form), inner);
    // «है.उन्होंने»: the dot ends the sentence though no space follows.
    if (at_ == end) dot_mark();
  }

  // Whether some longer beginning of the piece is an abbreviation of the tables («पीएच.डी.»).
  bool may_grow(const Piece& piece, size_t from) {
    for (size_t cut = from; cut < piece.end; ++cut) {
      if (all_[cut] == ':') return false;
      if (all_[cut] == '.' || cut + 1 == piece.end) {
        const size_t end = all_[cut] == '.' ? cut : cut + 1;
        if ((flags_of(all_.substr(at_, end - at_)) & (Flag::kTitle | Flag::kShort)) != 0) return true;
      }
    }
    return false;
  }

  void with_visarga(size_t end) {
    Token& token = add(end, PieceKind::word);
    std::string form(token.form.substr(0, token.form.size() - 1));
    form += "ः";
    lexicon::match_key(form, key_);
    token.key = document_.arena.keep(key_);
    token.key_hash = hash(token.key);
    token.symbol = tables_.symbols->find(token.key, token.key_hash);
  }

  void number(size_t end) {
    const std::string_view form = all_.substr(at_, end - at_);
    // A word written on to a number, apart from a short suffix: «72घंटे», «2004में».
    size_t digits = form.size();
    while (digits > 0 && !is_digit_end(form, digits)) --digits;
    if (digits > 0 && digits < form.size()) {
      const std::string_view suffix = form.substr(digits);
      if (static_cast<unsigned char>(suffix[0]) == 0xE0 &&
          (characters(suffix) > 3 || (flags_of(suffix) & Flag::kBound) != 0)) {
        add(at_ + digits, PieceKind::number);
        return;
      }
    }
    add(end, PieceKind::number);
    // «1. पहला», at the start of a block: the dot is the number's.
    if (dot_at(at_) && out_.tokens.size() == static_cast<size_t>(first_) + 1 && first_in_block() && form.size() <= 6) {
      add(at_ + 1, PieceKind::punctuation);
    }
  }

  bool first_in_block() const { return out_.tokens.back().begin == text_.blocks[block_].begin; }

  static bool is_digit_end(std::string_view s, size_t end) {
    if (s[end - 1] >= '0' && s[end - 1] <= '9') return true;
    if (end < 3 || s[end - 3] != '\xE0' || s[end - 2] != '\xA5') return false;
    const auto c = static_cast<unsigned char>(s[end - 1]);
    return c >= 0xA6 && c <= 0xAF;
  }

  void dot_mark() {
    add(at_ + 1, PieceKind::punctuation);
    mark();
  }

  // After a mark was added: whether it ends the sentence.
  void mark() {
    const Token& token = out_.tokens.back();
    const std::string_view s = token.form;
    if (token.kind == TokenKind::symbol) {
      if (s != "|") return;
      // A bar for a danda: after a verb, or everywhere in a paper that has no danda.
      const bool verb = last_word_flags() & Flag::kFinite;
      if (!verb && !(dots_end_ && !token.space_before)) return;
    } else if (s == ".") {
      if (at_ < text_end_ && all_[at_] != ' ' && !ends_glued()) return;
      if (counts()) return;
    } else if (s == "…" || s.starts_with("..")) {
      if ((last_word_flags() & Flag::kFinite) == 0 || at_ >= text_end_ || all_[at_] != ' ') return;
    } else if (s == ",") {
      // «संसद ने समझौते को दी मंजूरी, जानें क्या होगा»
      if (out_.tokens.size() < static_cast<size_t>(first_) + 5 || (next_flags(at_) & Flag::kTeaser) == 0) return;
    } else if (s != kDanda && s != kDoubleDanda && s != "?" && s != "!") {
      return;
    }
    // Further enders, and quotes and brackets that close after it, belong to the sentence.
    bool quoted = false;
    const bool asked = s == "?" || s == "!";
    while (at_ < text_end_) {
      skip_to_closer();
      const Piece piece = scan(view_, at_);
      const std::string_view next = all_.substr(at_, piece.end - at_);
      const bool more = next == kDanda || next == "?" || next == "!" || next == "." || next == "..." || next == "|";
      if (!more && !is_closer(next)) break;
      // A quotation mark that looks the same on both sides closes when a space or the end follows.
      if ((next == "\"" || next == "'") && piece.end < text_end_ && all_[piece.end] != ' ' &&
          scan(view_, piece.end).kind != PieceKind::punctuation)
        break;
      quoted |= is_quote(next);
      add(piece.end, piece.kind);
    }
    if ((quoted || asked) && goes_on(quoted)) return;
    end_sentence();
  }

  // Whether a dot that no space follows ends a sentence: «है.उन्होंने», «है.”», but not «नवभारत.कॉम».
  bool ends_glued() {
    const Piece next = scan(view_, at_);
    if (next.kind == PieceKind::punctuation) return true;
    return next.kind == PieceKind::word && !out_.tokens.back().space_before &&
           ((last_word_flags() & Flag::kFinite) != 0 || (next_flags(at_) & Flag::kOpener) != 0);
  }

  // Whether the dot just added counts off an item («1. … 2. …»): after a small number, unless an opener shows an end.
  bool counts() {
    const size_t size = out_.tokens.size();
    if (size < 2 || static_cast<int32_t>(size) - first_ < 2) return false;
    const Token& before = out_.tokens[size - 2];
    return before.kind == TokenKind::number && characters(before.form) <= 2 && at_ < text_end_ &&
           (!dots_end_ || (next_flags(at_) & Flag::kOpener) == 0);
  }

  // Moves over a space that stands before a mark that only closes: «… हैं। ”».
  void skip_to_closer() {
    if (all_[at_] != ' ' || at_ + 1 >= text_end_) return;
    const Piece piece = scan(view_, at_ + 1);
    const std::string_view s = all_.substr(at_ + 1, piece.end - at_ - 1);
    const bool closes = s == "”" || s == "»" || s == ")" || s == "]" || s == "}" || s == "’";
    if (!closes || (piece.end < text_end_ && all_[piece.end] != ' ')) return;
    ++at_;
    space_ = true;
  }

  uint16_t last_word_flags() {
    for (size_t i = out_.tokens.size(); i-- > static_cast<size_t>(first_);)
      if (out_.tokens[i].kind != TokenKind::punctuation && out_.tokens[i].kind != TokenKind::symbol)
        return tables_.flags(out_.tokens[i].symbol);
    return 0;
  }

  // Whether the sentence goes on after an ender: «‘हम तैयार हैं।’ उन्होंने कहा», «क्या? ’ के», «…!’, ».
  bool goes_on(bool quoted) {
    size_t at = at_;
    while (at < text_end_ && scan(view_, at).kind == PieceKind::space) at = scan(view_, at).end;
    if (at >= text_end_) return false;
    const Piece next = scan(view_, at);
    const std::string_view s = all_.substr(at, next.end - at);
    if (s == "," || s == ";" || (quoted && (s == "—" || s == "–" || s == "-"))) return true;
    if (next.kind != PieceKind::word) return false;
    if ((flags_of(s) & Flag::kBound) != 0) return true;
    if (!quoted) return false;
    // A short clause of saying: at most ten words up to the next mark, a word of saying among its last three, and no
    // कि, which would begin another report.
    constexpr int kWords = 10;
    int words = 0, said = -1;
    while (at < text_end_ && words <= kWords) {
      const Piece piece = scan(view_, at);
      const std::string_view form = all_.substr(at, piece.end - at);
      if (piece.kind == PieceKind::word) {
        ++words;
        if (form == "कि") return false;
        if ((flags_of(form) & Flag::kSaid) != 0) said = words;
      } else if (piece.kind == PieceKind::punctuation && form != ".") {
        if (form != kDanda && form != "!" && form != "?") return false;
        break;
      } else if (piece.kind == PieceKind::punctuation && words > 0 && words - said <= 2) {
        break;
      }
      at = piece.end;
    }
    return said > 0 && words <= kWords && words - said <= 2;
  }

  const Document& document_;
  const Text& text_;
  const std::string_view all_;
  const Tables& tables_;
  Tokens out_;
  std::string key_;
  std::string_view view_;
  size_t text_end_ = 0;
  size_t at_ = 0;
  int32_t first_ = 0;
  int32_t block_ = 0;
  bool space_ = true;
  bool dots_end_ = false;  // no danda in the text: dots end its sentences
};

}  // namespace

Tables::Tables(lexicon::Lexicon& lexicon) : symbols(&lexicon.symbols()) {
  auto& table = lexicon.symbols();
  const auto set = [&](std::string_view word, int flag) {
    const uint32_t symbol = table.word(word);
    flags_.grow(symbol) |= static_cast<uint16_t>(flag);
  };
  for (const auto& row : lexicon.table("abbreviations").rows) {
    std::string_view form = row.cells[0];
    if (form.find(' ') != std::string_view::npos) continue;  // its parts are rows of their own
    const auto kind = row.cells[2];
    const size_t dot = form.find('.');
    const bool letters = dot != std::string_view::npos && dot + 1 < form.size();
    set(form, (kind == "initial" ? kInitial : kind == "title" ? kTitle : kShort) | (letters ? 0 : kPlain));
  }
  // Whatever the registry writes with a dot at a word's end is an abbreviation too.
  for (const auto& [name, columns] : std::initializer_list<std::pair<std::string_view, std::vector<std::string_view>>>{
           {"states", {"variants"}},
           {"places", {"variants"}},
           {"bodies", {"variants", "acronyms_hi"}},
           {"offices", {"hi", "variants"}},
           {"people", {"hi", "variants"}},
           {"portfolios", {"variants"}}}) {
    const auto& rows = lexicon.table(name);
    for (const auto& row : rows.rows)
      for (const auto column : columns)
        for (const auto cell : lexicon::split(row.cells[rows.column(column)]))
          if (cell.find('.') != std::string_view::npos)
            for (const auto word : lexicon::split(cell, ' '))
              if (word.ends_with('.')) set(word, kShort | (word.find('.') + 1 < word.size() ? 0 : kPlain));
  }
  for (const auto& row : lexicon.table("sentence").rows) {
    const auto kind = row.cells[1];
    set(row.cells[0], kind == "opener"    ? kOpener
                      : kind == "bound"   ? kBound
                      : kind == "said"    ? kSaid
                      : kind == "finite"  ? kFinite
                      : kind == "visarga" ? kVisarga
                      : kind == "teaser"  ? kTeaser
                                          : 0);
  }
}

Tokens tokenise(const Document& document, const Tables& tables) {
  return Tokeniser(document, tables).run();
}

}  // namespace bahi::token
