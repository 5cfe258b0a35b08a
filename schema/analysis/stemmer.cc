// libstemmer behind a lazily filled table, one stemmer a language.
#include <libstemmer.h>

#include <array>
#include <cstdint>
#include <new>
#include <stdexcept>

#include "analysis/stemmer.h"
#include "analysis/text_cache.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// The algorithms of libstemmer 2.2, without the two that double a language (porter, kraaij_pohlmann is not
// built). Malay is stemmed as Indonesian, Croatian and Bosnian as Serbian, whose stem is Latin in both
// scripts, so that both spellings meet. Then the languages without an algorithm. Languages that are missing,
// as Vietnamese, do not inflect at the end of their words.
constexpr std::array kLanguages = {
    StemLanguage{"ar", "arabic", StemScript::kArabic},
    StemLanguage{"bs", "serbian", StemScript::kLatin},
    StemLanguage{"ca", "catalan", StemScript::kLatin},
    StemLanguage{"da", "danish", StemScript::kLatin},
    StemLanguage{"de", "german", StemScript::kLatin},
    StemLanguage{"el", "greek", StemScript::kGreek},
    StemLanguage{"en", "english", StemScript::kLatin},
    StemLanguage{"es", "spanish", StemScript::kLatin},
    StemLanguage{"eu", "basque", StemScript::kLatin},
    StemLanguage{"fi", "finnish", StemScript::kLatin},
    StemLanguage{"fr", "french", StemScript::kLatin},
    StemLanguage{"ga", "irish", StemScript::kLatin},
    StemLanguage{"hi", "hindi", StemScript::kDevanagari},
    StemLanguage{"hr", "serbian", StemScript::kLatin},
    StemLanguage{"hu", "hungarian", StemScript::kLatin},
    StemLanguage{"hy", "armenian", StemScript::kArmenian},
    StemLanguage{"id", "indonesian", StemScript::kLatin},
    StemLanguage{"it", "italian", StemScript::kLatin},
    StemLanguage{"lt", "lithuanian", StemScript::kLatin},
    StemLanguage{"ms", "indonesian", StemScript::kLatin},
    StemLanguage{"ne", "nepali", StemScript::kDevanagari},
    StemLanguage{"nl", "dutch", StemScript::kLatin},
    StemLanguage{"no", "norwegian", StemScript::kLatin},
    StemLanguage{"pt", "portuguese", StemScript::kLatin},
    StemLanguage{"ro", "romanian", StemScript::kLatin},
    StemLanguage{"ru", "russian", StemScript::kCyrillic},
    StemLanguage{"sr", "serbian", StemScript::kCyrillic},
    StemLanguage{"sr", "serbian", StemScript::kLatin},
    StemLanguage{"sv", "swedish", StemScript::kLatin},
    StemLanguage{"ta", "tamil", StemScript::kTamil},
    StemLanguage{"tr", "turkish", StemScript::kLatin},
    StemLanguage{"yi", "yiddish", StemScript::kHebrew},
    StemLanguage{"af", "", StemScript::kLatin},
    StemLanguage{"az", "", StemScript::kLatin},
    StemLanguage{"cs", "", StemScript::kLatin},
    StemLanguage{"et", "", StemScript::kLatin},
    StemLanguage{"fo", "", StemScript::kLatin},
    StemLanguage{"gl", "", StemScript::kLatin},
    StemLanguage{"is", "", StemScript::kLatin},
    StemLanguage{"lv", "", StemScript::kLatin},
    StemLanguage{"mt", "", StemScript::kLatin},
    StemLanguage{"pl", "", StemScript::kLatin},
    StemLanguage{"sk", "", StemScript::kLatin},
    StemLanguage{"sl", "", StemScript::kLatin},
    StemLanguage{"sq", "", StemScript::kLatin},
    StemLanguage{"uz", "", StemScript::kLatin},
    StemLanguage{"az", "", StemScript::kCyrillic},
    StemLanguage{"be", "", StemScript::kCyrillic},
    StemLanguage{"bg", "", StemScript::kCyrillic},
    StemLanguage{"kk", "", StemScript::kCyrillic},
    StemLanguage{"ky", "", StemScript::kCyrillic},
    StemLanguage{"mk", "", StemScript::kCyrillic},
    StemLanguage{"mn", "", StemScript::kCyrillic},
    StemLanguage{"tg", "", StemScript::kCyrillic},
    StemLanguage{"tt", "", StemScript::kCyrillic},
    StemLanguage{"uk", "", StemScript::kCyrillic},
    StemLanguage{"uz", "", StemScript::kCyrillic},
    StemLanguage{"ckb", "", StemScript::kArabic},
    StemLanguage{"fa", "", StemScript::kArabic},
    StemLanguage{"ps", "", StemScript::kArabic},
    StemLanguage{"ug", "", StemScript::kArabic},
    StemLanguage{"ur", "", StemScript::kArabic},
    StemLanguage{"he", "", StemScript::kHebrew},
    StemLanguage{"mr", "", StemScript::kDevanagari},
    StemLanguage{"bn", "", StemScript::kBengali},
    StemLanguage{"as", "", StemScript::kBengali},
    StemLanguage{"gu", "", StemScript::kGujarati},
    StemLanguage{"pa", "", StemScript::kGurmukhi},
    StemLanguage{"kn", "", StemScript::kKannada},
    StemLanguage{"ml", "", StemScript::kMalayalam},
    StemLanguage{"or", "", StemScript::kOriya},
    StemLanguage{"si", "", StemScript::kSinhala},
    StemLanguage{"te", "", StemScript::kTelugu},
    StemLanguage{"ka", "", StemScript::kGeorgian},
};

constexpr std::string_view kHeh = "\u0647";
constexpr std::string_view kTehMarbuta = "\u0629";

struct Deleter {
  void operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }
};

// The first kLightStemLetters of `word`; empty if it has no more.
std::string_view first_letters(std::string_view word) {
  const std::string_view first = first_characters(word, kLightStemLetters);
  return first.size() < word.size() ? first : std::string_view();
}

// Norwegian has one stemmer and three tags.
std::string_view primary_subtag(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  return primary == "nb" || primary == "nn" ? "no" : primary;
}

}  // namespace

std::span<const StemLanguage> stem_languages() noexcept { return kLanguages; }

class Stemmer::Impl {
 public:
  Impl() { rows_.fill(kNoRow); }

  std::string_view stem(std::string_view word, StemScript script, std::string_view language) {
    if (language != language_) set_language(language);
    const std::uint8_t row = rows_[static_cast<std::size_t>(script)];
    if (row == kNoRow || word.empty()) return {};
    if (const auto known = cache_.find(word, row)) return *known;
    const std::string_view result = make(word, row);
    cache_.put(word, row, result);
    return result;
  }

 private:
  static constexpr std::uint8_t kNoRow = 0xFF;
  static_assert(kLanguages.size() < kNoRow);

  // Words of a text are stemmed in one language after the other: its rows are looked up once.
  void set_language(std::string_view language) {
    language_ = language;
    rows_.fill(kNoRow);
    const std::string_view primary = primary_subtag(language);
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      if (kLanguages[i].language == primary)
        rows_[static_cast<std::size_t>(kLanguages[i].script)] = static_cast<std::uint8_t>(i);
    }
  }

  std::string_view make(std::string_view word, std::size_t index) {
    const StemLanguage& row = kLanguages[index];
    if (row.algorithm.empty()) return first_letters(word);
    auto& stemmer = stemmers_[index];
    if (stemmer == nullptr) {
      stemmer.reset(sb_stemmer_new(std::string(row.algorithm).c_str(), "UTF_8"));
      if (stemmer == nullptr) throw std::runtime_error("libstemmer lacks " + std::string(row.algorithm));
    }
    // The folds made ه of ة; Snowball takes either suffix off, but after the article only ة.
    if (row.language == "ar" && word.ends_with(kHeh)) {
      arabic_.assign(word.substr(0, word.size() - kHeh.size())).append(kTehMarbuta);
      word = arabic_;
    }
    const auto* stemmed = sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
    if (stemmed == nullptr) throw std::bad_alloc();
    const std::string_view result(reinterpret_cast<const char*>(stemmed),
                                  static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
    return result == word ? std::string_view() : result;
  }

  TextCache cache_;
  std::string language_;               // the one that rows_ are for
  std::array<std::uint8_t, 32> rows_;  // by script: PackedChar has 5 bits for it
  std::string arabic_;
  std::array<std::unique_ptr<sb_stemmer, Deleter>, kLanguages.size()> stemmers_;
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word, StemScript script, std::string_view language) {
  return impl_->stem(word, script, language);
}

}  // namespace broadsheet::schema
