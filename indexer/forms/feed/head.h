// What an entry that is a record by itself must know of its feed.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "archive/charset.h"
#include "broadsheet/indexer/encoding.h"
#include "broadsheet/indexer/record.h"
#include "forms/feed/elements.h"

namespace broadsheet::indexer {

// What a feed says outside its entries, and of its charset. Thread-safe.
class FeedFrame {
 public:
  // How the reader found the charset of a feed.
  struct Charset {
    const Encoding* sure = nullptr;    // all of it is text in this one
    const Encoding* likely = nullptr;  // else: unless what came with the feed says another
    std::string said;                  // else: what each entry may be in
  };

  // `outside`: as it stands.
  FeedFrame(std::string outside, bool has_entries_in_channel, Charset charset)
      : outside_(std::move(outside)),
        has_entries_in_channel_(has_entries_in_channel),
        charset_(std::move(charset)) {}

  // A part of the feed that `record` is of, as text.
  [[nodiscard]] DecodedText decoded(std::string_view bytes, const Record& record) const;
  // The same before it is a record.
  [[nodiscard]] std::string text_of(std::string_view bytes) const { return decoded(bytes, {}).text; }
  // Read once: all records of a feed are told the same of its charset.
  [[nodiscard]] const FeedFields& fields(const Record& record) const;

 private:
  const std::string outside_;
  const bool has_entries_in_channel_;
  const Charset charset_;
  mutable std::once_flag is_read_;
  mutable FeedFields fields_;
};

struct FeedHead final : RecordHead {
  std::shared_ptr<const FeedFrame> frame;
  std::string before;  // the start tags around the entry, as UTF-8: their namespaces, `xml:base`, `xml:lang`
  std::string after;   // their end tags
  // What another entry before this one has, too.
  bool repeats_guid = false;
  bool repeats_id = false;
  bool repeats_link = false;
};

}  // namespace broadsheet::indexer
