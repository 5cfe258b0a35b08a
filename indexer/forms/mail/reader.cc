// Cuts folders of mail into messages.
#include "forms/mail/reader.h"

#include <algorithm>
#include <utility>

#include "archive/record_problem.h"

namespace broadsheet::indexer {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_from_line(std::string_view line) {
  constexpr std::size_t kMost = 300;
  if (!line.starts_with("From ") || line.size() > kMost) return false;
  line.remove_prefix(5);
  const std::size_t sender = line.find(' ');
  if (sender == std::string_view::npos || sender == 0) return false;
  const std::string_view address = line.substr(0, sender);
  if (address != "-" && address.find('@') == std::string_view::npos && address != "MAILER-DAEMON")
    return false;
  const std::string_view date = line.substr(sender);
  bool has_time = false;
  bool has_year = false;
  for (std::size_t at = 0; at < date.size(); ++at) {
    if (date[at] == ':' && at > 0 && is_digit(date[at - 1]) && at + 1 < date.size() && is_digit(date[at + 1]))
      has_time = true;
    const bool begins = is_digit(date[at]) && (at == 0 || !is_digit(date[at - 1]));
    if (begins && at + 4 <= date.size() && is_digit(date[at + 1]) && is_digit(date[at + 2]) &&
        is_digit(date[at + 3]))
      has_year = true;
  }
  return has_time && has_year;
}

std::string_view field_name(std::string_view line) {
  const auto ends = [](char c) { return c == ':' || c <= ' ' || static_cast<unsigned char>(c) >= 0x7F; };
  const auto end = std::find_if(line.begin(), line.end(), ends);
  if (end == line.end() || *end != ':') return {};
  return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

std::optional<Record> MailReader::next() {
  if (ended_ && !begun_) return std::nullopt;
  std::optional<Record> record = std::exchange(begun_, std::nullopt);
  bool is_too_large = false;
  bool was_blank = false;
  while (const std::optional<StreamLine> line = lines_.next()) {
    const bool is_from = is_from_line(line->text);
    if (!record && records_ == 0) is_mailbox_ = is_from;
    if (!record || (is_mailbox_ && was_blank && is_from)) {
      Record next;
      next.origin = {{}, line->offset, line->number, ++records_};
      next.bytes = line->bytes;
      if (!record) {
        record = std::move(next);
        continue;
      }
      record->origin.length = line->offset - record->origin.offset;
      begun_ = std::move(next);
      break;
    }
    was_blank = line->text.empty();
    if (record->bytes.size() + line->bytes.size() > kMaxRecordBytes || line->too_long) {
      is_too_large = true;
    } else if (!is_too_large) {
      record->bytes += line->bytes;
    }
  }
  if (!begun_) {
    ended_ = true;
    if (!record) {
      record.emplace();
      record->origin = {{}, 0, 1, ++records_};
      fail_as_empty(*record);
    } else {
      record->origin.length = lines_.input_position() - record->origin.offset;
    }
    if (!lines_.error().empty()) record->problem = lines_.error();
  }
  if (is_too_large && record->problem.empty()) {
    fail_as_too_large(*record);
  }
  return record;
}

}  // namespace broadsheet::indexer
