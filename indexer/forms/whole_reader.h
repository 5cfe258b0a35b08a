// Records of forms that have one record a stream: a page, a document.
#pragma once

#include <memory>
#include <optional>

#include "archive/byte_stream.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// The whole of a stream as one record, up to kMaxRecordBytes; `stream` must outlive it.
class WholeReader final : public Reader {
 public:
  explicit WholeReader(ByteStream& stream) : stream_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return read_; }

 private:
  ByteStream& stream_;
  std::uint64_t read_ = 0;
  bool given_ = false;
};

}  // namespace broadsheet::indexer
