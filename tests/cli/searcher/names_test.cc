// Names across scripts with the real programs: what is found, in which order, and how it is switched off.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/run_program.h"

namespace broadsheet::tests {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kArticles =
    R"({"id":"ko","title":"국방장관 회담","body":"신원식 장관은 항구에서 대표단을 만났다.","lang":"ko"}
{"id":"en","title":"Talks in the port","body":"On Friday the minister, Shin Won-sik, met the delegation.","lang":"en"}
{"id":"ja","title":"港で会談","body":"シン・ウォンシク国防相は港で代表団と会談した。","lang":"ja"}
{"id":"rain","title":"Rain in the hills","body":"On Friday it rained, and Angela Merkel stayed at home.","lang":"en"}
)";

class NamesProgram : public testing::Test {
 protected:
  NamesProgram() {
    write_file(directory_ / "wire.jsonl", kArticles);
    const ProgramResult added =
        run_program(BROADSHEET_INDEXER, {"add", "--db", index(), (directory_ / "wire.jsonl").string()});
    EXPECT_EQ(added.exit_code, 0) << added.err;
  }

  std::string index() const { return (directory_ / "index").string(); }

  ProgramResult query(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"query", "--db", index()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(BROADSHEET_SEARCHER, arguments);
  }

  std::string ids(std::vector<std::string> more) const {
    more.insert(more.begin(), {"--format", "ids"});
    return query(more).out;
  }

  TemporaryDirectory directory_;
};

TEST_F(NamesProgram, AreFoundInOtherScriptsAfterWhatWasTyped) {
  for (const auto& [typed, first] : {std::pair{"신원식", "ko\n"}, std::pair{"Shin Won-sik", "en\n"},
                                     std::pair{"シン・ウォンシク", "ja\n"}}) {
    const std::string found = ids({typed});
    EXPECT_THAT(found, StartsWith(first)) << typed;
    for (const char* id : {"ko\n", "en\n", "ja\n"}) EXPECT_THAT(found, HasSubstr(id)) << typed;
    EXPECT_THAT(found, Not(HasSubstr("rain"))) << typed;
  }
  EXPECT_EQ(ids({"アンゲラ・メルケル"}), "rain\n");
}

TEST_F(NamesProgram, AreSearchedAloneByTheirField) {
  EXPECT_EQ(ids({"--sort", "oldest", "name:신원식"}), "ko\nen\nja\n");
  EXPECT_THAT(query({"name:Kim"}).out, HasSubstr("'Kim' is too short for name:, or no name; read as words"));
  EXPECT_EQ(ids({"name:Shin Won-sik"}), ids({"Shin Won-sik"}));
}

TEST_F(NamesProgram, AreSwitchedOff) {
  EXPECT_EQ(ids({"--no-names", "신원식"}), "ko\n");
  EXPECT_EQ(ids({"--no-stems", "신원식"}), "ko\n");
  EXPECT_EQ(ids({"\"신원식\""}), "ko\n");
}

TEST_F(NamesProgram, AreExplained) {
  EXPECT_THAT(query({"--explain", "신원식"}).out, HasSubstr("Nsnnsk"));
  EXPECT_THAT(query({"--explain", "--no-names", "신원식"}).out, Not(HasSubstr("Nsnnsk")));
}

}  // namespace
}  // namespace broadsheet::tests
