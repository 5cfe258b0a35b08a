// Numbers and words that are joined in one article and apart in another: each row is what is typed, what an
// article has, in which language, and whether it is found.
#include <gtest/gtest.h>
#include <xapian.h>

#include <string>

#include "broadsheet/schema/article.h"
#include "index/document.h"
#include "index/number_forms.h"
#include "plan/query_plan.h"

namespace broadsheet::schema {
namespace {

struct Row {
  const char* typed;
  const char* text;
  const char* language = "";
  bool found = true;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.typed << " in " << row.text; }

class Joined : public testing::TestWithParam<Row> {};
TEST_P(Joined, IsFound) {
  Article article;
  article.body = {GetParam().text, GetParam().language, LanguageOrigin::kUnknown};
  DocumentBuilder builder(Positions::kXapian);
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  database.add_document(builder.build(article));
  PlanTools tools;
  const QueryPlan plan = plan_query(parse_query(GetParam().typed), database, {}, tools);
  Xapian::Enquire enquire(database);
  enquire.set_query(plan.query);
  EXPECT_EQ(enquire.get_mset(0, 10).size(), GetParam().found ? 1U : 0U) << plan.query.get_description();
}

INSTANTIATE_TEST_SUITE_P(
    Thousands, Joined,
    testing::Values(Row{"45000", "45\u00A0000 kr"}, Row{"45000", "45\u202F000 francs"},
                    Row{"45000", "45\u2009000"}, Row{"45000", "45 000 рублей"},
                    Row{"1250000", "1\u00A0250\u00A0000"}, Row{"1250000", "1 250 000"},
                    Row{"45000.5", "45\u00A0000,5"}, Row{"45,000", "45\u202F000"},
                    Row{"45000", "٤٥،٠٠٠", "fa"}, Row{"45000", "٤٥٬٠٠٠", "ar"}, Row{"45000", "४५,०००", "hi"},
                    Row{"45000", "45.000 Euro", "de"}, Row{"45000", "45.000 đồng", "vi"},
                    Row{"45000", "45.000 rupiah", "id"}, Row{"45000", "45.000 people", "en", false},
                    Row{"45.000", "45,000"}, Row{"450000", "4,50,000"}, Row{"12000000", "1,20,00,000"},
                    Row{"450000", "৪,৫০,০০০", "bn"}, Row{"450000.75", "4,50,000.75"}, Row{"45 000", "45000"},
                    Row{"45 000", "45\u00A0000"}, Row{"1 250 000", "1,250,000"}));
INSTANTIATE_TEST_SUITE_P(
    NoThousands, Joined,
    testing::Values(Row{"2024500", "2024\u00A0500", "", false}, Row{"1250", "12\u00A050", "", false},
                    Row{"0125", "0 125", "", false}, Row{"12500", "12 5000", "", false},
                    Row{"12500", "12, 500", "", false}, Row{"12500", "12\n\n500", "", false},
                    Row{"125", "1,2,5", "", false}, Row{"12345", "1,23,45", "", false},
                    Row{"0125", "0.125", "de", false}, Row{"50000", "50.000 und 1", "en", false}));
INSTANTIATE_TEST_SUITE_P(DaysThatBecameNames, Joined,
                         testing::Values(Row{"5·18", "5.18 정신"}, Row{"5.18", "5·18 정신"},
                                         Row{"5.18", "5ㆍ18 정신"}, Row{"5.18", "5・18 の"},
                                         Row{"5.18민주", "5·18민주"}, Row{"5·18민주", "5.18민주"},
                                         Row{"7/7", "7·7"}, Row{"7.7", "7/7 attacks"}, Row{"3・11", "3.11"},
                                         Row{"11.9", "11/9"}));
INSTANTIATE_TEST_SUITE_P(NoDays, Joined,
                         testing::Values(Row{"9.11", "9/11/2001", "", false},
                                         Row{"9.11", "2001/9/11", "", false},
                                         Row{"24.60", "24/60", "", false}, Row{"40.50", "40/50", "", false},
                                         Row{"5.18", "5:18", "", false}, Row{"5.18", "5, 18", "", false}));
INSTANTIATE_TEST_SUITE_P(
    HalfSpaces, Joined,
    testing::Values(Row{"خانه‌ها", "خانه ها", "fa"}, Row{"خانه‌ها", "خانه‌ها", "fa"},
                    Row{"خانه‌ها", "خانهها", "fa"}, Row{"خانه ها", "خانه‌ها", "fa"},
                    Row{"خانهها", "خانه‌ها", "fa"}, Row{"خانهها", "خانه ها", "fa"},
                    Row{"می‌رود", "می رود", "fa"}, Row{"میرود", "می‌رود", "fa"},
                    Row{"می رود", "می‌رود", "fa"},
                    Row{"نمی‌توان‌گفت", "نمی توان گفت", "fa"}, Row{"خانه ها", "خانهها", "fa"},
                    Row{"خوب‌صورت", "خوب صورت", "ur"}, Row{"خوبصورت", "خوب‌صورت", "ur"},
                    Row{"كوردستان", "كورد‌ستان", "ckb"}, Row{"هەولێر", "هه‌ولێر", "ckb"},
                    Row{"هه‌ولێر", "هەولێر", "ckb"}, Row{"خانه‌ها", "خانه نو", "fa", false}));
// In other scripts it only shapes letters: as before, the word is one.
INSTANTIATE_TEST_SUITE_P(JoinersOfOtherScripts, Joined,
                         testing::Values(Row{"क्ष", "क्\u200Cष", "hi"}, Row{"क्ष", "क्\u200Dष", "hi"},
                                         Row{"ക്ഷ", "ക്\u200Cഷ", "ml"}, Row{"র্য", "র\u200D্য", "bn"},
                                         Row{"Auflage", "Auf\u200Clage", "de"}));
INSTANTIATE_TEST_SUITE_P(MiddleDot, Joined,
                         testing::Values(Row{"novel·la", "novel·la", "ca"}, Row{"novella", "novel·la", "ca"},
                                         Row{"novel·la", "novella", "ca"},
                                         Row{"novel.la", "novel·la", "ca"}));

// The beginning of words that one article has together and another apart.
INSTANTIATE_TEST_SUITE_P(
    Beginnings, Joined,
    testing::Values(Row{"saint-etien*", "Saint-Étienne", "fr"}, Row{"saint-etien*", "Saint-Etienne", "fr"},
                    Row{"saint-étien*", "Saint-Etienne", "fr"}, Row{"saintetien*", "Saint-Étienne", "fr"},
                    Row{"e-comm*", "e-commerce"}, Row{"e-comm*", "ecommerce"}, Row{"ecomm*", "e-commerce"},
                    Row{"col·leg*", "collegi", "ca"}, Row{"covid-1*", "COVID-19"}, Row{"covid-1*", "COVID19"},
                    Row{"covid-1*", "COVID 19"}, Row{"covid1*", "COVID-19"}, Row{"covid1*", "COVID19"},
                    Row{"covid1*", "COVID 19"}, Row{"су-5*", "Су57", "ru"}, Row{"су5*", "Су-57", "ru"},
                    Row{"санкт-петер*", "Санктпетербург", "ru"}, Row{"санкт-петер*", "Санкт-Петербург", "ru"},
                    Row{"नई-दिल्ल*", "नईदिल्ली", "hi"}, Row{"תל-אבי*", "תלאביב", "he"},
                    Row{"خانه‌ه*", "خانهها", "fa"}, Row{"خانه‌ه*", "خانه‌ها", "fa"},
                    Row{"خانهه*", "خانه‌ها", "fa"}));
INSTANTIATE_TEST_SUITE_P(NoBeginnings, Joined,
                         testing::Values(Row{"e-c*", "economy", "en", false}, Row{"19-2*", "1924", "", false},
                                         Row{"e-comm*", "commerce", "", false},
                                         Row{"covid-1*", "covid 2", "", false},
                                         Row{"3d*", "3 days", "en", false},
                                         Row{"-e-comm* shop", "shop ecommerce", "", true},
                                         Row{"saint/etien*", "saintetienne", "", false}));

TEST(NumberForms, KnowWhatAPointMayPart) {
  EXPECT_EQ(NumberForms::without_point("45.000"), "45000");
  for (const char* number :
       {"", "45", "0.125", "1234.567", "45.00", "45.0000", "45.000.000", ".000", "4a.000"})
    EXPECT_EQ(NumberForms::without_point(number), "") << number;
}

}  // namespace
}  // namespace broadsheet::schema
