// Lists, operators and fields.
#include "plan/tree.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "text/hash.h"

namespace broadsheet::schema::plan {

using Xapian::Query;

namespace {

// Watches the parts of a query for those that are typed again and again.
class Repeats {
 public:
  explicit Repeats(const Scope& scope) : text_(scope.field == nullptr) {}

  // `node` was there kMostRepeats times already.
  bool beyond(const QueryNode& node) {
    std::string key = to_string(node);
    const bool word = node.kind == QueryKind::kWords || node.kind == QueryKind::kPrefix ||
                      node.kind == QueryKind::kPhrase || node.kind == QueryKind::kExact;
    if (word && text_) key = fold(key);  // values of some fields are told apart by their capitals
    key += node.excluded ? '-' : node.required ? '+' : ' ';
    return ++seen_[key] > kMostRepeats;
  }

 private:
  bool text_;
  std::unordered_map<std::string, std::size_t, StringHash> seen_;
};

}  // namespace

MaybePart TreeQueries::of(const QueryNode& node, const Scope& scope) {
  if (planning_.options.interrupt != nullptr) planning_.options.interrupt->check_now();
  // What is noted meanwhile is about the innermost node whose place is known.
  Account& account = planning_.account;
  const std::optional<TextRange> around = account.place();
  if (node.at) account.set_place(node.at);
  MaybePart part = of_kind(node, scope);
  account.set_place(around);
  return part;
}

MaybePart TreeQueries::of_kind(const QueryNode& node, const Scope& scope) {
  switch (node.kind) {
    case QueryKind::kList:
      return list(node, scope);
    case QueryKind::kAnd:
      return all_of(node, scope);
    case QueryKind::kOr:
      return any_of(node, scope);
    case QueryKind::kNot:
      return all_but(node, scope);
    case QueryKind::kField:
      return field(node, scope);
    case QueryKind::kRange:
      return range(node, scope);
    case QueryKind::kNear:
      return near(node, scope);
    default:
      return scope.field == nullptr ? text_.leaf(node, scope) : fields_.leaf(node, scope);
  }
}

// What the children of a list became, by what they do in it.
struct TreeQueries::ListParts {
  std::vector<Query> must;
  std::vector<Query> should;
  std::vector<Query> filters;
  std::vector<Query> excluded;
  std::vector<std::pair<std::string, std::vector<Query>>> by_field;  // filters that are alternatives
  Part asked;                                                        // the groups of the text
};

// What `part` asks for is asked for by `whole` too. One thing that is required is found in any case.
void TreeQueries::add_groups(Part& part, bool required, Part& whole) {
  if (required && part.groups.size() <= 1) return;
  whole.words += part.words;
  std::move(part.groups.begin(), part.groups.end(), std::back_inserter(whole.groups));
}

// The articles that hold all that `part` asks for; of many words, any.
Query TreeQueries::all_of(const Part& part) {
  if (part.groups.size() <= 1 || part.words >= kSentenceWords) return part.query;
  std::vector<Query> all{part.query};
  for (const Group& group : part.groups) all.push_back(group.found);
  return combine(Query::OP_AND, all);
}

// Words make the score, filters narrow, what is required or excluded does as it says.
MaybePart TreeQueries::list(const QueryNode& node, const Scope& scope) {
  ListParts parts;
  Repeats repeats(scope);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const QueryNode& child = *node.children[i];
    if (repeats.beyond(child)) continue;
    Scope child_scope = scope;
    if (child.excluded) child_scope.excluded = !scope.excluded;
    const bool begins_name = i + 1 < node.children.size() && scope.field == nullptr &&
                             no_name_before_words(child, *node.children[i + 1], planning_.tools.names());
    MaybePart part =
        begins_name ? fields_.no_name(child.children.front()->text, node.children[++i]->text, child_scope)
                    : of(child, child_scope);
    if (part) add_child(child, *std::move(part), scope, parts);
  }
  return joined(parts);
}

// Filters on one field are alternatives ("lang:ja lang:id"), filters on different ones add up.
void TreeQueries::add_child(const QueryNode& child, Part part, const Scope& scope, ListParts& parts) const {
  const bool has_field = child.kind == QueryKind::kField || child.kind == QueryKind::kRange;
  // In source:(Herald Seoul) both words are looked for; of other fields, values are alternatives.
  const bool alternatives = has_field || (scope.field != nullptr && scope.field->kind != FieldKind::kName &&
                                          scope.field->kind != FieldKind::kSound);
  if (child.excluded) {
    parts.excluded.push_back(std::move(part.query));
    return;
  }
  add_groups(part, child.required, parts.asked);
  if (part.filter && !child.required && alternatives) {
    const auto same = std::find_if(parts.by_field.begin(), parts.by_field.end(),
                                   [&](const auto& group) { return group.first == child.field; });
    auto& group =
        same != parts.by_field.end() ? *same : parts.by_field.emplace_back(child.field, std::vector<Query>());
    group.second.push_back(std::move(part.query));
  } else if (part.filter) {
    parts.filters.push_back(std::move(part.query));
  } else {
    (child.required ? parts.must : parts.should).push_back(std::move(part.query));
  }
}

Query TreeQueries::text_of_list(ListParts& parts) const {
  if (planning_.options.default_operator == DefaultOperator::kAnd) {
    std::vector<Query> all = parts.must;
    all.insert(all.end(), parts.should.begin(), parts.should.end());
    return combine(Query::OP_AND, all);
  }
  const Query should = combine(Query::OP_OR, parts.should);
  if (parts.must.empty()) return should;
  const Query must = combine(Query::OP_AND, parts.must);
  return parts.should.empty() ? must : Query(Query::OP_AND_MAYBE, must, should);
}

MaybePart TreeQueries::joined(ListParts& parts) {
  for (const auto& [field, queries] : parts.by_field) parts.filters.push_back(combine(Query::OP_OR, queries));
  const bool has_text = !parts.must.empty() || !parts.should.empty();
  if (!has_text && parts.filters.empty() && parts.excluded.empty()) return std::nullopt;
  FullTerms& full_terms = planning_.full_terms;
  Query result = has_text                ? text_of_list(parts)
                 : parts.filters.empty() ? all_documents()
                                         : combine(Query::OP_AND, parts.filters);
  if (has_text && !parts.filters.empty()) {
    result = full_terms.narrowed(result, combine(Query::OP_AND, parts.filters));
  }
  if (!parts.excluded.empty()) result = full_terms.without(result, combine(Query::OP_OR, parts.excluded));
  return Part{result, !has_text, std::move(parts.asked.groups), parts.asked.words};
}

MaybePart TreeQueries::all_of(const QueryNode& node, const Scope& scope) {
  std::vector<Query> texts;
  std::vector<Query> filters;
  std::vector<Query> excluded;
  Repeats repeats(scope);
  Part asked;
  for (const QueryNodePtr& child : node.children) {
    if (repeats.beyond(*child)) continue;
    Scope child_scope = scope;
    const bool negated = child->kind == QueryKind::kNot;
    if (negated) child_scope.excluded = !scope.excluded;
    MaybePart part = of(negated ? *child->children.front() : *child, child_scope);
    if (!part) continue;
    if (!negated) add_groups(*part, true, asked);
    (negated ? excluded : part->filter ? filters : texts).push_back(part->query);
  }
  if (texts.empty() && filters.empty() && excluded.empty()) return std::nullopt;
  FullTerms& full_terms = planning_.full_terms;
  Query result = !texts.empty()     ? combine(Query::OP_AND, texts)
                 : !filters.empty() ? combine(Query::OP_AND, filters)
                                    : all_documents();
  if (!texts.empty() && !filters.empty()) {
    result = full_terms.narrowed(result, combine(Query::OP_AND, filters));
  }
  if (!excluded.empty()) result = full_terms.without(result, combine(Query::OP_OR, excluded));
  return Part{result, texts.empty(), std::move(asked.groups), asked.words};
}

MaybePart TreeQueries::any_of(const QueryNode& node, const Scope& scope) {
  std::vector<Query> texts;
  std::vector<Query> filters;
  Repeats repeats(scope);
  std::vector<Query> all;  // each alternative with all that it asks for
  for (const QueryNodePtr& child : node.children) {
    if (repeats.beyond(*child)) continue;
    const MaybePart part = of(*child, scope);
    if (!part) continue;
    (part->filter ? filters : texts).push_back(part->query);
    all.push_back(all_of(*part));
  }
  if (texts.empty() && filters.empty()) return std::nullopt;
  if (texts.empty()) return Part{combine(Query::OP_OR, filters), true};
  if (!filters.empty()) {
    texts.push_back(scaled(planning_.full_terms.weightless(combine(Query::OP_OR, filters)), 0.0));
  }
  Part part{combine(Query::OP_OR, texts), false};
  if (!planning_.options.groups || scope.excluded || scope.field != nullptr) return part;
  part.groups.push_back(text_.group(combine(Query::OP_OR, all), to_string(node), scope));
  part.words = 1;
  return part;
}

MaybePart TreeQueries::all_but(const QueryNode& node, const Scope& scope) {
  Scope excluded = scope;
  excluded.excluded = !scope.excluded;
  const MaybePart part = of(*node.children.front(), excluded);
  if (!part) return std::nullopt;
  return Part{planning_.full_terms.without(all_documents(), part->query), true};
}

MaybePart TreeQueries::field(const QueryNode& node, const Scope& scope) {
  const Field* field = find_field(node.field);
  Scope inner = scope;
  if (field->kind == FieldKind::kText) {
    inner.field = nullptr;
    inner.title = field->name == "title";
    inner.body = !inner.title;
  } else {
    inner.field = field;
  }
  return of(*node.children.front(), inner);
}

MaybePart TreeQueries::range(const QueryNode& node, const Scope& scope) {
  return fields_.range(*find_field(node.field), node.low, node.high, to_string(node), scope);
}

MaybePart TreeQueries::near(const QueryNode& node, const Scope& scope) {
  if (scope.field != nullptr) return all_of(node, scope);
  if (const auto part = text_.near(node, scope)) return *part;
  planning_.account.note(ProblemCode::kReadOtherwise,
                         "NEAR joins words, phrases and alternatives of single words; read as AND");
  return all_of(node, scope);
}

}  // namespace broadsheet::schema::plan
