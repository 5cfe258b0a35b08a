// corpus/forms/: the same articles in every form that archives come in.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using nlohmann::json;

const std::filesystem::path kCorpus = std::filesystem::path(BROADSHEET_SOURCE_DIR) / "corpus";

// Without white space, of ASCII or not: forms differ in what they keep of it.
std::string without_space(std::string text) {
  for (const std::string_view space : {" ", "\n", "\u3000", "\u00A0"}) {
    for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) text.erase(at, space.size());
  }
  return text;
}

std::map<std::string, json> articles_by_id() {
  std::map<std::string, json> articles;
  std::ifstream lines(kCorpus / "articles.jsonl");
  for (std::string line; std::getline(lines, line);) {
    json article = json::parse(line);
    articles[article["id"]] = article;
  }
  return articles;
}

// File -> the ids of its articles, in order.
std::map<std::string, std::vector<std::string>> ids_by_file() {
  std::map<std::string, std::vector<std::string>> files;
  std::ifstream lines(kCorpus / "forms.tsv");
  std::string line;
  std::getline(lines, line);  // the names of the columns
  while (std::getline(lines, line)) {
    const std::size_t tab = line.find('\t');
    std::istringstream ids(line.substr(tab + 1));
    for (std::string id; ids >> id;) files[line.substr(0, tab)].push_back(id);
  }
  return files;
}

class CorpusFormsTest : public IndexerTest {};

TEST_F(CorpusFormsTest, EachGivesItsArticlesWhole) {
  const auto articles = articles_by_id();
  const auto files = ids_by_file();
  ASSERT_GE(files.size(), 17U);
  for (const auto& [file, ids] : files) {
    SCOPED_TRACE(file);
    std::vector<json> read;
    std::istringstream out(indexer({"inspect", "--json", (kCorpus / "forms" / file).string()}).out);
    for (std::string line; std::getline(out, line);) {
      json record = json::parse(line);
      EXPECT_FALSE(record.contains("rejected")) << line;
      if (record.contains("title")) read.push_back(std::move(record));
    }
    ASSERT_EQ(read.size(), ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const json& article = articles.at(ids[i]);
      EXPECT_EQ(without_space(read[i]["title"]), without_space(article["headlines"][0]["text"])) << ids[i];
      EXPECT_EQ(without_space(read[i]["body"]), without_space(article["body"])) << ids[i];
      EXPECT_EQ(read[i]["language"], article["lang"]) << ids[i];
      // Some forms tell the day alone, and an issue that of all its articles.
      const std::string published = read[i]["published"];
      if (published.size() > 10) {
        EXPECT_EQ(published, article["published"]) << ids[i];
      }
      EXPECT_FALSE(published.empty());
    }
  }
}

TEST_F(CorpusFormsTest, AFolderOfAllIsIndexedAndUnchangedAgain) {
  std::size_t ids = 0;
  for (const auto& [file, articles] : ids_by_file()) ids += articles.size();
  const json first = add(kCorpus / "forms");
  EXPECT_EQ(first["added"], ids);
  EXPECT_EQ(first["rejected"], 0);
  const json again = add(kCorpus / "forms");
  EXPECT_EQ(again["added"], 0);
  EXPECT_EQ(again["updated"], 0);
  EXPECT_EQ(again["unchanged"], ids);
  EXPECT_EQ(articles(), ids);
}

}  // namespace
}  // namespace broadsheet::tests
