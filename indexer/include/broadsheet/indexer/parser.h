/// Parsers: from a record to articles, or the reason why it holds none.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "broadsheet/indexer/record.h"
#include "broadsheet/schema/article.h"
#include "broadsheet/schema/source_aliases.h"

namespace broadsheet::schema {
class LanguageIdentifier;
}

namespace broadsheet::indexer {

/// What the person who runs the indexer says about the archive.
struct ParseOptions {
  std::string default_time_zone;  ///< IANA or offset; used if nothing states one
  std::string default_language;   ///< used if neither the record nor identification gives one
  std::map<std::string, std::string, std::less<>> zones;  ///< abbreviation -> zone
  schema::SourceAliases source_aliases;                   ///< by which sources are counted
  /// Invalid bytes and unpaired surrogates reject a record; otherwise they are replaced by U+FFFD with a
  /// remark, as long as there are few.
  bool strict = false;
  /// Pages that are not articles (lists of links, errors) are read as if they were, and not skipped.
  bool keep_all = false;
  /// Columns of tables: the field (column_field()) -> the name of its column, or "" for none. What is not
  /// here is found by the names of the columns.
  std::map<std::string, std::string, std::less<>> columns;
};

/// The field of a column with the name `name` in any of the languages that tables are read in ("titre":
/// "headline"); empty if there is none. Thread-safe.
std::string_view column_field(std::string_view name);

/// The names of all fields that a column may be, with `between` between two.
std::string list_column_fields(std::string_view between);

/// How much to report about how a record was read: evidence is for `indexer inspect`, and takes time.
enum class Detail : std::uint8_t { kArticles, kEvidence };

/// How one line of a record in the article format was taken.
enum class LineRole : std::uint8_t {
  kHeadline,
  kBody,
  kBlank,
  kDateline,
  kSource,
  kField,  ///< at the head: an address, or a label and a value
};

/// One line and its role, for `indexer inspect`.
struct LineReading {
  std::uint64_t line = 0;  ///< counted from 1 within the file
  LineRole role = LineRole::kBody;
  std::string text;  ///< as printed, without line end
};

/// How certain a piece of evidence is.
enum class Certainty : std::uint8_t {
  kStated,   ///< the record says so in a member of its own
  kRead,     ///< a rule read it in a place that is made for it
  kGuessed,  ///< it was found or identified in running text
};

/// "stated", "read" or "guessed".
std::string_view to_string(Certainty certainty) noexcept;

/// What a form or a rule found for one field of an article.
struct Evidence {
  std::string field;  ///< as in the article's JSON: "published", "headline", "byline"
  std::string value;  ///< for people: an instant as RFC 3339, a long text by its beginning
  std::string rule;   ///< what gave it, after "from": "the date line", "member \"pubDate\""
  Certainty certainty = Certainty::kRead;
  std::uint64_t line = 0;  ///< counted from 1 within the file; 0: no line says it
  bool taken = true;       ///< false: something else was used
};

/// An article as read, with remarks that do not prevent it ("two date lines; the last was taken").
struct ParsedArticle {
  schema::Article article;  ///< complete()
  std::string key;          ///< its name in a record of several articles: "art0001"; may be empty
  std::vector<std::string> warnings;
  std::vector<LineReading> lines;  ///< article format only, and only with Detail::kEvidence
  std::vector<Evidence> evidence;  ///< only with Detail::kEvidence
};

/// Why a record, or a part of it, holds no article though nothing is wrong with it: "a redirect".
struct Skip {
  std::string reason;
  schema::ProblemCode code = schema::ProblemCode::kNoArticle;
};

/// Why a record, or a part of it, is rejected. One line, without the place (the record's origin says it):
/// "line 14: not UTF-8 (byte 0xE9 at offset 812)".
struct Rejection {
  std::string reason;
  std::uint64_t line = 0;  ///< that the reason names, counted from 1 within the file; 0: it names none
  schema::ProblemCode code = schema::ProblemCode::kMalformedRecord;
  std::string encoding = {};  ///< that bytes that are not text seem to be in (find_encoding takes it)
};

/// What one part of a record is.
using ParsedPart = std::variant<ParsedArticle, Skip, Rejection>;

/// What a record holds, in order: an article, or several, or reasons why there is none. Never empty.
using ParsedRecord = std::vector<ParsedPart>;

/// Objects for reading records that are costly to make, kept for the next record. Not thread-safe: each
/// thread has one for as long as it reads records.
class ParseTools {
 public:
  ParseTools();
  ~ParseTools();
  ParseTools(ParseTools&&) noexcept;
  ParseTools& operator=(ParseTools&&) noexcept;

  /// For the forms.
  schema::LanguageIdentifier& languages() noexcept { return *languages_; }

 private:
  std::unique_ptr<schema::LanguageIdentifier> languages_;
};

/// Parses `record`. Never throws for what the record holds. Thread-safe, with tools of each thread's own.
ParsedRecord parse_record(const Record& record, const ParseOptions& options, Detail detail,
                          ParseTools& tools);

/// The same for a record by itself, with tools that it makes and drops. Thread-safe.
ParsedRecord parse_record(const Record& record, const ParseOptions& options,
                          Detail detail = Detail::kArticles);

}  // namespace broadsheet::indexer
