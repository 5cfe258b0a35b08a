// Normalisation of whole values, and the fingerprint of the recipe.
#include <fmt/format.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

#include "analysis/analyzer.h"
#include "analysis/text_normalizer.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// Raised whenever the same text would give other tokens than before.
constexpr int kRecipe = 4;

}  // namespace

std::string fold(std::string_view text) {
  TextNormalizer normalizer;
  std::string out;
  normalizer.start(text);
  while (normalizer.next_chunk()) {
    for (std::size_t i = 0; i < normalizer.size(); ++i) {
      const char32_t c = normalizer.units()[i].character.code_point();
      if (c == kHalfSpace) continue;
      append_character(out, c == kNarrowSpace ? U' ' : c);
    }
  }
  return out;
}

std::string analysis_version() {
  UVersionInfo cldr = {};
  UErrorCode status = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(cldr, &status);
  return fmt::format("{}/icu{}/cldr{}/uni{}", kRecipe, U_ICU_VERSION, cldr[0], U_UNICODE_VERSION);
}

}  // namespace broadsheet::schema
