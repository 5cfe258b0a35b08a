// Text that is not what it should be, through the real program: a bad byte, another encoding, gzip.
#include "cli/indexer/indexer_fixture.h"

namespace broadsheet::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class BadTextTest : public IndexerTest {
 protected:
  std::string bytes_of_shell(const std::string& script) const {
    return run_program("/bin/sh", {"-c", script}).out;
  }
};

TEST_F(BadTextTest, OneBadByteIsARemarkAndStrictRejects) {
  const auto file = write("a.jsonl",
                          "{\"id\":\"a\",\"body\":\"The caf\xE9 at the harbour.\"}\n"
                          "{\"id\":\"b\",\"body\":\"Half \\ud83d a sign.\"}\n");
  const nlohmann::json strict = add(file, 1, {"--strict"});
  EXPECT_EQ(strict["rejected"], 2);
  const nlohmann::json summary = add(file);
  EXPECT_EQ(summary["added"], 2);
  EXPECT_EQ(summary["warnings"], 2);
  const ProgramResult shown = indexer({"inspect", file.string()});
  EXPECT_THAT(shown.out,
              AllOf(HasSubstr("remark    line 1: not UTF-8 (byte 0xE9 at offset 25); replaced by U+FFFD"),
                    HasSubstr("1 unpaired surrogate; replaced by U+FFFD")));
}

// One mark alone is a bad byte or a charset. Where all of them are quotes, dashes and the like, it is a
// charset.
TEST_F(BadTextTest, MarksOfWindowsAreNoBadBytes) {
  const auto file = write("a.txt",
                          "The old lighthouse\n\nIt shines \x93"
                          "again\x94 over the harbour\x85\n");
  const ProgramResult shown = indexer({"inspect", file.string()});
  EXPECT_THAT(shown.out, AllOf(HasSubstr("“again”"), HasSubstr("harbour…"), HasSubstr("it looks like ")));
  const auto bad = write("b.txt", "The old lighthouse\n\nIt shines \xFF over the harbour.\n");
  EXPECT_THAT(indexer({"inspect", bad.string()}).out,
              HasSubstr("byte 0xFF at offset 30); replaced by U+FFFD"));
}

TEST_F(BadTextTest, TheHintWorksAsItIsTyped) {
  // "Le café a été fermé; le préfet a répété sa décision." in Latin-1.
  const auto file = write("a.txt",
                          "Le caf\xE9 ferm\xE9\n\nLe caf\xE9 a \xE9t\xE9 ferm\xE9; le pr\xE9"
                          "fet a r\xE9p\xE9t\xE9 sa d\xE9"
                          "cision.\n");
  // It is read in what it looks like, with a remark; --strict takes no guess.
  const nlohmann::json guessed = add(file);
  EXPECT_EQ(guessed["added"], 1);
  EXPECT_GE(guessed["warnings"], 1);
  EXPECT_THAT(whole_index(index()).begin()->second, HasSubstr("café a été fermé"));
  EXPECT_THAT(indexer({"inspect", file.string()}).out, HasSubstr("not UTF-8; it looks like "));
  const ProgramResult refused =
      indexer({"add", "--quiet", "--strict", "--db", index().string(), file.string()});
  EXPECT_EQ(refused.exit_code, 1);
  const std::size_t at = refused.err.find("try --encoding ");
  ASSERT_NE(at, std::string::npos) << refused.err;
  std::string name = refused.err.substr(at + 15);
  name.erase(name.find('\n'));
  add(file, 0, {"--encoding", name, "--strict"});
  EXPECT_THAT(whole_index(index()).begin()->second, HasSubstr("café a été fermé"));

  const ProgramResult unknown =
      indexer({"add", "--db", index().string(), "--encoding", "klingon", file.string()});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, StartsWith("indexer: --encoding: 'klingon' is not one of UTF-8, "));
}

TEST_F(BadTextTest, OriginsCountBytesOfTheInput) {
  // "항구" twice, in EUC-KR: two bytes a character.
  const std::string word = "\xC7\xD7\xB1\xB8";
  const std::string line = "{\"id\":\"1\",\"body\":\"" + word + "\"}\n";
  const auto file = write("a.jsonl", line + "{\"id\":\"2\",\"body\":\"" + word + "\"}\n");
  add(file, 0, {"--encoding", "euc-kr"});
  const auto articles = articles_in_order(index());
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_THAT(articles[1], AllOf(HasSubstr("항구"),
                                 HasSubstr("a.jsonl\"," + std::to_string(line.size()) + "," +
                                           std::to_string(line.size()) + ",2,2,"),
                                 HasSubstr("\"EUC-KR\"")));
}

TEST_F(BadTextTest, GzipIsReadFromFilesAndFromStandardInput) {
  const auto plain = write("plain.jsonl", archive(50));
  const std::string gz = bytes_of_shell("gzip -c " + plain.string() + "; gzip -c " + plain.string());
  ASSERT_FALSE(gz.empty());
  const auto file = write("in/a.jsonl.gz", gz);
  EXPECT_EQ(add(file)["added"], 50);
  RunOptions options;
  options.input = gz;
  const ProgramResult piped =
      indexer({"add", "--json", "--db", index().string(), "--format", "jsonl", "-"}, options);
  EXPECT_EQ(piped.exit_code, 0) << piped.err;
  EXPECT_THAT(piped.out, HasSubstr("\"unchanged\":50,\"duplicates\":50"));
  const ProgramResult shown = indexer({"inspect", "--format", "jsonl", "-"}, options);
  EXPECT_THAT(shown.out, HasSubstr("-:100: record 100, jsonl"));

  const auto cut = write("cut.gz", gz.substr(0, gz.size() - 20));
  const ProgramResult damaged = indexer({"add", "--quiet", "--db", index().string(), cut.string()});
  EXPECT_EQ(damaged.exit_code, 1);
  EXPECT_THAT(damaged.err, HasSubstr("the gzip data are cut short: they end in the middle, at byte "));
  EXPECT_EQ(std::count(damaged.err.begin(), damaged.err.end(), '\n'), 1) << damaged.err;
}

}  // namespace
}  // namespace broadsheet::tests
