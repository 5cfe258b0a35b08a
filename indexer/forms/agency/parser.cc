// The parser of NITF, NewsML 1 and NewsML-G2. Where each says what is a table of paths: the first that leads
// to a text counts.
#include "forms/agency/parser.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "forms/draft/item.h"
#include "forms/html/plain_text.h"
#include "forms/xml/record_tree.h"
#include "forms/xml/tree.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using xml::kNone;
using xml::NodeId;
using xml::Tree;

// Steps of names in lower case; "@name" at the end: an attribute; "//name" at the beginning: anywhere inside.
using Path = std::string_view;
using Paths = std::span<const Path>;

struct Format {
  std::string_view element;  // of an item
  Paths id, headline, published, modified, byline, language, tags, publisher, rights, url, summary, kind;
};

// NITF 3.6.
constexpr std::array<Path, 1> kNitfId{"head/docdata/doc-id@id-string"};
constexpr std::array<Path, 4> kNitfHeadline{"body/body.head/hedline/hl1", "body/body.head/headline/hl1",
                                            "//hl1", "head/title"};
constexpr std::array<Path, 5> kNitfPublished{
    "head/docdata/date.release@norm", "head/docdata/date.issue@norm", "head/pubdata@date.publication",
    "body/body.head/dateline/story.date@norm", "body/body.head/dateline/story.date"};
constexpr std::array<Path, 2> kNitfByline{"body/body.head/byline", "body/body.head/byline/person"};
constexpr std::array<Path, 2> kNitfLanguage{"body@lang", "@lang"};
constexpr std::array<Path, 2> kNitfTags{"head/docdata/key-list/keyword@key",
                                        "head/tobject/tobject.subject@tobject.subject.type"};
constexpr std::array<Path, 2> kNitfPublisher{"body/body.head/distributor", "head/pubdata@name"};
constexpr std::array<Path, 2> kNitfRights{"body/body.head/rights", "head/docdata/doc.copyright@holder"};
constexpr std::array<Path, 1> kNitfUrl{"head/pubdata@ex-ref"};
constexpr std::array<Path, 1> kNitfSummary{"body/body.head/abstract"};

// NewsML-G2 2.x.
constexpr std::array<Path, 1> kG2Id{"@guid"};
constexpr std::array<Path, 3> kG2Headline{"contentmeta/headline", "itemmeta/title", "//hl1"};
constexpr std::array<Path, 3> kG2Published{"itemmeta/versioncreated", "contentmeta/contentcreated",
                                           "itemmeta/firstcreated"};
constexpr std::array<Path, 1> kG2Modified{"contentmeta/contentmodified"};
constexpr std::array<Path, 3> kG2Byline{"contentmeta/by", "contentmeta/creator/name", "//byline"};
constexpr std::array<Path, 2> kG2Language{"contentmeta/language@tag", "@lang"};
constexpr std::array<Path, 2> kG2Tags{"contentmeta/subject/name", "contentmeta/keyword"};
constexpr std::array<Path, 4> kG2Publisher{"itemmeta/provider/name", "contentmeta/infosource/name",
                                           "rightsinfo/copyrightholder/name", "itemmeta/provider@literal"};
constexpr std::array<Path, 1> kG2Rights{"rightsinfo/copyrightnotice"};
constexpr std::array<Path, 1> kG2Url{"itemmeta/link@href"};
constexpr std::array<Path, 1> kG2Summary{"contentmeta/description"};
constexpr std::array<Path, 1> kG2Kind{"itemmeta/itemclass@qcode"};

// NewsML 1.0 to 1.2.
constexpr std::array<Path, 2> kNewsMlId{"identification/newsidentifier/publicidentifier",
                                        "identification/newsidentifier/newsitemid"};
constexpr std::array<Path, 4> kNewsMlHeadline{"//headline", "//hl1", "identification/namelabel", "//title"};
constexpr std::array<Path, 4> kNewsMlPublished{"newsmanagement/thisrevisioncreated",
                                               "newsmanagement/firstcreated", "//date.issue@norm",
                                               "//dateandtime"};
constexpr std::array<Path, 1> kNewsMlByline{"//byline"};
constexpr std::array<Path, 2> kNewsMlLanguage{"//language@formalname", "@lang"};
constexpr std::array<Path, 2> kNewsMlTags{"//keywordline", "//keyword@key"};
constexpr std::array<Path, 2> kNewsMlPublisher{"//creditline", "identification/newsidentifier/providerid"};
constexpr std::array<Path, 1> kNewsMlRights{"//copyrightline"};
constexpr std::array<Path, 1> kNewsMlSummary{"//abstract"};
constexpr std::array<Path, 1> kNewsMlKind{"//mediatype@formalname"};

constexpr std::array kFormats{
    Format{"nitf",
           kNitfId,
           kNitfHeadline,
           kNitfPublished,
           {},
           kNitfByline,
           kNitfLanguage,
           kNitfTags,
           kNitfPublisher,
           kNitfRights,
           kNitfUrl,
           kNitfSummary,
           {}},
    Format{"newsitem",
           kG2Id,
           kG2Headline,
           kG2Published,
           kG2Modified,
           kG2Byline,
           kG2Language,
           kG2Tags,
           kG2Publisher,
           kG2Rights,
           {},
           kG2Summary,
           kG2Kind},
    Format{"newsitem",
           kNewsMlId,
           kNewsMlHeadline,
           kNewsMlPublished,
           {},
           kNewsMlByline,
           kNewsMlLanguage,
           kNewsMlTags,
           kNewsMlPublisher,
           kNewsMlRights,
           {},
           kNewsMlSummary,
           kNewsMlKind},
};
constexpr std::size_t kNitf = 0;
constexpr std::size_t kG2 = 1;
constexpr std::size_t kNewsMl = 2;

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
      line += c;
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

// ISO 8601 without separators, as NITF and NewsML have it, with them: 20130605T210000+0000.
std::string with_separators(std::string_view date) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    if (date.size() < from + count) return false;
    const std::string_view part = date.substr(from, count);
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!digits(0, 8)) return std::string(date);
  std::string out = std::string(date.substr(0, 4)) + '-' + std::string(date.substr(4, 2)) + '-' +
                    std::string(date.substr(6, 2));
  if (date.size() < 13 || date[8] != 'T' || !digits(9, 4)) return date.size() == 8 ? out : std::string(date);
  out += 'T' + std::string(date.substr(9, 2)) + ':' + std::string(date.substr(11, 2));
  std::size_t at = 13;
  if (digits(at, 2)) {
    out += ':' + std::string(date.substr(at, 2));
    at += 2;
  }
  std::string_view zone = date.substr(at);
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) {
    return out + std::string(zone.substr(0, 3)) + ':' + std::string(zone.substr(3));
  }
  return out + std::string(zone);
}

class ItemParser {
 public:
  ItemParser(const Tree& tree, NodeId item, const Format& format, bool is_newsml)
      : tree_(tree), item_(item), format_(format), is_newsml_(is_newsml) {}

  Item read() {
    Item item;
    item.id = first(format_.id);
    item.key = item.id.text;
    if (Item::Text headline = first(format_.headline); !headline.text.empty())
      item.headlines.push_back(std::move(headline));
    for (const Path path : format_.published) {
      if (std::string text = value(path); !text.empty()) item.add_published(with_separators(text), path);
    }
    item.modified = first(format_.modified);
    item.byline = first(format_.byline);
    item.language = first(format_.language);
    item.publisher = first(format_.publisher);
    item.rights = first(format_.rights).text;
    item.url = first(format_.url);
    for (const Path path : format_.tags) add_all(path, item);
    item.body = body();
    if (item.body.text.empty()) item.body = paragraphs(format_.summary);
    return item;
  }

  // Why it has no text: what it is in place of one.
  std::string kind() {
    std::string kind = first(format_.kind).text;
    kind = kind.substr(kind.find(':') == std::string::npos ? 0 : kind.find(':') + 1);
    kind = schema::ascii_lower(kind);
    if (kind == "photo" || kind == "image") kind = "picture";
    for (const std::string_view known :
         {"picture", "graphic", "video", "audio", "animation", "composite", "event"}) {
      if (kind == known)
        return (kind == "audio" || kind == "animation" || kind == "event" ? "an " : "a ") + kind;
    }
    return "an item without text";
  }

 private:
  // The element, and the attribute of it, that a path leads to.
  [[nodiscard]] std::pair<NodeId, std::string_view> place(Path path) const {
    const std::size_t sign = path.find('@');
    const Path steps = path.substr(0, sign);
    const std::string_view attribute = sign == Path::npos ? std::string_view{} : path.substr(sign + 1);
    if (steps.empty()) return {item_, attribute};
    return {steps.starts_with("//") ? tree_.find_inside(item_, steps.substr(2)) : tree_.find(item_, steps),
            attribute};
  }

  [[nodiscard]] std::string value(Path path) const {
    const auto [id, attribute] = place(path);
    if (id == kNone) return {};
    return attribute.empty() ? one_line(html::plain_text(tree_.markup_of(id)))
                             : one_line(tree_.attribute(id, attribute));
  }

  [[nodiscard]] Item::Text first(Paths paths) const {
    for (const Path path : paths) {
      if (std::string text = value(path); !text.empty()) return {std::move(text), path};
    }
    return {};
  }

  [[nodiscard]] Item::Text paragraphs(Paths paths) const {
    for (const Path path : paths) {
      if (std::string text = html::plain_text(tree_.markup_of(place(path).first)); !text.empty())
        return {std::move(text), path};
    }
    return {};
  }

  void add_all(Path path, Item& item) const {
    const auto [found, attribute] = place(path);
    if (found == kNone) return;
    // Elements of one name in elements of one name.
    const std::string_view name = tree_[found].name;
    const NodeId around = tree_[found].parent;
    const std::string_view outer = tree_[around].name;
    const bool in_one = attribute.empty() && around != item_ && outer == "subject";
    for (NodeId group = around; group != kNone; group = in_one ? tree_.next_called(group, outer) : kNone) {
      for (NodeId at = tree_.child(group, name); at != kNone; at = tree_.next_called(at, name)) {
        item.add_tag(
            one_line(attribute.empty() ? tree_.text_of(at) : std::string(tree_.attribute(at, attribute))),
            path);
        if (in_one) break;  // its other names are in other languages
      }
    }
  }

  // The text of what `id` holds: NITF's body, HTML's body, else all.
  [[nodiscard]] std::string text_inside(NodeId id) const {
    if (id == kNone) return {};
    if (const NodeId content = tree_.find_inside(id, "body.content"); content != kNone) {
      return html::plain_text(tree_.markup_of(content));
    }
    for (const std::string_view name : {"xhtml:body", "body"}) {
      if (const NodeId page = tree_.find_inside(id, name); page != kNone)
        return html::plain_text(tree_.markup_of(page));
    }
    if (tree_.has_elements(id)) return html::plain_text(tree_.markup_of(id));
    return html::plain_text(tree_.text_of(id));
  }

  [[nodiscard]] Item::Text body() const {
    if (format_.element == "nitf")
      return {html::plain_text(tree_.markup_of(tree_.find(item_, "body/body.content"))), "body/body.content"};
    if (is_newsml_) return newsml_body();
    // The same text may stand there in several forms: the longest is the whole.
    Item::Text best;
    const NodeId set = tree_.child(item_, "contentset");
    if (set == kNone) return best;
    for (NodeId at = tree_.first_child(set); at != kNone; at = tree_.next_sibling(at)) {
      const bool is_xml = tree_.is(at, "inlinexml");
      if (!is_xml && !tree_.is(at, "inlinedata")) continue;
      if (std::string text = text_inside(at); text.size() > best.text.size()) {
        best = {std::move(text), is_xml ? "contentset/inlinexml" : "contentset/inlinedata"};
      }
    }
    return best;
  }

  // Components of an item are its headline, pictures, style sheets, contacts; the one whose role is the body
  // counts, and of others the longest text.
  [[nodiscard]] Item::Text newsml_body() const {
    Item::Text best;
    bool is_body = false;
    for (NodeId at = item_; at < tree_[item_].end; ++at) {
      if (!tree_.is(at, "datacontent")) continue;
      const NodeId content = tree_[at].parent;
      const std::string_view type = tree_.attribute(tree_.child(content, "mimetype"), "formalname");
      if (type.find("css") != std::string_view::npos || type.starts_with("image/")) continue;
      const std::string_view role = tree_.attribute(tree_.child(tree_[content].parent, "role"), "formalname");
      const bool says_body = role == "Body" || role == "Main" || role == "Main Text" || role == "MainText";
      if (is_body && !says_body) continue;
      std::string text = text_inside(at);
      if (text.size() > best.text.size() || (says_body && !is_body && !text.empty())) {
        best = {std::move(text), "datacontent"};
        is_body = says_body;
      }
    }
    return best;
  }

  const Tree& tree_;
  const NodeId item_;
  const Format& format_;
  const bool is_newsml_;
};

}  // namespace

ParsedRecord parse_agency(const Record& record, const ParseOptions& options, Detail detail,
                          ParseTools& tools) {
  const DecodedText decoded = xml::decoded(record);
  const std::size_t first = decoded.text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && (decoded.text[first] == '{' || decoded.text[first] == '[')) {
    return parse_ninjs(decoded.text, options, detail, tools);
  }
  ParsedRecord parsed;
  const Tree tree(decoded.text);
  if (tree.is_empty()) {
    parsed.push_back(Rejection{"not an XML element"});
    return parsed;
  }
  std::vector<std::string> remarks;
  if (!tree.remark().empty()) remarks.push_back(tree.remark());
  if (std::string remark = xml::charset_remark(decoded); !remark.empty())
    remarks.push_back(std::move(remark));
  const bool is_newsml = tree[0].name == "newsml";
  for (NodeId at = 0; at < tree.size();) {
    std::size_t format = kFormats.size();
    if (tree.is(at, "nitf")) format = kNitf;
    if (tree.is(at, "newsitem")) format = is_newsml ? kNewsMl : kG2;
    if (format == kFormats.size()) {
      const bool is_other = tree.is(at, "packageitem") || tree.is(at, "conceptitem") ||
                            tree.is(at, "knowledgeitem") || tree.is(at, "planningitem");
      if (is_other)
        parsed.push_back(Skip{"a " + std::string(tree[at].name.substr(0, tree[at].name.size() - 4)) +
                              ", which holds no text"});
      at = is_other ? tree[at].end : at + 1;
      continue;
    }
    ItemParser parser(tree, at, kFormats[format], is_newsml);
    Item item = parser.read();
    item.remarks = std::exchange(remarks, {});
    const std::string kind = parser.kind();
    const bool has_text =
        !item.body.text.empty() || (kind == "an item without text" && !item.headlines.empty());
    parsed.push_back(has_text ? article_of(std::move(item), options, detail, tools) : ParsedPart(Skip{kind}));
    at = tree[at].end;
  }
  if (parsed.empty()) parsed.push_back(Skip{"it holds no item"});
  return parsed;
}

}  // namespace broadsheet::indexer
