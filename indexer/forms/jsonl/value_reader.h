// Records of JSON that is not laid out in lines.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Each object of a list is a record, whether the list stands by itself or in a member of an object
// (holds_articles()); any other object is one, too. Values follow one another with or without line ends. A
// damaged object costs itself only. Holds one object; takes time in proportion to the stream, which must
// outlive it.
class JsonValueReader final : public Reader {
 public:
  explicit JsonValueReader(ByteStream& stream) : stream_(stream) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return offset_; }

 private:
  bool fill();
  void drop(std::size_t bytes);
  // True if there are `bytes` more.
  bool has(std::size_t bytes);
  void pass_spaces();
  Record begin_record();
  Record value();
  Record rest_of_line();
  void pass_value();
  void enter_member();
  bool enters_list();
  std::optional<Record> at_end();
  [[nodiscard]] std::string_view rest() const { return std::string_view(held_).substr(at_); }

  ByteStream& stream_;
  std::string held_;
  std::size_t at_ = 0;        // what stands before it was given
  std::uint64_t offset_ = 0;  // of at_ in the stream
  std::uint64_t line_ = 1;
  std::uint64_t records_ = 0;
  std::string open_;  // the lists and objects around the next value that are walked through
  bool ended_ = false;
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
