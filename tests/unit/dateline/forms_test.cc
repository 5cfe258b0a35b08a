// Forms of date lines in many languages (data/dateline_forms.tsv): each must mean its wall clock, or none.
#include <fmt/format.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "cases.h"

namespace broadsheet::schema {
namespace {

// "2024-03-01 08:13": as much as was printed.
std::string wall_clock(const Dateline& line) {
  const LocalTime& local = line.local;
  std::string text = fmt::format("{:04}", local.year);
  if (line.precision >= Precision::kMonth) text += fmt::format("-{:02}", local.month);
  if (line.precision >= Precision::kDay) text += fmt::format("-{:02}", local.day);
  if (line.precision >= Precision::kHour) text += fmt::format(" {:02}", local.hour);
  if (line.precision >= Precision::kMinute) text += fmt::format(":{:02}", local.minute);
  if (line.precision >= Precision::kSecond) text += fmt::format(":{:02}", local.second);
  return text;
}

TEST(DatelineForms, EveryLineOfTheTableMeansItsWallClock) {
  std::ifstream table(BROADSHEET_TEST_DATA "/dateline_forms.tsv");
  ASSERT_TRUE(table);
  std::set<std::string> languages;
  for (std::string row; std::getline(table, row);) {
    if (row.starts_with('#')) continue;
    std::istringstream cells(row);
    std::string kind;
    std::string language;
    std::string clock;
    std::string line;
    std::getline(cells, kind, '\t');
    std::getline(cells, language, '\t');
    std::getline(cells, clock, '\t');
    std::getline(cells, line);
    ASSERT_FALSE(line.empty()) << row;
    languages.insert(language);
    const auto read = read_dateline(line, hints_for(language == "-" ? "" : language));
    const auto* reading = std::get_if<DatelineReading>(&read);
    EXPECT_EQ(reading != nullptr ? wall_clock(reading->published) : "-", clock)
        << kind << " [" << language << "] " << line << ": " << summary(read);
  }
  EXPECT_GT(languages.size(), 45U);
}

}  // namespace
}  // namespace broadsheet::schema
