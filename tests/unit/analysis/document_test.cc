// docs/ANALYSIS.md tells the truth: every row "| `text` | `tokens` |" of its tables of examples holds.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <string>

#include "tokens.h"

namespace broadsheet::schema {
namespace {

TEST(AnalysisDocument, ItsExamplesHold) {
  std::ifstream document(std::string(BROADSHEET_SOURCE_DIR) + "/docs/ANALYSIS.md");
  ASSERT_TRUE(document.is_open());
  const std::regex row("\\| `([^`]+)` \\| `([^`]+)` \\|");
  int rows = 0;
  for (std::string line; std::getline(document, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    ++rows;
    EXPECT_EQ(words_of(match[1].str()), match[2].str());
  }
  EXPECT_GE(rows, 30);
}

}  // namespace
}  // namespace broadsheet::schema
