// Records that are elements of one long file.
#include "forms/element_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "archive/record_problem.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

constexpr std::size_t kBlock = 256U << 10;

}  // namespace

bool ElementReader::fill() {
  if (ended_) return false;
  held_.erase(0, std::exchange(at_, 0));
  const std::size_t had = held_.size();
  held_.resize(had + kBlock);
  const std::size_t got = stream_.read(held_.data() + had, kBlock);
  held_.resize(had + got);
  ended_ = got == 0;
  return !ended_;
}

std::size_t ElementReader::find_tag(std::size_t from, bool closes) const {
  const std::string_view held = rest();
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

void ElementReader::drop(std::size_t bytes) {
  const std::string_view gone = rest().substr(0, bytes);
  line_ += static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n'));
  at_ += bytes;
  offset_ += bytes;
}

// Drops what is no part of an element.
void ElementReader::pass(std::size_t bytes) {
  if (read_head_ != nullptr && records_ == 0)
    before_ += rest().substr(0, std::min(bytes, kMaxHeadBytes - std::min(kMaxHeadBytes, before_.size())));
  drop(bytes);
}

std::optional<Record> ElementReader::next() {
  if (done_) return std::nullopt;
  const std::size_t tag = name_.size() + 3;
  std::size_t begin = 0;
  while ((begin = find_tag(0, false)) == std::string_view::npos) {
    // The end of what is held may be the beginning of a tag.
    pass(rest().size() - std::min(rest().size(), tag));
    if (!fill()) break;
  }
  Record record;
  if (begin == std::string_view::npos) {
    done_ = true;
    if (records_ > 0 && stream_.error().empty()) return std::nullopt;
    record.origin = {{}, offset_, line_, ++records_};
    record.problem = stream_.error().empty() ? fmt::format("no element <{}>", name_) : stream_.error();
    if (stream_.error().empty()) record.problem_code = schema::ProblemCode::kEmptyRecord;
    return record;
  }
  pass(begin);
  if (read_head_ != nullptr && records_ == 0) {
    head_ = read_head_(before_);
    before_ = {};
  }
  record.head = head_;
  record.origin = {{}, offset_, line_, ++records_};
  std::size_t searched = 1;
  std::size_t end = 0;
  bool is_too_large = false;
  std::uint64_t length = 0;
  while ((end = find_tag(searched, true)) == std::string_view::npos) {
    if (rest().size() > kMaxRecordBytes) {
      is_too_large = true;
      const std::size_t dropped = rest().size() - tag;
      drop(dropped);
      length += dropped;
    }
    searched = std::max<std::size_t>(rest().size() > tag ? rest().size() - tag : 0, is_too_large ? 0 : 1);
    if (!fill()) break;
  }
  if (end == std::string_view::npos) {
    done_ = true;
    record.problem =
        stream_.error().empty() ? fmt::format("cut short: <{}> is not closed", name_) : stream_.error();
    if (stream_.error().empty()) record.problem_code = schema::ProblemCode::kMalformedRecord;
    record.origin.length = length + rest().size();
    return record;
  }
  end = std::min(rest().find('>', end), rest().size() - 1) + 1;
  record.origin.length = length + end;
  if (is_too_large || end > kMaxRecordBytes) {
    fail_as_too_large(record);
  } else {
    record.bytes = rest().substr(0, end);
  }
  drop(end);
  return record;
}

}  // namespace broadsheet::indexer
