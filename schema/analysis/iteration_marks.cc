// Iteration marks of Japanese. Source: The Unicode Standard, chapter 18.1 (々, 〻) and 18.4, 18.5 (ゝ ゞ ヽ
// ヾ). The two-character marks of vertical text (〱 〲) are left alone: they repeat as many characters as the
// writer meant.
#include "analysis/iteration_marks.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace broadsheet::schema {
namespace {

constexpr UChar32 kVoicing = 0x3099;  // combining

enum class Repeats { kHan, kKana, kVoicedKana };

struct Mark {
  UChar32 mark;
  UScriptCode script;
  Repeats repeats;
};

// Of two marks that repeat the same, the first is the one that is written today.
constexpr Mark kMarks[] = {
    {0x3005, USCRIPT_HAN, Repeats::kHan},              // 々
    {0x303B, USCRIPT_HAN, Repeats::kHan},              // 〻, in vertical text
    {0x309D, USCRIPT_HIRAGANA, Repeats::kKana},        // ゝ
    {0x309E, USCRIPT_HIRAGANA, Repeats::kVoicedKana},  // ゞ
    {0x30FD, USCRIPT_KATAKANA, Repeats::kKana},        // ヽ
    {0x30FE, USCRIPT_KATAKANA, Repeats::kVoicedKana},  // ヾ
};

const Mark* find_mark(UChar32 c) noexcept {
  const auto* found =
      std::find_if(std::begin(kMarks), std::end(kMarks), [&](const Mark& m) { return m.mark == c; });
  return found == std::end(kMarks) ? nullptr : found;
}

UScriptCode script_of(UChar32 c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

const icu::Normalizer2& canonical() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  return *nfc;
}

// が is か and a mark of voicing: か. Others are themselves.
UChar32 without_voicing(UChar32 kana) {
  icu::UnicodeString parts;
  if (!canonical().getRawDecomposition(kana, parts)) return kana;
  const UChar32 base = parts.char32At(0);
  return parts.hasMoreChar32Than(0, parts.length(), 1) && parts.char32At(parts.moveIndex32(0, 1)) == kVoicing
             ? base
             : kana;
}

UChar32 with_voicing(UChar32 kana) {
  const UChar32 voiced = canonical().composePair(without_voicing(kana), kVoicing);
  return voiced < 0 ? kana : voiced;
}

icu::UnicodeString without_marks(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  UChar32 before = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    UChar32 c = text.char32At(i);
    const Mark* mark = find_mark(c);
    if (mark != nullptr && before != 0 && script_of(before) == mark->script) {
      c = mark->repeats == Repeats::kHan    ? before
          : mark->repeats == Repeats::kKana ? without_voicing(before)
                                            : with_voicing(before);
    }
    out.append(c);
    before = c;
  }
  return out;
}

icu::UnicodeString with_marks(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  UChar32 before = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const UScriptCode script = script_of(c);
    const bool repeated =
        before != 0 && (script == USCRIPT_HAN ? before == c : without_voicing(before) == without_voicing(c));
    const Repeats repeats = script == USCRIPT_HAN     ? Repeats::kHan
                            : without_voicing(c) == c ? Repeats::kKana
                                                      : Repeats::kVoicedKana;
    const auto* mark = std::find_if(std::begin(kMarks), std::end(kMarks), [&](const Mark& m) {
      return m.script == script && m.repeats == repeats;
    });
    out.append(repeated && mark != std::end(kMarks) && find_mark(c) == nullptr ? mark->mark : c);
    before = c;
  }
  return out;
}

}  // namespace

std::vector<std::string> iteration_variants(std::string_view text) {
  const auto typed = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  const icu::UnicodeString plain = without_marks(typed);
  const icu::UnicodeString marked = with_marks(plain);
  std::vector<std::string> variants;
  for (const icu::UnicodeString* form : {&plain, &marked}) {
    if (*form == typed) continue;
    std::string variant;
    form->toUTF8String(variant);
    if (std::find(variants.begin(), variants.end(), variant) == variants.end())
      variants.push_back(std::move(variant));
  }
  return variants;
}

}  // namespace broadsheet::schema
