// Records of the article format: where one article ends and the next begins.
#include "forms/article/reader.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "archive/record_problem.h"
#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/source_line.h"
#include "forms/article/head_fields.h"
#include "forms/article/line_rules.h"
#include "forms/article/parser.h"

namespace broadsheet::indexer {
namespace {

// Text before a date line that is certainly a body and not headlines, in bytes.
constexpr std::size_t kCertainBodyBytes = 1500;
// Lines longer than this are neither date lines nor headlines; they are not kept for a second look.
constexpr std::size_t kMaxKeptLine = 1000;
// The name of an agency or a reporter is no longer; a headline may be.
constexpr std::size_t kMaxLastLine = 120;
// So much of an article is read at most to find the same line below its date.
constexpr std::size_t kMaxLookAhead = 64U << 10;

// A source line that says more than a name: "ⓒ AFP" under a picture is no end of an article.
bool is_full(const schema::SourceLine& source) {
  const bool statement = source.rights.size() > 16;
  return !source.site.empty() || !source.year.empty() || !source.code.empty() || statement;
}

// Where the byte at `at` stands in the input.
template <typename Shifts>
std::uint64_t input_at(const Shifts& shifts, std::size_t at) {
  const auto behind =
      std::partition_point(shifts.begin(), shifts.end(), [&](const auto& shift) { return shift.at <= at; });
  if (behind == shifts.begin()) return at;
  return std::prev(behind)->input + (at - std::prev(behind)->at);
}

// Notes that the bytes from `at` on stand at `input`. Of more lines than an article may have, it is not
// noted.
template <typename Shifts>
void add_shift(Shifts& shifts, std::size_t at, std::uint64_t input) {
  if (shifts.empty() || (shifts.size() <= kMaxArticleLines && input_at(shifts, at) != input)) {
    shifts.push_back({at, input});
  }
}

}  // namespace

std::optional<StreamLine> ArticleReader::next_line() {
  if (has_carried_) {
    StreamLine line = carried_line_;
    line.bytes = carried_;
    line.text = std::string_view(carried_).substr(0, carried_line_.text.size());
    has_carried_ = false;
    return line;
  }
  if (again_at_ == again_.size()) return lines_.next();
  const schema::Line cut = schema::cut_line(again_, again_at_, schema::LineEnds::kText);
  const std::string_view all = again_;
  StreamLine line;
  line.bytes = all.substr(cut.begin, cut.next - cut.begin);
  line.text = all.substr(cut.begin, cut.end - cut.begin);
  line.offset = input_at(again_shifts_, again_at_);
  line.number = again_number_++;
  again_at_ = cut.next;
  return line;
}

Record ArticleReader::cut_at(const LinePlace& next, const StreamLine& line) {
  std::vector<Shift> shifts{{0, next.offset}};
  for (const Shift& shift : shifts_) {
    if (shift.at > next.in_record) shifts.push_back({shift.at - next.in_record, shift.input});
  }
  std::string rest = record_.bytes.substr(next.in_record);
  add_shift(shifts, rest.size(), line.offset);
  rest += line.bytes;
  for (std::size_t at = again_at_; at < again_.size();) {
    add_shift(shifts, rest.size() + at - again_at_, input_at(again_shifts_, at));
    at = schema::cut_line(again_, at, schema::LineEnds::kText).next;
  }
  rest.append(again_, again_at_);
  again_ = std::move(rest);
  again_at_ = 0;
  again_number_ = next.number;
  again_shifts_ = std::move(shifts);
  record_.bytes.resize(next.in_record);
  end_ = next.offset;
  return finish();
}

std::optional<Record> ArticleReader::next() {
  while (!ended_) {
    const std::optional<StreamLine> read = next_line();
    if (!read) {
      ended_ = true;
      break;
    }
    const StreamLine& line = *read;
    if (schema::is_blank(line.text) && !line.too_long) {
      if (!open_) continue;  // blank lines before a record belong to none
      append(line);
      take_blank();
      continue;
    }
    if (open_ && begins_record(line.text)) {
      Record done = finish();
      carried_ = line.bytes;
      carried_line_ = line;
      has_carried_ = true;
      return done;
    }
    if (!line.too_long && (!open_ || record_.problem.empty())) {
      const LinePlace place{open_ ? record_.bytes.size() : 0, line.offset, line.number};
      if (!open_) pattern_.begin_record();
      if (open_ && (state_ == State::kMaybeNext || state_ == State::kMaybeLast)) {
        if (const auto next = settle_maybe(line.text, place)) return cut_at(*next, line);
      } else if (const auto next = pattern_.take(line.text, place, after_blank_, record_.bytes)) {
        return cut_at(*next, line);
      }
    }
    append(line);
    take_text(line.text);
  }
  if (open_ && state_ == State::kMaybeLast && text_lines_ > second_count_ && record_.problem.empty()) {
    // It did not come again: a headline after all.
    ended_ = false;
    StreamLine end;
    end.offset = end_;
    return cut_at(maybe_, end);
  }
  if (open_) return finish();
  if (records_ == 0) {
    ++records_;
    Record record;
    record.origin = {{}, 0, 1, 1};
    record.problem = lines_.error();
    if (record.problem.empty()) fail_as_empty(record);
    return record;
  }
  return std::nullopt;
}

bool ArticleReader::begins_record(std::string_view text) {
  switch (state_) {
    case State::kText:
      return false;
    case State::kMaybeSource:
      // No blank line between: the body goes on.
      state_ = State::kText;
      return false;
    case State::kAfterSource: {
      if (schema::read_source_line(text)) return false;
      // A date line may stand after the source line as well, if none stands before it.
      const bool late_date = !blank_since_source_ && is_date_line(text) && !is_date_line(before_previous_);
      return !late_date;
    }
    case State::kAfterDate:
      if (schema::read_source_line(text)) return false;
      // A reporter's name below the date line is no headline.
      if (is_credit_line(text)) return false;
      if (!looks_like_headline(text)) {
        state_ = State::kText;
        return false;
      }
      if (!last_line_.empty() && trim_line(text) == last_line_) return false;
      if (text.size() > kMaxLastLine || !record_.problem.empty()) return true;
      if (!last_line_.empty() && trim_line(previous_) == last_line_) return true;
      state_ = State::kMaybeNext;
      maybe_line_.clear();
      return false;
    case State::kMaybeNext:
    case State::kMaybeLast:
      return !record_.problem.empty();
  }
  return false;
}

std::optional<LinePlace> ArticleReader::settle_maybe(std::string_view text, const LinePlace& place) {
  if (maybe_line_.empty()) {
    maybe_ = place;
    maybe_line_ = trim_line(text);
    return std::nullopt;
  }
  const bool source = schema::read_source_line(text).has_value();
  if (state_ == State::kMaybeNext) {
    if (!after_blank_) return maybe_;
    if (source) {
      state_ = State::kText;
      return std::nullopt;
    }
    // A headline is followed by a text or a date; two in a row may be one line of either article.
    if (!looks_like_headline(text) || is_date_line(text)) return maybe_;
    second_ = place;
    second_count_ = text_lines_ + 1;
    state_ = State::kMaybeLast;
    return std::nullopt;
  }
  if (source || place.in_record - maybe_.in_record > kMaxLookAhead) return maybe_;
  if (!is_full_date_line(previous_)) return std::nullopt;
  if (!after_blank_ || trim_line(text) != maybe_line_) return maybe_;
  last_line_ = maybe_line_;
  return second_;
}

void ArticleReader::append(const StreamLine& line) {
  if (!open_) {
    open_ = true;
    ++records_;
    record_ = Record{};
    record_.origin = {{}, line.offset, line.number, records_};
    size_ = 0;
    shifts_.clear();
    state_ = State::kText;
    text_lines_ = 0;
    text_bytes_ = 0;
    after_blank_ = false;
    in_head_ = false;
    previous_.clear();
    before_previous_.clear();
  }
  size_ += line.bytes.size();
  end_ = again_at_ < again_.size() ? input_at(again_shifts_, again_at_) : lines_.input_position();
  if (line.too_long || size_ > kMaxRecordBytes) {
    record_.problem = "larger than " + std::to_string(kMaxRecordBytes >> 20) + " MiB";
    record_.problem_code = schema::ProblemCode::kRecordTooLarge;
    record_.bytes = std::string();
  } else if (record_.problem.empty()) {
    add_shift(shifts_, record_.bytes.size(), line.offset);
    record_.bytes += line.bytes;
  }
}

void ArticleReader::take_blank() {
  blank_since_source_ = true;
  if (state_ == State::kMaybeSource) state_ = State::kAfterSource;
  if (state_ == State::kText && !after_blank_ && text_lines_ > 2 && !pattern_.opens_with_date() &&
      is_date_line(previous_) && (text_bytes_ >= kCertainBodyBytes || ends_sentence(before_previous_))) {
    state_ = State::kAfterDate;
  }
  after_blank_ = true;
}

void ArticleReader::take_text(std::string_view text) {
  after_blank_ = false;
  // At the head of a record, a line that names its source ends nothing.
  in_head_ = (text_lines_ == 0 || in_head_) && text_lines_ < kMaxFieldLines &&
             (is_field_line(text) || (in_head_ && is_date_line(text)));
  if (const auto source = text_lines_ == 0 || in_head_ ? std::nullopt : schema::read_source_line(text)) {
    const bool certain = state_ == State::kAfterSource || is_full(*source) || is_date_line(previous_);
    state_ = certain ? State::kAfterSource : State::kMaybeSource;
    blank_since_source_ = false;
  }
  ++text_lines_;
  text_bytes_ += text.size();
  before_previous_ =
      std::exchange(previous_, text.size() <= kMaxKeptLine ? std::string(text) : std::string());
}

Record ArticleReader::finish() {
  open_ = false;
  record_.origin.length = end_ - record_.origin.offset;
  if (!lines_.error().empty() && ended_) {
    record_.problem = lines_.error();
    record_.problem_code = schema::ProblemCode::kFileUnreadable;
  }
  return std::exchange(record_, Record{});
}

}  // namespace broadsheet::indexer
