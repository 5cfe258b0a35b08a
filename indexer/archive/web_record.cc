// Records of WARC and ARC.
#include "archive/web_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "archive/http_message.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

using namespace std::string_view_literals;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view line_at(std::string_view bytes) {
  std::string_view line = bytes.substr(0, bytes.find('\n'));
  while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// "WARC/1.0" and the end of its line, which may be missing the line feed.
bool is_warc_start(std::string_view bytes) {
  constexpr std::string_view kMark = "WARC/";
  if (!bytes.starts_with(kMark)) return false;
  std::size_t at = kMark.size();
  const std::size_t digits = at;
  while (at < bytes.size() && at < digits + 8 && (is_digit(bytes[at]) || bytes[at] == '.')) ++at;
  if (at == digits) return false;
  while (at < bytes.size() && bytes[at] == ' ') ++at;
  return at < bytes.size() && (bytes[at] == '\r' || bytes[at] == '\n');
}

struct ArcFields {
  std::string_view url;
  std::string_view date;
  std::string_view type;
  std::string_view length;
};

// The fields of ARC 1 (five) or 1.1 with its longer heads (ten); addresses may hold blanks, so they are
// counted from the end.
std::optional<ArcFields> arc_fields(std::string_view line) {
  const std::size_t scheme = line.find(':');
  if (scheme == std::string_view::npos || scheme == 0 || scheme > 16 || line.find(' ') < scheme)
    return std::nullopt;
  std::vector<std::size_t> blanks;
  for (std::size_t at = line.size(); at-- > 0 && blanks.size() < 9;) {
    if (line[at] == ' ') blanks.push_back(at);
  }
  // The field that ends before the `i`th blank from the end.
  const auto field = [&](std::size_t i) {
    const std::size_t begin = blanks[i] + 1;
    const std::size_t end = i == 0 ? line.size() : blanks[i - 1];
    return line.substr(begin, end - begin);
  };
  constexpr std::size_t kMinDateDigits = 12;
  const auto is_date = [&](std::string_view text) {
    return text.size() >= kMinDateDigits && is_number(text);
  };
  for (const std::size_t count : {std::size_t{4}, std::size_t{9}}) {
    if (blanks.size() < count) continue;
    const std::string_view date = field(count - 2);
    if (!is_date(date)) continue;
    return ArcFields{line.substr(0, blanks[count - 1]), date, field(count - 3), field(0)};
  }
  return std::nullopt;
}

// A block without the line ends that part it from the next record.
std::string_view without_end(std::string_view block, WebFormat format) {
  for (int i = format == WebFormat::kWarc ? 2 : 1; i > 0 && block.ends_with('\n'); --i) {
    block.remove_suffix(block.ends_with("\r\n") ? 2 : 1);
  }
  return block;
}

}  // namespace

std::string_view WebHead::field(std::string_view name) const {
  const auto found = more.find(std::string(name));
  return found == more.end() ? std::string_view{} : std::string_view(found->second);
}

bool is_arc_head(std::string_view line) { return arc_fields(line).has_value(); }

std::optional<std::int64_t> parse_web_time(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (c == '.') {
      break;
    }
    if (digits.size() == 14) break;
  }
  if (digits.size() < 8) return std::nullopt;
  digits.resize(14, '0');
  const auto part = [&](std::size_t at, std::size_t count) {
    return static_cast<int>(number_of(std::string_view(digits).substr(at, count)).value_or(0));
  };
  const std::chrono::year_month_day day{std::chrono::year(part(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(part(4, 2))),
                                        std::chrono::day(static_cast<unsigned>(part(6, 2)))};
  if (!day.ok() || part(8, 2) > 23 || part(10, 2) > 59 || part(12, 2) > 60) return std::nullopt;
  const std::chrono::sys_seconds time = std::chrono::sys_days(day) + std::chrono::hours(part(8, 2)) +
                                        std::chrono::minutes(part(10, 2)) + std::chrono::seconds(part(12, 2));
  return time.time_since_epoch().count();
}

// At least `count` bytes, if there are so many: all that is held.
std::string_view WebRecords::see(std::size_t count) {
  window_.has(count);
  return window_.rest();
}

// Blank lines between records, and the zero bytes of a tape.
void WebRecords::skip_filling() {
  while (true) {
    const std::string_view there = see(1);
    const std::size_t end = std::min(there.find_first_not_of("\r\n\0 "sv), there.size());
    drop(end);
    if (there.empty() || end < there.size()) return;
  }
}

// Where in `bytes` a record begins, at `from` or behind; npos if nowhere. `at_line`: only where a line does.
std::size_t WebRecords::start_in(std::string_view bytes, std::size_t from, bool at_line) const {
  if (format_ == WebFormat::kWarc) {
    for (std::size_t at = bytes.find("WARC/", from); at != std::string_view::npos;
         at = bytes.find("WARC/", at + 1)) {
      const bool is_line = at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\r' || bytes[at - 1] == '\0';
      if ((is_line || !at_line) && is_warc_start(bytes.substr(at))) return at;
    }
    return std::string_view::npos;
  }
  for (std::size_t at = from; at < bytes.size();) {
    if (at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\0') {
      if (is_arc_head(line_at(bytes.substr(at, kMaxHeadBytes)))) return at;
    }
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return std::string_view::npos;
}

// Goes to the next record's start, or to the end. How many bytes that were.
std::uint64_t WebRecords::find_start() {
  const std::uint64_t from = position();
  while (true) {
    const std::string_view there = see(2 * kMaxHeadBytes);
    const std::size_t at = start_in(there, 0, !is_hole_);
    if (at != std::string_view::npos) {
      drop(at);
      return position() - from;
    }
    if (there.size() < 2 * kMaxHeadBytes) {
      drop(there.size());
      return position() - from;
    }
    drop(there.size() - kMaxHeadBytes);  // a head may lie over the edge
  }
}

WebRecord WebRecords::problem_at(std::uint64_t offset, std::string_view what) {
  WebRecord record;
  record.number = number_;
  record.offset = offset;
  record.problem = fmt::format("record {} at byte {}: {}", number_, offset, what);
  return record;
}

// The stream gives nothing more: at its end, or at an error, behind which it may go on.
std::optional<WebRecord> WebRecords::end_or_damage(std::uint64_t offset, bool in_record) {
  if (window_.error().empty()) return std::nullopt;
  if (!in_record) ++number_;
  WebRecord record = problem_at(offset, window_.error());
  is_hole_ = window_.resume();
  is_over_ = !is_hole_;
  return record;
}

bool WebRecords::parse_head(WebRecord& record, std::string_view head) {
  WebHead& parsed = record.head;
  if (format_ == WebFormat::kArc) {
    const std::optional<ArcFields> fields = arc_fields(line_at(head));
    if (!fields) return false;
    parsed.url = fields->url;
    parsed.type = fields->url.starts_with("filedesc:") ? "filedesc" : "response";
    parsed.media_type = fields->type;
    parsed.utc_seconds = parse_web_time(fields->date);
    parsed.length = number_of(fields->length);
    return parsed.length.has_value();
  }
  parsed.more = parse_fields(head.substr(std::min(head.find('\n'), head.size() - 1) + 1));
  parsed.type = schema::ascii_lower(parsed.field("warc-type"));
  parsed.url = parsed.field("warc-target-uri");
  if (parsed.url.starts_with('<') && parsed.url.ends_with('>'))
    parsed.url = parsed.url.substr(1, parsed.url.size() - 2);
  parsed.media_type = parsed.field("content-type");
  parsed.utc_seconds = parse_web_time(parsed.field("warc-date"));
  parsed.length = number_of(parsed.field("content-length"));
  return parsed.length.has_value();
}

// A block that is not held: its first bytes, which tell what it is.
void WebRecords::pass_large(WebRecord& record, std::uint64_t length) {
  record.too_large = length;
  record.block = see(kMaxHeadBytes).substr(0, kMaxHeadBytes);
  record.has_block = true;
}

// Behind the block there must be a record, or the end. Otherwise its length is wrong.
void WebRecords::check_end(WebRecord& record, std::size_t length) {
  std::string_view there = see(length + kMaxHeadBytes);
  record.block = there.substr(0, length);  // what was held may have moved
  const std::size_t next = there.find_first_not_of("\r\n\0 "sv, length);
  // Zero bytes fill up what stands behind a record's end, not what stands before it.
  const std::size_t filling = std::min(there.find_first_not_of('\0', length), there.size());
  const bool has_zeros = filling > length && there.substr(filling).starts_with("\r\n\r\n");
  if (!has_zeros) {
    if (next == std::string_view::npos || start_in(there.substr(next, kMaxHeadBytes), 0, true) == 0) return;
  }
  // It may be too long, and hold the next one, or too short.
  std::size_t end = start_in(there.substr(0, length + 16), 1, true);
  if (end == std::string_view::npos || end > length + 8) {
    for (std::size_t seen = length; end == std::string_view::npos || end < length;) {
      end = start_in(there, seen > 16 ? seen - 16 : 1, true);
      if (end != std::string_view::npos && end >= length) break;
      end = std::string_view::npos;
      if (there.size() >= kMaxBlockBytes) break;
      seen = std::max(length, there.size() - std::min(there.size(), kMaxHeadBytes));
      const std::size_t had = there.size();
      there = see(had + kBlockBytes);
      if (there.size() == had) break;
    }
  }
  const bool is_known = end != std::string_view::npos || there.size() < kMaxBlockBytes;
  if (end == std::string_view::npos) end = is_known ? there.size() : length;
  record.block = without_end(there.substr(0, end), format_);
  pending_drop_ = end;
  record.problem =
      problem_at(record.offset, fmt::format("its length is wrong: it says {} bytes, and {}", length,
                                            is_known ? fmt::format("has {}", record.block.size())
                                                     : std::string("no record follows them")))
          .problem;
}

void WebRecords::read_block(WebRecord& record) {
  const std::uint64_t length = *record.head.length;
  if (length > kMaxBlockBytes) {
    pass_large(record, length);
    return;
  }
  const auto size = static_cast<std::size_t>(length);
  const std::string_view there = see(size);
  record.block = there.substr(0, size);
  record.has_block = true;
  pending_drop_ = record.block.size();
  if (there.size() >= size) {
    check_end(record, size);
    return;
  }
  // A length that is too long may have swallowed other records.
  if (const std::size_t next = start_in(there, 1, true); next != std::string_view::npos) {
    record.block = without_end(there.substr(0, next), format_);
    pending_drop_ = next;
    record.problem =
        problem_at(record.offset, fmt::format("its length is wrong: it says {} bytes, and has {}", size,
                                              record.block.size()))
            .problem;
    return;
  }
  record.is_cut = true;
  record.problem =
      problem_at(record.offset, fmt::format("cut short: {} of {} bytes are there", there.size(), size))
          .problem;
}

std::optional<WebRecord> WebRecords::next() {
  if (is_over_) return std::nullopt;
  drop(std::exchange(pending_drop_, 0));
  if (skip_large_ > 0) {
    // The block of a record that was not held.
    while (skip_large_ > 0) {
      const std::string_view there = see(kBlockBytes);
      if (there.empty()) break;
      const std::size_t some = static_cast<std::size_t>(std::min<std::uint64_t>(there.size(), skip_large_));
      drop(some);
      skip_large_ -= some;
    }
    if (std::exchange(skip_large_, 0) > 0) {
      if (auto damage = end_or_damage(position(), true)) return damage;
      return problem_at(large_offset_, "cut short");
    }
  }
  skip_filling();
  const std::uint64_t offset = position();
  const std::string_view there = see(kMaxHeadBytes).substr(0, kMaxHeadBytes);
  if (there.empty()) return end_or_damage(offset, false);
  const bool was_hole = is_hole_;
  if (start_in(there, 0, true) != 0) {
    const std::uint64_t lost = find_start();
    is_hole_ = false;
    // What is lost in a hole was told with it.
    if (was_hole) return next();
    ++number_;
    return problem_at(offset, fmt::format("{} bytes that belong to no record", lost));
  }
  is_hole_ = false;
  ++number_;
  WebRecord record;
  record.number = number_;
  record.offset = offset;
  const bool is_arc = format_ == WebFormat::kArc;
  const std::size_t line_end = there.find('\n');
  const std::size_t end =
      is_arc ? (line_end == std::string_view::npos ? line_end : line_end + 1) : end_of_head(there);
  if (end == std::string_view::npos) {
    if (auto damage = end_or_damage(offset, true)) return damage;
    drop(is_warc_start(there) ? 1 : std::min(there.size(), kMaxHeadBytes));
    (void)find_start();
    return problem_at(offset, there.size() < kMaxHeadBytes
                                  ? "cut short inside its header"
                                  : "its header has no end, or is larger than 64 KiB");
  }
  if (!parse_head(record, there.substr(0, end))) {
    drop(end);
    (void)find_start();
    return problem_at(offset, "its header states no length");
  }
  // Somebody's program took the file for text: each of its records is another than it was.
  const bool is_changed = there.substr(0, end).find("\r\r\n") != std::string_view::npos;
  head_ = there.substr(0, end);
  record.bytes = head_;
  drop(end);
  read_block(record);
  if (is_changed && record.problem.empty()) {
    record.problem =
        problem_at(offset, "its lines end with CR CR LF: line ends were changed in the file").problem;
  }
  if (record.too_large > 0) {
    skip_large_ = record.too_large;
    large_offset_ = offset;
  }
  if (record.is_cut && !window_.error().empty()) return end_or_damage(offset, true);
  return record;
}

}  // namespace broadsheet::indexer
