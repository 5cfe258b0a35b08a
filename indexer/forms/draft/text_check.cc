// Whether bytes are UTF-8 text.
#include "forms/draft/text_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view problem;
};

// Byte-order marks of other encodings. The longer of two that begin alike stands first.
constexpr std::array<Mark, 4> kMarks{{
    {"\xFF\xFE\0\0"sv, "UTF-32 text; convert it to UTF-8 (iconv -f UTF-32 -t UTF-8)"sv},
    {"\0\0\xFE\xFF"sv, "UTF-32 text; convert it to UTF-8 (iconv -f UTF-32 -t UTF-8)"sv},
    {"\xFF\xFE"sv, "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"sv},
    {"\xFE\xFF"sv, "UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)"sv},
}};

// The line of the file that the byte at `offset` of the record stands in.
std::uint64_t line_at(const Record& record, std::size_t offset, schema::LineEnds ends) {
  std::uint64_t line = record.origin.line;
  const std::string_view before = std::string_view(record.bytes).substr(0, offset);
  for (std::size_t at = 0; at < before.size();) {
    const schema::Line found = schema::cut_line(before, at, ends);
    if (found.terminated) ++line;
    at = found.next;
  }
  return line;
}

}  // namespace

std::string text_problem(std::string_view head) {
  for (const Mark& mark : kMarks) {
    if (head.starts_with(mark.bytes)) return std::string(mark.problem);
  }
  if (const std::size_t nul = head.find('\0'); nul != std::string_view::npos) {
    return fmt::format("binary file (NUL byte at offset {})", nul);
  }
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
  });
  // Text has next to none; a few strays in a short file are the parser's business.
  if (controls > 8 && static_cast<std::size_t>(controls) * 10 > head.size()) {
    return fmt::format("binary file ({} control characters in the first {} bytes)", controls, head.size());
  }
  return {};
}

std::optional<Rejection> reject_no_text(const Record& record, schema::LineEnds ends) {
  if (const std::size_t bad = schema::find_ill_formed(record.bytes); bad != std::string_view::npos) {
    const std::uint64_t line = line_at(record, bad, ends);
    return Rejection{fmt::format("line {}: not UTF-8 (byte 0x{:02X} at offset {})", line,
                                 static_cast<unsigned char>(record.bytes[bad]), record.origin.offset + bad),
                     line, schema::ProblemCode::kNotText};
  }
  if (const std::size_t nul = record.bytes.find('\0'); nul != std::string::npos) {
    const std::uint64_t line = line_at(record, nul, ends);
    return Rejection{
        fmt::format("line {}: binary data (NUL byte at offset {})", line, record.origin.offset + nul), line,
        schema::ProblemCode::kNotText};
  }
  return std::nullopt;
}

}  // namespace broadsheet::indexer
