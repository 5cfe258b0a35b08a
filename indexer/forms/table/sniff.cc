// Which delimiter and which quotes make rows of equal columns.
#include "forms/table/sniff.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "forms/table/columns.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace broadsheet::indexer {
namespace {

constexpr std::array kDelimiters{'\t', ';', ',', '|'};
// Rows that are looked at: what they have in common shows in a few.
constexpr std::size_t kMostRows = 100;

// How the first rows look in one dialect.
struct Look {
  std::size_t names = 0;    // columns of the first row
  std::size_t known = 0;    // of those, how many have names of news
  std::size_t rows = 0;     // whole ones behind it
  std::size_t equal = 0;    // of those, how many have as many columns
  std::size_t shifted = 0;  // and how many have one more
  std::size_t strays = 0;   // quotes that this dialect can't explain
  bool fits = true;         // the row that is cut off may have as many columns
};

// Fields of `row` that stand in quotes, as no program writes them that has no use for quotes.
std::size_t quoted_fields(std::string_view row, char delimiter) {
  row = without_line_end(row);
  std::size_t count = 0;
  while (true) {
    const std::size_t end = std::min(row.find(delimiter), row.size());
    if (end > 1 && row[0] == '"' && row[end - 1] == '"') ++count;
    if (end == row.size()) return count;
    row.remove_prefix(end + 1);
  }
}

Look look_at(std::string_view text, bool is_all, const Dialect& dialect) {
  Look look;
  for (bool is_first = true; !text.empty() && look.rows < kMostRows;) {
    RowScanner row(dialect);
    const RowEnd end = row.scan(text, is_all);
    if (end == RowEnd::kUnfinished && !is_all) {
      look.fits = is_first || row.columns() <= look.names + 1;
      break;
    }
    const std::size_t bytes = end == RowEnd::kComplete ? row.end() : text.size();
    const std::string_view line = text.substr(0, bytes);
    text.remove_prefix(bytes);
    if (end != RowEnd::kComplete) look.strays += 1;
    if (schema::is_blank(line)) continue;
    look.strays += dialect.quotes ? row.strays() : quoted_fields(line, dialect.delimiter);
    if (is_first) {
      look.names = row.columns();
      look.known = news_columns(line, dialect);
      is_first = false;
      continue;
    }
    ++look.rows;
    if (row.columns() == look.names) ++look.equal;
    if (row.columns() == look.names + 1) ++look.shifted;
  }
  return look;
}

// What programs for spreadsheets put before a table: "sep=;".
std::optional<char> named_delimiter(std::string_view text, std::size_t& bytes) {
  const schema::Line line = schema::cut_line(text, 0, schema::LineEnds::kJson);
  if (!line.terminated || line.end != 5 || !schema::begins_in_any_case(text, "sep=")) return std::nullopt;
  bytes = line.next;
  return text[4];
}

}  // namespace

SniffedTable sniff_table(std::string_view head, bool is_all) {
  SniffedTable table;
  if (head.starts_with("\xEF\xBB\xBF")) table.begin = 3;
  std::size_t named_bytes = 0;
  const std::optional<char> named = named_delimiter(head.substr(table.begin), named_bytes);
  table.begin += named_bytes;
  const std::string_view text = head.substr(table.begin);

  Look best;
  const auto consider = [&](const Dialect& dialect, const auto& order) {
    const Look look = look_at(text, is_all, dialect);
    if (best.names != 0 && order(look) <= order(best)) return;
    best = look;
    table.dialect = dialect;
  };
  const auto by_names = [](const Look& look) {
    const bool agrees = look.rows > 0 && std::max(look.equal, look.shifted) * 2 > look.rows;
    return std::tuple(look.known, agrees && look.names > 1, look.names);
  };
  for (const char delimiter : kDelimiters) {
    if (!named || *named == delimiter) consider({delimiter, true, false}, by_names);
  }
  if (best.names == 0) consider({named.value_or(','), true, false}, by_names);
  const char delimiter = table.dialect.delimiter;
  // The fewest rows that are off, then the fewest quotes that mean nothing.
  const auto by_quotes = [](const Look& look) {
    const auto off = static_cast<long>(look.rows - std::max(look.equal, look.shifted));
    return std::tuple(-off, -static_cast<long>(look.strays));
  };
  const std::size_t known = best.known;
  if (text.find("\\\"") != std::string_view::npos) consider({delimiter, true, true}, by_quotes);
  // Whoever puts a whole field in quotes has a use for them; then one that is not closed is a fault of its
  // row.
  const Dialect plain{delimiter, false, false};
  if (text.find('"') != std::string_view::npos && look_at(text, is_all, plain).strays == 0)
    consider(plain, by_quotes);
  table.known = std::max(known, best.known);
  table.is_shifted = best.rows > 1 && best.shifted == best.rows;
  table.has_rows = best.rows > 0 ? std::max(best.equal, best.shifted) * 2 > best.rows : best.fits && !is_all;
  return table;
}

}  // namespace broadsheet::indexer
