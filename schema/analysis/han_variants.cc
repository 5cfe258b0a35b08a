// Simplified and traditional characters, by ICU's transliterators, and the forms of Japanese, by tables of
// ours: one character for one, without regard to the words that they make. Where several traditional
// characters became one simplified (發 and 髮: 发), which ICU's own table tells, each of them is tried.
#include "analysis/han_variants.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "analysis/han_forms.h"

namespace broadsheet::schema {
namespace {

// Forms of one character that are looked up at most; 斎 has six.
constexpr std::size_t kMostForms = 6;

// Of a short text, every combination of forms is a text to look up; of a longer one, each form of each
// character.
constexpr std::size_t kMostTexts = 12;

// Forms of Japanese, most of which ICU's tables of Chinese lack. Source: the table of Jōyō kanji (常用漢字表,
// Cabinet notice 2 of 2010), which gives the older forms in parentheses; a law, and so free. The first of
// each group is the form of today.
constexpr std::u16string_view kOlderForms =
    u"亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 "
    u"艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 "
    u"懐懷 概槪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關 "
    u"歓歡 観觀 顔顏 気氣 帰歸 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 "
    u"郷鄕 教敎 暁曉 勲勳 薫薰 径徑 茎莖 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 "
    u"芸藝 撃擊 欠缺 県縣 倹儉 剣劍 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 戸戶 "
    u"呉吳 娯娛 広廣 効效 恒恆 黄黃 鉱鑛 号號 国國 黒黑 砕碎 歳歲 済濟 斎齋 剤劑 "
    u"雑雜 参參 産產 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 "
    u"釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 粛肅 処處 叙敍 渉涉 将將 称稱 焼燒 証證 "
    u"奨奬 条條 状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 "
    u"寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 青靑 清淸 "
    u"斉齊 税稅 静靜 説說 窃竊 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 "
    u"壮壯 争爭 荘莊 捜搜 挿插 巣巢 装裝 総總 聡聰 騒騷 増增 蔵藏 臓臟 即卽 属屬 "
    u"続續 堕墮 対對 体體 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 脱脫 担擔 単單 胆膽 団團 "
    u"断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 鎮鎭 逓遞 鉄鐵 点點 転轉 "
    u"伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬪 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 "
    u"拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 姫姬 浜濱 払拂 仏佛 並竝 変變 "
    u"辺邊 弁辨瓣辯 歩步 舗舖 宝寶 豊豐 褒襃 没沒 翻飜 毎每 万萬 満滿 黙默 弥彌 "
    u"訳譯 薬藥 予豫 余餘 与與 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 "
    u"猟獵 緑綠 塁壘 涙淚 励勵 礼禮 隷隸 霊靈 齢齡 恋戀 炉爐 労勞 楼樓 録錄 湾灣 "
    u"鋭銳 閲閱 悦悅 ";

// Characters that one name is written with, or names that are read alike and taken for each other. Source:
// the forms that the family registers (戸籍統一文字) and the list of kanji for names (人名用漢字) hold beside
// each other.
constexpr std::u16string_view kNameForms =
    u"高髙 崎﨑嵜 浜濱濵 辺邊邉 斎齋斉齊 島嶋嶌 富冨 桑桒 柳栁 柏栢 館舘 野埜 曽曾 "
    u"桧檜 徳悳 昂昻 槙槇 渕淵 間閒 晃晄 涼凉 凛凜 尭堯 亘亙 遥遙 瑶瑤 晋晉 巌巖 "
    u"峰峯 煕熙 躯軀 頬頰 鴎鷗 掴摑 噛嚙 填塡 剥剝 餅餠 祷禱 蝋蠟 侭儘 芦蘆 萌萠 "
    u"薮藪 籠篭 鯵鰺 讃讚 秋穐 松枩 梅楳 ";

std::unique_ptr<icu::Transliterator> make(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no transliterator for Chinese");
  return transliterator;
}

// The block of unified ideographs; later extensions hold hardly a character of news.
constexpr char32_t kFirst = 0x4E00;
constexpr char32_t kLast = 0x9FFF;

// A simplified character with several traditional forms (发: 發 髮), and the forms that share one (臺 台).
class SharedForms {
 public:
  SharedForms() {
    for (char32_t c = kFirst; c <= kLast; ++c) {
      const char32_t to = simplified_form(c);
      if (to < kFirst || to > kLast) continue;
      forms_[static_cast<char16_t>(to)] += static_cast<char16_t>(c);
      simplified_[static_cast<char16_t>(c)] = static_cast<char16_t>(to);
    }
    // A character that is simplified of another stands in traditional texts too (后, 里, 台), or no longer
    // does (发): its own form is one more to look for.
    for (auto& [to, forms] : forms_) forms += to;
    for_each_group(kOlderForms, [this](std::u16string_view group) {
      // Whoever reads one of them reads all, the Chinese forms too.
      const std::u16string all = with_chinese(group);
      for (const char16_t c : all) add_japanese(c, all);
    });
    for_each_group(kNameForms, [this](std::u16string_view group) {
      std::u16string all;
      for (const char16_t c : group)
        append_new(all, japanese_.contains(c) ? japanese_[c] : with_chinese({&c, 1}));
      for (const char16_t c : group) add_japanese(c, all);
    });
  }

  // All forms of `c`, itself among them; empty if it has no other.
  const std::u16string& of(char16_t c) const {
    const auto japanese = japanese_.find(c);
    return japanese == japanese_.end() ? chinese(c) : japanese->second;
  }

  // True if `c` has forms that the transliterators do not make.
  bool has_several(char16_t c) const { return japanese_.contains(c) || chinese(c).size() > 2; }

 private:
  template <typename Function>
  static void for_each_group(std::u16string_view groups, Function&& function) {
    for (std::size_t begin = 0; begin < groups.size();) {
      const std::size_t end = std::min(groups.find(u' ', begin), groups.size());
      function(groups.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  static void append_new(std::u16string& to, std::u16string_view more) {
    for (const char16_t c : more) {
      if (to.find(c) == std::u16string::npos) to += c;
    }
  }

  std::u16string with_chinese(std::u16string_view group) const {
    std::u16string all(group);
    for (const char16_t c : group) append_new(all, chinese(c));
    return all;
  }

  // The forms that come first are looked up first: those of its own groups.
  void add_japanese(char16_t c, std::u16string_view all) {
    std::u16string& forms = japanese_[c];
    if (forms.empty()) forms = chinese(c);
    append_new(forms, all);
  }

  const std::u16string& chinese(char16_t c) const {
    static const std::u16string none;
    const auto simplified = simplified_.find(c);
    const auto found = forms_.find(simplified == simplified_.end() ? c : simplified->second);
    return found == forms_.end() ? none : found->second;
  }

  std::unordered_map<char16_t, std::u16string> forms_;  // by the simplified character
  std::unordered_map<char16_t, char16_t> simplified_;
  std::unordered_map<char16_t, std::u16string> japanese_;  // all forms, the Chinese ones too
};

// Of a short text, every combination of the forms of its characters. Of a longer one, each character takes
// its first, second… form, so that each form of each occurs in one of the texts, which is enough to look up
// most bigrams; characters with one other form stay as typed in half of the texts, and are written as in
// traditional text in the others. Nothing if the transliterators make all of it.
std::vector<icu::UnicodeString> other_forms(const icu::UnicodeString& typed) {
  static const SharedForms shared;
  const auto forms_at = [&](std::int32_t i) {
    return std::min(shared.of(typed.charAt(i)).size(), kMostForms);
  };
  std::size_t most = 0;
  std::size_t combinations = 1;
  for (std::int32_t i = 0; i < typed.length(); ++i) {
    if (shared.has_several(typed.charAt(i))) most = std::max(most, forms_at(i));
    if (combinations <= kMostTexts) combinations *= std::max<std::size_t>(forms_at(i), 1);
  }
  if (most == 0) return {};
  const bool combine = combinations <= kMostTexts;
  std::vector<icu::UnicodeString> texts;
  for (std::size_t number = 0; number < (combine ? combinations : 2 * most); ++number) {
    icu::UnicodeString text = typed;
    std::size_t rest = number;
    for (std::int32_t i = 0; i < typed.length(); ++i) {
      const std::u16string& forms = shared.of(typed.charAt(i));
      if (forms.empty()) continue;
      std::size_t form = combine ? rest % forms_at(i) : std::min(number % most, forms_at(i) - 1);
      rest /= forms_at(i);
      if (!combine && !shared.has_several(typed.charAt(i))) {
        if (number < most) continue;
        form = 0;
      }
      text.setCharAt(i, forms[form]);
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace

// A transliterator must not be used by two threads at once.
struct HanVariants::Transliterators {
  std::unique_ptr<icu::Transliterator> both[2] = {make("Simplified-Traditional"),
                                                  make("Traditional-Simplified")};
};

HanVariants::HanVariants() = default;
HanVariants::~HanVariants() = default;
HanVariants::HanVariants(HanVariants&&) noexcept = default;
HanVariants& HanVariants::operator=(HanVariants&&) noexcept = default;

std::vector<std::string> HanVariants::of(std::string_view text) {
  if (made_ == nullptr) made_ = std::make_unique<Transliterators>();
  const auto typed = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::vector<std::string> variants;
  const auto add = [&](const icu::UnicodeString& written) {
    if (written == typed || written.countChar32() != typed.countChar32()) return;
    std::string variant;
    written.toUTF8String(variant);
    if (std::find(variants.begin(), variants.end(), variant) == variants.end()) {
      variants.push_back(std::move(variant));
    }
  };
  for (const std::unique_ptr<icu::Transliterator>& transliterator : made_->both) {
    icu::UnicodeString written = typed;
    transliterator->transliterate(written);
    add(written);
  }
  for (const icu::UnicodeString& written : other_forms(typed)) add(written);
  return variants;
}

}  // namespace broadsheet::schema
