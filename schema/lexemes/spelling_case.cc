// The case and the length of names.
#include "lexemes/spelling_case.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/characters.h"

namespace broadsheet::schema::lexemes {
namespace {

template <typename Visit>
void for_each_letter(std::string_view text, Visit&& visit) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, i));
    if (u_isalpha(c) != 0 || u_isdigit(c) != 0) visit(c);
  }
}

bool has_case(UChar32 c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN:
      return u_hasBinaryProperty(c, UCHAR_CASED) != 0;
    default:
      return false;
  }
}

}  // namespace

WrittenCase case_of(std::string_view text) noexcept {
  WrittenCase written = WrittenCase::kNone;
  for_each_letter(text, [&](UChar32 c) {
    if (!has_case(c)) return;
    const bool small = u_islower(c) != 0;
    if (written == WrittenCase::kNone) {
      written = small ? WrittenCase::kSmall : WrittenCase::kCapitals;
    } else if (small && written == WrittenCase::kCapitals) {
      written = WrittenCase::kCapital;
    }
  });
  return written;
}

std::size_t letters_in(std::string_view text) noexcept {
  std::size_t count = 0;
  for_each_letter(text, [&](UChar32) { ++count; });
  return count;
}

bool is_short_name(std::string_view text) noexcept {
  return letters_in(text) < (case_of(text) == WrittenCase::kNone ? 2 : kFewestLetters);
}

}  // namespace broadsheet::schema::lexemes
