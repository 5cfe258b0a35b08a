// The parser of pages of MediaWiki: export schema 0.3 to 0.11.
#include "forms/wiki/parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "forms/draft/item.h"
#include "forms/html/plain_text.h"
#include "forms/wiki/site.h"
#include "forms/xml/record_tree.h"
#include "forms/xml/tree.h"
#include "text/ascii.h"

namespace broadsheet::indexer {

using xml::kNone;
using xml::NodeId;
using xml::Tree;

ParsedRecord parse_wiki(const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  ParsedRecord parsed;
  const DecodedText decoded = xml::decoded(record);
  const Tree tree(decoded.text);
  if (tree.is_empty() || tree[0].name != "page") {
    parsed.push_back(Rejection{"not a MediaWiki page"});
    return parsed;
  }
  const auto text = [&](NodeId in, std::string_view name) { return tree.text_of(tree.child(in, name)); };
  const std::string title = text(0, "title");
  const std::string space = text(0, "ns");
  const auto* const site = dynamic_cast<const WikiSite*>(record.head.get());
  // Old exports tell a page's namespace by its title alone.
  const std::size_t colon = space.empty() && site != nullptr ? title.find(':') : std::string::npos;
  const bool is_other =
      colon != std::string::npos && site->others.has(schema::trimmed_ascii(title.substr(0, colon)));
  if (is_other || (!space.empty() && space != "0")) {
    parsed.push_back(Skip{"a page that is not an article (another namespace)"});
    return parsed;
  }
  if (tree.child(0, "redirect") != kNone) {
    parsed.push_back(Skip{"a redirect"});
    return parsed;
  }
  // Exports of the whole history have many revisions; the newest counts, wherever it stands.
  NodeId newest = kNone;
  for (NodeId at = tree.child(0, "revision"); at != kNone; at = tree.next_called(at, "revision")) {
    if (newest == kNone || text(at, "timestamp") >= text(newest, "timestamp")) newest = at;
  }
  const std::string source = newest == kNone ? std::string() : text(newest, "text");
  if (source.starts_with("#REDIRECT") || source.starts_with("#redirect")) {
    parsed.push_back(Skip{"a redirect"});
    return parsed;
  }
  WikiText page = read_wikitext(source, site);
  Item item;
  item.key = title;
  item.add_headline(title, "title");
  item.body = {html::plain_text(page.text), "text of the newest revision"};
  item.add_published(std::move(page.date), "date of the text");
  const std::string changed = newest == kNone ? std::string() : text(newest, "timestamp");
  item.add_published(changed, "timestamp");
  item.modified = {changed, "timestamp"};
  for (std::string& category : page.categories) item.add_tag(std::move(category), "category");
  if (site != nullptr) {
    item.url = {site->address_of(title), "base of the wiki"};
    item.publisher = {site->name, "sitename"};
    item.language = {site->language, "xml:lang"};
  }
  if (!tree.remark().empty()) item.remarks.push_back(tree.remark());
  if (item.body.text.empty()) {
    parsed.push_back(Skip{"a page without text"});
  } else {
    parsed.push_back(article_of(std::move(item), options, detail, tools));
  }
  return parsed;
}

}  // namespace broadsheet::indexer
