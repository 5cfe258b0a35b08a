// Measures the constants of ranking over an index of the development sets, without building anything anew.
// Every run plans with plan_with() and matches as the searcher does; bench/quality measures what users get.
//
// usage: ranking INDEX SET... [NAME=VALUE[,VALUE...]]...
//
// Each NAME is a member of RankingConstants; every value given is measured alone, the others as they stand.
// BROADSHEET_TOPICS_OFFSET=1 takes the topics after those that bench/quality keeps: what was chosen on the
// latter is held out from the former. BROADSHEET_LEAVE_ONE_OUT=1 says for each set which value was best on
// the other sets and what it gives on this one.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "plan/planner.h"
#include "query/query_tree.h"

namespace {

using broadsheet::schema::DefaultOperator;
using broadsheet::schema::ParsedQuery;
using broadsheet::schema::PlanOptions;
using broadsheet::schema::plan::RankingConstants;

constexpr std::size_t kMaxTopics = 300;  // of one set, as bench/quality
constexpr Xapian::doccount kDepth = 10;
constexpr Xapian::doccount kExactTotal = 1000;  // as the searcher does

struct Member {
  std::string_view name;
  double RankingConstants::*value;
};
constexpr Member kMembers[] = {
    {"bm25_k1", &RankingConstants::bm25_k1},
    {"bm25_b", &RankingConstants::bm25_b},
    {"bm25_min_length", &RankingConstants::bm25_min_length},
    {"exact", &RankingConstants::exact},
    {"plain", &RankingConstants::plain},
    {"title", &RankingConstants::title},
    {"adjacency", &RankingConstants::adjacency},
    {"compound_phrase", &RankingConstants::compound_phrase},
    {"han_match", &RankingConstants::han_match},
    {"han_bigram", &RankingConstants::han_bigram},
    {"han_word", &RankingConstants::han_word},
    {"han_run", &RankingConstants::han_run},
    {"han_variant", &RankingConstants::han_variant},
    {"hangul_word", &RankingConstants::hangul_word},
    {"hangul_part", &RankingConstants::hangul_part},
    {"hangul_bigram", &RankingConstants::hangul_bigram},
    {"hangul_later", &RankingConstants::hangul_later},
    {"own_language", &RankingConstants::own_language},
    {"own_length", &RankingConstants::own_length},
};

struct Topic {
  std::string id;
  std::string text;
};

struct Set {
  std::string name;
  std::vector<Topic> topics;
  std::map<std::string, std::map<std::string, int>> grades;
};

Set read_set(const std::string& folder, std::size_t offset) {
  Set set;
  set.name = folder.substr(folder.find_last_of('/') + 1);
  std::ifstream judgements(folder + "/qrels.txt");
  std::string topic;
  std::string zero;
  std::string document;
  for (int grade = 0; judgements >> topic >> zero >> document >> grade;) {
    if (grade > 0) set.grades[topic][document] = grade;
  }
  std::vector<Topic> all;
  std::ifstream topics(folder + "/topics.tsv");
  for (std::string line; std::getline(topics, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (second != std::string::npos) all.push_back({line.substr(0, first), line.substr(second + 1)});
  }
  const std::size_t step = std::max<std::size_t>(1, all.size() / kMaxTopics);
  for (std::size_t i = std::min(offset, step - 1); i < all.size(); i += step) {
    if (set.grades.contains(all[i].id)) set.topics.push_back(all[i]);
  }
  return set;
}

double gain(int grade) { return std::exp2(grade) - 1; }

double ndcg(const std::map<std::string, int>& grades, const std::vector<std::string>& ranking) {
  std::vector<double> ideal;
  for (const auto& [document, grade] : grades) ideal.push_back(gain(grade));
  std::sort(ideal.rbegin(), ideal.rend());
  double best = 0;
  double sum = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(kDepth, ideal.size()); ++i) {
    best += ideal[i] / std::log2(static_cast<double>(i) + 2);
  }
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const auto found = grades.find(ranking[i]);
    if (found != grades.end()) sum += gain(found->second) / std::log2(static_cast<double>(i) + 2);
  }
  return sum / best;
}

class Measure {
 public:
  Measure(const std::string& index, std::vector<Set> sets) : database_(index), sets_(std::move(sets)) {
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
      const Xapian::Document document = database_.get_document(*at);
      auto term = document.termlist_begin();
      term.skip_to("Q");
      if (term != document.termlist_end() && (*term).starts_with('Q')) ids_[*at] = (*term).substr(1);
    }
  }

  // nDCG of each set.
  std::vector<double> run(const RankingConstants& constants) {
    std::vector<double> result;
    for (const Set& set : sets_) {
      double sum = 0;
      for (const Topic& topic : set.topics) sum += ndcg(set.grades.at(topic.id), rank(topic.text, constants));
      result.push_back(sum / static_cast<double>(std::max<std::size_t>(1, set.topics.size())));
    }
    return result;
  }

  const std::vector<Set>& sets() const { return sets_; }

 private:
  std::vector<std::string> rank(const std::string& text, const RankingConstants& constants) {
    ParsedQuery parsed;
    parsed.root = broadsheet::schema::query::make_node(broadsheet::schema::QueryKind::kWords, text);
    const auto plan =
        broadsheet::schema::plan::plan_with(parsed, database_, PlanOptions{}, constants, tools_);
    Xapian::Enquire enquire(database_);
    enquire.set_query(plan.query);
    enquire.set_weighting_scheme(broadsheet::schema::plan::weight_with(plan, constants));
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet found = enquire.get_mset(0, kDepth, kDepth + kExactTotal);
    std::vector<std::string> ranking;
    for (auto at = found.begin(); at != found.end(); ++at) ranking.push_back(ids_[*at]);
    return ranking;
  }

  Xapian::Database database_;
  std::vector<Set> sets_;
  std::map<Xapian::docid, std::string> ids_;
  broadsheet::schema::PlanTools tools_;
};

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(std::max<std::size_t>(1, values.size()));
}

std::size_t environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? 0 : std::strtoul(value, nullptr, 10);
}

struct Row {
  std::string name;
  std::vector<double> figures;
};

void print(const Row& row) {
  fmt::print("{:28} {:.4f} ", row.name, mean(row.figures));
  for (const double figure : row.figures) fmt::print(" {:.4f}", figure);
  fmt::print("\n");
  std::fflush(stdout);
}

// For each set, the row that is best on all others, and what it gives on this one.
void leave_one_out(const std::vector<Row>& rows, const std::vector<Set>& sets) {
  double sum = 0;
  for (std::size_t out = 0; out < sets.size(); ++out) {
    const auto others = [&](const Row& row) {
      return mean(row.figures) - row.figures[out] / static_cast<double>(sets.size());
    };
    const auto best = std::max_element(rows.begin(), rows.end(),
                                       [&](const Row& a, const Row& b) { return others(a) < others(b); });
    fmt::print("held out {:20} {:28} {:.4f}\n", sets[out].name, best->name, best->figures[out]);
    sum += best->figures[out];
  }
  fmt::print("{:28} {:.4f}\n", "held-out mean", sum / static_cast<double>(sets.size()));
}

int run(int count, char** arguments) {
  std::vector<std::string> folders;
  std::vector<std::pair<const Member*, std::string>> changes;
  for (int i = 2; i < count; ++i) {
    std::string argument = arguments[i];
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos) {
      while (argument.ends_with('/')) argument.pop_back();
      folders.push_back(argument);
      continue;
    }
    const auto* member = std::find_if(std::begin(kMembers), std::end(kMembers), [&](const Member& each) {
      return each.name == argument.substr(0, equals);
    });
    if (member == std::end(kMembers)) throw std::runtime_error("no constant is called " + argument);
    changes.emplace_back(member, argument.substr(equals + 1));
  }
  std::vector<Set> sets;
  sets.reserve(folders.size());
  for (const std::string& folder : folders) {
    sets.push_back(read_set(folder, environment("BROADSHEET_TOPICS_OFFSET")));
  }
  Measure measure(arguments[1], std::move(sets));
  std::string header = fmt::format("{:28} mean   ", "constant");
  for (const Set& set : measure.sets())
    header += fmt::format(" {:>6}", set.name.substr(set.name.find_last_of('-') + 1));
  fmt::print("{}\n", header);
  std::vector<Row> rows{{"as it stands", measure.run({})}};
  print(rows.back());
  for (const auto& [member, values] : changes) {
    for (std::size_t begin = 0; begin < values.size();) {
      const std::size_t end = std::min(values.find(',', begin), values.size());
      RankingConstants constants;
      constants.*(member->value) = std::stod(values.substr(begin, end - begin));
      rows.push_back(
          {std::string(member->name) + " " + values.substr(begin, end - begin), measure.run(constants)});
      print(rows.back());
      begin = end + 1;
    }
  }
  if (environment("BROADSHEET_LEAVE_ONE_OUT") != 0) leave_one_out(rows, measure.sets());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "usage: ranking INDEX SET... [NAME=VALUE[,VALUE...]]...\n");
    return 2;
  }
  try {
    return run(count, arguments);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "ranking: {}\n", error.get_description());
  } catch (const std::exception& error) {
    fmt::print(stderr, "ranking: {}\n", error.what());
  }
  return 2;
}
