// Labels, units and little words of languages of Asia: words.h has what rows are.
#include <array>

#include "dateline/word_values.h"
#include "dateline/words.h"

namespace broadsheet::schema::dateline {
namespace {

using enum WordKind;

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
    WordRow{"mn", kFiller, 0, "оны|он|сарын|сар|өдөр|цаг|минут|ний|ны"},
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
};

}  // namespace

std::span<const WordRow> asian_words() noexcept { return kWords; }

}  // namespace broadsheet::schema::dateline
