// The article as one JSON object: what documents store and what every machine format shows.
// The members are documented in docs/FORMATS.md.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "broadsheet/schema/article.h"
#include "broadsheet/schema/error.h"
#include "json/json_text.h"
#include "json/json_value.h"
#include "json/json_writer.h"
#include "model/article_json.h"
#include "model/dateline_json.h"
#include "model/origin_json.h"

namespace broadsheet::schema {
namespace {

// Every member that the form knows; what bears another name is unknown and kept in extra_json.
constexpr std::array<std::string_view, 20> kMembers{"id",
                                                    "id_origin",
                                                    "headlines",
                                                    "body",
                                                    "lang",
                                                    "lang_origin",
                                                    "published",
                                                    "published_precision",
                                                    "zone",
                                                    "date_text",
                                                    "published_details",
                                                    "modified",
                                                    "modified_details",
                                                    "source",
                                                    "byline",
                                                    "url",
                                                    "tags",
                                                    "date_problem",
                                                    "modified_precision",
                                                    "modified_zone"};

bool is_member(std::string_view name) {
  return std::find(kMembers.begin(), kMembers.end(), name) != kMembers.end();
}

std::string_view origin_name(LanguageOrigin origin) {
  switch (origin) {
    case LanguageOrigin::kDetected:
      return "detected";
    case LanguageOrigin::kDefault:
      return "default";
    case LanguageOrigin::kUnknown:
    case LanguageOrigin::kGiven:
      break;
  }
  return {};
}

LanguageOrigin origin_of(std::string_view name, std::string_view language) {
  if (name == "detected") return LanguageOrigin::kDetected;
  if (name == "default") return LanguageOrigin::kDefault;
  return language.empty() ? LanguageOrigin::kUnknown : LanguageOrigin::kGiven;
}

void write_language(JsonWriter& out, const TextPart& part) {
  out.optional_text("lang", part.language);
  out.optional_text("lang_origin", origin_name(part.origin));
}

// The members of `source`, in the order in which they are printed.
struct SourceMember {
  std::string_view name;
  std::string SourceLine::*part;
};
constexpr std::array<SourceMember, 10> kSourceMembers{{{"raw", &SourceLine::raw},
                                                       {"publisher", &SourceLine::publisher},
                                                       {"site", &SourceLine::site},
                                                       {"rights", &SourceLine::rights},
                                                       {"code", &SourceLine::code},
                                                       {"year", &SourceLine::year},
                                                       {"agency", &SourceLine::agency},
                                                       {"place", &SourceLine::place},
                                                       {"byline", &SourceLine::byline},
                                                       {"address", &SourceLine::address}}};

[[noreturn]] void fail(const std::string& why) {
  throw IndexError(ProblemCode::kIndexDamaged, "a stored article cannot be read: " + why);
}

const std::string& string_of(const JsonValue& value, std::string_view name) {
  if (value.kind != JsonValue::Kind::kString) fail("member \"" + std::string(name) + "\" is not a string");
  return value.text;
}

std::string string_at(const JsonValue& object, std::string_view name) {
  const JsonValue* value = object.find(name);
  return value == nullptr ? std::string() : string_of(*value, name);
}

const std::vector<JsonValue>& list_of(const JsonValue& value, std::string_view name) {
  if (value.kind != JsonValue::Kind::kArray) fail("member \"" + std::string(name) + "\" is not a list");
  return value.items;
}

// The end of the string that begins at `at`, its closing mark included; npos if it has none.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; (at = json.find_first_of("\"\\", at)) != std::string_view::npos; at += 2) {
    if (json[at] == '"') return at + 1;
  }
  return std::string_view::npos;
}

// Where the top-level member "body", with a string for its value, stands in `json`, the comma behind it
// included, as to_json writes objects: no white space, and other members before and behind it. Nothing if it
// is not found so.
std::optional<std::pair<std::size_t, std::size_t>> find_body(std::string_view json) {
  constexpr std::string_view kBody = "\"body\":\"";
  std::size_t depth = 0;
  for (std::size_t at = 0; at < json.size();) {
    switch (json[at]) {
      case '{':
      case '[':
        ++depth;
        ++at;
        break;
      case '}':
      case ']':
        --depth;
        ++at;
        break;
      case '"': {
        const bool is_body = depth == 1 && json.substr(at).starts_with(kBody) && json[at - 1] != ':';
        const std::size_t end = end_of_string(json, is_body ? at + kBody.size() - 1 : at);
        if (end == std::string_view::npos) return std::nullopt;
        if (is_body) return json.substr(end, 1) == "," ? std::optional(std::pair(at, end + 1)) : std::nullopt;
        at = end;
        break;
      }
      default:
        ++at;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string to_json(const Article& article, JsonUse use) {
  // A line of a body has some 80 characters, and its end takes a byte more in JSON.
  constexpr std::size_t kOtherMembers = 1024;
  std::string json;
  json.reserve(article.body.text.size() + article.body.text.size() / 32 + kOtherMembers);
  JsonWriter out(json);
  out.begin_object();
  out.optional_text("id", article.id);
  if (article.id_origin == IdOrigin::kUrl) out.optional_text("id_origin", "url");
  if (article.id_origin == IdOrigin::kContent) out.optional_text("id_origin", "content");
  if (!article.headlines.empty()) {
    out.begin_array("headlines");
    for (const TextPart& headline : article.headlines) {
      out.begin_object();
      write_language(out, headline);
      out.text("text", headline.text);
      out.end_object();
    }
    out.end_array();
  }
  out.optional_text("body", article.body.text);
  write_language(out, article.body);
  if (article.published) {
    out.optional_text("published",
                      format_rfc3339(article.published->utc_seconds, article.published->utc_offset_seconds));
    out.optional_text("published_precision", to_string(article.published->precision));
  }
  out.optional_text("date_text", article.date_text);
  if (article.published) {
    out.optional_text("zone", article.published->zone);
    write_details(out, "published_details", *article.published, article.date_text);
  }
  out.optional_text("date_problem", article.date_problem);
  if (article.modified) {
    out.optional_text("modified",
                      format_rfc3339(article.modified->utc_seconds, article.modified->utc_offset_seconds));
    out.optional_text("modified_precision", to_string(article.modified->precision));
    out.optional_text("modified_zone", article.modified->zone);
    write_details(out, "modified_details", *article.modified, {});
  }
  if (std::any_of(kSourceMembers.begin(), kSourceMembers.end(),
                  [&](const SourceMember& m) { return !(article.source.*m.part).empty(); })) {
    out.begin_object("source");
    for (const SourceMember& member : kSourceMembers)
      out.optional_text(member.name, article.source.*member.part);
    out.end_object();
  }
  out.optional_text("byline", article.byline);
  out.optional_text("url", article.url);
  if (!article.tags.empty()) {
    out.begin_array("tags");
    for (const std::string& tag : article.tags) out.item(tag);
    out.end_array();
  }
  write_origins(out, article.origins, use);
  // Copied, not parsed: the spelling of the record's own numbers stays.
  if (article.extra_json.size() > 2) {
    out.members(std::string_view(article.extra_json).substr(1, article.extra_json.size() - 2));
  }
  out.end_object();
  return json;
}

Article article_from_json(std::string_view json) { return article_from_json(json, nullptr); }

Article article_from_json(std::string_view json, Interrupt* interrupt, StoredPart part) {
  std::string rest;
  if (const auto body = part == StoredPart::kAllButBody ? find_body(json) : std::nullopt) {
    rest.append(json.substr(0, body->first)).append(json.substr(body->second));
    json = rest;
  }
  auto parsed = parse_json(json, interrupt);
  if (const auto* problem = std::get_if<JsonProblem>(&parsed)) fail(problem->reason);
  auto& object = std::get<JsonValue>(parsed);
  if (object.kind != JsonValue::Kind::kObject) fail("it is not an object");

  Article article;
  article.id = string_at(object, "id");
  const std::string id_origin = string_at(object, "id_origin");
  article.id_origin = id_origin == "url"       ? IdOrigin::kUrl
                      : id_origin == "content" ? IdOrigin::kContent
                                               : IdOrigin::kGiven;
  if (const JsonValue* headlines = object.find("headlines")) {
    for (const JsonValue& item : list_of(*headlines, "headlines")) {
      TextPart headline;
      headline.text = string_at(item, "text");
      headline.language = string_at(item, "lang");
      headline.origin = origin_of(string_at(item, "lang_origin"), headline.language);
      article.headlines.push_back(std::move(headline));
    }
  }
  article.body.text = string_at(object, "body");
  article.body.language = string_at(object, "lang");
  article.body.origin = origin_of(string_at(object, "lang_origin"), article.body.language);
  article.date_text = string_at(object, "date_text");
  article.date_problem = string_at(object, "date_problem");
  if (object.find("published") != nullptr) {
    article.published =
        read_stored_date(string_at(object, "published"), string_at(object, "published_precision"),
                         string_at(object, "zone"), article.date_text, object.find("published_details"));
    if (!article.published) fail("member \"published\" is not a date");
  }
  if (object.find("modified") != nullptr) {
    article.modified =
        read_stored_date(string_at(object, "modified"), string_at(object, "modified_precision"),
                         string_at(object, "modified_zone"), {}, object.find("modified_details"));
    if (!article.modified) fail("member \"modified\" is not a date");
  }
  if (const JsonValue* source = object.find("source")) {
    for (const SourceMember& member : kSourceMembers)
      article.source.*member.part = string_at(*source, member.name);
  }
  article.byline = string_at(object, "byline");
  article.url = string_at(object, "url");
  if (const JsonValue* tags = object.find("tags")) {
    for (const JsonValue& tag : list_of(*tags, "tags")) article.tags.push_back(string_of(tag, "tags"));
  }
  const JsonValue* origins = object.find("origins");
  if (origins != nullptr) article.origins = read_origins(*origins);
  std::string extra;
  for (const JsonMember& member : object.members) {
    if (is_member(member.name) || (&member.value == origins && !article.origins.empty())) continue;
    extra += extra.empty() ? '{' : ',';
    append_json_string(extra, member.name);
    extra += ':';
    append_json(extra, member.value);
  }
  if (!extra.empty()) article.extra_json = std::move(extra) + '}';
  return article;
}

}  // namespace broadsheet::schema
