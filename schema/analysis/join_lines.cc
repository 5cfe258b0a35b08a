// Undoes line breaks: what a line end means depends on the characters at its sides.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "broadsheet/schema/article.h"
#include "text/characters.h"
#include "text/scripts.h"

namespace broadsheet::schema {
namespace {

constexpr UChar32 kSoftHyphen = 0x00AD;
constexpr UChar32 kHyphen = 0x2010;
constexpr UChar32 kIdeographicSpace = 0x3000;

// What stands at one side of a line end.
enum class Side { kOther, kSpaceless, kCjkPunctuation, kHangul };

Side side_of(UChar32 c) {
  if (c < 0x0E00) return Side::kOther;
  if ((c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F) ||
      c == 0x30FB || (c >= 0xFE30 && c <= 0xFE4F)) {
    return Side::kCjkPunctuation;
  }
  // Full-width and half-width forms that are no letters or digits.
  if (c >= 0xFF01 && c <= 0xFF65 && !u_isalnum(c)) return Side::kCjkPunctuation;
  if (c == 0x30FC) return Side::kSpaceless;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      return Side::kSpaceless;
    case USCRIPT_HANGUL:
      return Side::kHangul;
    default:
      return parts_sentences_by_space(script) ? Side::kSpaceless : Side::kOther;
  }
}

bool joins_without_space(UChar32 before, UChar32 after) {
  const Side left = side_of(before);
  const Side right = side_of(after);
  // Punctuation of full width brings its own space, except in Korean, which parts words by spaces.
  if (left == Side::kCjkPunctuation) return right != Side::kHangul;
  if (right == Side::kCjkPunctuation) return left != Side::kHangul;
  return left == Side::kSpaceless && right == Side::kSpaceless;
}

bool is_blank(UChar32 c) { return c == ' ' || c == '\t' || c == '\r' || c == kIdeographicSpace; }

// The last code point of `text` and where it starts; U_SENTINEL if there is none.
UChar32 last_code_point(std::string_view text, std::size_t& start) {
  if (text.empty()) return U_SENTINEL;
  start = text.size();
  return static_cast<UChar32>(previous_character(text, start));
}

void trim_end(std::string& text) {
  std::size_t start = 0;
  for (UChar32 c = last_code_point(text, start); c >= 0 && is_blank(c); c = last_code_point(text, start)) {
    text.resize(start);
  }
}

// Appends what stands for one line end between `out` and `next`.
void join(std::string& out, UChar32 next) {
  std::size_t start = 0;
  const UChar32 last = last_code_point(out, start);
  if (last == kSoftHyphen) {
    out.resize(start);
    return;
  }
  if (last == '-' || last == kHyphen) {
    std::size_t ignored = 0;
    const UChar32 before = last_code_point(std::string_view(out).substr(0, start), ignored);
    if (before >= 0 && u_isalpha(before) && u_islower(next)) return;
  }
  if (last >= 0 && next >= 0 && joins_without_space(last, next)) return;
  out.push_back(' ');
}

}  // namespace

std::string join_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const std::size_t length = text.size();
  std::size_t at = 0;
  while (at < length) {
    const std::size_t line_end = std::min(text.find('\n', at), length);
    out.append(text.substr(at, line_end - at));
    at = line_end;
    if (at == length) break;
    // All line ends and blanks up to the next visible character.
    int line_ends = 0;
    UChar32 next = U_SENTINEL;
    while (at < length) {
      std::size_t after = at;
      next = static_cast<UChar32>(next_character(text, after));
      if (next == '\n') {
        ++line_ends;
      } else if (!is_blank(next)) {
        break;
      }
      at = after;
    }
    trim_end(out);
    if (at == length || out.empty()) continue;
    if (line_ends >= 2) {
      out += "\n\n";
    } else {
      join(out, next);
    }
  }
  return out;
}

}  // namespace broadsheet::schema
