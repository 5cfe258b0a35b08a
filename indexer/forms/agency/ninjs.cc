// ninjs 1.0 to 3.1 (iptc.org/standards/ninjs): one object an item.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "forms/agency/parser.h"
#include "forms/draft/item.h"
#include "forms/draft/limits.h"
#include "forms/html/plain_text.h"
#include "forms/xml/sniff.h"
#include "forms/xml/tree.h"
#include "json/json_value.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using schema::JsonValue;
using Kind = JsonValue::Kind;
using Names = std::span<const std::string_view>;

// Members in lower case: version 3 writes in camel case what versions 1 and 2 wrote in lower case.
constexpr std::array<std::string_view, 2> kHeadline{"headline", "title"};
constexpr std::array<std::string_view, 3> kPublished{"versioncreated", "contentcreated", "firstcreated"};
constexpr std::array<std::string_view, 2> kByline{"by", "byline"};
constexpr std::array<std::string_view, 3> kMarkup{"body_text", "body_html", "body_xhtml"};
constexpr std::array<std::string_view, 4> kSummary{"description_text", "description_html",
                                                   "description_caption", "description_summary"};
constexpr std::array<std::string_view, 2> kTags{"subject", "subjects"};

const JsonValue* member(const JsonValue& object, std::string_view name) {
  for (const schema::JsonMember& one : object.members) {
    if (schema::equal_in_any_case(one.name, name)) return &one.value;
  }
  return nullptr;
}

std::string text_in(const JsonValue& object, std::string_view name) {
  const JsonValue* value = member(object, name);
  return value != nullptr && value->kind == Kind::kString ? value->text : std::string();
}

Item::Text first_in(const JsonValue& object, Names names) {
  for (const std::string_view name : names) {
    if (std::string text = text_in(object, name); !text.empty()) return {std::move(text), name};
  }
  return {};
}

// Of a list of texts with roles ("headlines", "bodies"): that whose role or type is one of `roles`, in their
// order, or the first.
Item::Text of_list(const JsonValue& object, std::string_view name, Names roles) {
  const JsonValue* list = member(object, name);
  if (list == nullptr) return {};
  for (const std::string_view role : roles) {
    for (const JsonValue& one : list->items) {
      if (text_in(one, "role") != role && text_in(one, "contenttype") != role) continue;
      if (std::string text = text_in(one, "value"); !text.empty()) return {std::move(text), name};
    }
  }
  for (const JsonValue& one : list->items) {
    if (std::string text = text_in(one, "value"); !text.empty()) return {std::move(text), name};
  }
  return {};
}

bool is_nitf(std::string_view text) {
  return text.find('<') != std::string_view::npos && xml::root_of(text).name == "nitf";
}

std::string nitf_text(std::string_view text) {
  const xml::Tree tree(text);
  return html::plain_text(tree.is_empty() ? std::string()
                                          : tree.markup_of(tree.find(0, "body/body.content")));
}

Item item_of(const JsonValue& object) {
  constexpr std::array<std::string_view, 1> kMain{"main"};
  // The same text in several forms: what the agency made plain itself counts before its markup.
  constexpr std::array<std::string_view, 5> kBodies{"text/plain", "text", "text/html", "html",
                                                    "application/xhtml+xml"};
  constexpr std::array<std::string_view, 4> kDescriptions{"caption", "text", "main", "summary"};
  Item item;
  item.id = {text_in(object, "uri"), "uri"};
  item.key = item.id.text;
  if (item.id.text.starts_with("http")) item.url = item.id;
  Item::Text headline = of_list(object, "headlines", kMain);
  if (headline.text.empty()) headline = first_in(object, kHeadline);
  item.add_headline(html::plain_text(headline.text), headline.from);
  Item::Text body = of_list(object, "bodies", kBodies);
  if (body.text.empty()) body = first_in(object, kMarkup);
  if (body.text.empty()) body = of_list(object, "descriptions", kDescriptions);
  if (body.text.empty()) body = first_in(object, kSummary);
  item.body = {is_nitf(body.text) ? nitf_text(body.text) : html::plain_text(body.text), body.from};
  for (const std::string_view name : kPublished) item.add_published(text_in(object, name), name);
  item.modified = {text_in(object, "contentmodified"), "contentmodified"};
  item.byline = first_in(object, kByline);
  item.language = {text_in(object, "language"), "language"};
  item.publisher = {text_in(object, "copyrightholder"), "copyrightholder"};
  item.rights = text_in(object, "copyrightnotice");
  for (const std::string_view name : kTags) {
    const JsonValue* tags = member(object, name);
    if (tags == nullptr) continue;
    for (const JsonValue& tag : tags->items) item.add_tag(text_in(tag, "name"), name);
  }
  return item;
}

ParsedPart part_of(const JsonValue& object, const ParseOptions& options, Detail detail, ParseTools& tools) {
  if (object.kind != Kind::kObject) return Skip{"not a ninjs item"};
  Item item = item_of(object);
  const std::string type = text_in(object, "type");
  if (item.body.text.empty()) {
    for (const std::string_view kind :
         {"picture", "graphic", "video", "audio", "event", "composite", "package", "planning"}) {
      if (type == kind) return Skip{(kind == "audio" || kind == "event" ? "an " : "a ") + type};
    }
  }
  return article_of(std::move(item), options, detail, tools);
}

Rejection rejected(schema::JsonProblem problem) {
  return {
      std::move(problem.reason), 0,
      problem.too_many_values ? schema::ProblemCode::kRecordTooLarge : schema::ProblemCode::kMalformedRecord};
}

}  // namespace

ParsedRecord parse_ninjs(std::string_view text, const ParseOptions& options, Detail detail,
                         ParseTools& tools) {
  ParsedRecord parsed;
  auto read = schema::parse_json(text, nullptr, kMaxRecordValues);
  if (auto* problem = std::get_if<schema::JsonProblem>(&read)) {
    // One object a line.
    const std::string_view first = text.substr(0, text.find('\n'));
    if (first.size() < text.size() &&
        std::holds_alternative<JsonValue>(schema::parse_json(first, nullptr, kMaxRecordValues))) {
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        auto one = schema::parse_json(line, nullptr, kMaxRecordValues);
        if (auto* bad = std::get_if<schema::JsonProblem>(&one)) {
          parsed.push_back(rejected(std::move(*bad)));
        } else {
          parsed.push_back(part_of(std::get<JsonValue>(one), options, detail, tools));
        }
      }
      return parsed;
    }
    parsed.push_back(rejected(std::move(*problem)));
    return parsed;
  }
  const auto& value = std::get<JsonValue>(read);
  if (value.kind == Kind::kArray) {
    for (const JsonValue& one : value.items) parsed.push_back(part_of(one, options, detail, tools));
  } else {
    parsed.push_back(part_of(value, options, detail, tools));
  }
  if (parsed.empty()) parsed.push_back(Skip{"it holds no item"});
  return parsed;
}

}  // namespace broadsheet::indexer
