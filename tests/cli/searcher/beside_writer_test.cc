// Readers beside a writer that replaces, removes and merges: each search answers, and none speaks of damage.
// BROADSHEET_BESIDE_WRITER_SECONDS lets it go on for longer: what it looks for comes once in thousands of
// searches.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

constexpr int kArticles = 3000;
// Each round of the writer replaces every third article or so; enough of them that tables have levels.
constexpr int kEachRound = 3;
constexpr int kReaders = 2;

std::chrono::seconds duration() {
  const char* seconds = std::getenv("BROADSHEET_BESIDE_WRITER_SECONDS");
  return std::chrono::seconds(seconds == nullptr ? 5 : std::max(1, std::atoi(seconds)));
}

class BesideWriterTest : public testing::Test {
 protected:
  std::string index() const { return (directory_ / "index").string(); }

  // Articles `first`, `first` + `step`, …, in another edition each round: the words move to other places.
  std::string edition(int round, int first, int step) const {
    std::string lines;
    for (int i = first; i < kArticles; i += step) {
      const std::string number = std::to_string(i);
      lines += "{\"id\":\"a" + number + "\",\"lang\":\"en\",\"title\":\"Ferry " + number +
               "\",\"body\":\"The ferry " + number + " sailed on day " + std::to_string(round) +
               " of the year";
      for (int word = 0; word < 30; ++word)
        lines += " w" + std::to_string((i * 31 + round * 17 + word * word) % 5003);
      lines += ".\"}\n";
    }
    return lines;
  }

  void write(int round) {
    const auto file = directory_ / "edition.jsonl";
    write_file(file, edition(round, round % kEachRound, kEachRound));
    run({"add", "--quiet", "--wait", "--db", index(), "--commit-every", "200", file.string()});
    run({"remove", "--yes", "--wait", "--db", index(), "--id", "a" + std::to_string(round * 7 % kArticles),
         "--id", "a" + std::to_string(round * 11 % kArticles)});
    if (round % 4 == 3) run({"compact", "--wait", "--db", index()});
  }

  void run(const std::vector<std::string>& arguments) {
    const ProgramResult result = run_program(BROADSHEET_INDEXER, arguments);
    EXPECT_LE(result.exit_code, 1) << arguments.front() << ": " << result.err;
  }

  // A topic a line; one process reads for as long as it has topics.
  std::filesystem::path topics() const {
    std::string lines;
    for (int i = 0; i < 200; ++i)
      lines += std::to_string(i) + "\ten\tferry w" + std::to_string(i * 13 % 5003) + " day\n";
    write_file(directory_ / "topics.tsv", lines);
    return directory_ / "topics.tsv";
  }

  TemporaryDirectory directory_;
};

TEST_F(BesideWriterTest, NoSearchSpeaksOfDamage) {
  write_file(directory_ / "all.jsonl", edition(0, 0, 1));
  run({"add", "--quiet", "--db", index(), (directory_ / "all.jsonl").string()});
  const std::string file = topics().string();
  std::atomic<bool> over{false};
  std::atomic<int> searches{0};
  std::vector<std::string> faults(kReaders);
  std::vector<std::thread> readers;
  for (int reader = 0; reader < kReaders; ++reader) {
    readers.emplace_back([&, reader] {
      for (int i = 0; !over; ++i) {
        const std::vector<std::string> one{"query", "--db",    index(), "--format",
                                           "json",  "--limit", "50",    "ferry w" + std::to_string(i % 5003)};
        const ProgramResult result = run_program(
            BROADSHEET_SEARCHER,
            reader == 0 ? std::vector<std::string>{"batch", "--db", index(), "--topics", file} : one);
        searches += reader == 0 ? 200 : 1;
        if (result.exit_code > 1) faults[static_cast<std::size_t>(reader)] += result.err;
      }
    });
  }
  const auto end = std::chrono::steady_clock::now() + duration();
  int rounds = 0;
  while (std::chrono::steady_clock::now() < end) write(++rounds);
  over = true;
  for (std::thread& reader : readers) reader.join();
  for (const std::string& fault : faults) EXPECT_EQ(fault, "");
  EXPECT_GT(searches, 0);
  RecordProperty("searches", searches);
  RecordProperty("rounds", rounds);
  run({"check", "--db", index()});
}

}  // namespace
}  // namespace broadsheet::tests
