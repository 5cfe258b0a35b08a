// list_inputs: which files are read, in which order, and what is said of the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "broadsheet/indexer/reader.h"
#include "broadsheet/schema/error.h"

namespace broadsheet::indexer {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class InputsTest : public testing::Test {
 protected:
  InputsTest() {
    std::string pattern = (fs::temp_directory_path() / "broadsheet-inputs-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  ~InputsTest() override { fs::remove_all(root_); }
  InputsTest(const InputsTest&) = delete;
  InputsTest& operator=(const InputsTest&) = delete;

  void write(const std::string& name, const std::string& text = "x") const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (root_ / name).string(); }
  // The names under the root, with the problem after a "!".
  [[nodiscard]] std::vector<std::string> list() const {
    std::vector<std::string> names;
    for (const InputFile& file : list_inputs({root_.string()})) {
      names.push_back(file.path.substr(root_.string().size() + 1) +
                      (file.problem.empty() ? "" : "! " + file.problem));
    }
    return names;
  }

  fs::path root_;
};

// If we are the superuser, who may read everything: be the user who owns nothing for a while.
class WithoutPrivileges {
 public:
  WithoutPrivileges() {
    if (geteuid() == 0) {
      privileged_ = true;
      if (seteuid(65534) != 0) throw std::runtime_error("cannot give up privileges");
    }
  }
  ~WithoutPrivileges() {
    if (privileged_ && seteuid(0) != 0) std::abort();
  }
  WithoutPrivileges(const WithoutPrivileges&) = delete;
  WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

 private:
  bool privileged_ = false;
};

TEST_F(InputsTest, ListsFilesInByteOrderOfTheirPaths) {
  for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "a-b.txt", "B.txt", "가.txt"}) write(name);
  EXPECT_THAT(list(), ElementsAre("B.txt", "a-b.txt", "a/b/c.txt", "a/z.txt", "b.txt", "가.txt"));
}

TEST_F(InputsTest, LeavesHiddenNamesOut) {
  for (const char* name : {".hidden", ".git/config", "a.txt"}) write(name);
  EXPECT_THAT(list(), ElementsAre("a.txt"));
}

TEST_F(InputsTest, FollowsLinksToFilesOnly) {
  write("real/a.txt");
  fs::create_symlink(root_ / "real/a.txt", root_ / "link.txt");
  fs::create_directory_symlink(root_, root_ / "real/circle");
  fs::create_symlink("nowhere", root_ / "broken.txt");
  EXPECT_THAT(list(), ElementsAre("broken.txt! cannot read: broken symbolic link (No such file or directory)",
                                  "link.txt", "real/a.txt"));
  // A link that is named is meant.
  EXPECT_EQ(list_inputs({path("real/circle")}).size(), 3U);
}

TEST_F(InputsTest, SaysWhatIsNoFile) {
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  write("a.txt");
  EXPECT_THAT(list(), ElementsAre("a.txt", "pipe! a named pipe, not a file"));
}

TEST_F(InputsTest, KnowsSizesAndStandardInput) {
  write("a.txt", "12345");
  const auto files = list_inputs({path("a.txt"), "-", path("a.txt")});
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files[0].size_bytes, 5U);
  EXPECT_EQ(files[1].path, "-");
  EXPECT_EQ(files[1].size_bytes, 0U);
}

TEST_F(InputsTest, RefusesAPathThatIsNotThere) {
  try {
    list_inputs({path("none")});
    FAIL() << "not refused";
  } catch (const schema::UserError& error) {
    EXPECT_EQ(std::string(error.what()), "cannot read " + path("none") + ": No such file or directory");
  }
  EXPECT_THROW(list_inputs({""}), schema::UserError);
}

TEST_F(InputsTest, ADirectoryWithoutPermission) {
  write("closed/a.txt");
  write("b.txt");
  fs::permissions(root_ / "closed", fs::perms::none);
  fs::permissions(root_, fs::perms::all);
  {
    const WithoutPrivileges without_privileges;
    EXPECT_THAT(list(), ElementsAre("b.txt", "closed! cannot read: Permission denied"));
    try {
      list_inputs({path("closed")});
      ADD_FAILURE() << "not refused";
    } catch (const schema::UserError& error) {
      EXPECT_THAT(error.what(), HasSubstr("closed: Permission denied"));
    }
  }
  fs::permissions(root_ / "closed", fs::perms::owner_all);
}

TEST_F(InputsTest, DepthCostsNoStack) {
  fs::path deep = root_;
  for (int i = 0; i < 300; ++i) deep /= "d";
  fs::create_directories(deep);
  std::ofstream(deep / "a.txt") << "x";
  EXPECT_EQ(list_inputs({root_.string()}).size(), 1U);
}

}  // namespace
}  // namespace broadsheet::indexer
