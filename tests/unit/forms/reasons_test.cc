// Why records are rejected or skipped, by kind: programs count and sort by it.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/indexer/form.h"
#include "broadsheet/indexer/parser.h"
#include "broadsheet/schema/problem.h"
#include "forms/draft/limits.h"
#include "forms/open.h"
#include "forms/test_doors.h"

namespace broadsheet::indexer {
namespace {

using tests::boxed;
using namespace std::string_view_literals;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// The kinds of all records of `bytes` that hold no article: "not_text bad_member".
std::string kinds_of(std::string_view bytes, const Form* form = nullptr,
                     const ReadLimits& limits = ReadLimits()) {
  Doors doors = tests::test_doors();
  doors.read.limits = limits;
  const auto reader = open_reader(memory_stream(bytes), "a", form, doors);
  std::string kinds;
  ParseOptions strict;  // else a few bytes that are no text are replaced
  strict.strict = true;
  ParseTools tools;
  while (const auto record = reader->next()) {
    for (const ParsedPart& part : parse_record(*record, strict, Detail::kArticles, tools)) {
      const auto* rejection = std::get_if<Rejection>(&part);
      const auto* skip = std::get_if<Skip>(&part);
      if (rejection == nullptr && skip == nullptr) continue;
      if (!kinds.empty()) kinds += ' ';
      kinds += schema::kind_of(rejection != nullptr ? rejection->code : skip->code).name;
    }
  }
  return kinds;
}

TEST(Reasons, OfBytesThatAreNoRecord) {
  EXPECT_EQ(kinds_of(""), "empty_record");
  EXPECT_EQ(kinds_of("", find_form("jsonl")), "empty_record");
  EXPECT_EQ(kinds_of("\0\1\2"sv), "not_text");
  EXPECT_EQ(kinds_of("x\0y\0z\0"sv, find_form("article")), "not_text");
  EXPECT_EQ(kinds_of("%PDF-1.7\n..."), "container_unreadable");
}

TEST(Reasons, OfRecords) {
  struct Case {
    std::string bytes;
    std::string_view kinds;
  };
  const std::vector<Case> cases = {
      {R"({"body":"x"})", ""},
      {R"({"body":)", "malformed_record"},
      {"{\n}", "no_text"},
      {"{\"body\":\"\xE9\"}", "not_text"},
      {R"({"body":1})", "bad_member"},
      {R"({"id":[],"body":"x"})", "bad_member"},
      {R"({"url":"x"})", "no_text"},
      {R"({"y":[)" + repeated("1,", kMaxRecordValues) + "1]}", "record_too_large"},
      {R"({"y":")" + std::string(17 << 20, 'x') + "\"}\n{\"body\":1}", "record_too_large bad_member"},
      {"Lamp\xE9\n", "not_text"},
      {"2024/03/01 08:13 KST\n", "no_text"},
      {repeated("a\n", 100'001), "record_too_large"},
      {repeated("aaaaaaaaaaaaaaa ", 17 << 16), "record_too_large"},
      {"LIST\nOne\n-two\n!three\n", "no_article malformed_record"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(kinds_of(each.bytes), each.kinds) << each.bytes.substr(0, 40) << each.bytes.size();
}

TEST(Reasons, OfContainers) {
  EXPECT_EQ(kinds_of("BOX\nmember 9999\nshort"), "container_unreadable");
  ReadLimits limits;
  limits.depth = 1;
  EXPECT_EQ(kinds_of(boxed({{"a", boxed({{"b", "x"}})}}), nullptr, limits), "limit_reached");
  limits = {};
  limits.expanded_bytes = 10;
  EXPECT_EQ(kinds_of(boxed({{"a", std::string(100, 'x')}}), nullptr, limits), "limit_reached");
}

}  // namespace
}  // namespace broadsheet::indexer
