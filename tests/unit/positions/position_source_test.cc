// Phrases and NEAR over token streams find what Xapian's own operators find, with the same weights.
#include "plan/position_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include "random.h"

#include "broadsheet/schema/fields.h"
#include "cli/run_program.h"
#include "index/token_stream.h"

namespace broadsheet::schema::plan {
namespace {

using Xapian::Query;
using Places = std::vector<std::vector<std::string>>;

// One text in both forms: Xapian's positions, and a token stream.
Xapian::Document document_of(const std::vector<std::pair<std::uint32_t, std::string>>& text) {
  Xapian::Document document;
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint64_t> hashes;
  std::vector<StreamToken> tokens;
  for (const auto& [position, word] : text) {
    document.add_posting(word, position);
    const auto [known, is_new] = numbers.try_emplace(word, static_cast<std::uint32_t>(hashes.size()));
    if (is_new) hashes.push_back(stream_hash(word));
    tokens.push_back({position, known->second});
  }
  const std::string stream = TokenStreamEncoder().encode(hashes, tokens);
  if (!stream.empty()) document.add_value(slot::kTokenStream, stream);
  return document;
}

using Found = std::map<Xapian::docid, double>;

Found run(const Xapian::Database& database, const Query& query, Xapian::doccount limit = 10'000) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet mset = enquire.get_mset(0, limit);
  Found found;
  for (auto at = mset.begin(); at != mset.end(); ++at) found[*at] = at.get_weight();
  return found;
}

std::vector<Xapian::docid> documents(const Found& found) {
  std::vector<Xapian::docid> out;
  for (const auto& [document, weight] : found) out.push_back(document);
  return out;
}

// The hits are those of `expected`, or its `limit` best.
void expect_same(const Found& found, Found expected, const std::string& what, std::size_t limit = 10'000) {
  std::vector<double> weights;
  for (const auto& [document, weight] : expected) weights.push_back(weight);
  std::sort(weights.rbegin(), weights.rend());
  ASSERT_EQ(found.size(), std::min(limit, expected.size())) << what;
  for (const auto& [document, weight] : found) {
    ASSERT_TRUE(expected.contains(document)) << what << ": document " << document;
    EXPECT_NEAR(weight, expected[document], 1e-9) << what << ": document " << document;
    EXPECT_GE(weight, weights[found.size() - 1] - 1e-9) << what << ": document " << document;
  }
}

// What Xapian's operators find on its own positions. Xapian 1.4.22 is to be asked for one term a place only,
// and alone: a place of several terms can crash it, and where the operator is an alternative beside a
// required part (AND_MAYBE of an OR of NEARs), it gives some documents the weight of phrases that they do not
// have.
Found native(const Xapian::Database& database, const Places& places, PlaceOrder order, std::uint32_t window) {
  std::vector<std::vector<Query>> choices(1);
  std::vector<Query> all;
  for (const auto& place : places) {
    std::vector<std::vector<Query>> longer;
    for (const auto& choice : choices) {
      for (const std::string& term : place) {
        longer.push_back(choice);
        longer.back().emplace_back(term);
      }
    }
    choices = std::move(longer);
    const std::vector<Query> either(place.begin(), place.end());
    all.emplace_back(Query::OP_OR, either.begin(), either.end());
  }
  const Query::op op = order == PlaceOrder::kAsGiven ? Query::OP_PHRASE : Query::OP_NEAR;
  const Found weights = run(database, Query(Query::OP_AND, all.begin(), all.end()));
  Found found;
  for (const auto& choice : choices) {
    for (const auto& [document, weight] : run(database, Query(op, choice.begin(), choice.end(), window)))
      found[document] = weights.at(document);
  }
  return found;
}

// What `op` makes of the two sides' hits.
Found combined(Query::op op, const Found& left, const Found& right) {
  Found found;
  for (const auto& [document, weight] : left) {
    const auto both = right.find(document);
    const bool in_right = both != right.end();
    if (op == Query::OP_AND_NOT ? in_right : !in_right && (op == Query::OP_AND || op == Query::OP_FILTER))
      continue;
    found[document] = weight + (in_right && op != Query::OP_FILTER ? both->second : 0.0);
  }
  if (op == Query::OP_OR) {
    for (const auto& [document, weight] : right) found.try_emplace(document, weight);
  }
  return found;
}

class PositionSourceTest : public testing::Test {
 protected:
  // `shards` databases of random text over a small vocabulary, joined.
  void fill(std::uint32_t seed, std::uint32_t vocabulary, std::size_t shards = 3) {
    tests::Random random(seed);
    for (std::size_t shard = 0; shard < shards; ++shard) {
      const std::filesystem::path directory = directory_.path() / std::to_string(next_++);
      Xapian::WritableDatabase one(directory.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      for (std::uint32_t documents = 20 + random() % 60; documents > 0; --documents) {
        std::vector<std::pair<std::uint32_t, std::string>> text;
        std::uint32_t position = 0;
        for (std::uint32_t left = random() % 60; left > 0; --left) {
          position += random() % 20 == 0 ? 1 + random() % 100 : 1;
          // Zipf-like: low numbers are frequent
          text.emplace_back(position, word(random() % (1 + random() % vocabulary)));
        }
        one.add_document(document_of(text));
      }
      if (random() % 2 == 0) one.delete_document(1 + random() % one.get_lastdocid());
      one.commit();
      database_.add_database(Xapian::Database(directory.string()));
    }
  }

  static std::string word(std::uint32_t number) { return "w" + std::to_string(number); }

  Xapian::Database database_;
  tests::TemporaryDirectory directory_;
  int next_ = 0;
};

TEST_F(PositionSourceTest, FindsWhatXapianFinds) {
  std::size_t hits = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    database_ = Xapian::Database();
    const std::uint32_t vocabulary = 3 + seed % 20;
    fill(seed, vocabulary);
    tests::Random random(seed + 1000);
    PositionQueries queries;
    for (int round = 0; round < 40; ++round) {
      const PlaceOrder order = random() % 2 == 0 ? PlaceOrder::kAsGiven : PlaceOrder::kAny;
      // Places have no term in common, unless they are the same term: where Xapian's NEAR is exhaustive.
      std::vector<std::uint32_t> words(vocabulary);
      for (std::uint32_t i = 0; i < vocabulary; ++i) words[i] = i;
      std::shuffle(words.begin(), words.end(), random);
      Places places;
      const std::size_t count = 2 + random() % 3;
      for (std::size_t i = 0; i < count; ++i) {
        if (!places.empty() && (words.empty() || random() % 6 == 0)) {
          places.push_back({places[random() % places.size()].front()});
          continue;
        }
        auto& place = places.emplace_back();
        for (std::uint32_t more = random() % 4 == 0 ? 1 + random() % 3 : 1; more > 0 && !words.empty();
             --more) {
          place.push_back(word(words.back()));
          words.pop_back();
        }
      }
      const bool overlapping = std::any_of(places.begin(), places.end(), [&](const auto& place) {
        return place.size() > 1 && std::count_if(places.begin(), places.end(), [&](const auto& other) {
                                     return other.front() == place.front();
                                   }) > 1;
      });
      if (overlapping && order == PlaceOrder::kAny) continue;
      const auto window = static_cast<std::uint32_t>(count + random() % 6);
      const Query packed = queries.make(places, order, window);
      const std::string what = "seed " + std::to_string(seed) + ": " + packed.get_description();
      const Found expected = native(database_, places, order, window);
      hits += expected.size();
      expect_same(run(database_, packed), expected, what);
      // Inside others, with and without weight, all or few of the hits wanted
      const Query other(word(random() % vocabulary));
      const Found others = run(database_, other);
      for (const Query::op op :
           {Query::OP_OR, Query::OP_AND, Query::OP_AND_NOT, Query::OP_AND_MAYBE, Query::OP_FILTER}) {
        const Query left(op, packed, other);
        const Query right(op, other, packed);
        // With AND_MAYBE, Xapian 1.4.22 may miss one of the best, of its own terms too.
        for (const Xapian::doccount limit : {op == Query::OP_AND_MAYBE ? 10'000u : 5u, 10'000u}) {
          expect_same(run(database_, left, limit), combined(op, expected, others),
                      what + left.get_description(), limit);
          expect_same(run(database_, right, limit), combined(op, others, expected),
                      what + right.get_description(), limit);
        }
      }
    }
  }
  EXPECT_GT(hits, 1000u) << "the test compares something";
}

// Several of one plan go through the same documents at different paces.
TEST_F(PositionSourceTest, SharesItsReaderBetweenQueries) {
  for (std::uint32_t seed = 100; seed < 110; ++seed) {
    database_ = Xapian::Database();
    fill(seed, 12);
    PositionQueries queries;
    std::vector<Query> packed;
    const Query base(Query::OP_OR, Query(word(1)), Query(word(3)));
    Found any;
    Found expected = run(database_, base);
    for (std::uint32_t i = 0; i < 12; ++i) {
      const Places places{{word(i)}, {word((i + 1) % 12), word((i + 5) % 12)}};
      packed.push_back(queries.make(places, PlaceOrder::kAny, 3));
      const Found one = native(database_, places, PlaceOrder::kAny, 3);
      any = combined(Query::OP_OR, any, one);
      expected = combined(Query::OP_AND_MAYBE, expected, one);
    }
    const Query any_packed(Query::OP_OR, packed.begin(), packed.end());
    expect_same(run(database_, any_packed), any, "any");
    const Query ranked(Query::OP_AND_MAYBE, base, any_packed);
    expect_same(run(database_, ranked), expected, "beside");
    expect_same(run(database_, ranked), expected, "again, with what it kept");
  }
}

// Every word is in every document: the predicate may be asked before the terms are.
TEST_F(PositionSourceTest, HoldsWhereEveryDocumentHasTheTerms) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  database.add_document(document_of({{1, "a"}, {2, "b"}}));
  database.add_document(document_of({{1, "b"}, {2, "a"}}));
  database.add_document(document_of({{1, "a"}, {3, "b"}}));
  PositionQueries queries;
  EXPECT_EQ(documents(run(database, queries.make({{"a"}, {"b"}}, PlaceOrder::kAsGiven, 2))),
            (std::vector<Xapian::docid>{1}));
  EXPECT_EQ(documents(run(database, queries.make({{"a"}, {"b"}}, PlaceOrder::kAny, 2))),
            (std::vector<Xapian::docid>{1, 2}));
  EXPECT_EQ(documents(run(database, queries.make({{"a"}, {"b"}}, PlaceOrder::kAsGiven, 3))),
            (std::vector<Xapian::docid>{1, 3}));
}

TEST_F(PositionSourceTest, FindsNothingMoreOnceItIsInterrupted) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 10; ++i) database.add_document(document_of({{1, "a"}, {2, "b"}, {4, "c"}}));
  std::stop_source caller;
  Interrupt interrupt({}, caller.get_token());
  PositionQueries queries(&interrupt);
  const Query phrase = queries.make({{"a"}, {"b"}}, PlaceOrder::kAsGiven, 2);
  const Query near = queries.make({{"c"}, {"b"}}, PlaceOrder::kAny, 3);
  const Query both(Query::OP_AND, phrase, near);
  const Query either(Query::OP_OR, phrase, near);
  for (const Query& query : {phrase, near, both, either}) EXPECT_EQ(run(database, query).size(), 10u);
  caller.request_stop();
  for (const Query& query : {phrase, near, both, either}) EXPECT_EQ(run(database, query).size(), 0u);
}

TEST_F(PositionSourceTest, ADamagedStreamMatchesNothing) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document = document_of({{1, "a"}, {2, "b"}});
  const std::string stream = document.get_value(slot::kTokenStream);
  PositionQueries queries;
  const Query phrase = queries.make({{"a"}, {"b"}}, PlaceOrder::kAsGiven, 2);
  database.add_document(document);
  EXPECT_EQ(run(database, phrase).size(), 1u);
  for (const std::string& damaged : {std::string("\x01"), std::string("\x7F\x01\x02"), stream + stream,
                                     stream.substr(0, stream.size() - 1), std::string()}) {
    document.add_value(slot::kTokenStream, damaged);
    database.replace_document(1, document);
    PositionQueries others;
    const std::size_t found = run(database, others.make({{"a"}, {"b"}}, PlaceOrder::kAsGiven, 2)).size();
    if (damaged != stream + stream) {
      EXPECT_EQ(found, 0u);
    }
  }
}

struct Lie {
  std::vector<std::vector<std::uint32_t>> places;
  PlaceOrder order;
  std::uint32_t window;
  bool found;
};
void PrintTo(const Lie& lie, std::ostream* out) {
  *out << (lie.order == PlaceOrder::kAsGiven ? "phrase" : "near");
  for (const auto& place : lie.places) *out << ' ' << testing::PrintToString(place);
  *out << " within " << lie.window;
}
class LieAsAsked : public testing::TestWithParam<Lie> {};

TEST_P(LieAsAsked, IsDecidedByPositions) {
  std::vector<std::span<const std::uint32_t>> places(GetParam().places.begin(), GetParam().places.end());
  EXPECT_EQ(lie_as_asked(places, GetParam().order, GetParam().window), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Places, LieAsAsked,
                         testing::Values(Lie{{{1}, {2}}, PlaceOrder::kAsGiven, 2, true},
                                         Lie{{{2}, {1}}, PlaceOrder::kAsGiven, 2, false},
                                         Lie{{{2}, {1}}, PlaceOrder::kAny, 2, true},
                                         Lie{{{1}, {3}}, PlaceOrder::kAsGiven, 2, false},
                                         Lie{{{1}, {3}}, PlaceOrder::kAsGiven, 3, true},
                                         Lie{{{1, 7}, {3, 8}}, PlaceOrder::kAsGiven, 2, true},
                                         Lie{{{1, 7}, {}}, PlaceOrder::kAny, 20, false},
                                         Lie{{{5}, {5}}, PlaceOrder::kAny, 9, false},
                                         Lie{{{5, 6}, {5, 6}}, PlaceOrder::kAny, 2, true},
                                         Lie{{{5, 8}, {5, 8}}, PlaceOrder::kAny, 3, false},
                                         Lie{{{5, 6}, {5, 6}, {5, 6}}, PlaceOrder::kAny, 9, false},
                                         Lie{{{1, 2}, {1, 2}}, PlaceOrder::kAsGiven, 2, true}));

}  // namespace
}  // namespace broadsheet::schema::plan
