// Which signs belong to the word that they touch.
#include "index/signed_words.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace broadsheet::schema {
namespace {

struct Row {
  const char* text;
  const char* word;  // as it stands in the text
  const char* form;  // empty: no sign belongs to it
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.word << " in " << row.text; }

class SignedWords : public testing::TestWithParam<Row> {};
TEST_P(SignedWords, AreFound) {
  const std::string_view text = GetParam().text;
  const std::string_view word = GetParam().word;
  const std::size_t begin = text.find(word);
  ASSERT_NE(begin, std::string_view::npos);
  const auto first = static_cast<std::uint32_t>(begin);
  const auto end = static_cast<std::uint32_t>(begin + word.size());
  std::string form;
  EXPECT_EQ(signed_form(text, first, end, word, form), *GetParam().form != '\0');
  EXPECT_EQ(form, GetParam().form);
  if (*GetParam().form != '\0') {
    EXPECT_TRUE(may_have_sign(text, first, end));
  }
}

INSTANTIATE_TEST_SUITE_P(Behind, SignedWords,
                         testing::Values(Row{"in c++ and", "c", "c++"}, Row{"c#", "c", "c#"},
                                         Row{"disney+, too", "disney", "disney+"}, Row{"c＋＋", "c", "c++"},
                                         Row{"c＃", "c", "c#"}, Row{"f♯ minor", "f", "f#"},
                                         Row{"c＋", "c", "c+"}, Row{"день+ ", "день", "день+"}));
INSTANTIATE_TEST_SUITE_P(Before, SignedWords,
                         testing::Values(Row{"the .net", "net", ".net"}, Row{"#news", "news", "#news"},
                                         Row{"@paper", "paper", "@paper"}, Row{"．net", "net", ".net"},
                                         Row{"＃news", "news", "#news"}, Row{"＠paper", "paper", "@paper"},
                                         Row{"♯news", "news", "#news"},
                                         Row{"#новости", "новости", "#новости"}));
INSTANTIATE_TEST_SUITE_P(None, SignedWords,
                         testing::Values(Row{"a+b", "a", ""}, Row{"5+3", "5", ""}, Row{"c# c#d", "d", ""},
                                         Row{"end. net", "net", ""}, Row{"a.net", "net", ""},
                                         Row{"a@net", "net", ""}, Row{"...net", "net", ""},
                                         Row{"net, ", "net", ""}, Row{"“net”", "net", ""},
                                         Row{"/.net", "net", ""}, Row{"word", "word", ""}));

}  // namespace
}  // namespace broadsheet::schema
