// The parser of JSON Lines: from one JSON object to an article.
#include "forms/jsonl/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "analysis/language.h"
#include "broadsheet/schema/error.h"
#include "forms/article/line_rules.h"
#include "forms/draft/dates.h"
#include "forms/draft/limits.h"
#include "forms/draft/text_cleaner.h"
#include "forms/jsonl/members.h"
#include "json/json_text.h"
#include "json/json_value.h"

namespace broadsheet::indexer {
namespace {

using schema::Article;
using schema::JsonValue;
using schema::LanguageOrigin;
using schema::TextPart;
using Kind = JsonValue::Kind;
using Names = std::string_view;

// Our own name first, then those that other makers of news data use: schema.org, RSS and JSON Feed, NewsML
// and common crawlers. The first that is present counts.
constexpr std::array<Names, 3> kId{"id", "_id", "guid"};
constexpr std::array<Names, 4> kHeadlines{"headlines", "title", "headline", "titles"};
constexpr std::array<Names, 6> kBody{"body", "content", "text", "articleBody", "content_text", "paragraphs"};
constexpr std::array<Names, 4> kLanguage{"lang", "language", "inLanguage", "lang_code"};
constexpr std::array<Names, 10> kPublished{
    "published",      "date",           "published_at", "pubDate",          "datePublished",
    "date_published", "published_date", "publishedAt",  "publication_date", "timestamp"};
constexpr std::array<Names, 6> kModified{"modified",    "updated",      "updated_at",
                                         "modified_at", "dateModified", "date_modified"};
constexpr std::array<Names, 5> kByline{"byline", "author", "authors", "creator", "reporter"};
constexpr std::array<Names, 4> kUrl{"url", "link", "canonical_url", "permalink"};
constexpr std::array<Names, 4> kTags{"tags", "keywords", "categories", "topics"};
constexpr std::array<Names, 2> kText{"text", "title"};
constexpr std::array<Names, 3> kItemLanguage{"lang", "language", "inLanguage"};
constexpr std::array<Names, 2> kPublisher{"publisher", "name"};
constexpr std::array<Names, 4> kSite{"site", "domain", "host", "url"};
constexpr std::array<Names, 2> kRights{"rights", "copyright"};
// The members that to_json writes for a date.
constexpr std::array<Names, 5> kStoredPublished{"published", "published_precision", "date_text", "zone",
                                                "published_details"};
constexpr std::array<Names, 4> kStoredModified{"modified", "modified_precision", "modified_zone",
                                               "modified_details"};

// Times beyond these are no dates of news but other units (milliseconds) or faults: the years 1 to 9999.
constexpr double kFirstUnixSecond = -62135596800.0;
constexpr double kLastUnixSecond = 253402300799.0;

// The first sign at or after `from` that parts tags, `,` `，` or `、`, and its bytes; (npos, 0) if there is
// none.
std::pair<std::size_t, std::size_t> find_tag_separator(std::string_view text, std::size_t from) {
  constexpr std::string_view kFirstBytes = ",\xEF\xE3";
  for (std::size_t at = from; (at = text.find_first_of(kFirstBytes, at)) != std::string_view::npos; ++at) {
    if (text[at] == ',') return {at, 1};
    const std::string_view sign = text.substr(at, 3);
    if (sign == "，" || sign == "、") return {at, 3};
  }
  return {std::string_view::npos, 0};
}

class ObjectParser {
 public:
  ObjectParser(const JsonValue& object, const ParseOptions& options) : members_(object), options_(options) {}

  std::variant<ParsedArticle, Rejection> parse() {
    try {
      read_id();
      read_language();
      read_headlines();
      read_body();
      read_source();
      article().byline = join_names(members_.take(kByline));
      article().url = cleaner_.line(members_.take_string(kUrl, warnings()));
      read_tags();
      read_dates();
    } catch (const BadMember& bad) {
      return Rejection{bad.reason};
    }
    if (article().headlines.empty() && article().body.text.empty())
      return Rejection{"neither headline nor body"};
    std::string extra = members_.rest(unknown_allowance_, warnings_);
    if (!source_rest_.empty()) extra += (extra.empty() ? "" : ",") + source_rest_;
    if (!extra.empty()) article().extra_json = "{" + extra + "}";
    if (cleaner_.removed() > 0) {
      warn(fmt::format("{} control character{} removed", cleaner_.removed(),
                       cleaner_.removed() == 1 ? "" : "s"));
    }
    complete(article(), options_.default_language);
    parsed_.warnings = std::move(warnings_).take();
    return std::move(parsed_);
  }

 private:
  Article& article() { return parsed_.article; }
  JsonMembers::Warnings& warnings() { return warnings_; }
  void warn(std::string sentence) { warnings_.add(std::move(sentence)); }

  [[noreturn]] void refuse(std::string_view name, std::string_view expected, const JsonValue& value) {
    throw BadMember{members_.mismatch(name, expected, value)};
  }

  void read_id() {
    const auto found = members_.take(kId);
    if (!found) {
      (void)members_.take("id_origin");
      return;
    }
    if (found.value->kind != Kind::kString && found.value->kind != Kind::kNumber) {
      refuse(found.name, "a string or a number", *found.value);
    }
    article().id = found.value->text;
    const std::string origin = members_.take_string("id_origin", warnings());
    article().id_origin = origin == "url"       ? schema::IdOrigin::kUrl
                          : origin == "content" ? schema::IdOrigin::kContent
                                                : schema::IdOrigin::kGiven;
  }

  // A language tag, or empty with a warning.
  std::string language_of(JsonMembers& members, std::span<const Names> names) {
    const auto found = members.take(names);
    if (!found) return {};
    const JsonValue* value = found.value;
    if (value->kind == Kind::kArray && value->items.size() == 1) value = value->items.data();
    if (value->kind != Kind::kString) {
      warn(members.mismatch(found.name, "a language tag", *value) + "; left out");
      return {};
    }
    std::string tag = cleaner_.line(value->text);
    if (schema::language_term(tag).empty()) {
      warn(fmt::format("member \"{}\": no language tag; left out", found.name));
      return {};
    }
    return tag;
  }

  LanguageOrigin origin_of(JsonMembers& members, const std::string& language) {
    const std::string origin = members.take_string("lang_origin", warnings());
    if (language.empty()) return LanguageOrigin::kUnknown;
    if (origin == "detected") return LanguageOrigin::kDetected;
    if (origin == "default") return LanguageOrigin::kDefault;
    return LanguageOrigin::kGiven;
  }

  void read_language() {
    article().body.language = language_of(members_, kLanguage);
    article().body.origin = origin_of(members_, article().body.language);
  }

  void add_headline(std::string_view text, std::string language, LanguageOrigin origin) {
    TextPart headline{cleaner_.line(text), std::move(language), origin};
    if (headline.text.empty()) return;
    if (article().headlines.size() == kMaxHeadlines) {
      ++headlines_left_out_;
    } else {
      article().headlines.push_back(std::move(headline));
    }
  }

  void add_headline(Names name, const JsonValue& value) {
    if (value.kind == Kind::kString) return add_headline(value.text, {}, LanguageOrigin::kUnknown);
    if (value.kind == Kind::kNull) return;
    if (value.kind != Kind::kObject) refuse(name, "a string", value);
    JsonMembers item(value, std::string(name) + ".");
    const auto text = item.take(kText);
    std::string language = language_of(item, kItemLanguage);
    const LanguageOrigin origin = origin_of(item, language);
    if (!text) return;
    if (text.value->kind != Kind::kString) throw BadMember{item.mismatch(text.name, "a string", *text.value)};
    add_headline(text.value->text, std::move(language), origin);
  }

  void read_headlines() {
    const auto found = members_.take(kHeadlines);
    if (!found) return;
    if (found.value->kind == Kind::kArray) {
      for (const JsonValue& item : found.value->items) add_headline(found.name, item);
    } else if (found.value->kind == Kind::kString || found.value->kind == Kind::kObject) {
      add_headline(found.name, *found.value);
    } else {
      refuse(found.name, "a string", *found.value);
    }
    if (headlines_left_out_ > 0) {
      warn(fmt::format("{} headlines beyond the first {} are left out", headlines_left_out_, kMaxHeadlines));
    }
  }

  void read_body() {
    const auto found = members_.take(kBody);
    if (!found) return;
    if (found.value->kind == Kind::kString) {
      article().body.text = cleaner_.lines(found.value->text);
      return;
    }
    if (found.value->kind != Kind::kArray) refuse(found.name, "a string", *found.value);
    for (const JsonValue& paragraph : found.value->items) {
      if (paragraph.kind == Kind::kNull) continue;
      if (paragraph.kind != Kind::kString) refuse(found.name, "a list of strings", paragraph);
      const std::string text = cleaner_.lines(paragraph.text);
      if (text.empty()) continue;
      if (!article().body.text.empty()) article().body.text += "\n\n";
      article().body.text += text;
    }
  }

  // A name, an object with a name, or a list of either.
  std::string join_names(const JsonMembers::Found& found) {
    if (!found) return {};
    std::string names;
    const auto add = [&](const JsonValue& value) {
      const JsonValue* name = value.kind == Kind::kObject ? value.find("name") : &value;
      if (name == nullptr || name->kind != Kind::kString) {
        warn(members_.mismatch(found.name, "a string", value) + "; left out");
        return;
      }
      const std::string text = cleaner_.line(name->text);
      if (text.empty()) return;
      if (!names.empty()) names += ", ";
      names += text;
    };
    if (found.value->kind == Kind::kArray) {
      for (const JsonValue& item : found.value->items) add(item);
    } else {
      add(*found.value);
    }
    return names;
  }

  void read_tags() {
    const auto found = members_.take(kTags);
    if (!found) return;
    std::size_t left_out = 0;
    read_tags(found, left_out);
    if (left_out > 0) warn(fmt::format("{} tags beyond the first {} are left out", left_out, kMaxTags));
  }

  void read_tags(const JsonMembers::Found& found, std::size_t& left_out) {
    const auto add = [&](std::string_view text) {
      std::string tag = cleaner_.line(text);
      if (tag.empty()) return;
      if (article().tags.size() == kMaxTags) {
        ++left_out;
      } else {
        article().tags.push_back(std::move(tag));
      }
    };
    if (found.value->kind == Kind::kString) {
      const std::string_view text = found.value->text;
      for (std::size_t begin = 0; begin < text.size();) {
        const auto [end, width] = find_tag_separator(text, begin);
        add(text.substr(begin, end - begin));
        if (width == 0) break;
        begin = end + width;
      }
      return;
    }
    if (found.value->kind != Kind::kArray) {
      warn(members_.mismatch(found.name, "a list of strings", *found.value) + "; left out");
      return;
    }
    for (const JsonValue& item : found.value->items) {
      if (item.kind == Kind::kString || item.kind == Kind::kNumber) {
        add(item.text);
      } else if (item.kind != Kind::kNull) {
        warn(members_.mismatch(found.name, "a list of strings", item) + "; left out");
      }
    }
  }

  void read_source() {
    schema::SourceLine& source = article().source;
    if (const auto found = members_.take("source")) {
      if (found.value->kind == Kind::kString) {
        read_source_text(found.value->text);
      } else if (found.value->kind == Kind::kObject) {
        JsonMembers parts(*found.value, "source.");
        read_source_parts(parts);
        source_rest_ = parts.rest(unknown_allowance_, warnings_, "source.");
      } else {
        warn(members_.mismatch(found.name, "an object or a string", *found.value) + "; left out");
      }
    }
    // What some put beside the source counts where the source itself says nothing.
    if (source.publisher.empty()) source.publisher = join_names(members_.take("publisher"));
    if (source.site.empty()) source.site = host_of(members_.take_string("site", warnings()));
    if (source.rights.empty()) source.rights = cleaner_.line(members_.take_string(kRights, warnings()));
  }

  void read_source_text(std::string_view text) {
    const std::string line = cleaner_.line(text);
    if (line.empty()) return;
    if (auto read = schema::read_source_line(line)) {
      article().source = std::move(*read);
      return;
    }
    // A bare name may end with its host and code, as a copyright line does.
    auto read = schema::read_source_line("(C) " + line);
    if (read && !read->site.empty()) {
      article().source = std::move(*read);
      article().source.rights.clear();
    } else {
      article().source.publisher = line;
    }
    article().source.raw = line;
  }

  void read_source_parts(JsonMembers& parts) {
    schema::SourceLine& source = article().source;
    source.raw = cleaner_.line(parts.take_string("raw", warnings()));
    source.publisher = cleaner_.line(parts.take_string(kPublisher, warnings()));
    source.site = host_of(parts.take_string(kSite, warnings()));
    source.rights = cleaner_.line(parts.take_string(kRights, warnings()));
    source.code = cleaner_.line(parts.take_string("code", warnings()));
    source.year = cleaner_.line(parts.take_string("year", warnings()));
    source.agency = cleaner_.line(parts.take_string("agency", warnings()));
    source.place = cleaner_.line(parts.take_string("place", warnings()));
    source.byline = cleaner_.line(parts.take_string("byline", warnings()));
    source.address = cleaner_.line(parts.take_string("address", warnings()));
    const bool only_raw = source.publisher.empty() && source.site.empty() && source.rights.empty() &&
                          source.code.empty() && source.year.empty();
    if (!source.raw.empty() && only_raw) {
      const schema::SourceLine lead = source;
      read_source_text(lead.raw);
      source.agency = lead.agency;
      source.place = lead.place;
      source.byline = lead.byline;
      if (!lead.address.empty()) source.address = lead.address;
    }
  }

  // The host of an address, in lower case.
  std::string host_of(std::string_view text) {
    std::string host = cleaner_.line(text);
    if (const std::size_t scheme = host.find("://"); scheme != std::string::npos) host.erase(0, scheme + 3);
    host.erase(std::min(host.find_first_of("/?#"), host.size()));
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return host;
  }

  void read_dates() {
    // Stored by to_json: the instant was settled when it was first read, and stays.
    std::optional<Article> stored_modified = take_stored(kStoredModified);
    std::optional<Article> stored = take_stored(kStoredPublished);
    const std::string problem = cleaner_.line(members_.take_string("date_problem", warnings()));
    std::string own_zone;
    if (const std::string zone = members_.take_string("zone", warnings()); !zone.empty()) {
      if (schema::is_time_zone(zone)) {
        own_zone = zone;
      } else {
        warn("member \"zone\": no time zone; left out");
      }
    }
    schema::DatelineHints hints = date_hints(options_, hint_language());
    if (!own_zone.empty()) hints.default_zone = std::move(own_zone);
    if (stored_modified) {
      article().modified = std::move(stored_modified->modified);
    } else if (const auto found = members_.take(kModified)) {
      DateReading modified = read_date(found, hints);
      article().modified = std::move(modified.published);
      if (!article().modified && !modified.problem.empty()) {
        warn(fmt::format("member \"{}\": {}", found.name, modified.problem));
      }
    }
    if (stored) {
      article().date_text = cleaner_.line(stored->date_text);
      article().published = std::move(stored->published);
      for (const Names name : kStoredModified) (void)members_.take(name);
      return apply_lead(article());
    }
    DateReading published;
    const std::string date_text = members_.take_string("date_text", warnings());
    if (const auto found = members_.take(kPublished)) {
      published = read_date(found, hints);
    } else if (!date_text.empty()) {
      published = read_date_text(cleaner_.line(date_text), hints);
      // A stored article says why its date was refused; a date that reads now has no such problem any more.
      if (!problem.empty() && !published.published) published.problem = problem;
    }
    // Ours alone; without their date they say nothing.
    for (const Names name : kStoredPublished) (void)members_.take(name);
    for (const Names name : kStoredModified) (void)members_.take(name);
    apply_dates(article(), std::move(published), hints);
    apply_lead(article());
  }

  // The date whose members, as to_json writes them, are `names`: first the instant, then its precision.
  // nullopt if they are not all in that form; nothing is taken then.
  std::optional<Article> take_stored(std::span<const Names> names) {
    const JsonValue& object = members_.object();
    for (const Names name : names.first(2)) {
      const JsonValue* value = object.find(name);
      if (value == nullptr || value->kind != Kind::kString) return std::nullopt;
    }
    std::string json;
    for (const Names name : names) {
      const JsonValue* value = object.find(name);
      if (value == nullptr || value->kind == Kind::kNull) continue;
      json += json.empty() ? '{' : ',';
      schema::append_json_string(json, name);
      json += ':';
      schema::append_json(json, *value);
    }
    try {
      Article stored = schema::article_from_json(json + "}");
      for (const Names name : names) (void)members_.take(name);
      return stored;
    } catch (const schema::IndexError&) {
      return std::nullopt;  // made by somebody else: read like any other
    }
  }

  std::string hint_language() {
    if (!article().body.language.empty()) return article().body.language;
    std::string language = schema::identify_language(article().body.text).language;
    if (language.empty() && !article().headlines.empty()) {
      const TextPart& headline = article().headlines.front();
      language =
          headline.language.empty() ? schema::identify_language(headline.text).language : headline.language;
    }
    return language;
  }

  DateReading read_date(const JsonMembers::Found& found, const schema::DatelineHints& hints) {
    if (found.value->kind == Kind::kString) return read_date_text(cleaner_.line(found.value->text), hints);
    if (found.value->kind == Kind::kNumber) return read_unix_seconds(found.value->text);
    warn(members_.mismatch(found.name, "a date", *found.value) + "; left out");
    return {};
  }

  static DateReading read_unix_seconds(const std::string& spelling) {
    DateReading reading;
    reading.text = spelling;
    double seconds = 0;
    std::from_chars(spelling.data(), spelling.data() + spelling.size(), seconds);
    if (!(seconds >= kFirstUnixSecond && seconds <= kLastUnixSecond)) {
      reading.problem = "the number is no time in seconds since 1970";
      return reading;
    }
    schema::Dateline date;
    date.text = spelling;
    date.utc_seconds = static_cast<std::int64_t>(std::floor(seconds));
    date.local = schema::local_time(date.utc_seconds, "UTC").first;
    date.zone = "UTC";
    date.precision = schema::Precision::kSecond;
    reading.published = std::move(date);
    return reading;
  }

  JsonMembers members_;
  const ParseOptions& options_;
  ParsedArticle parsed_;
  TextCleaner cleaner_;
  std::string source_rest_;
  std::size_t headlines_left_out_ = 0;
  std::size_t unknown_allowance_ = kMaxUnknownMembers;
  JsonMembers::Warnings warnings_;
};

}  // namespace

std::variant<ParsedArticle, Rejection> parse_json_line(const Record& record, const ParseOptions& options) {
  auto parsed = schema::parse_json(record.bytes);
  if (auto* problem = std::get_if<schema::JsonProblem>(&parsed)) return Rejection{std::move(problem->reason)};
  const auto& object = std::get<JsonValue>(parsed);
  if (object.kind != Kind::kObject) {
    return Rejection{fmt::format("expected an object, found {}", schema::to_string(object.kind))};
  }
  return ObjectParser(object, options).parse();
}

}  // namespace broadsheet::indexer
