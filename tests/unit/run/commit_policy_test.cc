// Commits happen by documents, bytes or seconds, whichever comes first: what a reader of the index sees while
// the run goes on.
#include <gtest/gtest.h>
#include <xapian.h>

#include <fmt/format.h>

#include <string>

#include "broadsheet/indexer/add.h"
#include "cli/run_program.h"

namespace broadsheet::indexer {
namespace {

constexpr int kArticles = 3000;

class CommitPolicyTest : public testing::Test {
 protected:
  // How many articles can be found when the last record of an archive, which is none, is accounted for.
  // Never all: the chunk of that record comes with some of them.
  Xapian::doccount seen_with(const CommitPolicy& policy) {
    std::string archive;
    for (int i = 0; i < kArticles; ++i) {
      archive += fmt::format(R"({{"id":"{0}","title":"Lamp {0}","body":"The lamp {0} was lit. {1}"}})"
                             "\n",
                             i, std::string(200, 'x'));
    }
    tests::write_file(directory_ / "a.jsonl", archive + "no JSON\n");
    AddOptions options;
    options.index = directory_ / "index";
    options.paths = {(directory_ / "a.jsonl").string()};
    options.commit = policy;
    Xapian::doccount seen = 0;
    const Summary summary = add_archives(options, [&](const RejectedRecord&) {
      seen = Xapian::Database((directory_ / "index").string()).get_doccount();
    });
    EXPECT_EQ(summary.added, kArticles);
    return seen;
  }

  static CommitPolicy never() { return {1'000'000, 1u << 30, std::chrono::hours(1)}; }

  tests::TemporaryDirectory directory_;
};

TEST_F(CommitPolicyTest, WithoutReasonNothingIsSeenBeforeTheEnd) { EXPECT_EQ(seen_with(never()), 0u); }

TEST_F(CommitPolicyTest, ByDocuments) {
  CommitPolicy policy = never();
  policy.documents = 500;
  // Where the reader stalls, chunks are shorter: one that is no reason for a commit yet, and the one of the
  // last record, hold less than twice as many.
  EXPECT_GE(seen_with(policy), kArticles - 1000u);
}

TEST_F(CommitPolicyTest, ByBytes) {
  CommitPolicy policy = never();
  policy.text_bytes = 200'000;
  EXPECT_GE(seen_with(policy), 700u);
}

TEST_F(CommitPolicyTest, BySeconds) {
  CommitPolicy policy = never();
  policy.time = std::chrono::milliseconds(1);
  EXPECT_GE(seen_with(policy), 1000u);
}

}  // namespace
}  // namespace broadsheet::indexer
