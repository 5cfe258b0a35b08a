// A page as a tree: what the parser of HTML made of it. The only file beside its source that knows the
// parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::indexer::html {

// Elements deeper than this are taken as children of the last one that is not: browsers do the same. Deeper
// trees take parsers quadratic time.
inline constexpr std::size_t kMaxDepth = 512;

// Attributes of one element; the rest is left out.
inline constexpr std::size_t kMaxAttributes = 256;

// What a node is. Elements that make no difference to us are kOther.
enum class Tag : std::uint8_t {
  kText,
  kOther,
  kA,
  kAbbr,
  kAddress,
  kArticle,
  kAside,
  kAudio,
  kB,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCanvas,
  kCaption,
  kCenter,
  kCite,
  kDd,
  kDetails,
  kDialog,
  kDiv,
  kDl,
  kDt,
  kEm,
  kEmbed,
  kFieldset,
  kFigcaption,
  kFigure,
  kFont,
  kFooter,
  kForm,
  kFrameset,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHgroup,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kLabel,
  kLegend,
  kLi,
  kLink,
  kMain,
  kMath,
  kMenu,
  kMeta,
  kNav,
  kNoframes,
  kNoscript,
  kObject,
  kOl,
  kOptgroup,
  kOption,
  kP,
  kPicture,
  kPre,
  kQ,
  kRp,
  kRt,
  kRuby,
  kS,
  kScript,
  kSection,
  kSelect,
  kSmall,
  kSpan,
  kStrong,
  kStyle,
  kSub,
  kSummary,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTfoot,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kU,
  kUl,
  kVideo,
};

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;

struct Attribute {
  std::string_view name;  // in lower case
  std::string_view value;
};

// A node. Nodes stand in the order of the page: what is inside one follows it, up to its `end`.
struct Node {
  Tag tag = Tag::kOther;
  NodeId parent = kNoNode;
  NodeId end = 0;         // of what is inside it
  std::string_view text;  // of a text
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;
};

// A parsed page. Its texts and attributes are valid as long as it is. Not thread-safe.
class Document {
 public:
  // `text`: UTF-8. Never fails for what it holds; throws std::bad_alloc.
  explicit Document(std::string_view text);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] std::span<const Node> nodes() const noexcept { return nodes_; }
  [[nodiscard]] const Node& operator[](NodeId id) const noexcept { return nodes_[id]; }
  [[nodiscard]] NodeId size() const noexcept { return static_cast<NodeId>(nodes_.size()); }

  [[nodiscard]] std::span<const Attribute> attributes(NodeId id) const noexcept;
  // Its value; empty if there is none.
  [[nodiscard]] std::string_view attribute(NodeId id, std::string_view name) const noexcept;
  [[nodiscard]] bool has_attribute(NodeId id, std::string_view name) const noexcept;

  // The text inside a node, white space as it stands there; scripts and styles are left out.
  [[nodiscard]] std::string text_of(NodeId id) const;

  // True if elements were deeper than kMaxDepth.
  [[nodiscard]] bool was_flattened() const noexcept { return flattened_; }

 private:
  struct Parser;

  bool flattened_ = false;
  std::string guarded_;  // the text as it was parsed, where it had to be changed
  std::unique_ptr<Parser> parser_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
};

// `text` with one space for each run of white space, none at its ends.
std::string collapse(std::string_view text);

// True for elements that begin and end a line of their own.
bool is_block(Tag tag) noexcept;

}  // namespace broadsheet::indexer::html
