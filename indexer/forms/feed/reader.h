// Cuts feeds into entries.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "archive/stream_window.h"
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
  [[nodiscard]] std::uint64_t bytes_read() const override { return window_.offset(); }

 private:
  void begin();
  bool find_charset(FeedFrame::Charset& charset) const;
  [[nodiscard]] std::shared_ptr<const FeedFrame> frame_of(FeedFrame::Charset charset) const;
  Record record_here();
  Record entry(std::size_t bytes, std::optional<Record> begun);
  std::shared_ptr<const FeedHead> head_of(const Repeats& repeats);

  StreamWindow window_;
  std::uint64_t records_ = 0;
  bool begun_ = false;
  bool done_ = false;
  EntryCutter cutter_;
  SeenIds seen_;
  std::shared_ptr<const FeedFrame> frame_;                // null: the feed is one record
  std::string around_;                                    // the start tags that heads_ have, as they stand
  std::array<std::shared_ptr<const FeedHead>, 8> heads_;  // by what an entry repeats
};

}  // namespace broadsheet::indexer
