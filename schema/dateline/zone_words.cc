// Names of time zones that are words of a language ("Moscow time"), from the house style of newspapers in
// that language; what CLDR has (see lexicon_builder.cc) is not repeated.
#include "dateline/words.h"

#include <array>

namespace broadsheet::schema::dateline {
namespace {

constexpr std::array kZoneWords{
    ZoneWordRow{"ar", "Etc/UTC",
                "بتوقيت غرينتش|توقيت غرينتش|غرينتش|بتوقيت جرينتش|جرينتش|ت غ|تغ|بتوقيت غرينيتش|توقيت جرينتش"},
    ZoneWordRow{"ar", "Asia/Riyadh",
                "بتوقيت مكة|بتوقيت مكة المكرمة|بتوقيت السعودية|بتوقيت الرياض|توقيت مكة|توقيت مكة "
                "المكرمة|توقيت السعودية|مكة المكرمة"},
    ZoneWordRow{"ar", "Africa/Cairo", "بتوقيت القاهرة|بتوقيت مصر|توقيت القاهرة"},
    ZoneWordRow{"ar", "Asia/Beirut", "بتوقيت بيروت|بتوقيت لبنان|توقيت بيروت"},
    ZoneWordRow{"ar", "Asia/Damascus", "بتوقيت دمشق|بتوقيت سوريا|توقيت دمشق"},
    ZoneWordRow{"ar", "Asia/Baghdad", "بتوقيت بغداد|بتوقيت العراق|توقيت بغداد"},
    ZoneWordRow{"ar", "Asia/Dubai", "بتوقيت الإمارات|بتوقيت أبوظبي|بتوقيت دبي|بتوقيت أبو ظبي|توقيت الإمارات"},
    ZoneWordRow{"ar", "Asia/Jerusalem", "بتوقيت القدس|بتوقيت فلسطين|توقيت القدس"},
    ZoneWordRow{"ar", "Asia/Amman", "بتوقيت عمان|بتوقيت الأردن|بتوقيت عمّان"},
    ZoneWordRow{"ar", "Asia/Qatar", "بتوقيت الدوحة|بتوقيت قطر"},
    ZoneWordRow{"ar", "Asia/Kuwait", "بتوقيت الكويت"},
    ZoneWordRow{"ar", "Africa/Tunis", "بتوقيت تونس"},
    ZoneWordRow{"ar", "Africa/Algiers", "بتوقيت الجزائر"},
    ZoneWordRow{"fa", "Asia/Tehran",
                "به وقت تهران|به وقت ایران|وقت تهران|به وقت محلی "
                "تهران|به‌وقت "
                "تهران"},
    ZoneWordRow{"fa", "Asia/Kabul", "به وقت کابل|به وقت افغانستان"},
    ZoneWordRow{"fa", "Etc/UTC", "به وقت گرینویچ|گرینویچ"},
    ZoneWordRow{
        "ru", "Europe/Moscow",
        "по Москве|по московскому времени|московское время|московского времени|по мск|время московское|МСК"},
    ZoneWordRow{"ru", "Etc/UTC", "по Гринвичу|гринвич|по гринвичскому времени"},
    ZoneWordRow{"ru", "Europe/Kyiv", "по Киеву|по киевскому времени|киевское время"},
    ZoneWordRow{"ru", "Europe/Minsk", "по Минску|по минскому времени"},
    ZoneWordRow{"uk", "Europe/Kyiv",
                "за Києвом|за київським часом|за Київським часом|київський час|за київським"},
    ZoneWordRow{"vi", "Asia/Ho_Chi_Minh",
                "giờ Việt Nam|giờ VN|theo giờ Việt Nam|giờ Hà Nội|giờ địa phương Việt Nam"},
    ZoneWordRow{"th", "Asia/Bangkok", "เวลาประเทศไทย|ตามเวลาประเทศไทย|เวลาไทย|ตามเวลาในประเทศไทย"},
    ZoneWordRow{"ko", "Asia/Seoul", "한국시간|한국 시간|한국시각|한국 시각|한국시간 기준|서울시간"},
    ZoneWordRow{"ko", "Etc/UTC", "세계협정시|협정세계시|그리니치표준시"},
    ZoneWordRow{"ja", "Asia/Tokyo", "日本時間|日本標準時"},
    ZoneWordRow{"ja", "Asia/Seoul", "韓国時間"},
    ZoneWordRow{"ja", "Etc/UTC", "協定世界時|世界標準時|世界協定時"},
    ZoneWordRow{"zh yue", "Asia/Shanghai", "北京时间|北京時間"},
    ZoneWordRow{"zh yue", "Asia/Taipei", "台北時間|臺北時間|台灣時間|臺灣時間|台北时间"},
    ZoneWordRow{"zh yue", "Asia/Hong_Kong", "香港時間|香港时间"},
    ZoneWordRow{"zh yue", "Etc/UTC", "格林威治時間|格林尼治时间|世界协调时|世界協調時間|格林尼治標準時間"},
    ZoneWordRow{"de", "Europe/Berlin", "deutscher Zeit|deutsche Zeit|Ortszeit Berlin"},
    ZoneWordRow{"fr", "Europe/Paris",
                "heure de Paris|heure française|(heure de Paris)|heures de Paris|heure de France"},
    ZoneWordRow{"fr", "Etc/UTC", "heure GMT|heures GMT|TU|temps universel"},
    ZoneWordRow{"es", "Europe/Madrid",
                "hora peninsular|hora de España|hora peninsular española|hora española"},
    ZoneWordRow{"es", "America/Mexico_City",
                "hora de México|hora del centro de México|tiempo del centro de México"},
    ZoneWordRow{"es", "America/Argentina/Buenos_Aires", "hora argentina|hora de Argentina"},
    ZoneWordRow{"es", "America/Bogota", "hora de Colombia|hora colombiana"},
    ZoneWordRow{"pt", "America/Sao_Paulo",
                "horário de Brasília|de Brasília|hora de Brasília|pelo horário de Brasília"},
    ZoneWordRow{"pt", "Europe/Lisbon", "hora de Lisboa"},
    ZoneWordRow{"it", "Europe/Rome", "ora italiana|ora di Roma"},
    ZoneWordRow{"tr", "Europe/Istanbul", "TSİ|TSI|Türkiye saati|Türkiye saatiyle"},
    ZoneWordRow{"el", "Europe/Athens", "ώρα Ελλάδας|ώρα Ελλάδος"},
    ZoneWordRow{"id", "Asia/Jakarta", "Waktu Indonesia Barat"},
    ZoneWordRow{"id", "Asia/Makassar", "Waktu Indonesia Tengah"},
    ZoneWordRow{"id", "Asia/Jayapura", "Waktu Indonesia Timur"},
    ZoneWordRow{"ms", "Asia/Kuala_Lumpur", "waktu Malaysia"},
    ZoneWordRow{"hi", "Asia/Kolkata", "भारतीय समय|भारतीय समयानुसार|आईएसटी"},
    ZoneWordRow{"en", "Asia/Seoul", "Seoul time|Korea time|Korean time|Korea Standard Time"},
    ZoneWordRow{"en", "Asia/Tokyo", "Tokyo time|Japan time|Japan Standard Time"},
    ZoneWordRow{"en", "Asia/Shanghai", "Beijing time|China time|Beijing Standard Time"},
    ZoneWordRow{"en", "Europe/Moscow", "Moscow time"},
    ZoneWordRow{"en", "Europe/London", "London time|UK time"},
    ZoneWordRow{"en", "Asia/Kolkata", "India time|Indian time"},
    ZoneWordRow{"en", "America/New_York", "New York time|Eastern|Eastern time|US Eastern Time"},
    ZoneWordRow{"en", "America/Chicago", "Central time"},
    ZoneWordRow{"en", "America/Denver", "Mountain time"},
    ZoneWordRow{"en", "America/Los_Angeles", "Pacific time|Pacific"},
    ZoneWordRow{"en", "Asia/Bangkok", "Bangkok time|Thailand time"},
    ZoneWordRow{"en", "Asia/Singapore", "Singapore time"},
    ZoneWordRow{"en", "Asia/Hong_Kong", "Hong Kong time"},
    ZoneWordRow{"en", "Asia/Manila", "Manila time|Philippine time"},
    ZoneWordRow{"en", "Etc/UTC", "Greenwich time|Greenwich Mean Time|Universal Time|zulu"},
};

}  // namespace

std::span<const ZoneWordRow> zone_word_rows() noexcept { return kZoneWords; }

}  // namespace broadsheet::schema::dateline
