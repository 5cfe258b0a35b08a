// Ids and words that are chosen so that the standard library's hashes of them collide cost what any others
// cost.
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "colliding_keys.h"
#include "glass/segment_writer.h"
#include "index/term_collector.h"
#include "processor_time.h"
#include "run/decider.h"
#include "run/ledger.h"

namespace broadsheet::indexer {
namespace {

using tests::keys_with_equal_hashes;
using tests::keys_with_equal_low_bits;
using tests::ordinary_keys;
using Keys = std::vector<std::string>;

constexpr std::size_t kKeys = 20'000;

// Fails if `work` takes much longer with `chosen` keys than with ordinary ones.
void expect_linear(const Keys& chosen, const std::function<void(const Keys&)>& work) {
  const Keys others = ordinary_keys(chosen.size());
  work(others);  // warms up
  const tests::ProcessorTime ordinary;
  work(others);
  const double expected = ordinary.seconds();
  const tests::ProcessorTime slow;
  work(chosen);
  EXPECT_LT(slow.seconds(), 10 * expected + 0.05) << "ordinary keys: " << expected << " s";
}

Chunk chunk_of(const Keys& ids) {
  Chunk chunk;
  for (const std::string& id : ids) {
    PreparedArticle article;
    article.id = id;
    article.fingerprint = std::string(kFingerprintBytes, 'f');
    chunk.prepared.push_back({{}, 0, std::move(article)});
  }
  return chunk;
}

TEST(FloodingTest, ChosenKeysDoCollide) {
#ifdef __GLIBCXX__
  std::set<std::size_t> low_bits;
  for (const std::string& key : keys_with_equal_low_bits(100))
    low_bits.insert(std::hash<std::string_view>{}(key)&0x3FF'FFFFu);
  EXPECT_EQ(low_bits.size(), 1u);
  std::set<std::size_t> hashes;
  for (const std::string& key : keys_with_equal_hashes(100)) hashes.insert(std::hash<std::string>{}(key));
  EXPECT_EQ(hashes.size(), 1u);
#endif
  const Keys keys = keys_with_equal_hashes(100);
  EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), keys.size());
}

TEST(FloodingTest, LedgerOfARun) {
  expect_linear(keys_with_equal_low_bits(kKeys), [](const Keys& ids) {
    Ledger ledger([](std::string_view) { return std::nullopt; });
    for (const std::string& id : ids) ledger.decide(id, "content", std::nullopt);
  });
}

TEST(FloodingTest, ContentsThatALedgerRemembers) {
  expect_linear(keys_with_equal_hashes(kKeys), [](const Keys& ids) {
    const StoredArticle before{1, std::string(kFingerprintBytes, 'b'), std::string(kFingerprintBytes, 'a')};
    Ledger ledger([&](std::string_view) { return before; });
    for (const std::string& id : ids) ledger.decide(id, std::string(kFingerprintBytes, 'a'), before);
  });
}

TEST(FloodingTest, ArticlesThatWaitForACommit) {
  expect_linear(keys_with_equal_hashes(kKeys), [](const Keys& ids) {
    Decider decider;
    Chunk chunk = chunk_of(ids);
    decider.decide(chunk);
  });
}

TEST(FloodingTest, TermsOfADocument) {
  expect_linear(keys_with_equal_low_bits(kKeys), [](const Keys& terms) {
    schema::TermCollector collector;
    for (const std::string& term : terms) collector.find_or_add("", term);
  });
}

TEST(FloodingTest, TermsOfASegment) {
  // Shared out among many documents, so that only the segment has many.
  expect_linear(keys_with_equal_low_bits(2 * kKeys), [](const Keys& terms) {
    constexpr std::size_t kOfADocument = 100;
    schema::TermCollector collector;
    glass::SegmentWriter writer;
    schema::DocumentParts parts;
    for (std::size_t i = 0; i < terms.size();) {
      collector.clear();
      for (const std::size_t end = i + kOfADocument; i < end; ++i) collector.find_or_add("", terms[i]);
      parts.terms = collector.terms();
      writer.add(parts);
    }
  });
}

}  // namespace
}  // namespace broadsheet::indexer
