// Cuts tables into rows.
#include "forms/table/reader.h"

#include <algorithm>
#include <utility>

#include "archive/record_problem.h"
#include "forms/table/sniff.h"
#include "text/lines.h"

namespace broadsheet::indexer {
namespace {

// What shows how a table is written.
constexpr std::size_t kLookAtBytes = 64U << 10;
// Most rows end in so much.
constexpr std::size_t kFirstWindow = 64U << 10;

std::uint64_t line_ends_in(std::string_view text) {
  std::uint64_t lines = 0;
  for (std::size_t at = 0; (at = text.find_first_of("\r\n", at)) != std::string_view::npos; ++at) {
    if (text[at] == '\n' || at + 1 == text.size() || text[at + 1] != '\n') ++lines;
  }
  return lines;
}

// Behind the first line of `text`.
std::size_t first_line(std::string_view text) {
  return schema::cut_line(text, 0, schema::LineEnds::kJson).next;
}

}  // namespace

void TableReader::drop(std::size_t bytes) {
  window_.drop(bytes, line_ends_in(window_.rest().substr(0, bytes)));
  credit_ = std::min<std::uint64_t>(credit_ + bytes, kMaxRecordBytes);
}

Record TableReader::problem_record(std::string problem, schema::ProblemCode code) {
  Record record;
  record.origin = window_.place(++records_);
  record.problem = std::move(problem);
  record.problem_code = code;
  return record;
}

// Reads the header row, the first line that is not blank. Why it can't be read, or empty.
std::string TableReader::read_names() {
  window_.has(kLookAtBytes);
  const SniffedTable table = sniff_table(window_.rest().substr(0, kLookAtBytes),
                                         window_.is_all() && window_.rest().size() <= kLookAtBytes);
  drop(table.begin);
  auto head = std::make_shared<TableHead>();
  head->dialect = table.dialect;
  head_ = head;
  if (!pass_blank_lines()) return {};
  const Cut cut = cut_row();
  if (cut.is_too_large) return "the header row is " + too_large();
  if (!cut.problem.empty()) return "the header row: " + cut.problem;
  *head = read_head(window_.rest().substr(0, cut.bytes), table.dialect, table.is_shifted);
  drop(cut.bytes);
  return {};
}

// False at the end.
bool TableReader::pass_blank_lines() {
  while (true) {
    const schema::Line line = schema::cut_line(window_.rest(), 0, schema::LineEnds::kJson);
    // A CR at the end of what is held may be half of a line's end.
    const bool is_whole =
        line.terminated && (line.next < window_.rest().size() || window_.rest().back() != '\r');
    if (!is_whole && window_.rest().size() <= kBlockBytes && window_.fill()) continue;
    if (window_.rest().empty()) return false;
    const bool has_tabs = window_.rest().substr(0, line.end).find('\t') != std::string_view::npos;
    if (has_tabs || !schema::is_blank(window_.rest().substr(0, line.end))) return true;
    drop(line.next);
  }
}

// The first line in [from, end) that is a row by itself: as many columns as there are names. `end` if none.
std::size_t TableReader::find_row(std::size_t from, std::size_t end) const {
  const std::string_view text = window_.rest().substr(0, end);
  for (std::size_t at = from; at < end && columns() > 1;) {
    const std::size_t bytes = first_line(text.substr(at));
    RowScanner row(head_->dialect);
    if (row.scan(text.substr(at, bytes), true) == RowEnd::kComplete && row.columns() == columns()) return at;
    at += bytes;
  }
  return end;
}

// A quoted field goes on too far: the row, which would take `bytes`, ends where lines show it.
TableReader::Cut TableReader::mend_row(std::size_t bytes, RowEnd end) {
  const std::string_view text = window_.rest().substr(0, bytes);
  const std::size_t line = first_line(text);
  Dialect plain = head_->dialect;
  plain.quotes = false;
  RowScanner row(plain);
  Cut cut{bytes, {}, false, true};
  if (row.scan(text.substr(0, line), true) == RowEnd::kComplete && row.columns() == columns()) {
    cut.bytes = line;
  } else if (const std::size_t next = find_row(line, bytes); next < bytes || end != RowEnd::kComplete) {
    cut.bytes = next;
    cut.problem = "a quotation mark is not closed";
    cut.is_too_large = next == bytes && bytes >= kMaxRecordBytes;
  }
  credit_ -= std::min<std::uint64_t>(credit_, 2 * (bytes - cut.bytes));
  return cut;
}

TableReader::Cut TableReader::cut_row() {
  RowScanner row(head_->dialect);
  RowEnd end = RowEnd::kUnfinished;
  // What an open quote may take grows step by step, up to what there is credit for.
  bool is_all = false;
  std::size_t window =
      std::max<std::size_t>(std::min<std::uint64_t>(credit_, kFirstWindow), first_line(window_.rest()));
  while (true) {
    window_.has(window);
    is_all = window_.is_all() && window_.rest().size() <= window;
    end = row.scan(window_.rest().substr(0, window), is_all);
    if (end != RowEnd::kUnfinished || is_all) break;
    if (window > (row.spans_lines() ? std::min<std::uint64_t>(credit_, kMaxRecordBytes) : kMaxRecordBytes))
      break;
    window *= 2;
  }
  if (end == RowEnd::kSuspect) return mend_row(row.suspect(), end);
  if (end == RowEnd::kUnfinished) {
    const std::string_view seen = window_.rest().substr(0, window);
    if (!row.spans_lines()) return {seen.size(), {}, seen.size() > kMaxRecordBytes, false};
    return mend_row(is_all ? seen.size() : row.suspect(), end);
  }

  if (row.strays() > 0 && row.spans_lines() && row.columns() != columns()) return mend_row(row.end(), end);
  return {row.end(), {}, row.end() > kMaxRecordBytes, false, true};
}

// Passes over a record that is too large: up to the end of its line, or, if a quote is open, up to a line
// that is a row by itself.
void TableReader::drop_row(std::size_t bytes, bool spans_lines) {
  drop(std::min(bytes, window_.rest().size()));
  while (true) {
    const schema::Line line = schema::cut_line(window_.rest(), 0, schema::LineEnds::kJson);
    const bool is_whole =
        line.terminated && (line.next < window_.rest().size() || !window_.rest().ends_with('\r'));
    drop(is_whole ? line.next : window_.rest().size() - (window_.rest().ends_with('\r') ? 1 : 0));
    if (!is_whole && !window_.fill()) return drop(window_.rest().size());
    if (!is_whole) continue;
    if (!spans_lines) return;
    while (window_.rest().size() < kBlockBytes && window_.rest().find('\n') == std::string_view::npos &&
           window_.fill()) {
    }
    const std::size_t next = first_line(window_.rest());
    if (next > 0 && find_row(0, next) == 0) return;
  }
}

std::optional<Record> TableReader::next() {
  if (done_) return std::nullopt;
  if (head_ == nullptr) {
    if (!window_.fill() && window_.error().empty()) {
      done_ = true;
      return problem_record("empty", schema::ProblemCode::kEmptyRecord);
    }
    if (std::string problem = read_names(); !problem.empty()) {
      done_ = true;
      return problem_record(std::move(problem), schema::ProblemCode::kMalformedRecord);
    }
  }
  if (!pass_blank_lines()) {
    done_ = true;
    if (!window_.error().empty())
      return problem_record(window_.error(), schema::ProblemCode::kFileUnreadable);
    if (records_ > 0) return std::nullopt;
    Record record = problem_record({}, schema::ProblemCode::kEmptyRecord);
    record.skipped = "a table without rows";
    return record;
  }
  Record record = problem_record({}, schema::ProblemCode::kMalformedRecord);
  record.head = head_;
  const std::uint64_t begin = window_.offset();
  Cut cut = cut_row();
  if (cut.is_too_large) {
    fail_as_too_large(record);
    cut.is_whole ? drop(cut.bytes) : drop_row(cut.bytes, cut.spans_lines);
  } else {
    record.bytes = window_.rest().substr(0, cut.bytes);
    record.problem = std::move(cut.problem);
    drop(cut.bytes);
  }
  if (window_.is_all() && window_.rest().empty() &&
      !window_.error().empty()) {  // the last one, as far as it could be read
    done_ = true;
    record.problem = window_.error();
    record.problem_code = schema::ProblemCode::kFileUnreadable;
  }
  if (window_.offset() > begin) record.origin.length = window_.input_offset() - record.origin.offset;
  return record;
}

}  // namespace broadsheet::indexer
