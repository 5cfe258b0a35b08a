// Disks that are full, broken or read-only: a clear message, exit code 2, and the old index intact.
#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// So many first failing writes are tried, evenly spread over all that a run makes.
constexpr long kPlaces = 40;

struct DiskFault {
  const char* name;
  int number;  // errno
};

class DiskFaultTest : public IndexerTest, public testing::WithParamInterface<DiskFault> {
 protected:
  RunOptions failing_from(long call) const {
    RunOptions options;
    options.environment = with_faults({"BROADSHEET_FAULT_PATH=" + index().string(),
                                       "BROADSHEET_FAULT_AT=" + std::to_string(call),
                                       "BROADSHEET_FAULT_ERRNO=" + std::to_string(GetParam().number),
                                       "BROADSHEET_FAULT_COUNT=" + (directory() / "calls").string()});
    return options;
  }
};

TEST_P(DiskFaultTest, LeavesAWholeIndexThatTheSameCommandCompletes) {
  add(write("a.jsonl", archive(60)));
  const auto before = set_of_articles(index());
  const auto kept = directory() / "kept";
  std::filesystem::copy(index(), kept, std::filesystem::copy_options::recursive);
  // New articles, and new contents of old ones.
  const auto more = write("b.jsonl", archive(400, " more"));
  const std::vector<std::string> command{"add", "--quiet", "--jobs",         "2",          "--commit-every",
                                         "60",  "--db",    index().string(), more.string()};
  ASSERT_EQ(indexer(command, failing_from(0)).exit_code, 0);
  const long calls = std::stol(read_file(directory() / "calls"));
  ASSERT_GT(calls, kPlaces) << "the injector counts nothing";
  const auto expected = set_of_articles(index());

  int failures = 0;
  for (long place = 0; place < kPlaces; ++place) {
    std::filesystem::remove_all(index());
    std::filesystem::copy(kept, index(), std::filesystem::copy_options::recursive);
    const long call = 1 + place * (calls - 1) / kPlaces;
    std::filesystem::remove(directory() / "calls");
    const ProgramResult failed = indexer(command, failing_from(call));
    // How many calls a run makes is up to its threads: this one made fewer than the first, and ended well.
    if (std::stol(read_file(directory() / "calls")) < call) {
      ASSERT_EQ(failed.exit_code, 0) << failed.err;
      continue;
    }
    ++failures;
    ASSERT_EQ(failed.exit_code, 2) << "from call " << call << " of " << calls << ": " << failed.out
                                   << failed.err;
    ASSERT_THAT(failed.err, AllOf(StartsWith("indexer: " + index().string()),
                                  HasSubstr(std::strerror(GetParam().number)), Not(HasSubstr("damaged"))))
        << "from call " << call;
    ASSERT_EQ(std::count(failed.err.begin(), failed.err.end(), '\n'), 1) << failed.err;
    const ProgramResult check = indexer({"check", "--db", index().string()});
    ASSERT_EQ(check.exit_code, 0) << "from call " << call << ": " << check.out << check.err;
    // What was not replaced is as it was: each of the old articles is there, in the old form or the new one.
    const auto now = set_of_articles(index());
    for (const std::string& article : before) {
      const std::string id = article.substr(0, article.find(','));
      ASSERT_TRUE(
          std::any_of(now.begin(), now.end(), [&](const auto& other) { return other.starts_with(id + ","); }))
          << "from call " << call << ": " << id << " is gone";
    }
    if (place % 8 != 0) continue;
    ASSERT_EQ(indexer(command).exit_code, 0);
    ASSERT_TRUE(set_of_articles(index()) == expected) << "from call " << call;
  }
  EXPECT_GE(failures, kPlaces * 3 / 4);
}

INSTANTIATE_TEST_SUITE_P(Disks, DiskFaultTest,
                         testing::Values(DiskFault{"Full", ENOSPC}, DiskFault{"Broken", EIO}),
                         [](const auto& test) { return std::string(test.param.name); });

class EndedRunTest : public IndexerTest {};

TEST_F(EndedRunTest, ASegmentThatCannotBeWrittenTakesNoFinishedOneAlong) {
  // Some four segments, committed together at the end; of these, the third can't be written.
  const auto file = write("a.jsonl", archive(2000));
  for (const char* jobs : {"1", "3"}) {
    std::filesystem::remove_all(index());
    RunOptions options;
    options.environment =
        with_faults({"BROADSHEET_FAULT_PATH=" + (index() / "shard-000004").string(), "BROADSHEET_FAULT_AT=1",
                     "BROADSHEET_FAULT_ERRNO=" + std::to_string(EIO)});
    const ProgramResult failed =
        indexer({"add", "--json", "--jobs", jobs, "--db", index().string(), file.string()}, options);
    EXPECT_EQ(failed.exit_code, 2);
    EXPECT_THAT(failed.err, AllOf(StartsWith("indexer: " + index().string()), HasSubstr(std::strerror(EIO))));
    const std::size_t kept = whole_index(index()).size();
    if (jobs == std::string("1")) {
      EXPECT_GT(kept, 200u);  // with more, which segment fails is a matter of chance
    }
    EXPECT_LT(kept, 2000u);
    EXPECT_EQ(indexer({"check", "--db", index().string()}).exit_code, 0);
    const nlohmann::json rest = add(file);
    EXPECT_EQ(rest["unchanged"], kept);
    EXPECT_EQ(rest["added"], 2000 - kept);
  }
}

class UnreadableTest : public IndexerTest {};

TEST_F(UnreadableTest, AnArchiveThatCannotBeReadOnTakesNoRecordAlong) {
  constexpr int kRecords = 10'000;  // more than three reads bring
  write("in/a", archive(kRecords));
  write("in/b.jsonl", json_record("b-1", "After it", "Still read."));
  for (const char* format : {"jsonl", "article"}) {
    const std::string text = std::string("Tide table\nThe water rises.\n2024/03/01 08:13 KST\n") +
                             "Copyrights(C) Harbour harbour.example 1\n\n";
    std::string articles;
    for (int i = 0; i < kRecords; ++i) articles += "Number " + std::to_string(i) + " " + text;
    if (format == std::string("article")) write("in/a", articles);
    for (const int read : {1, 2, 4}) {
      std::filesystem::remove_all(index());
      RunOptions options;
      options.environment = with_faults({"BROADSHEET_FAULT_READ_PATH=" + (directory() / "in/a").string(),
                                         "BROADSHEET_FAULT_READ_AT=" + std::to_string(read)});
      const ProgramResult result =
          indexer({"add", "--json", "--db", index().string(), (directory() / "in").string()}, options);
      EXPECT_EQ(result.exit_code, 1) << result.err;
      EXPECT_THAT(result.err,
                  AllOf(HasSubstr("in/a:"), HasSubstr("cannot read further: Input/output error")));
      const auto summary = nlohmann::json::parse(result.out);
      // Each read brings 256 KiB, of records of at most 170 bytes.
      EXPECT_GE(summary["added"], 1 + 1500 * (read - 1)) << format << " " << read;
      EXPECT_LE(summary["rejected"], 2) << result.err;
    }
  }
}

class ReadOnlyTest : public IndexerTest {};

TEST_F(ReadOnlyTest, ADirectoryThatTakesNoFileIsNamed) {
  add(write("a.jsonl", archive(5)));
  const auto more = write("b.jsonl", archive(9));
  const auto everyone = std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec |
                        std::filesystem::perms::others_read | std::filesystem::perms::others_exec;
  std::filesystem::remove(index() / "write.lock");
  std::filesystem::permissions(directory().path(), everyone);
  std::filesystem::permissions(index(), everyone);
  RunOptions options;
  options.without_privileges = true;
  const ProgramResult result = indexer({"add", "--db", index().string(), more.string()}, options);
  std::filesystem::permissions(index(), std::filesystem::perms::owner_all);
  std::filesystem::permissions(directory().path(), std::filesystem::perms::owner_all);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "indexer: " + index().string() + ": cannot lock the index: Permission denied\n");
  EXPECT_EQ(whole_index(index()).size(), 5u);
}

}  // namespace
}  // namespace broadsheet::tests
