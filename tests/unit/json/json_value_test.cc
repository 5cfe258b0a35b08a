// JSON values keep spellings and order, refuse depth, and say what is wrong.
#include "json/json_value.h"
#include "json/json_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace broadsheet::schema {
namespace {

using testing::HasSubstr;

std::string rewrite(std::string_view json) {
  const auto parsed = parse_json(json);
  if (const auto* problem = std::get_if<JsonProblem>(&parsed)) return "problem: " + problem->reason;
  std::string out;
  append_json(out, std::get<JsonValue>(parsed));
  return out;
}

TEST(JsonValue, TakesNoMoreValuesThanItIsAsked) {
  const auto problem_of = [](std::string_view json, std::size_t most) {
    const auto parsed = parse_json(json, nullptr, most);
    const auto* problem = std::get_if<JsonProblem>(&parsed);
    return problem == nullptr ? std::string()
                              : problem->reason + (problem->too_many_values ? " (too many)" : "");
  };
  const std::string_view json = R"([1,{"a":null},[]])";  // five
  EXPECT_EQ(problem_of(json, 5), "");
  EXPECT_EQ(problem_of(json, 4), "more than 4 values (too many)");
  EXPECT_EQ(problem_of("[[[]]]", 2), "more than 2 values (too many)");
  EXPECT_EQ(problem_of("1", 0), "more than 0 values (too many)");
}

TEST(JsonValue, KeepsTheSpellingOfNumbers) {
  for (const char* number :
       {"0", "-0", "1", "-1", "1.0", "-0.0", "1e3", "1E+3", "0.10", "18446744073709551615",
        "12345678901234567890123", "-9223372036854775808", "-9223372036854775809", "1e-400"}) {
    EXPECT_EQ(rewrite(number), number);
  }
}

TEST(JsonValue, KeepsOrderAndTypes) {
  EXPECT_EQ(rewrite(R"( {"b" : [1, null, true], "a" : {"z":"", "y":{}} , "c":[] } )"),
            R"({"b":[1,null,true],"a":{"z":"","y":{}},"c":[]})");
}

TEST(JsonValue, LastOfEqualMembersCounts) {
  EXPECT_EQ(rewrite(R"({"a":1,"b":2,"a":3})"), R"({"a":3,"b":2})");
  EXPECT_EQ(rewrite(R"({"a":1,"a":{"a":5},"a":2,"b":0})"), R"({"a":2,"b":0})");
}

TEST(JsonValue, EscapesWhatWouldBreakALine) {
  EXPECT_EQ(rewrite("\"\\n\\t\\r\\\"\\\\\\u0001\\u0000\\u2028\\u2029\\u007f\""),
            "\"\\n\\t\\r\\\"\\\\\\u0001\\u0000\\u2028\\u2029\\u007f\"");
  std::string out;
  append_json_string(out, "a\xFFz\xE3\x81");
  EXPECT_EQ(out, "\"a\uFFFDz\uFFFD\uFFFD\"");
}

TEST(JsonValue, RefusesDepthWithoutStack) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(rewrite(nested(kMaxJsonDepth)), nested(kMaxJsonDepth));
  EXPECT_EQ(rewrite(nested(kMaxJsonDepth + 1)), "problem: nested deeper than 64 levels");
  EXPECT_EQ(rewrite(std::string(5'000'000, '[')), "problem: nested deeper than 64 levels");
}

TEST(JsonValue, SaysWhatIsWrong) {
  for (const char* text :
       {"", "{", "{\"a\":}", "[1,]", "nul", "01", "\"\\ud800\"", "\"a\nb\"", "1 2", "{'a':1}", "\xFF"}) {
    const std::string said = rewrite(text);
    EXPECT_THAT(said, HasSubstr("problem: not JSON")) << text;
    EXPECT_EQ(said.find("json.exception"), std::string::npos) << said;
    EXPECT_EQ(find_ill_formed(said), std::string::npos) << text;
  }
}

TEST(JsonValue, FindsMembers) {
  const auto value = std::get<JsonValue>(parse_json(R"({"a":"x"})"));
  ASSERT_NE(value.find("a"), nullptr);
  EXPECT_EQ(value.find("a")->text, "x");
  EXPECT_EQ(value.find("b"), nullptr);
}

TEST(Utf8, FindsTheFirstIllFormedByte) {
  EXPECT_EQ(find_ill_formed("韓国 e\u0301 \U0001F5DE"), std::string_view::npos);
  EXPECT_EQ(find_ill_formed("ab\xE9 cd"), 2U);
  EXPECT_EQ(find_ill_formed("ab\xC0\x80"), 2U);                        // overlong
  EXPECT_EQ(find_ill_formed("\xED\xA0\x80"), 0U);                      // surrogate
  EXPECT_EQ(find_ill_formed("a\xF4\x90\x80\x80"), 1U);                 // beyond U+10FFFF
  EXPECT_EQ(find_ill_formed("\xEF\xBF\xBE"), std::string_view::npos);  // a noncharacter is well formed
  EXPECT_EQ(replace_ill_formed("a\xE3\x81z"), "a\uFFFD\uFFFDz");
}

TEST(JsonValue, ANumberThatNoDoubleHoldsIsToldWithoutRepeatingIt) {
  for (const std::string& number : {std::string("1e999"), std::string(100'000, '9')}) {
    const auto parsed = parse_json("[" + number + "]");
    ASSERT_TRUE(std::holds_alternative<JsonProblem>(parsed));
    EXPECT_THAT(std::get<JsonProblem>(parsed).reason,
                testing::StartsWith("a number that is too large (byte "));
  }
}

}  // namespace
}  // namespace broadsheet::schema
