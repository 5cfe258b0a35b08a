// Answers the queries of bench/known_items in one process: reads lines "language TAB kind TAB text TAB id",
// and prints the mean reciprocal rank and the totals of each language and kind.
//
// usage: known_items_run INDEX MATCH[,MATCH...] < QUERIES
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "broadsheet/schema/error.h"
#include "broadsheet/searcher/searcher.h"

namespace {

using broadsheet::searcher::MatchMode;
using broadsheet::searcher::SearchRequest;
using broadsheet::searcher::SortOrder;

constexpr std::uint64_t kDepth = 10;

struct Line {
  std::string language, kind, text, wanted;
};

struct Row {
  double gains = 0;
  std::vector<std::uint64_t> totals;
};

std::vector<Line> read_lines() {
  std::vector<Line> lines;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream stream(line);
    Line& read = lines.emplace_back();
    for (std::string* part : {&read.language, &read.kind, &read.text, &read.wanted})
      std::getline(stream, *part, '\t');
  }
  return lines;
}

void run(broadsheet::searcher::Searcher& searcher, const std::vector<Line>& lines, const std::string& name,
         SearchRequest request) {
  std::map<std::string, Row> rows;
  request.limit = kDepth;
  request.detail = broadsheet::searcher::Detail::kId;
  request.suggest = false;
  double seconds = 0;
  for (const Line& line : lines) {
    request.query = line.text;
    const auto results = searcher.search(request);
    seconds += results.seconds;
    const auto at = std::find_if(results.hits.begin(), results.hits.end(),
                                 [&](const auto& hit) { return hit.article.id == line.wanted; });
    for (const std::string& row : {line.kind, line.language, std::string("all")}) {
      if (at != results.hits.end()) rows[row].gains += 1.0 / static_cast<double>(at->rank);
      rows[row].totals.push_back(results.total);
    }
  }
  fmt::print("{} ({:.1f} ms a query)\n  {:20} {:>7} {:>7} {:>8} {:>7}\n", name,
             seconds * 1000 / static_cast<double>(lines.size()), "", "queries", "MRR@10", "total", "median");
  for (auto& [label, row] : rows) {
    std::sort(row.totals.begin(), row.totals.end());
    double sum = 0;
    for (const std::uint64_t total : row.totals) sum += static_cast<double>(total);
    const auto count = static_cast<double>(row.totals.size());
    fmt::print("  {:20} {:7} {:7.3f} {:8.1f} {:7}\n", label, row.totals.size(), row.gains / count,
               sum / count, row.totals[row.totals.size() / 2]);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    fmt::print(stderr, "usage: known_items_run INDEX MATCH[,MATCH...] < QUERIES\n");
    return 2;
  }
  try {
    broadsheet::searcher::Searcher searcher({arguments[1]});
    const std::vector<Line> lines = read_lines();
    run(searcher, lines, "relevance", {});
    std::istringstream matches(arguments[2]);
    for (std::string match; std::getline(matches, match, ',');) {
      SearchRequest request;
      request.sort = SortOrder::kNewest;
      request.match = match == "any" ? MatchMode::kAny : match == "all" ? MatchMode::kAll : MatchMode::kAuto;
      run(searcher, lines, "newest, " + match, request);
    }
    return 0;
  } catch (const broadsheet::schema::UserError& error) {
    fmt::print(stderr, "known_items_run: {}\n", error.what());
  }
  return 2;
}
