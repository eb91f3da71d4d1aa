#include "table.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace bahi::cli {
namespace {

/// Every label in both languages, in one place.
struct Labels {
  const char *people, *happened, *said, *planned, *not_happened, *open, *nothing, *published, *unknown_date, *confidence, *on_behalf, *during, *at, *claimed, *topics,
      *others, *inferred, *carrier, *maybe;
};
constexpr Labels kEnglish = {"People", "What happened", "Who said what", "Planned, hoped for, demanded", "Refused, denied, called off", "Left open", "nothing",
                             "published", "no date known", "sure", "for", "during", "at", "says", "on", "and others", "inferred", "through", "about"};
constexpr Labels kHindi = {"लोग", "क्या हुआ", "किसने क्या कहा", "योजना, उम्मीद, मांग", "इनकार, खंडन, रद्द", "क्या खुला रहा", "कुछ नहीं",
                           "प्रकाशित", "तारीख अज्ञात", "भरोसा", "की ओर से", "के दौरान", "स्थान", "का दावा", "विषय", "और अन्य", "अनुमानित", "के जरिए", "लगभग"};

const std::map<std::string, const char*> kHindiWords = {
    {"AGREE", "सहमति"}, {"CONSULT", "वार्ता"}, {"SUPPORT", "समर्थन"}, {"COOPERATE", "सहयोग"}, {"AID", "सहायता"}, {"CONCEDE", "रियायत"},
    {"RETREAT", "वापसी"}, {"REQUEST", "मांग"}, {"ACCUSE", "आरोप"}, {"REJECT", "इनकार"}, {"THREATEN", "धमकी"}, {"PROTEST", "विरोध"},
    {"SANCTION", "प्रतिबंध"}, {"MOBILIZE", "तैनाती"}, {"COERCE", "दमन"}, {"ASSAULT", "हमला"},
    {"occurred", "हुआ"}, {"ongoing", "जारी"}, {"scheduled", "तय"}, {"expected", "अपेक्षित"}, {"possible", "संभावित"}, {"proposed", "प्रस्तावित"},
    {"demanded", "मांगा गया"}, {"postponed", "टला"}, {"cancelled", "रद्द"}, {"refused", "ठुकराया"}, {"did not occur", "नहीं हुआ"},
    {"say", "कहा"}, {"stress", "जोर दिया"}, {"demand", "मांग की"}, {"propose", "प्रस्ताव रखा"}, {"promise", "वादा किया"}, {"deny", "खंडन किया"},
    {"accuse", "आरोप लगाया"}, {"praise", "सराहा"}, {"warn", "चेताया"}, {"apprise", "अवगत कराया"}, {"convey", "पहुंचाया"}};

class Page {
 public:
  Page(const Record& r, const std::string& text, const TableStyle& style) : r_(r), style_(style), l_(style.hindi ? kHindi : kEnglish) {
    for (const auto& e : r.entities) entities_[e.id] = &e;
    for (const auto& e : r.events) events_[e.id] = &e;
    starts_.push_back(0);
    for (size_t i = 0; i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && i > 0) starts_.push_back(i);
    starts_.push_back(text.size());
    text_ = &text;
  }

  std::string draw() {
    head();
    people();
    events(l_.happened, [](const RecordEvent& e) { return e.told == "main" && (e.status == "occurred" || e.status == "ongoing"); });
    events(l_.planned, [](const RecordEvent& e) {
      return e.told != "background" && (e.status == "scheduled" || e.status == "expected" || e.status == "possible" || e.status == "proposed" || e.status == "demanded" || e.status == "postponed");
    });
    events(l_.not_happened, [](const RecordEvent& e) { return e.told != "background" && (e.status == "refused" || e.status == "did not occur" || e.status == "cancelled"); });
    statements();
    open();
    return std::move(out_);
  }

 private:
  std::string colour(const char* code, const std::string& s) const { return style_.colour ? fmt::format("\033[{}m{}\033[0m", code, s) : s; }
  std::string word(const std::string& w) const {
    if (!style_.hindi) return w;
    const auto it = kHindiWords.find(w);
    return it == kHindiWords.end() ? w : it->second;
  }
  std::string words(Span s) const {
    const auto n = static_cast<int32_t>(starts_.size()) - 1;
    const auto a = std::clamp(s.start, 0, n);
    const auto b = std::clamp(s.end, a, n);
    std::string out = text_->substr(starts_[a], starts_[b] - starts_[a]);
    for (char& c : out)
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return out;
  }
  std::string name(const std::string& id) const {
    const auto it = entities_.find(id);
    if (it == entities_.end()) return "?";
    const RecordName& n = it->second->name;
    if (style_.hindi || n.en.empty()) return n.hi.empty() ? n.en : n.hi;
    return n.en;
  }
  std::string names(const std::vector<std::string>& ids) const {
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + name(id);
    return out;
  }

  void title(const char* label) {
    if (!out_.empty()) out_ += '\n';
    out_ += colour("1;36", label) + "\n";
  }
  /// Cells under one another; the last one wraps at the width of the terminal, indented under itself.
  void row(const std::vector<std::pair<std::string, int>>& cells, const std::string& last) {
    std::string line = "  ";
    int used = 2;
    for (const auto& [cell, width] : cells) {
      const int have = columns(cell);
      line += cell;
      const int pad = std::max(1, width - have);
      line.append(static_cast<size_t>(pad), ' ');
      used += have + pad;
    }
    const int room = std::max(24, style_.width - used);
    size_t at = 0;
    bool first = true;
    while (at < last.size()) {
      // As many words as fit.
      size_t end = at;
      int width = 0;
      while (end < last.size()) {
        size_t next = last.find(' ', end + 1);
        if (next == std::string::npos) next = last.size();
        const int w = columns(std::string_view(last).substr(at, next - at));
        if (w > room && width > 0) break;
        width = w;
        end = next;
      }
      if (!first) line += "\n" + std::string(static_cast<size_t>(used), ' ');
      line += last.substr(at, end - at);
      at = end;
      while (at < last.size() && last[at] == ' ') ++at;
      first = false;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out_ += line + "\n";
  }

  void head() {
    const auto& d = r_.document;
    std::string line = !d.title.empty() ? d.title : !d.source.empty() ? d.source : d.given_id;
    out_ += colour("1", line);
    out_ += "  ";
    out_ += colour("2", d.published.empty() ? std::string(l_.unknown_date) : fmt::format("{} {}", l_.published, d.published));
    out_ += '\n';
  }

  void people() {
    struct Line {
      std::string who, what;
    };
    std::vector<Line> lines;
    for (const auto& e : r_.entities) {
      if (e.kind != "person") continue;
      std::string what;
      for (const auto& o : r_.offices) {
        if (o.person != e.id) continue;
        std::string t = style_.hindi || o.title.en.empty() ? o.title.hi : o.title.en;
        if (o.tenure != "current") t = o.tenure + " " + t;
        if (!o.of.empty()) t += ", " + name(o.of);
        if (o.basis == "inferred") t += fmt::format(" ({})", l_.inferred);
        what += (what.empty() ? "" : "; ") + t;
      }
      if (what.empty()) continue;
      lines.push_back({name(e.id), what});
    }
    if (lines.empty()) return;
    title(l_.people);
    int width = 0;
    for (const auto& l : lines) width = std::max(width, columns(l.who));
    for (const auto& l : lines) row({{l.who, std::min(width, 40) + 2}}, l.what);
  }

  std::string when(const RecordEvent& e) const {
    if (!e.date) return e.weekday;
    std::string s = e.date->start == e.date->end ? e.date->start : e.date->start + " … " + e.date->end;
    return e.date->approximate ? fmt::format("{} {}", l_.maybe, s) : s;
  }

  std::string tell(const RecordEvent& e) const {
    std::string s = e.actor.empty() ? "—" : names(e.actor);
    if (!e.recipient.empty()) s += " → " + names(e.recipient);
    if (!e.complete) s += fmt::format(" {}", l_.others);
    std::string more;
    const auto add = [&](const std::string& label, const std::string& value) {
      if (!value.empty()) more += (more.empty() ? "" : "; ") + label + " " + value;
    };
    if (!e.place.empty()) add(l_.at, names(e.place));
    if (!e.on_behalf_of.empty()) add(l_.on_behalf, name(e.on_behalf_of));
    std::string through;
    for (const auto& p : e.participants)
      if (p.role == "carrier") through += (through.empty() ? "" : ", ") + name(p.entity);
    add(l_.carrier, through);
    std::string topics;
    for (const auto& t : e.topics) topics += (topics.empty() ? "" : "; ") + t.name.hi;
    if (columns(topics) < 80) add(l_.topics, topics);
    if (const auto it = events_.find(e.occasion); it != events_.end()) add(l_.during, words(it->second->trigger));
    std::string claim;
    for (const auto& c : e.claimed_by) claim += (claim.empty() ? "" : ", ") + (c.entity.empty() ? c.unnamed : name(c.entity));
    if (!claim.empty()) more += (more.empty() ? "" : "; ") + claim + " " + l_.claimed;
    return more.empty() ? s : s + "; " + more;
  }

  void events(const char* label, const std::function<bool(const RecordEvent&)>& wanted) {
    std::vector<const RecordEvent*> list;
    for (const auto& e : r_.events)
      if (wanted(e)) list.push_back(&e);
    if (list.empty()) return;
    title(label);
    int kind = 0;
    int date = 0;
    int status = 0;
    for (const auto* e : list) {
      kind = std::max(kind, columns(word(e->event)));
      date = std::max(date, columns(when(*e)));
      status = std::max(status, columns(word(e->status)));
    }
    for (const auto* e : list) {
      std::vector<std::pair<std::string, int>> cells = {{e->id, 4}, {colour("33", word(e->event)), 0}, {word(e->status), status + 1}};
      cells[1].second = kind + 1;
      if (date > 0) cells.push_back({when(*e), date + 2});
      cells.push_back({colour(e->confidence >= 0.7 ? "32" : "2", fmt::format("{:.2f}", e->confidence)), 6});
      row(cells, tell(*e));
    }
  }

  void statements() {
    if (r_.statements.empty()) return;
    title(l_.said);
    int who = 0;
    int act = 0;
    for (const auto& s : r_.statements) {
      who = std::max(who, columns(name(s.speaker)));
      act = std::max(act, columns(word(s.act)));
    }
    for (const auto& s : r_.statements) row({{s.id, 4}, {name(s.speaker), std::min(who, 32) + 2}, {colour("33", word(s.act)), act + 2}}, words(s.content));
  }

  void open() {
    if (r_.diagnostics.empty()) return;
    title(l_.open);
    for (const auto& d : r_.diagnostics) {
      std::string s = d.message;
      for (const auto& span : d.spans) s += fmt::format(" «{}»", words(span));
      row({{d.code, 26}}, s);
    }
  }

  const Record& r_;
  TableStyle style_;
  const Labels& l_;
  std::map<std::string, const RecordEntity*> entities_;
  std::map<std::string, const RecordEvent*> events_;
  std::vector<size_t> starts_;
  const std::string* text_ = nullptr;
  std::string out_;
};

}  // namespace

int columns(std::string_view utf8) {
  int n = 0;
  const auto* s = reinterpret_cast<const uint8_t*>(utf8.data());
  const auto size = static_cast<int32_t>(utf8.size());
  for (int32_t i = 0; i < size;) {
    if (s[i] == 0x1B) {  // a colour: ESC [ … m
      while (i < size && s[i] != 'm') ++i;
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, i, size, c);
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR) continue;
    const int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    n += east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
  }
  return n;
}

TableStyle table_style(const std::string& language, bool terminal) {
  TableStyle style;
  style.hindi = language == "hi";
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = terminal && (no_colour == nullptr || *no_colour == '\0');
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) style.width = size.ws_col;
  return style;
}

std::string table(const Record& record, const std::string& text, const TableStyle& style) { return Page(record, text, style).draw(); }

}  // namespace bahi::cli
