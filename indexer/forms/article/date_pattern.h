// Where articles without a source line end: by the place of the date lines that the file itself repeats.
// The rules are in docs/FORMATS.md, "Several articles in one file".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::indexer {

// Where a line begins: in the record that is being put together, and in the stream.
struct LinePlace {
  std::size_t in_record = 0;
  std::uint64_t offset = 0;
  std::uint64_t number = 0;
};

// Watches the lines of a record for the date line of a second article. Holds a line at most.
class DatePattern {
 public:
  // The lines that follow belong to a new record.
  void begin_record() noexcept;

  // Takes a line that is not blank. `record` is what the record holds so far, without the line. Returns where
  // the next article begins, if the record turns out to hold one: at this line, or at one before it.
  std::optional<LinePlace> take(std::string_view text, const LinePlace& place, bool after_blank,
                                std::string_view record);

  // True if the record begins with a date line.
  [[nodiscard]] bool opens_with_date() const noexcept { return date_ && *date_ == 0; }

 private:
  static constexpr std::size_t kMostAbove = 3;  // lines above a date line that stands at an article's head

  struct Seen {
    LinePlace place;
    std::size_t size = 0;
    bool after_blank = false;
  };
  // How a line stands there, to tell it again in the next article.
  struct Shape {
    bool after_blank = false;
    bool headline = false;
    friend bool operator==(const Shape&, const Shape&) = default;
  };
  // A place that the next line confirms or not.
  enum class Needs : std::uint8_t { kHeadline, kText, kLineBelow };
  struct Pending {
    LinePlace place;
    Needs needs = Needs::kText;
  };

  void at_first_date(bool after_blank, std::string_view record);
  std::optional<LinePlace> at_second_date(const LinePlace& place, bool after_blank, std::string_view record);
  std::optional<LinePlace> below_date(std::string_view text, const LinePlace& place, bool after_blank);
  [[nodiscard]] bool confirms(const Pending& pending, std::string_view text, bool date) const;
  [[nodiscard]] bool repeats_head(bool after_blank, std::string_view record) const;
  [[nodiscard]] Shape shape_of(const Seen& line, std::string_view record) const;
  // The line `back` lines before this one; 1 is the last.
  [[nodiscard]] const Seen& seen(std::size_t back) const { return seen_.at((count_ - back) % seen_.size()); }
  [[nodiscard]] static std::string_view text_of(const Seen& line, std::string_view record) {
    return record.substr(line.place.in_record, line.size);
  }

  // Of the file: with how many lines below their date line its articles end; 0: not known.
  std::size_t lines_below_ = 0;

  // Of the record.
  std::array<Seen, kMostAbove + 1> seen_{};  // the last lines
  std::size_t count_ = 0;
  std::optional<std::size_t> date_;        // which line the first date line is
  std::array<Shape, kMostAbove> above_{};  // the lines above it, if they are few
  bool date_after_blank_ = false;
  bool only_headlines_ = false;    // nothing else may stand above it
  std::size_t below_ = 0;          // lines straight below it that are not text: a reporter, an agency
  std::size_t unknown_below_ = 0;  // of those, the ones that do not say what they are
  bool below_ended_ = false;
  std::optional<LinePlace> next_;           // a headline below these and a blank line
  std::optional<LinePlace> next_unparted_;  // the same without a blank line
  std::string line_below_;                  // the line below the first date line, if it is short
  std::optional<LinePlace> below_line_;     // and the headline below that
  std::optional<Pending> pending_;
};

// True if `line` names a reporter, an address, or a picture's source, and can be no headline.
bool is_credit_line(std::string_view line);

// True if `line` is short, mostly digits and a date line to the day or finer.
bool is_full_date_line(std::string_view line, std::string_view language = {});

}  // namespace broadsheet::indexer
