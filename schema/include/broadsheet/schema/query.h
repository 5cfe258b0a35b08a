/// The query tree: what a typed query says, before it meets an index. The language is in
/// docs/QUERY-LANGUAGE.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/problem.h"

namespace broadsheet::schema {

struct QueryNode;
using QueryNodePtr = std::unique_ptr<QueryNode>;

/// What a node of the tree is.
enum class QueryKind : std::uint8_t {
  kWords,   ///< `text`: running text, cut by the analysis; its words are joined by the default operator
  kExact,   ///< `text`: a word after "=", no stems or other alternatives
  kPhrase,  ///< `text`: in quotes, all tokens in order
  kPrefix,  ///< `text`: what comes before a trailing *
  kNear,    ///< children within `distance` words, in any order
  kAnd,     ///< all children
  kOr,      ///< any child (written OR)
  kList,    ///< children joined by the default operator; those marked `required` or `excluded` as they say
  kNot,     ///< everything but its one child
  kField,   ///< its one child, looked up in the field `field`
  kRange,   ///< `field`:`low`..`high`; an empty end is open
  kAll,     ///< every article (`*` alone)
};

/// One node. A plain value; the depth of a tree is at most kMaxQueryDepth.
struct QueryNode {
  QueryKind kind = QueryKind::kList;
  std::string text;   ///< UTF-8 as typed
  std::string field;  ///< the field's name as the table has it
  std::string low, high;
  std::uint32_t distance = 0;
  bool required = false;  ///< written with +
  bool excluded = false;  ///< written with -
  std::vector<QueryNodePtr> children;
  std::optional<TextRange> at =
      {};  ///< where it was written in the query, in bytes; empty where that is not known
};

/// Deeper nesting is read as plain words. Enough for any query a person or a portal writes; bounds the stack.
inline constexpr std::size_t kMaxQueryDepth = 64;

/// Queries longer than this are cut at a character boundary, with a note. Far beyond a pasted paragraph;
/// bounds the work a hostile query can cause.
inline constexpr std::size_t kMaxQueryBytes = 8192;

/// How words without an operator between them are joined.
enum class DefaultOperator : std::uint8_t { kOr, kAnd };

/// A query as understood.
struct ParsedQuery {
  QueryNodePtr root;           ///< null if the query is empty (no word, no field)
  std::vector<Problem> notes;  ///< what was not read as syntax; their parameter is "query"
};

/// How one part of the query was understood.
struct TermExplanation {
  std::string written;  ///< what was typed
  std::string field;    ///< field it was looked up in; empty: title and body
  std::string kind;  ///< "word", "stem", "bigram", "dictionary word", "phrase", "prefix", "filter", "range"…
  std::string term;             ///< the index term, or a description of a range or phrase
  std::uint64_t documents = 0;  ///< how many articles have it (an estimate for phrases)
  std::string of = {};          ///< kind "synonym": what `term` is another name of, "South Korea (KR)"
};

/// Reads a query. Never fails: what cannot be read as syntax is read as words, and `notes` says so.
/// Ill-formed UTF-8 and control characters count as spaces. Thread-safe.
ParsedQuery parse_query(std::string_view text);

/// The tree in one canonical line, for --explain and tests: reading it again gives the same tree.
std::string to_string(const QueryNode& node);

}  // namespace broadsheet::schema
