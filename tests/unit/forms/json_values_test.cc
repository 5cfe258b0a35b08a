// JSON that is not laid out in lines: how it is told, where objects begin and end, and what damage costs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "forms/jsonl/shape.h"
#include "forms/open.h"
#include "processor_time.h"

namespace broadsheet::indexer::tests {
namespace {

using testing::ElementsAre;

// What each record is: its bytes, or "rejected: why", "skipped: why".
std::vector<std::string> values_of(const std::string& bytes, std::size_t block = kBlockBytes) {
  const auto reader = open_reader(memory_stream(bytes, block), "a.json", nullptr);
  std::vector<std::string> values;
  std::uint64_t end = 0;
  while (const auto record = reader->next()) {
    EXPECT_EQ(record->form->name, "jsonl");
    EXPECT_GE(record->origin.offset, end);
    end = record->origin.offset + record->bytes.size();
    EXPECT_EQ(record->bytes, bytes.substr(record->origin.offset, record->bytes.size()));
    values.push_back(!record->problem.empty()   ? "rejected: " + record->problem
                     : !record->skipped.empty() ? "skipped: " + record->skipped
                                                : record->bytes);
  }
  return values;
}

struct Values {
  const char* bytes;
  std::vector<std::string> values;
};
class JsonValuesTest : public testing::TestWithParam<Values> {};

TEST_P(JsonValuesTest, AnObjectIsARecord) {
  for (const std::size_t block : {std::size_t{1}, std::size_t{5}, kBlockBytes})
    EXPECT_EQ(values_of(GetParam().bytes, block), GetParam().values) << block;
}

INSTANTIATE_TEST_SUITE_P(
    Lists, JsonValuesTest,
    testing::Values(
        Values{R"([{"title":"a"},{"title":"b"}])", {R"({"title":"a"})", R"({"title":"b"})"}},
        Values{"\xEF\xBB\xBF[\n  {\n    \"title\": \"a\"\n  },\n  {}\n]\n",
               {"{\n    \"title\": \"a\"\n  }", "{}"}},
        Values{"{\n \"title\": \"a\"\n}\n{\n \"title\": \"b\"\n}\n",
               {"{\n \"title\": \"a\"\n}", "{\n \"title\": \"b\"\n}"}},
        Values{R"({"status":"ok","n":2,"articles":[{"title":"a"},{"title":"b"}],"x":[{"title":"c"}]})",
               {R"({"title":"a"})", R"({"title":"b"})"}},
        Values{R"({"response":{"meta":{"a":[1]},"docs":[{"headline":"a"}]}})", {R"({"headline":"a"})"}},
        Values{"{\"items\":[{\"title\":\"a\"}]}\n{\"items\":[{\"title\":\"b\"}]}\n",
               {R"({"title":"a"})", R"({"title":"b"})"}},
        Values{R"([{"a":"}],[{\""},{"b":[1,{"c":2}]}])", {R"({"a":"}],[{\""})", R"({"b":[1,{"c":2}]})"}},
        Values{R"([{"title":"a"},17,"x",[{}],null])", {R"({"title":"a"})", "17", R"("x")", "[{}]", "null"}},
        Values{"[]", {"skipped: a list without objects"}}));

// An article may have lists of others; lines stay lines, however they are damaged.
INSTANTIATE_TEST_SUITE_P(Lines, JsonValuesTest,
                         testing::Values(Values{R"({"title":"a","text":"b","items":[{"title":"c"}]})",
                                                {R"({"title":"a","text":"b","items":[{"title":"c"}]})"}},
                                         Values{R"({"items":[{"title":"c"}],"title":"a","text":"b"})",
                                                {R"({"items":[{"title":"c"}],"title":"a","text":"b"})"}},
                                         Values{"{\"title\":\"a\n{\"title\":\"b\"}\n",
                                                {"{\"title\":\"a\n", "{\"title\":\"b\"}\n"}},
                                         Values{"{\"title\":\"a\",\n{\"title\":\"b\"}\n",
                                                {"{\"title\":\"a\",\n", "{\"title\":\"b\"}\n"}},
                                         Values{R"({"tags":[{"title":"c"}]})",
                                                {R"({"tags":[{"title":"c"}]})"}}));

INSTANTIATE_TEST_SUITE_P(
    Damage, JsonValuesTest,
    testing::Values(
        // A quote is missing, or there is one too many.
        Values{R"([{"a":"b},{"a":"c"},{"a":"d"}])", {R"({"a":"b})", R"({"a":"c"})", R"({"a":"d"})"}},
        Values{R"([{"a":"b"c"},{"a":"d"}])", {R"({"a":"b"c"})", R"({"a":"d"})"}},
        // A bracket is missing, or there is one too many.
        Values{R"([{"a":1,{"a":2}])", {R"({"a":1)", R"({"a":2})"}},
        Values{R"([{"a":[1},{"a":2}])", {R"({"a":[1})", R"({"a":2})"}}, Values{R"([{"a":1])", {R"({"a":1)"}},
        Values{R"([{"a":1},{"a":2)", {R"({"a":1})", "rejected: cut short: a JSON value is not closed"}},
        Values{R"([{"a":1},)", {R"({"a":1})", "rejected: cut short: the list is not closed"}},
        Values{R"([{"a":1}] x)", {R"({"a":1})", "rejected: no JSON"}}));

TEST(JsonValues, LargeObjectsAreRejectedAndTheNextIsRead) {
  const std::string large(17U << 20, 'x');
  EXPECT_THAT(values_of("[{\"a\":\"" + large + "\"},{\"a\":1}]"),
              ElementsAre("rejected: larger than 16 MiB", "{\"a\":1}"));
}

TEST(JsonValues, PlacesAreThoseInTheFile) {
  const std::string bytes = "{\n\"n\": 1,\n\"articles\": [\n{\"title\": \"a\"},\n{\"title\": \"b\"}\n]}";
  const auto reader = open_reader(memory_stream(bytes), "a.json", nullptr);
  EXPECT_EQ(reader->next()->origin.line, 4U);
  const auto second = reader->next();
  EXPECT_EQ(second->origin.line, 5U);
  EXPECT_EQ(bytes.substr(second->origin.offset, second->origin.length), "{\"title\": \"b\"}");
  EXPECT_EQ(second->origin.number, 2U);
}

TEST(JsonValues, OtherFormsOfJsonAreFoundFirst) {
  const auto form = [](const char* head) { return choose_form(head, "a.json", "").name; };
  EXPECT_EQ(form(R"({"version":"https://jsonfeed.org/version/1.1","items":[{"title":"a"}]})"), "feed");
  EXPECT_EQ(form(R"([{"uri":"x","versioncreated":"2024-03-01","headline":"a"}])"), "agency");
  EXPECT_EQ(form(R"([{"headline":"a"}])"), "jsonl");
  EXPECT_EQ(choose_form("[Seoul] {a}", "a.txt", "").name, "article");
}

TEST(JsonValues, WorkIsLinear) {
  const auto seconds = [](std::string_view before, std::string_view piece, std::size_t size) {
    std::string bytes(before);
    while (bytes.size() < size) bytes += piece;
    const broadsheet::tests::ProcessorTime time;
    (void)values_of(bytes);
    return time.seconds();
  };
  for (const char* before : {"[{", "{\n\"articles\":[{\"title\":\"a\"},", "[{\"a\":\""}) {
    for (const std::string_view piece :
         {"[", "{", "}", "]", "\"", ",{", "\\", "{\"data\":", "},{\"", "[{", "x,"}) {
      const double small = seconds(before, piece, 64U << 10);
      EXPECT_LT(seconds(before, piece, 256U << 10), std::max(0.5, 9 * small)) << before << piece;
    }
  }
}

}  // namespace
}  // namespace broadsheet::indexer::tests
