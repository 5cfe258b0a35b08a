// Date lines of many languages. Where nothing else is said the line means Tuesday, 17 October 2023, 21:45.
#include "cases.h"

namespace broadsheet::schema {
namespace {

TEST_P(DatelineTest, ReadsTheInstantThatWasPrinted) {
  EXPECT_EQ(summary(read_dateline(GetParam().line, hints_for(GetParam().language))), expected(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(
    Korean, DatelineTest,
    testing::Values(
        Case{"2023/10/17 21:45 KST", "", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"２０２３／１０／１７　２１：４５　ＫＳＴ", "", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"2023. 10. 17. 오후 9:45", "ko", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"2023년 10월 17일 화요일 오후 9시 45분", "ko", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"2023년10월17일(화) 21시45분30초", "ko", "2023-10-17T12:45:30Z", "Asia/Seoul", "second"},
        Case{"2023년 10월 17일 밤 9시 반", "ko", "2023-10-17T12:30:00Z", "Asia/Seoul"},
        Case{"기사승인 2023.10.17 21:45", "ko", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"송고시간 | 2023-10-17 21:45", "ko", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"[2023-10-17 21:45]", "ko", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"2023.10.17 (화) 21:45", "ko", "2023-10-17T12:45:00Z", "Asia/Seoul"},
        Case{"2023년 10월", "ko", "2023-09-30T15:00:00Z", "Asia/Seoul", "month"},
        Case{"2023년", "ko", "2022-12-31T15:00:00Z", "Asia/Seoul", "year"},
        Case{"2023년 10월 17일 정오", "ko", "2023-10-17T03:00:00Z", "Asia/Seoul", "hour"},
        Case{"2023년 10월 17일", "", "2023-10-16T15:00:00Z", "Asia/Seoul", "day"}));

INSTANTIATE_TEST_SUITE_P(
    Japanese, DatelineTest,
    testing::Values(Case{"2023年10月17日 21時45分", "ja", "2023-10-17T12:45:00Z", "Asia/Tokyo"},
                    Case{"2023年10月17日（火）午後9時45分", "ja", "2023-10-17T12:45:00Z", "Asia/Tokyo"},
                    Case{"令和5年10月17日(火)", "ja", "2023-10-16T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"R5.10.17 21:45", "ja", "2023-10-17T12:45:00Z", "Asia/Tokyo"},
                    Case{"令和五年十月十七日", "ja", "2023-10-16T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"平成元年1月8日", "ja", "1989-01-07T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"昭和39年10月10日", "ja", "1964-10-09T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"大正15年12月25日", "ja", "1926-12-24T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"昭和元年12月25日", "ja", "1926-12-24T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"明治45年7月29日", "ja", "1912-07-28T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"2023/10/17(火) 21:45配信", "ja", "2023-10-17T12:45:00Z", "Asia/Tokyo"},
                    Case{"公開日：2023年10月17日 21時45分", "ja", "2023-10-17T12:45:00Z", "Asia/Tokyo"},
                    Case{"午後0時30分 2023年10月17日", "ja", "2023-10-17T03:30:00Z", "Asia/Tokyo"},
                    Case{"2023年10月17日 9時半", "ja", "2023-10-17T00:30:00Z", "Asia/Tokyo"},
                    // The hours after midnight, as broadcasters count them.
                    Case{"2023年10月17日 24時30分", "ja", "2023-10-17T15:30:00Z", "Asia/Tokyo"},
                    Case{"2023年10月17日24時05分", "ja", "2023-10-17T15:05:00Z", "Asia/Tokyo"},
                    Case{"2023年10月17日 深夜24時30分", "ja", "2023-10-17T15:30:00Z", "Asia/Tokyo"},
                    Case{"2023年10月17日 深夜25時", "ja", "2023-10-17T16:00:00Z", "Asia/Tokyo", "hour"},
                    Case{"2023年10月17日(火) 25時30分", "ja", "2023-10-17T16:30:00Z", "Asia/Tokyo"},
                    Case{"2023/10/17 26時半", "ja", "2023-10-17T17:30:00Z", "Asia/Tokyo"},
                    Case{"2023年12月31日 29時59分", "ja", "2023-12-31T20:59:00Z", "Asia/Tokyo"},
                    Case{"2023年10月17日 24時", "ja", "2023-10-17T15:00:00Z", "Asia/Tokyo", "hour"},
                    Case{"2023年10月17日 25時30分", "", "2023-10-17T16:30:00Z", "Asia/Tokyo"},
                    Case{"2023年10月17日 24時30分", "", "2023-10-17T15:30:00Z", "Asia/Tokyo"}));

INSTANTIATE_TEST_SUITE_P(
    Chinese, DatelineTest,
    testing::Values(
        Case{"2023年10月17日 21:45", "zh", "2023-10-17T13:45:00Z", "Asia/Shanghai"},
        Case{"2023年10月17日星期二 下午9时45分", "zh", "2023-10-17T13:45:00Z", "Asia/Shanghai"},
        Case{"2023年10月17日晚上9点45分", "zh-CN", "2023-10-17T13:45:00Z", "Asia/Shanghai"},
        Case{"二〇二三年十月十七日", "zh", "2023-10-16T16:00:00Z", "Asia/Shanghai", "day"},
        Case{"一九九七年七月一日", "zh", "1997-06-30T16:00:00Z", "Asia/Shanghai", "day"},
        Case{"二千零二十三年十二月二十九日", "zh", "2023-12-28T16:00:00Z", "Asia/Shanghai", "day"},
        Case{"民國112年10月17日", "zh-TW", "2023-10-16T16:00:00Z", "Asia/Taipei", "day"},
        Case{"112/10/17 21:45", "zh-TW", "2023-10-17T13:45:00Z", "Asia/Taipei"},
        Case{"中華民國一百一十二年十月十七日", "zh-Hant", "2023-10-16T16:00:00Z", "Asia/Taipei", "day"},
        Case{"发布时间：2023-10-17 21:45:30", "zh", "2023-10-17T13:45:30Z", "Asia/Shanghai", "second"},
        Case{"2023年10月17日 21:45 北京时间", "zh-HK", "2023-10-17T13:45:00Z", "Asia/Shanghai"},
        Case{"2023-10-17 21:45 HKT", "", "2023-10-17T13:45:00Z", "Asia/Hong_Kong"},
        Case{"2023年10月17日 週二 下午9:45", "zh-HK", "2023-10-17T13:45:00Z", "Asia/Hong_Kong"}));

INSTANTIATE_TEST_SUITE_P(
    SoutheastAsia, DatelineTest,
    testing::Values(
        Case{"Selasa, 17 Oktober 2023 21:45 WIB", "id", "2023-10-17T14:45:00Z", "Asia/Jakarta"},
        Case{"Selasa, 17 Okt 2023 | 21.45 WITA", "id", "2023-10-17T13:45:00Z", "Asia/Makassar"},
        Case{"Selasa (17/10/2023) pukul 21.45 WIT", "id", "2023-10-17T12:45:00Z", "Asia/Jayapura"},
        Case{"Jum'at, 3 Nopember 2023", "id", "2023-11-02T17:00:00Z", "Asia/Jakarta", "day"},
        Case{"17 Agt 2023", "id", "2023-08-16T17:00:00Z", "Asia/Jakarta", "day"},
        Case{"Diterbitkan: 17/10/2023, 21:45 WIB", "id", "2023-10-17T14:45:00Z", "Asia/Jakarta"},
        Case{"Khamis, 3 Ogos 2023 9:45 PM MYT", "ms", "2023-08-03T13:45:00Z", "Asia/Kuala_Lumpur"},
        Case{"Thứ Ba, 17/10/2023, 21:45 (GMT+7)", "vi", "2023-10-17T14:45:00Z", "+07:00"},
        Case{"ngày 17 tháng 10 năm 2023", "vi", "2023-10-16T17:00:00Z", "Asia/Ho_Chi_Minh", "day"},
        Case{"21h45 ngày 17/10/2023", "vi", "2023-10-17T14:45:00Z", "Asia/Ho_Chi_Minh"},
        Case{"Cập nhật: 21:45 17/10/2023 giờ Việt Nam", "vi", "2023-10-17T14:45:00Z", "Asia/Ho_Chi_Minh"},
        Case{"วันอังคารที่ 17 ตุลาคม พ.ศ. 2566", "th", "2023-10-16T17:00:00Z", "Asia/Bangkok", "day"},
        Case{"17 ต.ค. 66 21:45 น.", "th", "2023-10-17T14:45:00Z", "Asia/Bangkok"},
        Case{"๑๗ ตุลาคม ๒๕๖๖ เวลา ๒๑.๔๕ น.", "th", "2023-10-17T14:45:00Z", "Asia/Bangkok"},
        Case{"17 ตุลาคม 2023", "th", "2023-10-16T17:00:00Z", "Asia/Bangkok", "day"},
        Case{"17/10/2566", "th", "2023-10-16T17:00:00Z", "Asia/Bangkok", "day"},
        Case{"17 October 2566 BE", "en", "2023-10-17T00:00:00Z", "", "day"}));

INSTANTIATE_TEST_SUITE_P(
    SouthAsia, DatelineTest,
    testing::Values(Case{"मंगलवार, 17 अक्टूबर 2023 21:45 IST", "hi", "2023-10-17T16:15:00Z", "Asia/Kolkata"},
                    Case{"१७ अक्टूबर २०२३", "hi", "2023-10-16T18:30:00Z", "Asia/Kolkata", "day"},
                    Case{"प्रकाशित: 17 अक्तूबर 2023, शाम 6:45 बजे", "hi", "2023-10-17T13:15:00Z", "Asia/Kolkata"},
                    Case{"১৭ অক্টোবর ২০২৩, ২১:৪৫", "bn", "2023-10-17T15:45:00Z", "Asia/Dhaka"},
                    Case{"Updated: October 17, 2023 09:45 pm IST", "en-IN", "2023-10-17T16:15:00Z",
                         "Asia/Kolkata"},
                    Case{"17 Oct 2023 9:45 PM PKT", "en", "2023-10-17T16:45:00Z", "Asia/Karachi"},
                    Case{"17 அக்டோபர், 2023", "ta", "2023-10-16T18:30:00Z", "Asia/Kolkata", "day"}));

INSTANTIATE_TEST_SUITE_P(
    MiddleEast, DatelineTest,
    testing::Values(Case{"الثلاثاء 17 أكتوبر 2023 21:45 بتوقيت غرينتش", "ar", "2023-10-17T21:45:00Z",
                         "Etc/UTC"},
                    Case{"١٧ أكتوبر ٢٠٢٣ - ٩:٤٥ م", "ar", "2023-10-17T21:45:00Z", ""},
                    Case{"17 تشرين الأول 2023", "ar", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"17 تشرين الأول/أكتوبر 2023", "ar", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"17 جويلية 2023", "ar-TN", "2023-07-16T23:00:00Z", "Africa/Tunis", "day"},
                    Case{"آخر تحديث: 17 أكتوبر 2023 الساعة 21:45 بتوقيت مكة", "ar", "2023-10-17T18:45:00Z",
                         "Asia/Riyadh"},
                    Case{"٢ ربيع الآخر ١٤٤٥ هـ", "ar-SA", "2023-10-16T21:00:00Z", "Asia/Riyadh", "day"},
                    Case{"۲۵ مهر ۱۴۰۲", "fa", "2023-10-16T20:30:00Z", "Asia/Tehran", "day"},
                    Case{"سه‌شنبه ۲۵ مهر ۱۴۰۲ ساعت ۲۱:۴۵", "fa",
                         "2023-10-17T18:15:00Z", "Asia/Tehran"},
                    Case{"۱۴۰۲/۰۷/۲۵ - ۲۱:۴۵", "fa", "2023-10-17T18:15:00Z", "Asia/Tehran"},
                    Case{"17 באוקטובר 2023, 21:45", "he", "2023-10-17T18:45:00Z", "Asia/Jerusalem"},
                    Case{"17 Ekim 2023 Salı 21.45", "tr", "2023-10-17T18:45:00Z", "Europe/Istanbul"},
                    Case{"17 MAYIS 2023 ÇARŞAMBA", "tr", "2023-05-16T21:00:00Z", "Europe/Istanbul", "day"},
                    Case{"Yayınlanma: 17.10.2023 - 21:45", "tr", "2023-10-17T18:45:00Z", "Europe/Istanbul"}));

INSTANTIATE_TEST_SUITE_P(
    EasternEurope, DatelineTest,
    testing::Values(Case{"17 октября 2023, 21:45 (МСК)", "ru", "2023-10-17T18:45:00Z", "Europe/Moscow"},
                    Case{"Опубликовано 17 октября 2023 г. в 21:45 по Москве", "ru", "2023-10-17T18:45:00Z",
                         "Europe/Moscow"},
                    Case{"17.10.2023 21:45 MSK", "", "2023-10-17T18:45:00Z", "Europe/Moscow"},
                    Case{"17 июля 2012, 21:45 МСК", "ru", "2012-07-17T17:45:00Z", "Europe/Moscow"},
                    Case{"17 жовтня 2023, 21:45", "uk", "2023-10-17T18:45:00Z", "Europe/Kyiv"},
                    Case{"вівторок, 17 жовтня 2023 р.", "uk", "2023-10-16T21:00:00Z", "Europe/Kyiv", "day"},
                    Case{"wtorek, 17 października 2023 r., godz. 21:45", "pl", "2023-10-17T19:45:00Z",
                         "Europe/Warsaw"},
                    Case{"17. října 2023 21:45", "cs", "2023-10-17T19:45:00Z", "Europe/Prague"},
                    Case{"17. 10. 2023 o 21:45", "sk", "2023-10-17T19:45:00Z", "Europe/Bratislava"},
                    Case{"2023. október 17. 21:45", "hu", "2023-10-17T19:45:00Z", "Europe/Budapest"},
                    Case{"17 octombrie 2023, ora 21:45", "ro", "2023-10-17T18:45:00Z", "Europe/Bucharest"},
                    Case{"17.10.2023 г., 21:45 ч.", "bg", "2023-10-17T18:45:00Z", "Europe/Sofia"},
                    Case{"17 listopada 2023", "pl", "2023-11-16T23:00:00Z", "Europe/Warsaw", "day"},
                    Case{"17. listopada 2023.", "hr", "2023-10-16T22:00:00Z", "Europe/Zagreb", "day"}));

INSTANTIATE_TEST_SUITE_P(
    WesternEurope, DatelineTest,
    testing::Values(
        Case{"Τρίτη, 17 Οκτωβρίου 2023, 21:45", "el", "2023-10-17T18:45:00Z", "Europe/Athens"},
        Case{"ΤΡΙΤΗ 17 ΟΚΤΩΒΡΙΟΥ 2023", "el", "2023-10-16T21:00:00Z", "Europe/Athens", "day"},
        Case{"17 Οκτωβρίου 2023, 9:45 μ.μ.", "el", "2023-10-17T18:45:00Z", "Europe/Athens"},
        Case{"Dienstag, 17. Oktober 2023, 21:45 Uhr", "de", "2023-10-17T19:45:00Z", "Europe/Berlin"},
        Case{"Stand: 17.10.2023 21.45 Uhr", "de", "2023-10-17T19:45:00Z", "Europe/Berlin"},
        Case{"17.10.2023 21:45 MESZ", "de", "2023-10-17T19:45:00Z", "Europe/Berlin"},
        Case{"17.10.2023, 21 Uhr", "de", "2023-10-17T19:00:00Z", "Europe/Berlin", "hour"},
        Case{"17. Jänner 2023", "de-AT", "2023-01-16T23:00:00Z", "Europe/Vienna", "day"},
        Case{"17. Oktober 2023", "de-CH", "2023-10-16T22:00:00Z", "Europe/Zurich", "day"},
        Case{"Publié le 17 octobre 2023 à 21h45", "fr", "2023-10-17T19:45:00Z", "Europe/Paris"},
        Case{"mardi 1er août 2023", "fr", "2023-07-31T22:00:00Z", "Europe/Paris", "day"},
        Case{"17 FEVRIER 2023", "fr", "2023-02-16T23:00:00Z", "Europe/Paris", "day"},
        Case{"mar. 17 oct. 2023, 21 h 45", "fr", "2023-10-17T19:45:00Z", "Europe/Paris"},
        Case{"17 de octubre de 2023 - 21:45 h", "es", "2023-10-17T19:45:00Z", "Europe/Madrid"},
        Case{"Actualizado 17 oct. 2023 - 9:45 p. m.", "es-CO", "2023-10-18T02:45:00Z", "America/Bogota"},
        Case{"17/10/2023 às 21h45", "pt-BR", "2023-10-18T00:45:00Z", "America/Sao_Paulo"},
        Case{"terça-feira, 17 de outubro de 2023", "pt-PT", "2023-10-16T23:00:00Z", "Europe/Lisbon", "day"},
        Case{"martedì 17 ottobre 2023 ore 21:45", "it", "2023-10-17T19:45:00Z", "Europe/Rome"},
        Case{"Pubblicato il 17 ottobre 2023 alle 21.45", "it", "2023-10-17T19:45:00Z", "Europe/Rome"},
        Case{"dinsdag 17 oktober 2023 om 21.45 uur", "nl", "2023-10-17T19:45:00Z", "Europe/Amsterdam"},
        Case{"17. okt. 2023 kl. 21:45", "nb", "2023-10-17T19:45:00Z", "Europe/Oslo"},
        Case{"Publicerad 17 oktober 2023 kl. 21.45", "sv", "2023-10-17T19:45:00Z", "Europe/Stockholm"},
        Case{"17.10.2023 klo 21.45", "fi", "2023-10-17T18:45:00Z", "Europe/Helsinki"}));

INSTANTIATE_TEST_SUITE_P(
    English, DatelineTest,
    testing::Values(
        Case{"October 17, 2023 9:45 p.m. ET", "en-US", "2023-10-18T01:45:00Z", "America/New_York"},
        Case{"Published 9:45 PM EDT, Tue October 17, 2023", "en-US", "2023-10-18T01:45:00Z",
             "America/New_York"},
        Case{"Tuesday 17th of October, 2023 at 21.45 BST", "en-GB", "2023-10-17T20:45:00Z", "Europe/London"},
        Case{"Oct. 17, 2023, 9:45pm AEDT", "en-AU", "2023-10-17T10:45:00Z", "Australia/Sydney"},
        Case{"2145 GMT 17 October 2023", "en", "2023-10-17T21:45:00Z", "Etc/UTC"},
        Case{"17 October 2023, 2145 hrs IST", "en-IN", "2023-10-17T16:15:00Z", "Asia/Kolkata"},
        Case{"17 October 2023, 12 noon", "en-GB", "2023-10-17T11:00:00Z", "Europe/London", "hour"},
        Case{"October 2023", "en", "2023-10-01T00:00:00Z", "", "month"},
        Case{"17 October 2023, 24:00", "en-IE", "2023-10-17T23:00:00Z", "Europe/Dublin"}));

INSTANTIATE_TEST_SUITE_P(
    Technical, DatelineTest,
    testing::Values(Case{"Tue, 17 Oct 2023 21:45:30 +0900", "", "2023-10-17T12:45:30Z", "+09:00", "second"},
                    Case{"Tue, 17 Oct 2023 21:45:30 +0900 (KST)", "", "2023-10-17T12:45:30Z", "Asia/Seoul",
                         "second"},
                    Case{"Tue, 17 Oct 2023 21:45:30 GMT", "", "2023-10-17T21:45:30Z", "Etc/UTC", "second"},
                    Case{"Tuesday, 17-Oct-23 21:45:30 GMT", "", "2023-10-17T21:45:30Z", "Etc/UTC", "second"},
                    Case{"Tue Oct 17 21:45:30 2023", "", "2023-10-17T21:45:30Z", "", "second"},
                    Case{"Tue Oct 17 21:45:30 KST 2023", "", "2023-10-17T12:45:30Z", "Asia/Seoul", "second"},
                    Case{"2023-10-17T21:45:30+09:00", "", "2023-10-17T12:45:30Z", "+09:00", "second"},
                    Case{"2023-10-17t21:45:30z", "", "2023-10-17T21:45:30Z", "Etc/UTC", "second"},
                    Case{"2023-10-17T21:45:30,5-03:30", "", "2023-10-18T01:15:30Z", "-03:30", "second"},
                    Case{"2023-10-17T21:45+09", "", "2023-10-17T12:45:00Z", "+09:00"},
                    Case{"2023-10-17T21:45:30.123456789+09:00[Asia/Seoul]", "", "2023-10-17T12:45:30Z",
                         "Asia/Seoul", "second"},
                    Case{"20231017T214530Z", "", "2023-10-17T21:45:30Z", "Etc/UTC", "second"},
                    Case{"20231017T2145+0900", "", "2023-10-17T12:45:00Z", "+09:00"},
                    Case{"20231017", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"20231017214530", "", "2023-10-17T21:45:30Z", "", "second"},
                    Case{"2023-W42-2", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"2023W422T21", "", "2023-10-17T21:00:00Z", "", "hour"},
                    Case{"2020-W53-7", "", "2021-01-03T00:00:00Z", "", "day"},
                    Case{"2023-290", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"2023-290T21:45Z", "", "2023-10-17T21:45:00Z", "Etc/UTC"},
                    Case{"2016-12-31T23:59:60Z", "", "2016-12-31T23:59:59Z", "Etc/UTC", "second"},
                    Case{"2023-10-17T24:00:00Z", "", "2023-10-18T00:00:00Z", "Etc/UTC", "second"},
                    Case{"1697579130", "", "2023-10-17T21:45:30Z", "Etc/UTC", "second"},
                    Case{"1697579130250", "", "2023-10-17T21:45:30Z", "Etc/UTC", "second"},
                    Case{"2023-10", "", "2023-10-01T00:00:00Z", "", "month"},
                    Case{"1887", "", "1887-01-01T00:00:00Z", "", "year"}));

INSTANTIATE_TEST_SUITE_P(
    Zones, DatelineTest,
    testing::Values(Case{"17 Oct 2023 21:45 IST", "en-IN", "2023-10-17T16:15:00Z", "Asia/Kolkata"},
                    Case{"17 Oct 2023 21:45 IST", "en-IE", "2023-10-17T20:45:00Z", "Europe/Dublin"},
                    Case{"17 Dec 2023 21:45 IST", "he", "2023-12-17T19:45:00Z", "Asia/Jerusalem"},
                    Case{"17 Oct 2023 21:45 BST", "en-GB", "2023-10-17T20:45:00Z", "Europe/London"},
                    Case{"17 Oct 2023 21:45 BST", "bn", "2023-10-17T15:45:00Z", "Asia/Dhaka"},
                    Case{"17 Oct 2023 21:45 CST", "en-US", "2023-10-18T03:45:00Z", "America/Chicago"},
                    Case{"2023-10-17 21:45 CST", "zh", "2023-10-17T13:45:00Z", "Asia/Shanghai"},
                    Case{"2023-10-17 21:45 CST", "zh-TW", "2023-10-17T13:45:00Z", "Asia/Taipei"},
                    Case{"17 oct 2023 21:45 CST", "es-MX", "2023-10-18T03:45:00Z", "America/Mexico_City"},
                    Case{"17 Oct 2023 21:45 EST", "en-AU", "2023-10-17T11:45:00Z", "Australia/Sydney"},
                    Case{"17 July 2023 21:45 EST", "en-US", "2023-07-18T02:45:00Z", "America/New_York"},
                    Case{"17 Oct 2023 21:45 AST", "ar-SA", "2023-10-17T18:45:00Z", "Asia/Riyadh"},
                    Case{"17 Oct 2023 21:45 AST", "en-CA", "2023-10-18T01:45:00Z", "America/Halifax"},
                    Case{"17 Oct 2023 21:45 GST", "en-AE", "2023-10-17T17:45:00Z", "Asia/Dubai"},
                    Case{"17 Oct 2023 21:45 PST", "en-PH", "2023-10-17T13:45:00Z", "Asia/Manila"},
                    Case{"17 Oct 2023 21:45 WST", "en-WS", "2023-10-17T08:45:00Z", "Pacific/Apia"},
                    Case{"17 Oct 2023 21:45 CET", "it", "2023-10-17T20:45:00Z", "Europe/Rome"},
                    Case{"17 Oct 2023 21:45 EET", "el", "2023-10-17T19:45:00Z", "Europe/Athens"},
                    Case{"17 Oct 2023 21:45 NPT", "", "2023-10-17T16:00:00Z", "Asia/Kathmandu"},
                    Case{"17 Oct 2023 21:45 PHT", "", "2023-10-17T13:45:00Z", "Asia/Manila"},
                    Case{"17 Oct 2023 21:45 SGT", "", "2023-10-17T13:45:00Z", "Asia/Singapore"},
                    Case{"17 Oct 2023 21:45 ICT", "vi", "2023-10-17T14:45:00Z", "Asia/Ho_Chi_Minh"},
                    Case{"17 Oct 2023 21:45 UTC+9", "", "2023-10-17T12:45:00Z", "+09:00"},
                    Case{"17 Oct 2023 21:45 GMT-3:30", "", "2023-10-18T01:15:00Z", "-03:30"},
                    Case{"17 Oct 2023 21:45 (UTC)", "", "2023-10-17T21:45:00Z", "Etc/UTC"},
                    Case{"2023/10/17 21:45 Europe/Kyiv", "", "2023-10-17T18:45:00Z", "Europe/Kyiv"}));

INSTANTIATE_TEST_SUITE_P(
    FormsInUse, DatelineTest,
    testing::Values(Case{"2023-10-17T08:13.5Z", "", "2023-10-17T08:13:30Z", "Etc/UTC", "second"},
                    Case{"2023-10-17T08:13,25+09:00", "", "2023-10-16T23:13:15Z", "+09:00", "second"},
                    Case{"2023-10-17T08:13:05:684Z", "", "2023-10-17T08:13:05Z", "Etc/UTC", "second"},
                    Case{"17 | 10 | 2023", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"17|10|2023", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"17 · 10 · 2023", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"17•10•2023 | 08:13 Uhr", "de", "2023-10-17T06:13:00Z", "Europe/Berlin"},
                    Case{"2023-10-17 08:13 -03", "", "2023-10-17T11:13:00Z", "-03:00"},
                    Case{"2023-10-17 08:13:05 -05", "en", "2023-10-17T13:13:05Z", "-05:00", "second"},
                    Case{"8 नवंबर 2023 3:27 अपराह्न", "hi", "2023-11-08T09:57:00Z", "Asia/Kolkata"},
                    Case{"8 नवंबर 2023, 9:27 पूर्वाह्न", "", "2023-11-08T03:57:00Z", "Asia/Kolkata"},
                    Case{"令和5(2023)年11月8日", "ja", "2023-11-07T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"2023(令和5)年11月8日 15時27分", "ja", "2023-11-08T06:27:00Z", "Asia/Tokyo"},
                    Case{"令和5（2023）年11月8日", "", "2023-11-08T00:00:00Z", "", "day"},
                    Case{"آخر تحديث: 8/11/2023 الساعة 15:27 (مكة المكرمة)", "ar", "2023-11-08T12:27:00Z",
                         "Asia/Riyadh"}));

INSTANTIATE_TEST_SUITE_P(
    SummerTime, DatelineTest,
    testing::Values(Case{"March 12, 2023 2:30 AM ET", "en-US", "2023-03-12T07:00:00Z", "America/New_York"},
                    Case{"March 12, 2023 3:30 AM EDT", "en-US", "2023-03-12T07:30:00Z", "America/New_York"},
                    Case{"Nov. 5, 2023 1:30 AM ET", "en-US", "2023-11-05T05:30:00Z", "America/New_York"},
                    Case{"Nov. 5, 2023 1:30 AM EST", "en-US", "2023-11-05T06:30:00Z", "America/New_York"},
                    Case{"29.10.2023 02:30 MEZ", "de", "2023-10-29T01:30:00Z", "Europe/Berlin"},
                    Case{"29.10.2023 02:30", "de", "2023-10-29T00:30:00Z", "Europe/Berlin"}));

INSTANTIATE_TEST_SUITE_P(
    Order, DatelineTest,
    testing::Values(Case{"10/07/2023", "en-US", "2023-10-07T00:00:00Z", "", "day"},
                    Case{"10/07/2023", "en-GB", "2023-07-09T23:00:00Z", "Europe/London", "day"},
                    Case{"17/10/2023", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"10/17/2023", "", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"17/10/2023", "en-US", "2023-10-17T00:00:00Z", "", "day"},
                    Case{"07.10.2023", "", "2023-10-07T00:00:00Z", "", "day"},
                    Case{"10/10/2023", "", "2023-10-10T00:00:00Z", "", "day"},
                    Case{"Sat 10/07/2023", "", "2023-10-07T00:00:00Z", "", "day"},
                    Case{"Mon 10/07/2023", "", "2023-07-10T00:00:00Z", "", "day"},
                    Case{"10/07/2023 9:45 PM EDT", "", "2023-10-08T01:45:00Z", "America/New_York"},
                    Case{"17/10/23", "en-GB", "2023-10-16T23:00:00Z", "Europe/London", "day"},
                    Case{"23/10/17", "ja", "2023-10-16T15:00:00Z", "Asia/Tokyo", "day"},
                    Case{"17.10.69", "de", "2069-10-16T22:00:00Z", "Europe/Berlin", "day"},
                    Case{"17.10.70", "de", "1970-10-16T23:00:00Z", "Europe/Berlin", "day"}));

}  // namespace
}  // namespace broadsheet::schema
