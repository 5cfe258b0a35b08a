// Records of WARC and ARC: cutting a stream into them, however damaged it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/byte_stream.h"
#include "archive/stream_window.h"

namespace broadsheet::indexer {

enum class WebFormat : std::uint8_t { kWarc, kArc };

// The head of a record.
struct WebHead {
  std::string type;  // of WARC, in lower case: "response"; of ARC: "filedesc" or "response"
  std::string url;
  std::string media_type;  // of the block, as declared
  std::optional<std::int64_t> utc_seconds;
  std::optional<std::uint64_t> length;           // of the block
  std::multimap<std::string, std::string> more;  // WARC's fields, names in lower case

  [[nodiscard]] std::string_view field(std::string_view name) const;
};

// One record, or damage between records.
struct WebRecord {
  WebHead head;
  std::string_view bytes;  // of the head, with the empty line at its end; valid until the next record is read
  std::string_view block;  // the same
  std::uint64_t number = 0;  // counted from 1
  std::uint64_t offset = 0;  // of its head in the stream
  bool has_block = false;    // false: only `problem` is set
  bool is_cut = false;       // the stream ends inside the block
  std::string problem;  // "record 5 at byte 4061: ...": what is wrong; the block may be of use all the same
  std::uint64_t too_large = 0;  // a block of so many bytes, of which only the first are in `block`
};

// Reads the records of a stream in order; holds one of them.
class WebRecords {
 public:
  // A block larger than this is skipped; a page with its header is much smaller.
  static constexpr std::size_t kMaxBlockBytes = 24U << 20;
  // A header is smaller than this; what is longer is not a header.
  static constexpr std::size_t kMaxHeadBytes = 64U << 10;

  WebRecords(ByteStream& stream, WebFormat format) : window_(stream), format_(format) {}

  // The next one; nullopt: the end.
  std::optional<WebRecord> next();

 private:
  std::string_view see(std::size_t count);
  void drop(std::size_t count) { window_.drop(count, 0); }
  void skip_filling();
  [[nodiscard]] std::uint64_t position() const noexcept { return window_.offset(); }
  [[nodiscard]] std::size_t start_in(std::string_view bytes, std::size_t from, bool at_line) const;
  std::uint64_t find_start();
  bool parse_head(WebRecord& record, std::string_view head);
  void read_block(WebRecord& record);
  void pass_large(WebRecord& record, std::uint64_t length);
  void check_end(WebRecord& record, std::size_t length);
  WebRecord problem_at(std::uint64_t offset, std::string_view what);
  std::optional<WebRecord> end_or_damage(std::uint64_t offset, bool in_record);

  StreamWindow window_;
  const WebFormat format_;
  std::string head_;              // of the last record
  std::size_t pending_drop_ = 0;  // the last record's block
  std::uint64_t skip_large_ = 0;  // or what of it is not held
  std::uint64_t large_offset_ = 0;
  std::uint64_t number_ = 0;
  bool is_over_ = false;  // the stream ended at an error
  bool is_hole_ = false;  // bytes are missing here: the next start may stand anywhere
};

// True if `line`, a line without its end, is the head of a record of ARC.
bool is_arc_head(std::string_view line);

// "2024-03-01T08:13:00Z" or "20240301081300", in UTC; nullopt if it is neither.
std::optional<std::int64_t> parse_web_time(std::string_view text);

}  // namespace broadsheet::indexer
