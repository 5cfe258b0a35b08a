// A dry run does all that a run does but for the writing. What shows it: the words that it has stemmed,
// counted where the library of stemmers is called.
#include <dlfcn.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <libstemmer.h>

#include <atomic>
#include <filesystem>
#include <string>

#include "broadsheet/indexer/add.h"
#include "broadsheet/schema/error.h"
#include "cli/run_program.h"

namespace {
std::atomic<std::uint64_t> words_stemmed{0};
}

// Takes the place of the library's function of that name.
extern "C" const sb_symbol* sb_stemmer_stem(sb_stemmer* stemmer, const sb_symbol* word, int size) {
  using Function = const sb_symbol* (*)(sb_stemmer*, const sb_symbol*, int);
  static const auto function = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "sb_stemmer_stem"));
  ++words_stemmed;
  return function(stemmer, word, size);
}

namespace broadsheet::indexer {
namespace {

class DryRunTest : public testing::Test {
 protected:
  AddOptions options() const {
    AddOptions options;
    options.index = directory_ / "index";
    options.paths = {(directory_ / "a.jsonl").string()};
    return options;
  }

  // How many words a run stems.
  std::uint64_t stemmed(bool dry_run) {
    AddOptions given = options();
    given.dry_run = dry_run;
    words_stemmed = 0;
    summary_ = add_archives(given, [](const RejectedRecord&) {});
    return words_stemmed;
  }

  tests::TemporaryDirectory directory_;
  Summary summary_;
};

TEST_F(DryRunTest, AnalysesWhatARunAnalyses) {
  std::string archive;
  for (int i = 0; i < 200; ++i) {
    // A word of its own for each id.
    const std::string word = fmt::format("l{}{}mping", static_cast<char>('a' + i % 150 / 10),
                                         std::string(static_cast<std::size_t>(1 + i % 10), 'o'));
    archive +=
        fmt::format(R"({{"id":"{0}","title":"Lamps","body":"The {1} of houses began.","language":"en"}})"
                    "\n",
                    i % 150, word);
  }
  tests::write_file(directory_ / "a.jsonl", archive);
  const std::uint64_t dry = stemmed(true);
  EXPECT_EQ(summary_.added, 150u);
  EXPECT_FALSE(std::filesystem::exists(directory_ / "index"));
  EXPECT_GE(dry, 150u);
  EXPECT_EQ(dry, stemmed(false));
  // What the index holds is not analysed again, by neither.
  EXPECT_EQ(stemmed(true), 0u);
  EXPECT_EQ(stemmed(false), 0u);
}

TEST_F(DryRunTest, IsRefusedWhereARunWouldBe) {
  tests::write_file(directory_ / "a.jsonl", R"({"id":"1","title":"Lamp","body":"Light."})"
                                            "\n");
  AddOptions given = options();
  add_archives(given, [](const RejectedRecord&) {});
  given.dry_run = true;
  given.positions = schema::Positions::kXapian;
  EXPECT_THROW(add_archives(given, [](const RejectedRecord&) {}), schema::UserError);
}

}  // namespace
}  // namespace broadsheet::indexer
