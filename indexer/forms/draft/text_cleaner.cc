// What a text loses before it is kept: control characters, and line ends other than LF.
#include "forms/draft/text_cleaner.h"

#include <unicode/uchar.h>

#include "text/byte_scan.h"
#include "text/characters.h"
#include "text/lines.h"

namespace broadsheet::indexer {
namespace {

// White space, controls, and what a byte-order mark or a zero-width space leaves. No other format character
// (Cf) is empty: a soft hyphen joins lines, tags and joiners make an emoji, direction marks come in pairs.
bool is_empty_character(UChar32 c) {
  if (c >= 0 && c < 0x7F) return c <= ' ';
  return u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR || c == 0xFEFF || c == 0x200B;
}

std::string_view trim_start(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_empty_character(static_cast<UChar32>(schema::next_character(text, at)))) break;
    text.remove_prefix(at);
  }
  return text;
}

// The next control character that is no tab; C1 controls are C2 80 to C2 9F.
std::size_t next_control(std::string_view text, std::size_t at) {
  for (at = schema::find_byte<0x20, 0x7F, 0xC2>(text, at); at < text.size();
       at = schema::find_byte<0x20, 0x7F, 0xC2>(text, at + 1)) {
    if (text[at] == '\t') continue;
    if (text[at] != '\xC2') break;
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) break;
  }
  return at;
}

constexpr std::string_view kSoftHyphen = "\u00AD";

}  // namespace

std::string_view trim_line_end(std::string_view text) {
  if (schema::is_blank(text)) return {};
  while (!text.empty()) {
    std::size_t start = text.size();
    if (!is_empty_character(static_cast<UChar32>(schema::previous_character(text, start)))) break;
    text = text.substr(0, start);
  }
  return text;
}

std::string_view TextCleaner::without_controls(std::string_view text) {
  std::size_t at = next_control(text, 0);
  if (at == text.size()) return text;
  buffer_.clear();
  std::size_t plain = 0;  // start of what is copied as it is
  for (; at < text.size(); at = next_control(text, plain)) {
    ++removed_;
    buffer_ += text.substr(plain, at - plain);
    // A form feed or a vertical tab parts words as a space does.
    if (text[at] == '\f' || text[at] == '\v') buffer_ += ' ';
    plain = at + (text[at] == '\xC2' ? 2 : 1);
  }
  buffer_ += text.substr(plain);
  return buffer_;
}

std::string TextCleaner::line(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size();) {
    const schema::Line found = schema::cut_line(text, at, schema::LineEnds::kText);
    const std::string_view clean = without_controls(text.substr(found.begin, found.end - found.begin));
    const std::string_view trimmed = trim_start(trim_line_end(clean));
    if (!trimmed.empty()) {
      // A soft hyphen says that the word goes on.
      if (!joined.empty() && !joined.ends_with(kSoftHyphen)) joined += ' ';
      joined += trimmed;
    }
    at = found.next;
  }
  return joined;
}

std::string TextCleaner::lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const schema::Line found = schema::cut_line(text, at, schema::LineEnds::kText);
    const std::string_view clean = without_controls(text.substr(found.begin, found.end - found.begin));
    const std::string_view kept = trim_line_end(clean);
    if (kept.empty()) {
      blank = true;
    } else {
      if (!out.empty()) out += blank ? "\n\n" : "\n";
      out += kept;
      blank = false;
    }
    at = found.next;
    // U+2029 parts paragraphs.
    if (found.next - found.end == 3 && text[found.next - 1] == '\xA9') blank = true;
  }
  return out;
}

}  // namespace broadsheet::indexer
