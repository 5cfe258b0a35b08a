// The reader behind parse_line: its state, and what may stand at a place of a line. Numbers are read in
// grammar_numbers.cc, words and zones in grammar.cc.
#pragma once

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "dateline/grammar.h"
#include "dateline/languages.h"
#include "dateline/zone_names.h"

namespace broadsheet::schema::dateline {

inline constexpr int kMaxSteps = 3000;          // the longest line of the tests takes 300
inline constexpr std::size_t kMaxDigits = 18;   // what 64 bits hold
inline constexpr int kLongestAbbreviation = 6;  // code points

/// A number as printed: [begin, end) are its glyphs.
struct Number {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int64_t value = 0;
  int digits = 0;
  bool ideographic = false;
  int small() const noexcept { return static_cast<int>(std::min<std::int64_t>(value, 99999)); }
};

/// Reads one line once. Not for use by several threads.
class Reader {
 public:
  Reader(const FoldedLine& line, std::span<const Lexicon* const> lexicons, const DatelineHints& hints,
         const GrammarOptions& options, const std::function<Verdict(const Parse&)>& use)
      : line_(line),
        lexicons_(lexicons),
        hints_(hints),
        options_(options),
        use_(use),
        order_(day_month_order(options.language)),
        year_first_(year_comes_first(options.language)) {}

  std::size_t run();

 private:
  Parts& now(Parse& parse) const;

  std::size_t skip_spaces(std::size_t p) const;

  bool digit_at(std::size_t p) const;

  Number number_at(std::size_t p) const;

  // 二〇二四, 二十九, 廿九, 二千零二十四.
  Number ideographic_at(std::size_t p) const;

  void reach(std::size_t p);

  void walk(std::size_t p, const Parse& parse);

  void finish(Parse parse);

  // Says that the line may not end before another word that says something.
  static void expect_more(Parse& parse) { parse.words_at_link = parse.words; }

  // True if `meaning`, a word at [p, end), is too slight to be believed where no name tells the language.
  bool is_stray(const Meaning& meaning, std::size_t p, std::size_t end, const Parse& parse) const;

  void bracketed_weekday(std::size_t p, const Parse& parse);

  // The date that is being read could be whole: it has a day and a time.
  static bool now_has_clock(const Parse& parse);

  void roman_month(std::size_t p, const Parse& parse);

  // ---- numbers

  void number_items(const Number& n, const Parse& parse);

  // ISO 8601 in its basic and week forms, and seconds since 1970.
  void iso_items(const Number& n, const Parse& parse);

  void after_iso_date(std::size_t p, Parse& parse);

  // After the T of ISO 8601: hh, hhmm, hhmmss, or with colons; a fraction of the smallest unit; zone follows.
  void iso_time(std::size_t p, const Parse& parse);

  // Decimal fractions: of a second they are dropped, of an hour or minute they say the smaller units.
  std::size_t after_fraction(std::size_t p, Parts& date) const;

  static void set_year(Parts& date, int year, int digits);

  // Three numbers with the same separator.
  void triple_items(const Number& a, const Parse& parse);

  bool is_roc_year(const Number& n) const;

  bool is_of_clock(const Number& n) const;
  Number before_joined_clock(const Number& n, int digits) const;
  void date_before_joined_clock(const Number& n, const Parse& parse);

  struct Order {
    bool by_locale = false;
    bool open = false;
    bool year_open = false;
  };

  void put_date(const Parse& parse, const Number& year, const Number& month, const Number& day,
                std::size_t end, Order order);

  // Year and month, or day and month where a reference can give the year.
  void pair_items(const Number& a, const Parse& parse);

  bool year_behind(std::size_t p, const Parse& parse, const Number& day, const Number& month);
  static bool is_scandinavian(std::string_view language);
  static bool has_year_before(const Parse& parse);

  // 08:13, 8.13, 08:13:27.250, 0813.
  void clock_items(const Number& h, const Parse& parse);

  bool zone_follows(std::size_t p) const;

  // A number and its unit: 2024년, 3月, 8h, 13 Uhr.
  void unit_items(const Number& n, const Parse& parse);

  void two_years(const Number& n, const Parse& parse);

  bool put_unit(Parts& date, Unit unit, const Number& n) const;

  // Minutes without a unit behind an hour with one: 08h13, 8 Uhr 13, 8時半.
  void after_hour(std::size_t p, const Parse& parse);

  // A number alone: a year, a day, an hour beside its day period, or a year of two digits.
  void bare_items(const Number& n, const Parse& parse);

  bool is_period_at(std::size_t p);

  // ---- words

  template <typename Function>
  void for_each_meaning(std::size_t p, WordKind kind, const Function& function) {
    if (p >= line_.size()) return;
    std::vector<Match> matches;
    for (const Lexicon* lexicon : lexicons_) lexicon->find(line_, p, matches);
    for (const Match& match : matches) {
      for (const Meaning& meaning : match.meanings) {
        if (meaning.kind == kind) function(meaning, match.end);
      }
    }
  }

  bool narrow(Parse& parse, const Meaning& meaning) const;

  void word_items(std::size_t p, const Parse& parse);

  bool is_letter_at_number(std::size_t p, std::size_t end) const;

  bool is_joined_unit(const Match& match, std::size_t p, WordKind kind) const;

  void word_item(const Meaning& meaning, std::size_t p, std::size_t end, Parse& next);
  // Each puts what a word means into `date`; false if it has no place there.
  static bool take_month(Parts& date, const Meaning& meaning);
  bool take_weekday(Parts& date, const Meaning& meaning, std::size_t p, std::size_t end) const;
  bool take_era(Parts& date, const Meaning& meaning, std::size_t p, std::size_t end) const;
  bool take_zone(Parts& date, const Meaning& meaning, std::size_t p, std::size_t end);

  // The name of a zone in the lexicon that this meaning is of.
  const std::string* zone_in(const Lexicon& lexicon, const Meaning& meaning, std::size_t p,
                             std::size_t end) const;

  void label_item(Label label, std::size_t p, std::size_t end, const Parse& parse);

  // ---- zones

  static void mark_zone(Parts& date, std::size_t begin, std::size_t end);

  void greenwich_item(std::size_t p, std::size_t end, Parse& parse);

  // +0900, +09:00, -05, and after GMT also +7 and +5:30.
  bool ends_line(std::size_t p, std::size_t end, const Parts& date) const;

  void offset_item(std::size_t p, const Parse& parse, bool greenwich);

  // Abbreviations, whole words with the case that they have in the table; Z; names of IANA.
  void zone_items(std::size_t p, const Parse& parse);

  // Full-width letters are read as plain ones.
  std::string printed_letters(std::size_t begin, std::size_t end) const;

  const FoldedLine& line_;
  std::span<const Lexicon* const> lexicons_;
  const DatelineHints& hints_;
  const GrammarOptions& options_;
  const std::function<Verdict(const Parse&)>& use_;
  DayMonthOrder order_;
  bool year_first_;
  std::size_t english_ = Languages::instance().number("en");
  std::size_t furthest_ = 0;
  int steps_ = 0;
  bool taken_ = false;
};

}  // namespace broadsheet::schema::dateline
