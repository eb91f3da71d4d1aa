// WARC (ISO 28500) as crawlers write it: pages of responses and resources, texts of conversions.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "ingest/parts.h"

namespace bahi::ingest {
namespace {

constexpr size_t kHeaderLine = 1u << 16;

struct Header {
  std::vector<std::pair<std::string, std::string>> fields;
  std::string_view operator[](std::string_view name) const {
    for (const auto& [key, value] : fields)
      if (key == name) return value;
    return {};
  }
};

/// Lines «Name: value» up to an empty one; names in lower case. False when the bytes end before that.
bool header_of(Bytes& in, Header& header) {
  std::string line;
  while (in.line(line, kHeaderLine)) {
    if (line.empty()) return true;
    const size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    const size_t value = line.find_first_not_of(' ', colon + 1);
    header.fields.emplace_back(lower(line.substr(0, colon)), value == std::string::npos ? "" : line.substr(value));
  }
  return false;
}

/// The body of a message in chunks (RFC 9112), put together; as it is when it is not so written.
std::string unchunked(std::string body) {
  std::string out;
  for (size_t i = 0; i < body.size();) {
    size_t size = 0;
    const auto [end, error] = std::from_chars(body.data() + i, body.data() + body.size(), size, 16);
    const size_t line = body.find('\n', i);
    if (error != std::errc() || line == std::string::npos || end == body.data() + i) return out.empty() ? body : out;
    if (size == 0) break;
    out += body.substr(line + 1, size);
    i = std::min(body.size(), line + 1 + size + 2);
  }
  return out;
}

/// The pages of one record's block.
bool take_block(std::string block, const Header& warc, const Place& archive, const Take& take) {
  const auto type = warc["warc-type"];
  std::string_view content = warc["content-type"];
  std::string target(warc["warc-target-uri"]);
  if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
  Header http;
  std::string body = std::move(block);
  if (type == "response") {
    const auto in = from_memory(body);
    std::string status;
    if (!in->line(status, kHeaderLine) || !status.starts_with("HTTP/")) return true;
    if (status.find(" 200") == std::string::npos) return true;  // moved, missing
    header_of(*in, http);
    content = http["content-type"];
    body = in->take(body.size());
    if (lower(http["transfer-encoding"]).find("chunked") != std::string::npos) body = unchunked(std::move(body));
    if (const auto packed = from_memory(body); !http["content-encoding"].empty()) {
      const auto plain = unpacked(packed);
      std::string out = plain->take(archive.options.most_bytes + 1);
      if (!plain->error().empty()) return take(failed(plain->error(), target, body.size()));
      body = std::move(out);
    }
  } else if (type != "resource" && type != "conversion") {
    return true;
  }
  const std::string media = lower(content.substr(0, content.find(';')));
  const Place page{target.empty() ? archive.source : target, archive.options};
  const auto bytes = from_memory(body);
  const auto with_id = [&](Item item) {
    if (item.article && item.article->given_id.empty()) item.article->given_id = std::string(warc["warc-record-id"]);
    return take(std::move(item));
  };
  if (body.empty()) return true;
  if (media == "text/html" || media == "application/xhtml+xml") return take_html(*bytes, page, with_id);
  if (media == "text/plain") return take_text(*bytes, page, with_id);
  if (media == "application/rss+xml" || media == "application/atom+xml") return take_feed(*bytes, page, take);
  return true;  // pictures and the like
}

}  // namespace

bool take_warc(Bytes& in, const Place& place, const Take& take) {
  size_t records = 0;
  size_t pages = 0;
  const auto counted = [&](Item item) {
    ++pages;
    return take(std::move(item));
  };
  std::string line;
  while (!in.at_end()) {
    const size_t from = in.offset();
    if (!in.line(line, kHeaderLine)) break;
    if (line.empty()) continue;  // two of them end a record
    ++records;
    if (!line.starts_with("WARC/"))
      return take(
          failed(fmt::format("record {} at byte {} does not begin with WARC/; nothing after it is read", records, from),
                 place.source));
    Header header;
    size_t length = 0;
    const auto cut = [&] {
      return take(failed(fmt::format("record {} at byte {} is cut short{}", records, from,
                                     in.error().empty() ? "" : ": the file " + in.error()),
                         place.source));
    };
    if (!header_of(in, header)) return cut();
    const auto size = header["content-length"];
    if (std::from_chars(size.data(), size.data() + size.size(), length).ec != std::errc())
      return take(
          failed(fmt::format("record {} at byte {} has no Content-Length; nothing after it is read", records, from),
                 place.source));
    if (length > place.options.most_bytes) {
      in.skip(length);
      if (!take(failed(fmt::format("record {} at byte {} is larger than {} MB (--max-size)", records, from,
                                   place.options.most_bytes >> 20),
                       place.source)))
        return false;
      continue;
    }
    std::string block = in.take(length);
    if (block.size() < length) return cut();
    if (!take_block(std::move(block), header, place, counted)) return false;
  }
  if (!in.error().empty()) return take(failed(in.error(), place.source));
  if (pages == 0)
    return take(failed(fmt::format("none of its {} records holds a page or a text", records), place.source));
  return true;
}

}  // namespace bahi::ingest
