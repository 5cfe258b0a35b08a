// From the filters of a request to a query tree and a Xapian query.
#include "search/filters.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "analysis/language.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/error.h"
#include "plan/date_value.h"
#include "plan/query_plan.h"
#include "query/query_tree.h"

namespace broadsheet::searcher {
namespace {

using schema::ProblemCode;
using schema::QueryKind;
using schema::QueryNodePtr;
using schema::query::make_node;

QueryNodePtr field_node(const char* field, QueryNodePtr child) {
  auto node = make_node(QueryKind::kField);
  node->field = field;
  node->children.push_back(std::move(child));
  return node;
}

// `field` with any of `values`. A source of several words means these words in this order; a language is one.
QueryNodePtr any_of(const char* field, QueryKind kind, const std::vector<std::string>& values) {
  if (values.size() == 1) return field_node(field, make_node(kind, values.front()));
  auto any = make_node(QueryKind::kOr);
  for (const std::string& value : values) any->children.push_back(field_node(field, make_node(kind, value)));
  return any;
}

QueryNodePtr date_range(const std::string& from, const std::string& to) {
  auto node = make_node(QueryKind::kRange);
  node->field = "date";
  node->low = from;
  node->high = to;
  return node;
}

// Each filter as a tree of its own, with the member of the request that it came from.
std::vector<std::pair<std::string, QueryNodePtr>> filters(const SearchRequest& request) {
  std::vector<std::pair<std::string, QueryNodePtr>> found;
  if (!request.languages.empty()) {
    found.emplace_back("languages", any_of("lang", QueryKind::kWords, request.languages));
  }
  if (!request.sources.empty()) {
    found.emplace_back("sources", any_of("source", QueryKind::kPhrase, request.sources));
  }
  if (!request.from.empty() || !request.to.empty()) {
    found.emplace_back(request.from.empty() ? "to" : "from", date_range(request.from, request.to));
  }
  return found;
}

// Says of a member of the request what the planner noted, in the member's words.
[[noreturn]] void refuse(const std::string& member, const SearchRequest& request,
                         const Xapian::Database& database, const schema::PlanOptions& options,
                         schema::PlanTools& tools, const std::string& note) {
  const bool is_date = member == "from" || member == "to";
  for (const auto& [name, value] : {std::pair{"from", &request.from}, std::pair{"to", &request.to}}) {
    if (value->empty() || !is_date) continue;
    schema::ParsedQuery alone;
    alone.root = date_range(*value, *value);
    if (schema::plan_query(alone, database, options, tools).notes.empty()) continue;
    const std::string days = schema::plan::days_meant(*value);
    throw schema::UserError(
        ProblemCode::kNotADate, name,
        days.empty()
            ? fmt::format("'{}' is not a date; write a day, month or year (2024-03-01, 2024-03, 2024)",
                          *value)
            : fmt::format("'{}' may be {}; write the one that is meant", *value, days));
  }
  if (is_date && !request.from.empty() && !request.to.empty()) {
    throw schema::UserError(
        ProblemCode::kDatesReversed, "from",
        fmt::format("'{}' is later than '{}', the end of the range", request.from, request.to));
  }
  throw schema::UserError(ProblemCode::kBadValue, member, note);
}

}  // namespace

void check(const SearchRequest& request) {
  if (!request.time_zone.empty() && !schema::is_time_zone(request.time_zone)) {
    throw schema::UserError(
        ProblemCode::kNotATimeZone, "time_zone",
        fmt::format("'{}' is not a time zone; write an IANA name (Asia/Seoul), UTC, or an offset (+09:00)",
                    request.time_zone));
  }
  for (const std::string& language : request.languages) {
    if (schema::language_term(language).empty()) {
      throw schema::UserError(
          ProblemCode::kNotALanguage, "languages",
          fmt::format("'{}' is not a language; write a tag (ko, en-US, zh-Hant)", language));
    }
  }
  if (request.limit > kMaxLimit) {
    throw schema::UserError(
        ProblemCode::kOutOfRange, "limit",
        fmt::format("a search returns at most {} articles; take the rest with an offset", kMaxLimit));
  }
}

QueryNodePtr filter_tree(const SearchRequest& request) {
  auto found = filters(request);
  if (found.empty()) return nullptr;
  if (found.size() == 1) return std::move(found.front().second);
  auto all = make_node(QueryKind::kAnd);
  for (auto& [member, node] : found) all->children.push_back(std::move(node));
  return all;
}

Xapian::Query plan_filters(const SearchRequest& request, const Xapian::Database& database,
                           schema::PositionLookup positions, schema::PlanTools& tools,
                           schema::Interrupt& interrupt, std::vector<schema::Problem>& notes) {
  schema::PlanOptions options;
  options.positions = positions;
  options.interrupt = &interrupt;
  options.stems = false;
  options.names = false;
  options.adjacency = false;
  options.time_zone = request.time_zone;
  if (request.source_aliases) options.source_aliases = &*request.source_aliases;
  std::vector<Xapian::Query> queries;
  for (auto& [member, node] : filters(request)) {
    schema::ParsedQuery parsed;
    parsed.root = std::move(node);
    const schema::QueryPlan plan = schema::plan_query(parsed, database, options, tools);
    // In a query an unreadable value becomes words and a note; a filter has no other meaning to fall back
    // on. A language is a tag, see check(), and another one is told of.
    if (member == "languages") {
      for (schema::Problem note : plan.notes) {
        note.parameter = member;
        notes.push_back(std::move(note));
      }
    } else if (!plan.notes.empty()) {
      refuse(member, request, database, options, tools, plan.notes.front().text);
    }
    queries.push_back(plan.query);
  }
  return {Xapian::Query::OP_AND, queries.begin(), queries.end()};
}

}  // namespace broadsheet::searcher
