// Every word of a typical article, in each of its languages, finds the article among others.
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>
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
// quotes, and for `date`, the day it was published.
void expect_every_word_finds(const std::filesystem::path& article, const std::string& date) {
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
  EXPECT_TRUE(finds("date:" + date)) << date;
}

// An article of the corpus with headlines in two languages, and the day it was published.
struct ArticleCase {
  const char* file;
  const char* date;
};

class EveryWord : public testing::TestWithParam<ArticleCase> {};

TEST_P(EveryWord, OfATypicalArticleFindsIt) {
  expect_every_word_finds(std::filesystem::path(BROADSHEET_CORPUS) / "articles" / GetParam().file,
                          GetParam().date);
}

// Most of the scripts that are cut in a way of their own.
INSTANTIATE_TEST_SUITE_P(Corpus, EveryWord,
                         testing::Values(ArticleCase{"001_ja-id_defence-talks.txt", "2024-03-14"},
                                         ArticleCase{"013_ko-en_chip-plant.txt", "2024-06-12"},
                                         ArticleCase{"016_hi-en_dengue-vaccine.txt", "2023-08-16"},
                                         ArticleCase{"028_zh-th_mekong-railway.txt", "2025-04-26"},
                                         ArticleCase{"042_ar-fr_drought-2023.txt", "2023-05-15"}));

}  // namespace
}  // namespace broadsheet::tests
