// Records of JSON Lines: one line, one record.
#pragma once

#include "archive/line_source.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Hands out one record a line; blank lines are skipped.
class JsonLinesReader final : public Reader {
 public:
  // `stream` must outlive this.
  explicit JsonLinesReader(ByteStream& stream) : lines_(stream, schema::LineEnds::kJson, kMaxRecordBytes) {}

  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.position(); }

 private:
  LineSource lines_;
  std::uint64_t records_ = 0;
  bool ended_ = false;
};

}  // namespace broadsheet::indexer
