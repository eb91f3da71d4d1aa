#include "name/recogniser.h"

#include <gtest/gtest.h>

#include <cstring>
#include <thread>
#include <vector>

#include "chunk/chunk.h"
#include "morph/morph.h"
#include "name/name.h"
#include "text/text.h"
#include "token/token.h"

extern "C" {
extern const char bahi_names_hi_begin[];
extern const char bahi_names_hi_end[];
extern const char bahi_model_hi_begin[];
extern const char bahi_model_hi_end[];
}

namespace bahi::name {
namespace {

/// A model's bytes in aligned memory of their own.
struct Bytes {
  Bytes(const char* begin, const char* end) : size(static_cast<size_t>(end - begin)), memory(size / 8 + 1) {
    std::memcpy(memory.data(), begin, size);
  }
  char* data() { return reinterpret_cast<char*>(memory.data()); }
  std::string_view view() { return {data(), size}; }
  std::string refusal() {
    const auto out = Recogniser::from_bytes(view(), "x");
    return out ? "" : out.error().message;
  }
  size_t size;
  std::vector<uint64_t> memory;
};

Bytes whole() {
  return {bahi_names_hi_begin, bahi_names_hi_end};
}

TEST(Recogniser, ReadsItsModel) {
  EXPECT_EQ(whole().refusal(), "");
  EXPECT_NE(Recogniser::builtin("hi-free").value().provenance().find("HiNER"), std::string_view::npos);
  EXPECT_TRUE(Recogniser::builtin("none").value().empty());
  EXPECT_FALSE(Recogniser::builtin("latest").ok());
}

TEST(Recogniser, RefusesEveryDamage) {
  Bytes bytes = whole();
  bytes.size -= 16;
  EXPECT_NE(bytes.refusal().find("cut short"), std::string::npos);
  bytes.size = 20;
  EXPECT_NE(bytes.refusal().find("no model of names"), std::string::npos);
  bytes = whole();
  bytes.data()[bytes.size / 2] ^= 1;
  EXPECT_NE(bytes.refusal().find("damaged"), std::string::npos);
  bytes = whole();
  morph::ModelHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  ++header.version;
  std::memcpy(bytes.data(), &header, sizeof header);
  EXPECT_NE(bytes.refusal().find("version"), std::string::npos);
  --header.version;
  header.rows += 4;
  std::memcpy(bytes.data(), &header, sizeof header);
  EXPECT_NE(bytes.refusal().find("layout"), std::string::npos);
  EXPECT_NE((Bytes{bahi_model_hi_begin, bahi_model_hi_end}.refusal().find("no model of names")), std::string::npos);
}

struct WithAndWithout {
  std::unique_ptr<lexicon::Lexicon> lexicon = std::move(lexicon::Lexicon::builtin()).value();
  text::Tables text{*lexicon};
  token::Tables token{*lexicon};
  morph::Tables morph{*lexicon, std::move(morph::Model::builtin("hi")).value()};
  chunk::Tables chunk{*lexicon, chunk::Joiner::builtin("hi", morph.model).value()};
  Tables with{*lexicon, std::move(Recogniser::builtin("hi")).value()};
  Tables without{*lexicon};
};

const WithAndWithout& both() {
  static const WithAndWithout all;
  return all;
}

/// «kind words» of every mention of a name.
std::string read(const std::string& text, const Tables& tables) {
  Document document(Article{text, {}, {}, {}, {}, {}});
  document.text.set(text::normalise(document, both().text));
  document.tokens.set(token::tokenise(document, both().token));
  document.morph.set(morph::analyse(document, both().morph));
  document.chunks.set(chunk::group(document, both().chunk));
  const Names names = find(document, tables);
  std::string out;
  for (const Mention& m : names.mentions) {
    if (m.form != MentionForm::name && m.form != MentionForm::abbreviation) continue;
    out += (out.empty() ? "" : "; ") + std::string(label(names.entities[static_cast<size_t>(m.entity)].kind));
    for (int32_t i = m.tokens.first; i < m.tokens.last; ++i) out += " " + std::string(document.token(i).form);
  }
  return out;
}

TEST(Recogniser, FindsWhatNoTableHas) {
  const std::string text =
      "पुलिस ने गोरखी बाज़ार में छापा मारा। नीलिमा देवसरे के अनुसार यह इमारत पुरानी थी। बीबीसी ने हर्षद कुलकर्णी से बात की।";
  const std::string found = read(text, both().with);
  EXPECT_NE(found.find("person नीलिमा देवसरे"), std::string::npos) << found;
  EXPECT_NE(found.find("person हर्षद कुलकर्णी"), std::string::npos) << found;
}

TEST(Recogniser, TablesStayMasters) {
  const std::string text = "रूस के विदेश मंत्री सर्गेई लावरोव ने संयुक्त राष्ट्र में भारत का समर्थन किया।";
  EXPECT_EQ(read(text, both().with), read(text, both().without));
}

TEST(Recogniser, SameInEveryThread) {
  const std::string text = "मोहित बंसल और रेणु खन्ना ने जालोरी गांव में अरुणिमा ट्रस्ट का दफ्तर खोला।";
  const std::string once = read(text, both().with);
  std::vector<std::string> all(8);
  std::vector<std::thread> threads;
  for (auto& one : all) threads.emplace_back([&] { one = read(text, both().with); });
  for (auto& t : threads) t.join();
  for (const auto& one : all) EXPECT_EQ(one, once);
}

}  // namespace
}  // namespace bahi::name
