// Cuts tables into rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "broadsheet/indexer/reader.h"
#include "forms/table/columns.h"

namespace broadsheet::indexer {

// A row is a record, which knows the names of its columns. A quote that is not closed costs its own row: the
// next line that is a row by itself begins the next one. Holds one row; takes time in proportion to the
// stream. `stream` must outlive it.
class TableReader final : public Reader {
 public:
  explicit TableReader(ByteStream& stream) : stream_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return offset_; }

 private:
  // What is cut off next: so many bytes, and what is wrong with them.
  struct Cut {
    std::size_t bytes = 0;
    std::string problem;
    bool is_too_large = false;
    bool spans_lines = false;  // then: a quote is open at its end
    bool is_whole = false;     // then: it ends with these bytes
  };

  bool fill();
  void drop(std::size_t bytes);
  void drop_row(std::size_t bytes, bool spans_lines);
  std::string read_names();
  bool pass_blank_lines();
  Cut cut_row();
  Cut mend_row(std::size_t bytes, RowEnd end);
  [[nodiscard]] std::size_t find_row(std::size_t from, std::size_t end) const;
  Record problem_record(std::string problem, schema::ProblemCode code);
  [[nodiscard]] std::string_view rest() const { return std::string_view(held_).substr(at_); }
  [[nodiscard]] std::size_t columns() const { return head_->names.size(); }

  ByteStream& stream_;
  std::string held_;
  std::size_t at_ = 0;        // what stands before it was given
  std::uint64_t offset_ = 0;  // of at_ in the stream
  std::uint64_t line_ = 1;
  std::uint64_t records_ = 0;
  bool ended_ = false;  // the stream
  bool done_ = false;
  // Bytes that may still be looked at beyond the row that they belong to; it grows with what is given out, so
  // that looking ahead stays in proportion to it.
  std::uint64_t credit_ = kMaxRecordBytes;
  std::shared_ptr<const TableHead> head_;
};

}  // namespace broadsheet::indexer
