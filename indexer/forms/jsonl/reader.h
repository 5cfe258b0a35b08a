// Records of JSON Lines: one line, one record.
#pragma once

#include <string>

#include "archive/line_source.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Hands out one record a line; blank lines are passed over.
class JsonLinesReader final : public Reader {
 public:
  // `lines` must outlive this; `name` is the path in origins.
  JsonLinesReader(LineSource& lines, std::string name);

  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.position(); }

 private:
  LineSource& lines_;
  std::string name_;
  std::uint64_t records_ = 0;
  bool ended_ = false;
};

}  // namespace broadsheet::indexer
