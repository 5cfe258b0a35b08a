// The kinds of problems: each has a name of its own and a meaning, and stands in docs/API.md.
#include "broadsheet/schema/problem.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "broadsheet/schema/error.h"

namespace broadsheet::schema {
namespace {

TEST(Problem, EveryKindHasANameOfItsOwnAndAMeaning) {
  std::set<std::string_view> names;
  for (const ProblemKind& kind : problem_kinds()) {
    EXPECT_FALSE(kind.name.empty());
    EXPECT_EQ(kind.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos)
        << kind.name;
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_FALSE(kind.meaning.empty()) << kind.name;
    EXPECT_EQ(&kind_of(kind.code), &kind) << kind.name;
  }
}

TEST(Problem, EveryKindStandsInTheDocument) {
  std::ifstream file(std::string(BROADSHEET_SOURCE_DIR) + "/docs/API.md");
  std::stringstream document;
  document << file.rdbuf();
  std::string table;
  for (const ProblemKind& kind : problem_kinds()) {
    table += "| `" + std::string(kind.name) + "` | " + std::string(kind.meaning) + " |\n";
  }
  EXPECT_NE(document.str().find(table), std::string::npos) << "docs/API.md should have this table:\n"
                                                           << table;
}

TEST(UserError, CarriesItsProblem) {
  const UserError error(ProblemCode::kNotADate, "from", "'x' is not a date");
  EXPECT_STREQ(error.what(), "'x' is not a date");
  const UserError copy =
      error;  // NOLINT(performance-unnecessary-copy-initialization): that is what is tested
  EXPECT_EQ(copy.problem().code, ProblemCode::kNotADate);
  EXPECT_EQ(copy.problem().parameter, "from");
  EXPECT_EQ(copy.problem().text, "'x' is not a date");
}

}  // namespace
}  // namespace broadsheet::schema
