// Records that are elements of one long file.
#include "forms/element_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "archive/record_problem.h"
#include "text/ascii.h"

namespace broadsheet::indexer {

std::size_t ElementReader::find_tag(std::size_t from, bool closes) const {
  const std::string_view held = window_.rest();
  for (std::size_t at = from; (at = held.find('<', at)) != std::string_view::npos; ++at) {
    std::size_t begin = at + 1;
    if (begin < held.size() && (held[begin] == '/') != closes) continue;
    begin += closes ? 1 : 0;
    // The byte behind the name tells "<page>" from "<pages>": it must be there, too.
    if (begin + name_.size() >= held.size()) return std::string_view::npos;
    if (!std::equal(name_.begin(), name_.end(), held.begin() + static_cast<std::ptrdiff_t>(begin),
                    [](char a, char b) { return a == schema::ascii_lower(b); })) {
      continue;
    }
    const char behind = held[begin + name_.size()];
    if (behind == '>' || behind == ' ' || behind == '\n' || behind == '\r' || behind == '\t') return at;
  }
  return std::string_view::npos;
}

// Drops what is no part of an element.
void ElementReader::pass(std::size_t bytes) {
  if (read_head_ != nullptr && records_ == 0)
    before_ +=
        window_.rest().substr(0, std::min(bytes, kMaxHeadBytes - std::min(kMaxHeadBytes, before_.size())));
  window_.drop(bytes);
}

std::optional<Record> ElementReader::next() {
  if (done_) return std::nullopt;
  const std::size_t tag = name_.size() + 3;
  std::size_t begin = 0;
  while ((begin = find_tag(0, false)) == std::string_view::npos) {
    // The end of what is held may be the beginning of a tag.
    pass(window_.rest().size() - std::min(window_.rest().size(), tag));
    if (!window_.fill()) break;
  }
  Record record;
  if (begin == std::string_view::npos) {
    done_ = true;
    if (records_ > 0 && window_.error().empty()) return std::nullopt;
    record.origin = window_.place(++records_);
    record.problem = window_.error().empty() ? fmt::format("no element <{}>", name_) : window_.error();
    if (window_.error().empty()) record.problem_code = schema::ProblemCode::kEmptyRecord;
    return record;
  }
  pass(begin);
  if (read_head_ != nullptr && records_ == 0) {
    head_ = read_head_(before_);
    before_ = {};
  }
  record.head = head_;
  record.origin = window_.place(++records_);
  std::size_t searched = 1;
  std::size_t end = 0;
  bool is_too_large = false;
  std::uint64_t length = 0;
  bool is_closed = true;
  while (true) {
    end = find_tag(searched, true);
    // One that is not closed ends where the next begins.
    if (const std::size_t other = find_tag(searched, false); other < end) {
      end = other;
      is_closed = false;
    }
    if (end != std::string_view::npos) break;
    if (window_.rest().size() > kMaxRecordBytes) {
      is_too_large = true;
      const std::size_t dropped = window_.rest().size() - tag;
      window_.drop(dropped);
      length += dropped;
    }
    searched = std::max<std::size_t>(window_.rest().size() > tag ? window_.rest().size() - tag : 0,
                                     is_too_large ? 0 : 1);
    if (!window_.fill()) break;
  }
  if (end == std::string_view::npos) {
    done_ = true;
    record.problem =
        window_.error().empty() ? fmt::format("cut short: <{}> is not closed", name_) : window_.error();
    if (window_.error().empty()) record.problem_code = schema::ProblemCode::kMalformedRecord;
    record.origin.length = length + window_.rest().size();
    return record;
  }
  if (is_closed) end = std::min(window_.rest().find('>', end), window_.rest().size() - 1) + 1;
  record.origin.length = length + end;
  if (is_too_large || end > kMaxRecordBytes) {
    fail_as_too_large(record);
  } else {
    record.bytes = window_.rest().substr(0, end);
  }
  window_.drop(end);
  return record;
}

}  // namespace broadsheet::indexer
