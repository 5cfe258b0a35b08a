// Walking the query tree: lists, operators, and what every plan needs (terms, account, highlights).
#include "plan/planner.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

#include "index/index_metadata.h"

namespace broadsheet::schema {
namespace query {

using Xapian::Query;

Query combine(Query::op op, const std::vector<Query>& queries) {
  if (queries.empty()) return {};
  return queries.size() == 1 ? queries.front() : Query(op, queries.begin(), queries.end());
}

Query scaled(const Query& query, double factor) {
  return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

Planner::Planner(const Xapian::Database& database, const PlanOptions& options,
                 const RankingConstants& constants, PlanTools::Parts& tools)
    : database_(database),
      options_(options),
      constants_(constants),
      tools_(tools),
      full_terms_(database),
      document_count_(database.get_doccount()),
      positions_(options.positions.value_or(
          positions_of(database) == Positions::kPacked ? PositionLookup::kPacked : PositionLookup::kXapian)),
      position_queries_(options.interrupt) {
  const std::string language_prefix(prefix::kLanguage);
  std::map<std::string, std::uint64_t, std::less<>> held;
  for (auto at = database_.allterms_begin(language_prefix); at != database_.allterms_end(language_prefix);
       ++at) {
    held.emplace((*at).substr(language_prefix.size()), at.get_termfreq());
  }
  for (const StemLanguage& language : stem_languages()) {
    const auto found = held.find(language.language);
    if (found == held.end()) continue;
    // The first letters of a word are those of many; in a language of next to no article, most likely guessed
    // wrong of a headline, they would find only noise.
    if (language.algorithm.empty() && found->second < document_count_ / kLightStemShare) continue;
    languages_.push_back(language);
  }
}

QueryPlan Planner::plan(const ParsedQuery& query) {
  if (query.root) {
    const MaybePart part = plan_node(*query.root, {});
    if (part) plan_.query = part->filter ? scaled(full_terms_.weightless(part->query), 0.0) : part->query;
  }
  return std::move(plan_);
}

MaybePart Planner::plan_node(const QueryNode& node, const Context& context) {
  if (options_.interrupt != nullptr) options_.interrupt->check_now();
  switch (node.kind) {
    case QueryKind::kList:
      return plan_list(node, context);
    case QueryKind::kAnd:
      return plan_and(node, context);
    case QueryKind::kOr:
      return plan_or(node, context);
    case QueryKind::kNot: {
      Context excluded = context;
      excluded.excluded = !context.excluded;
      const MaybePart part = plan_node(*node.children.front(), excluded);
      if (!part) return std::nullopt;
      return Part{without(all_documents(), part->query), true};
    }
    case QueryKind::kField:
      return plan_field(node, context);
    case QueryKind::kRange: {
      MaybePart part = plan_range(*find_field(node.field), node.low, node.high);
      if (part) return part;
      note("no date in '" + to_string(node) + "'; read as words");
      Context text = context;
      text.field = nullptr;
      return plan_words(node.low == node.high ? node.low : node.low + " " + node.high, text);
    }
    case QueryKind::kNear:
      return context.field == nullptr ? plan_near(node, context) : plan_and(node, context);
    default:
      return context.field == nullptr ? plan_text(node, context) : plan_values(node, context);
  }
}

MaybePart Planner::plan_text(const QueryNode& node, const Context& context) {
  switch (node.kind) {
    case QueryKind::kAll:
      return Part{all_documents(), false};
    case QueryKind::kExact:
    case QueryKind::kPhrase:
      return plan_phrase(node.text, false, context);
    case QueryKind::kPrefix:
      return plan_phrase(node.text, true, context);
    default:
      return plan_words(node.text, context);
  }
}

Query Planner::join_default(const std::vector<Query>& queries) const {
  return combine(options_.default_operator == DefaultOperator::kAnd ? Query::OP_AND : Query::OP_OR, queries);
}

// Words make the score, filters narrow, what is required or excluded does as it says. Filters on one field
// are alternatives ("lang:ja lang:id"), filters on different ones add up.
MaybePart Planner::plan_list(const QueryNode& node, const Context& context) {
  std::vector<Query> must;
  std::vector<Query> should;
  std::vector<Query> filters;
  std::vector<Query> excluded;
  std::vector<std::pair<std::string, std::vector<Query>>> by_field;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const QueryNodePtr& child = node.children[i];
    Context child_context = context;
    if (child->excluded) child_context.excluded = !context.excluded;
    const bool begins_name = i + 1 < node.children.size() && context.field == nullptr &&
                             no_name_before_words(*child, *node.children[i + 1], tools_.names());
    const MaybePart part =
        begins_name ? plan_no_name(child->children.front()->text, node.children[++i]->text, child_context)
                    : plan_node(*child, child_context);
    if (!part) continue;
    const bool has_field = child->kind == QueryKind::kField || child->kind == QueryKind::kRange;
    // In source:(Herald Seoul) both words are looked for; of other fields, values are alternatives.
    const bool alternatives =
        has_field || (context.field != nullptr && context.field->kind != FieldKind::kName &&
                      context.field->kind != FieldKind::kSound);
    if (child->excluded) {
      excluded.push_back(part->query);
    } else if (part->filter && !child->required && alternatives) {
      const auto same = std::find_if(by_field.begin(), by_field.end(),
                                     [&](const auto& f) { return f.first == child->field; });
      auto& group =
          same != by_field.end() ? *same : by_field.emplace_back(child->field, std::vector<Query>());
      group.second.push_back(part->query);
    } else if (part->filter) {
      filters.push_back(part->query);
    } else {
      (child->required ? must : should).push_back(part->query);
    }
  }
  for (const auto& [field, queries] : by_field) filters.push_back(combine(Query::OP_OR, queries));

  Query text;
  if (options_.default_operator == DefaultOperator::kAnd) {
    must.insert(must.end(), should.begin(), should.end());
    text = combine(Query::OP_AND, must);
  } else if (must.empty()) {
    text = combine(Query::OP_OR, should);
  } else {
    text = combine(Query::OP_AND, must);
    if (!should.empty()) text = Query(Query::OP_AND_MAYBE, text, combine(Query::OP_OR, should));
  }
  const bool has_text = !must.empty() || !should.empty();
  if (!has_text && filters.empty() && excluded.empty()) return std::nullopt;
  Query result = has_text ? text : filters.empty() ? all_documents() : combine(Query::OP_AND, filters);
  if (has_text && !filters.empty()) result = narrowed(text, combine(Query::OP_AND, filters));
  if (!excluded.empty()) result = without(result, combine(Query::OP_OR, excluded));
  return Part{result, !has_text};
}

MaybePart Planner::plan_and(const QueryNode& node, const Context& context) {
  std::vector<Query> texts;
  std::vector<Query> filters;
  std::vector<Query> excluded;
  for (const QueryNodePtr& child : node.children) {
    Context child_context = context;
    const bool negated = child->kind == QueryKind::kNot;
    if (negated) child_context.excluded = !context.excluded;
    const MaybePart part = plan_node(negated ? *child->children.front() : *child, child_context);
    if (part) (negated ? excluded : part->filter ? filters : texts).push_back(part->query);
  }
  if (texts.empty() && filters.empty() && excluded.empty()) return std::nullopt;
  Query result = !texts.empty()     ? combine(Query::OP_AND, texts)
                 : !filters.empty() ? combine(Query::OP_AND, filters)
                                    : all_documents();
  if (!texts.empty() && !filters.empty()) result = narrowed(result, combine(Query::OP_AND, filters));
  if (!excluded.empty()) result = without(result, combine(Query::OP_OR, excluded));
  return Part{result, texts.empty()};
}

MaybePart Planner::plan_or(const QueryNode& node, const Context& context) {
  std::vector<Query> texts;
  std::vector<Query> filters;
  for (const QueryNodePtr& child : node.children) {
    const MaybePart part = plan_node(*child, context);
    if (part) (part->filter ? filters : texts).push_back(part->query);
  }
  if (texts.empty() && filters.empty()) return std::nullopt;
  if (texts.empty()) return Part{combine(Query::OP_OR, filters), true};
  if (!filters.empty()) texts.push_back(scaled(full_terms_.weightless(combine(Query::OP_OR, filters)), 0.0));
  return Part{combine(Query::OP_OR, texts), false};
}

Query Planner::narrowed(const Query& query, const Query& filter) {
  return {Query::OP_FILTER, query, full_terms_.weightless(filter)};
}

Query Planner::without(const Query& query, const Query& excluded) {
  return {Query::OP_AND_NOT, query, full_terms_.weightless(excluded)};
}

Query Planner::leaf(const std::string& term) {
  ++leaves_;
  // A term that cannot be in any index finds nothing; Xapian would throw for it when it looks.
  return term_fits(term) ? Query(term) : Query();
}

std::uint64_t Planner::frequency(const std::string& term) const {
  return term_fits(term) ? database_.get_termfreq(term) : 0;
}

// The prefixes of the fields that are looked in.
std::vector<std::string> Planner::prefixes(const Context& context) const {
  if (context.field != nullptr) return {std::string(context.field->prefix)};
  std::vector<std::string> out;
  if (context.body) out.emplace_back();
  if (context.title) out.emplace_back(prefix::kTitle);
  return out;
}

// How much more, or less, a word says among the articles in the query's language than among all. A word of
// another script, a name in Latin letters in a Japanese query, has no language.
double Planner::own_rarity(std::string_view word, double found) const {
  if (!population_ || found <= 0 ||
      !tools_.scripts().is_written_in(population_->language, first_script(word)))
    return 1.0;
  const double factor = query::own_rarity(*population_, static_cast<double>(document_count_), found);
  return 1.0 + constants_.own_language * (factor - 1.0);
}

bool Planner::room(std::size_t leaves) {
  if (leaves_ + leaves <= kMaxQueryTerms) return true;
  note("the query has more than " + std::to_string(kMaxQueryTerms) + " terms; the rest is ignored");
  return false;
}

void Planner::explain(std::string_view written, std::string_view field, std::string_view kind,
                      std::string term, std::uint64_t documents) {
  if (plan_.terms.size() >= kMaxExplanations) return;
  plan_.terms.push_back(
      {std::string(written), std::string(field), std::string(kind), std::move(term), documents});
}

void Planner::explain_term(std::string_view written, std::string_view kind, std::string_view kind_prefix,
                           std::string_view field_prefix, std::string_view text) {
  std::string term(kind_prefix);
  term += field_prefix;
  term += text;
  std::string_view field = "body";
  for (const Field& row : fields()) {
    if (!field_prefix.empty() && row.prefix == field_prefix) field = row.name;
  }
  const std::uint64_t documents = frequency(term);
  explain(written, field, kind, std::move(term), documents);
}

void Planner::highlight(std::vector<HighlightToken> tokens, const Context& context) {
  if (context.excluded || context.field != nullptr || tokens.empty()) return;
  if (plan_.highlights.size() >= kMaxExplanations) return;
  plan_.highlights.push_back({std::move(tokens), context.title, context.body});
}

void Planner::note(std::string sentence) {
  if (std::find(plan_.notes.begin(), plan_.notes.end(), sentence) == plan_.notes.end() &&
      plan_.notes.size() < 16) {
    plan_.notes.push_back(std::move(sentence));
  }
}

QueryPlan plan_with(const ParsedQuery& query, const Xapian::Database& database, const PlanOptions& options,
                    const RankingConstants& constants, PlanTools& tools) {
  return Planner(database, options, constants, tools.parts()).plan(query);
}

Xapian::BM25Weight weight_with(const QueryPlan& plan, const RankingConstants& constants) {
  // BM25's k2 would score an article's length apart from its words, k3 words that a query repeats.
  constexpr double kK2 = 0.0;
  constexpr double kK3 = 1.0;
  // Xapian divides lengths by the average of all articles. K = k1 ((1 - b) + b length / average) with another
  // average is the K of another k1 and b.
  const double ratio = std::pow(plan.relative_length, -constants.own_length);
  const double fixed = constants.bm25_k1 * (1 - constants.bm25_b);
  const double by_length = constants.bm25_k1 * constants.bm25_b * ratio;
  const double k1 = fixed + by_length;
  return {k1, kK2, kK3, k1 > 0 ? by_length / k1 : 0, constants.bm25_min_length / ratio};
}

}  // namespace query

PlanTools::PlanTools() : parts_(std::make_unique<Parts>()) {}
PlanTools::~PlanTools() = default;
PlanTools::PlanTools(PlanTools&&) noexcept = default;
PlanTools& PlanTools::operator=(PlanTools&&) noexcept = default;

QueryPlan plan_query(const ParsedQuery& query, const Xapian::Database& database, const PlanOptions& options,
                     PlanTools& tools) {
  return query::plan_with(query, database, options, query::RankingConstants{}, tools);
}

Xapian::BM25Weight ranking_weight(const QueryPlan& plan) {
  return query::weight_with(plan, query::RankingConstants{});
}

}  // namespace broadsheet::schema
