// A backtracking reader with a budget: at each place it tries what may stand there, most specific first. Date
// lines are short and most places allow one thing, so the budget is for hostile input only.
#include "dateline/grammar.h"

#include <algorithm>

#include "dateline/zone.h"
#include "dateline/zone_names.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr int kMaxSteps = 3000;
constexpr std::size_t kMaxDigits = 18;
constexpr int kLongestAbbreviation = 6;

struct Number {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int64_t value = 0;
  int digits = 0;
  bool ideographic = false;
  int small() const noexcept { return static_cast<int>(std::min<std::int64_t>(value, 99999)); }
};

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

  std::size_t run() {
    Parse start;
    start.languages.set();
    walk(0, start);
    return furthest_;
  }

 private:
  Parts& now(Parse& parse) const { return parse.dates[parse.count - 1]; }

  std::size_t skip_spaces(std::size_t p) const {
    while (line_.at(p) == U' ') ++p;
    return p;
  }

  bool digit_at(std::size_t p) const { return is_digit(line_.at(p)); }

  Number number_at(std::size_t p) const {
    Number n{.begin = p, .end = p};
    while (digit_at(n.end)) {
      if (n.end - p < kMaxDigits) n.value = n.value * 10 + static_cast<std::int64_t>(line_.at(n.end) - U'0');
      ++n.end;
    }
    n.digits = static_cast<int>(n.end - p);
    return n;
  }

  // 二〇二四, 二十九, 廿九, 二千零二十四.
  Number ideographic_at(std::size_t p) const {
    Number n{.begin = p, .end = p, .ideographic = true};
    std::int64_t total = 0;
    std::int64_t last = 0;
    bool positional = true;
    for (int value = 0; n.end - p < kMaxDigits; ++n.end) {
      value = ideographic_value(line_.at(n.end));
      if (value < 0) break;
      if (value >= 10) positional = false;
      if (value >= 100 || value == 10) {
        total += std::max<std::int64_t>(last, 1) * value;
        last = 0;
      } else if (value >= 10) {
        total += value;
        last = 0;
      } else {
        last = value;
      }
      n.value = n.value * 10 + value;
    }
    if (!positional) n.value = total + last;
    n.digits = positional ? static_cast<int>(n.end - p) : n.value > 999 ? 4 : n.value > 99 ? 3 : 2;
    return n;
  }

  void reach(std::size_t p) { furthest_ = std::max(furthest_, p); }

  void walk(std::size_t p, const Parse& parse) {
    if (taken_ || ++steps_ > kMaxSteps) return;
    p = skip_spaces(p);
    reach(p);
    if (p >= line_.size()) {
      finish(parse);
      return;
    }
    const char32_t c = line_.at(p);
    if (is_digit(c)) {
      number_items(number_at(p), parse);
    } else if (ideographic_value(c) >= 0) {
      const Number n = ideographic_at(p);
      unit_items(n, parse);
    }
    if (c == U'元' && parse.dates[parse.count - 1].era_calendar != Calendar::kNone) {
      Number first{.begin = p, .end = p + 1, .value = 1, .digits = 1};
      unit_items(first, parse);
    }
    if (c == U'+' || c == U'-') offset_item(p, parse, false);
    word_items(p, parse);
    if (is_letter(c) || c == U'[') zone_items(p, parse);
    constexpr std::u32string_view kSkipped = U",|()[]-/:;.'~@";
    if (kSkipped.find(c) != std::u32string_view::npos) {
      Parse next = parse;
      ++next.extras;
      walk(p + 1, next);
    }
  }

  void finish(Parse parse) {
    Parts& last = now(parse);
    last.end = line_.size();
    for (std::size_t i = 0; i < parse.count; ++i) {
      const Parts& date = parse.dates[i];
      if (!date.has_date() && !(i > 0 && date.has_time())) return;
      if (date.compact_time && date.zone_end == 0) return;
      if (date.period && !date.hour) return;
    }
    if (use_(parse) == Verdict::kTaken) taken_ = true;
  }

  // ---- numbers

  void number_items(const Number& n, const Parse& parse) {
    const Parts& date = parse.dates[parse.count - 1];
    const bool empty = !date.year && !date.month && !date.day && !date.iso_week && !date.day_of_year;
    if (empty) {
      iso_items(n, parse);
      triple_items(n, parse);
    }
    if (!date.hour) clock_items(n, parse);
    unit_items(n, parse);
    if (empty) pair_items(n, parse);
    bare_items(n, parse);
  }

  // ISO 8601 in its basic and week forms, and seconds since 1970.
  void iso_items(const Number& n, const Parse& parse) {
    const bool whole_line = n.begin == 0 && n.end == line_.size();
    Parse next = parse;
    Parts& date = now(next);
    ++next.words;
    if (n.digits == 8 || n.digits == 12 || n.digits == 14) {
      std::int64_t rest = n.value;
      if (n.digits == 14) {
        date.second = static_cast<int>(rest % 100);
        rest /= 100;
      }
      if (n.digits >= 12) {
        date.minute = static_cast<int>(rest % 100);
        date.hour = static_cast<int>(rest / 100 % 100);
        rest /= 10000;
      }
      date.day = static_cast<int>(rest % 100);
      date.month = static_cast<int>(rest / 100 % 100);
      set_year(date, static_cast<int>(rest / 10000), 4);
      after_iso_date(n.end, next);
      return;
    }
    if (n.digits == 7 && (whole_line || (n.begin == 0 && line_.at(n.end) == U't'))) {
      date.day_of_year = static_cast<int>(n.value % 1000);
      set_year(date, static_cast<int>(n.value / 1000), 4);
      after_iso_date(n.end, next);
      return;
    }
    if ((n.digits == 10 || n.digits == 13) && whole_line) {
      date.unix_seconds = n.digits == 13 ? n.value / 1000 : n.value;
      date.unix_millis = n.digits == 13;
      walk(n.end, next);
      return;
    }
    if (n.digits != 4) return;
    set_year(date, n.small(), 4);
    const std::size_t hyphen = line_.at(n.end) == U'-' ? 1 : 0;
    if (line_.at(n.end + hyphen) == U'w' && digit_at(n.end + hyphen + 1)) {
      Number week = number_at(n.end + hyphen + 1);
      std::int64_t weekday = 1;
      std::size_t end = week.end;
      bool with_day = false;
      if (hyphen == 0 && week.digits == 3) {
        weekday = week.value % 10;
        week.value /= 10;
        with_day = true;
      } else if (week.digits != 2) {
        return;
      } else if (hyphen == 1 && line_.at(end) == U'-' && digit_at(end + 1)) {
        const Number day = number_at(end + 1);
        if (day.digits != 1) return;
        weekday = day.value;
        end = day.end;
        with_day = true;
      }
      static_cast<void>(with_day);
      date.iso_week = week.small();
      date.day = static_cast<int>(weekday);
      after_iso_date(end, next);
      return;
    }
    if (hyphen == 1 && digit_at(n.end + 1)) {
      const Number day = number_at(n.end + 1);
      if (day.digits != 3) return;
      date.day_of_year = day.small();
      after_iso_date(day.end, next);
    }
  }

  void after_iso_date(std::size_t p, Parse& parse) {
    if (line_.at(p) == U't' && digit_at(p + 1) && !now(parse).hour) {
      iso_time(p + 1, parse);
    } else {
      walk(p, parse);
    }
  }

  // After the T of ISO 8601: hh, hhmm, hhmmss, or with colons; a fraction of the smallest unit; zone follows.
  void iso_time(std::size_t p, const Parse& parse) {
    const Number n = number_at(p);
    Parse next = parse;
    Parts& date = now(next);
    if (n.digits == 6) {
      date.hour = n.small() / 10000;
      date.hour = static_cast<int>(n.value / 10000);
      date.minute = static_cast<int>(n.value / 100 % 100);
      date.second = static_cast<int>(n.value % 100);
    } else if (n.digits == 4) {
      date.hour = static_cast<int>(n.value / 100);
      date.minute = static_cast<int>(n.value % 100);
    } else if (n.digits <= 2 && line_.at(n.end) != U':') {
      date.hour = n.small();
    } else {
      clock_items(n, parse);
      return;
    }
    walk(after_fraction(n.end, date), next);
  }

  // Decimal fractions: of a second they are dropped, of an hour or minute they say the smaller units.
  std::size_t after_fraction(std::size_t p, Parts& date) const {
    if ((line_.at(p) != U'.' && line_.at(p) != U',') || !digit_at(p + 1)) return p;
    const Number fraction = number_at(p + 1);
    if (!date.second) {
      double seconds = date.minute ? 60.0 : 3600.0;
      double scale = 1;
      for (int i = 0; i < std::min<int>(fraction.digits, static_cast<int>(kMaxDigits)); ++i) scale *= 10;
      seconds *= static_cast<double>(fraction.value) / scale;
      const int whole = static_cast<int>(seconds);
      if (!date.minute) date.minute = whole / 60;
      date.second = whole % 60;
    }
    return fraction.end;
  }

  static void set_year(Parts& date, int year, int digits) {
    date.year = year;
    date.year_digits = digits;
  }

  // Three numbers with the same separator.
  void triple_items(const Number& a, const Parse& parse) {
    std::size_t p = spaced(a.end, U'-');
    const char32_t separator = line_.at(p);
    if (separator != U'-' && separator != U'/' && separator != U'.') return;
    const std::size_t b_begin = separator == U'-' ? p + 1 : skip_spaces(p + 1);
    if (!digit_at(b_begin)) return;
    const Number b = number_at(b_begin);
    p = spaced(b.end, separator);
    if (line_.at(p) != separator) return;
    const std::size_t c_begin = separator == U'-' ? p + 1 : skip_spaces(p + 1);
    if (!digit_at(c_begin)) return;
    const Number c = number_at(c_begin);
    if (a.digits > 4 || b.digits > 2 || c.digits > 4 || (a.digits > 2 && c.digits > 2)) return;
    if (a.digits == 3 && parse.dates[parse.count - 1].era_calendar == Calendar::kNone && !is_roc_year(a))
      return;
    if (c.digits == 3) return;
    std::size_t end = c.end;
    if (line_.at(end) == separator && separator != U'.') return;
    if (line_.at(end) == U'.' && separator == U'.') {
      if (digit_at(end + 1) && c.digits == 4) return;
      ++end;
    }
    const bool era = parse.dates[parse.count - 1].era_calendar != Calendar::kNone;
    if (a.digits >= 3 || era || (a.digits == 2 && c.digits <= 2 && (year_first_ || a.value > 31))) {
      put_date(parse, a, b, c, end, {});
    }
    if (a.digits >= 3 || c.digits < 2) return;
    if (a.digits <= 2 && c.digits <= 2 && !era && !year_first_ && order_ == DayMonthOrder::kUnknown &&
        separator != U'.' && a.value <= 31 && c.value <= 31) {
      put_date(parse, a, b, c, end, {.year_open = true});
      return;
    }
    // Day and month first, in the order of the locale; a value above 12 settles it.
    // With full stops no locale of CLDR puts the month first.
    const bool differ = a.value != b.value;
    const bool day_first = order_ == DayMonthOrder::kDayMonth || separator == U'.';
    if (a.value > 12 || !differ || (day_first && b.value <= 12)) {
      put_date(parse, c, b, a, end, {.by_locale = a.value <= 12 && differ && separator != U'.'});
    } else if (b.value > 12 || order_ == DayMonthOrder::kMonthDay) {
      put_date(parse, c, a, b, end, {.by_locale = b.value <= 12});
    } else {
      put_date(parse, c, b, a, end, {.open = true});
    }
  }

  bool is_roc_year(const Number& n) const {
    return n.value >= 100 && n.value <= 199 && options_.language.starts_with("zh");
  }

  // The place of a separator behind optional spaces; hyphens stand close.
  std::size_t spaced(std::size_t p, char32_t separator) const {
    if (line_.at(p) == U' ' && separator != U'-') return skip_spaces(p);
    if (line_.at(p) == U' ' && line_.at(skip_spaces(p)) == U'/') return skip_spaces(p);
    return p;
  }

  struct Order {
    bool by_locale = false;
    bool open = false;
    bool year_open = false;
  };

  void put_date(const Parse& parse, const Number& year, const Number& month, const Number& day,
                std::size_t end, Order order) {
    Parse next = parse;
    Parts& date = now(next);
    ++next.words;
    set_year(date, year.small(), year.digits);
    date.month = month.small();
    date.day = day.small();
    date.order_by_locale = order.by_locale;
    date.order_open = order.open;
    date.year_open = order.year_open;
    if (line_.at(end) == U't' && digit_at(end + 1) && !date.hour) {
      iso_time(end + 1, next);
      return;
    }
    if (line_.at(end) == U'_' && digit_at(end + 1)) ++end;
    walk(end, next);
  }

  // Year and month, or day and month where a reference can give the year.
  void pair_items(const Number& a, const Parse& parse) {
    const char32_t separator = line_.at(a.end);
    if (separator != U'-' && separator != U'/' && separator != U'.') return;
    const std::size_t b_begin = separator == U'.' ? skip_spaces(a.end + 1) : a.end + 1;
    if (!digit_at(b_begin)) return;
    const Number b = number_at(b_begin);
    std::size_t end = b.end;
    if (separator == U'.' && line_.at(end) == U'.') ++end;
    if (line_.at(end) == separator && digit_at(end + 1)) return;
    Parse next = parse;
    Parts& date = now(next);
    ++next.words;
    if (a.digits == 4 && b.digits <= 2) {
      set_year(date, a.small(), 4);
      date.month = b.small();
      walk(end, next);
    } else if (a.digits <= 2 && b.digits == 4) {
      set_year(date, b.small(), 4);
      date.month = a.small();
      walk(end, next);
    } else if (a.digits <= 2 && b.digits <= 2 && options_.may_lack_year) {
      const bool month_first = year_first_ || order_ == DayMonthOrder::kMonthDay;
      date.month = month_first ? a.small() : b.small();
      date.day = month_first ? b.small() : a.small();
      date.order_open = order_ == DayMonthOrder::kUnknown && !year_first_ && a.value <= 12 && b.value <= 12;
      walk(end, next);
    }
  }

  // 08:13, 8.13, 08:13:27.250, 0813.
  void clock_items(const Number& h, const Parse& parse) {
    // "8 : 13" is a time; "1: 08:13" is a day and then one.
    std::size_t p = skip_spaces(h.end);
    if (p != h.end && line_.at(p + 1) != U' ') p = h.end;
    const bool spaced_out = p != h.end;
    const char32_t separator = line_.at(p) == U':' ? U':' : line_.at(h.end);
    if (separator == U'.') p = h.end;
    if (h.digits <= 2 && (separator == U':' || separator == U'.')) {
      const std::size_t m_begin = spaced_out ? skip_spaces(p + 1) : p + 1;
      const Number m = number_at(m_begin);
      if (m.digits == 2 || (m.digits == 1 && separator == U':')) {
        Parse next = parse;
        Parts& date = now(next);
        ++next.words;
        date.hour = h.small();
        date.minute = m.small();
        std::size_t end = m.end;
        if (line_.at(end) == separator && digit_at(end + 1)) {
          const Number s = number_at(end + 1);
          if (s.digits > 2) return;
          date.second = s.small();
          end = s.end;
        }
        if (separator == U':' && date.second) end = after_fraction(end, date);
        if (separator == U'.' && line_.at(end) == U'.' && digit_at(end + 1)) return;
        walk(end, next);
      }
    }
    const Parts& date = parse.dates[parse.count - 1];
    const bool has_day = date.day && date.month;
    if (h.digits == 4 && (has_day || zone_follows(h.end)) && h.value / 100 <= 24 && h.value % 100 < 60) {
      Parse next = parse;
      now(next).hour = static_cast<int>(h.value / 100);
      now(next).minute = static_cast<int>(h.value % 100);
      now(next).compact_time = true;
      ++next.words;
      walk(h.end, next);
    }
  }

  bool zone_follows(std::size_t p) const {
    p = skip_spaces(p);
    std::size_t end = p;
    while (is_letter(line_.at(end))) ++end;
    return end != p && is_zone_abbreviation(printed_letters(p, end), hints_);
  }

  // A number and its unit: 2024년, 3月, 8h, 13 Uhr.
  void unit_items(const Number& n, const Parse& parse) {
    const std::size_t p = skip_spaces(n.end);
    for_each_meaning(p, WordKind::kUnitAfter, [&](const Meaning& meaning, std::size_t end) {
      Parse next = parse;
      if (!narrow(next, meaning)) return;
      ++next.words;
      if (!put_unit(now(next), static_cast<Unit>(meaning.value), n)) return;
      if (static_cast<Unit>(meaning.value) == Unit::kHour) {
        after_hour(end, next);
      } else {
        walk(end, next);
      }
    });
    if (n.ideographic || n.digits > 2) return;
  }

  bool put_unit(Parts& date, Unit unit, const Number& n) const {
    switch (unit) {
      case Unit::kYear:
        if (date.year || n.digits > 4) return false;
        set_year(date, n.small(), n.digits);
        return true;
      case Unit::kMonth:
        if (date.month || n.digits > 2) return false;
        date.month = n.small();
        return true;
      case Unit::kDay:
        if (date.day || n.digits > 2) return false;
        date.day = n.small();
        return true;
      case Unit::kHour:
        if (date.hour || n.digits > 2) return false;
        date.hour = n.small();
        return true;
      case Unit::kMinute:
        if (date.minute || !date.hour || n.digits > 2) return false;
        date.minute = n.small();
        return true;
      case Unit::kSecond:
        if (date.second || !date.minute || n.digits > 2) return false;
        date.second = n.small();
        return true;
    }
    return false;
  }

  // Minutes without a unit behind an hour with one: 08h13, 8 Uhr 13, 8時半.
  void after_hour(std::size_t p, const Parse& parse) {
    if (line_.at(p) == U'半' || line_.at(p) == U'반') {
      Parse next = parse;
      now(next).minute = 30;
      walk(p + 1, next);
    }
    const std::size_t q = skip_spaces(p);
    if (line_.at(q) == U'반') {
      Parse next = parse;
      now(next).minute = 30;
      walk(q + 1, next);
    }
    walk(p, parse);
    const std::size_t m_begin = line_.at(q) == U':' ? q + 1 : q;
    if (!digit_at(m_begin)) return;
    const Number m = number_at(m_begin);
    if (m.digits != 2) return;
    Parse next = parse;
    Parts& date = now(next);
    date.minute = m.small();
    std::size_t end = m.end;
    if ((line_.at(end) == U':' || line_.at(end) == U'.') && digit_at(end + 1)) {
      const Number s = number_at(end + 1);
      if (s.digits != 2) return;
      date.second = s.small();
      end = s.end;
    }
    walk(end, next);
  }

  // A number alone: a year, a day, an hour beside its day period, or a year of two digits.
  void bare_items(const Number& n, const Parse& parse) {
    const Parts& date = parse.dates[parse.count - 1];
    Parse next = parse;
    ++next.words;
    const bool has_era = date.era_calendar != Calendar::kNone;
    if (!date.year &&
        ((n.digits == 4 && n.value >= 1000) || (has_era && n.digits <= 4 && date.month && date.day))) {
      set_year(now(next), n.small(), n.digits);
      walk(n.end, next);
      next = parse;
      ++next.words;
    }
    if (!date.year && has_era && n.digits <= 3 && !date.day) {
      set_year(now(next), n.small(), 4);
      walk(n.end, next);
      next = parse;
      ++next.words;
    }
    if (n.digits <= 2 && !date.day && !date.iso_week && !date.day_of_year) {
      now(next).day = n.small();
      walk(n.end, next);
      next = parse;
      ++next.words;
    }
    if (n.digits <= 2 && !date.hour && (date.period || is_period_at(skip_spaces(n.end)))) {
      now(next).hour = n.small();
      walk(n.end, next);
      next = parse;
      ++next.words;
    }
    const bool apostrophe = n.begin > 0 && line_.at(n.begin - 1) == U'\'';
    if (n.digits == 2 && !date.year && date.month && (date.day || apostrophe) &&
        !is_letter(line_.at(n.end))) {
      set_year(now(next), n.small(), 2);
      walk(n.end, next);
    }
  }

  bool is_period_at(std::size_t p) {
    bool found = false;
    for_each_meaning(p, WordKind::kPeriod, [&](const Meaning&, std::size_t) { found = true; });
    return found;
  }

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

  static bool narrow(Parse& parse, const Meaning& meaning) {
    parse.languages &= meaning.languages;
    return parse.languages.any();
  }

  void word_items(std::size_t p, const Parse& parse) {
    std::vector<Match> matches;
    for (const Lexicon* lexicon : lexicons_) lexicon->find(line_, p, matches);
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match& a, const Match& b) { return a.end > b.end; });
    for (const Match& match : matches) {
      for (const Meaning& meaning : match.meanings) {
        if (taken_) return;
        // 31年 is a year, however little sense it makes: its unit is no word to be passed over.
        if (meaning.kind == WordKind::kFiller && is_joined_unit(match, p)) continue;
        Parse next = parse;
        if (!narrow(next, meaning)) continue;
        word_item(meaning, p, match.end, next);
      }
    }
  }

  bool is_joined_unit(const Match& match, std::size_t p) const {
    if (p == 0 || !is_unspaced(line_.at(p))) return false;
    const char32_t before = line_.at(p - 1);
    if (!is_digit(before) && ideographic_value(before) < 0) return false;
    return std::any_of(match.meanings.begin(), match.meanings.end(),
                       [](const Meaning& meaning) { return meaning.kind == WordKind::kUnitAfter; });
  }

  void word_item(const Meaning& meaning, std::size_t p, std::size_t end, Parse& next) {
    Parts& date = now(next);
    ++next.words;
    switch (meaning.kind) {
      case WordKind::kMonth:
        // Levantine papers print both names: "آذار/مارس".
        if (date.iso_week || date.day_of_year) return;
        if (date.month && (date.month_calendar != meaning.calendar || *date.month != meaning.value)) return;
        date.month = meaning.value;
        date.month_calendar = meaning.calendar;
        break;
      case WordKind::kWeekday:
        if (date.weekday) return;
        date.weekday = meaning.value;
        break;
      case WordKind::kPeriod:
        if (date.period) return;
        date.period = meaning.value;
        break;
      case WordKind::kClock:
        if (date.hour) return;
        date.hour = meaning.value;
        break;
      case WordKind::kEra:
        if (date.era_calendar != Calendar::kNone) return;
        // An era is beside its year; a letter alone ("s", "m") stands close to it.
        if (end - p <= 2 && line_.at(p) < 0x80 && line_.at(p + 1) == U'.' && !digit_at(p + 2)) return;
        if (end - p == 1 && line_.at(p) < 0x80 && !digit_at(end) && line_.at(end) != U'.') return;
        date.era_calendar = meaning.calendar;
        date.era = meaning.value;
        break;
      case WordKind::kZone: {
        if (date.zone_name != nullptr || date.abbreviation_end != 0) return;
        for (const Lexicon* lexicon : lexicons_) {
          if (const std::string* name = zone_in(*lexicon, meaning, p, end)) date.zone_name = name;
        }
        if (date.zone_name == nullptr) return;
        mark_zone(date, p, end);
        break;
      }
      case WordKind::kGreenwich:
        greenwich_item(p, end, next);
        return;
      case WordKind::kLabel:
        label_item(static_cast<Label>(meaning.value), p, end, next);
        return;
      case WordKind::kUnitBefore: {
        const std::size_t q = skip_spaces(end);
        if (!digit_at(q)) return;
        const Number n = number_at(q);
        if (!put_unit(date, static_cast<Unit>(meaning.value), n)) return;
        end = n.end;
        break;
      }
      case WordKind::kUnitAfter:
        return;
      case WordKind::kFiller:
        --next.words;
        ++next.extras;
        break;
    }
    walk(end, next);
  }

  // The name of a zone in the lexicon that this meaning is of.
  const std::string* zone_in(const Lexicon& lexicon, const Meaning& meaning, std::size_t p,
                             std::size_t end) const {
    std::vector<Match> matches;
    lexicon.find(line_, p, matches);
    for (const Match& match : matches) {
      if (match.end != end) continue;
      for (const Meaning& candidate : match.meanings) {
        if (&candidate == &meaning) return &lexicon.zone(meaning.value);
      }
    }
    return nullptr;
  }

  void label_item(Label label, std::size_t p, std::size_t end, const Parse& parse) {
    const Parts& date = parse.dates[parse.count - 1];
    const bool begun = date.has_date() || date.has_time();
    if (!begun) {
      if (date.label != Label::kNone && date.label != Label::kNeutral && label != Label::kNeutral) return;
      Parse next = parse;
      if (label != Label::kNeutral || date.label == Label::kNone) now(next).label = label;
      walk(end, next);
      return;
    }
    if (date.label == Label::kNone) {  // "2024/03/01 08:13 配信"
      Parse next = parse;
      now(next).label = label;
      now(next).label_after = true;
      walk(end, next);
      if (parse.count < kMaxDates) {  // "… 입력 2024.03.01 09:20 수정"
        now(next).end = end;
        ++next.count;
        now(next).begin = end;
        walk(end, next);
      }
    }
    if (parse.count < kMaxDates && label != Label::kNeutral) {  // a new date begins
      Parse next = parse;
      now(next).end = p;
      ++next.count;
      now(next).begin = p;
      now(next).label = label;
      walk(end, next);
    }
  }

  // ---- zones

  static void mark_zone(Parts& date, std::size_t begin, std::size_t end) {
    if (date.zone_end == 0) date.zone_begin = begin;
    date.zone_end = end;
  }

  void greenwich_item(std::size_t p, std::size_t end, Parse& parse) {
    Parts& date = now(parse);
    if (date.zone_name != nullptr) return;
    const std::size_t q = skip_spaces(end);
    mark_zone(date, p, end);
    if (date.offset) {  // "+3:30 GMT"
      walk(end, parse);
      return;
    }
    if (line_.at(q) == U'+' || line_.at(q) == U'-') offset_item(q, parse, true);
    date.offset = 0;
    static const std::string kUtc = "Etc/UTC";
    date.zone_name = &kUtc;
    walk(end, parse);
  }

  // +0900, +09:00, -05, and after GMT also +7 and +5:30.
  void offset_item(std::size_t p, const Parse& parse, bool greenwich) {
    const Parts& date = parse.dates[parse.count - 1];
    if (date.offset || (!greenwich && !date.hour && !date.abbreviation_end)) return;
    const bool minus = line_.at(p) == U'-';
    const std::size_t q = greenwich ? skip_spaces(p + 1) : p + 1;
    if (!digit_at(q)) return;
    const Number hours = number_at(q);
    std::size_t end = hours.end;
    int seconds = 0;
    const bool close = p > 0 && is_digit(line_.at(p - 1));
    if (hours.digits == 4) {
      seconds = static_cast<int>(hours.value / 100) * 3600 + static_cast<int>(hours.value % 100) * 60;
      if (hours.value % 100 > 59) return;
    } else if (hours.digits <= 2) {
      seconds = hours.small() * 3600;
      const bool separated = line_.at(end) == U':' || (greenwich && line_.at(end) == U'.');
      if (separated && digit_at(end + 1)) {
        const Number minutes = number_at(end + 1);
        if (minutes.digits != 2 || minutes.value > 59) return;
        if (!greenwich && hours.digits != 2 && minus) return;
        seconds += minutes.small() * 60;
        end = minutes.end;
        if (line_.at(end) == U':' && digit_at(end + 1)) end = number_at(end + 1).end;
      } else if (!greenwich && (hours.digits != 2 || (minus && !close))) {
        return;
      }
    } else {
      return;
    }
    if (seconds > kMaxOffsetSeconds) return;
    Parse next = parse;
    now(next).offset = minus ? -seconds : seconds;
    mark_zone(now(next), p, end);
    ++next.words;
    walk(end, next);
  }

  // Abbreviations, whole words with the case that they have in the table; Z; names of IANA.
  void zone_items(std::size_t p, const Parse& parse) {
    const Parts& date = parse.dates[parse.count - 1];
    if (date.abbreviation_end != 0 || date.zone_name != nullptr || !is_boundary(line_, p)) return;
    std::size_t end = p;
    while (is_letter(line_.at(end))) ++end;
    if (line_.at(end) == U'/') {
      std::size_t iana_end = end;
      while (is_letter(line_.at(iana_end)) || line_.at(iana_end) == U'/' || line_.at(iana_end) == U'_')
        ++iana_end;
      if (is_time_zone(line_.printed(p, iana_end))) {
        Parse next = parse;
        Parts& named = now(next);
        named.abbreviation_begin = p;
        named.abbreviation_end = iana_end;
        named.is_iana = true;
        mark_zone(named, p, iana_end);
        walk(iana_end, next);
      }
    }
    if (end == p || end - p > kLongestAbbreviation) return;
    Parse next = parse;
    Parts& named = now(next);
    ++next.words;
    const bool after_time = date.hour && p > 0 && is_digit(line_.at(p - 1));
    if (end - p == 1 && line_.at(p) == U'z' &&
        (after_time || (p > 1 && date.hour && line_.glyphs[p].original == U'Z'))) {
      if (date.offset) return;
      named.offset = 0;
      static const std::string kUtc = "Etc/UTC";
      named.zone_name = &kUtc;
      mark_zone(named, p, end);
      walk(end, next);
      return;
    }
    if (!is_zone_abbreviation(printed_letters(p, end), hints_) &&
        !is_zone_abbreviation(line_.printed(p, end), hints_)) {
      return;
    }
    named.abbreviation_begin = p;
    named.abbreviation_end = end;
    mark_zone(named, p, end);
    walk(end, next);
  }

  // Full-width letters are read as plain ones.
  std::string printed_letters(std::size_t begin, std::size_t end) const {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
      const char32_t c = line_.glyphs[i].original;
      if (c < 0x80) {
        out += static_cast<char>(c);
      } else {
        return line_.printed(begin, end);
      }
    }
    return out;
  }

  const FoldedLine& line_;
  std::span<const Lexicon* const> lexicons_;
  const DatelineHints& hints_;
  const GrammarOptions& options_;
  const std::function<Verdict(const Parse&)>& use_;
  DayMonthOrder order_;
  bool year_first_;
  std::size_t furthest_ = 0;
  int steps_ = 0;
  bool taken_ = false;
};

}  // namespace

std::size_t parse_line(const FoldedLine& line, std::span<const Lexicon* const> lexicons,
                       const DatelineHints& hints, const GrammarOptions& options,
                       const std::function<Verdict(const Parse&)>& use) {
  return Reader(line, lexicons, hints, options, use).run();
}

}  // namespace broadsheet::schema::dateline
