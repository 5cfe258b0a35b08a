// Sets of documents against Xapian's own matcher; what collecting them costs, and what is guessed without.
#include "search/document_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>

#include "search/cost.h"

namespace broadsheet::searcher {
namespace {

using Xapian::Query;

// 600 documents; those whose number n divides have the term "dn".
Xapian::WritableDatabase divisors() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned number = 1; number <= 600; ++number) {
    Xapian::Document document;
    for (const unsigned divisor : {1U, 2U, 3U, 5U, 7U, 50U, 200U}) {
      if (number % divisor == 0) document.add_term("d" + std::to_string(divisor));
    }
    document.add_value(0, Xapian::sortable_serialise(number));
    database.add_document(document);
  }
  return database;
}

std::vector<Xapian::docid> numbers(const Bits& bits) {
  std::vector<Xapian::docid> found;
  for (Xapian::docid at = bits.next(1); at != 0; at = bits.next(at + 1)) found.push_back(at);
  return found;
}

std::vector<Xapian::docid> by_xapian(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  std::vector<Xapian::docid> found;
  const Xapian::MSet mset = enquire.get_mset(0, database.get_doccount());
  for (auto at = mset.begin(); at != mset.end(); ++at) found.push_back(*at);
  std::sort(found.begin(), found.end());
  return found;
}

// A query of so many levels.
Query random_query(std::mt19937& random, int levels) {
  static const char* const kTerms[] = {"d1", "d2", "d3", "d5", "d7", "d50", "d200", "none"};
  if (levels == 0 || random() % 4 == 0) {
    if (random() % 8 == 0) {
      return {Query::OP_VALUE_RANGE, 0, Xapian::sortable_serialise(static_cast<double>(random() % 600)),
              Xapian::sortable_serialise(static_cast<double>(random() % 600))};
    }
    return Query(kTerms[random() % std::size(kTerms)]);
  }
  std::vector<Query> parts;
  for (std::size_t i = 0; i < 2 + random() % 3; ++i) parts.push_back(random_query(random, levels - 1));
  switch (random() % 4) {
    case 0:
      return {Query::OP_AND, parts.begin(), parts.end()};
    case 1:
      return {Query::OP_AND_NOT, parts[0], parts[1]};
    case 2:
      return {Query::OP_FILTER, parts[0], parts[1]};
    default:
      return {Query::OP_OR, parts.begin(), parts.end()};
  }
}

TEST(DocumentSets, HoldWhatXapianFinds) {
  const Xapian::WritableDatabase database = divisors();
  schema::Interrupt interrupt;
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same each time
  Bits some(database.get_lastdocid());
  for (Xapian::docid at = 1; at <= 600; at += 1 + static_cast<Xapian::docid>(random() % 40)) some.set(at);
  for (int round = 0; round < 400; ++round) {
    const Query query = random_query(random, 3);
    Collector collector(database, interrupt);
    Bits found(database.get_lastdocid());
    collector.add(query, {}, found);
    EXPECT_EQ(numbers(found), by_xapian(database, query)) << query.get_description();
    EXPECT_EQ(found.count(), numbers(found).size());
    Bits among(database.get_lastdocid());
    collector.add(query, Among(&some), among);
    found &= some;
    EXPECT_EQ(numbers(among), numbers(found)) << "among some: " << query.get_description();
  }
}

TEST(DocumentSets, NarrowASearch) {
  const Xapian::WritableDatabase database = divisors();
  schema::Interrupt interrupt;
  const DocumentSet set = collect(Query("d50"), {database}, nullptr, interrupt);
  EXPECT_EQ(set.count(), 12U);
  const Query narrowed(Query::OP_FILTER, Query("d3"), narrowing(database, set));
  EXPECT_THAT(by_xapian(database, narrowed), testing::ElementsAre(150, 300, 450, 600));
}

// As many are found as there are, but for a tenth, in any pattern and any shards.
TEST(DocumentSets, AreCountedByASample) {
  constexpr unsigned kDocuments = 30'000;
  Xapian::WritableDatabase whole("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::WritableDatabase first("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::WritableDatabase second("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned number = 1; number <= kDocuments; ++number) {
    Xapian::Document document;
    document.add_term("all");
    for (const unsigned divisor : {2U, 3U, 4U, 5U, 7U, 8U}) {
      if (number % divisor == 0) document.add_term("d" + std::to_string(divisor));
    }
    whole.add_document(document);
    (number < 10'000 ? first : second).add_document(document);
  }
  schema::Interrupt interrupt;
  for (const unsigned divisor : {2U, 3U, 4U, 5U, 7U, 8U}) {
    const Query query("d" + std::to_string(divisor));
    const auto counted = [&](const std::vector<Xapian::Database>& shards) {
      return sampled_count(query, shards, collect(Query("all"), shards, nullptr, interrupt), interrupt);
    };
    EXPECT_NEAR(static_cast<double>(counted({whole})), kDocuments / divisor, kDocuments / divisor * 0.1);
    EXPECT_EQ(counted({whole}), counted({first, second}));
  }
  const std::vector<Xapian::Database> shards{whole};
  const DocumentSet few = collect(Query(Query::OP_AND, Query("d7"), Query("d8")), shards, nullptr, interrupt);
  EXPECT_EQ(sampled_count(Query("d5"), shards, few, interrupt), kDocuments / 280U)
      << "all of a few are asked";
  EXPECT_EQ(sampled_count(Query("none"), shards, few, interrupt), 1U) << "what is asked about may be there";
}

TEST(DocumentSets, EndWithTheDeadline) {
  const Xapian::WritableDatabase database = divisors();
  schema::Interrupt interrupt(std::chrono::steady_clock::now() - std::chrono::milliseconds(1), {});
  EXPECT_THROW(collect(Query("d1"), {database}, nullptr, interrupt), schema::Interrupted);
}

TEST(Cost, IsThatOfTheRarestPartAndOfLooksIntoTheOthers) {
  const Xapian::WritableDatabase database = divisors();
  EXPECT_EQ(work_of(Query("d2"), database), 300U);
  EXPECT_EQ(work_of(Query(Query::OP_OR, Query("d2"), Query("d3")), database), 500U);
  EXPECT_LT(work_of(Query(Query::OP_AND, Query("d1"), Query("d200")), database), 100U);
  EXPECT_EQ(work_of(Query(Query::OP_VALUE_GE, 0, "x"), database), 600U);
}

TEST(Cost, IsLessAmongFewArticles) {
  const Xapian::WritableDatabase database = divisors();
  const Query range(Query::OP_VALUE_GE, 0, "x");
  const Query both(Query::OP_AND, Query("d2"), range);
  EXPECT_LT(work_of(both, database, 10), work_of(both, database));
  EXPECT_EQ(work_of(both, database, 600), work_of(both, database));
}

// Phrases and ranges are left out; what is excluded, too.
TEST(Cost, MayBeFoundByTermsAlone) {
  const Query range(Query::OP_VALUE_GE, 0, "x");
  const Query near(Query::OP_NEAR, Query("d2"), Query("d3"));
  const auto shown = [](const Query& query) { return at_most(query).get_description(); };
  EXPECT_EQ(shown(Query(Query::OP_AND, Query("d2"), range)), "Query(d2)");
  EXPECT_EQ(shown(Query(Query::OP_FILTER, Query("d2"), near)), "Query(d2)");
  EXPECT_EQ(shown(Query(Query::OP_OR, Query("d5"), near)), "Query((d5 OR (d2 AND d3)))");
  EXPECT_EQ(shown(Query(Query::OP_AND_NOT, Query("d2"), near)), "Query(d2)");
  EXPECT_EQ(shown(range), "Query(<alldocuments>)");
  EXPECT_EQ(shown(Query(Query::OP_AND, range, range)), "Query(<alldocuments>)");
  std::mt19937 random(5);
  const Xapian::WritableDatabase database = divisors();
  for (int i = 0; i < 200; ++i) {
    const Query query = random_query(random, 3);
    const auto found = by_xapian(database, query);
    const auto candidates = by_xapian(database, at_most(query));
    EXPECT_TRUE(std::includes(candidates.begin(), candidates.end(), found.begin(), found.end()))
        << query.get_description();
  }
}

TEST(Estimates, TakeTermsForIndependent) {
  const Xapian::WritableDatabase database = divisors();
  const auto estimated = [&](const Query& query) { return estimate(query, database); };
  EXPECT_EQ(estimated(Query("d3")), 200U);
  EXPECT_EQ(estimated(Query(Query::OP_AND, Query("d2"), Query("d3"))), 100U);
  EXPECT_EQ(estimated(Query(Query::OP_OR, Query("d2"), Query("d3"))), 400U);
  EXPECT_EQ(estimated(Query(Query::OP_AND_NOT, Query("d2"), Query("d3"))), 200U);
  EXPECT_EQ(estimated(Query("none")), 1U) << "what is asked about may be there";
  std::vector<schema::QueryGroup> groups(3);
  std::vector<const schema::QueryGroup*> all;
  const char* const terms[] = {"d2", "d3", "d5"};
  for (std::size_t i = 0; i < 3; ++i) {
    groups[i].found = Query(terms[i]);
    groups[i].rarity = 1;
    all.push_back(&groups[i]);
  }
  EXPECT_EQ(estimate_share(all, 3, Query("d1"), database), 20U) << "all three";
  EXPECT_EQ(estimate_share(all, 1, Query("d1"), database), 440U) << "any of them";
  EXPECT_LE(work_of_share(all, 3, database), work_of_share(all, 1, database));
}

}  // namespace
}  // namespace broadsheet::searcher
