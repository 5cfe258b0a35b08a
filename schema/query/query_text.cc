// Decoding a typed query: UTF-8 to code points, full-width punctuation to ASCII, quotation marks to families.
#include "query/query_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/characters.h"

namespace broadsheet::schema::query {
namespace {

constexpr char32_t kSpace = U' ';

char32_t fold_char(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;  // full-width ASCII
  if (c == 0x2212) return U'-';                       // minus sign
  // Marks that steer the direction of text, the byte order mark and the zero-width space come with pasted
  // text. Other format characters stay, as they stand inside words: U+200C and U+200D in Persian and in Indic
  // scripts, soft hyphens.
  if (c == 0x200B || c == 0x200E || c == 0x200F || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2060 && c <= 0x2069)) {
    return kSpace;
  }
  const auto point = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(point) != 0 || u_charType(point) == U_CONTROL_CHAR) return kSpace;
  return c;
}

Quote quote_of(char32_t c) {
  switch (c) {
    case U'"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
      return Quote::kDouble;
    case 0x00AB:
    case 0x00BB:
      return Quote::kGuillemet;
    case 0x300C:
    case 0xFF62:
      return Quote::kCornerOpen;
    case 0x300D:
    case 0xFF63:
      return Quote::kCornerClose;
    case 0x300E:
      return Quote::kWhiteOpen;
    case 0x300F:
      return Quote::kWhiteClose;
    default:
      return Quote::kNone;
  }
}

bool is_hebrew_letter(char32_t c) { return c >= 0x05D0 && c <= 0x05EA; }

// Families of marks for last_close_: where the last mark stands that can close a member of the family.
std::size_t family(Quote quote) {
  switch (quote) {
    case Quote::kGuillemet:
      return 1;
    case Quote::kCornerOpen:
    case Quote::kCornerClose:
      return 2;
    case Quote::kWhiteOpen:
    case Quote::kWhiteClose:
      return 3;
    default:
      return 0;  // double marks, and '' or " after ``
  }
}

}  // namespace

QueryText::QueryText(std::string_view text) : text_(text) {
  chars_.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(text, i);
    const char32_t folded = is_ill_formed(c, i - begin) ? kSpace : fold_char(c);
    chars_.push_back(
        {folded, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i), Quote::kNone});
  }
  mark_quotes();
}

void QueryText::mark_quotes() {
  for (std::size_t i = 0; i < chars_.size(); ++i) {
    Char& c = chars_[i];
    if (c.folded == U'`' && at(i + 1) == U'`') {
      c.quote = Quote::kBacktickOpen;
      ++i;
      continue;
    }
    if (c.folded == U'\'' && at(i + 1) == U'\'') {
      c.quote = Quote::kBacktickClose;
      last_close_[0] = i + 1;
      ++i;
      continue;
    }
    c.quote = quote_of(c.folded);
    if (c.folded == U'"' && i > 0 && is_hebrew_letter(at(i - 1)) && is_hebrew_letter(at(i + 1)))
      c.quote = Quote::kNone;
    if (c.quote == Quote::kNone || c.quote == Quote::kCornerOpen || c.quote == Quote::kWhiteOpen) continue;
    last_close_[family(c.quote)] = i + 1;
  }
}

std::size_t QueryText::quote_width(std::size_t index) const noexcept {
  const Quote mark = quote(index);
  return mark == Quote::kBacktickOpen || mark == Quote::kBacktickClose ? 2 : 1;
}

bool QueryText::closes(std::size_t index, Quote opener) const noexcept {
  const Quote mark = quote(index);
  switch (opener) {
    case Quote::kDouble:
      return mark == Quote::kDouble;
    case Quote::kGuillemet:
      return mark == Quote::kGuillemet;
    case Quote::kCornerOpen:
      return mark == Quote::kCornerClose;
    case Quote::kWhiteOpen:
      return mark == Quote::kWhiteClose;
    case Quote::kBacktickOpen:  // TeX's own closing mark, or the one that a typist falls back to
      return mark == Quote::kBacktickClose || mark == Quote::kDouble;
    default:
      return false;
  }
}

std::size_t QueryText::closing_quote(std::size_t index) const noexcept {
  const Quote opener = quote(index);
  if (opener == Quote::kNone || opener == Quote::kCornerClose || opener == Quote::kWhiteClose ||
      opener == Quote::kBacktickClose) {
    return size();
  }
  // Without this look at the last closing mark, a run of unclosed openers would cost its length squared.
  const std::size_t last = last_close_[family(opener)];
  for (std::size_t i = index + quote_width(index); i < last; ++i) {
    if (closes(i, opener)) return i;
  }
  return size();
}

TextRange QueryText::bytes(std::size_t begin, std::size_t end) const noexcept {
  const auto begin_of = [this](std::size_t index) -> std::size_t {
    return index < chars_.size() ? chars_[index].begin : text_.size();
  };
  return {begin_of(begin), begin_of(end)};
}

std::string QueryText::slice(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t i = begin; i < end && i < size(); ++i) {
    if (chars_[i].folded == kSpace) {
      out += ' ';
    } else {
      out += text_.substr(chars_[i].begin, chars_[i].end - chars_[i].begin);
    }
  }
  return out;
}

std::string QueryText::folded_slice(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t i = begin; i < end && i < size(); ++i) append_character(out, chars_[i].folded);
  return out;
}

}  // namespace broadsheet::schema::query
