// The parser of JSON Lines: from one JSON object to an article.
#include "forms/jsonl/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/language.h"
#include "broadsheet/schema/error.h"
#include "forms/draft/article_draft.h"
#include "forms/draft/field_names.h"
#include "forms/draft/limits.h"
#include "forms/draft/tags.h"
#include "forms/draft/text_check.h"
#include "forms/draft/text_cleaner.h"
#include "forms/jsonl/members.h"
#include "forms/jsonl/number_date.h"
#include "forms/jsonl/repair.h"
#include "json/json_text.h"
#include "json/json_value.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using schema::Article;
using schema::JsonValue;
using schema::LanguageOrigin;
using schema::ProblemCode;
using schema::SourceLine;
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

// What is read with less confidence than this is worth a remark.
constexpr double kDoubtful = 0.6;

class ObjectParser {
 public:
  ObjectParser(const JsonValue& object, std::span<const MemberName> names, const Record& record,
               const ParseOptions& options, Detail detail, ParseTools& tools)
      : members_(object), names_(names), record_(record), options_(options), draft_(options, detail, tools) {}

  // `remarks`: on how the object was read.
  ParsedPart parse(const std::vector<std::string>& remarks) {
    for (const std::string& remark : remarks) draft_.warn(remark);
    try {
      read_id();
      TextPart body;
      body.language = language_of(members_, kLanguage);
      body.origin = origin_of(members_, body.language);
      read_headlines();
      read_body(std::move(body));
      read_source();
      const auto byline = members_.take(kByline);
      draft_.set_byline(join_names(byline), found_at(byline.name));
      const auto url = members_.take(kUrl);
      draft_.set_url(cleaner_.line(string_of(url)), found_at(url.name));
      read_tags();
      read_origins();
      read_dates();
    } catch (const BadMember& bad) {
      return Rejection{bad.reason, 0, ProblemCode::kBadMember};
    }
    if (!draft_.has_text()) {
      return Rejection{"neither headline nor body", 0, ProblemCode::kNoText};
    }
    std::string extra = members_.rest(unknown_allowance_, warn_);
    if (!source_rest_.empty()) extra += (extra.empty() ? "" : ",") + source_rest_;
    if (!extra.empty()) draft_.set_extra("{" + extra + "}");
    if (cleaner_.removed() > 0) {
      draft_.warn(fmt::format("{} control character{} removed", cleaner_.removed(),
                              cleaner_.removed() == 1 ? "" : "s"));
    }
    return std::move(draft_).finish();
  }

 private:
  [[nodiscard]] Found found_at(std::string_view member) const {
    for (const MemberName& name : names_) {
      if (name.member == member) return stated(name.shown, record_.origin.line);
    }
    return stated(member, record_.origin.line);
  }

  std::string string_of(const JsonMembers::Found& found) { return members_.string_of(found, warn_); }

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
    const std::string origin = members_.take_string("id_origin", warn_);
    draft_.set_id(found.value->text,
                  origin == "url"       ? schema::IdOrigin::kUrl
                  : origin == "content" ? schema::IdOrigin::kContent
                                        : schema::IdOrigin::kGiven,
                  found_at(found.name));
  }

  // A language tag, or empty with a warning.
  std::string language_of(JsonMembers& members, std::span<const Names> names) {
    const auto found = members.take(names);
    if (!found) return {};
    const JsonValue* value = found.value;
    if (value->kind == Kind::kArray && value->items.size() == 1) value = value->items.data();
    if (value->kind != Kind::kString) {
      draft_.warn(members.mismatch(found.name, "a language tag", *value) + "; left out");
      return {};
    }
    std::string tag = cleaner_.line(value->text);
    if (schema::language_term(tag).empty()) {
      draft_.warn(fmt::format("member \"{}\": not a language tag; left out", found.name));
      return {};
    }
    return tag;
  }

  LanguageOrigin origin_of(JsonMembers& members, const std::string& language) {
    const std::string origin = members.take_string("lang_origin", warn_);
    if (language.empty()) return LanguageOrigin::kUnknown;
    if (origin == "detected") return LanguageOrigin::kDetected;
    if (origin == "default") return LanguageOrigin::kDefault;
    return LanguageOrigin::kGiven;
  }

  void add_headline(Names name, std::string_view text, std::string language, LanguageOrigin origin) {
    TextPart headline{cleaner_.line(text), std::move(language), origin};
    if (!headline.text.empty()) draft_.add_headline(std::move(headline), found_at(name));
  }

  void add_headline(Names name, const JsonValue& value) {
    if (value.kind == Kind::kString) return add_headline(name, value.text, {}, LanguageOrigin::kUnknown);
    if (value.kind == Kind::kNull) return;
    if (value.kind != Kind::kObject) refuse(name, "a string", value);
    JsonMembers item(value, std::string(name) + ".");
    const auto text = item.take(kText);
    std::string language = language_of(item, kItemLanguage);
    const LanguageOrigin origin = origin_of(item, language);
    if (!text) return;
    if (text.value->kind != Kind::kString) throw BadMember{item.mismatch(text.name, "a string", *text.value)};
    add_headline(name, text.value->text, std::move(language), origin);
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
  }

  void read_body(TextPart body) {
    const auto found = members_.take(kBody);
    if (found) body.text = body_text(found);
    draft_.set_body(std::move(body), found_at(found.name));
  }

  std::string body_text(const JsonMembers::Found& found) {
    if (found.value->kind == Kind::kString) return cleaner_.lines(found.value->text);
    if (found.value->kind != Kind::kArray) refuse(found.name, "a string", *found.value);
    std::string text;
    for (const JsonValue& paragraph : found.value->items) {
      if (paragraph.kind == Kind::kNull) continue;
      if (paragraph.kind != Kind::kString) refuse(found.name, "a list of strings", paragraph);
      const std::string lines = cleaner_.lines(paragraph.text);
      if (lines.empty()) continue;
      if (!text.empty()) text += "\n\n";
      text += lines;
    }
    return text;
  }

  // A name, an object with a name, or a list of either.
  std::string join_names(const JsonMembers::Found& found) {
    if (!found) return {};
    std::string names;
    const auto add = [&](const JsonValue& value) {
      const JsonValue* name = value.kind == Kind::kObject ? value.find("name") : &value;
      if (name == nullptr || name->kind != Kind::kString) {
        draft_.warn(members_.mismatch(found.name, "a string", value) + "; left out");
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
    const auto add = [&](std::string_view text) {
      if (std::string tag = cleaner_.line(text); !tag.empty())
        draft_.add_tag(std::move(tag), found_at(found.name));
    };
    if (found.value->kind == Kind::kString) {
      for_each_tag(found.value->text, ',', add);
      return;
    }
    if (found.value->kind != Kind::kArray) {
      draft_.warn(members_.mismatch(found.name, "a list of strings", *found.value) + "; left out");
      return;
    }
    for (const JsonValue& item : found.value->items) {
      if (item.kind == Kind::kString || item.kind == Kind::kNumber) {
        add(item.text);
      } else if (item.kind != Kind::kNull) {
        draft_.warn(members_.mismatch(found.name, "a list of strings", item) + "; left out");
      }
    }
  }

  // Where an article came from that an index of ours gave out. Anything else of that name is an unknown
  // member.
  void read_origins() {
    const JsonValue* value = members_.object().find("origins");
    if (value == nullptr || value->kind != Kind::kArray) return;
    std::string json = "{\"origins\":";
    schema::append_json(json, *value);
    Article stored = schema::article_from_json(json + "}");
    if (stored.origins.empty()) return;
    (void)members_.take("origins");
    draft_.set_origins(std::move(stored.origins));
  }

  void read_source() {
    SourceLine source;
    const auto found = members_.take("source");
    if (found) {
      if (found.value->kind == Kind::kString) {
        source = source_of_text(found.value->text);
      } else if (found.value->kind == Kind::kObject) {
        JsonMembers parts(*found.value, "source.");
        source = source_of_parts(parts);
        source_rest_ = parts.rest(unknown_allowance_, warn_, "source.");
      } else {
        draft_.warn(members_.mismatch(found.name, "an object or a string", *found.value) + "; left out");
      }
    }
    // What some put beside the source counts where the source itself says nothing.
    Names name = found.name;
    const auto beside = [&](const JsonMembers::Found& other) {
      if (other && name.empty()) name = other.name;
      return other;
    };
    if (source.publisher.empty()) source.publisher = join_names(beside(members_.take("publisher")));
    if (source.site.empty()) source.site = host_of(string_of(beside(members_.take("site"))));
    if (source.rights.empty()) source.rights = cleaner_.line(string_of(beside(members_.take(kRights))));
    draft_.set_source(std::move(source), found_at(name));
  }

  SourceLine source_of_text(std::string_view text) {
    std::string line = cleaner_.line(text);
    if (line.empty()) return {};
    if (auto read = schema::read_source_line(line)) return std::move(*read);
    // A bare name may end with its host and code, as a copyright line does.
    SourceLine source;
    auto read = schema::read_source_line("(C) " + line);
    if (read && !read->site.empty()) {
      source = std::move(*read);
      source.rights.clear();
    } else {
      source.publisher = line;
    }
    source.raw = std::move(line);
    return source;
  }

  SourceLine source_of_parts(JsonMembers& parts) {
    SourceLine source;
    source.raw = cleaner_.line(parts.take_string("raw", warn_));
    source.publisher = cleaner_.line(parts.take_string(kPublisher, warn_));
    source.site = host_of(parts.take_string(kSite, warn_));
    source.rights = cleaner_.line(parts.take_string(kRights, warn_));
    source.code = cleaner_.line(parts.take_string("code", warn_));
    source.year = cleaner_.line(parts.take_string("year", warn_));
    source.agency = cleaner_.line(parts.take_string("agency", warn_));
    source.place = cleaner_.line(parts.take_string("place", warn_));
    source.byline = cleaner_.line(parts.take_string("byline", warn_));
    source.address = cleaner_.line(parts.take_string("address", warn_));
    const bool only_raw = source.publisher.empty() && source.site.empty() && source.rights.empty() &&
                          source.code.empty() && source.year.empty();
    if (source.raw.empty() || !only_raw) return source;
    SourceLine read = source_of_text(source.raw);
    read.agency = source.agency;
    read.place = source.place;
    read.byline = source.byline;
    if (!source.address.empty()) read.address = source.address;
    return read;
  }

  // The host of an address, in lower case.
  std::string host_of(std::string_view text) {
    std::string host = cleaner_.line(text);
    if (const std::size_t scheme = host.find("://"); scheme != std::string::npos) host.erase(0, scheme + 3);
    host.erase(std::min(host.find_first_of("/?#"), host.size()));
    return schema::ascii_lower(host);
  }

  void read_dates() {
    // Stored by to_json: the instant was settled when it was first read, and stays.
    std::optional<Article> stored_modified = take_stored(kStoredModified);
    std::optional<Article> stored = take_stored(kStoredPublished);
    const std::string problem = cleaner_.line(members_.take_string("date_problem", warn_));
    if (std::string zone = members_.take_string("zone", warn_); !zone.empty()) {
      if (schema::is_time_zone(zone)) {
        draft_.set_zone(std::move(zone));
      } else {
        draft_.warn("member \"zone\": not a time zone; left out");
      }
    }
    if (stored_modified) {
      draft_.keep_modified(std::move(stored_modified->modified), found_at(kStoredModified[0]));
    } else if (const auto found = members_.take(kModified)) {
      if (auto statement = read_date(found)) draft_.set_modified(std::move(*statement));
    }
    if (stored) {
      draft_.keep_published(cleaner_.line(stored->date_text), std::move(stored->published),
                            found_at(kStoredPublished[0]));
      for (const Names name : kStoredModified) (void)members_.take(name);
      return;
    }
    const std::string date_text = members_.take_string("date_text", warn_);
    if (const auto found = members_.take(kPublished)) {
      if (auto statement = read_date(found)) draft_.add_published(std::move(*statement));
    } else if (!date_text.empty()) {
      // A stored article says why its date was refused; a date that reads now has no such problem any more.
      DateStatement statement;
      statement.text = cleaner_.line(date_text);
      statement.problem = problem;
      statement.found = found_at("date_text");
      draft_.add_published(std::move(statement));
    }
    // Ours alone; without their date they say nothing.
    for (const Names name : kStoredPublished) (void)members_.take(name);
    for (const Names name : kStoredModified) (void)members_.take(name);
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

  std::optional<DateStatement> read_date(const JsonMembers::Found& found) {
    DateStatement statement;
    statement.found = found_at(found.name);
    if (found.value->kind == Kind::kString) {
      statement.text = cleaner_.line(found.value->text);
    } else if (found.value->kind == Kind::kNumber) {
      read_number_date(found.value->text, statement);
      if (statement.date && statement.confidence < kDoubtful) {
        draft_.warn(fmt::format("member \"{}\": {}, which is a guess", found.name, statement.rule));
      }
    } else {
      draft_.warn(members_.mismatch(found.name, "a date", *found.value) + "; left out");
      return std::nullopt;
    }
    return statement;
  }

  JsonMembers members_;
  const std::span<const MemberName> names_;
  const Record& record_;
  const ParseOptions& options_;
  ArticleDraft draft_;
  JsonMembers::Warn warn_ = [this](std::string sentence) { draft_.warn(std::move(sentence)); };
  TextCleaner cleaner_;
  std::string source_rest_;
  std::size_t unknown_allowance_ = kMaxUnknownMembers;
};

}  // namespace

bool is_taken_by_json_lines(std::string_view name) {
  // What they know beside the fields of columns.
  constexpr std::array<std::string_view, 10> kReserved{
      "origins",           "id_origin",          "lang_origin",      "date_text",     "date_problem",
      "published_details", "modified_precision", "modified_details", "modified_zone", "published_precision"};
  return meaning_of(name).field != NewsField::kOther ||
         std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

ParsedPart article_of_object(const JsonValue& object, std::span<const MemberName> names,
                             const std::vector<std::string>& remarks, const Record& record,
                             const ParseOptions& options, Detail detail, ParseTools& tools) {
  return ObjectParser(object, names, record, options, detail, tools).parse(remarks);
}

ParsedRecord parse_json_line(const Record& record, const ParseOptions& options, Detail detail,
                             ParseTools& tools) {
  ParsedRecord result;
  auto checked = text_of(record, schema::LineEnds::kJson, options.strict);
  if (auto* rejection = std::get_if<Rejection>(&checked)) {
    result.emplace_back(std::move(*rejection));
    return result;
  }
  auto& whole = std::get<RecordText>(checked);
  std::vector<std::string> remarks;
  if (!whole.remark.empty()) remarks.push_back(std::move(whole.remark));
  auto parsed = schema::parse_json(whole.text(record), nullptr, kMaxRecordValues);
  if (std::holds_alternative<schema::JsonProblem>(parsed) && !options.strict) {
    // These are all that is wrong with many a line: it is read once more without.
    std::string mended(whole.text(record));
    const std::size_t halves = replace_lone_surrogates(mended);
    const std::size_t controls = escape_controls(mended);
    if (halves + controls > 0) parsed = schema::parse_json(mended, nullptr, kMaxRecordValues);
    if (halves > 0) {
      remarks.push_back(
          fmt::format("{} unpaired surrogate{}; replaced by U+FFFD", halves, halves == 1 ? "" : "s"));
    }
    if (controls > 0) {
      remarks.push_back(fmt::format("{} control character{} that JSON requires to be escaped", controls,
                                    controls == 1 ? "" : "s"));
    }
  }
  if (auto* problem = std::get_if<schema::JsonProblem>(&parsed)) {
    result.emplace_back(
        Rejection{std::move(problem->reason), 0,
                  problem->too_many_values ? ProblemCode::kRecordTooLarge : ProblemCode::kMalformedRecord});
  } else if (const auto& object = std::get<JsonValue>(parsed); object.kind != Kind::kObject) {
    result.emplace_back(
        Rejection{fmt::format("expected an object, found {}", schema::to_string(object.kind))});
  } else {
    result.push_back(article_of_object(object, {}, remarks, record, options, detail, tools));
  }
  return result;
}

}  // namespace broadsheet::indexer
