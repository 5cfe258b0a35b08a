// A backtracking reader with a budget: at each place it tries what may stand there, most specific first. Date
// lines are short and most places allow one thing, so the budget is for hostile input only.
#include "dateline/grammar.h"

#include <algorithm>
#include <array>

#include "dateline/grammar_reader.h"
#include "dateline/zone.h"
#include "dateline/zone_names.h"

namespace broadsheet::schema::dateline {
namespace {

const std::string kUtc = "Etc/UTC";  // readings point to it

}  // namespace

std::size_t Reader::run() {
  Parse start;
  start.languages.set();
  walk(0, start);
  return furthest_;
}

Parts& Reader::now(Parse& parse) const { return parse.dates[parse.count - 1]; }

std::size_t Reader::skip_spaces(std::size_t p) const {
  while (line_.at(p) == U' ') ++p;
  return p;
}

bool Reader::digit_at(std::size_t p) const { return is_digit(line_.at(p)); }

Number Reader::number_at(std::size_t p) const {
  Number n{.begin = p, .end = p};
  while (digit_at(n.end)) {
    if (n.end - p < kMaxDigits) n.value = n.value * 10 + static_cast<std::int64_t>(line_.at(n.end) - U'0');
    ++n.end;
  }
  n.digits = static_cast<int>(n.end - p);
  return n;
}

Number Reader::ideographic_at(std::size_t p) const {
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

void Reader::reach(std::size_t p) { furthest_ = std::max(furthest_, p); }

void Reader::walk(std::size_t p, const Parse& parse) {
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
  if (c == U'i' || c == U'v' || c == U'x') roman_month(p, parse);
  if (is_letter(c) || c == U'[') zone_items(p, parse);
  if (c == U'(') bracketed_weekday(p, parse);
  if (c == U'(' && now_has_clock(parse)) {  // "2024/3/1 08:13 (3/1 09:20 更新)"
    Parse next = parse;
    now(next).end = p;
    ++next.count;
    now(next).begin = p + 1;
    walk(p + 1, next);
  }
  constexpr std::u32string_view kSkipped = U",|()[]-/:;.'~@";
  if (kSkipped.find(c) != std::u32string_view::npos) {
    Parse next = parse;
    ++next.extras;
    walk(p + 1, next);
  }
}

// "1 III 2024", "2024. III. 1.": months of central and eastern Europe, in capitals, beside a day or a year.
void Reader::roman_month(std::size_t p, const Parse& parse) {
  constexpr std::array<std::u32string_view, 12> kMonths{U"I",   U"II",   U"III", U"IV", U"V",  U"VI",
                                                        U"VII", U"VIII", U"IX",  U"X",  U"XI", U"XII"};
  const Parts& date = parse.dates[parse.count - 1];
  if (date.month || date.iso_week || date.day_of_year || (!date.day && !date.year) || !is_boundary(line_, p))
    return;
  std::u32string printed;
  std::size_t end = p;
  while (is_letter(line_.at(end)) && end - p <= kMonths[7].size()) printed += line_.glyphs[end++].original;
  const auto* found = std::find(kMonths.begin(), kMonths.end(), printed);
  if (found == kMonths.end() || !is_boundary(line_, end)) return;
  Parse next = parse;
  now(next).month = static_cast<int>(found - kMonths.begin()) + 1;
  ++next.words;
  walk(end, next);
}

// "2024/03/01（五）": Chinese numbers its weekdays, and in brackets behind a date the number is enough.
void Reader::bracketed_weekday(std::size_t p, const Parse& parse) {
  constexpr std::u32string_view kDays = U"一二三四五六日";
  const Parts& date = parse.dates[parse.count - 1];
  if (!date.day || date.weekday || line_.at(p + 2) != U')') return;
  const std::size_t day = kDays.find(line_.at(p + 1));
  if (day == std::u32string_view::npos) return;
  Parse next = parse;
  now(next).weekday = static_cast<int>(day) + 1;
  ++next.words;
  walk(p + 3, next);
}

bool Reader::now_has_clock(const Parse& parse) {
  const Parts& date = parse.dates[parse.count - 1];
  return parse.count < kMaxDates && date.has_date() && date.has_time();
}

void Reader::finish(Parse parse) {
  if (parse.words_at_link == parse.words) return;
  Parts& last = now(parse);
  last.end = line_.size();
  for (std::size_t i = 0; i < parse.count; ++i) {
    const Parts& date = parse.dates[i];
    if (!date.has_date() && !(i > 0 && date.has_time())) return;
    if (i > 0 && date.label == Label::kNone) return;
    if (date.compact_time && date.zone_end == 0) return;
    if (date.period && !date.hour) return;
  }
  if (use_(parse) == Verdict::kTaken) taken_ = true;
}

bool Reader::narrow(Parse& parse, const Meaning& meaning) const {
  // Pages of any language label their dates in English.
  if (options_.one_language || (meaning.kind == WordKind::kLabel && meaning.languages.test(english_)))
    return true;
  parse.languages &= meaning.languages;
  return parse.languages.any();
}

void Reader::word_items(std::size_t p, const Parse& parse) {
  std::vector<Match> matches;
  for (const Lexicon* lexicon : lexicons_) lexicon->find(line_, p, matches);
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.end > b.end; });
  for (const Match& match : matches) {
    for (const Meaning& meaning : match.meanings) {
      if (taken_) return;
      // 31年 is a year, however little sense it makes: its unit is no word to be passed over.
      // 1日 is a day: its unit is no Sunday.
      const bool passed_over = meaning.kind == WordKind::kFiller || meaning.kind == WordKind::kLink ||
                               meaning.kind == WordKind::kWeekday;
      if (passed_over && is_joined_unit(match, p, meaning.kind)) continue;
      Parse next = parse;
      if (!narrow(next, meaning)) continue;
      word_item(meaning, p, match.end, next);
    }
  }
}

bool Reader::is_joined_unit(const Match& match, std::size_t p, WordKind kind) const {
  if (p == 0 || !is_unspaced(line_.at(p))) return false;
  const char32_t before = line_.at(p - 1);
  if (!is_digit(before) && ideographic_value(before) < 0) return false;
  if (kind == WordKind::kWeekday) {  // "2024/3/3日": the day has its place already
    std::size_t begin = p - 1;
    while (begin > 0 && digit_at(begin - 1)) --begin;
    constexpr std::u32string_view kSeparators = U"/.-";
    if (begin > 0 && kSeparators.find(line_.at(begin - 1)) != std::u32string_view::npos) return false;
  }
  return std::any_of(match.meanings.begin(), match.meanings.end(),
                     [](const Meaning& meaning) { return meaning.kind == WordKind::kUnitAfter; });
}

bool Reader::take_month(Parts& date, const Meaning& meaning) {
  if (date.iso_week || date.day_of_year) return false;
  // Levantine papers print both names: "آذار/مارس".
  if (date.month && (date.month_calendar != meaning.calendar || *date.month != meaning.value)) return false;
  date.month = meaning.value;
  date.month_calendar = meaning.calendar;
  return true;
}

bool Reader::take_weekday(Parts& date, const Meaning& meaning, std::size_t p, std::size_t end) const {
  if (date.weekday || is_letter_at_number(p, end)) return false;
  // "E, 4. märts 2024": an initial is a weekday where its mark sets it before a date.
  if (end - p == 1 && has_case(line_.at(p)) &&
      (date.has_date() || date.has_time() || (line_.at(end) != U',' && line_.at(end) != U'.')))
    return false;
  date.weekday = meaning.value;
  return true;
}

bool Reader::take_era(Parts& date, const Meaning& meaning, std::size_t p, std::size_t end) const {
  if (date.era_calendar != Calendar::kNone) return false;
  // An era is beside its year; a letter alone ("s", "m") stands close to it.
  if (end - p <= 2 && line_.at(p) < 0x80 && line_.at(p + 1) == U'.' && !digit_at(p + 2)) return false;
  if (end - p == 1 && line_.at(p) < 0x80 && !digit_at(end) && line_.at(end) != U'.') return false;
  date.era_calendar = meaning.calendar;
  date.era = meaning.value;
  return true;
}

bool Reader::take_zone(Parts& date, const Meaning& meaning, std::size_t p, std::size_t end) {
  if (date.zone_name != nullptr || date.abbreviation_end != 0) return false;
  for (const Lexicon* lexicon : lexicons_) {
    if (const std::string* name = zone_in(*lexicon, meaning, p, end)) date.zone_name = name;
  }
  if (date.zone_name == nullptr) return false;
  mark_zone(date, p, end);
  return true;
}

// A word of one meaning, and what the rest of the line says then; nothing where it can't stand.
void Reader::word_item(const Meaning& meaning, std::size_t p, std::size_t end, Parse& next) {
  Parts& date = now(next);
  ++next.words;
  switch (meaning.kind) {
    case WordKind::kMonth:
      if (!take_month(date, meaning)) return;
      break;
    case WordKind::kWeekday:
      if (!take_weekday(date, meaning, p, end)) return;
      break;
    case WordKind::kPeriod:
      if (date.period || is_stray(meaning, p, end, next)) return;
      date.period = meaning.value;
      break;
    case WordKind::kClock:
      if (date.hour) return;
      date.hour = meaning.value;
      break;
    case WordKind::kEra:
      if (!take_era(date, meaning, p, end)) return;
      break;
    case WordKind::kZone:
      if (!take_zone(date, meaning, p, end)) return;
      break;
    case WordKind::kGreenwich:
      greenwich_item(p, end, next);
      return;
    case WordKind::kLabel:
      label_item(static_cast<Label>(meaning.value), p, end, next);
      return;
    case WordKind::kDayName:
      if (date.day || date.iso_week || date.day_of_year) return;
      date.day = meaning.value;
      break;
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
      if (is_letter_at_number(p, end)) return;
      --next.words;
      ++next.extras;
      if (is_stray(meaning, p, end, next)) expect_more(next);
      break;
    case WordKind::kLink:
      if (is_letter_at_number(p, end)) return;
      --next.words;
      ++next.extras;
      expect_more(next);
      break;
  }
  walk(end, next);
}

// "2024-03-01 08:13 F": some language has a meaning for nearly every letter, and for many pairs of them.
// Beside a name of that language they are words; beside numbers alone they are none, but for the sign of the
// hour.
bool Reader::is_stray(const Meaning& meaning, std::size_t p, std::size_t end, const Parse& parse) const {
  const std::size_t longest = meaning.kind == WordKind::kPeriod ? 2 : 1;
  const std::size_t letters = line_.at(end - 1) == U'.' ? end - p - 1 : end - p;
  // "5.45 ip.": a pair of letters with a full stop behind a clock is no stray.
  if (meaning.kind == WordKind::kPeriod && letters == 2 && line_.at(end) == U'.' &&
      parse.dates[parse.count - 1].minute) {
    return false;
  }
  if (letters > longest || !has_case(line_.at(p)) || meaning.languages.all()) return false;
  const bool named = std::any_of(parse.dates.begin(), parse.dates.end(), [](const Parts& date) {
    return date.month_calendar != Calendar::kNone || date.weekday || date.label != Label::kNone;
  });
  if (named) return false;
  const bool as_printed = line_.glyphs[p].original == line_.at(p);
  const bool close = p > 0 && line_.at(p - 1) != U' ';
  if (meaning.kind == WordKind::kFiller && !as_printed && !close) return true;
  return !options_.one_language && line_.at(p) != U'h';
}

// A letter close before a number is no word: "H7.1.17" is Heisei 7, and "v2024.03.01" a version.
bool Reader::is_letter_at_number(std::size_t p, std::size_t end) const {
  return end - p == 1 && line_.at(p) < 0x80 && digit_at(end) && (p == 0 || !digit_at(p - 1));
}

const std::string* Reader::zone_in(const Lexicon& lexicon, const Meaning& meaning, std::size_t p,
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

void Reader::label_item(Label label, std::size_t p, std::size_t end, const Parse& parse) {
  const Parts& date = parse.dates[parse.count - 1];
  const bool begun = date.has_date() || date.has_time();
  if (!begun) {
    if (date.label != Label::kNone && date.label != Label::kNeutral && label != Label::kNeutral) return;
    Parse next = parse;
    if (label != Label::kNeutral || date.label == Label::kNone) now(next).label = label;
    walk(end, next);
    return;
  }
  const auto begin_date = [&] {
    if (parse.count >= kMaxDates || label == Label::kNeutral) return;
    Parse next = parse;
    now(next).end = p;
    ++next.count;
    now(next).begin = p;
    now(next).label = label;
    walk(end, next);
  };
  // "08:13 1.3.2024 (updated: 09:20)": a change is told before its date; behind it only where no other
  // follows.
  const bool before_its_date = label == Label::kModified && date.label == Label::kNone;
  if (before_its_date) begin_date();
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
  if (!before_its_date) begin_date();
}

void Reader::mark_zone(Parts& date, std::size_t begin, std::size_t end) {
  if (date.zone_end == 0) date.zone_begin = begin;
  date.zone_end = end;
}

void Reader::greenwich_item(std::size_t p, std::size_t end, Parse& parse) {
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
  date.zone_name = &kUtc;
  walk(end, parse);
}

// "2024-03-01 08:13 -03": an hour behind a hyphen is the end of a range, but for the last word of a full
// time.
bool Reader::ends_line(std::size_t p, std::size_t end, const Parts& date) const {
  return p > 0 && line_.at(p - 1) == U' ' && skip_spaces(end) == line_.size() && date.minute && date.year &&
         date.month && date.day;
}

void Reader::offset_item(std::size_t p, const Parse& parse, bool greenwich) {
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
    } else if (!greenwich && (hours.digits != 2 || (minus && !close && !ends_line(p, end, date)))) {
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

void Reader::zone_items(std::size_t p, const Parse& parse) {
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

std::string Reader::printed_letters(std::size_t begin, std::size_t end) const {
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

std::size_t parse_line(const FoldedLine& line, std::span<const Lexicon* const> lexicons,
                       const DatelineHints& hints, const GrammarOptions& options,
                       const std::function<Verdict(const Parse&)>& use) {
  return Reader(line, lexicons, hints, options, use).run();
}

}  // namespace broadsheet::schema::dateline
