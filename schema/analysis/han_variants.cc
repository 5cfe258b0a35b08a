// Simplified and traditional characters, by ICU's transliterators: one character for one, without regard to
// the words that they make (发 becomes 發, never 髮), which a weaker alternative may do.
#include "analysis/han_variants.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace broadsheet::schema {
namespace {

std::unique_ptr<icu::Transliterator> make(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no transliterator for Chinese");
  return transliterator;
}

}  // namespace

std::vector<std::string> han_variants(std::string_view text) {
  // A transliterator must not be used by two threads at once.
  thread_local const std::unique_ptr<icu::Transliterator> both[] = {make("Simplified-Traditional"),
                                                                    make("Traditional-Simplified")};
  const auto typed = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::vector<std::string> variants;
  for (const std::unique_ptr<icu::Transliterator>& transliterator : both) {
    icu::UnicodeString written = typed;
    transliterator->transliterate(written);
    if (written == typed || written.countChar32() != typed.countChar32()) continue;
    std::string variant;
    written.toUTF8String(variant);
    if (std::find(variants.begin(), variants.end(), variant) == variants.end()) {
      variants.push_back(std::move(variant));
    }
  }
  return variants;
}

}  // namespace broadsheet::schema
