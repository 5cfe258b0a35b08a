// How many names are found across scripts, and how many others with them; docs/ANALYSIS.md has the same
// figures.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "unit/sounds/name_table.h"

namespace broadsheet::schema::tests {
namespace {

constexpr double kLeastMatches = 70.0;      // percent, Kana and Hangul with Latin
constexpr double kMostFalseMatches = 0.05;  // percent

TEST(NameRates, TheWrittenTableIsLargeEnough) {
  const NameTable table = written_names();
  std::size_t pairs = 0;
  for (const auto& [columns, rate] : match_rates(table)) pairs += rate.names;
  EXPECT_GE(table.rows.size(), 200U);
  EXPECT_GE(pairs, 3000U);
}

class NameHalves : public testing::TestWithParam<std::size_t> {};
TEST_P(NameHalves, KanaAndHangulFindLatinAndOthersHardly) {
  const NameTable table = written_names().half(GetParam());
  auto rates = match_rates(table);
  EXPECT_GE((rates[{"Latn", "ko"}].percent()), kLeastMatches);
  EXPECT_GE((rates[{"Latn", "ja"}].percent()), kLeastMatches);
  EXPECT_LT(false_match_percent(table), kMostFalseMatches);
}
INSTANTIATE_TEST_SUITE_P(DesignedAndHeldOut, NameHalves, testing::Values(0U, 1U));

TEST(NameRates, NamesOfCldrAreHardlyTakenForOthers) {
  EXPECT_LT(false_match_percent(cldr_cities()), kMostFalseMatches);
  EXPECT_LT(false_match_percent(cldr_territories()), kMostFalseMatches);
}

// The table of docs/ANALYSIS.md: a row for each pair of columns that has at least this many names.
constexpr std::size_t kLeastPairsOfRow = 40;

std::string rates_document() {
  const NameTable written = written_names();
  const NameTable tables[] = {written.half(0), written.half(1), cldr_cities(), cldr_territories()};
  std::map<std::pair<std::string, std::string>, Rate> rates[4];
  for (std::size_t i = 0; i < 4; ++i) rates[i] = match_rates(tables[i]);
  std::string out =
      "| scripts | names | designed on | held out | CLDR cities | CLDR territories "
      "|\n|---|---|---|---|---|---|\n";
  for (std::size_t a = 0; a < written.columns.size(); ++a) {
    for (std::size_t b = a + 1; b < written.columns.size(); ++b) {
      const std::pair<std::string, std::string> key{written.columns[a], written.columns[b]};
      const std::size_t pairs = rates[0][key].names + rates[1][key].names;
      if (pairs < kLeastPairsOfRow || rates[0][key].searches == 0) continue;
      out += fmt::format("| {}–{} | {} |", key.first, key.second, pairs);
      for (auto& table : rates) out += fmt::format(" {:.0f} % |", table[key].percent());
      out += "\n";
    }
  }
  out += "| any, two different names | |";
  for (const NameTable& table : tables) out += fmt::format(" {:.2f} % |", false_match_percent(table));
  return out + "\n";
}

TEST(NameRates, AnalysisDocumentIsNotStale) {
  std::ifstream file(std::string(BROADSHEET_SOURCE_DIR) + "/docs/ANALYSIS.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string table = rates_document();
  EXPECT_NE(text.str().find(table), std::string::npos) << "the table of rates is now:\n" << table;
}

}  // namespace
}  // namespace broadsheet::schema::tests
