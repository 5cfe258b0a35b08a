// The parser of the query language: recursive descent over code points, linear in the length of the query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/schema/fields.h"
#include "broadsheet/schema/query.h"
#include "query/query_text.h"

namespace broadsheet::schema::query {

/// NEAR without a number, and the widest that is looked for: beyond it, AND says the same and costs less.
inline constexpr std::uint32_t kDefaultNearDistance = 10;
inline constexpr std::uint32_t kMaxNearDistance = 1000;

/// Notes kept of one query: a hostile one could cause thousands.
inline constexpr std::size_t kMaxQueryNotes = 16;

/// Among so many plain words, a sign before a number is the number's own: who pastes a headline excludes
/// nothing.
inline constexpr std::size_t kWordsOfRunningText = 4;

/// One use: construct, parse.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}
  ParsedQuery parse();

 private:
  enum class Op : std::uint8_t { kNone, kAnd, kOr, kNear };

  /// One thing of a group: an operator, or a node with its sign.
  struct Item {
    Op op = Op::kNone;
    std::uint32_t distance = 0;
    std::string written;  ///< of an operator
    QueryNodePtr node;
    char sign = 0;               ///< '+', '-' or 0
    bool before_number = false;  ///< the sign touches a number or an amount of money
    TextRange at;                ///< its bytes, without the sign
  };

  /// Operands that written operators hold together, or one operand alone.
  struct Chain {
    std::vector<std::vector<QueryNodePtr>> operands;
    std::vector<Op> ops;  ///< one fewer than operands
    bool filter = false;  ///< the last operand is a filter
  };

  QueryNodePtr parse_group();
  bool read_item(Item& item);
  bool read_operator(Item& item);
  bool read_signs(char& sign);
  QueryNodePtr read_primary();
  QueryNodePtr read_parentheses();
  QueryNodePtr read_phrase();
  QueryNodePtr read_word();
  QueryNodePtr read_field(const Field& field, std::size_t name_begin, std::size_t value_begin);
  QueryNodePtr read_verbatim(const Field& field);
  QueryNodePtr read_instant(const Field& field);
  QueryNodePtr word_node(std::size_t begin, std::size_t end);

  std::vector<Item> join_near(std::vector<Item> items);
  void read_numbers_of_text(std::vector<Item>& items);
  QueryNodePtr assemble(std::vector<Item> items);
  static QueryNodePtr operand_node(std::vector<QueryNodePtr> operand);
  static QueryNodePtr chain_node(Chain chain);

  bool at_end() const { return position_ >= text_.size(); }
  bool ends_word(std::size_t index) const;
  std::size_t word_end(std::size_t begin) const;
  bool begins_word(std::size_t index) const;
  // Notes of the characters [begin, end).
  void note(ProblemCode code, std::size_t begin, std::size_t end, std::string sentence);
  void note(ProblemCode code, TextRange at, std::string sentence);

  QueryText text_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  std::vector<Problem> notes_;
};

}  // namespace broadsheet::schema::query
