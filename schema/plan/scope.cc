// Prefixes of a scope, and operators over any number of queries.
#include "plan/scope.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

std::vector<std::string> prefixes(const Scope& scope) {
  if (scope.field != nullptr) return {std::string(scope.field->prefix)};
  std::vector<std::string> out;
  if (scope.body) out.emplace_back();
  if (scope.title) out.emplace_back(prefix::kTitle);
  return out;
}

std::string term_of(std::string_view kind_prefix, std::string_view field_prefix, std::string_view text) {
  std::string term;
  term.reserve(kind_prefix.size() + field_prefix.size() + text.size());
  term += kind_prefix;
  term += field_prefix;
  term += text;
  return term;
}

std::string_view field_name(const Scope& scope, std::string_view field_prefix) {
  if (scope.field != nullptr) return scope.field->name;
  return field_prefix.empty() ? "body" : "title";
}

void append(std::vector<Query>& queries, const std::vector<Query>& more) {
  queries.insert(queries.end(), more.begin(), more.end());
}

Query combine(Query::op op, const std::vector<Query>& queries) {
  if (queries.empty()) return {};
  return queries.size() == 1 ? queries.front() : Query(op, queries.begin(), queries.end());
}

Query combine(DefaultOperator op, const std::vector<Query>& queries) {
  return combine(op == DefaultOperator::kAnd ? Query::OP_AND : Query::OP_OR, queries);
}

Query scaled(const Query& query, double factor) {
  return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

Query weighing(double weight) {
  // Xapian counts the references and deletes it.
  return Query((new Xapian::FixedWeightPostingSource(weight))->release());
}

}  // namespace broadsheet::schema::plan
