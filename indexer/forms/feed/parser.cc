// The parser of feeds of XML. Which elements say what is a table for each field: what counts most first.
#include "forms/feed/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "forms/draft/item.h"
#include "forms/feed/base64.h"
#include "forms/feed/shortcodes.h"
#include "forms/html/plain_text.h"
#include "forms/xml/record_tree.h"
#include "forms/xml/tree.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using xml::kNone;
using xml::NodeId;
using xml::Tree;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> kTitle{"title", "atom:title", "dc:title", "media:title"};
constexpr std::array<std::string_view, 8> kPublished{"pubdate",      "atom:published", "atom:issued",
                                                     "dc:date",      "dcterms:issued", "dcterms:created",
                                                     "atom:created", "wp:post_date"};
constexpr std::array<std::string_view, 3> kModified{"atom:updated", "atom:modified", "dcterms:modified"};
constexpr std::array<std::string_view, 2> kFull{"content:encoded", "atom:content"};
constexpr std::array<std::string_view, 9> kShort{"description",    "atom:summary", "abstract",
                                                 "dc:description", "summary",      "xhtml:body",
                                                 "xhtml:div",      "body",         "media:description"};
constexpr std::array<std::string_view, 3> kAuthor{"dc:creator", "author", "itunes:author"};
constexpr std::array<std::string_view, 4> kTag{"category", "atom:category", "dc:subject", "media:keywords"};

// Entries of one file; each takes far more memory than its bytes.
constexpr std::size_t kMaxEntries = 100'000;

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

class FeedParser {
 public:
  FeedParser(const Record& record, const Tree& tree, const ParseOptions& options, Detail detail,
             ParseTools& tools)
      : record_(record), tree_(tree), options_(options), detail_(detail), tools_(tools) {}

  ParsedRecord parse(const std::string& remark) {
    find_head();
    for (NodeId at = 0; at < tree_.size() && parsed_.size() < kMaxEntries;) {
      if (is_entry(at)) {
        ParsedPart part = parse_entry(at);
        auto* article = std::get_if<ParsedArticle>(&part);
        if (parsed_.empty() && !remark.empty()) {
          if (article != nullptr) article->warnings.insert(article->warnings.begin(), remark);
        }
        parsed_.push_back(std::move(part));
        at = tree_[at].end;
      } else {
        ++at;
      }
    }
    if (parsed_.empty()) parsed_.push_back(Skip{"a feed without entries"});
    return std::move(parsed_);
  }

 private:
  [[nodiscard]] bool is_entry(NodeId at) const {
    if (tree_.is(at, "item") || tree_.is(at, "atom:entry") || tree_.is(at, "entry")) return true;
    return tree_.is(at, "url") && tree_[at].parent != kNone && tree_.is(tree_[at].parent, "urlset");
  }

  // What the feed says of all its entries.
  void find_head() {
    channel_ = tree_.child(0, "channel");
    if (channel_ == kNone) channel_ = 0;
    const NodeId title = first_of(channel_, kTitle);
    feed_title_ = title == kNone ? std::string() : text(title);
    feed_link_ = link_of(channel_).text;
    if (schema::trim_ascii(feed_title_).empty() && tree_.is(channel_, "channel"))
      feed_title_ = text(channel_);
    if (feed_title_.size() > 200) feed_title_.clear();
    language_ = schema::trimmed_ascii(tree_.text_of(tree_.child(channel_, "language")));
    if (language_.empty())
      language_ = schema::trimmed_ascii(tree_.text_of(tree_.child(channel_, "dc:language")));
    if (language_.empty()) language_ = tree_.inherited(channel_, "lang");
    for (const std::string_view name : {"copyright", "dc:rights", "atom:rights"}) {
      if (rights_.empty())
        rights_ = schema::trimmed_ascii(html::plain_text(tree_.text_of(tree_.child(channel_, name))));
    }
    for (NodeId at = tree_.child(channel_, "wp:author"); at != kNone;
         at = tree_.next_called(at, "wp:author")) {
      std::string login = schema::trimmed_ascii(tree_.text_of(tree_.child(at, "wp:author_login")));
      std::string name = schema::trimmed_ascii(tree_.text_of(tree_.child(at, "wp:author_display_name")));
      if (!login.empty() && !name.empty()) authors_.emplace(std::move(login), std::move(name));
    }
  }

  [[nodiscard]] NodeId first_of(NodeId in, Names names) const {
    for (const std::string_view name : names) {
      for (NodeId at = tree_.child(in, name); at != kNone; at = tree_.next_called(at, name)) {
        if (tree_.has_elements(at) || !schema::trim_ascii(tree_.text_of(at)).empty()) return at;
      }
    }
    return kNone;
  }

  [[nodiscard]] Item::Text first_text(NodeId in, Names names) const {
    const NodeId found = first_of(in, names);
    return found == kNone ? Item::Text{}
                          : Item::Text{schema::trimmed_ascii(tree_.text_of(found)), name_of(found)};
  }

  // The name of an element as its namespace is called here: for evidence.
  [[nodiscard]] std::string_view name_of(NodeId id) const {
    return id == kNone ? std::string_view{} : kept(qualified(id));
  }
  [[nodiscard]] std::string qualified(NodeId id) const {
    std::string name(tree_[id].prefix);
    if (!name.empty()) name += ':';
    return name.append(tree_[id].name);
  }
  // Names of evidence outlive the draft.
  std::string_view kept(std::string name) const { return *names_.insert(std::move(name)).first; }

  // The text of an element that may hold markup in one of the many ways of feeds.
  [[nodiscard]] std::string text(NodeId id) const {
    const std::string_view type = tree_.attribute(id, "type");
    const std::string_view mode = tree_.attribute(id, "mode");
    if (tree_.has_elements(id)) return html::plain_text(tree_.markup_of(id));
    std::string held = tree_.text_of(id);
    const bool is_named =
        type == "text" || type == "html" || type == "xhtml" || type.empty() || type.starts_with("text/");
    const bool is_markup_type =
        type.find("xml") != std::string_view::npos || type.find("html") != std::string_view::npos;
    if (mode == "base64" || (mode.empty() && !is_named && !is_markup_type)) {
      if (std::optional<std::string> bytes = decode_base64(held)) {
        held = decode_document(*bytes, {}).text;
        return html::plain_text(held);
      }
    }
    // Atom's "text" is to be shown as it stands; where it holds tags of HTML all the same, somebody was
    // wrong.
    const bool is_plain = type == "text" || type == "text/plain";
    if (is_plain && !html::has_markup(held)) return schema::trimmed_ascii(held);
    return html::plain_text(held);
  }

  [[nodiscard]] Item::Text link_of(NodeId entry) const {
    for (NodeId at = tree_.child(entry, "feedburner:origlink"); at != kNone; at = kNone) {
      return {schema::trimmed_ascii(tree_.text_of(at)), "feedburner:origLink"};
    }
    Item::Text link;
    for (const std::string_view name : {"link", "atom:link", "loc"}) {
      for (NodeId at = tree_.child(entry, name); at != kNone; at = tree_.next_called(at, name)) {
        std::string target(schema::trimmed_ascii(tree_.attribute(at, "href")));
        const std::string_view relation = tree_.attribute(at, "rel");
        if (target.empty()) target = schema::trimmed_ascii(tree_.text_of(at));
        if (target.empty() || !(relation.empty() || relation == "alternate")) continue;
        if (link.text.empty()) link = {std::move(target), "link"};
      }
    }
    if (link.text.empty()) {
      // CDF has its links as attributes.
      if (const std::string_view target = tree_.attribute(entry, "href"); !target.empty())
        link = {std::string(target), "href"};
    }
    if (link.text.empty()) {
      const NodeId guid = tree_.child(entry, "guid");
      const std::string value = schema::trimmed_ascii(tree_.text_of(guid));
      if (is_address(value) && tree_.attribute(guid, "ispermalink") != "false") link = {value, "guid"};
    }
    return link;
  }

  // `link`, which may stand without its host.
  [[nodiscard]] std::string absolute(std::string link, NodeId entry) const {
    if (link.empty() || link.find("://") != std::string::npos) return link;
    std::string base(tree_.inherited(entry, "base"));
    if (!is_address(base)) base = feed_link_;
    if (!is_address(base)) return link;
    const std::size_t host = base.find("://") + 3;
    if (link.starts_with("//")) return base.substr(0, host - 2) + link;
    const std::size_t path = std::min(base.find('/', host), base.size());
    if (link.starts_with('/')) return base.substr(0, path) + link;
    if (link.find(':') < link.find('/')) return link;  // mailto:
    const std::size_t last = base.rfind('/');
    return (last >= host ? base.substr(0, last) : base) + "/" + link;
  }

  ParsedPart parse_entry(NodeId entry) {
    if (const NodeId type = tree_.child(entry, "wp:post_type"); type != kNone) {
      const std::string kind = schema::trimmed_ascii(tree_.text_of(type));
      if (kind != "post" && kind != "page") return Skip{"no post of WordPress (" + line_of(kind) + ")"};
      const std::string status = schema::trimmed_ascii(tree_.text_of(tree_.child(entry, "wp:status")));
      if (!status.empty() && status != "publish") return Skip{"not published (" + line_of(status) + ")"};
    }
    NodeId from = entry;
    if (tree_.is(entry, "url")) {
      from = tree_.child(entry, "news:news");
      if (from == kNone) return Skip{"an address without news (sitemap)"};
      return parse_sitemap(entry, from);
    }
    Item item;
    if (const NodeId title = first_of(entry, kTitle); title != kNone)
      item.add_headline(text(title), name_of(title));
    if (tree_[entry].attributes > 0) {
      if (const std::string_view title = tree_.attribute(entry, "title");
          item.headlines.empty() && !title.empty()) {
        item.add_headline(std::string(title), "title");
      }
    }
    item.url = link_of(entry);
    item.url.text = absolute(std::move(item.url.text), entry);
    set_body(item, entry);
    set_dates(item, entry);
    set_byline(item, entry);
    set_tags(item, entry);
    set_source(item, entry);
    set_id(item, entry);
    ParsedPart part = article_of(std::move(item), options_, detail_, tools_);
    if (auto* skip = std::get_if<Skip>(&part)) skip->reason = "an entry without text";
    return part;
  }

  // A page that is told of. Its text is elsewhere: the article of that page stays the page's.
  ParsedPart parse_sitemap(NodeId entry, NodeId news) {
    Item item;
    item.url = link_of(entry);
    item.id = {id_within(item.url.text, "news-sitemap"), "loc"};
    item.key = item.url.text;
    item.add_headline(schema::trimmed_ascii(tree_.text_of(tree_.child(news, "news:title"))), "news:title");
    item.add_published(schema::trimmed_ascii(tree_.text_of(tree_.child(news, "news:publication_date"))),
                       "news:publication_date");
    const NodeId publication = tree_.child(news, "news:publication");
    item.publisher = {schema::trimmed_ascii(tree_.text_of(tree_.child(publication, "news:name"))),
                      "news:name"};
    item.language = {schema::trimmed_ascii(tree_.text_of(tree_.child(publication, "news:language"))),
                     "news:language"};
    add_tags(item, tree_.text_of(tree_.child(news, "news:keywords")), "news:keywords");
    ParsedPart part = article_of(std::move(item), options_, detail_, tools_);
    if (auto* skip = std::get_if<Skip>(&part)) skip->reason = "an address without a title (sitemap)";
    return part;
  }

  static std::string line_of(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    constexpr std::size_t kMost = 40;
    if (text.size() > kMost) text = "part";
    return text;
  }

  void set_body(Item& item, NodeId entry) {
    const bool is_wordpress = tree_.child(entry, "wp:post_type") != kNone;
    if (const NodeId full = first_of(entry, kFull); full != kNone) {
      item.body.from = name_of(full);
      if (is_wordpress) {
        const std::string held = tree_.text_of(full);
        item.body.text = html::plain_text(wordpress_markup(held));
      } else {
        item.body.text = text(full);
      }
    }
    if (const NodeId brief = first_of(entry, kShort); brief != kNone) {
      std::string text = this->text(brief);
      if (text.size() > item.body.text.size()) item.body = {std::move(text), name_of(brief)};
    }
  }

  void set_dates(Item& item, NodeId entry) {
    const auto add = [&](NodeId at) {
      std::string text = schema::trimmed_ascii(tree_.text_of(at));
      if (text.empty() || text.starts_with("0000") || text.starts_with("-0001") ||
          text.find("-0001") != std::string::npos)
        return;
      item.add_published(std::move(text), name_of(at));
    };
    if (const NodeId gmt = tree_.child(entry, "wp:post_date_gmt"); gmt != kNone) {
      if (std::string text = schema::trimmed_ascii(tree_.text_of(gmt));
          !text.empty() && !text.starts_with("0000")) {
        item.add_published(text + "Z", "wp:post_date_gmt");
      }
    }
    for (const std::string_view name : kPublished) {
      if (const NodeId at = tree_.child(entry, name); at != kNone) add(at);
    }
    if (const std::string_view changed = tree_.attribute(entry, "lastmod"); !changed.empty()) {
      item.add_published(std::string(changed), "lastmod");
    }
    item.modified = first_text(entry, kModified);
    if (item.published.empty() && !item.modified.text.empty()) item.published.push_back(item.modified);
  }

  void set_byline(Item& item, NodeId entry) {
    std::vector<std::string> names;
    const auto add = [&](std::string name, NodeId from) {
      name = schema::trimmed_ascii(html::plain_text(name));
      // RSS has the address first and the name in brackets behind it.
      if (const std::size_t at = name.find('(');
          at != std::string::npos && name.ends_with(')') && name.find('@') < at) {
        name = name.substr(at + 1, name.size() - at - 2);
      }
      if (const auto known = authors_.find(name); known != authors_.end()) name = known->second;
      if (name.empty() || std::find(names.begin(), names.end(), name) != names.end() ||
          names.size() >= kMaxNames)
        return;
      if (names.empty()) item.byline.from = name_of(from);
      names.push_back(std::move(name));
    };
    for (NodeId at = tree_.child(entry, "atom:author"); at != kNone;
         at = tree_.next_called(at, "atom:author")) {
      const NodeId name = tree_.child(at, "atom:name");
      add(tree_.text_of(name == kNone && !tree_.has_elements(at) ? at : name), at);
    }
    for (const std::string_view name : kAuthor) {
      if (!names.empty()) break;
      for (NodeId at = tree_.child(entry, name); at != kNone; at = tree_.next_called(at, name)) {
        const NodeId inner = tree_.child(at, "name");
        add(tree_.text_of(inner == kNone ? at : inner), at);
      }
    }
    for (const std::string& name : names) item.byline.text += (item.byline.text.empty() ? "" : ", ") + name;
  }
  static constexpr std::size_t kMaxNames = 20;

  static void add_tags(Item& item, std::string_view list, std::string_view from) {
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(',', at), list.size());
      item.add_tag(schema::trimmed_ascii(list.substr(at, end - at)), from);
      at = end + 1;
    }
  }

  void set_tags(Item& item, NodeId entry) {
    for (const std::string_view name : kTag) {
      for (NodeId at = tree_.child(entry, name); at != kNone; at = tree_.next_called(at, name)) {
        std::string text = schema::trimmed_ascii(tree_.text_of(at));
        if (text.empty()) text = tree_.attribute(at, "label");
        if (text.empty()) text = tree_.attribute(at, "term");
        if (name == "media:keywords") {
          add_tags(item, text, name);
        } else {
          item.add_tag(html::plain_text(text), name);
        }
      }
    }
  }

  void set_source(Item& item, NodeId entry) {
    item.language = {schema::trimmed_ascii(tree_.text_of(tree_.child(entry, "dc:language"))), "dc:language"};
    if (item.language.text.empty()) item.language = {std::string(tree_.inherited(entry, "lang")), "xml:lang"};
    if (item.language.text.empty()) item.language = {language_, "language"};
    std::string publisher = schema::trimmed_ascii(tree_.text_of(tree_.child(entry, "source")));
    if (publisher.empty())
      publisher = schema::trimmed_ascii(tree_.text_of(tree_.find(entry, "atom:source/atom:title")));
    item.publisher = {publisher.empty() ? feed_title_ : publisher,
                      publisher.empty() ? "title of the feed" : "source"};
    item.rights = schema::trimmed_ascii(html::plain_text(tree_.text_of(tree_.child(entry, "dc:rights"))));
    if (item.rights.empty()) item.rights = rights_;
  }

  // An id counts once in a file: feeds were seen that give all entries the same.
  void set_id(Item& item, NodeId entry) {
    for (const std::string_view name : {"guid", "atom:id"}) {
      const NodeId at = tree_.child(entry, name);
      std::string id = schema::trimmed_ascii(tree_.text_of(at));
      if (id.empty()) continue;
      item.key = id;
      // What is no URI is unique in its feed alone.
      if (id.find(':') == std::string::npos)
        id = id_within(feed_link_.empty() ? feed_title_ : feed_link_, id);
      if (ids_.insert(id).second) item.id = {std::move(id), name};
    }
    if (item.key.empty()) item.key = item.url.text;
    if (item.id.text.empty() && !item.url.text.empty() && !ids_.insert(item.url.text).second) {
      item.remarks.push_back("another entry has the same link; it was left out");
      item.url.text.clear();
    }
  }

  const Record& record_;
  const Tree& tree_;
  const ParseOptions& options_;
  const Detail detail_;
  ParseTools& tools_;
  ParsedRecord parsed_;
  NodeId channel_ = 0;
  std::string feed_title_;
  std::string feed_link_;
  std::string language_;
  std::string rights_;
  std::map<std::string, std::string, std::less<>> authors_;  // login -> name
  std::set<std::string> ids_;
  mutable std::set<std::string> names_;
};

std::string joined(std::string_view a, std::string_view b) {
  std::string text(a);
  if (!a.empty() && !b.empty()) text += "; ";
  return text.append(b);
}

}  // namespace

ParsedRecord parse_feed(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  const DecodedText decoded = xml::decoded(record);
  const std::size_t first = decoded.text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && decoded.text[first] == '{')
    return parse_json_feed(decoded.text, options, detail, tools);
  const Tree tree(decoded.text);
  if (tree.is_empty()) {
    ParsedRecord parsed;
    parsed.push_back(Rejection{"no element of XML", 0, schema::ProblemCode::kMalformedRecord});
    return parsed;
  }
  return FeedParser(record, tree, options, detail, tools)
      .parse(joined(xml::charset_remark(decoded), tree.remark()));
}

}  // namespace broadsheet::indexer
