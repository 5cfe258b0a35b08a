// Cuts tables into rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/stream_window.h"
#include "broadsheet/indexer/reader.h"
#include "forms/table/columns.h"

namespace broadsheet::indexer {

// A row is a record, which knows the names of its columns. A quote that is not closed costs its own row: the
// next line that is a row by itself begins the next one. Holds one row; takes time in proportion to the
// stream. `stream` must outlive it.
class TableReader final : public Reader {
 public:
  explicit TableReader(ByteStream& stream) : window_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return window_.offset(); }

 private:
  // What is cut off next: so many bytes, and what is wrong with them.
  struct Cut {
    std::size_t bytes = 0;
    std::string problem;
    bool is_too_large = false;
    bool spans_lines = false;  // then: a quote is open at its end
    bool is_whole = false;     // then: it ends with these bytes
  };

  void drop(std::size_t bytes);
  void drop_row(std::size_t bytes, bool spans_lines);
  std::string read_names();
  bool pass_blank_lines();
  Cut cut_row();
  Cut mend_row(std::size_t bytes, RowEnd end);
  [[nodiscard]] std::size_t find_row(std::size_t from, std::size_t end) const;
  Record problem_record(std::string problem, schema::ProblemCode code);
  [[nodiscard]] std::size_t columns() const { return head_->names.size(); }

  StreamWindow window_;
  std::uint64_t records_ = 0;
  bool done_ = false;
  // Bytes that may still be looked at beyond the row that they belong to; it grows with what is given out, so
  // that looking ahead stays in proportion to it.
  std::uint64_t credit_ = kMaxRecordBytes;
  std::shared_ptr<const TableHead> head_;
};

}  // namespace broadsheet::indexer
