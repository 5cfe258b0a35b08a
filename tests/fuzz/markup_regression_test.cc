// Runs the fuzz targets of markup over their seeds and over seeded changes of them: every run the same
// inputs.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "fuzz/entry.h"

namespace broadsheet::fuzz {
namespace {

std::vector<std::string> seeds(const std::string& folder) {
  std::map<std::string, std::string> by_name;
  for (const auto& entry :
       std::filesystem::directory_iterator(BROADSHEET_SOURCE_DIR "/tests/fuzz/corpus/" + folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    by_name[entry.path().filename()] = {std::istreambuf_iterator<char>(file), {}};
  }
  std::vector<std::string> texts;
  for (auto& [name, text] : by_name) texts.push_back(std::move(text));
  return texts;
}

void run(int (*target)(const std::uint8_t*, std::size_t), unsigned rounds,
         const std::string& folder = "markup") {
  const std::vector<std::string> all = seeds(folder);
  ASSERT_FALSE(all.empty());
  const auto give = [&](const std::string& text) {
    EXPECT_EQ(target(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
  };
  for (const std::string& seed : all) give(seed);
  const std::vector<std::string> pieces{"<",         ">",
                                        "&",         "</",
                                        "<![CDATA[", "]]>",
                                        "<!--",      "-->",
                                        "<?",        "<!DOCTYPE a [",
                                        "\"",        "'",
                                        "=",         "&#0;",
                                        "&amp;",     "xmlns:a=\"b\"",
                                        "</item>",   "<item>",
                                        "\xFF",      std::string(1, '\0'),
                                        "\u0085",    "{",
                                        "[",         "\\u0000",
                                        "\n",        ",",
                                        "\t",        ";"};
  // NOLINTNEXTLINE(bugprone-random-generator-seed): the same inputs in every run
  std::mt19937 random(20240301);
  for (unsigned i = 0; i < rounds; ++i) {
    std::string text = all[random() % all.size()];
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % (text.size() + 1);
      switch (random() % 4) {
        case 0:
          text.insert(at, pieces[random() % pieces.size()]);
          break;
        case 1:
          text.erase(at, random() % 20);
          break;
        case 2:
          if (at < text.size()) text[at] = static_cast<char>(random() % 256);
          break;
        default:
          text.insert(at, text.substr(random() % (text.size() + 1), random() % 60));
          break;
      }
    }
    give(text);
  }
}

TEST(MarkupFuzzRegression, Agency) { run(agency, 2000); }
TEST(MarkupFuzzRegression, Feed) { run(feed, 2000); }
TEST(MarkupFuzzRegression, Mail) { run(mail, 2000); }
TEST(MarkupFuzzRegression, Ocr) { run(ocr, 2000); }
TEST(MarkupFuzzRegression, Sgml) { run(sgml, 4000, "sgml"); }
TEST(MarkupFuzzRegression, Table) { run(table, 4000, "tables"); }
TEST(MarkupFuzzRegression, Wiki) { run(wiki, 2000); }
TEST(MarkupFuzzRegression, Xml) { run(xml, 4000); }

}  // namespace
}  // namespace broadsheet::fuzz
