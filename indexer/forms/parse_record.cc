// From a record to an article: what is the same for every format, then the format's own parser.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "broadsheet/indexer/parser.h"
#include "broadsheet/indexer/reader.h"
#include "forms/article/parser.h"
#include "forms/jsonl/parser.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

// "line 14: not UTF-8 (byte 0xE9 at offset 812)"; line and offset count within the file.
std::string place(const Record& record, std::size_t offset) {
  const schema::LineEnds ends =
      record.format == Format::kJsonLines ? schema::LineEnds::kJson : schema::LineEnds::kText;
  std::uint64_t line = record.origin.line;
  const std::string_view before = std::string_view(record.bytes).substr(0, offset);
  for (std::size_t at = 0; at < before.size();) {
    const schema::Line found = schema::cut_line(before, at, ends);
    if (found.terminated) ++line;
    at = found.next;
  }
  return fmt::format("line {}: ", line);
}

}  // namespace

std::variant<ParsedArticle, Rejection> parse_record(const Record& record, const ParseOptions& options,
                                                    bool with_lines) {
  if (!record.problem.empty()) return Rejection{record.problem};
  if (record.bytes.size() > std::size_t{kMaxRecordBytes}) {
    return Rejection{fmt::format("larger than {} MiB", kMaxRecordBytes >> 20)};
  }
  if (const std::size_t bad = schema::find_ill_formed(record.bytes); bad != std::string_view::npos) {
    return Rejection{fmt::format("{}not UTF-8 (byte 0x{:02X} at offset {})", place(record, bad),
                                 static_cast<unsigned char>(record.bytes[bad]), record.origin.offset + bad)};
  }
  if (const std::size_t nul = record.bytes.find('\0'); nul != std::string::npos) {
    return Rejection{
        fmt::format("{}binary data (NUL byte at offset {})", place(record, nul), record.origin.offset + nul)};
  }
  return record.format == Format::kJsonLines ? parse_json_line(record, options)
                                             : parse_article(record, options, with_lines);
}

}  // namespace broadsheet::indexer
