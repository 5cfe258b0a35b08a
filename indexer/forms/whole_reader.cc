// Records of forms that have one record a stream.
#include "forms/whole_reader.h"

#include <utility>

#include "archive/record_problem.h"

namespace broadsheet::indexer {

Record whole_record(StreamWindow& window) {
  Record record;
  record.origin = window.place(1);
  if (window.has(kMaxRecordBytes + 1)) {
    fail_as_too_large(record);
  } else {
    record.bytes = window.rest();
    record.origin.length = record.bytes.size();
    if (!window.error().empty()) {
      record.problem = window.error();
    } else if (record.bytes.empty()) {
      fail_as_empty(record);
    }
  }
  window.drop(window.rest().size());
  return record;
}

std::optional<Record> WholeReader::next() {
  if (std::exchange(given_, true)) return std::nullopt;
  return whole_record(window_);
}

}  // namespace broadsheet::indexer
