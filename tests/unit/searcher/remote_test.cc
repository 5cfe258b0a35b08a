// Remote shards, served by Xapian's own server, and indexes of both kinds of positions searched as one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <csignal>
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

namespace broadsheet::searcher {
namespace {

using schema::Positions;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kServer = "/usr/bin/xapian-tcpsrv";

// A port of this machine that nobody listens on (at this moment).
std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(socket);
  return ntohs(address.sin_port);
}

// Serves a database for as long as it lives.
class Server {
 public:
  Server(const std::filesystem::path& database, std::uint16_t port) {
    std::vector<std::string> words{kServer,   "--interface",    "127.0.0.1", "--port", std::to_string(port),
                                   "--quiet", database.string()};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // In a process group of its own: told to end, the server ends its whole group.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    if (::posix_spawn(&process_, kServer, nullptr, &attributes, arguments.data(), environ) != 0)
      process_ = -1;
    ::posix_spawnattr_destroy(&attributes);
  }
  ~Server() {
    if (process_ <= 0) return;
    ::kill(-process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  // Not if the port was taken meanwhile.
  bool is_running() {
    if (process_ > 0 && ::waitpid(process_, nullptr, WNOHANG) != 0) process_ = -1;
    return process_ > 0;
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

 private:
  pid_t process_ = -1;
};

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
  EXPECT_THAT(results.notes, ElementsAre(HasSubstr("read as all of their words")));
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
