// The hashes of terms differ from process to process; what is written does not.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "broadsheet/schema/article.h"
#include "cli/run_program.h"
#include "glass/segment_writer.h"
#include "index/document.h"
#include "text/hash.h"

namespace broadsheet::indexer::glass {
namespace {

schema::Article article(int number) {
  schema::Article article;
  article.id = "seed-" + std::to_string(number);
  article.id_origin = schema::IdOrigin::kGiven;
  const auto part = [](std::string text, std::string language) {
    return schema::TextPart{std::move(text), std::move(language), schema::LanguageOrigin::kGiven};
  };
  article.headlines = {part("The harbour opens again after the storm", "en"),
                       part("港が嵐の後に再開した", "ja")};
  std::string body = "Ships number " + std::to_string(number) + " came in on Monday.\n\n";
  for (int word = 0; word < 300; ++word) body += "word" + std::to_string(word * number % 701) + ' ';
  article.body = part(std::move(body), "en");
  article.tags = {"harbour", "weather"};
  return article;
}

// The tables of a segment of articles whose terms are hashed with `hasher`, by name. The version file bears a
// random identifier.
std::map<std::string, std::string> tables_with(const schema::Hasher& hasher) {
  const tests::TemporaryDirectory directory;
  schema::DocumentBuilder builder(schema::Positions::kPacked, hasher);
  SegmentWriter writer;
  for (int number = 1; number <= 50; ++number) writer.add(builder.build_parts(article(number)));
  writer.finish(directory / "segment", {{"name", "value"}});
  std::map<std::string, std::string> tables;
  for (const char* name : {"postlist.glass", "docdata.glass", "termlist.glass"})
    tables[name] = tests::read_file(directory / "segment" / name);
  return tables;
}

TEST(HashSeedTest, TwoSeedsMakeTheSameTables) {
  const schema::Hasher one(1);
  const schema::Hasher other(2);
  ASSERT_NE(one("word"), other("word"));
  const std::map<std::string, std::string> expected = tables_with(one);
  EXPECT_GT(expected.at("postlist.glass").size(), 8192u);
  EXPECT_TRUE(tables_with(other) == expected);
  EXPECT_TRUE(tables_with(schema::Hasher::of_process()) == expected);
}

}  // namespace
}  // namespace broadsheet::indexer::glass
