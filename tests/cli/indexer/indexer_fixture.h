// What the tests of `indexer` share: a temporary directory, runs of the program, and an index seen whole.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <future>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {

// All that one document holds, in a form that compares: data, values, terms with counts and positions.
inline std::string whole_document(const Xapian::Document& document) {
  std::string whole = document.get_data() + "\n";
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    whole += std::to_string(value.get_valueno()) + "=" + *value + "\n";
  }
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    whole += *term + " x" + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
      whole += " " + std::to_string(*at);
    whole += "\n";
  }
  return whole;
}

// Document number -> all that it holds.
inline std::map<Xapian::docid, std::string> whole_index(const std::filesystem::path& index) {
  const Xapian::Database database(index.string());
  std::map<Xapian::docid, std::string> documents;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    documents[*posting] = whole_document(database.get_document(*posting));
  }
  return documents;
}

// All that each document holds, in the order of their numbers, which is the order of equal ranks.
inline std::vector<std::string> articles_in_order(const std::filesystem::path& index) {
  std::vector<std::string> articles;
  for (auto& [number, article] : whole_index(index)) articles.push_back(std::move(article));
  return articles;
}

// The same, whatever their order.
inline std::multiset<std::string> set_of_articles(const std::filesystem::path& index) {
  std::multiset<std::string> articles;
  for (std::string& article : articles_in_order(index)) articles.insert(std::move(article));
  return articles;
}

// One record in the JSON Lines form.
inline std::string json_record(const std::string& id, const std::string& title, const std::string& body) {
  return nlohmann::ordered_json{{"id", id}, {"lang", "en"}, {"title", title}, {"body", body}}.dump() + "\n";
}

// True once `condition` holds; a busy machine gets its time.
inline bool eventually(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::chrono::steady_clock::now() < deadline) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

// The environment of a run whose system calls are counted, fail or kill, as `variables` say to
// faults/fault_injector.cc.
inline std::vector<std::string> with_faults(std::vector<std::string> variables) {
  variables.push_back(std::string("LD_PRELOAD=") + BROADSHEET_FAULT_INJECTOR);
  // A build with the address sanitizer would have its runtime be the first library. It works as the second
  // one too: the injector calls on to it.
  const char* options = std::getenv("ASAN_OPTIONS");
  variables.push_back(std::string("ASAN_OPTIONS=verify_asan_link_order=0:") +
                      (options == nullptr ? "" : options));
  return variables;
}

// The tests run once more with Xapian's own writer of segments, told by the environment.
inline std::vector<std::string> with_chosen_writer(std::vector<std::string> arguments) {
  const char* writer = std::getenv("BROADSHEET_TEST_SEGMENT_WRITER");
  if (writer == nullptr || arguments.empty() || (arguments[0] != "add" && arguments[0] != "compact"))
    return arguments;
  arguments.insert(arguments.begin() + 1, {"--segment-writer", writer});
  return arguments;
}

class IndexerTest : public testing::Test {
 protected:
  ProgramResult indexer(const std::vector<std::string>& arguments, const RunOptions& options = {}) const {
    return run_program(BROADSHEET_INDEXER, with_chosen_writer(arguments), options);
  }

  // The one shard of the index.
  std::filesystem::path shard() const {
    const std::string stub = read_file(index() / "XAPIANDB");
    return index() / stub.substr(5, stub.find('\n') - 5);
  }

  // Adds `archive` and gives the summary as JSON; the exit code must be `exit_code`.
  nlohmann::json add(const std::filesystem::path& archive, int exit_code = 0,
                     const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"add", "--json", "--db", index().string(), archive.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramResult result = indexer(arguments);
    EXPECT_EQ(result.exit_code, exit_code) << result.err;
    return nlohmann::json::parse(result.out, nullptr, false);
  }

  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    write_file(directory_ / name, bytes);
    return directory_ / name;
  }

  // Writes a file that appears whole: who watches for it sees no part of it.
  void write_at_once(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path path = directory_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::rename(write("being-written", bytes), path);
  }

  // How many articles can be found now.
  std::size_t articles() const {
    try {
      return Xapian::Database(index().string()).get_doccount();
    } catch (const Xapian::Error&) {
      return 0;  // not made yet, or just being changed
    }
  }

  // A run in this directory that goes on until it is told, by the number it writes to the file "pid". Only if
  // it never is, it ends by itself: later than all that a test waits for, before CTest ends the test.
  RunOptions until_told() const {
    RunOptions options;
    options.directory = directory_.path();
    options.kill_signal = SIGTERM;
    options.kill_after = std::chrono::seconds(480);
    options.timeout = std::chrono::seconds(540);
    return options;
  }
  std::future<ProgramResult> start(const std::string& script) const {
    return std::async(std::launch::async, [=, options = until_told()] {
      return run_program("/bin/sh", {"-c", script, BROADSHEET_INDEXER}, options);
    });
  }
  void tell(int signal) const { ASSERT_EQ(::kill(std::stoi(read_file(directory_ / "pid")), signal), 0); }

  std::filesystem::path index() const { return directory_ / "index"; }
  const TemporaryDirectory& directory() const { return directory_; }

  // Records of several scripts, so that every kind of term is made.
  static std::string archive(int records, const std::string& mark = "") {
    static const std::vector<std::string> kBodies{
        "The harbour was closed while the storm passed, and ships were waiting outside.",
        "港は台風の通過まで閉鎖され、船は沖で待機した。",
        "항구는 태풍이 지나갈 때까지 폐쇄되었고 배들은 먼바다에서 기다렸다.",
        "ท่าเรือปิดจนกว่าพายุจะผ่านไป",
        "Гавань была закрыта, пока не прошёл шторм, корабли ждали на рейде.",
        "أغلق الميناء حتى مرت العاصفة وانتظرت السفن في الخارج."};
    std::string text;
    for (int i = 0; i < records; ++i) {
      const std::string number = std::to_string(i);
      text += json_record(
          "r-" + number, "Record " + number + mark,
          kBodies[static_cast<std::size_t>(i) % kBodies.size()] + " Number " + number + mark + ".");
    }
    return text;
  }

 private:
  TemporaryDirectory directory_;
};

}  // namespace broadsheet::tests
