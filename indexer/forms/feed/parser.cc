// The parser of feeds of XML. Which elements say what is a table for each field: what counts most first.
#include "forms/feed/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "forms/draft/item.h"
#include "forms/feed/elements.h"
#include "forms/feed/head.h"
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

// What the feed says of an entry that is a record by itself; null: the record is a feed.
const FeedHead* head_of(const Record& record) { return dynamic_cast<const FeedHead*>(record.head.get()); }

class FeedParser {
 public:
  // `record`: a feed, or an entry of one, of which `tree` was made.
  FeedParser(const Record& record, const Tree& tree, const ParseOptions& options, Detail detail,
             ParseTools& tools)
      : tree_(tree),
        options_(options),
        detail_(detail),
        tools_(tools),
        elements_(tree),
        head_(head_of(record)),
        own_fields_(head_ == nullptr ? elements_.fields() : FeedFields()),
        feed_(head_ == nullptr ? own_fields_ : head_->frame->fields(record)) {}

  ParsedRecord parse(const std::string& remark) {
    const std::size_t most = head_ == nullptr ? kMaxEntries : 1;
    for (NodeId at = 0; at < tree_.size() && parsed_.size() < most;) {
      if (elements_.is_entry(at)) {
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
  // `link`, which may stand without its host.
  [[nodiscard]] std::string absolute(std::string link, NodeId entry) const {
    if (link.empty() || link.find("://") != std::string::npos) return link;
    std::string base(tree_.inherited(entry, "base"));
    if (!is_web_address(base)) base = feed_.link;
    if (!is_web_address(base)) return link;
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
      if (kind != "post" && kind != "page") return Skip{"not a post of WordPress (" + line_of(kind) + ")"};
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
    if (const NodeId title = elements_.first_of(entry, kFeedTitles); title != kNone)
      item.add_headline(elements_.text(title), elements_.name_of(title));
    if (tree_[entry].attributes > 0) {
      if (const std::string_view title = tree_.attribute(entry, "title");
          item.headlines.empty() && !title.empty()) {
        item.add_headline(std::string(title), "title");
      }
    }
    item.url = elements_.link_of(entry);
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
    item.url = elements_.link_of(entry);
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
    if (const NodeId full = elements_.first_of(entry, kFull); full != kNone) {
      item.body.from = elements_.name_of(full);
      if (is_wordpress) {
        const std::string held = tree_.text_of(full);
        item.body.text = html::plain_text(wordpress_markup(held));
      } else {
        item.body.text = elements_.text(full);
      }
    }
    if (const NodeId brief = elements_.first_of(entry, kShort); brief != kNone) {
      std::string text = elements_.text(brief);
      if (text.size() > item.body.text.size()) item.body = {std::move(text), elements_.name_of(brief)};
    }
  }

  void set_dates(Item& item, NodeId entry) {
    const auto add = [&](NodeId at) {
      std::string text = schema::trimmed_ascii(tree_.text_of(at));
      if (text.empty() || text.starts_with("0000") || text.starts_with("-0001") ||
          text.find("-0001") != std::string::npos)
        return;
      item.add_published(std::move(text), elements_.name_of(at));
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
    item.modified = elements_.first_text(entry, kModified);
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
      if (const auto known = feed_.authors.find(name); known != feed_.authors.end()) name = known->second;
      if (name.empty() || std::find(names.begin(), names.end(), name) != names.end() ||
          names.size() >= kMaxNames)
        return;
      if (names.empty()) item.byline.from = elements_.name_of(from);
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
    if (item.language.text.empty()) item.language = {feed_.language, "language"};
    std::string publisher = schema::trimmed_ascii(tree_.text_of(tree_.child(entry, "source")));
    if (publisher.empty())
      publisher = schema::trimmed_ascii(tree_.text_of(tree_.find(entry, "atom:source/atom:title")));
    item.publisher = {publisher.empty() ? feed_.title : publisher,
                      publisher.empty() ? "title of the feed" : "source"};
    item.rights = schema::trimmed_ascii(html::plain_text(tree_.text_of(tree_.child(entry, "dc:rights"))));
    if (item.rights.empty()) item.rights = feed_.rights;
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
        id = id_within(feed_.link.empty() ? feed_.title : feed_.link, id);
      const bool repeats = head_ != nullptr && (name == "guid" ? head_->repeats_guid : head_->repeats_id);
      if (!repeats && ids_.insert(id).second) item.id = {std::move(id), name};
    }
    if (item.key.empty()) item.key = item.url.text;
    const bool repeats_link = head_ != nullptr && head_->repeats_link;
    if (item.id.text.empty() && !item.url.text.empty() &&
        (repeats_link || !ids_.insert(item.url.text).second)) {
      item.remarks.push_back("another entry has the same link; it was left out");
      item.url.text.clear();
    }
  }

  const Tree& tree_;
  const ParseOptions& options_;
  const Detail detail_;
  ParseTools& tools_;
  ParsedRecord parsed_;
  const FeedElements elements_;
  const FeedHead* const head_;  // null: the record is a whole feed
  const FeedFields own_fields_;
  const FeedFields& feed_;
  std::set<std::string> ids_;
};

// The tree of a record; of an entry, inside what stands around it.
std::string text_of(DecodedText&& decoded, const FeedHead* head) {
  if (head == nullptr) return std::move(decoded.text);
  return head->before + decoded.text + head->after;
}

std::string joined(std::string_view a, std::string_view b) {
  std::string text(a);
  if (!a.empty() && !b.empty()) text += "; ";
  return text.append(b);
}

}  // namespace

ParsedRecord parse_feed(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  const FeedHead* const head = head_of(record);
  DecodedText decoded = head == nullptr ? xml::decoded(record) : head->frame->decoded(record.bytes, record);
  const std::string remark = xml::charset_remark(decoded);
  const std::size_t first = head != nullptr ? std::string::npos : decoded.text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && decoded.text[first] == '{')
    return parse_json_feed(decoded.text, options, detail, tools);
  const std::string text = text_of(std::move(decoded), head);
  const Tree tree(text);
  if (tree.is_empty()) {
    ParsedRecord parsed;
    parsed.push_back(Rejection{"not an XML element", 0, schema::ProblemCode::kMalformedRecord});
    return parsed;
  }
  return FeedParser(record, tree, options, detail, tools).parse(joined(remark, tree.remark()));
}

}  // namespace broadsheet::indexer
