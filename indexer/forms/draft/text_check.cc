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

// `bytes` with each bad place replaced by U+FFFD. A NUL is one: it stands in no text.
Mended mend(std::string_view bytes) {
  Mended mended;
  mended.text.reserve(bytes.size() + 16);
  std::size_t good = 0;  // from here on all is well-formed
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t character = schema::next_character(bytes, at);
    if (character != U'\0' && !schema::is_ill_formed(character, at - start)) {
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

// The bad byte at `bad`, for people. Of what was decoded, the bytes are gone.
std::string describe(const Record& record, std::size_t bad) {
  const bool is_nul = record.bytes[bad] == '\0';
  if (record.encoding != nullptr) return is_nul ? "NUL" : fmt::format("not {}", record.encoding->name);
  const std::uint64_t offset = record.origin.offset + bad;
  if (is_nul) return fmt::format("NUL byte at offset {}", offset);
  return fmt::format("not UTF-8 (byte 0x{:02X} at offset {})", static_cast<unsigned char>(record.bytes[bad]),
                     offset);
}

// Where ISO-2022-JP changes to Japanese; npos if it never does. It is ASCII all through, and so no bad byte
// tells it.
std::size_t find_japanese_escape(std::string_view bytes) {
  for (std::size_t at = 0; (at = bytes.find("\x1B$", at)) != std::string_view::npos; ++at) {
    if (at + 2 < bytes.size() && (bytes[at + 2] == 'B' || bytes[at + 2] == '@')) return at;
  }
  return std::string_view::npos;
}

// Quotes, dashes and the ellipsis where windows-1252 and its sisters have them: a text that has these, and
// nothing else beyond ASCII, is no UTF-8 that went bad.
bool has_only_marks_of_windows(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || byte == 0x82 || byte == 0x84 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97);
  });
}

Rejection not_text(std::string reason, std::uint64_t line, const Encoding* likely = nullptr) {
  Rejection rejection{std::move(reason), line, schema::ProblemCode::kNotText, {}};
  if (likely != nullptr) {
    rejection.reason += fmt::format("; it looks like {}", likely->name);
    rejection.encoding = likely->name;
  }
  return rejection;
}

}  // namespace

std::string text_problem(std::string_view head) {
  if (const std::size_t nul = head.find('\0'); nul != std::string_view::npos) {
    // In a text that is none but for a few bytes, those spoil their own records alone.
    if (mend(head).bad_places * kBytesForABadPlace > head.size()) {
      return fmt::format("binary file (NUL byte at offset {})", nul);
    }
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

bool is_in_other_encoding(std::string_view head, bool is_whole) {
  if (find_japanese_escape(head) != std::string_view::npos) return true;
  if (schema::find_ill_formed(head) == std::string_view::npos) return false;
  const Mended mended = mend(head);
  if (is_whole && mended.characters == 0 && has_only_marks_of_windows(head)) return true;
  return mended.bad_places > most_bad_places(mended.characters, head.size());
}

std::variant<RecordText, Rejection> text_of(const Record& record, schema::LineEnds ends, bool strict) {
  constexpr std::size_t kNone = std::string_view::npos;
  const std::string_view bytes = record.bytes;
  RecordText text;
  if (record.is_encoding_guessed) {
    if (strict)
      return not_text(fmt::format("line {}: not UTF-8", record.origin.line), record.origin.line,
                      record.encoding);
    text.remark = fmt::format("not UTF-8; it looks like {}, and was read so", record.encoding->name);
  }
  const std::size_t bad = std::min(schema::find_ill_formed(bytes), bytes.find('\0'));
  if (bad == kNone) {
    const std::size_t escape = record.encoding == nullptr ? find_japanese_escape(bytes) : kNone;
    if (escape == kNone) return text;
    const std::uint64_t line = line_at(record, escape, ends);
    return not_text(fmt::format("line {}: escape sequence at offset {}", line, record.origin.offset + escape),
                    line, find_encoding("ISO-2022-JP"));
  }
  const std::uint64_t line = line_at(record, bad, ends);
  std::string reason = fmt::format("line {}: {}", line, describe(record, bad));
  Mended mended = mend(bytes);
  const bool is_other = mended.bad_places > most_bad_places(mended.characters, bytes.size());
  if (strict || is_other) {
    const bool may_be_encoded = is_other && record.encoding == nullptr && bytes[bad] != '\0';
    return not_text(std::move(reason), line, may_be_encoded ? likely_encoding(bytes) : nullptr);
  }
  if (!text.remark.empty()) text.remark += "; ";
  text.remark += reason;
  if (const std::size_t more = mended.bad_places - 1; more > 0) {
    text.remark += fmt::format(", and at {} more place{}", more, more == 1 ? "" : "s");
  }
  text.remark += "; replaced by U+FFFD";
  text.mended = std::move(mended.text);
  return text;
}

}  // namespace broadsheet::indexer
