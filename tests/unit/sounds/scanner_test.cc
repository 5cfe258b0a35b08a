// What is taken for a name in running text and in queries.
#include "sounds/name_scanner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sounds/hangul_names.h"

namespace broadsheet::schema {
namespace {

using testing::ElementsAreArray;

class Sink final : public NameSink {
 public:
  explicit Sink(std::string_view text) : text_(text) {}
  void on_name(const FoundName& name) override {
    found.emplace_back(text_.substr(name.begin, name.end - name.begin));
  }
  std::vector<std::string> found;

 private:
  std::string_view text_;
};

struct ScanCase {
  const char* name;
  NameScan what;
  const char* text;
  std::vector<std::string> found;
};
class ScanTest : public testing::TestWithParam<ScanCase> {};
TEST_P(ScanTest, FindsNames) {
  static NameScanner scanner;
  Sink sink(GetParam().text);
  scanner.scan(GetParam().text, GetParam().what, sink);
  EXPECT_THAT(sink.found, ElementsAreArray(GetParam().found));
}
INSTANTIATE_TEST_SUITE_P(
    Text, ScanTest,
    testing::Values(
        ScanCase{"weak_words_are_joined",
                 NameScan::kText,
                 "when Shin Won-sik met them",
                 {"Won-sik", "Shin Won-sik"}},
        ScanCase{"three_weak_words",
                 NameScan::kText,
                 "and Kim Jong Un left",
                 {"Kim Jong", "Jong Un", "Kim Jong Un"}},
        ScanCase{"strong_words_stand_alone",
                 NameScan::kText,
                 "when Emmanuel Macron spoke",
                 {"Emmanuel", "Macron"}},
        ScanCase{"weak_given_name", NameScan::kText, "when Joe Biden spoke", {"Biden", "Joe Biden"}},
        ScanCase{
            "a_sentence_begins", NameScan::kText, "Ministers met. Everything was said: nothing done.", {}},
        ScanCase{"a_name_begins_a_sentence",
                 NameScan::kText,
                 "It rained. Angela Merkel left.",
                 {"Angela", "Merkel"}},
        ScanCase{"acronyms", NameScan::kText, "the UNESCO and the KOTRA", {}},
        ScanCase{"possessive", NameScan::kText, "of Macron's and O'Brien", {"Macron", "O'Brien"}},
        ScanCase{
            "cyrillic", NameScan::kText, "министр Син Вон Сик сказал", {"Син Вон", "Вон Сик", "Син Вон Сик"}},
        ScanCase{"greek", NameScan::kText, "ο Κυριάκος Μητσοτάκης είπε", {"Κυριάκος", "Μητσοτάκης"}},
        ScanCase{
            "katakana", NameScan::kText, "国防相はシン・ウォンシク氏", {"ウォンシク", "シン・ウォンシク"}},
        ScanCase{"hangul", NameScan::kText, "신원식은 어제 사람을 만났다", {"신원식"}},
        ScanCase{"hangul_name_like_a_particle",
                 NameScan::kText,
                 "김정은 대표, 김정은이 말했다",
                 {"김정은", "김정은"}},
        ScanCase{"foreign_in_hangul", NameScan::kText, "트럼프와 젤렌스키는 만났다", {"트럼프", "젤렌스키"}},
        ScanCase{"names_of_han_are_not_indexed", NameScan::kText, "申源湜国防相", {}},
        ScanCase{"written_sounds", NameScan::kText, "记者昨天谈了内罗毕的事情", {"内罗毕"}},
        ScanCase{"written_sounds_in_parts", NameScan::kText, "记者说安格拉·默克尔来了", {"安格拉", "默克尔"}},
        ScanCase{"german_nouns",
                 NameScan::kNouns,
                 "sagte die Kanzlerin am Montag zu Angela Merkel",
                 {"Angela", "Merkel"}},
        ScanCase{"ill_formed", NameScan::kText, "and Mac\xFFron, \xE3 Merkel", {}}),
    [](const auto& test) { return std::string(test.param.name); });
INSTANTIATE_TEST_SUITE_P(
    Queries, ScanTest,
    testing::Values(ScanCase{"small_letters", NameScan::kQuery, "shin won-sik", {"won-sik", "shin won-sik"}},
                    ScanCase{"arabic", NameScan::kQuery, "محمد سلمان", {"محمد", "سلمان"}},
                    ScanCase{"thai", NameScan::kQuery, "ไบเดิน", {"ไบเดิน"}},
                    ScanCase{"han", NameScan::kQuery, "申源湜", {"申源湜"}},
                    ScanCase{"long_han", NameScan::kQuery, "国防相会談延期", {}},
                    ScanCase{"long_written_sounds", NameScan::kQuery, "明尼阿波利斯的天气", {"明尼阿波利斯"}},
                    ScanCase{"hangul_words", NameScan::kQuery, "조 바이든", {"바이든", "조 바이든"}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(NameScanner, TakesLinearTimeAndForgets) {
  NameScanner scanner;
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "Kim" + std::string(1, static_cast<char>('A' + i % 26)) + " ";
  text += std::string(1U << 20, 'K');
  Sink sink(text);
  scanner.scan(text, NameScan::kText, sink);
  EXPECT_LT(sink.found.size(), 400000U);
}

TEST(HangulNames, KeepAThirdSyllableThatLooksLikeAParticle) {
  EXPECT_EQ(sounds::length_of_name(U"김정은"), 3U);
  EXPECT_EQ(sounds::length_of_name(U"김정은이"), 3U);
  EXPECT_EQ(sounds::length_of_name(U"신원식은"), 3U);
  EXPECT_EQ(sounds::length_of_name(U"사람은"), 2U);
  EXPECT_EQ(sounds::length_of_name(U"서울"), 2U);
}

}  // namespace
}  // namespace broadsheet::schema
