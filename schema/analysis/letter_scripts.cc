// Filling blocks from ICU.
#include "analysis/letter_scripts.h"

#include <unicode/uchar.h>

namespace broadsheet::schema {

void LetterScripts::fill(std::uint32_t block) {
  auto made = std::make_unique<Block>();
  for (std::uint32_t i = 0; i < made->size(); ++i) {
    const auto c = static_cast<UChar32>(block << 8U | i);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    LetterInfo& info = (*made)[i];
    info.script = static_cast<std::uint8_t>(script >= 0 && script <= 0xFF ? script : USCRIPT_UNKNOWN);
    info.letter = u_isalpha(c) != 0;
    info.upper = u_isupper(c) != 0;
  }
  blocks_[block] = std::move(made);
}

}  // namespace broadsheet::schema
