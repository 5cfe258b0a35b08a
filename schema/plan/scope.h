// Where a part of a query is looked for, what it becomes, and small helpers to build Xapian queries.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/fields.h"
#include "plan/query_plan.h"

namespace broadsheet::schema::plan {

struct Population;

/// Where a part of a query is looked for, and how.
struct Scope {
  bool title = true;      ///< look in headlines
  bool body = true;       ///< look in bodies
  bool excluded = false;  ///< the match is taken away: only what was typed, nothing like it, no highlights
  bool sentence = false;  ///< one of many words: parts of it match too, see kSentenceWords
  const Field* field = nullptr;            ///< of a name, keyword, exact value or instant; null: text
  const Population* population = nullptr;  ///< the articles in the language of a sentence; null: not known
};

/// The term prefixes of the fields that `scope` looks in: bodies (no prefix), then headlines.
std::vector<std::string> prefixes(const Scope& scope);

/// The term of `text` with two prefixes: that of a kind of term, and that of a field.
std::string term_of(std::string_view kind_prefix, std::string_view field_prefix, std::string_view text);

/// What the field with `field_prefix` is called in explanations.
std::string_view field_name(const Scope& scope, std::string_view field_prefix);

/// One thing that a part of a query asks for; see QueryGroup.
struct Group {
  std::string written;
  std::uint32_t begin = 0;  ///< in bytes of the text that it is part of
  std::uint32_t end = 0;
  Xapian::Query found;
  std::uint64_t documents = 0;
  double rarity = 0;
  bool word = true;
};

/// What is looked up beside the words of a range of a text, in bytes, which it stands for.
struct Alternative {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Xapian::Query found;
};

/// What a part of a query became. A filter has no weight and narrows whatever stands beside it.
struct Part {
  Xapian::Query query;
  bool filter = false;
  std::vector<Group> groups = {};  ///< only if they are asked for
  std::size_t words = 0;           ///< that a reader would count in them
};

/// What holds nothing to look for (punctuation, an ignored part) has no Part.
using MaybePart = std::optional<Part>;

/// Adds `more` to `queries`.
void append(std::vector<Xapian::Query>& queries, const std::vector<Xapian::Query>& more);

/// `queries` under one operator; one alone stands for itself, none is the empty query, which finds nothing.
Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries);

/// `queries` as words without an operator between them.
Xapian::Query combine(DefaultOperator op, const std::vector<Xapian::Query>& queries);

Xapian::Query scaled(const Xapian::Query& query, double factor);

/// Every article, each with the same `weight`: to be narrowed.
Xapian::Query weighing(double weight);

}  // namespace broadsheet::schema::plan
