// What belongs together in a query: how words, operators, signs and filters of one group become one node.
// The rules are in docs/QUERY-LANGUAGE.md, "What binds to what".
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/parser.h"
#include "query/query_tree.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace query {

// NEAR first: it joins the two things right beside it. Chains of it are one node, as wide as the widest.
std::vector<Parser::Item> Parser::join_near(std::vector<Item> items) {
  std::vector<Item> out;
  bool open = false;  // the last of `out` is a NEAR node that this chain is building
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item& item = items[i];
    if (item.op != Op::kNear) {
      out.push_back(std::move(item));
      open = false;
      continue;
    }
    const bool left = !out.empty() && out.back().node != nullptr;
    const bool right = i + 1 < items.size() && items[i + 1].node != nullptr;
    if (!left || !right) {
      item.op = Op::kAnd;  // reported as dangling when the group is assembled
      out.push_back(std::move(item));
      open = false;
      continue;
    }
    if (is_filter(*out.back().node) || is_filter(*items[i + 1].node)) {
      note(ProblemCode::kReadOtherwise, item.at, "NEAR joins words and phrases; read as AND");
      item.op = Op::kAnd;
      out.push_back(std::move(item));
      open = false;
      continue;
    }
    if (!open) {
      QueryNodePtr near = make_node(QueryKind::kNear);
      near->children.push_back(std::move(out.back().node));
      near->at = out.back().at;
      out.back().node = std::move(near);
      open = true;
    }
    QueryNode& near = *out.back().node;
    near.distance = std::max(near.distance, item.distance);
    if (items[i + 1].sign != 0)
      note(ProblemCode::kPartIgnored, items[i + 1].at, "a sign after NEAR is ignored");
    near.children.push_back(std::move(items[i + 1].node));
    near.at = out.back().at = {out.back().at.begin, items[i + 1].at.end};
    ++i;
  }
  return out;
}

namespace {

// A share or an amount of money, which nobody excludes.
bool is_amount(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_character(word, i);
    if (c == U'%' || c == U'\uFF05' || c == U'\u066A' ||
        u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL)
      return true;
  }
  return false;
}

}  // namespace

// In a pasted headline, "-3,9%" is a number that has a sign and nothing to leave out. A year is no number
// with a sign.
void Parser::read_numbers_of_text(std::vector<Item>& items) {
  std::size_t words = 0;
  bool amounts = true;
  for (const Item& item : items) {
    if (item.op != Op::kNone || (item.sign != 0 && !item.before_number)) return;
    if (item.sign == 0 && item.node->kind == QueryKind::kWords) ++words;
    if (item.sign != 0) amounts = amounts && is_amount(item.node->text);
  }
  if (words < (amounts ? 1 : kWordsOfRunningText)) return;
  for (Item& item : items) {
    if (item.sign == 0) continue;
    note(ProblemCode::kReadOtherwise, item.at,
         std::string("'") + item.sign + to_string(*item.node) +
             "' stands in running text: its sign is read as part of the number");
    item.sign = 0;
  }
}

QueryNodePtr Parser::assemble(std::vector<Item> items) {
  read_numbers_of_text(items);
  std::vector<QueryNodePtr> required;
  std::vector<QueryNodePtr> excluded;
  std::vector<Chain> chains;
  Op pending = Op::kNone;
  TextRange pending_at;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item& item = items[i];
    if (item.op != Op::kNone) {
      if (pending != Op::kNone || chains.empty()) {
        note(ProblemCode::kPartIgnored, item.at,
             item.written + " without something on both sides is ignored");
      } else {
        pending = item.op;
        pending_at = item.at;
      }
      continue;
    }
    const bool operator_follows = i + 1 < items.size() && items[i + 1].op != Op::kNone;
    const bool operand = pending != Op::kNone || (operator_follows && chains.empty());
    if (item.sign != 0 && !operand) {
      // Signs speak for the whole group, wherever in it they stand.
      item.node->required = item.sign == '+';
      item.node->excluded = item.sign == '-';
      (item.sign == '+' ? required : excluded).push_back(std::move(item.node));
      continue;
    }
    const bool filter = is_filter(*item.node);
    if (item.sign == '-') {
      QueryNodePtr inner = std::move(item.node);
      item.node = make_node(QueryKind::kNot);
      item.node->children.push_back(std::move(inner));
    }
    if (pending != Op::kNone) {
      chains.back().ops.push_back(pending);
      chains.back().operands.emplace_back();
      chains.back().operands.back().push_back(std::move(item.node));
      chains.back().filter = filter;
      pending = Op::kNone;
    } else if (!chains.empty() && !chains.back().filter && !filter) {
      chains.back().operands.back().push_back(std::move(item.node));  // words that stand together
    } else {
      chains.emplace_back();
      chains.back().operands.emplace_back();
      chains.back().operands.back().push_back(std::move(item.node));
      chains.back().filter = filter;
    }
  }
  if (pending != Op::kNone) note(ProblemCode::kPartIgnored, pending_at, "an operator at the end is ignored");

  std::vector<QueryNodePtr> children = std::move(required);
  for (Chain& chain : chains) {
    QueryNodePtr node = chain_node(std::move(chain));
    if (node->kind == QueryKind::kNot) {  // its operator was dangling
      node->children.front()->excluded = true;
      excluded.push_back(std::move(node->children.front()));
    } else {
      children.push_back(std::move(node));
    }
  }
  std::move(excluded.begin(), excluded.end(), std::back_inserter(children));
  return join(QueryKind::kList, std::move(children));
}

// Things that stand together. One alone keeps its NOT; among others, what is negated is excluded from them.
QueryNodePtr Parser::operand_node(std::vector<QueryNodePtr> operand) {
  if (operand.size() == 1) return std::move(operand.front());
  std::vector<QueryNodePtr> children;
  std::vector<QueryNodePtr> excluded;
  for (QueryNodePtr& node : operand) {
    if (node->kind == QueryKind::kNot) {
      node->children.front()->excluded = true;
      excluded.push_back(std::move(node->children.front()));
    } else {
      children.push_back(std::move(node));
    }
  }
  std::move(excluded.begin(), excluded.end(), std::back_inserter(children));
  return join(QueryKind::kList, std::move(children));
}

// AND binds tighter than OR.
QueryNodePtr Parser::chain_node(Chain chain) {
  std::vector<QueryNodePtr> alternatives;
  std::vector<QueryNodePtr> all;
  for (std::size_t i = 0; i < chain.operands.size(); ++i) {
    if (i > 0 && chain.ops[i - 1] == Op::kOr) {
      alternatives.push_back(join(QueryKind::kAnd, std::move(all)));
      all.clear();
    }
    all.push_back(operand_node(std::move(chain.operands[i])));
  }
  alternatives.push_back(join(QueryKind::kAnd, std::move(all)));
  return join(QueryKind::kOr, std::move(alternatives));
}

}  // namespace query

ParsedQuery parse_query(std::string_view text) {
  const std::string_view kept = cut_at_character(text, kMaxQueryBytes);
  ParsedQuery parsed = query::Parser(kept).parse();
  if (kept.size() < text.size()) {
    parsed.notes.insert(parsed.notes.begin(),
                        {ProblemCode::kQueryCut,
                         "query",
                         TextRange{kept.size(), text.size()},
                         "the query is cut after " + std::to_string(kMaxQueryBytes) + " bytes",
                         {}});
  }
  if (parsed.root) return parsed;
  // Nothing but an operator ("OR", "NOT"): then it is meant as a word.
  std::string lowered(kept);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  if (lowered == kept) return parsed;
  ParsedQuery words = query::Parser(lowered).parse();
  if (!words.root) return parsed;
  words.notes.push_back({ProblemCode::kReadAsWords,
                         "query",
                         TextRange{0, kept.size()},
                         "operators alone are read as words",
                         {}});
  return words;
}

}  // namespace broadsheet::schema
