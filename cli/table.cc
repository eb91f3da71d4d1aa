#include "table.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "phrases.h"

namespace bahi::cli {
namespace {

/// Every fixed text in both languages, in one place.
struct Labels {
  std::string_view people, happened, planned, not_happened, background, said, open, nothing;  // sections
  std::string_view published, unknown_date, also, about, someone, others, inferred, bracket, under_way, standard_input;
  // Details of an event: a format with one place each.
  std::string_view at, on_day, week_of, topic, topic_event, during, on_behalf, claimed, degree, unlike;
};
// clang-format off
constexpr Labels kEnglish = {
    "People", "What happened", "Planned, expected, demanded", "Refused, denied, called off", "Background", "Who said what",
    "What the article leaves open", "Nobody is read to have done anything to anybody.",
    "published", "no date known", "also named:", "about {}", "someone", "and others", "inferred: {}", "inferred", "still going on", "standard input",
    "in {}", "on {}", "in the week of {}", "on «{}»", "namely {}", "during {}", "on behalf of {}", "as {} says", "{}", "or {}: {}"};
constexpr Labels kHindi = {
    "लोग", "क्या हुआ", "योजना, उम्मीद, मांग", "इनकार, खंडन, रद्द", "पृष्ठभूमि", "किसने क्या कहा",
    "लेख क्या खुला छोड़ता है", "किसी ने किसी के साथ क्या किया, ऐसा कुछ इसमें नहीं मिला।",
    "प्रकाशित", "तारीख अज्ञात", "और नाम:", "लगभग {}", "किसी", "और अन्य", "अनुमानित: {}", "अनुमानित", "अब भी जारी", "मानक इनपुट",
    "स्थान {}", "{} को", "{} वाले सप्ताह में", "विषय «{}»", "विषय {}", "{} के दौरान", "{} की ओर से", "{} के अनुसार", "{}", "या {}: {}"};
// clang-format on

/// Words of the record's closed sets as a reader wants them: English (empty: as it stands), Hindi.
struct Gloss {
  std::string_view word, english, hindi;
};
// clang-format off
constexpr Gloss kGlosses[] = {
    // PLOVER's event types
    {"AGREE", "", "सहमति"}, {"CONSULT", "", "वार्ता"}, {"SUPPORT", "", "समर्थन"}, {"COOPERATE", "", "सहयोग"}, {"AID", "", "सहायता"},
    {"CONCEDE", "", "रियायत"}, {"RETREAT", "", "वापसी"}, {"REQUEST", "", "मांग"}, {"ACCUSE", "", "आरोप"}, {"REJECT", "", "अस्वीकृति"},
    {"THREATEN", "", "धमकी"}, {"PROTEST", "", "विरोध"}, {"SANCTION", "", "प्रतिबंध"}, {"MOBILIZE", "", "तैनाती"}, {"COERCE", "", "दबाव"},
    {"ASSAULT", "", "हमला"},
    // status
    {"occurred", "", "हुआ"}, {"ongoing", "", "जारी"}, {"scheduled", "", "तय"}, {"expected", "", "अपेक्षित"}, {"possible", "", "संभव"},
    {"proposed", "", "प्रस्तावित"}, {"demanded", "", "मांग"}, {"postponed", "", "टला"}, {"cancelled", "", "रद्द"}, {"refused", "", "इनकार"},
    {"did not occur", "", "नहीं हुआ"},
    // the life of a happening, and what about it was revised
    {"rumoured", "", "अटकल"}, {"announced", "", "घोषित"}, {"under way", "", "जारी"}, {"denied", "", "खंडन"},
    {"told", "first told", "पहली खबर"}, {"stage", "", "स्थिति"}, {"tightened", "date narrowed", "तारीख स्पष्ट"}, {"number", "figures", "आंकड़े"},
    {"disputed", "", "विवादित"},
    // currencies, ISO 4217
    {"AED", "", "दिरहम"}, {"AUD", "", "ऑस्ट्रेलियाई डॉलर"}, {"BDT", "", "टका"}, {"CAD", "", "कनाडाई डॉलर"}, {"CHF", "", "स्विस फ्रैंक"},
    {"CNY", "", "युआन"}, {"EUR", "", "यूरो"}, {"GBP", "", "पाउंड"}, {"HKD", "", "हांगकांग डॉलर"}, {"ILS", "", "शेकेल"}, {"INR", "", "रुपये"},
    {"JPY", "", "येन"}, {"KRW", "", "वॉन"}, {"LKR", "", "श्रीलंकाई रुपये"}, {"MYR", "", "रिंगित"}, {"NPR", "", "नेपाली रुपये"},
    {"PKR", "", "पाकिस्तानी रुपये"}, {"RUB", "", "रूबल"}, {"SAR", "", "सऊदी रियाल"}, {"SGD", "", "सिंगापुर डॉलर"}, {"TRY", "", "लीरा"},
    {"USD", "", "डॉलर"},
    // acts of speech
    {"say", "said", "कहा"}, {"stress", "stressed", "जोर दिया"}, {"demand", "demanded", "मांग की"}, {"propose", "proposed", "प्रस्ताव रखा"},
    {"promise", "promised", "वादा किया"}, {"deny", "denied", "खंडन किया"}, {"accuse", "accused", "आरोप लगाया"}, {"praise", "praised", "सराहा"},
    {"warn", "warned", "चेताया"}, {"apprise", "told", "अवगत कराया"}, {"convey", "conveyed", "पहुंचाया"},
    // tenure
    {"former", "", "पूर्व"}, {"acting", "", "कार्यवाहक"}, {"elect", "elected", "निर्वाचित"}, {"candidate", "candidate for", "उम्मीदवार,"},
    // parts that people played
    {"host", "hosted by {}", "मेजबान {}"}, {"attendee", "with {} taking part", "शामिल {}"}, {"accompanying", "accompanied by {}", "साथ में {}"},
    {"delegation head", "delegation led by {}", "प्रतिनिधिमंडल के प्रमुख {}"}, {"mediator", "mediated by {}", "मध्यस्थ {}"},
    {"carrier", "through {}", "{} के जरिए"}, {"sender", "sent by {}", "प्रेषक {}"}, {"witness", "in the presence of {}", "{} की मौजूदगी में"},
    // channels
    {"in person", "", "आमने-सामने"}, {"phone", "by phone", "फोन पर"}, {"video", "by video", "वीडियो के जरिए"}, {"letter", "by letter", "पत्र से"},
    {"social media", "on social media", "सोशल मीडिया पर"}, {"press", "before the press", "मीडिया के सामने"}, {"third party", "through a third party", "तीसरे पक्ष के जरिए"},
    // degree, voice, roles
    {"strongly", "", "कड़े शब्दों में"}, {"fully", "", "पूरी तरह"}, {"in detail", "", "विस्तार से"}, {"warmly", "", "गर्मजोशी से"}, {"partly", "", "आंशिक रूप से"}, {"briefly", "", "संक्षेप में"},
    {"evaluation", "the outlet's own judgement", "अखबार का अपना मूल्यांकन"}, {"hearsay", "hearsay", "सुनी-सुनाई बात"},
    {"actor", "who did it", "कर्ता"}, {"recipient", "to whom", "किसके प्रति"}, {"place", "the place", "स्थान"}, {"occasion", "the occasion", "अवसर"}, {"date", "the date", "तारीख"}, {"participants", "who took part", "भागीदार"},
    // sources without a name
    {"officials", "", "अधिकारियों"}, {"sources", "", "सूत्रों"}, {"analysts", "", "विश्लेषकों"}, {"a statement", "", "एक बयान"}, {"media reports", "", "मीडिया रिपोर्टों"},
    {"diplomats", "", "राजनयिकों"}, {"witnesses", "", "प्रत्यक्षदर्शियों"}, {"experts", "", "विशेषज्ञों"},
    // days
    {"Monday", "", "सोमवार"}, {"Tuesday", "", "मंगलवार"}, {"Wednesday", "", "बुधवार"}, {"Thursday", "", "गुरुवार"}, {"Friday", "", "शुक्रवार"}, {"Saturday", "", "शनिवार"}, {"Sunday", "", "रविवार"},
    // seasons and steps of what recurs
    {"P1Y", "every year", "हर वर्ष"}, {"P2Y", "every second year", "हर दूसरे वर्ष"}, {"P1M", "every month", "हर महीने"}, {"P1W", "every week", "हर सप्ताह"}, {"P1D", "every day", "हर दिन"},
    // what is left open
    {"no-dateline", "", "प्रकाशन की तारीख न लेख में है, न साथ दी गई; «कल» जैसे शब्दों की तारीख खुली है"},
    {"undated-weekday", "", "इस दिन की तारीख तय नहीं हो सकती"},
    {"ambiguous-reference", "", "यह साफ नहीं कि इससे कौन या क्या अभिप्रेत है"},
    {"unattributed-claim", "", "यह बात किसने कही, लेख नहीं बताता"},
    {"heading-contradicts-body", "", "शीर्षक और नीचे का लेख उलटी बात कहते हैं; यहां लेख माना गया"},
    {"title-conflict", "", "पद के बारे में लेख दो बातें कहता है"},
    {"name-variant", "", "एक ही नाम दो तरह से लिखा है"},
    {"weekday-date-conflict", "", "दिन और तारीख मेल नहीं खाते"},
    {"number-conflict", "", "आंकड़े आपस में मेल नहीं खाते"},
    {"dangling-reference", "", "यह किसके लिए आया है, लेख में पहले नहीं बताया गया"},
    {"title-registry-conflict", "", "तालिका के अनुसार उस तारीख को यह पद इससे मेल नहीं खाता"},
    {"unclosed-quotation", "", "यह उद्धरण खुलता है, पर बंद नहीं होता"},
    {"no-hindi", "", "यह लेख हिंदी में नहीं है"},
};
// clang-format on

bool happened(const RecordEvent& e) {
  return e.status == "occurred" || e.status == "ongoing";
}
bool called_off(const RecordEvent& e) {
  return e.status == "refused" || e.status == "did not occur" || e.status == "cancelled";
}

class RecordPage {
 public:
  RecordPage(const Record& r, std::string_view text, const TableStyle& style)
      : r_(r), style_(style), l_(style.hindi ? kHindi : kEnglish), text_(text) {
    for (const auto& e : r.entities) entities_[e.id] = &e;
    for (const auto& e : r.events) events_[e.id] = &e;
    for (size_t i = 0; i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts_.push_back(i);
    starts_.push_back(text.size());
  }

  std::string draw() {
    head();
    people();
    const auto told_now = [](const RecordEvent& e) { return e.told == "main"; };
    events(l_.happened, [&](const RecordEvent& e) { return told_now(e) && happened(e); });
    events(l_.planned, [](const RecordEvent& e) { return e.told != "background" && !happened(e) && !called_off(e); });
    events(l_.not_happened, [](const RecordEvent& e) { return e.told != "background" && called_off(e); });
    statements();
    events(l_.background,
           [&](const RecordEvent& e) { return e.told == "background" || (!told_now(e) && happened(e)); });
    const bool read = std::none_of(r_.diagnostics.begin(), r_.diagnostics.end(),
                                   [](const RecordDiagnostic& d) { return d.code == "no-hindi"; });
    if (read && r_.events.empty() && r_.statements.empty()) out_ += fmt::format("\n{}\n", l_.nothing);
    open();
    return std::move(out_);
  }

  /// The query in the reader's language; the candidates that it names, as the rest of the page names them.
  std::string query(const RecordDiagnostic& d) const {
    const size_t colon = d.message.find(": ");
    const std::string_view message = d.message;
    std::string out = style_.hindi && word(d.code) != d.code ? word(d.code) : std::string(message.substr(0, colon));
    if (colon == std::string::npos) return printable(out);
    out += ": ";
    for (size_t at = colon + 2; at <= message.size();) {
      const size_t end = std::min(message.find(", ", at), message.size());
      const std::string_view candidate = message.substr(at, end - at);
      const auto it = std::find_if(r_.entities.begin(), r_.entities.end(),
                                   [&](const RecordEntity& e) { return e.name.hi == candidate; });
      out += it == r_.entities.end() ? std::string(candidate) : name(it->id);
      if (end == message.size()) break;
      out += ", ";
      at = end + 2;
    }
    return printable(out);
  }

 private:
  std::string colour(const char* code, std::string_view s) const {
    return style_.colour && !s.empty() ? fmt::format("\033[{}m{}\033[0m", code, s) : std::string(s);
  }
  std::string word(std::string_view w) const { return gloss(w, style_.hindi); }
  static std::string fill(std::string_view format, std::string_view value) {
    return fmt::format(fmt::runtime(format), value);
  }

  /// The words of the article at `s`; when they are many, the first and the last of them.
  std::string words(Span s, int32_t most = 1 << 30) const {
    const auto n = static_cast<int32_t>(starts_.size()) - 1;
    const auto a = std::clamp(s.start, 0, n);
    auto b = std::clamp(s.end, a, n);
    std::string rest;
    if (b - a > most) {
      b = a + most;
      while (b > a && text_[starts_[b]] != ' ') --b;
      rest = " …";
    }
    return printable(std::string_view(text_).substr(starts_[a], starts_[b] - starts_[a])) + rest;
  }
  /// Those words with a few before and after them, for those that say little by themselves.
  std::string in_context(Span s) const {
    if (s.end - s.start > 24) return fmt::format("«{}»", words(s, 80));
    const auto n = static_cast<int32_t>(starts_.size()) - 1;
    const auto stop = [&](int32_t i) {
      return text_[starts_[i]] == '\n' || std::string_view(text_).substr(starts_[i]).starts_with("।");
    };
    int32_t a = std::clamp(s.start, 0, n);
    int32_t b = std::clamp(s.end, a, n);
    const int32_t from = a;
    const int32_t to = b;
    while (a > 0 && from - a < 20 && !stop(a - 1)) --a;
    while (a > 0 && a < from && text_[starts_[a - 1]] != ' ' && !stop(a - 1)) ++a;
    while (b < n && b - to < 26 && !stop(b)) ++b;
    while (b > to && b < n && text_[starts_[b]] != ' ' && !stop(b)) --b;
    const auto piece = [&](int32_t x, int32_t y) {
      return printable(std::string_view(text_).substr(starts_[x], starts_[y] - starts_[x]));
    };
    std::string before = piece(a, from);
    before.erase(0, before.find_first_not_of(' ') == std::string::npos ? before.size() : before.find_first_not_of(' '));
    return fmt::format("«{}{}{}»", before, colour("4", piece(from, to)), piece(to, b));
  }
  std::string name(const std::string& id) const {
    const auto it = entities_.find(id);
    if (it == entities_.end()) return "?";
    const RecordName& n = it->second->name;
    return printable(style_.hindi || n.en.empty() ? (n.hi.empty() ? n.en : n.hi) : n.en);
  }
  std::string join(const std::vector<std::string>& all, bool with_and) const {
    std::string out;
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out += with_and && i + 1 == all.size() ? (style_.hindi ? " और " : " and ") : ", ";
      out += all[i];
    }
    return out;
  }
  std::string names(const std::vector<std::string>& ids, bool with_and = true) const {
    std::vector<std::string> all;
    for (const auto& id : ids)
      if (const auto n = name(id); std::find(all.begin(), all.end(), n) == all.end()) all.push_back(n);
    return join(all, with_and);
  }

  /// A name as long as a column may be.
  static std::string fit(const std::string& name, int most) {
    return columns(name) <= most ? name : wrap(name, most - 2).front() + " …";
  }

  void section(std::string_view label) { out_ += "\n" + colour("1;36", label) + "\n"; }

  struct Cell {
    std::string text;
    int width;
    const char* colour = nullptr;
  };
  /// Cells under one another; the last ones are lines that wrap at the width of the terminal, indented under
  /// themselves.
  void row(const std::vector<Cell>& cells, const std::string& main, const std::string& details = {}) {
    std::string line = "  ";
    int used = 2;
    for (const auto& cell : cells) {
      const int pad = std::max(1, cell.width - columns(cell.text));
      used += columns(cell.text) + pad;
      line += cell.colour == nullptr ? cell.text : colour(cell.colour, cell.text);
      line.append(static_cast<size_t>(pad), ' ');
    }
    const int room = std::max(24, style_.width - used);
    const std::string indent(static_cast<size_t>(used), ' ');
    bool first = true;
    const auto put = [&](const std::string& text, const char* code) {
      for (const auto& part : wrap(text, room)) {
        if (!first) line += "\n" + indent;
        line += code == nullptr ? part : colour(code, part);
        first = false;
      }
    };
    if (!main.empty() && !details.empty() && columns(main) + columns(details) + 3 <= room) {
      put(main + colour("2", " · " + details), nullptr);
    } else {
      put(main, nullptr);
      put(details, "2");
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out_ += line + "\n";
  }

  void head() {
    const auto& d = r_.document;
    const std::string source = d.source == "-" ? std::string(l_.standard_input) : printable(d.source);
    std::string rest =
        d.published.empty() ? std::string(l_.unknown_date) : fmt::format("{} {}", l_.published, day(d.published));
    if (d.title.empty()) {
      out_ += colour("1", source) + "  ";
    } else {
      for (const auto& line : wrap(printable(d.title), style_.width)) out_ += colour("1", line) + "\n";
      rest = (d.publisher.empty() ? "" : printable(d.publisher) + " · ") + source + " · " + rest;
    }
    out_ += colour("2", rest) + "\n";
  }

  void people() {
    std::vector<std::pair<std::string, std::string>> lines;
    std::vector<std::string> others;
    for (const auto& e : r_.entities) {
      if (e.kind != "person") continue;
      std::vector<std::string> held;
      for (const auto& o : r_.offices) {
        if (o.person != e.id) continue;
        std::string t = printable(style_.hindi || o.title.en.empty() ? o.title.hi : o.title.en);
        if (o.tenure != "current" && !o.tenure.empty()) t.insert(0, word(o.tenure) + " ");
        if (!o.of.empty()) t += ", " + name(o.of);
        if (o.basis == "inferred") t += fmt::format(" ({})", l_.bracket);
        if (std::find(held.begin(), held.end(), t) == held.end()) held.push_back(t);
      }
      std::string what;
      for (const auto& t : held) what += (what.empty() ? "" : "; ") + t;
      if (!what.empty()) {
        lines.emplace_back(name(e.id), what);
      } else if (is_name(e)) {
        others.push_back(name(e.id));
      }
    }
    if (lines.empty() && others.empty()) return;
    section(l_.people);
    int width = 0;
    for (const auto& l : lines) width = std::max(width, columns(l.first));
    for (const auto& l : lines) row({{l.first, std::min(width, 36) + 2}}, l.second);
    if (!others.empty()) row({}, fmt::format("{} {}", l_.also, join(others, false)));
  }
  static bool is_name(const RecordEntity& e) {
    return std::any_of(e.mentions.begin(), e.mentions.end(), [](const RecordMention& m) { return m.form == "name"; });
  }

  std::string day(const std::string& iso) const { return day_text(iso, style_.hindi); }
  std::string when(const std::optional<RecordDate>& date, const std::string& weekday) const {
    if (!date) return weekday.empty() ? "" : fill(l_.on_day, word(weekday));
    return date_text(*date, style_.hindi);
  }

  /// Who did what to whom, as a sentence in the reader's language.
  std::string tell(const RecordEvent& e) const {
    std::string who = e.actor.empty() ? std::string() : names(e.actor, e.complete);
    if (!e.complete && !e.actor.empty()) who += fmt::format(" {}", l_.others);
    return sentence({e.event, e.act, std::move(who), names(e.recipient), happened(e), e.status == "did not occur"},
                    style_.hindi);
  }

  /// The rest of what is known of an event.
  std::string details(const RecordEvent& e) const {
    std::vector<std::string> all;
    const auto add = [&](std::string s) {
      if (!s.empty()) all.push_back(std::move(s));
    };
    add(when(e.date, e.weekday));
    if (!e.recurs.empty()) add(word(e.recurs));
    std::vector<std::string> place;
    for (const auto& p : e.place)
      if (std::find(e.recipient.begin(), e.recipient.end(), p) == e.recipient.end()) place.push_back(p);
    if (!place.empty()) add(fill(l_.at, names(place, false)));
    if (!e.channel.empty() && e.act != "call") add(word(e.channel));
    for (const auto& t : e.topics) {
      if (!t.event_id.empty()) {
        add(fill(l_.topic_event, t.event_id));
      } else if (t.span) {
        add(fill(l_.topic, words(*t.span, 60)));
      } else if (!t.name.hi.empty()) {
        add(fill(l_.topic, printable(t.name.hi)));
      }
    }
    if (const auto it = events_.find(e.occasion); it != events_.end())
      add(fill(l_.during, fmt::format("{} «{}»", it->first, words(it->second->trigger, 40))));
    if (!e.on_behalf_of.empty() && std::find(e.actor.begin(), e.actor.end(), e.on_behalf_of) == e.actor.end())
      add(fill(l_.on_behalf, name(e.on_behalf_of)));
    std::vector<std::string> roles;
    for (const auto& p : e.participants)
      if (std::find(roles.begin(), roles.end(), p.role) == roles.end()) roles.push_back(p.role);
    for (const auto& role : roles) {
      std::vector<std::string> ids;
      for (const auto& p : e.participants)
        if (p.role == role) ids.push_back(p.entity);
      const std::string format = word(role);
      add(format.find("{}") == std::string::npos ? role + " " + names(ids) : fill(format, names(ids)));
    }
    add(magnitude(e.magnitude));
    if (!e.degree.empty()) add(word(e.degree));
    for (const auto& c : e.claimed_by) {
      std::string who = c.entity.empty() ? word(c.unnamed) : name(c.entity);
      if (!c.channel.empty()) who += fmt::format(" ({})", word(c.channel));
      add(fill(!style_.hindi && c.entity.empty() ? "as {} say" : l_.claimed, who));
    }
    if (e.voice != "fact" && !e.voice.empty()) add(word(e.voice));
    std::vector<std::string> inferred;
    for (const auto& role : e.inferred) inferred.push_back(word(role));
    if (!inferred.empty()) add(fill(l_.inferred, join(inferred, false)));
    for (const auto& a : e.alternatives) {
      std::vector<std::string> candidates;
      for (const auto& c : a.candidates) candidates.push_back(entities_.count(c) != 0 ? name(c) : c);
      add(fmt::format(fmt::runtime(l_.unlike), word(a.role), join(candidates, false)));
    }
    if (e.status == "ongoing") add(std::string(l_.under_way));
    return join_details(all);
  }
  static std::string join_details(const std::vector<std::string>& all) {
    std::string out;
    for (const auto& s : all) out += (out.empty() ? "" : " · ") + s;
    return out;
  }
  /// «10 करोड़», «100 million»: as a paper counts money.
  std::string sum(double n) const {
    struct Unit {
      double of;
      std::string_view word;
    };
    constexpr Unit kLakhs[] = {{1e9, " अरब"}, {1e7, " करोड़"}, {1e5, " लाख"}};
    constexpr Unit kMillions[] = {{1e9, " billion"}, {1e6, " million"}};
    for (const Unit& u : style_.hindi ? std::span<const Unit>(kLakhs) : std::span<const Unit>(kMillions))
      if (n >= u.of) return fmt::format("{:.4g}{}", n / u.of, u.word);
    return fmt::format("{:.0f}", n);
  }
  std::string magnitude(const RecordMagnitude& m) const {
    std::vector<std::string> all;
    const auto add = [&](const std::optional<double>& value, std::string_view english, std::string_view hindi) {
      if (value) all.push_back(fmt::format(fmt::runtime(style_.hindi ? hindi : english), *value));
    };
    add(m.dead, "{:.0f} dead", "{:.0f} मृत");
    add(m.injured, "{:.0f} injured", "{:.0f} घायल");
    add(m.size, "{:.0f} people", "{:.0f} लोग");
    if (m.amount) all.push_back(sum(*m.amount) + " " + word(m.currency));
    return join(all, false);
  }

  void events(std::string_view label, const std::function<bool(const RecordEvent&)>& wanted) {
    std::vector<const RecordEvent*> list;
    for (const auto& e : r_.events)
      if (wanted(e)) list.push_back(&e);
    if (list.empty()) return;
    section(label);
    const auto status_of = [&](const RecordEvent& e) { return happened(e) ? std::string() : word(e.status); };
    int id = 0;
    int kind = 0;
    int status = 0;
    for (const auto* e : list) {
      id = std::max(id, columns(e->id));
      kind = std::max(kind, columns(word(e->event)));
      status = std::max(status, columns(status_of(*e)));
    }
    for (const auto* e : list) {
      std::vector<Cell> cells = {{e->id, id + 2, "1"},
                                 {fmt::format("{:.2f}", e->confidence), 6, e->confidence >= 0.7 ? "32" : "33"},
                                 {word(e->event), kind + 2, "35"}};
      if (status > 0) cells.push_back({status_of(*e), status + 2});
      row(cells, tell(*e), details(*e));
    }
  }

  void statements() {
    if (r_.statements.empty()) return;
    section(l_.said);
    const auto speaker = [&](const RecordStatement& s) {
      return s.speaker.empty() ? s.unnamed.empty() ? std::string("—") : word(s.unnamed) : name(s.speaker);
    };
    int id = 0;
    int who = 0;
    int act = 0;
    for (const auto& s : r_.statements) {
      id = std::max(id, columns(s.id));
      who = std::max(who, columns(speaker(s)));
      act = std::max(act, columns(word(s.act)));
    }
    for (const auto& s : r_.statements) {
      std::vector<std::string> rest;
      if (!s.addressee.empty()) rest.push_back(fill(style_.hindi ? "{} से" : "to {}", name(s.addressee)));
      if (!s.channel.empty()) rest.push_back(word(s.channel));
      if (const auto w = when(s.date, {}); !w.empty()) rest.push_back(w);
      const int most = std::max(20, style_.width / 3);
      row({{s.id, id + 2, "1"},
           {fmt::format("{:.2f}", s.confidence), 6, s.confidence >= 0.7 ? "32" : "33"},
           {fit(speaker(s), most), std::min(who, most) + 2},
           {word(s.act), act + 2, "35"}},
          words(s.content), join_details(rest));
    }
  }

  void open() {
    if (r_.diagnostics.empty()) return;
    section(l_.open);
    // The same query about several places is put once.
    std::vector<std::pair<std::string, std::string>> list;
    for (const auto& d : r_.diagnostics) {
      const std::string message = query(d);
      auto it = std::find_if(list.begin(), list.end(), [&](const auto& x) { return x.first == message; });
      if (it == list.end()) it = list.insert(list.end(), {message, {}});
      for (const auto& span : d.spans) it->second += (it->second.empty() ? "" : "  ") + in_context(span);
    }
    for (const auto& [message, where] : list) row({{"–", 2}}, message, where);
  }

  const Record& r_;
  TableStyle style_;
  const Labels& l_;
  std::map<std::string, const RecordEntity*> entities_;
  std::map<std::string, const RecordEvent*> events_;
  std::vector<size_t> starts_;
  std::string_view text_;
  std::string out_;
};

}  // namespace

std::string gloss(std::string_view w, bool hindi) {
  for (const Gloss& g : kGlosses)
    if (g.word == w) return std::string(hindi ? g.hindi : g.english.empty() ? w : g.english);
  return std::string(w);
}

/// «2025-11-18» as «18 November 2025».
std::string day_text(const std::string& iso, bool hindi, bool with_day, bool with_month, bool with_year) {
  constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
  constexpr std::array<std::string_view, 12> kMonthsHindi = {"जनवरी", "फरवरी", "मार्च",  "अप्रैल",  "मई",   "जून",
                                                             "जुलाई",  "अगस्त",  "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"};
  if (iso.size() != 10) return iso;
  const size_t month = static_cast<size_t>(std::clamp((iso[5] - '0') * 10 + iso[6] - '0', 1, 12)) - 1;
  std::string out;
  if (with_day) out += iso[8] == '0' ? iso.substr(9) : iso.substr(8);
  if (with_month) out += (out.empty() ? "" : " ") + std::string((hindi ? kMonthsHindi : kMonths)[month]);
  if (with_year) out += (out.empty() ? "" : " ") + iso.substr(0, 4);
  return out;
}

std::string date_text(const RecordDate& d, bool hindi) {
  const Labels& l = hindi ? kHindi : kEnglish;
  const auto fill = [](std::string_view format, std::string_view value) {
    return fmt::format(fmt::runtime(format), value);
  };
  const auto day = [&](const std::string& iso, bool with_day = true, bool with_month = true, bool with_year = true) {
    return day_text(iso, hindi, with_day, with_month, with_year);
  };
  std::string s;
  if (d.precision == "year" && d.start.substr(0, 4) == d.end.substr(0, 4)) {
    s = fill(hindi ? "{} में" : "in {}", d.start.substr(0, 4));
  } else if ((d.precision == "month" || d.precision == "season") && d.start.substr(0, 7) == d.end.substr(0, 7)) {
    s = fill(hindi ? "{} में" : "in {}", day(d.start, false));
  } else if (d.start == d.end) {
    s = fill(l.on_day, day(d.start));
  } else if (d.precision == "week") {
    s = fill(l.week_of, day(d.start));
  } else {
    const bool year = d.start.substr(0, 4) != d.end.substr(0, 4);
    const bool month = year || d.start.substr(0, 7) != d.end.substr(0, 7);
    s = fmt::format("{} – {}", day(d.start, true, month, year), day(d.end));
  }
  return d.approximate ? fill(l.about, s) : s;
}

std::string sentence(const Deed& d, bool hindi) {
  const Phrase* p = phrase_of(d.act);
  std::string who = d.who.empty() ? std::string((hindi ? kHindi : kEnglish).someone) : d.who;
  if (p == nullptr) return who + " → " + d.whom + " (" + (d.act.empty() ? gloss(d.event, hindi) : d.act) + ")";
  if (hindi) {
    std::string s = who + (d.past || d.negated ? " ने " : " का ");
    if (!d.whom.empty()) s += d.whom + " " + std::string(p->hindi_case) + " ";
    return s + std::string(d.past ? p->hindi_past : d.negated ? p->hindi_negated : p->hindi_infinitive);
  }
  if (who[0] >= 'a' && who[0] <= 'z') who[0] = static_cast<char>(who[0] - 'a' + 'A');
  std::string s =
      who + (d.past ? " " + std::string(p->past) : (d.negated ? " did not " : " to ") + std::string(p->base));
  if (!d.whom.empty()) return s + (p->link.empty() ? "" : " " + std::string(p->link)) + " " + d.whom;
  return p->link.empty() ? s + " …" : s;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) {
      out += ' ';
    } else if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {  // U+0080 … U+009F
      out += ' ';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

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
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
      continue;
    const int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    n += east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
  }
  return n;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  std::vector<std::string> lines;
  size_t at = 0;
  while (at < text.size()) {
    // As many words as fit; one that is longer than a line stands alone.
    size_t end = at;
    int have = 0;
    while (end < text.size()) {
      const size_t next = std::min(text.find(' ', end + 1), text.size());
      const int more = columns(text.substr(end, next - end));
      if (have > 0 && have + more > width) break;
      have += more;
      end = next;
    }
    lines.emplace_back(text.substr(at, end - at));
    at = end;
    while (at < text.size() && text[at] == ' ') ++at;
  }
  return lines;
}

TableStyle table_style(const std::string& language, bool terminal) {
  TableStyle style;
  style.hindi = language == "hi";
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = terminal && (no_colour == nullptr || *no_colour == '\0');
  winsize size{};
  const char* asked = std::getenv("COLUMNS");
  const int wanted = asked == nullptr ? 0 : std::atoi(asked);
  if (wanted >= 40) {
    style.width = std::min(wanted, 1000);
  } else if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
    style.width = size.ws_col;
  }
  return style;
}

std::string table_hint(const std::string& input, const TableStyle& style) {
  const std::string command = fmt::format("bahi explain {} v1", printable(input));
  const std::string line =
      style.hindi ? fmt::format("ऐसा क्यों पढ़ा गया: {}", command) : fmt::format("Why it reads so: {}", command);
  return style.colour ? fmt::format("\033[2m{}\033[0m", line) : line;
}

std::string query(const Record& record, const RecordDiagnostic& diagnostic, bool hindi) {
  TableStyle style;
  style.hindi = hindi;
  return RecordPage(record, {}, style).query(diagnostic);
}

std::string table(const Record& record, const std::string& text, const TableStyle& style) {
  return RecordPage(record, text, style).draw();
}

}  // namespace bahi::cli
