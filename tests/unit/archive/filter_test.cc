// Filters: their commands, the media types that they read, and what a program may do wrong.
#include "broadsheet/indexer/filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/byte_stream.h"
#include "archive/child_process.h"

namespace broadsheet::indexer {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Made {
  std::string text;
  std::string error;
};

constexpr std::uint64_t kMemory = 1U << 30;

Made run(const std::vector<std::string>& command, std::string_view input,
         milliseconds time = std::chrono::seconds(60), std::uint64_t memory = kMemory) {
  const auto stream = memory_stream(input);
  ProcessStream process(*stream, command, time, memory);
  Made made;
  std::string block(10'000, '\0');
  while (const std::size_t got = process.read(block.data(), block.size())) made.text.append(block, 0, got);
  made.error = process.error();
  return made;
}

Made shell(const std::string& script, std::string_view input = "",
           milliseconds time = std::chrono::seconds(60), std::uint64_t memory = kMemory) {
  return run({"sh", "-c", script}, input, time, memory);
}

TEST(Command, IsCutAtBlanks) {
  EXPECT_THAT(split_command("pdftotext - -"), ElementsAre("pdftotext", "-", "-"));
  EXPECT_THAT(split_command("  a\t b  "), ElementsAre("a", "b"));
  EXPECT_THAT(split_command(R"(a 'b c' "d e"f g\ h)"), ElementsAre("a", "b c", "d ef", "g h"));
  EXPECT_THAT(split_command(R"(a '' "\"" '\')"), ElementsAre("a", "", "\"", "\\"));
  EXPECT_THAT(split_command("変換 「新聞」"), ElementsAre("変換", "「新聞」"));
  // Nothing of it is a shell's business.
  EXPECT_THAT(split_command("a $HOME | b; c > d *"),
              ElementsAre("a", "$HOME", "|", "b;", "c", ">", "d", "*"));
}

TEST(Command, ThatIsNoneIsEmpty) {
  EXPECT_THAT(split_command(""), IsEmpty());
  EXPECT_THAT(split_command("  "), IsEmpty());
  EXPECT_THAT(split_command("a 'b"), IsEmpty());
  EXPECT_THAT(split_command("a \"b"), IsEmpty());
}

TEST(Command, IsFoundAsItIsStarted) {
  EXPECT_TRUE(is_program("sh"));
  EXPECT_TRUE(is_program("/bin/sh"));
  EXPECT_FALSE(is_program("/bin"));
  EXPECT_FALSE(is_program("no-such-program"));
  EXPECT_FALSE(is_program("/etc/passwd"));
  EXPECT_FALSE(is_program(""));
}

TEST(MediaType, IsTheOneOrOfItsKind) {
  EXPECT_TRUE(is_media_type("application/pdf", "application/pdf"));
  EXPECT_TRUE(is_media_type("Application/PDF", "application/pdf"));
  EXPECT_TRUE(is_media_type("audio/ogg", "audio/*"));
  EXPECT_FALSE(is_media_type("audio", "audio/*"));
  EXPECT_FALSE(is_media_type("application/pdfx", "application/pdf"));
  EXPECT_FALSE(is_media_type("", "application/pdf"));
}

TEST(FiltersOf, AStreamAreFoundByWhatItHoldsThenByWhatWasDeclared) {
  const Filters filters({{"application/pdf", {"one"}}, {"audio/*", {"two"}}, {"application/*", {"three"}}});
  const auto of = [&](std::string_view head, std::string_view declared) {
    const Filter* const filter = filters.find(head, declared);
    return filter == nullptr ? std::string() : filter->command.front();
  };
  EXPECT_EQ(of("%PDF-1.7\n", ""), "one");
  EXPECT_EQ(of("%PDF-1.7\n", "audio/ogg"), "one");
  EXPECT_EQ(of("what it is nobody can tell", "audio/ogg"), "two");
  EXPECT_EQ(of("{\\rtf1 a}", "application/rtf"), "three");
  EXPECT_EQ(of("A headline\n\nAnd a body.\n", ""), "");
  EXPECT_EQ(of("", "application/pdf"), "");
}

TEST(ProcessStream, GivesWhatTheProgramMakes) {
  EXPECT_EQ(run({"tr", "a-z", "A-Z"}, "bridge").text, "BRIDGE");
  EXPECT_EQ(run({"tr", "a-z", "A-Z"}, "bridge").error, "");
  EXPECT_EQ(run({"true"}, "").text, "");
}

// Far more than pipes hold, both ways at once.
TEST(ProcessStream, PassesMegabytes) {
  std::string megabytes;
  while (megabytes.size() < (8U << 20)) megabytes += "灯台 lighthouse \n";
  EXPECT_EQ(run({"cat"}, megabytes).text, megabytes);
}

TEST(ProcessStream, MayLeaveItsInputUnread) {
  const std::string megabytes(4U << 20, 'x');
  const Made made = run({"head", "-c", "3"}, megabytes);
  EXPECT_EQ(made.text, "xxx");
  EXPECT_EQ(made.error, "");
}

TEST(ProcessStream, SaysHowTheProgramFailed) {
  EXPECT_EQ(shell("echo first >&2; echo 'no such font' >&2; exit 3").error,
            "the filter 'sh' ended with exit code 3: no such font");
  EXPECT_EQ(shell("exit 1").error, "the filter 'sh' ended with exit code 1");
  EXPECT_THAT(shell("kill -9 $$").error, HasSubstr("was ended by signal 9"));
  EXPECT_EQ(run({"no-such-program"}, "x").error,
            "the filter 'no-such-program' can't be started: No such file or directory");
  const Made partly = shell("echo begun; exit 2");
  EXPECT_EQ(partly.text, "begun\n");
  EXPECT_EQ(partly.error, "the filter 'sh' ended with exit code 2");
  EXPECT_EQ(shell("printf 'a\\377b' >&2; exit 1").error,
            "the filter 'sh' ended with exit code 1: a\xEF\xBF\xBD"
            "b");
}

TEST(ProcessStream, IsNotHeldUpByWhatItSaysOfErrors) {
  const Made made = shell(
      "i=0; while [ $i -lt 4000 ]; do echo 'a warning of fifty characters or thereabouts' >&2; "
      "i=$((i+1)); done; echo done");
  EXPECT_EQ(made.text, "done\n");
  EXPECT_EQ(made.error, "");
}

TEST(ProcessStream, TakesItsTimeAndNoMore) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(shell("sleep 60", "", milliseconds(200)).error, "the filter 'sh' took too long");
  // A program that has closed its output and goes on, and one that left another behind.
  EXPECT_EQ(shell("exec >&- 2>&-; sleep 60", "", milliseconds(200)).error, "the filter 'sh' took too long");
  EXPECT_EQ(shell("sleep 60 & echo a", "", milliseconds(200)).error, "the filter 'sh' took too long");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST(ProcessStream, IsDroppedInTheMiddle) {
  const auto stream = memory_stream("");
  const auto begin = std::chrono::steady_clock::now();
  {
    ProcessStream process(*stream, {"sh", "-c", "echo a; sleep 60"}, std::chrono::seconds(60), kMemory);
    char one = 0;
    EXPECT_EQ(process.read(&one, 1), 1U);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST(ProcessStream, LeavesTheSignalsOfItsCallerAlone) {
  std::signal(SIGPIPE, SIG_DFL);  // it would end this process
  for (int i = 0; i < 20; ++i) EXPECT_EQ(run({"true"}, std::string(1U << 20, 'x')).error, "");
  sigset_t blocked;
  pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
  EXPECT_EQ(sigismember(&blocked, SIGPIPE), 0);
}

}  // namespace
}  // namespace broadsheet::indexer
