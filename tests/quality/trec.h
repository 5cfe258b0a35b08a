// TREC files and measures for the retrieval tests: topics, relevance judgements, runs, nDCG.
// Source of the measure: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002),
// with gain 2^grade - 1 and discount log2(rank + 1).
#pragma once

#include <map>
#include <string>
#include <vector>

namespace broadsheet::tests {

// Judgements: topic -> document -> grade.
using Judgements = std::map<std::string, std::map<std::string, int>>;
// A run: topic -> documents, best first.
using Run = std::map<std::string, std::vector<std::string>>;

// Both throw std::runtime_error, naming the line, on a malformed one.
Judgements read_judgements(const std::string& text);
Run read_run(const std::string& text);

// nDCG at `depth` of one ranking; 0 where nothing relevant was found, 0 where nothing is relevant.
double ndcg(const std::map<std::string, int>& grades, const std::vector<std::string>& ranking,
            std::size_t depth);

}  // namespace broadsheet::tests
