// No memory is allocated for a token: once its buffers have grown, an Analyzer cuts words without any
// allocation. Its own executable, because it replaces operator new.
#include <gtest/gtest.h>

#include "analysis/allocation_counter.h"
#include "analysis/analyzer.h"
#include "analysis/stemmer.h"

namespace broadsheet::schema {
namespace {

using tests::allocations;

class Counter final : public TokenSink {
 public:
  void on_token(const Token& token) override {
    ++tokens;
    if (!language.empty()) bytes += stemmer.stem(token.text, token.stem_script, language).size();
  }
  std::size_t tokens = 0;
  std::size_t bytes = 0;
  std::string_view language;
  Stemmer stemmer;
};

struct Case {
  const char* text;
  const char* language;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.language; }

class AllocationTest : public testing::TestWithParam<Case> {};

std::size_t allocated_for(Analyzer& analyzer, Counter& counter, const std::string& text) {
  counter.tokens = 0;
  analyzer.analyze(text, counter);
  const std::size_t before = allocations;
  analyzer.analyze(text, counter);
  return allocations - before;
}

std::string repeated(std::string_view text) {
  std::string out;
  for (int i = 0; i < 200; ++i) out.append(text).append(" ");
  return out;
}

TEST_P(AllocationTest, CuttingAllocatesNothingForAToken) {
  Analyzer analyzer;
  Counter counter;
  EXPECT_EQ(allocated_for(analyzer, counter, repeated(GetParam().text)), 0U);
  EXPECT_GT(counter.tokens, 400U);
}

TEST_P(AllocationTest, StemmingAllocatesNothingForAToken) {
  Analyzer analyzer;
  Counter counter;
  counter.language = GetParam().language;
  EXPECT_EQ(allocated_for(analyzer, counter, repeated(GetParam().text)), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Scripts, AllocationTest,
    testing::Values(Case{"The minister's elections of 1,234.5 in the U.S.A. and wowkorea.jp", "en"},
                    Case{"Größere Städte wählen neue Räte", "de"}, Case{"Министры обсудили выборы", "ru"},
                    Case{"\u0645\u062F\u064A\u0646\u0629 \u0643\u0628\u064A\u0631\u0629", "ar"},
                    Case{"국방부장관이 미국에서는 회의를", "ko"}, Case{"शहरों में चुनाव", "hi"},
                    Case{"Bộ trưởng cho biết", "vi"}, Case{"韓国国防相が記者会見を開いた", "ja"},
                    Case{"นายกรัฐมนตรีเดินทางไปญี่ปุ่น", "th"}, Case{"Wyborcze spotkania ministrów", "pl"}));

}  // namespace
}  // namespace broadsheet::schema
