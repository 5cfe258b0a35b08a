// What both parsers do with dates and leads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/schema/article.h"

namespace broadsheet::indexer {

// A date text and what it says.
struct DateReading {
  std::string text;  // empty: there was none
  std::optional<schema::Dateline> published;
  std::optional<schema::Dateline> modified;
  std::string problem;  // why there is no `published`
};

// The hints for an article whose text is probably in `language`.
schema::DatelineHints date_hints(const ParseOptions& options, std::string_view language);

// Reads `text`, which is taken to be a date line.
DateReading read_date_text(std::string_view text, const schema::DatelineHints& hints);

// Puts `reading` into the article. Without a date text, the wire dateline that opens the body is tried.
void apply_dates(schema::Article& article, DateReading reading, const schema::DatelineHints& hints);

// Puts agency, place and reporter of the lead that opens the body into the article; the reporter also of a
// line of his own around the body.
void apply_lead(schema::Article& article);

}  // namespace broadsheet::indexer
