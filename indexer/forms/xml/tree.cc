// An XML document as a light tree, by expat.
#include "forms/xml/tree.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <new>
#include <set>
#include <utility>

#include "forms/xml/mend.h"
#include "forms/xml/sniff.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/markup.h"

namespace broadsheet::indexer::xml {
namespace {

struct Namespace {
  std::string_view uri;  // or what it begins with, where versions follow
  std::string_view called;
};

constexpr std::array kNamespaces{
    Namespace{"http://www.w3.org/2005/Atom", "atom"},
    Namespace{"http://purl.org/atom/ns#", "atom"},
    Namespace{"http://purl.org/rss/1.0/modules/content/", "content"},
    Namespace{"http://purl.org/rss/1.0/modules/", "?"},
    Namespace{"http://purl.org/rss/1.0/", ""},
    Namespace{"http://purl.org/net/rss1.1", ""},
    Namespace{"http://my.netscape.com/rdf/simple/0.9/", ""},
    Namespace{"http://channel.netscape.com/rdf/simple/0.9/", ""},
    Namespace{"http://backend.userland.com/", ""},
    Namespace{"http://blogs.law.harvard.edu/tech/rss", ""},
    Namespace{"http://purl.org/dc/elements/1.", "dc"},
    Namespace{"http://purl.org/dc/terms/", "dcterms"},
    Namespace{"http://search.yahoo.com/mrss", "media"},
    Namespace{"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
    Namespace{"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    Namespace{"http://www.w3.org/1999/xhtml", "xhtml"},
    Namespace{"http://www.w3.org/1999/xlink", "xlink"},
    Namespace{"http://www.w3.org/XML/1998/namespace", "xml"},
    Namespace{"http://www.google.com/schemas/sitemap-news/", "news"},
    Namespace{"http://www.sitemaps.org/schemas/sitemap/", ""},
    Namespace{"http://www.google.com/schemas/sitemap/", ""},
    Namespace{"http://www.loc.gov/METS", ""},
    Namespace{"http://www.loc.gov/mods/", ""},
    Namespace{"http://www.loc.gov/standards/alto/", ""},
    Namespace{"http://bibnum.bnf.fr/ns/alto_prod", ""},
    Namespace{"http://schema.ccs-gmbh.com/", ""},
    Namespace{"http://schema.primaresearch.org/PAGE/", ""},
    Namespace{"http://iptc.org/std/", ""},
    Namespace{"http://www.mediawiki.org/xml/export-", ""},
};

std::string_view called(std::string_view uri, std::string_view prefix) {
  constexpr std::string_view kWordPress = "wordpress.org/export/";
  if (uri.find(kWordPress) != std::string_view::npos)
    return uri.find("/excerpt") != std::string_view::npos ? "excerpt" : "wp";
  for (const Namespace& known : kNamespaces) {
    if (uri.starts_with(known.uri)) return known.called;
  }
  return prefix.empty() ? "" : "?";
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

// Takes what the parser reports.
class Tree::Builder {
 public:
  explicit Builder(Tree& tree) : tree_(tree) {}

  // False if the parser stopped before the end of the root element.
  bool parse(std::string_view text) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser(XML_ParserCreate("UTF-8"));
    if (parser == nullptr) throw std::bad_alloc();
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, on_start, on_end);
    XML_SetCharacterDataHandler(parser_, on_text);
    XML_SetSkippedEntityHandler(parser_, on_entity);
    // With an external part of the document type that is not read, entities that are not declared are no
    // error.
    constexpr std::string_view kHead = "<!DOCTYPE r SYSTEM \"r\">";
    bool goes_on = XML_Parse(parser_, kHead.data(), static_cast<int>(kHead.size()), 0) == XML_STATUS_OK;
    constexpr std::size_t kPart = 1 << 20;
    for (std::size_t at = 0; goes_on && at < text.size(); at += kPart) {
      const std::string_view part = text.substr(at, kPart);
      goes_on = XML_Parse(parser_, part.data(), static_cast<int>(part.size()),
                          at + kPart >= text.size() ? 1 : 0) == XML_STATUS_OK;
    }
    finish();
    is_full_ = tree_.nodes_.size() >= kMaxNodes;
    return goes_on || ended_ || is_full_;
  }

  [[nodiscard]] bool is_full() const noexcept { return is_full_; }
  [[nodiscard]] bool is_deep() const noexcept { return is_deep_; }
  [[nodiscard]] bool has_junk() const { return ended_ && XML_GetErrorCode(parser_) != XML_ERROR_NONE; }

 private:
  static void XMLCALL on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
    static_cast<Builder*>(self)->start(name, attributes);
  }
  static void XMLCALL on_end(void* self, const XML_Char*) { static_cast<Builder*>(self)->end(); }
  static void XMLCALL on_text(void* self, const XML_Char* text, int size) {
    static_cast<Builder*>(self)->text_.append(text, static_cast<std::size_t>(size));
  }
  static void XMLCALL on_entity(void* self, const XML_Char* name, int) {
    static_cast<Builder*>(self)->add_entity(name);
  }

  void add_entity(std::string_view name) {
    const auto known = entities_.find(name);
    if (known != entities_.end()) {
      text_ += known->second;
      return;
    }
    std::string characters = entity(name);
    if (characters.empty()) {
      characters = '&';
      characters += name;
      characters += ';';
    }
    text_ += characters;
    if (entities_.size() < kMaxEntities) entities_.emplace(name, std::move(characters));
  }

  void start(std::string_view name, const XML_Char** attributes) {
    flush();
    if (open_.size() >= kMaxDepth) {
      ++beyond_;
      is_deep_ = true;
      return;
    }
    if (tree_.nodes_.size() >= kMaxNodes) {
      XML_StopParser(parser_, XML_FALSE);
      return;
    }
    declared_.push_back(namespaces_.size());
    for (const XML_Char** at = attributes; *at != nullptr; at += 2) declare(at[0], at[1]);
    Node node;
    node.parent = open_.empty() ? kNone : open_.back();
    std::tie(node.prefix, node.name) = resolved(name, true);
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (const XML_Char** at = attributes; *at != nullptr && node.attributes < kMaxAttributes; at += 2) {
      Attribute attribute;
      const std::string_view key = at[0];
      if (key == "xmlns" || key.starts_with("xmlns:")) continue;
      std::tie(attribute.prefix, attribute.name) = resolved(key, false);
      attribute.value = kept(at[1]);
      tree_.attributes_.push_back(attribute);
      ++node.attributes;
    }
    open_.push_back(static_cast<NodeId>(tree_.nodes_.size()));
    tree_.nodes_.push_back(node);
  }

  void end() {
    flush();
    if (beyond_ > 0) {
      --beyond_;
      return;
    }
    if (open_.empty()) return;
    tree_.nodes_[open_.back()].end = tree_.size();
    open_.pop_back();
    namespaces_.resize(declared_.back());
    declared_.pop_back();
    ended_ = open_.empty();
  }

  void finish() {
    flush();
    while (!open_.empty()) {
      tree_.nodes_[open_.back()].end = tree_.size();
      open_.pop_back();
    }
  }

  void flush() {
    if (text_.empty()) return;
    if (!open_.empty() && tree_.nodes_.size() < kMaxNodes) {
      Node node;
      node.parent = open_.back();
      node.text = kept(text_);
      node.end = tree_.size() + 1;
      tree_.nodes_.push_back(node);
    }
    text_.clear();
  }

  void declare(std::string_view name, std::string_view uri) {
    if (!name.starts_with("xmlns") || namespaces_.size() >= kMaxNamespaces) return;
    std::string_view prefix;
    if (name.size() > 5) {
      if (name[5] != ':') return;
      prefix = name.substr(6);
    }
    namespaces_.emplace_back(interned(prefix), called(uri, prefix));
  }

  // The namespace and the name that `qualified` means.
  std::pair<std::string_view, std::string_view> resolved(std::string_view qualified, bool is_element) {
    const std::size_t colon = qualified.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? std::string_view{} : qualified.substr(0, colon);
    const std::string_view name =
        interned(colon == std::string_view::npos ? qualified : qualified.substr(colon + 1));
    if (prefix.empty() && !is_element) return {{}, name};
    const std::string_view plain = interned(prefix);
    for (auto at = namespaces_.rbegin(); at != namespaces_.rend(); ++at) {
      if (at->first == plain) return {at->second, name};
    }
    return {plain, name};
  }

  // `name` in lower case.
  std::string_view interned(std::string_view name) {
    lowered_.assign(name);
    for (char& c : lowered_) c = schema::ascii_lower(c);
    const auto found = names_.find(lowered_);
    if (found != names_.end()) return *found;
    return *names_.insert(kept(lowered_)).first;
  }

  std::string_view kept(std::string_view text) {
    if (text.empty()) return {};
    char* const place = static_cast<char*>(tree_.arena_->allocate(text.size(), 1));
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }

  // Entities of a hostile document may each have a name of their own.
  static constexpr std::size_t kMaxEntities = 1000;

  Tree& tree_;
  XML_Parser parser_ = nullptr;
  std::string text_;
  std::string lowered_;
  std::vector<NodeId> open_;
  std::vector<std::pair<std::string_view, std::string_view>> namespaces_;  // prefix -> what we call it
  std::vector<std::size_t> declared_;                                      // by depth: how many were before
  std::set<std::string_view> names_;
  std::map<std::string, std::string, std::less<>> entities_;
  std::size_t beyond_ = 0;
  bool ended_ = false;
  bool is_full_ = false;
  bool is_deep_ = false;
};

Tree::Tree(std::string_view text) : arena_(std::make_unique<std::pmr::monotonic_buffer_resource>()) {
  text.remove_prefix(find_root(text));
  if (text.empty()) return;
  Builder builder(*this);
  bool is_whole = builder.parse(text);
  bool is_deep = builder.is_deep();
  bool is_full = builder.is_full();
  if (is_whole && builder.has_junk() && text.find('<') != std::string_view::npos) {
    // Behind the root element nothing belongs to the document.
  }
  if (!is_whole) {
    nodes_.clear();
    attributes_.clear();
    arena_ = std::make_unique<std::pmr::monotonic_buffer_resource>();
    const std::string better = mended(text);
    Builder again(*this);
    is_whole = again.parse(better);
    is_deep = again.is_deep();
    is_full = again.is_full();
    remark_ = is_whole ? "not well-formed XML; it was repaired"
                       : "not well-formed XML; it was read as far as possible";
  }
  if (is_deep)
    remark_ += (remark_.empty() ? "" : "; ") +
               std::string("elements are nested too deeply; the deepest were left out");
  if (is_full)
    remark_ += (remark_.empty() ? "" : "; ") + std::string("too many elements; the last were left out");
}

bool Tree::is(NodeId id, std::string_view name) const noexcept {
  const Node& node = nodes_[id];
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return node.prefix.empty() && node.name == name;
  return node.prefix == name.substr(0, colon) && node.name == name.substr(colon + 1);
}

NodeId Tree::first_child(NodeId id) const noexcept { return id + 1 < nodes_[id].end ? id + 1 : kNone; }

NodeId Tree::next_sibling(NodeId id) const noexcept {
  const NodeId parent = nodes_[id].parent;
  return parent != kNone && nodes_[id].end < nodes_[parent].end ? nodes_[id].end : kNone;
}

NodeId Tree::child(NodeId id, std::string_view name) const noexcept {
  if (id == kNone) return kNone;
  const NodeId first = first_child(id);
  return first == kNone || is(first, name) ? first : next_called(first, name);
}

NodeId Tree::next_called(NodeId after, std::string_view name) const noexcept {
  do after = next_sibling(after);
  while (after != kNone && !is(after, name));
  return after;
}

NodeId Tree::find(NodeId id, std::string_view path) const noexcept {
  if (id == kNone) return kNone;
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return child(id, path);
  for (NodeId step = child(id, path.substr(0, slash)); step != kNone;
       step = next_called(step, path.substr(0, slash))) {
    if (const NodeId found = find(step, path.substr(slash + 1)); found != kNone) return found;
  }
  return kNone;
}

NodeId Tree::find_inside(NodeId id, std::string_view name) const noexcept {
  if (id == kNone) return kNone;
  for (NodeId at = id + 1; at < nodes_[id].end; ++at) {
    if (is(at, name)) return at;
  }
  return kNone;
}

std::string_view Tree::attribute(NodeId id, std::string_view name) const noexcept {
  if (id == kNone) return {};
  std::string_view other;
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attributes; ++i) {
    const Attribute& one = attributes_[node.first_attribute + i];
    if (one.name != name) continue;
    if (one.prefix.empty()) return one.value;
    if (other.empty()) other = one.value;
  }
  return other;
}

std::string_view Tree::inherited(NodeId id, std::string_view name) const noexcept {
  for (; id != kNone; id = nodes_[id].parent) {
    if (const std::string_view value = attribute(id, name); !value.empty()) return value;
  }
  return {};
}

std::string Tree::text_of(NodeId id) const {
  std::string text;
  if (id == kNone) return text;
  for (NodeId at = id; at < nodes_[id].end; ++at) text += nodes_[at].text;
  return text;
}

bool Tree::has_elements(NodeId id) const noexcept {
  if (id == kNone) return false;
  for (NodeId at = first_child(id); at != kNone; at = next_sibling(at)) {
    if (!nodes_[at].name.empty()) return true;
  }
  return false;
}

namespace {

// HTML's elements without an end tag: to write one would be read as a second element.
bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 7> kVoid{"br", "hr", "img", "input", "link", "meta", "wbr"};
  return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

}  // namespace

std::string Tree::markup_of(NodeId id) const {
  std::string out;
  if (id == kNone) return out;
  std::vector<NodeId> open;
  const auto close_to = [&](NodeId at) {
    while (!open.empty() && nodes_[open.back()].end <= at) {
      if (const std::string_view name = nodes_[open.back()].name; !is_void(name)) {
        out += "</";
        out += name;
        out += '>';
      }
      open.pop_back();
    }
  };
  for (NodeId at = id + 1; at < nodes_[id].end; ++at) {
    close_to(at);
    const Node& node = nodes_[at];
    if (node.name.empty()) {
      schema::append_markup_text(out, node.text);
      continue;
    }
    out += '<';
    out += node.name;
    for (std::uint32_t i = 0; i < node.attributes; ++i) {
      const Attribute& one = attributes_[node.first_attribute + i];
      if (!one.prefix.empty()) continue;
      out += ' ';
      out += one.name;
      out += "=\"";
      schema::append_markup_text(out, one.value);
      out += '"';
    }
    out += '>';
    open.push_back(at);
  }
  close_to(nodes_[id].end);
  return out;
}

}  // namespace broadsheet::indexer::xml
