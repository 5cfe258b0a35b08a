// The sketch of a text: the same for the same wording in any dress, near for near-copies in every script, far
// for other texts.
#include "index/text_sketch.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/schema/fields.h"
#include "index/document.h"
#include "text/characters.h"

namespace broadsheet::schema {
namespace {

// Sentences of common words, and a sentence that none of them has.
struct Text {
  const char* name;
  const char* text;
  const char* other;  // another text in the same language
  const char* added;
};

const std::vector<Text> kTexts{
    {"English",
     "The harbour was closed on Monday morning because of the storm, and no ferry left for the islands. The "
     "port office said that boats would sail again as soon as the wind became weaker. Many people waited in "
     "the hall, where the town gave them warm soup and bread. Two fishing boats came back late at night.",
     "Farmers in the valley expect a good harvest of apples this year after a mild spring with enough rain. "
     "Prices in the markets may fall a little, a speaker of their union said, but seed and machines have "
     "become dearer. Young people still look for work in the cities, and every third farm has no heir.",
     "A spokesman gave no further comment on the matter this evening."},
    {"German",
     "Der Hafen war am Montag wegen des Sturms geschlossen, und keine Fähre fuhr zu den Inseln. Das Hafenamt "
     "sagte, die Schiffe würden wieder fahren, sobald der Wind schwächer werde. Viele Menschen warteten in "
     "der Halle, wo die Stadt ihnen warme Suppe und Brot gab. Zwei Boote kamen spät in der Nacht zurück.",
     "Die Bauern im Tal erwarten in diesem Jahr nach einem milden Frühling mit genug Regen eine gute Ernte. "
     "Die Preise auf den Märkten könnten etwas fallen, sagte ein Sprecher des Verbandes, aber Saatgut und "
     "Maschinen seien teurer geworden. Junge Leute suchen weiter Arbeit in den großen Städten.",
     "Ein Sprecher wollte sich am Abend nicht weiter äußern."},
    {"Indonesian",
     "Pelabuhan ditutup pada Senin pagi karena badai, dan tidak ada kapal yang berangkat ke pulau. Kantor "
     "pelabuhan mengatakan kapal akan berlayar lagi setelah angin menjadi lemah. Banyak orang menunggu di "
     "ruang besar, tempat kota memberi mereka sup hangat dan roti. Dua perahu nelayan pulang larut malam.",
     "Para petani di lembah berharap panen apel tahun ini baik setelah musim hujan yang cukup. Harga di "
     "pasar "
     "mungkin turun sedikit, kata juru bicara mereka, tetapi benih dan mesin menjadi lebih mahal. Anak muda "
     "masih mencari kerja di kota besar, dan banyak kebun tidak punya pewaris lagi sekarang.",
     "Juru bicara tidak memberi keterangan lain malam ini."},
    {"Arabic",
     "أغلق الميناء صباح الاثنين بسبب العاصفة ولم تغادر أي سفينة إلى الجزر. وقال مكتب الميناء إن السفن ستبحر "
     "مرة أخرى عندما تهدأ الرياح. وانتظر كثير من الناس في القاعة حيث قدمت لهم المدينة حساء ساخنا وخبزا. "
     "وعاد قاربان من قوارب الصيد في وقت متأخر من الليل.",
     "يتوقع المزارعون في الوادي محصولا جيدا من التفاح هذا العام بعد ربيع معتدل ومطر كاف. وقد تنخفض الأسعار "
     "قليلا في الأسواق كما قال متحدث باسمهم لكن البذور والآلات أصبحت أغلى. ولا يزال الشباب يبحثون عن العمل "
     "في المدن الكبيرة وليس لكثير من الحقول وارث.",
     "ولم يدل المتحدث بأي تعليق آخر هذا المساء."},
    {"Hindi",
     "तूफान के कारण सोमवार सुबह बंदरगाह बंद रहा और द्वीपों के लिए कोई नाव नहीं गई। बंदरगाह के दफ्तर ने कहा कि हवा कम "
     "होते ही नावें फिर चलेंगी। बहुत से लोग बड़े कमरे में इंतजार करते रहे जहां शहर ने उन्हें गरम खाना और रोटी दी। मछली "
     "पकड़ने वाली दो नावें रात को देर से लौटीं। लोगों ने सुबह तक प्रतीक्षा की और फिर घर चले गए।",
     "घाटी के किसान इस साल अच्छी बारिश के बाद सेब की अच्छी फसल की आशा करते हैं। उनके नेता ने कहा कि बाजार में दाम कुछ "
     "कम हो सकते हैं पर बीज और मशीनें महंगी हो गई हैं। युवा अब भी बड़े शहरों में काम खोजते हैं और हर तीसरे खेत का कोई "
     "वारिस नहीं है। गांव के स्कूल में भी अब बच्चे कम हैं।",
     "शाम को और कुछ नहीं बताया गया।"},
    {"Japanese",
     "月曜日の朝、港は嵐のために閉鎖され、島へ向かう船は一隻も出なかった。港の事務所は、風が弱まればすぐに船"
     "を再び出すと"
     "話した。多くの人が待合室で待ち、町は温かい汁物とパンを配った。夜遅くに二隻の漁船が港へ戻った。けが人は"
     "いなかったという。"
     "翌朝には最初の船が島に着いた。",
     "谷の農家は、十分な雨が降った穏やかな春のあと、今年のりんごの豊作を期待している。市場の値段は少し下がる"
     "かもしれないと"
     "組合の担当者は述べたが、種や機械は高くなった。若者は今も都会で仕事を探しており、農家の三分の一には跡を"
     "継ぐ人がいない。",
     "担当者はそれ以上の説明を避けた。"},
    {"Chinese",
     "星期一早上，港口因风暴关闭，没有一艘船开往岛上。港口办公室说，风变小以后船就会再次开航。许多人在大厅里"
     "等候，"
     "市里给他们送来了热汤和面包。两艘渔船深夜才回到港口，船上没有人受伤。第二天早上第一艘船到了岛上，等了一"
     "夜的人都很高兴，"
     "学校和商店也重新开门。",
     "山谷里的农民在雨水充足的温和春天之后，期待今年苹果有好收成。他们的代表说，市场上的价格可能会下降一点，"
     "但是种子和机器"
     "变贵了。年轻人仍然去大城市找工作，三分之一的农家没有人接班，村里的小学今年只有十几个孩子，老师也快要退"
     "休了。",
     "发言人当晚没有再作说明。"},
    {"Korean",
     "월요일 아침 항구는 폭풍 때문에 문을 닫았고 섬으로 떠난 배는 한 척도 없었다. 항구 사무소는 바람이 "
     "약해지면 곧 배가 다시 "
     "다닐 것이라고 말했다. 많은 사람이 대합실에서 기다렸고 시는 따뜻한 국과 빵을 나누어 주었다. 밤늦게 "
     "고기잡이배 두 척이 "
     "돌아왔다. 다친 사람은 없었다.",
     "골짜기의 농부들은 비가 넉넉히 온 따뜻한 봄이 지나 올해 사과가 잘 될 것으로 기대한다. 조합 관계자는 "
     "시장의 값이 조금 "
     "내릴 수 있다고 했지만 씨앗과 기계는 더 비싸졌다. 젊은이들은 아직도 큰 도시에서 일을 찾고 농가 셋 "
     "가운데 하나는 물려받을 "
     "사람이 없다.",
     "관계자는 더 이상의 설명을 하지 않았다."},
    {"Thai",
     "ท่าเรือปิดในเช้าวันจันทร์เพราะพายุ และไม่มีเรือออกไปที่เกาะเลย สำนักงานท่าเรือบอกว่าเรือจะออกอีกครั้งเมื่อลมเบาลง "
     "คนจำนวนมากรออยู่ในห้องใหญ่ ที่ซึ่งเมืองให้ซุปร้อนและขนมปังแก่พวกเขา เรือหาปลาสองลำกลับมาตอนดึก ไม่มีใครบาดเจ็บ",
     "ชาวนาในหุบเขาหวังว่าปีนี้ผลไม้จะออกมากหลังจากฝนตกพอดี ราคาที่ตลาดอาจลดลงเล็กน้อย แต่เมล็ดและเครื่องจักรแพงขึ้น "
     "คนหนุ่มสาวยังคงไปหางานในเมืองใหญ่ และหลายบ้านไม่มีใครทำนาต่อ โรงเรียนในหมู่บ้านมีเด็กน้อยลงทุกปี",
     "เจ้าหน้าที่ไม่ได้บอกอะไรอีกในคืนนี้"},
};

int agreeing(std::string_view one, std::string_view other) {
  Sketch a;
  Sketch b;
  EXPECT_TRUE(a.read(text_sketch(one))) << one;
  EXPECT_TRUE(b.read(text_sketch(other))) << other;
  return a.agreeing(b);
}

class TextSketchTest : public testing::TestWithParam<Text> {};

TEST_P(TextSketchTest, IsTheSameInAnyDress) {
  const std::string text = GetParam().text;
  std::string dressed = "«";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == U' ') {
      dressed += "\n — ";
    } else if (c >= U'a' && c <= U'z') {
      append_character(dressed, c - U'a' + U'Ａ');  // full-width capitals
    } else {
      append_character(dressed, c);
    }
  }
  EXPECT_EQ(text_sketch(text), text_sketch(dressed + "»"));
}

TEST_P(TextSketchTest, IsNearForNearCopies) {
  const std::string text = GetParam().text;
  const std::string added = GetParam().added;
  EXPECT_EQ(agreeing(text, text), static_cast<int>(kSketchComponents));
  EXPECT_GE(agreeing(text, text + " " + added), 2 * kMinAgreeing) << "a sentence more at the end";
  EXPECT_GE(agreeing(text, added + " " + text), 2 * kMinAgreeing) << "and at the beginning";
  const std::string whole = text + " " + added;
  EXPECT_GE(agreeing(whole, cut_at_character(whole, whole.size() * 9 / 10)), kMinAgreeing) << "cut";
  // Every 40th character is another one.
  std::string edited;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const char32_t c = next_character(text, at);
    append_character(edited, number % 40 == 20 ? U'7' : c);
  }
  EXPECT_GE(agreeing(text, edited), kMinAgreeing);
}

TEST_P(TextSketchTest, IsFarForOtherTexts) {
  for (const Text& other : kTexts) {
    EXPECT_LT(agreeing(GetParam().text, other.other), kMinAgreeing) << other.name;
  }
}

const auto kName = [](const testing::TestParamInfo<Text>& info) { return std::string(info.param.name); };

INSTANTIATE_TEST_SUITE_P(Scripts, TextSketchTest, testing::ValuesIn(kTexts), kName);

TEST(TextSketch, ShortTextsHaveNone) {
  const std::string letters(kMinSketchedCharacters - 1, 'x');
  EXPECT_EQ(text_sketch(""), "");
  EXPECT_EQ(text_sketch(letters), "");
  EXPECT_EQ(text_sketch(letters + "  .,;:!?"), "") << "only letters and digits count";
  EXPECT_EQ(text_sketch(letters + "7").size(), kSketchBytes);
}

TEST(TextSketch, IllFormedBytesAreSeparators) {
  const std::string text = kTexts.front().text;
  EXPECT_EQ(text_sketch("\xFF\xC3" + text + "\xE3\x81"), text_sketch(text));
}

// docs/SCHEMA.md describes the bytes; another program that follows it must get these.
TEST(TextSketch, IsTheFormatThatIsDocumented) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  const auto mix = [](std::uint64_t x) {
    x ^= x >> 32U;
    return x * kMultiplier;
  };
  const std::string text(kMinSketchedCharacters, 'q');  // eight different shingles
  std::vector<std::uint64_t> least(kSketchComponents, 0);
  std::uint64_t s = 0;
  for (const char c : text) {
    s = (s << 8U) + (static_cast<unsigned char>(c) * kMultiplier >> 32U);
    const std::uint64_t h = mix(s);
    std::uint64_t& kept = least[h >> 58U];
    if (kept == 0 || h < kept) kept = h;
  }
  std::string expected(kSketchBytes, '\0');
  for (std::size_t i = 0; i < kSketchComponents; ++i) {
    std::size_t d = 0;
    while (least[(i + d) % kSketchComponents] == 0) ++d;
    const std::uint64_t bits = mix(mix(least[(i + d) % kSketchComponents]) + d) >> 60U;
    expected[i / 2] = static_cast<char>(static_cast<unsigned char>(expected[i / 2]) | bits << 4 * (i % 2));
  }
  EXPECT_EQ(text_sketch(text), expected);
}

TEST(TextSketch, OnlyAValueOfItsLengthIsOne) {
  Sketch sketch;
  EXPECT_FALSE(sketch.read(""));
  EXPECT_FALSE(sketch.read(std::string(kSketchBytes - 1, 'x')));
  EXPECT_FALSE(sketch.read(std::string(kSketchBytes + 1, 'x')));
  EXPECT_TRUE(sketch.read(std::string(kSketchBytes, '\x21')));
  EXPECT_EQ(sketch.component(0), 1U);
  EXPECT_EQ(sketch.component(1), 2U);
  EXPECT_EQ(sketch.component(kSketchComponents - 1), 2U);
}

TEST(TextSketch, ADocumentHasThatOfItsBody) {
  Article article;
  article.id = "x";
  article.headlines = {{"Storm closes the harbour", "en", LanguageOrigin::kGiven}};
  article.body = {kTexts.front().text, "en", LanguageOrigin::kGiven};
  DocumentBuilder builder;
  const std::string sketch = builder.build(article).get_value(slot::kTextSketch);
  EXPECT_EQ(sketch, text_sketch(article.body.text));
  article.headlines.front().text = "Ferries stay in port";
  article.byline = "By a reporter";
  article.body.language = "de";
  article.body.text += "\n";
  EXPECT_EQ(builder.build(article).get_value(slot::kTextSketch), sketch) << "nothing else has a part in it";
  EXPECT_EQ(DocumentBuilder(Positions::kXapian).build(article).get_value(slot::kTextSketch), sketch);
  article.body.text = "short";
  EXPECT_EQ(builder.build(article).get_value(slot::kTextSketch), "");
  article.body.text = kTexts.back().text;
  EXPECT_EQ(builder.build(article).get_value(slot::kTextSketch), text_sketch(article.body.text))
      << "whatever was built before";
}

}  // namespace
}  // namespace broadsheet::schema
