// Whether bytes are text.
#include "forms/draft/text_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "archive/decoded_stream.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace broadsheet::indexer {
namespace {

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

struct Mended {
  std::string text;
  std::size_t bad_places = 0;
  std::size_t characters = 0;  // well-formed ones beyond ASCII
};

// `bytes` with each bad place replaced by U+FFFD.
Mended mend(std::string_view bytes) {
  Mended mended;
  mended.text.reserve(bytes.size() + 16);
  std::size_t good = 0;  // from here on all is well-formed
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t character = schema::next_character(bytes, at);
    if (!schema::is_ill_formed(character, at - start)) {
      if (at - start > 1) ++mended.characters;
      continue;
    }
    while (at < bytes.size() && at - start < schema::kMaxCharacterBytes && schema::is_trail_byte(bytes[at]))
      ++at;
    ++mended.bad_places;
    mended.text += bytes.substr(good, start - good);
    mended.text += "\uFFFD";
    good = at;
  }
  mended.text += bytes.substr(good);
  return mended;
}

std::size_t most_bad_places(std::size_t characters, std::size_t bytes) {
  return std::max({std::size_t{1}, characters / kCharactersForABadPlace,
                   std::min(kFewBadPlaces, bytes / kBytesForABadPlace)});
}

}  // namespace

std::string text_problem(std::string_view head) {
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

std::variant<RecordText, Rejection> text_of(const Record& record, schema::LineEnds ends, bool strict) {
  RecordText text;
  if (const std::size_t bad = schema::find_ill_formed(record.bytes); bad != std::string_view::npos) {
    const std::uint64_t line = line_at(record, bad, ends);
    // Of what was decoded, the bytes are gone.
    const bool is_decoded = record.encoding != nullptr;
    const std::string byte =
        is_decoded ? std::string()
                   : fmt::format("byte 0x{:02X} at offset {}", static_cast<unsigned char>(record.bytes[bad]),
                                 record.origin.offset + bad);
    Mended mended = mend(record.bytes);
    const bool is_other = mended.bad_places > most_bad_places(mended.characters, record.bytes.size());
    if (strict || is_other) {
      std::string reason = is_decoded ? fmt::format("line {}: not {}", line, record.encoding->name)
                                      : fmt::format("line {}: not UTF-8 ({})", line, byte);
      Rejection rejection{std::move(reason), line, schema::ProblemCode::kNotText, {}};
      if (const Encoding* likely = is_other && !is_decoded ? likely_encoding(record.bytes) : nullptr) {
        rejection.reason += fmt::format("; it looks like {}", likely->name);
        rejection.encoding = likely->name;
      }
      return rejection;
    }
    text.remark = is_decoded ? fmt::format("line {}: not {}", line, record.encoding->name)
                             : fmt::format("line {}: not UTF-8 ({})", line, byte);
    if (mended.bad_places > 1) text.remark += fmt::format(", and at {} more places", mended.bad_places - 1);
    text.remark += "; replaced by U+FFFD";
    text.mended = std::move(mended.text);
  }
  if (const std::size_t nul = record.bytes.find('\0'); nul != std::string::npos) {
    const std::uint64_t line = line_at(record, nul, ends);
    return Rejection{record.encoding != nullptr ? fmt::format("line {}: binary data (NUL)", line)
                                                : fmt::format("line {}: binary data (NUL byte at offset {})",
                                                              line, record.origin.offset + nul),
                     line,
                     schema::ProblemCode::kNotText,
                     {}};
  }
  return text;
}

}  // namespace broadsheet::indexer
