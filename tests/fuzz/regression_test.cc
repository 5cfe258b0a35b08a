// Runs the fuzz targets over seeds and over seeded mutations of them: every run the same inputs.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/entry.h"

namespace broadsheet::fuzz {
namespace {

// The files of corpus/records, in order of their names.
const std::vector<std::string>& seeds() {
  static const std::vector<std::string> all = [] {
    std::map<std::string, std::string> by_name;
    for (const auto& entry :
         std::filesystem::directory_iterator(BROADSHEET_SOURCE_DIR "/tests/fuzz/corpus/records")) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << file.rdbuf();
      by_name[entry.path().filename()] = bytes.str();
    }
    std::vector<std::string> texts;
    for (auto& [name, text] : by_name) texts.push_back(std::move(text));
    return texts;
  }();
  return all;
}

// Pieces that change how the bytes around them are read.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all{
      "\n",      "\r",     "\r\n", "\u0085", "\u2028", "\uFEFF",     "\f",  std::string(1, '\0'),
      "\xFF",    "\xE3",   "{",    "}",      "[",      "]",          "\"",  "\\u0000",
      "\\ud800", ":",      ",",    "©",      "(c)",    "2024/03/01", "KST", "。",
      ". ",      "\u3000", "null", "1e999",  "-0",     "【",         "】",  "="};
  return all;
}

std::string mutate(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t bound) { return bound == 0 ? 0 : random() % bound; };
  const auto rounds = 1 + below(4);
  for (std::size_t i = 0; i < rounds; ++i) {
    const std::size_t at = below(text.size() + 1);
    switch (below(6)) {
      case 0:
        text.insert(at, pieces()[below(pieces().size())]);
        break;
      case 1:
        text.erase(at, below(20));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      case 3:
        text += seeds()[below(seeds().size())];
        break;
      case 4:
        text.insert(at, text.substr(below(text.size() + 1), below(60)));
        break;
      default:
        text.insert(at, std::string(below(200), static_cast<char>(below(128))));
        break;
    }
  }
  return text;
}

void run(int (*target)(const std::uint8_t*, std::size_t), unsigned rounds) {
  const auto give = [&](const std::string& text) {
    EXPECT_EQ(target(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), 0);
  };
  for (const std::string& seed : seeds()) give(seed);
  // NOLINTNEXTLINE(bugprone-random-generator-seed): the same inputs in every run
  std::mt19937 random(20240301);
  for (unsigned i = 0; i < rounds; ++i) give(mutate(seeds()[random() % seeds().size()], random));
}

TEST(FuzzRegression, Article) { run(article, 4000); }
TEST(FuzzRegression, JsonLines) { run(jsonl, 8000); }
TEST(FuzzRegression, Name) { run(name, 8000); }
TEST(FuzzRegression, SourceLine) { run(source_line, 20000); }

}  // namespace
}  // namespace broadsheet::fuzz
