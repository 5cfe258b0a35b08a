// An XML document as a light tree. Its parser is expat, after the charset was settled; what real feeds get
// wrong is mended first. The only file beside its source that knows the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::indexer::xml {

// Elements deeper than this are left out, their text is kept: no form of news nests a tenth of it.
inline constexpr std::size_t kMaxDepth = 256;
// Attributes of one element; the rest is left out.
inline constexpr std::size_t kMaxAttributes = 256;
// Elements and texts of one document; what follows is left out. A page of a newspaper in ALTO has some
// 50,000; each takes some 80 bytes.
inline constexpr std::size_t kMaxNodes = 1'500'000;
// Namespaces that are declared around one element; the rest count as unknown.
inline constexpr std::size_t kMaxNamespaces = 256;

using NodeId = std::uint32_t;
inline constexpr NodeId kNone = UINT32_MAX;

struct Attribute {
  std::string_view prefix;  // as that of a node
  std::string_view name;    // in lower case
  std::string_view value;
};

// An element or a text. Nodes stand in the order of the document: what is inside one follows it, up to its
// `end`.
struct Node {
  // What we call the namespace of the element ("dc", "atom"; empty: none, or one whose names need no telling
  // apart);
  // "?" for others; of a prefix that nothing declares, the prefix.
  std::string_view prefix;
  std::string_view name;  // without prefix, in lower case; empty: a text
  std::string_view text;  // of a text
  NodeId parent = kNone;
  NodeId end = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;
};

// A parsed document. Its texts are valid as long as it is. Not thread-safe.
class Tree {
 public:
  // `text`: UTF-8. Definitions of a document type are skipped; of entities the five of XML and those of
  // HTML are known. Takes time in proportion to `text`; never fails for what it holds.
  explicit Tree(std::string_view text);
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  [[nodiscard]] bool is_empty() const noexcept { return nodes_.empty(); }
  // The root element is node 0.
  [[nodiscard]] const Node& operator[](NodeId id) const noexcept { return nodes_[id]; }
  [[nodiscard]] NodeId size() const noexcept { return static_cast<NodeId>(nodes_.size()); }
  // What had to be mended or left out, for people; empty: nothing.
  [[nodiscard]] const std::string& remark() const noexcept { return remark_; }

  // Whether a node is the element `name`: "title", "dc:title".
  [[nodiscard]] bool is(NodeId id, std::string_view name) const noexcept;
  // The first node inside `id`, and the one that follows `id` in the same element; kNone if there is none.
  [[nodiscard]] NodeId first_child(NodeId id) const noexcept;
  [[nodiscard]] NodeId next_sibling(NodeId id) const noexcept;
  // The first child called `name`.
  [[nodiscard]] NodeId child(NodeId id, std::string_view name) const noexcept;
  [[nodiscard]] NodeId next_called(NodeId after, std::string_view name) const noexcept;
  // The first element that a path of names leads to ("contentmeta/headline").
  [[nodiscard]] NodeId find(NodeId id, std::string_view path) const noexcept;
  // The first element of that name anywhere inside `id`.
  [[nodiscard]] NodeId find_inside(NodeId id, std::string_view name) const noexcept;

  // The value of an attribute without a prefix, or else of one with any; empty if there is none.
  [[nodiscard]] std::string_view attribute(NodeId id, std::string_view name) const noexcept;
  // The nearest value of an attribute at `id` or around it.
  [[nodiscard]] std::string_view inherited(NodeId id, std::string_view name) const noexcept;

  // All text inside `id` as it stands there; of kNone: none.
  [[nodiscard]] std::string text_of(NodeId id) const;
  // What is inside `id` as HTML; of kNone: none.
  [[nodiscard]] std::string markup_of(NodeId id) const;
  [[nodiscard]] bool has_elements(NodeId id) const noexcept;

 private:
  class Builder;

  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::string remark_;
};

}  // namespace broadsheet::indexer::xml
