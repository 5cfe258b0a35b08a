// Every word of a typical article, in each of its languages, finds the article among others.
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

// The words of `text` as ICU cuts them, which is not how Broadsheet does: a reader's idea of a word.
std::set<std::string> words_of(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  EXPECT_TRUE(U_SUCCESS(status));
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
  words->setText(unicode);
  std::set<std::string> out;
  for (int32_t begin = words->first(), end = words->next(); end != icu::BreakIterator::DONE;
       begin = end, end = words->next()) {
    if (words->getRuleStatus() == UBRK_WORD_NONE) continue;
    std::string word;
    unicode.tempSubStringBetween(begin, end).toUTF8String(word);
    out.insert(word);
  }
  return out;
}

// Indexes `article` together with the corpus and asks for each of its words, as the query language and in
// quotes.
void expect_every_word_finds(const std::filesystem::path& article) {
  const TemporaryDirectory directory;
  const std::string index = directory / "index";
  const ProgramResult built = run_program(
      BROADSHEET_INDEXER,
      {"add", "--quiet", "--db", index, article.string(), std::string(BROADSHEET_CORPUS) + "/articles"});
  ASSERT_EQ(built.exit_code, 0) << built.err;

  searcher::Searcher searcher({index});
  std::string id;
  {
    // The article was read first, so it is the first document.
    searcher::SearchRequest all;
    all.query = "*";
    all.limit = 1;
    const searcher::Results results = searcher.search(all);
    ASSERT_EQ(results.hits.size(), 1U);
    id = results.hits.front().article.id;
  }
  // The last two lines are the date line and the source line: their words are found through their fields.
  std::string text = read_file(article);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  const std::size_t source_line = text.rfind('\n');
  const std::size_t date_line = text.rfind('\n', source_line - 1);
  const std::set<std::string> words = words_of(text.substr(0, date_line));
  const std::string source = text.substr(source_line + 1);
  ASSERT_GT(words.size(), 50U);
  const auto finds = [&](const std::string& query) {
    searcher::SearchRequest request;
    request.query = query;
    request.limit = 200;
    request.detail = searcher::Detail::kId;
    for (const searcher::Hit& hit : searcher.search(request).hits) {
      if (hit.article.id == id) return true;
    }
    return false;
  };
  for (const std::string& word : words) {
    EXPECT_TRUE(finds(word)) << word;
    EXPECT_TRUE(finds('"' + word + '"')) << word << " in quotes";
  }
  for (const std::string& word : words_of(source)) EXPECT_TRUE(finds("source:" + word)) << word;
  EXPECT_TRUE(finds("date:" + text.substr(date_line + 1, std::string_view("2024/03/01").size())));
}

TEST(EveryWord, OfATypicalArticleFindsIt) {
  expect_every_word_finds(std::filesystem::path(BROADSHEET_CORPUS) / "articles" /
                          "001_ja-id_defence-talks.txt");
}

TEST(EveryWord, OfTheSharedSampleFindsIt) {
  if (!std::filesystem::exists(BROADSHEET_SHARED_SAMPLE))
    GTEST_SKIP() << "no shared sample beside this checkout";
  for (const auto& file : std::filesystem::directory_iterator(BROADSHEET_SHARED_SAMPLE)) {
    expect_every_word_finds(file.path());
  }
}

}  // namespace
}  // namespace broadsheet::tests
