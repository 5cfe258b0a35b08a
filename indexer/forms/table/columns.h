// The columns of a table: what their names mean, and which field each gives.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/record.h"
#include "forms/table/dialect.h"

namespace broadsheet::indexer {

// What a column may be.
enum class ColumnField : std::uint8_t {
  kId,
  kHeadline,
  kBody,
  kSummary,
  kPublished,
  kModified,
  kByline,
  kSource,
  kPublisher,
  kSite,
  kRights,
  kLanguage,
  kUrl,
  kZone,  // of dates that name none
  kTags,
  kOther,  // kept with the article under its own name
};
inline constexpr std::size_t kColumnFields = static_cast<std::size_t>(ColumnField::kOther);

// What the column called `name` is by the table of common names; case, width, spaces and signs don't count.
// The smaller `rank`, the more the name says so ("headline" before "name").
struct ColumnMeaning {
  ColumnField field = ColumnField::kOther;
  std::size_t rank = 0;
};
ColumnMeaning meaning_of(std::string_view name);

// Whether JSON Lines would take a member called `name` for a field of an article: what is kept with one under
// its own name may not be called so.
bool is_taken_by_json_lines(std::string_view name);

// The name of `field` as people give it: "headline".
std::string_view to_string(ColumnField field) noexcept;

// The line of names of a table, and how its rows are written.
struct TableHead final : RecordHead {
  Dialect dialect;
  std::vector<std::string> names;
  std::vector<std::string> keys;  // of the names: what counts where they are looked up
  // Columns by field, the likeliest name first.
  std::vector<std::vector<std::size_t>> columns;
  bool is_too_wide = false;  // more than kMaxColumns
};

// The head whose line is `row`. `is_shifted`: rows have one column more in front of those that are named.
TableHead read_head(std::string_view row, const Dialect& dialect, bool is_shifted = false);

// How many names of `row`, as `dialect` parts it, are those of fields of news; 0 unless one of them is that
// of a headline or a text.
std::size_t news_columns(std::string_view row, const Dialect& dialect);

// Why no article can be read of `columns`; empty: one can.
std::string no_text_problem(const TableHead& head, const std::vector<std::vector<std::size_t>>& columns);

// The columns of `head` with those in place that `wanted` (field -> name of a column) names, in `columns`.
// Why that can't be, or empty. An empty name takes the field from all columns.
std::string map_columns(const TableHead& head, const std::map<std::string, std::string, std::less<>>& wanted,
                        std::vector<std::vector<std::size_t>>& columns);

}  // namespace broadsheet::indexer
