// Normalisation of whole values: NFKC_Casefold without the dot that a folded capital İ leaves behind.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "broadsheet/schema/analysis.h"

namespace broadsheet::schema {

std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return out;
}

}  // namespace broadsheet::schema
