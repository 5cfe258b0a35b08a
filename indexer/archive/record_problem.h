// Why a record can't be taken, as all readers say it.
#pragma once

#include <fmt/format.h>

#include <string>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/indexer/record.h"

namespace broadsheet::indexer {

inline std::string too_large() { return fmt::format("larger than {} MiB", kMaxRecordBytes >> 20); }

inline void fail_as_too_large(Record& record) {
  record.bytes.clear();
  record.problem = too_large();
  record.problem_code = schema::ProblemCode::kRecordTooLarge;
}

inline void fail_as_empty(Record& record) {
  record.problem = "empty";
  record.problem_code = schema::ProblemCode::kEmptyRecord;
}

}  // namespace broadsheet::indexer
