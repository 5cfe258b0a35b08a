// Retrieval over corpus/, with no language given: the mean nDCG@10 must not fall below what was reached.
#include <gtest/gtest.h>

#include <cstdio>
#include <sstream>
#include <string>

#include "cli/run_program.h"
#include "quality/trec.h"

namespace broadsheet::tests {
namespace {

// A little under the figure that docs/ANALYSIS.md reports, so that noise in ties does not fail a run but a
// loss does.
constexpr double kFloor = 0.979;

// The topics with their language column emptied: nobody tells us the language of a query.
std::string topics_without_language() {
  std::istringstream in(read_file(std::string(BROADSHEET_CORPUS) + "/topics.tsv"));
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    out += line.substr(0, first) + "\t\t" + line.substr(second + 1) + "\n";
  }
  return out;
}

TEST(CorpusRetrieval, ReachesItsFloorWithoutBeingToldTheLanguage) {
  const TemporaryDirectory directory;
  const std::string index = directory / "index";
  const ProgramResult built =
      run_program(BROADSHEET_INDEXER,
                  {"add", "--quiet", "--db", index, std::string(BROADSHEET_CORPUS) + "/articles.jsonl"});
  ASSERT_EQ(built.exit_code, 0) << built.err;

  RunOptions options;
  options.input = topics_without_language();
  const ProgramResult searched =
      run_program(BROADSHEET_SEARCHER, {"batch", "--db", index, "--topics", "-", "--depth", "10"}, options);
  ASSERT_EQ(searched.exit_code, 0) << searched.err;

  const Judgements judgements = read_judgements(read_file(std::string(BROADSHEET_CORPUS) + "/qrels.txt"));
  ASSERT_GE(judgements.size(), 80U);
  tests::Run run = read_run(searched.out);
  double sum = 0;
  std::string missed;
  for (const auto& [topic, grades] : judgements) {
    const double value = ndcg(grades, run[topic], 10);
    sum += value;
    if (value < 0.5) missed += " " + topic;
  }
  const double mean = sum / static_cast<double>(judgements.size());
  RecordProperty("mean_ndcg_at_10", std::to_string(mean));
  std::printf("mean nDCG@10 over %zu topics: %.4f; below 0.5:%s\n", judgements.size(), mean, missed.c_str());
  EXPECT_GE(mean, kFloor);
}

}  // namespace
}  // namespace broadsheet::tests
