// Cuts feeds into entries.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "broadsheet/indexer/reader.h"
#include "forms/feed/cutter.h"
#include "forms/feed/head.h"
#include "forms/feed/repeats.h"

namespace broadsheet::indexer {

// An entry is a record, which knows its feed: what stands outside the entries in its first kMaxRecordBytes.
// What can't be cut (JSON, a feed without entries, an entry that is the whole document) is one record. Holds
// kMaxRecordBytes and an entry. `stream` must outlive it.
class FeedReader final : public Reader {
 public:
  explicit FeedReader(ByteStream& stream);
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return offset_; }

 private:
  bool fill();
  void drop(std::size_t bytes);
  void begin();
  bool find_charset(FeedFrame::Charset& charset) const;
  [[nodiscard]] std::shared_ptr<const FeedFrame> frame_of(FeedFrame::Charset charset) const;
  Record whole();
  Record record_here();
  Record entry(std::size_t bytes, std::optional<Record> begun);
  std::shared_ptr<const FeedHead> head_of(const Repeats& repeats);
  [[nodiscard]] std::string_view rest() const { return std::string_view(held_).substr(at_); }

  ByteStream& stream_;
  std::string held_;
  std::size_t at_ = 0;        // what stands before it was given
  std::uint64_t offset_ = 0;  // of at_ in the stream
  std::uint64_t line_ = 1;
  std::uint64_t records_ = 0;
  bool begun_ = false;
  bool ended_ = false;  // the stream
  bool done_ = false;
  EntryCutter cutter_;
  SeenIds seen_;
  std::shared_ptr<const FeedFrame> frame_;                // null: the feed is one record
  std::string around_;                                    // the start tags that heads_ have, as they stand
  std::array<std::shared_ptr<const FeedHead>, 8> heads_;  // by what an entry repeats
};

}  // namespace broadsheet::indexer
