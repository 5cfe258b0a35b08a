// Other ways to write numbers: thousands separated by a space or, by language, a point; days that became
// names (9/11, 4·19, 3.11).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analysis/analyzer.h"

namespace broadsheet::schema {

/// Watches the tokens of a text for numbers, and says under which other form each is indexed.
class NumberForms {
 public:
  /// Begins a text in `languages` (primary subtags), in which the tokens' offsets count. Both must live until
  /// the last token.
  void begin(std::string_view text, std::span<const std::string_view> languages);

  /// Takes the next positioned token. Returns the form of the number that it ends, empty if there is none.
  /// Valid until the next call.
  std::string_view add(const Token& token) {
    if (const char first = token.text.front(); first >= '0' && first <= '9') return add_number(token);
    after_number_ = false;
    begins_thousands_ = false;
    return {};
  }

  /// A month and a day, or the reverse, with `between` between, as a name of a day: "9.11". Empty if they are
  /// none, or if a full stop or something else stands between.
  static std::string day(std::string_view first, std::string_view second, std::string_view between);

  /// `number` (as it is indexed) without the point, if it may part thousands: "50000" of "50.000".
  static std::string without_point(std::string_view number);

 private:
  enum class After { kOther, kGroup, kSignAndDigit };
  After after(std::uint32_t at) const;
  std::string_view add_number(const Token& token);
  bool point_parts_thousands() const;

  std::string_view text_;
  std::span<const std::string_view> languages_;
  std::string before_;  // the number before, with the groups of thousands that went on with it
  std::uint32_t end_ = 0;
  bool after_number_ = false;      // the token before is a number, and ends at end_
  bool begins_thousands_ = false;  // before_ may go on with a group of three
  bool chained_ = false;           // the number before follows another one and a sign
  std::string form_;
};

}  // namespace broadsheet::schema
