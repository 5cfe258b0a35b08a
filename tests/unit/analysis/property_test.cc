// What holds for every input: random Unicode, random bytes, and hostile repetition.
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <map>
#include <random>

#include "analysis/language.h"
#include "analysis/script_folds.h"
#include "analysis/text_normalizer.h"
#include "broadsheet/schema/article.h"
#include "processor_time.h"
#include "tokens.h"

namespace broadsheet::schema {
namespace {

constexpr unsigned kSeed = 20240301;

void append(std::string& out, char32_t c) {
  std::uint8_t bytes[4];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<std::uint32_t>(c));
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

// Characters that meet others: marks, joining letters, what folds or expands, digits and punctuation.
constexpr std::u32string_view kMeeting =
    U"aiIseZ09.,'-_ "
    U"\n\u00AD\u00DF\u0130\u0131\u0300\u0301\u0307\u0316\u0323\u0345\u03B1\u03AC\u03C2\u0391\u0451\u0415"
    U"\u0308\u05D0\u05B8\u05F4\"\u0627\u0623\u0640\u064B\u0651\u0629\u06CC\u0660\u066C\u0915\u093C\u0958"
    U"\u094D\u0930"
    U"\u09C7\u09BE\u0E01\u0E38\u0E48\u1100\u1161\u11A8\uAC00\uAC01\u3131\u3042\u304B\u3099\uFF76\uFF9E\u30FC"
    U"\u30FB"
    U"\u56FD\u9632\uF900\uFA10\u337F\uFDFA\uFF21\uFF10\u200C\u200D\u2060\uFEFF\uFE0F\u20E3\U0001F1F0"
    U"\U0001F1F7"
    U"\U0001F680\U0001F3FD\U00020BB7\U0001D400\u2028\u0085\uFFFD\u1E9E\u02BC";

std::string random_text(std::mt19937& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    switch (random() % 4) {
      case 0:
        append(text, static_cast<char32_t>(random() % 0x7F + 1));
        break;
      case 1: {
        char32_t c = 0;
        do c = static_cast<char32_t>(random() % 0x110000);
        while (c >= 0xD800 && c <= 0xDFFF);
        append(text, random() % 3 == 0 ? c : c % 0xD000);
        break;
      }
      default:
        append(text, kMeeting[random() % kMeeting.size()]);
    }
  }
  return text;
}

std::string random_bytes(std::mt19937& random, std::size_t length) {
  std::string text(length, '\0');
  for (char& c : text) c = static_cast<char>(random() % 256);
  return text;
}

bool well_formed(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0) return false;
  }
  return true;
}

void check_invariants(const std::string& text) {
  Analyzer analyzer;
  Collector collector;
  const std::uint32_t positions = analyzer.analyze(text, collector);
  std::uint32_t last_position = 0;
  std::map<TokenKind, std::uint32_t> last_begin;
  bool first = true;
  for (const OwnedToken& token : collector.tokens) {
    ASSERT_LT(token.begin, token.end);
    ASSERT_LE(token.end, text.size());
    ASSERT_FALSE(token.text.empty());
    ASSERT_LE(token.text.size(), kMaxWordBytes);
    ASSERT_TRUE(well_formed(token.text));
    // Whole characters of the original.
    ASSERT_TRUE(well_formed(std::string_view(text).substr(token.begin, token.end - token.begin)));
    ASSERT_LT(token.position, positions);
    ASSERT_GE(token.begin, last_begin[token.kind]);
    last_begin[token.kind] = token.begin;
    if (!is_positioned(token.kind)) {
      ASSERT_FALSE(token.glued);
      continue;
    }
    ASSERT_TRUE(first || token.position > last_position);
    ASSERT_FALSE(first && token.glued);
    last_position = token.position;
    first = false;
  }
}

TEST(AnalysisProperty, TokensPointAtWholeCharactersOfAnyText) {
  std::mt19937 random(kSeed);
  for (int i = 0; i < 3000; ++i) {
    ASSERT_NO_FATAL_FAILURE(check_invariants(random_text(random, random() % 60))) << "case " << i;
  }
}

TEST(AnalysisProperty, TokensPointAtWholeCharactersOfAnyBytes) {
  std::mt19937 random(kSeed + 1);
  for (int i = 0; i < 3000; ++i) {
    ASSERT_NO_FATAL_FAILURE(check_invariants(random_bytes(random, random() % 120))) << "case " << i;
  }
}

TEST(AnalysisProperty, LongTextsAreCutInChunksUnseen) {
  // The words of a long text are those of its lines.
  std::mt19937 random(kSeed + 2);
  std::string text;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string line = random_text(random, 20) + ".";
    const std::string words = words_of("." + line);
    if (line.find('\n') != std::string::npos || words.empty()) continue;
    text += "\n" + line;
    expected += (expected.empty() ? "" : " ") + words;
  }
  EXPECT_EQ(words_of(text), expected);
}

// The reference: ICU normalises the whole text, then the folds.
std::string reference_fold(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  icu::Normalizer2::getNFKCCasefoldInstance(status)->normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  std::string out;
  char32_t before = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(normal.data());
  for (std::size_t i = 0; i < normal.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, normal.size(), c);
    const ScriptFold folded = fold_code_point(static_cast<char32_t>(c));
    if (folded.drop || drops_mark_after(before, static_cast<char32_t>(c))) continue;
    append(out, folded.code_point);
    before = folded.code_point;
  }
  return out;
}

TEST(NormalizerProperty, GivesWhatIcuGives) {
  std::mt19937 random(kSeed + 3);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (const char c : random_text(random, random() % 24)) text.push_back(c);
    if (text.find("\u200B") != std::string::npos) continue;  // parts words here, is dropped by ICU
    ASSERT_EQ(fold(text), reference_fold(text)) << "case " << i << ": " << text;
  }
}

TEST(NormalizerProperty, GivesWhatIcuGivesForAscii) {
  std::mt19937 random(kSeed + 4);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::size_t length = random() % 200; length > 0; --length) {
      text.push_back(static_cast<char>(random() % 0x7F + 1));
    }
    ASSERT_EQ(fold(text), reference_fold(text));
  }
}

TEST(NormalizerProperty, EveryCodePointAlone) {
  for (char32_t c = 1; c < 0x110000; ++c) {
    if ((c >= 0xD800 && c <= 0xDFFF) || c == 0x200B) continue;
    std::string text;
    append(text, c);
    ASSERT_EQ(fold(text), reference_fold(text)) << static_cast<unsigned>(c);
  }
}

TEST(WordsProperty, AreThoseOfUax29WhereThereIsNoPunctuationInside) {
  constexpr std::u32string_view kLetters =
      U"abzé\u0301ßяйёאب\u064Eअक\u094Dसि१αςთაღთ09 \u0BA4\u0BAE\u0BBF \u1208\u1209 !/()";
  std::mt19937 random(kSeed + 5);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> icu_words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t length = random() % 40; length > 0; --length)
      append(text, kLetters[random() % kLetters.size()]);
    const std::string folded = fold(text);
    const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(folded);
    icu_words->setText(utf16);
    std::string expected;
    for (int32_t begin = icu_words->first(), end = icu_words->next(); end != icu::BreakIterator::DONE;
         begin = end, end = icu_words->next()) {
      if (icu_words->getRuleStatus() == UBRK_WORD_NONE) continue;
      std::string word;
      utf16.tempSubStringBetween(begin, end).toUTF8String(word);
      expected += (expected.empty() ? "" : " ") + word;
    }
    std::string words;
    for (const OwnedToken& token : tokens_of(text)) words += (words.empty() ? "" : " ") + token.text;
    ASSERT_EQ(words, expected) << text;
  }
}

// One megabyte of one thing takes no longer than a megabyte of text; a quadratic path would take minutes.
TEST(AnalysisLimits, AMegabyteOfOneThingOnOneLine) {
  const char* things[] = {
      "a",    "漢", "ก",     "\u0301", "가",     "\u0316\u0301", "1,",  "1.", "a.",     "'",
      "\xFF", "\n", "é",     "カ",     "ﷺ",      "\u200D",       "א\"", "🇰🇷", "\u1100", "\u0E48\u0E38",
      "က",    "ក",  "a\n\n", "\u00AD", "क\u093C"};
  for (const char* thing : things) {
    std::string text;
    while (text.size() < 1000000) text += thing;
    const tests::ProcessorTime time;
    Analyzer analyzer;
    Collector collector;
    analyzer.analyze(text, collector);
    fold(text);
    join_lines(text);
    EXPECT_LT(time.seconds(), 20.0) << thing;
  }
}

TEST(LanguageProperty, NoBytesMakeItFail) {
  std::mt19937 random(kSeed + 6);
  for (int i = 0; i < 1000; ++i) {
    const std::string text =
        i % 2 == 0 ? random_bytes(random, random() % 200) : random_text(random, random() % 80);
    const LanguageGuess guess = identify_language(text);
    ASSERT_GE(guess.confidence, 0.0);
    ASSERT_LE(guess.confidence, 1.0);
    ASSERT_EQ(guess.language.empty(), guess.confidence == 0.0);
    join_lines(text);
  }
}

}  // namespace
}  // namespace broadsheet::schema
