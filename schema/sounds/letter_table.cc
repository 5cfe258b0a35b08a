// The letters of each code point: see make_letters.cc.
#include "sounds/letter_data.h"
#include "sounds/letters.h"

namespace broadsheet::schema::sounds {

const Letters& letters_of(char32_t code_point) {
  static constexpr Letters kNone;
  const std::size_t page = code_point / kLetterPageSize;
  return page < kLetterPageCount ? kLetterPages[kLetterPageOf[page]][code_point % kLetterPageSize] : kNone;
}

}  // namespace broadsheet::schema::sounds
