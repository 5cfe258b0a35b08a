// The words by which source lines and agency leads are known, as data.
#include "sourceline/tables.h"

#include <array>

namespace broadsheet::schema::sourceline {
namespace {

constexpr std::array<RightsPhrase, 102> kRights{{
    // English
    {"all rights reserved"},
    {"all right reserved"},
    {"no reproduction", false},
    {"unauthorized reproduction", false},
    {"unauthorised reproduction", false},
    {"may not be reproduced", false},
    {"reproduction prohibited"},
    {"this material may not be", false},
    // Korean
    {"무단 전재", false},
    {"무단전재", false},
    {"무단 복제", false},
    {"무단복제", false},
    {"재배포 금지"},
    {"재배포금지"},
    {"모든 권리 보유"},
    {"ai 학습", false},
    {"무단 사용", false},
    // Japanese
    {"無断転載禁止"},
    {"無断転載を禁"},
    {"無断複写・転載を禁"},
    {"無断転載", false},
    {"無断複写", false},
    {"無断複製", false},
    {"無断使用", false},
    {"無断での", false},
    {"無断引用", false},
    {"禁無断"},
    {"転載禁止"},
    {"転載を禁"},
    {"複製・転載", false},
    {"記事・写真の無断"},
    {"掲載の記事", false},
    // Chinese, both scripts
    {"版权所有", false},
    {"版權所有", false},
    {"未经授权", false},
    {"未經授權", false},
    {"未经许可", false},
    {"未經許可", false},
    {"未经书面", false},
    {"未經書面", false},
    {"请勿转载"},
    {"請勿轉載"},
    {"不得转载", false},
    {"不得轉載", false},
    {"禁止转载"},
    {"禁止轉載"},
    {"翻印必究"},
    {"转载必究"},
    {"轉載必究"},
    {"保留所有权利"},
    {"保留所有權利"},
    // Indonesian, Malay
    {"hak cipta dilindungi undang-undang"},
    {"hak cipta dilindungi", false},
    {"hak cipta terpelihara"},
    {"dilarang mengutip", false},
    {"dilarang memperbanyak", false},
    // Vietnamese
    {"bảo lưu mọi quyền"},
    {"mọi quyền được bảo lưu"},
    {"giữ bản quyền", false},
    {"cấm sao chép", false},
    {"ghi rõ nguồn", false},
    // Thai
    {"สงวนลิขสิทธิ์"},
    {"ห้ามคัดลอก", false},
    {"ห้ามทำซ้ำ", false},
    // Hindi
    {"सर्वाधिकार सुरक्षित"},
    {"सभी अधिकार सुरक्षित"},
    {"सर्वाधिकार", false},
    // Arabic, Persian, Urdu, Hebrew
    {"جميع الحقوق محفوظة"},
    {"كل الحقوق محفوظة"},
    {"الحقوق محفوظة"},
    {"تمامی حقوق", false},
    {"تمام حقوق", false},
    {"کلیه حقوق", false},
    {"جملہ حقوق محفوظ"},
    {"כל הזכויות שמורות"},
    // Russian, Ukrainian
    {"все права защищены"},
    {"все права сохранены"},
    {"усі права захищені"},
    {"всі права захищені"},
    {"перепечатка", false},
    // Turkish
    {"tüm hakları saklıdır"},
    {"her hakkı saklıdır"},
    {"bütün hakları saklıdır"},
    // other European languages
    {"tous droits réservés"},
    {"todos los derechos reservados"},
    {"alle rechte vorbehalten"},
    {"todos os direitos reservados"},
    {"tutti i diritti riservati"},
    {"alle rechten voorbehouden"},
    {"reproduction interdite"},
    {"prohibida su reproducción"},
    {"prohibida la reproducción"},
    {"wszelkie prawa zastrzeżone"},
    {"με την επιφύλαξη παντός"},
    {"alla rättigheter förbehållna"},
    {"alla rättigheter", false},
    {"alle rettigheder forbeholdes"},
    {"alle rettigheter forbeholdt"},
    {"kaikki oikeudet pidätetään"},
    {"všechna práva vyhrazena"},
    {"minden jog fenntartva"},
    {"toate drepturile rezervate"},
}};

constexpr std::array<OwnerLabel, 28> kOwners{{{"copyrights"},
                                              {"copyrighted by", true},
                                              {"copyright by", true},
                                              {"copyright"},
                                              {"copr."},
                                              {"저작권자", true},
                                              {"저작권"},
                                              {"著作権者", true},
                                              {"著作権"},
                                              {"著作权人", true},
                                              {"著作權人", true},
                                              {"版权所有", true},
                                              {"版權所有", true},
                                              {"版权"},
                                              {"版權"},
                                              {"hak cipta"},
                                              {"bản quyền thuộc về", true},
                                              {"bản quyền của", true},
                                              {"bản quyền"},
                                              {"ลิขสิทธิ์"},
                                              {"telif hakkı"},
                                              {"авторские права"},
                                              {"авторское право"},
                                              {"droits d'auteur"},
                                              {"urheberrecht"},
                                              {"حقوق النشر"},
                                              {"حقوق الطبع"},
                                              {"कॉपीराइट"}}};

constexpr std::array<std::string_view, 37> kSources{
    "source", "sources",  "출처",   "자료",          "자료출처", "제공",       "出典",     "出所",
    "引用元", "情報元",   "来源",   "來源",          "消息来源", "資料來源",   "资料来源", "文章来源",
    "稿源",   "新闻来源", "sumber", "sumber berita", "nguồn",    "theo nguồn", "ที่มา",      "แหล่งที่มา",
    "स्रोत",   "साभार",    "المصدر", "منبع",          "ماخذ",     "источник",   "джерело",  "kaynak",
    "πηγή",   "quelle",   "fuente", "fonte",         "źródło"};

constexpr std::array<std::string_view, 6> kSigns{"©", "ⓒ", "Ⓒ", "(c)", "℗", "&copy;"};

constexpr std::array<std::string_view, 42> kAgencies{
    "聯合ニュース", "共同通信", "共同",        "時事通信",     "時事",    "ロイター", "afp時事",
    "afp",          "ap",       "新華社",      "新华社",       "新华网",  "新華網",   "中央社",
    "中新社",       "中新网",   "中通社",      "cna",          "人民网",  "央视网",   "央视新闻",
    "法新社",       "路透社",   "美联社",      "美聯社",       "聯合報",  "韓聯社",   "韩联社",
    "聯合新聞",     "聯合",     "タス通信",    "イタル・タス", "upi",     "dpa",      "efe",
    "ansa",         "тасс",     "риа новости", "интерфакс",    "reuters", "朝鮮通信", "ラヂオプレス"};

constexpr std::array<std::string_view, 44> kPlaces{
    "台北",   "新北",   "桃園", "台中",   "台南",   "高雄", "基隆",   "新竹", "苗栗",   "彰化",     "南投",
    "雲林",   "嘉義",   "屏東", "宜蘭",   "花蓮",   "台東", "澎湖",   "金門", "馬祖",   "北京",     "上海",
    "香港",   "澳門",   "東京", "大阪",   "首爾",   "曼谷", "雅加達", "河內", "新加坡", "吉隆坡",   "馬尼拉",
    "新德里", "華盛頓", "紐約", "洛杉磯", "舊金山", "倫敦", "巴黎",   "柏林", "日內瓦", "布魯塞爾", "莫斯科"};

constexpr std::array<std::string_view, 6> kTitles{"기자",     "특파원",   "인턴기자",
                                                  "선임기자", "논설위원", "리포터"};

}  // namespace

std::span<const RightsPhrase> rights_phrases() noexcept { return kRights; }
std::span<const OwnerLabel> owner_labels() noexcept { return kOwners; }
std::span<const std::string_view> source_labels() noexcept { return kSources; }
std::span<const std::string_view> copyright_signs() noexcept { return kSigns; }
std::span<const std::string_view> agencies() noexcept { return kAgencies; }
std::span<const std::string_view> lead_places() noexcept { return kPlaces; }
std::span<const std::string_view> reporter_titles() noexcept { return kTitles; }

}  // namespace broadsheet::schema::sourceline
