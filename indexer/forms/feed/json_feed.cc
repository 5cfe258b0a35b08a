// JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/).
#include <algorithm>
#include <set>

#include "forms/draft/item.h"
#include "forms/draft/limits.h"
#include "forms/feed/parser.h"
#include "forms/html/plain_text.h"
#include "json/json_value.h"

namespace broadsheet::indexer {
namespace {

using schema::JsonValue;
using Kind = JsonValue::Kind;

std::string text_in(const JsonValue& object, std::string_view name) {
  const JsonValue* value = object.find(name);
  return value != nullptr && (value->kind == Kind::kString || value->kind == Kind::kNumber) ? value->text
                                                                                            : std::string();
}

// The names of `author` (version 1) or `authors`.
std::string names_in(const JsonValue& object) {
  std::string names;
  const auto add = [&](const JsonValue& one) {
    const std::string name = one.kind == Kind::kObject ? text_in(one, "name") : std::string();
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  };
  if (const JsonValue* authors = object.find("authors"); authors != nullptr) {
    for (const JsonValue& one : authors->items) add(one);
  }
  if (const JsonValue* author = object.find("author"); names.empty() && author != nullptr) add(*author);
  return names;
}

}  // namespace

ParsedRecord parse_json_feed(std::string_view text, const ParseOptions& options, Detail detail,
                             ParseTools& tools) {
  ParsedRecord parsed;
  auto read = schema::parse_json(text, nullptr, kMaxRecordValues);
  if (auto* problem = std::get_if<schema::JsonProblem>(&read)) {
    parsed.push_back(Rejection{std::move(problem->reason), 0,
                               problem->too_many_values ? schema::ProblemCode::kRecordTooLarge
                                                        : schema::ProblemCode::kMalformedRecord});
    return parsed;
  }
  const auto& feed = std::get<JsonValue>(read);
  const JsonValue* items = feed.kind == Kind::kObject ? feed.find("items") : nullptr;
  if (items == nullptr || items->items.empty()) {
    parsed.push_back(Skip{"a feed without entries"});
    return parsed;
  }
  const std::string home = text_in(feed, "home_page_url");
  std::set<std::string> ids;
  for (const JsonValue& entry : items->items) {
    if (entry.kind != Kind::kObject) {
      parsed.push_back(Skip{"an entry that is not an object"});
      continue;
    }
    Item item;
    item.key = text_in(entry, "id");
    std::string id = item.key.find(':') == std::string::npos ? id_within(home, item.key) : item.key;
    if (!id.empty() && ids.insert(id).second) item.id = {std::move(id), "id"};
    item.url = {text_in(entry, "url"), "url"};
    if (item.url.text.empty()) item.url = {text_in(entry, "external_url"), "external_url"};
    item.add_headline(html::plain_text(text_in(entry, "title")), "title");
    if (std::string html = text_in(entry, "content_html"); !html.empty()) {
      item.body = {html::plain_text(html), "content_html"};
    } else if (std::string plain = text_in(entry, "content_text"); !plain.empty()) {
      item.body = {std::move(plain), "content_text"};
    } else {
      item.body = {text_in(entry, "summary"), "summary"};
    }
    item.add_published(text_in(entry, "date_published"), "date_published");
    item.modified = {text_in(entry, "date_modified"), "date_modified"};
    if (item.published.empty() && !item.modified.text.empty()) item.published.push_back(item.modified);
    item.byline = {names_in(entry), "authors"};
    if (item.byline.text.empty()) item.byline.text = names_in(feed);
    item.language = {text_in(entry, "language"), "language"};
    if (item.language.text.empty()) item.language.text = text_in(feed, "language");
    item.publisher = {text_in(feed, "title"), "title of the feed"};
    if (const JsonValue* tags = entry.find("tags"); tags != nullptr) {
      for (const JsonValue& tag : tags->items) {
        if (tag.kind == Kind::kString) item.add_tag(tag.text, "tags");
      }
    }
    parsed.push_back(article_of(std::move(item), options, detail, tools));
    if (auto* skip = std::get_if<Skip>(&parsed.back())) skip->reason = "an entry without text";
  }
  return parsed;
}

}  // namespace broadsheet::indexer
