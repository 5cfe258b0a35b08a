// Reads date lines: the words of the language that is known, then those of all languages; what was understood
// first and names a real time is the reading.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "dateline/compound.h"
#include "dateline/languages.h"
#include "dateline/resolve.h"
#include "dateline/wire.h"
#include "dateline/zone_names.h"

namespace broadsheet::schema {
namespace dateline {
namespace {

using Reading = std::variant<DatelineReading, NotADateline>;
using Why = NotADateline::Why;

constexpr std::size_t kMaxShownText = 40;

// Where no way to read the line went further, for the reason.
NotADateline stopped_at(const FoldedLine& line, std::size_t place) {
  if (place >= line.size()) return {Why::kNoDate, "no date in it"};
  std::size_t end = place;
  while (end < line.size() && line.at(end) != U' ' && end - place < kMaxShownText) ++end;
  return {Why::kOutOfPlace,
          fmt::format("'{}' has no place in a date line", line.printed(place, std::max(end, place + 1)))};
}

struct Attempt {
  std::optional<DatelineReading> reading;
  std::optional<NotADateline> failure;  ///< of a way to read it that goes to the end; the gravest
  std::size_t furthest = 0;
};

void keep_gravest(std::optional<NotADateline>& kept, NotADateline failure) {
  const auto gravity = [](const NotADateline& one) { return one.absurd() ? 2 : one.open() ? 1 : 0; };
  if (!kept || gravity(failure) > gravity(*kept)) kept = std::move(failure);
}

// With the words of the language told (and English, which pages of any language use): the first sound way
// counts.
Attempt read_in_language(const FoldedLine& line, const DatelineHints& hints, const std::string& language,
                         std::string_view place_zone) {
  Attempt attempt;
  std::vector<const Lexicon*> lexicons;
  if (!language.empty() && language != "en") lexicons.push_back(&lexicon_of(language));
  lexicons.push_back(&lexicon_of("en"));
  const GrammarOptions options{
      .language = hints.language, .may_lack_year = hints.reference.has_value(), .one_language = true};
  const Resolver resolver{.line = line, .hints = hints, .language = hints.language, .place_zone = place_zone};
  attempt.furthest = parse_line(line, lexicons, hints, options, [&](const Parse& parse) {
    auto resolved = resolver.resolve(parse);
    if (auto* failure = std::get_if<NotADateline>(&resolved)) {
      // No 29 February is what was meant, not a reason to look for another date in the same numbers. A year
      // out of range is: another era or calendar may be meant.
      const bool final = failure->why == Why::kNoSuchDay || failure->why == Why::kNoSuchTime;
      keep_gravest(attempt.failure, std::move(*failure));
      return final ? Verdict::kTaken : Verdict::kGoOn;
    }
    attempt.reading = std::get<DatelineReading>(std::move(resolved));
    return Verdict::kTaken;
  });
  return attempt;
}

// One language that may stand for all of these, because they share a zone; empty if they share none.
std::string language_of_words(const LanguageSet& languages) {
  std::string first;
  std::string zone;
  for (std::size_t i = 0; i < kMaxLanguages; ++i) {
    if (!languages.test(i)) continue;
    const std::string name = language_name(i);
    if (name.empty()) return {};
    const std::string own = zone_of_language(name).zone;
    if (first.empty()) {
      first = name;
      zone = own;
    } else if (own != zone || own.empty()) {
      return {};
    }
  }
  return first;
}

// "25時30分" is Japanese: other languages that write 時 end their day with 24.
bool counts_past_midnight(const Parse& parse) {
  static const std::size_t kJapanese = Languages::instance().number("ja");
  if (!parse.languages.test(kJapanese)) return false;
  return std::any_of(parse.dates.begin(), parse.dates.end(), [](const Parts& date) {
    return date.hour_has_unit &&
           (date.hour.value_or(0) > 24 || (date.hour == 24 && date.minute.value_or(0) > 0));
  });
}

// Languages whose newspapers are few beside those of a larger language with words of the same form: where the
// two read a line differently ("ip." is the afternoon in Finnish, the morning in Inari Sami), the larger
// counts.
const LanguageSet& small_languages() {
  static const LanguageSet languages = [] {
    LanguageSet set;
    Languages::for_each_part("smn se sms sma smj dsb hsb fur sc vec lmo lij szl lb gsw wae ksh nds kw gv",
                             ' ', [&](std::string_view name) {
                               const std::size_t number = Languages::instance().number(name);
                               if (number < kMaxLanguages) set.set(number);
                             });
    return set;
  }();
  return languages;
}

// Those of `languages` that are not small; all if none is larger.
LanguageSet larger_of(const LanguageSet& languages) {
  const LanguageSet larger = languages & ~small_languages();
  return larger.any() ? larger : languages;
}

// With the words of all languages: all words must be of one language, and its languages must agree on the
// instant.
Attempt read_in_any_language(const FoldedLine& line, const DatelineHints& hints,
                             std::string_view place_zone) {
  Attempt attempt;
  const std::array<const Lexicon*, 1> lexicons{&lexicon_of_all()};
  const GrammarOptions options{.language = hints.language, .may_lack_year = hints.reference.has_value()};
  bool contradicted = false;
  bool first_is_small = false;
  LanguageSet first_languages;
  attempt.furthest = parse_line(line, lexicons, hints, options, [&](const Parse& parse) {
    Resolver resolver{.line = line, .hints = hints, .language = hints.language, .place_zone = place_zone};
    if (hints.language.empty()) {
      resolver.language = counts_past_midnight(parse) ? "ja" : language_of_words(larger_of(parse.languages));
      resolver.language_told = false;
    }
    auto resolved = resolver.resolve(parse);
    if (auto* failure = std::get_if<NotADateline>(&resolved)) {
      keep_gravest(attempt.failure, std::move(*failure));
      return Verdict::kGoOn;
    }
    auto& reading = std::get<DatelineReading>(resolved);
    const bool small = (parse.languages & ~small_languages()).none();
    if (!attempt.reading || (first_is_small && !small)) {
      attempt.reading = std::move(reading);
      first_languages = parse.languages;
      first_is_small = small;
      contradicted = false;
    } else if (attempt.reading->published.local != reading.published.local && small == first_is_small &&
               (parse.languages & ~first_languages).any()) {
      // In a language that reads it the first way too, the first way is the likelier.
      contradicted = true;
      return small ? Verdict::kGoOn : Verdict::kTaken;
    }
    return Verdict::kGoOn;
  });
  if (contradicted) {
    attempt.reading.reset();
    attempt.failure = NotADateline{Why::kOpenLanguage, "languages read it differently; give the language"};
  }
  return attempt;
}

}  // namespace

Reading read_plain(std::string_view text, const DatelineHints& hints, std::string_view place_zone) {
  const FoldedLine line = fold_line(text);
  if (line.glyphs.empty()) return NotADateline{Why::kNotUtf8, "not UTF-8"};
  const std::string language = language_subtag(hints.language);
  Attempt told = read_in_language(line, hints, language, place_zone);
  if (told.reading) return std::move(*told.reading);
  if (told.failure && told.failure->absurd()) return std::move(*told.failure);
  // A line of one known word is worth a look in all languages; prose is not.
  if (told.furthest < line.size() && worth_all_languages(line)) {
    Attempt any = read_in_any_language(line, hints, place_zone);
    if (any.reading) return std::move(*any.reading);
    if (any.failure) return std::move(*any.failure);
    told.furthest = std::max(told.furthest, any.furthest);
  }
  if (told.failure) return std::move(*told.failure);
  return stopped_at(line, told.furthest);
}

namespace {

// What a glance at the numbers and words of a line tells.
struct Outline {
  int words = 0;
  int numbers = 0;
  bool has_year = false;  ///< four digits, of a calendar that newspapers use
  bool all_short = true;  ///< no number has more than three digits
  bool grouped = false;   ///< "12,000", "6.200": an amount
};

Outline outline_of(const FoldedLine& line) {
  constexpr int kFirstYear = 1250;  // of the Persian calendar
  constexpr int kLastYear = 2700;   // of the Buddhist one
  // Scripts without spaces: about so many letters make a word.
  constexpr std::size_t kUnspacedWord = 4;
  Outline outline;
  std::size_t digits_before = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    if (is_letter(line.at(i))) {
      const bool unspaced = is_unspaced(line.at(i));
      while (i < line.size() && is_letter(line.at(i))) ++i;
      outline.words += unspaced ? static_cast<int>((i - begin + kUnspacedWord - 1) / kUnspacedWord) : 1;
    } else if (is_digit(line.at(i))) {
      int value = 0;
      for (; i < line.size() && is_digit(line.at(i)); ++i) {
        if (i - begin < 5) value = value * 10 + static_cast<int>(line.at(i) - U'0');
      }
      const std::size_t digits = i - begin;
      ++outline.numbers;
      if (digits == 4 && value >= kFirstYear && value <= kLastYear) outline.has_year = true;
      if (digits > 3) outline.all_short = false;
      const bool after_mark = begin > 0 && (line.at(begin - 1) == U'.' || line.at(begin - 1) == U',');
      // Three digits behind a clock are a fraction of a second.
      const bool after_clock = begin > digits_before + 1 && line.at(begin - digits_before - 2) == U':';
      if (digits == 3 && after_mark && digits_before > 0 && digits_before <= 3 && !after_clock)
        outline.grouped = true;
      digits_before = digits;
      continue;
    } else {
      ++i;
      if (line.at(begin) == U'.' || line.at(begin) == U',') continue;
    }
    digits_before = 0;
  }
  return outline;
}

// "二〇二四年三月一日", "平成7年1月17日 午前5時46分": short, with its units in their order.
bool has_ideographic_date(const FoldedLine& line) {
  constexpr std::size_t kLongest = 40;
  if (line.size() > kLongest) return false;
  constexpr std::u32string_view kUnits = U"年月日";
  std::size_t unit = 0;
  for (std::size_t i = 1; i < line.size() && unit < kUnits.size(); ++i) {
    const bool number =
        is_digit(line.at(i - 1)) || ideographic_value(line.at(i - 1)) >= 0 || line.at(i - 1) == U'元';
    if (line.at(i) == kUnits[unit] && number) ++unit;
  }
  return unit == kUnits.size();
}

}  // namespace

// The words of all languages cost more to gather than thousands of articles to read: prose must not.
bool worth_all_languages(const FoldedLine& line) {
  // A date line says at least a day or a year in digits, and has few words: day and month names, a label or
  // two. Without a year of four digits it has fewer still.
  constexpr int kMostWords = 16;
  constexpr int kMostWordsWithoutYear = 6;
  if (has_ideographic_date(line)) return true;
  const Outline outline = outline_of(line);
  if (outline.numbers < 2 || outline.words < 1 || outline.grouped) return false;
  if (!outline.has_year && !outline.all_short) return false;
  return outline.words <= (outline.has_year ? kMostWords : kMostWordsWithoutYear) &&
         outline.words <= 4 * outline.numbers;
}

}  // namespace dateline

std::variant<DatelineReading, NotADateline> read_dateline(std::string_view line, const DatelineHints& hints) {
  if (line.size() > dateline::kMaxLineBytes)
    return NotADateline{NotADateline::Why::kTooLong, "too long for a date line"};
  if (!dateline::may_be_dateline(line)) return NotADateline{NotADateline::Why::kNoNumber, "no number in it"};
  auto plain = dateline::read_plain(line, hints);
  if (std::holds_alternative<DatelineReading>(plain) || std::get<NotADateline>(plain).absurd()) return plain;
  auto wire = dateline::read_wire(line, hints, dateline::WireScope::kWholeLine);
  if (std::holds_alternative<DatelineReading>(wire)) return wire;
  if (auto compound = dateline::read_compound(line, hints)) return std::move(*compound);
  // It has a place and the form of a date, and lacks only a year, say: that is the better reason.
  const NotADateline& failure = std::get<NotADateline>(wire);
  if (failure.why != NotADateline::Why::kNoWireDateline) return wire;
  return plain;
}

std::variant<DatelineReading, NotADateline> read_wire_dateline(std::string_view paragraph,
                                                               const DatelineHints& hints) {
  return dateline::read_wire(paragraph, hints, dateline::WireScope::kParagraph);
}

}  // namespace broadsheet::schema
