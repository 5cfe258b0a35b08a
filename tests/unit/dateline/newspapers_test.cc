// A long table of date lines in fifty languages (data/datelines.tsv): each must mean its instant, or none.
#include <fstream>
#include <vector>

#include "cases.h"

namespace broadsheet::schema {
namespace {

TEST(Newspapers, EveryLineOfTheTableMeansItsInstant) {
  std::ifstream table(BROADSHEET_TEST_DATA "/datelines.tsv");
  ASSERT_TRUE(table);
  int rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    const std::string language = line.substr(first + 1, second - first - 1);
    const auto read = read_dateline(line.substr(0, first), hints_for(language));
    const auto* reading = std::get_if<DatelineReading>(&read);
    EXPECT_EQ(reading != nullptr ? format_rfc3339(reading->published.utc_seconds) : "-",
              line.substr(second + 1))
        << line << ": " << summary(read);
    if (reading == nullptr) {
      EXPECT_NE(std::get<NotADateline>(read).reason, "") << line;
    }
    ++rows;
  }
  EXPECT_GT(rows, 1500);
}

}  // namespace
}  // namespace broadsheet::schema
