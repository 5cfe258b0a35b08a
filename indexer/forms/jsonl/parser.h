// The parser of JSON Lines: from one JSON object to an article.
// Members and their other names are listed in docs/FORMATS.md.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/parser.h"
#include "json/json_value.h"

namespace broadsheet::indexer {

// As Form::parse.
ParsedRecord parse_json_line(const Record& record, const ParseOptions& options, Detail detail,
                             ParseTools& tools);

// Whether JSON Lines would take a member called `name` for a field of an article: what is kept with one under
// its own name may not be called so.
bool is_taken_by_json_lines(std::string_view name);

// Where a member of an object stands in the record that it was made of.
struct MemberName {
  std::string_view member;
  std::string_view shown;  // as the record calls it
};

// The article that `object` says, with the members of JSON Lines. `record` gives it its place, `names` say
// what evidence calls its members where that is another name; `remarks` are on how it was read.
ParsedPart article_of_object(const schema::JsonValue& object, std::span<const MemberName> names,
                             const std::vector<std::string>& remarks, const Record& record,
                             const ParseOptions& options, Detail detail, ParseTools& tools);

}  // namespace broadsheet::indexer
