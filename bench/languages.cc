// Language identification over texts of known language: right, wrong and abstained, by language and part.
//
// usage: [BROADSHEET_SHOW_WRONG=1] languages FILE...
//
// A FILE is lines of `language TAB text` (a part named "line"), or a set's docs.jsonl with "lang", "title"
// and "body"; corpus/articles.jsonl with "headlines" and "lang". A language counts by its primary subtag,
// Chinese by its script too where the file says which.
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "analysis/language.h"

namespace {

struct Count {
  int right = 0;
  int wrong = 0;
  int abstained = 0;
  std::map<std::string, int> taken_for;
};
using Counts = std::map<std::pair<std::string, std::string>, Count>;  // by part and language

std::string primary(const std::string& tag) { return tag.substr(0, tag.find('-')); }

bool agrees(const std::string& wanted, const std::string& guess) {
  if (wanted == guess) return true;
  const bool script_told = wanted.find("-Han") != std::string::npos;
  return !script_told && primary(wanted) == primary(guess);
}

void add(Counts& counts, const std::string& part, const std::string& language, const std::string& text) {
  if (text.empty() || language.empty()) return;
  Count& count = counts[{part, language}];
  static broadsheet::schema::LanguageIdentifier identifier;
  const std::string guess = identifier.identify(text).language;
  if (guess.empty()) {
    if (std::getenv("BROADSHEET_SHOW_WRONG") != nullptr)
      fmt::print("{} not told: {}\n", language, text.substr(0, 120));
    ++count.abstained;
  } else if (agrees(language, guess)) {
    ++count.right;
  } else {
    if (std::getenv("BROADSHEET_SHOW_WRONG") != nullptr)
      fmt::print("{} taken for {}: {}\n", language, guess, text.substr(0, 120));
    ++count.wrong;
    ++count.taken_for[guess];
  }
}

void add_object(Counts& counts, const nlohmann::json& object) {
  const std::string language = object.value("lang", "");
  add(counts, "body", language, object.value("body", ""));
  if (object.contains("title") && object["title"].is_string()) {
    add(counts, "headline", language, object["title"].get<std::string>());
  }
  if (object.contains("headlines")) {
    for (const auto& headline : object["headlines"]) {
      add(counts, "headline", headline.value("lang", ""), headline.value("text", ""));
    }
  }
}

void add_file(Counts& counts, const std::string& name) {
  std::ifstream file(name);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '{') {
      add_object(counts, nlohmann::json::parse(line));
      continue;
    }
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) add(counts, "line", line.substr(0, tab), line.substr(tab + 1));
  }
}

void print(const std::string& part, const std::string& language, const Count& count) {
  const int all = count.right + count.wrong + count.abstained;
  std::string taken;
  for (const auto& [guess, times] : count.taken_for) taken += fmt::format(" {} {}", guess, times);
  fmt::print("{:9} {:8} {:6}  right {:6.2f} %  wrong {:6.2f} %  abstained {:6.2f} %{}{}\n", part, language,
             all, 100.0 * count.right / all, 100.0 * count.wrong / all, 100.0 * count.abstained / all,
             taken.empty() ? "" : "  taken for", taken);
}

}  // namespace

int main(int argument_count, char** arguments) {
  Counts counts;
  try {
    for (int i = 1; i < argument_count; ++i) add_file(counts, arguments[i]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "languages: {}\n", error.what());
    return 2;
  }
  std::map<std::string, Count> sums;
  for (const auto& [key, count] : counts) {
    print(key.first, key.second, count);
    Count& sum = sums[key.first];
    sum.right += count.right;
    sum.wrong += count.wrong;
    sum.abstained += count.abstained;
  }
  for (const auto& [part, sum] : sums) print(part, "all", sum);
  return 0;
}
