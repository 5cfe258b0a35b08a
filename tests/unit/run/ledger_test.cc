// The ledger of a run against a plain model of it, over random archives; and the numbers that people read.
#include "run/ledger.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "report/progress.h"
#include "report/quantities.h"

namespace broadsheet::indexer {
namespace {

// An index that is only what the ledger needs to know of it.
class ModelIndex {
 public:
  std::optional<StoredArticle> find(std::string_view id) const {
    const auto found = articles_.find(std::string(id));
    return found == articles_.end() ? std::nullopt : std::optional(found->second);
  }
  void carry_out(const std::string& id, const std::string& content, const Decision& decision) {
    if (decision.outcome == Outcome::kAdded) {
      ASSERT_FALSE(find(id).has_value());
      articles_[id] = {static_cast<Xapian::docid>(articles_.size() + 1), content, decision.superseded};
    } else if (decision.outcome == Outcome::kUpdated) {
      ASSERT_EQ(find(id)->document, decision.document);
      articles_[id] = {decision.document, content, decision.superseded};
    }
  }
  std::map<std::string, std::string> contents() const {
    std::map<std::string, std::string> contents;
    for (const auto& [id, article] : articles_) contents[id] = article.fingerprint;
    return contents;
  }

 private:
  std::map<std::string, StoredArticle> articles_;
};

using Archive = std::vector<std::pair<std::string, std::string>>;

Archive random_archive(std::mt19937& random, int records, int ids, int contents) {
  Archive archive;
  for (int i = 0; i < records; ++i) {
    archive.emplace_back(
        "id" + std::to_string(std::uniform_int_distribution<int>(1, ids)(random)),
        std::string(kFingerprintBytes,
                    static_cast<char>('a' + std::uniform_int_distribution<int>(1, contents)(random))));
  }
  return archive;
}

// Runs `archive`, with look-ups as old as the beginning of the run, as workers may have them.
// `is_whole`: it comes to its end.
std::map<Outcome, int> run(ModelIndex& index, const Archive& archive, bool is_whole = true) {
  const ModelIndex before = index;
  Ledger ledger([&](std::string_view id) { return index.find(id); });
  std::map<Outcome, int> outcomes;
  std::map<std::string, std::string> returning;  // id -> the last content that was read, if it comes back
  for (const auto& [id, content] : archive) {
    const Decision decision = ledger.decide(id, content, before.find(id));
    ++outcomes[decision.outcome];
    const bool stays_out = decision.outcome == Outcome::kUnchanged || decision.outcome == Outcome::kDuplicate;
    EXPECT_EQ(decision.remembered, stays_out && index.find(id)->fingerprint != content);
    index.carry_out(id, content, decision);
    if (decision.remembered) {
      returning[id] = content;
      EXPECT_EQ(index.find(id)->fingerprint, before.find(id)->fingerprint) << "this run has not written it";
    } else {
      returning.erase(id);
    }
  }
  if (!is_whole) return outcomes;
  for (const auto& [id, content] : returning) {
    ++outcomes[Outcome::kUpdated];
    index.carry_out(id, content,
                    {Outcome::kUpdated, index.find(id)->document, ledger.contents_before(id, content)});
  }
  return outcomes;
}

// Of each id, the last content.
std::map<std::string, std::string> last_contents(const Archive& archive) {
  std::map<std::string, std::string> last;
  for (const auto& [id, content] : archive) last[id] = content;
  return last;
}

TEST(Ledger, TheSecondRunOverAnArchiveChangesNothing) {
  std::mt19937 random(2);  // NOLINT: the same archives in every run of the test
  for (int round = 0; round < 500; ++round) {
    ModelIndex index;
    run(index, random_archive(random, 30, 6, 5));
    const Archive archive = random_archive(random, 40, 6, 5);
    run(index, archive);
    const auto after = index.contents();
    for (const auto& [id, content] : last_contents(archive)) EXPECT_EQ(after.at(id), content);
    std::map<Outcome, int> second = run(index, archive);
    EXPECT_EQ(second[Outcome::kAdded] + second[Outcome::kUpdated], 0);
    EXPECT_EQ(index.contents(), after);
  }
}

TEST(Ledger, ARunThatEndsAnywhereIsCompletedToTheSameResult) {
  std::mt19937 random(3);  // NOLINT
  for (int round = 0; round < 500; ++round) {
    ModelIndex index;
    run(index, random_archive(random, 20, 4, 4));
    ModelIndex interrupted = index;
    const Archive archive = random_archive(random, 30, 4, 4);
    run(index, archive);
    const auto done = std::uniform_int_distribution<std::ptrdiff_t>(0, 30)(random);
    run(interrupted, Archive(archive.begin(), archive.begin() + done), false);
    run(interrupted, archive);
    EXPECT_EQ(interrupted.contents(), index.contents());
  }
}

TEST(Ledger, RemembersOnlySoManyContents) {
  ModelIndex index;
  Archive archive;
  for (int i = 0; i < 600; ++i) {
    const std::string number = std::to_string(i);
    archive.emplace_back("id", number + std::string(kFingerprintBytes - number.size(), '.'));
  }
  run(index, archive);
  EXPECT_EQ(index.find("id")->superseded.size(), Ledger::kMaxSuperseded * kFingerprintBytes);
}

TEST(Quantities, ReadAsPeopleReadThem) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(counted(1, "record"), "1 record");
  EXPECT_EQ(counted(2000, "record"), "2,000 records");
  EXPECT_EQ(megabytes(999), "999 bytes");
  EXPECT_EQ(megabytes(3'400'000), "3.4 MB");
  EXPECT_EQ(megabytes(1'200'000'000), "1.20 GB");
  EXPECT_EQ(duration(0.42), "0.4 s");
  EXPECT_EQ(duration(12), "12 s");
  EXPECT_EQ(duration(185), "3 min 5 s");
  EXPECT_EQ(duration(7440), "2 h 4 min");
}

TEST(ProgressBar, FitsTheTerminal) {
  const ProgressState state{1234, 3'400'000, 42, 100, 2.0, "archive/港/記事.txt", false};
  EXPECT_EQ(progress_bar(state, 200),
            "[========>           ]  42%  1,234 records  3.4 MB  1.7 MB/s, 617 docs/s  3.0 s left  "
            "archive/港/記事.txt");
  EXPECT_EQ(progress_bar(state, 60), "[========>           ]  42%  1,234 records  3.4 MB");
  EXPECT_EQ(
      progress_bar(state, 95),
      "[========>           ]  42%  1,234 records  3.4 MB  1.7 MB/s, 617 docs/s  3.0 s left  /記事.txt");
  for (std::size_t columns = 0; columns < 120; ++columns) {
    // No byte of a wide character makes more columns than bytes, so bytes bound columns from above but for
    // wide ones.
    EXPECT_LE(progress_bar({1234, 3'400'000, 42, 100, 2.0, "archive/file.txt", false}, columns).size(),
              columns);
  }
}

TEST(ProgressBar, SaysNothingThatItCannotKnow) {
  EXPECT_EQ(progress_bar({5, 100, 0, 0, 0.1, "", false}, 200), "5 records  100 bytes  0.0 MB/s, 50 docs/s");
}

}  // namespace
}  // namespace broadsheet::indexer
