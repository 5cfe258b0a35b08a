// TREC files and measures for the retrieval tests.
#include "quality/trec.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>
#include <stdexcept>

namespace broadsheet::tests {
namespace {

template <typename Function>
void for_each_line(const std::string& text, Function&& function) {
  std::istringstream in(text);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    std::istringstream fields(line);
    if (!function(fields)) throw std::runtime_error("line " + std::to_string(number) + ": " + line);
  }
}

double gain(int grade) { return std::exp2(grade) - 1.0; }

}  // namespace

Judgements read_judgements(const std::string& text) {
  Judgements out;
  for_each_line(text, [&](std::istream& fields) {
    std::string topic;
    std::string iteration;
    std::string document;
    int grade = 0;
    if (!(fields >> topic >> iteration >> document >> grade)) return false;
    out[topic][document] = grade;
    return true;
  });
  return out;
}

Run read_run(const std::string& text) {
  Run out;
  for_each_line(text, [&](std::istream& fields) {
    std::string topic;
    std::string q0;
    std::string document;
    std::size_t rank = 0;
    double score = 0;
    std::string name;
    if (!(fields >> topic >> q0 >> document >> rank >> score >> name)) return false;
    std::vector<std::string>& ranking = out[topic];
    if (rank != ranking.size() + 1) return false;
    ranking.push_back(document);
    return true;
  });
  return out;
}

double ndcg(const std::map<std::string, int>& grades, const std::vector<std::string>& ranking,
            std::size_t depth) {
  double found = 0;
  for (std::size_t i = 0; i < std::min(depth, ranking.size()); ++i) {
    const auto grade = grades.find(ranking[i]);
    if (grade != grades.end()) found += gain(grade->second) / std::log2(static_cast<double>(i) + 2);
  }
  std::vector<int> ideal;
  for (const auto& [document, grade] : grades) ideal.push_back(grade);
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  double best = 0;
  for (std::size_t i = 0; i < std::min(depth, ideal.size()); ++i) {
    best += gain(ideal[i]) / std::log2(static_cast<double>(i) + 2);
  }
  return best > 0 ? found / best : 0.0;
}

}  // namespace broadsheet::tests
