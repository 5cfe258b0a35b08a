// Remote shards: a server that dies at any moment costs an IndexError and no more, its commits are seen, and
// the searcher finds its way back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "api/calls.h"
#include "api/cutting_proxy.h"
#include "cli/run_program.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "searcher/remote_server.h"

namespace broadsheet::tests {
namespace {

namespace fs = std::filesystem;

class RemoteApiTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kServer)) GTEST_SKIP() << "no " << kServer;
    write_file(directory_ / "one.jsonl", articles("a", 30));
    add(add_options(served(), directory_ / "one.jsonl"));
    start();
  }

  // What the server serves, and the index that names the server.
  fs::path served() const { return directory_ / "served"; }
  fs::path index() const { return directory_ / "index"; }

  void name(std::uint16_t port) {
    fs::create_directories(index());
    write_file(index() / schema::kStubFile, "remote 127.0.0.1:" + std::to_string(port) + "\n");
  }

  // Behind a proxy, on a port that nobody else took meanwhile.
  void start() {
    const std::string uuid = Xapian::Database(served().string()).get_uuid();
    for (int attempt = 0; attempt < 5; ++attempt) {
      port_ = free_port();
      server_ = std::make_unique<Server>(served(), port_);
      name(port_);
      if (answers(uuid)) {
        proxy_ = std::make_unique<CuttingProxy>(port_);
        name(proxy_->port());
        return;
      }
    }
    FAIL() << kServer << " serves on no port";
  }

  bool answers(const std::string& uuid) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (server_->is_running() && std::chrono::steady_clock::now() < deadline) {
      try {
        return Xapian::Database(index().string()).get_uuid() == uuid;
      } catch (const Xapian::NetworkError&) {  // it does not listen yet
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    }
    return false;
  }

  static std::uint64_t count(searcher::Searcher& searcher, const char* query) {
    searcher::SearchRequest request = request_for(query);
    request.limit = 0;
    return searcher.search(request).total;
  }

  TemporaryDirectory directory_;
  std::uint16_t port_ = 0;
  std::unique_ptr<Server> server_;
  std::unique_ptr<CuttingProxy> proxy_;
};

// The connection is lost behind each of the bytes that the server sends, in steps.
TEST_F(RemoteApiTest, AConnectionThatIsLostAnywhereIsAnIndexError) {
  bool is_whole = false;
  int cuts = 0;
  for (std::int64_t bytes = 0; !is_whole; bytes += std::max<std::int64_t>(41, bytes / 5)) {
    ASSERT_LT(bytes, 1 << 22);
    proxy_->allow(bytes);
    const std::string opening = broken_promise([&] { schema::open_index(index()); });
    ASSERT_EQ(opening, "") << "open_index, cut after " << bytes;
    proxy_->allow(bytes);
    const std::string broken = broken_promise([&] {
      searcher::Searcher searcher({index()});
      for (const SearchCall& call : search_calls()) {
        const std::string within = broken_promise([&] { call.run(searcher); });
        ASSERT_EQ(within, "") << call.name << ", cut after " << bytes;
      }
    });
    ASSERT_EQ(broken, "") << "Searcher, cut after " << bytes;
    is_whole = !proxy_->has_cut();
    ++cuts;
  }
  EXPECT_GT(cuts, 15) << "there was little to cut";
}

TEST_F(RemoteApiTest, ASearcherFindsItsWayBack) {
  searcher::Searcher searcher({index()});
  EXPECT_EQ(count(searcher, "harbour"), 30u);
  proxy_->allow(0);
  EXPECT_THROW(count(searcher, "harbour"), schema::IndexError);
  EXPECT_THROW(count(searcher, "harbour"), schema::IndexError);
  proxy_->allow_all();
  EXPECT_EQ(count(searcher, "harbour"), 30u);
}

// A server that was started anew has dropped the connection while nobody searched.
TEST_F(RemoteApiTest, AConnectionThatWasDroppedMeanwhileCostsNothing) {
  searcher::Searcher searcher({index()});
  EXPECT_EQ(count(searcher, "harbour"), 30u);
  proxy_ = nullptr;
  proxy_ = std::make_unique<CuttingProxy>(port_);
  name(proxy_->port());
  EXPECT_EQ(count(searcher, "harbour"), 30u);
  // The same, where the list of shards did not change.
  proxy_->allow(1);
  EXPECT_THROW(count(searcher, "harbour"), schema::IndexError);
  proxy_->allow_all();
  EXPECT_EQ(count(searcher, "harbour"), 30u);
}

TEST_F(RemoteApiTest, CommitsAreSeen) {
  searcher::Searcher searcher({index()});
  EXPECT_EQ(count(searcher, "harbour"), 30u);
  write_file(directory_ / "two.jsonl", articles("b", 5));
  add(add_options(served(), directory_ / "two.jsonl"));
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (count(searcher, "harbour") == 30 && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(count(searcher, "harbour"), 35u);
}

// What `xapian-tcpsrv` serves may be one database that is written in place: there the next search sees it.
TEST_F(RemoteApiTest, CommitsOfAPlainDatabaseAreSeenByTheNextSearch) {
  server_ = nullptr;
  const fs::path shard = schema::shard_paths(served()).front();
  const fs::path plain = directory_ / "plain";
  fs::copy(shard, plain, fs::copy_options::recursive);
  fs::remove_all(served());
  fs::rename(plain, served());
  start();
  searcher::Searcher searcher({index()});
  EXPECT_EQ(count(searcher, "harbour"), 30u);
  Xapian::WritableDatabase database(served().string(), Xapian::DB_OPEN);
  database.add_document(database.get_document(1));
  database.commit();
  EXPECT_EQ(count(searcher, "harbour"), 31u);
}

TEST_F(RemoteApiTest, AServerThatIsGoneIsAnIndexError) {
  searcher::Searcher searcher({index()});
  server_ = nullptr;
  proxy_->allow(0);
  for (const SearchCall& call : search_calls())
    EXPECT_THROW(call.run(searcher), schema::IndexError) << call.name;
  EXPECT_THROW(searcher::Searcher({index()}), schema::IndexError);
  EXPECT_THROW(schema::open_index(index()), schema::IndexError);
  for (const bool dry_run : {true, false}) {
    indexer::AddOptions options = add_options(index(), directory_ / "one.jsonl");
    options.dry_run = dry_run;
    EXPECT_THROW(add(options), schema::UserError);
  }
}

// A machine that is overloaded: it takes no more connections, and says nothing.
TEST(RemoteApi, AServerThatIsNotReachedIsGivenUpSoon) {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(listener, 0), 0);
  socklen_t size = sizeof address;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  std::vector<int> waiting;
  for (int i = 0; i < 4; ++i) {
    waiting.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    (void)::connect(waiting.back(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  const TemporaryDirectory directory;
  write_file(directory.path() / schema::kStubFile,
             "remote 127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "\n");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THROW(searcher::Searcher({directory.path()}), schema::IndexError);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
  for (const int each : waiting) ::close(each);
  ::close(listener);
}

}  // namespace
}  // namespace broadsheet::tests
