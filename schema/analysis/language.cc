// Language identification: the script first, then what only one language writes, then CLD2.
// CLD2's header uses FILE without declaring it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/function_words.h"
#include "analysis/han_languages.h"
#include "analysis/indonesian_malay.h"
#include "analysis/language.h"
#include "analysis/letter_scripts.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// No more than the first bytes of a text are looked at: they decide, and the rest costs time.
constexpr std::size_t kSampleBytes = 2048;

// A script other than Latin with this share of the letters (weighted) is that of the text.
constexpr double kEmbeddedShare = 0.25;

// What is less sure than this is not said.
constexpr double kLeastConfidence = 0.4;

// A guess stands if its alphabet has at least this share of the letters; the others are in foreign names.
constexpr double kKnownLetters = 0.985;

// Texts shorter than this (bytes) are headlines or a sentence: a few names can outvote the other words.
constexpr std::size_t kShortText = 600;

// Scores of CLD2 for each kilobyte. Of 161 sentences in 61 languages that we wrote, none with a score below
// the first was told rightly unless a function word spoke for it too; above the second, four of five mistakes
// were English.
constexpr double kLeastScore = 400;
constexpr double kSureScore = 700;

// So many words tell a language without its names.
constexpr std::size_t kEnoughWords = 5;

// With no more words than these, the language cannot be told.
constexpr std::size_t kFewWords = 2;

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

Letters count_letters(std::string_view text, LetterScripts& scripts) {
  Letters letters;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, i));
    const LetterInfo& info = scripts[c];
    if (!info.letter) continue;
    auto script = static_cast<UScriptCode>(info.script);
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

// How a text is put before CLD2.
enum class Words { kAll, kNoNames };

// The words of one script with the spaces and punctuation between: well-formed, free of controls and of other
// scripts, as CLD2 wants it. kNoNames leaves out capitalised words inside a sentence, which are names, and
// names are of any language.
std::string only_script(std::string_view text, UScriptCode wanted, Words words, LetterScripts& scripts) {
  std::string out;
  out.reserve(text.size());
  bool in_word = false;
  bool skipping = false;
  bool sentence_start = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const auto c = static_cast<UChar32>(next_character(text, i));
    const LetterInfo& info = scripts[c];
    const auto script = static_cast<UScriptCode>(info.script);
    if (script == wanted || (script == USCRIPT_INHERITED && in_word)) {
      if (!in_word) {
        skipping = words == Words::kNoNames && !sentence_start && info.upper;
        sentence_start = false;
      }
      in_word = true;
      if (!skipping) out.append(text.substr(begin, i - begin));
      continue;
    }
    const bool apostrophe = c == '\'' || c == 0x2019;
    if (apostrophe && in_word && !skipping) {
      out.push_back('\'');
      continue;
    }
    in_word = false;
    if (c == '.' || c == '?' || c == '!' || c == '\n') sentence_start = true;
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
  }
  return out;
}

// What CLD2 answers: a guess, and its score for each kilobyte.
struct Answer {
  LanguageGuess guess;
  double score = 0;
};

Answer ask_cld2(const std::string& text, std::string_view hint) {
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
  return {{std::string(code), reliable ? share : share * 0.5}, scores[0]};
}

// Names and abbreviations in Latin letters stand in texts of every script, seldom the other way round.
UScriptCode main_script(const Letters& letters) {
  auto best = USCRIPT_LATIN;
  double weight = kEmbeddedShare * letters.total;
  for (std::size_t i = 0; i < letters.weight.size(); ++i) {
    if (static_cast<UScriptCode>(i) == USCRIPT_LATIN || letters.weight[i] <= weight) continue;
    best = static_cast<UScriptCode>(i);
    weight = letters.weight[i];
  }
  const bool has_latin = letters.weight[USCRIPT_LATIN] > 0;
  if (best != USCRIPT_LATIN || has_latin) return best;
  return static_cast<UScriptCode>(std::max_element(letters.weight.begin(), letters.weight.end()) -
                                  letters.weight.begin());
}

// The share of the letters of `text` in `script` that CLDR lists for `language`; 1 if it has no list.
double share_of_known_letters(std::string_view text, UScriptCode script, const std::string& language,
                              LetterScripts& scripts) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(ulocdata_open(language.c_str(), &status),
                                                                     &ulocdata_close);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return 1.0;
  const std::unique_ptr<USet, decltype(&uset_close)> set(
      ulocdata_getExemplarSet(data.get(), nullptr, USET_CASE_INSENSITIVE, ULOCDATA_ES_STANDARD, &status),
      &uset_close);
  if (U_FAILURE(status) || set == nullptr) return 1.0;
  int known = 0;
  int all = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, i));
    const LetterInfo& info = scripts[c];
    if (!info.letter || info.script != static_cast<std::uint8_t>(script)) continue;
    ++all;
    known += uset_contains(set.get(), c) != 0 ? 1 : 0;
  }
  return all == 0 ? 1.0 : static_cast<double>(known) / all;
}

// The most read languages of a script that several share, most read first: taken if CLD2's guess cannot be.
struct Candidates {
  UScriptCode script;
  std::array<std::string_view, 5> languages;
};
constexpr std::array kCandidates = {
    Candidates{USCRIPT_CYRILLIC, {"ru", "uk", "bg", "sr", "kk"}},
    Candidates{USCRIPT_ARABIC, {"ar", "fa", "ur", "ps", "ckb"}},
    Candidates{USCRIPT_DEVANAGARI, {"hi", "mr", "ne", "", ""}},
};

// Languages of one script that are close, told apart by letters too: a Swedish text has ä and ö.
struct CloseLanguages {
  std::array<std::string_view, 4> languages;
};
constexpr std::array kCloseLanguages = {
    CloseLanguages{{"no", "da", "sv", ""}},   CloseLanguages{{"cs", "sk", "", ""}},
    CloseLanguages{{"es", "pt", "gl", "ca"}}, CloseLanguages{{"sr", "hr", "sl", "bs"}},
    CloseLanguages{{"fi", "et", "", ""}},
};

// As check_alphabet(), in Latin letters, among the languages that are close to the guess.
LanguageGuess check_close_languages(LanguageGuess guess, std::string_view text, LetterScripts& scripts) {
  const auto row =
      std::find_if(kCloseLanguages.begin(), kCloseLanguages.end(), [&](const CloseLanguages& each) {
        return std::find(each.languages.begin(), each.languages.end(), guess.language) !=
               each.languages.end();
      });
  if (row == kCloseLanguages.end() || guess.language.empty()) return guess;
  double best = share_of_known_letters(text, USCRIPT_LATIN, guess.language, scripts);
  for (const std::string_view language : row->languages) {
    if (language.empty()) continue;
    const double share = share_of_known_letters(text, USCRIPT_LATIN, std::string(language), scripts);
    if (share > best) {
      best = share;
      guess = {std::string(language), 0.6};
    }
  }
  return guess;
}

// Takes back a guess whose alphabet lacks letters of the text (a Russian text has ы, a Serbian one has not).
LanguageGuess check_alphabet(LanguageGuess guess, std::string_view text, UScriptCode script,
                             LetterScripts& scripts) {
  const auto row = std::find_if(kCandidates.begin(), kCandidates.end(),
                                [&](const Candidates& each) { return each.script == script; });
  if (row == kCandidates.end()) return guess;
  double best = guess.language.empty() ? 0.0 : share_of_known_letters(text, script, guess.language, scripts);
  if (best >= kKnownLetters) return guess;
  for (const std::string_view language : row->languages) {
    if (language.empty()) continue;
    const double share = share_of_known_letters(text, script, std::string(language), scripts);
    if (share > best) {
      best = share;
      guess = {std::string(language), 0.6};
    }
  }
  return guess;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    words += c != ' ' && !in_word ? 1 : 0;
    in_word = c != ' ';
  }
  return words;
}

// What identifying takes that is costly to make. Most texts need no analyzer: a script, or CLD2, tells.
class Tools {
 public:
  Analyzer& analyzer() {
    if (!analyzer_) analyzer_.emplace();
    return *analyzer_;
  }
  LetterScripts scripts;

 private:
  std::optional<Analyzer> analyzer_;
};

// Asks CLD2 twice, about all words and about those that are no names; where the answers differ, the second
// counts.
LanguageGuess identify_words(std::string_view text, UScriptCode script, std::string_view hint, Tools& tools) {
  const std::string all = only_script(text, script, Words::kAll, tools.scripts);
  const std::string no_names =
      all.size() < kShortText ? only_script(text, script, Words::kNoNames, tools.scripts) : std::string();
  const bool short_words = all.size() < kShortText && (script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC);
  Answer answer = ask_cld2(all, hint);
  // A guess that a function word speaks for is not shaken by what few words are left without names.
  const auto opinion_on = [&](const Answer& of) {
    return ask_function_words(all, of.guess.language, of.score >= kSureScore, tools.analyzer());
  };
  FunctionWordOpinion opinion = short_words ? opinion_on(answer) : FunctionWordOpinion();
  if (no_names.size() < all.size() && count_words(no_names) >= 2 &&
      (opinion.of_guess == 0 || count_words(no_names) >= kEnoughWords)) {
    Answer second = ask_cld2(no_names, hint);
    if (second.guess.language != answer.guess.language && second.guess.confidence > 0) {
      second.guess.confidence = std::min(second.guess.confidence, 0.7);
      answer = second;
      if (short_words) opinion = opinion_on(answer);
    }
  }
  LanguageGuess guess = answer.guess;
  // Two words may be a name, and a name is of any language.
  if (script == USCRIPT_LATIN && count_words(all) <= kFewWords && guess.language != hint) {
    guess.confidence *= 0.4;
  }
  if (!opinion.language.empty()) {
    guess = {opinion.language, 0.6};
  } else if (opinion.contradicts) {
    return {};
  } else if (script == USCRIPT_LATIN && short_words && opinion.of_guess == 0 && answer.score < kLeastScore &&
             guess.language != hint) {
    return {};
  }
  if (guess.language == "bh" && all.size() < kShortText) guess.language = "hi";
  if (guess.language == "ms" || guess.language == "id" ||
      (guess.language == "jv" && all.size() < kShortText)) {
    const int balance = indonesian_over_malay(all, tools.analyzer());
    if (balance > 0) guess.language = "id";
    if (balance < 0) guess.language = "ms";
    // Nothing tells them apart: the one with ten times the readers.
    if (balance == 0) guess.language = hint == "ms" ? "ms" : "id";
  }
  if (script == USCRIPT_LATIN && all.size() < kShortText)
    return check_close_languages(std::move(guess), text, tools.scripts);
  return check_alphabet(std::move(guess), text, script, tools.scripts);
}

LanguageGuess identify_sample(std::string_view sample, std::string_view hint, Tools& tools) {
  const Letters letters = count_letters(sample, tools.scripts);
  if (letters.total <= 0) return {};
  const UScriptCode script = main_script(letters);
  const double weight = letters.weight[static_cast<std::size_t>(script)];
  const double share = weight / letters.total;

  if (script == USCRIPT_HAN) {
    return identify_han(sample, letters.kana / weight, share, hint);
  }
  if (const std::string_view language = language_of(kScriptLanguages, script); !language.empty()) {
    return {std::string(language), share};
  }
  LanguageGuess guess = identify_words(sample, script, hint, tools);
  if (const std::string_view likely = language_of(kLikelyLanguages, script);
      !likely.empty() && guess.confidence < 0.9) {
    return {std::string(likely), 0.9};
  }
  if (guess.confidence < kLeastConfidence) return {};
  return guess;
}

}  // namespace

class LanguageIdentifier::Impl {
 public:
  LanguageGuess identify(std::string_view text, std::string_view hint) {
    const std::string_view sample = cut_at_character(text, kSampleBytes);
    if (!sample.empty() && sample == last_sample_ && hint == last_hint_) return last_guess_;
    LanguageGuess guess = identify_sample(sample, hint, tools_);
    last_sample_.assign(sample);
    last_hint_.assign(hint);
    last_guess_ = guess;
    return guess;
  }

 private:
  Tools tools_;
  // The last answer: who reads an article asks of its body's language before reading its dates, and once more
  // when the article is complete.
  std::string last_sample_;
  std::string last_hint_;
  LanguageGuess last_guess_;
};

LanguageIdentifier::LanguageIdentifier() : impl_(std::make_unique<Impl>()) {}
LanguageIdentifier::~LanguageIdentifier() = default;
LanguageIdentifier::LanguageIdentifier(LanguageIdentifier&&) noexcept = default;
LanguageIdentifier& LanguageIdentifier::operator=(LanguageIdentifier&&) noexcept = default;

LanguageGuess LanguageIdentifier::identify(std::string_view text, std::string_view hint) {
  return impl_->identify(text, hint);
}

LanguageGuess identify_language(std::string_view text, std::string_view hint) {
  return LanguageIdentifier().identify(text, hint);
}

bool capitalises_nouns(std::string_view language) noexcept {
  // German, Swiss German, Luxembourgish, Low German.
  constexpr std::array<std::string_view, 4> kLanguages{"de", "gsw", "lb", "nds"};
  return std::find(kLanguages.begin(), kLanguages.end(), language) != kLanguages.end();
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

bool is_language(std::string_view tag) {
  const std::string term = language_term(tag);
  const std::string language = term.substr(0, term.find('-'));
  // Empty for what ICU does not know; also of codes of three letters, where there is one of two.
  return !language.empty() && *uloc_getISO3Language(language.c_str()) != '\0';
}

}  // namespace broadsheet::schema
