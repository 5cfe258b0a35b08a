// Fields other than text: names, keywords, exact values, countries, languages and dates. They filter and have
// no weight; what is not a value of its field is read as words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/schema/query.h"
#include "broadsheet/schema/source_aliases.h"
#include "plan/planning.h"
#include "plan/text.h"

namespace broadsheet::schema::plan {

/// Plans the leaves of a query tree that are values of a field.
class FieldQueries {
 public:
  FieldQueries(Planning& planning, TextQueries& text) : planning_(planning), text_(text) {}

  /// A leaf of the tree below `scope.field`.
  MaybePart leaf(const QueryNode& node, const Scope& scope);

  /// A range of dates, `written` so in the query; either end may be empty, which leaves it open. If one is no
  /// date, both are read as words, with a note.
  MaybePart range(const Field& field, const std::string& low, const std::string& high,
                  const std::string& written, const Scope& scope);

  /// A value of `name` that is none, read as words with those after it, in headlines and bodies.
  MaybePart no_name(const std::string& value, const std::string& after, const Scope& scope);

 private:
  MaybePart values(const std::string& text, const Field& field, const Scope& scope);
  MaybePart value(const std::string& value, const Field& field, const Scope& scope);
  MaybePart prefix_of_value(const std::string& value, const Field& field);
  MaybePart date(const std::string& value, const Field& field);
  MaybePart country(const std::string& value, const Field& field);
  MaybePart language(const std::string& value, const Field& field, const Scope& scope);
  MaybePart source(const QueryNode& node, const Scope& scope);
  MaybePart name(const std::string& text, bool phrase, bool prefix, const Scope& scope);
  Xapian::Query any_value(const Field& field);

  Planning& planning_;
  TextQueries& text_;
  std::optional<SourceAliases> aliases_;  // read when a source is asked for
};

}  // namespace broadsheet::schema::plan
