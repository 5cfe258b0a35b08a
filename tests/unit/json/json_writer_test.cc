// JSON as it is written: the commas, the numbers, and what is escaped for whom.
#include "json/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "json/json_value.h"
#include "text/characters.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace broadsheet::schema {
namespace {

using namespace std::string_view_literals;

std::string string_of(std::string_view text, JsonEscape escape = JsonEscape::kLineEnds) {
  std::string out;
  append_json_string(out, text, escape);
  return out;
}

TEST(JsonWriter, PutsCommasBetweenMembersAndItems) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.text("a", "x");
  json.begin_array("b");
  json.item("one");
  json.item(2);
  json.begin_object();
  json.end_object();
  json.begin_array();
  json.end_array();
  json.end_array();
  json.begin_object("c");
  json.boolean("yes", true);
  json.null("none");
  json.end_object();
  json.members(R"("d":1,"e":[2])");
  json.json("f", R"({"g":null})");
  json.end_object();
  EXPECT_EQ(out,
            R"({"a":"x","b":["one",2,{},[]],"c":{"yes":true,"none":null},"d":1,"e":[2],"f":{"g":null}})");
}

TEST(JsonWriter, WhatIsTakenOutBetweenTwoCallsIsNotMissed) {
  std::string out;
  std::string all;
  JsonWriter json(out);
  json.begin_array();
  for (int i = 0; i < 3; ++i) {
    json.item(i);
    all += out;
    out.clear();
  }
  json.end_array();
  EXPECT_EQ(all + out, "[0,1,2]");
}

TEST(JsonWriter, EmptyTextsAreLeftOutOrNullOrWritten) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.optional_text("a", "");
  json.optional_text("b", "x");
  json.text_or_null("c", "");
  json.text_or_null("d", "y");
  json.text("e", "");
  json.text("", "a member may have no name");
  json.end_object();
  EXPECT_EQ(out, R"({"b":"x","c":null,"d":"y","e":"","":"a member may have no name"})");
}

std::string real(double value) {
  std::string out;
  JsonWriter(out).real("r", value);
  return out;
}

TEST(JsonWriter, NumbersAreSpelledAsShortlyAsTheyReadBack) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.item(std::numeric_limits<std::uint64_t>::max());
  json.item(std::numeric_limits<std::int64_t>::min());
  json.item(std::uint8_t{7});
  json.end_array();
  EXPECT_EQ(out, "[18446744073709551615,-9223372036854775808,7]");
  EXPECT_EQ(real(0.0), "\"r\":0.0");
  EXPECT_EQ(real(12.0), "\"r\":12.0");
  EXPECT_EQ(real(100000.0), "\"r\":100000.0");
  EXPECT_EQ(real(0.1), "\"r\":0.1");
  EXPECT_EQ(real(1.0 / 3), "\"r\":0.3333333333333333");
  EXPECT_EQ(real(1e-7), "\"r\":1e-07");
  EXPECT_EQ(real(std::numeric_limits<double>::infinity()), "\"r\":null");
}

// Numbers as a run's summary has them: as nlohmann's writer spelled them before.
TEST(JsonWriter, RealNumbersAreSpelledAsBefore) {
  std::mt19937_64 random(20240301);
  for (int round = 0; round < 20'000; ++round) {
    const double value = static_cast<double>(random() % 100'000'000) / 1e4;
    ASSERT_EQ(real(value), "\"r\":" + nlohmann::json(value).dump());
  }
}

TEST(JsonText, EscapesWhatJsonDemandsAndLineEnds) {
  EXPECT_EQ(string_of("a\"b\\c/"), R"("a\"b\\c/")");
  EXPECT_EQ(string_of("\n\t\r\x01\x1F\x7F"), R"("\n\t\r\u0001\u001f\u007f")");
  EXPECT_EQ(string_of("\0"sv), R"("\u0000")");
  EXPECT_EQ(string_of("a\u2028b\u2029c"), R"("a\u2028b\u2029c")");
  EXPECT_EQ(string_of("“台風”\u0085\u202E"), "\"“台風”\u0085\u202E\"");
}

TEST(JsonText, EscapesWhatIsUnsafeOnATerminal) {
  EXPECT_EQ(string_of("\u009B\u202E“\u2066”\U000E0041", JsonEscape::kUnsafe),
            R"("\u009b\u202e“\u2066”\udb40\udc41")");
  std::string out;
  append_json_text(out, "{\"a\":\"\u009B台\"}\n", JsonEscape::kUnsafe);
  EXPECT_EQ(out, "{\"a\":\"\\u009b台\"}\n");
}

TEST(JsonText, EveryCharacterReadsBackAndIsSafeIfAsked) {
  for (const JsonEscape escape : {JsonEscape::kLineEnds, JsonEscape::kUnsafe}) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      if (c > 0x3000 && c < 0xD000 && c % 97 != 0) continue;
      std::string text;
      append_character(text, c);
      const std::string json = string_of("x" + text + "y", escape);
      if (escape == JsonEscape::kUnsafe && is_unsafe(c)) {
        ASSERT_EQ(json.find(text), std::string::npos) << static_cast<unsigned>(c);
      }
      if (c < 0x3000 || c > 0xE0000) {
        const auto value = parse_json(json);
        ASSERT_EQ(std::get<JsonValue>(value).text, "x" + text + "y") << static_cast<unsigned>(c);
      }
    }
  }
}

// Wherever in eight bytes the character stands that is escaped.
TEST(JsonText, EscapesAtEveryPlace) {
  for (std::size_t before = 0; before < 20; ++before) {
    for (std::size_t after = 0; after < 20; ++after) {
      EXPECT_EQ(string_of(std::string(before, 'a') + "\"" + std::string(after, 'b')),
                "\"" + std::string(before, 'a') + "\\\"" + std::string(after, 'b') + "\"");
    }
  }
}

TEST(JsonText, IllFormedBytesBecomeReplacementCharacters) {
  EXPECT_EQ(string_of("a\xFFz\xE3\x81"), "\"a\uFFFDz\uFFFD\uFFFD\"");
}

}  // namespace
}  // namespace broadsheet::schema
