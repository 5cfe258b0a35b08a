// Dates as corpora write them.
#include "forms/sgml/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "broadsheet/schema/dateline.h"
#include "text/ascii.h"

namespace broadsheet::indexer {
namespace {

// What may stand behind a date, with commas before each: a weekday, an edition, a page.
constexpr int kMostPiecesBehind = 5;
// Of two digits, as POSIX reads them: 69 to 99 are years before 2000.
constexpr int kFirstOfCentury = 69;
constexpr std::size_t kMaxDateBytes = 200;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_in(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = 10 * number + (c - '0');
  return number;
}

// `digits` as YYYY-MM-DD if they are a day, written YYYYMMDD or YYMMDD; else empty.
std::string day_of_digits(std::string_view digits) {
  if (digits.size() != 6 && digits.size() != 8) return {};
  int year = number_in(digits.substr(0, digits.size() - 4));
  if (digits.size() == 6) year += year >= kFirstOfCentury ? 1900 : 2000;
  const int month = number_in(digits.substr(digits.size() - 4, 2));
  const int day = number_in(digits.substr(digits.size() - 2));
  if (year < 1600 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

enum class Reads : std::uint8_t { kYes, kNo, kOpen };

Reads reads(std::string_view text) {
  const auto reading = schema::read_dateline(text, {});
  if (const auto* date = std::get_if<schema::DatelineReading>(&reading))
    return date->published.precision >= schema::Precision::kDay ? Reads::kYes : Reads::kNo;
  return std::get<schema::NotADateline>(reading).open() ? Reads::kOpen : Reads::kNo;
}

// The time of day in `text`, from its first digit to its last sign of a clock; empty if there is none.
std::string_view clock_in(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_digit(text[colon - 1])) return {};
  const std::size_t begin = colon > 1 && is_digit(text[colon - 2]) ? colon - 2 : colon - 1;
  std::size_t end = colon;
  while (end < text.size() && (is_digit(text[end]) || text[end] == ':')) ++end;
  return text.substr(begin, end - begin);
}

// What is read in place of `text`; empty: it itself.
std::string reading_of(std::string_view text, std::string_view time, const std::optional<IdDay>& in_id) {
  if (text.size() > kMaxDateBytes) return {};
  if (!time.empty() && time.size() <= kMaxDateBytes) {
    std::string both = fmt::format("{} {}", text, time);
    if (reads(both) == Reads::kYes) return both;
  }
  const Reads whole = reads(text);
  if (whole == Reads::kYes) return {};
  if (whole == Reads::kOpen && in_id) {
    const std::string_view clock = clock_in(text);
    return clock.empty() ? in_id->day : fmt::format("{} {}", in_id->day, clock);
  }
  if (text.size() == 6 && std::all_of(text.begin(), text.end(), is_digit)) return day_of_digits(text);
  std::string_view shorter = text;
  for (int i = 0; i < kMostPiecesBehind; ++i) {
    const std::size_t comma = shorter.rfind(',');
    if (comma == std::string_view::npos) break;
    shorter = schema::trim_ascii(shorter.substr(0, comma));
    if (reads(shorter) == Reads::kYes) return std::string(shorter);
  }
  return {};
}

}  // namespace

std::optional<IdDay> day_in_id(std::string_view id) {
  for (std::size_t at = 0; at < id.size();) {
    if (!is_digit(id[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < id.size() && is_digit(id[end])) ++end;
    const std::string_view digits = id.substr(at, end - at);
    const bool is_behind_letter = at > 0 && schema::is_ascii_letter(id[at - 1]);
    if (digits.size() == 8 || (digits.size() == 6 && is_behind_letter)) {
      if (std::string day = day_of_digits(digits); !day.empty()) return IdDay{digits, std::move(day)};
    }
    at = end;
  }
  return std::nullopt;
}

std::vector<Item::Text> sgml_dates(const std::vector<Item::Text>& dates, std::string_view time,
                                   const Item::Text& id) {
  // An id that is longer is none.
  const auto in_id = id.text.size() <= kMaxDateBytes ? day_in_id(id.text) : std::nullopt;
  std::vector<Item::Text> statements;
  for (const Item::Text& date : dates) {
    Item::Text statement = date;
    statement.reads_as = reading_of(date.text, time, in_id);
    statements.push_back(std::move(statement));
  }
  if (in_id) statements.push_back({std::string(in_id->text), id.from, in_id->day});
  return statements;
}

}  // namespace broadsheet::indexer
