// Language identification: the script first, then what only one language writes, then CLD2.
// CLD2's header uses FILE without declaring it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "analysis/han_languages.h"
#include "broadsheet/schema/language.h"

namespace broadsheet::schema {
namespace {

// No more than the first bytes of a text are looked at: they decide, and the rest costs time.
constexpr std::size_t kSampleBytes = 16384;

// A tag of RFC 5646, section 4.4.1, has 35 characters at most.
constexpr std::size_t kMaxTagBytes = 35;

// Scripts that one language writes, as far as news goes.
struct ScriptLanguage {
  UScriptCode script;
  std::string_view language;
};
constexpr std::array kScriptLanguages = {
    ScriptLanguage{USCRIPT_HANGUL, "ko"},    ScriptLanguage{USCRIPT_THAI, "th"},
    ScriptLanguage{USCRIPT_LAO, "lo"},       ScriptLanguage{USCRIPT_KHMER, "km"},
    ScriptLanguage{USCRIPT_MYANMAR, "my"},   ScriptLanguage{USCRIPT_GREEK, "el"},
    ScriptLanguage{USCRIPT_ARMENIAN, "hy"},  ScriptLanguage{USCRIPT_GEORGIAN, "ka"},
    ScriptLanguage{USCRIPT_TAMIL, "ta"},     ScriptLanguage{USCRIPT_TELUGU, "te"},
    ScriptLanguage{USCRIPT_KANNADA, "kn"},   ScriptLanguage{USCRIPT_MALAYALAM, "ml"},
    ScriptLanguage{USCRIPT_GUJARATI, "gu"},  ScriptLanguage{USCRIPT_GURMUKHI, "pa"},
    ScriptLanguage{USCRIPT_ORIYA, "or"},     ScriptLanguage{USCRIPT_SINHALA, "si"},
    ScriptLanguage{USCRIPT_THAANA, "dv"},    ScriptLanguage{USCRIPT_CHEROKEE, "chr"},
    ScriptLanguage{USCRIPT_OL_CHIKI, "sat"}, ScriptLanguage{USCRIPT_SYRIAC, "syr"},
};

// Scripts of several languages, of which one is by far the most common: what CLD2 says, else that one.
constexpr std::array kLikelyLanguages = {
    ScriptLanguage{USCRIPT_HEBREW, "he"},
    ScriptLanguage{USCRIPT_BENGALI, "bn"},
    ScriptLanguage{USCRIPT_ETHIOPIC, "am"},
    ScriptLanguage{USCRIPT_TIBETAN, "bo"},
};

// CLD2's codes that are not BCP 47's.
struct Renamed {
  std::string_view cld2;
  std::string_view bcp47;
};
constexpr std::array kRenamed = {
    Renamed{"iw", "he"}, Renamed{"in", "id"},  Renamed{"jw", "jv"},         Renamed{"ji", "yi"},
    Renamed{"mo", "ro"}, Renamed{"sh", "sr"},  Renamed{"zh-TW", "zh-Hant"}, Renamed{"blu", "hmn"},
    Renamed{"nb", "no"}, Renamed{"fil", "tl"},
};

template <std::size_t N>
std::string_view language_of(const std::array<ScriptLanguage, N>& table, UScriptCode script) {
  for (const ScriptLanguage& row : table) {
    if (row.script == script) return row.language;
  }
  return {};
}

// Letters of each script, weighted by how much a letter of it says: a Han character stands for a word.
struct Letters {
  std::array<double, USCRIPT_CODE_LIMIT> weight{};
  double kana = 0;
  double total = 0;
};

double weight_of(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
      return 3.0;
    case USCRIPT_HANGUL:
      return 2.5;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return 2.0;
    case USCRIPT_LATIN:
      return 1.0;
    default:
      return 1.5;  // Latin names and abbreviations stand in texts of every script
  }
}

Letters count_letters(std::string_view text) {
  Letters letters;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0 || !u_isalpha(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    if (script <= USCRIPT_INHERITED) continue;
    const double weight = weight_of(script);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) letters.kana += weight;
    if (script == USCRIPT_KATAKANA || script == USCRIPT_HIRAGANA || script == USCRIPT_BOPOMOFO) {
      script = USCRIPT_HAN;
    }
    letters.weight[static_cast<std::size_t>(script)] += weight;
    letters.total += weight;
  }
  return letters;
}

// The letters of one script with the spaces and punctuation between words: well-formed, free of controls and
// of other scripts, as CLD2 wants it.
std::string only_script(std::string_view text, UScriptCode wanted) {
  std::string out;
  out.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = c < 0 ? USCRIPT_UNKNOWN : uscript_getScript(c, &status);
    const bool letter = script == wanted || script == USCRIPT_INHERITED;
    const bool punctuation = c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == '-';
    if (letter || punctuation) {
      out.append(text.substr(begin, i - begin));
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  return out;
}

LanguageGuess ask_cld2(const std::string& text, std::string_view hint) {
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  if (!hint.empty()) {
    std::string name(hint == "he" ? "iw" : hint);
    hints.language_hint = CLD2::GetLanguageFromName(name.c_str());
  }
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  int valid_prefix = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints,
                                          CLD2::kCLDFlagBestEffort, languages.data(), percents.data(),
                                          scores.data(), nullptr, &text_bytes, &reliable, &valid_prefix);
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE || languages[0] == CLD2::TG_UNKNOWN_LANGUAGE) return {};
  std::string_view code = CLD2::LanguageCode(languages[0]);
  for (const Renamed& row : kRenamed) {
    if (row.cld2 == code) code = row.bcp47;
  }
  const double share = percents[0] / 100.0;
  return {std::string(code), reliable ? share : share * 0.5};
}

}  // namespace

LanguageGuess identify_language(std::string_view text, std::string_view hint) {
  std::string_view sample = text;
  if (sample.size() > kSampleBytes) {
    std::size_t end = kSampleBytes;
    while (end > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(sample[end]))) --end;
    sample = sample.substr(0, end);
  }
  const Letters letters = count_letters(sample);
  if (letters.total <= 0) return {};
  const auto top = std::max_element(letters.weight.begin(), letters.weight.end());
  const auto script = static_cast<UScriptCode>(top - letters.weight.begin());
  const double share = *top / letters.total;

  if (script == USCRIPT_HAN) {
    return identify_han(sample, letters.kana / *top, share, hint);
  }
  if (const std::string_view language = language_of(kScriptLanguages, script); !language.empty()) {
    return {std::string(language), share};
  }
  LanguageGuess guess = ask_cld2(only_script(sample, script), hint);
  if (const std::string_view likely = language_of(kLikelyLanguages, script);
      !likely.empty() && guess.confidence < 0.9) {
    return {std::string(likely), 0.9 * share};
  }
  guess.confidence *= share;
  return guess;
}

std::string language_term(std::string_view tag) {
  if (tag.empty() || tag.size() > kMaxTagBytes) return {};
  std::string term;
  for (const char c : tag) {
    if (c >= 'A' && c <= 'Z') {
      term.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      term.push_back(c);
    } else if (c == '-' || c == '_') {
      term.push_back('-');
    } else {
      return {};
    }
  }
  return term;
}

}  // namespace broadsheet::schema
