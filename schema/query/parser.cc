// Reading the things a query is made of: words, phrases, fields, groups, signs and operators.
#include "query/parser.h"

#include <algorithm>
#include <utility>

#include "query/query_tree.h"

namespace broadsheet::schema::query {
namespace {

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

bool is_sign(char32_t c) { return c == U'-' || c == U'+' || c == U'!'; }

// What may stand before a word and is taken off it: signs that were not read as such, and stray marks of
// syntax.
bool is_lead(char32_t c) { return is_sign(c) || c == U'=' || c == U'*'; }

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

// Where a range is cut in two: ".." or more full stops, or one of the signs that keyboards of East Asia
// offer.
bool is_range_sign(char32_t c) { return c == 0x2025 || c == 0x2026 || c == 0x301C || c == U'~'; }

// One end of a range; punctuation alone is an open end.
std::string range_end(std::string_view text) {
  // A date at the end of a clause keeps its point or comma.
  while (!text.empty() && std::string_view(" .,;").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return has_content(text) ? collapse(text) : std::string();
}

// Null if there is nothing to read as a date.
QueryNodePtr range_node(const Field& field, const std::string& value) {
  const QueryText text(value);
  QueryNodePtr node = make_node(QueryKind::kRange);
  node->field = field.name;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_range_sign(text.at(i)) && !(text.at(i) == U'.' && text.at(i + 1) == U'.')) continue;
    std::size_t end = i;
    while (end < text.size() && (is_range_sign(text.at(end)) || text.at(end) == U'.')) ++end;
    node->low = range_end(text.slice(0, i));
    node->high = range_end(text.slice(end, text.size()));
    return node;
  }
  node->low = node->high = range_end(value);
  return node->low.empty() ? nullptr : std::move(node);
}

}  // namespace

ParsedQuery Parser::parse() {
  ParsedQuery parsed;
  parsed.root = parse_group();
  if (flatten_depth(parsed.root))
    note(ProblemCode::kReadAsWords, 0, text_.size(), "nested too deep; what lies deepest is read as words");
  parsed.notes = std::move(notes_);
  return parsed;
}

void Parser::note(ProblemCode code, TextRange at, std::string sentence) {
  const auto is_same = [&](const Problem& noted) { return noted.text == sentence; };
  if (notes_.size() >= kMaxQueryNotes || std::any_of(notes_.begin(), notes_.end(), is_same)) return;
  notes_.push_back({code, "query", at, std::move(sentence), {}});
}

void Parser::note(ProblemCode code, std::size_t begin, std::size_t end, std::string sentence) {
  note(code, text_.bytes(begin, end), std::move(sentence));
}

bool Parser::ends_word(std::size_t index) const {
  return index >= text_.size() || text_.is_space(index) || text_.at(index) == U'(' ||
         text_.at(index) == U')' || text_.quote(index) != Quote::kNone;
}

std::size_t Parser::word_end(std::size_t begin) const {
  std::size_t end = begin;
  while (!ends_word(end)) ++end;
  return end;
}

// True where a sign or a lone star would be syntax: not inside "Won-sik" or after `)`.
bool Parser::begins_word(std::size_t index) const {
  return index == 0 || text_.is_space(index - 1) || text_.at(index - 1) == U'(';
}

QueryNodePtr Parser::parse_group() {
  std::vector<Item> items;
  for (;;) {
    while (!at_end() && text_.is_space(position_)) ++position_;
    if (at_end()) break;
    if (text_.at(position_) == U')') {
      if (depth_ > 0) break;
      note(ProblemCode::kPartIgnored, position_, position_ + 1,
           "a closing parenthesis without an opening one is ignored");
      ++position_;
      continue;
    }
    Item item;
    if (read_item(item)) items.push_back(std::move(item));
  }
  return assemble(join_near(std::move(items)));
}

bool Parser::read_item(Item& item) {
  const std::size_t begin = position_;
  if (read_operator(item)) {
    item.at = text_.bytes(begin, position_);
    return true;
  }
  if (!read_signs(item.sign)) return false;
  const std::size_t begin_of_node = position_;
  item.before_number = item.sign != 0 && position_ > 0 && is_sign(text_.at(position_ - 1)) &&
                       begins_quantity(text_.slice(position_, word_end(position_)));
  item.node = read_primary();
  if (item.node == nullptr) return false;
  item.at = text_.bytes(begin_of_node, position_);
  item.node->at = item.at;
  item.before_number &= item.node->kind == QueryKind::kWords;
  return true;
}

bool Parser::read_operator(Item& item) {
  const std::size_t end = word_end(position_);
  std::string word = text_.folded_slice(position_, std::min(end, position_ + 16));
  if (end - position_ > 16 || !is_operator_word(word) || word == "NOT") return false;
  if (word == "AND" || word == "&&") item.op = Op::kAnd;
  if (word == "OR" || word == "||") item.op = Op::kOr;
  if (word.starts_with("NEAR")) {
    item.op = Op::kNear;
    std::uint32_t distance = word.size() > 5 ? 0 : kDefaultNearDistance;
    for (std::size_t i = 5; i < word.size(); ++i) {
      distance = std::min(distance * 10 + static_cast<std::uint32_t>(word[i] - '0'), kMaxNearDistance);
    }
    item.distance = std::max(distance, 1U);
  }
  item.written = std::move(word);
  position_ = end;
  return true;
}

// Reads NOT, +, - and ! before a thing. False if there is no thing to bear them.
bool Parser::read_signs(char& sign) {
  const auto add = [&sign](bool negative) {
    if (negative) {
      sign = sign == '-' ? '\0' : '-';
    } else if (sign != '-') {
      sign = '+';
    }
  };
  for (;;) {
    const std::size_t end = word_end(position_);
    if (end - position_ == 3 && text_.folded_slice(position_, end) == "NOT") {
      const std::size_t begin = position_;
      position_ = end;
      while (!at_end() && text_.is_space(position_)) ++position_;
      Item ahead;
      const std::size_t here = position_;
      if (at_end() || text_.at(position_) == U')' || read_operator(ahead)) {
        position_ = here;
        note(ProblemCode::kPartIgnored, begin, end, "NOT with nothing after it is ignored");
        return false;
      }
      add(true);
      continue;
    }
    if (!is_sign(text_.at(position_)) || !begins_word(position_)) return true;
    std::size_t after = position_;
    while (is_sign(text_.at(after))) ++after;
    const bool single = after == position_ + 1;
    const bool bears = after < text_.size() && !text_.is_space(after) && text_.at(after) != U')';
    if (single && bears) add(text_.at(position_) != U'+');
    position_ = after;
    return bears;
  }
}

QueryNodePtr Parser::read_primary() {
  if (at_end()) return nullptr;
  if (text_.at(position_) == U'(') return read_parentheses();
  if (text_.quote(position_) != Quote::kNone) return read_phrase();
  return read_word();
}

QueryNodePtr Parser::read_parentheses() {
  const std::size_t open = position_;
  ++position_;
  if (depth_ >= kMaxQueryDepth) {
    std::size_t level = 1;
    for (; !at_end(); ++position_) {
      if (text_.at(position_) == U'(') ++level;
      if (text_.at(position_) == U')' && --level == 0) break;
    }
    std::string words = plain_words(text_.slice(open, position_));
    if (!at_end()) ++position_;
    note(ProblemCode::kReadAsWords, open, position_, "nested too deep; what lies deepest is read as words");
    return words.empty() ? nullptr : make_node(QueryKind::kWords, std::move(words));
  }
  ++depth_;
  QueryNodePtr node = parse_group();
  --depth_;
  if (at_end()) {
    note(ProblemCode::kReadOtherwise, open, open + 1,
         "an opening parenthesis is not closed; it is taken to end with the query");
  } else {
    ++position_;
  }
  if (!node) note(ProblemCode::kPartIgnored, open, position_, "empty parentheses are ignored");
  return node;
}

QueryNodePtr Parser::read_phrase() {
  const std::size_t begin = position_ + text_.quote_width(position_);
  const std::size_t close = text_.closing_quote(position_);
  if (close >= text_.size()) {
    note(ProblemCode::kPartIgnored, position_, begin, "a quotation mark without its partner is ignored");
    position_ = begin;
    return nullptr;
  }
  const std::size_t mark = position_;
  position_ = close + text_.quote_width(close);
  std::string phrase;
  for (std::size_t i = begin; i < close; ++i) {
    phrase += text_.quote(i) == Quote::kDouble ? " " : text_.slice(i, i + 1);
  }
  phrase = collapse(phrase);
  if (!has_content(phrase)) {
    note(ProblemCode::kPartIgnored, mark, position_, "an empty phrase is ignored");
    return nullptr;
  }
  return make_node(QueryKind::kPhrase, std::move(phrase));
}

QueryNodePtr Parser::read_word() {
  std::size_t begin = position_;
  const std::size_t end = word_end(begin);
  if (end == begin + 1 && text_.at(begin) == U'*') {
    position_ = end;
    const bool begins = begins_word(begin) || (is_sign(text_.at(begin - 1)) && begins_word(begin - 1));
    return begins && (end == text_.size() || text_.is_space(end) || text_.at(end) == U')')
               ? make_node(QueryKind::kAll)
               : nullptr;
  }
  if (text_.at(begin) == U'=' && text_.at(end - 1) != U'*') {
    position_ = end;
    return word_node(begin, end);
  }
  while (begin < end && is_lead(text_.at(begin))) ++begin;
  // A field is up to 16 letters and a colon.
  std::size_t colon = begin;
  while (colon < end && colon < begin + 16 && lower(text_.at(colon)) >= U'a' &&
         lower(text_.at(colon)) <= U'z')
    ++colon;
  if (colon > begin && text_.at(colon) == U':') {
    const std::string name = lower_ascii(text_.folded_slice(begin, colon));
    const Field* field = find_field(name);
    if (field != nullptr) return read_field(*field, begin, colon + 1);
    if (text_.at(colon + 1) != U'/' && !ends_word(colon + 1))
      note(ProblemCode::kReadAsWords, begin, colon + 1, "no field is named '" + name + "'; read as words");
  }
  position_ = end;
  return word_node(begin, end);
}

// The characters [begin, end) as an exact word, a prefix or words.
QueryNodePtr Parser::word_node(std::size_t begin, std::size_t end) {
  const bool exact = text_.at(begin) == U'=';
  while (begin < end && is_lead(text_.at(begin))) ++begin;
  std::size_t stop = end;
  while (stop > begin && text_.at(stop - 1) == U'*') --stop;
  std::string word = text_.slice(begin, stop);
  if (!has_content(word)) return nullptr;
  if (stop < end) return make_node(QueryKind::kPrefix, std::move(word));
  if (exact) return make_node(QueryKind::kExact, std::move(word));
  // An operator that is no operator here is lower-cased, so that it never is one again.
  const std::string folded = text_.folded_slice(begin, stop);
  return make_node(QueryKind::kWords, is_operator_word(folded) ? lower_ascii(folded) : std::move(word));
}

QueryNodePtr Parser::read_field(const Field& field, std::size_t name_begin, std::size_t value_begin) {
  position_ = value_begin;
  QueryNodePtr value;
  const bool any_value =
      !at_end() && text_.at(position_) == U'*' &&
      (position_ + 1 >= text_.size() || text_.is_space(position_ + 1) || text_.at(position_ + 1) == U')');
  if (field.kind == FieldKind::kExact && text_.at(position_) != U'(' && !any_value) {
    value = read_verbatim(field);
  } else {
    while (text_.quote(position_) != Quote::kNone && text_.closing_quote(position_) >= text_.size()) {
      const std::size_t mark = position_;
      position_ += text_.quote_width(position_);
      note(ProblemCode::kPartIgnored, mark, position_, "a quotation mark without its partner is ignored");
    }
    if (at_end() || text_.is_space(position_) || text_.at(position_) == U')') {
      value = nullptr;
    } else if (text_.at(position_) == U'(') {
      value = read_parentheses();
    } else if (field.kind == FieldKind::kInstant) {
      value = read_instant(field);
      if (value && value->kind == QueryKind::kRange) return value;
    } else if (text_.quote(position_) != Quote::kNone) {
      value = read_phrase();
    } else {
      const std::size_t begin = position_;
      position_ = word_end(begin);
      const bool all = position_ == begin + 1 && text_.at(begin) == U'*';
      value = all ? make_node(QueryKind::kAll) : word_node(begin, position_);
    }
  }
  if (!value) {
    note(ProblemCode::kReadAsWords, name_begin, value_begin,
         "nothing to look up in the field '" + std::string(field.name) + "'; its name is read as a word");
    return make_node(QueryKind::kWords, text_.slice(name_begin, value_begin - 1) + ":");
  }
  QueryNodePtr node = make_node(QueryKind::kField);
  node->field = field.name;
  node->children.push_back(std::move(value));
  return node;
}

// Ids and URLs: everything up to white space, or in quotes, in which "" is a quotation mark.
QueryNodePtr Parser::read_verbatim(const Field& field) {
  std::string value;
  if (text_.quote(position_) == Quote::kDouble) {
    const bool ascii = text_.at(position_) == U'"';
    std::string quoted;
    for (std::size_t i = position_ + 1; i < text_.size(); ++i) {
      const bool mark = ascii ? text_.at(i) == U'"' : text_.quote(i) == Quote::kDouble;
      if (mark && ascii && text_.at(i + 1) == U'"') {
        ++i;
      } else if (mark) {
        position_ = i + 1;
        return quoted.empty() ? nullptr : make_node(QueryKind::kExact, std::move(quoted));
      }
      quoted += text_.slice(i, i + 1);
    }
    note(ProblemCode::kReadOtherwise, position_, position_ + 1,
         "a quotation mark after '" + std::string(field.name) + ":' is not closed; it is part of the value");
  }
  // A parenthesis that the value did not open ends the group around it.
  std::size_t level = 0;
  for (; !at_end() && !text_.is_space(position_); ++position_) {
    if (text_.at(position_) == U'(') ++level;
    if (text_.at(position_) == U')') {
      if (level == 0 && depth_ > 0) break;
      if (level > 0) --level;
    }
    value += text_.slice(position_, position_ + 1);
  }
  return value.empty() ? nullptr : make_node(QueryKind::kExact, std::move(value));
}

QueryNodePtr Parser::read_instant(const Field& field) {
  if (text_.quote(position_) != Quote::kNone) {
    const QueryNodePtr phrase = read_phrase();
    return phrase ? range_node(field, phrase->text) : nullptr;
  }
  const std::size_t begin = position_;
  position_ = word_end(begin);
  if (position_ == begin + 1 && text_.at(begin) == U'*') return make_node(QueryKind::kAll);
  return range_node(field, text_.slice(begin, position_));
}

}  // namespace broadsheet::schema::query
