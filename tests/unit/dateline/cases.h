// What the tables of date lines share: one row is a line, its language and what it means.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "broadsheet/schema/dateline.h"

namespace broadsheet::schema {

inline DatelineHints hints_for(std::string_view language) {
  DatelineHints hints;
  hints.language = language;
  return hints;
}

struct Case {
  const char* line;
  const char* language;
  const char* utc;   ///< RFC 3339
  const char* zone;  ///< as resolved
  const char* precision = "minute";
};

inline void PrintTo(const Case& row, std::ostream* out) { *out << row.line << " [" << row.language << ']'; }

/// "2023-10-17T12:45:00Z Asia/Seoul minute", or the reason of a refusal.
inline std::string summary(const Dateline& line) {
  return format_rfc3339(line.utc_seconds) + " " + line.zone + " " + std::string(to_string(line.precision));
}

inline std::string summary(const std::variant<DatelineReading, NotADateline>& read) {
  const auto* reading = std::get_if<DatelineReading>(&read);
  return reading != nullptr ? summary(reading->published) : "refused: " + std::get<NotADateline>(read).reason;
}

inline std::string expected(const Case& row) {
  return std::string(row.utc) + " " + row.zone + " " + row.precision;
}

class DatelineTest : public testing::TestWithParam<Case> {};

}  // namespace broadsheet::schema
