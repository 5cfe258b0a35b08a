// Parsing a record that holds one article, or one reason why it holds none.
#pragma once

#include <gtest/gtest.h>

#include <utility>

#include "broadsheet/indexer/parser.h"

namespace broadsheet::indexer {

inline ParsedPart parse_one(const Record& record, const ParseOptions& options,
                            Detail detail = Detail::kArticles) {
  ParsedRecord parsed = parse_record(record, options, detail);
  EXPECT_EQ(parsed.size(), 1U);
  return std::move(parsed.front());
}

}  // namespace broadsheet::indexer
