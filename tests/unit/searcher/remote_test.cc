// Remote shards, served by Xapian's own server, and indexes of both kinds of positions searched as one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "analysis/analyzer.h"
#include "broadsheet/searcher/searcher.h"
#include "cli/run_program.h"
#include "index/document.h"
#include "index/index_metadata.h"
#include "index/stub.h"
#include "notes.h"
#include "searcher/remote_server.h"

namespace broadsheet::searcher {
namespace {

using schema::Positions;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::free_port;
using tests::kServer;
using tests::Server;

class RemoteTest : public testing::Test {
 protected:
  // An index of two articles: "side" holds the words side by side, "apart" does not.
  std::filesystem::path make(const std::string& name, Positions positions) {
    const std::filesystem::path index = directory_ / name;
    Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE);
    schema::IndexMetadata metadata{schema::kSchemaVersion, schema::analysis_version(), "2024-01-01T00:00:00Z",
                                   "", positions};
    schema::write_metadata(database, metadata);
    schema::DocumentBuilder builder(positions);
    for (const auto& [id, body] : {std::pair{"side", "A harbour bridge was opened 国防相"},
                                   std::pair{"apart", "The bridge is far from any harbour 防相 and 国防"}}) {
      schema::Article article;
      article.id = name + "-" + id;
      article.body = {body, "en", schema::LanguageOrigin::kGiven};
      database.add_document(builder.build(article));
    }
    database.commit();
    return index;
  }

  // An index with more than one piece in its posting lists, from which an article was removed. All of it is
  // in English if `other` is, else every second article.
  std::filesystem::path make_removed(const std::string& name, const std::string& other) {
    constexpr int kArticles = 3000;
    const std::filesystem::path index = make(name, Positions::kPacked);
    Xapian::WritableDatabase database(index.string(), Xapian::DB_OPEN);
    schema::DocumentBuilder builder;
    std::vector<Xapian::Document> documents;
    for (const std::string& language : {std::string("en"), other}) {
      schema::Article article;
      article.id = name + "-" + language;
      article.body = {"harbour", language, schema::LanguageOrigin::kGiven};
      documents.push_back(builder.build(article));
    }
    for (int number = 2; number < kArticles; ++number)
      database.add_document(documents[number % 2 == 0 ? 0 : 1]);
    database.commit();
    database.delete_document(7);
    database.commit();
    return index;
  }

  // An index whose only shard is `shard`, served. Another program may take the port before the server does:
  // then another port is tried.
  std::filesystem::path serve(const std::filesystem::path& shard) {
    const std::string uuid = Xapian::Database(shard.string()).get_uuid();
    const std::filesystem::path index = shard.string() + ".remote";
    std::filesystem::create_directories(index);
    for (int attempt = 0; attempt < 5; ++attempt) {
      const std::uint16_t port = free_port();
      servers_.push_back(std::make_unique<Server>(shard, port));
      tests::write_file(index / schema::kStubFile, "remote 127.0.0.1:" + std::to_string(port) + "\n");
      const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
      while (servers_.back()->is_running() && std::chrono::steady_clock::now() < deadline) {
        try {
          // Who listens there may be the server of another test.
          if (Xapian::Database(index.string()).get_uuid() == uuid) return index;
        } catch (const Xapian::NetworkError&) {  // it does not listen yet
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      }
      servers_.pop_back();
    }
    ADD_FAILURE() << kServer << " serves " << shard << " on no port";
    return index;
  }

  static std::vector<std::string> found(const Results& results) {
    std::vector<std::string> ids;
    for (const Hit& hit : results.hits) ids.push_back(hit.article.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  static Results search(Searcher& searcher, const std::string& query) {
    SearchRequest request;
    request.query = query;
    return searcher.search(request);
  }

  tests::TemporaryDirectory directory_;
  std::vector<std::unique_ptr<Server>> servers_;
};

TEST_F(RemoteTest, PhrasesAreExactWhereXapianHoldsThePositions) {
  if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "no " << kServer;
  Searcher searcher({serve(make("x", Positions::kXapian))});
  const Results results = search(searcher, "\"harbour bridge\"");
  EXPECT_THAT(found(results), ElementsAre("x-side"));
  EXPECT_THAT(results.notes, IsEmpty());
  EXPECT_THAT(found(search(searcher, "harbour bridge")), ElementsAre("x-apart", "x-side"));
}

TEST_F(RemoteTest, PackedPhrasesBecomeAllOfTheirWordsAndAreSaidTo) {
  if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "no " << kServer;
  Searcher searcher({serve(make("p", Positions::kPacked))});
  const Results results = search(searcher, "\"harbour bridge\"");
  EXPECT_THAT(found(results), ElementsAre("p-apart", "p-side"));
  EXPECT_THAT(tests::texts(results.notes), ElementsAre(HasSubstr("with all of their words")));
  const Results words = search(searcher, "harbour bridge");
  EXPECT_THAT(found(words), ElementsAre("p-apart", "p-side"));
  EXPECT_THAT(words.notes, IsEmpty()) << "nothing was asked for that it can't do";
}

TEST_F(RemoteTest, BothKindsOfPositionsAreSearchedAsOne) {
  Searcher searcher({make("p", Positions::kPacked), make("x", Positions::kXapian)});
  EXPECT_THAT(found(search(searcher, "\"harbour bridge\"")), ElementsAre("p-side", "x-side"));
  EXPECT_THAT(found(search(searcher, "\"国防相\"")), ElementsAre("p-side", "x-side"));
  EXPECT_THAT(found(search(searcher, "far NEAR/3 bridge")), ElementsAre("p-apart", "x-apart"));
}

TEST_F(RemoteTest, FiltersThatAllArticlesPassAreFoundAfterARemoval) {
  if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "no " << kServer;
  const auto english = serve(make_removed("e", "en"));
  const auto mixed = make_removed("m", "ja");
  Searcher alone({english});
  Searcher both({english, mixed});
  const auto count = [](Searcher& searcher, const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit = 0;
    return searcher.search(request).total;
  };
  for (const char* query :
       {"lang:en", "lang:e*", "lang:en OR nothing", "lang:en lang:fr", "lang:en harbour"}) {
    SCOPED_TRACE(query);
    EXPECT_EQ(count(alone, query), 2999u);
    EXPECT_EQ(count(both, query), 2999u + 1500u);
  }
  EXPECT_EQ(count(both, "-lang:en"), 1499u);
}

}  // namespace
}  // namespace broadsheet::searcher
