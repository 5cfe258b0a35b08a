// The JSON that a run leaves behind, byte by byte: programs of others read it.
#include <gtest/gtest.h>

#include <string>

#include "broadsheet/indexer/summary.h"
#include "commands/rejects.h"

namespace broadsheet::indexer {
namespace {

TEST(RunJson, OfASummary) {
  Summary summary;
  summary.index = "news \"2024\"\u202E";
  summary.count(Outcome::kAdded);
  summary.count(Outcome::kAdded);
  summary.count(Outcome::kRejected);
  summary.languages.count("ja");
  summary.languages.count("");
  summary.languages.count("ja");
  summary.sources.count("Harbor Post");
  summary.files = 1;
  summary.text_bytes = 3'000'000;
  summary.seconds = 1.5;
  summary.finished = "2024-03-01T00:00:00Z";
  EXPECT_EQ(
      to_json(summary, 1),
      R"({"index":"news \"2024\"\u202e","records":3,"added":2,"updated":0,"unchanged":0,"duplicates":0,)"
      R"("rejected":1,"without_date":0,"warnings":0,"languages":[{"name":"ja","articles":2}],)"
      R"("other_languages":1,"sources":[{"name":"Harbor Post","articles":1}],"other_sources":0,"files":1,)"
      R"("text_bytes":3000000,"seconds":1.5,"finished":"2024-03-01T00:00:00Z","mb_per_second":2.0,)"
      R"("index_bytes":0,"dry_run":false,"interrupted":false})");
}

TEST(RunJson, OfASummaryWithKindsOfReasons) {
  Summary summary;
  for (int i = 0; i < 3; ++i) {
    summary.count(Outcome::kRejected);
    ++summary.rejected_by[i == 0 ? schema::ProblemCode::kNotText : schema::ProblemCode::kBadMember];
  }
  summary.count(Outcome::kSkipped);
  ++summary.skipped_by[schema::ProblemCode::kNoArticle];
  const std::string json = to_json(summary, 1);
  const std::string wanted =
      R"("skipped":1,"rejected_by":[{"code":"not_text","parts":1},{"code":"bad_member","parts":2}],)"
      R"("skipped_by":[{"code":"no_article","parts":1}]})";
  EXPECT_TRUE(json.ends_with(wanted)) << json;
}

TEST(RunJson, OfARejectedRecord) {
  RejectedRecord rejected;
  rejected.origin.path = "/in/\u0142.jsonl";
  rejected.origin.line = 3;
  rejected.origin.offset = 120;
  rejected.origin.number = 2;
  rejected.code = schema::ProblemCode::kMalformedRecord;
  rejected.reason = "not JSON";
  rejected.text = "{\"a\":\n\u202E";
  EXPECT_EQ(to_json_line(rejected),
            "{\"path\":\"/in/\u0142.jsonl\",\"file\":\"/in/"
            "\u0142.jsonl\",\"line\":3,\"offset\":120,\"record\":2,\"code\":\"malformed_record\","
            "\"reason\":\"not JSON\","
            "\"text\":\"{\\\"a\\\":\\n\\u202e\"}");
}

}  // namespace
}  // namespace broadsheet::indexer
