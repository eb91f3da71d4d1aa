// RSS 0.9 to 2.0 and Atom.
#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "ingest/parts.h"

namespace bahi::ingest {
namespace {

std::string_view local(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The text of the first of these children that has some; a name with a colon fits whole, one without by its last part.
std::string child_text(const pugi::xml_node& node, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    for (const auto& c : node.children()) {
      const std::string_view have = c.name();
      if (have != name && (name.find(':') != std::string_view::npos || local(have) != name)) continue;
      if (std::string text = c.text().get(); !text.empty()) return text;
      if (c.first_child()) {  // Atom's xhtml
        struct Out : pugi::xml_writer {
          std::string text;
          void write(const void* data, size_t size) override { text.append(static_cast<const char*>(data), size); }
        } out;
        for (const auto& inner : c.children()) inner.print(out, "", pugi::format_raw);
        return out.text;
      }
    }
  return {};
}

std::string link_of(const pugi::xml_node& item) {
  std::string other;
  for (const auto& c : item.children()) {
    if (local(c.name()) != "link") continue;
    const std::string_view rel = c.attribute("rel").value();
    std::string href = c.attribute("href") ? c.attribute("href").value() : c.text().get();
    if (href.empty()) continue;
    if (rel.empty() || rel == "alternate") return href;
    if (other.empty()) other = href;
  }
  return other;
}

std::string plain(const std::string& html) {
  if (html.find_first_of("<&") == std::string::npos) return html;
  return text_of_html(html);
}

void items_of(const pugi::xml_node& node, std::vector<pugi::xml_node>& out) {
  for (const auto& c : node.children()) {
    const auto name = local(c.name());
    if (name == "item" || name == "entry")
      out.push_back(c);
    else if (name == "channel" || name == "rss" || name == "feed" || name == "RDF")
      items_of(c, out);
  }
}

std::pair<int, int> line_and_column(std::string_view text, size_t offset) {
  int line = 1;
  int column = 1;
  for (size_t i = 0; i < std::min(offset, text.size()); ++i) {
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else {
      column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    }
  }
  return {line, column};
}

}  // namespace

bool take_feed(Bytes& in, const Place& place, const Take& take) {
  const std::string bytes = in.take(place.options.most_bytes + 1);
  if (bytes.size() > place.options.most_bytes) return take(too_large(place, bytes.size()));
  pugi::xml_document document;
  // Entities are only those of XML itself, so none can grow.
  const auto parsed =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  std::vector<pugi::xml_node> items;
  items_of(document, items);
  // After an error the last item may be half of one.
  if (!parsed && !items.empty()) items.pop_back();
  const auto root = document.document_element();
  const auto channel = root.child("channel") ? root.child("channel") : root;
  const std::string publisher = plain(child_text(channel, {"title"}));
  const size_t share = items.empty() ? bytes.size() : bytes.size() / items.size();
  int number = 0;
  for (const auto& item : items) {
    ++number;
    Article a;
    a.title = plain(child_text(item, {"title"}));
    while (a.title.ends_with('\n')) a.title.pop_back();
    a.text = plain(child_text(item, {"content:encoded", "content", "description", "summary"}));
    a.given_id = child_text(item, {"guid", "id"});
    a.publisher = publisher;
    while (a.publisher.ends_with('\n')) a.publisher.pop_back();
    a.source = link_of(item);
    if (a.source.empty()) a.source = fmt::format("{}#{}", place.source, number);
    a.published = day_of(child_text(item, {"pubDate", "published", "date", "issued", "updated"}));
    if (a.text.empty()) a.text = a.title;
    if (a.text.empty()) {
      if (!take(failed(fmt::format("item {} has no text", number), place.source, share))) return false;
      continue;
    }
    constexpr size_t kBrief = 1500;  // bytes: some 500 letters of Devanagari
    const bool brief = a.text.size() < kBrief;
    Item item_out = finished(std::move(a), place, share);
    item_out.brief = brief;
    if (!take(std::move(item_out))) return false;
  }
  if (!in.error().empty()) return take(failed(in.error(), place.source));
  if (!parsed) {
    const auto [line, column] = line_and_column(bytes, static_cast<size_t>(parsed.offset));
    return take(failed(fmt::format("is no well-formed XML ({}); {} item{} before that {} read", parsed.description(),
                                   items.size(), items.size() == 1 ? "" : "s", items.size() == 1 ? "is" : "are"),
                       place.source, 0, line, column));
  }
  if (items.empty()) return take(failed("is XML, but no feed with items (RSS or Atom)", place.source, bytes.size()));
  return true;
}

}  // namespace bahi::ingest
