// What a text loses before it is kept: control characters, and line ends other than LF.
#include "parsers/text_cleaner.h"

#include "parsers/line_rules.h"
#include "readers/lines.h"

namespace broadsheet::indexer {
namespace {

// White space at the end of a line goes; at its start it may be an indent and stays.
std::string_view trim_end(std::string_view text) {
  const std::string_view trimmed = trim_line(text);
  if (trimmed.empty()) return {};
  return text.substr(0, static_cast<std::size_t>(trimmed.data() - text.data()) + trimmed.size());
}

}  // namespace

std::string TextCleaner::without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) {
      ++removed_;
      // A form feed or a vertical tab parts words as a space does.
      if (byte == '\f' || byte == '\v') out += ' ';
      continue;
    }
    // C1 controls: C2 80 to C2 9F.
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      ++removed_;
      ++i;
      continue;
    }
    out += text[i];
  }
  return out;
}

std::string TextCleaner::line(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size();) {
    const Line found = cut_line(text, at, LineEnds::kText);
    const std::string clean = without_controls(text.substr(found.begin, found.end - found.begin));
    const std::string_view trimmed = trim_line(clean);
    if (!trimmed.empty()) {
      if (!joined.empty()) joined += ' ';
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
    const Line found = cut_line(text, at, LineEnds::kText);
    const std::string clean = without_controls(text.substr(found.begin, found.end - found.begin));
    const std::string_view kept = trim_end(clean);
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
