/// Date lines: from what a newspaper printed to the instant that it means.
/// The rules are explained in docs/DATELINES.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace broadsheet::schema {

/// The smallest unit that was printed.
enum class Precision : std::uint8_t { kYear, kMonth, kDay, kHour, kMinute, kSecond };

/// "year", "month", "day", "hour", "minute" or "second".
std::string_view to_string(Precision precision) noexcept;

/// A wall clock reading in the Gregorian calendar (proleptic).
struct LocalTime {
  int year = 0;
  int month = 1;   ///< 1 to 12
  int day = 1;     ///< 1 to 31
  int hour = 0;    ///< 0 to 23
  int minute = 0;  ///< 0 to 59
  int second = 0;  ///< 0 to 59 (a leap second is read as 59)
  friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// A date line as an article printed it, and the instant that it means. Immutable; safe to share between
/// threads.
struct Dateline {
  std::string text;  ///< the characters it was read from, UTF-8, as printed
  std::int64_t utc_seconds =
      0;            ///< seconds since 1970-01-01T00:00:00Z, may be negative; the start of the unit printed
  LocalTime local;  ///< the wall clock as printed, in the Gregorian calendar
  int utc_offset_seconds = 0;  ///< what the zone was ahead of UTC at that instant
  std::string zone_written;    ///< the zone as printed ("KST", "+0900", "(МСК)"); empty if none was
  std::string zone;  ///< IANA name or "+09:00"; empty if none was printed, given or told by the language
  Precision precision = Precision::kDay;
  std::string calendar = "gregorian";  ///< CLDR name: gregorian, buddhist, japanese, roc, persian, islamic…
  std::string place;                   ///< place of a wire dateline ("SEOUL"), else empty
  std::string agency;  ///< agency of a wire dateline ("Yonhap"), or the source printed beside the date
                       ///< ("来源：新华社")
  std::string
      byline;  ///< who is named beside the date ("Von Max Muster 1. März 2024"), else empty; not stored
  std::vector<std::string>
      rules;                ///< what settled each ambiguity, as printed to people ("KST -> Asia/Seoul")
  double confidence = 1.0;  ///< 0 to 1: 1 when nothing was left open
};

/// Why a text is not a date line, or is one that names no instant ("there is no 30 February 2024").
struct NotADateline {
  enum class Why : std::uint8_t {
    // It does not have the form of a date line.
    kTooLong,
    kNotUtf8,
    kNoNumber,
    kNoDate,
    kOutOfPlace,  ///< something in it has no place in a date line
    kNoYear,      ///< and no reference date to complete it
    kNoMonth,
    kNoDay,  ///< a time or a weekday alone, or a wire dateline without a day
    kYearAmongWords,
    kUnknownCalendar,
    kNoWireDateline,
    // It has the form of one, and only the language could tell which day it means.
    kOpenOrder,     ///< day, month or year can't be told apart
    kOpenLanguage,  ///< languages read it differently
    // It has the form of one, but names no real time.
    kNoSuchDay,   ///< "30 February 2024"
    kNoSuchTime,  ///< "25:61"
    kNoSuchEraYear,
    kNotOfItsPeriod,  ///< "13:00 in the morning"
    kBeforeChrist,
    kFarYear,       ///< no newspaper was printed then
    kYearsDiffer,   ///< of two calendars
    kDaysDiffer,    ///< of two calendars
    kClocksDiffer,  ///< of two zones
  };

  Why why = Why::kNoDate;
  std::string reason;  ///< the same for people, with what was read; one line of UTF-8

  /// True if it has the form of a date line but names no real time.
  bool absurd() const noexcept { return why >= Why::kNoSuchDay; }
  /// True if it has the form of one, and only the language could tell which day it means.
  bool open() const noexcept { return why >= Why::kOpenOrder && why < Why::kNoSuchDay; }
};

/// What `why` means, one short sentence without a full stop: "there is no such day".
std::string_view to_string(NotADateline::Why why) noexcept;

/// Where the language of a date line comes from: that decides how far it can tell the zone.
enum class LanguageSource : std::uint8_t {
  kGiven,    ///< given for the date lines: it says where they were printed
  kStated,   ///< stated for the text, which says less about the place: Spanish is printed from Madrid to Lima
  kGuessed,  ///< identified from the text
};

/// What settles the things that a date line leaves open.
struct DatelineHints {
  std::string language;  ///< BCP 47 ("ko", "en-IN", "zh-TW"); empty if unknown
  LanguageSource language_source = LanguageSource::kGiven;
  std::string told_zone;     ///< IANA name or offset that was told with the date; empty: none
  std::string default_zone;  ///< IANA name or offset used where nothing that is stated tells one; empty: UTC
  std::map<std::string, std::string, std::less<>> zones;  ///< abbreviation -> IANA zone, overriding the table
  std::optional<LocalTime>
      reference;  ///< completes dates without a year (wire datelines); empty: such are refused
};

/// What a line says: when it was published and, if it says so too, when it was last modified.
struct DatelineReading {
  Dateline published;
  std::optional<Dateline> modified;
};

/// Reads the date line in `line`, or says why there is none.
///
/// `line` is one line of UTF-8 without its terminator; ill-formed bytes never match. The whole line must be
/// accounted for: labels ("Published:", "입력"), weekday, date, time, zone and a few suffixes ("配信", "Uhr")
/// are known, nothing else may be in it. Precedence of zones: printed, `hints.told_zone`, that of
/// the place, of the region, of a stated language whose newspapers share one, then `hints.default_zone`, then
/// that of a guessed language, then UTC (`zone` empty). Throws UserError if `hints.told_zone`,
/// `hints.default_zone` or a zone of `hints.zones` that is needed is not known; for nothing else. Costs
/// little on lines without a digit of any script. Thread-safe.
std::variant<DatelineReading, NotADateline> read_dateline(std::string_view line, const DatelineHints& hints);

/// Reads the wire dateline that opens a paragraph ("SEOUL, March 1 (Yonhap) -- …"); the rest of the paragraph
/// is ignored. Same contract otherwise.
std::variant<DatelineReading, NotADateline> read_wire_dateline(std::string_view paragraph,
                                                               const DatelineHints& hints);

/// True if `zone` can be used as `default_zone` or in `zones`: an IANA name that ICU knows, "UTC", or an
/// offset such as "+09:00".
bool is_time_zone(std::string_view zone);

/// The wall clock in `zone` (as in `is_time_zone`; empty is UTC) at `utc_seconds`, and the offset in seconds.
/// Throws UserError for an unknown zone.
std::pair<LocalTime, int> local_time(std::int64_t utc_seconds, std::string_view zone);

/// The first instant, in UTC seconds, at which a wall clock in `zone` reads `local` or later: a reading that
/// exists twice means the first, one that summer time skips means the instant of the change. Throws UserError
/// for an unknown zone.
std::int64_t utc_seconds(const LocalTime& local, std::string_view zone);

/// Seconds from 1970-01-01T00:00:00 to `local` as if its zone were UTC.
std::int64_t civil_seconds(const LocalTime& local) noexcept;

/// RFC 3339 of an instant: "2024-02-29T23:13:00Z", or with `offset_seconds` other than 0
/// "2024-03-01T08:13:00+09:00".
std::string format_rfc3339(std::int64_t utc_seconds, int offset_seconds = 0);

}  // namespace broadsheet::schema
