// Words of scripts with spaces: what is cut, what is kept together, what is folded.
#include <gtest/gtest.h>

#include "tokens.h"

namespace broadsheet::schema {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* words;  // as words_of writes them: "a b" for two words, "a+b" if the second is glued
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class WordsTest : public testing::TestWithParam<Case> {};

TEST_P(WordsTest, CutsAsExpected) { EXPECT_EQ(words_of(GetParam().text), GetParam().words); }

const auto kName = [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Latin, WordsTest,
    testing::Values(
        Case{"Sentence", "The minister, it said, LEFT.", "the minister it said left"},
        Case{"HostName", "wowkorea.jp", "wowkorea+jp"}, Case{"ApostropheAscii", "Ankara'da", "ankara+da"},
        Case{"ApostropheCurly", "Ankara’da", "ankara+da"},
        Case{"ApostropheLetter", "Hawai\u02BBi", "hawai+i"},
        Case{"Elision", "l'homme d'État", "l+homme d+état"}, Case{"Hyphen", "Won-sik", "won+sik"},
        Case{"Reduplication", "anak-anak", "anak+anak"}, Case{"Underscore", "snake_case", "snake+case"},
        Case{"Email", "news@example.com", "news+example+com"},
        Case{"Url", "https://example.com/a?b=c", "https+example+com+a+b+c"},
        Case{"Hashtag", "#tag @name", "tag name"}, Case{"ProgrammingLanguages", "C++ C#", "c c"},
        Case{"CommaWithoutSpace", "one,two", "one+two"}, Case{"FullWidth", "ＮＡＴＯ", "nato"},
        Case{"Ligature", "ﬁnal", "final"}, Case{"Eszett", "STRASSE Straße", "strasse strasse"},
        Case{"TurkishCapital", "İSTANBUL İstanbul", "istanbul istanbul"},
        Case{"TurkishDotless", "ılık", "ılık"}, Case{"DiacriticsDistinguish", "café cafe", "café cafe"},
        Case{"Decomposed", "cafe\u0301", "café"}, Case{"SoftHyphen", "Donau\u00ADdampf", "donaudampf"},
        Case{"Vietnamese", "Việt Nam", "việt nam"}, Case{"LettersAndDigits", "F16 B2B 2nd", "f16 b2b 2nd"},
        Case{"Superscript", "m²", "m2"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Acronyms, WordsTest,
    testing::Values(Case{"Two", "the U.S. said", "the us said"}, Case{"Three", "U.S.A.", "usa"},
                    Case{"Unended", "U.S", "us"}, Case{"BeforeWord", "U.S.Army", "us+army"},
                    Case{"Hyphen", "U.S.-led", "us+led"}, Case{"LowerCase", "e.g. it", "eg it"},
                    Case{"OneInitial", "J. Doe", "j doe"}, Case{"HostOfOneLetter", "x.com", "x+com"},
                    Case{"Cyrillic", "С.Ш.А.", "сша"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Numbers, WordsTest,
    testing::Values(Case{"Plain", "96", "96"}, Case{"LeadingZero", "08:13", "08+13"},
                    Case{"Thousands", "1,000 12,345,678", "1000 12345678"},
                    Case{"ThousandsAndDecimals", "1,234.56", "1234.56"},
                    Case{"EuropeanThousands", "1.234.567", "1234567"},
                    Case{"EuropeanThousandsAndDecimals", "1.234,56", "1234.56"},
                    Case{"SwissThousands", "1'000'000", "1000000"},
                    Case{"Decimals", "3.14 1.000", "3.14 1.000"}, Case{"DecimalComma", "3,14", "3.14"},
                    Case{"List", "1,2,3", "1+2+3"}, Case{"Years", "2019,2020", "2019+2020"},
                    Case{"DottedDate", "2024.3.1", "2024+3+1"}, Case{"Version", "1.4.22", "1+4+22"},
                    Case{"Unit", "1.5bn 5G", "1.5bn 5g"},
                    Case{"SentenceEnd", "in 2024. Then", "in 2024 then"},
                    Case{"FullWidth", "２０２４：０８", "2024+08"}, Case{"ArabicIndic", "٢٠٢٤", "2024"},
                    Case{"ArabicSeparators", "١٬٢٣٤٫٥", "1234.5"}, Case{"Devanagari", "२०२४", "2024"},
                    Case{"Thai", "๒๕๖๗", "2567"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    OtherScripts, WordsTest,
    testing::Values(
        Case{"GreekAccents", "Αθήνα ΑΘΗΝΑ Ἀθῆναι", "αθηνα αθηνα αθηναι"},
        Case{"GreekFinalSigma", "Λόγος ΛΟΓΟΣ", "λογοσ λογοσ"}, Case{"CyrillicYo", "Ёлка елка", "елка елка"},
        Case{"CyrillicShortI", "Йод", "йод"}, Case{"CyrillicStress", "Москва\u0301", "москва"},
        Case{"UkrainianApostrophe", "п'ять п’ять п\u02BCять", "п+ять п+ять п+ять"},
        Case{"ArabicAlef", "أحمد إسلام آسيا", "احمد اسلام اسيا"}, Case{"ArabicHarakat", "مُحَمَّد", "محمد"},
        Case{"ArabicTatweel", "محـــمد", "محمد"}, Case{"ArabicTehMarbuta", "مدينة", "مدينه"},
        Case{"ArabicAlefMaqsura", "مستشفى", "مستشفي"}, Case{"PersianYehKaf", "یک", "يك"},
        Case{"PersianNonJoiner", "می\u200Cخواهم", "مي+خواهم"}, Case{"HebrewPoints", "שָׁלוֹם", "שלום"},
        Case{"HebrewAcronym", "צה\"ל צה״ל", "צהל צהל"}, Case{"HebrewGeresh", "ג'ורג'", "גורג"},
        Case{"HebrewQuotation", "ה\"הארץ\"", "ה+הארץ"}, Case{"DevanagariNukta", "क़लम कलम", "कलम कलम"},
        Case{"DevanagariConjunct", "प्रधानमंत्री", "प्रधानमंत्री"}, Case{"Tamil", "தமிழ் நாடு", "தமிழ் நாடு"},
        Case{"Georgian", "საქართველო", "საქართველო"}, Case{"Amharic", "አዲስ፡አበባ", "አዲስ+አበባ"}),
    kName);

INSTANTIATE_TEST_SUITE_P(Emoji, WordsTest,
                         testing::Values(Case{"One", "launch 🚀!", "launch 🚀"}, Case{"Flag", "🇰🇷🇯🇵", "🇰🇷+🇯🇵"},
                                         Case{"SkinTone", "👍🏽", "👍"}, Case{"Family", "👨\u200D👩", "👨+👩"},
                                         Case{"Heart", "❤\uFE0F", "❤"}, Case{"Keycap", "1\uFE0F\u20E3", "1"},
                                         Case{"OtherSymbols", "a ▶ b → c © ☓", "a b c"}),
                         kName);

}  // namespace
}  // namespace broadsheet::schema
