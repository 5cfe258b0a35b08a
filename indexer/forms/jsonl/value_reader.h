// Records of JSON that is not laid out in lines.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/stream_window.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Each object of a list is a record, whether the list stands by itself or in a member of an object
// (holds_articles()); any other object is one, too. Values follow one another with or without line ends. A
// damaged object costs itself only. Holds one object; takes time in proportion to the stream, which must
// outlive it.
class JsonValueReader final : public Reader {
 public:
  explicit JsonValueReader(ByteStream& stream) : window_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return window_.offset(); }

 private:
  void pass_spaces();
  Record begin_record();
  Record value();
  Record rest_of_line();
  void pass_value();
  void enter_member();
  bool enters_list();
  std::optional<Record> at_end();

  StreamWindow window_;
  std::uint64_t records_ = 0;
  std::string open_;  // the lists and objects around the next value that are walked through
  bool done_ = false;
};

// Reads JSON as it is laid out: line by line, or value by value. `stream` must outlive it.
class JsonReader final : public Reader {
 public:
  explicit JsonReader(ByteStream& stream) : peeked_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return reader_ ? reader_->bytes_read() : 0; }

 private:
  PeekStream peeked_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace broadsheet::indexer
