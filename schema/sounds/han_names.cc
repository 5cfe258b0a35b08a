// The usual characters of transcriptions: about one for each syllable that foreign languages and Mandarin
// share, those for women's names and those of Taiwan and Hong Kong included. Characters that mostly stand in
// everyday words (中 大 不 人 国) are left out though some name has them.
#include "sounds/han_names.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace broadsheet::schema::sounds {
namespace {

constexpr std::u32string_view kCharacters =
    U"阿埃艾爱愛安昂奥奧巴白拜班邦保堡鲍鮑贝貝本比彼毕畢宾賓波玻伯勃博卜布采蔡查柴昌茨达達戴丹当當德登邓鄧狄"
    U"迪底蒂"
    U"丁东東杜敦顿頓多厄恩尔爾法凡范范菲费費芬丰豐佛弗福富盖蓋甘冈岡高戈哥歌格葛根贡古瓜圭哈海罕汉漢豪赫黑亨"
    U"洪侯"
    U"胡华華怀懷霍基吉季加贾賈简簡江杰傑金津京喀卡凯凱坎康考柯科可克肯孔寇库庫夸奎昆拉莱萊赖賴兰蘭朗劳勞勒雷"
    U"里裡"
    U"理利莉丽麗连連廉列林琳隆卢盧鲁魯路伦倫罗羅洛吕呂马馬玛瑪麦麥曼芒毛梅门門蒙米密敏明缪莫默姆木穆纳納娜乃"
    U"奈"
    U"南内內尼涅宁寧纽紐农農努诺諾女欧歐帕派潘庞龐培佩彭皮匹平坡珀朴普齐齊奇恰钱錢强強乔喬切琴丘屈热熱让讓荣"
    U"榮茹瑞若"
    U"萨薩撒塞赛賽桑瑟森莎沙山尚绍紹舍申圣聖施什史士舒斯丝絲思松苏蘇孙孫索所塔泰坦汤湯唐陶特滕田廷通图圖土托"
    U"脱陀瓦"
    U"万萬威韦韋维維魏温溫文翁沃乌烏伍武西锡錫希席夏香肖谢謝辛欣兴興休许許雪逊遜雅亚亞延扬揚耶叶葉伊易因英永"
    U"尤约約"
    U"詹泽澤扎札占珍真芝治朱兹茲宗祖佐蕾黛茜露妮蓓薇涵尧堯倪拿甸佑佳珊芙婭娅潔洁碧頗颇齡蹄";

// A bit for each character of the block of unified ideographs.
constexpr char32_t kFirst = 0x4E00;
constexpr std::size_t kBlock = 0x5200;
constexpr std::size_t kBits = 64;
constexpr std::array<std::uint64_t, kBlock / kBits> kWritesASound = [] {
  std::array<std::uint64_t, kBlock / kBits> bits{};
  for (const char32_t c : kCharacters) bits[(c - kFirst) / kBits] |= std::uint64_t{1} << (c - kFirst) % kBits;
  return bits;
}();

}  // namespace

bool writes_a_sound(char32_t c) noexcept {
  const char32_t at = c - kFirst;
  return at < kBlock && (kWritesASound[at / kBits] >> at % kBits & 1U) != 0;
}

}  // namespace broadsheet::schema::sounds
