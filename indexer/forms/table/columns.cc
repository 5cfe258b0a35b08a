// The columns of a table: which of them give which field.
#include "forms/table/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "forms/draft/text_cleaner.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

// `name`, well-formed, as far as a message shows it.
std::string clipped(std::string_view name) {
  constexpr std::size_t kMost = 40;
  std::size_t end = 0;
  while (end < name.size() && end < kMost) schema::next_character(name, end);
  return std::string(name.substr(0, end)) + (end < name.size() ? "…" : "");
}

// The first names of `head` for a message: "a", "b", "c" and 4 more.
std::string shown_names(const TableHead& head) {
  constexpr std::size_t kMost = 12;
  std::string shown;
  for (std::size_t i = 0; i < std::min(head.names.size(), kMost); ++i)
    shown += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", clipped(head.names[i]));
  if (head.names.size() > kMost) shown += fmt::format(" and {} more", head.names.size() - kMost);
  return shown;
}

std::optional<std::size_t> find_column(const TableHead& head, std::string_view name) {
  const auto exact = std::find(head.names.begin(), head.names.end(), name);
  if (exact != head.names.end()) return static_cast<std::size_t>(exact - head.names.begin());
  const std::string key = field_key(name);
  const auto alike = std::find(head.keys.begin(), head.keys.end(), key);
  if (key.empty() || alike == head.keys.end()) return std::nullopt;
  return static_cast<std::size_t>(alike - head.keys.begin());
}

}  // namespace

TableHead read_head(std::string_view row, const Dialect& dialect, bool is_shifted) {
  TableHead head;
  head.dialect = dialect;
  head.columns.resize(kNewsFields);
  if (is_shifted) head.names.emplace_back();
  const Fields fields = fields_of(without_mark(row), dialect);
  TextCleaner cleaner;
  for (const std::string& field : fields.values)
    head.names.push_back(cleaner.line(schema::replace_ill_formed(field)));
  std::vector<FieldMeaning> meanings;
  for (const std::string& name : head.names) {
    meanings.push_back(meaning_of(name));
    head.keys.push_back(field_key(name));
  }
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    if (meanings[i].field == NewsField::kOther) continue;
    head.columns[static_cast<std::size_t>(meanings[i].field)].push_back(i);
  }
  for (auto& columns : head.columns) {
    std::stable_sort(columns.begin(), columns.end(),
                     [&](std::size_t a, std::size_t b) { return meanings[a].rank < meanings[b].rank; });
  }
  head.is_too_wide = fields.columns > kMaxColumns;
  return head;
}

std::string no_text_problem(const TableHead& head, const std::vector<std::vector<std::size_t>>& columns) {
  if (head.is_too_wide) return fmt::format("a table of more than {} columns", kMaxColumns);
  for (const NewsField field : {NewsField::kHeadline, NewsField::kBody, NewsField::kSummary}) {
    if (!columns[static_cast<std::size_t>(field)].empty()) return {};
  }
  return fmt::format("no column is recognised as a headline or a text; the header row has {}",
                     shown_names(head));
}

std::size_t news_columns(std::string_view row, const Dialect& dialect) {
  std::size_t known = 0;
  bool has_text = false;
  for (const std::string& name : fields_of(without_mark(row), dialect).values) {
    const NewsField field = meaning_of(name).field;
    known += field == NewsField::kOther ? 0 : 1;
    has_text = has_text || field == NewsField::kHeadline || field == NewsField::kBody;
  }
  return has_text ? known : 0;
}

std::string map_columns(const TableHead& head, const std::map<std::string, std::string, std::less<>>& wanted,
                        std::vector<std::vector<std::size_t>>& columns) {
  columns = head.columns;
  for (const auto& [name, column] : wanted) {
    const NewsField field = meaning_of(name).field;
    if (field == NewsField::kOther) continue;
    auto& own = columns[static_cast<std::size_t>(field)];
    if (column.empty()) {
      own.clear();
      continue;
    }
    const std::optional<std::size_t> at = find_column(head, column);
    if (!at) return fmt::format("no column \"{}\"; the header row has {}", column, shown_names(head));
    for (auto& others : columns) std::erase(others, *at);
    own = {*at};
  }
  return {};
}

}  // namespace broadsheet::indexer
