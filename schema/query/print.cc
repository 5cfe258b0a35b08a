// The canonical line of a query tree.
#include <algorithm>
#include <string>
#include <string_view>

#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/query.h"
#include "query/query_tree.h"

namespace broadsheet::schema {
namespace {

bool is_composite(const QueryNode& node) {
  switch (node.kind) {
    case QueryKind::kNear:
    case QueryKind::kAnd:
    case QueryKind::kOr:
    case QueryKind::kList:
    case QueryKind::kNot:
      return true;
    case QueryKind::kWords:
      return node.text.find(' ') != std::string::npos;
    default:
      return false;
  }
}

void print(const QueryNode& node, std::string& out);

// As an operand: in parentheses if it is more than one thing.
void print_operand(const QueryNode& node, std::string& out) {
  const bool parentheses = is_composite(node);
  if (parentheses) out += '(';
  print(node, out);
  if (parentheses) out += ')';
}

void print_joined(const QueryNode& node, std::string_view separator, std::string& out) {
  bool first = true;
  for (const QueryNodePtr& child : node.children) {
    if (!first) out += separator;
    first = false;
    if (child->kind == QueryKind::kNot) {
      print(*child, out);
    } else {
      print_operand(*child, out);
    }
  }
}

// Values of ids and dates are not read as words are: what is one of these kinds was typed in parentheses.
bool needs_parentheses(std::string_view field_name, const QueryNode& child) {
  if (child.kind == QueryKind::kField || child.kind == QueryKind::kRange) return true;
  const Field* field = find_field(field_name);
  if (field == nullptr) return false;
  if (field->kind == FieldKind::kExact) return child.kind != QueryKind::kExact && !is_composite(child);
  return field->kind == FieldKind::kInstant && child.kind != QueryKind::kAll && !is_composite(child);
}

bool is_verbatim_field(std::string_view name) {
  const Field* field = find_field(name);
  return field != nullptr && field->kind == FieldKind::kExact;
}

// True if no character of `value` can end a word or begin anything else.
bool needs_no_quotes(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return c > ' ' && c < 0x7F && std::string_view("()\"`'*").find(c) == std::string_view::npos;
  });
}

// A value read verbatim up to white space: in quotes wherever something in it could end it; a quotation mark
// inside is doubled.
void print_verbatim(std::string_view value, std::string& out) {
  if (needs_no_quotes(value)) {
    out += value;
    return;
  }
  constexpr std::string_view kFullWidthMark = "\xEF\xBC\x82";
  out += '"';
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '"') out += '"';
    if (value.substr(i).starts_with(kFullWidthMark)) out += kFullWidthMark;
    out += value[i];
  }
  out += '"';
}

void print_range(const QueryNode& node, std::string& out) {
  std::string value = node.low;
  if (node.low != node.high || node.low.empty()) value += ".." + node.high;
  const bool quotes = !needs_no_quotes(value);
  out += node.field;
  out += ':';
  if (quotes) out += '"';
  out += value;
  if (quotes) out += '"';
}

void print(const QueryNode& node, std::string& out) {
  switch (node.kind) {
    case QueryKind::kWords:
      out += node.text;
      return;
    case QueryKind::kExact:
      out += '=';
      out += node.text;
      return;
    case QueryKind::kPhrase:
      out += '"';
      out += node.text;
      out += '"';
      return;
    case QueryKind::kPrefix:
      out += node.text;
      out += '*';
      return;
    case QueryKind::kAll:
      out += '*';
      return;
    case QueryKind::kNear:
      print_joined(node, " NEAR/" + std::to_string(node.distance) + " ", out);
      return;
    case QueryKind::kAnd:
      print_joined(node, " AND ", out);
      return;
    case QueryKind::kOr:
      print_joined(node, " OR ", out);
      return;
    case QueryKind::kNot:
      out += "NOT ";
      for (const QueryNodePtr& child : node.children) print_operand(*child, out);
      return;
    case QueryKind::kField:
      out += node.field;
      out += ':';
      for (const QueryNodePtr& child : node.children) {
        if (child->kind == QueryKind::kExact && is_verbatim_field(node.field)) {
          print_verbatim(child->text, out);
        } else if (needs_parentheses(node.field, *child)) {
          out += '(';
          print(*child, out);
          out += ')';
        } else {
          print_operand(*child, out);
        }
      }
      return;
    case QueryKind::kRange:
      print_range(node, out);
      return;
    case QueryKind::kList: {
      bool first = true;
      for (const QueryNodePtr& child : node.children) {
        if (!first) out += ' ';
        first = false;
        if (child->required) out += '+';
        if (child->excluded) out += '-';
        const bool sign = child->required || child->excluded;
        if (child->kind == QueryKind::kWords && !sign) {
          print(*child, out);
        } else if (child->kind == QueryKind::kWords && query::begins_quantity(child->text) &&
                   !is_composite(*child)) {
          out += '(';  // else the sign might be that of a number
          print(*child, out);
          out += ')';
        } else {
          print_operand(*child, out);
        }
      }
      return;
    }
  }
}

}  // namespace

std::string to_string(const QueryNode& node) {
  std::string out;
  print(node, out);
  return out;
}

}  // namespace broadsheet::schema
