// The parser of tables: a row becomes an object with the members of JSON Lines, which is read as those are.
#include "forms/table/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "forms/draft/limits.h"
#include "forms/draft/tags.h"
#include "forms/draft/text_check.h"
#include "forms/jsonl/parser.h"
#include "forms/table/columns.h"
#include "forms/table/sniff.h"
#include "json/json_value.h"
#include "text/lines.h"

namespace broadsheet::indexer {
namespace {

using schema::JsonValue;
using schema::ProblemCode;
using Columns = std::vector<std::vector<std::size_t>>;

// The members of JSON Lines that columns become.
struct MemberRow {
  NewsField field;
  std::string_view member;
};
constexpr std::array kMembers{
    MemberRow{NewsField::kId, "id"},
    MemberRow{NewsField::kHeadline, "headlines"},
    MemberRow{NewsField::kBody, "body"},
    MemberRow{NewsField::kLanguage, "lang"},
    MemberRow{NewsField::kPublished, "published"},
    MemberRow{NewsField::kModified, "modified"},
    MemberRow{NewsField::kZone, "zone"},
    MemberRow{NewsField::kSource, "source"},
    MemberRow{NewsField::kPublisher, "publisher"},
    MemberRow{NewsField::kSite, "site"},
    MemberRow{NewsField::kRights, "rights"},
    MemberRow{NewsField::kByline, "byline"},
    MemberRow{NewsField::kUrl, "url"},
};

// What programs write where there is nothing.
constexpr std::array<std::string_view, 6> kNothing{"\\N", "NULL", "null", "NaN", "nan", "None"};

bool says_nothing(std::string_view cell) {
  return schema::is_blank(cell) || std::find(kNothing.begin(), kNothing.end(), cell) != kNothing.end();
}

bool is_number(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  if (cell.ends_with(".0")) cell.remove_suffix(2);  // of a column in which other cells are empty
  return !cell.empty() && cell.size() < 20 && (cell.size() == 1 || cell.front() != '0') &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

JsonValue text_value(std::string text) {
  JsonValue value;
  value.kind = JsonValue::Kind::kString;
  value.text = std::move(text);
  return value;
}

// A date that is a number counts days or seconds, as in JSON Lines.
JsonValue date_value(std::string text) {
  JsonValue value = text_value(std::move(text));
  if (is_number(value.text)) value.kind = JsonValue::Kind::kNumber;
  return value;
}

std::string_view without(std::string_view text, std::string_view around) {
  while (!text.empty() && around.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && around.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

// The tags in a cell: parted by `|` or `;`, a list as JSON or Python print it, or as JSON Lines part them.
void add_tags(std::string_view cell, JsonValue& tags, std::size_t& left_out) {
  const bool is_list = cell.starts_with('[') && cell.ends_with(']') && cell.size() > 1;
  const char sign = is_list ? ',' : tag_sign(cell);
  if (is_list) cell = cell.substr(1, cell.size() - 2);
  for_each_tag(cell, sign, [&](std::string_view tag) {
    tag = without(tag, is_list ? " '\"" : " ");
    if (tag.empty()) return;
    if (tags.items.size() < kMaxTags) {
      tags.items.push_back(text_value(std::string(tag)));
    } else {
      ++left_out;
    }
  });
}

// Takes the quotes of a row apart that are not in pairs: what stands in them at both ends of a field, or at
// one.
void strip_quotes(std::vector<std::string>& values) {
  for (std::string& value : values) {
    if (value.starts_with('"')) value.erase(0, 1);
    if (value.ends_with('"')) value.pop_back();
  }
}

class RowParser {
 public:
  RowParser(const TableHead& head, const Columns& columns, std::vector<std::string> cells)
      : head_(head), columns_(columns), cells_(std::move(cells)), taken_(cells_.size(), false) {
    object_.kind = JsonValue::Kind::kObject;
  }

  // False if the row is empty.
  bool read() {
    for (std::size_t i = 0; i < cells_.size(); ++i) taken_[i] = says_nothing(cells_[i]);
    if (std::find(taken_.begin(), taken_.end(), false) == taken_.end()) return false;
    for (const MemberRow& row : kMembers) take(row.field, row.member);
    if (object_.find("body") == nullptr) take(NewsField::kSummary, "body");
    take_tags();
    take_rest();
    return true;
  }

  [[nodiscard]] const JsonValue& object() const { return object_; }
  [[nodiscard]] const std::vector<MemberName>& names() const { return names_; }
  [[nodiscard]] std::size_t left_out() const { return tags_left_out_; }

 private:
  [[nodiscard]] const std::vector<std::size_t>& of(NewsField field) const {
    return columns_[static_cast<std::size_t>(field)];
  }

  void add(std::string_view member, JsonValue value) {
    used_.emplace(member);
    object_.members.push_back({std::string(member), std::move(value)});
  }

  // The first column of `field` that says something.
  void take(NewsField field, std::string_view member) {
    for (const std::size_t column : of(field)) {
      if (column >= cells_.size() || taken_[column]) continue;
      taken_[column] = true;
      names_.push_back({member, head_.names[column]});
      const bool is_date = field == NewsField::kPublished || field == NewsField::kModified;
      std::string text = std::move(cells_[column]);
      add(member, is_date ? date_value(std::move(text)) : text_value(std::move(text)));
      return;
    }
  }

  // Sections, subjects and keywords are tags alike.
  void take_tags() {
    JsonValue tags;
    tags.kind = JsonValue::Kind::kArray;
    for (const std::size_t column : of(NewsField::kTags)) {
      if (column >= cells_.size() || taken_[column]) continue;
      taken_[column] = true;
      if (tags.items.empty()) names_.push_back({"tags", head_.names[column]});
      add_tags(cells_[column], tags, tags_left_out_);
    }
    if (!tags.items.empty()) add("tags", std::move(tags));
  }

  // Other columns keep their names, unless JSON Lines would take them for something else.
  void take_rest() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (taken_[i]) continue;
      std::string name = head_.names[i];
      if (name.empty()) name = fmt::format("column {}", i + 1);
      if (is_taken_by_json_lines(name)) name = "column " + name;
      if (used_.contains(name)) name = fmt::format("{} ({})", name, i + 1);
      add(name, text_value(std::move(cells_[i])));
    }
  }

  const TableHead& head_;
  const Columns& columns_;
  std::vector<std::string> cells_;
  std::vector<bool> taken_;
  JsonValue object_;
  std::vector<MemberName> names_;
  std::size_t tags_left_out_ = 0;
  std::set<std::string, std::less<>> used_;
};

// The cells of `row`, as many as there are names; or why that can't be.
struct Cells {
  std::vector<std::string> values;
  std::string remark;
  std::string problem;
};

Cells cells_of(std::string_view row, const TableHead& head) {
  const std::size_t wanted = head.names.size();
  Cells cells;
  Fields fields = fields_of(row, head.dialect);
  RowScanner scanner(head.dialect);
  const bool is_closed = scanner.scan(row, true) == RowEnd::kComplete;
  if (head.dialect.quotes && (!is_closed || scanner.strays() > 0) &&
      (!is_closed || fields.columns != wanted)) {
    Dialect plain = head.dialect;
    plain.quotes = false;
    Fields unquoted = fields_of(row, plain);
    if (unquoted.columns != wanted) {
      cells.problem = "a quotation mark is not closed";
      return cells;
    }
    fields = std::move(unquoted);
    strip_quotes(fields.values);
    cells.remark = "a quotation mark that is not closed was ignored";
  }
  const auto says_something = [](const std::string& value) { return !says_nothing(value); };
  if (fields.columns > wanted && (fields.columns > kMaxColumns ||
                                  std::any_of(fields.values.begin() + static_cast<std::ptrdiff_t>(wanted),
                                              fields.values.end(), says_something))) {
    cells.problem = fmt::format("{} columns, but the header row has {}", fields.columns, wanted);
    return cells;
  }
  if (fields.columns < wanted)
    cells.remark = fmt::format("{} column{}, but the header row has {}; the last are taken as empty",
                               fields.columns, fields.columns == 1 ? "" : "s", wanted);
  cells.values = std::move(fields.values);
  cells.values.resize(wanted);
  return cells;
}

ParsedPart parse(std::string_view row, const TableHead& head, std::vector<std::string> remarks,
                 const Record& record, const ParseOptions& options, Detail detail, ParseTools& tools) {
  std::optional<Columns> mapped;
  if (!options.columns.empty()) {
    mapped.emplace();
    if (std::string problem = map_columns(head, options.columns, *mapped); !problem.empty())
      return Rejection{std::move(problem), 0, ProblemCode::kBadMember};
  }
  const Columns& columns = mapped ? *mapped : head.columns;
  if (std::string problem = no_text_problem(head, columns); !problem.empty())
    return Rejection{std::move(problem), 0, ProblemCode::kNoText};
  Cells cells = cells_of(row, head);
  if (!cells.problem.empty()) return Rejection{std::move(cells.problem)};
  if (!cells.remark.empty()) remarks.push_back(std::move(cells.remark));
  RowParser parser(head, columns, std::move(cells.values));
  if (!parser.read()) return Skip{"an empty row"};
  if (parser.left_out() > 0) remarks.push_back(tags_left_out(parser.left_out()));
  return article_of_object(parser.object(), parser.names(), remarks, record, options, detail, tools);
}

}  // namespace

ParsedRecord parse_table_row(const Record& record, const ParseOptions& options, Detail detail,
                             ParseTools& tools) {
  ParsedRecord parsed;
  auto checked = text_of(record, schema::LineEnds::kJson, options.strict);
  if (auto* rejection = std::get_if<Rejection>(&checked)) {
    parsed.emplace_back(std::move(*rejection));
    return parsed;
  }
  auto& whole = std::get<RecordText>(checked);
  std::vector<std::string> remarks;
  if (!whole.remark.empty()) remarks.push_back(std::move(whole.remark));
  const std::string_view text = whole.text(record);
  if (const auto* const head = dynamic_cast<const TableHead*>(record.head.get()); head != nullptr) {
    parsed.push_back(parse(text, *head, std::move(remarks), record, options, detail, tools));
    return parsed;
  }
  const SniffedTable table = sniff_table(text, true);
  const std::string_view rows = text.substr(table.begin);
  RowScanner names(table.dialect);
  if (names.scan(rows, true) != RowEnd::kComplete || names.end() == rows.size()) {
    parsed.emplace_back(Skip{"a table without rows"});
    return parsed;
  }
  const TableHead head = read_head(rows.substr(0, names.end()), table.dialect, table.is_shifted);
  parsed.push_back(parse(rows.substr(names.end()), head, std::move(remarks), record, options, detail, tools));
  return parsed;
}

}  // namespace broadsheet::indexer
