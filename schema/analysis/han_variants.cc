// Simplified and traditional characters, by ICU's transliterators: one character for one, without regard to
// the words that they make. Where several traditional characters became one simplified (發 and 髮: 发), which
// ICU's own table tells, each of them is tried.
#include "analysis/han_variants.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unordered_map>

namespace broadsheet::schema {
namespace {

// Forms of one character that are looked up at most; 台 has four.
constexpr std::size_t kMostForms = 5;

std::unique_ptr<icu::Transliterator> make(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no transliterator for Chinese");
  return transliterator;
}

// The block of unified ideographs; later extensions hold hardly a character of news.
constexpr char16_t kFirst = 0x4E00;
constexpr char16_t kLast = 0x9FFF;

// A simplified character with several traditional forms (发: 發 髮), and the forms that share one (臺 台).
class SharedForms {
 public:
  SharedForms() {
    icu::UnicodeString simplified;
    for (char16_t c = kFirst; c <= kLast; ++c) simplified.append(c).append(u'\n');
    make("Traditional-Simplified")->transliterate(simplified);
    std::int32_t at = 0;
    for (char16_t c = kFirst; c <= kLast; ++c) {
      const std::int32_t end = simplified.indexOf(u'\n', at);
      const char16_t to = simplified.charAt(at);
      if (end == at + 1 && to != c && to >= kFirst && to <= kLast) {
        forms_[to] += c;
        simplified_[c] = to;
      }
      at = end + 1;
    }
    // A character that is simplified of another stands in traditional texts too (后, 里, 台), or no longer
    // does (发): its own form is one more to look for.
    for (auto& [to, forms] : forms_) forms += to;
  }

  // All forms of `c`, itself among them; empty if it has no other.
  const std::u16string& of(char16_t c) const {
    static const std::u16string none;
    const auto simplified = simplified_.find(c);
    const auto found = forms_.find(simplified == simplified_.end() ? c : simplified->second);
    return found == forms_.end() ? none : found->second;
  }

 private:
  std::unordered_map<char16_t, std::u16string> forms_;  // by the simplified character
  std::unordered_map<char16_t, char16_t> simplified_;
};

// Texts in which each character that has several forms takes its first, second… form: each form of each
// character occurs in one of them, which is enough to look up its bigrams. Characters with one other form are
// what the transliterators are for.
std::vector<icu::UnicodeString> other_forms(const icu::UnicodeString& typed) {
  static const SharedForms shared;
  std::size_t most = 0;
  for (std::int32_t i = 0; i < typed.length(); ++i) {
    const std::size_t forms = shared.of(typed.charAt(i)).size();
    if (forms > 2) most = std::max(most, std::min(forms, kMostForms));
  }
  std::vector<icu::UnicodeString> texts;
  for (std::size_t form = 0; form < most; ++form) {
    icu::UnicodeString text = typed;
    for (std::int32_t i = 0; i < typed.length(); ++i) {
      const std::u16string& forms = shared.of(typed.charAt(i));
      // A character with one other form is written as in the traditional text that its neighbour belongs to.
      if (!forms.empty()) text.setCharAt(i, forms[std::min(form, forms.size() > 2 ? forms.size() - 1 : 0)]);
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace

// A transliterator must not be used by two threads at once.
struct HanVariants::Transliterators {
  std::unique_ptr<icu::Transliterator> both[2] = {make("Simplified-Traditional"),
                                                  make("Traditional-Simplified")};
};

HanVariants::HanVariants() = default;
HanVariants::~HanVariants() = default;
HanVariants::HanVariants(HanVariants&&) noexcept = default;
HanVariants& HanVariants::operator=(HanVariants&&) noexcept = default;

std::vector<std::string> HanVariants::of(std::string_view text) {
  if (made_ == nullptr) made_ = std::make_unique<Transliterators>();
  const auto typed = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::vector<std::string> variants;
  const auto add = [&](const icu::UnicodeString& written) {
    if (written == typed || written.countChar32() != typed.countChar32()) return;
    std::string variant;
    written.toUTF8String(variant);
    if (std::find(variants.begin(), variants.end(), variant) == variants.end()) {
      variants.push_back(std::move(variant));
    }
  };
  for (const std::unique_ptr<icu::Transliterator>& transliterator : made_->both) {
    icu::UnicodeString written = typed;
    transliterator->transliterate(written);
    add(written);
  }
  for (const icu::UnicodeString& written : other_forms(typed)) add(written);
  return variants;
}

}  // namespace broadsheet::schema
