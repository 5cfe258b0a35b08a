// Labels, units and little words, by language. Each row was taken from the house style of newspapers in that
// language; what CLDR has (see lexicon.cc) is not repeated. Full stops are left out: the lexicon ignores
// them.
#include "dateline/words.h"

#include <array>

namespace broadsheet::schema::dateline {
namespace {

using enum WordKind;

constexpr auto kPub = static_cast<std::int32_t>(Label::kPublished);
constexpr auto kMod = static_cast<std::int32_t>(Label::kModified);
constexpr auto kDat = static_cast<std::int32_t>(Label::kNeutral);
constexpr auto kYear = static_cast<std::int32_t>(Unit::kYear);
constexpr auto kMonthUnit = static_cast<std::int32_t>(Unit::kMonth);
constexpr auto kDay = static_cast<std::int32_t>(Unit::kDay);
constexpr auto kHour = static_cast<std::int32_t>(Unit::kHour);
constexpr auto kMinute = static_cast<std::int32_t>(Unit::kMinute);
constexpr auto kSecond = static_cast<std::int32_t>(Unit::kSecond);
constexpr std::int32_t kMorningHours = 0x000FFF;
constexpr std::int32_t kAfternoonHours = 0xFFF000;
constexpr std::int32_t kNightHours = 0xC0003F;  // 22:00 to 05:59

// What may end a line is a filler; what leads to more of it (prepositions, articles) is a link.
constexpr std::array kWords{
    // East Asia
    WordRow{"ko", kLabel, kPub,
            "입력|등록|기사입력|기사 입력|기사등록|기사 등록|기사승인|기사 "
            "승인|승인|게재|발행|송고|송고시간|발행일|등록일|등록일시|입력일|"
            "입력시간|입력일시|작성|작성일|최초입력|최초 입력|최초등록|게시|게시일|보도|배포|기사전송|기사 "
            "전송|지면게재|발행일자|승인일|"
            "게재일|보낸시간|작성시간"},
    WordRow{"ko", kLabel, kMod,
            "수정|최종수정|최종 수정|기사수정|기사 수정|수정일|수정시간|업데이트|최종업데이트|최종 "
            "업데이트|최종입력|최종 입력|갱신|"
            "마지막 수정|수정일시|최종수정일|최종 편집|최종편집|마지막 업데이트"},
    WordRow{"ko", kLabel, kDat, "날짜|일시|일자"},
    WordRow{"ko", kUnitAfter, kYear, "년|년도"},
    WordRow{"ko", kUnitAfter, kMonthUnit, "월"},
    WordRow{"ko", kUnitAfter, kDay, "일"},
    WordRow{"ko", kUnitAfter, kHour, "시"},
    WordRow{"ko", kUnitAfter, kMinute, "분"},
    WordRow{"ko", kUnitAfter, kSecond, "초"},
    WordRow{"ko", kFiller, 0, "에|자|경|께|부터|현재"},
    WordRow{"ko", kPeriod, kMorningHours, "오전|새벽|아침"},
    WordRow{"ko", kPeriod, kAfternoonHours, "오후|저녁|밤|낮"},
    WordRow{"ko", kClock, 12, "정오"},
    WordRow{"ko", kClock, 0, "자정"},
    WordRow{"ja", kLabel, kPub,
            "公開|公開日|公開日時|配信|配信日|配信日時|掲載|掲載日|掲載日時|投稿|投稿日|投稿日時|発表|発行|"
            "発行日|初出|登録|登録日|"
            "記事公開|記事公開日|記事配信|記事登録|入力|記事入力|発信|発信日|作成|作成日|付|付け|発"},
    WordRow{
        "ja", kLabel, kMod,
        "更新|更新日|更新日時|最終更新|最終更新日|最終更新日時|記事更新|修正|最終修正|改訂|記事修正|追記"},
    WordRow{"ja", kLabel, kDat, "日付|日時|日付け"},
    WordRow{"zh yue", kLabel, kPub,
            "发布|發布|发布时间|發布時間|发表|發表|发表时间|發表時間|刊登|刊登时间|刊登時間|出版|出版日期|"
            "发表于|發表於|发布于|發布於|"
            "发稿|發稿|发稿时间|發稿時間|上稿|上稿時間|上传|上傳|上线|上架|首发|首發|首次发布|發佈|發佈時間|"
            "發佈於|發佈日期|发布日期|"
            "發布日期|时间|時間|出刊|建立時間|建立|刊出|播出|訊|讯|电|電|報導|报道|撰稿|創建時間"},
    WordRow{"zh yue", kLabel, kMod,
            "更新|更新时间|更新時間|最后更新|最後更新|最后更新时间|最後更新時間|更新于|更新於|更新日期|修改|"
            "修改时间|修改時間|最后修改|"
            "最後修改|最后修改时间|最近更新|修订|修訂|編輯|编辑|最新更新"},
    WordRow{"zh yue", kLabel, kDat, "日期"},
    WordRow{"ja zh yue", kUnitAfter, kYear, "年"},
    WordRow{"ja zh yue", kUnitAfter, kMonthUnit, "月|月份"},
    WordRow{"ja zh yue", kUnitAfter, kDay, "日|号|號"},
    WordRow{"ja zh yue", kUnitAfter, kHour, "時|时|点|點|时整|點鐘|点钟|点整|時頃|時ごろ"},
    WordRow{"ja zh yue", kUnitAfter, kMinute, "分|分頃|分ごろ|分钟|分鐘"},
    WordRow{"ja zh yue", kUnitAfter, kSecond, "秒"},
    WordRow{"ja zh yue", kFiller, 0, "の|に|现在|現在|西暦|西历|西曆|公元|西元|於|于"},
    WordRow{"ja", kPeriod, kMorningHours, "午前|朝|未明|早朝"},
    WordRow{"ja", kPeriod, kAfternoonHours, "午後|夕方|夜|昼"},
    WordRow{"ja", kClock, 12, "正午"},
    WordRow{"zh yue", kClock, 12, "正午|中午"},
    WordRow{"zh yue", kPeriod, kMorningHours, "上午|早上|早晨|清晨|凌晨|晨|早|清早"},
    WordRow{"zh yue", kPeriod, kAfternoonHours, "下午|晚上|傍晚|晚|晚间|晚間|午后|午後|下晝"},
    // Southeast Asia
    WordRow{"id ms jv su", kLabel, kPub,
            "diterbitkan|terbit|dipublikasikan|publikasi|dipublikasi|diposting|dikirim|ditulis|tayang|"
            "tanggal terbit|"
            "tanggal tayang|tanggal publikasi|diunggah|unggah|rilis|dirilis|diterbitkan "
            "pada|disiarkan|disiarkan pada|"
            "siaran|tarikh terbit|diterbitkan tanggal|posting|dipaparkan"},
    WordRow{"id ms jv su", kLabel, kMod,
            "diperbarui|diperbaharui|pembaruan|update terakhir|terakhir diperbarui|terakhir "
            "diupdate|diupdate|diubah|"
            "terakhir diubah|disunting|dikemas kini|dikemaskini|kemas kini|kemaskini|terakhir dikemas kini|"
            "dikemaskini pada|dimutakhirkan|diperbarui pada|pembaruan terakhir"},
    WordRow{"id ms jv su", kLabel, kDat, "tanggal|tgl|tarikh|hari|waktu|hari tanggal"},
    WordRow{"id ms jv su", kFiller, 0, "wktu|waktu|hb|haribulan|hari|bulan|tahun"},
    WordRow{"id ms jv su", kLink, 0, "pukul|pkl|jam|pada|tanggal"},
    WordRow{"vi", kLabel, kPub,
            "đăng|đăng lúc|đăng ngày|ngày đăng|xuất bản|ngày xuất bản|đã đăng|phát hành|cập nhật lần "
            "đầu|thời gian đăng|"
            "gửi lúc|xuất bản lúc|đăng tải|đăng vào|phát ngày"},
    WordRow{
        "vi", kLabel, kMod,
        "cập nhật|cập nhật lúc|cập nhật ngày|cập nhật lần cuối|sửa đổi|chỉnh sửa|sửa lần cuối|ngày cập nhật|"
        "lần cập nhật cuối|cập nhật vào"},
    WordRow{"vi", kLabel, kDat, "thời gian"},
    WordRow{"vi", kUnitBefore, kDay, "ngày|mùng|mồng"},
    WordRow{"vi", kUnitBefore, kMonthUnit, "tháng"},
    WordRow{"vi", kUnitBefore, kYear, "năm"},
    WordRow{"vi", kUnitAfter, kHour, "giờ|h|g"},
    WordRow{"vi", kUnitAfter, kMinute, "phút|ph|p"},
    WordRow{"vi", kUnitAfter, kSecond, "giây"},
    WordRow{"vi", kFiller, 0, "ngày|tháng"},
    WordRow{"vi", kLink, 0, "lúc|vào|vào lúc|hồi|hôm|vào hồi"},
    WordRow{"vi", kPeriod, kMorningHours, "sáng|sa"},
    WordRow{"vi", kPeriod, kAfternoonHours, "chiều|tối|đêm|trưa|ch"},
    WordRow{"th", kLabel, kPub,
            "เผยแพร่|เผยแพร่เมื่อ|วันที่เผยแพร่|ลงวันที่|โพสต์|โพสต์เมื่อ|โพสเมื่อ|เผยแพร่วันที่|ลงเมื่อ|ตีพิมพ์|เผยแพร่ข่าว|ประกาศเมื่อ|"
            "เขียนเมื่อ|ข่าววันที่"},
    WordRow{"th", kLabel, kMod,
            "อัปเดต|อัพเดต|อัพเดท|อัปเดท|อัปเดตล่าสุด|อัพเดตล่าสุด|อัพเดทล่าสุด|ปรับปรุง|ปรับปรุงล่าสุด|แก้ไข|แก้ไขล่าสุด|ปรับปรุงเมื่อ|"
            "อัปเดตเมื่อ|อัพเดทเมื่อ|แก้ไขเมื่อ"},
    WordRow{"th", kLabel, kDat, "วันที่"},
    WordRow{"th", kFiller, 0, "วัน|ที่|เวลา|เมื่อ|ประจำวันที่|เมื่อวันที่|เดือน|ปี|ณ"},
    WordRow{"th", kUnitAfter, kHour, "นาฬิกา|น|โมง"},
    WordRow{"th", kUnitAfter, kMinute, "นาที|น"},
    WordRow{"th", kUnitAfter, kSecond, "วินาที"},
    WordRow{"th", kFiller, 0, "น|นาฬิกา"},
    WordRow{"lo", kUnitAfter, kHour, "ໂມງ"},
    WordRow{"lo", kUnitAfter, kMinute, "ນາທີ"},
    WordRow{"lo", kUnitAfter, kSecond, "ວິນາທີ"},
    WordRow{"lo km my", kFiller, 0, "ທີ|ວັນທີ|ເວລາ|ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|ម៉ោង|វេលា|ရက်|ခုနှစ်|ရက်နေ့|နာရီ"},
    WordRow{"fil tl ceb", kLabel, kPub, "inilathala|nailathala|inilathala noong|ipinost|isinulat"},
    WordRow{"fil tl ceb", kLabel, kMod, "in-update|na-update|huling na-update|binago|inupdate"},
    WordRow{"fil tl ceb", kFiller, 0, "nang|ika|ng|noong|sa|ala|alas"},
    // South Asia
    WordRow{"hi mr ne kok mai doi brx sa bho", kLabel, kPub,
            "प्रकाशित|प्रकाशन|प्रकाशन तिथि|प्रकाशित तिथि|प्रकाशित किया गया|पब्लिश|पब्लिश्ड|पोस्ट|पोस्टेड|प्रकाशित "
            "मिति|प्रकाशित दिनांक|"
            "जारी|प्रविष्टि तिथि|पब्लिश डेट"},
    WordRow{"hi mr ne kok mai doi brx sa bho", kLabel, kMod,
            "अपडेट|अपडेटेड|अद्यतन|अंतिम अपडेट|आखिरी अपडेट|अंतिम बार अपडेट|अद्यावधिक|संशोधित|अपडेट किया गया|अद्यतनित|"
            "अंतिम अद्यतन|अपडेट तिथि|शेवटचे अपडेट"},
    WordRow{"hi mr ne kok mai doi brx sa bho", kLabel, kDat, "दिनांक|तारीख|मिति|तिथि|समय"},
    WordRow{"hi mr ne kok mai doi brx sa bho", kFiller, 0, "को|बजे|समय|सन|वार|रोजी|वाजता|वाजून|गते|के"},
    WordRow{"hi mr ne", kPeriod, kMorningHours, "पूर्वाह्न|सुबह|सकाळी|प्रातः|बिहान"},
    WordRow{"hi mr ne", kPeriod, kAfternoonHours, "अपराह्न|शाम|दोपहर|रात|सायं|दुपारी|संध्याकाळी|रात्री"},
    WordRow{"bn as", kLabel, kPub, "প্রকাশিত|প্রকাশ|প্রকাশের তারিখ|প্রকাশকাল|পোস্ট"},
    WordRow{"bn as", kLabel, kMod, "আপডেট|হালনাগাদ|সর্বশেষ আপডেট|সর্বশেষ হালনাগাদ|সম্পাদিত|আপডেটের তারিখ"},
    WordRow{"bn as", kFiller, 0, "তারিখ|সময়|টা|মিনিট|এ|বাংলাদেশ সময়"},
    WordRow{"ta", kLabel, kPub, "வெளியிடப்பட்டது|பதிவு|வெளியீடு|பதிவிடப்பட்டது"},
    WordRow{"ta", kLabel, kMod, "புதுப்பிக்கப்பட்டது|மாற்றம்|கடைசியாக புதுப்பிக்கப்பட்டது|அப்டேட்"},
    WordRow{"te", kLabel, kPub, "ప్రచురణ|ప్రచురించబడింది|పబ్లిష్"},
    WordRow{"te", kLabel, kMod,
            "నవీకరణ|అప్‌డేట్|నవీకరించబడింది"},
    WordRow{"ml", kLabel, kPub, "പ്രസിദ്ധീകരിച്ചത്|പ്രസിദ്ധീകരണം"},
    WordRow{"ml", kLabel, kMod, "അപ്ഡേറ്റ്|പുതുക്കിയത്|അവസാനം പുതുക്കിയത്"},
    WordRow{"gu", kLabel, kPub, "પ્રકાશિત"},
    WordRow{"gu", kLabel, kMod, "અપડેટ|અપડેટેડ"},
    WordRow{"kn", kLabel, kPub, "ಪ್ರಕಟಿತ|ಪ್ರಕಟಣೆ|ಪ್ರಕಟಿಸಲಾಗಿದೆ"},
    WordRow{"kn", kLabel, kMod, "ಅಪ್‌ಡೇಟ್|ನವೀಕರಿಸಲಾಗಿದೆ"},
    WordRow{"pa", kLabel, kPub, "ਪ੍ਰਕਾਸ਼ਿਤ"},
    WordRow{"pa", kLabel, kMod, "ਅਪਡੇਟ"},
    WordRow{"ur pa", kLabel, kPub, "شائع|اشاعت|تاریخ اشاعت|شائع ہوا|شائع شدہ"},
    WordRow{"ur pa", kLabel, kMod, "اپ ڈیٹ|اپڈیٹ|آخری اپ ڈیٹ|تجدید|ترمیم"},
    WordRow{"ur pa", kFiller, 0, "بجے|کو|بروز|تاریخ|وقت"},
    // Middle East
    WordRow{"ar", kLabel, kPub,
            "نشر|نشر في|نشرت|تاريخ النشر|نشر بتاريخ|تم النشر|تم النشر في|نُشر|النشر|كتب|صدر|أضيف|أضيف في|أُضيف "
            "بتاريخ|"
            "وقت النشر|نشر يوم|بتاريخ|تاريخ الإضافة"},
    WordRow{"ar", kLabel, kMod,
            "تحديث|آخر تحديث|اخر تحديث|تم التحديث|حدث|محدث|تاريخ التحديث|آخر تعديل|تعديل|حُدّث|تم التحديث في|"
            "آخر تحديث في|آخر تحديث بتاريخ|حدث في|تحديث في"},
    WordRow{"ar", kLabel, kDat, "التاريخ|تاريخ"},
    WordRow{"ar", kFiller, 0, "يوم|شهر|سنة|عام|الموافق|بتوقيت|توقيت|دقيقة"},
    WordRow{"ar", kLink, 0, "الساعة|في|من|عند|على الساعة|في الساعة"},
    WordRow{"ar", kPeriod, kMorningHours, "صباحا|صباحًا|فجرا"},
    WordRow{"ar", kPeriod, kAfternoonHours, "مساء|مساءً|ظهرا|عصرا|ليلا"},
    WordRow{"fa", kLabel, kPub,
            "انتشار|تاریخ انتشار|منتشر شده|منتشر شد|زمان انتشار|تاریخ درج|درج|تاریخ|کد خبر|تاریخ "
            "خبر|ارسال|تاریخ و ساعت"},
    WordRow{
        "fa", kLabel, kMod,
        "به روزرسانی|به‌روزرسانی|بروزرسانی|به روز شده|آخرین به "
        "روزرسانی|آخرین "
        "بروزرسانی|ویرایش|آخرین "
        "ویرایش|"
        "به روز رسانی|آخرین به روز رسانی|به‌روز شده"},
    WordRow{"fa", kFiller, 0, "ساعت|روز|ماه|سال|مورخ|دقیقه|به وقت"},
    WordRow{"fa", kLink, 0, "در|و"},
    WordRow{"he", kLabel, kPub, "פורסם|פורסם ב|תאריך פרסום|פורסם בתאריך|פרסום"},
    WordRow{"he", kLabel, kMod, "עודכן|עודכן ב|עדכון|עדכון אחרון|עודכן לאחרונה"},
    WordRow{"he", kFiller, 0, "יום|שעה|תאריך"},
    WordRow{"he", kLink, 0, "בשעה|ביום"},
    WordRow{"tr", kLabel, kPub,
            "yayınlanma|yayın|yayınlandı|yayım|yayımlanma|yayınlanma tarihi|yayın tarihi|eklenme|eklenme "
            "tarihi|giriş|"
            "giriş tarihi|yayımlanma tarihi|oluşturulma|oluşturulma tarihi|haber giriş|haber girişi|ilk "
            "giriş|yayına giriş"},
    WordRow{"tr", kLabel, kMod,
            "güncelleme|güncellenme|güncellendi|güncelleme tarihi|son güncelleme|son güncellenme|güncellenme "
            "tarihi|"
            "son güncelleme tarihi|haber güncelleme|düzenleme"},
    WordRow{"tr", kLabel, kDat, "tarih"},
    WordRow{"tr", kFiller, 0, "saat|günü|tarihinde|itibarıyla|te|ta|de|da"},
    WordRow{"az", kLabel, kPub, "dərc olunub|yayımlanıb|tarix"},
    WordRow{"az", kLabel, kMod, "yenilənib|yeniləndi"},
    WordRow{"hy", kLabel, kPub, "հրապարակված|հրապարակվել է"},
    WordRow{"hy", kLabel, kMod, "թարմացված|թարմացվել է"},
    WordRow{"ka", kLabel, kPub, "გამოქვეყნდა|გამოქვეყნებულია|გამოქვეყნების თარიღი"},
    WordRow{"ka", kLabel, kMod, "განახლდა|განახლებულია|განახლების თარიღი"},
    // Europe
    WordRow{"en", kLabel, kPub,
            "published|published on|published at|posted|posted on|posted at|first published|first published "
            "on|first posted|"
            "issued|issued on|released|released on|created|created on|publication date|publish date|date "
            "published|"
            "date posted|pub date|filed|filed on|originally published|originally published "
            "on|uploaded|uploaded on|"
            "submitted|submitted on|added|added on|aired|broadcast|press release|release date|published date|"
            "published time|publishing date|sent|dated|written|written on|printed|article published|story "
            "published|"
            "this article was published on|this article was first published on|published by|online"},
    WordRow{
        "en", kLabel, kMod,
        "updated|updated on|updated at|last updated|last updated on|last updated at|modified|modified "
        "on|last modified|"
        "and updated|and last updated|last modified on|revised|revised on|last revised|update|edited|edited "
        "on|last edited|last edited on|"
        "corrected|amended|last update|date modified|date updated|last reviewed|changed|last changed|updated "
        "date|"
        "updated time|article updated|this article was updated on|this article was last updated on|story "
        "updated"},
    WordRow{"en", kLabel, kDat, "date|dateline|time|date and time|timestamp|as of"},
    WordRow{"en", kFiller, 0, "st|nd|rd|th|hrs|hr|hours|hour|h|o'clock|oclock|local time|local|time"},
    WordRow{"en", kLink, 0, "at|on|the|of"},
    WordRow{"en", kClock, 12, "noon|12 noon|midday"},
    WordRow{"en", kClock, 0, "midnight|12 midnight"},
    WordRow{"", kPeriod, kMorningHours, "am"},
    WordRow{"", kPeriod, kAfternoonHours, "pm"},
    WordRow{"", kUnitAfter, kHour, "h"},
    WordRow{"de fr es pt it ca gl eu nl lb gsw", kUnitAfter, kMinute, "min|m|mn"},
    WordRow{"de fr es pt it ca gl eu nl lb gsw", kUnitAfter, kSecond, "s|sec|sek"},
    WordRow{
        "de lb gsw", kLabel, kPub,
        "veröffentlicht|veröffentlicht am|erschienen|erschienen am|publiziert|publiziert "
        "am|erstellt|erstellt am|"
        "veröffentlichung|datum der veröffentlichung|veröffentlichungsdatum|online seit|vom|online|online ab|"
        "erstveröffentlicht|erstveröffentlichung|gesendet|eingestellt|eingestellt am|erstmals "
        "veröffentlicht"},
    WordRow{"de lb gsw", kLabel, kMod,
            "aktualisiert|aktualisiert am|stand|stand vom|zuletzt aktualisiert|zuletzt aktualisiert "
            "am|letzte aktualisierung|"
            "letzte änderung|zuletzt geändert|zuletzt geändert am|geändert|geändert "
            "am|aktualisierung|zuletzt bearbeitet|"
            "update|überarbeitet|letztes update"},
    WordRow{"de lb gsw", kLabel, kDat, "datum"},
    WordRow{"de lb gsw", kUnitAfter, kHour, "uhr"},
    WordRow{"de lb gsw", kFiller, 0, "uhr|h"},
    WordRow{"de lb gsw", kLink, 0, "um|am|den|der|dem|vom|im|ab|gegen"},
    WordRow{"fr", kLabel, kPub,
            "publié|publié le|publiée le|publié à|paru|paru le|mis en ligne|mis en ligne le|publication|date "
            "de publication|"
            "posté|posté le|créé|créé le|écrit le|article publié le|diffusé|diffusé le|parution|édition "
            "du|publiée"},
    WordRow{"fr", kLabel, kMod,
            "mis à jour|mis à jour le|mise à jour|mise à jour le|modifié|modifié le|dernière mise à jour|"
            "dernière mise à jour le|dernière modification|dernière modification le|maj|maj "
            "le|actualisé|actualisé le|"
            "mis à jour à|modifié à|màj|màj le|date de mise à jour|mise à jour à"},
    WordRow{"fr", kLabel, kDat, "date"},
    WordRow{"fr", kUnitAfter, kHour, "h|heure|heures|heures précises"},
    WordRow{"fr", kFiller, 0, "er|ère|heure locale"},
    WordRow{"fr", kLink, 0, "le|à|a|vers|du|de|en|et"},
    WordRow{"fr", kClock, 12, "midi"},
    WordRow{"fr", kClock, 0, "minuit"},
    WordRow{"es ca gl ast eu", kLabel, kPub,
            "publicado|publicado el|publicada|publicada el|publicación|fecha de publicación|fecha "
            "publicación|creado|"
            "creado el|escrito el|publicat|publicat el|data de publicació|argitaratua|publicado en|"
            "subido el|emitido|emitido el|publicado a las"},
    WordRow{"es ca gl ast eu", kLabel, kMod,
            "actualizado|actualizado el|actualizada|actualización|última actualización|ultima "
            "actualización|modificado|"
            "modificado el|última modificación|actualizado a las|actualitzat|actualitzat el|darrera "
            "actualització|"
            "eguneratua|azken eguneratzea|actualizada el|última hora"},
    WordRow{"es ca gl ast eu", kLabel, kDat, "fecha|data"},
    WordRow{"es ca gl ast eu", kUnitAfter, kHour, "hs|horas|hrs|hora|hores"},
    WordRow{"es ca gl ast eu", kFiller, 0, "h|hs|hrs|horas|hora|hora local|e|ko"},
    WordRow{"es ca gl ast eu", kLink, 0, "el|de|del|a las|a la|las|la|o|a|al|en|a les|les|de la|d'|l'"},
    WordRow{"es ca gl ast", kPeriod, kMorningHours, "de la mañana|de la madrugada|de la matinada"},
    WordRow{"es ca gl ast", kPeriod, kAfternoonHours, "de la tarde|de la noche|del mediodía"},
    WordRow{"pt", kLabel, kPub,
            "publicado|publicado em|publicada|publicada em|publicação|data de publicação|postado|postado "
            "em|criado|"
            "criado em|publicado às|publicado a|escrito em|data da publicação|publicado no dia"},
    WordRow{"pt", kLabel, kMod,
            "atualizado|atualizado em|atualizada|atualização|última atualização|modificado|modificado em|"
            "última modificação|atualizado às|actualizado|actualizado em|última actualização|atualizada "
            "em|editado em|"
            "alterado em"},
    WordRow{"pt", kLabel, kDat, "data"},
    WordRow{"pt", kUnitAfter, kHour, "horas|hora|hs|hrs"},
    WordRow{"pt", kFiller, 0, "dia|h|horas|hora|hrs|feira"},
    WordRow{"pt", kLink, 0, "de|do|às|as|à|ao|aos|em|o|da|no dia|horário de"},
    WordRow{"pt", kPeriod, kMorningHours, "da manhã|da madrugada"},
    WordRow{"pt", kPeriod, kAfternoonHours, "da tarde|da noite"},
    WordRow{"it", kLabel, kPub,
            "pubblicato|pubblicato il|pubblicata|pubblicata il|pubblicazione|data pubblicazione|data di "
            "pubblicazione|"
            "scritto il|inserito il|creato il|postato il|pubblicato alle"},
    WordRow{
        "it", kLabel, kMod,
        "aggiornato|aggiornato il|aggiornata|aggiornamento|ultimo aggiornamento|ultima modifica|modificato|"
        "modificato il|aggiornato alle|ultimo aggiornamento il|modifica|aggiornata il"},
    WordRow{"it", kLabel, kDat, "data"},
    WordRow{"it", kFiller, 0, "h"},
    WordRow{"it", kLink, 0, "ore|alle|alle ore|il|del|o|le|di|a|dell'|all'|l'|dalle"},
    WordRow{"nl fy af", kLabel, kPub,
            "gepubliceerd|gepubliceerd op|geplaatst|geplaatst op|publicatiedatum|gepubliceerd "
            "om|publicatie|verschenen|"
            "verschenen op|aangemaakt|gepost|gepubliseer|gepubliseer op|geschreven op|eerste publicatie"},
    WordRow{"nl fy af", kLabel, kMod,
            "bijgewerkt|bijgewerkt op|laatst bijgewerkt|laatste update|gewijzigd|gewijzigd op|laatst "
            "gewijzigd|aangepast|"
            "aangepast op|laatste wijziging|laatst aangepast|opgedateer|update|bijgewerkt om|geüpdatet"},
    WordRow{"nl fy af", kLabel, kDat, "datum"},
    WordRow{"nl fy af", kUnitAfter, kHour, "uur|u"},
    WordRow{"nl fy af", kFiller, 0, "uur|u"},
    WordRow{"nl fy af", kLink, 0, "om|op|van|de|den|te"},
    WordRow{
        "sv nb nn no da fo is", kLabel, kPub,
        "publicerad|publicerat|publicerades|publisert|publiceret|offentliggjort|lagt "
        "ut|udgivet|skapad|oprettet|opprettet|"
        "publicering|publiceringsdatum|birt|birtist|útgefið|publisert den|offentliggjort den|publisert kl"},
    WordRow{"sv nb nn no da fo is", kLabel, kMod,
            "uppdaterad|uppdaterat|senast uppdaterad|oppdatert|sist oppdatert|opdateret|sidst "
            "opdateret|senast ändrad|"
            "ändrad|endret|sist endret|ændret|sidst ændret|senest opdateret|uppfært|síðast "
            "uppfært|uppdaterades|redigerad"},
    WordRow{"sv nb nn no da fo is", kLabel, kDat, "datum|dato"},
    WordRow{"sv nb nn no da fo is", kLink, 0, "kl|klokken|klockan|den|d|i|på|om|klukkan"},
    WordRow{"fi", kLabel, kPub, "julkaistu|julkaistiin|luotu|lähetetty|julkaisupäivä"},
    WordRow{"fi", kLabel, kMod, "päivitetty|viimeksi päivitetty|muokattu|viimeksi muokattu|päivitys"},
    WordRow{"fi", kFiller, 0, "na|nä"},
    WordRow{"fi", kLink, 0, "klo|kello"},
    WordRow{"et", kLabel, kPub, "avaldatud|ilmunud|postitatud|lisatud"},
    WordRow{"et", kLabel, kMod, "uuendatud|muudetud|viimati uuendatud|viimati muudetud"},
    WordRow{"et", kFiller, 0, "a"},
    WordRow{"et", kLink, 0, "kell|kl"},
    WordRow{"lv", kLabel, kPub, "publicēts|publicēta|ievietots|pievienots"},
    WordRow{"lv", kLabel, kMod, "atjaunots|atjaunināts|pēdējo reizi atjaunots|labots"},
    WordRow{"lv", kFiller, 0, "gada|gads|g"},
    WordRow{"lv", kLink, 0, "plkst"},
    WordRow{"lt", kLabel, kPub, "paskelbta|publikuota|išleista|įkelta"},
    WordRow{"lt", kLabel, kMod, "atnaujinta|pakeista|redaguota|paskutinis atnaujinimas"},
    WordRow{"lt", kFiller, 0, "m|d|val|g"},
    WordRow{"lt", kUnitAfter, kYear, "m"},
    WordRow{"lt", kUnitAfter, kDay, "d"},
    WordRow{"pl", kLabel, kPub,
            "opublikowano|opublikowany|opublikowane|publikacja|data publikacji|dodano|utworzono|dodane|data "
            "dodania|wydano|"
            "opublikowana|data utworzenia"},
    WordRow{"pl", kLabel, kMod,
            "aktualizacja|zaktualizowano|ostatnia aktualizacja|zmodyfikowano|modyfikacja|data "
            "aktualizacji|edytowano|"
            "ostatnia modyfikacja|zmieniono|zaktualizowany"},
    WordRow{"pl", kLabel, kDat, "data"},
    WordRow{"pl", kFiller, 0, "godz|godzina|godzinie|r|roku|rok|dnia|g"},
    WordRow{"pl", kLink, 0, "o|o godz|o godzinie|w dniu|w"},
    WordRow{"cs sk", kLabel, kPub,
            "publikováno|zveřejněno|vydáno|vloženo|zverejnené|publikované|vytvořeno|publikováno "
            "dne|uverejnené|vydané|"
            "datum vydání|přidáno|zveřejněno dne|pridané|vytvorené"},
    WordRow{"cs sk", kLabel, kMod,
            "aktualizováno|upraveno|poslední aktualizace|aktualizované|upravené|naposledy upraveno|posledná "
            "aktualizácia|"
            "změněno|aktualizace|aktualizácia|poslední změna"},
    WordRow{"cs sk", kFiller, 0, "hod|hodin|dne|dňa|roku|h|r"},
    WordRow{"cs sk", kLink, 0, "v|ve|o|od"},
    WordRow{"hu", kLabel, kPub,
            "megjelent|közzétéve|publikálva|létrehozva|megjelenés|közzététel|feltöltve|kiadva"},
    WordRow{"hu", kLabel, kMod,
            "frissítve|módosítva|utolsó frissítés|frissítés|utoljára frissítve|utolsó módosítás|frissült"},
    WordRow{"hu", kFiller, 0, "óra|órakor|kor|án|én|jén|ján|n|i|perc|évi|év"},
    WordRow{"hu", kPeriod, kMorningHours, "de|délelőtt|reggel|hajnalban"},
    WordRow{"hu", kPeriod, kAfternoonHours, "du|délután|este"},
    WordRow{"ro mo", kLabel, kPub,
            "publicat|publicat la|publicat în|publicat pe|data publicării|postat|postat la|postat pe|adăugat|"
            "publicată|creat"},
    WordRow{"ro mo", kLabel, kMod,
            "actualizat|actualizat la|actualizare|ultima actualizare|modificat|ultima modificare|actualizată|"
            "actualizat în"},
    WordRow{"ro mo", kFiller, 0, "ora|orele"},
    WordRow{"ro mo", kLink, 0, "la|în|pe|la ora|din|de"},
    WordRow{"hr bs sr sl mk me", kLabel, kPub,
            "objavljeno|objavljen|datum objave|objavljeno u|vrijeme objave|објављено|датум "
            "објаве|objavljena|ustvarjeno|"
            "objava|објава|објавено|објавен|postavljeno"},
    WordRow{
        "hr bs sr sl mk me", kLabel, kMod,
        "ažurirano|izmijenjeno|izmenjeno|zadnja izmjena|posljednja izmjena|posodobljeno|ажурирано|измењено|"
        "zadnje ažuriranje|poslednja izmena|dopolnjeno|osveženo|ажурирано на|изменето|spremenjeno"},
    WordRow{"hr bs sr sl mk me", kFiller, 0,
            "h|sati|uri|часот|ч|г|god|godine|године|год|dana|čas|časova|часова"},
    WordRow{"hr bs sr sl mk me", kLink, 0, "u|у|ob|во|на"},
    WordRow{"sl", kLink, 0, "v|dne"},
    WordRow{"sq", kLabel, kPub, "publikuar|publikuar më|botuar|shkruar më|postuar"},
    WordRow{"sq", kLabel, kMod, "përditësuar|përditësimi i fundit|azhurnuar|ndryshuar"},
    WordRow{"sq", kFiller, 0, "ora|orën"},
    WordRow{"sq", kLink, 0, "në|në orën|më"},
    WordRow{"el", kLabel, kPub,
            "δημοσίευση|δημοσιεύτηκε|δημοσιεύθηκε|δημοσιευμένο|αναρτήθηκε|ημερομηνία "
            "δημοσίευσης|καταχώρηση|ανάρτηση|"
            "πρώτη δημοσίευση|πρώτη καταχώρηση|δημοσιεύτηκε στις|δημοσιεύθηκε στις|δημ"},
    WordRow{
        "el", kLabel, kMod,
        "ενημέρωση|τελευταία ενημέρωση|ενημερώθηκε|επικαιροποίηση|τροποποίηση|τελευταία τροποποίηση|ανανέωση|"
        "επικαιροποιήθηκε|τελευταία ανανέωση|ενημερώθηκε στις"},
    WordRow{"el", kLabel, kDat, "ημερομηνία"},
    WordRow{"el", kFiller, 0, "ης|ώρα|ωρα|ώρες"},
    WordRow{"el", kLink, 0, "στις|στη|την|η|του|στην"},
    WordRow{"el", kPeriod, kMorningHours, "πμ|π μ"},
    WordRow{"el", kPeriod, kAfternoonHours, "μμ|μ μ"},
    WordRow{
        "ru be kk ky uz tg tt ba cv os ce sah", kLabel, kPub,
        "опубликовано|дата "
        "публикации|размещено|добавлено|создано|публикация|опубликован|опубликована|выпущено|"
        "апублікавана|жарияланды|жарияланған|нашр шуд|дата выхода|время публикации|выложено|обнародовано"},
    WordRow{"ru be kk ky uz tg tt ba cv os ce sah", kLabel, kMod,
            "обновлено|изменено|последнее обновление|обновление|дата обновления|отредактировано|исправлено|"
            "последнее изменение|абноўлена|жаңартылды|жаңартылған|обновлён|обновлен|редакция от|обновлена"},
    WordRow{"ru be kk ky uz tg tt ba cv os ce sah", kLabel, kDat, "дата|время"},
    WordRow{"ru be", kFiller, 0,
            "г|год|года|году|ч|час|часа|часов|мин|минут|время|го|г года|числа|гадзін|местное время|сек"},
    WordRow{"ru be", kLink, 0, "в|во|от|по|на|у"},
    WordRow{"ru be uk bg", kUnitAfter, kHour, "ч|час|часа|часов|год|годин|часов|гадзін"},
    WordRow{"ru be uk bg", kUnitAfter, kMinute, "мин|минут|минуты|минута|хв|хвилин|м"},
    WordRow{"ru be uk bg", kUnitAfter, kYear, "г|год|года|р|рік|року|година"},
    WordRow{"ru be uk", kPeriod, kMorningHours, "утра|ночи|ранку|ночі"},
    WordRow{"ru be uk", kPeriod, kAfternoonHours, "вечера|дня|вечора"},
    WordRow{"uk", kLabel, kPub,
            "опубліковано|дата публікації|розміщено|додано|створено|публікація|опублікована|оприлюднено"},
    WordRow{"uk", kLabel, kMod,
            "оновлено|змінено|останнє оновлення|редаговано|оновлення|дата оновлення|відредаговано"},
    WordRow{"uk", kLabel, kDat, "дата|час"},
    WordRow{"uk", kFiller, 0, "р|року|рік|год|годині|година|хв|го"},
    WordRow{"uk", kLink, 0, "о|об|від|у|в|на|за"},
    WordRow{"bg", kLabel, kPub,
            "публикувано|публикувано на|публикувана|добавено|създадено|дата на публикуване|пусната"},
    WordRow{
        "bg", kLabel, kMod,
        "обновено|обновена|последна промяна|актуализирано|актуализирана|редактирано|последна актуализация"},
    WordRow{"bg", kFiller, 0, "г|ч|часа|часът"},
    WordRow{"bg", kLink, 0, "в|на|от"},
    WordRow{"mn", kFiller, 0, "оны|он|сарын|сар|өдөр|цаг|минут|ний|ны"},
    WordRow{"sw", kLabel, kPub, "imechapishwa|ilichapishwa|imewekwa"},
    WordRow{"sw", kLabel, kMod, "imesasishwa|ilisasishwa"},
    WordRow{"sw", kFiller, 0, "saa|tarehe|tareh|mwezi|mwaka"},
    WordRow{"cy ga gd br", kFiller, 0, "am|ag|an|ar|da|aig|ú|mh|af|il|ed|eg|fed|ydd"},
    WordRow{"cy ga gd br", kLabel, kPub, "cyhoeddwyd|foilsithe|foilsíodh|foillsichte"},
    WordRow{"cy ga gd br", kLabel, kMod, "diweddarwyd|nuashonraithe|ùraichte"},
    WordRow{"eo", kFiller, 0, "horo|atm|ptm"},
    WordRow{"eo", kLink, 0, "a|de|je|la|kaj"},
    WordRow{"am ti", kFiller, 0, "ቀን|ሰዓት|ዓ ም|ዓም|ዕለት"},
    // More of the same, by language.
    WordRow{"ko", kLabel, kPub, "게시됨|발행됨|등록됨|입력됨|보도일|보도일시|최초작성|최초 작성"},
    WordRow{"ko", kLabel, kMod, "수정됨|업데이트됨|갱신됨|최종 수정일|재입력"},
    WordRow{"ja", kLabel, kPub, "初版|初版公開|号|朝刊|夕刊|朝刊公開|発売|放送|更新開始"},
    WordRow{"ja", kPeriod, kNightHours, "深夜"},
    WordRow{"ja", kFiller, 0, "すぎ|過ぎ|前"},
    WordRow{"zh yue", kLabel, kPub,
            "出版時間|出版时间|刊登日期|发文时间|發文時間|見報日期|见报日期|上线时间|推送时间|首发时间|"
            "日期时间|發佈日|发布日"},
    WordRow{"zh yue", kLabel, kMod, "最后编辑|最後編輯|修改日期|最近修改|更新于|最後更新日期|改版時間"},
    WordRow{"zh yue", kPeriod, kNightHours, "深夜|半夜|午夜"},
    WordRow{"vi", kWeekday, 1, "t2"},
    WordRow{"vi", kWeekday, 2, "t3"},
    WordRow{"vi", kWeekday, 3, "t4"},
    WordRow{"vi", kWeekday, 4, "t5"},
    WordRow{"vi", kWeekday, 5, "t6"},
    WordRow{"vi", kWeekday, 6, "t7"},
    WordRow{"th", kPeriod, kMorningHours, "เช้า|เช้ามืด|ก่อนเที่ยง"},
    WordRow{"th", kPeriod, kAfternoonHours, "บ่าย|เย็น|ค่ำ|กลางคืน|หลังเที่ยง"},
    WordRow{"id ms jv su", kPeriod, kMorningHours, "pagi|dini hari|subuh|tengah malam"},
    WordRow{"id ms jv su", kPeriod, kAfternoonHours, "siang|sore|malam|petang|tengah hari"},
    WordRow{"fil tl ceb", kPeriod, kMorningHours, "ng umaga|umaga|ng madaling araw|madaling araw|nu"},
    WordRow{"fil tl ceb", kPeriod, kAfternoonHours, "ng gabi|gabi|ng hapon|hapon|ng tanghali|tanghali|nh"},
    WordRow{"bn as", kPeriod, kMorningHours, "এএম|পূর্বাহ্ন|সকাল|ভোর|ভোররাত"},
    WordRow{"bn as", kPeriod, kAfternoonHours, "পিএম|অপরাহ্ন|রাত|সন্ধ্যা|বিকাল|বিকেল|দুপুর"},
    WordRow{"bn as", kFiller, 0, "লা|রা|ঠা|ই|শে|মি|মিঃ|ঘটিকা|টায়"},
    WordRow{"bn as", kLabel, kMod, "শেষ আপডেট|সর্বশেষ সম্পাদনা|আপডেট করা হয়েছে"},
    WordRow{"bn as", kLabel, kPub, "প্রকাশিত হয়েছে|প্রকাশিত তারিখ|পোস্ট করা হয়েছে|প্রথম প্রকাশ"},
    WordRow{"hi mr ne", kLabel, kPub, "प्रकाशित तारीख|प्रकाशित हुआ|पोस्ट किया गया|रिलीज़"},
    WordRow{"ta", kLabel, kPub, "பதிவு செய்த நாள்|பதிவு நாள்|பதிவு செய்யப்பட்டது|வெளியிடப்பட்ட நாள்|வெளியிட்ட நாள்"},
    WordRow{"ta", kLabel, kMod, "மாற்றம் செய்த நாள்|புதுப்பிக்கப்பட்ட நாள்|கடைசி மாற்றம்|புதுப்பிப்பு"},
    WordRow{"ta", kPeriod, kMorningHours, "காலை|அதிகாலை"},
    WordRow{"ta", kPeriod, kAfternoonHours, "மாலை|இரவு|மதியம்|பிற்பகல்"},
    WordRow{"te", kPeriod, kMorningHours, "ఉదయం"},
    WordRow{"te", kPeriod, kAfternoonHours, "సాయంత్రం|రాత్రి|మధ్యాహ్నం"},
    WordRow{"ml", kPeriod, kMorningHours, "രാവിലെ"},
    WordRow{"ml", kPeriod, kAfternoonHours, "വൈകിട്ട്|രാത്രി|ഉച്ചയ്ക്ക്"},
    WordRow{"kn", kPeriod, kMorningHours, "ಬೆಳಗ್ಗೆ|ಬೆಳಿಗ್ಗೆ"},
    WordRow{"kn", kPeriod, kAfternoonHours, "ಸಂಜೆ|ರಾತ್ರಿ|ಮಧ್ಯಾಹ್ನ"},
    WordRow{"gu", kPeriod, kMorningHours, "સવારે"},
    WordRow{"gu", kPeriod, kAfternoonHours, "સાંજે|રાત્રે|બપોરે"},
    WordRow{"ur", kPeriod, kMorningHours, "صبح"},
    WordRow{"ur", kPeriod, kAfternoonHours, "شام|رات|دوپہر"},
    WordRow{"fa", kPeriod, kMorningHours, "ق ظ|قظ|صبح|بامداد"},
    WordRow{"fa", kPeriod, kAfternoonHours, "ب ظ|بظ|عصر|شب|بعدازظهر|بعد از ظهر|ظهر"},
    WordRow{"my", kFiller, 0, "လ|နေ့|တွင်|ခုနှစ်|နှစ်"},
    WordRow{"my", kLabel, kPub, "ထုတ်ဝေသည့်ရက်|တင်သည့်အချိန်"},
    WordRow{"my", kPeriod, kMorningHours, "နံနက်"},
    WordRow{"my", kPeriod, kAfternoonHours, "ညနေ|ည|မွန်းလွဲ|နေ့လယ်"},
    WordRow{"km", kFiller, 0, "ទី|នាទី|នៅ"},
    WordRow{"km", kLabel, kPub, "ចេញផ្សាយ|ផ្សាយ|បង្ហោះ|ចុះផ្សាយ"},
    WordRow{"km", kPeriod, kMorningHours, "ព្រឹក"},
    WordRow{"km", kPeriod, kAfternoonHours, "ល្ងាច|យប់|រសៀល"},
    WordRow{"lo", kPeriod, kMorningHours, "ຕອນເຊົ້າ"},
    WordRow{"lo", kPeriod, kAfternoonHours, "ຕອນແລງ|ຕອນບ່າຍ|ຕອນຄ່ຳ"},
    WordRow{"lo", kLabel, kPub, "ເຜີຍແຜ່"},
    WordRow{"mn", kUnitAfter, kYear, "оны|он"},
    WordRow{"mn", kUnitAfter, kMonthUnit,
            "сарын|сар|р сарын|-р сарын|-р сар|дугаар сарын|дүгээр сарын|дугаар сар|дүгээр сар"},
    WordRow{"mn", kUnitAfter, kDay, "ний|ны|ний өдөр|ны өдөр|өдөр|-ний өдөр|-ны өдөр|-ний|-ны"},
    WordRow{"mn", kUnitAfter, kHour, "цаг"},
    WordRow{"mn", kUnitAfter, kMinute, "минут|мин"},
    WordRow{"mn", kFiller, 0, "гараг|гарагийн"},
    WordRow{"mn", kLabel, kPub, "нийтэлсэн|нийтлэгдсэн|нийтэлсэн огноо|огноо|оруулсан"},
    WordRow{"mn", kLabel, kMod, "шинэчлэгдсэн|шинэчилсэн|засварласан"},
    WordRow{"ru be uk kk ky", kLabel, kPub, "первая публикация|впервые опубликовано|размещена"},
    WordRow{"hu", kFiller, 0, "je|jei|jén|e|én|a|ai|ei|ikán|kor"},
    WordRow{"ro mo", kFiller, 0, "data|data de|la data|la data de"},
    WordRow{"lt", kUnitAfter, kHour, "val"},
    WordRow{"lt", kUnitAfter, kMinute, "min"},
    WordRow{"lt", kFiller, 0, "mėn|mėnesio|diena"},
    WordRow{"de lb gsw", kFiller, 0, "uhrzeit"},
    WordRow{"de lb gsw", kLabel, kPub,
            "ausgabe vom|ausgabe|erstmals publiziert|publikationsdatum|gepostet am"},
    WordRow{"fr", kLabel, kPub,
            "première publication|première parution|rédigé|rédigé le|paru dans l'édition du|envoyé le|"
            "première mise en ligne|première diffusion"},
    WordRow{"fr", kLabel, kMod, "dernière maj|actualisé le|mis à jour il y a|dernière actualisation"},
    WordRow{"pt", kLabel, kMod, "editado|última edição|alterado|republicado"},
    WordRow{"gl", kLink, 0, "ás|á"},
    WordRow{"es ca gl ast eu", kFiller, 0, "ean|etan|ko|eko|an|ak"},
    WordRow{"eu", kFiller, 0, "a"},
    WordRow{"es ca gl ast eu", kLabel, kMod, "actualizado a|modificada el|editado|editado el"},
    WordRow{"sv nb nn no da fo is", kLabel, kPub,
            "først publisert|først publiceret|först publicerad|publisert første gang|opprinnelig publisert|"
            "udgivelsesdato"},
    WordRow{"tr", kLabel, kPub,
            "haber giriş tarihi|haberin giriş tarihi|yayına giriş tarihi|ilk yayın|ilk yayın tarihi|yayım "
            "tarihi"},
    WordRow{"tr", kLabel, kMod, "haber güncelleme tarihi|haber güncellenme tarihi|son düzenleme"},
    WordRow{"tr", kFiller, 0, "tarihi|saati"},
    WordRow{"az", kFiller, 0, "il|cı il|ci il|cu il|cü il|saat"},
    WordRow{"kk ky", kFiller, 0, "жыл|жылы|жылғы|жылдын|ж|сағат|саат"},
    WordRow{"kk", kUnitAfter, kYear, "жылғы|жылы|жыл|ж"},
    WordRow{"uz", kFiller, 0, "yil|soat|йил|соат"},
    WordRow{"uz", kUnitAfter, kYear, "yil|-yil|йил|-йил"},
    WordRow{"si", kFiller, 0, "මස|වැනිදා|වැනි|දින|පෙ ව|ප ව"},
    WordRow{"hy", kFiller, 0, "թ|թվական|թվականի|ժամը|ին"},
    WordRow{"ka", kFiller, 0, "წელი|წლის|საათი|საათზე"},
    WordRow{"he", kLabel, kPub, "פורסם לראשונה|פורסם לראשונה ב|הועלה"},
    WordRow{"sw", kPeriod, kMorningHours, "asubuhi|alfajiri"},
    WordRow{"sw", kPeriod, kAfternoonHours, "jioni|usiku|mchana|alasiri"},
    WordRow{"el", kFiller, 0, "ώρα|ημέρα"},
    // Years by their name, noon and midnight in words.
    WordRow{"en", kFiller, 0, "year|the year|in the year|in year|yr"},
    WordRow{"de lb gsw", kFiller, 0, "jahr|jahre|jahres|im jahr|im jahre|des jahres|anno"},
    WordRow{"fr", kFiller, 0, "an|année|l'an|l'année|de l'an|de l'année|en l'an"},
    WordRow{"es gl ast", kFiller, 0, "año|del año|de año|el año|ano|do ano|de ano|añu|del añu"},
    WordRow{"ca", kFiller, 0, "any|l'any|de l'any"},
    WordRow{"pt", kFiller, 0, "ano|do ano|de ano|ano de"},
    WordRow{"it", kFiller, 0, "anno|dell'anno|l'anno|nell'anno"},
    WordRow{"ro mo", kFiller, 0, "anul|an|anului|în anul"},
    WordRow{"nl fy af", kFiller, 0, "jaar|het jaar|in het jaar|jier|die jaar"},
    WordRow{"sv nb nn no da fo is", kFiller, 0, "år|året|årets|ár|árið|ársins|árið"},
    WordRow{"fi", kFiller, 0, "vuosi|vuonna|vuoden|v"},
    WordRow{"et", kFiller, 0, "aasta|aastal"},
    WordRow{"lv", kFiller, 0, "gadā|gadu|gada"},
    WordRow{"lt", kFiller, 0, "metai|metų|metais"},
    WordRow{"pl", kFiller, 0, "roku pańskiego|rokiem|w roku"},
    WordRow{"cs sk", kFiller, 0, "rok|roku|v roce|v roku|léta páně"},
    WordRow{"sl", kFiller, 0, "leto|leta|letu|let"},
    WordRow{"hr bs sr", kFiller, 0, "godina|godinu|godini|ljeto|година|годину|години|лета"},
    WordRow{"mk bg", kFiller, 0, "година|годината|год"},
    WordRow{"be", kFiller, 0, "год|года|годзе"},
    WordRow{"hu", kFiller, 0, "év|évi|évben|évének"},
    WordRow{"sq", kFiller, 0, "viti|vitit|vit"},
    WordRow{"el", kFiller, 0, "έτος|έτους|του έτους|το έτος|χρόνος|ετ"},
    WordRow{"tr", kFiller, 0, "yıl|yılı|yılının|yılında|sene|senesi"},
    WordRow{"az", kFiller, 0, "ilin|ilinin|ildə|ci ilin|cı ilin"},
    WordRow{"mt", kFiller, 0, "sena|is-sena"},
    WordRow{"ga gd cy br", kFiller, 0, "bliain|bliadhna|blwyddyn|y flwyddyn|bloavezh"},
    WordRow{"eu", kFiller, 0, "urte|urtea|urteko"},
    WordRow{"eo", kFiller, 0, "jaro|jaron|en la jaro"},
    WordRow{"hy", kFiller, 0, "տարի|տարվա|թվի"},
    WordRow{"ka", kFiller, 0, "წ|წელს|წლის|წელი|წლისა"},
    WordRow{"he", kFiller, 0, "שנה|שנת|בשנת|לשנת"},
    WordRow{"ar", kFiller, 0, "للعام|لعام|العام|لسنة|السنة"},
    WordRow{"fa", kFiller, 0, "سالِ|سنه"},
    WordRow{"ur", kFiller, 0, "سال|سن|سنہ|عیسوی|ء"},
    WordRow{"ps", kFiller, 0, "کال|د|ز"},
    WordRow{"hi mr ne kok mai doi brx sa bho", kFiller, 0,
            "सन्|सन|साल|सालको|वर्ष|ई|ई॰|ईस्वी|ईसवी|इ स|इस|इसवी|वि सं|ईस्वी सन्"},
    WordRow{"bn as", kFiller, 0, "সাল|সালে|সালের|সন|সনে|সনের|বছর|খ্রিস্টাব্দ|খ্রিঃ|খ্রি|ইং|চন|চনৰ|বৰ্ষ"},
    WordRow{"gu", kFiller, 0, "સાલ|વર્ષ|સન|ઈ સ|ઇ સ"},
    WordRow{"pa", kFiller, 0, "ਸਾਲ|ਸੰਨ|ਸਨ|ਈਸਵੀ|ਈ"},
    WordRow{"or", kFiller, 0, "ସାଲ|ମସିହା|ବର୍ଷ"},
    WordRow{"ta", kFiller, 0, "ஆண்டு|வருடம்|ஆம் ஆண்டு|ஆம்|ம் ஆண்டு|ம்|ஆம் தேதி|தேதி|கி பி"},
    WordRow{"te", kFiller, 0, "సంవత్సరం|సంవత్సరము|సం|ఏడాది|క్రీ శ|తేదీ|వ తేదీ"},
    WordRow{"kn", kFiller, 0, "ವರ್ಷ|ಇಸವಿ|ಸನ್|ರಂದು|ದಿನಾಂಕ"},
    WordRow{"ml", kFiller, 0, "വർഷം|ആണ്ട്|തീയതി|ന്"},
    WordRow{"si", kFiller, 0, "වර්ෂය|වර්ෂ|වසර|ක්‍රි ව"},
    WordRow{"lo", kFiller, 0, "ປີ"},
    WordRow{"sw", kFiller, 0, "mwaka wa"},
    WordRow{"fil tl ceb", kFiller, 0, "taon|taong|taóng|tuig"},
    WordRow{"kk ky", kFiller, 0, "жылдың|жылдары|ж|жыл"},
    WordRow{"uz", kFiller, 0, "yilning|yilda|yili|йилда"},
    WordRow{"tg", kFiller, 0, "сол|соли"},
    WordRow{"am ti", kFiller, 0, "ዓመተ ምህረት|ዓመት"},
    WordRow{"so ha yo ig zu xh", kFiller, 0, "sanad|sannadka|shekara|shekarar|ọdún|afọ|unyaka"},
    WordRow{"de lb gsw", kClock, 12, "mittag|mittags|zwölf uhr mittags|zu mittag"},
    WordRow{"de lb gsw", kClock, 0, "mitternacht|um mitternacht"},
    WordRow{"es ast gl", kClock, 12, "mediodía|al mediodía|ao mediodía|mediudía"},
    WordRow{"es ast gl", kClock, 0, "medianoche|a medianoche|la medianoche|medianoite|á medianoite"},
    WordRow{"ca", kClock, 12, "migdia|al migdia|migjorn"},
    WordRow{"ca", kClock, 0, "mitjanit|a mitjanit"},
    WordRow{"pt", kClock, 12, "meio-dia|meio dia|ao meio-dia|ao meio dia"},
    WordRow{"pt", kClock, 0, "meia-noite|meia noite|à meia-noite"},
    WordRow{"it", kClock, 12, "mezzogiorno|a mezzogiorno"},
    WordRow{"it", kClock, 0, "mezzanotte|a mezzanotte"},
    WordRow{"fr", kClock, 12, "à midi"},
    WordRow{"fr", kClock, 0, "à minuit"},
    WordRow{"ro mo", kClock, 12, "amiază|la amiază|amiaza|la prânz"},
    WordRow{"ro mo", kClock, 0, "miezul nopții|la miezul nopții|miezul nopţii"},
    WordRow{"nl fy af", kClock, 12, "'s middags|twaalf uur 's middags|middaguur|12 uur 's middags"},
    WordRow{"nl fy af", kClock, 0, "middernacht|te middernacht|middernag"},
    WordRow{"sv", kClock, 12, "mitt på dagen|klockan tolv"},
    WordRow{"sv", kClock, 0, "midnatt|vid midnatt"},
    WordRow{"nb nn no da", kClock, 12, "midt på dagen|klokken tolv|kl tolv"},
    WordRow{"nb nn no da", kClock, 0, "midnatt|midnat|ved midnatt|ved midnat"},
    WordRow{"is fo", kClock, 12, "hádegi|á hádegi|um hádegi|hádegið"},
    WordRow{"is fo", kClock, 0, "miðnætti|á miðnætti|um miðnætti"},
    WordRow{"fi", kClock, 12, "keskipäivä|keskipäivällä|keskipäivän aikaan"},
    WordRow{"fi", kClock, 0, "keskiyö|keskiyöllä"},
    WordRow{"et", kClock, 12, "keskpäev|keskpäeval"},
    WordRow{"et", kClock, 0, "kesköö|keskööl"},
    WordRow{"lv", kClock, 12, "pusdienlaiks|pusdienlaikā|pusdienā"},
    WordRow{"lv", kClock, 0, "pusnakts|pusnaktī"},
    WordRow{"lt", kClock, 12, "vidurdienis|vidurdienį|vidudienį"},
    WordRow{"lt", kClock, 0, "vidurnaktis|vidurnaktį"},
    WordRow{"pl", kClock, 12, "południe|w południe|samo południe"},
    WordRow{"pl", kClock, 0, "północ|o północy|północy"},
    WordRow{"cs", kClock, 12, "poledne|v poledne|poledni"},
    WordRow{"cs", kClock, 0, "půlnoc|o půlnoci|půlnoci"},
    WordRow{"sk", kClock, 12, "poludnie|na poludnie|napoludnie"},
    WordRow{"sk", kClock, 0, "polnoc|o polnoci|polnoci"},
    WordRow{"sl", kClock, 12, "poldne|opoldne"},
    WordRow{"sl", kClock, 0, "polnoč|opolnoči"},
    WordRow{"hr bs sr", kClock, 12, "podne|u podne|подне|у подне"},
    WordRow{"hr bs sr", kClock, 0, "ponoć|u ponoć|поноћ|у поноћ"},
    WordRow{"mk", kClock, 12, "пладне|на пладне"},
    WordRow{"mk", kClock, 0, "полноќ|на полноќ"},
    WordRow{"bg", kClock, 12, "обяд|по обяд|на обяд|пладне"},
    WordRow{"bg", kClock, 0, "полунощ|в полунощ"},
    WordRow{"ru", kClock, 12, "полдень|в полдень|полдня"},
    WordRow{"ru", kClock, 0, "полночь|в полночь|полуночи"},
    WordRow{"uk", kClock, 12, "полудень|опівдні|полудня"},
    WordRow{"uk", kClock, 0, "північ|опівночі|півночі"},
    WordRow{"be", kClock, 12, "поўдзень|апоўдні"},
    WordRow{"be", kClock, 0, "поўнач|апоўначы"},
    WordRow{"el", kClock, 12, "μεσημέρι|το μεσημέρι|12 το μεσημέρι"},
    WordRow{"el", kClock, 0, "μεσάνυχτα|τα μεσάνυχτα|12 τα μεσάνυχτα"},
    WordRow{"hu", kClock, 12, "dél|délben|déli 12"},
    WordRow{"hu", kClock, 0, "éjfél|éjfélkor"},
    WordRow{"sq", kClock, 12, "mesditë|në mesditë|mesdita"},
    WordRow{"sq", kClock, 0, "mesnatë|në mesnatë|mesnata"},
    WordRow{"tr", kClock, 12, "öğlen|öğle vakti|öğle"},
    WordRow{"tr", kClock, 0, "gece yarısı|geceyarısı"},
    WordRow{"az", kClock, 12, "günorta"},
    WordRow{"az", kClock, 0, "gecə yarısı|gecəyarı"},
    WordRow{"kk ky", kClock, 12, "түс|талтүс|түшкү"},
    WordRow{"kk ky", kClock, 0, "түн ортасы|түн жарымы"},
    WordRow{"uz", kClock, 12, "tush payti|peshin|туш"},
    WordRow{"uz", kClock, 0, "yarim tun|ярим тун"},
    WordRow{"mn", kClock, 12, "үд дунд"},
    WordRow{"mn", kClock, 0, "шөнө дунд"},
    WordRow{"hy", kClock, 12, "կեսօր|կեսօրին"},
    WordRow{"hy", kClock, 0, "կեսգիշեր|կեսգիշերին"},
    WordRow{"ka", kClock, 12, "შუადღე|შუადღისას|შუადღეს"},
    WordRow{"ka", kClock, 0, "შუაღამე|შუაღამისას|შუაღამეს"},
    WordRow{"ar", kClock, 12, "منتصف النهار|الظهر|عند الظهر|ظهرا"},
    WordRow{"ar", kClock, 0, "منتصف الليل|عند منتصف الليل"},
    WordRow{"fa", kClock, 12, "نیمروز|ظهر"},
    WordRow{"fa", kClock, 0, "نیمه شب|نیمه‌شب|نیمهشب"},
    WordRow{"he", kClock, 12, "צהריים|בצהריים|צוהריים|בצוהריים"},
    WordRow{"he", kClock, 0, "חצות|בחצות|חצות הלילה"},
    WordRow{"ur", kClock, 12, "دوپہر بارہ بجے|نصف النہار"},
    WordRow{"ur", kClock, 0, "آدھی رات|نصف شب"},
    WordRow{"hi mr ne", kClock, 12, "मध्याह्न|दोपहर बारह बजे|मध्यान्ह"},
    WordRow{"hi mr ne", kClock, 0, "मध्यरात्रि|आधी रात|मध्यरात्री|मध्यरात"},
    WordRow{"bn as", kClock, 12, "মধ্যাহ্ন|দুপুর বারোটা"},
    WordRow{"bn as", kClock, 0, "মধ্যরাত|মধ্যরাতে|মাঝরাত"},
    WordRow{"gu", kClock, 12, "મધ્યાહ્ન"},
    WordRow{"gu", kClock, 0, "મધ્યરાત્રિ|મધરાત|મધરાતે"},
    WordRow{"pa", kClock, 0, "ਅੱਧੀ ਰਾਤ"},
    WordRow{"ta", kClock, 12, "நண்பகல்|நண்பகலில்"},
    WordRow{"ta", kClock, 0, "நள்ளிரவு|நள்ளிரவில்"},
    WordRow{"te", kClock, 0, "అర్ధరాత్రి|అర్థరాత్రి"},
    WordRow{"kn", kClock, 0, "ಮಧ್ಯರಾತ್ರಿ"},
    WordRow{"ml", kClock, 12, "നട്ടുച്ച"},
    WordRow{"ml", kClock, 0, "അർദ്ധരാത്രി|അർധരാത്രി"},
    WordRow{"si", kClock, 12, "මධ්‍යාහ්නය|මධ්‍යාහ්නයේ"},
    WordRow{"si", kClock, 0,
            "මධ්‍යම රාත්‍රිය|මධ්‍යම රාත්‍රී"},
    WordRow{"th", kClock, 12, "เที่ยง|เที่ยงวัน|ตอนเที่ยง"},
    WordRow{"th", kClock, 0, "เที่ยงคืน"},
    WordRow{"lo", kClock, 12, "ທ່ຽງ|ຕອນທ່ຽງ"},
    WordRow{"lo", kClock, 0, "ທ່ຽງຄືນ"},
    WordRow{"km", kClock, 12, "ថ្ងៃត្រង់"},
    WordRow{"km", kClock, 0, "អធ្រាត្រ|ពាក់កណ្តាលអធ្រាត្រ"},
    WordRow{"my", kClock, 12, "မွန်းတည့်"},
    WordRow{"my", kClock, 0, "သန်းခေါင်|သန်းခေါင်ယံ"},
    WordRow{"id ms jv su", kClock, 12, "tengah hari"},
    WordRow{"id ms jv su", kClock, 0, "tengah malam"},
    WordRow{"vi", kClock, 12, "giữa trưa|chính ngọ|12 giờ trưa"},
    WordRow{"vi", kClock, 0, "nửa đêm"},
    WordRow{"fil tl ceb", kClock, 12, "tanghaling tapat|katanghaliang tapat"},
    WordRow{"fil tl ceb", kClock, 0, "hatinggabi|hating gabi"},
    WordRow{"sw", kClock, 12, "adhuhuri|saa sita mchana"},
    WordRow{"sw", kClock, 0, "usiku wa manane|saa sita usiku"},
    WordRow{"eu", kClock, 12, "eguerdi|eguerdian|eguerdia"},
    WordRow{"eu", kClock, 0, "gauerdi|gauerdian|gauerdia"},
    WordRow{"cy", kClock, 12, "canol dydd|hanner dydd"},
    WordRow{"cy", kClock, 0, "canol nos|hanner nos"},
    WordRow{"ga gd", kClock, 12, "meán lae|meadhan-latha"},
    WordRow{"ga gd", kClock, 0, "meán oíche|meadhan-oidhche"},
    WordRow{"eo", kClock, 12, "tagmezo|tagmeze"},
    WordRow{"eo", kClock, 0, "noktomezo|noktomeze"},
    WordRow{"am", kClock, 12, "እኩለ ቀን"},
    WordRow{"am", kClock, 0, "እኩለ ሌሊት"},
    WordRow{"ja", kClock, 0, "零時|真夜中"},
    WordRow{"zh yue", kClock, 0, "零时|零時|零点|零點|午夜|半夜12点|午夜12点"},
    WordRow{"ko", kClock, 12, "낮 12시|한낮"},
    WordRow{"fi", kPeriod, kMorningHours, "ap"},
    WordRow{"fi", kPeriod, kAfternoonHours, "ip"},
};

}  // namespace

std::span<const WordRow> word_rows() noexcept { return kWords; }

}  // namespace broadsheet::schema::dateline
