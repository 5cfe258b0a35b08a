// The libraries leave the process of their caller as it is: its environment, limits, signals and folder
// belong to the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <clocale>
#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "api/calls.h"
#include "cli/run_program.h"
#include "index/open_index.h"
#include "index/stub.h"
#include "searcher/remote_server.h"

namespace broadsheet::tests {
namespace {

// Those that a program sets; the C library adds one of its own.
constexpr unsigned kFlags = SA_NOCLDSTOP | SA_NOCLDWAIT | SA_NODEFER | SA_ONSTACK |
                            static_cast<unsigned>(SA_RESETHAND) | SA_RESTART | SA_SIGINFO;

// All of a process that a library could change, as text by name.
std::map<std::string, std::string> state() {
  std::map<std::string, std::string> found;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    found["environment " + text.substr(0, text.find('='))] = text;
  }
  for (int limit = 0; limit < RLIMIT_NLIMITS; ++limit) {
    struct rlimit value {};
    ::getrlimit(static_cast<__rlimit_resource>(limit), &value);
    found["limit " + std::to_string(limit)] =
        std::to_string(value.rlim_cur) + "/" + std::to_string(value.rlim_max);
  }
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0) continue;
    found["signal " + std::to_string(signal)] =
        std::to_string(reinterpret_cast<std::uintptr_t>(action.sa_handler)) + " " +
        std::to_string(static_cast<unsigned>(action.sa_flags) & kFlags);
  }
  sigset_t mask;
  ::pthread_sigmask(SIG_SETMASK, nullptr, &mask);
  for (int signal = 1; signal < NSIG; ++signal)
    found["mask " + std::to_string(signal)] = std::to_string(sigismember(&mask, signal));
  const mode_t creation = ::umask(0);
  ::umask(creation);
  found["umask"] = std::to_string(creation);
  found["directory"] = std::filesystem::current_path().string();
  found["locale"] = std::setlocale(LC_ALL, nullptr);
  return found;
}

class ProcessStateTest : public testing::Test {
 protected:
  void SetUp() override {
    ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
    write_file(directory_ / "one.jsonl", articles("a", 30));
    before_ = state();
  }

  // Values are not printed: the environment is not ours.
  void expect_unchanged(const std::string& what) {
    const std::map<std::string, std::string> now = state();
    std::vector<std::string> changed;
    for (const auto& [name, value] : now) {
      const auto known = before_.find(name);
      if (known == before_.end() || known->second != value) changed.push_back(name);
    }
    for (const auto& [name, value] : before_) {
      if (!now.contains(name)) changed.push_back(name);
    }
    EXPECT_THAT(changed, testing::IsEmpty()) << what;
  }

  TemporaryDirectory directory_;
  std::map<std::string, std::string> before_;
};

TEST_F(ProcessStateTest, IsTheCallersOwn) {
  const std::filesystem::path index = directory_ / "index";
  add(add_options(index, directory_ / "one.jsonl"));
  expect_unchanged("add_archives");
  indexer::AddOptions again = add_options(index, directory_ / "one.jsonl");
  again.dry_run = true;
  add(again);
  expect_unchanged("add_archives, dry run");
  schema::open_index(index);
  expect_unchanged("open_index");
  searcher::Searcher searcher({index});
  expect_unchanged("Searcher");
  for (const SearchCall& call : search_calls()) {
    call.run(searcher);
    expect_unchanged(call.name);
  }
}

// Xapian 1.4 sets SIGPIPE to be ignored when it opens a remote shard, and writes to a connection that was
// lost.
TEST_F(ProcessStateTest, IsTheCallersOwnWithRemoteShardsToo) {
  if (!std::filesystem::exists(kServer)) GTEST_SKIP() << "no " << kServer;
  const std::filesystem::path served = directory_ / "served";
  const std::filesystem::path index = directory_ / "index";
  add(add_options(served, directory_ / "one.jsonl"));
  const std::uint16_t port = free_port();
  auto server = std::make_unique<Server>(served, port);
  write_file(index / schema::kStubFile, "remote 127.0.0.1:" + std::to_string(port) + "\n");
  std::optional<searcher::Searcher> searcher;
  for (int attempt = 0; attempt < 500 && !searcher; ++attempt) {
    try {
      searcher.emplace(std::vector{index});
    } catch (const schema::IndexError&) {  // it does not listen yet
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  ASSERT_TRUE(searcher);
  expect_unchanged("Searcher");
  for (const SearchCall& call : search_calls()) {
    EXPECT_EQ(broken_promise([&] { call.run(*searcher); }), "") << call.name;
    expect_unchanged(call.name);
  }
  server = nullptr;
  for (const SearchCall& call : search_calls()) {
    EXPECT_EQ(broken_promise([&] { call.run(*searcher); }), "") << call.name;
    expect_unchanged(call.name);
  }
  searcher.reset();
  expect_unchanged("~Searcher");
  indexer::AddOptions options = add_options(index, directory_ / "one.jsonl");
  options.dry_run = true;
  EXPECT_THROW(add(options), schema::UserError);
  expect_unchanged("add_archives");
}

}  // namespace
}  // namespace broadsheet::tests
