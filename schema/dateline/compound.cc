// What stands beside a date line is taken off and checked; the rest must be a date line by itself.
#include "dateline/compound.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "dateline/wire.h"

namespace broadsheet::schema::dateline {
namespace {

using Reading = std::variant<DatelineReading, NotADateline>;

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::size_t kLongestName = 60;  // bytes of a site's name
constexpr int kMostNameWords = 4;
// Something was left out of the reading, after a check.
constexpr double kConfidence = 0.9;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// A reading that leaves nothing to the zone of a hint: a time, and the zone printed with it.
const Dateline* clock_of(const Reading& reading) {
  const auto* read = std::get_if<DatelineReading>(&reading);
  if (read == nullptr || read->modified || read->published.precision < Precision::kMinute) return nullptr;
  return read->published.zone_written.empty() ? nullptr : &read->published;
}

// The same instant on another clock, perhaps with its own date: "(2313 GMT)", "(29 Feb 2024 23:13 UTC)".
std::optional<Reading> with_second_clock(std::string_view first, std::string_view second,
                                         const DatelineHints& hints) {
  if (first.empty() || second.empty()) return std::nullopt;
  Reading reading = read_plain(first, hints);
  const Dateline* own = clock_of(reading);
  if (own == nullptr) return std::nullopt;
  const Reading dated = read_plain(second, hints);
  // A clock without a date is read on any day: only the time of day can be compared.
  const Reading undated = read_plain("2024-03-01 " + std::string(second), hints);
  std::int64_t apart = 0;
  if (const Dateline* other = clock_of(dated)) {
    apart = other->utc_seconds - own->utc_seconds;
  } else if (other = clock_of(undated); other != nullptr) {
    apart = (other->utc_seconds - own->utc_seconds) % kDaySeconds;
  } else {
    return std::nullopt;
  }
  // Of two clocks that differ neither can be believed.
  if (apart != 0) return NotADateline{"the two clocks of the line do not agree", true};
  auto& published = std::get<DatelineReading>(reading).published;
  published.rules.push_back(fmt::format("{} is the same instant", second));
  return reading;
}

std::optional<Reading> read_two_clocks(std::string_view text, const DatelineHints& hints) {
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos) return std::nullopt;
    return with_second_clock(trimmed(text.substr(0, open)),
                             trimmed(text.substr(open + 1, text.size() - open - 2)), hints);
  }
  for (const std::string_view mark : {" / ", " | "}) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos) continue;
    auto reading =
        with_second_clock(trimmed(text.substr(0, at)), trimmed(text.substr(at + mark.size())), hints);
    if (reading) return reading;
  }
  return std::nullopt;
}

// A name: few words, no digit, each beginning with a capital or in a script without capitals, or a host.
bool is_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestName) return false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  const bool host = text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos;
  int words = 0;
  bool begins = true;
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0 || u_isdigit(c)) return false;
    if (u_isUWhiteSpace(c)) {
      begins = true;
      continue;
    }
    if (u_isalpha(c)) {
      if (begins && u_islower(c) && !host) return false;
      if (begins) ++words;
    } else if (begins ||
               (c != '.' && c != '-' && c != '&' && c != '\'' && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0)) {
      return false;
    }
    begins = false;
  }
  return words > 0 && words <= kMostNameWords;
}

std::optional<Reading> read_after_name(std::string_view text, const DatelineHints& hints) {
  for (const std::string_view mark : {" - ", " – ", " — ", " | ", " · ", ", ", "，", "｜"}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || !is_name(trimmed(text.substr(0, at)))) continue;
    Reading reading = read_plain(trimmed(text.substr(at + mark.size())), hints);
    auto* read = std::get_if<DatelineReading>(&reading);
    // A headline may end with a day; a time to the minute as well is a date line's.
    if (read == nullptr || read->published.precision < Precision::kMinute) continue;
    read->published.rules.push_back(fmt::format("{}: a name before the date", trimmed(text.substr(0, at))));
    read->published.confidence *= kConfidence;
    return reading;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Reading> read_compound(std::string_view text, const DatelineHints& hints) {
  text = trimmed(text);
  if (auto reading = read_two_clocks(text, hints)) return reading;
  return read_after_name(text, hints);
}

}  // namespace broadsheet::schema::dateline
