// Building and normalising query trees, and the text of words that must not be read as syntax again.
#include "query/query_tree.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "broadsheet/schema/fields.h"
#include "query/query_text.h"
#include "text/characters.h"

namespace broadsheet::schema::query {
namespace {

bool is_plain(const QueryNode& node) { return !node.required && !node.excluded; }

// True if the list can be written without its parentheses and mean the same.
bool can_splice(const QueryNode& child, QueryKind parent) {
  if (child.kind != parent || !is_plain(child) || parent == QueryKind::kNear) return false;
  return std::all_of(child.children.begin(), child.children.end(),
                     [](const auto& c) { return is_plain(*c); });
}

// The leaves' words, in order.
void collect_words(const QueryNode& node, std::string& out) {
  for (const std::string* text : {&node.text, &node.low, &node.high}) {
    if (text->empty()) continue;
    if (!out.empty()) out += ' ';
    out += *text;
  }
  for (const QueryNodePtr& child : node.children) collect_words(*child, out);
}

bool flatten_below(QueryNodePtr& node, std::size_t levels) {
  if (levels == 1) {
    if (node->children.empty()) return false;
    std::string words;
    collect_words(*node, words);
    const bool required = node->required;
    const bool excluded = node->excluded;
    words = plain_words(words);
    if (words.empty()) {
      node = nullptr;
      return true;
    }
    node = make_node(QueryKind::kWords, std::move(words));
    node->required = required;
    node->excluded = excluded;
    return true;
  }
  bool changed = false;
  for (QueryNodePtr& child : node->children) changed |= flatten_below(child, levels - 1);
  if (!changed) return false;
  if (node->kind == QueryKind::kField || node->kind == QueryKind::kNot) {
    if (!node->children.front()) node = nullptr;
    return true;
  }
  const QueryKind kind = node->kind;
  const bool required = node->required;
  const bool excluded = node->excluded;
  const std::uint32_t distance = node->distance;
  node = join(kind, std::move(node->children));
  if (!node) return true;
  if (node->kind == QueryKind::kNot) {
    // "Everything but" alone is a list with one exclusion, the form in which it would be typed.
    QueryNodePtr inner = std::move(node->children.front());
    inner->excluded = true;
    node = make_node(QueryKind::kList);
    node->children.push_back(std::move(inner));
  }
  if (node->kind == QueryKind::kNear) node->distance = distance;
  node->required |= required;
  node->excluded |= excluded;
  return true;
}

}  // namespace

QueryNodePtr make_node(QueryKind kind, std::string text) {
  auto node = std::make_unique<QueryNode>();
  node->kind = kind;
  node->text = std::move(text);
  return node;
}

QueryNodePtr join(QueryKind kind, std::vector<QueryNodePtr> children) {
  std::vector<QueryNodePtr> flat;
  for (QueryNodePtr& child : children) {
    if (!child) continue;
    if (can_splice(*child, kind)) {
      std::move(child->children.begin(), child->children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(child));
    }
  }
  if (kind == QueryKind::kList) {
    std::vector<QueryNodePtr> merged;
    for (QueryNodePtr& child : flat) {
      if (!merged.empty() && child->kind == QueryKind::kWords && is_plain(*child) &&
          merged.back()->kind == QueryKind::kWords && is_plain(*merged.back())) {
        merged.back()->text += ' ';
        merged.back()->text += child->text;
      } else {
        merged.push_back(std::move(child));
      }
    }
    flat = std::move(merged);
  }
  if (flat.empty()) return nullptr;
  if (flat.size() == 1 && is_plain(*flat.front())) return std::move(flat.front());
  QueryNodePtr node = make_node(kind);
  node->children = std::move(flat);
  return node;
}

bool is_filter(const QueryNode& node) {
  switch (node.kind) {
    case QueryKind::kRange:
      return true;
    case QueryKind::kField: {
      const Field* field = find_field(node.field);
      return field != nullptr && field->kind != FieldKind::kText;
    }
    case QueryKind::kAnd:
    case QueryKind::kOr:
    case QueryKind::kList:
    case QueryKind::kNot:
      return std::all_of(node.children.begin(), node.children.end(),
                         [](const auto& c) { return is_filter(*c); });
    default:
      return false;
  }
}

bool flatten_depth(QueryNodePtr& root) { return root && flatten_below(root, kMaxQueryDepth); }

std::string plain_words(std::string_view text) {
  const QueryText query(text);
  std::string spaced;
  for (std::size_t i = 0; i < query.size(); ++i) {
    const char32_t c = query.at(i);
    const bool syntax =
        c < 0x80 && std::string_view("()\"`:=*+!|&~").find(static_cast<char>(c)) != std::string_view::npos;
    // A hyphen is an operator only where a word begins.
    const bool sign = c == U'-' && (i == 0 || query.is_space(i - 1));
    spaced += syntax || sign || query.quote(i) != Quote::kNone ? std::string(" ") : query.slice(i, i + 1);
  }
  std::string out;
  std::size_t begin = 0;
  while (begin < spaced.size()) {
    std::size_t end = spaced.find(' ', begin);
    if (end == std::string::npos) end = spaced.size();
    std::string word = spaced.substr(begin, end - begin);
    // What a taken-out character uncovered may be a sign again.
    const QueryText view(word);
    std::size_t skip = 0;
    while (skip < view.size() && view.at(skip) == U'-') ++skip;
    std::string folded = view.folded_slice(skip, view.size());
    word = is_operator_word(folded) ? std::string() : view.slice(skip, view.size());
    begin = end + 1;
    if (!has_content(word)) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

bool has_content(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const auto c = static_cast<UChar32>(next_character(text, i));
    if (is_ill_formed(static_cast<char32_t>(c), i - begin)) continue;
    const uint32_t mask = U_GET_GC_MASK(c);
    if ((mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_SO_MASK | U_GC_CO_MASK)) != 0) return true;
  }
  return false;
}

bool begins_quantity(std::string_view word) {
  if (word.empty()) return false;
  const bool digits = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && word.size() == 4) return false;
  const auto first = static_cast<UChar32>(character_at(word, 0));
  return first == U'%' || u_isdigit(first) != 0 || u_charType(first) == U_CURRENCY_SYMBOL;
}

std::string collapse(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_operator_word(std::string_view folded) {
  if (folded == "AND" || folded == "OR" || folded == "NOT" || folded == "NEAR" || folded == "&&" ||
      folded == "||") {
    return true;
  }
  if (!folded.starts_with("NEAR/") || folded.size() == 5) return false;
  return std::all_of(folded.begin() + 5, folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace broadsheet::schema::query
