// Cuts folders of mail into messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/byte_stream.h"
#include "archive/line_source.h"
#include "broadsheet/indexer/reader.h"

namespace broadsheet::indexer {

// Whether `line`, which follows a blank line, parts two messages of a mailbox: "From ", an address or "-",
// and a date with a time and a year (RFC 4155). Sentences begin with "From ", too.
bool is_from_line(std::string_view line);

// The name of the header field that `line` begins with (RFC 5322, 2.2); empty: it begins with none.
std::string_view field_name(std::string_view line);

// The messages of a mailbox (mboxo, mboxrd, mboxcl), or the one message that a stream is; `stream` must
// outlive it.
class MailReader final : public Reader {
 public:
  explicit MailReader(ByteStream& stream) : lines_(stream, schema::LineEnds::kJson, kMaxRecordBytes) {}
  std::optional<Record> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.input_position(); }

 private:
  LineSource lines_;
  std::optional<Record> begun_;  // the message whose "From " line was read
  std::uint64_t records_ = 0;
  bool is_mailbox_ = false;  // its first line says so; else what looks like one is a text's own
  bool ended_ = false;
};

}  // namespace broadsheet::indexer
