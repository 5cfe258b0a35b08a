// What the elements of a feed say.
#include "forms/feed/elements.h"

#include <optional>
#include <utility>

#include "archive/charset.h"
#include "forms/feed/base64.h"
#include "forms/html/plain_text.h"
#include "text/ascii.h"

namespace broadsheet::indexer {

using xml::kNone;
using xml::NodeId;

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

bool FeedElements::is_entry(NodeId at) const {
  if (tree_.is(at, "item") || tree_.is(at, "atom:entry") || tree_.is(at, "entry")) return true;
  return tree_.is(at, "url") && tree_[at].parent != kNone && tree_.is(tree_[at].parent, "urlset");
}

NodeId FeedElements::first_of(NodeId in, Names names) const {
  for (const std::string_view name : names) {
    for (NodeId at = tree_.child(in, name); at != kNone; at = tree_.next_called(at, name)) {
      if (tree_.has_elements(at) || !schema::trim_ascii(tree_.text_of(at)).empty()) return at;
    }
  }
  return kNone;
}

Item::Text FeedElements::first_text(NodeId in, Names names) const {
  const NodeId found = first_of(in, names);
  return found == kNone ? Item::Text{}
                        : Item::Text{schema::trimmed_ascii(tree_.text_of(found)), name_of(found)};
}

std::string_view FeedElements::name_of(NodeId id) const {
  if (id == kNone) return {};
  std::string name(tree_[id].prefix);
  if (!name.empty()) name += ':';
  name += tree_[id].name;
  return *names_.insert(std::move(name)).first;
}

std::string FeedElements::text(NodeId id) const {
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

Item::Text FeedElements::link_of(NodeId entry) const {
  if (const NodeId at = tree_.child(entry, "feedburner:origlink"); at != kNone)
    return {schema::trimmed_ascii(tree_.text_of(at)), "feedburner:origLink"};
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
    if (is_web_address(value) && tree_.attribute(guid, "ispermalink") != "false") link = {value, "guid"};
  }
  return link;
}

bool FeedElements::has_entries(NodeId in) const {
  for (NodeId at = tree_.first_child(in); at != kNone; at = tree_.next_sibling(at)) {
    if (is_entry(at)) return true;
  }
  return false;
}

FeedFields FeedElements::fields(bool had_entries) const {
  FeedFields fields;
  if (tree_.is_empty()) return fields;
  const auto said = [&](NodeId in, std::string_view name) {
    return schema::trimmed_ascii(tree_.text_of(tree_.child(in, name)));
  };
  NodeId channel = tree_.child(0, "channel");
  if (channel == kNone) channel = 0;
  const NodeId title = first_of(channel, kFeedTitles);
  if (title != kNone) fields.title = text(title);
  fields.link = link_of(channel).text;
  if (schema::trim_ascii(fields.title).empty() && tree_.is(channel, "channel") && !had_entries &&
      !has_entries(channel))
    fields.title = text(channel);
  constexpr std::size_t kMostOfTitle = 200;
  if (fields.title.size() > kMostOfTitle) fields.title.clear();
  fields.language = said(channel, "language");
  if (fields.language.empty()) fields.language = said(channel, "dc:language");
  if (fields.language.empty()) fields.language = tree_.inherited(channel, "lang");
  for (const std::string_view name : {"copyright", "dc:rights", "atom:rights"}) {
    if (fields.rights.empty())
      fields.rights = schema::trimmed_ascii(html::plain_text(tree_.text_of(tree_.child(channel, name))));
  }
  for (NodeId at = tree_.child(channel, "wp:author"); at != kNone; at = tree_.next_called(at, "wp:author")) {
    std::string login = said(at, "wp:author_login");
    std::string name = said(at, "wp:author_display_name");
    if (!login.empty() && !name.empty()) fields.authors.emplace(std::move(login), std::move(name));
  }
  return fields;
}

}  // namespace broadsheet::indexer
