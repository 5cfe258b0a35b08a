// What is known of a script as a whole, whatever is done with its text.
#pragma once

#include <unicode/uscript.h>

namespace broadsheet::schema {

/// Thai, Lao, Khmer, Burmese: words are written together, so that only a dictionary finds them, and a space
/// parts sentences and not words.
constexpr bool parts_sentences_by_space(UScriptCode script) noexcept {
  return script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER ||
         script == USCRIPT_MYANMAR;
}

}  // namespace broadsheet::schema
