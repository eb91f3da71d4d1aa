#include "store/reading.h"

#include <algorithm>
#include <map>

#include "fuse/people.h"
#include "lexicon/key.h"
#include "name/latin.h"
#include "store/zip.h"

namespace bahi::store {
namespace {

std::string key_of(std::string_view phrase) {
  std::string out;
  lexicon::for_each_word(phrase, [&](std::string_view word) {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out += word;
  });
  return out;
}

/// Where each code point of the text begins, and where it ends.
std::vector<size_t> code_points(std::string_view text) {
  std::vector<size_t> out;
  out.reserve(text.size() / 2);
  for (size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) out.push_back(i);
  out.push_back(text.size());
  return out;
}

/// Is every word of `part` one of `whole`?
bool words_in(const std::string& part, const std::string& whole) {
  const std::string padded = " " + whole + " ";
  for (size_t at = 0; at < part.size();) {
    const size_t end = std::min(part.find(' ', at), part.size());
    if (padded.find(" " + part.substr(at, end - at) + " ") == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

std::vector<Form> forms_of(const Article& article, const Record& record) {
  std::map<std::string, size_t> index;
  for (size_t i = 0; i < record.entities.size(); ++i) index[record.entities[i].id] = i;
  const auto polity_of = [&](const RecordEntity& e) { return e.country.empty() ? e.key : e.country; };
  const auto starts = code_points(article.text);
  const auto byte = [&](int32_t point) { return starts[std::min(static_cast<size_t>(point), starts.size() - 1)]; };
  std::vector<Form> out;
  for (const auto& e : record.entities) {
    Form f;
    f.kind = e.kind;
    f.key = e.key;
    f.hi = e.name.hi;
    f.en = e.name.en;
    f.name = key_of(e.name.hi.empty() ? e.name.en : e.name.hi);
    f.latitude = e.latitude;
    f.longitude = e.longitude;
    f.wikidata = e.wikidata;
    f.sector = e.sector;
    f.polity = e.country.empty() && e.kind != "person" ? e.key : e.country;
    std::string title;
    if (e.kind == "person")
      for (const auto& o : record.offices) {
        if (o.person != e.id) continue;
        if (f.polity.empty() && f.key.empty() && index.contains(o.of))
          f.polity = polity_of(record.entities[index[o.of]]);
        if (title.empty() || o.title.en < title) title = o.title.en;
      }
    if (!f.key.empty()) {
      // One key may be of many («विदेश मंत्रालय» of each state).
      f.ident = e.kind == "person" || e.kind == "country" || f.polity.empty() || f.polity == f.key
                    ? f.key
                    : f.key + "|" + f.polity;
    } else if (e.kind == "person") {
      f.ident = "person|" + f.name + "|" + f.polity;
      // A surname alone means the same man in two articles only with his office.
      if (f.name.find(' ') == std::string::npos)
        f.ident += "|" + (title.empty() || f.polity.empty() ? record.document.id : title);
    } else {
      f.ident = f.kind + "|" + f.name + "|" + f.polity;
    }
    if (e.kind == "person") {
      // Only who is named, and of a known state, can be told to be somebody of another article; a surname alone only
      // with an office, which its ident then ends with.
      const bool named =
          std::any_of(e.mentions.begin(), e.mentions.end(), [](const RecordMention& m) { return m.form == "name"; });
      const bool alone = f.key.empty() && f.name.find(' ') == std::string::npos && title.empty();
      if (named && !alone && !f.polity.empty())
        if (const std::string block = fuse::block_of(e.name.hi); !block.empty()) f.block = block + "|" + f.polity;
      for (const auto& m : e.mentions) {
        if (m.form != "name") continue;
        const size_t from = byte(m.span.start);
        const std::string surface = article.text.substr(from, byte(m.span.end) - from);
        if (surface.size() < 120 && !words_in(key_of(surface), f.name)) f.surfaces.insert(surface);
      }
    }
    out.push_back(std::move(f));
  }
  return out;
}

}  // namespace

bool no_hindi(const Record& record) {
  return std::any_of(record.diagnostics.begin(), record.diagnostics.end(),
                     [](const RecordDiagnostic& d) { return d.code == "no-hindi"; });
}

std::string_view slice(std::string_view text, int64_t from, int64_t to) {
  size_t at = 0;
  int64_t n = 0;
  const auto go = [&](int64_t want) {
    while (at < text.size() && n < want) {
      ++at;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      ++n;
    }
    return at;
  };
  const size_t begin = go(from);
  return text.substr(begin, go(to) - begin);
}

std::set<std::string> lookup_words(std::string_view hi, std::string_view en) {
  std::set<std::string> out;
  lexicon::for_each_word(hi, [&](std::string_view word) {
    if (word.empty()) return;
    out.emplace(word);
    if (static_cast<unsigned char>(word[0]) >= 0x80)
      if (auto key = name::latin_key_of_hindi(word); !key.empty()) out.insert(std::move(key));
  });
  lexicon::for_each_word(en, [&](std::string_view word) {
    if (auto key = name::latin_key(word); !key.empty()) out.insert(std::move(key));
  });
  return out;
}

Reading make_reading(Article article, Record record, SearchWords words, std::string engine) {
  Reading r;
  r.forms = forms_of(article, record);
  r.text = zip(article.text);
  r.record_json = zip(to_json(record));
  r.words = zip(words.lemmas + "\n" + words.latin);
  r.sketch = fuse::sketch(words.lemmas);
  r.lemmas = std::move(words.lemmas);
  r.latin = std::move(words.latin);
  r.article = std::move(article);
  r.record = std::move(record);
  r.engine = std::move(engine);
  return r;
}

}  // namespace bahi::store
