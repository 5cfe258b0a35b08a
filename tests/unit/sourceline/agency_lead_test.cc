// Agency leads: place, agency and reporter that open an article.
#include <gtest/gtest.h>

#include "broadsheet/schema/source_line.h"

namespace broadsheet::schema {
namespace {

struct Case {
  const char* paragraph;
  const char* raw;
  const char* agency;
  const char* place;
  const char* byline;
};

class AgencyLeadTest : public testing::TestWithParam<Case> {};

TEST_P(AgencyLeadTest, ReadsItsParts) {
  const Case& expected = GetParam();
  const auto lead = read_agency_lead(expected.paragraph);
  ASSERT_TRUE(lead) << expected.paragraph;
  EXPECT_EQ(lead->raw, expected.raw);
  EXPECT_EQ(lead->agency, expected.agency);
  EXPECT_EQ(lead->place, expected.place);
  EXPECT_EQ(lead->byline, expected.byline);
  EXPECT_TRUE(lead->publisher.empty() && lead->site.empty() && lead->rights.empty() && lead->code.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Korean, AgencyLeadTest,
    testing::Values(Case{"[서울=뉴시스] 홍길동 기자 = 정부는 14일 밝혔다.",
                         "[서울=뉴시스] 홍길동 기자 =", "뉴시스", "서울", "홍길동 기자"},
                    Case{"(서울=연합뉴스) 김아무개 기자 = 국방부는",
                         "(서울=연합뉴스) 김아무개 기자 =", "연합뉴스", "서울", "김아무개 기자"},
                    Case{"[부산=예시통신] 홍길동 기자 gildong@news.example = 여객선이",
                         "[부산=예시통신] 홍길동 기자 gildong@news.example =", "예시통신", "부산",
                         "홍길동 기자 gildong@news.example"},
                    Case{"[부산=예시통신] 홍길동 기자(gildong@news.example) = 여객선이",
                         "[부산=예시통신] 홍길동 기자(gildong@news.example) =", "예시통신", "부산",
                         "홍길동 기자(gildong@news.example)"},
                    Case{"(도쿄·서울=연합뉴스) 김아무개 특파원 홍길동 기자 = 일본 정부는",
                         "(도쿄·서울=연합뉴스) 김아무개 특파원 홍길동 기자 =", "연합뉴스", "도쿄·서울",
                         "김아무개 특파원 홍길동 기자"},
                    Case{"[예시경제=홍길동 기자] 코스피가", "[예시경제=홍길동 기자]", "예시경제", "",
                         "홍길동 기자"},
                    Case{"[예시스포츠 | 홍길동 기자] 대표팀이", "[예시스포츠 | 홍길동 기자]", "예시스포츠",
                         "", "홍길동 기자"},
                    Case{"(부산=연합뉴스) 항만 당국은 14일", "(부산=연합뉴스)", "연합뉴스", "부산", ""}));

INSTANTIATE_TEST_SUITE_P(
    AgencyFirst, AgencyLeadTest,
    testing::Values(
        Case{"(Reuters) - The minister said", "(Reuters)", "Reuters", "", ""},
        Case{"(ANSA) - ROMA, 1 MAR - Il ministro", "(ANSA) - ROMA, 1 MAR", "ANSA", "ROMA", ""},
        Case{"(Dân trí) - Bộ trưởng", "(Dân trí)", "Dân trí", "", ""},
        Case{"Madrid, 1 mar (EFE).- El ministro", "Madrid, 1 mar (EFE)", "EFE", "Madrid", ""},
        Case{"NEW DELHI, March 1 (PTI) The minister", "NEW DELHI, March 1 (PTI)", "PTI", "NEW DELHI", ""},
        Case{"[ソウル １日 ロイター] - 韓国の国防相は", "[ソウル １日 ロイター]", "ロイター", "ソウル", ""},
        Case{"中新网北京3月1日电 (记者 李四)国务院", "中新网北京3月1日电 (记者 李四)", "中新网", "北京",
             "李四"},
        Case{"[예시스포츠 홍길동 기자] 대표팀이", "[예시스포츠 홍길동 기자]", "예시스포츠", "",
             "홍길동 기자"}));

TEST(AgencyLead, KnowsTheReportersAddress) {
  const auto lead = read_agency_lead("[부산=예시통신] 홍길동 기자 gildong@news.example = 여객선이");
  ASSERT_TRUE(lead);
  EXPECT_EQ(lead->address, "gildong@news.example");
  EXPECT_EQ(mail_address_in("write to <a.b@news.example>."), "a.b@news.example");
  EXPECT_EQ(mail_address_in("no @ here"), "");
}

TEST(AgencyLead, IsNoneWhereANameOnlyEndsLikeAnAgency) {
  for (const char* text : {"(map) The harbour", "(AP Photo/John Smith)", "(see map) - the harbour is",
                           "(which he denies) - the minister", "The ministry (MND) said so"}) {
    EXPECT_FALSE(read_agency_lead(text)) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    JapaneseAndChinese, AgencyLeadTest,
    testing::Values(
        Case{"【ソウル聯合ニュース】韓国の国防相は", "【ソウル聯合ニュース】", "聯合ニュース", "ソウル", ""},
        Case{"　【ニューヨーク＝共同】国連は", "【ニューヨーク＝共同】", "共同", "ニューヨーク", ""},
        Case{"【ワシントン＝山田太郎】米国防総省は", "【ワシントン＝山田太郎】", "", "ワシントン",
             "山田太郎"},
        Case{"【ロンドン＝佐々木 花子】英首相は", "【ロンドン＝佐々木 花子】", "", "ロンドン", "佐々木 花子"},
        Case{"【金沢＝白山新聞】県は", "【金沢＝白山新聞】", "白山新聞", "金沢", ""},
        Case{"【3月1日 AFP】米大統領は", "【3月1日 AFP】", "AFP", "", ""},
        Case{"［ロンドン　１日　ロイター］ - 英首相は", "［ロンドン　１日　ロイター］", "ロイター",
             "ロンドン", ""},
        Case{"【北京時事】中国外務省は", "【北京時事】", "時事", "北京", ""},
        Case{"（新华社北京3月1日电）外交部发言人", "（新华社北京3月1日电）", "新华社", "北京", ""},
        Case{"新华社北京3月1日电（记者张三）外交部", "新华社北京3月1日电（记者张三）", "新华社", "北京",
             "张三"},
        Case{"中新社上海3月1日电 上海港", "中新社上海3月1日电", "中新社", "上海", ""},
        Case{"【中央社台北1日電】交通部", "【中央社台北1日電】", "中央社", "台北", ""},
        Case{"（中央社記者王小明高雄1日電）港務公司", "（中央社記者王小明高雄1日電）", "中央社", "高雄",
             "王小明"}));

INSTANTIATE_TEST_SUITE_P(
    OtherScripts, AgencyLeadTest,
    testing::Values(Case{"SEOUL, March 1 (Yonhap) -- The ministry said", "SEOUL, March 1 (Yonhap)", "Yonhap",
                         "SEOUL", ""},
                    Case{"Jakarta (ANTARA) - Pemerintah", "Jakarta (ANTARA)", "ANTARA", "Jakarta", ""},
                    Case{"Berlin (dpa) – Die Regierung", "Berlin (dpa)", "dpa", "Berlin", ""},
                    Case{"القاهرة 1 مارس (رويترز) - قالت", "القاهرة 1 مارس (رويترز)", "رويترز", "القاهرة",
                         ""},
                    Case{"МОСКВА, 1 марта. /ТАСС/. Министр", "МОСКВА, 1 марта. /ТАСС/", "ТАСС", "МОСКВА", ""},
                    Case{"JAKARTA, KABARTELUK.com - Gubernur", "JAKARTA, KABARTELUK.com", "KABARTELUK.com",
                         "JAKARTA", ""}));

class NoLeadTest : public testing::TestWithParam<const char*> {};

TEST_P(NoLeadTest, IsNone) { EXPECT_FALSE(read_agency_lead(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Openings, NoLeadTest,
                         testing::Values("", "[", "【】", "()", "【写真】会談する国防相ら",
                                         "[단독] 정부가 새 법안을 준비하고 있다",
                                         "(좌측부터) 장관과 사령관이 악수하고 있다",
                                         "The ministry (MND) - which is in Seoul - said so.",
                                         "he said on Monday (Reuters) - but nobody believed him",
                                         "新华社的记者昨天去了北京，今天回来。", "Two plus two = four",
                                         "(TV Show) - It was good.", "(Opinion) – The law", "(AP)"));

TEST(ReporterLine, IsANameWithATitleOrAnAddress) {
  for (const char* line :
       {"홍길동 기자 gildong@news.example", "gildong@news.example 홍길동 기자", "홍길동 기자",
        "홍길동 기자(gildong@news.example)", "Gil-dong Hong <gildong@news.example>",
        "홍길동·김아무개 기자 gildong@news.example"}) {
    EXPECT_TRUE(is_reporter_line(line)) << line;
  }
  for (const char* line :
       {"", "gildong@news.example", "Hong", "제보는 카카오톡으로 받습니다. 문의 gildong@news.example",
        "write to us at gildong@news.example", "정부는 홍길동 기자가 2024년에 쓴 글을 부인했다.",
        "Send Your Letters To The Editor And Others gildong@news.example"}) {
    EXPECT_FALSE(is_reporter_line(line)) << line;
  }
}

}  // namespace
}  // namespace broadsheet::schema
