/// Parsers: from a record to an article, or the reason why it is none.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "broadsheet/indexer/record.h"
#include "broadsheet/schema/article.h"
#include "broadsheet/schema/source_aliases.h"

namespace broadsheet::indexer {

/// What the person who runs the indexer says of the archive.
struct ParseOptions {
  std::string default_time_zone;  ///< IANA or offset; where neither date line nor language tell
  std::string default_language;   ///< where neither record nor identification tell
  std::map<std::string, std::string, std::less<>> zones;  ///< abbreviation -> zone
  schema::SourceAliases source_aliases;                   ///< by which sources are counted
};

/// How one line of a record in the article format was taken.
enum class LineRole : std::uint8_t { kHeadline, kBody, kBlank, kDateline, kSource };

/// One line and its role, for `indexer inspect`.
struct LineReading {
  std::uint64_t line = 0;  ///< counted from 1 within the file
  LineRole role = LineRole::kBody;
  std::string text;  ///< as printed, without line end
};

/// An article as read, with remarks that do not prevent it ("two date lines; the last was taken").
struct ParsedArticle {
  schema::Article article;         ///< complete()
  std::vector<LineReading> lines;  ///< article format only, and only if asked for
  std::vector<std::string> warnings;
};

/// Why a record is rejected. One line, without the place (the record's origin says it): "line 14: not UTF-8
/// (byte 0xE9 at offset 812)".
struct Rejection {
  std::string reason;
};

/// Parses `record`. Never throws for what the record holds. `with_lines` asks for ParsedArticle::lines.
/// Thread-safe.
std::variant<ParsedArticle, Rejection> parse_record(const Record& record, const ParseOptions& options,
                                                    bool with_lines = false);

}  // namespace broadsheet::indexer
