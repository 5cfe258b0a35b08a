// A page as a tree. The parser is MyHTML, which follows the WHATWG's HTML standard; docs/DEPENDENCIES.md says
// why.
#include "forms/html/document.h"

#include <myhtml/api.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "text/ascii.h"
#include "text/characters.h"

namespace broadsheet::indexer::html {
namespace {

struct TagName {
  std::string_view name;
  Tag tag;
};

constexpr std::array kTags{
    TagName{"a", Tag::kA},
    TagName{"abbr", Tag::kAbbr},
    TagName{"address", Tag::kAddress},
    TagName{"article", Tag::kArticle},
    TagName{"aside", Tag::kAside},
    TagName{"audio", Tag::kAudio},
    TagName{"b", Tag::kB},
    TagName{"blockquote", Tag::kBlockquote},
    TagName{"body", Tag::kBody},
    TagName{"br", Tag::kBr},
    TagName{"button", Tag::kButton},
    TagName{"canvas", Tag::kCanvas},
    TagName{"caption", Tag::kCaption},
    TagName{"center", Tag::kCenter},
    TagName{"cite", Tag::kCite},
    TagName{"dd", Tag::kDd},
    TagName{"details", Tag::kDetails},
    TagName{"dialog", Tag::kDialog},
    TagName{"div", Tag::kDiv},
    TagName{"dl", Tag::kDl},
    TagName{"dt", Tag::kDt},
    TagName{"em", Tag::kEm},
    TagName{"embed", Tag::kEmbed},
    TagName{"fieldset", Tag::kFieldset},
    TagName{"figcaption", Tag::kFigcaption},
    TagName{"figure", Tag::kFigure},
    TagName{"font", Tag::kFont},
    TagName{"footer", Tag::kFooter},
    TagName{"form", Tag::kForm},
    TagName{"frameset", Tag::kFrameset},
    TagName{"h1", Tag::kH1},
    TagName{"h2", Tag::kH2},
    TagName{"h3", Tag::kH3},
    TagName{"h4", Tag::kH4},
    TagName{"h5", Tag::kH5},
    TagName{"h6", Tag::kH6},
    TagName{"head", Tag::kHead},
    TagName{"header", Tag::kHeader},
    TagName{"hgroup", Tag::kHgroup},
    TagName{"hr", Tag::kHr},
    TagName{"html", Tag::kHtml},
    TagName{"i", Tag::kI},
    TagName{"iframe", Tag::kIframe},
    TagName{"img", Tag::kImg},
    TagName{"input", Tag::kInput},
    TagName{"label", Tag::kLabel},
    TagName{"legend", Tag::kLegend},
    TagName{"li", Tag::kLi},
    TagName{"link", Tag::kLink},
    TagName{"main", Tag::kMain},
    TagName{"math", Tag::kMath},
    TagName{"menu", Tag::kMenu},
    TagName{"meta", Tag::kMeta},
    TagName{"nav", Tag::kNav},
    TagName{"noframes", Tag::kNoframes},
    TagName{"noscript", Tag::kNoscript},
    TagName{"object", Tag::kObject},
    TagName{"ol", Tag::kOl},
    TagName{"optgroup", Tag::kOptgroup},
    TagName{"option", Tag::kOption},
    TagName{"p", Tag::kP},
    TagName{"picture", Tag::kPicture},
    TagName{"pre", Tag::kPre},
    TagName{"q", Tag::kQ},
    TagName{"rp", Tag::kRp},
    TagName{"rt", Tag::kRt},
    TagName{"ruby", Tag::kRuby},
    TagName{"s", Tag::kS},
    TagName{"script", Tag::kScript},
    TagName{"section", Tag::kSection},
    TagName{"select", Tag::kSelect},
    TagName{"small", Tag::kSmall},
    TagName{"span", Tag::kSpan},
    TagName{"strong", Tag::kStrong},
    TagName{"style", Tag::kStyle},
    TagName{"sub", Tag::kSub},
    TagName{"summary", Tag::kSummary},
    TagName{"sup", Tag::kSup},
    TagName{"svg", Tag::kSvg},
    TagName{"table", Tag::kTable},
    TagName{"tbody", Tag::kTbody},
    TagName{"td", Tag::kTd},
    TagName{"template", Tag::kTemplate},
    TagName{"textarea", Tag::kTextarea},
    TagName{"tfoot", Tag::kTfoot},
    TagName{"th", Tag::kTh},
    TagName{"thead", Tag::kThead},
    TagName{"time", Tag::kTime},
    TagName{"title", Tag::kTitle},
    TagName{"tr", Tag::kTr},
    TagName{"u", Tag::kU},
    TagName{"ul", Tag::kUl},
    TagName{"video", Tag::kVideo},
};
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const TagName& a, const TagName& b) { return a.name < b.name; }));

Tag tag_called(std::string_view name) {
  const auto* const found =
      std::lower_bound(kTags.begin(), kTags.end(), name,
                       [](const TagName& row, std::string_view one) { return row.name < one; });
  return found != kTags.end() && found->name == name ? found->tag : Tag::kOther;
}

// Elements that have nothing inside them, and those whose end the parser finds by itself where the next one
// begins: pages leave it out, thousands of times, and no depth comes of that.
constexpr std::array<std::string_view, 31> kShallow{
    "area",   "base",   "br", "col",   "colgroup", "dd",       "dt",     "embed", "hr",    "image", "img",
    "input",  "keygen", "li", "link",  "meta",     "optgroup", "option", "p",     "param", "rp",    "rt",
    "source", "tbody",  "td", "tfoot", "th",       "thead",    "tr",     "track", "wbr"};
static_assert(std::is_sorted(kShallow.begin(), kShallow.end()));

// Elements whose inside is no markup.
constexpr std::array<std::string_view, 8> kRawText{"iframe", "noembed",  "noframes", "script",
                                                   "style",  "textarea", "title",    "xmp"};

// Leaves out of a page the tags that would make it deeper than kMaxDepth. A rough look at it, in one pass: it
// need not be exact, only bound what the parser is given.
class DepthGuard {
 public:
  explicit DepthGuard(std::string_view text) : text_(text) {}

  // What is left, if something had to go.
  bool guard(std::string& left) {
    std::size_t at = 0;
    while ((at = text_.find('<', at)) != std::string_view::npos) at = pass_tag(at);
    if (kept_ == 0) return false;
    left_.append(text_.substr(kept_));
    left = std::move(left_);
    return true;
  }

 private:
  std::size_t pass_tag(std::size_t begin) {
    if (text_.substr(begin).starts_with("<!--")) {
      const std::size_t end = text_.find("-->", begin + 4);
      return end == std::string_view::npos ? text_.size() : end + 3;
    }
    const bool closes = begin + 1 < text_.size() && text_[begin + 1] == '/';
    std::size_t at = begin + (closes ? 2 : 1);
    if (at >= text_.size() || !schema::is_ascii_letter(text_[at])) return begin + 1;
    name_.clear();
    for (; at < text_.size() && !schema::is_ascii_space(text_[at]) && text_[at] != '>' && text_[at] != '/';
         ++at) {
      if (name_.size() < 16) name_ += schema::ascii_lower(text_[at]);
    }
    const std::size_t end = end_of_tag(at);
    if (!closes && std::find(kRawText.begin(), kRawText.end(), name_) != kRawText.end())
      return end_of_raw(end);
    if (std::binary_search(kShallow.begin(), kShallow.end(), name_)) return end;
    if (closes) {
      if (depth_ == 0) return end;
      --depth_;
      if (depth_ >= kMaxDepth) leave_out(begin, end);
    } else if (++depth_ > kMaxDepth) {
      leave_out(begin, end);
    }
    return end;
  }

  [[nodiscard]] std::size_t end_of_tag(std::size_t at) const {
    char quote = 0;
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        return at + 1;
      } else if ((c == '"' || c == '\'') && at > 0 &&
                 (text_[at - 1] == '=' || schema::is_ascii_space(text_[at - 1]))) {
        quote = c;
      }
    }
    return text_.size();
  }

  // Where the end tag of the element called `name_` begins. What was not found once is not looked for again.
  std::size_t end_of_raw(std::size_t from) {
    if (from < raw_open_from_) return from;
    for (std::size_t at = from; (at = text_.find("</", at)) != std::string_view::npos; at += 2) {
      if (schema::equal_in_any_case(text_.substr(at + 2, name_.size()), name_)) {
        return at;
      }
    }
    raw_open_from_ = text_.size();
    return text_.size();
  }

  void leave_out(std::size_t begin, std::size_t end) {
    left_.append(text_.substr(kept_, begin - kept_));
    kept_ = end;
  }

  std::string_view text_;
  std::string left_;
  std::size_t kept_ = 0;  // up to here `left_` has what is kept
  std::size_t depth_ = 0;
  std::size_t raw_open_from_ = 0;
  std::string name_;
};

}  // namespace

// What the parser owns: texts and attributes of the nodes lie there.
struct Document::Parser {
  Parser() : myhtml(myhtml_create()) {
    if (myhtml == nullptr ||
        myhtml_init(myhtml, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) != MyHTML_STATUS_OK) {
      throw std::bad_alloc();
    }
    tree = myhtml_tree_create();
    if (tree == nullptr || myhtml_tree_init(tree, myhtml) != MyHTML_STATUS_OK) throw std::bad_alloc();
  }
  ~Parser() {
    if (tree != nullptr) myhtml_tree_destroy(tree);
    if (myhtml != nullptr) myhtml_destroy(myhtml);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  myhtml_t* myhtml = nullptr;
  myhtml_tree_t* tree = nullptr;
};

Document::Document(std::string_view text) : parser_(std::make_unique<Parser>()) {
  flattened_ = DepthGuard(text).guard(guarded_);
  if (flattened_) text = guarded_;
  if (myhtml_parse(parser_->tree, MyENCODING_UTF_8, text.data(), text.size()) != MyHTML_STATUS_OK) {
    throw std::bad_alloc();
  }
  std::vector<NodeId> open;
  myhtml_tree_node_t* const root = myhtml_tree_get_document(parser_->tree);
  myhtml_tree_node_t* node = root == nullptr ? nullptr : myhtml_node_child(root);
  while (node != nullptr) {
    const myhtml_tag_id_t id = myhtml_node_tag_id(node);
    const bool is_text = id == MyHTML_TAG__TEXT;
    const bool counts = is_text || (id != MyHTML_TAG__COMMENT && id != MyHTML_TAG__DOCTYPE);
    if (counts) {
      Node made;
      made.parent = open.empty() ? kNoNode : open.back();
      if (is_text) {
        made.tag = Tag::kText;
        std::size_t size = 0;
        const char* const characters = myhtml_node_text(node, &size);
        if (characters != nullptr) made.text = {characters, size};
      } else {
        std::size_t size = 0;
        const char* const name = myhtml_tag_name_by_id(parser_->tree, id, &size);
        made.tag = name == nullptr ? Tag::kOther : tag_called({name, size});
        made.first_attribute = static_cast<std::uint32_t>(attributes_.size());
        for (myhtml_tree_attr_t* at = myhtml_node_attribute_first(node);
             at != nullptr && made.attributes < kMaxAttributes; at = myhtml_attribute_next(at)) {
          Attribute attribute;
          if (const char* const key = myhtml_attribute_key(at, &size)) attribute.name = {key, size};
          if (const char* const value = myhtml_attribute_value(at, &size)) attribute.value = {value, size};
          attributes_.push_back(attribute);
          ++made.attributes;
        }
      }
      nodes_.push_back(made);
      nodes_.back().end = size();
    }
    if (myhtml_tree_node_t* const child = myhtml_node_child(node); child != nullptr && counts) {
      open.push_back(size() - 1);
      node = child;
      continue;
    }
    while (node != nullptr && myhtml_node_next(node) == nullptr) {
      node = myhtml_node_parent(node);
      if (node == root || open.empty()) {
        node = nullptr;
        break;
      }
      nodes_[open.back()].end = size();
      open.pop_back();
    }
    if (node != nullptr) node = myhtml_node_next(node);
  }
}

Document::~Document() = default;

std::span<const Attribute> Document::attributes(NodeId id) const noexcept {
  return std::span(attributes_).subspan(nodes_[id].first_attribute, nodes_[id].attributes);
}

std::string_view Document::attribute(NodeId id, std::string_view name) const noexcept {
  for (const Attribute& one : attributes(id)) {
    if (one.name == name) return one.value;
  }
  return {};
}

bool Document::has_attribute(NodeId id, std::string_view name) const noexcept {
  const auto all = attributes(id);
  return std::any_of(all.begin(), all.end(), [&](const Attribute& one) { return one.name == name; });
}

std::string Document::text_of(NodeId id) const {
  std::string text;
  const NodeId end = nodes_[id].end;
  for (NodeId at = id; at < end;) {
    const Node& node = nodes_[at];
    if (at != id && (node.tag == Tag::kScript || node.tag == Tag::kStyle || node.tag == Tag::kTemplate)) {
      at = node.end;
      continue;
    }
    if (node.tag == Tag::kText) {
      text += node.text;
    } else if (at != id && (node.tag == Tag::kBr || is_block(node.tag))) {
      text += '\n';
    }
    ++at;
  }
  return text;
}

std::string collapse(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = schema::next_character(text, at);
    if (c == U' ' || (c >= 0x9 && c <= 0xD) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
        (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
        c == 0x3000) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

bool is_block(Tag tag) noexcept {
  switch (tag) {
    case Tag::kText:
    case Tag::kOther:
    case Tag::kA:
    case Tag::kAbbr:
    case Tag::kB:
    case Tag::kBr:
    case Tag::kButton:
    case Tag::kCite:
    case Tag::kEm:
    case Tag::kEmbed:
    case Tag::kFont:
    case Tag::kI:
    case Tag::kImg:
    case Tag::kInput:
    case Tag::kLabel:
    case Tag::kLink:
    case Tag::kMeta:
    case Tag::kPicture:
    case Tag::kQ:
    case Tag::kRp:
    case Tag::kRt:
    case Tag::kRuby:
    case Tag::kS:
    case Tag::kSmall:
    case Tag::kSpan:
    case Tag::kStrong:
    case Tag::kSub:
    case Tag::kSup:
    case Tag::kTime:
    case Tag::kU:
      return false;
    default:
      return true;
  }
}

}  // namespace broadsheet::indexer::html
