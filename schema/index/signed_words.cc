// Signs beside a word.
#include "index/signed_words.h"

#include <unicode/uchar.h>

#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// The sign that `c` is, in ASCII; 0 if it is none.
char sign_of(char32_t c) noexcept {
  if (c == U'\u266F') return '#';  // the music sharp
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return c == U'+' || c == U'#' || c == U'@' || c == U'.' ? static_cast<char>(c) : '\0';
}

bool is_wordlike(char32_t c) noexcept { return u_isalnum(static_cast<UChar32>(c)) != 0 || c == U'_'; }

char32_t next(std::string_view text, std::size_t at) noexcept {
  return at < text.size() ? character_at(text, at) : U' ';
}

// The signs behind the word that ends at `end`.
std::string_view behind(std::string_view text, std::size_t end) noexcept {
  if (end >= text.size()) return {};
  std::size_t at = end;
  const char first = sign_of(next_character(text, at));
  if (first == '#') return is_wordlike(next(text, at)) ? std::string_view() : "#";
  if (first != '+') return {};
  std::size_t after = at;
  if (after < text.size() && sign_of(next_character(text, after)) == '+') return "++";
  return is_wordlike(next(text, at)) ? std::string_view() : "+";
}

// The sign before the word that begins at `begin`.
std::string_view before(std::string_view text, std::size_t begin) noexcept {
  if (begin == 0) return {};
  std::size_t at = begin;
  const char sign = sign_of(previous_character(text, at));
  if (sign != '.' && sign != '#' && sign != '@') return {};
  if (at > 0) {
    std::size_t further = at;
    const char32_t c = previous_character(text, further);
    if (is_wordlike(c) || sign_of(c) != '\0' || c == U'/' || c == U'\u2026') return {};
  }
  return sign == '.' ? "." : sign == '#' ? "#" : "@";
}

}  // namespace

bool signed_form(std::string_view text, std::uint32_t begin, std::uint32_t end, std::string_view word,
                 std::string& form) {
  if (!may_have_sign(text, begin, end) || end > text.size()) return false;
  if (u_isalpha(static_cast<UChar32>(character_at(word, 0))) == 0) return false;
  const std::string_view left = before(text, begin);
  const std::string_view right = behind(text, end);
  if (left.empty() && right.empty()) return false;
  form.clear();
  form += left;
  form += word;
  form += right;
  return true;
}

}  // namespace broadsheet::schema
