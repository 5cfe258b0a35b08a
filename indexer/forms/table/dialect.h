// How a table is written: what parts its columns, and how text that holds such a sign is marked.
// Source: RFC 4180 (quotes), and what programs write beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::indexer {

// One way of writing a table.
struct Dialect {
  char delimiter = ',';
  bool quotes = true;      // fields may stand in quotes; false: a quote is a character like any other
  bool backslash = false;  // in a quoted field, \" is a quote

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

// How far a row was read.
enum class RowEnd : std::uint8_t {
  kComplete,    // `end` is behind its line end, or the end of the text
  kUnfinished,  // the text stops inside it
  kSuspect,     // a quoted field goes over the end of a line, and a line in it opens a quote as a row would
};

// Finds the end of a row, in pieces: what was looked at is not looked at again.
class RowScanner {
 public:
  explicit RowScanner(const Dialect& dialect) : dialect_(dialect) {}

  // `text` begins with the row, and is longer at each call; `is_all`: nothing follows it. After kSuspect, the
  // next call goes on as if nothing had been seen.
  RowEnd scan(std::string_view text, bool is_all);

  [[nodiscard]] std::size_t end() const noexcept { return at_; }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  // Quotes inside quoted fields that were neither doubled nor at the end of the field.
  [[nodiscard]] std::size_t strays() const noexcept { return strays_; }
  // Whether it is inside a quoted field, or the row ended there with the text.
  [[nodiscard]] bool is_open() const noexcept { return state_ == State::kQuoted; }
  // Whether a quoted field goes over the end of a line.
  [[nodiscard]] bool spans_lines() const noexcept { return spans_lines_; }
  // After kSuspect: where the line begins that may be the next row.
  [[nodiscard]] std::size_t suspect() const noexcept { return line_start_; }

 private:
  enum class State : std::uint8_t { kFieldStart, kPlain, kQuoted, kDone };

  // Each returns false where it needs more of the text.
  bool step_plain(std::string_view text, bool is_all);
  bool step_quoted(std::string_view text, bool is_all);
  bool end_row(std::string_view text, bool is_all);
  [[nodiscard]] bool ends_field(std::string_view text, std::size_t at) const;

  const Dialect dialect_;
  State state_ = State::kFieldStart;
  bool spans_lines_ = false;
  bool is_suspect_ = false;
  std::size_t at_ = 0;
  std::size_t columns_ = 1;
  std::size_t strays_ = 0;
  std::size_t line_start_ = 0;
};

// Columns of a table. Exports of large systems have some hundred; each takes a string in every row.
inline constexpr std::size_t kMaxColumns = 10'000;

struct Fields {
  std::vector<std::string> values;  // kMaxColumns at most
  std::size_t columns = 0;          // all there are
};

// The fields of `row`, without its line end and their quotes. Well-formed UTF-8 stays so.
Fields fields_of(std::string_view row, const Dialect& dialect);

// `row` without the end of its last line.
std::string_view without_line_end(std::string_view row);

}  // namespace broadsheet::indexer
