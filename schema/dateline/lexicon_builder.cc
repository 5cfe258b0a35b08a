// Builds lexicons: names from ICU's symbols and patterns for every locale of a language and every
// calendar, then the tables of words.h.
#include "dateline/lexicon_builder.h"

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>
#include <unicode/tzfmt.h>
#include <unicode/tznames.h>

#include <algorithm>
#include <array>
#include <map>

#include "dateline/languages.h"
#include "dateline/words.h"
#include "dateline/zone.h"

namespace broadsheet::schema::dateline {
namespace {

using icu::Locale;
using icu::UnicodeString;

// Skeletons whose literals ("de", "kl.", "年") are words of a date line.
constexpr std::array<const char16_t*, 14> kSkeletons{
    u"yMMMd", u"yMMMMd", u"yMMMEd", u"yMMMMEEEEd", u"yMd", u"yMEd",         u"yMMM",
    u"yMMMM", u"yM",     u"Hm",     u"hm",         u"Hms", u"yMMMMEEEEdjm", u"Bhm"};

constexpr std::size_t kLongestWord = 60;  // code points; CLDR's longest names of zones have about 50

class Builder {
 public:
  // `only`: the language to take words of; empty: all.
  explicit Builder(std::string_view only) : only_(only) {}

  void add_locale(const Locale& locale, bool thorough) {
    mask_.reset();
    names_.clear();
    const std::size_t number = Languages::instance().number(locale.getLanguage());
    if (number < kMaxLanguages) mask_.set(number);
    joins_month_word_ = std::string_view(locale.getLanguage()) == "fa";
    add_symbols(locale, Calendar::kGregorian);
    if (thorough) add_forms(locale.getLanguage());
    add_patterns(locale, thorough && !only_.empty());
    if (!thorough) {
      // Countries may name the months of their own calendar in their own way (Afghanistan, Iraq).
      UErrorCode status = U_ZERO_ERROR;
      const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(locale, status));
      const std::string_view type = U_SUCCESS(status) ? calendar->getType() : "";
      for (const CalendarRow& row : calendars()) {
        if (row.calendar != Calendar::kGregorian && row.calendar != Calendar::kDangi && row.name == type)
          add_symbols(locale, row.calendar);
      }
      return;
    }
    // In the lexicon of all languages, other calendars have their names in the languages that print them.
    for (const CalendarRow& row : calendars()) {
      if (row.calendar == Calendar::kGregorian || row.calendar == Calendar::kDangi) continue;
      if (!only_.empty() || lists(row.printed_in, locale.getLanguage())) add_symbols(locale, row.calendar);
    }
    add_periods(locale);
    add_greenwich(locale);
  }

  // "año", "jaar", "წელი": what CLDR calls a year may stand beside one.
  void add_year_word(const icu::DateTimePatternGenerator& generator) {
    add(generator.getFieldDisplayName(UDATPG_YEAR_FIELD, UDATPG_WIDE),
        {WordKind::kFiller, Calendar::kNone, 0, {}});
  }

  // "primero", "первое", "elfte": the days of a month as ordinals, in every form that CLDR spells.
  void add_day_names(const Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat spelling(icu::URBNF_SPELLOUT, locale, status);
    // Without data of its own a language is spelled in English.
    const Locale data = spelling.getLocale(ULOC_ACTUAL_LOCALE, status);
    if (U_FAILURE(status) || std::string_view(data.getLanguage()) != locale.getLanguage()) return;
    for (int32_t i = 0; i < spelling.getNumberOfRuleSetNames(); ++i) {
      const UnicodeString rules = spelling.getRuleSetName(i);
      if (rules.indexOf(u"ordinal") < 0) continue;
      for (int32_t day = 1; day <= 31; ++day) {
        UnicodeString name;
        icu::FieldPosition ignored;
        spelling.format(day, rules, name, ignored, status);
        if (U_SUCCESS(status)) add(name, {WordKind::kDayName, Calendar::kNone, day, {}});
      }
    }
  }

  void add_skeletons(const Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status)) return;
    for (const char16_t* skeleton : kSkeletons) add_pattern(generator->getBestPattern(skeleton, status));
    add_year_word(*generator);
  }

  void add_zones(const Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
    if (U_FAILURE(status)) return;
    const std::unique_ptr<icu::StringEnumeration> metazones(names->getAvailableMetaZoneIDs(status));
    if (U_FAILURE(status)) return;
    const char* region = locale.getCountry();
    while (const UnicodeString* metazone = metazones->snext(status)) {
      UnicodeString id;
      names->getReferenceZoneID(*metazone, *region != '\0' ? region : "001", id);
      if (id.isEmpty()) continue;
      std::string zone;
      id.toUTF8String(zone);
      zone = iana_name(zone);
      add_zone_name(*names, *metazone, UTZNM_LONG_GENERIC, zone);
      add_zone_name(*names, *metazone, UTZNM_LONG_STANDARD, zone + "!s");
      add_zone_name(*names, *metazone, UTZNM_LONG_DAYLIGHT, zone + "!d");
    }
    // UTC has a name but no metazone.
    UnicodeString name;
    names->getTimeZoneDisplayName(u"Etc/UTC", UTZNM_LONG_STANDARD, name);
    if (!name.isBogus()) add(name, {WordKind::kZone, Calendar::kNone, zone_index("Etc/UTC"), {}});
  }

  void add_tables() {
    for (const std::span<const WordRow> table : word_tables()) {
      for (const WordRow& row : table)
        add_row(row.languages, {row.kind, Calendar::kNone, row.value, {}}, row.words);
    }
    for (const WordRow& row : name_rows()) {
      const Calendar calendar = row.kind == WordKind::kMonth ? Calendar::kGregorian : Calendar::kNone;
      add_row(row.languages, {row.kind, calendar, row.value, {}}, row.words);
    }
    for (const EraRow& row : era_rows())
      add_row(row.languages, {WordKind::kEra, row.calendar, row.era, {}}, row.words);
    for (const ZoneWordRow& row : zone_word_rows()) {
      add_row(row.languages, {WordKind::kZone, Calendar::kNone, zone_index(std::string(row.zone)), {}},
              row.words);
    }
    mask_.set();
    for (const char* name : {"gmt", "utc", "ut"})
      add(UnicodeString(name), {WordKind::kGreenwich, Calendar::kNone, 0, {}});
  }

  Lexicon build() {
    std::vector<Lexicon::Entry> entries;
    entries.reserve(words_.size());
    for (auto& [key, meanings] : words_) {
      // Where a name is a month of two calendars (آذار, Adar), the Gregorian one is likelier.
      std::stable_partition(meanings.begin(), meanings.end(), [](const Meaning& meaning) {
        return meaning.calendar == Calendar::kNone || meaning.calendar == Calendar::kGregorian;
      });
      entries.push_back({key, std::move(meanings)});
    }
    return Lexicon(std::move(entries), std::move(zones_), !only_.empty());
  }

 private:
  void add_row(std::string_view languages, Meaning meaning, std::string_view words) {
    mask_.reset();
    if (languages.empty()) mask_.set();
    Languages::for_each_part(languages, ' ', [&](std::string_view name) {
      if (!only_.empty() && name != only_) return;
      mask_.set(Languages::instance().number(name));
    });
    if (mask_.none()) return;
    Languages::for_each_part(words, '|', [&](std::string_view word) {
      add(UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}), meaning);
    });
  }

  void add_symbols(const Locale& locale, Calendar calendar) {
    UErrorCode status = U_ZERO_ERROR;
    if (calendar == Calendar::kGregorian) {
      // Not through a format, which reads the locale's numbers and calendars too: half the cost of a lexicon.
      const icu::DateFormatSymbols symbols(locale, status);
      if (U_SUCCESS(status)) add_symbols(symbols, calendar);
      return;
    }
    Locale with_calendar(locale);
    with_calendar.setKeywordValue("calendar", std::string(calendar_name(calendar)).c_str(), status);
    const icu::SimpleDateFormat format(u"y", with_calendar, status);
    if (U_SUCCESS(status)) add_symbols(*format.getDateFormatSymbols(), calendar);
  }

  // A name of a month or a weekday, folded.
  struct Name {
    std::u32string key;
    Meaning meaning;
    bool is_wide = false;

    bool means(const Meaning& other) const {
      return meaning.kind == other.kind && meaning.value == other.value;
    }
  };

  // The other forms of the names of the locale's months: cut short ("верес", "maalis"), and in the cases that
  // CLDR does not list ("u studenom").
  void add_forms(std::string_view language) {
    std::vector<std::u32string> endings;
    for (const EndingRow& row : ending_rows()) {
      if (!lists(row.languages, language)) continue;
      Languages::for_each_part(row.endings, '|',
                               [&](std::string_view ending) { endings.push_back(fold_name(ending)); });
    }
    for (const Name& name : names_) {
      if (!name.is_wide) continue;
      if (name.key.size() >= 3 && has_case(name.key.front())) add_beginnings(name);
      if (name.meaning.kind == WordKind::kMonth) add_endings(name, endings);
    }
  }

  // An abbreviation ends with a consonant, or with its third letter; it must tell one name of the language.
  void add_beginnings(const Name& name) {
    // Among the words of all languages, three letters would tell too little.
    const std::size_t shortest = only_.empty() ? 4 : 3;
    for (std::size_t size = shortest; size < name.key.size(); ++size) {
      const std::u32string_view start = std::u32string_view(name.key).substr(0, size);
      if (!is_letter(start.back()) || (size > 3 && is_soft(start.back()))) continue;
      const bool only = std::none_of(names_.begin(), names_.end(), [&](const Name& other) {
        return !other.means(name.meaning) && other.key.starts_with(start);
      });
      if (only) add_key(std::u32string(start), name.meaning);
    }
  }

  void add_endings(const Name& name, const std::vector<std::u32string>& endings) {
    constexpr int kMostCut = 2;  // the last vowels of "лютий"
    std::u32string stem = name.key;
    for (int cut = 0; cut <= kMostCut && !endings.empty(); ++cut) {
      for (const std::u32string& ending : endings) {
        std::u32string form = stem + ending;
        const bool is_other = std::any_of(names_.begin(), names_.end(), [&](const Name& other) {
          return !other.means(name.meaning) && other.key == form;
        });
        if (!is_other) add_key(std::move(form), name.meaning);
      }
      if (stem.size() <= 3 || !is_soft(stem.back())) return;
      stem.pop_back();
    }
  }

  // Vowels, and signs of softness, of the folded alphabets.
  static bool is_soft(char32_t c) noexcept {
    constexpr std::u32string_view kSoft = U"aeiouyαεηιουωаеиоуыэюяёєіїйьიаէիաოეუ";
    return kSoft.find(c) != std::u32string_view::npos;
  }

  void add_symbols(const icu::DateFormatSymbols& symbols, Calendar calendar) {
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
        int32_t count = 0;
        const UnicodeString* names = symbols.getMonths(count, context, width);
        // Calendars with the months of the Gregorian one have them there.
        if (calendar != Calendar::kBuddhist && calendar != Calendar::kJapanese &&
            calendar != Calendar::kRoc) {
          for (int32_t i = 0; i < count; ++i) {
            const Meaning meaning{WordKind::kMonth, calendar, i + 1, {}};
            add_month(names[i], meaning, width);
          }
        }
        if (calendar != Calendar::kGregorian) continue;
        names = symbols.getWeekdays(count, context, width);
        for (int32_t i = 1; i < count && i <= 7; ++i) {
          const Meaning meaning{WordKind::kWeekday, Calendar::kNone, i == 1 ? 7 : i - 1, {}};
          add_kept(names[i], meaning, width);
        }
      }
    }
    add_eras(symbols, calendar);
    if (calendar == Calendar::kGregorian) {
      int32_t count = 0;
      const UnicodeString* halves = symbols.getAmPmStrings(count);
      if (count == 2) {
        add_period(halves[0], 0x000FFF);
        add_period(halves[1], 0xFFF000);
      }
    }
  }

  // Adds a name, and keeps it for add_forms(). Locales say most names twice: in sentences, and alone.
  void add_kept(const UnicodeString& name, const Meaning& meaning,
                icu::DateFormatSymbols::DtWidthType width) {
    Name kept{folded(name), meaning, width == icu::DateFormatSymbols::WIDE};
    add_key(kept.key, meaning);
    const bool known = std::any_of(names_.begin(), names_.end(), [&](const Name& other) {
      return other.is_wide == kept.is_wide && other.means(meaning) && other.key == kept.key;
    });
    if (!known) names_.push_back(std::move(kept));
  }

  // Root's "M03" stands where a locale has no names.
  static bool is_number_of_month(const UnicodeString& name) {
    return name.length() == 3 && name.charAt(0) == u'M' && name.charAt(1) <= u'1';
  }

  void add_month(const UnicodeString& name, const Meaning& meaning,
                 icu::DateFormatSymbols::DtWidthType width) {
    if (is_number_of_month(name)) return;
    if (meaning.calendar == Calendar::kGregorian) {
      add_kept(name, meaning, width);
    } else {
      add(name, meaning);
    }
    months_.emplace_back(name, meaning);
    if (joins_month_word_) add(name + u"ماه", meaning);  // "اسفندماه": the month of Esfand
  }

  void add_eras(const icu::DateFormatSymbols& symbols, Calendar calendar) {
    const auto add_names = [&](const UnicodeString* names, int32_t count) {
      // Of the 237 Japanese eras, newspapers know the last five.
      const int32_t first = calendar == Calendar::kJapanese ? 232 : 0;
      for (int32_t i = first; i < count; ++i) {
        if (calendar == Calendar::kGregorian && names[i].countChar32() == 1 && names[i].charAt(0) < 0x80)
          continue;
        // The year of the world is AM in English; in a date line that is the morning.
        if (names[i].caseCompare(u"AM", U_FOLD_CASE_DEFAULT) == 0) continue;
        add(names[i], {WordKind::kEra, calendar, i, {}});
      }
    };
    // Abbreviations of eras are those of our tables: CLDR's are times of the day too in some languages
    // (Arabic م).
    int32_t count = 0;
    const UnicodeString* names = symbols.getEraNames(count);
    add_names(names, count);
    if (calendar == Calendar::kGregorian) return;
    names = symbols.getNarrowEras(count);
    add_names(names, count);
  }

  void add_period(const UnicodeString& name, std::int32_t hours) {
    // One letter of an alphabet ("f", "e" of Swedish tables) says no time of the day; Arabic prints ص and م.
    if (name.countChar32() == 1 && has_case(static_cast<char32_t>(name.char32At(0)))) return;
    add(name, {WordKind::kPeriod, Calendar::kNone, hours, {}});
    UnicodeString closed(name);  // "a. m." is printed "a.m." too
    closed.findAndReplace(u" ", u"");
    closed.findAndReplace(u"\u00a0", u"");
    closed.findAndReplace(u"\u202f", u"");
    if (closed != name) add(closed, {WordKind::kPeriod, Calendar::kNone, hours, {}});
  }

  // The day periods of a locale and the hours that each names, found by formatting every hour.
  void add_periods(const Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    icu::SimpleDateFormat format(u"B", locale, status);
    if (U_FAILURE(status)) return;
    format.setTimeZone(*icu::TimeZone::getGMT());
    for (const char16_t* pattern : {u"B", u"BBBB", u"aaaa", u"b"}) {
      format.applyPattern(pattern);
      std::map<std::string, std::int32_t> hours;
      for (int hour = 0; hour < 24; ++hour) {
        UnicodeString text;
        format.format(hour * 3600e3 + (pattern[0] == u'B' ? 60e3 : 0), text);
        std::string name;
        text.toUTF8String(name);
        hours[name] |= 1 << hour;
      }
      for (const auto& [name, mask] : hours) {
        const UnicodeString text = UnicodeString::fromUTF8(name);
        add_period(text, mask);
        // Noon and midnight have names of their own, which may stand for the clock.
        constexpr std::int32_t kNoon = 1 << 12;
        constexpr std::int32_t kMidnight = 1 << 0;
        if (pattern[0] != u'b' || (mask != kNoon && mask != kMidnight)) continue;
        if (text.countChar32() > 2)
          add(text, {WordKind::kClock, Calendar::kNone, mask == kNoon ? 12 : 0, {}});
      }
    }
  }

  void add_greenwich(const Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::TimeZoneFormat> format(icu::TimeZoneFormat::createInstance(locale, status));
    if (U_FAILURE(status)) return;
    UnicodeString text;
    format->getGMTPattern(text);
    text.findAndReplace(u"{0}", u"");
    add(text.trim(), {WordKind::kGreenwich, Calendar::kNone, 0, {}});
    text.remove();
    format->getGMTZeroFormat(text);
    add(text.trim(), {WordKind::kGreenwich, Calendar::kNone, 0, {}});
  }

  // The full pattern has the literals of the others, but for a few that a language shares.
  void add_patterns(const Locale& locale, bool all_styles) {
    using Style = icu::DateFormat::EStyle;
    for (const Style style : {icu::DateFormat::kFull, icu::DateFormat::kLong, icu::DateFormat::kMedium,
                              icu::DateFormat::kShort}) {
      if (!all_styles && style != icu::DateFormat::kFull) continue;
      const std::unique_ptr<icu::DateFormat> format(
          icu::DateFormat::createDateTimeInstance(style, style, locale));
      UnicodeString pattern;
      if (const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get())) {
        add_pattern(simple->toPattern(pattern));
      }
    }
    months_.clear();
  }

  // Files the literals of a pattern: what follows a number closely is its unit, what stands free before a
  // field is a link, the others are fillers, and what is joined to a month's name makes another name of it.
  void add_pattern(const UnicodeString& pattern) {
    char16_t field = 0;
    UnicodeString literal;
    bool quoted = false;
    for (int32_t i = 0; i <= pattern.length(); ++i) {
      const char16_t c = i < pattern.length() ? pattern.charAt(i) : u'y';
      if (i < pattern.length() && c == u'\'') {
        if (i + 1 < pattern.length() && pattern.charAt(i + 1) == u'\'') {
          literal += c;
          ++i;
        } else {
          quoted = !quoted;
        }
        continue;
      }
      const bool is_field = !quoted && ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'));
      if (!is_field) {
        literal += c;
        continue;
      }
      if (!literal.isEmpty()) add_literal(field, literal, i < pattern.length() ? c : u'\0');
      literal.remove();
      int32_t length = 1;
      while (i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
        ++i;
        ++length;
      }
      field = (c == u'M' || c == u'L') && length > 2 ? u'N' : c;
    }
  }

  void add_literal(char16_t before, const UnicodeString& literal, char16_t after) {
    UnicodeString word(literal);
    word.trim();
    if (word.isEmpty()) return;
    const bool joined_before = !u_isUWhiteSpace(literal.char32At(0));
    const bool leads = after != u'\0' && (before == u'\0' || !joined_before);
    const WordKind kind = leads ? WordKind::kLink : WordKind::kFiller;
    add(word, {kind, Calendar::kNone, 0, {}});
    for (int32_t start = 0; start < word.length();) {
      int32_t space = word.indexOf(u' ', start);
      if (space < 0) space = word.length();
      add(UnicodeString(word, start, space - start), {kind, Calendar::kNone, 0, {}});
      start = space + 1;
    }
    if (joined_before) {
      const Unit* unit = unit_of(before);
      if (unit != nullptr)
        add(word, {WordKind::kUnitAfter, Calendar::kNone, static_cast<std::int32_t>(*unit), {}});
      if (before == u'N') {
        for (const auto& [name, meaning] : months_) add(name + literal, meaning);
      }
    }
    const bool joined_after = !u_isUWhiteSpace(literal.char32At(literal.length() - 1));
    if (joined_after && (after == u'M' || after == u'L')) {
      for (const auto& [name, meaning] : months_) add(word + name, meaning);
    }
  }

  static const Unit* unit_of(char16_t field) {
    static constexpr std::array<Unit, 6> kUnits{Unit::kYear, Unit::kMonth,  Unit::kDay,
                                                Unit::kHour, Unit::kMinute, Unit::kSecond};
    switch (field) {
      case u'y':
        return &kUnits[0];
      case u'M':
      case u'L':
        return &kUnits[1];
      case u'd':
        return &kUnits[2];
      case u'H':
      case u'h':
      case u'K':
      case u'k':
        return &kUnits[3];
      case u'm':
        return &kUnits[4];
      case u's':
        return &kUnits[5];
      default:
        return nullptr;
    }
  }

  void add_zone_name(const icu::TimeZoneNames& names, const UnicodeString& metazone, UTimeZoneNameType type,
                     const std::string& zone) {
    UnicodeString name;
    names.getMetaZoneDisplayName(metazone, type, name);
    if (name.isBogus() || name.isEmpty()) return;
    add(name, {WordKind::kZone, Calendar::kNone, zone_index(zone), {}});
  }

  std::int32_t zone_index(const std::string& zone) {
    const auto found = std::find(zones_.begin(), zones_.end(), zone);
    if (found != zones_.end()) return static_cast<std::int32_t>(found - zones_.begin());
    zones_.push_back(zone);
    return static_cast<std::int32_t>(zones_.size() - 1);
  }

  static std::u32string folded(const UnicodeString& name) {
    std::string utf8;
    name.toUTF8String(utf8);
    return fold_name(utf8);
  }

  void add(const UnicodeString& name, const Meaning& meaning) { add_key(folded(name), meaning); }

  void add_key(std::u32string key, Meaning meaning) {
    if (key.empty() || key.size() > kLongestWord || std::none_of(key.begin(), key.end(), is_letter)) return;
    meaning.languages = mask_;
    std::vector<Meaning>& meanings = words_[std::move(key)];
    for (Meaning& known : meanings) {
      if (known.kind != meaning.kind || known.calendar != meaning.calendar) continue;
      // Locales of a language draw the borders of "evening" differently: any of the hours will do.
      if (meaning.kind == WordKind::kPeriod && known.languages == meaning.languages)
        known.value |= meaning.value;
      if (known.value != meaning.value) continue;
      known.languages |= meaning.languages;
      return;
    }
    meanings.push_back(meaning);
  }

  std::string only_;
  bool joins_month_word_ = false;  ///< the locale joins the word for month to its name
  LanguageSet mask_;
  std::map<std::u32string, std::vector<Meaning>> words_;
  std::vector<std::string> zones_;
  std::vector<std::pair<UnicodeString, Meaning>> months_;
  std::vector<Name> names_;  ///< of the locale that is being added
};

bool is_base(const Locale& locale) { return *locale.getCountry() == '\0' && *locale.getVariant() == '\0'; }

}  // namespace

Lexicon make_lexicon(std::string_view language) {
  Builder builder(language);
  int32_t count = 0;
  const Locale* locales = Locale::getAvailableLocales(count);
  for (int32_t i = 0; i < count; ++i) {
    if (language != locales[i].getLanguage()) continue;
    const bool base = is_base(locales[i]);
    builder.add_locale(locales[i], base);
    if (base) {
      builder.add_skeletons(locales[i]);
      builder.add_zones(locales[i]);
      builder.add_day_names(locales[i]);
    }
  }
  builder.add_tables();
  return builder.build();
}

Lexicon make_lexicon_of_all() {
  Builder builder("");
  int32_t count = 0;
  const Locale* locales = Locale::getAvailableLocales(count);
  for (int32_t i = 0; i < count; ++i) {
    if (is_base(locales[i])) builder.add_locale(locales[i], true);
  }
  builder.add_tables();
  return builder.build();
}

}  // namespace broadsheet::schema::dateline
