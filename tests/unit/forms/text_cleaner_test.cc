// What the cleaner takes away, against a loop over bytes.
#include "forms/draft/text_cleaner.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace broadsheet::indexer {
namespace {

// What the cleaner leaves, character by character as its header says.
std::string cleaned_one_by_one(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      ++i;
    } else if (byte == '\f' || byte == '\v') {
      out += ' ';
    } else if ((byte >= 0x20 || byte == '\t') && byte != 0x7F) {
      out += text[i];
    }
  }
  return out;
}

TEST(TextCleaner, CleansWhatALoopCleans) {
  std::mt19937 random(11);
  const std::string pieces[] = {"a",       "字",     "\x01",   "\x7F", "\t",   "\f",
                                "\u0085x", "\u009F", "\u00A0", "é",    "word "};
  for (int run = 0; run < 5000; ++run) {
    std::string text = "[";
    for (std::size_t count = random() % 12; count > 0; --count) text += pieces[random() % std::size(pieces)];
    text += ']';
    if (text.find("\u0085") != std::string::npos) continue;  // ends a line
    TextCleaner cleaner;
    EXPECT_EQ(cleaner.line(text), cleaned_one_by_one(text)) << testing::PrintToString(text);
  }
}

struct KeptCase {
  const char* text;
  const char* kept;
};
std::ostream& operator<<(std::ostream& out, const KeptCase& c) { return out << c.text; }

// What carries meaning at the end of a line, in a text of many lines.
class KeptInLines : public testing::TestWithParam<KeptCase> {};
TEST_P(KeptInLines, IsStoredAsGiven) {
  TextCleaner cleaner;
  EXPECT_EQ(cleaner.lines(GetParam().text), GetParam().kept);
  EXPECT_EQ(cleaner.removed(), 0U);
}
INSTANTIATE_TEST_SUITE_P(
    FormatCharacters, KeptInLines,
    testing::Values(KeptCase{"Der Fahr\u00AD \nplan", "Der Fahr\u00AD\nplan"},
                    KeptCase{"Расписа\u00AD\nние", "Расписа\u00AD\nние"},
                    KeptCase{"το δρομο\u00AD\nλόγιο", "το δρομο\u00AD\nλόγιο"},
                    // The flag of Scotland: a black flag, tags, and the tag that ends them.
                    KeptCase{"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F\nx",
                             "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F\nx"},
                    KeptCase{"\U0001F469\u200D\U0001F52C \n", "\U0001F469\u200D\U0001F52C"},
                    KeptCase{"\u2764\uFE0F\nx", "\u2764\uFE0F\nx"},           // a variation selector
                    KeptCase{"\u2067שלום\u2069 \nx", "\u2067שלום\u2069\nx"},  // an isolate and its end
                    KeptCase{"\u202Bسلام\u202C\nx", "\u202Bسلام\u202C\nx"},
                    KeptCase{"א!\u200F\nx", "א!\u200F\nx"}, KeptCase{"می\u200C\nx", "می\u200C\nx"},
                    KeptCase{"क्\u200D\nx", "क्\u200D\nx"},
                    KeptCase{"x\uFEFF\u200B\u2003\ny", "x\ny"},  // what carries none
                    KeptCase{"x\n\u00AD\ny", "x\n\ny"}));        // nothing to see: a blank line

class KeptInLine : public testing::TestWithParam<KeptCase> {};
TEST_P(KeptInLine, IsStoredAsGiven) {
  TextCleaner cleaner;
  EXPECT_EQ(cleaner.line(GetParam().text), GetParam().kept);
}
INSTANTIATE_TEST_SUITE_P(
    FormatCharacters, KeptInLine,
    testing::Values(KeptCase{" Neuer Fahr\u00AD\n plan ", "Neuer Fahr\u00ADplan"},
                    KeptCase{"Heute \U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F ",
                             "Heute \U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"},
                    KeptCase{"\u2067שלום\u2069", "\u2067שלום\u2069"},
                    KeptCase{"\u200Fאב\u200F", "\u200Fאב\u200F"}, KeptCase{"\uFEFF x \u200B", "x"},
                    KeptCase{"x\ny", "x y"}));

}  // namespace
}  // namespace broadsheet::indexer
