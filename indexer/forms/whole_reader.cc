// Records of forms that have one record a stream.
#include "forms/whole_reader.h"

#include <utility>

#include "archive/record_problem.h"

namespace broadsheet::indexer {

std::optional<Record> WholeReader::next() {
  if (std::exchange(given_, true)) return std::nullopt;
  constexpr std::size_t kBlock = 64 << 10;
  Record record;
  record.origin.line = 1;
  record.origin.number = 1;
  while (true) {
    const std::size_t had = record.bytes.size();
    record.bytes.resize(had + kBlock);
    const std::size_t got = stream_.read(record.bytes.data() + had, kBlock);
    record.bytes.resize(had + got);
    read_ += got;
    if (got == 0) break;
    if (record.bytes.size() > kMaxRecordBytes) {
      fail_as_too_large(record);
      return record;
    }
  }
  record.origin.length = read_;
  if (!stream_.error().empty()) {
    record.problem = stream_.error();
  } else if (record.bytes.empty()) {
    fail_as_empty(record);
  }
  return record;
}

}  // namespace broadsheet::indexer
