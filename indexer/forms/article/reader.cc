// Records of the article format: where one article ends and the next begins.
#include "forms/article/reader.h"

#include <utility>
#include <variant>

#include "broadsheet/schema/dateline.h"
#include "broadsheet/schema/source_line.h"
#include "forms/article/line_rules.h"

namespace broadsheet::indexer {
namespace {

// Text before a date line that is certainly a body and not headlines, in bytes.
constexpr std::size_t kCertainBodyBytes = 1500;
// Lines longer than this are neither date lines nor headlines; they are not kept for a second look.
constexpr std::size_t kMaxKeptLine = 1000;

// A source line that says more than a name: "ⓒ AFP" under a picture is no end of an article.
bool is_full(const schema::SourceLine& source) {
  const bool statement = source.rights.size() > 16;
  return !source.site.empty() || !source.year.empty() || !source.code.empty() || statement;
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
  line.offset = again_place_.offset;
  line.number = again_place_.number;
  again_place_.offset += line.bytes.size();
  ++again_place_.number;
  again_at_ = cut.next;
  return line;
}

Record ArticleReader::cut_at(const LinePlace& next, const StreamLine& line) {
  std::string rest = record_.bytes.substr(next.in_record);
  rest += line.bytes;
  rest.append(again_, again_at_);
  again_ = std::move(rest);
  again_at_ = 0;
  again_place_ = next;
  record_.bytes.resize(next.in_record);
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
      if (const auto next = pattern_.take(line.text, place, after_blank_, record_.bytes)) {
        return cut_at(*next, line);
      }
    }
    append(line);
    take_text(line.text);
  }
  if (open_) return finish();
  if (records_ == 0) {
    ++records_;
    Record record;
    record.origin = {{}, 0, 1, 1};
    record.problem = lines_.error();
    if (record.problem.empty()) {
      record.problem = "empty";
      record.problem_code = schema::ProblemCode::kEmptyRecord;
    }
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
      state_ = State::kText;
      return looks_like_headline(text);
  }
  return false;
}

void ArticleReader::append(const StreamLine& line) {
  if (!open_) {
    open_ = true;
    ++records_;
    record_ = Record{};
    record_.origin = {{}, line.offset, line.number, records_};
    size_ = 0;
    state_ = State::kText;
    text_lines_ = 0;
    text_bytes_ = 0;
    after_blank_ = false;
    previous_.clear();
    before_previous_.clear();
  }
  size_ += line.bytes.size();
  end_ = lines_.input_position();
  if (line.too_long || size_ > kMaxRecordBytes) {
    record_.problem = "larger than " + std::to_string(kMaxRecordBytes >> 20) + " MiB";
    record_.problem_code = schema::ProblemCode::kRecordTooLarge;
    record_.bytes = std::string();
  } else if (record_.problem.empty()) {
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
  if (const auto source = text_lines_ == 0 ? std::nullopt : schema::read_source_line(text)) {
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
