// Building and normalising query trees: what makes the canonical form canonical.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/query.h"

namespace broadsheet::schema::query {

/// A node of `kind` with `text`.
QueryNodePtr make_node(QueryKind kind, std::string text = {});

/// A node of `kind` (kAnd, kOr, kList, kNear) over `children`: null if there is none, the child itself if
/// there is only one that is neither required nor excluded. Children of the same kind are spliced in,
/// neighbouring words of a list become one running text.
QueryNodePtr join(QueryKind kind, std::vector<QueryNodePtr> children);

/// True if the node only ever filters: it looks at no title and no body.
bool is_filter(const QueryNode& node);

/// Replaces what lies deeper than kMaxQueryDepth by plain words. True if anything was.
bool flatten_depth(QueryNodePtr& root);

/// The words of `text` with everything that the grammar knows taken out, single spaces between them.
std::string plain_words(std::string_view text);

/// True if `text` holds anything that a search could look for: a letter, digit, mark or pictograph.
bool has_content(std::string_view text);

/// True if `word` begins as a number or an amount of money does, and is not a year: where it has a sign in
/// running text, the sign is its own. A year has none.
bool begins_quantity(std::string_view word);

/// `text` trimmed, with single spaces.
std::string collapse(std::string_view text);

/// True for AND, OR, NOT, NEAR, NEAR/5, && and ||, in ASCII.
bool is_operator_word(std::string_view folded);

}  // namespace broadsheet::schema::query
