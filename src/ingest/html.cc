// Pages: the article in them, and what they say of it.
#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>

#include "ingest/parts.h"

namespace bahi::ingest {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 4000;  // nested elements; the parser and what follows go down them by calls

struct Free {
  void operator()(GumboOutput* out) const { gumbo_destroy_output(&kGumboDefaultOptions, out); }
};
using Tree = std::unique_ptr<GumboOutput, Free>;

bool one_of(std::string_view word, std::string_view list) {
  for (size_t i = 0; i < list.size();) {
    const size_t end = std::min(list.find(' ', i), list.size());
    if (list.substr(i, end - i) == word) return true;
    i = end + 1;
  }
  return false;
}

/// How deep the elements of a page may be nested, by its tags alone: more than they are, never less.
int depth_of(std::string_view html) {
  int depth = 0;
  int most = 0;
  for (size_t i = 0; (i = html.find('<', i)) != std::string_view::npos; ++i) {
    if (html.substr(i, 4) == "<!--") {
      i = std::min(html.find("-->", i), html.size() - 1);
      continue;
    }
    const bool closes = i + 1 < html.size() && html[i + 1] == '/';
    size_t end = i + (closes ? 2 : 1);
    const size_t begin = end;
    while (end < html.size() && ((html[end] | 32) >= 'a') && ((html[end] | 32) <= 'z')) ++end;
    if (end == begin) continue;
    const auto name = lower(html.substr(begin, std::min<size_t>(end - begin, 12)));
    // Those that have no end, or need none.
    if (one_of(name,
               "br img hr input meta link source wbr col area base embed track param p li dt dd td th tr option "
               "tbody thead tfoot html head body"))
      continue;
    if (closes)
      depth = std::max(0, depth - 1);
    else
      most = std::max(most, ++depth);
  }
  return most;
}

const GumboVector& children(const GumboNode* n) {
  static constexpr GumboVector kNone{nullptr, 0, 0};
  if (n->type == GUMBO_NODE_DOCUMENT) return n->v.document.children;
  return n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE ? n->v.element.children : kNone;
}
const GumboNode* child(const GumboVector& v, unsigned i) {
  return static_cast<const GumboNode*>(v.data[i]);
}
bool is(const GumboNode* n, GumboTag tag) {
  return n->type == GUMBO_NODE_ELEMENT && n->v.element.tag == tag;
}
std::string_view attribute(const GumboNode* n, const char* name) {
  if (n->type != GUMBO_NODE_ELEMENT) return {};
  const auto* a = gumbo_get_attribute(&n->v.element.attributes, name);
  return a == nullptr ? std::string_view{} : a->value;
}

/// Calls f with every node below, itself first; goes no further down where f gives false.
template <typename F>
void walk(const GumboNode* n, F&& f) {
  if (!f(n)) return;
  const auto& v = children(n);
  for (unsigned i = 0; i < v.length; ++i) walk(child(v, i), f);
}

bool block(GumboTag t) {
  switch (t) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_BODY:
      return true;
    default:
      return false;
  }
}

/// Parts of a page that are no part of its article.
bool aside(const GumboNode* n) {
  if (n->type != GUMBO_NODE_ELEMENT) return n->type == GUMBO_NODE_COMMENT || n->type == GUMBO_NODE_TEMPLATE;
  switch (n->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_TIME:
      return true;
    default:
      break;
  }
  if (attribute(n, "hidden").data() != nullptr && !attribute(n, "hidden").empty()) return true;
  if (attribute(n, "aria-hidden") == "true" ||
      one_of(attribute(n, "role"), "navigation complementary contentinfo banner search"))
    return true;
  // Names that boxes beside articles have everywhere, as whole words of class and id.
  constexpr std::string_view kNames =
      "nav menu breadcrumb breadcrumbs sidebar related recommended recommendation trending share sharing social "
      "comments "
      "comment ad ads advert advertisement promo newsletter subscribe subscription footer tags taglist byline caption "
      "cookie popup modal widget pagination alsoread also-read readmore read-more most-read mostread sponsored";
  for (const char* name : {"class", "id"}) {
    const std::string value = lower(attribute(n, name));
    for (size_t i = 0; i < value.size();) {
      const size_t end = std::min(value.find_first_of(" _", i), value.size());
      const auto word = std::string_view(value).substr(i, end - i);
      if (!word.empty() && one_of(word, kNames)) return true;
      const size_t dash = word.find('-');
      if (dash != std::string_view::npos &&
          one_of(word.substr(0, dash),
                 "related share social sidebar comment comments advert ad nav menu newsletter promo"))
        return true;
      i = end + 1;
    }
  }
  return false;
}

/// Gathers text: a paragraph a block, spaces as one.
class Writer {
 public:
  void add(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        space_ = true;
      } else if (text.substr(i, 2) == "\xC2\xA0") {
        space_ = true;
        ++i;
      } else {
        if (breaks_ > 0 && !out_.empty())
          out_.append(static_cast<size_t>(breaks_), '\n');
        else if (space_ && !out_.empty())
          out_ += ' ';
        breaks_ = 0;
        space_ = false;
        out_ += c;
      }
    }
  }
  void line() { breaks_ = std::max(breaks_, 1); }
  void paragraph() { breaks_ = 2; }
  /// The text so far, which ends its last line.
  std::string take() { return out_.empty() ? std::string() : std::move(out_) + "\n"; }

 private:
  std::string out_;
  bool space_ = false;
  int breaks_ = 0;
};

void write(const GumboNode* n, Writer& out, bool all) {
  if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE || n->type == GUMBO_NODE_CDATA) {
    out.add(n->v.text.text);
    return;
  }
  if (!all && aside(n)) return;
  if (n->type != GUMBO_NODE_ELEMENT && n->type != GUMBO_NODE_DOCUMENT) return;
  const GumboTag tag = n->type == GUMBO_NODE_ELEMENT ? n->v.element.tag : GUMBO_TAG_BODY;
  if (all && (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD)) return;
  if (tag == GUMBO_TAG_BR) out.line();
  if (block(tag)) out.paragraph();
  const auto& v = children(n);
  for (unsigned i = 0; i < v.length; ++i) write(child(v, i), out, all);
  if (block(tag)) out.paragraph();
}

/// Letters in a node that stand in links, and in all.
struct Letters {
  size_t all = 0, linked = 0;
};

/// The part of the page that holds most of its running text: each paragraph counts for the element it stands in and,
/// half, for that one's parent.
class Finder {
 public:
  const GumboNode* best(const GumboNode* root) {
    look(root, false);
    const GumboNode* found = nullptr;
    double most = 0;
    for (const auto& [node, score] : scores_)
      if (score > most) {
        most = score;
        found = node;
      }
    return found;
  }

 private:
  void give(const GumboNode* node, double score) {
    for (auto& s : scores_)
      if (s.first == node) {
        s.second += score;
        return;
      }
    scores_.emplace_back(node, score);
  }
  Letters look(const GumboNode* n, bool in_link) {
    if (n->type == GUMBO_NODE_TEXT) {
      const size_t size = std::string_view(n->v.text.text).size();
      return {size, in_link ? size : 0};
    }
    if (n->type != GUMBO_NODE_DOCUMENT && aside(n)) return {};
    Letters sum;
    Letters own;  // outside blocks
    const auto& v = children(n);
    for (unsigned i = 0; i < v.length; ++i) {
      const auto* c = child(v, i);
      const Letters there = look(c, in_link || is(c, GUMBO_TAG_A));
      sum.all += there.all;
      sum.linked += there.linked;
      if (c->type == GUMBO_NODE_ELEMENT && block(c->v.element.tag)) continue;
      own.all += there.all;
      own.linked += there.linked;
    }
    constexpr size_t kParagraph = 75;  // bytes: some 25 letters of Devanagari
    if (n->type == GUMBO_NODE_ELEMENT && own.all >= kParagraph && own.linked * 2 < own.all) {
      const auto score = static_cast<double>(own.all - own.linked);
      const bool paragraph = is(n, GUMBO_TAG_P) || is(n, GUMBO_TAG_LI) || is(n, GUMBO_TAG_BLOCKQUOTE);
      const GumboNode* holder = paragraph && n->parent != nullptr ? n->parent : n;
      give(holder, score);
      if (holder->parent != nullptr && holder->parent->type == GUMBO_NODE_ELEMENT) give(holder->parent, score / 2);
    }
    return sum;
  }
  std::vector<std::pair<const GumboNode*, double>> scores_;
};

/// What a page says of its article.
struct Said {
  std::string title, published, publisher, url, body;
};

std::string text_in(const Json& j, const char* name) {
  const auto it = j.find(name);
  if (it == j.end()) return {};
  if (it->is_string()) return it->get<std::string>();
  if (it->is_object() && it->contains("name") && (*it)["name"].is_string()) return (*it)["name"].get<std::string>();
  if (it->is_object() && it->contains("@id") && (*it)["@id"].is_string()) return (*it)["@id"].get<std::string>();
  return {};
}

/// The first article in a JSON-LD, wherever it is nested (a list, a @graph).
const Json* article_in(const Json& j, int depth = 0) {
  if (depth > 6) return nullptr;
  if (j.is_array() || (j.is_object() && j.contains("@graph"))) {
    for (const auto& part : j.is_array() ? j : j["@graph"])
      if (const Json* found = article_in(part, depth + 1)) return found;
    return nullptr;
  }
  if (!j.is_object() || !j.contains("@type")) return nullptr;
  const auto fits = [](const Json& type) {
    if (!type.is_string()) return false;
    const auto s = type.get<std::string>();
    return s.ends_with("Article") || s.ends_with("Posting");
  };
  const Json& type = j["@type"];
  return fits(type) || (type.is_array() && std::any_of(type.begin(), type.end(), fits)) ? &j : nullptr;
}

void take_json(std::string_view text, Said& said) {
  const Json j = Json::parse(text, nullptr, false);
  if (j.is_discarded()) return;
  const Json* a = article_in(j);
  if (a == nullptr) return;
  said.title = text_in(*a, "headline");
  if (said.title.empty()) said.title = text_in(*a, "name");
  said.published = day_of(text_in(*a, "datePublished"));
  said.publisher = text_in(*a, "publisher");
  said.url = text_in(*a, "url");
  if (said.url.empty()) said.url = text_in(*a, "mainEntityOfPage");
  said.body = text_in(*a, "articleBody");
}

std::string flat(const GumboNode* n) {
  Writer out;
  write(n, out, true);
  auto text = out.take();
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

Said said_by(const GumboNode* root) {
  Said json, graph, page;
  std::string time;
  walk(root, [&](const GumboNode* n) {
    if (n->type != GUMBO_NODE_ELEMENT) return true;
    const auto fill = [](std::string& to, std::string_view value) {
      if (to.empty()) to = std::string(value);
    };
    const auto content = attribute(n, "content");
    switch (n->v.element.tag) {
      case GUMBO_TAG_SCRIPT: {
        const auto& v = children(n);
        if (attribute(n, "type") == "application/ld+json" && v.length > 0 && json.title.empty())
          take_json(child(v, 0)->v.text.text, json);
        return false;
      }
      case GUMBO_TAG_META: {
        const auto property = attribute(n, "property").empty() ? attribute(n, "name") : attribute(n, "property");
        if (property == "og:title") fill(graph.title, content);
        if (property == "og:site_name") fill(graph.publisher, content);
        if (property == "og:url") fill(graph.url, content);
        if (property == "article:published_time" || property == "datePublished" || property == "pubdate" ||
            property == "publish-date" || property == "date" || attribute(n, "itemprop") == "datePublished")
          fill(graph.published, day_of(content));
        return false;
      }
      case GUMBO_TAG_LINK:
        if (attribute(n, "rel") == "canonical") fill(page.url, attribute(n, "href"));
        return false;
      case GUMBO_TAG_TITLE:
        fill(page.title, flat(n));
        return false;
      case GUMBO_TAG_TIME:
        fill(time, day_of(attribute(n, "datetime")));
        return true;
      default:
        return true;
    }
  });
  const auto first = [](const std::string& a, const std::string& b, const std::string& c) {
    return !a.empty() ? a : !b.empty() ? b : c;
  };
  return {first(json.title, graph.title, page.title), first(json.published, graph.published, time),
          first(json.publisher, graph.publisher, ""), first(json.url, page.url, graph.url), json.body};
}

/// The day that a page tells its readers: in an element whose class or id says that it holds one, else in the first
/// letters of the article («नई दिल्ली, 6 मई 2025»).
std::string dateline(const GumboNode* root, std::string_view text) {
  constexpr size_t kElement = 240;  // bytes: more is no date with a few words around it
  constexpr size_t kOpening = 160;
  constexpr std::string_view kNames =
      "date dateline datetime time timestamp posted posted-on published published-on publish publish-date pubdate "
      "post-date post-time entry-date article-date article-time story-date news-date updated meta byline";
  std::string found;
  walk(root, [&](const GumboNode* n) {
    if (!found.empty() || is(n, GUMBO_TAG_SCRIPT) || is(n, GUMBO_TAG_STYLE)) return false;
    bool named = is(n, GUMBO_TAG_TIME);
    for (const char* name : {"class", "id", "itemprop"}) {
      const std::string value = lower(attribute(n, name));
      for (size_t i = 0; i < value.size() && !named;) {
        const size_t end = std::min(value.find(' ', i), value.size());
        std::string word = value.substr(i, end - i);
        std::replace(word.begin(), word.end(), '_', '-');
        named = !word.empty() && one_of(word, kNames);
        i = end + 1;
      }
    }
    if (!named) return true;
    const std::string said = flat(n);
    if (said.size() <= kElement) found = day_in(said);
    return found.empty();
  });
  return found.empty() ? day_in(text.substr(0, kOpening)) : found;
}

const GumboNode* body_of(const GumboNode* root) {
  const GumboNode* marked = nullptr;
  walk(root, [&](const GumboNode* n) {
    if (marked == nullptr && one_of(attribute(n, "itemprop"), "articleBody")) marked = n;
    return marked == nullptr;
  });
  if (marked != nullptr) return marked;
  const GumboNode* best = Finder().best(root);
  // The whole <article> that it stands in, so that no part of the text is left out.
  for (const GumboNode* n = best; n != nullptr; n = n->parent)
    if (is(n, GUMBO_TAG_ARTICLE)) return n;
  return best != nullptr ? best : root;  // a page of a few words: all of it
}

Tree parse(std::string_view html) {
  return Tree(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
}

}  // namespace

std::string charset_of_html(std::string_view html) {
  const std::string head = lower(html.substr(0, 2048));
  const size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  size_t begin = at + 8;
  if (begin < head.size() && (head[begin] == '"' || head[begin] == '\'')) ++begin;
  const size_t end = head.find_first_of("\"'; />", begin);
  auto name = head.substr(begin, end == std::string::npos ? 0 : end - begin);
  return name == "x-user-defined" || name == "iso-8859-1" ? "windows-1252" : name;
}

std::string text_of_html(std::string_view html) {
  if (depth_of(html) > kDeepest) return {};
  const Tree tree = parse(html);
  Writer out;
  write(tree->root, out, false);
  return out.take();
}

Result<Article> from_html(std::string_view html, const std::string& source) {
  if (depth_of(html) > kDeepest)
    return Error{fmt::format("its elements are nested more than {} deep; it is not read", kDeepest), source};
  const Tree tree = parse(html);
  Said said = said_by(tree->root);
  Article a;
  Writer out;
  write(body_of(tree->root), out, false);
  a.text = out.take();
  // A body in the JSON-LD is the article's own; pages that are put together in the browser have no other.
  if (said.body.size() > a.text.size()) a.text = text_of_html(said.body).empty() ? said.body : text_of_html(said.body);
  if (a.text.empty()) return Error{"no article is found in this page", source};
  a.source = source;
  a.title = std::move(said.title);
  a.published = said.published.empty() ? dateline(tree->root, a.text) : std::move(said.published);
  a.publisher = std::move(said.publisher);
  return a;
}

bool take_html(Bytes& in, const Place& place, const Take& take) {
  const std::string bytes = in.take(place.options.most_bytes + 1);
  if (!in.error().empty()) return take(failed(in.error(), place.source, bytes.size()));
  if (bytes.size() > place.options.most_bytes) return take(too_large(place, bytes.size()));
  if (bytes.empty()) return take(failed("is empty", place.source));
  std::string charset = charset_of_html(bytes);
  if (charset.empty()) charset = place.charset;
  const auto text = decoded(bytes, place.source, charset);
  if (!text) return take({text.error(), bytes.size()});
  auto article = from_html(*text, place.source);
  if (!article) return take({article.error(), bytes.size()});
  return take(finished(std::move(article).value(), place, bytes.size()));
}

}  // namespace bahi::ingest
