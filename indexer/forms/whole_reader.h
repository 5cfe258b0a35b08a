// Records of forms that have one record a stream: a page, a document.
#pragma once

#include <memory>
#include <optional>

#include "archive/stream_window.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// All that is left of `window`'s stream as one record, up to kMaxRecordBytes. What is too large is not read
// to its end.
Record whole_record(StreamWindow& window);

// The whole of a stream as one record, up to kMaxRecordBytes; `stream` must outlive it.
class WholeReader final : public Reader {
 public:
  explicit WholeReader(ByteStream& stream) : window_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return window_.offset(); }

 private:
  StreamWindow window_;
  bool given_ = false;
};

}  // namespace broadsheet::indexer
