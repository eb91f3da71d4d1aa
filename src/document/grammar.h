// The grammatical vocabulary shared by the rooms: Universal Dependencies, the treebank's tag set, karaka roles.
#pragma once
#include <cstdint>
#include <string_view>

namespace bahi {

/// The treebank's part-of-speech tags (ILMT/IIIT tag set), with compound tags folded (NNC → NN, NNPC → NNP).
enum class Tag : uint8_t {
  UNK,
  NN,
  NNP,
  NST,
  PRP,
  DEM,
  VM,
  VAUX,
  PSP,
  JJ,
  QF,
  QC,
  QO,
  RB,
  INTF,
  RP,
  CC,
  NEG,
  WQ,
  RDP,
  INJ,
  SYM
};
inline constexpr int kTags = 22;
std::string_view label(Tag tag);
/// The tag of this name, or UNK.
Tag tag_of(std::string_view name);

/// Universal part-of-speech tags (UD v2).
enum class Upos : uint8_t {
  X,
  NOUN,
  PROPN,
  PRON,
  DET,
  VERB,
  AUX,
  ADP,
  ADJ,
  NUM,
  ADV,
  PART,
  CCONJ,
  SCONJ,
  INTJ,
  PUNCT,
  SYM
};
std::string_view label(Upos upos);

enum class Gender : uint8_t { none, masculine, feminine };
enum class Number : uint8_t { none, singular, plural };
enum class Case : uint8_t { none, direct, oblique };  // UD: Case=Nom, Case=Acc (HDTB's d, o)

/// The form of one verbal word, before the words of its group are read together.
enum class VerbForm : uint8_t {
  none,
  root,         // कर, दे (also the conjunctive without कर/के)
  conjunctive,  // करके, जाकर
  habitual,     // करता, करते, करती
  perfective,   // किया, की, गए
  infinitive,   // करना, करने, करनी
  agentive,     // करनेवाला
  future,       // करेगा, होंगे
  subjunctive,  // करे, करें, हो
  imperative,   // करो, कीजिए
  present,      // है, हैं, हूं
  past,         // था, थे, थी, थीं
};

struct Features {
  Gender gender = Gender::none;
  Number number = Number::none;
  Case case_ = Case::none;
  uint8_t person = 0;  // 1, 2, 3; 0: none
  VerbForm form = VerbForm::none;
};

/// The case marker of a noun group, read off its postpositions (lang/hi/markers.tsv names them so). The order is part
/// of no format.
enum class Marker : uint8_t {
  none,
  ne,
  ko,
  se,
  ka,
  mein,
  par,
  tak,      // ने को से का/के/की में पर तक
  saath,    // के साथ, के संग
  beech,    // के बीच, के मध्य
  khilaf,   // के खिलाफ, के विरुद्ध
  liye,     // के लिए, के वास्ते
  prati,    // के प्रति
  orse,     // की ओर से, की तरफ से
  or_,      // की ओर, की तरफ (direction)
  dwara,    // के द्वारा, द्वारा, के हाथों (agent)
  samaksh,  // के समक्ष, के सामने
  bare,  // के बारे में, के संबंध में, को लेकर, के मुद्दे पर, के विषय में, संबंधी
  dauran,  // के दौरान, के मौके पर, के अवसर पर (occasion)
  itar,    // से इतर, के इतर, के हाशिये पर (sidelines)
  anusar,  // के अनुसार, के मुताबिक, के हवाले से (source of a claim)
  baad,
  pahle,
  bhitar,  // के बाद; से पहले, के पूर्व; के भीतर, के अंदर
  karan,   // के कारण, की वजह से, के चलते
  sahit,   // सहित, समेत, के अलावा (inclusion)
  bina,    // के बिना, के बगैर
  bajay,   // के बजाय, की बजाय, के स्थान पर, की जगह
  paas,    // के पास, के निकट, के आसपास
  tahat,   // के तहत, के अंतर्गत
  tulna,   // की तुलना में, के मुकाबले
  zariye,  // के जरिए, के माध्यम से, के मार्फत (through whom or what)
  other,   // any other postposition
};
inline constexpr int kMarkers = static_cast<int>(Marker::other) + 1;
std::string_view label(Marker marker);
/// The marker of this name, or `none` when there is none such.
Marker marker_of(std::string_view name);

/// Chunk kinds of the treebank. VGF finite, VGNF non-finite (participle, conjunctive), VGNN gerund (infinitive used as
/// a noun).
enum class ChunkKind : uint8_t { NP, VGF, VGNF, VGNN, JJP, RBP, NEGP, CCP, BLK };
std::string_view label(ChunkKind kind);
inline bool is_verbal(ChunkKind k) {
  return k == ChunkKind::VGF || k == ChunkKind::VGNF || k == ChunkKind::VGNN;
}

/// Relations between chunks: the karaka labels of the treebank (Bharati et al., AnnCorra) that we give.
enum class Role : uint8_t {
  none,
  root,
  k1,   // karta: agent, subject
  k1s,  // subject complement
  k2,   // karma: object
  k2p,  // goal of motion
  k3,   // instrument
  k4,   // recipient
  k4a,  // experiencer
  k5,   // source
  k7,
  k7p,
  k7t,    // location elsewhere, in place, in time
  r6,     // genitive
  rt,     // purpose
  rh,     // cause
  rd,     // direction
  rask1,  // ras-k1: companion of the agent
  pof,    // part of a complex predicate (मुलाकात in मुलाकात की)
  ccof,   // conjunct
  vmod,   // verb modifying a verb
  nmod,   // modifier of a noun (participle, apposition)
  relc,   // relative clause
  adv,
  other,
};
std::string_view label(Role role);

enum class Tense : uint8_t { none, past, present, future };
enum class Aspect : uint8_t {
  none,
  perfective,
  habitual,
  progressive,
  prospective
};  // prospective: करने वाला है, करने जा रहा है
enum class Mood : uint8_t { indicative, subjunctive, imperative, conditional, presumptive };
enum class Modality : uint8_t { none, can, must, should, may, want, begin, let, cease };
std::string_view label(Tense);
std::string_view label(Aspect);
std::string_view label(Mood);
std::string_view label(Modality);

/// How a clause hangs on another.
enum class ClauseKind : uint8_t {
  main,
  complement,   // कि …
  relative,     // जो, जिस, जहां …
  conditional,  // अगर, यदि
  conjunctive,  // … कर, … करके
  participial,  // … हुए, … करते हुए, आए (before a noun)
  infinitival,  // … करने (के लिए, में, पर, का)
  coordinate,   // और/लेकिन/जबकि + finite
};
std::string_view label(ClauseKind kind);

}  // namespace bahi
