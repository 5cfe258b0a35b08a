// Records of the article format: where one article ends and the next begins.
// The rules are in docs/FORMATS.md, "Several articles in one file".
#pragma once

#include <string>
#include <vector>

#include "archive/line_source.h"
#include "broadsheet/indexer/reader.h"
#include "forms/article/date_pattern.h"

namespace broadsheet::indexer {

// Cuts a stream of lines into records. Holds one record at most.
class ArticleReader final : public Reader {
 public:
  // `stream` must outlive this.
  explicit ArticleReader(ByteStream& stream) : lines_(stream, schema::LineEnds::kText, kMaxRecordBytes) {}

  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.position(); }

 private:
  // What the lines so far say of the place in the record.
  enum class State : std::uint8_t {
    kText,         // headlines and body
    kMaybeSource,  // after a source line that may be a credit inside the body
    kAfterSource,  // after the source line: only more of it can follow
    kAfterDate,    // after a date line that ended a body, and a blank line
    kMaybeNext,    // after a short line behind these: the next headline, or the last line of this article
    kMaybeLast,    // the same, and another headline followed: the end of the next article tells
  };
  // From this byte of a text on, the bytes stand in the input at `input` and behind: text that was decoded
  // has other lengths there.
  struct Shift {
    std::size_t at = 0;
    std::uint64_t input = 0;
  };

  // The next line: of what was read before, or of the stream.
  std::optional<StreamLine> next_line();
  // Gives out what the record held before `next`, and reads the rest and `line` again.
  Record cut_at(const LinePlace& next, const StreamLine& line);
  // True if `text` begins the next record.
  bool begins_record(std::string_view text);
  // Where the next record began, if the line `text` at `place` tells whether the line behind the date line
  // was its headline.
  std::optional<LinePlace> settle_maybe(std::string_view text, const LinePlace& place);
  // Takes one line that belongs to the record.
  void append(const StreamLine& line);
  void take_blank();
  void take_text(std::string_view text);
  Record finish();

  LineSource lines_;
  std::uint64_t records_ = 0;
  bool ended_ = false;

  // The record that is being put together.
  Record record_;
  bool open_ = false;
  std::uint64_t size_ = 0;
  std::uint64_t end_ = 0;  // of its last line in the input
  State state_ = State::kText;
  bool blank_since_source_ = false;
  std::size_t text_lines_ = 0;  // lines that are not blank
  std::size_t text_bytes_ = 0;
  bool after_blank_ = false;  // the last line was blank
  bool in_head_ = false;      // all lines so far say what they are (is_field_line())
  std::string previous_;      // the last two lines that are not blank, if short
  std::string before_previous_;
  std::vector<Shift> shifts_;  // where its lines stand in the input
  DatePattern pattern_;
  LinePlace maybe_;                 // the line that kMaybeNext and kMaybeLast are about
  std::string maybe_line_;          // its text
  LinePlace second_;                // the headline that followed it
  std::size_t second_count_ = 0;    // and how many lines the record had up to it
  std::string last_line_;           // of the file: the line behind the date and a blank line of its articles
  std::string again_;               // lines that belong to a later record than was thought, to be read again
  std::size_t again_at_ = 0;        // what of them has been read
  std::uint64_t again_number_ = 0;  // of the next of them in the stream
  std::vector<Shift> again_shifts_;
  std::string carried_;  // the line that began the next record
  StreamLine carried_line_;
  bool has_carried_ = false;
};

}  // namespace broadsheet::indexer
