/// The one document model: an article as every reader makes it and every format prints it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/origin.h"
#include "broadsheet/schema/source_line.h"

namespace broadsheet::schema {

/// Where the language of a text came from.
enum class LanguageOrigin : std::uint8_t { kUnknown, kGiven, kDetected, kDefault };

/// A text of an article and its language.
struct TextPart {
  std::string text;  ///< well-formed UTF-8, NUL-free. Body: "\n" parts lines as printed, "\n\n" paragraphs
  std::string language;  ///< BCP 47 ("ja", "zh-Hant"); empty if unknown
  LanguageOrigin origin = LanguageOrigin::kUnknown;
};

/// Where the id of an article came from.
enum class IdOrigin : std::uint8_t { kGiven, kUrl, kContent };

/// The rule (Dateline::rules) of a date that is only the time at which a crawl fetched the article: nothing
/// else says when it was published. The next visit gives another date, but the article is the same.
inline constexpr std::string_view kFetchedRule = "the crawl: when the page was fetched";

/// An article. A plain value; move it between threads, don't share it.
struct Article {
  std::string id;  ///< exactly as given; else the URL; else "sha256-" and 32 hex digits of its content
  IdOrigin id_origin = IdOrigin::kContent;
  std::vector<TextPart> headlines;
  TextPart body;
  std::string date_text;              ///< the date line as printed; empty if there was none
  std::optional<Dateline> published;  ///< read from date_text
  std::optional<Dateline> modified;
  std::string date_problem;  ///< why there is no `published`: "no date line", "there is no 30 February 2024"
  SourceLine source;         ///< `raw` empty if there was none
  std::string byline;
  std::string url;
  std::vector<std::string> tags;
  /// Where it was read from, in the order of reading. Empty if no origins were to be stored; the fingerprint
  /// does not depend on them.
  std::vector<Origin> origins;
  std::string extra_json;  ///< unknown members of a JSON record, as one JSON object; empty if there were none
};

/// Fills in what follows from the other fields: an empty id (from the URL, else the content), and unknown
/// languages (by identification, then `default_language`). Idempotent. Thread-safe on distinct articles.
void complete(Article& article, std::string_view default_language = {});

/// 16 bytes that differ when any field of the article differs (SHA-256, truncated): they show whether an
/// article has changed. They depend only on what was given, not on what identification or another run adds,
/// nor on when a crawl fetched the article (kFetchedRule).
std::string fingerprint(const Article& article);

/// What an article's JSON is for. The two differ only in its origins.
enum class JsonUse : std::uint8_t {
  kPrinted,  ///< for people and programs: each origin is an object
  kStored,   ///< for a document of an index: each origin is a list of values, in half the space
};

/// The article as one JSON object in the form of docs/FORMATS.md, without line breaks: what `searcher show
/// --format json` prints, or the stored data of its document.
std::string to_json(const Article& article, JsonUse use = JsonUse::kPrinted);

/// Reads what to_json wrote for either use. Throws IndexError if `json` is not such an object.
Article article_from_json(std::string_view json);

/// The article in the article format of docs/FORMATS.md, ending with a newline. Members for which the format
/// has no line (id, URL, tags) are left out.
std::string to_article_format(const Article& article);

/// A text whose line breaks are undone: lines broken mid-sentence are joined with a space, or with nothing
/// between characters of scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese). Paragraphs
/// ("\n\n") stay apart. This is the text that is analysed and that snippets are cut from.
std::string join_lines(std::string_view text);

}  // namespace broadsheet::schema
