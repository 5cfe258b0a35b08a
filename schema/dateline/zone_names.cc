// What zone abbreviations mean, and the zones of languages and cities, from the tables of zone_tables.cc and
// ICU's locale data.
#include "dateline/zone_names.h"

#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <shared_mutex>

#include "dateline/lexicon.h"
#include "dateline/text.h"
#include "dateline/zone.h"
#include "dateline/zone_tables.h"

namespace broadsheet::schema::dateline {
namespace {

constexpr double kGuessed = 0.6;  // several zones use the abbreviation and nothing tells which

<<<<<<< HEAD
=======
struct AbbreviationRow {
  std::string_view abbreviation;
  int offset_minutes;
  std::string_view zone;
  std::string_view used_by;  ///< regions and languages that mean this one, between spaces; of rows that share
                             ///< an abbreviation, the first is meant elsewhere
};

constexpr std::array kAbbreviations{
    // Universal
    AbbreviationRow{"UTC", 0, "Etc/UTC", ""},
    AbbreviationRow{"GMT", 0, "Etc/UTC", ""},
    AbbreviationRow{"UT", 0, "Etc/UTC", ""},
    AbbreviationRow{"TU", 0, "Etc/UTC", ""},
    AbbreviationRow{"TUC", 0, "Etc/UTC", ""},
    AbbreviationRow{"WZ", 0, "Etc/UTC", ""},
    AbbreviationRow{"UCT", 0, "Etc/UTC", ""},
    // East Asia
    AbbreviationRow{"KST", kRules, "Asia/Seoul", ""},
    AbbreviationRow{"KDT", 600, "Asia/Seoul", ""},
    AbbreviationRow{"PYT", kRules, "Asia/Pyongyang", " KP "},
    AbbreviationRow{"PYT", -240, "America/Asuncion", " PY gn es "},
    AbbreviationRow{"JST", kRules, "Asia/Tokyo", ""},
    AbbreviationRow{"HKT", kRules, "Asia/Hong_Kong", ""},
    AbbreviationRow{"MOT", kRules, "Asia/Macau", ""},
    AbbreviationRow{"TST", kRules, "Asia/Taipei", ""},
    AbbreviationRow{"NST", -210, "America/St_Johns", ""},
    AbbreviationRow{"NDT", -150, "America/St_Johns", ""},
    AbbreviationRow{"CST", -360, "America/Chicago", " US CA "},
    AbbreviationRow{"CST", kRules, "Asia/Shanghai", " CN zh bo ug "},
    AbbreviationRow{"CST", kRules, "Asia/Taipei", " TW "},
    AbbreviationRow{"CST", -300, "America/Havana", " CU "},
    AbbreviationRow{"CST", -360, "America/Mexico_City", " MX "},
    AbbreviationRow{"CST", -360, "America/Costa_Rica", " CR "},
    AbbreviationRow{"CST", -360, "America/Guatemala", " GT "},
    AbbreviationRow{"CST", -360, "America/El_Salvador", " SV "},
    AbbreviationRow{"CST", -360, "America/Tegucigalpa", " HN "},
    AbbreviationRow{"CST", -360, "America/Managua", " NI "},
    AbbreviationRow{"CST", -360, "America/Belize", " BZ "},
    AbbreviationRow{"CST", 570, "Australia/Adelaide", " AU "},
    AbbreviationRow{"CDT", -300, "America/Chicago", " US CA "},
    AbbreviationRow{"CDT", -240, "America/Havana", " CU "},
    AbbreviationRow{"CDT", -300, "America/Mexico_City", " MX "},
    AbbreviationRow{"CDT", 630, "Australia/Adelaide", " AU "},
    AbbreviationRow{"ULAT", kRules, "Asia/Ulaanbaatar", ""},
    // Southeast Asia
    AbbreviationRow{"WIB", 420, "Asia/Jakarta", ""},
    AbbreviationRow{"WITA", 480, "Asia/Makassar", ""},
    AbbreviationRow{"WIT", 540, "Asia/Jayapura", ""},
    AbbreviationRow{"SGT", kRules, "Asia/Singapore", ""},
    AbbreviationRow{"MYT", kRules, "Asia/Kuala_Lumpur", ""},
    AbbreviationRow{"PHT", kRules, "Asia/Manila", ""},
    AbbreviationRow{"PHST", kRules, "Asia/Manila", ""},
    AbbreviationRow{"PST", -480, "America/Los_Angeles", " US CA "},
    AbbreviationRow{"PST", kRules, "Asia/Manila", " PH fil tl ceb "},
    AbbreviationRow{"PST", -480, "America/Tijuana", " MX "},
    AbbreviationRow{"PST", -480, "Pacific/Pitcairn", " PN "},
    AbbreviationRow{"PDT", -420, "America/Los_Angeles", " US CA "},
    AbbreviationRow{"PDT", -420, "America/Tijuana", " MX "},
    AbbreviationRow{"ICT", kRules, "Asia/Bangkok", ""},
    AbbreviationRow{"ICT", kRules, "Asia/Ho_Chi_Minh", " VN vi "},
    AbbreviationRow{"ICT", kRules, "Asia/Phnom_Penh", " KH km "},
    AbbreviationRow{"ICT", kRules, "Asia/Vientiane", " LA lo "},
    AbbreviationRow{"MMT", kRules, "Asia/Yangon", ""},
    AbbreviationRow{"BNT", kRules, "Asia/Brunei", ""},
    // South and Central Asia
    AbbreviationRow{"IST", 330, "Asia/Kolkata", " IN LK hi bn ta te mr gu kn ml pa or as ur ne "},
    AbbreviationRow{"IST", kRules, "Europe/Dublin", " IE ga GB "},
    AbbreviationRow{"IST", 120, "Asia/Jerusalem", " IL he ar PS "},
    AbbreviationRow{"IDT", 180, "Asia/Jerusalem", ""},
    AbbreviationRow{"PKT", kRules, "Asia/Karachi", ""},
    AbbreviationRow{"NPT", kRules, "Asia/Kathmandu", ""},
    AbbreviationRow{"BDT", kRules, "Asia/Dhaka", ""},
    AbbreviationRow{"BST", 60, "Europe/London", " GB cy gd "},
    AbbreviationRow{"BST", 360, "Asia/Dhaka", " BD bn "},
    AbbreviationRow{"BST", 660, "Pacific/Bougainville", " PG "},
    AbbreviationRow{"BTT", kRules, "Asia/Thimphu", ""},
    AbbreviationRow{"MVT", kRules, "Indian/Maldives", ""},
    AbbreviationRow{"SLST", kRules, "Asia/Colombo", ""},
    AbbreviationRow{"AFT", kRules, "Asia/Kabul", ""},
    AbbreviationRow{"UZT", kRules, "Asia/Tashkent", ""},
    AbbreviationRow{"ALMT", kRules, "Asia/Almaty", ""},
    AbbreviationRow{"TMT", kRules, "Asia/Ashgabat", ""},
    AbbreviationRow{"TJT", kRules, "Asia/Dushanbe", ""},
    AbbreviationRow{"KGT", kRules, "Asia/Bishkek", ""},
    // Middle East and Caucasus
    AbbreviationRow{"IRST", 210, "Asia/Tehran", ""},
    AbbreviationRow{"IRDT", 270, "Asia/Tehran", ""},
    AbbreviationRow{"TRT", 180, "Europe/Istanbul", ""},
    AbbreviationRow{"TSİ", kRules, "Europe/Istanbul", ""},
    AbbreviationRow{"TSI", kRules, "Europe/Istanbul", ""},
    AbbreviationRow{"GST", kRules, "Asia/Dubai", " AE OM ar "},
    AbbreviationRow{"GST", -120, "Atlantic/South_Georgia", " GS FK "},
    AbbreviationRow{"GST", 600, "Pacific/Guam", " GU MP "},
    AbbreviationRow{"AST", -240, "America/Halifax", " CA US "},
    AbbreviationRow{"AST", kRules, "Asia/Riyadh", " SA KW BH QA YE IQ ar "},
    AbbreviationRow{"AST", -240, "America/Puerto_Rico", " PR DO BB TT VI es "},
    AbbreviationRow{"KSA", kRules, "Asia/Riyadh", ""},
    AbbreviationRow{"ADT", -180, "America/Halifax", ""},
    AbbreviationRow{"AMT", -240, "America/Manaus", " BR pt "},
    AbbreviationRow{"AMT", kRules, "Asia/Yerevan", " AM hy RU ru "},
    AbbreviationRow{"AZT", kRules, "Asia/Baku", ""},
    AbbreviationRow{"GET", kRules, "Asia/Tbilisi", ""},
    // Europe
    AbbreviationRow{"WET", 0, "Europe/Lisbon", ""},
    AbbreviationRow{"WEST", 60, "Europe/Lisbon", ""},
    AbbreviationRow{"CET", 60, "Europe/Paris", ""},
    AbbreviationRow{"CEST", 120, "Europe/Paris", ""},
    AbbreviationRow{"MEZ", 60, "Europe/Berlin", ""},
    AbbreviationRow{"MESZ", 120, "Europe/Berlin", ""},
    AbbreviationRow{"HNEC", 60, "Europe/Paris", ""},
    AbbreviationRow{"SEČ", 60, "Europe/Prague", ""},
    AbbreviationRow{"SELČ", 120, "Europe/Prague", ""},
    AbbreviationRow{"EET", 120, "Europe/Bucharest", ""},
    AbbreviationRow{"EEST", 180, "Europe/Bucharest", ""},
    AbbreviationRow{"OEZ", 120, "Europe/Bucharest", ""},
    AbbreviationRow{"OESZ", 180, "Europe/Bucharest", ""},
    AbbreviationRow{"WEZ", 0, "Europe/Lisbon", ""},
    AbbreviationRow{"WESZ", 60, "Europe/Lisbon", ""},
    AbbreviationRow{"MSK", kRules, "Europe/Moscow", ""},
    AbbreviationRow{"МСК", kRules, "Europe/Moscow", ""},
    AbbreviationRow{"MSD", 240, "Europe/Moscow", ""},
    AbbreviationRow{"МСД", 240, "Europe/Moscow", ""},
    AbbreviationRow{"SAMT", kRules, "Europe/Samara", ""},
    AbbreviationRow{"YEKT", kRules, "Asia/Yekaterinburg", ""},
    AbbreviationRow{"OMST", kRules, "Asia/Omsk", ""},
    AbbreviationRow{"NOVT", kRules, "Asia/Novosibirsk", ""},
    AbbreviationRow{"KRAT", kRules, "Asia/Krasnoyarsk", ""},
    AbbreviationRow{"IRKT", kRules, "Asia/Irkutsk", ""},
    AbbreviationRow{"YAKT", kRules, "Asia/Yakutsk", ""},
    AbbreviationRow{"VLAT", kRules, "Asia/Vladivostok", ""},
    AbbreviationRow{"MAGT", kRules, "Asia/Magadan", ""},
    AbbreviationRow{"PETT", kRules, "Asia/Kamchatka", ""},
    AbbreviationRow{"SAKT", kRules, "Asia/Sakhalin", ""},
    AbbreviationRow{"SRET", kRules, "Asia/Srednekolymsk", ""},
    AbbreviationRow{"КЛГТ", kRules, "Europe/Kaliningrad", ""},
    AbbreviationRow{"КАЛТ", kRules, "Europe/Kaliningrad", ""},
    AbbreviationRow{"САМТ", kRules, "Europe/Samara", ""},
    AbbreviationRow{"ЕКБ", kRules, "Asia/Yekaterinburg", ""},
    AbbreviationRow{"ЕКАТ", kRules, "Asia/Yekaterinburg", ""},
    AbbreviationRow{"ЕКТ", kRules, "Asia/Yekaterinburg", ""},
    AbbreviationRow{"ОМСТ", kRules, "Asia/Omsk", ""},
    AbbreviationRow{"НСК", kRules, "Asia/Novosibirsk", ""},
    AbbreviationRow{"НОВТ", kRules, "Asia/Novosibirsk", ""},
    AbbreviationRow{"КРАТ", kRules, "Asia/Krasnoyarsk", ""},
    AbbreviationRow{"ИРКТ", kRules, "Asia/Irkutsk", ""},
    AbbreviationRow{"ЯКТ", kRules, "Asia/Yakutsk", ""},
    AbbreviationRow{"ЯКУТ", kRules, "Asia/Yakutsk", ""},
    AbbreviationRow{"ВЛАТ", kRules, "Asia/Vladivostok", ""},
    AbbreviationRow{"МАГТ", kRules, "Asia/Magadan", ""},
    AbbreviationRow{"САХТ", kRules, "Asia/Sakhalin", ""},
    AbbreviationRow{"СРЕТ", kRules, "Asia/Srednekolymsk", ""},
    AbbreviationRow{"КАМТ", kRules, "Asia/Kamchatka", ""},
    AbbreviationRow{"ПЕТТ", kRules, "Asia/Kamchatka", ""},
    // Africa
    AbbreviationRow{"EAT", kRules, "Africa/Nairobi", ""},
    AbbreviationRow{"CAT", kRules, "Africa/Maputo", ""},
    AbbreviationRow{"WAT", kRules, "Africa/Lagos", ""},
    AbbreviationRow{"SAST", kRules, "Africa/Johannesburg", ""},
    // North America. The French and Spanish names of Canada and Mexico too.
    AbbreviationRow{"EST", -300, "America/New_York", " US CA "},
    AbbreviationRow{"EST", 600, "Australia/Sydney", " AU "},
    AbbreviationRow{"EST", -300, "America/Jamaica", " JM "},
    AbbreviationRow{"EST", -300, "America/Panama", " PA "},
    AbbreviationRow{"EST", -300, "America/Cancun", " MX "},
    AbbreviationRow{"EDT", -240, "America/New_York", " US CA "},
    AbbreviationRow{"EDT", 660, "Australia/Sydney", " AU "},
    AbbreviationRow{"MST", -420, "America/Denver", " US CA "},
    AbbreviationRow{"MST", kRules, "Asia/Kuala_Lumpur", " MY ms "},
    AbbreviationRow{"MST", kRules, "Asia/Yangon", " MM my "},
    AbbreviationRow{"MDT", -360, "America/Denver", ""},
    AbbreviationRow{"ET", kRules, "America/New_York", ""},
    AbbreviationRow{"CT", kRules, "America/Chicago", ""},
    AbbreviationRow{"MT", kRules, "America/Denver", ""},
    AbbreviationRow{"PT", kRules, "America/Los_Angeles", ""},
    AbbreviationRow{"AT", kRules, "America/Halifax", ""},
    AbbreviationRow{"AKST", -540, "America/Anchorage", ""},
    AbbreviationRow{"AKDT", -480, "America/Anchorage", ""},
    AbbreviationRow{"HST", kRules, "Pacific/Honolulu", ""},
    AbbreviationRow{"HNE", -300, "America/Toronto", ""},
    AbbreviationRow{"HAE", -240, "America/Toronto", ""},
    AbbreviationRow{"HE", kRules, "America/Toronto", ""},
    // South America
    AbbreviationRow{"BRT", -180, "America/Sao_Paulo", ""},
    AbbreviationRow{"BRST", -120, "America/Sao_Paulo", ""},
    AbbreviationRow{"ART", -180, "America/Argentina/Buenos_Aires", ""},
    AbbreviationRow{"UYT", kRules, "America/Montevideo", ""},
    AbbreviationRow{"CLT", -240, "America/Santiago", ""},
    AbbreviationRow{"CLST", -180, "America/Santiago", ""},
    AbbreviationRow{"COT", kRules, "America/Bogota", ""},
    AbbreviationRow{"PET", kRules, "America/Lima", ""},
    AbbreviationRow{"VET", kRules, "America/Caracas", ""},
    AbbreviationRow{"ECT", kRules, "America/Guayaquil", ""},
    AbbreviationRow{"BOT", kRules, "America/La_Paz", ""},
    AbbreviationRow{"GFT", kRules, "America/Cayenne", ""},
    AbbreviationRow{"SRT", kRules, "America/Paramaribo", ""},
    AbbreviationRow{"GYT", kRules, "America/Guyana", ""},
    // Australia and the Pacific
    AbbreviationRow{"AEST", 600, "Australia/Sydney", ""},
    AbbreviationRow{"AEDT", 660, "Australia/Sydney", ""},
    AbbreviationRow{"AET", kRules, "Australia/Sydney", ""},
    AbbreviationRow{"ACST", 570, "Australia/Adelaide", ""},
    AbbreviationRow{"ACDT", 630, "Australia/Adelaide", ""},
    AbbreviationRow{"ACT", kRules, "Australia/Adelaide", ""},
    AbbreviationRow{"AWST", 480, "Australia/Perth", ""},
    AbbreviationRow{"WST", 480, "Australia/Perth", " AU "},
    AbbreviationRow{"WST", kRules, "Pacific/Apia", " WS sm "},
    AbbreviationRow{"NZST", 720, "Pacific/Auckland", ""},
    AbbreviationRow{"NZDT", 780, "Pacific/Auckland", ""},
    AbbreviationRow{"NZT", kRules, "Pacific/Auckland", ""},
    AbbreviationRow{"FJT", kRules, "Pacific/Fiji", ""},
    AbbreviationRow{"PGT", kRules, "Pacific/Port_Moresby", ""},
    AbbreviationRow{"SST", kRules, "Pacific/Pago_Pago", ""},
    AbbreviationRow{"ChST", kRules, "Pacific/Guam", ""},
};

struct LanguageZone {
  std::string_view language;
  std::string_view zone;
};

// The zone of a language without a region, where its newspapers are printed in one zone, or nearly all of
// them. English, Arabic and Portuguese have none.
constexpr std::array kLanguageZones{
    LanguageZone{"af", "Africa/Johannesburg"}, LanguageZone{"am", "Africa/Addis_Ababa"},
    LanguageZone{"as", "Asia/Kolkata"},        LanguageZone{"az", "Asia/Baku"},
    LanguageZone{"be", "Europe/Minsk"},        LanguageZone{"bg", "Europe/Sofia"},
    LanguageZone{"bn", "Asia/Dhaka"},          LanguageZone{"bs", "Europe/Sarajevo"},
    LanguageZone{"ca", "Europe/Madrid"},       LanguageZone{"cs", "Europe/Prague"},
    LanguageZone{"cy", "Europe/London"},       LanguageZone{"da", "Europe/Copenhagen"},
    LanguageZone{"de", "Europe/Berlin"},       LanguageZone{"el", "Europe/Athens"},
    LanguageZone{"es", "Europe/Madrid"},       LanguageZone{"et", "Europe/Tallinn"},
    LanguageZone{"eu", "Europe/Madrid"},       LanguageZone{"fa", "Asia/Tehran"},
    LanguageZone{"fi", "Europe/Helsinki"},     LanguageZone{"fil", "Asia/Manila"},
    LanguageZone{"fo", "Atlantic/Faroe"},      LanguageZone{"fr", "Europe/Paris"},
    LanguageZone{"ga", "Europe/Dublin"},       LanguageZone{"gl", "Europe/Madrid"},
    LanguageZone{"gu", "Asia/Kolkata"},        LanguageZone{"he", "Asia/Jerusalem"},
    LanguageZone{"hi", "Asia/Kolkata"},        LanguageZone{"hr", "Europe/Zagreb"},
    LanguageZone{"hu", "Europe/Budapest"},     LanguageZone{"hy", "Asia/Yerevan"},
    LanguageZone{"id", "Asia/Jakarta"},        LanguageZone{"is", "Atlantic/Reykjavik"},
    LanguageZone{"it", "Europe/Rome"},         LanguageZone{"ja", "Asia/Tokyo"},
    LanguageZone{"jv", "Asia/Jakarta"},        LanguageZone{"ka", "Asia/Tbilisi"},
    LanguageZone{"km", "Asia/Phnom_Penh"},     LanguageZone{"kn", "Asia/Kolkata"},
    LanguageZone{"ko", "Asia/Seoul"},          LanguageZone{"lo", "Asia/Vientiane"},
    LanguageZone{"lb", "Europe/Luxembourg"},   LanguageZone{"lt", "Europe/Vilnius"},
    LanguageZone{"lv", "Europe/Riga"},         LanguageZone{"mk", "Europe/Skopje"},
    LanguageZone{"ml", "Asia/Kolkata"},        LanguageZone{"mn", "Asia/Ulaanbaatar"},
    LanguageZone{"mr", "Asia/Kolkata"},        LanguageZone{"ms", "Asia/Kuala_Lumpur"},
    LanguageZone{"mt", "Europe/Malta"},        LanguageZone{"my", "Asia/Yangon"},
    LanguageZone{"nb", "Europe/Oslo"},         LanguageZone{"ne", "Asia/Kathmandu"},
    LanguageZone{"nl", "Europe/Amsterdam"},    LanguageZone{"nn", "Europe/Oslo"},
    LanguageZone{"no", "Europe/Oslo"},         LanguageZone{"or", "Asia/Kolkata"},
    LanguageZone{"pa", "Asia/Kolkata"},        LanguageZone{"pl", "Europe/Warsaw"},
    LanguageZone{"ps", "Asia/Kabul"},          LanguageZone{"ro", "Europe/Bucharest"},
    LanguageZone{"ru", "Europe/Moscow"},       LanguageZone{"si", "Asia/Colombo"},
    LanguageZone{"sk", "Europe/Bratislava"},   LanguageZone{"sl", "Europe/Ljubljana"},
    LanguageZone{"sq", "Europe/Tirane"},       LanguageZone{"sr", "Europe/Belgrade"},
    LanguageZone{"sv", "Europe/Stockholm"},    LanguageZone{"su", "Asia/Jakarta"},
    LanguageZone{"sw", "Africa/Nairobi"},      LanguageZone{"ta", "Asia/Kolkata"},
    LanguageZone{"te", "Asia/Kolkata"},        LanguageZone{"tg", "Asia/Dushanbe"},
    LanguageZone{"th", "Asia/Bangkok"},        LanguageZone{"tk", "Asia/Ashgabat"},
    LanguageZone{"tr", "Europe/Istanbul"},     LanguageZone{"uk", "Europe/Kyiv"},
    LanguageZone{"ur", "Asia/Karachi"},        LanguageZone{"uz", "Asia/Tashkent"},
    LanguageZone{"vi", "Asia/Ho_Chi_Minh"},    LanguageZone{"zh", "Asia/Shanghai"},
};

// Regions with several IANA zones in which one is meant: CLDR's primaryZones, and those where all of the
// country (or, marked in docs/DATELINES.md, its newspapers) keeps the time of one.
constexpr std::array kRegionZones{
    LanguageZone{"AR", "America/Argentina/Buenos_Aires"},
    LanguageZone{"BR", "America/Sao_Paulo"},
    LanguageZone{"CL", "America/Santiago"},
    LanguageZone{"CN", "Asia/Shanghai"},
    LanguageZone{"CY", "Asia/Nicosia"},
    LanguageZone{"DE", "Europe/Berlin"},
    LanguageZone{"EC", "America/Guayaquil"},
    LanguageZone{"ES", "Europe/Madrid"},
    LanguageZone{"ID", "Asia/Jakarta"},
    LanguageZone{"MY", "Asia/Kuala_Lumpur"},
    LanguageZone{"NZ", "Pacific/Auckland"},
    LanguageZone{"PS", "Asia/Gaza"},
    LanguageZone{"PT", "Europe/Lisbon"},
    LanguageZone{"RU", "Europe/Moscow"},
    LanguageZone{"UA", "Europe/Kyiv"},
    LanguageZone{"UZ", "Asia/Tashkent"},
    LanguageZone{"VN", "Asia/Ho_Chi_Minh"},
    LanguageZone{"GB", "Europe/London"},
    LanguageZone{"IN", "Asia/Kolkata"},
};

// Cities in datelines that no zone is named after. Sources: capitals and seats of agencies; zone by country.
constexpr std::array kCities{
    LanguageZone{"Beijing", "Asia/Shanghai"},
    LanguageZone{"New Delhi", "Asia/Kolkata"},
    LanguageZone{"Mumbai", "Asia/Kolkata"},
    LanguageZone{"Washington", "America/New_York"},
    LanguageZone{"Washington D.C.", "America/New_York"},
    LanguageZone{"Boston", "America/New_York"},
    LanguageZone{"Miami", "America/New_York"},
    LanguageZone{"Atlanta", "America/New_York"},
    LanguageZone{"San Francisco", "America/Los_Angeles"},
    LanguageZone{"Seattle", "America/Los_Angeles"},
    LanguageZone{"Houston", "America/Chicago"},
    LanguageZone{"Dallas", "America/Chicago"},
    LanguageZone{"Ottawa", "America/Toronto"},
    LanguageZone{"Montreal", "America/Toronto"},
    LanguageZone{"Canberra", "Australia/Sydney"},
    LanguageZone{"Wellington", "Pacific/Auckland"},
    LanguageZone{"Ankara", "Europe/Istanbul"},
    LanguageZone{"Geneva", "Europe/Zurich"},
    LanguageZone{"Bern", "Europe/Zurich"},
    LanguageZone{"Frankfurt", "Europe/Berlin"},
    LanguageZone{"Munich", "Europe/Berlin"},
    LanguageZone{"Hamburg", "Europe/Berlin"},
    LanguageZone{"The Hague", "Europe/Amsterdam"},
    LanguageZone{"Milan", "Europe/Rome"},
    LanguageZone{"Barcelona", "Europe/Madrid"},
    LanguageZone{"Islamabad", "Asia/Karachi"},
    LanguageZone{"Hanoi", "Asia/Ho_Chi_Minh"},
    LanguageZone{"Busan", "Asia/Seoul"},
    LanguageZone{"Sejong", "Asia/Seoul"},
    LanguageZone{"Osaka", "Asia/Tokyo"},
    LanguageZone{"Kyoto", "Asia/Tokyo"},
    LanguageZone{"Abu Dhabi", "Asia/Dubai"},
    LanguageZone{"Doha", "Asia/Qatar"},
    LanguageZone{"Tel Aviv", "Asia/Jerusalem"},
    LanguageZone{"Abuja", "Africa/Lagos"},
    LanguageZone{"Brasilia", "America/Sao_Paulo"},
    LanguageZone{"Rio de Janeiro", "America/Sao_Paulo"},
    LanguageZone{"St. Petersburg", "Europe/Moscow"},
    LanguageZone{"Guangzhou", "Asia/Shanghai"},
    LanguageZone{"Shenzhen", "Asia/Shanghai"},
    LanguageZone{"Kyiv", "Europe/Kyiv"},
    LanguageZone{"Kiev", "Europe/Kyiv"},
    LanguageZone{"北京", "Asia/Shanghai"},
    LanguageZone{"ワシントン", "America/New_York"},
    LanguageZone{"워싱턴", "America/New_York"},
    LanguageZone{"베이징", "Asia/Shanghai"},
    LanguageZone{"부산", "Asia/Seoul"},
    LanguageZone{"大阪", "Asia/Tokyo"},
    LanguageZone{"华盛顿", "America/New_York"},
    LanguageZone{"Вашингтон", "America/New_York"},
    LanguageZone{"Пекин", "Asia/Shanghai"},
    LanguageZone{"Surabaya", "Asia/Jakarta"},
    LanguageZone{"Bandung", "Asia/Jakarta"},
    LanguageZone{"Medan", "Asia/Jakarta"},
    LanguageZone{"Denpasar", "Asia/Makassar"},
    LanguageZone{"Chiang Mai", "Asia/Bangkok"},
};

>>>>>>> work-issue4
icu::Locale locale_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      {language.data(), static_cast<int32_t>(std::min<std::size_t>(language.size(), 64))}, status);
  return U_FAILURE(status) ? icu::Locale::getRoot() : locale;
}

std::string region_of(const icu::Locale& locale) {
  if (*locale.getCountry() != '\0') return locale.getCountry();
  const std::string_view language(locale.getLanguage());
  if (language == "zh" && std::string_view(locale.getScript()) == "Hant") return "TW";
  return {};
}

bool lists(std::string_view list, std::string_view name) {
  return !name.empty() && list.find(" " + std::string(name) + " ") != std::string_view::npos;
}

std::string only_zone_of_region(const std::string& region) {
  for (const ZoneRow& row : region_zone_rows()) {
    if (row.name == region) return std::string(row.zone);
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, region.c_str(), nullptr, status));
  if (U_FAILURE(status) || zones->count(status) != 1) return {};
  const char* zone = zones->next(nullptr, status);
  if (zone == nullptr) return {};
  return iana_name(zone);
}

struct LocaleFacts {
  std::string language;
  std::string region;
  std::string zone;
  DayMonthOrder order = DayMonthOrder::kUnknown;
  bool year_first = false;
};

LocaleFacts make_facts(std::string_view tag) {
  LocaleFacts facts;
  if (tag.empty()) return facts;
  const icu::Locale locale = locale_of(tag);
  facts.language = locale.getLanguage();
  facts.region = region_of(locale);
  if (!facts.region.empty()) facts.zone = only_zone_of_region(facts.region);
  if (facts.region.empty()) {
    for (const ZoneRow& row : language_zone_rows()) {
      if (row.name == facts.language) facts.zone = std::string(row.zone);
    }
  }
  if (facts.language.empty()) return facts;
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kShort, locale));
  const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return facts;
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  const int32_t year = pattern.indexOf(u'y');
  const int32_t month = std::max(pattern.indexOf(u'M'), pattern.indexOf(u'L'));
  const int32_t day = pattern.indexOf(u'd');
  if (year < 0 || month < 0 || day < 0) return facts;
  facts.year_first = year < month && year < day;
  if (facts.year_first) {
    // Where the year comes first, so does the month, which does not tell how a date with the year last is
    // meant: only for East Asia do the rest of the words follow the year's lead.
    return facts;
  }
  facts.order = month < day ? DayMonthOrder::kMonthDay : DayMonthOrder::kDayMonth;
  // English without a region is written either way.
  if (facts.language == "en" && facts.region.empty()) facts.order = DayMonthOrder::kUnknown;
  return facts;
}

// Facts of a language tag, kept for the tags met; hostile tags beyond the bound are worked out anew each
// time.
LocaleFacts facts_of(std::string_view tag) {
  constexpr std::size_t kMostTags = 2000;
  static std::shared_mutex mutex;
  static std::map<std::string, LocaleFacts, std::less<>> known;
  {
    const std::shared_lock lock(mutex);
    const auto found = known.find(tag);
    if (found != known.end()) return found->second;
  }
  LocaleFacts facts = make_facts(tag);
  const std::unique_lock lock(mutex);
  if (known.size() < kMostTags) known.emplace(std::string(tag), facts);
  return facts;
}

using CityZones = std::map<std::u32string, std::string>;

CityZones make_cities(const std::string& language) {
  CityZones cities;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(icu::Locale(language.c_str()), status));
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status)) return cities;
  while (const icu::UnicodeString* id = zones->snext(status)) {
    icu::UnicodeString city;
    names->getExemplarLocationName(*id, city);
    if (city.isBogus() || city.isEmpty()) continue;
    std::string name;
    std::string zone;
    city.toUTF8String(name);
    id->toUTF8String(zone);
    const auto [place, fresh] = cities.emplace(fold_name(name), iana_name(zone));
    if (!fresh) place->second.clear();  // two zones of one name: neither can be told
  }
  for (const ZoneRow& row : city_zone_rows()) cities[fold_name(row.name)] = std::string(row.zone);
  return cities;
}

const CityZones& cities_of(const std::string& language) {
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<const CityZones>> known;
  {
    const std::shared_lock lock(mutex);
    const auto found = known.find(language);
    if (found != known.end()) return *found->second;
  }
  auto made = std::make_unique<const CityZones>(make_cities(language));
  const std::unique_lock lock(mutex);
  return *known.emplace(language, std::move(made)).first->second;
}

}  // namespace

bool is_zone_abbreviation(std::string_view abbreviation, const DatelineHints& hints) {
  if (hints.zones.find(abbreviation) != hints.zones.end()) return true;
  return std::any_of(abbreviation_rows().begin(), abbreviation_rows().end(),
                     [&](const AbbreviationRow& row) { return row.abbreviation == abbreviation; });
}

ZoneMeaning zone_of_abbreviation(std::string_view abbreviation, const DatelineHints& hints) {
  const std::string name(abbreviation);
  if (const auto given = hints.zones.find(abbreviation); given != hints.zones.end()) {
    return {given->second, std::nullopt, name + " -> " + given->second + " (given)", 1.0};
  }
  const LocaleFacts facts = facts_of(hints.language);
  const AbbreviationRow* by_region = nullptr;
  const AbbreviationRow* by_language = nullptr;
  const AbbreviationRow* first = nullptr;
  int rows = 0;
  for (const AbbreviationRow& row : abbreviation_rows()) {
    if (row.abbreviation != abbreviation) continue;
    ++rows;
    if (first == nullptr) first = &row;
    if (by_region == nullptr && lists(row.used_by, facts.region)) by_region = &row;
    if (by_language == nullptr && lists(row.used_by, facts.language)) by_language = &row;
  }
  if (first == nullptr) return {};
  const AbbreviationRow* meant = by_region != nullptr     ? by_region
                                 : by_language != nullptr ? by_language
                                                          : first;
  ZoneMeaning meaning;
  meaning.zone = std::string(meant->zone);
  if (meant->offset_minutes != AbbreviationRow::kRules) meaning.fixed_offset = meant->offset_minutes * 60;
  // The same time is kept by several countries: the one of the language, if it is among them. The time of an
  // offset is the same either way.
  if (rows == 1 && meaning.fixed_offset && !facts.zone.empty() && meaning.zone.starts_with("Europe/")) {
    const std::int64_t winter = civil_seconds({.year = 2020, .month = 1, .day = 15});
    const std::int64_t summer = civil_seconds({.year = 2020, .month = 7, .day = 15});
    if (local_time(winter, facts.zone).second == local_time(winter, meaning.zone).second &&
        local_time(summer, facts.zone).second == local_time(summer, meaning.zone).second) {
      meaning.zone = facts.zone;
    }
  }
  meaning.rule = name + " -> " + meaning.zone;
  if (rows > 1) {
    if (by_region != nullptr) {
      meaning.rule += " (region " + facts.region + ")";
    } else if (by_language != nullptr) {
      meaning.rule += " (language " + facts.language + ")";
    } else {
      meaning.rule += " (other zones share the name; give the language or the zone)";
      meaning.confidence = kGuessed;
    }
  }
  return meaning;
}

std::string zone_of_language(std::string_view language) { return facts_of(language).zone; }
DayMonthOrder day_month_order(std::string_view language) { return facts_of(language).order; }
bool year_comes_first(std::string_view language) { return facts_of(language).year_first; }
std::string language_subtag(std::string_view language) { return facts_of(language).language; }
std::string region_subtag(std::string_view language) { return facts_of(language).region; }

std::string zone_of_city(std::string_view city, std::string_view language) {
  const std::u32string key = fold_name(city);
  std::string subtag = language_subtag(language);
  for (const std::string& name : {subtag, std::string("en")}) {
    if (!is_known_language(name)) continue;
    const CityZones& cities = cities_of(name);
    const auto found = cities.find(key);
    if (found != cities.end()) return found->second;
  }
  return {};
}

}  // namespace broadsheet::schema::dateline
